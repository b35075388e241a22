package kit

// A paragraph: what a label is to Fyne, set as Chinese is (see Words).

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Paragraph shows a text that wraps. Text is changed by SetText; what is set directly
// shows at the next Refresh.
type Paragraph struct {
	Words
	Text       string
	Importance widget.Importance // its colour
	Bold       bool
}

// NewParagraph makes one.
func NewParagraph(text string) *Paragraph {
	p := &Paragraph{Text: text}
	p.ExtendBaseWidget(p)
	p.SetText(text)
	return p
}

// SetText shows another text.
func (p *Paragraph) SetText(text string) {
	p.Text = text
	p.Refresh()
}

// Refresh implements fyne.Widget.
func (p *Paragraph) Refresh() {
	var list []Sentence
	if p.Text != "" {
		for line := range strings.SplitSeq(p.Text, "\n") {
			list = append(list, Sentence{Text: line, Color: p.color(), Bold: p.Bold})
		}
	}
	p.list, p.size = list, 0
	p.fit(p.width)
	p.Words.Refresh()
}

func (p *Paragraph) color() fyne.ThemeColorName {
	switch p.Importance {
	case widget.LowImportance:
		return ColorMuted
	case widget.WarningImportance:
		return ColorWarn
	case widget.DangerImportance:
		return ColorBlock
	case widget.SuccessImportance:
		return ColorGood
	case widget.HighImportance:
		return theme.ColorNamePrimary
	}
	return theme.ColorNameForeground
}
