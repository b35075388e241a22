package sheet

import (
	"bytes"
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
		Rows:    [][]report.Cell{{{Text: "=1+1"}, {Text: "1,234", Number: true, Value: 1234}, {Text: "0", Number: true}, {Text: "1.5%", Number: true, Value: 0.015}}},
		Totals:  [][]report.Cell{{{Text: "合计", Span: 2}, {Text: "12", Number: true, Value: 12}, {Text: ""}}},
		Notes:   []string{"注：只计本级"}, Sign: &report.Sign{Maker: "张三", Day: day.Of(2026, 11, 23)}}
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
	diff(t, want, got)
	for at, kind := range map[string]excelize.CellType{"A5": excelize.CellTypeSharedString, "B5": excelize.CellTypeUnset, "C5": excelize.CellTypeUnset, "D5": excelize.CellTypeUnset, "C6": excelize.CellTypeUnset} {
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
	diff(t, []string{"A1:D1", "A2:D2", "A3:A4", "A6:B6", "A7:D7", "A8:D8", "B3:C3", "D3:D4"}, ranges)
	titles := ""
	for _, n := range f.GetDefinedName() {
		if n.Scope == s {
			titles = n.RefersTo
		}
	}
	if titles != "'"+s+"'!$3:$4" {
		t.Errorf("print titles %q", titles)
	}
	noFormulas(t, save(t, "报表.xlsx", data))
}

func TestReportSheetNames(t *testing.T) {
	p := &tablePrinter{used: map[string]bool{}}
	seen := map[string]bool{}
	for _, wish := range []string{"", "  ", "Sheet1", "sheet1", "表", "表2", "a", "A", "'引号'", "\x01\n", `:\/?*[]`, strings.Repeat("长", 60), strings.Repeat("长", 60), strings.Repeat("𠮷", 40), "坏\xff字"} {
		name := p.sheetName(wish)
		if n := len(utf16.Encode([]rune(name))); n == 0 || n > 31 || strings.ContainsAny(name, `:\/?*[]'`) || seen[strings.ToLower(name)] || strings.EqualFold(name, spareSheet) {
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
		i, names := 0, f.GetSheetList()
		for _, s := range doc.Sections {
			for _, block := range s.Blocks {
				table, ok := block.(report.Table)
				if !ok {
					continue
				}
				checkFigures(t, f, names[i], table)
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
