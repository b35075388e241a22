package exchange

// 年度汇总: the moves by year and direction, as figures and as a chart.

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/store/typeset"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/paint"
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

func newSummary() *summary {
	figure := func(title string, width float32, n func(yearRow) int) kit.Column[yearRow] {
		return kit.Column[yearRow]{ID: title, Title: title, Width: width, Align: fyne.TextAlignTrailing, Text: func(r yearRow) string { return itoa(n(r)) }, Less: func(a, b yearRow) int { return cmp.Compare(n(a), n(b)) }}
	}
	s := &summary{chart: kit.NewChart(fyne.NewSize(400, 160))}
	s.list = kit.NewRecordList([]kit.Column[yearRow]{
		{ID: "year", Title: "年度", Width: 80, Grow: true, Text: func(r yearRow) string { return itoa(r.year) + "年" }},
		figure("党务→经营", 92, func(r yearRow) int { return r.out }), figure("经营→党务", 92, func(r yearRow) int { return r.in }),
		figure("合计", 58, func(r yearRow) int { return r.out + r.in }),
		figure("职级相当", 78, func(r yearRow) int { return r.equal }), figure("高于原职级", 94, func(r yearRow) int { return r.higher }),
		figure("低于原职级", 94, func(r yearRow) int { return r.lower }), figure("职级未填", 78, func(r yearRow) int { return r.unknown }),
		figure("待遇同级", 78, func(r yearRow) int { return r.yes }), figure("待遇未按同级", 108, func(r yearRow) int { return r.no }), figure("待遇未核", 78, func(r yearRow) int { return r.unchecked }),
	})
	s.list.Key = func(r yearRow) string { return itoa(r.year) }
	s.list.Empty = "还没有双向交流记录，登记后按年度汇总在这里。"
	s.content = container.NewVSplit(s.list, s.chart)
	s.content.SetOffset(0.42)
	return s
}

// yearsOf counts the moves that have happened, the latest year first.
func yearsOf(b *model.Book) []yearRow {
	by := map[int]*yearRow{}
	for _, e := range model.InScope[model.Exchange](b) {
		if e.Day.IsZero() || e.Day.First().After(b.AsOf) {
			continue
		}
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
	r.out += one(e.Direction == model.PartyToManagement)
	r.in += one(e.Direction == model.ManagementToParty)
	from, to := e.FromRank.Order(), e.ToRank.Order()
	known := from > 0 && to > 0
	r.unknown += one(!known)
	r.equal += one(known && from == to)
	r.higher += one(known && to < from)
	r.lower += one(known && to > from)
	r.yes += one(e.SamePay == model.CheckedYes)
	r.no += one(e.SamePay == model.CheckedNo)
	r.unchecked += one(e.SamePay != model.CheckedYes && e.SamePay != model.CheckedNo)
}

// load works the figures out and makes the chart's painter: no widget is touched.
func (s *summary) load(_ context.Context, snap *page.Snapshot) (func(), error) {
	rows := yearsOf(snap.Book)
	faces, err := typeset.LoadFaces(typeset.FaceOptions{NoFang: true})
	if err != nil {
		return nil, err
	}
	painter := paint.New(faces)
	c := chartOf(rows)
	return func() {
		s.list.SetRows(rows)
		s.chart.Hidden = len(rows) == 0
		s.chart.SetChart(c, faces, painter)
	}, nil
}

// chartOf draws the years from the earliest on.
func chartOf(rows []yearRow) report.Chart {
	c := report.Chart{Kind: report.BarChart, Title: "双向交流人次", Unit: "人次", Series: []report.Series{{Name: string(model.PartyToManagement)}, {Name: string(model.ManagementToParty)}}}
	for _, r := range slices.Backward(rows) {
		c.Labels = append(c.Labels, itoa(r.year)+"年")
		c.Series[0].Values = append(c.Series[0].Values, float64(r.out))
		c.Series[1].Values = append(c.Series[1].Values, float64(r.in))
	}
	return c
}
