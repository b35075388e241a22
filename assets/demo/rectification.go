package demo

// Problems put right, inspections, responsibility lists and assessments.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

// wallProblem is the problem that has a picture as its evidence.
const wallProblem = "党员活动室制度未上墙"

func (w *world) rectifications() *list[model.Rectification] {
	return listOf[model.Rectification](w, "ZG%03d")
}

// addRectification fills the ledger of problems: inspections with their problems,
// some closed, some under way, one reopened; lists and grades of every enterprise
// that the 条例 covers.
func (w *world) addRectification() {
	s := newStream("rectification")
	visits := listOf[model.Oversight](w, "DC%03d")
	for i, v := range []struct {
		unit     string
		by       model.Overseer
		on       day.Day
		matters  string
		problems []string
	}{
		{"某某集团", model.ByStateAssets, day.Of(2026, 4, 16), "国企党建工作年度督查", []string{"个别所属企业前置研究事项清单更新不及时", "部分支部会议记录不规范"}},
		{"某某水务", model.ByGroup, day.Of(2026, 5, 20), "党建工作半年检查", []string{wallProblem, "两个支部主题党日签到不全"}},
		{"某某公交", model.ByGroup, day.Of(2026, 5, 22), "党建工作半年检查", []string{"发展党员材料归档不及时"}},
		{"某某城建", model.BySuperior, day.Of(2026, 9, 10), "换届工作专项督查", []string{"换届工作方案报批不及时", "委员候选人考察材料不全"}},
		{"某某能源", model.ByGroup, day.Of(2026, 10, 15), "党建工作下半年检查", []string{"党务干部培训学时登记不全"}},
	} {
		u, ok := w.unitCalled(v.unit)
		if !ok { // a generated group has other names
			continue
		}
		text := ""
		for n, p := range v.problems {
			text += fmt.Sprintf("%d.%s。", n+1, p)
		}
		o := visits.add(model.Oversight{ID: visits.id(), EnterpriseID: u.ID, Overseer: v.by, Team: "督查组", Day: v.on, Matters: v.matters,
			Problems:    text,
			Requirement: "限期整改，书面反馈。", Deadline: v.on.AddMonths(2)})
		if o.Deadline.Before(AsOf) {
			o.DoneDay, o.FollowUp, o.Document = o.Deadline.AddDays(-s.between(2, 12)), "已按要求整改并书面反馈。", w.partyPaper(u, o.Deadline)
		}
		for n, p := range v.problems {
			r := model.Rectification{ID: w.rectifications().id(), EnterpriseID: u.ID, Problem: p, Source: model.FromSupervision,
				Found: v.on, OversightID: o.ID,
				Measure: "明确专人负责，对照要求逐项改正，举一反三。", Who: u.leaders[min(3, len(u.leaders)-1)].Name, Leader: u.leaders[0].Name,
				Deadline: o.Deadline}
			if !o.DoneDay.IsZero() {
				r.DoneDay, r.Evidence = o.DoneDay.AddDays(-n), "已整改，佐证材料存党群部门。"
				r.ClosedDay, r.ClosedBy = o.DoneDay.AddDays(5), u.leaders[0].Name
			} else if i == 3 && n == 0 {
				r.Deadline = v.on.AddMonths(3)
			}
			w.rectifications().add(r)
		}
	}
	if len(w.rectifications().all) > 3 {
		again := w.rectifications().all[3]
		reopened := listOf[model.Reopening](w, "ZK%03d")
		reopened.add(model.Reopening{ID: reopened.id(), RectificationID: again.ID, Day: day.Of(2026, 10, 12), Reason: "下半年检查发现签到仍不齐全",
			By: "赵甲乙", Deadline: day.Of(2026, 12, 31)})
	}
	w.addDuties(s)
}

// addDuties gives every covered enterprise a responsibility list of this year and
// last year's assessment.
func (w *world) addDuties(s *stream) {
	lists, grades := listOf[model.Responsibility](w, "ZR%03d"), listOf[model.Assessment](w, "KH%03d")
	for _, u := range w.units {
		if !u.Ownership.Covered() || len(u.leaders) == 0 {
			continue
		}
		lists.add(model.Responsibility{ID: lists.id(), EnterpriseID: u.ID, Year: 2026, Who: u.leaders[0].Name, Duty: model.FirstDuty,
			Matters: "履行党建工作第一责任人职责，每半年专题研究党建工作，与生产经营一并安排。", Planned: day.Of(2026, 1, s.between(10, 28)),
			Carried: day.Of(2026, 6, s.between(10, 28)), Checked: day.Of(2026, 7, s.between(5, 25))})
		score := s.between(82, 97)
		grade := model.GradeFair
		if score >= 90 {
			grade = model.GradeGood
		}
		grades.add(model.Assessment{ID: grades.id(), EnterpriseID: u.ID, Year: 2025, Day: day.Of(2026, 1, s.between(10, 25)),
			Score: fmt.Sprint(score), Grade: grade, LinkedPay: true, Document: w.partyPaper(w.units[0], day.Of(2026, 2, 10))})
	}
}

var rectificationPlants = []plant{
	{"S-09a", "warn", func(w *world) (model.Record, string) {
		for _, r := range w.rectifications().all {
			if r.DoneDay.IsZero() && r.Deadline.After(AsOf) {
				r.Deadline = day.Of(2026, 10, 31)
				return *r, "某某能源一项督查发现的问题超过整改期限仍未完成"
			}
		}
		panic("demo: no open problem")
	}},
	{"D-11", "note", func(w *world) (model.Record, string) {
		u := w.unitNamed("某某水务")
		b := w.bodyOf(u)
		r := w.rectifications().add(model.Rectification{ID: w.rectifications().id(), EnterpriseID: u.ID, Problem: "党群工作部未列入公司管理机构",
			Source: model.FromCheck, Found: day.Of(2026, 3, 5),
			RuleID: "A-18", RecordKind: string(model.KindBody), RecordID: b.ID, Measure: "修订机构设置文件", Who: "孙戊己",
			Deadline: day.Of(2027, 3, 31)})
		return *r, "某某水务一项由核查列入的问题已不再查出，还没有销号"
	}},
	{"D-12", "warn", func(w *world) (model.Record, string) {
		u := w.unitNamed("甲丁路桥")
		f := w.fundOf(u, 2026)
		r := w.rectifications().add(model.Rectification{ID: w.rectifications().id(), EnterpriseID: u.ID, Problem: "党组织工作经费预算列支不足",
			Source: model.FromCheck, Found: day.Of(2026, 3, 5),
			RuleID: "A-30", RecordKind: string(model.KindFund), RecordID: f.ID, Measure: "调整预算", Who: "孙戊己",
			Deadline: day.Of(2026, 6, 30), DoneDay: day.Of(2026, 6, 20), ClosedDay: day.Of(2026, 6, 25), ClosedBy: "赵甲乙"})
		return *r, "甲丁路桥经费列支不足的问题已销号，现在仍能查出"
	}},
	{"S-10", "warn", func(w *world) (model.Record, string) {
		all := listOf[model.Oversight](w, "").all
		o := all[1]
		o.DoneDay, o.FollowUp, o.Document = day.Day{}, "", ""
		return *o, "某某水务没有反馈半年检查的整改情况"
	}},
	{"S-13a", "note", func(w *world) (model.Record, string) {
		u := w.unitNamed("某某物业")
		remove(listOf[model.Responsibility](w, ""), func(r *model.Responsibility) bool { return r.EnterpriseID == u.ID })
		return *u.Enterprise, "某某物业没有登记2026年度党建工作责任清单"
	}},
	{"S-13b", "note", func(w *world) (model.Record, string) {
		u := w.unitNamed("某某文旅")
		remove(listOf[model.Assessment](w, ""), func(a *model.Assessment) bool { return a.EnterpriseID == u.ID })
		return *u.Enterprise, "某某文旅没有登记2025年度党建工作考核结果"
	}},
	{"S-09b", "note", func(w *world) (model.Record, string) {
		u := w.unitNamed("某某粮储")
		r := w.rectifications().add(model.Rectification{ID: w.rectifications().id(), EnterpriseID: u.ID, Problem: "党务公开栏内容更新不及时",
			Source: model.FromSelf, Found: day.Of(2026, 11, 2)})
		return *r, "某某粮储一项自查的问题没有措施、责任人和期限"
	}},
}

// bodyOf is the unit's Party-work body.
func (w *world) bodyOf(u *unit) *model.Body {
	for _, b := range w.bodies.all {
		if b.EnterpriseID == u.ID {
			return b
		}
	}
	panic("demo: no body of " + u.Name)
}
