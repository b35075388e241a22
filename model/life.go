package model

// What organisational life asks of each branch (支部工作条例 11 to 18; LIFE 1.2, 1.4): who is to
// come to a meeting, and which months and quarters have none. Nobody is asked for the time before
// a branch began to record a kind of meeting here; what a development vote tells of is counted
// and begins nothing.

import (
	"slices"

	"partyledger/model/day"
)

// Expectation is who is to come to a meeting; of the exempt nothing is demanded.
type Expectation struct {
	People []*Person
	Exempt int
}

// movedFrom is who belonged to a branch before a transfer within the ledger.
var movedFrom = NewKept[map[string][]*Person]()

// belonged is everybody who is or was a branch's as far as the ledger tells.
func (b *Book) belonged(organization string) []*Person {
	moved := movedFrom.Of(b, func() map[string][]*Person {
		out, t := map[string][]*Person{}, tableOf[Person](b)
		for _, x := range Everywhere[Transfer](b) {
			if i, ok := t.at[x.PersonID]; ok && x.Direction == TransferWithin && x.FromID != "" && !x.Received.IsZero() {
				out[x.FromID] = append(out[x.FromID], &t.list[i])
			}
		}
		return out
	})[organization]
	list := b.PeopleIn(organization)
	if len(moved) == 0 {
		return list
	}
	out := slices.Clone(list)
	for _, p := range moved {
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// ExpectedAt is who is to come to a meeting of an organisation on a day: of a committee's its
// members, of a group's those of the group, else the members of the branch, probationary ones too.
// Whose rights are suspended is not.
func (b *Book) ExpectedAt(organization string, kind MeetingKind, group string, on day.Day) Expectation {
	var e Expectation
	take := func(p *Person) {
		if p.StatusOn(on).Member() && b.OnRegister(p, on) && !b.suspended(p.ID, on) {
			e.People = append(e.People, p)
			e.Exempt += oneOf(p.LifeExempt)
		}
	}
	if !kind.OfBranch() || kind == BranchCommitteeMeeting {
		t, seen := tableOf[Person](b), map[string]bool{}
		for _, m := range Owned[CommitteeMember](b, organization) {
			if i, ok := t.at[m.PersonID]; ok && m.Active(on) && !seen[m.PersonID] {
				seen[m.PersonID] = true
				take(&t.list[i])
			}
		}
		return e
	}
	for _, p := range b.belonged(organization) {
		if (kind != GroupMeeting || group == "" || p.PartyGroup == group) && b.OrganizationOn(p, on) == organization {
			take(p)
		}
	}
	return e
}

// suspended reports rights that were suspended on a day.
func (b *Book) suspended(person string, on day.Day) bool {
	return slices.ContainsFunc(Owned[Discipline](b, person), func(d *Discipline) bool {
		return d.Measure == RightsSuspended && d.Bars(on)
	})
}

// LifeState is how a branch stands with what is asked of it in a month or quarter.
type LifeState string

// The states; the empty one is of a time for which nothing is asked.
const (
	LifeUnasked LifeState = ""
	LifeDone    LifeState = "已开"
	LifeAhead   LifeState = "待开" // the time is not over
	LifeLacking LifeState = "缺"
)

// LifeAsk is one kind of meeting in one time of a branch's year.
type LifeAsk struct {
	Kind     MeetingKind
	Group    string // of a group meeting
	From, To int    // months
	Held     int
	State    LifeState
}

// BranchLife is a branch's year.
type BranchLife struct {
	Organization *Organization
	Year         int
	Asks         []LifeAsk               // by month or quarter
	Yearly       []LifeAsk               // 组织生活会, 民主评议
	Never        []MeetingKind           // asked of it now, and never recorded
	Held         [12]map[MeetingKind]int // by month
	Began        bool                    // it has recorded any meeting of a branch at all
}

// Lacks lists the times of a kind that have none.
func (l *BranchLife) Lacks(kind MeetingKind) []LifeAsk {
	var out []LifeAsk
	for _, a := range slices.Concat(l.Asks, l.Yearly) {
		if a.Kind == kind && a.State == LifeLacking {
			out = append(out, a)
		}
	}
	return out
}

var lifeGaps = NewKeptBy[int, []BranchLife]()

// LifeGaps is the year of each branch in scope that stood in it, in the register's order.
func LifeGaps(b *Book, year int) []BranchLife {
	return lifeGaps.Of(b, year, func() []BranchLife {
		w := lifeYear{b: b, year: year, votes: lifeVotes(b)}
		var out []BranchLife
		list := InScope[Organization](b)
		for i := range list {
			if o := &list[i]; o.Type == Branch && w.stood(o) {
				out = append(out, w.of(o))
			}
		}
		return out
	})
}

// branchVotes is what development votes tell of meetings: those that were recorded, and days
// of votes without one, by branch.
type branchVotes struct {
	meetings map[string]bool
	days     map[string][]day.Day
}

var keptVotes = NewKept[*branchVotes]()

func lifeVotes(b *Book) *branchVotes {
	return keptVotes.Of(b, func() *branchVotes {
		v := &branchVotes{map[string]bool{}, map[string][]day.Day{}}
		for _, m := range Everywhere[BranchMeeting](b) {
			c, ok := Find[DevelopmentCase](b, m.CaseID)
			switch {
			case m.MeetingID != "":
				v.meetings[m.MeetingID] = true
			case ok && !slices.Contains(v.days[c.OrganizationID], m.Day):
				v.days[c.OrganizationID] = append(v.days[c.OrganizationID], m.Day)
			}
		}
		return v
	})
}

// lifeYear works out one year.
type lifeYear struct {
	b     *Book
	year  int
	votes *branchVotes
}

// stood reports a branch that was there on some day of the year up to the book's.
func (w lifeYear) stood(o *Organization) bool {
	last := day.Of(w.year, 12, 31)
	if w.b.AsOf.Before(last) {
		last = w.b.AsOf
	}
	return (o.Founded.IsZero() || !o.Founded.First().After(last)) && w.b.Standing(o, maxDay(day.Of(w.year, 1, 1), o.Founded))
}

func maxDay(a, b day.Day) day.Day {
	if b.IsZero() || b.First().Before(a) {
		return a
	}
	return b.First()
}

// lifeSeen is what a branch recorded of a kind.
type lifeSeen struct {
	began  int // the month of the first, as counted from year nought; 0 = none
	yearly int // the first year that one was for
	held   [13]int
	years  map[int]int
}

// of works out one branch.
func (w lifeYear) of(o *Organization) BranchLife {
	l := BranchLife{Organization: o, Year: w.year}
	seen, groups := w.seen(o, &l)
	for q := 1; q <= 12 && !o.Temporary; q += 3 {
		l.Asks = append(l.Asks, w.ask(o, LifeAsk{Kind: MemberMeeting, From: q, To: q + 2}, seen[MemberMeeting]))
	}
	for m := 1; m <= 12; m++ {
		l.Asks = append(l.Asks, w.ask(o, LifeAsk{Kind: ThemeDay, From: m, To: m}, seen[ThemeDay]))
		if o.Temporary {
			continue
		}
		if x := seen[BranchCommitteeMeeting]; x.began > 0 && w.hasCommittee(o, w.lastOf(m)) || x.held[m] > 0 {
			l.Asks = append(l.Asks, w.ask(o, LifeAsk{Kind: BranchCommitteeMeeting, From: m, To: m}, x))
		}
		for _, g := range groups {
			l.Asks = append(l.Asks, w.ask(o, LifeAsk{Kind: GroupMeeting, Group: g.name, From: m, To: m}, &g.lifeSeen))
		}
	}
	for _, kind := range []MeetingKind{LifeMeeting, AppraisalMeeting} {
		if !o.Temporary {
			l.Yearly = append(l.Yearly, w.askYear(o, kind, seen[kind]))
		}
	}
	l.Never = w.never(o, seen, groups)
	return l
}

// seen reads what the branch recorded.
func (w lifeYear) seen(o *Organization, l *BranchLife) (map[MeetingKind]*lifeSeen, []*lifeGroup) {
	out := map[MeetingKind]*lifeSeen{}
	for _, k := range []MeetingKind{MemberMeeting, BranchCommitteeMeeting, GroupMeeting, PartyLecture, ThemeDay, LifeMeeting,
		AppraisalMeeting} {
		out[k] = &lifeSeen{years: map[int]int{}}
	}
	groups := w.groups(o)
	var days []day.Day
	for _, m := range Owned[Meeting](w.b, o.ID) {
		if !m.Held(w.b.AsOf) {
			continue
		}
		vote := w.votes.meetings[m.ID]
		l.Began = l.Began || !vote && m.MeetingKind.OfBranch()
		for k, x := range out {
			if m.Was(k) {
				x.count(m.Day, m.LifeYear(), w.year, vote)
				l.hold(k, m.Day)
			}
		}
		if m.MeetingKind == MemberMeeting {
			days = append(days, m.Day)
		}
		for _, g := range groups {
			if m.MeetingKind == GroupMeeting && (m.PartyGroup == "" || m.PartyGroup == g.name) {
				g.count(m.Day, 0, w.year, false)
			}
		}
	}
	for _, d := range w.votes.days[o.ID] {
		if by(d, w.b.AsOf) && !slices.Contains(days, d) {
			out[MemberMeeting].count(d, 0, w.year, true)
			l.hold(MemberMeeting, d)
		}
	}
	for _, a := range Owned[Appraisal](w.b, o.ID) {
		if x := out[AppraisalMeeting]; by(a.Day, w.b.AsOf) || by(a.DecidedDay, w.b.AsOf) {
			x.forYear(a.Year)
		}
	}
	return out, groups
}

// hold notes a meeting in its month.
func (l *BranchLife) hold(k MeetingKind, d day.Day) {
	if d.Year() != l.Year || d.Month() == 0 {
		return
	}
	at := &l.Held[d.Month()-1]
	if *at == nil {
		*at = map[MeetingKind]int{}
	}
	(*at)[k]++
}

// count takes a meeting in; one that only a vote made begins nothing.
func (x *lifeSeen) count(d day.Day, of, year int, vote bool) {
	if at := monthPlace(d); !vote && (x.began == 0 || at < x.began) {
		x.began = at
	}
	if d.Year() == year {
		x.held[d.Month()]++
	}
	x.forYear(of)
}

func (x *lifeSeen) forYear(of int) {
	if x.years != nil && of > 0 {
		x.years[of]++
		if x.yearly == 0 || of < x.yearly {
			x.yearly = of
		}
	}
}

// monthPlace is months counted from year nought.
func monthPlace(d day.Day) int { return d.Year()*12 + max(d.Month(), 1) - 1 }

// lifeGroup is a Party group with its meetings.
type lifeGroup struct {
	name string
	lifeSeen
}

// groups is the branch's Party groups, by the members' own records.
func (w lifeYear) groups(o *Organization) []*lifeGroup {
	var out []*lifeGroup
	for _, p := range w.b.PeopleIn(o.ID) {
		if p.PartyGroup != "" && p.Status.Member() && !slices.ContainsFunc(out, func(g *lifeGroup) bool { return g.name == p.PartyGroup }) {
			out = append(out, &lifeGroup{name: p.PartyGroup})
		}
	}
	return out
}

func (w lifeYear) lastOf(month int) day.Day { return MonthDay(w.year, month).Last() }

// ask is one time of one kind.
func (w lifeYear) ask(o *Organization, a LifeAsk, x *lifeSeen) LifeAsk {
	for m := a.From; m <= a.To; m++ {
		a.Held += x.held[m]
	}
	first, last := MonthDay(w.year, a.From).First(), w.lastOf(a.To)
	switch {
	case a.Held > 0:
		a.State = LifeDone
	case x.began == 0 || monthPlace(last) < x.began || !w.whole(o, first, last):
	case last.Before(w.b.AsOf):
		a.State = LifeLacking
	default:
		a.State = LifeAhead
	}
	return a
}

// whole reports a time that lies wholly within the branch's being: nothing is asked of the one
// in which it was founded or ended.
func (w lifeYear) whole(o *Organization, first, last day.Day) bool {
	return (o.Founded.IsZero() || o.Founded.Last().Before(first)) && (o.Ended.IsZero() || o.Ended.First().After(last)) &&
		w.b.Standing(o, last)
}

// hasCommittee reports a committee to meet: two in office, or as many full members as ask for
// one (支部条例 12; A-03).
func (w lifeYear) hasCommittee(o *Organization, on day.Day) bool {
	if on.After(w.b.AsOf) {
		on = w.b.AsOf
	}
	n := 0
	for _, m := range Owned[CommitteeMember](w.b, o.ID) {
		n += oneOf(m.Active(on))
	}
	if n >= 2 {
		return true
	}
	full := 0
	for _, p := range w.b.belonged(o.ID) {
		full += oneOf(p.StatusOn(on) == FullMember && w.b.OrganizationOn(p, on) == o.ID && w.b.OnRegister(p, on))
	}
	return full >= BranchCommitteeFull
}

// YearlyLifeDue is by when the yearly meetings of a year are to be held: they follow a notice
// that mostly comes at its end.
func YearlyLifeDue(year int) day.Day { return day.Of(year+1, 3, 31) }

// askYear is a yearly meeting: of the year that it is for, whenever it was.
func (w lifeYear) askYear(o *Organization, kind MeetingKind, x *lifeSeen) LifeAsk {
	a := LifeAsk{Kind: kind, From: 1, To: 12, Held: x.years[w.year]}
	switch {
	case a.Held > 0:
		a.State = LifeDone
	case x.yearly == 0 || w.year < x.yearly || !w.whole(o, day.Of(w.year, 1, 1), day.Of(w.year, 12, 31)):
	case YearlyLifeDue(w.year).Before(w.b.AsOf):
		a.State = LifeLacking
	default:
		a.State = LifeAhead
	}
	return a
}

// never is what is asked of the branch today and was never recorded.
func (w lifeYear) never(o *Organization, seen map[MeetingKind]*lifeSeen, groups []*lifeGroup) []MeetingKind {
	if !w.b.Standing(o, w.b.AsOf) || o.Temporary || !o.Founded.IsZero() && monthPlace(o.Founded)+3 > monthPlace(w.b.AsOf) {
		return nil
	}
	var out []MeetingKind
	for _, k := range []MeetingKind{MemberMeeting, BranchCommitteeMeeting, GroupMeeting, ThemeDay} {
		asked := k == MemberMeeting || k == ThemeDay || k == GroupMeeting && len(groups) > 0 ||
			k == BranchCommitteeMeeting && seen[k].began == 0 && w.hasCommittee(o, w.b.AsOf)
		if asked && seen[k].began == 0 {
			out = append(out, k)
		}
	}
	return out
}
