package demo

// Planted faults of the register: people who left without their membership, days that
// contradict each other, cases of people who are gone.

import (
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

// registerPlants come last, so that the others keep their numbers and their records.
var registerPlants = []plant{
	{"D-14", "warn", func(w *world) (model.Record, string) {
		p := w.ordinary(w.unitNamed("某某公交").seats[2])
		p.Left, p.LeftHow = day.Of(2026, 8, 31), model.Resigned
		return *p, p.Name + "已离职，组织关系没有转出"
	}},
	{"D-15", "warn", func(w *world) (model.Record, string) {
		p := w.ordinary(w.unitNamed("某某公交").seats[2])
		p.Confirmed = p.Admitted.AddMonths(6)
		return *p, p.Name + "登记的转正日期距入党日期只有半年"
	}},
	{"D-16", "note", func(w *world) (model.Record, string) {
		x := w.spoil(activistOld, func(x *model.DevelopmentCase) bool {
			return !slices.ContainsFunc(w.appointments.all, func(a *model.Appointment) bool { return a.PersonID == x.PersonID })
		})
		w.leave(w.person(x.PersonID), day.Of(2026, 9, 15))
		return *x, w.name(x) + "已转出，发展党员记录没有移交、终止"
	}},
	{"A-07a", "warn", func(w *world) (model.Record, string) {
		for _, m := range w.members.all {
			c := w.unitNamed("甲乙供水").top
			if m.OrganizationID != c.ID || m.Post != model.Secretary || !m.To.IsZero() {
				continue
			}
			p := w.person(m.PersonID)
			p.Confirmed = m.From.AddMonths(-8)
			p.Admitted = p.Confirmed.AddMonths(-12)
			return *m, "甲乙供水党支部书记任职时党龄不满一年"
		}
		panic("demo: no secretary")
	}},
	{"B-27", "warn", func(w *world) (model.Record, string) {
		x := w.spoil(fullSort, func(x *model.DevelopmentCase) bool {
			return w.vote(x, model.ForConfirmation).Day.AddMonths(5).Before(AsOf)
		})
		m := w.vote(x, model.ForConfirmation)
		for _, d := range []*day.Day{&m.Day, &m.ApprovalDay, &x.ArchivedDay} {
			*d = weekday(d.AddDays(50), 1)
		}
		return *m, w.name(x) + "的预备期届满一个多月后才讨论转正"
	}},
}

// ordinary is a full member of long standing who leads nothing, guides nobody and has
// not been spoiled yet.
func (w *world) ordinary(c *cell) *model.Person {
	for _, p := range c.full() {
		if !w.leadsSomething(p.ID) && w.guideCount(p.ID) == 0 && !w.posted[p.ID] && p.Admitted.Before(day.Of(2015, 1, 1)) &&
			p.Left.IsZero() && p.Confirmed == p.Admitted.AddMonths(12) {
			return p
		}
	}
	panic("demo: no ordinary member in " + c.Name)
}
