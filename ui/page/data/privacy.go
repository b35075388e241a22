package data

// 个人信息: for how long what is about people is kept, what is past that, and erasing it.

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

const aboutPrivacy = "个人信息的保存期限应当为实现处理目的所必要的最短时间（个人信息保护法第十九条）；期限届满、本人撤回同意等情形应当删除（第四十七条）。" +
	"在“保存期限”登记本单位定的年限，过了期限的列在下面。删除由单位决定，法律、行政法规另有保存期限的（如党员档案、干部人事档案）按规定。"

// personal is the tab 个人信息.
type personal struct {
	host    page.Host
	content fyne.CanvasObject
	list    *kit.RecordList[model.PastKeeping]
	names   map[model.Ref]string
}

func newPersonal(host page.Host) *personal {
	p := &personal{host: host, names: map[model.Ref]string{}}
	p.list = page.NewList(host, page.ListOf{ID: "privacy", Title: "超过保存期限的个人信息"}, []kit.Column[model.PastKeeping]{
		{ID: "事项", Title: "事项", Width: 130, Text: func(x model.PastKeeping) string { return string(x.Matter) }},
		{ID: "记录", Title: "记录", Width: 360, Text: func(x model.PastKeeping) string { return p.names[refOf(x)] }},
		{ID: "办结", Title: "离开或办结日期", Width: 140, Text: func(x model.PastKeeping) string { return x.Done.String() }},
		{ID: "期限", Title: "保存到", Width: 120, Text: func(x model.PastKeeping) string { return x.Until.String() }},
	})
	p.list.Key = func(x model.PastKeeping) string { return string(refOf(x).Kind) + "/" + refOf(x).ID }
	p.list.Empty = "没有过了保存期限的个人信息。期限在“保存期限”页登记。"
	p.list.OnOpen = func(x model.PastKeeping) { host.Open(refOf(x)) }
	past := kit.NewButton("依法删除所选…", p.erasePast)
	one := kit.NewButton("依法删除某个人…", p.askPerson)
	p.content = kit.NewTopped(padded(container.NewVBox(words(aboutPrivacy), kit.NewFlow(past, one))), p.list)
	return p
}

func refOf(x model.PastKeeping) model.Ref {
	return model.Ref{Kind: x.Record.Kind(), ID: x.Record.Key()}
}

func (p *personal) load(_ context.Context, s *page.Snapshot) (func(), error) {
	list, names := model.PastKeepings(s.Book), map[model.Ref]string{}
	for _, x := range list {
		names[refOf(x)] = page.NameOf(s.Book, refOf(x))
	}
	return func() {
		p.names = names
		p.list.SetRows(list)
	}, nil
}

func (p *personal) erasePast() {
	var refs []model.Ref
	for _, x := range p.list.Selected() {
		refs = append(refs, refOf(x))
	}
	if len(refs) == 0 {
		p.host.Tell("请先在列表中选中要删除的，可以选多条", nil)
		return
	}
	page.AskErase(p.host, refs, func() {})
}

// askPerson asks for somebody who need not be past any period.
func (p *personal) askPerson() {
	person, lacks := kit.NewPicker(model.KindPerson, p.host.Lookup), kit.NewFault()
	s := &page.Sheet{Title: "依法删除某个人的信息", Width: 560, Height: 280, Content: container.NewPadded(kit.NewColumn(
		kit.NewWords(kit.Sentence{Text: "仍在册的党员，删除后名册里只显示“" + model.ErasedText + "”。录入有误的请更正，不要用这里删除。"}),
		kit.Labelled("人员", true, person, lacks)))}
	s.Yes = kit.NewButton("下一步", func() {
		id := person.Chosen().ID
		if id == "" {
			lacks.Set("请选定人员")
			return
		}
		s.Hide()
		page.AskErase(p.host, []model.Ref{{Kind: model.KindPerson, ID: id}}, func() {})
	})
	s.Show(p.host)
	p.host.Window().Canvas().Focus(person)
}

// newPeriods is the tab 保存期限.
func newPeriods(host page.Host) *page.Records[model.Retention] {
	return page.NewRecords(host, page.RecordsOptions[model.Retention]{
		ID: "data.retention", Bare: true, Plain: true, Empty: "还没有登记保存期限。点“新增”登记本单位定的年限；没有登记的事项不提醒。",
		Sections: []kit.FormSection{{Fields: []string{"Matter", "Years", "Document", "Note"}}},
		New:      func(*model.Book) model.Retention { return model.Retention{} },
		Cols: []page.Col[model.Retention]{
			{Field: "Matter"}, {Title: "保存年限", Width: 90, Text: func(_ *model.Book, r model.Retention) string {
				return fmt.Sprintf("%d年", r.Years)
			}}, {Field: "Document"}, {Field: "Note", Width: 420},
		},
	})
}
