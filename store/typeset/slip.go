// This file sets what is cut off: slips (回执) under a dashed line, and cards, equal
// pieces of a page.

package typeset

import (
	"fmt"
	"strings"

	"partyledger/model/report"
)

// cutDash is the length of the dashes of a line to cut along, millimetres.
const cutDash = 1.5

func cutLine(cv *canvas, x1, y1, x2, y2 float64) {
	cv.add(Mark{Kind: LineMark, X: x1, Y: y1, X2: x2, Y2: y2, Width: thinLine, Dash: cutDash})
}

// slip sets a slip, kept whole on one page if a page holds it.
func (c *composer) slip(s report.Slip) {
	from := len(c.items)
	c.cutAcross(c.clean(s.Cut))
	c.compose(s.Blocks)
	sum := 0.0
	for _, it := range c.items[from:] {
		if it.brk {
			return
		}
		sum += it.h
		if it.table != nil {
			sum += it.table.whole()
		}
	}
	if last := c.items[len(c.items)-1]; last.blank {
		sum -= last.h
	}
	c.items[from].keep = sum
}

// cutAcross is the line across the page, its words in the middle; what is too long for
// that stands under it.
func (c *composer) cutAcross(text string) {
	const size, gap = 10.5, 2.0
	line, width := text, c.style.width
	if c.width(c.body(), text, size) > width-20 || strings.Contains(text, "\n") {
		line = ""
		defer c.centred(text, c.body(), size, c.style.pitch)
	}
	h := c.style.pitch * 2
	if c.inCard {
		h = c.style.pitch
	}
	w := c.width(c.body(), line, size)
	c.add(item{h: h, glue: true, d: drawFunc(func(cv *canvas, x, y float64) {
		middle := y + h/2
		if line == "" {
			cutLine(cv, x, middle, x+width, middle)
			return
		}
		left := x + (width-w)/2
		cutLine(cv, x, middle, left-gap, middle)
		cv.text(line, left, y+baseline(h, size), ink{face: c.body(), size: size})
		cutLine(cv, left+w+gap, middle, x+width, middle)
	})})
}

// Measures of cards, millimetres.
const (
	cardMargin = 10.0 // round all cards of a page: what every printer prints
	cardPad    = 4.0
)

// cardPage is the page of cards: all of the sheet that a printer reaches.
func cardPage() style {
	s := style{kind: report.FormPage, pageW: a4Short, pageH: a4Long, left: cardMargin, top: cardMargin, width: a4Short - 2*cardMargin,
		height: a4Long - 2*cardMargin, pitch: 7.4, size: sizeX4, titleSize: 16, bare: true}
	return s.withChars()
}

// card is the page within one card.
func card(across, down int) style {
	s := cardPage()
	s.width, s.height = s.width/float64(across)-2*cardPad, s.height/float64(down)-2*cardPad
	if s.width < 80 {
		s.titleSize = 14
	}
	return s.withChars()
}

// Card is the measures of the sheet of cards and of the room on each.
type Card struct {
	Sheet, Inside Paper
	Pad           float64
}

// CardOf is the measures for so many cards beside and below each other.
func CardOf(across, down int) Card {
	return Card{paper(cardPage()), paper(card(max(1, across), max(1, down))), cardPad}
}

// cards sets cards on pages of their own.
func (c *composer) cards(cs report.Cards) {
	across, down := max(1, cs.Across), max(1, cs.Down)
	page := cardPage()
	c.add(item{brk: true, style: &page})
	c.away = true
	for i := 0; i < len(cs.Items); i += across * down {
		s := sheet{across: across, down: down}
		for n, blocks := range cs.Items[i:min(i+across*down, len(cs.Items))] {
			s.cards = append(s.cards, c.card(blocks, card(across, down), i+n))
		}
		c.add(item{h: page.height, d: &s})
	}
}

// onCard reports a block that may stand on a card: one that needs no page of its own.
func onCard(b report.Block) bool {
	switch b.(type) {
	case report.RedHead, report.Imprint, report.Letter, report.PageBreak, report.Cards:
		return false
	}
	return true
}

// card composes what stands on one card.
func (c *composer) card(blocks []report.Block, page style, n int) []piece {
	in := &composer{faces: c.faces, style: page, missing: c.missing, b: breaker{faces: c.faces}, inCard: true, faults: c.faults}
	in.compose(blocks)
	var out []piece
	sum := 0.0
	for _, it := range in.items {
		p := piece{h: it.h, d: it.d}
		if it.table != nil {
			p.d, p.h = it.table.cutter(0, page.height).next(it.table.whole()+hair, true)
		}
		if sum += p.h; sum > page.height+hair && !it.blank {
			c.fault(fmt.Sprintf("第%d张卡片的内容放不下：每张只有宽%.0f毫米、高%.0f毫米。请减少内容，或者每页少排几张。", n+1, page.width, page.height))
			break
		}
		out = append(out, p)
	}
	for len(out) > 0 && out[len(out)-1].d == nil {
		out = out[:len(out)-1]
	}
	return out
}

func (c *composer) fault(say string) {
	if c.faults != nil {
		*c.faults = append(*c.faults, say)
	}
}

// sheet is a page of cards.
type sheet struct {
	across, down int
	cards        [][]piece
}

func (s *sheet) draw(c *canvas, x, y float64) {
	page := cardPage()
	w, h := page.width/float64(s.across), page.height/float64(s.down)
	rows := (len(s.cards) + s.across - 1) / s.across
	for i, body := range s.cards {
		left, top := x+w*float64(i%s.across), y+h*float64(i/s.across)
		pieces(c, body, left+cardPad, top+(h-heightOf(body))/2)
	}
	// What lies at the sheet's edge needs no cut where all pieces keep one such edge.
	first, end := cutFrom(s.across)
	for i := first; i <= end; i++ {
		cutLine(c, x+w*float64(i), y, x+w*float64(i), y+h*float64(rows))
	}
	first, end = cutFrom(s.down)
	for i := first; i <= min(end, rows); i++ {
		cutLine(c, x, y+h*float64(i), x+page.width, y+h*float64(i))
	}
}

// cutFrom is the first and the last line to cut along, of n pieces in a row.
func cutFrom(n int) (first, end int) {
	if n <= 2 {
		return 1, n - 1
	}
	return 0, n
}
