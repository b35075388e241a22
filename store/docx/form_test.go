package docx

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/model/report/reporttest"
	"partyledger/store/docx/docxtest"
	"partyledger/store/typeset"
)

// A form's boxes are merged, its rows held whole but those that may be continued, and what
// is to be filled in has its room.
func TestFormsAsTables(t *testing.T) {
	parts := docxtest.Parts(t, write(t, reporttest.Registration(), faces(t)))
	body := parts["word/document.xml"]
	rows := regexp.MustCompile(`(?s)<w:tr>.*?</w:tr>`).FindAllString(body, -1)
	if len(rows) != 12 {
		t.Fatalf("%d rows", len(rows))
	}
	for i, row := range rows {
		long := strings.Contains(row, "电气工程")
		if strings.Contains(row, "<w:cantSplit/>") == long {
			t.Errorf("row %d may be cut: %v", i, !long)
		}
	}
	for what, n := range map[string]int{`<w:vMerge w:val="restart"/>`: 1, `<w:vMerge w:val="continue"/>`: 3, `<w:gridSpan w:val="6"/>`: 4,
		`<w:trHeight w:val="2551" w:hRule="atLeast"/>`: 3, "<w:drawing>": 1, "<w:between ": 6, report.Ticked: 3, "Segoe UI Symbol": 9} {
		if got := strings.Count(body, what); got != n {
			t.Errorf("%s stands %d times, not %d", what, got, n)
		}
	}
	if foot := parts["word/footer6.xml"]; !strings.Contains(foot, "SECTIONPAGES") || !strings.Contains(foot, "<w:t>2</w:t>") {
		t.Errorf("the form's pages are counted by %s", foot)
	}
}

// A slip keeps to its line on one page; its last paragraph keeps nothing.
func TestSlipIsKeptTogether(t *testing.T) {
	body := docxtest.Parts(t, write(t, reporttest.Inquiry(), faces(t)))["word/document.xml"]
	_, slip, _ := strings.Cut(body, `<w:pStyle w:val="CutLine"/>`)
	slip, _, _ = strings.Cut(slip, "<w:sectPr")
	paragraphs := strings.Split(slip, "<w:pPr>")
	for i, p := range paragraphs[1:] {
		if last := i == len(paragraphs)-2; strings.Contains(p, "<w:keepNext/>") == last {
			t.Errorf("paragraph %d of %d: %.80s", i+1, len(paragraphs)-1, p)
		}
	}
	if !strings.Contains(slip, `w:leader="hyphen"`) {
		t.Error("no line to cut along")
	}
}

// Cards stand in tables of equal rows, one a page, and bear no page number; what does not
// fit on one is told and nothing is written.
func TestCardsAsTables(t *testing.T) {
	fs := faces(t)
	body := docxtest.Parts(t, write(t, reporttest.Ballots(6), fs))["word/document.xml"]
	if n := strings.Count(body, `w:hRule="exact"/></w:trPr>`); n != 3 || strings.Count(body, "<w:pageBreakBefore/>") != 1 {
		t.Errorf("%d rows of cards", n)
	}
	if !strings.Contains(body, `<w:footerReference w:type="default" r:id="rFooter3"/>`) {
		t.Error("cards bear page numbers")
	}
	full := report.Document{Sections: []report.Section{{Page: report.FormPage, Blocks: []report.Block{report.Cards{Across: 3, Down: 8,
		Items: [][]report.Block{{report.Paragraph{Text: strings.Repeat("放不下的内容", 60)}}}}}}}}
	var b bytes.Buffer
	if err := Write(&b, full, fs, OfficeFonts); err == nil || !strings.Contains(err.Error(), "第1张卡片的内容放不下") || b.Len() > 0 {
		t.Errorf("%v, %d bytes", err, b.Len())
	}
}

// Who printed personal data stands on forms that bear no page number, too.
func TestMarkOnUnnumberedForms(t *testing.T) {
	doc := reporttest.Labels(3)
	doc.Mark = "含个人信息"
	parts := docxtest.Parts(t, write(t, doc, faces(t)))
	if !strings.Contains(parts["word/footer3.xml"], doc.Mark) || !strings.Contains(textOn(typeset.Layout(doc, faces(t),
		typeset.Options{})), doc.Mark) {
		t.Error("the mark is missing")
	}
}

// The closing words and the annex note stay on the page of the signature; what comes before
// them, a numbered sentence too, may end a page.
func TestSignatureIsNotAlone(t *testing.T) {
	p := report.Paragraph{Text: "特此通知。"}
	doc := report.Document{Title: "通知", AsOf: day.Of(2026, 11, 23)}
	doc.Sections = []report.Section{{Page: report.OfficialPage, Blocks: []report.Block{
		report.Paragraph{Text: "请认真落实。"}, report.Heading{Level: 3, Text: "逐项研究。"}, p, report.AnnexList{Items: []string{"问题清单"}},
		report.Signature{Unit: "某某支部委员会", Day: day.Of(2026, 11, 23)}}}}
	text := docxtest.Parts(t, write(t, doc, faces(t)))["word/document.xml"]
	for _, x := range []struct {
		words string
		kept  bool
	}{{"请认真落实。", false}, {"逐项研究。", false}, {"特此通知。", true}, {"问题清单", true}, {"某某支部委员会", true}} {
		before, _, ok := strings.Cut(text, x.words)
		if head := before[strings.LastIndex(before, "<w:p>"):]; !ok || strings.Contains(head, "<w:keepNext/>") != x.kept {
			t.Errorf("%s: kept with the next is not %v: %s", x.words, x.kept, head)
		}
	}
}
