package sheet

// The text of a report as a sheet: its paragraphs, headings and notes, one a row, and where in
// it its tables stand. A report of tables alone has none.

import (
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"partyledger/model/report"
)

// textSheet is the sheet with a report's text.
const textSheet = "正文"

// proseWidth is the width of its only column: a page across at full size.
const proseWidth = 90.0

// textLine is a paragraph of the text.
type textLine struct {
	text string
	head bool
}

// text writes the sheet with the document's text, if it has any.
func (p *tablePrinter) text(doc report.Document) error {
	lines := textLines(doc)
	if lines == nil {
		return nil
	}
	p.used[strings.ToLower(textSheet)] = true
	if _, err := p.f.NewSheet(textSheet); err != nil {
		return err
	}
	body, head, err := p.textStyles()
	errs := []error{err, p.f.SetColWidth(textSheet, "A", "A", proseWidth)}
	for i, l := range lines {
		at, style := fmt.Sprintf("A%d", i+1), body
		if l.head {
			style = head
		}
		errs = append(errs, p.f.SetCellStr(textSheet, at, l.text), p.f.SetCellStyle(textSheet, at, at, style),
			p.f.SetRowHeight(textSheet, i+1, HeightOf(LinesOf(l.text, textSize, proseWidth), textSize)))
	}
	return errors.Join(append(errs, SetPaper(p.f, textSheet, Paper{Width: proseWidth, Portrait: true, Mark: p.mark}))...)
}

// textSize is the size of its letters, points.
const textSize = 11

func (p *tablePrinter) textStyles() (body, head int, err error) {
	wrap := &excelize.Alignment{Vertical: "center", WrapText: true}
	body, err1 := p.f.NewStyle(&excelize.Style{Font: &excelize.Font{Family: bodyFont, Size: textSize}, Alignment: wrap})
	head, err2 := p.f.NewStyle(&excelize.Style{Font: &excelize.Font{Family: headFont, Size: textSize, Bold: true}, Alignment: wrap})
	return body, head, errors.Join(err1, err2)
}

// textLines is the document's text; nil where it has no sentence beyond its titles and tables.
func textLines(doc report.Document) []textLine {
	var out []textLine
	prose := false
	add := func(text string, head bool) {
		if text = strings.TrimSpace(text); text != "" {
			out = append(out, textLine{text, head})
		}
	}
	for _, s := range doc.Sections {
		var numbers report.Numbering
		for b := range report.Walk(s.Blocks) {
			prose = textOf(b, &numbers, add) || prose
		}
	}
	if !prose {
		return nil
	}
	return out
}

// textOf adds a block's text; it is prose if it says more than how a table is called.
func textOf(b report.Block, numbers *report.Numbering, add func(text string, head bool)) (prose bool) {
	switch b := b.(type) {
	case report.Title:
		add(b.Text, true)
		add(b.Sub, false)
	case report.RedHead:
		add(b.Unit, true)
		add(b.Number, false)
	case report.Addressee:
		add(strings.TrimSuffix(b.Text, "：")+"：", false)
	case report.Heading:
		add(numbers.Text(b), !b.Sentence())
		return true
	case report.Paragraph:
		add(b.Text, false)
		return true
	case report.Note:
		add(b.Text, false)
	case report.Annex:
		add(b.Label+"　"+b.Title, true)
	case report.AnnexList:
		add("附件：", false)
		for i, x := range b.Items {
			add(fmt.Sprintf("%d.%s", i+1, x), false)
		}
	case report.Table:
		if b.Title != "" {
			add("（"+b.Title+"，见另页）", false)
		}
	case report.Chart:
		add("（图："+b.Title+"）", false)
	case report.Letter:
		add(b.Title, true)
		add(b.Addressee, false)
		for _, text := range b.Body {
			add(text, false)
		}
		add(b.Sign.Unit, false)
		add(b.Sign.DayWords(), false)
		return true
	case report.Signature:
		add(b.Unit, false)
		add(b.DayWords(), false)
	}
	return false
}
