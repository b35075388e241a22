package charters

// 完成情况: the matrix enterprise × requirement with the figures over it, and the
// selected enterprise's way under it.

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/charter"
	"partyledger/model/day"
	"partyledger/model/figure"
	"partyledger/model/report"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// cell is one requirement of one enterprise: a mark and its colour.
type cell struct {
	mark  string
	color fyne.ThemeColorName
}

// The marks.
var (
	markMet     = cell{"✓", kit.ColorGood}
	markWaiting = cell{"待确认", kit.ColorDue}
	markMissing = cell{"缺", kit.ColorBlock}
	markApart   = cell{"—", kit.ColorMuted}
)

// row is one enterprise as the matrix shows it.
type row struct {
	model.CharterResult
	enterprise model.Enterprise
	state      string
	planned    string
	late       bool // planned and past
	cells      []cell
	items      []charter.ItemCheck // of the full text; nil where none is recorded
	search     string
}

// titles is the heads of the requirements' columns: the list A-12a, and the
// clause on the prior procedure.
func titles() []string {
	var out []string
	for _, q := range model.CharterRequirements() {
		if q.Phase == "" {
			out = append(out, string(q.Element))
			continue
		}
		out = append(out, string([]rune(q.Element)[2:])+"·"+string(q.Phase))
	}
	return append(out, "前置程序")
}

// load shows the rows.
func (o *overview) load(_ context.Context, s *page.Snapshot) (func(), error) {
	rows, totals := overviewOf(s)
	return func() { o.show(rows, totals) }, nil
}

// overviewOf works the rows out: no widget is touched. Those to which the rules
// do not apply come last.
func overviewOf(s *page.Snapshot) ([]row, model.CharterTotals) {
	charters := figure.ChartersOf(s.Book)
	var rows []row
	for _, r := range charters.Results {
		e, _ := model.Find[model.Enterprise](s.Book, r.EnterpriseID)
		x := row{CharterResult: r, enterprise: e, search: strings.ToLower(store.SearchText(e))}
		x.state = stateWords(x)
		if !r.Written && r.Has {
			x.planned = r.Charter.PlannedDay.String()
			x.late = x.planned != "" && r.Charter.PlannedDay.Last().Before(s.Book.AsOf)
		}
		for _, q := range model.CharterRequirements() {
			x.cells = append(x.cells, cellOf(r, q))
		}
		x.cells = append(x.cells, priorCell(r))
		x.items = charter.ItemsOf(s.Book, r)
		rows = append(rows, x)
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(kit.One(!a.Should), kit.One(!b.Should)) })
	return rows, charters.CharterTotals
}

func cellOf(r model.CharterResult, q model.Requirement) cell {
	switch {
	case slices.Contains(r.Met, q):
		return markMet
	case slices.Contains(r.Awaiting, q):
		return markWaiting
	case !r.Should:
		return markApart
	}
	return markMissing
}

// priorCell is asked of enterprises with a Party committee only.
func priorCell(r model.CharterResult) cell {
	switch {
	case len(r.Prior) > 0:
		return markMet
	case !r.Should || !r.PriorNeeded:
		return markApart
	}
	return markMissing
}

// Words that chips and the column 状态 have in common.
const (
	underWay   = "推进中"
	notStarted = "未启动"
	apart      = "单列" // firms with shares only, new organisations
)

// stateWords is the state under the word of the chip that it stands under.
func stateWords(r row) string {
	text := r.StateText()
	under := func(word string) string { return kit.Choose(word == text, text, word+"："+text) }
	switch {
	case !r.Should:
		return under(apart)
	case r.Written:
		return text
	case !r.Has || r.State == model.CharterNotStarted:
		return under(notStarted)
	}
	return under(underWay)
}

// waitingWords is how many clauses wait to be confirmed.
func waitingWords(r row) string {
	if r.Proposed == 0 {
		return ""
	}
	return markWaiting.mark + strconv.Itoa(r.Proposed) + "条"
}

// filters is the chips over the matrix.
var filters = []struct {
	word string
	keep func(row) bool
}{
	{"应写入", func(r row) bool { return r.Should }},
	{"已写入", func(r row) bool { return r.Should && r.Written }},
	{underWay, func(r row) bool { return r.Should && !r.Written && r.Has && r.State != model.CharterNotStarted }},
	{notStarted, func(r row) bool { return r.Should && !r.Written && (!r.Has || r.State == model.CharterNotStarted) }},
	{markWaiting.mark, func(r row) bool { return r.Proposed > 0 }},
	{apart, func(r row) bool { return !r.Should }},
}

// overview is the first tab.
type overview struct {
	p       *Page
	content fyne.CanvasObject
	chips   []*kit.Chip
	figure  *kit.Text
	said    *kit.Text
	filter  *kit.Entry
	list    *kit.RecordList[row]
	rows    []row
	chip    int

	steps  *steps
	detail *kit.Paragraph
	open   *kit.Button
	edit   *kit.Button
	take   *kit.Button
}

func newOverview(p *Page) *overview {
	o := &overview{p: p, steps: newSteps(), detail: kit.NewParagraph(""), filter: kit.NewEntry()}
	o.figure = kit.NewText("", theme.ColorNameForeground).Strong().Sized(kit.Larger(4))
	o.said = kit.NewText("", kit.ColorMuted)
	o.filter.SetPlaceHolder("筛选：企业名称、拼音或状态")
	o.filter.OnChanged = func(string) { o.apply() }
	o.filter.OnSubmitted = func(string) { o.list.Enter() }
	flow := kit.NewFlow()
	for i, f := range filters {
		c := kit.NewChip(f.word, "", func() { o.chip = i; o.apply() })
		o.chips = append(o.chips, c)
		flow.Add(c)
	}
	flow.Add(kit.Wide(o.filter, 180))
	o.newList()
	figures := kit.NewFlow(o.figure, o.said)
	top := container.NewVBox(container.NewPadded(figures), container.NewPadded(flow))
	o.content = kit.NewTopped(top, container.New(roomy{}, o.list, o.newDetail(), o.steps))
	return o
}

func (o *overview) newList() {
	cols := []kit.Column[row]{
		{ID: "name", Title: "企业", Width: 190, Text: func(r row) string { return r.enterprise.Name },
			Color: func(r row) fyne.ThemeColorName { return kit.Choose(r.Should, "", kit.ColorMuted) }},
		{ID: "state", Title: "状态", Width: 136, Text: func(r row) string { return r.state }, Color: stateColor},
	}
	for i, t := range titles() {
		cols = append(cols, kit.Column[row]{ID: "q" + strconv.Itoa(i), Title: t, Width: 88, Align: fyne.TextAlignCenter,
			Text:  func(r row) string { return r.cells[i].mark },
			Color: func(r row) fyne.ThemeColorName { return r.cells[i].color }})
	}
	cols = append(cols,
		kit.Column[row]{ID: "items", Title: "逐项核对", Width: 104, Text: itemWords, Color: itemColor},
		kit.Column[row]{ID: "waiting", Title: "条款确认", Width: 92, Text: waitingWords},
		kit.Column[row]{ID: "planned", Title: "计划完成", Width: 98, Text: func(r row) string { return r.planned },
			Color: func(r row) fyne.ThemeColorName {
				return kit.Choose(r.late, kit.ColorWarn, "")
			}},
		kit.Column[row]{ID: "version", Title: "章程版本", Width: 110, Hidden: true, Text: func(r row) string { return r.Charter.Version }},
		kit.Column[row]{ID: "ownership", Title: "企业性质", Width: 130, Hidden: true,
			Text: func(r row) string { return string(r.enterprise.Ownership) }})
	o.list = page.NewList(o.p.host, page.ListOf{ID: "charters.overview", Title: "章程完成情况"}, cols)
	o.list.Key = func(r row) string { return r.EnterpriseID }
	o.list.OnOpen = func(r row) { o.p.openEnterprise(r.EnterpriseID) }
	o.list.OnSelect = func([]row) { o.showChosen() }
	o.list.Menu = o.menu
}

func stateColor(r row) fyne.ThemeColorName {
	switch {
	case r.Written:
		return kit.ColorGood
	case !r.Should:
		return kit.ColorMuted
	case !r.Has || r.State == model.CharterDone || r.State == model.CharterNotStarted:
		return kit.ColorWarn
	}
	return kit.ColorDue
}

// newDetail makes the panel about the selected enterprise.
func (o *overview) newDetail() fyne.CanvasObject {
	o.open = kit.NewButtonWithIcon("章程条款", theme.DocumentIcon(), func() { o.p.openEnterprise(o.chosenEnterprise()) })
	o.edit = kit.NewButton("登记进度…", func() { o.p.editProgress(o.chosenEnterprise()) })
	o.take = kit.NewButton("导入条文…", func() { o.p.importText(o.chosenEnterprise()) })
	buttons := container.NewCenter(container.NewHBox(o.open, o.edit, o.take))
	return container.NewVBox(widget.NewSeparator(), container.NewBorder(nil, nil, nil, buttons, kit.Lines(o.detail, 2)))
}

func (o *overview) menu(rows []row) []*fyne.MenuItem {
	if len(rows) != 1 {
		return nil
	}
	id := rows[0].EnterpriseID
	return []*fyne.MenuItem{
		fyne.NewMenuItem("打开章程条款", func() { o.p.openEnterprise(id) }),
		fyne.NewMenuItem("登记进度…", func() { o.p.editProgress(id) }),
		fyne.NewMenuItem("导入条文…", func() { o.p.importText(id) }),
		fyne.NewMenuItem("打开企业", func() { o.p.host.Open(model.Ref{Kind: model.KindEnterprise, ID: id}) }),
	}
}

// show puts new rows on screen.
func (o *overview) show(rows []row, t model.CharterTotals) {
	o.rows = rows
	o.figure.Text, o.said.Text = figureWords(t)
	o.list.Empty = "还没有企业。请先到“企业与党组织”新增企业，或到“数据与设置”导入。"
	o.list.SetRows(rows)
	o.apply()
	if shown := o.list.Rows(); len(shown) > 0 && len(o.list.Selected()) == 0 {
		o.list.SelectKey(shown[0].EnterpriseID) // its way is seen from the start
	}
}

// figureWords is the completion with what it is made of.
func figureWords(t model.CharterTotals) (figure, said string) {
	if t.Should == 0 {
		return "没有应写入章程的企业", ""
	}
	figure = fmt.Sprintf("完成率%s＝已写入%d户÷应写入%d户", report.Percent(t.Written, t.Should), t.Written, t.Should)
	if t.Apart > 0 {
		said = fmt.Sprintf("（另有参股企业、新兴组织%d户，单列，不计入分母）", t.Apart)
	}
	return figure, said
}

// narrow shows the enterprises of a state.
func (o *overview) narrow(p page.Place) {
	o.chip = 0
	for i, f := range filters {
		if f.word == p.Word {
			o.chip = i
		}
	}
	o.filter.SetText("")
	o.apply()
}

// apply shows what the chip and the text let through.
func (o *overview) apply() {
	words := strings.Fields(strings.ToLower(model.Halfwidth(o.filter.Text)))
	found := func(r row) bool {
		for _, w := range words {
			if !strings.Contains(r.search, w) && !strings.Contains(r.state, w) {
				return false
			}
		}
		return true
	}
	for i, f := range filters {
		n := 0
		for _, r := range o.rows {
			n += kit.One(f.keep(r) && found(r))
		}
		o.chips[i].Set(f.word+" "+strconv.Itoa(n), i == o.chip)
	}
	keep := filters[o.chip].keep
	o.list.SetFilter(func(r row) bool { return keep(r) && found(r) })
	o.content.Refresh()
	o.showChosen()
}

// chosenEnterprise is the ID of the one selected; empty if there is none.
func (o *overview) chosenEnterprise() string {
	if rows := o.list.Selected(); len(rows) == 1 {
		return rows[0].EnterpriseID
	}
	return ""
}

// showChosen fills the panel.
func (o *overview) showChosen() {
	rows := o.list.Selected()
	for _, b := range []*kit.Button{o.open, o.edit, o.take} {
		kit.Enable(b, len(rows) == 1)
	}
	if len(rows) != 1 || o.p.Snap == nil {
		o.detail.SetText("选中一户看修订进度和缺项；双击打开章程条款。\n图例：✓有已确认的条款　缺：没有　—：不要求")
		o.steps.set(model.Charter{}, day.Day{})
		return
	}
	o.edit.SetText("登记进度…")
	if !rows[0].Has {
		o.edit.SetText("新增章程…")
	}
	o.detail.SetText(kit.Visible(sentence(rows[0])))
	o.steps.set(rows[0].Charter, o.p.Snap.Book.AsOf)
}

// sentence says where one enterprise stands and what it lacks.
func sentence(r row) string {
	s := r.enterprise.Name + "：" + r.state
	if r.Has {
		s += "（" + cmp.Or(r.Charter.Version, "未填版本") + "）"
	}
	if !r.Should {
		return s + "。" + string(r.enterprise.Ownership) + "，不计入应写入户数。"
	}
	if r.Why != "" && r.Has {
		s += "，" + r.Why
	}
	s += "。"
	if lacks := lacking(r.CharterResult); len(lacks) > 0 && r.Has {
		s += fmt.Sprintf("缺%d项：%s。", len(lacks), strings.Join(lacks, "、"))
	}
	if said := itemSentence(r.items); said != "" {
		s += said
	}
	if r.Proposed > 0 {
		s += fmt.Sprintf("待确认条款%d条。", r.Proposed)
	}
	if !r.Written && r.Charter.Reason != "" {
		s += "未完成原因：" + strings.TrimRight(r.Charter.Reason, "。") + "。"
	}
	return s
}

// lacking names what the confirmed clauses do not say.
func lacking(r model.CharterResult) []string {
	var out []string
	for _, q := range r.Missing {
		out = append(out, place(q.Element, q.Phase))
	}
	if r.PriorNeeded && len(r.Prior) == 0 {
		out = append(out, "前置程序条款")
	}
	return out
}

// roomy stacks a list, a panel and the steps under it; where there is little
// room the steps are left out before the list loses its rows.
type roomy struct{}

// roomForSteps is the height at 100 % text from which the steps are shown.
const roomForSteps = 360

// MinSize implements fyne.Layout.
func (roomy) MinSize(objects []fyne.CanvasObject) fyne.Size {
	list, panel := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(list.Width, panel.Width), list.Height+panel.Height)
}

// Layout implements fyne.Layout.
func (roomy) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	list, panel, way := objects[0], objects[1], objects[2]
	panel.Resize(fyne.NewSize(size.Width, panel.Size().Height)) // a wrapped text's height follows from its width
	high, bar := panel.MinSize().Height, float32(0)
	way.Hide()
	if size.Height >= scaled(roomForSteps) {
		way.Show()
		bar = way.MinSize().Height
	}
	list.Move(fyne.NewPos(0, 0))
	list.Resize(fyne.NewSize(size.Width, size.Height-high-bar))
	panel.Move(fyne.NewPos(0, size.Height-high-bar))
	panel.Resize(fyne.NewSize(size.Width, high))
	way.Move(fyne.NewPos(0, size.Height-bar))
	way.Resize(fyne.NewSize(size.Width, bar))
}
