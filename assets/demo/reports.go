package demo

// What the group's office has written into its annual reports, last year's and this one's, and
// who signs for two of its subsidiaries.

import (
	"partyledger/model"
	"partyledger/model/day"
)

// addReports writes the texts.
func (w *world) addReports() {
	texts := listOf[model.ReportText](w, "WZ%02d")
	write := func(year int, edited day.Day, section model.TextSection, slot model.TextSlot, text string) {
		texts.add(model.ReportText{ID: texts.id(), EnterpriseID: "QY001", Year: year, Report: model.AnnualText, Section: section,
			Slot: slot, Text: text, Origin: model.TextOwn, EditedDay: edited})
	}
	last, now := day.Of(2026, 1, 12), day.Of(2026, 11, 20)
	write(2025, last, model.SectionOpening, model.SlotClosing, "一年来，集团党委坚持把党的领导融入公司治理各环节，推动党建工作与生产经营同谋划、同部署、同推进、同考核。")
	write(2025, last, model.SectionPolitics, model.SlotWork, "落实“第一议题”制度，集团党委全年集体学习12次；党委理论学习中心组集中学习8次，所属各级党组织同步跟进。")
	write(2025, last, model.SectionBusiness, model.SlotExample, "丁己场站党支部围绕夜间充电排队问题组建攻关小组，重排班次后平均等候时间明显缩短。")
	write(2025, last, model.SectionNext, model.SlotClosing, "抓好各级企业章程修订的收尾工作。")

	write(2026, now, model.SectionOpening, model.SlotClosing, "一年来，集团党委坚持把党的领导融入公司治理各环节，推动党建工作与生产经营同谋划、同部署、同推进、同考核，为集团各项任务完成提供了组织保证。")
	write(2026, now, model.SectionPolitics, model.SlotHeading, "突出政治引领，理论学习走深走实")
	write(2026, now, model.SectionPolitics, model.SlotWork, "落实“第一议题”制度，集团党委全年集体学习14次；党委理论学习中心组集中学习9次，班子成员到联系点讲党课11场次，所属各级党组织同步跟进。对上级重大决策部署逐项列出任务、责任部门和时限，按季度调度。")
	write(2026, now, model.SectionBusiness, model.SlotExample, "甲乙供水党支部在取水口改造中设立党员责任区，把关键工序逐段落实到人，改造工程比计划提前投用。")
	write(2026, now, model.SectionMembers, model.SlotCause, "发展党员数增加较多，主要是上年培养的入党积极分子集中进入发展阶段，同时名额向一线班组倾斜。")
	write(2026, now, model.SectionDuty, model.SlotExample, "开展节前廉洁提醒和采购领域专项检查，对发现的问题督促限期改正，完善采购、外包等制度6项。")
	write(2026, now, model.SectionNext, model.SlotClosing, "编制集团党建工作三年规划，把党务工作力量建设、章程修订收尾和支部标准化建设列为重点项目。")

	signs := listOf[model.UnitSign](w, "QS%02d")
	for _, s := range []model.UnitSign{
		{EnterpriseID: "QY002", Head: "周庚辛", Checker: "吴壬癸", Maker: "郑子丑", RedHead: "中共某某水务集团有限公司委员会文件", DocPrefix: "某水党",
			From: day.Of(2025, 1, 1)},
		{EnterpriseID: "QY008", Head: "王寅卯", Maker: "冯辰巳", From: day.Of(2026, 1, 1)},
	} {
		s.ID = signs.id()
		signs.add(s)
	}
}
