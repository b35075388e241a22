// Package care is the page 联系与关怀: experts whom Party organisations keep in touch
// with and what became of them, help in hardship, activities, model posts, mass
// organisations, honours, and the year by enterprise.
package care

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindTalentLink, model.KindLinkNote, model.KindCareRecord, model.KindActivity, model.KindVanguard, model.KindMassOrganization, model.KindExemplar}

// The tabs, in their order.
const (
	tabLinks = iota
	tabHelp
	tabActivities
	tabVanguards
	tabMass
	tabExemplars
	tabSummary
)

// Page is the page.
type Page struct {
	page.Opening
	host       page.Host
	content    *fyne.Container // the tabs, or one tie
	tabs       *kit.Tabs
	links      *links
	link       *link // in the place of the tabs
	help       *help
	activities *narrowed[model.Activity]
	vanguards  *page.Held[model.Vanguard]
	mass       *page.Held[model.MassOrganization]
	exemplars  *narrowed[model.Exemplar]
	summary    *summary
	snap       *page.Snapshot
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.Opening = page.NewOpening(host, p.bring)
	p.links, p.link = newLinks(p), newLink(p)
	p.help = newHelp(p)
	p.newActivities()
	p.newVanguards()
	p.newMass()
	p.newExemplars()
	p.summary = newSummary(p)
	p.tabs = kit.NewTabs(
		kit.Tab{Title: "联系培养", Content: p.links.list.Content()},
		kit.Tab{Title: "关怀帮扶", Content: p.help.Content()},
		kit.Tab{Title: "载体活动", Content: p.activities.Content()},
		kit.Tab{Title: "示范岗", Content: p.vanguards.Content()},
		kit.Tab{Title: "群团组织", Content: p.mass.Content()},
		kit.Tab{Title: "典型经验", Content: p.exemplars.Content()},
		kit.Tab{Title: "年度汇总", Content: p.summary.content},
	)
	p.content = container.NewStack(p.tabs)
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Load implements page.Page.
func (p *Page) Load(ctx context.Context, s *page.Snapshot) (func(), error) {
	showLists, err := page.LoadAll(ctx, s, p.links.list.Load, p.help.Load, p.activities.Load, p.vanguards.Load, p.mass.Load, p.exemplars.Load, p.summary.load)
	if err != nil {
		return nil, err
	}
	return func() {
		p.snap = s
		showLists()
		p.link.show()
		p.Loaded(s)
	}, nil
}

// bring shows a record that was asked for.
func (p *Page) bring(r model.Record) {
	if id, ok := tieOf(r); ok {
		if l, found := model.Find[model.TalentLink](p.snap.Book, id); found {
			p.tabs.Select(tabLinks)
			p.links.list.Bring(l)
			p.openLink(l)
		}
		return
	}
	p.closeLink()
	switch x := r.(type) {
	case model.CareRecord:
		p.tabs.Select(tabHelp)
		p.help.bring(x.ID)
	case model.Activity:
		p.tabs.Select(tabActivities)
		p.activities.bring(x.ID)
	case model.Vanguard:
		p.tabs.Select(tabVanguards)
		p.vanguards.Bring(x)
	case model.MassOrganization:
		p.tabs.Select(tabMass)
		p.mass.Bring(x)
	case model.Exemplar:
		p.tabs.Select(tabExemplars)
		p.exemplars.bring(x.ID)
	}
}

// tieOf is the tie that a record is, or hangs on.
func tieOf(r model.Record) (id string, ok bool) {
	switch x := r.(type) {
	case model.TalentLink:
		return x.ID, true
	case model.LinkNote:
		return x.LinkID, true
	}
	return "", false
}

// Back implements page.Backer: from a tie to the list.
func (p *Page) Back() bool {
	if p.link.id == "" {
		return false
	}
	p.closeLink()
	return true
}

// FocusFilter implements page.Searcher.
func (p *Page) FocusFilter() {
	p.closeLink()
	if f := []func(){p.links.list.FocusFilter, p.help.FocusFilter, p.activities.FocusFilter, p.vanguards.FocusFilter, p.mass.FocusFilter, p.exemplars.FocusFilter}; p.tabs.Selected() < len(f) {
		f[p.tabs.Selected()]()
	}
}

// New implements page.Creator: what Ctrl+N adds depends on what is in front.
func (p *Page) New() {
	if p.link.id != "" {
		p.link.talk()
		return
	}
	if f := []func(){p.links.list.New, p.help.New, p.activities.New, p.vanguards.New, p.mass.New, p.exemplars.New}; p.tabs.Selected() < len(f) {
		f[p.tabs.Selected()]()
		return
	}
	p.links.list.New()
}

// ahead reports a day to come.
func (p *Page) ahead(d day.Day) bool { return d.First().After(p.snap.Today) }
