package model

// Elections of Party organisations (换届工作; 基层组织选举工作条例 2020): from the request to
// the approval of the result. The term that comes of one is a Term.

import (
	"fmt"

	"partyledger/model/day"
)

// Kinds of this file.
const (
	KindElection  Kind = "election"
	KindCandidate Kind = "candidate"
)

// ElectionKind is why there is an election.
type ElectionKind string

// The kinds.
const (
	TermEnds      ElectionKind = "换届选举"
	FirstElection ElectionKind = "首次选举"
	ByElection    ElectionKind = "补选"
	Appointed     ElectionKind = "上级指派"
)

// Choices lists them.
func (ElectionKind) Choices() []string {
	return []string{string(TermEnds), string(FirstElection), string(ByElection), string(Appointed)}
}

// ElectionForm is who elects (articles 4, 9).
type ElectionForm string

// The forms.
const (
	ByAllMembers ElectionForm = "党员大会"
	ByDelegates  ElectionForm = "党员代表大会"
)

// Choices lists them.
func (ElectionForm) Choices() []string { return []string{string(ByAllMembers), string(ByDelegates)} }

// Election is one election of an organisation.
type Election struct {
	ID              string       `label:"编号" style:"code"`
	OrganizationID  string       `label:"党组织" ref:"organization" need:"1"`
	ElectionKind    ElectionKind `label:"选举类型" need:"1"`
	ElectionForm    ElectionForm `label:"选举形式"`
	FromTermID      string       `label:"上届" ref:"term"`
	TermID          string       `label:"本届" ref:"term"`
	DecidedDay      day.Day      `label:"委员会研究日期" past:"1"`
	AskDay          day.Day      `label:"选举请示日期" past:"1"`
	AskDoc          string       `label:"选举请示文号" style:"code"`
	ReplyDay        day.Day      `label:"选举批复日期" past:"1"`
	ReplyDoc        string       `label:"选举批复文号" style:"code"`
	Planned         day.Day      `label:"拟定大会日期" ahead:"5"`
	Seats           int          `label:"应选委员名额" most:"200"`
	SecretarySeats  int          `label:"应选书记名额" most:"1"`
	DeputySeats     int          `label:"应选副书记名额" most:"20"`
	DisciplineSeats int          `label:"应选纪委委员名额" most:"200"`
	Candidates      int          `label:"委员候选人数" most:"400"`
	PoolDay         day.Day      `label:"推荐酝酿日期" past:"1"`
	ScreenDay       day.Day      `label:"人选审查日期" past:"1"`
	ListAskDay      day.Day      `label:"候选人请示日期" past:"1"`
	ListAskDoc      string       `label:"候选人请示文号" style:"code"`
	ListReplyDay    day.Day      `label:"候选人批复日期" past:"1"`
	ListReplyDoc    string       `label:"候选人批复文号" style:"code"`

	Day          day.Day `label:"选举大会日期" since:"1921" past:"1"`
	MeetingID    string  `label:"选举大会" ref:"meeting"`
	Round        int     `label:"投票轮次" most:"20"`
	Eligible     int     `label:"应到有选举权人数"`
	Excluded     int     `label:"不计入应到人数"` // RULES E-06
	ExcludedDoc  string  `label:"不计入应到的批准文号" style:"code"`
	Present      int     `label:"实到有选举权人数" within:"Eligible"`
	BallotsOut   int     `label:"发出选票"`
	BallotsIn    int     `label:"收回选票" within:"BallotsOut"`
	BallotsValid int     `label:"有效选票" within:"BallotsIn"`
	RulesPassed  bool    `label:"选举办法已通过"`
	Scrutineers  string  `label:"监票人"`
	Tellers      string  `label:"计票人"`
	ElectedCount int     `label:"当选委员人数" most:"200"` // of the candidates, where those are recorded

	// The first meeting of the new committee, which elects its secretary (article 20).
	FirstDay      day.Day `label:"第一次全体会议日期" after:"Day" past:"1"`
	FirstChairID  string  `label:"第一次全体会议主持人" ref:"person"`
	FirstEligible int     `label:"全体会议应到委员"`
	FirstPresent  int     `label:"全体会议实到委员" within:"FirstEligible"`

	ResultAskDay   day.Day `label:"结果报告日期" after:"Day" past:"1"`
	ResultAskDoc   string  `label:"结果报告文号" style:"code"`
	ResultReplyDay day.Day `label:"结果批复日期" after:"Day" past:"1"`
	ResultReplyDoc string  `label:"结果批复文号" style:"code"`
	HandoverDay    day.Day `label:"新老班子交接日期" after:"Day" past:"1"`
	ArchivedDay    day.Day `label:"选举材料归档日期" after:"Day" past:"1"`
	EndedDay       day.Day `label:"终止日期" past:"1"`
	EndedReason    string  `label:"终止原因"`
	Note           string  `label:"备注" style:"long" stay:"kept"`
}

func (e Election) Key() string { return e.ID }
func (Election) Kind() Kind    { return KindElection }
func (e Election) Owner() Ref  { return Ref{KindOrganization, e.OrganizationID} }

// On is the day of the election, or the one that is planned; zero if neither is known.
func (e Election) On() day.Day {
	if e.Day.IsZero() {
		return e.Planned
	}
	return e.Day
}

// Called is the day and the kind.
func (e Election) Called() string { return e.On().String() + string(e.ElectionKind) }

// vote is a candidate's count among those of the election.
func (e Election) vote(c Candidate) Vote {
	return Vote{Eligible: e.Eligible, Present: e.Present, For: c.For}
}

// FaultsAmong implements Among.
func (e Election) FaultsAmong(o Others, was Record) []Fault {
	var out []Fault
	for _, x := range []struct{ field, id string }{{"FromTermID", e.FromTermID}, {"TermID", e.TermID}} {
		if t := found[Term](o, x.id); t.ID != "" && t.OrganizationID != e.OrganizationID {
			out = append(out, Fault{x.field, "这是“" + nameIn(o, t.Owner()) + "”的届次，请选本党组织的"})
		}
	}
	out = append(out, onMeetingDay(o, e.MeetingID, "Day", e.Day)...)
	return append(out, once(o, was, e, func(x Election) string { return "“" + nameIn(o, x.Owner()) + "”" + x.Called() },
		func(x Election) bool { return !x.Day.IsZero() }, "OrganizationID", "ElectionKind", "Day")...)
}

// ElectionPost is what a candidate stands for.
type ElectionPost string

// The posts.
const (
	ForMember           ElectionPost = "委员"
	ForDisciplineMember ElectionPost = "纪委委员"
	ForStandingMember   ElectionPost = "常委"
	ForSecretary        ElectionPost = "书记"
	ForDeputy           ElectionPost = "副书记"
	ForDisciplineHead   ElectionPost = "纪委书记"
	ForDelegate         ElectionPost = "党代表"
)

// Choices lists them.
func (ElectionPost) Choices() []string {
	return []string{string(ForMember), string(ForDisciplineMember), string(ForStandingMember), string(ForSecretary), string(ForDeputy),
		string(ForDisciplineHead), string(ForDelegate)}
}

// Candidate is one candidate for one post, with the votes. It never leaves the office.
type Candidate struct {
	ID         string       `label:"编号" style:"code"`
	ElectionID string       `label:"换届工作" ref:"election" need:"1"`
	PersonID   string       `label:"人员" ref:"person" need:"1"`
	Post       ElectionPost `label:"选举职务" need:"1"`
	Order      int          `label:"选票次序"` // by the strokes of the surname, as the office settles it
	WriteIn    bool         `label:"另选他人"`
	For        int          `label:"赞成票"`
	Against    int          `label:"不赞成票"`
	Abstain    int          `label:"弃权票"`
	Elected    bool         `label:"当选"`
	Duty       PartyPost    `label:"委员分工"`
}

func (c Candidate) Key() string { return c.ID }
func (Candidate) Kind() Kind    { return KindCandidate }
func (c Candidate) Owner() Ref  { return Ref{KindElection, c.ElectionID} }

// FaultsAmong implements Among: only full members stand (article 5), nobody has more votes
// than ballots are valid, and who is elected has more than half of those present (C-07).
func (c Candidate) FaultsAmong(o Others, was Record) []Fault {
	out := once(o, was, c, func(x Candidate) string {
		return "“" + nameIn(o, Ref{KindPerson, x.PersonID}) + "”的" + string(x.Post) + "候选人登记"
	},
		nil, "ElectionID", "PersonID", "Post")
	if p := found[Person](o, c.PersonID); p.ID != "" && p.Status != FullMember {
		out = append(out, Fault{"PersonID", "政治面貌不是正式党员，不能作候选人"})
	}
	e := found[Election](o, c.ElectionID)
	most := e.BallotsValid
	if most == 0 {
		most = e.Present
	}
	if sum := c.For + c.Against + c.Abstain; most > 0 && sum > most {
		out = append(out, Fault{"For", fmt.Sprintf("赞成、不赞成、弃权之和（%d）多于有效选票（%d）", sum, most)})
	}
	if _, elected := ElectionCarried(e.vote(c)); c.Elected && e.Present > 0 && !elected {
		out = append(out, Fault{"Elected", fmt.Sprintf("实到%d人（应到%d人）、赞成%d票，不足以当选", e.Present, e.Eligible, c.For)})
	}
	return out
}
