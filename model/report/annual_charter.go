package report

// The Party's leadership in the company's governance: charters, prior review, leading
// bodies.

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model"
)

func (a *annual) governanceWords() string {
	rows := a.view.charters()
	in := covered(rows)
	return paragraphs(a.charterWords(in)+a.contentWords(in), a.priorWords()+a.crossWords())
}

// charterWords says how many of those that should have written it in.
func (a *annual) charterWords(in []charterRow) string {
	sum := sumCharters(in)
	if sum.Should == 0 {
		return ""
	}
	if len(in) == 1 && a.single() {
		return a.ownCharter(in[0])
	}
	fresh := 0
	for _, r := range in {
		fresh += oneIf(r.Written && a.thisYear(r.Charter.FiledDay))
	}
	s := fmt.Sprintf("应将党建工作要求写入公司章程的%d户企业", sum.Should)
	switch sum.Written {
	case sum.Should:
		s += "全部写入并备案"
	case 0:
		return s + "尚未完成写入，" + unwritten(sum, "其中") + "。"
	default:
		was := sumCharters(covered(a.before.charters()))
		s += fmt.Sprintf("中，%d户已写入并备案", sum.Written) + rate("完成率", sum.Written, sum.Should) +
			a.points(sum.Written, sum.Should, was.Written, was.Should) + "；" + unwritten(sum, fmt.Sprintf("其余%d户", sum.Should-sum.Written))
	}
	return s + "。" + some(fresh, a.within()+"新完成写入和备案%d户。")
}

// unwritten is how far the rest have come; whose names them.
func unwritten(sum model.CharterTotals, whose string) string {
	only := map[string]string{"其中": "均"}[whose]
	switch {
	case sum.NotStarted == 0 && only == "":
		return whose + "正在推进"
	case sum.NotStarted == 0:
		return "均在推进"
	case sum.InProgress == 0 && only == "":
		return whose + "尚未启动"
	case sum.InProgress == 0:
		return "均未启动"
	case only == "":
		whose += "中，"
	}
	return whose + fmt.Sprintf("推进中%d户、未启动%d户", sum.InProgress, sum.NotStarted)
}

// ownCharter is the charter of the one enterprise that reports.
func (a *annual) ownCharter(r charterRow) string {
	switch {
	case r.Written:
		return "党建工作要求已写入公司章程并备案。"
	case !r.Has:
		return ""
	case r.State == model.CharterNotStarted:
		return "公司章程修订尚未启动。"
	case r.State == model.CharterDone:
		return "修订后的公司章程已备案，党建工作内容还需补充完善。"
	}
	return "公司章程正在修订，处于" + string(r.State) + "环节。"
}

// contentWords says how complete the clauses of the charters are.
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
	if n == 0 || a.scale == branchScale {
		return ""
	}
	if n == 1 {
		return sentenceOf(prefixed("章程", join("，", only("写明党组织职责权限、机构设置、运行机制和基础保障", elements == 1),
			only("明确党组织在决策、执行、监督各环节的权责和工作方式", phases == 1), only("写明前置研究讨论程序", prior == 1))))
	}
	if elements == n && phases == n && prior == n {
		return "各户章程均写明职责权限、机构设置、运行机制、基础保障，明确党组织在决策、执行、监督各环节的权责和工作方式，写明前置研究讨论程序。"
	}
	return sentenceOf(prefixed("从章程内容看，", join("，", some(elements, "职责权限、机构设置、运行机制、基础保障齐备的%d户"),
		some(phases, "明确决策、执行、监督各环节权责和工作方式的%d户"), some(prior, "写明前置研究讨论程序的%d户"))))
}

// priorWords counts the lists of matters and what was discussed in the year.
func (a *annual) priorWords() string {
	lists := map[string]bool{}
	for _, m := range model.InScope[model.ReviewMatter](a.book) {
		if (m.Day.IsZero() || a.happened(m.Day)) && (m.Ended.IsZero() || m.Ended.After(a.on)) {
			lists[m.EnterpriseID] = true
		}
	}
	by := map[model.ReviewMode]int{}
	for _, r := range model.InScope[model.PriorReview](a.book) {
		if a.thisYear(r.PartyDay) {
			by[r.Mode]++
		}
	}
	var kinds []string
	for _, m := range append(model.ReviewMode("").Choices(), "") {
		kinds = append(kinds, some(by[model.ReviewMode(m)], cmp.Or(m, "研究")+"%d项"))
	}
	known := some(len(lists), "%d户企业制定前置研究讨论事项清单。")
	if a.single() {
		known = only("制定前置研究讨论事项清单。", len(lists) > 0)
	}
	return known + sentenceOf(prefixed(a.within()+"对重大经营管理事项", join("、", kinds...)))
}

// crossWords is the leading bodies in a sentence.
func (a *annual) crossWords() string {
	units, shoulders, deputies := 0, 0, 0
	var sum model.CrossTotals
	for _, g := range a.crossGroups() {
		if g.Party == 0 {
			continue
		}
		units++
		shoulders += oneIf(g.OneShoulder)
		deputies += oneIf(g.FullDeputies > 0)
		sum.Party += g.Party
		sum.InBoard += g.InBoard
		sum.InSupervision += g.InSupervision
		sum.InManagement += g.InManagement
	}
	if units == 0 {
		return ""
	}
	measure := "人次"
	if units == 1 {
		measure = "人"
	}
	bodies := prefixed(fmt.Sprintf("党组织班子成员%d%s，其中", sum.Party, measure), join("、", some(sum.InBoard, "进入董事会%d"+measure),
		some(sum.InSupervision, "进入监事会（审计委员会）%d"+measure), some(sum.InManagement, "进入经理层%d"+measure)))
	heads := join("、", some(shoulders, "党组织书记、董事长（执行董事）由一人担任的企业%d户"), some(deputies, "配备专职副书记的企业%d户"))
	if units == 1 {
		heads = join("，", only("党组织书记、董事长（执行董事）由一人担任", shoulders > 0), only("配备专职副书记", deputies > 0))
	}
	return sentenceOf(join("；", bodies, heads))
}

// charterTable is the progress by level; one enterprise, or one level, needs none.
func (a *annual) charterTable() []Block {
	rows := a.view.charters()
	full := a.charterSummary(rows)
	if len(full.Rows) < 2 || len(covered(rows)) < leastBase {
		return nil
	}
	t := a.figureTable("党建工作要求写入公司章程进展", "单位：户", WordCol("企业层级").Keep(), FigureCol("企业户数"), FigureCol("应写入"), FigureCol("已写入"),
		FigureCol("完成率"), FigureCol("未完成", "推进中"), FigureCol("未完成", "未启动"), FigureCol("另列", "参股企业"), FigureCol("另列", "新兴组织"))
	t.Rows, t.Totals = full.Rows, full.Totals
	return append([]Block{t}, a.charterChart(rows)...)
}

// charterChart is each level's completion, with last year's.
func (a *annual) charterChart(rows []charterRow) []Block {
	c := Chart{Kind: BarChart, Title: "各层级企业章程完成率", Unit: "%", Series: []Series{{Name: "上年同期"}, {Name: "本期"}}, Height: 58}
	if a.closed() {
		c.Series[0].Name, c.Series[1].Name = "上年末", "本年末"
	}
	was := a.before.charters()
	for l := 1; l <= 9; l++ {
		at := func(r charterRow) bool { return r.Should && a.level(r.Enterprise) == l }
		now, then := sumCharters(kept(rows, at)), sumCharters(kept(was, at))
		if now.Should == 0 {
			continue
		}
		c.Labels = append(c.Labels, LevelName(l)+"企业")
		c.Series[0].Values = append(c.Series[0].Values, float64(tenths(then.Written, then.Should))/10)
		c.Series[1].Values = append(c.Series[1].Values, float64(tenths(now.Written, now.Should))/10)
	}
	return a.chart(c)
}
