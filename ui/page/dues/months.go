package dues

// 收缴: branches by month, what came in over what is due.

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// branchMonth is one cell.
type branchMonth struct {
	organization string
	month        day.Day
	model.DuesMonth
}

// branchRow is a branch with its twelve months.
type branchRow struct {
	id, name string
	months   [12]branchMonth
}

// months is the second tab.
type months struct {
	p       *Page
	list    *kit.RecordList[branchRow]
	year    *kit.Select
	month   *kit.Select
	state   model.MonthState
	chips   []*kit.Chip
	content fyne.CanvasObject
	rows    map[int][]branchRow
}

func newMonths(p *Page) *months {
	t := &months{p: p}
	t.year = kit.NewSelect(nil, func(string) { t.show() })
	t.month = kit.NewSelect(nil, func(string) { t.show() })
	for m := 1; m <= 12; m++ {
		t.month.Options = append(t.month.Options, strconv.Itoa(m)+"月")
	}
	cols := []kit.Column[branchRow]{{ID: "name", Title: "党支部", Width: 170, Text: func(r branchRow) string { return r.name }}}
	for m := range 12 {
		cols = append(cols, kit.Column[branchRow]{ID: strconv.Itoa(m + 1), Title: strconv.Itoa(m+1) + "月", Width: 78,
			Align: fyne.TextAlignTrailing,
			Text:  func(r branchRow) string { return r.months[m].Words() }, Color: func(r branchRow) fyne.ThemeColorName {
				return monthColor(r.months[m].State)
			}})
	}
	t.list = page.NewList(p.host, page.ListOf{ID: "dues.months", Title: "党费收缴"}, cols)
	t.list.Key = func(r branchRow) string { return r.id }
	t.list.Empty = "没有可收缴的：先在“核定”里核定党员的月交党费。"
	t.list.OnOpen = func(r branchRow) { p.goMonth(r.months[t.at()-1]) }
	chips := kit.NewFlow(t.year, t.month)
	for i := range len(model.MonthStates) + 1 {
		var s model.MonthState
		if i > 0 {
			s = model.MonthStates[i-1]
		}
		c := kit.NewChip("", monthColor(s), func() { t.state = s; t.show() })
		t.chips = append(t.chips, c)
		chips.Add(c)
	}
	chips.Add(kit.NewButton("打开本月收缴", t.begin))
	chips.Add(kit.NewButton("本月全部交清…", t.whole))
	t.content = kit.NewTopped(chips, t.list)
	return t
}

func monthColor(s model.MonthState) fyne.ThemeColorName {
	return map[model.MonthState]fyne.ThemeColorName{model.MonthUnsaid: kit.ColorWarn, model.MonthShort: kit.ColorBlock,
		model.MonthUnhanded: kit.ColorDue}[s]
}

// lastMonth is the month before a day: what is collected now.
func lastMonth(on day.Day) day.Day {
	first := model.MonthDay(on.Year(), on.Month()).First().AddDays(-1)
	return model.MonthDay(first.Year(), first.Month())
}

func (t *months) load(_ context.Context, s *page.Snapshot) (func(), error) {
	last := lastMonth(s.Book.AsOf)
	rows := map[int][]branchRow{}
	for _, o := range model.InScope[model.Organization](s.Book) {
		if o.Type != model.Branch || !s.Book.Standing(&o, s.Book.AsOf) {
			continue
		}
		for year := s.Book.AsOf.Year() - 1; year <= s.Book.AsOf.Year(); year++ {
			rows[year] = append(rows[year], rowOf(s.Book, o, year))
		}
	}
	return func() {
		t.rows = rows
		t.year.Options = []string{word(s.Book.AsOf.Year() - 1), word(s.Book.AsOf.Year())}
		if t.year.Selected == "" {
			t.year.Selected, t.month.Selected = word(last.Year()), t.month.Options[last.Month()-1]
		}
		t.year.Refresh()
		t.month.Refresh()
		t.show()
	}, nil
}

func rowOf(b *model.Book, o model.Organization, year int) branchRow {
	r := branchRow{id: o.ID, name: page.ShortName(b, o.ID)}
	for m := range 12 {
		month := model.MonthDay(year, m+1)
		r.months[m] = branchMonth{o.ID, month, b.DuesMonthOf(o.ID, month)}
	}
	return r
}

// at is the chosen month.
func (t *months) at() int {
	for i, m := range t.month.Options {
		if m == t.month.Selected {
			return i + 1
		}
	}
	return 1
}

// show filters by the state of the chosen month and counts on the chips.
func (t *months) show() {
	rows, at := t.rows[yearOf(t.year.Selected)], t.at()
	count, shown := map[model.MonthState]int{}, []branchRow(nil)
	for _, r := range rows {
		s := r.months[at-1].State
		count[s]++
		if t.state == "" || s == t.state {
			shown = append(shown, r)
		}
	}
	for i, c := range t.chips {
		if i == 0 {
			c.Set(fmt.Sprintf("全部 %d", len(rows)), t.state == "")
			continue
		}
		s := model.MonthStates[i-1]
		c.Set(fmt.Sprintf("%d月%s %d", at, s, count[s]), t.state == s)
	}
	t.list.SetRows(shown)
}

func (t *months) focus() { t.list.Enter() }

// begin opens the chosen branch's sheet of the chosen month.
func (t *months) begin() {
	if rows := t.list.Selected(); len(rows) == 1 {
		t.p.goMonth(rows[0].months[t.at()-1])
		return
	}
	t.p.sheets.New()
}

// whole makes the chosen month of all branches without one, as if all was paid.
func (t *months) whole() {
	b := t.p.host.Snapshot().Book
	month := model.MonthDay(yearOf(t.year.Selected), t.at())
	list := model.PaidWhole(b, month)
	name := fmt.Sprintf("%d年%d月", month.Year(), month.Month())
	if len(list) == 0 || month.First().After(b.AsOf) {
		t.p.host.Tell(name+"没有要登记的：各支部都已登记，或者没有核定", nil)
		return
	}
	records, people, sum := make([]model.Record, len(list)), 0, model.Money(0)
	for i, x := range list {
		x.ID = t.p.host.NewID(model.KindDuesSheet)
		records[i], people, sum = x, people+x.DuePeople, sum+x.Due
	}
	t.p.host.Ask("本月全部交清", fmt.Sprintf("给%d个还没有登记%s收缴的党支部各登记一条：应交%d人、%s元，全部交清。有欠交的，登记后改"+
		"该支部的实交并登记欠交。可以整批撤销。", len(list), name, people,
		sum.Grouped()), "登记", func() { t.p.host.Save(name+"党费全部交清", nil, records...) })
}
