// This file draws marks with gofpdf.

package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"math"
	"strconv"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"partyledger/store/typeset"
)

// painter draws pages and remembers the state of the page's pen, so that only
// changes are written.
type painter struct {
	pdf   *gofpdf.Fpdf
	faces *typeset.Faces
	size  gofpdf.SizeType
	used  [typeset.NumFaces]*runeSet
	names map[string]bool // faces added

	height  float64 // of the current page, millimetres
	heights []float64

	face       typeset.FaceID
	faceSet    bool
	fontSize   float64
	spacing    string
	fill, line typeset.Color
	width      float64
	dash       float64

	pictures int // in the file so far
}

func newPainter(faces *typeset.Faces) *painter {
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCatalogSort(true)
	pdf.SetCompression(false) // finish does it
	return &painter{pdf: pdf, faces: faces, size: pdf.GetPageSizeStr("A4"), names: make(map[string]bool)}
}

// page paints one page.
func (p *painter) page(page *typeset.Page) {
	p.start(page)
	for i := range page.Marks {
		m := &page.Marks[i]
		switch m.Kind {
		case typeset.TextMark:
			p.text(m)
		case typeset.LineMark:
			p.pen(m)
			p.pdf.Line(m.X, m.Y, m.X2, m.Y2)
		case typeset.RectMark:
			if style := p.figure(m); style != "" {
				p.pdf.Rect(m.X, m.Y, m.X2, m.Y2, style)
			}
		case typeset.PolygonMark:
			p.polygon(m)
		case typeset.SectorMark:
			p.sector(m)
		case typeset.PictureMark:
			p.picture(m)
		}
	}
}

// picture paints a picture; equal ones are kept once.
func (p *painter) picture(m *typeset.Mark) {
	sum := sha256.Sum256(m.Picture)
	name := hex.EncodeToString(sum[:])
	options := gofpdf.ImageOptions{ImageType: "PNG"}
	if p.pdf.GetImageInfo(name) == nil {
		info := p.pdf.RegisterImageOptionsReader(name, options, bytes.NewReader(m.Picture))
		p.pictures++
		if p.pdf.Ok() {
			p.pdf.SetError(order(info, p.pictures))
		}
	}
	p.pdf.ImageOptions(name, m.X, m.Y, m.X2, m.Y2, false, options, 0, "")
}

// order gives the n-th picture a place of its own. The library writes pictures in
// the order of their widths, and those of one width in any order; a width with a
// tiny fraction is written as the whole number that it was.
func order(info *gofpdf.ImageInfoType, n int) error {
	const widthField, fields = 3, 13
	packed, err := info.GobEncode()
	if err != nil {
		return err
	}
	in := gob.NewDecoder(bytes.NewReader(packed))
	var out bytes.Buffer
	enc := gob.NewEncoder(&out)
	values := [fields]any{new([]byte), new([]byte), new(int), new(float64), new(float64), new(string),
		new([]byte), new(int), new(string), new(string), new([]int), new(float64), new(float64)}
	for i, v := range values {
		if err := in.Decode(v); err != nil {
			return err
		}
		if w, ok := v.(*float64); ok && i == widthField {
			*w += float64(n) / 1e6
		}
		if err := enc.Encode(v); err != nil {
			return err
		}
	}
	return info.GobDecode(out.Bytes())
}

// a4Long is a little more than the longer side of A4, millimetres.
const a4Long = 298

// start opens a page with a fresh pen.
func (p *painter) start(page *typeset.Page) {
	p.faceSet, p.spacing = false, ""
	orientation := "P"
	if page.Width > page.Height {
		orientation = "L"
	}
	p.pdf.SetDashPattern(nil, 0)
	size := p.size
	if max(page.Width, page.Height) > a4Long {
		size = p.pdf.GetPageSizeStr("A3")
	}
	p.pdf.AddPageFormat(orientation, size)
	p.height = page.Height
	p.heights = append(p.heights, page.Height)
	p.fill, p.line, p.width, p.dash = typeset.Black, typeset.Black, -1, 0
	p.pdf.SetFillColor(0, 0, 0)
	p.pdf.SetTextColor(0, 0, 0)
	p.pdf.SetDrawColor(0, 0, 0)
}

// family is the name under which gofpdf knows a face.
func family(f *typeset.Face) string { return strings.ToLower(f.Name) }

// font selects a face, adding it to the file when it is first used.
func (p *painter) font(id typeset.FaceID, size float64) {
	if p.faceSet && p.face == id && p.fontSize == size {
		return
	}
	f := p.faces.Face(id)
	if !p.names[f.Name] {
		p.names[f.Name] = true
		p.pdf.AddUTF8FontFromBytes(family(f), "", bytes.Clone(f.Data()))
	}
	if p.used[id] == nil {
		p.used[id] = p.setOf(f)
	}
	p.pdf.SetFont(family(f), "", size)
	p.face, p.faceSet, p.fontSize = id, true, size
}

// setOf gives the set of characters of a face; two names may mean one face.
func (p *painter) setOf(f *typeset.Face) *runeSet {
	for id, set := range p.used {
		if set != nil && p.faces.Face(typeset.FaceID(id)) == f {
			return set
		}
	}
	return new(runeSet)
}

// text draws a run. Characters beyond the basic plane stand in the face under
// private-use aliases; ActualText says what they are.
func (p *painter) text(m *typeset.Mark) {
	p.font(m.Face, m.Size)
	p.space(m.Spacing)
	p.colour(m.Color)
	text, actual := m.Text, m.Actual
	if beyond(text) {
		if actual == "" {
			actual = text
		}
		text = strings.Map(p.faces.Face(m.Face).Code, text)
	}
	p.used[m.Face].add(text)
	if m.Scale > 0 && m.Scale != 1 {
		p.pdf.RawWriteStr(number(m.Scale*100) + " Tz")
		defer p.pdf.RawWriteStr("100 Tz")
	}
	if m.Angle != 0 {
		p.pdf.TransformBegin()
		p.pdf.TransformRotate(m.Angle, m.X, m.Y)
		defer p.pdf.TransformEnd()
	}
	if actual == "" {
		p.pdf.Text(m.X, m.Y, text)
		return
	}
	p.pdf.RawWriteStr("/Span <</ActualText <" + utf16Hex(actual) + ">>> BDC")
	p.pdf.Text(m.X, m.Y, text)
	p.pdf.RawWriteStr("EMC")
}

// space sets the space between characters.
func (p *painter) space(points float64) {
	s := number(points)
	if p.spacing == s || p.spacing == "" && s == "0" {
		return
	}
	p.pdf.RawWriteStr(s + " Tc")
	p.spacing = s
}

// number writes a number with up to four decimals.
func number(v float64) string {
	v = math.Round(v*1e4) / 1e4
	if v == 0 {
		return "0"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// colour sets the colour of text and of filled figures, which PDF has as one.
func (p *painter) colour(c typeset.Color) {
	if p.fill == c {
		return
	}
	p.fill = c
	r, g, b := c.RGB()
	p.pdf.SetFillColor(r, g, b)
	p.pdf.SetTextColor(r, g, b)
}

// pen sets the line's width, colour and dashes.
func (p *painter) pen(m *typeset.Mark) {
	if p.width != m.Width {
		p.width = m.Width
		p.pdf.SetLineWidth(m.Width)
	}
	if p.line != m.Color {
		p.line = m.Color
		p.pdf.SetDrawColor(m.Color.RGB())
	}
	if p.dash != m.Dash {
		p.dash = m.Dash
		if m.Dash > 0 {
			p.pdf.SetDashPattern([]float64{m.Dash, m.Dash}, 0)
		} else {
			p.pdf.SetDashPattern(nil, 0)
		}
	}
}

// figure sets pen and fill and answers how the figure is painted.
func (p *painter) figure(m *typeset.Mark) string {
	style := ""
	if m.Filled {
		p.colour(m.Fill)
		style = "F"
	}
	if m.Width > 0 {
		p.pen(m)
		style += "D"
	}
	return style
}

func (p *painter) polygon(m *typeset.Mark) {
	style := p.figure(m)
	if style == "" || len(m.Points) < 3 {
		return
	}
	p.pdf.MoveTo(m.Points[0].X, m.Points[0].Y)
	for _, q := range m.Points[1:] {
		p.pdf.LineTo(q.X, q.Y)
	}
	p.pdf.ClosePath()
	p.pdf.DrawPath(style)
}

// sector draws a piece of a ring as two arcs and the edges between them.
func (p *painter) sector(m *typeset.Mark) {
	style := p.figure(m)
	if style == "" || m.Radius <= 0 {
		return
	}
	p.pdf.MoveTo(onCircle(m, m.Radius, m.From))
	p.arc(m, m.Radius, m.From, m.To)
	switch {
	case m.To-m.From >= 360:
		p.pdf.ClosePath()
		if m.Hole > 0 {
			p.pdf.MoveTo(onCircle(m, m.Hole, m.To))
			p.arc(m, m.Hole, m.To, m.From)
		}
	case m.Hole > 0:
		p.pdf.LineTo(onCircle(m, m.Hole, m.To))
		p.arc(m, m.Hole, m.To, m.From)
	default:
		p.pdf.LineTo(m.X, m.Y)
	}
	p.pdf.ClosePath()
	p.pdf.DrawPath(style)
}

// onCircle is the place at an angle clockwise from twelve o'clock.
func onCircle(m *typeset.Mark, radius, angle float64) (x, y float64) {
	sin, cos := math.Sincos(angle * math.Pi / 180)
	return m.X + radius*sin, m.Y - radius*cos
}

// arc draws round the centre in steps of at most a quarter, as cubic curves.
func (p *painter) arc(m *typeset.Mark, radius, from, to float64) {
	n := int(math.Ceil(math.Abs(to-from)/90 - 1e-9))
	step := (to - from) / float64(max(n, 1))
	for i := range n {
		a := from + step*float64(i)
		b := a + step
		k := 4.0 / 3 * math.Tan(step*math.Pi/720) * radius
		ax, ay := onCircle(m, radius, a)
		bx, by := onCircle(m, radius, b)
		as, ac := math.Sincos(a * math.Pi / 180)
		bs, bc := math.Sincos(b * math.Pi / 180)
		p.pdf.CurveBezierCubicTo(ax+k*ac, ay+k*as, bx-k*bc, by-k*bs, bx, by)
	}
}

// bookmarks writes the outline. gofpdf measures all of them by the height of
// the last page, so that those of other pages are shifted.
func (p *painter) bookmarks(pages *typeset.Pages) {
	last := p.pdf.PageNo()
	for _, e := range pages.Outline() {
		p.pdf.SetPage(e.Page)
		text := utf16BE(e.Text)
		if p.faceSet || len(p.names) > 0 {
			text = surrogates(e.Text) // the library encodes it while such a face is selected
		}
		p.pdf.Bookmark(text, e.Level, e.Y+p.height-p.heights[e.Page-1])
	}
	p.pdf.SetPage(last)
}
