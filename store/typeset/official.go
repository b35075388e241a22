// This file sets the parts that only official pages have: title, red head,
// annex note, signature, imprint, letters (GB/T 9704-2012).

package typeset

import (
	"strconv"
	"strings"

	"partyledger/model/report"
)

// title sets the title centred, and the line under it.
func (c *composer) title(t report.Title, first bool) {
	if c.style.grid && first {
		c.add(item{h: c.style.pitch, glue: true})
	}
	from := len(c.items)
	size, pitch := c.style.titleSize, c.style.pitch
	if !c.style.grid {
		pitch = size * 1.45 * PointMM
	}
	text := c.clean(t.Text)
	for _, line := range c.titleLines(text, size) {
		c.centred(line, Song, size, pitch)
	}
	if t.Sub != "" {
		c.centred(c.clean(t.Sub), Kai, c.style.size, c.style.pitch)
	}
	c.blankAfterTitle()
	c.items[from].mark = &Entry{Level: c.base, Text: strings.ReplaceAll(text, "\n", "")}
	c.inDoc, c.deep = true, c.base
}

func (c *composer) blankAfterTitle() {
	h := c.style.pitch
	if !c.style.grid {
		h = 2
	}
	c.add(item{h: h, glue: true})
}

// centred adds lines in the middle of the type area, glued to what follows.
func (c *composer) centred(text string, face FaceID, size, pitch float64) {
	set := setting{face: face, measure: units(c.style.width, size), squeeze: true}
	for _, l := range c.b.balance(text, set) {
		line := trimLine(text[l.Start:l.End])
		w := c.width(face, line, size) - float64(l.squeeze)*size*PointMM/1000
		c.add(item{h: pitch, glue: true, d: &textLine{s: line, x: (c.style.width - w) / 2, h: pitch,
			ink: ink{face: face, size: size, press: l.squeeze}}})
	}
}

// width is a text's width in millimetres.
func (c *composer) width(face FaceID, s string, size float64) float64 {
	return float64(c.faces.Width(face, s)) * size * PointMM / 1000
}

// Red head: the mark's upper edge lies 35 mm below the type area's, the number
// two lines under it, the rule 4 mm under the number.
const (
	redTop      = 35.0
	redRule     = 4.0
	redMaxSize  = 48.0
	redMaxWidth = 150.0
	redNarrow   = 0.6 // the least horizontal scale of its characters
	redRuleThin = 0.7
)

// redHead sets the red head of the first page.
func (c *composer) redHead(r report.RedHead) {
	unit, number, signer := c.clean(r.Unit), c.clean(r.Number), c.clean(r.Signer)
	size, scale := c.redSize(unit)
	top, rule, end := c.redLines(size)
	width := c.style.width
	c.add(item{h: end, glue: true, d: drawFunc(func(cv *canvas, x, y float64) {
		w := c.width(Song, unit, size) * scale
		cv.text(unit, x+(width-w)/2, y+redTop+0.88*size*PointMM, ink{face: Song, size: size, color: OfficialRed, scale: scale})
		c.drawNumber(cv, x, y+top, number, signer)
		cv.hline(x, x+width, y+rule, redRuleThin, OfficialRed)
	})})
}

// redLines are how far under the type area's edge the number, the rule and the end lie.
func (c *composer) redLines(size float64) (number, rule, end float64) {
	pitch := c.style.pitch
	number = float64(int((redTop+size*PointMM)/pitch)+3) * pitch // two blank lines below the mark
	rule = number + (pitch+size3*PointMM)/2 + redRule
	return number, rule, float64(int((rule+1.7*pitch)/pitch)+1) * pitch
}

// redSize makes the unit's name as large as the line bears; long names get
// narrower characters before they get smaller ones.
func (c *composer) redSize(unit string) (size, scale float64) {
	w := c.width(Song, unit, 1)
	size = redMaxSize
	if w == 0 {
		return size, 1
	}
	scale = redMaxWidth / (w * size)
	if scale >= 1 {
		return size, 1
	}
	if scale < redNarrow {
		size *= scale / redNarrow
		scale = redNarrow
	}
	return size, scale
}

// drawNumber draws the 发文字号: centred, or at the left with the signer at the
// right.
func (c *composer) drawNumber(cv *canvas, x, y float64, number, signer string) {
	base := y + baseline(c.style.pitch, size3)
	em := c.style.em()
	if signer == "" {
		w := c.width(Fang, number, size3)
		cv.text(number, x+(c.style.width-w)/2, base, ink{face: Fang, size: size3})
		return
	}
	cv.text(number, x+em, base, ink{face: Fang, size: size3})
	const label = "签发人："
	w := c.width(Fang, label, size3) + c.width(Kai, signer, size3)
	at := cv.text(label, x+c.style.width-em-w, base, ink{face: Fang, size: size3})
	cv.text(signer, at, base, ink{face: Kai, size: size3})
}

// annexHead begins an annex: its label flush left in the first line, its title in the third
// (GB/T 9704-2012, 7.3.5).
func (c *composer) annexHead(a report.Annex) {
	pitch := c.style.pitch
	if !c.style.grid {
		pitch = size3 * 1.45 * PointMM
	}
	c.set(a.Label, para{face: Hei, size: size3, glue: true, pitch: pitch})
	if c.style.grid {
		c.add(item{h: pitch, glue: true})
	}
	from := len(c.items)
	c.title(report.Title{Text: a.Title}, false)
	c.items[from].mark.Text = clean(a.Label) + "　" + c.items[from].mark.Text
}

// annexes is the note one line below the body: 附件：1.…
func (c *composer) annexes(lines []report.AnnexLine) {
	if len(lines) == 0 {
		return
	}
	c.glueLast()
	c.add(item{h: c.style.pitch, blank: true, glue: true})
	for i, l := range lines {
		from := len(c.items)
		c.annex(l, len(lines))
		// A long list may go on over the page, two lines at least on either side.
		if last := len(c.items) - 1; len(lines) > wholeList && i > 0 && i < len(lines)-2 && from <= last {
			c.items[last].glue = false
		}
	}
	c.items[len(c.items)-1].glue = false
}

// wholeList is up to how many lines the note stands whole, with the signature.
const wholeList = 8

// annex sets one line of the note: label, number and text each at their own
// left edge.
func (c *composer) annex(a report.AnnexLine, of int) {
	text := c.clean(a.Text)
	em := c.em(c.style.size)
	left := 5 * em // two characters of indent and 附件：
	hang := left
	if of > 1 {
		hang += c.width(c.body(), strconv.Itoa(of)+".", c.style.size) + 0.2*em
	}
	set := setting{face: c.body(), squeeze: true, track: c.track(c.style.size),
		measure: units(c.style.width-hang, c.style.size)}
	for i, l := range c.b.breakText(text, set) {
		k := ink{face: c.body(), size: c.style.size}
		body := setLine(text, l, set, hang, c.style.pitch, k)
		lead := i == 0
		c.add(item{h: c.style.pitch, glue: true, d: drawFunc(func(cv *canvas, x, y float64) {
			if lead {
				base := y + baseline(c.style.pitch, c.style.size)
				k.extra = float64(set.track)
				cv.text(a.Label, x+2*em, base, k)
				cv.text(a.Number, x+left, base, k)
			}
			body.draw(cv, x, y)
		})})
	}
}

// signature sets the unit over the day, the day four characters from the right
// edge and the unit centred on it, two lines below the text: room for the seal.
func (c *composer) signature(s report.Signature) {
	c.glueLast()
	lines := 2.0
	if !c.style.grid {
		lines = 1
	}
	c.add(item{h: lines * c.style.pitch, blank: true, glue: true})
	size, em := c.style.size, c.em(c.style.size)
	day := s.DayWords()
	dayW := c.width(c.body(), day, size)
	centre := c.style.width - 4*em - dayW/2
	if day == "" {
		centre = c.style.width - 8*em
	}
	for _, line := range c.unitLines(c.clean(s.Unit), size) {
		w := c.width(c.body(), line, size)
		x := min(centre-w/2, c.style.width-2*em-w)
		c.lineAt(line, max(x, 0), size, true)
	}
	if day != "" {
		c.lineAt(day, c.style.width-4*em-dayW, size, false)
	} else {
		c.items[len(c.items)-1].glue = false
	}
}

// unitLines breaks a long unit name into even lines.
func (c *composer) unitLines(unit string, size float64) []string {
	var out []string
	free := 4.0
	if !c.style.grid {
		free = 2
	}
	set := setting{face: c.body(), measure: units(c.style.width-free*c.em(size), size)}
	for _, l := range c.b.balance(unit, set) {
		out = append(out, trimLine(unit[l.Start:l.End]))
	}
	return out
}

func (c *composer) lineAt(s string, x, size float64, glue bool) {
	c.add(item{h: c.style.pitch, glue: glue, d: &textLine{s: s, x: x, h: c.style.pitch,
		ink: ink{face: c.body(), size: size}}})
}

// Imprint lines, millimetres: the first and the last are thick.
const (
	imprintThick = 0.35
	imprintThin  = 0.25
)

// imprint is 版记 at the foot of the last page: its last line lies on the type
// area's lower edge.
func (c *composer) imprint(im report.Imprint) {
	em := size4 * PointMM
	pitch := 8.2
	width := c.style.width
	copyTo, office, day := c.clean(im.CopyWords()), c.clean(im.Office), im.DayWords()
	var copies []*textLine
	if copyTo != "" {
		copies = c.copyLines(copyTo, em, pitch)
	}
	h := float64(len(copies)+1)*pitch + 0.6
	c.add(item{h: h, foot: true, d: drawFunc(func(cv *canvas, x, y float64) {
		k := ink{face: Fang, size: size4}
		cv.hline(x, x+width, y, imprintThick, Black)
		for _, l := range copies {
			l.draw(cv, x, y)
			y += pitch
		}
		if len(copies) > 0 {
			cv.hline(x, x+width, y, imprintThin, Black)
		}
		base := y + baseline(pitch, size4)
		cv.text(office, x+em, base, k)
		cv.text(day, x+width-em-c.width(Fang, day, size4), base, k)
		cv.hline(x, x+width, y+pitch+0.6, imprintThick, Black)
	})})
}

// copyLines sets 抄送：… with the following lines under the first name.
func (c *composer) copyLines(text string, em, pitch float64) []*textLine {
	full := c.style.width - 2*em
	set := setting{face: Fang, squeeze: true, measure: units(full-3*em, size4), first: units(full, size4)}
	var out []*textLine
	for i, l := range c.b.breakText(text, set) {
		x, one := 4*em, set
		if i == 0 {
			x, one.measure = em, set.first
		}
		out = append(out, setLine(text, l, one, x, pitch, ink{face: Fang, size: size4}))
	}
	return out
}

// letter sets a letter on an official page of its own.
func (c *composer) letter(l report.Letter) {
	save, page := c.style, styleOf(report.OfficialPage, false)
	c.style = page
	c.add(item{brk: true, solo: true, style: &page})
	base, in, deep := c.base, c.inDoc, c.deep
	c.title(report.Title{Text: l.Title}, true)
	c.markLetter(l)
	c.plain(l.Addressee, true)
	for _, p := range l.Body {
		c.set(p, para{face: c.body(), size: c.style.size, first: 2})
	}
	c.signature(l.Sign)
	c.base, c.inDoc, c.deep, c.style = base, in, deep, save
	c.away = true
}

// markLetter makes the letter's outline entry say to whom it goes.
func (c *composer) markLetter(l report.Letter) {
	to := strings.TrimRight(clean(l.Addressee), "：:")
	for i := len(c.items) - 1; i >= 0 && !c.items[i].brk; i-- {
		if m := c.items[i].mark; m != nil && to != "" {
			m.Text += "（" + to + "）"
		}
	}
}
