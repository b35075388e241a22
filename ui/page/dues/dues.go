// Package dues is the page 党费: what each member pays, what branches take in by month, who is
// behind, the accounts and their years, large gifts.
package dues

import (
	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindDuesBasis, model.KindDuesSheet, model.KindDuesArrear, model.KindDuesEntry, model.KindDuesYear,
	model.KindDuesGift}

// The tabs, in their order.
const (
	tabBases = iota
	tabMonths
	tabSheets
	tabArrears
	tabEntries
	tabYears
	tabGifts
)

// Page is the page.
type Page struct {
	page.Tabs
	host    page.Host
	bases   *bases
	months  *months
	sheets  *page.Filtered[model.DuesSheet]
	arrears *page.Filtered[model.DuesArrear]
	entries *page.Filtered[model.DuesEntry]
	years   *page.Records[model.DuesYear]
	gifts   *page.Records[model.DuesGift]
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.bases, p.months = newBases(p), newMonths(p)
	p.newLists()
	p.SetTabs(host,
		page.Tab{Title: "核定", List: p.bases.list, Content: p.bases.content, Load: p.bases.load},
		page.Tab{Title: "收缴", Content: p.months.content, Load: p.months.load, Filter: p.months.focus, New: p.months.begin},
		page.Tab{Title: "收缴明细", List: p.sheets},
		page.Tab{Title: "欠交", List: p.arrears},
		page.Tab{Title: "收支", List: p.entries},
		page.Tab{Title: "年度", List: p.years},
		page.Tab{Title: "大额党费", List: p.gifts},
	)
	return p
}

// goMonth opens the branch's sheet of a month, or begins it with what is due.
func (p *Page) goMonth(m branchMonth) {
	if m.Sheet.ID != "" {
		p.sheets.Edit(m.Sheet, false)
		return
	}
	x := model.DuesSheet{ID: p.host.NewID(model.KindDuesSheet), OrganizationID: m.organization, Month: m.month, Due: m.Due,
		DuePeople: p.Snap.Book.DuesDueIn(m.organization, m.month).People}
	x.PaidPeople, x.Paid = x.DuePeople, x.Due
	p.sheets.Edit(x, true)
}

func (p *Page) newLists() {
	p.sheets = page.NewFiltered(p.host, "Month", "Way", "全部方式", page.RecordsOptions[model.DuesSheet]{
		ID: "dues.sheets", Attach: true,
		Sections: []kit.FormSection{{Title: "应交实交", Fields: []string{"OrganizationID", "Month", "DuePeople", "Due", "PaidPeople",
			"Paid", "Extra",
			"Back", "Ahead", "Way", "Receipt"}}, {Title: "上交", Fields: []string{"HandedDay", "Handed", "By", "Note"}}},
		Empty: "还没有登记党费收缴。在“收缴”点“本月全部交清…”一次生成各支部的本月收缴，再改有欠交的支部。",
		New:   func(b *model.Book) model.DuesSheet { return model.DuesSheet{Month: lastMonth(b.AsOf)} },
		Cols: []page.Col[model.DuesSheet]{{Field: "OrganizationID", Width: 220}, {Field: "Month"}, {Field: "DuePeople"}, {Field: "Due"},
			{Field: "PaidPeople"}, {Field: "Paid"}, {Field: "Way"}, {Field: "HandedDay"}, {Field: "Handed"}, {Field: "By"}},
	})
	p.arrears = page.NewFiltered(p.host, "From", "Reason", "全部原因", page.RecordsOptions[model.DuesArrear]{
		ID: "dues.arrears", Sections: []kit.FormSection{{Fields: []string{"PersonID", "OrganizationID", "From", "To", "Amount",
			"Reason", "ToldDay",
			"SettledDay", "Note"}}},
		Empty: "没有登记欠交。只登记没有交的党员，按月交的不用逐人登记；没有正当理由连续6个月不交的，会列入核查。",
		New:   func(b *model.Book) model.DuesArrear { return model.DuesArrear{From: lastMonth(b.AsOf)} },
		Fill: func(b *model.Book, x model.DuesArrear) map[string]string {
			q, _ := model.Find[model.Person](b, x.PersonID)
			return map[string]string{"OrganizationID": q.OrganizationID}
		},
		Cols: []page.Col[model.DuesArrear]{{Field: "PersonID"}, {Field: "OrganizationID", Width: 200}, {Field: "From"}, {Field: "To"},
			{Field: "Amount"},
			{Field: "Reason"}, {Field: "ToldDay"}, {Field: "SettledDay"}},
	})
	p.newAccount()
}

// newAccount makes the lists of what came in and went out.
func (p *Page) newAccount() {
	p.entries = page.NewFiltered(p.host, "Day", "Item", "全部科目", page.RecordsOptions[model.DuesEntry]{
		ID: "dues.entries", Attach: true, Sections: []kit.FormSection{{Fields: []string{"OrganizationID", "Day", "Flow", "Item",
			"Amount", "DecidedDay",
			"Document", "Voucher", "Other", "CareID", "Note"}}},
		Empty: "还没有登记党费收支。点“新增”逐笔登记；从党费支出的慰问可点“关怀帮扶入账…”带入。",
		Extra: []fyne.CanvasObject{kit.NewButton("关怀帮扶入账…", p.enterCare)},
		New:   func(b *model.Book) model.DuesEntry { return model.DuesEntry{Day: b.AsOf, Flow: model.DuesOut} },
		Fill: func(_ *model.Book, x model.DuesEntry) map[string]string {
			return map[string]string{"Flow": string(x.Item.Flow())}
		},
		Cols: []page.Col[model.DuesEntry]{{Field: "OrganizationID", Width: 200}, {Field: "Day"}, {Field: "Flow"}, {Field: "Item"},
			{Field: "Amount"},
			{Field: "DecidedDay"}, {Field: "Voucher"}, {Field: "Other"}, page.AttachedCol[model.DuesEntry]()},
	})
	p.years = page.NewRecords(p.host, page.RecordsOptions[model.DuesYear]{
		ID: "dues.years", Latest: "Year", Sections: []kit.FormSection{{Fields: []string{"OrganizationID", "Year", "Opening", "Ratio",
			"RatioDocument",
			"BankBalance", "PublishedDay", "PublishedHow", "ReportedDay", "Note"}}},
		Empty: "还没有登记党费年度。每个设党费账户的党组织一年登记一条：上年结余、上缴比例和依据、年末银行余额、公布日期。",
		New:   func(b *model.Book) model.DuesYear { return model.DuesYear{Year: b.AsOf.Year()} },
		Live: func(b *model.Book, x model.DuesYear) string {
			a := b.DuesAccountOf(x.OrganizationID, x.Year)
			return "账上：上年结余" + a.Opening.Grouped() + "元，收入" + a.In.Grouped() + "元，支出" + a.Out.Grouped() + "元，结余" +
				"" + a.Closing.Grouped() + "元。"
		},
		Cols: []page.Col[model.DuesYear]{{Field: "OrganizationID", Width: 220}, {Field: "Year"},
			sum("上年结余（元）", func(a *model.DuesAccount) model.Money { return a.Opening }),
			sum("收入（元）", func(a *model.DuesAccount) model.Money { return a.In }),
			sum("支出（元）", func(a *model.DuesAccount) model.Money { return a.Out }),
			sum("结余（元）", func(a *model.DuesAccount) model.Money { return a.Closing }),
			{Field: "Ratio"}, {Field: "BankBalance"}, {Field: "PublishedDay"}},
	})
	p.gifts = page.NewRecords(p.host, page.RecordsOptions[model.DuesGift]{
		ID: "dues.gifts", Latest: "Day", Bare: true, Sections: []kit.FormSection{{Fields: []string{"PersonID", "Day", "Amount", "About",
			"CollectorID",
			"ForwardDay", "Forwarded", "ReceiptDay", "ReceiptNo", "Note"}}},
		Empty: "没有登记大额党费。党员自愿一次多交1000元以上的登记在这里，全额逐级转交中央组织部。",
		New:   func(b *model.Book) model.DuesGift { return model.DuesGift{Day: b.AsOf} },
		Cols: []page.Col[model.DuesGift]{{Field: "PersonID"}, {Field: "Day"}, {Field: "Amount"}, {Field: "CollectorID", Width: 200},
			{Field: "ForwardDay"},
			{Field: "Forwarded"}, {Field: "ReceiptDay"}, {Field: "ReceiptNo"}},
	})
}

// sum is a column of what the account says.
func sum(title string, of func(*model.DuesAccount) model.Money) page.Col[model.DuesYear] {
	return page.NumberCol(title, func(b *model.Book, x model.DuesYear) string {
		return of(b.DuesAccountOf(x.OrganizationID,
			x.Year)).Grouped()
	})
}

// enterCare enters help that was paid out of dues, after it was shown.
func (p *Page) enterCare() {
	b := p.host.Snapshot().Book
	list := model.CareEntries(b)
	if len(list) == 0 {
		p.host.Tell("没有待入账的：关怀帮扶中资金来源是“党费”、已登记帮扶日期和金额的都已入账", nil)
		return
	}
	said, records := "", []model.Record(nil)
	for _, x := range list {
		c, _ := model.Find[model.CareRecord](b, x.CareID)
		said += b.OrganizationName(x.OrganizationID) + "：" + x.Day.Chinese() + "补助" +
			"" + b.PersonName(c.PersonID) + x.Amount.Grouped() + "元。\n"
		x.ID = p.host.NewID(model.KindDuesEntry)
		records = append(records, x)
	}
	p.host.Ask("关怀帮扶入账", said+"入账后请补登集体研究日期和凭证号，可以整批撤销。", "入账", func() {
		p.host.Save("关怀帮扶从党费支出的入账", nil, records...)
	})
}
