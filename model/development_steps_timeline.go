package model

// A case laid along the steps: the day of each, and the days between which the
// case's edition would have it (three tracks: 实际, 法定最早, 法定最迟).

import (
	"slices"

	"partyledger/model/day"
)

// StepState is one step of a case.
type StepState struct {
	Step
	Day      day.Day // when it was taken; zero = not yet
	Earliest day.Day // not before this day by the edition; zero = no such limit
	Latest   day.Day // by this day at the latest; zero = no such limit
	Until    day.Day // of a repeated step: the day on which it ended; zero while it goes on
	Done     bool
}

// Late reports that the step was taken after its last day, or is not taken and
// the day is past.
func (s StepState) Late(on day.Day) bool {
	switch {
	case s.Latest.IsZero():
		return false
	case s.Done:
		return s.Day.First().After(s.Latest.Last())
	}
	return on.After(s.Latest.Last())
}

// Early reports that the step was taken before it might.
func (s StepState) Early() bool {
	return !s.Day.IsZero() && !s.Earliest.IsZero() && s.Day.Last().Before(s.Earliest.First())
}

// track is a case as of the book's day with what its steps are reckoned from.
type track struct {
	DevelopmentCase
	edition       Edition
	birth         day.Day
	admission     BranchMeeting
	confirmations []BranchMeeting
	inspections   []day.Day
}

// Timeline is the steps of a case as of the book's day, in the order of its
// edition, with the national limits.
func Timeline(b *Book, c DevelopmentCase) []StepState {
	t := track{DevelopmentCase: c.AsOf(b.AsOf), edition: c.RunsUnder(), confirmations: MeetingsOn(b, c, ForConfirmation, b.AsOf), inspections: InspectionDays(b, c, b.AsOf)}
	t.admission, _ = AdmissionOn(b, c, b.AsOf)
	if p, ok := Find[Person](b, c.PersonID); ok {
		t.birth = p.BirthDay
	}
	steps := Steps(t.edition)
	out := make([]StepState, len(steps))
	for i, s := range steps {
		out[i] = t.state(s)
	}
	return out
}

// state places one step.
func (t *track) state(s Step) StepState {
	x := StepState{Step: s}
	switch s.Phase {
	case 1, 2:
		t.early(&x)
	case 3:
		t.prospect(&x)
	case 4:
		t.admit(&x)
	default:
		t.confirm(&x)
	}
	if !s.Cycle {
		x.Done = !x.Day.IsZero()
	}
	return x
}

// early is steps 1 to 6 (B-01 … B-06).
func (t *track) early(x *StepState) {
	switch x.Number {
	case StepApply:
		x.Day, x.Earliest = t.Applied, t.birth.AddYears(18)
	case StepTalk:
		x.Day, x.Earliest, x.Latest = t.TalkDay, t.Applied, t.Applied.AddMonths(1)
	case StepActivist:
		x.Day, x.Earliest = t.ActivistDay, later(t.Applied, t.TalkDay)
	case StepActivistFiling:
		x.Day, x.Earliest = t.ActivistFiledDay, t.ActivistDay
	case StepMentors:
		x.Day, x.Earliest = t.MentorDay, t.ActivistDay
		if len(t.Mentors()) > 0 && x.Day.IsZero() {
			x.Day = t.ActivistDay
		}
	case StepCultivation:
		t.cycle(x, t.ActivistDay, t.prospectSince())
	}
}

// prospectSince is the day on which the person became a prospect, which ends the
// education of an activist; where it is not recorded, the day of the first decision
// after it that is.
func (t *track) prospectSince() day.Day {
	for _, d := range []day.Day{t.ProspectDay, t.PreReviewDay, t.admission.Day} {
		if !d.IsZero() {
			return d
		}
	}
	return day.Day{}
}

// prospect is steps 7 to 11 (B-08 … B-13).
func (t *track) prospect(x *StepState) {
	year := t.ActivistDay.AddMonths(12)
	switch x.Number {
	case StepProspect:
		x.Day, x.Earliest = t.ProspectDay, later(year, t.ProspectConsentDay)
		if t.edition == Edition2026 {
			x.Earliest = later(x.Earliest, t.NoticeTo.AddDays(1))
		}
	case StepProspectConsent:
		x.Day, x.Earliest = t.ProspectConsentDay, t.ProspectMeetingDay
	case StepSponsors:
		x.Day, x.Earliest = t.SponsorDay, t.ProspectDay
	case StepReview:
		x.Day, x.Earliest = t.ReviewDay, t.ProspectDay
	case StepTraining:
		x.Day, x.Earliest = t.TrainingDay, t.ProspectDay
	}
}

// admit is steps 12 to 18 (B-14 … B-22).
func (t *track) admit(x *StepState) {
	m := t.admission
	switch x.Number {
	case StepCommitteeReview:
		x.Day, x.Earliest = t.CommitteeReviewDay, later(t.ReviewDay, t.TrainingDay)
	case StepPreReview:
		x.Day, x.Earliest = t.PreReviewDay, t.CommitteeReviewDay
	case StepVolunteer:
		x.Day, x.Earliest = t.VolunteerDay, t.PreReviewDay
	case StepAdmission:
		x.Day, x.Earliest = m.Day, later(t.PreReviewDay, t.VolunteerDay)
		if t.edition == Edition2026 {
			x.Latest = t.PreReviewDay.AddMonths(1)
		}
	case StepApprovalTalk:
		x.Day, x.Earliest, x.Latest = t.ApprovalTalkDay, m.Day, m.ApprovalDay
	case StepApproval:
		x.Day, x.Earliest, x.Latest = m.ApprovalDay, later(m.Day, t.ApprovalTalkDay), m.Day.AddMonths(3)
	case StepUpperFiling:
		x.Day, x.Earliest = t.UpperFiledDay, m.ApprovalDay
	}
}

// confirm is steps 19 to 25 (B-24 … B-30). An extension leaves the meeting on
// confirmation to be held again at its end.
func (t *track) confirm(x *StepState) {
	last := t.lastConfirmation()
	switch x.Number {
	case StepGrouping:
		x.Day, x.Earliest = t.GroupedDay, t.admission.ApprovalDay
	case StepOath:
		x.Day, x.Earliest = t.OathDay, t.admission.ApprovalDay
		if t.edition == Edition2026 {
			x.Latest = t.admission.ApprovalDay.AddMonths(1)
		}
	case StepProbation:
		t.cycle(x, t.admission.Day, last.Day)
	case StepConfirmApplication:
		x.Day = t.ConfirmAppliedDay
	case StepConfirmation:
		x.Day = last.Day
		if !t.admission.Day.IsZero() {
			x.Earliest = probationEnd(t.admission, t.confirmations)
		}
	case StepConfirmApproval:
		x.Day, x.Earliest, x.Latest = last.ApprovalDay, last.Day, last.Day.AddMonths(3)
	case StepArchive:
		x.Day, x.Earliest = t.ArchivedDay, last.ApprovalDay
	}
}

// lastConfirmation is the meeting that settled the case; none while an extension
// runs.
func (t *track) lastConfirmation() BranchMeeting {
	if m, ok := lastResolved(t.confirmations, Confirm); ok {
		return m
	}
	m, _ := lastResolved(t.confirmations, Disqualify)
	return m
}

// cycle is the half-yearly inspections of a stretch of the case: the last of
// them, and the day by which the next is due while the stretch runs (B-06).
func (t *track) cycle(x *StepState, from, to day.Day) {
	if from.IsZero() {
		return
	}
	x.Earliest, x.Until, x.Done = from, to, !to.IsZero()
	last := from
	for _, d := range t.inspections {
		if !d.Before(from) && (to.IsZero() || !d.After(to)) {
			x.Day, last = d, d
		}
	}
	if !x.Done && t.EndedDay.IsZero() {
		x.Latest = last.AddMonths(6)
	}
}

// later is the later of two days; a zero day is none.
func later(a, b day.Day) day.Day {
	if b.After(a) {
		return b
	}
	return a
}

// InspectionDays is the days of a case's inspections up to a day, in order.
func InspectionDays(b *Book, c DevelopmentCase, on day.Day) []day.Day {
	var out []day.Day
	for _, i := range Owned[Inspection](b, c.ID) {
		if by(i.Day, on) {
			out = append(out, i.Day)
		}
	}
	slices.SortFunc(out, day.Day.Compare)
	return out
}
