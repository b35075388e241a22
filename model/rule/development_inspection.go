package rule

// When the next inspection of a case is due, for the page that records them.

import (
	"partyledger/model"
	"partyledger/model/day"
)

// NextInspection is the last day for the next inspection of a case, by the limit
// in force (B-06); ok is false where none is awaited.
func NextInspection(b *model.Book, x model.DevelopmentCase) (due day.Day, ok bool) {
	d := newChecker(b).open(&x)
	if !d.open || missing(d.ActivistDay) || !missing(d.inspectedUntil()) {
		return due, false
	}
	from := d.ActivistDay
	for _, on := range model.InspectionDays(b, d.DevelopmentCase, d.asOf) {
		if !on.Before(from) {
			from = on
		}
	}
	return from.AddMonths(d.limitOn("B-06", inspectionLimit, from)), true
}
