package page

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

func TestNameOf(t *testing.T) {
	asOf := day.Of(2026, 11, 23)
	records := []model.Record{
		model.Enterprise{ID: "A", Name: "甲集团"}, model.Organization{ID: "O", Name: "甲党委", EnterpriseID: "A"},
		model.Person{ID: "P", Name: "张甲"},
		model.Charter{ID: "Z", EnterpriseID: "A", Version: "2026年修订"}, model.DevelopmentCase{ID: "C", PersonID: "P", OrganizationID: "O"},
		model.BranchMeeting{ID: "H", CaseID: "C"}, model.Term{ID: "T", OrganizationID: "O", Number: "第三届"},
		model.Post{ID: "G", PersonID: "P", Title: "组织干事"},
		model.CommitteeMember{ID: "M", PersonID: "P", OrganizationID: "O", Post: model.Secretary}, model.Fund{ID: "F", EnterpriseID: "A",
			Year: 2026},
		model.Assessment{ID: "K", EnterpriseID: "A", Year: 2025}, model.Site{ID: "S", EnterpriseID: "A", Name: "党员活动室"},
		model.Rectification{ID: "R", EnterpriseID: "A", Problem: "记录不全"}, model.Reopening{ID: "RO", RectificationID: "R"},
		model.Oversight{ID: "D", EnterpriseID: "A", Overseer: model.ByStateAssets, Day: day.Of(2026, 11, 1), Matters: "年度督查"},
		model.Activity{ID: "V", OrganizationID: "O", Theme: "主题党日"}, model.CareRecord{ID: "Y", PersonID: "P"},
		model.CoverageGoal{ID: "L", EnterpriseID: "A", Category: model.GoalCategory(model.SmallTraders), Measure: model.TangibleRate},
		model.TalentLink{ID: "X", PersonID: "P", OrganizationID: "O"}, model.LinkNote{ID: "N", LinkID: "X"},
	}
	b := model.BookOf(asOf, "", nil, records)
	for _, x := range []struct {
		kind     model.Kind
		id, want string
	}{
		{model.KindEnterprise, "A", "甲集团"}, {model.KindCharter, "Z", "甲集团 2026年修订"}, {model.KindDevelopmentCase, "C", "张甲"},
		{model.KindBranchMeeting, "H", "张甲"},
		{model.KindTerm, "T", "甲党委 第三届"}, {model.KindPost, "G", "张甲 组织干事"}, {model.KindCommitteeMember, "M", "张甲 书记"},
		{model.KindFund, "F", "甲集团2026年党建经费"},
		{model.KindAssessment, "K", "甲集团2025年度考核"}, {model.KindSite, "S", "党员活动室"}, {model.KindRectification, "R", "记录不全"},
		{model.KindReopening, "RO", "记录不全"},
		{model.KindOversight, "D", "2026-11-01 国资委 年度督查"}, {model.KindActivity, "V", "主题党日"}, {model.KindCareRecord, "Y", "张甲"},
		{model.KindCoverageGoal, "L", "小个专有形覆盖率"},
		{model.KindLinkNote, "N", "张甲"}, {model.KindFund, "none", "none"},
	} {
		if got := NameOf(b, model.Ref{Kind: x.kind, ID: x.id}); got != x.want {
			t.Errorf("%s %s: %q, want %q", x.kind, x.id, got, x.want)
		}
	}
}

func TestUnsavedIsNamed(t *testing.T) {
	none := func(model.Kind, string) string { return "" }
	for _, c := range []struct {
		rec   model.Record
		fresh bool
		want  string
	}{
		{model.Person{}, true, "新人员"},
		{model.Person{Name: "张甲"}, true, "新人员“张甲”"},
		{model.Person{Name: "张甲"}, false, "人员“张甲”的修改"},
	} {
		if got := unsaved(c.rec, c.fresh, none); got != c.want {
			t.Errorf("%q，应为 %q", got, c.want)
		}
	}
}
