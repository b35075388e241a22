package report

// Elections in the report of terms: whom the list of progress shows on a day, and that no votes
// go up.

import (
	"reflect"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// electing is the group with an election that was held and one that is being prepared.
func electing() []model.Record {
	return append(group5(), member("P1", "E2", "O2", day.Of(1985, 1, 1)),
		model.Term{ID: "T1", OrganizationID: "O2", Elected: day.Of(2023, 11, 10)},
		model.Term{ID: "T2", OrganizationID: "O1", Elected: day.Of(2021, 12, 1)},
		model.Election{ID: "X0", OrganizationID: "O2", ElectionKind: model.ByElection, Day: day.Of(2025, 3, 1),
			ResultReplyDay: day.Of(2025, 3, 9)},
		model.Election{ID: "X1", OrganizationID: "O2", ElectionKind: model.TermEnds, FromTermID: "T1", AskDay: day.Of(2026, 9, 1),
			ReplyDay: day.Of(2026, 9, 10), ListReplyDay: day.Of(2026, 10, 20), Day: day.Of(2026, 11, 6), Seats: 3,
			Eligible: 25, Present: 19},
		model.Election{ID: "X2", OrganizationID: "O1", ElectionKind: model.TermEnds, AskDay: day.Of(2026, 11, 2), Seats: 7, Candidates: 8,
			Eligible: 90, Planned: day.Of(2026, 12, 20)},
		model.Candidate{ID: "C1", ElectionID: "X1", PersonID: "P1", Post: model.ForMember, Order: 1, For: 17, Against: 1,
			Abstain: 1, Elected: true})
}

func TestElectionTables(t *testing.T) {
	d := build(t, "terms", bookOf(asOf, "", electing()...))
	x := sheet(t, d, "换届进展")
	if len(x.Rows) != 2 {
		t.Errorf("%d rows: the one of last year is shown", len(x.Rows))
	}
	heads := []string{"届满日期", "请示", "大会", "应到", "实到", "应选", "候选", "当选", "结果批复", "状态"}
	for name, want := range map[string][]string{
		"中共某某集团委员会": {"2026.12.01", "2026.11.02", "—", "—", "—", "7", "8", "—", "—", "已请示"},
		"某某水务党支部":   {"2026.11.10", "2026.09.01", "2026.11.06", "25", "19", "3", "1", "1", "—", "大会已开"},
	} {
		r, got := rowOf(t, x, name), []string(nil)
		for _, h := range heads {
			got = append(got, at(t, x, r, h))
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	votes := sheet(t, d, "选举结果")
	if r := rowOf(t, votes, "某某水务党支部"); at(t, votes, r, "赞成") != "17" || at(t, votes, r, "当选") != "√" {
		t.Errorf("%v", r)
	}
	early := build(t, "terms", bookOf(day.Of(2026, 9, 5), "", electing()...))
	if x := sheet(t, early, "换届进展"); len(x.Rows) != 1 || at(t, x, x.Rows[0], "状态") != "已请示" || at(t, x, x.Rows[0], "大会") != "—" {
		t.Errorf("in September: %v", x.Rows)
	}
	if n := len(sheet(t, early, "选举结果").Rows); n != 0 {
		t.Errorf("%d votes before the meeting", n)
	}
}

// Bound behind the annual report, the terms come without the votes.
func TestNoVotesGoUp(t *testing.T) {
	r, _ := ByName("annual")
	d := r.Build(Input{Book: bookOf(asOf, "", electing()...), Today: asOf, Annexes: []string{"terms"}})
	bound := false
	for _, p := range piecesOf(d) {
		bound = bound || strings.Contains(p.text, "大会已开")
		if p.text == "选举结果" || strings.Contains(p.text, "选举票数") || p.text == "17" {
			t.Errorf("%s: %q goes up", p.place, p.text)
		}
	}
	if !bound {
		t.Error("the list of progress is not bound in")
	}
}
