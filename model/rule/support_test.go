package rule_test

import (
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// judged is what the rules find in the sound ledger with records laid over it.
func judged(on day.Day, records ...model.Record) []rule.Finding {
	l := sound()
	b := l.book().With(records...)
	return rule.Check(b.At(on, ""))
}

// supportCase is records laid over the sound ledger, and exactly what is found of
// the topics of this file.
type supportCase struct {
	name    string
	on      day.Day // zero = the usual day
	records []model.Record
	want    []string // rule level kind id
	words   []string // each in some finding
}

func checkSupportCases(t *testing.T, ids []string, cases []supportCase) {
	t.Helper()
	for _, c := range cases {
		if c.on.IsZero() {
			c.on = asOf
		}
		var got []string
		var said strings.Builder
		for _, f := range judged(c.on, c.records...) {
			if !slices.Contains(ids, f.Rule) {
				continue
			}
			got = append(got, strings.Join([]string{f.Rule, string(f.Level), string(f.Kind), f.ID}, " "))
			said.WriteString("due " + f.Due + " " + f.Message + "\n")
		}
		slices.Sort(got)
		if want := slices.Sorted(slices.Values(c.want)); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q\n%s", c.name, got, want, said.String())
		}
		for _, w := range c.words {
			if !strings.Contains(said.String(), w) {
				t.Errorf("%s: nobody says %q:\n%s", c.name, w, said.String())
			}
		}
	}
}

// A ledger that nobody keeps yet is not asked about.
func TestSupportIsSilentUnused(t *testing.T) {
	checkSupportCases(t, []string{"C-08", "C-08a", "C-08b", "S-11", "S-14", "S-15", "S-19"}, []supportCase{{name: "nothing recorded"}})
}

func TestHeadFunds(t *testing.T) {
	y := model.Yuan
	// The minority holding M has three members at new year.
	people := []model.Record{
		model.Person{ID: "M1", Name: "一", EnterpriseID: "M", OrganizationID: "GB", Status: model.FullMember},
		model.Person{ID: "M2", Name: "二", EnterpriseID: "M", OrganizationID: "GB", Status: model.FullMember},
		model.Person{ID: "M3", Name: "三", EnterpriseID: "M", OrganizationID: "GB", Status: model.FullMember},
	}
	fund := func(f model.Fund) []model.Record {
		f.ID, f.Year, f.Basis = "f", 2026, model.ByMembers
		if f.EnterpriseID == "" {
			f.EnterpriseID = "M"
		} else {
			f.ID = "f26" + f.EnterpriseID
		}
		return append(slices.Clone(people), f)
	}
	checkSupportCases(t, []string{"S-14", "A-30", "A-31"}, []supportCase{
		{name: "as due", records: fund(model.Fund{Planned: model.Amount(y(900)), PerMember: y(300), PerMemberDoc: "甲党〔2026〕1号"})},
		{name: "short by rounding", records: fund(model.Fund{Planned: model.Amount(y(900) - 99), PerMember: y(300), PerMemberDoc: "x"})},
		{name: "a yuan short", records: fund(model.Fund{Planned: model.Amount(y(899)), PerMember: y(300), PerMemberDoc: "x"}),
			want:  []string{"S-14 warn fund f"},
			words: []string{"丁公司2026年党组织工作经费列入预算899.00元，按年初党员3名、人均标准300.00元应列900.00元，少列1.00元"}},
		{name: "no standard", records: fund(model.Fund{Planned: model.Amount(y(900))}), want: []string{"S-14 note fund f"},
			words: []string{"未登记人均标准，应列经费无法计算"}},
		{name: "no document", records: fund(model.Fund{Planned: model.Amount(y(900)), PerMember: y(300)}),
			want: []string{"S-14 note fund f"}, words: []string{"未登记人均标准的依据文件"}},
		{name: "a minority holding spends as it likes", records: fund(model.Fund{Planned: model.Amount(y(900)), PerMember: y(300),
			PerMemberDoc: "x", Wages: y(100), Spent: model.Amount(y(800))})},
		// S has 25 members: 7,500 by the head, 100,000 by wages.
		{name: "less than 1 % in a covered enterprise", records: fund(model.Fund{EnterpriseID: "S", Wages: y(10000000),
			Planned: model.Amount(y(7500)), PerMember: y(300), PerMemberDoc: "x"}), want: []string{"A-30 note fund f26S"},
			words: []string{"低于上年度职工工资总额10,000,000.00元的1%（100,000.00元）"}},
		{name: "stopped", records: fund(model.Fund{EnterpriseID: "S", Wages: y(10000000), CarriedOver: model.Amount(y(200001)),
			Planned: model.Amount(y(7500)), PerMember: y(300), PerMemberDoc: "x"}), want: []string{"A-31 warn fund f26S"}},
		{name: "stopped, no standard", records: fund(model.Fund{EnterpriseID: "S", Wages: y(10000000),
			CarriedOver: model.Amount(y(200001)), Planned: model.Amount(y(7500))}), want: []string{"A-31 warn fund f26S"}},
		{name: "spent beyond 1 %, no standard", records: fund(model.Fund{EnterpriseID: "S", Wages: y(10000000),
			Planned: model.Amount(y(100000)), Spent: model.Amount(y(100001))}), want: []string{"S-14 note fund f26S",
			"A-31 note fund f26S"}},
		{name: "spent 1 %, no standard", records: fund(model.Fund{EnterpriseID: "S", Wages: y(10000000), Planned: model.Amount(y(100000)),
			Spent: model.Amount(y(100000))}), want: []string{"S-14 note fund f26S"}},
		{name: "no wages asked for", records: fund(model.Fund{EnterpriseID: "S", Planned: model.Amount(y(7500)), PerMember: y(300),
			PerMemberDoc: "x"})},
	})
}

func TestSites(t *testing.T) {
	whole := model.Site{ID: "s", EnterpriseID: "G", Name: "活动室", Place: true, Facilities: true, Sign: true, Flag: true, Books: true,
		Rules: true, Checked: day.Of(2026, 5, 1)}
	other := func(id string) model.Site {
		x := whole
		x.ID, x.EnterpriseID = "s"+id, id
		return x
	}
	spoil := func(f func(*model.Site)) []model.Record {
		x := whole
		f(&x)
		return []model.Record{x, other("S"), other("T")}
	}
	checkSupportCases(t, []string{"S-15"}, []supportCase{
		{name: "all six", records: spoil(func(*model.Site) {})},
		{name: "two lacking", records: spoil(func(s *model.Site) { s.Flag, s.Rules = false, false }), want: []string{"S-15 warn site s"},
			words: []string{"甲集团“活动室”经2026年5月1日检查，“六有”缺2项：党旗、制度"}},
		{name: "not looked at", records: spoil(func(s *model.Site) { s.Flag, s.Checked = false, day.Day{} }),
			want: []string{"S-15 note site s"}, words: []string{"未登记“六有”检查日期"}},
		{name: "given up: the enterprise has none", records: spoil(func(s *model.Site) { s.Flag, s.Ended = false, asOf }),
			want: []string{"S-15 note enterprise G"}, words: []string{"甲集团设有党组织，未登记党组织活动场所"}},
		{name: "given up tomorrow", records: spoil(func(s *model.Site) { s.Ended = asOf.AddDays(1) })},
		{name: "two have none", records: []model.Record{whole}, want: []string{"S-15 note enterprise S", "S-15 note enterprise T"}},
	})
}

func TestTalent(t *testing.T) {
	out := func(id, enterprise string, on day.Day, reason, measure string) model.TalentMove {
		return model.TalentMove{ID: id, EnterpriseID: enterprise, Name: "张甲", Direction: model.TalentOut, Day: on,
			Category: model.SkilledTalent, Reason: reason, Measure: measure}
	}
	in := out("in", "G", day.Of(2026, 3, 1), "", "")
	in.Direction = model.TalentIn
	checkSupportCases(t, []string{"S-11"}, []supportCase{
		{name: "in and out", records: []model.Record{in, out("1", "G", asOf, "薪酬", "谈话")}},
		{name: "out only", records: []model.Record{out("1", "G", asOf, "薪酬", "谈话")}, want: []string{"S-11 note enterprise G"},
			words: []string{"引进人才0人、流失1人，净流失1人"}},
		{name: "still to come", records: []model.Record{out("1", "G", asOf.AddDays(1), "", "")}},
		{name: "neither reason nor measure", records: []model.Record{in, out("1", "G", asOf, "", "")},
			want: []string{"S-11 note talent_move 1"}, words: []string{"未登记原因和留才措施"}},
		{name: "no measure last year", records: []model.Record{out("1", "G", day.Of(2025, 1, 1), "薪酬", "")},
			want: []string{"S-11 note talent_move 1"}, words: []string{"甲集团2025年1月1日张甲（高技能人才）流失，未登记留才措施"}},
		{name: "long ago", records: []model.Record{out("1", "G", day.Of(2024, 12, 31), "", "")}},
	})
}

// yearStandard asks secretaries for 56 hours and a class.
func yearStandard(from day.Day) model.TrainingStandard {
	return model.TrainingStandard{ID: "std8", Name: "书记学时", Document: "甲党〔2025〕2号", Target: model.ForSecretaries, Hours: 56, Courses: 1,
		HoursPerDay: 8, InForce: true, From: from}
}

// inOffice makes the secretaries of the ledger old in their posts.
func inOffice() []model.Record {
	var out []model.Record
	l := sound()
	for _, m := range l.officers {
		m.From = day.Of(2024, 5, 20)
		out = append(out, m)
	}
	return out
}

// attend records a class of so many hours.
func attend(person string, on day.Day, hours int) model.Training {
	return model.Training{ID: "T" + person + on.String(), PersonID: person, Type: model.SecretaryTraining, From: on, Hours: hours}
}

func TestYearlyTraining(t *testing.T) {
	// GB01 leads G, SB01 S, TA01 T (each as secretary); TB01 a branch of T.
	all := func(year, hours int) []model.Record {
		var out []model.Record
		for _, p := range []string{"GB01", "SB01", "TA01", "TB01"} {
			out = append(out, attend(p, day.Of(year, 5, 1), hours))
		}
		return out
	}
	with := func(lists ...[]model.Record) []model.Record { return slices.Concat(append(lists, inOffice())...) }
	one := func(r ...model.Record) []model.Record { return r }
	checkSupportCases(t, []string{"C-08", "S-19"}, []supportCase{
		{name: "56 hours", records: with(all(2026, 56), one(yearStandard(day.Of(2026, 1, 1))))},
		{name: "an hour less, 60 days before the end of the year", on: day.Of(2026, 11, 1),
			records: with(all(2026, 55), one(yearStandard(day.Of(2026, 1, 1)))),
			want: []string{"C-08 due committee_member OG-GB01", "C-08 due committee_member SB-SB01", "C-08 due committee_member OT-TA01",
				"C-08 due committee_member TB-TB01"},
			words: []string{"due 2026-12-31", "甲集团党委书记GB员012026年培训55学时、集中培训1次，按“书记学时”（甲党〔2025〕2号）应达到56学时、集中培训1次，少1学时，请在年底前安排"}},
		{name: "61 days before", on: day.Of(2026, 10, 31), records: with(all(2026, 55), one(yearStandard(day.Of(2026, 1, 1))))},
		{name: "last year, still within it", on: day.Of(2026, 12, 31), records: with(all(2026, 56), one(yearStandard(day.Of(2026, 1, 1))))},
		{name: "last year short", on: day.Of(2027, 1, 1), records: with(all(2026, 56)[:3], one(attend("TB01", day.Of(2026, 5, 1), 20),
			yearStandard(day.Of(2026, 1, 1)))),
			want: []string{"C-08 warn committee_member TB-TB01"}, words: []string{"少36学时，请补训或者补登"}},
		{name: "days count for hours", records: with(all(2026, 56)[:3],
			one(model.Training{ID: "d", PersonID: "TB01", Type: model.SecretaryTraining, From: day.Of(2026, 5, 1), Days: 7},
				yearStandard(day.Of(2026, 1, 1))))},
		{name: "study without a class", on: day.Of(2027, 1, 1), records: with(all(2026, 56)[:3],
			one(model.Training{ID: "d", PersonID: "TB01", Type: model.MemberStudy, From: day.Of(2026, 5, 1), Hours: 90},
				yearStandard(day.Of(2026, 1, 1)))),
			want: []string{"C-08 warn committee_member TB-TB01"}, words: []string{"少集中培训1次"}},
		{name: "never recorded in two enterprises", records: with(all(2026, 56)[:1], one(yearStandard(day.Of(2026, 1, 1)))),
			want: []string{"C-08 note enterprise S", "C-08 note enterprise T"}, words: []string{"乙公司未登记过党组织书记的培训"}},
		{name: "never recorded anywhere", records: with(one(yearStandard(day.Of(2026, 1, 1)))), want: []string{"C-08 note enterprise G"},
			words: []string{"范围内3户企业均有未登记过培训的对象"}},
		{name: "training without a standard", records: with(all(2026, 1)), want: []string{"C-08 note enterprise G"},
			words: []string{"尚未启用培训标准"}},
		{name: "a standard that is not in force", records: with(all(2026, 1), one(func() model.TrainingStandard {
			s := yearStandard(day.Of(2026, 1, 1))
			s.InForce = false
			return s
		}())), want: []string{"C-08 note enterprise G"}},
		{name: "in office since the summer", records: append(append(all(2026, 1), yearStandard(day.Of(2025, 1, 1))), func() model.Record {
			l := sound()
			m := *l.officer("SB-SB01")
			m.From = day.Of(2026, 6, 1)
			return m
		}()), want: []string{"C-08 due committee_member OG-GB01", "C-08 due committee_member OT-TA01",
			"C-08 due committee_member TB-TB01"}},
	})
}

// In an emerging organisation it is S-19 that speaks of secretaries.
func TestEmergingTraining(t *testing.T) {
	l := sound()
	s := *l.enterprise("S")
	s.Ownership = model.NewOrg
	std := model.TrainingStandard{ID: "s19", Name: "书记天数", Target: model.ForSecretaries, Scope: model.EmergingUnits, Days: 7,
		InForce: true, From: day.Of(2025, 1, 1)}
	for days, want := range map[int][]string{6: {"S-19 warn committee_member SB-SB01"}, 7: nil} {
		records := append(inOffice(), s, std, model.Training{ID: "1", PersonID: "SB01", Type: model.SecretaryTraining,
			From: day.Of(2025, 3, 1), Days: days}, model.Training{ID: "2", PersonID: "SB01", Type: model.SecretaryTraining,
			From: day.Of(2026, 3, 1), Days: 7})
		checkSupportCases(t, []string{"S-19", "C-08"}, []supportCase{{name: "last year", records: records, want: want}})
	}
}

// Members who fall short are told together, a line for each branch.
func TestMemberTraining(t *testing.T) {
	std := model.TrainingStandard{ID: "m", Name: "党员学时", Target: model.ForMembers, Hours: 32, InForce: true, From: day.Of(2025, 1, 1)}
	records := []model.Record{std}
	for _, p := range sound().people {
		for _, year := range []int{2025, 2026} {
			x := model.Training{ID: p.ID + day.Of(year, 1, 1).String(), PersonID: p.ID, Type: model.MemberStudy, From: day.Of(year, 2, 1),
				Hours: 32}
			if year == 2025 && slices.Contains([]string{"TA05", "TA06", "TA07", "TA08"}, p.ID) {
				x.Hours = 31
			}
			records = append(records, x)
		}
	}
	checkSupportCases(t, []string{"C-08"}, []supportCase{{name: "four of a branch", records: records,
		want:  []string{"C-08 warn organization TA"},
		words: []string{"丙公司第一党支部党员25名，2025年教育培训按“党员学时”应达到32学时，未达到的4名：TA员05、TA员06、TA员07等4名"}}})
}

func TestNewSecretaryTraining(t *testing.T) {
	std := model.TrainingStandard{ID: "n", Name: "任职培训", Target: model.ForNewSecretary, Months: 6, InForce: true, From: day.Of(2026, 1, 1)}
	records := func(from day.Day, more ...model.Record) []model.Record {
		l := sound()
		m := *l.officer("SB-SB01")
		m.From = from
		// so that such training is recorded at all
		return append(more, m, std, model.Training{ID: "another", PersonID: "SB09", Type: model.SecretaryTraining,
			From: day.Of(2020, 1, 1)})
	}
	before := model.CommitteeMember{ID: "before", OrganizationID: "SB", PersonID: "SB09", Post: model.Secretary, From: day.Of(2023, 1, 1),
		To: day.Of(2026, 5, 1)}
	checkSupportCases(t, []string{"C-08a"}, []supportCase{
		{name: "a day late", records: records(day.Of(2026, 5, 22), before), want: []string{"C-08a warn committee_member SB-SB01"},
			words: []string{"due 2026-11-22", "乙公司党支部书记SB员01于2026年5月22日任职，未登记新任书记任职培训，按“任职培训”应在任职后6个月内（2026年11月22日前）参加，已超过期限"}},
		{name: "on the last day", records: records(day.Of(2026, 5, 23), before), want: []string{"C-08a due committee_member SB-SB01"}},
		{name: "60 days ahead", records: records(day.Of(2026, 7, 22), before), want: []string{"C-08a due committee_member SB-SB01"}},
		{name: "61 days ahead", records: records(day.Of(2026, 7, 23), before)},
		{name: "it may be a re-election", records: records(day.Of(2026, 5, 22)), want: []string{"C-08a note committee_member SB-SB01"},
			words: []string{"如果是连任，请补登以前的任职"}},
		{name: "trained", records: records(day.Of(2026, 5, 22), before, model.Training{ID: "1", PersonID: "SB01",
			Type: model.NewSecretaryTraining, From: day.Of(2026, 6, 1)})},
		{name: "before the standard", records: records(day.Of(2025, 12, 31), before)},
	})
}

func TestProbationaryTrainingRule(t *testing.T) {
	std := model.TrainingStandard{ID: "p", Name: "预备党员培训", Target: model.ForProbationary, Months: 12, Courses: 1, InForce: true,
		From: day.Of(2025, 1, 1)}
	records := func(confirmed day.Day, more ...model.Record) []model.Record {
		l := sound()
		p := *l.person("SB20")
		p.Admitted, p.Confirmed = confirmed.AddMonths(-12), confirmed
		return append(more, p, std, model.Training{ID: "another", PersonID: "SB09", Type: model.ProbationaryTraining,
			From: day.Of(2020, 1, 1)})
	}
	checkSupportCases(t, []string{"C-08b"}, []supportCase{
		{name: "a day late", records: records(day.Of(2025, 11, 22)), want: []string{"C-08b note person SB20"},
			words: []string{"乙公司SB员20于2025年11月22日转正", "转正后1年内（2026年11月22日前）参加1次"}},
		{name: "on the last day", records: records(day.Of(2025, 11, 23)), want: []string{"C-08b due person SB20"}},
		{name: "trained on probation", records: records(day.Of(2025, 11, 22), model.Training{ID: "1", PersonID: "SB20",
			Type: model.ProbationaryTraining, From: day.Of(2025, 1, 5)})},
		{name: "confirmed before the standard", records: records(day.Of(2024, 12, 31))},
	})
}
