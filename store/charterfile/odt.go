package charterfile

// The text of an .odt (OpenDocument): paragraphs with the numbers of their lists,
// tables, and the text of frames behind the paragraph that they hang on.

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"partyledger/model/charter"
	"partyledger/store"
)

const (
	maxManifest = 1 << 20
	maxRepeat   = 200 // of spaces and cells that are written once and counted
)

// readODT reads the main text.
func readODT(parts map[string]*zip.File, name string) (Content, error) {
	if sealedODT(parts["meta-inf/manifest.xml"]) {
		return Content{}, store.RefuseFile(nil, fmt.Sprintf("“%s”设了打开密码", name), "请用WPS或LibreOffice打开它，取消密码，另存为.docx后再导入。")
	}
	lists := newODTLists()
	_ = readPart(parts["styles.xml"], lists.token) // a fault there costs only the numbers
	d := &odtReader{lists: lists, hidden: map[string]bool{}}
	if err := readPart(parts["content.xml"], d.token); err != nil {
		return Content{}, refuseMain(err, name)
	}
	return Content{Blocks: d.blocks, Unread: d.unread.words()}, nil
}

// sealedODT reports that the manifest names keys.
func sealedODT(f *zip.File) bool {
	if f == nil {
		return false
	}
	r, err := f.Open()
	if err != nil {
		return false
	}
	defer r.Close()
	b, _ := io.ReadAll(io.LimitReader(r, maxManifest))
	return strings.Contains(string(b), "encryption-data")
}

// odtName is an element's name with the prefix that OpenDocument uses.
func odtName(n xml.Name) string {
	prefix := n.Space[strings.LastIndexByte(strings.TrimSuffix(n.Space, ":1.0"), ':')+1:]
	return strings.TrimSuffix(prefix, ":1.0") + ":" + n.Local
}

// odtList is an open list.
type odtList struct {
	style string
	level int
	item  bool // the next paragraph begins an item and has its number
}

// odtReader gathers blocks from tokens.
type odtReader struct {
	lists  *odtLists
	blocks []charter.Block
	tables int
	unread unread
	held   budget

	depth int
	skip  int // depth of the element being skipped; 0 = none
	paras []*odtParagraph
	rows  []*docxRow
	open  []odtList

	style  string // that is being read
	hidden map[string]bool
}

type odtParagraph struct {
	text  strings.Builder
	boxes []string
}

// odtSkipped are elements that are no text of the charter.
var odtSkipped = map[string]bool{
	"text:tracked-changes": true, "text:note": true, "office:annotation": true, "text:ruby-text": true, "drawing:object": true,
	"table:table-columns": true, "office:forms": true, "text:index-title-template": true, "office:event-listeners": true,
	"svg-compatible:desc":  true,
	"svg-compatible:title": true,
}

func (d *odtReader) token(t xml.Token) error {
	switch e := t.(type) {
	case xml.StartElement:
		d.depth++
		if d.skip > 0 {
			return nil
		}
		name := odtName(e.Name)
		if odtSkipped[name] || name == "text:span" && d.hidden[odtAttr(e, "style-name")] {
			d.skip = d.depth
			d.passed(name)
			return nil
		}
		_ = d.lists.token(t)
		d.start(name, e)
	case xml.EndElement:
		switch {
		case d.skip == 0:
			_ = d.lists.token(t)
			d.end(odtName(e.Name))
		case d.skip == d.depth:
			d.skip = 0
		}
		d.depth--
	case xml.CharData:
		if d.skip == 0 {
			d.write(collapse(string(e)))
		}
	}
	return d.held.err()
}

// passed counts what is skipped and could hold words.
func (d *odtReader) passed(name string) {
	switch name {
	case "text:note":
		d.unread.notes++
	case "office:annotation":
		d.unread.comments++
	case "drawing:object":
		d.unread.objects++
	}
}

// collapse closes up white space as OpenDocument does.
func collapse(s string) string {
	if strings.TrimLeft(s, " \n\r\t") == "" && s != "" {
		return " "
	}
	return strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(s)
}

func (d *odtReader) write(s string) {
	if len(d.paras) > 0 {
		d.held.text += len(s)
		d.paras[len(d.paras)-1].text.WriteString(s)
	}
}

// odtAttr is an attribute by its local name.
func odtAttr(e xml.StartElement, name string) string { return attr(e, name) }

func odtCount(e xml.StartElement, name string, least int) int {
	n, err := strconv.Atoi(odtAttr(e, name))
	if err != nil {
		return least
	}
	return min(max(n, least), maxRepeat)
}

func (d *odtReader) start(name string, e xml.StartElement) {
	switch name {
	case "text:p", "text:h":
		p := &odtParagraph{}
		number := d.number(name, e)
		p.text.WriteString(number)
		d.held.blocks++
		d.held.text += len(number)
		d.paras = append(d.paras, p)
	case "text:s":
		d.write(strings.Repeat(" ", odtCount(e, "c", 1)))
	case "text:tab":
		d.write("\t")
	case "text:line-break":
		d.write("\n")
	case "text:list":
		d.openList(e)
	case "text:list-item":
		if n := len(d.open); n > 0 {
			d.open[n-1].item = true
		}
	case "table:table":
		if len(d.rows) == 0 {
			d.tables++
		}
	case "table:table-row":
		d.held.blocks++
		d.rows = append(d.rows, &docxRow{})
	case "table:table-cell":
		if n := len(d.rows); n > 0 && len(d.rows[n-1].cells) < maxRepeat {
			d.held.cells++
			d.rows[n-1].cells = append(d.rows[n-1].cells, docxCell{span: 1})
		}
	case "table:covered-table-cell":
		if n := len(d.rows); n > 0 {
			for range min(odtCount(e, "number-columns-repeated", 1), maxRepeat-len(d.rows[n-1].cells)) {
				d.held.cells++
				d.rows[n-1].cells = append(d.rows[n-1].cells, docxCell{span: 1})
			}
		}
	case "style:style":
		d.style = odtAttr(e, "name")
	case "style:text-properties":
		d.hidden[d.style] = odtAttr(e, "display") == "none"
	case "drawing:image":
		d.unread.pictures++
	}
}

// openList begins a list; one inside another is its next level.
func (d *odtReader) openList(e xml.StartElement) {
	l := odtList{style: odtAttr(e, "style-name")}
	if n := len(d.open); n > 0 {
		l.level = d.open[n-1].level + 1
		if l.style == "" {
			l.style = d.open[n-1].style
		}
	} else {
		d.lists.begin(l.style, odtAttr(e, "id"), odtAttr(e, "continue-list"), odtAttr(e, "continue-numbering") == "true")
	}
	d.open = append(d.open, l)
}

// number is the number that is shown before a paragraph: of its list's item, or
// of a heading by the outline.
func (d *odtReader) number(name string, e xml.StartElement) string {
	if n := len(d.open); n > 0 {
		l := &d.open[n-1]
		if !l.item {
			return ""
		}
		l.item = false
		return d.lists.next(l.style, l.level)
	}
	if name == "text:h" {
		return d.lists.next(outlineStyle, odtCount(e, "outline-level", 1)-1)
	}
	return ""
}

func (d *odtReader) end(name string) {
	switch name {
	case "text:p", "text:h":
		p := d.paras[len(d.paras)-1]
		d.paras = d.paras[:len(d.paras)-1]
		d.put(append([]string{strings.TrimRight(p.text.String(), " ")}, p.boxes...)...)
	case "text:list":
		d.open = d.open[:len(d.open)-1]
	case "table:table-row":
		d.endRow()
	}
}

func (d *odtReader) put(paragraphs ...string) {
	if n := len(d.paras); n > 0 {
		d.paras[n-1].boxes = append(d.paras[n-1].boxes, paragraphs...)
		return
	}
	if n := len(d.rows); n > 0 {
		if row := d.rows[n-1]; len(row.cells) > 0 {
			last := &row.cells[len(row.cells)-1]
			last.paragraphs = append(last.paragraphs, paragraphs...)
		}
		return
	}
	d.blocks = append(d.blocks, charter.Lines(paragraphs)...)
}

func (d *odtReader) endRow() {
	row := d.rows[len(d.rows)-1]
	d.rows = d.rows[:len(d.rows)-1]
	var cells []string
	for _, c := range row.cells {
		cells = append(cells, strings.Join(c.paragraphs, "\n"))
	}
	b := charter.Block{Table: d.tables, Cells: cells}
	if len(d.rows) == 0 && len(d.paras) == 0 {
		d.blocks = append(d.blocks, b)
		return
	}
	d.put(charter.Paragraphs([]charter.Block{b})...)
}
