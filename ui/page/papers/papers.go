// Package papers is the page 文书: what is to be issued now, and the register of what was:
// number, day, to whom, and which replies are still awaited.
package papers

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/paper"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/issue"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindPaper}

// Page is the page.
type Page struct {
	page.Tabs
	host     page.Host
	waiting  *kit.RecordList[waiting]
	register *page.Filtered[model.Paper]
	reply    *kit.Button
	open     *kit.Button

	templates *templates
	names     *names
}

// waiting is a paper that a step waits for, as the list shows it.
type waiting struct {
	paper.Awaited
	names, branch string
	late          bool
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.newWaiting()
	p.newRegister()
	p.templates, p.names = newTemplates(host), newNames(host)
	p.SetTabs(host,
		page.Tab{Title: "待出具", Content: p.waiting, Load: p.loadWaiting},
		page.Tab{Title: "文书登记簿", List: p.register},
		page.Tab{Title: "本单位模板", Content: p.templates.content(), Read: p.templates.read},
		page.Tab{Title: "可用的名称", Content: p.names.content(), Read: p.names.show})
	return p
}

func (p *Page) newWaiting() {
	p.waiting = page.NewList(p.host, page.ListOf{ID: "papers.waiting", Title: "待出具的文书"}, []kit.Column[waiting]{
		{ID: "until", Title: "应不晚于", Width: 104, Text: func(x waiting) string { return x.Until.String() },
			Color: func(x waiting) fyne.ThemeColorName {
				return kit.Choose(x.late, kit.ColorBlock, kit.ColorWarn)
			}},
		{ID: "paper", Title: "文书", Width: 240, Text: func(x waiting) string { return x.Paper.Title }},
		{ID: "who", Title: "对象", Width: 260, Text: func(x waiting) string { return x.names }},
		{ID: "branch", Title: "党组织", Width: 240, Text: func(x waiting) string { return x.branch }},
		{ID: "about", Title: "说明", Width: 300, Text: func(x waiting) string { return x.Paper.About }},
	})
	p.waiting.Key = func(x waiting) string { return x.Paper.Name + "/" + x.Records[0].Key() }
	p.waiting.Empty = "现在没有到期该出具的文书。也可以在发展党员、换届、双向交流、整改督查等页选中记录，点“出具文书…”。"
	p.waiting.OnOpen = func(x waiting) { issue.Ask(p.host, x.Paper.Name, refs(x.Records)...) }
	p.waiting.Menu = func(rows []waiting) []*fyne.MenuItem {
		if len(rows) != 1 {
			return nil
		}
		return []*fyne.MenuItem{fyne.NewMenuItem("出具…", func() { p.waiting.OnOpen(rows[0]) }),
			page.OpenItem(p.host, "打开记录", model.RefOf(rows[0].Records[0]))}
	}
}

func refs(records []model.Record) []model.Ref {
	out := make([]model.Ref, len(records))
	for i, r := range records {
		out[i] = model.RefOf(r)
	}
	return out
}

func (p *Page) loadWaiting(_ context.Context, s *page.Snapshot) (func(), error) {
	var rows []waiting
	for _, x := range paper.AwaitedIn(s.Book) {
		rows = append(rows, waiting{x, namesIn(s.Book, x.Records), branchOf(s.Book, x.Records[0]), s.Today.After(x.Until.Last())})
	}
	return func() { p.waiting.SetRows(rows) }, nil
}

// namesIn are the first of whom a paper is about.
func namesIn(b *model.Book, records []model.Record) string {
	const most = 4
	var out []string
	for _, r := range records[:min(most, len(records))] {
		out = append(out, page.NameOf(b, model.RefOf(r)))
	}
	said := strings.Join(out, "、")
	if len(records) > most {
		said += "等" + strconv.Itoa(len(records)) + "项"
	}
	return said
}

// branchOf is the organisation that a record belongs to; empty if it is none's.
func branchOf(b *model.Book, r model.Record) string {
	for range 5 {
		if r == nil || r.Owner().Kind == model.KindOrganization {
			break
		}
		r, _ = b.Record(r.Owner())
	}
	if r == nil {
		return ""
	}
	return page.ShortName(b, r.Owner().ID)
}

func (p *Page) newRegister() {
	p.open = kit.NewButtonWithIcon("打开文件", theme.DocumentIcon(), p.openFile)
	p.reply = kit.NewButtonWithIcon("登记回复…", theme.MailReplyIcon(), p.askReply)
	void := kit.NewButton("作废…", p.askVoid)
	p.register = page.NewFiltered(p.host, "Issued", "State", "全部状态", page.RecordsOptions[model.Paper]{
		ID: "papers.register", Plain: true, Attach: true,
		Sections: []kit.FormSection{
			{Title: "文书", Fields: []string{"Form", "Title", "Series", "Year", "Serial", "Number", "Issued", "FromID", "To"}},
			{Title: "办理", Fields: []string{"State", "ReplyDue", "Replied", "ReplyDoc", "ReplyNote", "Note"}},
		},
		Fill: func(_ *model.Book, x model.Paper) map[string]string {
			return map[string]string{"Number": x.Numbered().Number}
		},
		Empty: "还没有登记过文书。在“待出具”或者各页选中记录，点“出具文书…”；别处办的文书也可以在这里新增登记。",
		New: func(b *model.Book) model.Paper {
			return model.Paper{State: model.PaperIssued, Issued: p.Snap.Today, Year: p.Snap.Today.Year()}
		},
		Extra: []fyne.CanvasObject{p.open, p.reply, void},
		Menu: func(x model.Paper) []*fyne.MenuItem {
			return []*fyne.MenuItem{fyne.NewMenuItem("打开文件", p.openFile), fyne.NewMenuItem("登记回复…", p.askReply),
				fyne.NewMenuItem("作废…", p.askVoid)}
		},
		Cols: []page.Col[model.Paper]{
			{Field: "Number", Width: 226}, {Field: "Issued"},
			{Title: "状态", Width: 90, Text: func(b *model.Book, x model.Paper) string { return string(x.StateOn(b.AsOf)) },
				Color: stateColor},
			{Field: "Form", Width: 160}, {Field: "Title", Width: 300}, {Field: "To", Width: 180},
			{Field: "ReplyDue"}, {Field: "Replied"},
		},
	})
}

func stateColor(b *model.Book, x model.Paper) fyne.ThemeColorName {
	switch x.StateOn(b.AsOf) {
	case model.PaperOverdue:
		return kit.ColorBlock
	case model.PaperReplied:
		return kit.ColorGood
	case model.PaperDraft, model.PaperVoid:
		return kit.ColorMuted
	}
	return ""
}

// chosen is the paper that is selected; what is asked of none is told.
func (p *Page) chosen() (model.Paper, bool) {
	x, ok := p.register.Selected()
	if !ok {
		p.host.Tell("请先在登记簿中选中一份文书", nil)
	}
	return x, ok
}

// openFile opens a copy of the kept file.
func (p *Page) openFile() {
	x, ok := p.chosen()
	if !ok {
		return
	}
	for _, owner := range append(x.Records(), model.RefOf(x)) {
		for _, a := range model.Attachments(p.Snap.Book, owner) {
			if a.Hash == x.Hash {
				page.OpenAttachment(p.host, a, page.OpenFile)
				return
			}
		}
	}
	p.host.Tell("这份文书没有存档的文件，可能是在别处办的，或者附件已经移除", nil)
}

// short is how a paper is named in one line: by its number, if it has one.
func short(x model.Paper) string { return cmp.Or(x.Number, model.ClipLine(x.Called(), 24)) }

// askReply records that the answer came.
func (p *Page) askReply() {
	x, ok := p.chosen()
	if !ok {
		return
	}
	was := x
	x.State, x.Replied = model.PaperReplied, cmp.Or(x.Replied, p.Snap.Today)
	page.AskFields(p.host, page.Question{Title: "登记回复", Yes: "登记", Text: "“" + was.Called() + "”的回复",
		Record: x, Fields: []string{"Replied", "ReplyDoc", "ReplyNote"}, Need: []string{"Replied"},
		Then: func(now model.Record, done func(error)) {
			p.host.SaveEdited("登记“"+short(was)+"”的回复", was, now, done)
		}})
}

// askVoid makes a paper void: its number is not given again.
func (p *Page) askVoid() {
	x, ok := p.chosen()
	if !ok {
		return
	}
	was := x
	x.State, x.Replied = model.PaperVoid, day.Day{}
	page.AskFields(p.host, page.Question{Title: "作废文书", Yes: "作废",
		Text:   "“" + was.Called() + "”作废后，它的字号不再使用，存档的文件仍然保留。请写明原因。",
		Record: x, Fields: []string{"Note"}, Need: []string{"Note"},
		Then: func(now model.Record, done func(error)) {
			p.host.SaveEdited("作废“"+short(was)+"”", was, now, done)
		}})
}
