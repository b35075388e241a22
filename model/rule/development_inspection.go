package rule

// When the next inspection of a case is due, for the page that records them.

import (
	"partyledger/model"
	"partyledger/model/day"
)

// NextInspection is the last day for the next inspection of a case, by the limit
// in force (B-06, B-06a); ok is false where none is awaited.
func NextInspection(b *model.Book, x model.DevelopmentCase) (due day.Day, ok bool) {
	d := newChecker(b).open(&x)
	if !d.open || missing(d.ActivistDay) || !missing(d.inspectedUntil()) {
		return due, false
	}
	stretches := d.stretches()
	s := stretches[len(stretches)-1]
	from := s.from
	for _, on := range model.InspectionDays(b, d.DevelopmentCase, d.asOf) {
		if !on.Before(from) {
			from = on
		}
	}
	return from.AddMonths(d.limitOn(s.rule, InspectionLimit, from)), true
}
