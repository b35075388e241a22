package model

// Two-way exchange between Party posts and management posts, and who sits in
// which leading body.

import (
	"slices"
	"strings"

	"partyledger/model/day"
)

// Kinds of this file.
const (
	KindExchange    Kind = "exchange"
	KindAppointment Kind = "appointment"
)

// Direction is the way of an exchange.
type Direction string

// The directions.
const (
	PartyToManagement Direction = "党务→经营"
	ManagementToParty Direction = "经营→党务"
)

// Choices lists them.
func (Direction) Choices() []string {
	return []string{string(PartyToManagement), string(ManagementToParty)}
}

// Checked is a yes/no that may not have been looked at yet.
type Checked string

// The answers.
const (
	CheckedYes Checked = "是"
	CheckedNo  Checked = "否"
	Unchecked  Checked = "未核"
)

// Choices lists them.
func (Checked) Choices() []string {
	return []string{string(CheckedYes), string(CheckedNo), string(Unchecked)}
}

// Exchange is one person's move between a Party post and a management post.
type Exchange struct {
	ID           string    `label:"编号" style:"code"`
	PersonID     string    `label:"人员" ref:"person" need:"1"`
	EnterpriseID string    `label:"企业" ref:"enterprise" need:"1"` // where the move is counted
	Direction    Direction `label:"交流方向" need:"1"`
	Day          day.Day   `label:"交流日期" need:"1" past:"1"`
	Document     string    `label:"任免文号" style:"code"`
	FromUnit     string    `label:"原单位（部门）"`
	FromPost     string    `label:"原职务" need:"1"`
	FromRank     Rank      `label:"原职级"`
	FromPay      string    `label:"原薪酬等级"`
	ToUnit       string    `label:"现单位（部门）"`
	ToPost       string    `label:"现职务" need:"1"`
	ToRank       Rank      `label:"现职级"`
	ToPay        string    `label:"现薪酬等级"`
	SamePay      Checked   `label:"待遇执行同级标准"`
	Note         string    `label:"备注" style:"long"`
}

func (e Exchange) Key() string { return e.ID }
func (Exchange) Kind() Kind    { return KindExchange }
func (e Exchange) Owner() Ref  { return Ref{KindEnterprise, e.EnterpriseID} }

// Organ is a leading body of the enterprise other than the Party's. The board
// of supervisors may be absent; the audit committee may stand in its place.
type Organ string

// The organs.
const (
	BoardOrgan      Organ = "董事会"
	SupervisorOrgan Organ = "监事会"
	AuditOrgan      Organ = "审计委员会"
	ManagementOrgan Organ = "经理层"
)

// Choices lists them.
func (Organ) Choices() []string {
	return []string{string(BoardOrgan), string(SupervisorOrgan), string(AuditOrgan), string(ManagementOrgan)}
}

// OrganPost is a post in a leading body.
type OrganPost string

// The posts.
const (
	Chairman         OrganPost = "董事长"
	SoleDirectorPost OrganPost = "执行董事（董事）"
	Director         OrganPost = "董事"
	OutsideDirector  OrganPost = "外部董事"
	StaffDirector    OrganPost = "职工董事"
	SupervisorChair  OrganPost = "监事会主席"
	SupervisorMember OrganPost = "监事"
	AuditChair       OrganPost = "审计委员会主任"
	AuditMember      OrganPost = "审计委员会委员"
	GeneralManager   OrganPost = "总经理"
	DeputyManager    OrganPost = "副总经理"
	ChiefAccountant  OrganPost = "总会计师"
	OtherManager     OrganPost = "其他高级管理人员"
)

// Choices lists them.
func (OrganPost) Choices() []string {
	return []string{string(Chairman), string(SoleDirectorPost), string(Director), string(OutsideDirector), string(StaffDirector),
		string(SupervisorChair),
		string(SupervisorMember), string(AuditChair), string(AuditMember), string(GeneralManager), string(DeputyManager),
		string(ChiefAccountant), string(OtherManager)}
}

// Appointment is a person's post in a board, audit committee or management.
// Posts on Party committees are CommitteeMember records; both together give
// the matrix of 双向进入、交叉任职.
type Appointment struct {
	ID           string    `label:"编号" style:"code"`
	EnterpriseID string    `label:"企业" ref:"enterprise" need:"1"`
	PersonID     string    `label:"人员" ref:"person" need:"1"`
	Organ        Organ     `label:"机构" need:"1"`
	Post         OrganPost `label:"职务" need:"1"`
	From         day.Day   `label:"任职日期" ahead:"1"`
	To           day.Day   `label:"免职日期" after:"From" ahead:"10"`
	Document     string    `label:"任职文号" style:"code"`
	Reason       string    `label:"例外理由"` // for what A-14 says “一般” of
	Note         string    `label:"备注" style:"long"`

	ApprovalDocument string `label:"兼职批准文号" style:"code"` // of a discipline head's other post
}

func (a Appointment) Key() string { return a.ID }
func (Appointment) Kind() Kind    { return KindAppointment }
func (a Appointment) Owner() Ref  { return Ref{KindEnterprise, a.EnterpriseID} }

// Active reports that the post is held on the day.
func (a Appointment) Active(on day.Day) bool { return active(a.From, a.To, on) }

// PayFell reports that the second of two pay grades is plainly the lower one: the same
// words with smaller numbers (薪级8等 → 薪级6等, G12 → G10), the first that differs
// deciding. Grades that are written differently cannot be compared.
func PayFell(from, to string) bool {
	words, was := payParts(from)
	same, is := payParts(to)
	return len(was) > 0 && words == same && slices.Compare(is, was) < 0
}

// payParts divides a grade into its words, with # for each number, and the numbers.
func payParts(s string) (words string, numbers []int) {
	inside := false
	for _, r := range Halfwidth(strings.Join(strings.Fields(s), "")) {
		if r >= '0' && r <= '9' {
			if !inside {
				words, numbers = words+"#", append(numbers, 0)
			}
			last := &numbers[len(numbers)-1]
			*last = min(*last*10+int(r-'0'), 1e6)
			inside = true
			continue
		}
		inside = false
		if n := strings.IndexRune("一二三四五六七八九十", r); n >= 0 { // three bytes each
			words, numbers = words+"#", append(numbers, n/len("一")+1)
			continue
		}
		words += string(r)
	}
	return strings.ToUpper(words), numbers
}
