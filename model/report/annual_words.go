package report

// Words of the annual report: how the unit calls itself, which part of the year it speaks
// of, how figures compare with the year before, and sentences that say all, part or none
// (REPORTS A-3). Bases under ten bear no percentage.

import (
	"fmt"
	"strings"

	"partyledger/model"
)

// scale is how large the unit is that reports: it decides order and depth (REPORTS A-2).
type scale int

const (
	branchScale scale = iota // one branch
	unitScale                // a company with its organisations
	groupScale               // a group with enterprises of several levels
)

// groupLeast is how many enterprises a group has at the least, itself counted.
const groupLeast = 4

// scaleOf judges by what is in scope: a group stands at the top and has enterprises
// below it; one branch is all that a branch has.
func (v *view) scaleOf() scale {
	root, one := v.root()
	if organizations := v.organizations(); len(v.enterprises()) <= 1 && len(organizations) <= 1 &&
		(len(organizations) == 0 || organizations[0].Type == model.Branch) {
		return branchScale
	}
	_, under := model.Find[model.Enterprise](v.book, root.ParentID)
	if len(v.enterprises()) >= groupLeast && (!one || !under) {
		return groupScale
	}
	return unitScale
}

// self is how the Party organisation that reports calls itself.
func (a *annual) self() string {
	var top model.Organization
	if e, ok := a.root(); ok {
		top, _ = model.TopOrganization(a.book, e.ID)
	}
	switch {
	case top.Type == model.Branch:
		return "支部"
	case top.Type == model.GeneralBranch:
		return "党总支"
	case a.scale == groupScale:
		return "集团党委"
	case top.Type == model.Committee:
		return "公司党委"
	}
	return "党组织"
}

// firm is how it calls its enterprise.
func (a *annual) firm() string {
	if a.scale == groupScale {
		return "集团"
	}
	return "公司"
}

// single reports that one enterprise reports of itself alone.
func (a *annual) single() bool { return len(a.enterprises()) == 1 }

// closed reports that the year has ended by the report's day.
func (v *view) closed() bool { return v.on.Month() == 12 && v.on.Dom() == 31 }

// within begins a sentence about what was done in the year.
func (a *annual) within() string {
	if a.closed() {
		return "全年"
	}
	return "年内"
}

// leastBase is the least base of a percentage.
const leastBase = 10

// flow compares what was done in the year with the year before; empty if nothing was.
func (a *annual) flow(now, before int, measure string) string {
	return a.compared("上年", now, before, measure, "增加", "增长", "减少", "下降")
}

// stock compares what there is with what there was a year ago; empty if there was nothing.
func (a *annual) stock(now, before int, measure string) string {
	return a.compared("上年末", now, before, measure, "净增", "增幅", "净减", "减幅")
}

// compared says how many more or fewer there are than before, and in per cent; a year that still
// runs is held against the same day of the last one, a closed year as it is called.
func (a *annual) compared(closed string, now, before int, measure, more, grew, fewer, fell string) string {
	than := "上年同期"
	if a.closed() {
		than = closed
	}
	switch {
	case before == 0:
		return ""
	case now == before:
		return "，与" + than + "持平"
	case now > before:
		return fmt.Sprintf("，比%s%s%d%s", than, more, now-before, measure) + grown(grew, now, before)
	}
	return fmt.Sprintf("，比%s%s%d%s", than, fewer, before-now, measure) + grown(fell, now, before)
}

// grown is the change in per cent, of a base that bears one.
func grown(word string, now, before int) string {
	if before < leastBase {
		return ""
	}
	return "、" + word + percent(max(now-before, before-now), before)
}

// points compares two rates in percentage points; empty if either has a small base.
func (a *annual) points(now, of, before, ofBefore int) string {
	if of < leastBase || ofBefore < leastBase {
		return ""
	}
	than := "上年同期"
	if a.closed() {
		than = "上年末"
	}
	switch d := tenths(now, of) - tenths(before, ofBefore); {
	case d > 0:
		return fmt.Sprintf("，比%s提高%d.%d个百分点", than, d/10, d%10)
	case d < 0:
		return fmt.Sprintf("，比%s下降%d.%d个百分点", than, -d/10, -d%10)
	}
	return "，与" + than + "持平"
}

// large reports a change that the office is asked to explain: a fifth and five at the least.
func large(now, before int) bool {
	d := max(now-before, before-now)
	return before > 0 && d >= 5 && d*5 >= before
}

// portion is a kind with how many of a whole it has.
type portion struct {
	name string
	n    int
}

// parts says the kinds of a whole with their shares. The first share names what it is of;
// a small whole has no shares, and what is none is left out.
func parts(whole, measure string, of int, list ...portion) string {
	var out []string
	for _, p := range list {
		switch {
		case p.n == 0:
		case p.n == of && of >= leastBase:
			out = append(out, "全部为"+p.name)
		case of < leastBase:
			out = append(out, fmt.Sprintf("%s%d%s", p.name, p.n, measure))
		case len(out) == 0:
			out = append(out, fmt.Sprintf("%s%d%s，占%s的%s", p.name, p.n, measure, whole, percent(p.n, of)))
		default:
			out = append(out, fmt.Sprintf("%s%d%s，占%s", p.name, p.n, measure, percent(p.n, of)))
		}
	}
	if of < leastBase {
		return strings.Join(out, "、")
	}
	return strings.Join(out, "；")
}

// rate is n of a base as a clause: 完成率72.1%; nothing where the base is small.
func rate(word string, n, of int) string {
	if of < leastBase {
		return ""
	}
	return "，" + word + percent(n, of)
}

// sentenceOf ends a clause with a full stop; empty if it is.
func sentenceOf(s string) string { return clauses("", s) }

// paragraphs joins those that are not empty, one a line.
func paragraphs(list ...string) string { return join("\n", list...) }
