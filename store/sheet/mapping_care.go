package sheet

// Sheets of ties to people: experts, care, activities, mass organisations, examples.

import "partyledger/model"

const namedNote = "写姓名；重名时写“姓名（编号）”或身份证号"

var careMappings = []Mapping{
	{Kind: model.KindTalentLink, Keys: [][]string{{"PersonID", "OrganizationID", "From"}}, Titles: []string{"联系培养名单", "党组织联系人才"}, Columns: map[string]Column{
		"PersonID": {Synonyms: []string{"姓名", "人才姓名"}, Note: namedNote, Width: 24}, "TalentKind": {Synonyms: []string{"类别"}, Values: map[string]string{"技术能手": "专业技术能手", "青年人才": "青年专家", "技能人才": "高技能人才"}},
		"OrganizationID": {Synonyms: []string{"党组织", "联系单位"}, Width: 34}, "ContactID": {Synonyms: []string{"联系人姓名", "培养联系人"}, Note: namedNote, Width: 24}, "From": {Note: dayNote}, "To": {Note: dayNote},
	}},
	{Kind: model.KindLinkNote, Keys: [][]string{{"LinkID", "Day"}}, Columns: map[string]Column{"LinkID": {Note: "联系培养的编号", Width: 24}, "Day": {Note: dayNote}, "What": {Synonyms: []string{"内容", "谈话内容"}, Width: 50}}},
	{Kind: model.KindCareRecord, Keys: [][]string{{"PersonID", "Found"}}, Titles: []string{"关怀台账", "帮扶台账", "慰问台账"}, Columns: map[string]Column{
		"PersonID": {Synonyms: []string{"姓名"}, Note: namedNote, Width: 24}, "Found": {Note: dayNote}, "Helped": {Synonyms: []string{"慰问日期", "走访日期"}, Note: dayNote}, "Again": {Note: dayNote}, "Visited": {Note: dayNote},
		"Amount": {Synonyms: []string{"金额", "慰问金额", "慰问金"}}, "Measures": {Synonyms: []string{"措施"}, Width: 44}, "CareKind": {Synonyms: []string{"困难类别"}, Values: map[string]string{"困难党员": "生活困难", "大病": "重大疾病", "因病": "重大疾病"}},
	}},
	{Kind: model.KindActivity, Keys: [][]string{{"OrganizationID", "Day", "Theme"}}, Titles: []string{"党建活动", "活动记录"}, Columns: map[string]Column{
		"OrganizationID": {Synonyms: []string{"所在党组织", "党支部"}, Width: 34}, "Day": {Note: dayNote}, "Theme": {Synonyms: []string{"主题", "活动名称"}, Width: 40}, "People": {Synonyms: []string{"人数"}},
	}},
	{Kind: model.KindVanguard, Keys: [][]string{{"OrganizationID", "Name"}}, Titles: []string{"党员示范岗", "党员责任区"}, Columns: map[string]Column{
		"OrganizationID": {Synonyms: []string{"所在党组织", "党支部"}, Width: 34}, "Name": {Width: 34}, "From": {Synonyms: []string{"命名日期"}, Note: dayNote}, "To": {Note: dayNote},
	}},
	{Kind: model.KindMassOrganization, Keys: [][]string{{"EnterpriseID", "MassKind", "Name"}}, Titles: []string{"工青妇组织", "群团"}, Columns: map[string]Column{
		"EnterpriseID": {Synonyms: []string{"企业名称", "单位名称"}, Width: 34}, "Name": {Width: 34}, "OrganizationID": {Width: 34}, "MassKind": {Values: map[string]string{"团委": "共青团", "团支部": "共青团", "团组织": "共青团", "女工委": "妇联", "工会组织": "工会"}},
		"Founded": {Note: dayNote}, "Elected": {Synonyms: []string{"选举日期", "换届日期"}, Note: dayNote}, "Ended": {Note: dayNote}, "Head": {Synonyms: []string{"主席", "书记"}},
	}},
	{Kind: model.KindExemplar, Keys: [][]string{{"EnterpriseID", "Title", "Day"}}, Titles: []string{"先进典型", "荣誉"}, Columns: map[string]Column{
		"EnterpriseID": {Synonyms: []string{"企业名称", "单位名称"}, Width: 34}, "Title": {Synonyms: []string{"荣誉名称", "题目"}, Width: 40}, "Level": {Synonyms: []string{"授予级别"}}, "Day": {Synonyms: []string{"授予日期", "表彰日期"}, Note: dayNote}, "Summary": {Width: 50},
	}},
}
