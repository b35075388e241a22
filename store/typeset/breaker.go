// This file breaks text into lines: 避头尾, numbers and words kept whole,
// punctuation squeezed where that saves a character from the next line.

package typeset

import "unicode/utf8"

// glyph is one character of a text being broken.
type glyph struct {
	off int32 // byte offset in the text
	w   int32 // advance in thousandths
	c   class
	brk bool // a line may end after it
}

// setting says how a text is to be broken.
type setting struct {
	face    FaceID
	measure int // width of a line, thousandths of the size
	first   int // width of the first line if it is shorter; 0 = measure
	track   int // added after each character, may be negative
	squeeze bool
}

// Line is one line of a broken text: bytes Start to End of it, including
// trailing spaces and the newline that ended it.
type Line struct {
	Start, End int
	width      int32 // natural advance without trailing space
	squeeze    int32 // to be taken out of punctuation
	last       bool  // ends a paragraph
	from, to   int32 // glyphs, trailing space left out
}

// breaker breaks texts; its buffers are used again from text to text.
type breaker struct {
	faces *Faces
	gs    []glyph
	lines []Line
}

// breakText breaks s. The answer is valid until the next call.
func (b *breaker) breakText(s string, set setting) []Line {
	b.load(s, set)
	b.lines = b.lines[:0]
	if len(b.gs) == 0 {
		return b.lines
	}
	measure := set.measure
	if set.first > 0 {
		measure = set.first
	}
	for at := 0; at < len(b.gs); {
		line, next := b.fill(at, int32(measure), set)
		line.Start = int(b.gs[at].off)
		line.End = len(s)
		if next < len(b.gs) {
			line.End = int(b.gs[next].off)
		}
		b.lines = append(b.lines, line)
		at, measure = next, set.measure
	}
	return b.lines
}

// load reads the characters, their widths and where lines may end.
func (b *breaker) load(s string, set setting) {
	b.gs = b.gs[:0]
	var prev rune
	var pc class
	for i, r := range s {
		c := classOf(r)
		_, w, _ := b.faces.pick(set.face, r)
		if c&newline != 0 {
			w = 0
		} else {
			w += set.track
		}
		if n := len(b.gs); n > 0 {
			b.gs[n-1].brk = mayBreak(prev, r, pc, c)
		}
		b.gs = append(b.gs, glyph{off: int32(i), w: int32(w), c: c})
		prev, pc = r, c
	}
	if n := len(b.gs); n > 0 {
		b.gs[n-1].brk = true
	}
}

// fill takes one line from glyph at on and answers where the next begins.
func (b *breaker) fill(at int, measure int32, set setting) (Line, int) {
	var w, ink, room int32 // advance, advance without trailing space, squeezable
	best, bestInk := -1, int32(0)
	tight, tightInk := -1, int32(0)
	j := at
	for ; j < len(b.gs); j++ {
		g := b.gs[j]
		if g.c&newline != 0 {
			return b.line(at, j+1, ink, measure, true), j + 1
		}
		w += g.w
		if g.c&space == 0 || j == at {
			ink = w
			if set.squeeze {
				room += squeezeRoom(g)
			}
		}
		if ink-room > measure {
			break
		}
		if !g.brk {
			continue
		}
		if ink <= measure {
			best, bestInk = j, ink
		} else if set.squeeze && ink-measure <= room {
			tight, tightInk = j, ink
		}
	}
	if j == len(b.gs) && best == j-1 {
		return b.line(at, j, bestInk, measure, true), j
	}
	if tight >= 0 && (best < 0 || worthSqueezing(measure-bestInk, tightInk-measure)) {
		return b.line(at, tight+1, tightInk, measure, tight+1 == len(b.gs)), tight + 1
	}
	if best >= 0 {
		return b.line(at, best+1, bestInk, measure, best+1 == len(b.gs)), best + 1
	}
	next, ink := b.cut(at, measure)
	return b.line(at, next, ink, measure, next == len(b.gs)), next
}

// worthSqueezing weighs a line with slack to be spread against one that must be
// pressed together: half a character may always be pressed out of punctuation.
func worthSqueezing(slack, press int32) bool {
	if slack <= 30 {
		return false
	}
	return press <= 500 || press <= slack
}

// squeezeRoom is what may be taken out of a sign's blank half.
func squeezeRoom(g glyph) int32 {
	if g.w < 900 || g.c&(squeezeAfter|squeezeBefore) == 0 {
		return 0
	}
	return signRoom
}

// signRoom is how much of a sign's blank half may go, thousandths.
const signRoom = 500

// cut is the last resort: nothing may end a line before it is full.
func (b *breaker) cut(at int, measure int32) (next int, ink int32) {
	var w int32
	j := at
	for j < len(b.gs) && b.gs[j].c&newline == 0 && (j == at || w+b.gs[j].w <= measure) {
		w += b.gs[j].w
		j++
	}
	// Even here step back to spare a line from starting with a closing sign or
	// ending with an opening one, if a few characters do it.
	for k := j; k > at+1 && k > j-4 && k < len(b.gs); k-- {
		if b.gs[k].c&(noStart|space|newline) == 0 && b.gs[k-1].c&noEnd == 0 {
			j = k
			break
		}
	}
	w = 0
	for i := at; i < j; i++ {
		w += b.gs[i].w
	}
	return j, w
}

// line makes the Line of glyphs at … next.
func (b *breaker) line(at, next int, ink, measure int32, last bool) Line {
	to := next
	for to > at && b.gs[to-1].c&(space|newline) != 0 {
		to--
	}
	l := Line{from: int32(at), to: int32(to), width: ink, last: last}
	if to == at {
		l.width = 0
	}
	if l.width > measure {
		l.squeeze = l.width - measure
	}
	return l
}

// widest is the longest piece of s that no line end may divide, in thousandths.
func (b *breaker) widest(s string, face FaceID) int {
	b.load(s, setting{face: face})
	var w, best int32
	for _, g := range b.gs {
		if g.c&(space|newline) == 0 {
			w += g.w
		}
		if g.brk {
			best = max(best, w)
			w = 0
		}
	}
	return int(max(best, w))
}

// balance breaks s into as few lines as the measure allows and then makes them
// as even as it can.
func (b *breaker) balance(s string, set setting) []Line {
	n := len(b.breakText(s, set))
	if n <= 1 {
		return b.lines
	}
	low, high := set.measure/n/2, set.measure
	for high-low > 50 {
		mid := (low + high) / 2
		try := set
		try.measure = mid
		if len(b.breakText(s, try)) <= n && b.fits(mid) {
			high = mid
		} else {
			low = mid
		}
	}
	set.measure = high
	return b.breakText(s, set)
}

// fits reports that no line had to be cut or runs over.
func (b *breaker) fits(measure int) bool {
	for _, l := range b.lines {
		if int(l.width-l.squeeze) > measure {
			return false
		}
		if n := int(l.to); n < len(b.gs) && n > 0 && !b.gs[n-1].brk && b.gs[n].c&(space|newline) == 0 {
			return false
		}
	}
	return true
}

// BreakText breaks s into lines that fit width points when set in the face and
// size. Joined again they are s.
func (fs *Faces) BreakText(s string, face FaceID, size, width float64) []string {
	b := breaker{faces: fs}
	lines := b.breakText(s, setting{face: face, measure: int(width / size * 1000), squeeze: true})
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = s[l.Start:l.End]
	}
	return out
}

func runeCount(s string) int { return utf8.RuneCountInString(s) }
