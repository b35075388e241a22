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
	page.Opening
	host         page.Host
	tabs         *kit.Tabs
	moves        *moves
	summary      *summary
	cross        *cross
	appointments *appointments
	snap         *page.Snapshot
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.Opening = page.NewOpening(host, p.bring)
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
	groups := groupsOf(s)
	showParts, err := page.LoadAll(ctx, s, p.summary.load, p.moves.list.Load, p.appointments.list.Load)
	if err != nil {
		return nil, err
	}
	return func() {
		p.snap = s
		showParts()
		p.moves.offer(s.Book)
		p.moves.where()
		p.cross.show(groups)
		p.Loaded(s)
	}, nil
}

// bring shows a record that was asked for.
func (p *Page) bring(r model.Record) {
	switch x := r.(type) {
	case model.Exchange:
		p.tabs.Select(tabMoves)
		p.moves.bring(x.ID)
	case model.Appointment:
		p.tabs.Select(tabAppointments)
		p.appointments.list.Bring(x)
	}
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
	for _, e := range model.InScope[model.Exchange](b) {
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
