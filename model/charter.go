package model

// Charters, their Party clauses, and the matters that go to the Party committee
// before the board (前置研究讨论).

import (
	"slices"
	"strings"

	"partyledger/model/day"
)

// Kinds of this file.
const (
	KindCharter      Kind = "charter"
	KindArticle      Kind = "article"
	KindClause       Kind = "clause"
	KindReviewMatter Kind = "review_matter"
	KindPriorReview  Kind = "prior_review"
)

// Phase is the 环节 of governance that a clause speaks of (S-01).
type Phase string

// The phases.
const (
	Decision    Phase = "决策"
	Execution   Phase = "执行"
	Supervision Phase = "监督"
)

// Choices lists them.
func (Phase) Choices() []string {
	return []string{string(Decision), string(Execution), string(Supervision)}
}

// Element is the 要素 of 条例 A-12 that a clause fills; 设立依据 is the general
// clause that A-12a asks for beside the four.
type Element string

// The elements.
const (
	Foundation Element = "设立依据"
	Powers     Element = "职责权限"
	Structure  Element = "机构设置"
	Mechanism  Element = "运行机制"
	Safeguard  Element = "基础保障"
)

// Choices lists them.
func (Element) Choices() []string {
	return []string{string(Foundation), string(Powers), string(Structure), string(Mechanism), string(Safeguard)}
}

// Requirement is one line of the list of DOMAIN A-12a: what a charter must say.
type Requirement struct {
	ID      string
	Element Element
	Phase   Phase // empty where the list names none
	Text    string
}

// CharterRequirements is the list A-12a; all are required of a covered
// enterprise's charter.
func CharterRequirements() []Requirement {
	return []Requirement{
		{"foundation", Foundation, "", "根据《中国共产党章程》规定设立党的组织、开展党的活动，建立党的工作机构，配齐配强党务工作人员，保障工作经费"},
		{"powers-decision", Powers, Decision, "党组织讨论决定或者前置研究讨论重大经营管理事项"},
		{"mechanism-decision", Mechanism, Decision, "前置程序、议事规则，双向进入、交叉任职"},
		{"powers-execution", Powers, Execution, "支持董事会、经理层依法行使职权，党管干部、党管人才，推动决议落实"},
		{"powers-supervision", Powers, Supervision, "纪检机构、全面从严治党、职工民主监督"},
		{"structure", Structure, "", "党组织类型、班子人数、工作机构，机构设置和人员编制纳入公司管理机构和编制"},
		{"safeguard", Safeguard, "", "党组织工作经费纳入公司预算，从管理费用中列支，保障人员和阵地"},
	}
}

// MetBy reports that the clause fills the requirement. 基础保障 asks for funds above
// all: a clause on the pay of Party workers is one of that element, and does not
// stand for them.
func (r Requirement) MetBy(c Clause) bool {
	if c.Element != r.Element || r.Phase != "" && c.Phase != r.Phase {
		return false
	}
	return r.Element != Safeguard || c.Text == "" || speaksOfFunds(c.Text)
}

// fundsWords are the words of a clause on funds, in both kinds of characters.
var fundsWords = []string{"经费", "經費", "费用", "費用", "党费", "黨費", "活动费", "活動費", "工作费", "工作費", "资金", "資金", "开支", "開支", "报销", "報銷", "列支",
	"列进预算", "列入预算", "列入預算"}

func speaksOfFunds(text string) bool {
	return slices.ContainsFunc(fundsWords, func(w string) bool { return strings.Contains(text, w) })
}

// Charter is one version of an enterprise's charter and the way of its revision.
type Charter struct {
	ID                  string  `label:"编号" style:"code"`
	EnterpriseID        string  `label:"企业" ref:"enterprise" need:"1"`
	Version             string  `label:"版本" need:"1"` // e.g. 2025年修订
	StartedDay          day.Day `label:"启动日期" past:"1"`
	DraftedDay          day.Day `label:"起草完成日期" past:"1"`
	DraftDocument       string  `label:"修订对照表（草案）文号" style:"code"`
	PartyDay            day.Day `label:"党委会前置研究日期" past:"1"`
	PartyDocument       string  `label:"党委会会议文号" style:"code"`
	BoardDay            day.Day `label:"董事会审议日期" past:"1"`
	BoardDocument       string  `label:"董事会决议文号" style:"code"`
	ShareholderDay      day.Day `label:"股东会（出资人）批准日期" past:"1"`
	ShareholderDocument string  `label:"股东会（出资人）批准文号" style:"code"`
	FiledDay            day.Day `label:"市场监管备案日期" past:"1"`
	FiledDocument       string  `label:"备案文号" style:"code"`
	PlannedDay          day.Day `label:"计划完成日期" ahead:"10"`
	Reason              string  `label:"未完成原因"`
	SourceFile          string  `label:"来源文件"`
	Superseded          day.Day `label:"停用日期" after:"StartedDay" ahead:"1"` // when a later version replaced it
	Note                string  `label:"备注" style:"long"`
}

func (c Charter) Key() string { return c.ID }
func (Charter) Kind() Kind    { return KindCharter }
func (c Charter) Owner() Ref  { return Ref{KindEnterprise, c.EnterpriseID} }

// CharterState is how far a revision has come.
type CharterState string

// The states in their order (A-12a).
const (
	CharterNotStarted  CharterState = "未启动"
	CharterDrafting    CharterState = "起草"
	CharterParty       CharterState = "党委会前置"
	CharterBoard       CharterState = "董事会审议"
	CharterShareholder CharterState = "股东会（出资人）批准"
	CharterFiling      CharterState = "市场监管备案"
	CharterDone        CharterState = "已完成"
)

// CharterStates lists the states in order.
func CharterStates() []CharterState {
	return []CharterState{CharterNotStarted, CharterDrafting, CharterParty, CharterBoard, CharterShareholder, CharterFiling, CharterDone}
}

// State is the step that the revision is at on the day: the step after the last
// one that is done. 已完成 means approved and filed.
func (c Charter) State(on day.Day) CharterState {
	done := func(d day.Day) bool { return !d.IsZero() && !d.After(on) }
	switch {
	case done(c.FiledDay):
		return CharterDone
	case done(c.ShareholderDay):
		return CharterFiling
	case done(c.BoardDay):
		return CharterShareholder
	case done(c.PartyDay):
		return CharterBoard
	case done(c.DraftedDay):
		return CharterParty
	case done(c.StartedDay):
		return CharterDrafting
	}
	return CharterNotStarted
}

// Article is one article (条) of a charter's full text.
type Article struct {
	ID        string `label:"编号" style:"code"`
	CharterID string `label:"章程" ref:"charter" need:"1"`
	Order     int    `label:"序号"`
	Chapter   string `label:"章节"`
	Number    string `label:"条号"`
	Text      string `label:"条文" style:"long" need:"1"`
}

func (a Article) Key() string { return a.ID }
func (Article) Kind() Kind    { return KindArticle }
func (a Article) Owner() Ref  { return Ref{KindCharter, a.CharterID} }

// Clause is a Party clause of a charter as the ledger keeps it: one article may
// give several clauses, one for each element and phase that it fills.
type Clause struct {
	ID        string  `label:"编号" style:"code"`
	CharterID string  `label:"章程" ref:"charter" need:"1"`
	Chapter   string  `label:"章节"`
	Number    string  `label:"条款号" need:"1"`
	Element   Element `label:"要素"`
	Phase     Phase   `label:"环节"`
	Text      string  `label:"条款内容" style:"long"`
	Authority string  `label:"主要权责" style:"long"`
	Ways      string  `label:"工作方式" style:"long"`
	Prior     bool    `label:"前置程序条款"`
	Proposed  bool    `label:"待确认"`  // proposed by the program, not yet confirmed by a person
	Why       string  `label:"判断依据"` // the words that made the program think so
	Order     int     `label:"序号"`
}

func (c Clause) Key() string { return c.ID }
func (Clause) Kind() Kind    { return KindClause }
func (c Clause) Owner() Ref  { return Ref{KindCharter, c.CharterID} }

// Rejected reports that a person judged it to be no Party clause (不采用): it is
// kept, without an element, so that the judgement is on record, and counts for
// nothing.
func (c Clause) Rejected() bool { return !c.Proposed && c.Element == "" }

// MatterCategory is one of the six groups of A-15.
type MatterCategory string

// The groups.
const (
	MatterStrategy MatterCategory = "贯彻党中央决策部署、落实国家发展战略的重大举措"
	MatterPlanning MatterCategory = "经营方针、发展战略、中长期规划、重要改革方案"
	MatterCapital  MatterCategory = "资产重组、产权转让、资本运作和大额投资"
	MatterOrg      MatterCategory = "组织架构设置和调整、重要规章制度制定和修改"
	MatterSafety   MatterCategory = "安全生产、维护稳定、职工权益、社会责任"
	MatterOther    MatterCategory = "其他重大经营管理事项"
)

// Choices lists them.
func (MatterCategory) Choices() []string {
	return []string{string(MatterStrategy), string(MatterPlanning), string(MatterCapital), string(MatterOrg), string(MatterSafety),
		string(MatterOther)}
}

// ReviewMatter is one line of an enterprise's list of matters for prior review.
type ReviewMatter struct {
	ID           string         `label:"编号" style:"code"`
	EnterpriseID string         `label:"企业" ref:"enterprise" need:"1"`
	Category     MatterCategory `label:"事项类别" need:"1"`
	Matter       string         `label:"清单事项" need:"1"`
	Basis        string         `label:"依据"`
	Day          day.Day        `label:"清单印发日期" ahead:"1"`
	Document     string         `label:"清单文号" style:"code"`
	Ended        day.Day        `label:"停用日期" after:"Day" ahead:"1"`
}

func (m ReviewMatter) Key() string { return m.ID }
func (ReviewMatter) Kind() Kind    { return KindReviewMatter }
func (m ReviewMatter) Owner() Ref  { return Ref{KindEnterprise, m.EnterpriseID} }

// ReviewMode is how the Party organisation takes part.
type ReviewMode string

// The modes.
const (
	PriorDiscussion ReviewMode = "前置研究讨论"
	PartyDecision   ReviewMode = "党组织讨论决定"
	CollectiveCheck ReviewMode = "集体研究把关"
)

// Choices lists them.
func (ReviewMode) Choices() []string {
	return []string{string(PriorDiscussion), string(PartyDecision), string(CollectiveCheck)}
}

// DecisionBody is who decides after the Party organisation.
type DecisionBody string

// The bodies.
const (
	ByBoard        DecisionBody = "董事会"
	ByManagers     DecisionBody = "经理层"
	ByShareholders DecisionBody = "股东会（出资人）"
)

// Choices lists them.
func (DecisionBody) Choices() []string {
	return []string{string(ByBoard), string(ByManagers), string(ByShareholders)}
}

// PriorReview is one matter that was discussed (前置研究记录).
type PriorReview struct {
	ID            string         `label:"编号" style:"code"`
	EnterpriseID  string         `label:"企业" ref:"enterprise" need:"1"`
	MatterID      string         `label:"对应清单事项" ref:"review_matter"`
	Category      MatterCategory `label:"事项类别"`
	Matter        string         `label:"议题" need:"1"`
	Mode          ReviewMode     `label:"研究方式"`
	PartyDay      day.Day        `label:"党组织会议日期" ahead:"1"`
	PartyDocument string         `label:"党组织会议文号" style:"code"`
	PartyOpinion  string         `label:"党组织意见"`
	DecisionBody  DecisionBody   `label:"决策机构"`
	DecisionDay   day.Day        `label:"决策会议日期" ahead:"1"`
	DecisionDoc   string         `label:"决策文号" style:"code"`
	Note          string         `label:"备注" style:"long"`
	MeetingID     string         `label:"党组织会议" ref:"meeting"`
}

func (r PriorReview) Key() string { return r.ID }
func (PriorReview) Kind() Kind    { return KindPriorReview }
func (r PriorReview) Owner() Ref  { return Ref{KindEnterprise, r.EnterpriseID} }

// ReviewOrder is how the Party meeting and the deciding meeting follow on each
// other.
type ReviewOrder string

// The orders.
const (
	ReviewPending   ReviewOrder = "尚未决策"
	ReviewInOrder   ReviewOrder = "先研究后决策"
	ReviewReversed  ReviewOrder = "程序倒置"
	ReviewUnstudied ReviewOrder = "未登记党组织会议"
)

// Order holds the two days against each other as of a day. Meetings on one day,
// or in one month of which no day is known, are in order.
func (r PriorReview) Order(on day.Day) ReviewOrder {
	switch {
	case r.DecisionDay.IsZero() || r.DecisionDay.First().After(on):
		return ReviewPending
	case r.PartyDay.IsZero():
		return ReviewUnstudied
	case r.PartyDay.First().After(r.DecisionDay.Last()):
		return ReviewReversed
	}
	return ReviewInOrder
}

// FaultsAmong implements Among.
func (c Charter) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, c, func(x Charter) string {
		return "“" + nameIn(o, x.Owner()) + "”的同名版本“" + x.Version + "”"
	}, nil, "EnterpriseID", "Version")
}

// FaultsAmong implements Among. Meetings in the wrong order are recorded as they
// were: the rules speak of them.
func (r PriorReview) FaultsAmong(o Others, _ Record) []Fault {
	return append(foreign(o, r.EnterpriseID, "MatterID", Ref{KindReviewMatter, r.MatterID}, "清单事项"),
		onMeetingDay(o, r.MeetingID, "MeetingID", r.PartyDay)...)
}
