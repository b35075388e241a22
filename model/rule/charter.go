package rule

// Charters and prior review: what a charter must say, how far its revision has
// come, and the order of the Party meeting and the deciding meeting (国企条例第十三
// 条、第十五条; 国资发改革规〔2020〕86号; DOMAIN A-12, A-12a, A-15, A-16).

import (
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/charter"
	"partyledger/model/day"
)

var charterRules = []Rule{
	{ID: "A-12", Topic: "章程", Level: Warn, Title: "党建工作要求写入公司章程，写明党组织的职责权限、机构设置、运行机制、基础保障，明确前置程序",
		Provisions: []Provision{
			{Edition: charterEdition, Document: "《国有企业公司章程制定管理办法》（国资发改革规〔2020〕86号）", Article: "第九条",
				Source: "http://www.cmzc-china.com/news/shownews.php?id=370"},
			stateArticle("第十三条").seen(fourteenSource)}},
	{ID: "A-15", Topic: "章程", Level: Warn, Title: "重大经营管理事项须经党委前置研究讨论后，再由董事会或者经理层作出决定，并制定事项清单",
		Provisions: []Provision{stateArticle("第十五条")}},
	{ID: "A-16", Topic: "章程", Level: Warn, Title: "有人财物重大事项决策权且不设党委的独立法人企业，由党支部（党总支）对重大事项集体研究把关，一般由党员负责人担任书记和委员",
		Provisions: []Provision{stateArticle("第十五条").seen("cmanager.51hrc.cn/article/1054939；wenda.12371.cn（tid=647032）")}},
	{ID: "D-07", Topic: "章程", Level: Note, Title: "章程修订各步骤的日期应当先后有序", Provisions: ownCheck},
}

func checkCharters(c *checker) {
	for _, e := range c.book.ScopeTree() {
		if e.Ownership.Covered() {
			c.checkCharter(&e)
			c.checkMatters(&e)
		}
	}
	scope := c.scope()
	reviews := model.Everywhere[model.PriorReview](c.book)
	for i := range reviews {
		if scope[reviews[i].EnterpriseID] {
			c.checkReview(&reviews[i])
		}
	}
}

// checkCharter tells one enterprise what still stands between it and a charter
// that counts as written.
func (c *checker) checkCharter(e *model.Enterprise) {
	r := model.CharterStatus(c.book, e.ID)
	if !r.Has {
		c.report("A-12:none", stateEdition, enterpriseSubject(e), day.Day{}, e.Name+"未登记公司章程，党建工作要求是否写入章程无法核查，请启动章程修订或者补登。")
		return
	}
	k := charterCheck{c, e, r, subject{r.Charter, e.Name + "章程" + bracket(r.Charter.Version)}}
	switch {
	case r.Written:
		k.proposals()
	case r.State == model.CharterNotStarted:
		k.schedule("尚未启动修订", "请启动修订")
	case r.State == model.CharterFiling:
		k.schedule(fmt.Sprintf("已于%s批准，尚未登记市场监管备案", r.Charter.ShareholderDay.Chinese()), "请抓紧备案")
		k.adopted()
	case r.State == model.CharterDone:
		k.adopted()
	default:
		k.schedule("修订处于“"+string(r.State)+"”阶段", "请抓紧推进")
	}
	k.items()
	k.order()
}

// items speaks of what the full text does not say although clauses fill every
// element: a clause on pay stands for none on funds.
func (k charterCheck) items() {
	if k.gaps() != "" || k.r.Confirmed == 0 {
		return
	}
	missing, doubtful := charter.Sum(charter.ItemsOf(k.book, k.r))
	if len(missing) == 0 {
		return
	}
	also := ""
	if len(doubtful) > 0 {
		also = "；是否写明" + strings.Join(doubtful, "、") + "存疑"
	}
	k.reportAt(Note, "A-12:items", stateEdition, k.s, day.Day{}, fmt.Sprintf("%s逐项核对全文，没有找到%d项内容：%s%s，请对照原文核实，确未写明的在下次修订时补充。", k.s.name,
		len(missing), strings.Join(missing, "、"), also))
}

func bracket(s string) string {
	if s == "" {
		return ""
	}
	return "（" + s + "）"
}

// charterCheck is one enterprise's charter under the rules.
type charterCheck struct {
	*checker
	e *model.Enterprise
	r model.CharterResult
	s subject
}

// schedule speaks of a revision that is not approved: late, due soon, or without
// a planned day. What is planned and not yet due is no fault.
func (k charterCheck) schedule(where, what string) {
	planned := k.r.Charter.PlannedDay
	reason := ""
	if k.r.Charter.Reason != "" {
		reason = "，登记的未完成原因为：" + strings.TrimRight(k.r.Charter.Reason, "。")
	}
	switch {
	case planned.IsZero() && k.r.State == model.CharterNotStarted:
		k.report("A-12:start", stateEdition, k.s, day.Day{}, fmt.Sprintf("%s%s，也未登记计划完成日期%s，%s并登记计划完成日期。", k.s.name, where, reason, what))
	case planned.IsZero():
		k.reportAt(Note, "A-12:plan", stateEdition, k.s, day.Day{},
			fmt.Sprintf("%s%s，未登记计划完成日期%s，%s并登记计划完成日期。", k.s.name, where, reason, what))
	default:
		last := planned.Last()
		k.overdue("A-12", stateEdition, k.s, last,
			fmt.Sprintf("%s%s，计划于%s完成，已逾期%d天%s，%s。", k.s.name, where, planned.Chinese(), k.asOf.Sub(last), reason, what),
			fmt.Sprintf("%s%s，计划于%s完成，%s%s，%s。", k.s.name, where, planned.Chinese(), k.days(last), reason, what))
	}
	if k.r.State != model.CharterFiling {
		k.draft()
	}
}

// draft warns of gaps while they can still be closed before the vote.
func (k charterCheck) draft() {
	drafted := k.happened(k.r.Charter.DraftedDay) && k.r.Confirmed > 0
	if gaps := k.gaps(); drafted && gaps != "" {
		k.reportAt(Note, "A-12:unknown", stateEdition, k.s, day.Day{},
			fmt.Sprintf("%s草案已登记的条款%s，请在提交审议前补充%s。", k.s.name, gaps, k.pending()))
	}
}

// adopted speaks of a charter past the vote: it may lack the approval's day, or
// clauses, which only another revision can bring.
func (k charterCheck) adopted() {
	var faults []string
	if !k.happened(k.r.Charter.ShareholderDay) {
		faults = append(faults, "已登记备案，未登记股东会（出资人）批准日期")
	}
	if gaps := k.gaps(); gaps != "" {
		faults = append(faults, gaps)
	}
	if len(faults) > 0 {
		k.report("A-12:gaps", stateEdition, k.s, day.Day{}, fmt.Sprintf("%s%s%s，不计入已写入章程，请补充完善。", k.s.name, strings.Join(faults, "；"),
			k.pending()))
	}
}

// gaps names what the confirmed clauses lack; empty if nothing.
func (k charterCheck) gaps() string {
	var lacks []string
	for _, q := range k.r.Missing {
		name := string(q.Element)
		if q.Phase != "" {
			name += "·" + string(q.Phase)
		}
		lacks = append(lacks, name)
	}
	if k.r.PriorNeeded && len(k.r.Prior) == 0 {
		lacks = append(lacks, "前置程序条款")
	}
	if len(lacks) == 0 {
		return ""
	}
	return fmt.Sprintf("缺少%d项内容：%s", len(lacks), strings.Join(lacks, "、"))
}

// pending says that proposed clauses count for nothing until confirmed.
func (k charterCheck) pending() string {
	if k.r.Proposed == 0 {
		return ""
	}
	return fmt.Sprintf("（另有%d条由程序提出、待确认的条款，未计入）", k.r.Proposed)
}

func (k charterCheck) proposals() {
	if k.r.Proposed > 0 {
		k.reportAt(Note, "A-12:unknown", stateEdition, k.s, day.Day{},
			fmt.Sprintf("%s有%d条由程序提出、待确认的条款，请逐条核对，予以确认或者标为不采用。", k.s.name, k.r.Proposed))
	}
}

// order holds the revision's steps against each other. The Party meeting comes
// before the board's: a charter is a matter for prior review like any other.
func (k charterCheck) order() {
	c := k.r.Charter
	if k.r.PriorNeeded && k.happened(c.BoardDay) {
		switch {
		case c.PartyDay.IsZero():
			k.report("A-15", "", k.s, day.Day{}, fmt.Sprintf("%s已于%s经董事会审议，未登记党委会前置研究日期，请核实补登。", k.s.name, c.BoardDay.Chinese()))
		case c.PartyDay.First().After(c.BoardDay.Last()):
			k.report("A-15:reversed", "", k.s, day.Day{},
				fmt.Sprintf("%s党委会前置研究（%s）晚于董事会审议（%s），前置程序倒置，请核实。", k.s.name, c.PartyDay.Chinese(),
					c.BoardDay.Chinese()))
		}
	}
	steps := []struct {
		name string
		day  day.Day
	}{{"启动", c.StartedDay}, {"起草完成", c.DraftedDay}, {"董事会审议", c.BoardDay}, {"股东会（出资人）批准", c.ShareholderDay}, {"市场监管备案", c.FiledDay}}
	last := steps[0]
	for _, s := range steps[1:] {
		if s.day.IsZero() {
			continue
		}
		if !last.day.IsZero() && s.day.Last().Before(last.day.First()) {
			k.report("D-07", "", k.s, day.Day{}, fmt.Sprintf("%s的%s日期（%s）早于%s日期（%s），请核对。", k.s.name, s.name, s.day.Chinese(), last.name,
				last.day.Chinese()))
			return
		}
		last = s
	}
}

// collective reports that the enterprise works by A-16: no Party committee, a
// legal person of its own with power over its people, money and things.
func (c *checker) collective(e *model.Enterprise) bool {
	top, ok := model.TopOrganization(c.book, e.ID)
	return ok && top.Type != model.Committee && e.LegalPerson && e.MajorPower && e.Ownership.Covered()
}

// checkMatters asks an enterprise with a Party committee for its list of matters
// and for every group of A-15 in it.
func (c *checker) checkMatters(e *model.Enterprise) {
	top, ok := model.TopOrganization(c.book, e.ID)
	if !ok || top.Type != model.Committee {
		return
	}
	has := map[model.MatterCategory]bool{}
	for _, m := range model.Owned[model.ReviewMatter](c.book, e.ID) {
		if (m.Day.IsZero() || c.happened(m.Day)) && (m.Ended.IsZero() || m.Ended.After(c.asOf)) {
			has[m.Category] = true
		}
	}
	if len(has) == 0 {
		c.report("A-15:list", "", enterpriseSubject(e), day.Day{}, fmt.Sprintf("%s设立党委，未登记重大经营管理事项前置研究讨论清单，请制定清单或者补登。", e.Name))
		return
	}
	var lacks []string
	for _, m := range model.MatterCategory("").Choices() {
		if !has[model.MatterCategory(m)] && model.MatterCategory(m) != model.MatterOther {
			lacks = append(lacks, m)
		}
	}
	if len(lacks) > 0 {
		c.reportAt(Note, "A-15:partial", "", enterpriseSubject(e), day.Day{},
			fmt.Sprintf("%s前置研究讨论清单未列%d类事项%s，请核对是否遗漏。", e.Name, len(lacks),
				quoted(lacks)))
	}
}

// checkReview holds one recorded matter against where there is no
// committee.
func (c *checker) checkReview(r *model.PriorReview) {
	e, ok := model.Find[model.Enterprise](c.book, r.EnterpriseID)
	if !ok || !e.Ownership.Covered() {
		return
	}
	collective := c.collective(&e)
	ruleID, party := "A-15", "党委会"
	if collective {
		ruleID, party = "A-16", "党组织会议"
	}
	s := subject{*r, e.Name + "“" + r.Matter + "”"}
	decider := "决策会议"
	if r.DecisionBody != "" {
		decider = string(r.DecisionBody)
	}
	switch r.Order(c.asOf) {
	case model.ReviewUnstudied:
		c.report(ruleID, "", s, day.Day{}, fmt.Sprintf("%s已于%s由%s决定，未登记%s日期，请核实是否经过研究并补登。", s.name, r.DecisionDay.Chinese(), decider,
			party))
	case model.ReviewReversed:
		c.report(ruleID+":reversed", "", s, day.Day{},
			fmt.Sprintf("%s的%s（%s）晚于%s会议（%s），程序倒置，请核实。", s.name, party, r.PartyDay.Chinese(), decider,
				r.DecisionDay.Chinese()))
	}
	top, hasTop := model.TopOrganization(c.book, e.ID)
	switch {
	case collective && r.Mode == model.PriorDiscussion:
		c.report("A-16:mode", "", s, day.Day{}, fmt.Sprintf("%s不设党委（现为%s），%s的研究方式登记为“前置研究讨论”，应为“集体研究把关”，请更正。", e.Name, top.Type,
			"“"+r.Matter+"”"))
	case hasTop && top.Type == model.Committee && r.Mode == model.CollectiveCheck:
		c.reportAt(Note, "A-15:mode", "", s, day.Day{},
			fmt.Sprintf("%s设立党委，%s的研究方式登记为“集体研究把关”，应为“前置研究讨论”，请核对。", e.Name, "“"+r.Matter+"”"))
	}
}
