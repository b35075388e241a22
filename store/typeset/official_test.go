package typeset

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"partyledger/model/day"
	"partyledger/model/report"
)

// boundReport is an official text with a table that is broken, a chart, and two annexes behind it.
func boundReport(rows int) report.Document {
	table := report.Table{Title: "表1　党员情况", Columns: []report.Column{report.Col("单位"), report.Col("人数")}, Sheet: "党员情况"}
	for i := range rows {
		table.Rows = append(table.Rows, []report.Cell{{Text: fmt.Sprint("单位", i)}, {Text: fmt.Sprint(i)}})
	}
	roster := table
	roster.Title = ""
	return report.Document{Name: "x", Title: "报告", AsOf: day.Of(2026, 11, 23), Sections: []report.Section{
		{Page: report.OfficialPage, Blocks: []report.Block{report.Title{Text: "关于工作的报告"}, report.Heading{Level: 1, Text: "基本情况"},
			report.Paragraph{Text: "情况如下。"}, table, report.Heading{Level: 1, Text: "工作"}, report.Heading{Level: 2, Text: "组织"},
			report.Chart{Title: "图1　人数", Unit: "名", Labels: []string{"甲"}, Series: []report.Series{{Values: []float64{1}}}},
			report.Paragraph{Text: "特此报告。"}, report.Signature{Unit: "某党委", Open: true}}},
		{Page: report.LandscapeTable, Blocks: []report.Block{report.Annex{Label: "附件1", Title: "名册"}, roster}},
		{Page: report.LandscapeTable, Blocks: []report.Block{table}},
		{Page: report.PortraitTable, Blocks: []report.Block{report.Annex{Label: "附件2", Title: "清单"}, roster,
			report.Imprint{Office: "某党委", Open: true}}},
	}}
}

// The outline has tables and charts below the heading under which they stand, and each annex with
// its number beside the title; what goes on behind an annex's head hangs on it.
func TestOutlineOfBoundAnnexes(t *testing.T) {
	var got []string
	for _, e := range Layout(boundReport(3), testFaces(t), Options{}).Outline() {
		got = append(got, strings.Repeat("-", e.Level)+e.Text)
	}
	want := []string{"关于工作的报告", "-一、基本情况", "--表1　党员情况", "-二、工作", "--（一）组织", "---图1　人数", "附件1　名册", "-表1　党员情况", "附件2　清单"}
	if !slices.Equal(got, want) {
		t.Errorf("outline %q", got)
	}
}

// A table that goes on over the page says so at each page's top, once, and pages are numbered on
// through the annexes; the room for the day of signing is kept in the text and in the imprint.
func TestBrokenTablesSaySo(t *testing.T) {
	pages := layout(t, boundReport(60))
	said := map[string]int{}
	for i, p := range pages {
		first := map[string]float64{}
		for _, m := range p.Marks {
			if m.Kind != TextMark {
				continue
			}
			said[m.Text]++
			if _, ok := first[m.Text]; !ok {
				first[m.Text] = m.Y
			}
		}
		if y, ok := first["表1（续）"]; ok && y > first["单位"] {
			t.Errorf("page %d: the label stands at %.0f, under the head at %.0f", i+1, y, first["单位"])
		}
		if n := fmt.Sprintf("— %d —", i+1); first[n] == 0 && i < len(pages)-1 {
			t.Errorf("page %d bears no number", i+1)
		}
	}
	for text, least := range map[string]int{"表1（续）": 3, "续表": 3} {
		if said[text] < least {
			t.Errorf("%q stands %d times", text, said[text])
		}
	}
	if said["表1　党员情况"] != 2 || said["　　年　　月　　日"] != 1 || said["　　年　　月　　日印发"] != 1 {
		t.Errorf("%v", said)
	}
}

// A chart's caption stands under it, with the unit.
func TestCaptionUnderChart(t *testing.T) {
	for _, p := range layout(t, boundReport(3)) {
		caption, label := 0.0, 0.0
		for _, m := range p.Marks {
			switch m.Text {
			case "图1　人数":
				caption = m.Y
			case "甲":
				label = m.Y
			}
		}
		if caption > 0 && caption < label {
			t.Errorf("the caption stands at %.0f, over the label at %.0f", caption, label)
		}
	}
}
