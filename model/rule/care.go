package rule

// Ties to people (S-07, S-08, S-12 of the source). No document that was seen sets a
// term: the limits are proposals that local rules may make stricter.

import (
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

var careRules = []Rule{
	{ID: "S-07a", Topic: "联系关怀", Level: Warn, Title: "联系培养的人才应有党员联系人", Provisions: sourceSpeech()},
	{ID: "S-07b", Topic: "联系关怀", Level: Note, Title: "对联系培养的人才应定期谈话了解（间隔由本单位规定，未规定的按程序默认值提醒）", Provisions: sourceSpeech(),
		Limits: []Limit{{Name: "谈话间隔（月）", Value: 6, Smaller: true}}},
	{ID: "S-07c", Topic: "联系关怀", Level: Note, Title: "人才离开企业的，联系应当结束并登记", Provisions: sourceSpeech()},
	{ID: "S-08a", Topic: "联系关怀", Level: Warn, Title: "了解到党员群众困难的，应及时帮扶（时限由本单位规定，未规定的按程序默认值提醒）", Provisions: sourceSpeech(),
		Limits: []Limit{{Name: "帮扶时限（月）", Value: 2, Smaller: true}}},
	{ID: "S-08b", Topic: "联系关怀", Level: Note, Title: "计划的回访应按期进行", Provisions: sourceSpeech()},
	{ID: "S-12a", Topic: "联系关怀", Level: Note, Title: "群团组织任期届满应当换届", Provisions: sourceSpeech()},
	{ID: "S-12b", Topic: "联系关怀", Level: Note, Title: "有职工的企业应有工会组织", Provisions: sourceSpeech()},
}

func checkCare(c *checker) {
	for _, l := range model.InScope[model.TalentLink](c.book) {
		if l.Active(c.asOf) {
			c.checkLink(l)
		}
	}
	for _, r := range model.InScope[model.CareRecord](c.book) {
		if c.happened(r.Found) {
			c.checkCareRecord(r)
		}
	}
	c.checkMass()
}

// checkLink holds one open tie against S-07.
func (c *checker) checkLink(l model.TalentLink) {
	p, _ := model.Find[model.Person](c.book, l.PersonID)
	s := subject{l, p.Name}
	if c.gone(p) {
		c.report("S-07c", "", s, day.Day{}, fmt.Sprintf("%s%s，联系培养还没有结束，请登记结束日期和联系成效。", p.Name, strings.Replace(c.offWords(&p), "离开（",
			"离开企业（", 1)))
		return
	}
	c.checkContact(l, s)
	r := model.LinkOn(c.book, l)
	since, what := l.From, "自%s开始联系以来没有谈话记录"
	if r.Last.After(since) {
		since, what = r.Last, "最近一次谈话在%s"
	}
	what = fmt.Sprintf("%s联系培养%s，", p.Name, fmt.Sprintf(what, since.Chinese()))
	months := c.limitOn("S-07b", "谈话间隔（月）", since)
	due := since.AddMonths(months)
	c.overdue("S-07b", "", s, due, fmt.Sprintf("%s已超过%s，请安排谈话并登记。", what, spellMonths(months)),
		fmt.Sprintf("%s按%s的间隔应于%s前谈话了解。", what, spellMonths(months), due.Chinese()))
}

// gone reports someone who no longer works here: left, died, or in an enterprise that
// has ended.
func (c *checker) gone(p model.Person) bool {
	return p.ID != "" && !p.Entered.After(c.asOf) && !c.book.AtWork(&p, c.asOf)
}

func (c *checker) checkContact(l model.TalentLink, s subject) {
	contact, ok := model.Find[model.Person](c.book, l.ContactID)
	switch status := contact.StatusOn(c.asOf); {
	case !ok:
		c.report("S-07a:none", "", s, day.Day{},
			fmt.Sprintf("%s由%s联系培养，未登记联系人，请确定一名正式党员联系。", s.name, c.book.OrganizationName(l.OrganizationID)))
	case c.gone(contact):
		c.report("S-07a", "", s, day.Day{}, fmt.Sprintf("%s的联系人%s%s，请调整联系人。", s.name, contact.Name, c.offWords(&contact)))
	case status != model.FullMember:
		is := "政治面貌未登记"
		if status != "" {
			is = "现登记为" + string(status)
		}
		c.report("S-07a", "", s, day.Day{}, fmt.Sprintf("%s的联系人%s%s，不是在册的正式党员，请调整联系人。", s.name, contact.Name, is))
	}
}

// careSubject is a record of help as findings call it. The list of problems is
// printed and sent up: neither whose hardship it is nor of what kind belongs there.
func (c *checker) careSubject(r model.CareRecord) subject {
	return subject{r, model.MaskName(c.book.PersonName(r.PersonID))}
}

func (c *checker) checkCareRecord(r model.CareRecord) {
	if p, ok := model.Find[model.Person](c.book, r.PersonID); ok && c.book.AbsenceOf(&p, c.asOf).Away() {
		return // nothing is due to who is no longer here
	}
	s := c.careSubject(r)
	who := fmt.Sprintf("%s（关怀帮扶记录%s）", s.name, r.ID)
	if !c.happened(r.Helped) {
		due := r.Found.AddMonths(c.limitOn("S-08a", "帮扶时限（月）", r.Found))
		c.overdue("S-08a", "", s, due, fmt.Sprintf("%s了解到%s的困难，应于%s前帮扶，至今未登记帮扶情况，请落实并登记。", r.Found.Chinese(), who, due.Chinese()),
			fmt.Sprintf("%s了解到%s的困难，应于%s前帮扶。", r.Found.Chinese(), who, due.Chinese()))
		return
	}
	if !c.happened(r.Visited) {
		c.overdue("S-08b", "", s, r.Again, fmt.Sprintf("计划于%s回访%s，至今未登记，请回访并登记。", r.Again.Chinese(), who),
			fmt.Sprintf("计划于%s回访%s。", r.Again.Chinese(), who))
	}
}

// checkMass asks for terms, and for a trade union once the office keeps them.
func (c *checker) checkMass() {
	unions := map[string]bool{}
	kept := false
	for _, m := range model.Everywhere[model.MassOrganization](c.book) {
		if m.MassKind == model.UnionOrgan && m.Active(c.asOf) {
			unions[m.EnterpriseID], kept = true, true
		}
	}
	for _, m := range model.InScope[model.MassOrganization](c.book) {
		if end := m.TermEnd(); m.Active(c.asOf) && !end.IsZero() {
			c.overdue("S-12a", "", subject{m, m.Name}, end, fmt.Sprintf("%s本届任期已于%s届满，请督促换届。", m.Name, end.Chinese()),
				fmt.Sprintf("%s本届任期%s，请提前准备换届。", m.Name, c.expires(end)))
		}
	}
	if !kept {
		return
	}
	var lacking gap
	for _, e := range c.book.ScopeTree() {
		if h, ok := c.book.HeadcountOn(e.ID, c.asOf); ok && h.Total.N() > 0 && e.Ownership.Covered() {
			lacking.ask(e, unions[e.ID])
		}
	}
	lacking.report(c, "S-12b", "未登记工会组织，请核实；未建立的商请上级工会指导组建。")
}
