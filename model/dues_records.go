package model

// The ledger of Party dues (党费; LIFE 2): what each member is to pay a month, as settled at
// the year's start, what each branch handed in, month by month, who is behind, and what
// came in and went out. Only exceptions are kept of single members: who is not named has paid.
//
// What tells of a single person's income (DuesBasis, DuesArrear, DuesGift) never leaves the
// office: packets carry the sums of the branches alone.

import (
	"fmt"
	"slices"

	"partyledger/model/day"
)

// Kinds of this file.
const (
	KindDuesBasis  Kind = "dues_basis"
	KindDuesSheet  Kind = "dues_sheet"
	KindDuesArrear Kind = "dues_arrear"
	KindDuesEntry  Kind = "dues_entry"
	KindDuesYear   Kind = "dues_year"
	KindDuesGift   Kind = "dues_gift"
)

// DuesCategory is by what somebody's dues are reckoned (中组发〔2008〕3号, 1 to 6).
type DuesCategory string

// The categories.
const (
	DuesByWage     DuesCategory = "按月工资"
	DuesByYear     DuesCategory = "年薪制"
	DuesIrregular  DuesCategory = "不按月取酬"
	DuesRetiree    DuesCategory = "离退休"
	DuesStudent    DuesCategory = "学生"
	DuesUnemployed DuesCategory = "下岗失业"
	DuesPension    DuesCategory = "抚恤救济"
	DuesAllowance  DuesCategory = "低保"
	DuesFarmer     DuesCategory = "农民"
	DuesOther      DuesCategory = "其他"
)

// Choices lists them.
func (DuesCategory) Choices() []string {
	return []string{string(DuesByWage), string(DuesByYear), string(DuesIrregular), string(DuesRetiree), string(DuesStudent),
		string(DuesUnemployed), string(DuesPension), string(DuesAllowance), string(DuesFarmer), string(DuesOther)}
}

// Moves reports that the base may change within a year: of a yearly salary by what was drawn
// that month, of irregular pay by the quarter before (3, 4).
func (c DuesCategory) Moves() bool { return c == DuesByYear || c == DuesIrregular }

// Fixed reports dues that go by no base (6).
func (c DuesCategory) Fixed() bool {
	return c == DuesStudent || c == DuesUnemployed || c == DuesPension || c == DuesAllowance || c == DuesFarmer
}

// DuesWhy is why somebody pays other than what is reckoned, or another sum within a year.
type DuesWhy string

// The reasons.
const (
	DuesWilling  DuesWhy = "自愿多交"
	DuesReduced  DuesWhy = "困难减交"
	DuesExempt   DuesWhy = "困难免交"
	DuesWageMove DuesWhy = "工资调整"
	DuesMended   DuesWhy = "更正"
)

// Choices lists them.
func (DuesWhy) Choices() []string {
	return []string{string(DuesWilling), string(DuesReduced), string(DuesExempt), string(DuesWageMove), string(DuesMended)}
}

// Less reports dues that were reduced or remitted, which has to be approved (7).
func (y DuesWhy) Less() bool { return y == DuesReduced || y == DuesExempt }

// DuesBasis is what one member pays a month, from a month on (党费核定).
type DuesBasis struct {
	ID          string       `label:"编号" style:"code"`
	PersonID    string       `label:"人员" ref:"person" need:"1"`
	Year        int          `label:"年度" need:"1" year:"1"`
	From        day.Day      `label:"起算月" need:"1" ahead:"1"`
	Category    DuesCategory `label:"核定类别" need:"1"`
	Base        Amount       `label:"计算基数（元）"`
	Amount      Amount       `label:"核定月交额（元）" need:"1"`
	Why         DuesWhy      `label:"与计算不同的原因"`
	BranchDay   day.Day      `label:"支部研究日期" past:"1"`
	ApprovalDay day.Day      `label:"上级批准日期" past:"1"`
	Document    string       `label:"批准文号" style:"code"`
	Until       day.Day      `label:"减免止" after:"From" ahead:"5"`
	Note        string       `label:"备注" style:"long"`
}

func (x DuesBasis) Key() string { return x.ID }
func (DuesBasis) Kind() Kind    { return KindDuesBasis }
func (x DuesBasis) Owner() Ref  { return Ref{KindPerson, x.PersonID} }

// Called is the year and the month.
func (x DuesBasis) Called() string { return fmt.Sprintf("%d年度自%s", x.Year, x.From) }

// Faults implements Lawful.
func (x DuesBasis) Faults() []Fault {
	var out []Fault
	if !x.From.IsZero() && x.Year != 0 && x.From.Year() != x.Year {
		out = append(out, Fault{"From", fmt.Sprintf("起算月不在%d年度", x.Year)})
	}
	if x.Why == DuesExempt && x.Amount.N() > 0 {
		out = append(out, Fault{"Amount", "困难免交的，核定月交额应为0"})
	}
	if !x.Why.Less() && (!x.Until.IsZero() || !x.ApprovalDay.IsZero()) {
		out = append(out, Fault{"Why", "登记了减免的批准或者期限，请选择困难减交或者困难免交"})
	}
	return out
}

// FaultsAmong implements Among: nobody pays before admission, nobody else pays at all.
func (x DuesBasis) FaultsAmong(o Others, was Record) []Fault {
	out := onceAMonth(o, was, x, func(x DuesBasis) day.Day { return x.From }, "From", "PersonID")
	if was != nil && was.(DuesBasis).PersonID == x.PersonID && was.(DuesBasis).From == x.From {
		return out // what somebody became since makes no entry wrong
	}
	p := found[Person](o, x.PersonID)
	switch {
	case p.ID == "":
	case !p.Status.Member():
		out = append(out, Fault{"PersonID", "政治面貌不是党员，不核定党费"})
	case !p.Admitted.IsZero() && x.From.Last().Before(p.Admitted.First()):
		out = append(out, Fault{"From", "早于入党日期（" + p.Admitted.String() + "）所在月"})
	}
	return out
}

// DuesWay is how dues came in.
type DuesWay string

// The ways; a branch may neither deduct them nor lay them out (14).
const (
	DuesCash     DuesWay = "现金"
	DuesTransfer DuesWay = "转账"
	DuesScan     DuesWay = "扫码"
	DuesDeducted DuesWay = "工资代扣"
	DuesLaidOut  DuesWay = "垫交"
)

// Choices lists them.
func (DuesWay) Choices() []string {
	return []string{string(DuesCash), string(DuesTransfer), string(DuesScan), string(DuesDeducted), string(DuesLaidOut)}
}

// DuesSheet is what a branch took in in a month (党费收缴). What was due is reckoned of the
// assessments when the sheet is made, and stays as it is.
type DuesSheet struct {
	ID             string  `label:"编号" style:"code"`
	OrganizationID string  `label:"党组织" ref:"organization" need:"1"`
	Month          day.Day `label:"月份" need:"1" since:"1921" past:"1"`
	DuePeople      int     `label:"应交人数"`
	Due            Money   `label:"应交（元）"`
	PaidPeople     int     `label:"实交人数" within:"DuePeople"`
	Paid           Money   `label:"实交（元）"`
	Extra          Money   `label:"其中自愿多交（元）" within:"Paid"`
	Back           Money   `label:"其中补交（元）" within:"Paid"`
	Ahead          Money   `label:"其中预交（元）" within:"Paid"`
	Way            DuesWay `label:"交纳方式"`
	Receipt        string  `label:"收据号" style:"code"`
	HandedDay      day.Day `label:"上交日期" after:"Month" past:"1"`
	Handed         Money   `label:"上交（元）"`
	By             string  `label:"经收人"`
	Note           string  `label:"备注" style:"long" stay:"kept"`
}

func (x DuesSheet) Key() string { return x.ID }
func (DuesSheet) Kind() Kind    { return KindDuesSheet }
func (x DuesSheet) Owner() Ref  { return Ref{KindOrganization, x.OrganizationID} }

// Called is the month.
func (x DuesSheet) Called() string { return x.Month.String() + "党费" }

// Faults implements Lawful.
func (x DuesSheet) Faults() []Fault {
	if sum := x.Extra + x.Back + x.Ahead; sum > x.Paid && max(x.Extra, x.Back, x.Ahead) <= x.Paid {
		return []Fault{{"Paid", "自愿多交、补交、预交之和（" + sum.String() + "元）多于实交"}}
	}
	return nil
}

// FaultsAmong implements Among: a branch has one sheet a month.
func (x DuesSheet) FaultsAmong(o Others, was Record) []Fault {
	return onceAMonth(o, was, x, func(x DuesSheet) day.Day { return x.Month }, "Month", "OrganizationID")
}

// Current is what was paid for the month itself.
func (x DuesSheet) Current() Money { return x.Paid - x.Extra - x.Back - x.Ahead }

// ArrearReason is why somebody is behind.
type ArrearReason string

// The reasons.
const (
	ArrearAway      ArrearReason = "外出"
	ArrearIll       ArrearReason = "重病"
	ArrearLateWage  ArrearReason = "发薪延后"
	ArrearExempt    ArrearReason = "已批免交"
	ArrearNoReason  ArrearReason = "无正当理由"
	ArrearUnsettled ArrearReason = "未说明"
)

// Choices lists them.
func (ArrearReason) Choices() []string {
	return []string{string(ArrearAway), string(ArrearIll), string(ArrearLateWage), string(ArrearExempt), string(ArrearNoReason),
		string(ArrearUnsettled)}
}

// DuesArrear is months that a member has not paid for (欠交).
type DuesArrear struct {
	ID             string       `label:"编号" style:"code"`
	PersonID       string       `label:"人员" ref:"person" need:"1"`
	OrganizationID string       `label:"党支部" ref:"organization"`
	From           day.Day      `label:"欠交自" need:"1" since:"1921" past:"1"`
	To             day.Day      `label:"欠交至" after:"From" past:"1"` // empty: it goes on
	Amount         Money        `label:"欠交金额（元）"`
	Reason         ArrearReason `label:"欠交原因" need:"1"`
	ToldDay        day.Day      `label:"教育提醒日期" after:"From" past:"1"`
	SettledDay     day.Day      `label:"补交日期" after:"From" past:"1"`
	Note           string       `label:"备注" style:"long"`
}

func (x DuesArrear) Key() string { return x.ID }
func (DuesArrear) Kind() Kind    { return KindDuesArrear }
func (x DuesArrear) Owner() Ref  { return Ref{KindPerson, x.PersonID} }

// Called is the month from which it runs.
func (x DuesArrear) Called() string { return "自" + x.From.String() + "欠交" }

// FaultsAmong implements Among.
func (x DuesArrear) FaultsAmong(o Others, was Record) []Fault {
	return onceAMonth(o, was, x, func(x DuesArrear) day.Day { return x.From }, "From", "PersonID")
}

// DuesFlow is whether money came in or went out.
type DuesFlow string

// The directions.
const (
	DuesIn  DuesFlow = "收入"
	DuesOut DuesFlow = "支出"
)

// Choices lists them.
func (DuesFlow) Choices() []string { return []string{string(DuesIn), string(DuesOut)} }

// DuesItem is what an entry is for; of what goes out, the uses of article 19.
type DuesItem string

// The items.
const (
	FromBranches  DuesItem = "支部上交"
	FromBelow     DuesItem = "下级上缴"
	FromAbove     DuesItem = "上级下拨"
	DuesInterest  DuesItem = "利息"
	GiftTaken     DuesItem = "代收大额"
	ToAbove       DuesItem = "上缴上级"
	ToBelow       DuesItem = "下拨下级"
	GiftForwarded DuesItem = "转交大额"
	ForTraining   DuesItem = "培训党员"
	ForMaterials  DuesItem = "订购资料设备"
	ForPraise     DuesItem = "表彰"
	ForHardship   DuesItem = "补助困难党员"
	ForDisaster   DuesItem = "补助受灾修缮"
	ForOther      DuesItem = "其他"
)

// Choices lists them.
func (DuesItem) Choices() []string {
	return []string{string(FromBranches), string(FromBelow), string(FromAbove), string(DuesInterest), string(GiftTaken), string(ToAbove),
		string(ToBelow), string(GiftForwarded), string(ForTraining), string(ForMaterials), string(ForPraise), string(ForHardship),
		string(ForDisaster), string(ForOther)}
}

// Flow is the direction of an item; empty of what may be either.
func (i DuesItem) Flow() DuesFlow {
	switch at := slices.Index(i.Choices(), string(i)); {
	case at < 0 || i == ForOther:
		return ""
	case at <= slices.Index(i.Choices(), string(GiftTaken)):
		return DuesIn
	}
	return DuesOut
}

// Use reports one of the five uses (19).
func (i DuesItem) Use() bool {
	return i == ForTraining || i == ForMaterials || i == ForPraise || i == ForHardship || i == ForDisaster
}

// Gift reports money that only passes through.
func (i DuesItem) Gift() bool { return i == GiftTaken || i == GiftForwarded }

// DuesEntry is one line of an organisation's account of dues (党费收支明细).
type DuesEntry struct {
	ID             string   `label:"编号" style:"code"`
	OrganizationID string   `label:"记账党组织" ref:"organization" need:"1"`
	Day            day.Day  `label:"日期" need:"1" since:"1921" past:"1"`
	Flow           DuesFlow `label:"收支" need:"1"`
	Item           DuesItem `label:"科目" need:"1"`
	Amount         Money    `label:"金额（元）" need:"1"`
	DecidedDay     day.Day  `label:"集体研究日期" past:"1"`
	Document       string   `label:"文号" style:"code"`
	Voucher        string   `label:"凭证号" style:"code"`
	CareID         string   `label:"关怀帮扶" ref:"care_record"`
	Other          string   `label:"对方单位"`
	Note           string   `label:"备注" style:"long" stay:"kept"`
}

func (x DuesEntry) Key() string { return x.ID }
func (DuesEntry) Kind() Kind    { return KindDuesEntry }
func (x DuesEntry) Owner() Ref  { return Ref{KindOrganization, x.OrganizationID} }

// Called is the day and the item.
func (x DuesEntry) Called() string { return x.Day.String() + string(x.Item) }

// Faults implements Lawful.
func (x DuesEntry) Faults() []Fault {
	if f := x.Item.Flow(); f != "" && x.Flow != "" && f != x.Flow {
		return []Fault{{"Item", "“" + string(x.Item) + "”是" + string(f) + "科目，与收支不符"}}
	}
	return nil
}

// DuesYear is a year of an organisation's account (党费年度).
type DuesYear struct {
	ID             string  `label:"编号" style:"code"`
	OrganizationID string  `label:"党组织" ref:"organization" need:"1"`
	Year           int     `label:"年度" need:"1" year:"1"`
	Opening        Amount  `label:"上年结余（元）"`
	Ratio          Ratio   `label:"上缴比例"`
	RatioDocument  string  `label:"比例依据" style:"code"`
	BankBalance    Amount  `label:"年末银行余额（元）"`
	PublishedDay   day.Day `label:"公布日期" past:"1"`
	PublishedHow   string  `label:"公布方式"`
	ReportedDay    day.Day `label:"向党员大会报告日期" past:"1"`
	Note           string  `label:"备注" style:"long" stay:"kept"`
}

func (x DuesYear) Key() string { return x.ID }
func (DuesYear) Kind() Kind    { return KindDuesYear }
func (x DuesYear) Owner() Ref  { return Ref{KindOrganization, x.OrganizationID} }

// Called is the year.
func (x DuesYear) Called() string { return fmt.Sprintf("%d年度", x.Year) }

// Faults implements Lawful: nothing is published before the year has begun.
func (x DuesYear) Faults() []Fault {
	if !x.PublishedDay.IsZero() && x.PublishedDay.Year() < x.Year {
		return []Fault{{"PublishedDay", "公布日期早于本年度"}}
	}
	return nil
}

// FaultsAmong implements Among.
func (x DuesYear) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, x, func(x DuesYear) string {
		return "“" + nameIn(o, x.Owner()) + "”" + x.Called() + "的党费年度登记"
	},
		nil, "OrganizationID", "Year")
}

// LeastGift is from where on dues given of one's own will go up whole (11).
const LeastGift = Money(1000_00)

// DuesGift is dues of 1,000 yuan and more given at once (大额党费), which go to the centre.
type DuesGift struct {
	ID          string  `label:"编号" style:"code"`
	PersonID    string  `label:"人员" ref:"person" need:"1"`
	Day         day.Day `label:"收到日期" need:"1" since:"1921" past:"1"`
	Amount      Money   `label:"金额（元）" need:"1"`
	About       string  `label:"本人简要情况" style:"long"`
	CollectorID string  `label:"代收基层党委" ref:"organization"`
	ForwardDay  day.Day `label:"转交日期" after:"Day" past:"1"`
	Forwarded   Money   `label:"转交金额（元）" with:"ForwardDay"`
	ReceiptDay  day.Day `label:"收据日期" after:"Day" past:"1"`
	ReceiptNo   string  `label:"收据号" style:"code"`
	Note        string  `label:"备注" style:"long"`
}

func (x DuesGift) Key() string { return x.ID }
func (DuesGift) Kind() Kind    { return KindDuesGift }
func (x DuesGift) Owner() Ref  { return Ref{KindPerson, x.PersonID} }

// Called is the day.
func (x DuesGift) Called() string { return x.Day.String() + "大额党费" }

// Faults implements Lawful.
func (x DuesGift) Faults() []Fault {
	if x.Amount > 0 && x.Amount < LeastGift {
		return []Fault{{"Amount", "大额党费一次应在" + LeastGift.String() + "元以上，不足的登记在党费收缴的自愿多交"}}
	}
	return nil
}

// FaultsAmong implements Among: only members pay dues.
func (x DuesGift) FaultsAmong(o Others, was Record) []Fault {
	out := once(o, was, x, func(x DuesGift) string { return "“" + nameIn(o, x.Owner()) + "”" + x.Called() + "登记" }, nil, "PersonID",
		"Day")
	if was != nil && was.(DuesGift).PersonID == x.PersonID {
		return out // what somebody became since makes no entry wrong
	}
	if p := found[Person](o, x.PersonID); p.ID != "" && !p.Status.Member() {
		out = append(out, Fault{"PersonID", "政治面貌不是党员，不登记党费"})
	}
	return out
}

// onceAMonth refuses a second record of the same owner and month.
func onceAMonth[T Record](o Others, was Record, r T, month func(T) day.Day, field, owner string) []Fault {
	same := func(a, b T) bool {
		x, y := month(a), month(b)
		return a.Owner() == b.Owner() && x.Year() == y.Year() && x.Month() == y.Month()
	}
	if was, ok := was.(T); ok && same(was, r) {
		return nil
	}
	for _, x := range o.Same(r, owner) {
		if x := x.(T); same(x, r) {
			return []Fault{{field, fmt.Sprintf("已有“%s”%d年%d月的登记（编号%s），是否更新？要更新的请改在原记录上", nameIn(o, r.Owner()),
				month(r).Year(), month(r).Month(), x.Key())}}
		}
	}
	return nil
}
