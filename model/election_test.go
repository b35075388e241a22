package model

import (
	"fmt"
	"strings"
	"testing"

	"partyledger/model/day"
)

// electing is a branch whose three members are elected anew: A goes on as secretary, B goes,
// C and D come.
func electing(change func(e *Election, stand []Candidate)) *Book {
	e := Election{ID: "E", OrganizationID: "O", ElectionKind: TermEnds, Day: day.Of(2026, 11, 6), Eligible: 5, Present: 4, Seats: 3,
		SecretarySeats: 1, ResultReplyDay: day.Of(2026, 11, 20), ResultReplyDoc: "甲党〔2026〕9号"}
	stand := []Candidate{
		{ID: "1", ElectionID: "E", PersonID: "A", Post: ForMember, For: 4, Elected: true},
		{ID: "2", ElectionID: "E", PersonID: "C", Post: ForMember, For: 3, Elected: true, Duty: OrganizingOfficer},
		{ID: "3", ElectionID: "E", PersonID: "D", Post: ForMember, For: 3, Elected: true},
		{ID: "4", ElectionID: "E", PersonID: "B", Post: ForMember, For: 1},
		{ID: "5", ElectionID: "E", PersonID: "A", Post: ForSecretary, For: 3, Elected: true},
	}
	change(&e, stand)
	b := NewBook(day.Of(2026, 11, 23), "", nil)
	Put(b, []Organization{{ID: "O", Name: "甲党支部", Type: Branch}})
	Put(b, []Term{{ID: "T", OrganizationID: "O", Elected: day.Of(2023, 11, 1)}})
	Put(b, []CommitteeMember{
		{ID: "a", OrganizationID: "O", PersonID: "A", Post: Secretary, From: day.Of(2023, 11, 1)},
		{ID: "b", OrganizationID: "O", PersonID: "B", Post: OrganizingOfficer, From: day.Of(2023, 11, 1)},
		{ID: "d", OrganizationID: "O", PersonID: "D", Post: DisciplineOfficer, From: day.Of(2023, 11, 1)},
		{ID: "g", OrganizationID: "O", PersonID: "G", Post: PublicityOfficer, From: day.Of(2020, 11, 1), To: day.Of(2023, 11, 1)},
	})
	Put(b, []Election{e})
	Put(b, stand)
	return b.Seal()
}

func TestSettleElection(t *testing.T) {
	settle := func(change func(*Election, []Candidate)) (Settlement, string) {
		b := electing(change)
		e, _ := Find[Election](b, "E")
		return SettleElection(b, e, "T2")
	}
	told := func(s Settlement) string {
		var out []string
		if s.Term != nil {
			out = append(out, "term "+s.Term.Elected.String()+s.Term.ApprovalDocument)
		}
		for _, m := range s.Kept {
			out = append(out, "kept "+m.PersonID+string(m.Post))
		}
		for _, m := range s.Closed {
			out = append(out, "closed "+m.PersonID+string(m.Post)+m.To.String())
		}
		for _, m := range s.New {
			out = append(out, "new "+m.PersonID+string(m.Post)+m.From.String()+m.Document)
		}
		return fmt.Sprint(append(out, s.Election.TermID))
	}
	same := func(*Election, []Candidate) {}
	for _, c := range []struct {
		name   string
		change func(*Election, []Candidate)
		want   string
	}{
		{"a whole committee", same, "[term 2026-11-06甲党〔2026〕9号 kept A书记 closed B组织委员2026-11-06 closed D纪检委员2026-11-06 " +
			"new C组织委员2026-11-06甲党〔2026〕9号 new D委员2026-11-06甲党〔2026〕9号 T2]"},
		{"a by-election closes nobody", func(e *Election, stand []Candidate) {
			e.ElectionKind = ByElection
			for i := range stand {
				stand[i].Elected = stand[i].PersonID == "C"
			}
		}, "[new C组织委员2026-11-06甲党〔2026〕9号 T]"},
		{"a by-election of a secretary ends the old one's post", func(e *Election, stand []Candidate) {
			e.ElectionKind = ByElection
			for i := range stand {
				stand[i].Elected = i == 4
			}
			stand[4].PersonID = "C"
		}, "[closed A书记2026-11-06 new C书记2026-11-06甲党〔2026〕9号 T]"},
		{"the superior appoints", func(e *Election, stand []Candidate) {
			*e = Election{ID: "E", OrganizationID: "O", ElectionKind: Appointed, ReplyDay: day.Of(2026, 10, 1), ReplyDoc: "甲党〔2026〕8号"}
			for i := range stand {
				stand[i].Elected = i == 4
			}
			stand[4].PersonID = "G"
		}, "[closed A书记2026-10-01 new G书记2026-10-01甲党〔2026〕8号 T]"},
	} {
		s, why := settle(c.change)
		if got := told(s); got != c.want || why != "" {
			t.Errorf("%s: %s %s\nwant %s", c.name, got, why, c.want)
		}
	}
	for _, c := range []struct {
		name, why string
		change    func(*Election, []Candidate)
	}{
		{"three of five came", "选举无效", func(e *Election, _ []Candidate) { e.Present = 3 }},
		{"not approved", "结果批复日期", func(e *Election, _ []Candidate) { e.ResultReplyDay = day.Day{} }},
		{"not held", "选举大会日期", func(e *Election, _ []Candidate) { e.Day = day.Day{} }},
		{"settled before", "不必再办", func(e *Election, _ []Candidate) { e.TermID = "T" }},
		{"ended", "已终止", func(e *Election, _ []Candidate) { e.EndedDay = day.Of(2026, 11, 8) }},
		{"nobody elected", "没有登记当选", func(_ *Election, stand []Candidate) {
			for i := range stand {
				stand[i].Elected = false
			}
		}},
	} {
		if _, why := settle(c.change); !strings.Contains(why, c.why) {
			t.Errorf("%s: %q, want %q", c.name, why, c.why)
		}
	}
}

// The state of an election goes by its days alone.
func TestElectionState(t *testing.T) {
	e := Election{ElectionKind: TermEnds, Seats: 3, SecretarySeats: 1}
	on := day.Of(2026, 11, 23)
	steps := []struct {
		set         func(d day.Day)
		state, next string
	}{
		{func(day.Day) {}, "未启动", "报选举请示"},
		{func(d day.Day) { e.DecidedDay = d }, "已研究", "报选举请示"},
		{func(d day.Day) { e.AskDay = d }, "已请示", "等上级批复"},
		{func(d day.Day) { e.ReplyDay = d }, "已批复", "报候选人预备人选请示"},
		{func(d day.Day) { e.PoolDay = d }, "酝酿人选", "报候选人预备人选请示"},
		{func(d day.Day) { e.ScreenDay = d }, "人选已审查", "报候选人预备人选请示"},
		{func(d day.Day) { e.ListAskDay = d }, "人选已报", "等人选批复"},
		{func(d day.Day) { e.ListReplyDay = d }, "人选已批", "召开选举大会"},
		{func(d day.Day) { e.Day = d }, "大会已开", "召开第一次全体会议"},
		{func(d day.Day) { e.FirstDay = d }, "全会已开", "报选举结果"},
		{func(d day.Day) { e.ResultAskDay = d }, "结果已报", "等结果批复"},
		{func(d day.Day) { e.ResultReplyDay = d }, "结果已批", "新老班子交接"},
		{func(d day.Day) { e.HandoverDay = d }, "已交接", "登记届次和班子"},
		{func(day.Day) { e.TermID = "T" }, "已办结", ""},
	}
	for i, s := range steps {
		s.set(day.Of(2026, 1, 1).AddDays(i * 10))
		if e.StateOn(on) != s.state || e.NextOn(on) != s.next || e.Disorder() != "" {
			t.Errorf("%d: %s, %s, %s; want %s, %s", i, e.StateOn(on), e.NextOn(on), e.Disorder(), s.state, s.next)
		}
	}
	if got := e.StateOn(day.Of(2026, 1, 25)); got != "已请示" {
		t.Errorf("in January it was %s", got)
	}
	without := Election{ElectionKind: TermEnds, SecretarySeats: 1, Day: day.Of(2026, 11, 6)}
	if got := without.NextOn(on); got != "报选举结果" {
		t.Errorf("a branch without a committee: %s", got)
	}
	ended := Election{AskDay: on, EndedDay: on}
	if ended.StateOn(on) != ElectionEnded || ended.NextOn(on) != "" || ended.OpenOn(on) {
		t.Errorf("ended: %s, %s", ended.StateOn(on), ended.NextOn(on))
	}
}

func TestTally(t *testing.T) {
	for _, c := range []struct {
		name                     string
		eligible, present, seats int
		votes                    []int
		want                     string
	}{
		{"half of those present is not enough", 13, 12, 3, []int{12, 7, 6, 0}, "[当选 当选 未过半数 ]"},
		{"more than half of those present, not of the eligible", 13, 11, 1, []int{6}, "[当选]"},
		{"more than seats", 25, 25, 2, []int{20, 18, 17}, "[当选 当选 票数居后]"},
		{"as many for the last seat", 25, 25, 2, []int{20, 18, 18, 13}, "[当选 同票待定 同票待定 票数居后]"},
		{"as many, and room for both", 25, 25, 3, []int{20, 18, 18, 13}, "[当选 当选 当选 票数居后]"},
		{"ten of thirteen came", 13, 10, 1, []int{10, 0}, "[选举无效 选举无效]"},
		{"who came is not known", 0, 0, 1, []int{10}, "[未过半数]"},
		{"the seats are not known", 5, 5, 0, []int{5, 4, 2}, "[当选 当选 未过半数]"},
	} {
		if got := fmt.Sprint(Tally(c.eligible, c.present, c.seats, c.votes)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
