package charterfile

// The text of an .rtf: groups, control words, characters by the code page of
// their font or by \u, tables by \cell and \row.

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"partyledger/model/charter"
	"partyledger/store"
)

const (
	maxRTFDepth = 1000
	maxBefore   = 4096 // bytes of text that may stand before a list's number
)

// readRTF reads the main text.
func readRTF(r io.ReaderAt, size int64, name string) (Content, error) {
	b, err := io.ReadAll(io.NewSectionReader(r, 0, size))
	if err != nil {
		return Content{}, store.RefuseFile(err, fmt.Sprintf("“%s”读到一半出错", name), "请把文件复制到桌面后再试。")
	}
	d := newRTFReader(b)
	if !d.read() {
		return Content{}, refuseSwollen(nil, name)
	}
	return Content{Blocks: d.blocks, Unread: d.unread.words()}, nil
}

// rtfState is what a group begins with and its end restores.
type rtfState struct {
	skip    bool
	fonts   bool // the font table
	font    int
	uc      int // characters that stand in for one \u
	hidden  bool
	deleted bool
	table   bool // \intbl
	upr     bool // the plain half of \upr comes next
	number  bool // the text of a list's number
}

// rtfReader reads an RTF file.
type rtfReader struct {
	b       []byte
	at      int
	state   rtfState
	stack   []rtfState
	page    int         // \ansicpg
	pages   map[int]int // code page by font
	defined int         // the font whose entry is read

	bytes []byte   // characters in a code page, not decoded yet
	units []uint16 // of \u, not decoded yet
	drop  int      // characters to pass over behind \u
	star  bool     // \* was read: an unknown destination is skipped

	text   strings.Builder // of the paragraph
	before string          // what stands before a list's number
	cell   []string        // paragraphs of the cell
	row    edgedRow
	rows   []edgedRow
	tables int
	blocks []charter.Block
	unread unread
	held   budget
}

func newRTFReader(b []byte) *rtfReader {
	return &rtfReader{b: b, page: 936, pages: map[int]int{}, state: rtfState{uc: 1}}
}

// read goes through the file; it answers false where groups nest too deep or there
// is no end of paragraphs.
func (d *rtfReader) read() bool {
	for d.at < len(d.b) {
		d.held.blocks = len(d.blocks) + len(d.rows) + len(d.cell)
		if d.held.spent() || len(d.bytes) > maxText {
			return false
		}
		c := d.b[d.at]
		d.at++
		switch c {
		case '{':
			if len(d.stack) >= maxRTFDepth {
				return false
			}
			d.decode()
			d.stack = append(d.stack, d.state)
			if d.state.upr {
				d.state.skip, d.state.upr = true, false
				d.stack[len(d.stack)-1].upr = false
			}
			d.star = false
		case '}':
			d.decode()
			d.drop = 0
			if n := len(d.stack); n > 0 {
				ended := d.state.number && !d.stack[n-1].number
				d.state = d.stack[n-1]
				d.stack = d.stack[:n-1]
				if ended {
					d.endNumber()
				}
			}
		case '\\':
			d.control()
		case '\r', '\n', 0:
		default:
			d.char(c)
		}
	}
	d.decode()
	if strings.TrimSpace(d.text.String()) != "" || len(d.cell) > 0 {
		d.endParagraph()
	}
	d.endRows()
	return true
}

// char takes one byte of text.
func (d *rtfReader) char(c byte) {
	if d.drop > 0 {
		d.drop--
		return
	}
	if d.state.skip || d.state.fonts || d.state.hidden || d.state.deleted {
		return
	}
	if len(d.units) > 0 {
		d.decode()
	}
	d.bytes = append(d.bytes, c)
}

// control reads a control word or symbol behind the backslash.
func (d *rtfReader) control() {
	if d.at >= len(d.b) {
		return
	}
	c := d.b[d.at]
	if c < 'a' || c > 'z' {
		d.at++
		d.symbol(c)
		return
	}
	start := d.at
	for d.at < len(d.b) && d.b[d.at] >= 'a' && d.b[d.at] <= 'z' && d.at-start < 32 || d.at < len(d.b) && d.b[d.at] >= 'A' &&
		d.b[d.at] <= 'Z' {
		d.at++
	}
	word := string(d.b[start:d.at])
	n, has := d.number()
	if d.at < len(d.b) && d.b[d.at] == ' ' {
		d.at++
	}
	d.word(word, n, has)
}

// number reads the number behind a control word.
func (d *rtfReader) number() (n int, has bool) {
	sign := 1
	if d.at+1 < len(d.b) && d.b[d.at] == '-' && d.b[d.at+1] >= '0' && d.b[d.at+1] <= '9' {
		sign = -1
		d.at++
	}
	for d.at < len(d.b) && d.b[d.at] >= '0' && d.b[d.at] <= '9' {
		if n < 1<<27 {
			n = n*10 + int(d.b[d.at]-'0')
		}
		has = true
		d.at++
	}
	return n * sign, has
}

func (d *rtfReader) symbol(c byte) {
	switch c {
	case '\'':
		if d.at+2 <= len(d.b) {
			hi, lo := unhex(d.b[d.at]), unhex(d.b[d.at+1])
			d.at += 2
			if hi >= 0 && lo >= 0 {
				d.char(byte(hi<<4 | lo))
			}
		}
	case '*':
		d.star = true
	case '~':
		d.write(" ")
	case '_':
		d.write("-")
	case '\r', '\n':
		d.word("par", 0, false)
	case '\\', '{', '}':
		d.char(c)
	case '-', ':', '|':
	default:
	}
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// rtfDestinations hold no text of the charter.
var rtfDestinations = map[string]bool{
	"colortbl": true, "stylesheet": true, "info": true, "pict": true, "object": true, "header": true, "headerl": true, "headerr": true,
	"headerf": true, "footer": true, "footerl": true, "footerr": true, "footerf": true, "footnote": true, "annotation": true,
	"fldinst":   true,
	"listtable": true, "listoverridetable": true, "revtbl": true, "tc": true, "xe": true, "filetbl": true, "nonshppict": true,
	"private":   true,
	"bkmkstart": true, "bkmkend": true, "themedata": true, "datastore": true, "pntxta": true, "pntxtb": true, "atnid": true,
	"atnauthor": true,
	"ftnsep":    true, "ftnsepc": true, "aftnsep": true, "aftnsepc": true, "rxe": true,
	"template": true, "sp": true, "sn": true, "sv": true,
}

// rtfKept are destinations marked as ones that may be skipped, and are read all
// the same.
var rtfKept = map[string]bool{"ud": true, "shppict": true, "shpinst": true, "pntext": true, "listtext": true}

// word acts on a control word.
func (d *rtfReader) word(word string, n int, has bool) {
	star := d.star
	d.star = false
	if word == "bin" {
		d.at = min(len(d.b), d.at+max(n, 0))
		return
	}
	if star && !rtfKept[word] || rtfDestinations[word] {
		d.passed(word)
		d.state.skip = true
		return
	}
	if d.state.skip && word != "ud" {
		return
	}
	if d.fontWord(word, n) {
		return
	}
	switch word {
	case "v":
		d.decode()
		d.state.hidden = !has || n != 0
	case "deleted":
		d.decode()
		d.state.deleted = !has || n != 0
	case "u":
		d.unit(n)
	case "uc":
		d.state.uc = min(max(n, 0), 16)
	case "upr":
		d.state.upr = true
	case "ud":
		d.state.skip = false
	case "listtext", "pntext":
		if d.decode(); d.text.Len() <= maxBefore {
			d.state.number, d.before = true, d.take()
		}
	case "shptxt", "dptxbxtext":
		d.unread.boxes++
		d.state.skip = true
	default:
		d.layout(word, n)
	}
}

// passed counts what is skipped and could hold words.
func (d *rtfReader) passed(word string) {
	if d.state.skip {
		return
	}
	switch word {
	case "pict":
		d.unread.pictures++
	case "object":
		d.unread.objects++
	case "footnote":
		d.unread.notes++
	case "annotation":
		d.unread.comments++
	}
}

// fontWord reads what decides the code page.
func (d *rtfReader) fontWord(word string, n int) bool {
	switch word {
	case "fonttbl":
		d.state.fonts = true
	case "f":
		d.decode()
		if d.defined = n; !d.state.fonts {
			d.state.font = n
		}
	case "fcharset":
		if page, ok := charsetPages[n]; ok && d.state.fonts {
			d.pages[d.defined] = page
		}
	case "ansicpg":
		if n > 0 {
			d.page = n
		}
	default:
		return false
	}
	return true
}

// charsetPages are the code pages of the character sets that fonts name; others
// follow the document's own.
var charsetPages = map[int]int{134: 936, 136: 950, 128: 932, 129: 949}

// layout acts on words that break or set paragraphs and cells.
func (d *rtfReader) layout(word string, n int) {
	switch word {
	case "par", "sect", "page":
		d.decode()
		d.endParagraph()
	case "line", "softline":
		d.write("\n")
	case "tab":
		d.write("\t")
	case "cell":
		d.endCell()
	case "nestcell":
		d.decode()
		d.endCellParagraph()
	case "row":
		d.endRow()
	case "trowd":
		d.row.edges = nil
	case "cellx":
		if len(d.row.edges) < maxSpan {
			d.row.edges = append(d.row.edges, n)
		}
	case "intbl":
		d.state.table = true
	case "pard":
		d.state.table = false
	case "plain":
		d.decode()
		d.state.hidden, d.state.deleted = false, false
	default:
		if s, ok := rtfSigns[word]; ok {
			d.write(s)
		}
	}
}

var rtfSigns = map[string]string{
	"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "　",
	"enspace": " ",
	"qmspace": " ",
}

// unit takes a UTF-16 unit and skips what stands in for it.
func (d *rtfReader) unit(n int) {
	if d.state.hidden || d.state.deleted {
		return
	}
	if len(d.bytes) > 0 {
		d.decode()
	}
	d.units = append(d.units, uint16(n))
	d.held.text += 3 // in UTF-8
	d.drop = d.state.uc
}

func (d *rtfReader) write(s string) {
	if d.state.skip || d.state.hidden || d.state.deleted || d.state.fonts {
		return
	}
	d.decode()
	d.add(s)
}

func (d *rtfReader) add(s string) {
	d.held.text += len(s)
	d.text.WriteString(s)
}

// decode turns the bytes and units that are held into text.
func (d *rtfReader) decode() {
	if len(d.units) > 0 {
		d.text.WriteString(string(utf16.Decode(d.units)))
		d.units = d.units[:0]
	}
	if len(d.bytes) == 0 {
		return
	}
	page, ok := d.pages[d.state.font]
	if !ok {
		page = d.page
	}
	d.add(decodePage(d.bytes, page))
	d.bytes = d.bytes[:0]
}

// pageCodecs are the code pages that Chinese offices meet.
var pageCodecs = map[int]encoding.Encoding{
	936: simplifiedchinese.GB18030, 54936: simplifiedchinese.GB18030, 950: traditionalchinese.Big5, 932: japanese.ShiftJIS,
	949:  korean.EUCKR,
	1252: charmap.Windows1252, 1250: charmap.Windows1250, 1251: charmap.Windows1251,
}

// decodePage decodes bytes of a code page; what is not valid there is tried as
// GBK, for writers that name a western font for Chinese text.
func decodePage(b []byte, page int) string {
	ascii := true
	for _, c := range b {
		ascii = ascii && c < 0x80
	}
	if ascii {
		return string(b)
	}
	if page == 1252 || pageCodecs[page] == nil {
		if out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b); err == nil && chinese(string(out)) {
			return string(out)
		}
		page = 1252
	}
	out, err := pageCodecs[page].NewDecoder().Bytes(b)
	if err != nil {
		return string([]rune(string(b)))
	}
	return string(out)
}

// chinese reports that all that is not ASCII is Chinese.
func chinese(s string) bool {
	for _, r := range s {
		if r >= 0x80 && (r < 0x3000 || r > 0x9fff) && (r < 0xff00 || r > 0xffef) && (r < 0x2010 || r > 0x2030) {
			return false
		}
	}
	return true
}

// endNumber puts a list's number before the paragraph, with a blank behind it as
// the other readers have.
func (d *rtfReader) endNumber() {
	number := strings.TrimSpace(d.take())
	d.text.WriteString(d.before)
	if number != "" && !strings.Contains("•·●■◆➢§", number) {
		d.text.WriteString(number + " ")
	}
	d.before = ""
}

func (d *rtfReader) take() string {
	s := d.text.String()
	d.text.Reset()
	return s
}

func (d *rtfReader) endParagraph() {
	if d.state.table || len(d.row.cells) > 0 || len(d.cell) > 0 {
		d.endCellParagraph()
		return
	}
	d.endRows()
	d.blocks = append(d.blocks, charter.Block{Text: d.take()})
}

func (d *rtfReader) endCellParagraph() {
	if s := d.take(); strings.TrimSpace(s) != "" {
		d.cell = append(d.cell, s)
	}
}

func (d *rtfReader) endCell() {
	d.decode()
	d.endCellParagraph()
	d.cell = d.row.endCell(d.cell)
}

func (d *rtfReader) endRow() {
	d.decode()
	d.endCellParagraph()
	d.row.endRow(d.cell)
	d.cell = nil
	if len(d.row.cells) == 0 {
		return
	}
	row := d.row
	d.rows = append(d.rows, edgedRow{row.cells, append([]int(nil), row.edges...)})
	d.row.cells = nil
}

// endRows puts the table that was read among the blocks.
func (d *rtfReader) endRows() {
	if len(d.row.cells) > 0 {
		d.endRow()
	}
	if len(d.rows) == 0 {
		return
	}
	d.tables++
	d.blocks = append(d.blocks, spread(d.tables, d.rows)...)
	d.rows = nil
}
