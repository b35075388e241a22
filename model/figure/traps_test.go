package figure

import (
	"fmt"
	"slices"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

var asOf = day.Of(2025, 12, 31)

func bookOn(on day.Day, records ...model.Record) *model.Book {
	return model.BookOf(on, "", nil, append([]model.Record{
		model.Enterprise{ID: "E", Name: "某企业", Ownership: model.SoleState}, model.Organization{ID: "O", EnterpriseID: "E", Name: "某支部",
			Type: model.Branch},
	}, records...))
}

func valueOf(t *testing.T, b *model.Book, key string) int {
	t.Helper()
	f, ok := ByKey(b, key)
	if !ok {
		t.Fatalf("no figure %s", key)
	}
	return f.Value.Count
}

// one is the person and the case of the traps.
func one(p model.Person, c model.DevelopmentCase, meetings ...model.BranchMeeting) []model.Record {
	p.ID, p.Name, p.EnterpriseID, p.OrganizationID = "P", "张甲", "E", "O"
	c.ID, c.PersonID, c.OrganizationID = "C", "P", "O"
	if c.Applied.IsZero() {
		c.Applied = day.Of(2022, 1, 1)
	}
	out := []model.Record{p, c}
	for i, m := range meetings {
		m.ID, m.CaseID = fmt.Sprint("M", i), "C"
		out = append(out, m)
	}
	return out
}

func admit(met, approved day.Day) model.BranchMeeting {
	m := model.BranchMeeting{Purpose: model.ForAdmission, Day: met, Resolution: model.Admit, ApprovalDay: approved}
	if !approved.IsZero() {
		m.Approved = model.CheckedYes
	}
	return m
}

func settle(r model.Resolution, met, approved day.Day) model.BranchMeeting {
	m := admit(met, approved)
	m.Purpose, m.Resolution = model.ForConfirmation, r
	return m
}

func denied(m model.BranchMeeting) model.BranchMeeting {
	m.Approved = model.CheckedNo
	return m
}

// The words for what somebody is on a day.
const (
	none, waits, probationary, full = "", "待审批", "预备党员", "正式党员"
)

// standing is what the figures say of one person, and that they agree on it.
func standing(t *testing.T, b *model.Book, id string) string {
	t.Helper()
	in := func(key string) bool {
		f, _ := ByKey(b, key)
		return slices.Contains(f.IDs, id)
	}
	p, f, w := in("m.prob"), in("m.full"), in("m.pending")
	if in("m.total") != (p || f) || in("m.roll") != (p || f || w) || p && f || w && (p || f) {
		t.Errorf("%s: total %v, full %v, probationary %v, pending %v, roll %v", b.AsOf, in("m.total"), f, p, w, in("m.roll"))
	}
	switch {
	case f:
		return full
	case p:
		return probationary
	case w:
		return waits
	}
	return none
}

// TestTraps: one person with a case, by the days of events.
func TestTraps(t *testing.T) {
	d := func(year, month, dom int) day.Day { return day.Of(year, month, dom) }
	met, approved := d(2024, 10, 8), d(2025, 1, 6)
	full2010 := model.Person{Status: model.FullMember, Admitted: d(2010, 7, 1), Confirmed: d(2011, 7, 1)}
	type at struct {
		on   day.Day
		want string
	}
	for _, x := range []struct {
		name    string
		records []model.Record
		at      []at
	}{
		{"approval on the day itself and a day after", one(model.Person{Status: model.ProbationaryMember, Admitted: met},
			model.DevelopmentCase{}, admit(met, approved)),
			[]at{{met.AddDays(-1), none}, {met, waits}, {approved.AddDays(-1), waits}, {approved, probationary}, {asOf, probationary}}},
		{"no approval yet", one(model.Person{Status: model.ProbationaryMember, Admitted: met}, model.DevelopmentCase{},
			admit(met, day.Day{})), []at{{asOf, waits}}},
		{"not approved", one(model.Person{Status: model.ProbationaryMember, Admitted: met}, model.DevelopmentCase{},
			denied(admit(met, approved))), []at{{approved.AddDays(-1), waits}, {approved, none}}},
		{"not approved, then met again", one(model.Person{}, model.DevelopmentCase{}, denied(admit(met, approved)),
			admit(d(2025, 2, 1), d(2025, 3, 1))),
			[]at{{approved, none}, {d(2025, 2, 1), waits}, {d(2025, 3, 1), probationary}}},
		{"entered twice", one(model.Person{}, model.DevelopmentCase{}, admit(met, approved), admit(d(2025, 5, 1), day.Day{})),
			[]at{{approved, probationary}, {d(2025, 6, 1), probationary}}},
		{"rejected by the meeting", one(model.Person{}, model.DevelopmentCase{}, model.BranchMeeting{Purpose: model.ForAdmission,
			Day: met, Resolution: model.Reject}), []at{{asOf, none}}},
		{"confirmed", one(model.Person{Status: model.FullMember, Admitted: met, Confirmed: d(2025, 10, 8)}, model.DevelopmentCase{},
			admit(met, approved), settle(model.Confirm, d(2025, 10, 10), d(2025, 11, 20))),
			[]at{{d(2025, 10, 8), probationary}, {d(2025, 11, 19), probationary}, {d(2025, 11, 20), full}}},
		{"confirmation not approved", one(model.Person{}, model.DevelopmentCase{}, admit(met, approved),
			denied(settle(model.Confirm, d(2025, 10, 10), d(2025, 11, 20)))), []at{{asOf, probationary}}},
		{"extended, then confirmed", one(model.Person{}, model.DevelopmentCase{}, admit(met, approved),
			settle(model.Extend, d(2025, 10, 10), d(2025, 11, 20)), settle(model.Confirm, d(2026, 4, 10), d(2026, 5, 1))),
			[]at{{asOf, probationary}, {d(2026, 4, 30), probationary}, {d(2026, 5, 1), full}}},
		{"cancelled, today 群众", one(model.Person{Status: model.NonParty}, model.DevelopmentCase{}, admit(met, approved),
			settle(model.Disqualify, d(2025, 10, 10), d(2026, 1, 5))),
			[]at{{asOf, probationary}, {d(2026, 1, 4), probationary}, {d(2026, 1, 5), none}}},
		{"ended on probation", one(model.Person{}, model.DevelopmentCase{EndedDay: d(2025, 6, 1)}, admit(met, approved)),
			[]at{{d(2025, 5, 31), probationary}, {d(2025, 6, 1), none}}},
		{"ended while waiting", one(model.Person{}, model.DevelopmentCase{EndedDay: d(2024, 12, 1)}, admit(met, approved)),
			[]at{{d(2024, 11, 30), waits}, {asOf, none}}},
		{"ended after the confirmation", one(model.Person{}, model.DevelopmentCase{EndedDay: d(2026, 1, 1)}, admit(met, approved),
			settle(model.Confirm, d(2025, 10, 10), d(2025, 11, 20))), []at{{d(2026, 1, 1), full}}},
		{"left", one(model.Person{Status: model.ProbationaryMember, Admitted: met, Left: d(2025, 6, 1), LeftHow: model.TransferredOut},
			model.DevelopmentCase{}, admit(met, approved)),
			[]at{{d(2025, 5, 31), probationary}, {d(2025, 6, 1), none}}},
		{"left while waiting", one(model.Person{Left: d(2025, 1, 1), LeftHow: model.TransferredOut}, model.DevelopmentCase{},
			admit(met, approved)), []at{{d(2024, 12, 31), waits}, {d(2025, 1, 1), none}}},
		{"died", one(with(full2010, d(2025, 6, 1), model.Deceased), model.DevelopmentCase{EndedDay: d(2020, 1, 1)}),
			[]at{{d(2025, 5, 31), full}, {d(2025, 6, 1), none}}},
		{"withdrew, today 群众", one(as(with(full2010, d(2025, 6, 1), model.Withdrew), model.NonParty), model.DevelopmentCase{}),
			[]at{{d(2025, 5, 31), full}, {d(2025, 6, 1), none}}},
		{"left the job only", one(with(full2010, d(2025, 6, 1), model.Resigned), model.DevelopmentCase{}),
			[]at{{d(2025, 5, 31), full}, {asOf, full}}},
		{"left the job, later 群众", one(as(with(full2010, d(2025, 6, 1), model.Resigned), model.NonParty), model.DevelopmentCase{}),
			[]at{{asOf, full}}},
		{"left without a day", one(model.Person{Status: model.FullMember, Admitted: d(2010, 7, 1), Confirmed: d(2011, 7, 1),
			LeftHow: model.TransferredOut}, model.DevelopmentCase{}), []at{{asOf, none}}},
		{"resigned without a day", one(model.Person{Status: model.FullMember, Admitted: d(2010, 7, 1), LeftHow: model.Resigned},
			model.DevelopmentCase{}), []at{{asOf, none}}},
		{"expelled, still at work", append(one(as(full2010, model.NonParty), model.DevelopmentCase{}),
			model.Discipline{ID: "D", PersonID: "P", Measure: model.ExpelledByRule, Day: d(2025, 6, 1)}),
			[]at{{d(2025, 5, 31), full}, {d(2025, 6, 1), none}}},
		{"expelled, put right", append(one(full2010, model.DevelopmentCase{}), model.Discipline{ID: "D", PersonID: "P",
			Measure: model.ExpelledByRule, Day: d(2025, 6, 1), Restored: d(2025, 9, 1)}),
			[]at{{d(2025, 6, 1), none}, {d(2025, 9, 1), full}}},
		{"warned", append(one(full2010, model.DevelopmentCase{}), model.Discipline{ID: "D", PersonID: "P", Measure: model.MemberOnWatch,
			Day: d(2025, 6, 1)}), []at{{asOf, full}}},
		{"came in later", one(model.Person{Status: model.FullMember, Admitted: d(2010, 7, 1), Confirmed: d(2011, 7, 1),
			Entered: d(2025, 3, 1)}, model.DevelopmentCase{}), []at{{d(2025, 2, 28), none}, {d(2025, 3, 1), full}}},
		{"an old case without the day of approval", one(full2010, model.DevelopmentCase{Applied: d(2008, 1, 1)},
			admit(d(2010, 7, 1), day.Day{})), []at{{d(2010, 8, 1), waits}, {d(2011, 7, 1), full}, {asOf, full}}},
		{"an old case in the archive", one(model.Person{Status: model.ProbationaryMember}, model.DevelopmentCase{Applied: d(2008, 1, 1),
			ArchivedDay: d(2012, 1, 1)}, admit(d(2010, 7, 1), day.Day{})), []at{{d(2011, 12, 31), waits}, {d(2012, 1, 1), probationary}}},
		{"approved, the confirmation only in the register", one(full2010, model.DevelopmentCase{Applied: d(2008, 1, 1)},
			admit(d(2010, 7, 1), d(2010, 8, 1))), []at{{d(2011, 6, 30), probationary}, {d(2011, 7, 1), full}}},
		{"a forecast is no confirmation", one(model.Person{Status: model.ProbationaryMember, Admitted: met, Confirmed: d(2025, 10, 8)},
			model.DevelopmentCase{}, admit(met, approved)), []at{{asOf, probationary}}},
		{"the register's day follows a later meeting", one(model.Person{Status: model.FullMember, Admitted: met,
			Confirmed: d(2025, 10, 8)}, model.DevelopmentCase{}, admit(met, approved), settle(model.Confirm, d(2026, 2, 1),
			d(2026, 3, 1))), []at{{asOf, probationary}}},
		{"a case that tells of no admission", one(full2010, model.DevelopmentCase{}),
			[]at{{d(2010, 6, 30), none}, {d(2010, 7, 1), probationary}, {d(2011, 7, 1), full}}},
	} {
		for _, a := range x.at {
			if got := standing(t, bookOn(a.on, x.records...), "P"); got != a.want {
				t.Errorf("%s, %s: %q, want %q", x.name, a.on, got, a.want)
			}
		}
	}
}

func with(p model.Person, left day.Day, how model.LeftHow) model.Person {
	p.Left, p.LeftHow = left, how
	return p
}

func as(p model.Person, s model.PartyStatus) model.Person {
	p.Status = s
	return p
}

// TestWithoutCase: a person without a case counts by the register's own days, and the
// figure says how many do.
func TestWithoutCase(t *testing.T) {
	d2010, d2011 := day.Of(2010, 7, 1), day.Of(2011, 7, 1)
	month, _ := day.NewMonth(2025, 6)
	for _, x := range []struct {
		name string
		p    model.Person
		on   day.Day
		want string
	}{
		{"both days", model.Person{Status: model.FullMember, Admitted: d2010, Confirmed: d2011}, asOf, full},
		{"the day before", model.Person{Status: model.FullMember, Admitted: d2010, Confirmed: d2011}, d2010.AddDays(-1), none},
		{"the day itself", model.Person{Status: model.FullMember, Admitted: d2010, Confirmed: d2011}, d2010, probationary},
		{"on confirmation", model.Person{Status: model.FullMember, Admitted: d2010, Confirmed: d2011}, d2011, full},
		{"today 群众", model.Person{Status: model.NonParty, Admitted: d2010, Confirmed: d2011}, asOf, full},
		{"no confirmation", model.Person{Status: model.FullMember, Admitted: d2010}, d2011.AddDays(-1), probationary},
		{"no confirmation, a year on", model.Person{Status: model.FullMember, Admitted: d2010}, d2011, full},
		{"long on probation", model.Person{Status: model.ProbationaryMember, Admitted: d2010}, asOf, probationary},
		{"a forecast", model.Person{Status: model.ProbationaryMember, Admitted: d2010, Confirmed: d2011}, asOf, probationary},
		{"no admission", model.Person{Status: model.FullMember, Confirmed: d2011}, d2010, probationary},
		{"no admission, before", model.Person{Status: model.FullMember, Confirmed: d2011}, d2010.AddDays(-1), none},
		{"no day at all", model.Person{Status: model.FullMember}, asOf, full},
		{"no day, on probation", model.Person{Status: model.ProbationaryMember}, asOf, probationary},
		{"no day, an activist", model.Person{Status: model.Activist}, asOf, none},
		{"no day, left", with(model.Person{Status: model.NonParty}, day.Of(2026, 3, 1), model.Deceased), asOf, none},
		{"by the month", model.Person{Status: model.ProbationaryMember, Admitted: month}, day.Of(2025, 6, 1), probationary},
		{"by the month, before", model.Person{Status: model.ProbationaryMember, Admitted: month}, day.Of(2025, 5, 31), none},
	} {
		x.p.ID, x.p.Name, x.p.EnterpriseID, x.p.OrganizationID = "P", "张甲", "E", "O"
		b := bookOn(x.on, x.p)
		if got := standing(t, b, "P"); got != x.want {
			t.Errorf("%s, %s: %q, want %q", x.name, x.on, got, x.want)
		}
		if got, want := len(MembersOf(b).Undated), map[bool]int{true: 1}[x.want != none]; got != want {
			t.Errorf("%s: %d without a day of approval", x.name, got)
		}
	}
}

// TestElsewhere: what keeps a member off the register for counting, and what does not.
func TestElsewhere(t *testing.T) {
	p := model.Person{ID: "P", Name: "张甲", EnterpriseID: "E2", OrganizationID: "O2", Status: model.FullMember, Admitted: day.Of(2010, 7, 1)}
	e := model.Enterprise{ID: "E2", Name: "二企业"}
	o := model.Organization{ID: "O2", EnterpriseID: "E2", Name: "二支部", Type: model.Branch}
	ended := day.Of(2025, 6, 1)
	gone, closed := e, o
	gone.Ended, closed.Ended = ended, ended
	for name, records := range map[string][]model.Record{"enterprise": {gone, o, p}, "organisation": {e, closed, p}} {
		if before, after := standing(t, bookOn(ended.AddDays(-1), records...), "P"), standing(t, bookOn(ended, records...),
			"P"); before != full || after != none {
			t.Errorf("%s ended: %q, then %q", name, before, after)
		}
	}
	for scope, want := range map[string]int{"": 1, "E2": 1, "E": 0} {
		b := bookOn(asOf, e, o, p).At(asOf, scope)
		if got := valueOf(t, b, "m.total"); got != want {
			t.Errorf("scope %q: %d", scope, got)
		}
	}
	// Received elsewhere and back: each record for its own time, never both.
	there, back := p, p
	there.Left, there.LeftHow = day.Of(2025, 3, 1), model.TransferredOut
	back.ID, back.Entered = "P2", day.Of(2025, 9, 1)
	for on, want := range map[day.Day]int{day.Of(2025, 2, 28): 1, day.Of(2025, 3, 1): 0, day.Of(2025, 8, 31): 0, day.Of(2025, 9, 1): 1} {
		if got := valueOf(t, bookOn(on, e, o, there, back), "m.total"); got != want {
			t.Errorf("%s: %d", on, got)
		}
	}
}

// TestCaseWithoutPerson: what was approved counts though the register knows nobody.
func TestCaseWithoutPerson(t *testing.T) {
	for _, link := range []string{"", "X"} {
		c := model.DevelopmentCase{ID: "C", PersonID: link, OrganizationID: "O", Applied: day.Of(2023, 1, 1)}
		m := admit(day.Of(2025, 3, 1), day.Of(2025, 4, 1))
		m.ID, m.CaseID = "M", "C"
		b := bookOn(asOf, c, m)
		for key, want := range map[string]int{"m.total": 1, "m.prob": 1, "dev.year": 1, "m.in": 0, "m.out": 0, "m.start": 0} {
			if got := valueOf(t, b, key); got != want {
				t.Errorf("linked to %q: %s is %d", link, key, got)
			}
		}
		if n, _ := b.EnterpriseMembers("E"); n != 1 {
			t.Errorf("linked to %q: the enterprise has %d", link, n)
		}
		if got := valueOf(t, b.At(day.Of(2025, 3, 31), ""), "m.pending"); got != 1 {
			t.Errorf("linked to %q: %d waiting", link, got)
		}
	}
}

// TestTwoCases: a person of merged packets has one membership and counts once.
func TestTwoCases(t *testing.T) {
	records := one(model.Person{}, model.DevelopmentCase{}, admit(day.Of(2025, 3, 1), day.Of(2025, 4, 1)))
	second := model.DevelopmentCase{ID: "C2", PersonID: "P", OrganizationID: "O", Applied: day.Of(2024, 1, 1),
		ActivistDay: day.Of(2024, 6, 1)}
	m := admit(day.Of(2025, 3, 1), day.Of(2025, 4, 1))
	m.ID, m.CaseID = "MM", "C2"
	b := bookOn(asOf, append(records, second, m)...)
	for key, want := range map[string]int{"m.total": 1, "dev.year": 1, "stage.activist": 0, "m.in": 0, "m.out": 0} {
		if got := valueOf(t, b, key); got != want {
			t.Errorf("both approved: %s is %d", key, got)
		}
	}
	// Cancelled once, admitted by a later application.
	first := one(model.Person{}, model.DevelopmentCase{}, admit(day.Of(2022, 3, 1), day.Of(2022, 4, 1)),
		settle(model.Disqualify, day.Of(2023, 3, 1), day.Of(2023, 4, 1)))
	b = bookOn(asOf, append(first, second, m)...)
	if got := standing(t, b, "P"); got != probationary {
		t.Errorf("the second application: %q", got)
	}
	if got := standing(t, b.At(day.Of(2024, 12, 31), ""), "P"); got != none {
		t.Errorf("between the two: %q", got)
	}
	// Two open cases: the one that has come farther counts, whichever is listed first.
	third := model.DevelopmentCase{ID: "C0", PersonID: "P", OrganizationID: "O", Applied: day.Of(2024, 1, 1)}
	for _, list := range [][]model.Record{{second, third}, {third, second}} {
		b = bookOn(asOf, append([]model.Record{one(model.Person{}, model.DevelopmentCase{})[0]}, list...)...)
		if a, n := valueOf(t, b, "stage.applicant"), valueOf(t, b, "stage.activist"); a != 0 || n != 1 {
			t.Errorf("two open cases: %d applicants, %d activists", a, n)
		}
	}
}

// TestStages: where a case stands for counting.
func TestStages(t *testing.T) {
	c := model.DevelopmentCase{Applied: day.Of(2022, 1, 1), ActivistDay: day.Of(2022, 8, 1), ProspectDay: day.Of(2024, 1, 1)}
	met := []model.BranchMeeting{admit(day.Of(2024, 6, 1), day.Of(2024, 7, 1)), settle(model.Confirm, day.Of(2025, 6, 1),
		day.Of(2025, 7, 1))}
	for _, x := range []struct {
		on   day.Day
		want model.Stage
	}{
		{day.Of(2021, 12, 31), ""}, {day.Of(2022, 1, 1), model.StageApplicant}, {day.Of(2022, 8, 1), model.StageActivist},
		{day.Of(2024, 1, 1), model.StageProspect},
		{day.Of(2024, 6, 1), StagePending}, {day.Of(2024, 7, 1), model.StageProbationary}, {day.Of(2025, 6, 30), model.StageProbationary},
		{day.Of(2025, 7, 1), model.StageFull},
	} {
		by := StagesOf(bookOn(x.on, one(model.Person{}, c, met...)...))
		for s, list := range by {
			if s != x.want || len(list) != 1 {
				t.Errorf("%s: %d at %s, want %s", x.on, len(list), s, x.want)
			}
		}
		if x.want != "" && len(by[x.want]) != 1 {
			t.Errorf("%s: nobody at %s", x.on, x.want)
		}
	}
	for name, x := range map[string]struct {
		records []model.Record
		want    model.Stage
	}{
		"ended":                    {one(model.Person{}, model.DevelopmentCase{EndedDay: asOf}), model.StageEnded},
		"not ended yet":            {one(model.Person{}, model.DevelopmentCase{EndedDay: asOf.AddDays(1)}), model.StageApplicant},
		"gone":                     {one(with(model.Person{}, asOf, model.TransferredOut), c), ""},
		"a member by the register": {one(model.Person{Status: model.FullMember, Admitted: day.Of(2010, 7, 1)}, c), ""},
		"expelled by discipline": {append(one(model.Person{}, c, met...), model.Discipline{ID: "D", PersonID: "P",
			Measure: model.ExpelledByRule, Day: day.Of(2025, 8, 1)}), ""},
		"cancelled": {one(model.Person{}, c, met[0], settle(model.Disqualify, day.Of(2025, 6, 1), day.Of(2025, 7, 1))),
			model.StageEnded},
	} {
		by := StagesOf(bookOn(asOf, x.records...))
		if x.want == "" && len(by) > 0 || x.want != "" && len(by[x.want]) != 1 {
			t.Errorf("%s: %v", name, by)
		}
	}
	if got := CountedStages(); !slices.Equal(got, []model.Stage{model.StageApplicant, model.StageActivist, model.StageProspect,
		StagePending, model.StageProbationary, model.StageFull, model.StageEnded}) {
		t.Error(got)
	}
}

// TestYear: what counts to a year goes by the day of approval.
func TestYear(t *testing.T) {
	meetings := []model.BranchMeeting{admit(day.Of(2023, 12, 20), day.Of(2024, 1, 5)), settle(model.Extend, day.Of(2024, 12, 20),
		day.Of(2025, 1, 6)), settle(model.Confirm, day.Of(2025, 6, 20), day.Of(2026, 1, 8))}
	records := one(model.Person{}, model.DevelopmentCase{}, meetings...)
	for _, x := range []struct {
		on                            day.Day
		admitted, extended, confirmed int
	}{
		{day.Of(2023, 12, 31), 0, 0, 0}, {day.Of(2024, 1, 4), 0, 0, 0}, {day.Of(2024, 1, 5), 1, 0, 0}, {day.Of(2024, 12, 31), 1, 0, 0},
		{day.Of(2025, 1, 5), 0, 0, 0}, {day.Of(2025, 12, 31), 0, 1, 0}, {day.Of(2026, 1, 7), 0, 0, 0}, {day.Of(2026, 1, 8), 0, 0, 1},
	} {
		b := bookOn(x.on, records...)
		if a, e, c := valueOf(t, b, "dev.year"), valueOf(t, b, "dev.extended"), valueOf(t, b, "dev.conf"); a != x.admitted ||
			e != x.extended || c != x.confirmed {
			t.Errorf("%s: %d admitted, %d extended, %d confirmed", x.on, a, e, c)
		}
	}
	b := bookOn(asOf, one(model.Person{}, model.DevelopmentCase{}, admit(day.Of(2023, 12, 20), day.Of(2024, 1, 5)),
		settle(model.Disqualify, day.Of(2024, 12, 20), day.Of(2025, 1, 6)))...)
	if valueOf(t, b, "dev.cancelled") != 1 || valueOf(t, b, "m.out") != 1 || valueOf(t, b, "m.start") != 1 {
		t.Error("cancelled in the year")
	}
	// The first day wins over a second record of the step, in both years.
	twice := one(model.Person{}, model.DevelopmentCase{}, admit(day.Of(2025, 2, 1), day.Of(2025, 3, 1)),
		admit(day.Of(2023, 12, 20), day.Of(2024, 1, 5)))
	if valueOf(t, bookOn(asOf, twice...), "dev.year") != 0 || valueOf(t, bookOn(day.Of(2024, 12, 31), twice...), "dev.year") != 1 {
		t.Error("counted in two years")
	}
	// By the day of approval, then by the ID.
	var list []model.Record
	for i, d := range []day.Day{day.Of(2025, 6, 1), day.Of(2025, 3, 1), day.Of(2025, 6, 1)} {
		id := string(rune('c' - i))
		m := admit(d.AddDays(-10), d)
		m.ID, m.CaseID = "M"+id, id
		list = append(list, model.DevelopmentCase{ID: id, PersonID: "P" + id, OrganizationID: "O", Applied: day.Of(2023, 1, 1)}, m)
	}
	var ids []string
	for _, d := range DevelopmentOf(bookOn(asOf, list...)).Admitted {
		ids = append(ids, d.ID)
	}
	if !slices.Equal(ids, []string{"b", "a", "c"}) {
		t.Error(ids)
	}
}

// TestMovement: who came and went between last year's end and the day, each once.
func TestMovement(t *testing.T) {
	d := day.Of
	member := model.Person{Status: model.FullMember, Admitted: d(2015, 7, 1), Confirmed: d(2016, 7, 1)}
	bare := model.DevelopmentCase{}
	for _, x := range []struct {
		name    string
		records []model.Record
		says    string
	}{
		{"there all year", one(member, bare)[:1], "1+0+0-0=1"},
		{"came from elsewhere", one(entered(member, d(2025, 1, 1)), bare)[:1], "0+0+1-0=1"},
		{"there on the last day of the year before", one(entered(member, d(2024, 12, 31)), bare)[:1], "1+0+0-0=1"},
		{"left on the last day", one(with(member, d(2025, 12, 30), model.TransferredOut), bare)[:1], "1+0+0-1=0"},
		{"left before the year", one(with(member, d(2024, 12, 30), model.TransferredOut), bare)[:1], "0+0+0-0=0"},
		{"admitted", one(as(member, model.ProbationaryMember), bare, admit(d(2025, 3, 1), d(2025, 4, 1))), "0+1+0-0=1"},
		{"admitted and gone within the year", one(with(as(member, model.ProbationaryMember), d(2025, 10, 1), model.TransferredOut), bare,
			admit(d(2025, 3, 1), d(2025, 4, 1))), "0+1+0-1=0"},
		{"admitted before, cancelled in the year", one(as(member, model.NonParty), bare, admit(d(2024, 3, 1), d(2024, 4, 1)),
			settle(model.Disqualify, d(2025, 3, 1), d(2025, 4, 1))), "1+0+0-1=0"},
	} {
		b := bookOn(asOf, x.records...)
		m, admitted := MovementOf(b), len(DevelopmentOf(b).Admitted)
		if got := fmt.Sprintf("%d+%d+%d-%d=%d", len(m.Start), admitted, len(m.In), len(m.Out), valueOf(t, b, "m.total")); got != x.says {
			t.Errorf("%s: %s, want %s", x.name, got, x.says)
		}
	}
}

func entered(p model.Person, on day.Day) model.Person {
	p.Entered = on
	return p
}
