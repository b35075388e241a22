// This file tells what a painter of flowing text needs of the plan: the measures of pages,
// how a table's columns share the width, how a title is broken. Where lines and pages end
// such a painter leaves to the office's own program.

package typeset

import (
	"partyledger/model/report"
)

// PageOf is the kind of page that a section is set on: A3 where Layout takes it instead of A4.
func PageOf(fs *Faces, s report.Section, doc report.Document) report.PageKind {
	if s.Page != report.LandscapeTable || doc.Official() {
		return s.Page
	}
	room := PaperOf(s.Page, doc).Room
	for b := range report.Walk(s.Blocks) {
		t, ok := b.(report.Table)
		if !ok || len(t.Columns) == 0 {
			continue
		}
		g := newGrid(fs, &t, BaseHei, map[rune]bool{})
		if cols, fits := g.strips(room, largestType(&t)); g.cramped(cols, fits, room) {
			return report.LandscapeA3
		}
	}
	return s.Page
}

// Paper is the measures of one kind of page, millimetres and points.
type Paper struct {
	Kind          report.PageKind
	Width, Height float64 // of the sheet
	Left, Top     float64 // of the type area
	Room, Depth   float64 // its width and height
	Pitch         float64 // from line to line of body text, millimetres
	Size          float64 // of body text, points
	Track         float64 // what body text's characters are set apart, points
	TitleSize     float64 // points
	Grid          bool    // lines stand on the grid of official paper
}

// PaperOf is the measures of a section's page in a document.
func PaperOf(kind report.PageKind, doc report.Document) Paper {
	return paper(styleOf(kind, doc.Official()))
}

// OfficialPaper is the measures of the official page.
func OfficialPaper() Paper { return paper(styleOf(report.OfficialPage, false)) }

func paper(s style) Paper {
	p := Paper{s.kind, s.pageW, s.pageH, s.left, s.top, s.width, s.height, s.pitch, s.size, 0, s.titleSize, s.grid}
	if s.grid {
		p.Track = float64(s.track()) * s.size / 1000
	}
	return p
}

// ImprintAlone reports that the imprint stands on a page without text: the text ends on an
// odd page, or leaves no room.
func (p *Pages) ImprintAlone() bool {
	n := len(p.plans)
	return n > 1 && len(p.plans[n-1].things) == 1
}

// Clean is a text without what cannot be printed.
func Clean(text string) string { return clean(text) }

// TitleLines breaks a title by meaning into lines of a width.
func TitleLines(fs *Faces, text string, p Paper) []string {
	c := &composer{faces: fs, style: style{width: p.Room}, b: breaker{faces: fs}}
	return c.titleLines(clean(text), p.TitleSize)
}

// RedHead says where the parts of a red head stand, millimetres under the type area's edge.
type RedHead struct {
	Size, Scale     float64 // of the mark: points, and how narrow its characters are
	MarkTop, Number float64
	Lines           int // of the page that it takes
}

// PlanRedHead sets out the red head of an issuer.
func PlanRedHead(fs *Faces, unit string, p Paper) RedHead {
	c := &composer{faces: fs, style: style{width: p.Room, pitch: p.Pitch}}
	size, scale := c.redSize(clean(unit))
	number, _, end := c.redLines(size)
	return RedHead{size, scale, redTop, number, int(end/p.Pitch + 0.5)}
}

// UnitLines breaks the name that signs a paper into even lines.
func UnitLines(fs *Faces, unit string, p Paper) []string {
	c := &composer{faces: fs, style: style{width: p.Room, grid: p.Grid}, b: breaker{faces: fs}}
	return c.unitLines(clean(unit), p.Size)
}

// Strip is a table, or as much of its columns as fits side by side.
type Strip struct {
	Widths  []float64 // of its columns, millimetres
	Size    float64   // of its text, points
	Leading float64   // from line to line, millimetres
	Pad     float64   // left and right of a text, millimetres
	Edge    float64   // above and below it, millimetres
	Levels  int       // rows of the head
	Head    []HeadCell
	Rows    int
	s       *strip
}

// HeadCell is a cell of the head: columns From to To, levels Row to End, both ends excluded.
type HeadCell struct {
	Text               string
	From, To, Row, End int
}

// StripCell is a cell of a row: columns From to To, the end excluded.
type StripCell struct {
	report.Cell
	From, To  int
	Align     report.Align
	Continues bool // it is one with the cell above
	Begins    bool // the cell below is one with it
}

// Strips plans a table for a page: how many, how wide, in which size. It plans each as
// Layout does.
func Strips(fs *Faces, t *report.Table, p Paper) []Strip {
	if len(t.Columns) == 0 {
		return nil
	}
	s := style{width: p.Room, height: p.Depth, grid: p.Grid}
	c := &composer{faces: fs, style: s, missing: map[rune]bool{}, b: breaker{faces: fs}}
	g := newGrid(fs, t, c.tableFace(), c.missing)
	cols, fits := g.strips(s.width, largestType(t))
	out := make([]Strip, len(cols))
	for i := range cols {
		if t.OnePage {
			fits[i] = g.onePage(cols[i], fits[i], s.width, s.height-c.tailRoom(t)-titleRoom)
		}
		out[i] = stripOf(newStrip(g, cols[i], fits[i]), fits[i])
	}
	return out
}

// titleRoom is about how high what stands over a table that is a page by itself is, in Word.
const titleRoom = 40

func stripOf(s *strip, f fit) Strip {
	out := Strip{Widths: f.widths, Size: f.size, Leading: leading(f.size), Pad: padX(f.size), Edge: padY(f.size), Levels: len(s.tops) - 1,
		Rows: len(s.g.rows), s: s}
	for _, h := range s.head {
		text := headText(s.g.faces, h.text, s.headSetting(h).measure)
		out.Head = append(out.Head, HeadCell{text, h.from, h.to, h.row, h.end})
	}
	return out
}

// Cells are the cells of a row, totals behind the rows.
func (x Strip) Cells(row int) []StripCell {
	var out []StripCell
	s := x.s
	s.eachCell(row, func(c *report.Cell, _, from, to int) {
		col := s.cols[from]
		out = append(out, StripCell{*c, from, to, s.alignOf(c, from, to), s.g.joined(row, col), s.g.joined(row+1, col)})
	})
	return out
}
