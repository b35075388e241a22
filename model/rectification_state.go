package model

// How a problem stands: worked out from its days and its reopenings, never typed.

import (
	"cmp"
	"slices"

	"partyledger/model/day"
)

// RectificationState is how a problem stands on a day.
type RectificationState string

// The states.
const (
	StateLate   RectificationState = "逾期未完成"
	StateGoing  RectificationState = "整改中"
	StateDone   RectificationState = "待销号"
	StateClosed RectificationState = "已销号"
)

// RectificationStates lists them, the most pressing first.
var RectificationStates = []RectificationState{StateLate, StateGoing, StateDone, StateClosed}

// RectificationResult is a problem as it stands: after its last reopening, if it was
// reopened.
type RectificationResult struct {
	Rectification
	State    RectificationState
	Reopened int     // how often
	Since    day.Day // of the last reopening; zero = never
	Deadline day.Day // that counts now; zero = none is set
	Done     day.Day
	Evidence string
	Closed   day.Day
	ClosedBy string
}

// RectificationOn works out how a problem stands on the book's day.
func RectificationOn(b *Book, r Rectification) RectificationResult {
	x := RectificationResult{Rectification: r, Deadline: r.Deadline, Done: r.DoneDay, Evidence: r.Evidence, Closed: r.ClosedDay,
		ClosedBy: r.ClosedBy}
	for _, o := range ReopeningsOf(b, r.ID) {
		x.Reopened++
		x.Since, x.Done, x.Evidence, x.Closed, x.ClosedBy = o.Day, o.DoneDay, o.Evidence, o.ClosedDay, o.ClosedBy
		x.Deadline = o.Deadline
	}
	switch {
	case by(x.Closed, b.AsOf):
		x.State = StateClosed
	case by(x.Done, b.AsOf):
		x.State = StateDone
	case !x.Deadline.IsZero() && x.Deadline.Last().Before(b.AsOf):
		x.State = StateLate
	default:
		x.State = StateGoing
	}
	return x
}

// ReopeningsOf is the reopenings of a problem up to the book's day, by day.
func ReopeningsOf(b *Book, id string) []Reopening {
	var out []Reopening
	for _, o := range Owned[Reopening](b, id) {
		if by(o.Day, b.AsOf) {
			out = append(out, *o)
		}
	}
	slices.SortStableFunc(out, func(x, y Reopening) int {
		return cmp.Or(x.Day.Compare(y.Day), cmp.Compare(x.ID, y.ID))
	})
	return out
}

// Rectifications is the problems found up to the book's day, in scope, the most
// pressing first.
func Rectifications(b *Book) []RectificationResult {
	var out []RectificationResult
	for _, r := range InScope[Rectification](b) {
		if by(r.Found, b.AsOf) {
			out = append(out, RectificationOn(b, r))
		}
	}
	slices.SortStableFunc(out, func(x, y RectificationResult) int {
		return cmp.Or(cmp.Compare(slices.Index(RectificationStates, x.State), slices.Index(RectificationStates, y.State)),
			cmp.Compare(lateKey(x.Deadline), lateKey(y.Deadline)), cmp.Compare(x.ID, y.ID))
	})
	return out
}

// lateKey puts what has no day behind what has one.
func lateKey(d day.Day) string { return cmp.Or(d.String(), "9") }

// rectification is the calendar's part: problems to be put right and inspections to
// be answered by a day.
func (w *workYear) rectification() {
	for _, r := range Rectifications(w.book) {
		if w.in(r.Deadline) {
			w.items = append(w.items, WorkItem{Due: r.Deadline, Source: FromOversight, Title: "完成整改：" + r.Problem,
				Who: w.book.EnterpriseName(r.EnterpriseID), Owner: r.Who, Basis: "整改台账（" + string(r.Source) + "）",
				Done: r.State == StateDone || r.State == StateClosed, Day: r.Done, Ref: Ref{KindRectification, r.ID},
				EnterpriseID: r.EnterpriseID})
		}
	}
	for _, o := range InScope[Oversight](w.book) {
		if w.in(o.Deadline) && by(o.Day, w.book.AsOf) {
			item := WorkItem{Due: o.Deadline, Source: FromOversight, Title: "书面反馈整改情况（" + o.Matters + "）",
				Who: w.book.EnterpriseName(o.EnterpriseID), Basis: string(o.Overseer) + "督查", Ref: Ref{KindOversight, o.ID},
				EnterpriseID: o.EnterpriseID}
			if by(o.DoneDay, w.book.AsOf) {
				item.Done, item.Day = true, o.DoneDay
			}
			w.items = append(w.items, item)
		}
	}
}
