package kit

// The tree: names in their places, opened and closed, found by what is typed
// above, walked by the keyboard of an office program.

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// TreeNode is one line of a tree.
type TreeNode struct {
	ID     string
	Parent string // empty, or unknown: a root
	Text   string
	Search string              // what it is found by, in lower case
	Mark   fyne.ThemeColorName // of the dot before the name; empty = none
	Muted  bool
}

// Tree shows nodes. All its methods belong to the UI goroutine.
type Tree struct {
	rows
	// OnSelect is called when another node was chosen.
	OnSelect func(id string)
	// OnOpen is called for Enter or a double click.
	OnOpen func(id string)

	nodes    []TreeNode
	children map[string][]int // by parent's ID; "" = the roots
	at       map[string]int
	open     map[string]bool
	touched  bool // the person opened or closed something
	filter   string
	lines    []treeLine
	chosen   string
	focused  bool
}

// treeLine is a node as it is shown.
type treeLine struct {
	node  int
	depth int
	more  bool // has children
	open  bool
}

// NewTree makes an empty tree.
func NewTree() *Tree {
	t := &Tree{open: map[string]bool{}}
	t.length = func() int { return len(t.lines) }
	t.least = func() fyne.Size { return fyne.NewSize(80, rowHeight()*0.93) }
	t.create = func() fyne.CanvasObject { return newTreeRow(t) }
	t.update = func(i int, o fyne.CanvasObject) { o.(*treeRow).show(i) }
	t.setUp(t)
	return t
}

// SetNodes shows other nodes, siblings in the order given; what is open and
// chosen is kept.
func (t *Tree) SetNodes(nodes []TreeNode) {
	t.nodes = nodes
	t.at, t.children = map[string]int{}, map[string][]int{}
	for i, n := range nodes {
		t.at[n.ID] = i
	}
	for i, n := range nodes {
		parent := n.Parent
		if _, ok := t.at[parent]; !ok || parent == n.ID {
			parent = ""
		}
		t.children[parent] = append(t.children[parent], i)
	}
	if !t.touched { // at first the two upper levels are open
		for _, i := range t.children[""] {
			t.open[nodes[i].ID] = true
		}
	}
	t.arrange()
}

// Chosen is the ID of the chosen node.
func (t *Tree) Chosen() string { return t.chosen }

// Has reports that there is a node with the ID.
func (t *Tree) Has(id string) bool { _, ok := t.at[id]; return ok }

// First is the ID of the first node that is shown; empty if there is none.
func (t *Tree) First() string {
	if len(t.lines) == 0 {
		return ""
	}
	return t.nodes[t.lines[0].node].ID
}

// FirstFound is the ID of the first node that the filter itself finds, not only
// what stands below it.
func (t *Tree) FirstFound() string {
	words := strings.Fields(t.filter)
	for _, l := range t.lines {
		if n := t.nodes[l.node]; containsAll(n.Search, words) {
			return n.ID
		}
	}
	return ""
}

// Filter shows only what is found by every word, and what stands above it.
func (t *Tree) Filter(text string) {
	t.filter = strings.ToLower(strings.TrimSpace(text))
	t.arrange()
}

// Choose opens the way to a node, chooses it and scrolls to it.
func (t *Tree) Choose(id string) {
	i, ok := t.at[id]
	if !ok {
		return
	}
	for n, steps := t.nodes[i], 0; steps < 64; steps++ { // a loop in the data must not hang us
		up, ok := t.at[n.Parent]
		if !ok {
			break
		}
		n = t.nodes[up]
		t.open[n.ID] = true
	}
	t.arrange()
	t.choose(id)
}

func (t *Tree) choose(id string) {
	changed := id != t.chosen
	t.chosen = id
	t.scroll()
	t.Refresh()
	if changed && t.OnSelect != nil {
		t.OnSelect(id)
	}
}

// scroll brings the chosen node into view. Before there is room Fyne would
// scroll it away.
func (t *Tree) scroll() {
	if i := t.line(t.chosen); i >= 0 && t.Size().Height > rowHeight() {
		t.ScrollTo(i)
	}
}

// Resize implements fyne.CanvasObject.
func (t *Tree) Resize(size fyne.Size) {
	first := t.Size().Height <= rowHeight()
	t.rows.Resize(size)
	if first {
		t.scroll()
	}
}

// line is where a node is shown, -1 if it is not.
func (t *Tree) line(id string) int {
	for i, l := range t.lines {
		if t.nodes[l.node].ID == id {
			return i
		}
	}
	return -1
}

// arrange works out the lines anew.
func (t *Tree) arrange() {
	t.lines = t.lines[:0]
	keep := t.kept()
	seen := make([]bool, len(t.nodes))
	var walk func(parent string, depth int)
	walk = func(parent string, depth int) {
		for _, i := range t.children[parent] {
			id := t.nodes[i].ID
			if seen[i] || keep != nil && !keep[i] {
				continue
			}
			seen[i] = true
			l := treeLine{node: i, depth: depth, more: len(t.children[id]) > 0, open: t.open[id] || keep != nil}
			t.lines = append(t.lines, l)
			if l.open {
				walk(id, depth+1)
			}
		}
	}
	walk("", 0)
	t.Refresh()
}

// kept is the nodes that the filter finds and all above them; nil = all.
func (t *Tree) kept() map[int]bool {
	words := strings.Fields(t.filter)
	if len(words) == 0 {
		return nil
	}
	keep := map[int]bool{}
	for i, n := range t.nodes {
		if !containsAll(n.Search, words) {
			continue
		}
		for ok := true; ok && !keep[i]; i, ok = t.at[t.nodes[i].Parent] {
			keep[i] = true
		}
	}
	return keep
}

func containsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func (t *Tree) toggle(id string, open bool) {
	t.touched = true
	t.open[id] = open
	t.arrange()
}

// FocusGained shows that the keyboard is here.
func (t *Tree) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost implements fyne.Focusable.
func (t *Tree) FocusLost() { t.focused = false; t.Refresh() }

// TypedKey walks, opens and closes.
func (t *Tree) TypedKey(e *fyne.KeyEvent) {
	if ofWindow(e.Name) {
		toWindow(t, e)
		return
	}
	n := len(t.lines)
	if n == 0 {
		return
	}
	at := t.line(t.chosen)
	page := max(1, int(t.Size().Height/rowHeight())-1)
	to := map[fyne.KeyName]int{
		fyne.KeyUp: max(at-1, 0), fyne.KeyDown: min(at+1, n-1), fyne.KeyHome: 0, fyne.KeyEnd: n - 1,
		fyne.KeyPageUp: max(at-page, 0), fyne.KeyPageDown: min(at+page, n-1),
	}
	if i, ok := to[e.Name]; ok {
		t.choose(t.nodes[t.lines[i].node].ID)
		return
	}
	if at < 0 {
		return
	}
	l := t.lines[at]
	node := t.nodes[l.node]
	switch e.Name {
	case fyne.KeyRight:
		if l.more && !l.open {
			t.toggle(node.ID, true)
		} else if l.more && at+1 < n {
			t.choose(t.nodes[t.lines[at+1].node].ID)
		}
	case fyne.KeyLeft:
		if l.more && l.open && t.filter == "" {
			t.toggle(node.ID, false)
		} else if t.Has(node.Parent) {
			t.choose(node.Parent)
		}
	case fyne.KeySpace:
		if l.more {
			t.toggle(node.ID, !l.open)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if t.OnOpen != nil {
			t.OnOpen(node.ID)
		}
	}
}

// treeRow is one line on screen.
type treeRow struct {
	widget.BaseWidget
	t     *Tree
	index int
}

func newTreeRow(t *Tree) *treeRow {
	r := &treeRow{t: t, index: -1}
	r.ExtendBaseWidget(r)
	return r
}

func (r *treeRow) show(i int) {
	r.index = i
	r.Refresh()
}

// line is what the row shows; ok is false for a row out of use.
func (r *treeRow) line() (treeLine, TreeNode, bool) {
	if r.index < 0 || r.index >= len(r.t.lines) {
		return treeLine{}, TreeNode{}, false
	}
	l := r.t.lines[r.index]
	return l, r.t.nodes[l.node], true
}

// indent is how far a line's arrow stands from the left.
func (l treeLine) indent() float32 { return 6 + float32(l.depth)*16*textScale() }

// textAt is where its text begins.
func (l treeLine) textAt() float32 { return l.indent() + arrowWidth() + 3 + 8*textScale() + 5 }

func arrowWidth() float32 { return 18 * textScale() }

// MouseDown opens and closes at the arrow, and chooses elsewhere.
func (r *treeRow) MouseDown(e *desktop.MouseEvent) {
	l, n, ok := r.line()
	if !ok {
		return
	}
	focus(r.t)
	if x := e.Position.X; l.more && x >= l.indent()-4 && x < l.indent()+arrowWidth() {
		r.t.toggle(n.ID, !l.open)
		return
	}
	r.t.choose(n.ID)
}

// MouseUp implements desktop.Mouseable.
func (r *treeRow) MouseUp(*desktop.MouseEvent) {}

// Tapped keeps Fyne's list from selecting in its own way.
func (r *treeRow) Tapped(*fyne.PointEvent) {}

// MouseIn implements desktop.Hoverable.
func (r *treeRow) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseOut implements desktop.Hoverable.
func (r *treeRow) MouseOut() { NoTip(r) }

// MouseMoved tells what the line says, where it is cut.
func (r *treeRow) MouseMoved(*desktop.MouseEvent) {
	if l, n, ok := r.line(); ok && Cut(n.Text, r.Size().Width-l.textAt()-4, theme.TextSize()) != Visible(n.Text) {
		Tip(r, n.ID, fyne.NewPos(l.textAt(), 0), r.Size(), n.Text)
		return
	}
	NoTip(r)
}

// DoubleTapped opens and closes what has something below it.
func (r *treeRow) DoubleTapped(*fyne.PointEvent) {
	if l, n, ok := r.line(); ok && l.more {
		r.t.toggle(n.ID, !l.open)
	}
}

func (r *treeRow) CreateRenderer() fyne.WidgetRenderer {
	fg := theme.Color(theme.ColorNameForeground)
	x := &treeRowRenderer{r: r, ground: canvas.NewRectangle(theme.Color(ColorCard)), mark: canvas.NewRectangle(theme.Color(ColorAccent)),
		dot: canvas.NewCircle(fg), arrow: widget.NewIcon(theme.MenuExpandIcon()), text: canvas.NewText("", fg)}
	x.Refresh()
	return x
}

type treeRowRenderer struct {
	r      *treeRow
	ground *canvas.Rectangle
	mark   *canvas.Rectangle
	dot    *canvas.Circle
	arrow  *widget.Icon
	text   *canvas.Text
}

func (x *treeRowRenderer) Destroy() {}
func (x *treeRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{x.ground, x.mark, x.arrow, x.dot, x.text}
}
func (x *treeRowRenderer) MinSize() fyne.Size { return x.r.t.least() }

func (x *treeRowRenderer) Refresh() {
	l, n, ok := x.r.line()
	if !ok {
		return
	}
	x.ground.FillColor = theme.Color(ColorCard)
	x.mark.Hidden = n.ID != x.r.t.chosen
	x.mark.FillColor = theme.Color(ColorAccent)
	if !x.mark.Hidden {
		x.ground.FillColor = theme.Color(ColorSelected)
	}
	x.ground.StrokeColor, x.ground.StrokeWidth = theme.Color(theme.ColorNamePrimary), 0
	if !x.mark.Hidden && x.r.t.focused {
		x.ground.StrokeWidth = 1
	}
	x.arrow.Hidden = !l.more
	x.arrow.SetResource(theme.MenuExpandIcon())
	if l.open {
		x.arrow.SetResource(theme.MenuDropDownIcon())
	}
	x.dot.Hidden = n.Mark == ""
	if n.Mark != "" {
		x.dot.FillColor = theme.Color(n.Mark)
	}
	x.text.TextSize, x.text.Color = theme.TextSize(), theme.Color(theme.ColorNameForeground)
	if n.Muted {
		x.text.Color = theme.Color(ColorMuted)
	}
	x.Layout(x.r.Size())
	canvas.Refresh(x.r)
}

func (x *treeRowRenderer) Layout(size fyne.Size) {
	l, n, ok := x.r.line()
	if !ok {
		return
	}
	x.ground.Resize(size)
	x.mark.Resize(fyne.NewSize(3, size.Height))
	at := l.indent()
	a := arrowWidth()
	x.arrow.Move(fyne.NewPos(at, (size.Height-a)/2))
	x.arrow.Resize(fyne.NewSize(a, a))
	at += a + 3
	d := 8 * textScale()
	x.dot.Move(fyne.NewPos(at, (size.Height-d)/2))
	x.dot.Resize(fyne.NewSize(d, d))
	at += d + 5
	x.text.Text = Cut(n.Text, size.Width-at-4, x.text.TextSize)
	h := x.text.MinSize().Height
	x.text.Move(fyne.NewPos(at, (size.Height-h)/2))
	x.text.Resize(fyne.NewSize(size.Width-at, h))
}
