package kit

// A line of drawn text that follows the chosen text size: Fyne gives its widgets a
// new size at once, but leaves what is only drawn as it was.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Text is one line of text.
type Text struct {
	widget.BaseWidget
	Text  string
	Color fyne.ThemeColorName
	Bold  bool
	Align fyne.TextAlign
	size  func() float32 // nil = as texts are
	draw  *canvas.Text
}

// NewText makes a line of text.
func NewText(text string, color fyne.ThemeColorName) *Text {
	t := &Text{Text: text, Color: color, draw: canvas.NewText("", theme.Color(color))}
	t.ExtendBaseWidget(t)
	return t
}

// Strong makes the text bold.
func (t *Text) Strong() *Text {
	t.Bold = true
	return t
}

// Sized gives the text a size of its own, asked for whenever it is drawn.
func (t *Text) Sized(size func() float32) *Text {
	t.size = size
	return t
}

// Larger is the size of texts and a little more.
func Larger(by float32) func() float32 {
	return func() float32 { return theme.TextSize() + by*textScale() }
}

// SetText shows another text.
func (t *Text) SetText(text string) {
	t.Text = text
	t.Refresh()
}

// Refresh draws the text as it is now.
func (t *Text) Refresh() {
	t.paint()
	t.BaseWidget.Refresh()
}

// MinSize implements fyne.CanvasObject.
func (t *Text) MinSize() fyne.Size {
	t.paint()
	return t.draw.MinSize()
}

func (t *Text) paint() {
	t.draw.Text, t.draw.TextSize = Visible(t.Text), theme.TextSize()
	if t.size != nil {
		t.draw.TextSize = t.size()
	}
	t.draw.Color, t.draw.TextStyle.Bold, t.draw.Alignment = theme.Color(t.Color), t.Bold, t.Align
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.paint()
	return &textRenderer{t}
}

type textRenderer struct{ t *Text }

func (r *textRenderer) Destroy()                     {}
func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.t.draw} }
func (r *textRenderer) MinSize() fyne.Size           { return r.t.draw.MinSize() }

// Layout keeps the line in the middle of its height.
func (r *textRenderer) Layout(size fyne.Size) {
	h := r.t.draw.MinSize().Height
	r.t.draw.Move(fyne.NewPos(0, (size.Height-h)/2))
	r.t.draw.Resize(fyne.NewSize(size.Width, h))
}

func (r *textRenderer) Refresh() {
	r.t.paint()
	r.Layout(r.t.Size())
	canvas.Refresh(r.t.draw)
}

// CutText is a strong line cut to a width, which says the whole where the mouse rests.
type CutText struct {
	Text
	full string
}

// NewCutText makes a line of at most a width at a size of letters.
func NewCutText(text string, width, size float32) *CutText {
	t := &CutText{full: text}
	t.Text = Text{Text: Cut(text, width, size), Color: theme.ColorNameForeground, Bold: true,
		draw: canvas.NewText("", theme.Color(theme.ColorNameForeground))}
	t.ExtendBaseWidget(t)
	return t
}

// MouseIn implements desktop.Hoverable.
func (t *CutText) MouseIn(*desktop.MouseEvent) {
	if t.Text.Text != Visible(t.full) {
		Tip(t, t, fyne.Position{}, t.Size(), t.full)
	}
}

// MouseMoved implements desktop.Hoverable.
func (t *CutText) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *CutText) MouseOut() { NoTip(t) }
