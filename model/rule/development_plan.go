package rule

// The year's plan of new members (B-31; DOMAIN B-4): the quota of an organisation
// and all below it, and the office's own shares. None of the numbers is national.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

// intake is who counts to a plan.
type intake struct {
	done, front, young int
	waiting            int // passed the pre-review or the meeting, not counted yet
}

// intakeKey is an organisation in a year.
type intakeKey struct {
	organization string
	year         int
}

// checkPlans looks at this year's plans and last year's.
func (c *checker) checkPlans() {
	plans := model.All[model.Plan](c.book)
	recent := false
	for i := range plans {
		recent = recent || c.current(plans[i].Year)
	}
	if !recent {
		return
	}
	taken := c.intakes()
	for i := range plans {
		if p := &plans[i]; c.current(p.Year) && (missing(p.Issued) || c.happened(p.Issued)) {
			c.checkPlan(p, taken[intakeKey{p.OrganizationID, p.Year}])
		}
	}
}

func (c *checker) current(year int) bool { return year == c.asOf.Year() || year == c.asOf.Year()-1 }

// intakes counts every case to its branch and all organisations above it. Cases
// out of scope count too: a plan is for everyone below its organisation.
func (c *checker) intakes() map[intakeKey]*intake {
	out := map[intakeKey]*intake{}
	list := model.Every[model.DevelopmentCase](c.book)
	for i := range list {
		year, waiting := c.countsTo(&list[i])
		if !c.current(year) {
			continue
		}
		p, _ := model.Find[model.Person](c.book, list[i].PersonID)
		c.climb(list[i].OrganizationID, func(organization string) {
			k := intakeKey{organization, year}
			if out[k] == nil {
				out[k] = &intake{}
			}
			out[k].add(p, year, waiting)
		})
	}
	return out
}

func (n *intake) add(p model.Person, year int, waiting bool) {
	if waiting {
		n.waiting++
		return
	}
	n.done++
	if p.Frontline {
		n.front++
	}
	if age := p.Age(day.Of(year, 12, 31)); age >= 0 && age <= 35 {
		n.young++
	}
}

// countsTo is the year to which a case counts by the office's basis, or this year
// when it is only on its way there; 0 for neither.
func (c *checker) countsTo(x *model.DevelopmentCase) (year int, waiting bool) {
	m, admitted := model.AdmissionOn(c.book, *x, c.asOf)
	counted := m.ApprovalDay
	if c.book.Office().PlanBasis == model.ByMeeting {
		counted = m.Day
	}
	switch {
	case !missing(counted):
		return counted.Year(), false
	case !missing(x.EndedDay) && c.happened(x.EndedDay):
		return 0, false
	case admitted, c.happened(x.PreReviewDay) && x.PreReviewVerdict != model.Failed:
		return c.asOf.Year(), true
	}
	return 0, false
}

// climb visits an organisation and those above it.
func (c *checker) climb(id string, visit func(id string)) {
	for range 16 { // a loop in the data must not hang us
		o, ok := model.Find[model.Organization](c.book, id)
		if !ok {
			return
		}
		visit(id)
		id = o.ParentID
	}
}

func (c *checker) checkPlan(p *model.Plan, n *intake) {
	if n == nil {
		return
	}
	s := subject{*p, c.book.OrganizationName(p.OrganizationID)}
	note := func(text string) {
		c.report("B-31", string(editionOf(p.Year)), s, day.Day{}, fmt.Sprintf("%s%d年度%s", s.name, p.Year, text))
	}
	switch {
	case p.Quota == 0:
	case n.done > p.Quota:
		note(fmt.Sprintf("发展党员计划%d名，已发展%d名，超过计划%d名，请核实。", p.Quota, n.done, n.done-p.Quota))
	case n.done+n.waiting > p.Quota:
		note(fmt.Sprintf("发展党员计划%d名，已发展%d名，另有已经预审或者支部大会通过的%d名，合计超过计划，请统筹名额。", p.Quota, n.done, n.waiting))
	}
	for _, share := range []struct {
		word string
		min  model.Ratio
		have int
	}{{"一线党员", p.FrontlineMin, n.front}, {"35岁及以下党员", p.YouthMin, n.young}} {
		c.checkShare(p, n, share.word, share.min, share.have, note)
	}
}

// checkShare holds a share of a year that is over against its floor. In the
// current year it speaks only once the rest of the quota cannot make up for it.
func (c *checker) checkShare(p *model.Plan, n *intake, word string, floor model.Ratio, have int, note func(string)) {
	below := func(have, of int) bool { return int64(have)*1_000_000 < int64(floor)*int64(of) }
	left := p.Quota - n.done
	if p.Year < c.asOf.Year() || left <= 0 {
		if below(have, n.done) {
			note(fmt.Sprintf("发展党员%d名，其中%s%d名，低于本单位%s的下限，请核实。", n.done, word, have, floor))
		}
		return
	}
	if below(have+left, p.Quota) {
		note(fmt.Sprintf("已发展党员%d名，其中%s%d名；其余%d名即使全部计入，也达不到本单位%s的下限，请核实。", n.done, word, have, left, floor))
	}
}

// editionOf is the edition that a year's plan is cited by.
func editionOf(year int) model.Edition {
	if year < model.Edition2026Day.Year() {
		return model.Edition2014
	}
	return model.Edition2026
}
