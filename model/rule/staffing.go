package rule

// Party-work bodies and staff (国企条例关于工作机构和人员配备的规定; DOMAIN,
// D-1). There is no national ratio: the office's own standard is what counts.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

// staleMonths is after how many months a headcount is asked for anew [推].
const staleMonths = 12

var staffingRules = []Rule{
	{ID: "A-18", Topic: "党务力量", Level: Warn, Title: "党务工作机构列为企业管理机构，可与职能相近的管理部门合署办公",
		Provisions: []Provision{stateArticle("第三十六条")}},
	{ID: "A-19", Topic: "党务力量", Level: Warn, Title: "根据企业职工人数和实际需要配备一定比例的专兼职党务工作人员（比例由本单位选定的标准确定）",
		Provisions: []Provision{stateArticle("第三十六条")}},
	{ID: "A-19a", Topic: "党务力量", Level: Note, Title: "中央企业集团总部党务工作机构按不少于同级部门平均编制配备",
		Provisions: []Provision{Provision{Document: "国务院国资委党建工作局负责人介绍（《人民日报》2018年7月5日）"}.at("163.com/dy/article/KKR7O5UV0553SCJ4.html")}},
}

func checkStaffing(c *checker) {
	c.checkStandards()
	var headcounts, bodies gap
	for _, e := range c.book.ScopeTree() {
		list := model.BodyStaffing(c.book, e.ID)
		for _, b := range list {
			c.checkBody(b)
		}
		if !e.Ownership.Covered() {
			continue
		}
		if top, ok := model.TopOrganization(c.book, e.ID); ok && top.Type == model.Committee {
			bodies.ask(e, len(list) > 0)
		}
		c.checkStaff(&e, &headcounts)
	}
	bodies.report(c, "A-18:none", "设立党委，未登记党务工作机构，请设立或者补登。")
	headcounts.report(c, "A-19:unknown", "未登记职工人数，党务工作人员配备比例无法计算，请补登。")
	c.checkDeparted()
}

// checkStandards notes once, for the whole group, that no standard is chosen.
func (c *checker) checkStandards() {
	root, ok := c.root()
	if !ok {
		return
	}
	for _, e := range c.book.ScopeTree() {
		if len(model.StandardsFor(c.book, e.ID)) > 0 {
			return
		}
	}
	c.reportAt(Note, "A-19:unknown", "", enterpriseSubject(root), day.Day{}, "尚未选定党务工作人员配备标准，配备是否达标无法计算，请由党务部门选定标准并登记依据文号。")
}

// checkStaff holds an enterprise against each standard that applies to it.
func (c *checker) checkStaff(e *model.Enterprise, headcounts *gap) {
	results := model.Staffing(c.book, e.ID)
	if len(results) == 0 {
		return
	}
	if _, ok := c.book.HeadcountOn(e.ID, c.asOf); !ok {
		headcounts.ask(*e, !anyUnknown(results))
		return
	}
	headcounts.ask(*e, true)
	stale := false
	for _, r := range results {
		switch {
		case r.NotApplied != "":
		case r.Unknown != "":
			c.reportAt(Note, "A-19:unknown", "", enterpriseSubject(e), day.Day{}, fmt.Sprintf("%s按%s核查党务工作人员配备：%s，请补登。", e.Name,
				r.Standard.Basis(), r.Unknown))
		case !r.Met:
			c.report("A-19", "", enterpriseSubject(e), day.Day{}, shortOfStaff(e, r))
		}
		stale = stale || r.Decided() && r.HeadcountDay.Last().AddMonths(staleMonths).Before(c.asOf)
	}
	if stale {
		r := results[0]
		c.reportAt(Note, "A-19:unknown", "", enterpriseSubject(e), day.Day{}, fmt.Sprintf("%s最近一次职工人数截至%s，距今已超过%s，配备比例请按新的人数核算。", e.Name,
			r.HeadcountDay.Chinese(), spellMonths(staleMonths)))
	}
}

func anyUnknown(results []model.StaffingResult) bool {
	for _, r := range results {
		if r.NotApplied == "" && r.Unknown != "" {
			return true
		}
	}
	return false
}

func shortOfStaff(e *model.Enterprise, r model.StaffingResult) string {
	have := fmt.Sprintf("实配专职%d人", r.FullTime)
	if r.Standard.Numerator == model.WithPartTime {
		have += fmt.Sprintf("、兼职%d人（按%s折算），折合%s人", r.PartTime, r.Standard.PartTimeFactor, r.Actual.Persons())
	}
	return fmt.Sprintf("%s%s%d人（截至%s），按%s应配%d人，%s，尚缺%d人，请配备。", e.Name, r.Standard.Denominator, r.Headcount, r.HeadcountDay.Chinese(),
		r.Standard.Basis(), r.Required, have, r.Lacking())
}

// checkBody holds one body against A-18 and, where the peers' average is
// recorded, against A-19a.
func (c *checker) checkBody(b model.BodyStaff) {
	name := c.book.EnterpriseName(b.Body.EnterpriseID)
	s := subject{b.Body, name + b.Body.Name}
	if b.Body.Setting == model.Joint && b.Body.JointWith == "" {
		c.report("A-18:joint", "", s, day.Day{}, s.name+"登记为合署办公，未登记合署部门，请补登。")
	}
	if !b.Body.InManagement {
		c.report("A-18", "", s, day.Day{}, s.name+"未列入企业管理机构，请按规定将党的工作机构列为企业管理机构。")
	}
	if b.Body.Document == "" {
		c.reportAt(Note, "A-18:paper", "", s, day.Day{}, s.name+"未登记机构设置文件文号，请补登。")
	}
	if b.Known && !b.Met && c.headquarters(b.Body.EnterpriseID) {
		what := "编制"
		if !b.ByQuota {
			what = "专职人员"
		}
		c.report("A-19a", "", s, day.Day{}, fmt.Sprintf("%s%s%d人，少于同级部门平均编制%s人，差%d人，请研究充实。", s.name, what, b.Number,
			b.Body.PeerAverage.Persons(), b.Lacking()))
	}
}

// headquarters reports a central enterprise itself: A-19a speaks of no other.
func (c *checker) headquarters(id string) bool {
	e, ok := model.Find[model.Enterprise](c.book, id)
	return ok && e.Central(c.book)
}

// checkDeparted finds posts still held by people who have left the register.
func (c *checker) checkDeparted() {
	scope := c.scope()
	posts := model.Everywhere[model.Post](c.book)
	for i := range posts {
		if p := &posts[i]; scope[p.EnterpriseID] && p.Active(c.asOf) {
			c.checkDeparture(*p, p.PersonID, "党务岗位“"+p.Title+"”")
		}
	}
	appointments := model.Everywhere[model.Appointment](c.book)
	for i := range appointments {
		if a := &appointments[i]; scope[a.EnterpriseID] && a.Active(c.asOf) {
			c.checkDeparture(*a, a.PersonID, string(a.Organ)+"“"+string(a.Post)+"”")
		}
	}
}

func (c *checker) checkDeparture(r model.Record, person, post string) {
	p, ok := model.Find[model.Person](c.book, person)
	if e, known := model.Find[model.Enterprise](c.book, c.book.EnterpriseOf(r)); !ok || !c.gone(p) || known && !e.Active(c.asOf) {
		return
	}
	c.report("D-08:post", "", subject{r, p.Name}, day.Day{}, fmt.Sprintf("%s%s，在%s的%s尚未登记离任，请补登离任日期。", p.Name, c.offWords(&p),
		c.book.EnterpriseName(c.book.EnterpriseOf(r)), post))
}

func leftHow(p model.Person) string {
	if p.LeftHow == "" {
		return "离开方式未登记"
	}
	return string(p.LeftHow)
}
