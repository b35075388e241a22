package charterfile

// The objects of a PDF. They are found by going through the file once rather than
// by its table of places: that reads damaged files too, and nothing in a crafted
// one can make the reader run in a circle.

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"io"
	"slices"
	"strconv"

	"golang.org/x/image/tiff/lzw"
)

const (
	maxPDFDepth   = 60
	maxPDFTokens  = 5 << 20
	maxPDFObjects = 1 << 20
	maxPDFStream  = 48 << 20  // of one stream, unpacked
	maxPDFTotal   = 256 << 20 // of all
)

type (
	pdfName   string
	pdfString []byte
	pdfRef    int
	pdfDict   map[pdfName]any
	pdfWord   string // an operator, obj, stream …
	pdfStream struct {
		dict pdfDict
		raw  []byte
	}
)

// pdfFile is the objects by number.
type pdfFile struct {
	objects map[int]any
	sealed  bool
	spent   int
}

// pdfLexer reads tokens and objects.
type pdfLexer struct {
	b      []byte
	at     int
	tokens int
}

func pdfSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func pdfDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *pdfLexer) space() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case pdfSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

var errPDF = errors.New("no object")

// closing marks end an array or a dictionary.
type closing string

// object reads one object or word; io.EOF at the end.
func (l *pdfLexer) object(depth int) (any, error) {
	l.space()
	if l.at >= len(l.b) {
		return nil, io.EOF
	}
	if depth > maxPDFDepth {
		return nil, errTooDeep
	}
	if l.tokens++; l.tokens > maxPDFTokens {
		return nil, errTooLarge
	}
	c := l.b[l.at]
	switch {
	case c == '/':
		return l.name(), nil
	case c == '(':
		return l.text(), nil
	case c == '[':
		l.at++
		return l.array(depth)
	case c == '<' && l.at+1 < len(l.b) && l.b[l.at+1] == '<':
		l.at += 2
		return l.dict(depth)
	case c == '<':
		return l.hex(), nil
	case c == '>' && l.at+1 < len(l.b) && l.b[l.at+1] == '>':
		l.at += 2
		return closing(">>"), nil
	case c == ']' || c == '>' || c == ')' || c == '{' || c == '}':
		l.at++
		return closing(c), nil
	}
	return l.word(), nil
}

func (l *pdfLexer) name() pdfName {
	l.at++
	var out []byte
	for l.at < len(l.b) && !pdfSpace(l.b[l.at]) && !pdfDelimiter(l.b[l.at]) {
		c := l.b[l.at]
		l.at++
		if c == '#' && l.at+1 < len(l.b) {
			if hi, lo := unhex(l.b[l.at]), unhex(l.b[l.at+1]); hi >= 0 && lo >= 0 {
				c = byte(hi<<4 | lo)
				l.at += 2
			}
		}
		out = append(out, c)
	}
	return pdfName(out)
}

func (l *pdfLexer) hex() pdfString {
	l.at++
	var out []byte
	half := -1
	for l.at < len(l.b) {
		c := l.b[l.at]
		l.at++
		if c == '>' {
			break
		}
		v := unhex(c)
		switch {
		case v < 0:
		case half < 0:
			half = v
		default:
			out = append(out, byte(half<<4|v))
			half = -1
		}
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	return out
}

var pdfEscapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (l *pdfLexer) text() pdfString {
	l.at++
	var out []byte
	for open := 1; l.at < len(l.b); {
		c := l.b[l.at]
		l.at++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return out
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return out
}

func (l *pdfLexer) escape(out []byte) []byte {
	if l.at >= len(l.b) {
		return out
	}
	c := l.b[l.at]
	l.at++
	switch {
	case c >= '0' && c <= '7':
		n := int(c - '0')
		for range 2 {
			if l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '7' {
				n = n*8 + int(l.b[l.at]-'0')
				l.at++
			}
		}
		return append(out, byte(n))
	case c == '\r':
		if l.at < len(l.b) && l.b[l.at] == '\n' {
			l.at++
		}
		return out
	case c == '\n':
		return out
	}
	if e, ok := pdfEscapes[c]; ok {
		c = e
	}
	return append(out, c)
}

func (l *pdfLexer) array(depth int) (any, error) {
	out := []any{}
	for {
		o, err := l.object(depth + 1)
		if err != nil {
			return out, err
		}
		if _, ok := o.(closing); ok {
			return out, nil
		}
		if out = append(out, o); o == pdfWord("R") {
			out = asRef(out)
		}
	}
}

// asRef turns the two numbers before an R into a reference.
func asRef(list []any) []any {
	if n := len(list); n >= 3 {
		if id, ok := list[n-3].(float64); ok {
			return append(list[:n-3], pdfRef(id))
		}
	}
	return list
}

func (l *pdfLexer) dict(depth int) (any, error) {
	var list []any
	var err error
	for {
		var o any
		if o, err = l.object(depth + 1); err != nil {
			break
		}
		if _, ok := o.(closing); ok {
			break
		}
		if list = append(list, o); o == pdfWord("R") {
			list = asRef(list)
		}
	}
	d := pdfDict{}
	for i := 0; i+1 < len(list); i += 2 {
		if key, ok := list[i].(pdfName); ok {
			d[key] = list[i+1]
		} else {
			i-- // what is not a pair is passed over
		}
	}
	return d, err
}

// word reads a number or a word.
func (l *pdfLexer) word() any {
	start := l.at
	for l.at < len(l.b) && !pdfSpace(l.b[l.at]) && !pdfDelimiter(l.b[l.at]) {
		l.at++
	}
	if l.at == start {
		l.at++
	}
	s := string(l.b[start:l.at])
	if c := s[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if n, err := strconv.ParseFloat(s, 64); err == nil {
			return n
		}
	}
	switch s {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return pdfWord(s)
}

// readPDFObjects goes through the file.
func readPDFObjects(b []byte) (*pdfFile, error) {
	f := &pdfFile{objects: map[int]any{}}
	l := &pdfLexer{b: b}
	for {
		i := bytes.Index(b[l.at:], []byte("obj"))
		if i < 0 {
			break
		}
		at := l.at + i
		l.at = at + 3
		id, ok := objectNumber(b[:at])
		if !ok {
			continue
		}
		o, err := l.object(0)
		if errors.Is(err, errTooLarge) {
			return nil, err
		}
		if err != nil {
			continue
		}
		if d, ok := o.(pdfDict); ok {
			o = l.stream(d)
		}
		if len(f.objects) >= maxPDFObjects {
			return nil, errTooLarge
		}
		f.objects[id] = o
	}
	f.findSeal(b)
	return f, f.unpackObjects()
}

// objectNumber reads "12 0 " backwards from the word obj.
func objectNumber(b []byte) (int, bool) {
	i := len(b)
	back := func() (int, bool) {
		for i > 0 && pdfSpace(b[i-1]) {
			i--
		}
		end := i
		for i > 0 && b[i-1] >= '0' && b[i-1] <= '9' && end-i < 10 {
			i--
		}
		n, err := strconv.Atoi(string(b[i:end]))
		return n, err == nil
	}
	if _, ok := back(); !ok {
		return 0, false
	}
	return back()
}

// stream takes the bytes behind a dictionary when the word stream follows.
func (l *pdfLexer) stream(d pdfDict) any {
	l.space()
	if !bytes.HasPrefix(l.b[l.at:], []byte("stream")) {
		return d
	}
	at := l.at + len("stream")
	if at < len(l.b) && l.b[at] == '\r' {
		at++
	}
	if at < len(l.b) && l.b[at] == '\n' {
		at++
	}
	if n, ok := d["Length"].(float64); ok && n >= 0 && n <= float64(len(l.b)-at) {
		end := at + int(n)
		if bytes.HasPrefix(bytes.TrimLeft(l.b[end:min(len(l.b), end+20)], "\r\n \x00"), []byte("endstream")) {
			l.at = end
			return pdfStream{d, l.b[at:end]}
		}
	}
	end := bytes.Index(l.b[at:], []byte("endstream"))
	if end < 0 {
		end = len(l.b) - at
	}
	l.at = at + end
	return pdfStream{d, l.b[at : at+end]}
}

// findSeal looks for a key in the trailers.
func (f *pdfFile) findSeal(b []byte) {
	for rest := b; ; {
		i := bytes.LastIndex(rest, []byte("trailer"))
		if i < 0 {
			break
		}
		l := &pdfLexer{b: rest, at: i + len("trailer")}
		if d, ok := first(l.object(0)).(pdfDict); ok && d["Encrypt"] != nil {
			f.sealed = true
		}
		if len(b)-i > 1<<20 {
			break
		}
		rest = rest[:i]
	}
	for _, o := range f.objects {
		if s, ok := o.(pdfStream); ok && s.dict["Type"] == pdfName("XRef") && s.dict["Encrypt"] != nil {
			f.sealed = true
		}
	}
}

func first(o any, _ error) any { return o }

// unpackObjects reads the objects that are kept together in streams.
func (f *pdfFile) unpackObjects() error {
	if f.sealed {
		return nil
	}
	var packs []pdfStream
	ids := sortedKeys(f.objects)
	slices.Reverse(ids) // what was added last is newest
	for _, id := range ids {
		if s, ok := f.objects[id].(pdfStream); ok && s.dict["Type"] == pdfName("ObjStm") {
			packs = append(packs, s)
		}
	}
	for _, s := range packs {
		b, err := f.unpack(s)
		if err != nil {
			return err
		}
		l := &pdfLexer{b: b}
		n, start := f.number(s.dict["N"]), f.number(s.dict["First"])
		for range min(n, len(b)/2, maxPDFObjects) {
			id, ok := first(l.object(0)).(float64)
			off, ok2 := first(l.object(0)).(float64)
			if !ok || !ok2 || start+int(off) < 0 || start+int(off) >= len(b) {
				break
			}
			if _, there := f.objects[int(id)]; there || len(f.objects) >= maxPDFObjects {
				continue // an object of its own is newer or the same
			}
			inner := &pdfLexer{b: b, at: start + int(off)}
			if o, err := inner.object(0); err == nil {
				f.objects[int(id)] = o
			}
		}
	}
	return nil
}

// get follows references.
func (f *pdfFile) get(o any) any {
	for range 20 {
		ref, ok := o.(pdfRef)
		if !ok {
			return o
		}
		o = f.objects[int(ref)]
	}
	return nil
}

func (f *pdfFile) number(o any) int {
	n, _ := f.get(o).(float64)
	if n < -1<<31 || n > 1<<31 || n != n {
		return 0
	}
	return int(n)
}

// dictOf is a dictionary, or the one before a stream.
func (f *pdfFile) dictOf(o any) pdfDict {
	switch v := f.get(o).(type) {
	case pdfDict:
		return v
	case pdfStream:
		return v.dict
	}
	return nil
}

func (f *pdfFile) list(o any) []any {
	v, _ := f.get(o).([]any)
	return v
}

func (f *pdfFile) nameOf(o any) pdfName {
	v, _ := f.get(o).(pdfName)
	return v
}

// unpack decodes a stream; what is damaged ends where the damage begins.
func (f *pdfFile) unpack(s pdfStream) ([]byte, error) {
	filters := f.list(s.dict["Filter"])
	if one, ok := f.get(s.dict["Filter"]).(pdfName); ok {
		filters = []any{one}
	}
	b := s.raw
	for i, o := range filters {
		var r io.Reader
		switch f.nameOf(o) {
		case "FlateDecode", "Fl":
			z, err := zlib.NewReader(bytes.NewReader(b))
			if err != nil {
				return nil, nil
			}
			r = z
		case "LZWDecode", "LZW":
			r = lzw.NewReader(bytes.NewReader(b), lzw.MSB, 8)
		case "ASCIIHexDecode", "AHx":
			l := &pdfLexer{b: append([]byte("<"), b...)}
			b = l.hex()
			continue
		case "ASCII85Decode", "A85":
			r = ascii85.NewDecoder(bytes.NewReader(bytes.TrimSuffix(bytes.TrimSpace(b), []byte("~>"))))
		default:
			return nil, nil // pictures
		}
		out, err := io.ReadAll(io.LimitReader(r, maxPDFStream+1))
		if f.spent += len(out); len(out) > maxPDFStream || f.spent > maxPDFTotal {
			return nil, errTooLarge
		}
		_ = err // a stream cut short still holds what came before
		b = f.unpredict(out, f.parameters(s.dict["DecodeParms"], i))
	}
	return b, nil
}

func (f *pdfFile) parameters(o any, i int) pdfDict {
	if list := f.list(o); i < len(list) {
		return f.dictOf(list[i])
	}
	if i == 0 {
		return f.dictOf(o)
	}
	return nil
}

// unpredict undoes the row filters of PNG.
func (f *pdfFile) unpredict(b []byte, d pdfDict) []byte {
	width := f.number(d["Columns"])
	if f.number(d["Predictor"]) < 10 || width < 1 || width > 1<<16 {
		return b
	}
	var out []byte
	last := make([]byte, width)
	for len(b) > width {
		row := b[1 : width+1]
		for i := range row {
			var left byte
			if i > 0 {
				left = row[i-1]
			}
			switch b[0] {
			case 1:
				row[i] += left
			case 2:
				row[i] += last[i]
			case 3:
				row[i] += byte((int(left) + int(last[i])) / 2)
			}
		}
		out = append(out, row...)
		last = row
		b = b[width+1:]
	}
	return out
}
