package charterfile

// Properties in a .doc: pages of runs and of paragraphs, styles, and lists.

import (
	"encoding/binary"
	"slices"
	"sort"
	"strconv"
	"unicode/utf16"
)

// Property changes that matter here.
const (
	sprmDeleted   = 0x0800
	sprmHidden    = 0x083C
	sprmInTable   = 0x2416
	sprmRowEnd    = 0x2417
	sprmLevel     = 0x260A
	sprmList      = 0x460B
	sprmDepth     = 0x6649
	sprmInnerCell = 0x244B
	sprmInnerRow  = 0x244C
	sprmTable     = 0xD608
	sprmTabs      = 0xC615
)

// docPages are properties by place in the file.
type docPages struct {
	starts []int
	ends   []int
	props  [][]byte
}

// at is the properties at a place, and where they end.
func (p *docPages) at(fc int) ([]byte, int) {
	i := sort.SearchInts(p.starts, fc+1) - 1
	if i >= 0 && fc < p.ends[i] {
		return p.props[i], p.ends[i]
	}
	if i+1 < len(p.starts) {
		return nil, p.starts[i+1]
	}
	return nil, 1 << 40
}

const docPage = 512

// readDocPages reads the pages that a table names. A page that is wrong costs its
// properties, not the text.
func readDocPages(main, plc []byte, paragraphs bool) docPages {
	type entry struct {
		from, to int
		props    []byte
	}
	var all []entry
	const most = 1 << 20
	n := (len(plc) - 4) / 8
	for i := range max(n, 0) {
		if len(all) > most {
			break
		}
		at := u32(plc, 4*(n+1)+4*i) & (1<<22 - 1) * docPage
		if at+docPage > len(main) {
			continue
		}
		page := main[at : at+docPage]
		count := int(page[docPage-1])
		step := 1
		if paragraphs {
			step = 13
		}
		for j := range count {
			if 4*(count+1)+step*j >= docPage-1 {
				break
			}
			e := entry{from: u32(page, 4*j), to: u32(page, 4*j+4)}
			if off := 2 * int(page[4*(count+1)+step*j]); off > 0 {
				e.props = propsAt(page[:docPage-1], off, paragraphs)
			}
			if e.to > e.from {
				all = append(all, e)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b entry) int { return a.from - b.from })
	var p docPages
	for _, e := range all {
		p.starts, p.ends, p.props = append(p.starts, e.from), append(p.ends, e.to), append(p.props, e.props)
	}
	return p
}

// propsAt cuts one entry out of a page.
func propsAt(page []byte, off int, paragraphs bool) []byte {
	if off >= len(page) {
		return nil
	}
	size := int(page[off])
	off++
	if paragraphs {
		if size == 0 && off < len(page) {
			size = 2 * int(page[off])
			off++
		} else {
			size = 2*size - 1
		}
	}
	if size <= 0 || off+size > len(page) {
		return nil
	}
	return page[off : off+size]
}

// eachSprm hands over the changes one by one.
func eachSprm(b []byte, fn func(sprm int, arg []byte)) {
	for len(b) >= 2 {
		sprm := u16(b, 0)
		b = b[2:]
		n, skip := sprmSize(sprm, b), 0
		if n < 0 {
			return
		}
		if sprm>>13 == 6 {
			skip = 1
			if sprm == sprmTable {
				skip = 2
			}
		}
		if n > len(b) || skip > n {
			return
		}
		fn(sprm, b[skip:n])
		b = b[n:]
	}
}

// sprmSize is the length of a change's argument, with its own length where it has
// one; -1 if it does not fit.
func sprmSize(sprm int, b []byte) int {
	switch sprm >> 13 {
	case 0, 1:
		return 1
	case 2, 4, 5:
		return 2
	case 3:
		return 4
	case 7:
		return 3
	}
	if len(b) < 1 {
		return -1
	}
	switch {
	case sprm == sprmTable:
		if len(b) < 2 {
			return -1
		}
		return u16(b, 0) + 1
	case sprm == sprmTabs && b[0] == 255:
		if len(b) < 2 {
			return -1
		}
		del := 4 * int(b[1])
		if len(b) < 2+del+1 {
			return -1
		}
		return 2 + del + 1 + 3*int(b[2+del])
	}
	return 1 + int(b[0])
}

// sprm is one property change.
type sprm struct {
	code int
	arg  []byte
}

// lastSprms keeps of changes those that matter here, each as it is said last: they are
// applied at each paragraph and run, however many a made file has.
func lastSprms(b []byte) []sprm {
	var out []sprm
	eachSprm(b, func(code int, arg []byte) {
		switch code {
		case sprmDeleted, sprmHidden, sprmInTable, sprmRowEnd, sprmInnerRow, sprmDepth, sprmList, sprmLevel, sprmTable:
			out = slices.DeleteFunc(out, func(s sprm) bool { return s.code == code })
			out = append(out, sprm{code, arg})
		}
	})
	return out
}

// charOf reports that a run is hidden or deleted.
func charOf(run []byte, piece []sprm) bool {
	deleted, hidden := false, false
	take := func(code int, arg []byte) {
		switch code {
		case sprmDeleted:
			deleted = arg[0] != 0
		case sprmHidden:
			hidden = arg[0] == 1
		}
	}
	eachSprm(run, take)
	for _, s := range piece {
		take(s.code, s.arg)
	}
	return deleted || hidden
}

// docParagraph is what a paragraph's properties say.
type docParagraph struct {
	table, rowEnd bool
	depth         int
	list, level   int
	edges         []int
}

// paragraph reads the properties at a paragraph's mark: those of its style, its
// own, and the piece's.
func (d *docReader) paragraph(at int, changes []sprm) docParagraph {
	var p docParagraph
	props, _ := d.paras.at(at)
	if len(props) >= 2 {
		d.styleOf(&p, u16(props, 0), 0)
		eachSprm(props[2:], p.change)
	}
	p.apply(changes)
	if p.table && p.depth == 0 {
		p.depth = 1
	}
	return p
}

// styleOf applies a style and those it is based on.
func (d *docReader) styleOf(p *docParagraph, style, depth int) {
	if style >= len(d.styles) || depth > 20 {
		return
	}
	s := d.styles[style]
	if s.base != style {
		d.styleOf(p, s.base, depth+1)
	}
	p.apply(s.props)
}

func (p *docParagraph) apply(changes []sprm) {
	for _, s := range changes {
		p.change(s.code, s.arg)
	}
}

// change takes one change.
func (p *docParagraph) change(code int, arg []byte) {
	switch code {
	case sprmInTable:
		p.table = arg[0] != 0
	case sprmRowEnd, sprmInnerRow:
		p.rowEnd = p.rowEnd || arg[0] != 0
	case sprmDepth:
		p.depth = int(int32(binary.LittleEndian.Uint32(arg)))
		p.table = p.depth > 0
	case sprmList:
		p.list = u16(arg, 0)
	case sprmLevel:
		p.level = int(arg[0])
		if p.level >= maxLevels {
			p.level = 0
		}
	case sprmTable:
		p.edges = tableEdges(arg)
	}
}

// tableEdges reads the right edges of a row's cells.
func tableEdges(arg []byte) []int {
	if len(arg) < 1 {
		return nil
	}
	n := int(arg[0])
	if n > maxSpan || 1+2*(n+1) > len(arg) {
		return nil
	}
	out := make([]int, n)
	for i := range n {
		out[i] = int(int16(u16(arg, 1+2*(i+1))))
	}
	return out
}

// docStyle is a paragraph style.
type docStyle struct {
	base  int
	props []sprm
}

const noStyle = 0xFFF

// readDocStyles reads the style sheet.
func readDocStyles(b []byte) []docStyle {
	head := u16(b, 0)
	if head < 4 || 2+head > len(b) {
		return nil
	}
	count, fixed := u16(b, 2), u16(b, 4)
	at := 2 + head
	var out []docStyle
	for range min(count, 4096) {
		size := u16(b, at)
		at += 2
		if at+size > len(b) {
			break
		}
		out = append(out, readDocStyle(b[at:at+size], fixed))
		at += size + size%2
	}
	return out
}

func readDocStyle(b []byte, fixed int) docStyle {
	s := docStyle{base: noStyle}
	if len(b) < fixed+2 || fixed < 10 {
		return s
	}
	kind := u16(b, 2)
	s.base = kind >> 4
	if kind&0xf != 1 { // not of paragraphs
		return s
	}
	at := fixed + 2 + 2*u16(b, fixed) + 2
	at += at % 2
	size := u16(b, at)
	at += 2
	if size >= 2 && at+size <= len(b) {
		s.props = lastSprms(b[at+2 : at+size])
	}
	return s
}

// docFormats are Word 97's number formats by their codes.
var docFormats = map[int]string{
	0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 0x0A: "ideographDigital", 0x0B: "japaneseCounting",
	0x0E: "decimalFullWidth", 0x10: "japaneseLegal", 0x11: "japaneseDigitalTenThousand", 0x12: "decimalEnclosedCircle", 0x16: "decimalZero",
	0x17: "bullet", 0x1B: "decimalEnclosedParen", 0x1C: "decimalEnclosedCircleChinese", 0x1D: "ideographEnclosedCircle",
	0x1E: "ideographTraditional", 0x1F: "ideographZodiac", 0x21: "taiwaneseCounting", 0x22: "ideographLegalTraditional",
	0x23: "taiwaneseCountingThousand", 0x24: "taiwaneseDigital", 0x25: "chineseCounting", 0x26: "chineseLegalSimplified",
	0x27: "chineseCountingThousand", 0xFF: "none",
}

// maxLists bounds the lists of a file.
const maxLists = 10000

// readLists reads the lists and their uses into the same numbering that .docx has.
func (d *docReader) readLists() *numbering {
	n := &numbering{map[string]*numList{}, map[string]*numInstance{}, map[string]numStyle{}}
	fc := u32(d.main, fibLists)
	if fc >= len(d.table) || u32(d.main, fibLists+4) < 2 {
		return n
	}
	b := d.table[fc:]
	count := u16(b, 0)
	at := 2 + 28*count // the levels stand behind all lists
	if count > maxLists || at > len(b) {
		return n
	}
	for i := range count {
		head := b[2+28*i:]
		list := &numList{}
		levels := maxLevels
		if len(head) > 26 && head[26]&1 != 0 {
			levels = 1
		}
		for j := range levels {
			var ok bool
			if list.levels[j], at, ok = readDocLevel(b, at); !ok {
				return n
			}
		}
		n.lists[listKey(u32(head, 0))] = list
	}
	d.readListUses(n)
	return n
}

func listKey(id int) string { return strconv.Itoa(id) }

// readDocLevel reads one level of a list.
func readDocLevel(b []byte, at int) (numLevel, int, bool) {
	if at+28 > len(b) {
		return numLevel{}, at, false
	}
	l := numLevel{start: u32(b, at), format: docFormats[int(b[at+4])], legal: b[at+5]&4 != 0, after: -1}
	if l.start > 100000 {
		l.start = 0
	}
	if b[at+5]&8 != 0 {
		l.after = 0
	}
	switch b[at+15] {
	case 1:
		l.suffix = "space"
	case 2:
		l.suffix = "nothing"
	}
	if l.format == "" {
		l.format = "decimal"
	}
	at += 28 + int(b[at+24]) + int(b[at+25])
	size := u16(b, at)
	at += 2
	if size > 255 || at+2*size > len(b) {
		return numLevel{}, at, false
	}
	units := make([]uint16, size)
	for i := range units {
		units[i] = uint16(u16(b, at+2*i))
	}
	l.text = levelText(units)
	return l, at + 2*size, true
}

// levelText is a level's text with %1 for the number of level 0.
func levelText(units []uint16) string {
	var out []rune
	for _, r := range utf16.Decode(units) {
		if r < maxLevels {
			out = append(out, '%', '1'+r)
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

// readListUses reads how paragraphs name the lists, with numbers that begin anew.
func (d *docReader) readListUses(n *numbering) {
	b := d.stretch(fibListsUse)
	count := u32(b, 0)
	if len(b) < 4 || count > maxLists || 4+16*count > len(b) {
		return
	}
	at := 4 + 16*count
	for i := range count {
		use := b[4+16*i:]
		inst := &numInstance{abstract: listKey(u32(use, 0)), starts: map[int]int{}, levels: map[int]numLevel{}, applied: map[int]bool{}}
		n.instances[strconv.Itoa(i+1)] = inst
		at += 4
		for range int(use[12]) {
			if at+8 > len(b) {
				return
			}
			flags := u32(b, at+4)
			level := flags & 0xf
			if flags&0x10 != 0 && level < maxLevels {
				inst.starts[level] = u32(b, at)
			}
			at += 8
			if flags&0x20 == 0 {
				continue
			}
			l, next, ok := readDocLevel(b, at)
			if !ok {
				return
			}
			if at = next; level < maxLevels {
				inst.levels[level] = l
			}
		}
	}
}
