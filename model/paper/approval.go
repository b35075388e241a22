package paper

// What the committee that approves writes (steps 16 to 18, B-21, B-22): the talk before it,
// the record of its meeting, the report to the superior's organisation department.

import (
	"cmp"
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

var approvalTalk = Paper{
	Name: "approval-talk", Title: "审批前谈话记录", About: "党委派人同发展对象谈话，一人一份", Group: Admission,
	On: model.KindDevelopmentCase, Steps: []int{model.StepApprovalTalk}, Rules: []string{"B-21"},
	Asks: []Ask{
		caseAsk("谈话人", "姓名", false, func(c model.DevelopmentCase) string { return c.ApprovalTalkerName }),
		caseAsk("谈话地点", "", false, func(c model.DevelopmentCase) string { return c.ApprovalTalkPlace }),
		caseAsk("谈话内容", "留空则印出横线手写", true, func(c model.DevelopmentCase) string { return c.ApprovalTalk }),
	},
	Unfit: func(b *model.Book, r model.Record) string {
		if _, ok := model.AdmissionOn(b, r.(model.DevelopmentCase), b.AsOf); !ok {
			return "支部大会还没有通过接收"
		}
		return ""
	},
	write: writeApprovalTalk,
}

// caseAsk is a box of a case whose first value is a field.
func caseAsk(label, hint string, long bool, of func(model.DevelopmentCase) string) Ask {
	return Ask{Label: label, Hint: hint, Long: long, From: func(_ Input, r model.Record) string { return of(r.(model.DevelopmentCase)) }}
}

func writeApprovalTalk(w *writer) {
	s := w.subjects()[0]
	m, _ := model.AdmissionOn(w.Book, s.DevelopmentCase, w.Today)
	from := w.decider(m.ApproverID, s.branch)
	w.sheet(from, s.person.Name+"同志审批前谈话记录", "审批前谈话记录")
	who := talker(w.orBlank("谈话人", w.asked("谈话人")), string(s.ApprovalTalker), "")
	p := s.person
	w.add(report.Form{Columns: []float64{28, 52, 28, 52}, Rows: []report.FormRow{
		paired("谈话对象", p.Name, "性别", string(p.Sex)),
		paired("出生年月", p.BirthDay.Dotted(), "学历", string(p.Education)),
		paired("单位及职务", w.work(p), "所在党支部", s.branch.Name),
		paired("支部大会日期", m.Day.Chinese(), "入党介绍人", w.people(s.Sponsors()...)),
		paired("谈话时间", w.dayOr("谈话时间", s.ApprovalTalkDay), "谈话地点", w.orBlank("谈话地点", w.asked("谈话地点"))),
		{Height: 10, Boxes: []report.Box{report.Label("谈话人"), report.Filled(who).Over(3, 1)}},
		{Height: 90, Cut: true, Boxes: []report.Box{report.Label("谈话内容"), w.lined("谈话内容", w.asked("谈话内容"), 10, 3)}},
		{Height: 42, Boxes: []report.Box{report.Label("谈话人对能否入党的意见"), signedBox("谈话人签名", false, 3)}},
	}})
	w.blank("谈话人对能否入党的意见")
}

// paired is a row of two labels with what belongs to them.
func paired(a, av, b, bv string) report.FormRow {
	return report.FormRow{Height: 10, Boxes: []report.Box{report.Label(a), report.Filled(av), report.Label(b), report.Filled(bv)}}
}

// lined is a box with a text, or with lines to write it on, over some columns.
func (w *writer) lined(label, text string, lines, columns int) report.Box {
	if text == "" {
		w.blank(label)
		return report.Box{Lines: lines}.Over(columns, 1)
	}
	return report.Box{Text: text}.Over(columns, 1)
}

// signedBox is empty room with the place of a signature at its foot, over some columns.
func signedBox(who string, seal bool, columns int) report.Box {
	return report.Box{Seal: &report.SealLine{Who: who, Seal: seal, Day: true}}.Over(columns, 1)
}

var committeeApproval = Paper{
	Name: "committee-approval", Title: "党委会审批记录", About: "审批接收、转正的党委会，逐个审议和表决", Group: Admission,
	On: model.KindBranchMeeting, Steps: []int{model.StepApproval, model.StepConfirmApproval},
	Rules: []string{"B-17", "B-18", "B-21", "B-22", "B-23", "B-28"},
	Asks: append(meetingAsks(approvalMeetingOf),
		Ask{Label: "审议意见", Hint: "委员发表的意见", Long: true, Each: true}),
	Batch: func(b *model.Book, r model.Record) string {
		m := r.(model.BranchMeeting)
		return approverOf(b, m).ID + "/" + m.ApprovalMeetingID + "/" + m.ApprovalDay.String()
	},
	Unfit: func(_ *model.Book, r model.Record) string {
		switch m := r.(model.BranchMeeting); m.Resolution {
		case "":
			return "还没有登记大会决议"
		case model.Reject:
			return "大会决议是“" + string(m.Resolution) + "”，不报党委审批"
		}
		return ""
	},
	write: writeCommitteeApproval,
}

// approverOf is the committee that has decided on a vote, or that is to.
func approverOf(b *model.Book, m model.BranchMeeting) model.Organization {
	if o, ok := model.Find[model.Organization](b, m.ApproverID); ok {
		return o
	}
	c, _ := model.Find[model.DevelopmentCase](b, m.CaseID)
	branch, _ := model.Find[model.Organization](b, c.OrganizationID)
	return approver(b, branch)
}

// approvalMeetingOf is the committee's meeting on a vote: the one that it points at, else
// that of the day; without a record it is only its committee and day.
func approvalMeetingOf(b *model.Book, r model.Record) model.Meeting {
	m := r.(model.BranchMeeting)
	if held, ok := model.Find[model.Meeting](b, m.ApprovalMeetingID); ok {
		return held
	}
	return meetingOr(b, approverOf(b, m).ID, model.CommitteeMeeting, m.ApprovalDay)
}

func writeCommitteeApproval(w *writer) {
	list := w.votes()
	first := list[0].meeting
	from := w.decider(first.ApproverID, list[0].branch)
	w.plain(from, from.Name+"会议审批记录")
	w.add(report.Title{Text: w.made.Title})
	m := w.typedMeeting(approvalMeetingOf(w.Book, first))
	if m.Expected == 0 && m.Eligible == 0 {
		m.Eligible, m.Present = first.CommitteeEligible, first.CommitteePresent
	}
	w.add(w.meetingLines(m)...)
	w.say("议题：审批%s。", strings.Join(approved(list), "；"))
	w.say("会议对以上人选逐个审议、逐个表决，情况如下：")
	for _, x := range list {
		w.considered(x)
	}
	w.signers("主持人", "记录人")
}

// approved names what a committee is asked for, matter by matter.
func approved(list []voted) []string {
	var out []string
	for _, m := range []model.MeetingPurpose{model.ForAdmission, model.ForConfirmation} {
		if of := kept(list, func(x voted) bool { return x.meeting.Purpose == m }); len(of) > 0 {
			out = append(out, votedMatters(of))
		}
	}
	return out
}

// considered is the part of one person.
func (w *writer) considered(x voted) {
	m, name := x.meeting, x.person.Name
	w.carried(x.subject, m)
	w.item(2, name)
	w.say("%s。%s于%s召开支部党员大会讨论，%s，大会决议%s。%s", w.work(x.person), x.branch.Name, m.Day.Chinese(), counted(m.Vote), m.Resolution,
		w.foundBefore(x))
	w.say("审议意见：%s", w.orBlank(name+"的审议意见", w.askedOf("审议意见", m)))
	w.say("表决：%s", w.committeeVote(x))
	w.say("决定：%s", w.ruled(x))
}

// foundBefore is what was found before a committee meets: review, pre-review, talk.
func (w *writer) foundBefore(x voted) string {
	if x.meeting.Purpose == model.ForConfirmation {
		return ended(parts(past("接收为预备党员", w.admitted(x.subject)), past("预备期满", w.probationEnd(x.subject, x.meeting)),
			past("提出转正申请", x.ConfirmAppliedDay), w.opinions(x.subject))) + "。"
	}
	talk := w.decidedDay(x.person.Name+"的审批前谈话日期", x.ApprovalTalkDay)
	return parts(labelled("政治审查", string(x.ReviewVerdict)), labelled("预审", string(x.PreReviewVerdict)),
		labelled("审批前谈话人", x.ApprovalTalkerName), talk+"谈话") + "。"
}

// committeeVote is the committee's own count.
func (w *writer) committeeVote(x voted) string {
	m := x.meeting
	if m.CommitteeEligible == 0 || m.CommitteePresent == 0 {
		w.decided(x.person.Name+"的党委会表决票数", "")
		return "应到委员＿＿名，实到＿＿名，赞成＿＿票。"
	}
	if m.Approved == model.CheckedYes && m.CommitteeFor*2 <= m.CommitteePresent {
		w.refuse("%s：实到委员%d名，赞成%d票，没有过半数，审批却登记为同意。请核对。", x.person.Name, m.CommitteePresent, m.CommitteeFor)
	}
	if m.CommitteePresent*2 <= m.CommitteeEligible {
		w.warn("%s：应到委员%d名，实到%d名，没有过半数，请核对会议是否有效。", x.person.Name, m.CommitteeEligible, m.CommitteePresent)
	}
	return fmt.Sprintf("应到委员%d名，实到%d名，赞成%d票。", m.CommitteeEligible, m.CommitteePresent, m.CommitteeFor)
}

// ruled is what the committee decided.
func (w *writer) ruled(x voted) string {
	m := x.meeting
	if m.Purpose == model.ForConfirmation {
		return w.settled(x)
	}
	switch m.Approved {
	case model.CheckedYes:
		return w.granted(x)
	case model.CheckedNo:
		return fmt.Sprintf("不同意接收%s同志为中共预备党员。", x.person.Name)
	}
	return w.decided(x.person.Name+"的审批结论", "") + "。"
}

// granted is an admission with its probation (B-25).
func (w *writer) granted(x voted) string {
	return fmt.Sprintf("同意接收%s同志为中共预备党员，预备期一年，自%s起至%s止。", x.person.Name, x.meeting.Day.Chinese(),
		x.meeting.Day.AddMonths(model.ProbationMonths).Chinese())
}

var upperFiling = Paper{
	Name: "upper-filing", Title: "预备党员备案报告", About: "审批党委报上级党委组织部门备案，附名册", Group: Admission,
	On: model.KindDevelopmentCase, Steps: []int{model.StepUpperFiling}, Material: "4-7", Series: true, Rules: []string{"B-22", "B-23"},
	Asks: []Ask{{Label: "主送机关", Hint: "上级党委组织部门的名称", From: func(in Input, r model.Record) string {
		_, name := superiorOf(in.Book, approvedFor(in.Book, r.(model.DevelopmentCase)))
		return name
	}}},
	Batch: func(b *model.Book, r model.Record) string {
		c := r.(model.DevelopmentCase)
		return approvedFor(b, c).ID + "/" + c.UpperFiledDay.String()
	},
	Unfit: func(b *model.Book, r model.Record) string {
		if _, ok := model.ApprovedOn(b, r.(model.DevelopmentCase), model.ForAdmission, model.Admit, b.AsOf); !ok {
			return "党委还没有审批接收"
		}
		return ""
	},
	write: writeUpperFiling,
}

// approvedFor is the committee that approved the admission of a case.
func approvedFor(b *model.Book, c model.DevelopmentCase) model.Organization {
	m, _ := model.ApprovedOn(b, c, model.ForAdmission, model.Admit, b.AsOf)
	m.CaseID = c.ID
	return approverOf(b, m)
}

func writeUpperFiling(w *writer) {
	list := w.subjects()
	from := w.decider(approvedFor(w.Book, list[0].DevelopmentCase).ID, list[0].branch)
	votes := map[string]model.BranchMeeting{}
	var last day.Day
	people := make([]*model.Person, len(list))
	for i, s := range list {
		m, _ := model.ApprovedOn(w.Book, s.DevelopmentCase, model.ForAdmission, model.Admit, w.Today)
		votes[s.ID], people[i] = m, &list[i].person
		if m.ApprovalDay.After(last) {
			last = m.ApprovalDay
		}
		if m.ApprovalDay.IsZero() {
			w.refuse("%s的审批日期晚于成文日期，不能报备案。", s.person.Name)
		}
	}
	w.open(letter{from: from, to: w.filled("主送机关"), title: "关于接收" + about(list) + "为预备党员的备案报告", up: true})
	w.say("经%s研究，审批接收%s为中共预备党员。现将有关情况报告如下，请予备案。", from.Name, names(list))
	if len(list) > 1 {
		w.say("本次备案共%d名%s。", len(list), labelled("，其中", ofWhich(people, last)))
	}
	w.items(mapped(list, func(s subject) string {
		m := votes[s.ID]
		return parts(s.person.Name+"同志", s.branch.Name, past("支部大会通过", m.Day), past("党委审批", m.ApprovalDay)+bracketed(m.ApprovalDoc)) + "。"
	}))
	w.say("特此报告。")
	w.close(from, "预备党员备案名册")
	w.annex(report.LandscapeTable, 0, "预备党员备案名册", w.roster().
		with(report.UnitCol("所在党支部"), func(s subject) string { return cmp.Or(s.branch.ShortName, s.branch.Name) }).
		with(report.DayCol("支部大会通过日期"), func(s subject) string { return votes[s.ID].Day.DottedDay() }).
		with(report.DayCol("党委审批日期"), func(s subject) string { return votes[s.ID].ApprovalDay.DottedDay() }).
		with(report.CodeCol("审批文号"), func(s subject) string { return votes[s.ID].ApprovalDoc }).
		table(w, list, "备案名册"))
}

// ofWhich says how people divide: 一线3名、女1名; empty if none of it is recorded.
func ofWhich(people []*model.Person, on day.Day) string {
	var out []string
	for _, x := range report.OfWhich(people, on) {
		if x.N > 0 {
			out = append(out, x.Name+figure(x.N)+"名")
		}
	}
	return strings.Join(out, "、")
}
