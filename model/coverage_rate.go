package model

// What follows from the survey: who a unit is, what the ledger itself says of it,
// rates by category and by year, and how they stand to the office's goals.

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model/day"
)

// CoverageResult is one unit as it stands, with the ledger's own figures where the
// unit is an enterprise of the ledger.
type CoverageResult struct {
	CoverageUnit
	Title        string   // what people call it today
	Own          bool     // it is the enterprise of the ledger itself
	Organization string   // its Party organisation's name; empty = none is recorded
	Adviser      string   // the adviser's name; empty = none
	AdviserGone  bool     // the adviser is no longer on the register
	Differs      []string // what was typed and is otherwise in the ledger
	counted      bool     // the members are those of the register
}

// FullCount is how many full members the unit has; where only members are recorded,
// these.
func (r CoverageResult) FullCount() int {
	if r.counted || r.FullMembers.Known() {
		return r.FullMembers.N()
	}
	return r.Members.N()
}

// JointKey tells joint organisations apart, by ID or else by name; empty if the unit
// is in none.
func (r CoverageResult) JointKey() string {
	if r.Form != FormedJointly {
		return ""
	}
	return cmp.Or(r.OrganizationID, r.PartyName)
}

// Registered reports that the members are those of the register.
func (r CoverageResult) Registered() bool { return r.counted }

// Effective reports a Party organisation that runs (有效覆盖).
func (r CoverageResult) Effective() bool {
	return r.Form.Organized() && (r.Running == RunsWell || r.Running == RunsFairly)
}

// Meets reports that the unit counts for a measure.
func (r CoverageResult) Meets(m CoverageMeasure) bool {
	switch m {
	case TangibleRate:
		return r.Form.Organized()
	case ReachedRate:
		return r.Form.Reached()
	}
	return r.Effective()
}

// inSurvey reports that a unit counts on a day: one of the ledger itself only as long
// as its enterprise exists.
func (b *Book) inSurvey(u CoverageUnit, on day.Day) bool {
	if !u.Active(on) {
		return false
	}
	e, ok := Find[Enterprise](b, u.EnterpriseID)
	return !ok || e.Active(on) || !u.Own(b)
}

// CoverageOf is how a unit stands on the book's day: what is formed later is not
// formed yet.
func CoverageOf(b *Book, u CoverageUnit) CoverageResult {
	if u.Formed.First().After(b.AsOf) {
		u.Form, u.Running = NotFormed, ""
	}
	r := CoverageResult{CoverageUnit: u, Title: u.Name, Organization: u.PartyName, Adviser: u.AdviserName}
	if u.OrganizationID != "" {
		r.Organization = b.OrganizationName(u.OrganizationID)
	}
	if p, ok := Find[Person](b, u.AdviserID); ok {
		r.Adviser, r.AdviserGone = p.Name, !b.AtWork(&p, b.AsOf)
	}
	if r.Own = u.Own(b); r.Own {
		r.Title = b.EnterpriseName(u.EnterpriseID)
		r.compare(b)
	}
	return r
}

// compare holds what was typed against the ledger, whose figures then count.
func (r *CoverageResult) compare(b *Book) {
	if members, full := b.EnterpriseMembers(r.EnterpriseID); members > 0 {
		if r.Members.Known() && r.Members.N() != members {
			r.Differs = append(r.Differs, fmt.Sprintf("党员数登记为%d名，党员名册现有%d名", r.Members.N(), members))
		}
		r.Members, r.FullMembers, r.counted = Counted(members), Counted(full), true
	}
	if h, ok := b.HeadcountOn(r.EnterpriseID, b.AsOf); ok && h.Total.N() > 0 {
		r.Staff = h.Total
	}
	top, ok := TopOrganization(b, r.EnterpriseID)
	switch {
	case ok && top.Temporary:
	case ok && !r.Form.Organized():
		r.Differs = append(r.Differs, fmt.Sprintf("组建方式登记为“%s”，台账中已有%s", r.Form, top.Name))
	case !ok && r.Form == FormedAlone:
		r.Differs = append(r.Differs, "组建方式登记为“单独组建”，台账中没有该企业的党组织")
	case ok && r.OrganizationID == "":
		r.Organization = top.Name
	}
}

var (
	coverageInScope = NewKept[[]CoverageResult]()
	coverageOfAll   = NewKept[[]CoverageResult]()
	treeOrder       = NewKept[map[string]int]()
)

// CoverageUnits is the units of the survey in scope on the book's day, by the order
// of their enterprises, those of the ledger before those that they look after.
func CoverageUnits(b *Book) []CoverageResult {
	return coverageInScope.Of(b, func() []CoverageResult { return coverageUnits(b, InScope[CoverageUnit](b)) })
}

func coverageUnits(b *Book, list []CoverageUnit) []CoverageResult {
	order := treeOrder.Of(b, func() map[string]int {
		m := map[string]int{}
		for i, e := range b.Subtree("") {
			m[e.ID] = i
		}
		return m
	})
	var out []CoverageResult
	for _, u := range list {
		if b.inSurvey(u, b.AsOf) {
			out = append(out, CoverageOf(b, u))
		}
	}
	slices.SortStableFunc(out, func(x, y CoverageResult) int {
		return cmp.Or(cmp.Compare(order[x.EnterpriseID], order[y.EnterpriseID]), cmp.Compare(oneOf(!x.Own), oneOf(!y.Own)),
			cmp.Compare(slices.Index(x.Category.Choices(), string(x.Category)), slices.Index(y.Category.Choices(), string(y.Category))),
			cmp.Compare(x.ID, y.ID))
	})
	return out
}

func oneOf(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// CoverageSum counts units.
type CoverageSum struct {
	Units, Staff, Members                     int
	Alone, Jointly, Adviser, Mass, None       int
	Well, Fairly, Badly, Idle, Unseen         int // of those with an organisation
	Registration, Business, YearCheck, InSync int // InSync: all three
	Keep, Raise                               int
}

// SumCoverage counts the units of a category (or several).
func SumCoverage(list []CoverageResult, category GoalCategory) CoverageSum {
	var s CoverageSum
	for _, r := range list {
		if category.Holds(r.Category) {
			s.add(r)
		}
	}
	return s
}

func (s *CoverageSum) add(r CoverageResult) {
	s.Units++
	s.Staff += r.Staff.N()
	s.Members += r.Members.N()
	form := map[CoverageForm]*int{FormedAlone: &s.Alone, FormedJointly: &s.Jointly, ByAdviser: &s.Adviser, ByMass: &s.Mass}
	if n := form[r.Form]; n != nil {
		*n++
	} else {
		s.None++
	}
	if r.Form.Organized() {
		run := map[Running]*int{RunsWell: &s.Well, RunsFairly: &s.Fairly, RunsBadly: &s.Badly, RunsNot: &s.Idle}
		if n := run[r.Running]; n != nil {
			*n++
		} else {
			s.Unseen++
		}
	}
	s.Registration += oneOf(r.Registration)
	s.Business += oneOf(r.Business)
	s.YearCheck += oneOf(r.YearCheck)
	s.InSync += oneOf(r.Synchronised() == 3)
	s.Keep += oneOf(r.List == ListKeep)
	s.Raise += oneOf(r.List == ListRaise)
}

// Of is how many units meet a measure.
func (s CoverageSum) Of(m CoverageMeasure) int {
	switch m {
	case TangibleRate:
		return s.Alone + s.Jointly
	case ReachedRate:
		return s.Alone + s.Jointly + s.Adviser + s.Mass
	}
	return s.Well + s.Fairly
}

// CoverageYear is how far the Party reached at the end of a year, or on the book's
// day in its own year. How well it ran then is not known.
type CoverageYear struct {
	Year                     int
	On                       day.Day
	Units, Tangible, Reached int
}

// mostCoverageYears is how many years a trend goes back.
const mostCoverageYears = 6

// CoverageTrend is the units of a category year by year, from the first year in
// which something is dated. A unit without a day of its own counts from the first
// year on, one that left no longer counts.
func CoverageTrend(b *Book, category GoalCategory) []CoverageYear {
	var list []CoverageUnit
	first := b.AsOf.Year()
	for _, u := range InScope[CoverageUnit](b) {
		if !category.Holds(u.Category) {
			continue
		}
		list = append(list, u)
		for _, d := range []day.Day{u.From, u.Formed} {
			if !d.IsZero() && d.Year() < first {
				first = d.Year()
			}
		}
	}
	if len(list) == 0 {
		return nil
	}
	var out []CoverageYear
	for year := max(first, b.AsOf.Year()-mostCoverageYears+1); year <= b.AsOf.Year(); year++ {
		on := day.Of(year, 12, 31)
		if on.After(b.AsOf) {
			on = b.AsOf
		}
		y := CoverageYear{Year: year, On: on}
		for _, u := range list {
			if !b.inSurvey(u, on) {
				continue
			}
			y.Units++
			formed := u.Formed.IsZero() || by(u.Formed, on)
			y.Tangible += oneOf(formed && u.Form.Organized())
			y.Reached += oneOf(formed && u.Form.Reached())
		}
		out = append(out, y)
	}
	return out
}

// GoalResult is a goal and how far it is reached on the book's day.
type GoalResult struct {
	CoverageGoal
	Units, Meet int
	Met         bool
	Late        bool // not met, and its day is past
}

// GoalOf measures a goal over its enterprise with all below it. Nothing to count
// meets no goal.
func GoalOf(b *Book, g CoverageGoal) GoalResult {
	in := map[string]bool{}
	for _, e := range b.Subtree(g.EnterpriseID) {
		in[e.ID] = true
	}
	all := coverageOfAll.Of(b, func() []CoverageResult { return coverageUnits(b, Everywhere[CoverageUnit](b)) })
	r := GoalResult{CoverageGoal: g}
	for _, u := range all {
		if g.Category.Holds(u.Category) && in[u.EnterpriseID] {
			r.Units++
			r.Meet += oneOf(u.Meets(g.Measure))
		}
	}
	r.Met = r.Units > 0 && int64(r.Meet)*1_000_000 >= int64(r.Units)*int64(g.Rate)
	r.Late = !r.Met && g.Day.Last().Before(b.AsOf)
	return r
}

// Lacks is how many more units it takes to reach the goal.
func (r GoalResult) Lacks() int {
	const million = 1_000_000
	need := (int64(r.Units)*int64(r.Rate) + million - 1) / million
	return max(0, int(need)-r.Meet)
}

// CoverageGoals is the goals in force in scope, by their day.
func CoverageGoals(b *Book) []GoalResult {
	var out []GoalResult
	for _, g := range InScope[CoverageGoal](b) {
		if g.Active(b.AsOf) {
			out = append(out, GoalOf(b, g))
		}
	}
	slices.SortStableFunc(out, func(x, y GoalResult) int {
		return cmp.Or(x.Day.Compare(y.Day), cmp.Compare(x.ID, y.ID))
	})
	return out
}

// JointUnits counts the units that are reached by each joint organisation of the
// survey, by JointKey.
func JointUnits(list []CoverageResult) map[string][]CoverageResult {
	out := map[string][]CoverageResult{}
	for _, r := range list {
		if key := r.JointKey(); key != "" {
			out[key] = append(out[key], r)
		}
	}
	return out
}

// Unsurveyed is a unit for each enterprise in scope that is not in the survey, filled
// with what the ledger holds; how it runs is left to people.
func Unsurveyed(b *Book) []CoverageUnit {
	there := map[string]bool{}
	for _, r := range CoverageUnits(b) {
		if r.Own {
			there[r.EnterpriseID] = true
		}
	}
	var out []CoverageUnit
	for _, e := range b.ScopeTree() {
		if !there[e.ID] {
			out = append(out, surveyOf(b, e))
		}
	}
	return out
}

func surveyOf(b *Book, e Enterprise) CoverageUnit {
	u := CoverageUnit{EnterpriseID: e.ID, Name: e.Name, Category: OwnUnit, From: b.AsOf, Form: NotFormed}
	if e.Ownership == NewOrg {
		u.Category = PrivateUnit
	}
	if top, ok := TopOrganization(b, e.ID); ok && !top.Temporary {
		u.Form, u.OrganizationID, u.Formed = FormedAlone, top.ID, top.Founded
		if top.JointUnits > 0 {
			u.Form = FormedJointly
		}
		return u
	}
	if o, ok := b.guestOf(e.ID); ok {
		u.Form, u.OrganizationID, u.Formed = FormedJointly, o.ID, o.Founded
	}
	return u
}

// guestOf is the organisation of another enterprise in which most of an enterprise's
// members sit.
func (b *Book) guestOf(enterprise string) (Organization, bool) {
	count := map[string]int{}
	best := ""
	for _, p := range Owned[Person](b, enterprise) {
		if !b.MemberStateOn(p.ID, b.AsOf).Member() {
			continue
		}
		count[p.OrganizationID]++
		if n, most := count[p.OrganizationID], count[best]; n > most || n == most && p.OrganizationID < best {
			best = p.OrganizationID
		}
	}
	o, ok := Find[Organization](b, best)
	return o, ok && b.Standing(&o, b.AsOf)
}

// coverage is the calendar's part: the tasks of the list.
func (w *workYear) coverage() {
	for _, u := range InScope[CoverageUnit](w.book) {
		if u.Task == "" || !w.in(u.Deadline) || !u.Active(w.book.AsOf) {
			continue
		}
		item := WorkItem{Due: u.Deadline, Source: FromCoverage, Title: u.Task, Who: u.Name, Owner: u.Who, Basis: "两个覆盖任务清单",
			Ref: Ref{KindCoverageUnit, u.ID}, EnterpriseID: u.EnterpriseID}
		if !u.TaskOpen(w.book.AsOf) {
			item.Done, item.Day = true, u.DoneDay
		}
		w.items = append(w.items, item)
	}
}
