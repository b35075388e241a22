// Package rectify is the page 整改督查: the ledger of problems with what became of
// each, inspections from above, responsibility lists and yearly assessments.
package rectify

import (
	"context"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindRectification, model.KindReopening, model.KindOversight, model.KindResponsibility, model.KindAssessment}

// The tabs, in their order.
const (
	tabProblems = iota
	tabOversight
	tabDuties
	tabGrades
)

// Page is the page.
type Page struct {
	page.Opening
	host     page.Host
	tabs     *kit.Tabs
	problems *problems
	visits   *page.Records[model.Oversight]
	duties   *page.Records[model.Responsibility]
	grades   *page.Records[model.Assessment]
	snap     *page.Snapshot
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.Opening = page.NewOpening(host, p.bring)
	p.problems = newProblems(p)
	p.newVisits()
	p.newDuties()
	p.newGrades()
	p.tabs = kit.NewTabs(
		kit.Tab{Title: "问题整改", Content: p.problems.content},
		kit.Tab{Title: "督查检查", Content: p.visits.Content()},
		kit.Tab{Title: "责任清单", Content: p.duties.Content()},
		kit.Tab{Title: "年度考核", Content: p.grades.Content()},
	)
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.tabs }

// Load implements page.Page.
func (p *Page) Load(ctx context.Context, s *page.Snapshot) (func(), error) {
	showLists, err := page.LoadAll(ctx, s, p.problems.load, p.visits.Load, p.duties.Load, p.grades.Load)
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
	case model.Rectification:
		p.tabs.Select(tabProblems)
		p.problems.bring(x.ID)
	case model.Reopening:
		p.tabs.Select(tabProblems)
		p.problems.bring(x.RectificationID)
	case model.Oversight:
		p.tabs.Select(tabOversight)
		p.visits.Select(x.ID)
	case model.Responsibility:
		p.tabs.Select(tabDuties)
		p.duties.Select(x.ID)
	case model.Assessment:
		p.tabs.Select(tabGrades)
		p.grades.Select(x.ID)
	}
}

// FocusFilter implements page.Searcher.
func (p *Page) FocusFilter() {
	[]func(){p.problems.list.FocusFilter, p.visits.FocusFilter, p.duties.FocusFilter, p.grades.FocusFilter}[p.tabs.Selected()]()
}

// New implements page.Creator: what Ctrl+N adds depends on the tab.
func (p *Page) New() {
	[]func(){p.problems.list.New, p.visits.New, p.duties.New, p.grades.New}[p.tabs.Selected()]()
}
