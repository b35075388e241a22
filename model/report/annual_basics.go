package report

// Part one of the annual report: enterprises and staff, organisations and members.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
)

// basicsWords is the unit in two paragraphs, of a branch in one.
func (a *annual) basicsWords() string {
	if a.scale == branchScale {
		return a.organizationWords() + a.memberWords()
	}
	return paragraphs(a.enterpriseWords()+a.headcountWords(), a.organizationWords()+a.memberWords())
}

func (a *annual) enterpriseWords() string {
	list := a.enterprises()
	if len(list) == 0 {
		return ""
	}
	levels, kinds := map[int]int{}, map[model.Ownership]int{}
	deepest := 0
	for _, e := range list {
		l := a.level(e)
		levels[l]++
		kinds[e.Ownership]++
		deepest = max(deepest, l)
	}
	if len(list) == 1 {
		return sentenceOf(prefixed(a.firm()+"为", only(string(list[0].Ownership)+"企业", list[0].Ownership != "")))
	}
	top := a.level(list[0])
	var byLevel, byKind []string
	for l := top + 1; l <= deepest; l++ {
		byLevel = append(byLevel, some(levels[l], LevelName(l)+"企业%d户"))
	}
	for _, k := range model.Ownership("").Choices() {
		byKind = append(byKind, some(kinds[model.Ownership(k)], k+"%d户"))
	}
	s := fmt.Sprintf("%s本部及所属企业共%d户", a.firm(), len(list)) + prefixed("，其中", join("、", byLevel...)) + "。"
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
	if s.total == 0 {
		return ""
	}
	return fmt.Sprintf("现有职工%d人", s.total) + prefixed("，其中", join("、", some(s.onDuty, "在岗职工%d人"),
		some(s.frontline, "生产经营一线职工%d人"), some(s.youth, "35岁及以下职工%d人"))) + some(s.dispatched, "；另有劳务派遣%d人") + "。"
}

func (a *annual) organizationWords() string {
	list := a.organizations()
	if len(list) == 0 || a.scale == branchScale {
		return ""
	}
	by := map[model.OrganizationType]int{}
	temporary := 0
	for _, o := range list {
		by[o.Type]++
		temporary += oneIf(o.Temporary)
	}
	if len(list) == 1 {
		return fmt.Sprintf("设%s1个。", list[0].Type)
	}
	return fmt.Sprintf("现有党组织%d个，其中", len(list)) + join("、", some(by[model.Committee], "党委%d个"),
		some(by[model.GeneralBranch], "党总支%d个"), some(by[model.Branch], "党支部%d个")) + some(temporary, "（含临时党组织%d个）") + "。"
}

// memberWords is how many members there are, how that changed, and who they are.
func (a *annual) memberWords() string {
	people := a.members()
	if len(people) == 0 {
		return ""
	}
	s := only("支部", a.scale == branchScale) + fmt.Sprintf("现有党员%d名", len(people))
	switch p := len(figure.MembersOf(a.book).Probationary); p {
	case 0:
		s += only("，均为正式党员", len(people) > 1)
	case len(people):
		s += only("，均", len(people) > 1) + only("，", len(people) == 1) + "为预备党员"
	default:
		s += fmt.Sprintf("，其中正式党员%d名、预备党员%d名", len(people)-p, p)
	}
	if a.datedMembers() {
		before := len(a.before.members())
		s += a.stock(len(people), before, "名")
		a.explain(model.SectionBasics, "党员数"+a.stock(len(people), before, "名"), large(len(people), before))
	}
	return s + "。" + sentenceOf(a.structureWords()) + sentenceOf(some(a.pending(), pendingWords))
}

// datedMembers reports that since when each is a member is known, without which last
// year's number would be a guess.
func (a *annual) datedMembers() bool {
	m := figure.MembersOf(a.book)
	return countIf(m.Total, a.on, func(p *model.Person, _ day.Day) bool { return p.Admitted.IsZero() && m.Of(p.ID).Undated }) == 0
}

func (a *annual) structureWords() string {
	people := a.members()
	n := func(has func(*model.Person, day.Day) bool) int { return countIf(people, a.on, has) }
	words := parts("党员总数", "名", len(people), portion{"女党员", n(woman)}, portion{"少数民族党员", n(traits[3].has)}, portion{"35岁及以下党员", n(young)},
		portion{"大专及以上学历党员", n(traits[4].has)}, portion{"生产经营一线党员", n(traits[0].has)})
	return prefixed(only("党员中有", len(people) < leastBase), words)
}

// unitTable is organisations and members of each enterprise.
func (a *annual) unitTable() []Block {
	if a.single() || len(a.members()) == 0 {
		return nil
	}
	t := a.figureTable("各单位党组织和党员情况", "单位：个、名", UnitCol("单位").Keep(), FigureCol("党组织"), FigureCol("党员"),
		FigureCol("其中", "预备党员"), FigureCol("其中", "一线"), FigureCol("其中", "35岁及以下"), FigureCol("其中", "女"))
	people, organizations := peopleByUnit{}, map[string]int{}
	for _, p := range a.members() {
		people[p.EnterpriseID] = append(people[p.EnterpriseID], p)
	}
	for _, o := range a.organizations() {
		organizations[o.EnterpriseID]++
	}
	for _, g := range a.unitGroups() {
		in, n := people.in(g), 0
		for id := range g.ids {
			n += organizations[id]
		}
		t.Rows = append(t.Rows, []Cell{text(g.name), count(n), count(len(in)), count(len(in) - countIf(in, a.on, a.isFull)),
			count(countIf(in, a.on, traits[0].has)), count(countIf(in, a.on, young)), count(countIf(in, a.on, woman))})
	}
	t.Totals = total("合计", 1, t)
	return []Block{t}
}

// yearsShown is how many years the chart of members shows.
const yearsShown = 5

// memberChart is the members at each year's end, and how many were developed in it; nothing
// where not three years are known.
func (a *annual) memberChart() []Block {
	c := Chart{Kind: BarChart, Title: "党员数和发展党员数", Unit: "名", Series: []Series{{Name: "党员数"}, {Name: "发展党员数"}}, Height: 62}
	if a.scale == branchScale || !a.datedMembers() {
		return nil
	}
	for y := a.year() - yearsShown + 1; y <= a.year(); y++ {
		at := a.book
		if y < a.year() {
			at = a.book.At(day.Of(y, 12, 31), a.book.Scope)
		}
		n, developed := len(figure.MembersOf(at).Total), len(figure.DevelopmentOf(at).Admitted)
		if len(c.Labels) == 0 && developed == 0 { // before the ledger
			continue
		}
		c.Labels = append(c.Labels, fmt.Sprintf("%d年", y))
		c.Series[0].Values = append(c.Series[0].Values, float64(n))
		c.Series[1].Values = append(c.Series[1].Values, float64(developed))
	}
	if len(c.Labels) < 3 {
		return nil
	}
	if !a.closed() {
		c.Labels[len(c.Labels)-1] += fmt.Sprintf("（截至%d月%d日）", a.on.Month(), a.on.Dom())
	}
	return a.chart(c)
}
