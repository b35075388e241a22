package docx

// The parts of the package around the text: types, relations, properties, settings, fonts,
// page numbers.

import (
	"fmt"
	"strconv"
	"strings"

	"partyledger/model/report"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Name spaces of the main parts.
const (
	nsMain     = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	nsRelation = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	nsDrawing  = `xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
		`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
	relationBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	typeBase     = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

func (w *writer) parts() []part {
	list := []part{
		{"[Content_Types].xml", w.types()},
		{"_rels/.rels", relations([]relation{{"rId1", relationBase + "officeDocument", "word/document.xml"},
			{"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"},
			{"rId3", relationBase + "extended-properties", "docProps/app.xml"}})},
		{"docProps/core.xml", w.core()},
		{"docProps/app.xml", xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
			`<Application>国企党建台账</Application></Properties>`},
		{"word/document.xml", xmlHead + `<w:document ` + nsMain + ` ` + nsRelation + ` ` + nsDrawing + `><w:body>` + w.xml.String() +
			`</w:body></w:document>`},
		{"word/_rels/document.xml.rels", w.bodyRelations()},
		{"word/styles.xml", w.styles()},
		{"word/settings.xml", w.settings()},
		{"word/fontTable.xml", w.fontTable()},
		{"word/footer1.xml", w.footer(footOdd)},
		{"word/footer2.xml", w.footer(footEven)},
		{"word/footer3.xml", w.footer(footNone)},
		{"word/footer4.xml", w.footer(footCounted)},
		{"word/footer5.xml", xmlHead + `<w:ftr ` + nsMain + `>` + w.imprint + paragraph(style("Hair"), "") + `</w:ftr>`},
		{"word/header1.xml", w.header()},
	}
	for i, pages := range w.feet {
		list = append(list, part{fmt.Sprintf("word/footer%d.xml", footers+i+1), w.countedFooter(fieldSaying("SECTIONPAGES", pages))})
	}
	return list
}

func (w *writer) types() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>`)
	over := func(name, kind string) {
		fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, name, kind)
	}
	over("word/document.xml", typeBase+"document.main+xml")
	for _, name := range []string{"styles", "settings", "fontTable"} {
		over("word/"+name+".xml", typeBase+name+"+xml")
	}
	for i := range footers + len(w.feet) {
		over(fmt.Sprintf("word/footer%d.xml", i+1), typeBase+"footer+xml")
	}
	over("word/header1.xml", typeBase+"header+xml")
	over("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	over("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
	b.WriteString(`</Types>`)
	return b.String()
}

type relation struct{ id, kind, to string }

func relations(list []relation) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range list {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"/>`, r.id, r.kind, r.to)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

func (w *writer) bodyRelations() string {
	list := []relation{{"rStyles", relationBase + "styles", "styles.xml"}, {"rSettings", relationBase + "settings", "settings.xml"},
		{"rFonts", relationBase + "fontTable", "fontTable.xml"}, {"rHeader", relationBase + "header", "header1.xml"}}
	for i := range footers + len(w.feet) {
		list = append(list, relation{fmt.Sprintf("rFooter%d", i+1), relationBase + "footer", fmt.Sprintf("footer%d.xml", i+1)})
	}
	for i := range w.media {
		list = append(list, relation{pictureID(i), relationBase + "image", strings.TrimPrefix(mediaName(i), "word/")})
	}
	return relations(list)
}

func pictureID(i int) string { return fmt.Sprintf("rPicture%d", i+1) }

// core is title, author and the rest, with the dates of the day that the figures speak of.
func (w *writer) core() string {
	d := w.doc
	when := "2000-01-01"
	if first := d.AsOf.First(); !first.IsZero() {
		when = first.String()
	}
	keywords := strings.Join(append(append([]string{}, d.Keywords...), strings.Fields(d.Mark)...), " ")
	stamp := func(name string) string {
		return `<dcterms:` + name + ` xsi:type="dcterms:W3CDTF">` + when + `T00:00:00Z</dcterms:` + name + `>`
	}
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ` +
		`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` + escaped(strings.ReplaceAll(d.Title, "\n", "")) + `</dc:title><dc:subject>` +
		escaped(d.Subject) + `</dc:subject><dc:creator>` + escaped(d.Office) + `</dc:creator><cp:keywords>` + escaped(keywords) +
		`</cp:keywords>` +
		stamp("created") + stamp("modified") + `</cp:coreProperties>`
}

// settings: odd and even pages differ on official paper; punctuation is compressed, and
// pages are held against Word's own of today.
func (w *writer) settings() string {
	even := ""
	if w.doc.Official() {
		even = `<w:evenAndOddHeaders/>`
	}
	return xmlHead + `<w:settings ` + nsMain + `>` + even + `<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>` +
		`<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/>` +
		`<w:adjustLineHeightInTable/><w:useFELayout/>` +
		`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
		`<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`
}

// fontTable says what stands in for a font that a PC lacks.
func (w *writer) fontTable() string {
	alt := map[string]string{"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "方正小标宋简体": "宋体", "黑体": "SimHei",
		"宋体": "SimSun", "仿宋": "FangSong", "楷体": "KaiTi"}
	var b strings.Builder
	b.WriteString(xmlHead + `<w:fonts ` + nsMain + `>`)
	seen := map[string]bool{}
	for _, name := range []string{w.fonts.Fang, w.fonts.Kai, w.fonts.Hei, w.fonts.Song, w.fonts.Number} {
		if seen[name] {
			continue
		}
		seen[name] = true
		b.WriteString(`<w:font w:name="` + escaped(name) + `">`)
		if a := alt[name]; a != "" {
			b.WriteString(`<w:altName w:val="` + a + `"/>`)
		}
		b.WriteString(`<w:charset w:val="86"/></w:font>`)
	}
	b.WriteString(`</w:fonts>`)
	return b.String()
}

// footers is how many there are: the four below and the imprint's.
const footers = 5

// The footers.
type foot int

const (
	footOdd     foot = iota // — 1 — at the right
	footEven                // — 2 — at the left
	footNone                // of a letter's first page
	footCounted             // 第1页　共3页 in the middle
)

func field(code string) string { return fieldSaying(code, 1) }

// fieldSaying is a field with what it says until it is reckoned anew.
func fieldSaying(code string, n int) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + code + ` </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>` + strconv.Itoa(n) + `</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

func (w *writer) footer(f foot) string {
	ppr, text := `<w:pStyle w:val="PageNumber"/>`, ""
	switch f {
	case footOdd:
		ppr += `<w:ind w:right="280" w:rightChars="100"/><w:jc w:val="right"/>`
		text = run("— ", "") + field("PAGE") + run(" —", "")
	case footEven:
		ppr += `<w:ind w:left="280" w:leftChars="100"/><w:jc w:val="left"/>`
		text = run("— ", "") + field("PAGE") + run(" —", "")
	case footCounted:
		return w.countedFooter(field("NUMPAGES"))
	}
	return w.footerOf(ppr, text)
}

// countedFooter is 第1页　共3页 in the middle.
func (w *writer) countedFooter(total string) string {
	return w.footerOf(`<w:pStyle w:val="PageCount"/>`, run("第", "")+field("PAGE")+run("页　共", "")+total+run("页", ""))
}

func (w *writer) footerOf(ppr, text string) string {
	return xmlHead + `<w:ftr ` + nsMain + `><w:p><w:pPr>` + ppr + `</w:pPr>` + text + `</w:p>` + w.markLine() + `</w:ftr>`
}

// markLine is who printed personal data in full, when and what for, under the page number.
func (w *writer) markLine() string {
	if w.doc.Mark == "" {
		return ""
	}
	return paragraph(`<w:pStyle w:val="Mark"/>`, run(w.doc.Mark, ""))
}

func (w *writer) header() string {
	return xmlHead + `<w:hdr ` + nsMain + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>`
}

// sectionKind is what a section's page is.
type sectionKind struct {
	page    report.PageKind
	letter  bool
	imprint bool // an even page that holds the imprint alone, in its footer
	cards   bool
	pages   int // of a section of forms that counts itself; 0 = it counts with the document
}
