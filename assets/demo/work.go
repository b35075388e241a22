package demo

// The year's work of the group's office, done and recorded up to the sample's day.

import (
	"partyledger/model"
	"partyledger/model/day"
)

func (w *world) workEntries() *list[model.WorkEntry] { return listOf[model.WorkEntry](w, "AP%03d") }
func (w *world) workDone() *list[model.WorkDone]     { return listOf[model.WorkDone](w, "WC%04d") }

// addWork arranges the year and records what was done by the sample's day.
func (w *world) addWork() {
	s := newStream("work")
	for _, e := range []model.WorkEntry{
		{Title: "报送党内统计半年报", First: day.Of(2025, 6, 30), Repeat: model.Yearly, Who: "党群工作部", Basis: "上级年度工作安排"},
		{Title: "报送党内统计年报", First: day.Of(2025, 12, 20), Repeat: model.Yearly, Who: "党群工作部", Basis: "上级年度工作安排"},
		{Title: "上报集团党委年度工作总结和书记述职报告", First: day.Of(2025, 12, 25), Repeat: model.Yearly, Who: "党群工作部", Basis: "上级年度工作安排"},
		{Title: "督促各党支部召开党员大会", First: day.Of(2025, 3, 31), Repeat: model.Quarterly, Who: "党群工作部", Basis: "《中国共产党支部工作条例（试行）》第十一条"},
		{Title: "党委书记讲党课", First: day.Of(2025, 7, 31), Repeat: model.Yearly, Who: "党群工作部", Basis: "《中国共产党支部工作条例（试行）》第十六条"},
		{Title: "召开组织生活会、开展民主评议党员", First: day.Of(2025, 12, 31), Repeat: model.Yearly, Who: "各党支部", Basis: "《中国共产党支部工作条例（试行）》"},
		{Title: "核定党员月交党费数额", First: day.Of(2025, 1, 31), Repeat: model.Yearly, Who: "组织室", Basis: "本单位规定"},
		{Title: "编报下一年度党组织工作经费预算", First: day.Of(2025, 11, 30), Repeat: model.Yearly, Who: "党群工作部、财务部", Basis: "组通字〔2017〕38号"},
		{Title: "更新党建工作台账并核查", First: day.Of(2026, 1, 31), Repeat: model.Monthly, Who: "党群工作部", Basis: "本单位规定"},
		{Title: "检查所属企业章程修订进度", First: day.Of(2026, 3, 31), Repeat: model.HalfYearly, Who: "党群工作部、法务部", Basis: "本单位规定"},
	} {
		e.ID = w.workEntries().id()
		w.workEntries().add(e)
		for _, d := range e.Dues(e.First, AsOf.AddDays(-1)) {
			w.workDone().add(model.WorkDone{ID: w.workDone().id(), EntryID: e.ID, Due: d, Day: d.AddDays(-s.between(0, 6)), By: "孙戊己"})
		}
	}
}

var workPlants = []plant{
	{"D-10", "note", func(w *world) (model.Record, string) {
		for _, e := range w.workEntries().all {
			if e.Repeat == model.Quarterly {
				done := w.workDone()
				remove(done, func(d *model.WorkDone) bool { return d.EntryID == e.ID && d.Due == day.Of(2026, 9, 30) })
				return *e, "三季度督促召开党员大会的工作没有登记完成情况"
			}
		}
		panic("demo: no quarterly entry")
	}},
}
