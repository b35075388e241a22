package paper

// 支部党员大会会议记录 (steps 15 and 23, B-16 … B-20): one a meeting, each person a part with
// its own discussion, vote and resolution.

import (
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/report"
)

var meetingMinutes = Paper{
	Name: "meeting-minutes", Title: "支部党员大会会议记录", About: "讨论接收、转正的大会，一会一份，逐人记录讨论、表决和决议", Group: Admission,
	On: model.KindBranchMeeting, Steps: []int{model.StepAdmission, model.StepConfirmation}, Rules: voteRules,
	Asks: append(append(meetingAsks(meetingOfRecord),
		Ask{Label: "监票人", From: func(in Input, r model.Record) string { return meetingOfRecord(in.Book, r).Scrutineers }},
		Ask{Label: "计票人", From: func(in Input, r model.Record) string { return meetingOfRecord(in.Book, r).Tellers }},
		Ask{Label: "发言摘要", Hint: "谁说了什么，一人一行", Long: true, Each: true}), foundAsks()...),
	Batch: func(b *model.Book, r model.Record) string { return heldAt(b, r.(model.BranchMeeting)) },
	write: writeMinutes,
}

func meetingOfRecord(b *model.Book, r model.Record) model.Meeting {
	return meetingOfVote(b, r.(model.BranchMeeting))
}

// heldAt is the key of the votes of one meeting on one matter.
func heldAt(b *model.Book, m model.BranchMeeting) string {
	c, _ := model.Find[model.DevelopmentCase](b, m.CaseID)
	return c.OrganizationID + "/" + string(m.Purpose) + "/" + m.Day.String()
}

func writeMinutes(w *writer) {
	list := w.votes()
	first := list[0]
	w.plain(first.branch, strings.TrimSuffix(first.branch.Name, "委员会")+"党员大会会议记录")
	w.add(report.Title{Text: w.made.Title, Sub: "（" + first.meeting.Day.Chinese() + "）"})
	w.made.Material = "4-4"
	if first.meeting.Purpose == model.ForConfirmation {
		w.made.Material = "5-5"
	}
	m := w.typedMeeting(meetingOfVote(w.Book, first.meeting))
	if m.Expected == 0 && m.Eligible == 0 {
		m.Eligible, m.Present = first.meeting.Eligible, first.meeting.Present
	}
	w.add(w.meetingLines(m)...)
	w.say("议题：讨论%s。", votedMatters(list))
	w.say("议程：%s", orderOf(first.meeting.Purpose))
	for _, x := range list {
		w.votedOn(x)
	}
	w.signers("主持人", "记录人")
}

// votedMatters names what a meeting discussed.
func votedMatters(list []voted) string {
	people := names(subjectsOf(list))
	if list[0].meeting.Purpose == model.ForAdmission {
		return "接收" + people + "为预备党员"
	}
	return "预备党员" + people + "转正"
}

// orderOf is the order in which a meeting goes (2014 第十九条, 2026 第十八条).
func orderOf(p model.MeetingPurpose) string {
	if p == model.ForAdmission {
		return "本人汇报；入党介绍人介绍情况、表明意见；支部委员会报告审查情况；与会党员讨论；推选监票人、计票人，投票表决；宣布表决结果，形成决议。"
	}
	return "本人汇报预备期情况；党小组、入党介绍人提出意见；支部委员会报告审查情况；与会党员讨论；推选监票人、计票人，投票表决；宣布表决结果，形成决议。"
}

// votedOn is the part of one person.
func (w *writer) votedOn(x voted) {
	m, name := x.meeting, x.person.Name
	w.item(1, "讨论"+matterAsked(x))
	w.item(2, "有关情况")
	for _, line := range w.background(x) {
		w.say("%s", line)
	}
	w.item(2, "与会党员发言")
	if spoken := w.askedOf("发言摘要", m); spoken != "" {
		for _, line := range strings.Split(spoken, "\n") {
			w.say("%s", line)
		}
	} else {
		w.blank(name + "的发言摘要")
		w.add(report.Form{Rows: []report.FormRow{{Boxes: []report.Box{{Lines: 4}}}}})
	}
	w.item(2, "表决")
	w.say("监票人：%s。计票人：%s。", w.orBlank("监票人", w.asked("监票人")), w.orBlank("计票人", w.asked("计票人")))
	text := w.resolvedAt(x)
	w.say("%s", text[1])
	if said := w.ballots(x); said != "" {
		w.say("%s", said)
	}
	w.item(2, "决议")
	w.say("%s", text[0])
	w.say("%s", text[2])
}

// matterAsked is what was discussed, whatever was resolved.
func matterAsked(x voted) string {
	if x.meeting.Purpose == model.ForAdmission {
		return matterFor(x)
	}
	return "预备党员" + x.person.Name + "同志转正"
}

// background is what the ledger holds of a person when the meeting discussed it.
func (w *writer) background(x voted) []string {
	sponsors := w.orBlank(x.person.Name+"的入党介绍人", w.people(x.Sponsors()...))
	if x.meeting.Purpose == model.ForAdmission {
		return []string{"入党介绍人：" + sponsors + "。", parts(past("支部委员会审查", x.CommitteeReviewDay), labelled("政治审查", string(x.ReviewVerdict)),
			past("上级党委预审", x.PreReviewDay)+string(x.PreReviewVerdict)) + "。"}
	}
	return []string{"入党介绍人：" + sponsors + "。", parts(past("接收为预备党员", w.admitted(x.subject)),
		past("预备期满", w.probationEnd(x.subject, x.meeting)), past("提出书面转正申请", x.ConfirmAppliedDay),
		past("征求党员和群众意见", x.ConfirmOpinionsDay), w.opinions(x.subject), past("支部委员会审查", x.ConfirmCommitteeDay)) + "。"}
}

// opinions is how many were asked before the confirmation and agreed; empty if not recorded.
func (w *writer) opinions(x subject) string {
	var out []string
	for _, o := range []struct {
		who    string
		asked  int
		agreed int
	}{{"党员", x.ConfirmMembers, x.ConfirmMembersFor}, {"群众", x.ConfirmOthers, x.ConfirmOthersFor}} {
		if o.asked > 0 {
			out = append(out, fmt.Sprintf("%s%d人、同意%d人", o.who, o.asked, o.agreed))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "征求" + strings.Join(out, "，征求")
}
