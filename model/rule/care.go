package rule

// Ties to people (S-07, S-08, S-12 of the source). No document that was seen sets a
// term: the limits are proposals that local rules may make stricter.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

var careRules = []Rule{
	{ID: "S-07a", Topic: "联系关怀", Level: Warn, Title: "联系培养的人才应有党员联系人", Provisions: sourceSpeech()},
	{ID: "S-07b", Topic: "联系关怀", Level: Note, Title: "对联系培养的人才应定期谈话了解", Provisions: sourceSpeech(), Limits: []Limit{{Name: "谈话间隔（月）", Value: 6, Smaller: true}}},
	{ID: "S-07c", Topic: "联系关怀", Level: Note, Title: "人才离开企业的，联系应当结束并登记", Provisions: sourceSpeech()},
	{ID: "S-08a", Topic: "联系关怀", Level: Warn, Title: "了解到党员群众困难的，应及时帮扶", Provisions: sourceSpeech(), Limits: []Limit{{Name: "帮扶时限（月）", Value: 2, Smaller: true}}},
	{ID: "S-08b", Topic: "联系关怀", Level: Note, Title: "计划的回访应按期进行", Provisions: sourceSpeech()},
	{ID: "S-12a", Topic: "联系关怀", Level: Note, Title: "群团组织任期届满应当换届", Provisions: sourceSpeech()},
	{ID: "S-12b", Topic: "联系关怀", Level: Note, Title: "有职工的企业应有工会组织", Provisions: sourceSpeech()},
}

func checkCare(c *checker) {
	for _, l := range model.All[model.TalentLink](c.book) {
		if l.Active(c.asOf) {
			c.checkLink(l)
		}
	}
	for _, r := range model.All[model.CareRecord](c.book) {
		if c.happened(r.Found) {
			c.checkCareRecord(r)
		}
	}
	c.checkMass()
}

func (c *checker) checkLink(l model.TalentLink) {
	p, _ := model.Find[model.Person](c.book, l.PersonID)
	s := subject{l, p.Name}
	if !p.Left.IsZero() && c.happened(p.Left) {
		c.report("S-07c", "", s, day.Day{}, fmt.Sprintf("%s已于%s离开企业，联系培养还没有结束，请登记结束日期。", p.Name, p.Left.Chinese()))
		return
	}
	contact, ok := model.Find[model.Person](c.book, l.ContactID)
	switch {
	case !ok:
		c.report("S-07a", "", s, day.Day{}, fmt.Sprintf("%s由%s联系培养，未登记联系人，请确定一名党员联系。", p.Name, c.book.OrganizationName(l.OrganizationID)))
	case !contact.Active(c.asOf) || contact.StatusOn(c.asOf) != model.FullMember:
		c.report("S-07a", "", s, day.Day{}, fmt.Sprintf("%s的联系人%s已不是在册的正式党员，请调整。", p.Name, contact.Name))
	}
	r := model.LinkOn(c.book, l)
	since := l.From
	if r.Last.After(since) {
		since = r.Last
	}
	months := c.limitOn("S-07b", "谈话间隔（月）", since)
	due := since.AddMonths(months)
	c.overdue("S-07b", "", s, due, fmt.Sprintf("%s联系培养自%s以来已超过%d个月没有谈话记录，请安排并登记。", p.Name, since.Chinese(), months),
		fmt.Sprintf("%s联系培养应于%s前谈话了解。", p.Name, due.Chinese()))
}

func (c *checker) checkCareRecord(r model.CareRecord) {
	s := subject{r, c.book.PersonName(r.PersonID)}
	if !c.happened(r.Helped) {
		due := r.Found.AddMonths(c.limitOn("S-08a", "帮扶时限（月）", r.Found))
		c.overdue("S-08a", "", s, due, fmt.Sprintf("%s了解到%s的困难（%s），应于%s前帮扶，至今未登记帮扶情况。", r.Found.Chinese(), s.name, r.CareKind, due.Chinese()),
			fmt.Sprintf("%s了解到%s的困难（%s），应于%s前帮扶。", r.Found.Chinese(), s.name, r.CareKind, due.Chinese()))
		return
	}
	if !c.happened(r.Visited) {
		c.overdue("S-08b", "", s, r.Again, fmt.Sprintf("计划于%s回访%s，至今未登记。", r.Again.Chinese(), s.name), fmt.Sprintf("计划于%s回访%s。", r.Again.Chinese(), s.name))
	}
}

// checkMass asks for terms, and for a trade union once the office keeps them.
func (c *checker) checkMass() {
	unions := map[string]bool{}
	kept := false
	for _, m := range model.Every[model.MassOrganization](c.book) {
		if m.MassKind == model.UnionOrgan && m.Active(c.asOf) {
			unions[m.EnterpriseID], kept = true, true
		}
	}
	for _, m := range model.All[model.MassOrganization](c.book) {
		if end := m.TermEnd(); m.Active(c.asOf) && !end.IsZero() {
			c.overdue("S-12a", "", subject{m, m.Name}, end, fmt.Sprintf("%s本届任期已于%s届满，请督促换届。", m.Name, end.Chinese()), fmt.Sprintf("%s本届任期将于%s届满，请提前准备换届。", m.Name, end.Chinese()))
		}
	}
	if !kept {
		return
	}
	var lacking gap
	for _, e := range c.book.ScopeTree() {
		if h, ok := c.book.HeadcountOn(e.ID, c.asOf); ok && h.Total > 0 && e.Ownership.Covered() {
			lacking.ask(e, unions[e.ID])
		}
	}
	lacking.report(c, "S-12b", "未登记工会组织，请核实；未建立的商请上级工会指导组建。")
}
