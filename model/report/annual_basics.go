package report

// Part one of the annual report: enterprises and staff, organisations and
// members, terms of office.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
)

func (a *annual) basics() {
	a.part("基本情况")
	a.section("企业和职工")
	a.say(a.enterpriseWords(), a.headcountWords())
	a.section("党组织和党员")
	a.say(a.organizationWords(), a.memberWords())
	a.say(a.structureWords())
	if len(a.members()) > 0 {
		a.put(a.unitTable())
		a.chart(a.ageChart(a.members()))
	}
	a.section("党组织换届")
	a.say(a.termWords(a.terms()), a.electedWords())
}

func (a *annual) enterpriseWords() string {
	list := a.enterprises()
	if len(list) == 0 {
		return "台账中尚未登记企业。"
	}
	levels, kinds := map[int]int{}, map[model.Ownership]int{}
	deepest := 0
	for _, e := range list {
		l := a.level(e)
		levels[l]++
		kinds[e.Ownership]++
		deepest = max(deepest, l)
	}
	var byLevel, byKind []string
	for l := 1; l <= deepest; l++ {
		byLevel = append(byLevel, some(levels[l], LevelName(l)+"企业%d户"))
	}
	for _, k := range model.Ownership("").Choices() {
		byKind = append(byKind, some(kinds[model.Ownership(k)], k+"%d户"))
	}
	if len(list) == 1 {
		return fmt.Sprintf("纳入统计的企业1户，为%s企业。", list[0].Ownership)
	}
	s := fmt.Sprintf("纳入统计的企业%d户", len(list)) + prefixed("，其中", join("、", byLevel...)) + "。"
	if kind := join("、", byKind...); len(kinds) > 1 && kind != "" {
		s += "按企业性质分，" + kind + "。"
	}
	return s
}

// staffSum is the headcounts in scope added up, and how many enterprises have one.
type staffSum struct {
	total, onDuty, dispatched, frontline, youth int
	known, unknown                              int // enterprises
}

func (v *view) headcounts() staffSum {
	var s staffSum
	for _, e := range v.enterprises() {
		h, ok := v.book.HeadcountOn(e.ID, v.on)
		if !ok || !h.Total.Known() {
			s.unknown++
			continue
		}
		s.known++
		s.total += h.Total.N()
		s.onDuty += h.OnDuty.N()
		s.dispatched += h.Dispatched.N()
		s.frontline += h.Frontline.N()
		s.youth += h.Youth.N()
	}
	return s
}

func (a *annual) headcountWords() string {
	s := a.headcounts()
	if s.known == 0 {
		return ""
	}
	out := fmt.Sprintf("职工总数%d人", s.total) + prefixed("，其中", join("、", some(s.onDuty, "在岗职工%d人"),
		some(s.frontline, "生产经营一线职工%d人"), some(s.youth, "35岁及以下职工%d人"))) + some(s.dispatched, "；另有劳务派遣%d人")
	if before := a.before.headcounts(); before.known == s.known && s.unknown == 0 && before.unknown == 0 {
		out += "；职工总数" + since(s.total, before.total, "人")
	}
	return out + "。" + some(s.unknown, "另有%d户企业未登记职工人数，未计入。")
}

func (a *annual) organizationWords() string {
	list := a.organizations()
	if len(list) == 0 {
		return "台账中尚未登记党组织。"
	}
	by := map[model.OrganizationType]int{}
	temporary := 0
	for _, o := range list {
		by[o.Type]++
		if o.Temporary {
			temporary++
		}
	}
	return fmt.Sprintf("共有党组织%d个，其中", len(list)) + clauses("、", some(by[model.Committee], "党委%d个"),
		some(by[model.GeneralBranch], "党总支%d个"), some(by[model.Branch], "党支部%d个")) +
		some(temporary, "其中临时党组织%d个。")
}

func (a *annual) memberWords() string {
	people := a.members()
	if len(people) == 0 {
		return "台账中没有在册党员。"
	}
	full := len(people) - len(figure.MembersOf(a.book).Probationary)
	s := fmt.Sprintf("在册党员%d名", len(people))
	switch p := len(people) - full; {
	case p == 0:
		s += "，均为正式党员"
	case full == 0:
		s += "，均为预备党员"
	default:
		s += fmt.Sprintf("，其中正式党员%d名、预备党员%d名", full, p)
	}
	if before := a.before.members(); len(before) > 0 && a.datedMembers() {
		s += "；" + since(len(people), len(before), "名")
	}
	return s + some(a.pending(), "；"+pendingWords) + "。党员数按上级党委审批日统计。"
}

// datedMembers reports that since when each is a member is known, without which last
// year's number would be a guess.
func (a *annual) datedMembers() bool {
	m := figure.MembersOf(a.book)
	return countIf(m.Total, a.on, func(p *model.Person, _ day.Day) bool { return p.Admitted.IsZero() && m.Of(p.ID).Undated }) == 0
}

func (a *annual) structureWords() string {
	people := a.members()
	if len(people) == 0 {
		return ""
	}
	part := func(name string, has func(*model.Person, day.Day) bool) string {
		n := countIf(people, a.on, has)
		if n == 0 {
			return ""
		}
		return fmt.Sprintf("%s%d名，占%s", name, n, percentOf(n, len(people)))
	}
	s := clauses("；", part("女党员", traits[2].has), part("少数民族党员", traits[3].has), part("35岁及以下党员", young),
		part("大专及以上学历党员", traits[4].has), part("生产经营一线党员", traits[0].has))
	return prefixed("党员队伍中，", s)
}

// unitTable is organisations and members of each enterprise.
func (a *annual) unitTable() Table {
	t := a.figureTable("各单位党组织和党员情况", "单位：个、人", UnitCol("单位").Keep(), FigureCol("党组织"), FigureCol("党员"),
		FigureCol("其中", "预备党员"), FigureCol("其中", "一线"), FigureCol("其中", "35岁及以下"), FigureCol("其中", "女"))
	type counts struct{ organizations, people, probationary, front, young, women int }
	units := map[string]*counts{}
	unit := func(id string) *counts {
		if units[id] == nil {
			units[id] = &counts{}
		}
		return units[id]
	}
	for _, p := range a.members() {
		n := unit(p.EnterpriseID)
		n.people++
		n.front += oneIf(traits[0].has(p, a.on))
		n.young += oneIf(young(p, a.on))
		n.women += oneIf(woman(p, a.on))
	}
	for id, people := range a.probationary() {
		unit(id).probationary = len(people)
	}
	for _, o := range a.organizations() {
		unit(o.EnterpriseID).organizations++
	}
	for _, g := range a.unitGroups() {
		var sum counts
		for id := range g.ids {
			n := unit(id)
			sum.organizations += n.organizations
			sum.people += n.people
			sum.probationary += n.probationary
			sum.front += n.front
			sum.young += n.young
			sum.women += n.women
		}
		t.Rows = append(t.Rows, []Cell{text(g.name), count(sum.organizations), count(sum.people), count(sum.probationary),
			count(sum.front), count(sum.young), count(sum.women)})
	}
	t.Totals = total("合计", 1, t)
	return t
}

func (a *annual) termWords(rows []figure.Term) string {
	if len(rows) == 0 {
		return ""
	}
	if len(inState(rows, figure.TermRunning)) == len(rows) {
		return fmt.Sprintf("%d个党组织均在任期内。", len(rows))
	}
	state := func(words string, s figure.TermState) string {
		of := inState(rows, s)
		if len(of) == 0 {
			return ""
		}
		list := ""
		if s != figure.TermRunning {
			list = "（" + few(termNames(of), 3) + "）"
		}
		return fmt.Sprintf("%s%d个%s", words, len(of), list)
	}
	return fmt.Sprintf("%d个党组织中，", len(rows)) + clauses("，", state("任期内", figure.TermRunning), state("六个月内届满", figure.TermSoon),
		state("经批准延期", figure.TermExtended),
		state("任期届满未换届且未见延期批准", figure.TermOverdue), state("未登记换届情况", figure.TermUnknown))
}

func termNames(rows []figure.Term) []string {
	out := make([]string, 0, len(rows))
	for _, r := range rows {
		out = append(out, shortOf(r.Organization))
	}
	return out
}

// electedWords counts the elections of this year.
func (a *annual) electedWords() string {
	t := figure.TermsOf(a.book)
	if len(t.Elected) == 0 {
		return a.soFar() + "未发生换届选举。"
	}
	return fmt.Sprintf("%s进行换届（含首次）选举的党组织%d个；任届期满的%d个，其中已换届%d个。", a.soFar(), len(t.Elected), len(t.Due), len(t.Redone))
}
