package paper

// 预备党员转正、延长预备期、取消资格的审批表 (steps 23 and 24, B-26 … B-29): one a person, headed by
// what the branch meeting resolved; some superiors ask for it beside the request.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/report"
)

var confirmForm = Paper{
	Name: "confirm-form", Title: "预备党员转正（延长、取消）审批表", About: "一人一表，按大会决议分别为转正、延长预备期、取消资格；一式两份", Group: Confirmation,
	On: model.KindBranchMeeting, Steps: []int{model.StepConfirmation, model.StepConfirmApproval},
	Rules: []string{"B-17", "B-18", "B-20", "B-23", "B-26", "B-27", "B-28"},
	Asks: []Ask{{Label: reasonBox, Hint: "延长预备期、取消资格的理由；转正的不填", Long: true,
		From: func(_ Input, r model.Record) string { return r.(model.BranchMeeting).ExtensionReason }}},
	Unfit: meetingFor(model.ForConfirmation, model.Confirm, model.Extend, model.Disqualify),
	write: writeConfirmForm,
}

// confirmFormTitle is what the form is called by what was resolved.
func confirmFormTitle(r model.Resolution) string {
	switch r {
	case model.Extend:
		return "延长预备党员预备期审批表"
	case model.Disqualify:
		return "取消预备党员资格审批表"
	}
	return "预备党员转正审批表"
}

func writeConfirmForm(w *writer) {
	x := w.votes()[0]
	m := x.meeting
	w.carried(x.subject, m)
	w.approvedBy(x.branch)
	w.blank("介绍人、支部、党委的签名")
	heard := parts(past("征求党小组、党员和群众意见", x.ConfirmOpinionsDay), w.opinions(x.subject), past("支部委员会审查", x.ConfirmCommitteeDay))
	below := []report.FormRow{
		w.line("接收为预备党员", w.admitted(x.subject).Chinese()), w.line("预备期满", w.probationEnd(x.subject, m).Chinese()),
		w.line("提出转正申请", w.decidedDay(x.person.Name+"提出转正申请的日期", x.ConfirmAppliedDay)), w.line("入党介绍人", w.people(x.Sponsors()...)),
		w.written("征求意见和审查情况", heard, 3)}
	if m.Resolution != model.Confirm {
		below = append(below, w.written("理　由", w.decided("延长（取消）的理由", ended(w.asked(reasonBox))), 3))
	}
	below = append(below, opinion("入党介绍人意见", "", "入党介绍人签名", false),
		opinion("支部大会决议", fmt.Sprintf("%s召开支部党员大会，%s。大会决议：%s。", m.Day.Chinese(), counted(m.Vote), resolved(m)), "支部书记签名", true))
	if between := w.above(x.branch); between.Type == model.GeneralBranch {
		below = append(below, opinion("党总支审查意见", "", "负责人签名", true))
	}
	w.form(x.branch, confirmFormTitle(m.Resolution), x.person.Name, w.whoForm(x.subject, true, nil, append(below,
		opinion("上级党委审批意见", w.approvalSaid(x), "负责人签名", true))...),
		report.Note{Text: "注：本表一式两份，党支部和审批党委各存一份；正式审批意见以入党志愿书和批复为准。"})
}

// approvalSaid is what a committee decided as a form has it; room is left while it has not.
func (w *writer) approvalSaid(x voted) string {
	if x.meeting.ApprovalDay.IsZero() || x.meeting.Approved == "" {
		return ""
	}
	return x.meeting.ApprovalDay.Chinese() + "，" + w.settled(x)
}
