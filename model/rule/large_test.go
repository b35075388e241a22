package rule_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// large is a group of n enterprises with a hundred people each: a committee on
// top, a branch in every enterprise, every ledger filled.
func large(n int) *ledger {
	l := &ledger{asOf: asOf}
	for i := range n {
		l.addLarge(i)
	}
	l.standards = []model.StaffingStandard{{ID: "std", Name: "标准", InForce: true, Numerator: model.WithPartTime,
		PartTimeFactor: model.Percent(50), Denominator: model.ByTotal, Ratio: model.Percent(1), Minimum: 1}}
	return l
}

func (l *ledger) addLarge(i int) {
	id := fmt.Sprintf("E%04d", i)
	e := model.Enterprise{ID: id, Name: "企业" + id, Ownership: model.WhollyState, Affiliation: model.CityAffiliation, LegalPerson: true,
		MajorPower: true, BoardForm: model.SoleDirector}
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
	l.funds = append(l.funds, model.Fund{ID: "f" + id, EnterpriseID: id, Year: 2026, Wages: model.Yuan(1e7),
		Planned: model.Amount(model.Yuan(1e5))})
	l.charters = append(l.charters, model.Charter{ID: "c" + id, EnterpriseID: id, ShareholderDay: day.Of(2025, 4, 1),
		FiledDay: day.Of(2025, 4, 20)})
	for _, q := range model.CharterRequirements() {
		l.clauses = append(l.clauses, model.Clause{ID: "c" + id + q.ID, CharterID: "c" + id, Number: "第九条", Element: q.Element,
			Phase: q.Phase})
	}
	old := len(l.people)
	o.Type = model.Branch
	l.addMembers(o, 100)
	for j := old; j < len(l.people); j++ {
		p := &l.people[j]
		p.IdentityNumber, p.Department, p.Frontline = identity(j), "班组"+p.ID[len(p.ID)-1:], j%2 == 0
		if j%4 > 0 { // a quarter are members
			p.Status, p.Dues, p.DuesBase, p.Admitted, p.Confirmed = model.NonParty, 0, 0, day.Day{}, day.Day{}
		}
	}
	for k, post := range []model.PartyPost{model.Secretary, model.OrganizingOfficer, model.DisciplineOfficer} {
		person := l.people[old+k*4].ID
		l.officers = append(l.officers, model.CommitteeMember{ID: o.ID + person, OrganizationID: o.ID, PersonID: person, Post: post,
			From: day.Of(2025, 5, 20)})
	}
	l.appoint(id, l.people[old].ID, model.BoardOrgan, model.SoleDirectorPost)
	l.post(id, l.people[old+4].ID, model.FullTime)
}

// identity is a number of a region that no place has, born 1980-01-01, male.
func identity(n int) string {
	s := fmt.Sprintf("99%04d19800101%02d1", n/100%10000, n%100)
	return s + string(model.IdentityCheck(s))
}

// TestLargeGroup checks 100,000 people: what is found is right at that size too,
// and further enterprises cost no more than those before, counted in allocations.
// The time is in make bench.
func TestLargeGroup(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	var found []rule.Finding
	work := func(n int) float64 {
		l := large(n)
		return testing.AllocsPerRun(1, func() { found = rule.Check(l.book()) })
	}
	evenly(t, work(600), work(800), work(1000))
	got := map[string]int{}
	for _, f := range found {
		got[f.Rule]++
	}
	// The 31 in the middle are general branches of more than 100 members and with a
	// committee too small; 25 members each of the 32 at the top are in no branch.
	want := map[string]int{"A-01": 31, "A-07": 2, "A-08": 31, "A-12": 1, "A-15": 1, "A-18": 1, "D-03": 800}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// evenly fails if the second step of two equal ones was the dearer.
func evenly(t *testing.T, a, b, c float64) {
	t.Helper()
	t.Logf("allocations: %.0f, %.0f, %.0f", a, b, c)
	if c-b > 1.2*(b-a) {
		t.Errorf("the first step cost %.0f allocations, the second %.0f", b-a, c-b)
	}
}

func BenchmarkCheck(b *testing.B) {
	l := large(1000)
	for b.Loop() {
		b.StopTimer()
		book := l.book()
		b.StartTimer()
		rule.Check(book)
	}
}
