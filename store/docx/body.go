package docx

// The blocks of a document, in their order.

import (
	"fmt"
	"strings"

	"partyledger/model/report"
	"partyledger/store/typeset"
)

func (w *writer) body() {
	for _, s := range w.doc.Sections {
		w.begin(w.sectionOf(s))
		w.heads, w.titled = report.Numbering{}, false
		for i, b := range s.Blocks {
			w.block(b, i == 0)
		}
	}
	w.end()
}

func (w *writer) block(block report.Block, first bool) {
	if _, ok := block.(report.Letter); !ok && w.open.letter || w.open.cards && !w.inCard {
		w.begin(sectionKind{page: w.open.page, pages: w.open.pages})
	}
	switch b := block.(type) {
	case report.RedHead:
		w.redHead(b)
	case report.Title:
		w.title(b, first)
	case report.Addressee:
		w.text(w.pick("Addressee", "SheetPlain"), b.Text)
	case report.Heading:
		w.heading(b)
	case report.Paragraph:
		if b.Plain {
			w.text(w.pick("Plain", "SheetPlain"), b.Text)
		} else {
			w.text(w.pick("Body", "SheetBody"), b.Text)
		}
	case report.Annex:
		w.annexHead(b)
	case report.AnnexList:
		w.annexes(b)
	case report.Signature:
		w.signature(b)
	case report.Imprint:
		w.setImprint(b)
	case report.Note:
		w.note(b.Text)
	case report.Space:
		w.space(b.Lines)
	case report.PageBreak:
		w.add(paragraph(style("Hair"), `<w:r><w:br w:type="page"/></w:r>`))
	case report.Bookmark:
		w.bookmark()
	case report.Table:
		w.table(&b)
	case report.Chart:
		w.chart(b)
	case report.Picture:
		w.picture(b)
	case report.Letter:
		w.letter(b)
	case report.Form:
		w.form(b)
	case report.Slip:
		w.slip(b)
	case report.Cards:
		w.cards(b)
	}
}

// heading is numbered as in the PDF; on a page of tables it is as small as the rest.
func (w *writer) heading(h report.Heading) {
	text, level := w.heads.Text(h), h.LevelIn()
	if h.Sentence() && level > 2 { // these are set as the text is
		w.text(w.pick("Body", "SheetBody"), text)
		return
	}
	if w.paper.Grid {
		w.text(fmt.Sprintf("Heading%d", level), text)
		return
	}
	face := [...]string{w.fonts.Hei, w.fonts.Kai, w.fonts.Fang, w.fonts.Fang}[level-1]
	w.add(paragraph(ordered(style("SheetBody")+fmt.Sprintf(`<w:keepNext/><w:outlineLvl w:val="%d"/>`, level)), run(text, fontsOf(face))))
}

// pick is the style of official paper or that of pages of tables.
func (w *writer) pick(official, sheet string) string {
	if w.paper.Grid {
		return official
	}
	return sheet
}

func (w *writer) add(xml string) {
	w.xml.WriteString(xml)
	w.started = true
}

// text adds a paragraph in a style.
func (w *writer) text(id, text string) { w.add(paragraph(style(id), run(text, ""))) }

// space is empty room in lines of body text.
func (w *writer) space(lines float64) {
	for range int(lines + 0.5) {
		w.add(paragraph(style(w.pick("Rest", "SheetPlain")), ""))
	}
}

// bookmark marks a place for whoever looks for it; nothing is printed.
func (w *writer) bookmark() {
	w.marks++
	w.add(paragraph(style("Hair"), fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="place%d"/><w:bookmarkEnd w:id="%d"/>`, w.marks, w.marks, w.marks)))
}

// note is small text.
func (w *writer) note(text string) {
	size, pitch := 21, twips(5.4)
	if w.paper.Grid {
		size, pitch = 24, gridLine*3/4
	}
	lines := fmt.Sprintf(`<w:spacing w:line="%d" w:lineRule="exact"/>`, pitch)
	w.add(paragraph(ordered(style("Note")+lines+hanging(text, size)), run(text, sizeOf(size))))
}

// hanging indents the further lines of a note under its first words.
func hanging(text string, half int) string {
	n := report.Hang(text)
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(`<w:ind w:left="%d" w:leftChars="%d" w:hanging="%d" w:hangingChars="%d"/>`, n*half*10, n*100, n*half*10, n*100)
}

// title is set centred, divided by meaning as in the PDF.
func (w *writer) title(t report.Title, first bool) {
	if w.paper.Grid && first {
		w.space(1)
	}
	lines := strings.Join(typeset.TitleLines(w.faces, t.Text, w.paper), "\n")
	size := ""
	if !w.paper.Grid {
		size = sizeOf(half(w.paper.TitleSize))
	}
	ppr := style(w.pick("Title0", "SheetTitle"))
	if w.inCard {
		ppr += `<w:outlineLvl w:val="9"/>` // no entry of the outline
	}
	w.add(paragraph(ordered(ppr), run(lines, size)))
	if t.Sub != "" {
		w.text(w.pick("Subtitle0", "SheetSub"), t.Sub)
	}
	if w.paper.Grid {
		w.space(1)
	}
	w.titled = true
}

// letter is a one-page letter in a section of its own: its first page bears no number.
func (w *writer) letter(l report.Letter) {
	page := w.open.page
	w.begin(sectionKind{page: page, letter: true})
	w.title(report.Title{Text: l.Title}, true)
	w.text("Addressee", l.Addressee)
	for _, p := range l.Body {
		w.text("Body", p)
	}
	w.signature(l.Sign)
}
