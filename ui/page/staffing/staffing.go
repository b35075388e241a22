// Package staffing is the page 党务力量: each enterprise's Party-work staff against
// the standard that the office has chosen, the bodies and posts, and the
// standards themselves.
package staffing

import (
	"partyledger/model"
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
	page.Tabs
	host      page.Host
	overview  *overview
	bodies    *bodies
	posts     *posts
	standards *standards
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.overview, p.bodies, p.posts, p.standards = newOverview(p), newBodies(p), newPosts(p), newStandards(p)
	p.SetTabs(host,
		page.Tab{Title: "配备情况", Content: p.overview.content, Load: p.overview.load, Filter: page.Focus(host, p.overview.filter),
			Narrow: p.overview.narrow, New: p.newPost},
		page.Tab{Title: "党务工作机构", List: p.bodies.list},
		page.Tab{Title: "党务岗位", List: p.posts.list},
		page.Tab{Title: "配备标准", List: p.standards.list, Content: p.standards.content},
	)
	p.After = p.standards.tell
	return p
}

// newPost begins a post on its tab.
func (p *Page) newPost() {
	p.Select(tabPosts)
	p.posts.list.New()
}

// about shows the bodies and posts of an enterprise.
func (p *Page) about(enterprise string, tab int) {
	p.bodies.list.About(enterprise)
	p.posts.list.About(enterprise)
	p.Select(tab)
}
