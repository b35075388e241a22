// Package data is the page 数据与设置: import and export, backups, the journal of
// what was done, the rules, and what the office itself sets.
package data

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/selfcheck"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindOffice, model.KindHoliday, model.KindLocalRule, model.KindRuleReview, model.KindWaiver, model.KindStandingText}

// The tabs, in their order.
const (
	tabImport = iota
	tabExport
	tabPacket
	tabBackup
	tabJournal
	tabRules
	tabLocal
	tabWaivers
	tabHolidays
	tabOffice
	tabStanding
	tabScreen
	tabSelfCheck
)

// Page is the page.
type Page struct {
	page.Opening
	host     page.Host
	tabs     *kit.Tabs
	imports  *imports
	packets  *packets
	backups  *backups
	journal  *journal
	rules    *rules
	waivers  *page.Records[model.Waiver]
	holidays *page.Records[model.Holiday]
	office   *office
	standing *page.Records[model.StandingText]
	size     *kit.Radio

	snap *page.Snapshot
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.Opening = page.NewOpening(host, p.bring)
	p.imports = newImports(host)
	p.packets = newPackets(host)
	p.backups = newBackups(host)
	p.journal = newJournal(host)
	p.rules = newRules(host)
	p.newWaivers()
	p.newHolidays()
	p.office = newOffice(host)
	p.standing = newStanding(host)
	p.tabs = kit.NewTabs(
		kit.Tab{Title: "导入", Content: p.imports.content},
		kit.Tab{Title: "导出", Content: newExport(host)},
		kit.Tab{Title: "上报数据包", Content: p.packets.content},
		kit.Tab{Title: "备份与恢复", Content: p.backups.content},
		kit.Tab{Title: "操作记录", Content: p.journal.content},
		kit.Tab{Title: "规则", Content: p.rules.content},
		kit.Tab{Title: "本地限值", Content: kit.NewTopped(words("上级或本地规定比全国规定更严的限值，从生效之日起代替全国限值，核查结果会写明本地文号；不能放宽全国规定。"), p.rules.local.Content())},
		kit.Tab{Title: "例外说明", Content: p.waivers.Content()},
		kit.Tab{Title: "节假日", Content: p.holidaysTab()},
		kit.Tab{Title: "单位设置", Content: p.office.content},
		kit.Tab{Title: "固定文字", Content: kit.NewTopped(words("写进年度报告的本单位自己的话，如总体评价、主要做法、下一步打算；其余文字由台账数据自动写成。只用于本单位的报告，不用于所属企业的。"), p.standing.Content())},
		kit.Tab{Title: "显示", Content: p.newScreen()},
		kit.Tab{Title: "自检", Content: selfcheck.New(host.Window(), host.SelfCheck).Content()},
	)
	p.tabs.OnSelect = func(int) { p.read() }
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.tabs }

// Load implements page.Page.
func (p *Page) Load(ctx context.Context, s *page.Snapshot) (func(), error) {
	rows := ruleRows(s.Book)
	showLists, err := page.LoadAll(ctx, s, p.waivers.Load, p.holidays.Load, p.rules.local.Load, p.standing.Load)
	if err != nil {
		return nil, err
	}
	return func() {
		p.snap = s
		showLists()
		p.rules.list.SetRows(rows)
		p.rules.selected(p.rules.list.Selected())
		p.rules.open.SetText(openOnly + countOpen(rows))
		p.office.show(s)
		p.packets.began(s.Book.AsOf)
		p.Loaded(s)
		p.read()
	}, nil
}

// read reads what the shown tab has from the disk.
func (p *Page) read() {
	switch p.tabs.Selected() {
	case tabPacket:
		p.packets.read()
	case tabBackup:
		p.backups.read()
	case tabJournal:
		p.journal.read()
	}
}

// Open implements page.Opener. The office has settings before any is recorded.
func (p *Page) Open(ref model.Ref) {
	if ref.Kind == model.KindOffice {
		p.tabs.Select(tabOffice)
		return
	}
	p.Opening.Open(ref)
}

// bring shows a record that was asked for.
func (p *Page) bring(r model.Record) {
	switch x := r.(type) {
	case model.Holiday:
		p.tabs.Select(tabHolidays)
		p.holidays.Select(x.ID)
	case model.StandingText:
		p.tabs.Select(tabStanding)
		p.standing.Select(x.ID)
	case model.Waiver:
		p.tabs.Select(tabWaivers)
		p.waivers.Select(x.ID)
	case model.LocalRule:
		p.tabs.Select(tabLocal)
		p.rules.local.Select(x.ID)
	case model.RuleReview:
		p.tabs.Select(tabRules)
		p.rules.list.SelectKey(x.RuleID + "/" + x.Edition)
	}
}

// MayClose implements page.Closer.
func (p *Page) MayClose() bool {
	if p.office.changed() {
		p.tabs.Select(tabOffice)
		p.host.Tell("单位设置还没有保存：请先点“保存”，或点“放弃修改”", nil)
		return false
	}
	return true
}

// New implements page.Creator: what Ctrl+N adds depends on the tab.
func (p *Page) New() {
	switch p.tabs.Selected() {
	case tabImport:
		p.imports.choose()
	case tabPacket:
		p.packets.merging.choose()
	case tabStanding:
		p.standing.New()
	case tabHolidays:
		p.holidays.New()
	}
}

// Back implements page.Backer: from a merge to the lists.
func (p *Page) Back() bool { return p.tabs.Selected() == tabPacket && p.packets.merging.back() }

// FocusFilter implements page.Searcher.
func (p *Page) FocusFilter() {
	switch p.tabs.Selected() {
	case tabJournal:
		p.host.Window().Canvas().Focus(p.journal.filter)
	case tabRules:
		p.host.Window().Canvas().Focus(p.rules.filter)
	}
}

// words is a paragraph of explanation.
func words(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapBreak
	return l
}

// padded keeps a tab's content off the edges.
func padded(o fyne.CanvasObject) fyne.CanvasObject { return container.NewPadded(o) }
