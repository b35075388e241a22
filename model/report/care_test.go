package report

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// people4 is an enterprise with a branch and four people.
func people4() []model.Record {
	return []model.Record{
		model.Enterprise{ID: "A", Name: "某某集团", Ownership: model.SoleState}, model.Organization{ID: "O", Name: "中共某某集团支部委员会", ShortName: "集团支部", EnterpriseID: "A", Type: model.Branch},
		model.Person{ID: "p", Name: "张甲", EnterpriseID: "A"}, model.Person{ID: "q", Name: "李乙", EnterpriseID: "A"}, model.Person{ID: "c", Name: "王丙", EnterpriseID: "A", Status: model.FullMember},
	}
}

// What became of experts is counted from the cases, help without names, honours of
// the year only.
func TestCareReport(t *testing.T) {
	d := build(t, "care", bookOf(asOf, "", append(people4(),
		model.TalentLink{ID: "1", PersonID: "p", TalentKind: model.ExpertYoung, OrganizationID: "O", ContactID: "c", From: day.Of(2026, 1, 1)},
		model.TalentLink{ID: "2", PersonID: "q", TalentKind: model.ExpertYoung, OrganizationID: "O", From: day.Of(2026, 1, 1)},
		model.TalentLink{ID: "3", PersonID: "q", TalentKind: model.ExpertSkilled, OrganizationID: "O", From: day.Of(2024, 1, 1), To: day.Of(2024, 12, 31)},
		model.LinkNote{ID: "n", LinkID: "1", Day: day.Of(2026, 10, 1), What: "谈"},
		model.DevelopmentCase{ID: "d", PersonID: "p", OrganizationID: "O", Applied: day.Of(2026, 5, 1)},
		model.CareRecord{ID: "h", PersonID: "q", CareKind: model.CareIllness, Found: day.Of(2026, 8, 1), Need: "不便公开的情况", Helped: day.Of(2026, 8, 5), Amount: model.Yuan(1500)},
		model.CareRecord{ID: "i", PersonID: "q", CareKind: model.CareIllness, Found: day.Of(2026, 9, 1)},
		model.CareRecord{ID: "j", PersonID: "q", CareKind: model.CareIllness, Found: day.Of(2025, 9, 1), Helped: day.Of(2025, 9, 2), Amount: model.Yuan(900)},
		model.Activity{ID: "a", OrganizationID: "O", ActivityKind: model.ShowPledge, Theme: "承诺", Day: day.Of(2026, 7, 1), People: 30},
		model.MassOrganization{ID: "m", EnterpriseID: "A", MassKind: model.UnionOrgan, Name: "工会", Elected: day.Of(2020, 1, 1), Years: 5},
		model.Exemplar{ID: "e", EnterpriseID: "A", ExemplarKind: model.ModelCollective, Title: "先进基层党组织", Level: model.CityHonour, Day: day.Of(2026, 7, 1)},
		model.Exemplar{ID: "f", EnterpriseID: "A", ExemplarKind: model.ModelCollective, Title: "旧荣誉", Level: model.CityHonour, Day: day.Of(2025, 7, 1)})...))
	sum := sheet(t, d, "联系汇总")
	if r := rowOf(t, sum, string(model.ExpertYoung)); at(t, sum, r, "联系培养人数") != "2" || at(t, sum, r, "其中：联系以来提出入党申请或有新进展") != "1" || len(sum.Rows) != 1 {
		t.Errorf("%v", sum.Rows)
	}
	names := sheet(t, d, "联系名单")
	if r := rowOf(t, names, "李乙"); at(t, names, r, "联系人") != "未登记" || at(t, names, r, "谈话次数") != "0" {
		t.Errorf("%v", r)
	}
	help := sheet(t, d, "激励关怀")
	if r := rowOf(t, help, string(model.CareIllness)); at(t, help, r, "本年了解") != "2" || at(t, help, r, "尚未帮扶") != "1" || at(t, help, r, "慰问帮扶金额") != "1500.00" {
		t.Errorf("%v", r)
	}
	for _, x := range tables(d)[2:] {
		for _, r := range x.Rows {
			for _, c := range r {
				if c.Text == "李乙" || c.Text == "不便公开的情况" {
					t.Errorf("表“%s”里有个人情况", x.Sheet)
				}
			}
		}
	}
	mass := sheet(t, d, "载体和群团")
	if r := rowOf(t, mass, "某某集团"); at(t, mass, r, "群团组织/届满未换届") != "1" || at(t, mass, r, "本年活动/参加人次") != "30" {
		t.Errorf("%v", r)
	}
	if rows := sheet(t, d, "先进典型").Rows; len(rows) != 1 || rows[0][3].Text != "先进基层党组织" {
		t.Errorf("%v", rows)
	}
}

// Problems as they stand after their last reopening; lists and grades side by side.
func TestRectificationReport(t *testing.T) {
	item := func(id string, deadline, done, closed day.Day) model.Rectification {
		return model.Rectification{ID: id, EnterpriseID: "A", Problem: "问题" + id, Source: model.FromSelf, Found: day.Of(2026, 1, 1), Deadline: deadline, DoneDay: done, ClosedDay: closed, ClosedBy: "赵甲"}
	}
	none := day.Day{}
	d := build(t, "rectification", bookOf(asOf, "", append(people4(),
		item("1", day.Of(2026, 3, 1), none, none), item("2", day.Of(2026, 12, 1), none, none), item("3", day.Of(2026, 3, 1), day.Of(2026, 2, 1), day.Of(2026, 2, 5)),
		item("4", day.Of(2026, 3, 1), day.Of(2026, 2, 1), day.Of(2026, 2, 5)), model.Reopening{ID: "o", RectificationID: "4", Day: day.Of(2026, 9, 1), Reason: "又有", Deadline: day.Of(2026, 12, 31)},
		model.Oversight{ID: "v", EnterpriseID: "A", Overseer: model.ByStateAssets, Day: day.Of(2026, 5, 1), Matters: "督查", Deadline: day.Of(2026, 7, 1)},
		model.Responsibility{ID: "r", EnterpriseID: "A", Year: 2026, Who: "钱乙", Duty: model.FirstDuty, Matters: "抓", Planned: day.Of(2026, 1, 9)},
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
	visits := sheet(t, d, "督查检查")
	if got := at(t, visits, visits.Rows[0], "反馈日期"); got != "未反馈" {
		t.Error(got)
	}
	duties := sheet(t, d, "责任和考核")
	if r := rowOf(t, duties, "钱乙"); at(t, duties, r, "责任清单/同部署") != "2026.01.09" || at(t, duties, r, "责任清单/同考核") != "—" || at(t, duties, r, "上年度考核/等次") != "好" {
		t.Errorf("%v", r)
	}
	wantWords(t, build(t, "annual", bookOf(asOf, "", append(group5(), model.Rectification{ID: "1", EnterpriseID: "E1", Problem: "问题", Source: model.FromSelf, Found: day.Of(2026, 1, 1), Deadline: day.Of(2026, 3, 1)})...)), "列入整改台账的问题1项；逾期未完成1项")
}
