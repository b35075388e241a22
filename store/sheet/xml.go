package sheet

// The XML of a workbook's parts, read forward only. It knows what workbooks use
// and refuses the rest: no document types, so no entities of a file's own.

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

var (
	ErrHuge      = errors.New("sheet: larger than any roster")
	errTruncated = errors.New("sheet: XML ends too early")
	errMalformed = errors.New("sheet: malformed XML")
	errDoctype   = errors.New("sheet: XML with a document type")
)

const (
	maxPiece = 4 << 20 // bytes of one text or tag; a cell holds 32,767 characters
	maxDepth = 64      // of elements in each other
)

type token int

const (
	startTag token = iota
	endTag
	textToken
)

// xmlReader gives the tokens of one part. What it hands out is good until the
// next call.
type xmlReader struct {
	r     *bufio.Reader
	name  []byte // of the last tag, without prefix
	text  []byte // of the last text, entities resolved
	attrs []byte // of the last start tag, as written
	depth int

	begun bool // there was an element
	void  bool // the start tag closed itself: its end is still to be told
	atTag bool // the next byte is behind a '<'
	long  []byte
	tag   []byte
	plain []byte
}

func newXMLReader(r io.Reader) *xmlReader {
	x := &xmlReader{r: bufio.NewReaderSize(r, 64<<10)}
	if bom, err := x.r.Peek(3); err == nil && string(bom) == "\ufeff" {
		_, _ = x.r.Discard(3)
	}
	return x
}

// next gives the next token, io.EOF at the end of a whole document.
func (x *xmlReader) next() (token, error) {
	if x.void {
		x.void = false
		x.depth--
		return endTag, nil
	}
	for {
		if !x.atTag {
			text, err := x.until('<')
			if err == io.EOF && x.depth == 0 && x.begun {
				return 0, io.EOF
			}
			if err != nil {
				return 0, early(err)
			}
			x.atTag = true
			if len(text) > 0 && x.depth > 0 {
				x.text, err = x.unescape(text)
				return textToken, err
			}
		}
		x.atTag = false
		t, err := x.markup()
		if err != nil {
			return 0, early(err)
		}
		switch {
		case len(t) == 0:
			return 0, errMalformed
		case t[0] == '?' || bytes.HasPrefix(t, []byte("!--")):
			continue
		case bytes.HasPrefix(t, cdata):
			x.text = t[len(cdata) : len(t)-2]
			return textToken, nil
		case t[0] == '!':
			return 0, errDoctype
		case t[0] == '/':
			return x.end(t[1:])
		}
		return x.start(t)
	}
}

var cdata = []byte("![CDATA[")

func early(err error) error {
	if err == io.EOF {
		return errTruncated
	}
	return err
}

func (x *xmlReader) start(t []byte) (token, error) {
	if t[len(t)-1] == '/' {
		x.void, t = true, t[:len(t)-1]
	}
	i := 0
	for i < len(t) && t[i] > ' ' {
		i++
	}
	x.name, x.attrs = bareName(t[:i]), t[i:]
	x.begun = true
	if x.depth++; x.depth > maxDepth {
		return 0, errMalformed
	}
	return startTag, nil
}

func (x *xmlReader) end(t []byte) (token, error) {
	x.name = bareName(trimSpace(t))
	if x.depth--; x.depth < 0 {
		return 0, errMalformed
	}
	return endTag, nil
}

// bareName is a name without its prefix: some programs write x:row for row.
func bareName(name []byte) []byte { return name[bytes.IndexByte(name, ':')+1:] }

// until reads up to delim, which is left out.
func (x *xmlReader) until(delim byte) ([]byte, error) {
	part, err := x.r.ReadSlice(delim)
	if err == nil {
		return part[:len(part)-1], nil
	}
	x.long = append(x.long[:0], part...)
	for errors.Is(err, bufio.ErrBufferFull) {
		if len(x.long) > maxPiece {
			return nil, ErrHuge
		}
		part, err = x.r.ReadSlice(delim)
		x.long = append(x.long, part...)
	}
	if err != nil {
		return nil, err
	}
	return x.long[:len(x.long)-1], nil
}

// markup reads what stands between '<' and its '>'.
func (x *xmlReader) markup() ([]byte, error) {
	t, err := x.until('>')
	if err != nil {
		return nil, err
	}
	quote := quoted(t, 0)
	if whole(t, quote) {
		return t, nil
	}
	x.tag = append(x.tag[:0], t...)
	for !whole(x.tag, quote) {
		if t, err = x.until('>'); err != nil {
			return nil, err
		}
		quote = quoted(t, quote)
		x.tag = append(append(x.tag, '>'), t...)
		if len(x.tag) > maxPiece {
			return nil, ErrHuge
		}
	}
	return x.tag, nil
}

// whole reports that the '>' behind t closes it: not one inside a comment, a
// CDATA section or an attribute.
func whole(t []byte, quote byte) bool {
	switch {
	case bytes.HasPrefix(t, []byte("!--")):
		return len(t) >= len("!----") && bytes.HasSuffix(t, []byte("--"))
	case bytes.HasPrefix(t, cdata):
		return len(t) >= len(cdata)+2 && bytes.HasSuffix(t, []byte("]]"))
	case len(t) > 0 && t[0] == '?':
		return len(t) > 1 && t[len(t)-1] == '?'
	}
	return quote == 0
}

// quoted is the quote still open behind t, 0 for none.
func quoted(t []byte, quote byte) byte {
	for _, c := range t {
		switch {
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	return quote
}

// attr is the value of an attribute of the last start tag by its local name.
func (x *xmlReader) attr(name string) []byte {
	for t := x.attrs; ; {
		eq := bytes.IndexByte(t, '=')
		if eq < 0 {
			return nil
		}
		key := bareName(trimSpace(t[:eq]))
		if t = trimSpace(t[eq+1:]); len(t) == 0 || t[0] != '"' && t[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(t[1:], t[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			value, err := x.unescape(t[1 : 1+end])
			if err != nil {
				return nil
			}
			return value
		}
		t = t[end+2:]
	}
}

func trimSpace(t []byte) []byte {
	for len(t) > 0 && t[0] <= ' ' {
		t = t[1:]
	}
	for len(t) > 0 && t[len(t)-1] <= ' ' {
		t = t[:len(t)-1]
	}
	return t
}

// unescape resolves the entities of XML itself; there are no others.
func (x *xmlReader) unescape(t []byte) ([]byte, error) {
	if bytes.IndexByte(t, '&') < 0 {
		return t, nil
	}
	x.plain = x.plain[:0]
	for {
		i := bytes.IndexByte(t, '&')
		if i < 0 {
			x.plain = append(x.plain, t...)
			return x.plain, nil
		}
		x.plain = append(x.plain, t[:i]...)
		n := bytes.IndexByte(t[i:min(len(t), i+12)], ';')
		if n < 0 {
			return nil, errMalformed
		}
		r, ok := entity(string(t[i+1 : i+n]))
		if !ok {
			return nil, errMalformed
		}
		x.plain = utf8.AppendRune(x.plain, r)
		t = t[i+n+1:]
	}
}

func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	return rune(n), err == nil && n <= utf8.MaxRune
}

// inner gathers the text of the element just begun, up to its end: what stands
// in its t elements (or in itself, if it is a v), but not in the element named.
func (x *xmlReader) inner(into []byte, without string) ([]byte, error) {
	if x.void {
		_, err := x.next()
		return into, err
	}
	in := len(x.name) == 1
	for depth, skipped := x.depth, 0; ; {
		t, err := x.next()
		switch {
		case err != nil:
			return into, early(err)
		case t == startTag:
			if in = len(x.name) == 1 && x.name[0] == 't'; skipped == 0 && string(x.name) == without {
				skipped = x.depth
			}
		case t == endTag && x.depth < depth:
			return into, nil
		case t == endTag:
			if in = false; x.depth < skipped {
				skipped = 0
			}
		case in && skipped == 0:
			if into = append(into, x.text...); len(into) > maxPiece {
				return into, ErrHuge
			}
		}
	}
}

// each gives the elements within the one just begun, at whatever depth.
func (x *xmlReader) each(yield func() error) error {
	if x.void {
		_, err := x.next()
		return err
	}
	for depth := x.depth; ; {
		t, err := x.next()
		switch {
		case err != nil:
			return early(err)
		case t == endTag && x.depth < depth:
			return nil
		case t == startTag:
			if err := yield(); err != nil {
				return err
			}
		}
	}
}
