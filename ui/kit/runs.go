package kit

// Running text with words marked in it: Fyne's own breaks mixed styles after every
// letter.

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Run is a stretch of text in one style.
type Run struct {
	Text   string
	Color  fyne.ThemeColorName // empty = the foreground
	Struck bool                // struck out
	Under  bool                // underlined
}

// Runs is text made of runs that goes on from line to line.
type Runs struct {
	widget.BaseWidget
	runs  []Run
	width float32 // of the last layout: the height follows from it
	size  float32
	lines int
	texts []*canvas.Text
}

// NewRuns makes a text.
func NewRuns(runs ...Run) *Runs {
	r := &Runs{runs: runs}
	r.ExtendBaseWidget(r)
	return r
}

// Runs is what the text is made of.
func (r *Runs) Runs() []Run { return r.runs }

// SetRuns shows another text.
func (r *Runs) SetRuns(runs ...Run) {
	r.runs = runs
	r.Refresh()
}

// Refresh breaks the lines anew.
func (r *Runs) Refresh() {
	r.width = 0
	r.wrap(r.Size().Width)
	r.BaseWidget.Refresh()
}

// Resize implements fyne.CanvasObject.
func (r *Runs) Resize(size fyne.Size) {
	r.BaseWidget.Resize(size)
	if r.wrap(size.Width) {
		r.BaseWidget.Refresh()
	}
}

// MinSize is as high as the width makes it.
func (r *Runs) MinSize() fyne.Size {
	pad := theme.InnerPadding()
	return fyne.NewSize(theme.TextSize()*8, float32(max(r.lines, 1))*runLine()+2*pad)
}

func runLine() float32 { return theme.TextSize() * 1.55 }

// wrap breaks the lines for a width; it reports that something has changed.
func (r *Runs) wrap(width float32) bool {
	size, pad := theme.TextSize(), theme.InnerPadding()
	if width == r.width && size == r.size {
		return false
	}
	r.width, r.size, r.texts = width, size, nil
	var chars []rune
	var of []int // the run of each character
	for i, run := range r.runs {
		for _, c := range Visible(run.Text) {
			chars, of = append(chars, c), append(of, i)
		}
	}
	from, line := 0, 0
	for _, text := range Wrap(string(chars), max(width-2*pad, size*4), size) {
		n := len([]rune(text))
		r.place(chars[from:from+n], of[from:from+n], fyne.NewPos(pad, pad+float32(line)*runLine()))
		from, line = from+n, line+1
		if from < len(chars) && chars[from] == '\n' {
			from++
		}
	}
	r.lines = line
	return true
}

// place draws one line, a text for each run on it.
func (r *Runs) place(line []rune, of []int, at fyne.Position) {
	for i := 0; i < len(line); {
		end := i
		for end < len(line) && of[end] == of[i] {
			end++
		}
		run := r.runs[of[i]]
		color := run.Color
		if color == "" {
			color = theme.ColorNameForeground
		}
		t := canvas.NewText(strings.TrimRight(string(line[i:end]), "\n"), theme.Color(color))
		t.TextSize, t.TextStyle = r.size, fyne.TextStyle{Strikethrough: run.Struck, Underline: run.Under}
		t.Move(at)
		t.Resize(t.MinSize())
		r.texts = append(r.texts, t)
		at.X += Width(string(line[i:end]), r.size)
		i = end
	}
}

// CreateRenderer implements fyne.Widget.
func (r *Runs) CreateRenderer() fyne.WidgetRenderer { return &runsRenderer{r} }

type runsRenderer struct{ r *Runs }

func (x *runsRenderer) Destroy()           {}
func (x *runsRenderer) Layout(fyne.Size)   {}
func (x *runsRenderer) MinSize() fyne.Size { return x.r.MinSize() }
func (x *runsRenderer) Refresh()           { canvas.Refresh(x.r) }
func (x *runsRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(x.r.texts))
	for i, t := range x.r.texts {
		out[i] = t
	}
	return out
}
