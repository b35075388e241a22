package rule

// Member development: the rules of the 细则 in both editions, and the run over
// the cases. The checks by stage are in the files beside this one.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

// The names of the limits, as local rules name them.
const (
	ageLimit          = "年龄（周岁）"
	monthLimit        = "期限（月）"
	mentorsMost       = "培养联系人最多（人）"
	inspectionLimit   = "考察间隔（月）"
	cultivationLimit  = "培养月数"
	noticeLimit       = "公示工作日"
	trainingDayLimit  = "培训天数"
	trainingHourLimit = "培训学时"
	departureLimit    = "离开前（月）"
	approvalLimit     = "审批期限（月）"
	approvalMost      = "审批最长期限（月）"
	extensionLeast    = "延长最少（月）"
	extensionMost     = "延长最多（月）"
)

// Where texts on development were seen.
const (
	chartSource    = "https://shaolinkungfu.edu.cn/Deparment/info/id/21725.html" // 25-step chart, 2014 edition
	writtenSource  = "http://biz.doczj.com/doc/743105928.html"
	partyAgeSource = "https://wenda.12371.cn/liebiao.php?mod=viewthread&tid=625982"
)

const detailedRules = "《中国共产党发展党员工作细则》"

// under2014 and under2026 are articles of the two editions. No text of 2026 was
// seen whole, and of 2014 only what is marked so: the rest is for the office to
// check. From the admission on, 2026 counts one article less.
func under2014(article string) Provision {
	return Provision{Edition: string(model.Edition2014), Document: detailedRules, Article: article, From: day.Of(2014, 5, 28), To: model.Edition2026Day}
}

func under2026(article string) Provision {
	return Provision{Edition: string(model.Edition2026), Document: detailedRules, Article: article, From: model.Edition2026Day}
}

func bothEditions(article2014, article2026 string) []Provision {
	return []Provision{under2014(article2014), under2026(article2026)}
}

// chartSeen is a rule of which the 2014 text stands in the official chart; an
// article that the chart does not name stays empty.
func chartSeen(article2014, article2026 string) []Provision {
	return []Provision{under2014(article2014).seen(chartSource), under2026(article2026)}
}

var developmentRules = []Rule{
	{ID: "B-00", Topic: "发展党员", Level: Warn, Title: "发展党员记录适用的细则版本与申请时施行的版本不同的，须写明变更理由",
		Provisions: ownCheck},
	{ID: "B-01", Topic: "发展党员", Level: Block, Title: "申请入党须年满十八岁", Limits: []Limit{{ageLimit, 18, false}},
		Provisions: bothEditions("第五条", "第五条")},
	{ID: "B-02", Topic: "发展党员", Level: Warn, Title: "党组织收到入党申请书后，应当在一个月内派人同入党申请人谈话", Limits: []Limit{{monthLimit, 1, true}},
		Provisions: bothEditions("第七条", "第七条")},
	{ID: "B-03", Topic: "发展党员", Level: Note, Title: "同入党申请人谈话的，一般为党支部书记、副书记或者组织委员",
		Provisions: chartSeen("", "")},
	{ID: "B-04", Topic: "发展党员", Level: Warn, Title: "入党积极分子由党员推荐、群团组织推优产生人选，经支部委员会（不设支部委员会的由支部大会）研究决定，报上级党委备案",
		Provisions: bothEditions("第八条", "第八条")},
	{ID: "B-05", Topic: "发展党员", Level: Block, Title: "党组织应当指定一至两名正式党员作入党积极分子的培养联系人", Limits: []Limit{{mentorsMost, 2, true}},
		Provisions: bothEditions("第九条", "第九条")},
	{ID: "B-06", Topic: "发展党员", Level: Warn, Title: "党支部每半年对入党积极分子（预备党员）进行一次考察", Limits: []Limit{{inspectionLimit, 6, true}},
		Provisions: bothEditions("第十一条", "第十一条")},
	{ID: "B-07", Topic: "发展党员", Level: Note, Title: "入党积极分子变动单位的，培养教育材料须及时转交，培养教育时间可连续计算",
		Provisions: chartSeen("第十二条", "第十二条")},
	{ID: "B-08", Topic: "发展党员", Level: Block, Title: "入党积极分子经过一年以上培养教育和考察，听取党小组、培养联系人、党员和群众意见后，方可列为发展对象", Limits: []Limit{{cultivationLimit, 12, false}},
		Provisions: bothEditions("第十三条", "第十三条")},
	{ID: "B-09", Topic: "发展党员", Level: Block, Title: "拟列为发展对象的，经支部委员会讨论，报上级党委同意（2014版为备案）；2026版须公示不少于5个工作日，公示后方可列为发展对象", Limits: []Limit{{noticeLimit, 5, false}},
		Provisions: bothEditions("第十三条", "第十三条")},
	{ID: "B-10", Topic: "发展党员", Level: Block, Title: "发展对象须有两名正式党员作入党介绍人",
		Provisions: bothEditions("第十四条", "第十四条")},
	{ID: "B-11", Topic: "发展党员", Level: Block, Title: "受留党察看处分、尚未恢复党员权利的党员，不能作入党介绍人",
		Provisions: chartSeen("第十四条", "")},
	{ID: "B-12", Topic: "发展党员", Level: Block, Title: "凡是未经政治审查或者政治审查不合格的，不能发展入党；政治审查须形成结论性材料",
		Provisions: bothEditions("第十六条", "第十六条")},
	{ID: "B-13", Topic: "发展党员", Level: Block, Title: "发展对象须经短期集中培训，时间不少于3天或者24个学时；除个别特殊情况外，未经培训的不能发展入党", Limits: []Limit{{trainingDayLimit, 3, false}, {trainingHourLimit, 24, false}},
		Provisions: bothEditions("第十七条", "第十七条")},
	{ID: "B-14", Topic: "发展党员", Level: Block, Title: "发展对象经支部委员会审查合格后，报具有审批权限的基层党委预审；预审合格的，发给入党志愿书",
		Provisions: bothEditions("第十九条", "第十八条")},
	{ID: "B-15", Topic: "发展党员", Level: Warn, Title: "发展对象未来三个月内将离开工作、学习单位的，一般不办理接收预备党员的手续", Limits: []Limit{{departureLimit, 3, false}},
		Provisions: chartSeen("", "")},
	{ID: "B-16", Topic: "发展党员", Level: Warn, Title: "预审合格的发展对象，应当在一个月内提交支部党员大会讨论", Limits: []Limit{{monthLimit, 1, true}},
		Provisions: []Provision{under2026("第十九条")}},
	{ID: "B-17", Topic: "发展党员", Level: Block, Title: "讨论接收预备党员的支部大会，有表决权的到会人数必须超过应到会有表决权人数的半数",
		Provisions: bothEditions("第二十条", "第十九条")},
	{ID: "B-18", Topic: "发展党员", Level: Block, Title: "表决采取无记名投票方式，赞成人数超过应到会有表决权人数的半数，才能通过接收预备党员的决议",
		Provisions: bothEditions("第二十一条", "第二十条")},
	{ID: "B-19", Topic: "发展党员", Level: Warn, Title: "因故不能到会的，会前正式提出的书面意见统计在票数内，不计入到会人数",
		Provisions: []Provision{under2014("").seen(writtenSource), under2026("")}},
	{ID: "B-20", Topic: "发展党员", Level: Warn, Title: "支部大会讨论两个以上的发展对象入党时，必须逐个讨论和表决",
		Provisions: chartSeen("", "")},
	{ID: "B-21", Topic: "发展党员", Level: Note, Title: "党委审批前，应当指派党委委员或者组织员同发展对象谈话",
		Provisions: chartSeen("", "")},
	{ID: "B-22", Topic: "发展党员", Level: Warn, Title: "党委对接收预备党员的决议，应当在三个月内审批；如遇特殊情况可适当延长，最长不超过六个月", Limits: []Limit{{approvalLimit, 3, true}, {approvalMost, 6, true}},
		Provisions: bothEditions("第二十六条", "第二十五条")},
	{ID: "B-23", Topic: "发展党员", Level: Block, Title: "预备党员由具有审批权限的党委审批；党总支不能审批预备党员，临时党组织一般不能接收、审批预备党员",
		Provisions: bothEditions("第二十四条", "")},
	{ID: "B-24", Topic: "发展党员", Level: Note, Title: "预备党员经批准后，一般在一个月内组织入党宣誓", Limits: []Limit{{monthLimit, 1, true}},
		Provisions: []Provision{under2026("第二十九条")}},
	{ID: "B-25", Topic: "发展党员", Level: Warn, Title: "预备党员的预备期为一年，从支部大会通过其为预备党员之日算起",
		Provisions: bothEditions("第三十二条", "第三十一条")},
	{ID: "B-26", Topic: "发展党员", Level: Block, Title: "预备期只能延长一次，延长时间不能少于半年、最长不超过一年", Limits: []Limit{{extensionLeast, 6, false}, {extensionMost, 12, true}},
		Provisions: bothEditions("第三十二条", "第三十一条")},
	{ID: "B-27", Topic: "发展党员", Level: Block, Title: "预备党员转正须由本人在预备期满时提出书面申请，支部大会对到会人数、赞成人数的要求同讨论接收预备党员时相同；预备期未满不得提前讨论",
		Provisions: bothEditions("第三十三条", "第三十二条")},
	{ID: "B-28", Topic: "发展党员", Level: Warn, Title: "党委对预备党员转正的决议，应当在三个月内审批", Limits: []Limit{{approvalLimit, 3, true}},
		Provisions: bothEditions("第三十四条", "第三十三条")},
	// The sentence was seen; which article of 2014 holds it was not.
	{ID: "B-29", Topic: "发展党员", Level: Warn, Title: "党员的党龄从预备期满转为正式党员之日算起，与开会日、批复日无关",
		Provisions: []Provision{under2014("").seen(partyAgeSource), under2026("第三十三条")}},
	{ID: "B-30", Topic: "发展党员", Level: Warn, Title: "入党志愿书、入党申请书、政治审查材料、转正申请书、培养教育考察材料须归档",
		Provisions: chartSeen("", "第三十六条")},
	{ID: "B-31", Topic: "发展党员", Level: Note, Title: "发展党员须控制总量、优化结构、提高质量、发挥作用，禁止突击发展，按计划名额办理",
		Provisions: bothEditions("第三条", "第三条")},
	{ID: "D-09", Topic: "发展党员", Level: Warn, Title: "人员登记的政治面貌须与其发展党员记录所处的阶段一致", Provisions: ownCheck},
}

// Own reminders where the text gives no term: they make nothing a fault by
// themselves, they only say for how long a missing step stays unmentioned.
const (
	reminderMonths = 1
	oldYears       = 3 // an archived case is left alone after these, plain faults apart
)

// dossier is one case under check, as of the book's day.
type dossier struct {
	*checker
	model.DevelopmentCase
	record        *model.DevelopmentCase // as it is kept, later days included
	edition       model.Edition
	person        model.Person
	name          string
	admissions    []model.BranchMeeting
	confirmations []model.BranchMeeting
	admission     model.BranchMeeting // the one that admitted; zero = none
	settled       model.BranchMeeting // the confirmation or disqualification; zero = none
	old           bool                // only what is plainly against a rule is told
	open          bool                // still under way: steps can fall due
}

func checkDevelopment(c *checker) {
	list := model.All[model.DevelopmentCase](c.book)
	for i := range list {
		if list[i].Applied.IsZero() || c.happened(list[i].Applied) {
			c.open(&list[i]).check()
		}
	}
	c.checkStatuses()
	c.checkPlans()
}

// CheckCase runs the rules of development over one case, its meetings included:
// what a form says of what is being entered. Sorted as Check sorts.
func CheckCase(b *model.Book, x model.DevelopmentCase) []Finding {
	c := newChecker(b)
	if x.Applied.IsZero() || c.happened(x.Applied) {
		c.open(&x).check()
		c.sort()
	}
	return c.findings
}

// open gathers what the checks of a case ask for.
func (c *checker) open(x *model.DevelopmentCase) *dossier {
	clear(c.localDoc) // a local limit held against one case is not cited for the next
	d := &dossier{checker: c, DevelopmentCase: x.AsOf(c.asOf), record: x, edition: x.RunsUnder()}
	d.admissions = model.MeetingsOn(c.book, *x, model.ForAdmission, c.asOf)
	d.confirmations = model.MeetingsOn(c.book, *x, model.ForConfirmation, c.asOf)
	d.admission = last(d.admissions, model.Admit)
	if d.settled = last(d.confirmations, model.Confirm); d.settled.ID == "" {
		d.settled = last(d.confirmations, model.Disqualify)
	}
	d.person, _ = model.Find[model.Person](c.book, x.PersonID)
	if d.name = d.person.Name; d.name == "" {
		d.name = x.PersonID
	}
	d.open = d.EndedDay.IsZero() && d.ArchivedDay.IsZero() && !d.past()
	d.old = !d.ArchivedDay.IsZero() && !d.ArchivedDay.AddYears(oldYears).After(c.asOf)
	return d
}

// past reports a full member whose vote on confirmation is not in the ledger:
// cases taken over from before it was kept await nothing any more. A vote still
// to come by the book's day is in it: the register's day goes before the vote.
func (d *dossier) past() bool {
	if d.person.Status != model.FullMember || !d.happened(d.person.Confirmed) {
		return false
	}
	for _, m := range model.Owned[model.BranchMeeting](d.book, d.ID) {
		if m.Purpose == model.ForConfirmation {
			return false
		}
	}
	return true
}

// finished reports a case that went all the way: nothing of it is awaited any
// more, so that what is missing will not come by itself.
func (d *dossier) finished() bool { return !d.open && missing(d.EndedDay) }

// finish is how a finished case stands, as messages begin.
func (d *dossier) finish() string {
	if missing(d.ArchivedDay) {
		return fmt.Sprintf("已登记于%s转正，", d.person.Confirmed.Chinese())
	}
	return fmt.Sprintf("材料已于%s归档，", d.ArchivedDay.Chinese())
}

// last is the latest meeting to resolve so that was not refused approval.
func last(list []model.BranchMeeting, r model.Resolution) model.BranchMeeting {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].Resolution == r && !list[i].Denied() {
			return list[i]
		}
	}
	return model.BranchMeeting{}
}

func (d *dossier) check() {
	d.checkEdition()
	d.checkApplication()
	d.checkActivist()
	d.checkProspect()
	d.checkAdmission()
	d.checkConfirmation()
	d.checkOrder()
}

// checkEdition is B-00.
func (d *dossier) checkEdition() {
	if opening := d.OpeningEdition(); d.edition != opening && d.EditionReason == "" {
		d.say("B-00", fmt.Sprintf("于%s提出入党申请，当时施行细则%s，登记为按%s办理，未写明版本变更理由，请补登。", d.Applied.Chinese(), opening, d.edition))
	}
}

// say reports on the case at the rule's own level. The text follows the name.
func (d *dossier) say(ruleID, text string) {
	r, _ := ByID(ruleID)
	d.sayAt(r.Level, ruleID, text)
}

func (d *dossier) sayAt(level Level, ruleID, text string) {
	d.tell(level, ruleID, d.DevelopmentCase, day.Day{}, text)
}

// sayOf reports on a meeting of the case.
func (d *dossier) sayOf(m model.BranchMeeting, level Level, ruleID, text string) {
	d.tell(level, ruleID, m, day.Day{}, text)
}

func (d *dossier) tell(level Level, ruleID string, r model.Record, due day.Day, text string) {
	if d.old && level != Block {
		return
	}
	d.reportAt(level, ruleID, string(d.edition), subject{r, d.name}, due, d.name+"："+text)
}

// await reports a step that is still to be taken: late at the rule's level, soon
// to fall due. Nothing is awaited of a case that has ended or is archived.
func (d *dossier) await(r model.Record, ruleID string, due day.Day, late, soon string) {
	if d.open {
		d.overdue(ruleID, string(d.edition), subject{r, d.name}, due.Last(), d.name+"："+late, d.name+"："+soon)
	}
}

// after reports that a day is certainly later than another; false if either is
// not recorded. Of months only the part that leaves no doubt counts.
func after(a, b day.Day) bool {
	return !a.IsZero() && !b.IsZero() && a.First().After(b.Last())
}

// missing reports a day that is not recorded.
func missing(d day.Day) bool { return d.IsZero() }
