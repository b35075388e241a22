package model

// The roll: who is a member on a day as the Party statistics count it, from the day of
// the superior's approval, by the days of events alone and never by today's status
// (REPORTS E-1, E-2). Who is a member by the rules of procedure, from the branch
// meeting on (B-25), is StatusOn.

import (
	"cmp"

	"partyledger/model/day"
)

// MemberState is how somebody stands in the Party on a day. The zero MemberState is no
// member's.
type MemberState struct {
	// Status is ProbationaryMember or FullMember; empty = no member.
	Status PartyStatus
	// Pending is the admission by the branch meeting that awaits approval: no member so far.
	Pending bool
	// Undated is a member of whom no approval is recorded, who counts by the register's days.
	Undated bool
}

// Member reports a member, probationary or full.
func (m MemberState) Member() bool { return m.Status != "" }

// weight orders what several cases of one person say.
func (m MemberState) weight() int {
	switch {
	case m.Status == FullMember:
		return 3
	case m.Member():
		return 2
	}
	return oneOf(m.Pending)
}

// Member is a member on a day, or somebody whose admission awaits approval.
type Member struct {
	*Person // of a case without a person in the register, one with the ID of the case
	MemberState
}

// MemberStateOn is a person's on a day; that of nobody off the register.
func (b *Book) MemberStateOn(id string, on day.Day) MemberState {
	r := b.roll(on)
	if i := r.placeOf(id); i > 0 {
		return r.list[i-1].MemberState
	}
	return MemberState{}
}

// MemberRoll is everybody, in scope or not, who is a member on a day or awaits approval, in
// the register's order. Do not change the slice.
func (b *Book) MemberRoll(on day.Day) []Member { return b.roll(on).list }

// roll is a day's list with the places in it, and what it is made from: looked up once,
// for it is asked of everybody.
type roll struct {
	b        *Book
	on       day.Day
	list     []Member
	place    []int32                       // in the list, from 1, by the register's order; 0 = not in it
	nameless map[string]int                // the same of those who are not in the register
	cases    map[string][]*DevelopmentCase // by person
	meetings map[string][]*BranchMeeting   // by case
}

var (
	rollNow = NewKept[*roll]()
	rolls   = NewKeptBy[day.Day, *roll]()
)

func (b *Book) roll(on day.Day) *roll {
	if on == b.AsOf {
		return rollNow.Of(b, func() *roll { return newRoll(b, on) })
	}
	return rolls.Of(b, on, func() *roll { return newRoll(b, on) })
}

func newRoll(b *Book, on day.Day) *roll {
	t := tableOf[Person](b)
	r := &roll{b: b, on: on, list: make([]Member, 0, len(t.list)), place: make([]int32, len(t.list)), nameless: map[string]int{},
		cases: casesOf.All(b), meetings: ownedBy[BranchMeeting](b)}
	// Few have a case, or came or went: the others are not looked up.
	noted := make([]bool, len(t.list))
	unknown := mark(noted, t, r.cases)
	mark(noted, t, b.recordedChanges())
	for i := range t.list {
		p := &t.list[i]
		if m := r.stateOf(p, noted[i]); m != (MemberState{}) && !r.departed(p, noted[i]) {
			r.list = append(r.list, Member{p, m})
			r.place[i] = int32(len(r.list))
		}
	}
	if unknown {
		r.takeNameless()
	}
	return r
}

// mark notes the people by whose ID there is something; unknown reports an ID of nobody.
func mark[T any](noted []bool, t *table[Person], by map[string]T) (unknown bool) {
	for id := range by {
		if i, ok := t.at[id]; ok {
			noted[i] = true
		} else {
			unknown = true
		}
	}
	return unknown
}

// takeNameless counts those who have a case and are not in the register.
func (r *roll) takeNameless() {
	cases := Everywhere[DevelopmentCase](r.b)
	for i := range cases {
		c := &cases[i]
		if known[Person](r.b, c.PersonID) {
			continue
		}
		p := c.nameless(r.b)
		m, _ := r.caseState(c, p)
		if r.nameless[p.ID] == 0 && m != (MemberState{}) && !r.departed(p, true) {
			r.list = append(r.list, Member{p, m})
			r.nameless[p.ID] = len(r.list)
		}
	}
}

// placeOf is where somebody stands in the list, from 1; 0 = not in it.
func (r *roll) placeOf(id string) int {
	if i, ok := tableOf[Person](r.b).at[id]; ok {
		return int(r.place[i])
	}
	return r.nameless[id]
}

// known reports a record with the ID.
func known[T Record](b *Book, id string) bool {
	_, ok := Find[T](b, id)
	return ok
}

// nameless stands for the person of a case who is not in the register: what was
// approved is counted all the same.
func (c *DevelopmentCase) nameless(b *Book) *Person {
	id := cmp.Or(c.PersonID, c.ID)
	return &Person{ID: id, Name: id, EnterpriseID: b.EnterpriseOf(*c), OrganizationID: c.OrganizationID}
}

// departed reports whom an event has taken off the register by the day, or not yet
// brought there.
func (r *roll) departed(p *Person, noted bool) bool {
	came := false
	if noted || !p.Left.IsZero() || p.LeftHow != "" {
		last, out := r.b.Outside(p, r.on)
		if out {
			return true
		}
		came = last.What.Comes()
	}
	if !came && !active(p.Entered, day.Day{}, r.on) {
		return true
	}
	return !r.b.ended(KindEnterprise, p.EnterpriseID, r.on).IsZero() ||
		!r.b.ended(KindOrganization, r.b.OrganizationOn(p, r.on), r.on).IsZero()
}

// stateOf is what the cases say, or the register where no case tells of an
// admission. noted is false if there are no cases.
func (r *roll) stateOf(p *Person, noted bool) MemberState {
	if !noted {
		return p.registered(r.on)
	}
	var best MemberState
	told := false
	for _, c := range r.cases[p.ID] {
		m, tells := r.caseState(c, p)
		told = told || tells
		if m.weight() > best.weight() {
			best = m
		}
	}
	if !told {
		return p.registered(r.on)
	}
	return best
}

// caseState is what one case says of its person; tells is false if it records no
// admission at all. An entry of a later day changes nothing.
func (r *roll) caseState(c *DevelopmentCase, p *Person) (m MemberState, tells bool) {
	b, on := r.b, r.on
	held, approved, confirmation := false, false, false
	for _, x := range r.meetings[c.ID] {
		confirmation = confirmation || x.Resolution == Confirm
		if x.Purpose != ForAdmission || x.Resolution != Admit {
			continue
		}
		tells = true
		if decided := by(x.ApprovalDay, on); by(x.Day, on) && !(decided && x.Denied()) {
			held, approved = true, approved || decided
		}
	}
	if !held {
		return m, tells
	}
	stage := memberStage(MeetingsOn(b, *c, ForConfirmation, on))
	if !confirmation && stage == StageProbationary && p.confirmed(on) {
		stage = StageFull
	}
	if !approved && (stage == StageFull || by(c.ArchivedDay, on)) { // taken over without the day
		approved, m.Undated = true, true
	}
	switch {
	case stage == StageFull:
		m.Status = FullMember
	case stage == StageEnded || by(c.EndedDay, on):
		m = MemberState{}
	case approved:
		m.Status = ProbationaryMember
	default:
		m.Pending = true
	}
	return m, tells
}

// confirmed reports that the register's day of confirmation, or of its approval, has come.
// One that was entered ahead is no confirmation while the register says 预备党员.
func (p *Person) confirmed(on day.Day) bool {
	if !p.ConfirmationApproved.IsZero() {
		return by(p.ConfirmationApproved, on)
	}
	return p.Status != ProbationaryMember && by(p.Confirmed, on)
}

// registered is the state by the register's own days, the approvals before the others. Where one of the two is
// missing, probation is taken to have lasted a year; where both are, only the status is
// left to go by.
func (p *Person) registered(on day.Day) MemberState {
	joined, full := p.Admitted, cmp.Or(p.ConfirmationApproved, p.Confirmed)
	dated := !p.AdmissionApproved.IsZero()
	if dated {
		joined = p.AdmissionApproved
	}
	switch {
	case joined.IsZero() && full.IsZero():
		if p.Status.Member() {
			return MemberState{Status: p.Status, Undated: true}
		}
		return MemberState{}
	case joined.IsZero():
		joined = full.AddMonths(-ProbationMonths)
	case full.IsZero():
		full = joined.AddMonths(ProbationMonths)
	}
	switch {
	case !by(joined, on):
		return MemberState{}
	case by(full, on) && (p.Status != ProbationaryMember || !p.ConfirmationApproved.IsZero()):
		return MemberState{Status: FullMember, Undated: !dated}
	}
	return MemberState{Status: ProbationaryMember, Undated: !dated}
}

// RegisterApprovals is the approvals that the register alone tells of: those of a person
// whose cases tell of no admission, or of no confirmation. Zero = none.
func (b *Book) RegisterApprovals(p *Person) (admitted, confirmed day.Day) {
	admitted, confirmed = p.AdmissionApproved, p.ConfirmationApproved
	for _, c := range CasesOf(b, p.ID) {
		for _, m := range Owned[BranchMeeting](b, c.ID) {
			switch m.Resolution {
			case Admit:
				admitted = day.Day{}
			case Confirm:
				confirmed = day.Day{}
			}
		}
	}
	return admitted, confirmed
}
