package rule

// A branch meeting's vote on admission or confirmation: counted, secret, one by
// one, more than half present and more than half in favour (B-17 … B-20, B-27).

import (
	"fmt"

	"partyledger/model"
)

// voteRules is by which rules a vote of one purpose is held.
type voteRules struct{ attendance, majority, oneByOne string }

// checkVote holds the recorded resolution against the count.
func (d *dossier) checkVote(m model.BranchMeeting, r voteRules) {
	on := m.Day.Chinese()
	if m.Eligible == 0 {
		d.sayOf(m, Warn, r.attendance+":votes", on+"支部大会未登记应到、实到人数和表决票数，无法核对是否有效，请补登。")
	} else {
		d.checkCount(m, r)
	}
	if m.Resolution != "" && !fits(m) {
		d.sayOf(m, Warn, r.majority+":unknown", fmt.Sprintf("%s支部大会的表决事项为%s，登记的决议为%s，两者不符，请核对。", on, m.Purpose, m.Resolution))
	}
	if !m.SecretBallot {
		d.sayOf(m, Block, r.majority+":secret", on+"支部大会未采用（或者未登记）无记名投票方式表决。")
	}
	if m.OneByOne {
		return
	}
	if n := d.votedWith(m); n > 1 {
		d.sayOf(m, Warn, r.oneByOne+":one", fmt.Sprintf("%s支部大会讨论%d人，未登记逐个讨论、逐个表决，请核实。", on, n))
	}
}

// sameMeeting is the votes of a branch for the same purpose on the same day.
var sameMeeting = model.NewIndex(func(b *model.Book, m *model.BranchMeeting) string {
	c, _ := model.Find[model.DevelopmentCase](b, m.CaseID)
	return c.OrganizationID + "/" + string(m.Purpose) + "/" + m.Day.String()
})

// votedWith is how many people the branch voted on for the same purpose that day:
// one by one is asked for two or more (B-20).
func (d *dossier) votedWith(m model.BranchMeeting) int { return len(sameMeeting.Like(d.book, &m)) }

// fits reports a resolution of the kind that the meeting voted on (B-18, B-26).
func fits(m model.BranchMeeting) bool {
	return (m.Resolution == model.Admit || m.Resolution == model.Reject) == (m.Purpose == model.ForAdmission)
}

func (d *dossier) checkCount(m model.BranchMeeting, r voteRules) {
	if wrong := m.Consistent(); wrong != "" {
		d.sayOf(m, Warn, "B-19", fmt.Sprintf("%s支部大会登记的%s；书面意见只计入票数，不计入到会人数，请核对。", m.Day.Chinese(), wrong))
	}
	quorate, _ := model.AdmissionCarried(m.Vote)
	if !quorate {
		level := Block
		if m.Resolution == model.Reject {
			level = Warn
		}
		d.sayOf(m, level, r.attendance+":quorum", meetingWords(m, d.editions.On(m.Day))+attendanceWords(m.Vote)+"，会议不能表决。")
	}
	switch enough := enoughVotes(m.Vote); {
	case m.Resolution == model.Reject && quorate && enough:
		d.sayOf(m, Warn, r.majority+":unknown", meetingWords(m, d.editions.On(m.Day))+votesWords(m.Vote)+"，超过应到会人数的半数，登记的决议为不同意接收，请核对。")
	case m.Resolution == "" || m.Resolution == model.Reject || enough:
	default:
		d.sayOf(m, Block, r.majority+":majority", meetingWords(m, d.editions.On(m.Day))+votesWords(m.Vote)+"，未超过应到会人数的半数，不得作为通过处理。")
	}
}

// enoughVotes is the second half of AdmissionCarried by itself.
func enoughVotes(v model.Vote) bool {
	v.Present = v.Eligible
	_, carried := model.AdmissionCarried(v)
	return carried
}

func meetingWords(m model.BranchMeeting, e model.Edition) string {
	return fmt.Sprintf("%s支部党员大会%s", m.Day.Chinese(), eligibleWords(m.Vote, e))
}

// eligibleWords: the 2014 text counts 正式党员, that of 2026 党员 (B-18).
func eligibleWords(v model.Vote, e model.Edition) string {
	who := "正式党员"
	if e == model.Edition2026 {
		who = "党员"
	}
	return fmt.Sprintf("应到会有表决权的%s%d名，", who, v.Eligible)
}

func attendanceWords(v model.Vote) string {
	return fmt.Sprintf("实到%d名，未超过应到会人数的半数", v.Present)
}

// votesWords is 赞成10票（含书面意见1票）.
func votesWords(v model.Vote) string {
	s := fmt.Sprintf("赞成%d票", v.For+v.WrittenFor)
	if v.WrittenFor > 0 {
		s += fmt.Sprintf("（含书面意见%d票）", v.WrittenFor)
	}
	return s
}

// Verdict judges a vote as it is being entered: whether the resolution is carried,
// the sentence for the form, and the provisions it rests on.
func Verdict(purpose model.MeetingPurpose, v model.Vote, edition model.Edition) (carried bool, sentence, basis string) {
	basis = basisOf(edition, "B-17", "B-18")
	if purpose == model.ForConfirmation {
		basis = basisOf(edition, "B-27")
	}
	if v.Eligible == 0 {
		return false, "请填写应到会有表决权的人数。", basis
	}
	if wrong := v.Consistent(); wrong != "" {
		return false, "登记的" + wrong + "，请核对。", basis
	}
	quorate, carried := model.AdmissionCarried(v)
	head := eligibleWords(v, edition)
	switch {
	case !quorate:
		sentence = head + attendanceWords(v) + "，会议不能表决。"
	case !carried:
		sentence = fmt.Sprintf("%s实到%d名，%s，未超过应到会人数的半数，不得作为通过处理。", head, v.Present, votesWords(v))
	default:
		sentence = fmt.Sprintf("%s实到%d名，%s，到会人数和赞成票数均超过应到会人数的半数，可以通过。", head, v.Present, votesWords(v))
	}
	return carried, sentence, basis
}

// basisOf is the provisions of rules in an edition, joined by ；, with one word for all
// that is not checked.
func basisOf(e model.Edition, ids ...string) string {
	s, verified := "", true
	for _, id := range ids {
		if s != "" {
			s += "；"
		}
		r := registered(id)
		p := r.In(string(e))
		s += p.Basis()
		verified = verified && p.Verified
	}
	return Finding{Basis: s, Verified: verified}.FullBasis()
}
