package model

import (
	"strings"
	"testing"

	"partyledger/model/day"
)

// coverageBook is a company with three full members and a probationary one in a
// branch of its own, one without an organisation, and what they look after.
func coverageBook(asOf day.Day, scope string, more ...Record) *Book {
	records := []Record{
		Enterprise{ID: "G", Name: "甲集团", Ownership: SoleState}, Enterprise{ID: "A", Name: "甲公司", ShortName: "甲", ParentID: "G",
			Ownership: SoleState}, Enterprise{ID: "B", Name: "乙公司", ParentID: "G", Ownership: NewOrg},
		Organization{ID: "O", Name: "甲公司党支部", EnterpriseID: "A", Type: Branch}, Headcount{ID: "H", EnterpriseID: "A",
			Day: day.Of(2025, 12, 31), Total: 40},
		Person{ID: "p1", Name: "张甲", EnterpriseID: "A", Status: FullMember}, Person{ID: "p2", Name: "李乙", EnterpriseID: "A",
			Status: FullMember}, Person{ID: "p3", Name: "王丙", EnterpriseID: "A", Status: FullMember},
		Person{ID: "p4", Name: "赵丁", EnterpriseID: "A", Status: ProbationaryMember, Left: day.Of(2026, 10, 1)},
	}
	return BookOf(asOf, scope, nil, append(records, more...))
}

var coverageDay = day.Of(2026, 11, 23)

// Of an enterprise of the ledger the ledger's own figures count, and what was typed
// otherwise is said.
func TestCoverageOfOwn(t *testing.T) {
	b := coverageBook(coverageDay, "")
	for _, x := range []struct {
		name    string
		unit    CoverageUnit
		members int
		full    int
		differs string
	}{
		{"agrees", CoverageUnit{EnterpriseID: "A", Name: "甲公司", Category: OwnUnit, Members: 3, Form: FormedAlone}, 3, 3, ""},
		{"nothing typed", CoverageUnit{EnterpriseID: "A", Name: "甲", Category: OtherUnit, Form: FormedAlone}, 3, 3, ""},
		{"typed otherwise", CoverageUnit{EnterpriseID: "A", Name: "旧名", Category: OwnUnit, Members: 5, Form: ByMass}, 3, 3,
			"党员数登记为5名，党员名册现有3名；组建方式登记为“先建群团”，台账中已有甲公司党支部"},
		{"no organisation", CoverageUnit{EnterpriseID: "B", Name: "乙公司", Category: PrivateUnit, Members: 2, Form: FormedAlone}, 2, 2,
			"组建方式登记为“单独组建”，台账中没有该企业的党组织"},
		{"outside", CoverageUnit{EnterpriseID: "A", Name: "某面馆", Category: TraderUnit, Members: 2, FullMembers: 1, Form: FormedAlone}, 2,
			1, ""},
	} {
		r := CoverageOf(b, x.unit)
		if got := strings.Join(r.Differs, "；"); r.Members.N() != x.members || r.FullCount() != x.full || got != x.differs {
			t.Errorf("%s: %d members, %d full, %s", x.name, r.Members, r.FullCount(), got)
		}
	}
	r := CoverageOf(b, CoverageUnit{EnterpriseID: "A", Name: "甲公司", Category: OwnUnit, Form: FormedAlone, AdviserID: "p4"})
	if r.Organization != "甲公司党支部" || r.Staff != 40 || r.Adviser != "赵丁" || !r.AdviserGone {
		t.Errorf("%+v", r)
	}
}

// survey is four small units and one of the group's own.
func survey() []Record {
	return []Record{
		CoverageUnit{ID: "u1", EnterpriseID: "A", Name: "甲公司", Category: OwnUnit, From: day.Of(2023, 1, 1), Form: FormedAlone,
			Formed: day.Of(2023, 3, 1), Running: RunsWell, Registration: true, Business: true, YearCheck: true},
		CoverageUnit{ID: "u2", EnterpriseID: "A", Name: "某市场", Category: MarketUnit, From: day.Of(2024, 5, 1), Form: FormedJointly,
			Formed: day.Of(2025, 2, 1), PartyName: "联合支部", Running: RunsNot},
		CoverageUnit{ID: "u3", EnterpriseID: "A", Name: "某面馆", Category: TraderUnit, From: day.Of(2024, 5, 1), Form: ByAdviser,
			Formed: day.Of(2026, 1, 1), Running: RunsFairly},
		CoverageUnit{ID: "u4", EnterpriseID: "B", Name: "某厂", Category: SmallUnit, From: day.Of(2025, 5, 1), Form: NotFormed},
		CoverageUnit{ID: "u5", EnterpriseID: "B", Name: "某店", Category: TraderUnit, From: day.Of(2023, 5, 1), Form: FormedJointly,
			Formed: day.Of(2023, 6, 1), PartyName: "联合支部", Running: RunsFairly, Ended: day.Of(2026, 6, 1)},
	}
}

func TestCoverageSums(t *testing.T) {
	b := coverageBook(coverageDay, "", survey()...)
	list := CoverageUnits(b)
	if len(list) != 4 || list[0].ID != "u1" || list[3].ID != "u4" {
		t.Fatalf("%+v", list)
	}
	small := SumCoverage(list, GoalCategory(SmallTraders))
	if small.Units != 3 || small.Of(TangibleRate) != 1 || small.Of(ReachedRate) != 2 || small.Of(EffectiveRate) != 0 || small.Idle != 1 ||
		small.None != 1 {
		t.Errorf("small: %+v", small)
	}
	all := SumCoverage(list, GoalCategory(EveryUnit))
	if all.Units != 4 || all.Of(EffectiveRate) != 1 || all.InSync != 1 || all.Members != 3 {
		t.Errorf("all: %+v", all)
	}
	if n := len(CoverageUnits(coverageBook(coverageDay, "B", survey()...))); n != 1 {
		t.Errorf("%d units of B", n)
	}
	if joint := JointUnits(list); len(joint["联合支部"]) != 1 {
		t.Errorf("joint: %v", joint)
	}
}

// The trend counts a unit from its day on, covered from the day it was formed, and
// no longer once it has left.
func TestCoverageTrend(t *testing.T) {
	b := coverageBook(coverageDay, "", survey()...)
	want := []CoverageYear{{2023, day.Of(2023, 12, 31), 2, 2, 2}, {2024, day.Of(2024, 12, 31), 4, 2, 2}, {2025, day.Of(2025, 12, 31), 5,
		3, 3}, {2026, coverageDay, 4, 2, 3}}
	got := CoverageTrend(b, GoalCategory(EveryUnit))
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: %+v, want %+v", want[i].Year, got[i], want[i])
		}
	}
	if CoverageTrend(b, GoalCategory(SocialUnit)) != nil {
		t.Error("a trend of nothing")
	}
	old := coverageBook(coverageDay, "", CoverageUnit{ID: "u", EnterpriseID: "A", Name: "甲公司", Category: OwnUnit,
		From: day.Of(1999, 1, 1), Form: FormedAlone})
	if got := CoverageTrend(old, GoalCategory(EveryUnit)); len(got) != mostCoverageYears || got[0].Units != 1 {
		t.Errorf("old: %+v", got)
	}
}

// A goal is met exactly at its rate, over its enterprise and all below it.
func TestGoals(t *testing.T) {
	goal := func(c UnitCategory, m CoverageMeasure, percent int64, enterprise string) CoverageGoal {
		return CoverageGoal{ID: "g", Category: GoalCategory(c), Measure: m, Rate: Percent(percent), Day: day.Of(2026, 12, 31),
			EnterpriseID: enterprise, Basis: "通知"}
	}
	b := coverageBook(coverageDay, "A", survey()...)
	for _, x := range []struct {
		goal        CoverageGoal
		units, meet int
		met         bool
	}{
		{goal(EveryUnit, TangibleRate, 50, "G"), 4, 2, true},
		{goal(EveryUnit, TangibleRate, 51, "G"), 4, 2, false},
		{goal(EveryUnit, ReachedRate, 75, "G"), 4, 3, true},
		{goal(EveryUnit, EffectiveRate, 33, "A"), 3, 1, true},
		{goal(SocialUnit, TangibleRate, 1, "G"), 0, 0, false},
		{goal(SmallTraders, TangibleRate, 34, "G"), 3, 1, false},
		{goal(SmallTraders, ReachedRate, 100, "A"), 2, 2, true},
	} {
		if r := GoalOf(b, x.goal); r.Units != x.units || r.Meet != x.meet || r.Met != x.met {
			t.Errorf("%s: %d of %d, met %v", x.goal.Called(), r.Meet, r.Units, r.Met)
		}
	}
	missed := goal(EveryUnit, TangibleRate, 90, "G")
	for on, late := range map[day.Day]bool{day.Of(2026, 12, 31): false, day.Of(2027, 1, 1): true} {
		if r := GoalOf(coverageBook(on, "", survey()...), missed); r.Late != late {
			t.Errorf("on %s late %v", on, r.Late)
		}
	}
	ended := missed
	ended.ID, ended.Ended = "h", day.Of(2026, 1, 1)
	if n := len(CoverageGoals(coverageBook(coverageDay, "", missed, ended))); n != 1 {
		t.Errorf("%d goals of the group", n)
	}
	own := goal(EveryUnit, TangibleRate, 90, "A")
	own.ID = "i"
	if list := CoverageGoals(coverageBook(coverageDay, "A", missed, own)); len(list) != 1 || list[0].ID != "i" || list[0].Units != 0 {
		t.Errorf("goals of A: %+v", list)
	}
	if n := len(CoverageGoals(coverageBook(coverageDay, "G", missed, own))); n != 2 {
		t.Errorf("%d goals of the top enterprise", n)
	}
}

// What is not in the survey is taken from the ledger: an organisation of its own, the
// joint one in which its members sit, or none.
func TestUnsurveyed(t *testing.T) {
	b := coverageBook(coverageDay, "", append(survey(), Person{ID: "p9", Name: "孙己", EnterpriseID: "B", OrganizationID: "O",
		Status: FullMember},
		Person{ID: "p8", Name: "周庚", EnterpriseID: "G", OrganizationID: "O", Status: Applicant})...)
	got := Unsurveyed(b)
	want := []CoverageUnit{{EnterpriseID: "G", Name: "甲集团", Category: OwnUnit, From: coverageDay, Form: NotFormed},
		{EnterpriseID: "B", Name: "乙公司", Category: PrivateUnit, From: coverageDay, Form: FormedJointly, OrganizationID: "O"}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%+v", got)
	}
	if bare := Unsurveyed(coverageBook(coverageDay, "A")); len(bare) != 1 || bare[0].Form != FormedAlone || bare[0].OrganizationID != "O" {
		t.Errorf("%+v", bare)
	}
	for _, u := range got {
		b = b.With(func() Record { u.ID = u.EnterpriseID; return u }())
	}
	if rest := Unsurveyed(b); len(rest) != 0 {
		t.Errorf("still %+v", rest)
	}
}

// The table of a day and the trend's last year say the same: what is formed later is
// not formed yet, and an enterprise of the ledger counts as long as it exists.
func TestCoverageOnItsDay(t *testing.T) {
	later := CoverageUnit{ID: "1", EnterpriseID: "A", Name: "甲市场", Category: MarketUnit, From: day.Of(2025, 1, 1), Form: FormedAlone,
		Formed: day.Of(2026, 8, 1), PartyName: "甲市场党支部", Running: RunsWell}
	own := CoverageUnit{ID: "2", EnterpriseID: "C", Name: "丙公司", Category: OwnUnit, From: day.Of(2025, 1, 1), Form: NotFormed}
	looked := CoverageUnit{ID: "3", EnterpriseID: "C", Name: "丙书店", Category: TraderUnit, From: day.Of(2025, 1, 1), Form: ByMass}
	closed := Enterprise{ID: "C", Name: "丙公司", ParentID: "G", Ownership: WhollyState, Ended: day.Of(2026, 6, 30)}
	goal := CoverageGoal{ID: "g", EnterpriseID: "G", Category: GoalCategory(EveryUnit), Measure: TangibleRate, Rate: Percent(50),
		Day: day.Of(2026, 12, 31), Basis: "要点"}
	for _, x := range []struct {
		on                               day.Day
		units, tangible, reached, effect int
	}{
		{day.Of(2026, 6, 29), 3, 0, 1, 0}, {day.Of(2026, 6, 30), 2, 0, 1, 0}, {day.Of(2026, 7, 31), 2, 0, 1, 0},
		{day.Of(2026, 8, 1), 2, 1, 2, 1},
	} {
		b := coverageBook(x.on, "", closed, later, own, looked, goal)
		s := SumCoverage(CoverageUnits(b), GoalCategory(EveryUnit))
		if s.Units != x.units || s.Of(TangibleRate) != x.tangible || s.Of(ReachedRate) != x.reached || s.Of(EffectiveRate) != x.effect {
			t.Errorf("%s: %+v", x.on, s)
		}
		trend := CoverageTrend(b, GoalCategory(EveryUnit))
		if last := trend[len(trend)-1]; last.Units != x.units || last.Tangible != x.tangible || last.Reached != x.reached {
			t.Errorf("%s, trend: %+v", x.on, last)
		}
		if g := GoalOf(b, goal); g.Units != x.units || g.Meet != x.tangible {
			t.Errorf("%s, goal: %+v", x.on, g)
		}
	}
}
