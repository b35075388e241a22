package demo

// Planted faults of Party dues (LIFE 2.3).

import (
	"partyledger/model"
	"partyledger/model/day"
)

// payer is a full member of long standing of a unit, whom no other plant has.
func (w *world) payer(short string, n int) *model.Person {
	list := w.unitNamed(short).members()
	return list[len(list)-1-n]
}

// sheetOf is a branch's sheet of a month of 2026: of the nth branch of all.
func (w *world) sheetOf(n, month int) *model.DuesSheet {
	var last string
	for _, x := range w.duesSheets().all {
		if x.OrganizationID != last {
			if last = x.OrganizationID; n == 0 {
				break
			}
			n--
		}
	}
	for _, x := range w.duesSheets().all {
		if x.OrganizationID == last && x.Month == model.MonthDay(2026, month) {
			return x
		}
	}
	panic("demo: no sheet")
}

// entryOf is the group's first entry of 2026 for something.
func (w *world) entryOf(item model.DuesItem) *model.DuesEntry {
	for _, x := range w.duesEntries().all {
		if x.OrganizationID == w.units[0].top.ID && x.Item == item && x.Day.Year() == AsOf.Year() {
			return x
		}
	}
	panic("demo: no entry for " + string(item))
}

var duesPlants = []plant{
	{"C-10", "warn", func(w *world) (model.Record, string) {
		x := w.basisOf(w.payer("某某集团", 0).ID, 2026)
		x.Base, x.Amount, x.Why = model.Recorded(model.Yuan(80000)), model.Recorded(model.Yuan(900)), ""
		return *x, "一名党员基数80000元，核定900元，应为1000元"
	}},
	{"F-01", "warn", func(w *world) (model.Record, string) {
		was := w.basisOf(w.payer("某某水务", 0).ID, 2026)
		list := w.duesBases()
		now := *was
		now.ID, now.From, now.Base, now.Amount = list.id(), model.MonthDay(2026, 7), model.Recorded(model.Yuan(9000)),
			model.Recorded(model.Yuan(135))
		return *list.add(now), "一名党员7月起重新核定月交党费，没有原因"
	}},
	{"F-05", "warn", func(w *world) (model.Record, string) {
		x := w.basisOf(w.payer("某某水务", 1).ID, 2026)
		x.Amount, x.Why, x.BranchDay = model.Recorded(0), model.DuesExempt, day.Of(2026, 1, 12)
		return *x, "一名党员免交党费，只有党支部研究，没有上级党委批准"
	}},
	{"F-07", "warn", func(w *world) (model.Record, string) {
		x := *w.sheetOf(3, 5)
		for _, e := range w.duesEntries().all { // so that the account still agrees
			keeper := w.keeperOf(w.cell(x.OrganizationID)).ID
			if e.OrganizationID == keeper && e.Item == model.FromBranches && e.Day == day.Of(2026, 6, 28) {
				e.Amount -= x.Handed
			}
		}
		remove(w.duesSheets(), func(y *model.DuesSheet) bool { return y.ID == x.ID })
		return *w.cell(x.OrganizationID).Organization, "一个党支部5月没有登记党费收缴"
	}},
	{"F-08", "block", func(w *world) (model.Record, string) {
		p, list := w.payer("某某水务", 2), w.duesArrears()
		return *list.add(model.DuesArrear{ID: list.id(), PersonID: p.ID, OrganizationID: p.OrganizationID, From: model.MonthDay(2026, 4),
			Amount: model.Yuan(700), Reason: model.ArrearNoReason, ToldDay: day.Of(2026, 7, 3)}), "一名党员自4月起7个月没有正当理由不交党费"
	}},
	{"F-09", "warn", func(w *world) (model.Record, string) {
		x := w.sheetOf(5, 8)
		x.Way = model.DuesDeducted
		return *x, "一个党支部8月的党费由工资代扣"
	}},
	{"F-13", "warn", func(w *world) (model.Record, string) {
		x := w.entryOf(model.ForTraining)
		x.DecidedDay = day.Day{}
		return *x, "集团党委一笔培训支出没有集体研究日期"
	}},
	{"F-15", "warn", func(w *world) (model.Record, string) {
		x := w.entryOf(model.FromBranches)
		x.Amount -= model.Yuan(300)
		for _, y := range w.duesYears().all {
			if y.OrganizationID == x.OrganizationID && y.Year == 2026 {
				return *y, "集团党委账上的支部上交比各党支部登记的少300元"
			}
		}
		panic("demo: no year")
	}},
	{"F-10", "warn", func(w *world) (model.Record, string) {
		list := w.duesGifts()
		return *list.add(model.DuesGift{ID: list.id(), PersonID: w.payer("某某集团", 1).ID, Day: day.Of(2026, 6, 29),
				Amount:      model.Yuan(5000),
				CollectorID: w.units[0].top.ID, ForwardDay: day.Of(2026, 7, 15), Forwarded: model.Yuan(4000), ReceiptNo: "20260801"}),
			"一笔5000元的大额党费只转交4000元"
	}},
}
