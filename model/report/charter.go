package report

// How far the Party's leadership is written into the charters of the companies
// (党建工作要求写入公司章程进展表), with the clauses of each and what is missing.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/charter"
	"partyledger/model/figure"
)

func buildCharter(in Input) Document {
	v := newView(in)
	d := v.document("charter")
	rows := v.charters()
	main := []Block{Title{Text: d.Title}, v.charterTable(rows)}
	if apart := notCovered(rows); len(apart) > 0 {
		main = append(main, v.apartTable(apart))
	}
	d.Sections = []Section{
		{Page: LandscapeTable, Blocks: main},
		{Page: LandscapeTable, Blocks: append([]Block{v.charterSummary(rows)}, drawn(charterChart(rows))...)},
		{Page: LandscapeTable, Blocks: append([]Block{Title{Text: "公司章程党建条款附表"}, v.missingTable(rows)},
			append(v.itemTable(rows), v.clauseTable(rows))...)},
	}
	return d
}

// charterRow is an enterprise with its charter held against the list.
type charterRow struct {
	model.Enterprise
	model.CharterResult
	organization string // type of its own highest Party organisation
	clauses      []model.Clause
}

// charters is the rows of the enterprises in scope, parents first.
func (v *view) charters() []charterRow {
	var out []charterRow
	for _, s := range figure.ChartersOf(v.book).Results {
		e, _ := model.Find[model.Enterprise](v.book, s.EnterpriseID)
		r := charterRow{Enterprise: e, CharterResult: s}
		if o, ok := model.TopOrganization(v.book, e.ID); ok {
			r.organization = string(o.Type)
		}
		if r.Has {
			for _, c := range model.Owned[model.Clause](v.book, r.Charter.ID) {
				if !c.Rejected() {
					r.clauses = append(r.clauses, *c)
				}
			}
		}
		out = append(out, r)
	}
	return out
}

// covered picks those that should have it in their charter.
func covered(rows []charterRow) []charterRow {
	return kept(rows, func(r charterRow) bool { return r.Should })
}

// notCovered picks 参股企业 and 新兴组织: listed apart, never in a share.
func notCovered(rows []charterRow) []charterRow {
	return kept(rows, func(r charterRow) bool { return !r.Should })
}

func sumCharters(rows []charterRow) model.CharterTotals {
	var results []model.CharterResult
	for _, r := range rows {
		results = append(results, r.CharterResult)
	}
	return model.SumCharters(results)
}

// charterColumns is the head of the progress table (E-3.1).
func charterColumns() []Column {
	out := []Column{Ordinal(), UnitCol("企业名称").Keep(), WordCol("层级"), WordCol("企业性质"),
		WordCol("党组织类型"), WordCol("应写入"), WordCol("写入状态"), WordCol("章程版本"),
		DayCol("股东会（出资人）批准", "日期"), CodeCol("股东会（出资人）批准", "文号"), DayCol("备案日期")}
	for _, e := range model.FourElements() {
		out = append(out, WordCol("四要素", string(e)))
	}
	for _, p := range model.AllPhases() {
		out = append(out, WordCol("三环节", string(p)))
	}
	return append(out, WordCol("前置程序条款号"), RemarkCol("未完成原因"), DayCol("计划完成时间"))
}

// noneCovered is said where no enterprise in scope has to write it in.
const noneCovered = "无应写入企业"

func (v *view) charterTable(rows []charterRow) Table {
	t := v.table("", "单位：户", charterColumns()...)
	t.Sheet, t.Empty = "章程进展", noneCovered
	in := covered(rows)
	for i, r := range in {
		t.Rows = append(t.Rows, v.charterCells(i+1, r))
	}
	sum := sumCharters(in)
	half := len(t.Columns) / 2
	t.Totals = [][]Cell{bold([]Cell{span(2, text("合计")), span(half-2, text(fmt.Sprintf("应写入%d户，已写入%d户", sum.Should, sum.Written))),
		span(len(t.Columns)-half, text("完成率"+percent(sum.Written, sum.Should)))})}
	t.Notes = []string{
		"“√”为必备内容已登记并确认，“×”为未登记齐全；“已写入”指章程修订经股东会（出资人）批准并完成备案，且经确认的条款涵盖全部必备内容。",
		"应写入范围为国有独资、全资、绝对控股和相对控股并实际控制的企业；参股企业、新兴组织另列，不计入完成率。",
		"依据《中国共产党国有企业基层组织工作条例（试行）》关于将党建工作要求写入公司章程的规定。",
	}
	if n := countProposed(rows); n > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("另有%d条由程序初步识别、待人工确认的条款，未作为写入依据，见条款附表。", n))
	}
	return t
}

func countProposed(rows []charterRow) int {
	n := 0
	for _, r := range rows {
		n += r.Proposed
	}
	return n
}

// charterCells is the row of an enterprise that should write it in.
func (v *view) charterCells(n int, r charterRow) []Cell {
	state := Cell{Text: r.stateText(), Warn: !r.Written}
	row := []Cell{count(n), text(r.Name), text(LevelName(v.level(r.Enterprise))), text(ownershipShort(r.Ownership)), text(r.organization),
		text("是"), state, text(r.Charter.Version), text(v.pastDay(r.Charter.ShareholderDay)),
		text(only(r.Charter.ShareholderDocument, v.happened(r.Charter.ShareholderDay))),
		text(v.pastDay(r.Charter.FiledDay))}
	for _, e := range model.FourElements() {
		row = append(row, mark(r.Element(e)))
	}
	for _, p := range model.AllPhases() {
		row = append(row, mark(r.Phase(p)))
	}
	reason, planned := cmp.Or(r.Charter.Reason, r.Why), r.Charter.PlannedDay.DottedDay()
	if r.Written {
		reason, planned = "", ""
	}
	return append(row, text(r.PriorText()), text(reason), text(planned))
}

// stateText is how far an enterprise has come, as tables and charts say it.
func (r charterRow) stateText() string { return r.StateText() }

// ownershipShort is the ownership as narrow columns write it.
func ownershipShort(o model.Ownership) string {
	switch o {
	case model.AbsoluteState:
		return "绝对控股"
	case model.RelativeState:
		return "相对控股（实际控制）"
	case model.MinorityState:
		return "参股"
	}
	return string(o)
}

// apartTable lists those that are encouraged, not bound: no ticks, no reasons.
func (v *view) apartTable(rows []charterRow) Table {
	t := v.table("参股企业、新兴组织（不计入完成率）", "单位：户", Ordinal(), UnitCol("企业名称").Keep(), WordCol("层级"),
		WordCol("企业性质"), WordCol("党组织类型"), WordCol("写入状态"), WordCol("章程版本"), DayCol("备案日期"))
	t.Sheet, t.Sign = "参股及新兴组织", nil
	for i, r := range rows {
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(r.Enterprise.Name), text(LevelName(v.level(r.Enterprise))),
			text(ownershipShort(r.Ownership)), text(r.organization),
			text(r.stateText()), text(r.Charter.Version), text(v.pastDay(r.Charter.FiledDay))})
	}
	return t
}

// charterSummary counts by level of enterprise.
func (v *view) charterSummary(rows []charterRow) Table {
	t := v.table("进展汇总表", "单位：户",
		WordCol("企业层级").Keep(), FigureCol("企业户数"), FigureCol("应写入"), FigureCol("已写入"), FigureCol("完成率"),
		FigureCol("未完成", "推进中"), FigureCol("未完成", "未启动"), FigureCol("另列", "参股企业"), FigureCol("另列", "新兴组织"))
	t.Sheet = "进展汇总"
	by := map[int][]charterRow{}
	deepest := 0
	for _, r := range rows {
		l := v.level(r.Enterprise)
		by[l] = append(by[l], r)
		deepest = max(deepest, l)
	}
	for l := range deepest + 1 {
		if len(by[l]) > 0 {
			t.Rows = append(t.Rows, append([]Cell{text(LevelName(l))}, charterFigures(by[l])...))
		}
	}
	t.Totals = [][]Cell{bold(append([]Cell{text("合计")}, charterFigures(rows)...))}
	t.Notes = []string{"完成率＝已写入户数÷应写入户数，分母不含参股企业和新兴组织。"}
	return t
}

func charterFigures(rows []charterRow) []Cell {
	sum, minority := sumCharters(rows), 0
	for _, r := range rows {
		minority += oneIf(r.Ownership == model.MinorityState)
	}
	return []Cell{count(len(rows)), count(sum.Should), count(sum.Written), share(sum.Written, sum.Should), count(sum.InProgress),
		count(sum.NotStarted),
		count(minority), count(sum.Apart - minority)}
}

// charterStateTexts is the order in which the states are shown.
func charterStateTexts() []string {
	out := []string{model.CharterWritten, model.CharterIncomplete}
	states := slices.Clone(model.CharterStates())
	slices.Reverse(states)
	for _, s := range states {
		if s != model.CharterDone {
			out = append(out, string(s))
		}
	}
	return append(out, model.CharterAbsent)
}

// charterChart shows how many of the covered enterprises are at which state.
func charterChart(rows []charterRow) Chart {
	c := Chart{Kind: BarChart, Title: "应写入企业进展情况", Unit: "户", Series: []Series{{Name: "户数"}}}
	by := map[string]int{}
	for _, r := range covered(rows) {
		by[r.stateText()]++
	}
	for _, s := range charterStateTexts() {
		if n := by[s]; n > 0 || s == model.CharterWritten {
			c.add(s, n)
		}
	}
	return c
}

func (v *view) missingTable(rows []charterRow) Table {
	t := v.table("章程必备内容缺项表", "", Ordinal(), UnitCol("企业名称").Keep(),
		FigureCol("缺项数"), LongCol("尚未登记的必备内容"))
	t.Sheet, t.Sign, t.Empty = "缺项", nil, "应写入企业的必备内容均已登记"
	if len(covered(rows)) == 0 {
		t.Empty = noneCovered
	}
	for _, r := range rows {
		if r.Should && !r.Complete() {
			t.Rows = append(t.Rows, []Cell{count(len(t.Rows) + 1), text(r.Name), count(len(r.Missing) + oneIf(r.lacksPrior())),
				text(missingText(r))})
		}
	}
	return t
}

// lacksPrior reports a clause on the prior procedure that is needed and not there.
func (r charterRow) lacksPrior() bool { return r.PriorNeeded && len(r.Prior) == 0 }

func missingText(r charterRow) string {
	if len(r.Missing) == len(model.CharterRequirements()) {
		return only("未登记章程；", !r.Has) + "全部必备内容均未登记"
	}
	var parts []string
	for _, m := range r.Missing {
		parts = append(parts, place(m.Element, m.Phase)+"："+m.Text)
	}
	if r.lacksPrior() {
		parts = append(parts, "前置研究讨论程序条款")
	}
	return strings.Join(parts, "；")
}

// place is an element with its phase: 职责权限（决策）.
func place(e model.Element, p model.Phase) string {
	if p == "" {
		return string(e)
	}
	return fmt.Sprintf("%s（%s）", e, p)
}

// itemTable holds the full texts against the list, item by item; none where no
// charter has its full text recorded.
func (v *view) itemTable(rows []charterRow) []Block {
	columns := []Column{Ordinal(), UnitCol("企业名称").Keep()}
	for _, i := range charter.Items() {
		columns = append(columns, WordCol(i.Name))
	}
	t := v.table("章程逐项核对表", "", columns...)
	t.Sheet, t.Sign = "逐项核对", nil
	for _, r := range rows {
		items := charter.ItemsOf(v.book, r.CharterResult)
		if items == nil || !r.Should {
			continue
		}
		row := []Cell{count(len(t.Rows) + 1), text(r.Name)}
		for _, c := range items {
			row = append(row, Cell{Text: itemText(c), Warn: c.Lacks() || c.Needed && c.Verdict == charter.Doubtful})
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return nil
	}
	t.Notes = []string{"由程序按章程全文的用语初步核对，列出条号；“存疑”和“缺”请对照原文核实，“未写”的项目章程可以不写。没有登记章程全文的企业不在表内。"}
	return []Block{t}
}

// itemText is an item's verdict, with the first article where it is found.
func itemText(c charter.ItemCheck) string {
	if c.Verdict == charter.Present && len(c.Numbers) > 0 {
		return c.Numbers[0]
	}
	if c.Verdict == charter.Doubtful && len(c.Numbers) > 0 {
		return c.Word() + "（" + c.Numbers[0] + "）"
	}
	return c.Word()
}

// clauseTable is the clauses of each enterprise by element and phase, word by word as evidence,
// under a row with the enterprise's name.
func (v *view) clauseTable(rows []charterRow) Table {
	t := v.table("章程党建条款（全文）", "", WordCol("要素"), WordCol("环节"), WordCol("条款号").Keep(), LongCol("条款内容"),
		TextCol("主要权责"), TextCol("工作方式"), WordCol("前置程序"), WordCol("备注"))
	t.Sheet, t.Sign, t.Empty = "条款", nil, "未登记章程条款"
	for _, r := range rows {
		if len(r.clauses) == 0 {
			continue
		}
		t.Rows = append(t.Rows, group(t.Columns, r.clauseHead()))
		for _, c := range sortedClauses(r.clauses) {
			t.Rows = append(t.Rows, clauseCells(c))
		}
		if r.Should && !r.Complete() {
			t.Rows = append(t.Rows, []Cell{warn(span(len(t.Columns), text("缺："+missingText(r))))})
		}
	}
	t.Notes = []string{"标“待确认”的条款由程序初步识别，须人工确认，未作为写入依据。"}
	return t
}

// clauseHead is the row above an enterprise's clauses.
func (r charterRow) clauseHead() string {
	s := r.Enterprise.Name + "　" + r.Charter.Version
	return s + "（" + join("，", some(r.Confirmed, "已确认条款%d条"), some(r.Proposed, "待确认条款%d条")) + "）"
}

func clauseCells(c model.Clause) []Cell {
	note := Cell{}
	if c.Proposed {
		note = warn(text("待确认"))
	}
	return []Cell{text(string(c.Element)), text(string(c.Phase)), text(c.Number), text(c.Text), text(c.Authority), text(c.Ways),
		text(only("√", c.Prior)), note}
}

// sortedClauses is the clauses by element, phase and place in the charter.
func sortedClauses(list []model.Clause) []model.Clause {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b model.Clause) int {
		return cmp.Or(cmp.Compare(choiceOrder(a.Element), choiceOrder(b.Element)), cmp.Compare(choiceOrder(a.Phase),
			choiceOrder(b.Phase)), cmp.Compare(a.Order, b.Order))
	})
	return out
}
