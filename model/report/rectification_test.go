package report

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// A report of an earlier day says nothing of what came after it.
func TestRectificationOnItsDay(t *testing.T) {
	b := bookOf(day.Of(2026, 6, 30), "",
		model.Enterprise{ID: "A", Name: "某某集团", Ownership: model.SoleState},
		model.Oversight{ID: "v", EnterpriseID: "A", Overseer: model.ByGroup, Day: day.Of(2026, 4, 1), Matters: "检查", FollowUp: "已整改",
			DoneDay: day.Of(2026, 7, 1)},
		model.Rectification{ID: "1", EnterpriseID: "A", Problem: "甲问题", Source: model.FromSupervision, Found: day.Of(2026, 4, 1),
			OversightID: "v", DoneDay: day.Of(2026, 7, 1), Evidence: "已补齐"},
		model.Rectification{ID: "2", EnterpriseID: "A", Problem: "乙问题", Source: model.FromSupervision, Found: day.Of(2026, 7, 1),
			OversightID: "v"},
		model.Rectification{ID: "3", EnterpriseID: "A", Problem: "丙问题", Source: model.FromSelf, Found: day.Of(2026, 4, 1),
			DoneDay: day.Of(2026, 6, 30), Evidence: "已完善"},
		model.Responsibility{ID: "l", EnterpriseID: "A", Year: 2026, Who: "张甲", Duty: model.FirstDuty, Matters: "抓党建",
			Planned: day.Of(2026, 6, 30), Carried: day.Of(2026, 7, 1)})
	d := build(t, "rectification", b)
	list, visits, duties := sheet(t, d, "整改明细"), sheet(t, d, "督查检查"), sheet(t, d, "责任和考核")
	for _, x := range []struct {
		table     Table
		row, path string
		want      string
	}{
		{list, "甲问题", "状态", "整改中"}, {list, "甲问题", "完成情况和佐证", ""}, {list, "丙问题", "完成情况和佐证", "2026.06.30完成。已完善"},
		{visits, "检查", "列入整改（项）", "1"}, {visits, "检查", "反馈日期", "未反馈"},
		{duties, "张甲", "责任清单/同部署", "2026.06.30"}, {duties, "张甲", "责任清单/同落实", "—"},
	} {
		if got := at(t, x.table, rowOf(t, x.table, x.row), x.path); got != x.want {
			t.Errorf("%s %s：%s，应为%s", x.row, x.path, got, x.want)
		}
	}
}
