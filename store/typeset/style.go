// This file holds the measures of the pages: GB/T 9704-2012 for official pages,
// and our own for tables.

package typeset

import "partyledger/model/report"

// A4, millimetres.
const (
	a4Short = 210.0
	a4Long  = 297.0
	a3Long  = 420.0
)

// The official type area: 22 lines of 28 characters on 156 × 225 mm.
const (
	officialTop    = 37.0
	officialLeft   = 28.0
	officialWidth  = 156.0
	officialHeight = 225.0
	officialLines  = 22
	officialChars  = 28
	officialPitch  = officialHeight / officialLines
)

// Type sizes of official paper, points.
const (
	size2  = 22.0 // 2号
	size3  = 16.0 // 3号
	size4  = 14.0 // 4号
	sizeX4 = 12.0 // 小四
)

// style is the measures of one kind of page.
type style struct {
	kind          report.PageKind
	pageW, pageH  float64 // millimetres
	left, top     float64
	width, height float64 // type area
	pitch         float64 // from line to line of body text
	size          float64 // body text, points
	chars         int     // characters on a line of body text
	titleSize     float64
	grid          bool // every block is a whole number of lines high
	bare          bool // its pages bear no number
}

// styleOf gives the measures. bound asks for the binding margins of official
// paper on table pages too, because the table is bound with an official text.
func styleOf(kind report.PageKind, bound bool) style {
	switch kind {
	case report.LandscapeTable:
		s := style{kind: kind, pageW: a4Long, pageH: a4Short, left: 15, top: 16, width: 267, height: 176,
			pitch: 7.4, size: sizeX4, titleSize: 20}
		if bound {
			// The official page turned a quarter: its head is the long binding
			// side, so that the text area keeps its margins when bound.
			s.left, s.top, s.width, s.height = 35, 28, 225, 156
		}
		return s.withChars()
	case report.LandscapeA3: // never bound with an official text
		s := style{kind: kind, pageW: a3Long, pageH: a4Long, left: 20, top: 18, width: 380, height: 257,
			pitch: 7.4, size: sizeX4, titleSize: 20}
		return s.withChars()
	case report.PortraitTable:
		s := style{kind: kind, pageW: a4Short, pageH: a4Long, left: 20, top: 20, width: 172, height: 255,
			pitch: 7.4, size: sizeX4, titleSize: 18}
		if bound {
			s.left, s.top, s.width, s.height = officialLeft, officialTop, officialWidth, officialHeight
		}
		return s.withChars()
	}
	if kind == report.FormPage {
		s := style{kind: kind, pageW: a4Short, pageH: a4Long, left: 25, top: 25, width: 160, height: 247,
			pitch: 7.4, size: sizeX4, titleSize: 18}
		if bound {
			s.left, s.top, s.width, s.height = officialLeft, officialTop, officialWidth, officialHeight
		}
		return s.withChars()
	}
	return style{kind: report.OfficialPage, pageW: a4Short, pageH: a4Long, left: officialLeft, top: officialTop,
		width: officialWidth, height: officialHeight, pitch: officialPitch, size: size3, chars: officialChars,
		titleSize: size2, grid: true}
}

func (s style) withChars() style {
	s.chars = int(s.width / (s.size * PointMM))
	return s
}

// em is the pace from character to character of body text, millimetres: on
// official pages 28 of them make the line, a hair less than the size.
func (s style) em() float64 { return s.width / float64(s.chars) }

// units turns millimetres into thousandths of a size.
func units(mm, size float64) int { return int(mm/(size*PointMM)*1000 + 0.5) }

// track is the space between characters that makes chars fill the line, in
// thousandths of the size.
func (s style) track() int { return int(float64(units(s.width, s.size))/float64(s.chars)) - 1000 }

// halfEm is how far the middle of a Han character lies above its baseline, in
// sizes: its box goes from 0.88 above to 0.12 below.
const halfEm = 0.38

// baseline is where the baseline lies in a line box of the given height so that
// Han characters of the size stand in its middle.
func baseline(height, size float64) float64 { return height/2 + halfEm*size*PointMM }
