package model

// Ties to people (联系与关怀): experts whom Party organisations keep in touch with and
// bring up (S-07), help in hardship (S-08), activities, model posts and mass
// organisations (S-12), examples (S-21).

import "partyledger/model/day"

// Kinds of this file.
const (
	KindTalentLink       Kind = "talent_link"
	KindLinkNote         Kind = "link_note"
	KindCareRecord       Kind = "care_record"
	KindActivity         Kind = "activity"
	KindVanguard         Kind = "vanguard"
	KindMassOrganization Kind = "mass_organization"
	KindExemplar         Kind = "exemplar"
)

// TalentKind is what an expert is known for.
type TalentKind string

// The kinds, those of the source first.
const (
	ExpertTechnical TalentKind = "专业技术能手"
	ExpertYoung     TalentKind = "青年专家"
	ExpertSkilled   TalentKind = "高技能人才"
	ExpertManager   TalentKind = "经营管理骨干"
	ExpertOther     TalentKind = "其他"
)

// Choices lists them.
func (TalentKind) Choices() []string {
	return []string{string(ExpertTechnical), string(ExpertYoung), string(ExpertSkilled), string(ExpertManager), string(ExpertOther)}
}

// TalentLink is an expert whom a Party organisation keeps in touch with (S-07).
// Whether the expert applied or was admitted is worked out from the cases.
type TalentLink struct {
	ID             string     `label:"编号" style:"code"`
	PersonID       string     `label:"人才" ref:"person" need:"1"`
	TalentKind     TalentKind `label:"人才类别" need:"1"`
	OrganizationID string     `label:"联系党组织" ref:"organization" need:"1"`
	ContactID      string     `label:"联系人" ref:"person"`
	From           day.Day    `label:"开始联系日期" need:"1" ahead:"1"`
	To             day.Day    `label:"结束联系日期" after:"From" ahead:"10"`
	Goal           string     `label:"培养目标" style:"long"`
	Result         string     `label:"联系成效" style:"long"`
	Note           string     `label:"备注" style:"long"`
}

func (l TalentLink) Key() string { return l.ID }
func (TalentLink) Kind() Kind    { return KindTalentLink }
func (l TalentLink) Owner() Ref  { return Ref{KindOrganization, l.OrganizationID} }

// Active reports that the tie is kept on the day.
func (l TalentLink) Active(on day.Day) bool { return active(l.From, l.To, on) }

// LinkNote is one talk or help.
type LinkNote struct {
	ID     string  `label:"编号" style:"code"`
	LinkID string  `label:"联系培养" ref:"talent_link" need:"1"`
	Day    day.Day `label:"日期" need:"1" past:"1"`
	By     string  `label:"谈话人"`
	What   string  `label:"谈话和帮助内容" style:"long" need:"1"`
}

func (n LinkNote) Key() string { return n.ID }
func (LinkNote) Kind() Kind    { return KindLinkNote }
func (n LinkNote) Owner() Ref  { return Ref{KindTalentLink, n.LinkID} }

// CareKind is why someone is helped.
type CareKind string

// The kinds.
const (
	CareHardship CareKind = "生活困难"
	CareIllness  CareKind = "重大疾病"
	CareVeteran  CareKind = "老党员"
	CareFamily   CareKind = "因公伤亡家庭"
	CareWork     CareKind = "工作困难"
	CareMind     CareKind = "思想波动"
	CareOther    CareKind = "其他"
)

// Choices lists them.
func (CareKind) Choices() []string {
	return []string{string(CareHardship), string(CareIllness), string(CareVeteran), string(CareFamily), string(CareWork),
		string(CareMind), string(CareOther)}
}

// CareMoney is where the money came from.
type CareMoney string

// The sources.
const (
	FromDues    CareMoney = "党费"
	FromBudget  CareMoney = "行政经费"
	FromUnion   CareMoney = "工会经费"
	FromGifts   CareMoney = "捐助"
	FromElseAny CareMoney = "其他"
)

// Choices lists them.
func (CareMoney) Choices() []string {
	return []string{string(FromDues), string(FromBudget), string(FromUnion), string(FromGifts), string(FromElseAny)}
}

// CareRecord is a hardship and what was done (S-08).
type CareRecord struct {
	ID       string    `label:"编号" style:"code"`
	PersonID string    `label:"人员" ref:"person" need:"1"`
	CareKind CareKind  `label:"类别" need:"1"`
	Found    day.Day   `label:"了解日期" need:"1" past:"1"`
	Need     string    `label:"困难情况" style:"secret" stay:"1"`
	Who      string    `label:"帮扶责任人"`
	Helped   day.Day   `label:"帮扶日期" after:"Found" past:"1"`
	Measures string    `label:"帮扶措施" style:"long" stay:"kept"`
	Amount   Money     `label:"慰问帮扶金额（元）"`
	Money    CareMoney `label:"资金来源"`
	Again    day.Day   `label:"回访日期（计划）" after:"Found" ahead:"10"`
	Visited  day.Day   `label:"回访日期（实际）" with:"Helped" after:"Helped" past:"1"`
	Result   string    `label:"帮扶效果" style:"long" stay:"kept"`

	Household  int    `label:"家庭人口" stay:"1" most:"100"`
	IncomeEach Amount `label:"家庭人均月收入（元）" stay:"1"`
}

func (c CareRecord) Key() string { return c.ID }
func (CareRecord) Kind() Kind    { return KindCareRecord }
func (c CareRecord) Owner() Ref  { return Ref{KindPerson, c.PersonID} }

// CareState is how far the help of one record has come.
type CareState string

// The states.
const (
	CareWaits   CareState = "尚待帮扶"
	CareHelped  CareState = "已帮扶" // and no visit is planned
	CareToVisit CareState = "待回访"
	CareLate    CareState = "回访逾期"
	CareVisited CareState = "已回访"
)

// State is how far the help has come by a day.
func (c CareRecord) State(on day.Day) CareState {
	switch {
	case !by(c.Helped, on):
		return CareWaits
	case by(c.Visited, on):
		return CareVisited
	case c.Again.IsZero():
		return CareHelped
	case c.Again.Last().Before(on):
		return CareLate
	}
	return CareToVisit
}

// ActivityKind is the kind of an activity.
type ActivityKind string

// The kinds.
const (
	ThemeEducation ActivityKind = "主题教育"
	ShowIdentity   ActivityKind = "亮身份"
	ShowDuty       ActivityKind = "亮职责"
	ShowPledge     ActivityKind = "亮承诺"
	PartyDay       ActivityKind = "主题党日" // of old: it is a Meeting now
	Volunteering   ActivityKind = "志愿服务"
	TechnicalDrive ActivityKind = "技术攻关"
	OtherActivity  ActivityKind = "其他"
)

// Choices lists them.
func (ActivityKind) Choices() []string {
	return []string{string(ThemeEducation), string(ShowIdentity), string(ShowDuty), string(ShowPledge), string(PartyDay),
		string(Volunteering), string(TechnicalDrive), string(OtherActivity)}
}

// Activity is one activity of a Party organisation (S-12).
type Activity struct {
	ID             string       `label:"编号" style:"code"`
	OrganizationID string       `label:"党组织" ref:"organization" need:"1"`
	ActivityKind   ActivityKind `label:"活动类别" need:"1" former:"主题党日"`
	Theme          string       `label:"活动主题" need:"1"`
	Day            day.Day      `label:"活动日期" need:"1" past:"1"`
	People         Count        `label:"参加人数"`
	Result         string       `label:"活动成效" style:"long"`
}

func (a Activity) Key() string { return a.ID }
func (Activity) Kind() Kind    { return KindActivity }
func (a Activity) Owner() Ref  { return Ref{KindOrganization, a.OrganizationID} }

// VanguardKind is the kind of a model post.
type VanguardKind string

// The kinds.
const (
	ModelPost  VanguardKind = "党员示范岗"
	ModelArea  VanguardKind = "党员责任区"
	ModelTeam  VanguardKind = "党员先锋队"
	ModelOther VanguardKind = "其他"
)

// Choices lists them.
func (VanguardKind) Choices() []string {
	return []string{string(ModelPost), string(ModelArea), string(ModelTeam), string(ModelOther)}
}

// Vanguard is a model post, area or team (S-12).
type Vanguard struct {
	ID             string       `label:"编号" style:"code"`
	OrganizationID string       `label:"党组织" ref:"organization" need:"1"`
	VanguardKind   VanguardKind `label:"类别" need:"1"`
	Name           string       `label:"名称" need:"1"`
	Who            string       `label:"负责人"`
	From           day.Day      `label:"设立日期" ahead:"1"`
	To             day.Day      `label:"撤销日期" after:"From" ahead:"10"`
	Document       string       `label:"命名文号" style:"code"`
}

func (v Vanguard) Key() string { return v.ID }
func (Vanguard) Kind() Kind    { return KindVanguard }
func (v Vanguard) Owner() Ref  { return Ref{KindOrganization, v.OrganizationID} }

// Active reports that it exists on the day.
func (v Vanguard) Active(on day.Day) bool { return active(v.From, v.To, on) }

// MassKind is the kind of a mass organisation.
type MassKind string

// The kinds.
const (
	UnionOrgan  MassKind = "工会"
	LeagueOrgan MassKind = "共青团"
	WomenOrgan  MassKind = "妇联"
	OtherMass   MassKind = "其他"
)

// Choices lists them.
func (MassKind) Choices() []string {
	return []string{string(UnionOrgan), string(LeagueOrgan), string(WomenOrgan), string(OtherMass)}
}

// MassOrganization is a trade union, Youth League or women's organisation (S-12).
type MassOrganization struct {
	ID             string   `label:"编号" style:"code"`
	EnterpriseID   string   `label:"企业" ref:"enterprise" need:"1"`
	MassKind       MassKind `label:"类别" need:"1"`
	Name           string   `label:"名称" need:"1"`
	OrganizationID string   `label:"领导的党组织" ref:"organization"`
	Head           string   `label:"负责人"`
	Members        Count    `label:"会员（团员）人数"`
	Founded        day.Day  `label:"成立日期" ahead:"1"`
	Elected        day.Day  `label:"本届选举日期" after:"Founded" past:"1"`
	Years          int      `label:"任期（年）" most:"10"` // 0 = not said: nothing is reckoned
	Ended          day.Day  `label:"撤销日期" after:"Founded" ahead:"1"`
}

func (m MassOrganization) Key() string { return m.ID }
func (MassOrganization) Kind() Kind    { return KindMassOrganization }
func (m MassOrganization) Owner() Ref  { return Ref{KindEnterprise, m.EnterpriseID} }

// Active reports that it exists on the day.
func (m MassOrganization) Active(on day.Day) bool { return active(m.Founded, m.Ended, on) }

// TermEnd is the day on which its term runs out; zero if that is not known.
func (m MassOrganization) TermEnd() day.Day {
	if m.Years == 0 {
		return day.Day{}
	}
	return m.Elected.AddYears(m.Years)
}

// ExemplarKind is what is set up as an example.
type ExemplarKind string

// The kinds.
const (
	ModelCollective ExemplarKind = "先进集体"
	ModelPerson     ExemplarKind = "先进个人"
	Experience      ExemplarKind = "经验材料"
)

// Choices lists them.
func (ExemplarKind) Choices() []string {
	return []string{string(ModelCollective), string(ModelPerson), string(Experience)}
}

// HonourLevel is who gave an honour.
type HonourLevel string

// The levels, highest first.
const (
	NationalHonour HonourLevel = "国家级"
	ProvinceHonour HonourLevel = "省级"
	CityHonour     HonourLevel = "市级"
	GroupHonour    HonourLevel = "集团级"
	OwnHonour      HonourLevel = "本单位"
)

// Choices lists them.
func (HonourLevel) Choices() []string {
	return []string{string(NationalHonour), string(ProvinceHonour), string(CityHonour), string(GroupHonour), string(OwnHonour)}
}

// Exemplar is an honour or a piece of experience worth telling (S-21).
type Exemplar struct {
	ID           string       `label:"编号" style:"code"`
	EnterpriseID string       `label:"企业" ref:"enterprise" need:"1"`
	ExemplarKind ExemplarKind `label:"类别" need:"1"`
	Title        string       `label:"名称（题目）" need:"1"`
	Who          string       `label:"集体（个人）"`
	Level        HonourLevel  `label:"级别" need:"1"`
	Day          day.Day      `label:"日期" need:"1" past:"1"`
	Document     string       `label:"文号（刊发处）"`
	Summary      string       `label:"主要事迹和经验" style:"long"`
}

func (e Exemplar) Key() string { return e.ID }
func (Exemplar) Kind() Kind    { return KindExemplar }
func (e Exemplar) Owner() Ref  { return Ref{KindEnterprise, e.EnterpriseID} }

// Faults implements Lawful.
func (l TalentLink) Faults() []Fault {
	if l.ContactID != "" && l.ContactID == l.PersonID {
		return []Fault{{"ContactID", "联系人不能是本人"}}
	}
	return nil
}

// FaultsAmong implements Among: a note is a part of its tie's time.
func (n LinkNote) FaultsAmong(o Others, _ Record) []Fault {
	return notBefore("Day", n.Day, "开始联系日期", found[TalentLink](o, n.LinkID).From)
}

// Faults implements Lawful.
func (c CareRecord) Faults() []Fault {
	if c.Amount > 0 && c.Money == "" {
		return []Fault{{"Money", "有金额的，请选资金来源"}}
	}
	return nil
}
