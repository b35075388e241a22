package model

// The three majorities. They look alike and are not: each has its own base.

// AdmissionCarried decides a vote on admission or confirmation (细则 2026 第十九、
// 二十、三十二条; 2014 第二十、二十一、三十三条; B-17, B-18, B-27): those present
// must be more than half of the eligible, and so must the votes in favour;
// written opinions count as votes (B-19). Exactly half is not enough.
func AdmissionCarried(v Vote) (quorate, carried bool) {
	quorate = v.Present*2 > v.Eligible
	return quorate, quorate && (v.For+v.WrittenFor)*2 > v.Eligible
}

// BranchDecisionCarried decides an ordinary vote of a branch meeting (支部条例
// 第十一条, C-06): half of the eligible present is enough, the votes in favour
// must be more than half of the eligible.
func BranchDecisionCarried(v Vote) (quorate, carried bool) {
	quorate = v.Present*2 >= v.Eligible && v.Eligible > 0
	return quorate, quorate && v.For*2 > v.Eligible
}

// ElectionCarried decides whether a candidate is elected (选举工作条例, C-07): four
// fifths of the eligible present, and votes of more than half of those present.
func ElectionCarried(v Vote) (quorate, elected bool) {
	quorate = v.Present*5 >= v.Eligible*4 && v.Eligible > 0
	return quorate, quorate && v.For*2 > v.Present
}

// LeastCandidates is how many candidates the members of a committee are elected from at
// least: a fifth more than there are seats (选举工作条例第十三条, C-07): 4 for 3, 6 for 5, 9 for 7.
func LeastCandidates(seats int) int { return (seats*6 + 4) / 5 }

// Total is all votes cast, written opinions included.
func (v Vote) Total() int {
	return v.For + v.Against + v.Abstain + v.WrittenFor + v.WrittenAgainst + v.WrittenAbstain
}

// Consistent tells what in the counts cannot be, in a Chinese sentence; empty if
// they can.
func (v Vote) Consistent() string {
	_, wrong := v.fault()
	return wrong
}

// fault is Consistent with the field to be mended.
func (v Vote) fault() (field, wrong string) {
	cast := v.For + v.Against + v.Abstain
	written := v.WrittenFor + v.WrittenAgainst + v.WrittenAbstain
	switch {
	case v.Present > v.Eligible:
		return "Present", "实到人数多于应到人数"
	case cast > v.Present:
		return "For", "到会票数多于实到人数"
	case v.Present+written > v.Eligible:
		return "WrittenFor", "实到人数与书面意见人数之和多于应到人数"
	}
	return "", ""
}

// filled is the count with what is not recorded taken as it must have been at least.
func (v Vote) filled() Vote {
	if v.Present == 0 {
		v.Present = v.For + v.Against + v.Abstain
	}
	if v.Eligible == 0 {
		v.Eligible = v.Present + v.WrittenFor + v.WrittenAgainst + v.WrittenAbstain
	}
	return v
}

// TallyResult is what a candidate's votes come to.
type TallyResult string

// The results.
const (
	Uncounted   TallyResult = ""
	IsElected   TallyResult = "当选"
	TooFewVotes TallyResult = "未过半数"
	Outvoted    TallyResult = "票数居后" // more than half, and others have more
	Tied        TallyResult = "同票待定" // more than half, as many as another one for the last seat: vote again
	NoElection  TallyResult = "选举无效" // too few came
)

// Tally decides who is elected to a number of seats (0 = not said: all who can be) by the
// votes in favour, 0 = not counted: four fifths present, more than half of those present, and
// among more of them than seats those with most votes (选举工作条例, RULES E-05, E-08, E-09).
func Tally(eligible, present, seats int, votes []int) []TallyResult {
	out := make([]TallyResult, len(votes))
	for i, n := range votes {
		quorate, elected := ElectionCarried(Vote{Eligible: eligible, Present: present, For: n})
		switch {
		case !quorate && present > 0 && eligible > 0:
			out[i] = NoElection
		case n == 0:
		case !elected:
			out[i] = TooFewVotes
		default:
			out[i] = placed(seats, n, votes)
		}
	}
	return out
}

// placed is the result of more than half of the votes among those of the others.
func placed(seats, n int, votes []int) TallyResult {
	more, same := 0, 0
	for _, x := range votes {
		more += oneOf(x > n)
		same += oneOf(x == n)
	}
	switch {
	case seats == 0 || more+same <= seats:
		return IsElected
	case more >= seats:
		return Outvoted
	}
	return Tied
}
