// Package coverage is the page 两个覆盖: the units of the survey with what is to be done
// about each, the rates by category and year, and the goals that the office sets.
package coverage

import (
	"partyledger/model"
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
	page.Tabs
	host  page.Host
	units *units
	rates *rates
	goals *page.Records[model.CoverageGoal]
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.units, p.rates = newUnits(p), newRates(p)
	p.newGoals()
	p.SetTabs(host,
		page.Tab{Title: "覆盖台账", List: p.units.list, Content: p.units.content, Load: p.units.load},
		page.Tab{Title: "覆盖率", Content: p.rates.content, Load: p.rates.load, New: func() { p.Select(tabUnits); p.units.list.New() }},
		page.Tab{Title: "覆盖率目标", List: p.goals},
	)
	return p
}
