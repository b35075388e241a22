package charters

// The Party clauses of the charter that is shown: confirmed, corrected or judged
// to be none, one by one or all that are shown.

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// The states of a clause in words.
const (
	clauseProposed  = "待确认"
	clauseConfirmed = "已确认"
	clauseRejected  = "不采用"
)

func clauseState(c model.Clause) string {
	switch {
	case c.Proposed:
		return clauseProposed
	case c.Rejected():
		return clauseRejected
	}
	return clauseConfirmed
}

// clauseFilters is the chips over the list.
var clauseFilters = []string{"全部", clauseProposed, clauseConfirmed, clauseRejected}

var clauseForm = []kit.FormSection{
	{Title: "条款", Fields: []string{"Element", "Phase", "Number", "Chapter", "Prior"}},
	{Title: "内容", Fields: []string{"Text", "Authority", "Ways"}},
}

// clauseList is the right side of the charter.
type clauseList struct {
	v       *charterView
	content fyne.CanvasObject
	chips   []*kit.Chip
	all     *kit.Button
	list    *kit.RecordList[model.Clause]
	confirm *kit.Button
	edit    *kit.Button
	reject  *kit.Button
	detail  *fyne.Container
	chip    int
	clauses []model.Clause
	quiet   bool
}

func newClauseList(v *charterView) *clauseList {
	l := &clauseList{v: v, detail: container.NewStack()}
	flow := kit.NewFlow()
	for i, word := range clauseFilters {
		c := kit.NewChip(word, "", func() { l.chip = i; l.apply() })
		l.chips = append(l.chips, c)
		flow.Add(c)
	}
	l.newList()
	l.confirm = kit.NewButtonWithIcon("确认", theme.ConfirmIcon(), func() { l.confirmClauses(l.list.Selected()) })
	l.confirm.Importance = widget.HighImportance
	l.edit = kit.NewButton("改…", l.editSelected)
	l.reject = kit.NewButton("不是党建条款", func() { l.rejectClauses(l.list.Selected()) })
	l.all = kit.NewButton("", l.confirmShown)
	add := kit.NewButton("新增", l.add)
	acts := kit.NewFlow(l.confirm, l.edit, l.reject, l.all, add)
	lower := kit.NewTopped(acts, container.NewVScroll(l.detail))
	split := container.NewVSplit(l.list, lower)
	page.KeepSplit(v.p.host, "charters.clauses", split, 0.52)
	l.content = kit.NewTopped(container.NewPadded(flow), split)
	return l
}

func (l *clauseList) newList() {
	l.list = page.NewList(l.v.p.host, page.ListOf{ID: "charters.clauses", Title: "章程条款"}, []kit.Column[model.Clause]{
		{ID: "state", Title: "状态", Width: 66, Text: clauseState, Color: func(c model.Clause) fyne.ThemeColorName {
			return map[string]fyne.ThemeColorName{clauseProposed: kit.ColorDue, clauseConfirmed: kit.ColorGood,
				clauseRejected: kit.ColorMuted}[clauseState(c)]
		}},
		{ID: "place", Title: "要素·环节", Width: 112, Text: func(c model.Clause) string { return place(c.Element, c.Phase) }},
		{ID: "number", Title: "条款号", Width: 90, Text: func(c model.Clause) string { return c.Number },
			Less: func(a, b model.Clause) int { return cmp.Compare(a.Order, b.Order) }},
		{ID: "text", Title: "条款内容", Width: 200, Text: func(c model.Clause) string { return c.Text }},
	})
	l.list.Key = func(c model.Clause) string { return c.ID }
	l.list.OnSelect = func([]model.Clause) { l.selected() }
	l.list.OnOpen = func(c model.Clause) { l.editClause(c) }
	l.list.Menu = func(rows []model.Clause) []*fyne.MenuItem {
		items := []*fyne.MenuItem{
			fyne.NewMenuItem("确认", func() { l.confirmClauses(rows) }),
			fyne.NewMenuItem("不是党建条款", func() { l.rejectClauses(rows) }),
		}
		if len(rows) == 1 {
			items = append(items, fyne.NewMenuItem("改…", func() { l.editClause(rows[0]) }))
		}
		return items
	}
	page.RemovableRecords(l.v.p.host, l.list, func(c model.Clause) model.Ref { return model.RefOf(c) })
}

// reload takes the clauses of the charter that is shown.
func (l *clauseList) reload() {
	l.clauses = nil
	for _, c := range model.Owned[model.Clause](l.v.p.Snap.Book, l.v.id) {
		if l.v.id != "" {
			l.clauses = append(l.clauses, *c)
		}
	}
	l.list.Empty = "还没有党建条款。导入章程全文后，程序提出的条款列在这里待确认；也可以点“新增条款”直接登记。"
	l.list.SetRows(l.clauses)
	l.apply()
}

// apply shows what the chip lets through.
func (l *clauseList) apply() {
	keep := func(i int, c model.Clause) bool { return i == 0 || clauseState(c) == clauseFilters[i] }
	for i, word := range clauseFilters {
		n := 0
		for _, c := range l.clauses {
			n += kit.One(keep(i, c))
		}
		l.chips[i].Set(word+" "+strconv.Itoa(n), i == l.chip)
	}
	chip := l.chip
	l.list.SetFilter(func(c model.Clause) bool { return keep(chip, c) })
	waiting := len(proposedOf(l.list.Rows()))
	l.all.SetText(fmt.Sprintf("全部确认（%d条）", waiting))
	kit.Enable(l.all, waiting > 0)
	l.content.Refresh()
	l.selected()
}

func proposedOf(rows []model.Clause) []model.Clause {
	return slices.DeleteFunc(slices.Clone(rows), func(c model.Clause) bool { return !c.Proposed })
}

// selected shows the one selected clause in full and brings its article forward.
func (l *clauseList) selected() {
	rows := l.list.Selected()
	kit.Enable(l.confirm, len(proposedOf(rows)) > 0)
	kit.Enable(l.edit, len(rows) == 1)
	kit.Enable(l.reject, slices.ContainsFunc(rows, func(c model.Clause) bool { return !c.Rejected() }))
	if len(rows) != 1 {
		l.setDetail(kit.NewWords(kit.Sentence{Text: "选中一条，可在这里看到全文，左侧同时显示它所在的条文。按住Ctrl可选多条。", Color: kit.ColorMuted}))
		return
	}
	c := rows[0]
	l.setDetail(clauseText(c))
	if id, ok := l.v.articleOf(c); ok && !l.quiet && l.v.text.chosen != id {
		l.v.text.choose(id)
	}
}

func (l *clauseList) setDetail(o fyne.CanvasObject) {
	l.detail.Objects = []fyne.CanvasObject{o}
	l.detail.Refresh()
}

// clauseText is a clause in full.
func clauseText(c model.Clause) fyne.CanvasObject {
	head := cmp.Or(place(c.Element, c.Phase), clauseRejected) + "　" + c.Number
	if c.Chapter != "" {
		head += "（" + c.Chapter + "）"
	}
	if c.Prior {
		head += "　前置程序条款"
	}
	rich := widget.NewRichText(segment(head, theme.ColorNameForeground, true))
	rich.Wrapping = fyne.TextWrapBreak
	for _, x := range []struct{ label, text string }{{"内容", c.Text}, {"主要权责", c.Authority}, {"工作方式", c.Ways}, {"判断依据", c.Why}} {
		if x.text != "" {
			rich.Segments = append(rich.Segments, inline(x.label+"："), segment(x.text, theme.ColorNameForeground, false))
		}
	}
	return rich
}

func segment(text string, name fyne.ThemeColorName, bold bool) widget.RichTextSegment {
	style := widget.RichTextStyleParagraph
	style.ColorName, style.TextStyle.Bold = name, bold
	return &widget.TextSegment{Text: kit.Visible(text), Style: style}
}

// inline is a label that its text follows on the same line.
func inline(text string) widget.RichTextSegment {
	style := widget.RichTextStyleInline
	style.ColorName = kit.ColorMuted
	return &widget.TextSegment{Text: text, Style: style}
}

// about selects the clauses of an article that was pressed in the text.
func (l *clauseList) about(a model.Article) {
	for _, c := range l.clauses {
		if c.Number == a.Number {
			l.quiet = true
			l.selectClause(c)
			l.quiet = false
			return
		}
	}
}

// selectClause brings a clause forward, whatever the filter.
func (l *clauseList) selectClause(c model.Clause) {
	if !slices.ContainsFunc(l.list.Rows(), func(x model.Clause) bool { return x.ID == c.ID }) {
		l.chip = 0
		l.apply()
	}
	l.list.SelectKey(c.ID)
}

// confirmShown confirms all proposals that the filter shows.
func (l *clauseList) confirmShown() {
	rows := proposedOf(l.list.Rows())
	l.v.p.host.Ask("全部确认", fmt.Sprintf("确认显示的%d条待确认条款？确认后它们计入“%s”是否写明党建工作要求。请先逐条看过内容、要素和环节。", len(rows), l.v.name()), "全部确认",
		func() { l.confirmClauses(rows) })
}

// confirmClauses confirms proposals; one without an element cannot be.
func (l *clauseList) confirmClauses(rows []model.Clause) {
	var now []model.Record
	for _, c := range proposedOf(rows) {
		if c.Element == "" {
			l.v.p.host.Tell(c.Number+"没有选定要素，请先点“改…”选定", nil)
			return
		}
		c.Proposed = false
		now = append(now, c)
	}
	l.save("确认", now)
}

// rejectClauses keeps clauses as 不采用: without an element they fill nothing.
func (l *clauseList) rejectClauses(rows []model.Clause) {
	var now []model.Record
	for _, c := range rows {
		if c.Rejected() {
			continue
		}
		if c.Element != "" {
			c.Why += "（原列为" + place(c.Element, c.Phase) + "）"
		}
		c.Proposed, c.Element, c.Phase, c.Prior = false, "", "", false
		now = append(now, c)
	}
	l.save("不采用", now)
}

// save writes clauses and goes on to the next proposal.
func (l *clauseList) save(act string, now []model.Record) {
	if len(now) == 0 {
		return
	}
	note := fmt.Sprintf("%s%d条章程条款", act, len(now))
	if len(now) == 1 {
		note = act + "章程条款" + now[0].(model.Clause).Number
	}
	next := l.after(now)
	l.v.p.host.Save(note, func(err error) {
		if err == nil && next != "" {
			l.list.SelectKey(next)
		}
	}, now...)
}

// after is the ID of the proposal that comes after those that are written.
func (l *clauseList) after(now []model.Record) string {
	past := false
	for _, c := range l.list.Rows() {
		written := slices.ContainsFunc(now, func(r model.Record) bool { return r.Key() == c.ID })
		if past && c.Proposed && !written {
			return c.ID
		}
		past = past || written
	}
	return ""
}

func (l *clauseList) editSelected() {
	if rows := l.list.Selected(); len(rows) == 1 {
		l.editClause(rows[0])
	}
}

// editClause shows a clause's form; what a person has corrected is confirmed.
func (l *clauseList) editClause(c model.Clause) {
	now := c
	now.Proposed = false
	text := "请核对并改正，保存后即为已确认。"
	if c.Why != "" {
		text += "判断依据：" + c.Why
	}
	page.AskFields(l.v.p.host, page.Question{
		Title: "条款" + c.Number, Text: text, Yes: "保存并确认", Record: now, Large: true,
		Fields: slices.Concat(clauseForm[0].Fields, clauseForm[1].Fields), Need: []string{"Element", "Number", "Text"},
		Then: func(r model.Record, done func(error)) {
			l.v.p.host.SaveEdited("修改章程条款"+r.(model.Clause).Number, c, r, done)
		},
	})
}

// add begins a clause of the charter that is shown.
func (l *clauseList) add() {
	if l.v.id == "" || l.v.p.Snap == nil {
		l.v.p.host.Tell("请先选择企业并登记章程", nil)
		return
	}
	c := model.Clause{CharterID: l.v.id, Order: len(l.clauses) + 1}
	for _, a := range l.v.text.articles {
		if a.ID == l.v.text.chosen {
			c.Chapter, c.Number, c.Text = a.Chapter, a.Number, a.Text
		}
	}
	page.ShowForm(l.v.p.host, page.Form{Record: c, Fresh: true, Sections: clauseForm, Need: []string{"Element", "Text"},
		Saved: func(model.Record) {}})
}
