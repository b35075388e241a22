package intake

// Sheets of the year's work and of the office's own text.

import "partyledger/model"

var workMappings = []Mapping{
	{Kind: model.KindWorkEntry, Titles: []string{"年度工作", "年度工作安排", "重点工作安排"}, Columns: map[string]Column{
		"Title": {Synonyms: []string{"事项", "工作内容", "重点工作"}, Width: 40}, "EnterpriseID": {Synonyms: []string{"企业名称", "单位名称"},
			Note: "空着表示全集团", Width: 34},
		"First": {Synonyms: []string{"完成期限", "完成时限", "首次期限"}, Note: dayNote},
		"Repeat": {Synonyms: []string{"频次", "周期"}, Values: map[string]string{"不重复": "一次", "单次": "一次", "每季": "每季度", "季度": "每季度",
			"半年": "每半年", "年度": "每年", "月度": "每月"}},
		"Who": {Synonyms: []string{"责任部门", "责任人", "牵头部门", "责任单位"}, Width: 24}, "Basis": {Synonyms: []string{"依据文件"},
			Width: 34}, "Ended": {Note: dayNote},
	}},
	{Kind: model.KindWorkDone, Titles: []string{"完成情况"}, Columns: map[string]Column{
		"EntryID": {Synonyms: []string{"工作事项"}, Width: 34}, "Due": {Note: dayNote}, "Day": {Synonyms: []string{"完成时间"},
			Note: dayNote}, "Note": {Width: 40},
	}},
	{Kind: model.KindReportText, Columns: map[string]Column{"Text": {Width: 60}, "Starter": {Width: 20}}},
}
