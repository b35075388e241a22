package rule

// Two coverages (S-16 … S-18 of the source; C-02): units that no organisation, adviser
// or mass organisation reaches, organisations that do not run, tasks and goals past
// their day. The source says “原则上”; its rates are the office's own goals, no rule
// of the country.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

var coverageRules = []Rule{
	{ID: "S-16a", Topic: "两个覆盖", Level: Warn, Title: "覆盖任务清单中的任务应在时限内完成", Provisions: sourceSpeech()},
	{ID: "S-16b", Topic: "两个覆盖", Level: Warn, Title: "党组织运转差、未运转的，应列入提升台账，明确任务、责任人和时限", Provisions: sourceSpeech()},
	{ID: "S-17a", Topic: "两个覆盖", Level: Warn, Title: "党员3人以上的单位原则上单独组建党组织", Provisions: append(sourceSpeech(),
		branchArticle("第四条", "http://wdqwzzb.gov.cn/xdjddgw1/cdjysqdzb/contents/131/786.html"))},
	{ID: "S-17b", Topic: "两个覆盖", Level: Warn, Title: "党员不足3人、不具备单独组建条件的单位，应联合组建、选派党建指导员或者先建群团组织", Provisions: sourceSpeech()},
	{ID: "S-17c", Topic: "两个覆盖", Level: Warn, Title: "派党建指导员的单位应登记在岗的党建指导员", Provisions: sourceSpeech()},
	{ID: "S-18", Topic: "两个覆盖", Level: Warn, Title: "覆盖率应按期达到本单位设定的目标", Provisions: sourceSpeech()},
	{ID: "D-13", Topic: "两个覆盖", Level: Note, Title: "覆盖台账与党员名册、党组织台账应一致", Provisions: ownCheck},
}

func checkCoverage(c *checker) {
	list := model.CoverageUnits(c.book)
	for _, u := range list {
		k := covered{c, u, subject{u.CoverageUnit, u.Title}}
		k.checkForm()
		k.checkAdviser()
		k.checkTask()
		for _, words := range u.Differs {
			c.report("D-13", "", k.subject, day.Day{}, fmt.Sprintf("%s的覆盖台账与其他台账不一致：%s，请核实后更正。", u.Title, words))
		}
	}
	c.checkJointUnits(list)
	c.checkGoals()
}

// covered is one unit under the rules.
type covered struct {
	*checker
	u       model.CoverageResult
	subject subject
}

func (k covered) report(rule, message string) {
	k.checker.report(rule, "", k.subject, day.Day{}, message)
}

func (k covered) note(rule, message string) {
	k.reportAt(Note, rule, "", k.subject, day.Day{}, message)
}

// checkForm holds the form against the members. Of an enterprise of the ledger that
// has members enough and no organisation A-03 speaks already.
func (k covered) checkForm() {
	u, full := k.u, k.u.FullCount()
	enough := full >= model.BranchFullMembers
	switch {
	case enough && u.Form == model.FormedJointly && !u.Registered():
		k.note("S-17a:joint", fmt.Sprintf("%s现有正式党员%d名，为联合组建，原则上应单独组建党组织，请研究。", u.Title, full))
	case enough && !u.Form.Organized() && !u.Registered():
		k.report("S-17a", fmt.Sprintf("%s现有正式党员%d名，组建方式为“%s”，原则上应单独组建党组织，请报上级党组织研究组建。", u.Title, full, u.Form))
	case !enough && u.Form == model.FormedAlone && u.Members.N() > 0 && !u.Registered():
		k.note("S-17a:unknown", fmt.Sprintf("%s正式党员%d名，不足%d名，登记为单独组建，请核实党员数，或者改为联合组建。", u.Title, full, model.BranchFullMembers))
	case !enough && !u.Form.Reached() && k.planned():
		k.note("S-17b:planned", fmt.Sprintf("%s尚未覆盖，已列任务，应于%s前完成。", u.Title, u.Deadline.Chinese()))
	case !enough && !u.Form.Reached():
		k.report("S-17b", fmt.Sprintf("%s现有正式党员%d名，未联合组建党组织，未选派党建指导员，也未建立群团组织，请明确覆盖方式。", u.Title, full))
	}
}

// planned reports a task under way, whose day is not past.
func (k covered) planned() bool {
	return k.u.Task != "" && !k.u.Deadline.IsZero() && !k.u.Deadline.Last().Before(k.asOf) && !k.happened(k.u.DoneDay)
}

func (k covered) checkAdviser() {
	switch {
	case k.u.AdviserGone:
		k.report("S-17c", fmt.Sprintf("%s的党建指导员%s已离开，请重新选派并登记。", k.u.Title, k.u.Adviser))
	case k.u.Form == model.ByAdviser && k.u.Adviser == "":
		k.report("S-17c:none", fmt.Sprintf("%s登记为派党建指导员，未登记指导员，请选派并登记。", k.u.Title))
	}
}

func (k covered) checkTask() {
	u := k.u
	done := k.happened(u.DoneDay)
	if u.Running.Bad() && (u.Task == "" || done) {
		words := "未登记提升任务"
		if u.Task != "" {
			words = "登记的任务已完成"
		}
		k.report("S-16b", fmt.Sprintf("%s党组织运转情况为“%s”，%s，请列入提升台账，明确任务、责任人和完成时限。", u.Title, u.Running, words))
	}
	if u.Task != "" && !done {
		k.overdue("S-16a", "", k.subject, u.Deadline, fmt.Sprintf("%s的覆盖任务应于%s前完成，至今未登记完成，请督促落实。", u.Title, u.Deadline.Chinese()),
			fmt.Sprintf("%s的覆盖任务应于%s前完成。", u.Title, u.Deadline.Chinese()))
	}
}

// checkJointUnits counts how many units each joint organisation reaches (C-02); where
// the organisation's own record says too many, that is said there already.
func (c *checker) checkJointUnits(list []model.CoverageResult) {
	most := c.limit("C-02", jointMost)
	joint := model.JointUnits(list)
	for _, u := range list {
		units := joint[u.JointKey()]
		if len(units) <= most || units[0].ID != u.ID {
			continue
		}
		o, ok := model.Find[model.Organization](c.book, u.OrganizationID)
		if ok && o.JointUnits > most {
			continue
		}
		s := subject{u.CoverageUnit, u.Organization}
		if ok {
			s = organizationSubject(&o)
		}
		c.report("C-02", "", s, day.Day{}, fmt.Sprintf("%s联合组建覆盖%d个单位，超过一般不超过%d个的要求，请研究分设或者调整覆盖单位。", u.Organization, len(units), most))
	}
}

// checkGoals holds the rates against the office's goals; of several goals of one kind
// that are past, the latest counts.
func (c *checker) checkGoals() {
	goals := model.CoverageGoals(c.book)
	last := map[model.CoverageGoal]string{}
	kind := func(g model.GoalResult) model.CoverageGoal {
		return model.CoverageGoal{EnterpriseID: g.EnterpriseID, Category: g.Category, Measure: g.Measure}
	}
	for _, g := range goals {
		if g.Late {
			last[kind(g)] = g.ID
		}
	}
	for _, g := range goals {
		s := subject{g.CoverageGoal, g.Called()}
		must := fmt.Sprintf("%s%s%s应于%s前达到%s", c.book.EnterpriseName(g.EnterpriseID), g.Category, g.Measure, g.Day.Chinese(), g.Rate)
		switch {
		case g.Met:
		case g.Units == 0:
			c.reportAt(Note, "S-18:unknown", "", s, day.Day{}, must+"，范围内没有登记单位，无法计算，请先排查登记。")
		case !g.Late || last[kind(g)] == g.ID:
			now := fmt.Sprintf("现有%d个单位中%d个达到要求，还差%d个", g.Units, g.Meet, g.Lacks())
			c.overdue("S-18", "", s, g.Day, must+"，"+now+"，已过期限，请研究推进并向提出要求的上级报告。", must+"，"+now+"。")
		}
	}
}
