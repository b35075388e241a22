package coverage

// 覆盖率: the rates by category, and how they grew: of the category that is selected,
// or against a goal that is chosen.

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/model/figure"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// noGoal is the choice that holds the trend against nothing.
const noGoal = "不对照目标"

// goalSetting is where the chosen goal is kept.
const goalSetting = "coverage.goal"

// rate is one category's figures.
type rate struct {
	category model.GoalCategory
	sum      model.CoverageSum
	chart    report.Chart
}

// against is a goal as it can be chosen.
type against struct {
	id, name string
	chart    report.Chart
	goal     model.GoalResult
}

// rates is the second tab.
type rates struct {
	p       *Page
	content fyne.CanvasObject
	list    *kit.RecordList[rate]
	goal    *kit.Select
	words   *kit.Words
	chart   *kit.Chart
	goals   []against
	ink     kit.Ink
}

func newRates(p *Page) *rates {
	t := &rates{p: p, chart: kit.NewChart(fyne.NewSize(400, 140)), words: kit.NewCaption()}
	t.goal = kit.NewSelect([]string{noGoal}, func(string) { t.choose() })
	t.goal.Selected, t.goal.PlaceHolder = noGoal, noGoal
	t.chart.OnPart = t.openPart
	t.newList()
	print := kit.NewButton("打印统计表…", func() { p.host.Go("reports") })
	bar := kit.NewFlow(kit.Wide(t.goal, 430), print)
	split := container.NewVSplit(t.list, container.NewBorder(kit.NewColumn(bar, t.words), nil, nil, nil, t.chart))
	page.KeepSplit(p.host, "coverage.rates", split, 0.5)
	t.content = split
	return t
}

func (t *rates) newList() {
	figure := func(title string, width float32, n func(model.CoverageSum) int) kit.Column[rate] {
		return kit.Column[rate]{ID: title, Title: title, Width: width, Align: fyne.TextAlignTrailing,
			Text: func(r rate) string { return strconv.Itoa(n(r.sum)) },
			Less: func(a, b rate) int { return cmp.Compare(n(a.sum), n(b.sum)) }}
	}
	share := func(m model.CoverageMeasure) kit.Column[rate] {
		return kit.Column[rate]{ID: string(m), Title: string(m), Width: 98, Align: fyne.TextAlignTrailing,
			Text: func(r rate) string { return report.Percent(r.sum.Of(m), r.sum.Units) },
			Less: func(a, b rate) int { return cmp.Compare(a.sum.Of(m)*b.sum.Units, b.sum.Of(m)*a.sum.Units) }}
	}
	t.list = page.NewList(t.p.host, page.ListOf{ID: "coverage.rates", Title: "党的组织和工作覆盖率"}, []kit.Column[rate]{
		{ID: "category", Title: "单位类别", Width: 130, Text: func(r rate) string { return r.name() }},
		figure("单位", 58, func(s model.CoverageSum) int { return s.Units }),
		share(model.TangibleRate), share(model.ReachedRate), share(model.EffectiveRate),
		figure("单独组建", 78, func(s model.CoverageSum) int { return s.Alone }),
		figure("联合组建", 78, func(s model.CoverageSum) int { return s.Jointly }),
		figure("派指导员", 78, func(s model.CoverageSum) int { return s.Adviser }),
		figure("先建群团", 78, func(s model.CoverageSum) int { return s.Mass }),
		figure("未建", 58, func(s model.CoverageSum) int { return s.None }),
		figure("运转差", 70, func(s model.CoverageSum) int { return s.Badly + s.Idle }),
		figure("三同步", 66, func(s model.CoverageSum) int { return s.InSync }),
		figure("党员", 62, func(s model.CoverageSum) int { return s.Members }),
	})
	t.list.Uncounted()
	t.list.Key = func(r rate) string { return string(r.category) }
	t.list.Empty = "还没有登记两个覆盖情况，登记后按单位类别汇总在这里。"
	t.list.OnSelect = func([]rate) { t.showChart() }
	t.list.OnOpen = func(r rate) {
		t.p.units.about(r.category)
		t.p.Select(tabUnits)
	}
}

// openPart lists the units that the chart is of, as they are on the page's day.
func (t *rates) openPart(part kit.ChartPart) {
	category := model.GoalCategory(model.EveryUnit)
	if g, ok := t.chosen(); ok {
		category = g.goal.Category
	} else if selected := t.list.Selected(); len(selected) == 1 {
		category = selected[0].category
	}
	t.p.units.about(category)
	t.p.Select(tabUnits)
	if year, ok := strings.CutSuffix(part.Label, "年末"); ok {
		t.p.host.Tell("名单是“截至”那一天的；看"+part.Label+"的，请把右上方的“截至”改为"+year+"-12-31", nil)
	}
}

// name is the category as the list shows it: what belongs to 小个专 stands under it.
func (r rate) name() string {
	small := model.GoalCategory(model.SmallTraders)
	switch {
	case r.category == model.GoalCategory(model.EveryUnit):
		return "合计"
	case r.category == small:
		return "“小个专”小计"
	case small.Holds(model.UnitCategory(r.category)):
		return "　" + string(r.category)
	}
	return string(r.category)
}

// load works the figures and charts out: no widget is touched.
func (t *rates) load(_ context.Context, s *page.Snapshot) (func(), error) {
	list := model.CoverageUnits(s.Book)
	var rows []rate
	for _, c := range report.CoverageCategories(list) {
		rows = append(rows, rate{c, figure.CoverageOf(s.Book, c), report.CoverageChart(s.Book, c, nil)})
	}
	goals := goalsOf(s.Book)
	ink, err := kit.LoadInk()
	if err != nil {
		return nil, err
	}
	return func() {
		t.goals, t.ink = goals, ink
		t.list.SetRows(rows)
		t.offer()
		t.showChart()
	}, nil
}

// goalsOf is the goals that a trend can be held against.
func goalsOf(b *model.Book) []against {
	var out []against
	for _, g := range model.CoverageGoals(b) {
		if g.Measure != model.EffectiveRate && g.Units > 0 { // how it ran in earlier years is not recorded
			out = append(out, against{g.ID, g.Day.String() + "前" + g.Called() + "（" + b.EnterpriseName(g.EnterpriseID) + "）",
				report.CoverageChart(b, g.Category, &g), g})
		}
	}
	return out
}

// offer fills the choice of goals; what was chosen before stays, if it is there.
func (t *rates) offer() {
	var kept string
	t.p.host.Setting(goalSetting, &kept)
	t.goal.Options, t.goal.Selected = []string{noGoal}, noGoal
	for _, g := range t.goals {
		t.goal.Options = append(t.goal.Options, g.name)
		if g.id == kept {
			t.goal.Selected = g.name
		}
	}
	t.goal.Refresh()
}

// choose keeps the chosen goal and shows it.
func (t *rates) choose() {
	id := ""
	if g, ok := t.chosen(); ok {
		id = g.id
	}
	t.p.host.SetSetting(goalSetting, id)
	t.showChart()
}

func (t *rates) chosen() (against, bool) {
	for _, g := range t.goals {
		if g.name == t.goal.Selected {
			return g, true
		}
	}
	return against{}, false
}

// showChart draws the chosen goal, else the selected category, else all units.
func (t *rates) showChart() {
	rows := t.list.Rows()
	t.chart.Hidden = len(rows) == 0
	if len(rows) == 0 {
		t.words.Set()
		t.content.Refresh()
		return
	}
	if g, ok := t.chosen(); ok {
		t.words.Set(kit.Sentence{Text: goalWords(t.p.host.Snapshot().Book, g.goal.CoverageGoal) + report.GoalWords(g.goal) + "。依据：" +
			g.goal.Basis + g.goal.Document, Color: kit.ColorMuted})
		t.chart.SetChart(g.chart, t.ink)
		return
	}
	t.words.Set(kit.Sentence{Text: "有形覆盖：单独或联合组建了党组织；工作覆盖：另计派党建指导员和先建群团的；有效覆盖：党组织运转“好”“一般”。选中一类单位看它的历年覆盖率，双击看名单。", Color: kit.ColorMuted})
	chart := rows[len(rows)-1].chart
	for _, r := range rows {
		if r.category == model.GoalCategory(model.EveryUnit) {
			chart = r.chart
		}
	}
	if selected := t.list.Selected(); len(selected) == 1 {
		chart = selected[0].chart
	}
	t.chart.SetChart(chart, t.ink)
}
