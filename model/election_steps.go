package model

// How far an election has come, told by its days alone (选举工作条例 2020; LIFE 3.2): which
// steps are behind it, which comes next, which days are in the wrong order.

import (
	"fmt"
	"slices"

	"partyledger/model/day"
)

// ElectionStep is one step of an election.
type ElectionStep struct {
	Field string // of Election, whose day it is
	State string // what is said of an election once it is done: 已请示
	Next  string // what is to be done for it: 报选举请示
	Aside bool   // often not recorded, so that it is never what comes next
	Day   day.Day
}

// Steps are the steps of the election in order, with their days as far as they are recorded.
// Whom the superior appoints nobody elects; who elects a secretary in the meeting itself needs
// no first meeting of a committee (article 20).
func (e Election) Steps() []ElectionStep {
	out := []ElectionStep{
		{"DecidedDay", "已研究", "委员会研究换届事项", true, e.DecidedDay},
		{"AskDay", "已请示", "报选举请示", false, e.AskDay},
		{"ReplyDay", "已批复", "等上级批复", false, e.ReplyDay},
	}
	if e.ElectionKind == Appointed {
		return out
	}
	out = append(out,
		ElectionStep{"PoolDay", "酝酿人选", "推荐酝酿人选", true, e.PoolDay},
		ElectionStep{"ScreenDay", "人选已审查", "审查人选", true, e.ScreenDay},
		ElectionStep{"ListAskDay", "人选已报", "报候选人预备人选请示", false, e.ListAskDay},
		ElectionStep{"ListReplyDay", "人选已批", "等人选批复", false, e.ListReplyDay},
		ElectionStep{"Day", "大会已开", "召开选举大会", false, e.Day})
	if e.Seats > 0 && e.SecretarySeats > 0 {
		out = append(out, ElectionStep{"FirstDay", "全会已开", "召开第一次全体会议", false, e.FirstDay})
	}
	out = append(out,
		ElectionStep{"ResultAskDay", "结果已报", "报选举结果", false, e.ResultAskDay},
		ElectionStep{"ResultReplyDay", "结果已批", "等结果批复", false, e.ResultReplyDay})
	if e.ElectionKind == TermEnds {
		out = append(out, ElectionStep{"HandoverDay", "已交接", "新老班子交接", false, e.HandoverDay})
	}
	return out
}

// The states that are not a step's.
const (
	ElectionNotBegun = "未启动"
	ElectionEnded    = "已终止"
	ElectionSettled  = "已办结"
)

// StateOn is how far it is on a day.
func (e Election) StateOn(on day.Day) string {
	switch at := e.reached(on); {
	case begun(e.EndedDay, on):
		return ElectionEnded
	case e.TermID != "" && begun(e.ResultReplyDay, on):
		return ElectionSettled
	case at >= 0:
		return e.Steps()[at].State
	}
	return ElectionNotBegun
}

// reached is the last step behind it on a day; -1 if there is none.
func (e Election) reached(on day.Day) int {
	at := -1
	for i, s := range e.Steps() {
		if begun(s.Day, on) {
			at = i
		}
	}
	return at
}

// NextOn is what is to be done next on a day; empty once nothing is.
func (e Election) NextOn(on day.Day) string {
	if state := e.StateOn(on); state == ElectionEnded || state == ElectionSettled {
		return ""
	}
	for _, s := range e.Steps()[e.reached(on)+1:] {
		if !s.Aside {
			return s.Next
		}
	}
	return "登记届次和班子"
}

// OpenOn reports an election that is under way on a day: something of it is recorded, and it
// is neither ended nor approved.
func (e Election) OpenOn(on day.Day) bool {
	return !begun(e.EndedDay, on) && !begun(e.ResultReplyDay, on)
}

// begun reports a day that is recorded and not after another.
func begun(d, on day.Day) bool { return !d.IsZero() && !d.First().After(on) }

// Disorder tells the first two steps whose days stand in the wrong order, in a Chinese clause;
// empty if there are none.
func (e Election) Disorder() string {
	var before ElectionStep
	for _, s := range e.Steps() {
		if s.Day.IsZero() {
			continue
		}
		if !before.Day.IsZero() && s.Day.Last().Before(before.Day.First()) {
			return fmt.Sprintf("“%s”（%s）早于“%s”（%s）", s.State, s.Day.Chinese(), before.State, before.Day.Chinese())
		}
		before = s
	}
	return ""
}

// Valid reports that enough came for the election to be one (article 20, RULES E-05); true
// while it is not recorded who came.
func (e Election) Valid() bool {
	if e.Eligible == 0 || e.Present == 0 {
		return true
	}
	quorate, _ := ElectionCarried(Vote{Eligible: e.Eligible, Present: e.Present})
	return quorate
}

// Standing is how many stand for a post: those on the ballot, or for members of the committee
// the number that is recorded.
func (e Election) Standing(candidates []*Candidate, post ElectionPost) int {
	n := 0
	for _, c := range candidates {
		if c.Post == post && !c.WriteIn {
			n++
		}
	}
	if n == 0 && post == ForMember {
		return e.Candidates
	}
	return n
}

// ElectedTo is how many were elected to a post.
func (e Election) ElectedTo(candidates []*Candidate, post ElectionPost) int {
	n := 0
	for _, c := range candidates {
		if c.Post == post && c.Elected {
			n++
		}
	}
	if n == 0 && post == ForMember {
		return e.ElectedCount
	}
	return n
}

// SeatsFor is how many are to be elected to a post; 0 = not said.
func (e Election) SeatsFor(post ElectionPost) int {
	switch post {
	case ForMember:
		return e.Seats
	case ForSecretary:
		return e.SecretarySeats
	case ForDeputy:
		return e.DeputySeats
	case ForDisciplineMember:
		return e.DisciplineSeats
	}
	return 0
}

// Voters is how many members of an organisation, and of those below it, have a vote on a day
// (article 5): full members, without those whose rights are taken. It goes by where people
// are today.
func Voters(b *Book, organization string, on day.Day) int {
	n := 0
	for _, o := range b.OrganizationsBelow(organization) {
		for _, p := range b.PeopleIn(o.ID) {
			n += oneOf(p.StatusOn(on) == FullMember && b.OnRegister(p, on) && !barred(b, p.ID, on))
		}
	}
	return n
}

func barred(b *Book, person string, on day.Day) bool {
	return slices.ContainsFunc(Owned[Discipline](b, person), func(d *Discipline) bool { return d.Bars(on) })
}
