package rule_test

import (
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// reach is the sound case as it stood at a stage: nothing later is recorded. The
// person's status is the one given, without days of the membership.
func reach(stage model.Stage, status model.PartyStatus) *way {
	w := walk(model.Edition2014)
	var meetings []model.Record
	until := w.Applied
	switch stage {
	case model.StageActivist:
		until = w.ActivistDay
	case model.StageProspect:
		until = w.ProspectDay
	case model.StageProbationary:
		until = w.admission.ApprovalDay
		meetings = []model.Record{w.admission}
	case model.StageFull:
		until = w.confirmations[0].ApprovalDay
		meetings = []model.Record{w.admission, w.confirmations[0]}
	case model.StageEnded:
		until = w.ActivistDay
	}
	w.DevelopmentCase = w.DevelopmentCase.AsOf(until)
	if stage == model.StageEnded {
		w.EndedDay = until
	}
	w.extra, w.asOf = meetings, until.AddDays(1)
	w.admission, w.confirmations = model.BranchMeeting{ID: "none", CaseID: "other"}, nil
	w.who.Status, w.who.Admitted, w.who.Confirmed = status, day.Day{}, day.Day{}
	w.inspected = nil
	return w
}

// statuses are the findings of D-09.
func statuses(w *way) []rule.Finding {
	return slices.DeleteFunc(rule.Check(w.book()), func(f rule.Finding) bool { return f.Rule != "D-09" })
}

// D-09: every status against every stage; those named are at fault.
func TestStatusAndStage(t *testing.T) {
	outside := []model.PartyStatus{"", model.NonParty, model.YouthLeague, model.OtherParty}
	all := append(slices.Clone(outside), model.Applicant, model.Activist, model.Prospect, model.ProbationaryMember, model.FullMember)
	fits := map[model.Stage][]model.PartyStatus{
		model.StageApplicant:    append(slices.Clone(outside), model.Applicant),
		model.StageActivist:     append(slices.Clone(outside), model.Activist),
		model.StageProspect:     append(slices.Clone(outside), model.Prospect),
		model.StageProbationary: {model.ProbationaryMember},
		model.StageFull:         {model.FullMember},
		model.StageEnded:        append(slices.Clone(outside), model.Applicant, model.ProbationaryMember, model.FullMember),
	}
	for stage, good := range fits {
		for _, status := range all {
			found := statuses(reach(stage, status))
			if want := !slices.Contains(good, status); want != (len(found) == 1) {
				t.Errorf("%s, the register says %q: %+v", stage, status, found)
			}
			for _, f := range found {
				if f.Level != rule.Warn || f.Kind != model.KindPerson || f.ID != "P" || !f.Verified {
					t.Errorf("%+v", f)
				}
			}
		}
	}
}

func TestStatusWords(t *testing.T) {
	for _, c := range []struct {
		stage  model.Stage
		status model.PartyStatus
		says   string
	}{
		{model.StageProspect, model.Applicant, "张甲登记的政治面貌为入党申请人，发展党员记录停在发展对象阶段，两者不符，请核对人员登记或者发展党员记录。"},
		{model.StageActivist, model.ProbationaryMember, "停在入党积极分子阶段，没有同意接收其为预备党员的支部大会记录"},
		{model.StageProbationary, model.Prospect, "显示2024年5月20日支部大会已通过接收其为预备党员"},
		{model.StageFull, model.ProbationaryMember, "显示2025年6月20日已批准其转为正式党员"},
		{model.StageFull, "", "登记的政治面貌为空白"},
		{model.StageEnded, model.Prospect, "发展党员记录已终止"},
	} {
		found := statuses(reach(c.stage, c.status))
		if len(found) != 1 || !strings.Contains(found[0].Message, c.says) {
			t.Errorf("%s, %s: %+v", c.stage, c.status, found)
		}
	}
}

func TestStatusExceptions(t *testing.T) {
	admitted := func(w *way) *model.BranchMeeting {
		m := w.extra[0].(model.BranchMeeting)
		return &m
	}
	for _, c := range []struct {
		name   string
		stage  model.Stage
		status model.PartyStatus
		change func(w *way)
		want   int
	}{
		{"voted on and not yet approved: still a prospect", model.StageProbationary, model.Prospect, func(w *way) {
			m := admitted(w)
			m.ApprovalDay = day.Day{}
			w.extra[0] = *m
		}, 0},
		{"voted on and not yet approved: an activist cannot be", model.StageProbationary, model.Activist, func(w *way) {
			m := admitted(w)
			m.ApprovalDay = day.Day{}
			w.extra[0] = *m
		}, 1},
		{"approval denied", model.StageProbationary, model.ProbationaryMember, func(w *way) {
			m := admitted(w)
			m.Approved = model.CheckedNo
			w.extra[0] = *m
		}, 1},
		{"membership cancelled, still probationary", model.StageFull, model.ProbationaryMember, func(w *way) {
			m := w.extra[1].(model.BranchMeeting)
			m.Resolution = model.Disqualify
			w.extra[1] = m
		}, 1},
		{"membership cancelled, outside the Party", model.StageFull, model.NonParty, func(w *way) {
			m := w.extra[1].(model.BranchMeeting)
			m.Resolution = model.Disqualify
			w.extra[1] = m
		}, 0},
		{"full long since, the votes are not in the ledger", model.StageProspect, model.FullMember, func(w *way) {
			w.who.Admitted, w.who.Confirmed = w.ProspectDay.AddYears(-1), w.ProspectDay
		}, 0},
		{"has left", model.StageProspect, model.FullMember, func(w *way) { w.who.Left = w.asOf.AddDays(-1) }, 0},
		{"a later case counts", model.StageProspect, model.Applicant, func(w *way) {
			w.EndedDay = w.ProspectDay
			w.extra = append(w.extra, model.DevelopmentCase{ID: "c2", PersonID: "P", OrganizationID: "GB", Applied: w.ProspectDay})
		}, 0},
		{"a later case counts, whatever its place", model.StageProspect, model.Prospect, func(w *way) {
			w.extra = append(w.extra, model.DevelopmentCase{ID: "a", PersonID: "P", OrganizationID: "GB", Applied: w.ProspectDay})
		}, 1},
		{"of two of one day the open one", model.StageProspect, model.Prospect, func(w *way) {
			w.extra = append(w.extra, model.DevelopmentCase{ID: "z", PersonID: "P", OrganizationID: "GB", Applied: w.Applied,
				EndedDay: w.Applied})
		}, 0},
		{"nothing that is to come", model.StageProspect, model.Prospect, func(w *way) { w.asOf = w.ActivistDay }, 0},
		{"before the application", model.StageProspect, model.Activist, func(w *way) { w.asOf = w.Applied.AddDays(-1) }, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := reach(c.stage, c.status)
			c.change(w)
			if found := statuses(w); len(found) != c.want {
				t.Errorf("%+v", found)
			}
		})
	}
}

// On no day of a sound case is its status at fault.
func TestStatusOfSoundCases(t *testing.T) {
	for _, e := range []model.Edition{model.Edition2014, model.Edition2026} {
		w := walk(e)
		end := w.asOf
		for w.asOf = w.Applied.AddDays(-1); !w.asOf.After(end); w.asOf = w.asOf.AddDays(3) {
			if found := statuses(w); len(found) > 0 {
				t.Fatalf("%s on %s: %+v", e, w.asOf, found)
			}
		}
	}
}
