package model

// Problems put right (整改): what was found, by whom it is to be mended and by when,
// and how it was closed; inspections from above (督查); who answers for Party work
// and how it was assessed (责任制和年度考核). S-09, S-10, S-13.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partyledger/model/day"
)

// Kinds of this file.
const (
	KindRectification  Kind = "rectification"
	KindReopening      Kind = "reopening"
	KindOversight      Kind = "oversight"
	KindResponsibility Kind = "responsibility"
	KindAssessment     Kind = "assessment"
)

// ProblemSource is where a problem came to light.
type ProblemSource string

// The sources.
const (
	FromCheck       ProblemSource = "台账核查"
	FromSupervision ProblemSource = "督查检查"
	FromTour        ProblemSource = "巡察"
	FromSelf        ProblemSource = "自查"
	FromOther       ProblemSource = "其他"
)

// Choices lists them.
func (ProblemSource) Choices() []string {
	return []string{string(FromCheck), string(FromSupervision), string(FromTour), string(FromSelf), string(FromOther)}
}

// Rectification is one problem of the ledger of problems (S-09). What comes after a
// reopening stands in the Reopening: nothing that was recorded is written over.
type Rectification struct {
	ID           string        `label:"编号" style:"code"`
	EnterpriseID string        `label:"企业" ref:"enterprise" need:"1"`
	Problem      string        `label:"问题" style:"long" need:"1"`
	Source       ProblemSource `label:"来源" need:"1"`
	Found        day.Day       `label:"发现日期" need:"1" past:"1"`
	OversightID  string        `label:"督查记录" ref:"oversight"` // of a problem found by one
	RuleID       string        `label:"核查规则" style:"code"`    // of a problem found by the rules
	RecordKind   string        `label:"记录类别" style:"code"`
	RecordID     string        `label:"记录编号" style:"code"`
	Measure      string        `label:"整改措施" style:"long"`
	Who          string        `label:"整改责任人"`
	Leader       string        `label:"牵头领导"`
	Deadline     day.Day       `label:"整改期限" after:"Found" ahead:"10"`
	DoneDay      day.Day       `label:"整改完成日期" after:"Found" past:"1"`
	Evidence     string        `label:"完成情况和佐证" style:"long"`
	ClosedDay    day.Day       `label:"销号日期" with:"DoneDay" after:"DoneDay" past:"1"`
	ClosedBy     string        `label:"销号批准人"`
	Note         string        `label:"备注" style:"long"`

	// What goes up of it (REPORTS B-1): the fault and not the finding, and only if people say so.
	Title    string `label:"缺陷短语"` // empty = the fault of the rule that found it
	Shows    string `label:"具体表现" style:"long"`
	Theme    Theme  `label:"主题"` // empty = that of the rule
	Cause    string `label:"原因" style:"long"`
	UnitID   string `label:"整改责任单位" ref:"enterprise"` // empty = the enterprise
	Progress string `label:"进展" style:"long"`
	Publish  bool   `label:"上报" stay:"1"`        // each office decides for itself what it sends up
	Fault    string `label:"问题种类" style:"code"`  // of the rule (rule.FaultOf); empty = the usual one
	Number   int    `label:"涉及数量" most:"100000"` // how many it speaks of; 0 = one
}

func (r Rectification) Key() string { return r.ID }
func (Rectification) Kind() Kind    { return KindRectification }
func (r Rectification) Owner() Ref  { return Ref{KindEnterprise, r.EnterpriseID} }

// About reports that it is what a rule found in a record. What was listed before faults had
// kinds is about any of them.
func (r Rectification) About(f FaultAt) bool {
	return r.FaultAt().In(f.RuleID, f.RecordKind, f.RecordID) && (r.Fault == f.Fault || r.Title == "")
}

// notDone reports the answer that what the problem speaks of was not done.
func (r Rectification) notDone(c EntryCheck) bool { return c.Answer == NotDone && r.About(c.FaultAt()) }

// GoesUp reports a problem that goes up: people have said so, and of one that rests on a missing
// entry also that it was not done.
func (r Rectification) GoesUp(b *Book) bool {
	return r.Publish && (!restsOnEntry(r.RuleID, r.Fault) || slices.ContainsFunc(Everywhere[EntryCheck](b), r.notDone))
}

// FaultAt is what it was listed for; the zero value if no rule found it.
func (r Rectification) FaultAt() FaultAt {
	return FaultAt{RuleID: r.RuleID, Fault: r.Fault, RecordKind: r.RecordKind, RecordID: r.RecordID}
}

// Unit is the enterprise that is to put it right.
func (r Rectification) Unit() string { return cmp.Or(r.UnitID, r.EnterpriseID) }

// Faults implements Lawful.
func (r Rectification) Faults() []Fault {
	var out []Fault
	if r.Publish && r.RuleID == "" {
		if r.Title == "" {
			out = append(out, Fault{"Title", "要上报的问题请写缺陷短语"})
		}
		if r.Theme == "" {
			out = append(out, Fault{"Theme", "要上报的问题请选主题"})
		}
	}
	return out
}

// FaultsListed is what is asked, beside the law, when a fault found is taken into the list: a
// cause of what goes up.
func (r Rectification) FaultsListed() []Fault {
	chosen := 0
	for _, c := range strings.Split(r.Cause, CauseMark) {
		if slices.Contains(CausesFor(r.Theme), c) {
			chosen++
		}
	}
	switch {
	case chosen > MostCauses:
		return []Fault{{"Cause", "请在上面选一至两条原因"}}
	case r.Publish && r.Cause == "":
		return []Fault{{"Cause", "要上报的问题，请在上面选一至两条原因，或者在这里自己写"}}
	}
	return nil
}

// FaultsAmong implements Among: what only rests on a missing entry does not go up before people
// have said that it was not done.
func (r Rectification) FaultsAmong(o Others, _ Record) []Fault {
	if !r.Publish || r.RuleID == "" || !restsOnEntry(r.RuleID, r.Fault) {
		return nil
	}
	at := EntryCheck{RuleID: r.RuleID, RecordKind: r.RecordKind, RecordID: r.RecordID}
	for _, x := range o.Same(at, "RuleID", "RecordKind", "RecordID") {
		if r.notDone(x.(EntryCheck)) {
			return nil
		}
	}
	return []Fault{{"Publish", "这个问题是台账里没有登记引起的，请先核实“没做还是没录”，确认没做的才能上报"}}
}

// Reopening is a problem that came up again after it was closed.
type Reopening struct {
	ID              string  `label:"编号" style:"code"`
	RectificationID string  `label:"整改事项" ref:"rectification" need:"1"`
	Day             day.Day `label:"重开日期" need:"1" past:"1"`
	Reason          string  `label:"重开原因" style:"long" need:"1"`
	By              string  `label:"批准人"`
	Deadline        day.Day `label:"新的整改期限" after:"Day" ahead:"10"`
	DoneDay         day.Day `label:"整改完成日期" after:"Day" past:"1"`
	Evidence        string  `label:"完成情况和佐证" style:"long"`
	ClosedDay       day.Day `label:"销号日期" with:"DoneDay" after:"DoneDay" past:"1"`
	ClosedBy        string  `label:"销号批准人"`
}

func (r Reopening) Key() string { return r.ID }
func (Reopening) Kind() Kind    { return KindReopening }
func (r Reopening) Owner() Ref  { return Ref{KindRectification, r.RectificationID} }

// Overseer is who inspects.
type Overseer string

// The overseers.
const (
	ByStateAssets Overseer = "国资委"
	BySuperior    Overseer = "上级党委"
	ByGroup       Overseer = "集团"
	ByOthers      Overseer = "其他"
)

// Choices lists them.
func (Overseer) Choices() []string {
	return []string{string(ByStateAssets), string(BySuperior), string(ByGroup), string(ByOthers)}
}

// Oversight is one inspection from above and what followed (S-10).
type Oversight struct {
	ID           string   `label:"编号" style:"code"`
	EnterpriseID string   `label:"企业" ref:"enterprise" need:"1"`
	Overseer     Overseer `label:"督查单位" need:"1"`
	Team         string   `label:"督查组（人员）"`
	Day          day.Day  `label:"督查日期" need:"1" past:"1"`
	Matters      string   `label:"督查内容" need:"1"`
	Problems     string   `label:"发现的问题" style:"long"`
	Requirement  string   `label:"整改要求" style:"long"`
	Deadline     day.Day  `label:"反馈期限" after:"Day" ahead:"10"`
	FollowUp     string   `label:"整改落实情况" style:"long"`
	DoneDay      day.Day  `label:"反馈日期" after:"Day" past:"1"`
	Document     string   `label:"反馈文号" style:"code"`
	Note         string   `label:"备注" style:"long"`
}

func (o Oversight) Key() string { return o.ID }
func (Oversight) Kind() Kind    { return KindOversight }
func (o Oversight) Owner() Ref  { return Ref{KindEnterprise, o.EnterpriseID} }

// Called is how people call an inspection: by its day, by whom and of what.
func (o Oversight) Called() string {
	return o.Day.String() + " " + string(o.Overseer) + " " + o.Matters
}

// Duty is whose duty an item of the responsibility list is.
type Duty string

// The duties.
const (
	FirstDuty Duty = "第一责任人"
	DualDuty  Duty = "一岗双责"
	OtherDuty Duty = "其他责任"
)

// Choices lists them.
func (Duty) Choices() []string {
	return []string{string(FirstDuty), string(DualDuty), string(OtherDuty)}
}

// Responsibility is one line of a year's responsibility list: Party work and
// business planned, carried out, checked and assessed together (S-13).
type Responsibility struct {
	ID           string  `label:"编号" style:"code"`
	EnterpriseID string  `label:"企业" ref:"enterprise" need:"1"`
	Year         int     `label:"年度" need:"1" year:"1"`
	Who          string  `label:"责任人" need:"1"`
	Duty         Duty    `label:"责任类别" need:"1"`
	Matters      string  `label:"责任事项" style:"long" need:"1"`
	Planned      day.Day `label:"同部署日期" ahead:"2"`
	Carried      day.Day `label:"同落实日期" ahead:"2"`
	Checked      day.Day `label:"同检查日期" ahead:"2"`
	Assessed     day.Day `label:"同考核日期" ahead:"2"`
	Note         string  `label:"备注" style:"long"`
}

func (r Responsibility) Key() string { return r.ID }
func (Responsibility) Kind() Kind    { return KindResponsibility }
func (r Responsibility) Owner() Ref  { return Ref{KindEnterprise, r.EnterpriseID} }

// Together is how many of the four (同部署、同落实、同检查、同考核) are recorded by a day.
func (r Responsibility) Together(on day.Day) int {
	n := 0
	for _, d := range []day.Day{r.Planned, r.Carried, r.Checked, r.Assessed} {
		if by(d, on) {
			n++
		}
	}
	return n
}

// Grade is the result of a year's assessment. Localities differ (DOMAIN E-1): these
// are words, not a national scale.
type Grade string

// The grades.
const (
	GradeGood Grade = "好"
	GradeFair Grade = "较好"
	GradeSome Grade = "一般"
	GradePoor Grade = "差"
)

// Choices lists them.
func (Grade) Choices() []string {
	return []string{string(GradeGood), string(GradeFair), string(GradeSome), string(GradePoor)}
}

// Assessment is a year's assessment of Party work (S-13; A-40).
type Assessment struct {
	ID           string  `label:"编号" style:"code"`
	EnterpriseID string  `label:"企业" ref:"enterprise" need:"1"`
	Year         int     `label:"年度" need:"1" year:"0"`
	Day          day.Day `label:"述职评议日期" ahead:"1"`
	Score        string  `label:"得分"`
	Grade        Grade   `label:"等次"`
	LinkedPay    bool    `label:"与薪酬任免挂钩"`
	Document     string  `label:"通报文号" style:"code"`
	Opinion      string  `label:"评价和意见" style:"long"`
	Note         string  `label:"备注" style:"long"`
}

func (a Assessment) Key() string { return a.ID }
func (Assessment) Kind() Kind    { return KindAssessment }
func (a Assessment) Owner() Ref  { return Ref{KindEnterprise, a.EnterpriseID} }

// FaultsAmong implements Among: what is reopened was closed.
func (r Reopening) FaultsAmong(o Others, _ Record) []Fault {
	x, _ := o.Record(r.Owner())
	of, _ := x.(Rectification)
	closed, from := of.ClosedDay, of.Found
	for _, x := range o.Same(r, "RectificationID") {
		if before := x.(Reopening); before.Day.Before(r.Day) && before.Day.After(from) {
			closed, from = before.ClosedDay, before.Day
		}
	}
	return notBefore("Day", r.Day, "销号日期", closed)
}

// FaultsAmong implements Among.
func (a Assessment) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, a, func(x Assessment) string {
		return fmt.Sprintf("“%s”%d年度的考核", nameIn(o, x.Owner()), x.Year)
	}, nil, "EnterpriseID", "Year")
}
