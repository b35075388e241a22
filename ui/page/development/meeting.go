package development

// 支部大会: the votes on one person and the approvals that followed. The form
// counts while it is filled in; what was resolved is entered by people.

import (
	"cmp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// meetings is the tab.
type meetings struct {
	p       *Page
	was     model.DevelopmentCase
	list    *kit.RecordList[model.BranchMeeting]
	content fyne.CanvasObject
	levels  map[string]rule.Level
}

func newMeetings(p *Page) *meetings {
	t := &meetings{p: p}
	level := kit.TextColumn("核查", 64, func(m model.BranchMeeting) string { return page.LevelWord(t.levels[m.ID]) })
	level.Color = func(m model.BranchMeeting) fyne.ThemeColorName { return page.LevelColor(t.levels[m.ID]) }
	t.list = page.NewList(p.host, page.ListOf{ID: "development.meetings", Title: "支部大会"}, []kit.Column[model.BranchMeeting]{
		level,
		kit.TextColumn("大会日期", 98, func(m model.BranchMeeting) string { return m.Day.String() }),
		kit.TextColumn("表决事项", 104, func(m model.BranchMeeting) string { return string(m.Purpose) }),
		kit.NumberColumn("应到", 56, func(m model.BranchMeeting) int { return m.Eligible }),
		kit.NumberColumn("实到", 56, func(m model.BranchMeeting) int { return m.Present }),
		kit.NumberColumn("赞成", 56, func(m model.BranchMeeting) int { return m.For + m.WrittenFor }),
		kit.NumberColumn("反对", 56, func(m model.BranchMeeting) int { return m.Against + m.WrittenAgainst }),
		kit.NumberColumn("弃权", 56, func(m model.BranchMeeting) int { return m.Abstain + m.WrittenAbstain }),
		kit.TextColumn("大会决议", 128, resolutionWords),
		kit.TextColumn("审批日期", 98, func(m model.BranchMeeting) string { return m.ApprovalDay.String() }),
		kit.TextColumn("审批结果", 76, approvalWords),
		kit.TextColumn("审批党组织", 180, func(m model.BranchMeeting) string { return page.ShortName(p.Snap.Book, m.ApproverID) }),
		kit.TextColumn("审批文号", 150, func(m model.BranchMeeting) string { return m.ApprovalDoc }),
	})
	t.list.Key = func(m model.BranchMeeting) string { return m.ID }
	t.list.Empty = "还没有登记支部大会。大会开过后，点上方按钮登记到会人数、票数和决议。"
	t.list.OnOpen = func(m model.BranchMeeting) { p.showMeeting(t.was, m, false) }
	page.RemovableRecords(p.host, t.list, func(m model.BranchMeeting) model.Ref { return model.RefOf(m) })
	add := func(title string, purpose model.MeetingPurpose) fyne.CanvasObject {
		return kit.NewButtonWithIcon(title, theme.ContentAddIcon(), func() { p.newMeeting(t.was, purpose) })
	}
	bar := kit.NewFlow(add("登记接收大会", model.ForAdmission), add("登记转正大会", model.ForConfirmation),
		page.RemoveSelected(p.host, t.list), kit.Wide(muted("赞成、反对、弃权含书面意见；双击一行可修改。"), 200))
	t.content = kit.NewTopped(container.NewPadded(bar), t.list)
	return t
}

// show lists the case's meetings.
func (t *meetings) show(c model.DevelopmentCase, found []rule.Finding) int {
	t.was, t.levels = c, map[string]rule.Level{}
	for _, f := range found { // sorted: the strongest comes first
		if f.Kind == model.KindBranchMeeting && t.levels[f.ID] == "" {
			t.levels[f.ID] = f.Level
		}
	}
	var rows []model.BranchMeeting
	for _, m := range model.Owned[model.BranchMeeting](t.p.Snap.Book, c.ID) {
		rows = append(rows, *m)
	}
	t.list.SetRows(rows)
	return len(rows)
}

func resolutionWords(m model.BranchMeeting) string {
	if m.Resolution == model.Extend && m.ExtensionMonths > 0 {
		return string(m.Resolution) + strconv.Itoa(m.ExtensionMonths) + "个月"
	}
	return string(m.Resolution)
}

func approvalWords(m model.BranchMeeting) string {
	switch {
	case m.ApprovalDay.IsZero():
		return "未审批"
	case m.Denied():
		return "未同意"
	}
	return "同意"
}

// openMeeting shows the last meeting of a purpose, or begins one.
func (p *Page) openMeeting(c model.DevelopmentCase, purpose model.MeetingPurpose) {
	if list := model.MeetingsOn(p.Snap.Book, c, purpose, p.Snap.Book.AsOf); len(list) > 0 {
		if m, ok := model.Find[model.BranchMeeting](p.Snap.Book, list[len(list)-1].ID); ok {
			p.showMeeting(c, m, false)
			return
		}
	}
	p.newMeeting(c, purpose)
}

// newMeeting begins a meeting; the approver is the one of before, who is rarely
// another.
func (p *Page) newMeeting(c model.DevelopmentCase, purpose model.MeetingPurpose) *liveForm {
	m := model.BranchMeeting{CaseID: c.ID, Purpose: purpose, Day: p.Snap.Today,
		ApproverID: cmp.Or(c.PreReviewerID, approver(p.Snap.Book, c.OrganizationID))}
	if last, ok := model.AdmissionOn(p.Snap.Book, c, p.Snap.Book.AsOf); ok && last.ApproverID != "" {
		m.ApproverID = last.ApproverID
	}
	return p.showMeeting(c, m, true)
}

var meetingForm = []kit.FormSection{
	{Title: "到会和表决方式", Fields: []string{"Day", "Eligible", "Present", "SecretBallot", "OneByOne"}},
	{Title: "票数（书面意见单独填写，计入票数，不计入到会人数）", Fields: []string{"For", "Against", "Abstain", "WrittenFor", "WrittenAgainst", "WrittenAbstain"}},
	{Title: "决议", Fields: []string{"Resolution", "ExtensionMonths"}},
	{Title: "上级党委审批", Fields: []string{"ApprovalDay", "Approved", "ApproverID", "ApprovalDoc", "DelayReason", "Note"}},
	{Title: "文书用（可以不填）", Fields: []string{"MeetingID", "BallotsOut", "BallotsIn", "BallotsValid", "Merits", "Shortcomings",
		"ExtensionReason", "RequestDoc", "ApprovalMeetingID", "CommitteeEligible", "CommitteePresent", "CommitteeFor"}},
	{Title: "推迟讨论转正（只用于转正）", Fields: []string{"PostponedDay", "PostponedMonths", "PostponedReason"}},
}

// meetingStep is the step of the chart that a meeting is.
func meetingStep(purpose model.MeetingPurpose) int {
	if purpose == model.ForConfirmation {
		return model.StepConfirmation
	}
	return model.StepAdmission
}

// showMeeting shows the form of a meeting.
func (p *Page) showMeeting(c model.DevelopmentCase, m model.BranchMeeting, fresh bool) *liveForm {
	name := p.Snap.Book.PersonName(c.PersonID)
	return showLive(p.host, live{
		title: name + "：" + stepTitle(p.Snap.Book, c, meetingStep(m.Purpose)), record: m, sections: meetingForm, what: whatMeeting,
		hints:   func(r model.Record) []sentence { return p.meetingHints(c, r.(model.BranchMeeting)) },
		removes: !fresh,
		offer:   func(r model.Record) (string, []store.Draft) { return p.registerToo(c, r) },
		saveAll: func(r model.Record, also []store.Draft, done func(error)) {
			now, was, note := r.(model.BranchMeeting), model.Record(m), "修改"
			if fresh {
				now.ID, was, note = p.host.NewID(now.Kind()), nil, "登记"
			}
			p.saveToo(note+"“"+name+"”支部大会（"+string(m.Purpose)+"）", done, store.Draft{Was: was, Now: now}, also)
		},
	})
}

// registerToo is what the register would say too once now is saved: only what this save
// brings is offered.
func (p *Page) registerToo(c model.DevelopmentCase, now model.Record) (string, []store.Draft) {
	b := p.Snap.Book
	of := func(b *model.Book) (model.Person, model.Person, bool) {
		c, ok := model.Find[model.DevelopmentCase](b, c.ID)
		if !ok {
			return model.Person{}, model.Person{}, false
		}
		return model.RegisterFollows(b, c)
	}
	_, known, _ := of(b)
	x, follows, ok := of(b.With(unsaved(now)))
	if !ok || follows == known {
		return "", nil
	}
	return x.Name + "：" + model.FollowWords(b, x, follows), []store.Draft{{Was: x, Now: follows}}
}

// unsaved gives a new record a number to be told by.
func unsaved(r model.Record) model.Record {
	if m, ok := r.(model.BranchMeeting); ok && m.ID == "" {
		m.ID = "new"
		return m
	}
	return r
}

// saveToo saves an edit, and what was taken of what follows from it, in one batch.
func (p *Page) saveToo(note string, done func(error), e store.Draft, also []store.Draft) {
	if len(also) > 0 {
		note += "，同时更新名册"
	}
	p.host.SaveDrafts(note, done, append([]store.Draft{e}, also...)...)
}

// halfWords is in the verdict and in the findings that say the same.
const halfWords = "未超过应到会人数的半数"

// meetingHints is what the counts come to, and what the rules find in the rest.
func (p *Page) meetingHints(c model.DevelopmentCase, m model.BranchMeeting) []sentence {
	carried, text, basis := rule.Verdict(m.Purpose, m.Vote, model.EditionsOf(p.Snap.Book, c).On(m.Day))
	out := []sentence{{text: text, color: kit.ColorBlock, bold: true}, {text: "依据：" + basis, color: kit.ColorMuted}}
	switch {
	case m.Eligible == 0:
		out[0].color, out[0].bold = kit.ColorMuted, false
	case carried:
		out[0].color = kit.ColorGood
	}
	if m.ID == "" {
		m.ID = "new" // the rules tell records apart by it
	}
	if m.Eligible == 0 {
		return out
	}
	for _, f := range rule.CheckCase(p.Snap.Book.With(m), c) {
		same := strings.Contains(f.Message, halfWords) && strings.Contains(text, halfWords)
		if f.Kind == m.Kind() && f.ID == m.ID && !same {
			out = append(out, sentence{text: f.Level.Chinese() + "：" + f.Message, color: page.LevelColor(f.Level)})
		}
	}
	return out
}
