package model

// Party organisations: type, place in the tree, terms of office and committees.

import "partyledger/model/day"

// Kinds of this file.
const (
	KindOrganization    Kind = "organization"
	KindTerm            Kind = "term"
	KindCommitteeMember Kind = "committee_member"
)

// OrganizationType is the type of a Party organisation.
type OrganizationType string

// The types.
const (
	Committee     OrganizationType = "党委"
	GeneralBranch OrganizationType = "党总支"
	Branch        OrganizationType = "党支部"
)

// Choices lists the types.
func (OrganizationType) Choices() []string {
	return []string{string(Committee), string(GeneralBranch), string(Branch)}
}

// Organization is one Party organisation of an enterprise.
type Organization struct {
	ID                  string           `label:"编号" style:"code"`
	Name                string           `label:"党组织全称" need:"1"`
	ShortName           string           `label:"简称"`
	Code                string           `label:"党组织编码" style:"code"`
	Type                OrganizationType `label:"组织类别" need:"1"`
	EnterpriseID        string           `label:"所在企业" ref:"enterprise" need:"1"`
	ParentID            string           `label:"上级党组织" ref:"organization"`
	Superior            string           `label:"系统外上级党组织"` // where the tree's root reports to
	Founded             day.Day          `label:"成立日期" since:"1921" ahead:"2"`
	FoundingDocument    string           `label:"批准成立文号" style:"code"`
	SpecialApproval     string           `label:"人数不足设立的批准文号" style:"code"`
	CanApprove          bool             `label:"是否具有审批预备党员权限"`
	Temporary           bool             `label:"临时党组织"`
	JointUnits          int              `label:"联合组建覆盖单位数"` // 0 = not a joint branch (C-02)
	StandingCommittee   bool             `label:"设常委会"`
	DisciplineCommittee bool             `label:"设纪委"`
	Contact             string           `label:"联系人"`
	Phone               string           `label:"联系电话" style:"code"`
	Ended               day.Day          `label:"撤销日期" after:"Founded" ahead:"2"`
	EndedHow            string           `label:"撤销原因"`
	Order               int              `label:"排序"`
	Note                string           `label:"备注" style:"long"`

	// What its papers and notices bear; empty = as the office's are.
	DocPrefix   string `label:"发文字号前缀"` // 某党支
	RedHead     string `label:"发文机关标志"`
	Address     string `label:"通信地址"`
	Postcode    string `label:"邮政编码" style:"code"`
	NoticePhone string `label:"公示受理电话" style:"code"`

	// What the Party statistics ask for besides (REPORTS D-8).
	PartyGroups   Count         `label:"党小组数"`
	Subordination Subordination `label:"单位隶属类别"`
}

// Subordination is at which level of the state the organisation's unit stands.
type Subordination string

// The levels; empty = as its enterprise.
const (
	NationalUnit   Subordination = "中央"
	ProvincialUnit Subordination = "省（自治区、直辖市）"
	CityUnit       Subordination = "市（地、州、盟）"
	CountyUnit     Subordination = "县（市、区、旗）"
	StreetUnit     Subordination = "街道、乡镇"
	OtherUnitLevel Subordination = "其他"
)

// Choices lists them.
func (Subordination) Choices() []string {
	return []string{string(NationalUnit), string(ProvincialUnit), string(CityUnit), string(CountyUnit), string(StreetUnit),
		string(OtherUnitLevel)}
}

func (o Organization) Key() string { return o.ID }
func (Organization) Kind() Kind    { return KindOrganization }
func (o Organization) Owner() Ref  { return Ref{KindEnterprise, o.EnterpriseID} }

// Active reports that it exists on the day.
func (o Organization) Active(on day.Day) bool { return active(o.Founded, o.Ended, on) }

// Term is one term of office (届) of an organisation (A-04 … A-06).
type Term struct {
	ID                string  `label:"编号" style:"code"`
	OrganizationID    string  `label:"党组织" ref:"organization" need:"1"`
	Number            string  `label:"届次"`
	Elected           day.Day `label:"选举日期" need:"1" since:"1921" past:"1"`
	ApprovalDocument  string  `label:"选举结果批复文号" style:"code"`
	ReminderDay       day.Day `label:"换届提醒日期" ahead:"10"`
	ExtensionDocument string  `label:"延期（提前）换届批准文号" style:"code"`
	ExtendedTo        day.Day `label:"批准延期至" after:"Elected" ahead:"10"`
	Note              string  `label:"备注" style:"long"`
	ExtensionReason   string  `label:"延期（提前）换届理由" style:"long"`
}

func (t Term) Key() string { return t.ID }
func (Term) Kind() Kind    { return KindTerm }
func (t Term) Owner() Ref  { return Ref{KindOrganization, t.OrganizationID} }

// PartyPost is a post on an organisation's committee.
type PartyPost string

// The posts, in the order in which lists show them.
const (
	Secretary           PartyPost = "书记"
	FullDeputy          PartyPost = "专职副书记"
	DeputySecretary     PartyPost = "副书记"
	DisciplineHead      PartyPost = "纪委书记"
	DisciplineOfficer   PartyPost = "纪检委员"
	OrganizingOfficer   PartyPost = "组织委员"
	PublicityOfficer    PartyPost = "宣传委员"
	StandingMember      PartyPost = "常委"
	CommitteeMemberPost PartyPost = "委员"
)

// Choices lists the posts.
func (PartyPost) Choices() []string {
	return []string{string(Secretary), string(FullDeputy), string(DeputySecretary), string(DisciplineHead), string(DisciplineOfficer),
		string(OrganizingOfficer), string(PublicityOfficer), string(StandingMember), string(CommitteeMemberPost)}
}

// CommitteeMember is a person's membership in a committee (班子成员).
type CommitteeMember struct {
	ID             string    `label:"编号" style:"code"`
	OrganizationID string    `label:"党组织" ref:"organization" need:"1"`
	PersonID       string    `label:"人员" ref:"person" need:"1"`
	Post           PartyPost `label:"党内职务" need:"1"`
	Standing       bool      `label:"常委"` // a member of the standing committee
	From           day.Day   `label:"任职日期" since:"1921" ahead:"1"`
	To             day.Day   `label:"免职日期" after:"From" ahead:"10"`
	Document       string    `label:"任职文号" style:"code"`
	Note           string    `label:"备注" style:"long"`
}

func (m CommitteeMember) Key() string { return m.ID }
func (CommitteeMember) Kind() Kind    { return KindCommitteeMember }
func (m CommitteeMember) Owner() Ref  { return Ref{KindOrganization, m.OrganizationID} }

// Active reports that the post is held on the day.
func (m CommitteeMember) Active(on day.Day) bool { return active(m.From, m.To, on) }

// FaultsAmong implements Among.
func (o Organization) FaultsAmong(others Others, _ Record) []Fault {
	return noLoop(others, o, "ParentID", func(x Organization) (string, string) { return x.ParentID, x.Name })
}

// Faults implements Lawful.
func (t Term) Faults() []Fault {
	if !t.ExtendedTo.IsZero() && t.ExtensionDocument == "" {
		return []Fault{{"ExtensionDocument", "延期须经批准，请填批准文号"}}
	}
	return nil
}

// FaultsAmong implements Among.
func (t Term) FaultsAmong(o Others, was Record) []Fault {
	out := once(o, was, t, func(x Term) string { return "“" + nameIn(o, x.Owner()) + "”" + x.Elected.String() + "的换届" }, nil,
		"OrganizationID", "Elected")
	if org, ok := o.Record(t.Owner()); ok && !t.ExtendedTo.IsZero() {
		if end := t.End(org.(Organization).Type); !end.IsZero() && !t.ExtendedTo.Last().After(end) {
			out = append(out, Fault{"ExtendedTo", "应晚于任期届满日（" + end.String() + "）"})
		}
	}
	return out
}
