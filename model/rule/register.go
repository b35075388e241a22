package rule

// The register against itself and against the cases (D-15): days and a status that
// cannot all be right. Each finding names the day that contradicts.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

// The congresses of 1969 and 1977 between which nobody was on probation. Before 1956
// the time as a candidate went by class and was often shorter than a year.
var (
	noProbationFrom = day.Of(1969, 4, 1)
	probationAgain  = day.Of(1977, 8, 18)
)

// longProbation is how many months nobody stays a probationary member without a
// mistake: a year, and an extension of another.
const longProbation = 2 * model.ProbationMonths

// checkDays is D-15 on a member.
func (g *register) checkDays(p *model.Person, status model.PartyStatus) {
	say := func(level Level, format string, a ...any) {
		g.reportAt(level, "D-15", "", personSubject(p), day.Day{}, p.Name+fmt.Sprintf(format, a...))
	}
	if adult := p.BirthDay.AddYears(model.AdultAge); after(adult, p.Admitted) {
		say(Warn, "%s出生，登记%s入党，入党时未满%d周岁（%s年满），请核对出生日期和入党日期。", p.BirthDay.Chinese(), p.Admitted.Chinese(), model.AdultAge, adult.Chinese())
	}
	g.checkProbationDays(p, status, say)
	if c, ok := g.caseOf(p); ok && after(c.Applied, p.Admitted) {
		say(Warn, "登记%s入党，发展党员记录的申请日期为%s，申请晚于入党，请核对。", p.Admitted.Chinese(), c.Applied.Chinese())
	}
}

func (g *register) checkProbationDays(p *model.Person, status model.PartyStatus, say func(Level, string, ...any)) {
	end := p.Admitted.AddMonths(model.ProbationMonths)
	switch {
	case missing(p.Admitted):
	case status == model.ProbationaryMember && after(g.asOf, p.Admitted.AddMonths(longProbation)):
		if _, told := model.OpenCase(g.book, p.ID); !told { // B-27 says so of a case
			say(Warn, "于%s入党，至今登记为预备党员，已超过预备期和最长的延长期（%s），请核对政治面貌或者补登转正日期。", p.Admitted.Chinese(),
				p.Admitted.AddMonths(longProbation).Chinese())
		}
	case status != model.FullMember || !after(end, p.Confirmed) || after(p.Admitted, p.Confirmed): // D-04 speaks of the last
	case p.Admitted.Before(probationAgain):
		if p.Admitted.Before(noProbationFrom) {
			say(Note, "于%s入党、%s转正，不足一年；1956年以前候补期长短不一，请按档案核对。", p.Admitted.Chinese(), p.Confirmed.Chinese())
		} else {
			say(Note, "于%s入党、%s转正，不足一年；1969年4月至1977年8月入党的没有预备期，属于这种情况的不必更正，请按档案核对。", p.Admitted.Chinese(), p.Confirmed.Chinese())
		}
	default:
		say(Warn, "于%s入党，预备期应至%s届满，登记%s转正，不足一年，请核对入党日期和转正日期。", p.Admitted.Chinese(), end.Chinese(), p.Confirmed.Chinese())
	}
}

// takeOutsider gathers those who are no members and have a member's days (D-15).
func (g *register) takeOutsider(p *model.Person) {
	if missing(p.Admitted) && missing(p.Confirmed) || p.Status.Member() {
		return
	}
	if c, ok := g.caseOf(p); ok && model.StageOn(g.book, c, g.asOf) == model.StageEnded {
		return // the membership was cancelled
	}
	g.outsiders[p.EnterpriseID] = append(g.outsiders[p.EnterpriseID], p)
}

func (g *register) tellOutsiders() {
	for id, people := range g.outsiders {
		if len(people) > each {
			g.tellTogether("D-15", id, people, "登记的政治面貌不是党员，却登记了入党日期或者转正日期", "请核对")
			continue
		}
		for _, p := range people {
			what, on := "入党日期", p.Admitted
			if missing(on) {
				what, on = "转正日期", p.Confirmed
			}
			g.report("D-15", "", personSubject(p), day.Day{}, fmt.Sprintf("%s登记的政治面貌为%s，却登记了%s（%s），请核对政治面貌；已经出党的，请登记离开方式和日期。", p.Name,
				statusWord(p.Status), what, on.Chinese()))
		}
	}
}

// caseOf is the person's case that was applied for last.
func (g *register) caseOf(p *model.Person) (best model.DevelopmentCase, ok bool) {
	for _, c := range model.CasesOf(g.book, p.ID) {
		if !ok || c.Applied.After(best.Applied) {
			best, ok = *c, true
		}
	}
	return best, ok
}
