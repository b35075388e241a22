package paper

// What a branch meeting voted, in the words of papers: one person, one count (B-20), written
// opinions named apart (B-19).

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

// lastMeeting is the latest meeting of a purpose that a case had by the paper's day.
func (w *writer) lastMeeting(c model.DevelopmentCase, purpose model.MeetingPurpose) (model.BranchMeeting, bool) {
	return lastMeeting(w.Book, c, purpose, w.Today)
}

func lastMeeting(b *model.Book, c model.DevelopmentCase, purpose model.MeetingPurpose, on day.Day) (model.BranchMeeting, bool) {
	held := model.MeetingsOn(b, c, purpose, on)
	if len(held) == 0 {
		return model.BranchMeeting{}, false
	}
	return held[len(held)-1], true
}

// counted says a vote: 应到有表决权党员20名，实到18名，表决结果为赞成17票、反对0票、弃权1票.
func counted(v model.Vote) string {
	said := fmt.Sprintf("应到会有表决权的党员%d名，实到会%d名；表决结果为赞成%d票，反对%d票，弃权%d票", v.Eligible, v.Present, v.For, v.Against, v.Abstain)
	if v.WrittenFor+v.WrittenAgainst+v.WrittenAbstain > 0 {
		said += fmt.Sprintf("；另有因故不能到会的党员会前提出书面意见，其中赞成%d票，反对%d票，弃权%d票，已计入票数", v.WrittenFor, v.WrittenAgainst,
			v.WrittenAbstain)
	}
	return said
}

// carried refuses a paper that would say a vote was won which was not, or was not counted.
func (w *writer) carried(s subject, m model.BranchMeeting) {
	switch quorate, won := model.AdmissionCarried(m.Vote); {
	case m.Eligible == 0 || m.Total() == 0:
		w.decided(s.person.Name+"的表决票数", "")
	case !quorate:
		w.refuse("%s的%s：实到%d名，没有超过应到%d名的半数，这次表决无效，不能据此出具。请核对票数。", s.person.Name, m.Purpose, m.Present, m.Eligible)
	case !won:
		w.refuse("%s的%s：赞成%d票，没有超过应到%d名的半数，不能写“通过”。请核对票数和大会决议。", s.person.Name, m.Purpose, m.For+m.WrittenFor, m.Eligible)
	}
}
