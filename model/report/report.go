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
}

// Report is one kind of report.
type Report struct {
	Name  string // stable, as in `plctl report NAME`
	Title string
	About string // what it holds, in one short line
	Build func(Input) Document
}

// All lists the reports in the order in which lists show them; the table reports
// come before the annual report, which names them as its annexes.
func All() []Report {
	return []Report{
		{"charter", "党建工作要求写入公司章程进展表", "各企业进展、要素环节、条款附表", buildCharter},
		{"staffing", "党务工作机构设置和人员配备统计表", "机构设置、专兼职人员、标准对照", buildStaffing},
		{"exchange", "双向交流和交叉任职情况表", "交流名单和汇总、交叉任职", buildExchange},
		{"development", "发展党员情况统计表", "各阶段人数、年度计划、逾期事项", buildDevelopment},
		{"members", "党员花名册", "党员名单，年龄学历岗位构成", buildMembers},
		{"terms", "党组织换届情况表", "届满时间、超期情况、换届提醒函", buildTerms},
		{"findings", "问题清单", "全部问题及其依据和期限", buildFindings},
		{"units", "所属企业党建工作总览", "各所属企业排序，每户一页", buildUnits},
		{"calendar", "年度党建工作安排表", "全年要办的事项、期限和完成情况", buildCalendar},
		{"annual", "年度党建工作情况报告", "公文格式的年度报告，附图表", buildAnnual},
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
