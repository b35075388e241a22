package intake

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store/storetest"
)

// A survey in an office's own words: headings, choices and days as they come; brought
// in again, the same rows find their records.
func TestImportCoverage(t *testing.T) {
	w := office(t)
	path := storetest.Book(t, storetest.Tab{Name: "两个覆盖排查", Rows: storetest.Rows(
		"序号|单位名称|联系单位|类别|职工人数|党员人数|组建形式|党组织名称|指导员|选派日期|运行情况|登记与组建|巩固或提升|任务清单|时限|最近排查日期",
		"1|某面馆|乙公司|个体户|6人|1|指导员||RY1|2026.3.1|良好|√|提升|培养积极分子|2027年6月30日|2026.09.05",
		"2|乙公司|乙公司|子公司|30|12|单建|||||是|巩固||",
		"3|某网店|乙公司|网店|3|0|未建||||||||",
		"4|某五金店|没有的公司|个体|3|0|未建||||||||")}, storetest.Tab{Name: "覆盖率目标", Rows: storetest.Rows("单位|范围|指标|目标值|完成时限|依据文件",
		"甲乙丙集团|小微企业、个体工商户、专业市场|组织覆盖率|50％|2026-12-31|上级通知")})
	res := bring(t, w, Request{Files: []string{path}})
	storetest.Same(t, []string{"两个覆盖排查 读4 增2 改0 同0 拒2", "覆盖率目标 读1 增1 改0 同0 拒0"}, counts(res))
	storetest.Has(t, whys(res), "|4|", "网店", "不在可选范围内")
	storetest.Has(t, whys(res), "|5|", "没有的公司")
	u := storetest.One[model.CoverageUnit](t, w, "name = ?", "某面馆")
	u.ID = ""
	storetest.Same(t, model.CoverageUnit{EnterpriseID: "QY2", Name: "某面馆", Category: model.TraderUnit, Staff: 6, Members: 1,
		Form: model.ByAdviser, AdviserID: "RY1", AdviserFrom: day.Of(2026, 3, 1),
		Running: model.RunsWell, Registration: true, List: model.ListRaise, Task: "培养积极分子", Deadline: day.Of(2027, 6, 30),
		Checked: day.Of(2026, 9, 5)}, u)
	g := storetest.One[model.CoverageGoal](t, w, "basis = ?", "上级通知")
	g.ID = ""
	storetest.Same(t, model.CoverageGoal{EnterpriseID: "QY1", Category: model.GoalCategory(model.SmallTraders),
		Measure: model.TangibleRate, Rate: model.Percent(50), Day: day.Of(2026, 12, 31), Basis: "上级通知"}, g)
	again := bring(t, w, Request{Files: []string{path}})
	storetest.Same(t, []string{"两个覆盖排查 读4 增0 改0 同2 拒2", "覆盖率目标 读1 增0 改0 同1 拒0"}, counts(again))
}
