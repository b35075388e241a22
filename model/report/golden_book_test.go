package report

// The book of the golden texts: a small group that never was, with something at every
// stage and on either side of every limit, as of 23 November 2026. Whoever adds a ledger
// adds a few of its records here.

import (
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// date is a day, or a month where no day is given.
func date(year, month int, dom ...int) day.Day {
	if len(dom) > 0 {
		return day.Of(year, month, dom[0])
	}
	m, err := day.NewMonth(year, month)
	if err != nil {
		panic(err)
	}
	return m
}

// goldenBook is the group as of a day and in a scope.
func goldenBook(on day.Day, scope string) *model.Book {
	return bookOf(on, scope, slices.Concat(goldenUnits(), goldenPeople(), goldenPosts(), goldenCharters(), goldenDevelopment(),
		goldenSupport(), goldenCare(), goldenCoverage(), goldenRectification(), goldenWork(),
		goldenSchemes(), goldenTexts(), goldenElections())...)
}

func goldenUnits() []model.Record {
	return []model.Record{
		model.Office{ID: model.OfficeID, Unit: "虚谷集团有限公司", PartyUnit: "中共虚谷集团有限公司委员会", RedHead: "中共虚谷集团有限公司委员会文件", DocPrefix: "虚党",
			Addressee: "虚州市国资委党委：",
			Head:      "赵甲", Checker: "钱乙", Maker: "周戊"},

		// first in every list
		model.Enterprise{ID: "E0", Name: "虚谷老厂", ParentID: "E1", Ownership: model.SoleState, Ended: date(2019, 1, 1), EndedHow: "注销"},
		model.Enterprise{ID: "E1", Name: "虚谷集团有限公司", ShortName: "虚谷集团", Ownership: model.SoleState, Affiliation: model.CityAffiliation,
			LegalPerson: true, BoardForm: model.FullBoard, Level: 1},
		model.Enterprise{ID: "E2", Name: "虚谷水务有限公司", ShortName: "虚谷水务", ParentID: "E1", Ownership: model.WhollyState, LegalPerson: true,
			BoardForm: model.FullBoard},
		model.Enterprise{ID: "E3", Name: "虚谷制造股份有限公司", ShortName: "虚谷制造", ParentID: "E2", Ownership: model.AbsoluteState,
			LegalPerson: true, BoardForm: model.SoleDirector},
		model.Enterprise{ID: "E4", Name: "虚谷参股有限公司", ParentID: "E1", Ownership: model.MinorityState, LegalPerson: true,
			BoardForm: model.FullBoard},
		model.Enterprise{ID: "E5", Name: "虚谷商会", ParentID: "E2", Ownership: model.NewOrg},
		model.Enterprise{ID: "E6", Name: "虚谷物流有限公司", ShortName: "虚谷物流", ParentID: "E1", Ownership: model.RelativeState, LegalPerson: true,
			Ended: date(2026, 9, 30), EndedHow: "吸收合并"},
		model.Enterprise{ID: "E7", Name: "虚谷置业有限公司", ShortName: "虚谷置业", ParentID: "E1", Ownership: model.RelativeState, LegalPerson: true,
			BoardForm: model.NoBoard, Founded: date(2026, 3, 1)},

		model.Headcount{ID: "H1", EnterpriseID: "E1", Day: date(2025, 12, 31), Total: 300, OnDuty: 280, Dispatched: 20, Frontline: 90,
			Youth: 80},
		model.Headcount{ID: "H2", EnterpriseID: "E1", Day: date(2026, 11, 23), Total: 320, OnDuty: 300, Dispatched: 25, Frontline: 100,
			Youth: 81},
		model.Headcount{ID: "H3", EnterpriseID: "E1", Day: date(2026, 11, 24), Total: 999},
		model.Headcount{ID: "H4", EnterpriseID: "E2", Day: date(2025, 6, 30), Total: 100, OnDuty: 100},
		model.Headcount{ID: "H5", EnterpriseID: "E3", Day: date(2026, 6, 30), Total: 60},
		model.Headcount{ID: "H7", EnterpriseID: "E5", Day: date(2026, 6, 30), Total: model.Counted(0)},
		model.Headcount{ID: "H6", EnterpriseID: "E4", Day: date(2026, 6, 30), OnDuty: 7},

		model.Organization{ID: "O1", Name: "中共虚谷集团有限公司委员会", ShortName: "集团党委", Type: model.Committee, EnterpriseID: "E1",
			CanApprove: true, DisciplineCommittee: true, Superior: "中共虚州市国资委委员会"},
		model.Organization{ID: "O2", Name: "虚谷集团机关党支部", ShortName: "机关支部", Type: model.Branch, EnterpriseID: "E1", ParentID: "O1"},
		model.Organization{ID: "O3", Name: "中共虚谷水务有限公司总支部委员会", ShortName: "水务总支", Type: model.GeneralBranch, EnterpriseID: "E2",
			ParentID: "O1"},
		model.Organization{ID: "O4", Name: "虚谷水务第一党支部", ShortName: "水务一支部", Type: model.Branch, EnterpriseID: "E2", ParentID: "O3"},
		model.Organization{ID: "O5", Name: "虚谷制造党支部", ShortName: "制造支部", Type: model.Branch, EnterpriseID: "E3", ParentID: "O3"},
		model.Organization{ID: "O6", Name: "虚谷商会党支部", ShortName: "商会支部", Type: model.Branch, EnterpriseID: "E5", ParentID: "O3"},
		model.Organization{ID: "O7", Name: "虚谷水务泵站项目临时党支部", ShortName: "泵站临时支部", Type: model.Branch, EnterpriseID: "E2", ParentID: "O3",
			Temporary: true},
		model.Organization{ID: "O8", Name: "虚谷物流党支部", ShortName: "物流支部", Type: model.Branch, EnterpriseID: "E6", ParentID: "O1"},
		model.Organization{ID: "O9", Name: "虚谷集团老干部党支部", ShortName: "老干部支部", Type: model.Branch, EnterpriseID: "E1", ParentID: "O1",
			Ended: date(2026, 5, 31), EndedHow: "并入机关支部"},
		model.Organization{ID: "O10", Name: "虚谷水务第二党支部", ShortName: "水务二支部", Type: model.Branch, EnterpriseID: "E2", ParentID: "O3"},
		model.Organization{ID: "O11", Name: "虚谷集团退休党支部", ShortName: "退休支部", Type: model.Branch, EnterpriseID: "E1", ParentID: "O1"},

		// ended yesterday
		model.Term{ID: "T1", OrganizationID: "O1", Number: "第三届", Elected: date(2021, 11, 22), ReminderDay: date(2026, 5, 20)},
		// ends in six months to the day
		model.Term{ID: "T2", OrganizationID: "O2", Number: "第二届", Elected: date(2024, 5, 23), ReminderDay: date(2026, 12, 1)},
		model.Term{ID: "T3", OrganizationID: "O3", Number: "第一届", Elected: date(2023, 8, 1), ExtensionDocument: "虚党〔2026〕6号",
			ExtendedTo: date(2027, 8, 1)},
		model.Term{ID: "T4", OrganizationID: "O4", Number: "第一届", Elected: date(2023, 11, 23)}, // ends today
		model.Term{ID: "T6", OrganizationID: "O6", Number: "第一届", Elected: date(2023, 4, 10)},
		model.Term{ID: "T7", OrganizationID: "O6", Number: "第二届", Elected: date(2026, 4, 9)},
		model.Term{ID: "T8", OrganizationID: "O8", Number: "第一届", Elected: date(2020, 1, 1)},
		// the extension is over
		model.Term{ID: "T10", OrganizationID: "O10", Number: "第一届", Elected: date(2022, 3, 1), ExtensionDocument: "虚党〔2025〕2号",
			ExtendedTo: date(2026, 3, 1)},
		model.Term{ID: "T11", OrganizationID: "O11", Number: "第一届", Elected: date(2026, 1, 4)},
		model.Term{ID: "T12", OrganizationID: "O11", Number: "第二届", Elected: date(2026, 11, 24)},
	}
}

// goldenPerson is a full member on duty at a branch; more is what else is to be said.
func goldenPerson(id, name, enterprise, branch string, born day.Day, more func(*model.Person)) model.Person {
	p := model.Person{ID: id, Name: name, Sex: model.Male, Ethnicity: "汉族", BirthDay: born, EnterpriseID: enterprise,
		OrganizationID: branch, Education: model.Bachelor,
		Employment: model.Employed, WorkPost: model.ManagerPost, Status: model.FullMember, Admitted: date(2010, 6, 20),
		Confirmed: date(2011, 6, 20)}
	if more != nil {
		more(&p)
	}
	return p
}

// outside is somebody who is no member.
func outside(s model.PartyStatus, more func(*model.Person)) func(*model.Person) {
	return func(p *model.Person) {
		p.Status, p.Admitted, p.Confirmed = s, day.Day{}, day.Day{}
		if more != nil {
			more(p)
		}
	}
}

func goldenPeople() []model.Record {
	return []model.Record{
		goldenPerson("P01", "赵甲", "E1", "O2", date(1966, 11, 23), func(p *model.Person) {
			p.Department, p.Position, p.Education, p.Degree, p.Dues = "党委办公室", "党委书记、董事长", model.Postgraduate, "硕士", model.Amount(30050)
			p.IdentityNumber, p.Phone, p.NativePlace = "110101196611230019", "13900000001", "虚州市"
			p.Admitted, p.Confirmed, p.AgeCorrection = date(1996, 11, 23), date(1997, 11, 24), -12
		}),
		goldenPerson("P02", "钱乙", "E1", "O2", date(1981, 11, 24), func(p *model.Person) {
			p.Sex, p.Position, p.Dues, p.TitleGrade = model.Female, "总经理", model.Amount(20000), model.SeniorTitle
		}),
		goldenPerson("P03", "孙丙", "E1", "O2", date(1970, 12, 31), func(p *model.Person) {
			p.Position, p.Confirmed = "专职副书记",
				date(2016, 11, 23)
		}),
		goldenPerson("P04", "李丁", "E1", "O2", date(1971, 1, 1), func(p *model.Person) {
			p.Position, p.Ethnicity, p.Confirmed = "纪委书记", "满族", date(2016, 11, 24)
		}),
		goldenPerson("P05", "周戊", "E1", "O2", date(1990, 11, 24), func(p *model.Person) {
			p.Department, p.Position, p.TitleGrade, p.WorkPost = "党群工作部", "党群工作部主管", model.MiddleTitle, model.TechnicalPost
		}),
		goldenPerson("P06", "吴己", "E1", "O2", date(1985, 5), func(p *model.Person) {
			p.Education, p.Dues = model.College,
				model.Recorded(0)
		}),
		goldenPerson("P07", "郑庚", "E2", "O4", date(1990, 11, 23), func(p *model.Person) {
			p.Frontline, p.WorkPost, p.Position, p.TitleGrade = true, model.WorkerPost, "泵站站长", model.JuniorTitle
		}),
		goldenPerson("P08", "王辛", "E2", "O4", date(1980, 2, 29), func(p *model.Person) { p.Position = "水务公司党总支书记、总经理" }),
		goldenPerson("P09", "冯壬", "E3", "O5", day.Day{}, func(p *model.Person) {
			p.Sex, p.Ethnicity, p.Education, p.WorkPost, p.Frontline = "", "", "", "", true
		}),
		goldenPerson("P10", "陈癸", "E2", "O4", date(2000, 1, 15), func(p *model.Person) {
			p.Status, p.Admitted, p.Confirmed, p.Frontline, p.WorkPost = model.ProbationaryMember, date(2026, 5, 10), day.Day{}, true,
				model.WorkerPost
		}),
		goldenPerson("P11", "褚子", "E2", "O4", date(1995, 3, 3), func(p *model.Person) {
			p.Status, p.Admitted, p.Confirmed, p.Sex = model.ProbationaryMember, date(2026, 10, 20), day.Day{}, model.Female
		}),
		goldenPerson("P12", "卫丑", "E2", "O4", date(1998, 8, 8), outside(model.Prospect, func(p *model.Person) { p.Frontline = true })),
		goldenPerson("P13", "蒋寅", "E3", "O5", date(1999, 9, 9),
			outside(model.Activist, func(p *model.Person) { p.Sex, p.TitleGrade = model.Female, model.MiddleTitle })),
		goldenPerson("P14", "沈卯", "E1", "O2", date(2001, 1, 1),
			outside(model.Applicant, func(p *model.Person) { p.Education = model.Secondary })),
		goldenPerson("P15", "韩辰", "E3", "O5", date(1988, 8, 8), func(p *model.Person) {
			p.Status, p.Admitted, p.Confirmed = model.ProbationaryMember, date(2025, 3, 1), day.Day{}
		}),
		goldenPerson("P16", "杨巳", "E1", "O2", date(1991, 12, 31), func(p *model.Person) {
			p.Admitted, p.Confirmed, p.Ethnicity = date(2025, 6, 10), date(2026, 6, 10), "回族"
		}),
		goldenPerson("P17", "朱午", "E2", "O4", date(1993, 3, 3), func(p *model.Person) {
			p.Status, p.Admitted, p.Confirmed = model.ProbationaryMember, date(2025, 5, 20), day.Day{}
		}),
		goldenPerson("P18", "秦未", "E2", "O4", date(1993, 4, 4), outside(model.NonParty, nil)),
		goldenPerson("P19", "尤申", "E6", "O8", date(1979, 1, 1), nil), // whose enterprise has ended
		goldenPerson("P20", "许酉", "E5", "O6", date(1972, 2, 2), func(p *model.Person) {
			p.WorkPost, p.Employment, p.Education = model.OtherWorkPost, model.OtherEmp, model.HighSchool
		}),
		goldenPerson("P21", "何戌", "E1", "O2", date(1984, 4, 4), func(p *model.Person) {
			p.Left, p.LeftHow = date(2026, 3, 31),
				model.TransferredOut
		}),
		goldenPerson("P22", "吕亥", "E1", "", date(1986, 6, 6), outside(model.NonParty, nil)),
		goldenPerson("P23", "施金", "E2", "O4", date(1992, 2, 2), outside(model.Applicant, func(p *model.Person) { p.Backbone = true })),
		goldenPerson("P24", "张木", "E2", "O4", date(1950, 10, 1), func(p *model.Person) {
			p.Employment, p.Education, p.Ethnicity, p.WorkPost = model.Retired, model.JuniorSchool, "藏族", ""
			p.Admitted, p.Confirmed = date(1975, 7), date(1976, 7)
		}),
		goldenPerson("P25", "孔水", "E1", "O2", date(1994, 4, 4), outside(model.NonParty, nil)),
		goldenPerson("P26", "曹火", "E2", "O4", date(1996, 6, 6), func(p *model.Person) {
			p.Status, p.Admitted, p.Confirmed, p.Sex, p.Ethnicity, p.Employment = model.ProbationaryMember, date(2026, 2, 1), day.Day{},
				model.Female, "苗族", model.Dispatched
			p.Education, p.TitleGrade, p.WorkPost = model.College, model.JuniorTitle, model.WorkerPost
		}),
		goldenPerson("P27", "严土", "E1", "O2", date(1945, 5, 5), func(p *model.Person) {
			p.Left, p.LeftHow = date(2025, 12, 1),
				model.Deceased
		}),
		goldenPerson("P28", "华日", "E4", "", date(1983, 3, 3), func(p *model.Person) { p.Sex = model.Female }), // a member without a branch
		goldenPerson("P29", "金月", "E6", "O8", date(1989, 9, 9), func(p *model.Person) {
			p.Left, p.LeftHow, p.Admitted, p.Confirmed = date(2026, 9, 30), model.TransferredOut, date(2025, 2, 1), date(2026, 2, 1)
		}),
		model.Discipline{ID: "X1", PersonID: "P06", Measure: model.MemberOnWatch, Day: date(2025, 1, 1), Until: date(2027, 1, 1)},
		model.Discipline{ID: "X2", PersonID: "P20", Measure: model.SevereWarning, Day: date(2026, 2, 2)},
	}
}

func goldenPosts() []model.Record {
	return []model.Record{
		model.CommitteeMember{ID: "M1", OrganizationID: "O1", PersonID: "P01", Post: model.Secretary, From: date(2021, 11, 22)},
		model.CommitteeMember{ID: "M2", OrganizationID: "O1", PersonID: "P02", Post: model.DeputySecretary, From: date(2021, 11, 22)},
		model.CommitteeMember{ID: "M3", OrganizationID: "O1", PersonID: "P03", Post: model.FullDeputy, From: date(2021, 11, 22)},
		model.CommitteeMember{ID: "M4", OrganizationID: "O1", PersonID: "P04", Post: model.DisciplineHead, From: date(2021, 11, 22)},
		model.CommitteeMember{ID: "M5", OrganizationID: "O2", PersonID: "P03", Post: model.Secretary, From: date(2024, 5, 23)},
		model.CommitteeMember{ID: "M6", OrganizationID: "O3", PersonID: "P08", Post: model.Secretary, From: date(2023, 8, 1)},
		model.CommitteeMember{ID: "M7", OrganizationID: "O4", PersonID: "P07", Post: model.Secretary, From: date(2025, 11, 23)},
		model.CommitteeMember{ID: "M8", OrganizationID: "O5", PersonID: "P09", Post: model.Secretary},
		model.CommitteeMember{ID: "M9", OrganizationID: "O6", PersonID: "P20", Post: model.Secretary, From: date(2026, 4, 9)},
		model.CommitteeMember{ID: "M10", OrganizationID: "O2", PersonID: "P05", Post: model.OrganizingOfficer, From: date(2024, 5, 23),
			To: date(2026, 11, 22)},
		model.CommitteeMember{ID: "M11", OrganizationID: "O10", PersonID: "P08", Post: model.Secretary, From: date(2022, 3, 1)},

		model.Appointment{ID: "A1", EnterpriseID: "E1", PersonID: "P01", Organ: model.BoardOrgan, Post: model.Chairman,
			From: date(2021, 12, 1)},
		model.Appointment{ID: "A2", EnterpriseID: "E1", PersonID: "P02", Organ: model.BoardOrgan, Post: model.Director,
			From: date(2021, 12, 1)},
		model.Appointment{ID: "A3", EnterpriseID: "E1", PersonID: "P02", Organ: model.ManagementOrgan, Post: model.GeneralManager,
			From: date(2021, 12, 1)},
		model.Appointment{ID: "A4", EnterpriseID: "E1", PersonID: "P04", Organ: model.AuditOrgan, Post: model.AuditMember,
			From: date(2022, 1, 1)},
		model.Appointment{ID: "A5", EnterpriseID: "E1", PersonID: "P22", Organ: model.BoardOrgan, Post: model.OutsideDirector,
			From: date(2024, 1, 1)},
		model.Appointment{ID: "A6", EnterpriseID: "E2", PersonID: "P08", Organ: model.ManagementOrgan, Post: model.GeneralManager,
			From: date(2023, 8, 1)},
		model.Appointment{ID: "A7", EnterpriseID: "E3", PersonID: "P09", Organ: model.BoardOrgan, Post: model.SoleDirectorPost,
			To: date(2026, 11, 22)},
		model.Appointment{ID: "A8", EnterpriseID: "E3", PersonID: "P15", Organ: model.ManagementOrgan, Post: model.DeputyManager,
			From: date(2025, 1, 1)},

		model.Exchange{ID: "C1", PersonID: "P05", EnterpriseID: "E1", Direction: model.ManagementToParty, Day: date(2026, 2, 1),
			Document: "虚任〔2026〕1号", FromUnit: "运营部", FromPost: "副经理", FromRank: model.MiddleDeputy, ToUnit: "党群工作部", ToPost: "副部长",
			ToRank: model.MiddleDeputy, SamePay: model.CheckedYes, Note: "任前公示五个工作日，\n按干部管理权限报批，相关材料存党委办公室"},
		model.Exchange{ID: "C2", PersonID: "P06", EnterpriseID: "E1", Direction: model.PartyToManagement, Day: date(2026, 11, 23),
			FromUnit: "党群工作部", FromPost: "主管", FromRank: model.Supervisor, ToUnit: "运营部", ToPost: "经理", ToRank: model.MiddleHead,
			SamePay: model.CheckedNo},
		model.Exchange{ID: "C3", PersonID: "P10", EnterpriseID: "E2", Direction: model.PartyToManagement, Day: date(2025, 3, 1),
			FromPost: "干事", FromRank: model.Specialist, ToPost: "班员", ToRank: model.Staff},
		model.Exchange{ID: "C4", PersonID: "P11", EnterpriseID: "E2", Direction: model.ManagementToParty, Day: date(2024, 7),
			FromPost: "班长", ToPost: "干事", SamePay: model.Unchecked},
		model.Exchange{ID: "C5", PersonID: "P12", EnterpriseID: "E2", Direction: model.ManagementToParty, Day: date(2026, 11, 24),
			FromPost: "班长", ToPost: "干事"},

		model.Body{ID: "B1", EnterpriseID: "E1", Name: "党群工作部", Setting: model.Independent, InManagement: true, Document: "虚发〔2022〕3号",
			Quota: 3, PeerAverage: model.Percent(450)},
		model.Body{ID: "B2", EnterpriseID: "E1", Name: "纪检室", Setting: model.Independent, InManagement: true, Quota: 2,
			PeerAverage: model.Percent(200)},
		model.Body{ID: "B3", EnterpriseID: "E2", Name: "综合办公室", Setting: model.Joint, JointWith: "行政办公室"},
		model.Body{ID: "B4", EnterpriseID: "E3", Name: "党务办", Setting: model.Joint, JointWith: "人力资源部", Ended: date(2026, 11, 22)},

		model.Post{ID: "W1", EnterpriseID: "E1", BodyID: "B1", PersonID: "P03", Title: "部长", Field: model.PartyField,
			WorkTime: model.FullTime},
		model.Post{ID: "W2", EnterpriseID: "E1", BodyID: "B1", PersonID: "P05", Title: "主管", Field: model.PartyField,
			WorkTime: model.FullTime},
		model.Post{ID: "W3", EnterpriseID: "E1", BodyID: "B1", PersonID: "P05", Title: "工会干事", Field: model.MassField,
			WorkTime: model.PartTime},
		model.Post{ID: "W4", EnterpriseID: "E1", BodyID: "B1", PersonID: "P06", Title: "干事", Field: model.PartyField,
			WorkTime: model.PartTime},
		model.Post{ID: "W5", EnterpriseID: "E1", BodyID: "B2", PersonID: "P04", Title: "纪检室主任", Field: model.DisciplineField,
			WorkTime: model.FullTime},
		model.Post{ID: "W6", EnterpriseID: "E2", BodyID: "B3", PersonID: "P07", Title: "党务员", Field: model.PartyField,
			WorkTime: model.PartTime},
		model.Post{ID: "W7", EnterpriseID: "E3", PersonID: "P15", Title: "党务员", Field: model.PartyField, WorkTime: model.FullTime,
			From: date(2026, 1, 1)},
		model.Post{ID: "W8", EnterpriseID: "E1", BodyID: "B1", PersonID: "P21", Title: "干事", Field: model.PartyField,
			WorkTime: model.FullTime},

		model.StaffingStandard{ID: "N1", Name: "千分之十", Source: "集团通知", Document: "虚党〔2024〕8号", Level: model.GroupLevel, InForce: true,
			Numerator: model.WithPartTime, PartTimeFactor: model.Percent(50), IncludeDiscipline: true, Denominator: model.ByOnDuty,
			Ratio: model.Percent(1), Minimum: 2, Rounding: model.RoundUp, MinHeadcount: 50, NeedCommittee: false},
		model.StaffingStandard{ID: "N2", Name: "制造专职一名", Source: "水务通知", EnterpriseID: "E3", InForce: true, Numerator: model.OnlyFullTime,
			Denominator: model.ByTotal, Minimum: 1, MinMembers: 1, IncludeMass: true, Rounding: model.RoundHalf},
		model.StaffingStandard{ID: "N3", Name: "未启用的标准", Source: "草案", Numerator: model.OnlyFullTime, Denominator: model.ByTotal,
			Minimum: 9},
	}
}

// goldenClauses is a clause for each requirement but those left out.
func goldenClauses(charter string, proposed bool, without ...string) []model.Record {
	var out []model.Record
	for i, q := range model.CharterRequirements() {
		if !slices.Contains(without, q.ID) {
			out = append(out, model.Clause{ID: charter + q.ID, CharterID: charter, Chapter: "第五章 党的组织", Number: "第" +
				model.ChineseNumber(i+30) + "条", Element: q.Element, Phase: q.Phase,
				Text: q.Text, Authority: "讨论决定重大事项", Ways: "会议研究", Prior: q.ID == "mechanism-decision", Proposed: proposed, Order: 9 - i})
		}
	}
	return out
}

func goldenCharters() []model.Record {
	big, other := model.MatterPlanning, model.MatterOther
	records := []model.Record{
		model.Charter{ID: "G1", EnterpriseID: "E1", Version: "2026年修订", StartedDay: date(2025, 3, 1), DraftedDay: date(2025, 5, 1),
			PartyDay: date(2025, 6, 1), BoardDay: date(2025, 7, 1), ShareholderDay: date(2026, 1, 10), ShareholderDocument: "虚国资〔2026〕2号",
			FiledDay: date(2026, 2, 1)},
		model.Charter{ID: "G2", EnterpriseID: "E2", Version: "2026年修订", StartedDay: date(2026, 1, 5), DraftedDay: date(2026, 3, 1),
			PartyDay: date(2026, 11, 24), ShareholderDay: date(2026, 12, 5), ShareholderDocument: "尚未发生", PlannedDay: date(2026, 11, 22),
			Reason: "等待股东意见"},
		model.Charter{ID: "G3", EnterpriseID: "E3", Version: "2024年修订", StartedDay: date(2024, 1, 1), DraftedDay: date(2024, 2, 1),
			PartyDay: date(2024, 3, 1), BoardDay: date(2024, 4, 1), ShareholderDay: date(2024, 5, 1), FiledDay: date(2024, 6, 1),
			PlannedDay: date(2026, 12, 31)},
		model.Charter{ID: "G4", EnterpriseID: "E4", Version: "2020年版", StartedDay: date(2020, 1, 1)},
		model.Charter{ID: "G5", EnterpriseID: "E1", Version: "2019年版", StartedDay: date(2019, 1, 1), FiledDay: date(2019, 9, 1),
			Superseded: date(2026, 2, 1)},
	}
	records = append(records, goldenClauses("G1", false)...)
	records = append(records, goldenClauses("G2", true, "structure")...)
	records = append(records, goldenClauses("G3", false, "powers-supervision", "safeguard")...)
	return append(records,
		model.Clause{ID: "Gx", CharterID: "G1", Number: "第九十条", Text: "不采用的条款"},
		model.ReviewMatter{ID: "R1", EnterpriseID: "E1", Category: big, Matter: "五年规划", Day: date(2025, 1, 1), Document: "虚党〔2025〕1号"},
		model.ReviewMatter{ID: "R2", EnterpriseID: "E2", Category: big, Matter: "年度计划", Ended: date(2026, 11, 23)},
		model.PriorReview{ID: "V1", EnterpriseID: "E1", MatterID: "R1", Category: big, Matter: "五年规划调整", Mode: model.PriorDiscussion,
			PartyDay: date(2026, 4, 1), DecisionBody: model.ByBoard, DecisionDay: date(2026, 4, 9)},
		model.PriorReview{ID: "V2", EnterpriseID: "E2", Category: big, Matter: "管网改造", Mode: model.PartyDecision,
			PartyDay: date(2026, 6, 2), DecisionBody: model.ByManagers, DecisionDay: date(2026, 6, 1)},
		model.PriorReview{ID: "V3", EnterpriseID: "E3", Category: other, Matter: "设备更新", Mode: model.CollectiveCheck,
			DecisionBody: model.ByManagers, DecisionDay: date(2026, 7, 1)},
		model.PriorReview{ID: "V4", EnterpriseID: "E1", Category: other, Matter: "上年的事项", Mode: model.PriorDiscussion,
			PartyDay: date(2025, 12, 31)})
}

// goldenCase is a case on its way to the branch meeting with every step in time.
func goldenCase(id, person, branch string, applied day.Day, more func(*model.DevelopmentCase)) model.DevelopmentCase {
	c := model.DevelopmentCase{ID: id, PersonID: person, OrganizationID: branch, Applied: applied, TalkDay: applied.AddDays(10),
		Talker: model.TalkSecretary}
	if more != nil {
		more(&c)
	}
	return c
}

// activist takes a case to the activists by a day, prospect to the prospects.
func activist(on day.Day) func(*model.DevelopmentCase) {
	return func(c *model.DevelopmentCase) {
		c.RecommendDay, c.ActivistDay, c.ActivistBody, c.ActivistFiledDay, c.Mentor1ID, c.Mentor2ID, c.MentorDay = on, on,
			model.BranchCommitteeBody, on, "P01", "P03", on
	}
}

func prospect(first, on day.Day, more func(*model.DevelopmentCase)) func(*model.DevelopmentCase) {
	return func(c *model.DevelopmentCase) {
		activist(first)(c)
		c.OpinionsDay, c.ProspectMeetingDay, c.ProspectConsentDay, c.ProspectDay, c.NoticeFrom, c.NoticeTo = on, on, on, on, on,
			on.AddDays(8)
		c.Sponsor1ID, c.Sponsor2ID, c.SponsorDay, c.ReviewDay, c.ReviewVerdict, c.ReviewMaterial = "P01", "P03", on, on.AddDays(30),
			model.Passed, true
		c.TrainingDay, c.TrainingDays, c.TrainingHours = on.AddDays(40), 3, 24
		if more != nil {
			more(c)
		}
	}
}

// admitted is a branch meeting that admitted, with its approval; a zero day = none yet.
func admitted(id, of string, on, approved day.Day) model.BranchMeeting {
	m := model.BranchMeeting{ID: id, CaseID: of, Purpose: model.ForAdmission, Day: on, Vote: model.Vote{Eligible: 10, Present: 9, For: 9},
		SecretBallot: true, OneByOne: true, Resolution: model.Admit}
	if !approved.IsZero() {
		m.ApprovalDay, m.ApproverID, m.ApprovalDoc, m.Approved = approved, "O1", "虚党〔"+approved.String()[:4]+"〕批", model.CheckedYes
	}
	return m
}

func goldenDevelopment() []model.Record {
	confirmation := func(id, of string, on, approved day.Day, r model.Resolution, months int) model.BranchMeeting {
		m := admitted(id, of, on, approved)
		m.Purpose, m.Resolution, m.ExtensionMonths = model.ForConfirmation, r, months
		return m
	}
	never := day.Day{}
	return []model.Record{
		goldenCase("D10", "P10", "O4", date(2023, 1, 10), prospect(date(2023, 8, 1), date(2025, 9, 1),
			func(c *model.DevelopmentCase) { c.OathDay = date(2026, 7, 1) })),
		admitted("Z10", "D10", date(2026, 5, 10), date(2026, 6, 20)),
		goldenCase("D11", "P11", "O4", date(2023, 2, 10), prospect(date(2023, 9, 1), date(2025, 10, 1), nil)),
		admitted("Z11", "D11", date(2026, 10, 20), never),
		goldenCase("D12", "P12", "O4", date(2024, 1, 10), prospect(date(2024, 8, 1), date(2026, 3, 1),
			func(c *model.DevelopmentCase) { c.Sponsor2ID = "P06" })),
		goldenCase("D13", "P13", "O5", date(2025, 1, 10), activist(date(2025, 8, 1))),
		model.Inspection{ID: "I13", CaseID: "D13", Day: date(2026, 3, 1), Conclusion: "表现良好", Inspector: "冯壬"},
		goldenCase("D14", "P14", "O2", date(2026, 9, 1), func(c *model.DevelopmentCase) { c.TalkDay, c.Talker = never, "" }),
		goldenCase("D15", "P15", "O5", date(2022, 1, 10), prospect(date(2022, 8, 1), date(2024, 3, 1), nil)),
		admitted("Z15", "D15", date(2025, 3, 1), date(2025, 4, 10)),
		goldenCase("D16", "P16", "O2", date(2022, 2, 10), prospect(date(2022, 9, 1), date(2024, 5, 1),
			func(c *model.DevelopmentCase) { c.ConfirmAppliedDay = date(2026, 5, 20) })),
		admitted("Z16", "D16", date(2025, 6, 10), date(2025, 7, 5)),
		confirmation("Y16", "D16", date(2026, 6, 10), date(2026, 7, 8), model.Confirm, 0),
		goldenCase("D17", "P17", "O4", date(2022, 3, 10), prospect(date(2022, 10, 1), date(2024, 5, 1),
			func(c *model.DevelopmentCase) { c.ConfirmAppliedDay = date(2026, 5, 1) })),
		admitted("Z17", "D17", date(2025, 5, 20), date(2025, 6, 15)),
		confirmation("Y17", "D17", date(2026, 5, 20), date(2026, 6, 15), model.Extend, 6),
		goldenCase("D18", "P18", "O4", date(2021, 3, 10), prospect(date(2021, 10, 1), date(2023, 5, 1), nil)),
		admitted("Z18", "D18", date(2025, 1, 20), date(2025, 2, 15)),
		confirmation("Y18", "D18", date(2026, 1, 20), date(2026, 2, 15), model.Disqualify, 0),
		goldenCase("D23", "P23", "O4", date(2026, 6, 1), nil),
		goldenCase("D25", "P25", "O2", date(2024, 6, 1), func(c *model.DevelopmentCase) {
			c.EndedDay, c.EndedReason = date(2026, 8, 1),
				"本人提出停止"
		}),
		goldenCase("D26", "P26", "O4", date(2023, 3, 10), prospect(date(2023, 10, 1), date(2025, 5, 1),
			func(c *model.DevelopmentCase) { c.LeagueRecommended = true })),
		admitted("Z26", "D26", date(2026, 2, 1), date(2026, 3, 1)),
		goldenCase("D29", "P29", "O8", date(2022, 3, 10), prospect(date(2022, 10, 1), date(2024, 5, 1), nil)),
		admitted("Z29", "D29", date(2025, 2, 1), date(2025, 3, 1)),
		confirmation("Y29", "D29", date(2026, 2, 1), date(2026, 3, 1), model.Confirm, 0),
		// of somebody whom the register lacks
		goldenCase("D30", "P99", "O5", date(2023, 3, 10), prospect(date(2023, 10, 1), date(2025, 5, 1), nil)),
		admitted("Z30", "D30", date(2026, 8, 1), date(2026, 9, 1)),

		model.Evidence{ID: "Q1", CaseID: "D10", Number: "1-1", Name: "入党申请书", Held: true},
		model.Plan{ID: "L1", Year: 2026, OrganizationID: "O1", Quota: 5, FrontlineMin: model.Percent(50), YouthMin: model.Percent(60),
			Document: "虚州国资党〔2026〕1号"},
		model.Plan{ID: "L2", Year: 2026, OrganizationID: "O3", Quota: 2, FrontlineMin: model.Percent(40)},
		model.Plan{ID: "L3", Year: 2026, OrganizationID: "O2", Quota: 1, YouthMin: model.Percent(50)},
		model.Plan{ID: "L4", Year: 2025, OrganizationID: "O1", Quota: 4, Document: "虚州国资党〔2025〕1号"},
		model.Plan{ID: "L5", Year: 2026, OrganizationID: "O6"},
	}
}

func goldenSupport() []model.Record {
	y := func(n int64) model.Amount { return model.Recorded(model.Yuan(n)) }
	return []model.Record{
		model.Fund{ID: "F1", EnterpriseID: "E1", Year: 2026, Wages: model.Yuan(30_000_000), Planned: y(280_000), Spent: y(312_345),
			CarriedOver: y(600_000), Document: "虚财〔2026〕1号"},
		model.Fund{ID: "F2", EnterpriseID: "E2", Year: 2026, Wages: model.Yuan(5_000_000), Planned: y(50_000), Spent: y(0),
			CarriedOver: y(100_001)},
		model.Fund{ID: "F3", EnterpriseID: "E3", Year: 2026, Wages: model.Yuan(2_000_000), Spent: y(1_000)},
		model.Fund{ID: "F4", EnterpriseID: "E4", Year: 2026, Wages: model.Yuan(1_000_000), Planned: y(8_000)},
		model.Fund{ID: "F5", EnterpriseID: "E5", Year: 2026, Basis: model.ByMembers, PerMember: model.Yuan(300),
			PerMemberDoc: "虚党〔2025〕9号", Planned: y(200), Document: "商会会议纪要"},
		model.Fund{ID: "F6", EnterpriseID: "E1", Year: 2025, Wages: model.Yuan(28_000_000), Planned: y(280_000), Spent: y(140_000)},
		model.Fund{ID: "F7", EnterpriseID: "E2", Year: 2025, Planned: y(50_000)},

		model.Site{ID: "S1", EnterpriseID: "E1", OrganizationID: "O2", Name: "集团党员活动室", Address: "虚谷路1号", Area: 120, Place: true,
			Facilities: true, Sign: true, Flag: true, Books: true, Rules: true, Checked: date(2026, 6, 1), Checker: "周戊"},
		model.Site{ID: "S2", EnterpriseID: "E2", OrganizationID: "O4", Name: "泵站党员之家", Area: 40, Place: true, Flag: true,
			Checked: date(2026, 6, 2), Checker: "郑庚"},
		model.Site{ID: "S3", EnterpriseID: "E2", Name: "新活动室", Place: true},
		model.Site{ID: "S4", EnterpriseID: "E1", Name: "旧活动室", Area: 999, Ended: date(2026, 11, 22)},

		model.TrainingStandard{ID: "K1", Name: "书记学时", Target: model.ForSecretaries, Scope: model.StateUnits, Hours: 56, Courses: 1,
			Source: "培训规划", Document: "虚党〔2025〕3号", InForce: true},
		model.TrainingStandard{ID: "K2", Name: "商会书记七天", Target: model.ForSecretaries, Scope: model.EmergingUnits, Days: 7,
			Source: "座谈会要求", InForce: true},
		model.TrainingStandard{ID: "K3", Name: "党员学时", Target: model.ForMembers, Hours: 32, HoursPerDay: 8, Source: "条例", InForce: true},
		model.TrainingStandard{ID: "K4", Name: "新任书记任职培训", Target: model.ForNewSecretary, Months: 6, Source: "培训规划", InForce: true},
		model.TrainingStandard{ID: "K5", Name: "新党员集中培训", Target: model.ForProbationary, Months: 12, Courses: 1, Source: "培训规划",
			InForce: true},
		model.TrainingStandard{ID: "K6", Name: "班子学时", Target: model.ForCommittees, Hours: 56, Source: "培训规划", InForce: true},
		model.TrainingStandard{ID: "K7", Name: "未启用", Target: model.ForPartyWorkers, Hours: 1, Source: "草案"},
		model.Training{ID: "U1", PersonID: "P01", Type: model.SecretaryTraining, Title: "书记班", From: date(2026, 3, 1), Hours: 56},
		model.Training{ID: "U2", PersonID: "P08", Type: model.SecretaryTraining, From: date(2026, 3, 1), Hours: 55},
		model.Training{ID: "U3", PersonID: "P07", Type: model.NewSecretaryTraining, From: date(2026, 1, 10), To: date(2026, 1, 12),
			Days: 3},
		model.Training{ID: "U4", PersonID: "P05", Type: model.MemberStudy, From: date(2026, 1, 10), To: date(2026, 1, 13), Days: 4},
		model.Training{ID: "U5", PersonID: "P06", Type: model.MemberStudy, From: date(2025, 1, 10), Hours: 31},
		model.Training{ID: "U6", PersonID: "P16", Type: model.ProbationaryTraining, From: date(2026, 5, 1), To: date(2026, 5, 2), Days: 2},
		model.Training{ID: "U7", PersonID: "P20", Type: model.SecretaryTraining, From: date(2026, 5, 1), To: date(2026, 5, 7), Days: 7},
		model.Training{ID: "U8", PersonID: "P01", Type: model.SecretaryTraining, From: date(2025, 5, 1), Hours: 40},

		model.TalentMove{ID: "J1", EnterpriseID: "E1", Name: "甲某", Direction: model.TalentIn, Day: date(2026, 1, 1),
			Category: model.YoungExpert},
		model.TalentMove{ID: "J2", EnterpriseID: "E1", Name: "乙某", Direction: model.TalentOut, Day: date(2026, 11, 23),
			Category: model.TechnicalTalent, Reason: "待遇"},
		model.TalentMove{ID: "J3", EnterpriseID: "E2", Name: "丙某", Direction: model.TalentOut, Day: date(2026, 5, 1),
			Category: model.SkilledTalent},
		model.TalentMove{ID: "J4", EnterpriseID: "E2", Name: "丁某", Direction: model.TalentIn, Day: date(2025, 5, 1),
			Category: model.OtherTalent},
		model.TalentMove{ID: "J5", EnterpriseID: "E2", Name: "戊某", Direction: model.TalentIn, Day: date(2024, 5, 1),
			Category: model.ManagementTalent},
		model.TalentMove{ID: "J7", EnterpriseID: "E3", Name: "庚某", Direction: model.TalentIn, Day: date(2022, 1, 1),
			Category: model.ManagementTalent},
		model.TalentMove{ID: "J8", EnterpriseID: "E3", Name: "辛某", Direction: model.TalentIn, Day: date(2021, 12, 31),
			Category: model.ManagementTalent},
		model.TalentMove{ID: "J9", EnterpriseID: "E3", Name: "壬某", Direction: model.TalentOut, Day: date(2023, 12, 31),
			Category: model.OtherTalent},
		model.TalentMove{ID: "J6", EnterpriseID: "E3", Name: "己某", Direction: model.TalentIn, Day: date(2026, 11, 24),
			Category: model.ManagementTalent},
	}
}

func goldenCare() []model.Record {
	y := model.Yuan
	return []model.Record{
		model.TalentLink{ID: "k1", PersonID: "P22", TalentKind: model.ExpertYoung, OrganizationID: "O2", ContactID: "P03",
			From: date(2026, 1, 1)},
		model.TalentLink{ID: "k2", PersonID: "P23", TalentKind: model.ExpertSkilled, OrganizationID: "O4", ContactID: "P07",
			From: date(2026, 2, 1)},
		model.TalentLink{ID: "k3", PersonID: "P16", TalentKind: model.ExpertYoung, OrganizationID: "O2", From: date(2025, 1, 1)},
		model.TalentLink{ID: "k4", PersonID: "P02", TalentKind: model.ExpertManager, OrganizationID: "O2", ContactID: "P01",
			From: date(2025, 1, 1), To: date(2026, 6, 30), Result: "牵头完成技术改造，获得行业一等奖，带出徒弟五名"},
		model.TalentLink{ID: "k5", PersonID: "P12", TalentKind: model.ExpertTechnical, OrganizationID: "O4", ContactID: "P07",
			From: date(2024, 1, 1), To: date(2025, 6, 30)},
		model.TalentLink{ID: "k6", PersonID: "P10", TalentKind: model.ExpertSkilled, OrganizationID: "O4", ContactID: "P07",
			From: date(2024, 6, 1)},
		model.TalentLink{ID: "k7", PersonID: "P13", TalentKind: model.ExpertOther, OrganizationID: "O5", ContactID: "P09",
			From: date(2025, 2, 1)},
		model.TalentLink{ID: "k8", PersonID: "P14", TalentKind: model.ExpertOther, OrganizationID: "O2", From: date(2026, 11, 24)},
		model.LinkNote{ID: "n1", LinkID: "k1", Day: date(2026, 3, 1), By: "孙丙", What: "谈心"},
		model.LinkNote{ID: "n2", LinkID: "k1", Day: date(2026, 11, 23), By: "孙丙", What: "谈心"},
		model.LinkNote{ID: "n3", LinkID: "k6", Day: date(2025, 3, 1), By: "郑庚", What: "谈心"},

		model.CareRecord{ID: "c1", PersonID: "P24", CareKind: model.CareVeteran, Found: date(2026, 1, 5), Need: "独居", Who: "郑庚",
			Helped: date(2026, 1, 20), Measures: "走访慰问", Amount: y(1000), Money: model.FromDues, Again: date(2026, 7, 1),
			Visited: date(2026, 7, 2)},
		model.CareRecord{ID: "c2", PersonID: "P07", CareKind: model.CareIllness, Found: date(2026, 5, 1), Need: "住院",
			Helped: date(2026, 5, 8), Amount: y(2500), Money: model.FromUnion, Again: date(2026, 11, 22)},
		model.CareRecord{ID: "c3", PersonID: "P06", CareKind: model.CareHardship, Found: date(2025, 12, 20), Need: "家中变故",
			Helped: date(2026, 1, 5), Amount: y(800)},
		model.CareRecord{ID: "c4", PersonID: "P09", CareKind: model.CareHardship, Found: date(2026, 11, 23), Need: "待了解"},
		model.CareRecord{ID: "c5", PersonID: "P05", CareKind: model.CareWork, Found: date(2025, 3, 1), Helped: date(2025, 4, 1),
			Amount: y(300), Money: model.FromBudget},
		model.CareRecord{ID: "c6", PersonID: "P02", CareKind: model.CareMind, Found: date(2026, 8, 1), Helped: date(2026, 8, 2),
			Again: date(2026, 12, 1)},

		model.Activity{ID: "a1", OrganizationID: "O2", ActivityKind: model.PartyDay, Theme: "主题党日", Day: date(2026, 7, 1), People: 20},
		model.Activity{ID: "a2", OrganizationID: "O2", ActivityKind: model.PartyDay, Theme: "主题党日", Day: date(2026, 8, 1), People: 15},
		model.Activity{ID: "a3", OrganizationID: "O4", ActivityKind: model.Volunteering, Theme: "护河", Day: date(2026, 9, 1)},
		model.Activity{ID: "a4", OrganizationID: "O4", ActivityKind: model.Volunteering, Theme: "上年", Day: date(2025, 9, 1), People: 90},
		model.Vanguard{ID: "v1", OrganizationID: "O4", VanguardKind: model.ModelPost, Name: "一号泵房", Who: "郑庚", From: date(2026, 3, 1)},
		model.Vanguard{ID: "v2", OrganizationID: "O4", VanguardKind: model.ModelPost, Name: "二号泵房", From: date(2024, 3, 1)},
		model.Vanguard{ID: "v3", OrganizationID: "O2", VanguardKind: model.ModelTeam, Name: "先锋队", To: date(2026, 11, 22)},
		model.Vanguard{ID: "v4", OrganizationID: "O5", VanguardKind: model.ModelArea, Name: "一车间"},
		model.MassOrganization{ID: "m1", EnterpriseID: "E1", MassKind: model.UnionOrgan, Name: "集团工会", Head: "吴己", OrganizationID: "O1",
			Members: 290, Elected: date(2021, 11, 22), Years: 5},
		model.MassOrganization{ID: "m2", EnterpriseID: "E2", MassKind: model.UnionOrgan, Name: "水务工会", Members: 90,
			Elected: date(2023, 6, 1), Years: 5},
		model.MassOrganization{ID: "m3", EnterpriseID: "E1", MassKind: model.LeagueOrgan, Name: "集团团委", Head: "周戊"},
		model.MassOrganization{ID: "m4", EnterpriseID: "E1", MassKind: model.WomenOrgan, Name: "集团妇联", Members: 60},
		model.MassOrganization{ID: "m5", EnterpriseID: "E1", MassKind: model.OtherMass, Name: "老年协会", Ended: date(2026, 1, 1)},
		model.Exemplar{ID: "x1", EnterpriseID: "E1", ExemplarKind: model.ModelCollective, Title: "先进基层党组织", Who: "机关支部",
			Level: model.CityHonour, Day: date(2026, 7, 1), Document: "虚州组〔2026〕5号"},
		model.Exemplar{ID: "x2", EnterpriseID: "E2", ExemplarKind: model.ModelPerson, Title: "优秀共产党员", Who: "郑庚",
			Level: model.ProvinceHonour, Day: date(2026, 6, 30), Summary: "扎根泵站"},
		model.Exemplar{ID: "x3", EnterpriseID: "E2", ExemplarKind: model.Experience, Title: "泵站支部工作法", Level: model.OwnHonour,
			Day: date(2026, 10, 1)},
		model.Exemplar{ID: "x4", EnterpriseID: "E2", ExemplarKind: model.ModelPerson, Title: "上年荣誉", Who: "王辛",
			Level: model.NationalHonour, Day: date(2025, 10, 1)},
	}
}

func goldenCoverage() []model.Record {
	all, small := model.GoalCategory(model.EveryUnit), model.GoalCategory(model.SmallTraders)
	return []model.Record{
		model.CoverageUnit{ID: "u1", EnterpriseID: "E2", Name: "虚谷水务", Category: model.OwnUnit, From: date(2024, 1, 1),
			Form: model.FormedAlone, Formed: date(2024, 1, 1), OrganizationID: "O3", Running: model.RunsWell, Registration: true,
			Business: true, YearCheck: true, List: model.ListKeep, Checked: date(2026, 6, 1)},
		model.CoverageUnit{ID: "u2", EnterpriseID: "E5", Name: "虚谷商会", Category: model.SocialUnit, From: date(2024, 1, 1), Staff: 12,
			Members: 3, FullMembers: 2, Form: model.FormedJointly, Formed: date(2025, 5, 1), PartyName: "商会联合党支部",
			Running: model.RunsFairly, List: model.ListKeep, Registration: true},
		model.CoverageUnit{ID: "u3", EnterpriseID: "E2", Name: "北门市场", Category: model.MarketUnit, From: date(2025, 1, 1), Staff: 80,
			Members: 5, FullMembers: 4, Form: model.FormedAlone, Formed: date(2025, 6, 1), PartyName: "北门市场党支部", Running: model.RunsBadly,
			List: model.ListRaise, Task: "配强书记", Who: "王辛", Deadline: date(2026, 11, 22)},
		model.CoverageUnit{ID: "u4", EnterpriseID: "E2", Name: "南门面馆", Category: model.TraderUnit, From: date(2025, 1, 1), Staff: 4,
			Form: model.ByMass, Mass: "联合工会", Formed: date(2026, 3, 1), List: model.ListRaise, Task: "培养积极分子",
			Deadline: date(2026, 11, 23)},
		model.CoverageUnit{ID: "u5", EnterpriseID: "E2", Name: "东门书店", Category: model.SmallUnit, From: date(2026, 2, 1), Staff: 9,
			Members: 1, Form: model.ByAdviser, AdviserID: "P07", AdviserFrom: date(2026, 3, 1), Formed: date(2026, 3, 1), Task: "发展党员",
			Deadline: date(2026, 6, 30), DoneDay: date(2026, 6, 29)},
		model.CoverageUnit{ID: "u6", EnterpriseID: "E3", Name: "西门合作社", Category: model.PrivateUnit, From: date(2026, 1, 1), Staff: 30,
			Form: model.NotFormed},
		model.CoverageUnit{ID: "u7", EnterpriseID: "E3", Name: "停办的项目部", Category: model.ProjectUnit, From: date(2024, 1, 1),
			Form: model.FormedAlone, Formed: date(2024, 1, 1), Ended: date(2026, 11, 22)},
		model.CoverageUnit{ID: "u8", EnterpriseID: "E3", Name: "搬迁项目部", Category: model.ProjectUnit, From: date(2026, 5, 1),
			Form: model.FormedAlone, Formed: date(2026, 6, 1), PartyName: "搬迁项目党支部", Running: model.RunsNot, Members: 3},
		model.CoverageGoal{ID: "g1", EnterpriseID: "E1", Category: all, Measure: model.TangibleRate, Rate: model.Percent(60),
			Day: date(2026, 12, 31), Basis: "市国资委通知", Document: "虚州国资党〔2026〕9号"},
		model.CoverageGoal{ID: "g2", EnterpriseID: "E2", Category: small, Measure: model.ReachedRate, Rate: model.Percent(100),
			Day: date(2026, 6, 30), Basis: "水务要点"},
		model.CoverageGoal{ID: "g3", EnterpriseID: "E1", Category: all, Measure: model.EffectiveRate, Rate: model.Percent(50),
			Day: date(2026, 6, 30), Basis: "集团要点"},
		model.CoverageGoal{ID: "g4", EnterpriseID: "E2", Category: model.GoalCategory(model.ProjectUnit), Measure: model.EffectiveRate,
			Rate: model.Percent(50), Day: date(2027, 6, 30), Basis: "水务要点"},
	}
}

func goldenRectification() []model.Record {
	return []model.Record{
		model.Oversight{ID: "o1", EnterpriseID: "E1", Overseer: model.ByStateAssets, Team: "第二督查组", Day: date(2026, 4, 1),
			Matters: "党建责任制", Problems: "换届不及时；经费不足", Requirement: "限期整改", Deadline: date(2026, 6, 30), FollowUp: "已整改",
			DoneDay: date(2026, 6, 20), Document: "虚党〔2026〕20号"},
		model.Oversight{ID: "o2", EnterpriseID: "E2", Overseer: model.ByGroup, Day: date(2026, 9, 1), Matters: "发展党员", Problems: "谈话不及时",
			Deadline: date(2026, 11, 22)},
		model.Oversight{ID: "o3", EnterpriseID: "E2", Overseer: model.ByGroup, Day: date(2025, 9, 1), Matters: "组织生活",
			DoneDay: date(2025, 10, 1)},
		model.Oversight{ID: "o4", EnterpriseID: "E1", Overseer: model.BySuperior, Day: date(2023, 9, 1), Matters: "巡察回访"},
		model.Oversight{ID: "o5", EnterpriseID: "E3", Overseer: model.ByOthers, Day: date(2026, 10, 8), Matters: "走访",
			Deadline: date(2026, 11, 23)},

		model.Rectification{ID: "r1", EnterpriseID: "E1", Problem: "换届不及时", Source: model.FromSupervision, OversightID: "o1",
			Found: date(2026, 4, 1), Measure: "启动换届", Who: "孙丙", Leader: "赵甲", Deadline: date(2026, 6, 30), DoneDay: date(2026, 6, 18),
			Evidence: "请示已报", ClosedDay: date(2026, 6, 25), ClosedBy: "赵甲",
			Publish: true, Title: "换届工作启动不及时", Theme: model.ThemeOrganization, Cause: "对新规条款和时限掌握不准"},
		model.Rectification{ID: "r2", EnterpriseID: "E1", Problem: "经费不足", Source: model.FromSupervision, OversightID: "o1",
			Found: date(2026, 4, 1), Measure: "调整预算", Who: "集团财务部", Deadline: date(2026, 11, 22),
			Publish: true, Title: "党建经费安排不足", Theme: model.ThemeSupport, Cause: "与财务、人力部门衔接不够", Progress: "已报预算调整方案"},
		model.Rectification{ID: "r3", EnterpriseID: "E2", Problem: "谈话不及时", Source: model.FromSupervision, OversightID: "o2",
			Found: date(2026, 9, 1), Measure: "补谈", Who: "郑庚", Deadline: date(2026, 11, 23)},
		model.Rectification{ID: "r4", EnterpriseID: "E2", Problem: "台账不全", Source: model.FromSelf, Found: date(2025, 3, 1),
			Deadline: date(2025, 6, 1), DoneDay: date(2025, 5, 1), ClosedDay: date(2025, 5, 20), ClosedBy: "王辛"},
		model.Reopening{ID: "r4a", RectificationID: "r4", Day: date(2026, 5, 1), Reason: "反弹", By: "王辛", Deadline: date(2026, 12, 1)},
		model.Rectification{ID: "r5", EnterpriseID: "E3", Problem: "缺少标识", Source: model.FromTour, Found: date(2026, 8, 1),
			Deadline: date(2026, 10, 1), DoneDay: date(2026, 9, 15), Evidence: "已制作",
			Publish: true, Title: "活动场所标识不规范", Theme: model.ThemeSupport, Shows: "1处党员活动室没有标识", UnitID: "E1"},
		model.Attachment{ID: "t1", RecordKind: "rectification", RecordID: "r5", Title: "标识照片", FileName: "标识.jpg", Type: model.JPEGFile,
			Hash: strings.Repeat("a", 64)},

		model.Responsibility{ID: "l1", EnterpriseID: "E1", Year: 2026, Who: "赵甲", Duty: model.FirstDuty, Matters: "履行第一责任",
			Planned: date(2026, 1, 20), Carried: date(2026, 6, 30), Checked: date(2026, 11, 24)},
		model.Responsibility{ID: "l2", EnterpriseID: "E1", Year: 2026, Who: "钱乙", Duty: model.DualDuty, Matters: "一岗双责",
			Planned: date(2026, 1, 20)},
		model.Responsibility{ID: "l3", EnterpriseID: "E2", Year: 2025, Who: "王辛", Duty: model.FirstDuty, Matters: "履行第一责任"},
		model.Assessment{ID: "p1", EnterpriseID: "E1", Year: 2025, Day: date(2026, 1, 15), Score: "96.5", Grade: model.GradeGood,
			LinkedPay: true},
		model.Assessment{ID: "p2", EnterpriseID: "E2", Year: 2025, Score: "61", Grade: model.GradePoor},
		model.Assessment{ID: "p3", EnterpriseID: "E3", Year: 2024, Grade: model.GradeFair},
	}
}

// goldenTexts is what people have written into the group's reports and the water company's.
func goldenTexts() []model.Record {
	text := func(id, enterprise string, year int, section model.TextSection, slot model.TextSlot,
		more func(*model.ReportText)) model.Record {
		t := model.ReportText{ID: id, EnterpriseID: enterprise, Year: year, Report: model.AnnualText, Section: section, Slot: slot,
			Origin: model.TextOwn, EditedDay: date(2026, 11, 20)}
		more(&t)
		return t
	}
	says := func(s string) func(*model.ReportText) { return func(t *model.ReportText) { t.Text = s } }
	return []model.Record{
		text("s1", "E1", 2026, model.SectionOpening, model.SlotClosing, says("一年来，集团党委认真履行主体责任。")),
		text("s2", "E1", 2026, model.SectionSpecial, model.SlotWork, says("开展“支部建在泵站”行动。\n\n 建立联系点制度。 ")),
		text("s3", "E1", 2026, model.SectionNext, model.SlotClosing, says("做好“十五五”党建规划。")),
		text("s4", "E1", 2026, model.SectionClosing, model.SlotClosing, says("以上数据已经集团党委会审议。")),
		text("s5", "E1", 2026, model.SectionClosing, model.SlotClosing, func(t *model.ReportText) { t.Order, t.Off, t.Text = 2, true, "暂不使用的文字。" }),
		text("s6", "E1", 2026, model.SectionBusiness, model.SlotHeading, says("深化党建融合，服务保供主业")),
		text("s7", "E1", 2026, model.SectionBusiness, model.SlotExample, says("制造支部组建攻关组，缩短检修工期。")),
		text("s8", "E1", 2026, model.SectionBasics, model.SlotWork, func(t *model.ReportText) {
			t.Text, t.Starter = "集团现有职工470人。现有党员14名。", "现有职工470人。现有党员14名。"
		}),
		text("s9", "E1", 2026, model.SectionPolitics, model.SlotWork, func(t *model.ReportText) {
			t.Text, t.Origin = "2025年开展“第一议题”学习12次。坚持集体学习制度。", model.TextCarried
		}),
		text("s10", "E1", 2025, model.SectionPolitics, model.SlotWork, says("2025年开展“第一议题”学习12次。坚持集体学习制度。")),
		text("s11", "E2", 2026, model.SectionPolitics, model.SlotWork, says("全年集体学习六次。")),
		model.UnitSign{ID: "us2", EnterpriseID: "E2", Head: "王辛", Signer: "王辛", Maker: "郑庚", RedHead: "中共虚谷水务有限公司总支部委员会文件",
			DocPrefix: "虚水党", From: date(2026, 1, 1)},
		model.UnitSign{ID: "us1", EnterpriseID: "E2", Head: "去年的人", To: date(2025, 12, 31)},
	}
}

func goldenWork() []model.Record {
	return []model.Record{
		model.WorkEntry{ID: "w1", Title: "报送党建工作要点", First: date(2026, 3, 31), Repeat: model.Once, Who: "党群工作部", Basis: "市国资委通知"},
		model.WorkDone{ID: "wd1", EntryID: "w1", Due: date(2026, 3, 31), Day: date(2026, 3, 30), By: "周戊"},
		model.WorkEntry{ID: "w2", Title: "党建季度例会", EnterpriseID: "E2", First: date(2025, 3), Repeat: model.Quarterly, Who: "综合办公室"},
		model.WorkDone{ID: "wd2", EntryID: "w2", Due: date(2026, 3), Day: date(2026, 3, 15)},
		model.WorkDone{ID: "wd3", EntryID: "w2", Due: date(2026, 6), Day: date(2026, 11, 24)},
		model.WorkEntry{ID: "w3", Title: "年底述职评议", First: date(2025, 12, 31), Repeat: model.Yearly, Basis: "考核办法"},
		model.Waiver{ID: "wv1", RuleID: "S-15", RecordKind: "site", RecordID: "S2", Reason: "场地搬迁，年底前配齐", By: "赵甲", Day: date(2026, 7, 1)},
		model.RuleReview{ID: "rv1", RuleID: "A-06", Edition: "2018", Day: date(2026, 1, 1), By: "周戊"},
	}
}

// orderlyBook is one enterprise with nothing left undone: what is said where all is met.
func orderlyBook() *model.Book {
	half := func(c *model.DevelopmentCase) {
		prospect(date(2023, 9, 1), date(2025, 3, 1), nil)(c)
		c.CommitteeReviewDay, c.PreReviewDay, c.PreReviewVerdict, c.PreReviewerID, c.VolunteerDay = date(2025, 9, 1), date(2025, 9, 8),
			model.Passed, "O1", date(2025, 9, 9)
	}
	records := []model.Record{
		model.Office{ID: model.OfficeID, Unit: "虚谷书店有限公司", Addressee: "虚谷集团党委", PlanBasis: model.ByMeeting, AheadDays: 5},
		model.Enterprise{ID: "E1", Name: "虚谷书店有限公司", Ownership: model.SoleState, LegalPerson: true, BoardForm: model.SoleDirector},
		model.Headcount{ID: "H1", EnterpriseID: "E1", Day: date(2025, 10, 1), Total: 30, OnDuty: 30},
		model.Headcount{ID: "H2", EnterpriseID: "E1", Day: date(2026, 10, 1), Total: 28, OnDuty: 28},
		model.Organization{ID: "O1", Name: "虚谷书店党支部", Type: model.Branch, EnterpriseID: "E1", Superior: "中共虚谷集团有限公司委员会"},
		model.Term{ID: "T1", OrganizationID: "O1", Number: "第二届", Elected: date(2025, 6, 1)},
		goldenPerson("P01", "孔乙", "E1", "O1", date(1980, 1, 1), func(p *model.Person) { p.Frontline, p.Dues = true, model.Amount(5000) }),
		goldenPerson("P03", "孟丙", "E1", "O1", date(1982, 1, 1), func(p *model.Person) { p.Dues = model.Amount(5000) }),
		goldenPerson("P04", "荀丁", "E1", "O1", date(1984, 1, 1), func(p *model.Person) { p.Dues = model.Amount(5000) }),
		goldenPerson("P05", "墨戊", "E1", "O1", date(1999, 1, 1), func(p *model.Person) {
			p.Frontline, p.Dues, p.Admitted, p.Confirmed = true, model.Amount(5000), date(2025, 9, 10), date(2026, 9, 10)
		}),
		model.CommitteeMember{ID: "M1", OrganizationID: "O1", PersonID: "P01", Post: model.Secretary, From: date(2025, 6, 1)},
		model.CommitteeMember{ID: "M2", OrganizationID: "O1", PersonID: "P03", Post: model.FullDeputy, From: date(2025, 6, 1)},
		model.Appointment{ID: "A1", EnterpriseID: "E1", PersonID: "P01", Organ: model.BoardOrgan, Post: model.SoleDirectorPost,
			From: date(2025, 6, 1)},
		model.Exchange{ID: "C1", PersonID: "P03", EnterpriseID: "E1", Direction: model.ManagementToParty, Day: date(2026, 1, 5),
			FromPost: "店长", FromRank: model.MiddleHead, ToPost: "专职副书记", ToRank: model.MiddleHead, SamePay: model.CheckedYes},
		model.Body{ID: "B1", EnterpriseID: "E1", Name: "党群办公室", Setting: model.Independent, InManagement: true},
		model.Post{ID: "W1", EnterpriseID: "E1", BodyID: "B1", PersonID: "P03", Title: "主任", Field: model.PartyField,
			WorkTime: model.FullTime},
		model.StaffingStandard{ID: "N1", Name: "专职一名", Document: "虚党〔2024〕8号", InForce: true, Numerator: model.OnlyFullTime,
			Denominator: model.ByTotal, Minimum: 1},
		model.Charter{ID: "G1", EnterpriseID: "E1", Version: "2024年修订", StartedDay: date(2024, 1, 1), DraftedDay: date(2024, 2, 1),
			PartyDay: date(2024, 3, 1), BoardDay: date(2024, 4, 1), ShareholderDay: date(2024, 5, 1), FiledDay: date(2024, 6, 1)},
		goldenCase("D5", "P05", "O1", date(2023, 3, 1), half),
		admitted("Z5", "D5", date(2025, 9, 10), date(2025, 10, 9)),
		goldenCase("D6", "P06", "O1", date(2026, 11, 1), nil),
		model.Plan{ID: "L1", Year: 2025, OrganizationID: "O1", Quota: 1, FrontlineMin: model.Percent(100), YouthMin: model.Percent(100)},
		model.Plan{ID: "L2", Year: 2026, OrganizationID: "O1"},
		model.Fund{ID: "F1", EnterpriseID: "E1", Year: 2026, Wages: model.Yuan(3_000_000), Planned: model.Amount(model.Yuan(30_000)),
			Spent: model.Amount(model.Yuan(3_000))},
		model.Site{ID: "S1", EnterpriseID: "E1", OrganizationID: "O1", Name: "活动室", Area: 20, Place: true, Facilities: true, Sign: true,
			Flag: true, Books: true, Rules: true, Checked: date(2026, 1, 4)},
		model.TalentLink{ID: "k1", PersonID: "P04", TalentKind: model.ExpertManager, OrganizationID: "O1", ContactID: "P01",
			From: date(2024, 1, 1), To: date(2025, 1, 1)},
		model.CareRecord{ID: "c1", PersonID: "P04", CareKind: model.CareIllness, Found: date(2025, 12, 1), Helped: date(2026, 1, 4)},
		model.Vanguard{ID: "v1", OrganizationID: "O1", VanguardKind: model.ModelPost, Name: "收银台"},
		model.CoverageUnit{ID: "u1", EnterpriseID: "E1", Name: "虚谷书店有限公司", Category: model.OwnUnit, Form: model.FormedAlone,
			OrganizationID: "O1", Running: model.RunsWell},
		model.Oversight{ID: "o1", EnterpriseID: "E1", Overseer: model.BySuperior, Day: date(2025, 3, 1), Matters: "检查"},
	}
	for i := range 14 {
		records = append(records, model.Exemplar{ID: "x" + string(rune('a'+i)), EnterpriseID: "E1", ExemplarKind: model.ModelPerson,
			Title: "服务标兵", Who: "店员" + string(rune('A'+i)), Level: model.OwnHonour, Day: date(2026, 5, 1)})
	}
	return bookOf(asOf, "", append(records, goldenClauses("G1", false)...)...)
}

// wideBook is a group of more enterprises than a compact table or a chart can name.
func wideBook() *model.Book {
	records := []model.Record{
		model.Enterprise{ID: "E", Name: "虚海集团有限公司", ShortName: "虚海集团", Ownership: model.SoleState},
		model.StaffingStandard{ID: "N", Name: "千分之五", Source: "集团通知", InForce: true, Numerator: model.OnlyFullTime,
			Denominator: model.ByTotal, Ratio: model.Percent(1) / 2, Rounding: model.RoundHalf},
	}
	for i := range 24 {
		id, parent := string(rune('a'+i)), "E"
		if i%8 == 7 { // some have a subsidiary of their own
			parent = string(rune('a' + i - 1))
		}
		records = append(records,
			model.Enterprise{ID: id, Name: "虚海第" + model.ChineseNumber(i+1) + "分公司", ParentID: parent, Ownership: model.WhollyState},
			model.Organization{ID: "O" + id, Name: "第" + model.ChineseNumber(i+1) + "党支部", Type: model.Branch, EnterpriseID: id},
			model.Term{ID: "T" + id, OrganizationID: "O" + id, Elected: date(2025, 1, 1+i)},
			model.Headcount{ID: "H" + id, EnterpriseID: id, Day: date(2026, 1, 1), Total: model.Count(100 + 30*(i%5))},
			goldenPerson("P"+id, "员"+id, id, "O"+id, date(1980, 1, 1+i), nil),
			model.CommitteeMember{ID: "M" + id, OrganizationID: "O" + id, PersonID: "P" + id, Post: model.Secretary,
				From: date(2025, 1, 1+i)},
			model.Fund{ID: "F" + id, EnterpriseID: id, Year: 2026, Wages: model.Yuan(int64(1_000_000 * (i + 1))),
				Planned: model.Recorded(model.Yuan(int64(9_000 * (i + 1)))), Spent: model.Recorded(model.Yuan(int64(700 * i)))})
		if i%3 > 0 {
			records = append(records, model.Post{ID: "W" + id, EnterpriseID: id, PersonID: "P" + id, Title: "党务专员",
				Field: model.PartyField, WorkTime: model.FullTime})
		}
	}
	return bookOf(asOf, "", records...)
}

// goldenInput is what a report of the book is a function of.
func goldenInput(b *model.Book, unmasked bool) Input {
	return Input{Book: b, Findings: rule.Check(b), Unmasked: unmasked, Today: b.AsOf.AddDays(2)}
}

// goldenSchemes is a scheme of this year and one of the last, scored by two units, with
// evidence in every state.
func goldenSchemes() []model.Record {
	indicator := func(id, up, code, text string, points int64, manner model.Manner) model.Indicator {
		i := model.Indicator{ID: id, SchemeID: "S1", ParentID: up, Code: code, Text: text, Manner: manner}
		if points > 0 {
			i.Points = model.Scored(points * 100)
		}
		return i
	}
	score := func(id, indicator, enterprise string, score int64) model.SelfScore {
		return model.SelfScore{ID: id, IndicatorID: indicator, EnterpriseID: enterprise, Score: model.Scored(score)}
	}
	asked := indicator("I3", "I1", "1.2", "按期换届", 8, model.MannerDeduct)
	asked.Standard, asked.Demand = "每个扣2分", "请示、批复"
	remarked := score("Z2", "I3", "E1", 750)
	remarked.Proposed, remarked.Reasons, remarked.ChangeReason, remarked.Remark = 600, "内部理由", "内部改分理由", "已启动换届"
	return []model.Record{
		model.Scheme{ID: "S0", Name: "往年办法", Year: 2025, Full: 10000},
		model.Scheme{ID: "S1", Name: "虚州市党建考核办法", Document: "虚国资党〔2026〕1号", Year: 2026, Full: 2000, Grades: "好=15\n差=0"},
		indicator("I1", "", "1", "一、组织建设（20分）", 20, ""), indicator("I2", "I1", "1.1", "理论学习", 12, model.MannerEarn), asked,
		indicator("I4", "", "2", "二、加分和扣分", 0, ""), indicator("I5", "I4", "2.1", "受表彰", 0, model.MannerBonus),
		indicator("I6", "I4", "2.2", "被通报", 0, model.MannerDeduct), indicator("I7", "I4", "2.3", "严重违纪", 0, model.MannerVeto),
		score("Z1", "I2", "E1", 1000), remarked, score("Z3", "I5", "E1", 200), score("Z4", "I6", "E1", 50), score("Z5", "I2", "E2", 900),
		model.EvidenceItem{ID: "V1", IndicatorID: "I3", EnterpriseID: "E1", Title: "换届请示", Number: "虚党〔2026〕3号", Formed: date(2026, 4, 1),
			Pages: 2},
		model.EvidenceItem{ID: "V2", IndicatorID: "I2", EnterpriseID: "E1", Title: "旧的学习记录", Formed: date(2025, 4, 1)},
		model.EvidenceItem{ID: "V3", IndicatorID: "I2", EnterpriseID: "E2", Title: "学习记录", Formed: date(2026, 4, 1)},
		model.Attachment{ID: "VA1", RecordKind: string(model.KindEvidenceItem), RecordID: "V2", Title: "记录", FileName: "a.pdf",
			Type: model.PDFFile, Hash: strings.Repeat("ab", 32), Day: date(2026, 11, 20)},
	}
}
