package demo

// Party-work bodies and posts, and the standards that the group set for itself.

import (
	"partyledger/model"
	"partyledger/model/day"
)

// addStandards gives one standard in force and one that is not: none is national.
func (w *world) addStandards() {
	group := w.units[0]
	w.standards.add(model.StaffingStandard{ID: w.standards.id(), Name: "某某集团党务工作人员配备标准", Source: "某某集团党务工作力量建设办法（虚构）",
		Document: "某投党〔2025〕8号", Level: model.GroupLevel, EnterpriseID: group.ID, From: day.Of(2025, 3, 1), InForce: true,
		Numerator: model.WithPartTime, PartTimeFactor: model.Percent(50), IncludeDiscipline: true, Denominator: model.ByTotal,
		Ratio: model.Percent(1), Minimum: 1, Rounding: model.RoundUp, MinHeadcount: 30, Note: "标准由本单位设定，不是国家规定的比例"})
	w.standards.add(model.StaffingStandard{ID: w.standards.id(), Name: "某某集团专职党务工作人员配备标准（试行稿）", Source: "征求意见稿（虚构）",
		Document: "某投党办〔2026〕21号", Level: model.GroupLevel, EnterpriseID: group.ID, Numerator: model.OnlyFullTime,
		Denominator: model.ByOnDuty,
		Ratio:       model.Percent(1), Minimum: 1, Rounding: model.RoundHalf, NeedCommittee: true, Note: "未启用"})
}

// addStaffing gives bodies to every covered enterprise and staff to the bodies.
func (w *world) addStaffing() {
	s := newStream("staffing")
	for _, u := range w.units {
		if !u.Ownership.Covered() {
			continue
		}
		switch {
		case u.parent == nil:
			office := w.addBody(s, u, "党委办公室", "综合办公室", 4)
			party := w.addBody(s, u, "党群工作部（党委组织部）", "", 7)
			watch := w.addBody(s, u, "纪检监察室", "", 5)
			w.staff(u, office, "党委办公室", model.PartyField, 2)
			w.staff(u, party, "党群工作部", model.PartyField, 5)
			w.staff(u, watch, "纪检监察室", model.DisciplineField, 3)
			w.staff(u, party, "工会办公室", model.MassField, 1)
		case u.top.Type == model.Committee:
			party := w.addBody(s, u, "党群工作部", "", u.row.staff/100+4)
			watch := w.addBody(s, u, "纪检监察部", "审计部", 3)
			w.staff(u, party, "党群工作部", model.PartyField, u.row.staff/100+2)
			w.staff(u, watch, "纪检监察部", model.DisciplineField, 2)
		case u.Level == 2:
			party := w.addBody(s, u, "党群工作部", "综合部", u.row.staff/100+3)
			w.staff(u, party, "党群工作部", model.PartyField, u.row.staff/100+2)
		default:
			party := w.addBody(s, u, "党务办公室", "综合部", 2)
			w.staff(u, party, "党务办公室", model.PartyField, u.row.staff/30)
			w.partTime(u, party)
		}
	}
}

// addBody makes a body, set up jointly with a department if one is named.
func (w *world) addBody(s *stream, u *unit, name, with string, quota int) *model.Body {
	b := model.Body{ID: w.bodies.id(), EnterpriseID: u.ID, Name: name, Setting: model.Independent, InManagement: true,
		Quota:       model.Counted(quota),
		PeerAverage: model.Percent(int64(quota*100 - 25*s.below(4))), Founded: s.later(day.Of(2019, 1, 7), 0, 900)}
	if with != "" {
		b.Setting, b.JointWith = model.Joint, with
	}
	b.Document = w.firmPaper(u, b.Founded)
	return w.bodies.add(b)
}

// staff appoints full-time staff: Party members at a desk who lead nothing.
func (w *world) staff(u *unit, b *model.Body, department string, field model.PostField, count int) {
	for _, p := range u.people {
		if count == 0 {
			return
		}
		if p.Status != model.FullMember || u.leads(p) || p.Frontline || w.posted[p.ID] || !p.Left.IsZero() {
			continue
		}
		count--
		p.Department, p.Position = department, postTitle(field, p.Rank)
		p.WorkPost = model.ManagerPost
		w.addPost(u, b, p, p.Position, field, model.FullTime)
	}
	for _, p := range u.people { // small enterprises take one from the crews
		if count == 0 {
			return
		}
		if p.Status == model.FullMember && !u.leads(p) && !w.posted[p.ID] {
			count--
			p.Department, p.Position, p.WorkPost, p.Frontline, p.Backbone = department, postTitle(field, p.Rank), model.ManagerPost,
				false, false
			w.addPost(u, b, p, p.Position, field, model.FullTime)
		}
	}
}

// postTitle is the post's name by what it is for.
func postTitle(field model.PostField, rank model.Rank) string {
	word := map[model.PostField]string{model.PartyField: "党务", model.DisciplineField: "纪检", model.MassField: "群团"}[field]
	if rank == model.Supervisor {
		return word + "主管"
	}
	return word + "干事"
}

// partTime lets a leader do Party work beside the other duties.
func (w *world) partTime(u *unit, b *model.Body) {
	if len(u.leaders) > 2 && u.leaders[2].Status == model.FullMember {
		w.addPost(u, b, u.leaders[2], "党务专员（兼）", model.PartyField, model.PartTime)
	}
}

func (w *world) addPost(u *unit, b *model.Body, p *model.Person, title string, field model.PostField, time model.WorkTime) {
	from := weekday(day.Of(2023, 3, 1).AddDays(len(w.posts.all)*5%900), 1)
	if from.Before(p.Entered) {
		from = p.Entered
	}
	w.posted[p.ID] = true
	w.posts.add(model.Post{ID: w.posts.id(), EnterpriseID: u.ID, BodyID: b.ID, PersonID: p.ID, Title: title, Field: field, WorkTime: time,
		From: from, Document: w.partyPaper(u, from)})
}
