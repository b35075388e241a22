package docx

// Sections: each kind of page, and each letter, with its page numbers.

import (
	"fmt"
	"slices"
	"strings"

	"partyledger/model/report"
	"partyledger/store/typeset"
)

// begin ends the section before, if something stands in it, and begins another.
func (w *writer) begin(k sectionKind) {
	if w.started {
		w.xml.WriteString(paragraph(ordered(style("Hair")+w.section(w.open)), ""))
	}
	w.open, w.started = k, false
	w.paper = typeset.PaperOf(k.page, w.doc)
	switch {
	case k.letter:
		w.paper = typeset.OfficialPaper()
	case k.cards:
		w.paper = typeset.CardOf(1, 1).Sheet
	}
}

// sectionOf is the kind of a document's section.
func (w *writer) sectionOf(s report.Section) sectionKind {
	k := sectionKind{page: typeset.PageOf(w.faces, s, w.doc)}
	if s.Page == report.FormPage && !w.doc.Official() {
		k.pages = w.pages().FormPages(w.forms)
		w.forms++
	}
	return k
}

// end writes the last section's measures.
func (w *writer) end() {
	if !w.started {
		w.add(paragraph(style("Hair"), ""))
	}
	w.xml.WriteString(w.section(w.open))
}

// section is a section's measures: the sheet, its margins, the grid and the page numbers.
func (w *writer) section(k sectionKind) string {
	p := typeset.PaperOf(k.page, w.doc)
	switch {
	case k.letter:
		p = typeset.OfficialPaper()
	case k.cards:
		p = typeset.CardOf(1, 1).Sheet
	}
	var b strings.Builder
	begins := "nextPage"
	if k.imprint {
		begins = "evenPage"
	}
	b.WriteString("<w:sectPr>" + w.footers(k) + `<w:type w:val="` + begins + `"/>`)
	turn := ""
	if p.Width > p.Height {
		turn = ` w:orient="landscape"`
	}
	fmt.Fprintf(&b, `<w:pgSz w:w="%d" w:h="%d"%s/>`, twips(p.Width), twips(p.Height), turn)
	at := w.footAt(p)
	if k.cards {
		at = 200
	}
	if k.imprint {
		at = bottomOf(p) // its last line lies on the type area's lower edge
	}
	fmt.Fprintf(&b, `<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="400" w:footer="%d" w:gutter="0"/>`, twips(p.Top),
		twips(p.Width-p.Left-p.Room), bottomOf(p), twips(p.Left), at)
	if k.letter {
		b.WriteString(`<w:pgNumType w:start="1"/><w:titlePg/>`)
	}
	if k.pages > 0 {
		b.WriteString(`<w:pgNumType w:start="1"/>`)
	}
	if k.imprint {
		b.WriteString(`<w:titlePg/>`)
	}
	if p.Grid {
		fmt.Fprintf(&b, `<w:docGrid w:type="lines" w:linePitch="%d"/>`, gridLine)
	}
	b.WriteString("</w:sectPr>")
	return b.String()
}

// bottomOf is the lower margin; on official paper a hair is left, so that 22 lines stand.
func bottomOf(p typeset.Paper) int { return twips(p.Height - p.Top - p.Depth) }

// footAt is how far the page number stands from the sheet's lower edge.
func (w *writer) footAt(p typeset.Paper) int {
	if !w.doc.Official() && p.Kind != report.OfficialPage {
		return twips(6)
	}
	return bottomOf(p) - twips(11.5)
}

// foot is the footer of a section of so many pages.
func (w *writer) foot(pages int) int {
	at := slices.Index(w.feet, pages)
	if at < 0 {
		at, w.feet = len(w.feet), append(w.feet, pages)
	}
	return footers + at + 1
}

// footers are the section's references: each has them anew, so that a page that lies across
// keeps them.
func (w *writer) footers(k sectionKind) string {
	ref := func(kind string, n int) string {
		return fmt.Sprintf(`<w:footerReference w:type="%s" r:id="rFooter%d"/>`, kind, n)
	}
	head := `<w:headerReference w:type="default" r:id="rHeader"/>`
	switch {
	case k.imprint:
		return head + ref("default", 1) + ref("even", 2) + ref("first", 5)
	case k.letter:
		return head + ref("default", 1) + ref("even", 2) + ref("first", 3)
	case k.cards, k.pages == 1:
		return head + ref("default", 3) + ref("even", 3)
	case w.doc.Official():
		return head + ref("default", 1) + ref("even", 2)
	case k.pages > 1:
		return head + ref("default", w.foot(k.pages))
	}
	return head + ref("default", 4)
}
