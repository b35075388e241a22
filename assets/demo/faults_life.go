package demo

// Planted faults of organisational life (LIFE 1.6).

import (
	"partyledger/model"
	"partyledger/model/day"
)

// lifeOf is a meeting of a unit's own branch in a month.
func (w *world) lifeOf(short string, kind model.MeetingKind, year, month int) *model.Meeting {
	for _, m := range w.lifeMeetings().all {
		c := w.cell(m.OrganizationID)
		if c.unit.ShortName == short && c.Type == model.Branch && m.MeetingKind == kind && m.Day.Year() == year && m.Day.Month() == month {
			return m
		}
	}
	panic("demo: no meeting of " + short)
}

// appraisalOf is the appraisal of 2025 of a unit's first branch of so many members.
func (w *world) appraisalOf(short string, year, least int) *model.Appraisal {
	for _, a := range w.appraisals().all {
		if c := w.cell(a.OrganizationID); c.unit.ShortName == short && a.Year == year && len(c.veteransNow()) >= least {
			return a
		}
	}
	panic("demo: no appraisal of " + short)
}

var lifePlants = []plant{
	{"L-01", "warn", func(w *world) (model.Record, string) {
		m := w.lifeOf("某某能源", model.MemberMeeting, 2026, 5)
		m.MeetingKind, m.AlsoPartyDay = model.ThemeDay, false
		return *w.cell(m.OrganizationID).Organization, "一个党支部2026年第二季度没有召开支部党员大会"
	}},
	{"L-02", "block", func(w *world) (model.Record, string) {
		m := w.lifeOf("某某水务", model.BranchCommitteeMeeting, 2026, 4)
		m.Expected, m.Attended = 5, 2
		return *m, "一个党支部4月的支部委员会会议应到5人、实到2人"
	}},
	{"L-08", "warn", func(w *world) (model.Record, string) {
		a := w.appraisalOf("某某集团", 2025, 8)
		c := w.cell(a.OrganizationID)
		named := len(c.full()) / 6
		for k, p := range c.veteransNow() {
			if k >= named && k <= len(c.people)/3+1 {
				w.grade(a, p, model.GradeExcellent)
			}
		}
		return *a, "一个党支部评定优秀超过党员总数的三分之一"
	}},
	{"L-09", "warn", func(w *world) (model.Record, string) {
		for _, a := range w.appraisals().all {
			for _, p := range w.cell(a.OrganizationID).full() {
				if a.Year == 2025 && p.Admitted.Before(a.Day) && p.Confirmed.After(a.DecidedDay) {
					return *w.grade(a, p, model.GradeExcellent), "一名预备党员在民主评议中评为优秀"
				}
			}
		}
		panic("demo: nobody was on probation")
	}},
	{"L-10", "block", func(w *world) (model.Record, string) {
		a := w.appraisalOf("某某水务", 2024, 3)
		members := w.cell(a.OrganizationID).veteransNow()
		g := w.grade(a, members[len(members)-1], model.GradeUnfit)
		g.Measure, g.MeasureDay, g.Document = model.TimeLimit, day.Of(2025, 10, 20), "某水党〔2025〕31号"
		return *g, "一名不合格党员限期改正已13个月，没有结论"
	}},
	{"L-11", "warn", func(w *world) (model.Record, string) {
		c := w.cell(w.lifeOf("某某水务", model.ThemeDay, 2026, 6).OrganizationID)
		members := c.veteransNow()
		p := members[len(members)/2]
		w.dropAbsences(func(x *model.MeetingAbsence) bool { return x.PersonID == p.ID })
		for _, m := range w.lifeMeetings().all {
			if m.OrganizationID == c.ID && m.ByName && !m.Day.Before(day.Of(2026, 5, 1)) {
				list := w.absences()
				list.add(model.MeetingAbsence{ID: list.id(), MeetingID: m.ID, PersonID: p.ID, How: model.Missed})
			}
		}
		return *p, "一名党员半年里7次组织生活都缺席"
	}},
}
