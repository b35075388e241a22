package intake

// Sheets of places of activity, of training and its standards, of talent, and of
// attached files.

import "partyledger/model"

const attachmentNote = "由程序填写；文件本身在台账文件夹的“附件”中，不在本表"

var supportMappings = []Mapping{
	{Kind: model.KindSite, Titles: []string{"党员活动场所", "党员活动阵地", "阵地台账", "活动阵地"}, Columns: map[string]Column{
		"EnterpriseID":   {Synonyms: []string{"企业名称", "单位名称", "所在企业"}, Width: 34},
		"OrganizationID": {Synonyms: []string{"党组织", "党组织名称", "所属党组织"}, Width: 34},
		"Name":           {Synonyms: []string{"阵地名称", "活动室名称", "活动场所名称"}, Width: 24},
		"Address":        {Synonyms: []string{"位置", "所在位置", "详细地址"}, Width: 30},
		"Area":           {Synonyms: []string{"面积", "建筑面积", "使用面积"}, Note: "平方米，取整"},
		"Place":          {Synonyms: []string{"场所", "固定场所", "有固定场所"}, Note: yesNo}, "Facilities": {Synonyms: []string{"设施", "设备"},
			Note: yesNo},
		"Sign": {Synonyms: []string{"标志", "标识", "有标识", "牌子"}, Note: yesNo}, "Flag": {Synonyms: []string{"党旗"}, Note: yesNo},
		"Books": {Synonyms: []string{"书报", "书籍", "报刊", "书报刊"}, Note: yesNo}, "Rules": {Synonyms: []string{"制度", "制度上墙"}, Note: yesNo},
		"Checked": {Synonyms: []string{"核查日期", "检查时间", "核查时间"}, Note: "六项核过才填；" + dayNote}, "Checker": {Synonyms: []string{"核查人"}},
		"From": {Synonyms: []string{"建成日期", "启用时间"}, Note: dayNote}, "Ended": {Note: dayNote},
	}},
	{Kind: model.KindTrainingStandard, Titles: []string{"培训学时标准"}, Columns: map[string]Column{
		"Name": {Width: 34}, "Source": {Width: 40}, "EnterpriseID": {Note: "不填即全集团", Width: 34},
		"Target": {Values: map[string]string{"书记": "党组织书记", "新任书记": "新任党组织书记", "班子": "班子成员", "预备党员": "预备党员和新转正党员",
			"党务干部": "专职党务工作人员"}},
		"Scope":       {Note: "不填即全部"},
		"Months":      {Note: "新任书记：任职后几个月内；预备党员：转正后几个月内"},
		"HoursPerDay": {Note: "只登记了天数的，每天按几学时算；不折算不填"},
		"InForce":     {Note: "由党务部门选定后填“是”"}, "From": {Note: dayNote}, "To": {Note: dayNote},
	}},
	{Kind: model.KindTraining, Titles: []string{"党员教育培训", "培训登记", "培训台账", "学时登记"}, Follows: trainingFollows, Columns: map[string]Column{
		"PersonID": {Synonyms: []string{"姓名"}, Note: "写姓名；重名时写“姓名（编号）”或身份证号", Width: 24},
		"Type": {Synonyms: []string{"类别", "培训类型", "培训种类"}, Values: map[string]string{"书记轮训": "书记培训", "党组织书记培训": "书记培训",
			"任职培训": "新任书记任职培训", "新任书记培训": "新任书记任职培训", "班子培训": "班子成员培训", "委员培训": "班子成员培训", "集中学习": "党员集中学习", "党员培训": "党员集中学习",
			"预备党员集中培训": "预备党员培训", "党务工作者培训": "党务干部培训", "党务人员培训": "党务干部培训"}, Width: 20},
		"Title": {Synonyms: []string{"培训班名称", "培训名称", "培训内容", "班次"}, Width: 34},
		"From":  {Synonyms: []string{"培训日期", "培训时间", "开始时间", "起止时间", "培训起止时间", "时间", "学习时间", "日期"}, Note: "跨年度的按年度分两行填；" + dayNote},
		"To":    {Note: dayNote},
		"Days":  {Synonyms: []string{"培训天数"}, Note: "整天数；半天的请填学时"}, "Hours": {Synonyms: []string{"培训学时", "学时数"}},
		"Organiser": {Synonyms: []string{"主办", "举办单位", "组织单位"},
			Width: 24}, "Place": {Synonyms: []string{"培训地点"}}, "Certificate": {Synonyms: []string{"证书号", "结业证书编号"}},
	}},
	{Kind: model.KindTalentMove, Titles: []string{"人才引进和流失", "人才引进", "人才流失", "人才台账"}, Columns: map[string]Column{
		"EnterpriseID": {Synonyms: []string{"企业名称", "单位名称"}, Width: 34}, "PersonID": {Note: "不在名册的不填", Width: 24},
		"Direction": {Synonyms: []string{"方向", "流动方向"}, Values: map[string]string{"引入": "引进", "招聘": "引进", "离职": "流失", "流出": "流失"}},
		"Day":       {Synonyms: []string{"引进日期", "流失日期", "离职日期", "流动日期"}, Note: dayNote},
		"Category": {Synonyms: []string{"类别", "人才类型"}, Values: map[string]string{"专业技术": "专业技术人才", "经营管理": "经营管理人才", "高技能": "高技能人才",
			"其他": "其他人才"}},
		"FromUnit": {Synonyms: []string{"原单位"}}, "ToUnit": {Synonyms: []string{"现单位", "流向"}}, "Reason": {Synonyms: []string{"流动原因",
			"流失原因"}, Width: 24},
		"Measure": {Synonyms: []string{"留人措施", "留才措施", "措施"}, Width: 34},
	}},
	{Kind: model.KindAttachment, Columns: map[string]Column{
		"RecordKind": {Note: attachmentNote}, "Hash": {Note: attachmentNote, Width: 66}, "FileName": {Width: 34}, "Title": {Width: 34},
	}},
}

// trainingFollows tells the last day of a training of several days by its first.
func trainingFollows(record any) map[string]string {
	t := record.(*model.Training)
	if t.Days < 2 || t.From.IsZero() || t.From.MonthOnly() || !t.To.IsZero() {
		return nil
	}
	return map[string]string{"To": t.From.AddDays(t.Days - 1).String()}
}
