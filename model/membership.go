package model

// Membership (党籍) on a day, as the Party statistics count it: from the day of the
// superior's approval, by the days of events alone and never by today's status
// (REPORTS E-1, E-2). Who is a member by the rules of procedure, from the branch
// meeting on (B-25), is StatusOn.

import (
	"cmp"

	"partyledger/model/day"
)

// Membership is how somebody stands in the Party on a day. The zero Membership is no
// member's.
type Membership struct {
	// Status is ProbationaryMember or FullMember; empty = no member.
	Status PartyStatus
	// Pending is the admission by the branch meeting that awaits approval: no member so far.
	Pending bool
	// Undated is a member of whom no approval is recorded, who counts by the register's days.
	Undated bool
}

// Member reports a member, probationary or full.
func (m Membership) Member() bool { return m.Status != "" }

// weight orders what several cases of one person say.
func (m Membership) weight() int {
	switch {
	case m.Status == FullMember:
		return 3
	case m.Member():
		return 2
	}
	return oneOf(m.Pending)
}

// Member is somebody with a membership on a day, or an admission that awaits approval.
type Member struct {
	*Person // of a case without a person in the register, one with the ID of the case
	Membership
}

// MembershipOn is a person's membership on a day; that of nobody off the register.
func (b *Book) MembershipOn(id string, on day.Day) Membership {
	r := b.roll(on)
	if i := r.placeOf(id); i > 0 {
		return r.list[i-1].Membership
	}
	return Membership{}
}

// Memberships is everybody, in scope or not, who is a member on a day or awaits
// approval, in the register's order. Do not change the slice.
func (b *Book) Memberships(on day.Day) []Member { return b.roll(on).list }

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
	measures map[string][]*Discipline      // by person
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
		cases: casesOf.All(b), meetings: ownedBy[BranchMeeting](b), measures: ownedBy[Discipline](b)}
	// Few have a case or were disciplined: the others are not looked up.
	noted := make([]bool, len(t.list))
	unknown := mark(noted, t, r.cases)
	mark(noted, t, r.measures)
	for i := range t.list {
		p := &t.list[i]
		if m := r.membershipOf(p, noted[i]); m != (Membership{}) && !r.departed(p, noted[i]) {
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
		m, _ := r.caseMembership(c, p)
		if r.nameless[p.ID] == 0 && m != (Membership{}) && !r.departed(p, true) {
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

// departed reports whom an event has taken off the register by the day. Somebody who
// only left the job stays a member (RULES: 离职未转).
func (r *roll) departed(p *Person, noted bool) bool {
	if p.gone(r.on) && (p.LeftHow != Resigned || !by(p.Left, r.on)) {
		return true
	}
	if noted {
		for _, d := range r.measures[p.ID] {
			if d.Measure == ExpelledByRule && by(d.Day, r.on) && !by(d.Restored, r.on) {
				return true
			}
		}
	}
	return !r.b.ended(KindEnterprise, p.EnterpriseID, r.on).IsZero() || !r.b.ended(KindOrganization, p.OrganizationID, r.on).IsZero()
}

// membershipOf is what the cases say, or the register where no case tells of an
// admission. noted is false if there are no cases.
func (r *roll) membershipOf(p *Person, noted bool) Membership {
	if !noted {
		return p.registered(r.on)
	}
	var best Membership
	told := false
	for _, c := range r.cases[p.ID] {
		m, tells := r.caseMembership(c, p)
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

// caseMembership is what one case says of its person; tells is false if it records no
// admission at all. An entry of a later day changes nothing.
func (r *roll) caseMembership(c *DevelopmentCase, p *Person) (m Membership, tells bool) {
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
		m = Membership{}
	case approved:
		m.Status = ProbationaryMember
	default:
		m.Pending = true
	}
	return m, tells
}

// confirmed reports that the register's day of confirmation has come. One that was
// entered ahead is no confirmation while the register says 预备党员.
func (p *Person) confirmed(on day.Day) bool {
	return p.Status != ProbationaryMember && by(p.Confirmed, on)
}

// registered is the membership by the register's own days. Where one of the two is
// missing, probation is taken to have lasted a year; where both are, only the status is
// left to go by.
func (p *Person) registered(on day.Day) Membership {
	joined, full := p.Admitted, p.Confirmed
	switch {
	case joined.IsZero() && full.IsZero():
		if p.Status.Member() {
			return Membership{Status: p.Status, Undated: true}
		}
		return Membership{}
	case joined.IsZero():
		joined = full.AddMonths(-ProbationMonths)
	case full.IsZero():
		full = joined.AddMonths(ProbationMonths)
	}
	switch {
	case !by(joined, on):
		return Membership{}
	case p.Status != ProbationaryMember && by(full, on):
		return Membership{Status: FullMember, Undated: true}
	}
	return Membership{Status: ProbationaryMember, Undated: true}
}
