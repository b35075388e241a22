package report

// Development of Party members (发展党员情况统计表): who stands at which stage, who
// was admitted and confirmed this year, the plan, and what is overdue.

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

func buildDevelopment(in Input) Document {
	v := newView(in)
	d := v.document("development")
	g := v.progress()
	d.Sections = []Section{
		{Page: LandscapeTable, Blocks: []Block{Title{Text: d.Title}, v.stageTable(g), v.yearTable(g)}},
		{Page: LandscapeTable, Blocks: []Block{v.statisticsOne(g), v.statisticsTwo(g)}},
		{Page: LandscapeTable, Blocks: []Block{v.planTable(g)}},
		{Page: LandscapeTable, Blocks: []Block{v.funnel(g), v.overdueTable(), v.admittedTable(g)}},
	}
	return d
}

// progress is the cases in scope on the day.
type progress struct {
	at        map[model.Stage][]model.DevelopmentCase // where each case stands
	admitted  []resolved                              // of this year by the plan's basis
	confirmed []resolved
	extended  []resolved
	cancelled []resolved
}

// resolved is a case with the branch meeting that brought it on.
type resolved struct {
	model.DevelopmentCase
	meeting model.BranchMeeting
	counted day.Day // the day by which it counts to the year
}

func (v *view) progress() progress {
	g := progress{at: map[model.Stage][]model.DevelopmentCase{}}
	for _, c := range model.InScope[model.DevelopmentCase](v.book) {
		if !v.happened(c.Applied) {
			continue
		}
		if stage := model.StageOn(v.book, c, v.on); !model.CaseAbsence(v.book, c).Away() {
			g.at[stage] = append(g.at[stage], c)
		}
		for _, purpose := range []model.MeetingPurpose{model.ForAdmission, model.ForConfirmation} {
			for _, m := range model.MeetingsOn(v.book, c, purpose, v.on) {
				v.takeMeeting(&g, c, m)
			}
		}
	}
	for _, list := range [][]resolved{g.admitted, g.confirmed, g.extended, g.cancelled} {
		slices.SortStableFunc(list, func(a, b resolved) int {
			return cmp.Or(a.counted.Compare(b.counted), cmp.Compare(a.ID, b.ID))
		})
	}
	return g
}

func (v *view) takeMeeting(g *progress, c model.DevelopmentCase, m model.BranchMeeting) {
	on := v.countedDay(m)
	if !v.thisYear(on) || m.Denied() {
		return
	}
	r := resolved{c, m, on}
	switch m.Resolution {
	case model.Admit:
		g.admitted = append(g.admitted, r)
	case model.Confirm:
		g.confirmed = append(g.confirmed, r)
	case model.Extend:
		g.extended = append(g.extended, r)
	case model.Disqualify:
		g.cancelled = append(g.cancelled, r)
	}
}

// planBasis is by which day a new member counts; by approval if the office says
// nothing, as the Party statistics do.
func (v *view) planBasis() model.PlanBasis { return cmp.Or(v.office.PlanBasis, model.ByApproval) }

// countedDay is the day by which a meeting's resolution counts to a year.
func (v *view) countedDay(m model.BranchMeeting) day.Day {
	if v.planBasis() == model.ByMeeting {
		return m.Day
	}
	return m.ApprovalDay
}

// people is the persons of cases.
func (v *view) people(cases []model.DevelopmentCase) []model.Person {
	out := make([]model.Person, 0, len(cases))
	for _, c := range cases {
		out = append(out, v.person(c.PersonID))
	}
	return out
}

func (v *view) resolvedPeople(list []resolved) []model.Person {
	out := make([]model.Person, 0, len(list))
	for _, r := range list {
		out = append(out, v.person(r.PersonID))
	}
	return out
}

// unitOf is the enterprise that a case counts to: that of its branch.
func (v *view) unitOf(c model.DevelopmentCase) string { return v.book.EnterpriseOf(c) }

// stageTable is 单位 × stages × of-which for those who are on their way.
func (v *view) stageTable(g progress) Table {
	t := v.traitTable("表1　发展党员情况统计表（一）", "入党申请人", "入党积极分子", "发展对象")
	t.Sheet = "各阶段人数"
	v.fillUnits(&t, g.at[model.StageApplicant], g.at[model.StageActivist], g.at[model.StageProspect])
	t.Notes = []string{"各阶段人数为" + v.on.Chinese() + "处于该阶段的人数，不重复计算；已终止培养的、已不在册的不计入。", v.ageNote()}
	return t
}

// yearTable is the same for admissions, probationary members and confirmations.
func (v *view) yearTable(g progress) Table {
	t := v.traitTable("表2　发展党员情况统计表（二）", "本年发展党员", "期末预备党员", "本年转正")
	t.Sheet = "发展与转正"
	v.fillUnits(&t, casesOnly(g.admitted), g.at[model.StageProbationary], casesOnly(g.confirmed))
	t.Notes = []string{v.basisNote(), v.ageNote()}
	if s := clauses("，", some(len(g.extended), "本年延长预备期%d名"), some(len(g.cancelled), "取消预备党员资格%d名")); s != "" {
		t.Notes = append(t.Notes, s)
	}
	return t
}

func (v *view) ageNote() string {
	return "年龄按" + v.on.Chinese() + "的周岁计算，35岁及以下含35岁；一线指企业生产经营一线。"
}

func (v *view) basisNote() string {
	return fmt.Sprintf("本年发展、转正人数按%s归入%d年度（单位设定的归年口径），统计期为%d年1月1日至%s。", v.planBasis(), v.year(), v.year(), v.on.Chinese())
}

// traitTable starts a table of units with the of-which columns under each head.
func (v *view) traitTable(title string, heads ...string) Table {
	columns := []Column{Col("序号").Width(8, 10).Keep(), Col("单位").Left().Width(36, 60).Keep()}
	for _, h := range heads {
		columns = append(columns, traitColumns(h, 9)...)
	}
	return v.table(title, "单位：人", columns...)
}

// fillUnits gives the table one row an enterprise in scope, then the enterprises
// that have ended since but still have cases, and the total. Each list of cases
// fills the columns of one head.
func (v *view) fillUnits(t *Table, lists ...[]model.DevelopmentCase) {
	by := make([]map[string][]model.Person, len(lists))
	rest := map[string]bool{}
	for i, list := range lists {
		by[i] = map[string][]model.Person{}
		for _, c := range list {
			unit := v.unitOf(c)
			by[i][unit] = append(by[i][unit], v.person(c.PersonID))
			rest[unit] = true
		}
	}
	add := func(id, name string) {
		row := []Cell{count(len(t.Rows) + 1), text(name)}
		for i := range lists {
			row = append(row, countWithTraits(by[i][id], v.on)...)
		}
		t.Rows = append(t.Rows, row)
	}
	for _, e := range v.enterprises() {
		add(e.ID, e.Name)
		delete(rest, e.ID)
	}
	for _, id := range sortedKeys(rest) {
		add(id, cmp.Or(v.book.EnterpriseName(id), "未填单位"))
	}
	t.Totals = total("合计", 2, *t)
}

func casesOnly(list []resolved) []model.DevelopmentCase {
	out := make([]model.DevelopmentCase, 0, len(list))
	for _, r := range list {
		out = append(out, r.DevelopmentCase)
	}
	return out
}

// planRow is one plan with what has been done of it.
type planRow struct {
	model.Plan
	done   []model.Person
	nested bool // a plan above it already holds its quota
}

// plans is the year's plans in scope with those who were admitted under them.
func (v *view) plans(g progress) []planRow {
	place := map[string]int{}
	for i, o := range v.organizations() {
		place[o.ID] = i + 1
	}
	planned := map[string]bool{}
	var out []planRow
	for _, p := range model.InScope[model.Plan](v.book) {
		if p.Year == v.year() && (p.Issued.IsZero() || v.happened(p.Issued)) {
			planned[p.OrganizationID] = true
			out = append(out, planRow{Plan: p})
		}
	}
	for i := range out {
		out[i].done = v.admittedBelow(g, out[i].OrganizationID)
		out[i].nested = v.hasAbove(out[i].OrganizationID, planned)
	}
	slices.SortStableFunc(out, func(a, b planRow) int {
		return cmp.Or(cmp.Compare(place[a.OrganizationID], place[b.OrganizationID]), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// admittedBelow is who was admitted this year in an organisation or below it.
func (v *view) admittedBelow(g progress, organization string) []model.Person {
	below := map[string]bool{}
	for _, o := range v.book.OrganizationsBelow(organization) {
		below[o.ID] = true
	}
	var out []model.Person
	for _, r := range g.admitted {
		if below[r.OrganizationID] {
			out = append(out, v.person(r.PersonID))
		}
	}
	return out
}

// hasAbove reports that an organisation above is in the set.
func (v *view) hasAbove(organization string, set map[string]bool) bool {
	o, ok := model.Find[model.Organization](v.book, organization)
	for range 32 { // no tree is deeper; a loop ends too
		if !ok {
			return false
		}
		o, ok = model.Find[model.Organization](v.book, o.ParentID)
		if ok && set[o.ID] {
			return true
		}
	}
	return false
}

// quota is the year's quota in all: of the topmost plans, and who was admitted
// under them.
func quota(plans []planRow) (planned int, done []model.Person) {
	for _, p := range plans {
		if !p.nested {
			planned += p.Quota.N()
			done = append(done, p.done...)
		}
	}
	return planned, done
}

func (v *view) planTable(g progress) Table {
	t := v.table(fmt.Sprintf("表5　%d年度发展党员计划完成情况表", v.year()), "单位：人",
		Col("序号").Width(9, 12).Keep(), Col("党组织").Left().Width(50, 84).Keep(),
		Col("计划名额").Width(15, 20), Col("完成数").Width(14, 20), Col("完成率").Width(16, 20),
		Col("其中：一线", "人数").Width(13, 18), Col("其中：一线", "占比").Width(16, 20), Col("其中：一线", "比例下限").Width(16, 20), Col("其中：一线", "达到").Width(12, 16),
		Col("其中：35岁及以下", "人数").Width(13, 18), Col("其中：35岁及以下", "占比").Width(16, 20), Col("其中：35岁及以下", "比例下限").Width(16, 20), Col("其中：35岁及以下", "达到").Width(12, 16),
		Col("依据文号").Left().Width(30, 48))
	t.Sheet, t.Empty = "计划完成", "本年度未登记发展计划"
	plans := v.plans(g)
	for i, p := range plans {
		t.Rows = append(t.Rows, v.planCells(i+1, p))
	}
	if len(plans) > 0 {
		planned, done := quota(plans)
		t.Totals = [][]Cell{bold(append([]Cell{span(2, text("合计"))}, append(v.planFigures(planned, done, 0, 0), Cell{})...))}
	}
	t.Notes = []string{v.basisNote(), "一线、35岁及以下比例下限为下达计划时设定的数，没有全国统一比例。"}
	if slices.ContainsFunc(plans, func(p planRow) bool { return p.nested }) {
		t.Notes = append(t.Notes, "标△的名额已包含在上级党组织的名额内，合计不重复计算。")
	}
	return t
}

func (v *view) planCells(n int, p planRow) []Cell {
	name := v.book.OrganizationName(p.OrganizationID)
	if p.nested {
		name = "△" + name
	}
	row := append([]Cell{count(n), text(name)}, v.planFigures(p.Quota.N(), p.done, p.FrontlineMin, p.YouthMin)...)
	return append(row, text(p.Document))
}

func (v *view) planFigures(planned int, done []model.Person, frontline, youth model.Ratio) []Cell {
	row := []Cell{count(planned), count(len(done)), share(len(done), planned)}
	row = append(row, shareAgainst(countIf(done, v.on, traits[0].has), len(done), frontline)...)
	return append(row, shareAgainst(countIf(done, v.on, young), len(done), youth)...)
}

// shareAgainst is a number, its share, the least share asked for and whether it
// is reached; without a least share there is nothing to reach.
func shareAgainst(n, of int, least model.Ratio) []Cell {
	row := []Cell{count(n), share(n, of)}
	if least == 0 {
		return append(row, text("—"), text("—"))
	}
	reached := text("—") // nobody admitted yet: no share to judge
	if of > 0 {
		reached = mark(atLeast(n, of, least))
	}
	return append(row, text(least.String()), reached)
}

// atLeast reports n/of ≥ least without rounding.
func atLeast(n, of int, least model.Ratio) bool { return int64(n)*1000000 >= int64(of)*int64(least) }

// funnel shows how many of the people on record have come at least as far as each
// stage: figures that fall from step to step, which those on one day need not.
func (v *view) funnel(g progress) Chart {
	c := Chart{Kind: FunnelChart, Title: "发展党员各阶段累计人数（现有记录，不含已终止）", Unit: "人", Series: []Series{{Name: "人数"}}}
	stages := []model.Stage{model.StageApplicant, model.StageActivist, model.StageProspect, model.StageProbationary, model.StageFull}
	for i, s := range stages {
		n := 0
		for _, further := range stages[i:] {
			n += len(g.at[further])
		}
		c.add(string(s), n)
	}
	return c
}

// overdueFindings is the findings on development whose day is past.
func (v *view) overdueFindings() []rule.Finding {
	var out []rule.Finding
	for _, f := range v.Findings {
		if d := findingDay(f); topic(f) == "发展党员" && !d.IsZero() && d.Before(v.on) && (f.Level == rule.Block || f.Level == rule.Warn) {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b rule.Finding) int {
		return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func (v *view) overdueTable() Table {
	t := v.table("表6　发展党员工作超期清单", "",
		Col("序号").Width(9, 11).Keep(), Col("单位").Left().Width(40, 56), Col("涉及对象").Width(22, 34).Keep(),
		Col("超期事项").Left().Width(74, 100), Col("期限").Width(19, 21), Col("超期天数").Width(15, 18), Col("依据").Left().Width(56, 74))
	t.Sheet, t.Empty = "超期清单", "无超期事项"
	for i, f := range v.overdueFindings() {
		due := findingDay(f)
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(v.enterpriseCell(f)), text(f.Name), text(f.Message),
			text(due.DottedDay()), warn(count(v.on.Sub(due))), text(f.Cited())})
	}
	t.Notes = []string{"期限按自然月、自然年计算。" + rule.UncheckedNote}
	return t
}

// admittedTable is the year's list of new members.
func (v *view) admittedTable(g progress) Table {
	t := v.table(fmt.Sprintf("表7　%d年度新发展党员名册", v.year()), "单位：人",
		Col("序号").Width(9, 11).Keep(), Col("姓名").Width(16, 22).Keep(), Col("性别").Width(9, 11), Col("民族").Width(11, 14),
		Col("出生年月").Width(15, 18), Col("学历").Width(18, 22), Col("部门及职务（岗位）").Left().Width(36, 56), Col("是否一线").Width(10, 12), Col("所在党支部").Left().Width(42, 64),
		Col("支部大会通过日期").Width(20, 24), Col("上级党委审批日期").Width(20, 24), Col("审批文号").Left().Width(32, 44))
	t.Sheet, t.Empty = "新发展党员名册", "本年度未发展党员"
	for i, r := range g.admitted {
		p := v.person(r.PersonID)
		approved := ""
		if v.happened(r.meeting.ApprovalDay) {
			approved = r.meeting.ApprovalDay.DottedDay()
		}
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(p.Name), text(string(p.Sex)), text(p.Ethnicity), text(p.BirthDay.Dotted()), text(string(p.Education)),
			text(placeOfWork(p)), text(yesNo(p.Frontline)), text(v.shortName(r.OrganizationID)), text(r.meeting.Day.DottedDay()), text(approved), text(r.meeting.ApprovalDoc)})
	}
	t.Notes = []string{v.basisNote()}
	return t
}
