package rule

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// A last day of which only the month is known is the month's last: within the month
// nothing is late, as the pages and reports say too.
func TestDueInAMonth(t *testing.T) {
	november, err := day.NewMonth(2026, 11)
	if err != nil {
		t.Fatal(err)
	}
	elected, err := day.NewMonth(2021, 11)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		name   string
		record model.Record
		within string
		after  string
	}{
		{"整改期限", model.Rectification{ID: "r", EnterpriseID: "A", Problem: "制度不全", Source: model.FromSelf, Found: day.Of(2026, 8, 1),
			Measure: "补", Who: "张甲", Deadline: november}, "S-09a due r", "S-09a warn r"},
		{"反馈期限", model.Oversight{ID: "o", EnterpriseID: "A", Overseer: model.ByGroup, Day: day.Of(2026, 4, 1), Matters: "检查",
			Deadline: november}, "S-10 due o", "S-10 warn o"},
		{"覆盖任务", model.CoverageUnit{ID: "u", EnterpriseID: "A", Name: "某店", Category: model.TraderUnit, Form: model.NotFormed,
			Task: "先建工会", Deadline: november}, "S-16a due u；S-17b note u", "S-16a warn u；S-17b warn u"},
		{"覆盖目标", model.CoverageGoal{ID: "g", EnterpriseID: "A", Category: model.GoalCategory(model.EveryUnit),
			Measure: model.TangibleRate, Rate: model.Percent(50), Day: november, Basis: "要点"}, "S-18 due g", "S-18 warn g"},
		{"群团届满", model.MassOrganization{ID: "m", EnterpriseID: "A", MassKind: model.UnionOrgan, Name: "甲工会", Elected: elected, Years: 5},
			"S-12a due m", "S-12a note m"},
	} {
		records := []model.Record{model.Enterprise{ID: "A", Name: "甲公司", Ownership: model.NewOrg}, x.record}
		if x.record.Kind() == model.KindCoverageGoal {
			records = append(records, model.CoverageUnit{ID: "u", EnterpriseID: "A", Name: "某店", Category: model.TraderUnit,
				Form: model.ByMass})
		}
		for asOf, want := range map[day.Day]string{day.Of(2026, 11, 1): x.within, day.Of(2026, 11, 30): x.within,
			day.Of(2026, 12, 1): x.after} {
			got := of(Check(model.BookOf(asOf, "", nil, records)), "S-09a", "S-10", "S-12a", "S-16a", "S-17b", "S-18")
			if got != want {
				t.Errorf("%s，截至%s：%s，应为%s", x.name, asOf, got, want)
			}
		}
	}
}
