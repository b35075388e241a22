package kit

// Facts: what is known of one record, label and value, in two columns.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Fact is one label with its value. A wide one takes the whole width.
type Fact struct {
	Label string
	Value string
	Color fyne.ThemeColorName // of the value; empty = the foreground
	Wide  bool
}

// NewFacts lays facts out; empty values show as a dash.
func NewFacts(facts []Fact) fyne.CanvasObject {
	l := &factsLayout{}
	c := container.New(l)
	for _, f := range facts {
		label := widget.NewRichText(factText(f.Label, ColorMuted))
		value := widget.NewRichText(factText(f.Value, f.Color))
		value.Wrapping = fyne.TextWrapBreak
		l.wide = append(l.wide, f.Wide)
		c.Add(label)
		c.Add(value)
	}
	return c
}

func factText(text string, name fyne.ThemeColorName) widget.RichTextSegment {
	text = Visible(text)
	if text == "" {
		text = "—"
	}
	if name == "" {
		name = theme.ColorNameForeground
	}
	return &widget.TextSegment{Text: text, Style: widget.RichTextStyle{ColorName: name, SizeName: theme.SizeNameText}}
}

// factsLayout puts two facts side by side where there is room.
type factsLayout struct {
	wide  []bool
	width float32 // of the last layout: the height follows from it
}

const (
	factLabel = 150
	factWidth = 360
)

func (l *factsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.width
	if width == 0 {
		width = 2 * factWidth * textScale()
	}
	return fyne.NewSize(factLabel*2*textScale(), l.place(objects, width, false))
}

func (l *factsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, size.Width, true)
}

// place puts the facts into rows and gives the height that they take.
func (l *factsLayout) place(objects []fyne.CanvasObject, width float32, move bool) float32 {
	columns := 1
	if width >= 2*factWidth*textScale() {
		columns = 2
	}
	label := factLabel * textScale()
	for i := 0; i < len(objects); i += 2 {
		label = max(label, objects[i].MinSize().Width)
	}
	label = min(label, width/2/float32(columns))
	var y, row float32
	col := 0
	for i := 0; i+1 < len(objects); i += 2 {
		if l.wide[i/2] && col > 0 {
			y, row, col = y+row, 0, 0
		}
		w := width / float32(columns)
		if l.wide[i/2] {
			w = width
		}
		value := objects[i+1]
		value.Resize(fyne.NewSize(w-label, value.Size().Height))
		h := value.MinSize().Height
		if move {
			x := float32(col) * width / float32(columns)
			objects[i].Move(fyne.NewPos(x, y))
			objects[i].Resize(objects[i].MinSize())
			value.Move(fyne.NewPos(x+label, y))
			value.Resize(fyne.NewSize(w-label, h))
		}
		row = max(row, h)
		if col++; col >= columns || l.wide[i/2] {
			y, row, col = y+row, 0, 0
		}
	}
	return y + row
}
