package intake

// Sheets of problems, inspections, responsibility and assessment.

import "partyledger/model"

var rectificationMappings = []Mapping{
	{Kind: model.KindOversight, Titles: []string{"督查记录", "检查记录"}, Columns: map[string]Column{
		"EnterpriseID": {Synonyms: []string{"企业名称", "单位名称", "被督查单位"}, Width: 34}, "Day": {Synonyms: []string{"检查日期"},
			Note: dayNote}, "Deadline": {Note: dayNote}, "DoneDay": {Note: dayNote},
		"Overseer": {Synonyms: []string{"检查单位"}, Values: map[string]string{"市国资委": "国资委", "省国资委": "国资委", "上级": "上级党委", "集团党委": "集团",
			"集团公司": "集团"}},
		"Matters": {Synonyms: []string{"检查内容"}, Width: 34}, "Problems": {Synonyms: []string{"存在问题"}, Width: 44},
	}},
	{Kind: model.KindRectification, Titles: []string{"整改台账", "问题清单", "问题整改台账"}, Columns: map[string]Column{
		"EnterpriseID": {Synonyms: []string{"企业名称", "单位名称", "责任单位", "整改单位"}, Further: "UnitID",
			Width: 34}, "UnitID": {Width: 34}, "Problem": {Synonyms: []string{"存在问题", "问题描述", "主要问题"}, Width: 50},
		"Source": {Synonyms: []string{"问题来源"}, Values: map[string]string{"核查": "台账核查", "督查": "督查检查", "检查": "督查检查", "巡视": "巡察",
			"巡视巡察": "巡察"}},
		"Found": {Note: dayNote}, "Measure": {Synonyms: []string{"措施"},
			Width: 44}, "Who": {Synonyms: []string{"责任人"}}, "Leader": {Synonyms: []string{"责任领导"}},
		"Deadline": {Synonyms: []string{"整改时限", "完成时限"}, Note: dayNote}, "DoneDay": {Synonyms: []string{"完成日期"},
			Note: dayNote}, "ClosedDay": {Note: dayNote},
		"Evidence": {Synonyms: []string{"整改情况", "完成情况", "整改结果"},
			Width: 44}, "OversightID": {Note: "由督查发现的填督查记录的编号"}, "RuleID": {Note: "由台账核查列入的自动填写"},
		"Fault": {Note: "由台账核查列入的自动填写"}, "Title": {Synonyms: []string{"问题短语", "问题简述", "问题概述", "问题名称"}, Width: 34},
		"Shows": {Synonyms: []string{"表现", "表现形式", "问题表现"}, Width: 44}, "Theme": {Synonyms: []string{"问题主题", "问题类别", "问题类型"}},
		"Cause":    {Synonyms: []string{"问题原因", "原因分析", "产生原因", "主要原因"}, Width: 44},
		"Progress": {Synonyms: []string{"整改进展", "进展情况", "整改进度", "目前进展"}, Width: 34},
		"Publish":  {Synonyms: []string{"列入上报", "上报与否", "对外上报"}, Note: "填是的列入上报的问题整改清单"},
		"Number":   {Synonyms: []string{"涉及人数", "问题数量"}},
	}},
	{Kind: model.KindEntryCheck, Titles: []string{"没做还是没录"}, Columns: map[string]Column{
		"RuleID": {Note: "由程序填写"}, "Fault": {Note: "由程序填写"}, "RecordKind": {Note: "由程序填写"}, "RecordID": {Note: "由程序填写"},
		"Answer": {Synonyms: []string{"核实情况"}, Values: map[string]string{"没有做": "没做", "未做": "没做", "没有录": "没录", "未录": "没录", "漏录": "没录"}},
		"Day":    {Note: dayNote},
	}},
	{Kind: model.KindReopening, Columns: map[string]Column{
		"RectificationID": {Note: "问题整改的编号",
			Width: 24}, "Day": {Note: dayNote}, "Reason": {Width: 40}, "Deadline": {Note: dayNote}, "DoneDay": {Note: dayNote},
		"ClosedDay": {Note: dayNote},
	}},
	{Kind: model.KindResponsibility, Titles: []string{"党建责任清单", "责任制清单"}, Columns: map[string]Column{
		"EnterpriseID": {Synonyms: []string{"企业名称", "单位名称"}, Width: 34}, "Duty": {Values: map[string]string{"一把手": "第一责任人",
			"主要负责人": "第一责任人"}}, "Matters": {Synonyms: []string{"责任内容"}, Width: 50},
		"Planned": {Synonyms: []string{"部署日期"}, Note: dayNote}, "Carried": {Synonyms: []string{"落实日期"},
			Note: dayNote}, "Checked": {Note: dayNote}, "Assessed": {Note: dayNote},
	}},
	{Kind: model.KindAssessment, Titles: []string{"党建考核", "责任制考核"}, Columns: map[string]Column{
		"EnterpriseID": {Synonyms: []string{"企业名称", "单位名称"}, Width: 34}, "Day": {Synonyms: []string{"述职日期"},
			Note: dayNote}, "Score": {Synonyms: []string{"分数", "考核得分"}},
		"Grade": {Synonyms: []string{"考核等次", "评价等次"}, Values: map[string]string{"优秀": "好", "良好": "较好", "合格": "一般", "不合格": "差"}},
	}},
}
