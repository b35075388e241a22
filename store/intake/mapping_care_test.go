package intake

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store/sheet/sheettest"
)

// Sheets of ties to people as offices keep them.
func TestCareSheets(t *testing.T) {
	d := newDesk(t)
	d.ok(d.f.SetSheetName("Sheet1", "党组织联系服务专家"))
	d.row("党组织联系服务专家", 1, "序号", "姓名", "人才类型", "党组织名称", "联系领导", "联系开始时间", "培养方向")
	d.row("党组织联系服务专家", 2, 1, "张甲", "专家", "甲公司党委", "李乙", "2025.3", "技术带头人")
	d.row("党组织联系服务专家", 3, 2, "王丙", "大师", "甲公司党委", nil, "2025.3.1", nil)
	sheets := map[string][][]any{
		"联系谈话记录": {{"姓名", "谈话日期", "谈话人", "谈话内容"}, {"张甲", "2026年5月4日", "李乙", "了解攻关进展"}},
		"困难党员帮扶": {{"姓名", "困难类型", "摸排日期", "困难原因", "慰问金额", "经费来源", "慰问日期"}, {"赵丁", "大病", "2026-03-02", "住院", "2,000元", "工会经费", "20260320"}},
		"活动台账":   {{"党支部", "活动类型", "主题", "开展日期", "参与人数"}, {"第一支部", "亮身份", "党徽上岗", "2026.7.1", "18人"}},
		"党员示范岗":  {{"名称", "类型", "党支部", "责任人", "命名日期"}, {"检修岗", "示范岗", "第一支部", "李乙", "2025-07-01"}},
		"工团妇组织":  {{"单位名称", "群团类别", "群团组织名称", "主席", "会员数", "换届日期", "任期"}, {"甲公司", "妇委会", "甲公司妇委会", "钱戊", 30, "2024-3-8", 5}},
		"表彰名单":   {{"典型类别", "荣誉称号", "申报单位", "集体或个人", "级别", "获奖日期", "主要事迹"}, {"个人", "优秀共产党员", "甲公司", "李乙", "市", "2026-06-28", "攻关"}},
	}
	for _, name := range []string{"联系谈话记录", "困难党员帮扶", "活动台账", "党员示范岗", "工团妇组织", "表彰名单"} {
		_, err := d.f.NewSheet(name)
		d.ok(err)
		for i, row := range sheets[name] {
			d.row(name, i+1, row...)
		}
	}
	got, told := readAll(t, d.save())
	for _, x := range told {
		if x.Kind == "" {
			t.Errorf("sheet %s is not recognised: %s", x.Name, x.Reason)
		}
	}
	first := func(name string) any { return got[name][0].Record }
	sheettest.Diff(t, model.TalentLink{PersonID: "张甲", TalentKind: model.ExpertYoung, OrganizationID: "甲公司党委", ContactID: "李乙",
		From: month(2025, 3), Goal: "技术带头人"}, *first("党组织联系服务专家").(*model.TalentLink))
	sheettest.Diff(t, model.LinkNote{LinkID: "张甲", Day: day.Of(2026, 5, 4), By: "李乙", What: "了解攻关进展"}, *first("联系谈话记录").(*model.LinkNote))
	sheettest.Diff(t, model.CareRecord{PersonID: "赵丁", CareKind: model.CareIllness, Found: day.Of(2026, 3, 2), Need: "住院",
		Amount: model.Yuan(2000), Money: model.FromUnion, Helped: day.Of(2026, 3, 20)}, *first("困难党员帮扶").(*model.CareRecord))
	sheettest.Diff(t, model.Activity{OrganizationID: "第一支部", ActivityKind: model.ShowIdentity, Theme: "党徽上岗", Day: day.Of(2026, 7, 1),
		People: 18}, *first("活动台账").(*model.Activity))
	sheettest.Diff(t, model.Vanguard{VanguardKind: model.ModelPost, Name: "检修岗", OrganizationID: "第一支部", Who: "李乙",
		From: day.Of(2025, 7, 1)}, *first("党员示范岗").(*model.Vanguard))
	sheettest.Diff(t, model.MassOrganization{EnterpriseID: "甲公司", MassKind: model.WomenOrgan, Name: "甲公司妇委会", Head: "钱戊", Members: 30,
		Elected: day.Of(2024, 3, 8), Years: 5}, *first("工团妇组织").(*model.MassOrganization))
	sheettest.Diff(t, model.Exemplar{ExemplarKind: model.ModelPerson, Title: "优秀共产党员", EnterpriseID: "甲公司", Who: "李乙",
		Level: model.CityHonour, Day: day.Of(2026, 6, 28), Summary: "攻关"}, *first("表彰名单").(*model.Exemplar))
	sheettest.Diff(t, []string{
		"3|错|C 人才类型|大师|“大师”不在可选范围内，请填：专业技术能手、青年专家、高技能人才、经营管理骨干、其他",
	}, said(got["党组织联系服务专家"]))
}
