package typeset

import (
	"strings"
	"testing"

	"partyledger/model/report"
)

// Each of two papers that are bound together begins with page 1, and the outline leads to
// the right sheet.
func TestBind(t *testing.T) {
	faces := testFaces(t)
	text := strings.Repeat("关于党建工作情况的报告，", 400)
	doc := func(title string) *Pages {
		return Layout(report.Document{Sections: []report.Section{{Blocks: []report.Block{report.Title{Text: title},
			report.Paragraph{Text: text}}}}}, faces, Options{})
	}
	a, b := doc("甲"), doc("乙")
	both := Bind(a, b)
	if both.Len() != a.Len()+b.Len() || a.Len() < 2 {
		t.Fatalf("%d pages of %d and %d", both.Len(), a.Len(), b.Len())
	}
	for i := range both.Len() {
		part, at := a, i
		if i >= a.Len() {
			part, at = b, i-a.Len()
		}
		got, want := both.At(i), part.At(at)
		a, b := got.Marks, want.Marks
		if got.Number != i+1 || len(a) != len(b) || a[len(a)-1].Text != b[len(b)-1].Text {
			t.Errorf("page %d is not page %d of its paper", i+1, at+1)
		}
	}
	outline := both.Outline()
	if len(outline) != 2 || outline[1].Text != "乙" || outline[1].Page != a.Len()+1 {
		t.Errorf("outline %v", outline)
	}
	if Bind().Len() != 0 {
		t.Error("nothing has pages")
	}
}
