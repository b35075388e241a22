package report

import (
	"partyledger/model"
	"partyledger/model/day"
)

func stageOn(b *model.Book, c model.DevelopmentCase, on day.Day) model.Stage {
	done := func(d day.Day) bool { return !d.IsZero() && !d.After(on) }
	stage := model.StageApplicant
	if done(c.ActivistDay) {
		stage = model.StageActivist
	}
	if done(c.ProspectDay) {
		stage = model.StageProspect
	}
	for _, m := range model.Owned[model.BranchMeeting](b, c.ID) {
		switch {
		case !done(m.Day):
		case m.Resolution == model.Admit && stage != model.StageFull:
			stage = model.StageProbationary
		case m.Resolution == model.Confirm:
			stage = model.StageFull
		}
	}
	if done(c.EndedDay) {
		stage = model.StageEnded
	}
	return stage
}

func probationEnd(b *model.Book, c model.DevelopmentCase, on day.Day) day.Day {
	var end day.Day
	for _, m := range model.Owned[model.BranchMeeting](b, c.ID) {
		switch {
		case m.Day.After(on):
		case m.Resolution == model.Admit:
			end = m.Day.AddYears(1)
		case m.Resolution == model.Extend:
			end = end.AddMonths(m.ExtensionMonths)
		}
	}
	return end
}
