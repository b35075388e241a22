package model

// What a problem is about when it is told to those above: the themes by which the list of
// problems and the annual report put problems together (REPORTS A-5, B-1), and whether what is
// not recorded was not done.

import (
	"slices"

	"partyledger/model/day"
)

// KindEntryCheck is the kind of this file.
const KindEntryCheck Kind = "entry_check"

// Theme is what a problem is about.
type Theme string

// The themes, in the order of reports.
const (
	ThemeGovernance   Theme = "党的领导融入治理"
	ThemeOrganization Theme = "组织建设"
	ThemeMembers      Theme = "发展党员和党员管理"
	ThemeStaff        Theme = "党务力量和教育培训"
	ThemeSupport      Theme = "保障和责任"
)

// Themes lists them in their order.
var Themes = []Theme{ThemeGovernance, ThemeOrganization, ThemeMembers, ThemeStaff, ThemeSupport}

// Choices lists them.
func (Theme) Choices() []string {
	out := make([]string, len(Themes))
	for i, t := range Themes {
		out[i] = string(t)
	}
	return out
}

// Order is the theme's place among the others; what is none comes last.
func (t Theme) Order() int {
	if i := slices.Index(Themes, t); i >= 0 {
		return i
	}
	return len(Themes)
}

// Judgement is the theme as the sentence that a part of the annual report opens with, without
// a full stop; empty for what is no theme.
func (t Theme) Judgement() string {
	switch t {
	case ThemeGovernance:
		return "党的领导融入公司治理还不够到位"
	case ThemeOrganization:
		return "基层党组织建设还不够扎实"
	case ThemeMembers:
		return "发展党员和党员管理还不够规范"
	case ThemeStaff:
		return "党务力量配备和教育培训还有差距"
	case ThemeSupport:
		return "基础保障和责任落实还不够有力"
	}
	return ""
}

// causes is the dictionary of causes, each with the themes that it is offered for. A program
// never infers a cause: people choose one or two, or write their own (REPORTS A-5).
var causes = []struct {
	text   string
	themes []Theme // none = all
}{
	{"对新规条款和时限掌握不准", nil},
	{"责任压到支部这一级不够，重布置轻检查", nil},
	{"党务人员兼职多、变动快、交接不全", nil},
	{"经办缺少事前核对，靠事后补", []Theme{ThemeMembers, ThemeGovernance}},
	{"改制、划转、人员流动后组织调整跟不上", []Theme{ThemeOrganization, ThemeMembers, ThemeStaff}},
	{"股东（出资人）审议周期长", []Theme{ThemeGovernance}},
	{"班次和项目分散，集中学习难", []Theme{ThemeMembers, ThemeStaff}},
	{"与财务、人力部门衔接不够", []Theme{ThemeStaff, ThemeSupport}},
	{"一线苗子少、培养周期长", []Theme{ThemeMembers}},
	{"检查结果运用偏软", []Theme{ThemeSupport, ThemeOrganization}},
	{"历史资料缺失", []Theme{ThemeMembers, ThemeOrganization, ThemeGovernance}},
}

// CausesFor is the causes of the dictionary that are offered for a theme; of no theme, all.
func CausesFor(t Theme) []string {
	var out []string
	for _, c := range causes {
		if len(c.themes) == 0 || t == "" || slices.Contains(c.themes, t) {
			out = append(out, c.text)
		}
	}
	return out
}

// MostCauses is how many causes of the dictionary one problem names (REPORTS A-5).
const MostCauses = 2

// CauseMark stands between the causes of a problem.
const CauseMark = "；"

// EntryAnswer is what people say of something that the ledger does not have.
type EntryAnswer string

// The answers.
const (
	NotDone     EntryAnswer = "没做"
	NotRecorded EntryAnswer = "没录"
)

// Choices lists them.
func (EntryAnswer) Choices() []string { return []string{string(NotDone), string(NotRecorded)} }

// EntryCheck is the answer to “没做还是没录” of one finding that rests on a missing entry: only what
// was not done is a fault, what was not recorded is recorded.
type EntryCheck struct {
	ID         string      `label:"编号" style:"code"`
	RuleID     string      `label:"规则编号" style:"code" need:"1"`
	Fault      string      `label:"问题种类" style:"code"`          // of the rule; empty = the usual one
	RecordKind string      `label:"记录类别" style:"code" need:"1"` // a Kind
	RecordID   string      `label:"记录编号" style:"code" need:"1"`
	Answer     EntryAnswer `label:"核实结果" need:"1"`
	By         string      `label:"核实人" need:"1"`
	Day        day.Day     `label:"核实日期" need:"1" past:"1"`
	Note       string      `label:"说明" style:"long"`
}

func (c EntryCheck) Key() string { return c.ID }
func (EntryCheck) Kind() Kind    { return KindEntryCheck }
func (EntryCheck) Owner() Ref    { return Ref{} }

// FaultAt is one kind of fault of one rule in one record.
type FaultAt struct{ RuleID, Fault, RecordKind, RecordID string }

// In reports that it is a fault of the rule in the record, of whatever kind.
func (f FaultAt) In(ruleID, recordKind, recordID string) bool {
	return f.RuleID == ruleID && f.RecordKind == recordKind && f.RecordID == recordID
}

// Check begins the answer of whether it was not done.
func (f FaultAt) Check(on day.Day) EntryCheck {
	return EntryCheck{RuleID: f.RuleID, Fault: f.Fault, RecordKind: f.RecordKind, RecordID: f.RecordID, Day: on}
}

// FaultAt is what was asked about.
func (c EntryCheck) FaultAt() FaultAt { return FaultAt{c.RuleID, c.Fault, c.RecordKind, c.RecordID} }

// Words is the answer with who gave it and when: 没做（张三，2026-11-23）.
func (c EntryCheck) Words() string {
	return string(c.Answer) + "（" + c.By + "，" + c.Day.String() + "）"
}

// Faults implements Lawful.
func (c EntryCheck) Faults() []Fault { return knownKind(c.RecordKind) }

// FaultsAmong implements Among: one answer each; what goes up as a fault was not done.
func (c EntryCheck) FaultsAmong(o Others, was Record) []Fault {
	out := once(o, was, c, func(EntryCheck) string { return "这个问题的核实结果" }, nil, "RuleID", "Fault", "RecordKind", "RecordID")
	if c.Answer != NotRecorded {
		return out
	}
	at := Rectification{RuleID: c.RuleID, RecordKind: c.RecordKind, RecordID: c.RecordID, Publish: true}
	for _, x := range o.Same(at, "RuleID", "RecordKind", "RecordID", "Publish") {
		if r := x.(Rectification); r.About(c.FaultAt()) {
			return append(out, Fault{"Answer", "整改台账里“" + Clip(r.Problem, 20) + "”已经定为上报，请先取消上报，再改为没录"})
		}
	}
	return out
}

// EntryChecks is the answers of the book by what was asked.
func EntryChecks(b *Book) map[FaultAt]EntryCheck {
	out := map[FaultAt]EntryCheck{}
	for _, c := range Everywhere[EntryCheck](b) {
		out[c.FaultAt()] = c
	}
	return out
}

// restsOnEntry reports a fault of a rule that rests on an entry that is not there. The rules set
// it when the program starts: they stand above this package.
var restsOnEntry = func(string, string) bool { return false }

// AskFirst says which faults rest on an entry that is not there.
func AskFirst(asks func(ruleID, fault string) bool) { restsOnEntry = asks }
