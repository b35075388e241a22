package intake

// Sheets of organisational life besides the meetings: who was away, the yearly appraisals and
// the members whose grade is not 合格.

import "partyledger/model"

var lifeMappings = []Mapping{
	{Kind: model.KindMeetingAbsence, Titles: []string{"缺席登记", "请假名单", "缺席名单", "请假缺席名单", "会议请假名单", "请假登记表"},
		Marks: []string{"请假原因", "缺席原因", "请假事由", "补学日期", "补学时间", "请假或缺席"},
		Columns: map[string]Column{
			"MeetingID": {Synonyms: []string{"会议名称", "会议活动", "参加会议"}, Note: "党组织、日期和类别，如 第一支部2026-05-12支部党员大会", Width: 40},
			"PersonID":  {Synonyms: []string{"姓名", "请假人", "请假人员", "缺席人", "缺席人员"}, Note: namedNote, Width: 24},
			"How": {Synonyms: []string{"请假或缺席", "出席情况", "类型", "类别"}, Values: map[string]string{"事假": "请假", "病假": "请假", "已请假": "请假",
				"无故缺席": "缺席", "未请假": "缺席", "缺勤": "缺席"}},
			"Reason": {Synonyms: []string{"请假原因", "缺席原因", "请假事由", "事由"}, Values: map[string]string{"因公出差": "出差", "公出": "出差",
				"倒班": "值班", "生病": "因病", "病假": "因病", "年休假": "休假", "探亲": "休假", "培训": "外出学习", "学习": "外出学习"}},
			"MadeUp": {Synonyms: []string{"补学时间", "补课日期"}, Note: dayNote},
		}},
	{Kind: model.KindAppraisal, Titles: []string{"民主评议", "民主评议党员", "民主评议情况", "民主评议党员情况统计表", "民主评议汇总表"},
		Marks: []string{"优秀人数", "合格人数", "基本合格人数", "不合格人数", "不定等次人数", "参加评议人数", "参评人数", "评议日期", "评定日期"},
		Aside: asideHeads(map[string]string{"由程序按其余各等次算出，不用导入": "合格人数 合格党员数"}),
		Columns: map[string]Column{
			"OrganizationID": {Width: 34},
			"Day":            {Synonyms: []string{"评议时间", "民主评议时间"}, Note: dayNote},
			"DecidedDay":     {Synonyms: []string{"评定时间"}, Note: dayNote},
			"ReportedDay":    {Synonyms: []string{"上报日期", "上报时间"}, Note: dayNote},
			"Members":        {Synonyms: []string{"党员数", "党员总数"}},
			"Attended":       {Synonyms: []string{"参评人数", "参加人数", "参加评议党员数"}},
			"Rated":          {Synonyms: []string{"评定人数", "定等次人数"}},
			"Excellent":      {Synonyms: []string{"优秀", "优秀党员数"}},
			"Basic":          {Synonyms: []string{"基本合格", "基本合格党员数"}},
			"Failed":         {Synonyms: []string{"不合格", "不合格党员数"}},
			"Unrated":        {Synonyms: []string{"不定等次"}},
		}},
	{Kind: model.KindAppraisalGrade, Titles: []string{"评议等次", "评议名单", "民主评议名单", "民主评议结果", "民主评议等次名单"},
		Marks: []string{"评议等次", "评议结果", "评定等次", "处置日期", "改正期满", "处置意见"},
		Columns: map[string]Column{
			"AppraisalID": {Note: "党组织和年度，如 第一支部2025", Width: 34},
			"PersonID":    {Synonyms: []string{"姓名", "党员姓名"}, Note: namedNote, Width: 24},
			"Grade": {Synonyms: []string{"评议等次", "评议结果", "评定等次", "等次"}, Values: map[string]string{"优秀党员": "优秀", "优秀等次": "优秀",
				"基本合格党员": "基本合格", "不合格党员": "不合格", "不评定等次": "不定等次", "未定等次": "不定等次"}, Note: "合格的不用填"},
			"Measure": {Synonyms: []string{"处置意见", "处置方式", "组织处置"}, Values: map[string]string{"限期整改": "限期改正", "劝退": "劝其退党"}},
			"Until":   {Synonyms: []string{"改正期限", "期满日期"}, Note: dayNote},
			"Outcome": {Synonyms: []string{"结果", "整改结果"}},
		}},
}
