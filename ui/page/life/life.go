// Package life is the page 组织生活: what each branch still owes by month, meetings, who was away,
// the yearly appraisals, each member's year.
package life

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindMeeting, model.KindMeetingAbsence, model.KindAppraisal, model.KindAppraisalGrade}

// The tabs, in their order.
const (
	tabGaps = iota
	tabMeetings
	tabAbsences
	tabAppraisals
	tabGrades
	tabPeople
)

// Page is the page.
type Page struct {
	page.Tabs
	host       page.Host
	gaps       *gaps
	meetings   *page.Filtered[model.Meeting]
	absences   *page.Records[model.MeetingAbsence]
	appraisals *page.Records[model.Appraisal]
	grades     *page.Records[model.AppraisalGrade]
	people     *people
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.gaps, p.people = newGaps(p), newPeople(p)
	p.newMeetings()
	p.newAppraisals()
	p.SetTabs(host,
		page.Tab{Title: "缺口", Content: p.gaps.content, Load: p.gaps.load, Filter: p.gaps.focus, New: p.gaps.begin},
		page.Tab{Title: "会议", List: p.meetings},
		page.Tab{Title: "请假缺席", List: p.absences},
		page.Tab{Title: "民主评议", List: p.appraisals},
		page.Tab{Title: "评议等次", List: p.grades},
		page.Tab{Title: "个人", Content: p.people.content, Load: p.people.load, Filter: p.people.focus},
	)
	return p
}

func (p *Page) newMeetings() {
	p.meetings = page.NewFiltered(p.host, "Day", "MeetingKind", "全部类别", page.RecordsOptions[model.Meeting]{
		ID: "life.meetings", Attach: true,
		Sections: []kit.FormSection{
			{Title: "会议", Fields: []string{"OrganizationID", "MeetingKind", "Day", "Start", "Place", "Number", "Title"}},
			{Title: "组织生活", Fields: []string{"PartyGroup", "AlsoLecture", "AlsoPartyDay", "AlsoLife", "AlsoAppraisal", "LecturerID",
				"Lecturer", "Hours", "ForYear"}},
			{Title: "人员", Fields: []string{"ChairID", "Chair", "RecorderID", "Recorder", "Expected", "Attended", "Exempt", "ByName",
				"Attendees",
				"Absent", "Observers"}},
			{Title: "议定和表决（对个人的表决登记在“发展党员”）", Fields: []string{"Resolution", "Eligible", "Present", "For", "Against", "Abstain",
				"Scrutineers", "Tellers", "RecordKept"}},
			{Title: "计划", Fields: []string{"Planned", "PutOff", "Note"}},
		},
		Empty: "还没有登记会议。在“缺口”里点支部的“登记会议…”，只写没到的人；党委会、中心组学习等点“新增”登记。",
		New: func(b *model.Book) model.Meeting {
			return model.Meeting{Day: b.AsOf, ForYear: b.AsOf.Year(), MeetingKind: model.CommitteeMeeting}
		},
		Cols: []page.Col[model.Meeting]{
			{Title: "召开日期", Width: 104, Text: func(_ *model.Book, m model.Meeting) string {
				return kit.Choose(m.Day.IsZero(), "计划"+m.Planned.String(), m.Day.String())
			}},
			{Field: "MeetingKind", Width: 130},
			{Title: "党组织", Width: 150, Text: func(b *model.Book, m model.Meeting) string { return page.ShortName(b, m.OrganizationID) }},
			{Field: "Title", Width: 240},
			{Title: "主持人", Width: 80, Text: func(b *model.Book, m model.Meeting) string {
				return kit.Choose(m.ChairID != "", b.PersonName(m.ChairID), m.Chair)
			}},
			{Field: "Expected", Title: "应到"}, {Field: "Attended", Title: "实到"},
			{Title: "到会率", Width: 70, Align: fyne.TextAlignTrailing, Text: func(_ *model.Book, m model.Meeting) string {
				return rate(m.Attended, m.Expected-m.Exempt)
			}},
			page.AttachedCol[model.Meeting](),
		},
	})
	p.absences = page.NewRecords(p.host, page.RecordsOptions[model.MeetingAbsence]{
		ID: "life.absences", Plain: true, Sections: []kit.FormSection{{Fields: []string{"MeetingID", "PersonID", "How", "Reason", "MadeUp"}}},
		Empty: "没有登记请假和缺席。登记会议时只写没到的人，其余都按到会。",
		New:   func(*model.Book) model.MeetingAbsence { return model.MeetingAbsence{How: model.OnLeave} },
		Order: func(_ *model.Book, list []model.MeetingAbsence) []model.MeetingAbsence {
			out := slices.Clone(list)
			slices.Reverse(out)
			return out
		},
		Cols: []page.Col[model.MeetingAbsence]{{Field: "PersonID"}, {Field: "MeetingID", Width: 320}, {Field: "How"}, {Field: "Reason"},
			{Field: "MadeUp"}},
	})
}

func (p *Page) newAppraisals() {
	p.appraisals = page.NewRecords(p.host, page.RecordsOptions[model.Appraisal]{
		ID: "life.appraisals", Latest: "Year", Attach: true,
		Sections: []kit.FormSection{{Title: "评议", Fields: []string{"OrganizationID", "Year", "MeetingID", "Day", "DecidedDay",
			"ReportedDay"}},
			{Title: "人数（登记了评议等次的，以等次为准）", Fields: []string{"Members", "Attended", "Rated", "Excellent", "Basic",
				"Failed", "Unrated", "Note"}}},
		Empty: "还没有登记民主评议。每个党支部一年登记一条，合格的党员不用逐人登记。",
		New:   func(b *model.Book) model.Appraisal { return model.Appraisal{Year: b.AsOf.Year()} },
		Live:  func(_ *model.Book, x model.Appraisal) string { return excellentWords(x.Excellent, x.Members) },
		Extra: []fyne.CanvasObject{kit.NewButton("登记等次…", p.gradeSelected)},
		Cols: []page.Col[model.Appraisal]{{Title: "党支部", Width: 180, Text: func(b *model.Book, x model.Appraisal) string {
			return page.ShortName(b, x.OrganizationID)
		}}, {Field: "Year"}, {Field: "Day"}, {Field: "DecidedDay"}, {Field: "Members", Title: "党员"}, {Field: "Attended", Title: "参加"},
			graded("优秀", model.GradeExcellent), page.NumberCol("合格", func(_ *model.Book,
				x model.Appraisal) string {
				return fmt.Sprint(x.Fit())
			}),
			graded("基本合格", model.GradeBasic), graded("不合格", model.GradeUnfit), graded("不定等次", model.Ungraded),
			page.AttachedCol[model.Appraisal]()},
	})
	p.grades = page.NewRecords(p.host, page.RecordsOptions[model.AppraisalGrade]{
		ID: "life.grades", Sections: []kit.FormSection{{Title: "等次", Fields: []string{"AppraisalID", "PersonID", "Grade", "ToldDay"}},
			{Title: "处置", Fields: []string{"Measure", "MeasureDay", "Document", "Until", "Outcome"}}},
		Empty: "没有登记等次。在“民主评议”里选一条，点“登记等次…”写优秀等的党员，其余都是合格。",
		New:   func(*model.Book) model.AppraisalGrade { return model.AppraisalGrade{Grade: model.GradeExcellent} },
		Cols: []page.Col[model.AppraisalGrade]{{Field: "PersonID"}, {Field: "AppraisalID", Width: 300}, {Field: "Grade"},
			{Field: "Measure"},
			{Field: "MeasureDay"}, {Field: "Until"}, {Field: "Outcome", Width: 120}},
	})
}

// graded is a column of a grade's number.
func graded(title string, g model.MemberGrade) page.Col[model.Appraisal] {
	return page.NumberCol(title, func(b *model.Book, x model.Appraisal) string { return fmt.Sprint(model.GradesOf(b, x)[g]) })
}

// excellentWords says how many may be 优秀.
func excellentWords(n, members int) string {
	if members == 0 {
		return "填写党员人数后，这里显示优秀人数的上限。"
	}
	return fmt.Sprintf("优秀 %d/%d，一般不超过三分之一，上限 %d。", n, members, members/3)
}

// rate is a share in percent.
func rate(n, of int) string {
	if n == 0 || of <= 0 {
		return ""
	}
	return fmt.Sprintf("%.1f%%", float64(n)*100/float64(of))
}

// gradeSelected names those of the chosen appraisal who are not 合格.
func (p *Page) gradeSelected() {
	a, ok := p.appraisals.Selected()
	if !ok {
		p.host.Tell("请先选一条民主评议", nil)
		return
	}
	p.gradeMembers(a)
}

// grading is the window for the grades of an appraisal.
type grading struct {
	p   *Page
	a   model.Appraisal
	old map[string]bool
	box *rollBox
}

func (p *Page) gradeMembers(a model.Appraisal) *grading {
	b := p.host.Snapshot().Book
	on := a.Day
	if on.IsZero() {
		on = b.AsOf
	}
	r := &roll{hows: model.MemberGrade("").Choices(), people: b.ExpectedAt(a.OrganizationID, model.AppraisalMeeting, "", on).People}
	g := &grading{p: p, a: a, old: map[string]bool{}}
	for _, x := range model.Owned[model.AppraisalGrade](b, a.ID) {
		g.old[x.PersonID] = true
	}
	r.people = slices.DeleteFunc(slices.Clone(r.people), func(x *model.Person) bool { return g.old[x.ID] })
	said := kit.NewWords()
	say := func() {
		said.SetText(excellentWords(g.count(model.GradeExcellent), max(a.Members, len(r.people)+len(g.old))))
	}
	g.box = newRollBox(r, "优秀等党员：姓名首字母、姓名或编号，回车记优秀，再回车依次改为基本合格、不合格、不定等次", say)
	sheet := &page.Sheet{Title: "登记等次：" + page.ShortName(b, a.OrganizationID) + fmt.Sprintf(" %d年度", a.Year), Width: 760, Saves: true,
		Content: kit.NewColumn(said, g.box.content()), Changed: func() bool { return len(r.named) > 0 || g.box.entry.Text != "" }}
	sheet.Yes = kit.NewButton("保存", func() {
		if list := g.records(p.host.NewID); len(list) > 1 {
			p.host.Save("登记评议等次", sheet.Saving(), list...)
		}
	})
	sheet.Show(p.host)
	g.box.show()
	p.host.Window().Canvas().Focus(g.box.entry)
	return g
}

// count is how many have the grade, those that were there and those that are named now.
func (g *grading) count(of model.MemberGrade) int {
	n := 0
	for _, x := range model.Owned[model.AppraisalGrade](g.p.host.Snapshot().Book, g.a.ID) {
		if x.Grade == of {
			n++
		}
	}
	for _, x := range g.box.named {
		if x.how == string(of) {
			n++
		}
	}
	return n
}

// records is the grades, and the appraisal with what they come to.
func (g *grading) records(id func(model.Kind) string) []model.Record {
	a := g.a
	all := len(g.box.people) + len(g.old)
	a.Members, a.Attended = max(a.Members, all), max(a.Attended, all)
	a.Excellent, a.Basic = g.count(model.GradeExcellent), g.count(model.GradeBasic)
	a.Failed, a.Unrated = g.count(model.GradeUnfit), max(a.Unrated, g.count(model.Ungraded))
	a.Rated = a.Attended - a.Unrated
	out := []model.Record{a}
	for _, x := range g.box.named {
		out = append(out, model.AppraisalGrade{ID: id(model.KindAppraisalGrade), AppraisalID: a.ID, PersonID: x.person.ID,
			Grade: model.MemberGrade(x.how)})
	}
	return out
}
