package life

// 缺口: branches by month, what was held and what is missing.

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// short is a kind in a cell of a month.
var short = []struct {
	kind model.MeetingKind
	word string
}{{model.BranchCommitteeMeeting, "委"}, {model.GroupMeeting, "组"}, {model.ThemeDay, "党"}, {model.MemberMeeting, "大"},
	{model.PartyLecture, "课"},
	{model.LifeMeeting, "生"}}

// cell is a branch's month.
type cell struct {
	text    string
	lacking []model.LifeAsk
	ahead   bool
}

// lifeRow is a branch with its twelve months.
type lifeRow struct {
	id, name string
	months   [12]cell
	year     string // 组织生活会, 民主评议
	lacks    bool   // of the yearly ones
	never    bool   // nothing of it was ever recorded
}

// narrowing is what a chip lets through.
type narrowing int

const (
	allBranches narrowing = iota
	lackMonth
	lackQuarter
	lackYear
	neverAny
)

var narrowings = []string{"全部", "本月缺", "本季缺", "年度缺", "无登记"}

// gaps is the first tab.
type gaps struct {
	p       *Page
	list    *kit.RecordList[lifeRow]
	year    *kit.Select
	month   *kit.Select
	chosen  narrowing
	chips   []*kit.Chip
	content fyne.CanvasObject
	rows    map[int][]lifeRow
}

func newGaps(p *Page) *gaps {
	t := &gaps{p: p, year: kit.NewSelect(nil, nil), month: kit.NewSelect(nil, nil)}
	cols := []kit.Column[lifeRow]{{ID: "name", Title: "党支部", Width: 150, Text: func(r lifeRow) string { return r.name }}}
	for m := range 12 {
		t.month.Options = append(t.month.Options, strconv.Itoa(m+1)+"月")
		cols = append(cols, kit.Column[lifeRow]{ID: strconv.Itoa(m + 1), Title: strconv.Itoa(m+1) + "月", Width: 66,
			Text: func(r lifeRow) string { return r.months[m].text }, Color: func(r lifeRow) fyne.ThemeColorName {
				return kit.Choose[fyne.ThemeColorName](len(r.months[m].lacking) > 0, kit.ColorWarn,
					kit.Choose[fyne.ThemeColorName](r.months[m].ahead, kit.ColorDue, ""))
			}})
	}
	cols = append(cols, kit.Column[lifeRow]{ID: "year", Title: "年度", Width: 90, Text: func(r lifeRow) string { return r.year },
		Color: func(r lifeRow) fyne.ThemeColorName {
			return kit.Choose[fyne.ThemeColorName](r.lacks, kit.ColorWarn, "")
		}})
	t.year.OnChanged, t.month.OnChanged = func(string) { t.show() }, func(string) { t.show() }
	t.list = page.NewList(p.host, page.ListOf{ID: "life.gaps", Title: "组织生活缺口"}, cols)
	t.list.Key = func(r lifeRow) string { return r.id }
	t.list.Empty = "没有党支部。先在“企业与党组织”里登记党组织。"
	t.list.OnOpen = func(r lifeRow) { t.open(r) }
	chips := kit.NewFlow(t.year, t.month)
	for i := range narrowings {
		c := kit.NewChip("", kit.Choose[fyne.ThemeColorName](i == 0, "", kit.ColorWarn), func() { t.chosen = narrowing(i); t.show() })
		t.chips = append(t.chips, c)
		chips.Add(c)
	}
	chips.Add(kit.NewButtonWithIcon("登记会议…", theme.ContentAddIcon(), t.begin))
	note := kit.NewCaption(kit.Sentence{Text: "委、组、党、大、课、生：支委会、党小组会、主题党日、党员大会、党课、组织生活会，“缺”后面是到期没有登记的。", Color: kit.ColorMuted})
	t.content = kit.NewTopped(kit.NewColumn(chips, note), t.list)
	return t
}

func (t *gaps) load(_ context.Context, s *page.Snapshot) (func(), error) {
	this, rows := s.Book.AsOf.Year(), map[int][]lifeRow{}
	for year := this - 1; year <= this; year++ {
		list := model.LifeGaps(s.Book, year)
		for i := range list {
			if s.Book.Standing(list[i].Organization, s.Book.AsOf) {
				rows[year] = append(rows[year], rowOf(s.Book, &list[i]))
			}
		}
	}
	return func() {
		t.rows = rows
		t.year.Options = []string{word(this - 1), word(this)}
		if t.year.Selected == "" {
			t.year.Selected, t.month.Selected = word(this), t.month.Options[s.Book.AsOf.Month()-1]
		}
		t.year.Refresh()
		t.month.Refresh()
		t.show()
	}, nil
}

func word(year int) string { return strconv.Itoa(year) + "年" }

// rowOf is a branch's year in words.
func rowOf(b *model.Book, l *model.BranchLife) lifeRow {
	r := lifeRow{id: l.Organization.ID, name: page.ShortName(b, l.Organization.ID), never: !l.Began}
	for m := range 12 {
		c := &r.months[m]
		for _, x := range short {
			switch n := l.Held[m][x.kind]; {
			case n > 1:
				c.text += x.word + strconv.Itoa(n)
			case n == 1:
				c.text += x.word
			}
		}
		lacks := ""
		for _, a := range l.Asks {
			switch {
			case a.To != m+1:
			case a.State == model.LifeLacking:
				c.lacking = append(c.lacking, a)
				if w := wordOf(a.Kind); !strings.Contains(lacks, w) {
					lacks += w
				}
			case a.State == model.LifeAhead && model.MonthDay(l.Year, m+1).First().Compare(b.AsOf) <= 0:
				c.ahead = true
			}
		}
		if lacks != "" {
			c.text = strings.TrimSpace(c.text + " 缺" + lacks)
		} else if c.ahead {
			c.text = strings.TrimSpace(c.text + " 待")
		}
	}
	for i, a := range l.Yearly {
		name := []string{"生活会", "评议"}[i]
		switch a.State {
		case model.LifeDone:
			r.year += name + " "
		case model.LifeLacking:
			r.year, r.lacks = r.year+"缺"+name+" ", true
		}
	}
	r.year = strings.TrimSpace(r.year)
	return r
}

func wordOf(k model.MeetingKind) string {
	i := slices.IndexFunc(short, func(x struct {
		kind model.MeetingKind
		word string
	}) bool {
		return x.kind == k
	})
	return short[i].word
}

// at is the chosen month.
func (t *gaps) at() int { return max(0, slices.Index(t.month.Options, t.month.Selected)) + 1 }

func (t *gaps) chosenYear() int {
	n, _ := strconv.Atoi(strings.TrimSuffix(t.year.Selected, "年"))
	return n
}

// lets reports that a narrowing lets a branch through.
func (t *gaps) lets(n narrowing, r lifeRow) bool {
	at := t.at()
	switch n {
	case lackMonth:
		return len(r.months[at-1].lacking) > 0
	case lackQuarter:
		for m := (at - 1) / 3 * 3; m < (at-1)/3*3+3; m++ {
			if len(r.months[m].lacking) > 0 {
				return true
			}
		}
		return false
	case lackYear:
		return r.lacks
	case neverAny:
		return r.never
	}
	return true
}

// show narrows the branches and counts on the chips.
func (t *gaps) show() {
	rows := t.rows[t.chosenYear()]
	count, shown := make([]int, len(narrowings)), []lifeRow(nil)
	for _, r := range rows {
		for i := range narrowings {
			if t.lets(narrowing(i), r) {
				count[i]++
			}
		}
		if t.lets(t.chosen, r) {
			shown = append(shown, r)
		}
	}
	for i, c := range t.chips {
		c.Set(fmt.Sprintf("%s %d", narrowings[i], count[i]), t.chosen == narrowing(i))
	}
	t.list.SetRows(shown)
}

func (t *gaps) focus() { t.list.Enter() }

// begin records a meeting of the chosen branch.
func (t *gaps) begin() {
	if rows := t.list.Selected(); len(rows) == 1 {
		t.open(rows[0])
		return
	}
	t.p.host.Tell("请先选一个党支部", nil)
}

// open begins what the branch lacks in the chosen month, else the month's 主题党日.
func (t *gaps) open(r lifeRow) {
	ask := model.LifeAsk{Kind: model.ThemeDay}
	if lacking := r.months[t.at()-1].lacking; len(lacking) > 0 {
		ask = lacking[0]
	}
	asOf := t.p.host.Snapshot().Book.AsOf
	on := model.MonthDay(t.chosenYear(), t.at())
	if on.Year() == asOf.Year() && on.Month() == asOf.Month() {
		on = asOf
	} else if last := on.Last(); last.Before(asOf) {
		on = last
	} else {
		on = day.Day{}
	}
	t.p.meetNow(r.id, ask.Kind, ask.Group, on)
}
