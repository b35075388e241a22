package report

// The last parts of the annual report: the problems that the rules found, and
// what falls due by the end of next year.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
	"partyledger/model/rule"
)

func (a *annual) problems() {
	a.part("存在的主要问题")
	list := a.wrong()
	if len(list) == 0 {
		a.say("按照党建工作台账核查规则，截至"+a.on.Chinese()+"未发现问题。", a.noteWords(), a.dueWords())
		return
	}
	a.say(fmt.Sprintf("按照党建工作台账核查规则，截至%s共有检查结果%d项", a.on.Chinese(), len(list)), only(prefixed("，", whole(weights(list))), len(list) > 1),
		"。",
		a.listedWords(list), a.noteWords(), a.dueWords())
	for _, t := range topicsOf(list) {
		of := ofTopic(list, t)
		a.section(fmt.Sprintf("%s方面（%d项）", topicWords(t), len(of)))
		a.say(a.topicText(of))
	}
	a.say("具体问题、依据和整改期限见附件“问题整改清单”。")
}

func (a *annual) noteWords() string {
	return some(countLevel(a.Findings, rule.Note), "另有提请关注的事项%d项，列入自查清单。")
}

func (a *annual) dueWords() string {
	return some(countLevel(a.Findings, rule.Due), "近期到期的事项%d项，列入下一步工作安排。")
}

// only keeps a text if the condition holds.
func only(s string, keep bool) string {
	if keep {
		return s
	}
	return ""
}

// wrong is the findings that are problems: what only comes due or is to be noted
// is not.
func (v *view) wrong() []rule.Finding {
	var out []rule.Finding
	for _, f := range v.Findings {
		if f.Level == rule.Block || f.Level == rule.Warn {
			out = append(out, f)
		}
	}
	return out
}

// topicsOf is the topics of problems, those with the most pressing ones first.
func topicsOf(list []rule.Finding) []string {
	type weight struct{ block, warn int }
	by := map[string]weight{}
	for _, f := range list {
		w := by[topic(f)]
		w.block += oneIf(f.Level == rule.Block)
		w.warn += oneIf(f.Level == rule.Warn)
		by[topic(f)] = w
	}
	out := sortedKeys(by)
	slices.SortFunc(out, func(x, y string) int {
		return cmp.Or(cmp.Compare(by[y].block, by[x].block), cmp.Compare(by[y].warn, by[x].warn), byTopic(x, y))
	})
	return out
}

func ofTopic(list []rule.Finding, t string) []rule.Finding {
	var out []rule.Finding
	for _, f := range list {
		if topic(f) == t {
			out = append(out, f)
		}
	}
	return out
}

// topicWords is a topic as the document's headings name it.
func topicWords(t string) string {
	switch t {
	case "党组织":
		return "党组织设置和换届"
	case "章程":
		return "党建工作要求写入公司章程"
	case "党务力量":
		return "党务工作机构和人员配备"
	case "双向交流":
		return "双向交流和交叉任职"
	case "联系关怀":
		return "联系培养和关怀帮扶"
	case "党员":
		return "党员信息和管理"
	case "经费":
		return "党费和党建工作经费"
	}
	return t
}

// topicText names what is most often not met, and where.
func (a *annual) topicText(list []rule.Finding) string {
	by := map[string]int{}
	units := map[string]bool{}
	var where []string
	for _, f := range list {
		by[f.Rule]++
		if f.Enterprise != "" && !units[f.Enterprise] {
			units[f.Enterprise] = true
			where = append(where, cmp.Or(a.enterpriseShort(f.EnterpriseID), f.Enterprise))
		}
	}
	if len(list) == 1 && ofUnit(list[0].Kind) {
		return list[0].Message + stop(list[0].Message)
	}
	rules := sortedKeys(by)
	slices.SortStableFunc(rules, func(x, y string) int { return cmp.Compare(by[y], by[x]) })
	var parts []string
	for _, id := range rules[:min(3, len(rules))] {
		r, _ := rule.ByID(id)
		parts = append(parts, fmt.Sprintf("%s（%d项）", firstClause(cmp.Or(r.Title, id)), by[id]))
	}
	lead := only("主要", len(rules) > 3) + "涉及以下要求："
	return only(weights(list)+"。", len(list) > 1) + lead + join("；", parts...) + "。" + prefixed("涉及单位有", clauses("", names(where, 4, "户")))
}

// firstClause is what a rule asks, without the particulars behind a semicolon, a
// colon or in brackets at its end.
func firstClause(title string) string {
	if i := strings.IndexAny(title, "；："); i > 0 {
		title = title[:i]
	}
	if i := strings.LastIndex(title, "（"); i > 0 && strings.HasSuffix(title, "）") {
		title = title[:i]
	}
	return title
}

// ofUnit reports a kind of record that speaks of a unit: only such findings are
// quoted, because people's names do not belong into the text of the report.
func ofUnit(k model.Kind) bool {
	switch k {
	case model.KindEnterprise, model.KindOrganization, model.KindTerm, model.KindCharter, model.KindClause, model.KindBody,
		model.KindFund, model.KindPlan, model.KindHeadcount, model.KindSite:
		return true
	}
	return false
}

// weights says how the problems of one topic weigh, and 均 when all weigh the same.
func weights(list []rule.Finding) string {
	return each(len(list), "项", []kindCount{{"明确不符合规定的", countLevel(list, rule.Block)}, {"需要核实整改的", countLevel(list, rule.Warn)}}) +
		only("问题", len(levelsOf(list)) == 1)
}

func levelsOf(list []rule.Finding) map[rule.Level]bool {
	out := map[rule.Level]bool{}
	for _, f := range list {
		out[f.Level] = true
	}
	return out
}

// stop is the full stop that a sentence still needs.
func stop(s string) string {
	r := []rune(s)
	if len(r) > 0 && (r[len(r)-1] == '。' || r[len(r)-1] == '！' || r[len(r)-1] == '？') {
		return ""
	}
	return "。"
}

// next is what falls due, from the data alone.
func (a *annual) next() {
	a.part("下一步工作安排")
	steps := []struct{ title, text string }{
		{"整改存在的问题", a.mendStep()},
		{"按期办理到期事项", a.dueStep()},
		{"完成章程修订", a.charterStep()},
		{"做好换届工作", a.termStep()},
		{"做好发展党员和转正工作", a.developmentStep()},
		{"配齐党务工作力量", a.staffStep()},
	}
	said := false
	for _, s := range steps {
		if s.text != "" {
			said = true
			a.section(s.title)
			a.say(s.text)
		}
	}
	if len(a.standing(model.AtNext)) > 0 {
		said = true
		a.section("其他工作")
		a.own(model.AtNext)
	}
	if !said {
		a.say("截至" + a.horizon().Chinese() + "，台账中没有登记到期事项。")
	}
}

func (a *annual) mendStep() string {
	list := a.wrong()
	var waiting []rule.Finding
	for _, f := range list {
		if !figure.RectificationOf(a.book).Lists(f.At()) {
			waiting = append(waiting, f)
		}
	}
	r := figure.RectificationOf(a.book)
	s := some(len(waiting), "对检查结果中尚未确认的%d项逐项核实，属实的列入整改台账")
	if n := countLevel(waiting, rule.Block); n > 0 && n < len(waiting) {
		s += fmt.Sprintf("，先行核实整改明确不符合规定的%d项", n)
	}
	return clauses("；", s, some(len(r.List)-r.By[model.StateClosed], "对列入整改台账、尚未销号的%d项问题逐项落实责任和时限，完成一项、销号一项"))
}

// listedWords says how many of the results people have confirmed: only these are
// listed to be put right.
func (a *annual) listedWords(list []rule.Finding) string {
	n := 0
	for _, f := range list {
		n += oneIf(figure.RectificationOf(a.book).Lists(f.At()))
	}
	switch n {
	case 0:
		return "检查结果均待核实，未经确认的没有列入整改台账。"
	case len(list):
		return "均已确认列入整改台账。"
	}
	return fmt.Sprintf("经确认已列入整改台账%d项，其余待核实。", n)
}

// dueStep names what falls due within the days that findings look ahead.
func (a *annual) dueStep() string {
	by := map[string]int{}
	last := day.Day{}
	for _, f := range a.Findings {
		if f.Level == rule.Due {
			by[topic(f)]++
			if d := findingDay(f); d.After(last) {
				last = d
			}
		}
	}
	list := sortedKeys(by)
	slices.SortFunc(list, byTopic)
	var parts []string
	for _, t := range list {
		parts = append(parts, fmt.Sprintf("%s方面%d项", topicWords(t), by[t]))
	}
	return prefixed(only(last.Chinese()+"前", !last.IsZero())+"到期的事项有", clauses("、", parts...))
}

func (a *annual) termStep() string {
	late := inState(a.terms(), figure.TermOverdue)
	var coming []figure.Term
	for _, r := range inState(a.terms(), figure.TermSoon, figure.TermExtended, figure.TermRunning) {
		if !r.Until.After(a.horizon()) {
			coming = append(coming, r)
		}
	}
	return clauses("；", prefixed("督促届满未换届的", only(names(termNames(late), 3, "个党组织")+"抓紧换届或者按程序报批延期", len(late) > 0)),
		prefixed(a.horizon().Chinese()+"前任期届满的党组织有", only(names(termNames(coming), 5, "个")+"，提前6个月提醒做好换届准备", len(coming) > 0)))
}

// developmentStep counts the probations that end by the end of next year, those
// that are past it, and what is left of this year's plan.
func (a *annual) developmentStep() string {
	past, coming := 0, 0
	for _, c := range a.g.at[model.StageProbationary] { // of those with a case: of no other is the end known
		switch end := model.ProbationEnd(a.book, c, a.on); {
		case end.IsZero():
		case end.Before(a.on):
			past++
		case !end.After(a.horizon()):
			coming++
		}
	}
	planned, done := figure.Quota(a.plans())
	return clauses("；", some(past, "对预备期已满尚未办结转正手续的预备党员%d名，及时研究办理"),
		only(fmt.Sprintf("%s前预备期满的预备党员%d名，按期办理转正手续", a.horizon().Chinese(), coming), coming > 0),
		some(max(0, planned-done.Done), fmt.Sprintf("按计划推进%d年度尚未完成的发展党员名额%%d名", a.year())))
}
