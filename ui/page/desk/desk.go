// Package desk is the page 工作台: the four ledgers at a glance, and below them
// what is wrong and what falls due, the most urgent first.
package desk

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/model/rule"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// item is one finding as the list shows it.
type item struct {
	rule.Finding
	key   string
	topic string
}

// Page is the page.
type Page struct {
	host    page.Host
	content fyne.CanvasObject

	first      *first
	tiles      []*tile
	chips      []*kit.Chip
	topic      *kit.Select
	enterprise *kit.Picker
	list       *kit.RecordList[item]
	detail     *kit.Words
	open       *kit.Button
	waive      *kit.Button
	mend       *kit.Button
	entry      *kit.Button // changes what was said of a missing entry; 列入整改 asks it first
	merge      *kit.Button

	items []item
	level rule.Level // the filter by level; empty = all
}

// ledgers is the tiles' titles and the pages that they lead to.
var ledgers = []struct {
	title, page string
	part        func(kit.ChartPart) page.Place // what a part of the chart counts
}{
	{"章程完成", "charters", func(c kit.ChartPart) page.Place { return page.Place{Word: c.Label} }},
	{"党务力量", "staffing", func(c kit.ChartPart) page.Place { return page.Place{Enterprise: c.Key} }},
	{"双向交流", "exchange", func(c kit.ChartPart) page.Place {
		return page.Place{Kind: model.KindExchange, Year: c.Label + "年", Word: c.Series}
	}},
	{"发展党员", "development", func(c kit.ChartPart) page.Place { return page.Place{Word: c.Label} }},
}

// levels is the filters in their order.
var levels = []rule.Level{"", rule.Block, rule.Warn, rule.Due, rule.Note}

const everyTopic = "全部业务"

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	tiles := container.NewGridWithColumns(len(ledgers))
	for _, l := range ledgers {
		t := newTile(l.title, func() { host.Go(l.page) }, func(c kit.ChartPart) {
			to := l.part(c)
			to.Page = l.page
			host.GoTo(to)
		})
		p.tiles = append(p.tiles, t)
		tiles.Add(t)
	}
	p.newList()
	p.first = newFirst(host)
	p.content = container.New(deskLayout{p.tiles[0].chart}, p.first.content, tiles, p.newFilters(), p.list, p.newDetail())
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// levelWord is how the filter of a level is called; empty is all.
func levelWord(l rule.Level) string {
	if l == "" {
		return "全部"
	}
	return l.Chinese()
}

// newFilters makes the line of filters over the list.
func (p *Page) newFilters() fyne.CanvasObject {
	box := container.NewHBox()
	for _, l := range levels {
		name := theme.ColorNameForeground
		if l != "" {
			name = page.LevelColor(l)
		}
		c := kit.NewChip(levelWord(l), name, func() { p.level = l; p.filter() })
		c.Bold = true
		p.chips = append(p.chips, c)
		box.Add(c)
	}
	p.topic = kit.NewSelect([]string{everyTopic}, func(string) { p.filter() })
	p.topic.PlaceHolder = everyTopic
	p.enterprise = kit.NewPicker(model.KindEnterprise, p.host.Lookup)
	p.enterprise.SetPlaceHolder("全部企业（可输入名称查找）")
	p.enterprise.OnChange = func(kit.Option) { p.filter() }
	line := container.NewBorder(nil, nil, container.NewHBox(box, p.topic), nil, p.enterprise)
	return container.New(layout.NewCustomPaddedLayout(theme.Padding(), theme.Padding(), 0, 0), line)
}

func (p *Page) newList() {
	order := func(l rule.Level) int { return slices.Index(levels, l) }
	p.list = page.NewList(p.host, page.ListOf{ID: "desk", Title: "待办事项和问题"}, []kit.Column[item]{
		{ID: "level", Title: "程度", Width: 66, Text: func(x item) string { return x.Level.Chinese() },
			Color: func(x item) fyne.ThemeColorName { return page.LevelColor(x.Level) },
			Less:  func(a, b item) int { return cmp.Compare(order(a.Level), order(b.Level)) }},
		{ID: "message", Title: "事项", Width: 420, Text: func(x item) string { return x.Message + x.AnswerWords() }},
		{ID: "name", Title: "对象", Width: 120, Text: func(x item) string { return x.Name }},
		{ID: "enterprise", Title: "企业", Width: 160, Text: func(x item) string { return x.Enterprise }},
		{ID: "due", Title: "期限", Width: 98, Text: func(x item) string { return x.Due },
			Less: func(a, b item) int { return cmp.Compare(dueKey(a), dueKey(b)) }},
		{ID: "basis", Title: "依据", Width: 270, Text: func(x item) string { return x.Cited() }},
		{ID: "topic", Title: "业务", Width: 90, Text: func(x item) string { return x.topic }},
	})
	p.list.Key = func(x item) string { return x.key }
	p.list.OnOpen = p.openItem
	p.list.OnSelect = p.selected
	p.list.Menu = p.menu
}

// dueKey puts what has no day behind what has one.
func dueKey(x item) string { return cmp.Or(x.Due, "9") }

// pick is what the panel under the list says when nothing is selected.
const pick = "选中一条，可在这里看到全文；双击或按回车，打开对应的记录。" + rule.UncheckedNote

// newDetail makes the panel with the selected finding's full text.
func (p *Page) newDetail() fyne.CanvasObject {
	p.detail = kit.NewWords(kit.Sentence{Text: pick})
	p.open = kit.NewButtonWithIcon("打开记录", theme.DocumentIcon(), func() {
		if x, ok := p.chosen(); ok {
			p.openItem(x)
		}
	})
	p.waive = kit.NewButton("登记例外理由…", func() {
		if x, ok := p.chosen(); ok {
			p.askReason(x)
		}
	})
	p.mend = kit.NewButton("列入整改…", func() {
		if x, ok := p.chosen(); ok {
			p.askMend(x)
		}
	})
	p.entry = kit.NewButton(page.EntryText, func() {
		if x, ok := p.chosen(); ok {
			p.askEntry(x)
		}
	})
	p.merge = kit.NewButton(mergeText, func() {
		if x, ok := p.chosen(); ok {
			p.mergeTwins(x)
		}
	})
	p.open.Disable()
	p.mend.Disable()
	p.waive.Disable()
	p.merge.Hide()
	p.entry.Hide()
	buttons := container.NewCenter(container.NewHBox(p.open, p.merge, p.entry, p.mend, p.waive))
	return container.NewVBox(widget.NewSeparator(), container.NewBorder(nil, nil, nil, buttons,
		kit.Lines(p.detail, 2)))
}

// deskLayout stacks tiles, filters, list and panel. The list has the first claim
// on the room: where there is little, the tiles go without their charts.
type deskLayout struct{ chart *kit.Chart } // of a tile

const (
	fewRows    = 5   // the list's least rows before the tiles get charts
	chartsHigh = 118 // at 100 % text
	fewestRows = 3   // the list's rows that charts of the least height leave it
)

// MinSize implements fyne.Layout.
func (deskLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		s = fyne.NewSize(max(s.Width, m.Width), s.Height+m.Height)
	}
	return s
}

// Layout implements fyne.Layout.
func (d deskLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	first, tiles, filters, list, panel := objects[0], objects[1], objects[2], objects[3], objects[4]
	scale := theme.TextSize() / 14
	least, top := tiles.MinSize().Height, float32(0)
	if first.Visible() {
		first.Resize(fyne.NewSize(size.Width, first.Size().Height)) // its height follows from its width
		top = first.MinSize().Height
	}
	rest := size.Height - top - filters.MinSize().Height - panel.MinSize().Height
	rows := func(n float32) float32 { return (n+2)*34*scale + theme.Padding()*3 } // with the head and the count
	high := min(max(rest-rows(fewRows), least), least+chartsHigh*scale)
	// Charts of the least height need no more of it for larger text.
	if small := chartedHigh(d.chart, size.Width/float32(len(ledgers))); high < small && rest-rows(fewestRows) >= small {
		high = small
	}
	y := float32(0)
	for _, x := range []struct {
		o fyne.CanvasObject
		h float32
	}{{first, top}, {tiles, high}, {filters, filters.MinSize().Height}, {list, rest - high}, {panel, panel.MinSize().Height}} {
		x.o.Move(fyne.NewPos(0, y))
		x.o.Resize(fyne.NewSize(size.Width, x.h))
		y += x.h
	}
}

// Load implements page.Page.
func (p *Page) Load(_ context.Context, s *page.Snapshot) (func(), error) {
	items, topics := itemsOf(s)
	glances := report.Glances(s.Book)
	ink, err := kit.LoadInk()
	if err != nil {
		return nil, err
	}
	steps := firstSteps(s.Book)
	empty := "没有发现问题，近期也没有到期的事项。"
	if s.Book.Bare() {
		empty = "无数据，未核查。请导入花名册和台账，或者登记党组织和党员。"
	}
	if len(model.Everywhere[model.Enterprise](s.Book)) == 0 {
		empty = "台账里还没有数据。请到“数据与设置”导入花名册和台账，或到“企业与党组织”新增企业。"
	}
	return func() {
		p.items = items
		p.list.Empty = empty
		p.first.show(steps)
		p.showTopics(topics)
		for i, g := range glances {
			p.tiles[i].words(g)
		}
		p.list.SetRows(items)
		p.filter()
		p.selected(p.list.Selected())
		for i, g := range glances {
			p.tiles[i].picture(g, ink)
		}
	}, nil
}

// itemsOf makes the list's rows, and the topics that they belong to.
func itemsOf(s *page.Snapshot) (items []item, topics []string) {
	seen := map[string]int{}
	for _, f := range s.Findings {
		r, _ := rule.ByID(f.Rule)
		x := item{Finding: f, topic: cmp.Or(r.Topic, "其他")}
		x.key = strings.Join([]string{f.Rule, string(f.Kind), f.ID, f.Due}, "/")
		if seen[x.key]++; seen[x.key] > 1 { // one rule may find two things in one record
			x.key += "/" + strconv.Itoa(seen[x.key])
		}
		items = append(items, x)
		if !slices.Contains(topics, x.topic) {
			topics = append(topics, x.topic)
		}
	}
	slices.Sort(topics)
	return items, topics
}

// showTopics offers the topics that there are and keeps the choice if it can.
func (p *Page) showTopics(topics []string) {
	p.topic.Options = append([]string{everyTopic}, topics...)
	if !slices.Contains(p.topic.Options, p.topic.Selected) {
		p.topic.Selected = everyTopic
	}
	p.topic.Refresh()
}

// filter shows what the three filters let through, and on the levels how many
// there are of each by the other two.
func (p *Page) filter() {
	topic, enterprise := p.topic.Selected, p.enterprise.Chosen().ID
	other := func(x item) bool {
		return (topic == "" || topic == everyTopic || x.topic == topic) && (enterprise == "" || x.EnterpriseID == enterprise)
	}
	count := map[rule.Level]int{}
	for _, x := range p.items {
		if other(x) {
			count[x.Level]++
			count[""]++
		}
	}
	for i, l := range levels {
		p.chips[i].Set(levelWord(l)+" "+strconv.Itoa(count[l]), p.level == l)
	}
	p.content.Refresh()
	level := p.level
	p.list.SetFilter(func(x item) bool { return other(x) && (level == "" || x.Level == level) })
}

// chosen is the one selected finding.
func (p *Page) chosen() (item, bool) {
	rows := p.list.Selected()
	if len(rows) != 1 {
		return item{}, false
	}
	return rows[0], true
}

// selected shows the full text of the one selected finding.
func (p *Page) selected(rows []item) {
	p.open.Disable()
	p.waive.Disable()
	p.mend.Disable()
	p.merge.Hidden = len(rows) != 1 || !twice(p.host.Snapshot(), rows[0])
	p.entry.Hidden = len(rows) != 1 || rows[0].Answer == ""
	if len(rows) != 1 {
		p.detail.SetText(pick)
		return
	}
	p.detail.SetText(p.fullText(rows[0]))
	p.open.Enable()
	if waivable(rows[0]) {
		p.waive.Enable()
	}
	if rows[0].Mendable() {
		p.mend.Enable()
	}
}

// fullText is a finding in full, with what was said of a missing entry.
func (p *Page) fullText(x item) string {
	s := "【" + x.Level.Chinese() + "】" + x.Name
	if x.Enterprise != "" && x.Enterprise != x.Name {
		s += "（" + x.Enterprise + "）"
	}
	s += "：" + x.Message
	if x.Due != "" {
		s += "　期限：" + x.Due
	}
	s += "　依据：" + x.FullBasis()
	if answer, ok := model.EntryChecks(p.host.Snapshot().Book)[x.At()]; ok && asksEntry(x) {
		s += "　核实：" + answer.Words()
	}
	return s
}

const mergeText = "合并重复的人…"

// twice reports a finding about a person who may be registered twice: another has the same
// identity number.
func twice(s *page.Snapshot, x item) bool {
	if s == nil || x.Rule != "D-02" || x.Kind != model.KindPerson {
		return false
	}
	who, ok := model.Find[model.Person](s.Book, x.ID)
	return ok && len(model.SameIdentity(s.Book, who)) > 0
}

func (p *Page) mergeTwins(x item) { p.host.GoTo(page.Place{Page: "members", Merge: x.ID}) }

func (p *Page) openItem(x item) { p.host.OpenFinding(x.Finding) }

func (p *Page) menu(rows []item) []*fyne.MenuItem {
	if len(rows) != 1 {
		return nil
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem("打开记录", func() { p.openItem(rows[0]) })}
	if twice(p.host.Snapshot(), rows[0]) {
		items = append(items, fyne.NewMenuItem(mergeText, func() { p.mergeTwins(rows[0]) }))
	}
	if asksEntry(rows[0]) {
		items = append(items, fyne.NewMenuItem(page.EntryText, func() { p.askEntry(rows[0]) }))
	}
	if rows[0].Mendable() {
		items = append(items, fyne.NewMenuItem("列入整改…", func() { p.askMend(rows[0]) }))
	}
	if waivable(rows[0]) {
		items = append(items, fyne.NewMenuItem("登记例外理由…", func() { p.askReason(rows[0]) }))
	}
	return items
}

// FocusFilter implements page.Searcher.
func (p *Page) FocusFilter() { p.host.Window().Canvas().Focus(p.enterprise) }
