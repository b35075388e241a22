package rule

// Organisational life (三会一课; LIFE 1.1): meetings of branches by month, quarter and year, the
// yearly appraisal of members and what is done about those who are not up to it, who stays away.
//
// Nobody is asked for the time before a branch began to record here; branches that never did are
// told of together. Nobody is said to have left the Party: the words ask to look into it.

import (
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// The limits of the rules on organisational life; all but MendLimit are local ones.
const (
	LectureLimit  = "党课（次/季度）" // 定期: no national number (支部条例 16)
	ThirdLimit    = "优秀（几名党员中1名）"
	MendLimit     = "限期改正（月）"
	StayLimit     = "不参加组织生活（月）"
	StayTimes     = "不参加组织生活（次）"
	StudyLimit    = "中心组学习（次/季度）"
	lifeText      = "xgll.com.cn 09-16/content_380801（第十一条）、09-17/content_380854（第十二至十四条）"
	educationText = "公开仓库存文60707309586（第七至三十九条）"
)

func educationArticle(article string) Provision {
	return Provision{Edition: "2019", Document: "《中国共产党党员教育管理工作条例》", Article: article}.seen(educationText)
}

// yearNotice is the yearly notice on the appraisal; its number was not seen.
var yearNotice = Provision{Document: "年度民主评议党员工作通知"}

var lifeRules = []Rule{
	{ID: "L-01", Topic: "组织生活", Level: Warn, Title: "支部党员大会一般每季度召开1次",
		Provisions: []Provision{branchArticle("第十一条", lifeText)}},
	{ID: "L-02", Topic: "组织生活", Level: Warn, Title: "支部委员会会议一般每月召开1次，有半数以上委员到会方可进行",
		Provisions: []Provision{branchArticle("第十二条", lifeText)}},
	{ID: "L-03", Topic: "组织生活", Level: Note, Title: "划分党小组的，党小组会一般每月召开1次",
		Provisions: []Provision{branchArticle("第十三条", lifeText)}},
	{ID: "L-04", Topic: "组织生活", Level: Warn, Title: "党课定期开展，党委书记每年至少讲1次党课",
		Provisions: []Provision{branchArticle("第十六条", "")}, Limits: []Limit{{Name: LectureLimit}}},
	{ID: "L-05", Topic: "组织生活", Level: Warn, Title: "党支部每月相对固定1天开展主题党日",
		Provisions: []Provision{educationArticle("第十六条")}},
	{ID: "L-06", Topic: "组织生活", Level: Warn, Title: "党支部每年至少召开1次组织生活会，一般安排在第四季度或者次年年初",
		Provisions: []Provision{educationArticle("第十七条")}},
	{ID: "L-07", Topic: "组织生活", Level: Warn, Title: "党支部一般每年开展1次民主评议党员，由支部委员会会议或者党员大会评定等次",
		Provisions: []Provision{educationArticle("第十八条")}},
	{ID: "L-08", Topic: "组织生活", Level: Warn, Title: "民主评议党员评定为优秀的一般不超过党员总数的三分之一",
		Provisions: []Provision{yearNotice}, Limits: []Limit{{Name: ThirdLimit, Value: 3}}},
	{ID: "L-09", Topic: "组织生活", Level: Warn, Outside: "民主评议结果须核对。", Title: "预备党员参加民主评议，不评定等次",
		Provisions: []Provision{yearNotice}},
	{ID: "L-10", Topic: "组织生活", Level: Warn, Outside: "民主评议后的处置须核实。",
		Title:      "不合格而愿意改正的党员限期改正，时间不超过1年，期满作出结论",
		Provisions: []Provision{educationArticle("第三十条")}, Limits: []Limit{{Name: MendLimit, Value: 12, Smaller: true}}},
	{ID: "L-11", Topic: "组织生活", Level: Warn, Outside: "参加组织生活情况须核实。",
		Title:      "党员没有正当理由，连续6个月不参加组织生活的，由党组织核实，按程序处理",
		Provisions: []Provision{educationArticle("第三十一条")},
		Limits:     []Limit{{Name: StayLimit, Value: 6, Smaller: true}, {Name: StayTimes, Value: 3, Smaller: true}}},
	{ID: "L-13", Topic: "组织生活", Level: Warn, Title: "党委理论学习中心组集体学习研讨每季度不少于1次",
		Provisions: []Provision{{Edition: "2017", Document: "《中国共产党党委（党组）理论学习中心组学习规则》"}},
		Limits:     []Limit{{Name: StudyLimit, Value: 1}}},
	{ID: "L-15", Topic: "组织生活", Level: Note, Title: "按人登记缺席的会议，应到人数与当日名册相符", Provisions: ownCheck},
}

func checkLife(c *checker) {
	k := &lifeCheck{checker: c, scope: c.scope()}
	for year := c.asOf.Year() - 1; year <= c.asOf.Year(); year++ {
		list := model.LifeGaps(c.book, year)
		for i := range list {
			k.branch(&list[i])
		}
		k.lectures(year)
		k.studies(year)
	}
	k.never(model.LifeGaps(c.book, c.asOf.Year()))
	k.meetings()
	k.appraisals()
	k.grades()
	k.staying()
}

// lifeCheck is one pass over organisational life.
type lifeCheck struct {
	*checker
	scope map[string]bool
}

// asked is what is asked of a branch's year by rule.
var asked = []struct {
	rule string
	kind model.MeetingKind
}{{"L-01", model.MemberMeeting}, {"L-02", model.BranchCommitteeMeeting}, {"L-03", model.GroupMeeting}, {"L-05", model.ThemeDay},
	{"L-06", model.LifeMeeting}, {"L-07", model.AppraisalMeeting}}

// branch tells the times of a branch's year without a meeting, a kind together.
func (k *lifeCheck) branch(l *model.BranchLife) {
	s := organizationSubject(l.Organization)
	for _, x := range asked {
		by := map[string][]model.LifeAsk{}
		var groups []string
		for _, a := range l.Lacks(x.kind) {
			if by[a.Group] == nil {
				groups = append(groups, a.Group)
			}
			by[a.Group] = append(by[a.Group], a)
		}
		for _, g := range groups {
			level, at := registered(x.rule).Level, len(k.findings)
			if l.Organization.Temporary {
				level = Note
			}
			who := l.Organization.Name
			if g != "" {
				who += "“" + g + "”"
			}
			k.reportAt(level, x.rule, "", s, day.Day{}, fmt.Sprintf("%s%s，请核实补登。", who, lackWords(l.Year, x.kind, by[g])))
			k.standsFor(at, len(by[g]))
		}
	}
	k.yearly(l, s)
	k.lecturesBy(l, s)
}

// lackWords names the times: 2026年第二季度没有登记召开支部党员大会.
func lackWords(year int, kind model.MeetingKind, list []model.LifeAsk) string {
	var times []string
	unit := "月"
	for _, a := range list {
		switch {
		case a.To-a.From == 2:
			unit = "季度"
			times = append(times, quarterWord(a.From))
		case a.From == a.To:
			times = append(times, fmt.Sprint(a.From))
		}
	}
	held := "召开"
	if kind == model.ThemeDay || kind == model.AppraisalMeeting {
		held = "开展"
	}
	switch {
	case len(times) == 0:
		return fmt.Sprintf("没有登记%d年度的%s", year, kind)
	case unit == "季度":
		return fmt.Sprintf("%d年第%s季度没有登记%s%s", year, strings.Join(times, "、"), held, kind)
	}
	return fmt.Sprintf("%d年%s月没有登记%s%s", year, strings.Join(times, "、"), held, kind)
}

// quarterWord is the number of the quarter that begins with a month.
func quarterWord(month int) string { return string([]rune("一二三四")[month/3]) }

// yearly tells ahead of the yearly meetings that are still to be held.
func (k *lifeCheck) yearly(l *model.BranchLife, s subject) {
	due := model.YearlyLifeDue(l.Year)
	for i, a := range l.Yearly {
		if a.State == model.LifeAhead {
			k.overdue([]string{"L-06", "L-07"}[i], "", s, due, "", fmt.Sprintf("%s没有登记%d年度的%s，请在%s前安排。", s.name, l.Year,
				a.Kind, due.Chinese()))
		}
	}
}

// lecturesBy asks for lectures by quarter, where a local rule says how many.
func (k *lifeCheck) lecturesBy(l *model.BranchLife, s subject) {
	least := k.limit("L-04", LectureLimit)
	if least == 0 || !l.Began || l.Organization.Temporary {
		return
	}
	var short []string
	for _, a := range l.Asks {
		n := 0
		for m := a.From; m <= a.To; m++ {
			n += l.Held[m-1][model.PartyLecture]
		}
		over := a.State == model.LifeLacking || a.State == model.LifeDone && model.MonthDay(l.Year, a.To).Last().Before(k.asOf)
		if a.Kind == model.MemberMeeting && over && n < least {
			short = append(short, quarterWord(a.From))
		}
	}
	if len(short) > 0 {
		k.report("L-04:quarter", "", s, day.Day{}, fmt.Sprintf("%s%d年第%s季度登记的党课不足%d次，请核实补登。", s.name, l.Year,
			strings.Join(short, "、"), least))
	}
}

// never tells of branches that never recorded what is asked of them: enterprise by enterprise,
// those of which nothing at all is recorded in one line.
func (k *lifeCheck) never(list []model.BranchLife) {
	type gap struct {
		enterprise string
		kind       model.MeetingKind
	}
	names, began := map[gap][]string{}, map[string]bool{}
	for i := range list {
		began[list[i].Organization.EnterpriseID] = began[list[i].Organization.EnterpriseID] || list[i].Began
	}
	var silent, order []string
	for i := range list {
		l := &list[i]
		id := l.Organization.EnterpriseID
		if len(l.Never) > 0 && !slices.Contains(order, id) {
			order = append(order, id)
			if !began[id] {
				silent = append(silent, id)
			}
		}
		for _, kind := range l.Never {
			names[gap{id, kind}] = append(names[gap{id, kind}], l.Organization.Name)
		}
	}
	if !slices.ContainsFunc(list, func(l model.BranchLife) bool { return l.Began }) {
		return
	}
	if root, ok := k.root(); ok && len(silent) > 0 {
		k.reportAt(Note, "L-01:unknown", "", enterpriseSubject(root), day.Day{},
			fmt.Sprintf("范围内%d户企业的党支部没有登记过组织生活，是否开展无法核查，请补登。", len(silent)))
	}
	for _, id := range order {
		e, ok := model.Find[model.Enterprise](k.book, id)
		for _, x := range asked {
			if of := names[gap{id, x.kind}]; ok && began[id] && len(of) > 0 {
				at := len(k.findings)
				k.reportAt(Note, x.rule+":unknown", "", enterpriseSubject(&e), day.Day{}, fmt.Sprintf("%s有%d个党支部没有登记过%s：%s，是否召开无法核查，请补登。",
					e.Name, len(of), x.kind, listing(of, "个")))
				k.standsFor(at, len(of))
			}
		}
	}
}

// committees lists the committees in scope that stand.
func (k *lifeCheck) committees() []model.Organization {
	return slices.DeleteFunc(slices.Clone(model.InScope[model.Organization](k.book)), func(o model.Organization) bool {
		return o.Type != model.Committee || !k.book.Standing(&o, k.asOf)
	})
}

// lectures asks a committee's secretary for one lecture a year, where lectures are recorded.
func (k *lifeCheck) lectures(year int) {
	given, some := map[string]bool{}, map[string]bool{}
	for _, m := range model.Everywhere[model.Meeting](k.book) {
		if m.Was(model.PartyLecture) && m.Day.Year() == year && m.Held(k.asOf) {
			given[m.LecturerID], some[m.OrganizationID] = true, true
		}
	}
	end := day.Of(year, 12, 31)
	for _, o := range k.committees() {
		below := slices.ContainsFunc(k.book.OrganizationsBelow(o.ID), func(x model.Organization) bool { return some[x.ID] })
		for _, m := range model.Owned[model.CommitteeMember](k.book, o.ID) {
			p, ok := model.Find[model.Person](k.book, m.PersonID)
			whole := m.Active(day.Of(year, 1, 1)) && m.Active(minDay(end, k.asOf))
			if !ok || !below || m.Post != model.Secretary || !whole || given[m.PersonID] {
				continue
			}
			what := fmt.Sprintf("%s书记%s没有登记%d年讲党课", o.Name, p.Name, year)
			k.overdue("L-04", "", organizationSubject(&o), end, what+"，请核实补登。", what+"，请在年底前安排。")
		}
	}
}

func minDay(a, b day.Day) day.Day {
	if b.Before(a) {
		return b
	}
	return a
}

// studies asks committees for their study by quarter, from the first one that they recorded.
func (k *lifeCheck) studies(year int) {
	least := k.limit("L-13", StudyLimit)
	for _, o := range k.committees() {
		var first day.Day
		held := map[int]int{}
		for _, m := range model.Owned[model.Meeting](k.book, o.ID) {
			if m.MeetingKind != model.StudyGroupMeeting || !m.Held(k.asOf) {
				continue
			}
			if missing(first) || m.Day.Before(first) {
				first = m.Day
			}
			if m.Day.Year() == year {
				held[(m.Day.Month()-1)/3]++
			}
		}
		var short []string
		for q := range 4 {
			last := model.MonthDay(year, q*3+3).Last()
			if !missing(first) && !last.Before(first.First()) && last.Before(k.asOf) && held[q] < least {
				short = append(short, quarterWord(q*3+1))
			}
		}
		if len(short) > 0 {
			at := len(k.findings)
			k.report("L-13", "", organizationSubject(&o), day.Day{}, fmt.Sprintf("%s%d年第%s季度登记的中心组学习不足%d次，请核实补登。", o.Name, year,
				strings.Join(short, "、"), least))
			k.standsFor(at, len(short))
		}
	}
}

// meetings looks at single meetings: who came to a committee's, and who was to come by the register.
func (k *lifeCheck) meetings() {
	list := model.Everywhere[model.Meeting](k.book)
	for i := range list {
		m := &list[i]
		o, ok := model.Find[model.Organization](k.book, m.OrganizationID)
		if !ok || !k.scope[o.EnterpriseID] || !m.Held(k.asOf) {
			continue
		}
		s := subject{*m, o.Name}
		if m.MeetingKind == model.BranchCommitteeMeeting && m.Attended > 0 && m.Attended*2 < m.Expected {
			k.reportAt(Block, "L-02:quorum", "", s, day.Day{}, fmt.Sprintf("%s%s的支部委员会会议应到%d人，实到%d人，不足半数，会议不能进行，请核实。", o.Name,
				m.Day.Chinese(), m.Expected, m.Attended))
		}
		if !m.ByName || !m.MeetingKind.OfBranch() || o.Type != model.Branch || m.Day.Year() < k.asOf.Year()-1 {
			continue
		}
		if n := len(k.book.ExpectedAt(o.ID, m.MeetingKind, m.PartyGroup, m.Day).People); n != m.Expected {
			k.report("L-15", "", s, day.Day{}, fmt.Sprintf("%s%s的%s登记应到%d人，按当日名册为%d人，请核对名册或者应到人数。", o.Name, m.Day.Chinese(), m.MeetingKind,
				m.Expected, n))
		}
	}
}

// appraisals looks at each yearly appraisal.
func (k *lifeCheck) appraisals() {
	for _, a := range model.InScope[model.Appraisal](k.book) {
		o, ok := model.Find[model.Organization](k.book, a.OrganizationID)
		if !ok {
			continue
		}
		s := subject{a, o.Name}
		n, per := model.GradesOf(k.book, a)[model.GradeExcellent], k.limit("L-08", ThirdLimit)
		if a.Members > 0 && n*per > a.Members {
			k.report("L-08", "", s, day.Day{}, fmt.Sprintf("%s%d年度民主评议，党员%d名，评定优秀%d名，一般不超过%d名，请核实。", o.Name, a.Year, a.Members, n,
				a.Members/per))
		}
		if k.happened(a.Day) && missing(a.DecidedDay) && a.Day.Last().AddMonths(1).Before(k.asOf) {
			k.reportAt(Note, "L-07:decided", "", s, day.Day{}, fmt.Sprintf("%s%d年度民主评议（%s）没有登记评定日期，请补登。", o.Name, a.Year, a.Day.Chinese()))
		}
	}
}

// grades looks at each member who is named.
func (k *lifeCheck) grades() {
	for _, g := range model.InScope[model.AppraisalGrade](k.book) {
		a, ok := model.Find[model.Appraisal](k.book, g.AppraisalID)
		p, known := model.Find[model.Person](k.book, g.PersonID)
		if !ok || !known {
			continue
		}
		s, on := subject{g, p.Name}, a.DecidedDay
		if missing(on) {
			on = a.Day
		}
		if g.Grade != model.Ungraded && !missing(on) && p.StatusOn(on.First()) == model.ProbationaryMember {
			k.report("L-09", "", s, day.Day{}, fmt.Sprintf("%s在%d年度民主评议时是预备党员，登记等次“%s”，预备党员不评定等次，请核对。", p.Name, a.Year, g.Grade))
		}
		if g.Measure == model.TimeLimit && g.Outcome == "" && k.happened(g.MeasureDay) && k.book.OnRegister(&p, k.asOf) {
			k.mending(s, g)
		}
		if most := k.limit("L-10", MendLimit); g.Measure == model.TimeLimit && after(g.Until, g.MeasureDay.Last().AddMonths(most)) {
			k.reportAt(Block, "L-10:long", "", s, day.Day{}, fmt.Sprintf("%s自%s限期改正至%s，超过%d个月，请核对。", p.Name, g.MeasureDay.Chinese(),
				g.Until.Chinese(), most))
		}
	}
}

// mending is a time limit without a conclusion.
func (k *lifeCheck) mending(s subject, g model.AppraisalGrade) {
	most := k.limit("L-10", MendLimit)
	last := g.MeasureDay.Last().AddMonths(most)
	due := g.Until
	if missing(due) || after(due, last) {
		due = last
	}
	what := fmt.Sprintf("%s自%s限期改正", s.name, g.MeasureDay.Chinese())
	if last.Before(k.asOf) {
		k.reportAt(Block, "L-10:over", "", s, due, fmt.Sprintf("%s，已超过%d个月，没有登记结果，请党组织作出结论后登记。", what, most))
		return
	}
	k.overdue("L-10", "", s, due, what+"，"+due.Chinese()+"期满，没有登记结果，请党组织作出结论后登记。", what+"，"+k.soon(due)+"期满，请作出结论后登记。")
}

// staying looks for members who missed every meeting for months without leave.
func (k *lifeCheck) staying() {
	months, times := k.limit("L-11", StayLimit), k.limit("L-11", StayTimes)
	missed := map[string]int{}
	for _, x := range model.Everywhere[model.MeetingAbsence](k.book) {
		if x.How == model.Missed {
			missed[x.PersonID]++
		}
	}
	people := model.Everywhere[model.Person](k.book)
	for i := range people {
		p := &people[i]
		if missed[p.ID] < times || !k.scope[p.EnterpriseID] || p.LifeExempt || !k.book.OnRegister(p, k.asOf) {
			continue
		}
		list := model.MissedInTurn(k.book, p)
		if len(list) < times {
			continue
		}
		first := list[len(list)-1].Day
		if places(k.asOf)-places(first)+1 >= months {
			k.report("L-11", "", personSubject(p), day.Day{}, fmt.Sprintf("%s自%s起%d次应参加的组织生活都登记为缺席，没有请假，请党支部核实原因，由党组织按程序处理。",
				p.Name, first.Chinese(), len(list)))
		}
	}
}
