package charterfile

// The text of a .doc (Word 97–2003; WPS writes its .wps so too): the text lies in
// pieces, in the order of the piece table; runs and paragraphs have properties on
// pages of their own, by place in the file ([MS-DOC]).

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"partyledger/model/charter"
	"partyledger/store"
	"partyledger/store/compound"
)

// Places in the file information block.
const (
	fibMinimum  = 0x382 // the block of Word 97
	fibFlags    = 0x0A
	fibMainText = 0x4C // characters of the main text
	fibNotes    = 0x50 // of footnotes
	fibComments = 0x5C
	fibEndnotes = 0x60
	fibBoxes    = 0x64 // of text boxes
	fibStyles   = 0xA2
	fibChpx     = 0xFA
	fibPapx     = 0x102
	fibClx      = 0x1A2
	fibLists    = 0x2E2
	fibListsUse = 0x2EA
	wordMark    = 0xA5EC
	oldWordMark = 0xA5DC
	maxDocChars = 2 << 20
	maxPieces   = 1 << 20
	maxPrc      = 1 << 15 // property changes that pieces can name
)

// errDoc is a damaged .doc.
var errDoc = errors.New("damaged Word 97 file")

const maxStream = 64 << 20

// readStreams reads those of a file's streams that say what it is; the large ones of a
// workbook or a sealed package only as far as that they are there.
func readStreams(r io.ReaderAt, size int64) (map[string][]byte, error) {
	f, err := compound.Open(r, size)
	if err != nil {
		return nil, err
	}
	streams := map[string][]byte{}
	for _, name := range []string{"worddocument", "0table", "1table"} {
		if f.Has(name) {
			if streams[name], err = f.Read(name, maxStream); err != nil {
				return nil, err
			}
		}
	}
	for _, name := range []string{"encryptedpackage", "workbook", "book"} {
		if f.Has(name) {
			streams[name] = []byte{}
		}
	}
	return streams, nil
}

// readDoc reads an OLE file: a Word document, or what else is kept in such files.
func readDoc(r io.ReaderAt, size int64, name string) (Content, error) {
	streams, err := readStreams(r, size)
	if err != nil {
		return Content{}, refuseDoc(err, name)
	}
	main := streams["worddocument"]
	switch {
	case streams["encryptedpackage"] != nil:
		return Content{}, refuseSealed(name)
	case main == nil && (streams["workbook"] != nil || streams["book"] != nil):
		return Content{}, store.RefuseFile(nil, fmt.Sprintf("“%s”是Excel工作簿，不是章程文本", name), "请确认选对了文件；修订对照表在Excel里的，请另存为.xlsx后再导入。")
	case main == nil:
		return Content{}, store.RefuseFile(nil, fmt.Sprintf("“%s”不是Word文件，可能是早期WPS自己的格式", name), "请在WPS或Word中打开它，另存为.docx后再导入。")
	}
	c, err := readWord(streams)
	if err != nil {
		return Content{}, refuseDoc(err, name)
	}
	return c, nil
}

// readWord reads a document out of its streams.
func readWord(streams map[string][]byte) (Content, error) {
	d := &docReader{main: streams["worddocument"]}
	if err := d.open(streams); err != nil {
		return Content{}, err
	}
	if err := d.read(); err != nil {
		return Content{}, err
	}
	return Content{Blocks: d.blocks, Unread: d.left()}, nil
}

var (
	errSealed = errors.New("encrypted")
	errOld    = errors.New("older than Word 97")
)

func refuseSealed(name string) error {
	return store.RefuseFile(nil, fmt.Sprintf("“%s”设了打开密码", name), "请在Word或WPS中打开它，取消密码，另存为.docx后再导入。")
}

func refuseDoc(err error, name string) error {
	switch {
	case errors.Is(err, errSealed):
		return refuseSealed(name)
	case errors.Is(err, errTooLarge), errors.Is(err, compound.ErrHuge):
		return refuseSwollen(err, name)
	case errors.Is(err, errOld):
		return store.RefuseFile(nil, fmt.Sprintf("“%s”是Word 95或更早的格式，本程序读不了", name), "请在Word或WPS中打开它，另存为.docx后再导入。")
	}
	return store.RefuseFile(err, fmt.Sprintf("“%s”已经损坏或没有复制完整", name), brokenDocx)
}

// docReader reads a Word 97 document.
type docReader struct {
	main, table []byte
	pieces      []docPiece
	prc         [][]byte // property changes that pieces name
	chars       docPages // properties of runs
	paras       docPages // of paragraphs
	styles      []docStyle
	numbers     *numbering
	length      int // characters of the main text

	text   strings.Builder // of the paragraph
	cell   []string
	row    edgedRow
	rows   []edgedRow
	tables int
	fields []bool // open fields: whether the result is reached
	codes  int    // of them: how many are not at their result
	blocks []charter.Block
	unread unread
	held   budget
}

// docPiece is a stretch of text as it lies in the file.
type docPiece struct {
	from, to int // characters
	fc       int // place in the file
	wide     bool
	changes  []sprm // property changes over the whole piece
}

func (p docPiece) width() int {
	if p.wide {
		return 2
	}
	return 1
}

func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

func u32(b []byte, at int) int {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint32(b[at:]))
}

// stretch is the part of the table stream that the block names at a place.
func (d *docReader) stretch(at int) []byte {
	fc, lcb := u32(d.main, at), u32(d.main, at+4)
	if fc > len(d.table) || lcb > len(d.table)-fc {
		return nil
	}
	return d.table[fc : fc+lcb]
}

// open reads what the text is found by.
func (d *docReader) open(streams map[string][]byte) error {
	if len(d.main) < 0x20 {
		return errDoc
	}
	switch mark := u16(d.main, 0); {
	case mark == oldWordMark:
		return errOld
	case mark != wordMark || u16(d.main, 2) < 0xC1 || len(d.main) < fibMinimum:
		return errDoc
	}
	flags := u16(d.main, fibFlags)
	if flags&0x100 != 0 {
		return errSealed
	}
	d.table = streams["0table"]
	if flags&0x200 != 0 {
		d.table = streams["1table"]
	}
	d.length = u32(d.main, fibMainText)
	switch {
	case d.table == nil:
		return errDoc
	case d.length > maxDocChars:
		return errTooLarge
	}
	if err := d.readPieces(d.stretch(fibClx)); err != nil {
		return err
	}
	d.chars = readDocPages(d.main, d.stretch(fibChpx), false)
	d.paras = readDocPages(d.main, d.stretch(fibPapx), true)
	d.styles = readDocStyles(d.stretch(fibStyles))
	d.numbers = d.readLists()
	return nil
}

// readPieces reads the piece table; fast-saved files have many pieces and
// property changes before it.
func (d *docReader) readPieces(clx []byte) error {
	for len(clx) > 0 && clx[0] == 1 {
		n := u16(clx, 1)
		if 3+n > len(clx) {
			return errDoc
		}
		if len(d.prc) < maxPrc {
			d.prc = append(d.prc, clx[3:3+n])
		}
		clx = clx[3+n:]
	}
	if len(clx) < 5 || clx[0] != 2 {
		return errDoc
	}
	plc := clx[5:]
	if n := u32(clx, 1); n < len(plc) {
		plc = plc[:n]
	}
	n := (len(plc) - 4) / 12
	if n > maxPieces {
		return errTooLarge
	}
	last := 0
	for i := range n {
		pcd := 4*(n+1) + 8*i
		p := docPiece{from: u32(plc, 4*i), to: u32(plc, 4*i+4), fc: u32(plc, pcd+2), wide: true}
		if p.fc&(1<<30) != 0 {
			p.fc, p.wide = (p.fc&^(1<<30))/2, false
		}
		if p.from != last || p.to < p.from || p.fc > len(d.main) {
			return errDoc
		}
		last = p.to
		p.to = min(p.to, p.from+(len(d.main)-p.fc)/p.width(), d.length)
		p.changes = d.pieceChanges(u16(plc, pcd+6))
		if p.to > p.from {
			d.pieces = append(d.pieces, p)
		}
	}
	if len(d.pieces) == 0 {
		return errDoc
	}
	return nil
}

// shortChanges are the property changes that a piece can name by number and that
// matter here: deleted, hidden, in a table, end of a row.
var shortChanges = map[int]int{0x41: sprmDeleted, 0x5C: sprmHidden, 0x18: sprmInTable, 0x19: sprmRowEnd}

func (d *docReader) pieceChanges(prm int) []sprm {
	if prm&1 != 0 {
		if i := prm >> 1; i < len(d.prc) {
			return lastSprms(d.prc[i])
		}
		return nil
	}
	if code, ok := shortChanges[prm>>1&0x7f]; ok {
		return []sprm{{code, []byte{byte(prm >> 8)}}}
	}
	return nil
}

// read goes through the main text.
func (d *docReader) read() error {
	for _, p := range d.pieces {
		if err := d.readPiece(p); err != nil {
			return err
		}
	}
	if d.text.Len() > 0 {
		d.endParagraph(docParagraph{})
	}
	d.endRows()
	return nil
}

// readPiece goes through a piece run by run.
func (d *docReader) readPiece(p docPiece) error {
	w := p.width()
	for at := p.fc; at < p.fc+(p.to-p.from)*w; {
		run, end := d.chars.at(at)
		end = min(max(end, at+w), p.fc+(p.to-p.from)*w)
		end = at + (end-at+w-1)/w*w
		off := charOf(run, p.changes)
		for ; at < end; at += w {
			d.char(d.runeAt(p, at), off, at, p.changes)
		}
		d.held.blocks = len(d.blocks) + len(d.rows) + len(d.cell)
		if err := d.held.err(); err != nil {
			return err
		}
	}
	return nil
}

// runeAt is a UTF-16 unit, or a character of code page 1252.
func (d *docReader) runeAt(p docPiece, at int) uint16 {
	if p.wide {
		return uint16(u16(d.main, at))
	}
	return uint16(charmap.Windows1252.DecodeByte(d.main[at]))
}

// char takes one character. Marks count even where the text is hidden or deleted.
func (d *docReader) char(c uint16, off bool, at int, changes []sprm) {
	switch c {
	case '\r', '\a':
		d.mark(c, off, d.paragraph(at, changes))
		return
	case 0x0C:
		d.endParagraph(docParagraph{})
		return
	case 0x13:
		d.fields = append(d.fields, false)
		d.codes++
		return
	case 0x14, 0x15:
		d.field(c == 0x15)
		return
	}
	if off || d.codes > 0 { // a field's code is no text, its result is
		return
	}
	switch {
	case c == 0x0B || c == 0x0E:
		d.text.WriteByte('\n')
	case c == 0x1E:
		d.text.WriteByte('-')
	case c == 0x01 || c == 0x08:
		d.unread.pictures++
	case c == 0x02:
		d.unread.notes++
	case c == 0x05:
		d.unread.comments++
	case c == '\t' || c >= 0x20:
		d.unit(c)
	}
}

// field reaches the result of the innermost field, or its end.
func (d *docReader) field(ends bool) {
	n := len(d.fields) - 1
	if n < 0 {
		return
	}
	if !d.fields[n] {
		d.fields[n] = true
		d.codes--
	}
	if ends {
		d.fields = d.fields[:n]
	}
}

// The halves of characters outside the plane.
const highFirst, highLast, lowFirst, lowLast = 0xD800, 0xDBFF, 0xDC00, 0xDFFF

// unit writes a UTF-16 unit; the halves of a character outside the plane are put
// together when the paragraph ends.
func (d *docReader) unit(c uint16) {
	if c >= highFirst && c <= lowLast {
		d.text.WriteRune(surrogateBase + rune(c))
		return
	}
	d.text.WriteRune(rune(c))
}

// surrogateBase moves halves of a character to a plane that no text uses.
const surrogateBase = 0xF0000

// whole puts halves together.
func whole(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= surrogateBase+highFirst && r <= surrogateBase+lowLast }) {
		return s
	}
	var b strings.Builder
	high := rune(0)
	for _, r := range s {
		switch u := r - surrogateBase; {
		case u >= highFirst && u <= highLast:
			high = u
		case u >= lowFirst && u <= lowLast && high != 0:
			b.WriteRune((high-highFirst)<<10 + (u - lowFirst) + 0x10000)
			high = 0
		case u < highFirst || u > lowLast:
			b.WriteRune(r)
			high = 0
		}
	}
	return b.String()
}

// mark ends a paragraph, a cell or a row.
func (d *docReader) mark(c uint16, off bool, p docParagraph) {
	switch {
	case c == '\r' && off && !p.table: // its mark is deleted: it runs into the next
	case p.rowEnd && p.depth <= 1:
		d.endRow(p)
	case p.rowEnd: // of a table in a cell: its cells are text there
	case c == '\a' && p.depth <= 1:
		d.endCell(p)
	case p.table:
		d.endCellParagraph(p)
	default:
		d.endParagraph(p)
	}
}

func (d *docReader) take() string {
	s := whole(d.text.String())
	d.text.Reset()
	return s
}

// numbered is the paragraph's text with the number that Word shows before it.
func (d *docReader) numbered(p docParagraph) string {
	text := d.take()
	if p.list == 0 {
		return text
	}
	number := d.numbers.next("", numRef{id: strconv.Itoa(p.list), level: p.level})
	d.held.text += len(number)
	return number + text
}

func (d *docReader) endParagraph(p docParagraph) {
	d.endRows()
	d.blocks = append(d.blocks, charter.Block{Text: d.numbered(p)})
}

func (d *docReader) endCellParagraph(p docParagraph) {
	if s := d.numbered(p); strings.TrimSpace(s) != "" {
		d.cell = append(d.cell, s)
	}
}

func (d *docReader) endCell(p docParagraph) {
	d.endCellParagraph(p)
	d.cell = d.row.endCell(d.cell)
}

func (d *docReader) endRow(p docParagraph) {
	if s := d.take(); strings.TrimSpace(s) != "" {
		d.cell = append(d.cell, s)
	}
	d.row.endRow(d.cell)
	d.cell = nil
	if len(d.row.cells) > 0 {
		d.row.edges = p.edges
		d.rows = append(d.rows, d.row)
	}
	d.row = edgedRow{}
}

// endRows puts the table that was read among the blocks.
func (d *docReader) endRows() {
	if len(d.row.cells) > 0 || len(d.cell) > 0 {
		d.endRow(docParagraph{})
	}
	if len(d.rows) == 0 {
		return
	}
	d.tables++
	d.blocks = append(d.blocks, spread(d.tables, d.rows)...)
	d.rows = nil
}

// left says what was not read: notes, comments and text boxes are texts of their
// own behind the main one.
func (d *docReader) left() []string {
	if u32(d.main, fibNotes)+u32(d.main, fibEndnotes) == 0 {
		d.unread.notes = 0
	}
	if u32(d.main, fibComments) == 0 {
		d.unread.comments = 0
	}
	out := d.unread.words()
	if n := u32(d.main, fibBoxes); n > 1 && n < maxDocChars {
		out = append(out, fmt.Sprintf("文件里的文本框约有%d个字没有读入，框里若有条文请对照原文补上", n))
	}
	return out
}
