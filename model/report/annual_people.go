package report

// The members of the annual report: development, confirmation, plans, training.

import (
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
)

func (a *annual) membersWords() string {
	return paragraphs(a.admittedWords()+a.confirmedWords()+a.planWords(), a.stageWords(), a.trainingWords())
}

// wayStages is the stages before the admission.
var wayStages = []model.Stage{model.StageApplicant, model.StageActivist, model.StageProspect}

func (a *annual) stageWords() string {
	var list []string
	for _, s := range wayStages {
		list = append(list, some(len(a.g.at[s]), string(s)+"%d名"))
	}
	return sentenceOf(prefixed("现有", join("、", list...)))
}

func (a *annual) admittedWords() string {
	n, before := len(a.g.Admitted), len(a.before.progress().Admitted)
	if n == 0 {
		return ""
	}
	people := a.resolvedPeople(a.g.Admitted)
	of := func(has func(*model.Person, day.Day) bool) int { return countIf(people, a.on, has) }
	s := fmt.Sprintf("%s发展党员%d名", a.within(), n) + a.flow(n, before, "名")
	a.explain(model.SectionMembers, "发展党员数"+a.flow(n, before, "名"), large(n, before))
	return s + "。" + sentenceOf(prefixed("其中，", parts("发展总数", "名", n, portion{"生产经营一线", of(traits[0].has)}, portion{"35岁及以下", of(young)},
		portion{"女性", of(woman)}, portion{"少数民族", of(traits[3].has)}, portion{"大专及以上学历", of(traits[4].has)})))
}

func (a *annual) confirmedWords() string {
	return sentenceOf(join("，", some(len(a.g.Confirmed), "预备党员转正%d名"), some(len(a.g.Extended), "延长预备期%d名"),
		some(len(a.g.Cancelled), "取消预备党员资格%d名")))
}

func (a *annual) planWords() string {
	planned, intake := figure.Quota(a.plans())
	switch done := intake.Done; {
	case planned == 0 || done == 0:
		return ""
	case done == planned:
		return fmt.Sprintf("年度发展计划%d名全部完成。", planned)
	case done > planned:
		return fmt.Sprintf("年度发展计划%d名，已完成%d名。", planned, done)
	default:
		return fmt.Sprintf("年度发展计划%d名，已完成%d名", planned, done) + rate("完成率", done, planned) + "。"
	}
}

// trainingWords is the year's training, and the standards that are met.
func (a *annual) trainingWords() string {
	people, n := map[string]bool{}, 0
	for _, t := range model.InScope[model.Training](a.book) {
		if a.thisYear(t.From) {
			people[t.PersonID] = true
			n++
		}
	}
	if n == 0 {
		return ""
	}
	s := fmt.Sprintf("%s开展教育培训%d人次，覆盖%d人", a.within(), n, len(people))
	for _, x := range a.trainings() {
		if x.standard.Target != model.ForMembers || x.now.asked == 0 {
			continue
		}
		switch x.now.met {
		case x.now.asked:
			s += fmt.Sprintf("，应训的%d名党员集中学习培训全部达标", x.now.asked)
		case 0:
		default:
			s += fmt.Sprintf("，应训的%d名党员中集中学习培训达标%d名", x.now.asked, x.now.met) + rate("达标率", x.now.met, x.now.asked)
		}
		break
	}
	return s + "。"
}

// underWay is how many are between the application and probation's end.
func (a *annual) underWay() int {
	n := a.pending() + len(figure.MembersOf(a.book).Probationary)
	for _, s := range wayStages {
		n += len(a.g.at[s])
	}
	return n
}

// developmentTable is the stages of each enterprise, in short.
func (a *annual) developmentTable() []Block {
	if a.scale != groupScale || len(a.g.Admitted) == 0 && a.underWay() == 0 {
		return nil
	}
	t := a.figureTable("各单位发展党员情况", "单位：名", UnitCol("单位").Keep(), FigureCol("申请人"), FigureCol("积极分子"), FigureCol("发展对象"),
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
	return []Block{t}
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
