package rule

// Party organisations: their type by the number of members, terms of office,
// committees, temporary and joint ones (国企条例第四至十条; 支部条例第四条).

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

// The names of the limits, as local rules name them.
const (
	remindLimit       = "提前提醒（月）"
	ExtensionLimit    = "延期（月）"
	committeeMost     = "党委委员最多（人）"
	committeeLeast    = "党委委员最少（人）"
	standingMost      = "常委最多（人）"
	standingLeast     = "常委最少（人）"
	wideMost          = "设常委会的党委委员最多（人）"
	wideLeast         = "设常委会的党委委员最少（人）"
	deputyMost        = "副书记最多（人）"
	partyAgeLimit     = "党龄（年）"
	highPartyAgeLimit = "中央企业、省属企业党龄（年）"
	generalMost       = "党总支委员最多（人）"
	generalLeast      = "党总支委员最少（人）"
	branchMost        = "支部委员最多（人）"
	branchMembersMost = "支部党员（人）"
	jointMost         = "覆盖单位（个）"
)

// The numbers of members that ask for a type have no stricter side (a committee
// from 80 members on would be looser and stricter at once), so they are no
// limits; nor is the length of a term, which reports reckon with.
var organizationRules = []Rule{
	{ID: "A-01", Topic: "党组织", Level: Warn, Title: "党员100人以上的设立党委；不足100人确因工作需要设立的，须经上级党组织批准",
		Provisions: []Provision{stateArticle("第四条").seen("https://yunko.cn/doc/a0rjnasmse")}},
	{ID: "A-02", Topic: "党组织", Level: Warn, Title: "党员50人以上、100人以下的设立党总支；不足50人确因工作需要设立的，须经上级党组织批准",
		Provisions: []Provision{stateArticle("第四条")}},
	{ID: "A-03", Topic: "党组织", Level: Warn, Title: "正式党员3人以上的成立党支部；正式党员7人以上的党支部设立支部委员会",
		Provisions: []Provision{branchArticle("第四条、第二十条",
			"http://wdqwzzb.gov.cn/xdjddgw1/cdjysqdzb/contents/131/786.html；uianet.net/dictionary/b1164406.html"), stateArticle("第四条")}},
	{ID: "A-04", Topic: "党组织", Level: Note, Title: "党委每届任期一般为5年，党总支、支部委员会每届任期一般为3年，台账须登记本届选举日期",
		Provisions: []Provision{termOpinion(), branchArticle("第二十一条", branchTermSource), stateArticle("第五条")}},
	{ID: "A-05", Topic: "党组织", Level: Due, Title: "任期届满前6个月，上级党组织一般应当提醒做好换届准备", Limits: []Limit{{remindLimit, model.RemindMonths, false}},
		Provisions: []Provision{reminderArticle()}},
	{ID: "A-06", Topic: "党组织", Level: Warn, Title: "任期届满应当按期换届；延期或者提前换届须报上级党组织批准，期限一般不超过1年", Limits: []Limit{{ExtensionLimit, 12, true}},
		Provisions: []Provision{termOpinion(), {Edition: electionEdition, Document: "《中国共产党基层组织选举工作条例》", Article: "第三条",
			Source: "https://wenda.12371.cn/liebiao.php?mod=viewthread&tid=656062", Verified: true}}},
	{ID: "A-07", Topic: "党组织", Level: Warn, Title: "党委由5至9人组成，最多不超过11人，书记1人、副书记1至2人；设常委会的，常委5至7人、最多9人，委员15至21人；" +
		"委员一般有3年以上党龄，中央企业及其直属企业、省属国有企业的5年以上",
		Limits: []Limit{{committeeLeast, 5, false}, {committeeMost, 11, true}, {standingLeast, 5, false}, {standingMost, 9, true},
			{wideLeast, 15, false}, {wideMost, 21, true},
			{deputyMost, 2, true}, {partyAgeLimit, 3, false}, {highPartyAgeLimit, 5, false}},
		Provisions: []Provision{stateArticle("第六条")}},
	{ID: "A-07a", Topic: "党组织", Level: Warn, Title: "党总支、党支部书记一般应当具有1年以上党龄", Limits: []Limit{{partyAgeLimit, 1, false}},
		Provisions: []Provision{branchArticle("", ""), stateArticle("第六条").at(stateSource)}},
	{ID: "A-08", Topic: "党组织", Level: Warn, Title: "党总支由5至7人组成，最多不超过9人；支部委员会由3至5人组成，一般不超过7人；正式党员不足7人的党支部设书记1人，必要时设副书记1人",
		Limits:     []Limit{{generalLeast, 5, false}, {generalMost, 9, true}, {branchMost, 7, true}},
		Provisions: []Provision{branchArticle("第二十条", branchTermSource), stateArticle("第六条").seen(stateSource)}},
	{ID: "A-09", Topic: "党组织", Level: Note, Title: "党委设立纪委或者纪律检查委员，党总支、支部委员会设立纪律检查委员",
		Provisions: []Provision{stateArticle("第八条").seen(stateSource)}},
	{ID: "A-10", Topic: "党组织", Level: Warn, Title: "临时党组织须经上级党组织批准设立，班子成员由批准其成立的党组织指定；任务结束后及时撤销",
		Provisions: []Provision{branchArticle("", "").at("xuyistation.com"), stateArticle("第十条").at(stateSource)}},
	{ID: "A-41", Topic: "党组织", Level: Warn, Title: "须登记企业性质：国有独资、全资、绝对控股和相对控股并实际控制的适用本条例，参股企业单列",
		Provisions: []Provision{stateArticle("附则")}},
	{ID: "C-01", Topic: "党组织", Level: Note, Title: "党支部党员人数一般不超过50人", Limits: []Limit{{branchMembersMost, 50, true}},
		Provisions: []Provision{branchArticle("第四条", "http://wdqwzzb.gov.cn/xdjddgw1/cdjysqdzb/contents/131/786.html")}},
	{ID: "C-02", Topic: "党组织", Level: Note, Title: "联合党支部覆盖单位一般不超过5个", Limits: []Limit{{jointMost, 5, true}},
		Provisions: []Provision{branchArticle("第二章", "http://bbs1.luoohu.com/thread-3848976-1-1.html；m.sp522.com/detail/19979")}},
	{ID: "D-08", Topic: "党组织", Level: Warn, Title: "企业退出、人员离开后，其党组织和任职记录须随之了结", Provisions: ownCheck},
}

// Where articles of 国企条例 and of 支部条例 on committees and terms were seen.
const (
	stateSource      = "guanshanwenku.com/zuzhidangjian/2024/05/85030_2.html"
	branchTermSource = "m.lawtime.cn/tuwen/618314.html"
)

func termOpinion() Provision {
	return Provision{Edition: termEdition, Document: "《关于党的基层组织任期的意见》", Source: "http://xmz.gov.cn/html/news/shina/2018/0716/7433.html",
		Verified: true}
}

// reminderArticle: the substance was seen in a reprint, the article was not.
func reminderArticle() Provision {
	p := stateArticle("第五条")
	p.Source = "http://m.terrymroczek.com/n1/2021/1227/c422419-32317900.html"
	return p
}

func checkOrganizations(c *checker) {
	scope := c.scope()
	counted := c.anyMember(scope)
	var terms termGap
	list := model.Everywhere[model.Organization](c.book)
	for i := range list {
		o := &list[i]
		if !scope[o.EnterpriseID] || !o.Active(c.asOf) {
			continue
		}
		e, ok := model.Find[model.Enterprise](c.book, o.EnterpriseID)
		switch {
		case !ok:
		case !e.Active(c.asOf):
			c.report("D-08", "", organizationSubject(o), day.Day{}, fmt.Sprintf("%s已于%s退出，所属%s尚未登记撤销，请核实后登记撤销日期。", e.Name,
				e.Ended.Chinese(), o.Name))
		case o.Temporary:
			c.checkTemporary(o)
		default:
			c.checkOrganization(o, &e, counted)
			_, has := model.CurrentTerm(c.book, o.ID)
			terms.ask(o, has)
		}
	}
	for _, e := range c.book.ScopeTree() {
		c.checkOwnership(&e)
		c.checkUnorganized(&e)
	}
	terms.report(c)
}

// anyMember reports that the register carries Party members at all: an office
// that has not entered them yet is not told of every branch that it is empty.
func (c *checker) anyMember(scope map[string]bool) bool {
	for id := range scope {
		if members, _ := c.book.EnterpriseMembers(id); members > 0 {
			return true
		}
	}
	return false
}

func (c *checker) checkOrganization(o *model.Organization, e *model.Enterprise, counted bool) {
	size := orgSize{Organization: o, covered: e.Ownership.Covered()}
	size.members, size.full = c.book.MemberCount(o.ID)
	top, _ := model.TopOrganization(c.book, e.ID)
	size.top = top.ID == o.ID
	if counted {
		c.checkSize(size)
	}
	c.checkJoint(o)
	c.checkTerm(o, size)
	c.checkHead(size)
	// A branch with too few members is told that; its committee comes later.
	if size.covered && (o.Type != model.Branch || counted && size.full >= model.BranchFullMembers) {
		c.checkCommittee(size, e)
	}
}

// orgSize is an organisation with its members on AsOf, those below included.
type orgSize struct {
	*model.Organization
	members, full int
	covered       bool // 国企条例 applies to its enterprise
	top           bool // it leads its enterprise
}

func (s orgSize) count() string {
	return fmt.Sprintf("现有党员%d名（其中正式党员%d名）", s.members, s.full)
}

// checkSize holds the type against the members (A-01 … A-03, C-01). The upward
// side of speaks of enterprises, so a branch within one that has
// grown is told to divide (C-01), and not also to become a general branch.
func (c *checker) checkSize(s orgSize) {
	switch s.Type {
	case model.Committee:
		if s.covered && s.members < model.CommitteeMembers && s.SpecialApproval == "" {
			c.tooFew("A-01", s, "党委", model.CommitteeMembers)
		}
	case model.GeneralBranch:
		switch {
		case !s.covered:
		case s.members >= model.CommitteeMembers:
			c.tooMany("A-01", s, model.CommitteeMembers, "党委")
		case s.members < model.GeneralBranchMembers && s.SpecialApproval == "":
			c.tooFew("A-02", s, "党总支", model.GeneralBranchMembers)
		}
	case model.Branch:
		c.checkBranchSize(s)
	}
}

func (c *checker) checkBranchSize(s orgSize) {
	edition := stateEdition
	if !s.covered {
		edition = branchEdition
	}
	switch {
	case s.full < model.BranchFullMembers:
		c.report("A-03", edition, organizationSubject(s.Organization), day.Day{},
			fmt.Sprintf("%s%s，正式党员不足%d名，不具备单独设立党支部的条件，请核实党员登记，或者与邻近单位组建联合党支部。", s.Name, s.count(), model.BranchFullMembers))
	case s.covered && s.top && s.members >= model.CommitteeMembers:
		c.tooMany("A-01", s, model.CommitteeMembers, "党委")
	case s.covered && s.top && s.members >= model.GeneralBranchMembers:
		c.tooMany("A-02", s, model.GeneralBranchMembers, "党总支")
	case s.members > c.limit("C-01", branchMembersMost):
		c.report("C-01", "", organizationSubject(s.Organization), day.Day{}, fmt.Sprintf("%s%s，超过一般不超过%d人的要求，请研究分设党支部。", s.Name,
			s.count(), c.limit("C-01", branchMembersMost)))
	}
}

func (c *checker) tooFew(ruleID string, s orgSize, word string, need int) {
	instead := "与其他单位联合组建党支部"
	if t := model.SuggestedType(s.members, s.full); t != "" {
		instead = "按人数改设" + string(t)
	}
	c.report(ruleID+":small", stateEdition, organizationSubject(s.Organization), day.Day{},
		fmt.Sprintf("%s%s，不足%d人而设立%s，未登记上级党组织批准文号，请补登批准文号，或者%s。", s.Name, s.count(), need, word, instead))
}

func (c *checker) tooMany(ruleID string, s orgSize, reached int, word string) {
	c.report(ruleID, stateEdition, organizationSubject(s.Organization), day.Day{},
		fmt.Sprintf("%s%s，已达%d人以上，现为%s，请报上级党组织研究设立%s。", s.Name, s.count(), reached, s.Type, word))
}

func (c *checker) checkJoint(o *model.Organization) {
	if most := c.limit("C-02", jointMost); o.JointUnits > most {
		c.report("C-02", "", organizationSubject(o), day.Day{}, fmt.Sprintf("%s联合组建覆盖%d个单位，超过一般不超过%d个的要求，请研究分设或者调整覆盖单位。", o.Name,
			o.JointUnits, most))
	}
}

// checkUnorganized finds an enterprise with members enough and no organisation.
func (c *checker) checkUnorganized(e *model.Enterprise) {
	members, full := c.book.EnterpriseMembers(e.ID)
	if full < model.BranchFullMembers {
		return
	}
	if _, ok := model.TopOrganization(c.book, e.ID); ok {
		return
	}
	edition := stateEdition
	if !e.Ownership.Covered() {
		edition = branchEdition
	}
	c.report("A-03:none", edition, enterpriseSubject(e), day.Day{}, fmt.Sprintf("%s现有党员%d名（其中正式党员%d名），未登记本企业的党组织，请报上级党组织批准设立%s，或者补登党组织。",
		e.Name, members, full, model.SuggestedType(members, full)))
}

func (c *checker) checkOwnership(e *model.Enterprise) {
	if e.Ownership == "" {
		c.report("A-41", "", enterpriseSubject(e), day.Day{}, e.Name+"未登记企业性质，无法判断是否适用国有企业基层组织工作条例，章程、配备和经费均未列入核查，请补登。")
	}
}

func (c *checker) checkTemporary(o *model.Organization) {
	s := organizationSubject(o)
	if o.FoundingDocument == "" {
		c.report("A-10", stateEdition, s, day.Day{}, o.Name+"为临时党组织，未登记上级党组织批准文号，请补登。")
	}
	switch {
	case o.Ended.IsZero():
		c.reportAt(Note, "A-10:end", branchEdition, s, day.Day{}, o.Name+"为临时党组织，未登记撤销日期，任务结束后请及时撤销并登记。")
	case !o.Ended.After(c.ahead):
		c.reportAt(Due, "A-10", branchEdition, s, o.Ended, fmt.Sprintf("临时党组织%s%s撤销，请做好收尾和党员教育管理的衔接。", o.Name, c.soon(o.Ended)))
	}
}
