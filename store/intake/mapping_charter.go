package intake

// Sheets of charters, their clauses, and prior review.

import "partyledger/model"

var charterMappings = []Mapping{
	{Kind: model.KindCharter, Titles: []string{"章程修订", "章程进展", "党建进章程"}, Columns: map[string]Column{
		"EnterpriseID":   {Synonyms: []string{"企业名称", "单位名称", "公司名称"}, Width: 34},
		"Version":        {Synonyms: []string{"章程版本"}, Note: "如 2025年修订"},
		"ShareholderDay": {Synonyms: []string{"股东会批准日期", "出资人批准日期"}},
		"FiledDay":       {Synonyms: []string{"备案日期"}},
	}},
	{Kind: model.KindClause, Titles: []string{"党建条款"}, Columns: map[string]Column{
		"CharterID": {Note: "写企业名称；一户有多版时写“名称（编号）”", Width: 40},
		"Number":    {Synonyms: []string{"条号", "条款"}, Note: "如 第三十五条"},
		"Phase":     {Synonyms: []string{"治理环节"}},
		"Element":   {Synonyms: []string{"四要素"}},
		"Text":      {Synonyms: []string{"条文", "内容"}, Width: 60},
		"Authority": {Synonyms: []string{"权责"}, Width: 40},
		"Ways":      {Width: 40},
		"Prior":     {Note: yesNo},
	}},
	{Kind: model.KindArticle, Columns: map[string]Column{
		"CharterID": {Width: 40}, "Text": {Width: 80},
	}},
	{Kind: model.KindReviewMatter, Titles: []string{"前置研究讨论事项清单", "事项清单", "前置研究事项", "党委前置研究讨论重大经营管理事项清单", "前置研究讨论重大经营管理事项",
		"重大事项清单"}, Columns: map[string]Column{
		"EnterpriseID": {Synonyms: []string{"企业名称", "单位名称"}, Width: 34}, "Category": {Synonyms: []string{"类别", "事项分类", "事项类型",
			"分类"}, Guess: guessMatter, Width: 40}, "Matter": {Synonyms: []string{"事项", "事项名称", "具体事项", "事项内容", "清单内容"},
			Width: 50},
	}},
	{Kind: model.KindPriorReview, Titles: []string{"前置研究讨论记录"}, Columns: map[string]Column{
		"EnterpriseID": {Synonyms: []string{"企业名称", "单位名称"}, Width: 34}, "Matter": {Synonyms: []string{"事项", "议题名称"}, Width: 50},
		"MatterID": {Width: 40}, "Category": {Width: 40},
		"PartyDay":    {Synonyms: []string{"党委会日期", "支委会日期"}, Note: dayNote},
		"DecisionDay": {Synonyms: []string{"董事会日期", "经理层会议日期"}, Note: dayNote},
	}},
}
