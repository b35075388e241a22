package model

// Organisational life besides the meetings themselves (组织生活; LIFE 1.3): who was away from
// a meeting, and the yearly appraisal of members. Only exceptions are kept of single members:
// who is not named came, and is 合格.
//
// What tells of a single member (MeetingAbsence, AppraisalGrade) never leaves the office:
// packets carry the numbers of meetings and appraisals alone.

import (
	"fmt"

	"partyledger/model/day"
)

// Kinds of this file.
const (
	KindMeetingAbsence Kind = "meeting_absence"
	KindAppraisal      Kind = "appraisal"
	KindAppraisalGrade Kind = "appraisal_grade"
)

// AbsenceHow is how somebody stayed away.
type AbsenceHow string

// The ways.
const (
	OnLeave AbsenceHow = "请假"
	Missed  AbsenceHow = "缺席"
)

// Choices lists them.
func (AbsenceHow) Choices() []string { return []string{string(OnLeave), string(Missed)} }

// AbsenceReason is why.
type AbsenceReason string

// The reasons.
const (
	AwayOnDuty  AbsenceReason = "出差"
	AtTheDesk   AbsenceReason = "值班"
	AbsentIll   AbsenceReason = "因病"
	OnVacation  AbsenceReason = "休假"
	AwayToStudy AbsenceReason = "外出学习"
	OtherReason AbsenceReason = "其他"
)

// Choices lists them.
func (AbsenceReason) Choices() []string {
	return []string{string(AwayOnDuty), string(AtTheDesk), string(AbsentIll), string(OnVacation), string(AwayToStudy), string(OtherReason)}
}

// MeetingAbsence is one who should have come to a meeting and did not.
type MeetingAbsence struct {
	ID        string        `label:"编号" style:"code"`
	MeetingID string        `label:"会议" ref:"meeting" need:"1"`
	PersonID  string        `label:"人员" ref:"person" need:"1"`
	How       AbsenceHow    `label:"情况" need:"1"`
	Reason    AbsenceReason `label:"原因"`
	MadeUp    day.Day       `label:"补学日期" past:"1"`
}

func (x MeetingAbsence) Key() string { return x.ID }
func (MeetingAbsence) Kind() Kind    { return KindMeetingAbsence }
func (x MeetingAbsence) Owner() Ref  { return Ref{KindMeeting, x.MeetingID} }

// Called is how they stayed away.
func (x MeetingAbsence) Called() string { return string(x.How) }

// FaultsAmong implements Among: nobody is away twice from one meeting, nor is anybody who
// was not to come.
func (x MeetingAbsence) FaultsAmong(o Others, was Record) []Fault {
	out := once(o, was, x, func(x MeetingAbsence) string {
		return "“" + nameIn(o, Ref{KindPerson, x.PersonID}) + "”在这次会议的缺席登记"
	}, nil, "MeetingID", "PersonID")
	m := found[Meeting](o, x.MeetingID)
	if m.ID == "" {
		return out
	}
	if m.Day.IsZero() {
		return append(out, Fault{"MeetingID", "会议没有召开日期，召开后再登记缺席"})
	}
	if !x.MadeUp.IsZero() && x.MadeUp.Last().Before(m.Day.First()) {
		out = append(out, Fault{"MadeUp", "早于会议召开日期（" + m.Day.String() + "）"})
	}
	if was, ok := was.(MeetingAbsence); ok && was.PersonID == x.PersonID && was.MeetingID == x.MeetingID {
		return out // what somebody became since makes no entry wrong
	}
	if why := notExpected(o, m, found[Person](o, x.PersonID)); why != "" {
		out = append(out, Fault{"PersonID", why})
	}
	return out
}

// notExpected says why somebody was not to come to a meeting; empty = they were, or that is
// not known here.
func notExpected(o Others, m Meeting, p Person) string {
	switch {
	case p.ID == "":
		return ""
	case !p.Status.Member():
		return "政治面貌不是党员，不在应到名单"
	case !p.Admitted.IsZero() && p.Admitted.First().After(m.Day.Last()):
		return "入党日期（" + p.Admitted.String() + "）晚于会议，不在应到名单"
	}
	org := found[Organization](o, m.OrganizationID)
	if org.Type != Branch || !m.MeetingKind.OfBranch() || m.MeetingKind == BranchCommitteeMeeting || p.OrganizationID == org.ID {
		return ""
	}
	for _, t := range o.Same(Transfer{PersonID: p.ID}, "PersonID") {
		if t.(Transfer).FromID == org.ID {
			return ""
		}
	}
	return "不是“" + org.Name + "”的党员，不在应到名单"
}

// MemberGrade is the grade of a member in the yearly appraisal.
type MemberGrade string

// The grades that are recorded; who is not named is 合格.
const (
	GradeExcellent MemberGrade = "优秀"
	GradeBasic     MemberGrade = "基本合格"
	GradeUnfit     MemberGrade = "不合格"
	Ungraded       MemberGrade = "不定等次"
)

// Choices lists them.
func (MemberGrade) Choices() []string {
	return []string{string(GradeExcellent), string(GradeBasic), string(GradeUnfit), string(Ungraded)}
}

// Appraisal is a branch's yearly appraisal of its members (民主评议党员).
type Appraisal struct {
	ID             string  `label:"编号" style:"code"`
	OrganizationID string  `label:"党组织" ref:"organization" need:"1"`
	Year           int     `label:"年度" need:"1" year:"1"`
	MeetingID      string  `label:"评议会议" ref:"meeting"`
	Day            day.Day `label:"评议日期" past:"1"`
	DecidedDay     day.Day `label:"评定日期" after:"Day" past:"1"`
	Members        int     `label:"党员人数"`
	Attended       int     `label:"参加评议人数" within:"Members"`
	Rated          int     `label:"评定等次人数" within:"Attended"`
	Excellent      int     `label:"优秀人数" within:"Rated"`
	Basic          int     `label:"基本合格人数" within:"Rated"`
	Failed         int     `label:"不合格人数" within:"Rated"`
	Unrated        int     `label:"不定等次人数" within:"Attended"`
	ReportedDay    day.Day `label:"报上级日期" after:"DecidedDay,Day" past:"1"`
	Note           string  `label:"备注" style:"long" stay:"kept"`
}

func (x Appraisal) Key() string { return x.ID }
func (Appraisal) Kind() Kind    { return KindAppraisal }
func (x Appraisal) Owner() Ref  { return Ref{KindOrganization, x.OrganizationID} }

// Called is the year.
func (x Appraisal) Called() string { return fmt.Sprintf("%d年度民主评议", x.Year) }

// Fit is how many are 合格: who was graded and is not named.
func (x Appraisal) Fit() int { return x.Rated - x.Excellent - x.Basic - x.Failed }

// Faults implements Lawful.
func (x Appraisal) Faults() []Fault {
	var out []Fault
	if sum := x.Excellent + x.Basic + x.Failed; sum > x.Rated && max(x.Excellent, x.Basic, x.Failed) <= x.Rated {
		out = append(out, Fault{"Rated", fmt.Sprintf("少于优秀、基本合格、不合格人数之和（%d）", sum)})
	}
	if !x.Day.IsZero() && x.Year != 0 && (x.Day.Year() < x.Year || x.Day.Year() > x.Year+1) {
		out = append(out, Fault{"Day", fmt.Sprintf("应在%d年或者次年", x.Year)})
	}
	return out
}

// FaultsAmong implements Among: a branch appraises once a year.
func (x Appraisal) FaultsAmong(o Others, was Record) []Fault {
	out := once(o, was, x, func(x Appraisal) string { return "“" + nameIn(o, x.Owner()) + "”" + x.Called() }, nil, "OrganizationID", "Year")
	return append(out, onMeetingDay(o, x.MeetingID, "Day", x.Day)...)
}

// GradeMeasure is what is done about a member who is not up to the standard (教管 30, 31).
type GradeMeasure string

// The measures.
const (
	HelpedOn   GradeMeasure = "帮助改进"
	TimeLimit  GradeMeasure = "限期改正"
	AskedOut   GradeMeasure = "劝其退党"
	LastResort GradeMeasure = "除名"
)

// Choices lists them.
func (GradeMeasure) Choices() []string {
	return []string{string(HelpedOn), string(TimeLimit), string(AskedOut), string(LastResort)}
}

// AppraisalGrade is a member's grade in an appraisal, where it is not 合格.
type AppraisalGrade struct {
	ID          string       `label:"编号" style:"code"`
	AppraisalID string       `label:"民主评议" ref:"appraisal" need:"1"`
	PersonID    string       `label:"人员" ref:"person" need:"1"`
	Grade       MemberGrade  `label:"等次" need:"1"`
	ToldDay     day.Day      `label:"反馈日期" past:"1"`
	Measure     GradeMeasure `label:"处置"`
	MeasureDay  day.Day      `label:"处置日期" past:"1"`
	Document    string       `label:"批准文号" style:"code"`
	Until       day.Day      `label:"改正期满" after:"MeasureDay" ahead:"5"`
	Outcome     string       `label:"改正结果"`
}

func (x AppraisalGrade) Key() string { return x.ID }
func (AppraisalGrade) Kind() Kind    { return KindAppraisalGrade }
func (x AppraisalGrade) Owner() Ref  { return Ref{KindAppraisal, x.AppraisalID} }

// Called is the grade.
func (x AppraisalGrade) Called() string { return string(x.Grade) }

// Faults implements Lawful.
func (x AppraisalGrade) Faults() []Fault {
	if x.Measure == TimeLimit && x.MeasureDay.IsZero() {
		return []Fault{{"MeasureDay", "限期改正的，请填处置日期"}}
	}
	return nil
}

// FaultsAmong implements Among: a member has one grade, a probationary one none (教管 18).
func (x AppraisalGrade) FaultsAmong(o Others, was Record) []Fault {
	out := once(o, was, x, func(x AppraisalGrade) string {
		return "“" + nameIn(o, Ref{KindPerson, x.PersonID}) + "”的评议等次"
	}, nil, "AppraisalID", "PersonID")
	if was, ok := was.(AppraisalGrade); ok && was.PersonID == x.PersonID && was.Grade == x.Grade {
		return out
	}
	switch p := found[Person](o, x.PersonID); {
	case p.ID == "":
	case !p.Status.Member():
		out = append(out, Fault{"PersonID", "政治面貌不是党员，不参加民主评议"})
	case p.Status == ProbationaryMember && x.Grade != Ungraded:
		out = append(out, Fault{"Grade", "预备党员参加评议，不定等次"})
	}
	return out
}
