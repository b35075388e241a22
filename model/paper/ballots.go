package paper

// 表决票 and 计票单 of a branch meeting on admission or confirmation (steps 15 and 23, B-18):
// ballots bear no name of whoever votes.

import (
	"strconv"

	"partyledger/model"
	"partyledger/model/report"
)

// mostBallots is how many ballots a paper prints at most; no branch is larger.
const mostBallots = 500

var ballot = Paper{
	Name: "ballot", Title: "表决票", About: "无记名表决票，一页四张，一人一套；不写投票人姓名", Group: Admission,
	On: model.KindDevelopmentCase, Steps: []int{model.StepAdmission, model.StepConfirmation}, Rules: []string{"B-14", "B-18"},
	Asks: []Ask{
		{Label: "表决事项", Choices: model.MeetingPurpose("").Choices(), From: func(in Input, r model.Record) string {
			return string(nextVote(in.Book, r.(model.DevelopmentCase)))
		}},
		{Label: "张数", Hint: "应到会有表决权的党员人数", From: func(in Input, r model.Record) string {
			return ballotsFor(in, r.(model.DevelopmentCase))
		}},
	},
	Unfit: func(b *model.Book, r model.Record) string {
		switch c := r.(model.DevelopmentCase); {
		case c.ProspectDay.IsZero() && nextVote(b, c) == model.ForAdmission:
			return "还没有列为发展对象"
		case c.PreReviewVerdict == model.Failed && nextVote(b, c) == model.ForAdmission:
			return "预审不合格，不能提交支部大会表决"
		}
		return ""
	},
	write: writeBallots,
}

// nextVote is what a branch votes on next of a case.
func nextVote(b *model.Book, c model.DevelopmentCase) model.MeetingPurpose {
	if _, ok := model.AdmissionOn(b, c, b.AsOf); ok {
		return model.ForConfirmation
	}
	return model.ForAdmission
}

// ballotsFor is how many vote: as the latest meeting counted, else the branch's full members.
func ballotsFor(in Input, c model.DevelopmentCase) string {
	if m, ok := lastMeeting(in.Book, c, nextVote(in.Book, c), in.Book.AsOf); ok && m.Eligible > 0 {
		return strconv.Itoa(m.Eligible)
	}
	if _, full := in.Book.MemberCount(c.OrganizationID); full > 0 {
		return strconv.Itoa(full)
	}
	return ""
}

func writeBallots(w *writer) {
	s := w.subjects()[0]
	matter := model.MeetingPurpose(w.asked("表决事项"))
	n, err := strconv.Atoi(w.asked("张数"))
	switch {
	case w.asked("张数") == "":
		n = 4
		w.blank("张数（按应到会有表决权的党员人数复印）")
	case err != nil || n < 1 || n > mostBallots:
		w.refuse("张数“%s”不对，请填1到%d的数字，即应到会有表决权的党员人数。", w.asked("张数"), mostBallots)
		n = 0
	}
	title := "接收预备党员表决票"
	if matter == model.ForConfirmation {
		title = "预备党员转正表决票"
	}
	w.plain(s.branch, title+"（"+s.person.Name+"）")
	cards := report.Cards{Across: 2, Down: 2}
	for range n {
		cards.Items = append(cards.Items, ballotCard(s, title, matter))
	}
	w.sections[0].Page = report.FormPage
	w.add(cards)
}

// ballotCard is one ballot.
func ballotCard(s subject, title string, matter model.MeetingPurpose) []report.Block {
	asked := "是否同意接收为中共预备党员"
	if matter == model.ForConfirmation {
		asked = "是否同意按期转为中共正式党员"
	}
	head := []report.Box{report.Label("表决对象"), report.Label("赞成"), report.Label("不赞成"), report.Label("弃权")}
	tick := report.Filled("□")
	return []report.Block{
		report.Title{Text: title},
		report.Paragraph{Text: asked + "：", Plain: true},
		report.Form{Columns: []float64{34, 17, 17, 17}, Rows: []report.FormRow{{Height: 10, Boxes: head},
			{Height: 14, Boxes: []report.Box{report.Filled(s.person.Name), tick, tick, tick}}}},
		report.Note{Text: "说明：在所选一栏的方框内画“√”，只选一项；多选的为废票。本票不记名。"},
		report.Space{Lines: 1},
		report.Paragraph{Text: "＿＿＿＿年＿＿月＿＿日（党组织盖章）", Plain: true},
	}
}

var ballotTally = Paper{
	Name: "ballot-tally", Title: "表决计票单", About: "支部大会计票用，一人一份，监票人、计票人签名", Group: Admission,
	On: model.KindBranchMeeting, Steps: []int{model.StepAdmission, model.StepConfirmation}, Rules: voteRules,
	write: writeTally,
}

func writeTally(w *writer) {
	x := w.votes()[0]
	m := x.meeting
	w.sheet(x.branch, x.person.Name+"同志"+string(m.Purpose)+"表决计票单", string(m.Purpose)+"表决计票单")
	if m.Total() > 0 {
		w.borneOut(x)
	}
	w.ballotsAddUp(x)
	pair := func(a, av, b, bv string) report.FormRow {
		return report.FormRow{Height: 11, Boxes: []report.Box{report.Label(a), report.Filled(av), report.Label(b), report.Filled(bv)}}
	}
	held := meetingOfVote(w.Book, m)
	form := report.Form{Columns: []float64{34, 46, 34, 46}, Rows: []report.FormRow{
		pair("表决对象", x.person.Name, "表决事项", string(m.Purpose)),
		pair("党支部", x.branch.Name, "大会日期", m.Day.Chinese()),
		pair("应到会有表决权党员", counts(m.Eligible), "实到会有表决权党员", counts(m.Present)),
		pair("发出票数", counts(m.BallotsOut), "收回票数", counts(m.BallotsIn)),
		pair("有效票数", counts(m.BallotsValid), "无效票数", spoilt(m)),
	}}
	form.Rows = append(form.Rows, w.votesBox(m)...)
	form.Rows = append(form.Rows, report.FormRow{Height: 20, Boxes: []report.Box{report.Label("表决结果"),
		report.Box{Text: tallied(m)}.Over(3, 1)}})
	form.Rows = append(form.Rows,
		report.FormRow{Height: 30, Boxes: []report.Box{report.Label("监票人"), signed(held.Scrutineers),
			report.Label("计票人"), signed(held.Tellers)}})
	w.add(form, report.Note{Text: "说明：收回票数等于或者少于发出票数，表决有效；赞成票超过应到会有表决权党员的半数，方可通过。因故不能到会的党员会前提出书面意见的，按书面意见分别计入。"})
	w.blank("监票人、计票人签名")
}

// signed is a box with a name, if it is known, and the place to sign.
func signed(name string) report.Box {
	return report.Box{Text: name, Align: report.AlignCentre, Seal: &report.SealLine{Who: "签名", Day: true}}
}

// votesBox is the count: what was given at the meeting, and in writing before it.
func (w *writer) votesBox(m model.BranchMeeting) []report.FormRow {
	three := func(label string, a, b, c int, any bool) report.FormRow {
		said := func(what string, n int) string {
			if !any {
				return what + "＿＿＿票"
			}
			return what + figure(n) + "票"
		}
		text := said("赞成", a) + "　　" + said("反对", b) + "　　" + said("弃权", c)
		return report.FormRow{Height: 11, Boxes: []report.Box{report.Label(label), report.Filled(text).Over(3, 1)}}
	}
	if m.Total() == 0 {
		w.blank("表决票数")
	}
	written := m.WrittenFor + m.WrittenAgainst + m.WrittenAbstain
	rows := []report.FormRow{three("到会党员投票", m.For, m.Against, m.Abstain, m.Total() > 0)}
	if written > 0 || m.Total() == 0 {
		rows = append(rows, three("会前书面意见", m.WrittenFor, m.WrittenAgainst, m.WrittenAbstain, written > 0))
	}
	if written > 0 {
		rows = append(rows, three("合计", m.For+m.WrittenFor, m.Against+m.WrittenAgainst, m.Abstain+m.WrittenAbstain, true))
	}
	return rows
}

// counts is a number, or room for one that is not recorded.
func counts(n int) string {
	if n == 0 {
		return ""
	}
	return figure(n)
}

// spoilt is how many ballots did not count; empty if that is not recorded.
func spoilt(m model.BranchMeeting) string {
	if m.BallotsValid == 0 {
		return ""
	}
	return figure(m.BallotsIn - m.BallotsValid)
}

// tallied is what the count comes to by the rule, not what was resolved.
func tallied(m model.BranchMeeting) string {
	quorate, won := model.AdmissionCarried(m.Vote)
	switch {
	case m.Eligible == 0 || m.Total() == 0:
		return ""
	case !quorate:
		return "实到会人数没有超过应到会有表决权党员的半数，表决无效。"
	case won:
		return "赞成票超过应到会有表决权党员的半数。"
	}
	return "赞成票没有超过应到会有表决权党员的半数。"
}

// ballotsAddUp refuses counts of ballots that cannot be, and tells of those that are unlikely.
func (w *writer) ballotsAddUp(x voted) {
	m, cast := x.meeting, x.meeting.For+x.meeting.Against+x.meeting.Abstain
	switch {
	case m.BallotsIn > m.BallotsOut:
		w.refuse("%s的表决：收回%d张，多于发出的%d张，这次表决无效。请核对。", x.person.Name, m.BallotsIn, m.BallotsOut)
	case m.BallotsValid > m.BallotsIn:
		w.refuse("%s的表决：有效票%d张，多于收回的%d张。请核对。", x.person.Name, m.BallotsValid, m.BallotsIn)
	case m.BallotsValid > 0 && cast != m.BallotsValid:
		w.warn("%s的表决：有效票%d张，赞成、反对、弃权合计%d票，请核对。", x.person.Name, m.BallotsValid, cast)
	case m.BallotsOut > 0 && m.BallotsOut != m.Present:
		w.warn("%s的表决：发出%d张，实到%d名，请核对。", x.person.Name, m.BallotsOut, m.Present)
	}
}

// ballots is what became of the ballots in a sentence; empty if that is not recorded.
func (w *writer) ballots(x voted) string {
	m := x.meeting
	w.ballotsAddUp(x)
	if m.BallotsOut == 0 {
		return ""
	}
	in, valid := "", ""
	if m.BallotsIn > 0 {
		in = "收回" + figure(m.BallotsIn) + "张"
	}
	if m.BallotsValid > 0 {
		valid = "其中有效票" + figure(m.BallotsValid) + "张"
	}
	return parts("发出表决票"+figure(m.BallotsOut)+"张", in, valid) + "。"
}
