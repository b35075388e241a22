package model

// What a case awaits: the steps between the last decision that was taken and the
// next one.

import (
	"slices"

	"partyledger/model/day"
)

// decisions are the steps that bring a case on: once one is taken, what is still
// missing before it is a gap in the record and no longer awaited.
var decisions = map[int]bool{StepApply: true, StepActivist: true, StepProspect: true, StepPreReview: true, StepAdmission: true,
	StepApproval: true, StepConfirmation: true, StepConfirmApproval: true, StepArchive: true}

// decided is the place of the last decision that was taken; -1 for none.
func decided(steps []StepState) int {
	last := -1
	for i, s := range steps {
		if s.Done && decisions[s.Number] {
			last = i
		}
	}
	return last
}

// Awaited is the places in a timeline of the steps that a case awaits, in their
// order: those not taken since the last decision, up to the next one. It is empty
// for a case that has come to its end. Of the repeated steps, the one that runs is
// awaited. Steps are as Timeline gives them.
func Awaited(steps []StepState) []int {
	last := decided(steps)
	var out []int
	for i, s := range steps {
		running := s.Cycle && !s.Latest.IsZero() && !slices.ContainsFunc(steps[i+1:], func(n StepState) bool {
			return n.Cycle &&
				!n.Earliest.IsZero()
		})
		if s.Done || i < last && !running || s.Cycle && !running {
			continue
		}
		out = append(out, i)
		if decisions[s.Number] {
			break
		}
	}
	return out
}

// Gaps is the places of the steps that were passed over: not taken, though a
// decision after them was.
func Gaps(steps []StepState) []int {
	last := decided(steps)
	var out []int
	for i := range max(last, 0) {
		if s := steps[i]; !s.Done && !s.Cycle {
			out = append(out, i)
		}
	}
	return out
}

// NextDue is the place of the awaited step that comes first: the one with the
// earliest last day, else the first of them. -1 if nothing is awaited.
func NextDue(steps []StepState) int {
	next := -1
	for _, i := range Awaited(steps) {
		s := steps[i]
		if next < 0 || !s.Latest.IsZero() && (steps[next].Latest.IsZero() || s.Latest.Before(steps[next].Latest)) {
			next = i
		}
	}
	return next
}

// StageSince is the day on which a case reached the stage that it has on a day.
func StageSince(b *Book, c DevelopmentCase, on day.Day) day.Day {
	switch StageOn(b, c, on) {
	case StageEnded:
		if by(c.EndedDay, on) {
			return c.EndedDay
		}
		m, _ := lastResolved(MeetingsOn(b, c, ForConfirmation, on), Disqualify)
		return m.ApprovalDay
	case StageFull:
		return ConfirmationDay(b, c, on)
	case StageProbationary:
		m, _ := AdmissionOn(b, c, on)
		return m.Day
	case StageProspect:
		return c.ProspectDay
	case StageActivist:
		return c.ActivistDay
	}
	return c.Applied
}

// AdultAge is the age from which one may apply (B-01).
const AdultAge = 18

var casesOf = NewIndex(func(_ *Book, c *DevelopmentCase) string { return c.PersonID })

// CasesOf is all cases of a person. Do not change them.
func CasesOf(b *Book, person string) []*DevelopmentCase { return casesOf.Of(b, person) }

// OpenCase is a person's case that has neither ended nor reached full membership.
func OpenCase(b *Book, person string) (DevelopmentCase, bool) {
	if person == "" {
		return DevelopmentCase{}, false
	}
	for _, c := range CasesOf(b, person) {
		if s := StageOn(b, *c, b.AsOf); s != StageEnded && s != StageFull {
			return *c, true
		}
	}
	return DevelopmentCase{}, false
}
