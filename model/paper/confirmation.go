package paper

// What passes between a branch and its committee at the end of probation (step 24, B-26 … B-29):
// one paper for those who become full members in time, one for each whose probation is
// prolonged or who is struck off.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

var confirmRequest = Paper{
	Name: "confirm-request", Title: "预备党员转正（延长、取消）的请示", About: "支部大会通过后报党委审批，逐人写明票数", Group: Confirmation,
	On: model.KindBranchMeeting, Steps: []int{model.StepConfirmApproval}, Material: "5-7", Series: true,
	Rules: []string{"B-17", "B-18", "B-20", "B-23", "B-26", "B-27", "B-28"},
	Asks: []Ask{{Label: reasonBox, Hint: "延长预备期、取消资格的理由", Long: true,
		From: func(_ Input, r model.Record) string { return r.(model.BranchMeeting).ExtensionReason }}, replyAsk(approvalDue)},
	Into:  into("RequestDoc"),
	Batch: confirmBatch,
	Unfit: meetingFor(model.ForConfirmation, model.Confirm, model.Extend, model.Disqualify), Due: approvalDue,
	write: writeConfirmRequest,
}

// confirmBatch joins those confirmed in time; the others have each a paper of their own.
func confirmBatch(b *model.Book, r model.Record) string {
	key := meetingBatch(b, r)
	if r.(model.BranchMeeting).Resolution != model.Confirm {
		key += "/" + r.Key()
	}
	return key
}

// matterOf is what a resolution on probation asks for, in titles: 转为正式党员.
func matterOf(r model.Resolution) string {
	switch r {
	case model.Extend:
		return "延长预备期"
	case model.Disqualify:
		return "取消预备党员资格"
	}
	return "按期转为正式党员"
}

func writeConfirmRequest(w *writer) {
	list := w.votes()
	people := subjectsOf(list)
	branch, m := list[0].branch, list[0].meeting
	to := w.approvedBy(branch)
	w.open(letter{from: branch, to: to.Name, title: "关于" + about(people) + matterOf(m.Resolution) + "的请示", up: true})
	w.say("%s，%s召开支部党员大会，对预备党员%s的转正问题进行了讨论，并%s表决。现将有关情况报告如下：", m.Day.Chinese(), branch.Name, names(people), manner(list))
	w.items(mapped(list, func(x voted) string {
		w.carried(x.subject, x.meeting)
		return w.confirming(x)
	}))
	if m.Resolution != model.Confirm {
		w.say("主要理由：%s。", ended(w.decided("延长（取消）的理由", w.asked(reasonBox))))
	}
	w.say("现将有关材料报上，请予审批。")
	w.say("妥否，请批示。")
	w.close(branch, "预备党员转正名册")
	w.annex(report.LandscapeTable, 0, "预备党员转正名册", w.roster().
		with(report.DayCol("接收为预备党员日期"), func(s subject) string { return w.admitted(s).DottedDay() }).
		with(report.DayCol("预备期满日期"), func(s subject) string { return w.probationEnd(s, m).DottedDay() }).
		with(report.DayCol("转正申请日期"), func(s subject) string { return s.ConfirmAppliedDay.DottedDay() }).
		with(report.WordCol("大会决议"), func(subject) string { return string(m.Resolution) }).
		table(w, people, "转正名册"))
	w.passedOn(branch, to, "关于转报"+branch.Name+"预备党员"+about(people)+matterOf(m.Resolution)+"的请示")
}

// admitted is the day on which the meeting passed somebody as a probationary member.
func (w *writer) admitted(s subject) day.Day {
	m, _ := model.AdmissionOn(w.Book, s.DevelopmentCase, w.Today)
	return m.Day
}

// probationEnd is the end of probation as it stood when a meeting discussed it.
func (w *writer) probationEnd(s subject, m model.BranchMeeting) day.Day {
	return model.ProbationEnd(w.Book, s.DevelopmentCase, m.Day.AddDays(-1))
}

// confirming is the account of one person: application, opinions, committee, vote.
func (w *writer) confirming(x voted) string {
	name := x.person.Name
	admitted := w.decidedDay(name+"接收为预备党员的日期", w.admitted(x.subject))
	said := parts(name+"同志"+admitted+"被接收为预备党员", past("预备期满", w.probationEnd(x.subject, x.meeting)),
		w.decidedDay(name+"提出转正申请的日期", x.ConfirmAppliedDay)+"提出书面转正申请", past("征求了党小组、党员和群众意见", x.ConfirmOpinionsDay),
		w.opinions(x.subject), past("经支部委员会审查", x.ConfirmCommitteeDay))
	return fmt.Sprintf("%s。支部党员大会%s，大会决议%s。", said, counted(x.meeting.Vote), resolved(x.meeting))
}

// resolved is a resolution on probation in a sentence.
func resolved(m model.BranchMeeting) string {
	switch m.Resolution {
	case model.Extend:
		return fmt.Sprintf("延长预备期%d个月", m.ExtensionMonths)
	case model.Disqualify:
		return "取消预备党员资格"
	}
	return "同意按期转为正式党员"
}

var confirmReply = Paper{
	Name: "confirm-reply", Title: "预备党员转正（延长、取消）的批复", About: "党委答复支部，写明转正日期和党龄起算", Group: Confirmation,
	On: model.KindBranchMeeting, Steps: []int{model.StepConfirmApproval}, Material: "5-10", Series: true,
	Rules: []string{"B-17", "B-18", "B-23", "B-26", "B-27", "B-28"},
	Asks:  []Ask{requestAsk},
	Into:  into("ApprovalDoc"),
	Batch: func(b *model.Book, r model.Record) string {
		m := r.(model.BranchMeeting)
		return confirmBatch(b, r) + "/" + m.ApprovalDay.String() + "/" + m.ApproverID
	},
	Unfit: meetingFor(model.ForConfirmation, model.Confirm, model.Extend, model.Disqualify), Due: replyDue,
	write: writeConfirmReply,
}

func writeConfirmReply(w *writer) {
	list := w.votes()
	people := subjectsOf(list)
	branch, m := list[0].branch, list[0].meeting
	from := w.decider(m.ApproverID, branch)
	w.open(letter{from: from, to: branch.Name, title: "关于" + about(people) + matterOf(m.Resolution) + "的批复", red: true})
	w.say("你支部《关于%s%s的请示》%s收悉。经%s研究，批复如下：", about(people), matterOf(m.Resolution), bracketed(w.asked("来文字号")),
		w.decidedDay("上级党委审批日期", m.ApprovalDay))
	w.items(mapped(list, func(x voted) string {
		w.carried(x.subject, x.meeting)
		return w.settled(x)
	}))
	w.say("请及时将审批结果通知本人，并在支部党员大会上宣布。")
	w.say("此复。")
	w.close(from)
}

// settled is what the committee decides on one person.
func (w *writer) settled(x voted) string {
	name, end := x.person.Name, w.probationEnd(x.subject, x.meeting)
	switch x.meeting.Approved {
	case model.CheckedNo:
		return fmt.Sprintf("不同意%s同志%s，请支部重新研究。", name, matterOf(x.meeting.Resolution))
	case model.CheckedYes:
	default:
		w.decided(name+"的审批结论", "")
	}
	switch x.meeting.Resolution {
	case model.Extend:
		until := end.AddMonths(x.meeting.ExtensionMonths)
		if n := x.meeting.ExtensionMonths; n < 6 || n > 12 {
			w.refuse("%s的预备期延长登记为%d个月。延长不能少于半年、最长不超过一年（B-26），请核对。", name, n)
		}
		return fmt.Sprintf("同意延长%s同志的预备期%d个月，至%s止。", name, x.meeting.ExtensionMonths, until.Chinese())
	case model.Disqualify:
		return fmt.Sprintf("同意取消%s同志的预备党员资格。", name)
	}
	return fmt.Sprintf("同意%s同志转为中共正式党员，转正日期为%s，党龄自该日算起。", name, w.decidedDay(name+"的转正日期", end))
}
