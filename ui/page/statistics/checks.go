package statistics

// 勾稽关系: what each check between the forms asks and found, and the records that are to
// be looked at; what the office says of it (情况说明).

import (
	"cmp"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/statistics"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// line is one fault, or a check that found none.
type line struct {
	statistics.Fault
	key   string
	asks  string // of the check
	found bool
	title string // of the form
}

// outcome is how it came out, in a word.
func (x line) outcome() string {
	if !x.found {
		return "通过"
	}
	return x.Outcome()
}

func outcomeColor(x line) fyne.ThemeColorName {
	switch {
	case !x.found, !x.Stops():
		return kit.ColorGood
	case x.Explain:
		return kit.ColorWarn
	}
	return kit.ColorBlock
}

// checks is the tab.
type checks struct {
	p         *Page
	content   fyne.CanvasObject
	list      *kit.RecordList[line]
	open      *kit.Check // only what is not settled
	asks      *kit.Words
	records   *kit.RecordList[model.Ref]
	look, say *kit.Button
}

// noneChosen is said beside the list while no check is chosen.
const noneChosen = "选中一条，这里列出它涉及的记录；双击打开，改正以后随之变动。"

func newChecks(p *Page) *checks {
	t := &checks{p: p, asks: kit.NewCaption()}
	t.list = page.NewList(p.host, page.ListOf{ID: "statistics.checks", Title: "勾稽关系检查"}, []kit.Column[line]{
		{ID: "outcome", Title: "结果", Width: 70, Text: line.outcome, Color: outcomeColor},
		{ID: "relation", Title: "关系", Width: 50, Text: func(x line) string { return x.Relation }},
		{ID: "say", Title: "检查情况", Width: 240, Text: func(x line) string { return cmp.Or(x.Say, x.asks) }},
		{ID: "records", Title: "记录", Width: 52, Align: fyne.TextAlignTrailing, Text: func(x line) string { return count(len(x.Refs)) },
			Less: func(a, b line) int { return cmp.Compare(len(a.Refs), len(b.Refs)) }},
	})
	t.list.Key = func(x line) string { return x.key }
	t.list.Empty = kit.NoneMatch
	t.list.OnSelect = func([]line) { t.showRecords() }
	t.list.OnOpen = t.lookAt
	t.list.Menu = t.menu
	t.newRecords()
	t.open = kit.NewCheck("只看未通过、待说明的", func(bool) { t.show() })
	t.look = kit.NewButton("看报表", func() { t.chosen(func(x line) { t.p.turn(x.title) }) })
	t.say = kit.NewButtonWithIcon("填写说明…", theme.DocumentCreateIcon(), t.explain)
	split := container.NewHSplit(t.list, kit.NewTopped(t.asks, t.records))
	page.KeepSplit(p.host, "statistics.checks", split, 0.64)
	t.content = kit.NewTopped(kit.NewFlow(t.open, t.look, t.say), split)
	t.showRecords()
	return t
}

// count writes a number; nothing for none.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (t *checks) newRecords() {
	book := func() *model.Book { return t.p.now.book }
	t.records = page.NewList(t.p.host, page.ListOf{ID: "statistics.records", Title: "需要核对的记录"}, []kit.Column[model.Ref]{
		{ID: "name", Title: "需要核对的记录", Width: 120, Text: func(r model.Ref) string { return page.NameOf(book(), r) }},
		{ID: "unit", Title: "企业", Width: 90, Text: func(r model.Ref) string { return enterpriseOf(book(), r) }},
	})
	t.records.Uncounted() // the list of checks says how many
	t.records.Key = keyOf
	t.records.Empty = noneChosen
	t.records.OnOpen = func(r model.Ref) { t.p.host.Open(r) }
	t.records.Menu = func(rows []model.Ref) []*fyne.MenuItem {
		if len(rows) != 1 {
			return nil
		}
		return []*fyne.MenuItem{page.OpenItem(t.p.host, "打开记录", rows[0])}
	}
}

func keyOf(r model.Ref) string { return string(r.Kind) + "/" + r.ID }

// enterpriseOf is the enterprise that a record belongs to, by its name.
func enterpriseOf(b *model.Book, ref model.Ref) string {
	r, ok := b.Record(ref)
	if !ok {
		return ""
	}
	return b.EnterpriseName(b.EnterpriseOf(r))
}

// show lists what the checks found, each check with nothing found in its place.
func (t *checks) show() {
	x := t.p.now
	if x == nil {
		return
	}
	var rows []line
	for _, r := range statistics.Relations() {
		n := 0
		for _, f := range x.faults {
			if f.Relation != r.Key {
				continue
			}
			n++
			if !t.open.Checked || f.Stops() {
				rows = append(rows, line{f, r.Key + "." + strconv.Itoa(n), r.Asks, true, x.set.Form(f.Form).Title})
			}
		}
		if n == 0 && !t.open.Checked {
			rows = append(rows, line{Fault: statistics.Fault{Relation: r.Key}, key: r.Key, asks: r.Asks})
		}
	}
	t.list.SetRows(rows)
	t.showRecords()
}

// chosen does something with the one selected line.
func (t *checks) chosen(do func(line)) {
	if rows := t.list.Selected(); len(rows) == 1 {
		do(rows[0])
	}
}

// showRecords lists the selected fault's records.
func (t *checks) showRecords() {
	t.asks.Set()
	t.look.Disable()
	t.say.Disable()
	var refs []model.Ref
	t.chosen(func(x line) {
		refs = x.Refs
		t.asks.Set(x.words()...)
		kit.Enable(t.look, x.found)
		kit.Enable(t.say, x.Explain)
	})
	t.records.Empty = noneChosen
	if len(t.list.Selected()) == 1 {
		t.records.Empty = "这一项没有需要核对的记录。"
	}
	t.records.SetRows(refs)
	t.content.Refresh()
}

// words is what the check asks, what it found and what was said of that, in full.
func (x line) words() []kit.Sentence {
	out := []kit.Sentence{{Text: x.Relation + "：" + x.asks + "。", Color: kit.ColorMuted}}
	if x.found {
		out = append(out, kit.Sentence{Text: "《" + x.title + "》：" + x.Say, Color: outcomeColor(x)})
	}
	if x.Given != "" {
		out = append(out, kit.Sentence{Text: "说明：" + x.Given})
	}
	return out
}

// lookAt opens the record of a fault, or else shows its form.
func (t *checks) lookAt(x line) {
	switch {
	case len(x.Refs) == 1:
		t.p.host.Open(x.Refs[0])
	case len(x.Refs) > 1:
		t.records.SelectKey(keyOf(x.Refs[0]))
	case x.found:
		t.p.turn(x.title)
	}
}

func (t *checks) menu(rows []line) []*fyne.MenuItem {
	if len(rows) != 1 || !rows[0].found {
		return nil
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem("看报表", t.look.OnTapped)}
	if rows[0].Explain {
		items = append(items, fyne.NewMenuItem("填写说明…", t.explain))
	}
	return items
}

// explain asks for what the office says of the selected fault, or of any: the check, the
// text, who says it.
func (t *checks) explain() {
	p := t.p
	if p.now == nil {
		return
	}
	n := model.StatisticsNote{Year: p.now.set.Year, EnterpriseID: p.now.book.Scope, Day: p.Snap.Today}
	text, fields := "", []string{"Relation", "Text", "By"}
	t.chosen(func(x line) {
		if x.Explain {
			n.Relation, text, fields = model.Explained(x.Relation), x.Say, []string{"Text", "By"}
		}
	})
	was := p.noteOf(n)
	if was != nil {
		n = *was
		n.Day = p.Snap.Today
	}
	page.AskFields(p.host, page.Question{Title: strconv.Itoa(n.Year) + "年度" + string(n.Relation) + "情况说明", Yes: "保存说明",
		Text: text + "一个年度、一项勾稽关系只有一条说明，写在勾稽关系检查表里。", Record: n, Fields: fields, Need: []string{"Text"},
		Then: func(r model.Record, done func(error)) { p.saveNote(was, r.(model.StatisticsNote), done) }})
}

// noteOf is the explanation that there is of the same year, check and scope.
func (p *Page) noteOf(n model.StatisticsNote) *model.StatisticsNote {
	for _, x := range model.Everywhere[model.StatisticsNote](p.Snap.Book) {
		if x.Year == n.Year && x.Relation == n.Relation && x.EnterpriseID == n.EnterpriseID {
			return &x
		}
	}
	return nil
}

func (p *Page) saveNote(was *model.StatisticsNote, n model.StatisticsNote, done func(error)) {
	note := strconv.Itoa(n.Year) + "年度" + string(n.Relation) + "的情况说明"
	if was != nil {
		p.host.SaveEdited(note, *was, n, done)
		return
	}
	n.ID = p.host.NewID(model.KindStatisticsNote)
	p.host.Save(note, done, n)
}

func (p *Page) newNotes() {
	p.notes = page.NewRecords(p.host, page.RecordsOptions[model.StatisticsNote]{
		ID:       "statistics.notes",
		Plain:    true,
		Sections: []kit.FormSection{{Fields: []string{"Year", "EnterpriseID", "Relation", "By", "Day", "Text"}}},
		Empty:    "还没有情况说明。勾稽关系要求附说明的，在“勾稽关系”里选中，点“填写说明…”。",
		New: func(b *model.Book) model.StatisticsNote {
			return model.StatisticsNote{Year: p.now.set.Year, EnterpriseID: b.Scope, Day: p.Snap.Today}
		},
		Latest: "Day",
		Cols: []page.Col[model.StatisticsNote]{
			{Field: "Year"}, {Field: "Relation"}, {Field: "Text", Width: 460}, {Field: "By"}, {Field: "Day"}, {Field: "EnterpriseID"},
		},
	})
}
