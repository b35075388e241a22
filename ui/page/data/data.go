// Package data is the page 数据与设置: import and export, backups, the journal of
// what was done, the rules, and what the office itself sets.
package data

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/selfcheck"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindOffice, model.KindHoliday, model.KindLocalRule, model.KindRetention, model.KindRuleReview,
	model.KindWaiver, model.KindEntryCheck, model.KindUnitSign}

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
	tabEntries
	tabHolidays
	tabOffice
	tabSigns
	tabSecret
	tabPersonal
	tabPeriods
	tabScreen
	tabSelfCheck
)

// Page is the page.
type Page struct {
	page.Tabs
	host     page.Host
	imports  *imports
	packets  *packets
	backups  *backups
	journal  *journal
	rules    *rules
	waivers  *page.Records[model.Waiver]
	entries  *page.Records[model.EntryCheck]
	holidays *page.Records[model.Holiday]
	office   *office
	signs    *page.Records[model.UnitSign]
	secret   *secret
	personal *personal
	periods  *page.Records[model.Retention]
	size     *kit.Radio
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.imports = newImports(host)
	p.packets = newPackets(host)
	p.backups = newBackups(host)
	p.journal = newJournal(host)
	p.rules = newRules(host)
	p.newWaivers()
	p.newEntries()
	p.newHolidays()
	p.office = newOffice(host)
	p.signs = newSigns(host)
	p.secret = newSecret(host)
	p.personal = newPersonal(host)
	p.periods = newPeriods(host)
	p.SetTabs(host,
		page.Tab{Title: "导入", Content: p.imports.content, New: p.imports.choose, Read: p.imports.look},
		page.Tab{Title: "导出", Content: newExport(host)},
		page.Tab{Title: "上报数据包", Content: p.packets.content, New: p.packets.merging.choose, Read: p.packets.read},
		page.Tab{Title: "备份与恢复", Content: p.backups.content, Read: p.backups.read},
		page.Tab{Title: "操作记录", Content: p.journal.content, Filter: page.Focus(host, p.journal.filter), Read: p.journal.read},
		page.Tab{Title: "规则", Content: p.rules.content, Load: p.rules.load, Filter: page.Focus(host, p.rules.filter), Opens: []page.Opened{
			page.Opens(func(r model.RuleReview) { p.rules.list.SelectKey(r.RuleID + "/" + r.Edition) }),
		}},
		page.Tab{Title: "本地限值", List: p.rules.local, Content: kit.NewTopped(words(aboutLimits), p.rules.local.Content())},
		page.Tab{Title: "例外说明", List: p.waivers},
		page.Tab{Title: "缺录核实", List: p.entries},
		page.Tab{Title: "节假日", List: p.holidays, Content: p.holidaysTab()},
		page.Tab{Title: "单位设置", Content: p.office.content},
		page.Tab{Title: "签署设置", List: p.signs, Content: kit.NewTopped(words(aboutSigns), p.signs.Content())},
		page.Tab{Title: "口令", Content: p.secret.content, Read: p.secret.read},
		page.Tab{Title: "个人信息", Content: p.personal.content, Load: p.personal.load},
		page.Tab{Title: "保存期限", List: p.periods},
		page.Tab{Title: "显示", Content: p.newScreen()},
		page.Tab{Title: "自检", Content: selfcheck.New(host.Window(), host.SelfCheck).Content()},
	)
	p.After = func() {
		p.office.show(p.Snap)
		p.packets.began(p.Snap.Book.AsOf)
	}
	return p
}

// What is said over two of the lists.
const (
	aboutLimits = "上级或本地规定比全国规定更严的限值，从生效之日起代替全国限值，核查结果会写明本地文号；不能放宽全国规定。"
	aboutSigns  = "各企业报表和公文上的负责人、签发人、审核人、制表人、红头、字号和主送机关。没有登记的，所属企业的报表留空待填，不用本单位的人名；本单位的空项用“单位设置”。"
)

// Open implements page.Opener. The office has settings before any is recorded.
func (p *Page) Open(ref model.Ref) {
	if ref.Kind == model.KindOffice {
		p.Select(tabOffice)
		return
	}
	p.Tabs.Open(ref)
}

// Import implements page.Importer.
func (p *Page) Import(files []string) {
	p.Select(tabImport)
	p.imports.begin(files)
}

// Merge implements page.Taker.
func (p *Page) Merge(files []string) {
	p.Select(tabPacket)
	p.packets.merging.begin(files)
}

// AskRestore implements page.Taker.
func (p *Page) AskRestore(file string) {
	p.Select(tabBackup)
	p.backups.askRestore(file, "")
}

// OpenBatch implements page.BatchOpener.
func (p *Page) OpenBatch(batch int64) {
	p.Select(tabJournal)
	p.journal.bring(batch)
}

// Unsaved implements page.Keeper.
func (p *Page) Unsaved() []page.Unsaved {
	var out []page.Unsaved
	if p.office.changed() {
		out = append(out, page.Unsaved{Name: "单位设置的修改", Drop: p.office.fill, Kept: p.office.kept(), Save: func(then func()) {
			p.Select(tabOffice)
			p.office.saveThen(then)
		}})
	}
	if p.imports.changed() {
		out = append(out, page.Unsaved{Name: "导入“" + p.imports.name() + "”时所作的选择", Drop: p.imports.drop})
	}
	return out
}

// Back implements page.Backer: from a merge to the lists.
func (p *Page) Back() bool { return p.Selected() == tabPacket && p.packets.merging.back() }

// words is a paragraph of explanation.
func words(text string) *kit.Paragraph {
	return kit.NewParagraph(text)
}

// padded keeps a tab's content off the edges.
func padded(o fyne.CanvasObject) fyne.CanvasObject { return container.NewPadded(o) }
