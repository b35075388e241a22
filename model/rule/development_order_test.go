package rule_test

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// TestOrders moves one step at a time before the one that it follows.
func TestOrders(t *testing.T) {
	before := func(want string, move func(w *way) (step, from *day.Day)) detour {
		spoil := func(w *way) {
			step, from := move(w)
			*step = from.AddDays(-1)
		}
		return detour{want + " before what it follows", "", spoil, []string{want}, []string{"早于", "请核对"}}
	}
	cases := []detour{
		before("B-04 note", func(w *way) (step, from *day.Day) { return &w.RecommendDay, &w.Applied }),
		before("B-05 note", func(w *way) (step, from *day.Day) { return &w.MentorDay, &w.ActivistDay }),
		before("B-08 note", func(w *way) (step, from *day.Day) { return &w.OpinionsDay, &w.ActivistDay }),
		before("B-09 note", func(w *way) (step, from *day.Day) { return &w.ProspectMeetingDay, &w.ActivistDay }),
		before("B-10 note", func(w *way) (step, from *day.Day) { return &w.SponsorDay, &w.ProspectDay }),
		before("B-12 note", func(w *way) (step, from *day.Day) { return &w.ReviewDay, &w.ProspectDay }),
		before("B-13 note", func(w *way) (step, from *day.Day) { return &w.TrainingDay, &w.ProspectDay }),
		before("B-14 note", func(w *way) (step, from *day.Day) { return &w.CommitteeReviewDay, &w.ProspectDay }),
		before("B-21 note", func(w *way) (step, from *day.Day) { return &w.ApprovalTalkDay, &w.admission.Day }),
		before("B-22 note", func(w *way) (step, from *day.Day) { return &w.UpperFiledDay, &w.admission.ApprovalDay }),
		before("B-27 warn", func(w *way) (step, from *day.Day) { return &w.ConfirmAppliedDay, &w.admission.Day }),
		before("B-27 note", func(w *way) (step, from *day.Day) { return &w.ConfirmOpinionsDay, &w.admission.Day }),
		before("B-27 note", func(w *way) (step, from *day.Day) { return &w.ConfirmCommitteeDay, &w.admission.Day }),
		{"the same day is in order", "", func(w *way) { w.MentorDay, w.SponsorDay = w.ActivistDay, w.ProspectDay }, nil, nil},
		{"the month alone leaves it open", "", func(w *way) {
			w.SponsorDay, _ = day.NewMonth(w.ProspectDay.Year(), w.ProspectDay.Month())
		}, nil, nil},
	}
	stray(t, cases)
}

// TestFinished holds that nothing is forgotten of a case by its being archived.
func TestFinished(t *testing.T) {
	stray(t, []detour{
		{"archived without the approval", "", func(w *way) {
			w.admission.ApprovalDay, w.admission.ApproverID, w.admission.Approved = day.Day{}, "", ""
		}, []string{"B-22 warn branch_meeting m1"}, []string{"归档，未登记上级党委审批，请补登"}},
		{"archived without the approval of the confirmation", "", func(w *way) {
			w.confirmations[0].ApprovalDay, w.confirmations[0].ApproverID, w.confirmations[0].Approved = day.Day{}, "", ""
		}, []string{"B-28 warn branch_meeting m2"}, []string{"决议按期转正，材料已于"}},
		{"archived without a vote on the confirmation", "", func(w *way) { w.confirmations[0].CaseID = "elsewhere" },
			[]string{"B-27 warn"}, []string{"归档，未登记讨论其转正的支部大会"}},
		{"a full member by the register alone", "", func(w *way) {
			w.confirmations[0].CaseID, w.ArchivedDay = "elsewhere", day.Day{}
		}, []string{"B-27 note"}, []string{"转正，未登记讨论其转正的支部大会"}},
		{"archived without the oath", model.Edition2026, func(w *way) { w.OathDay = day.Day{} }, []string{"B-24 note"},
			[]string{"归档，未登记入党宣誓"}},
		{"archived without the oath in 2014", model.Edition2014, func(w *way) { w.OathDay = day.Day{} }, []string{"B-24 note"},
			[]string{"归档，未登记入党宣誓"}},
		{"not filed above", "", func(w *way) { w.UpperFiledDay = day.Day{} }, []string{"B-22 note"}, []string{"未登记报上级组织部门备案"}},
		{"ended before the approval", "", func(w *way) {
			w.stand(w.admission.Day, w.admission.Day.AddYears(1))
			w.admission.ApprovalDay = day.Day{}
			w.EndedDay, w.EndedReason = w.admission.Day.AddDays(9), "本人离职"
		}, nil, nil},
	})
}

// TestLocalDocuments holds that a local rule held against one case is not cited
// for the next.
func TestLocalDocuments(t *testing.T) {
	w := walk(model.Edition2026)
	w.local = []model.LocalRule{{ID: "l", RuleID: "B-09", Limit: "公示工作日", Value: 5, Document: "甲党〔2026〕1号"}}
	next := w.DevelopmentCase
	next.ID, next.Edition, next.EditionReason, next.ProspectConsentDay = "c2", "", "", day.Day{}
	w.extra = append(w.extra, next)
	cited := 0
	for _, f := range w.find() {
		if f.Rule == "B-09" && f.ID == "c2" {
			cited++
			if strings.Contains(f.Basis, "本地规定") {
				t.Errorf("%s cites %s", f.Message, f.Basis)
			}
		}
	}
	if cited == 0 {
		t.Error("nothing found to cite")
	}
}
