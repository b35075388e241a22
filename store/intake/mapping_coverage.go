package intake

// Sheets of the two coverages.

import "partyledger/model"

var coverageMappings = []Mapping{
	{Kind: model.KindCoverageUnit, Titles: []string{"两个覆盖排查", "覆盖台账", "党组织覆盖情况", "巩固台账", "提升台账"}, Columns: map[string]Column{
		"EnterpriseID": {Synonyms: []string{"企业名称", "联系企业", "联系单位"}, Note: "所属企业填其自身，其他单位填负责联系它的企业", Width: 34},
		"Name":         {Synonyms: []string{"名称", "新兴组织名称"}, Note: "所属企业写企业名称", Width: 34},
		"Category": {Synonyms: []string{"类别", "单位类型", "组织类别"}, Values: map[string]string{"子企业": "所属企业", "子公司": "所属企业", "非公有制企业": "非公企业",
			"非公": "非公企业", "民营企业": "非公企业",
			"社会团体": "社会组织", "民办非企业单位": "社会组织", "小微": "小微企业", "个体户": "个体工商户", "个体": "个体工商户", "市场": "专业市场", "项目": "项目部"}},
		"From":        {Synonyms: []string{"排查日期", "纳入日期"}, Note: dayNote},
		"Staff":       {Synonyms: []string{"职工人数", "从业人数", "员工数"}},
		"Members":     {Synonyms: []string{"党员人数", "党员"}, Note: "在“企业”表中的单位以党员名册为准"},
		"FullMembers": {Synonyms: []string{"正式党员人数", "其中正式党员"}},
		"Form": {Synonyms: []string{"组建形式", "党组织组建方式", "覆盖方式"},
			Values: map[string]string{"单独建": "单独组建", "单建": "单独组建", "单独建立": "单独组建", "联建": "联合组建", "联合建立": "联合组建", "指导员": "派党建指导员",
				"选派党建指导员": "派党建指导员", "派驻指导员": "派党建指导员", "建群团": "先建群团", "群团先建": "先建群团", "未组建": "未建", "未建立": "未建", "无": "未建"}},
		"Formed":         {Synonyms: []string{"组建日期", "成立日期", "覆盖日期"}, Note: dayNote},
		"OrganizationID": {Synonyms: []string{"党组织名称", "党组织全称"}, Note: "在“党组织”表中的填全称；不在的填下一列", Width: 34},
		"PartyName":      {Synonyms: []string{"外部党组织"}, Width: 30},
		"AdviserID":      {Synonyms: []string{"指导员"}, Note: "写姓名；不在“人员”表中的填下一列", Width: 20},
		"AdviserName":    {Synonyms: []string{"外部指导员"}},
		"AdviserFrom":    {Synonyms: []string{"选派日期"}, Note: dayNote},
		"Mass":           {Synonyms: []string{"群团组织"}, Note: "工会、共青团、妇联等"},
		"Running": {Synonyms: []string{"运转", "运行情况", "作用发挥"},
			Values: map[string]string{"良好": "好", "较好": "好", "正常": "好", "较差": "差", "软弱涣散": "差", "停转": "未运转", "不运转": "未运转"}},
		"Registration": {Synonyms: []string{"登记与组建"}, Note: yesNo}, "Business": {Synonyms: []string{"业务与党建"},
			Note: yesNo}, "YearCheck": {Synonyms: []string{"年检与党建检查"}, Note: yesNo},
		"List": {Synonyms: []string{"台账类别", "巩固或提升"}, Values: map[string]string{"巩固": "巩固台账", "巩固类": "巩固台账", "提升": "提升台账",
			"提升类": "提升台账"}},
		"Task":     {Synonyms: []string{"任务清单", "整改任务", "措施"}, Width: 44},
		"Deadline": {Synonyms: []string{"时限", "整改时限"}, Note: dayNote}, "DoneDay": {Note: dayNote}, "Checked": {Synonyms: []string{"核查日期"},
			Note: dayNote}, "Ended": {Note: "仍在排查范围内的不填"},
	}},
	{Kind: model.KindCoverageGoal, Titles: []string{"覆盖率", "覆盖目标"}, Columns: map[string]Column{
		"Category": {Synonyms: []string{"范围", "类别", "单位类别"}, Values: map[string]string{"全部": "全部单位", "小微企业、个体工商户、专业市场": "小个专"},
			Note: "“小个专”指小微企业、个体工商户和专业市场"},
		"Measure": {Synonyms: []string{"指标"}, Values: map[string]string{"组织覆盖率": "有形覆盖率", "党组织覆盖率": "有形覆盖率", "有形覆盖": "有形覆盖率",
			"党的工作覆盖率": "工作覆盖率", "工作覆盖": "工作覆盖率", "有效覆盖": "有效覆盖率"}},
		"Rate":         {Synonyms: []string{"目标值", "目标比例", "覆盖率目标"}, Note: "如 50%"},
		"Day":          {Synonyms: []string{"完成时限", "目标日期"}, Note: dayNote},
		"EnterpriseID": {Synonyms: []string{"企业名称", "单位"}, Note: "该企业及其所属", Width: 34},
		"Basis":        {Synonyms: []string{"依据文件"}, Note: "提出目标的文件名称", Width: 34}, "Document": {Synonyms: []string{"文号"}},
	}},
}
