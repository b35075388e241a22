package rule_test

import (
	"fmt"
	"testing"
	"time"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// large is a group of 1,000 enterprises with 100,000 people: a committee on top,
// a branch in every enterprise, every ledger filled.
func large() *ledger {
	l := &ledger{asOf: asOf}
	for i := range 1000 {
		l.addLarge(i)
	}
	l.standards = []model.StaffingStandard{{ID: "std", Name: "标准", InForce: true, Numerator: model.WithPartTime, PartTimeFactor: model.Percent(50), Denominator: model.ByTotal, Ratio: model.Percent(1), Minimum: 1}}
	return l
}

func (l *ledger) addLarge(i int) {
	id := fmt.Sprintf("E%04d", i)
	e := model.Enterprise{ID: id, Name: "企业" + id, Ownership: model.WhollyState, Affiliation: model.CityAffiliation, LegalPerson: true, MajorPower: true, BoardForm: model.SoleDirector}
	o := model.Organization{ID: "O" + id, Name: "党支部" + id, Type: model.Branch, EnterpriseID: id}
	switch {
	case i == 0:
		o.Type = model.Committee
	case i < 32:
		e.ParentID, o.ParentID, o.Type = "E0000", "OE0000", model.GeneralBranch
	default:
		e.ParentID = fmt.Sprintf("E%04d", i%31+1)
		o.ParentID = "O" + e.ParentID
	}
	l.enterprises = append(l.enterprises, e)
	l.organizations = append(l.organizations, o)
	l.terms = append(l.terms, model.Term{ID: "t" + id, OrganizationID: o.ID, Elected: day.Of(2025, 5, 20)})
	l.headcounts = append(l.headcounts, model.Headcount{ID: "h" + id, EnterpriseID: id, Day: day.Of(2026, 10, 31), Total: 100})
	l.funds = append(l.funds, model.Fund{ID: "f" + id, EnterpriseID: id, Year: 2026, Wages: model.Yuan(1e7), Planned: model.Yuan(1e5)})
	l.charters = append(l.charters, model.Charter{ID: "c" + id, EnterpriseID: id, ShareholderDay: day.Of(2025, 4, 1), FiledDay: day.Of(2025, 4, 20)})
	for _, q := range model.CharterRequirements() {
		l.clauses = append(l.clauses, model.Clause{ID: "c" + id + q.ID, CharterID: "c" + id, Number: "第九条", Element: q.Element, Phase: q.Phase})
	}
	old := len(l.people)
	o.Type = model.Branch
	l.addMembers(o, 100)
	for j := old; j < len(l.people); j++ {
		p := &l.people[j]
		p.IdentityNumber, p.Department, p.Frontline = identity(j), "班组"+p.ID[len(p.ID)-1:], j%2 == 0
		if j%4 > 0 { // a quarter are members
			p.Status, p.Dues, p.DuesBase = model.NonParty, 0, 0
		}
	}
	for k, post := range []model.PartyPost{model.Secretary, model.OrganizingOfficer, model.DisciplineOfficer} {
		person := l.people[old+k*4].ID
		l.officers = append(l.officers, model.CommitteeMember{ID: o.ID + person, OrganizationID: o.ID, PersonID: person, Post: post, From: day.Of(2025, 5, 20)})
	}
	l.appoint(id, l.people[old].ID, model.BoardOrgan, model.SoleDirectorPost)
	l.post(id, l.people[old+4].ID, model.FullTime)
}

// identity is a number of a region that no place has, born 1980-01-01, male.
func identity(n int) string {
	s := fmt.Sprintf("99%04d19800101%02d1", n/100%10000, n%100)
	return s + string(model.IdentityCheck(s))
}

// TestSpeed holds the whole check of a large group to well under what a person
// notices; the bound leaves room for a slow or busy machine.
func TestSpeed(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	l := large()
	best := time.Hour
	for range 3 {
		b := l.book()
		start := time.Now()
		rule.Check(b)
		best = min(best, time.Since(start))
	}
	t.Logf("1,000 enterprises, %d people: %v", len(l.people), best)
	if best > time.Second {
		t.Errorf("took %v", best)
	}
}

func BenchmarkCheck(b *testing.B) {
	l := large()
	for b.Loop() {
		b.StopTimer()
		book := l.book()
		b.StartTimer()
		rule.Check(book)
	}
}
