package typeset

import (
	"fmt"
	"strings"
	"testing"

	"partyledger/model/report"
)

// TestHeadingRowStaysWithTheNext: a row that belongs to the next never ends a page, wherever
// the page ends; without any that do, one would.
func TestHeadingRowStaysWithTheNext(t *testing.T) {
	alone := false
	for rows := 10; rows < 40; rows++ {
		for _, with := range []bool{true, false} {
			f := report.Form{Columns: []float64{1}}
			for i := range rows {
				f.Rows = append(f.Rows, report.FormRow{Height: 8, Boxes: []report.Box{{Text: fmt.Sprint("前", i)}}})
			}
			f.Rows = append(f.Rows, report.FormRow{Height: 9, With: with, Boxes: []report.Box{report.Label("二、大标题")}},
				report.FormRow{Height: 9, With: with, Boxes: []report.Box{report.Label("表头")}},
				report.FormRow{Height: 20, Boxes: []report.Box{{Text: "后一行"}}})
			torn := false
			for _, p := range layout(t, report.Document{Sections: []report.Section{{Page: report.FormPage, Blocks: []report.Block{f}}}}) {
				text := textOf(p)
				torn = torn || strings.Contains(text, "大标题") != strings.Contains(text, "后一行")
			}
			if with && torn {
				t.Errorf("%d rows before: the heading stands alone", rows)
			}
			alone = alone || torn
		}
	}
	if !alone {
		t.Error("no page ended there: the test says nothing")
	}
}
