package intake

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// Sheets of organisational life as offices keep them (LIFE 1.6): known by their names or heads,
// other words read; who is 合格 is no record.
func TestLifeSheets(t *testing.T) {
	meeting := model.Meeting{OrganizationID: "第一支部", MeetingKind: model.LifeMeeting, Day: day.Of(2026, 1, 15), Title: "查摆问题", Expected: 30,
		Attended: 28, LecturerID: "李乙", Hours: 2}
	absence := model.MeetingAbsence{MeetingID: "第一支部2026-05-12支部党员大会", PersonID: "李乙", How: model.OnLeave, Reason: model.AwayOnDuty,
		MadeUp: day.Of(2026, 5, 20)}
	for _, s := range []struct {
		sheet      string
		heads, row []any
		more       []any // a further row, of which nothing is recorded
		want       model.Record
	}{
		{"组织生活登记表", []any{"党支部", "活动类别", "开展时间", "活动主题", "应参加人数", "参会人数", "主讲人", "课时"},
			[]any{"第一支部", "组织生活", "2026.1.15", "查摆问题", 30, 28, "李乙", 2}, nil, meeting},
		{"三会一课台账", []any{"党支部", "会议类型", "时间", "内容", "应到人数", "实参加人数", "主讲人", "学时"},
			[]any{"第一支部", "组织生活", "2026年1月15日", "查摆问题", 30, 28, "李乙", 2}, nil, meeting},
		{"请假名单", []any{"会议", "姓名", "情况", "请假原因", "补学时间"}, []any{"第一支部2026-05-12支部党员大会", "李乙", "事假", "因公出差", "2026-05-20"}, nil, absence},
		{"Sheet9", []any{"会议名称", "请假人员", "情况", "请假事由", "补学日期"}, []any{"第一支部2026-05-12支部党员大会", "李乙",
			"请假", "出差", "2026-05-20"}, nil, absence},
		{"民主评议情况", []any{"党组织", "年度", "评议时间", "评定时间", "党员总数", "参评人数", "评定人数", "优秀", "合格人数", "基本合格", "不合格", "不定等次"},
			[]any{"第一支部", 2025, "2026-01-15", "2026-01-20", 31, 31, 30, 10, 19, 1, 0, 1}, nil,
			model.Appraisal{OrganizationID: "第一支部", Year: 2025, Day: day.Of(2026, 1, 15), DecidedDay: day.Of(2026, 1, 20),
				Members: 31, Attended: 31,
				Rated: 30, Excellent: 10, Basic: 1, Unrated: 1}},
		{"评议名单", []any{"民主评议", "姓名", "评议等次", "处置意见", "处置日期", "改正期限"}, []any{"第一支部2025", "李乙", "不合格", "限期整改", "2026-02-01", "2026-12-31"},
			[]any{"第一支部2025", "王丙", "合格"},
			model.AppraisalGrade{AppraisalID: "第一支部2025", PersonID: "李乙", Grade: model.GradeUnfit, Measure: model.TimeLimit,
				MeasureDay: day.Of(2026, 2, 1),
				Until:      day.Of(2026, 12, 31)}},
	} {
		d := newDesk(t)
		d.ok(d.f.SetSheetName("Sheet1", s.sheet))
		d.row(s.sheet, 1, s.heads...)
		d.row(s.sheet, 2, s.row...)
		d.row(s.sheet, 3, s.more...)
		got, told := readAll(t, d.save())
		if len(got[s.sheet]) != 1 {
			t.Errorf("%s: %d records, %+v", s.sheet, len(got[s.sheet]), told)
			continue
		}
		schema := model.SchemaOf(s.want.Kind())
		r := schema.Deref(got[s.sheet][0].Record)
		for _, f := range schema.Fields {
			if f.Text(r) != f.Text(s.want) {
				t.Errorf("%s: %s is %q, want %q", s.sheet, f.Label, f.Text(r), f.Text(s.want))
			}
		}
	}
}
