package rule

// Party-work money (国企条例, 经费; 组通字〔2017〕38号; DOMAIN ), and the
// second way of budgeting, by the head (S-14).

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

// roundingSlack is what a budget may differ from the due amount by rounding to
// whole yuan.
const roundingSlack = model.Money(99)

var fundRules = []Rule{
	{ID: "A-30", Topic: "经费", Level: Warn, Title: "纳入管理费用的党组织工作经费，一般按上年度职工工资总额1%列入年度预算",
		Provisions: []Provision{fundNotice(), stateArticle("第三十七条")}},
	{ID: "A-31", Topic: "经费", Level: Warn, Title: "累计结转超过上年度职工工资总额2%的，当年不再安排；实际支出不超过职工年度工资薪金总额1%的部分据实税前扣除",
		Provisions: []Provision{fundNotice()}},
	{ID: "S-14", Topic: "经费", Level: Warn, Title: "党组织工作经费纳入管理费用，按党员人数和人均经费标准安排的，列入预算不少于年初党员人数乘以本单位登记的人均标准",
		Provisions: []Provision{localDemand}},
}

func fundNotice() Provision {
	return Provision{Edition: fundEdition, Document: "《关于国有企业党组织工作经费问题的通知》（组通字〔2017〕38号）",
		Source: "http://www.cnread.news/content/14369923.html", Verified: true}
}

// checkFunds looks at the money of this year and the year before: earlier years
// are closed and cannot be mended.
func checkFunds(c *checker) {
	var lacking gap
	this := c.asOf.Year()
	for _, e := range c.book.ScopeTree() {
		r, ok := model.FundOf(c.book, e.ID, this)
		if !e.Ownership.Covered() {
			if ok && r.ByHead {
				c.checkHeadBudget(r)
			}
			continue
		}
		lacking.ask(e, ok)
		if ok {
			c.checkBudget(&e, r)
			c.checkSpending(&e, r)
		}
		if r, ok := model.FundOf(c.book, e.ID, this-1); ok {
			c.checkSpending(&e, r)
		}
	}
	lacking.report(c, "A-30:none", fmt.Sprintf("未登记%d年党组织工作经费，无法核查，请补登。", this))
}

func (c *checker) checkBudget(e *model.Enterprise, r model.FundResult) {
	if r.ByHead {
		c.checkHeadBudget(r)
		return
	}
	s := subject{r.Fund, fmt.Sprintf("%s%d年党组织工作经费", e.Name, r.Year)}
	switch {
	case !r.Known:
		c.reportAt(Note, "A-30:unknown", fundEdition, s, day.Day{}, s.name+"未登记上年度职工工资总额，应列经费无法计算，请补登。")
	case r.Stopped && r.Planned.N() > 0:
		c.report("A-31", "", s, day.Day{}, fmt.Sprintf("%s以前年度累计结转%s，超过上年度职工工资总额2%%（%s），当年不再安排，现列入预算%s，请核减。", s.name,
			yuan(r.CarriedOver.N()), yuan(r.CarryLimit), yuan(r.Planned.N())))
	case r.NoBudget && r.Due > 0:
		c.report("A-30:none", fundEdition, s, day.Day{}, fmt.Sprintf("%s未登记列入预算的金额，按上年度职工工资总额%s的1%%应列%s，请补登；确实没有列入的请填0。", s.name,
			yuan(r.Wages), yuan(r.Due)))
	case r.Shortfall > roundingSlack:
		c.report("A-30", fundEdition, s, day.Day{}, fmt.Sprintf("%s列入预算%s，按上年度职工工资总额%s的1%%应列%s，少列%s，请补列。", s.name, yuan(r.Planned.N()),
			yuan(r.Wages), yuan(r.Due), yuan(r.Shortfall)))
	case r.Surplus > roundingSlack:
		c.reportAt(Note, "A-30:surplus", fundEdition, s, day.Day{}, fmt.Sprintf("%s列入预算%s，超过上年度职工工资总额%s的1%%（%s）%s，请核实列支依据。", s.name,
			yuan(r.Planned.N()), yuan(r.Wages), yuan(r.Due), yuan(r.Surplus)))
	}
}

// checkHeadBudget holds a budget by the head against its standard. Where 38号文
// speaks of the enterprise, the share of wages is still what is general.
func (c *checker) checkHeadBudget(r model.FundResult) {
	s := subject{r.Fund, fmt.Sprintf("%s%d年党组织工作经费", c.book.EnterpriseName(r.EnterpriseID), r.Year)}
	switch {
	case r.Stopped && r.Planned.N() > 0:
		c.report("A-31", "", s, day.Day{}, fmt.Sprintf("%s以前年度累计结转%s，超过上年度职工工资总额2%%（%s），当年不再安排，现列入预算%s，请核减。", s.name,
			yuan(r.CarriedOver.N()), yuan(r.CarryLimit), yuan(r.Planned.N())))
	case !r.Known:
		c.reportAt(Note, "S-14:unknown", "", s, day.Day{}, s.name+"按党员人均标准安排，未登记人均标准，应列经费无法计算，请补登。")
	case r.NoBudget && r.Due > 0:
		c.report("S-14:none", "", s, day.Day{}, fmt.Sprintf("%s未登记列入预算的金额，按年初党员%d名、人均标准%s应列%s，请补登；确实没有列入的请填0。", s.name, r.Members,
			yuan(r.PerMember), yuan(r.Due)))
	case r.Shortfall > roundingSlack:
		c.report("S-14", "", s, day.Day{}, fmt.Sprintf("%s列入预算%s，按年初党员%d名、人均标准%s应列%s，少列%s，请补列。", s.name, yuan(r.Planned.N()), r.Members,
			yuan(r.PerMember), yuan(r.Due), yuan(r.Shortfall)))
	}
	if r.Known && r.PerMemberDoc == "" {
		c.reportAt(Note, "S-14:unknown", "", s, day.Day{}, s.name+"按党员人均标准安排，未登记人均标准的依据文件，请补登。")
	}
	if general := r.CarryLimit / 2; r.Covered && !r.Stopped && !r.NoBudget && r.Planned.N()+roundingSlack < general {
		c.reportAt(Note, "A-30:head", fundEdition, s, day.Day{}, fmt.Sprintf("%s按党员人均标准列入预算%s，低于上年度职工工资总额%s的1%%（%s），一般应按1%%安排，请核实。", s.name,
			yuan(r.Planned.N()), yuan(r.Wages), yuan(general)))
	}
}

func (c *checker) checkSpending(e *model.Enterprise, r model.FundResult) {
	if r.Overspent == 0 {
		return
	}
	s := subject{r.Fund, fmt.Sprintf("%s%d年党组织工作经费", e.Name, r.Year)}
	base := "本年度职工工资总额"
	if !r.SpendExact {
		base = "已登记的上年度职工工资总额（本年度总额尚未登记）"
	}
	c.reportAt(Note, "A-31:overspent", "", s, day.Day{},
		fmt.Sprintf("%s实际支出%s，超过%s%s的1%%（%s），超出的%s不得税前扣除，请会同财务部门处理。", s.name, yuan(r.Spent.N()),
			base, yuan(r.SpendBase), yuan(r.SpendLimit), yuan(r.Overspent)))
}

// yuan writes an amount with its unit and commas; zero is 0元.
func yuan(m model.Money) string { return m.Grouped() + "元" }
