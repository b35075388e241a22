package care

// 年度汇总: a year by enterprise, as it stands or stood at the year's end, with what
// became of the experts and the help of the year as charts.

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// unitRow is one enterprise's year.
type unitRow struct {
	model.CareSum
	name string
}

// summary is the last tab.
type summary struct {
	p       *Page
	content fyne.CanvasObject
	year    *kit.Select
	list    *kit.RecordList[unitRow]
	words   *kit.Words
	charts  [2]*kit.Chart
	below   *fyne.Container
	years   map[string]yearSum
	draw    func(*kit.Chart, report.Chart)
}

// yearSum is what a year shows.
type yearSum struct {
	on     day.Day
	rows   []unitRow
	charts [2]report.Chart
}

// backYears is how many years can be looked back to.
const backYears = 3

func newSummary(p *Page) *summary {
	s := &summary{p: p, words: kit.NewWords(kit.Sentence{})}
	s.year = kit.NewSelect(nil, func(string) { s.showYear() })
	figure := func(title string, width float32, n func(model.CareSum) int) kit.Column[unitRow] {
		return kit.Column[unitRow]{ID: title, Title: title, Width: width, Align: fyne.TextAlignTrailing,
			Text: func(r unitRow) string { return strconv.Itoa(n(r.CareSum)) },
			Less: func(a, b unitRow) int { return cmp.Compare(n(a.CareSum), n(b.CareSum)) }}
	}
	waiting := figure("尚待帮扶", 76, func(x model.CareSum) int { return x.Waiting })
	waiting.Color = func(r unitRow) fyne.ThemeColorName {
		return kit.Choose(r.Waiting > 0, kit.ColorWarn, "")
	}
	s.list = page.NewList(p.host, page.ListOf{ID: "care.summary", Title: "联系服务和关怀情况"}, []kit.Column[unitRow]{
		{ID: "name", Title: "企业", Width: 120, Text: func(r unitRow) string { return r.name }},
		figure("正在联系", 76, func(x model.CareSum) int { return x.Links }),
		figure("有新进展", 76, func(x model.CareSum) int { return x.Advanced }),
		figure("谈话", 52, func(x model.CareSum) int { return x.Talks }),
		figure("了解困难", 76, func(x model.CareSum) int { return x.Found }), figure("帮扶", 52, func(x model.CareSum) int { return x.Helped }),
		waiting,
		{ID: "amount", Title: "帮扶金额（元）", Width: 112, Align: fyne.TextAlignTrailing,
			Text: func(r unitRow) string { return r.Amount.String() },
			Less: func(a, b unitRow) int { return cmp.Compare(a.Amount, b.Amount) }},
		figure("活动", 52, func(x model.CareSum) int { return x.Activities }),
		figure("参加人次", 76, func(x model.CareSum) int { return x.People }),
		figure("示范岗", 60, func(x model.CareSum) int { return x.Vanguards }),
		figure("群团", 52, func(x model.CareSum) int { return x.Masses }),
		figure("典型", 52, func(x model.CareSum) int { return x.Exemplars }),
	})
	s.list.Key = func(r unitRow) string { return r.EnterpriseID }
	s.list.Empty = "这一年没有登记，登记后按企业汇总在这里。"
	s.list.OnOpen = func(r unitRow) { p.host.Open(model.Ref{Kind: model.KindEnterprise, ID: r.EnterpriseID}) }
	for i := range s.charts {
		s.charts[i] = kit.NewChart(fyne.NewSize(320, 150))
	}
	s.charts[0].OnPart = func(c kit.ChartPart) { p.GoTo(page.Place{Kind: model.KindTalentLink, Word: c.Label}) }
	s.charts[1].OnPart = func(c kit.ChartPart) {
		p.GoTo(page.Place{Kind: model.KindCareRecord, Year: s.year.Selected, Word: c.Label})
	}
	s.below = container.NewGridWithColumns(2, s.charts[0], s.charts[1])
	split := container.NewVSplit(s.list, s.below)
	page.KeepSplit(p.host, "care.summary", split, 0.58)
	s.content = kit.NewTopped(container.NewPadded(kit.NewFlow(s.year, kit.Wide(s.words, 300))), split)
	return s
}

// sumYear adds up the year of the book's day.
func sumYear(b *model.Book) yearSum {
	s := yearSum{on: b.AsOf, charts: report.CareCharts(b)}
	for _, x := range model.CareSums(b) {
		if x.Any() {
			e, _ := model.Find[model.Enterprise](b, x.EnterpriseID)
			s.rows = append(s.rows, unitRow{x, cmp.Or(e.ShortName, e.Name)})
		}
	}
	return s
}

// load works the figures out and makes the charts' painter: no widget is touched.
func (s *summary) load(_ context.Context, snap *page.Snapshot) (func(), error) {
	b := snap.Book
	years, names := map[string]yearSum{}, []string{}
	for y := b.AsOf.Year(); y > b.AsOf.Year()-backYears; y-- {
		name := strconv.Itoa(y) + "年"
		names = append(names, name)
		then := b
		if y < b.AsOf.Year() {
			then = b.At(day.Of(y, 12, 31), b.Scope)
		}
		years[name] = sumYear(then)
	}
	ink, err := kit.LoadInk()
	if err != nil {
		return nil, err
	}
	return func() {
		s.years, s.year.Options = years, names
		if len(years[s.year.Selected].rows) == 0 {
			s.year.Selected = names[0]
		}
		s.year.Refresh()
		s.draw = func(c *kit.Chart, chart report.Chart) { c.SetChart(chart, ink) }
		s.showYear()
	}, nil
}

// showYear shows the chosen year.
func (s *summary) showYear() {
	if s.draw == nil { // nothing is loaded yet
		return
	}
	rows := s.years[s.year.Selected].rows
	s.list.SetRows(rows)
	var sum model.CareSum
	for _, r := range rows {
		sum.Add(r.CareSum)
	}
	s.words.Set(kit.Sentence{Text: sumWords(s.years[s.year.Selected].on, sum), Color: kit.ColorMuted})
	for i, c := range s.charts {
		s.draw(c, s.years[s.year.Selected].charts[i])
	}
	s.below.Hidden = len(rows) == 0
	s.below.Refresh()
}

// sumWords is the year of all enterprises on a line.
func sumWords(on day.Day, s model.CareSum) string {
	if !s.Any() {
		return ""
	}
	parts := []string{"正在联系" + strconv.Itoa(s.Links) + "名，有新进展" + strconv.Itoa(s.Advanced) + "名，谈话" + strconv.Itoa(s.Talks) + "次",
		"帮扶" + strconv.Itoa(s.Helped) + "人次，" + cmp.Or(s.Amount.String(), "0") + "元", "活动" + strconv.Itoa(s.Activities) + "场次，" +
			strconv.Itoa(s.People) + "人次"}
	return "截至" + on.Chinese() + "合计：" + strings.Join(parts, "；") + "。"
}
