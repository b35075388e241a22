package model

// What Party work rests on: places of activity, training with the standards that
// it is held against, and talent that comes and goes (DOMAIN S-11, S-15, S-19,
// C-08). Money is in enterprise.go.

import (
	"cmp"
	"fmt"

	"partyledger/model/day"
)

// Kinds of this file.
const (
	KindSite             Kind = "site"
	KindTrainingStandard Kind = "training_standard"
	KindTraining         Kind = "training"
	KindTalentMove       Kind = "talent_move"
)

// Site is a place of Party activities with the check of its “六有” (S-15).
type Site struct {
	ID             string  `label:"编号" style:"code"`
	EnterpriseID   string  `label:"企业" ref:"enterprise" need:"1"`
	OrganizationID string  `label:"使用的党组织" ref:"organization"`
	Name           string  `label:"场所名称" need:"1"`
	Address        string  `label:"地址"`
	Area           int     `label:"面积（平方米）" most:"10000000"`
	Place          bool    `label:"有场所"`
	Facilities     bool    `label:"有设施"`
	Sign           bool    `label:"有标志"`
	Flag           bool    `label:"有党旗"`
	Books          bool    `label:"有书报"`
	Rules          bool    `label:"有制度"`
	Checked        day.Day `label:"检查日期" past:"1"` // zero: the six are not looked at yet
	Checker        string  `label:"检查人" with:"Checked"`
	From           day.Day `label:"启用日期" ahead:"1"`
	Ended          day.Day `label:"停用日期" after:"From" ahead:"1"`
	Note           string  `label:"备注" style:"long"`
}

func (s Site) Key() string { return s.ID }
func (Site) Kind() Kind    { return KindSite }
func (s Site) Owner() Ref  { return Ref{KindEnterprise, s.EnterpriseID} }

// Active reports that the place is in use on the day.
func (s Site) Active(on day.Day) bool { return active(s.From, s.Ended, on) }

// SixNames is the “六有” in their order.
var SixNames = [6]string{"场所", "设施", "标志", "党旗", "书报", "制度"}

// Six is what the check found, in the order of SixNames.
func (s Site) Six() [6]bool {
	return [6]bool{s.Place, s.Facilities, s.Sign, s.Flag, s.Books, s.Rules}
}

// Lacking names what the check did not find.
func (s Site) Lacking() []string {
	var out []string
	for i, has := range s.Six() {
		if !has {
			out = append(out, SixNames[i])
		}
	}
	return out
}

// TrainingKind is what a training was.
type TrainingKind string

// The kinds.
const (
	SecretaryTraining    TrainingKind = "书记培训"
	NewSecretaryTraining TrainingKind = "新任书记任职培训"
	CommitteeTraining    TrainingKind = "班子成员培训"
	MemberStudy          TrainingKind = "党员集中学习"
	ProbationaryTraining TrainingKind = "预备党员培训"
	StaffTraining        TrainingKind = "党务干部培训"
	ProspectTraining     TrainingKind = "发展对象培训"
	ActivistTraining     TrainingKind = "入党积极分子培训"
)

// Choices lists them.
func (TrainingKind) Choices() []string {
	return []string{string(SecretaryTraining), string(NewSecretaryTraining), string(CommitteeTraining), string(MemberStudy),
		string(ProbationaryTraining), string(StaffTraining), string(ProspectTraining), string(ActivistTraining)}
}

// Course reports a class that one is sent to (集中培训); the study of an
// organisation's own members is none.
func (k TrainingKind) Course() bool { return k != "" && k != MemberStudy }

// Training is one person's part in a training. What runs over the turn of the
// year is recorded as two: years are summed apart.
type Training struct {
	ID          string       `label:"编号" style:"code"`
	PersonID    string       `label:"人员" ref:"person" need:"1"`
	Type        TrainingKind `label:"培训类别" need:"1"`
	Title       string       `label:"培训班（学习）名称"`
	From        day.Day      `label:"开始日期" need:"1" past:"1"`
	To          day.Day      `label:"结束日期" after:"From" ahead:"1"`
	Days        int          `label:"天数" most:"366"`
	Hours       int          `label:"学时" most:"8784"`
	Organiser   string       `label:"主办单位"`
	Place       string       `label:"地点"`
	Certificate string       `label:"证书编号" style:"code"`
	Note        string       `label:"备注" style:"long"`
}

func (t Training) Key() string { return t.ID }
func (Training) Kind() Kind    { return KindTraining }
func (t Training) Owner() Ref  { return Ref{KindPerson, t.PersonID} }

// TrainingTarget is whom a training standard is for.
type TrainingTarget string

// The targets. The first, third, fourth and last are asked every year; the others
// once, within months.
const (
	ForSecretaries  TrainingTarget = "党组织书记"
	ForNewSecretary TrainingTarget = "新任党组织书记"
	ForCommittees   TrainingTarget = "班子成员"
	ForMembers      TrainingTarget = "党员"
	ForProbationary TrainingTarget = "预备党员和新转正党员"
	ForPartyWorkers TrainingTarget = "专职党务工作人员"
)

// Choices lists them.
func (TrainingTarget) Choices() []string {
	return []string{string(ForSecretaries), string(ForNewSecretary), string(ForCommittees), string(ForMembers), string(ForProbationary),
		string(ForPartyWorkers)}
}

// Yearly reports that the target is asked every year, not once.
func (t TrainingTarget) Yearly() bool { return t != ForNewSecretary && t != ForProbationary }

// TrainingScope is which enterprises a training standard is for.
type TrainingScope string

// The scopes; an empty one means all.
const (
	AllUnits      TrainingScope = "全部"
	StateUnits    TrainingScope = "国有企业"
	EmergingUnits TrainingScope = "新兴组织"
)

// Choices lists them.
func (TrainingScope) Choices() []string {
	return []string{string(AllUnits), string(StateUnits), string(EmergingUnits)}
}

// TrainingStandard is what the office holds training against, with the document
// that it rests on. None ships in force.
type TrainingStandard struct {
	ID           string         `label:"编号" style:"code"`
	Name         string         `label:"标准名称" need:"1"`
	Target       TrainingTarget `label:"对象" need:"1"`
	Scope        TrainingScope  `label:"适用单位"`
	EnterpriseID string         `label:"适用企业（含下级）" ref:"enterprise"` // empty = the whole group
	Days         int            `label:"每年天数" most:"366"`
	Hours        int            `label:"每年学时" most:"8784"`
	Courses      int            `label:"集中培训次数" most:"366"`
	Months       int            `label:"期限（月）" most:"120"` // 新任书记: after the appointment; 预备党员: after 转正
	HoursPerDay  int            `label:"每天折合学时" most:"24"` // for what is recorded in days only; 0 = not converted
	Source       string         `label:"依据文件"`
	Document     string         `label:"依据文号" style:"code"`
	From         day.Day        `label:"生效日期" ahead:"5"`
	To           day.Day        `label:"失效日期" after:"From"`
	InForce      bool           `label:"启用"`
	Note         string         `label:"备注" style:"long"`
}

func (s TrainingStandard) Key() string { return s.ID }
func (TrainingStandard) Kind() Kind    { return KindTrainingStandard }
func (s TrainingStandard) Owner() Ref {
	if s.EnterpriseID == "" {
		return Ref{}
	}
	return Ref{KindEnterprise, s.EnterpriseID}
}

// TrainingDrafts is what is known of what the documents ask for (C-08, S-19), not
// held against the originals: drafts to choose from, none in force.
func TrainingDrafts() []TrainingStandard {
	const education, meeting = "《中国共产党党员教育管理工作条例》和培训规划（待核对）", "新兴组织党建工作座谈会要求（待核对）"
	return []TrainingStandard{
		{Name: "党员集中学习培训32学时", Target: ForMembers, Scope: AllUnits, Hours: 32, Source: education},
		{Name: "书记56学时、集中培训1次", Target: ForSecretaries, Scope: StateUnits, Hours: 56, Courses: 1, Source: education},
		{Name: "班子成员56学时、集中培训1次", Target: ForCommittees, Scope: StateUnits, Hours: 56, Courses: 1, Source: education},
		{Name: "新任书记半年内任职培训", Target: ForNewSecretary, Scope: AllUnits, Courses: 1, Months: 6, Source: education},
		{Name: "预备党员和新转正党员集中培训", Target: ForProbationary, Scope: AllUnits, Courses: 1, Months: 12, Source: education},
		{Name: "新兴组织书记每年7天", Target: ForSecretaries, Scope: EmergingUnits, Days: 7, Source: meeting},
	}
}

// Active reports that the office has put the standard in force and that it is so
// on the day.
func (s TrainingStandard) Active(on day.Day) bool { return s.InForce && active(s.From, s.To, on) }

// TalentDirection is whether talent comes or goes.
type TalentDirection string

// The directions.
const (
	TalentIn  TalentDirection = "引进"
	TalentOut TalentDirection = "流失"
)

// Choices lists them.
func (TalentDirection) Choices() []string { return []string{string(TalentIn), string(TalentOut)} }

// TalentCategory is what kind of talent it is.
type TalentCategory string

// The categories.
const (
	TechnicalTalent  TalentCategory = "专业技术人才"
	ManagementTalent TalentCategory = "经营管理人才"
	SkilledTalent    TalentCategory = "高技能人才"
	YoungExpert      TalentCategory = "青年专家"
	OtherTalent      TalentCategory = "其他人才"
)

// Choices lists them.
func (TalentCategory) Choices() []string {
	return []string{string(TechnicalTalent), string(ManagementTalent), string(SkilledTalent), string(YoungExpert), string(OtherTalent)}
}

// TalentMove is one person who came or went (S-11). Who comes need not be on the
// register.
type TalentMove struct {
	ID           string          `label:"编号" style:"code"`
	EnterpriseID string          `label:"企业" ref:"enterprise" need:"1"`
	Name         string          `label:"姓名" need:"1"`
	PersonID     string          `label:"名册中的人员" ref:"person"`
	Direction    TalentDirection `label:"引进或流失" need:"1"`
	Day          day.Day         `label:"日期" need:"1" past:"1"`
	Category     TalentCategory  `label:"人才类别" need:"1"`
	Education    Education       `label:"学历"`
	FromUnit     string          `label:"来源单位"`
	FromPost     string          `label:"原岗位（职务）"`
	ToUnit       string          `label:"去向单位"`
	ToPost       string          `label:"现岗位（职务）"`
	Reason       string          `label:"原因"`
	Measure      string          `label:"引才留才措施" style:"long"`
	Note         string          `label:"备注" style:"long"`
}

func (m TalentMove) Key() string { return m.ID }
func (TalentMove) Kind() Kind    { return KindTalentMove }
func (m TalentMove) Owner() Ref  { return Ref{KindEnterprise, m.EnterpriseID} }

// FaultsAmong implements Among.
func (s Site) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, s, func(x Site) string { return "“" + nameIn(o, x.Owner()) + "”的活动场所“" + x.Name + "”" },
		func(x Site) bool { return x.Ended.IsZero() }, "EnterpriseID", "Name")
}

// Faults implements Lawful.
func (t Training) Faults() []Fault {
	var out []Fault
	last := cmp.Or(t.To, t.From)
	span := 0 // days; 0 = not known
	if !t.From.IsZero() && !t.From.MonthOnly() && !last.MonthOnly() {
		span = max(0, last.Sub(t.From)+1)
	}
	if !t.To.IsZero() && !t.From.IsZero() && t.To.Year() != t.From.Year() {
		out = append(out, Fault{"To", "跨年度的培训请按年度分两条登记，学时分年计算"})
	}
	if span > 0 && t.Days > span {
		out = append(out, Fault{"Days", fmt.Sprintf("多于起止日期之间的%d天", span)})
	}
	if t.Days == 0 && t.Hours == 0 {
		out = append(out, Fault{"Hours", "天数和学时至少填一项"})
	}
	return out
}

// Faults implements Lawful.
func (s TrainingStandard) Faults() []Fault {
	var out []Fault
	switch {
	case s.Target.Yearly() && s.Hours == 0 && s.Days == 0 && s.Courses == 0:
		out = append(out, Fault{"Hours", "学时、天数、集中培训次数至少填一项"})
	case !s.Target.Yearly() && s.Months == 0:
		out = append(out, Fault{"Months", "请填期限，如新任书记任职后6个月内"})
	}
	return append(out, faultOfForce(s.InForce, s.Source, s.Document)...)
}

// FaultsAmong implements Among: of a kind, for the same enterprises, one standard is
// in force.
func (s TrainingStandard) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, s, func(x TrainingStandard) string { return "启用的同类培训标准“" + x.Name + "”" },
		func(x TrainingStandard) bool { return x.InForce && overlap(x.From, x.To, s.From, s.To) }, "EnterpriseID", "Scope", "Target",
		"InForce")
}
