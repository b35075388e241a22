package intake

// Sheets of two-way exchange and of appointments.

import "partyledger/model"

var exchangeMappings = []Mapping{
	{Kind: model.KindExchange, Titles: []string{"双向交流情况", "干部交流"}, Columns: map[string]Column{
		"PersonID": {Synonyms: []string{"姓名"}, Note: "写姓名；重名时写“姓名（编号）”或身份证号",
			Width: 24}, "EnterpriseID": {Synonyms: []string{"企业名称", "单位名称"}, Width: 34},
		"Direction": {Synonyms: []string{"方向"}, Values: map[string]string{"党务到经营": "党务→经营", "党务转经营": "党务→经营", "党务-经营": "党务→经营",
			"经营到党务": "经营→党务", "经营转党务": "经营→党务", "经营-党务": "经营→党务"}},
		"Day": {Synonyms: []string{"交流时间", "日期"}, Note: dayNote}, "Document": {Synonyms: []string{"文号"}},
		"FromUnit": {Synonyms: []string{"原部门", "原单位", "原单位及部门"}}, "ToUnit": {Synonyms: []string{"现部门", "现单位", "现单位及部门"}},
		"SamePay": {Synonyms: []string{"同待遇", "待遇是否同级标准"}},
	}},
	{Kind: model.KindAppointment, Titles: []string{"领导班子任职", "交叉任职"}, Columns: map[string]Column{
		"PersonID": {Synonyms: []string{"姓名"}, Note: "党内职务在“班子成员”表登记", Width: 24}, "EnterpriseID": {Synonyms: []string{"企业名称", "单位名称"},
			Width: 34},
		"From": {Synonyms: []string{"任职时间"}, Note: dayNote},
	}},
}
