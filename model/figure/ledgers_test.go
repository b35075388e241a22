package figure

import (
	"slices"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// TestStaff: three figures by three names, each person once.
func TestStaff(t *testing.T) {
	post := func(id, person string, field model.PostField, w model.WorkTime) model.Post {
		return model.Post{ID: id, EnterpriseID: "E", PersonID: person, BodyID: "B", Field: field, WorkTime: w}
	}
	later := post("7", "P7", model.PartyField, model.FullTime)
	later.From = asOf.AddDays(1)
	ended := post("8", "P8", model.PartyField, model.FullTime)
	ended.To = asOf
	other := post("9", "P9", model.PartyField, model.FullTime)
	other.EnterpriseID, other.BodyID = "E2", ""
	b := bookOn(asOf, model.Enterprise{ID: "E2", Name: "二企业"}, model.Body{ID: "B", EnterpriseID: "E", Setting: model.Independent,
		InManagement: true, Quota: 5},
		model.Body{ID: "B2", EnterpriseID: "E2", Setting: model.Joint, Quota: 2}, model.Body{ID: "B3", EnterpriseID: "E",
			Founded: asOf.AddDays(1), Setting: model.Joint},
		model.Body{ID: "B4", EnterpriseID: "E2", Setting: model.Independent, InManagement: true},
		model.Person{ID: "P1", EnterpriseID: "E"}, model.Person{ID: "P6", EnterpriseID: "E", Left: asOf, LeftHow: model.Resigned},
		post("1", "P1", model.PartyField, model.PartTime), post("2", "P1", model.PartyField, model.FullTime),
		post("3", "P1", model.PartyField, model.PartTime),
		post("4", "P2", model.DisciplineField, model.FullTime), post("5", "P3", model.MassField, model.FullTime),
		post("10", "P4", model.PartyField, model.PartTime),
		post("6", "P6", model.PartyField, model.FullTime), later, ended, other)
	for key, want := range map[string][2]int{"staff.full": {2, 3}, "staff.fullD": {3, 4}, "staff.body": {3, 4}} {
		if f, _ := ByKey(b, key); f.Value.Count != want[0] || f.Base.Count != want[1] {
			t.Errorf("%s: %v of %v, want %v", key, f.Value, f.Base, want)
		}
	}
	if w := StaffIn(b, "E", model.PartyField); !slices.Equal(w.Full, []string{"P1"}) || !slices.Equal(w.Part, []string{"P4"}) {
		t.Errorf("of one enterprise: %+v", w)
	}
	s := BodiesOf(b)
	if len(s.List) != 3 || s.Own != 2 || s.Joint != 1 || s.Managed != 2 || s.Quota != 7 || s.FullTime != 3 || s.PartTime != 1 ||
		s.Workers != 4 {
		t.Errorf("%+v", s)
	}
	if got := valueOf(t, b.At(asOf, "E2"), "staff.full"); got != 1 {
		t.Errorf("in the scope of the second: %d", got)
	}
}

// TestTerms: who is late, whose term ended in the year, and who was elected anew.
func TestTerms(t *testing.T) {
	term := func(id string, elected day.Day) model.Term {
		return model.Term{ID: id, OrganizationID: "O", Elected: elected}
	}
	extended := term("1", day.Of(2022, 10, 1))
	extended.ExtendedTo, extended.ExtensionDocument = day.Of(2026, 3, 1), "某批〔2025〕1号"
	unfounded := extended
	unfounded.ExtensionDocument = ""
	early := []model.Record{term("1", day.Of(2022, 10, 1)), term("2", day.Of(2025, 9, 1))}
	for _, x := range []struct {
		name    string
		terms   []model.Record
		on      day.Day
		late    int
		due     int
		redo    int
		elected int
		state   TermState
	}{
		{"the last day", []model.Record{term("1", day.Of(2022, 10, 1))}, day.Of(2025, 10, 1), 0, 1, 0, 0, TermSoon},
		{"a day after", []model.Record{term("1", day.Of(2022, 10, 1))}, day.Of(2025, 10, 2), 1, 1, 0, 0, TermOverdue},
		{"before its end", []model.Record{term("1", day.Of(2022, 10, 1))}, day.Of(2025, 9, 30), 0, 0, 0, 0, TermSoon},
		{"half a year before", []model.Record{term("1", day.Of(2022, 10, 1))}, day.Of(2025, 4, 1), 0, 0, 0, 0, TermSoon},
		{"longer before", []model.Record{term("1", day.Of(2022, 10, 1))}, day.Of(2025, 3, 31), 0, 0, 0, 0, TermRunning},
		{"the year after", []model.Record{term("1", day.Of(2022, 10, 1))}, day.Of(2026, 1, 1), 1, 0, 0, 0, TermOverdue},
		{"extended", []model.Record{extended}, day.Of(2025, 12, 31), 0, 1, 0, 0, TermSoon},
		{"extended, long before", []model.Record{extended}, day.Of(2025, 7, 1), 0, 0, 0, 0, TermRunning},
		{"extended, past", []model.Record{extended}, day.Of(2026, 3, 2), 1, 0, 0, 0, TermOverdue},
		{"extended without approval", []model.Record{unfounded}, day.Of(2025, 12, 31), 1, 1, 0, 0, TermOverdue},
		{"elected anew before the end", early, day.Of(2025, 9, 30), 0, 0, 0, 1, TermRunning},
		{"elected anew, the old term ended", early, day.Of(2025, 12, 31), 0, 1, 1, 1, TermRunning},
		{"elected anew, listed first", []model.Record{early[1], early[0]}, day.Of(2025, 12, 31), 0, 1, 1, 1, TermRunning},
		{"the term before that", append([]model.Record{term("0", day.Of(2019, 9, 1))}, early...), day.Of(2025, 12, 31), 0, 1, 1, 1,
			TermRunning},
		{"elected anew in another year", []model.Record{term("1", day.Of(2021, 10, 1)), term("2", day.Of(2025, 2, 1))},
			day.Of(2025, 12, 31), 0, 0, 0, 1, TermRunning},
		{"elected anew a year before the old end", []model.Record{term("1", day.Of(2022, 10, 1)), term("2", day.Of(2024, 10, 1))},
			day.Of(2025, 12, 31), 0, 0, 0, 0, TermRunning},
		{"elected a year early", early, day.Of(2026, 12, 31), 0, 0, 0, 0, TermRunning},
		{"for the first time", []model.Record{term("1", day.Of(2025, 2, 1))}, day.Of(2025, 12, 31), 0, 0, 0, 1, TermRunning},
		{"not elected yet", []model.Record{term("1", day.Of(2025, 2, 1))}, day.Of(2025, 1, 31), 0, 0, 0, 0, TermUnknown},
		{"nothing recorded", nil, asOf, 0, 0, 0, 0, TermUnknown},
	} {
		b := bookOn(x.on, x.terms...)
		s := TermsOf(b)
		if valueOf(t, b, "term.late") != x.late || valueOf(t, b, "term.due") != x.due || valueOf(t, b, "term.redo") != x.redo ||
			len(s.Elected) != x.elected || len(s.Standing) != 1 {
			t.Errorf("%s, %s: %+v", x.name, x.on, s)
		}
		o, _ := model.Find[model.Organization](b, "O")
		if got := TermOf(b, o); got.State != x.state || got.Years != 3 || !got.Until.IsZero() && got.Left != got.Until.Sub(x.on) {
			t.Errorf("%s, %s: %+v", x.name, x.on, got)
		}
	}
	// The rule's end is past, the extension still runs for more than half a year.
	long := extended
	long.ExtendedTo = day.Of(2026, 9, 1)
	o := model.Organization{ID: "O", EnterpriseID: "E", Type: model.Branch}
	if got := TermOf(bookOn(day.Of(2025, 10, 2), long), o).State; got != TermExtended {
		t.Errorf("under an extension: %s", got)
	}
	if got := TermOf(bookOn(day.Of(2025, 10, 1), long), o).State; got != TermRunning {
		t.Errorf("on the last day by the rule: %s", got)
	}
	if TermStates()[0] != TermOverdue || len(TermStates()) != 5 {
		t.Error(TermStates())
	}
	temporary := model.Organization{ID: "T", EnterpriseID: "E", Temporary: true}
	closed := model.Organization{ID: "X", EnterpriseID: "E", Ended: asOf}
	if s := TermsOf(bookOn(asOf, temporary, closed)); len(s.Standing) != 1 {
		t.Errorf("%d have a term", len(s.Standing))
	}
}

// TestExchanges: the year's moves up to the day, in the order of the table.
func TestExchanges(t *testing.T) {
	move := func(id string, d model.Direction, on day.Day) model.Exchange {
		return model.Exchange{ID: id, EnterpriseID: "E", Direction: d, Day: on}
	}
	b := bookOn(asOf, move("e", "", asOf), move("d", model.ManagementToParty, day.Of(2025, 1, 1)), move("c", model.PartyToManagement,
		asOf), move("b", model.PartyToManagement, asOf),
		move("a", model.PartyToManagement, day.Of(2024, 12, 31)), move("f", model.PartyToManagement, asOf.AddDays(1)),
		move("g", model.PartyToManagement, day.Day{}))
	if got := idsOf(Exchanges(b), model.Exchange.Key); !slices.Equal(got, []string{"a", "b", "c", "d", "e"}) {
		t.Error(got)
	}
	if got := valueOf(t, b, "ex.year"); got != 4 {
		t.Errorf("%d in the year", got)
	}
	if got := len(ExchangesIn(b, 2024)); got != 1 {
		t.Errorf("%d in the year before", got)
	}
}

// TestFunds: all that is recorded of a year.
func TestFunds(t *testing.T) {
	const yuan = 100
	b := bookOn(asOf, model.Enterprise{ID: "E2", Name: "二企业", Ownership: model.SoleState, Ended: day.Of(2025, 6, 1)},
		model.Person{ID: "P", EnterpriseID: "E", OrganizationID: "O", Status: model.FullMember, Admitted: day.Of(2010, 1, 1)},
		model.Fund{ID: "1", EnterpriseID: "E", Year: 2025, Wages: 10_000_000 * yuan, Planned: 90_000 * yuan, Spent: 60_000 * yuan,
			CarriedOver: 1000 * yuan},
		model.Fund{ID: "2", EnterpriseID: "E2", Year: 2025, Wages: 1_000_000 * yuan, Planned: 5000 * yuan, Spent: 100 * yuan,
			CarriedOver: 20_001 * yuan},
		model.Fund{ID: "3", EnterpriseID: "E", Year: 2024, Planned: 7 * yuan})
	f := FundsOf(b, 2025)
	want := Funds{Year: 2025, Wages: 11_000_000 * yuan, Planned: 95_000 * yuan, Spent: 60_100 * yuan, CarriedOver: 21_001 * yuan,
		Due: 100_000 * yuan, Shortfall: 10_000 * yuan, Members: 1, Stopped: 1}
	if len(f.Results) != 2 {
		t.Fatalf("%d of the year", len(f.Results))
	}
	f.Results = nil
	if got := *f; got.Wages != want.Wages || got.Planned != want.Planned || got.Spent != want.Spent ||
		got.CarriedOver != want.CarriedOver || got.Due != want.Due || got.Shortfall != want.Shortfall || got.Members != want.Members ||
		got.Stopped != want.Stopped {
		t.Errorf("%+v, want %+v", got, want)
	}
	plan, _ := ByKey(b, "fund.plan")
	spent, _ := ByKey(b, "fund.spent")
	if plan.Value.String() != "9.50" || spent.Value.String() != "6.01" || spent.Base != plan.Value {
		t.Errorf("%v, %v of %v", plan.Value, spent.Value, spent.Base)
	}
}

// TestRectification: closed of what people listed, reopened ones open again.
func TestRectification(t *testing.T) {
	found := day.Of(2025, 3, 1)
	problem := func(id string, done, closed day.Day) model.Rectification {
		return model.Rectification{ID: id, EnterpriseID: "E", Found: found, DoneDay: done, ClosedDay: closed}
	}
	checked := problem("5", day.Day{}, day.Day{})
	checked.RuleID, checked.RecordKind, checked.RecordID = "B-18", string(model.KindPerson), "P"
	b := bookOn(asOf, problem("1", found, asOf), problem("2", found, asOf.AddDays(1)), problem("3", found, found), checked,
		model.Rectification{ID: "6", EnterpriseID: "E", Found: asOf.AddDays(1)}, model.Reopening{ID: "R", RectificationID: "3", Day: asOf})
	if f, _ := ByKey(b, "rect.rate"); f.Value.Count != 1 || f.Base.Count != 4 {
		t.Errorf("%v of %v", f.Value, f.Base)
	}
	r := RectificationOf(b)
	for _, x := range []struct {
		rule string
		kind model.Kind
		id   string
		want bool
	}{{"B-18", model.KindPerson, "P", true}, {"B-19", model.KindPerson, "P", false}, {"B-18", model.KindPlan, "P", false},
		{"B-18", model.KindPerson, "Q", false}} {
		if got := r.Lists(model.FaultAt{RuleID: x.rule, RecordKind: string(x.kind), RecordID: x.id}); got != x.want {
			t.Errorf("%+v: %v", x, got)
		}
	}
}

// TestCharters: an enterprise that should, and what it takes to have done so.
func TestCharters(t *testing.T) {
	b := bookOn(asOf, model.Enterprise{ID: "E2", Ownership: model.MinorityState}, model.Enterprise{ID: "E3", Ownership: model.SoleState,
		Ended: asOf})
	f, _ := ByKey(b, "ch.rate")
	if c := ChartersOf(b); f.Value.Count != 0 || f.Base.Count != 1 || len(c.Results) != 2 || c.Apart != 1 {
		t.Errorf("%v of %v, %+v", f.Value, f.Base, c.CharterTotals)
	}
}

// TestCoverage: each rate of all units.
func TestCoverage(t *testing.T) {
	unit := func(id string, form model.CoverageForm, runs model.Running) model.CoverageUnit {
		return model.CoverageUnit{ID: id, EnterpriseID: "E", Name: id, Category: model.PrivateUnit, Form: form, Running: runs}
	}
	later := unit("5", model.FormedAlone, model.RunsWell)
	later.Formed = asOf.AddDays(1)
	b := bookOn(asOf, unit("1", model.FormedAlone, model.RunsWell), unit("2", model.FormedJointly, model.RunsBadly),
		unit("3", model.ByAdviser, ""), unit("4", model.NotFormed, ""), later)
	for key, want := range map[string]int{"cov.tangible": 2, "cov.reached": 3, "cov.effective": 1} {
		if f, _ := ByKey(b, key); f.Value.Count != want || f.Base.Count != 5 {
			t.Errorf("%s: %v of %v", key, f.Value, f.Base)
		}
	}
}

// TestPlans: what counts to a plan, by the office's basis and the age of the year's end.
func TestPlans(t *testing.T) {
	upper := model.Organization{ID: "U", EnterpriseID: "E", Type: model.Committee}
	branch := model.Organization{ID: "O2", EnterpriseID: "E", ParentID: "U", Type: model.Branch}
	plan := func(id, organization string, year int, quota model.Count) model.Plan {
		return model.Plan{ID: id, OrganizationID: organization, Year: year, Quota: quota}
	}
	unissued := plan("4", "U", 2025, 100)
	unissued.Issued = asOf.AddDays(1)
	issued := plan("2", "O2", 2025, 3)
	issued.Issued = asOf
	// 35 on the day of approval, 36 at the year's end.
	p := model.Person{ID: "P", EnterpriseID: "E", BirthDay: day.Of(1989, 12, 1), Frontline: true}
	young := model.Person{ID: "Y", EnterpriseID: "E", BirthDay: day.Of(1990, 1, 1)}
	c := model.DevelopmentCase{ID: "C", PersonID: "P", OrganizationID: "O2", Applied: day.Of(2022, 1, 1)}
	c2 := model.DevelopmentCase{ID: "C2", PersonID: "Y", OrganizationID: "O", Applied: day.Of(2022, 1, 1)}
	m := admit(day.Of(2024, 12, 20), day.Of(2025, 1, 10))
	m.ID, m.CaseID = "M", "C"
	m2 := admit(day.Of(2025, 3, 1), day.Of(2025, 4, 10))
	m2.ID, m2.CaseID = "M2", "C2"
	records := []model.Record{upper, branch, p, young, c, c2, m, m2, plan("1", "U", 2025, 5), issued, plan("3", "U", 2024, 50), unissued}
	b := bookOn(asOf, records...)
	rows := Plans(b, 2025)
	if len(rows) != 2 || rows[0].ID != "1" || rows[0].Nested || !rows[1].Nested || rows[0].Done != 1 || rows[1].Done != 1 ||
		rows[0].Young != 0 || rows[0].Frontline != 1 {
		t.Errorf("%+v", rows)
	}
	if quota, done := valueOf(t, b, "plan.quota"), valueOf(t, b, "plan.done"); quota != 5 || done != 1 || valueOf(t, b, "dev.year") != 2 {
		t.Errorf("%d done of %d", done, quota)
	}
	if f, _ := ByKey(b, "plan.done"); f.Base.Count != 5 {
		t.Errorf("of %v", f.Base)
	}
	office := model.Office{ID: model.OfficeID, PlanBasis: model.ByMeeting}
	met := bookOn(asOf, append(records, office)...)
	if done, year := valueOf(t, met, "plan.done"), valueOf(t, met, "dev.year"); done != 0 || year != 2 || Basis(met) != model.ByMeeting ||
		Basis(b) != model.ByApproval {
		t.Errorf("by the meeting: %d done, %d admitted", done, year)
	}
	own := bookOn(asOf, append(records, plan("5", "O", 2025, 7))...)
	if planned, done := Quota(Plans(own, 2025)); planned != 12 || done.Done != 2 || done.Young != 1 || done.Frontline != 1 {
		t.Errorf("%d, %+v", planned, done)
	}
	waiting := bookOn(day.Of(2025, 3, 31), append(records, plan("5", "O", 2025, 7))...)
	if _, done := Quota(Plans(waiting, 2025)); done.Done != 1 || done.Waiting != 1 {
		t.Errorf("in March: %+v", done)
	}
	if got := Plans(b, 2023); got != nil {
		t.Error(got)
	}
	alone := bookOn(asOf, upper, branch, issued)
	if Plans(alone, 2025)[0].Nested {
		t.Error("below an organisation without a plan")
	}
	loop := bookOn(asOf, model.Organization{ID: "A", ParentID: "B", EnterpriseID: "E"}, model.Organization{ID: "B", ParentID: "A",
		EnterpriseID: "E"}, plan("1", "A", 2025, 1))
	if !Plans(loop, 2025)[0].Nested {
		t.Error("a loop is above itself, and ends")
	}
	below := bookOn(asOf, model.Organization{ID: "A", ParentID: "B", EnterpriseID: "E"}, model.Organization{ID: "B", ParentID: "C",
		EnterpriseID: "E"},
		model.Organization{ID: "C", ParentID: "B", EnterpriseID: "E"}, plan("1", "A", 2025, 1))
	if Plans(below, 2025)[0].Nested {
		t.Error("below a loop without a plan")
	}
}

// TestYoung: 35 whole years on the day, the birthday itself included.
func TestYoung(t *testing.T) {
	people := []*model.Person{{ID: "a", BirthDay: day.Of(1990, 1, 1)}, {ID: "b", BirthDay: day.Of(1989, 12, 31)},
		{ID: "c", BirthDay: day.Of(1990, 12, 31)}, {ID: "d"}, {ID: "e", BirthDay: asOf}}
	if got := idsOf(Young(people, asOf), personID); !slices.Equal(got, []string{"a", "c", "e"}) {
		t.Error(got)
	}
	if got := RollWords(bookOn(asOf, one(model.Person{}, model.DevelopmentCase{},
		admit(asOf, day.Day{}))...)); got != "党员0名，其中预备党员0名；待审批1名，不计入" {
		t.Error(got)
	}
	if got := RollWords(bookOn(asOf)); got != "党员0名，其中预备党员0名" {
		t.Error(got)
	}
}

// TestStatusOf: what lists write, and who is listed.
func TestStatusOf(t *testing.T) {
	met := admit(day.Of(2025, 3, 1), day.Of(2025, 4, 1))
	for _, x := range []struct {
		on     day.Day
		want   model.PartyStatus
		listed bool
	}{{day.Of(2025, 2, 28), model.Activist, false}, {day.Of(2025, 3, 1), StatusPending, true},
		{day.Of(2025, 4, 1), model.ProbationaryMember, true}} {
		b := bookOn(x.on, one(model.Person{Status: model.Activist}, model.DevelopmentCase{}, met)...)
		p, _ := model.Find[model.Person](b, "P")
		if s, listed := StatusOf(b, &p); s != x.want || listed != x.listed {
			t.Errorf("%s: %s, listed %v", x.on, s, listed)
		}
	}
}
