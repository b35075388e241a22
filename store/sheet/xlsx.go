// Package sheet reads workbooks and tables in the formats of offices, and writes Excel's:
// their cells, marks in a person's own workbook, and the tables of reports. It knows
// nothing of records. Nothing that a file contains is trusted.
package sheet

// .xlsx: a workbook's parts: which sheets there are, the shared texts, which styles
// show a number as a date. Parts are read as streams; a part is never unpacked
// further than the archive says. The other formats are read whole (grid.go).

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
)

// File is an open workbook.
type File struct {
	Sheets    []Part
	Since1904 bool // days count from 1904
	Format    Format

	kept     *gather // of a format that is read whole
	password string  // with which it was opened

	file   *os.File // nil = read whole
	zip    *zip.Reader
	parts  map[string]*zip.File // by lower-case name
	shared []string
	styles []look // by cell style
	marked bool   // some style strikes out, or sets in

	stylePart string // as in parts
}

// Part is a sheet's name and the part that holds it.
type Part struct {
	Name, Part string
	Hidden     bool
}

// as is what a style shows a number as.
type as uint8

const (
	asNumber as = iota
	asDate
	asMonth // year and month only
)

// look is how a style shows a cell.
type look struct {
	as       as
	decimals int8
	struck   bool
	indent   int8
}

// unsaid is the look of a cell without a style.
var unsaid = look{decimals: -1}

const (
	maxSmallPart   = 16 << 20  // bytes of the parts that are read whole
	maxShared      = 4 << 20   // texts
	maxSharedBytes = 160 << 20 // of all of them
)

var ErrNoWorkbook = errors.New("sheet: no workbook inside")

// read reads what all sheets share.
func (a *File) read() error {
	book, err := a.workbook()
	if err != nil {
		return err
	}
	a.stylePart = PartName(book["styles"])
	if err := a.readStyles(book["styles"]); err != nil {
		return err
	}
	return a.readShared(book["sharedStrings"])
}

// partName brings a part's name to one form: some programs write backslashes.
func PartName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/"))
}

// Close lets go of the file.
func (a *File) Close() error {
	if a.file == nil {
		return nil
	}
	return a.file.Close()
}

func (a *File) open(name string) (io.ReadCloser, error) {
	p := a.parts[PartName(name)]
	if p == nil {
		return nil, fmt.Errorf("%w: part %s is missing", ErrNoWorkbook, name)
	}
	return p.Open()
}

// decode reads a small part into v; a part that is not there leaves v as it is.
func (a *File) decode(name string, v any) error {
	p := a.parts[PartName(name)]
	if p == nil {
		return nil
	}
	if p.UncompressedSize64 > maxSmallPart {
		return ErrHuge
	}
	r, err := p.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	if err := xml.NewDecoder(r).Decode(v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// relations are the parts that a part points at.
type relations struct {
	List []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

// workbook finds the sheets, and the workbook's other parts by their type.
func (a *File) workbook() (map[string]string, error) {
	var top, inside relations
	if err := a.decode("_rels/.rels", &top); err != nil {
		return nil, err
	}
	main := "xl/workbook.xml"
	for _, r := range top.List {
		if path.Base(r.Type) == "officeDocument" {
			main = strings.TrimPrefix(r.Target, "/")
		}
	}
	if a.parts[PartName(main)] == nil {
		return nil, ErrNoWorkbook
	}
	var book struct {
		Pr struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string `xml:"name,attr"`
			ID    string `xml:"id,attr"`
			State string `xml:"state,attr"`
		} `xml:"sheets>sheet"`
	}
	dir := path.Dir(main)
	err := errors.Join(a.decode(main, &book), a.decode(path.Join(dir, "_rels", path.Base(main)+".rels"), &inside))
	if err != nil {
		return nil, err
	}
	a.Since1904 = book.Pr.Date1904 == "1" || book.Pr.Date1904 == "true"
	byID, byType := map[string]string{}, map[string]string{}
	for _, r := range inside.List {
		target := path.Join(dir, r.Target)
		if strings.HasPrefix(r.Target, "/") {
			target = r.Target
		}
		byType[path.Base(r.Type)] = target
		if path.Base(r.Type) == "worksheet" { // no charts, no macro sheets
			byID[r.ID] = target
		}
	}
	listed := map[string]bool{}
	for _, s := range book.Sheets {
		if part := byID[s.ID]; part != "" && !listed[part] { // no program lists a part twice
			listed[part] = true
			a.Sheets = append(a.Sheets, Part{s.Name, part, s.State == "hidden" || s.State == "veryHidden"})
		}
	}
	return byType, nil
}

// readStyles finds the styles that show dates, how many decimals they show, and those
// that strike out or set in.
func (a *File) readStyles(part string) error {
	var s struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Fonts []struct {
			Strike *struct {
				Val string `xml:"val,attr"`
			} `xml:"strike"`
		} `xml:"fonts>font"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
			Font   int `xml:"fontId,attr"`
			Align  struct {
				Indent int `xml:"indent,attr"`
			} `xml:"alignment"`
		} `xml:"cellXfs>xf"`
	}
	if err := a.decode(part, &s); err != nil {
		return err
	}
	own := map[int]look{}
	for _, f := range s.Formats {
		own[f.ID] = look{as: asOf(f.Code), decimals: decimalsOf(f.Code)}
	}
	for _, c := range s.Cells {
		l, ok := own[c.Format]
		if !ok {
			l = look{as: plainLooks[c.Format], decimals: plainDecimals(c.Format)}
		}
		if c.Font >= 0 && c.Font < len(s.Fonts) && s.Fonts[c.Font].Strike != nil {
			v := s.Fonts[c.Font].Strike.Val
			l.struck = v != "0" && v != "false"
		}
		l.indent = indentOf(c.Align.Indent)
		a.marked = a.marked || l.struck || l.indent > 0
		a.styles = append(a.styles, l)
	}
	return nil
}

// indentOf is an alignment's indent; what no program writes is none.
func indentOf(n int) int8 {
	const most = 100
	if n < 0 || n > most {
		return 0
	}
	return int8(n)
}

// plainDecimals are those of the built-in formats (ECMA-376 part 1, 18.8.30).
func plainDecimals(format int) int8 {
	switch format {
	case 1, 3, 5, 6, 9, 37, 38, 41, 42:
		return 0
	case 2, 4, 7, 8, 10, 11, 39, 40, 43, 44:
		return 2
	case 48:
		return 1
	}
	return -1
}

// decimalsOf counts the decimals that a number format always shows, 0.00; those that
// it shows only where there are some, 0.##, do not say.
func decimalsOf(code string) int8 {
	n, point, digits := int8(0), false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"', '[':
			closing := c
			if c == '[' {
				closing = ']'
			}
			end := strings.IndexByte(code[i+1:], closing)
			if end < 0 {
				return -1
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case ';':
			i = len(code)
		case '.':
			point = true
		case '0':
			if digits = true; point && n < 30 {
				n++
			}
		case '#', '?':
			if point {
				return -1
			}
		}
	}
	if !digits {
		return -1
	}
	return n
}

// plainLooks are the built-in formats of dates, those of a Chinese Excel among
// them (ECMA-376 part 1, 18.8.30).
var plainLooks = map[int]as{14: asDate, 15: asDate, 16: asDate, 17: asMonth, 22: asDate, 27: asMonth, 28: asDate, 29: asDate,
	30: asDate, 31: asDate, 36: asMonth, 50: asMonth, 51: asDate, 52: asMonth, 53: asDate, 54: asDate, 57: asMonth, 58: asDate}

// asOf reads a number format: yyyy"年"m"月" shows a month.
func asOf(code string) as {
	var y, m, d bool
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"', '[':
			closing := c
			if c == '[' {
				closing = ']'
			}
			n := strings.IndexByte(code[i+1:], closing)
			if n < 0 {
				return asNumber
			}
			i += n + 1
		case '\\', '_', '*':
			i++
		case ';':
			i = len(code) // the formats of negative numbers and of texts
		case 'y', 'Y':
			y = true
		case 'm', 'M':
			m = true
		case 'd', 'D':
			d = true
		}
	}
	switch {
	case d && (y || m), y && !m:
		return asDate
	case y && m:
		return asMonth
	}
	return asNumber
}

// readShared reads the texts that cells point at.
func (a *File) readShared(part string) error {
	if part == "" || a.parts[PartName(part)] == nil {
		return nil
	}
	r, err := a.open(part)
	if err != nil {
		return err
	}
	defer r.Close()
	x := newXMLReader(r)
	var buf []byte
	for size := 0; ; {
		t, err := x.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case t == startTag && string(x.name) == "si":
			// rPh says how a text is read aloud (in Japanese); it is no part of it.
			if buf, err = x.inner(buf[:0], "rPh"); err != nil {
				return err
			}
			if size += len(buf); len(a.shared) == maxShared || size > maxSharedBytes {
				return ErrHuge
			}
			a.shared = append(a.shared, unescapeX(string(buf)))
		}
	}
}

// unescapeX resolves _x000D_, which is how Excel writes characters that XML has
// not; _x005F_ is the underscore before text that only looks so.
func unescapeX(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		r, ok := hexRune(s[i:])
		if !ok {
			b.WriteString("_x")
			s = s[i+2:]
			continue
		}
		b.WriteRune(r)
		s = s[i+len("_x000D_"):]
	}
}

func hexRune(s string) (rune, bool) {
	if len(s) < len("_x000D_") || s[6] != '_' {
		return 0, false
	}
	var r rune
	for i := 2; i < 6; i++ {
		v := strings.IndexByte("0123456789abcdef", s[i]|0x20)
		if v < 0 || s[i] < '0' {
			return 0, false
		}
		r = r<<4 | rune(v)
	}
	return r, true
}
