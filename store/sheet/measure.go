package sheet

// How wide a text is in a cell, how many lines it takes, and how high the row
// must be: programs show merged cells no higher than the file says.

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

const (
	padding    = 2.0 // units of width that a cell keeps beside its text
	lineHeight = 1.4
	rowPadding = 4.0
	maxHeight  = 409.0 // points; Excel knows no higher row
	plainSize  = 11.0  // points of the font that units of width are made of
)

// UnitsOf is the width of a text of a font size in units of column width: two for
// a Chinese character of the plain size, about one for others.
func UnitsOf(text string, size float64) float64 {
	n := 0.0
	for _, r := range text {
		n += runeUnits(r)
	}
	return n * size / plainSize
}

func runeUnits(r rune) float64 {
	if r < 0x2e80 && !strings.ContainsRune("—…“”‘’", r) {
		return 1.1
	}
	return 2.1
}

// LinesOf is how many lines a wrapped text takes in a cell of a width. Words of
// letters and figures stay whole where they fit.
func LinesOf(text string, size, width float64) int {
	room := max(4, width-0.8)
	lines := 0
	for part := range strings.SplitSeq(text, "\n") {
		lines++
		used := 0.0
		for word := range wordsOf(part) {
			w := UnitsOf(word, size)
			if used > 0 && used+w > room {
				lines++
				used = 0
			}
			for ; w > room; w -= room { // longer than a line by itself
				lines++
			}
			used += w
		}
	}
	return lines
}

// wordsOf gives what may not be divided: a word of letters and figures, or one
// character.
func wordsOf(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for len(text) > 0 {
			n := 0
			for n < len(text) && text[n] < utf8.RuneSelf && text[n] != ' ' {
				n++
			}
			if n == 0 {
				_, n = utf8.DecodeRuneInString(text)
			}
			if !yield(text[:n]) {
				return
			}
			text = text[n:]
		}
	}
}

// longestWord is the width of what cannot be divided in a text.
func longestWord(text string, size float64) float64 {
	most := 0.0
	for word := range wordsOf(text) {
		most = max(most, UnitsOf(word, size))
	}
	return most
}

// HeightOf is the height of a row of so many lines, in points.
func HeightOf(lines int, size float64) float64 {
	return min(maxHeight, math.Ceil(float64(lines)*size*lineHeight+rowPadding))
}

// Paper: A4 with margins, in units of width at full size.
const (
	a3          = 8
	a4          = 9
	portraitFit = 95.0
	Landscape   = 140.0
	LeastScale  = 0.72 // what is still easy to read
)

// Paper is how a sheet is printed.
type Paper struct {
	Width    float64 // of its columns
	Across   int     // pages side by side; 0 = one
	Titles   string  // the rows (and columns) that every page repeats: $1:$2
	Portrait bool    // whatever its width
	Mark     string  // stands at the foot of each page, left; may be empty
	A3       bool    // instead of A4
}

// SetPaper sets a sheet up for printing: A4, landscape where it is wide, fitted to
// the page's width, heads repeated, pages counted.
func SetPaper(f *excelize.File, sheet string, p Paper) error {
	wide, tall, size, orientation, order, fit, middle := max(1, p.Across), 0, a4, "landscape", "overThenDown", true, true
	if p.A3 {
		size = a3
	}
	if p.Portrait || p.Width <= portraitFit && !p.A3 {
		orientation = "portrait"
	}
	if err := f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &orientation, Size: &size, FitToWidth: &wide,
		FitToHeight: &tall, PageOrder: &order}); err != nil {
		return err
	}
	side, edge, below := 0.5, 0.6, 0.3 // inches
	if err := f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &edge, Bottom: &edge,
		Header: &below, Footer: &below, Horizontally: &middle}); err != nil {
		return err
	}
	foot := "&C第 &P 页　共 &N 页"
	if p.Mark != "" {
		foot = "&L&8" + strings.ReplaceAll(p.Mark, "&", "&&") + foot
	}
	if err := f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: foot}); err != nil {
		return err
	}
	if p.Titles == "" {
		return nil
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: p.Titles, Scope: sheet})
}

// TitleRows are rows that every printed page repeats, and columns if there are any.
func TitleRows(sheet, columns string, from, to int) string {
	at := "'" + sheet + "'!"
	rows := at + fmt.Sprintf("$%d:$%d", from, to)
	if columns == "" {
		return rows
	}
	return at + columns + "," + rows
}

// Fill is a plain background.
func Fill(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

// PlainProps fixes a workbook's properties, so that equal content is equal bytes.
func PlainProps(f *excelize.File, title string) error { return MarkedProps(f, title, "") }

// MarkedProps is PlainProps with a mark of who wrote it and what for.
func MarkedProps(f *excelize.File, title, mark string) error {
	const fixed = "2026-01-01T00:00:00Z"
	return f.SetDocProps(&excelize.DocProperties{Title: title, Creator: "国企党建台账", LastModifiedBy: "国企党建台账", Created: fixed,
		Modified: fixed, Description: mark})
}

// AsText is the number format of texts: what is typed over stays a text too.
const AsText = 49

// MaxCell is how many characters an Excel cell holds, counted as Excel counts:
// 𠮷 is two.
const MaxCell = 32767

// Units counts a text as Excel counts it.
func Units(text string) int {
	if len(text) <= MaxCell {
		return len(text) // bytes: never fewer than there are units
	}
	return len(utf16.Encode([]rune(text)))
}
