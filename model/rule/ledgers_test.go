package rule_test

import (
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// drop takes clauses out of a charter.
func (l *ledger) drop(gone func(c model.Clause) bool) {
	l.clauses = slices.DeleteFunc(l.clauses, gone)
}

func (l *ledger) charter(id string) *model.Charter { return at(l.charters, id) }

// A-12, D-07.
func TestCharters(t *testing.T) {
	check(t, []spoiled{
		{"no charter", func(l *ledger) {
			l.charters = slices.DeleteFunc(l.charters, func(c model.Charter) bool { return c.ID == "cS" })
		},
			[]string{"A-12 warn enterprise S"}, []string{"乙公司未登记公司章程"}},
		{"not begun, no plan", func(l *ledger) {
			*l.charter("cS") = model.Charter{ID: "cS", EnterpriseID: "S", Version: "2026年修订", Reason: "股权调整中。"}
		},
			[]string{"A-12 warn charter cS"}, []string{"乙公司章程（2026年修订）尚未启动修订，也未登记计划完成日期，登记的未完成原因为：股权调整中，请启动修订"}},
		{"under way, planned for next year", func(l *ledger) {
			*l.charter("cS") = model.Charter{ID: "cS", EnterpriseID: "S", StartedDay: day.Of(2026, 9, 1), PlannedDay: day.Of(2027, 6, 30)}
		}, nil, nil},
		{"under way, planned within the days looked ahead", func(l *ledger) {
			*l.charter("cS") = model.Charter{ID: "cS", EnterpriseID: "S", StartedDay: day.Of(2026, 9, 1), PlannedDay: day.Of(2026, 12, 31)}
		}, []string{"A-12 due charter cS"}, []string{"due 2026-12-31", "修订处于“起草”阶段，计划于2026年12月31日完成，距今38天"}},
		{"under way, planned for yesterday", func(l *ledger) {
			*l.charter("cS") = model.Charter{ID: "cS", EnterpriseID: "S", StartedDay: day.Of(2026, 9, 1), PlannedDay: day.Of(2026, 11, 22)}
		}, []string{"A-12 warn charter cS"}, []string{"已逾期1天"}},
		{"under way without a plan", func(l *ledger) {
			*l.charter("cS") = model.Charter{ID: "cS", EnterpriseID: "S", StartedDay: day.Of(2026, 9, 1)}
		}, []string{"A-12 note charter cS"}, []string{"未登记计划完成日期"}},
		{"drafted with gaps", func(l *ledger) {
			*l.charter("cS") = model.Charter{ID: "cS", EnterpriseID: "S", StartedDay: day.Of(2026, 9, 1), DraftedDay: day.Of(2026, 10, 1),
				PlannedDay: day.Of(2027, 6, 30)}
			l.drop(func(c model.Clause) bool { return c.ID == "cS-safeguard" })
		}, []string{"A-12 note charter cS"}, []string{"缺少1项内容：基础保障，请在提交审议前补充"}},
		{"approved and waiting to be filed", func(l *ledger) {
			l.charter("cS").FiledDay, l.charter("cS").PlannedDay = day.Day{},
				day.Of(2027, 6, 30)
		}, nil, nil},
		{"approved, filing late", func(l *ledger) { l.charter("cS").FiledDay, l.charter("cS").PlannedDay = day.Day{}, day.Of(2026, 6, 30) },
			[]string{"A-12 warn charter cS"}, []string{"已于2025年4月1日批准，尚未登记市场监管备案"}},
		{"filed without the approval", func(l *ledger) { l.charter("cS").ShareholderDay = day.Day{} }, []string{"A-12 warn charter cS"},
			[]string{"未登记股东会（出资人）批准日期"}},
		{"clauses missing", func(l *ledger) {
			l.drop(func(c model.Clause) bool { return c.ID == "cS-safeguard" || c.ID == "cS-powers-supervision" })
		}, []string{"A-12 warn charter cS"}, []string{"缺少2项内容：职责权限·监督、基础保障，不计入已写入章程"}},
		{"a proposed clause does not count", func(l *ledger) { at(l.clauses, "cS-safeguard").Proposed = true },
			[]string{"A-12 warn charter cS"},
			[]string{"缺少1项内容：基础保障（另有1条由程序提出、待确认的条款，未计入）"}},
		{"a proposed clause too many", func(l *ledger) {
			l.clauses = append(l.clauses, model.Clause{ID: "more", CharterID: "cS", Number: "第九条", Element: model.Safeguard,
				Proposed: true})
		}, []string{"A-12 note charter cS"}, []string{"有1条由程序提出、待确认的条款"}},
		{"no clause on the prior procedure", func(l *ledger) { at(l.clauses, "cG-mechanism-decision").Prior = false },
			[]string{"A-12 warn charter cG"}, []string{"缺少1项内容：前置程序条款"}},
		{"a branch needs no such clause", func(l *ledger) { at(l.clauses, "cS-mechanism-decision").Prior = false }, nil, nil},
		{"a minority holding without a charter", func(l *ledger) {
			l.enterprise("S").Ownership = model.MinorityState
			l.charters = l.charters[:1:1]
			l.enterprise("T").Ownership = model.NewOrg
		}, nil, nil},
		{"a revision after one that is written", func(l *ledger) {
			l.charters = append(l.charters, model.Charter{ID: "next", EnterpriseID: "S", StartedDay: day.Of(2026, 9, 1),
				PlannedDay: day.Of(2026, 10, 1)})
		}, nil, nil},
		{"the board before the Party", func(l *ledger) { l.charter("cG").PartyDay = day.Of(2025, 3, 11) },
			[]string{"A-15 warn charter cG"}, []string{"党委会前置研究（2025年3月11日）晚于董事会审议（2025年3月10日）"}},
		{"no Party meeting on the charter", func(l *ledger) { l.charter("cG").PartyDay = day.Day{} }, []string{"A-15 warn charter cG"},
			nil},
		{"filed before approved", func(l *ledger) { l.charter("cS").FiledDay = day.Of(2025, 3, 31) }, []string{"D-07 note charter cS"},
			[]string{"市场监管备案日期（2025年3月31日）早于股东会（出资人）批准日期（2025年4月1日）"}},
	})
}

func (l *ledger) review(id string) *model.PriorReview { return at(l.reviews, id) }

//
func TestPriorReview(t *testing.T) {
	check(t, []spoiled{
		{"Party meeting a day after the board", func(l *ledger) { l.review("rG").PartyDay = day.Of(2026, 3, 4) },
			[]string{"A-15 warn prior_review rG"}, []string{"甲集团“五年规划”的党委会（2026年3月4日）晚于董事会会议（2026年3月3日），程序倒置"}},
		{"no Party meeting", func(l *ledger) { l.review("rG").PartyDay = day.Day{} }, []string{"A-15 warn prior_review rG"},
			[]string{"已于2026年3月3日由董事会决定，未登记党委会日期"}},
		{"not decided yet", func(l *ledger) { l.review("rG").DecisionDay = day.Day{} }, nil, nil},
		{"only the month of the decision known", func(l *ledger) { l.review("rG").DecisionDay, _ = day.NewMonth(2026, 3) }, nil, nil},
		{"after the decision, without a committee", func(l *ledger) { l.review("rT").PartyDay = day.Of(2026, 3, 6) },
			[]string{"A-16 warn prior_review rT"}, []string{"党组织会议（2026年3月6日）"}},
		{"the wrong word without a committee", func(l *ledger) { l.review("rT").Mode = model.PriorDiscussion },
			[]string{"A-16 warn prior_review rT"}, []string{"丙公司不设党委（现为党总支）", "应为“集体研究把关”"}},
		{"without power it is not a matter of A-16", func(l *ledger) {
			l.review("rT").Mode = model.PriorDiscussion
			l.enterprise("T").MajorPower = false
		}, nil, nil},
		{"the wrong word with a committee", func(l *ledger) { l.review("rG").Mode = model.CollectiveCheck },
			[]string{"A-15 note prior_review rG"}, nil},
		{"no list of matters", func(l *ledger) { l.matters = nil }, []string{"A-15 warn enterprise G"}, []string{"未登记重大经营管理事项前置研究讨论清单"}},
		{"a group of matters missing", func(l *ledger) { l.matters[2].Ended = day.Of(2026, 1, 1) }, []string{"A-15 note enterprise G"},
			[]string{"未列1类事项“资产重组、产权转让、资本运作和大额投资”"}},
		{"the secretary leads nothing", func(l *ledger) {
			at(l.appointments, "S-SB01执行董事（董事）").PersonID = "SB02"
		}, []string{"A-16 note organization SB"}, []string{"书记SB员01未在董事会、经理层任职"}},
	})
}

func (l *ledger) headcount(id string) *model.Headcount { return at(l.headcounts, id) }
func (l *ledger) standard() *model.StaffingStandard    { return &l.standards[0] }

//
func TestStaffing(t *testing.T) {
	check(t, []spoiled{
		{"one short by a half", func(l *ledger) { at(l.posts, "pSB12").To = day.Of(2026, 11, 1) }, []string{"A-19 warn enterprise S"},
			[]string{"乙公司职工总数101人（截至2026年10月31日），按集团配备标准（甲党发〔2025〕1号）应配2人，实配专职1人、兼职1人（按50%折算），折合1.5人，尚缺1人"}},
		{"part-time at 0.3", func(l *ledger) { l.standard().PartTimeFactor = model.Percent(30) }, []string{"A-19 warn enterprise S"},
			[]string{"折合1.6人，尚缺1人"}},
		{"rounded half up", func(l *ledger) { l.standard().Rounding = model.RoundHalf; l.posts = slices.Delete(l.posts, 2, 4) }, nil, nil},
		{"only full-time", func(l *ledger) { l.standard().Numerator = model.OnlyFullTime }, []string{"A-19 warn enterprise S"},
			[]string{"实配专职1人，尚缺1人"}},
		{"a person in two posts", func(l *ledger) { at(l.posts, "pSB12").PersonID = "SB11" }, []string{"A-19 warn enterprise S"},
			[]string{"兼职1人"}},
		{"a person full-time and part-time", func(l *ledger) { at(l.posts, "pSB12").PersonID = "SB10" },
			[]string{"A-19 warn enterprise S"}, []string{"专职1人、兼职1人"}},
		{"no headcount", func(l *ledger) { l.headcount("hS").EnterpriseID = "gone" }, []string{"A-19 note enterprise S"},
			[]string{"乙公司未登记职工人数，党务工作人员配备比例无法计算"}},
		{"headcount 0", func(l *ledger) { l.headcount("hS").Total = 0 }, []string{"A-19 note enterprise S"},
			[]string{"2026年10月31日的职工总数为0或者未登记，无法计算"}},
		{"no headcounts at all", func(l *ledger) { l.headcounts = nil }, []string{"A-19 note enterprise G"}, []string{"范围内3户企业均未登记职工人数"}},
		{"no standard chosen", func(l *ledger) { l.standard().InForce = false; l.headcounts = nil }, []string{"A-19 note enterprise G"},
			[]string{"尚未选定党务工作人员配备标准"}},
		{"an old headcount", func(l *ledger) { l.headcount("hS").Day = day.Of(2025, 10, 31) }, []string{"A-19 note enterprise S"},
			[]string{"最近一次职工人数截至2025年10月31日，距今已超过1年"}},
		{"below the condition", func(l *ledger) { l.standard().MinHeadcount = 102; l.posts = nil }, nil, nil},
		{"a second standard, of its own", func(l *ledger) {
			l.standards = append(l.standards, model.StaffingStandard{ID: "own", Name: "乙公司标准", EnterpriseID: "S", InForce: true,
				Numerator: model.OnlyFullTime, Denominator: model.ByTotal, Ratio: model.Percent(2), Rounding: model.RoundUp})
		}, []string{"A-19 warn enterprise S"}, []string{"按乙公司标准应配3人，实配专职1人，尚缺2人"}},
		{"not among the management bodies", func(l *ledger) { l.bodies[0].InManagement = false }, []string{"A-18 warn body bG"},
			[]string{"甲集团党群工作部未列入企业管理机构"}},
		{"joint with nobody", func(l *ledger) { l.bodies[0].Setting = model.Joint }, []string{"A-18 warn body bG"}, []string{"未登记合署部门"}},
		{"no document", func(l *ledger) { l.bodies[0].Document = "" }, []string{"A-18 note body bG"}, nil},
		{"no body", func(l *ledger) { l.bodies = nil }, []string{"A-18 note enterprise G"}, []string{"未登记党务工作机构"}},
		{"fewer than the peers at the head of a central enterprise", func(l *ledger) {
			l.bodies[0].PeerAverage, l.enterprise("G").Affiliation = model.Percent(450), model.CentralAffiliation
		}, []string{"A-14 note organization OG", "A-19a note body bG"}, []string{"编制4人，少于同级部门平均编制4.5人，差1人"}},
		{"fewer than the peers elsewhere", func(l *ledger) { l.bodies[0].PeerAverage = model.Percent(450) }, nil, nil},
		{"a post held by someone gone", func(l *ledger) { l.leave("SB", 10, 10); l.join("SB", 1) }, []string{"A-19 warn enterprise S",
			"D-08 warn post pSB10"}, []string{"在乙公司的党务岗位“党务干事”尚未登记离任"}},
	})
}

// D-05.
func TestCrossAppointments(t *testing.T) {
	chair := func(l *ledger) *model.Appointment { return at(l.appointments, "G-GB01董事长") }
	check(t, []spoiled{
		{"secretary and chairman apart", func(l *ledger) { chair(l).PersonID = "GB05" }, []string{"A-14 note appointment G-GB01董事长"},
			[]string{"甲集团党委书记（GB员01）与董事长（GB员05）不由一人担任"}},
		{"apart for a recorded reason", func(l *ledger) { chair(l).PersonID, chair(l).Reason = "GB05", "市委批准分设" }, nil, nil},
		{"no chairman", func(l *ledger) { chair(l).To = day.Of(2026, 10, 1) }, []string{"D-05 note enterprise G"}, []string{"未登记现任董事长"}},
		{"a sole director", func(l *ledger) {
			l.enterprise("G").BoardForm = model.SoleDirector
			chair(l).Post = model.SoleDirectorPost
		}, nil, nil},
		{"full-time deputy in management", func(l *ledger) {
			l.officer("OG-GB06").Post = model.FullDeputy
			l.appoint("G", "GB06", model.ManagementOrgan, model.DeputyManager)
		}, []string{"A-14 note appointment G-GB06副总经理"}, []string{"专职副书记GB员06兼任副总经理"}},
		{"the discipline head in another office", func(l *ledger) { l.appoint("G", "GB03", model.AuditOrgan, model.AuditMember) },
			[]string{"A-14 note appointment G-GB03审计委员会委员"}, []string{"须报经上级党组织批准"}},
		{"for a reason, not approved", func(l *ledger) {
			l.appoint("G", "GB03", model.AuditOrgan, model.AuditMember).Reason = "人手不足"
		}, []string{"A-14 note appointment G-GB03审计委员会委员"}, nil},
		{"approved by the superior", func(l *ledger) {
			l.appoint("G", "GB03", model.AuditOrgan, model.AuditMember).ApprovalDocument = "市组批〔2025〕3号"
		}, nil, nil},
		{"a leader of the parent as chairman", func(l *ledger) {
			at(l.appointments, "T-TA01董事长").PersonID = "GB02"
			l.committee("T")
		}, nil, nil},
		{"somebody else as chairman", func(l *ledger) {
			at(l.appointments, "T-TA01董事长").PersonID = "GB15"
			l.committee("T")
		}, []string{"A-14 note appointment T-TA01董事长"}, []string{"不由一人担任"}},
		{"a branch company's secretary who is no deputy manager", func(l *ledger) {
			l.committee("T")
			l.branchCompany("T")
		}, []string{"A-14 note organization OT"}, []string{"丙公司不是独立法人", "一般应当担任副总经理"}},
		{"who is one", func(l *ledger) {
			l.committee("T")
			l.branchCompany("T")
			l.appoint("T", "TA01", model.ManagementOrgan, model.DeputyManager)
		}, nil, nil},
		{"who is the manager too", func(l *ledger) {
			l.committee("T")
			l.branchCompany("T")
			at(l.appointments, "T-TA02总经理").PersonID = "TA01"
		}, nil, nil},
		{"a branch company's manager who is not deputy secretary", func(l *ledger) {
			l.committee("T")
			l.branchCompany("T")
			at(l.appointments, "T-TA02总经理").PersonID = "TA05"
			l.appoint("T", "TA01", model.ManagementOrgan, model.DeputyManager)
		}, []string{"A-14 note appointment T-TA02总经理"}, []string{"一般应担任副书记"}},
		{"a firm of a central enterprise need not have a full-time deputy", func(l *ledger) {
			l.enterprise("S").Affiliation, l.enterprise("T").Affiliation = model.CentralAffiliation, model.CentralAffiliation
			l.committee("T")
		}, nil, nil},
		{"nor an office's own root that says it stands below", func(l *ledger) {
			l.enterprise("G").Affiliation, l.enterprise("G").Level = model.CentralAffiliation, 2
		}, nil, nil},
		{"a central enterprise without a full-time deputy", func(l *ledger) { l.enterprise("G").Affiliation = model.CentralAffiliation },
			[]string{"A-14 note organization OG"}, []string{"应当配备专职副书记"}},
		{"a central enterprise's deputy not on the board", func(l *ledger) {
			l.enterprise("G").Affiliation = model.CentralAffiliation
			l.officer("OG-GB06").Post = model.FullDeputy
		}, []string{"A-14 note committee_member OG-GB06"}, []string{"未进入董事会"}},
		{"nobody of the committee elsewhere", func(l *ledger) {
			l.appointments = slices.DeleteFunc(l.appointments, func(a model.Appointment) bool { return a.EnterpriseID == "G" })
			l.appoint("G", "GB20", model.BoardOrgan, model.Chairman).Reason = "上级委派"
		}, []string{"A-13 note organization OG"}, []string{"班子成员7人，均未在"}},
		{"no appointments in one enterprise", func(l *ledger) { at(l.appointments, "S-SB01执行董事（董事）").EnterpriseID = "gone" },
			[]string{"D-05 note enterprise S"}, nil},
	})
}

// committee makes an enterprise's top organisation a Party committee.
func (l *ledger) committee(enterprise string) {
	o := l.organization("O" + enterprise)
	o.Type, o.SpecialApproval, o.DisciplineCommittee = model.Committee, "市组批〔2024〕8号", true
	for _, m := range model.MatterCategory("").Choices() {
		l.matters = append(l.matters, model.ReviewMatter{ID: enterprise + m, EnterpriseID: enterprise, Category: model.MatterCategory(m),
			Matter: m, Day: day.Of(2025, 6, 1)})
	}
	l.reviews[1].Mode = model.PriorDiscussion
	body := l.bodies[0]
	body.ID, body.EnterpriseID = "b"+enterprise, enterprise
	l.bodies = append(l.bodies, body)
}

// branchCompany makes an enterprise one that is no legal person and has no board.
func (l *ledger) branchCompany(enterprise string) {
	e := l.enterprise(enterprise)
	e.LegalPerson, e.BoardForm = false, model.NoBoard
	l.appointments = slices.DeleteFunc(l.appointments, func(a model.Appointment) bool {
		return a.EnterpriseID == enterprise &&
			a.Organ == model.BoardOrgan
	})
}

//
func TestExchanges(t *testing.T) {
	check(t, []spoiled{
		{"a lower rank", func(l *ledger) { l.exchanges[0].ToRank = model.Supervisor }, []string{"A-20 warn exchange x1"},
			[]string{"GB员20于2026年5月1日由甲岗交流任乙岗，职级由中层副职变为主管级，低于原职级"}},
		{"a higher rank", func(l *ledger) { l.exchanges[0].ToRank = model.MiddleHead }, nil, nil},
		{"rank unknown", func(l *ledger) { l.exchanges[0].FromRank = "" }, []string{"A-20 note exchange x1"}, nil},
		{"pay not the same", func(l *ledger) { l.exchanges[0].SamePay = model.CheckedNo }, []string{"A-20 warn exchange x1"},
			[]string{"待遇未执行同级标准"}},
		{"pay not looked at", func(l *ledger) { l.exchanges[0].SamePay = model.Unchecked }, []string{"A-20 note exchange x1"}, nil},
		{"a lower pay grade said to be the same", func(l *ledger) {
			l.exchanges[0].FromPay, l.exchanges[0].ToPay = "薪级8等", "薪级6等"
		}, []string{"A-20 warn exchange x1"}, []string{"薪酬等级由薪级8等变为薪级6等，低于原等级"}},
		{"a higher one, and one that cannot be compared", func(l *ledger) {
			l.exchanges[0].FromPay, l.exchanges[0].ToPay = "G9", "G10"
			l.exchanges[1].FromPay, l.exchanges[1].ToPay = "12级", "主管档"
		}, nil, nil},
		{"one way only", func(l *ledger) { l.exchanges[1].Direction = model.PartyToManagement }, []string{"A-20 note enterprise G"},
			[]string{"2026年登记交流2人次，均为党务→经营单向交流"}},
		{"last year's moves do not make a direction", func(l *ledger) { l.exchanges[1].Day = day.Of(2025, 5, 1) }, nil, nil},
	})
}

//
func TestFunds(t *testing.T) {
	fund := func(l *ledger) *model.Fund { return at(l.funds, "f26S") }
	check(t, []spoiled{
		{"too little budgeted", func(l *ledger) { fund(l).Planned = model.Amount(model.Yuan(99000)) }, []string{"A-30 warn fund f26S"},
			[]string{"列入预算99,000.00元，按上年度职工工资总额10,000,000.00元的1%应列100,000.00元，少列1,000.00元"}},
		{"no budget entered", func(l *ledger) { fund(l).Planned = 0 }, []string{"A-30 warn fund f26S"},
			[]string{"未登记列入预算的金额，按上年度职工工资总额10,000,000.00元的1%应列100,000.00元，请补登"}},
		{"a budget of nought", func(l *ledger) { fund(l).Planned = model.Recorded(0) }, []string{"A-30 warn fund f26S"},
			[]string{"列入预算0元，", "少列100,000.00元"}},
		{"rounded to whole yuan", func(l *ledger) { fund(l).Wages = model.Yuan(10000090) }, nil, nil},
		{"too much budgeted", func(l *ledger) { fund(l).Planned = model.Amount(model.Yuan(100100)) }, []string{"A-30 note fund f26S"},
			[]string{"超过", "100.00元"}},
		{"carried over exactly 2 %", func(l *ledger) { fund(l).CarriedOver = model.Amount(model.Yuan(200000)) }, nil, nil},
		{"carried over a fen more", func(l *ledger) { fund(l).CarriedOver = model.Amount(model.Yuan(200000) + 1) },
			[]string{"A-31 warn fund f26S"}, []string{"累计结转200,000.01元，超过上年度职工工资总额2%（200,000.00元），当年不再安排，现列入预算100,000.00元"}},
		{"carried over more and nothing added", func(l *ledger) {
			fund(l).CarriedOver, fund(l).Planned = model.Amount(model.Yuan(200001)),
				0
		}, nil, nil},
		{"spent exactly 1 %", func(l *ledger) { fund(l).Spent = model.Amount(model.Yuan(100000)) }, nil, nil},
		{"spent more", func(l *ledger) { fund(l).Spent = model.Amount(model.Yuan(100001)) }, []string{"A-31 note fund f26S"},
			[]string{"超出的1.00元不得税前扣除", "本年度总额尚未登记"}},
		{"last year's spending goes by last year's own wages", func(l *ledger) {
			l.funds = append(l.funds, model.Fund{ID: "f25S", EnterpriseID: "S", Year: 2025, Wages: model.Yuan(1000),
				Spent: model.Amount(model.Yuan(100001))})
		}, []string{"A-31 note fund f25S"}, []string{"超过本年度职工工资总额10,000,000.00元的1%"}},
		{"wages unknown", func(l *ledger) { fund(l).Wages = 0 }, []string{"A-30 note fund f26S"}, []string{"应列经费无法计算"}},
		{"no record of the year", func(l *ledger) { fund(l).Year = 2024 }, []string{"A-30 note enterprise S"},
			[]string{"乙公司未登记2026年党组织工作经费"}},
		{"a minority holding", func(l *ledger) {
			l.funds = append(l.funds, model.Fund{ID: "f26M", EnterpriseID: "M", Year: 2026, Wages: model.Yuan(1000),
				Spent: model.Amount(model.Yuan(500))})
		}, nil, nil},
	})
}

// A-17, C-10, C-11, D-02 … D-04.
func TestMembers(t *testing.T) {
	check(t, []spoiled{
		{"dues too low", func(l *ledger) {
			l.person("SB20").DuesBase = model.Amount(model.Yuan(5200))
			l.person("SB20").Dues = model.Amount(model.Yuan(52))
		}, []string{"C-10 warn person SB20"},
			[]string{"SB员20党费计算基数5,200.00元，整额适用1.5%，每月应交78.00元，登记52.00元，少26.00元"}},
		{"dues by brackets one on another", func(l *ledger) {
			l.person("SB20").DuesBase = model.Amount(model.Yuan(11500))
			l.person("SB20").Dues = model.Amount(model.Yuan(140))
		}, []string{"C-10 warn person SB20"}, []string{"230.00元"}},
		{"more than is due", func(l *ledger) { l.person("SB20").Dues = model.Amount(model.Yuan(100)) }, nil, nil},
		{"retired", func(l *ledger) {
			p := l.person("SB20")
			p.Employment, p.DuesBase, p.Dues = model.Retired, model.Amount(model.Yuan(5000)), model.Amount(model.Yuan(25))
		}, nil, nil},
		{"dues unknown", func(l *ledger) { l.person("SB20").Dues = 0; l.person("SB21").DuesBase = 0 }, []string{"C-10 note enterprise S"},
			[]string{"乙公司有2名党员未登记", "SB员20、SB员21"}},
		{"dues of nought", func(l *ledger) { l.person("SB20").Dues = model.Recorded(0) }, []string{"C-10 warn person SB20"},
			[]string{"登记0元，少15.00元"}},
		{"no income to reckon from", func(l *ledger) {
			l.person("SB20").Dues, l.person("SB20").DuesBase = model.Recorded(0), model.Recorded(0)
		}, nil, nil},
		{"dues not kept at all", func(l *ledger) {
			for i := range l.people {
				l.people[i].Dues, l.people[i].DuesBase = 0, 0
			}
		}, nil, nil},
		{"a probationary member who pays nothing", func(l *ledger) { l.probationary("SB20"); l.person("SB20").Dues = 0 },
			[]string{"C-11 warn person SB20"}, []string{"C-11 warn 2026-03-01 预备党员SB员20自2026年3月1日支部大会通过之日起应交纳党费"}},
		{"admitted tomorrow", func(l *ledger) {
			l.probationary("SB20")
			l.person("SB20").Admitted = day.Of(2026, 11, 24)
			l.join("SB", 1)
		}, []string{"C-11 note person SB20"}, []string{"不是党员，登记了月交党费"}},
		{"no branch", func(l *ledger) { l.person("SB20").OrganizationID = ""; l.join("SB", 1) }, []string{"D-03 warn person SB20"},
			[]string{"SB员20未编入党支部"}},
		{"many without a branch are told together", func(l *ledger) {
			for i := 10; i < 21; i++ {
				l.person("SB" + string(rune('0'+i/10)) + string(rune('0'+i%10))).OrganizationID = "gone"
			}
			l.join("SB", 11)
		}, []string{"D-03 warn enterprise S"}, []string{"乙公司有11人未编入党支部", "SB员10、SB员11、SB员12等11人"}},
		{"in the committee itself", func(l *ledger) { l.person("GB20").OrganizationID = "OG" }, []string{"D-03 note person GB20"},
			[]string{"登记在甲集团党委（党委），未编入党支部"}},
		{"confirmed before admitted", func(l *ledger) { l.person("SB20").Confirmed = day.Of(2008, 1, 1) },
			[]string{"D-04 warn person SB20"}, nil},
		{"day of admission unknown", func(l *ledger) { l.person("SB20").Admitted = day.Day{} }, []string{"D-04 note person SB20"}, nil},
		{"identity number and birth day differ", func(l *ledger) {
			p := l.person("SB20")
			p.IdentityNumber, p.BirthDay = "11010519491231002X", day.Of(1949, 12, 30)
			p.Sex = model.Female
		}, []string{"D-02 note person SB20"}, []string{"出生日期1949年12月30日与公民身份号码中的1949年12月31日不一致"}},
		{"only the month of birth known", func(l *ledger) {
			p := l.person("SB20")
			p.IdentityNumber, p.Sex = "11010519491231002X", model.Female
			p.BirthDay, _ = day.NewMonth(1949, 12)
		}, nil, nil},
		{"identity number and sex differ", func(l *ledger) {
			p := l.person("SB20")
			p.IdentityNumber, p.BirthDay = "11010519491231002X", day.Of(1949, 12, 31)
		}, []string{"D-02 note person SB20"}, []string{"性别"}},
		{"a wrong identity number is not shown", func(l *ledger) { l.person("SB20").IdentityNumber = "110105194912310021" },
			[]string{"D-02 note person SB20"}, []string{"公民身份号码无效（校验码不符"}},
		{"one number twice", func(l *ledger) {
			for _, id := range []string{"SB20", "SB21"} {
				p := l.person(id)
				p.IdentityNumber, p.BirthDay, p.Sex = "11010519491231002X", day.Of(1949, 12, 31), model.Female
			}
		}, []string{"D-02 warn person SB21"}, []string{"SB员21与SB员20（乙公司）登记了同一公民身份号码"}},
		{"another kind of paper", func(l *ledger) {
			l.person("SB20").IdentityKind, l.person("SB20").IdentityNumber = model.PermitIdentity, "H1"
		}, nil, nil},
		{"a crew without a member", func(l *ledger) {
			l.person("SB20").Department, l.person("SB20").Frontline = "一班", true
			l.people = append(l.people, model.Person{ID: "w", Name: "工人", EnterpriseID: "S", Department: "二班", Frontline: true,
				Status: model.NonParty})
		}, []string{"A-17 note enterprise S"}, []string{"一线部门（班组）2个，其中1个没有党员：二班"}},
	})
}

// TestWaiver holds that a recorded reason turns a finding into a note that
// carries it, from its day on, and that what merely falls due stays.
func TestWaiver(t *testing.T) {
	waive := func(l *ledger, on day.Day) {
		l.leave("GB", 25, 25)
		l.waivers = []model.Waiver{{ID: "w", RuleID: "A-01", RecordKind: "organization", RecordID: "OG", Reason: "市国资委口头同意，批文办理中",
			By: "某", Day: on}}
	}
	check(t, []spoiled{
		{"with a reason", func(l *ledger) { waive(l, asOf) }, []string{"A-01 note organization OG"}, []string{"（已说明理由：市国资委口头同意，批文办理中）"}},
		{"the reason comes later", func(l *ledger) { waive(l, asOf.AddDays(1)) }, []string{"A-01 warn organization OG"}, nil},
	})
}

// TestRuleReview holds that what is from memory is marked until someone has
// checked it against the original.
func TestRuleReview(t *testing.T) {
	l := sound()
	l.dismiss("OG-GB05", "OG-GB06", "OG-GB07")
	before := ours(rule.Check(l.book()))[0]
	if before.Verified || before.FullBasis() != "《中国共产党国有企业基层组织工作条例（试行）》（2019试行）第六条（待核对）" {
		t.Errorf("before: %v %s", before.Verified, before.Basis)
	}
	l.checked = []model.RuleReview{{ID: "r", RuleID: "A-07", Edition: "2019试行", Day: asOf, By: "某"}}
	after := ours(rule.Check(l.book()))[0]
	if !after.Verified || strings.Contains(after.FullBasis(), "待核对") {
		t.Errorf("after: %v %s", after.Verified, after.Basis)
	}
}

// TestScope holds that a scope is asked about itself only.
func TestScope(t *testing.T) {
	l := sound()
	l.scope = "T"
	l.leave("GB", 25, 25)
	l.exchanges[1].Direction = model.PartyToManagement
	l.posts = nil
	found := ours(rule.Check(l.book()))
	if got := keys(found); !slices.Equal(got, []string{"A-19 warn enterprise T"}) {
		t.Errorf("found %q", got)
	}
}

// TestRules holds that every rule can be cited and that ours name where their text
// was seen; those of member development are held by their own tests.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rule.All() {
		if seen[r.ID] {
			t.Errorf("%s twice", r.ID)
		}
		seen[r.ID] = true
		if r.Title == "" || r.Topic == "" || r.Level == "" || len(r.Provisions) == 0 {
			t.Errorf("%s is not whole: %+v", r.ID, r)
		}
		for _, p := range r.Provisions {
			if p.Verified && p.Source == "" && !p.Own() && !strings.HasPrefix(r.ID, "D-") && !strings.HasPrefix(r.ID, "B-") {
				t.Errorf("%s: verified without a source", r.ID)
			}
		}
	}
}
