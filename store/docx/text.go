package docx

// Texts and paragraphs.

import (
	"encoding/xml"
	"math"
	"strings"

	"partyledger/store/typeset"
)

// escaped is a text as XML takes it; what XML cannot hold is left out.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(typeset.Clean(text))) // a builder takes all
	return strings.ReplaceAll(b.String(), "&#xA;", "\n")
}

// run is a text with properties; its newlines break the line.
func run(text, properties string) string {
	if text == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString("<w:r>")
	if properties != "" {
		b.WriteString("<w:rPr>" + properties + "</w:rPr>")
	}
	for i, line := range strings.Split(escaped(text), "\n") {
		if i > 0 {
			b.WriteString("<w:br/>")
		}
		b.WriteString(`<w:t xml:space="preserve">` + line + "</w:t>")
	}
	b.WriteString("</w:r>")
	return b.String()
}

func paragraph(properties, runs string) string {
	return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>"
}

// style is a paragraph's style as a property.
func style(id string) string { return `<w:pStyle w:val="` + id + `"/>` }

// twips turns millimetres into twentieths of a point.
func twips(mm float64) int { return int(math.Round(mm * 1440 / 25.4)) }

// half is a size in half points.
func half(points float64) int { return int(math.Round(points * 2)) }
