package intake

// Sheets of ties to people: experts, care, activities, mass organisations, examples.

import "partyledger/model"

const namedNote = "写姓名；重名时写“姓名（编号）”或身份证号"

var careMappings = []Mapping{
	{Kind: model.KindTalentLink, Titles: []string{"联系培养名单", "党组织联系人才", "党组织联系服务专家"}, Columns: map[string]Column{
		"PersonID": {Synonyms: []string{"姓名", "人才姓名", "专家姓名", "联系对象"}, Note: namedNote, Width: 24},
		"TalentKind": {Synonyms: []string{"类别", "人才类型"}, Values: map[string]string{"技术能手": "专业技术能手", "青年人才": "青年专家", "专家": "青年专家",
			"技能人才": "高技能人才", "高技能": "高技能人才", "经营骨干": "经营管理骨干"}},
		"OrganizationID": {Synonyms: []string{"党组织", "党组织名称", "联系单位"},
			Width: 34}, "ContactID": {Synonyms: []string{"联系人姓名", "培养联系人", "联系领导", "联系党员"}, Note: "须为正式党员；" + namedNote, Width: 24},
		"From": {Synonyms: []string{"开始日期", "联系日期", "联系开始日期"}, Note: dayNote}, "To": {Synonyms: []string{"结束日期"},
			Note: dayNote}, "Goal": {Synonyms: []string{"培养方向"}, Width: 40}, "Result": {Width: 40},
	}},
	{Kind: model.KindLinkNote, Titles: []string{"联系谈话记录", "谈话记录"}, Columns: map[string]Column{
		"LinkID": {Synonyms: []string{"姓名", "人才", "联系对象"}, Note: "写人才姓名；重名或先后联系几次的写“姓名（联系培养编号）”",
			Width: 24}, "Day": {Synonyms: []string{"谈话日期"}, Note: dayNote},
		"By": {Synonyms: []string{"经办人"}}, "What": {Synonyms: []string{"内容", "谈话内容", "谈话情况", "进展情况"}, Width: 50},
	}},
	{Kind: model.KindCareRecord,
		Aside: asideHeads(map[string]string{
			"台账登记家庭人均月收入，这里是全家或全年的收入，没有换算": "家庭月收入 家庭月收入元 家庭总收入 家庭年收入 家庭年收入元"}),
		Titles: []string{"关怀台账", "帮扶台账", "慰问台账", "困难党员帮扶", "困难党员", "困难职工", "困难党员花名册",
			"困难党员台账", "困难职工台账",
			"走访慰问", "慰问名单", "生活困难党员"},
		Marks: []string{"困难原因", "致困原因", "困难类型", "困难类别", "困难情况", "慰问金额", "慰问金", "帮扶金额", "帮扶责任人", "帮扶措施", "帮扶人", "家庭年收入", "家庭人均收入",
			"慰问日期", "慰问标准", "家庭年收入元"}, Columns: map[string]Column{
			"PersonID": {Synonyms: []string{"姓名", "帮扶对象"}, Note: namedNote, Width: 24}, "Found": {Synonyms: []string{"发现日期",
				"摸排日期", "建档日期", "建档时间", "认定日期", "认定时间", "申报日期"},
				Note: dayNote}, "Need": {Synonyms: []string{"困难原因", "具体困难", "致困原因", "主要困难", "困难说明", "困难程度"}, Width: 40},
			"Helped": {Synonyms: []string{"慰问日期", "走访日期"}, Note: dayNote}, "Again": {Synonyms: []string{"计划回访日期"},
				Note: dayNote}, "Visited": {Synonyms: []string{"回访日期", "实际回访日期"}, Note: dayNote},
			"Amount": {Synonyms: []string{"金额", "慰问金额", "慰问金", "帮扶金额", "慰问标准", "发放金额", "慰问金额元"}}, "Money": {Synonyms: []string{"经费来源"},
				Values: map[string]string{"工会": "工会经费", "行政": "行政经费", "管理费用": "行政经费", "党费留存": "党费", "社会捐助": "捐助", "社会捐赠": "捐助"}},
			"IncomeEach": {Synonyms: []string{"家庭人均收入", "家庭人均收入元", "人均月收入"}},
			"Measures":   {Synonyms: []string{"措施", "慰问内容"}, Width: 44}, "Who": {Synonyms: []string{"责任人", "帮扶人", "联系人", "帮扶联系人", "结对人"}},
			"CareKind": {Synonyms: []string{"困难类别", "困难类型", "帮扶类别"},
				Values: map[string]string{"困难": "生活困难", "困难党员": "生活困难", "致困": "生活困难", "困难职工": "生活困难", "大病": "重大疾病", "因病": "重大疾病",
					"重病":   "重大疾病",
					"因公伤亡": "因公伤亡家庭", "思想": "思想波动"}},
		}},
	{Kind: model.KindActivity, Titles: []string{"党建活动", "活动记录", "活动台账"}, Columns: map[string]Column{
		"OrganizationID": {Synonyms: []string{"所在党组织", "党支部", "党组织名称"}, Width: 34}, "Day": {Synonyms: []string{"开展日期"},
			Note: dayNote}, "Theme": {Synonyms: []string{"主题", "活动名称"}, Width: 40}, "People": {Synonyms: []string{"人数", "参与人数"}},
		"ActivityKind": {Synonyms: []string{"类别", "活动类型"}, Values: map[string]string{"党员亮身份": "亮身份", "党员亮职责": "亮职责", "党员亮承诺": "亮承诺",
			"公开承诺": "亮承诺", "党日": "主题党日", "志愿活动": "志愿服务", "攻关": "技术攻关"}}, "Result": {Synonyms: []string{"成效"}, Width: 40},
	}},
	{Kind: model.KindVanguard, Titles: []string{"党员示范岗", "党员责任区", "党员先锋队"}, Columns: map[string]Column{
		"VanguardKind": {Synonyms: []string{"类型"}, Values: map[string]string{"示范岗": "党员示范岗", "责任区": "党员责任区", "先锋队": "党员先锋队",
			"党员突击队": "党员先锋队"}},
		"OrganizationID": {Synonyms: []string{"所在党组织", "党支部", "党组织名称"}, Width: 34}, "Name": {Synonyms: []string{"示范岗名称"},
			Width: 34}, "Who": {Synonyms: []string{"责任人"}}, "From": {Synonyms: []string{"命名日期"}, Note: dayNote}, "To": {Note: dayNote},
	}},
	{Kind: model.KindMassOrganization, Titles: []string{"工青妇组织", "群团"}, Columns: map[string]Column{
		"EnterpriseID": {Synonyms: []string{"企业名称", "单位名称"}, Width: 34}, "Name": {Synonyms: []string{"群团组织名称", "组织名称"},
			Width: 34}, "OrganizationID": {Synonyms: []string{"隶属党组织"}, Width: 34},
		"MassKind": {Synonyms: []string{"群团类别"}, Values: map[string]string{"团委": "共青团", "团支部": "共青团", "团组织": "共青团", "女工委": "妇联",
			"妇委会": "妇联", "工会组织": "工会"}},
		"Members": {Synonyms: []string{"会员人数", "会员数", "团员人数", "团员数"}}, "Years": {Synonyms: []string{"任期"}, Note: "按本组织的规定，如 3、5"},
		"Founded": {Note: dayNote}, "Elected": {Synonyms: []string{"选举日期", "换届日期"},
			Note: dayNote}, "Ended": {Note: dayNote}, "Head": {Synonyms: []string{"主席", "书记"}},
	}},
	{Kind: model.KindExemplar, Titles: []string{"先进典型", "荣誉", "表彰名单"}, Columns: map[string]Column{
		"EnterpriseID": {Synonyms: []string{"企业名称", "单位名称", "申报单位"}, Width: 34}, "Title": {Synonyms: []string{"荣誉名称", "荣誉称号", "题目"},
			Width: 40}, "Who": {Synonyms: []string{"集体或个人", "获奖集体（个人）"}, Width: 28},
		"ExemplarKind": {Synonyms: []string{"典型类别"}, Values: map[string]string{"集体": "先进集体", "个人": "先进个人", "经验": "经验材料", "典型经验": "经验材料",
			"典型案例": "经验材料"}},
		"Level": {Synonyms: []string{"授予级别"}, Values: map[string]string{"国家": "国家级", "全国": "国家级", "省": "省级", "自治区级": "省级",
			"市": "市级", "集团": "集团级", "公司级": "本单位"}},
		"Day": {Synonyms: []string{"授予日期", "表彰日期", "获奖日期"},
			Note: dayNote}, "Document": {Synonyms: []string{"文号"}}, "Summary": {Synonyms: []string{"主要事迹"}, Width: 50},
	}},
}
