package statistics

// 年结 and 差异: the years that are closed, closing one, and what the ledger says otherwise
// since.

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/statistics"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// closes is the two tabs.
type closes struct {
	p       *Page
	later   fyne.CanvasObject // what differs since
	list    *page.Records[model.YearClose]
	said    *kit.Words
	differs *kit.RecordList[statistics.Difference]
}

func newCloses(p *Page) *closes {
	t := &closes{p: p, said: kit.NewCaption()}
	t.list = page.NewRecords(p.host, page.RecordsOptions[model.YearClose]{
		ID: "statistics.closes", Plain: true, Bare: true, Latest: "Day",
		Sections: []kit.FormSection{{Fields: []string{"Year", "EnterpriseID", "Day", "ClosedOn", "By", "Note"}}},
		Sealed:   []string{"Year", "EnterpriseID", "Day", "ClosedOn"},
		Empty:    "还没有年结。一年的报表校核、上报以后，在窗口上方选这一年，点“年结…”，当年的人员属性和数字就固定下来。",
		Menu: func(c model.YearClose) []*fyne.MenuItem {
			return []*fyne.MenuItem{fyne.NewMenuItem("看这一年的报表和差异", func() { t.lookAt(c) })}
		},
		Cols: []page.Col[model.YearClose]{
			{Field: "Year"}, {Title: "范围", Width: 220, Text: func(b *model.Book, c model.YearClose) string {
				if c.EnterpriseID == "" {
					return "全集团"
				}
				return b.EnterpriseName(c.EnterpriseID)
			}},
			{Field: "ClosedOn"}, {Field: "By"}, {Title: "留存人数", Width: 86, Number: true, Align: fyne.TextAlignTrailing,
				Text: func(b *model.Book, c model.YearClose) string {
					return count(len(model.Owned[model.YearPerson](b, c.ID)))
				}},
			{Field: "Note"},
		},
	})
	t.differs = page.NewList(p.host, page.ListOf{ID: "statistics.differs", Title: "年结以后的差异"}, []kit.Column[statistics.Difference]{
		{ID: "what", Title: "内容", Width: 420, Text: func(d statistics.Difference) string { return d.What }},
		{ID: "was", Title: "年结数", Width: 200, Text: func(d statistics.Difference) string { return d.Was }},
		{ID: "is", Title: "现在的台账", Width: 200, Text: func(d statistics.Difference) string { return d.Is }},
	})
	t.differs.Key = func(d statistics.Difference) string { return d.What }
	t.differs.OnOpen = func(d statistics.Difference) {
		if d.Ref.ID != "" {
			p.host.Open(d.Ref)
		}
	}
	t.later = kit.NewTopped(t.said, t.differs)
	return t
}

// show lists what differs from the chosen year as it was closed.
func (t *closes) show() {
	x := t.p.now
	c := x.set.Closed
	switch {
	case c == nil || !c.Exact:
		t.said.Set(kit.Sentence{Text: "所选日期、范围没有年结，没有可以比较的数。", Color: kit.ColorMuted})
		t.differs.Empty = "在窗口上方选一个已经年结的年度，这里列出年结以后的改动。"
	default:
		t.said.Set(kit.Sentence{Text: fmt.Sprintf("%d年度年结数与现在的台账有%d处差异。报表仍用年结数；确需更正已上报的数的，先删除年结记录（选中后按Delete键），再重新年结。", c.Year,
			len(x.differs)), Color: kit.ColorMuted})
		t.differs.Empty = "没有差异：年结以后没有改动过影响当年数字的记录。"
	}
	t.differs.SetRows(x.differs)
	t.later.Refresh()
}

// lookAt chooses a closed year.
func (t *closes) lookAt(c model.YearClose) {
	for i, on := range t.p.periods {
		if on == c.Day {
			t.p.choose(i)
			t.p.Select(tabLater)
			return
		}
	}
	t.p.host.Tell("请把窗口上方的“截至”改为"+c.Day.String(), nil)
}

// askClose closes the chosen year, once its forms are checked.
func (p *Page) askClose() {
	x := p.now
	if x == nil {
		return
	}
	year := x.book.AsOf.Year()
	switch n := open(x.faults); {
	case !p.finished():
		p.host.Tell("只有结束了的年度才能年结，请先在左上方选一个年度", nil)
		return
	case x.set.Closed != nil && x.set.Closed.Exact:
		p.Select(tabCloses)
		p.host.Tell(statistics.Summary(x.set.Closed)+"；要重新年结，请先删除年结记录", nil)
		return
	case n > 0:
		p.Select(tabChecks)
		p.host.Tell(fmt.Sprintf("%d年度的勾稽关系有%d处未通过，改正或者填写说明以后才能年结", year, n), nil)
		return
	}
	c := model.YearClose{Year: year, EnterpriseID: x.book.Scope, Day: x.book.AsOf, ClosedOn: p.Snap.Today}
	page.AskFields(p.host, page.Question{Title: fmt.Sprintf("%d年度年结", year), Yes: "年结", Text: p.standing()[0].Text +
		"年结把当年统计到的人员属性、主要数字和七张报表固定下来，以后不论什么时候查这一年，数都不变；年结以后的改动列入差异表。",
		Record: c, Fields: []string{"By", "Note"}, Need: []string{"By"},
		Then: func(r model.Record, done func(error)) {
			now := r.(model.YearClose)
			p.host.Write(fmt.Sprintf("%d年度已年结", year), done, func(ctx context.Context, l *store.Workspace) (int64, error) {
				out, err := l.CloseYear(ctx, store.YearClose{Year: year, Scope: c.EnterpriseID, By: now.By, Note: now.Note})
				return out.Batch, err
			})
		}})
}
