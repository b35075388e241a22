package report

import (
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// surveyed is a group with six units: two of its own, a market and two traders that it
// looks after, and a company that has left.
func surveyed() []model.Record {
	return append(group5(),
		member("P1", "E2", "O2", day.Of(1985, 1, 1)), member("P2", "E2", "O2", day.Of(1985, 1, 1)),
		member("P3", "E2", "O2", day.Of(1985, 1, 1)),
		model.CoverageUnit{ID: "U1", EnterpriseID: "E2", Name: "某某水务", Category: model.OwnUnit, From: day.Of(2024, 1, 1),
			Form: model.FormedAlone, Formed: day.Of(2024, 2, 1), OrganizationID: "O2", Running: model.RunsWell, Registration: true,
			Business: true, YearCheck: true, List: model.ListKeep},
		model.CoverageUnit{ID: "U2", EnterpriseID: "E4", Name: "某某新兴组织", Category: model.SocialUnit, From: day.Of(2024, 1, 1), Members: 1,
			Form: model.ByAdviser, Formed: day.Of(2026, 2, 1), AdviserID: "P1", Running: model.RunsFairly, List: model.ListRaise,
			Task: "发展党员", Who: "员P1", Deadline: day.Of(2026, 12, 31)},
		model.CoverageUnit{ID: "U3", EnterpriseID: "E2", Name: "甲市场", Category: model.MarketUnit, From: day.Of(2025, 1, 1), Staff: 60,
			Members: 4, FullMembers: 4, Form: model.FormedAlone, Formed: day.Of(2025, 3, 1), PartyName: "甲市场党支部",
			Running: model.RunsBadly, List: model.ListRaise, Task: "配强书记", Who: "员P2", Deadline: day.Of(2026, 10, 31)},
		model.CoverageUnit{ID: "U4", EnterpriseID: "E2", Name: "乙面馆", Category: model.TraderUnit, From: day.Of(2025, 1, 1), Staff: 5,
			Form: model.ByMass, Formed: day.Of(2026, 5, 1), Mass: "工会", List: model.ListRaise, Task: "培养积极分子",
			Deadline: day.Of(2026, 6, 30), DoneDay: day.Of(2026, 6, 20)},
		model.CoverageUnit{ID: "U5", EnterpriseID: "E2", Name: "丙书店", Category: model.TraderUnit, From: day.Of(2026, 1, 1), Staff: 2,
			Form: model.NotFormed},
		model.CoverageUnit{ID: "U6", EnterpriseID: "E2", Name: "丁公司", Category: model.PrivateUnit, From: day.Of(2024, 1, 1),
			Form: model.FormedAlone, Ended: day.Of(2026, 1, 1)},
		model.CoverageGoal{ID: "G1", EnterpriseID: "E1", Category: model.GoalCategory(model.SmallTraders), Measure: model.TangibleRate,
			Rate: model.Percent(50), Day: day.Of(2026, 12, 31), Basis: "市国资委党委通知", Document: "某国资党〔2026〕9号"},
		model.CoverageGoal{ID: "G2", EnterpriseID: "E2", Category: model.GoalCategory(model.EveryUnit), Measure: model.ReachedRate,
			Rate: model.Percent(75), Day: day.Of(2026, 6, 30), Basis: "本企业要点"},
		model.CoverageGoal{ID: "G3", EnterpriseID: "E2", Category: model.GoalCategory(model.EveryUnit), Measure: model.EffectiveRate,
			Rate: model.Percent(75), Day: day.Of(2026, 6, 30), Basis: "本企业要点"},
		model.CoverageGoal{ID: "G4", EnterpriseID: "E2", Category: model.GoalCategory(model.ProjectUnit), Measure: model.EffectiveRate,
			Rate: model.Percent(75), Day: day.Of(2026, 6, 30), Basis: "本企业要点"})
}

func TestCoverageRates(t *testing.T) {
	d := build(t, "coverage", bookOf(asOf, "", surveyed()...))
	x := sheet(t, d, "覆盖率")
	var names []string
	for _, r := range x.Rows {
		names = append(names, r[0].Text)
	}
	if want := []string{"所属企业", "社会组织", "“小个专”小计", "　个体工商户", "　专业市场"}; !slices.Equal(names, want) {
		t.Errorf("rows %q", names)
	}
	for row, want := range map[string]map[string]string{
		"所属企业": {"单位": "1", "党员": "3", "组建方式/单独组建": "1", "有形覆盖率": "100.0%", "党组织运转/好": "1", "有效覆盖率": "100.0%", "三同步/业务与党建": "1",
			"列入台账/巩固": "1"},
		"“小个专”小计": {"单位": "3", "从业人员": "67", "党员": "4", "组建方式/先建群团": "1", "组建方式/未建": "1", "有形覆盖率": "33.3%", "工作覆盖率": "66.7%",
			"党组织运转/差": "1", "有效覆盖率": "0.0%", "列入台账/提升": "2"},
		"　个体工商户": {"单位": "2", "有形覆盖率": "0.0%", "工作覆盖率": "50.0%", "党组织运转/未登记": "0"},
	} {
		for path, text := range want {
			if got := at(t, x, rowOf(t, x, row), path); got != text {
				t.Errorf("%s %s: %q, want %q", row, path, got, text)
			}
		}
	}
	if got := at(t, x, x.Totals[0], "单位") + " " + at(t, x, x.Totals[0], "有形覆盖率") + " " + at(t, x, x.Totals[0],
		"有效覆盖率"); got != "5 40.0% 20.0%" {
		t.Errorf("total %s", got)
	}
	goals := sheet(t, d, "目标")
	for i, want := range []string{"某某水务 全部单位 75% 4 3 75.0% 0 已达到", "某某水务 全部单位 75% 4 1 25.0% 2 逾期未达到", "某某水务 项目部 75% 0 0 — 0 无法计算",
		"某某集团 小个专 50% 3 1 33.3% 1 未到期"} {
		r := goals.Rows[i]
		var got []string
		for _, path := range []string{"企业", "单位范围", "目标", "单位", "已达到", "现覆盖率", "还差", "情况"} {
			got = append(got, at(t, goals, r, path))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("goal %d: %s, want %s", i, strings.Join(got, " "), want)
		}
	}
}

// The trend runs from the first year on; a chosen goal is drawn across it.
func TestCoverageCharts(t *testing.T) {
	d := build(t, "coverage", bookOf(asOf, "", surveyed()...))
	var charts []Chart
	for _, b := range d.Sections[0].Blocks {
		if c, ok := b.(Chart); ok {
			charts = append(charts, c)
		}
	}
	if len(charts) != 2 {
		t.Fatalf("%d charts", len(charts))
	}
	if c := charts[0]; !slices.Equal(c.Labels, []string{"2024年末", "2025年末", "2026年11月"}) || !slices.Equal(c.Series[0].Values,
		[]float64{66.7, 60, 40}) || !slices.Equal(c.Series[1].Values, []float64{66.7, 60, 80}) || c.Limit != nil {
		t.Errorf("all: %+v", c)
	}
	if c := charts[1]; !slices.Equal(c.Labels, []string{"2025年末", "2026年11月"}) || len(c.Series) != 1 || !slices.Equal(c.Series[0].Values,
		[]float64{50, 33.3}) || c.Limit == nil || c.Limit.Value != 50 || c.Limit.Name != "目标" {
		t.Errorf("small: %+v", c)
	}
}

func TestCoverageLists(t *testing.T) {
	d := build(t, "coverage", bookOf(asOf, "", surveyed()...))
	x := sheet(t, d, "覆盖台账")
	var heads []string
	for _, r := range x.Rows {
		if len(r) == 1 {
			heads = append(heads, r[0].Text)
		}
	}
	if want := []string{"巩固台账（1个）", "提升台账（3个）", "未列入台账（1个）"}; !slices.Equal(heads, want) {
		t.Errorf("groups %q", heads)
	}
	for name, want := range map[string]string{"某某水务": "— 3 单独组建 某某水务党支部 好 √", "某某新兴组织": "— 1 派党建指导员 指导员员P1 一般 ×",
		"甲市场": "某某水务 4 单独组建 甲市场党支部 差 ×", "乙面馆": "某某水务 0 先建群团 工会 — ×", "丙书店": "某某水务 0 未建  — ×"} {
		var got []string
		for _, path := range []string{"联系企业", "党员", "组建方式", "党组织（指导员、群团组织）", "运转", "三同步/登记"} {
			got = append(got, at(t, x, rowOf(t, x, name), path))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %s, want %s", name, strings.Join(got, " "), want)
		}
	}
	tasks := sheet(t, d, "任务清单")
	var got []string
	for _, r := range tasks.Rows {
		got = append(got, at(t, tasks, r, "单位名称")+" "+at(t, tasks, r, "完成时限")+" "+at(t, tasks, r, "完成情况"))
	}
	if want := []string{"甲市场 2026.10.31 逾期未完成", "某某新兴组织 2026.12.31 进行中", "乙面馆 2026.06.30 2026.06.20完成"}; !slices.Equal(got, want) {
		t.Errorf("tasks %q", got)
	}
	part := sheet(t, build(t, "coverage", bookOf(asOf, "E4", surveyed()...)), "覆盖台账")
	if len(part.Rows) != 2 {
		t.Errorf("%d rows of one enterprise", len(part.Rows))
	}
}

func TestCoverageInAnnual(t *testing.T) {
	a := build(t, "annual", bookOf(asOf, "", surveyed()...))
	wantWords(t, a, "纳入“两个覆盖”的单位5个，其中单独组建党组织2个、选派党建指导员1个、先行组建群团组织1个，确定的4项覆盖目标已达到1项。")
	noWords(t, build(t, "annual", bookOf(asOf, "", group5()...)), "两个覆盖")
	empty := build(t, "coverage", bookOf(asOf, "", group5()...))
	if x := sheet(t, empty, "覆盖率"); len(x.Rows)+len(x.Totals) != 0 || x.Empty == "" {
		t.Errorf("%+v", x.Rows)
	}
}
