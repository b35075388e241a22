package kit

// The record list: a head that sorts and resizes, rows that are selected whole,
// the keyboard of an office program, and copying into Excel.

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/store/trace"
)

// RecordList shows rows of any type. All its methods belong to the UI goroutine.
type RecordList[R any] struct {
	widget.BaseWidget

	// Key tells rows apart, so that a selection outlives a reload.
	Key func(R) string
	// OnOpen is called for a double click or Enter on a row.
	OnOpen func(R)
	// OnDelete is called for the Delete key; nil = nothing.
	OnDelete func([]R)
	// Menu gives the items of the right-click menu for the selected rows.
	Menu func([]R) []*fyne.MenuItem
	// OnSelect is called when the selection changed.
	OnSelect func([]R)
	// OnColumns is called when the person changed columns.
	OnColumns func([]ColumnState)
	// Empty is what to do when there are no rows.
	Empty string
	// Paste is called for what was pasted into the list; nil = nothing can be.
	Paste func(text string)

	columns   []*listColumn[R] // the first numbers the rows
	uncounted bool
	all       []R // as given
	rows      []R // filtered and sorted
	filter    func(R) bool
	sortBy    int // index into columns, -1 = as given
	sortUp    bool
	seq       int    // of arrangements
	behind    bool   // one is under way
	wanted    string // the key to select after it; empty = none

	picks  picks
	cursor int // the row that the keyboard is on, -1 = none
	anchor int // where a range began

	head    *listHead[R]
	body    *listBody[R]
	count   *widget.Label
	tools   *fyne.Container // the count and what can be done with the whole list, at its foot
	outputs []*fyne.MenuItem
	empty   *Words
	sheet   *fyne.Container // head and body, as wide as the columns
	content fyne.CanvasObject
}

// NewRecordList makes a list with the given columns.
func NewRecordList[R any](columns []Column[R]) *RecordList[R] {
	l := &RecordList[R]{sortBy: -1, cursor: -1, anchor: -1, picks: noPicks(), Empty: "没有记录", columns: []*listColumn[R]{countColumn[R]()}}
	for _, c := range columns {
		l.columns = append(l.columns, &listColumn[R]{Column: c, width: c.Width})
	}
	l.head = newListHead(l)
	l.body = newListBody(l)
	l.count = widget.NewLabel("")
	l.count.Importance = widget.LowImportance
	l.empty = NewWords(Sentence{Color: ColorMuted})
	var across *container.Scroll
	turned := newWheel(rowHeight, func(e *fyne.ScrollEvent) {
		if e.Scrolled.DX != 0 {
			across.Scrolled(&fyne.ScrollEvent{PointEvent: e.PointEvent, Scrolled: fyne.NewDelta(e.Scrolled.DX, 0)})
		}
		l.body.ScrollToOffset(l.body.GetScrollOffset() - e.Scrolled.DY)
	})
	l.sheet = container.New(&listLayout[R]{l}, l.head, l.body, turned)
	across = container.NewHScroll(l.sheet)
	l.tools = NewFlow(l.count, Wide(layout.NewSpacer(), 0)) // in a narrow list they take a line of their own
	l.content = container.NewBorder(nil, l.tools, nil, nil,
		container.NewStack(across, NewMiddle(l.empty, rowHeight)))
	l.ExtendBaseWidget(l)
	l.measure()
	l.tell()
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *RecordList[R]) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(l.content)
}

// SetRows shows other rows; selection and sort are kept.
func (l *RecordList[R]) SetRows(rows []R) {
	l.ShowRows(rows, l.filter)
}

// ShowRows shows other rows through another filter, arranged once.
func (l *RecordList[R]) ShowRows(rows []R, filter func(R) bool) {
	l.all, l.filter = rows, filter
	l.reshare()
	l.arrange()
}

// SetFilter shows only the rows that f accepts; nil shows all. f must depend on
// nothing that changes: long lists are gone through behind.
func (l *RecordList[R]) SetFilter(f func(R) bool) {
	l.filter = f
	l.arrange()
}

// longList is how many rows may be gone through between two frames.
const longList = 5000

// Background runs a function off the UI goroutine; tests run it at once.
var Background = func(f func()) { trace.Go("后台计算", f) }

// Rows is the rows as shown.
func (l *RecordList[R]) Rows() []R { return l.rows }

// SelectKey selects the row with the key and scrolls to it, if it is shown. While
// a long list is being arranged that waits until it is.
func (l *RecordList[R]) SelectKey(key string) {
	if l.behind {
		l.wanted = key
		return
	}
	for i, r := range l.rows {
		if l.Key(r) == key {
			l.selectOnly(i)
			return
		}
	}
}

// SortBy sorts by the column with the ID.
func (l *RecordList[R]) SortBy(id string, up bool) {
	for i, c := range l.columns {
		if c.ID == id {
			l.sortBy, l.sortUp = i, up
		}
	}
	l.arrange()
}

// arrange filters and sorts anew: a long list off the UI goroutine, so that typing
// never waits; an older answer never overwrites a newer one.
func (l *RecordList[R]) arrange() {
	l.seq++
	seq, all, filter, up := l.seq, l.all, l.filter, l.sortUp
	var by *Column[R]
	if l.sortBy >= 0 {
		by = &l.columns[l.sortBy].Column
	}
	if l.behind = len(all) > longList; !l.behind {
		l.take(arranged(all, filter, by, up))
		return
	}
	Background(func() {
		rows := arranged(all, filter, by, up)
		fyne.Do(func() {
			if seq == l.seq {
				l.behind = false
				l.take(rows)
			}
		})
	})
}

// arranged is the rows that the filter accepts, in the column's order. It touches
// no widget.
func arranged[R any](all []R, filter func(R) bool, by *Column[R], up bool) []R {
	rows := all
	if filter != nil {
		rows = nil
		for _, r := range all {
			if filter(r) {
				rows = append(rows, r)
			}
		}
	}
	if by != nil {
		rows = sorted(rows, *by, up)
	}
	return rows
}

// take shows arranged rows; the keyboard stays on its row.
func (l *RecordList[R]) take(rows []R) {
	at, chosen := "", len(l.Selected())
	if l.cursor >= 0 && l.cursor < len(l.rows) && l.Key != nil {
		at = l.Key(l.rows[l.cursor])
	}
	l.rows = rows
	l.picks.forgetPlaces()
	l.cursor, l.anchor = -1, -1
	if at != "" {
		l.cursor = slices.IndexFunc(l.rows, func(r R) bool { return l.Key(r) == at })
		l.anchor = l.cursor
	}
	l.tell()
	l.head.Refresh()
	l.body.Refresh()
	if key := l.wanted; key != "" {
		l.wanted = ""
		l.SelectKey(key)
		return
	}
	if l.OnSelect != nil && len(l.Selected()) != chosen { // a selected row came or went
		l.OnSelect(l.Selected())
	}
}

// sorted is the rows in a column's order; rows that are alike keep theirs.
func sorted[R any](rows []R, c Column[R], up bool) []R {
	out := slices.Clone(rows)
	if c.Less != nil {
		slices.SortStableFunc(out, func(a, b R) int {
			if up {
				return c.Less(a, b)
			}
			return c.Less(b, a)
		})
		return out
	}
	type keyed struct {
		key string
		row R
	}
	keys := make([]keyed, len(out))
	for i, r := range out {
		keys[i] = keyed{c.Text(r), r}
	}
	slices.SortStableFunc(keys, func(a, b keyed) int {
		if up {
			return cmp.Compare(a.key, b.key)
		}
		return cmp.Compare(b.key, a.key)
	})
	for i, k := range keys {
		out[i] = k.row
	}
	return out
}

// NoneMatch is said where there are records and the filters let none through.
const NoneMatch = "没有符合条件的记录，请放宽筛选条件。"

// tell writes the count line and the empty state.
func (l *RecordList[R]) tell() {
	text := "共" + strconv.Itoa(len(l.rows)) + "条"
	if len(l.rows) != len(l.all) {
		text += "（全部" + strconv.Itoa(len(l.all)) + "条）"
	}
	if n := len(l.Selected()); n > 1 {
		text += "，已选" + strconv.Itoa(n) + "条"
	}
	l.count.SetText(text)
	l.empty.Hidden = len(l.rows) > 0
	l.empty.SetText(Choose(len(l.all) > 0, NoneMatch, l.Empty))
}

// pressed handles a mouse button on row i.
func (l *RecordList[R]) pressed(i int, e *desktop.MouseEvent) {
	if i < 0 || i >= len(l.rows) {
		return
	}
	focus(l.body)
	switch {
	case e.Button == desktop.MouseButtonSecondary:
		if !l.isPicked(i) {
			l.selectOnly(i)
		}
		l.showMenu(e.AbsolutePosition)
	case e.Modifier&fyne.KeyModifierShift != 0:
		l.selectTo(i)
	case e.Modifier&fyne.KeyModifierShortcutDefault != 0:
		l.toggle(i)
	default:
		l.selectOnly(i)
	}
}

func (l *RecordList[R]) open(i int) {
	if l.OnOpen != nil && i >= 0 && i < len(l.rows) {
		l.OnOpen(l.rows[i])
	}
}

func (l *RecordList[R]) showMenu(at fyne.Position) {
	var items []*fyne.MenuItem
	if l.Menu != nil {
		items = l.Menu(l.Selected())
	}
	if len(items) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	items = append(items, fyne.NewMenuItem("复制（可粘贴到Excel）", l.Copy))
	if l.Paste != nil {
		items = append(items, fyne.NewMenuItem("粘贴Excel表格…", l.paste))
	}
	items = append(items, fyne.NewMenuItem("全选", l.SelectAll), fyne.NewMenuItem("显示的列…", func() { l.chooseColumns(at) }))
	items = append(items, l.outputs...)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), canvasOf(l), at)
}

// grip is half of what can be dragged at a column's edge.
const grip = 6

// scale is how much larger the text is than at 100 %.
func textScale() float32 { return theme.TextSize() / sizes[theme.SizeNameText] }

func rowHeight() float32 { return 32 * textScale() }

// listLayout gives head and body the width of the columns, or of the window.
type listLayout[R any] struct{ l *RecordList[R] }

func (ll *listLayout[R]) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(ll.l.total(), rowHeight()*3)
}

func (ll *listLayout[R]) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h := rowHeight()
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, h))
	for _, o := range objects[1:] {
		o.Move(fyne.NewPos(0, h))
		o.Resize(fyne.NewSize(size.Width, size.Height-h))
	}
	if ll.l.share(size.Width) {
		ll.l.head.Refresh()
		ll.l.body.Refresh()
	}
}

// listHead is the row of titles.
type listHead[R any] struct {
	widget.BaseWidget
	l       *RecordList[R]
	dragged *listColumn[R] // whose edge is; nil = none
	hover   bool
}

func newListHead[R any](l *RecordList[R]) *listHead[R] {
	h := &listHead[R]{l: l}
	h.ExtendBaseWidget(h)
	return h
}

func (h *listHead[R]) CreateRenderer() fyne.WidgetRenderer {
	r := &headRenderer[R]{h: h, ground: canvas.NewRectangle(theme.Color(ColorHead))}
	r.Refresh()
	return r
}

// at finds the column under x, where it begins, and whether x is on its right edge.
func (h *listHead[R]) at(x float32) (c *listColumn[R], from float32, edge bool) {
	columns := h.l.shownColumns()
	for i, c := range columns {
		to := from + c.shown
		if x >= to-grip && x <= to+grip {
			return c, from, true
		}
		if x < to || i == len(columns)-1 {
			return c, from, false
		}
		from = to
	}
	return nil, 0, false
}

// Tapped sorts by the column, and turns the order at the second tap; the numbers of
// the rows bring the order back in which they were given.
func (h *listHead[R]) Tapped(e *fyne.PointEvent) {
	c, _, edge := h.at(e.Position.X)
	if edge || c == nil {
		return
	}
	l := h.l
	i := slices.Index(l.columns, c)
	switch {
	case c.counts:
		l.sortBy = -1
	case l.sortBy == i:
		l.sortUp = !l.sortUp
	default:
		l.sortBy, l.sortUp = i, true
	}
	l.arrange()
}

// TappedSecondary offers the columns.
func (h *listHead[R]) TappedSecondary(e *fyne.PointEvent) { h.l.chooseColumns(e.AbsolutePosition) }

// Dragged resizes the column whose edge was taken.
func (h *listHead[R]) Dragged(e *fyne.DragEvent) {
	if h.dragged == nil {
		c, _, edge := h.at(e.Position.X - e.Dragged.DX)
		if !edge || c.counts {
			return
		}
		h.dragged = c
	}
	c := h.dragged
	c.shown = max(minColumn*textScale(), c.shown+e.Dragged.DX)
	c.width = c.shown / textScale()
	h.l.content.Refresh()
	h.Refresh()
	h.l.body.Refresh()
}

// DragEnd keeps the new width.
func (h *listHead[R]) DragEnd() {
	if h.dragged != nil {
		h.dragged = nil
		h.l.columnsChanged()
	}
}

// Cursor shows where an edge can be dragged.
func (h *listHead[R]) Cursor() desktop.Cursor {
	if h.hover {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// MouseIn implements desktop.Hoverable.
func (h *listHead[R]) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseOut implements desktop.Hoverable.
func (h *listHead[R]) MouseOut() {
	h.hover = false
	NoTip(h)
}

// MouseMoved implements desktop.Hoverable.
func (h *listHead[R]) MouseMoved(e *desktop.MouseEvent) {
	c, from, edge := h.at(e.Position.X)
	h.hover = edge && !c.counts
	if c == nil || edge || h.l.cutTitle(c) == c.Title {
		NoTip(h)
		return
	}
	Tip(h, c, fyne.NewPos(from, 0), fyne.NewSize(c.shown, h.Size().Height), c.Title)
}

// cutTitle is as much of a column's title as there is room for; the arrow of the
// order has its room before.
func (l *RecordList[R]) cutTitle(c *listColumn[R]) string {
	room := c.shown - cellPad
	if l.sortBy >= 0 && l.columns[l.sortBy] == c {
		room -= em(theme.TextSize())
	}
	return Cut(c.Title, room/boldWider, theme.TextSize())
}

type headRenderer[R any] struct {
	h      *listHead[R]
	ground *canvas.Rectangle
	texts  []*canvas.Text
	edges  []*canvas.Line
}

func (r *headRenderer[R]) Destroy() {}
func (r *headRenderer[R]) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.ground}
	for i := range r.texts {
		out = append(out, r.texts[i], r.edges[i])
	}
	return out
}
func (r *headRenderer[R]) MinSize() fyne.Size { return fyne.NewSize(r.h.l.total(), rowHeight()) }

func (r *headRenderer[R]) Refresh() {
	for len(r.texts) < len(r.h.l.columns) {
		r.texts = append(r.texts, canvas.NewText("", theme.Color(theme.ColorNameForeground)))
		r.edges = append(r.edges, canvas.NewLine(theme.Color(theme.ColorNameSeparator)))
	}
	r.ground.FillColor = theme.Color(ColorHead)
	for i, c := range r.h.l.columns {
		title := r.h.l.cutTitle(c)
		if r.h.l.sortBy == i {
			title += Choose(r.h.l.sortUp, "▲", "▼")
		}
		t := r.texts[i]
		t.Text, t.Hidden, r.edges[i].Hidden = title, c.Hidden, c.Hidden
		t.TextStyle.Bold, t.TextSize, t.Color = true, theme.TextSize(), theme.Color(theme.ColorNameForeground)
	}
	r.Layout(r.h.Size())
	canvas.Refresh(r.h)
}

func (r *headRenderer[R]) Layout(size fyne.Size) {
	r.ground.Resize(size)
	var x float32
	for i, c := range r.h.l.columns {
		if c.Hidden {
			continue
		}
		w := c.shown
		placeText(r.texts[i], x, w, size.Height, c.Align)
		x += w
		r.edges[i].Position1, r.edges[i].Position2 = fyne.NewPos(x, 5), fyne.NewPos(x, size.Height-5)
	}
}

// placeText puts a cell's text into its column, centred in height.
func placeText(t *canvas.Text, x, width, height float32, align fyne.TextAlign) {
	const pad = 6
	t.Alignment = align
	h := t.MinSize().Height
	t.Move(fyne.NewPos(x+pad, (height-h)/2))
	t.Resize(fyne.NewSize(width-2*pad, h))
}

// listBody is the rows with the keys of an office program.
type listBody[R any] struct {
	rows
	l *RecordList[R]
}

func newListBody[R any](l *RecordList[R]) *listBody[R] {
	b := &listBody[R]{l: l}
	b.length = func() int { return len(l.rows) }
	b.least = func() fyne.Size { return fyne.NewSize(l.total(), rowHeight()) }
	b.create = func() fyne.CanvasObject { return newListRow(l) }
	b.update = func(i int, o fyne.CanvasObject) { o.(*listRow[R]).show(i) }
	b.setUp(b)
	return b
}

// bring scrolls a row into view. Before there is room Fyne would scroll it away.
func (b *listBody[R]) bring(i int) {
	if i >= 0 && b.Size().Height > rowHeight() {
		b.ScrollTo(i)
	}
}

// Resize implements fyne.CanvasObject.
func (b *listBody[R]) Resize(size fyne.Size) {
	first := b.Size().Height <= rowHeight()
	b.rows.Resize(size)
	if first {
		b.bring(b.l.cursor)
	}
}

// TypedKey is the keyboard of the list.
func (b *listBody[R]) TypedKey(e *fyne.KeyEvent) {
	l := b.l
	NoTip(b)
	switch {
	case e.Name == desktop.KeyMenu, e.Name == fyne.KeyF10 && shiftHeld():
		b.menu()
		return
	case ofWindow(e.Name):
		toWindow(b, e)
		return
	}
	n := len(l.rows)
	if n == 0 {
		return
	}
	page := max(1, int(b.Size().Height/rowHeight())-1)
	to := map[fyne.KeyName]int{
		fyne.KeyUp: max(l.cursor-1, 0), fyne.KeyDown: min(l.cursor+1, n-1), fyne.KeyHome: 0, fyne.KeyEnd: n - 1,
		fyne.KeyPageUp: max(l.cursor-page, 0), fyne.KeyPageDown: min(l.cursor+page, n-1),
	}
	if i, ok := to[e.Name]; ok {
		if shiftHeld() {
			l.selectTo(i)
		} else {
			l.selectOnly(i)
		}
		return
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		l.open(l.cursor)
	case fyne.KeyDelete:
		if rows := l.Selected(); l.OnDelete != nil && len(rows) > 0 {
			l.OnDelete(rows)
		}
	}
}

// menu shows the menu of the row that the keyboard is on.
func (b *listBody[R]) menu() {
	y := float32(max(b.l.cursor, 0)+1)*rowHeight() - b.GetScrollOffset()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	b.l.showMenu(at.AddXY(cellPad, max(0, min(y, b.Size().Height))))
}

// Enter gives the keyboard to the list, to its first row if it is on none.
func (l *RecordList[R]) Enter() {
	focus(l.body)
	if l.cursor < 0 && len(l.rows) > 0 {
		l.selectOnly(0)
	}
}

// TypedShortcut copies, pastes and selects all.
func (b *listBody[R]) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutCopy:
		b.l.Copy()
	case *fyne.ShortcutSelectAll:
		b.l.SelectAll()
	case *fyne.ShortcutPaste:
		b.l.paste()
	default:
		shortcutToWindow(b, s)
	}
}

// listRow is one row on screen.
type listRow[R any] struct {
	widget.BaseWidget
	l       *RecordList[R]
	index   int
	pressed time.Time // of the last press, for the double click
	last    string    // its row's key
}

func newListRow[R any](l *RecordList[R]) *listRow[R] {
	r := &listRow[R]{l: l, index: -1}
	r.ExtendBaseWidget(r)
	return r
}

func (r *listRow[R]) show(i int) {
	r.index = i
	r.Refresh()
}

const doubleClick = 450 * time.Millisecond

// MouseDown selects at once: waiting for a second tap would feel slow.
func (r *listRow[R]) MouseDown(e *desktop.MouseEvent) {
	if r.index < 0 || r.index >= len(r.l.rows) {
		return
	}
	key := r.l.Key(r.l.rows[r.index])
	twice := e.Button == desktop.MouseButtonPrimary && e.Modifier == 0 && r.last == key && time.Since(r.pressed) < doubleClick
	NoTip(r)
	r.pressed, r.last = time.Now(), key
	r.l.pressed(r.index, e)
	if twice {
		r.pressed = time.Time{}
		r.l.open(r.index)
	}
}

func (r *listRow[R]) MouseUp(*desktop.MouseEvent) {}

// MouseIn implements desktop.Hoverable.
func (r *listRow[R]) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseOut implements desktop.Hoverable.
func (r *listRow[R]) MouseOut() { NoTip(r) }

// MouseMoved tells what the cell under the mouse says, where it is cut.
func (r *listRow[R]) MouseMoved(e *desktop.MouseEvent) {
	c, from, _ := r.l.head.at(e.Position.X)
	if c == nil || r.index < 0 || r.index >= len(r.l.rows) {
		return
	}
	text := c.text(r.index, r.l.rows[r.index])
	if oneLine := Visible(oneCell.Replace(text)); Cut(text, c.shown-cellPad, theme.TextSize()) == oneLine {
		NoTip(r)
		return
	}
	Tip(r, [2]any{r.index, c}, fyne.NewPos(from, 0), fyne.NewSize(c.shown, r.Size().Height), text)
}

// Tapped keeps Fyne's list from selecting in its own way.
func (r *listRow[R]) Tapped(*fyne.PointEvent) {}

func (r *listRow[R]) CreateRenderer() fyne.WidgetRenderer {
	x := &rowRenderer[R]{r: r, ground: canvas.NewRectangle(theme.Color(ColorCard)), mark: canvas.NewRectangle(theme.Color(ColorAccent))}
	x.Refresh()
	return x
}

type rowRenderer[R any] struct {
	r      *listRow[R]
	ground *canvas.Rectangle
	mark   *canvas.Rectangle // at the left of the row that the keyboard is on
	texts  []*canvas.Text
	bars   []*canvas.Rectangle // by column; nil where there is none
	parts  []float32           // how much of its cell each takes
}

func (x *rowRenderer[R]) Destroy() {}
func (x *rowRenderer[R]) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{x.ground, x.mark}
	for _, b := range x.bars {
		if b != nil {
			out = append(out, b)
		}
	}
	for _, t := range x.texts {
		out = append(out, t)
	}
	return out
}
func (x *rowRenderer[R]) MinSize() fyne.Size { return x.r.l.body.least() }

func (x *rowRenderer[R]) Refresh() {
	l, i := x.r.l, x.r.index
	for len(x.texts) < len(l.columns) {
		x.addColumn(l.columns[len(x.texts)].Bar != nil)
	}
	if i < 0 || i >= len(l.rows) {
		return
	}
	row := l.rows[i]
	switch {
	case l.isPicked(i):
		x.ground.FillColor = theme.Color(ColorSelected)
	case i%2 == 1:
		x.ground.FillColor = theme.Color(ColorStripe)
	default:
		x.ground.FillColor = theme.Color(ColorCard)
	}
	x.mark.FillColor, x.mark.Hidden = theme.Color(ColorAccent), i != l.cursor
	for j, c := range l.columns {
		t := x.texts[j]
		t.Hidden = c.Hidden
		if x.bars[j] != nil {
			x.bars[j].Hidden = c.Hidden
		}
		if c.Hidden {
			continue
		}
		if c.Bar != nil {
			part, name := c.Bar(row)
			x.parts[j], x.bars[j].FillColor = min(max(part, 0), 1), theme.Color(name)
		}
		t.TextSize, t.Color = theme.TextSize(), theme.Color(theme.ColorNameForeground)
		if c.Color != nil {
			if name := c.Color(row); name != "" {
				t.Color = theme.Color(name)
			}
		}
		t.Text = Cut(c.text(i, row), c.shown-cellPad, t.TextSize)
	}
	x.Layout(x.r.Size())
	canvas.Refresh(x.r)
}

// addColumn makes the objects of one more column.
func (x *rowRenderer[R]) addColumn(bar bool) {
	var b *canvas.Rectangle
	if bar {
		b = canvas.NewRectangle(theme.Color(ColorMuted))
	}
	x.bars, x.parts = append(x.bars, b), append(x.parts, 0)
	x.texts = append(x.texts, canvas.NewText("", theme.Color(theme.ColorNameForeground)))
}

// barHigh is how high a bar is.
const barHigh = 4

func (x *rowRenderer[R]) Layout(size fyne.Size) {
	x.ground.Resize(size)
	x.mark.Resize(fyne.NewSize(3, size.Height))
	var pos float32
	for j, c := range x.r.l.columns {
		if c.Hidden || j >= len(x.texts) {
			continue
		}
		w := c.shown
		placeText(x.texts[j], pos, w, size.Height, c.Align)
		if b := x.bars[j]; b != nil {
			b.Move(fyne.NewPos(pos+6, size.Height-barHigh-1))
			b.Resize(fyne.NewSize((w-12)*x.parts[j], barHigh))
		}
		pos += w
	}
}
