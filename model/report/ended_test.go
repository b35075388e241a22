package report

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// What was recorded in a year of an enterprise that left within it stays in the year's
// tables by enterprise, so that they add up to the tables by kind.
func TestEndedEnterpriseAddsUp(t *testing.T) {
	b := bookOf(day.Of(2026, 11, 23), "",
		model.Enterprise{ID: "A", Name: "某某集团", Ownership: model.SoleState},
		model.Enterprise{ID: "B", Name: "某某旧厂", ParentID: "A", Ownership: model.WhollyState, Ended: day.Of(2026, 6, 30), EndedHow: "注销"},
		model.Enterprise{ID: "C", Name: "某某更旧厂", ParentID: "A", Ownership: model.WhollyState, Ended: day.Of(2020, 6, 30), EndedHow: "注销"},
		model.Organization{ID: "O", Name: "旧厂党支部", EnterpriseID: "B", Type: model.Branch, Ended: day.Of(2026, 6, 30)},
		model.Person{ID: "p", Name: "张甲", EnterpriseID: "A"}, model.Person{ID: "q", Name: "李乙", EnterpriseID: "B",
			Left: day.Of(2026, 6, 30)},
		model.CareRecord{ID: "h", PersonID: "p", CareKind: model.CareIllness, Found: day.Of(2026, 3, 1), Helped: day.Of(2026, 3, 5),
			Amount: model.Yuan(500), Money: model.FromUnion},
		model.CareRecord{ID: "i", PersonID: "q", CareKind: model.CareIllness, Found: day.Of(2026, 4, 1), Helped: day.Of(2026, 4, 5),
			Amount: model.Yuan(700), Money: model.FromUnion},
		model.Activity{ID: "a", OrganizationID: "O", ActivityKind: model.PartyDay, Theme: "党日", Day: day.Of(2026, 4, 1), People: 25},
		model.MassOrganization{ID: "m", EnterpriseID: "B", MassKind: model.UnionOrgan, Name: "旧厂工会", Members: 40},
		model.Exemplar{ID: "e", EnterpriseID: "B", ExemplarKind: model.ModelCollective, Title: "先进", Level: model.CityHonour,
			Day: day.Of(2026, 4, 1)},
		model.TalentMove{ID: "R1", EnterpriseID: "A", Name: "甲", Direction: model.TalentIn, Category: model.YoungExpert,
			Day: day.Of(2026, 3, 1)},
		model.TalentMove{ID: "R2", EnterpriseID: "B", Name: "乙", Direction: model.TalentOut, Category: model.TechnicalTalent,
			Day: day.Of(2026, 3, 1)},
		model.TalentMove{ID: "R3", EnterpriseID: "C", Name: "丙", Direction: model.TalentOut, Category: model.TechnicalTalent,
			Day: day.Of(2019, 3, 1)})
	care := build(t, "care", b)
	units := sheet(t, care, "分企业汇总")
	for path, want := range map[string]string{"关怀帮扶/本年帮扶": "2", "关怀帮扶/本年金额": "1200.00", "载体活动/本年场次": "1", "载体活动/参加人次": "25", "群团组织": "1",
		"本年典型": "1"} {
		if got := at(t, units, units.Totals[0], path); got != want {
			t.Errorf("%s：%s，应为%s", path, got, want)
		}
	}
	help, masses := sheet(t, care, "激励关怀"), sheet(t, care, "群团组织")
	if got := at(t, help, help.Totals[0], "本年帮扶金额/合计"); got != "1200.00" {
		t.Errorf("按类别%s元", got)
	}
	if got := at(t, masses, masses.Totals[0], "组织名称"); got != "1个" {
		t.Errorf("群团组织%s", got)
	}
	if len(units.Rows) != 2 {
		t.Errorf("%d户，应为2户", len(units.Rows))
	}
	talent := sheet(t, build(t, "support", b), "人才流动")
	if got := at(t, talent, talent.Totals[0], "净增减"); got != "0" || len(talent.Rows) != 2 {
		t.Errorf("净增减%s，%d户", got, len(talent.Rows))
	}
}
