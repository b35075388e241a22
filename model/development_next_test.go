package model

import (
	"slices"
	"testing"

	"partyledger/model/day"
)

// numbers is the numbers of the steps at the places.
func numbers(steps []StepState, places []int) []int {
	var out []int
	for _, i := range places {
		out = append(out, steps[i].Number)
	}
	return out
}

func TestAwaited(t *testing.T) {
	on := day.Of(2025, 3, 1)
	c := DevelopmentCase{ID: "c", PersonID: "P", Applied: day.Of(2024, 1, 1)}
	expect := func(what string, c DevelopmentCase, records []Record, awaited, gaps []int, next int) {
		t.Helper()
		steps := Timeline(caseBook(on, c, records...), c)
		if got := numbers(steps, Awaited(steps)); !slices.Equal(got, awaited) {
			t.Errorf("%s: awaited %v, want %v", what, got, awaited)
		}
		if got := numbers(steps, Gaps(steps)); !slices.Equal(got, gaps) {
			t.Errorf("%s: gaps %v, want %v", what, got, gaps)
		}
		got := 0
		if i := NextDue(steps); i >= 0 {
			got = steps[i].Number
		}
		if got != next {
			t.Errorf("%s: next %d, want %d", what, got, next)
		}
	}
	expect("applied", c, nil, []int{StepTalk, StepActivist}, nil, StepTalk)
	c.ActivistDay = day.Of(2024, 5, 1)
	expect("an activist without a talk", c, nil, []int{StepActivistFiling, StepMentors, StepCultivation, StepProspect}, []int{StepTalk},
		StepCultivation)
	c.TalkDay, c.ProspectDay, c.ReviewDay = day.Of(2024, 1, 9), day.Of(2025, 5, 8), day.Of(2025, 5, 9)
	expect("days to come are not taken", c, nil, []int{StepActivistFiling, StepMentors, StepCultivation, StepProspect}, nil,
		StepCultivation)
	admitted := []Record{vote("m1", ForAdmission, day.Of(2024, 9, 1), Admit, 0, day.Of(2024, 11, 1), CheckedYes)}
	expect("admitted", c, admitted, []int{StepUpperFiling, StepGrouping, StepOath, StepProbation, StepConfirmApplication, StepConfirmation},
		[]int{StepActivistFiling, StepMentors, StepProspect, StepProspectConsent, StepSponsors, StepReview, StepTraining,
			StepCommitteeReview, StepPreReview, StepVolunteer, StepApprovalTalk}, StepProbation)
	c.ArchivedDay = on
	expect("archived", c, append(admitted, vote("m2", ForConfirmation, day.Of(2025, 2, 1), Confirm, 0, on, CheckedYes)), nil,
		[]int{StepActivistFiling, StepMentors, StepProspect, StepProspectConsent, StepSponsors, StepReview, StepTraining,
			StepCommitteeReview, StepPreReview, StepVolunteer, StepApprovalTalk, StepUpperFiling, StepGrouping, StepOath,
			StepConfirmApplication}, 0)
}

func TestStageSince(t *testing.T) {
	c := DevelopmentCase{ID: "c", PersonID: "P", Applied: day.Of(2022, 1, 1), ActivistDay: day.Of(2022, 6, 1)}
	b := caseBook(day.Of(2026, 1, 1), c, vote("m1", ForAdmission, day.Of(2024, 2, 29), Admit, 0, day.Of(2024, 4, 1), CheckedYes),
		vote("m2", ForConfirmation, day.Of(2025, 3, 3), Disqualify, 0, day.Of(2025, 4, 1), CheckedYes))
	for on, want := range map[day.Day]day.Day{day.Of(2022, 2, 1): c.Applied, day.Of(2023, 1, 1): c.ActivistDay,
		day.Of(2024, 3, 1): day.Of(2024, 2, 29), day.Of(2025, 5, 1): day.Of(2025, 4, 1)} {
		if got := StageSince(b, c, on); got != want {
			t.Errorf("on %s since %s, want %s", on, got, want)
		}
	}
}

func TestIntakes(t *testing.T) {
	on := day.Of(2025, 3, 1)
	c := DevelopmentCase{ID: "c", PersonID: "P", OrganizationID: "o", Applied: day.Of(2022, 1, 1)}
	records := []Record{Organization{ID: "o", ParentID: "top"}, Organization{ID: "top", ParentID: "top"},
		vote("m1", ForAdmission, day.Of(2024, 12, 20), Admit, 0, day.Of(2025, 1, 15), CheckedYes)}
	all := func(int) bool { return true }
	got := Intakes(caseBook(on, c, records...), all)
	if n := got[IntakeKey{"o", 2025}]; n != (Intake{Done: 1, Young: 1}) || len(got) != 2 {
		t.Errorf("by approval: %+v", got)
	}
	got = Intakes(caseBook(on, c, append(records, Office{ID: OfficeID, PlanBasis: ByMeeting})...), all)
	if n := got[IntakeKey{"o", 2024}]; n.Done != 1 {
		t.Errorf("by the meeting: %+v", got)
	}
	got = Intakes(caseBook(day.Of(2025, 1, 1), c, records...), all)
	if n := got[IntakeKey{"o", 2025}]; n != (Intake{Waiting: 1}) {
		t.Errorf("not approved yet: %+v", got)
	}
	if n := (Intake{Done: 3, Frontline: 1}); !n.Below(1, Percent(34)) || n.Below(1, Percent(33)) || n.Left(Plan{Quota: 2}) != -1 {
		t.Error("shares and what is left")
	}
}
