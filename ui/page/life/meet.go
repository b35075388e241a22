package life

// A meeting of a branch recorded in one go: all came but those who are named.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// meet is the window.
type meet struct {
	p      *Page
	branch string
	kind   *kit.Select
	group  *kit.Select
	on     *kit.DayField
	title  *kit.Entry
	also   []*kit.Check // 兼党课, 兼主题党日
	hours  *kit.Entry
	roll   *roll
	box    *rollBox
	count  *kit.Words
	wrong  *kit.Words
	sheet  *page.Sheet
}

// branchKinds is what a branch holds, in the order of the choice.
var branchKinds = []model.MeetingKind{model.MemberMeeting, model.BranchCommitteeMeeting, model.GroupMeeting, model.PartyLecture,
	model.ThemeDay,
	model.LifeMeeting, model.AppraisalMeeting}

// meetNow begins a meeting of a branch.
func (p *Page) meetNow(branch string, kind model.MeetingKind, group string, on day.Day) *meet {
	b := p.host.Snapshot().Book
	m := &meet{p: p, branch: branch, roll: &roll{hows: []string{string(model.OnLeave), string(model.Missed)}}, count: kit.NewWords(),
		wrong: kit.NewWords(),
		title: kit.NewEntry(), hours: kit.NewEntry(), on: kit.NewDayField(b.AsOf)}
	var kinds []string
	for _, k := range branchKinds {
		kinds = append(kinds, string(k))
	}
	m.kind = kit.NewSelect(kinds, nil)
	m.group = kit.NewSelect(groupsOf(b, branch), nil)
	m.kind.Selected, m.group.Selected = string(kind), group
	m.on.SetText(on.String())
	m.box = newRollBox(m.roll, "没到的人：姓名首字母、姓名或编号，回车记请假，再回车改缺席；也可以粘贴一串姓名", m.say)
	m.also = []*kit.Check{kit.NewCheck("兼党课", nil), kit.NewCheck("兼主题党日", nil)}
	m.kind.OnChanged = func(string) { m.call() }
	m.group.OnChanged = func(string) { m.call() }
	m.on.OnChange = func(day.Day, error) { m.call() }
	m.title.OnSubmitted = func(string) { p.host.Window().Canvas().Focus(m.box.entry) }
	field := func(label string, need bool, o fyne.CanvasObject) fyne.CanvasObject {
		return kit.Labelled(label, need, o, nil)
	}
	first := container.NewGridWithColumns(4, field("会议类别", true, m.kind), field("召开日期", true, m.on), field("党小组", false, m.group),
		field("学时", false, m.hours))
	m.sheet = &page.Sheet{Title: "登记会议：" + page.ShortName(b, branch), Width: 860, Saves: true, Changed: m.changed,
		Left: []fyne.CanvasObject{kit.NewButton("同上次", m.asLast), kit.NewButton("全到", m.allCame)},
		Content: kit.NewColumn(first, field("议题（主题）", true, m.title), container.NewHBox(m.also[0], m.also[1]),
			field("请假、缺席", false, m.box.content()), m.count, m.wrong)}
	m.sheet.Yes = kit.NewButtonWithIcon("保存", theme.DocumentSaveIcon(), m.save)
	m.call()
	m.sheet.Show(p.host)
	p.host.Window().Canvas().Focus(m.title)
	return m
}

// groupsOf is the Party groups of a branch.
func groupsOf(b *model.Book, branch string) []string {
	out := []string{""}
	for _, p := range b.PeopleIn(branch) {
		if !slices.Contains(out, p.PartyGroup) {
			out = append(out, p.PartyGroup)
		}
	}
	return out
}

func (m *meet) changed() bool {
	return m.title.Text != "" || len(m.roll.named) > 0 || m.box.entry.Text != ""
}

// call finds anew who is to come, and leaves out who is not.
func (m *meet) call() {
	on, err := day.Parse(m.on.Text)
	if err != nil || on.IsZero() {
		m.roll.people = nil
		m.say()
		return
	}
	kind := model.MeetingKind(m.kind.Selected)
	m.roll.people = m.p.host.Snapshot().Book.ExpectedAt(m.branch, kind, m.group.Selected, on).People
	m.roll.named = slices.DeleteFunc(m.roll.named, func(n named) bool { return !slices.Contains(m.roll.people, n.person) })
	m.box.show()
}

// say counts who came.
func (m *meet) say() {
	exempt := m.exempt()
	text := fmt.Sprintf("应到%d人，实到%d人", len(m.roll.people), len(m.roll.people)-len(m.roll.named))
	if exempt > 0 {
		text += fmt.Sprintf("，其中不作硬性要求而未到%d人，不计入到会率", exempt)
	}
	m.count.SetText(text + "。没有写到的人都按到会登记。")
}

// exempt is how many of the named nothing is demanded of.
func (m *meet) exempt() int {
	n := 0
	for _, x := range m.roll.named {
		if x.person.LifeExempt {
			n++
		}
	}
	return n
}

func (m *meet) allCame() {
	m.roll.named = nil
	m.box.show()
}

// asLast names those who were away from the branch's last meeting.
func (m *meet) asLast() {
	b := m.p.host.Snapshot().Book
	var last model.Meeting
	for _, x := range model.Owned[model.Meeting](b, m.branch) {
		if x.ByName && x.Day.After(last.Day) {
			last = *x
		}
	}
	m.roll.named = nil
	for _, x := range model.Owned[model.MeetingAbsence](b, last.ID) {
		if i := slices.IndexFunc(m.roll.people, func(p *model.Person) bool { return p.ID == x.PersonID }); i >= 0 {
			m.roll.named = append(m.roll.named, named{m.roll.people[i], string(x.How)})
		}
	}
	m.box.show()
}

// records is the meeting with those who were away.
func (m *meet) records(id func(model.Kind) string) ([]model.Record, string) {
	if strings.TrimSpace(m.box.entry.Text) != "" {
		return nil, "“请假、缺席”里还有没有认出的文字，请改正或者清空。"
	}
	on, err := day.Parse(m.on.Text)
	if err != nil {
		return nil, "召开日期：" + err.Error() + "。"
	}
	x := model.Meeting{ID: id(model.KindMeeting), OrganizationID: m.branch, MeetingKind: model.MeetingKind(m.kind.Selected), Day: on,
		Title: strings.TrimSpace(m.title.Text), PartyGroup: m.group.Selected, AlsoLecture: m.also[0].Checked,
		AlsoPartyDay: m.also[1].Checked,
		Expected:     len(m.roll.people), Attended: len(m.roll.people) - len(m.roll.named), Exempt: m.exempt(), ByName: true}
	if h, _ := model.SchemaOf(model.KindMeeting).Field("Hours"); m.hours.Text != "" {
		if err := h.SetText(&x, m.hours.Text); err != nil {
			return nil, "学时：" + err.Error() + "。"
		}
	}
	b := m.p.host.Snapshot().Book
	if faults := model.Law(b.AsOf, x); len(faults) > 0 {
		f, _ := model.SchemaOf(model.KindMeeting).Field(faults[0].Field)
		return nil, f.Label + "：" + faults[0].Say + "。"
	}
	out := []model.Record{x}
	for _, n := range m.roll.named {
		if !n.person.LifeExempt {
			out = append(out, model.MeetingAbsence{ID: id(model.KindMeetingAbsence), MeetingID: x.ID, PersonID: n.person.ID,
				How: model.AbsenceHow(n.how)})
		}
	}
	return out, ""
}

func (m *meet) save() {
	list, wrong := m.records(m.p.host.NewID)
	m.wrong.Set(kit.Sentence{Text: wrong, Color: kit.ColorBlock})
	if wrong == "" {
		m.p.host.Save("登记会议："+cmp.Or(list[0].(model.Meeting).Title, m.kind.Selected), m.sheet.Saving(), list...)
	}
}
