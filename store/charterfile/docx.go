package charterfile

// The text of a .docx: paragraphs with the numbers that Word shows before them.
// The parts are read from the zip by fixed names, each within bounds, so that a
// crafted file costs neither memory nor time.

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"partyledger/model/charter"
	"partyledger/store"
)

// Bounds of a .docx.
const (
	maxDocxEntries = 5000
	maxDocxPart    = 32 << 20 // unzipped bytes of one part that is read
	maxDocxTotal   = 1 << 30  // unzipped bytes that the parts say they have
	maxDocxDepth   = 200      // nested elements
	maxSpan        = 63       // columns of a cell, as in Word
)

var (
	errTooLarge = errors.New("part too large")
	errTooDeep  = errors.New("elements nested too deep")
)

const brokenDocx = "请在Word或WPS中打开检查，能打开的另存为.docx后再导入；打不开的请向原单位重新索取。"

// readZip reads a .docx or an .odt, by what is in the zip.
func readZip(r io.ReaderAt, size int64, name string) (Content, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return Content{}, store.RefuseFile(err, fmt.Sprintf("“%s”已经损坏或没有复制完整", name), brokenDocx)
	}
	parts, err := docxParts(z)
	if err != nil {
		return Content{}, store.RefuseFile(err, fmt.Sprintf("“%s”解压后大得不正常，可能不是正常的文件", name), "请在Word或WPS中打开它，另存为新的.docx后再导入；来历不明的文件请不要打开。")
	}
	if parts["word/document.xml"] == nil && parts["content.xml"] != nil {
		return readODT(parts, name)
	}
	return readDocx(parts, name)
}

// readDocx reads the main text; headers, footers, notes and comments are other
// parts and stay unread.
func readDocx(parts map[string]*zip.File, name string) (Content, error) {
	main, ok := parts["word/document.xml"]
	if !ok {
		return Content{}, store.RefuseFile(nil, fmt.Sprintf("“%s”不是Word文件（里面没有正文）", name), "请确认选的是章程，在Word或WPS中另存为.docx后再导入。")
	}
	numbers := readNumbering(parts["word/numbering.xml"], parts["word/styles.xml"])
	d := &docxReader{numbers: numbers}
	if err := readPart(main, d.token); err != nil {
		return Content{}, refuseMain(err, name)
	}
	if d.carry.Len() > 0 {
		d.blocks = append(d.blocks, charter.Block{Text: d.carry.String()})
	}
	return Content{Blocks: d.blocks, Unread: d.unread.words()}, nil
}

// refuseMain says what is wrong with the main text of a zip.
func refuseMain(err error, name string) error {
	if errors.Is(err, errTooLarge) || errors.Is(err, errTooDeep) {
		return store.RefuseFile(err, fmt.Sprintf("“%s”的正文大得不正常，可能不是正常的文件", name), "请在Word或WPS中打开它，另存为新的.docx后再导入。")
	}
	return store.RefuseFile(err, fmt.Sprintf("“%s”的正文已经损坏", name), brokenDocx)
}

// docxParts finds the parts by name; the first of two with one name counts.
func docxParts(z *zip.Reader) (map[string]*zip.File, error) {
	if len(z.File) > maxDocxEntries {
		return nil, errTooLarge
	}
	parts := map[string]*zip.File{}
	var total uint64
	for _, f := range z.File {
		total += f.UncompressedSize64
		if f.UncompressedSize64 > maxDocxTotal || total > maxDocxTotal {
			return nil, errTooLarge
		}
		key := strings.ToLower(strings.ReplaceAll(f.Name, "\\", "/"))
		if parts[key] == nil {
			parts[key] = f
		}
	}
	return parts, nil
}

// bounded fails, rather than ends, when more than n bytes come.
type bounded struct {
	r io.Reader
	n int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.n -= int64(n); b.n < 0 {
		return 0, errTooLarge
	}
	return n, err
}

// readPart hands the tokens of a part to fn.
func readPart(f *zip.File, fn func(xml.Token) error) error {
	if f == nil {
		return nil
	}
	if f.UncompressedSize64 > maxDocxPart {
		return errTooLarge
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	dec := xml.NewDecoder(&bounded{r, maxDocxPart})
	depth := 0
	for {
		t, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t.(type) {
		case xml.StartElement:
			if depth++; depth > maxDocxDepth {
				return errTooDeep
			}
		case xml.EndElement:
			depth--
		}
		if err := fn(t); err != nil {
			return err
		}
	}
}

// wordNames are the namespaces of WordprocessingML.
var wordNames = map[string]bool{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main": true,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":             true,
}

// local is the element's name; elements of other namespaces that matter keep a
// prefix.
func local(n xml.Name) string {
	switch {
	case wordNames[n.Space]:
		return n.Local
	case n.Local == "Fallback":
		return "mc:Fallback"
	}
	return "other:" + n.Local
}

// attr is the value of a WordprocessingML attribute.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// isOn reads a switch such as <w:vanish/>: on unless it says otherwise.
func isOn(e xml.StartElement) bool {
	switch attr(e, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// skipped are elements whose content is not part of the text as it reads now:
// what a revision took out, the older half of a compatibility pair, phonetic
// guides, and the fields' own instructions.
var skipped = map[string]bool{
	"del": true, "moveFrom": true, "mc:Fallback": true, "instrText": true, "delInstrText": true, "rt": true, "delText": true,
	"pPrChange": true, "rPrChange": true, "sectPrChange": true, "tblPrChange": true,
}

// docxParagraph is a paragraph being read.
type docxParagraph struct {
	text    strings.Builder
	style   string
	num     numRef
	removed bool     // its mark is deleted: it runs into the next
	boxes   []string // of text boxes anchored in it
}

// docxRow is a table row being read.
type docxRow struct {
	cells []docxCell
}

// docxCell is a cell, over so many columns.
type docxCell struct {
	paragraphs []string
	span       int
}

// docxReader gathers paragraphs from tokens.
type docxReader struct {
	numbers *numbering
	blocks  []charter.Block
	tables  int
	unread  unread
	held    budget

	stack  []string         // open elements
	skip   int              // depth of the element being skipped; 0 = none
	paras  []*docxParagraph // open paragraphs: a text box nests one in another
	rows   []*docxRow       // open table rows
	hidden bool             // the run is hidden
	inText bool
	carry  strings.Builder // text of paragraphs whose marks are deleted
}

func (d *docxReader) token(t xml.Token) error {
	switch e := t.(type) {
	case xml.StartElement:
		name := local(e.Name)
		d.stack = append(d.stack, name)
		switch {
		case d.skip > 0:
		case name == "del" && d.within("pPr"):
			if p := d.para(); p != nil {
				p.removed = true
			}
		case skipped[name]:
			d.skip = len(d.stack)
		default:
			d.start(name, e)
		}
	case xml.EndElement:
		name := d.stack[len(d.stack)-1]
		switch {
		case d.skip == 0:
			d.end(name)
		case d.skip == len(d.stack):
			d.skip = 0
		}
		d.stack = d.stack[:len(d.stack)-1]
	case xml.CharData:
		if d.inText && d.skip == 0 {
			d.write(string(e))
		}
	}
	return d.held.err()
}

// within reports that the element stands in one of that name.
func (d *docxReader) within(name string) bool {
	for i := len(d.stack) - 1; i >= 0 && d.stack[i] != "p"; i-- {
		if d.stack[i] == name {
			return true
		}
	}
	return false
}

func (d *docxReader) para() *docxParagraph {
	if len(d.paras) == 0 {
		return nil
	}
	return d.paras[len(d.paras)-1]
}

func (d *docxReader) write(s string) {
	if p := d.para(); p != nil && !d.hidden {
		d.held.text += len(s)
		p.text.WriteString(s)
	}
}

func (d *docxReader) start(name string, e xml.StartElement) {
	switch name {
	case "p":
		d.held.blocks++
		d.paras = append(d.paras, &docxParagraph{num: noNumber})
	case "tbl":
		if len(d.rows) == 0 {
			d.tables++
		}
	case "tr":
		d.held.blocks++
		d.rows = append(d.rows, &docxRow{})
	case "tc":
		d.held.cells++
		if row := d.row(); row != nil {
			row.cells = append(row.cells, docxCell{span: 1})
		}
	case "gridSpan":
		if row := d.row(); row != nil && len(row.cells) > 0 && d.within("tcPr") {
			span := min(max(numberOf(e), 1), maxSpan)
			d.held.cells += span
			row.cells[len(row.cells)-1].span = span
		}
	case "r":
		d.hidden = false
	case "t":
		d.inText = true
	case "vanish":
		if d.within("r") {
			d.hidden = isOn(e)
		}
	case "tab", "ptab":
		if d.within("r") {
			d.write("\t")
		}
	case "br", "cr":
		d.write("\n")
	case "noBreakHyphen":
		d.write("-")
	case "pStyle", "numId", "ilvl":
		d.property(name, e)
	default:
		d.unread.count(name)
	}
}

// property reads what decides a paragraph's number.
func (d *docxReader) property(name string, e xml.StartElement) {
	p := d.para()
	if p == nil || !d.within("pPr") {
		return
	}
	switch name {
	case "pStyle":
		p.style = attr(e, "val")
	case "numId":
		p.num.id = attr(e, "val")
	case "ilvl":
		p.num.level = levelOf(attr(e, "val"))
	}
}

func (d *docxReader) row() *docxRow {
	if len(d.rows) == 0 {
		return nil
	}
	return d.rows[len(d.rows)-1]
}

func (d *docxReader) end(name string) {
	switch name {
	case "t":
		d.inText = false
	case "r":
		d.hidden = false
	case "p":
		d.endParagraph()
	case "tr":
		d.endRow()
	}
}

// endParagraph numbers the paragraph and puts it where it belongs: in the text,
// a cell, or behind the paragraph that its text box is anchored in.
func (d *docxReader) endParagraph() {
	p := d.para()
	d.paras = d.paras[:len(d.paras)-1]
	d.carry.WriteString(p.text.String())
	if p.removed {
		d.put(p.boxes...)
		return
	}
	text := d.carry.String()
	d.carry.Reset()
	number := d.numbers.next(p.style, p.num)
	d.held.text += len(number)
	text = number + text
	d.put(append([]string{text}, p.boxes...)...)
}

func (d *docxReader) put(paragraphs ...string) {
	if outer := d.para(); outer != nil {
		outer.boxes = append(outer.boxes, paragraphs...)
		return
	}
	if row := d.row(); row != nil && len(row.cells) > 0 {
		last := len(row.cells) - 1
		row.cells[last].paragraphs = append(row.cells[last].paragraphs, paragraphs...)
		return
	}
	d.blocks = append(d.blocks, charter.Lines(paragraphs)...)
}

// endRow puts a row of the document's own table among the blocks; a table in a
// cell or a text box is text there.
func (d *docxReader) endRow() {
	row := d.row()
	d.rows = d.rows[:len(d.rows)-1]
	var cells []string
	for _, c := range row.cells {
		cells = append(cells, strings.Join(c.paragraphs, "\n"))
		cells = append(cells, make([]string, c.span-1)...)
	}
	if len(d.rows) == 0 && d.para() == nil {
		d.blocks = append(d.blocks, charter.Block{Table: d.tables, Cells: cells})
		return
	}
	d.put(charter.Paragraphs([]charter.Block{{Table: d.tables, Cells: cells}})...)
}
