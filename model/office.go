package model

// What the office itself sets: its name and document heads, holidays it adds,
// stricter local limits, and which rules it has checked against the original.

import (
	"slices"

	"partyledger/model/day"
)

// Kinds of this file.
const (
	KindOffice     Kind = "office"
	KindHoliday    Kind = "holiday"
	KindLocalRule  Kind = "local_rule"
	KindRuleReview Kind = "rule_review"
	KindWaiver     Kind = "waiver"
)

// PlanBasis is by which day a new member counts to a year's plan (B-4).
type PlanBasis string

// The bases. The Party statistics count by approval.
const (
	ByApproval PlanBasis = "上级党委审批日"
	ByMeeting  PlanBasis = "支部大会通过日"
)

// Choices lists them.
func (PlanBasis) Choices() []string { return []string{string(ByApproval), string(ByMeeting)} }

// OfficeID is the one ID of the Office record.
const OfficeID = "office"

// Office is the office's own settings: one record.
type Office struct {
	ID          string    `label:"编号" style:"code"`
	Unit        string    `label:"单位名称"`
	PartyUnit   string    `label:"党组织名称"`
	RedHead     string    `label:"发文机关标志"`
	DocPrefix   string    `label:"发文字号前缀"`
	Addressee   string    `label:"主送机关"`
	Head        string    `label:"单位负责人"`
	Checker     string    `label:"审核人"`
	Maker       string    `label:"制表人"`
	PlanBasis   PlanBasis `label:"计划完成数归年口径"`
	AheadDays   int       `label:"提前提醒天数" most:"1000"` // 0 = DefaultAheadDays
	EvidenceSet string    `label:"材料清单口径"`

	EditionBasis    EditionBasis `label:"细则版本适用口径"`
	EditionDocument string       `label:"细则版本适用依据" style:"code"`
	EditionReason   string       `label:"细则版本适用理由" style:"long"`

	CopyTo  string  `label:"抄送机关"`
	Issuer  string  `label:"印发部门"`
	FontSet FontSet `label:"公文字体"` // of papers in Word; empty = OfficialFonts

	// What no public source says of the Party statistics: as the superior has it counted.
	StatActivists  ActivistCount   `label:"党统：入党积极分子"`
	StatTemporary  TemporaryCount  `label:"党统：临时党组织"`
	StatDispatched DispatchedCount `label:"党统：劳务派遣人员"`
}

// ActivistCount is whether prospects are among the activists of the Party statistics.
type ActivistCount string

// The answers; empty means the first.
const (
	WithoutProspects ActivistCount = "不含发展对象"
	WithProspects    ActivistCount = "含发展对象"
)

// Choices lists them.
func (ActivistCount) Choices() []string {
	return []string{string(WithoutProspects), string(WithProspects)}
}

// TemporaryCount is whether temporary organisations are counted in the Party statistics.
type TemporaryCount string

// The answers; empty means the first.
const (
	WithoutTemporary TemporaryCount = "不计入基层组织数"
	WithTemporary    TemporaryCount = "计入基层组织数"
)

// Choices lists them.
func (TemporaryCount) Choices() []string {
	return []string{string(WithoutTemporary), string(WithTemporary)}
}

// DispatchedCount is in which line of the Party statistics dispatched workers stand.
type DispatchedCount string

// The answers; empty means the first.
const (
	DispatchedByPost  DispatchedCount = "按岗位计入在岗职工"
	DispatchedAsOther DispatchedCount = "计入“其他”"
)

// Choices lists them.
func (DispatchedCount) Choices() []string {
	return []string{string(DispatchedByPost), string(DispatchedAsOther)}
}

// FontSet is the faces that papers in Word name.
type FontSet string

// The sets: those of official papers, and those that every Windows has.
const (
	OfficialFonts FontSet = "仿宋_GB2312、方正小标宋"
	WindowsFonts  FontSet = "仿宋、宋体（Windows自带）"
)

// Choices lists them.
func (FontSet) Choices() []string { return []string{string(OfficialFonts), string(WindowsFonts)} }

// DefaultAheadDays is how far findings look ahead when the office says nothing.
const DefaultAheadDays = 60

func (o Office) Key() string { return o.ID }
func (Office) Kind() Kind    { return KindOffice }
func (Office) Owner() Ref    { return Ref{} }

// Faults implements Lawful: a choice of edition rests on something; the step's own day
// needs nothing.
func (o Office) Faults() (out []Fault) {
	if o.EditionBasis == ByStepDay || o.EditionBasis == "" {
		return nil
	}
	if o.EditionDocument == "" {
		out = append(out, Fault{"EditionDocument", "请填写所依据的文件"})
	}
	if o.EditionReason == "" {
		out = append(out, Fault{"EditionReason", "请写明理由"})
	}
	return out
}

// HolidayKind is 放假 or 补班.
type HolidayKind string

// The kinds.
const (
	HolidayOff  HolidayKind = "放假"
	HolidayWork HolidayKind = "补班"
)

// Choices lists them.
func (HolidayKind) Choices() []string { return []string{string(HolidayOff), string(HolidayWork)} }

// Holiday is a day that the office adds to or changes in the calendar.
type Holiday struct {
	ID       string      `label:"编号" style:"code"`
	Day      day.Day     `label:"日期" need:"1" ahead:"5"`
	What     HolidayKind `label:"类别" need:"1"`
	Document string      `label:"依据文号" style:"code"`
}

func (h Holiday) Key() string { return h.ID }
func (Holiday) Kind() Kind    { return KindHoliday }
func (Holiday) Owner() Ref    { return Ref{} }

// LocalRule is a stricter local limit on a national rule. It can neither remove
// nor loosen one: the store refuses a looser value.
type LocalRule struct {
	ID       string  `label:"编号" style:"code"`
	RuleID   string  `label:"规则编号" style:"code" need:"1"` // e.g. B-06
	Limit    string  `label:"限值名称" need:"1"`              // the rule's limit, e.g. 月
	Value    int     `label:"本地限值" need:"1"`
	Document string  `label:"依据文号" style:"code" need:"1"`
	From     day.Day `label:"生效日期" ahead:"5"`
	To       day.Day `label:"失效日期" after:"From"`
	Note     string  `label:"备注" style:"long"`
}

func (l LocalRule) Key() string { return l.ID }
func (LocalRule) Kind() Kind    { return KindLocalRule }
func (LocalRule) Owner() Ref    { return Ref{} }

// Active reports that it is in force on the day.
func (l LocalRule) Active(on day.Day) bool { return active(l.From, l.To, on) }

// RuleReview records that someone checked a rule's text against the original.
type RuleReview struct {
	ID      string  `label:"编号" style:"code"`
	RuleID  string  `label:"规则编号" style:"code" need:"1"`
	Edition string  `label:"版本" need:"1"`
	Day     day.Day `label:"核对日期" need:"1" past:"1"`
	By      string  `label:"核对人" need:"1"`
	Note    string  `label:"备注" style:"long"`
}

func (r RuleReview) Key() string { return r.ID }
func (RuleReview) Kind() Kind    { return KindRuleReview }
func (RuleReview) Owner() Ref    { return Ref{} }

// Waiver is the recorded reason for letting a finding stand (阻断须填理由才能放行).
// The finding stays on the list as a note that carries the reason.
type Waiver struct {
	ID         string  `label:"编号" style:"code"`
	RuleID     string  `label:"规则编号" style:"code" need:"1"`
	RecordKind string  `label:"记录类别" style:"code" need:"1"` // a Kind
	RecordID   string  `label:"记录编号" style:"code" need:"1"`
	Reason     string  `label:"理由" style:"long" need:"1"`
	Document   string  `label:"依据文号" style:"code"`
	By         string  `label:"批准人" need:"1"`
	Day        day.Day `label:"日期" need:"1" past:"1"`
}

func (w Waiver) Key() string { return w.ID }
func (Waiver) Kind() Kind    { return KindWaiver }
func (Waiver) Owner() Ref    { return Ref{} }

// Faults implements Lawful.
func (h Holiday) Faults() []Fault {
	if h.Day.MonthOnly() {
		return []Fault{{"Day", "请填到日"}}
	}
	return nil
}

// FaultsAmong implements Among.
func (h Holiday) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, h, func(x Holiday) string { return x.Day.String() + "的" + string(x.What) + "登记" }, nil, "Day")
}

// Faults implements Lawful.
func (w Waiver) Faults() []Fault { return knownKind(w.RecordKind) }

// knownKind is the law of a field that names a kind.
func knownKind(kind string) []Fault {
	if kind != "" && SchemaOf(Kind(kind)) == nil {
		return []Fault{{"RecordKind", "没有“" + Clip(kind, 20) + "”这一类记录"}}
	}
	return nil
}

// OfficeNames is what somebody who knows the office would try as a password: its own name and
// those that it reports to, the names of enterprises and organizations, of people; what is
// tried first stands first. None is empty.
func OfficeNames(b *Book) []string {
	var names, heads []string
	for _, o := range Everywhere[Office](b) {
		names = append(names, o.Unit, o.PartyUnit, o.Addressee)
		heads = append(heads, o.Head, o.Checker, o.Maker)
	}
	for _, s := range Everywhere[UnitSign](b) {
		heads = append(heads, s.Head, s.Signer, s.Checker, s.Maker)
	}
	for _, e := range Everywhere[Enterprise](b) {
		names = append(names, e.Name, e.ShortName)
	}
	for _, o := range Everywhere[Organization](b) {
		names = append(names, o.Superior, o.Name, o.ShortName)
	}
	names = append(names, heads...)
	for _, p := range Everywhere[Person](b) {
		names = append(names, p.Name)
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}
