package rule_test

// On the register: who has left, died, was expelled, or whose enterprise or
// organisation has ended; the register against itself; dues; what a probationary
// member who came from elsewhere may be granted.

import (
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// A case of somebody who is off the register gives one note, whatever its stage.
func TestCaseOfTheGone(t *testing.T) {
	left := func(how model.LeftHow) func(w *way) {
		return func(w *way) { w.who.Left, w.who.LeftHow = ymd(20240901), how }
	}
	for _, x := range []struct {
		name string
		away func(w *way)
		want string // the one finding; empty = the case goes on
		says string
	}{
		{"died", left(model.Deceased), "D-16 note", "请登记终止"},
		{"expelled", left(model.Expelled), "D-16 note", "已于2024年9月1日离开（开除党籍）"},
		{"moved", left(model.TransferredOut), "D-16 note", "移交接收的党组织"},
		{"died, the day unknown", func(w *way) { w.who.LeftHow = model.Deceased }, "D-16 note", "死亡"},
		{"left the job and was not received", left(model.Resigned), "", ""},
		{"will leave", func(w *way) { w.who.Left, w.who.LeftHow = w.asOf.AddDays(1), model.TransferredOut }, "", ""},
		{"leaves today", func(w *way) { w.who.Left, w.who.LeftHow = w.asOf, model.TransferredOut }, "D-16 note", ""},
		{"the enterprise has ended", func(w *way) { w.enterprise("G").Ended = ymd(20241001) }, "D-16 note", "所在企业甲集团已于2024年10月1日退出"},
		{"the branch has ended", func(w *way) { w.organization("GB").Ended = ymd(20241001) }, "D-16 note", "所在党组织甲集团机关党支部已于2024年10月1日撤销"},
	} {
		w := walk(model.Edition2014)
		w.confirmations = nil // probation is over since May and nobody has voted
		for _, d := range []*day.Day{&w.ConfirmAppliedDay, &w.ConfirmOpinionsDay, &w.ConfirmCommitteeDay, &w.ArchivedDay} {
			*d = day.Day{}
		}
		w.evidence, w.inspected = nil, w.inspected[:4]
		w.who.Status, w.who.Confirmed = model.ProbationaryMember, day.Day{}
		x.away(w)
		b := w.book()
		var got []string
		for _, f := range rule.Check(b) {
			if f.Kind == model.KindDevelopmentCase || f.Kind == model.KindBranchMeeting {
				got = append(got, f.Rule+" "+string(f.Level))
				if x.want != "" && !strings.Contains(f.Message, x.says) {
					t.Errorf("%s: %s", x.name, f.Message)
				}
			}
		}
		if x.want != "" && !slices.Equal(got, []string{x.want}) || x.want == "" && !slices.Contains(got, "B-27 warn") {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
		away := model.CaseAbsence(b, w.DevelopmentCase).Away()
		if away != (x.want != "") {
			t.Errorf("%s: away %v", x.name, away)
		}
		for _, s := range model.Timeline(b, w.DevelopmentCase) {
			if away && !s.Done && !s.Latest.IsZero() {
				t.Errorf("%s: %s is due on %s", x.name, s.Name, s.Latest)
			}
		}
	}
}

// Members who died, were expelled or whose enterprise has ended are on no count.
func TestNotCounted(t *testing.T) {
	count := func(l *ledger) int {
		members, _ := l.book().MemberCount("OG")
		return members
	}
	all := count(sound())
	for _, x := range []struct {
		name  string
		spoil func(l *ledger)
		less  int
	}{
		{"died and expelled", func(l *ledger) {
			l.person("SB20").Left, l.person("SB20").LeftHow = ymd(20260301), model.Deceased
			l.person("SB21").Left, l.person("SB21").LeftHow = ymd(20260301), model.Expelled
		}, 2},
		{"left the job, received nowhere", func(l *ledger) {
			l.person("SB20").Left, l.person("SB20").LeftHow = ymd(20260301),
				model.Resigned
		}, 0},
		{"the way of leaving without a day", func(l *ledger) { l.person("SB20").LeftHow = model.Deceased }, 1},
		{"the enterprise has ended", func(l *ledger) { l.enterprise("S").Ended = ymd(20260301) }, 25},
		{"the branch has ended", func(l *ledger) { l.organization("SB").Ended = ymd(20260301) }, 25},
	} {
		l := sound()
		x.spoil(l)
		if got := count(l); got != all-x.less {
			t.Errorf("%s: %d members, want %d", x.name, got, all-x.less)
		}
	}
}

func TestRegister(t *testing.T) {
	check(t, []spoiled{
		{"left the job, received nowhere", func(l *ledger) {
			l.person("SB20").Left, l.person("SB20").LeftHow = ymd(20260301),
				model.Resigned
		},
			[]string{"D-14 warn person SB20"}, []string{"SB员20已于2026年3月1日离职，组织关系没有转出，仍列入乙公司党支部在册党员（离职未转）"}},
		{"died, no day", func(l *ledger) { l.person("TA20").LeftHow = model.Deceased; l.join("TA", 1) },
			[]string{"D-14 note person TA20"}, []string{"没有登记离开日期"}},
		{"confirmed within the year", func(l *ledger) { l.person("SB20").Confirmed = day.Of(2010, 5, 31) },
			[]string{"D-15 warn person SB20"}, []string{"于2009年6月1日入党，预备期应至2010年6月1日届满，登记2010年5月31日转正，不足一年"}},
		{"confirmed on the day", func(l *ledger) { l.person("SB20").Confirmed = day.Of(2010, 6, 1) }, nil, nil},
		{"a leap day's year", func(l *ledger) {
			l.person("SB20").Admitted, l.person("SB20").Confirmed = day.Of(2008, 2, 29), day.Of(2009, 2, 28)
		}, nil, nil},
		{"joined when there was no probation", func(l *ledger) {
			p := l.person("SB20")
			p.BirthDay, p.Admitted, p.Confirmed = day.Of(1950, 1, 1), day.Of(1970, 7, 1), day.Of(1970, 7, 1)
		}, []string{"D-15 note person SB20"}, []string{"1969年4月至1977年8月入党的没有预备期"}},
		{"after it came back", func(l *ledger) {
			p := l.person("SB20")
			p.BirthDay, p.Admitted, p.Confirmed = day.Of(1950, 1, 1), day.Of(1977, 8, 18), day.Of(1978, 8, 17)
		}, []string{"D-15 warn person SB20"}, nil},
		{"probationary for years", func(l *ledger) {
			p := l.person("SB20")
			p.Status, p.Admitted, p.Confirmed = model.ProbationaryMember, day.Of(2023, 6, 1), day.Day{}
		}, []string{"D-15 warn person SB20"}, []string{"至今登记为预备党员，已超过预备期和最长的延长期（2025年6月1日）"}},
		{"probationary for two years to the day", func(l *ledger) {
			p := l.person("SB20")
			p.Status, p.Admitted, p.Confirmed = model.ProbationaryMember, day.Of(2024, 11, 23), day.Day{}
		}, nil, nil},
		{"joined at seventeen", func(l *ledger) { l.person("SB20").BirthDay = day.Of(1991, 6, 2) }, []string{"D-15 warn person SB20"},
			[]string{"入党时未满18周岁（2009年6月2日年满）"}},
		{"joined at eighteen", func(l *ledger) { l.person("SB20").BirthDay = day.Of(1991, 6, 1) }, nil, nil},
		{"no member, a day of admission", func(l *ledger) {
			p := l.person("SB20")
			p.Status, p.Dues = model.NonParty, 0
			l.join("SB", 1)
		}, []string{"D-15 warn person SB20"}, []string{"登记的政治面貌为群众，却登记了入党日期（2009年6月1日）"}},
		{"an officer of another branch", func(l *ledger) { l.officer("SB-SB02").PersonID = "TA20" },
			[]string{"D-01 warn committee_member SB-SB02"}, []string{"TA员20登记为乙公司党支部组织委员，组织关系在丙公司第一党支部"}},
		{"an enterprise that has ended", func(l *ledger) {
			l.enterprise("S").Ended = ymd(20260301)
			l.organization("SB").Ended = ymd(20260301)
			l.officers = slices.DeleteFunc(l.officers, func(m model.CommitteeMember) bool { return m.OrganizationID == "SB" })
			l.posts = slices.DeleteFunc(l.posts, func(p model.Post) bool { return p.EnterpriseID == "S" })
			l.join("GB", 25)
		}, []string{"D-08 note enterprise S"}, []string{"乙公司已于2026年3月1日退出，名册中还有党员25名没有登记去向"}},
	})
}

// C-10: 1,000 yuan a month at the most.
func TestDuesCap(t *testing.T) {
	dues := func(base, paid int64) func(l *ledger) {
		return func(l *ledger) {
			l.person("SB20").DuesBase, l.person("SB20").Dues = model.Amount(model.Yuan(base)), model.Amount(model.Yuan(paid))
		}
	}
	short := []string{"C-10 warn person SB20"}
	check(t, []spoiled{
		{"80,000 and 1,000 paid", dues(80000, 1000), nil, nil},
		{"80,000 and 1,600 of one's own will", dues(80000, 1600), nil, nil},
		{"80,000 and 900 paid", dues(80000, 900), short, []string{"每月应交1,000.00元（一般以此为限，多交自愿），登记900.00元，少100.00元"}},
		{"50,000 and 1,000 paid", dues(50000, 1000), nil, nil},
		{"49,000 and 979 paid", dues(49000, 979), short, []string{"整额适用2%，每月应交980.00元"}},
		{"a pension of 200,000", func(l *ledger) {
			dues(200000, 1000)(l)
			l.person("SB20").Employment = model.Retired
		}, nil, nil},
	})
}

// A-07a: a year of Party standing.
func TestSecretaryStanding(t *testing.T) {
	confirmed := func(id string, on day.Day) func(l *ledger) {
		return func(l *ledger) {
			l.person(id).Admitted, l.person(id).Confirmed = on.AddMonths(-12), on
		}
	}
	check(t, []spoiled{
		{"a branch's, a day short", confirmed("SB01", day.Of(2024, 5, 21)), []string{"A-07a warn committee_member SB-SB01"},
			[]string{"SB员01于2025年5月20日任乙公司党支部书记，2024年5月21日转正，党龄至2025年5月21日满1年，任职时党龄不满1年"}},
		{"a branch's, to the day", confirmed("SB01", day.Of(2024, 5, 20)), nil, nil},
		{"a general branch's", confirmed("TA01", day.Of(2025, 1, 1)), []string{"A-07a warn committee_member OT-TA01",
			"A-07a warn committee_member TA-TA01"}, nil},
		{"another officer's", confirmed("SB02", day.Of(2025, 1, 1)), nil, nil},
	})
}

// B-32, B-27: a discussion put off, and one held late.
func TestLateDiscussion(t *testing.T) {
	held := func(meeting, came, postponed int) func(w *way) {
		return func(w *way) {
			m := &w.confirmations[0]
			by := ymd(meeting).Sub(m.Day)
			for _, d := range []*day.Day{&m.Day, &m.ApprovalDay, &w.ArchivedDay, &w.asOf} {
				*d = d.AddDays(by)
			}
			w.TransferIn, w.PostponedTo = ymd(came), ymd(postponed)
			if came > 0 {
				w.TransferOut, w.JoiningReviewDay = "某某单位", ymd(came).AddDays(20)
			}
			w.inspect(5)
		}
	}
	late := []string{"B-27 warn branch_meeting m2"}
	for _, x := range []detour{ // admitted on 2024-05-20, probation to 2025-05-20
		{"within the month", "", held(20250620, 0, 0), nil, nil},
		{"a day after the month", "", held(20250621, 0, 0), late, []string{"预备期于2025年5月20日届满，2025年6月21日才召开支部大会讨论转正"}},
		{"put off to the end of six months", "", held(20251120, 20250301, 20251120), nil, nil},
		{"put off and held later still", "", held(20251221, 20250301, 20251120), late, []string{"推迟讨论至2025年11月20日"}},
		{"put off for more than six months", "", held(20251121, 20250301, 20251121), []string{"B-32 warn"}, []string{"应不晚于2025年11月20日"}},
		{"put off without having come", "", held(20251120, 0, 20251120), []string{"B-27 warn branch_meeting m2", "B-32 warn"}, nil},
		{"came as an activist", "", held(20251120, 20230301, 20251120), []string{"B-27 warn branch_meeting m2", "B-32 warn"}, nil},
		{"the papers not looked into", "", func(w *way) {
			held(20251120, 20250301, 20251120)(w)
			w.JoiningReviewDay = day.Day{}
		}, []string{"B-32 note"}, []string{"未登记接收的党委审查入党材料的日期"}},
	} {
		t.Run(x.name, func(t *testing.T) { x.run(t, model.Edition2014) })
	}
}

// B-05, B-10: who was expelled, withdrew or died before acting; who only moved may act.
func TestSponsorsGone(t *testing.T) {
	gone := func(id string, on int, how model.LeftHow) func(w *way) {
		return func(w *way) { w.person(id).Left, w.person(id).LeftHow = ymd(on), how }
	}
	sponsor := func(w *way) { w.Sponsor2ID = "GB12" }
	for _, x := range []detour{ // named on 2023-11-03, the meeting on 2024-05-20, mentors on 2022-09-12
		{"a sponsor who died before the meeting", "", func(w *way) { sponsor(w); gone("GB12", 20240519, model.Deceased)(w) },
			[]string{"B-10 block"}, []string{"GB员12已于2024年5月19日离开（死亡）"}},
		{"expelled before being named", "", func(w *way) { sponsor(w); gone("GB12", 20231001, model.Expelled)(w) },
			[]string{"B-10 block"}, nil},
		{"withdrew on the day", "", func(w *way) { sponsor(w); gone("GB12", 20240520, model.Withdrew)(w) }, []string{"B-10 block"}, nil},
		{"died after the meeting", "", func(w *way) { sponsor(w); gone("GB12", 20240521, model.Deceased)(w) }, nil, nil},
		{"moved before the meeting", "", func(w *way) { sponsor(w); gone("GB12", 20240101, model.TransferredOut)(w) }, nil, nil},
		{"a mentor expelled before being named", "", func(w *way) { w.Mentor2ID = "GB12"; gone("GB12", 20220901, model.Expelled)(w) },
			[]string{"B-05 block"}, nil},
		{"a mentor who moved", "", func(w *way) { w.Mentor2ID = "GB12"; gone("GB12", 20220901, model.TransferredOut)(w) }, nil, nil},
	} {
		t.Run(x.name, func(t *testing.T) { x.run(t, model.Edition2014) })
	}
}
