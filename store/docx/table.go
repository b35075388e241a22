package docx

// Tables: the columns as wide as in the PDF, the head repeated on each page, no row cut.

import (
	"fmt"
	"strings"

	"partyledger/model/report"
	"partyledger/store/typeset"
)

// tableFont is the font of what stands in and around tables: 仿宋 on official paper, else 黑体,
// which stays legible in the small sizes of rosters.
func (w *writer) tableFont() string {
	if w.paper.Grid {
		return ""
	}
	return fontsOf(w.fonts.Hei)
}

func (w *writer) tableFace() typeset.FaceID {
	if w.paper.Grid {
		return typeset.Fang
	}
	return typeset.BaseHei
}

func (w *writer) table(t *report.Table) {
	for i, s := range typeset.Strips(w.faces, t, w.paper) {
		if i > 0 {
			w.add(paragraph(style("Hair"), `<w:r><w:br w:type="page"/></w:r>`))
		}
		w.tableTop(t, i)
		w.strip(s)
	}
	w.tableTail(t)
}

// tableTop is what stands over a table: its title, and the unit, the day and the measure.
func (w *writer) tableTop(t *report.Table, nth int) {
	title := t.Title
	if nth > 0 {
		title = t.Continued()
	}
	if title != "" {
		w.text("TableTitle", title)
	}
	unit, day, measure := t.UnitWords(), t.AsOfWords(), t.Measure
	room := twips(w.paper.Room)
	tab := func(kind string, at int) string { return fmt.Sprintf(`<w:tab w:val="%s" w:pos="%d"/>`, kind, at) }
	const jump = `<w:r><w:tab/></w:r>`
	run := func(text string) string { return run(text, w.tableFont()) }
	line := func(tabs string, runs ...string) {
		w.add(paragraph(ordered(style("TableLine")+`<w:tabs>`+tabs+`</w:tabs>`), strings.Join(runs, jump)))
	}
	wide := func(s string) float64 { return w.widthOf(w.tableFace(), s, 10.5) }
	switch {
	case unit == "" && day == "" && measure == "":
	case measure == "":
		line(tab("right", room), run(unit), run(day))
	case max(wide(unit), wide(measure))+wide(day)/2+4 <= w.paper.Room/2:
		line(tab("center", room/2)+tab("right", room), run(unit), run(day), run(measure))
	default:
		if unit != "" {
			w.add(paragraph(style("TableLine"), run(unit)))
		}
		line(tab("right", room), run(day), run(measure))
	}
}

// Lines of tables, eighths of a point.
const (
	frameLine = 8
	innerLine = 4
)

// strip writes one table of the plan.
func (w *writer) strip(s typeset.Strip) {
	widths := make([]int, len(s.Widths))
	for i, mm := range s.Widths {
		widths[i] = twips(mm)
	}
	w.openTable(tableLook{widths: widths, frame: ruled(), pad: twips(s.Pad)})
	for level := range s.Levels {
		w.headRow(s, level, widths)
	}
	for i := range s.Rows {
		w.row(s, i, widths)
	}
	w.add(`</w:tbl>`)
}

// box is one cell.
type box struct {
	from, to int
	merge    string // restart or continue; empty = of one row
	ppr, rpr string
	text     string
}

func (w *writer) cells(s typeset.Strip, widths []int, id string, boxes []box) {
	for _, b := range boxes {
		wide := 0
		for _, x := range widths[b.from:b.to] {
			wide += x
		}
		tc := fmt.Sprintf(`<w:tcW w:w="%d" w:type="dxa"/>`, wide)
		if b.to-b.from > 1 {
			tc += fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, b.to-b.from)
		}
		if b.merge != "" {
			tc += `<w:vMerge w:val="` + b.merge + `"/>`
		}
		tc += fmt.Sprintf(`<w:tcMar><w:top w:w="%d" w:type="dxa"/><w:bottom w:w="%d" w:type="dxa"/></w:tcMar><w:vAlign w:val="center"/>`, twips(s.Edge),
			twips(s.Edge))
		ppr := ordered(style(id) + fmt.Sprintf(`<w:spacing w:line="%d" w:lineRule="exact"/>`, twips(s.Leading)) + b.ppr)
		w.add(`<w:tc><w:tcPr>` + tc + `</w:tcPr>` + paragraph(ppr, run(b.text, b.rpr+sizeOf(half(s.Size)))) + `</w:tc>`)
	}
}

// headRow is one level of the head; cells over several levels go on below.
func (w *writer) headRow(s typeset.Strip, level int, widths []int) {
	w.add(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	var boxes []box
	for col := 0; col < len(widths); {
		at := box{from: col, to: col + 1, merge: ""}
		for _, h := range s.Head {
			if h.From > col || h.To <= col || h.Row > level || h.End <= level {
				continue
			}
			at.to = h.To
			switch {
			case h.Row == level:
				at.text = h.Text
				if h.End-h.Row > 1 {
					at.merge = "restart"
				}
			default:
				at.merge = "continue"
			}
		}
		boxes = append(boxes, at)
		col = at.to
	}
	w.cells(s, widths, "CellHead", boxes)
	w.add(`</w:tr>`)
}

// row is one row of figures.
func (w *writer) row(s typeset.Strip, i int, widths []int) {
	w.add(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	var boxes []box
	for _, c := range s.Cells(i) {
		b := box{from: c.From, to: c.To, text: c.Text, ppr: jc(c.Align), rpr: w.tableFont()}
		if c.Bold {
			b.rpr = fontsOf(w.fonts.Hei) + "<w:b/>"
		}
		if c.Warn {
			b.rpr += `<w:color w:val="B71C1C"/>`
		}
		switch {
		case c.Continues:
			b.merge, b.text = "continue", ""
		case c.Begins:
			b.merge = "restart"
		}
		boxes = append(boxes, b)
	}
	w.cells(s, widths, "Cell", filled(boxes, len(widths)))
	w.add(`</w:tr>`)
}

// filled puts empty cells where a row has none: Word wants each row whole.
func filled(boxes []box, columns int) []box {
	var out []box
	at := 0
	for _, b := range boxes {
		for ; at < b.from; at++ {
			out = append(out, box{from: at, to: at + 1})
		}
		out = append(out, b)
		at = b.to
	}
	for ; at < columns; at++ {
		out = append(out, box{from: at, to: at + 1})
	}
	return out
}

func jc(a report.Align) string {
	return `<w:jc w:val="` + map[report.Align]string{report.AlignLeft: "left", report.AlignCentre: "center", report.AlignRight: "right"}[a] + `"/>`
}

// tableTail is the line of names and the notes under a table.
func (w *writer) tableTail(t *report.Table) {
	if t.Sign != nil {
		words := t.Sign.Words()
		room := twips(w.paper.Room)
		last := room - twips(w.widthOf(w.tableFace(), words[3], 10.5))
		tabs := ""
		for i := 1; i <= 2; i++ {
			tabs += fmt.Sprintf(`<w:tab w:val="left" w:pos="%d"/>`, last*i/3)
		}
		tabs += fmt.Sprintf(`<w:tab w:val="right" w:pos="%d"/>`, room)
		w.add(paragraph(ordered(style("SignLine")+`<w:tabs>`+tabs+`</w:tabs>`), strings.Join([]string{run(words[0], w.tableFont()),
			run(words[1], w.tableFont()), run(words[2], w.tableFont()), run(words[3], w.tableFont())}, `<w:r><w:tab/></w:r>`)))
	}
	for _, n := range t.NoteWords() {
		w.add(paragraph(ordered(style("Note")+hanging(n, 19)), run(n, w.tableFont())))
	}
	w.add(paragraph(style("Hair"), "")) // two tables that meet would become one
	if w.paper.Grid {
		w.space(1)
	}
}
