package intake

// Sheets of meetings and of transfers of members' ties.

import (
	"strings"

	"partyledger/model"
)

var meetingMappings = []Mapping{
	{Kind: model.KindMeeting, Titles: []string{"三会一课", "三会一课台账", "三会一课记录", "会议台账", "会议记录", "组织生活台账", "组织生活记录", "主题党日台账",
		"党课台账", "会议登记"},
		Marks: []string{"会议名称", "会议类型", "会议主题", "会议议题", "会议时间", "召开时间", "主持人", "记录人", "应到人数", "实到人数", "参会人数"},
		Columns: map[string]Column{
			"OrganizationID": {Width: 36},
			"MeetingKind": {Synonyms: []string{"会议类型", "会议种类", "类别", "类型", "活动类型", "会议名称", "会议形式", "三会一课类型"},
				Values: map[string]string{"支部大会": "支部党员大会", "党员大会": "支部党员大会", "支委会": "支部委员会会议", "支部委员会": "支部委员会会议", "支委会议": "支部委员会会议",
					"党小组会议": "党小组会", "上党课": "党课", "专题党课": "党课", "主题党日活动": "主题党日", "专题组织生活会": "组织生活会", "党委会": "党委（党组）会议", "党委会议": "党委（党组）会议",
					"理论学习中心组": "中心组学习"}, Guess: guessMeeting},
			"Title":    {Synonyms: []string{"会议主题", "会议议题", "议题", "主题", "会议内容", "主要内容", "活动主题", "活动内容", "内容"}, Width: 40},
			"Day":      {Synonyms: []string{"会议时间", "召开时间", "会议日期", "时间", "日期", "活动时间", "活动日期", "开会时间"}, Note: dayNote},
			"Place":    {Synonyms: []string{"地点", "活动地点", "召开地点"}},
			"ChairID":  {Synonyms: []string{"主持人", "会议主持人", "主持"}, Width: 16},
			"Expected": {Synonyms: []string{"应到", "应到会人数", "应参会人数", "应参加人数"}}, "Attended": {Synonyms: []string{"实到", "实到会人数", "实际参会人数",
				"参会人数", "到会人数", "参加人数", "实参加人数"}},
			"RecorderID": {Synonyms: []string{"记录人", "会议记录人", "记录"}, Width: 16},
			"LecturerID": {Synonyms: []string{"授课人", "主讲人", "党课主讲人"}, Width: 16},
			"Absent":     {Synonyms: []string{"缺席人员", "请假人员", "缺席情况", "请假情况"}},
			"Observers":  {Synonyms: []string{"列席", "列席人"}},
			"Attendees":  {Synonyms: []string{"参会人员", "参加人员", "出席人", "与会人员"}},
			"Resolution": {Synonyms: []string{"会议决议", "决议", "议定事项", "会议结果"}, Width: 40},
		}},
	{Kind: model.KindTransfer, Titles: []string{"组织关系转接", "组织关系转接台账", "转接台账", "组织关系转移", "党员组织关系转接", "介绍信登记", "组织关系介绍信存根", "组织关系转出台账",
		"组织关系转入台账"},
		Marks: []string{"转出党组织", "转入党组织", "介绍信编号", "转往单位", "转出支部", "转入支部", "转入党支部", "转出党支部", "介绍信有效期", "党费交至"},
		Columns: map[string]Column{
			"PersonID": {Synonyms: []string{"姓名"}, Note: namedNote, Width: 24},
			"Direction": {Synonyms: []string{"转接类型", "转接类别", "转接方向", "类型", "类别"},
				Values: map[string]string{"转进": "转入", "接收": "转入", "系统内": "内部调整", "内部转接": "内部调整",
					"支部间调整": "内部调整"}},
			"FromID": {Synonyms: []string{"转出党组织", "转出支部", "原党组织", "原所在党组织", "原所在党支部", "原支部", "转出地党组织", "何处转来", "转出单位"}, Width: 34},
			"ToID":   {Synonyms: []string{"转入党组织", "转入支部", "现党组织", "接收党组织", "转往党组织", "转往单位", "转往何处", "去往党组织", "转入单位"}, Width: 34},
			"Way": {Synonyms: []string{"转接形式", "方式"}, Values: map[string]string{"线上": "系统网上转接",
				"网上转接": "系统网上转接", "系统转接": "系统网上转接", "线上转接": "系统网上转接", "全国党员系统": "系统网上转接",
				"纸质": "介绍信", "纸质介绍信": "介绍信", "线下": "介绍信"}},
			"Reason": {Synonyms: []string{"原因", "转接事由", "转移原因"}, Values: map[string]string{"调动": "工作调动",
				"调出": "工作调动", "调入": "工作调动", "新入职": "入职", "招聘": "入职", "辞职": "离职",
				"退休": "退休移交", "升学": "学习", "内部调动": "工作调动"}},
			"LetterNo": {Synonyms: []string{"介绍信号", "介绍信号码"}},
			"Issued": {Synonyms: []string{"开具日期", "开具时间", "发起时间", "转出时间", "转出日期", "转接时间", "转接日期",
				"开信日期", "办理时间", "办理日期", "转移时间"}, Note: dayNote},
			"ValidDays": {Synonyms: []string{"有效期", "有效期天", "介绍信有效期"}, Read: func(text string) string { return strings.TrimRight(flat(text), "天日") }},
			"Received":  {Synonyms: []string{"接收时间", "转入时间", "转入日期", "报到时间", "报到日期"}},
			"Replied":   {Synonyms: []string{"回执时间", "回执收到日期", "回执收到时间"}},
			"DuesUntil": {Synonyms: []string{"党费交纳至", "党费缴至", "党费缴纳至", "党费交至时间"}},
		}},
}

var guessMeeting = guessBy([]guess{
	{[]string{"党小组"}, string(model.GroupMeeting)},
	{[]string{"支委", "支部委员"}, string(model.BranchCommitteeMeeting)},
	{[]string{"党课"}, string(model.PartyLecture)},
	{[]string{"党日"}, string(model.ThemeDay)},
	{[]string{"民主生活会"}, string(model.DemocraticLifeMeeting)},
	{[]string{"组织生活会"}, string(model.LifeMeeting)},
	{[]string{"民主评议"}, string(model.AppraisalMeeting)},
	{[]string{"中心组"}, string(model.StudyGroupMeeting)},
	{[]string{"第一议题"}, string(model.FirstTopic)},
	{[]string{"代表大会"}, string(model.PartyCongress)},
	{[]string{"支部大会", "支部党员大会"}, string(model.MemberMeeting)},
	{[]string{"党委会", "党委会议", "党组会"}, string(model.CommitteeMeeting)},
})
