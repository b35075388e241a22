package model

// The calendar of one year: the office's own entries, and what follows from what
// the ledgers hold. A ledger with days of its own adds a line to workParts.

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model/day"
)

// WorkSource is where an item of the calendar comes from.
type WorkSource string

// The sources.
const (
	FromEntry       WorkSource = "工作安排"
	FromTerm        WorkSource = "换届"
	FromDevelopment WorkSource = "发展党员"
	FromCharter     WorkSource = "章程"
	FromPlan        WorkSource = "发展计划"
	FromTraining    WorkSource = "培训"
	FromMass        WorkSource = "群团换届"
	FromCoverage    WorkSource = "两个覆盖"
	FromOversight   WorkSource = "整改督查"
	FromPaper       WorkSource = "文书"
	FromDuesLedger  WorkSource = "党费"
	FromLife        WorkSource = "组织生活"
)

// workParts is what each ledger gives to the calendar, in the order of the filter.
var workParts = []struct {
	source WorkSource
	add    func(*workYear)
}{
	{FromEntry, (*workYear).entries},
	{FromTerm, (*workYear).terms},
	{FromDevelopment, (*workYear).development},
	{FromCharter, (*workYear).charters},
	{FromPlan, (*workYear).plans},
	{FromTraining, (*workYear).trainings},
	{FromMass, (*workYear).mass},
	{FromCoverage, (*workYear).coverage},
	{FromOversight, (*workYear).rectification},
	{FromPaper, (*workYear).replies},
	{FromDuesLedger, (*workYear).dues},
	{FromLife, (*workYear).life},
}

// WorkSources lists the sources in the order of the filter.
var WorkSources = func() []WorkSource {
	out := make([]WorkSource, len(workParts))
	for i, p := range workParts {
		out[i] = p.source
	}
	return out
}()

// WorkItem is one line of the calendar.
type WorkItem struct {
	Due    day.Day // by when; may be a month
	Source WorkSource
	Title  string
	Who    string // the enterprise, organisation or person that it is about; empty = the group
	Owner  string // who does it; may be empty
	Basis  string // may be empty
	Done   bool
	Day    day.Day // when it was done; zero = not, or not known
	Ref    Ref     // the record that it leads to
	// Reference is a day to look at only: never late, in no sum (ElectionReferences).
	Reference bool
	// EnterpriseID is whose it is; empty = the group's.
	EnterpriseID string
}

// WorkState is how an item of the calendar stands.
type WorkState string

// The states.
const (
	WorkFinished WorkState = "已完成"
	WorkLate     WorkState = "逾期未完成"
	WorkNow      WorkState = "本月到期"
	WorkAhead    WorkState = "待办"

	WorkReference WorkState = "参考" // of a day for reference; in no sum
)

// WorkStates lists them in the order of sums.
var WorkStates = []WorkState{WorkFinished, WorkLate, WorkNow, WorkAhead}

// State is how the item stands on a day.
func (i WorkItem) State(on day.Day) WorkState {
	switch {
	case i.Done:
		return WorkFinished
	case i.Reference:
		return WorkReference
	case i.Due.Last().Before(on):
		return WorkLate
	case i.Due.Year() == on.Year() && i.Due.Month() == on.Month():
		return WorkNow
	}
	return WorkAhead
}

// YearWork is the calendar of a year for the book's scope, by day.
func YearWork(b *Book, year int) []WorkItem {
	w := workYear{book: b, from: day.Of(year, 1, 1), to: day.Of(year, 12, 31)}
	for _, p := range workParts {
		p.add(&w)
	}
	w.items = slices.DeleteFunc(w.items, func(i WorkItem) bool { // of an enterprise that has ended nothing is due any more
		e, ok := Find[Enterprise](b, i.EnterpriseID)
		return ok && !i.Done && !e.Ended.IsZero() && !i.Due.Last().Before(e.Ended.First())
	})
	slices.SortStableFunc(w.items, func(x, y WorkItem) int {
		return cmp.Or(cmp.Compare(x.Due.Last().String(), y.Due.Last().String()), cmp.Compare(slices.Index(WorkSources, x.Source),
			slices.Index(WorkSources, y.Source)),
			cmp.Compare(x.Title, y.Title), cmp.Compare(x.Ref.ID, y.Ref.ID))
	})
	return w.items
}

type workYear struct {
	book     *Book
	from, to day.Day
	items    []WorkItem
}

func (w *workYear) in(d day.Day) bool {
	return !d.IsZero() && !d.First().After(w.to) && !d.Last().Before(w.from)
}

func (w *workYear) entries() {
	for _, e := range InScope[WorkEntry](w.book) {
		for _, d := range e.Dues(w.from, w.to) {
			done, ok := DoneFor(w.book, e.ID, d)
			w.items = append(w.items, WorkItem{Due: d, Source: FromEntry, Title: e.Title, Who: w.book.EnterpriseName(e.EnterpriseID),
				Owner: e.Who, Basis: e.Basis,
				Done: ok, Day: done.Day, Ref: Ref{KindWorkEntry, e.ID}, EnterpriseID: e.EnterpriseID})
		}
	}
}

// replies is the answers that issued papers wait for.
func (w *workYear) replies() {
	for _, p := range InScope[Paper](w.book) {
		if p.State != PaperIssued && p.State != PaperReplied || !w.in(p.ReplyDue) {
			continue
		}
		w.items = append(w.items, WorkItem{Due: p.ReplyDue, Source: FromPaper, Title: "催办回复：" + p.Called(), Who: p.To,
			Done: p.State == PaperReplied, Day: p.Replied, Ref: Ref{KindPaper, p.ID}, EnterpriseID: w.book.EnterpriseOf(p)})
	}
}

// terms is the elections that fall due (A-04 … A-06).
func (w *workYear) terms() {
	for _, o := range InScope[Organization](w.book) {
		if o.Temporary || !w.book.Standing(&o, w.book.AsOf) {
			continue
		}
		t, ok := CurrentTerm(w.book, o.ID)
		if !ok || !w.in(t.Until(o.Type)) {
			continue
		}
		w.items = append(w.items, WorkItem{Due: t.Until(o.Type), Source: FromTerm, Title: "任期届满，进行换届选举" + w.underWay(o.ID),
			Who: o.Name, Basis: "党组织任期和换届选举有关规定",
			Ref: Ref{KindTerm, t.ID}, EnterpriseID: w.book.EnterpriseOf(o)})
	}
	w.plannedMeetings()
}

// development is the awaited steps that have a last day.
func (w *workYear) development() {
	for _, c := range InScope[DevelopmentCase](w.book) {
		if s := StageOn(w.book, c, w.book.AsOf); s == StageEnded || s == StageFull || CaseAbsence(w.book, c).Away() {
			continue
		}
		steps := Timeline(w.book, c)
		for _, i := range Awaited(steps) {
			if s := steps[i]; w.in(s.Latest) {
				w.items = append(w.items, WorkItem{Due: s.Latest, Source: FromDevelopment, Title: s.Name,
					Who:   w.book.PersonName(c.PersonID),
					Owner: w.book.OrganizationName(c.OrganizationID), Basis: fmt.Sprintf("发展党员工作细则（%s）", s.Edition),
					Ref: Ref{KindDevelopmentCase, c.ID}, EnterpriseID: w.book.EnterpriseOf(c)})
			}
		}
	}
}

// charters is the revisions that are to be finished by a planned day.
func (w *workYear) charters() {
	for _, c := range InScope[Charter](w.book) {
		if !w.in(c.PlannedDay) || by(c.Superseded, w.book.AsOf) {
			continue
		}
		item := WorkItem{Due: c.PlannedDay, Source: FromCharter, Title: "完成章程修订并备案", Who: w.book.EnterpriseName(c.EnterpriseID),
			Basis: "本单位计划完成日期", Ref: Ref{KindCharter, c.ID}, EnterpriseID: c.EnterpriseID}
		if by(c.FiledDay, w.book.AsOf) && !w.lacking(c) {
			item.Done, item.Day = true, c.FiledDay
		}
		w.items = append(w.items, item)
	}
}

// lacking reports a charter that was filed without all that it must say: it is still
// to be finished.
func (w *workYear) lacking(c Charter) bool {
	r := CharterStatus(w.book, c.EnterpriseID)
	return r.Should && r.Charter.ID == c.ID && !r.Complete()
}

// plans is the year's intakes of new members.
func (w *workYear) plans() {
	taken := Intakes(w.book, func(year int) bool { return year == w.from.Year() })
	for _, p := range InScope[Plan](w.book) {
		if p.Year != w.from.Year() || p.Quota.N() == 0 {
			continue
		}
		n := taken[IntakeKey{p.OrganizationID, p.Year}]
		item := WorkItem{Due: w.to, Source: FromPlan, Title: fmt.Sprintf("完成年度发展党员计划%d名（已完成%d名）", p.Quota.N(), n.Done),
			Who:   w.book.OrganizationName(p.OrganizationID),
			Basis: "年度发展党员计划", Ref: Ref{KindPlan, p.ID}, EnterpriseID: w.book.EnterpriseOf(p)}
		item.Done = n.Left(p) <= 0
		w.items = append(w.items, item)
	}
}
