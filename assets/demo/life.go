package demo

// Organisational life: two years of meetings of every branch, who stayed away, and the yearly
// appraisals. Who was to come is counted once the register is whole (countLife).

import (
	"partyledger/model"
	"partyledger/model/day"
)

func (w *world) lifeMeetings() *list[model.Meeting] { return listOf[model.Meeting](w, "HY%04d") }
func (w *world) absences() *list[model.MeetingAbsence] {
	return listOf[model.MeetingAbsence](w, "QX%05d")
}
func (w *world) appraisals() *list[model.Appraisal] { return listOf[model.Appraisal](w, "PY%04d") }
func (w *world) memberGrades() *list[model.AppraisalGrade] {
	return listOf[model.AppraisalGrade](w, "DC%05d")
}

var lifeTopics = []string{"传达学习上级会议精神", "研究季度重点工作", "学习党章党规", "讨论支部工作计划", "开展谈心谈话和廉洁提醒", "研究发展党员工作"}

var themeTopics = []string{"重温入党誓词", "廉洁教育", "降本增效大家谈", "安全生产先锋行", "志愿服务进社区", "红色教育基地参观"}

// addLife holds what is asked of each branch since 2025, and the group's study and lectures.
func (w *world) addLife() {
	for i, c := range w.cells {
		if c.Type == model.Branch && c.Ended.IsZero() && !c.Temporary {
			w.liveYear(c, i, 2025)
			w.liveYear(c, i, 2026)
			w.appraise(c, i, 2024)
			w.appraise(c, i, 2025)
		}
		if c.Type == model.Committee && c.Ended.IsZero() {
			w.studyYear(c, i)
		}
	}
}

// liveYear is a branch's year: each month the committee and a 主题党日, which every quarter is
// held with the member meeting and a lecture.
func (w *world) liveYear(c *cell, i, year int) {
	for m := 1; m <= 12; m++ {
		if day.Of(year, m, 1).Before(c.Founded.AddMonths(1)) {
			continue
		}
		w.meetLife(c, model.BranchCommitteeMeeting, weekday(day.Of(year, m, 3+i%4), 1), lifeTopics[(i+m)%len(lifeTopics)])
		theme := themeTopics[(i+m*5)%len(themeTopics)]
		if m%3 != 2 {
			w.away(w.meetLife(c, model.ThemeDay, weekday(day.Of(year, m, 10+i%3), 1), theme+"主题党日"), c, i+m)
			continue
		}
		x := w.meetLife(c, model.MemberMeeting, weekday(day.Of(year, m, 10+i%3), 1), lifeTopics[(i+m*7)%len(lifeTopics)])
		if x != nil {
			x.AlsoPartyDay, x.AlsoLecture, x.Hours = true, true, 2
			x.LecturerID = x.ChairID
		}
		w.away(x, c, i+m)
	}
}

// meetLife is one meeting of a branch; nil on a day that is still to come.
func (w *world) meetLife(c *cell, kind model.MeetingKind, on day.Day, title string) *model.Meeting {
	if on.After(AsOf) {
		return nil
	}
	list := w.lifeMeetings()
	return list.add(model.Meeting{ID: list.id(), OrganizationID: c.ID, MeetingKind: kind, Day: on, Start: "15:00", Title: title,
		Place: "党员活动室", ForYear: on.Year(), RecordKept: true, ByName: kind != model.BranchCommitteeMeeting,
		ChairID: w.holder(c.ID, model.Secretary), RecorderID: w.holder(c.ID, model.OrganizingOfficer)})
}

// away has one or two members be on leave now and then.
func (w *world) away(m *model.Meeting, c *cell, n int) {
	if m == nil || n%3 == 1 {
		return
	}
	members := c.veteransNow()
	reasons := model.AbsenceReason("").Choices()
	for k := range min(1+n%2, len(members)) {
		list := w.absences()
		how := model.OnLeave
		if n%11 == 5 && k == 0 {
			how = model.Missed
		}
		list.add(model.MeetingAbsence{ID: list.id(), MeetingID: m.ID, PersonID: members[(n*3+k)%len(members)].ID, How: how,
			Reason: model.AbsenceReason(reasons[(n+k)%len(reasons)])})
	}
}

// veteransNow is the branch's members since before the years that are told of.
func (c *cell) veteransNow() []*model.Person {
	var out []*model.Person
	for _, p := range c.full() {
		if p.Admitted.Before(day.Of(2020, 1, 1)) && !p.Entered.After(day.Of(2024, 6, 1)) {
			out = append(out, p)
		}
	}
	return out
}

// appraise is a branch's appraisal for a year, held with the 组织生活会 in January after it.
func (w *world) appraise(c *cell, i, year int) {
	if !c.Founded.Before(day.Of(year, 1, 1)) {
		return
	}
	on := weekday(day.Of(year+1, 1, 14+i%8), 1)
	m := w.meetLife(c, model.LifeMeeting, on, "组织生活会和民主评议党员")
	m.ForYear, m.AlsoAppraisal, m.ByName = year, true, false
	list := w.appraisals()
	a := list.add(model.Appraisal{ID: list.id(), OrganizationID: c.ID, Year: year, MeetingID: m.ID, Day: on,
		DecidedDay: weekday(on.AddDays(7), 1), ReportedDay: weekday(on.AddDays(20), 1)})
	members := c.veteransNow()
	for k := range len(c.full()) / 6 {
		if year == 2025 && k < len(members) {
			w.grade(a, members[k], model.GradeExcellent)
		}
	}
}

func (w *world) grade(a *model.Appraisal, p *model.Person, g model.MemberGrade) *model.AppraisalGrade {
	list := w.memberGrades()
	return list.add(model.AppraisalGrade{ID: list.id(), AppraisalID: a.ID, PersonID: p.ID, Grade: g,
		ToldDay: weekday(a.DecidedDay.AddDays(3), 1)})
}

// studyYear is a committee's study each quarter, and its secretary's lecture in the summer.
func (w *world) studyYear(c *cell, i int) {
	for _, year := range []int{2025, 2026} {
		for q := range 4 {
			if x := w.meetLife(c, model.StudyGroupMeeting, weekday(day.Of(year, q*3+2, 18+i%5), 1), "理论学习中心组集体学习研讨"); x != nil {
				x.Hours, x.ByName, x.Place = 4, false, "会议室"
			}
		}
		x := w.meetLife(c, model.PartyLecture, weekday(day.Of(year, 6, 25+i%4), 1), "党委书记讲专题党课")
		x.LecturerID, x.ByName, x.Hours = w.holder(c.ID, model.Secretary), false, 2
		if year == 2026 {
			w.firstTopics(c)
		}
	}
}

// firstTopics is what a committee studies first when it meets.
func (w *world) firstTopics(c *cell) {
	for m := 1; m <= AsOf.Month(); m++ {
		if x := w.meetLife(c, model.FirstTopic, weekday(day.Of(2026, m, 6), 1), "“第一议题”学习"); x != nil {
			x.ByName = false
		}
	}
}

// countLife counts who was to come to each meeting by the register as it stands in the end,
// and what the appraisals come to.
func (w *world) countLife() {
	b := model.BookOf(AsOf, "", nil, w.records())
	away := map[string]int{}
	meetings := map[string]*model.Meeting{}
	for _, m := range w.lifeMeetings().all {
		meetings[m.ID] = m
	}
	w.dropAbsences(func(x *model.MeetingAbsence) bool {
		m := meetings[x.MeetingID]
		for _, p := range b.ExpectedAt(m.OrganizationID, m.MeetingKind, m.PartyGroup, m.Day).People {
			if p.ID == x.PersonID {
				away[m.ID]++
				return false
			}
		}
		return true
	})
	for _, m := range w.lifeMeetings().all {
		if (m.ByName || m.Expected == 0) && !m.Day.IsZero() && m.MeetingKind != model.CommitteeMeeting {
			m.Expected = len(b.ExpectedAt(m.OrganizationID, m.MeetingKind, m.PartyGroup, m.Day).People)
			m.Attended = m.Expected - away[m.ID]
		}
	}
	grades := map[string]map[model.MemberGrade]int{}
	for _, g := range w.memberGrades().all {
		if grades[g.AppraisalID] == nil {
			grades[g.AppraisalID] = map[model.MemberGrade]int{}
		}
		grades[g.AppraisalID][g.Grade]++
	}
	for _, a := range w.appraisals().all {
		w.countAppraisal(b, a, grades[a.ID])
	}
}

// dropAbsences takes some out and numbers the others anew.
func (w *world) dropAbsences(gone func(*model.MeetingAbsence) bool) {
	kept := w.absences().all
	w.absences().all = nil
	for _, x := range kept {
		if !gone(x) {
			x.ID = w.absences().id()
			w.absences().add(*x)
		}
	}
}

func (w *world) countAppraisal(b *model.Book, a *model.Appraisal, n map[model.MemberGrade]int) {
	people := b.ExpectedAt(a.OrganizationID, model.AppraisalMeeting, "", a.Day).People
	a.Members, a.Attended, a.Rated = len(people), len(people), len(people)
	for _, p := range people {
		if p.StatusOn(a.Day) == model.ProbationaryMember {
			a.Rated, a.Unrated = a.Rated-1, a.Unrated+1
		}
	}
	a.Excellent, a.Basic, a.Failed = n[model.GradeExcellent], n[model.GradeBasic], n[model.GradeUnfit]
	if len(n) == 0 {
		a.Excellent = a.Rated / 4
	}
}
