// Package charters is the page 章程: how far Party-building requirements are
// written into the charters, the text and clauses of one charter, and the
// matters for prior review.
package charters

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindCharter, model.KindClause, model.KindArticle, model.KindReviewMatter, model.KindPriorReview}

// The tabs, in their order.
const (
	tabOverview = iota
	tabCharter
	tabMatters
	tabReviews
)

// Page is the page.
type Page struct {
	page.Opening
	host     page.Host
	tabs     *kit.Tabs
	overview *overview
	charter  *charterView
	matters  *matters
	snap     *page.Snapshot
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.Opening = page.NewOpening(host, p.bring)
	p.overview = newOverview(p)
	p.charter = newCharterView(p)
	p.matters = newMatters(p)
	p.tabs = kit.NewTabs(
		kit.Tab{Title: "完成情况", Content: p.overview.content},
		kit.Tab{Title: "章程文本与条款", Content: p.charter.content},
		kit.Tab{Title: "前置事项清单", Content: p.matters.list.Content()},
		kit.Tab{Title: "前置研究记录", Content: p.matters.reviews.Content()},
	)
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.tabs }

// Load implements page.Page.
func (p *Page) Load(ctx context.Context, s *page.Snapshot) (func(), error) {
	rows, totals := overviewOf(s)
	showMatters, err := p.matters.load(ctx, s)
	if err != nil {
		return nil, err
	}
	// What is indexed over all records is indexed here, not on the first click.
	model.Owned[model.Article](s.Book, "")
	model.Owned[model.Clause](s.Book, "")
	return func() {
		p.snap = s
		p.overview.show(rows, totals)
		p.charter.reload()
		showMatters()
		p.Loaded(s)
	}, nil
}

// bring shows a record that was asked for.
func (p *Page) bring(r model.Record) {
	switch x := r.(type) {
	case model.Charter:
		p.openCharter(x.ID)
	case model.Clause:
		p.openCharter(x.CharterID)
		p.charter.clauses.selectClause(x)
	case model.Article:
		p.openCharter(x.CharterID)
		p.charter.text.choose(x.ID)
	case model.ReviewMatter:
		p.tabs.Select(tabMatters)
		p.matters.selectMatter(x.ID)
	case model.PriorReview:
		p.tabs.Select(tabReviews)
		p.matters.reviews.Select(x.ID)
	}
}

// openCharter shows one charter.
func (p *Page) openCharter(id string) {
	p.charter.showCharter(id)
	p.tabs.Select(tabCharter)
}

// openEnterprise shows the enterprise's charter, or the empty place for one.
func (p *Page) openEnterprise(id string) {
	p.charter.showEnterprise(id)
	p.tabs.Select(tabCharter)
}

// FocusFilter implements page.Searcher.
func (p *Page) FocusFilter() {
	switch p.tabs.Selected() {
	case tabCharter:
		p.host.Window().Canvas().Focus(p.charter.enterprise)
	case tabMatters:
		p.matters.list.FocusFilter()
	case tabReviews:
		p.matters.reviews.FocusFilter()
	default:
		p.host.Window().Canvas().Focus(p.overview.filter)
	}
}

// New implements page.Creator: what Ctrl+N adds depends on the tab.
func (p *Page) New() {
	switch p.tabs.Selected() {
	case tabCharter:
		p.charter.clauses.add()
	case tabMatters:
		p.matters.list.New()
	case tabReviews:
		p.matters.reviews.New()
	default:
		p.newCharter(p.overview.chosenEnterprise())
	}
}

func itoa(n int) string { return strconv.Itoa(n) }

// scaled is a length at the chosen text size.
func scaled(n float32) float32 { return n * theme.TextSize() / 14 }

// place is an element with its phase: 职责权限·决策.
func place(e model.Element, f model.Phase) string {
	switch {
	case e == "":
		return ""
	case f == "":
		return string(e)
	}
	return string(e) + "·" + string(f)
}
