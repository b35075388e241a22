package rule

// Problems put right, inspections from above, responsibility and assessment
// (S-09, S-10, S-13 of the source; A-40). No document that was seen sets a term:
// the days are the office's own, the limits may be made stricter by local rules.

import (
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

func sourceSpeech() []Provision {
	return []Provision{{Document: "国有企业、新兴组织党建工作座谈会讲话要求"}}
}

var rectificationRules = []Rule{
	{ID: "S-09a", Topic: "整改督查", Level: Warn, Title: "列入整改台账的问题应按期整改到位", Provisions: sourceSpeech()},
	{ID: "D-11", Topic: "整改督查", Level: Note, Title: "台账核查已不再查出的问题，可以销号", Provisions: ownCheck},
	{ID: "D-12", Topic: "整改督查", Level: Warn, Title: "已经销号的问题再次查出的，应当重开", Provisions: ownCheck},
	{ID: "S-09b", Topic: "整改督查", Level: Note, Title: "列入整改台账的问题应有整改措施、责任人和期限", Provisions: sourceSpeech()},
	{ID: "S-10", Topic: "整改督查", Level: Warn, Title: "督查发现的问题应按要求反馈整改情况", Provisions: sourceSpeech()},
	{ID: "S-13a", Topic: "整改督查", Level: Note, Title: "每年应有党建工作责任清单", Provisions: sourceSpeech(),
		Limits: []Limit{{Name: "建立责任清单的月份", Value: 3, Smaller: true}}},
	{ID: "S-13b", Topic: "整改督查", Level: Note, Title: "上年度党建工作应当考核", Provisions: append(sourceSpeech(), stateArticle("第八章")),
		Limits: []Limit{{Name: "完成上年度考核的月份", Value: 6, Smaller: true}}},
}

// checkRectification comes last: it holds the problems against what all other
// rules have found.
func checkRectification(c *checker) {
	list := model.Rectifications(c.book)
	for _, r := range list {
		c.checkProblem(r)
	}
	for _, o := range model.InScope[model.Oversight](c.book) {
		if c.happened(o.Day) && !c.happened(o.DoneDay) {
			s := subject{o, fmt.Sprintf("%s督查", o.Overseer)}
			c.overdue("S-10", "", s, o.Deadline, fmt.Sprintf("%s%s督查（%s）应于%s前反馈整改情况，至今未登记反馈。", o.Day.Chinese(), o.Overseer, o.Matters,
				o.Deadline.Chinese()),
				fmt.Sprintf("%s%s督查（%s）应于%s前反馈整改情况。", o.Day.Chinese(), o.Overseer, o.Matters, o.Deadline.Chinese()))
		}
	}
	c.checkDuties()
	there := map[model.FaultAt][]model.FaultAt{} // by now with what this very check found; of any kind of fault
	for _, f := range c.findings {
		if at := f.At(); f.Level != Due {
			at.Fault = ""
			there[at] = append(there[at], f.At())
		}
	}
	for _, r := range list {
		if r.RuleID != "" && r.RuleID != "D-11" && r.RuleID != "D-12" { // these speak of the ledger of problems itself
			at := r.FaultAt()
			at.Fault = ""
			c.checkAgainst(r, slices.ContainsFunc(there[at], r.About))
		}
	}
}

// shortProblem is how messages call a problem.
func shortProblem(s string) string {
	const most = 30
	r := []rune(s)
	if len(r) > most {
		return string(r[:most]) + "……"
	}
	return s
}

func (c *checker) checkProblem(r model.RectificationResult) {
	s := subject{r.Rectification, shortProblem(r.Problem)}
	if r.State == model.StateClosed || r.State == model.StateDone {
		return
	}
	c.overdue("S-09a", "", s, r.Deadline, fmt.Sprintf("整改事项“%s”应于%s前完成，至今未登记完成，请督促整改。", s.name, r.Deadline.Chinese()),
		fmt.Sprintf("整改事项“%s”应于%s前完成。", s.name, r.Deadline.Chinese()))
	lacks := ""
	for _, x := range []struct {
		missing bool
		word    string
	}{{r.Measure == "", "整改措施"}, {r.Who == "", "整改责任人"}, {r.Deadline.IsZero(), "整改期限"}} {
		if x.missing {
			lacks += "、" + x.word
		}
	}
	if lacks != "" {
		c.report("S-09b", "", s, day.Day{}, fmt.Sprintf("整改事项“%s”未登记%s，请补登。", s.name, lacks[len("、"):]))
	}
}

// checkAgainst holds a problem that the rules found against what they find now.
func (c *checker) checkAgainst(r model.RectificationResult, there bool) {
	s := subject{r.Rectification, shortProblem(r.Problem)}
	switch {
	case !there && r.State != model.StateClosed:
		c.report("D-11", "", s, day.Day{}, fmt.Sprintf("整改事项“%s”由台账核查（规则%s）列入，现已不再查出，可以核实销号。", s.name, r.RuleID))
	case there && r.State == model.StateClosed:
		c.report("D-12", "", s, day.Day{}, fmt.Sprintf("整改事项“%s”已于%s销号，台账核查（规则%s）又查出同一问题，请核实，必要时重开。", s.name, r.Closed.Chinese(), r.RuleID))
	}
}

// checkDuties asks for the year's responsibility lists and last year's assessments,
// once the office keeps them at all: the source speaks of state-owned enterprises and
// of new organisations. What was founded since has no last year.
func (c *checker) checkDuties() {
	this := c.asOf.Year()
	listed, assessed := map[string]bool{}, map[string]bool{}
	lists, grades := model.Everywhere[model.Responsibility](c.book), model.Everywhere[model.Assessment](c.book)
	for _, r := range lists {
		if r.Year == this {
			listed[r.EnterpriseID] = true
		}
	}
	for _, a := range grades {
		if a.Year == this-1 {
			assessed[a.EnterpriseID] = true
		}
	}
	var noList, noGrade gap
	for _, e := range c.book.ScopeTree() {
		if !e.Ownership.Answers() {
			continue
		}
		noList.ask(e, listed[e.ID])
		if e.Founded.First().Before(day.Of(this, 1, 1)) {
			noGrade.ask(e, assessed[e.ID])
		}
	}
	if len(lists) > 0 && c.asOf.Month() > c.limit("S-13a", "建立责任清单的月份") {
		noList.report(c, "S-13a", fmt.Sprintf("未登记%d年度党建工作责任清单，请补登。", this))
	}
	if len(grades) > 0 && c.asOf.Month() > c.limit("S-13b", "完成上年度考核的月份") {
		noGrade.report(c, "S-13b", fmt.Sprintf("未登记%d年度党建工作考核结果，请补登。", this-1))
	}
}
