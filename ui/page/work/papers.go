package work

// 文书登记: the papers that the office has made, their numbers, and the answers that are
// awaited.

import (
	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

func (p *Page) newPapers() {
	p.papers = page.NewRecords(p.host, page.RecordsOptions[model.Paper]{
		ID: "work.papers", Plain: true, Latest: "Issued", Attach: true,
		Sections: []kit.FormSection{
			{Title: "文书", Fields: []string{"Form", "Title", "FromID", "To", "Issued", "State"}},
			{Title: "文号", Fields: []string{"Series", "Year", "Serial", "Number"}},
			{Title: "回复", Fields: []string{"ReplyDue", "Replied", "ReplyDoc", "ReplyNote", "Note"}},
		},
		Empty: "还没有出具过文书。",
		New: func(*model.Book) model.Paper {
			return model.Paper{State: model.PaperIssued, Issued: p.Snap.Today, Year: p.Snap.Today.Year()}
		},
		Fill: func(_ *model.Book, x model.Paper) map[string]string {
			return map[string]string{"Number": x.Numbered().Number}
		},
		Cols: []page.Col[model.Paper]{
			{Field: "Issued"}, {Field: "Number", Width: 170}, {Field: "Form", Width: 170}, {Field: "Title", Width: 280},
			{Title: "发文党组织", Width: 150, Text: func(b *model.Book, x model.Paper) string { return page.ShortName(b, x.FromID) }},
			{Field: "To", Width: 200}, {Field: "State"}, {Field: "ReplyDue"}, {Field: "Replied"},
		},
	})
}
