// Package reports is the page 报表中心: choose a report, look at its very pages,
// hand it out as PDF and Excel, and see what was handed out before.
package reports

import (
	"context"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/store"
	"partyledger/store/paint"
	"partyledger/store/typeset"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/preview"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindReportText}

// Page is the page.
type Page struct {
	host    page.Host
	content fyne.CanvasObject

	all      []report.Report
	cards    []*kit.Card
	of       *kit.Paragraph // the day and the scope
	unmasked *kit.Check
	purpose  string // why they are shown
	excel    *kit.Check
	word     *kit.Check // the report as a Word document too
	one      *kit.Button
	every    *kit.Button
	paper    *kit.Button // prints the chosen report
	tabs     *kit.Tabs
	preview  *preview.Preview
	history  *kit.RecordList[store.Issue]
	text     *manuscript
	side     *fyne.Container // the left column, which makes room for the text
	annexes  []string        // of the annual report; nil = the usual ones
	bind     *kit.Button
	measure  string            // by which the overview ranks; empty = the usual one
	ranked   fyne.CanvasObject // the choice of it

	snap   *page.Snapshot
	chosen int
	seq    int // of previews: an old answer never overwrites a newer one
	ready  map[key]*typeset.Pages
	brush  func() (*paint.Painter, error) // reads the font files the first time

	// What tests do at once or themselves.
	spawn  func(func())
	ui     func(func())
	folder func(w fyne.Window, title, start string, then func(string))
	open   func(path string, then func(error))
	reveal func(path string, then func(error))
}

// key names a laid out report of the snapshot.
type key struct {
	report   int
	unmasked bool
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host, all: annualFirst(report.All()), preview: preview.New(), ready: map[key]*typeset.Pages{},
		spawn: func(f func()) { kit.Background(f) }, ui: fyne.Do, folder: page.ChooseFolder, open: page.OpenFile,
		reveal: page.ShowInFolder}
	p.brush = sync.OnceValues(func() (*paint.Painter, error) {
		faces, err := store.ReportFaces(false)
		if err != nil {
			return nil, err
		}
		return paint.New(faces), nil
	})
	p.host.Setting(annexesKey, &p.annexes)
	p.newHistory()
	p.text = newManuscript(host)
	p.tabs = kit.NewTabs(kit.Tab{Title: "预览", Content: p.preview.Content}, kit.Tab{Title: "年度报告文字", Content: p.text.content},
		kit.Tab{Title: "已生成的报表", Content: p.history})
	p.tabs.OnSelect = p.tabShown
	p.side = container.New(side{}, p.newChoice())
	p.content = container.NewBorder(nil, nil, p.side, nil, p.tabs)
	p.mark()
	return p
}

// The tabs.
const (
	tabPreview = iota
	tabText
	tabHistory
)

// tabShown reads what another tab shows; the text has the whole width.
func (p *Page) tabShown(i int) {
	p.side.Hidden = i == tabText
	p.content.Refresh()
	switch i {
	case tabText:
		p.readText()
	case tabHistory:
		p.readHistory()
	}
}

// readText composes the annual report's text behind the window.
func (p *Page) readText() {
	s := p.snap
	if s == nil {
		return
	}
	p.spawn(func() {
		text := report.AnnualManuscript(report.Input{Book: s.Book, Findings: s.Findings, Today: s.Today})
		p.ui(func() {
			if s == p.snap {
				p.text.show(s, text)
			}
		})
	})
}

// Unsaved implements page.Keeper.
func (p *Page) Unsaved() []page.Unsaved { return p.text.unsaved() }

// Open implements page.Opener.
func (p *Page) Open(ref model.Ref) {
	p.text.wanted = ref.ID
	if p.tabs.Selected() == tabText {
		p.readText()
	}
	p.tabs.Select(tabText)
}

// annualFirst puts the report that is asked for most on top.
func annualFirst(all []report.Report) []report.Report {
	n := len(all) - 1
	return append([]report.Report{all[n]}, all[:n]...)
}

// side gives the left column its width: it grows with the text, up to a third of
// the smallest window.
type side struct{}

// MinSize implements fyne.Layout.
func (side) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(min(theme.TextSize()*19, 390), objects[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (side) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// newChoice makes the left column: the reports, the options, the buttons.
func (p *Page) newChoice() fyne.CanvasObject {
	list := container.NewVBox()
	for i, r := range p.all {
		c := kit.NewCard(r.Title, r.About, kit.ColorMuted, func() { p.choose(i) }, func(by int) { p.step(i, by) })
		p.cards = append(p.cards, c)
		list.Add(c)
	}
	p.of = kit.NewParagraph("")
	p.of.Importance = widget.LowImportance
	p.excel = kit.NewCheck("同时生成Excel", func(on bool) { p.host.SetSetting("reports.excel", on) })
	p.excel.Checked = true
	p.host.Setting("reports.excel", &p.excel.Checked)
	p.word = kit.NewCheck("Word", func(on bool) { p.host.SetSetting("reports.word", on) })
	p.host.Setting("reports.word", &p.word.Checked)
	p.unmasked = kit.NewCheck("身份证号和电话不掩码", p.askUnmasked)
	p.one = kit.NewButtonWithIcon("生成所选报表…", theme.DocumentSaveIcon(), func() { p.export(p.all[p.chosen : p.chosen+1]) })
	p.one.Importance = widget.HighImportance
	p.every = kit.NewButton("生成全部…", func() { p.export(p.all) })
	p.paper = kit.NewButtonWithIcon("打印所选…", theme.DocumentPrintIcon(), p.printChosen)
	p.bind = kit.NewButton("年度报告的附件…", p.chooseAnnexes)
	p.ranked = p.newMeasure()
	foot := container.NewVBox(widget.NewSeparator(), p.of, container.NewHBox(p.excel, p.word), p.unmasked, p.bind, p.ranked, p.one,
		container.NewGridWithColumns(2, p.paper, p.every)) // low: the list has what is left of the window
	return container.NewBorder(nil, foot, nil, nil, container.NewVScroll(list))
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Load implements page.Page. The words come first: pages are laid out when they
// are to be seen.
func (p *Page) Load(_ context.Context, s *page.Snapshot) (func(), error) {
	words := "截至" + s.Book.AsOf.String() + "，" + scopeName(s)
	return func() {
		again := p.snap != nil
		p.snap = s
		clear(p.ready)
		p.of.SetText(kit.Visible(words))
		p.content.Refresh()
		p.look(again)
		switch p.tabs.Selected() {
		case tabText:
			p.readText()
		case tabHistory:
			p.readHistory()
		}
	}, nil
}

func scopeName(s *page.Snapshot) string {
	if s.Book.Scope == "" {
		return "全集团"
	}
	return s.Book.EnterpriseName(s.Book.Scope)
}

// choose shows another report.
func (p *Page) choose(i int) {
	p.chosen = i
	p.mark()
	p.tabs.Select(tabPreview)
	p.look(false)
}

// step moves the choice and the keyboard to the card above or below.
func (p *Page) step(from, by int) {
	if i := from + by; i >= 0 && i < len(p.cards) {
		p.choose(i)
		p.host.Window().Canvas().Focus(p.cards[i])
	}
}

func (p *Page) mark() {
	p.bind.Hidden = p.all[p.chosen].Name != "annual"
	p.bind.Refresh()
	p.ranked.Hide()
	if p.all[p.chosen].Name == "units" {
		p.ranked.Show()
	}
	for i, c := range p.cards {
		c.Choose(i == p.chosen)
	}
}

// look shows the chosen report, laying it out if it has not been yet.
func (p *Page) look(keepPlace bool) {
	if p.snap == nil {
		return
	}
	k := key{p.chosen, p.unmasked.Checked}
	p.seq++
	if pages := p.ready[k]; pages != nil {
		brush, _ := p.brush() // read already, for these pages
		p.preview.Show(pages, brush, keepPlace)
		return
	}
	p.preview.Say("正在排版……")
	seq, snap, r, in := p.seq, p.snap, p.all[k.report], report.Input{Unmasked: k.unmasked, Annexes: p.annexes, Measure: p.measure}
	p.spawn(func() {
		brush, err := p.brush()
		var pages *typeset.Pages
		if err == nil {
			pages = layOut(r, snap, in, brush.Faces())
		}
		p.ui(func() {
			switch {
			case seq != p.seq:
			case err != nil:
				p.preview.Say("没有排出页面。")
				p.host.Fail(err)
			default:
				p.ready[k] = pages
				p.preview.Show(pages, brush, keepPlace)
			}
		})
	})
}

// layOut makes a report's pages as they will be printed.
func layOut(r report.Report, s *page.Snapshot, in report.Input, faces *typeset.Faces) *typeset.Pages {
	in.Book, in.Findings, in.Today = s.Book, s.Findings, s.Today
	return typeset.Layout(r.Build(in), faces, typeset.Options{})
}

// askUnmasked asks before identity numbers and phones are shown, and has it
// recorded.
func (p *Page) askUnmasked(on bool) {
	if !on {
		p.look(true)
		return
	}
	p.setUnmasked(false)
	page.AskPurpose(p.host, "身份证号和电话不掩码", "预览和生成的报表将显示完整的身份证号和电话号码。"+page.Kept(p.host,
		"这次操作")+"请确认工作需要，并妥善保管生成的文件。", "不掩码",
		func(purpose string) {
			p.host.Read(func(ctx context.Context, l *store.Workspace) error {
				return l.Remark(ctx, "预览不掩码的报表"+store.PurposeNote(purpose))
			}, func() {
				p.purpose = purpose
				p.setUnmasked(true)
				p.look(true)
			})
		})
}

// setUnmasked sets the tick without asking.
func (p *Page) setUnmasked(on bool) {
	p.unmasked.OnChanged = nil
	p.unmasked.SetChecked(on)
	p.unmasked.OnChanged = p.askUnmasked
}
