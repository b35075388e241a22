package rule_test

import (
	"fmt"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// leave takes members of a branch off the register, from the number given on.
func (l *ledger) leave(branch string, from, to int) {
	for i := from; i <= to; i++ {
		p := l.person(fmt.Sprintf("%s%02d", branch, i))
		p.Left, p.LeftHow = day.Of(2026, 9, 1), model.TransferredOut
	}
}

// join adds n full members of long standing to a branch.
func (l *ledger) join(branch string, n int) {
	o := *l.organization(branch)
	old := len(l.people)
	o.ID = "neu" + branch // for the numbers of the people only
	l.addMembers(o, n)
	for i := old; i < len(l.people); i++ {
		l.people[i].OrganizationID = branch
	}
}

// small makes TB a branch of n full members; OG and OT have leave to be small.
func (l *ledger) small(n int, officers ...string) {
	l.organization("OG").SpecialApproval = "市国资党〔2020〕1号"
	l.organization("OT").SpecialApproval = "甲党〔2020〕2号"
	l.leave("TB", n+1, 25)
	for i := range l.officers {
		if o := &l.officers[i]; o.OrganizationID == "TB" {
			o.To = day.Of(2026, 1, 1)
		}
	}
	for _, id := range officers {
		l.officer(id).To = day.Day{}
	}
}

// probationary makes a person a probationary member.
func (l *ledger) probationary(id string) {
	p := l.person(id)
	p.Status, p.Admitted, p.Confirmed = model.ProbationaryMember, day.Of(2026, 3, 1), day.Day{}
}

// A-01 … A-03, C-01, C-02, A-41.
func TestOrganizationSize(t *testing.T) {
	check(t, []spoiled{
		{"99 members in a committee", func(l *ledger) { l.leave("GB", 25, 25) },
			[]string{"A-01 warn organization OG"}, []string{"甲集团党委现有党员99名（其中正式党员99名），不足100人而设立党委，未登记上级党组织批准文号", "按人数改设党总支"}},
		{"99 members with approval", func(l *ledger) {
			l.leave("GB", 25, 25)
			l.organization("OG").SpecialApproval = "市国资党〔2020〕1号"
		}, nil, nil},
		{"probationary members count to 100", func(l *ledger) { l.probationary("GB25") }, nil, nil},
		{"who joins tomorrow does not count", func(l *ledger) { l.person("GB25").Entered = day.Of(2026, 11, 24) },
			[]string{"A-01 warn organization OG"}, []string{"99名"}},
		{"49 members in a general branch", func(l *ledger) {
			l.leave("TB", 25, 25)
			l.organization("OG").SpecialApproval = "市国资党〔2020〕1号"
		}, []string{"A-02 warn organization OT"}, []string{"丙公司党总支现有党员49名", "不足50人而设立党总支", "按人数改设党支部"}},
		{"49 members in the branch of an enterprise", func(l *ledger) { l.join("SB", 24) }, nil, nil},
		{"50 members in the branch of an enterprise", func(l *ledger) { l.join("SB", 25) }, []string{"A-02 warn organization SB"},
			[]string{"现有党员50名", "已达50人以上，现为党支部，请报上级党组织研究设立党总支"}},
		{"100 members in the branch of an enterprise", func(l *ledger) { l.join("SB", 75) }, []string{"A-01 warn organization SB"},
			[]string{"已达100人以上"}},
		{"100 members in a general branch", func(l *ledger) { l.join("TA", 25); l.join("TB", 25) }, []string{"A-01 warn organization OT"},
			[]string{"研究设立党委"}},
		{"50 members in a branch inside", func(l *ledger) { l.join("GB", 25) }, nil, nil},
		{"51 members in a branch inside", func(l *ledger) { l.join("GB", 26) }, []string{"C-01 note organization GB"},
			[]string{"现有党员51名", "不超过50人"}},
		{"a stricter local limit", func(l *ledger) {
			l.local = []model.LocalRule{{ID: "l", RuleID: "C-01", Limit: "支部党员（人）", Value: 30, Document: "甲党〔2026〕1号"}}
			l.join("GB", 6)
		}, []string{"C-01 note organization GB"}, []string{"现有党员31名", "不超过30人"}},
		{"a looser local limit does nothing", func(l *ledger) {
			l.local = []model.LocalRule{{ID: "l", RuleID: "C-01", Limit: "支部党员（人）", Value: 60, Document: "甲党〔2026〕1号"}}
			l.join("GB", 26)
		}, []string{"C-01 note organization GB"}, []string{"不超过50人"}},
		{"7 full members and a committee", func(l *ledger) { l.small(7, "TB-TB01", "TB-TB02", "TB-TB03") }, nil, nil},
		{"7 full members and no committee", func(l *ledger) { l.small(7, "TB-TB01", "TB-TB02") }, []string{"A-03 warn organization TB"},
			[]string{"现有正式党员7名，应当设立支部委员会（3至5人），现登记班子成员2人"}},
		{"6 full members and a secretary", func(l *ledger) { l.small(6, "TB-TB01") }, nil, nil},
		{"6 full members and a committee", func(l *ledger) { l.small(6, "TB-TB01", "TB-TB02", "TB-TB03") },
			[]string{"A-08 warn organization TB"}, []string{"正式党员6名", "现登记班子成员3人"}},
		{"7 members, one of them probationary", func(l *ledger) { l.small(7, "TB-TB01"); l.probationary("TB07") }, nil, nil},
		{"3 full members", func(l *ledger) { l.small(3, "TB-TB01") }, nil, nil},
		{"2 full members", func(l *ledger) { l.small(2, "TB-TB01") }, []string{"A-03 warn organization TB"},
			[]string{"现有党员2名（其中正式党员2名），正式党员不足3名"}},
		{"3 members, one of them probationary", func(l *ledger) { l.small(3, "TB-TB01"); l.probationary("TB03") },
			[]string{"A-03 warn organization TB"}, []string{"现有党员3名（其中正式党员2名）"}},
		{"3 full members and no organisation", func(l *ledger) {
			for _, id := range []string{"GB20", "GB21", "GB22"} {
				l.person(id).EnterpriseID = "M"
			}
		}, []string{"A-03 warn enterprise M"}, []string{"丁公司现有党员3名", "设立党支部"}},
		{"5 units in a joint branch", func(l *ledger) { l.organization("SB").JointUnits = 5 }, nil, nil},
		{"6 units in a joint branch", func(l *ledger) { l.organization("SB").JointUnits = 6 }, []string{"C-02 note organization SB"},
			[]string{"覆盖6个单位"}},
		{"ownership unknown", func(l *ledger) { l.enterprise("S").Ownership = "" }, []string{"A-41 warn enterprise S"}, nil},
		{"a register without members", func(l *ledger) {
			for i := range l.people {
				l.people[i].Status, l.people[i].Dues, l.people[i].DuesBase = model.NonParty, 0, 0
				l.people[i].Admitted, l.people[i].Confirmed = day.Day{}, day.Day{}
			}
			l.officers = nil
			l.appointments = l.appointments[:0]
		}, []string{"A-07 warn organization OG", "A-08 warn organization OT", "D-05 note enterprise G"},
			[]string{"未登记党委委员", "范围内3户企业均未登记董事会"}},
		{"an organisation of an enterprise that has gone", func(l *ledger) {
			l.enterprises = append(l.enterprises, model.Enterprise{ID: "Z", Name: "戊公司", Ownership: model.SoleState,
				Ended: day.Of(2025, 6, 30)})
			l.organizations = append(l.organizations, model.Organization{ID: "OZ", Name: "戊公司党支部", Type: model.Branch, EnterpriseID: "Z"})
		}, []string{"D-08 warn organization OZ"}, []string{"戊公司已于2025年6月30日退出"}},
		{"an ended organisation does not count", func(l *ledger) {
			l.organizations = append(l.organizations, model.Organization{ID: "OZ", Name: "旧支部", Type: model.Branch, EnterpriseID: "S",
				Ended: day.Of(2025, 6, 30)})
		}, nil, nil},
		{"a temporary organisation without approval", func(l *ledger) {
			l.organizations = append(l.organizations, model.Organization{ID: "OZ", Name: "项目临时党支部", Type: model.Branch, EnterpriseID: "S",
				Temporary: true})
		}, []string{"A-10 note organization OZ", "A-10 warn organization OZ"}, []string{"未登记上级党组织批准文号", "未登记撤销日期"}},
		{"a temporary organisation that ends soon", func(l *ledger) {
			l.organizations = append(l.organizations, model.Organization{ID: "OZ", Name: "项目临时党支部", Type: model.Branch, EnterpriseID: "S",
				Temporary: true, FoundingDocument: "甲党〔2026〕3号", Ended: day.Of(2026, 12, 31)})
		}, []string{"A-10 due organization OZ"}, []string{"2026年12月31日撤销"}},
	})
}

// commission adds n plain members to the Party committee, from GB08 on.
func (l *ledger) commission(n int) {
	for i := range n {
		person := fmt.Sprintf("GB%02d", 8+i)
		l.officers = append(l.officers, model.CommitteeMember{ID: "OG-" + person, OrganizationID: "OG", PersonID: person,
			Post: model.CommitteeMemberPost, From: day.Of(2025, 5, 20)})
	}
}

func (l *ledger) dismiss(ids ...string) {
	for _, id := range ids {
		l.officer(id).To = day.Of(2026, 6, 1)
	}
}

// A-07 … A-09.
func TestCommittees(t *testing.T) {
	check(t, []spoiled{
		{"11 committee members", func(l *ledger) { l.commission(4) }, nil, nil},
		{"12 committee members", func(l *ledger) { l.commission(5) }, []string{"A-07 warn organization OG"}, []string{"现有党委委员12人，超过最多11人"}},
		{"two posts of one person count once", func(l *ledger) {
			l.commission(4)
			l.officers = append(l.officers, model.CommitteeMember{ID: "twice", OrganizationID: "OG", PersonID: "GB05",
				Post: model.OrganizingOfficer, From: day.Of(2025, 5, 20)})
		}, nil, nil},
		{"4 committee members", func(l *ledger) { l.dismiss("OG-GB05", "OG-GB06", "OG-GB07") }, []string{"A-07 warn organization OG"},
			[]string{"现有党委委员4人，少于5人"}},
		{"a standing committee", func(l *ledger) {
			l.commission(8)
			l.organization("OG").StandingCommittee = true
			for _, id := range []string{"OG-GB03", "OG-GB04", "OG-GB05"} {
				l.officer(id).Standing = true
			}
		}, nil, nil},
		{"a standing committee of 4 in one of 14", func(l *ledger) {
			l.commission(7)
			l.organization("OG").StandingCommittee = true
			l.officer("OG-GB03").Standing, l.officer("OG-GB04").Standing = true, true
		}, []string{"A-07 warn organization OG", "A-07 warn organization OG"}, []string{"党委委员14人，少于15人", "党委常委4人，少于5人"}},
		{"no secretary", func(l *ledger) { l.dismiss("OG-GB01") }, []string{"A-07 warn organization OG"}, []string{"未登记现任书记"}},
		{"two secretaries", func(l *ledger) { l.officer("OG-GB07").Post = model.Secretary }, []string{"A-07 warn organization OG"},
			[]string{"现任书记2人"}},
		{"three deputies", func(l *ledger) {
			l.officer("OG-GB06").Post, l.officer("OG-GB07").Post = model.FullDeputy, model.DeputySecretary
		}, []string{"A-07 warn organization OG"}, []string{"副书记3人，超过2人"}},
		{"no deputy", func(l *ledger) { l.officer("OG-GB02").Post = model.CommitteeMemberPost },
			[]string{"A-07 warn organization OG", "A-14 note appointment G-GB02总经理"}, []string{"未登记副书记", "总经理GB员02是党员，未任甲集团党委副书记"}},
		{"no discipline inspection in a committee", func(l *ledger) {
			l.organization("OG").DisciplineCommittee = false
			l.officer("OG-GB03").Post = model.CommitteeMemberPost
		}, []string{"A-09 note organization OG"}, []string{"未登记设立纪委"}},
		{"no discipline officer in a branch", func(l *ledger) { l.officer("SB-SB03").Post = model.PublicityOfficer },
			[]string{"A-09 note organization SB"}, nil},
		{"4 in a general branch's committee", func(l *ledger) { l.dismiss("OT-TA05") }, []string{"A-08 warn organization OT"},
			[]string{"党总支委员4人，少于5人"}},
		{"8 in a branch committee", func(l *ledger) {
			l.serve("SB2", "SB", model.Secretary, model.OrganizingOfficer, model.DisciplineOfficer, "", "", "", "", "")
			for i := range l.officers {
				if o := &l.officers[i]; o.OrganizationID == "SB2" {
					o.OrganizationID, o.Post = "SB", model.CommitteeMemberPost
				}
			}
		}, []string{"A-08 warn organization SB"}, []string{"支部委员8人，超过最多7人"}},
	})
}

// confirm sets when GB07, of the committee since 2025-05-20, became a full member.
func (l *ledger) confirm(d day.Day) {
	p := l.person("GB07")
	p.Admitted, p.Confirmed = d.AddYears(-1), d
}

// Party age on the day of taking office.
func TestPartyAge(t *testing.T) {
	check(t, []spoiled{
		{"three years to the day", func(l *ledger) { l.confirm(day.Of(2022, 5, 20)) }, nil, nil},
		{"a day short of three years", func(l *ledger) { l.confirm(day.Of(2022, 5, 21)) }, []string{"A-07 warn committee_member OG-GB07"},
			[]string{"GB员07于2025年5月20日任甲集团党委委员，2022年5月21日转正，党龄至2025年5月21日满3年，任职时党龄不满3年"}},
		{"the register's correction counts", func(l *ledger) { l.confirm(day.Of(2022, 8, 20)); l.person("GB07").AgeCorrection = 3 }, nil,
			nil},
		{"five years to the day in a provincial enterprise", func(l *ledger) {
			l.confirm(day.Of(2020, 5, 20))
			l.enterprise("G").Affiliation = model.ProvincialAffiliation
		}, nil, nil},
		{"a day short of five years in a provincial enterprise", func(l *ledger) {
			l.confirm(day.Of(2020, 5, 21))
			l.enterprise("G").Affiliation = model.ProvincialAffiliation
		}, []string{"A-07 warn committee_member OG-GB07"}, []string{"不满5年"}},
		{"four years, affiliation unknown", func(l *ledger) { l.confirm(day.Of(2021, 5, 20)); l.enterprise("G").Affiliation = "" },
			[]string{"A-07 note committee_member OG-GB07"}, []string{"党龄4年", "未登记隶属关系"}},
		{"a probationary member", func(l *ledger) { l.probationary("GB07") }, []string{"A-07 warn committee_member OG-GB07"},
			[]string{"现为预备党员"}},
		{"the day of confirmation unknown", func(l *ledger) { l.person("GB07").Confirmed = day.Day{} },
			[]string{"A-07 note organization OG", "D-04 note person GB07"}, []string{"GB员07的任职日期或者转正日期未登记"}},
		{"not a Party member", func(l *ledger) {
			p := l.person("GB07")
			p.Status, p.Dues, p.Admitted, p.Confirmed = model.NonParty, 0, day.Day{}, day.Day{}
			l.join("GB", 1)
		}, []string{"D-01 warn committee_member OG-GB07"}, []string{"甲集团党委委员GB员07登记的政治面貌为群众"}},
		{"gone from the register", func(l *ledger) { l.leave("GB", 7, 7); l.join("GB", 1) },
			[]string{"D-01 warn committee_member OG-GB07"}, []string{"已于2026年9月1日离开（组织关系转出）"}},
	})
}

func (l *ledger) term(id string) *model.Term { return at(l.terms, id) }

// A-04 … A-06.
func TestTerms(t *testing.T) {
	check(t, []spoiled{
		{"reminded on the first day", func(l *ledger) { l.term("tOG").Elected = day.Of(2022, 5, 23) }, []string{"A-05 due term tOG"},
			[]string{"A-05 due 2027-05-23 甲集团党委本届班子于2022年5月23日选举产生，任期5年，将于2027年5月23日届满，距今181天，未登记上级党组织换届提醒"}},
		{"not reminded the day before", func(l *ledger) { l.term("tOG").Elected = day.Of(2022, 5, 24) }, nil, nil},
		{"a stricter reminder", func(l *ledger) {
			l.term("tOG").Elected = day.Of(2022, 5, 24)
			l.local = []model.LocalRule{{ID: "l", RuleID: "A-05", Limit: "提前提醒（月）", Value: 8, Document: "甲党〔2026〕1号"}}
		}, []string{"A-05 due term tOG"}, nil},
		{"the reminder was sent", func(l *ledger) {
			*l.term("tGB") = model.Term{ID: "tGB", OrganizationID: "GB", Elected: day.Of(2024, 2, 29), ReminderDay: day.Of(2026, 8, 28)}
		}, []string{"A-05 due term tGB"}, []string{"2027-02-28", "任期3年，将于2027年2月28日届满", "已于2026年8月28日提醒"}},
		{"the last day of the term", func(l *ledger) { l.term("tOG").Elected = day.Of(2021, 11, 23) }, []string{"A-05 due term tOG"},
			[]string{"任期5年，今日届满，未登记"}},
		{"a day before it", func(l *ledger) { l.term("tOG").Elected = day.Of(2021, 11, 24) }, []string{"A-05 due term tOG"},
			[]string{"将于2026年11月24日届满，距今1天"}},
		{"a day late", func(l *ledger) { l.term("tOG").Elected = day.Of(2021, 11, 22) }, []string{"A-06 warn term tOG"},
			[]string{"已于2026年11月22日届满，已超期1天，未登记延期批准文号"}},
		{"a year late", func(l *ledger) { l.term("tGB").Elected = day.Of(2022, 11, 23) }, []string{"A-06 warn term tGB"},
			[]string{"已超期365天"}},
		{"a year and a day late", func(l *ledger) { l.term("tGB").Elected = day.Of(2022, 11, 22) }, []string{"A-06 block term tGB"},
			[]string{"届满至今超过1年"}},
		{"extended by a year", func(l *ledger) {
			*l.term("tGB") = model.Term{ID: "tGB", OrganizationID: "GB", Elected: day.Of(2023, 6, 1), ExtendedTo: day.Of(2027, 6, 1),
				ExtensionDocument: "甲党〔2026〕9号"}
		}, nil, nil},
		{"extended by a year and a day", func(l *ledger) {
			*l.term("tGB") = model.Term{ID: "tGB", OrganizationID: "GB", Elected: day.Of(2023, 6, 1), ExtendedTo: day.Of(2027, 6, 2),
				ExtensionDocument: "甲党〔2026〕9号"}
		}, []string{"A-06 block term tGB"}, []string{"批准延期至2027年6月2日，延期超过1年"}},
		{"extended without approval", func(l *ledger) {
			*l.term("tGB") = model.Term{ID: "tGB", OrganizationID: "GB", Elected: day.Of(2023, 6, 1), ExtendedTo: day.Of(2027, 5, 1)}
		}, []string{"A-06 warn term tGB"}, []string{"登记延期至2027年5月1日，未登记上级党组织批准文号"}},
		{"past the extension", func(l *ledger) {
			*l.term("tGB") = model.Term{ID: "tGB", OrganizationID: "GB", Elected: day.Of(2023, 6, 1), ExtendedTo: day.Of(2026, 10, 31),
				ExtensionDocument: "甲党〔2026〕9号"}
		}, []string{"A-06 warn term tGB"}, []string{"批准延期至2026年10月31日，已超期23天"}},
		{"the next election is what counts", func(l *ledger) {
			l.terms = append(l.terms, model.Term{ID: "old", OrganizationID: "GB", Elected: day.Of(2022, 5, 22)})
		}, nil, nil},
		{"elected a year early", func(l *ledger) {
			l.terms = append(l.terms, model.Term{ID: "old", OrganizationID: "GB", Elected: day.Of(2023, 5, 20)})
		}, []string{"A-06 note term old"}, []string{"上届任期至2026年5月20日届满，已于2025年5月20日提前换届"}},
		{"elected early with approval", func(l *ledger) {
			l.terms = append(l.terms, model.Term{ID: "old", OrganizationID: "GB", Elected: day.Of(2023, 5, 20),
				ExtensionDocument: "甲党〔2025〕1号"})
		}, nil, nil},
		{"the approval stands with the new term", func(l *ledger) {
			l.terms = append(l.terms, model.Term{ID: "old", OrganizationID: "GB", Elected: day.Of(2023, 5, 20)})
			l.term("tGB").ExtensionDocument = "甲党〔2025〕1号"
		}, nil, nil},
		{"an extension of the new term is no such approval", func(l *ledger) {
			l.terms = append(l.terms, model.Term{ID: "old", OrganizationID: "GB", Elected: day.Of(2023, 5, 20)})
			l.term("tGB").ExtensionDocument, l.term("tGB").ExtendedTo = "甲党〔2025〕1号", day.Of(2028, 10, 1)
		}, []string{"A-06 note term old"}, nil},
		{"an election to come is no term", func(l *ledger) { l.term("tGB").Elected = day.Of(2026, 12, 1) },
			[]string{"A-04 note organization GB"}, nil},
		{"no term of an enterprise's organisation", func(l *ledger) { l.term("tSB").OrganizationID = "gone" },
			[]string{"A-04 note organization SB"}, nil},
		{"no terms at all", func(l *ledger) { l.terms = nil }, []string{"A-04 note enterprise G"}, []string{"范围内6个党组织均未登记本届选举日期"}},
	})
}

// The size of a committee by its type, and by a stricter local limit.
func TestSeatRange(t *testing.T) {
	on := day.Of(2026, 11, 23)
	b := model.BookOf(on, "", nil, []model.Record{model.LocalRule{ID: "W", RuleID: "A-08", Limit: "支部委员最多（人）", Value: 5,
		Document: "虚党〔2026〕1号"}}).Seal()
	for _, x := range []struct {
		of          model.Organization
		least, most int
	}{
		{model.Organization{Type: model.Committee}, 5, 11}, {model.Organization{Type: model.Committee, StandingCommittee: true}, 15, 21},
		{model.Organization{Type: model.GeneralBranch}, 5, 9}, {model.Organization{Type: model.Branch}, 3, 5},
	} {
		if least, most := rule.SeatRange(b, x.of, on); least != x.least || most != x.most {
			t.Errorf("%s: %d to %d, want %d to %d", x.of.Type, least, most, x.least, x.most)
		}
	}
}
