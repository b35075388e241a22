package kit

// Tabs that the keyboard reaches: Fyne's own cannot take the focus.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tab is one of several contents with its title.
type Tab struct {
	Title   string
	Content fyne.CanvasObject
}

// Tabs shows one of several contents under a row of titles.
type Tabs struct {
	widget.BaseWidget
	// OnSelect is called when another tab is shown.
	OnSelect func(i int)

	tabs    []Tab
	heads   []*tabHead
	holder  *fyne.Container
	at      int
	content fyne.CanvasObject
}

// NewTabs makes tabs; the first is shown.
func NewTabs(tabs ...Tab) *Tabs {
	t := &Tabs{tabs: tabs, holder: container.NewStack()}
	row := NewFlow()
	for i, tab := range tabs {
		h := newTabHead(tab.Title, func() { t.Select(i) }, func(by int) { t.step(i, by) })
		t.heads = append(t.heads, h)
		row.Add(h)
	}
	t.content = NewTopped(container.NewVBox(row, widget.NewSeparator()), t.holder)
	t.show(0)
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.content) }

// Selected is the number of the tab that is shown.
func (t *Tabs) Selected() int { return t.at }

// Select shows the tab with the number.
func (t *Tabs) Select(i int) {
	if i == t.at || i < 0 || i >= len(t.tabs) {
		return
	}
	t.show(i)
	if t.OnSelect != nil {
		t.OnSelect(i)
	}
}

// SetTitle changes a title, for example to carry a count.
func (t *Tabs) SetTitle(i int, title string) {
	t.heads[i].text.Text = title
	t.heads[i].Refresh()
}

func (t *Tabs) show(i int) {
	t.at = i
	for j, h := range t.heads {
		h.on = j == i
		h.paint()
	}
	t.holder.Objects = []fyne.CanvasObject{t.tabs[i].Content}
	t.holder.Refresh()
}

// step shows the tab beside number i and gives it the keyboard.
func (t *Tabs) step(i, by int) {
	i = (i + by + len(t.tabs)) % len(t.tabs)
	t.Select(i)
	focus(t.heads[i])
}

// tabHead is one title.
type tabHead struct {
	widget.BaseWidget
	text   *canvas.Text
	bar    *canvas.Rectangle
	ground *canvas.Rectangle
	tapped func()
	step   func(by int)
	on     bool
	hover  bool
	focus  bool
}

func newTabHead(title string, tapped func(), step func(by int)) *tabHead {
	h := &tabHead{text: canvas.NewText(title, theme.Color(theme.ColorNameForeground)), bar: canvas.NewRectangle(theme.Color(ColorAccent)),
		ground: canvas.NewRectangle(theme.Color(ColorCard)), tapped: tapped, step: step}
	h.text.Alignment = fyne.TextAlignCenter
	h.ground.CornerRadius = 3
	h.ExtendBaseWidget(h)
	return h
}

// Tapped implements fyne.Tappable.
func (h *tabHead) Tapped(*fyne.PointEvent) { h.tapped() }

// TypedKey shows the tab, or goes to the one beside it.
func (h *tabHead) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		h.tapped()
	case fyne.KeyLeft:
		h.step(-1)
	case fyne.KeyRight:
		h.step(1)
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF10:
		toWindow(h, e)
	}
}

// TypedRune implements fyne.Focusable.
func (h *tabHead) TypedRune(rune) {}

// FocusGained implements fyne.Focusable.
func (h *tabHead) FocusGained() { h.focus = true; h.paint() }

// FocusLost implements fyne.Focusable.
func (h *tabHead) FocusLost() { h.focus = false; h.paint() }

// MouseIn implements desktop.Hoverable.
func (h *tabHead) MouseIn(*desktop.MouseEvent) { h.hover = true; h.paint() }

// MouseMoved implements desktop.Hoverable.
func (h *tabHead) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (h *tabHead) MouseOut() { h.hover = false; h.paint() }

func (h *tabHead) paint() {
	h.text.TextSize, h.text.TextStyle.Bold = theme.TextSize(), h.on
	h.text.Color = theme.Color(theme.ColorNameForeground)
	h.bar.FillColor, h.bar.Hidden = theme.Color(ColorAccent), !h.on
	h.ground.FillColor = theme.Color(theme.ColorNameBackground)
	if h.hover {
		h.ground.FillColor = theme.Color(ColorHead)
	}
	h.ground.StrokeColor, h.ground.StrokeWidth = theme.Color(theme.ColorNamePrimary), 0
	if h.focus {
		h.ground.StrokeWidth = 2
	}
	canvas.Refresh(h)
}

// CreateRenderer implements fyne.Widget.
func (h *tabHead) CreateRenderer() fyne.WidgetRenderer {
	h.paint()
	return &tabHeadRenderer{h}
}

type tabHeadRenderer struct{ h *tabHead }

func (r *tabHeadRenderer) Destroy() {}
func (r *tabHeadRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.h.ground, r.h.text, r.h.bar}
}

// MinSize has room for the bold face, so that nothing moves when it is shown.
func (r *tabHeadRenderer) MinSize() fyne.Size {
	size := theme.TextSize()
	return fyne.NewSize(Width(r.h.text.Text, size)*1.05+size*1.6, size*2.3)
}

func (r *tabHeadRenderer) Layout(size fyne.Size) {
	const line = 3
	r.h.ground.Resize(size)
	r.h.bar.Resize(fyne.NewSize(size.Width-theme.TextSize()*0.8, line))
	r.h.bar.Move(fyne.NewPos(theme.TextSize()*0.4, size.Height-line))
	m := r.h.text.MinSize()
	r.h.text.Move(fyne.NewPos((size.Width-m.Width)/2, (size.Height-m.Height)/2))
	r.h.text.Resize(m)
}

func (r *tabHeadRenderer) Refresh() {
	r.h.paint()
	r.Layout(r.h.Size())
}

// Len is how many tabs there are, and Title what one is called.
func (t *Tabs) Len() int { return len(t.tabs) }

// Title implements the above.
func (t *Tabs) Title(i int) string { return t.heads[i].text.Text }
