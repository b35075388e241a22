// Package typeset lays a report.Document out into pages of simple marks. A
// painter (PDF, screen) only draws marks: it decides nothing.
//
// Lengths are millimetres from the page's upper left corner, y downwards. Type
// sizes and the space between characters are points.
package typeset

// PointMM is one typographic point in millimetres.
const PointMM = 25.4 / 72

// Color is 0xRRGGBB. The zero Color is black.
type Color uint32

// RGB gives the three parts, each 0–255.
func (c Color) RGB() (r, g, b int) {
	return int(c >> 16 & 255), int(c >> 8 & 255), int(c & 255)
}

// Colours of official paper.
const (
	Black       Color = 0x000000
	OfficialRed Color = 0xDC0000 // red head and its rule
	Accent      Color = 0xB4161B // a figure that needs attention
	White       Color = 0xFFFFFF
)

// MarkKind is the kind of a Mark.
type MarkKind uint8

const (
	// TextMark is a run of text in one face, its baseline starting at X, Y.
	TextMark MarkKind = iota
	// LineMark goes from X, Y to X2, Y2, Width thick, in Color.
	LineMark
	// RectMark has its upper left corner at X, Y, is X2 wide and Y2 high.
	RectMark
	// PolygonMark is the closed figure through Points.
	PolygonMark
	// SectorMark is a piece of a ring round X, Y between the radii Hole and
	// Radius, from angle From to angle To.
	SectorMark
	// PictureMark is the PNG picture Picture in the box of RectMark.
	PictureMark
)

// Point is a place on the page, millimetres.
type Point struct{ X, Y float64 }

// Mark is one thing to draw. Which fields count depends on Kind.
type Mark struct {
	Kind MarkKind

	// Text.
	Face    FaceID
	Size    float64 // points
	Spacing float64 // points added after each character, may be negative
	Scale   float64 // horizontal scale of the glyphs; 0 means 1
	Angle   float64 // degrees, counter-clockwise round X, Y
	Text    string  // what is drawn; may hold characters beyond the basic plane
	Actual  string  // what the text says if Text is a stand-in (〓); else empty

	// Place; see the kinds.
	X, Y, X2, Y2 float64

	// Figures. Width 0 means no outline.
	Color  Color   // text, line, outline
	Fill   Color   // inside of a figure, if Filled
	Filled bool    // the figure's inside is painted
	Width  float64 // thickness of line or outline, millimetres
	Dash   float64 // length of dashes and gaps, millimetres; 0 = unbroken

	Points       []Point
	Radius, Hole float64 // millimetres
	From, To     float64 // degrees clockwise from twelve o'clock

	Picture []byte // PNG
}

// Page is one page of marks.
type Page struct {
	Width, Height float64
	Number        int // counted from 1 over the whole document
	Marks         []Mark
}

// Entry is one line of the outline (bookmarks).
type Entry struct {
	Level int // 0 is the top; never more than one deeper than the line before
	Text  string
	Page  int     // counted from 1
	Y     float64 // millimetres from the page's top
}
