// Package coverage is the page 两个覆盖: the units of the survey with what is to be done
// about each, the rates by category and year, and the goals that the office sets.
package coverage

import (
	"context"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindCoverageUnit, model.KindCoverageGoal}

// The tabs, in their order.
const (
	tabUnits = iota
	tabRates
	tabGoals
)

// Page is the page.
type Page struct {
	page.Opening
	host  page.Host
	tabs  *kit.Tabs
	units *units
	rates *rates
	goals *page.Records[model.CoverageGoal]
	snap  *page.Snapshot
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.Opening = page.NewOpening(host, p.bring)
	p.units, p.rates = newUnits(p), newRates(p)
	p.newGoals()
	p.tabs = kit.NewTabs(
		kit.Tab{Title: "覆盖台账", Content: p.units.content},
		kit.Tab{Title: "覆盖率", Content: p.rates.content},
		kit.Tab{Title: "覆盖率目标", Content: p.goals.Content()},
	)
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.tabs }

// Load implements page.Page.
func (p *Page) Load(ctx context.Context, s *page.Snapshot) (func(), error) {
	showParts, err := page.LoadAll(ctx, s, p.units.load, p.rates.load, p.goals.Load)
	if err != nil {
		return nil, err
	}
	return func() {
		p.snap = s
		showParts()
		p.Loaded(s)
	}, nil
}

// bring shows a record that was asked for.
func (p *Page) bring(r model.Record) {
	switch x := r.(type) {
	case model.CoverageUnit:
		p.tabs.Select(tabUnits)
		p.units.bring(x)
	case model.CoverageGoal:
		p.tabs.Select(tabGoals)
		p.goals.Select(x.ID)
	}
}

// FocusFilter implements page.Searcher.
func (p *Page) FocusFilter() {
	switch p.tabs.Selected() {
	case tabUnits:
		p.units.list.FocusFilter()
	case tabGoals:
		p.goals.FocusFilter()
	}
}

// New implements page.Creator: what Ctrl+N adds depends on the tab.
func (p *Page) New() {
	if p.tabs.Selected() == tabGoals {
		p.goals.New()
		return
	}
	p.tabs.Select(tabUnits)
	p.units.list.New()
}
