package report

// The part of the annual report on contact and care; its last paragraph names the
// examples of the year.

import (
	"fmt"

	"partyledger/model"
)

// care is the part; nothing if the office keeps none of it.
func (a *annual) care() {
	links, cares, activities, vanguards, masses, exemplars := a.links(), a.cares(), a.yearActivities(), a.vanguards(), a.masses(),
		a.yearExemplars()
	if len(links)+len(cares)+len(activities)+len(vanguards)+len(masses)+len(exemplars) == 0 {
		return
	}
	a.part("联系服务和激励关怀")
	if len(links) > 0 {
		a.section("联系培养人才")
		a.say(a.linkWords(links), a.advanceWords(links))
	}
	if len(cares) > 0 {
		a.section("激励关怀")
		a.say(a.careWords(cares)...)
		if t := a.careFigures(cares); len(t.Rows) > 1 {
			a.put(t)
		}
	}
	if len(activities)+len(vanguards)+len(masses) > 0 {
		a.section("载体活动和群团工作")
		a.say(a.activityWords(activities), vanguardWords(vanguards), massWords(masses))
	}
	if len(exemplars) > 0 {
		a.section("典型经验")
		a.say(a.exemplarWords(exemplars))
	}
}

// linkWords counts who is linked now.
func (a *annual) linkWords(list []link) string {
	open := 0
	by := map[model.TalentKind]int{}
	for _, l := range list {
		if a.open(l) {
			open++
			by[l.TalentKind]++
		}
	}
	if open == 0 {
		return "目前没有正在联系培养的人才。"
	}
	var kinds []kindCount
	for _, word := range model.TalentKind("").Choices() {
		kinds = append(kinds, kindCount{word, by[model.TalentKind(word)]})
	}
	return fmt.Sprintf("党组织直接联系培养人才%d名，", open) + among(open, "名", kinds) + some(talks(list), "；"+a.soFar()+"谈话%d次") + "。"
}

// advanceWords says what has become of those who are or were linked.
func (a *annual) advanceWords(list []link) string {
	var parts []string
	for _, o := range []model.Outcome{model.BecameApplicant, model.BecameActivist, model.BecameProspect, model.BecameProbationary,
		model.BecameFull} {
		parts = append(parts, some(countLinks(list, func(l link) bool { return l.Outcome() == o }), string(o)+"%d名"))
	}
	return prefixed("联系以来向党组织靠拢的，按所达到的最远一步分，", clauses("、", parts...))
}

// careWords is the year's help and its money.
func (a *annual) careWords(list []model.CareRecord) []string {
	s := a.sumCares(list)
	year := a.soFar() + "没有新登记的帮扶对象"
	if s.found > 0 {
		year = fmt.Sprintf("%s了解到需要关怀帮扶的%d人次", a.soFar(), s.found)
	}
	words := year + some(s.helped, "，帮扶慰问%d人次") + some(s.carried, "（含以前年度了解到的%d人次）")
	if s.amount > 0 {
		var parts []string
		for _, word := range append(model.CareMoney("").Choices(), "") {
			if m := s.money[model.CareMoney(word)]; m > 0 {
				parts = append(parts, only(word, word != "")+only("来源未登记的", word == "")+m.Wan()+"万元")
			}
		}
		words += "，金额" + s.amount.Wan() + "万元"
		if len(parts) > 1 {
			words += "，其中" + join("、", parts...)
		}
	}
	return []string{words + "。", some(s.visited, "回访%d人次。"), some(s.waiting, "截至报告日尚待帮扶%d人次。")}
}

// careFigures is the kinds of help, as far as there are several.
func (a *annual) careFigures(list []model.CareRecord) Table {
	var rows [][]Cell
	for _, word := range model.CareKind("").Choices() {
		if s := a.sumCares(careOf(list, word)); s.found+s.helped+s.waiting > 0 {
			rows = append(rows, []Cell{text(word), count(s.found), count(s.helped), count(s.waiting), yuanCell(s.amount)})
		}
	}
	if len(rows) < 2 { // no number is taken for a table that is not printed
		return Table{Rows: rows}
	}
	t := a.figureTable("激励关怀情况", "单位：人次、元", TextCol("类别").Keep(), FigureCol("本年了解"), FigureCol("本年已帮扶"), FigureCol("尚待帮扶"), MoneyCol("金额"))
	s := a.sumCares(list)
	t.Rows, t.Totals = rows, [][]Cell{bold([]Cell{text("合计"), count(s.found), count(s.helped), count(s.waiting), yuanCell(s.amount)})}
	return t
}

func (a *annual) activityWords(list []model.Activity) string {
	if len(list) == 0 {
		return ""
	}
	s := sumActivities(list, func(model.Activity) bool { return true })
	var kinds []kindCount
	for _, word := range model.ActivityKind("").Choices() {
		kinds = append(kinds, kindCount{word, sumActivities(list,
			func(x model.Activity) bool { return string(x.ActivityKind) == word }).times})
	}
	return fmt.Sprintf("%s%d个党组织开展载体活动%d场次", a.soFar(), len(s.organizations), s.times) + some(s.people, "，参加%d人次") + "，" +
		among(s.times, "场次", kinds) + "。"
}

func vanguardWords(list []model.Vanguard) string {
	by := map[string]int{}
	for _, v := range list {
		by[string(v.VanguardKind)]++
	}
	var parts []string
	for _, word := range model.VanguardKind("").Choices() {
		parts = append(parts, some(by[word], word+"%d个"))
	}
	return prefixed("设有", clauses("、", parts...))
}

func massWords(list []model.MassOrganization) string {
	units, members := map[model.MassKind]int{}, map[model.MassKind]int{}
	for _, m := range list {
		units[m.MassKind]++
		members[m.MassKind] += m.Members.N()
	}
	called := map[model.MassKind]string{model.UnionOrgan: "工会组织", model.LeagueOrgan: "共青团组织", model.WomenOrgan: "妇女组织",
		model.OtherMass: "其他群团组织"}
	measure := map[model.MassKind]string{model.UnionOrgan: "（会员%d人）", model.LeagueOrgan: "（团员%d人）"}
	var parts []string
	for _, word := range model.MassKind("").Choices() {
		k := model.MassKind(word)
		s := some(units[k], called[k]+"%d个")
		if f := measure[k]; f != "" && s != "" {
			s += some(members[k], f)
		}
		parts = append(parts, s)
	}
	return prefixed("党建带群建，建有", clauses("、", parts...))
}

// mostNamed is how many examples the report names; the others stand in the annex.
const mostNamed = 12

// exemplarWords names the examples of the year, the highest level first within
// each kind.
func (a *annual) exemplarWords(list []model.Exemplar) string {
	by := map[model.ExemplarKind]int{}
	for _, e := range list {
		by[e.ExemplarKind]++
	}
	var kinds []kindCount
	for _, word := range model.ExemplarKind("").Choices() {
		kinds = append(kinds, kindCount{word, by[model.ExemplarKind(word)]})
	}
	var named []string
	for _, e := range list[:min(len(list), mostNamed)] {
		named = append(named, a.exemplarName(e))
	}
	end := "。"
	if n := len(list) - len(named); n > 0 {
		end = fmt.Sprintf("；其余%d项见《%s》。", n, titleOf("care"))
	}
	return fmt.Sprintf("%s形成典型经验%d项，", a.soFar(), len(list)) + among(len(list), "项", kinds) + "。名单如下：" + join("；", named...) + end
}

// exemplarName is an example as the report names it: 市级优秀共产党员张甲（某某水务）.
func (a *annual) exemplarName(e model.Exemplar) string {
	name := string(e.Level) + e.Title
	if e.Level == model.OwnHonour {
		name = e.Title
	}
	unit := a.enterpriseShort(e.EnterpriseID)
	switch {
	case e.Who == "" || e.Who == unit:
		return name + "（" + unit + "）"
	case e.ExemplarKind == model.ModelPerson:
		return name + e.Who + "（" + unit + "）"
	}
	return name + "（" + e.Who + "）"
}
