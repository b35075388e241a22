package report

// Development of Party members (发展党员情况统计表): who stands at which stage, who
// was admitted and confirmed this year, the plan, and what is overdue.

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/figure"
	"partyledger/model/rule"
)

func buildDevelopment(in Input) Document {
	v := newView(in)
	d := v.document("development")
	g := v.progress()
	d.Sections = []Section{
		{Page: LandscapeTable, Blocks: []Block{Title{Text: d.Title}, v.stageTable(g), v.yearTable(g)}},
		{Page: LandscapeTable, Blocks: v.newMemberForms()},
		{Page: LandscapeTable, Blocks: []Block{v.planTable()}},
		{Page: LandscapeTable, Blocks: append(drawn(v.funnel(g)), v.overdueTable(), v.admittedTable(g))},
	}
	return d
}

// progress is the cases in scope on the day, and what was approved in the year.
type progress struct {
	*figure.Development
	at map[model.Stage][]model.DevelopmentCase // where each case stands
}

func (v *view) progress() progress {
	return progress{figure.DevelopmentOf(v.book), figure.StagesOf(v.book)}
}

// resolvedPeople is the persons of decisions.
func (v *view) resolvedPeople(list []figure.Decision) []*model.Person {
	out := make([]*model.Person, 0, len(list))
	for _, r := range list {
		out = append(out, v.person(r.PersonID))
	}
	return out
}

// unitOf is the enterprise that a case counts to: that of its branch.
func (v *view) unitOf(c model.DevelopmentCase) string { return v.book.EnterpriseOf(c) }

// peopleByUnit is people by the enterprise that they count to.
type peopleByUnit map[string][]*model.Person

// byUnit is the persons of cases by the enterprise that the case counts to.
func (v *view) byUnit(cases []model.DevelopmentCase) peopleByUnit {
	out := peopleByUnit{}
	for _, c := range cases {
		unit := v.unitOf(c)
		out[unit] = append(out[unit], v.person(c.PersonID))
	}
	return out
}

// probationary is the probationary members by enterprise.
func (v *view) probationary() peopleByUnit {
	out := peopleByUnit{}
	for _, p := range figure.MembersOf(v.book).Probationary {
		out[p.EnterpriseID] = append(out[p.EnterpriseID], p)
	}
	return out
}

// stageTable is 单位 × stages × of-which for those who are on their way.
func (v *view) stageTable(g progress) Table {
	t := v.traitTable("表1　发展党员情况统计表（一）", "入党申请人", "入党积极分子", "发展对象")
	t.Sheet = "各阶段人数"
	v.fillUnits(&t, v.byUnit(g.at[model.StageApplicant]), v.byUnit(g.at[model.StageActivist]), v.byUnit(g.at[model.StageProspect]))
	t.Notes = []string{"各阶段人数为" + v.on.Chinese() + "处于该阶段的人数，不重复计算；已终止培养的、已不在册的不计入" + some(v.pending(), "；"+pendingWords) + "。",
		v.ageNote()}
	return t
}

// yearTable is the same for admissions, probationary members and confirmations.
func (v *view) yearTable(g progress) Table {
	t := v.traitTable("表2　发展党员情况统计表（二）", "本年发展党员", "期末预备党员", "本年转正")
	t.Sheet = "发展与转正"
	v.fillUnits(&t, v.byUnit(casesOnly(g.Admitted)), v.probationary(), v.byUnit(casesOnly(g.Confirmed)))
	t.Notes = []string{v.basisNote(), v.ageNote()}
	if s := clauses("，", some(len(g.Extended), "本年延长预备期%d名"), some(len(g.Cancelled), "取消预备党员资格%d名")); s != "" {
		t.Notes = append(t.Notes, s)
	}
	return t
}

func (v *view) ageNote() string {
	return "年龄按" + v.on.Chinese() + "的周岁计算，35岁及以下含35岁；一线指企业生产经营一线。"
}

func (v *view) basisNote() string {
	return fmt.Sprintf("本年发展、转正人数按%s归入%d年度，统计期为%d年1月1日至%s；预备党员数按同一口径。", model.ByApproval, v.year(), v.year(), v.on.Chinese())
}

// traitTable starts a table of units with the of-which columns under each head.
func (v *view) traitTable(title string, heads ...string) Table {
	columns := []Column{Ordinal(), UnitCol("单位").Keep()}
	for _, h := range heads {
		columns = append(columns, traitColumns(h)...)
	}
	return v.table(title, "单位：人", columns...)
}

// fillUnits gives the table one row an enterprise in scope, then the enterprises
// that have ended since but still have somebody, and the total. Each head has its
// people by enterprise.
func (v *view) fillUnits(t *Table, heads ...peopleByUnit) {
	rest := map[string]bool{}
	for _, by := range heads {
		for unit := range by {
			rest[unit] = true
		}
	}
	add := func(id, name string) {
		row := []Cell{count(len(t.Rows) + 1), text(name)}
		for _, by := range heads {
			row = append(row, countWithTraits(by[id], v.on)...)
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

func casesOnly(list []figure.Decision) []model.DevelopmentCase {
	out := make([]model.DevelopmentCase, 0, len(list))
	for _, r := range list {
		out = append(out, r.DevelopmentCase)
	}
	return out
}

// plans is the year's plans in scope in the order of the tree.
func (v *view) plans() []figure.PlanRow {
	place := map[string]int{}
	for i, o := range v.organizations() {
		place[o.ID] = i + 1
	}
	out := slices.Clone(figure.Plans(v.book, v.year()))
	slices.SortStableFunc(out, func(a, b figure.PlanRow) int {
		return cmp.Or(cmp.Compare(place[a.OrganizationID], place[b.OrganizationID]), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func (v *view) planTable() Table {
	t := v.table(fmt.Sprintf("表5　%d年度发展党员计划完成情况表", v.year()), "单位：人",
		Ordinal(), UnitCol("党组织").Keep(),
		FigureCol("计划名额"), FigureCol("计划完成数"), FigureCol("完成率"),
		FigureCol("其中：一线", "人数"), FigureCol("其中：一线", "占比"), FigureCol("其中：一线", "比例下限"), FigureCol("其中：一线", "达到"),
		FigureCol("其中：35岁及以下", "人数"), FigureCol("其中：35岁及以下", "占比"), FigureCol("其中：35岁及以下", "比例下限"), FigureCol("其中：35岁及以下", "达到"),
		CodeCol("依据文号"))
	t.Sheet, t.Empty = "计划完成", "本年度未登记发展计划"
	plans := v.plans()
	for i, p := range plans {
		t.Rows = append(t.Rows, v.planCells(i+1, p))
	}
	if len(plans) > 0 {
		planned, done := figure.Quota(plans)
		t.Totals = [][]Cell{bold(append([]Cell{span(2, text("合计"))}, append(planFigures(planned, done, 0, 0), Cell{})...))}
	}
	t.Notes = []string{v.planNote(), "一线、35岁及以下比例下限为下达计划时设定的数，没有全国统一比例。"}
	if slices.ContainsFunc(plans, func(p figure.PlanRow) bool { return p.Nested }) {
		t.Notes = append(t.Notes, "标△的名额已包含在上级党组织的名额内，合计不重复计算。")
	}
	return t
}

// planNote says by which day and age the plan counts.
func (v *view) planNote() string {
	return fmt.Sprintf("计划完成数按%s归年（单位设定的归年口径），统计期为%d年1月1日至%s；35岁及以下按当年12月31日的周岁计算。", figure.Basis(v.book), v.year(), v.on.Chinese())
}

func (v *view) planCells(n int, p figure.PlanRow) []Cell {
	name := v.book.OrganizationName(p.OrganizationID)
	if p.Nested {
		name = "△" + name
	}
	row := append([]Cell{count(n), text(name)}, planFigures(p.Quota.N(), p.Intake, p.FrontlineMin, p.YouthMin)...)
	return append(row, text(p.Document))
}

func planFigures(planned int, done model.Intake, frontline, youth model.Ratio) []Cell {
	row := []Cell{count(planned), count(done.Done), share(done.Done, planned)}
	row = append(row, shareAgainst(done.Frontline, done, frontline)...)
	return append(row, shareAgainst(done.Young, done, youth)...)
}

// shareAgainst is a number, its share, the least share asked for and whether it
// is reached; without a least share there is nothing to reach.
func shareAgainst(n int, of model.Intake, least model.Ratio) []Cell {
	row := []Cell{count(n), share(n, of.Done)}
	if least == 0 {
		return append(row, text("—"), text("—"))
	}
	reached := text("—") // nobody admitted yet: no share to judge
	if of.Done > 0 {
		reached = mark(!of.Below(n, least))
	}
	return append(row, text(least.String()), reached)
}

// funnel shows how many of the people on record have come at least as far as each
// stage: figures that fall from step to step, which those on one day need not.
func (v *view) funnel(g progress) Chart {
	c := Chart{Kind: FunnelChart, Title: "发展党员各阶段累计人数（现有记录，不含已终止）", Unit: "人", Series: []Series{{Name: "人数"}}}
	n := 0
	var labels []string
	var sums []int
	for _, s := range slices.Backward(figure.CountedStages()) {
		if s == model.StageEnded {
			continue
		}
		n += len(g.at[s])
		if s != figure.StagePending { // a prospect still, for this chart
			labels, sums = append(labels, string(s)), append(sums, n)
		}
	}
	for i := range slices.Backward(labels) {
		c.add(labels[i], sums[i])
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
		Ordinal(), UnitCol("单位"), WordCol("涉及对象").Keep(),
		LongCol("超期事项"), DayCol("期限"), FigureCol("超期天数"), TextCol("依据"))
	t.Sheet, t.Empty = "超期清单", "无超期事项"
	for i, f := range v.overdueFindings() {
		due := findingDay(f)
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(v.enterpriseCell(f)), text(f.Name), text(f.Message),
			text(due.DottedDay()), warn(count(v.on.Sub(due))), text(f.Cited())})
	}
	t.Notes = []string{"期限按自然月、自然年计算。依据带*的，以文件正本为准。"}
	return t
}

// admittedTable is the year's list of new members.
func (v *view) admittedTable(g progress) Table {
	t := v.table(fmt.Sprintf("表7　%d年度新发展党员名册", v.year()), "单位：人",
		Ordinal(), PersonCol("姓名").Keep(), WordCol("性别"), WordCol("民族"),
		DayCol("出生年月"), WordCol("学历"), TextCol("部门及职务（岗位）"), WordCol("是否一线"), UnitCol("所在党支部"),
		DayCol("支部大会通过日期"), DayCol("上级党委审批日期"), CodeCol("审批文号"))
	t.Sheet, t.Empty = "新发展党员名册", "本年度未发展党员"
	for i, r := range g.Admitted {
		p := v.person(r.PersonID)
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(p.Name), text(string(p.Sex)), text(p.Ethnicity), text(p.BirthDay.Dotted()),
			text(string(p.Education)),
			text(placeOfWork(p)), text(yesNo(p.Frontline)), text(v.shortName(r.OrganizationID)), text(r.Meeting.Day.DottedDay()),
			text(r.Meeting.ApprovalDay.DottedDay()), text(r.Meeting.ApprovalDoc)})
	}
	t.Notes = []string{v.basisNote()}
	return t
}
