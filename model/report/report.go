package report

// The list of reports: what each is called and the pure function that builds it.

import (
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// Input is all that a report is a function of.
type Input struct {
	Book     *model.Book
	Findings []rule.Finding // of rule.Check on the same book
	Unmasked bool           // identity numbers and phones in full
	Today    day.Day        // the day of writing; zero = the book's day
	Measure  string         // by which the overview ranks, of UnitMeasures; empty = the usual one
	Annexes  []string       // bound behind the annual report, by name; nil = DefaultAnnexes
}

// Report is one kind of report.
type Report struct {
	Name  string // stable, as in `plctl report NAME`
	Title string
	About string // what it holds, in one short line
	Build func(Input) Document
	// Apart is a report that is no annex of the annual one.
	Apart bool
	// Up is a report that goes up: what Scan finds in it stops every output.
	Up bool
}

// All lists the reports in the order in which lists show them; the table reports
// come before the annual report, which names them as its annexes.
func All() []Report {
	return []Report{
		{Name: "charter", Title: "党建工作要求写入公司章程进展表", About: "各企业进展、要素环节、条款附表", Build: buildCharter},
		{Name: "staffing", Title: "党务工作机构设置和人员配备统计表", About: "机构设置、专兼职人员、标准对照", Build: buildStaffing},
		{Name: "exchange", Title: "双向交流和交叉任职情况表", About: "交流名单和汇总、交叉任职", Build: buildExchange},
		{Name: "development", Title: "发展党员情况统计表", About: "各阶段人数、年度计划、逾期事项", Build: buildDevelopment},
		{Name: "members", Title: "党员花名册", About: "党员名单，年龄学历岗位构成", Build: buildMembers},
		{Name: "terms", Title: "党组织换届情况表", About: "届满时间、超期情况、换届进展和结果", Build: buildTerms},
		{Name: "support", Title: "党建工作保障情况统计表", About: "经费、场所、培训、书记、人才", Build: buildSupport},
		{Name: "care", Title: "联系服务和激励关怀情况表", About: "联系培养、关怀、活动、群团、典型", Build: buildCare},
		{Name: "coverage", Title: "两个覆盖情况统计表", About: "覆盖率和目标、巩固提升台账、任务", Build: buildCoverage},
		{Name: "rectification", Title: "问题整改和督查考核情况表", About: "整改台账、督查反馈、责任和考核", Build: buildRectification},
		{Name: "problems", Title: "问题整改清单", About: "上报：已确认列入上报的问题", Build: buildProblems, Up: true},
		{Name: "findings", Title: "自查清单", About: "内部：全部核查结果、依据和期限", Build: buildFindings, Apart: true},
		{Name: "units", Title: "所属企业党建工作总览", About: "内部：各所属企业排序，每户一页", Build: buildUnits, Apart: true},
		{Name: "life", Title: "三会一课和组织生活情况表", About: "支部应召开和实际召开、民主评议、中心组学习", Build: buildLife},
		{Name: "dues", Title: "党费核定和收支情况表", About: "核定表、收缴表、年度收支、公布稿", Build: buildDues, Apart: true},
		{Name: "calendar", Title: "年度党建工作安排表", About: "全年要办的事项、期限和完成情况", Build: buildCalendar, Apart: true},
		{Name: "assessment", Title: "考核自评表", About: "按导入的考核方案逐项自评", Build: buildAssessment, Apart: true},
		{Name: "statistics", Title: "党内统计报表", About: "两年比较和六张统计表，勾稽检查", Build: buildStatistics, Apart: true},
		{Name: "annual", Title: "年度党建工作情况报告", About: "公文格式的年度报告，附图表", Build: buildAnnual, Apart: true, Up: true},
	}
}

// ByName finds a report by its stable name.
func ByName(name string) (Report, bool) {
	for _, r := range All() {
		if r.Name == name {
			return r, true
		}
	}
	return Report{}, false
}

// titleOf is a report's own title, without the unit's name.
func titleOf(name string) string {
	r, _ := ByName(name)
	return r.Title
}
