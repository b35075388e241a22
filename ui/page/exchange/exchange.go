// Package exchange is the page 双向交流: moves between Party posts and management
// posts, their summary by year, and who sits in which leading body.
package exchange

import (
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
	page.Tabs
	host         page.Host
	moves        *moves
	summary      *summary
	cross        *cross
	appointments *appointments
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.moves, p.summary, p.cross, p.appointments = newMoves(p), newSummary(host), newCross(p), newAppointments(p)
	p.summary.chart.OnPart = func(c kit.ChartPart) {
		p.GoTo(page.Place{Kind: model.KindExchange, Year: c.Label, Word: c.Series})
	}
	p.SetTabs(host,
		page.Tab{Title: "双向交流", List: p.moves.list},
		page.Tab{Title: "年度汇总", Content: p.summary.content, Load: p.summary.load, New: p.moves.list.New},
		page.Tab{Title: "交叉任职", Content: p.cross.content, Load: p.cross.load, New: p.appointments.list.New},
		page.Tab{Title: "董事会、经理层任职", List: p.appointments.list},
	)
	return p
}
