package care

// 关怀帮扶: who is in need, what was done, whether somebody has looked in again. What
// the need is stays hidden until it is asked for.

import (
	"context"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// help is the second tab.
type help struct {
	p *Page
	*page.Filtered[model.CareRecord]
}

var helpForm = []kit.FormSection{
	{Title: "困难", Fields: []string{"PersonID", "CareKind", "Found", "Need", "Household", "IncomeEach"}},
	{Title: "帮扶", Fields: []string{"Who", "Helped", "Amount", "Money", "Measures"}},
	{Title: "回访", Fields: []string{"Again", "Visited", "Result"}},
}

func newHelp(p *Page) *help {
	t := &help{p: p}
	t.Filtered = page.NewFiltered(p.host, "Found", "CareKind", "全部类别", page.RecordsOptions[model.CareRecord]{
		ID: "care.help", Sections: helpForm,
		Empty: "还没有关怀帮扶记录。点“新增”登记党员群众的困难和帮扶情况；困难情况属个人信息，平时遮盖，报表只列人次和金额。",
		New: func(*model.Book) model.CareRecord {
			return model.CareRecord{CareKind: model.CareHardship, Found: p.Snap.Today}
		},
		Open: t.open,
		Menu: func(x model.CareRecord) []*fyne.MenuItem {
			return []*fyne.MenuItem{page.OpenItem(p.host, "打开人员", model.Ref{Kind: model.KindPerson, ID: x.PersonID})}
		},
		Cols: []page.Col[model.CareRecord]{
			{Field: "PersonID"},
			page.EnterpriseCol[model.CareRecord](),
			{Field: "CareKind"}, {Field: "Found"},
			{Title: "办理情况", Width: 84, Text: func(b *model.Book, c model.CareRecord) string { return string(c.State(b.AsOf)) },
				Color: func(b *model.Book, c model.CareRecord) fyne.ThemeColorName {
					return map[model.CareState]fyne.ThemeColorName{model.CareWaits: kit.ColorWarn, model.CareLate: kit.ColorWarn,
						model.CareToVisit: kit.ColorDue}[c.State(b.AsOf)]
				}},
			{Field: "Helped"}, {Field: "Amount", Title: "金额（元）"}, {Field: "Money"}, {Field: "Who", Title: "责任人"},
			{Title: "回访", Width: 124, Text: func(_ *model.Book, c model.CareRecord) string {
				if c.Visited.IsZero() && !c.Again.IsZero() {
					return "计划" + c.Again.String()
				}
				return c.Visited.String()
			}},
		},
	})
	return t
}

// open shows a record with the need hidden.
func (t *help) open(c model.CareRecord) { t.form(c, c.Need != "") }

// form shows a record; what is hidden can be asked for.
func (t *help) form(c model.CareRecord, masked bool) {
	var sheet *page.Sheet
	f := page.Form{Record: c, Sections: helpForm, Masked: masked, Attach: true, Saved: func(model.Record) {}}
	if masked {
		f.Left = []fyne.CanvasObject{kit.NewButton(revealText, func() {
			sheet.Leave(func() {
				t.reveal(c, func() { sheet.Hide(); t.form(t.current(c), false) })
			})
		})}
	}
	sheet = page.ShowForm(t.p.host, f)
}

// current is the record as the ledger has it now.
func (t *help) current(c model.CareRecord) model.CareRecord {
	if now, ok := model.Find[model.CareRecord](t.p.host.Snapshot().Book, c.ID); ok {
		return now
	}
	return c
}

const revealText = "显示困难情况"

// reveal asks before a need is shown, and keeps that it was.
func (t *help) reveal(c model.CareRecord, then func()) {
	host := t.p.host
	host.Ask("显示困难情况", "困难情况是敏感个人信息。请确认确有工作需要，并注意周围没有无关人员。"+page.Kept(host, "这次查看"), "显示", func() {
		what := "查看“" + t.p.Snap.Book.PersonName(c.PersonID) + "”的困难情况（" + c.ID + "）"
		host.Read(func(ctx context.Context, l *store.Workspace) error { return l.Remark(ctx, what) }, then)
	})
}
