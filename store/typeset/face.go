// This file reads TrueType faces: which characters a face draws and how wide.

package typeset

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// noGlyph marks a character that a face does not draw.
const noGlyph = 0xFFFF

// Face is one parsed face. It is safe for concurrent use.
type Face struct {
	// Name is an ASCII name, stable for the painter.
	Name string
	// Path says where a face that is not built in came from.
	Path string

	data    []byte
	widths  *[1 << 16]uint16 // thousandths of the size; noGlyph = not drawn
	aliases map[rune]rune    // private-use code for characters beyond the basic plane
	beyond  map[rune]uint16  // their widths
}

// Data is the font file. It is shared: copy before writing into it.
func (f *Face) Data() []byte { return f.data }

// Width is the advance of a character in thousandths of the size.
func (f *Face) Width(r rune) (int, bool) {
	if uint32(r) < 1<<16 {
		w := f.widths[r]
		return int(w), w != noGlyph
	}
	w, ok := f.beyond[r]
	return int(w), ok
}

// Code is the character under which the face file holds r: r itself, or its
// private-use alias beyond the basic plane.
func (f *Face) Code(r rune) rune {
	if r < 1<<16 {
		return r
	}
	if a, ok := f.aliases[r]; ok {
		return a
	}
	return r
}

// parseAliases reads the private-use table of the built-in faces.
func parseAliases(data []byte) (map[rune]rune, error) {
	var raw map[string]string
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, fmt.Errorf("字体别名表：%w", err)
	}
	aliases := make(map[rune]rune, len(raw))
	for from, to := range raw {
		f, err1 := strconv.ParseUint(strings.TrimPrefix(from, "U+"), 16, 21)
		t, err2 := strconv.ParseUint(to, 16, 16)
		if err1 != nil || err2 != nil {
			return nil, fmt.Errorf("字体别名表：看不懂 %s → %s", from, to)
		}
		aliases[rune(f)] = rune(t)
	}
	return aliases, nil
}

// parseFace reads the widths of a face. aliases is nil for faces that are not
// built in: their private-use area holds who knows what.
func parseFace(name string, data []byte, aliases map[rune]rune) (f *Face, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("字体 %s 已损坏", name)
		}
	}()
	tables, err := sfntTables(slices.Clip(data)) // so that a table beyond the end is noticed
	if err != nil {
		return nil, fmt.Errorf("字体 %s：%w", name, err)
	}
	f = &Face{Name: name, data: data, aliases: aliases, widths: new([1 << 16]uint16)}
	for i := range f.widths {
		f.widths[i] = noGlyph
	}
	if err := f.fillWidths(tables); err != nil {
		return nil, fmt.Errorf("字体 %s：%w", name, err)
	}
	f.moveAliases()
	return f, nil
}

// CheckFont says why a font file cannot be used, nil if it can.
func CheckFont(data []byte) error {
	_, err := parseFace("font", data, nil)
	return err
}

// sfntTables gives a font file's tables, refusing what the PDF cannot embed.
func sfntTables(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, errors.New("不是字体文件")
	}
	switch tag := binary.BigEndian.Uint32(data); tag {
	case 0x00010000, 0x74727565:
	case 0x4F54544F:
		return nil, errors.New("是 OpenType/CFF 轮廓，PDF 不能嵌入")
	case 0x74746366:
		return nil, errors.New("是字体集（TTC），PDF 不能嵌入")
	default:
		return nil, errors.New("不是 TrueType 字体")
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	tables := make(map[string][]byte, n)
	for i := range n {
		rec := data[12+16*i:]
		from := binary.BigEndian.Uint32(rec[8:])
		size := binary.BigEndian.Uint32(rec[12:])
		tables[string(rec[:4])] = data[from : from+size]
	}
	for _, need := range []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "OS/2"} {
		if len(tables[need]) == 0 {
			return nil, fmt.Errorf("缺少 %s 表", need)
		}
	}
	if format := u16(tables["name"], 0); format != 0 {
		return nil, errors.New("名称表格式不受支持")
	}
	if fs := u16(tables["OS/2"], 8); fs == 2 || fs&0x0300 != 0 {
		return nil, errors.New("许可不允许嵌入")
	}
	return tables, nil
}

func u16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }

// fillWidths walks the format 4 character map, the one that the PDF reads too.
func (f *Face) fillWidths(t map[string][]byte) error {
	cmap, err := format4(t["cmap"])
	if err != nil {
		return err
	}
	metric := glyphMetrics(t)
	segs := u16(cmap, 6) / 2
	ends, starts := cmap[14:], cmap[16+2*segs:]
	deltas, offsets := cmap[16+4*segs:], cmap[16+6*segs:]
	for s := range segs {
		first, last := u16(starts, 2*s), u16(ends, 2*s)
		delta, off := u16(deltas, 2*s), u16(offsets, 2*s)
		for c := first; c <= last && c < 0xFFFF; c++ {
			gid := (c + delta) & 0xFFFF
			if off != 0 {
				at := 2*s + off + 2*(c-first)
				if at+2 > len(offsets) {
					continue
				}
				if gid = u16(offsets, at); gid != 0 {
					gid = (gid + delta) & 0xFFFF
				}
			}
			if gid != 0 {
				f.widths[c] = metric(gid, isSpace(rune(c)))
			}
		}
	}
	return nil
}

// format4 finds the character map that gofpdf will choose.
func format4(cmap []byte) ([]byte, error) {
	for i := range u16(cmap, 2) {
		rec := cmap[4+8*i:]
		platform, encoding := u16(rec, 0), u16(rec, 2)
		sub := cmap[binary.BigEndian.Uint32(rec[4:]):]
		if (platform == 0 || platform == 3 && encoding == 1) && u16(sub, 0) == 4 {
			return sub[:u16(sub, 2)], nil
		}
	}
	return nil, errors.New("没有可用的字符表")
}

// glyphMetrics gives a function from glyph to width in thousandths. A glyph
// without an outline counts as missing unless it may be blank.
func glyphMetrics(t map[string][]byte) func(gid int, mayBlank bool) uint16 {
	upem := u16(t["head"], 18)
	long := u16(t["head"], 50) != 0
	n := u16(t["hhea"], 34)
	glyphs := u16(t["maxp"], 4)
	hmtx, loca := t["hmtx"], t["loca"]
	where := func(g int) uint32 {
		if long {
			return binary.BigEndian.Uint32(loca[4*g:])
		}
		return 2 * uint32(binary.BigEndian.Uint16(loca[2*g:]))
	}
	return func(gid int, mayBlank bool) uint16 {
		if gid >= glyphs {
			return noGlyph
		}
		if !mayBlank && where(gid) == where(gid+1) {
			return noGlyph
		}
		w := u16(hmtx, 4*min(gid, n-1))
		return uint16(min((w*1000+upem/2)/upem, noGlyph-1))
	}
}

// moveAliases turns private-use glyphs into the characters they stand for, so
// that a private-use character in the text is not drawn as one of them.
func (f *Face) moveAliases() {
	if len(f.aliases) == 0 {
		return
	}
	f.beyond = make(map[rune]uint16, len(f.aliases))
	for r, code := range f.aliases {
		if w := f.widths[code]; w != noGlyph {
			f.beyond[r] = w
		}
	}
	for c := 0xE000; c <= 0xF8FF; c++ {
		f.widths[c] = noGlyph
	}
}
