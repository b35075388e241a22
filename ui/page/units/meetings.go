package units

// 会议: what the chosen enterprise's organisations met for.

import (
	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

func (p *Page) newMeetings() {
	p.meetings = page.NewRecords(p.host, page.RecordsOptions[model.Meeting]{
		ID: "units.meetings", Plain: true, Latest: "Day", Attach: true,
		Sections: []kit.FormSection{
			{Title: "会议", Fields: []string{"OrganizationID", "MeetingKind", "Day", "Start", "Place", "Number", "Title"}},
			{Title: "人员", Fields: []string{"ChairID", "Chair", "RecorderID", "Recorder", "Expected", "Attended", "Attendees", "Absent",
				"Observers"}},
			{Title: "议定和表决（对个人的表决登记在“发展党员”）", Fields: []string{"Resolution", "Eligible", "Present", "For", "Against", "Abstain",
				"Scrutineers", "Tellers", "RecordKept"}},
			{Title: "组织生活", Fields: []string{"PartyGroup", "AlsoLecture", "AlsoPartyDay", "AlsoLife", "AlsoAppraisal", "LecturerID",
				"Lecturer", "Hours", "Exempt", "ForYear"}},
			{Title: "计划", Fields: []string{"Planned", "PutOff", "Note"}},
		},
		Empty: "还没有登记会议。点“新增”登记一次会议；发展党员的表决、前置研究和换届选举可以指明是在哪次会上。",
		New: func(*model.Book) model.Meeting {
			return model.Meeting{OrganizationID: p.topOrganization(), Day: p.Snap.Today, MeetingKind: meetingOf(p.topType())}
		},
		Cols: []page.Col[model.Meeting]{
			{Title: "召开日期", Width: 104, Text: func(_ *model.Book, m model.Meeting) string {
				return kit.Choose(m.Day.IsZero(), "计划"+m.Planned.String(), m.Day.String())
			}},
			{Field: "MeetingKind", Width: 150},
			{Title: "党组织", Width: 150, Text: func(b *model.Book, m model.Meeting) string { return page.ShortName(b, m.OrganizationID) }},
			{Field: "Title", Width: 260},
			{Title: "主持人", Width: 80, Text: func(b *model.Book, m model.Meeting) string {
				return kit.Choose(m.ChairID != "", b.PersonName(m.ChairID), m.Chair)
			}},
			{Field: "Expected", Title: "应到"}, {Field: "Attended", Title: "实到"}, {Field: "Place", Width: 130},
		},
	})
}

// meetingOf is the meeting that an organisation of the type holds most.
func meetingOf(t model.OrganizationType) model.MeetingKind {
	switch t {
	case model.Committee:
		return model.CommitteeMeeting
	case model.GeneralBranch:
		return model.GeneralBranchMeeting
	}
	return model.BranchCommitteeMeeting
}

func (p *Page) topType() model.OrganizationType {
	o, _ := model.Find[model.Organization](p.Snap.Book, p.topOrganization())
	return o.Type
}
