package report

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// supported is the small group with something of everything, by BookOf: the other
// tests' books leave these kinds out.
func supported(more ...model.Record) *model.Book {
	y := model.Yuan
	secretary, deputy := member("P1", "E1", "O1", day.Of(1980, 11, 23)), member("P2", "E1", "O1", day.Of(1991, 11, 24))
	secretary.Position, secretary.Education = "董事长", model.Postgraduate
	return model.BookOf(asOf, "", nil, append(append(group5(), secretary, deputy, member("P3", "E2", "O2", day.Of(1970, 1, 1)),
		member("P4", "E4", "", day.Of(1990, 1, 1)),
		model.Fund{ID: "F1", EnterpriseID: "E1", Year: 2026, Wages: y(10_000_000), Planned: model.Amount(y(90_000)),
			Spent: model.Amount(y(60_000)), CarriedOver: model.Amount(y(1000)), Document: "某发〔2026〕1号"},
		model.Fund{ID: "F2", EnterpriseID: "E2", Year: 2026, Wages: y(1_000_000), Planned: model.Amount(y(5000)),
			CarriedOver: model.Amount(y(20_001))},
		model.Fund{ID: "F4", EnterpriseID: "E4", Year: 2026, Planned: model.Amount(y(300)), PerMember: y(300), PerMemberDoc: "某党〔2025〕9号",
			Basis: model.ByMembers},
		model.Site{ID: "S1", EnterpriseID: "E1", OrganizationID: "O1", Name: "活动室", Area: 60, Place: true, Facilities: true, Sign: true,
			Flag: true, Books: true, Rules: true, Checked: day.Of(2026, 5, 1)},
		model.Site{ID: "S2", EnterpriseID: "E1", Name: "园地", Area: 40, Place: true, Checked: day.Of(2026, 5, 1)},
		model.Site{ID: "S3", EnterpriseID: "E1", Name: "未看过", Place: true},
		model.Site{ID: "S4", EnterpriseID: "E1", Name: "已停用", Ended: day.Of(2026, 1, 1)},
		model.CommitteeMember{ID: "M1", OrganizationID: "O1", PersonID: "P1", Post: model.Secretary, From: day.Of(2024, 11, 23)},
		model.CommitteeMember{ID: "M2", OrganizationID: "O1", PersonID: "P2", Post: model.DeputySecretary, From: day.Of(2024, 11, 23)},
		model.TrainingStandard{ID: "B1", Name: "书记学时", Source: "《办法》", Document: "某党〔2025〕1号", Target: model.ForSecretaries, Hours: 56,
			Courses: 1, InForce: true},
		model.TrainingStandard{ID: "B2", Name: "班子学时", Target: model.ForCommittees, Hours: 56, InForce: true},
		model.Training{ID: "T1", PersonID: "P1", Type: model.SecretaryTraining, From: day.Of(2026, 3, 1), Hours: 56},
		model.Training{ID: "T2", PersonID: "P1", Type: model.SecretaryTraining, From: day.Of(2025, 3, 1), Hours: 8},
		model.TalentMove{ID: "R1", EnterpriseID: "E1", Name: "甲", Direction: model.TalentIn, Category: model.YoungExpert,
			Day: day.Of(2026, 3, 1)},
		model.TalentMove{ID: "R2", EnterpriseID: "E1", Name: "乙", Direction: model.TalentOut, Category: model.TechnicalTalent,
			Day: day.Of(2026, 3, 1)},
		model.TalentMove{ID: "R3", EnterpriseID: "E1", Name: "丙", Direction: model.TalentOut, Category: model.TechnicalTalent,
			Day: day.Of(2026, 11, 23)},
		model.TalentMove{ID: "R4", EnterpriseID: "E1", Name: "丁", Direction: model.TalentOut, Category: model.TechnicalTalent,
			Day: day.Of(2026, 11, 24)},
		model.TalentMove{ID: "R5", EnterpriseID: "E2", Name: "戊", Direction: model.TalentIn, Category: model.OtherTalent,
			Day: day.Of(2025, 11, 24)}), more...))
}

func wantCells(t *testing.T, x Table, row []Cell, want map[string]string) {
	t.Helper()
	for path, w := range want {
		if got := at(t, x, row, path); got != w {
			t.Errorf("%s: %q, want %q", path, got, w)
		}
	}
}

func TestSupportFunds(t *testing.T) {
	d := build(t, "support", supported())
	x := sheet(t, d, "工作经费")
	wantCells(t, x, rowOf(t, x, "某某集团"), map[string]string{"上年度职工工资总额": "1000.00", "年初党员（名）": "2", "应列": "10.00", "列入预算": "9.00",
		"少列": "1.00", "实际支出": "6.00", "支出占预算": "66.7%", "党员人均列支（元）": "45000.00", "依据": "某发〔2026〕1号"})
	wantCells(t, x, rowOf(t, x, "某某水务"), map[string]string{"应列": "0.00", "说明": "结转超2%，不应再安排"})
	wantCells(t, x, rowOf(t, x, "某某新兴组织"), map[string]string{"人均标准（元）": "300.00", "应列": "0.03", "列入预算": "0.03", "少列": "",
		"依据": "某党〔2025〕9号"})
	if got := x.Totals[0]; got[0].Text != "合计（3户）" || got[1].Text != "1100.00" || got[2].Text != "4" || got[4].Text != "10.03" ||
		got[5].Text != "9.53" {
		t.Errorf("totals %+v", got)
	}
	if x.Rows[0][0].Text != "按工资总额比例安排的企业（2户）" || x.Rows[3][0].Text != "按党员人均标准安排的企业（1户）" {
		t.Errorf("groups %q, %q", x.Rows[0][0].Text, x.Rows[3][0].Text)
	}
	// The minority holding has recorded nothing, and need not.
	noWords(t, d, "未登记本年度经费的企业")
	wantWords(t, build(t, "annual", supported()), "2026年度党组织工作经费列入预算9.53万元，实际支出6.00万元，占上年度职工工资总额的0.55%。")
}

func TestSupportSites(t *testing.T) {
	d := build(t, "support", supported())
	x := sheet(t, d, "活动场所")
	if len(x.Rows) != 3 {
		t.Fatalf("%d places", len(x.Rows))
	}
	wantCells(t, x, rowOf(t, x, "活动室"), map[string]string{"六有/场所": "√", "六有/制度": "√", "检查日期": "2026.05.01", "缺项": "", "面积（平方米）": "60",
		"使用的党组织": "中共某某集团委员会"})
	wantCells(t, x, rowOf(t, x, "园地"), map[string]string{"六有/场所": "√", "六有/党旗": "×", "缺项": "设施、标志、党旗、书报、制度"})
	wantCells(t, x, rowOf(t, x, "未看过"), map[string]string{"六有/场所": "—", "检查日期": "未检"})
	if got := x.Totals[0]; got[0].Text != "合计　共3个，已检查2个，六项齐备1个" || got[1].Text != "100" || got[2].Text != "2" || got[3].Text != "1" {
		t.Errorf("totals %+v", got)
	}
	wantWords(t, d, "设有党组织而未登记活动场所的企业：某某水务。")
	wantWords(t, build(t, "annual", supported()), "建有党组织活动场所3个，达到“六有”的1个。")
}

func TestSupportTraining(t *testing.T) {
	d := build(t, "support", supported())
	x := sheet(t, d, "教育培训")
	wantCells(t, x, rowOf(t, x, "书记学时"), map[string]string{"对象": "党组织书记", "要求": "每年不少于56学时、集中培训1次", "依据": "《办法》，某党〔2025〕1号",
		"2026年/应训": "1", "2026年/已达标": "1", "2026年/达标率": "100.0%", "2025年/应训": "1", "2025年/未达标": "1"})
	// Nothing of the kind was ever recorded: nobody is asked.
	wantCells(t, x, rowOf(t, x, "班子学时"), map[string]string{"2026年/应训": "0", "2026年/达标率": "—", "已登记培训的企业（户）": "0"})
	wantWords(t, d, "未登记过班子成员培训的企业：某某集团。")
	wantWords(t, build(t, "annual", supported()), "年内开展教育培训1人次，覆盖1人。")
	if bare := sheet(t, build(t, "support", bookOf(asOf, "", group5()...)), "教育培训"); len(bare.Rows) != 0 || bare.Empty != "尚未启用培训标准" {
		t.Errorf("without a standard: %+v", bare.Rows)
	}
}

func TestSupportPeople(t *testing.T) {
	d := build(t, "support", supported())
	x := sheet(t, d, "书记队伍")
	wantCells(t, x, rowOf(t, x, "党委书记"), map[string]string{"书记": "1", "专兼职/兼职": "1", "专兼职/专职": "0", "年龄/46–55岁": "1", "学历/研究生": "1",
		"党龄/10–19年": "1", "任现职/1–2年": "1", "本年参加集中培训": "1"})
	y := sheet(t, d, "人才流动")
	wantCells(t, y, rowOf(t, y, "某某集团"), map[string]string{"2026年引进/合计": "1", "2026年引进/青年专家": "1", "2026年流失/合计": "2",
		"2026年流失/专业技术人才": "2", "净增减": "-1", "2025年/引进": "0"})
	wantCells(t, y, rowOf(t, y, "某某水务"), map[string]string{"2026年引进/合计": "0", "2025年/引进": "1"})
	a := build(t, "annual", supported())
	wantWords(t, a, "在任党组织书记1名，年内参加集中培训。", "年内引进人才1人、流失2人。")
}

// Where nobody keeps these ledgers, the annual report does not speak of them.
func TestSupportPartIsSilentUnused(t *testing.T) {
	secretary := model.CommitteeMember{ID: "M1", OrganizationID: "O1", PersonID: "P1", Post: model.Secretary}
	for name, b := range map[string]*model.Book{"nothing": bookOf(asOf, "", group5()...), "secretaries only": bookOf(asOf, "",
		append(group5(), member("P1", "E1", "O1", day.Of(1980, 1, 1)), secretary)...)} {
		if got := words(build(t, "annual", b)); strings.Contains(got, "党建工作保障\n") || strings.Contains(got, "在任党组织书记") {
			t.Errorf("%s: it speaks", name)
		}
	}
}

// What is nought is not said: no share of wages that nobody spent, no balance of talent
// where as many came as went.
func TestSupportWordsOfNought(t *testing.T) {
	move := func(id string, d model.TalentDirection, on day.Day) model.TalentMove {
		return model.TalentMove{ID: id, EnterpriseID: "E1", Name: "某", Direction: d, Category: model.OtherTalent, Day: on}
	}
	unspent := build(t, "annual", bookOf(asOf, "", append(group5(), model.Fund{ID: "F", EnterpriseID: "E1", Year: 2026,
		Wages: model.Yuan(100), Planned: model.Amount(model.Yuan(1))},
		move("1", model.TalentIn, asOf), move("2", model.TalentOut, asOf), move("3", model.TalentOut, day.Of(2025, 1, 1)))...))
	wantWords(t, unspent, "年内引进人才1人、流失1人。")
	noWords(t, unspent, "工作经费", "上年度职工工资总额")
	spent := build(t, "annual", bookOf(asOf, "", append(group5(), model.Fund{ID: "F", EnterpriseID: "E1", Year: 2026,
		Spent: model.Amount(model.Yuan(100))})...))
	wantWords(t, spent, "2026年度党组织工作经费实际支出0.01万元。")
	noWords(t, spent, "上年度职工工资总额")
}
