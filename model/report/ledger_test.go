package report

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// fullCharter is a charter approved and filed, with a confirmed clause for every
// requirement.
func fullCharter(id, enterprise string) []model.Record {
	out := []model.Record{model.Charter{ID: id, EnterpriseID: enterprise, Version: "2025年修订", StartedDay: day.Of(2025, 1, 6),
		DraftedDay: day.Of(2025, 2, 10), PartyDay: day.Of(2025, 3, 3),
		BoardDay: day.Of(2025, 3, 10), ShareholderDay: day.Of(2025, 4, 1), ShareholderDocument: "某国资〔2025〕8号",
		FiledDay: day.Of(2025, 5, 1)}}
	for i, q := range model.CharterRequirements() {
		out = append(out, model.Clause{ID: id + q.ID, CharterID: id, Number: "第" + model.ChineseNumber(10+i) + "条", Element: q.Element,
			Phase: q.Phase, Text: q.Text,
			Authority: "主要权责", Ways: "工作方式", Prior: q.ID == "mechanism-decision", Order: i})
	}
	return out
}

func TestCharter(t *testing.T) {
	records := append(group5(), fullCharter("C1", "E1")...)
	records = append(records, fullCharter("C3", "E3")...) // 参股: counted nowhere
	records = append(records, model.Charter{ID: "C2", EnterpriseID: "E2", Version: "2026年修订", StartedDay: day.Of(2026, 3, 1),
		DraftedDay: day.Of(2026, 6, 1), Reason: "等待批复", PlannedDay: day.Of(2027, 3, 31)},
		model.Clause{ID: "K1", CharterID: "C2", Number: "第九条", Element: model.Powers, Phase: model.Decision, Text: "党组织研究讨论重大事项",
			Proposed: true})
	d := build(t, "charter", bookOf(asOf, "", records...))
	x := sheet(t, d, "章程进展")
	if len(x.Rows) != 2 {
		t.Fatalf("%d rows, want the two that should", len(x.Rows))
	}
	if got := x.Totals[0][1].Text + x.Totals[0][2].Text; got != "应写入2户，已写入1户完成率50.0%" {
		t.Errorf("tail: %s", got)
	}
	r := rowOf(t, x, "某某集团")
	for path, want := range map[string]string{"写入状态": "已写入", "股东会（出资人）批准/日期": "2025.04.01", "股东会（出资人）批准/文号": "某国资〔2025〕8号",
		"备案日期":     "2025.05.01",
		"四要素/职责权限": "√", "四要素/基础保障": "√", "三环节/监督": "√", "前置程序条款号": "第十二条", "应写入": "是"} {
		if got := at(t, x, r, path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	r = rowOf(t, x, "某某水务")
	for path, want := range map[string]string{"写入状态": "党委会前置", "四要素/职责权限": "×", "未完成原因": "等待批复", "计划完成时间": "2027.03.31"} {
		if got := at(t, x, r, path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	apart := sheet(t, d, "参股及新兴组织")
	if len(apart.Rows) != 2 {
		t.Errorf("%d apart", len(apart.Rows))
	}
	clauses := sheet(t, d, "条款")
	if got := at(t, clauses, rowOf(t, clauses, "第九条"), "备注"); got != "待确认" {
		t.Errorf("a proposal is marked %q", got)
	}
	missing := sheet(t, d, "缺项")
	if len(missing.Rows) != 1 || at(t, missing, missing.Rows[0], "企业名称") != "某某水务" {
		t.Errorf("missing: %+v", missing.Rows)
	}
	wantWords(t, d, "另有1条由程序初步识别、待人工确认的条款")

	a := build(t, "annual", bookOf(asOf, "", records...))
	wantWords(t, a, "应将党建工作要求写入公司章程的2户企业中，1户已写入并备案；其余1户正在推进。从章程内容看", "2027年底前，按计划完成1户企业章程修订。")

	// In April 2025 it was approved and not yet filed.
	early := sheet(t, build(t, "charter", bookOf(day.Of(2025, 4, 20), "", records...)), "章程进展")
	r = rowOf(t, early, "某某集团")
	if got := at(t, early, r, "写入状态") + at(t, early, r, "备案日期"); got != "市场监管备案" {
		t.Errorf("before filing: %q", got)
	}
}

func TestStaffing(t *testing.T) {
	records := append(group5(), member("P1", "E1", "O3", day.Of(1985, 1, 1)), member("P2", "E2", "O2", day.Of(1985, 1, 1)),
		member("P3", "E1", "O3", day.Of(1985, 1, 1)),
		model.StaffingStandard{ID: "S1", Name: "集团标准", Source: "《集团党务工作力量办法》", Document: "某党〔2024〕5号", InForce: true,
			Numerator: model.WithPartTime, PartTimeFactor: model.Percent(50),
			Denominator: model.ByTotal, Ratio: model.Percent(1), Rounding: model.RoundUp, Minimum: 1},
		model.Headcount{ID: "H1", EnterpriseID: "E1", Day: day.Of(2025, 12, 31), Total: 180},
		model.Body{ID: "B1", EnterpriseID: "E1", Name: "党群工作部", Setting: model.Independent, InManagement: true, Quota: 3},
		model.Post{ID: "G1", EnterpriseID: "E1", BodyID: "B1", PersonID: "P1", Title: "部长", Field: model.PartyField,
			WorkTime: model.FullTime},
		model.Post{ID: "G2", EnterpriseID: "E1", BodyID: "B1", PersonID: "P3", Title: "干事", Field: model.PartyField,
			WorkTime: model.PartTime},
		model.Post{ID: "G3", EnterpriseID: "E2", PersonID: "P2", Title: "干事", Field: model.PartyField, WorkTime: model.FullTime,
			From: day.Of(2026, 12, 1)})
	d := build(t, "staffing", bookOf(asOf, "", records...))
	x := sheet(t, d, "人员配备")
	r := rowOf(t, x, "某某集团")
	for path, want := range map[string]string{"实配（按所列标准的口径）/专职": "1", "实配（按所列标准的口径）/兼职": "1", "实配（按所列标准的口径）/兼职折算": "0.5",
		"实配（按所列标准的口径）/合计": "1.5", "标准测算/分母人数": "180", "标准测算/应配": "2", "标准测算/缺员": "1", "实配比例": "0.83%", "标准比例": "1%", "达标情况": "不达标"} {
		if got := at(t, x, r, path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	r = rowOf(t, x, "某某水务")
	for path, want := range map[string]string{"职工总数": "未登记", "实配（按所列标准的口径）/专职": "0", "实配比例": "无法计算", "达标情况": "无法计算"} {
		if got := at(t, x, r, path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	wantWords(t, d, "配备标准由本单位设定", "集团标准（《集团党务工作力量办法》，某党〔2024〕5号）", "比例下限1%", "某某水务")
	charts := 0
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if c, ok := b.(Chart); ok {
				charts++
				if c.Limit == nil || c.Limit.Value != 1 || c.Series[0].Values[0] != 0.83 && c.Series[0].Values[0] < 0.83 {
					t.Errorf("chart %+v", c)
				}
			}
		}
	}
	if charts != 1 {
		t.Errorf("%d charts", charts)
	}
	wantWords(t, build(t, "annual", bookOf(asOf, "", records...)), "设党务工作机构1个，为独立设置。从事党务工作的人员2名（党务岗位，不含纪检、群团），其中专职1名、兼职1名。")

	bare := build(t, "staffing", bookOf(asOf, "", group5()...))
	wantWords(t, bare, "尚未启用配备标准")
}

func TestCross(t *testing.T) {
	records := append(group5(), member("P1", "E1", "O3", day.Of(1975, 1, 1)), member("P2", "E1", "O3", day.Of(1975, 1, 1)),
		model.CommitteeMember{ID: "M1", OrganizationID: "O1", PersonID: "P1", Post: model.Secretary, From: day.Of(2024, 1, 1)},
		model.CommitteeMember{ID: "M2", OrganizationID: "O1", PersonID: "P2", Post: model.FullDeputy, From: day.Of(2024, 1, 1)},
		model.Appointment{ID: "A1", EnterpriseID: "E1", PersonID: "P1", Organ: model.BoardOrgan, Post: model.Chairman,
			From: day.Of(2024, 1, 1)})
	b := bookOf(asOf, "", records...)
	x := sheet(t, build(t, "exchange", b), "交叉任职")
	r := rowOf(t, x, "员P1")
	if at(t, x, r, "一肩挑") != "√" || at(t, x, r, "董事会") != "董事长" || at(t, x, rowOf(t, x, "员P2"), "专职副书记") != "√" {
		t.Errorf("row %+v", r)
	}
	wantWords(t, build(t, "annual", b), "党组织班子成员2人，其中进入董事会1人；党组织书记、董事长（执行董事）由一人担任，配备专职副书记。")
}

// admission is a case that came as far as the branch meeting.
func admission(id, person, branch string, meeting, approval day.Day) []model.Record {
	return []model.Record{
		model.DevelopmentCase{ID: "D" + id, PersonID: person, OrganizationID: branch, Applied: day.Of(2023, 3, 1),
			TalkDay: day.Of(2023, 3, 10), ActivistDay: day.Of(2024, 1, 10), ProspectDay: day.Of(2025, 6, 1)},
		model.BranchMeeting{ID: "M" + id, CaseID: "D" + id, Purpose: model.ForAdmission, Day: meeting,
			Vote: model.Vote{Eligible: 9, Present: 8, For: 8}, Resolution: model.Admit, ApprovalDay: approval, Approved: model.CheckedYes},
	}
}

func TestDevelopment(t *testing.T) {
	worker := member("P1", "E2", "O2", day.Of(1991, 11, 23)) // 35 on the day
	worker.Frontline, worker.Status, worker.Admitted, worker.Confirmed = true, model.ProbationaryMember, day.Of(2025, 12, 20), day.Day{}
	clerk := member("P2", "E1", "O3", day.Of(1990, 11, 23)) // 36
	clerk.Sex, clerk.Status, clerk.Admitted, clerk.Confirmed = model.Female, model.ProbationaryMember, day.Of(2026, 5, 20), day.Day{}
	hopeful := member("P3", "E2", "O2", day.Of(2000, 1, 1))
	hopeful.Status, hopeful.Admitted, hopeful.Confirmed = model.Activist, day.Day{}, day.Day{}
	records := append(group5(), worker, clerk, hopeful,
		model.DevelopmentCase{ID: "D3", PersonID: "P3", OrganizationID: "O2", Applied: day.Of(2025, 3, 1),
			ActivistDay: day.Of(2026, 1, 10)},
		model.Plan{ID: "L1", Year: 2026, OrganizationID: "O1", Quota: 4, FrontlineMin: model.Percent(60), YouthMin: model.Percent(50),
			Document: "某党〔2026〕2号"},
		model.Plan{ID: "L2", Year: 2026, OrganizationID: "O2", Quota: 1})
	records = append(records, admission("1", "P1", "O2", day.Of(2025, 12, 20), day.Of(2026, 2, 1))...)
	records = append(records, admission("2", "P2", "O3", day.Of(2026, 5, 20), day.Of(2026, 6, 1))...)

	b := bookOf(asOf, "", records...)
	d := build(t, "development", b)
	way := sheet(t, d, "各阶段人数")
	if got := at(t, way, rowOf(t, way, "某某水务"), "入党积极分子/合计"); got != "1" {
		t.Errorf("activists: %s", got)
	}
	year := sheet(t, d, "发展与转正")
	for path, want := range map[string]string{"本年发展党员/合计": "2", "本年发展党员/其中/一线": "1", "本年发展党员/其中/35岁及以下": "1", "本年发展党员/其中/女": "1",
		"期末预备党员/合计": "2", "本年转正/合计": "0"} {
		if got := at(t, year, year.Totals[0], path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	plan := sheet(t, d, "计划完成")
	r := rowOf(t, plan, "中共某某集团委员会")
	for path, want := range map[string]string{"计划名额": "4", "计划完成数": "2", "完成率": "50.0%", "其中：一线/占比": "50.0%", "其中：一线/比例下限": "60%",
		"其中：一线/达到": "×", "其中：35岁及以下/达到": "√"} {
		if got := at(t, plan, r, path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	rowOf(t, plan, "△某某水务党支部")
	if got := at(t, plan, plan.Totals[0], "计划名额"); got != "4" {
		t.Errorf("the nested quota counts again: %s", got)
	}
	one := sheet(t, d, "党统一")
	if got := at(t, one, rowOf(t, one, "总计"), "年龄/31至35岁"); got != "1" {
		t.Errorf("31–35: %s", got)
	}
	a := build(t, "annual", b)
	wantWords(t, a, "年内发展党员2名。其中，生产经营一线1名、35岁及以下1名、女性1名、大专及以上学历2名。年度发展计划4名，已完成2名。",
		"2027年底前，按期办理2名预备党员转正。")

	// By the day of the meeting only one counts to this year's plan.
	office := records[0].(model.Office)
	office.PlanBasis = model.ByMeeting
	moved := append([]model.Record{office}, records[1:]...)
	met := build(t, "development", bookOf(asOf, "", moved...))
	year = sheet(t, met, "发展与转正")
	if got := at(t, year, year.Totals[0], "本年发展党员/合计"); got != "2" {
		t.Errorf("the plan's basis changes how many were admitted: %s", got)
	}
	plan = sheet(t, met, "计划完成")
	if got := at(t, plan, plan.Totals[0], "计划完成数"); got != "1" {
		t.Errorf("by meeting: %s", got)
	}
	// In March the second had not been admitted.
	year = sheet(t, build(t, "development", bookOf(day.Of(2026, 3, 1), "", records...)), "发展与转正")
	if got := at(t, year, year.Totals[0], "本年发展党员/合计"); got != "1" {
		t.Errorf("in March: %s", got)
	}
	// A subsidiary's scope has its own alone.
	year = sheet(t, build(t, "development", bookOf(asOf, "E2", records...)), "发展与转正")
	if got := at(t, year, year.Totals[0], "本年发展党员/合计"); got != "1" || len(year.Rows) != 1 {
		t.Errorf("in scope: %s of %d rows", got, len(year.Rows))
	}
}
