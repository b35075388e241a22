package model

// Elections in the calendar of the year's work: meetings that are planned, and days to look at.
// No paper for the whole country says how long before the end of a term an organisation is to
// ask (LIFE E-14: the numbers of months in print are of local congresses); so those days are for
// reference: they are never late and in no sum.

import (
	"cmp"
	"slices"

	"partyledger/model/day"
)

// electionReference is a day for reference before the end of a term.
type electionReference struct {
	months int    // before the end
	title  string // what is usually done by it
	step   string // the field of Election whose day says that it was; empty = the reminder of the term
}

var electionReferences = []electionReference{
	{RemindMonths, "提醒做好换届准备", ""},
	{4, "报选举请示", "AskDay"},
	{2, "推荐酝酿、审查候选人预备人选", "ScreenDay"},
	{1, "报候选人预备人选请示", "ListAskDay"},
}

// resultDays is how many days after the meeting its result is usually reported.
const resultDays = 7

// plannedMeetings is the elections whose meeting the office has planned for a day.
func (w *workYear) plannedMeetings() {
	for _, e := range InScope[Election](w.book) {
		o, ok := Find[Organization](w.book, e.OrganizationID)
		if !ok || !w.in(e.Planned) || begun(e.EndedDay, w.book.AsOf) || e.ElectionKind == Appointed || !w.book.Standing(&o, w.book.AsOf) {
			continue
		}
		item := WorkItem{Due: e.Planned, Source: FromTerm, Title: "召开选举大会", Who: o.Name, Basis: "登记的拟定大会日期",
			Ref: Ref{KindElection, e.ID}, EnterpriseID: w.book.EnterpriseOf(o)}
		switch held := begun(e.Day, w.book.AsOf); {
		case held:
			item.Done, item.Day = true, e.Day
		case begun(e.ReplyDay, w.book.AsOf):
			item.Title = "召开选举大会（上级已批复，尚未召开）"
		}
		w.items = append(w.items, item)
	}
}

// underWay is what the end of a term says of the election that is to follow it; empty if none
// is under way.
func (w *workYear) underWay(organization string) string {
	e, ok := ElectionUnderWay(w.book, organization, TermEnds, FirstElection)
	switch {
	case !ok:
		return ""
	case e.Day.IsZero() && begun(e.ReplyDay, w.book.AsOf):
		return "（上级已批复，尚未召开大会）"
	}
	return "（" + e.StateOn(w.book.AsOf) + "）"
}

// ElectionReferences are the days for reference of a year for the book's scope, by day: before
// the end of each term, and after each meeting until its result is reported.
func ElectionReferences(b *Book, year int) []WorkItem {
	w := workYear{book: b, from: day.Of(year, 1, 1), to: day.Of(year, 12, 31)}
	for _, o := range InScope[Organization](b) {
		if o.Temporary || !b.Standing(&o, b.AsOf) {
			continue
		}
		if t, ok := CurrentTerm(b, o.ID); ok {
			w.beforeEnd(o, t)
		}
		w.afterMeeting(o)
	}
	slices.SortStableFunc(w.items, func(x, y WorkItem) int {
		return cmp.Or(x.Due.Compare(y.Due), cmp.Compare(x.Title, y.Title), cmp.Compare(x.Ref.ID, y.Ref.ID))
	})
	return w.items
}

// reference notes a day for reference if it is of the year.
func (w *workYear) reference(o Organization, due, done day.Day, title string, r Ref) {
	if !w.in(due) {
		return
	}
	item := WorkItem{Due: due, Source: FromTerm, Title: title, Who: o.Name, Basis: "参考日，全国没有统一规定", Ref: r,
		Reference: true, EnterpriseID: w.book.EnterpriseOf(o)}
	if begun(done, w.book.AsOf) {
		item.Done, item.Day = true, done
	}
	w.items = append(w.items, item)
}

func (w *workYear) beforeEnd(o Organization, t Term) {
	end := t.Until(o.Type)
	e, _ := ElectionUnderWay(w.book, o.ID, TermEnds)
	for _, x := range electionReferences {
		done := t.ReminderDay
		if x.step != "" {
			done = e.stepBehind(x.step, w.book.AsOf)
		}
		w.reference(o, end.AddMonths(-x.months), done, x.title, Ref{KindTerm, t.ID})
	}
}

// stepBehind is the day of a step, or of the first one after it that is behind the election:
// who has the reply has asked; zero if none is.
func (e Election) stepBehind(field string, on day.Day) day.Day {
	from := false
	for _, s := range e.Steps() {
		from = from || s.Field == field
		if from && begun(s.Day, on) {
			return s.Day
		}
	}
	return day.Day{}
}

func (w *workYear) afterMeeting(o Organization) {
	for _, e := range Owned[Election](w.book, o.ID) {
		if e.Day.IsZero() || e.ElectionKind == Appointed || begun(e.EndedDay, w.book.AsOf) {
			continue
		}
		w.reference(o, e.Day.Last().AddDays(resultDays), e.stepBehind("ResultAskDay", w.book.AsOf), "报选举结果", Ref{KindElection, e.ID})
	}
}
