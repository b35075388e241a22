package ui

// Small parts of the shell: navigation buttons, the search box, the toast.

import (
	"context"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// headLine lays a row out: objects with a wished width (at the normal text size)
// get it, or less down to the half where the window is narrow; the others get
// what they need, and what is left stands before the first wished one.
type headLine struct{ wish []float32 }

func (l *headLine) wished(i int) float32 { return l.wish[i] * theme.TextSize() / 14 }

// widths answers each object's width at a share of the wished ones, and the sum
// with the gaps.
func (l *headLine) widths(objects []fyne.CanvasObject, share float32) ([]float32, float32) {
	out := make([]float32, len(objects))
	sum := theme.Padding() * float32(len(objects)-1)
	for i, o := range objects {
		out[i] = o.MinSize().Width
		if w := l.wished(i); w > 0 {
			out[i] = w * share
		}
		sum += out[i]
	}
	return out, sum
}

func (l *headLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	_, width := l.widths(objects, 0.5)
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(width, height)
}

func (l *headLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	_, full := l.widths(objects, 1)
	_, half := l.widths(objects, 0.5)
	share := float32(1)
	if full > size.Width && full > half {
		share = max(0.5, 0.5+0.5*(size.Width-half)/(full-half))
	}
	widths, sum := l.widths(objects, share)
	x, spread := float32(0), max(0, size.Width-sum)
	for i, o := range objects {
		if i == l.firstWished() {
			x += spread
		}
		if i+1 == l.firstWished() { // its caption goes with it
			x, spread = x+spread, 0
		}
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(widths[i], size.Height))
		x += widths[i] + theme.Padding()
	}
}

func (l *headLine) firstWished() int {
	for i, w := range l.wish {
		if w > 0 {
			return i
		}
	}
	return -1
}

// navButton is one line of the navigation.
type navButton struct {
	widget.BaseWidget
	entry  Entry
	tapped func()
	active bool
	hover  bool
	ground *canvas.Rectangle
	bar    *canvas.Rectangle
	text   *kit.Text
}

func newNavButton(e Entry, tapped func()) *navButton {
	b := &navButton{entry: e, tapped: tapped, ground: canvas.NewRectangle(nil), bar: canvas.NewRectangle(theme.Color(kit.ColorAccent)),
		text: kit.NewText(e.Title, kit.ColorNavText).Sized(kit.Larger(1))}
	b.bar.SetMinSize(fyne.NewSize(4, 10))
	b.ExtendBaseWidget(b)
	b.paint()
	return b
}

func (b *navButton) setActive(on bool) {
	b.active = on
	b.paint()
}

func (b *navButton) paint() {
	b.ground.FillColor = theme.Color(kit.ColorNav)
	if b.active || b.hover {
		b.ground.FillColor = theme.Color(kit.ColorNavActive)
	}
	b.bar.FillColor = b.ground.FillColor
	if b.active {
		b.bar.FillColor = theme.Color(kit.ColorAccent)
	}
	b.text.Bold = b.active
	b.ground.Refresh()
	b.bar.Refresh()
	b.text.Refresh()
}

// Tapped implements fyne.Tappable.
func (b *navButton) Tapped(*fyne.PointEvent) { b.tapped() }

// AccessName implements kit.Accessed.
func (b *navButton) AccessName() string { return b.entry.Title }

// AccessKey implements kit.SameKey: the digit that opens the page with Ctrl.
func (b *navButton) AccessKey() string { return b.entry.Key }

// AccessPress implements kit.Accessed.
func (b *navButton) AccessPress() { b.tapped() }

func (b *navButton) MouseIn(*desktop.MouseEvent)    { b.hover = true; b.paint() }
func (b *navButton) MouseMoved(*desktop.MouseEvent) {}
func (b *navButton) MouseOut()                      { b.hover = false; b.paint() }

// CreateRenderer implements fyne.Widget.
func (b *navButton) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(navLine{}, b.ground, b.bar, b.text))
}

// navLine lays out ground, bar and text of one line; the text stands in the middle
// of whatever height there is.
type navLine struct{}

const (
	navBar   = 4
	navLeft  = 18
	navRight = 20
	navAir   = 16   // above and under the text together, where there is room
	navTight = 0.85 // of the text's height, which has air of its own, where there is none
)

// MinSize implements fyne.Layout.
func (navLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := objects[2].MinSize()
	return fyne.NewSize(navLeft+m.Width+navRight, m.Height*navTight)
}

// Layout implements fyne.Layout.
func (navLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	ground, bar, text := objects[0], objects[1], objects[2]
	ground.Resize(size)
	bar.Resize(fyne.NewSize(navBar, size.Height))
	m := text.MinSize()
	text.Resize(m)
	text.Move(fyne.NewPos(navLeft, (size.Height-m.Height)/2))
}

// navLines stacks the lines of the navigation: airy where there is room, closer
// where the window is low or the text large.
type navLines struct{}

// MinSize implements fyne.Layout.
func (navLines) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		m := o.MinSize()
		s = fyne.NewSize(max(s.Width, m.Width), s.Height+m.Height)
	}
	return s
}

// Layout implements fyne.Layout.
func (navLines) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		high := min(o.MinSize().Height/navTight+navAir, size.Height/float32(len(objects)))
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, high))
		y += high
	}
}

// statusLine is the words of the status bar: cut where the window is narrow, and said
// in full where the mouse rests.
type statusLine struct{ widget.Label }

func newStatusLine() *statusLine {
	l := &statusLine{}
	l.Importance = widget.LowImportance
	l.Truncation = fyne.TextTruncateEllipsis // a long path never widens the window
	l.ExtendBaseWidget(l)
	return l
}

// MouseIn implements desktop.Hoverable.
func (l *statusLine) MouseIn(*desktop.MouseEvent) {
	if kit.Width(l.Text, theme.TextSize())+2*theme.InnerPadding() > l.Size().Width {
		kit.Tip(l, l, fyne.Position{}, l.Size(), l.Text)
	}
}

// MouseMoved implements desktop.Hoverable.
func (l *statusLine) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *statusLine) MouseOut() { kit.NoTip(l) }

// searchBox finds records of the whole ledger while the person types.
type searchBox struct {
	kit.Entry
	s     *Shell
	seq   atomic.Int64 // of what was typed: only the latest is looked up
	found *kit.Suggest
	hits  []store.Hit
}

func newSearchBox(s *Shell) *searchBox {
	b := &searchBox{s: s}
	b.found = kit.NewSuggest(b)
	b.ExtendBaseWidget(b)
	b.SetPlaceHolder("查找（Ctrl+F）")
	b.OnChanged = b.typed
	b.ActionItem = widget.NewIcon(theme.SearchIcon())
	return b
}

func (b *searchBox) typed(text string) {
	seq := b.seq.Add(1)
	b.found.Forget()
	if text == "" {
		b.found.Hide()
		return
	}
	b.found.Asked()
	b.s.spawn(func() {
		if seq != b.seq.Load() {
			return
		}
		hits, err := b.s.ses.w.Search(context.Background(), text, 20)
		b.s.ui(func() {
			if seq != b.seq.Load() {
				return
			}
			if err != nil {
				b.found.Forget()
				b.s.Fail(err)
				return
			}
			b.offer(hits)
		})
	})
}

func (b *searchBox) offer(hits []store.Hit) {
	b.hits = hits
	var lines []kit.Suggestion
	for _, h := range hits {
		lines = append(lines, kit.Suggestion{Text: model.SchemaOf(h.Ref.Kind).Label + "　" + h.Name + "　" + h.More,
			Pick: func() { b.take(h) }})
	}
	if len(hits) == 0 {
		lines = []kit.Suggestion{{Text: "没有找到，可试拼音首字母或编号"}}
	}
	b.found.Show(lines, 420)
}

// take opens what was found, and the box is empty for the next search.
func (b *searchBox) take(h store.Hit) {
	b.SetText("")
	b.s.window.Canvas().Unfocus()
	b.s.Open(h.Ref)
}

// TypedKey moves in what was found; Escape then empties the box.
func (b *searchBox) TypedKey(e *fyne.KeyEvent) {
	switch {
	case b.found.Key(e):
	case e.Name == fyne.KeyEscape && b.Text != "":
		b.SetText("")
	case e.Name == fyne.KeyDown && len(b.hits) > 0:
		b.offer(b.hits)
	default:
		b.Entry.TypedKey(e)
	}
}

// toast is a message at the foot of the window that goes away.
type toast struct {
	text    string
	lines   *fyne.Container
	actions *fyne.Container
	panel   *fyne.Container
	content fyne.CanvasObject
	seq     int
}

func newToast() *toast {
	t := &toast{lines: container.NewVBox(), actions: container.NewHBox()}
	ground := canvas.NewRectangle(theme.Color(kit.ColorNav))
	ground.CornerRadius = 6
	text := container.New(layout.NewCustomPaddedLayout(4, 4, 8, 8), container.NewCenter(t.lines))
	t.panel = container.NewStack(ground, container.NewPadded(container.NewHBox(text, t.actions)))
	t.panel.Hide()
	t.content = container.NewVBox(layout.NewSpacer(), container.NewHBox(layout.NewSpacer(), t.panel, layout.NewSpacer()))
	return t
}

// fitted is what is said in lines that the window has room for: it never gets wider by it.
func (t *toast) fitted(text string) string {
	wide := t.content.Size().Width - t.actions.MinSize().Width - 6*theme.InnerPadding()
	if least := 10 * theme.TextSize(); wide < least { // before there is a window
		wide = max(least, 40*theme.TextSize())
	}
	return strings.Join(kit.Wrap(text, wide, theme.TextSize()), "\n")
}

const toastTime = 8 * time.Second

func (t *toast) show(text string, actions ...page.Action) {
	t.seq++
	seq := t.seq
	t.actions.RemoveAll()
	for _, a := range actions {
		t.actions.Add(kit.NewButton(a.Text, func() {
			t.panel.Hide()
			a.Do()
		}))
	}
	t.text = t.fitted(text)
	t.lines.RemoveAll()
	for line := range strings.SplitSeq(t.text, "\n") {
		t.lines.Add(kit.NewText(line, kit.ColorNavText))
	}
	t.panel.Show()
	time.AfterFunc(toastTime, func() {
		fyne.Do(func() {
			if seq == t.seq {
				t.panel.Hide()
			}
		})
	})
}
