// Package care is the page 联系与关怀: experts whom Party organisations keep in touch
// with, help in hardship, activities, model posts, mass organisations, honours.
package care

import (
	"context"

	"fyne.io/fyne/v2"

	"partyledger/model"
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
)

// Page is the page.
type Page struct {
	page.Opening
	host       page.Host
	tabs       *kit.Tabs
	links      *links
	help       *page.Records[model.CareRecord]
	activities *page.Records[model.Activity]
	vanguards  *page.Records[model.Vanguard]
	mass       *page.Held[model.MassOrganization]
	exemplars  *page.Records[model.Exemplar]
	snap       *page.Snapshot
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.Opening = page.NewOpening(host, p.bring)
	p.links = newLinks(p)
	p.newHelp()
	p.newActivities()
	p.newVanguards()
	p.newMass()
	p.newExemplars()
	p.tabs = kit.NewTabs(
		kit.Tab{Title: "联系培养", Content: p.links.content},
		kit.Tab{Title: "关怀帮扶", Content: p.help.Content()},
		kit.Tab{Title: "载体活动", Content: p.activities.Content()},
		kit.Tab{Title: "示范岗", Content: p.vanguards.Content()},
		kit.Tab{Title: "群团组织", Content: p.mass.Content()},
		kit.Tab{Title: "典型经验", Content: p.exemplars.Content()},
	)
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.tabs }

// Load implements page.Page.
func (p *Page) Load(ctx context.Context, s *page.Snapshot) (func(), error) {
	showLists, err := page.LoadAll(ctx, s, p.links.load, p.help.Load, p.activities.Load, p.vanguards.Load, p.mass.Load, p.exemplars.Load)
	if err != nil {
		return nil, err
	}
	return func() {
		p.snap = s
		showLists()
		p.Loaded(s)
	}, nil
}

// bring shows a record that was asked for.
func (p *Page) bring(r model.Record) {
	switch x := r.(type) {
	case model.TalentLink:
		p.tabs.Select(tabLinks)
		p.links.list.Select(x.ID)
	case model.LinkNote:
		p.tabs.Select(tabLinks)
		p.links.list.Select(x.LinkID)
	case model.CareRecord:
		p.tabs.Select(tabHelp)
		p.help.Select(x.ID)
	case model.Activity:
		p.tabs.Select(tabActivities)
		p.activities.Select(x.ID)
	case model.Vanguard:
		p.tabs.Select(tabVanguards)
		p.vanguards.Select(x.ID)
	case model.MassOrganization:
		p.tabs.Select(tabMass)
		p.mass.Bring(x)
	case model.Exemplar:
		p.tabs.Select(tabExemplars)
		p.exemplars.Select(x.ID)
	}
}

// FocusFilter implements page.Searcher.
func (p *Page) FocusFilter() {
	[]func(){p.links.list.FocusFilter, p.help.FocusFilter, p.activities.FocusFilter, p.vanguards.FocusFilter, p.mass.FocusFilter, p.exemplars.FocusFilter}[p.tabs.Selected()]()
}

// New implements page.Creator: what Ctrl+N adds depends on the tab.
func (p *Page) New() {
	[]func(){p.links.list.New, p.help.New, p.activities.New, p.vanguards.New, p.mass.New, p.exemplars.New}[p.tabs.Selected()]()
}
