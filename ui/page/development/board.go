package development

// 看板: the cases as cards in columns by stage, the most urgent on top.

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/figure"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// mostCards is how many cards a column shows: who has more to see takes the list.
const mostCards = 30

// board is the columns.
type board struct {
	columns []*column
	across  *fyne.Container
	content fyne.CanvasObject
	open    func(row)
	more    func(model.Stage) // shows a stage in the list
}

// column is one stage.
type column struct {
	stage  model.Stage
	title  *kit.Text
	count  *kit.Text
	head   *fyne.Container
	cards  []*card // as many as ever were shown; the rest is hidden
	shown  int
	more   *kit.Button
	none   *kit.Text
	box    *fyne.Container
	scroll *container.Scroll
	whole  *fyne.Container // head and cards
}

func newBoard(open func(row), more func(model.Stage)) *board {
	b := &board{open: open, more: more}
	across := container.New(boardLayout{})
	for _, stage := range figure.CountedStages() {
		c := b.newColumn(stage)
		b.columns = append(b.columns, c)
		c.whole = container.NewBorder(container.NewPadded(c.head), nil, nil, nil, c.scroll)
		across.Add(c.whole)
	}
	b.across = across
	b.content = container.NewHScroll(across)
	return b
}

// only shows the columns of some stages.
func (b *board) only(of func(model.Stage) bool) {
	for _, c := range b.columns {
		c.whole.Hidden = !of(c.stage)
	}
	b.across.Refresh()
	b.content.Refresh()
}

func (b *board) newColumn(stage model.Stage) *column {
	c := &column{stage: stage, title: kit.NewText(string(stage), theme.ColorNameForeground).Strong(),
		count: kit.NewText("", kit.ColorMuted),
		none:  kit.NewText("没有", kit.ColorMuted)}
	c.head = container.NewHBox(c.title, layout.NewSpacer(), c.count)
	c.none.Align = fyne.TextAlignCenter
	c.more = kit.NewButton("", func() { b.more(stage) })
	c.more.Importance = widget.LowImportance
	c.box = container.NewVBox(c.none, c.more)
	c.scroll = container.NewVScroll(c.box)
	return c
}

// show puts the rows that accept lets through into their columns, in the order
// that they come in.
func (b *board) show(rows []row, accept func(row) bool) {
	first, count := map[model.Stage][]row{}, map[model.Stage]int{}
	for i := range rows {
		x := &rows[i]
		if !accept(*x) {
			continue
		}
		if count[x.stage]++; count[x.stage] <= mostCards {
			first[x.stage] = append(first[x.stage], *x)
		}
	}
	for i, c := range b.columns {
		b.fill(i, c, first[c.stage], count[c.stage])
	}
}

// fill shows the first rows of a column that has so many.
func (b *board) fill(at int, c *column, list []row, many int) {
	c.count.Text = fmt.Sprintf("%d人", many)
	c.shown = len(list)
	for len(c.cards) < c.shown {
		n := len(c.cards)
		k := newCard(b.open, func(dx, dy int) { b.step(at+dx, n+dy) })
		c.cards = append(c.cards, k)
	}
	c.box.Objects = []fyne.CanvasObject{c.none}
	for i, k := range c.cards[:c.shown] {
		k.show(list[i])
		c.box.Objects = append(c.box.Objects, k)
	}
	c.none.Hidden = c.shown > 0
	c.more.SetText(fmt.Sprintf("其余%d人见列表", many-c.shown))
	c.more.Hidden = many == c.shown
	c.box.Objects = append(c.box.Objects, c.more)
	c.box.Refresh()
	c.head.Refresh()
	c.scroll.ScrollToTop()
}

// step gives the keyboard to another card.
func (b *board) step(at, n int) {
	if at < 0 || at >= len(b.columns) || b.columns[at].shown == 0 || b.columns[at].whole.Hidden {
		return
	}
	c := b.columns[at]
	k := c.cards[max(0, min(n, c.shown-1))]
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(k); canvas != nil {
		canvas.Focus(k)
	}
	top, bottom := k.Position().Y, k.Position().Y+k.Size().Height
	switch {
	case top < c.scroll.Offset.Y:
		c.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > c.scroll.Offset.Y+c.scroll.Size().Height:
		c.scroll.ScrollToOffset(fyne.NewPos(0, bottom-c.scroll.Size().Height))
	}
}

func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	return slices.DeleteFunc(slices.Clone(objects), func(o fyne.CanvasObject) bool { return !o.Visible() })
}

// boardLayout puts the columns side by side, each as wide as a card needs to be.
type boardLayout struct{}

const leastColumn = 160

func (boardLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	objects = visible(objects)
	return fyne.NewSize(leastColumn*theme.TextSize()/14*float32(len(objects)), cardHeight()*2)
}

func (boardLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects = visible(objects)
	w := size.Width / float32(len(objects))
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*w, 0))
		o.Resize(fyne.NewSize(w-theme.Padding(), size.Height))
	}
}

// card is one case.
type card struct {
	kit.Press
	row   row
	step  func(dx, dy int)
	level *canvas.Rectangle // its colour down the left side
	lines [6]*canvas.Text   // name, level, branch, stage since, next step, its day
	cut   bool              // one of them is
}

func newCard(open func(row), step func(dx, dy int)) *card {
	k := &card{step: step, level: canvas.NewRectangle(theme.Color(kit.ColorGood))}
	for i := range k.lines {
		k.lines[i] = canvas.NewText("", theme.Color(theme.ColorNameForeground))
	}
	k.lines[0].TextStyle.Bold = true
	k.InitPress(func() { open(k.row) })
	k.Says = func() string {
		return kit.Choose(k.cut, strings.Join(append([]string{k.row.name}, k.words()...), "\n"), "")
	}
	k.ExtendBaseWidget(k)
	return k
}

func (k *card) show(x row) {
	k.row = x
	k.Refresh()
}

// TypedKey goes to the cards around.
func (k *card) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		k.step(0, -1)
	case fyne.KeyDown:
		k.step(0, 1)
	case fyne.KeyLeft:
		k.step(-1, 0)
	case fyne.KeyRight:
		k.step(1, 0)
	default:
		k.Press.TypedKey(e)
	}
}

// CreateRenderer implements fyne.Widget.
func (k *card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{k}
	r.Refresh()
	return r
}

type cardRenderer struct{ k *card }

const cardPad = 6

func cardHeight() float32 { return theme.TextSize()*1.5 + theme.CaptionTextSize()*1.45*4 + 2*cardPad }

func (r *cardRenderer) Destroy() {}
func (r *cardRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.k.Ground, r.k.level}
	for _, t := range r.k.lines {
		out = append(out, t)
	}
	return out
}

func (r *cardRenderer) MinSize() fyne.Size {
	return fyne.NewSize(leastColumn*0.8*theme.TextSize()/14, cardHeight())
}

// Layout cuts the lines to the card.
func (r *cardRenderer) Layout(size fyne.Size) {
	k, big, small := r.k, theme.TextSize(), theme.CaptionTextSize()
	k.Ground.Resize(size)
	k.level.Move(fyne.NewPos(1, 1))
	k.level.Resize(fyne.NewSize(4, size.Height-2))
	const left = cardPad + 6
	room := size.Width - left - cardPad
	word := ""
	if k.row.level != "" {
		word = k.row.level.Chinese()
	}
	wide := kit.Width(word, small)
	k.cut = false
	put := func(t *canvas.Text, text string, size, x, y, room float32) {
		t.TextSize, t.Text = size, kit.Cut(text, room, size)
		k.cut = k.cut || t.Text != kit.Visible(text)
		t.Move(fyne.NewPos(x, y))
		t.Resize(t.MinSize())
	}
	put(k.lines[0], k.row.name, big, left, cardPad-2, room-wide-4)
	put(k.lines[1], word, small, size.Width-cardPad-wide, cardPad+1, wide+1)
	y := cardPad + big*1.5
	for i, text := range k.words() {
		put(k.lines[2+i], text, small, left, y, room)
		y += small * 1.45
	}
}

// words is what stands under the name.
func (k *card) words() []string { return []string{k.row.branch, k.sinceWords(), k.row.next, k.row.due} }

func (k *card) sinceWords() string {
	if k.row.since.IsZero() {
		return ""
	}
	return k.row.since.String() + "起"
}

func (r *cardRenderer) Refresh() {
	k := r.k
	k.PaintGround()
	k.level.FillColor = theme.Color(theme.ColorNameSeparator)
	if k.row.level != "" {
		k.level.FillColor = theme.Color(page.LevelColor(k.row.level))
	}
	k.lines[0].Color = theme.Color(theme.ColorNameForeground)
	k.lines[1].Color = theme.Color(page.LevelColor(k.row.level))
	k.lines[2].Color, k.lines[3].Color = theme.Color(kit.ColorMuted), theme.Color(kit.ColorMuted)
	for _, t := range k.lines[4:] {
		t.Color = theme.Color(theme.ColorNameForeground)
		if k.row.late {
			t.Color = theme.Color(kit.ColorWarn)
		}
	}
	r.Layout(k.Size())
	canvas.Refresh(k)
}
