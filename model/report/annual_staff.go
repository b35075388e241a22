package report

// Part three of the annual report: Party-work bodies and staff.

import (
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/figure"
)

// staff is part three: bodies and people for Party work.
func (a *annual) staff() {
	a.part("党务工作机构和党务工作力量")
	a.section("机构设置")
	a.say(a.bodyWords())
	a.section("人员配备")
	groups := a.staffGroups()
	a.say(a.postWords(groups))
	for _, g := range groups {
		a.say(a.standardResult(g))
	}
}

func (a *annual) bodyWords() string {
	sum := figure.BodiesOf(a.book)
	n := len(sum.List)
	if n == 0 {
		return "台账中尚未登记党务工作机构。"
	}
	s := fmt.Sprintf("共设党务工作机构%d个，", n) + among(n, "个", []kindCount{{"独立设置", sum.Own}, {"合署办公", sum.Joint}})
	if sum.Managed == n {
		s += "，均列入企业管理机构"
	} else {
		s += some(sum.Managed, "，列入企业管理机构%d个")
	}
	return s + "。"
}

func (a *annual) postWords(groups []staffGroup) string {
	w := figure.StaffOf(a.book, model.PartyField)
	n := len(w.Full) + len(w.Part)
	if n == 0 {
		return "台账中尚未登记党务工作岗位人员。"
	}
	s := fmt.Sprintf("从事党务工作的人员%d名（%s），", n, figure.PartyStaffWords) +
		among(n, "名", []kindCount{{"专职", len(w.Full)}, {"兼职", len(w.Part)}}) + "。"
	if !slices.ContainsFunc(groups, func(g staffGroup) bool { return !g.none }) {
		s += "本单位尚未启用配备标准，未测算配备比例。"
	}
	return s
}

// standardResult says how the enterprises stand to one standard.
func (a *annual) standardResult(g staffGroup) string {
	if g.none {
		return ""
	}
	var short, unknown []string
	met, decided := 0, 0
	for _, r := range g.rows {
		name := a.enterpriseShort(r.enterprise.ID)
		switch {
		case !r.Decided():
			unknown = append(unknown, name)
		case r.Met:
			met++
			decided++
		default:
			short = append(short, name)
			decided++
		}
	}
	s := fmt.Sprintf("按照本单位设定的标准“%s”", g.standard.Name) + prefixed("（", only(join("，", g.standard.Source, g.standard.Document)+"）",
		g.standard.Source+g.standard.Document != "")) +
		fmt.Sprintf("测算，适用的企业%d户", len(g.rows))
	switch {
	case decided == 0:
	case met == decided:
		s += fmt.Sprintf("，已测算的%d户均达到标准", decided)
	default:
		s += only(fmt.Sprintf("，达到标准%d户，占%s；", met, percentOf(met, decided)), met > 0) + only("，", met == 0) +
			fmt.Sprintf("未达到标准%d户（%s），共缺%d名", len(short), few(short, 3), g.lacking())
	}
	return s + prefixed("；因未登记职工人数无法计算的有", names(unknown, 3, "户")) + "。"
}

func (g staffGroup) lacking() int {
	n := 0
	for _, r := range g.rows {
		if r.Decided() {
			n += r.Lacking()
		}
	}
	return n
}

// staffStep says who has to be added and whose headcount is missing.
func (a *annual) staffStep() string {
	var short, unknown []string
	for _, g := range a.staffGroups() {
		if g.none {
			continue
		}
		for _, r := range g.rows {
			name := a.enterpriseShort(r.enterprise.ID)
			switch {
			case !r.Decided() && !slices.Contains(unknown, name):
				unknown = append(unknown, name)
			case r.Decided() && !r.Met && !slices.Contains(short, name):
				short = append(short, name)
			}
		}
	}
	return clauses("；", prefixed("按照设定的标准补充配备党务工作人员的企业有", names(short, 4, "户")), prefixed("补充登记职工人数后重新测算的企业有", names(unknown, 4, "户")))
}
