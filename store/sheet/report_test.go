package sheet

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/model/rule"
	"partyledger/store/sheet/sheettest"
)

func reported(t *testing.T, doc report.Document) (*excelize.File, []byte) {
	t.Helper()
	var a, b bytes.Buffer
	if err := WriteReport(&a, doc); err != nil {
		t.Fatal(err)
	}
	if err := WriteReport(&b, doc); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("two writes differ, %v", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(a.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, a.Bytes()
}

func TestReportTable(t *testing.T) {
	table := report.Table{Title: "表1 党员: 情况/统计", Unit: "甲集团", AsOf: day.Of(2026, 11, 23), Measure: "单位：人",
		Columns: []report.Column{report.Col("序号"), report.Col("党员", "正式"), report.Col("党员", "预备"), report.Col("占比")},
		Rows: [][]report.Cell{{{Text: "=1+1"}, {Text: "1,234", Number: true, Value: 1234}, {Text: "0", Number: true},
			{Text: "1.5%", Number: true, Value: 0.015}}},
		Totals: [][]report.Cell{{{Text: "合计", Span: 2}, {Text: "12", Number: true, Value: 12}, {Text: ""}}},
		Notes:  []string{"注：只计本级"}, Sign: &report.Sign{Maker: "张三", Day: day.Of(2026, 11, 23)}}
	f, data := reported(t, report.Document{Title: "情况", Sections: []report.Section{{Blocks: []report.Block{table, table}}}})
	names := f.GetSheetList()
	if len(names) != 2 || names[0] != "表1 党员· 情况·统计" || names[1] != names[0]+"2" {
		t.Fatalf("sheets %q", names)
	}
	s := names[0]
	want := [][]string{{"表1 党员: 情况/统计"}, {"填报单位：甲集团　　截至2026年11月23日　　单位：人"}, {"序号", "党员", "", "占比"}, {"", "正式", "预备"},
		{"=1+1", "1,234", "0", "1.5%"}, {"合计", "", "12"}, {"注：只计本级"}, {"单位负责人：　　审核人：　　制表人：张三　　填报日期：2026年11月23日"}}
	got, err := f.GetRows(s)
	if err != nil {
		t.Fatal(err)
	}
	for i := range got {
		for len(got[i]) > 0 && got[i][len(got[i])-1] == "" {
			got[i] = got[i][:len(got[i])-1]
		}
	}
	sheettest.Diff(t, want, got)
	for at, kind := range map[string]excelize.CellType{"A5": excelize.CellTypeSharedString, "B5": excelize.CellTypeUnset,
		"C5": excelize.CellTypeUnset, "D5": excelize.CellTypeUnset, "C6": excelize.CellTypeUnset} {
		if k, err := f.GetCellType(s, at); err != nil || k != kind {
			t.Errorf("%s: cell type %v, want %v, %v", at, k, kind, err)
		}
	}
	merged, err := f.GetMergeCells(s)
	if err != nil {
		t.Fatal(err)
	}
	var ranges []string
	for _, m := range merged {
		ranges = append(ranges, m.GetStartAxis()+":"+m.GetEndAxis())
	}
	slices.Sort(ranges)
	sheettest.Diff(t, []string{"A1:D1", "A2:D2", "A3:A4", "A6:B6", "A7:D7", "A8:D8", "B3:C3", "D3:D4"}, ranges)
	titles := ""
	for _, n := range f.GetDefinedName() {
		if n.Scope == s {
			titles = n.RefersTo
		}
	}
	if titles != "'"+s+"'!$3:$4" {
		t.Errorf("print titles %q", titles)
	}
	sheettest.NoFormulas(t, data)
}

func TestReportSheetNames(t *testing.T) {
	p := &tablePrinter{used: map[string]bool{}}
	seen := map[string]bool{}
	for _, wish := range []string{"", "  ", "Sheet1", "sheet1", "表", "表2", "a", "A", "'引号'", "\x01\n", `:\/?*[]`, strings.Repeat("长", 60),
		strings.Repeat("长", 60), strings.Repeat("𠮷", 40), "坏\xff字"} {
		name := p.sheetName(wish)
		if n := len(utf16.Encode([]rune(name))); n == 0 || n > 31 || strings.ContainsAny(name, `:\/?*[]'`) ||
			seen[strings.ToLower(name)] || strings.EqualFold(name, spareSheet) {
			t.Errorf("%q became %q", wish, name)
		}
		seen[strings.ToLower(name)] = true
	}
}

func TestReportWithoutTables(t *testing.T) {
	f, _ := reported(t, report.Document{Title: "纯文字"})
	if v, err := f.GetCellValue("说明", "A1"); err != nil || v == "" {
		t.Error(v, err)
	}
}

// Every report of the sample group opens again, with all of its figures.
func TestReportsOfSample(t *testing.T) {
	b := model.BookOf(demo.AsOf, "", nil, demo.Records())
	in := report.Input{Book: b, Findings: rule.Check(b)}
	for _, r := range report.All() {
		doc := r.Build(in)
		f, _ := reported(t, doc)
		i, names := 0, slices.DeleteFunc(f.GetSheetList(), func(name string) bool { return name == textSheet })
		for _, s := range doc.Sections {
			for _, block := range s.Blocks {
				table, ok := block.(report.Table)
				if !ok {
					continue
				}
				checkFigures(t, f, names[i], table)
				checkMerges(t, f, names[i])
				sheettest.CheckPaper(t, f, names[i], true)
				i++
			}
		}
		if i != len(names) && i > 0 {
			t.Errorf("%s: %d tables on %d sheets", r.Name, i, len(names))
		}
	}
}

func checkFigures(t *testing.T, f *excelize.File, name string, table report.Table) {
	t.Helper()
	rows, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	all := "|"
	for _, r := range rows {
		all += strings.Join(r, "|") + "|"
	}
	for _, r := range slices.Concat(table.Rows, table.Totals) {
		for _, c := range r {
			if want := "|" + c.Text + "|"; c.Text != "" && !strings.Contains(all, want) {
				t.Errorf("%s: %q is missing", name, c.Text)
			}
		}
	}
	for _, c := range table.Columns {
		if head := c.Path[len(c.Path)-1]; !strings.Contains(all, "|"+head+"|") {
			t.Errorf("%s: heading %q is missing", name, head)
		}
	}
}

// No cell is in two merged blocks: Excel calls such a file broken.
func checkMerges(t *testing.T, f *excelize.File, name string) {
	t.Helper()
	merged, err := f.GetMergeCells(name)
	if err != nil {
		t.Fatal(err)
	}
	owner := map[[2]int]string{}
	for _, m := range merged {
		c1, r1, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		c2, r2, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		area := m.GetStartAxis() + ":" + m.GetEndAxis()
		for c := c1; c <= c2; c++ {
			for r := r1; r <= r2; r++ {
				if other := owner[[2]int{c, r}]; other != "" {
					t.Fatalf("%s: %s and %s overlap", name, other, area)
				}
				owner[[2]int{c, r}] = area
			}
		}
	}
}

// A row across ends the cells above it; joined ones go on only where the row says
// so.
func TestReportJoins(t *testing.T) {
	c := func(text string) report.Cell { return report.Cell{Text: text} }
	up := report.Cell{Up: true}
	table := report.Table{Columns: []report.Column{report.Col("甲"), report.Col("乙"), report.Col("丙")},
		Rows: [][]report.Cell{
			{c("1"), c("a"), c("x")}, // row 3: under the title and the head
			{up, c("b"), up},
			{{Text: "分组", Span: 3}},
			{c("2"), c("c"), c("y")},
			{up, {Text: "两列", Span: 2}},
			{up, c("d"), c("z")},
			{c("3")},
			{up, c("e"), up},
		}}
	f, _ := reported(t, report.Document{Title: "情况", Sections: []report.Section{{Blocks: []report.Block{table}}}})
	name := f.GetSheetList()[0]
	checkMerges(t, f, name)
	merged, err := f.GetMergeCells(name)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range merged {
		got = append(got, m.GetStartAxis()+":"+m.GetEndAxis())
	}
	slices.Sort(got)
	sheettest.Diff(t, []string{"A1:C1", "A3:A4", "A5:C5", "A6:A8", "A9:A10", "B7:C7", "C3:C4"}, got)
}

// What begins like a formula stays a text when it is typed over; numbers do not
// become texts; a long text can be read in older programs too.
func TestReportFormats(t *testing.T) {
	long := strings.Repeat("长", 300)
	table := report.Table{Columns: []report.Column{report.Col("=头"), report.Col("乙"), report.Col("丙")}, Notes: []string{"=1+1"},
		Rows: [][]report.Cell{
			{{Text: "=1+1"}, {Text: "+1", Warn: true}, {Text: "-2", Bold: true}},
			{{Text: "@a"}, {Text: "12", Number: true, Value: 12}, {Text: "12.5%", Number: true, Value: 0.125}},
			{{Text: long}, {Text: "=" + long}, {Text: "2026-13-01"}},
		}}
	f, _ := reported(t, report.Document{Title: "=题", Sections: []report.Section{{Blocks: []report.Block{table}}}})
	name := f.GetSheetList()[0]
	for at, want := range map[string]int{"A1": AsText, "A2": AsText, "A3": AsText, "B3": AsText, "C3": AsText, "A4": AsText, "B4": 0,
		"A5": 0, "B5": AsText, "C5": AsText, "A6": AsText} {
		id, err := f.GetCellStyle(name, at)
		if err != nil {
			t.Fatal(err)
		}
		if st, err := f.GetStyle(id); err != nil || st.NumFmt != want {
			t.Errorf("%s has number format %d, want %d, %v", at, st.NumFmt, want, err)
		}
		if formula, err := f.GetCellFormula(name, at); formula != "" || err != nil {
			t.Errorf("%s is a formula: %q, %v", at, formula, err)
		}
	}
	if text, err := f.GetCellValue(name, "C4"); text != "12.5%" || err != nil {
		t.Errorf("the share is shown as %q, %v", text, err)
	}
}

// Rows are as high as their texts, joined and merged ones too, and the page can
// be read.
func TestReportSizes(t *testing.T) {
	note := strings.Repeat("注释的文字很长，", 40)
	table := report.Table{Unit: "甲集团", Columns: []report.Column{report.Col("序号"), report.Col("名称"), report.Col("说明"), report.Col("数")},
		Notes: []string{"短", note},
		Rows: [][]report.Cell{
			{{Text: "1"}, {Text: "甲"}, {Text: strings.Repeat("说明文字", 50)}, {Text: "12,345,678.00", Number: true, Value: 12345678}},
			{{Text: "2"}, {Text: strings.Repeat("两行共用的文字", 40)}, {Text: "短"}, {Text: "1", Number: true, Value: 1}},
			{{Up: true}, {Up: true}, {Text: "短"}, {Text: "1", Number: true, Value: 1}},
		}}
	f, _ := reported(t, report.Document{Title: "情况", Sections: []report.Section{{Blocks: []report.Block{table}}}})
	name := f.GetSheetList()[0]
	height := func(row int) float64 {
		h, err := f.GetRowHeight(name, row)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	width := func(col string) float64 {
		w, err := f.GetColWidth(name, col)
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	total := width("A") + width("B") + width("C") + width("D")
	for _, c := range []struct {
		rows  []int
		text  string
		width float64
		size  float64
	}{
		{[]int{4}, table.Rows[0][2].Text, width("C"), bodySize},
		{[]int{5, 6}, table.Rows[1][1].Text, width("B"), bodySize},
		{[]int{7}, "注：短", total, NoteSize},
		{[]int{8}, "注：" + note, total, NoteSize},
	} {
		got := 0.0
		for _, r := range c.rows {
			got += height(r)
		}
		lines := math.Ceil(UnitsOf(c.text, c.size) / c.width) // no text takes fewer
		if got < lines*c.size*1.2 || got > (lines+3)*c.size*2+10 {
			t.Errorf("rows %v are %.0f points high for %.0f lines", c.rows, got, lines)
		}
	}
	if total > roomA4+1 || width("D") < UnitsOf("12,345,678.00", bodySize) || width("A") > 12 {
		t.Errorf("widths %v %v %v %v", width("A"), width("B"), width("C"), width("D"))
	}
}

// Wide tables are read at a scale that can be, whatever they hold.
func TestNarrow(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for range 500 {
		n := 1 + rng.IntN(40)
		widths, floors := make([]float64, n), make([]float64, n)
		least, most := 0.0, 0.0
		for i := range widths {
			floors[i] = 6 + 10*rng.Float64()
			widths[i] = floors[i] + 50*rng.Float64()
			least, most = least+floors[i], most+widths[i]
		}
		before := slices.Clone(widths)
		narrow(widths, floors, 194)
		sum := 0.0
		for i, w := range widths {
			if sum += w; w < floors[i]-0.001 || w > before[i]+0.001 {
				t.Fatalf("column %d: %v between %v and %v", i, w, floors[i], before[i])
			}
		}
		if want := max(least, min(most, 194)); sum > want+0.1 || sum < want-0.5 {
			t.Fatalf("%d columns are %v wide, want %v (least %v, most %v)", n, sum, want, least, most)
		}
	}
}
