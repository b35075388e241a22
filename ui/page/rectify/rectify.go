// Package rectify is the page 整改督查: the ledger of problems with what became of
// each, inspections from above, responsibility lists and yearly assessments.
package rectify

import (
	"partyledger/model"
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
	page.Tabs
	host     page.Host
	problems *problems
	visits   *page.Records[model.Oversight]
	duties   *page.Records[model.Responsibility]
	grades   *page.Records[model.Assessment]
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.problems = newProblems(p)
	p.newVisits()
	p.newDuties()
	p.newGrades()
	p.SetTabs(host,
		page.Tab{Title: "问题整改", List: p.problems.list, Content: p.problems.content, Load: p.problems.load, Opens: []page.Opened{
			page.Opens(func(r model.Rectification) { p.problems.show(r.ID) }),
			page.Opens(func(r model.Reopening) { p.problems.show(r.RectificationID) }),
		}},
		page.Tab{Title: "督查检查", List: p.visits},
		page.Tab{Title: "责任清单", List: p.duties},
		page.Tab{Title: "年度考核", List: p.grades},
	)
	return p
}
