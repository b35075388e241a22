package demo

// Ties to people in the sample: experts with what was talked of, help, activities,
// model posts, mass organisations, honours.

import (
	"cmp"
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

func (w *world) links() *list[model.TalentLink] { return listOf[model.TalentLink](w, "LX%04d") }
func (w *world) linkNotes() *list[model.LinkNote] {
	return listOf[model.LinkNote](w, "LJ%05d")
}
func (w *world) cares() *list[model.CareRecord]    { return listOf[model.CareRecord](w, "GH%04d") }
func (w *world) activities() *list[model.Activity] { return listOf[model.Activity](w, "HD%04d") }
func (w *world) vanguards() *list[model.Vanguard]  { return listOf[model.Vanguard](w, "XF%04d") }
func (w *world) massUnits() *list[model.MassOrganization] {
	return listOf[model.MassOrganization](w, "QT%04d")
}
func (w *world) exemplars() *list[model.Exemplar] { return listOf[model.Exemplar](w, "DX%04d") }

// addCare fills the ledger for every enterprise that the 条例 covers and that has a
// Party organisation of its own.
func (w *world) addCare() {
	cases := map[string][]*model.DevelopmentCase{}
	for _, c := range w.cases.all {
		if c.EndedDay.IsZero() {
			u := w.person(c.PersonID).EnterpriseID
			cases[u] = append(cases[u], c)
		}
	}
	retired := map[string][]*model.Person{}
	for _, p := range w.people.all {
		if p.Employment == model.Retired && p.Left.IsZero() {
			retired[p.EnterpriseID] = append(retired[p.EnterpriseID], p)
		}
	}
	for i, u := range w.units {
		if u.top == nil || !u.Ownership.Covered() {
			continue
		}
		w.addLinks(newStream(fmt.Sprint("links", i)), u, cases[u.ID])
		w.addCares(newStream(fmt.Sprint("cares", i)), u, retired[u.ID])
		w.addActivities(newStream(fmt.Sprint("activities", i)), u)
		w.addMassUnits(newStream(fmt.Sprint("masses", i)), u)
		w.addExemplars(newStream(fmt.Sprint("exemplars", i)), u, i)
	}
}

// addLinks links those on their way into the Party first, then others whose skill
// stands out.
func (w *world) addLinks(s *stream, u *unit, cases []*model.DevelopmentCase) {
	n := 1 + u.row.staff/60
	taken := map[string]bool{}
	for _, c := range cases {
		if len(taken) > n*2/3 {
			break
		}
		p := w.person(c.PersonID)
		if taken[p.ID] || u.leads(p) {
			continue
		}
		taken[p.ID] = true
		w.addLink(s, u, p, s.earlier(c.Applied, -200, 400))
	}
	for _, p := range u.people {
		if len(taken) > n {
			break
		}
		if taken[p.ID] || u.leads(p) || !p.Left.IsZero() || !p.TitleGrade.MiddleUp() && !p.Backbone || p.Status.Member() && s.chance(70) {
			continue
		}
		taken[p.ID] = true
		w.addLink(s, u, p, s.later(day.Of(2023, 3, 1), 0, 1200))
	}
}

// talentOf is what a person may be linked for.
func talentOf(p *model.Person) model.TalentKind {
	switch young := p.Age(AsOf) <= 35; {
	case p.WorkPost == model.TechnicalPost && young && p.TitleGrade.MiddleUp():
		return model.ExpertYoung
	case p.WorkPost == model.TechnicalPost:
		return model.ExpertTechnical
	case p.WorkPost == model.WorkerPost:
		return model.ExpertSkilled
	case p.WorkPost == model.ManagerPost:
		return model.ExpertManager
	}
	return model.ExpertOther
}

// contact is a leader who is a full member, another for each link.
func (u *unit) contact(n int) *model.Person {
	for i := range u.leaders {
		if p := u.leaders[(n+i)%len(u.leaders)]; p.Status == model.FullMember && p.Left.IsZero() {
			return p
		}
	}
	return u.top.full()[0]
}

var linkTalks = []string{"谈心谈话，了解思想和工作情况，宣讲党的基本知识。", "听取本人近期学习和岗位攻关情况，协调解决培训名额。", "送学到岗，一起学习章程和先进事迹。",
	"邀请参加主题党日，会后个别交流，鼓励向党组织靠拢。", "到一线看望，帮助协调班次，了解家庭情况。", "讨论技术革新项目进展，推荐参加上级技能竞赛。", "反馈培养考察情况，肯定进步，指出改进方向。"}

// addLink is one link with its notes, the last of them not long ago.
func (w *world) addLink(s *stream, u *unit, p *model.Person, from day.Day) {
	if last := AsOf.AddDays(-40); from.After(last) {
		from = weekday(last, -1)
	}
	contact := u.contact(len(w.links().all))
	l := w.links().add(model.TalentLink{ID: w.links().id(), PersonID: p.ID, TalentKind: talentOf(p), OrganizationID: u.top.ID,
		ContactID: contact.ID, From: from,
		Goal: pick(s, []string{"培养成为党员，带出一支技术团队", "培养成为青年技术带头人，积极引导向党组织靠拢", "支持承担技术攻关项目，提高技能等级", "培养成为经营管理后备骨干"})})
	until := AsOf
	if s.chance(7) && from.Before(AsOf.AddMonths(-14)) {
		l.To = s.later(from, 300, 400)
		l.Result, until = "达到培养目标，已转入经常性联系。", l.To
	}
	var days []day.Day
	back := s.between(4, 112)
	if s.chance(6) {
		back = s.between(130, 170)
	}
	for d := weekday(until.AddDays(-back), -1); d.After(from); d = s.earlier(d, 60, 160) {
		days = append(days, d)
	}
	for i := len(days) - 1; i >= 0; i-- {
		w.linkNotes().add(model.LinkNote{ID: w.linkNotes().id(), LinkID: l.ID, Day: days[i], By: contact.Name, What: pick(s, linkTalks)})
	}
}

// careCase is what the sample says of a kind of care.
type careCase struct {
	need, measures string
	least, most    int // hundreds of yuan
}

var careCases = map[model.CareKind]careCase{
	model.CareHardship: {"家庭收入较低，子女上学开支较大", "发放慰问金，协调助学帮扶", 10, 30},
	model.CareIllness:  {"本人（家属）患病住院，医疗支出较大", "走访慰问，协助申请大病医疗互助", 20, 60},
	model.CareVeteran:  {"年事已高，独居，行动不便", "走访慰问，结对照料，送学上门", 5, 20},
	model.CareFamily:   {"家庭主要劳动力因公负伤，收入减少", "发放慰问金，协调落实待遇", 30, 80},
	model.CareWork:     {"岗位技能要求提高，学习跟不上", "安排师徒结对，调整培训计划", 0, 0},
	model.CareMind:     {"岗位调整后有思想顾虑", "支部书记谈心谈话，部门负责人跟进", 0, 0},
	model.CareOther:    {"家庭突发意外，短期内生活有困难", "送去生活用品，组织志愿帮工", 3, 10},
}

func (w *world) addCares(s *stream, u *unit, retired []*model.Person) {
	for range 1 + u.row.staff/30 {
		p := pick(s, u.people)
		kind := weighted(s, []share[model.CareKind]{{model.CareHardship, 30}, {model.CareIllness, 24}, {model.CareFamily, 5},
			{model.CareMind, 14}, {model.CareWork, 6}, {model.CareOther, 8}, {model.CareVeteran, 13}})
		if kind == model.CareVeteran {
			if len(retired) == 0 {
				continue
			}
			p = pick(s, retired)
		}
		if !p.Left.IsZero() || p.Entered.AddDays(25).After(AsOf) {
			continue // gone, or hardly known yet
		}
		w.addCareOf(s, u, p, kind)
	}
}

// addCareOf is one need with the help that followed, and the visit after it.
func (w *world) addCareOf(s *stream, u *unit, p *model.Person, kind model.CareKind) {
	x := careCases[kind]
	found := weekday(AsOf.AddDays(-s.between(8, 680)), -1)
	if entered := p.Entered; found.Before(entered) {
		found = weekday(entered.AddDays(20), 1)
	}
	c := model.CareRecord{ID: w.cares().id(), PersonID: p.ID, CareKind: kind, Found: found, Need: x.need, Measures: x.measures,
		Who: u.contact(s.below(4)).Name}
	if helped := s.later(found, 3, 45); !helped.After(AsOf) {
		c.Helped, c.Result = helped, pick(s, []string{"困难得到缓解", "本人思想稳定，正常工作", "待遇已落实，家庭生活平稳"})
		if x.most > 0 {
			c.Amount = model.Yuan(int64(100 * s.between(x.least, x.most)))
			c.Money = weighted(s, []share[model.CareMoney]{{model.FromUnion, 45}, {model.FromDues, 30}, {model.FromBudget, 18},
				{model.FromGifts, 7}})
		}
		if s.chance(70) {
			c.Again = s.later(helped, 90, 200)
			if done := c.Again.AddDays(-s.between(0, 6)); !c.Again.After(AsOf.AddDays(20)) && !done.After(AsOf) {
				c.Visited = done
			} else if !c.Again.After(AsOf) {
				c.Visited = AsOf
			}
		}
	}
	w.cares().add(c)
}

var activityThemes = map[model.ActivityKind][]string{
	model.ThemeEducation: {"学党章、守纪律、作表率主题教育", "安全生产月主题教育"},
	model.ShowIdentity:   {"佩戴党徽上岗、设立党员身份牌"},
	model.ShowDuty:       {"党员岗位职责上墙公示"},
	model.ShowPledge:     {"党员公开承诺践诺"},
	model.Volunteering:   {"社区环境整治志愿服务", "便民服务进小区"},
	model.TechnicalDrive: {"设备节能改造技术攻关", "服务流程优化攻关"},
}

// addActivities makes two years of activities, and model posts and teams.
func (w *world) addActivities(s *stream, u *unit) {
	kinds := []share[model.ActivityKind]{{model.ThemeEducation, 30}, {model.ShowIdentity, 8}, {model.ShowDuty, 6}, {model.ShowPledge, 19},
		{model.Volunteering, 28}, {model.TechnicalDrive, 9}}
	members := len(u.top.full())
	for _, seat := range u.seats {
		members = max(members, len(seat.full()))
	}
	for d := s.later(day.Of(2025, 1, 15), 0, 60); !d.After(AsOf); d = s.later(d, 80, 190) {
		kind := weighted(s, kinds)
		w.activities().add(model.Activity{ID: w.activities().id(), OrganizationID: u.top.ID, ActivityKind: kind,
			Theme: pick(s, activityThemes[kind]), Day: d,
			People: model.Count(max(3, members*s.between(60, 98)/100)),
			Result: pick(s, []string{"党员参与率高，职工反响好。", "形成问题清单并逐项改进。", "完成既定任务，总结材料已归档。"})})
	}
	crew := u.crews()
	for i := range 1 + u.row.staff/70 {
		kind := []model.VanguardKind{model.ModelPost, model.ModelTeam, model.ModelArea}[(i+s.below(2))%3]
		from := s.later(day.Of(2023, 6, 20), 0, 1100)
		w.vanguards().add(model.Vanguard{ID: w.vanguards().id(), VanguardKind: kind, Name: crew[i%len(crew)] + string(kind),
			OrganizationID: u.top.ID,
			Who:            u.contact(i + 2).Name, From: from, Document: w.partyPaper(u, from)})
	}
}

// addMassUnits gives every enterprise its trade union, the larger ones the others
// too, each in its term.
func (w *world) addMassUnits(s *stream, u *unit) {
	staff := u.row.staff
	add := func(kind model.MassKind, name string, years, members int) {
		elected := s.earlier(AsOf, 60, years*365-90)
		w.massUnits().add(model.MassOrganization{ID: w.massUnits().id(), EnterpriseID: u.ID, MassKind: kind, Name: u.ShortName + name,
			Founded: s.later(u.Founded.First(), 60, 900),
			Head:    u.contact(len(w.massUnits().all)).Name, Members: model.Counted(members), Elected: elected, Years: years,
			OrganizationID: u.top.ID})
	}
	add(model.UnionOrgan, "工会委员会", 5, staff*s.between(93, 100)/100)
	if staff >= 40 {
		add(model.LeagueOrgan, "团支部", 3, max(4, staff*s.between(10, 18)/100))
	}
	if staff >= 90 {
		add(model.WomenOrgan, "妇女委员会", 5, staff*s.between(35, 45)/100)
	}
}

// addExemplars holds up somebody or something in most of the enterprises.
func (w *world) addExemplars(s *stream, u *unit, i int) {
	if i%5 == 4 {
		return
	}
	for n := range 1 + oneIf(u.Level < 3) {
		on := s.later(day.Of(2025, 6, 25), 0, 505)
		if n == 1 {
			on = s.later(day.Of(2026, 6, 22), 0, 12)
		}
		x := model.Exemplar{ID: w.exemplars().id(), EnterpriseID: u.ID, Day: on,
			Level: weighted(s, []share[model.HonourLevel]{{model.OwnHonour, 15}, {model.GroupHonour, 55}, {model.CityHonour, 25},
				{model.ProvinceHonour, 5}})}
		switch s.below(3) {
		case 0:
			x.ExemplarKind, x.Title, x.Summary = model.ModelCollective, "先进基层党组织", "把党建工作与生产经营同部署、同落实、同检查、同考核，年度任务全面完成。"
			x.Who = u.top.ShortName
		case 1:
			x.ExemplarKind, x.Title, x.Summary = model.ModelPerson, "优秀共产党员", "扎根一线，带头攻关，服务职工群众，事迹在本单位广泛学习。"
			x.Who = u.contact(s.below(5)).Name
		default:
			x.ExemplarKind, x.Title, x.Summary = model.Experience, "“"+pick(s, []string{"一岗一区一队", "班前十分钟", "党员带班组", "三亮三比"})+"”工作法",
				"把党员作用发挥到班组，形成可复制的做法。"
			x.Document, x.Who = pick(s, []string{"集团党建简报", "市国资系统党建交流材料", "集团公众号"}), u.ShortName
			w.exemplars().add(x)
			continue
		}
		x.Document = w.paper(cmp.Or(map[model.HonourLevel]string{model.CityHonour: "某市国资党", model.ProvinceHonour: "某省国资党",
			model.GroupHonour: "某投党"}[x.Level], u.ShortName+"党"), on)
		w.exemplars().add(x)
	}
}

func oneIf(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// openLink is the first open link of a unit that nothing is wrong with.
func (w *world) openLink(short string) *model.TalentLink {
	u := w.unitNamed(short)
	for _, l := range w.links().all {
		if l.OrganizationID == u.top.ID && l.To.IsZero() && l.ContactID != "" {
			return l
		}
	}
	panic("demo: no link of " + short)
}

// careOf is the first record of care of a unit's people that help was given for.
func (w *world) careOf(short string) *model.CareRecord {
	u := w.unitNamed(short)
	for _, c := range w.cares().all {
		if w.person(c.PersonID).EnterpriseID == u.ID && !c.Helped.IsZero() {
			return c
		}
	}
	panic("demo: no care at " + short)
}

// carePlants are faults of contact and care.
var carePlants = []plant{
	{"S-07a", "warn", func(w *world) (model.Record, string) {
		l := w.openLink("某某水务")
		l.ContactID = ""
		return *l, "某某水务党委一名联系培养的人才没有联系人"
	}},
	{"S-07b", "note", func(w *world) (model.Record, string) {
		l := w.openLink("某某公交")
		l.From = day.Of(2025, 3, 3)
		remove(w.linkNotes(), func(n *model.LinkNote) bool { return n.LinkID == l.ID && n.Day.After(day.Of(2026, 4, 1)) })
		for i, n := range w.linkNotes().all {
			if n.LinkID == l.ID && n.Day.Before(l.From) {
				n.Day = l.From.AddDays(i)
			}
		}
		return *l, "某某公交党委一名联系培养的人才超过半年没有登记谈话"
	}},
	{"S-07a", "warn", func(w *world) (model.Record, string) {
		l := w.openLink("某某城建")
		for _, p := range w.unitNamed("某某城建").people {
			if p.Status == model.NonParty && p.ID != l.PersonID {
				l.ContactID = p.ID
				return *l, "某某城建党委一名联系培养的人才的联系人不是党员"
			}
		}
		panic("demo: nobody outside the Party")
	}},
	{"S-07c", "note", func(w *world) (model.Record, string) {
		for _, l := range w.links().all {
			if p := w.person(l.PersonID); l.To.IsZero() && p.Status == model.NonParty && !w.hasCase(p.ID) && !w.posted[p.ID] {
				w.leave(p, day.Of(2026, 10, 15))
				p.LeftHow = model.Resigned
				return *l, "一名联系培养的人才已经离职，联系还没有结束"
			}
		}
		panic("demo: no such talent")
	}},
	{"S-08a", "warn", func(w *world) (model.Record, string) {
		c := w.careOf("某某能源")
		c.Found, c.Helped, c.Again, c.Visited = day.Of(2026, 6, 8), day.Day{}, day.Day{}, day.Day{}
		c.Amount, c.Money, c.Result, c.Measures = 0, "", "", ""
		return *c, "某某能源了解到一名职工的困难五个多月没有帮扶"
	}},
	{"S-08b", "note", func(w *world) (model.Record, string) {
		c := w.careOf("某某物业")
		c.Again, c.Visited = c.Helped.AddDays(1), day.Day{}
		return *c, "某某物业一名帮扶对象到期没有回访"
	}},
	{"S-12b", "note", func(w *world) (model.Record, string) {
		u := w.unitNamed("某某文旅")
		remove(w.massUnits(), func(m *model.MassOrganization) bool { return m.EnterpriseID == u.ID && m.MassKind == model.UnionOrgan })
		return *u.Enterprise, "某某文旅没有登记工会组织"
	}},
	{"S-12a", "note", func(w *world) (model.Record, string) {
		u := w.unitNamed("某某粮储")
		for _, m := range w.massUnits().all {
			if m.EnterpriseID == u.ID && m.MassKind == model.LeagueOrgan {
				m.Elected = day.Of(2023, 9, 1)
				return *m, "某某粮储团支部届满后没有换届"
			}
		}
		panic("demo: no league")
	}},
}

func (w *world) hasCase(person string) bool {
	for _, c := range w.cases.all {
		if c.PersonID == person {
			return true
		}
	}
	return false
}
