package rule

// Party dues: the branches' months, the accounts that they are handed to, gifts, letters of
// transfer (LIFE 2.1, F-06, F-07, F-09 to F-15).

import (
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

var sheetsOf = model.NewIndex(func(_ *model.Book, x *model.DuesSheet) string { return x.OrganizationID })

// sheets looks at each branch's months.
func (k *duesCheck) sheets() {
	for id, sheets := range sheetsOf.All(k.book) {
		o, ok := model.Find[model.Organization](k.book, id)
		if !ok || !k.scope[o.EnterpriseID] {
			continue
		}
		for _, x := range sheets {
			k.sheet(o, x)
		}
		k.monthsMissing(o, sheets)
	}
}

// sheet is one month of one branch.
func (k *duesCheck) sheet(o model.Organization, x *model.DuesSheet) {
	s := subject{*x, o.Name}
	say := func(what, format string, a ...any) {
		k.report(what, "", s, day.Day{}, o.Name+monthWords(x.Month)+fmt.Sprintf(format, a...))
	}
	if x.Way == model.DuesDeducted || x.Way == model.DuesLaidOut {
		say("F-09", "的党费登记为“%s”，党组织不得垫交、扣缴党费，请核实改正。", x.Way)
	}
	if k.happened(x.HandedDay) && x.Handed != x.Paid {
		say("F-15:handed", "实收党费%s，上交%s，相差%s，请核对。", yuan(x.Paid), yuan(x.Handed), yuan(apart(x.Paid, x.Handed)))
	}
	k.short(o, x, say)
}

// short is less than was due without anybody named who is behind. Who is behind stays in the
// office that keeps the names: of months that a packet brought it is not asked.
func (k *duesCheck) short(o model.Organization, x *model.DuesSheet, say func(string, string, ...any)) {
	lack := x.Due - x.Current()
	if lack <= duesSlack || !k.names(o.ID) || k.named(o.ID, x.Month) {
		return
	}
	say("F-07:short", "应收党费%s，当月实收%s，少%s，没有登记欠交的党员，请补登欠交名单或者核对实收。", yuan(x.Due), yuan(x.Current()),
		yuan(lack))
}

// names reports a branch of whose members any is assessed here.
func (k *duesCheck) names(organization string) bool {
	return slices.ContainsFunc(k.book.PeopleIn(organization), func(p *model.Person) bool { return len(k.book.DuesBases(p.ID)) > 0 })
}

// named reports somebody of the branch who is behind with a month.
func (k *duesCheck) named(organization string, month day.Day) bool {
	for _, x := range model.Everywhere[model.DuesArrear](k.book) {
		at := x.OrganizationID
		if at == "" {
			p, _ := model.Find[model.Person](k.book, x.PersonID)
			at = p.OrganizationID
		}
		if at == organization && places(x.From) <= places(month) && (missing(x.To) || places(month) <= places(x.To)) {
			return true
		}
	}
	return false
}

// monthsMissing tells the months without a sheet since the branch's first one, a year together.
func (k *duesCheck) monthsMissing(o model.Organization, sheets []*model.DuesSheet) {
	have, first := map[int]bool{}, 0
	for _, x := range sheets {
		at := places(x.Month)
		if have[at] = true; first == 0 || at < first {
			first = at
		}
	}
	last := places(k.asOf) - 1
	if !missing(o.Ended) {
		last = min(last, places(o.Ended)-1)
	}
	gaps := map[int][]string{}
	for at := first; at <= last; at++ {
		if !have[at] {
			gaps[at/12] = append(gaps[at/12], fmt.Sprint(at%12+1))
		}
	}
	for year, months := range gaps {
		from := len(k.findings)
		k.report("F-07:sheet", "", organizationSubject(&o), day.Day{}, fmt.Sprintf("%s%d年%s月没有登记党费收缴，请补登。", o.Name, year,
			strings.Join(months, "、")))
		k.standsFor(from, len(months))
	}
}

func apart(a, b model.Money) model.Money { return max(a, b) - min(a, b) }

// accounts looks at each account, entry by entry and year by year.
func (k *duesCheck) accounts() {
	years := map[string]map[int]bool{}
	add := func(id string, year int) {
		if years[id] == nil {
			years[id] = map[int]bool{}
		}
		years[id][year] = true
	}
	list := model.Everywhere[model.DuesEntry](k.book)
	for i := range list {
		if o, ok := k.organization(list[i].OrganizationID, k.asOf); ok && k.happened(list[i].Day) {
			k.entry(o, &list[i])
			add(o.ID, list[i].Day.Year())
		}
	}
	for _, y := range model.Everywhere[model.DuesYear](k.book) {
		if o, ok := k.organization(y.OrganizationID, k.asOf); ok && y.Year <= k.asOf.Year() {
			add(o.ID, y.Year)
		}
	}
	for id, of := range years {
		o, _ := model.Find[model.Organization](k.book, id)
		for year := range of {
			k.year(o, year)
		}
	}
}

// entry is one line: what it was spent on, and who decided.
func (k *duesCheck) entry(o model.Organization, x *model.DuesEntry) {
	if x.Flow != model.DuesOut {
		return
	}
	say := func(what, format string, a ...any) {
		k.report(what, "", subject{*x, o.Name}, day.Day{}, fmt.Sprintf("%s%s“%s”%s", o.Name, x.Day.Chinese(), x.Item,
			yuan(x.Amount))+fmt.Sprintf(format, a...))
	}
	if x.Item == model.ForOther {
		say("F-12", "，不属于党费规定的五类用途，请核实。")
	}
	if !x.Item.Use() && x.Item != model.ToBelow && x.Item != model.ForOther {
		return
	}
	switch {
	case missing(x.DecidedDay):
		say("F-13", "，没有登记集体研究日期，请补登。")
	case after(x.DecidedDay, x.Day):
		say("F-13:reversed", "，集体研究日期（%s）晚于支出日期，请核对。", x.DecidedDay.Chinese())
	}
}

// year is one year of one account.
func (k *duesCheck) year(o model.Organization, year int) {
	a := k.book.DuesAccountOf(o.ID, year)
	s := subject{a.Year, o.Name}
	if a.Year.ID == "" {
		s = organizationSubject(&o)
	}
	over := year < k.asOf.Year()
	say := func(what, format string, v ...any) {
		k.report(what, "", s, day.Day{}, fmt.Sprintf("%s%d年", o.Name, year)+fmt.Sprintf(format, v...))
	}
	k.handed(o, year, a, say)
	k.carried(o, year, a, say)
	if up := a.Items[model.ToAbove]; up > 0 && a.Year.Ratio == 0 {
		k.reportAt(Note, "F-11:none", "", s, day.Day{}, fmt.Sprintf("%s%d年上缴党费%s，没有登记上缴比例和依据，请补登。", o.Name, year,
			yuan(up)))
	} else if a.Year.Ratio > 0 && a.Year.RatioDocument == "" {
		say("F-11", "党费上缴比例登记为%s，没有登记依据的文件，请补登。", a.Year.Ratio)
	}
	if bank := a.Year.BankBalance; over && bank.Known() && bank.N() != a.Closing+a.GiftsIn-a.GiftsOut {
		say("F-15:bank", "党费账面结余%s，年末银行余额%s，相差%s，请核对。", yuan(a.Closing+a.GiftsIn-a.GiftsOut), yuan(bank.N()),
			yuan(apart(a.Closing+a.GiftsIn-a.GiftsOut, bank.N())))
	}
	if missing(a.Year.PublishedDay) && over {
		due := day.Of(year+1, 3, 31)
		k.overdue("F-14", "", s, due, fmt.Sprintf("%s没有登记公布%d年党费收缴、使用和管理情况，请公布后登记日期。", o.Name, year),
			fmt.Sprintf("%s待向党员公布%d年党费收缴、使用和管理情况，建议在%s前公布。", o.Name, year, due.Chinese()))
	}
}

// handed holds what the branches say that they handed up against what was entered.
func (k *duesCheck) handed(o model.Organization, year int, a *model.DuesAccount, say func(string, string, ...any)) {
	var sum model.Money
	list := model.Everywhere[model.DuesSheet](k.book)
	some := false
	for i := range list {
		x := &list[i]
		if k.happened(x.HandedDay) && x.HandedDay.Year() == year && k.book.DuesKeeper(x.OrganizationID) == o.ID {
			sum, some = sum+x.Handed, true
		}
	}
	if in := a.Items[model.FromBranches]; some && a.Entries > 0 && in != sum {
		say("F-15", "各党支部登记上交党费%s，账上“支部上交”%s，相差%s，请核对。", yuan(sum), yuan(in), yuan(apart(sum, in)))
	}
}

// carried holds what the year opens with against what the one before closed with.
func (k *duesCheck) carried(o model.Organization, year int, a *model.DuesAccount, say func(string, string, ...any)) {
	before := k.book.DuesAccountOf(o.ID, year-1)
	if a.Year.Opening.Known() && (before.Entries > 0 || before.Year.ID != "") && before.Closing != a.Opening {
		say("F-15:opening", "上年结余登记为%s，%d年末结余为%s，请核对。", yuan(a.Opening), year-1, yuan(before.Closing))
	}
}

// gifts looks whether they went up whole and in time.
func (k *duesCheck) gifts() {
	for _, x := range model.Everywhere[model.DuesGift](k.book) {
		p, ok := model.Find[model.Person](k.book, x.PersonID)
		if !ok || !k.scope[p.EnterpriseID] || !k.happened(x.Day) {
			continue
		}
		s, what := subject{x, p.Name}, p.Name+x.Day.Chinese()+"交纳的大额党费"+yuan(x.Amount)
		switch {
		case missing(x.ForwardDay):
			due := x.Day.Last().AddDays(k.limitOn("F-10", ForwardLimit, x.Day))
			k.overdue("F-10:late", "", s, due, what+"没有登记转交，请及时全额转交。", what+"待转交，请在"+due.Chinese()+"前全额转交。")
		case x.Forwarded != x.Amount:
			k.report("F-10", "", s, day.Day{}, fmt.Sprintf("%s，转交%s，大额党费应当全额转交，请核实。", what, yuan(x.Forwarded)))
		case missing(x.ReceiptDay) && x.ReceiptNo == "":
			k.reportAt(Note, "F-10:receipt", "", s, day.Day{}, what+"已转交，没有登记收据，请补登。")
		}
	}
}

// transfers asks letters of transfer up to which month dues were paid, where dues are kept.
func (k *duesCheck) transfers() {
	keeps := assessing(k.book, k.asOf.Year())
	for _, t := range model.Everywhere[model.Transfer](k.book) {
		p, ok := model.Find[model.Person](k.book, t.PersonID)
		under := t.Direction == model.TransferOut && t.Open() && k.happened(t.Issued)
		if ok && under && k.scope[p.EnterpriseID] && keeps[p.EnterpriseID] && missing(t.DuesUntil) {
			k.report("F-06", "", subject{t, p.Name}, day.Day{},
				fmt.Sprintf("%s的组织关系转出（%s开具），没有登记“党费交至”月份，请补登。", p.Name, t.Issued.Chinese()))
		}
	}
}
