package rule_test

// Organisational life: the border of each rule, and what looks wrong and is not (LIFE 1.6).

import (
	"fmt"
	"slices"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// live has every branch hold what is asked of it from January 2025 on; the meetings are
// SB-支部委员会会议-2026-03 … .
func (l *ledger) live() {
	for _, o := range l.organizations {
		if o.Type != model.Branch {
			continue
		}
		for _, year := range []int{2025, 2026} {
			for m := 1; m <= 12; m++ {
				l.hold(o.ID, model.BranchCommitteeMeeting, day.Of(year, m, 8), 3)
				l.hold(o.ID, model.ThemeDay, day.Of(year, m, 10), 25)
				if m%3 == 2 {
					l.hold(o.ID, model.MemberMeeting, day.Of(year, m, 12), 25)
				}
			}
		}
		l.hold(o.ID, model.LifeMeeting, day.Of(2026, 2, 20), 25).ForYear = 2025
		l.appraisals = append(l.appraisals, model.Appraisal{ID: o.ID, OrganizationID: o.ID, Year: 2025, Day: day.Of(2026, 2, 20),
			DecidedDay: day.Of(2026, 2, 27), Members: 25, Attended: 25, Rated: 25, Excellent: 8})
	}
}

// hold holds one meeting to which all came; none after the ledger's day.
func (l *ledger) hold(org string, kind model.MeetingKind, on day.Day, n int) *model.Meeting {
	m := model.Meeting{ID: fmt.Sprintf("%s-%s-%s", org, kind, on.String()[:7]), OrganizationID: org, MeetingKind: kind, Day: on,
		Title: "学习", Expected: n, Attended: n}
	if !on.After(l.asOf) {
		l.meetings = append(l.meetings, m)
	}
	return &l.meetings[len(l.meetings)-1]
}

// unheld takes meetings out.
func (l *ledger) unheld(ids ...string) {
	l.meetings = slices.DeleteFunc(l.meetings, func(m model.Meeting) bool { return slices.Contains(ids, m.ID) })
}

// lived is one change to the ledger in which all was held.
func lived(change func(l *ledger)) func(*ledger) { return func(l *ledger) { l.live(); change(l) } }

func TestLifeMeetings(t *testing.T) {
	ended := func(l *ledger) { l.unheld("SB-支部党员大会-2026-05") }
	check(t, []spoiled{
		{"nobody began", func(*ledger) {}, nil, nil},
		{"all is held", lived(func(*ledger) {}), nil, nil},
		{"no member meeting in the second quarter", lived(ended), []string{"L-01 warn organization SB"},
			[]string{"乙公司党支部2026年第二季度没有登记召开支部党员大会，请核实补登"}},
		{"a development vote is one", lived(func(l *ledger) { ended(l); l.vote("SB", day.Of(2026, 6, 3)) }), nil, nil},
		{"a quarter that is not over", lived(func(l *ledger) { l.unheld("SB-支部党员大会-2026-11") }), nil, nil},
		{"founded in May: the first half is not asked for", lived(func(l *ledger) {
			l.organization("SB").Founded = day.Of(2026, 5, 12)
			l.meetings = slices.DeleteFunc(l.meetings, func(m model.Meeting) bool {
				return m.OrganizationID == "SB" && m.Day.Before(day.Of(2026, 6, 1))
			})
			l.appraisals = slices.DeleteFunc(l.appraisals, func(a model.Appraisal) bool { return a.ID == "SB" })
		}), nil, nil},
		{"old months of a branch that began late", lived(func(l *ledger) {
			l.meetings = slices.DeleteFunc(l.meetings, func(m model.Meeting) bool {
				return m.OrganizationID == "SB" && m.Day.Before(day.Of(2026, 8, 1)) && m.MeetingKind != model.LifeMeeting
			})
		}), nil, nil},
		{"no committee meeting in March and May", lived(func(l *ledger) { l.unheld("SB-支部委员会会议-2026-03", "SB-支部委员会会议-2026-05") }),
			[]string{"L-02 warn organization SB"}, []string{"2026年3、5月没有登记召开支部委员会会议"}},
		{"no theme day", lived(func(l *ledger) { l.unheld("SB-主题党日-2026-10") }), []string{"L-05 warn organization SB"}, nil},
		{"a theme day with the member meeting", lived(func(l *ledger) {
			l.unheld("SB-主题党日-2026-08")
			at(l.meetings, "SB-支部党员大会-2026-08").AlsoPartyDay = true
		}), nil, nil},
		{"the group has none in one month", lived(func(l *ledger) {
			l.person("SB20").PartyGroup = "第一党小组"
			for _, m := range []int{8, 10} {
				l.hold("SB", model.GroupMeeting, day.Of(2026, m, 3), 1).PartyGroup = "第一党小组"
			}
		}), []string{"L-03 note organization SB"}, []string{"乙公司党支部“第一党小组”2026年9月没有登记召开党小组会"}},
		{"two of five on the committee came", lived(func(l *ledger) {
			m := at(l.meetings, "SB-支部委员会会议-2026-03")
			m.Expected, m.Attended = 5, 2
		}), []string{"L-02 block meeting SB-支部委员会会议-2026-03"}, []string{"应到5人，实到2人，不足半数"}},
		{"two of four came", lived(func(l *ledger) {
			m := at(l.meetings, "SB-支部委员会会议-2026-03")
			m.Expected, m.Attended = 4, 2
		}), nil, nil},
		{"a branch that never held any of one kind", lived(func(l *ledger) {
			l.meetings = slices.DeleteFunc(l.meetings, func(m model.Meeting) bool {
				return m.OrganizationID == "SB" && m.MeetingKind == model.ThemeDay
			})
		}), []string{"L-05 note enterprise S"}, []string{"乙公司有1个党支部没有登记过主题党日：乙公司党支部，是否召开无法核查"}},
		{"an enterprise that never recorded any", lived(func(l *ledger) {
			l.meetings = slices.DeleteFunc(l.meetings, func(m model.Meeting) bool { return m.OrganizationID == "SB" })
			l.appraisals = slices.DeleteFunc(l.appraisals, func(a model.Appraisal) bool { return a.ID == "SB" })
		}), []string{"L-01 note enterprise G"}, []string{"范围内1户企业的党支部没有登记过组织生活"}},
		{"another number than the register's", lived(func(l *ledger) {
			m := at(l.meetings, "SB-支部党员大会-2026-05")
			m.ByName, m.Expected, m.Attended = true, 24, 24
		}), []string{"L-15 note meeting SB-支部党员大会-2026-05"}, []string{"登记应到24人，按当日名册为25人"}},
		{"whose rights are suspended is not counted", lived(func(l *ledger) {
			m := at(l.meetings, "SB-支部党员大会-2026-05")
			m.ByName, m.Expected, m.Attended = true, 24, 24
			l.transfers = append(l.transfers, model.Transfer{ID: "t", PersonID: "SB25", Direction: model.TransferWithin, FromID: "TA",
				ToID:   "SB",
				Issued: day.Of(2026, 7, 1), Received: day.Of(2026, 7, 2), DuesUntil: model.MonthDay(2026, 7)})
		}), nil, nil},
	})
}

// vote is a development vote without a meeting of its own.
func (l *ledger) vote(org string, on day.Day) {
	l.cases = append(l.cases, model.DevelopmentCase{ID: "case", PersonID: org + "24", OrganizationID: org})
	l.votes = append(l.votes, model.BranchMeeting{ID: "vote", CaseID: "case", Day: on, Purpose: model.ForConfirmation,
		Resolution: model.Confirm})
}

func TestLifeOfTheYear(t *testing.T) {
	noLife := func(l *ledger) { l.unheld("SB-组织生活会-2026-02") }
	earlier := func(l *ledger) {
		l.hold("SB", model.LifeMeeting, day.Of(2025, 2, 20), 25).ForYear = 2024
		l.appraisals = append(l.appraisals, model.Appraisal{ID: "SB24", OrganizationID: "SB", Year: 2024, Day: day.Of(2025, 2, 20),
			DecidedDay: day.Of(2025, 2, 27), Members: 25, Excellent: 8, Rated: 25, Attended: 25})
	}
	check(t, []spoiled{
		{"none for 2025", lived(func(l *ledger) { earlier(l); noLife(l) }), []string{"L-06 warn organization SB"}, []string{"没有登记2025年度的组织生活会"}},
		{"held in February of the year after", lived(earlier), nil, nil},
		{"with the member meeting", lived(func(l *ledger) {
			earlier(l)
			noLife(l)
			m := at(l.meetings, "SB-支部党员大会-2026-02")
			m.AlsoLife, m.ForYear = true, 2025
		}), nil, nil},
		{"until March there is time", func(l *ledger) {
			l.asOf = day.Of(2026, 1, 20)
			l.live()
			earlier(l)
			l.meetings = slices.DeleteFunc(l.meetings, func(m model.Meeting) bool {
				return m.MeetingKind == model.LifeMeeting &&
					m.Day.Year() == 2026
			})
		}, []string{"A-19 note enterprise G"}, nil},
		{"no appraisal", lived(func(l *ledger) {
			earlier(l)
			l.appraisals = slices.DeleteFunc(l.appraisals, func(a model.Appraisal) bool { return a.ID == "SB" })
		}),
			[]string{"L-07 warn organization SB"}, nil},
		{"not decided", lived(func(l *ledger) { at(l.appraisals, "SB").DecidedDay = day.Day{} }), []string{"L-07 note appraisal SB"}, nil},
		{"eleven excellent of thirty-one", lived(func(l *ledger) {
			a := at(l.appraisals, "SB")
			a.Members, a.Attended, a.Rated, a.Excellent = 31, 31, 31, 11
		}), []string{"L-08 warn appraisal SB"}, []string{"党员31名，评定优秀11名，一般不超过10名"}},
		{"ten of thirty", lived(func(l *ledger) {
			a := at(l.appraisals, "SB")
			a.Members, a.Attended, a.Rated, a.Excellent = 30, 30, 30, 10
		}), nil, nil},
		{"a fifth, as the office asks for", lived(func(l *ledger) {
			l.local = append(l.local, model.LocalRule{ID: "x", RuleID: "L-08", Limit: "优秀（几名党员中1名）", Value: 5, Document: "甲党〔2025〕3号"})
			for i := range l.appraisals {
				l.appraisals[i].Excellent = 5
			}
			at(l.appraisals, "SB").Excellent = 6
		}), []string{"L-08 warn appraisal SB"}, nil},
	})
}

func TestLifeGrades(t *testing.T) {
	graded := func(change func(l *ledger, g *model.AppraisalGrade)) func(*ledger) {
		return lived(func(l *ledger) {
			g := model.AppraisalGrade{ID: "g", AppraisalID: "SB", PersonID: "SB20", Grade: model.GradeUnfit, Measure: model.TimeLimit,
				MeasureDay: day.Of(2026, 2, 27)}
			change(l, &g)
			l.grades = append(l.grades, g)
		})
	}
	since := func(on, until day.Day, outcome string) func(*ledger) {
		return graded(func(_ *ledger, g *model.AppraisalGrade) { g.MeasureDay, g.Until, g.Outcome = on, until, outcome })
	}
	check(t, []spoiled{
		{"thirteen months", since(day.Of(2025, 10, 20), day.Day{}, ""), []string{"L-10 block appraisal_grade g"},
			[]string{"自2025年10月20日限期改正，已超过12个月，没有登记结果"}},
		{"thirteen months, concluded", since(day.Of(2025, 10, 20), day.Day{}, "已改正"), nil, nil},
		{"over since a month", since(day.Of(2026, 2, 27), day.Of(2026, 10, 31), ""), []string{"L-10 warn appraisal_grade g"}, nil},
		{"soon over", since(day.Of(2026, 2, 27), day.Of(2026, 12, 10), ""), []string{"L-10 due appraisal_grade g"}, nil},
		{"a year from the day", since(day.Of(2026, 2, 27), day.Of(2027, 2, 27), ""), nil, nil},
		{"longer than a year", since(day.Of(2026, 2, 27), day.Of(2027, 3, 31), ""), []string{"L-10 block appraisal_grade g"},
			[]string{"超过12个月"}},
		{"a probationary member is excellent", graded(func(l *ledger, g *model.AppraisalGrade) {
			p := l.person("SB20")
			p.Admitted, p.Confirmed = day.Of(2025, 3, 1), day.Of(2026, 3, 1)
			g.Grade, g.Measure, g.MeasureDay = model.GradeExcellent, "", day.Day{}
		}), []string{"L-09 warn appraisal_grade g"}, []string{"时是预备党员，登记等次“优秀”"}},
		{"a probationary member without a grade", graded(func(l *ledger, g *model.AppraisalGrade) {
			p := l.person("SB20")
			p.Admitted, p.Confirmed = day.Of(2025, 3, 1), day.Of(2026, 3, 1)
			g.Grade, g.Measure, g.MeasureDay = model.Ungraded, "", day.Day{}
		}), nil, nil},
	})
}

func TestStayingAway(t *testing.T) {
	// away has SB20 miss the theme days of some months of 2026, of all of which the names are kept.
	away := func(how model.AbsenceHow, months ...int) func(*ledger) {
		return lived(func(l *ledger) {
			for m := 1; m <= 11; m++ {
				x := at(l.meetings, fmt.Sprintf("SB-主题党日-2026-%02d", m))
				x.ByName = true
				if slices.Contains(months, m) {
					x.Attended = 24
					l.absences = append(l.absences, model.MeetingAbsence{ID: x.ID, MeetingID: x.ID, PersonID: "SB20", How: how})
				}
			}
		})
	}
	check(t, []spoiled{
		{"seven in half a year", away(model.Missed, 5, 6, 7, 8, 9, 10, 11), []string{"L-11 warn person SB20"},
			[]string{"SB员20自2026年5月10日起7次应参加的组织生活都登记为缺席，没有请假，请党支部核实原因"}},
		{"five months", away(model.Missed, 7, 8, 9, 10, 11), nil, nil},
		{"came in between", away(model.Missed, 4, 5, 6, 8, 9, 10, 11), nil, nil},
		{"on leave", away(model.OnLeave, 4, 5, 6, 7, 8, 9, 10, 11), nil, nil},
		{"nothing is demanded of him", func(l *ledger) {
			away(model.Missed, 5, 6, 7, 8, 9, 10, 11)(l)
			l.person("SB20").LifeExempt = true
		}, nil, nil},
	})
}

func TestCommitteeLife(t *testing.T) {
	lecture := func(l *ledger, by string) {
		l.hold("OG", model.PartyLecture, day.Of(2025, 7, 1), 25).LecturerID = by
		l.hold("OG", model.PartyLecture, day.Of(2026, 7, 1), 25).LecturerID = "GB01"
	}
	early := func(l *ledger) { at(l.officers, "OG-GB01").From = day.Of(2024, 12, 1) }
	study := func(l *ledger, months ...int) {
		for _, m := range months {
			l.hold("OG", model.StudyGroupMeeting, day.Of(2026, m, 3), 7)
		}
	}
	check(t, []spoiled{
		{"the secretary gave no lecture", func(l *ledger) { early(l); lecture(l, "GB02") }, []string{"L-04 warn organization OG"},
			[]string{"书记GB员01没有登记2025年讲党课"}},
		{"he did", func(l *ledger) { early(l); lecture(l, "GB01") }, nil, nil},
		{"in office since May", func(l *ledger) { lecture(l, "GB02") }, nil, nil},
		{"no lecture recorded", early, nil, nil},
		{"no study in the third quarter", func(l *ledger) { study(l, 2, 5, 11) }, []string{"L-13 warn organization OG"},
			[]string{"2026年第三季度登记的中心组学习不足1次"}},
		{"study began in May", func(l *ledger) { study(l, 5, 8) }, nil, nil},
		{"once a quarter, as the office asks", func(l *ledger) {
			l.local = append(l.local, model.LocalRule{ID: "x", RuleID: "L-13", Limit: "中心组学习（次/季度）", Value: 2, Document: "甲党〔2025〕3号"})
			study(l, 1, 2, 5, 6, 8)
		}, []string{"L-13 warn organization OG"}, []string{"第三季度"}},
		{"lectures by quarter", lived(func(l *ledger) {
			l.local = append(l.local, model.LocalRule{ID: "x", RuleID: "L-04", Limit: "党课（次/季度）", Value: 1, Document: "甲党〔2025〕3号"})
			for _, o := range []string{"GB", "SB", "TA", "TB"} {
				for _, year := range []int{2025, 2026} {
					for m := 2; m <= 11; m += 3 {
						l.hold(o, model.PartyLecture, day.Of(year, m, 3), 25).LecturerID = "GB01"
					}
				}
			}
			l.unheld("SB-党课-2026-08")
		}), []string{"L-04 warn organization SB"}, []string{"乙公司党支部2026年第三季度登记的党课不足1次"}},
	})
}
