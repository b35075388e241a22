package reports

// 年度报告文字: the annual report's sections and slots, written in place. What the ledger says
// stands there until somebody changes it; from then on it stays, and what no longer agrees with
// the ledger is told beside it.

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// manuscript is the tab.
type manuscript struct {
	host    page.Host
	content fyne.CanvasObject
	tree    *kit.Tree
	said    *kit.Words // how far the report is
	carry   *kit.Button
	title   *kit.Words
	box     *fyne.Container // the fields of the section
	scroll  *kit.FormScroll
	save    *kit.Button

	snap   *page.Snapshot
	m      report.Manuscript
	fields []*slotField
	shown  string // the section whose fields these are
	wanted string // the ID of the text that is to be brought forward
}

// slotField is one text of a section.
type slotField struct {
	place report.TextPlace
	was   *model.ReportText // nil = nobody has written it yet
	order int
	entry *kit.Entry
	fault *kit.Fault
	begun string // what stood there
}

func newManuscript(host page.Host) *manuscript {
	m := &manuscript{host: host, tree: kit.NewTree(), said: kit.NewWords(), title: kit.NewWords(), box: kit.NewColumn()}
	m.tree.OnSelect = m.choose
	m.tree.OnOpen = func(string) { m.focus() }
	m.carry = kit.NewButton("沿用上年的文字…", m.askCarry)
	m.save = kit.NewButtonWithIcon("保存（Ctrl+S）", theme.DocumentSaveIcon(), func() { m.saveThen(func() {}) })
	m.save.Importance = widget.HighImportance
	drop := kit.NewButton("放弃修改", m.fill)
	m.scroll = kit.NewFormScroll(container.NewPadded(m.box))
	foot := container.NewPadded(container.NewHBox(m.save, drop))
	right := kit.NewTopped(container.NewPadded(m.title), container.NewBorder(nil, foot, nil, nil, m.scroll))
	split := container.NewHSplit(m.tree, right)
	page.KeepSplit(host, "reports.manuscript", split, 0.3)
	m.content = kit.NewTopped(container.NewPadded(kit.NewColumn(m.said, kit.NewFlow(m.carry))), split)
	return m
}

// show takes over the latest state, but for fields that hold what is not saved.
func (m *manuscript) show(s *page.Snapshot, text report.Manuscript) {
	m.snap, m.m = s, text
	m.tree.SetNodes(m.nodes())
	must, more := 0, 0
	for _, t := range m.m.Todo {
		if t.Must {
			must++
		} else {
			more++
		}
	}
	words := fmt.Sprintf("%s%d年度报告。左边选一节，右边就地改写；没有改过的文字随数据更新，改过并保存的不再变动。", m.m.Unit, m.m.Year)
	if must > 0 {
		words += fmt.Sprintf("定稿前必须完成%d处（红点）。", must)
	}
	if more > 0 {
		words += fmt.Sprintf("请核对%d处（黄点）。", more)
	}
	said := []kit.Sentence{{Text: words, Color: kit.ColorMuted}}
	section, elsewhere := m.bring()
	if elsewhere != "" {
		said = append([]kit.Sentence{{Text: elsewhere, Color: theme.ColorNameWarning}}, said...)
	}
	m.said.Set(said...)
	m.carry.Hidden = len(report.CarryOver(s.Book, m.m.EnterpriseID, m.m.Year)) == 0
	m.carry.Refresh()
	if section != "" && section != m.shown {
		m.tree.Choose(section)
	} else if !m.changed() {
		if m.shown == "" || !m.tree.Has(m.shown) {
			m.tree.Choose(string(model.SectionOpening))
			return
		}
		m.fill()
	}
}

// bring finds the section of the wanted text; a text of another report is not here, and the words
// say where it is. Either answer may be empty.
func (m *manuscript) bring() (section, elsewhere string) {
	t, ok := model.Find[model.ReportText](m.snap.Book, m.wanted)
	m.wanted = ""
	switch {
	case !ok:
		return "", ""
	case t.EnterpriseID == m.m.EnterpriseID && t.Year == m.m.Year && m.part(string(t.Section)) != nil:
		return string(t.Section), ""
	case t.EnterpriseID == m.m.EnterpriseID && t.Year == m.m.Year:
		return "", "要看的文字所在的一节，今年的报告里没有：" + model.ClipLine(t.Text, 40)
	}
	return "", fmt.Sprintf("要看的文字写在%s%d年度报告里：请在窗口上方改“范围”和“截至”。", m.snap.Book.EnterpriseName(t.EnterpriseID), t.Year)
}

// nodes are the parts with their sections.
func (m *manuscript) nodes() []kit.TreeNode {
	var out []kit.TreeNode
	sections := map[string]int{}
	for _, p := range m.m.Sections {
		sections[p.Under]++
	}
	last := ""
	for _, p := range m.m.Sections {
		n := kit.TreeNode{ID: string(p.Section), Text: p.Title(), Muted: !p.Stands()}
		switch {
		case p.Under == "":
		case sections[p.Under] == 1: // the part is the section
			n.Text = p.Under
		default:
			if n.Parent = "·" + p.Under; p.Under != last {
				last = p.Under
				out = append(out, kit.TreeNode{ID: n.Parent, Text: p.Under, Muted: true})
			}
		}
		for _, t := range m.m.TodoOf(p.Section) {
			if t.Must {
				n.Mark = theme.ColorNameError
			} else if n.Mark == "" {
				n.Mark = theme.ColorNameWarning
			}
		}
		out = append(out, n)
	}
	return out
}

// choose shows another section, once what was typed in the last is saved or given up.
func (m *manuscript) choose(id string) {
	if id == m.shown || m.part(id) == nil {
		return
	}
	page.LeaveUnsaved(m.host, m.unsaved(), func() {
		m.shown = id
		m.tree.Choose(id)
		m.fill()
	})
	if m.shown != id { // the question stands: the tree goes back until it is answered
		m.tree.Choose(m.shown)
	}
}

func (m *manuscript) part(id string) *report.TextPart {
	i := slices.IndexFunc(m.m.Sections, func(p report.TextPart) bool { return string(p.Section) == id })
	if i < 0 {
		return nil
	}
	return &m.m.Sections[i]
}

// fill sets up the fields of the section.
func (m *manuscript) fill() {
	p := m.part(m.shown)
	m.fields, m.box.Objects = nil, nil
	if p == nil {
		m.box.Refresh()
		return
	}
	said := []kit.Sentence{{Text: p.Title(), Bold: true}}
	for _, t := range m.m.TodoOf(p.Section) {
		color := theme.ColorNameWarning
		if t.Must {
			color = theme.ColorNameError
		}
		said = append(said, kit.Sentence{Text: string(t.Slot) + "：" + t.Say, Color: color})
	}
	m.title.Set(said...)
	for _, x := range p.Places {
		m.addPlace(x)
	}
	m.box.Refresh()
	m.scroll.Refresh()
}

// addPlace adds the fields of a slot: one a text, or one for what the ledger says.
func (m *manuscript) addPlace(x report.TextPlace) {
	last := 0
	for i := range x.Texts {
		m.addField(&slotField{place: x, was: &x.Texts[i], order: x.Texts[i].Order, begun: x.Texts[i].Text})
		last = max(last, x.Texts[i].Order)
	}
	if len(x.Texts) == 0 {
		m.addField(&slotField{place: x, begun: x.Starter})
	} else if x.Slot == model.SlotExample {
		m.box.Add(container.NewHBox(kit.NewLink("再加一段事例", func() {
			m.addField(&slotField{place: report.TextPlace{Slot: x.Slot, Hint: x.Hint}, order: last + 1})
			m.box.Refresh()
		})))
	}
}

// addField adds one field with its name, its state and what can be done.
func (m *manuscript) addField(f *slotField) {
	f.entry, f.fault = kit.NewLongEntry(), kit.NewFault()
	rows := 2
	if n := len([]rune(f.begun)); n > 60 {
		rows = min(3+n/45, 9)
	}
	if f.place.Slot == model.SlotNumber || f.place.Slot == model.SlotDay || f.place.Slot == model.SlotHeading {
		f.entry = kit.NewEntry()
	} else {
		f.entry.SetMinRowsVisible(rows)
	}
	f.entry.SetText(f.begun)
	f.entry.SetPlaceHolder(f.place.Hint)
	f.entry.OnChanged = func(string) { f.judge(m) }
	m.fields = append(m.fields, f)
	m.box.Add(kit.Labelled(string(f.place.Slot), false, f.entry, f.fault))
	m.box.Add(kit.NewCaption(f.state()...))
	if len(f.place.Choices) > 0 {
		m.box.Add(f.choices())
	}
	if acts := m.acts(f); len(acts) > 0 {
		m.box.Add(kit.NewFlow(acts...))
	}
}

// state says where the text comes from, and what in it no longer agrees.
func (f *slotField) state() []kit.Sentence {
	muted := func(s string) kit.Sentence { return kit.Sentence{Text: s, Color: kit.ColorMuted} }
	var out []kit.Sentence
	switch {
	case f.was == nil && f.begun == "":
		out = append(out, muted(f.place.Hint))
	case f.was == nil:
		out = append(out, muted("起草稿，随数据更新。"+f.place.Hint))
	case f.was.Off:
		out = append(out, muted("这一段不用。"))
	case f.was.Origin == model.TextCarried:
		out = append(out, kit.Sentence{Text: "沿用上年的文字，还没有改定。", Color: theme.ColorNameError})
	default:
		out = append(out, muted("已改定"+prefixedDay(f.was)+"，不随数据变动。"))
	}
	if f.was != nil {
		for _, x := range f.place.Moved {
			out = append(out, kit.Sentence{Text: x.Say(), Color: theme.ColorNameWarning})
		}
		for _, s := range f.place.Stale {
			out = append(out, kit.Sentence{Text: "上年的年份或者数字：" + s, Color: theme.ColorNameError})
		}
	}
	return out
}

func prefixedDay(t *model.ReportText) string {
	if t.EditedDay.IsZero() {
		return ""
	}
	return "（" + t.EditedDay.String() + "）"
}

// choices are ready sentences that are ticked into the text, one a line.
func (f *slotField) choices() fyne.CanvasObject {
	flow := kit.NewFlow()
	for _, c := range f.place.Choices {
		tick := kit.NewCheck(c, nil)
		tick.Checked = slices.Contains(strings.Split(f.begun, "\n"), c)
		tick.OnChanged = func(on bool) {
			list := slices.DeleteFunc(strings.Split(f.entry.Text, "\n"), func(s string) bool { return s == c || strings.TrimSpace(s) == "" })
			if on {
				list = append(list, c)
			}
			f.entry.SetText(strings.Join(list, "\n"))
		}
		flow.Add(tick)
	}
	return flow
}

// acts are what can be done with a text besides writing it.
func (m *manuscript) acts(f *slotField) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	switch {
	case f.was == nil && f.place.Slot == model.SlotHeading:
	case f.was == nil && f.begun != "":
		out = append(out, kit.NewLink("照起草稿固定", func() { m.put(f, func(t *model.ReportText) { t.Origin = model.TextDrafted }) }),
			kit.NewLink("这一段不用", func() { m.put(f, func(t *model.ReportText) { t.Off = true }) }))
	case f.was != nil:
		if f.was.Origin == model.TextCarried && !f.was.Off {
			out = append(out, kit.NewLink("核对过，照此改定", func() { m.put(f, func(t *model.ReportText) { t.Origin = model.TextOwn }) }))
		}
		if f.was.Off {
			out = append(out, kit.NewLink("重新使用", func() { m.put(f, func(t *model.ReportText) { t.Off = false }) }))
		}
		back := "删去这一段"
		if f.place.Starter != "" {
			back = "恢复起草稿"
		}
		out = append(out, kit.NewLink(back, func() { m.remove(f) }))
	}
	return out
}

// text is the record as the field now is.
func (m *manuscript) text(f *slotField) model.ReportText {
	t := model.ReportText{EnterpriseID: m.m.EnterpriseID, Year: m.m.Year, Report: model.AnnualText, Section: model.TextSection(m.shown),
		Slot: f.place.Slot, Order: f.order, Origin: model.TextOwn}
	if f.was != nil {
		t = *f.was
		t.Origin = model.TextOwn
	}
	t.Text, t.EditedDay = strings.TrimSpace(f.entry.Text), m.snap.Today
	t.Starter = report.Frozen(t.Text, t.Starter, f.place.Starter)
	return t
}

func (f *slotField) changed() bool {
	return strings.TrimSpace(f.entry.Text) != strings.TrimSpace(f.begun)
}

func (m *manuscript) changed() bool {
	return slices.ContainsFunc(m.fields, (*slotField).changed)
}

// judge says what is wrong with a field as it stands; nothing where it is emptied, which takes
// the text out.
func (f *slotField) judge(m *manuscript) bool {
	f.fault.Set("")
	if !f.changed() || strings.TrimSpace(f.entry.Text) == "" {
		return true
	}
	for _, x := range model.Law(m.snap.Today, m.text(f)) {
		f.fault.Set(x.Say)
		return false
	}
	return true
}

// saveThen saves the fields that were changed, in one batch, and goes on.
func (m *manuscript) saveThen(then func()) {
	var edits []store.Draft
	for _, f := range m.fields {
		if !f.changed() {
			continue
		}
		if !f.judge(m) {
			f.fault.Focus()
			return
		}
		now := m.text(f)
		now.Off = now.Text == "" // what was emptied is left out
		e := store.Draft{Now: now}
		if f.was != nil {
			e.Was = *f.was
		}
		edits = append(edits, e)
	}
	if len(edits) == 0 {
		then()
		return
	}
	m.host.SaveDrafts("修改年度报告的文字", func(err error) {
		if err == nil {
			for _, f := range m.fields {
				f.begun = f.entry.Text
			}
			then()
		}
	}, edits...)
}

// put writes one text as it stands, changed in one respect.
func (m *manuscript) put(f *slotField, change func(*model.ReportText)) {
	if !f.judge(m) {
		f.fault.Focus()
		return
	}
	now := m.text(f)
	change(&now)
	f.begun = f.entry.Text
	if f.was == nil {
		m.host.Save("修改年度报告的文字", nil, now)
		return
	}
	m.host.SaveEdited("修改年度报告的文字", *f.was, now, nil)
}

// remove takes a text out: what the ledger says stands there again.
func (m *manuscript) remove(f *slotField) {
	ref := model.RefOf(*f.was)
	f.entry.SetText(f.begun)
	m.host.Write("已恢复，原来的文字可以撤销找回", nil, func(ctx context.Context, l *store.Workspace) (int64, error) {
		batch, _, err := l.Remove(ctx, store.Removal{Refs: []model.Ref{ref}, Reason: "恢复年度报告的起草稿"})
		return batch, err
	})
}

// askCarry takes over last year's texts where nothing is written yet.
func (m *manuscript) askCarry() {
	list := report.CarryOver(m.snap.Book, m.m.EnterpriseID, m.m.Year)
	m.host.Ask("沿用上年的文字", fmt.Sprintf("把%d年度报告里写过的%d段文字带到%d年度，带来的都标“沿用上年”，含上年年份和数字的句子标红；逐段改定以前不能定稿。今年已经写过的位置不动。",
		m.m.Year-1, len(list), m.m.Year), "沿用", func() {
		records := make([]model.Record, 0, len(list))
		for _, t := range list {
			records = append(records, t)
		}
		m.host.Save("沿用上年年度报告的文字", nil, records...)
	})
}

// unsaved is what the fields hold; empty if nothing is unsaved.
func (m *manuscript) unsaved() []page.Unsaved {
	if !m.changed() {
		return nil
	}
	return []page.Unsaved{{Name: "年度报告文字的修改", Drop: m.fill, Save: m.saveThen}}
}

// focus gives the keyboard to the first field.
func (m *manuscript) focus() {
	if len(m.fields) > 0 {
		m.host.Window().Canvas().Focus(m.fields[0].entry)
	}
}
