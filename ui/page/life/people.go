package life

// 个人: each member's year, of the meetings that were registered by name.

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// personRow is a member's year.
type personRow struct {
	id, name, branch string
	model.PersonLife
}

// people is the last tab.
type people struct {
	list    *kit.RecordList[personRow]
	year    *kit.Select
	content fyne.CanvasObject
	rows    map[string][]personRow
}

func newPeople(p *Page) *people {
	t := &people{year: kit.NewSelect(nil, nil)}
	number := func(id, title string, of func(personRow) int) kit.Column[personRow] {
		return kit.Column[personRow]{ID: id, Title: title, Width: 70, Align: fyne.TextAlignTrailing,
			Text: func(r personRow) string { return strconv.Itoa(of(r)) }, Less: func(a, b personRow) int { return of(a) - of(b) }}
	}
	t.year.OnChanged = func(string) { t.show() }
	t.list = page.NewList(p.host, page.ListOf{ID: "life.people", Title: "个人参加组织生活"}, []kit.Column[personRow]{
		{ID: "name", Title: "姓名", Width: 100, Text: func(r personRow) string { return r.name }},
		{ID: "branch", Title: "党支部", Width: 220, Text: func(r personRow) string { return r.branch }},
		number("expected", "应到", func(r personRow) int { return r.Expected }), number("came", "实到",
			func(r personRow) int { return r.Came }),
		number("leave", "请假", func(r personRow) int { return r.Leave }), number("missed", "缺席", func(r personRow) int { return r.Missed }),
		{ID: "rate", Title: "到会率", Width: 80, Align: fyne.TextAlignTrailing, Text: func(r personRow) string {
			return rate(r.Came,
				r.Expected)
		}},
		number("hours", "会议学时", func(r personRow) int { return r.Hours }),
	})
	t.list.Key = func(r personRow) string { return r.id }
	t.list.Empty = "没有按人登记的会议。在“缺口”里点“登记会议…”，写没到的人，这里就有每名党员的到会情况。"
	t.list.OnOpen = func(r personRow) { p.host.Open(model.Ref{Kind: model.KindPerson, ID: r.id}) }
	t.content = kit.NewTopped(kit.NewFlow(t.year), t.list)
	return t
}

func (t *people) load(_ context.Context, s *page.Snapshot) (func(), error) {
	this, rows := s.Book.AsOf.Year(), map[string][]personRow{}
	for year := this - 1; year <= this; year++ {
		lives := model.PersonLives(s.Book, year)
		for _, p := range model.InScope[model.Person](s.Book) {
			if x, ok := lives[p.ID]; ok {
				rows[word(year)] = append(rows[word(year)], personRow{p.ID, p.Name, page.ShortName(s.Book, p.OrganizationID), x})
			}
		}
	}
	return func() {
		t.rows = rows
		t.year.Options = []string{word(this - 1), word(this)}
		if t.year.Selected == "" {
			t.year.Selected = word(this)
		}
		t.year.Refresh()
		t.show()
	}, nil
}

func (t *people) show() { t.list.SetRows(t.rows[t.year.Selected]) }

func (t *people) focus() { t.list.Enter() }
