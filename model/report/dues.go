package report

// Party dues (党费核定和收支情况表; LIFE 2.3): the accounts of the year, what branches took in by month,
// what each member was assessed to pay, the text to be published. Bases tell of incomes and are
// masked unless asked for; what is published has sums alone.

import (
	"fmt"
	"strconv"

	"partyledger/model"
)

func buildDues(in Input) Document {
	v := newView(in)
	d := v.document("dues")
	accounts := v.duesAccounts()
	d.Sections = []Section{{Page: LandscapeTable, Blocks: []Block{Title{Text: d.Title}, v.duesAccountTable(accounts),
		v.duesUseTable(accounts)}},
		{Page: LandscapeTable, Blocks: []Block{v.duesMonthTable()}}}
	for _, t := range v.duesBasisTables() {
		d.Sections = append(d.Sections, Section{Page: PortraitTable, Blocks: []Block{t}})
	}
	var letters []Block
	for _, a := range accounts {
		letters = append(letters, v.duesNotice(a))
	}
	if len(letters) > 0 {
		d.Sections = append(d.Sections, Section{Page: OfficialPage, Blocks: letters})
	}
	return d
}

// duesAccount is an organisation's account of the report's year.
type duesAccount struct {
	*model.DuesAccount
	of model.Organization
}

// duesAccounts is those in scope that were kept in the year.
func (v *view) duesAccounts() []duesAccount {
	var out []duesAccount
	for _, o := range v.organizations() {
		if a := v.book.DuesAccountOf(o.ID, v.year()); a.Entries > 0 || a.Year.ID != "" {
			out = append(out, duesAccount{a, o})
		}
	}
	return out
}

// money is a cell with an amount in yuan.
func money(m model.Money) Cell {
	return Cell{Text: m.Grouped(), Number: true, Value: float64(m) / 100}
}

var duesIncome = []model.DuesItem{model.FromBranches, model.FromBelow, model.FromAbove, model.DuesInterest}

func (v *view) duesAccountTable(accounts []duesAccount) Table {
	t := v.table(strconv.Itoa(v.year())+"年党费收支情况表", "单位：元", Ordinal(), UnitCol("党组织").Keep(), MoneyCol("上年结余"),
		MoneyCol("收入", "支部上交"),
		MoneyCol("收入", "下级上缴"), MoneyCol("收入", "上级下拨"), MoneyCol("收入", "利息"), MoneyCol("收入", "合计"), MoneyCol("支出",
			"上缴上级"),
		MoneyCol("支出", "下拨下级"), MoneyCol("支出", "使用"), MoneyCol("支出", "合计"), MoneyCol("结余"))
	t.Sheet, t.Empty = "党费收支", "没有登记党费收支"
	for i, a := range accounts {
		row := []Cell{count(i + 1), text(a.of.Name), money(a.Opening)}
		for _, item := range duesIncome {
			row = append(row, money(a.Items[item]))
		}
		row = append(row, money(a.In), money(a.Items[model.ToAbove]), money(a.Items[model.ToBelow]),
			money(a.Out-a.Items[model.ToAbove]-a.Items[model.ToBelow]), money(a.Out), money(a.Closing))
		t.Rows = append(t.Rows, row)
	}
	t.Notes = []string{"收入合计含其他收入；使用的明细见下表。大额党费只代收转交，不计入收支。"}
	return t
}

var duesUses = []model.DuesItem{model.ForTraining, model.ForMaterials, model.ForPraise, model.ForHardship, model.ForDisaster,
	model.ForOther}

func (v *view) duesUseTable(accounts []duesAccount) Table {
	columns := []Column{Ordinal(), UnitCol("党组织").Keep()}
	for _, u := range duesUses {
		columns = append(columns, MoneyCol("使用", string(u)))
	}
	t := v.table("党费使用情况表", "单位：元", append(columns, MoneyCol("大额党费", "代收"), MoneyCol("大额党费", "转交"),
		FigureCol("上缴比例"), DayCol("公布日期"))...)
	t.Sheet, t.Sign, t.Empty = "党费使用", nil, "没有登记党费收支"
	for i, a := range accounts {
		row := []Cell{count(i + 1), text(a.of.Name)}
		for _, u := range duesUses {
			row = append(row, money(a.Items[u]))
		}
		ratio := text("—")
		if a.Year.Ratio > 0 {
			ratio = text(a.Year.Ratio.String())
		}
		t.Rows = append(t.Rows, append(row, money(a.GiftsIn), money(a.GiftsOut), ratio, text(v.pastDay(a.Year.PublishedDay))))
	}
	return t
}

// duesMonthTable is the branches by month: what was paid, a dash where nothing was told.
func (v *view) duesMonthTable() Table {
	columns := []Column{Ordinal(), UnitCol("党支部").Keep(), MoneyCol("应交"), MoneyCol("实交")}
	for m := 1; m <= 12; m++ {
		columns = append(columns, MoneyCol("各月实交", strconv.Itoa(m)+"月"))
	}
	t := v.table(strconv.Itoa(v.year())+"年党费收缴情况表", "单位：元", append(columns, FigureCol("欠交人数"))...)
	t.Sheet, t.Empty = "党费收缴", "没有登记党费收缴"
	behind := v.behind()
	for _, o := range v.organizations() {
		var due, paid model.Money
		var months []Cell
		some := false
		for m := 1; m <= 12; m++ {
			x := v.book.DuesSheetOf(o.ID, model.MonthDay(v.year(), m))
			if x.ID == "" || x.Month.First().After(v.on) {
				months = append(months, text("—"))
				continue
			}
			some = true
			due, paid = due+x.Due, paid+x.Paid
			cell := money(x.Paid)
			cell.Warn = x.Current() < x.Due
			months = append(months, cell)
		}
		if some {
			row := append([]Cell{count(len(t.Rows) + 1), text(o.Name), money(due), money(paid)}, months...)
			t.Rows = append(t.Rows, append(row, count(behind[o.ID])))
		}
	}
	return t
}

// behind is how many of each branch have not settled what they are behind with.
func (v *view) behind() map[string]int {
	out, seen := map[string]int{}, map[string]bool{}
	for _, x := range model.InScope[model.DuesArrear](v.book) {
		p := v.person(x.PersonID)
		if v.happened(x.SettledDay) || !v.happened(x.From) || seen[x.PersonID] || !v.book.OnRegister(&p, v.on) {
			continue
		}
		seen[x.PersonID] = true
		out[v.book.OrganizationOn(&p, v.on)]++
	}
	return out
}

// duesBasisTables is a table for each branch of which anybody is assessed.
func (v *view) duesBasisTables() []Table {
	var out []Table
	for _, o := range v.organizations() {
		t := v.table(fmt.Sprintf("%s%d年党费核定表", o.Name, v.year()), "单位：元", Ordinal(), PersonCol("姓名").Keep(),
			WordCol("类别"), MoneyCol("计算基数"),
			FigureCol("比例"), MoneyCol("月交党费"), RemarkCol("说明"))
		t.Sheet = "核定 " + o.Name
		for _, p := range v.book.PeopleIn(o.ID) {
			x, ok := v.book.DuesOn(p, v.on)
			if !ok || !p.StatusOn(v.on).Member() || !v.book.OnRegister(p, v.on) {
				continue
			}
			t.Rows = append(t.Rows, v.duesBasisCells(len(t.Rows)+1, p, x))
		}
		if len(t.Rows) > 0 {
			t.Notes = []string{"按比例交纳，每名党员月交党费一般不超过1000元，自愿多交不限。"}
			if !v.Unmasked {
				t.Notes = append(t.Notes, "计算基数属个人信息，未显示。")
			}
			out = append(out, t)
		}
	}
	return out
}

func (v *view) duesBasisCells(n int, p *model.Person, x model.DuesBasis) []Cell {
	base, rate, paid := text("—"), text("—"), text("—")
	switch {
	case x.Base.Known() && v.Unmasked:
		base = money(x.Base.N())
	case x.Base.Known():
		base = text("＊＊＊")
	}
	if r := x.Rate(); r > 0 && v.Unmasked {
		rate = text(r.String())
	} else if r > 0 {
		rate = text("＊＊＊")
	}
	if x.Amount.Known() {
		paid = money(x.Amount.N())
	}
	return []Cell{count(n), text(p.Name), text(string(x.Category)), base, rate, paid, text(string(x.Why))}
}

// duesNotice is what is published of an account: sums alone, nobody's name.
func (v *view) duesNotice(a duesAccount) Letter {
	year := v.year()
	body := []string{fmt.Sprintf("按照党费收缴、使用和管理的有关规定，现将%s%d年党费收缴、使用和管理情况公布如下。", a.of.Name, year),
		fmt.Sprintf("上年结余%s元；全年收入%s元%s；全年支出%s元%s；年末结余%s元。", a.Opening.Grouped(), a.In.Grouped(), duesParts(a,
			duesIncome),
			a.Out.Grouped(), duesParts(a, append([]model.DuesItem{model.ToAbove, model.ToBelow}, duesUses...)), a.Closing.Grouped())}
	if a.GiftsIn > 0 {
		body = append(body, fmt.Sprintf("代收党员自愿一次多交1000元以上的党费%s元，已转交%s元。", a.GiftsIn.Grouped(),
			a.GiftsOut.Grouped()))
	}
	body = append(body, "欢迎党员监督。")
	return Letter{Title: fmt.Sprintf("关于%d年党费收缴、使用和管理情况的公布", year), Addressee: "各党支部、全体党员：", Body: body,
		Sign: Signature{Unit: a.of.Name, Day: v.Today}}
}

// duesParts names what a sum is made of: （其中支部上交…元，利息…元）.
func duesParts(a duesAccount, items []model.DuesItem) string {
	said := ""
	for _, item := range items {
		if m := a.Items[item]; m > 0 {
			if said != "" {
				said += "，"
			}
			said += string(item) + m.Grouped() + "元"
		}
	}
	if said == "" {
		return ""
	}
	return "（其中" + said + "）"
}

// duesWords is the year's dues in the annual report: what was settled where all are, what came in
// by the branches' sheets, and the account of the highest organisation that keeps one. What is
// not recorded is not said.
func (a *annual) duesWords() string {
	people, monthly, unsettled := a.book.SettledDues()
	var said []string
	if people > 0 && unsettled == 0 && inWan(monthly) > 0 {
		said = append(said, fmt.Sprintf("核定党员%d名，月交党费%s万元", people, monthly.Wan()))
	}
	if due, paid := a.book.YearDues(a.year()); inWan(due) > 0 {
		said = append(said, fmt.Sprintf("各党支部应收党费%s万元，实收%s万元", due.Wan(), paid.Wan()))
	}
	if list := a.duesAccounts(); len(list) > 0 && list[0].Entries > 0 {
		said = append(said, a.accountWords(list[0]))
	}
	return clauses("；", said...)
}

// accountWords is an account's year in one clause.
func (a *annual) accountWords(x duesAccount) string {
	var used model.Money
	for _, u := range duesUses {
		used += x.Items[u]
	}
	parts := []string{}
	if up := x.Items[model.ToAbove]; inWan(up) > 0 {
		parts = append(parts, "上缴上级"+up.Wan()+"万元")
	}
	if inWan(used) > 0 {
		parts = append(parts, "使用"+used.Wan()+"万元")
	}
	if inWan(x.Closing) > 0 {
		parts = append(parts, "结余"+x.Closing.Wan()+"万元")
	}
	if d := x.Year.PublishedDay; a.happened(d) {
		parts = append(parts, d.Chinese()+"向党员公布")
	}
	return prefixed(x.of.Name+"党费", join("，", parts...))
}
