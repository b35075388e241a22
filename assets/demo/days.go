package demo

// Days as offices choose them: meetings on weekdays, notices clear of holidays.

import (
	"time"

	"partyledger/model/day"
)

// off reports weekends and the holidays that are the same every year.
func off(d day.Day) bool {
	switch md := d.Month()*100 + d.Dom(); {
	case md == 101, md >= 501 && md <= 503, md >= 1001 && md <= 1007:
		return true
	}
	switch time.Date(d.Year(), time.Month(d.Month()), d.Dom(), 0, 0, 0, 0, time.UTC).Weekday() {
	case time.Saturday, time.Sunday:
		return true
	}
	return false
}

// later is between lo and hi days after d, moved on to a working day.
func (s *stream) later(d day.Day, lo, hi int) day.Day {
	return weekday(d.AddDays(s.between(lo, hi)), 1)
}

// earlier is between lo and hi days before d, moved back to a working day.
func (s *stream) earlier(d day.Day, lo, hi int) day.Day {
	return weekday(d.AddDays(-s.between(lo, hi)), -1)
}

func weekday(d day.Day, step int) day.Day {
	for off(d) {
		d = d.AddDays(step)
	}
	return d
}

// anyDay is a day of one of the years.
func (s *stream) anyDay(from, to int) day.Day {
	return day.Of(s.between(from, to), s.between(1, 12), s.between(1, 28))
}

// resting are the weeks in which some day may be a public holiday: a notice
// never counts them, so that it is long enough by any year's arrangement.
var resting = [][2]int{{101, 104}, {118, 228}, {402, 407}, {428, 507}, {607, 626}, {912, 1009}}

func inRest(d day.Day) bool {
	md := d.Month()*100 + d.Dom()
	for _, r := range resting {
		if md >= r[0] && md <= r[1] {
			return true
		}
	}
	return false
}

// noticeBefore is a public notice of seven sure working days that ends between
// one and four days before d, or before the holidays that d falls into.
func (s *stream) noticeBefore(d day.Day) (from, to day.Day) {
	to = s.earlier(d, 1, 4)
	for inRest(to) || off(to) {
		to = to.AddDays(-1)
	}
	from = to
	for n := 1; n < 7; {
		from = from.AddDays(-1)
		if !inRest(from) && !off(from) {
			n++
		}
	}
	return from, to
}
