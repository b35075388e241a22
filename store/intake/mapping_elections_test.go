package intake

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// The ledger of elections as offices keep it (LIFE 3.4): known by its name or by its heads; the
// end of the term, which the terms themselves tell, is left.
func TestElectionSheets(t *testing.T) {
	heads := []any{"党组织", "类型", "届满时间", "请示时间", "请示文号", "批复", "人选批复", "大会时间",
		"应到会人数", "实到会人数", "发出选票", "收回选票", "结果批复"}
	row := []any{"第一支部", "换届", "2026-10-01", "2026-08-01", "一支〔2026〕3号", "2026.8.20", "2026.9.1", "2026-09-10", 13, 12, 12, 11,
		"2026-09-30"}
	election := model.Election{OrganizationID: "第一支部", ElectionKind: model.TermEnds, AskDay: day.Of(2026, 8, 1), AskDoc: "一支〔2026〕3号",
		ReplyDay: day.Of(2026, 8, 20), ListReplyDay: day.Of(2026, 9, 1), Day: day.Of(2026, 9, 10), Eligible: 13, Present: 12,
		BallotsOut: 12, BallotsIn: 11, ResultReplyDay: day.Of(2026, 9, 30)}
	votes := []any{"第一支部2026-09-10换届选举", "李乙", "委员", 11, 1, "当选"}
	candidate := model.Candidate{ElectionID: "第一支部2026-09-10换届选举", PersonID: "李乙", Post: model.ForMember,
		For: 11, Against: 1, Elected: true}
	for _, s := range []struct {
		sheet      string
		heads, row []any
		want       model.Record
	}{
		{"换届工作", heads, row, election}, {"换届台账", heads, row, election}, {"Sheet9", heads, row, election},
		{"候选人", []any{"换届工作", "姓名", "选举职务", "得票数", "不赞成票", "是否当选"}, votes, candidate},
		{"选举结果", []any{"换届工作", "姓名", "选举职务", "赞成", "不赞成", "当选"}, votes, candidate},
	} {
		d := newDesk(t)
		d.ok(d.f.SetSheetName("Sheet1", s.sheet))
		d.row(s.sheet, 1, s.heads...)
		d.row(s.sheet, 2, s.row...)
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
