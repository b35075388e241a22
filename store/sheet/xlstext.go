package sheet

// The texts of BIFF8: compressed (one byte a character) or UTF-16, with runs of fonts
// and how they are read aloud behind them, cut into CONTINUE records anywhere.

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// spread are bytes that lie over several records.
type spread struct {
	cur  []byte
	more [][]byte
}

// step goes on to the next record; ok is false if there is none.
func (s *spread) step() bool {
	if len(s.more) == 0 {
		return false
	}
	s.cur, s.more = s.more[0], s.more[1:]
	return true
}

// take reads n bytes into b.
func (s *spread) take(b []byte) bool {
	for len(b) > 0 {
		if len(s.cur) == 0 && !s.step() {
			return false
		}
		n := copy(b, s.cur)
		b, s.cur = b[n:], s.cur[n:]
	}
	return true
}

func (s *spread) skip(n uint64) bool {
	for n > uint64(len(s.cur)) {
		n -= uint64(len(s.cur))
		if !s.step() {
			return false
		}
	}
	s.cur = s.cur[n:]
	return true
}

// chars reads n characters. Where they go on in another record, a byte says anew how
// they are written.
func (x *xls) chars(s *spread, n int, wide bool) (string, error) {
	x.units = x.units[:0]
	for n > 0 {
		if len(s.cur) == 0 {
			if !s.step() || len(s.cur) == 0 {
				return "", errTruncated
			}
			wide, s.cur = s.cur[0]&1 != 0, s.cur[1:]
			continue
		}
		if wide {
			have := min(n, len(s.cur)/2)
			if have == 0 {
				return "", errMalformed // half a character
			}
			for i := range have {
				x.units = append(x.units, binary.LittleEndian.Uint16(s.cur[2*i:]))
			}
			n, s.cur = n-have, s.cur[2*have:]
			continue
		}
		have := min(n, len(s.cur))
		for _, c := range s.cur[:have] {
			x.units = append(x.units, uint16(c))
		}
		n, s.cur = n-have, s.cur[have:]
	}
	x.buf = x.buf[:0]
	for i := 0; i < len(x.units); i++ {
		c := rune(x.units[i])
		if utf16.IsSurrogate(c) && i+1 < len(x.units) {
			if both := utf16.DecodeRune(c, rune(x.units[i+1])); both != utf8.RuneError {
				c = both
				i++
			}
		}
		x.buf = utf8.AppendRune(x.buf, c)
	}
	return x.g.keep(x.buf)
}

// long reads a text that begins with the number of its characters in two bytes.
func (x *xls) long(r *record, at int) (string, error) {
	if at+3 > len(r.body) {
		return "", errMalformed
	}
	s := spread{r.body[at+3:], r.more}
	return x.chars(&s, r.u16(at), r.body[at+2]&1 != 0)
}

// maxTexts is more than a sheet of 65,536 rows has, each of ten its own.
const maxTexts = 1 << 20

// readTexts reads the texts that cells point at.
func (x *xls) readTexts(r *record) error {
	if len(r.body) < 8 {
		return errMalformed
	}
	n := int(r.u32(4))
	if n > maxTexts {
		return ErrHuge
	}
	s := spread{r.body[8:], r.more}
	for range n {
		if len(s.cur) == 0 && len(s.more) == 0 {
			return nil // fewer than it says: the cells will tell if they miss one
		}
		text, err := x.rich(&s)
		if err != nil {
			return err
		}
		if x.texts = append(x.texts, text); len(x.texts)%gridChunk == 0 && x.g.ctx.Err() != nil {
			return x.g.ctx.Err()
		}
	}
	return nil
}

// rich reads a text with what hangs on it.
func (x *xls) rich(s *spread) (string, error) {
	var head [3]byte
	var few [2]byte
	var much [4]byte
	if !s.take(head[:]) {
		return "", errTruncated
	}
	if head[2]&0x08 != 0 && !s.take(few[:]) || head[2]&0x04 != 0 && !s.take(much[:]) {
		return "", errTruncated
	}
	text, err := x.chars(s, int(binary.LittleEndian.Uint16(head[:])), head[2]&1 != 0)
	if err != nil {
		return "", err
	}
	if !s.skip(4*uint64(binary.LittleEndian.Uint16(few[:])) + uint64(binary.LittleEndian.Uint32(much[:]))) {
		return "", errTruncated
	}
	return text, nil
}
