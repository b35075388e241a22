package paper

// What goes between a branch and its members: letters of transfer, what dues each pays, help
// in hardship.

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

var transferLetter = Paper{
	Name: "transfer-letter", Title: "组织关系介绍信填写内容", About: "印制的三联介绍信按此套打或者抄写；网上转接的不开", Group: Members, On: model.KindTransfer,
	Secret: true, Rules: []string{"T-03"},
	Asks: []Ask{{Label: "介绍信编号", From: typed(func(_ *model.Book, t model.Transfer) string { return t.LetterNo })},
		{Label: "转入党委名称", Hint: "介绍信的抬头", From: typed(func(b *model.Book, t model.Transfer) string { return endOf(b, t.ToID, t.ToUnit) })},
		{Label: "联系地址"}, {Label: "联系电话"}, {Label: "传真"}},
	Unfit: func(b *model.Book, r model.Record) string {
		t := r.(model.Transfer)
		p, _ := model.Find[model.Person](b, t.PersonID)
		switch {
		case t.Direction == model.TransferIn:
			return "转入的，介绍信由转出单位开具"
		case t.Way == model.ByNationalSystem || t.Way == model.AsWhole:
			return "转接方式是“" + string(t.Way) + "”，不开介绍信"
		case !t.Cancelled.IsZero():
			return "这次转接已经撤销"
		case !p.StatusOn(t.Issued).Member():
			return "开具日期时还不是党员"
		}
		return ""
	},
	write: writeTransferLetter,
}

// endOf is who writes or gets a letter: the committee over a branch, or a name outside the ledger.
func endOf(b *model.Book, id, name string) string {
	o, ok := model.Find[model.Organization](b, id)
	if !ok {
		return name
	}
	for range 20 { // a damaged tree ends here
		if o.Type == model.Committee {
			return o.Name
		}
		up, ok := model.Find[model.Organization](b, o.ParentID)
		if !ok {
			return o.Name
		}
		o = up
	}
	return o.Name
}

func writeTransferLetter(w *writer) {
	t := these[model.Transfer](w)[0]
	p, _ := model.Find[model.Person](w.Book, t.PersonID)
	from := w.organization(cmp.Or(t.IssuerID, t.FromID))
	issuer := cmp.Or(endOf(w.Book, cmp.Or(t.IssuerID, t.FromID), t.FromUnit), "")
	dues := cmp.Or(t.DuesUntil, p.DuesPaidTo)
	kind := strings.TrimSuffix(string(p.StatusOn(t.Issued)), "党员")
	number := w.orRoom("介绍信编号", w.asked("介绍信编号"))
	valid := w.orRoom("有效期", capital(t.ValidDays))
	if valid != "" {
		valid += "天"
	}
	until := ""
	if d := t.Expires(); !d.IsZero() {
		until = d.Chinese()
	}
	head := low(pair("编　号", number, "开具日期", t.Issued.Chinese()))
	who := []report.FormRow{
		low(pair("姓　名", p.Name, "性　别", string(p.Sex))), low(pair("年　龄", ageWords(p.Age(t.Issued)), "民　族", p.Ethnicity)),
		low(pair("党员身份", kind+"党员", "身份证号", w.identity(p))),
		low(row(0, "转出党支部", report.Box{Text: cmp.Or(w.Book.OrganizationName(t.FromID), t.FromUnit)})),
		low(row(0, "转往单位", report.Box{Text: cmp.Or(w.Book.OrganizationName(t.ToID), t.ToUnit)})),
		low(row(0, "党费交至", report.Box{Text: w.orRoom("党费交至", capitalMonth(dues))})), low(pair("有效期", valid, "有效期至", until))}
	part := func(title string, rows ...report.FormRow) []report.Block {
		return []report.Block{report.Heading{Level: 1, Text: title, Unnumbered: true}, report.Form{Columns: formWidths, Rows: rows}}
	}
	w.official(from, "中国共产党党员组织关系介绍信填写内容", report.Paragraph{Text: "套打／抄写参考，不是介绍信。", Plain: true})
	w.add(part("第一联　介绍信存根", head, low(pair("姓　名", p.Name, "党员身份", kind+"党员")), who[3], who[4], who[6])...)
	to := w.orRoom("转入党委名称", w.asked("转入党委名称"))
	w.add(part("第二联　介绍信", append(append([]report.FormRow{head, low(row(0, "抬　头", report.Box{Text: to}))}, who...), low(row(0, "开具党委",
		report.Box{Text: issuer})),
		low(pair("本人电话", w.phone(p), "党委电话", cmp.Or(w.asked("联系电话"), from.Phone))),
		low(pair("通信地址", cmp.Or(w.asked("联系地址"), from.Address), "传　真", w.asked("传真"))))...)...)
	w.add(part("第三联　回执", low(pair("编　号", number, "姓　名", p.Name)), low(row(0, "抬　头", report.Box{Text: issuer})), low(pair("接收日期", "",
		"经办人", "")))...)
	w.add(report.Note{Text: "回执由接收党员组织关系的基层党委填写，接收后一个月内寄回开具介绍信的党委。"})
	w.made.To = w.asked("转入党委名称")
}

// low is a row as low as its text allows, so that three parts stand on one page.
func low(r report.FormRow) report.FormRow { return sized(r, 7.5) }

// identity is a person's identity number, masked unless it was asked for in full.
func (w *writer) identity(p model.Person) string {
	if w.Unmasked {
		return p.IdentityNumber
	}
	return model.MaskIdentity(p.IdentityNumber)
}

func (w *writer) phone(p model.Person) string {
	if w.Unmasked {
		return p.Phone
	}
	return model.MaskPhone(p.Phone)
}

func ageWords(years int) string {
	if years < 0 {
		return ""
	}
	return strconv.Itoa(years) + "岁"
}

const capitals = "零壹贰叁肆伍陆柒捌玖"

// capital writes a number below a thousand as papers that must not be altered do: 玖拾.
func capital(n int) string {
	if n <= 0 || n >= 1000 {
		return number(n)
	}
	digit := []rune(capitals)
	out := ""
	if h := n / 100; h > 0 {
		out = string(digit[h]) + "佰"
		if n%100 > 0 && n%100 < 10 {
			out += "零"
		}
	}
	if t := n / 10 % 10; t > 0 {
		out += string(digit[t]) + "拾"
	}
	if u := n % 10; u > 0 {
		out += string(digit[u])
	}
	return out
}

// capitalMonth writes a month so: 贰零贰陆年壹拾壹月.
func capitalMonth(d day.Day) string {
	if d.IsZero() {
		return ""
	}
	digit, year := []rune(capitals), ""
	for _, c := range strconv.Itoa(d.Year()) {
		year += string(digit[c-'0'])
	}
	return year + "年" + capital(d.Month()) + "月"
}

var duesNotice = Paper{
	Name: "dues-notice", Title: "党费核定通知单", About: "支部每年核定每名党员月交党费：支部名册和发给本人的通知单", Group: Members, On: model.KindPerson, Secret: true,
	Rules: []string{"C-10", "C-11"},
	Asks:  []Ask{{Label: "年度", From: func(in Input, _ model.Record) string { return figure(in.Book.AsOf.Year()) }}},
	Batch: func(_ *model.Book, r model.Record) string { return r.(model.Person).OrganizationID },
	Unfit: func(b *model.Book, r model.Record) string {
		p := r.(model.Person)
		switch {
		case !p.Status.Member():
			return "不是党员"
		case !b.OnRegister(&p, b.AsOf):
			return "已经不在册"
		case p.OrganizationID == "":
			return "没有登记所在党支部"
		}
		return ""
	},
	write: writeDuesNotice,
}

// owed is what one member pays a month; monthly is empty where nothing says it.
type owed struct {
	person              model.Person
	base, rate, monthly string
	from                day.Day
}

func writeDuesNotice(w *writer) {
	people := these[model.Person](w)
	branch := w.organization(people[0].OrganizationID)
	year := w.duesYear()
	title := strconv.Itoa(year) + "年党费核定"
	w.made.From, w.made.Office, w.made.Title = branch.ID, branch.Name, branch.Name+title+"通知单"
	var rows [][]string
	cards := report.Cards{Across: 2, Down: 3}
	for _, p := range people {
		x := w.owes(p, year)
		rows = append(rows, []string{p.Name, shown(x.base, w.Unmasked), x.rate, x.monthly, x.from.Dotted(), ""})
		cards.Items = append(cards.Items, duesSlip(branch, title, x, w.Today))
	}
	t := w.signed(w.grid([]report.Column{report.PersonCol("姓名").Keep(), report.MoneyCol("计算基数（元）"), report.FigureCol("比例"),
		report.MoneyCol("月交党费（元）"), report.DayCol("起算月份"), report.RemarkCol("本人签名")}, rows), "党费核定", "单位：元")
	t.Notes = []string{"按比例交纳；每名党员月交党费一般不超过" + strconv.FormatInt(int64(model.DuesCap/100), 10) + "元，自愿多交不限。预备党员自支部大会通过之日起交纳党费。"}
	w.on(report.PortraitTable, report.Title{Text: branch.Name + title + "名册"}, t)
	w.on(report.FormPage, cards)
}

// duesYear is the year that was typed.
func (w *writer) duesYear() int {
	n, err := strconv.Atoi(strings.TrimSuffix(w.asked("年度"), "年"))
	if err != nil || n < 1921 || n > w.Today.Year()+1 {
		w.refuse("年度“%s”看不懂，请写成 %d。", w.asked("年度"), w.Today.Year())
		return w.Today.Year()
	}
	return n
}

// shown hides an amount that was not asked for in full.
func shown(amount string, unmasked bool) string {
	if amount == "" || unmasked {
		return amount
	}
	return "＊＊＊"
}

// owes is what a member was assessed to pay in the year; another amount than the base asks
// for is told.
func (w *writer) owes(p model.Person, year int) owed {
	on := day.Of(year, 12, 31)
	x, ok := w.Book.DuesOn(&p, on)
	if !ok {
		x = model.FirstBasis(p, year, 0, 0)
	}
	out := owed{person: p, base: x.Base.String(), from: x.From}
	least, most, known := x.Reckoned()
	switch {
	case known && x.Rate() != 0:
		out.rate = x.Rate().String()
	case !known:
		w.blank(p.Name + "的党费计算基数")
	}
	if ok && x.Amount.Known() {
		out.monthly = amount(x.Amount.N())
		if paid := x.Amount.N(); known && !x.Why.Less() && (paid < least || paid > most) {
			w.warn("%s登记的月交党费%s元，与按基数计算的%s元不同，请核对。", p.Name, amount(paid), amount(least))
		}
	}
	if out.monthly == "" {
		w.decided(p.Name+"的月交党费", "")
	}
	return out
}

func amount(m model.Money) string { return model.Recorded(m).String() }

// duesSlip is what a member gets.
func duesSlip(branch model.Organization, title string, x owed, on day.Day) []report.Block {
	return []report.Block{report.Title{Text: title + "通知单"}, report.Paragraph{Text: x.person.Name + "同志：", Plain: true},
		report.Form{Columns: []float64{23, 19, 19, 18}, Rows: []report.FormRow{
			{Height: 9, Boxes: []report.Box{report.Label("基数（元）"), report.Filled(x.base), report.Label("比　例"), report.Filled(x.rate)}},
			{Height: 9, Boxes: []report.Box{report.Label("月交（元）"), report.Filled(x.monthly), report.Label("起算月份"),
				report.Filled(x.from.Dotted())}},
			{Height: 9, Boxes: []report.Box{report.Label("本人签名"), report.Box{}.Over(3, 1)}}}},
		report.Signature{Unit: branch.Name, Day: on}}
}

var careForm = Paper{
	Name: "care-form", Title: "困难党员慰问审批表", About: "支部提出、党委审批，附发放签收", Group: Members, On: model.KindCareRecord, Secret: true,
	Asks: []Ask{{Label: "申请金额（元）", From: typed(func(_ *model.Book, c model.CareRecord) string { return c.Amount.String() })}},
	Unfit: func(b *model.Book, r model.Record) string {
		p, _ := model.Find[model.Person](b, r.(model.CareRecord).PersonID)
		if !p.Status.Member() {
			return "不是党员"
		}
		return ""
	},
	write: func(w *writer) {
		c := these[model.CareRecord](w)[0]
		p, _ := model.Find[model.Person](w.Book, c.PersonID)
		branch := w.organization(p.OrganizationID)
		w.official(branch, "困难党员慰问审批表", report.Paragraph{Text: "所在党支部：" + branch.Name, Plain: true},
			report.Form{Columns: formWidths, Rows: []report.FormRow{
				pair("姓　名", p.Name, "性　别", string(p.Sex)), pair("出生年月", p.BirthDay.Dotted(), "入党时间", p.Admitted.Dotted()),
				row(11, "单位及职务", report.Box{Text: w.work(p)}),
				pair("家庭人口", w.orRoom("家庭人口", number(c.Household)), "人均月收入（元）", w.orRoom("家庭人均月收入", c.IncomeEach.String())),
				pair("困难类型", string(c.CareKind), "了解日期", c.Found.Chinese()), w.written("困难情况", c.Need, 5),
				pair("申请金额（元）", w.orRoom("申请金额", w.asked("申请金额（元）")), "资金来源", w.orRoom("资金来源", string(c.Money))),
				opinion("党支部意见", "", "支部书记签名", true), opinion("党委审批意见", "", "负责人签名", true),
				opinion("发放签收", "", "领取人签名", false)}},
			report.Note{Text: fmt.Sprintf("注：本表一式两份，党支部、%s各存一份。", cmp.Or(w.above(branch).Name, "上级党委"))})
	},
}
