package rule

// Exchanges between Party posts and management posts, and cross-appointments
// (国企条例第十四条等; DOMAIN ). What the regulation says “一般”
// of is noted, and a recorded reason settles it.

import (
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

var exchangeRules = []Rule{
	{ID: "A-13", Topic: "双向交流", Level: Note, Title: "坚持和完善双向进入、交叉任职领导体制，符合条件的党委班子成员通过法定程序进入董事会、监事会（审计委员会）、经理层",
		Provisions: []Provision{stateArticle("第十四条").seen(fourteenSource)}},
	{ID: "A-14", Topic: "双向交流", Level: Note, Title: "党委书记、董事长一般由一人担任，党员总经理担任副书记；董事长由上级企业领导人员兼任的，书记可由党员总经理担任或者单独配备；" +
		"非独立法人企业书记和总经理分设的，书记一般担任副总经理；中央企业配备专职副书记（一般进入董事会且不在经理层任职），规模较大的所属企业和地方国有企业可以配备；纪检负责人一般不兼任其他职务，确需兼任的须经上级党组织批准",
		Provisions: []Provision{stateArticle("第十四条").at(fourteenSource)}},
	{ID: "A-20", Topic: "双向交流", Level: Warn, Title: "严格落实同职级、同待遇政策，推动党务工作人员与其他经营管理人员双向交流",
		Provisions: []Provision{stateArticle("第三十六条")}},
	{ID: "D-05", Topic: "双向交流", Level: Note, Title: "须登记董事会、经理层任职，否则双向进入、交叉任职无法核查", Provisions: ownCheck},
}

// fourteenSource holds 国企条例第十三条、第十四条 whole.
const fourteenSource = "gxrzs.yfsoft.com.cn/108874.html"

func checkExchanges(c *checker) {
	var appointments gap
	for _, e := range c.book.ScopeTree() {
		top, ok := model.TopOrganization(c.book, e.ID)
		if !ok || top.Temporary || !e.Ownership.Covered() {
			continue
		}
		k := newCross(c, e, top)
		if !e.LegalPerson {
			k.checkBranchCompany()
			continue
		}
		appointments.ask(e, len(k.appointments) > 0)
		if len(k.appointments) > 0 {
			k.check()
		}
	}
	appointments.report(c, "D-05", "未登记董事会、经理层任职，双向进入、交叉任职无法核查，请补登。")
	c.checkMoves()
}

// cross is one enterprise's leading people under the rules.
type cross struct {
	*checker
	e            model.Enterprise
	top          model.Organization
	appointments []*model.Appointment
	rows         map[string]model.CrossRow // by person
	totals       model.CrossTotals
	secretary    string // person; empty if none or several
}

func newCross(c *checker, e model.Enterprise, top model.Organization) *cross {
	k := &cross{checker: c, e: e, top: top, appointments: model.ActiveAppointments(c.book, e.ID), rows: map[string]model.CrossRow{}}
	rows := model.CrossMatrix(c.book, e.ID)
	k.totals = model.SumCross(rows)
	secretaries := 0
	for _, r := range rows {
		k.rows[r.PersonID] = r
		if slices.Contains(r.Party, model.Secretary) {
			k.secretary = r.PersonID
			secretaries++
		}
	}
	if secretaries > 1 {
		k.secretary = "" // A-07 speaks of that
	}
	return k
}

func (k *cross) check() {
	if k.top.Type != model.Committee {
		k.checkCollectiveLeader()
		return
	}
	k.checkEntry()
	k.checkChair()
	for _, a := range k.appointments {
		k.checkManager(a)
		k.checkFullDeputy(a)
		k.checkDisciplineHead(a)
	}
	k.checkCentralDeputy()
}

// holder is the first current appointment to one of the posts.
func (k *cross) holder(posts ...model.OrganPost) *model.Appointment {
	for _, a := range k.appointments {
		if slices.Contains(posts, a.Post) {
			return a
		}
	}
	return nil
}

// checkEntry: nobody of the committee sits in any other body.
func (k *cross) checkEntry() {
	if k.totals.Party > 0 && k.totals.BothWays == 0 {
		k.report("A-13", "", organizationSubject(&k.top), day.Day{}, fmt.Sprintf("%s班子成员%d人，均未在董事会、监事会（审计委员会）、经理层任职，请研究推进双向进入、交叉任职。",
			k.top.Name, k.totals.Party))
	}
}

// checkChair: secretary and chairman, or sole director, are generally one person.
func (k *cross) checkChair() {
	chair := k.holder(model.Chairman)
	if k.e.BoardForm == model.SoleDirector || chair == nil && k.e.BoardForm == "" {
		chair = k.holder(model.SoleDirectorPost)
	}
	switch {
	case k.e.BoardForm == model.NoBoard:
	case chair == nil:
		k.report("D-05", "", enterpriseSubject(&k.e), day.Day{}, fmt.Sprintf("%s未登记现任%s，无法核查与党委书记是否由一人担任，请补登。", k.e.Name, k.chairName()))
	case k.secretary != "" && chair.PersonID != k.secretary && chair.Reason == "" && !k.fromParent(chair.PersonID):
		k.report("A-14", "", k.appointment(chair), day.Day{}, fmt.Sprintf("%s党委书记（%s）与%s（%s）不由一人担任，一般应由一人担任，确有特殊情况的请登记例外理由。", k.e.Name,
			k.book.PersonName(k.secretary), chair.Post, k.book.PersonName(chair.PersonID)))
	}
}

// fromParent reports a leader of the enterprise above, who may be chairman here while
// another is secretary.
func (k *cross) fromParent(person string) bool {
	if k.e.ParentID == "" {
		return false
	}
	return slices.ContainsFunc(model.CrossMatrix(k.book, k.e.ParentID), func(r model.CrossRow) bool { return r.PersonID == person })
}

// checkBranchCompany is A-14 on an enterprise that is no legal person: where secretary
// and manager are two people, the secretary is generally a deputy manager and a
// manager who is a Party member deputy secretary. One with a board is a legal person
// of which that is not recorded.
func (k *cross) checkBranchCompany() {
	manager := k.holder(model.GeneralManager)
	board := slices.ContainsFunc(k.appointments, func(a *model.Appointment) bool { return a.Organ == model.BoardOrgan })
	if k.top.Type != model.Committee || manager == nil || board || k.e.BoardForm == model.FullBoard || k.e.BoardForm == model.SoleDirector {
		return
	}
	k.checkManager(manager)
	if k.secretary == "" || k.secretary == manager.PersonID || slices.Contains(k.rows[k.secretary].Management, model.DeputyManager) {
		return
	}
	for _, a := range k.appointments {
		if a.PersonID == k.secretary && a.Reason != "" {
			return
		}
	}
	k.report("A-14:branch", "", organizationSubject(&k.top), day.Day{},
		fmt.Sprintf("%s不是独立法人，党委书记%s与总经理%s分设，书记一般应当担任副总经理，请核实任职登记。", k.e.Name,
			k.book.PersonName(k.secretary), k.book.PersonName(manager.PersonID)))
}

func (k *cross) chairName() string {
	if k.e.BoardForm == model.SoleDirector {
		return "执行董事（董事）"
	}
	return "董事长"
}

func (k *cross) appointment(a *model.Appointment) subject {
	return subject{*a, k.book.PersonName(a.PersonID)}
}

// checkManager: a general manager who is a Party member is deputy secretary.
func (k *cross) checkManager(a *model.Appointment) {
	p, ok := model.Find[model.Person](k.book, a.PersonID)
	if a.Post != model.GeneralManager || a.Reason != "" || !ok || !p.StatusOn(k.asOf).Member() {
		return
	}
	for _, post := range k.rows[a.PersonID].Party {
		if post == model.Secretary || post == model.DeputySecretary || post == model.FullDeputy {
			return
		}
	}
	k.report("A-14:manager", "", k.appointment(a), day.Day{}, fmt.Sprintf("%s总经理%s是党员，未任%s副书记，一般应担任副书记，确有特殊情况的请登记例外理由。", k.e.Name, p.Name,
		k.top.Name))
}

func (k *cross) checkFullDeputy(a *model.Appointment) {
	if a.Organ == model.ManagementOrgan && k.rows[a.PersonID].FullDeputy && a.Reason == "" {
		k.report("A-14:deputy", "", k.appointment(a), day.Day{}, fmt.Sprintf("%s专职副书记%s兼任%s，专职副书记一般不在经理层任职，确有特殊情况的请登记例外理由。", k.top.Name,
			k.book.PersonName(a.PersonID), a.Post))
	}
}

// checkDisciplineHead: who leads discipline inspection generally holds no other
// office; if it must be, the superior approves. Where several posts are held, each is
// an appointment of its own.
func (k *cross) checkDisciplineHead(a *model.Appointment) {
	if slices.Contains(k.rows[a.PersonID].Party, model.DisciplineHead) && a.ApprovalDocument == "" {
		k.report("A-14:discipline", "", k.appointment(a), day.Day{}, fmt.Sprintf("%s纪委书记%s兼任%s%s，纪检负责人一般不兼任其他职务，确需兼任的须报经上级党组织批准，请登记兼职批准文号。",
			k.top.Name, k.book.PersonName(a.PersonID), a.Organ, a.Post))
	}
}

// checkCentralDeputy: a central enterprise has a full-time deputy secretary, who
// generally sits on the board. Those below it and local ones may have one.
func (k *cross) checkCentralDeputy() {
	if !k.e.Central(k.book) {
		return
	}
	if k.totals.FullDeputies == 0 {
		k.report("A-14:central", "", organizationSubject(&k.top), day.Day{}, k.top.Name+"未登记专职副书记，中央企业党委应当配备专职副书记，请配备或者补登。")
		return
	}
	if k.e.BoardForm != model.FullBoard {
		return
	}
	for _, m := range model.ActiveCommittee(k.book, k.top.ID) {
		if m.Post == model.FullDeputy && len(k.rows[m.PersonID].Board) == 0 {
			name := k.book.PersonName(m.PersonID)
			k.report("A-14:board", "", subject{*m, name}, day.Day{}, fmt.Sprintf("%s专职副书记%s未进入董事会，一般应当进入董事会，请通过法定程序办理。", k.top.Name, name))
		}
	}
}

// checkCollectiveLeader: where a branch or general branch checks major matters
// a leading Party member is generally its secretary.
func (k *cross) checkCollectiveLeader() {
	if k.secretary == "" || !k.collective(&k.e) {
		return
	}
	r := k.rows[k.secretary]
	if len(r.Board)+len(r.Management) > 0 {
		return
	}
	k.reportAt(Note, "A-16:leader", "", organizationSubject(&k.top), day.Day{},
		fmt.Sprintf("%s书记%s未在董事会、经理层任职，一般应由企业党员负责人担任书记，请核实。", k.top.Name,
			k.book.PersonName(k.secretary)))
}

// checkMoves holds each recorded move against A-20, and the year's moves
// together: an exchange has two directions.
func (c *checker) checkMoves() {
	scope := c.scope()
	year := map[model.Direction]int{}
	moves := model.Everywhere[model.Exchange](c.book)
	for i := range moves {
		m := &moves[i]
		if !scope[m.EnterpriseID] || !c.happened(m.Day) {
			continue
		}
		c.checkMove(m)
		if m.Day.Year() == c.asOf.Year() {
			year[m.Direction]++
		}
	}
	c.checkDirections(year)
}

func (c *checker) checkMove(m *model.Exchange) {
	name := c.book.PersonName(m.PersonID)
	s := subject{*m, name}
	what := fmt.Sprintf("%s于%s由%s%s交流任%s%s", name, m.Day.Chinese(), m.FromUnit, m.FromPost, m.ToUnit, m.ToPost)
	switch from, to := m.FromRank.Order(), m.ToRank.Order(); {
	case from == 0 || to == 0:
		c.reportAt(Note, "A-20:unknown", "", s, day.Day{}, what+"，原职级或者现职级未登记，无法核查是否同职级，请补登。")
	case to > from:
		c.report("A-20", "", s, day.Day{}, fmt.Sprintf("%s，职级由%s变为%s，低于原职级，请按同职级政策核实处理。", what, m.FromRank, m.ToRank))
	}
	switch m.SamePay {
	case model.CheckedYes:
		// a lower rank has its lower pay
		if from, to := m.FromRank.Order(), m.ToRank.Order(); to <= from && model.PayFell(m.FromPay, m.ToPay) {
			c.report("A-20:pay", "", s, day.Day{}, fmt.Sprintf("%s，薪酬等级由%s变为%s，低于原等级，登记为待遇执行同级标准，请按同待遇政策核实。", what, m.FromPay, m.ToPay))
		}
	case model.CheckedNo:
		c.report("A-20:pay", "", s, day.Day{}, what+"，待遇未执行同级标准，请按同待遇政策落实。")
	default:
		c.reportAt(Note, "A-20:unknown", "", s, day.Day{}, what+"，待遇是否执行同级标准未核查，请核查登记。")
	}
}

// checkDirections notes a year whose moves, two or more, all go one way.
func (c *checker) checkDirections(year map[model.Direction]int) {
	root, ok := c.root()
	if !ok {
		return
	}
	for _, d := range []model.Direction{model.PartyToManagement, model.ManagementToParty} {
		if n := year[d]; n >= 2 && len(year) == 1 {
			c.reportAt(Note, "A-20:direction", "", enterpriseSubject(root), day.Day{},
				fmt.Sprintf("%d年登记交流%d人次，均为%s单向交流，请推动双向交流。", c.asOf.Year(),
					n, d))
		}
	}
}
