package docx

// The styles, by the names that offices know. Lines of official paper are 579 twentieths of
// a point, never 580: 22 of 580 are more than the type area, and 21 lines would stand.

import (
	"fmt"
	"strings"
)

const (
	gridLine = 579 // twentieths of a point
	// charTrack sets 28 characters of 3号 on a line of 156 mm, twentieths of a point.
	charTrack = -5
)

// look is one paragraph style.
type look struct {
	id, name, base string
	paragraph      string // properties
	font           string
	half           int    // size in half points
	run            string // further properties of its text
}

func (w *writer) looks() []look {
	f := w.fonts
	grid := fmt.Sprintf(`<w:spacing w:line="%d" w:lineRule="exact"/>`, gridLine)
	loose := `<w:snapToGrid w:val="0"/>`
	track := fmt.Sprintf(`<w:spacing w:val="%d"/>`, charTrack)
	red := `<w:color w:val="FF0000"/>`
	indent := `<w:ind w:firstLine="632" w:firstLineChars="200"/>`
	next := `<w:keepNext/>`
	outline := func(n int) string { return fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, n) }
	form := fmt.Sprintf(`<w:spacing w:line="%d" w:lineRule="exact"/>`, formLine)
	small := `<w:spacing w:line="420" w:lineRule="exact"/>`
	return []look{
		{"Body", "公文正文", "Normal", grid + indent, f.Fang, 32, track},
		{"Plain", "公文不缩进正文", "Normal", grid, f.Fang, 32, track},
		{"Title0", "公文标题", "Normal", next + loose + grid + `<w:jc w:val="center"/>` + outline(0), f.Song, 44, ""},
		{"Subtitle0", "公文副题", "Normal", next + grid + `<w:jc w:val="center"/>`, f.Kai, 32, ""},
		{"Addressee", "主送机关", "Normal", next + grid, f.Fang, 32, track},
		{"Heading1", "一级标题", "Normal", next + grid + indent + outline(1), f.Hei, 32, track},
		{"Heading2", "二级标题", "Normal", next + grid + indent + outline(2), f.Kai, 32, track},
		{"Heading3", "三级标题", "Normal", next + grid + indent, f.Fang, 32, track},
		{"Heading4", "四级标题", "Normal", next + grid + indent, f.Fang, 32, track},
		{"Annex", "附件说明", "Normal", grid, f.Fang, 32, track},
		{"AnnexLabel", "附件序号", "Normal", next + grid, f.Hei, 32, track},
		{"SheetAnnex", "表页附件序号", "Normal", next + loose + `<w:spacing w:line="464" w:lineRule="exact"/>`, f.Hei, 32, ""},
		{"SignUnit", "署名", "Normal", next + grid, f.Fang, 32, ""},
		{"SignDay", "成文日期", "Normal", grid, f.Fang, 32, ""},
		{"RedTop", "红头上空", "Normal", loose + `<w:spacing w:line="1984" w:lineRule="exact"/>`, f.Fang, 2, ""},
		{"RedMark", "发文机关标志", "Normal", loose + `<w:spacing w:line="1158" w:lineRule="exact"/><w:jc w:val="center"/>`, f.Song, 96, red},
		{"DocNumber", "发文字号", "Normal", `<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="11" w:color="FF0000"/></w:pBdr>` + grid, f.Fang, 32, ""},
		{"TableTitle", "表题", "Normal", next + loose + `<w:spacing w:before="102" w:line="363" w:lineRule="exact"/><w:jc w:val="center"/>`, f.Hei, 24, ""},
		{"TableLine", "表上说明", "Normal", next + loose + `<w:spacing w:line="340" w:lineRule="exact"/>`, f.Fang, 21, ""},
		{"Cell", "表格文字", "Normal", loose + `<w:jc w:val="center"/>`, f.Fang, 24, ""},
		{"CellHead", "表头文字", "Cell", next + loose + `<w:jc w:val="center"/>`, f.Hei, 24, "<w:b/>"},
		{"Note", "注释", "Normal", loose + `<w:spacing w:line="283" w:lineRule="exact"/><w:jc w:val="left"/>`, f.Fang, 19, ""},
		{"SignLine", "制表行", "Normal", loose + `<w:spacing w:before="80" w:line="374" w:lineRule="exact"/>`, f.Fang, 21, ""},
		{"SheetTitle", "表页标题", "Normal", next + loose + `<w:spacing w:line="240" w:lineRule="auto" w:after="113"/><w:jc w:val="center"/>` + outline(0), f.Song, 36, ""},
		{"SheetBody", "表页正文", "Normal", loose + small + `<w:ind w:firstLine="480" w:firstLineChars="200"/>`, f.Fang, 24, ""},
		{"SheetPlain", "表页不缩进正文", "Normal", loose + small, f.Fang, 24, ""},
		{"SheetSub", "表页副题", "Normal", next + loose + small + `<w:jc w:val="center"/>`, f.Kai, 24, ""},
		{"FormText", "表单文字", "Normal", loose + form + `<w:jc w:val="left"/>`, f.Fang, 24, ""},
		{"FormLabel", "表单栏目", "Normal", loose + form + `<w:jc w:val="center"/>`, f.Hei, 24, ""},
		{"FormPhoto", "表单照片", "Normal", loose + `<w:jc w:val="center"/>`, f.Fang, 24, ""},
		{"CutLine", "裁切线", "Normal", next + loose + small + `<w:spacing w:line="420" w:lineRule="exact" w:before="210" w:after="210"/>`, f.Fang, 21, ""},
		{"Chart", "图", "Normal", loose + `<w:spacing w:before="60" w:after="60"/><w:jc w:val="center"/>`, f.Fang, 24, ""},
		{"Caption", "图注", "Normal", loose + `<w:jc w:val="center"/>`, f.Hei, 24, ""},
		{"Imprint", "版记", "Normal", loose + `<w:spacing w:line="465" w:lineRule="exact"/>`, f.Fang, 28, ""},
		{"Rest", "空行", "Normal", grid, f.Fang, 32, ""},
		{"Hair", "分节", "Normal", loose + `<w:spacing w:line="20" w:lineRule="exact"/>`, f.Fang, 2, ""},
		{"PageNumber", "页码", "Normal", loose, f.Number, 28, ""},
		{"PageCount", "页数", "Normal", loose + `<w:jc w:val="center"/>`, f.Hei, 18, ""},
		{"Mark", "导出标记", "Normal", loose + `<w:jc w:val="center"/>`, f.Hei, 15, ""},
		{"Header", "header", "Normal", loose, f.Fang, 18, ""},
	}
}

// fontsOf names a font for all scripts.
func fontsOf(font string) string {
	n := escaped(font)
	return `<w:rFonts w:ascii="` + n + `" w:eastAsia="` + n + `" w:hAnsi="` + n + `"/>`
}

func sizeOf(half int) string {
	return fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, half, half)
}

func (w *writer) styles() string {
	var b strings.Builder
	normal := fontsOf(w.fonts.Fang)
	b.WriteString(xmlHead + `<w:styles ` + nsMain + `><w:docDefaults><w:rPrDefault><w:rPr>` + normal + `<w:kern w:val="0"/>` + sizeOf(32) +
		`<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/>` +
		`<w:kinsoku/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr>` + normal + sizeOf(32) + `</w:rPr></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>` +
		`<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>`)
	for _, l := range w.looks() {
		fmt.Fprintf(&b, `<w:style w:type="paragraph" w:customStyle="1" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="%s"/><w:qFormat/>`+
			`<w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>`, l.id, l.name, l.base, ordered(l.paragraph), runStyle(l))
	}
	b.WriteString(`</w:styles>`)
	return b.String()
}

// runStyle is a style's properties of its text, in the schema's order.
func runStyle(l look) string {
	bold, color, track := "", "", ""
	switch {
	case strings.HasPrefix(l.run, "<w:b/>"):
		bold = l.run
	case strings.HasPrefix(l.run, "<w:color"):
		color = l.run
	default:
		track = l.run
	}
	return fontsOf(l.font) + bold + color + track + sizeOf(l.half)
}

// propertyOrder is the order of a paragraph's properties in the schema.
var propertyOrder = []string{"pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "pBdr", "tabs", "kinsoku",
	"snapToGrid", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr"}

// ordered puts properties into the schema's order.
func ordered(properties string) string {
	parts := split(properties)
	var b strings.Builder
	for _, name := range propertyOrder {
		b.WriteString(parts[name])
	}
	return b.String()
}

// split takes a run of elements apart by their names; a later one replaces an earlier.
func split(xml string) map[string]string {
	out := map[string]string{}
	for xml != "" {
		name := xml[len("<w:"):strings.IndexAny(xml, " />")]
		if i := strings.IndexByte(xml, ' '); i > 0 && i < len("<w:")+len(name) {
			name = xml[len("<w:"):i]
		}
		end := strings.Index(xml, ">") + 1
		if xml[end-2] != '/' {
			closing := "</w:" + name + ">"
			end = strings.Index(xml, closing) + len(closing)
		}
		out[name], xml = xml[:end], xml[end:]
	}
	return out
}
