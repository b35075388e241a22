package development

// 公示和函调: what is asked of others about a case, as notices and as letters.

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// outside is the tab: two lists, one above the other.
type outside struct {
	p       *Page
	was     model.DevelopmentCase
	notices *page.Records[model.Notice]
	letters *page.Records[model.ReviewLetter]
	content fyne.CanvasObject
}

func newOutside(p *Page) *outside {
	t := &outside{p: p}
	t.notices = page.NewRecords(p.host, page.RecordsOptions[model.Notice]{
		ID: "development.notices", Plain: true, Bare: true, Attach: true, Sealed: []string{"CaseID"},
		Sections: []kit.FormSection{
			{Title: "公示（列为发展对象前的，起止日期和异议登记在“办理进程”，这里不填）", Fields: []string{"CaseID", "Purpose", "From", "To", "Place", "Scope", "Way"}},
			{Title: "受理和结果", Fields: []string{"Receiver", "Phone", "Mailbox", "Objection", "Finding"}},
		},
		Empty: "还没有登记公示的地点、方式和受理电话。点“新增”登记，出具公示和公示情况登记表时要用。",
		New: func(b *model.Book) model.Notice {
			o, _ := model.Find[model.Organization](b, t.was.OrganizationID)
			return model.Notice{CaseID: t.was.ID, Purpose: model.NoticeOfProspect, Way: "张贴", Phone: o.NoticePhone}
		},
		Cols: []page.Col[model.Notice]{
			{Field: "Purpose"},
			{Title: "公示期", Width: 190, Text: func(b *model.Book, n model.Notice) string {
				from, to, _ := model.NoticeDays(b, n)
				return kit.Choose(from.IsZero(), "", from.String()+"至"+to.String())
			}},
			{Field: "Place"}, {Field: "Way"}, {Field: "Receiver"}, {Field: "Phone"},
			{Title: "反映情况", Width: 150, Text: func(b *model.Book, n model.Notice) string {
				_, _, said := model.NoticeDays(b, n)
				return said
			}},
		},
	})
	t.letters = page.NewRecords(p.host, page.RecordsOptions[model.ReviewLetter]{
		ID: "development.letters", Plain: true, Bare: true, Attach: true, Sealed: []string{"CaseID"},
		Sections: []kit.FormSection{
			{Title: "发函", Fields: []string{"CaseID", "RelativeID", "ToUnit", "ToAddress", "ToPostcode", "Number", "Sent"}},
			{Title: "回函", Fields: []string{"Returned", "Result"}},
		},
		Empty: "还没有登记政审函。亲属先在“人员登记表”的“家庭和社会关系”里登记；被调查人不选的，是函调本人。",
		New: func(*model.Book) model.ReviewLetter {
			return model.ReviewLetter{CaseID: t.was.ID, Sent: p.Snap.Today}
		},
		Cols: []page.Col[model.ReviewLetter]{
			{Title: "被调查人", Width: 110, Text: func(b *model.Book, l model.ReviewLetter) string {
				r, ok := model.Find[model.Relative](b, l.RelativeID)
				return kit.Choose(ok, r.Relation, "本人")
			}},
			{Field: "ToUnit", Width: 260}, {Field: "Number"}, {Field: "Sent"}, {Field: "Returned"}, {Field: "Result", Width: 180},
		},
	})
	under := func(title string, list fyne.CanvasObject) fyne.CanvasObject {
		return container.NewBorder(kit.SectionTitle(title), nil, nil, nil, list)
	}
	t.content = container.NewGridWithRows(2, under("公示", t.notices.Content()), under("政审函", t.letters.Content()))
	return t
}

// show lists what there is of a case, and counts it.
func (t *outside) show(c model.DevelopmentCase) int {
	t.was = c
	for _, list := range []page.TabList{t.notices, t.letters} {
		if show, err := list.Load(context.Background(), t.p.Snap); err == nil {
			show()
		}
	}
	t.notices.Where(func(n model.Notice) bool { return n.CaseID == c.ID })
	t.letters.Where(func(l model.ReviewLetter) bool { return l.CaseID == c.ID })
	return len(t.notices.List().Rows()) + len(t.letters.List().Rows())
}
