// This file turns the blocks of a section into items of the flow.

package typeset

import (
	"partyledger/model/report"
)

// composer composes one section.
type composer struct {
	faces   *Faces
	style   style
	missing map[rune]bool
	b       breaker
	items   []item
	heads   report.Numbering
	base    int  // outline level of the section's first entry
	inDoc   bool // an entry of the section's title stands already
	deep    int  // outline level of the last title or heading

	away    bool      // the last block stands on pages of its own: a letter, cards
	inCard  bool      // these blocks stand on a card
	divided bool      // a table did not fit with all its columns and whole words
	faults  *[]string // what cannot be set as it is, in words for people
}

func (c *composer) compose(blocks []report.Block) {
	for i, block := range blocks {
		c.block(block, i)
	}
}

func (c *composer) block(block report.Block, at int) {
	if c.inCard && !onCard(block) {
		c.fault("卡片上不能有红头、版记、公函、分页，也不能再有卡片。")
		return
	}
	if _, ok := block.(report.Letter); !ok && c.away {
		page := c.style
		c.add(item{brk: true, style: &page})
		c.away = false
	}
	switch b := block.(type) {
	case report.RedHead:
		c.redHead(b)
	case report.Title:
		c.title(b, at == 0)
	case report.Addressee:
		c.plain(b.Text, true)
	case report.Heading:
		c.heading(b)
	case report.Paragraph:
		c.paragraph(b)
	case report.Annex:
		c.annexHead(b)
	case report.AnnexList:
		c.annexes(b.Lines())
	case report.Signature:
		c.signature(b)
	case report.Imprint:
		c.imprint(b)
	case report.Note:
		c.note(b.Text, false)
	case report.Space:
		c.add(item{h: b.Lines * c.style.pitch, blank: true})
	case report.PageBreak:
		c.add(item{brk: true})
	case report.Bookmark:
		c.add(item{mark: &Entry{Level: c.base + max(b.Level, 0), Text: clean(b.Text)}, glue: true})
	case report.Table:
		c.table(&b)
	case report.Chart:
		c.chart(b)
	case report.Picture:
		c.picture(b)
	case report.Letter:
		c.letter(b)
	case report.Form:
		c.form(b)
	case report.Slip:
		c.slip(b)
	case report.Cards:
		c.cards(b)
	}
}

func (c *composer) add(it item) { c.items = append(c.items, it) }

// glueLast forbids a page end after what has been composed so far.
func (c *composer) glueLast() {
	for i := len(c.items) - 1; i >= 0; i-- {
		if c.items[i].brk {
			return
		}
		c.items[i].glue = true
		if !c.items[i].blank {
			return
		}
	}
}

func (c *composer) blank(lines float64) {
	c.add(item{h: lines * c.style.pitch, blank: true})
}

// clean prepares a text and notes what cannot be drawn.
func (c *composer) clean(s string) string {
	s = clean(s)
	c.faces.missing(s, c.missing)
	return s
}

// para is how a paragraph is to be set.
type para struct {
	face   FaceID
	size   float64 // points
	first  float64 // indent of the first line in characters
	hang   float64 // indent of the following lines
	right  float64 // room kept free at the right
	glue   bool    // stays with what follows
	color  Color
	pitch  float64 // of its lines; 0 = the style's
	ragged bool
}

// set adds a paragraph line by line.
func (c *composer) set(text string, p para) {
	text = c.clean(text)
	pitch := p.pitch
	if pitch == 0 {
		pitch = c.style.pitch
	}
	em := c.em(p.size)
	set := setting{face: p.face, squeeze: true, track: c.track(p.size)}
	set.measure = units(c.style.width-(p.hang+p.right)*em, p.size)
	set.first = units(c.style.width-(p.first+p.right)*em, p.size)
	lines := c.b.breakText(text, set)
	if len(lines) == 0 {
		lines = []Line{{last: true}}
	}
	for i, l := range lines {
		x, one := p.hang*em, set
		if i == 0 {
			x, one.measure = p.first*em, set.first
		}
		if p.ragged {
			l.last = true
		}
		t := setLine(text, l, one, x, pitch, ink{face: p.face, size: p.size, color: p.color})
		c.add(item{h: pitch, d: t, glue: p.glue || holdsNext(i, len(lines))})
	}
}

// holdsNext says whether line i of n stays with the next: the last line is not
// alone at the top of a page, nor the first at the foot if that costs little.
func holdsNext(i, n int) bool {
	switch {
	case i == n-1:
		return false
	case i == n-2:
		return true
	}
	return i == 0 && n >= 4
}

// em is the pace of characters of a size on this page, millimetres.
func (c *composer) em(size float64) float64 {
	if size == c.style.size {
		return c.style.em()
	}
	return size * PointMM
}

func (c *composer) track(size float64) int {
	if size == c.style.size && c.style.grid {
		return c.style.track()
	}
	return 0
}

// body is the face of running text.
func (c *composer) body() FaceID { return Fang }

func (c *composer) plain(text string, glue bool) {
	c.set(text, para{face: c.body(), size: c.style.size, glue: glue})
}

func (c *composer) paragraph(p report.Paragraph) {
	indent := 2.0
	if p.Plain {
		indent = 0
	}
	c.set(p.Text, para{face: c.body(), size: c.style.size, first: indent})
}

// heading numbers a heading: 一、（一）1.（1）.
func (c *composer) heading(h report.Heading) {
	level := h.LevelIn()
	face := [...]FaceID{Hei, Kai, c.body(), c.body()}[level-1]
	text := c.heads.Text(h)
	from := len(c.items)
	c.set(text, para{face: face, size: c.style.size, first: 2, glue: !h.Sentence()})
	if level <= 2 {
		lvl := c.base + level - 1
		if c.inDoc {
			lvl++
		}
		c.items[from].mark = &Entry{Level: lvl, Text: clean(text)}
		c.deep = lvl
	}
}

// note is small text, 注：….
func (c *composer) note(text string, glue bool) {
	size, pitch := 10.5, 5.4
	if c.style.grid {
		size, pitch = sizeX4, c.style.pitch*0.75
	}
	text = clean(text)
	hang := float64(report.Hang(text))
	from := len(c.items)
	c.set(text, para{face: c.body(), size: size, hang: hang, pitch: pitch, glue: glue})
	c.gridEnd(from)
}

// gridEnd fills up what has been added since from to whole lines.
func (c *composer) gridEnd(from int) {
	if !c.style.grid || len(c.items) == from {
		return
	}
	sum := 0.0
	for _, it := range c.items[from:] {
		sum += it.h
	}
	if rest := wholeLines(sum, c.style.pitch) - sum; rest > hair {
		glue := c.items[len(c.items)-1].glue
		c.items[len(c.items)-1].glue = true
		c.add(item{h: rest, blank: true, glue: glue})
	}
}
