package paper

// 入党志愿书填写参考 (step 14): the booklet itself is printed by the organisation departments
// and filled in by hand; this is a sheet to copy from, in the order of its boxes.

import (
	"strings"

	"partyledger/model"
	"partyledger/model/report"
)

// copyOnly stands on every page of the sheet.
const copyOnly = "抄写参考，不作为正式文本"

// byHand stands where only the person's own words belong.
const byHand = "（由本人手写，这里不提供参考文字）"

var volunteerSheet = Paper{
	Name: "volunteer-sheet", Title: "入党志愿书填写参考", About: "按志愿书各栏整理，供抄写；不是志愿书", Group: Admission,
	On: model.KindDevelopmentCase, Steps: []int{model.StepVolunteer, model.StepAdmission, model.StepApproval, model.StepConfirmApproval},
	Rules: []string{"B-14"}, Secret: true,
	Asks: []Ask{
		{Label: "第一介绍人意见", Long: true}, {Label: "第二介绍人意见", Long: true}, {Label: "总支部审查意见", Long: true},
	},
	Unfit: func(_ *model.Book, r model.Record) string {
		switch c := r.(model.DevelopmentCase); {
		case c.PreReviewVerdict == model.Failed:
			return "预审不合格，不发给入党志愿书"
		case c.PreReviewDay.IsZero():
			return "上级党委还没有预审，不发给入党志愿书"
		}
		return ""
	},
	write: writeVolunteer,
}

func writeVolunteer(w *writer) {
	s := w.subjects()[0]
	w.sheet(s.branch, s.person.Name+"同志入党志愿书填写参考", "入党志愿书填写参考")
	w.made.Mark = copyOnly
	w.sections[0].Blocks = []report.Block{report.Title{Text: "入党志愿书填写参考", Sub: "（" + copyOnly + "）"}}
	w.add(w.volunteer(s))
	w.on(report.FormPage, w.career(s), report.Space{Lines: 1}, w.relatives(s.person, model.FamilyMember), report.Space{Lines: 1},
		w.relatives(s.person, model.SocialTie))
	w.on(report.FormPage, w.judged(s))
}

// volunteer is who the person is, and what only the person may write.
func (w *writer) volunteer(s subject) report.Form {
	p := s.person
	residence := p.Residence
	if residence != "" && !w.Unmasked {
		residence = "（按本人实际填写）"
	}
	row := func(a, av, b, bv string) report.FormRow {
		return report.FormRow{Height: 12, Boxes: []report.Box{report.Label(a), report.Filled(av), report.Label(b), report.Filled(bv)}}
	}
	wide := func(label, value string, height float64) report.FormRow {
		return report.FormRow{Height: height, Boxes: []report.Box{report.Label(label), report.Filled(value).Over(4, 1)}}
	}
	first := row("姓名", p.Name, "性别", string(p.Sex))
	first.Boxes = append(first.Boxes, w.photo(p).Over(1, 4))
	return report.Form{Columns: []float64{30, 34, 26, 35, 35}, Rows: []report.FormRow{first,
		row("曾用名", p.FormerName, "民族", p.Ethnicity), row("出生年月", p.BirthDay.Chinese(), "籍贯", p.NativePlace),
		row("学历", string(p.Education), "学位或职称", strings.Trim(p.Degree+" "+p.TitleName, " ")),
		wide("出生地", p.BirthPlace, 12), wide("公民身份号码", "（按居民身份证填写）", 12), wide("单位、职务或职业", w.work(p), 12),
		wide("现居住地", residence, 12), wide("入团日期", p.LeagueJoined.Chinese(), 12), wide("有何专长", "", 14),
		wide("入党志愿", byHand, 40), wide("需要向党组织说明的问题", byHand, 26)}}
}

// career is 本人经历 and 奖惩, as the booklet has them.
func (w *writer) career(s subject) report.Form {
	f := report.Form{Columns: []float64{46, 84, 30}, Rows: []report.FormRow{headRow("本人经历（含学习经历）", 3),
		{Height: 9, Boxes: []report.Box{report.Label("起止年月"), report.Label("在何地、何部门，任何职务"), report.Label("证明人")}}}}
	lines := model.Owned[model.ResumeLine](w.Book, s.person.ID)
	for _, l := range sorted(lines, func(x, y *model.ResumeLine) int { return x.From.Compare(y.From) }) {
		to := "至今"
		if !l.To.IsZero() {
			to = l.To.Dotted()
		}
		f.Rows = append(f.Rows, textRow(l.From.Dotted()+"—"+to, l.What, l.Witness))
	}
	if len(lines) == 0 {
		w.blank("本人经历")
		f.Rows = append(f.Rows, textRow("", "", ""), textRow("", "", ""), textRow("", "", ""))
	}
	f.Rows = append(f.Rows, headRow("何时何地受过何种奖励、处分", 3))
	box := w.lined("奖励、处分", awardsOf(w.Book, s.person), 3, 3)
	f.Rows = append(f.Rows, report.FormRow{Height: 20, Cut: true, Boxes: []report.Box{box}})
	return f
}

// judged is what sponsors, meeting, committee find, as far as the ledger holds it.
func (w *writer) judged(s subject) report.Form {
	f := report.Form{Columns: []float64{30, 130}}
	add := func(label, text string, height float64) {
		if text == "" {
			w.blank(label)
		}
		f.Rows = append(f.Rows, report.FormRow{Height: height, Cut: true, Boxes: []report.Box{report.Label(label), {Text: text}}})
	}
	for i, id := range s.Sponsors() {
		box := []string{"第一介绍人意见", "第二介绍人意见"}[i]
		add(box+"（"+w.person(id)+"）", w.asked(box), 24)
	}
	add("支部大会决议", w.resolvedText(s, model.ForAdmission), 30)
	add("指派专人谈话情况", s.ApprovalTalk, 22)
	if between := w.above(s.branch); between.Type == model.GeneralBranch {
		add("总支部审查意见", w.asked("总支部审查意见"), 20)
	}
	add("基层党委审批意见", w.approvedText(s, model.ForAdmission), 22)
	if s.ConfirmAppliedDay.IsZero() {
		return f
	}
	add("支部大会通过能否转正的决议", w.resolvedText(s, model.ForConfirmation), 28)
	add("基层党委审批意见（转正）", w.approvedText(s, model.ForConfirmation), 20)
	return f
}

// vote is the latest vote of a purpose on a case, if it was resolved.
func (w *writer) vote(s subject, purpose model.MeetingPurpose) (voted, bool) {
	m, ok := w.lastMeeting(s.DevelopmentCase, purpose)
	return voted{s, m}, ok && m.Resolution != ""
}

func (w *writer) resolvedText(s subject, purpose model.MeetingPurpose) string {
	x, ok := w.vote(s, purpose)
	if !ok {
		return ""
	}
	m := x.meeting
	return strings.Join(w.resolvedOn(x, found{m.Merits, m.Shortcomings, m.ExtensionReason}), "\n")
}

// approvedText is what the committee approved; empty as long as it has not.
func (w *writer) approvedText(s subject, purpose model.MeetingPurpose) string {
	x, ok := w.vote(s, purpose)
	if !ok || x.meeting.Approved == "" || x.meeting.ApprovalDay.IsZero() {
		return ""
	}
	return x.meeting.ApprovalDay.Chinese() + "经党委会议审议，" + w.ruled(x)
}

// headRow is a heading across a form.
func headRow(text string, columns int) report.FormRow {
	return report.FormRow{Height: 10, Boxes: []report.Box{report.Label(text).Over(columns, 1)}}
}

// textRow is a row of texts.
func textRow(texts ...string) report.FormRow {
	row := report.FormRow{Height: 9, Cut: true}
	for _, text := range texts {
		row.Boxes = append(row.Boxes, report.Filled(text))
	}
	return row
}
