package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/report"
	"partyledger/model/rule"
)

// sampleReports is all reports of the sample.
func sampleReports() []report.Document {
	b := model.BookOf(demo.AsOf, "", nil, demo.Records())
	in := report.Input{Book: b, Findings: rule.Check(b), Today: demo.AsOf}
	var out []report.Document
	for _, r := range report.All() {
		out = append(out, r.Build(in))
	}
	return out
}

// formulas calls for each formula of a workbook with the value that stands in its cell.
func formulas(t *testing.T, f *excelize.File, do func(sheet, at, formula, value string)) {
	t.Helper()
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, value := range row {
				at, _ := excelize.CoordinatesToCellName(c+1, r+1)
				if formula, _ := f.GetCellFormula(name, at); formula != "" {
					do(name, at, formula, value)
				}
			}
		}
	}
}

// The totals and shares of the reports are formulas, and each reckons to what we printed.
func TestFormulasReckon(t *testing.T) {
	seen := map[string]int{}
	for _, doc := range sampleReports() {
		f, _ := reported(t, doc)
		formulas(t, f, func(sheet, at, formula, value string) {
			seen[doc.Name]++
			got, err := f.CalcCellValue(sheet, at, excelize.Options{RawCellValue: true})
			if err != nil || !sameNumber(got, value) {
				t.Errorf("%s, %s!%s: %s is %s, printed is %s, %v", doc.Name, sheet, at, formula, got, value, err)
			}
		})
	}
	for _, name := range []string{"charter", "staffing", "exchange", "development", "members", "terms", "support", "coverage",
		"rectification", "statistics", "annual"} {
		if seen[name] == 0 {
			t.Errorf("%s has no formula", name)
		}
	}
	t.Log(seen)
}

func sameNumber(x, y string) bool {
	a, b := number(x), number(y)
	return math.Abs(a-b) <= 1e-9*max(1, math.Abs(a))
}

func number(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return math.NaN()
	}
	return f
}

// cached is a formula's kept value in a sheet's XML.
var cached = regexp.MustCompile(`(</f>)<v>[^<]*</v>`)

// LibreOffice reckons the workbooks anew, from files without kept values, and comes to ours
// (make xlsx-reckon).
func TestReckonedByLibreOffice(t *testing.T) {
	if os.Getenv("PARTYLEDGER_SOFFICE") == "" {
		t.Skip("PARTYLEDGER_SOFFICE is not set")
	}
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("没有安装LibreOffice（软件包 libreoffice-calc），没有重算")
	}
	in, out := t.TempDir(), t.TempDir()
	docs := sampleReports()
	var paths []string
	for _, doc := range docs {
		var book bytes.Buffer
		if err := WriteReport(&book, doc); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, filepath.Join(in, doc.Name+".xlsx"))
		if err := os.WriteFile(paths[len(paths)-1], withoutValues(t, book.Bytes()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
		"--outdir", out}
	if told, err := exec.Command(soffice, append(args, paths...)...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, told)
	}
	n := 0
	for _, doc := range docs {
		ours, _ := reported(t, doc)
		theirs, err := excelize.OpenFile(filepath.Join(out, doc.Name+".xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		formulas(t, ours, func(sheet, at, formula, value string) {
			n++
			got, err := theirs.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
			if err != nil || !sameNumber(got, value) {
				t.Errorf("%s, %s!%s: LibreOffice reckons %s to %q, ours is %s, %v", doc.Name, sheet, at, formula, got, value, err)
			}
		})
		if err := theirs.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("LibreOffice reckons %d formulas of %d workbooks as we do", n, len(docs))
}

// withoutValues is a workbook whose formulas have no kept values.
func withoutValues(t *testing.T, book []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range in.File {
		r, err := p.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		to, err := w.Create(p.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(cached.ReplaceAll(data, []byte("$1"))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Days are days, the table has a filter on its heads, the fonts have names, the text is there.
func TestReportAsWorkbook(t *testing.T) {
	table := report.Table{Title: "名单", Columns: []report.Column{report.Col("姓名"), report.Col("日期"), report.Col("人数"), report.Col("其中"),
		report.Col("占比")},
		Rows: [][]report.Cell{
			{{Text: "甲"}, {Text: "2026.11.23"}, {Text: "8", Number: true, Value: 8}, {Text: "2", Number: true, Value: 2},
				{Text: "25.0%", Number: true, Value: 0.25}},
			{{Text: "乙"}, {Text: "2026.02.30"}, {Text: "4", Number: true, Value: 4}, {Text: "1", Number: true, Value: 1},
				{Text: "25.0%", Number: true, Value: 0.25}},
		},
		Totals: [][]report.Cell{{{Text: "合计"}, {Text: "2026.11"}, {Text: "12", Number: true, Value: 12},
			{Text: "4", Number: true, Value: 4},
			{Text: "—"}}}}
	joined := table
	joined.Title, joined.Totals = "分组", nil
	joined.Rows = append([][]report.Cell{{{Text: "组", Span: 5}}}, table.Rows...)
	f, _ := reported(t, report.Document{Title: "情况", Sections: []report.Section{{Blocks: []report.Block{
		report.Heading{Level: 1, Text: "基本情况"}, report.Paragraph{Text: "现有2名。"}, table, joined}}}})
	if names := f.GetSheetList(); !slices.Equal(names, []string{textSheet, "名单", "分组"}) {
		t.Fatalf("%q", names)
	}
	for at, want := range map[string]string{"A1": "一、基本情况", "A2": "现有2名。"} {
		if got, err := f.GetCellValue(textSheet, at); got != want || err != nil {
			t.Errorf("%s: %q, %v", at, got, err)
		}
	}
	for at, want := range map[string]string{"B3": "46349", "B4": "2026.02.30", "B5": "2026.11"} {
		if got, err := f.GetCellValue("名单", at, excelize.Options{RawCellValue: true}); got != want || err != nil {
			t.Errorf("%s: %q, want %q, %v", at, got, want, err)
		}
	}
	if got, err := f.GetCellValue("名单", "B3"); got != "2026.11.23" || err != nil {
		t.Errorf("the day is shown as %q, %v", got, err)
	}
	for at, want := range map[string]string{"C5": "SUM(C3:C4)", "D5": "", "E3": "D3/C3", "E4": "D4/C4", "E5": ""} {
		if got, err := f.GetCellFormula("名单", at); got != want || err != nil {
			t.Errorf("%s: %q, want %q, %v", at, got, want, err)
		}
	}
	filters := ""
	for _, n := range f.GetDefinedName() {
		if strings.HasSuffix(n.Name, "_FilterDatabase") {
			filters += n.RefersTo + " "
		}
	}
	if filters != "'名单'!$A$2:$E$4 " && filters != "名单!$A$2:$E$4 " {
		t.Errorf("filters on %q", filters)
	}
	for at, want := range map[string]string{"A1": headFont, "A2": headFont, "A3": bodyFont, "A5": headFont} {
		id, _ := f.GetCellStyle("名单", at)
		if st, err := f.GetStyle(id); err != nil || st.Font == nil || st.Font.Family != want {
			t.Errorf("%s is set in %+v, %v", at, st.Font, err)
		}
	}
}
