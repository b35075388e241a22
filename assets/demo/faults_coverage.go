package demo

// Planted faults of the two coverages.

import (
	"partyledger/model"
	"partyledger/model/day"
)

// covers is the surveyed unit whose name begins so.
func (w *world) covers(name string) *model.CoverageUnit {
	for _, u := range w.coverage().all {
		if u.Name == name || u.Name == name+"（示例）" {
			return u
		}
	}
	panic("demo: no surveyed unit " + name)
}

var coveragePlants = []plant{
	{"S-16a", "warn", func(w *world) (model.Record, string) {
		u := w.covers("申酉软件工作室")
		u.Deadline = day.Of(2026, 9, 30)
		return *u, "申酉软件工作室的覆盖任务超过时限没有完成"
	}},
	{"S-16b", "warn", func(w *world) (model.Record, string) {
		u := w.covers("乙丁行业协会")
		u.Running, u.List, u.Task, u.Who, u.Deadline = model.RunsNot, model.ListRaise, "", "", day.Day{}
		return *u, "乙丁行业协会党支部未运转，没有提升任务"
	}},
	{"S-17a", "warn", func(w *world) (model.Record, string) {
		u := w.covers("丙戊志愿服务中心")
		u.Members, u.FullMembers = 4, 4
		return *u, "丙戊志愿服务中心有4名正式党员，只派了党建指导员"
	}},
	{"S-17b", "warn", func(w *world) (model.Record, string) {
		u := w.covers("丙丁某文具店")
		u.Task, u.Who, u.Deadline = "", "", day.Day{}
		return *u, "丙丁某文具店没有党组织、指导员和群团组织，也没有任务"
	}},
	{"S-17c", "warn", func(w *world) (model.Record, string) {
		u := w.covers("壬癸食品有限公司")
		u.AdviserID, u.AdviserFrom = "", day.Day{}
		return *u, "壬癸食品有限公司登记为派党建指导员，没有登记指导员"
	}},
	{"S-18", "warn", func(w *world) (model.Record, string) {
		g := w.coverageGoals().add(model.CoverageGoal{ID: w.coverageGoals().id(), EnterpriseID: w.unitNamed("某某资产").ID,
			Category: model.GoalCategory(model.EveryUnit), Measure: model.TangibleRate,
			Rate: model.Percent(85), Day: day.Of(2026, 9, 30), Basis: "某某资产党总支年度工作要点（示例）"})
		return *g, "某某资产及所属的有形覆盖率到期没有达到目标"
	}},
	{"C-02", "note", func(w *world) (model.Record, string) {
		for _, name := range []string{"戊己某特产店", "丙丁某面馆"} {
			u := w.covers(name)
			u.Form, u.PartyName, u.Members, u.FullMembers = model.FormedJointly, jointMarket, 1, 1
		}
		return *w.covers("戊己某特产店"), "甲乙市场个体工商户联合党支部覆盖6个单位，超过5个"
	}},
	{"D-13", "note", func(w *world) (model.Record, string) {
		u := w.covers("甲丙客运有限公司")
		u.Form = model.ByMass
		return *u, "甲丙客运的覆盖台账登记为先建群团，党组织台账中已有党支部"
	}},
}
