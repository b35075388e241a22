package paper

// What papers say of a meeting ([会]): from its record where one is kept, else typed or left
// to be written.

import (
	"cmp"
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

// meetingOn is the meeting of a kind that an organisation held on a day; ok is false if none
// is recorded. Of several the first stands.
func (w *writer) meetingOn(org string, kind model.MeetingKind, on day.Day) (model.Meeting, bool) {
	return meetingOn(w.Book, org, kind, on)
}

func meetingOn(b *model.Book, org string, kind model.MeetingKind, on day.Day) (model.Meeting, bool) {
	if on.IsZero() {
		return model.Meeting{}, false
	}
	for _, m := range model.Owned[model.Meeting](b, org) {
		if m.MeetingKind == kind && m.Day == on {
			return *m, true
		}
	}
	return model.Meeting{}, false
}

// meetingOfVote is the meeting at which a vote was taken: the one that it points at, else the
// branch's member meeting of that day; without a record it is only its branch and day.
func meetingOfVote(b *model.Book, v model.BranchMeeting) model.Meeting {
	if m, ok := model.MeetingOf(b, v); ok {
		return m
	}
	c, _ := model.Find[model.DevelopmentCase](b, v.CaseID)
	return meetingOr(b, c.OrganizationID, model.MemberMeeting, v.Day)
}

// meetingOr is the recorded meeting, or what is known of one that is not recorded.
func meetingOr(b *model.Book, org string, kind model.MeetingKind, on day.Day) model.Meeting {
	if m, ok := meetingOn(b, org, kind, on); ok {
		return m
	}
	return model.Meeting{OrganizationID: org, MeetingKind: kind, Day: on}
}

// meetingAsks are the boxes of [会] that a clerk may type; their first values are those of
// the meeting that the paper is about.
func meetingAsks(of func(b *model.Book, r model.Record) model.Meeting) []Ask {
	from := func(value func(*model.Book, model.Meeting) string) func(Input, model.Record) string {
		return func(in Input, r model.Record) string { return value(in.Book, of(in.Book, r)) }
	}
	text := func(value func(model.Meeting) string) func(Input, model.Record) string {
		return from(func(_ *model.Book, m model.Meeting) string { return value(m) })
	}
	return []Ask{
		{Label: "会议开始时间", Hint: "如 14:30", From: text(func(m model.Meeting) string { return m.Start })},
		{Label: "会议地点", From: text(func(m model.Meeting) string { return m.Place })},
		{Label: "主持人", From: from(chairOf)},
		{Label: "记录人", From: from(recorderOf)},
		{Label: "出席人员", Long: true, From: text(func(m model.Meeting) string { return m.Attendees })},
		{Label: "缺席人员及原因", Long: true, From: text(func(m model.Meeting) string { return m.Absent })},
		{Label: "列席人员", Long: true, From: text(func(m model.Meeting) string { return m.Observers })},
	}
}

// typedMeeting is the meeting with what was typed in the boxes of meetingAsks.
func (w *writer) typedMeeting(m model.Meeting) model.Meeting {
	m.Start, m.Place = w.asked("会议开始时间"), w.asked("会议地点")
	m.ChairID, m.Chair, m.RecorderID, m.Recorder = "", w.asked("主持人"), "", w.asked("记录人")
	m.Attendees, m.Absent, m.Observers = w.asked("出席人员"), w.asked("缺席人员及原因"), w.asked("列席人员")
	return m
}

// chairOf and recorderOf are the names of who led a meeting and who wrote it down; empty if
// that is not recorded.
func chairOf(b *model.Book, m model.Meeting) string { return cmp.Or(nameOf(b, m.ChairID), m.Chair) }
func recorderOf(b *model.Book, m model.Meeting) string {
	return cmp.Or(nameOf(b, m.RecorderID), m.Recorder)
}

func nameOf(b *model.Book, id string) string {
	if id == "" {
		return ""
	}
	return b.PersonName(id)
}

// said is one box of a meeting: its name and what stands in it.
type said struct{ label, value string }

// meetingSaid is what a meeting's record begins with; what is not known is left to be written.
func (w *writer) meetingSaid(m model.Meeting) []said {
	return []said{
		{"时间", strings.TrimSpace(w.dayOr("会议时间", m.Day) + " " + w.orBlank("会议开始时间", m.Start))},
		{"地点", w.orBlank("会议地点", m.Place)},
		{"主持人", w.orBlank("主持人", chairOf(w.Book, m))},
		{"记录人", w.orBlank("记录人", recorderOf(w.Book, m))},
		{"到会", w.attendance(m)},
		{"出席", w.orBlank("出席人员", m.Attendees)},
		{"缺席及原因", w.orBlank("缺席人员及原因", absentFrom(m))},
		{"列席", w.orBlank("列席人员", m.Observers)},
	}
}

// absentFrom is who did not come; nobody where all are counted as come.
func absentFrom(m model.Meeting) string {
	if m.Absent == "" && m.Expected > 0 && m.Attended == m.Expected {
		return "无"
	}
	return m.Absent
}

// attendance says how many should have come and did.
func (w *writer) attendance(m model.Meeting) string {
	expected, attended := m.Expected, m.Attended
	if expected == 0 {
		expected, attended = m.Eligible, m.Present
	}
	if expected == 0 {
		w.blank("会议应到、实到人数")
		return "应到＿＿＿名，实到＿＿＿名"
	}
	return fmt.Sprintf("应到%d名，实到%d名", expected, attended)
}

// dayOr is a day, or room to write one.
func (w *writer) dayOr(label string, d day.Day) string {
	if d.IsZero() {
		w.blank(label)
		return "＿＿＿＿年＿＿月＿＿日"
	}
	return d.Chinese()
}

// meetingLines are the paragraphs at the head of a meeting's record.
func (w *writer) meetingLines(m model.Meeting) []report.Block {
	var out []report.Block
	for _, x := range w.meetingSaid(m) {
		out = append(out, report.Paragraph{Text: x.label + "：" + x.value})
	}
	return out
}

// meetingColumns is the grid of meetingBox in millimetres.
var meetingColumns = []float64{26, 54, 26, 54}

// meetingBox is the head of a record that is a form, on the grid of meetingColumns.
func (w *writer) meetingBox(m model.Meeting) []report.FormRow {
	of := w.meetingSaid(m)
	for i, x := range of { // a box is room enough
		of[i].value = strings.TrimRight(x.value, "＿ ")
	}
	pair := func(a, b said) report.FormRow {
		return report.FormRow{Height: 9, Boxes: []report.Box{report.Label(a.label), report.Filled(a.value), report.Label(b.label),
			report.Filled(b.value)}}
	}
	out := []report.FormRow{pair(of[0], of[1]), pair(of[2], of[3])}
	for _, x := range of[4:] {
		out = append(out, report.FormRow{Height: 9, Boxes: []report.Box{report.Label(x.label), report.Box{Text: x.value}.Over(3, 1)}})
	}
	return out
}
