package report

// The annexes of the annual report: bound into the same file behind the text, each with its
// head (附件1) on a new page. By default a page of key figures, the problems being put right,
// the progress of charters, the development of members and the self-assessment; the office
// chooses others. The register of members goes along only if it is asked for.

import (
	"regexp"
	"slices"
	"strings"

	"partyledger/model/figure"
)

// boundAnnex is an annex as it is bound in.
type boundAnnex struct {
	title    string
	sections []Section
}

// IndicatorsAnnex is the name of the annex of key figures, which is no report of its own.
const IndicatorsAnnex = "indicators"

// indicatorsTitle is what it is called.
const indicatorsTitle = "重点指标完成情况统计表"

// annexSheets is of a report's tables those that go along by default; of a report that is not
// here all do.
var annexSheets = map[string][]string{
	"charter":     {"章程进展", "参股及新兴组织"},
	"development": {"各阶段人数", "发展与转正", "计划完成"},
	"assessment":  {"自评表"},
}

// DefaultAnnexes is the annexes that go along unless others are chosen, by name, in order.
func DefaultAnnexes() []string {
	return []string{IndicatorsAnnex, "problems", "charter", "development", "assessment"}
}

// BoundTable is a table that can be bound behind the annual report.
type BoundTable struct{ Name, Title string }

// Annexes lists what can be bound in, the usual ones first.
func Annexes() []BoundTable {
	out := []BoundTable{{IndicatorsAnnex, indicatorsTitle}}
	add := func(name string) {
		if r, ok := ByName(name); ok && !slices.ContainsFunc(out, func(a BoundTable) bool { return a.Name == name }) {
			out = append(out, BoundTable{name, r.Title})
		}
	}
	for _, name := range DefaultAnnexes() {
		add(name)
	}
	for _, r := range All() {
		if !r.Apart {
			add(r.Name)
		}
	}
	return out
}

// rosterAnnexes lists people in their tables: whoever stands there is told of as all others are.
var rosterAnnexes = []string{"members", "exchange", "care", "rectification"}

// upward writes a table of the office as it goes up: without the numbers that belong to its own
// report, and without words of the internal check.
func upward(t Table, roster bool) Table {
	if number, title, ok := strings.Cut(t.Title, "　"); ok && strings.HasPrefix(number, "表") {
		t.Title = title
	}
	t.Roster = roster
	t.Columns = slices.Clone(t.Columns)
	for i, c := range t.Columns {
		c.Path = slices.Clone(c.Path)
		for j, s := range c.Path {
			c.Path[j] = upwardWords.Replace(s)
		}
		t.Columns[i] = c
	}
	var rows [][]Cell
	for _, r := range t.Rows {
		r = slices.Clone(r)
		for i := range r {
			r[i].Text, r[i].Warn = upwardWords.Replace(r[i].Text), false
		}
		rows = append(rows, r)
	}
	t.Rows = rows
	var notes []string
	for _, n := range t.Notes {
		if n = upwardWords.Replace(n); !insideNote.MatchString(n) {
			notes = append(notes, n)
		}
	}
	t.Notes, t.Empty = notes, upwardWords.Replace(t.Empty)
	return t
}

var (
	upwardWords = strings.NewReplacer("未登记章程", "章程未报送", "未登记齐全", "尚不齐全", "已登记并确认", "已写明", "未登记", "未填报", "没有登记", "没有")
	insideNote  = regexp.MustCompile(`登记|程序初步|核实|台账|填报的企业`)
)

// annexes builds those that are asked for and have something to show.
func (a *annual) annexes() []boundAnnex {
	names := a.Annexes
	if names == nil {
		names = DefaultAnnexes()
		if a.scale == branchScale {
			names = names[:2]
		}
	}
	var out []boundAnnex
	for _, x := range Annexes() {
		if !slices.Contains(names, x.Name) || a.Annexes == nil && x.Name == "assessment" && a.unscored() != 0 {
			continue
		}
		if b := a.annexOf(x); len(b.sections) > 0 {
			out = append(out, b)
		}
	}
	return out
}

// unscored is how many lines of the year's schemes the unit has not scored yet; -1 without a scheme.
func (a *annual) unscored() int {
	n := -1
	for _, x := range a.assessments() {
		if x.Of.Year == a.year() {
			n = max(n, 0) + x.Leaves - x.Scored
		}
	}
	return n
}

func (a *annual) annexOf(x BoundTable) boundAnnex {
	if x.Name == IndicatorsAnnex {
		return boundAnnex{x.Title, []Section{{Page: PortraitTable, Blocks: []Block{a.indicatorTable()}}}}
	}
	r, _ := ByName(x.Name)
	in := a.Input
	in.Unmasked = false // the annexes of a report are never in full
	only := annexSheets[x.Name]
	if a.Annexes != nil && !slices.Contains(DefaultAnnexes(), x.Name) {
		only = nil
	}
	out := boundAnnex{title: x.Title}
	some := false
	for _, s := range r.Build(in).Sections {
		var blocks []Block
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case Letter, RedHead, Imprint:
				continue
			case Title:
				if len(out.sections) == 0 && len(blocks) == 0 || only != nil {
					continue // the annex's own stands over it
				}
			case Table:
				if b.Own || only != nil && !slices.Contains(only, b.Sheet) {
					continue
				}
				if b.Sign != nil {
					b.Sign.Day = a.signedOn()
				}
				some = some || tells(b)
				b = narrowed(b)
				blocks = append(blocks, upward(b, slices.Contains(rosterAnnexes, x.Name)))
				continue
			default:
				if only != nil {
					continue
				}
			}
			blocks = append(blocks, b)
		}
		if len(blocks) > 0 {
			out.sections = append(out.sections, Section{Page: s.Page, Blocks: blocks})
		}
	}
	if !some {
		return boundAnnex{}
	}
	return out
}

// annexColumns is of a table the columns that go along, by their own heads, where all of them
// would not fit beside each other.
var annexColumns = map[string][]string{"章程进展": {"序号", "企业名称", "层级", "企业性质", "写入状态", "日期", "备案日期", "职责权限", "机构设置", "运行机制", "基础保障", "决策",
	"执行", "监督", "未完成原因", "计划完成时间"}}

// narrowed is a table with the columns of annexColumns; its totals are said in one row.
func narrowed(t Table) Table {
	heads := annexColumns[t.Sheet]
	if heads == nil {
		return t
	}
	var at []int
	for i, c := range t.Columns {
		if slices.Contains(heads, c.Path[len(c.Path)-1]) {
			at = append(at, i)
		}
	}
	columns := make([]Column, len(at))
	for i, from := range at {
		columns[i] = t.Columns[from]
		if columns[i].Path[len(columns[i].Path)-1] == "日期" { // alone under its head, which would not fit over it
			columns[i].Path = []string{"批准日期"}
		}
	}
	rows := make([][]Cell, len(t.Rows))
	for i, r := range t.Rows {
		for _, from := range at {
			rows[i] = append(rows[i], r[from])
		}
	}
	var totals [][]Cell
	for _, r := range t.Totals {
		var said []string
		for _, c := range r[1:] {
			said = append(said, c.Text)
		}
		totals = append(totals, bold([]Cell{span(2, r[0]), span(len(at)-2, text(join("，", said...)))}))
	}
	t.Columns, t.Rows, t.Totals = columns, rows, totals
	return t
}

// tells reports a table with more in it than names and noughts.
func tells(t Table) bool {
	for _, r := range t.Rows {
		for i, c := range r {
			if i > 1 && (c.Number && c.Value != 0 || !c.Number && c.Text != "" && c.Text != "—") {
				return true
			}
		}
	}
	return false
}

// bound is the annex's sections with its head, the nth of so many.
func (x boundAnnex) bound(nth, of int) []Section {
	label := "附件"
	if of > 1 {
		label += count(nth).Text
	}
	out := slices.Clone(x.sections)
	out[0].Blocks = append([]Block{Annex{Label: label, Title: x.title}}, out[0].Blocks...)
	return out
}

// keyFigure is a line of the annex of key figures.
type keyFigure struct {
	key, name string
	share     bool // the figure's share of its base
	base      bool // the base itself
	counted   string
}

var keyFigures = []keyFigure{
	{key: "m.total", name: "党员", counted: "截至统计日在册，按上级党委审批日"},
	{key: "m.prob", name: "其中：预备党员", counted: "同上，没有转正审批的"},
	{key: "age35", name: "其中：35岁及以下", counted: "按统计日周岁，含35岁"},
	{key: "dev.year", name: "发展党员", counted: "按接收预备党员审批日归年"},
	{key: "dev.conf", name: "预备党员转正", counted: "按转正审批日归年"},
	{key: "dev.extended", name: "延长预备期", counted: "按审批日归年"},
	{key: "dev.cancelled", name: "取消预备党员资格", counted: "按审批日归年"},
	{key: "stage.activist", name: "入党积极分子", counted: "截至统计日，不含发展对象"},
	{key: "plan.done", name: "年度发展计划完成数", counted: "按计划口径归年"},
	{key: "term.late", name: "党组织", base: true, counted: "截至统计日，不含临时党组织"},
	{key: "term.due", name: "任届期满的党组织", counted: "年内按原届满日"},
	{key: "term.redo", name: "其中：期内换届", counted: "年内选举产生新一届的"},
	{key: "term.late", name: "届满未换届的党组织", counted: "截至统计日，没有有效延期批准的"},
	{key: "ch.rate", name: "应将党建写入章程的企业", base: true, counted: "国有独资、全资、控股企业"},
	{key: "ch.rate", name: "其中：已写入并备案", counted: "经批准、备案，必备内容齐全"},
	{key: "ch.rate", name: "章程完成率", share: true, counted: "已写入÷应写入"},
	{key: "staff.full", name: "专职党务人员", counted: "专职党务岗位，不含纪检、群团"},
	{key: "ex.year", name: "双向交流", counted: "按交流日期归年"},
	{key: "fund.plan", name: "党组织工作经费预算", counted: "本年度列入预算"},
	{key: "fund.spent", name: "党组织工作经费支出", counted: "本年度实际支出"},
	{key: "cov.tangible", name: "有形覆盖率", share: true, counted: "单独、联合组建÷全部单位"},
	{key: "cov.reached", name: "工作覆盖率", share: true, counted: "另计派指导员、建群团的"},
	{key: "cov.effective", name: "有效覆盖率", share: true, counted: "运转“好”“一般”÷全部单位"},
	{key: "rect.rate", name: "问题整改销号率", share: true, counted: "累计销号÷累计列入"},
}

// indicatorTable is the key figures on one page: this year, last year, the change, how they
// are counted. What is of no ledger is left out.
func (a *annual) indicatorTable() Table {
	then := "上年同期"
	if a.closed() {
		then = "上年"
	}
	t := a.table("", "", Ordinal(), TextCol("指标").Keep(), WordCol("计量单位"), FigureCol("本年"), FigureCol(then), FigureCol("增减"),
		TextCol("口径").within(bounds{40, 70}))
	t.Sheet = "重点指标"
	t.Sign.Day = a.signedOn()
	for _, x := range keyFigures {
		now, was := figureOf(a.book, x.key), figureOf(a.before.book, x.key)
		none := now.Value.IsZero() && now.Base.IsZero() && was.Value.IsZero() && was.Base.IsZero()
		if x.share && now.Base.IsZero() || none && x.key != "dev.cancelled" { // that there was none is told
			continue
		}
		measure := now.Measure
		if x.share {
			measure = "%"
		}
		row := append([]Cell{count(len(t.Rows) + 1), text(x.name), text(measure)}, x.cells(now, was)...)
		t.Rows = append(t.Rows, append(row, text(x.counted)))
	}
	return t
}

// cells is this year's, last year's and the change.
func (x keyFigure) cells(now, was figure.Figure) []Cell {
	value := func(f figure.Figure) figure.Number {
		if x.base {
			return f.Base
		}
		return f.Value
	}
	n, w := value(now), value(was)
	switch {
	case x.share:
		a, b := tenths(n.Count, now.Base.Count), tenths(w.Count, was.Base.Count)
		if was.Base.IsZero() {
			return []Cell{share(n.Count, now.Base.Count), text("—"), text("—")}
		}
		return []Cell{share(n.Count, now.Base.Count), share(w.Count, was.Base.Count), tenthCell(a - b)}
	case n.Money != 0 && w.Money == 0: // nobody entered that year's
		return []Cell{wan(n.Money), text("—"), text("—")}
	case n.Money != 0 || w.Money != 0:
		return []Cell{wan(n.Money), wan(w.Money), wan(n.Money - w.Money)}
	}
	return []Cell{count(n.Count), count(w.Count), count(n.Count - w.Count)}
}

// tenthCell is a number of tenths.
func tenthCell(n int) Cell {
	sign, m := "", n
	if n < 0 {
		sign, m = "-", -n
	}
	return Cell{Text: sign + count(m/10).Text + "." + count(m%10).Text, Number: true, Value: float64(n) / 10}
}
