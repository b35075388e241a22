package store

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/report"
	"partyledger/model/rule"
	"partyledger/store/docx"
	"partyledger/store/docx/docxtest"
	"partyledger/store/sheet"
	"partyledger/store/typeset"
)

// PDF, Word and Excel of each report show the same figures: each of its tables is in all of
// them, as often as the report has it.
func TestOutputsAgree(t *testing.T) {
	faces, err := ReportFaces(true)
	if err != nil {
		t.Fatal(err)
	}
	b := model.BookOf(demo.AsOf, "", nil, demo.Records())
	in := report.Input{Book: b, Findings: rule.Check(b), Today: demo.AsOf}
	all := 0
	for _, r := range report.All() {
		doc := r.Build(in)
		want := map[string]int{}
		for _, s := range doc.Sections {
			for block := range report.Walk(s.Blocks) {
				if table, ok := block.(report.Table); ok {
					for _, row := range append(table.Rows[:len(table.Rows):len(table.Rows)], table.Totals...) {
						for _, c := range row {
							if c.Number {
								want[c.Text]++
								all++
							}
						}
					}
				}
			}
		}
		outputs := map[string]map[string]int{"PDF": printed(doc, faces), "Word": inWord(t, doc, faces), "Excel": inExcel(t, doc)}
		for name, got := range outputs {
			for text, n := range want {
				if got[text] < n {
					t.Errorf("%s: %s has %s %d times, the report %d times", r.Name, name, text, got[text], n)
				}
			}
		}
	}
	if all < 10000 {
		t.Errorf("only %d figures were held against each other", all)
	}
}

// printed counts the texts of the pages' marks, which PDF and preview paint.
func printed(doc report.Document, faces *typeset.Faces) map[string]int {
	out := map[string]int{}
	for _, p := range typeset.Layout(doc, faces, typeset.Options{}).All() {
		for _, m := range p.Marks {
			if m.Kind == typeset.TextMark {
				out[m.Text]++
			}
		}
	}
	return out
}

var (
	wordCell = regexp.MustCompile(`(?s)<w:tc>.*?</w:tc>`)
	wordText = regexp.MustCompile(`<w:t(?: [^>]*)?>([^<]*)</w:t>`)
)

// inWord counts the texts of the cells.
func inWord(t *testing.T, doc report.Document, faces *typeset.Faces) map[string]int {
	t.Helper()
	var w bytes.Buffer
	if err := docx.Write(&w, doc, faces, WordFonts(model.Office{})); err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for _, cell := range wordCell.FindAllString(docxtest.Parts(t, w.Bytes())["word/document.xml"], -1) {
		var text strings.Builder
		for _, m := range wordText.FindAllStringSubmatch(cell, -1) {
			text.WriteString(m[1])
		}
		out[text.String()]++
	}
	return out
}

// inExcel counts the cells as a workbook shows them.
func inExcel(t *testing.T, doc report.Document) map[string]int {
	t.Helper()
	var w bytes.Buffer
	if err := sheet.WriteReport(&w, doc); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&w)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := map[string]int{}
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for _, text := range row {
				out[text]++
			}
		}
	}
	return out
}
