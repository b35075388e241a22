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
	alt bool // … or, rather than in a worse place, in spite of a rule of taste
}

// setting says how a text is to be broken.
type setting struct {
	face    FaceID
	measure int // width of a line, thousandths of the size
	first   int // width of the first line if it is shorter; 0 = measure
	track   int // added after each character, may be negative
	squeeze bool
	spaces  bool // rather end a line at a space in its second half
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
			ok := mayBreak(prev, r, pc, c)
			b.gs[n-1].brk, b.gs[n-1].alt = ok, ok
		}
		if r == '〔' {
			b.holdIssuer()
		}
		b.gs = append(b.gs, glyph{off: int32(i), w: int32(w), c: c})
		prev, pc = r, c
	}
	if n := len(b.gs); n > 0 {
		b.gs[n-1].brk = true
	}
}

// holdIssuer keeps the issuer's short name with the 〔 that follows: all of it
// if it stands by itself, else the last characters, which are likely it.
func (b *breaker) holdIssuer() {
	const most, likely = 8, 3
	n := 0
	for n <= most && n < len(b.gs) && b.gs[len(b.gs)-1-n].c == 0 {
		n++
	}
	if n > most {
		n = likely
	}
	for i := 2; i <= n; i++ {
		b.gs[len(b.gs)-i].brk = false
	}
}

// fill takes one line from glyph at on and answers where the next begins.
func (b *breaker) fill(at int, measure int32, set setting) (Line, int) {
	var w, ink int32     // advance, with and without trailing space
	var room, last int32 // squeezable, and how much more at the line's end
	best, bestInk := -1, int32(0)
	rather, ratherInk := -1, int32(0) // against taste
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
				last = trailRoom(g)
			}
		}
		if ink-room-last > measure {
			break
		}
		if g.alt && ink <= measure {
			rather, ratherInk = j, ink
		}
		if !g.brk {
			continue
		}
		if ink <= measure {
			best, bestInk = j, ink
		} else if set.squeeze && ink-measure <= room+last {
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
		if rather > best && measure >= bodyLine && measure-bestInk > mostSlack {
			best, bestInk = rather, ratherInk
		}
		if set.spaces {
			best, bestInk = b.atSpace(at, best, bestInk)
		}
		return b.line(at, best+1, bestInk, measure, best+1 == len(b.gs)), best + 1
	}
	next, ink := b.cut(at, measure)
	return b.line(at, next, ink, measure, next == len(b.gs)), next
}

// atSpace moves a line's end back to a space: in a cell it divides two things,
// such as a degree and a title.
func (b *breaker) atSpace(at, best int, ink int32) (int, int32) {
	w := ink
	for j := best; j > at; j-- {
		g := b.gs[j]
		if g.c&space != 0 {
			if w < ink/3 {
				break
			}
			return j, w
		}
		w -= g.w
		if b.gs[j-1].c&space != 0 {
			w -= b.gs[j-1].w
		}
	}
	return best, ink
}

// On a line as long as body text so much may be left for taste's sake, thousandths: more
// would be spread between its characters.
const (
	bodyLine  = 20000
	mostSlack = 3500
)

// worthSqueezing weighs a line with slack to be spread against one that must be
// pressed together: half a character may always be pressed out of punctuation.
func worthSqueezing(slack, press int32) bool {
	if slack <= 30 {
		return false
	}
	return press <= 500 || press <= slack
}

// How much of a sign's width may go, thousandths: its whole blank half at the
// line's end, where nobody sees it, less inside the line.
const (
	trailRoomMax = 500
	signRoom     = 350
)

// squeezeRoom is what may be taken out of a sign inside a line.
func squeezeRoom(g glyph) int32 {
	if g.w < 900 || g.c&(squeezeAfter|squeezeBefore) == 0 {
		return 0
	}
	return signRoom
}

// trailRoom is what more may be taken out of it at the line's end.
func trailRoom(g glyph) int32 {
	if g.w < 900 || g.c&squeezeAfter == 0 {
		return 0
	}
	return trailRoomMax - signRoom
}

// cut is the last resort: nothing may end a line before it is full.
func (b *breaker) cut(at int, measure int32) (next int, ink int32) {
	var w int32
	j := at
	for j < len(b.gs) && b.gs[j].c&newline == 0 && (j == at || w+b.gs[j].w <= measure) {
		w += b.gs[j].w
		j++
	}
	// Even here look for a better place in the second half of the line: between
	// characters that are no word and no sign, or at least not at a sign.
	for _, avoid := range [...]class{word | noStart | noEnd, noStart | noEnd} {
		if k := b.betterCut(at, j, avoid); k > 0 {
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

// betterCut looks back from j for a place between characters without the
// properties to avoid, 0 if there is none.
func (b *breaker) betterCut(at, j int, avoid class) int {
	for k := j; k > at && k < len(b.gs); k-- {
		if b.gs[k-1].alt {
			return k
		}
	}
	for k := j; k > (at+j)/2 && k < len(b.gs); k-- {
		before, after := b.gs[k-1].c, b.gs[k].c
		if after&(noStart|space|newline) != 0 || before&noEnd != 0 {
			continue
		}
		if before&avoid&word == 0 || after&avoid&word == 0 {
			return k
		}
	}
	return 0
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
		if g.alt || g.brk {
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
