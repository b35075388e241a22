package rule

// Party members and the register of people: dues, branches, dates, identity
// numbers, crews without a member (DOMAIN A-17, C-10, C-11, F-1, G).

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

// duesSlack is what dues may fall short by where payments are rounded to 角.
const duesSlack = model.Money(9)

var memberRules = []Rule{
	{ID: "A-17", Topic: "党员", Level: Note, Title: "注重在生产经营一线发展党员，力争每个班组都有党员",
		Provisions: []Provision{stateArticle("第五章")}},
	{ID: "C-10", Topic: "党员", Level: Warn, Outside: "登记的月交党费少于按计算基数应交的数额，请核实补交。",
		Title: "党员按计算基数整额适用对应档次的比例交纳党费：3000元（含）以下0.5%，3000至5000元（含）1%，5000至10000元（含）1.5%，10000元以上2%；离退休5000元（含）以下0.5%、以上1%；" +
			"一般每月不超过1000元，自愿多交的不限。基数为每月相对固定的、经常性的工资收入（税后），每年年初核定一次；企业中不经常、不普遍的奖金和绩效收入，个人所得税、五险一金、年金和住房、交通、通讯、误餐、加班等补贴不列入",
		Provisions: []Provision{duesRules().seen("https://w.sf024.com/info/923586000291194779.html"), duesNotice()}},
	{ID: "C-11", Topic: "党员", Level: Warn, Outside: "月交党费的登记须核对。", Title: "预备党员自支部大会通过之日起交纳党费",
		Provisions: []Provision{duesRules().seen("https://w.sf024.com/info/923586000291194779.html")}},
	{ID: "D-01", Topic: "党组织", Level: Warn, Title: "班子成员须是在册党员（班子人数须与党员任职一致）", Provisions: ownCheck},
	{ID: "D-02", Topic: "党员", Level: Note, Title: "公民身份号码须有效、不重复，与登记的出生日期、性别一致（不一致时以干部档案为准）", Provisions: ownCheck},
	{ID: "D-03", Topic: "党员", Level: Warn, Title: "每名党员须编入一个党支部", Provisions: ownCheck},
	{ID: "D-04", Topic: "党员", Level: Note, Title: "党员的入党日期、转正日期须登记且先后有序", Provisions: ownCheck},
	{ID: "D-14", Topic: "党员", Level: Warn, Title: "党员离职不等于转出：组织关系在接收前仍在原党组织，原党组织应当督促转接",
		Provisions: []Provision{{Document: "《中国共产党党员教育管理工作条例》", Article: "第二十五条"}}},
	{ID: "D-15", Topic: "党员", Level: Warn, Title: "党员名册登记的各日期、政治面貌须相互一致，并与发展党员记录一致", Provisions: ownCheck},
}

func duesRules() Provision {
	return Provision{Edition: duesEdition, Document: "《关于中国共产党党费收缴、使用和管理的规定》（中组发〔2008〕3号）"}
}

func duesNotice() Provision {
	return Provision{Edition: capEdition, Document: "《关于进一步规范党费工作的通知》（组电明字〔2017〕5号）"}.seen("yunko.cn/doc/vu37texbc1；" +
		"900ppt.com/word/b0c9dcfe712d708b11556807.html")
}

// register is one pass over the people in scope: what is at fault with many is
// told once for their enterprise.
type register struct {
	*checker
	scope map[string]bool

	dues, bases map[string]bool // the enterprises of which dues, or what they rest on, are kept at all
	assessed    map[string]bool // those that keep assessments, which are checked in dues.go

	noBranch, noDates, noDues, badIdentity map[string][]*model.Person // by enterprise
	outsiders                              map[string][]*model.Person // with a member's days, by enterprise
	stranded                               map[string][]*model.Person // by the enterprise that has ended
	identities                             []*model.Person            // those with a valid number
	crews                                  map[crew]bool              // has it a Party member?
}

// crew is a front-line team of an enterprise.
type crew struct{ enterprise, department string }

func checkMembers(c *checker) {
	people := model.Everywhere[model.Person](c.book)
	g := &register{checker: c, scope: c.scope(), crews: map[crew]bool{}, identities: make([]*model.Person, 0, len(people)),
		noBranch: map[string][]*model.Person{}, noDates: map[string][]*model.Person{}, noDues: map[string][]*model.Person{},
		badIdentity: map[string][]*model.Person{}, stranded: map[string][]*model.Person{}, outsiders: map[string][]*model.Person{}}
	g.dues, g.bases = keepDues(people)
	g.assessed = assessing(c.book, c.asOf.Year())
	for i := range people {
		if p := &people[i]; g.scope[p.EnterpriseID] {
			g.take(p)
		}
	}
	g.tellTwice()
	g.tellEnded()
	g.tellOutsiders()
	g.tell("D-03", g.noBranch, "未编入党支部或者所在党支部已撤销", "请编入一个党支部")
	g.tell("D-04", g.noDates, "未登记入党日期或者转正日期，党龄、预备期无法计算", "请补登")
	g.tell("D-02", g.badIdentity, "公民身份号码无效", "请与证件核对")
	g.tellDues()
	g.tellCrews()
	c.checkOfficers(g.scope)
}

// keepDues is the enterprises of which anybody's dues or their base are recorded, and
// those of which a base is: who does not keep them here is not told of every member that
// they are missing, and packets of subsidiaries bring no base (model.Stay).
func keepDues(people []model.Person) (dues, bases map[string]bool) {
	dues, bases = map[string]bool{}, map[string]bool{}
	for i := range people {
		p := &people[i]
		if p.DuesBase.Known() {
			bases[p.EnterpriseID] = true
		}
		if p.Dues.Known() || p.DuesBase.Known() {
			dues[p.EnterpriseID] = true
		}
	}
	return dues, bases
}

// take checks who is on the register; of the others it is told what keeps them off it,
// where somebody has to do something about it.
func (g *register) take(p *model.Person) {
	switch a := g.book.AbsenceOf(p, g.asOf); a.Kind {
	case "":
		g.check(p)
		if p.Unmoved(g.asOf) {
			g.report("D-14", "", personSubject(p), day.Day{}, fmt.Sprintf("%s已于%s离职，组织关系没有转出，仍列入%s在册党员（离职未转），请督促本人转接，接收后登记转出日期。", p.Name,
				p.Left.Chinese(), g.branchName(p)))
		}
	case model.KindOrganization:
		if p.StatusOn(g.asOf).Member() {
			g.noBranch[p.EnterpriseID] = append(g.noBranch[p.EnterpriseID], p)
		}
	case model.KindEnterprise:
		if p.StatusOn(g.asOf).Member() {
			g.stranded[a.ID] = append(g.stranded[a.ID], p)
		}
	case model.KindPerson:
		if missing(p.Left) && p.LeftHow != "" {
			g.reportAt(Note, "D-14:unknown", "", personSubject(p), day.Day{}, fmt.Sprintf("%s登记的离开方式为%s，没有登记离开日期，不计入在册人员，请补登离开日期。", p.Name,
				p.LeftHow))
		}
	}
}

func (g *register) branchName(p *model.Person) string {
	if p.OrganizationID == "" {
		return "原党组织"
	}
	return g.book.OrganizationName(p.OrganizationID)
}

// tellEnded notes members whose enterprise has ended, together for each.
func (g *register) tellEnded() {
	for id, people := range g.stranded {
		at := len(g.findings)
		e, _ := model.Find[model.Enterprise](g.book, id)
		names := make([]string, len(people))
		for i, p := range people {
			names[i] = p.Name
		}
		g.reportAt(Note, "D-08:people", "", enterpriseSubject(&e), day.Day{},
			fmt.Sprintf("%s已于%s退出，名册中还有党员%d名没有登记去向，不再计入在册党员：%s，请登记转出或者所在的企业、党支部。", e.Name, e.Ended.Chinese(), len(people),
				listing(names, "名")))
		g.standsFor(at, len(people))
	}
}

func (g *register) check(p *model.Person) {
	status := p.StatusOn(g.asOf)
	if p.IdentityNumber != "" && (p.IdentityKind == "" || p.IdentityKind == model.ResidentIdentity) {
		g.checkIdentity(p)
	}
	if p.Frontline && p.Department != "" {
		at := crew{p.EnterpriseID, p.Department}
		g.crews[at] = g.crews[at] || status.Member()
	}
	if status.Member() {
		g.checkMember(p, status)
		return
	}
	g.takeOutsider(p)
	if p.Dues > 0 {
		g.reportAt(Note, "C-11:outsider", "", personSubject(p), day.Day{},
			fmt.Sprintf("%s不是党员，登记了月交党费%s，请核对政治面貌或者党费登记。", p.Name, yuan(p.Dues.N())))
	}
}

func (g *register) checkMember(p *model.Person, status model.PartyStatus) {
	o, ok := model.Find[model.Organization](g.book, p.OrganizationID)
	switch {
	case !ok || !o.Active(g.asOf):
		g.noBranch[p.EnterpriseID] = append(g.noBranch[p.EnterpriseID], p)
	case o.Type != model.Branch:
		g.reportAt(Note, "D-03", "", personSubject(p), day.Day{}, fmt.Sprintf("%s登记在%s（%s），未编入党支部，请编入一个党支部。", p.Name, o.Name, o.Type))
	}
	switch {
	case p.Admitted.IsZero() || status == model.FullMember && p.Confirmed.IsZero():
		g.noDates[p.EnterpriseID] = append(g.noDates[p.EnterpriseID], p)
	case !p.Confirmed.IsZero() && p.Confirmed.Last().Before(p.Admitted.First()):
		g.reportAt(Warn, "D-04", "", personSubject(p), day.Day{}, fmt.Sprintf("%s的转正日期（%s）早于入党日期（%s），请核对。", p.Name, p.Confirmed.Chinese(),
			p.Admitted.Chinese()))
	}
	g.checkDays(p, status)
	if g.dues[p.EnterpriseID] && !g.assessed[p.EnterpriseID] {
		g.checkDues(p, status)
	}
}

// checkDues holds what is paid against what is due, of an enterprise that keeps no assessments
// (dues.go). More is not at fault: it may be paid of one's own will.
func (g *register) checkDues(p *model.Person, status model.PartyStatus) {
	due := model.MonthlyDues(p.DuesBase.N(), p.Employment == model.Retired)
	switch {
	case !p.Dues.Known() && status == model.ProbationaryMember && !p.Admitted.IsZero():
		from := model.DuesFrom(*p)
		text := fmt.Sprintf("预备党员%s自%s支部大会通过之日起应交纳党费，未登记月交党费，请核定收缴。", p.Name, from.Chinese())
		g.overdue("C-11", "", personSubject(p), from.First(), text, text)
	case !g.bases[p.EnterpriseID]:
	case !p.Dues.Known() || !p.DuesBase.Known():
		g.noDues[p.EnterpriseID] = append(g.noDues[p.EnterpriseID], p)
	case p.Dues.N()+duesSlack < due && due == model.DuesCap:
		g.report("C-10", capEdition, personSubject(p), day.Day{}, fmt.Sprintf("%s党费计算基数%s，每月应交%s（一般以此为限，多交自愿），登记%s，少%s，请核实补交。", p.Name,
			yuan(p.DuesBase.N()), yuan(due), yuan(p.Dues.N()), yuan(due-p.Dues.N())))
	case p.Dues.N()+duesSlack < due:
		g.report("C-10", duesEdition, personSubject(p), day.Day{}, fmt.Sprintf("%s党费计算基数%s，整额适用%s，每月应交%s，登记%s，少%s，请核实补交。", p.Name,
			yuan(p.DuesBase.N()), model.DuesRate(p.DuesBase.N(), p.Employment == model.Retired), yuan(due), yuan(p.Dues.N()),
			yuan(due-p.Dues.N())))
	}
}

// checkIdentity compares the number with the birth day and sex recorded. It only
// hints: where they differ, the archive decides.
func (g *register) checkIdentity(p *model.Person) {
	birth, sex, ok := model.IdentityFacts(p.IdentityNumber)
	if !ok {
		g.badIdentity[p.EnterpriseID] = append(g.badIdentity[p.EnterpriseID], p)
		return
	}
	g.identities = append(g.identities, p)
	switch {
	case !p.BirthDay.IsZero() && p.BirthDay != birth && !(p.BirthDay.MonthOnly() && p.BirthDay.Dotted() == birth.Dotted()):
		g.report("D-02", "", personSubject(p), day.Day{}, fmt.Sprintf("%s登记的出生日期%s与公民身份号码中的%s不一致，请核对，以干部档案认定的为准。", p.Name,
			p.BirthDay.Chinese(), birth.Chinese()))
	case p.Sex != "" && p.Sex != sex:
		g.report("D-02", "", personSubject(p), day.Day{}, fmt.Sprintf("%s登记的性别（%s）与公民身份号码所示（%s）不一致，请核对。", p.Name, p.Sex, sex))
	}
}

// tellTwice is D-02 on numbers of several people. A map of all would take longer than
// all else that is asked of people: first those are set apart whose number may have
// been met before.
func (g *register) tellTwice() {
	const size = 22 // bits of a place
	met, again := make([]uint64, 1<<size/64), map[uint64]*model.Person{}
	for _, p := range g.identities {
		n := first17(p.IdentityNumber)
		at := n * 0x9e3779b97f4a7c15 >> (64 - size)
		if bit := uint64(1) << (at % 64); met[at/64]&bit != 0 {
			again[n] = nil
		} else {
			met[at/64] |= bit
		}
	}
	for _, p := range g.identities {
		n := first17(p.IdentityNumber)
		other, asked := again[n]
		if !asked {
			continue
		}
		if again[n] = p; other != nil {
			g.reportAt(Warn, "D-02", "", personSubject(p), day.Day{}, fmt.Sprintf("%s与%s（%s）登记了同一公民身份号码，请核对是否重复登记。",
				p.Name, other.Name, g.book.EnterpriseName(other.EnterpriseID)))
		}
	}
}

// first17 is the first 17 digits of a valid number; the last character follows
// from them.
func first17(number string) (n uint64) {
	for i := range 17 {
		n = n*10 + uint64(number[i]-'0')
	}
	return n
}

// each is up to how many people of an enterprise are told of one by one.
const each = 10

// tell reports the people one by one, or an enterprise's together where there
// are many: a list nobody can read helps nobody.
func (g *register) tell(ruleID string, by map[string][]*model.Person, what, todo string) {
	for id, people := range by {
		if len(people) <= each {
			for _, p := range people {
				g.report(ruleID, "", personSubject(p), day.Day{}, fmt.Sprintf("%s%s%s，%s。", p.Name, what, identityWhy(ruleID, p), todo))
			}
			continue
		}
		g.tellTogether(ruleID, id, people, what, todo)
	}
}

// identityWhy says what is wrong with the number, without showing it.
func identityWhy(ruleID string, p *model.Person) string {
	if ruleID != "D-02" {
		return ""
	}
	if err := model.CheckIdentity(p.IdentityNumber); err != nil {
		return "（" + err.Error() + "）"
	}
	return ""
}

func (g *register) tellTogether(ruleID, enterprise string, people []*model.Person, what, todo string) {
	e, ok := model.Find[model.Enterprise](g.book, enterprise)
	if !ok {
		return
	}
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = p.Name
	}
	at := len(g.findings)
	g.report(ruleID, "", enterpriseSubject(&e), day.Day{}, fmt.Sprintf("%s有%d人%s：%s，%s。", e.Name, len(people), what, listing(names, "人"),
		todo))
	g.standsFor(at, len(people))
}

// tellDues notes an enterprise's members whose dues cannot be reckoned, always
// together: recording dues is not itself a duty of the register.
func (g *register) tellDues() {
	for id, people := range g.noDues {
		if e, ok := model.Find[model.Enterprise](g.book, id); ok {
			names := make([]string, len(people))
			for i, p := range people {
				names[i] = p.Name
			}
			g.reportAt(Note, "C-10:unknown", "", enterpriseSubject(&e), day.Day{},
				fmt.Sprintf("%s有%d名党员未登记党费计算基数或者月交党费，无法核对：%s，请补登。", e.Name,
					len(people), listing(names, "名")))
		}
	}
}

// tellCrews notes the front-line teams that have people on the register and no
// Party member among them.
func (g *register) tellCrews() {
	total, without := map[string]int{}, map[string][]string{}
	for at, has := range g.crews {
		total[at.enterprise]++
		if !has {
			without[at.enterprise] = append(without[at.enterprise], at.department)
		}
	}
	for id, names := range without {
		e, ok := model.Find[model.Enterprise](g.book, id)
		if !ok || !e.Ownership.Covered() {
			continue
		}
		slices.Sort(names)
		at := len(g.findings)
		g.report("A-17", "", enterpriseSubject(&e), day.Day{}, fmt.Sprintf("%s登记的一线部门（班组）%d个，其中%d个没有党员：%s，请注重在一线发展党员、合理配置党员力量。", e.Name,
			total[id], len(names), listing(names, "个")))
		g.standsFor(at, len(names))
	}
}

// checkOfficers holds committees against the register (F-1): who serves must be
// a Party member on it.
func (c *checker) checkOfficers(scope map[string]bool) {
	list := model.Everywhere[model.CommitteeMember](c.book)
	for i := range list {
		m := &list[i]
		o, ok := model.Find[model.Organization](c.book, m.OrganizationID)
		if !m.Active(c.asOf) || !ok || !scope[o.EnterpriseID] || !c.book.Standing(&o, c.asOf) {
			continue
		}
		p, ok := model.Find[model.Person](c.book, m.PersonID)
		s := subject{*m, cmp.Or(p.Name, m.PersonID)}
		switch {
		case !ok:
			c.report("D-01", "", s, day.Day{}, fmt.Sprintf("%s登记的%s%s在人员台账中不存在，请核对。", o.Name, m.Post, m.PersonID))
		case !c.book.AtWork(&p, c.asOf):
			c.report("D-01", "", s, day.Day{}, fmt.Sprintf("%s%s%s%s，未登记免职，请补登免职日期。", o.Name, m.Post, p.Name, c.offWords(&p)))
		case !p.StatusOn(c.asOf).Member():
			c.report("D-01", "", s, day.Day{}, fmt.Sprintf("%s%s%s登记的政治面貌为%s，不是党员，请核对。", o.Name, m.Post, p.Name, cmp.Or(p.Status, "未填")))
		case o.Type == model.Branch && p.OrganizationID != "" && p.OrganizationID != o.ID:
			c.report("D-01", "", s, day.Day{}, fmt.Sprintf("%s登记为%s%s，组织关系在%s，支部班子成员应为本支部党员，请核对任职或者组织关系。", p.Name, o.Name, m.Post,
				c.book.OrganizationName(p.OrganizationID)))
		}
	}
}

// offWords says why somebody no longer works in the enterprise, or not yet.
func (c *checker) offWords(p *model.Person) string {
	if a := c.book.AbsenceOf(p, c.asOf); a.Away() && !(a.Kind == model.KindPerson && missing(a.Day) && p.LeftHow == "") {
		return c.absenceWords(a)
	}
	if missing(p.Left) {
		return "进入日期登记为" + p.Entered.Chinese()
	}
	return fmt.Sprintf("已于%s离开（%s）", p.Left.Chinese(), leftHow(*p))
}
