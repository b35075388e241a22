package report

// The two coverages (两个覆盖情况统计表): rates by category against the office's goals,
// how they grew, the two lists of units, and what is to be done by when.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/figure"
)

func buildCoverage(in Input) Document {
	v := newView(in)
	d := v.document("coverage")
	list := model.CoverageUnits(v.book)
	first := []Block{Title{Text: d.Title}, v.coverageSum(list), v.goalTable()}
	for _, c := range v.coverageCharts(list) {
		first = append(first, c)
	}
	d.Sections = []Section{
		{Page: LandscapeTable, Blocks: first},
		{Page: LandscapeTable, Blocks: []Block{Title{Text: v.unit + "两个覆盖台账"}, v.coverageTable(list)}},
		{Page: LandscapeTable, Blocks: []Block{Title{Text: v.unit + "两个覆盖任务清单"}, v.taskTable(list)}},
	}
	return d
}

// coverageNote says what is counted, under the tables that show rates.
const coverageNote = "有形覆盖率为单独组建、联合组建党组织的单位占全部单位的比例；工作覆盖率另计派党建指导员和先建群团的单位；有效覆盖率为党组织运转“好”“一般”的单位占全部单位的比例。"

// coverageSum counts the units by category; small enterprises, traders and markets
// are added up as well.
func (v *view) coverageSum(list []model.CoverageResult) Table {
	t := v.table("覆盖率汇总", "单位：个、人", UnitCol("单位类别").Keep(), FigureCol("单位"), FigureCol("从业人员"), FigureCol("党员"),
		FigureCol("组建方式", "单独组建"), FigureCol("组建方式", "联合组建"), FigureCol("组建方式", "派指导员"), FigureCol("组建方式", "先建群团"), FigureCol("组建方式", "未建"),
		FigureCol("有形覆盖率"), FigureCol("工作覆盖率"),
		FigureCol("党组织运转", "好"), FigureCol("党组织运转", "一般"), FigureCol("党组织运转", "差"), FigureCol("党组织运转", "未运转"), FigureCol("党组织运转", "未登记"),
		FigureCol("有效覆盖率"), WordCol("三同步", "登记与组建"), WordCol("三同步", "业务与党建"), WordCol("三同步", "年检与检查"),
		FigureCol("列入台账", "巩固"), FigureCol("列入台账", "提升"))
	t.Sheet, t.Empty = "覆盖率", "没有登记两个覆盖情况"
	for _, c := range CoverageCategories(list) {
		row := coverageCells(figure.CoverageOf(v.book, c))
		name := string(c)
		switch {
		case c == model.GoalCategory(model.EveryUnit):
			t.Totals = [][]Cell{bold(append([]Cell{text("合计")}, row...))}
			continue
		case c == model.GoalCategory(model.SmallTraders):
			name = "“小个专”小计"
		case model.GoalCategory(model.SmallTraders).Holds(model.UnitCategory(c)):
			name = "　" + name
		}
		t.Rows = append(t.Rows, append([]Cell{text(name)}, row...))
	}
	t.Notes = []string{coverageNote + "运转情况只统计已组建党组织的单位。"}
	if len(t.Rows) > 0 && figure.CoverageOf(v.book, model.GoalCategory(model.SmallTraders)).Units > 0 {
		t.Notes = append(t.Notes, "“小个专”指小微企业、个体工商户和专业市场，小计不重复计入合计。")
	}
	return t
}

// CoverageCategories is the rows of sums: the categories that there are, the small
// ones behind their sum, and all of them at the end. Nothing without units.
func CoverageCategories(list []model.CoverageResult) []model.GoalCategory {
	if len(list) == 0 {
		return nil
	}
	small := model.GoalCategory(model.SmallTraders)
	var out []model.GoalCategory
	for _, word := range model.UnitCategory("").Choices() {
		c := model.GoalCategory(word)
		if !slices.ContainsFunc(list, func(r model.CoverageResult) bool { return r.Category == model.UnitCategory(c) }) {
			continue
		}
		if small.Holds(model.UnitCategory(c)) && !slices.Contains(out, small) {
			out = append(out, small)
		}
		out = append(out, c)
	}
	return append(out, model.GoalCategory(model.EveryUnit))
}

func coverageCells(s model.CoverageSum) []Cell {
	out := []Cell{count(s.Units), count(s.Staff), count(s.Members), count(s.Alone), count(s.Jointly), count(s.Adviser), count(s.Mass),
		asks(s.None),
		share(s.Of(model.TangibleRate), s.Units), share(s.Of(model.ReachedRate), s.Units), count(s.Well), count(s.Fairly), asks(s.Badly),
		asks(s.Idle), count(s.Unseen)}
	return append(out, share(s.Of(model.EffectiveRate), s.Units), count(s.Registration), count(s.Business), count(s.YearCheck),
		count(s.Keep), count(s.Raise))
}

// asks is a number that asks for attention unless it is 0.
func asks(n int) Cell {
	c := count(n)
	c.Warn = n > 0
	return c
}

func (v *view) goalTable() Table {
	t := v.table("覆盖率目标", "", Ordinal(), UnitCol("企业").Keep(), WordCol("单位范围"), WordCol("口径"), FigureCol("目标"), DayCol("达标期限"),
		FigureCol("单位"), FigureCol("已达到"), FigureCol("现覆盖率"), FigureCol("还差"), WordCol("情况"), TextCol("依据"))
	t.Sheet, t.Unit, t.Sign, t.Empty = "目标", "", nil, "没有设定覆盖率目标"
	for i, g := range model.CoverageGoals(v.book) {
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(v.enterpriseShort(g.EnterpriseID)), text(string(g.Category)),
			text(string(g.Measure)), text(g.Rate.String()), text(g.Day.DottedDay()),
			count(g.Units), count(g.Meet), share(g.Meet, g.Units), count(g.Lacks()), {Text: GoalWords(g), Warn: g.Late},
			text(strings.TrimSpace(g.Basis + " " + g.Document))})
	}
	t.Notes = []string{"目标由本单位按所列依据设定，统计该企业及其所属、联系的单位。"}
	return t
}

// GoalWords is how a goal stands: 已达到, 未到期, 逾期未达到, 无法计算.
func GoalWords(g model.GoalResult) string {
	switch {
	case g.Met:
		return "已达到"
	case g.Units == 0:
		return "无法计算"
	case g.Late:
		return "逾期未达到"
	}
	return "未到期"
}

// coverageCharts is the trend of all units, and that of one goal: of the unit that
// reports rather than of one below it, of a category rather than of all.
func (v *view) coverageCharts(list []model.CoverageResult) []Chart {
	if len(list) == 0 {
		return nil
	}
	all := model.GoalCategory(model.EveryUnit)
	out := []Chart{CoverageChart(v.book, all, nil)}
	root, _ := v.root()
	goals := slices.DeleteFunc(model.CoverageGoals(v.book), func(g model.GoalResult) bool {
		return g.Measure == model.EffectiveRate ||
			g.Units == 0
	})
	slices.SortStableFunc(goals, func(x, y model.GoalResult) int {
		return cmp.Or(cmp.Compare(oneIf(x.EnterpriseID != root.ID), oneIf(y.EnterpriseID != root.ID)),
			cmp.Compare(oneIf(x.Category == all), oneIf(y.Category == all)))
	})
	if len(goals) > 0 {
		out = append(out, CoverageChart(v.book, all, &goals[0]))
	}
	return out
}

// coverageChartHeight leaves room for two under a table of goals.
const coverageChartHeight = 50

// CoverageChart draws how the rates of a category grew year by year, held against a
// goal if one is chosen: then over the goal's enterprise, and only what it measures.
func CoverageChart(b *model.Book, category model.GoalCategory, goal *model.GoalResult) Chart {
	c := Chart{Kind: BarChart, Title: fmt.Sprintf("%s历年覆盖率", category), Unit: "%", Height: coverageChartHeight}
	tangible, reached := Series{Name: string(model.TangibleRate)}, Series{Name: string(model.ReachedRate)}
	if goal != nil {
		category = goal.Category
		b = b.At(b.AsOf, goal.EnterpriseID)
		c.Title = fmt.Sprintf("%s%s历年%s与目标对照", b.EnterpriseName(goal.EnterpriseID), category, goal.Measure)
		c.Limit = &Limit{Name: "目标", Value: float64(goal.Rate) / 10000}
	}
	for _, y := range model.CoverageTrend(b, category) {
		label := fmt.Sprintf("%d年末", y.Year)
		if y.On == b.AsOf && !(y.On.Month() == 12 && y.On.Dom() == 31) {
			label = fmt.Sprintf("%d年%d月", y.Year, y.On.Month())
		}
		c.Labels = append(c.Labels, label)
		tangible.Values = append(tangible.Values, inPercent(y.Tangible, y.Units))
		reached.Values = append(reached.Values, inPercent(y.Reached, y.Units))
	}
	switch {
	case goal == nil:
		c.Series = []Series{tangible, reached}
	case goal.Measure == model.ReachedRate:
		c.Series = []Series{reached}
	default:
		c.Series = []Series{tangible}
	}
	return c
}

// inPercent is a percentage to a tenth, as percent writes it.
func inPercent(n, d int) float64 { return float64(tenths(n, d)) / 10 }

// coverageTable lists the units by the list in which they stand.
func (v *view) coverageTable(list []model.CoverageResult) Table {
	t := v.table("", "", Ordinal(), UnitCol("单位名称").Keep(), WordCol("类别"), UnitCol("联系企业"), FigureCol("从业人员"), FigureCol("党员"),
		WordCol("组建方式"), DayCol("组建日期"), UnitCol("党组织（指导员、群团组织）"), WordCol("运转"),
		WordCol("三同步", "登记"), WordCol("三同步", "业务"), WordCol("三同步", "年检"), DayCol("排查日期"), RemarkCol("备注"))
	t.Sheet, t.Empty = "覆盖台账", "没有登记两个覆盖情况"
	n := 0
	for _, l := range []struct {
		list model.CoverageList
		name string
	}{{model.ListKeep, "巩固台账"}, {model.ListRaise, "提升台账"}, {"", "未列入台账"}} {
		var rows [][]Cell
		for _, r := range list {
			if r.List == l.list {
				n++
				rows = append(rows, v.coverageRow(n, r))
			}
		}
		if len(rows) > 0 {
			t.Rows = append(t.Rows, group(t.Columns, fmt.Sprintf("%s（%d个）", l.name, len(rows))))
			t.Rows = append(t.Rows, rows...)
		}
	}
	t.Notes = []string{"本台账内企业的从业人员、党员以职工人数和党员名册为准，其他单位以登记为准。"}
	return t
}

func (v *view) coverageRow(n int, r model.CoverageResult) []Cell {
	running := Cell{Text: cmp.Or(string(r.Running), "—"), Warn: r.Running.Bad()}
	form := Cell{Text: string(r.Form), Warn: !r.Form.Reached()}
	return []Cell{count(n), text(r.Title), text(string(r.Category)), text(v.looksAfter(r)), count(r.Staff.N()), count(r.Members.N()),
		form, text(r.Formed.DottedDay()), text(CoverageBy(r)), running,
		mark(r.Registration), mark(r.Business), mark(r.YearCheck), text(r.Checked.DottedDay()), text(excerpt(r.Note, 24))}
}

// looksAfter is the enterprise that looks after a unit; — for one of the ledger.
func (v *view) looksAfter(r model.CoverageResult) string {
	if r.Own {
		return "—"
	}
	return v.enterpriseShort(r.EnterpriseID)
}

// CoverageBy says what reaches a unit: its organisation, its adviser, its mass
// organisations.
func CoverageBy(r model.CoverageResult) string {
	adviser := r.Adviser
	if adviser != "" {
		adviser = "指导员" + adviser
	}
	return join("；", r.Organization, adviser, r.Mass)
}

// taskTable lists what is to be done, open tasks by their day before those done.
func (v *view) taskTable(list []model.CoverageResult) Table {
	t := v.table("", "", Ordinal(), UnitCol("单位名称").Keep(), UnitCol("联系企业"), WordCol("组建方式"), WordCol("运转"),
		LongCol("任务"), PersonCol("责任人"), DayCol("完成时限"), WordCol("完成情况"))
	t.Sheet, t.Empty = "任务清单", "没有登记任务"
	var tasks []model.CoverageResult
	for _, r := range list {
		if r.Task != "" {
			tasks = append(tasks, r)
		}
	}
	slices.SortStableFunc(tasks, func(x, y model.CoverageResult) int {
		return cmp.Or(cmp.Compare(oneIf(v.happened(x.DoneDay)), oneIf(v.happened(y.DoneDay))),
			cmp.Compare(cmp.Or(x.Deadline.String(), "9"), cmp.Or(y.Deadline.String(), "9")))
	})
	for i, r := range tasks {
		state := Cell{Text: "进行中"}
		switch {
		case v.happened(r.DoneDay):
			state.Text = r.DoneDay.DottedDay() + "完成"
		case r.TaskLate(v.on):
			state = Cell{Text: "逾期未完成", Warn: true}
		}
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(r.Title), text(v.looksAfter(r)), text(string(r.Form)),
			text(cmp.Or(string(r.Running), "—")), text(r.Task), text(r.Who), text(r.Deadline.DottedDay()), state})
	}
	return t
}
