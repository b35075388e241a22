// Package work is the page 年度工作: what is to be done in a year and by when, month
// by month, from the office's own arrangements and from what the ledger holds.
package work

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindWorkEntry, model.KindWorkDone}

// The tabs, in their order.
const (
	tabYear = iota
	tabEntries
	tabDone
)

// Page is the page.
type Page struct {
	page.Tabs
	host    page.Host
	year    *kit.Select
	chips   []*kit.Chip // the whole year, then its months
	month   int         // 0 = the whole year
	source  *kit.Select
	open    *kit.Check
	looked  *kit.Check // shows the days for reference, too
	list    *kit.RecordList[line]
	record  *kit.Button
	entries *page.Records[model.WorkEntry]
	done    *page.Records[model.WorkDone]

	this  int            // the year of the day that is shown
	years map[int][]line // its work, and that of its neighbours
}

// line is one item as the list shows it.
type line struct {
	model.WorkItem
	key   string
	state model.WorkState
}

const everySource = "全部来源"

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host, years: map[int][]line{}}
	p.newList()
	p.newEntries()
	p.SetTabs(host,
		page.Tab{Title: "全年安排", Content: p.newYear(), Load: p.loadYears,
			Filter: func() { p.Select(tabEntries); p.entries.FocusFilter() }, New: p.newEntry},
		page.Tab{Title: "工作安排", List: p.entries},
		page.Tab{Title: "完成登记", List: p.done, New: p.newEntry},
	)
	return p
}

// newYear is the first tab: year, months, filters, list.
func (p *Page) newYear() fyne.CanvasObject {
	p.year = kit.NewSelect(nil, func(string) { p.show() })
	p.source = kit.NewSelect([]string{everySource}, func(string) { p.show() })
	for _, s := range model.WorkSources {
		p.source.Options = append(p.source.Options, string(s))
	}
	p.source.Selected, p.source.PlaceHolder = everySource, everySource
	p.open = kit.NewCheck("只看未完成", func(bool) { p.show() })
	p.open.Checked = true
	p.looked = kit.NewCheck("显示参考日", func(bool) { p.show() })
	p.record = kit.NewButtonWithIcon("登记完成…", theme.ConfirmIcon(), p.askDone)
	p.record.Disable()
	usual := kit.NewButton("加入常用安排…", p.askUsual)
	report := kit.NewButton("打印安排表…", func() { p.host.Go("reports") })
	var chips []fyne.CanvasObject
	for m := 0; m <= 12; m++ {
		c := kit.NewChip("", theme.ColorNameForeground, func() {
			p.month = m
			p.show()
		})
		p.chips = append(p.chips, c)
		chips = append(chips, c)
	}
	bar := kit.NewFlow(p.year, p.source, p.open, p.looked, p.record, usual, report)
	top := kit.NewColumn(bar, kit.NewFlow(chips...))
	return kit.NewTopped(top, p.list)
}

func (p *Page) newList() {
	p.list = page.NewList(p.host, page.ListOf{ID: "work", Title: "年度工作"}, []kit.Column[line]{
		{ID: "due", Title: "完成期限", Width: 104, Text: func(x line) string { return x.Due.String() }, Color: lookedColor},
		{ID: "state", Title: "状态", Width: 96, Text: func(x line) string { return string(x.state) }, Color: stateColor},
		{ID: "title", Title: "工作事项", Width: 300, Text: func(x line) string { return x.Title }, Color: lookedColor},
		{ID: "who", Title: "单位（人员）", Width: 210, Text: func(x line) string { return cmp.Or(x.Who, "全集团") }},
		{ID: "owner", Title: "责任部门（责任人）", Width: 170, Text: func(x line) string { return x.Owner }},
		{ID: "source", Title: "来源", Width: 86, Text: func(x line) string { return string(x.Source) }},
		{ID: "basis", Title: "依据", Width: 240, Text: func(x line) string { return x.Basis }},
	})
	p.list.Key = func(x line) string { return x.key }
	p.list.Empty = "没有要办的事项。可在“工作安排”中新增，或点“加入常用安排…”；换届、发展党员、培训、整改等期限由台账记录自动列出。"
	p.list.OnOpen = func(x line) { p.host.Open(x.Ref) }
	p.list.OnSelect = func(rows []line) {
		if len(rows) == 1 && rows[0].Source == model.FromEntry && !rows[0].Done {
			p.record.Enable()
			return
		}
		p.record.Disable()
	}
	p.list.Menu = func(rows []line) []*fyne.MenuItem {
		if len(rows) != 1 {
			return nil
		}
		out := []*fyne.MenuItem{fyne.NewMenuItem("打开记录", func() { p.host.Open(rows[0].Ref) })}
		if !p.record.Disabled() {
			out = append(out, fyne.NewMenuItem("登记完成…", p.askDone))
		}
		return out
	}
}

func stateColor(x line) fyne.ThemeColorName {
	switch x.state {
	case model.WorkFinished:
		return kit.ColorGood
	case model.WorkLate:
		return kit.ColorBlock
	case model.WorkNow:
		return kit.ColorWarn
	}
	return kit.ColorMuted
}

// lookedColor greys a day that is only for reference.
func lookedColor(x line) fyne.ThemeColorName { return kit.Choose(x.Reference, kit.ColorMuted, "") }

// newEntry begins an entry on its tab.
func (p *Page) newEntry() {
	p.Select(tabEntries)
	p.entries.New()
}

// loadYears works out this year and its neighbours.
func (p *Page) loadYears(_ context.Context, s *page.Snapshot) (func(), error) {
	this := s.Book.AsOf.Year()
	years := map[int][]line{}
	for y := this - 1; y <= this+1; y++ {
		years[y] = linesOf(s, y)
	}
	return func() {
		p.years = years
		p.year.Options = []string{word(this - 1), word(this), word(this + 1)}
		if p.this != this {
			p.this, p.year.Selected = this, word(this)
		}
		p.year.Refresh()
		p.show()
	}, nil
}

func word(year int) string { return strconv.Itoa(year) + "年" }

func linesOf(s *page.Snapshot, year int) []line {
	var out []line
	items := append(model.YearWork(s.Book, year), model.ElectionReferences(s.Book, year)...)
	slices.SortStableFunc(items, func(x, y model.WorkItem) int { return x.Due.Last().Compare(y.Due.Last()) })
	for i, x := range items {
		out = append(out, line{x, strings.Join([]string{string(x.Ref.Kind), x.Ref.ID, x.Due.String(), strconv.Itoa(i)}, "/"),
			x.State(s.Book.AsOf)})
	}
	return out
}

// chosenYear is the year that is shown.
func (p *Page) chosenYear() int {
	n, _ := strconv.Atoi(strings.TrimSuffix(p.year.Selected, "年"))
	return n
}

// show filters the year's items and counts what is open on the months.
func (p *Page) show() {
	var rows []line
	var open [13]int
	for _, x := range p.years[p.chosenYear()] {
		if p.source.Selected != everySource && string(x.Source) != p.source.Selected {
			continue
		}
		if x.Reference && !p.looked.Checked {
			continue
		}
		if !x.Done && !x.Reference {
			open[0]++
			open[x.Due.Month()]++
		}
		if (p.month == 0 || x.Due.Month() == p.month) && !(p.open.Checked && x.Done) {
			rows = append(rows, x)
		}
	}
	for m, c := range p.chips {
		name := "全年"
		if m > 0 {
			name = strconv.Itoa(m) + "月"
		}
		if open[m] > 0 {
			name += " " + strconv.Itoa(open[m])
		}
		c.Set(name, m == p.month)
	}
	p.list.SetRows(rows)
	p.record.Disable()
	p.list.OnSelect(p.list.Selected())
}

// askDone records that the chosen entry was done for its day.
func (p *Page) askDone() {
	rows := p.list.Selected()
	if len(rows) != 1 || rows[0].Source != model.FromEntry || rows[0].Done {
		return
	}
	x := rows[0]
	page.AskFields(p.host, page.Question{
		Title: "登记完成情况", Yes: "登记", Text: "“" + x.Title + "”（应于" + x.Due.Chinese() + "前完成）",
		Record: model.WorkDone{EntryID: x.Ref.ID, Due: x.Due, Day: p.Snap.Today}, Fields: []string{"Day", "By", "Note"},
		Need: []string{"Day"},
		Then: func(now model.Record, done func(error)) {
			d := now.(model.WorkDone)
			d.ID = p.host.NewID(model.KindWorkDone)
			p.host.Save("“"+x.Title+"”登记完成", done, d)
		},
	})
}
