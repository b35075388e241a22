package demo

// Ties to people in the sample: experts, care, activities, model posts, mass
// organisations, honours.

import (
	"partyledger/model"
	"partyledger/model/day"
)

func (w *world) links() *list[model.TalentLink]    { return listOf[model.TalentLink](w, "LX%03d") }
func (w *world) linkNotes() *list[model.LinkNote]  { return listOf[model.LinkNote](w, "LJ%04d") }
func (w *world) careList() *list[model.CareRecord] { return listOf[model.CareRecord](w, "GH%03d") }
func (w *world) mass() *list[model.MassOrganization] {
	return listOf[model.MassOrganization](w, "QT%03d")
}

// addCare fills the ledger with nothing wrong in it.
func (w *world) addCare() {
	s := newStream("care")
	kinds := model.TalentKind("").Choices()
	activities, vanguards, honours := listOf[model.Activity](w, "HD%03d"), listOf[model.Vanguard](w, "SF%03d"), listOf[model.Exemplar](w, "DX%03d")
	for i, u := range w.units {
		if u.top == nil || len(u.people) < 12 {
			continue
		}
		w.addMass(s, u)
		if i%2 == 0 {
			w.addLinks(s, u, kinds[i/2%4])
		}
		if i%3 == 0 {
			w.addHelp(s, u, i)
		}
		activity := model.ActivityKind(model.ActivityKind("").Choices()[i%7])
		activities.add(model.Activity{ID: activities.id(), OrganizationID: u.top.ID, ActivityKind: activity, Theme: []string{"对标先进找差距", "我是党员我承诺", "安全生产党员先行", "攻坚克难立新功"}[i%4], Day: day.Of(2026, 1+i%10, s.between(5, 25)), People: s.between(12, 60), Result: "按计划完成"})
		vanguards.add(model.Vanguard{ID: vanguards.id(), OrganizationID: u.top.ID, VanguardKind: model.VanguardKind(model.VanguardKind("").Choices()[i%3]), Name: u.ShortName + []string{"窗口服务", "安全巡检", "技术攻关"}[i%3], Who: u.leaders[0].Name, From: day.Of(2025, 7, 1), Document: w.partyPaper(u, day.Of(2025, 7, 1))})
		if i%5 == 0 {
			honours.add(model.Exemplar{ID: honours.id(), EnterpriseID: u.ID, ExemplarKind: model.ExemplarKind(model.ExemplarKind("").Choices()[i/5%3]), Title: []string{"先进基层党组织", "优秀党务工作者", "“双培养”工作做法"}[i/5%3], Who: []string{u.top.ShortName, u.leaders[0].Name, u.ShortName}[i/5%3],
				Level: model.HonourLevel(model.HonourLevel("").Choices()[2+i/5%3]), Day: day.Of(2026, 6, s.between(20, 30)), Document: w.partyPaper(w.units[0], day.Of(2026, 7, 1)), Summary: "围绕生产经营抓党建，成效明显。（示例文字）"})
		}
	}
}

// addMass gives a unit its trade union and, where there are many, a Youth League.
func (w *world) addMass(s *stream, u *unit) {
	add := func(kind model.MassKind, name string, years int) {
		w.mass().add(model.MassOrganization{ID: w.mass().id(), EnterpriseID: u.ID, MassKind: kind, Name: u.ShortName + name, OrganizationID: u.top.ID, Head: u.leaders[len(u.leaders)-1].Name,
			Members: len(u.people) * 9 / 10, Founded: day.Of(2016, 5, 4), Elected: day.Of(2025, s.between(1, 12), s.between(1, 28)), Years: years})
	}
	add(model.UnionOrgan, "工会委员会", 5)
	if len(u.people) > 60 {
		add(model.LeagueOrgan, "团支部", 3)
	}
}

// addLinks ties two of the unit's staff who are no members to its organisation,
// each talked with within the last half year.
func (w *world) addLinks(s *stream, u *unit, kind string) {
	contacts := u.top.full()
	n := 0
	for _, p := range u.people {
		if p.Status.Member() || len(contacts) == 0 || n == 2 || !p.Left.IsZero() {
			continue
		}
		n++
		l := w.links().add(model.TalentLink{ID: w.links().id(), PersonID: p.ID, TalentKind: model.TalentKind(kind), OrganizationID: u.top.ID, ContactID: contacts[n%len(contacts)].ID, From: day.Of(2025, s.between(2, 11), s.between(1, 28)), Goal: "政治上引导，业务上支持，条件成熟时发展入党。"})
		for _, on := range []day.Day{day.Of(2026, s.between(2, 4), s.between(1, 28)), day.Of(2026, s.between(9, 10), s.between(1, 28))} {
			w.linkNotes().add(model.LinkNote{ID: w.linkNotes().id(), LinkID: l.ID, Day: on, By: contacts[n%len(contacts)].Name, What: "了解工作和思想情况，帮助解决技术攻关中的困难。"})
		}
	}
}

// addHelp records a hardship that was helped with.
func (w *world) addHelp(s *stream, u *unit, i int) {
	p := u.people[s.between(5, len(u.people)-1)]
	kind := model.CareKind(model.CareKind("").Choices()[i/3%5])
	found := day.Of(2026, s.between(1, 9), s.between(1, 28))
	w.careList().add(model.CareRecord{ID: w.careList().id(), PersonID: p.ID, CareKind: kind, Found: found, Need: "家庭遇到困难（示例）", Who: u.leaders[0].Name, Helped: found.AddDays(s.between(5, 30)), Measures: "走访慰问，协调解决",
		Amount: model.Yuan(int64(s.between(5, 30) * 100)), Money: model.CareMoney(model.CareMoney("").Choices()[i%3]), Result: "困难得到缓解"})
}

var carePlants = []plant{
	{"S-07a", "warn", func(w *world) (model.Record, string) {
		l := w.links().all[2]
		l.ContactID = ""
		return *l, "一名联系培养的人才没有联系人"
	}},
	{"S-07b", "note", func(w *world) (model.Record, string) {
		l := w.links().all[5]
		remove(w.linkNotes(), func(n *model.LinkNote) bool { return n.LinkID == l.ID && n.Day.After(day.Of(2026, 5, 1)) })
		return *l, "一名联系培养的人才超过半年没有谈话记录"
	}},
	{"S-08a", "warn", func(w *world) (model.Record, string) {
		c := w.careList().all[1]
		c.Found, c.Helped, c.Measures, c.Result, c.Amount, c.Money = day.Of(2026, 8, 3), day.Day{}, "", "", 0, ""
		return *c, "了解到一名职工的困难三个多月，没有帮扶"
	}},
	{"S-08b", "note", func(w *world) (model.Record, string) {
		c := w.careList().all[2]
		c.Again = c.Helped.AddMonths(1)
		return *c, "一次计划的回访没有登记"
	}},
	{"S-12a", "note", func(w *world) (model.Record, string) {
		m := w.mass().all[3]
		m.Elected, m.Years = day.Of(2021, 10, 8), 5
		return *m, "一个群团组织任期届满没有换届"
	}},
	{"S-12b", "note", func(w *world) (model.Record, string) {
		u := w.unitNamed("某某能源")
		remove(w.mass(), func(m *model.MassOrganization) bool { return m.EnterpriseID == u.ID && m.MassKind == model.UnionOrgan })
		return *u.Enterprise, "某某能源没有登记工会组织"
	}},
	{"S-07c", "note", func(w *world) (model.Record, string) {
		l := w.links().all[7]
		for _, p := range w.people.all {
			if p.ID == l.PersonID {
				p.Left, p.LeftHow = day.Of(2026, 9, 30), model.LeftHow(model.LeftHow("").Choices()[0])
			}
		}
		return *l, "一名联系培养的人才已经离开企业，联系没有结束"
	}},
}
