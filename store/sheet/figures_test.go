package sheet

import (
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
	"partyledger/model/report"
	"partyledger/model/rule"
)

// TestWorkbooksShowTheFigures holds the sums of the reports' workbooks on six days against
// the one definition of each.
func TestWorkbooksShowTheFigures(t *testing.T) {
	records := demo.Records()
	for _, on := range []day.Day{day.Of(2024, 12, 31), day.Of(2025, 3, 31), day.Of(2025, 6, 30), day.Of(2025, 12, 31),
		day.Of(2026, 6, 30), day.Of(2026, 11, 23)} {
		b := model.BookOf(on, "", nil, records)
		findings, books := rule.Check(b), map[string]*excelize.File{}
		for _, x := range []struct{ report, sheet, head, key string }{
			{"members", "按单位统计", "党员总数", "m.total"}, {"members", "按单位统计", "预备党员", "m.prob"}, {"members", "按单位统计", "35岁及以下", "age35"},
			{"charter", "进展汇总", "已写入", "ch.rate"}, {"terms", "换届汇总", "届满未换届", "term.late"}, {"staffing", "机构设置", "专职", "staff.body"},
			{"development", "计划完成", "计划完成数", "plan.done"}, {"rectification", "整改汇总", "已销号", "rect.rate"},
		} {
			want, _ := figure.ByKey(b, x.key)
			if books[x.report] == nil {
				r, _ := report.ByName(x.report)
				books[x.report], _ = reported(t, r.Build(report.Input{Book: b, Findings: findings}))
			}
			rows, err := books[x.report].GetRows(x.sheet)
			if err != nil {
				t.Fatal(err)
			}
			sum, column := 0, -1
			for i, row := range rows {
				if c := slices.Index(row, x.head); c >= 0 && column < 0 {
					column = c
				}
				if len(row) > 0 && row[0] == "合计" {
					sum = i
				}
			}
			switch {
			case column < 0:
				t.Errorf("%s: %s has no column %s", on, x.sheet, x.head)
			case sum == 0 && !want.Value.IsZero():
				t.Errorf("%s: %s has no sums, %s is %s", on, x.sheet, x.key, want.Value)
			case sum > 0 && rows[sum][column] != want.Value.String():
				t.Errorf("%s: %s, %s: %s, %s is %s", on, x.sheet, x.head, rows[sum][column], x.key, want.Value)
			}
		}
	}
}
