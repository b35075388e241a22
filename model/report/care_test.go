package report

import (
	"fmt"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// people4 is an enterprise with a branch and four people.
func people4() []model.Record {
	return []model.Record{
		model.Enterprise{ID: "A", Name: "某某集团", Ownership: model.SoleState}, model.Organization{ID: "O", Name: "中共某某集团支部委员会",
			ShortName: "集团支部", EnterpriseID: "A", Type: model.Branch},
		model.Person{ID: "p", Name: "张甲", EnterpriseID: "A"}, model.Person{ID: "q", Name: "李乙", EnterpriseID: "A"},
		model.Person{ID: "c", Name: "王丙", EnterpriseID: "A", Status: model.FullMember},
	}
}

// careRecords is an enterprise's ties to people: one expert who applied since, one who
// did not, one tie that ended long ago.
func careRecords() []model.Record {
	return append(people4(),
		model.TalentLink{ID: "1", PersonID: "p", TalentKind: model.ExpertYoung, OrganizationID: "O", ContactID: "c",
			From: day.Of(2026, 1, 1)},
		model.TalentLink{ID: "2", PersonID: "q", TalentKind: model.ExpertYoung, OrganizationID: "O", From: day.Of(2026, 1, 1)},
		model.TalentLink{ID: "3", PersonID: "q", TalentKind: model.ExpertSkilled, OrganizationID: "O", From: day.Of(2024, 1, 1),
			To: day.Of(2024, 12, 31)},
		model.TalentLink{ID: "4", PersonID: "c", TalentKind: model.ExpertSkilled, OrganizationID: "O", From: day.Of(2025, 1, 1),
			To: day.Of(2026, 3, 1), Result: "成为班长"},
		model.TalentLink{ID: "5", PersonID: "q", TalentKind: model.ExpertSkilled, OrganizationID: "O", From: day.Of(2026, 11, 24)},
		model.LinkNote{ID: "n", LinkID: "1", Day: day.Of(2026, 10, 1), What: "谈"}, model.LinkNote{ID: "m", LinkID: "1",
			Day: day.Of(2026, 12, 1), What: "谈"},
		model.DevelopmentCase{ID: "d", PersonID: "p", OrganizationID: "O", Applied: day.Of(2026, 5, 1)},
		model.CareRecord{ID: "h", PersonID: "q", CareKind: model.CareIllness, Found: day.Of(2026, 8, 1), Need: "不便公开的情况",
			Helped: day.Of(2026, 8, 5), Amount: model.Yuan(1500), Money: model.FromUnion, Visited: day.Of(2026, 9, 1)},
		model.CareRecord{ID: "i", PersonID: "q", CareKind: model.CareIllness, Found: day.Of(2026, 9, 1)},
		model.CareRecord{ID: "j", PersonID: "q", CareKind: model.CareHardship, Found: day.Of(2025, 12, 9), Helped: day.Of(2026, 1, 2),
			Amount: model.Yuan(900), Money: model.FromDues},
		model.CareRecord{ID: "k", PersonID: "q", CareKind: model.CareHardship, Found: day.Of(2025, 3, 9), Helped: day.Of(2025, 4, 2),
			Amount: model.Yuan(700), Money: model.FromDues},
		model.Activity{ID: "a", OrganizationID: "O", ActivityKind: model.ShowPledge, Theme: "承诺", Day: day.Of(2026, 7, 1), People: 30},
		model.Activity{ID: "b", OrganizationID: "O", ActivityKind: model.PartyDay, Theme: "党日", Day: day.Of(2026, 8, 1), People: 25},
		model.Activity{ID: "z", OrganizationID: "O", ActivityKind: model.PartyDay, Theme: "旧党日", Day: day.Of(2025, 8, 1), People: 90},
		model.Vanguard{ID: "v", OrganizationID: "O", VanguardKind: model.ModelTeam, Name: "先锋队", From: day.Of(2026, 3, 1)},
		model.MassOrganization{ID: "m", EnterpriseID: "A", MassKind: model.UnionOrgan, Name: "工会", Members: 40,
			Elected: day.Of(2020, 1, 1), Years: 5},
		model.Exemplar{ID: "e", EnterpriseID: "A", ExemplarKind: model.ModelCollective, Title: "先进基层党组织", Who: "集团支部",
			Level: model.CityHonour, Day: day.Of(2026, 7, 1)},
		model.Exemplar{ID: "g", EnterpriseID: "A", ExemplarKind: model.ModelPerson, Title: "优秀共产党员", Who: "王丙", Level: model.OwnHonour,
			Day: day.Of(2026, 6, 1)},
		model.Exemplar{ID: "f", EnterpriseID: "A", ExemplarKind: model.ModelCollective, Title: "旧荣誉", Level: model.CityHonour,
			Day: day.Of(2025, 7, 1)})
}

// What became of experts is counted from the cases, help without names, activities and
// honours of the year only.
func TestCareReport(t *testing.T) {
	b := bookOf(asOf, "", careRecords()...)
	d := build(t, "care", b)
	sum := sheet(t, d, "联系培养汇总")
	young, skilled := rowOf(t, sum, string(model.ExpertYoung)), rowOf(t, sum, string(model.ExpertSkilled))
	for path, want := range map[string]string{"联系对象/合计": "2", "联系对象/正在联系": "2", "联系以来的变化/提出入党申请": "1", "联系以来的变化/尚无变化": "1",
		"联系以来的变化/联系前已是正式党员": "0", "本年谈话": "1"} {
		if got := at(t, sum, young, path); got != want {
			t.Errorf("%s：%s，应为%s", path, got, want)
		}
	}
	// c is a full member whose days are not on record.
	if at(t, sum, skilled, "联系对象/已结束") != "2" || at(t, sum, skilled, "联系以来的变化/日期未登记") != "1" {
		t.Errorf("%v", skilled)
	}
	checkSum(t, sum)
	names := sheet(t, d, "联系培养名单")
	if len(names.Rows) != 3 { // two open and one ended this year
		t.Errorf("%d names", len(names.Rows))
	}
	if r := rowOf(t, names, "张甲"); at(t, names, r, "联系以来的变化") != "2026.05提出入党申请" || at(t, names, r, "现政治面貌") != "入党申请人" ||
		at(t, names, r, "谈话记录/最近一次") != "2026.10.01" {
		t.Errorf("%v", r)
	}
	if r := rowOf(t, names, "李乙"); at(t, names, r, "联系人") != "未登记" || at(t, names, r, "谈话记录/次数") != "0" {
		t.Errorf("%v", r)
	}
	if r := rowOf(t, names, "2026.03.01结束，成为班长"); at(t, names, r, "姓名") != "王丙" {
		t.Errorf("%v", r)
	}
	help := sheet(t, d, "激励关怀")
	for path, want := range map[string]string{"本年了解（人次）": "2", "本年已帮扶（人次）": "2", "尚待帮扶（人次）": "1", "本年已回访（人次）": "1",
		"本年帮扶金额/合计": "2400.00", "本年帮扶金额/党费": "900.00", "本年帮扶金额/工会经费": "1500.00"} {
		if got := at(t, help, help.Totals[0], path); got != want {
			t.Errorf("%s：%s，应为%s", path, got, want)
		}
	}
	acts := sheet(t, d, "载体活动")
	if r := acts.Totals[0]; at(t, acts, r, "场次") != "2" || at(t, acts, r, "参加人次") != "55" || at(t, acts, r, "开展的党组织") != "1" ||
		at(t, acts, r, "场均人数") != "28" {
		t.Errorf("%v", r)
	}
	if x := sheet(t, d, "示范岗区队"); at(t, x, rowOf(t, x, string(model.ModelTeam)), "其中：本年设立") != "1" {
		t.Errorf("%v", x.Rows)
	}
	mass := sheet(t, d, "群团组织")
	if r := rowOf(t, mass, "工会"); at(t, mass, r, "届满日期") != "2025.01.01" || !r[8].Warn {
		t.Errorf("%v", r)
	}
	units := sheet(t, d, "分企业汇总")
	for path, want := range map[string]string{"联系培养/正在联系": "2", "联系培养/有新进展": "1", "关怀帮扶/尚待帮扶": "1", "关怀帮扶/本年金额": "2400.00",
		"载体活动/参加人次": "55", "群团组织": "1", "本年典型": "2"} {
		if got := at(t, units, units.Totals[0], path); got != want {
			t.Errorf("%s：%s，应为%s", path, got, want)
		}
	}
	if rows := sheet(t, d, "先进典型").Rows; len(rows) != 4 || rows[1][1].Text != "先进基层党组织" || rows[3][2].Text != "王丙" {
		t.Errorf("%v", rows)
	}
}

// Whose hardship it is and what is the matter is printed only where it is asked for.
func TestCareReportIsPrivate(t *testing.T) {
	b := bookOf(asOf, "", careRecords()...)
	r, _ := ByName("care")
	for unmasked, want := range map[bool]int{false: 0, true: 1} {
		d := r.Build(Input{Book: b, Unmasked: unmasked})
		checkDocument(t, d)
		needs, lists := 0, 0
		for _, x := range tables(d) {
			lists += oneIf(x.Sheet == "关怀帮扶名单")
			for _, row := range x.Rows {
				for _, c := range row {
					needs += oneIf(c.Text == "不便公开的情况")
					if c.Text == "李乙" && !unmasked && x.Sheet != "联系培养名单" {
						t.Errorf("表“%s”里有帮扶对象", x.Sheet)
					}
				}
			}
		}
		if needs != want || lists != want {
			t.Errorf("unmasked %v: %d needs, %d lists", unmasked, needs, lists)
		}
		if unmasked {
			x := sheet(t, d, "关怀帮扶名单")
			if len(x.Rows) != 3 { // two of this year, one helped this year
				t.Errorf("%d rows", len(x.Rows))
			}
			if row := rowOf(t, x, "2026.09.01"); at(t, x, row, "办理情况") == "" {
				t.Errorf("%v", row)
			}
		}
	}
	noWords(t, build(t, "findings", b), "不便公开的情况", "李乙的困难", "李乙（关怀")
	noWords(t, build(t, "annual", b), "不便公开的情况", "李乙")
}

// The charts of an earlier year are those of its last day.
func TestCareCharts(t *testing.T) {
	b := bookOf(asOf, "", careRecords()...)
	for year, want := range map[int]string{2026: "[生活困难 重大疾病]", 2025: "[生活困难]", 2024: "[]"} {
		c := CareCharts(b.At(day.Of(year, 11, 23), ""))[1]
		if got := fmt.Sprint(c.Labels); got != want || !strings.HasPrefix(c.Title, fmt.Sprint(year)) {
			t.Errorf("%d: %s %s", year, c.Title, got)
		}
	}
	if c := CareCharts(b.At(day.Of(2025, 12, 31), ""))[1]; fmt.Sprint(c.Series[0].Values, c.Series[1].Values) != "[2] [1]" {
		t.Errorf("%+v", c.Series)
	}
	if c := CareCharts(b)[0]; fmt.Sprint(c.Series[0].Values[:6]) != "[1 0 0 0 0 2]" {
		t.Errorf("%+v", c)
	}
	if c := CareCharts(b.At(day.Of(2025, 12, 31), ""))[0]; fmt.Sprint(c.Series[0].Values) != "[0 0 0 0 0 1]" {
		t.Errorf("%+v", c)
	}
}

// The annual report counts help and names collectives, but no people.
func TestCareInAnnual(t *testing.T) {
	d := build(t, "annual", bookOf(asOf, "", careRecords()...))
	wantWords(t, d, "党组织直接联系培养人才2名，年内谈话1次。", "年内帮扶慰问2人次，发放慰问金0.24万元，回访1人次。",
		"年内开展载体活动2场次，参加55人次，其中亮承诺1场次、主题党日1场次", "设立党员先锋队1个", "坚持党建带群建，建有工会组织1个（会员40人）",
		"年内形成典型经验：先进集体1个、先进个人1名；集团支部获评市级先进基层党组织。")
	noWords(t, d, "王丙")
	noWords(t, build(t, "annual", bookOf(asOf, "", people4()...)), "联系培养人才", "帮扶慰问", "典型经验")
}

// Problems as they stand after their last reopening; lists and grades side by side.
func TestRectificationReport(t *testing.T) {
	item := func(id string, deadline, done, closed day.Day) model.Rectification {
		return model.Rectification{ID: id, EnterpriseID: "A", Problem: "问题" + id, Source: model.FromSelf, Found: day.Of(2026, 1, 1),
			Deadline: deadline, DoneDay: done, ClosedDay: closed, ClosedBy: "赵甲"}
	}
	none := day.Day{}
	d := build(t, "rectification", bookOf(asOf, "", append(people4(),
		item("1", day.Of(2026, 3, 1), none, none), item("2", day.Of(2026, 12, 1), none, none),
		item("3", day.Of(2026, 3, 1), day.Of(2026, 2, 1), day.Of(2026, 2, 5)),
		item("4", day.Of(2026, 3, 1), day.Of(2026, 2, 1), day.Of(2026, 2, 5)), model.Reopening{ID: "o", RectificationID: "4",
			Day: day.Of(2026, 9, 1), Reason: "又有", Deadline: day.Of(2026, 12, 31)},
		model.Oversight{ID: "v", EnterpriseID: "A", Overseer: model.ByStateAssets, Day: day.Of(2026, 5, 1), Matters: "督查",
			Deadline: day.Of(2026, 7, 1)},
		model.Oversight{ID: "w", EnterpriseID: "A", Overseer: model.ByGroup, Day: day.Of(2026, 10, 8), Matters: "检查",
			Deadline: day.Of(2026, 11, 23)},
		model.Oversight{ID: "x", EnterpriseID: "A", Overseer: model.ByGroup, Day: day.Of(2025, 10, 8), Matters: "检查"},
		model.Oversight{ID: "y", EnterpriseID: "A", Overseer: model.ByGroup, Day: day.Of(2026, 11, 24), Matters: "明天的检查"},
		model.Rectification{ID: "5", EnterpriseID: "A", Problem: "问题5", Source: model.FromSupervision, OversightID: "w",
			Found: day.Of(2026, 10, 8), DoneDay: day.Of(2026, 10, 9), ClosedDay: day.Of(2026, 10, 9)},
		model.Attachment{ID: "f", RecordKind: string(model.KindRectification), RecordID: "5", Title: "照片"},
		model.Attachment{ID: "h", RecordKind: string(model.KindRectification), RecordID: "5", Title: "移走的",
			Removed: day.Of(2026, 11, 1)},
		model.Responsibility{ID: "r", EnterpriseID: "A", Year: 2026, Who: "钱乙", Duty: model.FirstDuty, Matters: "抓",
			Planned: day.Of(2026, 1, 9)},
		model.Assessment{ID: "g", EnterpriseID: "A", Year: 2025, Score: "91", Grade: model.GradeGood})...))
	sum := sheet(t, d, "整改汇总")
	r := rowOf(t, sum, string(model.FromSelf))
	for path, want := range map[string]string{"问题数": "4", "其中/逾期未完成": "1", "其中/整改中": "2", "其中/已销号": "1", "销号率": "25.0%", "重开过": "1"} {
		if got := at(t, sum, r, path); got != want {
			t.Errorf("%s %s，应为%s", path, got, want)
		}
	}
	list := sheet(t, d, "整改明细")
	if got := at(t, list, rowOf(t, list, "问题4"), "状态"); got != "整改中（2026.09.01重开）" {
		t.Error(got)
	}
	if got := at(t, list, rowOf(t, list, "问题5"), "完成情况和佐证"); got != "2026.10.09完成。（附件1件）" {
		t.Error(got)
	}
	visits := sheet(t, d, "督查检查")
	if got := at(t, visits, rowOf(t, visits, "2026.05.01"), "反馈日期"); got != "未反馈" || len(visits.Rows) != 3 {
		t.Error(got, len(visits.Rows))
	}
	bodies := sheet(t, d, "督查汇总")
	for _, x := range []struct {
		name string
		want map[string]string
	}{
		{"国资委", map[string]string{"本年度/督查次数": "1", "本年度/逾期未反馈": "1", "本年度/列入整改": "0", "上年度/督查次数": "0"}},
		{"集团", map[string]string{"本年度/督查次数": "1", "本年度/逾期未反馈": "0", "本年度/列入整改": "1", "本年度/已销号": "1", "上年度/督查次数": "1"}},
		{"合计", map[string]string{"本年度/督查次数": "2", "本年度/涉及企业": "1", "本年度/已反馈": "0", "本年度/逾期未反馈": "1", "以前年度/督查次数": "0"}},
	} {
		r := bodies.Totals[0]
		if x.name != "合计" {
			r = rowOf(t, bodies, x.name)
		}
		for path, want := range x.want {
			if got := at(t, bodies, r, path); got != want {
				t.Errorf("%s %s %s，应为%s", x.name, path, got, want)
			}
		}
	}
	duties := sheet(t, d, "责任和考核")
	if r := rowOf(t, duties, "钱乙"); at(t, duties, r, "责任清单/同部署") != "2026.01.09" || at(t, duties, r, "责任清单/同考核") != "—" ||
		at(t, duties, r, "上年度考核/等次") != "好" {
		t.Errorf("%v", r)
	}
	wantWords(t, build(t, "annual", bookOf(asOf, "", append(group5(), model.Rectification{ID: "1", EnterpriseID: "E1", Problem: "问题",
		Source: model.FromSelf, Found: day.Of(2026, 1, 1), Deadline: day.Of(2026, 3, 1)})...)), "累计列入整改的问题1项。")
}
