package intake

// Sheets of member development.

import "partyledger/model"

const caseNote = "写本人姓名；重名时写“姓名（编号）”或身份证号"

var developmentMappings = []Mapping{
	{Kind: model.KindDevelopmentCase, Titles: []string{"发展党员台账", "发展党员纪实", "发展党员全程纪实", "发展党员情况", "入党积极分子台账", "入党积极分子名册", "发展对象台账",
		"发展对象名册", "入党申请人台账", "预备党员台账", "发展党员名册"},
		Step: func(group, title string) (string, bool) {
			d := developmentStep(group, title)
			if d.meeting {
				return "", true
			}
			return d.field, d.field != ""
		},
		Aside: asideHeads(map[string]string{"由程序按各步的日期得出，不用导入": "目前阶段 当前阶段 所处阶段 现阶段 发展阶段 阶段 目前状态 当前状态 进展情况 目前进展"}),
		Marks: []string{"培养联系人", "培养联系人1", "递交入党申请书时间", "递交入党申请书日期", "递交申请书时间", "申请入党时间", "申请入党日期", "确定为入党积极分子时间", "确定积极分子时间",
			"列为积极分子时间", "确定为发展对象时间", "确定发展对象时间", "列为发展对象时间", "支部大会接收预备党员时间", "接收预备党员时间", "上级党委审批时间", "入党介绍人", "政治审查时间", "预审时间",
			"按期转正时间"}, Columns: map[string]Column{
			"PersonID":       {Synonyms: []string{"姓名"}, Note: caseNote, Width: 24},
			"OrganizationID": {Synonyms: []string{"接受申请党组织", "所在支部", "党支部"}, Width: 36},
			"Edition":        {Note: "不填则按递交申请日期"},
			"Applied": {Synonyms: []string{"申请入党日期", "申请入党时间", "递交申请书日期", "提交入党申请书时间", "入党申请时间", "申请日期", "入党申请书递交时间",
				"递交入党申请时间"}, Note: dayNote},
			"TalkDay":       {Synonyms: []string{"谈话日期", "派人谈话时间"}},
			"ReviewVerdict": {Synonyms: []string{"政审情况", "政审结论", "政审结果", "政治审查情况", "政治审查结果"}},
			"ReviewDay":     {Synonyms: []string{"政审时间", "政治审查时间", "政审日期", "政治审查日期"}},
			"PreReviewDay":  {Synonyms: []string{"预审时间", "预审日期", "上级预审时间"}},
			"TrainingDay":   {Synonyms: []string{"培训时间", "集中培训时间", "短期集中培训时间", "集中培训日期"}},
			"ActivistDay": {Synonyms: []string{"确定入党积极分子日期", "确定积极分子日期", "积极分子日期", "列为积极分子时间", "列为入党积极分子日期", "确定为积极分子时间",
				"入党积极分子时间", "积极分子确定时间", "确定入党积极分子"}},
			"ActivistFiledDay":   {Synonyms: []string{"积极分子备案时间", "入党积极分子备案时间", "积极分子备案日期"}},
			"ProspectConsentDay": {Synonyms: []string{"发展对象备案时间", "发展对象备案日期", "上级党委备案时间", "发展对象备案同意时间"}},
			"Mentor1ID":          {Synonyms: []string{"培养联系人1", "培养联系人"}, Width: 24},
			"Mentor2ID":          {Synonyms: []string{"培养联系人2"}, Width: 24},
			"Mentor3ID":          {Synonyms: []string{"培养联系人3"}, Width: 24},
			"Sponsor1ID":         {Synonyms: []string{"入党介绍人1", "入党介绍人", "介绍人"}, Width: 24},
			"Sponsor2ID":         {Synonyms: []string{"入党介绍人2"}, Width: 24},
			"ProspectDay":        {Synonyms: []string{"确定发展对象日期", "确定为发展对象日期", "发展对象日期", "列为发展对象时间", "确定发展对象", "拟定发展对象时间"}},
			"PreReviewerID":      {Width: 36},
			"AdmissionType": {Synonyms: []string{"发展类型", "加入党组织类别", "入党类别"}, Values: map[string]string{"一般": "一般发展", "正常发展": "一般发展",
				"按程序发展": "一般发展", "特殊情况": "特殊情况下发展", "特殊情况下": "特殊情况下发展", "追认党员": "追认", "追认中共党员": "追认"}},
		}},
	{Kind: model.KindBranchMeeting, Titles: []string{"支部大会表决"}, Columns: map[string]Column{
		"CaseID": {Synonyms: []string{"姓名"}, Note: caseNote, Width: 24}, "Day": {Synonyms: []string{"大会日期", "支部党员大会日期"}, Note: dayNote},
		"Eligible": {Synonyms: []string{"应到"},
			Note: "应到会有表决权的党员数"}, "Present": {Synonyms: []string{"实到"}}, "For": {Synonyms: []string{"赞成"}, Note: "不含书面意见"},
		"Against": {Synonyms: []string{"反对"}}, "Abstain": {Synonyms: []string{"弃权"}},
		"ApproverID": {Width: 36}, "PostponedMonths": {Synonyms: []string{"推迟讨论月数", "推迟讨论转正（月）"}},
		"PostponedDay": {Synonyms: []string{"推迟讨论日期"}}, "PostponedReason": {Synonyms: []string{"推迟讨论原因", "推迟理由"}},
	}},
	{Kind: model.KindInspection, Titles: []string{"半年考察"}, Columns: map[string]Column{
		"CaseID": {Synonyms: []string{"姓名"}, Note: caseNote, Width: 24}, "Day": {Note: dayNote}, "Conclusion": {Width: 50},
	}},
	{Kind: model.KindEvidence, Titles: []string{"材料归档"}, Columns: map[string]Column{
		"CaseID": {Synonyms: []string{"姓名"}, Note: caseNote,
			Width: 24}, "Number": {Note: "如 3-9"}, "Name": {Width: 40}, "Held": {Note: yesNo},
	}},
	{Kind: model.KindPlan, Titles: []string{"发展党员计划", "年度计划"}, Columns: map[string]Column{
		"OrganizationID": {Synonyms: []string{"党组织全称", "党组织名称"}, Width: 38}, "Quota": {Synonyms: []string{"名额", "指标"}},
		"FrontlineMin": {Note: "本地规定，如 40%"}, "YouthMin": {Note: "本地规定，如 50%"},
	}},
}
