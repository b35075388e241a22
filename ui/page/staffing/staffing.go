// Package staffing is the page 党务力量: each enterprise's Party-work staff against
// the standard that the office has chosen, the bodies and posts, and the
// standards themselves.
package staffing

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindStaffingStandard, model.KindBody, model.KindPost}

// The tabs, in their order.
const (
	tabOverview = iota
	tabBodies
	tabPosts
	tabStandards
)

// Page is the page.
type Page struct {
	page.Opening
	host      page.Host
	tabs      *kit.Tabs
	overview  *overview
	bodies    *bodies
	posts     *posts
	standards *standards
	snap      *page.Snapshot
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.Opening = page.NewOpening(host, p.bring)
	p.overview, p.bodies, p.posts, p.standards = newOverview(p), newBodies(p), newPosts(p), newStandards(p)
	p.tabs = kit.NewTabs(
		kit.Tab{Title: "配备情况", Content: p.overview.content},
		kit.Tab{Title: "党务工作机构", Content: p.bodies.list.Content()},
		kit.Tab{Title: "党务岗位", Content: p.posts.list.Content()},
		kit.Tab{Title: "配备标准", Content: p.standards.content},
	)
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.tabs }

// Load implements page.Page.
func (p *Page) Load(ctx context.Context, s *page.Snapshot) (func(), error) {
	rows := rowsOf(s.Book)
	showLists, err := page.LoadAll(ctx, s, p.bodies.list.Load, p.posts.list.Load, p.standards.list.Load)
	if err != nil {
		return nil, err
	}
	return func() {
		p.snap = s
		p.overview.show(rows)
		showLists()
		p.standards.tell()
		p.Loaded(s)
	}, nil
}

// bring shows a record that was asked for.
func (p *Page) bring(r model.Record) {
	switch x := r.(type) {
	case model.Body:
		p.tabs.Select(tabBodies)
		p.bodies.list.Bring(x)
	case model.Post:
		p.tabs.Select(tabPosts)
		p.posts.list.Bring(x)
	case model.StaffingStandard:
		p.tabs.Select(tabStandards)
		p.standards.list.Select(x.ID)
	}
}

// FocusFilter implements page.Searcher.
func (p *Page) FocusFilter() {
	switch p.tabs.Selected() {
	case tabBodies:
		p.bodies.list.FocusFilter()
	case tabPosts:
		p.posts.list.FocusFilter()
	case tabStandards:
	default:
		p.host.Window().Canvas().Focus(p.overview.filter)
	}
}

// New implements page.Creator: what Ctrl+N adds depends on the tab.
func (p *Page) New() {
	switch p.tabs.Selected() {
	case tabBodies:
		p.bodies.list.New()
	case tabStandards:
		p.standards.list.New()
	default:
		p.tabs.Select(tabPosts)
		p.posts.list.New()
	}
}

// about shows the bodies and posts of an enterprise.
func (p *Page) about(enterprise string, tab int) {
	p.bodies.list.About(enterprise)
	p.posts.list.About(enterprise)
	p.tabs.Select(tab)
}

func itoa(n int) string { return strconv.Itoa(n) }

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
