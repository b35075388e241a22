package sheet

// Texts: how their characters are written is told by the bytes. GB18030 has no mark of
// its own, so it is what is left when they are neither UTF-8 nor UTF-16.

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// ErrNoText says that a file is neither a workbook nor a text.
var ErrNoText = errors.New("sheet: neither a workbook nor a text")

// written is a text and how its characters are.
type written struct {
	in    *input
	skip  int64             // the byte order mark
	codec encoding.Encoding // nil = UTF-8
}

const utf8Mark = "\ufeff"

// text finds out how the file's characters are written.
func (in *input) text() (*written, error) {
	start := make([]byte, 4096)
	n, err := in.r.ReadAt(start, 0)
	if err != nil && err != io.EOF {
		return nil, err
	}
	start = start[:n]
	wide := func(e unicode.Endianness) encoding.Encoding { return unicode.UTF16(e, unicode.IgnoreBOM) }
	switch {
	case bytes.HasPrefix(start, []byte(utf8Mark)):
		return &written{in: in, skip: 3}, nil
	case bytes.HasPrefix(start, []byte("\xff\xfe")):
		return &written{in, 2, wide(unicode.LittleEndian)}, nil
	case bytes.HasPrefix(start, []byte("\xfe\xff")):
		return &written{in, 2, wide(unicode.BigEndian)}, nil
	}
	even, odd := zeros(start)
	switch {
	case even == 0 && odd > n/8:
		return &written{in, 0, wide(unicode.LittleEndian)}, nil
	case odd == 0 && even > n/8:
		return &written{in, 0, wide(unicode.BigEndian)}, nil
	case even+odd > 0:
		return nil, ErrNoText
	}
	good, bad, err := countUTF8(in.all())
	if err != nil {
		return nil, err
	}
	if bad == 0 || good > 20*bad { // a few broken characters make it no other encoding
		return &written{in: in}, nil
	}
	t := &written{in: in, codec: simplifiedchinese.GB18030}
	return t, t.sound()
}

// zeros counts the zero bytes at even and odd places.
func zeros(b []byte) (even, odd int) {
	for i, c := range b {
		switch {
		case c != 0:
		case i%2 == 0:
			even++
		default:
			odd++
		}
	}
	return even, odd
}

// countUTF8 counts the characters of several bytes, and the bytes that are none.
func countUTF8(r io.Reader) (good, bad int, err error) {
	b := make([]byte, 64<<10)
	for left := 0; ; {
		n, err := r.Read(b[left:])
		end := err == io.EOF
		if err != nil && !end {
			return good, bad, err
		}
		part := b[:left+n]
		for len(part) > 0 && (end || utf8.FullRune(part)) {
			c, size := utf8.DecodeRune(part)
			switch {
			case c == utf8.RuneError && size == 1:
				bad++
			case size > 1:
				good++
			}
			part = part[size:]
		}
		if left = copy(b, part); end {
			return good, bad, nil
		}
	}
}

// sound holds that what was taken for GB18030 is: one character in a hundred may be
// broken, as where a file was cut.
func (t *written) sound() error {
	r := bufio.NewReader(io.LimitReader(t.reader(), 1<<20))
	good, bad := 0, 0
	for {
		c, _, err := r.ReadRune()
		switch {
		case err == io.EOF && bad*100 > good:
			return ErrNoText
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case c == utf8.RuneError:
			bad++
		case c >= utf8.RuneSelf:
			good++
		}
	}
}

// reader gives the text in UTF-8.
func (t *written) reader() io.Reader {
	r := io.NewSectionReader(t.in.r, t.skip, t.in.size-t.skip)
	if t.codec == nil {
		return r
	}
	return transform.NewReader(r, t.codec.NewDecoder())
}

// sample is how much of a text is looked at to tell what it is.
const sample = 64 << 10

// head is the text's beginning, without what may stand before it; it is none if it has
// characters that no text has.
func (t *written) head(start []byte) (string, error) {
	b, err := io.ReadAll(io.LimitReader(t.reader(), sample))
	if err != nil {
		return "", err
	}
	for _, c := range b[:min(len(b), len(start))] {
		if c < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1a\x1b", rune(c)) {
			return "", ErrNoText
		}
	}
	return strings.TrimLeft(string(b), " \t\r\n\ufeff"), nil
}
