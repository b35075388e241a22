package kit

// Sentences that wrap as Chinese is set: no line begins with a closing mark or
// ends with an opening one, which Fyne's labels do not mind.

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Sentence is a text with its colour; each begins a line.
type Sentence struct {
	Text  string
	Color fyne.ThemeColorName // empty = the foreground
	Bold  bool
}

// Words shows sentences, as many lines as the width asks for.
type Words struct {
	widget.BaseWidget
	list  []Sentence
	lines []*canvas.Text
	small bool // as captions are
	align fyne.TextAlign
	width float32 // that the lines are broken for
	size  float32 // of the text then
}

// NewWords makes a text of sentences.
func NewWords(list ...Sentence) *Words {
	w := &Words{list: list}
	w.ExtendBaseWidget(w)
	return w
}

// NewCaption makes a text of sentences in small letters.
func NewCaption(list ...Sentence) *Words {
	w := NewWords(list...)
	w.small = true
	return w
}

// textSize is the size of the letters, lineHigh of a line, pad of the room around.
func (w *Words) textSize() float32 {
	if w.small {
		return theme.CaptionTextSize()
	}
	return theme.TextSize()
}

func (w *Words) lineHigh() float32 { return w.textSize() * 1.5 }

func (w *Words) pad() float32 {
	if w.small {
		return theme.InnerPadding() / 2
	}
	return theme.InnerPadding()
}

// Set shows other sentences.
func (w *Words) Set(list ...Sentence) {
	w.list, w.size = list, 0
	w.Refresh()
}

// SetText shows one other sentence in the colour of the first before.
func (w *Words) SetText(text string) {
	s := Sentence{}
	if len(w.list) > 0 {
		s = w.list[0]
	}
	s.Text = text
	w.Set(s)
}

// String is all that is said, a line a sentence.
func (w *Words) String() string {
	var out []string
	for _, s := range w.list {
		out = append(out, s.Text)
	}
	return strings.Join(out, "\n")
}

// boldWider is how much wider the bold face is, at most.
const boldWider = 1.06

// fit breaks the sentences for the width, if that is not done yet.
func (w *Words) fit(width float32) {
	size := w.textSize()
	if w.size == size && w.width == width {
		return
	}
	w.width, w.size, w.lines = width, size, nil
	room := width - 2*w.pad()
	if room < size*4 { // before there is a width
		room = size * 40
	}
	for _, s := range w.list {
		face, color := size, s.Color
		if s.Bold {
			face *= boldWider
		}
		if color == "" {
			color = theme.ColorNameForeground
		}
		for _, text := range Wrap(s.Text, room, face) {
			t := canvas.NewText(text, theme.Color(color))
			t.TextSize, t.TextStyle.Bold, t.Alignment = size, s.Bold, w.align
			w.lines = append(w.lines, t)
		}
	}
}

// MinSize follows the width of before, as wrapped texts do.
func (w *Words) MinSize() fyne.Size {
	w.ExtendBaseWidget(w)
	w.fit(w.width)
	pad := w.pad()
	return fyne.NewSize(w.textSize()*4+2*pad, float32(len(w.lines))*w.lineHigh()+2*pad)
}

// Resize breaks the sentences anew where the width has changed.
func (w *Words) Resize(size fyne.Size) {
	if w.width != size.Width {
		w.fit(size.Width)
		w.BaseWidget.Resize(size)
		w.Refresh()
		return
	}
	w.BaseWidget.Resize(size)
}

// CreateRenderer implements fyne.Widget.
func (w *Words) CreateRenderer() fyne.WidgetRenderer { return &wordsRenderer{w} }

type wordsRenderer struct{ w *Words }

func (r *wordsRenderer) Destroy() {}

func (r *wordsRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(r.w.lines))
	for i, t := range r.w.lines {
		out[i] = t
	}
	return out
}

func (r *wordsRenderer) MinSize() fyne.Size { return r.w.MinSize() }

func (r *wordsRenderer) Layout(size fyne.Size) {
	r.w.fit(r.w.width)
	pad, high := r.w.pad(), r.w.lineHigh()
	for i, t := range r.w.lines {
		h := t.MinSize().Height
		t.Move(fyne.NewPos(pad, pad+float32(i)*high+(high-h)/2))
		t.Resize(fyne.NewSize(size.Width-2*pad, h))
	}
}

func (r *wordsRenderer) Refresh() {
	r.Layout(r.w.Size())
	canvas.Refresh(r.w)
}
