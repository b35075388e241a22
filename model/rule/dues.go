package rule

// Party dues (党费; LIFE 2.1): what each member is assessed to pay, what branches take in and
// hand up, who is behind, what the money is used for. Of C-10 and C-11 here is what rests on
// assessments (model.DuesBasis); what a person's own record tells of older ledgers is in member.go.
//
// What is only told of an enterprise that keeps dues here: nobody is asked for what was never
// begun. Nobody is said to have left the Party: the words ask to look into it.

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

// The limits of the rules on dues; those without an article's number are local ones.
const (
	SettleLimit  = "核定期限（1月几日）" // 年初 has no day (组电明字〔2017〕5号)
	ArrearLimit  = "补交（月）"
	LapseLimit   = "连续不交（月）"
	RemindLimit  = "提醒（月）"
	ForwardLimit = "转交期限（天）"
)

func duesArticle(article string) Provision {
	p := duesRules()
	p.Article = article
	return p
}

// Where the text of the rules was seen: articles 1 to 16, and 17 to 21.
const (
	duesText = "公开仓库存文25222878914（第一至十六条）"
	duesUses = "wddqw.com/ErrO（第十七至二十一条）"
)

var duesLedgerRules = []Rule{
	{ID: "F-01", Topic: "党费", Level: Warn, Outside: "党费核定须核对。",
		Title:      "每年年初核定党员月交党费数额，年内一般不变；年内重新核定的说明原因（按月变动的年薪制、不按月取酬的除外）",
		Provisions: []Provision{duesNotice()}, Limits: []Limit{{Name: SettleLimit, Value: 31, Smaller: true}}},
	{ID: "F-04", Topic: "党费", Level: Warn, Outside: "党费核定须核对。",
		Title:      "学生、下岗失业、依靠抚恤救济和领取低保金的党员每月交纳党费0.2元，农民党员每月0.2元至1元",
		Provisions: []Provision{duesArticle("第六条").seen(duesText)}},
	{ID: "F-05", Topic: "党费", Level: Warn, Outside: "党费减免手续须核对。",
		Title:      "交纳党费确有困难的党员，经党支部研究，报上一级党委批准后，可以少交或者免交党费",
		Provisions: []Provision{duesArticle("第七条").seen(duesText)}},
	{ID: "F-06", Topic: "党费", Level: Note, Title: "党员向正式组织关系所在的党支部交纳党费，转出的以介绍信写明的“党费交至”月份为界",
		Provisions: []Provision{duesArticle("第九条").seen(duesText)}},
	{ID: "F-07", Topic: "党费", Level: Warn, Outside: "党费交纳须核实。", Title: "党员按月交纳党费；补交党费的时间一般不超过6个月",
		Provisions: []Provision{duesArticle("第十二条").seen(duesText)}, Limits: []Limit{{Name: ArrearLimit, Value: 6, Smaller: true}}},
	{ID: "F-08", Topic: "党费", Level: Block, Outside: "党费交纳须核实。",
		Title:      "党员没有正当理由，连续6个月不交纳党费的，由党组织核实，按程序处理",
		Provisions: []Provision{duesArticle("第十三条").seen(duesText)},
		Limits:     []Limit{{Name: LapseLimit, Value: 6, Smaller: true}, {Name: RemindLimit, Value: 3, Smaller: true}}},
	{ID: "F-09", Topic: "党费", Level: Warn, Title: "党组织收缴党费，不得垫交或者扣缴党员党费",
		Provisions: []Provision{duesArticle("第十四条").seen(duesText)}},
	{ID: "F-10", Topic: "党费", Level: Warn, Outside: "大额党费的转交须核实。",
		Title:      "党员自愿一次多交1000元以上的党费，由基层党委代收，全额逐级转交中央组织部，给本人收据",
		Provisions: []Provision{duesArticle("第十一条").seen(duesText)}, Limits: []Limit{{Name: ForwardLimit, Value: 30, Smaller: true}}},
	{ID: "F-11", Topic: "党费", Level: Warn, Title: "党费按规定的比例上缴，企业内部各级的比例以上级文件为准",
		Provisions: []Provision{duesArticle("第十五条").seen(duesText)}},
	{ID: "F-12", Topic: "党费", Level: Warn, Title: "党费用于培训党员，订购党员教育资料和设备，表彰先进，补助困难党员，补助受灾和修" +
		"缮教育设施，不作其他用途",
		Provisions: []Provision{duesArticle("第十九条").seen(duesUses)}},
	{ID: "F-13", Topic: "党费", Level: Warn, Title: "使用和下拨党费，由集体讨论决定，不得个人或者少数人说了算",
		Provisions: []Provision{duesArticle("第二十条").seen(duesUses)}},
	{ID: "F-14", Topic: "党费", Level: Note, Title: "每年向党员公布党费收缴、使用和管理情况", Provisions: []Provision{duesArticle("")}},
	{ID: "F-15", Topic: "党费", Level: Warn, Title: "党费账表相符：支部上交与入账一致，结余连年相接，与银行余额相符", Provisions: ownCheck},
}

func checkDuesLedger(c *checker) {
	k := &duesCheck{checker: c, scope: c.scope()}
	k.members()
	k.arrears()
	k.sheets()
	k.accounts()
	k.gifts()
	k.transfers()
}

// duesCheck is one pass over the ledger of dues.
type duesCheck struct {
	*checker
	scope map[string]bool
}

// organization is one in scope that stands, or stood on the day.
func (k *duesCheck) organization(id string, on day.Day) (model.Organization, bool) {
	o, ok := model.Find[model.Organization](k.book, id)
	return o, ok && k.scope[o.EnterpriseID] && k.book.Standing(&o, on)
}

func monthWords(d day.Day) string { return fmt.Sprintf("%d年%d月", d.Year(), d.Month()) }

// places is months counted from year nought.
func places(d day.Day) int { return d.Year()*12 + d.Month() - 1 }

// members holds each member's assessment against the rules; who has none is told together.
func (k *duesCheck) members() {
	keeps, lacking := assessing(k.book, k.asOf.Year()), map[string][]string{}
	people := model.Everywhere[model.Person](k.book)
	for i := range people {
		p := &people[i]
		if !k.scope[p.EnterpriseID] || !keeps[p.EnterpriseID] || !k.book.PaysDues(p, k.asOf) {
			continue
		}
		if x, ok := k.book.DuesOn(p, k.asOf); ok {
			k.assessed(p, x)
		} else if from := model.DuesFrom(*p); p.StatusOn(k.asOf) == model.ProbationaryMember && !from.IsZero() {
			text := fmt.Sprintf("预备党员%s自%s支部大会通过之日起应交纳党费，未核定月交党费，请核定收缴。", p.Name, from.Chinese())
			k.overdue("C-11", "", personSubject(p), from.First(), text, text)
		} else {
			lacking[p.EnterpriseID] = append(lacking[p.EnterpriseID], p.Name)
		}
	}
	k.lacking(keeps, lacking)
}

// assessing is the enterprises of which somebody was assessed in the year or the one before.
func assessing(b *model.Book, year int) map[string]bool {
	out := map[string]bool{}
	for _, x := range model.Everywhere[model.DuesBasis](b) {
		if x.Year == year || x.Year == year-1 {
			p, _ := model.Find[model.Person](b, x.PersonID)
			out[p.EnterpriseID] = true
		}
	}
	return out
}

// lacking asks for the assessments of the year: by the day set in January before it, of who is
// left out afterwards.
func (k *duesCheck) lacking(keeps map[string]bool, names map[string][]string) {
	for id := range keeps {
		e, ok := model.Find[model.Enterprise](k.book, id)
		if len(names[id]) == 0 || !ok {
			continue
		}
		due := day.Of(k.asOf.Year(), 1, max(1, min(31, k.limit("F-01", SettleLimit))))
		at := len(k.findings)
		what := fmt.Sprintf("%s有%d名党员", e.Name, len(names[id]))
		k.overdue("F-01:none", "", enterpriseSubject(&e), due,
			fmt.Sprintf("%s未核定%d年的月交党费：%s，请补核。", what, k.asOf.Year(), listing(names[id], "名")),
			fmt.Sprintf("%s待核定%d年的月交党费，请在%s前核定。", what, k.asOf.Year(), due.Chinese()))
		k.standsFor(at, len(names[id]))
	}
}

// assessed is what one member was assessed to pay.
func (k *duesCheck) assessed(p *model.Person, x model.DuesBasis) {
	s := subject{x, p.Name}
	if x.ID == "" { // told by the person's own record
		s = personSubject(p)
	}
	k.moved(p, x)
	k.reduced(s, x)
	if from := model.DuesFrom(*p); from.Year() == x.Year && len(k.yearsBases(p.ID, x.Year)) == 1 && places(x.From) > places(from) {
		k.report("C-11:late", "", s, day.Day{}, fmt.Sprintf("预备党员%s自%s支部大会通过之日起应交纳党费，核定自%s起，请核对补交。",
			p.Name, from.Chinese(), monthWords(x.From)))
	}
	least, most, ok := x.Reckoned()
	paid := x.Amount.N()
	switch {
	case x.Why.Less():
	case !ok && x.ID == "":
	case !ok:
		k.reportAt(Note, "C-10:unknown", "", s, day.Day{}, fmt.Sprintf("%s核定月交党费%s，没有登记计算基数，无法核对，请补登。", p.Name,
			yuan(paid)))
	case x.Category.Fixed():
		k.quota(s, x, least, most)
	case paid+duesSlack < least && least == model.DuesCap:
		k.report("C-10", capEdition, s, day.Day{}, fmt.Sprintf("%s党费计算基数%s，每月应交%s（一般以此为限，多交自愿），核定%s，少"+
			"%s，请核实补交。", p.Name,
			yuan(x.Base.N()), yuan(least), yuan(paid), yuan(least-paid)))
	case paid+duesSlack < least:
		k.report("C-10", duesEdition, s, day.Day{}, fmt.Sprintf("%s党费计算基数%s，整额适用%s，每月应交%s，核定%s，少%s，请核实补交。",
			p.Name,
			yuan(x.Base.N()), x.Rate(), yuan(least), yuan(paid), yuan(least-paid)))
	case paid > model.DuesCap && x.Why != model.DuesWilling:
		k.reportAt(Note, "C-10:more", capEdition, s, day.Day{},
			fmt.Sprintf("%s核定月交党费%s，超过%s，没有注明自愿多交，请核实是否出于本人自愿。", p.Name, yuan(paid),
				yuan(model.DuesCap)))
	}
}

// quota is what goes by no base.
func (k *duesCheck) quota(s subject, x model.DuesBasis, least, most model.Money) {
	switch paid := x.Amount.N(); {
	case paid < least:
		k.report("F-04", "", s, day.Day{}, fmt.Sprintf("%s按“%s”核定，每月应交%s，核定%s，请核实补交。", s.name, x.Category,
			yuan(least), yuan(paid)))
	case paid > most && x.Why != model.DuesWilling:
		k.reportAt(Note, "F-04:more", "", s, day.Day{}, fmt.Sprintf("%s按“%s”核定，每月应交%s，核定%s，没有注明自愿多交，请核对类"+
			"别和数额。", s.name, x.Category,
			yuan(most), yuan(paid)))
	}
}

func (k *duesCheck) yearsBases(person string, year int) []*model.DuesBasis {
	return slices.DeleteFunc(slices.Clone(k.book.DuesBases(person)), func(x *model.DuesBasis) bool {
		return x.Year != year || x.From.First().After(k.asOf)
	})
}

// moved asks why somebody was assessed again within the year.
func (k *duesCheck) moved(p *model.Person, x model.DuesBasis) {
	list := k.yearsBases(p.ID, x.Year)
	for i, y := range list[min(1, len(list)):] {
		if y.Why == "" && !y.Category.Moves() && y.Amount != list[i].Amount {
			k.report("F-01", "", subject{*y, p.Name}, day.Day{},
				fmt.Sprintf("%s%s起月交党费由%s改为%s，没有登记原因，月交数额年初核定后年内一般不变，请核实并填写原因。", p.Name,
					monthWords(y.From), yuan(list[i].Amount.N()), yuan(y.Amount.N())))
		}
	}
}

// reduced asks for the approval of what was reduced or remitted, and for its end.
func (k *duesCheck) reduced(s subject, x model.DuesBasis) {
	if !x.Why.Less() {
		return
	}
	switch {
	case missing(x.ApprovalDay):
		k.report("F-05", "", s, day.Day{}, fmt.Sprintf("%s%s党费，没有登记上级党委的批准日期，请补登或者补办。", s.name, lessWords(x)))
	case missing(x.BranchDay):
		k.report("F-05:branch", "", s, day.Day{}, fmt.Sprintf("%s%s党费，没有登记党支部的研究日期，请补登。", s.name, lessWords(x)))
	case after(x.BranchDay, x.ApprovalDay):
		k.report("F-05:reversed", "", s, day.Day{}, fmt.Sprintf("%s%s党费，登记的批准日期（%s）早于党支部研究日期（%s），请核对。",
			s.name, lessWords(x), x.ApprovalDay.Chinese(),
			x.BranchDay.Chinese()))
	}
	k.overdue("F-05:until", "", s, x.Until, fmt.Sprintf("%s的党费减免%s到期，请重新核定。", s.name, x.Until.Chinese()),
		fmt.Sprintf("%s的党费减免%s到期，请重新核定。", s.name, k.soon(x.Until)))
}

func lessWords(x model.DuesBasis) string {
	if x.Why == model.DuesExempt {
		return "免交"
	}
	return "少交"
}

// behind is a run of months for which somebody has not paid.
type behind struct {
	first    *model.DuesArrear
	from, to int // months, as places counts them
}

func (r behind) months() int { return r.to - r.from + 1 }

var arrearsOf = model.NewIndex(func(_ *model.Book, x *model.DuesArrear) string { return x.PersonID })

// arrears looks at who is behind, and at what was paid late.
func (k *duesCheck) arrears() {
	for id, arrears := range arrearsOf.All(k.book) {
		p, ok := model.Find[model.Person](k.book, id)
		if !ok || !k.scope[p.EnterpriseID] || !k.book.OnRegister(&p, k.asOf) {
			continue
		}
		arrears = slices.Clone(arrears)
		slices.SortStableFunc(arrears, func(x, y *model.DuesArrear) int { return cmp.Compare(places(x.From), places(y.From)) })
		for _, x := range arrears {
			k.paidLate(p, x)
		}
		for _, r := range k.runs(arrears) {
			k.behind(p, r)
		}
	}
}

// runs joins the open arrears that follow each other without a good reason.
func (k *duesCheck) runs(arrears []*model.DuesArrear) []behind {
	var out []behind
	for _, x := range arrears {
		if k.happened(x.SettledDay) || x.Reason != model.ArrearNoReason && x.Reason != model.ArrearUnsettled || !k.happened(x.From) {
			continue
		}
		r := behind{first: x, from: places(x.From), to: k.lastUnpaid(x)}
		if n := len(out); n > 0 && r.from <= out[n-1].to+1 {
			out[n-1].to = max(out[n-1].to, r.to)
			continue
		}
		out = append(out, r)
	}
	return out
}

// lastUnpaid is the last month of an arrear: of one that goes on the last that is over.
func (k *duesCheck) lastUnpaid(x *model.DuesArrear) int {
	over := places(k.asOf) - 1
	if k.asOf == k.asOf.Last() && k.asOf.AddDays(1).Month() != k.asOf.Month() {
		over++
	}
	if missing(x.To) {
		return max(over, places(x.From))
	}
	return min(max(over, places(x.From)), places(x.To))
}

func (k *duesCheck) behind(p model.Person, r behind) {
	s, n := subject{*r.first, p.Name}, r.months()
	since := monthWords(r.first.From)
	told := ""
	if missing(r.first.ToldDay) {
		told = "，也没有登记教育提醒"
	}
	switch {
	case n >= k.limit("F-08", LapseLimit) && r.first.Reason == model.ArrearNoReason:
		k.report("F-08", "", s, day.Day{}, fmt.Sprintf("%s自%s起连续%d个月没有正当理由不交党费%s，请党支部核实，由党组织按程序处理。",
			p.Name, since, n, told))
	case n >= k.limit("F-08", LapseLimit):
		k.reportAt(Warn, "F-08:why", "", s, day.Day{}, fmt.Sprintf("%s自%s起连续%d个月未交党费，没有说明原因%s，请党支部核实原因。",
			p.Name, since, n, told))
	case n >= k.limit("F-08", RemindLimit):
		k.reportAt(Note, "F-08:soon", "", s, day.Day{}, fmt.Sprintf("%s自%s起连续%d个月未交党费%s，请及时提醒。", p.Name, since, n, told))
	}
}

// paidLate is back payments over more months than is allowed.
func (k *duesCheck) paidLate(p model.Person, x *model.DuesArrear) {
	if !k.happened(x.SettledDay) {
		return
	}
	to := x.To
	if missing(to) {
		to = x.SettledDay
	}
	if n, most := places(to)-places(x.From)+1, k.limitOn("F-07", ArrearLimit, x.SettledDay); n > most {
		k.report("F-07", "", subject{*x, p.Name}, day.Day{}, fmt.Sprintf("%s%s补交%s至%s的党费，共%d个月，补交一般不超过%d个月，请核"+
			"实原因。", p.Name, x.SettledDay.Chinese(),
			monthWords(x.From), monthWords(to), n, most))
	}
}
