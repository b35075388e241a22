package paper

// 支部大会决议 (steps 15 and 23, B-17 … B-20, B-26): what a branch meeting resolved on one
// person, as it is copied into the booklet (入党志愿书).

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"partyledger/model"
	"partyledger/model/report"
)

// voteRules are the rules that watch a vote.
var voteRules = []string{"B-14", "B-16", "B-17", "B-18", "B-19", "B-20", "B-26", "B-27"}

// The boxes of what a meeting found of a person.
const (
	meritsBox       = "主要优点"
	shortcomingsBox = "主要不足"
	reasonBox       = "理由"
)

var resolution = Paper{
	Name: "resolution", Title: "支部大会决议", About: "一人一份，抄入入党志愿书", Group: Admission,
	On: model.KindBranchMeeting, Steps: []int{model.StepAdmission, model.StepConfirmation}, Rules: voteRules,
	Asks: foundAsks(),
	write: func(w *writer) {
		x := w.votes()[0]
		w.plain(x.branch, x.branch.Name+"关于"+matterFor(x)+"的决议")
		w.add(report.Title{Text: w.made.Title})
		length := 0
		for _, text := range w.resolvedAt(x) {
			length += utf8.RuneCountInString(text)
			w.say("%s", text)
		}
		if length > bookletRoom {
			w.warn("%s的决议有%d字，志愿书“支部大会决议”栏一般只能写下%d字左右，请精简。", x.person.Name, length, bookletRoom)
		}
		w.add(report.Paragraph{Text: "支部书记签名：＿＿＿＿＿＿＿＿"}, report.Signature{Unit: x.branch.Name, Day: x.meeting.Day})
		w.blank("支部书记签名")
	},
}

// bookletRoom is how many characters of a resolution the booklet takes: fifteen lines of 28.
const bookletRoom = 15 * 28

// foundAsks are the boxes of what a meeting found of each person.
func foundAsks() []Ask {
	of := func(value func(model.BranchMeeting) string) func(Input, model.Record) string {
		return func(_ Input, r model.Record) string { return value(r.(model.BranchMeeting)) }
	}
	return []Ask{
		{Label: meritsBox, Hint: "大会对本人优点的评价", Long: true, Each: true, From: of(func(m model.BranchMeeting) string { return m.Merits })},
		{Label: shortcomingsBox, Hint: "大会指出的不足和希望", Long: true, Each: true,
			From: of(func(m model.BranchMeeting) string { return m.Shortcomings })},
		{Label: reasonBox, Hint: "延长预备期、取消资格的理由；其他决议不填", Long: true, Each: true,
			From: of(func(m model.BranchMeeting) string { return m.ExtensionReason })},
	}
}

// matterFor is what a vote was on, in titles: 接收张某同志为预备党员.
func matterFor(x voted) string {
	if x.meeting.Purpose == model.ForAdmission {
		return "接收" + x.person.Name + "同志为预备党员"
	}
	return x.person.Name + "同志" + matterOf(x.meeting.Resolution)
}

// found is what a meeting found of a person; empty where that is not recorded.
type found struct{ merits, shortcomings, reason string }

// resolvedAt is what a meeting resolved on one person, with what was typed for it.
func (w *writer) resolvedAt(x voted) []string {
	m := x.meeting
	return w.resolvedOn(x, found{w.askedOf(meritsBox, m), w.askedOf(shortcomingsBox, m), w.askedOf(reasonBox, m)})
}

// resolvedOn is what a meeting found, how it voted and what it decided, a paragraph each. It
// refuses what the count does not bear out.
func (w *writer) resolvedOn(x voted, f found) []string {
	w.borneOut(x)
	m, name := x.meeting, x.person.Name
	f.merits = strings.TrimPrefix(strings.TrimPrefix(f.merits, name), "同志") // as some write it
	return []string{
		fmt.Sprintf("%s召开支部党员大会，讨论%s同志%s问题。大会认为，%s同志%s。主要不足：%s。", m.Day.Chinese(), name, questionOf(m.Purpose), name,
			w.orLines(name+"的"+meritsBox, f.merits, 40), w.orLines(name+"的"+shortcomingsBox, f.shortcomings, 20)),
		w.voteText(x),
		w.outcome(x, f.reason),
	}
}

func questionOf(p model.MeetingPurpose) string {
	if p == model.ForAdmission {
		return "入党"
	}
	return "转正"
}

// voteText is the count in a sentence; 无记名 only where that is recorded.
func (w *writer) voteText(x voted) string {
	m := x.meeting
	if m.Eligible == 0 || m.Total() == 0 {
		w.decided(x.person.Name+"的表决票数", "")
		return "大会应到会有表决权的党员＿＿名，实到会＿＿名。经表决，赞成＿＿票，反对＿＿票，弃权＿＿票。"
	}
	manner := "进行了表决"
	if m.SecretBallot {
		manner = "采取无记名投票方式进行了表决"
	}
	return fmt.Sprintf("大会%s，%s。", manner, counted(m.Vote))
}

// outcome is what was decided.
func (w *writer) outcome(x voted, reason string) string {
	m, name := x.meeting, x.person.Name
	why := func() string { return ended(w.decided(name+"延长（取消）的理由", reason)) }
	switch m.Resolution {
	case model.Admit:
		return fmt.Sprintf("赞成人数超过应到会有表决权党员的半数，大会决定同意接收%s同志为中共预备党员，报上级党委审批。", name)
	case model.Reject:
		return fmt.Sprintf("大会决定不同意接收%s同志为中共预备党员。", name)
	case model.Confirm:
		return fmt.Sprintf("赞成人数超过应到会有表决权党员的半数，大会决定同意%s同志按期转为中共正式党员，报上级党委审批。", name)
	case model.Extend:
		return fmt.Sprintf("大会决定延长%s同志的预备期%d个月，报上级党委审批。理由：%s。", name, m.ExtensionMonths, why())
	case model.Disqualify:
		return fmt.Sprintf("大会决定取消%s同志的预备党员资格，报上级党委审批。理由：%s。", name, why())
	}
	return "大会决定：" + w.decided(name+"的大会决议", "") + "。"
}

// orLines is a text without its stop, or as much room as so many characters take.
func (w *writer) orLines(label, text string, room int) string {
	if text = ended(text); text != "" {
		return text
	}
	w.blank(label)
	return strings.Repeat("＿", room)
}

// borneOut refuses a resolution that its count does not bear out, and tells of votes that do
// not add up.
func (w *writer) borneOut(x voted) {
	m := x.meeting
	if wrong := m.Vote.Consistent(); wrong != "" {
		w.refuse("%s的%s：%s，请核对票数。", x.person.Name, m.Purpose, wrong)
	}
	cast := m.For + m.Against + m.Abstain
	if m.Eligible > 0 && cast > 0 && cast < m.Present {
		w.warn("%s的%s：实到%d名，到会的票合计只有%d张，请核对。", x.person.Name, m.Purpose, m.Present, cast)
	}
	switch m.Resolution {
	case "":
	case model.Reject:
		if _, won := model.AdmissionCarried(m.Vote); won {
			w.refuse("%s的%s：赞成%d票，超过应到%d名的半数，大会决议却登记为“%s”。请核对票数和大会决议。", x.person.Name, m.Purpose,
				m.For+m.WrittenFor, m.Eligible, m.Resolution)
		}
	default:
		w.carried(x.subject, m)
	}
}

// ended is a text without the stop at its end, to be followed by one.
func ended(text string) string { return strings.TrimRight(text, "。；. \n") }
