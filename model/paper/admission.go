package paper

// What passes between a branch and the committee that approves before and after somebody is
// admitted (steps 13 and 17, B-14 … B-25).

import (
	"cmp"
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/model/rule"
)

var preReviewRequest = Paper{
	Name: "pre-review-request", Title: "预审请示", About: "支部报有审批权限的党委预审，附名册和材料目录", Group: Admission,
	On: model.KindDevelopmentCase, Steps: []int{model.StepPreReview}, Material: "4-1", Series: true,
	Rules: []string{"B-08", "B-09", "B-10", "B-11", "B-12", "B-13", "B-14", "B-15", "B-23"},
	Asks:  []Ask{replyAsk(nil)},
	Batch: func(_ *model.Book, r model.Record) string {
		c := r.(model.DevelopmentCase)
		return c.OrganizationID + "/" + c.CommitteeReviewDay.String()
	},
	Unfit: func(_ *model.Book, r model.Record) string {
		switch c := r.(model.DevelopmentCase); {
		case c.ProspectDay.IsZero():
			return "还没有列为发展对象"
		case c.ReviewVerdict == model.Failed:
			return "政治审查结论是不合格，不能报预审"
		case c.CommitteeReviewDay.IsZero():
			return "还没有登记“支委会审查日期”"
		}
		return ""
	},
	Due:   dueUntil(model.StepPreReview),
	write: writePreReviewRequest,
}

func writePreReviewRequest(w *writer) {
	list := w.subjects()
	branch := list[0].branch
	to := w.approvedBy(branch)
	w.open(letter{from: branch, to: to.Name, title: "关于对发展对象" + about(list) + "进行预审的请示", up: true})
	w.say("支部委员会于%s召开会议，对发展对象%s进行了审查。经集体讨论，认为其已具备接收为预备党员的条件，手续完备。", list[0].CommitteeReviewDay.Chinese(),
		names(list))
	w.items(mapped(list, w.reviewed))
	w.leaving(list)
	w.say("现将有关材料报上，请予审查。")
	w.say("妥否，请批示。")
	w.close(branch, "发展对象预审名册", "报送材料目录")
	w.annex(report.LandscapeTable, 1, "发展对象预审名册", w.roster().
		with(report.DayCol("确定为积极分子日期"), func(s subject) string { return s.ActivistDay.DottedDay() }).
		with(report.DayCol("列为发展对象日期"), func(s subject) string { return s.ProspectDay.DottedDay() }).
		with(report.WordCol("政治审查"), func(s subject) string { return string(s.ReviewVerdict) }).
		with(report.DayCol("培训结业日期"), func(s subject) string { return s.TrainingDay.DottedDay() }).
		with(report.PersonCol("入党介绍人"), func(s subject) string { return w.people(s.Sponsors()...) }).
		table(w, list, "预审名册"))
	w.annex(report.PortraitTable, 2, "报送材料目录", w.materials(list, model.StepCommitteeReview))
	w.passedOn(branch, to, "关于转报"+branch.Name+"对发展对象"+about(list)+"进行预审的请示")
}

// leaving warns of those who will leave soon (B-15).
func (w *writer) leaving(list []subject) {
	months := rule.LimitOn(w.Book, "B-15", rule.DepartureLimit, w.Today)
	for _, s := range list {
		if d := s.DepartureDay; !d.IsZero() && !d.First().After(w.Today.AddMonths(months)) {
			w.warn("%s预计于%s离开本单位。未来%d个月内将离开的，一般不办理接收预备党员手续（B-15），请核对。", s.person.Name, d.Chinese(), months)
		}
	}
}

// reviewed is what the committee found of one person.
func (w *writer) reviewed(s subject) string {
	training := past("集中培训结业", s.TrainingDay)
	if training == "" && s.TrainingException != "" {
		training = "经批准未参加集中培训（" + s.TrainingException + "）"
	}
	return parts(s.person.Name, past("申请入党", s.Applied), past("确定为入党积极分子", s.ActivistDay), past("列为发展对象", s.ProspectDay),
		"政治审查"+w.decided(s.person.Name+"的政治审查结论", string(s.ReviewVerdict)), training,
		"入党介绍人："+w.decided(s.person.Name+"的入党介绍人", w.people(s.Sponsors()...))) + "。"
}

// approvedBy is the committee that approves for a branch; where the ledger holds none the
// paper is refused if a general branch would have to (B-23), else room is left.
func (w *writer) approvedBy(branch model.Organization) model.Organization {
	if to := w.approver(branch); to.ID != "" {
		return to
	}
	up := w.above(branch)
	switch {
	case up.Type == model.GeneralBranch:
		w.refuse("%s的上级是党总支（%s），党总支无权审批预备党员，再往上也没有登记“具有审批预备党员权限”的党委。请先在党组织中登记审批党委。", branch.Name, up.Name)
	case up.ID != "" && !up.CanApprove:
		w.refuse("%s没有登记“具有审批预备党员权限”，不能作为审批党委。请在党组织中核对。", up.Name)
	}
	return up
}

// passedOn adds the paper of the general branch between a branch and the committee: it
// passes the request on.
func (w *writer) passedOn(branch, to model.Organization, title string) {
	between := w.above(branch)
	if between.Type != model.GeneralBranch || between.ID == to.ID {
		return
	}
	from := w.made.From
	titled := w.made.Title
	w.open(letter{from: between, to: to.Name, title: title, up: true})
	w.say("%s报来《%s》。经%s研究，同意其意见，现予转报，请审查。", branch.Name, titled, between.Name)
	w.say("妥否，请批示。")
	w.close(between)
	w.made.From, w.made.Title, w.made.Office = from, titled, branch.Name
}

// materials lists the papers that go along: those of the checklist up to a step, held or not.
func (w *writer) materials(list []subject, until int) report.Table {
	t := report.Table{Columns: []report.Column{report.Ordinal(), report.PersonCol("姓名").Keep(), report.TextCol("材料名称"),
		report.DayCol("材料日期"), report.WordCol("是否附上")}, Sheet: "报送材料目录"}
	for _, s := range list {
		held := map[string]*model.Evidence{}
		for _, e := range model.Owned[model.Evidence](w.Book, s.ID) {
			held[e.Number] = e
		}
		for _, step := range model.EditionsOf(w.Book, s.DevelopmentCase).Steps() {
			if step.Number > until {
				continue
			}
			for _, m := range step.Papers {
				if e, ok := held[m.Number]; ok && (e.Held || !m.Local) {
					t.Rows = append(t.Rows, materialRow(len(t.Rows)+1, s, m.Name, e))
				} else if !m.Local {
					t.Rows = append(t.Rows, materialRow(len(t.Rows)+1, s, m.Name, &model.Evidence{}))
				}
			}
		}
	}
	return t
}

func materialRow(n int, s subject, name string, e *model.Evidence) []report.Cell {
	box := "□"
	if e.Held {
		box = "☑"
	}
	return []report.Cell{{Text: figure(n), Number: true, Value: float64(n)}, {Text: s.person.Name}, {Text: cmp.Or(e.Name, name)},
		{Text: e.Day.DottedDay()}, {Text: box}}
}

var preReviewOpinion = Paper{
	Name: "pre-review-opinion", Title: "预审意见", About: "有审批权限的党委书面通知支部", Group: Admission,
	On: model.KindDevelopmentCase, Steps: []int{model.StepPreReview}, Material: "4-2", Series: true,
	Rules: []string{"B-14", "B-15", "B-23"},
	Asks: []Ask{{Label: "来文字号", Hint: "支部请示的文号，没有可不填"},
		{Label: "入党志愿书编号", Hint: "发给本人的志愿书编号", Each: true}},
	Batch: func(_ *model.Book, r model.Record) string {
		c := r.(model.DevelopmentCase)
		return c.OrganizationID + "/" + c.PreReviewDay.String() + "/" + c.PreReviewerID
	},
	Unfit: func(_ *model.Book, r model.Record) string {
		if r.(model.DevelopmentCase).CommitteeReviewDay.IsZero() {
			return "支委会还没有审查"
		}
		return ""
	},
	write: writePreReviewOpinion,
}

func writePreReviewOpinion(w *writer) {
	list := w.subjects()
	first := list[0]
	from := w.decider(first.PreReviewerID, first.branch)
	w.open(letter{from: from, to: first.branch.Name, title: "关于对发展对象" + about(list) + "预审情况的通知", red: true})
	w.say("你支部报送的预审请示%s收悉。%s，对%s的材料进行了审查，并根据需要听取了有关方面意见。现将预审意见通知如下：", bracketed(w.asked("来文字号")),
		w.decidedDay("上级党委预审日期", first.PreReviewDay), names(list))
	passed := kept(list, func(s subject) bool { return s.PreReviewVerdict == model.Passed })
	failed := kept(list, func(s subject) bool { return s.PreReviewVerdict == model.Failed })
	var said []string
	for _, s := range list {
		if s.PreReviewVerdict == "" {
			said = append(said, fmt.Sprintf("%s同志，预审%s。", s.person.Name, w.decided(s.person.Name+"的预审结论", "")))
		}
	}
	if len(passed) > 0 {
		said = append(said, fmt.Sprintf("%s，预审合格。发给《中国共产党入党志愿书》%d份%s，请组织本人在入党介绍人指导下如实填写。", names(passed), len(passed), w.booklets(passed)))
	}
	if len(failed) > 0 {
		said = append(said, fmt.Sprintf("%s，预审不合格，暂不提交支部党员大会讨论。请向本人说明情况，继续做好培养教育和考察工作。", names(failed)))
	}
	w.items(said)
	if len(passed) > 0 {
		w.say("%s", w.meetingTerm(first))
	}
	w.say("特此通知。")
	w.close(from)
}

// booklets are the numbers of the booklets handed out, where they were typed.
func (w *writer) booklets(list []subject) string {
	var out []string
	for _, s := range list {
		if n := w.askedOf("入党志愿书编号", s.DevelopmentCase); n != "" {
			out = append(out, s.person.Name+n)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "（编号：" + joined(out) + "）"
}

// meetingTerm says by when the branch meeting is to be held: within a month by the 2026 text
// (B-16), without a term by that of 2014.
func (w *writer) meetingTerm(s subject) string {
	if s.PreReviewDay.IsZero() || model.EditionsOf(w.Book, s.DevelopmentCase).On(s.PreReviewDay) != model.Edition2026 {
		return "请及时提交支部党员大会讨论。"
	}
	until := s.PreReviewDay.AddMonths(rule.LimitOn(w.Book, "B-16", rule.MonthLimit, s.PreReviewDay))
	return fmt.Sprintf("请在一个月内提交支部党员大会讨论，最迟不晚于%s。", until.Chinese())
}

// decider is the organisation that is recorded as having decided, else the one that may. A
// general branch has no such power (B-23).
func (w *writer) decider(id string, branch model.Organization) model.Organization {
	if id == "" {
		return w.approvedBy(branch)
	}
	o := w.organization(id)
	switch {
	case o.Type == model.GeneralBranch:
		w.refuse("审批党组织登记为“%s”，党总支无权审批预备党员，不能出具。请核对“审批党组织”。", o.Name)
	case o.Type != model.Committee || !o.CanApprove:
		w.refuse("审批党组织登记为“%s”，它没有审批预备党员的权限，不能出具。请核对“审批党组织”，或者在党组织中登记其权限。", o.Name)
	}
	return o
}

var admissionRequest = Paper{
	Name: "admission-request", Title: "接收预备党员的请示", About: "支部大会通过后报党委审批，逐人写明票数", Group: Admission,
	On: model.KindBranchMeeting, Steps: []int{model.StepApproval}, Material: "4-5", Series: true,
	Rules: []string{"B-10", "B-11", "B-16", "B-17", "B-18", "B-20", "B-22", "B-23"},
	Asks:  []Ask{replyAsk(approvalDue)},
	Into:  into("RequestDoc"),
	Batch: meetingBatch, Unfit: meetingFor(model.ForAdmission, model.Admit), Due: approvalDue,
	write: writeAdmissionRequest,
}

// meetingBatch joins the votes of one meeting.
func meetingBatch(b *model.Book, r model.Record) string {
	m := r.(model.BranchMeeting)
	return heldAt(b, m) + "/" + string(m.Resolution)
}

// meetingFor says why a vote is not of a purpose and a resolution; one that is not written
// down yet is none of the others.
func meetingFor(purpose model.MeetingPurpose, resolution ...model.Resolution) func(*model.Book, model.Record) string {
	return func(_ *model.Book, r model.Record) string {
		m := r.(model.BranchMeeting)
		if m.Purpose != purpose {
			return "支部大会的表决事项是“" + string(m.Purpose) + "”"
		}
		for _, x := range resolution {
			if m.Resolution == x {
				return ""
			}
		}
		if m.Resolution == "" {
			return "还没有登记大会决议"
		}
		return "大会决议是“" + string(m.Resolution) + "”"
	}
}

// approvalDue is until when the superior is to approve a meeting that it has not approved (B-22, B-28).
func approvalDue(b *model.Book, r model.Record) (due day.Day) {
	m := r.(model.BranchMeeting)
	if !m.ApprovalDay.IsZero() {
		return due
	}
	id := "B-22"
	if m.Purpose == model.ForConfirmation {
		id = "B-28"
	}
	return m.Day.AddMonths(rule.LimitOn(b, id, rule.ApprovalLimit, m.Day))
}

// replyDue is the day of a decision that no number is recorded of: its reply is due at once.
func replyDue(_ *model.Book, r model.Record) (due day.Day) {
	if m := r.(model.BranchMeeting); m.ApprovalDoc == "" {
		due = m.ApprovalDay
	}
	return due
}

// voted is one vote of a meeting with its case.
type voted struct {
	subject
	meeting model.BranchMeeting
}

// votes are the votes that the paper is made of.
func (w *writer) votes() []voted {
	var out []voted
	for _, r := range w.of {
		if m, ok := r.(model.BranchMeeting); ok {
			c, _ := model.Find[model.DevelopmentCase](w.Book, m.CaseID)
			out = append(out, voted{w.subject(c), m})
		}
	}
	return out
}

func subjectsOf(list []voted) []subject {
	out := make([]subject, len(list))
	for i, x := range list {
		out[i] = x.subject
	}
	return out
}

func writeAdmissionRequest(w *writer) {
	list := w.votes()
	people := subjectsOf(list)
	branch, m := list[0].branch, list[0].meeting
	to := w.approvedBy(branch)
	w.open(letter{from: branch, to: to.Name, title: "关于接收" + about(people) + "为预备党员的请示", up: true})
	w.say("%s，%s召开支部党员大会，对发展对象%s入党问题进行了讨论，并%s表决。现将有关情况报告如下：", m.Day.Chinese(), branch.Name, names(people),
		manner(list))
	w.items(mapped(list, func(x voted) string {
		w.carried(x.subject, x.meeting)
		return fmt.Sprintf("%s同志，入党介绍人%s。%s，大会决议同意接收为预备党员。", x.person.Name,
			w.decided(x.person.Name+"的入党介绍人", w.people(x.Sponsors()...)), counted(x.meeting.Vote))
	}))
	w.say("现将有关材料报上，请予审批。")
	w.say("妥否，请批示。")
	w.close(branch, "拟接收预备党员名册", "报送材料目录")
	w.annex(report.LandscapeTable, 1, "拟接收预备党员名册", w.roster().
		with(report.DayCol("列为发展对象日期"), func(s subject) string { return s.ProspectDay.DottedDay() }).
		with(report.DayCol("预审日期"), func(s subject) string { return s.PreReviewDay.DottedDay() }).
		with(report.PersonCol("入党介绍人"), func(s subject) string { return w.people(s.Sponsors()...) }).
		with(report.DayCol("大会通过日期"), func(s subject) string { return m.Day.DottedDay() }).
		table(w, people, "拟接收名册"))
	w.annex(report.PortraitTable, 2, "报送材料目录", w.materials(people, model.StepAdmission))
	w.passedOn(branch, to, "关于转报"+branch.Name+"接收"+about(people)+"为预备党员的请示")
}

// manner is how a meeting voted: one by one where there are several, by secret ballot where
// that is recorded for all.
func manner(list []voted) string {
	said := ""
	if len(list) > 1 && len(kept(list, func(x voted) bool { return x.meeting.OneByOne })) == len(list) {
		said = "逐个"
	}
	if len(kept(list, func(x voted) bool { return x.meeting.SecretBallot })) == len(list) {
		said += "以无记名投票方式"
	}
	return said + "进行了"
}

var admissionReply = Paper{
	Name: "admission-reply", Title: "同意接收预备党员的批复", About: "党委答复支部，逐人写明预备期", Group: Admission,
	On: model.KindBranchMeeting, Steps: []int{model.StepApproval}, Material: "4-6", Series: true,
	Rules: []string{"B-16", "B-17", "B-18", "B-21", "B-22", "B-23"},
	Asks:  []Ask{requestAsk},
	Into:  into("ApprovalDoc"),
	Batch: func(b *model.Book, r model.Record) string {
		m := r.(model.BranchMeeting)
		return meetingBatch(b, r) + "/" + m.ApprovalDay.String() + "/" + m.ApproverID
	},
	Unfit: meetingFor(model.ForAdmission, model.Admit), Due: replyDue,
	write: writeAdmissionReply,
}

// requestAsk is the number of the request that a committee answers.
var requestAsk = Ask{Label: "来文字号", Hint: "支部请示的文号，没有可不填",
	From: func(_ Input, r model.Record) string { return r.(model.BranchMeeting).RequestDoc }}

func writeAdmissionReply(w *writer) {
	list := w.votes()
	branch, m := list[0].branch, list[0].meeting
	from := w.decider(m.ApproverID, branch)
	granted := kept(list, func(x voted) bool { return x.meeting.Approved != model.CheckedNo })
	denied := kept(list, func(x voted) bool { return x.meeting.Approved == model.CheckedNo })
	title := "关于接收预备党员问题的批复"
	if len(denied) == 0 {
		title = "关于同意接收" + about(subjectsOf(granted)) + "为预备党员的批复"
	}
	w.open(letter{from: from, to: branch.Name, title: title, red: true})
	w.say("你支部《关于接收%s为预备党员的请示》%s收悉。经%s研究，批复如下：", about(subjectsOf(list)), bracketed(w.asked("来文字号")),
		w.decidedDay("上级党委审批日期", m.ApprovalDay))
	var said []string
	for _, x := range granted {
		if x.meeting.Approved != model.CheckedYes {
			w.decided(x.person.Name+"的审批结论", "")
		}
		w.carried(x.subject, x.meeting)
		said = append(said, w.granted(x))
	}
	for _, x := range denied {
		said = append(said, fmt.Sprintf("不同意接收%s同志为中共预备党员，请向本人说明情况，做好思想工作。", x.person.Name))
	}
	w.items(said)
	if len(granted) > 0 {
		w.say("请及时将审批结果通知本人并在支部党员大会上宣布，将其编入党支部（党小组），组织参加党的组织生活，按规定举行入党宣誓，并继续做好教育和考察工作。")
	}
	w.say("此复。")
	w.close(from)
}
