package model

// How assessments and months of dues stand, as the lists show and narrow them.

import "partyledger/model/day"

// BasisState is what there is to say of an assessment.
type BasisState string

// The states; the empty one is as reckoned.
const (
	BasisShort BasisState = "少于应交"
	BasisLess  BasisState = "减免"
	BasisMore  BasisState = "超1000元"
	BasisOpen  BasisState = "无基数"
)

// BasisStates lists them.
var BasisStates = []BasisState{BasisShort, BasisLess, BasisMore, BasisOpen}

// State is how the assessment stands to what is reckoned.
func (x DuesBasis) State() BasisState {
	least, _, known := x.Reckoned()
	switch {
	case x.Why.Less():
		return BasisLess
	case !known:
		return BasisOpen
	case x.Amount.N() < least:
		return BasisShort
	case x.Amount.N() > DuesCap:
		return BasisMore
	}
	return ""
}

// Unsettled is the members in scope on the register of whom nothing is settled in the year of
// the book's day.
func (b *Book) Unsettled() []*Person {
	var out []*Person
	for _, p := range b.duesPayers() {
		if _, ok := b.DuesOn(p, b.AsOf); !ok {
			out = append(out, p)
		}
	}
	return out
}

// MonthState is how a branch stands with a month.
type MonthState string

// The states.
const (
	MonthNone     MonthState = ""
	MonthUnsaid   MonthState = "未报"
	MonthShort    MonthState = "未交清"
	MonthUnhanded MonthState = "未上交"
	MonthWhole    MonthState = "已交清"
)

// MonthStates lists those that ask for something.
var MonthStates = []MonthState{MonthUnsaid, MonthShort, MonthUnhanded}

// DuesMonth is a branch's month: what is due, and what its sheet says.
type DuesMonth struct {
	Due   Money
	Sheet DuesSheet // without ID if there is none
	State MonthState
}

// DuesMonthOf is a month of a branch as of the book's day. A month that has not begun, or in
// which nothing is due, says nothing.
func (b *Book) DuesMonthOf(organization string, month day.Day) DuesMonth {
	month = MonthDay(month.Year(), month.Month())
	m := DuesMonth{Sheet: b.DuesSheetOf(organization, month)}
	if m.Due = m.Sheet.Due; m.Sheet.ID == "" {
		if month.First().After(b.AsOf) {
			return m
		}
		m.Due = b.DuesDueIn(organization, month).Sum
	}
	switch {
	case m.Sheet.ID == "" && m.Due == 0:
	case m.Sheet.ID == "":
		m.State = MonthUnsaid
	case m.Sheet.Current() < m.Due:
		m.State = MonthShort
	case m.Sheet.HandedDay.IsZero():
		m.State = MonthUnhanded
	default:
		m.State = MonthWhole
	}
	return m
}

// Words is the month in a cell: what came in over what is due.
func (m DuesMonth) Words() string {
	switch m.State {
	case MonthNone:
		return ""
	case MonthUnsaid:
		return "未报"
	}
	if m.Sheet.Current() == m.Due {
		return m.Sheet.Paid.Grouped()
	}
	return m.Sheet.Paid.Grouped() + "/" + m.Due.Grouped()
}

// SettledDues is how many members in scope owe dues by what is settled, how much a month
// together, and of how many nothing is settled.
func (b *Book) SettledDues() (people int, monthly Money, unsettled int) {
	for _, p := range b.duesPayers() {
		switch x, ok := b.DuesOn(p, b.AsOf); {
		case !ok || x.ID == "":
			unsettled++
		default:
			people, monthly = people+1, monthly+x.Amount.N()
		}
	}
	return people, monthly, unsettled
}

// YearDues is what was due and what came in in a year, by the sheets of the branches in scope.
func (b *Book) YearDues(year int) (due, paid Money) {
	for _, x := range InScope[DuesSheet](b) {
		if x.Month.Year() == year && !x.Month.First().After(b.AsOf) {
			due, paid = due+x.Due, paid+x.Paid
		}
	}
	return due, paid
}
