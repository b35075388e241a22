package typeset

// The report of terms of office on paper: every table of it stands on A4 with all its columns.

import (
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/report"
)

func TestTermsStandOnA4(t *testing.T) {
	r, _ := report.ByName("terms")
	doc := r.Build(report.Input{Book: model.BookOf(demo.AsOf, "", nil, demo.Records())})
	fs := testFaces(t)
	tables := 0
	for _, s := range doc.Sections {
		for block := range report.Walk(s.Blocks) {
			if x, ok := block.(report.Table); ok {
				tables++
				if n := len(Strips(fs, &x, PaperOf(s.Page, doc))); n != 1 {
					t.Errorf("%s is divided over %d pages", x.Sheet, n)
				}
			}
		}
	}
	if tables != 4 {
		t.Errorf("%d tables", tables)
	}
	for i, p := range layout(t, doc) {
		if p.Width != a4Long {
			t.Errorf("第%d面宽%v", i+1, p.Width)
		}
		for _, m := range p.Marks {
			if m.Kind == TextMark && m.Size < smallest {
				t.Errorf("第%d面“%s”只有%.1f磅", i+1, m.Text, m.Size)
			}
		}
	}
}
