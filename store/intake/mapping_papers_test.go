package intake

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// Sheets of meetings, elections, families, notices, letters, transfers and papers as offices
// keep them: known by their names or by their heads, other words read.
func TestPaperSheets(t *testing.T) {
	d := newDesk(t)
	sheets := []struct {
		name string
		rows [][]any
		want model.Record
	}{
		{"三会一课台账", [][]any{{"序号", "党支部", "会议类型", "时间", "地点", "主题", "主持人", "记录人", "应到人数", "实到人数", "缺席人员"},
			{1, "第一支部", "支委会", "2026.11.5", "会议室", "研究发展党员", "李乙", "王丙", 5, 4, "赵丁（出差）"}},
			model.Meeting{OrganizationID: "第一支部", MeetingKind: model.BranchCommitteeMeeting, Day: day.Of(2026, 11, 5), Place: "会议室", Title: "研究发展党员",
				ChairID: "李乙", RecorderID: "王丙", Expected: 5, Attended: 4, Absent: "赵丁（出差）"}},
		{"换届工作台账", [][]any{{"党组织", "类型", "请示时间", "请示文号", "批复时间", "换届大会时间", "应选委员", "候选人数", "应到会人数", "实到会人数", "发出选票", "收回选票", "有效票"},
			{"第一支部", "换届", "2026-08-01", "一支〔2026〕3号", "2026-08-20", "2026-09-10", 3, 4, 30, 26, 26, 26, 25}},
			model.Election{OrganizationID: "第一支部", ElectionKind: model.TermEnds, AskDay: day.Of(2026, 8, 1), AskDoc: "一支〔2026〕3号", ReplyDay: day.Of(2026, 8, 20),
				Day: day.Of(2026, 9, 10), Seats: 3, Candidates: 4, Eligible: 30, Present: 26, BallotsOut: 26, BallotsIn: 26,
				BallotsValid: 25}},
		{"选举结果", [][]any{{"换届工作", "候选人姓名", "选举职务", "得票数", "反对票", "是否当选"}, {"第一支部2026-09-10换届选举", "李乙", "支委", 24, 1, "当选"}},
			model.Candidate{ElectionID: "第一支部2026-09-10换届选举", PersonID: "李乙", Post: model.ForMember, For: 24, Against: 1, Elected: true}},
		{"家庭主要成员", [][]any{{"本人", "与本人关系", "亲属姓名", "出生年月", "政治面貌", "工作单位及职务"}, {"李乙", "父亲", "李大", "1960.5", "群众", "退休"}},
			model.Relative{PersonID: "李乙", RelativeKind: model.FamilyMember, Relation: "父亲", Name: "李大", BirthDay: month(1960,
				5), Status: model.NonParty, Unit: "退休"}},
		{"工作简历", [][]any{{"姓名", "起始年月", "截止年月", "学习工作经历", "证明人"}, {"李乙", "2016.9", "2020.6", "某某大学学习", "张甲"}},
			model.ResumeLine{PersonID: "李乙", From: month(2016, 9), To: month(2020, 6), What: "某某大学学习", Witness: "张甲"}},
		{"个人奖惩", [][]any{{"姓名", "奖惩类别", "奖惩时间", "奖惩名称", "批准单位"}, {"李乙", "表彰", "2025-07-01", "优秀共产党员", "甲公司党委"}},
			model.Award{PersonID: "李乙", AwardKind: model.Honoured, Day: day.Of(2025, 7, 1), Title: "优秀共产党员", By: "甲公司党委"}},
		{"公示台账", [][]any{{"公示对象", "公示内容", "公示开始时间", "公示结束时间", "公示范围", "反映情况"}, {"李乙", "转正", "2026-09-01", "2026-09-08", "本单位", "无异议"}},
			model.Notice{CaseID: "李乙", Purpose: model.NoticeOfConfirmation, From: day.Of(2026, 9, 1), To: day.Of(2026, 9, 8), Scope: "本单位", Objection: "无异议"}},
		{"政审函调登记", [][]any{{"发展对象", "被调查人姓名", "函调单位", "函号", "发函时间", "回函时间", "回函结果"}, {"李乙",
			"李大", "某街道党工委", "函3", "2026-03-01", "2026-03-20", "无问题"}},
			model.ReviewLetter{CaseID: "李乙", RelativeID: "李大", ToUnit: "某街道党工委", Number: "函3", Sent: day.Of(2026, 3, 1), Returned: day.Of(2026, 3, 20), Result: "无问题"}},
		{"组织关系转接台账", [][]any{{"姓名", "转接类型", "转出党组织", "转入党组织", "介绍信编号", "开具时间", "有效期（天）", "党费缴至", "接收时间", "转接方式"},
			{"李乙", "转出", "第一支部", "某市某公司支部", "0012", "2026-11-01", "90天", "2026年11月", "2026-11-20", "纸质介绍信"}},
			model.Transfer{PersonID: "李乙", Direction: model.TransferOut, FromID: "第一支部", ToID: "某市某公司支部",
				LetterNo: "0012", Issued: day.Of(2026, 11, 1),
				ValidDays: 90, DuesUntil: month(2026, 11), Received: day.Of(2026, 11, 20), Way: model.ByLetter}},
		{"发文登记簿", [][]any{{"序号", "文号", "标题", "主送机关", "发文日期"}, {1, "一支〔2026〕7号", "关于接收李乙同志为预备党员的请示", "甲公司党委", "2026-06-02"}},
			model.Paper{Form: "请示", Title: "关于接收李乙同志为预备党员的请示", Series: "一支", Year: 2026, Serial: 7, Number: "一支〔2026〕7号", To: "甲公司党委",
				Issued: day.Of(2026, 6, 2), State: model.PaperIssued}},
	}
	for i, s := range sheets {
		if i == 0 {
			d.ok(d.f.SetSheetName("Sheet1", s.name))
		} else {
			_, err := d.f.NewSheet(s.name)
			d.ok(err)
		}
		for n, row := range s.rows {
			d.row(s.name, n+1, row...)
		}
	}
	got, told := readAll(t, d.save())
	for _, x := range told {
		if x.Kind == "" {
			t.Errorf("sheet %s is not recognised: %s", x.Name, x.Reason)
		}
	}
	for _, s := range sheets {
		if len(got[s.name]) != 1 {
			t.Errorf("%s: %d records", s.name, len(got[s.name]))
			continue
		}
		schema := model.SchemaOf(s.want.Kind())
		if r := schema.Deref(got[s.name][0].Record); r != s.want {
			for _, f := range schema.Fields {
				if f.Text(r) != f.Text(s.want) {
					t.Errorf("%s: %s is %q, want %q", s.name, f.Label, f.Text(r), f.Text(s.want))
				}
			}
		}
	}
}

// TestRelativeFollows: who is family and who is a social tie.
func TestRelativeFollows(t *testing.T) {
	for relation, want := range map[string]model.RelativeKind{"父亲": model.FamilyMember, "配偶": model.FamilyMember, "长子": model.FamilyMember,
		"岳父": model.SocialTie, "舅舅": model.SocialTie, "女儿": model.FamilyMember, "姑父": model.SocialTie,
		"同学": model.SocialTie, "侄子": model.SocialTie} {
		if got := relativeFollows(&model.Relative{Relation: relation})["RelativeKind"]; got != string(want) {
			t.Errorf("%s: %s, want %s", relation, got, want)
		}
	}
}
