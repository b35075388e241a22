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
	host      page.Host
	tabs      *kit.Tabs
	overview  *overview
	bodies    *bodies
	posts     *posts
	standards *standards
	snap      *page.Snapshot
	pending   model.Ref // to be opened once it is loaded
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
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
	var shows []func()
	for _, load := range []func(context.Context, *page.Snapshot) (func(), error){p.bodies.list.Load, p.posts.list.Load, p.standards.list.Load} {
		show, err := load(ctx, s)
		if err != nil {
			return nil, err
		}
		shows = append(shows, show)
	}
	return func() {
		p.snap = s
		p.overview.show(rows)
		for _, show := range shows {
			show()
		}
		p.bodies.where()
		p.posts.where()
		p.standards.tell()
		p.openPending()
	}, nil
}

// Open implements page.Opener.
func (p *Page) Open(ref model.Ref) {
	p.pending = ref
	p.openPending()
}

// openPending brings the record forward that was asked for, if it is loaded.
func (p *Page) openPending() {
	ref := p.pending
	if p.snap == nil || ref.ID == "" {
		return
	}
	p.pending = model.Ref{}
	b := p.snap.Book
	switch ref.Kind {
	case model.KindBody:
		if x, ok := model.Find[model.Body](b, ref.ID); ok {
			p.tabs.Select(tabBodies)
			p.bodies.bring(x)
			return
		}
	case model.KindPost:
		if x, ok := model.Find[model.Post](b, ref.ID); ok {
			p.tabs.Select(tabPosts)
			p.posts.bring(x)
			return
		}
	case model.KindStaffingStandard:
		if _, ok := model.Find[model.StaffingStandard](b, ref.ID); ok {
			p.tabs.Select(tabStandards)
			p.standards.list.Select(ref.ID)
			return
		}
	}
	p.host.Tell("没有找到这条记录，可能已被撤销", nil)
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

// newPicker chooses the enterprise that a list is about; none is all.
func (p *Page) newPicker(changed func()) *kit.Picker {
	k := kit.NewPicker(model.KindEnterprise, p.host.Lookup)
	k.SetPlaceHolder("全部企业")
	k.OnChange = func(kit.Option) { changed() }
	return k
}

// about shows the bodies and posts of an enterprise.
func (p *Page) about(enterprise string, tab int) {
	o := kit.Option{ID: enterprise, Text: p.host.Name(model.KindEnterprise, enterprise)}
	p.bodies.enterprise.Set(o)
	p.posts.enterprise.Set(o)
	p.tabs.Select(tab)
}

func itoa(n int) string { return strconv.Itoa(n) }

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
