package model

// People: every staff member and Party member that a ledger speaks of.

import (
	"strings"

	"partyledger/model/day"
)

// Kinds of this file.
const (
	KindPerson     Kind = "person"
	KindDiscipline Kind = "discipline"
)

// Sex is 男 or 女.
type Sex string

// The sexes.
const (
	Male   Sex = "男"
	Female Sex = "女"
)

// Choices lists them.
func (Sex) Choices() []string { return []string{string(Male), string(Female)} }

// IdentityKind is the kind of identity paper.
type IdentityKind string

// The kinds; the empty one means 居民身份证.
const (
	ResidentIdentity IdentityKind = "居民身份证"
	PermitIdentity   IdentityKind = "港澳台居民证件"
	OtherIdentity    IdentityKind = "其他证件"
)

// Choices lists them.
func (IdentityKind) Choices() []string {
	return []string{string(ResidentIdentity), string(PermitIdentity), string(OtherIdentity)}
}

// Education is the highest schooling, in the grades of the 党统 tables (E-2).
type Education string

// The grades.
const (
	Postgraduate Education = "研究生"
	Bachelor     Education = "大学本科"
	College      Education = "大学专科"
	Secondary    Education = "中专"
	HighSchool   Education = "高中、中技"
	JuniorSchool Education = "初中及以下"
)

// Choices lists them.
func (Education) Choices() []string {
	return []string{string(Postgraduate), string(Bachelor), string(College), string(Secondary), string(HighSchool), string(JuniorSchool)}
}

// CollegeUp reports 大专及以上.
func (e Education) CollegeUp() bool { return e == Postgraduate || e == Bachelor || e == College }

// Employment is the 用工形式.
type Employment string

// The kinds.
const (
	Employed   Employment = "在岗职工"
	Dispatched Employment = "劳务派遣"
	OffDuty    Employment = "不在岗职工"
	Retired    Employment = "离退休"
	OtherEmp   Employment = "其他"
)

// Choices lists them.
func (Employment) Choices() []string {
	return []string{string(Employed), string(Dispatched), string(OffDuty), string(Retired), string(OtherEmp)}
}

// WorkPost is the 工作岗位 in the grades of the 党统 tables (E-2).
type WorkPost string

// The posts.
const (
	ManagerPost   WorkPost = "企业管理人员"
	TechnicalPost WorkPost = "企业专业技术人员"
	WorkerPost    WorkPost = "工勤技能人员"
	OtherWorkPost WorkPost = "其他"
)

// Choices lists them.
func (WorkPost) Choices() []string {
	return []string{string(ManagerPost), string(TechnicalPost), string(WorkerPost), string(OtherWorkPost)}
}

// TitleGrade is the grade of a professional title (专业技术职务).
type TitleGrade string

// The grades.
const (
	SeniorTitle TitleGrade = "高级"
	MiddleTitle TitleGrade = "中级"
	JuniorTitle TitleGrade = "初级"
	NoTitle     TitleGrade = "无"
)

// Choices lists them.
func (TitleGrade) Choices() []string {
	return []string{string(SeniorTitle), string(MiddleTitle), string(JuniorTitle), string(NoTitle)}
}

// MiddleUp reports 中级及以上.
func (t TitleGrade) MiddleUp() bool { return t == SeniorTitle || t == MiddleTitle }

// Rank is a 职级, highest first; equal rank is judged by it.
type Rank string

// The ranks.
const (
	GroupHead    Rank = "集团正职"
	GroupDeputy  Rank = "集团副职"
	GroupAide    Rank = "集团总助级"
	MiddleHead   Rank = "中层正职"
	MiddleDeputy Rank = "中层副职"
	Supervisor   Rank = "主管级"
	Specialist   Rank = "主办级"
	Staff        Rank = "一般员工"
)

// Choices lists them, highest first.
func (Rank) Choices() []string {
	return []string{string(GroupHead), string(GroupDeputy), string(GroupAide), string(MiddleHead), string(MiddleDeputy),
		string(Supervisor), string(Specialist), string(Staff)}
}

// Order is 1 for the highest rank, 0 for an unknown one.
func (r Rank) Order() int {
	for i, c := range r.Choices() {
		if c == string(r) {
			return i + 1
		}
	}
	return 0
}

// PartyStatus is where a person stands towards the Party.
type PartyStatus string

// The statuses.
const (
	NonParty           PartyStatus = "群众"
	YouthLeague        PartyStatus = "共青团员"
	OtherParty         PartyStatus = "民主党派"
	Applicant          PartyStatus = "入党申请人"
	Activist           PartyStatus = "入党积极分子"
	Prospect           PartyStatus = "发展对象"
	ProbationaryMember PartyStatus = "预备党员"
	FullMember         PartyStatus = "正式党员"
)

// Choices lists them.
func (PartyStatus) Choices() []string {
	return []string{string(NonParty), string(YouthLeague), string(OtherParty), string(Applicant), string(Activist), string(Prospect),
		string(ProbationaryMember), string(FullMember)}
}

// Member reports a Party member, probationary or full.
func (s PartyStatus) Member() bool { return s == ProbationaryMember || s == FullMember }

// Person is one person of the group.
type Person struct {
	ID             string       `label:"人员编号" style:"code"`
	Name           string       `label:"姓名" need:"1"`
	Sex            Sex          `label:"性别"`
	IdentityKind   IdentityKind `label:"证件类型"`
	IdentityNumber string       `label:"公民身份号码" style:"secret" stay:"sent"`
	BirthDay       day.Day      `label:"出生日期" past:"1"`
	Ethnicity      string       `label:"民族" erase:"keep"`
	NativePlace    string       `label:"籍贯"`
	Education      Education    `label:"学历"`
	Degree         string       `label:"学位"`
	Phone          string       `label:"手机号码" style:"secret" stay:"kept"`
	EnterpriseID   string       `label:"所在企业" ref:"enterprise" need:"1"`
	OrganizationID string       `label:"所在党支部" ref:"organization"`
	Department     string       `label:"部门（班组）"`
	Position       string       `label:"职务（岗位）"`
	WorkPost       WorkPost     `label:"工作岗位"`
	Frontline      bool         `label:"企业生产经营一线"` // the 党统 line 企业生产第一线
	Employment     Employment   `label:"用工形式"`
	TitleGrade     TitleGrade   `label:"专业技术职务级别"`
	Rank           Rank         `label:"职级"`
	PayGrade       string       `label:"薪酬等级"`
	WorkStart      day.Day      `label:"参加工作日期" after:"BirthDay" ahead:"1"`
	Status         PartyStatus  `label:"政治面貌"`
	Admitted       day.Day      `label:"入党日期" since:"1921" after:"BirthDay" past:"1"` // the branch meeting's day (B-25)
	Confirmed      day.Day      `label:"转正日期" after:"Admitted,BirthDay" ahead:"3"`    // where Party age begins (B-29)
	AgeCorrection  int          `label:"党龄校正值（月）" least:"-1200" most:"1200"`
	DuesBase       Amount       `label:"党费计算基数（元）" stay:"1"`
	Dues           Amount       `label:"月交党费（元）" stay:"kept"`
	Backbone       bool         `label:"生产经营骨干"` // 双培养
	Entered        day.Day      `label:"进入日期" after:"BirthDay" ahead:"1"`
	Left           day.Day      `label:"离开日期" after:"Entered,BirthDay" ahead:"5"`
	LeftHow        LeftHow      `label:"离开方式"`
	Erased         day.Day      `label:"个人信息删除日期" past:"1"` // by law: what is left are figures (erase.go)

	// What papers ask for besides.
	FormerName   string  `label:"曾用名" stay:"1"`
	BirthPlace   string  `label:"出生地" stay:"1"`
	Household    string  `label:"户籍所在地" stay:"1"`
	Residence    string  `label:"家庭住址" style:"secret" stay:"1"`
	LeagueJoined day.Day `label:"入团日期" after:"BirthDay" past:"1"`
	School       string  `label:"毕业院校及专业"`
	TitleName    string  `label:"专业技术职务名称"`
	DuesPaidTo   day.Day `label:"党费交至" stay:"1" ahead:"1"` // a month

	// What the Party statistics ask for besides (REPORTS D-8).
	MigrantWorker        bool       `label:"农民工"`
	Taiwanese            bool       `label:"台湾省籍"`
	OtherFront           OtherFront `label:"其他生产、工作第一线"` // beside Frontline, which is 企业生产第一线
	LeagueMember         bool       `label:"入党时为共青团员"`
	ModelGrade           ModelGrade `label:"先进模范级别"`
	AdmissionApproved    day.Day    `label:"接收审批日期（无发展记录）" since:"1921" after:"Admitted,BirthDay" past:"1"` // counts where no case tells of one
	ConfirmationApproved day.Day    `label:"转正审批日期（无发展记录）" since:"1921" after:"AdmissionApproved,BirthDay" past:"1"`

	// What organisational life asks for besides.
	PartyGroup string `label:"党小组"`
	LifeExempt bool   `label:"组织生活不作硬性要求" stay:"1"` // of the old, the ill, the weak (教管 23)

	Note string `label:"备注" style:"long" stay:"kept"`
}

// OtherFront is a front line of the Party statistics that is no enterprise's.
type OtherFront string

// The front lines.
const (
	FarmFront    OtherFront = "农村生产第一线"
	ScienceFront OtherFront = "教学科研第一线"
	OfficeFront  OtherFront = "机关第一线"
)

// Choices lists them.
func (OtherFront) Choices() []string {
	return []string{string(FarmFront), string(ScienceFront), string(OfficeFront)}
}

// ModelGrade is who named somebody a model (先进模范人物).
type ModelGrade string

// The grades.
const (
	ProvincialModel ModelGrade = "省（部）级及以上"
	CityModel       ModelGrade = "市（厅）级"
	CountyModel     ModelGrade = "县（处）级"
)

// Choices lists them.
func (ModelGrade) Choices() []string {
	return []string{string(ProvincialModel), string(CityModel), string(CountyModel)}
}

// LeftHow is why someone is no longer on the register; nobody is deleted.
type LeftHow string

// The ways.
const (
	TransferredOut LeftHow = "组织关系转出"
	Expelled       LeftHow = "开除党籍"
	Withdrew       LeftHow = "退党（除名）"
	Disqualified   LeftHow = "取消预备党员资格"
	Deceased       LeftHow = "死亡"
	Resigned       LeftHow = "离职"
	OtherLeft      LeftHow = "其他"
)

// Choices lists them.
func (LeftHow) Choices() []string {
	return []string{string(TransferredOut), string(Expelled), string(Withdrew), string(Disqualified), string(Deceased), string(Resigned),
		string(OtherLeft)}
}

func (p Person) Key() string { return p.ID }
func (Person) Kind() Kind    { return KindPerson }
func (p Person) Owner() Ref  { return Ref{KindEnterprise, p.EnterpriseID} }

// Faults implements Lawful.
func (p Person) Faults() []Fault {
	if p.Frontline && p.OtherFront != "" {
		return []Fault{{"OtherFront", "已登记为企业生产经营一线，一人只登记一种第一线"}}
	}
	return nil
}

// Active reports that the person is on the register on the day.
func (p Person) Active(on day.Day) bool { return active(p.Entered, p.Left, on) }

// StatusOn is the Party status on a day, as far as the member's own days tell.
func (p Person) StatusOn(on day.Day) PartyStatus {
	switch {
	case !p.Status.Member():
		return p.Status
	case !p.Admitted.IsZero() && p.Admitted.After(on):
		return Prospect
	case p.Status == FullMember && !p.Confirmed.IsZero() && p.Confirmed.After(on):
		return ProbationaryMember
	}
	return p.Status
}

// Minority reports a recorded people other than the Han.
func (p Person) Minority() bool {
	e := strings.TrimSuffix(p.Ethnicity, "族")
	return e != "" && e != "汉"
}

// Age is the age in whole years on the day, -1 if the birth day is unknown.
func (p Person) Age(on day.Day) int {
	if p.BirthDay.IsZero() {
		return -1
	}
	return day.FullYears(p.BirthDay, on)
}

// PartyAge is the Party age in whole years on the day by B-29: from the day of
// confirmation, with the register's correction in months. -1 = not a full
// member or the day is unknown.
func (p Person) PartyAge(on day.Day) int {
	if p.Confirmed.IsZero() || p.Confirmed.After(on) {
		return -1
	}
	return day.FullYears(p.Confirmed.AddMonths(-p.AgeCorrection), on)
}

// DisciplineKind is a Party discipline measure.
type DisciplineKind string

// The measures.
const (
	Warning        DisciplineKind = "警告"
	SevereWarning  DisciplineKind = "严重警告"
	PostRemoval    DisciplineKind = "撤销党内职务"
	MemberOnWatch  DisciplineKind = "留党察看"
	ExpelledByRule DisciplineKind = "开除党籍"

	RightsSuspended DisciplineKind = "中止党员权利" // no measure of discipline: of who is detained
)

// Choices lists them.
func (DisciplineKind) Choices() []string {
	return []string{string(Warning), string(SevereWarning), string(PostRemoval), string(MemberOnWatch), string(ExpelledByRule),
		string(RightsSuspended)}
}

// Discipline is a Party discipline measure against a member (B-11 asks for it).
type Discipline struct {
	ID       string         `label:"编号" style:"code"`
	PersonID string         `label:"人员" ref:"person" need:"1"`
	Measure  DisciplineKind `label:"处分种类" need:"1"`
	Day      day.Day        `label:"处分日期" need:"1" since:"1921" past:"1"`
	Until    day.Day        `label:"期满日期" after:"Day" ahead:"10"`
	Restored day.Day        `label:"恢复党员权利日期" after:"Day" ahead:"1"`
	Document string         `label:"处分文号" style:"code"`
	Note     string         `label:"备注" style:"long" stay:"kept"`
}

func (d Discipline) Key() string { return d.ID }
func (Discipline) Kind() Kind    { return KindDiscipline }
func (d Discipline) Owner() Ref  { return Ref{KindPerson, d.PersonID} }

// Bars reports that the measure takes away the right to be a sponsor on the
// day: 留党察看 and 中止党员权利, from the day of the measure until the rights are restored.
func (d Discipline) Bars(on day.Day) bool {
	return (d.Measure == MemberOnWatch || d.Measure == RightsSuspended) && !d.Day.After(on) && (d.Restored.IsZero() || d.Restored.After(on))
}
