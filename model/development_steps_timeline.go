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
	Edition  Edition // by which it is judged
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
	editions      Editions
	birth         day.Day
	admission     BranchMeeting
	confirmations []BranchMeeting
	inspections   []day.Day
	away          bool // the person is no longer on the register
}

func newTrack(b *Book, c DevelopmentCase) *track {
	t := &track{DevelopmentCase: c.AsOf(b.AsOf), confirmations: MeetingsOn(b, c, ForConfirmation, b.AsOf)}
	t.admission, _ = AdmissionOn(b, c, b.AsOf)
	t.editions = EditionsFrom(b, t.DevelopmentCase, t.admission, t.lastConfirmation())
	if p, ok := Find[Person](b, c.PersonID); ok {
		t.birth = p.BirthDay
	}
	return t
}

// taken is the days on which the steps of a case were taken, the repeated ones apart.
func taken(t *DevelopmentCase, admission, settled *BranchMeeting) (days [StepArchive + 1]day.Day) {
	days = [StepArchive + 1]day.Day{StepApply: t.Applied, StepTalk: t.TalkDay, StepActivist: t.ActivistDay,
		StepActivistFiling: t.ActivistFiledDay,
		StepMentors:        t.MentorDay, StepProspect: t.ProspectDay, StepProspectConsent: t.ProspectConsentDay, StepSponsors: t.SponsorDay,
		StepReview: t.ReviewDay, StepTraining: t.TrainingDay, StepCommitteeReview: t.CommitteeReviewDay, StepPreReview: t.PreReviewDay,
		StepVolunteer: t.VolunteerDay, StepAdmission: admission.Day, StepApprovalTalk: t.ApprovalTalkDay,
		StepApproval:    admission.ApprovalDay,
		StepUpperFiling: t.UpperFiledDay, StepGrouping: t.GroupedDay, StepOath: t.OathDay, StepConfirmApplication: t.ConfirmAppliedDay,
		StepConfirmation: settled.Day, StepConfirmApproval: settled.ApprovalDay, StepArchive: t.ArchivedDay}
	if len(t.Mentors()) > 0 && days[StepMentors].IsZero() {
		days[StepMentors] = t.ActivistDay
	}
	return days
}

var timelines = NewKeptBy[string, []StepState]()

// Timeline is the steps of a case as of the book's day, in the order in which it
// takes them, with the national limits. Do not change the slice.
func Timeline(b *Book, c DevelopmentCase) []StepState {
	if of, ok := Find[DevelopmentCase](b, c.ID); !ok || of != c {
		return timeline(b, c) // one that is being filled in
	}
	return timelines.Of(b, c.ID, func() []StepState { return timeline(b, c) })
}

func timeline(b *Book, c DevelopmentCase) []StepState {
	t := newTrack(b, c)
	t.inspections, t.away = InspectionDays(b, c, b.AsOf), CaseAbsence(b, c).Away()
	steps := t.editions.Steps()
	out := make([]StepState, len(steps))
	for i, s := range steps {
		out[i] = t.state(s)
	}
	return out
}

// state places one step.
func (t *track) state(s Step) StepState {
	x := StepState{Step: s, Day: t.editions.days[s.Number], Edition: t.editions.Of(s.Number)}
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
	if t.away && !x.Done {
		x.Latest = day.Day{} // nothing is due any more
	}
	return x
}

// early is steps 1 to 6 (B-01 … B-06).
func (t *track) early(x *StepState) {
	switch x.Number {
	case StepApply:
		x.Earliest = t.birth.AddYears(18)
	case StepTalk:
		x.Earliest, x.Latest = t.Applied, t.Applied.AddMonths(1)
	case StepActivist:
		x.Earliest = later(t.Applied, t.TalkDay)
	case StepActivistFiling:
		x.Earliest = t.ActivistDay
	case StepMentors:
		x.Earliest = t.ActivistDay
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
		x.Earliest = later(year, t.ProspectConsentDay)
		if x.Edition == Edition2026 {
			x.Earliest = later(x.Earliest, t.NoticeTo.AddDays(1))
		}
	case StepProspectConsent:
		x.Earliest = t.ProspectMeetingDay
	case StepSponsors:
		x.Earliest = t.ProspectDay
	case StepReview:
		x.Earliest = t.ProspectDay
	case StepTraining:
		x.Earliest = t.ProspectDay
	}
}

// admit is steps 12 to 18 (B-14 … B-22).
func (t *track) admit(x *StepState) {
	m := t.admission
	switch x.Number {
	case StepCommitteeReview:
		x.Earliest = later(t.ReviewDay, t.TrainingDay)
	case StepPreReview:
		x.Earliest = t.CommitteeReviewDay
	case StepVolunteer:
		x.Earliest = t.PreReviewDay
	case StepAdmission:
		x.Earliest = later(t.PreReviewDay, t.VolunteerDay)
		if x.Edition == Edition2026 {
			x.Latest = t.editions.TermFrom(t.PreReviewDay).AddMonths(1)
		}
	case StepApprovalTalk:
		x.Earliest, x.Latest = m.Day, m.ApprovalDay
	case StepApproval:
		x.Earliest, x.Latest = later(m.Day, t.ApprovalTalkDay), m.Day.AddMonths(3)
	case StepUpperFiling:
		x.Earliest = m.ApprovalDay
	}
}

// confirm is steps 19 to 25 (B-24 … B-30). An extension leaves the meeting on
// confirmation to be held again at its end.
func (t *track) confirm(x *StepState) {
	last := t.lastConfirmation()
	switch x.Number {
	case StepGrouping:
		x.Earliest = t.admission.ApprovalDay
	case StepOath:
		x.Earliest = t.admission.ApprovalDay
		if x.Edition == Edition2026 {
			x.Latest = t.editions.TermFrom(t.admission.ApprovalDay).AddMonths(1)
		}
	case StepProbation:
		t.cycle(x, t.admission.Day, last.Day)
	case StepConfirmation:
		if !t.admission.Day.IsZero() {
			x.Earliest, x.Latest = probationEnd(t.admission, t.confirmations), t.PostponedTo
		}
	case StepConfirmApproval:
		x.Earliest, x.Latest = last.Day, last.Day.AddMonths(3)
	case StepArchive:
		x.Earliest = last.ApprovalDay
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
