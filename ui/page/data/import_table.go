package data

// What an import decided, table by table: what each was taken for, which column is which
// field, what changes, what is doubtful, left out, not known or wrong. All of it can be
// changed here, and is tried again at once.

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/store/intake"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// taken is one line of what was found in the files: a table, or a charter.
type taken struct {
	table *intake.Table       // nil = a charter, or a file in which nothing was found
	sheet *intake.SheetResult // nil = a table
}

func (x taken) key() string {
	if x.table != nil {
		return x.table.Key
	}
	return "/" + x.sheet.Name
}

// safeKey is key of what may be nothing yet.
func (x taken) safeKey() string {
	if x.table == nil && x.sheet == nil {
		return ""
	}
	return x.key()
}

func (x taken) rangeText() string {
	if x.table == nil {
		return ""
	}
	return x.table.Range
}

func (x taken) sure() string {
	if x.table == nil || x.table.As == "" {
		return ""
	}
	return string(x.table.Sure)
}

func (x taken) name() string {
	if x.table == nil {
		return x.sheet.Name
	}
	return x.table.Sheet
}

// as says what it was taken for.
func (x taken) as() string {
	switch {
	case x.table == nil:
		return kit.Choose(x.sheet.Read > 0, "章程", "没有读取")
	case x.table.As == "":
		return "不导入" + prefixedLabel(x.table.Label)
	}
	return x.table.Label
}

func prefixedLabel(label string) string {
	if label == "" {
		return ""
	}
	return "（" + label + "）"
}

func (x taken) counts() intake.Counts {
	if x.table != nil {
		return x.table.Counts
	}
	s := x.sheet
	return intake.Counts{Read: s.Read, Added: s.Added, Updated: s.Updated, Unchanged: s.Unchanged, Rejected: s.Rejected}
}

func (x taken) notes() string {
	if x.table == nil {
		return strings.Join(x.sheet.Notes, "；")
	}
	notes := x.table.Notes
	if x.table.Why != "" {
		notes = append([]string{x.table.Why}, notes...)
	}
	return strings.Join(notes, "；")
}

func (x taken) problems() []intake.Problem {
	var list []intake.Problem
	if x.table != nil {
		list = slices.Clone(x.table.Problems)
	} else if x.sheet != nil {
		list = slices.Clone(x.sheet.Problems)
	}
	slices.SortStableFunc(list, func(a, b intake.Problem) int { return a.Row - b.Row })
	return asksFirst(list, func(p intake.Problem) bool { return !p.Note })
}

// takenOf lists what was found, tables first.
func takenOf(o *intake.Outcome) []taken {
	var out []taken
	known := map[string]bool{}
	for _, t := range o.Tables {
		out = append(out, taken{table: t})
		known[t.Sheet] = true
	}
	for _, s := range o.Sheets {
		if !known[s.Name] && (s.Read > 0 || len(s.Notes) > 0 || len(s.Problems) > 0) {
			out = append(out, taken{sheet: s})
		}
	}
	return out
}

// decision shows one table and lets it be changed.
type decision struct {
	imports *imports
	at      taken
	about   *kit.Paragraph
	as      *kit.Button
	aside   *kit.Button
	fixed   *kit.Button
	keep    *kit.Button
	offered *kit.Button
	tabs    *kit.Tabs
	columns *kit.RecordList[intake.ColumnUse]
	changes *kit.RecordList[change]
	doubts  *kit.RecordList[intake.Doubt]
	all     *fyne.Container // answers for all doubts of a kind
	left    *kit.RecordList[intake.LeftOut]
	words   *kit.RecordList[unknown]
	makes   *fyne.Container // what can be made at once
	wrong   *kit.RecordList[problem]
}

// The tabs of a table.
const (
	atTables = iota
	atColumns
	atChanges
	atDoubts
	atLeft
	atWords
	atWrong
)

var decisionTabs = []string{"表", "列的对应", "改动", "存疑", "没有读的行", "不认识的写法", "问题"}

func newDecision(m *imports) *decision {
	d := &decision{imports: m, about: words("")}
	d.as = kit.NewButton("改认作…", d.askAs)
	d.aside = kit.NewButton("", d.putAside)
	d.fixed = kit.NewButton("固定值…", d.askFixed)
	d.keep = kit.NewButton("记住对应…", d.askKeep)
	d.offered = kit.NewButton("", d.useOffered)
	d.columns, d.changes, d.doubts = d.newColumns(), d.newChanges(), d.newDoubts()
	d.left, d.words, d.wrong = d.newLeft(), d.newWords(), d.newWrong()
	d.all, d.makes = kit.NewFlow(), kit.NewFlow()
	d.tabs = kit.NewTabs(kit.Tab{Content: m.tables}, kit.Tab{Content: d.columns}, kit.Tab{Content: d.changes},
		kit.Tab{Content: kit.NewTopped(d.all, d.doubts)}, kit.Tab{Content: d.left}, kit.Tab{Content: kit.NewTopped(d.makes, d.words)},
		kit.Tab{Content: d.wrong})
	return d
}

// show shows a table. The tab that was in front stays there while it has something to
// show; else the first that asks for something comes.
func (d *decision) show(x taken) {
	same := d.at.table != nil && d.at.key() == x.key()
	d.at = x
	d.about.SetText(d.words0())
	d.buttons()
	t := x.table
	if t == nil {
		t = &intake.Table{}
	}
	d.columns.SetRows(asksFirst(t.Columns, func(c intake.ColumnUse) bool { return c.How == intake.NotKnown && c.Filled > 0 }))
	d.changes.SetRows(changesOf(t))
	d.doubts.SetRows(t.Doubts)
	d.left.SetRows(t.LeftOut)
	d.words.SetRows(d.unknown())
	d.wrong.SetRows(problemsOf(x.problems()))
	d.answers()
	d.offerMakes()
	shown := []int{len(d.imports.all), len(t.Columns), t.Counts.Added + len(t.Changes), len(t.Doubts), len(t.LeftOut), len(d.unknown()),
		len(x.problems())}
	for i, n := range shown {
		title := decisionTabs[i]
		if n > 0 {
			title += " " + strconv.Itoa(n)
		}
		d.tabs.SetTitle(i, title)
	}
	if !same || shown[d.tabs.Selected()] == 0 {
		d.tabs.Select(d.first())
	}
	d.tabs.Refresh()
}

// asksFirst puts what asks for something before the rest.
func asksFirst[T any](list []T, asks func(T) bool) []T {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b T) int { return kit.Choose(asks(a), 0, 1) - kit.Choose(asks(b), 0, 1) })
	return list
}

// first is the tab that asks for something; of several tables, their list.
func (d *decision) first() int {
	t := d.at.table
	switch {
	case !d.imports.opened && !d.imports.done && len(newUnits(d.imports.result)) > 0:
		return atWords
	case len(d.imports.all) > 1 && !d.imports.opened:
		return atTables
	case t == nil:
		return atWrong
	case slices.ContainsFunc(t.Columns, func(c intake.ColumnUse) bool { return c.How == intake.NotKnown && c.Filled > 0 }):
		return atColumns
	case slices.ContainsFunc(t.Doubts, func(x intake.Doubt) bool { return x.Answer == intake.Unsaid }):
		return atDoubts
	case len(d.unknown()) > 0:
		return atWords
	case len(t.Problems) > 0:
		return atWrong
	}
	return atChanges
}

// words0 says what the table was taken for, and why.
func (d *decision) words0() string {
	t := d.at.table
	if t == nil {
		return d.at.notes()
	}
	text := fmt.Sprintf("表“%s”的%s", t.Sheet, t.Range)
	if t.As == "" {
		text += "不导入" + prefixedLabel(t.Label) + "。"
	} else {
		text += fmt.Sprintf("认作“%s”，%s。", t.Label, t.Sure)
	}
	text += sentence(t.Why)
	for _, f := range slices.Sorted(maps.Keys(t.Fixed)) {
		x := t.Fixed[f]
		text += fmt.Sprintf("　%s：%s（%s%s）", x.Label, kit.Visible(x.Value), kit.Choose(strings.HasPrefix(x.From, "按"), "", "取自"), x.From)
		if x.More > 0 {
			text += fmt.Sprintf("等%d种", x.More+1)
		}
	}
	if len(t.Notes) > 0 {
		text += "\n" + strings.Join(t.Notes, "；")
	}
	return text
}

// sentence ends a text with a full stop; empty stays empty.
func sentence(text string) string {
	if text == "" || strings.HasSuffix(text, "。") {
		return text
	}
	return text + "。"
}

// edits is the buttons that change a table.
func (d *decision) edits() []fyne.CanvasObject {
	return []fyne.CanvasObject{d.as, d.aside, d.fixed, d.keep, d.offered}
}

// buttons offers what can be changed of the table.
func (d *decision) buttons() {
	t := d.at.table
	may := t != nil && !d.imports.done
	if t == nil {
		t = &intake.Table{}
	}
	d.aside.SetText(kit.Choose(t.As == "", "还是导入", "不导入这张表"))
	d.offered.SetText("按上次的“" + t.Offered + "”对应")
	setShown(d.as, may)
	setShown(d.aside, may && (t.As != "" || len(t.Candidates) > 0))
	setShown(d.fixed, may && t.As != "" && len(d.references()) > 0)
	setShown(d.keep, may && t.As != "")
	setShown(d.offered, may && t.Offered != "" && t.Profile == "")
}

// change changes the choice for the table and tries again.
func (d *decision) change(f func(*intake.Choice)) {
	d.imports.decide(d.at.key(), f)
	d.imports.try(d.imports.files)
}

// decide changes the choice for a table.
func (m *imports) decide(key string, f func(*intake.Choice)) {
	c := m.choices[key]
	c.Map, c.Fixed, c.Rows, c.Cells = maps.Clone(c.Map), maps.Clone(c.Fixed), maps.Clone(c.Rows), maps.Clone(c.Cells)
	c.All, c.Answer, c.Words = maps.Clone(c.All), maps.Clone(c.Answer), maps.Clone(c.Words)
	f(&c)
	m.choices[key] = c
}

// put sets a key of a map that may be nil.
func put[K comparable, V any](to *map[K]V, key K, value V) {
	if *to == nil {
		*to = map[K]V{}
	}
	(*to)[key] = value
}

// askAs asks what the table is.
func (d *decision) askAs() {
	t := d.at.table
	kinds, names := []model.Kind{}, []string{}
	add := func(k model.Kind, name string) {
		if !slices.Contains(kinds, k) {
			kinds, names = append(kinds, k), append(names, name)
		}
	}
	for _, c := range t.Candidates {
		add(c.As, fmt.Sprintf("%s（%d列相符）", c.Label, c.Headings))
	}
	for _, s := range model.Schemas() {
		add(s.Kind, s.Label)
	}
	choice := kit.NewChoice(names, "")
	if i := slices.Index(kinds, t.As); i >= 0 {
		choice.SetSelected(names[i])
	}
	askOne(d.imports.host, one{title: "这张表是什么", text: fmt.Sprintf("表“%s”的%s，标题和表头：%s", t.Sheet, t.Range, headsOf(t)), label: "认作",
		field: choice, yes: "就按这样读", then: func() bool {
			i := slices.Index(names, choice.Value())
			if i < 0 {
				return false
			}
			on := false
			d.change(func(c *intake.Choice) { c.As, c.Aside = kinds[i], &on })
			return true
		}})
}

// headsOf is the first of a table's headings.
func headsOf(t *intake.Table) string {
	var out []string
	if t.Title != "" {
		out = append(out, t.Title)
	}
	for _, c := range t.Columns {
		if c.Heading != "" && len(out) < 8 {
			out = append(out, c.Heading)
		}
	}
	return kit.Visible(strings.Join(out, "、"))
}

func (d *decision) putAside() {
	on := d.at.table.As != ""
	d.change(func(c *intake.Choice) {
		c.Aside = &on
		if !on && c.As == "" && len(d.at.table.Candidates) > 0 {
			c.As = d.at.table.Candidates[0].As
		}
	})
}

// one is a small window that asks for one field.
type one struct {
	title, text, label, yes string
	field                   fyne.CanvasObject
	left                    []fyne.CanvasObject
	then                    func() bool // false = something is still to be chosen
}

func askOne(host page.Host, o one) *page.Sheet {
	lacks := kit.NewFault()
	s := &page.Sheet{Title: o.title, Width: 620, Height: 300, Left: o.left, Content: kit.NewFormScroll(container.NewPadded(kit.NewColumn(
		kit.NewWords(kit.Sentence{Text: o.text}), kit.Labelled(o.label, true, o.field, lacks))))}
	s.Yes = kit.NewButton(o.yes, func() {
		if !o.then() {
			lacks.Set("请选择或填写")
			return
		}
		s.Hide()
	})
	if e, ok := o.field.(*kit.Entry); ok {
		e.OnSubmitted = func(string) { s.Yes.OnTapped() }
	}
	s.Show(host)
	if f, ok := o.field.(fyne.Focusable); ok {
		host.Window().Canvas().Focus(f)
	}
	return s
}
