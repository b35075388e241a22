package model

// The days of a case reckoned: what had happened by a day, the stage it had
// reached, the probationary year and the day of becoming a full member (细则 2026
// 第三十一至三十三条, 2014 第三十二至三十四条; DOMAIN B-25 … B-29).

import (
	"slices"

	"partyledger/model/day"
)

// ProbationMonths is the length of probation (B-25).
const ProbationMonths = 12

// by reports that the day is recorded and has come; a month counts from its
// first day.
func by(d, on day.Day) bool { return !d.IsZero() && !d.First().After(on) }

// AsOf is the case as it was known on a day: later days are blanked, with what
// was recorded of them. The expected day of leaving stays, and that to which a
// discussion is put off: they are forecasts.
func (c DevelopmentCase) AsOf(on day.Day) DevelopmentCase {
	c.forget(on)
	for _, d := range []*day.Day{&c.Applied, &c.RecommendDay, &c.ActivistFiledDay, &c.OpinionsDay, &c.ProspectMeetingDay, &c.NoticeFrom,
		&c.ProspectDay, &c.CommitteeReviewDay, &c.VolunteerDay, &c.UpperFiledDay, &c.GroupedDay, &c.OathDay,
		&c.ConfirmAppliedDay, &c.ConfirmOpinionsDay, &c.ConfirmCommitteeDay, &c.JoiningReviewDay} {
		blank(d, on)
	}
	if blank(&c.TalkDay, on) {
		c.Talker = ""
	}
	if blank(&c.TransferIn, on) {
		c.TransferOut = ""
	}
	if blank(&c.ActivistDay, on) {
		c.ActivistBody = ""
	}
	if blank(&c.MentorDay, on) {
		c.Mentor1ID, c.Mentor2ID, c.Mentor3ID = "", "", ""
	}
	if blank(&c.ProspectConsentDay, on) {
		c.ProspectConsentDoc = ""
	}
	if blank(&c.NoticeTo, on) {
		c.NoticeObjection = ""
	}
	if blank(&c.SponsorDay, on) {
		c.Sponsor1ID, c.Sponsor2ID = "", ""
	}
	if blank(&c.ReviewDay, on) {
		c.ReviewVerdict, c.ReviewMaterial = "", false
	}
	if blank(&c.TrainingDay, on) {
		c.TrainingDays, c.TrainingHours = 0, 0
	}
	if blank(&c.PreReviewDay, on) {
		c.PreReviewVerdict, c.PreReviewerID = "", ""
	}
	if blank(&c.ApprovalTalkDay, on) {
		c.ApprovalTalker = ""
	}
	if blank(&c.ArchivedDay, on) {
		c.ArchivePlace = ""
	}
	if blank(&c.EndedDay, on) {
		c.EndedReason = ""
	}
	return c
}

// forget blanks what papers ask for besides, of steps that had not come.
func (c *DevelopmentCase) forget(on day.Day) {
	for _, x := range []struct {
		day    day.Day
		texts  []*string
		counts []*int
	}{
		{c.TalkDay, []*string{&c.TalkerName, &c.TalkPlace, &c.TalkContent}, nil},
		{c.RecommendDay, nil, []*int{&c.RecommendEligible, &c.RecommendPresent, &c.RecommendFor}},
		{c.OpinionsDay, nil, []*int{&c.OpinionMembers, &c.OpinionMembersFor, &c.OpinionOthers, &c.OpinionOthersFor}},
		{c.TrainingDay, []*string{&c.TrainingClass, &c.TrainingScore}, nil},
		{c.PreReviewDay, []*string{&c.PreReviewDoc}, nil},
		{c.VolunteerDay, []*string{&c.BookletNumber}, nil},
		{c.ApprovalTalkDay, []*string{&c.ApprovalTalkerName, &c.ApprovalTalkPlace, &c.ApprovalTalk}, nil},
		{c.GroupedDay, []*string{&c.PartyGroup}, nil},
		{c.OathDay, []*string{&c.OathPlace, &c.OathChair, &c.OathLeader}, nil},
		{c.ConfirmOpinionsDay, nil, []*int{&c.ConfirmMembers, &c.ConfirmMembersFor, &c.ConfirmOthers, &c.ConfirmOthersFor}},
	} {
		if x.day.IsZero() || by(x.day, on) {
			continue
		}
		for _, text := range x.texts {
			*text = ""
		}
		for _, n := range x.counts {
			*n = 0
		}
	}
	blank(&c.TrainingFrom, on)
}

// blank takes a day out that had not come, and reports that it did.
func blank(d *day.Day, on day.Day) bool {
	if d.IsZero() || by(*d, on) {
		return false
	}
	*d = day.Day{}
	return true
}

// MeetingsOn is the branch meetings of a purpose that had been held by a day, in
// their order; an approval still to come is blanked.
func MeetingsOn(b *Book, c DevelopmentCase, purpose MeetingPurpose, on day.Day) []BranchMeeting {
	var out []BranchMeeting
	for _, m := range Owned[BranchMeeting](b, c.ID) {
		if m.Purpose != purpose || !by(m.Day, on) {
			continue
		}
		held := *m
		if blank(&held.ApprovalDay, on) {
			held.Approved, held.ApproverID, held.ApprovalDoc, held.ApprovalMeetingID = "", "", "", ""
			held.CommitteeEligible, held.CommitteePresent, held.CommitteeFor = 0, 0, 0
		}
		out = append(out, held)
	}
	slices.SortStableFunc(out, func(a, b BranchMeeting) int { return a.Day.Compare(b.Day) })
	return out
}

// Denied reports that the superior has not approved what the meeting resolved.
func (m BranchMeeting) Denied() bool { return m.Approved == CheckedNo && !m.ApprovalDay.IsZero() }

// AdmissionOn is the meeting that had admitted the person as a probationary
// member by a day: the latest to resolve so whose approval was not refused.
func AdmissionOn(b *Book, c DevelopmentCase, on day.Day) (BranchMeeting, bool) {
	return lastResolved(MeetingsOn(b, c, ForAdmission, on), Admit)
}

// ApprovedOn is the first meeting of a purpose with a resolution that the superior had
// approved by a day: a second record of the same step changes nothing.
func ApprovedOn(b *Book, c DevelopmentCase, purpose MeetingPurpose, r Resolution, on day.Day) (BranchMeeting, bool) {
	var first BranchMeeting
	for _, m := range Owned[BranchMeeting](b, c.ID) {
		approved := m.Purpose == purpose && m.Resolution == r && by(m.Day, on) && by(m.ApprovalDay, on) && !m.Denied()
		if approved && (first.ApprovalDay.IsZero() || m.ApprovalDay.Before(first.ApprovalDay)) {
			first = *m
		}
	}
	return first, !first.ApprovalDay.IsZero()
}

func lastResolved(list []BranchMeeting, r Resolution) (BranchMeeting, bool) {
	for _, m := range slices.Backward(list) {
		if m.Resolution == r && !m.Denied() {
			return m, true
		}
	}
	return BranchMeeting{}, false
}

// StageOn is the stage that a case had reached on a day; empty before the
// application. A member is probationary from the branch meeting's day on (B-25),
// and full once the superior has approved the confirmation.
func StageOn(b *Book, c DevelopmentCase, on day.Day) Stage {
	switch {
	case !c.Applied.IsZero() && !by(c.Applied, on):
		return ""
	case by(c.EndedDay, on):
		return StageEnded
	}
	if _, ok := AdmissionOn(b, c, on); ok {
		return memberStage(MeetingsOn(b, c, ForConfirmation, on))
	}
	switch {
	case by(c.ProspectDay, on):
		return StageProspect
	case by(c.ActivistDay, on):
		return StageActivist
	}
	return StageApplicant
}

// memberStage is where the meetings on confirmation leave an admitted person.
// Without approval they leave everything as it was.
func memberStage(confirmations []BranchMeeting) Stage {
	stage := StageProbationary
	for _, m := range confirmations {
		switch {
		case m.ApprovalDay.IsZero() || m.Denied():
		case m.Resolution == Confirm:
			stage = StageFull
		case m.Resolution == Disqualify:
			stage = StageEnded
		}
	}
	return stage
}

// ProbationEnd is the day on which probation ends as known on a day: a natural
// year after the branch meeting that admitted (29 February 2024 → 28 February
// 2025), later by the months of an extension, which run from that end (B-25,
// B-26). Zero for those not admitted.
func ProbationEnd(b *Book, c DevelopmentCase, on day.Day) day.Day {
	m, ok := AdmissionOn(b, c, on)
	if !ok {
		return day.Day{}
	}
	return probationEnd(m, MeetingsOn(b, c, ForConfirmation, on))
}

// probationEnd is the end after an admission and the meetings since.
func probationEnd(admission BranchMeeting, confirmations []BranchMeeting) day.Day {
	end := admission.Day.AddMonths(ProbationMonths)
	for _, m := range confirmations {
		if m.Resolution == Extend && !m.Denied() {
			end = end.AddMonths(m.ExtensionMonths)
		}
	}
	return end
}

// ConfirmationDay is 转正日, from which Party age counts: the day on which
// probation, an extension included, ends, whatever the days of the meeting and
// of the approval (B-29). Zero unless a meeting has resolved to confirm.
func ConfirmationDay(b *Book, c DevelopmentCase, on day.Day) day.Day {
	if _, ok := lastResolved(MeetingsOn(b, c, ForConfirmation, on), Confirm); !ok {
		return day.Day{}
	}
	return ProbationEnd(b, c, on)
}
