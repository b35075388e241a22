package demo

// Planted faults of money by the head, places of activity, training and talent.

import (
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

var supportPlants = []plant{
	{"S-14", "warn", func(w *world) (model.Record, string) {
		f := w.fundOf(w.unitNamed("丁辛电力"), 2026)
		f.Planned = f.Planned / 2
		return *f, "丁辛电力按党员人均标准安排经费，列入预算只有应列数的一半"
	}},
	{"S-15", "warn", func(w *world) (model.Record, string) {
		s := w.siteOf("甲乙供水")
		s.Sign, s.Books = false, false
		return *s, "甲乙供水党员活动室缺标志和书报，“六有”不齐"
	}},
	{"S-15", "note", func(w *world) (model.Record, string) {
		s := w.siteOf("丙丁污水")
		s.Checked, s.Checker = day.Day{}, ""
		return *s, "丙丁污水党员活动室没有登记“六有”检查日期"
	}},
	{"C-08", "warn", func(w *world) (model.Record, string) {
		m := w.secretaryOf(w.unitNamed("某某数科").top)
		m.From = day.Of(2024, 11, 4)
		w.keepTrainings(func(x *model.Training) bool {
			return x.PersonID != m.PersonID || !x.Type.Course() || x.From.Year() != 2025
		})
		w.trainAgain(m.PersonID, model.SecretaryTraining, day.Of(2025, 5, 12), 1)
		return *m, "某某数科党支部书记2025年只参加了1天集中培训，学时不够"
	}},
	{"C-08", "warn", func(w *world) (model.Record, string) {
		c := w.unitNamed("某某人力").top
		short := 0
		for _, x := range listOf[model.Training](w, "").all {
			if p := w.person(x.PersonID); p.OrganizationID == c.ID && x.Type == model.MemberStudy && x.From.Year() == 2025 &&
				!w.leadsSomething(p.ID) && short < 3 {
				x.Hours = 12
				short++
			}
		}
		return *c.Organization, "某某人力党支部三名党员2025年集中学习不足32学时"
	}},
	{"C-08a", "warn", func(w *world) (model.Record, string) {
		c := w.unitNamed("甲己粮库").top
		m := w.secretaryOf(c)
		w.members.add(model.CommitteeMember{ID: w.members.id(), OrganizationID: c.ID, PersonID: w.formerSecretary(c),
			Post: model.Secretary, From: m.From, To: day.Of(2026, 3, 2), Document: m.Document})
		m.From, m.Document = day.Of(2026, 3, 2), w.partyPaper(c.parent.unit, day.Of(2026, 3, 2))
		w.keepTrainings(func(x *model.Training) bool {
			return x.PersonID != m.PersonID || x.Type != model.NewSecretaryTraining
		})
		return *m, "甲己粮库党支部书记2026年3月新任，半年内没有参加任职培训"
	}},
	{"C-08b", "note", func(w *world) (model.Record, string) {
		for _, p := range w.people.all {
			if p.Confirmed.After(day.Of(2025, 1, 31)) && p.Confirmed.Before(day.Of(2025, 11, 1)) && p.Status == model.FullMember &&
				p.Left.IsZero() && !p.Entered.After(p.Admitted) {
				w.keepTrainings(func(x *model.Training) bool { return x.PersonID != p.ID || !x.Type.Course() })
				return *p, "一名党员转正一年以上，预备期以来没有参加集中培训"
			}
		}
		panic("demo: nobody was confirmed in time")
	}},
	{"S-19", "warn", func(w *world) (model.Record, string) {
		m := w.secretaryOf(w.unitNamed("丙子家政").top)
		m.From = day.Of(2024, 11, 4)
		w.keepTrainings(func(x *model.Training) bool {
			return x.PersonID != m.PersonID || x.Type == model.MemberStudy || x.From.Year() != 2025
		})
		w.trainAgain(m.PersonID, model.SecretaryTraining, day.Of(2025, 6, 9), 4)
		return *m, "丙子家政（新兴组织）党支部书记2025年培训4天，不足7天"
	}},
	{"S-11", "note", func(w *world) (model.Record, string) {
		for _, m := range listOf[model.TalentMove](w, "").all {
			if m.Direction == model.TalentOut && m.Day.Year() == 2026 {
				m.Reason, m.Measure = "", ""
				return *m, "一名人才2026年流失，没有登记原因和留才措施"
			}
		}
		panic("demo: nobody left")
	}},
	{"S-11", "note", func(w *world) (model.Record, string) {
		u := w.unitNamed("某某能源")
		remove(listOf[model.TalentMove](w, ""), func(m *model.TalentMove) bool {
			return m.EnterpriseID == u.ID && m.Day.Year() == 2026 && m.Direction == model.TalentIn
		})
		list := listOf[model.TalentMove](w, "")
		x := *list.all[len(list.all)-1]
		x.ID, x.EnterpriseID, x.Direction, x.Day, x.FromUnit, x.ToUnit = "RC9001", u.ID, model.TalentOut, day.Of(2026, 4, 13),
			u.ShortName, "外地某企业（虚构）"
		x.Reason, x.Measure = "个人发展", "畅通技术岗位晋升通道"
		list.add(x)
		return *u.Enterprise, "某某能源2026年人才只出不进"
	}},
}

// siteOf is the unit's first place of activity.
func (w *world) siteOf(short string) *model.Site {
	u := w.unitNamed(short)
	for _, s := range listOf[model.Site](w, "").all {
		if s.EnterpriseID == u.ID {
			return s
		}
	}
	panic("demo: no site of " + short)
}

func (w *world) secretaryOf(c *cell) *model.CommitteeMember {
	for _, m := range w.members.all {
		if m.OrganizationID == c.ID && m.Post == model.Secretary && m.To.IsZero() {
			return m
		}
	}
	panic("demo: no secretary of " + c.Name)
}

// formerSecretary is a member of the branch who sits on no committee.
func (w *world) formerSecretary(c *cell) string {
	for _, p := range c.full() {
		if !w.leadsSomething(p.ID) && !strings.HasPrefix(string(p.Employment), "离退休") && p.Confirmed.Before(day.Of(2015, 1, 1)) {
			return p.ID
		}
	}
	return c.full()[0].ID
}

func (w *world) keepTrainings(keep func(*model.Training) bool) {
	remove(listOf[model.Training](w, ""), func(x *model.Training) bool { return !keep(x) })
}

// trainAgain records so many days of eight hours; the ID is free of the list's own.
func (w *world) trainAgain(person string, kind model.TrainingKind, on day.Day, days int) {
	listOf[model.Training](w, "").add(model.Training{ID: "PX9" + person[2:], PersonID: person, Type: kind, Title: "基层党组织书记培训班", From: on,
		To: on.AddDays(days - 1), Days: days, Hours: days * 8, Organiser: groupSchool})
}
