package model

// What the ledger of dues gives to the year's calendar: the assessment at the year's start, the
// months' sheets (one line for all branches), ends of reductions, the publication, gifts to be
// forwarded.

import (
	"fmt"

	"partyledger/model/day"
)

// DuesRulesShort is how the calendar cites the rules.
const DuesRulesShort = "党费收缴、使用和管理的规定"

// dues is the calendar's part, where dues are kept at all.
func (w *workYear) dues() {
	if len(InScope[DuesBasis](w.book)) > 0 {
		w.settling()
		w.reductions()
	}
	w.duesMonths()
	w.published()
	for _, x := range InScope[DuesGift](w.book) {
		if due := x.Day.Last().AddDays(30); x.ForwardDay.IsZero() && w.in(due) {
			w.duesItem(due, "全额转交大额党费"+x.Amount.Grouped()+"元", w.book.PersonName(x.PersonID), x)
		}
	}
}

func (w *workYear) duesItem(due day.Day, title, who string, of Record) *WorkItem {
	w.items = append(w.items, WorkItem{Due: due, Source: FromDuesLedger, Title: title, Who: who, Basis: DuesRulesShort, Ref: RefOf(of),
		EnterpriseID: w.book.EnterpriseOf(of)})
	return &w.items[len(w.items)-1]
}

// settling is the assessment by the end of January, for all at once.
func (w *workYear) settling() {
	year, n := w.from.Year(), 0
	var one DuesBasis
	for _, x := range InScope[DuesBasis](w.book) {
		if x.Year == year {
			n++
		}
		if one.ID == "" || x.Year == year && one.Year != year {
			one = x
		}
	}
	lacking := 0
	if year == w.book.AsOf.Year() {
		lacking = len(w.book.Unsettled())
	}
	title := fmt.Sprintf("核定党员月交党费（已核定%d名）", n)
	w.duesItem(day.Of(year, 1, 31), title, "", one).Done = n > 0 && lacking == 0
}

// reductions is the ends of what was reduced or remitted.
func (w *workYear) reductions() {
	for _, x := range InScope[DuesBasis](w.book) {
		if x.Why.Less() && x.Year == min(x.Until.Year(), w.book.AsOf.Year()) && w.in(x.Until) {
			w.duesItem(x.Until, "党费减免到期，重新核定", w.book.PersonName(x.PersonID), x)
		}
	}
}

// duesMonths is the sheets of each month that was begun, one line for all branches.
func (w *workYear) duesMonths() {
	kept := InScope[DuesSheet](w.book)
	if len(kept) == 0 {
		return
	}
	for m := 1; m <= 12; m++ {
		month := MonthDay(w.from.Year(), m)
		if month.First().After(w.book.AsOf) || month.Last().Before(kept[0].Month.First()) {
			continue
		}
		said, all, one := 0, 0, kept[0]
		for _, o := range InScope[Organization](w.book) {
			if o.Type != Branch {
				continue
			}
			switch x := w.book.DuesMonthOf(o.ID, month); {
			case x.Sheet.ID != "":
				said, all, one = said+1, all+1, x.Sheet
			case x.State == MonthUnsaid && w.book.Standing(&o, w.book.AsOf):
				all++
			}
		}
		if all > 0 {
			w.duesItem(month.Last(), fmt.Sprintf("%d月党费收缴（%d个党支部，已报%d个）", m, all, said), "", one).Done = said == all
		}
	}
}

// published is the publication of the year before, by account.
func (w *workYear) published() {
	for _, y := range InScope[DuesYear](w.book) {
		if y.Year != w.from.Year()-1 {
			continue
		}
		item := w.duesItem(day.Of(w.from.Year(), 3, 31), fmt.Sprintf("公布%d年党费收缴、使用和管理情况", y.Year),
			w.book.OrganizationName(y.OrganizationID), y)
		item.Done, item.Day = by(y.PublishedDay, w.book.AsOf), y.PublishedDay
	}
}
