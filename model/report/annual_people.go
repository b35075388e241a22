package report

// Parts four to six of the annual report: exchange and cross-appointments,
// development of members, dues and funds.

import (
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
)

func (a *annual) exchangePart() {
	a.part("双向交流和交叉任职")
	a.section("双向交流")
	a.say(a.exchangeWords()...)
	a.section("双向进入、交叉任职")
	a.say(a.crossWords())
}

func (a *annual) exchangeWords() []string {
	list := figure.ExchangesIn(a.book, a.year())
	if len(list) == 0 {
		return []string{a.soFar() + "未发生党务工作人员与经营管理人员双向交流。"}
	}
	out, in := countDirection(list, model.PartyToManagement), countDirection(list, model.ManagementToParty)
	s := fmt.Sprintf("%s党务工作人员与经营管理人员双向交流%d人次", a.soFar(), len(list))
	switch {
	case out > 0 && in > 0:
		s += fmt.Sprintf("，其中由党务工作岗位交流到经营管理岗位%d人次、由经营管理岗位交流到党务工作岗位%d人次", out, in)
	case out > 0:
		s += "，均为由党务工作岗位交流到经营管理岗位"
	case in > 0:
		s += "，均为由经营管理岗位交流到党务工作岗位"
	}
	if before := len(figure.ExchangesIn(a.before.book, a.year()-1)); before > 0 {
		s += fmt.Sprintf("；上年同期%d人次", before)
	}
	return []string{s + "。", a.equalWords(list)}
}

// equalWords says how ranks and pay compare.
func (a *annual) equalWords(list []model.Exchange) string {
	by, pay := map[string]int{}, map[model.Checked]int{}
	for _, e := range list {
		by[rankChange(e)]++
		pay[payAnswer(e)]++
	}
	ranks := each(len(list), "人次", []kindCount{{"职级相当", by[rankEqual]}, {"高于原职级", by[rankHigher]}, {"低于原职级", by[rankLower]},
		{"未登记职级", by[rankUnknown]}})
	pays := each(len(list), "人次", []kindCount{{"执行同级标准", pay[model.CheckedYes]}, {"未执行同级标准", pay[model.CheckedNo]},
		{"尚未核查", pay[model.Unchecked]}})
	return "从交流前后的职级看，" + ranks + "；从待遇看，" + pays + "。"
}

func (a *annual) development() {
	a.part("发展党员")
	a.section("培养和发展")
	a.say(a.stageWords())
	a.say(a.admittedWords(), a.confirmedWords())
	a.chart(a.funnel(a.g))
	a.section("年度计划完成")
	a.say(a.planWords()...)
	if len(a.g.Admitted) > 0 || a.underWay() > 0 {
		a.put(a.developmentTable())
	}
}

// underWay is how many are between the application and probation's end.
func (a *annual) underWay() int {
	n := a.pending() + len(figure.MembersOf(a.book).Probationary)
	for _, s := range wayStages {
		n += len(a.g.at[s])
	}
	return n
}

// wayStages is the stages before the admission.
var wayStages = []model.Stage{model.StageApplicant, model.StageActivist, model.StageProspect}

func (a *annual) stageWords() string {
	var parts []string
	for _, s := range wayStages {
		parts = append(parts, some(len(a.g.at[s]), string(s)+"%d名"))
	}
	parts = append(parts, some(len(figure.MembersOf(a.book).Probationary), string(model.ProbationaryMember)+"%d名"))
	if s := join("、", parts...) + some(a.pending(), "；"+pendingWords); s != "" {
		return fmt.Sprintf("截至%s，在册%s。", a.on.Chinese(), s)
	}
	return "截至" + a.on.Chinese() + "，没有正在培养的入党申请人、入党积极分子、发展对象和预备党员。"
}

func (a *annual) admittedWords() string {
	n := len(a.g.Admitted)
	if n == 0 {
		return a.soFar() + "未发展党员。"
	}
	people := a.resolvedPeople(a.g.Admitted)
	part := func(name string, has func(*model.Person, day.Day) bool) string {
		k := countIf(people, a.on, has)
		if k == 0 {
			return ""
		}
		return fmt.Sprintf("%s%d名，占%s", name, k, percentOf(k, n))
	}
	s := fmt.Sprintf("%s发展党员%d名（按%s归年）", a.soFar(), n, model.ByApproval)
	if before := len(a.before.progress().Admitted); before > 0 {
		s += fmt.Sprintf("，上年同期%d名", before)
	}
	return s + "。" + prefixed("其中，", clauses("；", part("生产经营一线", traits[0].has), part("35岁及以下", young), part("女性", traits[2].has),
		part("少数民族", traits[3].has),
		part("大专及以上学历", traits[4].has), part("具有中级及以上职称", traits[5].has)))
}

func (a *annual) confirmedWords() string {
	s := clauses("，", some(len(a.g.Confirmed), "预备党员按期转正%d名"), some(len(a.g.Extended), "延长预备期%d名"), some(len(a.g.Cancelled), "取消预备党员资格%d名"))
	if s == "" {
		return a.soFar() + "没有预备党员转正。"
	}
	return a.soFar() + s
}

func (a *annual) planWords() []string {
	plans := a.plans()
	if len(plans) == 0 {
		return []string{"本年度未登记发展党员计划。"}
	}
	planned, intake := figure.Quota(plans)
	done := intake.Done
	s := fmt.Sprintf("本年度发展党员计划%d名，截至%s计划完成数%d名（按%s归年），完成率%s", planned, a.on.Chinese(), done, figure.Basis(a.book),
		percentOf(done, planned))
	switch rest := planned - done; {
	case planned == 0:
		s = "本年度登记的发展党员计划未填名额" + some(done, "，计划完成数%d名")
	case rest > 0:
		s += fmt.Sprintf("，尚余%d名", rest)
	case rest < 0:
		s += fmt.Sprintf("，超出计划%d名", -rest)
	}
	if beyond := len(a.g.Admitted) - done; beyond > 0 && figure.Basis(a.book) == model.ByApproval {
		s += fmt.Sprintf("；另有%d名所在党组织未登记计划", beyond)
	}
	return []string{s + "。", a.shareWords(plans)}
}

// shareWords names the plans whose least shares of front-line and young members
// are not reached.
func (a *annual) shareWords(plans []figure.PlanRow) string {
	var front, youth []string
	asked := false
	for _, p := range plans {
		if p.FrontlineMin > 0 || p.YouthMin > 0 {
			asked = true
		}
		if p.Intake.Below(p.Frontline, p.FrontlineMin) {
			front = append(front, a.shortName(p.OrganizationID))
		}
		if p.Intake.Below(p.Young, p.YouthMin) {
			youth = append(youth, a.shortName(p.OrganizationID))
		}
	}
	if !asked {
		return ""
	}
	if len(front)+len(youth) == 0 {
		return "已发展党员的党组织，一线和35岁及以下党员占比均达到计划设定的下限。"
	}
	return clauses("；", prefixed("一线党员占比未达到计划下限的有", names(front, 3, "个党组织")), prefixed("35岁及以下党员占比未达到计划下限的有", names(youth, 3, "个党组织")))
}

// developmentTable is the stages of each enterprise, in short.
func (a *annual) developmentTable() Table {
	t := a.figureTable("各单位发展党员情况", "单位：人", UnitCol("单位").Keep(), FigureCol("申请人"), FigureCol("积极分子"), FigureCol("发展对象"),
		FigureCol("预备党员"), FigureCol("本年发展", "合计"), FigureCol("本年发展", "一线"), FigureCol("本年发展", "35岁及以下"), FigureCol("本年转正"))
	var stages []peopleByUnit
	for _, s := range wayStages {
		stages = append(stages, a.byUnit(a.g.at[s]))
	}
	stages = append(stages, a.probationary())
	admissions, confirmed := a.byUnit(casesOnly(a.g.Admitted)), a.byUnit(casesOnly(a.g.Confirmed))
	groups := a.unitGroups()
	if rest := endedUnits(groups, append(stages, admissions, confirmed)); len(rest.ids) > 0 {
		groups = append(groups, rest)
	}
	for _, g := range groups {
		row := []Cell{text(g.name)}
		for _, s := range stages {
			row = append(row, count(len(s.in(g))))
		}
		admitted := admissions.in(g)
		row = append(row, count(len(admitted)), count(countIf(admitted, a.on, traits[0].has)), count(countIf(admitted, a.on, young)),
			count(len(confirmed.in(g))))
		t.Rows = append(t.Rows, row)
	}
	t.Totals = total("合计", 1, t)
	return t
}

// endedUnits is the enterprises of people that no group has: they have ended since.
func endedUnits(groups []unitGroup, people []peopleByUnit) unitGroup {
	rest := unitGroup{"", "已退出企业", map[string]bool{}}
	for _, by := range people {
		for id := range by {
			if !slices.ContainsFunc(groups, func(g unitGroup) bool { return g.ids[id] }) {
				rest.ids[id] = true
			}
		}
	}
	return rest
}

// in is the people of a group of enterprises, in no order.
func (x peopleByUnit) in(g unitGroup) []*model.Person {
	var out []*model.Person
	for id := range g.ids {
		out = append(out, x[id]...)
	}
	return out
}

// money says what is recorded of dues and funds, and nothing if nothing is.
func (a *annual) money() {
	dues, funds := a.duesWords(), a.fundWords()
	if dues == "" && funds == "" {
		return
	}
	a.part("党费和党建工作经费")
	if dues != "" {
		a.section("党费")
		a.say(dues)
	}
	if funds != "" {
		a.section("党建工作经费")
		a.say(funds)
	}
}

func (a *annual) duesWords() string {
	n, missing := 0, 0
	var sum model.Money
	for _, p := range a.members() {
		if p.Dues.Known() {
			n++
			sum += p.Dues.N()
		} else {
			missing++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("已登记月交党费数额的党员%d名，月交党费合计%s元", n, sum) + some(missing, "；另有%d名党员未登记月交党费数额") + "。"
}

// fundDue is what is to be budgeted, apart by the way in which it is reckoned.
type fundDue struct {
	stopped, short, open int // open: the budget is not recorded
	due, lacking         model.Money
	heads                int // enterprises whose money is reckoned by the head
	headDue              model.Money
}

func (a *annual) fundDue() fundDue {
	var s fundDue
	for _, f := range figure.FundsOf(a.book, a.year()).Results {
		if f.ByHead {
			s.heads++
			s.headDue += f.Due
			continue
		}
		if f.Covered && f.Known {
			s.stopped += oneIf(f.Stopped)
			s.due += f.Due
			s.short += oneIf(f.Shortfall > 0)
			s.open += oneIf(f.NoBudget && f.Due > 0)
			s.lacking += f.Shortfall
		}
	}
	return s
}

func (a *annual) fundWords() string {
	sum, f := figure.FundsOf(a.book, a.year()), a.fundDue()
	if len(sum.Results) == 0 {
		return ""
	}
	wan := func(name string, m model.Money) string {
		if m == 0 {
			return ""
		}
		return name + m.Wan() + "万元"
	}
	s := fmt.Sprintf("登记%d年度党建工作经费的企业%d户", a.year(), len(sum.Results)) + prefixed("，", join("，", wan("上年度职工工资总额", sum.Wages),
		wan("本年列入预算", sum.Planned), wan("截至统计日实际支出", sum.Spent), wan("以前年度累计结转", sum.CarriedOver))) + "。"
	s += prefixed("实际支出占上年度职工工资总额的", a.shareOfWages(sum.Spent, sum.Wages))
	if f.due > 0 {
		s += "按上年度职工工资总额1%测算，本年应列入预算" + f.due.Wan() + "万元" + some(f.stopped, "，其中%d户因累计结转超过上年度职工工资总额2%%，本年不再安排")
		s += only(fmt.Sprintf("；列入预算不足的%d户，共差%s万元", f.short, f.lacking.Wan()), f.short > 0) + some(f.open, "；另有%d户未登记列入预算的金额") + "。"
	}
	return s + some(f.heads, "按党员人数和人均标准安排经费的企业%d户") + only("，本年应列入预算"+f.headDue.Wan()+"万元。", f.heads > 0)
}

// shareOfWages is a share of money in per cent with two decimals: one decimal
// would blur the limit of 1 %.
func (a *annual) shareOfWages(part, whole model.Money) string {
	if whole <= 0 || part <= 0 {
		return ""
	}
	n := (int64(part)*20000 + int64(whole)) / (2 * int64(whole))
	return fmt.Sprintf("%d.%02d%%（%s万元/%s万元）。", n/100, n%100, part.Wan(), whole.Wan())
}
