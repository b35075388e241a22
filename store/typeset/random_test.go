package typeset

import (
	"math/rand/v2"
	"strings"
	"testing"

	"partyledger/model/report"
)

// randomBlock makes a block of any kind with texts of any length.
func randomBlock(r *rand.Rand) report.Block {
	text := func(n int) string { return randomText(r, r.IntN(n)) }
	switch r.IntN(17) {
	case 0:
		return report.Title{Text: text(20), Sub: text(4)}
	case 1:
		return report.Addressee{Text: text(8)}
	case 2:
		return report.Heading{Level: r.IntN(6), Text: text(20), Unnumbered: r.IntN(5) == 0}
	case 3, 4, 5, 6:
		return report.Paragraph{Text: text(200), Plain: r.IntN(4) == 0}
	case 7:
		return report.AnnexList{Items: []string{text(10), text(40), text(3)}[:r.IntN(4)]}
	case 8:
		return report.Signature{Unit: text(8), Day: asOfDay}
	case 9:
		return report.Note{Text: "注：" + text(60)}
	case 10:
		return report.Space{Lines: float64(r.IntN(5))}
	case 11:
		return report.PageBreak{}
	case 12:
		return sampleCharts()[r.IntN(12)]
	case 13:
		return randomForm(r)
	case 14:
		return report.Slip{Cut: text(6), Blocks: []report.Block{randomForm(r), randomTable(r, text)}}
	case 15:
		return report.Cards{Across: 1, Down: 1, Items: [][]report.Block{{report.Note{Text: text(40)}}, {randomTable(r, text)}}}
	}
	return randomTable(r, text)
}

func randomTable(r *rand.Rand, text func(int) string) report.Table {
	t := report.Table{Title: text(6), Unit: text(6), Measure: text(2), AsOf: asOfDay, Notes: []string{text(50)}}
	for range 1 + r.IntN(14) {
		c := report.Col([]string{text(3), text(3), text(5)}[:1+r.IntN(3)]...)
		c.Align, c.Key = report.Align(r.IntN(3)), r.IntN(4) == 0
		if r.IntN(3) == 0 {
			c.Min, c.Max = float64(r.IntN(30)), float64(r.IntN(60))
		}
		t.Columns = append(t.Columns, c)
	}
	cells := func() []report.Cell {
		var row []report.Cell
		for range len(t.Columns) {
			long := 4
			if r.IntN(12) == 0 {
				long = 60
			}
			row = append(row, report.Cell{Text: text(long), Bold: r.IntN(9) == 0, Span: max(0, r.IntN(14)-10)})
		}
		return row
	}
	for range r.IntN(60) {
		t.Rows = append(t.Rows, cells())
	}
	for range r.IntN(3) {
		t.Totals = append(t.Totals, cells())
	}
	if r.IntN(2) == 0 {
		t.Sign = &report.Sign{Maker: "李𬎆"}
	}
	return t
}

// TestRandomDocuments holds documents of any blocks against what always must be
// true: nothing outside the type area, no paragraph lost.
func TestRandomDocuments(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	for i := range 400 {
		doc := report.Document{AsOf: asOfDay}
		var want []string
		for range 1 + r.IntN(3) {
			s := report.Section{Page: report.PageKind(r.IntN(4))}
			for range r.IntN(12) {
				b := randomBlock(r)
				if p, ok := b.(report.Paragraph); ok {
					want = append(want, p.Text)
				}
				s.Blocks = append(s.Blocks, b)
			}
			doc.Sections = append(doc.Sections, s)
		}
		have := allText(layout(t, doc))
		for _, w := range want {
			at := strings.Index(have, tight(clean(w)))
			if at < 0 {
				t.Fatalf("文件%d：段落有失：%q", i, w)
			}
			have = have[at+len(tight(clean(w))):]
		}
		if t.Failed() {
			t.Fatalf("文件%d", i)
		}
	}
}
