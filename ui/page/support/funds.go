package support

// 党建经费: each enterprise's money of a year, what is due by either way of
// budgeting, and where the 2 % stops it.

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/figure"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// funds is the first tab.
type funds struct {
	p       *Page
	content fyne.CanvasObject
	list    *page.Records[model.Fund]
	year    *kit.Select
	words   *kit.Paragraph
	chart   *kit.Chart
	charts  map[int]report.Chart
	sums    map[int]string
	ink     kit.Ink
}

func newFunds(p *Page) *funds {
	f := &funds{p: p, words: kit.NewParagraph(""), chart: newChart()}
	f.year = yearSelect(f.narrow)
	reckoned := func(text func(model.FundResult) string) func(*model.Book, model.Fund) string {
		return func(b *model.Book, x model.Fund) string { return text(model.FundStatus(b, x)) }
	}
	f.list = page.NewRecords(p.host, page.RecordsOptions[model.Fund]{
		ID: "support.funds", Sections: fundForm, Live: dueWords, Attach: true, Show: f.show,
		Empty: "还没有登记党建经费。点“新增”按年度登记；应列预算按上年度职工工资总额的1%，或者按年初党员人数和人均标准推算。",
		New: func(b *model.Book) model.Fund {
			return model.Fund{Year: b.AsOf.Year(), Basis: model.ByWages}
		},
		Extra: []fyne.CanvasObject{f.year},
		Cols: []page.Col[model.Fund]{
			{Field: "EnterpriseID"}, {Field: "Year"},
			{Title: "安排办法", Width: 106, Text: func(_ *model.Book, x model.Fund) string {
				if x.Basis == model.ByMembers {
					return string(x.Basis)
				}
				return string(model.ByWages)
			}},
			{Field: "Wages", Title: "上年工资总额"},
			page.NumberCol("年初党员", reckoned(func(r model.FundResult) string { return strconv.Itoa(r.Members) })),
			{Field: "PerMember", Title: "人均标准"},
			page.NumberCol("应列预算", reckoned(report.FundDue)),
			{Field: "Planned", Title: "实列预算"},
			{Title: "少列", Width: 96, Align: fyne.TextAlignTrailing, Number: true,
				Text:  func(b *model.Book, x model.Fund) string { return model.FundStatus(b, x).Shortfall.String() },
				Color: func(*model.Book, model.Fund) fyne.ThemeColorName { return kit.ColorWarn }},
			{Field: "CarriedOver", Title: "累计结转"},
			page.NumberCol("结转上限（2%）", reckoned(func(r model.FundResult) string {
				if !r.Covered {
					return ""
				}
				return r.CarryLimit.String()
			})),
			{Field: "Spent", Title: "实际支出"},
			page.NumberCol("人均列支", reckoned(func(r model.FundResult) string {
				if each, ok := r.EachMember(r.Planned.N()); ok && !r.NoBudget {
					return each.String()
				}
				return ""
			})),
			{Title: "依据", Width: 170, Text: func(_ *model.Book, x model.Fund) string {
				if x.Basis == model.ByMembers && x.PerMemberDoc != "" {
					return x.PerMemberDoc
				}
				return x.Document
			}},
		},
	})
	f.chart.OnPart = f.openPart
	f.content = over(p.host, "support.funds", f.list.Content(), f.words, f.chart)
	return f
}

// fundForm is the form of a year's money.
var fundForm = []kit.FormSection{
	{Title: "安排", Fields: []string{"EnterpriseID", "Year", "Basis", "Wages", "PerMember", "PerMemberDoc"}},
	{Title: "预算和支出（元）", Fields: []string{"Planned", "CarriedOver", "Spent", "Document", "Note"}},
}

// dueWords says over the form how what is due comes about.
func dueWords(b *model.Book, x model.Fund) string {
	r := model.FundStatus(b, x)
	switch {
	case x.EnterpriseID == "":
		return "请先选择企业。"
	case r.Stopped:
		return fmt.Sprintf("以前年度累计结转%s元，超过上年度职工工资总额2%%（%s元），本年不再安排。", r.CarriedOver, r.CarryLimit)
	case !r.Known && r.ByHead:
		return fmt.Sprintf("%d年1月1日有党员%d名；填写人均标准后推算应列数。", x.Year, r.Members)
	case !r.Known:
		return "填写上年度职工工资总额后推算应列数（1%）。"
	case r.ByHead:
		return fmt.Sprintf("%d年1月1日党员%d名 × 人均%s元 = 应列%s元。", x.Year, r.Members, r.PerMember, report.FundDue(r))
	}
	return fmt.Sprintf("上年度职工工资总额%s元 × 1%% = 应列%s元。", r.Wages, r.Due)
}

// load works out the list, and of each year the sums and the chart.
func (f *funds) load(ctx context.Context, s *page.Snapshot) (func(), error) {
	ink, err := kit.LoadInk()
	if err != nil {
		return nil, err
	}
	show, err := f.list.Load(ctx, s)
	if err != nil {
		return nil, err
	}
	charts, sums := map[int]report.Chart{}, map[int]string{}
	years := []int{}
	for _, x := range model.InScope[model.Fund](s.Book) {
		if _, known := sums[x.Year]; known {
			continue
		}
		years = append(years, x.Year)
		sums[x.Year] = sumWords(s.Book, x.Year)
		if c, ok := report.FundChart(s.Book, x.Year); ok {
			charts[x.Year] = c
		}
	}
	return func() {
		f.ink, f.charts, f.sums = ink, charts, sums
		offerYears(f.year, years, true, yearText(s.Book.AsOf.Year()))
		show() // may bring a record of a year that is new
		f.narrow()
	}, nil
}

// openPart lists the money that a part of the chart adds up.
func (f *funds) openPart(part kit.ChartPart) {
	b := f.p.Snap.Book
	if strings.HasSuffix(part.Label, "及所属") {
		f.p.host.Tell("“"+part.Label+"”是几户合计：把右上方的“范围”选为“"+b.EnterpriseName(part.Key)+"”，这里就列出它和下级", nil)
		return
	}
	f.list.Find(b.EnterpriseName(part.Key))
}

// sumWords adds a year up.
func sumWords(b *model.Book, year int) string {
	f := figure.FundsOf(b, year)
	s := fmt.Sprintf("%d年登记%d户：应列%s万元，列入预算%s万元", year, len(f.Results), f.Due.Wan(), f.Planned.Wan())
	if f.Shortfall > 0 {
		s += "，少列" + f.Shortfall.Wan() + "万元"
	}
	s += fmt.Sprintf("，以前年度累计结转%s万元，实际支出%s万元", f.CarriedOver.Wan(), f.Spent.Wan())
	if f.Stopped > 0 {
		s += fmt.Sprintf("；累计结转超过2%%、当年不再安排的%d户", f.Stopped)
	}
	return s + "。"
}

// show shows a record with its year.
func (f *funds) show(x model.Fund) {
	f.year.SetSelected(yearText(x.Year))
	f.list.Select(x.ID)
}

// narrow shows the chosen year.
func (f *funds) narrow() {
	year := chosenYear(f.year)
	f.list.Where(func(x model.Fund) bool { return year == 0 || x.Year == year })
	shown := year
	if year == 0 && f.p.Snap != nil {
		shown = f.p.Snap.Book.AsOf.Year()
	}
	f.words.SetText(f.sums[shown])
	f.words.Hidden = f.sums[shown] == ""
	c, ok := f.charts[shown]
	draw(f.ink, f.chart, c, ok)
	f.content.Refresh()
}
