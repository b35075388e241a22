package model

import (
	"slices"
	"testing"

	"partyledger/model/day"
)

// caseBook holds one case with its meetings and inspections.
func caseBook(asOf day.Day, c DevelopmentCase, records ...Record) *Book {
	return BookOf(asOf, "", nil, append([]Record{c, Person{ID: "P", Name: "张甲", BirthDay: day.Of(1995, 5, 1)}}, records...))
}

func vote(id string, purpose MeetingPurpose, on day.Day, r Resolution, months int, approved day.Day, how Checked) BranchMeeting {
	return BranchMeeting{ID: id, CaseID: "c", Purpose: purpose, Day: on, Resolution: r, ExtensionMonths: months, ApprovalDay: approved,
		Approved: how}
}

func TestCharts(t *testing.T) {
	for _, e := range []Edition{Edition2014, Edition2026} {
		var numbers []int
		for _, s := range Steps(e) {
			numbers = append(numbers, s.Number)
			if s.Name == "" || s.Phase < 1 || s.Phase > len(StepPhases()) {
				t.Errorf("%s: %+v", e, s)
			}
		}
		if e == Edition2026 && slices.Index(numbers, StepProspectConsent) > slices.Index(numbers, StepProspect) {
			t.Error("in 2026 the consent comes before the notice and the list")
		}
		slices.Sort(numbers)
		if len(numbers) != 25 || numbers[0] != StepApply || numbers[24] != StepArchive || len(slices.Compact(numbers)) != 25 {
			t.Errorf("%s: %v", e, numbers)
		}
	}
	has := func(e Edition, number string) bool {
		return slices.ContainsFunc(Checklist(e, false), func(p Material) bool { return p.Number == number })
	}
	if has(Edition2014, "3-3") || !has(Edition2026, "3-3") || has(Edition2026, "2-5") {
		t.Error("the notice is a national paper of 2026 only, the quarterly report of neither")
	}
	all := Checklist(Edition2014, true)
	for _, class := range ArchiveClasses() {
		for _, n := range class.Numbers {
			if !slices.ContainsFunc(all, func(p Material) bool { return p.Number == n }) {
				t.Errorf("%s: no paper %s", class.Name, n)
			}
		}
	}
}

func TestCaseAsOf(t *testing.T) {
	on := day.Of(2024, 1, 15)
	c := DevelopmentCase{ID: "c", Applied: day.Of(2022, 1, 1), ActivistDay: on, MentorDay: on.AddDays(1), Mentor1ID: "a",
		ReviewDay: on.AddDays(1), ReviewVerdict: Passed, ReviewMaterial: true, DepartureDay: on.AddYears(1)}
	month, _ := day.NewMonth(2024, 1)
	c.TalkDay, c.Talker = month, TalkSecretary
	got := c.AsOf(on)
	if got.ActivistDay != on || got.TalkDay != month || got.Talker == "" || got.DepartureDay.IsZero() {
		t.Errorf("took away what had happened or was foreseen: %+v", got)
	}
	if len(got.Mentors()) > 0 || !got.ReviewDay.IsZero() || got.ReviewVerdict != "" || got.ReviewMaterial {
		t.Errorf("kept what was to come: %+v", got)
	}
	if c.Mentor1ID != "a" || c.AsOf(on.AddYears(5)) != c {
		t.Error("changed the record, or a day that had come")
	}
}

func TestStages(t *testing.T) {
	c := DevelopmentCase{ID: "c", PersonID: "P", Applied: day.Of(2022, 1, 1), ActivistDay: day.Of(2022, 6, 1),
		ProspectDay: day.Of(2023, 7, 1)}
	admission := day.Of(2024, 2, 29)
	meetings := []Record{
		vote("m0", ForAdmission, day.Of(2024, 1, 5), Reject, 0, day.Day{}, ""),
		vote("m1", ForAdmission, admission, Admit, 0, day.Of(2024, 4, 1), CheckedYes),
		vote("m2", ForConfirmation, day.Of(2025, 3, 3), Extend, 6, day.Of(2025, 4, 1), CheckedYes),
		vote("m3", ForConfirmation, day.Of(2025, 9, 1), Confirm, 0, day.Of(2025, 10, 1), CheckedYes),
	}
	b := caseBook(day.Of(2026, 1, 1), c, meetings...)
	for _, x := range []struct {
		on   day.Day
		want Stage
		end  day.Day
	}{
		{day.Of(2021, 12, 31), "", day.Day{}},
		{day.Of(2022, 1, 1), StageApplicant, day.Day{}},
		{day.Of(2022, 6, 1), StageActivist, day.Day{}},
		{day.Of(2024, 1, 6), StageProspect, day.Day{}},
		{admission, StageProbationary, day.Of(2025, 2, 28)},
		{day.Of(2025, 3, 3), StageProbationary, day.Of(2025, 8, 28)},
		{day.Of(2025, 9, 30), StageProbationary, day.Of(2025, 8, 28)},
		{day.Of(2025, 10, 1), StageFull, day.Of(2025, 8, 28)},
	} {
		if got := StageOn(b, c, x.on); got != x.want {
			t.Errorf("on %s: %s, want %s", x.on, got, x.want)
		}
		if got := ProbationEnd(b, c, x.on); got != x.end {
			t.Errorf("probation as of %s ends %s, want %s", x.on, got, x.end)
		}
	}
	if got := ConfirmationDay(b, c, day.Of(2025, 8, 31)); !got.IsZero() {
		t.Errorf("a full member from %s before any resolution", got)
	}
	if got := ConfirmationDay(b, c, day.Of(2025, 9, 1)); got != day.Of(2025, 8, 28) {
		t.Errorf("a full member from %s, want the end of the extension", got)
	}
	ended := c
	ended.EndedDay = day.Of(2023, 1, 1)
	if got := StageOn(b, ended, day.Of(2023, 1, 1)); got != StageEnded {
		t.Errorf("ended: %s", got)
	}
}

func TestStagesWithoutApproval(t *testing.T) {
	c := DevelopmentCase{ID: "c", PersonID: "P", Applied: day.Of(2022, 1, 1), ProspectDay: day.Of(2023, 7, 1)}
	refused := caseBook(day.Of(2026, 1, 1), c, vote("m1", ForAdmission, day.Of(2024, 5, 1), Admit, 0, day.Of(2024, 6, 1), CheckedNo))
	if got := StageOn(refused, c, day.Of(2024, 5, 31)); got != StageProbationary {
		t.Errorf("before the refusal: %s", got)
	}
	if got := StageOn(refused, c, day.Of(2024, 6, 1)); got != StageProspect {
		t.Errorf("after the refusal: %s", got)
	}
	cancelled := caseBook(day.Of(2026, 1, 1), c, vote("m1", ForAdmission, day.Of(2024, 5, 1), Admit, 0, day.Of(2024, 6, 1), ""),
		vote("m2", ForConfirmation, day.Of(2025, 5, 6), Disqualify, 0, day.Of(2025, 6, 1), CheckedYes))
	if got := StageOn(cancelled, c, day.Of(2025, 6, 1)); got != StageEnded {
		t.Errorf("cancelled: %s", got)
	}
	if got := ConfirmationDay(cancelled, c, day.Of(2025, 12, 1)); !got.IsZero() {
		t.Errorf("cancelled and a full member from %s", got)
	}
}

func TestTimeline(t *testing.T) {
	c := DevelopmentCase{ID: "c", PersonID: "P", Edition: Edition2026, Applied: day.Of(2023, 8, 31), TalkDay: day.Of(2023, 10, 1),
		ActivistDay:        day.Of(2023, 12, 1),
		ProspectConsentDay: day.Of(2024, 12, 5), NoticeFrom: day.Of(2024, 12, 6), NoticeTo: day.Of(2024, 12, 12),
		ProspectDay: day.Of(2024, 12, 12), PreReviewDay: day.Of(2025, 1, 31)}
	inspection := Inspection{ID: "i", CaseID: "c", Day: day.Of(2024, 5, 1)}
	b := caseBook(day.Of(2025, 3, 1), c, inspection)
	at := map[int]StepState{}
	for _, s := range Timeline(b, c) {
		at[s.Number] = s
	}
	if s := at[StepApply]; !s.Done || s.Earliest != day.Of(2013, 5, 1) || s.Early() {
		t.Errorf("application: %+v", s)
	}
	if s := at[StepTalk]; s.Latest != day.Of(2023, 9, 30) || !s.Late(b.AsOf) {
		t.Errorf("talk: %+v", s)
	}
	if s := at[StepCultivation]; !s.Done || s.Day != inspection.Day || s.Until != c.ProspectDay || !s.Latest.IsZero() {
		t.Errorf("inspections: %+v", s)
	}
	if s := at[StepProspect]; s.Earliest != day.Of(2024, 12, 13) || !s.Early() {
		t.Errorf("listed on the last day of the notice: %+v", s)
	}
	if s := at[StepAdmission]; s.Done || s.Latest != day.Of(2025, 2, 28) || !s.Late(b.AsOf) || s.Late(day.Of(2025, 2, 28)) {
		t.Errorf("meeting: %+v", s)
	}
	c.Edition = Edition2014
	for _, s := range Timeline(b, c) {
		if s.Number == StepAdmission && !s.Latest.IsZero() {
			t.Error("2014 sets no day for the meeting")
		}
	}
	meetings := []Record{inspection, vote("m1", ForAdmission, day.Of(2024, 2, 29), Admit, 0, day.Of(2024, 4, 1), CheckedYes)}
	for _, s := range Timeline(caseBook(day.Of(2025, 3, 1), c, meetings...), c) {
		if s.Number == StepConfirmation && s.Earliest != day.Of(2025, 2, 28) {
			t.Errorf("confirmation: %+v", s)
		}
	}
}

// The education of an activist ends when the person is listed as a prospect; where
// that day is missing, at the first decision after it. Until then it goes on.
func TestCultivationEndsAtProspect(t *testing.T) {
	c := DevelopmentCase{ID: "c", PersonID: "P", Applied: day.Of(2023, 1, 1), ActivistDay: day.Of(2023, 6, 1)}
	late := Inspection{ID: "late", CaseID: "c", Day: day.Of(2025, 1, 1)}
	admitted := vote("m1", ForAdmission, day.Of(2025, 2, 1), Admit, 0, day.Day{}, "")
	with := func(change func(*DevelopmentCase)) DevelopmentCase {
		x := c
		change(&x)
		return x
	}
	for _, x := range []struct {
		what        string
		c           DevelopmentCase
		meetings    []Record
		until, last day.Day
	}{
		{"listed", with(func(x *DevelopmentCase) { x.ProspectDay = day.Of(2024, 7, 1) }), nil, day.Of(2024, 7, 1), day.Day{}},
		{"listed and admitted", with(func(x *DevelopmentCase) { x.ProspectDay = day.Of(2024, 7, 1) }), []Record{admitted},
			day.Of(2024, 7, 1), day.Day{}},
		{"only examined beforehand", with(func(x *DevelopmentCase) { x.PreReviewDay = day.Of(2024, 12, 1) }), []Record{admitted},
			day.Of(2024, 12, 1), day.Day{}},
		{"only admitted", c, []Record{admitted}, day.Of(2025, 2, 1), late.Day},
		{"consent without a list", with(func(x *DevelopmentCase) { x.ProspectConsentDay = day.Of(2024, 7, 1) }), nil, day.Day{}, late.Day},
		{"listed in a time to come", with(func(x *DevelopmentCase) { x.ProspectDay = day.Of(2026, 7, 1) }), nil, day.Day{}, late.Day},
	} {
		steps := Timeline(caseBook(day.Of(2025, 6, 1), x.c, append(x.meetings, late)...), x.c)
		i := slices.IndexFunc(steps, func(s StepState) bool { return s.Number == StepCultivation })
		s := steps[i]
		if i != 5 || s.Until != x.until || s.Done != !x.until.IsZero() || s.Latest.IsZero() != s.Done || s.Day != x.last {
			t.Errorf("%s: place %d, %+v", x.what, i+1, s)
		}
	}
}
