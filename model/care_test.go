package model

import (
	"slices"
	"testing"

	"partyledger/model/day"
)

// talentBook is one talent with a link since 1 March 2025.
func talentBook(p Person, more ...Record) (*Book, TalentLink) {
	p.ID = "p"
	l := TalentLink{ID: "l", PersonID: "p", TalentKind: ExpertYoung, OrganizationID: "o", From: day.Of(2025, 3, 1)}
	return BookOf(day.Of(2026, 11, 23), "", nil, append([]Record{p, l}, more...)), l
}

func TestTalentProgress(t *testing.T) {
	admission := func(on day.Day) BranchMeeting {
		return BranchMeeting{ID: "a", CaseID: "c", Purpose: ForAdmission, Day: on, Resolution: Admit, ApprovalDay: on.AddDays(30),
			Approved: CheckedYes}
	}
	confirmation := BranchMeeting{ID: "f", CaseID: "c", Purpose: ForConfirmation, Day: day.Of(2026, 6, 1), Resolution: Confirm,
		ApprovalDay: day.Of(2026, 6, 20), Approved: CheckedYes}
	for _, x := range []struct {
		name    string
		p       Person
		more    []Record
		now     PartyStatus
		since   []PartyStatus
		outcome Outcome
	}{
		{"nothing on record", Person{Status: NonParty}, nil, NonParty, nil, NoChange},
		{"nobody by that number", Person{}, nil, "", nil, NoChange},
		{"applied the day before", Person{Status: Applicant},
			[]Record{DevelopmentCase{ID: "c", PersonID: "p", Applied: day.Of(2025, 2, 28)}}, Applicant, nil, NoChange},
		{"applied on the day", Person{Status: Applicant}, []Record{DevelopmentCase{ID: "c", PersonID: "p", Applied: day.Of(2025, 3, 1)}},
			Applicant, []PartyStatus{Applicant}, BecameApplicant},
		{"applied in the month", Person{Status: Applicant}, []Record{DevelopmentCase{ID: "c", PersonID: "p", Applied: monthIn(2025, 3)}},
			Applicant, []PartyStatus{Applicant}, BecameApplicant},
		{"applied tomorrow", Person{Status: NonParty}, []Record{DevelopmentCase{ID: "c", PersonID: "p", Applied: day.Of(2026, 11, 24)}},
			NonParty, nil, NoChange},
		{"an activist since, an applicant before", Person{Status: Activist},
			[]Record{DevelopmentCase{ID: "c", PersonID: "p", Applied: day.Of(2024, 5, 1), ActivistDay: day.Of(2025, 5, 1)}}, Activist,
			[]PartyStatus{Activist}, BecameActivist},
		{"a prospect since", Person{Status: Prospect}, []Record{DevelopmentCase{ID: "c", PersonID: "p", Applied: day.Of(2024, 5, 1),
			ActivistDay: day.Of(2025, 5, 1), ProspectDay: day.Of(2026, 5, 4)}}, Prospect, []PartyStatus{Activist, Prospect},
			BecameProspect},
		{"the register lags behind the case", Person{Status: NonParty},
			[]Record{DevelopmentCase{ID: "c", PersonID: "p", Applied: day.Of(2025, 5, 1)}}, Applicant, []PartyStatus{Applicant},
			BecameApplicant},
		{"admitted since", Person{Status: ProbationaryMember, Admitted: day.Of(2026, 5, 4)},
			[]Record{DevelopmentCase{ID: "c", PersonID: "p", Applied: day.Of(2024, 5, 1), ActivistDay: day.Of(2024, 12, 1),
				ProspectDay: day.Of(2025, 12, 1)}, admission(day.Of(2026, 5, 4))},
			ProbationaryMember, []PartyStatus{Prospect, ProbationaryMember}, BecameProbationary},
		{"confirmed since", Person{Status: FullMember, Admitted: day.Of(2025, 6, 1)},
			[]Record{DevelopmentCase{ID: "c", PersonID: "p", Applied: day.Of(2023, 5, 1), ActivistDay: day.Of(2023, 12, 1),
				ProspectDay: day.Of(2024, 12, 1)}, admission(day.Of(2025, 6, 1)), confirmation},
			FullMember, []PartyStatus{ProbationaryMember, FullMember}, BecameFull},
		{"a member of long standing", Person{Status: FullMember, Admitted: day.Of(2009, 6, 1), Confirmed: day.Of(2010, 6, 1)}, nil,
			FullMember, nil, WasMember},
		{"by the register alone", Person{Status: FullMember, Admitted: day.Of(2024, 6, 1), Confirmed: day.Of(2025, 6, 1)}, nil,
			FullMember, []PartyStatus{FullMember}, BecameFull},
		{"a standing without a day", Person{Status: Activist}, nil, Activist, nil, UnknownDay},
		{"a member without a day", Person{Status: FullMember}, nil, FullMember, nil, UnknownDay},
		{"the case has ended", Person{Status: NonParty}, []Record{DevelopmentCase{ID: "c", PersonID: "p", Applied: day.Of(2025, 5, 1),
			ActivistDay: day.Of(2025, 12, 1), EndedDay: day.Of(2026, 2, 1)}}, NonParty, nil, NoChange},
		{"ended once, begun again", Person{Status: Applicant},
			[]Record{DevelopmentCase{ID: "b", PersonID: "p", Applied: day.Of(2025, 5, 1), ActivistDay: day.Of(2025, 12, 1),
				EndedDay: day.Of(2026, 2, 1)},
				DevelopmentCase{ID: "c", PersonID: "p", Applied: day.Of(2026, 3, 1)}},
			Applicant, []PartyStatus{Applicant}, BecameApplicant},
	} {
		t.Run(x.name, func(t *testing.T) {
			b, l := talentBook(x.p, x.more...)
			got := TalentProgress(b, l)
			var since []PartyStatus
			for _, m := range got.Since {
				since = append(since, m.Status)
			}
			if got.Now != x.now || !slices.Equal(since, x.since) || got.Outcome() != x.outcome {
				t.Errorf("now %s, since %v, outcome %s", got.Now, since, got.Outcome())
			}
			if x.name == "ended once, begun again" && got.Since[0].Day != day.Of(2026, 3, 1) {
				t.Errorf("the case that has ended counts: %s", got.Since[0].Day)
			}
			if got.Advanced() != (len(x.since) > 0) {
				t.Errorf("advanced %v", got.Advanced())
			}
			if !slices.Contains(Outcomes(), got.Outcome()) {
				t.Errorf("%s is no outcome of the list", got.Outcome())
			}
		})
	}
}

func monthIn(y, m int) day.Day {
	d, err := day.NewMonth(y, m)
	if err != nil {
		panic(err)
	}
	return d
}

func TestLinkNotes(t *testing.T) {
	note := func(id string, on day.Day) LinkNote { return LinkNote{ID: id, LinkID: "l", Day: on, What: "谈话"} }
	b, l := talentBook(Person{}, note("late", day.Of(2026, 5, 1)), note("early", day.Of(2025, 5, 1)), note("ahead", day.Of(2026, 11, 24)))
	notes := LinkNotes(b, "l")
	if r := LinkOn(b, l); len(notes) != 2 || notes[0].ID != "early" || r.Notes != 2 || r.Last != day.Of(2026, 5, 1) {
		t.Errorf("%+v, %+v", notes, r)
	}
	if r := LinkOn(b.At(day.Of(2025, 4, 30), ""), l); r.Notes != 0 || !r.Last.IsZero() {
		t.Errorf("notes ahead count: %+v", r)
	}
}

// How far help has come; a plan for a month is late only after the month.
func TestCareState(t *testing.T) {
	on := day.Of(2026, 11, 23)
	helped := day.Of(2026, 1, 1)
	month, err := day.NewMonth(2026, 11)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		c    CareRecord
		want CareState
	}{
		{CareRecord{}, CareWaits},
		{CareRecord{Helped: on.AddDays(1)}, CareWaits},
		{CareRecord{Helped: on}, CareHelped},
		{CareRecord{Helped: helped, Again: on}, CareToVisit},
		{CareRecord{Helped: helped, Again: month}, CareToVisit},
		{CareRecord{Helped: helped, Again: on.AddDays(-1)}, CareLate},
		{CareRecord{Helped: helped, Again: day.Of(2026, 2, 1), Visited: on.AddDays(1)}, CareLate},
		{CareRecord{Helped: helped, Visited: day.Of(2026, 2, 1)}, CareVisited},
	} {
		if got := x.c.State(on); got != x.want {
			t.Errorf("%+v: %s, not %s", x.c, got, x.want)
		}
	}
}

func TestMaskName(t *testing.T) {
	for name, want := range map[string]string{"张甲": "张某", "张甲乙": "张某某", "欧阳甲乙": "欧某某", "甲乙某·丙丁": "甲某某", "𠮷甲": "𠮷某", "张": "张某",
		" 张甲 ": "张某", "": ""} {
		if got := MaskName(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestMassTermEnd(t *testing.T) {
	if d := (MassOrganization{Elected: day.Of(2024, 2, 29), Years: 3}).TermEnd(); d != day.Of(2027, 2, 28) {
		t.Error(d)
	}
	if d := (MassOrganization{Years: 3}).TermEnd(); !d.IsZero() {
		t.Error(d)
	}
	if d := (MassOrganization{Elected: day.Of(2024, 2, 29)}).TermEnd(); !d.IsZero() {
		t.Error(d)
	}
}

// The year's sums: what lies ahead, in another year or outside the scope is not
// counted.
func TestCareSums(t *testing.T) {
	records := []Record{
		Enterprise{ID: "A", Name: "甲公司"}, Enterprise{ID: "B", Name: "乙公司", ParentID: "A"}, Enterprise{ID: "C", Name: "丙公司", ParentID: "A"},
		Organization{ID: "o", EnterpriseID: "A"}, Organization{ID: "u", EnterpriseID: "B"},
		Person{ID: "p", EnterpriseID: "A", Status: Applicant}, Person{ID: "q", EnterpriseID: "B"},
		DevelopmentCase{ID: "c", PersonID: "p", OrganizationID: "o", Applied: day.Of(2026, 5, 1)},
		TalentLink{ID: "l1", PersonID: "p", OrganizationID: "o", From: day.Of(2026, 1, 1)},
		TalentLink{ID: "l2", PersonID: "q", OrganizationID: "o", From: day.Of(2026, 1, 1), To: day.Of(2026, 11, 23)},
		LinkNote{ID: "n1", LinkID: "l1", Day: day.Of(2026, 2, 1)}, LinkNote{ID: "n2", LinkID: "l2", Day: day.Of(2026, 2, 1)},
		LinkNote{ID: "n3", LinkID: "l1", Day: day.Of(2025, 12, 31)},
		CareRecord{ID: "g1", PersonID: "p", Found: day.Of(2025, 12, 31), Helped: day.Of(2026, 1, 1), Amount: Yuan(300)},
		CareRecord{ID: "g2", PersonID: "p", Found: day.Of(2026, 3, 1)},
		CareRecord{ID: "g3", PersonID: "q", Found: day.Of(2026, 11, 24)},
		Activity{ID: "a1", OrganizationID: "u", Day: day.Of(2026, 1, 1), People: 7}, Activity{ID: "a2", OrganizationID: "u",
			Day: day.Of(2025, 12, 31), People: 9},
		Vanguard{ID: "v1", OrganizationID: "u", From: day.Of(2020, 1, 1)}, Vanguard{ID: "v2", OrganizationID: "u",
			From: day.Of(2020, 1, 1), To: day.Of(2026, 11, 23)},
		MassOrganization{ID: "m", EnterpriseID: "A"}, Exemplar{ID: "e", EnterpriseID: "B", Day: day.Of(2026, 11, 23)},
	}
	b := BookOf(day.Of(2026, 11, 23), "", nil, records)
	want := []CareSum{
		{EnterpriseID: "A", Links: 1, Advanced: 1, Talks: 2, Found: 1, Helped: 1, Waiting: 1, Amount: Yuan(300), Masses: 1},
		{EnterpriseID: "B", Activities: 1, People: 7, Vanguards: 1, Exemplars: 1}, {EnterpriseID: "C"},
	}
	if got := CareSums(b); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
	if got := CareSums(b.At(b.AsOf, "B")); !slices.Equal(got, want[1:2]) {
		t.Errorf("in scope: %+v", got)
	}
	past := []CareSum{{EnterpriseID: "A", Talks: 1, Found: 1, Waiting: 1, Masses: 1}, {EnterpriseID: "B", Activities: 1, People: 9,
		Vanguards: 2}, {EnterpriseID: "C"}}
	if got := CareSums(b.At(day.Of(2025, 12, 31), "")); !slices.Equal(got, past) {
		t.Errorf("the year before: %+v", got)
	}
	if !want[0].Any() || want[2].Any() {
		t.Error("what there is")
	}
}
