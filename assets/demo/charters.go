package demo

// Charters at every step of revision, their Party clauses, the lists of matters
// for prior review and what was reviewed.

import (
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// charterSteps is how many of the steps (起草, 前置, 董事会, 股东会, 备案) are done,
// by the unit's turn; -1 = planned but not begun.
var charterSteps = map[int]int{3: 4, 9: 3, 14: 5, 16: 2, 19: 1, 24: 4, 26: 3, 29: 1, 31: 2, 33: 4, 36: 0, 38: -1}

// fullTexts is the units whose charters are kept article by article: all have a
// board with an audit committee, of which the text speaks.
var fullTexts = map[int]bool{0: true, 1: true, 3: true, 4: true, 7: true, 30: true}

// addCharters gives every covered enterprise its charter.
func (w *world) addCharters() {
	s := newStream("charters")
	turn := 0
	for i, u := range w.units {
		if !u.Ownership.Covered() {
			continue
		}
		steps, has := charterSteps[turn%40]
		if !has {
			steps = 5
		}
		if turn%9 == 5 {
			w.addOldCharter(s, u)
		}
		c := w.addCharter(s, u, steps)
		if steps >= 1 {
			w.addClauses(s, u, c, steps)
		}
		if fullTexts[i] {
			w.addArticles(u, c)
		}
		turn++
	}
}

// addOldCharter is the version of 2019, which the present one replaced.
func (w *world) addOldCharter(s *stream, u *unit) {
	start := s.later(day.Of(2019, 3, 1), 0, 120)
	c := w.charterWalk(s, u, start, 5)
	c.Version, c.Superseded = "2019年修订", c.FiledDay.AddMonths(72)
	c.Note = "已由后一版本替代"
	for i, r := range model.CharterRequirements()[:3] {
		w.addClause(u, c, i, r, "第"+model.ChineseNumber(12+i)+"条", "")
	}
}

func (w *world) addCharter(s *stream, u *unit, steps int) *model.Charter {
	start := s.later(day.Of(2025, 6, 10), 0, 240) // done by the autumn of 2026
	if steps < 5 {
		start = s.earlier(AsOf, 40+steps*35, 60+steps*40)
	}
	c := w.charterWalk(s, u, start, steps)
	if steps < 5 {
		c.PlannedDay = pick(s, []day.Day{day.Of(2026, 12, 31), day.Of(2027, 3, 31), day.Of(2027, 6, 30)})
		c.Reason = pick(s, []string{"与公司治理结构调整一并修订，正在征求股东意见", "因注册资本变更需重新履行程序", "审计委员会设置方案待出资人批复"})
	}
	return c
}

// charterWalk is a charter that began on a day and has taken so many steps.
func (w *world) charterWalk(s *stream, u *unit, start day.Day, steps int) *model.Charter {
	c := w.charters.add(model.Charter{ID: w.charters.id(), EnterpriseID: u.ID, Version: padded(start.Year(), 4) + "年修订"})
	if steps < 0 {
		c.Version = "2026年修订"
		return c
	}
	c.StartedDay = start
	at := start
	next := func() day.Day { at = s.later(at, 20, 32); return at }
	if steps >= 1 {
		c.DraftedDay = next()
		c.DraftDocument = w.firmPaper(u, c.DraftedDay)
	}
	if steps >= 2 {
		c.PartyDay = next()
		c.PartyDocument = w.paper(u.ShortName+"党会纪", c.PartyDay)
	}
	if steps >= 3 {
		c.BoardDay = next()
		c.BoardDocument = w.paper(u.ShortName+"董决", c.BoardDay)
	}
	if steps >= 4 {
		c.ShareholderDay = next()
		c.ShareholderDocument = w.paper(issuerOf(u)+"资复", c.ShareholderDay)
	}
	if steps >= 5 {
		c.FiledDay = next()
		c.FiledDocument = w.paper("某市监备", c.FiledDay)
	}
	return c
}

func issuerOf(u *unit) string {
	if u.parent == nil {
		return "某国"
	}
	return u.parent.ShortName
}

// clauseWords is what a clause says of a requirement: one wording for
// committees, one for branches, which check together and do not review first.
type clauseWords struct {
	text, branchText, authority, ways string
}

var clauseTexts = map[string]clauseWords{
	"foundation": {
		"公司根据《中国共产党章程》规定，设立中国共产党的组织，开展党的活动，建立党的工作机构，配齐配强党务工作人员，保障党组织的工作经费。", "",
		"在公司设立党的组织、开展党的活动", "建立党的工作机构，配备党务工作人员，保障工作经费"},
	"powers-decision": {
		"公司重大经营管理事项须经党委前置研究讨论后，再由董事会或者经理层作出决定。党委把方向、管大局、保落实，依照规定讨论和决定公司重大事项。",
		"公司党支部对人财物重大事项进行集体研究把关，支部书记和委员按照个人参与和集体研究把关相结合的方式参与决策。",
		"讨论和决定公司重大事项，对重大经营管理事项前置研究讨论", "召开党组织会议，集体讨论，形成书面意见"},
	"mechanism-decision": {
		"公司制定党委前置研究讨论重大经营管理事项清单和党委议事规则，明确前置程序；坚持和完善双向进入、交叉任职的领导体制，符合条件的党委班子成员可以通过法定程序进入董事会、经理层，董事会、经理层成员中符合条件的党员可以依照有关规定和程序进入党委。",
		"公司制定党支部集体研究把关事项清单和议事规则，重大事项先由党支部集体研究把关，作为决策的前置程序；坚持双向进入、交叉任职，由党员负责人担任党支部书记和委员。",
		"明确前置程序和议事规则，实行双向进入、交叉任职", "制定事项清单，党组织书记与董事长（执行董事）一般由一人担任"},
	"powers-execution": {
		"党组织支持董事会、经理层依法行使职权，坚持党管干部、党管人才原则，推动党中央决策部署和上级党组织决议在公司贯彻落实。", "",
		"支持董事会、经理层依法行使职权，党管干部、党管人才", "督促决议落实，开展干部选拔任用和人才工作"},
	"powers-supervision": {
		"公司设立纪检机构或者明确纪检委员，履行全面从严治党主体责任和监督责任，加强对公司领导人员的监督；健全以职工代表大会为基本形式的民主管理制度，支持职工民主监督。", "",
		"全面从严治党，监督领导人员履职用权", "日常监督、专项检查，职工代表大会民主监督"},
	"structure": {
		"公司设立党委，由书记、副书记和委员组成，设党群工作部等工作机构。党组织机构设置、人员编制纳入公司管理机构和编制。",
		"公司设立党支部，由书记和委员组成，明确党务工作承办部门。党组织机构设置、人员编制纳入公司管理机构和编制。",
		"确定党组织类型、班子人数和工作机构", "纳入公司管理机构和编制，可与职能相近的部门合署办公"},
	"safeguard": {
		"党组织工作经费纳入公司预算，从公司管理费用中列支，按上年度职工工资总额百分之一的比例安排；公司为党组织活动提供必要的人员和场所。", "",
		"经费、人员、阵地保障", "纳入年度预算，据实列支"},
}

// addClauses gives the clauses of A-12a and, in some charters, more of them that
// the program proposed and nobody has confirmed.
func (w *world) addClauses(s *stream, u *unit, c *model.Charter, steps int) {
	for i, r := range model.CharterRequirements() {
		w.addClause(u, c, i, r, "第"+model.ChineseNumber(partyArticle+i)+"条", "第五章 党的组织")
	}
	if steps < 5 || s.chance(20) {
		x := w.addClause(u, c, 7, model.CharterRequirements()[2], "第"+model.ChineseNumber(partyArticle+9)+"条", "第六章 董事会")
		x.Text = "董事会决定公司重大问题，应当事先听取公司党组织的意见。"
		x.Proposed, x.Prior, x.Why = true, false, "条文含“听取公司党组织的意见”"
	}
}

// partyArticle is where the Party chapter begins in the full texts.
const partyArticle = 12

func (w *world) addClause(u *unit, c *model.Charter, i int, r model.Requirement, article, chapter string) *model.Clause {
	words := clauseTexts[r.ID]
	return w.clauses.add(model.Clause{ID: w.clauses.id(), CharterID: c.ID, Chapter: chapter, Number: article, Element: r.Element,
		Phase: r.Phase,
		Text:  words.of(u), Authority: words.authority, Ways: words.ways, Prior: r.ID == "mechanism-decision", Order: i + 1})
}

func (c clauseWords) of(u *unit) string {
	if c.branchText != "" && u.top.Type != model.Committee {
		if u.top.Type == model.GeneralBranch {
			return strings.ReplaceAll(c.branchText, "党支部", "党总支")
		}
		return c.branchText
	}
	return c.text
}

// matterList is the usual list of matters, by the groups of A-15.
var matterList = []struct {
	category model.MatterCategory
	matter   string
	small    bool // also on the list of an enterprise without a committee
}{
	{model.MatterStrategy, "贯彻落实党中央决策部署和上级党组织决定的重大举措", true},
	{model.MatterStrategy, "服务本地发展战略、承担保供任务的重大安排", false},
	{model.MatterPlanning, "中长期发展规划、年度经营计划和重要改革方案", true},
	{model.MatterPlanning, "年度财务预算、决算方案", false},
	{model.MatterCapital, "资产重组、产权转让、资本运作中的原则性方向性问题", true},
	{model.MatterCapital, "限额以上投资、融资、担保和大额资金使用", false},
	{model.MatterOrg, "内部管理机构的设置和调整", false},
	{model.MatterOrg, "重要规章制度的制定和修改", true},
	{model.MatterSafety, "安全生产、维护稳定、生态环保的重大措施", true},
	{model.MatterSafety, "职工薪酬分配、劳动保护等涉及职工权益的重大事项", false},
	{model.MatterOther, "其他需要党组织研究的重大经营管理事项", true},
}

// addMatters gives each covered enterprise its list.
func (w *world) addMatters() {
	s := newStream("matters")
	for _, u := range w.units {
		if !u.Ownership.Covered() {
			continue
		}
		issued := s.later(day.Of(2024, 2, 1), 0, 300)
		paper := w.partyPaper(u, issued)
		for _, m := range matterList {
			if m.small || u.top.Type == model.Committee {
				w.matters.add(model.ReviewMatter{ID: w.matters.id(), EnterpriseID: u.ID, Category: m.category, Matter: m.matter,
					Basis: "《中国共产党国有企业基层组织工作条例（试行）》", Day: issued, Document: paper})
			}
		}
	}
}

// topics are what such meetings spoke of, one list a group of matters.
var topics = map[model.MatterCategory][]string{
	model.MatterStrategy: {"关于落实城市更新重点任务实施方案", "关于保障迎峰度冬工作安排"},
	model.MatterPlanning: {"关于编制“十五五”发展规划", "关于2026年度经营计划和财务预算", "关于深化改革三年任务收官方案"},
	model.MatterCapital:  {"关于实施管网改造项目投资", "关于转让闲置厂房产权", "关于申请银团贷款", "关于增资扩股方案"},
	model.MatterOrg:      {"关于调整内设机构和人员编制", "关于修订投资管理办法", "关于修订采购管理办法"},
	model.MatterSafety:   {"关于安全生产治本攻坚方案", "关于年度工资总额预算和分配办法", "关于防汛应急预案"},
	model.MatterOther:    {"关于年度对外捐赠安排", "关于参与对口帮扶项目"},
}

// addReviews records about eighty matters that were discussed before decisions.
func (w *world) addReviews() {
	s := newStream("reviews")
	lists := map[string][]*model.ReviewMatter{}
	for _, m := range w.matters.all {
		lists[m.EnterpriseID] = append(lists[m.EnterpriseID], m)
	}
	for i, u := range w.units {
		if !u.Ownership.Covered() {
			continue
		}
		for range reviewCount(u, i) {
			w.addReview(s, u, pick(s, lists[u.ID]))
		}
	}
}

func reviewCount(u *unit, i int) int {
	switch {
	case u.parent == nil:
		return 16
	case u.top.Type == model.Committee:
		return 8
	case u.top.Type == model.GeneralBranch:
		return 3
	case i%3 == 0:
		return 1
	}
	return 0
}

func (w *world) addReview(s *stream, u *unit, m *model.ReviewMatter) {
	on := s.later(day.Of(2025, 1, 6), 0, 640)
	r := model.PriorReview{ID: w.reviews.id(), EnterpriseID: u.ID, MatterID: m.ID, Category: m.Category,
		Matter: pick(s, topics[m.Category]),
		Mode:   model.PriorDiscussion, PartyDay: on, PartyDocument: w.paper(u.ShortName+"党会纪", on), PartyOpinion: "同意提交决策",
		DecisionBody: model.ByBoard, DecisionDay: s.later(on, 3, 20)}
	if u.top.Type != model.Committee {
		r.Mode = model.CollectiveCheck
	}
	switch {
	case u.BoardForm != model.FullBoard:
		r.DecisionBody = model.ByManagers
	case s.chance(20):
		r.DecisionBody = model.ByManagers
	}
	if s.chance(15) {
		r.PartyOpinion = "原则同意，补充风险防控措施后提交决策"
	}
	r.DecisionDoc = w.paper(u.ShortName+map[model.DecisionBody]string{model.ByBoard: "董决", model.ByManagers: "经会纪"}[r.DecisionBody],
		r.DecisionDay)
	w.reviews.add(r)
}
