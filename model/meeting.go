package model

// Meetings of Party organisations (三会一课 and what is held with them; 支部工作条例 2018,
// articles 11 to 19): each is recorded once, and votes, prior reviews, elections and papers
// point at it. Who came is written down by those who did not: attendance is counted.

import (
	"fmt"

	"partyledger/model/day"
)

// KindMeeting is the kind of this file.
const KindMeeting Kind = "meeting"

// MeetingKind is what was held.
type MeetingKind string

// The kinds: those of a branch first, then those of committees.
const (
	MemberMeeting          MeetingKind = "支部党员大会"
	BranchCommitteeMeeting MeetingKind = "支部委员会会议"
	GroupMeeting           MeetingKind = "党小组会"
	PartyLecture           MeetingKind = "党课"
	ThemeDay               MeetingKind = "主题党日"
	LifeMeeting            MeetingKind = "组织生活会"
	AppraisalMeeting       MeetingKind = "民主评议党员"
	StudyGroupMeeting      MeetingKind = "中心组学习"
	FirstTopic             MeetingKind = "第一议题"
	DemocraticLifeMeeting  MeetingKind = "民主生活会"
	CommitteeMeeting       MeetingKind = "党委（党组）会议"
	GeneralBranchMeeting   MeetingKind = "总支部委员会会议"
	PartyCongress          MeetingKind = "党员大会（党员代表大会）"
)

// Choices lists them.
func (MeetingKind) Choices() []string {
	return []string{string(MemberMeeting), string(BranchCommitteeMeeting), string(GroupMeeting), string(PartyLecture), string(ThemeDay),
		string(LifeMeeting), string(AppraisalMeeting), string(StudyGroupMeeting), string(FirstTopic), string(DemocraticLifeMeeting),
		string(CommitteeMeeting), string(GeneralBranchMeeting), string(PartyCongress)}
}

// Meeting is one meeting, held or only planned; one that was several at once says so by
// the fields that begin with Also.
type Meeting struct {
	ID             string      `label:"编号" style:"code"`
	OrganizationID string      `label:"党组织" ref:"organization" need:"1"`
	MeetingKind    MeetingKind `label:"会议类别" need:"1"`
	AlsoLecture    bool        `label:"兼党课"`
	AlsoPartyDay   bool        `label:"兼主题党日"`
	AlsoLife       bool        `label:"兼组织生活会"`
	AlsoAppraisal  bool        `label:"兼民主评议党员"`
	PartyGroup     string      `label:"党小组"`
	Number         string      `label:"届次（次数）"` // 第三届第12次
	ForYear        int         `label:"所属年度" year:"1"`
	Planned        day.Day     `label:"计划日期" ahead:"5"`
	Day            day.Day     `label:"召开日期" since:"1921" past:"1"` // empty = only planned
	Start          string      `label:"开始时间"`                       // by the clock, as people write it
	Title          string      `label:"议题（主题）" need:"1"`
	Place          string      `label:"会议地点"`
	ChairID        string      `label:"主持人" ref:"person"`
	Chair          string      `label:"主持人（系统外）"`
	RecorderID     string      `label:"记录人" ref:"person"`
	Recorder       string      `label:"记录人（系统外）"`
	LecturerID     string      `label:"授课人" ref:"person"`
	Lecturer       string      `label:"授课人（系统外）"`
	Hours          int         `label:"学时" most:"100"`

	Expected  int    `label:"应到人数"` // of all who should come; Vote counts those with a vote
	Attended  int    `label:"实到人数" within:"Expected"`
	Exempt    int    `label:"不作要求而未到人数" within:"Expected"`
	ByName    bool   `label:"缺席按人登记" stay:"1" private:"1"` // who is not named as away came
	Attendees string `label:"出席人员" style:"long" stay:"1"`
	Absent    string `label:"缺席人员及原因" style:"long" stay:"1"`
	Observers string `label:"列席人员" style:"long" stay:"1"`
	Vote
	Scrutineers string `label:"监票人"`
	Tellers     string `label:"计票人"`
	Resolution  string `label:"决议（议定事项）" style:"long" stay:"1"`
	RecordKept  bool   `label:"会议记录已归档"`
	PutOff      string `label:"延期（取消）原因"`
	Note        string `label:"备注" style:"long" stay:"kept"`
}

func (m Meeting) Key() string { return m.ID }
func (Meeting) Kind() Kind    { return KindMeeting }
func (m Meeting) Owner() Ref  { return Ref{KindOrganization, m.OrganizationID} }

// Called is the day, the kind and what about: 2026-11-20 支部党员大会（讨论接收预备党员）.
func (m Meeting) Called() string {
	on := m.Day.String()
	if m.Day.IsZero() {
		on = "计划" + m.Planned.String()
	}
	return on + " " + string(m.MeetingKind) + "（" + ClipLine(m.Title, 16) + "）"
}

// OfBranch reports what a branch holds: 三会一课 and what goes with them.
func (k MeetingKind) OfBranch() bool {
	switch k {
	case MemberMeeting, BranchCommitteeMeeting, GroupMeeting, PartyLecture, ThemeDay, LifeMeeting, AppraisalMeeting:
		return true
	}
	return false
}

// Was reports that the meeting was one of the kind, by itself or besides.
func (m Meeting) Was(kind MeetingKind) bool {
	return m.MeetingKind == kind || m.AlsoLecture && kind == PartyLecture || m.AlsoPartyDay && kind == ThemeDay ||
		m.AlsoLife && kind == LifeMeeting || m.AlsoAppraisal && kind == AppraisalMeeting
}

// LifeYear is the year that a yearly meeting is for: as recorded, else that of its day; one
// of January to March closes the year before.
func (m Meeting) LifeYear() int {
	switch {
	case m.ForYear != 0:
		return m.ForYear
	case !m.Day.IsZero() && m.Day.Month() <= 3:
		return m.Day.Year() - 1
	}
	return m.Day.Year()
}

// Held reports a meeting that was held by the day.
func (m Meeting) Held(on day.Day) bool { return by(m.Day, on) }

// Faults implements Lawful.
func (m Meeting) Faults() []Fault {
	var out []Fault
	if m.Day.IsZero() && (m.Attended > 0 || m.Vote != Vote{}) {
		out = append(out, Fault{"Day", "登记了到会或者表决情况，请填召开日期"})
	}
	if m.Day.IsZero() && m.Planned.IsZero() {
		out = append(out, Fault{"Day", "请填召开日期，还没有召开的请填计划日期"})
	}
	if m.ByName && m.Day.IsZero() {
		out = append(out, Fault{"ByName", "召开以后再按人登记缺席"})
	}
	if m.Attended > 0 && m.Expected > 0 && m.Attended+m.Exempt > m.Expected {
		out = append(out, Fault{"Exempt", "与实到人数之和多于应到人数"})
	}
	if field, wrong := m.Vote.filled().fault(); wrong != "" {
		out = append(out, Fault{field, wrong})
	}
	return out
}

// FaultsAmong implements Among: a meeting is held while its organisation exists.
func (m Meeting) FaultsAmong(o Others, was Record) []Fault {
	out := once(o, was, m, func(x Meeting) string { return "“" + nameIn(o, x.Owner()) + "”" + x.Called() },
		func(x Meeting) bool { return !x.Day.IsZero() }, "OrganizationID", "MeetingKind", "Day", "PartyGroup", "Start", "Title")
	org := found[Organization](o, m.OrganizationID)
	out = append(out, notBefore("Day", m.Day, "党组织成立日期", org.Founded)...)
	if !org.Ended.IsZero() && !m.Day.IsZero() && m.Day.First().After(org.Ended.Last()) {
		out = append(out, Fault{"Day", "晚于党组织撤销日期（" + org.Ended.String() + "）"})
	}
	if m.ByName {
		away := len(o.Same(MeetingAbsence{MeetingID: m.ID}, "MeetingID"))
		if sum := m.Attended + m.Exempt + away; sum != m.Expected {
			out = append(out, Fault{"Attended", fmt.Sprintf("实到%d人、按人登记的缺席%d人、不作要求而未到%d人，合计%d人，与应到%d人不符", m.Attended, away,
				m.Exempt, sum, m.Expected)})
		}
	}
	return out
}

// onMeetingDay refuses a day that is not the one of the meeting that is pointed at.
func onMeetingDay(o Others, meeting, field string, d day.Day) []Fault {
	m := found[Meeting](o, meeting)
	if m.Day.IsZero() || d.IsZero() || m.Day == d {
		return nil
	}
	return []Fault{{field, "与所选会议的召开日期（" + m.Day.String() + "）不同"}}
}

// MeetingOf is the meeting that a vote was taken at; ok is false if none is recorded.
func MeetingOf(b *Book, m BranchMeeting) (Meeting, bool) { return Find[Meeting](b, m.MeetingID) }

// ThemeDayOf is the meeting that an activity 主题党日 of old tells of, without ID.
func ThemeDayOf(a Activity) Meeting {
	return Meeting{OrganizationID: a.OrganizationID, MeetingKind: ThemeDay, ForYear: a.Day.Year(), Day: a.Day, Title: a.Theme,
		Attended: a.People.N(), Note: a.Result}
}
