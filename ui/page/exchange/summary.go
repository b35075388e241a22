package exchange

// 年度汇总: the moves by year and direction, as figures and as a chart.

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/model/figure"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// yearRow is one year's figures.
type yearRow struct {
	year               int
	out, in            int // 党务→经营, 经营→党务
	equal, higher      int
	lower, unknown     int
	yes, no, unchecked int
}

// summary is the second tab.
type summary struct {
	content *container.Split
	list    *kit.RecordList[yearRow]
	chart   *kit.Chart
}

func newSummary(host page.Host) *summary {
	s := &summary{chart: kit.NewChart(fyne.NewSize(400, 160))}
	s.list = page.NewList(host, page.ListOf{ID: "exchange.summary", Title: "双向交流情况"}, []kit.Column[yearRow]{
		{ID: "year", Title: "年度", Width: 80, Text: func(r yearRow) string { return strconv.Itoa(r.year) + "年" }},
		kit.NumberColumn("党务→经营", 92, func(r yearRow) int { return r.out }),
		kit.NumberColumn("经营→党务", 92, func(r yearRow) int { return r.in }),
		kit.NumberColumn("合计", 58, func(r yearRow) int { return r.out + r.in }),
		kit.NumberColumn("职级相当", 78, func(r yearRow) int { return r.equal }),
		kit.NumberColumn("高于原职级", 94, func(r yearRow) int { return r.higher }),
		kit.NumberColumn("低于原职级", 94, func(r yearRow) int { return r.lower }),
		kit.NumberColumn("职级未填", 78, func(r yearRow) int { return r.unknown }),
		kit.NumberColumn("待遇同级", 78, func(r yearRow) int { return r.yes }), kit.NumberColumn("待遇未按同级", 108,
			func(r yearRow) int { return r.no }), kit.NumberColumn("待遇未核", 78, func(r yearRow) int { return r.unchecked }),
	})
	s.list.Key = func(r yearRow) string { return strconv.Itoa(r.year) }
	s.list.Empty = "还没有双向交流记录，登记后按年度汇总在这里。"
	s.content = container.NewVSplit(s.list, s.chart)
	page.KeepSplit(host, "exchange.summary", s.content, 0.42)
	return s
}

// yearsOf counts the moves that have happened, the latest year first.
func yearsOf(b *model.Book) []yearRow {
	by := map[int]*yearRow{}
	for _, e := range figure.Exchanges(b) {
		r := by[e.Day.Year()]
		if r == nil {
			r = &yearRow{year: e.Day.Year()}
			by[r.year] = r
		}
		r.count(e)
	}
	var out []yearRow
	for _, r := range by {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(x, y yearRow) int { return cmp.Compare(y.year, x.year) })
	return out
}

func (r *yearRow) count(e model.Exchange) {
	r.out += kit.One(e.Direction == model.PartyToManagement)
	r.in += kit.One(e.Direction == model.ManagementToParty)
	from, to := e.FromRank.Order(), e.ToRank.Order()
	known := from > 0 && to > 0
	r.unknown += kit.One(!known)
	r.equal += kit.One(known && from == to)
	r.higher += kit.One(known && to < from)
	r.lower += kit.One(known && to > from)
	r.yes += kit.One(e.SamePay == model.CheckedYes)
	r.no += kit.One(e.SamePay == model.CheckedNo)
	r.unchecked += kit.One(e.SamePay != model.CheckedYes && e.SamePay != model.CheckedNo)
}

// load works the figures out and makes the chart's painter: no widget is touched.
func (s *summary) load(_ context.Context, snap *page.Snapshot) (func(), error) {
	rows := yearsOf(snap.Book)
	ink, err := kit.LoadInk()
	if err != nil {
		return nil, err
	}
	c := chartOf(rows)
	return func() {
		s.list.SetRows(rows)
		s.chart.Hidden = len(rows) == 0
		s.chart.SetChart(c, ink)
	}, nil
}

// chartOf draws the years from the earliest on.
func chartOf(rows []yearRow) report.Chart {
	c := report.Chart{Kind: report.BarChart, Title: "双向交流人次", Unit: "人次", Series: []report.Series{{Name: string(model.PartyToManagement)},
		{Name: string(model.ManagementToParty)}}}
	for _, r := range slices.Backward(rows) {
		c.Labels = append(c.Labels, strconv.Itoa(r.year)+"年")
		c.Series[0].Values = append(c.Series[0].Values, float64(r.out))
		c.Series[1].Values = append(c.Series[1].Values, float64(r.in))
	}
	return c
}
