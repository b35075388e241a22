package report

// Problems put right, inspections, responsibility and assessment (问题整改和督查考核
// 情况表), and their part of the annual report.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
)

func buildRectification(in Input) Document {
	v := newView(in)
	d := v.document("rectification")
	list := figure.RectificationOf(v.book).List
	d.Sections = []Section{
		{Page: LandscapeTable, Blocks: []Block{Title{Text: v.unit + "问题整改情况表"}, v.problemSum(list), v.problemTable(list)}},
		{Page: LandscapeTable, Blocks: []Block{Title{Text: v.unit + "督查检查和整改反馈情况表"}, v.oversightSum(), v.oversightTable()}},
		{Page: LandscapeTable, Blocks: []Block{Title{Text: fmt.Sprintf("%s%d年度党建工作责任清单和%d年度考核情况表", v.unit, v.year(), v.year()-1)},
			v.dutyTable()}},
	}
	return d
}

// problemSum counts the problems by source and state.
func (v *view) problemSum(list []model.RectificationResult) Table {
	columns := []Column{TextCol("来源"), FigureCol("问题数")}
	for _, s := range model.RectificationStates {
		columns = append(columns, WordCol("其中", string(s)))
	}
	t := v.table("汇总", "单位：项", append(columns, FigureCol("销号率"), FigureCol("重开过"))...)
	t.Sheet, t.Sign = "整改汇总", nil
	row := func(name string, keep func(model.RectificationResult) bool) []Cell {
		var n, again int
		by := map[model.RectificationState]int{}
		for _, r := range list {
			if keep(r) {
				n++
				by[r.State]++
				again += oneIf(r.Reopened > 0)
			}
		}
		if n == 0 {
			return nil
		}
		out := []Cell{text(name), count(n)}
		for _, s := range model.RectificationStates {
			c := count(by[s])
			c.Warn = s == model.StateLate && by[s] > 0
			out = append(out, c)
		}
		return append(out, share(by[model.StateClosed], n), count(again))
	}
	for _, word := range model.ProblemSource("").Choices() {
		if r := row(word, func(x model.RectificationResult) bool { return string(x.Source) == word }); r != nil {
			t.Rows = append(t.Rows, r)
		}
	}
	if all := row("合计", func(model.RectificationResult) bool { return true }); all != nil {
		t.Totals = [][]Cell{bold(all)}
	}
	t.Empty = "没有列入整改台账的问题"
	return t
}

func (v *view) problemTable(list []model.RectificationResult) Table {
	t := v.table("明细", "", Ordinal(), UnitCol("企业").Keep(), TextCol("问题"), WordCol("来源"), DayCol("发现日期"),
		TextCol("整改措施"), PersonCol("责任人"), PersonCol("牵头领导"), DayCol("整改期限"), TextCol("完成情况和佐证"), TextCol("销号"), WordCol("状态"))
	t.Sheet, t.Unit, t.Empty = "整改明细", "", "没有列入整改台账的问题"
	for i, r := range list {
		done := r.Evidence
		switch {
		case v.happened(r.Done):
			done = r.Done.DottedDay() + "完成。" + done
		case !r.Done.IsZero(): // what was done came after the report's day
			done = ""
		}
		if n := len(model.Attachments(v.book, model.Ref{Kind: model.KindRectification, ID: r.ID})); n > 0 {
			done += fmt.Sprintf("（附件%d件）", n)
		}
		closed := ""
		if r.State == model.StateClosed {
			closed = strings.TrimSpace(r.Closed.DottedDay() + " " + r.ClosedBy)
		}
		state := Cell{Text: string(r.State), Warn: r.State == model.StateLate}
		if r.Reopened > 0 {
			state.Text += fmt.Sprintf("（%s重开）", r.Since.DottedDay())
		}
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(v.enterpriseShort(r.EnterpriseID)), text(r.Problem), text(string(r.Source)),
			text(r.Found.DottedDay()), text(r.Measure), text(r.Who), text(r.Leader),
			text(r.Deadline.DottedDay()), text(done), text(closed), state})
	}
	return t
}

// oversights is the inspections up to the day, the latest first.
func (v *view) oversights() []model.Oversight {
	var out []model.Oversight
	for _, o := range model.InScope[model.Oversight](v.book) {
		if v.happened(o.Day) {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(x, y model.Oversight) int { return cmp.Or(y.Day.Compare(x.Day), cmp.Compare(x.ID, y.ID)) })
	return out
}

// visitSum counts inspections: those of the report's year with what followed, and
// how many there were before.
type visitSum struct {
	visits, answered, late, listed, closed int
	units                                  map[string]bool
	last, before                           int
}

func (s *visitSum) add(v *view, o model.Oversight, problems []model.RectificationResult) {
	switch year := o.Day.Year(); {
	case year < v.year()-1:
		s.before++
		return
	case year < v.year():
		s.last++
		return
	}
	s.visits++
	s.units[o.EnterpriseID] = true
	s.answered += oneIf(v.happened(o.DoneDay))
	s.late += oneIf(v.unanswered(o))
	s.listed += len(problems)
	for _, r := range problems {
		s.closed += oneIf(r.State == model.StateClosed)
	}
}

func (s visitSum) cells(name string) []Cell {
	late := count(s.late)
	late.Warn = s.late > 0
	return []Cell{text(name), count(s.visits), count(len(s.units)), count(s.answered), late, count(s.listed), count(s.closed),
		count(s.last), count(s.before)}
}

// oversightSum counts the inspections by who inspects.
func (v *view) oversightSum() Table {
	t := v.table("汇总", "单位：次、户、项", TextCol("督查单位"), FigureCol("本年度", "督查次数"), FigureCol("本年度", "涉及企业"), FigureCol("本年度", "已反馈"),
		FigureCol("本年度", "逾期未反馈"),
		FigureCol("本年度", "列入整改"), FigureCol("本年度", "已销号"), FigureCol("上年度", "督查次数"), FigureCol("以前年度", "督查次数"))
	t.Sheet, t.Sign, t.Empty = "督查汇总", nil, "没有登记督查检查"
	problems := map[string][]model.RectificationResult{}
	for _, r := range figure.RectificationOf(v.book).List {
		problems[r.OversightID] = append(problems[r.OversightID], r)
	}
	by, all := map[string]*visitSum{}, visitSum{units: map[string]bool{}}
	for _, o := range v.oversights() {
		word := string(o.Overseer)
		if by[word] == nil {
			by[word] = &visitSum{units: map[string]bool{}}
		}
		by[word].add(v, o, problems[o.ID])
		all.add(v, o, problems[o.ID])
	}
	for _, word := range model.Overseer("").Choices() {
		if s := by[word]; s != nil {
			t.Rows = append(t.Rows, s.cells(word))
		}
	}
	if len(t.Rows) > 1 {
		t.Totals = [][]Cell{bold(all.cells("合计"))}
	}
	return t
}

// unanswered reports an inspection whose answer was due before the day and has not come.
func (v *view) unanswered(o model.Oversight) bool {
	return !v.happened(o.DoneDay) && !o.Deadline.IsZero() && o.Deadline.Last().Before(v.on)
}

func (v *view) oversightTable() Table {
	t := v.table("明细", "", Ordinal(), UnitCol("企业").Keep(), WordCol("督查单位"), DayCol("督查日期"), TextCol("督查内容"), TextCol("发现的问题"),
		DayCol("反馈期限"), TextCol("整改落实情况"), DayCol("反馈日期"), FigureCol("列入整改（项）"))
	t.Sheet, t.Empty = "督查检查", "没有登记督查检查"
	by := map[string]int{}
	for _, r := range figure.RectificationOf(v.book).List {
		by[r.OversightID]++
	}
	for i, o := range v.oversights() {
		back := text(o.DoneDay.DottedDay())
		if !v.happened(o.DoneDay) {
			back = text("未反馈")
			back.Warn = v.unanswered(o)
		}
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(v.enterpriseShort(o.EnterpriseID)), text(string(o.Overseer)),
			text(o.Day.DottedDay()), text(o.Matters), text(o.Problems), text(o.Deadline.DottedDay()), text(o.FollowUp), back,
			count(by[o.ID])})
	}
	return t
}

// dutyTable holds this year's responsibility list and last year's grade of each
// enterprise side by side.
func (v *view) dutyTable() Table {
	t := v.table("", "", Ordinal(), UnitCol("企业").Keep(), PersonCol("责任清单", "责任人"), WordCol("责任清单", "类别"), WordCol("责任清单", "同部署"),
		WordCol("责任清单", "同落实"),
		WordCol("责任清单", "同检查"), WordCol("责任清单", "同考核"), DayCol("上年度考核", "述职评议"), FigureCol("上年度考核", "得分"), WordCol("上年度考核", "等次"),
		WordCol("上年度考核", "与薪酬任免挂钩"))
	t.Sheet, t.Empty = "责任和考核", "没有登记责任清单和考核"
	n := 0
	for _, e := range v.enterprises() {
		grades := model.Owned[model.Assessment](v.book, e.ID)
		grade, first := v.gradeCells(grades), true
		for _, r := range model.Owned[model.Responsibility](v.book, e.ID) {
			if r.Year != v.year() {
				continue
			}
			n++
			t.Rows = append(t.Rows, append(v.dutyCells(n, e, *r), grade...))
			first = false
		}
		if first && (len(grades) > 0 || e.Ownership.Answers() && len(model.Everywhere[model.Responsibility](v.book)) > 0) {
			n++
			t.Rows = append(t.Rows, append([]Cell{count(n), text(cmp.Or(e.ShortName, e.Name)), span(6, warn(text("未登记责任清单")))}, grade...))
		}
	}
	t.Notes = []string{"考核等次按本单位和上级的考核办法登记，各地不同。"}
	return t
}

func (v *view) dutyCells(n int, e model.Enterprise, r model.Responsibility) []Cell {
	out := []Cell{count(n), text(cmp.Or(e.ShortName, e.Name)), text(r.Who), text(string(r.Duty))}
	for _, d := range []day.Day{r.Planned, r.Carried, r.Checked, r.Assessed} {
		out = append(out, text(cmp.Or(v.past(d).Text, "—")))
	}
	return out
}

func (v *view) gradeCells(list []*model.Assessment) []Cell {
	for _, a := range list {
		if a.Year == v.year()-1 {
			return []Cell{text(cmp.Or(a.Day.DottedDay(), "—")), text(a.Score), {Text: string(a.Grade), Warn: a.Grade == model.GradePoor},
				text(map[bool]string{true: "是", false: "否"}[a.LinkedPay])}
		}
	}
	return []Cell{text("—"), text("—"), text("—"), text("—")}
}
