package report

// Party work in the business and with the mass organisations; money, places and help;
// who answers for it.

import (
	"cmp"
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/figure"
)

func (a *annual) businessWords() string {
	return paragraphs(a.activityWords()+a.vanguardWords(), a.massWords(), a.exemplarWords())
}

func (a *annual) activityWords() string {
	list := a.yearActivities()
	s := sumActivities(list, func(model.Activity) bool { return true })
	if s.times == 0 {
		return ""
	}
	var kinds []kindCount
	for _, word := range model.ActivityKind("").Choices() {
		kinds = append(kinds, kindCount{word, sumActivities(list,
			func(x model.Activity) bool { return string(x.ActivityKind) == word }).times})
	}
	return a.within() + only(fmt.Sprintf("%d个党组织", len(s.organizations)), len(s.organizations) > 1) + fmt.Sprintf("开展载体活动%d场次", s.times) +
		some(s.people, "，参加%d人次") + prefixed("，", among(s.times, "场次", kinds)) + "。"
}

func (a *annual) vanguardWords() string {
	by := map[string]int{}
	for _, v := range a.vanguards() {
		by[string(v.VanguardKind)]++
	}
	var parts []string
	for _, word := range model.VanguardKind("").Choices() {
		parts = append(parts, some(by[word], word+"%d个"))
	}
	return prefixed("设立", clauses("、", parts...))
}

func (a *annual) massWords() string {
	units, members := map[model.MassKind]int{}, map[model.MassKind]int{}
	for _, m := range a.masses() {
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
	return prefixed("坚持党建带群建，建有", clauses("、", parts...))
}

// mostNamed is how many examples the report names.
const mostNamed = 3

// exemplarWords counts the examples of the year, and names the collectives of the highest
// level while they are few; people are not named.
func (a *annual) exemplarWords() string {
	by := map[model.ExemplarKind]int{}
	var top []model.Exemplar
	for _, e := range a.yearExemplars() {
		by[e.ExemplarKind]++
		if e.ExemplarKind == model.ModelCollective && (len(top) == 0 || e.Level == top[0].Level) {
			top = append(top, e)
		}
	}
	measure := map[model.ExemplarKind]string{model.ModelCollective: "先进集体%d个", model.ModelPerson: "先进个人%d名", model.Experience: "经验材料%d篇"}
	var kinds, named []string
	for _, word := range model.ExemplarKind("").Choices() {
		kinds = append(kinds, some(by[model.ExemplarKind(word)], measure[model.ExemplarKind(word)]))
	}
	holders := map[string][]string{} // by honour: it is said once of all who have it
	var honours []string
	n := 0
	for _, e := range top {
		if e.Level != model.OwnHonour {
			honour := string(e.Level) + e.Title
			if n++; holders[honour] == nil {
				honours = append(honours, honour)
			}
			holders[honour] = append(holders[honour], cmp.Or(e.Who, a.enterpriseShort(e.EnterpriseID)))
		}
	}
	for _, honour := range honours {
		named = append(named, strings.Join(holders[honour], "、")+"获评"+honour)
	}
	s := prefixed(a.within()+"形成典型经验：", join("、", kinds...))
	if n > 0 && n <= mostNamed {
		s += "；" + join("，", named...)
	}
	return sentenceOf(s)
}

func (a *annual) supportWords() string {
	return paragraphs(a.fundWords()+a.siteWords(), a.duesWords(), a.careWords())
}

// fundWords is the year's money, in ten thousands of yuan.
func (a *annual) fundWords() string {
	sum := figure.FundsOf(a.book, a.year())
	said := func(what string, m model.Money) string { return only(what+m.Wan()+"万元", inWan(m) > 0) }
	words := join("，", said("列入预算", sum.Planned), said("实际支出", sum.Spent))
	if words == "" {
		return ""
	}
	s := fmt.Sprintf("%d年度党组织工作经费", a.year()) + words
	if sum.Wages > 0 && inWan(sum.Spent) > 0 {
		s += "，占上年度职工工资总额的" + hundredths(sum.Spent, sum.Wages)
	}
	return s + "。"
}

// hundredths is a share of money in per cent with two decimals: one would blur the limit
// of 1 %.
func hundredths(part, whole model.Money) string {
	n := (int64(part)*20000 + int64(whole)) / (2 * int64(whole))
	return fmt.Sprintf("%d.%02d%%", n/100, n%100)
}

func (a *annual) siteWords() string {
	list := a.sites()
	sum := sumSites(list)
	switch n := len(list); {
	case n == 0:
		return ""
	case n == 1 && sum.whole == 1:
		return "党组织活动场所“六有”齐备。"
	case sum.whole == n:
		return fmt.Sprintf("建有党组织活动场所%d个，全部达到“六有”。", n)
	case sum.whole == 0:
		return fmt.Sprintf("建有党组织活动场所%d个。", n)
	}
	return fmt.Sprintf("建有党组织活动场所%d个，达到“六有”的%d个。", len(list), sum.whole)
}

// careWords is the year's help and its money.
func (a *annual) careWords() string {
	s := a.sumCares(a.cares())
	words := some(s.helped, a.within()+"帮扶慰问%d人次")
	if words == "" {
		return ""
	}
	return words + only("，发放慰问金"+s.amount.Wan()+"万元", s.amount > 0) + some(s.visited, "，回访%d人次") + "。"
}

// dutyWords is the responsibility lists, last year's grades and the inspections.
func (a *annual) dutyWords() string {
	return paragraphs(a.responsibilityWords()+a.gradeWords(), a.visitWords())
}

func (a *annual) responsibilityWords() string {
	units, matters, all := map[string]bool{}, 0, 0
	for _, r := range model.InScope[model.Responsibility](a.book) {
		if r.Year == a.year() {
			units[r.EnterpriseID] = true
			matters++
		}
	}
	for _, e := range a.enterprises() {
		all += oneIf(e.Ownership.Answers())
	}
	switch n := len(units); {
	case n == 0:
		return ""
	case a.single():
		return "制定年度党建工作责任清单。"
	case n >= all:
		return fmt.Sprintf("%d户企业全部制定年度党建工作责任清单。", n)
	default:
		return fmt.Sprintf("%d户企业制定年度党建工作责任清单。", n)
	}
}

// gradeWords counts last year's grades.
func (a *annual) gradeWords() string {
	grades, n := map[model.Grade]int{}, 0
	for _, x := range model.InScope[model.Assessment](a.book) {
		if x.Year == a.year()-1 && x.Grade != "" {
			grades[x.Grade]++
			n++
		}
	}
	if n == 0 {
		return ""
	}
	var kinds []kindCount
	for _, word := range model.Grade("").Choices() {
		kinds = append(kinds, kindCount{"“" + word + "”等次", grades[model.Grade(word)]})
	}
	if a.single() {
		return fmt.Sprintf("%d年度党建工作考核%s。", a.year()-1, among(n, "户", kinds))
	}
	return fmt.Sprintf("%d年度党建工作考核%d户企业，%s。", a.year()-1, n, among(n, "户", kinds))
}

// visitWords counts the inspections of the year.
func (a *annual) visitWords() string {
	n, answered := 0, 0
	for _, o := range a.oversights() {
		if o.Day.Year() == a.year() {
			n++
			answered += oneIf(a.happened(o.DoneDay))
		}
	}
	switch {
	case n == 0:
		return ""
	case answered == n:
		return fmt.Sprintf("%s接受和组织督查检查%d次，全部反馈整改情况。", a.within(), n)
	}
	return fmt.Sprintf("%s接受和组织督查检查%d次", a.within(), n) + some(answered, "，已反馈整改情况%d次") + "。"
}
