package exchange

// 董事会、经理层任职: posts in boards, audit committees and management.

import (
	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// appointments is the fourth tab.
type appointments struct {
	p    *Page
	list *page.PeriodList[model.Appointment]
}

func newAppointments(p *Page) *appointments {
	t := &appointments{p: p}
	t.list = page.NewPeriodList(p.host, "含已免职", page.RecordsOptions[model.Appointment]{
		ID: "exchange.appointments",
		Sections: []kit.FormSection{
			{Title: "任职", Fields: []string{"EnterpriseID", "PersonID", "Organ", "Post", "From", "Document", "To"}},
			{Title: "例外和备注", Fields: []string{"Reason", "ApprovalDocument", "Note"}},
		},
		Empty: "还没有登记董事会、监事会（审计委员会）、经理层任职。点“新增”登记；党组织班子成员在“企业与党组织”登记。",
		New: func(*model.Book) model.Appointment {
			x := model.Appointment{EnterpriseID: t.list.Enterprise(), Organ: model.BoardOrgan, From: p.Snap.Today}
			if p.Selected() == tabCross {
				x.EnterpriseID = p.cross.chosen()
			}
			return x
		},
		Extra: []fyne.CanvasObject{kit.NewButton("免职…", t.end)},
		Menu: func(x model.Appointment) []*fyne.MenuItem {
			return []*fyne.MenuItem{fyne.NewMenuItem("免职…", t.end), page.OpenItem(p.host, "打开人员", model.Ref{Kind: model.KindPerson,
				ID: x.PersonID})}
		},
		Cols: []page.Col[model.Appointment]{
			{Field: "EnterpriseID"}, {Field: "PersonID"}, {Field: "Organ"}, {Field: "Post"}, {Field: "From"}, {Field: "To"},
			{Field: "Reason"}, {Field: "Document"},
		},
	})
	return t
}

// about shows an enterprise's posts.
func (t *appointments) about(enterprise string) {
	t.list.About(enterprise)
	t.p.Select(tabAppointments)
}

// end records that a person has been removed from a post.
func (t *appointments) end() {
	a, ok := t.list.Selected()
	if !ok {
		t.p.host.Tell("请先在列表中选中一条任职", nil)
		return
	}
	b := t.p.Snap.Book
	who := b.PersonName(a.PersonID) + "的“" + b.EnterpriseName(a.EnterpriseID) + string(a.Post) + "”"
	page.AskEnd(t.p.host, a, page.End{Who: who, Past: "免去", Note: "免去" + who + "职务", Question: page.Question{
		Title: "免职", Yes: "登记免职", Text: "免去" + who + "职务。任职记录保留，免职之日起不再计入交叉任职。", Fields: []string{"To", "Note"},
	}})
}
