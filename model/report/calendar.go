package report

// The year's work (年度党建工作安排表): what is to be done and by when, month by month,
// and the office's own paragraphs in the annual report.

import (
	"cmp"
	"fmt"

	"partyledger/model"
)

func buildCalendar(in Input) Document {
	v := newView(in)
	d := v.document("calendar")
	d.Title = v.unit + fmt.Sprintf("%d年度党建工作安排表", v.year())
	items := model.YearWork(v.book, v.year())
	d.Sections = []Section{{Page: LandscapeTable, Blocks: []Block{Title{Text: d.Title}, v.calendarSum(items), v.calendarTable(items)}}}
	return d
}

func (v *view) calendarTable(items []model.WorkItem) Table {
	t := v.table("逐月安排", "", Ordinal(), DayCol("完成期限").Keep(), LongCol("工作事项"), UnitCol("单位（人员）"),
		TextCol("责任部门（责任人）"), TextCol("依据"), WordCol("完成情况"))
	t.Unit, t.Sheet, t.Empty = "", "年度安排", "本年度没有登记的工作安排和到期事项"
	month := 0
	for i, x := range items {
		if x.Due.Month() != month {
			month = x.Due.Month()
			t.Rows = append(t.Rows, group(t.Columns, fmt.Sprintf("%d月", month)))
		}
		due := x.Due.DottedDay()
		if x.Due.MonthOnly() {
			due = x.Due.Dotted()
		}
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(due), text(x.Title), text(cmp.Or(x.Who, "全集团")), text(x.Owner), text(x.Basis),
			v.stateCell(x)})
	}
	t.Notes = []string{"来源为“工作安排”的由本单位登记；其余由台账记录按有关规定、标准或本单位计划推算。发展党员只列有明确期限的下一步。"}
	return t
}

func (v *view) stateCell(x model.WorkItem) Cell {
	if x.Done && !x.Day.IsZero() {
		return text(x.Day.DottedDay() + "完成")
	}
	s := x.State(v.on)
	return Cell{Text: string(s), Warn: s == model.WorkLate}
}

// calendarSum counts the items by source and state.
func (v *view) calendarSum(items []model.WorkItem) Table {
	columns := []Column{TextCol("来源"), FigureCol("全年")}
	for _, w := range model.WorkStates {
		columns = append(columns, WordCol(string(w)))
	}
	t := v.table("汇总", "单位：项", columns...)
	t.Sheet, t.Sign = "汇总", nil
	for _, source := range model.WorkSources {
		all, by := 0, map[model.WorkState]int{}
		for _, x := range items {
			if x.Source == source {
				all++
				by[x.State(v.on)]++
			}
		}
		if all == 0 {
			continue
		}
		row := []Cell{text(string(source)), count(all)}
		for _, w := range model.WorkStates {
			row = append(row, count(by[w]))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Totals = total("合计", 1, t)
	return t
}
