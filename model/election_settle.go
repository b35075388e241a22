package model

// What an approved election leaves in the ledger (LIFE 3.3): the term, the new committee, and
// the end of the posts of those who are no longer on it. It is planned here, shown to people,
// and written as one batch.

import (
	"fmt"
	"slices"

	"partyledger/model/day"
)

// Settlement is what becomes of an election: the records to be written, new ones without an
// ID, and what people are told of each.
type Settlement struct {
	Election Election // with the new term
	Term     *Term    // nil of a by-election and of an appointment
	New      []CommitteeMember
	Kept     []CommitteeMember // go on in the same post
	Closed   []CommitteeMember // with the day on which the post ends
	Passed   []string          // who was elected to something that is no post of the committee here
}

// SettleElection plans the settlement; why says in a Chinese sentence what is lacking. termID
// is that of the term to be made.
func SettleElection(b *Book, e Election, termID string) (s Settlement, why string) {
	if why := unsettled(b, e); why != "" {
		return s, why
	}
	s.Election = e
	on := e.Day
	if on.IsZero() {
		on = e.ReplyDay
	}
	if e.ElectionKind == TermEnds || e.ElectionKind == FirstElection {
		s.Term = &Term{ID: termID, OrganizationID: e.OrganizationID, Elected: on, ApprovalDocument: e.ResultReplyDoc}
		s.Election.TermID = termID
	} else if t, ok := CurrentTerm(b, e.OrganizationID); ok {
		s.Election.TermID = t.ID
	}
	s.seat(b, on)
	return s, ""
}

// unsettled says what an election lacks to be settled; empty if nothing.
func unsettled(b *Book, e Election) string {
	elected := slices.ContainsFunc(Owned[Candidate](b, e.ID), func(c *Candidate) bool { return c.Elected })
	switch {
	case !e.EndedDay.IsZero():
		return "选举已终止，没有可登记的结果。"
	case e.TermID != "":
		return "选举结果已登记，不必再办。"
	case e.ElectionKind == Appointed && e.ReplyDay.IsZero():
		return "尚未登记上级指派的批复日期，请先填“选举批复日期”。"
	case e.ElectionKind == Appointed && elected:
		return ""
	case e.Day.IsZero():
		return "尚未登记选举大会日期，请先登记大会和票数。"
	case !e.Valid():
		return fmt.Sprintf("大会实到%d人，不足应到%d人的五分之四，选举无效，请重新选举后再登记。", e.Present, e.Eligible)
	case !elected:
		return "没有登记当选的候选人，请先在候选人中登记得票和当选。"
	case e.ResultReplyDay.IsZero():
		return "尚未登记结果批复日期，请收到批复后再办。"
	}
	return ""
}

// postOf is the post on the committee to which somebody was elected; false if it is none of
// this organisation's.
func (c Candidate) postOf(o Organization) (CommitteeMember, bool) {
	m := CommitteeMember{OrganizationID: o.ID, PersonID: c.PersonID, Post: c.Duty}
	switch c.Post {
	case ForSecretary:
		m.Post = Secretary
	case ForDeputy:
		if m.Post != FullDeputy {
			m.Post = DeputySecretary
		}
	case ForDisciplineHead:
		m.Post = DisciplineHead
	case ForStandingMember:
		m.Standing = true
		if m.Post == "" {
			m.Post = StandingMember
		}
	case ForMember:
		if m.Post == "" {
			m.Post = CommitteeMemberPost
		}
	default:
		return m, false
	}
	return m, true
}

// seat plans the posts: of somebody who was elected to several the first in the order of
// posts, with the standing committee beside it.
func (s *Settlement) seat(b *Book, on day.Day) {
	o, _ := Find[Organization](b, s.Election.OrganizationID)
	var seats []CommitteeMember
	for _, c := range Owned[Candidate](b, s.Election.ID) {
		if !c.Elected {
			continue
		}
		m, ok := c.postOf(o)
		if !ok {
			s.Passed = append(s.Passed, b.PersonName(c.PersonID)+"（"+string(c.Post)+"）")
			continue
		}
		at := slices.IndexFunc(seats, func(x CommitteeMember) bool { return x.PersonID == m.PersonID })
		if at < 0 {
			seats = append(seats, m)
			continue
		}
		seats[at].Standing = seats[at].Standing || m.Standing
		if postOrder(m.Post) < postOrder(seats[at].Post) {
			seats[at].Post = m.Post
		}
	}
	slices.SortStableFunc(seats, func(x, y CommitteeMember) int { return postOrder(x.Post) - postOrder(y.Post) })
	s.replace(b, seats, on)
}

func postOrder(p PartyPost) int { return slices.Index(PartyPost("").Choices(), string(p)) }

// replace lays the new posts over those that are held: a whole committee after a term, the
// posts that are filled anew after a by-election.
func (s *Settlement) replace(b *Book, seats []CommitteeMember, on day.Day) {
	document := s.Election.ResultReplyDoc
	if s.Election.ElectionKind == Appointed {
		document = s.Election.ReplyDoc
	}
	taken := make([]bool, len(seats))
	for _, held := range Owned[CommitteeMember](b, s.Election.OrganizationID) {
		if !held.Active(on) || held.From == on {
			continue
		}
		at := slices.IndexFunc(seats, func(m CommitteeMember) bool { return m.PersonID == held.PersonID })
		switch {
		case at >= 0 && seats[at].Post == held.Post && seats[at].Standing == held.Standing:
			taken[at] = true
			s.Kept = append(s.Kept, *held)
		case at >= 0 || s.Term != nil || s.outOf(seats, held.Post):
			gone := *held
			gone.To = on
			s.Closed = append(s.Closed, gone)
		}
	}
	for i, m := range seats {
		if !taken[i] {
			m.From, m.Document = on, document
			s.New = append(s.New, m)
		}
	}
}

// outOf reports a post that only one person holds and that is filled anew.
func (s *Settlement) outOf(seats []CommitteeMember, post PartyPost) bool {
	single := post == Secretary || post == DisciplineHead || post == FullDeputy
	return single && slices.ContainsFunc(seats, func(m CommitteeMember) bool { return m.Post == post })
}
