package rule_test

// Elections: what may not be, at its border, and what looks wrong and is not.

import (
	"fmt"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// elect gives TB, a branch of 25 full members, an election that was held on 6 November 2026
// and whose result is not approved yet: of four the three with more than half of those present
// are elected, if enough came. What is spoiled is spoiled before they are counted.
func (l *ledger) elect(spoil func(e *model.Election)) {
	e := model.Election{ID: "E", OrganizationID: "TB", ElectionKind: model.TermEnds, ElectionForm: model.ByAllMembers,
		AskDay: day.Of(2026, 9, 1), ReplyDay: day.Of(2026, 9, 10), ListAskDay: day.Of(2026, 10, 8), ListReplyDay: day.Of(2026, 10, 20),
		Seats: 3, Day: day.Of(2026, 11, 6), Eligible: 25, Present: 20}
	spoil(&e)
	l.elections = append(l.elections, e)
	half := e.Present / 2
	for i, votes := range []int{e.Present, e.Present - 1, half + 1, half} {
		l.run(model.ForMember, i+1, votes)
	}
}

// run has somebody stand with some votes.
func (l *ledger) run(post model.ElectionPost, member, votes int) {
	e := l.elections[0]
	_, elected := model.ElectionCarried(model.Vote{Eligible: e.Eligible, Present: e.Present, For: votes})
	l.candidates = append(l.candidates, model.Candidate{ID: fmt.Sprint(post, member), ElectionID: "E",
		PersonID: fmt.Sprintf("TB%02d", member), Post: post, Order: member, For: votes, Elected: elected})
}

func TestElections(t *testing.T) {
	with := func(spoil func(e *model.Election)) func(*ledger) { return func(l *ledger) { l.elect(spoil) } }
	september, _ := day.NewMonth(2026, 9)
	seats := func(seats, stand int) func(*ledger) {
		return func(l *ledger) {
			l.elect(func(e *model.Election) { e.Seats = seats })
			l.candidates = nil
			for i := range stand {
				l.run(model.ForMember, i+1, map[bool]int{true: 15}[i < seats])
			}
		}
	}
	check(t, []spoiled{
		{"nothing wrong", with(func(*model.Election) {}), nil, nil},
		{"twenty of twenty-five came", with(func(e *model.Election) { e.Present = 20 }), nil, nil},
		{"nineteen of twenty-five came", with(func(e *model.Election) { e.Present = 19 }), []string{"E-05 block election E"},
			[]string{"丙公司第二党支部2026年11月6日的换届选举，应到25人，实到19人，不足五分之四"}},
		{"ten of thirteen came", with(func(e *model.Election) {
			e.Eligible, e.Present, e.Excluded, e.ExcludedDoc = 13, 10, 12, "甲党〔2026〕9号"
		}),
			[]string{"E-05 block election E"}, nil},
		{"eleven of thirteen came", with(func(e *model.Election) {
			e.Eligible, e.Present, e.Excluded, e.ExcludedDoc = 13, 11, 12, "甲党〔2026〕9号"
		}),
			nil, nil},
		{"seven seats, eight stand", seats(7, 8), []string{"E-03 block election E"}, []string{"应选委员7名，候选人8名", "不少于9名"}},
		{"seven seats, nine stand", seats(7, 9), nil, nil},
		{"five seats, six stand", seats(5, 6), nil, nil},
		{"three seats, three stand", seats(3, 3), []string{"E-03 block election E"}, []string{"不少于4名"}},
		{"nobody stands yet", func(l *ledger) {
			l.elect(func(e *model.Election) { e.Day, e.Planned = day.Day{}, day.Of(2027, 1, 8) })
			l.candidates = nil
		}, nil, nil},
		{"a number alone stands", func(l *ledger) { l.elect(func(e *model.Election) { e.Candidates = 3 }); l.candidates = nil },
			[]string{"E-03 block election E"}, nil},
		{"for the discipline commission, too", func(l *ledger) {
			l.elect(func(e *model.Election) { e.DisciplineSeats = 3 })
			for i := range 3 {
				l.run(model.ForDisciplineMember, i+9, 15)
			}
		}, []string{"E-03 block election E"}, []string{"应选纪委委员3名"}},
		{"the candidates were not approved", with(func(e *model.Election) { e.ListReplyDay = day.Day{} }), []string{"E-04 block election E"}, nil},
		{"they were approved after the meeting", with(func(e *model.Election) { e.ListReplyDay = day.Of(2026, 11, 9) }),
			[]string{"D-17 warn election E", "E-04 block election E"}, []string{"2026年11月9日才获批复",
				"“大会已开”（2026年11月6日）早于“人选已批”（2026年11月9日）"}},
		{"an old one of which only the day is known", func(l *ledger) {
			l.elections = []model.Election{{ID: "E", OrganizationID: "TB", ElectionKind: model.TermEnds, Day: day.Of(2025, 5, 20),
				ResultReplyDay: day.Of(2025, 6, 1)}}
		}, nil, nil},
		{"the reply came before the request", with(func(e *model.Election) { e.ReplyDay = day.Of(2026, 8, 30) }),
			[]string{"D-17 warn election E"}, []string{"“已批复”（2026年8月30日）早于“已请示”（2026年9月1日）"}},
		{"of two days one month is no disorder", with(func(e *model.Election) { e.ReplyDay = september }), nil, nil},
		{"some are left out without leave", with(func(e *model.Election) { e.Eligible, e.Excluded = 23, 2 }), []string{"E-06 warn election E"}, nil},
		{"one voter too many", with(func(e *model.Election) { e.Eligible, e.Present = 26, 22 }), []string{"E-01 warn election E"},
			[]string{"登记应到有选举权的26人、不计入应到的0人，按名册有选举权的正式党员为25人"}},
		{"a probationary member has no vote",
			func(l *ledger) { l.probationary("TB25"); l.elect(func(e *model.Election) { e.Eligible = 24 }) },
			nil, nil},
		{"a candidate counts", with(func(e *model.Election) { e.Scrutineers = "王五、TB员02" }), []string{"E-10 block election E"},
			[]string{"TB员02"}},
		{"another counts", with(func(e *model.Election) { e.Scrutineers = "王五、TB员020" }), nil, nil},
		{"more are elected than seats", with(func(e *model.Election) { e.Seats = 2 }), []string{"E-09 block election E"},
			[]string{"应选委员2名，登记当选3名"}},
		{"fewer are elected than seats", func(l *ledger) { l.elect(func(*model.Election) {}); l.candidates[2].Elected = false },
			[]string{"E-09 note election E"}, []string{"当选2名"}},
		{"who was not elected is in the chair", with(func(e *model.Election) { e.FirstDay, e.FirstChairID = day.Of(2026, 11, 6), "TB04" }),
			[]string{"E-11 note election E"}, nil},
		{"delegates without leave", with(func(e *model.Election) {
			e.ElectionForm, e.AskDay, e.ReplyDay = model.ByDelegates, day.Day{}, day.Day{}
		}),
			[]string{"E-02 warn election E"}, nil},
		{"it was ended", with(func(e *model.Election) { e.EndedDay, e.Present = day.Of(2026, 11, 7), 10 }), nil, nil},
		{"tomorrow's is not judged by who came", with(func(e *model.Election) { e.Day, e.Present = day.Of(2026, 11, 24), 10 }), nil, nil},
	})
}

// What goes up of an election names no rule and no person.
func TestElectionFaults(t *testing.T) {
	l := sound()
	l.elect(func(e *model.Election) { e.Present, e.Scrutineers = 19, "TB员02" })
	for _, f := range rule.Check(l.book()) {
		if w := f.FaultWords(); f.Kind == model.KindElection && (w.Phrase == "" || w.Goes != rule.Up) {
			t.Errorf("%s: %+v", f.Rule, w)
		}
	}
}
