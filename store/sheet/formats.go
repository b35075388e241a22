package sheet

// Numbers and days as .xlsx writes them, for the formats that hold them otherwise.

import (
	"math"
	"strconv"
	"time"
)

// numeral is a number as .xlsx writes it.
func numeral(v float64) string {
	if math.Abs(v) < 1e15 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strconv.FormatFloat(v, 'E', -1, 64)
}

// epoch is the day before Excel's first; days before March 1900 count one less, since
// Excel has a 29 February 1900.
var epoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// serialOf is the number that stands for a day (and time) written by ISO 8601; ok is
// false if it has none.
func serialOf(text string) (string, bool) {
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04:05Z07:00"} {
		t, err := time.Parse(layout, text)
		if err != nil || t.Year() < 1900 || t.Year() > 2150 {
			continue
		}
		v := t.Sub(epoch).Hours() / 24
		if v < 61 {
			v--
		}
		return numeral(v), true
	}
	return "", false
}
