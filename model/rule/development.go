package rule

// Member development: the rules of the 细则 in both editions, and the run over
// the cases. The checks by stage are in the files beside this one.

import (
	"cmp"
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// The names of the limits, as local rules name them.
const (
	ageLimit          = "年龄（周岁）"
	MonthLimit        = "期限（月）"
	mentorsMost       = "培养联系人最多（人）"
	InspectionLimit   = "考察间隔（月）"
	cultivationLimit  = "培养月数"
	NoticeLimit       = "公示工作日"
	trainingDayLimit  = "培训天数"
	trainingHourLimit = "培训学时"
	DepartureLimit    = "离开前（月）"
	ApprovalLimit     = "审批期限（月）"
	approvalMost      = "审批最长期限（月）"
	extensionLeast    = "延长最少（月）"
	extensionMost     = "延长最多（月）"
	postponeMost      = "推迟讨论最多（月）"
)

// Where texts on development were seen: chart is the 25-step chart of the 2014
// edition, the others are reprints of articles of the 细则 (2014).
const (
	chartSource     = "https://shaolinkungfu.edu.cn/Deparment/info/id/21725.html"
	writtenSource   = "http://biz.doczj.com/doc/743105928.html"
	earlySource     = "https://dongfangbook.com/index.php/book/read/95457/200601" // 第五至九条
	principleSource = "scuhx.com/117.html"                                        // 第三条
	listingSource   = "uianet.net/dictionary/b9239109.html"                       // 第十三条
	sponsorSource   = "ltdjw.gov.cn/contents/17813.html"                          // 第十四条
	politicalSource = "uianet.net（发展党员工作细则词条）"                                    // 第十六条 without its number
	preReviewSource = "uianet.net/dictionary/b7740148.html"                       // 第十九条
	meetingSource   = "88.wendadaohang.com（MVKtSVStK1accKSBcSa）"                  // 第二十条
	majoritySource  = "rutwi.com（未见条号）"
	approverSource  = "https://fuwu.12371.cn/2017/07/24/ARTI1500860283547773.shtml"
	approvalSource  = "ttnews（未见条号）"
	probationSource = "51dongshi.net；crsrw.com/falvyuanzhu/20603" // 第三十二条
	confirmSource   = "uianet.net/dictionary/b468676.html"        // 第三十三至三十七条
)

const detailedRules = "《中国共产党发展党员工作细则》"

// under2014 and under2026 are articles of the two editions. No text of 2026 was
// seen whole, and of 2014 only what is marked so: the rest is for the office to
// check. From the admission on, 2026 counts one article less.
func under2014(article string) Provision {
	return Provision{Edition: string(model.Edition2014), Document: detailedRules, Article: article, From: day.Of(2014, 5, 28),
		To: model.Edition2026Day}
}

func under2026(article string) Provision {
	return Provision{Edition: string(model.Edition2026), Document: detailedRules, Article: article, From: model.Edition2026Day}
}

func bothEditions(article2014, article2026 string) []Provision {
	return []Provision{under2014(article2014), under2026(article2026)}
}

// chartSeen is a rule of which the official chart has the words; the article of the
// 细则 was not seen.
func chartSeen(article2014, article2026 string) []Provision {
	return []Provision{under2014(article2014).at(chartSource), under2026(article2026)}
}

// seen2014 is a rule of which the 2014 text was seen at the source.
func seen2014(source, article2014, article2026 string) []Provision {
	return []Provision{under2014(article2014).seen(source), under2026(article2026)}
}

// stepChart is the official chart of the 25 steps, which names what the 细则 does not;
// none of the 2026 edition has been seen.
func stepChart() []Provision {
	chart := Provision{Document: "《发展党员工作流程图》（中共中央组织部组织一局编）"}
	old, now := chart, chart
	old.Edition, old.To = string(model.Edition2014), model.Edition2026Day
	now.Edition, now.From = string(model.Edition2026), model.Edition2026Day
	return []Provision{old.seen(chartSource), now}
}

// inspectionCustom is the half-yearly inspection of probationary members, which no
// article asks for.
var inspectionCustom = []Provision{{Document: "预备党员教育考察登记惯例（细则没有规定考察间隔）"}}

var developmentRules = []Rule{
	{ID: "B-00", Topic: "发展党员", Level: Warn, Title: "变更发展党员记录适用的细则版本，须写明依据和理由",
		Provisions: ownCheck},
	{ID: StraddleRule, Topic: "发展党员", Level: Note, Title: "跨2026版细则施行日的发展党员记录，各步骤按办理之日的版本核查（过渡期怎样适用未见规定，可由本单位选定）",
		Provisions: []Provision{under2026("")}},
	{ID: "B-01", Topic: "发展党员", Level: Block, Title: "申请入党须年满十八岁", Limits: []Limit{{ageLimit, 18, false}},
		Provisions: seen2014(earlySource, "第五条", "第五条")},
	{ID: "B-02", Topic: "发展党员", Level: Warn, Title: "党组织收到入党申请书后，应当在一个月内派人同入党申请人谈话", Limits: []Limit{{MonthLimit, 1, true}},
		Provisions: seen2014(earlySource, "第七条", "第七条")},
	{ID: "B-03", Topic: "发展党员", Level: Note, Title: "同入党申请人谈话的，一般为党支部书记、副书记或者组织委员",
		Provisions: stepChart()},
	{ID: "B-04", Topic: "发展党员", Level: Warn, Title: "入党积极分子由党员推荐、群团组织推优产生人选，经支部委员会（不设支部委员会的由支部大会）研究决定，报上级党委备案",
		Provisions: seen2014(earlySource, "第八条", "第八条")},
	{ID: "B-05", Topic: "发展党员", Level: Block, Title: "党组织应当指定一至两名正式党员作入党积极分子的培养联系人", Limits: []Limit{{mentorsMost, 2, true}},
		Provisions: seen2014(earlySource, "第九条", "第九条")},
	{ID: "B-06", Topic: "发展党员", Level: Warn, Title: "党支部每半年对入党积极分子进行一次考察", Limits: []Limit{{InspectionLimit, 6, true}},
		Provisions: bothEditions("第十一条", "第十一条")},
	{ID: "B-06a", Topic: "发展党员", Level: Note, Title: "对预备党员继续进行教育和考察，一般每半年登记一次", Limits: []Limit{{InspectionLimit, 6, true}},
		Provisions: inspectionCustom},
	{ID: "B-07", Topic: "发展党员", Level: Note, Title: "入党积极分子变动单位的，培养教育材料须及时转交，培养教育时间可连续计算",
		Provisions: chartSeen("第十二条", "第十二条")},
	{ID: "B-08", Topic: "发展党员", Level: Block, Title: "入党积极分子经过一年以上培养教育和考察，听取党小组、培养联系人、党员和群众意见后，方可列为发展对象",
		Limits:     []Limit{{cultivationLimit, 12, false}},
		Provisions: seen2014(listingSource, "第十三条", "第十三条")},
	{ID: "B-09", Topic: "发展党员", Level: Block, Title: "拟列为发展对象的，经支部委员会讨论，报上级党委同意（2014版为备案）；2026版须公示不少于5个工作日，公示后方可列为发展对象",
		Limits:     []Limit{{NoticeLimit, 5, false}},
		Provisions: seen2014(listingSource, "第十三条", "第十三条")},
	{ID: "B-10", Topic: "发展党员", Level: Block, Title: "发展对象须有两名正式党员作入党介绍人",
		Provisions: seen2014(sponsorSource, "第十四条", "第十四条")},
	{ID: "B-11", Topic: "发展党员", Level: Block, Title: "受留党察看处分、尚未恢复党员权利的党员，不能作入党介绍人",
		Provisions: seen2014(sponsorSource, "第十四条", "")},
	{ID: "B-12", Topic: "发展党员", Level: Block, Title: "凡是未经政治审查或者政治审查不合格的，不能发展入党；政治审查须形成结论性材料",
		Provisions: seen2014(politicalSource, "第十六条", "第十六条")},
	{ID: "B-13", Topic: "发展党员", Level: Block, Title: "发展对象须经短期集中培训，时间不少于3天或者24个学时；除个别特殊情况外，未经培训的不能发展入党",
		Limits:     []Limit{{trainingDayLimit, 3, false}, {trainingHourLimit, 24, false}},
		Provisions: bothEditions("第十七条", "第十七条")},
	{ID: "B-14", Topic: "发展党员", Level: Block, Title: "发展对象经支部委员会审查合格后，报具有审批权限的基层党委预审；预审合格的，发给入党志愿书",
		Provisions: seen2014(preReviewSource, "第十九条", "第十八条")},
	{ID: "B-15", Topic: "发展党员", Level: Warn, Title: "发展对象未来三个月内将离开工作、学习单位的，一般不办理接收预备党员的手续", Limits: []Limit{{DepartureLimit, 3, false}},
		Provisions: seen2014(preReviewSource, "第十九条", "")},
	{ID: "B-16", Topic: "发展党员", Level: Warn, Title: "预审合格的发展对象，应当在一个月内提交支部党员大会讨论", Limits: []Limit{{MonthLimit, 1, true}},
		Provisions: []Provision{under2026("第十九条")}},
	{ID: "B-17", Topic: "发展党员", Level: Block, Title: "讨论接收预备党员的支部大会，有表决权的到会人数必须超过应到会有表决权人数的半数",
		Provisions: seen2014(meetingSource, "第二十条", "第十九条")},
	{ID: "B-18", Topic: "发展党员", Level: Block, Title: "表决采取无记名投票方式，赞成人数超过应到会有表决权人数的半数，才能通过接收预备党员的决议",
		Provisions: seen2014(majoritySource, "第二十一条", "第二十条")},
	// Of the second half of the sentence no text was seen.
	{ID: "B-19", Topic: "发展党员", Level: Warn, Title: "因故不能到会的，会前正式提出的书面意见统计在票数内，不计入到会人数",
		Provisions: []Provision{under2014("").at(writtenSource), under2026("")}},
	{ID: "B-20", Topic: "发展党员", Level: Warn, Title: "支部大会讨论两个以上的发展对象入党时，必须逐个讨论和表决",
		Provisions: chartSeen("", "")},
	{ID: "B-21", Topic: "发展党员", Level: Note, Title: "党委审批前，应当指派党委委员或者组织员同发展对象谈话",
		Provisions: chartSeen("", "")},
	{ID: "B-22", Topic: "发展党员", Level: Warn, Title: "党委对接收预备党员的决议，应当在三个月内审批；如遇特殊情况可适当延长，最长不超过六个月",
		Limits:     []Limit{{ApprovalLimit, 3, true}, {approvalMost, 6, true}},
		Provisions: seen2014(approvalSource, "第二十六条", "第二十五条")},
	{ID: "B-23", Topic: "发展党员", Level: Block, Title: "预备党员由具有审批权限的党委审批；党总支不能审批预备党员，临时党组织不能接收、审批预备党员",
		Provisions: []Provision{under2014("第二十三条").at(approverSource), under2026("")}},
	{ID: "B-24", Topic: "发展党员", Level: Note, Title: "预备党员经批准后须进行入党宣誓（2026版一般在一个月内）", Limits: []Limit{{MonthLimit, 1, true}},
		Provisions: bothEditions("", "第二十九条")},
	{ID: "B-25", Topic: "发展党员", Level: Warn, Title: "预备党员的预备期为一年，从支部大会通过其为预备党员之日算起",
		Provisions: seen2014(probationSource, "第三十二条", "第三十一条")},
	{ID: "B-26", Topic: "发展党员", Level: Block, Title: "预备期只能延长一次，延长时间不能少于半年、最长不超过一年", Limits: []Limit{{extensionLeast, 6, false},
		{extensionMost, 12, true}},
		Provisions: seen2014(probationSource, "第三十二条", "第三十一条")},
	{ID: "B-27", Topic: "发展党员", Level: Block, Title: "预备党员转正须由本人提出书面申请，经支部大会讨论表决、报上级党委审批：讨论前征求党小组、党员和群众意见，经支部委员会审查；" +
		"到会人数、赞成人数的要求同讨论接收预备党员时相同；预备期满及时讨论，未满不得提前讨论",
		Provisions: []Provision{under2014("第三十三条").at(confirmSource), under2026("第三十二条")}},
	{ID: "B-28", Topic: "发展党员", Level: Warn, Title: "党委对预备党员转正的决议，应当在三个月内审批", Limits: []Limit{{ApprovalLimit, 3, true}},
		Provisions: seen2014(confirmSource, "第三十四条", "第三十三条")},
	{ID: "B-29", Topic: "发展党员", Level: Warn, Title: "党员的党龄从预备期满转为正式党员之日算起，与开会日、批复日无关",
		Provisions: seen2014(confirmSource, "第三十四条", "第三十三条")},
	{ID: "B-30", Topic: "发展党员", Level: Warn, Title: "入党志愿书、入党申请书、政治审查材料、转正申请书、培养教育考察材料须归档",
		Provisions: seen2014(confirmSource, "第三十七条", "第三十六条")},
	{ID: "B-31", Topic: "发展党员", Level: Note, Title: "发展党员须控制总量、优化结构、提高质量、发挥作用，禁止突击发展，按计划名额办理",
		Provisions: seen2014(principleSource, "第三条", "第三条")},
	{ID: "B-32", Topic: "发展党员", Level: Warn, Title: "转入的预备党员，预备期满时接收的党组织认为有必要的，可推迟讨论其转正问题，推迟时间不超过六个月；转正的，转正时间仍自预备期满之日算起；接收的党委应当审查其入党材料",
		Limits:     []Limit{{postponeMost, 6, true}},
		Provisions: []Provision{under2014("第三十五条、第三十六条").at(confirmSource), under2026("")}},
	{ID: "D-09", Topic: "发展党员", Level: Warn, Title: "人员登记的政治面貌须与其发展党员记录所处的阶段一致", Provisions: ownCheck},
	{ID: "D-16", Topic: "发展党员", Level: Note, Title: "已不在册的人，其未办结的发展党员记录须终止或者移交", Provisions: ownCheck},
}

// StraddleRule says of a case under way that some of its steps go by the old edition
// and the rest by the new one; it finds nothing wrong.
const StraddleRule = "B-00a"

// stepOf is the step of the chart on whose own day the edition of a rule depends.
var stepOf = map[string]int{
	"B-01": model.StepApply, "B-02": model.StepTalk, "B-03": model.StepTalk, "B-04": model.StepActivist, "B-05": model.StepMentors,
	"B-06": model.StepCultivation,
	"B-07": model.StepCultivation, "B-08": model.StepProspect, "B-09": model.StepProspect, "B-10": model.StepSponsors,
	"B-11": model.StepSponsors, "B-12": model.StepReview,
	"B-13": model.StepTraining, "B-14": model.StepPreReview, "B-15": model.StepAdmission, "B-16": model.StepAdmission,
	"B-17": model.StepAdmission, "B-18": model.StepAdmission,
	"B-19": model.StepAdmission, "B-20": model.StepAdmission, "B-21": model.StepApprovalTalk, "B-22": model.StepApproval,
	"B-23": model.StepApproval, "B-24": model.StepOath,
	"B-25": model.StepAdmission, "B-26": model.StepConfirmation, "B-27": model.StepConfirmation, "B-28": model.StepConfirmApproval,
	"B-29": model.StepConfirmation,
	"B-30": model.StepArchive, "B-32": model.StepConfirmation,
}

// StepOf is the step of the chart that a rule is about; 0 = it is about none.
func StepOf(id string) int { return stepOf[id] }

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
	editions      model.Editions
	person        model.Person
	name          string
	admissions    []model.BranchMeeting
	confirmations []model.BranchMeeting
	admission     model.BranchMeeting // the one that admitted; zero = none
	settled       model.BranchMeeting // the confirmation or disqualification; zero = none
	old           bool                // only what is plainly against a rule is told
	open          bool                // still under way: steps can fall due
	away          model.Absence       // why the person is no longer on the register
}

func checkDevelopment(c *checker) {
	list := model.InScope[model.DevelopmentCase](c.book)
	for i := range list {
		if list[i].Applied.IsZero() || c.happened(list[i].Applied) {
			d := c.open(&list[i])
			d.check()
			d.checkRegister()
		}
	}
	c.checkEditionBasis()
	c.checkPlans()
}

// checkEditionBasis is B-00 on the office's choice for all cases.
func (c *checker) checkEditionBasis() {
	o := c.book.Office()
	chosen := o.EditionBasis != "" && o.EditionBasis != model.ByStepDay
	if root, ok := c.root(); ok && chosen && (o.EditionDocument == "" || o.EditionReason == "") {
		c.report("B-00", "", enterpriseSubject(root), day.Day{}, fmt.Sprintf("本单位选定发展党员记录按“%s”核查，未写明依据文件或者理由，请补登。", o.EditionBasis))
	}
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
	d := &dossier{checker: c, DevelopmentCase: x.AsOf(c.asOf), record: x, away: model.CaseAbsence(c.book, *x)}
	d.admissions = model.MeetingsOn(c.book, *x, model.ForAdmission, c.asOf)
	d.confirmations = model.MeetingsOn(c.book, *x, model.ForConfirmation, c.asOf)
	d.admission = last(d.admissions, model.Admit)
	if d.settled = last(d.confirmations, model.Confirm); d.settled.ID == "" {
		d.settled = last(d.confirmations, model.Disqualify)
	}
	d.editions = model.EditionsFrom(c.book, d.DevelopmentCase, d.admission, d.settled)
	d.person, _ = model.Find[model.Person](c.book, x.PersonID)
	if d.name = d.person.Name; d.name == "" {
		d.name = x.PersonID
	}
	d.open = d.EndedDay.IsZero() && d.ArchivedDay.IsZero() && !d.past() && !d.away.Away()
	d.old = d.away.Away() || !d.ArchivedDay.IsZero() && !d.ArchivedDay.AddYears(oldYears).After(c.asOf)
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
func (d *dossier) finished() bool { return !d.open && missing(d.EndedDay) && !d.away.Away() }

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
	if d.checkAway() {
		return
	}
	d.checkEdition()
	d.checkApplication()
	d.checkActivist()
	d.checkProspect()
	d.checkAdmission()
	d.checkConfirmation()
	d.checkOrder()
}

// checkAway is D-16: of somebody who is no longer on the register only one thing is
// asked, that the case be closed. It reports an unsettled case of such a person.
func (d *dossier) checkAway() bool {
	if !d.away.Away() {
		return false
	}
	switch model.StageOn(d.book, *d.record, d.asOf) {
	case model.StageEnded, model.StageFull:
		return false
	}
	if !missing(d.ArchivedDay) || d.past() {
		return false
	}
	d.reportAt(Note, "D-16", "", subject{d.DevelopmentCase, d.name}, day.Day{},
		d.name+"："+d.absenceWords(d.away)+"，发展党员记录尚未办结，"+d.closing()+"。")
	return true
}

// closing is what is to be done with the case.
func (d *dossier) closing() string {
	switch {
	case d.away.Kind != model.KindPerson:
		return "请登记终止，或者移交后调整所在党支部"
	case lostMember(d.person.LeftHow), d.away.What.Expels(), d.away.What == model.DiedChange:
		return "请登记终止"
	}
	return "请将培养教育材料移交接收的党组织，并登记终止"
}

// lostMember reports a way of leaving after which nobody is a member anywhere.
func lostMember(how model.LeftHow) bool {
	switch how {
	case model.Deceased, model.Expelled, model.Withdrew, model.Disqualified:
		return true
	}
	return false
}

// absenceWords is why somebody is not on the register: 已于…离开（死亡）.
func (c *checker) absenceWords(a model.Absence) string {
	on := ""
	if !missing(a.Day) {
		on = "于" + a.Day.Chinese()
	}
	switch a.Kind {
	case model.KindEnterprise:
		return fmt.Sprintf("所在企业%s已%s退出", c.book.EnterpriseName(a.ID), on)
	case model.KindOrganization:
		return fmt.Sprintf("所在党组织%s已%s撤销", c.book.OrganizationName(a.ID), on)
	}
	p, _ := model.Find[model.Person](c.book, a.ID)
	return fmt.Sprintf("已%s离开（%s）", on, cmp.Or(string(a.What), leftHow(p)))
}

// checkEdition is B-00 and B-00a.
func (d *dossier) checkEdition() {
	opening := d.OpeningEdition()
	if own := d.Override(); own != "" && own != opening && d.EditionReason == "" {
		d.say("B-00", fmt.Sprintf("于%s提出入党申请，当时施行细则%s，登记为按%s办理，未写明版本变更理由，请补登。", d.Applied.Chinese(), opening, own))
	}
	if d.open && d.editions.Straddles() {
		d.say(StraddleRule, fmt.Sprintf("于%s提出入党申请，%s（2026版细则施行日）以前办理的步骤按2014版核查，此后办理的按2026版核查：%s。过渡期怎样适用，以上级党委的规定为准。",
			d.Applied.Chinese(), model.Edition2026Day.Chinese(), d.nowApplies()))
	}
}

// nowApplies is what the new edition asks of the steps that are still to be taken.
func (d *dossier) nowApplies() string {
	var asks []string
	if missing(d.ProspectDay) {
		asks = append(asks, "列为发展对象须经上级党委同意并公示不少于5个工作日")
	}
	if missing(d.admission.Day) {
		asks = append(asks, "预审合格后一个月内提交支部大会讨论")
	}
	if missing(d.OathDay) && d.admission.ApprovalDay.IsZero() {
		asks = append(asks, "批准后一般在一个月内宣誓")
	}
	if len(asks) == 0 {
		return "余下步骤的要求没有变化，条号按2026版引用"
	}
	return strings.Join(asks, "，")
}

// say reports on the case at the rule's own level. The text follows the name.
func (d *dossier) say(what, text string) { d.sayAt(registered(what).Level, what, text) }

func (d *dossier) sayAt(level Level, what, text string) {
	d.tell(level, what, d.DevelopmentCase, day.Day{}, text)
}

// sayOf reports on a meeting of the case.
func (d *dossier) sayOf(m model.BranchMeeting, level Level, what, text string) {
	d.tell(level, what, m, day.Day{}, text)
}

func (d *dossier) tell(level Level, what string, r model.Record, due day.Day, text string) {
	if d.old && level != Block {
		return
	}
	d.reportAt(level, what, string(d.edition(what, r)), subject{r, d.name}, due, d.name+"："+text)
}

// await reports a step that is still to be taken: late at the rule's level, soon
// to fall due. Nothing is awaited of a case that has ended or is archived.
func (d *dossier) await(r model.Record, what string, due day.Day, late, soon string) {
	if d.open {
		d.overdue(what, string(d.edition(what, r)), subject{r, d.name}, due.Last(), d.name+"："+late, d.name+"："+soon)
	}
}

// edition is the one by which a rule judges a record of the case: by the day of the
// step, of a meeting by its own day or that of its approval.
func (d *dossier) edition(what string, r model.Record) model.Edition {
	step := stepOf[registered(what).ID]
	m, ok := r.(model.BranchMeeting)
	switch {
	case !ok:
		return d.editions.Of(step)
	case step != model.StepApproval && step != model.StepConfirmApproval, missing(m.ApprovalDay) && !d.open:
		return d.editions.On(m.Day)
	}
	return d.editions.On(m.ApprovalDay)
}

// after reports that a day is certainly later than another; false if either is
// not recorded. Of months only the part that leaves no doubt counts.
func after(a, b day.Day) bool {
	return !a.IsZero() && !b.IsZero() && a.First().After(b.Last())
}

// missing reports a day that is not recorded.
func missing(d day.Day) bool { return d.IsZero() }
