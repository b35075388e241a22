package model

// Elections and the terms they end (选举工作条例第三条): which term an election follows, until
// when that one lasts, and which elections of an organisation are under way.

import (
	"slices"

	"partyledger/model/day"
)

// TermBefore is the term that an election follows: the one it names, else the latest that was
// elected before it; ok is false of a first election and where none is recorded.
func TermBefore(b *Book, e Election) (t Term, ok bool) {
	if t, ok = Find[Term](b, e.FromTermID); ok || e.ElectionKind == FirstElection {
		return t, ok
	}
	on := e.On()
	if on.IsZero() {
		on = b.AsOf
	}
	for _, x := range Owned[Term](b, e.OrganizationID) {
		if x.ID != e.TermID && x.Elected.Before(on) && (!ok || x.Elected.After(t.Elected)) {
			t, ok = *x, true
		}
	}
	return t, ok
}

// ElectionUnderWay is the latest election of an organisation that is under way on the book's
// day and is of one of some kinds; ok is false if there is none. One whose last step lies
// before the election of the term in office was forgotten, and is none.
func ElectionUnderWay(b *Book, organization string, kinds ...ElectionKind) (e Election, ok bool) {
	now, _ := CurrentTerm(b, organization)
	for _, x := range Owned[Election](b, organization) {
		at := x.reached(b.AsOf)
		if at < 0 || !x.OpenOn(b.AsOf) || !slices.Contains(kinds, x.ElectionKind) || !x.Steps()[at].Day.After(now.Elected) {
			continue
		}
		if !ok || x.Steps()[at].Day.After(e.Steps()[e.reached(b.AsOf)].Day) {
			e, ok = *x, true
		}
	}
	return e, ok
}

// dated reports that a day of one of its steps is recorded, whenever it is.
func (e Election) dated() bool {
	for _, s := range e.Steps() {
		if !s.Day.IsZero() {
			return true
		}
	}
	return false
}

// ConcernsYear reports an election that a list of a day's year shows: under way on the day, or
// held or approved in the year up to it. What began only later is none of that day's.
func (e Election) ConcernsYear(on day.Day) bool {
	if e.OpenOn(on) {
		return e.reached(on) >= 0 || !e.dated()
	}
	in := func(d day.Day) bool { return begun(d, on) && d.Year() == on.Year() }
	return in(e.Day) || in(e.ResultReplyDay) || in(e.EndedDay)
}
