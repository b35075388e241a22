// This file writes strings the ways a PDF wants them.

package pdf

import (
	"hash/fnv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// utf16BE is a text as properties want it: UTF-16, big end first, with a mark.
func utf16BE(s string) string {
	codes := utf16.Encode([]rune(s))
	out := make([]byte, 2, 2+2*len(codes))
	out[0], out[1] = 0xFE, 0xFF
	for _, c := range codes {
		out = append(out, byte(c>>8), byte(c))
	}
	return string(out)
}

const hexDigits = "0123456789ABCDEF"

// utf16Hex is the same in hexadecimal, for text inside a page's content.
func utf16Hex(s string) string {
	var b strings.Builder
	for _, c := range []byte(utf16BE(s)) {
		b.WriteByte(hexDigits[c>>4])
		b.WriteByte(hexDigits[c&15])
	}
	return b.String()
}

// surrogates writes characters beyond the basic plane as two three-byte
// sequences. gofpdf turns a bookmark into UTF-16 itself and knows sequences of
// up to three bytes only; this way the pair comes out right.
func surrogates(s string) string {
	if !beyond(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r < 1<<16 {
			b.WriteRune(r)
			continue
		}
		hi, lo := utf16.EncodeRune(r)
		for _, c := range [...]rune{hi, lo} {
			b.WriteByte(0xE0 | byte(c>>12))
			b.WriteByte(0x80 | byte(c>>6&0x3F))
			b.WriteByte(0x80 | byte(c&0x3F))
		}
	}
	return b.String()
}

// beyond reports a character outside the basic plane.
func beyond(s string) bool {
	for i := range len(s) {
		if s[i] >= 0xF0 {
			return true
		}
	}
	return false
}

// runeSet is the set of the characters that a face draws.
type runeSet [1 << 13]byte

func (s *runeSet) add(text string) {
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			s[c>>3] |= 1 << (c & 7)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		s[uint16(r)>>3] |= 1 << (r & 7)
		i += n
	}
}

// tag names a subset by what is in it: six capital letters, as PDF asks.
func (s *runeSet) tag(name string) string {
	h := fnv.New64a()
	h.Write([]byte(name))
	h.Write(s[:])
	sum := h.Sum64()
	var out [6]byte
	for i := range out {
		out[i] = 'A' + byte(sum%26)
		sum /= 26
	}
	return string(out[:])
}
