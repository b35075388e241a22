package care

// 联系培养: the experts, who keeps in touch with them, when they were last talked
// with, and what became of them since.

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// links is the first tab.
type links struct {
	p    *Page
	list *page.PeriodList[model.TalentLink]
}

var linkForm = []kit.FormSection{
	{Title: "人才", Fields: []string{"PersonID", "TalentKind", "Goal"}},
	{Title: "联系", Fields: []string{"OrganizationID", "ContactID", "From", "To", "Result", "Note"}},
}

func newLinks(p *Page) *links {
	t := &links{p: p}
	of := func(f func(model.LinkResult) string) func(*model.Book, model.TalentLink) string {
		return func(b *model.Book, l model.TalentLink) string { return f(model.LinkOn(b, l)) }
	}
	t.list = page.NewPeriodList(p.host, "含已结束", page.RecordsOptions[model.TalentLink]{
		ID: "care.links", Sections: linkForm,
		Empty: "还没有联系培养的人才。点“新增”登记专业技术能手、青年专家，以及直接联系他们的党组织和联系人。",
		New: func(*model.Book) model.TalentLink {
			return model.TalentLink{TalentKind: model.ExpertTechnical, From: p.Snap.Today}
		},
		Open:  p.openLink,
		Extra: []fyne.CanvasObject{kit.NewButton("登记谈话…", t.talk)},
		Menu: func(x model.TalentLink) []*fyne.MenuItem {
			return []*fyne.MenuItem{fyne.NewMenuItem("登记谈话…", t.talk), fyne.NewMenuItem("结束联系…", func() { p.askEnd(x) }),
				page.OpenItem(p.host, "打开人员", model.Ref{Kind: model.KindPerson, ID: x.PersonID})}
		},
		Cols: []page.Col[model.TalentLink]{
			{Field: "PersonID"}, {Field: "TalentKind"}, {Field: "OrganizationID"},
			{Title: "联系人", Width: 96, Text: contactName, Color: func(_ *model.Book, l model.TalentLink) fyne.ThemeColorName {
				return kit.Choose(l.ContactID == "", kit.ColorWarn, "")
			}},
			{Field: "From", Title: "开始日期"},
			page.NumberCol("谈话", of(func(r model.LinkResult) string { return strconv.Itoa(r.Notes) })),
			{Title: "最近谈话", Width: 98, Text: of(func(r model.LinkResult) string { return r.Last.String() })},
			{Title: "现政治面貌", Width: 104, Text: of(func(r model.LinkResult) string { return string(r.Now) })},
			{Title: "联系以来", Width: 186, Text: of(func(r model.LinkResult) string { return report.ReachedWords(r.Progress) }),
				Color: func(b *model.Book, l model.TalentLink) fyne.ThemeColorName {
					if model.LinkOn(b, l).Advanced() {
						return kit.ColorGood
					}
					return kit.ColorMuted
				}},
			{Field: "To", Title: "结束日期"},
		},
	})
	return t
}

func contactName(b *model.Book, l model.TalentLink) string {
	if l.ContactID == "" {
		return "未登记"
	}
	return b.PersonName(l.ContactID)
}

// talk records a talk with the selected expert.
func (t *links) talk() {
	if l, ok := t.list.Selected(); ok {
		t.p.askTalk(l)
		return
	}
	t.p.host.Tell("请先在列表中选中一人", nil)
}

// askTalk records a talk or help within a tie.
func (p *Page) askTalk(l model.TalentLink) {
	b := p.Snap.Book
	by := ""
	if l.ContactID != "" {
		by = b.PersonName(l.ContactID)
	}
	page.ShowForm(p.host, page.Form{Record: model.LinkNote{LinkID: l.ID, Day: p.Snap.Today, By: by}, Fresh: true, Title: "与“" +
		b.PersonName(l.PersonID) + "”的谈话和帮助：登记",
		Sections: noteForm, Saved: func(model.Record) {}})
}

var noteForm = []kit.FormSection{{Fields: []string{"Day", "By", "What"}}}

// askEnd ends a tie with a day and what came of it.
func (p *Page) askEnd(l model.TalentLink) {
	name := "“" + p.Snap.Book.PersonName(l.PersonID) + "”"
	page.AskEnd(p.host, l, page.End{Who: name, Past: "结束联系", Note: name + "的联系培养结束", Question: page.Question{
		Title: "结束联系", Yes: "登记结束", Fields: []string{"To", "Result"}, Text: "登记" + name + "的联系培养结束。谈话记录都保留，结束之日起不再提醒谈话。",
	}})
}

// notesOf is a tie's notes with the latest on top.
func notesOf(b *model.Book, l model.TalentLink) []model.LinkNote {
	out := model.LinkNotes(b, l.ID)
	slices.Reverse(out)
	return out
}
