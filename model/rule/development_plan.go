package rule

// The year's plan of new members (B-31; DOMAIN B-4): the quota of an organisation
// and all below it, and the office's own shares. None of the numbers is national.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

// checkPlans looks at this year's plans and last year's.
func (c *checker) checkPlans() {
	plans := model.InScope[model.Plan](c.book)
	recent := false
	for i := range plans {
		recent = recent || c.current(plans[i].Year)
	}
	if !recent {
		return
	}
	taken := model.Intakes(c.book, c.current)
	for i := range plans {
		if p := &plans[i]; c.current(p.Year) && (missing(p.Issued) || c.happened(p.Issued)) {
			if n, ok := taken[model.IntakeKey{OrganizationID: p.OrganizationID, Year: p.Year}]; ok {
				c.checkPlan(p, n)
			}
		}
	}
}

func (c *checker) current(year int) bool { return year == c.asOf.Year() || year == c.asOf.Year()-1 }

func (c *checker) checkPlan(p *model.Plan, n model.Intake) {
	s := subject{*p, c.book.OrganizationName(p.OrganizationID)}
	note := func(what, text string) {
		c.report(what, string(editionOf(p.Year)), s, day.Day{}, fmt.Sprintf("%s%d年度%s", s.name, p.Year, text))
	}
	switch {
	case !p.Quota.Known():
	case n.Done > p.Quota.N():
		note("B-31:over", fmt.Sprintf("发展党员计划%d名，已发展%d名，超过计划%d名，请核实。", p.Quota.N(), n.Done, n.Done-p.Quota.N()))
	case n.Done+n.Waiting > p.Quota.N():
		note("B-31:waiting", fmt.Sprintf("发展党员计划%d名，已发展%d名，另有已经预审或者支部大会通过的%d名，合计超过计划，请统筹名额。", p.Quota.N(), n.Done, n.Waiting))
	}
	for _, share := range []struct {
		word string
		min  model.Ratio
		have int
	}{{"一线党员", p.FrontlineMin, n.Frontline}, {"35岁及以下党员", p.YouthMin, n.Young}} {
		c.checkShare(p, n, share.word, share.min, share.have, note)
	}
}

// checkShare holds a share of a year that is over against its floor. In the
// current year it speaks only once the rest of the quota cannot make up for it.
func (c *checker) checkShare(p *model.Plan, n model.Intake, word string, floor model.Ratio, have int, note func(what, text string)) {
	below := func(have, of int) bool { return int64(have)*1_000_000 < int64(floor)*int64(of) }
	left := p.Quota.N() - n.Done
	if p.Year < c.asOf.Year() || left <= 0 {
		if below(have, n.Done) {
			note("B-31", fmt.Sprintf("发展党员%d名，其中%s%d名，低于本单位%s的下限，请核实。", n.Done, word, have, floor))
		}
		return
	}
	if below(have+left, p.Quota.N()) {
		note("B-31", fmt.Sprintf("已发展党员%d名，其中%s%d名；其余%d名即使全部计入，也达不到本单位%s的下限，请核实。", n.Done, word, have, left, floor))
	}
}

// editionOf is the edition that a year's plan is cited by.
func editionOf(year int) model.Edition {
	if year < model.Edition2026Day.Year() {
		return model.Edition2014
	}
	return model.Edition2026
}
