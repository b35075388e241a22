package docx

// Forms, slips and cards: as tables whose cells an office fills in and moves.

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"partyledger/model/report"
	"partyledger/store/typeset"
)

// formLine is from line to line in a form's box, twentieths of a point.
const formLine = 351

// tickFont draws the ticked box, which the fonts of official paper lack.
const tickFont = "Segoe UI Symbol"

// form writes a form as a table.
func (w *writer) form(f report.Form) {
	if len(f.Rows) == 0 {
		return
	}
	p := typeset.PlanForm(w.faces, f, w.paper)
	widths := make([]int, len(p.Widths))
	for i, mm := range p.Widths {
		widths[i] = twips(mm)
	}
	w.openTable(tableLook{widths: widths, frame: ruled(), pad: twips(p.PadX)})
	for i, row := range p.Rows {
		w.formRow(p, i, row)
	}
	w.add(`</w:tbl>` + paragraph(style("Hair"), "")) // two tables that meet would become one
	w.add(paragraph(ordered(style("Hair")+fmt.Sprintf(`<w:spacing w:line="%d" w:lineRule="exact"/>`, twips(w.paper.Pitch/2))), ""))
}

// tableLook is how a table is begun.
type tableLook struct {
	widths []int  // twentieths of a point
	frame  string // its lines
	pad    int    // left and right of a text
}

var (
	frameEdges = []string{"top", "left", "bottom", "right"}
	innerEdges = []string{"insideH", "insideV"}
)

// ruled is the lines of a table: the outer ones are thicker.
func ruled() string {
	return edges(frameEdges, "single", frameLine) + edges(innerEdges, "single", innerLine)
}

func edges(names []string, kind string, size int) string {
	var b strings.Builder
	for _, name := range names {
		fmt.Fprintf(&b, `<w:%s w:val="%s" w:sz="%d" w:space="0" w:color="000000"/>`, name, kind, size)
	}
	return b.String()
}

// openTable begins a table in the middle of the page, its columns of fixed widths.
func (w *writer) openTable(t tableLook) {
	sum := 0
	for _, x := range t.widths {
		sum += x
	}
	w.add(fmt.Sprintf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>%s</w:tblBorders>`+
		`<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="%d" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`,
		sum, t.frame, t.pad, t.pad))
	for _, x := range t.widths {
		w.add(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, x))
	}
	w.add(`</w:tblGrid>`)
}

// formRow is one row of a form.
func (w *writer) formRow(p typeset.FormPlan, i int, row report.FormRow) {
	props := ""
	if !row.Cut {
		props = `<w:cantSplit/>`
	}
	if row.Height > 0 {
		props += fmt.Sprintf(`<w:trHeight w:val="%d" w:hRule="atLeast"/>`, twips(min(row.Height, w.paper.Depth)))
	}
	w.add(`<w:tr><w:trPr>` + props + `</w:trPr>`)
	for _, c := range cellsIn(p, i) {
		w.formCell(p, c, i)
	}
	w.add(`</w:tr>`)
}

// cellsIn are the cells that stand in a row, from the left.
func cellsIn(p typeset.FormPlan, row int) []typeset.FormCell {
	var out []typeset.FormCell
	for col := 0; col < len(p.Widths); {
		for _, c := range p.Cells {
			if c.Col == col && c.Row <= row && row < c.Row+c.Rows {
				out = append(out, c)
				col += c.Cols
				break
			}
		}
	}
	return out
}

// formCell is a box, or the part of one from the row above.
func (w *writer) formCell(p typeset.FormPlan, c typeset.FormCell, row int) {
	pr := fmt.Sprintf(`<w:tcW w:w="%d" w:type="dxa"/>`, twips(c.Wide))
	if c.Cols > 1 {
		pr += fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, c.Cols)
	}
	merge, inside := "", ""
	switch {
	case row > c.Row:
		keep := ""
		if keptBelow(p, row) {
			keep = `<w:keepNext/>`
		}
		merge, inside = `<w:vMerge w:val="continue"/>`, paragraph(style("FormText")+keep, "")
	case c.Rows > 1:
		merge = `<w:vMerge w:val="restart"/>`
	}
	if inside == "" {
		inside = w.formBox(p, c)
	}
	side := p.PadX
	if c.Label {
		side = p.PadLabel
	}
	edge := func(name string, mm float64) string {
		return fmt.Sprintf(`<w:%s w:w="%d" w:type="dxa"/>`, name, twips(mm))
	}
	at := "top"
	if c.Middle {
		at = "center"
	}
	w.add(`<w:tc><w:tcPr>` + pr + merge + `<w:tcMar>` + edge("top", p.PadY) + edge("left", side) + edge("bottom", p.PadY) + edge("right", side) +
		`</w:tcMar><w:vAlign w:val="` + at + `"/></w:tcPr>` + inside + `</w:tc>`)
}

// formBox is what stands in a box.
func (w *writer) formBox(p typeset.FormPlan, c typeset.FormCell) string {
	var b strings.Builder
	if c.PhotoW > 0 {
		b.WriteString(paragraph(style("FormPhoto"), w.inline(c.Photo.PNG, c.PhotoW, c.PhotoH, "照片")))
	}
	keep := ""
	if p.Rows[c.Row].With || keptBelow(p, c.Row) {
		keep = `<w:keepNext/>`
	}
	look := style("FormText") + keep + jc(c.Align)
	switch {
	case c.Label:
		look = style("FormLabel") + keep
	case c.Photo != nil:
		look = style("FormText") + jc(report.AlignCentre)
	}
	texts := c.Texts
	for _, text := range texts {
		b.WriteString(paragraph(ordered(look), ticked(text)))
	}
	for range c.Lines {
		b.WriteString(paragraph(ordered(style("FormText")+`<w:pBdr>`+edges([]string{"bottom", "between"}, "single", innerLine)+`</w:pBdr>`+
			fmt.Sprintf(`<w:spacing w:line="%d" w:lineRule="exact"/>`, twips(p.Line))), ""))
	}
	if c.Seal != nil {
		b.WriteString(w.sealLines(p, c, len(texts) == 0 && c.Lines == 0 && c.PhotoW == 0))
	}
	if b.Len() == 0 {
		return paragraph(ordered(look), "")
	}
	return b.String()
}

// keptBelow reports that a box reaches from a row into the next: they stand on one page.
func keptBelow(p typeset.FormPlan, row int) bool {
	return slices.ContainsFunc(p.Cells, func(c typeset.FormCell) bool { return c.Row <= row && row < c.Row+c.Rows-1 })
}

// sealLines is the place to sign at the foot of a box. Where nothing else stands there, an
// empty line before it takes what is written.
func (w *writer) sealLines(p typeset.FormPlan, c typeset.FormCell, alone bool) string {
	out, gap := "", c.Gap
	if alone && gap >= p.Pitch {
		out, gap = paragraph(style("FormText"), ""), gap-p.Pitch
	}
	for i, text := range c.Seal.Lines() {
		before := ""
		if i == 0 {
			before = fmt.Sprintf(`<w:spacing w:line="%d" w:lineRule="exact" w:before="%d"/>`, formLine, twips(gap))
		}
		right := fmt.Sprintf(`<w:ind w:right="%d"/>`, twips(c.SealRight))
		out += paragraph(ordered(style("FormText")+before+right+jc(report.AlignRight)), run(text, ""))
	}
	return out
}

// ticked is a text whose ticked boxes a font of their own draws.
func ticked(text string) string {
	var b strings.Builder
	for i, part := range strings.Split(text, report.Ticked) {
		if i > 0 {
			b.WriteString(run(report.Ticked, fontsOf(tickFont)))
		}
		b.WriteString(run(part, ""))
	}
	return b.String()
}

// slip is a slip under a line to cut along, kept on one page.
func (w *writer) slip(s report.Slip) {
	from := w.xml.Len()
	w.cutLine(s.Cut)
	for _, b := range s.Blocks {
		w.block(b, false)
	}
	w.keepFrom(from)
}

// keepFrom keeps all that was written from a place on together on one page.
func (w *writer) keepFrom(from int) {
	all := w.xml.String()
	if kept, ok := keptTogether(all[from:]); ok {
		w.xml.Reset()
		w.xml.WriteString(all[:from] + kept)
	}
}

// lastParagraph is where the paragraph written last begins; what is written next begins where
// that was no paragraph of the text.
func (w *writer) lastParagraph() int {
	if all := w.xml.String(); strings.HasSuffix(all, "</w:p>") {
		if from := strings.LastIndex(all, "<w:p>"); from >= 0 && !strings.Contains(all[from:], "<w:sectPr") {
			return from
		}
	}
	return w.xml.Len()
}

// cutLine is the line of a slip, its words in the middle.
func (w *writer) cutLine(text string) {
	room := twips(w.paper.Room)
	tab := func(kind string, at int) string {
		return fmt.Sprintf(`<w:tab w:val="%s" w:leader="hyphen" w:pos="%d"/>`, kind, at)
	}
	const jump = `<w:r><w:tab/></w:r>`
	tabs, runs, under := tab("right", room), jump, text
	if long := w.widthOf(typeset.Fang, text, 10.5); text != "" && long <= w.paper.Room-20 && !strings.Contains(text, "\n") {
		tabs, runs, under = tab("center", room/2)+tabs, jump+run(text, "")+jump, ""
	}
	w.add(paragraph(ordered(style("CutLine")+`<w:tabs>`+tabs+`</w:tabs>`), runs))
	if under != "" {
		w.add(paragraph(ordered(style("CutLine")+jc(report.AlignCentre)), run(under, "")))
	}
}

var paragraphHead = regexp.MustCompile(`(<w:pPr><w:pStyle w:val="[^"]*"/>)(<w:keepNext/>)?`)

// keptTogether is paragraphs that stand on one page if a page holds them: each keeps the
// next but the last.
func keptTogether(xml string) (string, bool) {
	if strings.Contains(xml, "<w:sectPr") {
		return "", false
	}
	last := strings.LastIndex(xml, "<w:pPr>")
	return paragraphHead.ReplaceAllString(xml[:last], "$1<w:keepNext/>") + xml[last:], true
}

// cards writes cards as the cells of a table on pages of their own.
func (w *writer) cards(c report.Cards) {
	if w.err = w.pages().Err(); w.err != nil || len(c.Items) == 0 {
		return
	}
	across, down := max(1, c.Across), max(1, c.Down)
	page := w.open
	w.begin(sectionKind{page: page.page, cards: true, pages: page.pages})
	m := typeset.CardOf(across, down)
	wide := twips(m.Sheet.Room) / across
	t := tableLook{pad: twips(m.Pad)}
	for range across {
		t.widths = append(t.widths, wide)
	}
	w.inCard, w.paper = true, m.Inside
	const left = 3.0 // of the sheet's height: room for the lines of the table and the hair before and after it
	high := int(float64(twips(m.Sheet.Depth-left)) / float64(down))
	for i := 0; i < len(c.Items); i += across {
		if i%(across*down) == 0 {
			if i > 0 {
				w.add(`</w:tbl>` + paragraph(ordered(style("Hair")+`<w:pageBreakBefore/>`), ""))
			}
			t.frame = cardLines(across, down, len(c.Items)-i <= across*(down-1))
			w.openTable(t)
		}
		w.add(fmt.Sprintf(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="%d" w:hRule="exact"/></w:trPr>`, high))
		for n := i; n < i+across; n++ {
			w.add(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`, wide))
			w.card(c.Items, n)
			w.add(`</w:tc>`)
		}
		w.add(`</w:tr>`)
	}
	w.add(`</w:tbl>` + paragraph(style("Hair"), ""))
	w.inCard, w.paper = false, m.Sheet
}

// card is what stands on one card; the last row may have fewer.
func (w *writer) card(items [][]report.Block, n int) {
	if n >= len(items) || len(items[n]) == 0 {
		w.add(paragraph(style("Hair"), ""))
		return
	}
	w.heads, w.titled = report.Numbering{}, false
	for _, b := range items[n] {
		w.block(b, false)
	}
}

// cardLines are the lines to cut along: none round the sheet where two pieces share it.
// short says that the sheet is not full.
func cardLines(across, down int, short bool) string {
	line := func(names []string, drawn bool) string {
		if !drawn {
			return edges(names, "nil", 0)
		}
		return edges(names, "dashed", innerLine)
	}
	return line([]string{"top"}, down > 2) + line([]string{"left"}, across > 2) + line([]string{"bottom"}, down > 2 || short) +
		line([]string{"right"}, across > 2) + line(innerEdges, true)
}
