package model

// Enterprises of the group: a tree, each with its ownership, its headcount by
// day and its Party-work funds by year.

import (
	"fmt"

	"partyledger/model/day"
)

// Kinds of this file.
const (
	KindEnterprise Kind = "enterprise"
	KindHeadcount  Kind = "headcount"
	KindFund       Kind = "fund"
)

// Ownership is the 企业性质, as far as it decides whether 条例 applies.
type Ownership string

// The ownerships.
const (
	SoleState     Ownership = "国有独资"
	WhollyState   Ownership = "国有全资"
	AbsoluteState Ownership = "国有资本绝对控股"
	RelativeState Ownership = "国有资本相对控股并实际控制"
	MinorityState Ownership = "国有资本参股"
	NewOrg        Ownership = "新兴组织"
)

// Choices lists the ownerships.
func (Ownership) Choices() []string {
	return []string{string(SoleState), string(WhollyState), string(AbsoluteState), string(RelativeState), string(MinorityState),
		string(NewOrg)}
}

// Covered reports that the 国企条例 applies in full: sole, wholly owned,
// absolute control, or relative control with actual control. 参股 and 新兴组织
// are listed apart and never in the denominator of charter work.
func (o Ownership) Covered() bool {
	switch o {
	case SoleState, WhollyState, AbsoluteState, RelativeState:
		return true
	}
	return false
}

// Answers reports that the source speech makes the enterprise answer for Party work
// (S-13): state-owned ones and new organisations, not minority holdings.
func (o Ownership) Answers() bool { return o.Covered() || o == NewOrg }

// Affiliation is the 隶属关系 of a state-owned enterprise (A-07 needs it).
type Affiliation string

// The affiliations.
const (
	CentralAffiliation    Affiliation = "中央企业及其直属企业"
	ProvincialAffiliation Affiliation = "省属企业"
	CityAffiliation       Affiliation = "市属企业"
	CountyAffiliation     Affiliation = "县（区）属企业"
	OtherAffiliation      Affiliation = "其他"
)

// Choices lists the affiliations.
func (Affiliation) Choices() []string {
	return []string{string(CentralAffiliation), string(ProvincialAffiliation), string(CityAffiliation), string(CountyAffiliation),
		string(OtherAffiliation)}
}

// BoardForm is how the enterprise's board is formed.
type BoardForm string

// The forms.
const (
	FullBoard    BoardForm = "设董事会"
	SoleDirector BoardForm = "设执行董事（董事）"
	NoBoard      BoardForm = "不设"
)

// Choices lists the forms.
func (BoardForm) Choices() []string {
	return []string{string(FullBoard), string(SoleDirector), string(NoBoard)}
}

// Enterprise is one enterprise of the group.
type Enterprise struct {
	ID          string      `label:"编号" style:"code"`
	Name        string      `label:"企业名称" need:"1"`
	ShortName   string      `label:"简称"`
	CreditCode  string      `label:"统一社会信用代码" style:"code"`
	ParentID    string      `label:"上级企业" ref:"enterprise"`
	Level       int         `label:"层级" most:"20"` // 1 group, 2 subsidiary …; 0 = not said
	Ownership   Ownership   `label:"企业性质" need:"1"`
	Affiliation Affiliation `label:"隶属关系"`
	LegalPerson bool        `label:"独立法人"`
	MajorPower  bool        `label:"有人财物重大事项决策权"`
	BoardForm   BoardForm   `label:"董事会设置"`
	Industry    string      `label:"所属行业"`
	Place       string      `label:"注册地"`
	Founded     day.Day     `label:"成立日期" ahead:"2"`
	Ended       day.Day     `label:"退出日期" after:"Founded" ahead:"2"`
	EndedHow    string      `label:"退出方式"` // 注销, 划出, 吸收合并 …
	Order       int         `label:"排序"`
	Note        string      `label:"备注" style:"long"`

	// What the Party statistics ask for besides (REPORTS D-8).
	Scale          Scale       `label:"企业规模"`
	Control        Control     `label:"经济控制（单位）类型"` // empty = by Ownership
	CentralSort    CentralSort `label:"中央企业类别"`
	ForeignCapital Foreign     `label:"港澳台商、外商投资"`
}

// Scale is how large an enterprise is.
type Scale string

// The scales.
const (
	LargeScale  Scale = "大型"
	MediumScale Scale = "中型"
	SmallScale  Scale = "小型"
	MicroScale  Scale = "微型"
)

// Choices lists them.
func (Scale) Choices() []string {
	return []string{string(LargeScale), string(MediumScale), string(SmallScale), string(MicroScale)}
}

// Control is who controls an enterprise, in the words of the Party statistics.
type Control string

// The controls. A 民办非企业单位 is no enterprise; those looked after may be one.
const (
	StateControl      Control = "国有经济控制"
	CollectiveControl Control = "集体经济控制"
	PrivateControl    Control = "非公有经济控制"
	CivilUnit         Control = "民办非企业单位"
)

// Choices lists them.
func (Control) Choices() []string {
	return []string{string(StateControl), string(CollectiveControl), string(PrivateControl), string(CivilUnit)}
}

// Controlled is who controls the enterprise: as recorded, else by its ownership. Minority
// holdings and new organisations are private (D-2).
func (e Enterprise) Controlled() Control {
	switch {
	case e.Control != "":
		return e.Control
	case e.Ownership.Covered():
		return StateControl
	}
	return PrivateControl
}

// Public reports 公有制: controlled by the state or a collective.
func (c Control) Public() bool { return c == StateControl || c == CollectiveControl }

// CentralSort is what sort of central enterprise it is.
type CentralSort string

// The sorts; empty for all others.
const (
	SupervisedCentral CentralSort = "国务院国资委监管企业"
	ManagedCentral    CentralSort = "中管企业"
	OtherCentral      CentralSort = "其他中央企业"
	FinancialCentral  CentralSort = "中管金融企业"
)

// Choices lists them.
func (CentralSort) Choices() []string {
	return []string{string(SupervisedCentral), string(ManagedCentral), string(OtherCentral), string(FinancialCentral)}
}

// Foreign is capital from outside the mainland.
type Foreign string

// The sorts; empty = none.
const (
	FromHongKong Foreign = "港澳台商投资"
	FromAbroad   Foreign = "外商投资"
)

// Choices lists them.
func (Foreign) Choices() []string { return []string{string(FromHongKong), string(FromAbroad)} }

func (e Enterprise) Key() string { return e.ID }
func (Enterprise) Kind() Kind    { return KindEnterprise }

// Owner is the enterprise itself: it is where the scope's tree is anchored.
func (e Enterprise) Owner() Ref { return Ref{} }

// Central reports a central enterprise itself, not one below it (A-14, A-19a): at the
// top by its recorded level, else by its place in the tree.
func (e Enterprise) Central(b *Book) bool {
	level := e.Level
	if level == 0 {
		level = b.Depth(e.ID)
	}
	return e.Affiliation == CentralAffiliation && level <= 1
}

// Active reports that it exists on the day.
func (e Enterprise) Active(on day.Day) bool { return active(e.Founded, e.Ended, on) }

// active reports from ≤ on < to, where a missing end leaves it open.
func active(from, to, on day.Day) bool {
	return (from.IsZero() || !from.First().After(on.Last())) && (to.IsZero() || to.Last().After(on.First()))
}

// Headcount is the number of staff of an enterprise on a day.
type Headcount struct {
	ID           string  `label:"编号" style:"code"`
	EnterpriseID string  `label:"企业" ref:"enterprise" need:"1"`
	Day          day.Day `label:"截止日期" need:"1" ahead:"1"`
	Total        Count   `label:"职工总数"`
	OnDuty       Count   `label:"在岗职工" within:"Total"`
	Dispatched   Count   `label:"劳务派遣" within:"Total"`
	Frontline    Count   `label:"生产经营一线职工" within:"Total"`
	Youth        Count   `label:"35岁及以下职工" within:"Total"`
	Source       string  `label:"数据来源"`
	Workers      Count   `label:"工勤技能人员" within:"OnDuty"`
}

func (h Headcount) Key() string { return h.ID }
func (Headcount) Kind() Kind    { return KindHeadcount }
func (h Headcount) Owner() Ref  { return Ref{KindEnterprise, h.EnterpriseID} }

// FundBasis is by what the money of a year is reckoned (A-30, S-14).
type FundBasis string

// The bases; an empty one means the share of wages.
const (
	ByWages   FundBasis = "工资总额比例"
	ByMembers FundBasis = "党员人均标准"
)

// Choices lists them.
func (FundBasis) Choices() []string { return []string{string(ByWages), string(ByMembers)} }

// Fund is the Party-work money of an enterprise in one year (A-30, A-31, S-14).
type Fund struct {
	ID           string    `label:"编号" style:"code"`
	EnterpriseID string    `label:"企业" ref:"enterprise" need:"1"`
	Year         int       `label:"年度" need:"1" year:"1"`
	Wages        Money     `label:"上年度职工工资总额（元）"`
	Planned      Amount    `label:"本年列入预算（元）"`
	Spent        Amount    `label:"本年实际支出（元）"`
	CarriedOver  Amount    `label:"以前年度累计结转（元）"`
	Document     string    `label:"依据文号" style:"code"`
	Note         string    `label:"备注" style:"long"`
	Basis        FundBasis `label:"安排办法"`
	PerMember    Money     `label:"党员人均标准（元）"`
	PerMemberDoc string    `label:"人均标准依据文件"`
}

func (f Fund) Key() string { return f.ID }
func (Fund) Kind() Kind    { return KindFund }
func (f Fund) Owner() Ref  { return Ref{KindEnterprise, f.EnterpriseID} }

// Faults implements Lawful.
func (e Enterprise) Faults() []Fault {
	if e.CreditCode != "" {
		if err := CheckCreditCode(e.CreditCode); err != nil {
			return []Fault{{"CreditCode", err.Error()}}
		}
	}
	return nil
}

// FaultsAmong implements Among.
func (e Enterprise) FaultsAmong(o Others, _ Record) []Fault {
	return noLoop(o, e, "ParentID", func(x Enterprise) (string, string) { return x.ParentID, x.Name })
}

// Faults implements Lawful.
func (h Headcount) Faults() []Fault {
	if h.Day.MonthOnly() {
		return []Fault{{"Day", "请填到日，如" + h.Day.Last().String()}}
	}
	return nil
}

// FaultsAmong implements Among.
func (h Headcount) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, h, func(x Headcount) string {
		return "“" + nameIn(o, x.Owner()) + "”" + x.Day.String() + "的职工人数"
	}, nil, "EnterpriseID", "Day")
}

// Faults implements Lawful.
func (f Fund) Faults() []Fault {
	if f.Basis == ByMembers && f.PerMember <= 0 {
		return []Fault{{"PerMember", "按党员人均标准安排的，请填写人均标准"}}
	}
	return nil
}

// FaultsAmong implements Among.
func (f Fund) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, f, func(x Fund) string {
		return fmt.Sprintf("“%s”%d年度的党建经费", nameIn(o, x.Owner()), x.Year)
	}, nil, "EnterpriseID", "Year")
}
