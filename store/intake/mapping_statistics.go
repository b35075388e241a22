package intake

// Sheets of changes of membership. What a year's close keeps is no sheet of an office's;
// its own export is read again all the same.

import "partyledger/model"

var statisticsMappings = []Mapping{
	{Kind: model.KindMembership, Titles: []string{"党员增减", "党员增减情况", "党员增减台账", "党籍管理", "党籍变动情况", "党员出党情况"},
		Marks: []string{"变动类型", "变动类别", "增减类型", "党籍变动"}, Columns: map[string]Column{
			"PersonID": {Synonyms: []string{"姓名"}, Note: "写姓名；重名时写“姓名（编号）”或身份证号", Width: 24},
			"Change": {Synonyms: []string{"变动类型", "变动类别", "变动情况", "增减类型", "增减类别"},
				Values: map[string]string{"转入组织关系": "转入", "转出组织关系": "转出", "停止": "停止党籍", "恢复": "恢复党籍", "除名": "其他除名", "退党": "退党除名",
					"自行脱党": "自行脱党除名", "劝退": "劝退除名", "劝其退党": "劝退除名", "开除": "开除党籍", "取消资格": "取消预备党员资格", "取消预备资格": "取消预备党员资格", "去世": "死亡",
					"病故": "死亡"}, Note: "已登记在组织关系转接、党纪处分、支部大会里的不必再填", Width: 18},
			"Day":            {Synonyms: []string{"变动日期", "变动时间", "生效时间"}, Note: "转入、转出写接收日期"},
			"ApprovalDay":    {Synonyms: []string{"审批时间", "批准日期", "批准时间", "决定日期"}, Note: "出党、停止、恢复党籍按此计入年度"},
			"AsWhole":        {Synonyms: []string{"整建制", "整建制转入（转出）"}, Note: yesNo},
			"OrganizationID": {Width: 36},
			"Other":          {Synonyms: []string{"对方组织", "对方单位", "转来（转往）党组织", "来源（去向）党组织"}, Width: 34},
			"Document":       {Synonyms: []string{"文号", "批准文号", "介绍信编号"}, Width: 22},
		}},
	{Kind: model.KindStatisticsNote, Titles: []string{"党内统计说明"}, Columns: map[string]Column{
		"Relation": {Synonyms: []string{"关系", "审核关系"}, Note: "K1至K14"}, "Text": {Synonyms: []string{"情况说明"}, Width: 60},
	}},
}
