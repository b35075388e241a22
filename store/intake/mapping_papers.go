package intake

// Sheets of what papers rest on: meetings, elections, family and career, notices, letters,
// transfers, and the register of papers.

import (
	"regexp"
	"strings"

	"partyledger/model"
)

var paperMappings = []Mapping{
	{Kind: model.KindMeeting, Titles: []string{"三会一课", "会议台账", "会议记录台账", "会议登记", "组织生活台账", "组织生活登记", "组织生活记录", "主题党日台账",
		"三会一课登记表", "组织生活登记表", "三会一课记录", "会议活动台账"},
		Marks: []string{"会议名称", "会议议题", "会议主题", "会议类型", "会议类别", "会议内容", "会议时间", "会议地点", "参会人员",
			"记录人", "主持人", "应参加人数", "实参加人数", "授课人", "主讲人"},
		Columns: map[string]Column{
			"OrganizationID": {Synonyms: []string{"召开单位", "组织单位", "会议组织"}, Width: 34},
			"MeetingKind":    {Synonyms: []string{"会议类型", "会议形式", "活动类别", "活动类型", "类别", "类型"}, Values: meetingWords, Width: 18},
			"Day":            {Synonyms: []string{"会议日期", "会议时间", "召开时间", "开展时间", "开展日期", "活动时间", "活动日期", "时间", "日期"}, Note: dayNote},
			"Planned":        {Synonyms: []string{"计划时间"}, Note: dayNote},
			"Title":          {Synonyms: []string{"会议议题", "会议主题", "会议名称", "活动主题", "学习内容", "议题", "主题", "会议内容", "主要内容", "内容"}, Width: 44},
			"Place":          {Synonyms: []string{"地点", "活动地点"}, Width: 24},
			"ChairID":        {Synonyms: []string{"主持", "会议主持人"}, Note: namedNote, Width: 16},
			"RecorderID":     {Synonyms: []string{"记录", "会议记录人"}, Note: namedNote, Width: 16},
			"LecturerID":     {Synonyms: []string{"主讲人", "讲课人", "授课"}, Note: namedNote, Width: 16},
			"Expected":       {Synonyms: []string{"应到", "应参加", "应参加人数", "应参会人数", "应到会人数", "应出席人数"}},
			"Attended":       {Synonyms: []string{"实到", "实参加", "实参加人数", "实际参加人数", "参会人数", "实到会人数", "出席人数", "参加人数"}},
			"Attendees":      {Synonyms: []string{"参会人员", "参加人员", "到会人员", "参会人员名单"}, Width: 40},
			"Absent":         {Synonyms: []string{"缺席人员", "请假人员", "缺席情况", "缺席原因", "请假情况", "缺席及原因"}, Width: 30},
			"Observers":      {Synonyms: []string{"列席"}, Width: 24},
			"Hours":          {Synonyms: []string{"学习时长", "课时", "学时数"}},
			"ForYear":        {Synonyms: []string{"年度"}},
			"Resolution":     {Synonyms: []string{"会议决议", "议定事项", "决议", "会议结果"}, Width: 44},
		}},
	{Kind: model.KindElection, Titles: []string{"换届工作", "换届台账", "换届选举台账", "换届工作台账", "换届选举工作", "补选台账"},
		Marks: []string{"选举大会日期", "大会日期", "换届大会时间", "发出选票", "收回选票", "有效选票", "应选委员", "换届请示时间", "请示时间", "请示文号", "批复时间", "应到会人数", "实到会人数"},
		Columns: map[string]Column{
			"OrganizationID": {Width: 34},
			"ElectionKind": {Synonyms: []string{"类型", "类别", "换届类型"}, Values: map[string]string{"换届": "换届选举",
				"届满换届": "换届选举", "首次": "首次选举", "新成立": "首次选举", "补选委员": "补选", "增补": "补选"}},
			"ElectionForm": {Synonyms: []string{"大会形式", "形式"}, Values: map[string]string{"党代会": "党员代表大会",
				"代表大会": "党员代表大会", "支部党员大会": "党员大会"}},
			"AskDay":       {Synonyms: []string{"请示日期", "请示时间", "换届请示时间", "换届请示日期", "请示"}, Note: dayNote},
			"AskDoc":       {Synonyms: []string{"请示文号", "换届请示文号"}},
			"ReplyDay":     {Synonyms: []string{"批复日期", "批复时间", "换届批复时间", "批复"}, Note: dayNote},
			"ReplyDoc":     {Synonyms: []string{"批复文号", "换届批复文号"}},
			"ListAskDay":   {Synonyms: []string{"人选请示时间", "候选人请示时间"}, Note: dayNote},
			"ListReplyDay": {Synonyms: []string{"人选批复时间", "候选人批复时间", "人选批复"}, Note: dayNote},
			"Day":          {Synonyms: []string{"大会日期", "大会时间", "换届大会时间", "换届大会日期", "召开大会时间"}, Note: dayNote},
			"Planned":      {Synonyms: []string{"拟换届时间", "计划换届时间", "拟召开时间"}, Note: dayNote},
			"Seats":        {Synonyms: []string{"应选委员", "委员名额", "应选人数", "应选名额"}}, "Candidates": {Synonyms: []string{"候选人数", "候选人名额"}},
			"Eligible": {Synonyms: []string{"应到会人数", "应到人数", "应到会党员"}}, "Present": {Synonyms: []string{"实到会人数", "实到人数", "实到会党员"}},
			"BallotsOut": {Synonyms: []string{"发出票数", "发票数", "发出选票数"}}, "BallotsIn": {Synonyms: []string{"收回票数", "收票数", "收回选票数"}},
			"BallotsValid":   {Synonyms: []string{"有效票", "有效票数"}},
			"ResultAskDay":   {Synonyms: []string{"结果报告时间", "选举结果报告时间"}, Note: dayNote},
			"ResultReplyDay": {Synonyms: []string{"结果批复时间", "选举结果批复时间", "结果批复"}, Note: dayNote},
			"ResultReplyDoc": {Synonyms: []string{"选举结果批复文号"}},
		}},
	{Kind: model.KindCandidate, Titles: []string{"候选人", "候选人名单", "候选人登记", "选举结果", "得票情况"}, Marks: []string{"得票数",
		"得票", "赞成票数", "是否当选", "选举职务", "拟选职务"},
		Columns: map[string]Column{
			"PersonID": {Synonyms: []string{"候选人", "候选人姓名", "姓名"}, Note: namedNote, Width: 24},
			"Post": {Synonyms: []string{"拟选职务", "候选职务", "拟任职务", "职务"}, Values: map[string]string{"支部委员": "委员",
				"支委": "委员", "党委委员": "委员", "支部书记": "书记"}},
			"For": {Synonyms: []string{"得票数", "得票", "赞成票数", "同意票", "赞成"}}, "Against": {Synonyms: []string{"反对票", "不赞成",
				"不同意票"}}, "Abstain": {Synonyms: []string{"弃权"}},
			"Elected": {Synonyms: []string{"选举结果", "结果"}, Read: electedWord},
		}},
	{Kind: model.KindRelative, Titles: []string{"家庭成员", "家庭主要成员", "社会关系", "亲属情况"}, Marks: []string{"称谓", "与本人关系", "亲属姓名", "家庭成员姓名"},
		Follows: relativeFollows, Columns: map[string]Column{
			"PersonID": {Synonyms: []string{"本人", "党员姓名"}, Note: namedNote, Width: 24},
			"Relation": {Synonyms: []string{"与本人关系", "关系", "亲属关系"}},
			"Name":     {Synonyms: []string{"家庭成员姓名", "成员姓名", "亲属", "关系人姓名"}},
			"BirthDay": {Synonyms: []string{"出生年月", "出生时间"}, Note: dayNote},
			"Unit":     {Synonyms: []string{"工作单位及职务", "单位职务", "工作单位和职务", "单位及职务住址"}, Width: 34},
		}},
	{Kind: model.KindResumeLine, Titles: []string{"个人简历", "工作简历", "学习工作经历", "本人经历"}, Marks: []string{"证明人", "学习工作经历", "起始年月", "截止年月"},
		Columns: map[string]Column{
			"PersonID": {Note: namedNote, Width: 24},
			"From":     {Synonyms: []string{"起始年月", "起始时间", "开始时间", "自何年何月"}, Note: dayNote},
			"To":       {Synonyms: []string{"截止年月", "终止时间", "结束时间", "至何年何月"}, Note: dayNote},
			"What":     {Synonyms: []string{"学习工作经历", "工作单位及职务", "所在单位及职务", "在何地何部门任何职", "经历"}, Width: 44},
		}},
	{Kind: model.KindAward, Titles: []string{"奖惩情况", "奖惩登记", "个人奖惩"}, Marks: []string{"奖惩名称", "奖惩类别", "奖惩时间", "奖惩日期", "奖惩原因"},
		Columns: map[string]Column{
			"PersonID": {Note: namedNote, Width: 24},
			"AwardKind": {Synonyms: []string{"奖惩类型", "类别", "类型"}, Values: map[string]string{"奖": "奖励", "表彰": "奖励",
				"惩": "处分", "惩处": "处分", "惩戒": "处分"}},
			"Day":   {Synonyms: []string{"奖惩时间", "批准时间", "授予时间"}, Note: dayNote},
			"Title": {Synonyms: []string{"奖惩内容", "奖励名称", "处分名称", "奖惩事项"}, Width: 34},
			"By":    {Synonyms: []string{"批准单位", "批准机关", "授予单位", "颁发单位"}, Width: 28},
		}},
	{Kind: model.KindNotice, Titles: []string{"公示台账", "公示登记", "公示情况登记"}, Marks: []string{"公示对象", "公示事项",
		"公示范围", "公示方式", "公示开始日期", "公示开始时间", "公示结束时间", "反映情况"},
		Columns: map[string]Column{
			"CaseID": {Synonyms: []string{"姓名", "公示对象", "被公示人"}, Note: namedNote, Width: 24},
			"Purpose": {Synonyms: []string{"公示内容", "公示类型", "公示类别"}, Values: map[string]string{"发展对象": "列为发展对象",
				"拟发展对象": "列为发展对象", "预备党员": "接收预备党员", "发展预备党员": "接收预备党员", "接收": "接收预备党员", "转正": "预备党员转正"}},
			"From":      {Synonyms: []string{"公示起始时间", "公示起始日期", "起始日期"}, Note: dayNote},
			"To":        {Synonyms: []string{"公示结束时间", "公示结束日期", "截止日期"}, Note: dayNote},
			"Objection": {Synonyms: []string{"反映情况", "有无异议", "公示结果", "群众反映"}, Width: 34},
			"Finding":   {Synonyms: []string{"调查情况", "核实情况"}, Width: 34},
		}},
	{Kind: model.KindReviewLetter, Titles: []string{"政审函调", "函调台账", "函调登记", "政审外调", "外调函登记"},
		Marks: []string{"函调单位", "函调党组织", "发函日期", "发函时间", "回函日期", "回函时间", "回函情况", "函号"},
		Columns: map[string]Column{
			"CaseID":     {Synonyms: []string{"姓名", "发展对象", "政审对象"}, Note: namedNote, Width: 24},
			"RelativeID": {Synonyms: []string{"被调查人姓名", "调查对象"}, Note: "本人的不填", Width: 20},
			"ToUnit":     {Synonyms: []string{"函调单位", "发往单位", "收函单位", "受函单位"}, Width: 34},
			"Number":     {Synonyms: []string{"函号", "函件编号", "文号"}},
			"Sent":       {Synonyms: []string{"寄出日期"}, Note: dayNote}, "Returned": {Synonyms: []string{"收到回函日期", "收函日期"},
				Note: dayNote}, "Result": {Synonyms: []string{"回函结果", "回函内容"}, Width: 34},
		}},
	{Kind: model.KindTransfer, Titles: []string{"组织关系转接", "转接台账", "组织关系介绍信", "党员转接", "转入转出名册", "介绍信登记"},
		Marks: []string{"转出党组织", "转入党组织", "介绍信编号", "介绍信号", "转往单位", "接收党组织", "转接方式", "转接方向", "党费缴至", "党费交至", "回执日期", "回执时间"},
		Columns: map[string]Column{
			"PersonID": {Note: namedNote, Width: 24},
			"Direction": {Synonyms: []string{"转接类型", "转接类别", "转入转出", "类型", "类别"},
				Values: map[string]string{"转进": "转入", "调入": "转入", "调出": "转出", "内部转接": "内部调整", "系统内调整": "内部调整"}},
			"FromID": {Synonyms: []string{"转出党组织", "转出单位", "原党组织", "原所在党组织", "原支部", "转出支部"}, Note: "台账中的党支部；系统外的填在下一列", Width: 34},
			"ToID": {Synonyms: []string{"转入党组织", "转入单位", "接收党组织", "接收单位", "转往单位", "转往党组织", "转入支部"},
				Note: "台账中的党支部；系统外的填在下一列", Width: 34},
			"FromUnit": {Width: 34}, "ToUnit": {Width: 34},
			"Way": {Synonyms: []string{"方式"}, Values: map[string]string{"网上转接": "系统网上转接", "系统转接": "系统网上转接",
				"线上": "系统网上转接", "线上转接": "系统网上转接", "纸质介绍信": "介绍信", "线下": "介绍信", "整体转接": "整建制"}},
			"Reason": {Synonyms: []string{"转出原因", "转入原因", "原因"}, Values: map[string]string{"调动": "工作调动",
				"调离": "工作调动", "退休": "退休移交", "升学": "学习", "毕业": "学习"}},
			"Issued": {Synonyms: []string{"开具日期", "开具时间", "介绍信开具日期", "转出时间", "转出日期", "转接时间", "转接日期",
				"发起日期"}, Note: dayNote}, "LetterNo": {Synonyms: []string{"介绍信号", "信号"}},
			"ValidDays": {Synonyms: []string{"有效期", "有效期（天）"}, Read: func(text string) string { return strings.TrimRight(text, "天日 ") }},
			"DuesUntil": {Synonyms: []string{"党费缴至", "党费交纳至", "党费缴纳至"}, Note: dayNote},
			"Received":  {Synonyms: []string{"接收时间"}, Note: dayNote}, "Replied": {Synonyms: []string{"回执收到日期", "收到回执日期"}, Note: dayNote},
		}},
	{Kind: model.KindPaper, Titles: []string{"发文登记", "发文台账", "文书登记", "公文登记"}, Marks: []string{"发文字号", "发文文号",
		"文号", "主送机关", "主送单位", "成文日期", "发文日期", "印发日期", "文种"},
		Follows: paperFollows, Columns: map[string]Column{
			"Form":   {Synonyms: []string{"文种", "文书种类", "文书类型", "公文种类"}, Width: 24},
			"Title":  {Synonyms: []string{"文件标题", "标题", "题名", "文件名称", "文件题名"}, Width: 50},
			"Number": {Synonyms: []string{"文号", "发文文号", "文件编号"}, Width: 24},
			"Issued": {Synonyms: []string{"发文日期", "发文时间", "成文时间", "印发日期"}, Note: dayNote},
			"FromID": {Synonyms: []string{"发文单位", "发文机关"}, Width: 34},
			"To":     {Synonyms: []string{"主送机关", "主送单位", "主送", "发往单位", "发往"}, Width: 34},
			"State": {Synonyms: []string{"状态", "办理情况"}, Values: map[string]string{"已发": "已出具", "已发出": "已出具",
				"已印发": "已出具", "已回复": "已回", "已批复": "已回"}},
			"ReplyDue": {Synonyms: []string{"回复期限", "要求反馈日期"}, Note: dayNote}, "Replied": {Synonyms: []string{"回复时间",
				"批复日期", "收到回复日期"}, Note: dayNote}, "ReplyDoc": {Synonyms: []string{"批复文号"}},
		}},
}

// electedWord reads 当选 and 落选 as yes and no.
func electedWord(text string) string {
	switch strings.TrimSpace(text) {
	case "当选":
		return "是"
	case "未当选", "落选", "不当选":
		return "否"
	}
	return text
}

// meetingWords are other words for what was held.
var meetingWords = map[string]string{"支部大会": "支部党员大会", "党员大会": "支部党员大会", "支委会": "支部委员会会议", "支部委员会": "支部委员会会议", "支委会议": "支部委员会会议",
	"支部委员会议": "支部委员会会议", "党小组会议": "党小组会", "小组会": "党小组会", "党日活动": "主题党日", "主题党日活动": "主题党日", "组织生活": "组织生活会", "民主评议": "民主评议党员",
	"理论学习中心组": "中心组学习", "中心组": "中心组学习", "理论学习中心组学习": "中心组学习", "党委会": "党委（党组）会议", "党委会议": "党委（党组）会议", "党组会": "党委（党组）会议", "总支委会": "总支部委员会会议",
	"总支部委员会": "总支部委员会会议", "党代会": "党员大会（党员代表大会）", "党员代表大会": "党员大会（党员代表大会）"}

// relativeFollows tells the heading under which a relative stands by the relation.
func relativeFollows(record any) map[string]string {
	r := record.(*model.Relative)
	if r.RelativeKind != "" || r.Relation == "" {
		return nil
	}
	for _, close := range []string{"父", "母", "妻", "夫", "配偶", "子", "女", "爱人"} {
		if strings.HasPrefix(r.Relation, close) || strings.HasSuffix(r.Relation, close) && !strings.ContainsAny(r.Relation, "岳公婆舅姑姨叔伯侄甥") {
			return map[string]string{"RelativeKind": string(model.FamilyMember)}
		}
	}
	return map[string]string{"RelativeKind": string(model.SocialTie)}
}

// paperNumber is a number with its series, year and serial: 某党支〔2026〕5号.
var paperNumber = regexp.MustCompile(`^(.+)〔(\d{4})〕(\d{1,5})号$`)

// paperKinds are the words that a paper's title ends with.
var paperKinds = []string{"请示", "报告", "批复", "通知", "函", "意见", "纪要", "公示", "决定", "方案"}

// paperFollows tells series, year and serial by the number, the form by the title, the state
// by the days.
func paperFollows(record any) map[string]string {
	p, out := record.(*model.Paper), map[string]string{}
	if m := paperNumber.FindStringSubmatch(p.Number); m != nil && p.Serial == 0 {
		out["Series"], out["Year"], out["Serial"] = m[1], m[2], m[3]
	}
	for _, kind := range paperKinds {
		if p.Form == "" && strings.HasSuffix(p.Title, kind) {
			out["Form"] = kind
		}
	}
	switch {
	case p.State != "":
	case !p.Replied.IsZero():
		out["State"] = string(model.PaperReplied)
	case !p.Issued.IsZero():
		out["State"] = string(model.PaperIssued)
	}
	return out
}
