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
	Build func(Input) Document
}

// All lists the reports in the order in which lists show them; the table reports
// come before the annual report, which names them as its annexes.
func All() []Report {
	return []Report{
		{"charter", "党建工作要求写入公司章程进展表", buildCharter},
		{"staffing", "党务工作机构设置和人员配备统计表", buildStaffing},
		{"exchange", "双向交流和交叉任职情况表", buildExchange},
		{"development", "发展党员情况统计表", buildDevelopment},
		{"members", "党员花名册", buildMembers},
		{"terms", "党组织换届情况表", buildTerms},
		{"findings", "问题清单", buildFindings},
		{"annual", "年度党建工作情况报告", buildAnnual},
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
