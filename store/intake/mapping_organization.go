package intake

// Sheets of Party organisations, their terms and committees.

import "partyledger/model"

var organizationMappings = []Mapping{
	{Kind: model.KindOrganization, Titles: []string{"党组织名册", "党组织信息", "基层党组织", "党组织名录", "党组织台账", "党支部名册", "党支部台账", "党组织基本情况",
		"党组织一览表"}, Columns: map[string]Column{
		"ID":        {Synonyms: []string{"党组织编号"}, Note: "可不填，由程序编号"},
		"Name":      {Synonyms: []string{"党组织名称", "组织名称", "全称", "党支部名称", "支部名称", "党组织"}, Note: "规范全称", Width: 38},
		"ShortName": {Synonyms: []string{"党组织简称", "党内统计用简称"}},
		"Code":      {Synonyms: []string{"组织编码", "编码", "党组织代码"}},
		"Type": {Synonyms: []string{"党组织类型", "组织类型", "党组织类别", "类别", "类型", "组织形式", "党组织形式"},
			Values: map[string]string{"委员会": "党委", "基层党委": "党委", "总支部": "党总支", "党总支部": "党总支", "总支": "党总支", "支部": "党支部", "联合党支部": "党支部",
				"党支部委员会": "党支部"}, Guess: guessOrganizationType, Note: "党委、党总支或党支部"},
		"EnterpriseID": {Synonyms: []string{"企业名称", "单位名称", "所在单位", "所属企业", "企业"}, Width: 34},
		"ParentID": {Synonyms: []string{"上级组织", "隶属党组织", "上级党组织名称", "隶属关系", "上级党委", "所属党委", "隶属"}, Note: "填上级党组织全称；系统外的填在下一列",
			Width: 34},
		"Superior":    {Synonyms: []string{"批准成立的上级党组织"}, Width: 28},
		"Founded":     {Synonyms: []string{"成立时间", "批准成立日期", "组建时间", "设立时间"}, Note: dayNote},
		"Phone":       {Synonyms: []string{"电话", "联系方式"}},
		"PartyGroups": {Synonyms: []string{"党小组数量", "党小组个数"}},
		"Subordination": {Synonyms: []string{"单位隶属关系", "隶属层级"}, Values: map[string]string{"省级": "省（自治区、直辖市）",
			"市级": "市（地、州、盟）", "县级": "县（市、区、旗）"}},
		"CanApprove": {Synonyms: []string{"审批预备党员权限", "具有审批预备党员权限"}, Note: yesNo},
	}},
	{Kind: model.KindTerm, Titles: []string{"换届情况", "任期"}, Columns: map[string]Column{
		"OrganizationID": {Synonyms: []string{"党组织全称", "党组织名称"}, Width: 38},
		"Elected":        {Synonyms: []string{"换届日期", "换届时间", "选举时间", "本届选举日期"}, Note: dayNote},
	}},
	{Kind: model.KindCommitteeMember, Titles: []string{"党组织班子", "委员名册", "班子成员名册", "支部委员名册", "支委名册", "委员会成员"}, Columns: map[string]Column{
		"OrganizationID": {Synonyms: []string{"党组织全称", "党组织名称"}, Width: 38},
		"PersonID":       {Synonyms: []string{"姓名"}, Note: "写姓名；重名时写“姓名（编号）”或身份证号", Width: 24},
		"Post": {Synonyms: []string{"党内任职", "职务"}, Values: map[string]string{"党委书记": "书记", "支部书记": "书记", "党支部书记": "书记",
			"党总支书记": "书记", "党委副书记": "副书记", "支部副书记": "副书记", "党委委员": "委员", "支部委员": "委员", "支委": "委员"}, Guess: guessPartyPost},
		"From": {Synonyms: []string{"任职时间", "任职起始日期"}, Note: dayNote},
		"To":   {Synonyms: []string{"免职时间", "离任日期"}, Note: "在任不填"},
	}},
}
