package sheet

// .xls and .et: the records of BIFF8 ([MS-XLS]), read once from the stream in memory.
// This file has the workbook as a whole, xlsrows.go its sheets, xlstext.go its texts.

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// maxStream is more than 65,536 rows of a hundred columns take, photographs included.
const maxStream = 64 << 20

// The records that are read.
const (
	recBOF        = 0x0809
	recEOF        = 0x000a
	recFilePass   = 0x002f
	recContinue   = 0x003c
	recDate1904   = 0x0022
	recSheet      = 0x0085
	recFont       = 0x0031
	recFormat     = 0x041e
	recStyle      = 0x00e0
	recTexts      = 0x00fc
	recTextAt     = 0x00fd
	recText       = 0x0204
	recRichText   = 0x00d6
	recNumber     = 0x0203
	recRK         = 0x027e
	recRKs        = 0x00bd
	recTruth      = 0x0205
	recFormula    = 0x0006
	recResult     = 0x0207
	recRow        = 0x0208
	recMerges     = 0x00e5
	recObject     = 0x005d
	recObjectText = 0x01b6
	recNote       = 0x001c
)

const biff8 = 0x0600

// isBIFF reports a stream without the compound file around it, of whatever version.
func isBIFF(start []byte) bool {
	return len(start) > 8 && start[0] == 0x09 && slices.Contains([]byte{0, 2, 4, 8}, start[1]) && start[2] < 32 && start[3] == 0
}

// record is one record; more are the CONTINUE records behind it.
type record struct {
	id   uint16
	body []byte
	more [][]byte
}

// u16 is a number in the record; 0 behind its end.
func (r *record) u16(at int) int {
	if at+2 > len(r.body) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(r.body[at:]))
}

func (r *record) u32(at int) uint32 {
	if at+4 > len(r.body) {
		return 0
	}
	return binary.LittleEndian.Uint32(r.body[at:])
}

// biff walks through records.
type biff struct {
	data []byte
	at   int
}

// next gives the next record; ok is false at the end of the data, or where it is cut.
func (b *biff) next(r *record) (ok bool) {
	r.more = r.more[:0]
	if r.id, r.body, ok = b.one(); !ok {
		return false
	}
	for {
		at := b.at
		id, body, ok := b.one()
		if !ok || id != recContinue {
			b.at = at
			return true
		}
		r.more = append(r.more, body)
	}
}

func (b *biff) one() (uint16, []byte, bool) {
	if b.at+4 > len(b.data) {
		return 0, nil, false
	}
	id := binary.LittleEndian.Uint16(b.data[b.at:])
	n := int(binary.LittleEndian.Uint16(b.data[b.at+2:]))
	if b.at+4+n > len(b.data) {
		return 0, nil, false
	}
	body := b.data[b.at+4 : b.at+4+n]
	b.at += 4 + n
	return id, body, true
}

// xls is a workbook that is being read.
type xls struct {
	g       *gather
	data    []byte
	texts   []string
	fonts   []bool // struck through
	formats map[int]string
	raw     [][3]int // of the cell styles: font, format and indent
	styles  []look
	sheets  []xlsSheet
	walked  int // bytes of sheets that were gone through
	buf     []byte
	units   []uint16
}

type xlsSheet struct {
	name   string
	at     int
	hidden bool
}

func readXLS(g *gather, stream []byte) error {
	x := &xls{g: g, data: stream, formats: map[int]string{}}
	if err := x.globals(); err != nil {
		return err
	}
	x.makeStyles()
	seen := map[int]bool{}
	for _, s := range x.sheets {
		if seen[s.at] {
			continue // no program lists a sheet twice
		}
		seen[s.at] = true
		if err := g.sheet(s.name, s.hidden); err != nil {
			return err
		}
		if err := x.sheet(s.at); err != nil {
			return fmt.Errorf("sheet %d: %w", len(g.grids), err)
		}
		g.end()
	}
	return nil
}

// globals reads what the workbook says for all sheets.
func (x *xls) globals() error {
	b, r := &biff{data: x.data}, &record{}
	if !b.next(r) {
		return errMalformed
	}
	if r.id != recBOF || r.u16(0) != biff8 {
		return &FormatError{Excel95}
	}
	for b.next(r) {
		if r.id == recEOF {
			return nil
		}
		if err := x.global(r); err != nil {
			return err
		}
	}
	return errTruncated
}

func (x *xls) global(r *record) error {
	switch r.id {
	case recFilePass:
		return &FormatError{LockedXLS}
	case recDate1904:
		x.g.book.Since1904 = r.u16(0) == 1
	case recFont:
		x.fonts = append(x.fonts, r.u16(2)&0x08 != 0)
	case recFormat:
		code, err := x.long(r, 2)
		if err != nil {
			return err
		}
		x.formats[r.u16(0)] = code
	case recStyle:
		x.raw = append(x.raw, [3]int{r.u16(0), r.u16(2), r.u16(8) & 0xf})
	case recSheet:
		return x.addSheet(r)
	case recTexts:
		return x.readTexts(r)
	}
	return nil
}

// addSheet keeps a worksheet: no charts, no macros.
func (x *xls) addSheet(r *record) error {
	if len(r.body) < 8 {
		return errMalformed
	}
	if r.body[5] != 0 {
		return nil
	}
	if len(x.sheets) == maxGridSheets {
		return ErrHuge
	}
	at := r.u32(0)
	s := spread{cur: r.body[8:]}
	name, err := x.chars(&s, int(r.body[6]), r.body[7]&1 != 0)
	if err != nil || uint64(at) >= uint64(len(x.data)) {
		return errMalformed
	}
	x.sheets = append(x.sheets, xlsSheet{name, int(at), r.body[4]&3 != 0})
	return nil
}

// makeStyles works out what the cell styles show.
func (x *xls) makeStyles() {
	for _, s := range x.raw {
		font, format := s[0], s[1]
		if font > 4 {
			font-- // there is no font 4
		}
		style := look{as: plainLooks[format], decimals: plainDecimals(format), struck: font < len(x.fonts) && x.fonts[font],
			indent: indentOf(s[2])}
		if code, ok := x.formats[format]; ok && !strings.HasPrefix(code, "reserved") {
			style.as, style.decimals = asOf(code), decimalsOf(code)
		}
		x.styles = append(x.styles, style)
	}
}

// isBOF reports that a sheet begins at a place.
func (x *xls) isBOF(at int) bool {
	return bytes.HasPrefix(x.data[at:], []byte{recBOF & 0xff, recBOF >> 8})
}
