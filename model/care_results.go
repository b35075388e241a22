package model

// What ties to people come to. What became of the experts: where each stood towards
// the Party when the tie began and where on a later day, by the development cases and
// the register; nobody types it. And the year's sums by enterprise.

import (
	"cmp"
	"slices"
	"strings"

	"partyledger/model/day"
)

// Milestone is a standing towards the Party with the day it was reached.
type Milestone struct {
	Status PartyStatus
	Day    day.Day
}

// way is the standings on the way into the Party, in their order.
var way = []PartyStatus{Applicant, Activist, Prospect, ProbationaryMember, FullMember}

// WayIndex is how far a standing is on the way into the Party, from 0 for an
// applicant; -1 for what is not on it.
func WayIndex(s PartyStatus) int { return slices.Index(way, s) }

// stageStatus is the standing of a case's stage; empty for an ended one.
var stageStatus = map[Stage]PartyStatus{StageApplicant: Applicant, StageActivist: Activist, StageProspect: Prospect,
	StageProbationary: ProbationaryMember, StageFull: FullMember}

// Milestones is a person's standings up to a day, as far as their days are on
// record, the earliest first: by the cases that have not ended, and by the register
// where those say nothing.
func Milestones(b *Book, person string, on day.Day) []Milestone {
	first := map[PartyStatus]day.Day{}
	take := func(s PartyStatus, d day.Day) {
		if known, ok := first[s]; by(d, on) && (!ok || d.Before(known)) {
			first[s] = d
		}
	}
	for _, c := range CasesOf(b, person) {
		if StageOn(b, *c, on) == StageEnded {
			continue
		}
		take(Applicant, c.Applied)
		take(Activist, c.ActivistDay)
		take(Prospect, c.ProspectDay)
		if m, ok := AdmissionOn(b, *c, on); ok {
			take(ProbationaryMember, m.Day)
		}
		take(FullMember, ConfirmationDay(b, *c, on))
	}
	if p, ok := Find[Person](b, person); ok && p.Status.Member() {
		if _, known := first[ProbationaryMember]; !known {
			take(ProbationaryMember, p.Admitted)
		}
		if _, known := first[FullMember]; !known && p.Status == FullMember {
			take(FullMember, p.Confirmed)
		}
	}
	out := make([]Milestone, 0, len(first))
	for s, d := range first {
		out = append(out, Milestone{s, d})
	}
	slices.SortFunc(out, func(x, y Milestone) int {
		return cmp.Or(x.Day.Compare(y.Day), cmp.Compare(WayIndex(x.Status), WayIndex(y.Status)))
	})
	return out
}

// Standing is where a person stands towards the Party on a day: the farthest that
// the register and the cases that have not ended know of.
func Standing(b *Book, person string, on day.Day) PartyStatus {
	p, _ := Find[Person](b, person)
	best := p.StatusOn(on)
	for _, c := range CasesOf(b, person) {
		if !by(c.Applied, on) {
			continue
		}
		if s := stageStatus[StageOn(b, *c, on)]; WayIndex(s) > WayIndex(best) {
			best = s
		}
	}
	return best
}

// Progress is what has become of an expert since the tie began.
type Progress struct {
	Now    PartyStatus // on the book's day
	Member bool        // already a full member when the tie began
	// Reached is the farthest standing that was reached since; empty = none.
	Reached PartyStatus
	Since   []Milestone // reached since, the earliest first
	Unknown bool        // the standing is on record, the day it was reached is not
}

// TalentProgress works out what has become of a tie's expert by the book's day.
func TalentProgress(b *Book, l TalentLink) Progress {
	out := Progress{Now: Standing(b, l.PersonID, b.AsOf)}
	at := WayIndex(out.Now)
	dated := false
	for _, m := range Milestones(b, l.PersonID, b.AsOf) {
		i := WayIndex(m.Status)
		dated = dated || i == at
		if i > at { // the register takes back what it says of earlier days
			continue
		}
		if m.Day.First().Before(l.From.First()) {
			out.Member = out.Member || m.Status == FullMember
			continue
		}
		out.Since = append(out.Since, m)
		if i > WayIndex(out.Reached) {
			out.Reached = m.Status
		}
	}
	if at >= 0 && !dated {
		out.Unknown = true
	}
	return out
}

// Outcome is one of the ways in which a tie may have turned out by now: each tie
// counts to one.
type Outcome string

// The outcomes.
const (
	BecameApplicant    Outcome = "提出入党申请"
	BecameActivist     Outcome = "列为入党积极分子"
	BecameProspect     Outcome = "列为发展对象"
	BecameProbationary Outcome = "接收为预备党员"
	BecameFull         Outcome = "转为正式党员"
	WasMember          Outcome = "联系前已是正式党员"
	NoChange           Outcome = "尚无变化"
	UnknownDay         Outcome = "日期未登记"
)

// Outcomes lists them in the order in which tables show them.
func Outcomes() []Outcome {
	return []Outcome{BecameApplicant, BecameActivist, BecameProspect, BecameProbationary, BecameFull, NoChange, WasMember, UnknownDay}
}

// Outcome is the one outcome that a tie counts to: the farthest that was reached
// since it began.
func (p Progress) Outcome() Outcome {
	switch {
	case p.Member:
		return WasMember
	case p.Reached != "":
		return []Outcome{BecameApplicant, BecameActivist, BecameProspect, BecameProbationary, BecameFull}[WayIndex(p.Reached)]
	case p.Unknown:
		return UnknownDay
	}
	return NoChange
}

// Advanced reports that the expert has come closer to the Party since the tie
// began.
func (p Progress) Advanced() bool { return !p.Member && p.Reached != "" }

// LinkNotes is the notes of a tie up to the book's day, the earliest first.
func LinkNotes(b *Book, link string) []LinkNote {
	var out []LinkNote
	for _, n := range Owned[LinkNote](b, link) {
		if by(n.Day, b.AsOf) {
			out = append(out, *n)
		}
	}
	slices.SortStableFunc(out, func(x, y LinkNote) int { return x.Day.Compare(y.Day) })
	return out
}

// LinkResult is how a tie to an expert stands on the book's day.
type LinkResult struct {
	TalentLink
	Progress
	Last  day.Day // of the last note; zero = none
	Notes int
}

var linkResults = NewKept[map[string]LinkResult]()

// LinkOn is how a tie stands. Lists ask for it in every column, so what the ledger
// holds is worked out once; a tie that is being changed, each time.
func LinkOn(b *Book, l TalentLink) LinkResult {
	known := linkResults.Of(b, func() map[string]LinkResult {
		out := map[string]LinkResult{}
		for _, l := range InScope[TalentLink](b) {
			out[l.ID] = linkOn(b, l)
		}
		return out
	})
	if r, ok := known[l.ID]; ok && r.TalentLink == l {
		return r
	}
	return linkOn(b, l)
}

func linkOn(b *Book, l TalentLink) LinkResult {
	r := LinkResult{TalentLink: l, Progress: TalentProgress(b, l)}
	for _, n := range Owned[LinkNote](b, l.ID) {
		if by(n.Day, b.AsOf) {
			r.Notes++
			r.Last = later(r.Last, n.Day)
		}
	}
	return r
}

// MaskName keeps a name's first character and says 某 for the others, two at the
// most: 张某某. It is how papers speak of people in personal matters.
func MaskName(name string) string {
	r := []rune(strings.TrimSpace(name))
	if len(r) == 0 {
		return ""
	}
	return string(r[:1]) + strings.Repeat("某", max(1, min(2, len(r)-1)))
}

// CareSum is what an enterprise's ledger of contact and care adds up to in the year
// of the book's day, up to that day.
type CareSum struct {
	EnterpriseID string
	Links        int   // open on the day
	Advanced     int   // of those: came closer to the Party since
	Talks        int   // notes of the year
	Found        int   // taken up for help in the year
	Helped       int   // helped in the year
	Waiting      int   // taken up whenever, not yet helped
	Amount       Money // given in the year
	Activities   int   // of the year
	People       int   // in them
	Vanguards    int   // there are
	Masses       int   // there are
	Exemplars    int   // of the year
}

// Any reports that there is anything in it.
func (s CareSum) Any() bool {
	s.EnterpriseID = ""
	return s != CareSum{}
}

// Add adds another enterprise's sum.
func (s *CareSum) Add(x CareSum) {
	s.Links += x.Links
	s.Advanced += x.Advanced
	s.Talks += x.Talks
	s.Found += x.Found
	s.Helped += x.Helped
	s.Waiting += x.Waiting
	s.Amount += x.Amount
	s.Activities += x.Activities
	s.People += x.People
	s.Vanguards += x.Vanguards
	s.Masses += x.Masses
	s.Exemplars += x.Exemplars
}

// CareSums adds up the year of the book's day by enterprise in scope, in the order of
// the tree; those without anything are there too, unless they have ended. An earlier
// year is that of the book at its last day.
func CareSums(b *Book) []CareSum {
	on := b.AsOf
	sums := map[string]*CareSum{}
	of := func(r Record) *CareSum {
		id := b.EnterpriseOf(r)
		if sums[id] == nil {
			sums[id] = &CareSum{EnterpriseID: id}
		}
		return sums[id]
	}
	for _, l := range InScope[TalentLink](b) {
		of(l).addLink(b, l)
	}
	for _, c := range InScope[CareRecord](b) {
		of(c).addCare(c, on)
	}
	for _, a := range InScope[Activity](b) {
		if inYear(a.Day, on) {
			of(a).Activities++
			of(a).People += a.People.N()
		}
	}
	for _, v := range InScope[Vanguard](b) {
		of(v).Vanguards += oneOf(v.Active(on))
	}
	for _, m := range InScope[MassOrganization](b) {
		of(m).Masses += oneOf(m.Active(on))
	}
	for _, e := range InScope[Exemplar](b) {
		of(e).Exemplars += oneOf(inYear(e.Day, on))
	}
	out := make([]CareSum, 0, len(sums))
	for _, e := range b.Subtree(b.Scope) {
		s := sums[e.ID]
		if s == nil {
			s = &CareSum{EnterpriseID: e.ID}
		}
		if e.Active(on) || s.Any() {
			out = append(out, *s)
		}
	}
	return out
}

func (s *CareSum) addLink(b *Book, l TalentLink) {
	if l.Active(b.AsOf) {
		s.Links++
		s.Advanced += oneOf(LinkOn(b, l).Advanced())
	}
	for _, n := range Owned[LinkNote](b, l.ID) {
		s.Talks += oneOf(inYear(n.Day, b.AsOf))
	}
}

func (s *CareSum) addCare(c CareRecord, on day.Day) {
	if !by(c.Found, on) {
		return
	}
	s.Found += oneOf(inYear(c.Found, on))
	s.Waiting += oneOf(!by(c.Helped, on))
	if inYear(c.Helped, on) {
		s.Helped++
		s.Amount += c.Amount
	}
}

// inYear reports a day in the year of another that has come by then.
func inYear(d, on day.Day) bool { return by(d, on) && d.Year() == on.Year() }

// mass is the calendar's part: the elections of trade unions and the like.
func (w *workYear) mass() {
	for _, m := range InScope[MassOrganization](w.book) {
		if m.Active(w.book.AsOf) && w.in(m.TermEnd()) {
			w.items = append(w.items, WorkItem{Due: m.TermEnd(), Source: FromMass, Title: "任期届满，进行换届", Who: m.Name, Basis: "登记的当选日期和每届年限",
				Ref: Ref{KindMassOrganization, m.ID}, EnterpriseID: m.EnterpriseID})
		}
	}
}
