package intake

// Sheets of staffing standards, Party-work bodies and posts.

import "partyledger/model"

var staffingMappings = []Mapping{
	{Kind: model.KindStaffingStandard, Titles: []string{"党务人员配备标准"}, Columns: map[string]Column{
		"Name": {Width: 34}, "Source": {Width: 40}, "Ratio": {Note: "如 1%"}, "PartTimeFactor": {Note: "如 0.5 或 50%"},
		"EnterpriseID": {Note: "不填即全集团", Width: 34}, "InForce": {Note: "首次使用由党群部选定后填“是”"},
	}},
	{Kind: model.KindBody, Titles: []string{"党务工作机构", "党群机构"}, Columns: map[string]Column{
		"EnterpriseID": {Synonyms: []string{"企业名称", "单位名称"}, Width: 34}, "Name": {Synonyms: []string{"党务机构名称", "部门名称"}},
		"Setting":      {Values: map[string]string{"独立": "独立设置", "合署": "合署办公"}},
		"InManagement": {Synonyms: []string{"是否列入管理机构"}, Note: yesNo}, "PeerAverage": {Note: "人数，如6.5人写 650%"},
		"Quota": {Synonyms: []string{"编制"}},
	}},
	{Kind: model.KindPost, Titles: []string{"党务工作人员", "党务人员名册", "党务工作人员配备", "党务干部名册", "党务工作者名册", "党务人员", "专兼职党务", "党务岗位设置"},
		Marks: []string{"专职/兼职", "专兼职", "专职或兼职", "是否专职", "专（兼）职", "专职兼职"}, Columns: map[string]Column{
			"EnterpriseID": {Synonyms: []string{"企业名称", "单位名称"}, Width: 34}, "BodyID": {Synonyms: []string{"机构", "所在机构"}, Width: 30},
			"PersonID": {Synonyms: []string{"姓名"}, Note: "写姓名；重名时写“姓名（编号）”或身份证号", Width: 24}, "Title": {Synonyms: []string{"岗位", "职务"}},
			"From": {Synonyms: []string{"任职时间", "到岗时间"}, Note: dayNote}, "Field": {Synonyms: []string{"岗位类型", "岗位性质"}},
			"WorkTime": {Synonyms: []string{"专职/兼职", "专职或兼职", "专（兼）职", "是否专职"}, Values: map[string]string{"是": "专职", "否": "兼职",
				"全职": "专职"}},
		}},
}
