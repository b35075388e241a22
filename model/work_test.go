package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

func TestDues(t *testing.T) {
	for _, x := range []struct {
		first    string
		repeat   model.Repeat
		ended    string
		from, to string
		want     string
	}{
		{"2026-03-31", model.Once, "", "2026-01-01", "2026-12-31", "2026-03-31"},
		{"2026-03-31", model.Once, "", "2026-04-01", "2026-12-31", ""},
		{"2026-01-31", model.Monthly, "", "2026-01-01", "2026-04-30", "2026-01-31 2026-02-28 2026-03-31 2026-04-30"},
		{"2024-02-29", model.Yearly, "", "2024-01-01", "2028-12-31", "2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29"},
		{"2025-06-30", model.HalfYearly, "", "2026-01-01", "2026-12-31", "2026-06-30 2026-12-30"},
		{"2025-03", model.Quarterly, "", "2026-03-15", "2026-06-30", "2026-03 2026-06"},
		{"2026-03-31", model.Quarterly, "2026-09-30", "2026-01-01", "2026-12-31", "2026-03-31 2026-06-30 2026-09-30"},
		{"2026-03-31", model.Quarterly, "2026-09-29", "2026-01-01", "2026-12-31", "2026-03-31 2026-06-30"},
		{"2026-08-31", model.Monthly, "2026-10", "2026-01-01", "2026-12-31", "2026-08-31 2026-09-30 2026-10-31"},
		{"2027-01-01", model.Yearly, "", "2026-01-01", "2026-12-31", ""},
	} {
		parse := func(s string) day.Day {
			d, err := day.Parse(s)
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
		e := model.WorkEntry{First: parse(x.first), Repeat: x.repeat, Ended: parse(x.ended)}
		var got []string
		for _, d := range e.Dues(parse(x.from), parse(x.to)) {
			got = append(got, d.String())
		}
		if s := strings.Join(got, " "); s != x.want {
			t.Errorf("%s %s…%s: %s, want %s", x.first, x.repeat, x.ended, s, x.want)
		}
	}
}

// The calendar takes what the ledger holds: a term that ends, a step with a last
// day, a planned charter, the year's plan; what is out of scope stays out.
func TestYearWork(t *testing.T) {
	asOf := day.Of(2026, 11, 23)
	records := []model.Record{
		model.Enterprise{ID: "A", Name: "甲集团"}, model.Enterprise{ID: "B", Name: "乙公司", ParentID: "A"},
		model.Organization{ID: "O", Name: "乙党支部", EnterpriseID: "B", Type: model.Branch},
		model.Organization{ID: "X", Name: "临时党支部", EnterpriseID: "B", Type: model.Branch, Temporary: true},
		model.Term{ID: "T", OrganizationID: "O", Elected: day.Of(2023, 12, 20)}, model.Term{ID: "T2", OrganizationID: "X",
			Elected: day.Of(2023, 12, 20)},
		model.Person{ID: "P", Name: "张甲"},
		model.DevelopmentCase{ID: "C", PersonID: "P", OrganizationID: "O", Applied: day.Of(2026, 11, 10)},
		model.Charter{ID: "Z", EnterpriseID: "A", Version: "2026年修订", PlannedDay: day.Of(2026, 12, 1)},
		model.Plan{ID: "J", OrganizationID: "O", Year: 2026, Quota: 2},
		model.WorkEntry{ID: "W", Title: "报送年报", First: day.Of(2026, 12, 31), Repeat: model.Yearly},
		model.WorkEntry{ID: "V", Title: "甲集团的事", EnterpriseID: "A", First: day.Of(2026, 2, 1), Repeat: model.Once},
		model.WorkDone{ID: "D", EntryID: "V", Due: day.Of(2026, 2, 1), Day: day.Of(2026, 1, 30)},
	}
	lines := func(scope string, year int) []string {
		var out []string
		for _, x := range model.YearWork(model.BookOf(asOf, scope, nil, records), year) {
			out = append(out, fmt.Sprint(x.Due, x.Source, x.Title, x.Who, x.State(asOf)))
		}
		return out
	}
	want := []string{"2026-02-01工作安排甲集团的事甲集团已完成", "2026-12-01章程完成章程修订并备案甲集团待办", "2026-12-10发展党员党组织派人谈话张甲待办",
		"2026-12-20换届任期届满，进行换届选举乙党支部待办",
		"2026-12-31工作安排报送年报待办", "2026-12-31发展计划完成年度发展党员计划2名（已完成0名）乙党支部待办"}
	if got := lines("", 2026); !slices.Equal(got, want) {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
	if got := lines("B", 2026); len(got) != 4 || strings.Contains(strings.Join(got, ""), "甲集团") {
		t.Errorf("乙公司：%s", strings.Join(got, "\n"))
	}
	if got := lines("", 2027); len(got) != 1 || got[0] != "2027-12-31工作安排报送年报待办" {
		t.Errorf("2027年：%s", strings.Join(got, "\n"))
	}
}

// The further ledgers give their days too: training that the standards ask for,
// elections of unions, tasks of the coverage list, problems and inspections.
func TestYearWorkOfFurtherLedgers(t *testing.T) {
	asOf := day.Of(2026, 11, 23)
	records := []model.Record{
		model.Enterprise{ID: "A", Name: "甲集团"}, model.Organization{ID: "O", Name: "甲党支部", EnterpriseID: "A", Type: model.Branch},
		model.Person{ID: "P", Name: "张甲", EnterpriseID: "A"}, model.Person{ID: "Q", Name: "李乙", EnterpriseID: "A"},
		model.CommitteeMember{ID: "M0", OrganizationID: "O", PersonID: "Q", Post: model.Secretary, From: day.Of(2020, 1, 1),
			To: day.Of(2026, 7, 9)},
		model.CommitteeMember{ID: "M", OrganizationID: "O", PersonID: "P", Post: model.Secretary, From: day.Of(2026, 7, 10)},
		model.TrainingStandard{ID: "N", Name: "新任书记任职培训", Target: model.ForNewSecretary, Courses: 1, Months: 6, InForce: true,
			Document: "〔2025〕1号"},
		model.TrainingStandard{ID: "Y", Name: "书记培训", Target: model.ForSecretaries, Days: 7, InForce: true, Document: "〔2025〕1号"},
		model.Training{ID: "X", PersonID: "Q", Type: model.SecretaryTraining, From: day.Of(2025, 5, 1), Days: 5},
		model.MassOrganization{ID: "G", EnterpriseID: "A", Name: "甲工会", Elected: day.Of(2022, 12, 30), Years: 5},
		model.Enterprise{ID: "B", Name: "退出公司", ParentID: "A", Ended: day.Of(2026, 10, 1)},
		model.MassOrganization{ID: "I", EnterpriseID: "B", Name: "退出公司工会", Elected: day.Of(2022, 12, 30), Years: 5},
		model.MassOrganization{ID: "H", EnterpriseID: "A", Name: "甲团委", Elected: day.Of(2023, 12, 30)},
		model.CoverageUnit{ID: "U", EnterpriseID: "A", Name: "乙协会", Task: "指派党建指导员", Who: "张甲", Deadline: day.Of(2027, 3, 31)},
		model.CoverageUnit{ID: "V", EnterpriseID: "A", Name: "丙商行", Task: "组建党支部", Deadline: day.Of(2027, 1, 31),
			Ended: day.Of(2026, 6, 1)},
		model.Oversight{ID: "D", EnterpriseID: "A", Overseer: model.ByStateAssets, Day: day.Of(2026, 11, 1), Matters: "年度督查",
			Deadline: day.Of(2027, 1, 5)},
		model.Rectification{ID: "R", EnterpriseID: "A", Problem: "记录不全", Source: model.FromSelf, Found: day.Of(2026, 10, 1),
			Deadline: day.Of(2026, 12, 1), DoneDay: day.Of(2026, 11, 20)},
		model.Reopening{ID: "RO", RectificationID: "R", Day: day.Of(2026, 11, 22), Deadline: day.Of(2027, 2, 28)},
	}
	var got []string
	for _, x := range model.YearWork(model.BookOf(asOf, "", nil, records), 2027) {
		got = append(got, fmt.Sprint(x.Due, x.Source, x.Title, "/", x.Who, x.State(asOf)))
	}
	want := []string{"2027-01-05整改督查书面反馈整改情况（年度督查）/甲集团待办", "2027-01-10培训参加新任书记任职培训/张甲待办", "2027-02-28整改督查完成整改：记录不全/甲集团待办",
		"2027-03-31两个覆盖指派党建指导员/乙协会待办", "2027-12-30群团换届任期届满，进行换届/甲工会待办", "2027-12-31培训完成党组织书记年度培训1名（已完成0名）/待办"}
	if !slices.Equal(got, want) {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
}
