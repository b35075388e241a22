package docx

// What only official papers have: red head, annex note, signature, imprint (GB/T 9704-2012).

import (
	"fmt"
	"strings"

	"partyledger/model/report"
	"partyledger/store/typeset"
)

// widthOf is a text's width in millimetres.
func (w *writer) widthOf(face typeset.FaceID, text string, points float64) float64 {
	return float64(w.faces.Width(face, typeset.Clean(text))) * points * typeset.PointMM / 1000
}

// redHead stands where the PDF has it: it takes so many whole lines of the page.
func (w *writer) redHead(r report.RedHead) {
	p := typeset.PlanRedHead(w.faces, r.Unit, w.paper)
	narrow := ""
	if p.Scale < 1 {
		narrow = fmt.Sprintf(`<w:w w:val="%d"/>`, int(p.Scale*100))
	}
	high := func(id string, twips int) string {
		return ordered(style(id) + fmt.Sprintf(`<w:spacing w:line="%d" w:lineRule="exact"/>`, twips))
	}
	mark, above := int(p.Size*20), twips(p.Number-p.MarkTop)
	w.add(paragraph(high("RedTop", twips(p.MarkTop)), ""))
	w.add(paragraph(high("RedMark", mark), run(r.Unit, narrow+sizeOf(half(p.Size)))))
	w.add(paragraph(high("RedTop", above-mark), ""))
	if r.Signer == "" {
		w.add(paragraph(ordered(style("DocNumber")+`<w:jc w:val="center"/>`), run(r.Number, "")))
	} else {
		// No indent: the rule under the line would begin with it.
		tabs := fmt.Sprintf(`<w:tabs><w:tab w:val="left" w:pos="320"/><w:tab w:val="right" w:pos="%d"/></w:tabs>`, twips(w.paper.Room)-320)
		const jump = `<w:r><w:tab/></w:r>`
		w.add(paragraph(ordered(style("DocNumber")+tabs), jump+run(r.Number, "")+jump+
			run("签发人：", "")+run(r.Signer, fontsOf(w.fonts.Kai))))
	}
	w.add(paragraph(high("RedTop", p.Lines*gridLine-twips(p.Number)-gridLine-redRule), ""))
}

// redRule is the room that the rule under the number takes, twentieths of a point.
const redRule = 11*20 + 45

// annexHead begins an annex: its label flush left in the first line, its title in the third.
func (w *writer) annexHead(a report.Annex) {
	w.text(w.pick("AnnexLabel", "SheetAnnex"), a.Label)
	if w.paper.Grid {
		w.space(1)
	}
	w.title(report.Title{Text: a.Title}, false)
}

// annexes is the note one line below the body.
func (w *writer) annexes(a report.AnnexList) {
	lines := a.Lines()
	if len(lines) == 0 {
		return
	}
	from := w.lastParagraph() // nor do annexes and signature
	defer func() { w.keepFrom(from) }()
	w.space(1)
	for _, l := range lines {
		left := 5 * 316 // two characters of indent and 附件：
		hang := left
		if l.Label != "" {
			hang = 3 * 316
		}
		lead := run(l.Label, "")
		if l.Label == "" {
			hang = 0
		}
		number := 0
		if l.Number != "" {
			number = twips(w.widthOf(typeset.Fang, l.Number, 16) + 1)
		}
		w.add(paragraph(ordered(style("Annex")+fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%d"/>`, left+number, hang+number)),
			lead+run(l.Number, "")+run(l.Text, "")))
	}
}

// signature sets the unit over the day, the day four characters from the right edge and the
// unit centred on it: room for the seal.
func (w *writer) signature(s report.Signature) {
	closing := w.lastParagraph() // no signature stands alone on a page
	defer func() { w.keepFrom(closing) }()
	above := 2.0
	if !w.paper.Grid {
		above = 1
	}
	w.space(above)
	size := w.paper.Size
	em := w.paper.Room / 28
	if !w.paper.Grid {
		em = size * typeset.PointMM
	}
	day := s.DayWords()
	dayWide := w.widthOf(typeset.Fang, day, size)
	centre := 4*em + dayWide/2 // from the right
	if day == "" {
		centre = 8 * em
	}
	id, last := w.pick("SignUnit", "SheetPlain"), w.pick("SignDay", "SheetPlain")
	lines := typeset.UnitLines(w.faces, s.Unit, w.paper)
	unit := 0.0
	for _, line := range lines {
		unit = max(unit, w.widthOf(typeset.Fang, line, size))
	}
	right := max(centre-unit/2, 2*em)
	place := fmt.Sprintf(`<w:ind w:right="%d"/><w:jc w:val="right"/>`, twips(right))
	if len(lines) > 1 { // each in the middle of the others
		left := max(w.paper.Room-right-unit-1, 0)
		place = fmt.Sprintf(`<w:ind w:left="%d" w:right="%d"/><w:jc w:val="center"/>`, twips(left), twips(max(right-1, 0)))
	}
	w.add(paragraph(ordered(style(id)+place), run(strings.Join(lines, "\n"), "")))
	if day != "" {
		w.add(paragraph(ordered(style(last)+fmt.Sprintf(`<w:ind w:right="%d"/><w:jc w:val="right"/>`, twips(4*em))), run(day, "")))
	}
}

// setImprint sets the imprint at the foot of the last page's type area: over the text's own
// last page, or on an even page without any, as the PDF has it. There it stands in the
// footer, where every program puts it down.
func (w *writer) setImprint(im report.Imprint) {
	if !w.pages().ImprintAlone() {
		w.add(w.imprintTable(im, `<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="margin" `+
			`w:tblpXSpec="center" w:tblpYSpec="bottom"/>`) + paragraph(style("Hair"), ""))
		return
	}
	w.imprint = w.imprintTable(im, "")
	w.begin(sectionKind{page: w.open.page, imprint: true})
	w.add(paragraph(style("Hair"), ""))
}

// imprintTable is the imprint between thick lines.
func (w *writer) imprintTable(im report.Imprint, place string) string {
	room := twips(w.paper.Room)
	line := func(name string, size int) string {
		return fmt.Sprintf(`<w:%s w:val="single" w:sz="%d" w:space="0" w:color="000000"/>`, name, size)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<w:tbl><w:tblPr>%s<w:tblW w:w="%d" w:type="dxa"/><w:tblBorders>%s%s%s</w:tblBorders>`+
		`<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="%d"/><w:gridCol w:w="%d"/></w:tblGrid>`, place, room,
		line("top", 8), line("bottom", 8), line("insideH", 6), room*6/10, room-room*6/10)
	cell := func(width, span int, ppr, text string) string {
		spans := ""
		if span > 1 {
			spans = fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, span)
		}
		return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>`, width, spans) +
			paragraph(ordered(style("Imprint")+ppr), run(text, "")) + `</w:tc>`
	}
	const em = 280
	if text := im.CopyWords(); text != "" {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>` +
			cell(room, 2, fmt.Sprintf(`<w:ind w:left="%d" w:right="%d" w:hanging="%d"/>`, 4*em, em, 3*em), text) + `</w:tr>`)
	}
	b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>` +
		cell(room*6/10, 1, fmt.Sprintf(`<w:ind w:left="%d"/><w:jc w:val="left"/>`, em), im.Office) +
		cell(room-room*6/10, 1, fmt.Sprintf(`<w:ind w:right="%d"/><w:jc w:val="right"/>`, em), im.DayWords()) + `</w:tr></w:tbl>`)
	return b.String()
}
