package rule

// What Party work rests on: places of activity (DOMAIN S-15), training against the
// standards that the office chose (C-08, S-19), talent (S-11). Money is in fund.go.
// A ledger that nobody keeps yet is not asked about.

import (
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// localDemand is the provision of what the source speech asks for: no document of
// the centre's is known to say it in these words.
var localDemand = Provision{Document: "地方国有企业、新兴组织党的建设工作座谈会要求"}

// memberEducation was seen in a retold translation only, of the plan of 2019–2023; the
// hours of the plan that followed were not seen. It stays unverified.
var memberEducation = Provision{Edition: "2019", Document: "《中国共产党党员教育管理工作条例》和《2019－2023年全国党员教育培训工作规划》",
	Source: "https://wodeyuanxiao.com/Educationandtraining/vxwvowpkge.html"}

const supportTopic = "党建保障"

var supportRules = []Rule{
	{ID: "C-08", Topic: supportTopic, Level: Warn, Title: "党员、书记和班子成员每年的教育培训达到本单位启用的标准（规划口径为党员32学时，书记和班子成员56学时、至少1次集中培训）",
		Provisions: []Provision{memberEducation}},
	{ID: "C-08a", Topic: supportTopic, Level: Warn, Title: "新任党组织书记在本单位启用的期限内参加任职培训（规划口径为半年内）",
		Provisions: []Provision{memberEducation}},
	{ID: "C-08b", Topic: supportTopic, Level: Note, Title: "预备期和转正后的期限内一般参加1次集中培训（规划口径为转正后一年内）",
		Provisions: []Provision{memberEducation}},
	{ID: "S-11", Topic: supportTopic, Level: Note, Title: "分析登记人才流失的原因和留才措施，净流失的研究引才留才措施",
		Provisions: []Provision{localDemand}},
	{ID: "S-15", Topic: supportTopic, Level: Warn, Title: "党组织活动场所做到“六有”（场所、设施、标志、党旗、书报、制度）",
		Provisions: []Provision{localDemand}},
	{ID: "S-19", Topic: supportTopic, Level: Warn, Title: "新兴组织党组织书记每年培训不少于7天，新任书记半年内参加任职培训（以本单位启用的标准核查）",
		Provisions: []Provision{localDemand}},
}

func checkSupport(c *checker) {
	c.checkSites()
	c.checkTraining()
	c.checkTalent()
}

// checkSites holds the places in use against the six, and asks for those of the
// enterprises that have recorded none.
func (c *checker) checkSites() {
	if len(model.Everywhere[model.Site](c.book)) == 0 {
		return
	}
	var lacking gap
	for _, e := range c.book.ScopeTree() {
		sites := 0
		for _, s := range model.Owned[model.Site](c.book, e.ID) {
			if s.Active(c.asOf) {
				sites++
				c.checkSite(s)
			}
		}
		if top, ok := model.TopOrganization(c.book, e.ID); ok && !top.Temporary {
			lacking.ask(e, sites > 0)
		}
	}
	lacking.report(c, "S-15:none", "设有党组织，未登记党组织活动场所，请补登；确无场所的请研究落实。")
}

func (c *checker) checkSite(s *model.Site) {
	name := c.book.EnterpriseName(s.EnterpriseID) + "“" + s.Name + "”"
	missing := s.Lacking()
	switch {
	case s.Checked.IsZero():
		c.reportAt(Note, "S-15:unknown", "", subject{*s, name}, day.Day{}, name+"未登记“六有”检查日期，是否齐备无法确定，请检查后登记。")
	case len(missing) > 0:
		c.report("S-15", "", subject{*s, name}, day.Day{}, fmt.Sprintf("%s经%s检查，“六有”缺%d项：%s，请补齐后重新检查登记。", name, s.Checked.Chinese(),
			len(missing), strings.Join(missing, "、")))
	}
}

// checkTalent asks what was done about those who left this year or last, and notes
// where more leave than come.
func (c *checker) checkTalent() {
	scope := c.scope()
	for _, m := range model.Everywhere[model.TalentMove](c.book) {
		if scope[m.EnterpriseID] && m.Direction == model.TalentOut && c.happened(m.Day) && m.Day.Year() >= c.asOf.Year()-1 {
			c.checkLoss(m)
		}
	}
	for _, e := range c.book.ScopeTree() {
		if s := model.TalentOfYear(c.book, e.ID, c.asOf.Year()); s.Balance() < 0 {
			c.report("S-11", "", enterpriseSubject(&e), day.Day{}, fmt.Sprintf("%s%d年引进人才%d人、流失%d人，净流失%d人，请分析原因，研究引才留才措施。", e.Name,
				c.asOf.Year(), s.In, s.Out, -s.Balance()))
		}
	}
}

func (c *checker) checkLoss(m model.TalentMove) {
	var missing []string
	if m.Reason == "" {
		missing = append(missing, "原因")
	}
	if m.Measure == "" {
		missing = append(missing, "留才措施")
	}
	if len(missing) > 0 {
		c.report("S-11:reason", "", subject{m, m.Name}, day.Day{}, fmt.Sprintf("%s%s%s（%s）流失，未登记%s，请分析后补登。",
			c.book.EnterpriseName(m.EnterpriseID), m.Day.Chinese(), m.Name, m.Category, strings.Join(missing, "和")))
	}
}

// checkTraining holds everyone whom a standard in force asks something of against
// it; where training of a kind was never recorded, nobody of that kind is judged.
func (c *checker) checkTraining() {
	if len(model.Everywhere[model.Training](c.book)) == 0 && len(model.Everywhere[model.TrainingStandard](c.book)) == 0 {
		return
	}
	var all []unrecorded
	asked, standards := 0, 0
	for _, e := range c.book.ScopeTree() {
		list := model.TrainingStandardsFor(c.book, e)
		standards += len(list)
		gap := unrecorded{e: e}
		if judged := c.checkEnterpriseTraining(e, list, &gap); judged || len(gap.targets) > 0 {
			asked++
		}
		if len(gap.targets) > 0 {
			all = append(all, gap)
		}
	}
	root, ok := c.root()
	switch {
	case !ok:
	case standards == 0:
		c.reportAt(Note, "C-08:unknown", "", enterpriseSubject(root), day.Day{}, "已登记教育培训，尚未启用培训标准，是否达标无法核查，请由党务部门选定标准并登记依据文件。")
	case len(all) > 1 && len(all) == asked:
		c.reportAt(Note, "C-08:unknown", "", enterpriseSubject(root), day.Day{}, fmt.Sprintf("范围内%d户企业均有未登记过培训的对象，是否达标无法核查，请补登。", len(all)))
	default:
		for _, g := range all {
			c.reportAt(Note, "C-08:unknown", "", enterpriseSubject(&g.e), day.Day{}, fmt.Sprintf("%s未登记过%s的培训，是否达标无法核查，请补登。", g.e.Name,
				strings.Join(g.targets, "、")))
		}
	}
}

// unrecorded is an enterprise with the targets whose training was never recorded.
type unrecorded struct {
	e       model.Enterprise
	targets []string
}

// checkEnterpriseTraining judges last year and this one; it reports whether there
// was anyone to be judged.
func (c *checker) checkEnterpriseTraining(e model.Enterprise, standards []model.TrainingStandard, gap *unrecorded) (any bool) {
	for _, s := range standards {
		this := model.YearTraining(c.book, e, s, c.asOf.Year())
		last := model.YearTraining(c.book, e, s, c.asOf.Year()-1)
		once := model.OnceTraining(c.book, e, s)
		if len(this)+len(last)+len(once) == 0 {
			continue
		}
		if !model.TrainingRecorded(c.book, e.ID, s.Target) {
			if !slices.Contains(gap.targets, string(s.Target)) {
				gap.targets = append(gap.targets, string(s.Target))
			}
			continue
		}
		any = true
		if s.Target == model.ForMembers {
			c.checkMemberTraining(e, last)
			c.checkMemberTraining(e, this)
			continue
		}
		for _, r := range append(last, this...) {
			c.checkYearTraining(e, r)
		}
		for _, r := range once {
			c.checkOnceTraining(e, r)
		}
	}
	return any
}

// trainingRule is the rule that a standard is a matter of.
func trainingRule(e model.Enterprise, target model.TrainingTarget) string {
	secretary := target == model.ForSecretaries || target == model.ForNewSecretary
	switch {
	case secretary && e.Ownership == model.NewOrg:
		return "S-19"
	case target == model.ForNewSecretary:
		return "C-08a"
	case target == model.ForProbationary:
		return "C-08b"
	}
	return "C-08"
}

func (c *checker) checkYearTraining(e model.Enterprise, r model.TrainingResult) {
	if r.Met {
		return
	}
	rec, ok := c.book.Record(r.Record)
	if !ok {
		return
	}
	name := c.book.PersonName(r.PersonID)
	what := fmt.Sprintf("%s%d年培训%s，按%s应达到%s，少%s", c.traineeName(r.Trainee, rec), r.Year, sumWords(r.Sum, r.Standard), r.Standard.Cited(),
		asksWords(r.Standard), shortWords(r.Short()))
	c.overdue(trainingRule(e, r.Standard.Target), "", subject{rec, name}, r.Due, what+"，请补训或者补登。", what+"，请在年底前安排。")
}

// traineeName is the person with the post: 某某水务党委书记赵甲.
func (c *checker) traineeName(t model.Trainee, rec model.Record) string {
	name := c.book.PersonName(t.PersonID)
	switch x := rec.(type) {
	case model.CommitteeMember:
		if o, ok := model.Find[model.Organization](c.book, x.OrganizationID); ok {
			if o.ShortName != "" {
				return o.ShortName + string(x.Post) + name
			}
			return o.Name + string(x.Post) + name
		}
	case model.Post:
		return c.book.EnterpriseName(x.EnterpriseID) + x.Title + name
	}
	return c.book.EnterpriseName(t.EnterpriseID) + name
}

// sumWords says what was done, in the units that the standard asks for.
func sumWords(s model.TrainingSum, asks model.TrainingStandard) string {
	var out []string
	if asks.Days > 0 {
		out = append(out, fmt.Sprintf("%d天", s.Days))
	}
	if asks.Hours > 0 {
		out = append(out, fmt.Sprintf("%d学时", s.Hours))
	}
	if asks.Courses > 0 {
		out = append(out, fmt.Sprintf("集中培训%d次", s.Courses))
	}
	return strings.Join(out, "、")
}

func asksWords(s model.TrainingStandard) string {
	return sumWords(model.TrainingSum{Days: s.Days, Hours: s.Hours, Courses: s.Courses}, s)
}

func shortWords(s model.TrainingSum) string {
	return sumWords(s, model.TrainingStandard{Days: s.Days, Hours: s.Hours, Courses: s.Courses})
}

// checkMemberTraining reports the members who fall short together, a line for each
// branch.
func (c *checker) checkMemberTraining(e model.Enterprise, list []model.TrainingResult) {
	type group struct {
		r     model.TrainingResult
		all   int
		short []string
	}
	by := map[string]*group{}
	var order []string
	for _, r := range list {
		g := by[r.OrganizationID]
		if g == nil {
			g = &group{r: r}
			by[r.OrganizationID] = g
			order = append(order, r.OrganizationID)
		}
		g.all++
		if !r.Met {
			g.short = append(g.short, c.book.PersonName(r.PersonID))
		}
	}
	for _, id := range order {
		g := by[id]
		if len(g.short) == 0 {
			continue
		}
		s := enterpriseSubject(&e)
		if o, ok := model.Find[model.Organization](c.book, id); ok {
			s = organizationSubject(&o)
		}
		what := fmt.Sprintf("%s党员%d名，%d年教育培训按%s应达到%s，未达到的%d名：%s", s.name, g.all, g.r.Year, g.r.Standard.Cited(), asksWords(g.r.Standard),
			len(g.short), listing(g.short, "名"))
		at := len(c.findings)
		c.overdue("C-08", "", s, g.r.Due, what+"，请补训或者补登。", what+"，请在年底前安排。")
		c.standsFor(at, len(g.short))
	}
}

// checkOnceTraining reports what is asked once. A secretary who may only have been
// elected anew is noted, not held to it.
func (c *checker) checkOnceTraining(e model.Enterprise, r model.TrainingResult) {
	rec, ok := c.book.Record(r.Record)
	if r.Met || !ok {
		return
	}
	id, s := trainingRule(e, r.Standard.Target), subject{rec, c.book.PersonName(r.PersonID)}
	who := c.traineeName(r.Trainee, rec)
	if r.Standard.Target == model.ForProbationary {
		what := fmt.Sprintf("%s于%s转正，预备期以来未登记集中培训，按%s应在转正后%s内（%s前）参加%d次", who, r.Since.Chinese(), r.Standard.Cited(),
			spellMonths(r.Standard.Months), r.Due.Chinese(), max(1, r.Standard.Courses))
		c.overdue(id, "", s, r.Due, what+"，已超过期限，请补训或者补登。", what+"，请尽早安排。")
		return
	}
	what := fmt.Sprintf("%s于%s任职，未登记新任书记任职培训，按%s应在任职后%s内（%s前）参加", who, r.Since.Chinese(), r.Standard.Cited(),
		spellMonths(r.Standard.Months), r.Due.Chinese())
	switch {
	case r.New:
		c.overdue(id, "", s, r.Due, what+"，已超过期限，请补训或者补登。", what+"，请尽早安排。")
	case r.Due.Before(c.asOf):
		c.reportAt(Note, id, "", s, r.Due, what+"；如果是连任，请补登以前的任职，否则请补训。")
	default:
		c.overdue(id, "", s, r.Due, "", what+"；如果是连任，请补登以前的任职，否则请尽早安排。")
	}
}
