package rule

// Terms of office: the end, the reminder, extensions and early elections (A-04 …
// A-06, C-12).

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

func (c *checker) checkTerm(o *model.Organization, s orgSize) {
	t, ok := model.CurrentTerm(c.book, o.ID)
	if !ok {
		return // the gap tells
	}
	k := termCheck{checker: c, size: s, term: t, end: t.End(o.Type), until: t.Until(o.Type)}
	switch {
	case !t.ExtendedTo.IsZero() && t.ExtensionDocument == "":
		k.unapproved()
	case k.until.Last().Before(c.asOf):
		k.overrun()
	case k.until.After(k.end.AddMonths(c.limit("A-06", ExtensionLimit))):
		c.reportAt(Block, "A-06:extension", "", k.subject(), k.until, fmt.Sprintf("%s，批准延期至%s，延期超过%s，请报上级党组织重新明确换届时间。", k.history("于"),
			k.until.Chinese(), spellMonths(c.limit("A-06", ExtensionLimit))))
	default:
		k.approaching()
	}
	k.early()
}

// termGap collects organisations without an election on record; where none has
// one, a single note says so.
type termGap struct {
	asked   int
	lacking []*model.Organization
}

func (g *termGap) ask(o *model.Organization, recorded bool) {
	g.asked++
	if !recorded {
		g.lacking = append(g.lacking, o)
	}
}

func (g *termGap) report(c *checker) {
	root, ok := c.root()
	if ok && len(g.lacking) > 1 && len(g.lacking) == g.asked {
		c.report("A-04", termEdition, enterpriseSubject(root), day.Day{}, fmt.Sprintf("范围内%d个党组织均未登记本届选举日期，无法计算届满日期，请补登换届记录。",
			len(g.lacking)))
		return
	}
	for _, o := range g.lacking {
		c.report("A-04", termEdition, organizationSubject(o), day.Day{}, o.Name+"未登记本届选举日期，无法计算届满日期，请补登换届记录。")
	}
}

// termCheck is one organisation's current term under the rules.
type termCheck struct {
	*checker
	size       orgSize
	term       model.Term
	end, until day.Day
}

func (k termCheck) subject() subject { return subject{k.term, k.size.Name} }

// history says when the committee was elected and when its term ends.
func (k termCheck) history(verb string) string {
	return k.historyEnds(verb + k.end.Chinese() + "届满")
}

func (k termCheck) historyEnds(ends string) string {
	return fmt.Sprintf("%s本届班子于%s选举产生，任期%d年，%s", k.size.Name, k.term.Elected.Chinese(), model.TermYears(k.size.Type), ends)
}

// unapproved: an extension without the number of its approval does not count.
func (k termCheck) unapproved() {
	level := Warn
	if k.lateByYear() {
		level = Block
	}
	k.reportAt(level, "A-06:paper", "", k.subject(), k.end, fmt.Sprintf("%s，登记延期至%s，未登记上级党组织批准文号，请补登批准文号或者抓紧换届。", k.history("于"),
		k.term.ExtendedTo.Chinese()))
}

func (k termCheck) lateByYear() bool {
	return k.end.AddMonths(k.limit("A-06", ExtensionLimit)).Last().Before(k.asOf)
}

func (k termCheck) overrun() {
	late := fmt.Sprintf("已超期%d天", k.asOf.Sub(k.until.Last()))
	if k.until != k.end {
		late = fmt.Sprintf("批准延期至%s，%s", k.until.Chinese(), late)
	} else {
		late += "，未登记延期批准文号"
	}
	if k.lateByYear() {
		k.reportAt(Block, "A-06:year", "", k.subject(), k.until, fmt.Sprintf("%s，%s，届满至今超过%s，请立即报告上级党组织并限期完成换届。", k.history("已于"), late,
			spellMonths(k.limit("A-06", ExtensionLimit))))
		return
	}
	k.report("A-06", "", k.subject(), k.until, fmt.Sprintf("%s，%s，请抓紧换届，确需延期的报上级党组织批准。", k.history("已于"), late))
}

// approaching reminds within the months that A-05 names, whatever the days that
// the office looks ahead.
func (k termCheck) approaching() {
	if k.asOf.Before(k.until.First().AddMonths(-k.limit("A-05", remindLimit))) {
		return
	}
	what := k.historyEnds(k.expires(k.end))
	if k.until != k.end {
		what = fmt.Sprintf("%s，经批准延期至%s", k.history("于"), k.until.Chinese())
	}
	reminded := "未登记上级党组织换届提醒，请及时发函提醒并做好换届准备"
	if k.happened(k.term.ReminderDay) {
		reminded = fmt.Sprintf("上级党组织已于%s提醒，请做好换届准备", k.term.ReminderDay.Chinese())
	}
	left := "，" + k.days(k.until)
	if k.until.Last() == k.asOf {
		left = "" // said
		if k.until != k.end {
			left = "，今日届满"
		}
	}
	k.report("A-05", "", k.subject(), k.until, fmt.Sprintf("%s%s，%s。", what, left, reminded))
}

// early looks at the term before: an election long before its end needed the
// superior's approval too. Some days or weeks are a matter of arranging it.
func (k termCheck) early() {
	before, ok := k.previous()
	if !ok || before.ExtensionDocument != "" || k.term.ExtensionDocument != "" && k.term.ExtendedTo.IsZero() {
		return // the approval stands with the term that ended or with the one that began
	}
	due := before.End(k.size.Type)
	if !k.term.Elected.AddMonths(earlyMonths).Before(due) {
		return
	}
	k.reportAt(Note, "A-06:early", "", subject{before, k.size.Name}, day.Day{}, fmt.Sprintf("%s上届任期至%s届满，已于%s提前换届，未登记提前换届批准文号，请补登。",
		k.size.Name, due.Chinese(), k.term.Elected.Chinese()))
}

// earlyMonths is what still passes as electing on time; the rules name no number.
const earlyMonths = 3

// previous is the term before the current one.
func (k termCheck) previous() (best model.Term, ok bool) {
	for _, t := range model.Owned[model.Term](k.book, k.size.ID) {
		if !t.Elected.IsZero() && t.Elected.Before(k.term.Elected) && (!ok || t.Elected.After(best.Elected)) {
			best, ok = *t, true
		}
	}
	return best, ok
}

// spellMonths writes a number of months: 1年, 6个月.
func spellMonths(n int) string {
	if n%12 == 0 {
		return fmt.Sprintf("%d年", n/12)
	}
	return fmt.Sprintf("%d个月", n)
}
