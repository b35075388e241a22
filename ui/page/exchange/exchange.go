// Package exchange is the page 双向交流: moves between Party posts and management
// posts, their summary by year, and who sits in which leading body.
package exchange

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindExchange, model.KindAppointment}

// The tabs, in their order.
const (
	tabMoves = iota
	tabSummary
	tabCross
	tabAppointments
)

// Page is the page.
type Page struct {
	host         page.Host
	tabs         *kit.Tabs
	moves        *moves
	summary      *summary
	cross        *cross
	appointments *appointments
	snap         *page.Snapshot
	pending      model.Ref // to be opened once it is loaded
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.moves, p.summary, p.cross, p.appointments = newMoves(p), newSummary(), newCross(p), newAppointments(p)
	p.tabs = kit.NewTabs(
		kit.Tab{Title: "双向交流", Content: p.moves.list.Content()},
		kit.Tab{Title: "年度汇总", Content: p.summary.content},
		kit.Tab{Title: "交叉任职", Content: p.cross.content},
		kit.Tab{Title: "董事会、经理层任职", Content: p.appointments.list.Content()},
	)
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.tabs }

// Load implements page.Page.
func (p *Page) Load(ctx context.Context, s *page.Snapshot) (func(), error) {
	showSummary, err := p.summary.load(s.Book)
	if err != nil {
		return nil, err
	}
	groups := groupsOf(s)
	shows := []func(){showSummary}
	for _, load := range []func(context.Context, *page.Snapshot) (func(), error){p.moves.list.Load, p.appointments.list.Load} {
		show, err := load(ctx, s)
		if err != nil {
			return nil, err
		}
		shows = append(shows, show)
	}
	return func() {
		p.snap = s
		for _, show := range shows {
			show()
		}
		p.moves.offer(s.Book)
		p.moves.where()
		p.appointments.where()
		p.cross.show(groups)
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
	switch ref.Kind {
	case model.KindExchange:
		if _, ok := model.Find[model.Exchange](p.snap.Book, ref.ID); ok {
			p.tabs.Select(tabMoves)
			p.moves.bring(ref.ID)
			return
		}
	case model.KindAppointment:
		if x, ok := model.Find[model.Appointment](p.snap.Book, ref.ID); ok {
			p.tabs.Select(tabAppointments)
			p.appointments.bring(x)
			return
		}
	}
	p.host.Tell("没有找到这条记录，可能已被撤销", nil)
}

// FocusFilter implements page.Searcher.
func (p *Page) FocusFilter() {
	switch p.tabs.Selected() {
	case tabMoves:
		p.moves.list.FocusFilter()
	case tabAppointments:
		p.appointments.list.FocusFilter()
	}
}

// New implements page.Creator: what Ctrl+N adds depends on the tab.
func (p *Page) New() {
	switch p.tabs.Selected() {
	case tabCross, tabAppointments:
		p.appointments.list.New()
	default:
		p.moves.list.New()
	}
}

// years is the years of the moves, the latest first.
func years(b *model.Book) []int {
	var out []int
	for _, e := range model.All[model.Exchange](b) {
		if y := e.Day.Year(); !e.Day.IsZero() && !slices.Contains(out, y) {
			out = append(out, y)
		}
	}
	slices.Sort(out)
	slices.Reverse(out)
	return out
}

func itoa(n int) string { return strconv.Itoa(n) }

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
