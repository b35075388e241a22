package exchange

// 董事会、经理层任职: posts in boards, audit committees and management.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// appointments is the fourth tab.
type appointments struct {
	p          *Page
	enterprise *kit.Picker
	ended      *widget.Check
	list       *page.Records[model.Appointment]
}

func newAppointments(p *Page) *appointments {
	t := &appointments{p: p}
	t.enterprise = kit.NewPicker(model.KindEnterprise, p.host.Lookup)
	t.enterprise.SetPlaceHolder("全部企业")
	t.enterprise.OnChange = func(kit.Option) { t.where() }
	t.ended = widget.NewCheck("含已免职", func(bool) { t.where() })
	t.list = page.NewRecords(p.host, page.RecordsOptions[model.Appointment]{
		ID: "exchange.appointments",
		Sections: []kit.FormSection{
			{Title: "任职", Fields: []string{"EnterpriseID", "PersonID", "Organ", "Post", "From", "Document", "To"}},
			{Title: "例外和备注", Fields: []string{"Reason", "Note"}},
		},
		Empty: "还没有登记董事会、监事会（审计委员会）、经理层任职。点“新增”登记；党组织班子成员在“企业与党组织”登记。",
		New: func(*model.Book) model.Appointment {
			x := model.Appointment{EnterpriseID: t.enterprise.Chosen().ID, Organ: model.BoardOrgan, From: p.snap.Today}
			if p.tabs.Selected() == tabCross {
				x.EnterpriseID = p.cross.chosen()
			}
			return x
		},
		Check: checkAppointment,
		Extra: []fyne.CanvasObject{widget.NewButton("免职…", t.end), t.ended, kit.Wide(t.enterprise, 220)},
		Menu: func(list []model.Appointment) []*fyne.MenuItem {
			if len(list) != 1 {
				return nil
			}
			return []*fyne.MenuItem{fyne.NewMenuItem("免职…", t.end), fyne.NewMenuItem("打开人员", func() { p.host.Open(model.Ref{Kind: model.KindPerson, ID: list[0].PersonID}) })}
		},
		Cols: []page.Col[model.Appointment]{
			{Title: "企业", Width: 190, Text: func(b *model.Book, a model.Appointment) string { return b.EnterpriseName(a.EnterpriseID) }},
			{Title: "姓名", Width: 84, Text: func(b *model.Book, a model.Appointment) string { return b.PersonName(a.PersonID) }},
			{Title: "机构", Width: 96, Text: func(_ *model.Book, a model.Appointment) string { return string(a.Organ) }},
			{Title: "职务", Width: 130, Text: func(_ *model.Book, a model.Appointment) string { return string(a.Post) }},
			{Title: "任职日期", Width: 98, Text: func(_ *model.Book, a model.Appointment) string { return a.From.String() }},
			{Title: "免职日期", Width: 98, Text: func(_ *model.Book, a model.Appointment) string { return a.To.String() }},
			{Title: "例外理由", Width: 170, Text: func(_ *model.Book, a model.Appointment) string { return a.Reason }},
			{Title: "任职文号", Width: 160, Text: func(_ *model.Book, a model.Appointment) string { return a.Document }},
		},
	})
	return t
}

func checkAppointment(_ *model.Book, a model.Appointment) map[string]string {
	if !a.To.IsZero() && a.To.Before(a.From) {
		return map[string]string{"To": "免职日期早于任职日期（" + a.From.String() + "）"}
	}
	return nil
}

// about shows an enterprise's posts.
func (t *appointments) about(enterprise string) {
	t.enterprise.Set(kit.Option{ID: enterprise, Text: t.p.host.Name(model.KindEnterprise, enterprise)})
	t.p.tabs.Select(tabAppointments)
}

// where shows the chosen enterprise's posts that are held.
func (t *appointments) where() {
	id := t.enterprise.Chosen().ID
	t.list.Where(func(a model.Appointment) bool {
		return (id == "" || a.EnterpriseID == id) && (t.ended.Checked || t.p.snap == nil || a.Active(t.p.snap.Book.AsOf))
	})
}

// bring shows a post, whatever the filters.
func (t *appointments) bring(a model.Appointment) {
	t.enterprise.Set(kit.Option{})
	if !a.Active(t.p.snap.Book.AsOf) {
		t.ended.SetChecked(true)
	}
	t.list.Select(a.ID)
}

// end records that a person has been removed from a post.
func (t *appointments) end() {
	a, ok := t.list.Selected()
	if !ok {
		t.p.host.Tell("请先在列表中选中一条任职", nil)
		return
	}
	b := t.p.snap.Book
	who := b.PersonName(a.PersonID) + "的“" + b.EnterpriseName(a.EnterpriseID) + string(a.Post) + "”"
	if !a.To.IsZero() {
		t.p.host.Tell(who+"已于"+a.To.String()+"免去", nil)
		return
	}
	now := a
	now.To = t.p.snap.Today
	page.AskFields(t.p.host, page.Question{
		Title: "免职", Yes: "登记免职", Text: "免去" + who + "职务。任职记录保留，免职之日起不再计入交叉任职。", Record: now, Fields: []string{"To", "Note"}, Need: []string{"To"},
		Check: func(r model.Record) map[string]string { return checkAppointment(nil, r.(model.Appointment)) },
		Then:  func(r model.Record) { t.p.host.SaveEdited("免去"+who+"职务", a, r, nil) },
	})
}
