package report

// What Party work rests on (党建工作保障情况统计表): money, places of activity; the
// tables of people are in support_people.go.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/figure"
)

func buildSupport(in Input) Document {
	v := newView(in)
	d := v.document("support")
	funds := v.fundRows(v.year())
	money := []Block{Title{Text: d.Title}, v.fundTable(funds)}
	if c, ok := v.fundChart(funds); ok {
		money = append(money, c)
	}
	people := []Block{v.secretaryTable(), v.talentTable()}
	if c, ok := v.talentChart(); ok {
		people = append(people, c)
	}
	d.Sections = []Section{
		{Page: LandscapeTable, Blocks: money},
		{Page: LandscapeTable, Blocks: []Block{v.siteTable()}},
		{Page: LandscapeTable, Blocks: []Block{v.trainingTable()}},
		{Page: LandscapeTable, Blocks: people},
	}
	return d
}

// fundRow is one enterprise's money of the report's year.
type fundRow struct {
	model.FundResult
	enterprise model.Enterprise
}

func (v *view) fundRows(year int) []fundRow {
	var out []fundRow
	for _, f := range figure.FundsOf(v.book, year).Results {
		e, _ := model.Find[model.Enterprise](v.book, f.EnterpriseID)
		out = append(out, fundRow{f, e})
	}
	return out
}

func (v *view) fundTable(rows []fundRow) Table {
	t := v.table(fmt.Sprintf("表1　%d年度党组织工作经费情况", v.year()), "单位：万元",
		Ordinal(), UnitCol("企业名称").Keep(),
		MoneyCol("上年度职工工资总额"), FigureCol("年初党员（名）"), MoneyCol("人均标准（元）"),
		MoneyCol("应列"), MoneyCol("列入预算"), MoneyCol("少列"), MoneyCol("以前年度累计结转"), MoneyCol("实际支出"),
		FigureCol("支出占预算"), MoneyCol("党员人均列支（元）"), TextCol("依据"), RemarkCol("说明"))
	t.Sheet, t.Empty = "工作经费", "未登记本年度党组织工作经费"
	for _, basis := range []model.FundBasis{model.ByWages, model.ByMembers} {
		of := fundsBy(rows, basis)
		if len(of) == 0 {
			continue
		}
		t.Rows = append(t.Rows, group(t.Columns, fmt.Sprintf("按%s安排的企业（%d户）", basis, len(of))))
		for i, r := range of {
			t.Rows = append(t.Rows, r.cells(i+1))
		}
	}
	t.Totals = [][]Cell{fundTotal(figure.FundsOf(v.book, v.year()))}
	t.Notes = []string{"按工资总额比例安排的，应列数为上年度职工工资总额的1%；累计结转超过上年度职工工资总额2%的，当年不再安排（组通字〔2017〕38号，适用于国有独资、全资、绝对控股和相对控股企业）。",
		"按党员人均标准安排的，应列数为1月1日党员人数乘以本单位登记的人均标准；人均标准由本单位按所列依据设定。党员人均列支为列入预算数除以年初党员人数。"}
	if s := v.withoutFund(rows); s != "" {
		t.Notes = append(t.Notes, s)
	}
	return t
}

func (r fundRow) cells(n int) []Cell {
	due, short := text("—"), text("")
	if r.Known {
		due = wan(r.Due)
	}
	if r.Shortfall > 0 {
		short = warn(wan(r.Shortfall))
	}
	each := text("—")
	if x, ok := r.EachMember(r.Planned.N()); ok && !r.NoBudget {
		each = yuanCell(x)
	}
	return []Cell{count(n), text(r.enterprise.Name), blankWan(r.Wages), count(r.Members), blankYuan(r.PerMember), due,
		amountCell(r.Planned), short,
		amountCell(r.CarriedOver), amountCell(r.Spent), r.spentShare(), each, text(r.documents()), r.remark()}
}

// fundsBy picks the rows that are reckoned in one way.
func fundsBy(rows []fundRow, basis model.FundBasis) []fundRow {
	var out []fundRow
	for _, r := range rows {
		if r.ByHead == (basis == model.ByMembers) {
			out = append(out, r)
		}
	}
	return out
}

// documents is what the budget rests on.
func (r fundRow) documents() string {
	if r.ByHead {
		return join("；", r.PerMemberDoc, r.Document)
	}
	return r.Document
}

// remark says what stands out.
func (r fundRow) remark() Cell {
	switch {
	case r.Stopped && r.Planned.N() > 0:
		return warn(text("结转超2%，不应再安排"))
	case !r.Known && r.ByHead:
		return warn(text("未登记人均标准"))
	case !r.Known:
		return warn(text("未登记工资总额"))
	case r.NoBudget && r.Due > 0:
		return warn(text("未登记列入预算"))
	case r.Stopped:
		return text("结转超2%，当年不再安排")
	case r.Covered && r.Overspent > 0:
		return warn(text("支出超出税前扣除限额" + r.Overspent.Wan() + "万元"))
	case !r.Covered && !r.ByHead:
		return text("不适用38号文，列示供参考")
	}
	return text("")
}

func fundTotal(s *figure.Funds) []Cell {
	each := text("—")
	if x, ok := (model.FundResult{Members: s.Members}).EachMember(s.Planned); ok {
		each = yuanCell(x)
	}
	return bold([]Cell{span(2, text(fmt.Sprintf("合计（%d户）", len(s.Results)))), wan(s.Wages), count(s.Members), text(""), wan(s.Due),
		wan(s.Planned), wan(s.Shortfall), wan(s.CarriedOver), wan(s.Spent), shareOf(s.Spent, s.Planned), each, text(""), text("")})
}

// withoutFund names the enterprises that the notice speaks of and that recorded
// no money of the year.
func (v *view) withoutFund(rows []fundRow) string {
	has := map[string]bool{}
	for _, r := range rows {
		has[r.enterprise.ID] = true
	}
	var out []string
	for _, e := range v.enterprises() {
		if e.Ownership.Covered() && !has[e.ID] {
			out = append(out, v.enterpriseShort(e.ID))
		}
	}
	if len(out) == 0 || len(rows) == 0 {
		return ""
	}
	return "未登记本年度经费的企业：" + names(out, 8, "户") + "。"
}

// chartHeight leaves room for a chart under a short table.
const chartHeight = 62

// FundChart draws a year's money as the report does, for screens; ok is false if
// none is recorded.
func FundChart(b *model.Book, year int) (c Chart, ok bool) {
	v := newView(Input{Book: b})
	return v.fundChart(v.fundRows(year))
}

// fundChart draws what is planned and spent: by enterprise while they are
// few, else by subsidiary with all below.
func (v *view) fundChart(rows []fundRow) (Chart, bool) {
	c := Chart{Kind: BarChart, Title: "党组织工作经费", Unit: "万元", Height: chartHeight, Series: []Series{{Name: "列入预算"}, {Name: "实际支出"}}}
	for _, g := range v.unitGroups() {
		var planned, spent model.Money
		n := 0
		for _, r := range rows {
			if g.ids[r.enterprise.ID] {
				n++
				planned += r.Planned.N()
				spent += r.Spent.N()
			}
		}
		if n == 0 {
			continue
		}
		c.Labels, c.Keys = append(c.Labels, g.name), append(c.Keys, g.id)
		for i, m := range []model.Money{planned, spent} {
			c.Series[i].Values = append(c.Series[i].Values, inWan(m))
		}
	}
	return c, len(c.Labels) > 0
}

// inWan is a sum in ten thousands of yuan, rounded as Wan writes it.
func inWan(m model.Money) float64 {
	if m < 0 {
		return -inWan(-m)
	}
	return float64((int64(m)+5000)/10000) / 100
}

// wan is a sum in ten thousands of yuan.
func wan(m model.Money) Cell { return Cell{Text: m.Wan(), Number: true, Value: inWan(m)} }

// amountCell is an amount in ten thousands of yuan, — where none is recorded.
func amountCell(a model.Amount) Cell {
	if !a.Known() {
		return text("—")
	}
	return wan(a.N())
}

// spentShare is what was spent of the budget.
func (r fundRow) spentShare() Cell {
	if !r.Spent.Known() || !r.Planned.Known() {
		return text("—")
	}
	return shareOf(r.Spent.N(), r.Planned.N())
}

// blankWan is empty where nothing is recorded.
func blankWan(m model.Money) Cell {
	if m == 0 {
		return text("")
	}
	return wan(m)
}

func yuanCell(m model.Money) Cell {
	s := m.String()
	if s == "" {
		s = "0.00"
	}
	return Cell{Text: s, Number: true, Value: float64(m) / 100}
}

func blankYuan(m model.Money) Cell {
	if m == 0 {
		return text("")
	}
	return yuanCell(m)
}

// shareOf is one sum of another.
func shareOf(part, whole model.Money) Cell {
	if whole <= 0 {
		return text("—")
	}
	return share(int(part), int(whole))
}

// sites is the places in use, by enterprise.
func (v *view) sites() []model.Site {
	var out []model.Site
	for _, e := range v.enterprises() {
		for _, s := range model.Owned[model.Site](v.book, e.ID) {
			if s.Active(v.on) {
				out = append(out, *s)
			}
		}
	}
	return out
}

func (v *view) siteTable() Table {
	columns := []Column{Ordinal(), UnitCol("企业名称").Keep(), UnitCol("场所名称"), UnitCol("使用的党组织"), TextCol("地址"),
		FigureCol("面积（平方米）")}
	for _, name := range model.SixNames {
		columns = append(columns, WordCol("六有", name))
	}
	t := v.table("表2　党组织活动场所“六有”情况", "单位：个", append(columns, DayCol("检查日期"), PersonCol("检查人"), RemarkCol("缺项"))...)
	t.Sheet, t.Empty = "活动场所", "未登记党组织活动场所"
	list := v.sites()
	for i, s := range list {
		t.Rows = append(t.Rows, v.siteCells(i+1, s))
	}
	t.Totals = [][]Cell{siteTotal(list)}
	t.Notes = []string{"“六有”指有场所、有设施、有标志、有党旗、有书报、有制度，按登记的检查结果填列；未登记检查日期的列“未检”，不计入各项合计。"}
	if s := v.withoutSite(); s != "" {
		t.Notes = append(t.Notes, s)
	}
	return t
}

func (v *view) siteCells(n int, s model.Site) []Cell {
	area := text("")
	if s.Area > 0 {
		area = count(s.Area)
	}
	row := []Cell{count(n), text(v.book.EnterpriseName(s.EnterpriseID)), text(s.Name),
		text(only(v.shortName(s.OrganizationID), s.OrganizationID != "")), text(s.Address), area}
	if s.Checked.IsZero() {
		for range model.SixNames {
			row = append(row, text("—"))
		}
		return append(row, warn(text("未检")), text(s.Checker), text(""))
	}
	for _, has := range s.Six() {
		row = append(row, mark(has))
	}
	missing := text(join("、", s.Lacking()...))
	if missing.Text != "" {
		missing = warn(missing)
	}
	return append(row, text(s.Checked.DottedDay()), text(s.Checker), missing)
}

func siteTotal(list []model.Site) []Cell {
	sum := sumSites(list)
	row := []Cell{span(5, text(fmt.Sprintf("合计　共%d个，已检查%d个，六项齐备%d个", len(list), sum.checked, sum.whole))), count(sum.area)}
	for _, n := range sum.six {
		row = append(row, count(n))
	}
	return bold(append(row, text(""), text(""), text("")))
}

// siteSum is places counted.
type siteSum struct {
	checked, whole, area int
	six                  [6]int
}

func sumSites(list []model.Site) siteSum {
	var sum siteSum
	for _, s := range list {
		sum.area += s.Area
		if s.Checked.IsZero() {
			continue
		}
		sum.checked++
		sum.whole += oneIf(len(s.Lacking()) == 0)
		for i, has := range s.Six() {
			sum.six[i] += oneIf(has)
		}
	}
	return sum
}

// withoutSite names the enterprises with a Party organisation and no place.
func (v *view) withoutSite() string {
	list := v.sites()
	if len(list) == 0 {
		return ""
	}
	if out := v.siteless(list); len(out) > 0 {
		return "设有党组织而未登记活动场所的企业：" + names(out, 8, "户") + "。"
	}
	return ""
}

func (v *view) siteless(list []model.Site) []string {
	has := map[string]bool{}
	for _, s := range list {
		has[s.EnterpriseID] = true
	}
	var out []string
	for _, e := range v.enterprises() {
		if o, ok := model.TopOrganization(v.book, e.ID); ok && !o.Temporary && !has[e.ID] {
			out = append(out, v.enterpriseShort(e.ID))
		}
	}
	return out
}

// FundDue is what is to be budgeted, or why nothing is.
func FundDue(r model.FundResult) string {
	switch {
	case !r.Known && r.ByHead:
		return "缺人均标准"
	case !r.Known:
		return "缺工资总额"
	case r.Stopped:
		return "0（结转超2%）"
	case r.Due == 0:
		return "0"
	}
	return r.Due.String()
}
