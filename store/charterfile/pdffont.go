package charterfile

// What the codes of a PDF's fonts mean, and how wide they are.

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// glyph is a code that was shown.
type glyph struct {
	text  string // empty when nothing says what it means
	width float64
}

// pdfFont reads strings shown in it.
type pdfFont struct {
	wide   bool              // codes of two bytes
	plan   *pdfMap           // ToUnicode
	codec  encoding.Encoding // of a Chinese encoding that is no plan of glyphs
	names  map[int]string    // of a simple font, by Differences
	widths map[int]float64
	usual  float64
}

// pdfMap is a ToUnicode map.
type pdfMap struct {
	one, two map[int]string // by the length of the codes
	ranges   []pdfRange
	lengths  [3]bool // the lengths that the map's codes have
}

type pdfRange struct {
	size, from, to int
	text           []uint16 // of from; the last unit counts on
}

// chineseCodecs are the encodings by which Chinese text stands in a PDF without a
// map of its own.
func chineseCodec(name pdfName) encoding.Encoding {
	s := string(name)
	switch {
	case strings.HasPrefix(s, "GB"):
		return simplifiedchinese.GB18030
	case strings.Contains(s, "UCS2"), strings.Contains(s, "UTF16"):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case strings.Contains(s, "B5"):
		return traditionalchinese.Big5
	}
	return nil
}

// readFont reads a font's dictionary.
func (f *pdfFile) readFont(o any) (*pdfFont, error) {
	d := f.dictOf(o)
	font := &pdfFont{widths: map[int]float64{}, usual: 500}
	if s, ok := f.get(d["ToUnicode"]).(pdfStream); ok {
		b, err := f.unpack(s)
		if err != nil {
			return nil, err
		}
		font.plan = readPDFMap(b)
	}
	if f.nameOf(d["Subtype"]) == "Type0" {
		font.wide, font.usual = true, 1000
		if font.plan == nil {
			font.codec = chineseCodec(f.nameOf(d["Encoding"]))
		}
		if kids := f.list(d["DescendantFonts"]); len(kids) > 0 {
			f.readWideWidths(font, f.dictOf(kids[0]))
		}
		return font, nil
	}
	from := f.number(d["FirstChar"])
	for i, w := range f.list(d["Widths"]) {
		if i < 256 {
			font.widths[from+i] = float64(f.number(w))
		}
	}
	font.names = f.differences(f.dictOf(d["Encoding"]))
	return font, nil
}

func (f *pdfFile) readWideWidths(font *pdfFont, d pdfDict) {
	if n, ok := f.get(d["DW"]).(float64); ok {
		font.usual = n
	}
	list := f.list(d["W"])
	for i := 0; i+1 < len(list); {
		from := f.number(list[i])
		if each := f.list(list[i+1]); each != nil {
			for j, w := range each {
				if j < 1<<16 {
					font.widths[from+j] = float64(f.number(w))
				}
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			return
		}
		to, w := f.number(list[i+1]), float64(f.number(list[i+2]))
		for c := from; c <= to && c-from < 1<<16 && len(font.widths) < 1<<17; c++ {
			font.widths[c] = w
		}
		i += 3
	}
}

// glyphNames are the names that ordinary texts use, beside letters.
var glyphNames = map[string]string{
	"space": " ", "period": ".", "comma": ",", "hyphen": "-", "colon": ":", "semicolon": ";", "parenleft": "(", "parenright": ")",
	"slash": "/",
	"zero":  "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"percent":      "%",
	"quotedblleft": "“", "quotedblright": "”", "quoteleft": "‘", "quoteright": "’", "emdash": "—", "endash": "–", "bullet": "•",
}

func (f *pdfFile) differences(d pdfDict) map[int]string {
	out := map[int]string{}
	code := 0
	for _, o := range f.list(d["Differences"]) {
		switch v := f.get(o).(type) {
		case float64:
			code = int(v)
		case pdfName:
			name := string(v)
			switch hex, ok := strings.CutPrefix(name, "uni"); {
			case glyphNames[name] != "":
				out[code] = glyphNames[name]
			case len(name) == 1:
				out[code] = name
			case ok && len(hex) == 4:
				if n, err := strconv.ParseUint(hex, 16, 16); err == nil {
					out[code] = string(rune(n))
				}
			default:
				out[code] = ""
			}
			code++
		}
	}
	return out
}

// read turns a string into glyphs.
func (p *pdfFont) read(s []byte) []glyph {
	if p.codec != nil {
		return p.readCodec(s)
	}
	var out []glyph
	for len(s) > 0 {
		size := p.size(s)
		code := int(s[0])
		if size == 2 {
			code = code<<8 | int(s[1])
		}
		s = s[size:]
		g := glyph{width: p.usual}
		if w, ok := p.widths[code]; ok {
			g.width = w
		}
		g.text = p.meaning(code, size)
		out = append(out, g)
	}
	return out
}

func (p *pdfFont) size(s []byte) int {
	if len(s) < 2 || !p.wide {
		return 1
	}
	if p.plan != nil && p.plan.lengths[1] && !p.plan.lengths[2] {
		return 1
	}
	return 2
}

func (p *pdfFont) meaning(code, size int) string {
	if p.plan != nil {
		if t, ok := p.plan.find(code, size); ok {
			return t
		}
	}
	if p.wide {
		return ""
	}
	if t, ok := p.names[code]; ok {
		return t
	}
	if code < 0x20 {
		return ""
	}
	return string(charmap.Windows1252.DecodeByte(byte(code)))
}

func (p *pdfFont) readCodec(s []byte) []glyph {
	text, err := p.codec.NewDecoder().Bytes(s)
	if err != nil {
		return []glyph{{width: p.usual * float64(len(s)/2)}}
	}
	var out []glyph
	for _, r := range string(text) {
		w := p.usual
		if r < 0x80 {
			w /= 2
		}
		out = append(out, glyph{string(r), w})
	}
	return out
}

func (m *pdfMap) find(code, size int) (string, bool) {
	table := m.one
	if size == 2 {
		table = m.two
	}
	if t, ok := table[code]; ok {
		return t, true
	}
	for _, r := range m.ranges {
		if r.size == size && code >= r.from && code <= r.to && len(r.text) > 0 {
			units := append([]uint16(nil), r.text...)
			units[len(units)-1] += uint16(code - r.from)
			return string(utf16.Decode(units)), true
		}
	}
	return "", false
}

// maxMapped bounds the entries of a map.
const maxMapped = 1 << 17

// readPDFMap reads a ToUnicode map.
func readPDFMap(b []byte) *pdfMap {
	m := &pdfMap{one: map[int]string{}, two: map[int]string{}}
	l := &pdfLexer{b: b}
	var list []any
	for range 8 * maxMapped {
		o, err := l.object(0)
		if err != nil {
			break
		}
		w, ok := o.(pdfWord)
		if !ok {
			list = append(list, o)
			continue
		}
		switch w {
		case "endcodespacerange":
			for _, x := range list {
				if s, ok := x.(pdfString); ok && len(s) < len(m.lengths) {
					m.lengths[len(s)] = true
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(list); i += 2 {
				m.add(list[i], list[i+1])
			}
		case "endbfrange":
			for i := 0; i+2 < len(list); i += 3 {
				m.addRange(list[i], list[i+1], list[i+2])
			}
		}
		list = nil
	}
	return m
}

func codeOf(o any) (code, size int) {
	s, _ := o.(pdfString)
	for _, c := range s {
		code = code<<8 | int(c)
	}
	return code, len(s)
}

func unitsOf(o any) []uint16 {
	s, _ := o.(pdfString)
	if len(s) == 1 {
		return []uint16{uint16(s[0])}
	}
	out := make([]uint16, len(s)/2)
	for i := range out {
		out[i] = uint16(s[2*i])<<8 | uint16(s[2*i+1])
	}
	return out
}

func (m *pdfMap) add(from, to any) {
	code, size := codeOf(from)
	text := string(utf16.Decode(unitsOf(to)))
	switch {
	case len(m.one)+len(m.two) > maxMapped:
	case size == 1:
		m.one[code] = text
	case size == 2:
		m.two[code] = text
	}
}

func (m *pdfMap) addRange(from, to, text any) {
	a, size := codeOf(from)
	z, _ := codeOf(to)
	if size < 1 || size > 2 || len(m.ranges) > 1<<14 {
		return
	}
	if each, ok := text.([]any); ok {
		for i, o := range each {
			if a+i <= z {
				m.add(pdfString{byte((a + i) >> 8), byte(a + i)}[2-size:], o)
			}
		}
		return
	}
	m.ranges = append(m.ranges, pdfRange{size, a, z, unitsOf(text)})
}
