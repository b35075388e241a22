package units

// 会议 and 选举: what the chosen enterprise's organisations met for, and their elections with
// the candidates.

import (
	"cmp"
	"slices"
	"strconv"

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

func (p *Page) newElections() {
	p.elections = page.NewRecords(p.host, page.RecordsOptions[model.Election]{
		ID: "units.elections", Plain: true, Bare: true, Latest: "Day", Attach: true,
		Sections: []kit.FormSection{
			{Title: "选举", Fields: []string{"OrganizationID", "ElectionKind", "ElectionForm", "FromTermID", "Planned", "Seats",
				"SecretarySeats", "DeputySeats", "DisciplineSeats", "Candidates"}},
			{Title: "请示和批复", Fields: []string{"AskDay", "AskDoc", "ReplyDay", "ReplyDoc", "ListAskDay", "ListAskDoc", "ListReplyDay",
				"ListReplyDoc"}},
			{Title: "大会", Fields: []string{"Day", "MeetingID", "Eligible", "Present", "Excluded", "ExcludedDoc", "RulesPassed", "Round",
				"BallotsOut", "BallotsIn", "BallotsValid", "Scrutineers", "Tellers"}},
			{Title: "结果", Fields: []string{"ResultAskDay", "ResultAskDoc", "ResultReplyDay", "ResultReplyDoc", "TermID", "Note"}},
		},
		Empty: "还没有登记选举。换届请示前点“新增”登记，候选人在“候选人”里登记；选举结果批复后，在“换届”里登记新一届。",
		New: func(b *model.Book) model.Election {
			e := model.Election{OrganizationID: p.topOrganization(), ElectionKind: model.TermEnds, ElectionForm: model.ByAllMembers}
			if t, ok := model.CurrentTerm(b, e.OrganizationID); ok {
				e.FromTermID = t.ID
			}
			return e
		},
		Cols: []page.Col[model.Election]{
			{Title: "党组织", Width: 170, Text: func(b *model.Book, e model.Election) string { return page.ShortName(b, e.OrganizationID) }},
			{Field: "ElectionKind", Title: "类型"}, {Field: "AskDay", Title: "请示日期"}, {Field: "ReplyDay", Title: "批复日期"},
			{Title: "大会日期", Width: 116, Text: func(_ *model.Book, e model.Election) string {
				return kit.Choose(e.Day.IsZero() && !e.Planned.IsZero(), "拟"+e.Planned.String(), e.Day.String())
			}},
			page.NumberCol("应选", func(_ *model.Book, e model.Election) string { return strconv.Itoa(e.Seats) }),
			{Field: "Candidates", Title: "候选人"}, {Field: "Eligible", Title: "应到"}, {Field: "Present", Title: "实到"},
			{Field: "ResultReplyDay", Title: "结果批复"}, {Field: "ResultReplyDoc", Title: "批复文号"},
		},
	})
}

func (p *Page) newCandidates() {
	p.candidates = page.NewRecords(p.host, page.RecordsOptions[model.Candidate]{
		ID: "units.candidates", Plain: true, Bare: true, Order: byElection,
		Sections: []kit.FormSection{
			{Title: "候选人", Fields: []string{"ElectionID", "PersonID", "Post", "Order"}},
			{Title: "选举结果", Fields: []string{"For", "Against", "Abstain", "WriteIn", "Elected", "Duty"}},
		},
		Empty: "还没有登记候选人。先在“选举”里登记这次选举，再点“新增”逐个登记候选人；票数在大会后补登。",
		New: func(b *model.Book) model.Candidate {
			c := model.Candidate{Post: model.ForMember}
			if rows := p.elections.List().Rows(); len(rows) > 0 {
				c.ElectionID = rows[0].Record.ID
			}
			if e, ok := p.elections.Selected(); ok {
				c.ElectionID = e.ID
			}
			c.Order = len(model.Owned[model.Candidate](b, c.ElectionID)) + 1
			return c
		},
		Cols: []page.Col[model.Candidate]{
			{Title: "党组织", Width: 170, Text: func(b *model.Book, c model.Candidate) string {
				e, _ := model.Find[model.Election](b, c.ElectionID)
				return page.ShortName(b, e.OrganizationID)
			}},
			{Title: "选举", Width: 150, Text: func(b *model.Book, c model.Candidate) string {
				e, _ := model.Find[model.Election](b, c.ElectionID)
				return e.Called()
			}},
			{Field: "PersonID"}, {Field: "Post", Title: "选举职务"},
			page.NumberCol("次序", func(_ *model.Book, c model.Candidate) string { return strconv.Itoa(c.Order) }),
			{Field: "For", Title: "赞成"}, {Field: "Against", Title: "不赞成"}, {Field: "Abstain", Title: "弃权"},
			{Title: "结果", Width: 70, Text: func(_ *model.Book, c model.Candidate) string { return kit.Choose(c.Elected, "当选", "") }},
			{Field: "Duty", Title: "分工"},
		},
	})
}

// byElection puts the latest election on top, and its candidates as on the ballot.
func byElection(b *model.Book, list []model.Candidate) []model.Candidate {
	out := slices.Clone(list)
	on := func(c model.Candidate) string {
		e, _ := model.Find[model.Election](b, c.ElectionID)
		return e.On().String() + e.ID
	}
	slices.SortStableFunc(out, func(x, y model.Candidate) int {
		return cmp.Or(cmp.Compare(on(y), on(x)), cmp.Compare(x.Post, y.Post), cmp.Compare(x.Order, y.Order))
	})
	return out
}
