package model

// Party-work bodies and posts, and the standard that they are held against.
// No national ratio exists (DOMAIN D): the office chooses its standard.

import "partyledger/model/day"

// Kinds of this file.
const (
	KindBody             Kind = "body"
	KindPost             Kind = "post"
	KindStaffingStandard Kind = "staffing_standard"
)

// BodySetting is how a Party-work body is set up.
type BodySetting string

// The settings.
const (
	Independent BodySetting = "独立设置"
	Joint       BodySetting = "合署办公"
)

// Choices lists them.
func (BodySetting) Choices() []string { return []string{string(Independent), string(Joint)} }

// Body is a Party-work body (党务工作机构) of an enterprise.
type Body struct {
	ID           string      `label:"编号" style:"code"`
	EnterpriseID string      `label:"企业" ref:"enterprise" need:"1"`
	Name         string      `label:"机构名称" need:"1"`
	Setting      BodySetting `label:"设置方式" need:"1"`
	JointWith    string      `label:"合署部门"`
	InManagement bool        `label:"列入管理机构"` // S-02
	Document     string      `label:"机构文件文号" style:"code"`
	Quota        Count       `label:"编制数"`
	PeerAverage  Ratio       `label:"同级部门平均编制" most:"10000%"` // persons × 100 %, e.g. 650% = 6.5
	Founded      day.Day     `label:"设立日期" ahead:"1"`
	Ended        day.Day     `label:"撤销日期" after:"Founded" ahead:"2"`
	Note         string      `label:"备注" style:"long"`
}

func (b Body) Key() string { return b.ID }
func (Body) Kind() Kind    { return KindBody }
func (b Body) Owner() Ref  { return Ref{KindEnterprise, b.EnterpriseID} }

// Active reports that it exists on the day.
func (b Body) Active(on day.Day) bool { return active(b.Founded, b.Ended, on) }

// WorkTime is 专职 or 兼职.
type WorkTime string

// The two.
const (
	FullTime WorkTime = "专职"
	PartTime WorkTime = "兼职"
)

// Choices lists them.
func (WorkTime) Choices() []string { return []string{string(FullTime), string(PartTime)} }

// PostField is what a Party-work post is for: standards differ on whether
// discipline, union and league staff count.
type PostField string

// The fields.
const (
	PartyField      PostField = "党务"
	DisciplineField PostField = "纪检"
	MassField       PostField = "工会、共青团、妇联"
)

// Choices lists them.
func (PostField) Choices() []string {
	return []string{string(PartyField), string(DisciplineField), string(MassField)}
}

// Post is one person's Party-work post (党务岗位) for a time.
type Post struct {
	ID           string    `label:"编号" style:"code"`
	EnterpriseID string    `label:"企业" ref:"enterprise" need:"1"`
	BodyID       string    `label:"党务工作机构" ref:"body"`
	PersonID     string    `label:"人员" ref:"person" need:"1"`
	Title        string    `label:"岗位名称" need:"1"`
	Field        PostField `label:"岗位类别" need:"1"`
	WorkTime     WorkTime  `label:"专兼职" need:"1"`
	From         day.Day   `label:"任职日期" ahead:"1"`
	To           day.Day   `label:"离任日期" after:"From" ahead:"10"`
	Document     string    `label:"任职文号" style:"code"`
	Note         string    `label:"备注" style:"long"`
}

func (p Post) Key() string { return p.ID }
func (Post) Kind() Kind    { return KindPost }
func (p Post) Owner() Ref  { return Ref{KindEnterprise, p.EnterpriseID} }

// Active reports that the post is held on the day.
func (p Post) Active(on day.Day) bool { return active(p.From, p.To, on) }

// StandardLevel says who set a standard.
type StandardLevel string

// The levels.
const (
	NationalLevel StandardLevel = "国家"
	TradeLevel    StandardLevel = "行业"
	ProvinceLevel StandardLevel = "省"
	CityLevel     StandardLevel = "市"
	GroupLevel    StandardLevel = "集团"
	UnitLevel     StandardLevel = "本单位"
)

// Choices lists them.
func (StandardLevel) Choices() []string {
	return []string{string(NationalLevel), string(TradeLevel), string(ProvinceLevel), string(CityLevel), string(GroupLevel),
		string(UnitLevel)}
}

// Numerator is who counts as Party-work staff.
type Numerator string

// The numerators.
const (
	OnlyFullTime Numerator = "专职"
	WithPartTime Numerator = "专职加兼职折算"
)

// Choices lists them.
func (Numerator) Choices() []string { return []string{string(OnlyFullTime), string(WithPartTime)} }

// Denominator is what the staff is compared with.
type Denominator string

// The denominators.
const (
	ByTotal          Denominator = "职工总数"
	ByOnDuty         Denominator = "在岗职工"
	ByWithDispatched Denominator = "在岗职工加劳务派遣"
)

// Choices lists them.
func (Denominator) Choices() []string {
	return []string{string(ByTotal), string(ByOnDuty), string(ByWithDispatched)}
}

// Rounding is how the required number is made whole.
type Rounding string

// The roundings.
const (
	RoundUp   Rounding = "进一"
	RoundHalf Rounding = "四舍五入"
)

// Choices lists them.
func (Rounding) Choices() []string { return []string{string(RoundUp), string(RoundHalf)} }

// StaffingStandard is a 配备标准 with the document that it rests on (D-1).
// None ships in force.
type StaffingStandard struct {
	ID                string        `label:"编号" style:"code"`
	Name              string        `label:"标准名称" need:"1"`
	Source            string        `label:"依据文件"`
	Document          string        `label:"依据文号" style:"code"`
	Level             StandardLevel `label:"制定层级"`
	EnterpriseID      string        `label:"适用企业（含下级）" ref:"enterprise"` // empty = the whole group
	From              day.Day       `label:"生效日期" ahead:"5"`
	To                day.Day       `label:"失效日期" after:"From"`
	InForce           bool          `label:"启用"`
	Numerator         Numerator     `label:"分子口径" need:"1"`
	PartTimeFactor    Ratio         `label:"兼职折算系数"`
	IncludeMass       bool          `label:"含工会共青团妇联"`
	IncludeDiscipline bool          `label:"含纪检"`
	Denominator       Denominator   `label:"分母口径" need:"1"`
	Ratio             Ratio         `label:"比例下限" most:"20%"`
	Minimum           int           `label:"最少人数"`
	Rounding          Rounding      `label:"取整方式"`
	MinHeadcount      int           `label:"适用条件：职工人数不少于"`
	MinMembers        int           `label:"适用条件：党员人数不少于"`
	NeedCommittee     bool          `label:"适用条件：设党委"`
	Note              string        `label:"备注" style:"long"`
}

func (s StaffingStandard) Key() string { return s.ID }
func (StaffingStandard) Kind() Kind    { return KindStaffingStandard }
func (s StaffingStandard) Owner() Ref {
	if s.EnterpriseID == "" {
		return Ref{}
	}
	return Ref{KindEnterprise, s.EnterpriseID}
}

// Faults implements Lawful.
func (b Body) Faults() []Fault {
	if b.Setting == Joint && b.JointWith == "" {
		return []Fault{{"JointWith", "合署办公的，请填写合署部门"}}
	}
	return nil
}

// FaultsAmong implements Among.
func (p Post) FaultsAmong(o Others, _ Record) []Fault {
	return foreign(o, p.EnterpriseID, "BodyID", Ref{KindBody, p.BodyID}, "机构")
}

// Faults implements Lawful.
func (s StaffingStandard) Faults() []Fault {
	var out []Fault
	if s.Ratio == 0 && s.Minimum == 0 {
		out = append(out, Fault{"Ratio", "比例下限和最少人数至少填一项"})
	}
	if s.Numerator == WithPartTime && s.PartTimeFactor == 0 {
		out = append(out, Fault{"PartTimeFactor", "兼职要折算，请填大于0、不超过100%的系数，如50%"})
	}
	return append(out, faultOfForce(s.InForce, s.Source, s.Document)...)
}

// faultOfForce asks a standard in force for what it rests on.
func faultOfForce(inForce bool, source, document string) []Fault {
	if inForce && source == "" && document == "" {
		return []Fault{{"Source", "启用的标准请写明依据文件或文号，报表要据此注明"}}
	}
	return nil
}

// FaultsAmong implements Among: of a kind, for the same enterprises, one standard is
// in force.
func (s StaffingStandard) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, s, func(x StaffingStandard) string { return "启用的同类配备标准“" + x.Name + "”" },
		func(x StaffingStandard) bool { return x.InForce && overlap(x.From, x.To, s.From, s.To) },
		"EnterpriseID", "MinHeadcount", "MinMembers", "NeedCommittee", "IncludeMass", "IncludeDiscipline", "InForce")
}
