package demo

// Party organisations: the tree, then (once everyone's status is known) terms of
// office and committees of the sizes that 条例 name.

import (
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

var inWords = []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"}

// partyName is the enterprise's name as its Party organisation bears it.
func partyName(u *unit, t model.OrganizationType) string {
	if u.row.seating == jointHost {
		return "中共某某集团参股企业联合支部委员会"
	}
	switch t {
	case model.Committee:
		return "中共" + u.Name + "委员会"
	case model.GeneralBranch:
		return "中共" + u.Name + "总支部委员会"
	}
	return "中共" + u.Name + "支部委员会"
}

// addOrganizations makes each unit's organisation and the branches inside it.
func (w *world) addOrganizations() {
	s := newStream("organizations")
	var host *cell
	for _, u := range w.units {
		if u.row.seating == jointGuest {
			continue
		}
		u.top = w.addTop(s, u)
		if u.row.seating == jointHost {
			host = u.top
			host.JointUnits = 1
		}
		u.seats = []*cell{u.top}
		if u.row.inner > 0 {
			u.seats = w.addInner(s, u)
		}
	}
	for _, u := range w.units {
		if u.row.seating == jointGuest {
			u.seats = []*cell{host}
			host.JointUnits++
		}
	}
}

func (w *world) addTop(s *stream, u *unit) *cell {
	t, years := model.Branch, 3
	switch u.row.seating {
	case partyCommittee:
		t, years = model.Committee, 5
	case generalBranch:
		t = model.GeneralBranch
	}
	parent := upper(u)
	c := w.newCell(s, u, parent, t, years, partyName(u, t))
	c.CanApprove = u.row.canApprove
	c.DisciplineCommittee = t == model.Committee
	if parent == nil {
		c.Superior = "中共某某市国有资产监督管理委员会委员会"
		c.FoundingDocument = w.paper("某国资党", c.Founded)
	}
	if u.row.special {
		c.SpecialApproval = w.partyPaper(w.units[0], c.Founded)
	}
	return c
}

// upper is the organisation above a unit's own: the nearest one above that may
// have others below it, which a branch may not.
func upper(u *unit) *cell {
	for p := u.parent; p != nil; p = p.parent {
		if p.top != nil && p.top.Type != model.Branch && u.row.seating != jointHost || p.parent == nil {
			return p.top
		}
	}
	return nil
}

func (w *world) addInner(s *stream, u *unit) []*cell {
	var seats []*cell
	for i := range u.row.inner {
		c := w.newCell(s, u, u.top, model.Branch, 3, "中共"+u.Name+"第"+ordinal(i+1)+"支部委员会")
		c.inner = true
		c.ShortName = u.ShortName + "第" + ordinal(i+1) + "支部"
		seats = append(seats, c)
	}
	return seats
}

func ordinal(n int) string {
	if n < len(inWords) {
		return inWords[n]
	}
	return strconv.Itoa(n)
}

// newCell makes an organisation that was founded some terms of office ago.
func (w *world) newCell(s *stream, u *unit, parent *cell, t model.OrganizationType, years int, name string) *cell {
	last := AsOf.AddDays(-s.between(200, years*365-250))
	if s.chance(8) { // some come to their end soon
		last = AsOf.AddMonths(-12 * years).AddDays(s.between(20, 170))
	}
	founded := weekday(last, -1)
	for f := founded; ; {
		f = weekday(f.AddMonths(-12*years), -1)
		if f.Before(u.Founded.AddMonths(3)) {
			break
		}
		founded = f
	}
	id, above := w.orgs.id(), ""
	if parent != nil {
		above = parent.ID
	}
	o := w.orgs.add(model.Organization{
		ID: id, Name: name, ShortName: u.ShortName + shortType(t), Code: "99" + padded(len(w.orgs.all)+1, 10),
		Type: t, EnterpriseID: u.ID, ParentID: above, Founded: founded, Order: len(w.orgs.all) + 1,
		Phone: "110" + padded(90000000+len(w.orgs.all), 8),
	})
	if parent != nil {
		o.FoundingDocument = w.partyPaper(parent.unit, founded)
	}
	c := &cell{Organization: o, unit: u, parent: parent}
	w.cells = append(w.cells, c)
	return c
}

func shortType(t model.OrganizationType) string {
	switch t {
	case model.Committee:
		return "党委"
	case model.GeneralBranch:
		return "党总支"
	}
	return "党支部"
}

// approver is the nearest committee above that may approve new members.
func (c *cell) approver() *cell {
	for p := c; p != nil; p = p.parent {
		if p.CanApprove {
			return p
		}
	}
	panic("demo: nobody may approve for " + c.ID)
}

// full is the full members who sit in the branch today.
func (c *cell) full() []*model.Person {
	var out []*model.Person
	for _, p := range c.people {
		if p.Status == model.FullMember && p.Left.IsZero() {
			out = append(out, p)
		}
	}
	return out
}

func (t *termer) years() int {
	if t.c.Type == model.Committee {
		return 5
	}
	return 3
}

// termer fills one organisation's terms and committee.
type termer struct {
	w       *world
	s       *stream
	c       *cell
	elected day.Day
	taken   map[string]bool
}

// addCommittees elects every organisation's committee of today, with the terms
// before it.
func (w *world) addCommittees() {
	s := newStream("committees")
	for _, c := range w.cells {
		t := &termer{w: w, s: s, c: c, taken: map[string]bool{}}
		t.addTerms()
		t.fill()
		if c.Type == model.Branch && len(c.full()) < 7 { // no committee, no committee's name
			c.Name = strings.TrimSuffix(c.Name, "委员会")
		}
	}
}

// addTerms counts terms from the founding day on, each on a weekday not later
// than the one before it ends.
func (t *termer) addTerms() {
	months := 12 * t.years()
	first := t.c.Founded
	for n, elected := 1, first; ; n++ {
		end := elected.AddMonths(months)
		next := weekday(end, -1)
		last := !next.Before(AsOf)
		if n >= 1 && (last || !next.AddMonths(2*months).Before(AsOf)) { // older terms are not kept
			t.addTerm(n, elected, end, last)
		}
		if last {
			t.elected = elected
			return
		}
		elected = next
	}
}

func (t *termer) addTerm(n int, elected, end day.Day, current bool) {
	issuer := t.w.units[0]
	if t.c.parent != nil {
		issuer = t.c.parent.unit
	}
	term := model.Term{ID: t.w.terms.id(), OrganizationID: t.c.ID, Number: "第" + ordinal(n) + "届", Elected: elected,
		ApprovalDocument: t.w.partyPaper(issuer, elected)}
	remind := weekday(end.AddMonths(-6).AddDays(-5), -1)
	if remind.Before(AsOf) && (!current || t.s.chance(60)) {
		term.ReminderDay = remind
	}
	t.w.terms.add(term)
}

// seat is a post to be filled.
type seat struct {
	post model.PartyPost
	lead int // place among the unit's leaders; -1 = anyone who sits here
}

// plan is the posts of the organisation by its type, size and place.
func (t *termer) plan() []seat {
	const anyone = -1
	switch {
	case t.c.Type == model.Committee && t.c.parent == nil:
		return []seat{{model.Secretary, 0}, {model.DeputySecretary, 1}, {model.FullDeputy, 2}, {model.DisciplineHead, 3},
			{model.OrganizingOfficer, 7}, {model.PublicityOfficer, 8}, {model.CommitteeMemberPost, 4}, {model.CommitteeMemberPost, 5},
			{model.CommitteeMemberPost, 6}}
	case t.c.Type == model.Committee:
		return []seat{{model.Secretary, 0}, {model.DeputySecretary, 1}, {model.DisciplineHead, 2}, {model.OrganizingOfficer, 5},
			{model.PublicityOfficer, 6}, {model.CommitteeMemberPost, 3}, {model.CommitteeMemberPost, 4}}
	case t.c.Type == model.GeneralBranch:
		return []seat{{model.Secretary, 0}, {model.DeputySecretary, 1}, {model.DisciplineOfficer, 2}, {model.OrganizingOfficer, 5},
			{model.PublicityOfficer, 6}}
	}
	full := len(t.c.full())
	head, deputy, discipline := 0, 1, 2
	if t.c.inner {
		head, deputy, discipline = anyone, anyone, anyone
	}
	switch {
	case full < 7:
		return []seat{{model.Secretary, head}, {model.DeputySecretary, deputy}}
	case full < 15:
		return []seat{{model.Secretary, head}, {model.DeputySecretary, deputy}, {model.DisciplineOfficer, discipline}}
	}
	return []seat{{model.Secretary, head}, {model.DeputySecretary, deputy}, {model.OrganizingOfficer, anyone},
		{model.PublicityOfficer, anyone}, {model.DisciplineOfficer, discipline}}
}

func (t *termer) fill() {
	paper := ""
	if t.c.parent != nil {
		paper = t.w.partyPaper(t.c.parent.unit, t.elected)
	} else {
		paper = t.w.paper("某国资党", t.elected)
	}
	for _, x := range t.plan() {
		p := t.choose(x.lead)
		if p == nil {
			continue
		}
		t.taken[p.ID] = true
		t.w.members.add(model.CommitteeMember{ID: t.w.members.id(), OrganizationID: t.c.ID, PersonID: p.ID, Post: x.post, From: t.elected,
			Document: paper})
		if x.post == model.Secretary {
			t.c.Contact = p.Name
		}
	}
}

// choose finds a leader by place, or the first full member of the branch who has
// been one for three years and leads nothing else.
func (t *termer) choose(lead int) *model.Person {
	if lead >= 0 && lead < len(t.c.unit.leaders) {
		if p := t.c.unit.leaders[lead]; p.Status == model.FullMember && !t.taken[p.ID] {
			return p
		}
	}
	for _, leadersToo := range []bool{false, true} {
		for _, p := range t.c.full() {
			if !t.taken[p.ID] && (leadersToo || !t.c.unit.leads(p)) && !p.Confirmed.AddMonths(36).After(t.elected) &&
				!p.Entered.After(t.elected) && p.Employment != model.Retired {
				return p
			}
		}
	}
	return nil
}

func (u *unit) leads(p *model.Person) bool {
	for _, l := range u.leaders {
		if l == p {
			return true
		}
	}
	return false
}
