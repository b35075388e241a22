package paper

// The period of a notice: its working days are counted by the calendar and told before it is
// printed (B-09).

import (
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// noticePeriod says the period and warns of one that is too short or wrongly written.
func (w *writer) noticePeriod(from, to day.Day, matter string) {
	n, provisional := w.Book.Calendar.Workdays(from, to)
	switch {
	case from.MonthOnly() || to.MonthOnly():
		w.refuse("公示起止日期请填到日。")
	case to.Before(from):
		w.refuse("公示截止日期（%s）早于开始日期（%s），请改正。", to, from)
	case n < w.leastNotice(from, matter):
		least := w.leastNotice(from, matter)
		w.warn("公示期从%s到%s只有%d个工作日，少于规定的%d个工作日。请改为%s或者以后截止。", from.Chinese(), to.Chinese(), n, least,
			w.noticeEnd(from, least).Chinese())
	}
	if provisional {
		w.warn("%d年的放假安排还没有登记，公示期的工作日数按国家固定节假日估算。", to.Year())
	}
	w.say("公示期：%s至%s（%d个工作日）。", from.Chinese(), to.Chinese(), n)
}

// leastNotice is the least working days: national for a prospect under the 2026 text, else
// only what the office has set.
func (w *writer) leastNotice(from day.Day, matter string) int {
	if matter == noticeProspect {
		return rule.LimitOn(w.Book, "B-09", rule.NoticeLimit, from)
	}
	return 0
}

// noticeEnd is the first day on which a notice of so many working days may end.
func (w *writer) noticeEnd(from day.Day, least int) day.Day {
	if work, _ := w.Book.Calendar.Workday(from); work {
		least--
	}
	end, _ := w.Book.Calendar.AddWorkdays(from, least)
	return end
}

// above is the organisation over a branch as a record; one outside the ledger has its name alone.
func (w *writer) above(o model.Organization) model.Organization {
	id, name := w.superior(o)
	if id != "" {
		return w.organization(id)
	}
	return model.Organization{Name: name}
}
