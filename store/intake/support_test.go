package intake

// Sheets of sites, training and talent as offices have them.

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store/sheet/sheettest"
)

func TestMessySupportSheets(t *testing.T) {
	d := newDesk(t)
	sheet := func(name string) string {
		_, err := d.f.NewSheet(name)
		d.ok(err)
		return name
	}
	s := sheet("党员活动阵地")
	d.row(s, 1, "单位名称", "党组织名称", "阵地名称", "详细地址", "使用面积", "固定场所", "设施", "标识", "党旗", "书报刊", "制度上墙", "核查时间", "核查人")
	d.row(s, 2, "甲公司", "甲公司党支部", "党员活动室", "三楼", "48", "有", "√", "无", "是", "没有", "×", "2026.5.6", "张甲")
	d.row(s, 3, "甲公司", nil, "党建园地", nil, "约四十", "有")
	s = sheet("党员教育培训")
	d.row(s, 1, "姓名", "培训类型", "班次", "培训时间", "结束日期", "培训天数", "学时数", "主办", "证书号")
	d.row(s, 2, "张甲", "任职培训", "新任书记班", "2026年3月2日", "20260304", 3, 24, "市委党校", "007")
	d.row(s, 3, "李乙", "集中学习", nil, "2026-02", nil, nil, "1.5", nil, nil)
	s = sheet("人才流失")
	d.row(s, 1, "企业名称", "姓名", "流动方向", "离职日期", "人才类型", "原单位", "流向", "流失原因", "留才措施")
	d.row(s, 2, "甲公司", "王丙", "离职", "2026/7/1", "高技能", "甲公司", "外地", "薪酬", "谈心谈话")
	d.row(s, 3, "甲公司", "赵丁", "调动", "2026/7/1", "专业技术")
	s = sheet("党组织工作经费")
	d.row(s, 1, "企业名称", "年度", "本年预算", "安排办法", "人均经费标准", "人均标准依据文件")
	d.row(s, 2, "甲公司", 2026, "1.2万元", "按党员人数", "300元", "某党〔2026〕1号")
	got, _ := readAll(t, d.save())

	sheettest.Diff(t, []model.Site{
		{EnterpriseID: "甲公司", OrganizationID: "甲公司党支部", Name: "党员活动室", Address: "三楼", Area: 48, Place: true, Facilities: true, Flag: true,
			Checked: day.Of(2026, 5, 6), Checker: "张甲"},
		{EnterpriseID: "甲公司", Name: "党建园地", Place: true},
	}, recordsOf[model.Site](got["党员活动阵地"]))
	sheettest.Diff(t, []string{"3|错|E 使用面积|约四十|“约四十”不是整数"}, said(got["党员活动阵地"]))
	sheettest.Diff(t, []model.Training{
		{PersonID: "张甲", Type: model.NewSecretaryTraining, Title: "新任书记班", From: day.Of(2026, 3, 2), To: day.Of(2026, 3, 4), Days: 3,
			Hours: 24, Organiser: "市委党校", Certificate: "007"},
		{PersonID: "李乙", Type: model.MemberStudy, From: month(2026, 2)},
	}, recordsOf[model.Training](got["党员教育培训"]))
	sheettest.Diff(t, []model.TalentMove{
		{EnterpriseID: "甲公司", Name: "王丙", Direction: model.TalentOut, Day: day.Of(2026, 7, 1), Category: model.SkilledTalent,
			FromUnit: "甲公司", ToUnit: "外地", Reason: "薪酬", Measure: "谈心谈话"},
		{EnterpriseID: "甲公司", Name: "赵丁", Day: day.Of(2026, 7, 1), Category: model.TechnicalTalent},
	}, recordsOf[model.TalentMove](got["人才流失"]))
	sheettest.Diff(t, []model.Fund{{EnterpriseID: "甲公司", Year: 2026, Planned: model.Recorded(model.Yuan(12000)), Basis: model.ByMembers,
		PerMember: model.Yuan(300), PerMemberDoc: "某党〔2026〕1号"}}, recordsOf[model.Fund](got["党组织工作经费"]))
}

func recordsOf[T model.Record](rows []Row) []T {
	var out []T
	for _, r := range rows {
		out = append(out, *r.Record.(*T))
	}
	return out
}
