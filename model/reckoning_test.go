package model_test

// Dues, funds, terms, sizes, cross-appointments and charters.

import (
	"fmt"
	"slices"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

func TestMonthlyDues(t *testing.T) {
	for _, c := range []struct {
		base    string
		retired bool
		want    string
	}{
		{"0", false, ""}, {"0.99", false, ""}, {"1", false, "0.01"}, {"2999.99", false, "15.00"}, {"3000", false, "15.00"},
		{"3000.01", false, "30.00"},
		{"5000", false, "50.00"}, {"5000.01", false, "75.00"}, {"5200", false, "78.00"}, {"10000", false, "150.00"},
		{"10000.01", false, "200.00"}, {"11500", false, "230.00"},
		{"4321.50", false, "43.22"}, {"4321.49", false, "43.21"}, {"5000.34", false, "75.01"}, {"12345678.90", false, "1000.00"},
		{"49999.99", false, "1000.00"}, {"49999.74", false, "999.99"}, {"50000", false, "1000.00"}, {"50000.01", false, "1000.00"},
		{"80000", false, "1000.00"}, {"100000", true, "1000.00"}, {"99999", true, "999.99"},
		{"5000", true, "25.00"}, {"5000.01", true, "50.00"}, {"11500", true, "115.00"},
	} {
		base, err := model.ParseMoney(c.base)
		if err != nil {
			t.Fatal(err)
		}
		if got := model.MonthlyDues(base, c.retired).String(); got != c.want {
			t.Errorf("dues of %s (retired %v) = %s, want %s", c.base, c.retired, got, c.want)
		}
	}
}

func TestFundStatus(t *testing.T) {
	y := model.Yuan
	for _, c := range []struct {
		name      string
		ownership model.Ownership
		fund      model.Fund
		want      model.FundResult // only the figures below
	}{
		{"1 % of the wages", model.SoleState, model.Fund{Wages: y(12345678), Planned: model.Amount(y(123000)), Spent: model.Amount(y(1))},
			model.FundResult{Covered: true, Known: true, Due: 12345678, Shortfall: 45678}},
		{"exactly 2 % carried over", model.RelativeState, model.Fund{Wages: y(1000000), CarriedOver: model.Amount(y(20000)),
			Planned: model.Amount(y(10000))}, model.FundResult{Covered: true, Known: true, Due: y(10000)}},
		{"a fen more than 2 %", model.RelativeState, model.Fund{Wages: y(1000000), CarriedOver: model.Amount(y(20000) + 1),
			Planned: model.Amount(y(10000))}, model.FundResult{Covered: true, Known: true, Stopped: true, Surplus: y(10000)}},
		{"spent a fen more than 1 %", model.AbsoluteState, model.Fund{Wages: y(1000000), Planned: model.Amount(y(10000)),
			Spent: model.Amount(y(10000) + 1)}, model.FundResult{Covered: true, Known: true, Due: y(10000), Overspent: 1}},
		{"wages unknown", model.WhollyState, model.Fund{Planned: model.Amount(y(10000))}, model.FundResult{Covered: true}},
		{"a minority holding", model.MinorityState, model.Fund{Wages: y(100), Planned: model.Amount(y(1))},
			model.FundResult{Known: true, Due: y(1)}},
	} {
		b := model.NewBook(asOf, "", nil)
		model.Put(b, []model.Enterprise{{ID: "E", Ownership: c.ownership}})
		c.fund.EnterpriseID, c.fund.Year = "E", 2026
		model.Put(b, []model.Fund{c.fund})
		r := model.FundStatus(b.Seal(), c.fund)
		got := model.FundResult{Covered: r.Covered, Known: r.Known, Stopped: r.Stopped, Due: r.Due, Shortfall: r.Shortfall,
			Surplus: r.Surplus, Overspent: r.Overspent}
		if got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestTermEnd(t *testing.T) {
	for _, c := range []struct {
		elected day.Day
		of      model.OrganizationType
		want    string
	}{
		{day.Of(2016, 2, 29), model.Committee, "2021-02-28"}, {day.Of(2020, 2, 29), model.Branch, "2023-02-28"},
		{day.Of(2021, 2, 28), model.Branch, "2024-02-28"},
		{day.Of(2021, 2, 28), model.Committee, "2026-02-28"}, {day.Of(2023, 8, 31), model.GeneralBranch, "2026-08-31"},
	} {
		if got := (model.Term{Elected: c.elected}).End(c.of).String(); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.of, c.elected, got, c.want)
		}
	}
	term := model.Term{Elected: day.Of(2023, 8, 31), ExtendedTo: day.Of(2027, 3, 1)}
	if got := term.Until(model.Branch); got != day.Of(2026, 8, 31) {
		t.Errorf("an extension without approval counts: %s", got)
	}
	term.ExtensionDocument = "甲党〔2026〕1号"
	if got := term.Until(model.Branch); got != day.Of(2027, 3, 1) {
		t.Errorf("an approved extension does not count: %s", got)
	}
}

func TestSuggestedType(t *testing.T) {
	for _, c := range []struct {
		members, full int
		want          model.OrganizationType
	}{
		{100, 90, model.Committee}, {99, 99, model.GeneralBranch}, {50, 3, model.GeneralBranch}, {49, 49, model.Branch},
		{3, 3, model.Branch}, {9, 2, ""},
	} {
		if got := model.SuggestedType(c.members, c.full); got != c.want {
			t.Errorf("%d members, %d full: %q, want %q", c.members, c.full, got, c.want)
		}
	}
}

func TestTopOrganization(t *testing.T) {
	b := model.NewBook(asOf, "", nil)
	model.Put(b, []model.Organization{
		{ID: "branch", EnterpriseID: "E", Type: model.Branch}, {ID: "old", EnterpriseID: "E", Type: model.Committee, Ended: asOf},
		{ID: "project", EnterpriseID: "E", Type: model.Committee, Temporary: true}, {ID: "general", EnterpriseID: "E",
			Type: model.GeneralBranch}})
	if o, _ := model.TopOrganization(b.Seal(), "E"); o.ID != "general" {
		t.Errorf("top is %s", o.ID)
	}
	if _, ok := model.TopOrganization(b, "X"); ok {
		t.Error("an organisation of nobody")
	}
}

// crossBook is an enterprise with a committee of four and some appointments.
func crossBook(appointments ...model.Appointment) *model.Book {
	b := model.NewBook(asOf, "", nil)
	model.Put(b, []model.Enterprise{{ID: "E", Ownership: model.SoleState, BoardForm: model.FullBoard}})
	model.Put(b, []model.Organization{{ID: "O", EnterpriseID: "E", Type: model.Committee}})
	var officers []model.CommitteeMember
	for i, p := range []model.PartyPost{model.CommitteeMemberPost, model.FullDeputy, model.DeputySecretary, model.Secretary} {
		officers = append(officers, model.CommitteeMember{ID: fmt.Sprint("m", i), OrganizationID: "O", PersonID: string(p), Post: p})
	}
	officers = append(officers, model.CommitteeMember{ID: "m5", OrganizationID: "O", PersonID: "gone", Post: model.Secretary, To: asOf},
		model.CommitteeMember{ID: "m6", OrganizationID: "O", PersonID: "副书记", Post: model.OrganizingOfficer})
	model.Put(b, officers)
	for i := range appointments {
		appointments[i].ID, appointments[i].EnterpriseID = fmt.Sprint("a", i), "E"
	}
	model.Put(b, appointments)
	return b.Seal()
}

func TestCrossMatrix(t *testing.T) {
	b := crossBook(
		model.Appointment{PersonID: "outside", Organ: model.BoardOrgan, Post: model.OutsideDirector},
		model.Appointment{PersonID: "书记", Organ: model.BoardOrgan, Post: model.Chairman},
		model.Appointment{PersonID: "副书记", Organ: model.BoardOrgan, Post: model.Director},
		model.Appointment{PersonID: "副书记", Organ: model.ManagementOrgan, Post: model.GeneralManager},
		model.Appointment{PersonID: "委员", Organ: model.AuditOrgan, Post: model.AuditMember},
		model.Appointment{PersonID: "专职副书记", Organ: model.ManagementOrgan, Post: model.DeputyManager, To: asOf},
	)
	var got []string
	for _, r := range model.CrossMatrix(b, "E") {
		got = append(got, fmt.Sprintf("%s|%s|%s|%s|%s %v %v %v", r.PersonID, r.PartyText(), r.BoardText(), r.SupervisionText(),
			r.ManagementText(), r.OneShoulder, r.FullDeputy, r.BothWays))
	}
	want := []string{
		"书记|书记|董事长|| true false true",
		"专职副书记|专职副书记||| false true false",
		"副书记|副书记、组织委员|董事||总经理 false false true",
		"委员|委员||审计委员会委员| false false true",
		"outside||外部董事|| false false false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	totals := model.SumCross(model.CrossMatrix(b, "E"))
	if totals != (model.CrossTotals{Party: 4, InBoard: 2, InSupervision: 1, InManagement: 1, BothWays: 3, Others: 1, OneShoulder: true,
		FullDeputies: 1}) {
		t.Errorf("totals %+v", totals)
	}
	if got := model.SupervisionOrgan(b, "E"); got != model.AuditOrgan {
		t.Errorf("supervision by %q", got)
	}
	if got := model.SupervisionOrgan(crossBook(), "E"); got != "" {
		t.Errorf("supervision by %q, want none", got)
	}
}

// TestOneShoulder holds that the sole director counts as the chairman does.
func TestOneShoulder(t *testing.T) {
	for post, want := range map[model.OrganPost]bool{model.Chairman: true, model.SoleDirectorPost: true, model.Director: false} {
		b := crossBook(model.Appointment{PersonID: "书记", Organ: model.BoardOrgan, Post: post})
		if got := model.SumCross(model.CrossMatrix(b, "E")).OneShoulder; got != want {
			t.Errorf("%s: %v", post, got)
		}
	}
}

// charterBook has a written charter in each of the enterprises named by their
// ownership.
func charterBook(change func(c *model.Charter, clauses []model.Clause) []model.Clause, more ...model.Charter) *model.Book {
	b := model.NewBook(asOf, "", nil)
	var enterprises []model.Enterprise
	var charters []model.Charter
	var clauses []model.Clause
	for _, o := range model.Ownership("").Choices() {
		enterprises = append(enterprises, model.Enterprise{ID: o, Name: o, Ownership: model.Ownership(o)})
		c := model.Charter{ID: "c" + o, EnterpriseID: o, StartedDay: day.Of(2025, 1, 1), ShareholderDay: day.Of(2025, 4, 1),
			FiledDay: day.Of(2025, 4, 20)}
		var own []model.Clause
		for _, q := range model.CharterRequirements() {
			own = append(own, model.Clause{ID: o + q.ID, CharterID: c.ID, Number: "第九条", Element: q.Element, Phase: q.Phase,
				Prior: q.ID == "mechanism-decision"})
		}
		if o == string(model.SoleState) && change != nil {
			own = change(&c, own)
		}
		charters, clauses = append(charters, c), append(clauses, own...)
	}
	model.Put(b, enterprises)
	model.Put(b, append(charters, more...))
	model.Put(b, clauses)
	model.Put(b, []model.Organization{{ID: "O", EnterpriseID: string(model.SoleState), Type: model.Committee}})
	return b.Seal()
}

func TestCharterStatus(t *testing.T) {
	sole := string(model.SoleState)
	for _, c := range []struct {
		name    string
		change  func(c *model.Charter, clauses []model.Clause) []model.Clause
		more    []model.Charter
		written bool
		why     string
		missing int
	}{
		{"written", nil, nil, true, "", 0},
		{"not filed", func(c *model.Charter, cl []model.Clause) []model.Clause { c.FiledDay = day.Day{}; return cl }, nil, false,
			"已经批准，未登记市场监管备案日期", 0},
		{"filed tomorrow", func(c *model.Charter, cl []model.Clause) []model.Clause { c.FiledDay = asOf.AddDays(1); return cl }, nil,
			false, "已经批准，未登记市场监管备案日期", 0},
		{"not approved", func(c *model.Charter, cl []model.Clause) []model.Clause { c.ShareholderDay = day.Day{}; return cl }, nil, false,
			"已登记备案，未登记股东会（出资人）批准日期", 0},
		{"drafting", func(c *model.Charter, cl []model.Clause) []model.Clause {
			c.ShareholderDay, c.FiledDay = day.Day{}, day.Day{}
			return cl
		}, nil, false, "修订处于“起草”阶段", 0},
		{"a clause short", func(_ *model.Charter, cl []model.Clause) []model.Clause { return cl[:6] }, nil, false, "已确认条款要素不全", 1},
		{"a clause only proposed", func(_ *model.Charter, cl []model.Clause) []model.Clause { cl[6].Proposed = true; return cl }, nil,
			false, "已确认条款要素不全，另有条款待确认", 1},
		{"no prior procedure", func(_ *model.Charter, cl []model.Clause) []model.Clause { cl[2].Prior = false; return cl }, nil, false,
			"已确认条款要素不全", 0},
		{"a later revision has begun", nil, []model.Charter{{ID: "next", EnterpriseID: sole, StartedDay: day.Of(2026, 9, 1)}}, true, "", 0},
		{"superseded", func(c *model.Charter, cl []model.Clause) []model.Clause { c.Superseded = asOf; return cl }, nil, false, "未登记章程", 7},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := model.CharterStatus(charterBook(c.change, c.more...), sole)
			if r.Written != c.written || r.Why != c.why || len(r.Missing) != c.missing || !r.Should {
				t.Errorf("got %v %q, missing %d", r.Written, r.Why, len(r.Missing))
			}
		})
	}
}

// TestCharterTotals holds that 参股 and 新兴组织 are in neither part of the rate.
func TestCharterTotals(t *testing.T) {
	totals := model.SumCharters(model.Charters(charterBook(func(_ *model.Charter, cl []model.Clause) []model.Clause { return cl[:6] })))
	if totals != (model.CharterTotals{Should: 4, Written: 3, Apart: 2, ApartWritten: 2, InProgress: 1}) {
		t.Errorf("totals %+v", totals)
	}
	if rate, ok := totals.Rate(); !ok || rate.String() != "75%" {
		t.Errorf("rate %s %v", rate, ok)
	}
	if _, ok := (model.CharterTotals{Apart: 3}).Rate(); ok {
		t.Error("a rate of nothing")
	}
	r := model.CharterStatus(charterBook(func(_ *model.Charter, cl []model.Clause) []model.Clause { return slices.Delete(cl, 4, 5) }),
		string(model.SoleState))
	if r.Element(model.Powers) || !r.Element(model.Safeguard) || r.Phase(model.Supervision) || !r.Phase(model.Decision) ||
		r.PriorText() != "第九条" {
		t.Errorf("elements and phases of %+v", r)
	}
}
