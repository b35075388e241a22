package report

// Part two of the annual report: the Party's leadership in the charters, and
// prior review.

import (
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
)

func (a *annual) charters() {
	a.part("党建工作要求写入公司章程情况")
	rows := a.view.charters()
	in := covered(rows)
	a.section("总体进展")
	a.say(a.charterWords(rows, in), a.apartWords(rows))
	a.say(a.contentWords(in))
	if len(in) > 0 {
		a.put(a.charterLevels(rows))
		a.chart(charterChart(rows))
	}
	a.section("前置研究讨论")
	a.say(a.priorWords())
}

func (a *annual) charterWords(rows, in []charterRow) string {
	if len(in) == 0 {
		return "纳入统计的企业中没有应当将党建工作要求写入公司章程的企业。"
	}
	written := sumCharters(in).Written
	s := fmt.Sprintf("应当将党建工作要求写入公司章程的企业%d户", len(in))
	if written == len(in) {
		s += "，均已写入并完成备案"
	} else {
		s += only(fmt.Sprintf("，已写入并完成备案%d户", written), written > 0) + only("，均未完成写入", written == 0)
	}
	s += "，完成率" + percentOf(written, len(in))
	fresh := 0
	for _, r := range in {
		fresh += oneIf(r.Written && a.thisYear(r.Charter.FiledDay))
	}
	s += some(fresh, "；其中"+a.soFar()+"完成备案%d户")
	return s + "。" + a.unfinishedWords(in)
}

// unfinishedWords says how far those have come that are not done.
func (a *annual) unfinishedWords(in []charterRow) string {
	by := map[string][]string{}
	for _, r := range in {
		if !r.Written {
			by[r.stateText()] = append(by[r.stateText()], a.enterpriseShort(r.ID))
		}
	}
	var parts []string
	for _, s := range charterStateTexts() {
		if list := by[s]; len(list) > 0 {
			parts = append(parts, fmt.Sprintf("%s%d户（%s）", charterStateWords(s), len(list), few(list, 3)))
		}
	}
	return prefixed("尚未完成的企业中，", clauses("，", parts...))
}

// charterStateWords is a state as a sentence puts it.
func charterStateWords(s string) string {
	switch s {
	case string(model.CharterNotStarted):
		return "尚未启动"
	case model.CharterIncomplete:
		return "已完成备案但必备内容不全"
	case "未登记章程":
		return s
	}
	return "处于" + s + "环节"
}

// apartWords says who is not in the denominator.
func (a *annual) apartWords(rows []charterRow) string {
	minority, fresh := 0, 0
	for _, r := range notCovered(rows) {
		switch r.Ownership {
		case model.MinorityState:
			minority++
		case model.NewOrg:
			fresh++
		}
	}
	s := join("、", some(minority, "参股企业%d户"), some(fresh, "新兴组织%d户"))
	if s == "" {
		return ""
	}
	return s + "另行列表，不计入应写入户数。"
}

// contentWords says how complete the confirmed clauses of those with a charter are.
func (a *annual) contentWords(in []charterRow) string {
	n, elements, phases, prior := 0, 0, 0, 0
	for _, r := range in {
		if !r.Has {
			continue
		}
		n++
		elements += oneIf(!slices.ContainsFunc(model.FourElements(), func(e model.Element) bool { return !r.Element(e) }))
		phases += oneIf(!slices.ContainsFunc(model.AllPhases(), func(p model.Phase) bool { return !r.Phase(p) }))
		prior += oneIf(len(r.Prior) > 0)
	}
	if n == 0 {
		return ""
	}
	part := func(what string, k int) string {
		if k == 0 {
			return ""
		}
		return fmt.Sprintf("%s的%d户，占%s", what, k, percentOf(k, n))
	}
	return prefixed(fmt.Sprintf("应写入企业中已登记章程的%d户，从经确认的条款看，", n), clauses("；", part("职责权限、机构设置、运行机制、基础保障四项要素齐备", elements),
		part("明确党组织在决策、执行、监督各环节权责和工作方式", phases), part("写明前置研究讨论等前置程序", prior)))
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}

// charterLevels is the summary by level inside the text.
func (a *annual) charterLevels(rows []charterRow) Table {
	full := a.charterSummary(rows)
	t := a.figureTable("党建工作要求写入公司章程进展", "单位：户", WordCol("企业层级").Keep(), FigureCol("企业户数"), FigureCol("应写入"), FigureCol("已写入"),
		FigureCol("完成率"), FigureCol("未完成", "推进中"), FigureCol("未完成", "未启动"), FigureCol("另列", "参股企业"), FigureCol("另列", "新兴组织"))
	t.Rows, t.Totals = full.Rows, full.Totals
	return t
}

// priorWords counts the lists of matters and what was discussed this year.
func (a *annual) priorWords() string {
	lists := map[string]bool{}
	for _, m := range model.InScope[model.ReviewMatter](a.book) {
		if (m.Day.IsZero() || a.happened(m.Day)) && (m.Ended.IsZero() || m.Ended.After(a.on)) {
			lists[m.EnterpriseID] = true
		}
	}
	by := map[model.ReviewMode]int{}
	n := 0
	for _, r := range model.InScope[model.PriorReview](a.book) {
		if a.thisYear(r.PartyDay) {
			by[r.Mode]++
			n++
		}
	}
	s := some(len(lists), "已制定前置研究讨论事项清单的企业%d户。")
	if n == 0 {
		return s + a.soFar() + "未登记前置研究讨论事项。"
	}
	var parts []string
	for _, m := range model.ReviewMode("").Choices() {
		parts = append(parts, some(by[model.ReviewMode(m)], m+"%d项"))
	}
	s += fmt.Sprintf("%s登记提交党组织研究的重大事项%d项", a.soFar(), n)
	if kinds := join("、", parts...); len(by) > 1 {
		s += "，其中" + kinds
	} else if kinds != "" {
		s = strings.Replace(s, "提交党组织研究", modeOf(by), 1)
	}
	return s + "。"
}

func modeOf(by map[model.ReviewMode]int) string {
	for m := range by {
		return string(m)
	}
	return ""
}

// charterStep names the charters that are planned and those without a plan.
func (a *annual) charterStep() string {
	var planned, late, open []string
	for _, r := range covered(a.view.charters()) {
		name := a.enterpriseShort(r.ID)
		switch d := r.Charter.PlannedDay; {
		case r.Written:
		case d.IsZero():
			open = append(open, name)
		case d.Last().Before(a.on):
			late = append(late, name)
		default:
			planned = append(planned, fmt.Sprintf("%s（计划%s完成）", name, d.Chinese()))
		}
	}
	return clauses("；", prefixed("按计划完成章程修订的企业有", names(planned, 4, "户")), prefixed("计划完成时间已过、须重新明确时限的有", names(late, 4, "户")),
		prefixed("尚未登记计划完成时间、须明确时限的有", names(open, 4, "户")))
}
