package model

// Member development: the case of one person from the application to the
// archive, its branch meetings, half-yearly inspections and evidence, and the
// yearly plan. Days and counts are recorded; people decide.

import (
	"fmt"
	"slices"
	"strings"

	"partyledger/model/day"
)

// Kinds of this file.
const (
	KindDevelopmentCase Kind = "development_case"
	KindBranchMeeting   Kind = "branch_meeting"
	KindInspection      Kind = "inspection"
	KindEvidence        Kind = "evidence"
	KindPlan            Kind = "plan"
)

// Stage is how far a case has come.
type Stage string

// The stages.
const (
	StageApplicant    Stage = "入党申请人"
	StageActivist     Stage = "入党积极分子"
	StageProspect     Stage = "发展对象"
	StageProbationary Stage = "预备党员"
	StageFull         Stage = "已转正"
	StageEnded        Stage = "已终止"
)

// Stages lists the stages in order.
func Stages() []Stage {
	return []Stage{StageApplicant, StageActivist, StageProspect, StageProbationary, StageFull, StageEnded}
}

// Talker is who held the first talk (B-03).
type Talker string

// The talkers.
const (
	TalkSecretary Talker = "支部书记"
	TalkDeputy    Talker = "支部副书记"
	TalkOrganizer Talker = "组织委员"
	TalkOther     Talker = "其他人员"
)

// Choices lists them.
func (Talker) Choices() []string {
	return []string{string(TalkSecretary), string(TalkDeputy), string(TalkOrganizer), string(TalkOther)}
}

// ApprovalTalker is who talks with the person before approval (B-21).
type ApprovalTalker string

// The talkers.
const (
	ByCommitteeMember ApprovalTalker = "党委委员"
	ByOrganizer       ApprovalTalker = "组织员"
	ByOther           ApprovalTalker = "其他人员"
)

// Choices lists them.
func (ApprovalTalker) Choices() []string {
	return []string{string(ByCommitteeMember), string(ByOrganizer), string(ByOther)}
}

// Verdict is a review's outcome.
type Verdict string

// The outcomes.
const (
	Passed Verdict = "合格"
	Failed Verdict = "不合格"
)

// Choices lists them.
func (Verdict) Choices() []string { return []string{string(Passed), string(Failed)} }

// MeetingBody is who settled on an activist (B-04).
type MeetingBody string

// The bodies.
const (
	BranchCommitteeBody MeetingBody = "支部委员会"
	MemberMeetingBody   MeetingBody = "支部党员大会"
)

// Choices lists them.
func (MeetingBody) Choices() []string {
	return []string{string(BranchCommitteeBody), string(MemberMeetingBody)}
}

// DevelopmentCase is one person's way into the Party. Day fields are the steps
// of the 25-step chart; what happened at branch meetings is in BranchMeeting.
type DevelopmentCase struct {
	ID             string  `label:"编号" style:"code"`
	PersonID       string  `label:"人员" ref:"person" need:"1"`
	OrganizationID string  `label:"所在党支部" ref:"organization" need:"1"`
	Edition        Edition `label:"适用细则版本"`              // of the whole case; empty = as the office has chosen for all
	EditionReason  string  `label:"版本变更理由" style:"long"` // of the choice

	Applied     day.Day `label:"递交入党申请书日期" need:"1" since:"1921" past:"1"` // 1
	TalkDay     day.Day `label:"派人谈话日期" after:"Applied" past:"1"`          // 2
	Talker      Talker  `label:"谈话人"`
	TransferIn  day.Day `label:"转入日期" past:"1"` // B-07: earlier days stay as they were
	TransferOut string  `label:"转入前单位"`

	RecommendDay      day.Day     `label:"推荐（推优）日期" past:"1"`
	LeagueRecommended bool        `label:"经团组织推优"`
	ActivistDay       day.Day     `label:"确定为入党积极分子日期" past:"1"` // 3
	ActivistBody      MeetingBody `label:"研究确定的会议"`
	ActivistFiledDay  day.Day     `label:"积极分子备案日期" past:"1"` // 4
	Mentor1ID         string      `label:"培养联系人一" ref:"person"`
	Mentor2ID         string      `label:"培养联系人二" ref:"person"`
	Mentor3ID         string      `label:"培养联系人三" ref:"person"` // kept so that a roster with three is read, and found at fault
	MentorDay         day.Day     `label:"指定培养联系人日期" past:"1"`  // 5

	OpinionsDay        day.Day `label:"听取党小组等意见日期" past:"1"`
	ProspectMeetingDay day.Day `label:"支委会讨论拟列发展对象日期" past:"1"`
	ProspectConsentDay day.Day `label:"上级党委备案（同意）日期" past:"1"` // 8: 2014 备案, 2026 同意
	ProspectConsentDoc string  `label:"备案（同意）文号" style:"code"`
	NoticeFrom         day.Day `label:"公示开始日期" ahead:"1"`
	NoticeTo           day.Day `label:"公示截止日期" after:"NoticeFrom" ahead:"1"`
	NoticeObjection    string  `label:"公示异议及处理"`
	ProspectDay        day.Day `label:"列为发展对象日期" past:"1"` // 7
	Sponsor1ID         string  `label:"入党介绍人一" ref:"person"`
	Sponsor2ID         string  `label:"入党介绍人二" ref:"person"`
	SponsorDay         day.Day `label:"确定入党介绍人日期" past:"1"` // 9
	ReviewDay          day.Day `label:"政治审查完成日期" past:"1"`  // 10
	ReviewVerdict      Verdict `label:"政治审查结论"`
	ReviewMaterial     bool    `label:"政审结论性材料"`
	TrainingDay        day.Day `label:"集中培训结业日期" past:"1"` // 11
	TrainingDays       Count   `label:"集中培训天数" most:"366"`
	TrainingHours      Count   `label:"集中培训学时" most:"3000"`
	TrainingException  string  `label:"未参加集中培训的理由"`

	CommitteeReviewDay day.Day        `label:"支委会审查日期" past:"1"`  // 12
	PreReviewDay       day.Day        `label:"上级党委预审日期" past:"1"` // 13
	PreReviewVerdict   Verdict        `label:"预审结论"`
	PreReviewerID      string         `label:"预审党组织" ref:"organization"`
	DepartureDay       day.Day        `label:"预计离开本单位日期" ahead:"5"` // B-15
	VolunteerDay       day.Day        `label:"填写入党志愿书日期" past:"1"`  // 14
	ApprovalTalkDay    day.Day        `label:"审批前谈话日期" past:"1"`    // 16
	ApprovalTalker     ApprovalTalker `label:"审批前谈话人"`
	UpperFiledDay      day.Day        `label:"报上级组织部门备案日期" past:"1"` // 18
	GroupedDay         day.Day        `label:"编入支部（党小组）日期" past:"1"` // 19
	OathDay            day.Day        `label:"入党宣誓日期" past:"1"`      // 20

	ConfirmAppliedDay   day.Day `label:"提出转正申请日期" past:"1"` // 22
	ConfirmOpinionsDay  day.Day `label:"转正征求意见日期" past:"1"`
	ConfirmCommitteeDay day.Day `label:"转正支委会审查日期" past:"1"`
	ArchivedDay         day.Day `label:"材料归档日期" after:"Applied" past:"1"` // 25
	ArchivePlace        string  `label:"归档去向"`

	EndedDay    day.Day `label:"终止日期" after:"Applied" ahead:"1"`
	EndedReason string  `label:"终止原因" style:"long"`
	Note        string  `label:"备注" style:"long"`

	PostponedTo      day.Day `label:"推迟讨论转正至" ahead:"1"` // of one who came as a probationary member (B-32)
	JoiningReviewDay day.Day `label:"转入后入党材料审查日期" past:"1"`

	AdmissionType AdmissionType `label:"入党类型"` // empty = OrdinaryAdmission

	// What papers ask for besides, by steps.
	TalkerName         string  `label:"谈话人姓名"`
	TalkPlace          string  `label:"谈话地点"`
	TalkContent        string  `label:"谈话内容" style:"long" stay:"1"`
	RecommendEligible  int     `label:"推荐会议应到人数"`
	RecommendPresent   int     `label:"推荐会议实到人数" within:"RecommendEligible"`
	RecommendFor       int     `label:"推荐同意人数" within:"RecommendPresent"`
	OpinionMembers     int     `label:"征求党员意见人数"`
	OpinionMembersFor  int     `label:"党员同意人数" within:"OpinionMembers"`
	OpinionOthers      int     `label:"征求群众意见人数"`
	OpinionOthersFor   int     `label:"群众同意人数" within:"OpinionOthers"`
	TrainingFrom       day.Day `label:"集中培训开始日期" past:"1"`
	TrainingClass      string  `label:"集中培训班次"`
	TrainingScore      string  `label:"集中培训成绩"`
	PreReviewDoc       string  `label:"预审文号" style:"code"`
	BookletNumber      string  `label:"入党志愿书编号" style:"code"`
	ApprovalTalkerName string  `label:"审批前谈话人姓名"`
	ApprovalTalkPlace  string  `label:"审批前谈话地点"`
	ApprovalTalk       string  `label:"审批前谈话内容" style:"long" stay:"1"`
	PartyGroup         string  `label:"编入的党小组"`
	OathPlace          string  `label:"宣誓地点"`
	OathChair          string  `label:"宣誓仪式主持人"`
	OathLeader         string  `label:"领誓人"`
	ConfirmMembers     int     `label:"转正征求党员意见人数"`
	ConfirmMembersFor  int     `label:"转正党员同意人数" within:"ConfirmMembers"`
	ConfirmOthers      int     `label:"转正征求群众意见人数"`
	ConfirmOthersFor   int     `label:"转正群众同意人数" within:"ConfirmOthers"`
}

// AdmissionType is 入党类型, as far as the Party statistics tell them apart.
type AdmissionType string

// The types. Who is admitted after death is counted nowhere but in the supplement (D-3).
const (
	OrdinaryAdmission   AdmissionType = "一般发展"
	SpecialAdmission    AdmissionType = "特殊情况下发展"
	PosthumousAdmission AdmissionType = "追认"
)

// Choices lists them.
func (AdmissionType) Choices() []string {
	return []string{string(OrdinaryAdmission), string(SpecialAdmission), string(PosthumousAdmission)}
}

func (c DevelopmentCase) Key() string { return c.ID }
func (DevelopmentCase) Kind() Kind    { return KindDevelopmentCase }
func (c DevelopmentCase) Owner() Ref  { return Ref{KindOrganization, c.OrganizationID} }

// Mentors lists the IDs of the mentors, without gaps.
func (c DevelopmentCase) Mentors() []string { return nonEmpty(c.Mentor1ID, c.Mentor2ID, c.Mentor3ID) }

// Sponsors lists the IDs of the sponsors, without gaps.
func (c DevelopmentCase) Sponsors() []string { return nonEmpty(c.Sponsor1ID, c.Sponsor2ID) }

func nonEmpty(ids ...string) []string {
	var out []string
	for _, id := range ids {
		if id != "" {
			out = append(out, id)
		}
	}
	return out
}

// MeetingPurpose is what a branch meeting voted on.
type MeetingPurpose string

// The purposes.
const (
	ForAdmission    MeetingPurpose = "接收预备党员"
	ForConfirmation MeetingPurpose = "预备党员转正"
)

// Choices lists them.
func (MeetingPurpose) Choices() []string {
	return []string{string(ForAdmission), string(ForConfirmation)}
}

// Resolutions lists what a meeting with the purpose may resolve (B-26).
func (p MeetingPurpose) Resolutions() []Resolution {
	if p == ForConfirmation {
		return []Resolution{Confirm, Extend, Disqualify}
	}
	return []Resolution{Admit, Reject}
}

// Resolution is what a branch meeting resolved. Not 同意 for confirmation alone:
// the three outlets of B-26 are its own words.
type Resolution string

// The resolutions.
const (
	Admit      Resolution = "同意接收"
	Reject     Resolution = "不同意接收"
	Confirm    Resolution = "按期转正"
	Extend     Resolution = "延长预备期"
	Disqualify Resolution = "取消预备党员资格"
)

// Choices lists them.
func (Resolution) Choices() []string {
	return []string{string(Admit), string(Reject), string(Confirm), string(Extend), string(Disqualify)}
}

// Vote is a count of votes. Attendance and written opinions are apart: a
// written opinion given before the meeting is a vote, not a presence (B-19).
type Vote struct {
	Eligible       int `label:"应到会有表决权党员"`
	Present        int `label:"实到会有表决权党员"`
	For            int `label:"赞成票"`
	Against        int `label:"反对票"`
	Abstain        int `label:"弃权票"`
	WrittenFor     int `label:"书面赞成"`
	WrittenAgainst int `label:"书面反对"`
	WrittenAbstain int `label:"书面弃权"`
}

// BranchMeeting is a branch meeting's vote on one person and the approval that
// follows it. One person, one record: people are voted on one by one (B-20).
type BranchMeeting struct {
	ID      string         `label:"编号" style:"code"`
	CaseID  string         `label:"发展党员记录" ref:"development_case" need:"1"`
	Purpose MeetingPurpose `label:"表决事项" need:"1"`
	Day     day.Day        `label:"支部大会日期" need:"1" since:"1921" past:"1"`
	Vote
	SecretBallot    bool       `label:"无记名投票"`
	OneByOne        bool       `label:"逐个讨论表决"`
	Resolution      Resolution `label:"大会决议"`
	ExtensionMonths int        `label:"延长预备期（月）" most:"24"`
	ApprovalDay     day.Day    `label:"上级党委审批日期" after:"Day" past:"1"`
	ApproverID      string     `label:"审批党组织" ref:"organization"`
	ApprovalDoc     string     `label:"审批文号" style:"code"`
	Approved        Checked    `label:"审批是否同意"`
	DelayReason     string     `label:"延期审批理由"` // B-22
	Note            string     `label:"备注" style:"long"`

	// What papers ask for besides.
	MeetingID         string `label:"会议" ref:"meeting"`
	BallotsOut        int    `label:"发出票数"`
	BallotsIn         int    `label:"收回票数" within:"BallotsOut"`
	BallotsValid      int    `label:"有效票数" within:"BallotsIn"`
	Merits            string `label:"主要优点" style:"long" stay:"1"`
	Shortcomings      string `label:"主要不足" style:"long" stay:"1"`
	ExtensionReason   string `label:"延长（取消）理由" style:"long" stay:"1"`
	RequestDoc        string `label:"请示文号" style:"code"`
	ApprovalMeetingID string `label:"审批会议" ref:"meeting"` // of the approving committee
	CommitteeEligible int    `label:"应到委员"`
	CommitteePresent  int    `label:"实到委员" within:"CommitteeEligible"`
	CommitteeFor      int    `label:"委员赞成票" within:"CommitteePresent"`

	// Of a confirmation that was put off before it was discussed here: who decided how long.
	PostponedDay    day.Day `label:"推迟讨论决定日期" past:"1"`
	PostponedMonths int     `label:"推迟讨论（月）" most:"12"`
	PostponedReason string  `label:"推迟讨论理由" style:"long"`
}

func (m BranchMeeting) Key() string { return m.ID }
func (BranchMeeting) Kind() Kind    { return KindBranchMeeting }
func (m BranchMeeting) Owner() Ref  { return Ref{KindDevelopmentCase, m.CaseID} }

// Inspection is one inspection of an activist or probationary member (B-06).
type Inspection struct {
	ID         string  `label:"编号" style:"code"`
	CaseID     string  `label:"发展党员记录" ref:"development_case" need:"1"`
	Day        day.Day `label:"考察日期" need:"1" since:"1921" past:"1"`
	Conclusion string  `label:"考察意见"`
	Inspector  string  `label:"考察人"`
}

func (i Inspection) Key() string { return i.ID }
func (Inspection) Kind() Kind    { return KindInspection }
func (i Inspection) Owner() Ref  { return Ref{KindDevelopmentCase, i.CaseID} }

// Evidence is one paper of a case's checklist (numbers as in DOMAIN B-2).
type Evidence struct {
	ID     string  `label:"编号" style:"code"`
	CaseID string  `label:"发展党员记录" ref:"development_case" need:"1"`
	Number string  `label:"材料编号" style:"code" need:"1"` // e.g. 3-9
	Name   string  `label:"材料名称"`
	Held   bool    `label:"已归入"`
	Day    day.Day `label:"材料日期" past:"1"`
	Note   string  `label:"备注" style:"long"`

	Copies   int         `label:"份数" most:"1000"`
	Pages    int         `label:"页数" most:"10000"`
	Original Originality `label:"原件或复印件"`
}

// Originality is 原件 or 复印件.
type Originality string

// The answers.
const (
	OriginalPaper Originality = "原件"
	CopiedPaper   Originality = "复印件"
)

// Choices lists them.
func (Originality) Choices() []string { return []string{string(OriginalPaper), string(CopiedPaper)} }

func (e Evidence) Key() string { return e.ID }
func (Evidence) Kind() Kind    { return KindEvidence }
func (e Evidence) Owner() Ref  { return Ref{KindDevelopmentCase, e.CaseID} }

// Plan is a year's quota of new members for an organisation and what is below it
// (B-4). The shares are local numbers: none is national.
type Plan struct {
	ID             string  `label:"编号" style:"code"`
	Year           int     `label:"年度" need:"1" year:"5"`
	OrganizationID string  `label:"党组织" ref:"organization" need:"1"`
	Quota          Count   `label:"计划名额" most:"1000000"`
	FrontlineMin   Ratio   `label:"一线党员比例下限"`
	YouthMin       Ratio   `label:"35岁及以下比例下限"`
	Document       string  `label:"依据文号" style:"code"`
	Issued         day.Day `label:"下达日期" ahead:"1"`
	Note           string  `label:"备注" style:"long"`
}

func (p Plan) Key() string { return p.ID }
func (Plan) Kind() Kind    { return KindPlan }
func (p Plan) Owner() Ref  { return Ref{KindOrganization, p.OrganizationID} }

// Faults implements Lawful: what cannot be. What breaks a rule is recorded as it was
// and found by the rules.
func (c DevelopmentCase) Faults() []Fault {
	var out []Fault
	if c.Edition != "" && c.Edition != c.OpeningEdition() && c.EditionReason == "" {
		out = append(out, Fault{"EditionReason", "全部步骤按一个版本办理，请写明变更依据和理由"})
	}
	out = append(out, c.faultsOf("培养联系人", []string{"Mentor1ID", "Mentor2ID", "Mentor3ID"}, c.Mentor1ID, c.Mentor2ID, c.Mentor3ID)...)
	out = append(out, c.faultsOf("入党介绍人", []string{"Sponsor1ID", "Sponsor2ID"}, c.Sponsor1ID, c.Sponsor2ID)...)
	if !c.EndedDay.IsZero() && c.EndedReason == "" {
		out = append(out, Fault{"EndedReason", "请写明终止原因"})
	}
	return out
}

// faultsOf refuses the person as his own mentor or sponsor, and one person for two.
func (c DevelopmentCase) faultsOf(what string, fields []string, ids ...string) []Fault {
	var out []Fault
	for i, id := range ids {
		switch {
		case id == "":
		case id == c.PersonID:
			out = append(out, Fault{fields[i], what + "不能是本人"})
		case slices.Contains(ids[:i], id):
			out = append(out, Fault{fields[i], "与前一名" + what + "是同一人"})
		}
	}
	return out
}

// open reports a case that has neither ended nor led to full membership.
func (c DevelopmentCase) open(o Others) bool {
	if !c.EndedDay.IsZero() || !c.ArchivedDay.IsZero() {
		return false
	}
	var confirmations []BranchMeeting
	for _, r := range o.Same(BranchMeeting{CaseID: c.ID, Purpose: ForConfirmation}, "CaseID", "Purpose") {
		confirmations = append(confirmations, r.(BranchMeeting))
	}
	slices.SortStableFunc(confirmations, func(a, b BranchMeeting) int { return a.Day.Compare(b.Day) })
	return memberStage(confirmations) == StageProbationary
}

// FaultsAmong implements Among: a person has one case open.
func (c DevelopmentCase) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, c, func(x DevelopmentCase) string {
		return "“" + nameIn(o, Ref{KindPerson, x.PersonID}) + "”" + x.Applied.String() + "申请、没有办结的发展党员记录"
	}, func(x DevelopmentCase) bool { return x.PersonID != "" && x.open(o) }, "PersonID")
}

// Faults implements Lawful.
func (m BranchMeeting) Faults() []Fault {
	var out []Fault
	if field, wrong := m.Vote.filled().fault(); wrong != "" {
		out = append(out, Fault{field, wrong})
	}
	if m.Resolution != "" && m.Purpose != "" && !slices.Contains(m.Purpose.Resolutions(), m.Resolution) {
		var words []string
		for _, r := range m.Purpose.Resolutions() {
			words = append(words, string(r))
		}
		out = append(out, Fault{"Resolution", "表决事项是" + string(m.Purpose) + "，请选：" + strings.Join(words, "、")})
	}
	switch {
	case m.Resolution == Extend && m.ExtensionMonths == 0:
		out = append(out, Fault{"ExtensionMonths", "延长预备期的，请填写延长几个月"})
	case m.Resolution != Extend && m.ExtensionMonths != 0:
		out = append(out, Fault{"ExtensionMonths", "决议不是延长预备期，这里不填"})
	}
	if m.Purpose == ForAdmission && (!m.PostponedDay.IsZero() || m.PostponedMonths != 0) {
		out = append(out, Fault{"PostponedMonths", "推迟讨论只用于预备党员转正"})
	}
	return out
}

// FaultsAmong implements Among: a vote is taken on the day of its meeting, an approval on
// that of the committee's.
func (m BranchMeeting) FaultsAmong(o Others, was Record) []Fault {
	out := once(o, was, m, func(x BranchMeeting) string { return x.Day.String() + "的支部大会（" + string(x.Purpose) + "）" }, nil, "CaseID",
		"Purpose", "Day")
	if c := found[DevelopmentCase](o, m.CaseID); !c.PostponedTo.IsZero() && m.PostponedMonths != 0 {
		out = append(out, Fault{"PostponedMonths", "发展党员记录已登记推迟讨论转正至" + c.PostponedTo.String() + "，不必另记月数"})
	}
	out = append(out, onMeetingDay(o, m.MeetingID, "MeetingID", m.Day)...)
	return append(out, onMeetingDay(o, m.ApprovalMeetingID, "ApprovalMeetingID", m.ApprovalDay)...)
}

// FaultsAmong implements Among.
func (i Inspection) FaultsAmong(o Others, _ Record) []Fault {
	return notBefore("Day", i.Day, "递交入党申请书日期", found[DevelopmentCase](o, i.CaseID).Applied)
}

// FaultsAmong implements Among.
func (e Evidence) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, e, func(x Evidence) string { return "编号为“" + x.Number + "”的材料" + x.Name }, nil, "CaseID", "Number")
}

// FaultsAmong implements Among.
func (p Plan) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, p, func(x Plan) string {
		return fmt.Sprintf("“%s”%d年度的发展计划", nameIn(o, x.Owner()), x.Year)
	}, nil, "OrganizationID", "Year")
}
