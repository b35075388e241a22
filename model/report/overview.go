package report

// The figures at a glance: one for each ledger, held against the same day of
// last year, with a small chart. They are reckoned as the reports reckon them.

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"partyledger/model"
	"partyledger/model/figure"
)

// Glance is one ledger in one figure.
type Glance struct {
	Report string // the report that holds the figures in full
	Title  string
	Figure string // one large figure, or — where there is none
	Unit   string // behind the figure
	Said   string // what it is made of
	Before string // how it stood on the same day of last year
	Chart  Chart  // small: no title
}

// Glances gives the four ledgers in the order of the navigation.
func Glances(b *model.Book) []Glance {
	v, before := newView(Input{Book: b}), newView(Input{Book: b.YearBefore()})
	return []Glance{v.charterGlance(before), v.staffGlance(before), v.exchangeGlance(before), v.developmentGlance(before)}
}

// than says how much more or less a figure is than last year's.
func than(now, before int, measure string) string {
	switch {
	case now > before:
		return fmt.Sprintf("上年同日%d%s，增加%d%s", before, measure, now-before, measure)
	case now < before:
		return fmt.Sprintf("上年同日%d%s，减少%d%s", before, measure, before-now, measure)
	}
	return fmt.Sprintf("上年同日%d%s，持平", before, measure)
}

// thanShare says by how many points a share is higher or lower than last year's.
func thanShare(n, d, n0, d0 int) string {
	if d0 == 0 {
		return "上年同日没有可比的数"
	}
	s := "上年同日" + percent(n0, d0)
	if d == 0 {
		return s
	}
	points := func(t int) string { return fmt.Sprintf("%d.%d个百分点", t/10, t%10) }
	switch t := tenths(n, d) - tenths(n0, d0); {
	case t > 0:
		return s + "，提高" + points(t)
	case t < 0:
		return s + "，降低" + points(-t)
	}
	return s + "，持平"
}

func (v *view) charterGlance(before *view) Glance {
	sum, old := figure.ChartersOf(v.book).CharterTotals, figure.ChartersOf(before.book).CharterTotals
	g := Glance{Report: "charter", Title: "章程完成", Figure: percent(sum.Written, sum.Should),
		Said: fmt.Sprintf("应写入%d户，已写入%d户", sum.Should, sum.Written), Before: thanShare(sum.Written, sum.Should, old.Written, old.Should)}
	g.Chart = Chart{Kind: RingChart, Unit: "户", Series: []Series{{Name: "户数"}}}
	g.Chart.add(model.CharterWritten, sum.Written)
	g.Chart.add("推进中", sum.InProgress)
	g.Chart.add("未启动", sum.NotStarted)
	return g
}

// fewBars is how many enterprises a small chart can name.
const fewBars = 4

func (v *view) staffGlance(before *view) Glance {
	g := Glance{Report: "staffing", Title: "党务力量", Figure: "—", Said: "尚未启用配备标准，没有测算"}
	met, decided, lacking, groups := v.staffSum()
	met0, decided0, _, _ := before.staffSum()
	g.Before = thanShare(met, decided, met0, decided0)
	if len(groups) == 0 {
		return g
	}
	g.Figure, g.Unit = fmt.Sprintf("%d/%d", met, decided), "户达标"
	g.Said = "达到本单位设定的标准，不缺员"
	if lacking > 0 {
		g.Said = fmt.Sprintf("未达标%d户，共缺%d名", decided-met, lacking)
	}
	for _, x := range groups {
		rows := slices.DeleteFunc(x.rows, func(r staffRow) bool { return !r.Decided() })
		slices.SortStableFunc(rows, func(a, b staffRow) int {
			return cmp.Or(cmp.Compare(choiceOfMet(a), choiceOfMet(b)), cmp.Compare(a.Share, b.Share))
		})
		x.rows = rows[:min(len(rows), fewBars)]
		if c, ok := v.staffChart(x); ok {
			c.Title, c.Unit = "", "%"
			g.Chart = c
			break
		}
	}
	return g
}

// choiceOfMet sorts those that fall short before those that do not.
func choiceOfMet(r staffRow) int { return oneIf(r.Met) }

// staffSum counts the enterprises that a standard is applied to and that can be
// reckoned; groups is the standards with their enterprises.
func (v *view) staffSum() (met, decided, lacking int, groups []staffGroup) {
	for _, g := range v.staffGroups() {
		if g.none {
			continue
		}
		groups = append(groups, g)
		for _, r := range g.rows {
			if r.Decided() {
				decided++
				met += oneIf(r.Met)
				lacking += r.Lacking()
			}
		}
	}
	return met, decided, lacking, groups
}

// glanceYears is how many years the chart of exchanges shows.
const glanceYears = 4

func (v *view) exchangeGlance(before *view) Glance {
	list := figure.ExchangesIn(v.book, v.year())
	out, in := countDirection(list, model.PartyToManagement), countDirection(list, model.ManagementToParty)
	g := Glance{Report: "exchange", Title: "双向交流", Figure: strconv.Itoa(len(list)), Unit: "人次",
		Said:   fmt.Sprintf("本年党务到经营%d，经营到党务%d", out, in),
		Before: than(len(list), len(figure.ExchangesIn(before.book, before.year())), "人次"),
		Chart:  Chart{Kind: BarChart, Series: []Series{{Name: string(model.PartyToManagement)}, {Name: string(model.ManagementToParty)}}}}
	for y := v.year() - glanceYears + 1; y <= v.year(); y++ {
		list := figure.ExchangesIn(v.book, y)
		g.Chart.Labels = append(g.Chart.Labels, strconv.Itoa(y))
		for i, d := range []model.Direction{model.PartyToManagement, model.ManagementToParty} {
			g.Chart.Series[i].Values = append(g.Chart.Series[i].Values, float64(countDirection(list, d)))
		}
	}
	return g
}

func (v *view) developmentGlance(before *view) Glance {
	p := v.progress()
	g := Glance{Report: "development", Title: "发展党员", Figure: strconv.Itoa(len(p.Admitted)), Unit: "名", Said: "本年度未登记发展计划",
		Before: than(len(p.Admitted), len(before.progress().Admitted), "名"), Chart: v.funnel(p)}
	if planned, done := figure.Quota(figure.Plans(v.book, v.year())); planned > 0 {
		g.Said = fmt.Sprintf("本年计划%d名，完成%s", planned, percent(done.Done, planned))
	}
	g.Chart.Title, g.Chart.Unit = "", ""
	return g
}
