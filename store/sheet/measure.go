package sheet

// How wide a text is in a cell, how many lines it takes, and how high the row
// must be: programs show merged cells no higher than the file says.

import (
	"fmt"
	"math"
	"strings"
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

// unitsOf is the width of a text of a font size in units of column width: two for
// a Chinese character of the plain size, about one for others.
func unitsOf(text string, size float64) float64 {
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

// linesOf is how many lines a wrapped text takes in a cell of a width. Words of
// letters and figures stay whole where they fit.
func linesOf(text string, size, width float64) int {
	room := max(4, width-0.8)
	lines := 0
	for part := range strings.SplitSeq(text, "\n") {
		lines++
		used := 0.0
		for word := range wordsOf(part) {
			w := unitsOf(word, size)
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
		most = max(most, unitsOf(word, size))
	}
	return most
}

// heightOf is the height of a row of so many lines, in points.
func heightOf(lines int, size float64) float64 {
	return min(maxHeight, math.Ceil(float64(lines)*size*lineHeight+rowPadding))
}

// Paper: A4 with margins, in units of width at full size.
const (
	a4          = 9
	portraitFit = 95.0
	landscape   = 140.0
	leastScale  = 0.72 // what is still easy to read
)

// paper is how a sheet is printed.
type paper struct {
	width    float64 // of its columns
	across   int     // pages side by side; 0 = one
	titles   string  // the rows (and columns) that every page repeats: $1:$2
	portrait bool    // whatever its width
}

// setPaper sets a sheet up for printing: A4, landscape where it is wide, fitted to
// the page's width, heads repeated, pages counted.
func setPaper(f *excelize.File, sheet string, p paper) error {
	wide, tall, size, orientation, order, fit, middle := max(1, p.across), 0, a4, "landscape", "overThenDown", true, true
	if p.portrait || p.width <= portraitFit {
		orientation = "portrait"
	}
	if err := f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &orientation, Size: &size, FitToWidth: &wide, FitToHeight: &tall, PageOrder: &order}); err != nil {
		return err
	}
	side, edge, foot := 0.5, 0.6, 0.3 // inches
	if err := f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &edge, Bottom: &edge, Header: &foot, Footer: &foot, Horizontally: &middle}); err != nil {
		return err
	}
	if err := f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&C第 &P 页　共 &N 页"}); err != nil {
		return err
	}
	if p.titles == "" {
		return nil
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: p.titles, Scope: sheet})
}

// titleRows are rows that every printed page repeats, and columns if there are any.
func titleRows(sheet, columns string, from, to int) string {
	at := "'" + sheet + "'!"
	rows := at + fmt.Sprintf("$%d:$%d", from, to)
	if columns == "" {
		return rows
	}
	return at + columns + "," + rows
}
