// This file is the door of the package: Layout plans the pages, Pages draws
// them one at a time.

package typeset

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"

	"partyledger/model/report"
)

// Options says how a document is laid out. The zero value is right for reports.
type Options struct {
	// NoNumbers leaves the page numbers out.
	NoNumbers bool
}

// Pages is a laid out document. Its pages are planned; their marks are made
// when they are asked for, so that a long roster needs little memory. It is
// safe for concurrent use.
type Pages struct {
	faces   *Faces
	plans   []plan
	outline []Entry
	missing []rune
	faults  []string
	forms   []int // pages of each section of forms that counts itself
	bound   bool  // page numbers as on official paper
	mark    string
	opts    Options
}

// Layout lays a document out.
func Layout(doc report.Document, faces *Faces, opts Options) *Pages {
	p := &Pages{faces: faces, opts: opts, bound: doc.Official(), mark: doc.Mark}
	missing := make(map[rune]bool)
	var f flow
	annexed := false // what goes on behind an annex's head hangs on it
	for _, s := range doc.Sections {
		c := &composer{missing: missing, faults: &p.faults}
		if begins := beginsAnnex(s); annexed && !begins {
			c.base = 1
		} else {
			annexed = begins
		}
		f.style = c.section(faces, s, p.bound)
		from := len(f.pages)
		f.fill(c.items)
		if s.Page == report.FormPage && !p.bound {
			p.ownPages(f.pages[from:])
		}
	}
	if len(f.pages) == 0 {
		f.style = styleOf(report.OfficialPage, false)
		f.newPage()
	}
	p.plans, p.outline = f.pages, tidy(f.outline)
	for r := range missing {
		p.missing = append(p.missing, r)
	}
	slices.Sort(p.missing)
	p.number()
	return p
}

// section sets a section and answers the measures of its pages: A4 where a table with all
// its columns fits in type that can be read, else A3, but for what is bound with official paper.
func (c *composer) section(faces *Faces, s report.Section, bound bool) style {
	c.faces, c.b.faces = faces, faces
	from := *c
	c.style = styleOf(s.Page, bound)
	c.compose(s.Blocks)
	if c.divided && s.Page == report.LandscapeTable && !bound {
		*c = from
		c.style = styleOf(report.LandscapeA3, false)
		c.compose(s.Blocks)
	}
	return c.style
}

// beginsAnnex reports a section with the head of an annex.
func beginsAnnex(s report.Section) bool {
	if len(s.Blocks) == 0 {
		return false
	}
	_, ok := s.Blocks[0].(report.Annex)
	return ok
}

// tidy makes every entry at most one level deeper than the one before it.
func tidy(entries []Entry) []Entry {
	level := -1
	for i := range entries {
		level = min(max(entries[i].Level, 0), level+1)
		entries[i].Level = level
	}
	return entries
}

// ownPages numbers a section of forms by itself, as such forms are: none where it is one
// page, else 第1页　共2页.
func (p *Pages) ownPages(pages []plan) {
	n := 0
	for i := range pages {
		if pl := &pages[i]; !pl.solo && !pl.bare {
			n++
			pl.own = n
		}
	}
	for i := range pages {
		pages[i].of = max(n, 1) // of cards alone: they bear none
	}
	p.forms = append(p.forms, n)
}

// FormPages is how many pages the n-th section of forms has, cards aside; it is 0 in an
// official document, which numbers all its pages.
func (p *Pages) FormPages(n int) int {
	if n >= len(p.forms) {
		return 0
	}
	return p.forms[n]
}

// Err says, in words for people, what could not be set as it is: cards whose content they
// cannot hold. Such pages must not be given out.
func (p *Pages) Err() error {
	if len(p.faults) == 0 {
		return nil
	}
	return errors.New(p.faults[0])
}

// number gives the pages their printed numbers. Letters are pieces of their own:
// their first page bears none and the next ones count from 2.
func (p *Pages) number() {
	n, own := 0, 0
	for i := range p.plans {
		pl := &p.plans[i]
		if pl.solo {
			own++
			if pl.start {
				own = 1
			}
			if own > 1 {
				pl.number = own
			}
			continue
		}
		own = 0
		if pl.of > 0 {
			if pl.of > 1 {
				pl.number = pl.own
			}
			continue
		}
		n++
		if !pl.bare {
			pl.number = n
		}
	}
}

// Len is the number of pages.
func (p *Pages) Len() int { return len(p.plans) }

// Size is the width and height of page i in millimetres, without making it.
func (p *Pages) Size(i int) (width, height float64) {
	return p.plans[i].style.pageW, p.plans[i].style.pageH
}

// Faces is the set of faces that the marks speak of.
func (p *Pages) Faces() *Faces { return p.faces }

// Outline is the list of bookmarks in the order of the pages.
func (p *Pages) Outline() []Entry { return slices.Clone(p.outline) }

// Missing is the characters that no face could draw, in order, each once. The
// pages have 〓 in their place.
func (p *Pages) Missing() []rune { return slices.Clone(p.missing) }

// At gives page i, counted from 0.
func (p *Pages) At(i int) Page {
	var page Page
	p.Draw(i, &page)
	return page
}

// Draw makes page i in the given Page, whose room for marks it uses again.
func (p *Pages) Draw(i int, page *Page) {
	pl := &p.plans[i]
	if pl.from != nil {
		pl.from.Draw(pl.at, page)
		page.Number = i + 1
		return
	}
	c := canvas{faces: p.faces, marks: page.Marks[:0]}
	for _, t := range pl.things {
		t.d.draw(&c, pl.style.left, pl.style.top+t.y)
	}
	if !p.opts.NoNumbers {
		p.drawMark(&c, pl.style)
	}
	if !p.opts.NoNumbers && pl.number > 0 {
		p.drawNumber(&c, pl)
	}
	*page = Page{Width: pl.style.pageW, Height: pl.style.pageH, Number: i + 1, Marks: c.marks}
}

// All runs through the pages. The Page is used again for the next one.
func (p *Pages) All() iter.Seq2[int, *Page] {
	return func(yield func(int, *Page) bool) {
		var page Page
		for i := range p.plans {
			p.Draw(i, &page)
			if !yield(i, &page) {
				return
			}
		}
	}
}

// numberGap is how far under the type area the page number's upper edge lies.
const numberGap = 7.0

// drawNumber prints the page number. On official paper it stands 7 mm under the
// type area, one character from the outer side: odd pages right, even pages
// left. A table lying across keeps it at that place of the paper, so it is
// turned with the paper. A document of tables alone is not bound like that:
// 第1页 共3页 in the middle of the foot tells whether a sheet is missing.
func (p *Pages) drawNumber(c *canvas, pl *plan) {
	s := pl.style
	switch {
	case !p.bound && !pl.solo:
		p.footNumber(c, pl)
	case s.kind == report.LandscapeTable:
		p.turnedNumber(c, pl)
	default:
		text := "— " + strconv.Itoa(pl.number) + " —"
		w := float64(p.faces.Width(Fang, text)) * size4 * PointMM / 1000
		em := size4 * PointMM
		x := s.left + s.width - em - w
		if pl.number%2 == 0 {
			x = s.left + em
		}
		c.text(text, x, s.top+s.height+numberGap+digitHeight, ink{face: Fang, size: size4})
	}
}

// drawMark prints the document's mark at the very edge of the sheet, where it is in the
// way of nothing.
func (p *Pages) drawMark(c *canvas, s style) {
	if p.mark == "" {
		return
	}
	const size, edge = 7.5, 4.0
	w := float64(p.faces.Width(BaseHei, p.mark)) * size * PointMM / 1000
	c.text(p.mark, max(edge, (s.pageW-w)/2), s.pageH-edge, ink{face: BaseHei, size: size})
}

// digitHeight is the height of a 4号 digit, millimetres.
const digitHeight = 0.68 * size4 * PointMM

// turnedNumber prints the number of an official landscape page. The page is the
// portrait sheet turned clockwise: the sheet's foot is the landscape page's left
// edge, its right side the lower edge.
func (p *Pages) turnedNumber(c *canvas, pl *plan) {
	text := "— " + strconv.Itoa(pl.number) + " —"
	w := float64(p.faces.Width(Fang, text)) * size4 * PointMM / 1000
	em := size4 * PointMM
	along := officialLeft + officialWidth - em - w // from the sheet's left edge
	if pl.number%2 == 0 {
		along = officialLeft + em
	}
	foot := officialTop + officialHeight + numberGap + digitHeight // from the sheet's top
	c.text(text, a4Long-foot, along, ink{face: Fang, size: size4, angle: -90})
}

func (p *Pages) footNumber(c *canvas, pl *plan) {
	total := p.total()
	if pl.of > 0 {
		total = pl.of
	}
	text := fmt.Sprintf("第%d页　共%d页", pl.number, total)
	const size = 9.0
	w := float64(p.faces.Width(BaseHei, text)) * size * PointMM / 1000
	c.text(text, (pl.style.pageW-w)/2, pl.style.pageH-8.5, ink{face: BaseHei, size: size})
}

// total is the number of pages that are counted together.
func (p *Pages) total() int {
	for i := len(p.plans) - 1; i >= 0; i-- {
		if !p.plans[i].solo && p.plans[i].of == 0 {
			return p.plans[i].number
		}
	}
	return 0
}
