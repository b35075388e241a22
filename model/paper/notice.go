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

// noticeKind is one purpose of a notice: how it is asked for, and what its papers prove.
type noticeKind struct {
	matter         string // 拟列为发展对象
	purpose        model.NoticePurpose
	notice, result string // numbers of the checklist; empty = none
}

const noticeMatter = "公示事项"

var noticeKinds = []noticeKind{
	{noticeProspect, model.NoticeOfProspect, "3-3", "3-4"},
	{noticeAdmission, model.NoticeOfAdmission, "", ""},
	{noticeConfirmation, model.NoticeOfConfirmation, "5-3", "5-4"},
}

func noticeMatters() []string {
	out := make([]string, len(noticeKinds))
	for i, k := range noticeKinds {
		out[i] = k.matter
	}
	return out
}

// noticeKindOf is the purpose that was chosen; the first where none was.
func noticeKindOf(matter string) noticeKind {
	for _, k := range noticeKinds {
		if k.matter == matter {
			return k
		}
	}
	return noticeKinds[0]
}

// noticeOf is a case's notice of a purpose with its days and what was objected: the latest that
// is recorded; of the one before 列为发展对象 what the case says.
func noticeOf(b *model.Book, c model.DevelopmentCase, purpose model.NoticePurpose) model.Notice {
	last := model.Notice{CaseID: c.ID, Purpose: purpose}
	for _, n := range model.Owned[model.Notice](b, c.ID) {
		if n.Purpose == purpose && !n.From.Before(last.From) {
			last = *n
		}
	}
	last.From, last.To, last.Objection = model.NoticeDays(b, last)
	return last
}

// chosenNotice is the notice that a case has of the purpose that is chosen, at first by its stage.
func chosenNotice(in Input, c model.DevelopmentCase) model.Notice {
	matter, typed := in.Answers[AnswerKey{Label: noticeMatter}]
	if !typed {
		matter = noticeDefault(in, c)
	}
	return noticeOf(in.Book, c, noticeKindOf(matter).purpose)
}

// noticeText makes a box's first value of the notice and of the branch that puts it up.
func noticeText(value func(model.Organization, model.Notice) string) func(Input, model.Record) string {
	return func(in Input, r model.Record) string {
		c := r.(model.DevelopmentCase)
		branch, _ := model.Find[model.Organization](in.Book, c.OrganizationID)
		return value(branch, chosenNotice(in, c))
	}
}

// noticeDay is noticeText for a day of the notice.
func noticeDay(of func(model.Notice) day.Day) func(Input, model.Record) string {
	return noticeText(func(_ model.Organization, n model.Notice) string { return of(n).String() })
}
