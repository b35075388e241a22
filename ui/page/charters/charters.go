// Package charters is the page 章程: how far Party-building requirements are
// written into the charters, the text and clauses of one charter, and the
// matters for prior review.
package charters

import (
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
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
	page.Tabs
	host     page.Host
	overview *overview
	charter  *charterView
	matters  *matters
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.overview = newOverview(p)
	p.charter = newCharterView(p)
	p.matters = newMatters(p)
	p.SetTabs(host,
		page.Tab{Title: "完成情况", Content: p.overview.content, Load: p.overview.load, Filter: page.Focus(host, p.overview.filter),
			Narrow: p.overview.narrow, New: func() { p.newCharter(p.overview.chosenEnterprise()) }},
		page.Tab{Title: "章程文本与条款", Content: p.charter.content, Load: p.charter.load, Filter: page.Focus(host, p.charter.enterprise),
			New: p.charter.clauses.add, Opens: []page.Opened{
				page.Opens(func(c model.Charter) { p.openCharter(c.ID) }),
				page.Opens(func(c model.Clause) { p.openCharter(c.CharterID); p.charter.clauses.selectClause(c) }),
				page.Opens(func(a model.Article) { p.openCharter(a.CharterID); p.charter.text.choose(a.ID) }),
			}},
		page.Tab{Title: "前置事项清单", List: p.matters.list},
		page.Tab{Title: "前置研究记录", List: p.matters.reviews},
	)
	p.After = p.matters.where
	return p
}

// openCharter shows one charter.
func (p *Page) openCharter(id string) {
	p.charter.showCharter(id)
	p.Select(tabCharter)
}

// openEnterprise shows the enterprise's charter, or the empty place for one.
func (p *Page) openEnterprise(id string) {
	p.charter.showEnterprise(id)
	p.Select(tabCharter)
}

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
