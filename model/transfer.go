package model

// Transfers of organisational ties (组织关系转接; 党员教育管理工作条例 2019, article 25;
// 组通字〔2006〕45号 of the letter).

import "partyledger/model/day"

// KindTransfer is the kind of this file.
const KindTransfer Kind = "transfer"

// TransferDirection is which way someone goes.
type TransferDirection string

// The directions.
const (
	TransferIn     TransferDirection = "转入"
	TransferOut    TransferDirection = "转出"
	TransferWithin TransferDirection = "内部调整"
)

// Choices lists them.
func (TransferDirection) Choices() []string {
	return []string{string(TransferIn), string(TransferOut), string(TransferWithin)}
}

// TransferWay is how the tie is transferred.
type TransferWay string

// The ways.
const (
	ByNationalSystem TransferWay = "系统网上转接"
	ByLetter         TransferWay = "介绍信"
	AsWhole          TransferWay = "整建制"
)

// Choices lists them.
func (TransferWay) Choices() []string {
	return []string{string(ByNationalSystem), string(ByLetter), string(AsWhole)}
}

// TransferReason is why.
type TransferReason string

// The reasons.
const (
	NewPost          TransferReason = "工作调动"
	NewEmployment    TransferReason = "入职"
	LeftEmployment   TransferReason = "离职"
	HandedOnRetiring TransferReason = "退休移交"
	ForStudy         TransferReason = "学习"
	OtherTransfer    TransferReason = "其他"
)

// Choices lists them.
func (TransferReason) Choices() []string {
	return []string{string(NewPost), string(NewEmployment), string(LeftEmployment), string(HandedOnRetiring), string(ForStudy),
		string(OtherTransfer)}
}

// Transfer is one transfer of a member's tie. Where an end is no organisation of the
// ledger, its name stands in FromUnit or ToUnit.
type Transfer struct {
	ID           string            `label:"编号" style:"code"`
	PersonID     string            `label:"人员" ref:"person" need:"1"`
	Direction    TransferDirection `label:"转接方向" need:"1"`
	FromID       string            `label:"转出党支部" ref:"organization"`
	FromUnit     string            `label:"转出单位（系统外）"`
	ToID         string            `label:"转入党支部" ref:"organization"`
	ToUnit       string            `label:"转入单位（系统外）"`
	Way          TransferWay       `label:"转接方式"`
	Reason       TransferReason    `label:"转接原因"`
	LetterNo     string            `label:"介绍信编号" style:"code"`
	IssuerID     string            `label:"开具党组织" ref:"organization"`
	Issued       day.Day           `label:"开具（发起）日期" need:"1" since:"1921" past:"1"`
	ValidDays    int               `label:"有效天数" most:"366"`
	DuesUntil    day.Day           `label:"党费交至" ahead:"1"` // a month
	FilesChecked day.Day           `label:"档案查核日期" past:"1"`
	Received     day.Day           `label:"接收日期" after:"Issued" past:"1"`
	Replied      day.Day           `label:"回执日期" after:"Issued" past:"1"`
	Handed       day.Day           `label:"发展材料移交日期" past:"1"`
	Refused      day.Day           `label:"退回日期" after:"Issued" past:"1"`
	RefusedWhy   string            `label:"退回原因" with:"Refused"`
	Cancelled    day.Day           `label:"撤销日期" after:"Issued" past:"1"`
	Note         string            `label:"备注" style:"long" stay:"kept"`
}

func (t Transfer) Key() string { return t.ID }
func (Transfer) Kind() Kind    { return KindTransfer }
func (t Transfer) Owner() Ref  { return Ref{KindPerson, t.PersonID} }

// Open reports a transfer that was neither received, sent back nor cancelled.
func (t Transfer) Open() bool {
	return t.Received.IsZero() && t.Refused.IsZero() && t.Cancelled.IsZero()
}

// Expires is the last day of the letter; zero if none is said.
func (t Transfer) Expires() day.Day {
	if t.ValidDays == 0 {
		return day.Day{}
	}
	return t.Issued.Last().AddDays(t.ValidDays)
}

// Faults implements Lawful.
func (t Transfer) Faults() []Fault {
	var out []Fault
	if t.ToID != "" && t.ToID == t.FromID {
		out = append(out, Fault{"ToID", "与转出党支部是同一个"})
	}
	if !t.Received.IsZero() && (!t.Refused.IsZero() || !t.Cancelled.IsZero()) {
		out = append(out, Fault{"Received", "已登记退回或者撤销，不能又已接收"})
	}
	return out
}

// FaultsAmong implements Among: of one person one transfer is under way.
func (t Transfer) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, t, func(x Transfer) string {
		return "“" + nameIn(o, x.Owner()) + "”" + x.Issued.String() + "开具、没有办结的组织关系转接"
	}, Transfer.Open, "PersonID")
}
