package report

// The office's own assessment by a scheme (考核自评表), and the catalogue of what proves it.
// What the program proposes, why, and what it only hints at stays with the office: none of
// it stands here.

import (
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/assess"
)

func buildAssessment(in Input) Document {
	v := newView(in)
	d := v.document("assessment")
	list := v.assessments()
	if len(list) == 0 {
		t := v.table("", "", CodeCol("编码"), LongCol("考核指标"), FigureCol("分值"), FigureCol("自评分"))
		t.Sheet, t.Empty = "自评表", fmt.Sprintf("没有导入%d年度的考核方案，无数据", v.year())
		d.Sections = []Section{{Page: LandscapeTable, Blocks: []Block{Title{Text: d.Title}, t}}}
		return d
	}
	if rows := v.assessed(list); len(rows) > 1 {
		d.Sections = append(d.Sections, Section{Page: LandscapeTable, Blocks: []Block{Title{Text: v.unit + "考核自评汇总表"},
			v.assessmentSum(rows)}})
	}
	for _, a := range list {
		d.Sections = append(d.Sections, v.scoreSection(a))
	}
	return d
}

// ScoreSheet is the self-assessment of one scheme for one enterprise.
func ScoreSheet(in Input, a *assess.Assessment) Document {
	v := newView(in)
	d := v.document("assessment")
	d.Title = v.book.EnterpriseName(a.Enterprise) + "考核自评表"
	d.Sections = []Section{v.scoreSection(a)}
	return d
}

// assessments is the schemes of the report's year, or else of the last year that has one, as
// they stand for the unit of the report.
func (v *view) assessments() []*assess.Assessment {
	unit, year := assess.OwnUnit(v.book), 0
	for _, s := range model.Everywhere[model.Scheme](v.book) {
		if s.Year <= v.year() && s.Year > year {
			year = s.Year
		}
	}
	if unit == "" || year == 0 {
		return nil
	}
	var out []*assess.Assessment
	for _, s := range model.Everywhere[model.Scheme](v.book) {
		if s.Year == year {
			out = append(out, v.assessment(s.ID, unit))
		}
	}
	return out
}

func (v *view) assessment(scheme, enterprise string) *assess.Assessment {
	a, _ := assess.Of(assess.Input{Book: v.book, Findings: v.Findings, Scheme: scheme, Enterprise: enterprise})
	return a
}

// assessed is every enterprise in scope that has scored or proved something, scheme by scheme.
func (v *view) assessed(list []*assess.Assessment) []*assess.Assessment {
	var out []*assess.Assessment
	for _, x := range list {
		for _, e := range v.enterprises() {
			if a := v.assessment(x.Of.ID, e.ID); a.Given+a.Items > 0 || e.ID == x.Enterprise {
				out = append(out, a)
			}
		}
	}
	return out
}

// assessmentSum is what the enterprises' own scores come to.
func (v *view) assessmentSum(list []*assess.Assessment) Table {
	t := v.table("", "单位：分、项", Ordinal(), UnitCol("企业").Keep(), TextCol("考核方案"), FigureCol("满分"), FigureCol("自评分"), FigureCol("已评指标"),
		FigureCol("应评指标"), WordCol("自评等次"), FigureCol("佐证材料", "件数"), FigureCol("佐证材料", "要求佐证的指标"), FigureCol("佐证材料", "齐全"),
		FigureCol("佐证材料", "不规范"), FigureCol("佐证材料", "时间异常"), FigureCol("佐证材料", "缺失"))
	t.Sheet = "自评汇总"
	for i, a := range list {
		row := []Cell{count(i + 1), text(v.book.EnterpriseName(a.Enterprise)), text(a.Of.Name), pointsCell(a.Full), scoreCell(a.Self,
			a.Given),
			count(a.Scored), count(a.Leaves), text(a.Grade()), count(a.Items), count(a.Asked), count(a.Whole)}
		for _, n := range []int{a.Poor, a.Odd, a.Missing} {
			c := count(n)
			c.Warn = n > 0
			row = append(row, c)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// pointsCell is a number of points.
func pointsCell(hundredths int64) Cell {
	return Cell{Text: model.PointsText(hundredths), Number: true, Value: float64(hundredths) / 100}
}

// scoreCell is a sum of scores; empty where none is given.
func scoreCell(hundredths int64, given int) Cell {
	if given == 0 {
		return text("")
	}
	return pointsCell(hundredths)
}

func (v *view) scoreSection(a *assess.Assessment) Section {
	name := v.book.EnterpriseName(a.Enterprise)
	return Section{Page: LandscapeTable, Blocks: []Block{Title{Text: name + "考核自评表", Sub: schemeWords(a)}, v.scoreTable(a, name)}}
}

// schemeWords says which scheme it is.
func schemeWords(a *assess.Assessment) string {
	return "（" + join("，", a.Of.Name, fmt.Sprintf("%d年度", a.Of.Year), a.Of.Document, "满分"+a.Of.Full.String()+"分") + "）"
}

func (v *view) scoreTable(a *assess.Assessment, unit string) Table {
	t := v.table("", "单位：分", CodeCol("编码").within(bounds{12, 24}).Keep(), LongCol("考核指标").within(bounds{50, 84}), FigureCol("分值"),
		WordCol("计分方式"), LongCol("评分标准").within(bounds{60, 110}), FigureCol("自评分"), TextCol("自评说明"), FigureCol("佐证材料（件）"),
		FigureCol("上级评分").within(bounds{14, 0}))
	t.Unit, t.Sheet, t.Empty = unit, "自评表", "方案中没有指标"
	v.signed(&t, a)
	for i := range a.Nodes {
		t.Rows = append(t.Rows, scoreRow(&a.Nodes[i]))
	}
	t.Totals = [][]Cell{bold([]Cell{span(2, text("合计")), pointsCell(a.Full), text(""), text(""), scoreCell(a.Self, a.Given), text(""),
		count(a.Items), scoreCell(a.Superior, a.SuperiorLeaves)})}
	t.Notes = scoreNotes(a)
	return t
}

// signed has the assessed unit's own people sign.
func (v *view) signed(t *Table, a *assess.Assessment) {
	s := model.SignOf(v.book, a.Enterprise)
	t.Sign = &Sign{Head: s.Head, Checker: s.Checker, Maker: s.Maker}
}

func scoreRow(n *assess.Node) []Cell {
	row := []Cell{text(n.Code), text(n.Text), text(n.Points.String()), text(string(n.Manner)), text(n.Standard), text(""),
		text(n.Self.Remark),
		text(""), text("")}
	switch {
	case n.Points.Known():
		row[2] = pointsCell(n.Points.N())
	case !n.Leaf && n.Full > 0:
		row[2] = pointsCell(n.Full)
	}
	switch {
	case !n.Leaf:
		row[5], row[8] = scoreCell(n.Sums.Self, n.Given), scoreCell(n.Superior, n.SuperiorLeaves)
	case n.Self.Score.Known():
		row[5] = pointsCell(n.Sums.Self)
	}
	if n.Leaf && n.Self.Superior.Known() {
		row[8] = pointsCell(n.Superior)
	}
	if n.Sums.Items > 0 {
		row[7] = count(n.Sums.Items)
	}
	if !n.Leaf {
		return bold(row)
	}
	return row
}

func scoreNotes(a *assess.Assessment) []string {
	var out []string
	if left := a.Leaves - a.Scored; left > 0 {
		out = append(out, fmt.Sprintf("还有%d项指标没有自评分，合计中没有计入。", left))
	}
	if g := a.Grade(); g != "" {
		out = append(out, "按方案的等次线，自评等次为“"+g+"”。")
	}
	for i := range a.Nodes {
		if n := &a.Nodes[i]; n.Leaf && n.Apart() {
			return append(out, "加分、另行扣分的指标不计入满分，得分计入合计，扣分以负数表示。")
		}
	}
	return out
}

// Catalogue is the catalogue of the evidence (佐证材料目录): what lies in the folder, and what
// is lacking.
func Catalogue(in Input, a *assess.Assessment, f *assess.Folder) Document {
	v := newView(in)
	name := v.book.EnterpriseName(a.Enterprise)
	d := v.document("assessment")
	d.Title, d.Subject = name+"佐证材料目录", "佐证材料目录"
	t := v.table("", "", CodeCol("编码").within(bounds{12, 24}).Keep(), LongCol("考核指标").within(bounds{44, 70}), FigureCol("分值"),
		FigureCol("自评分"), FigureCol("序号"), TextCol("材料题名").within(bounds{34, 70}), CodeCol("文号"), DayCol("形成日期"), FigureCol("页数"),
		WordCol("状态"), LongCol("文件").within(bounds{50, 84}))
	t.Unit, t.Sheet, t.Empty = name, "目录", "方案中没有指标"
	v.signed(&t, a)
	for i := range a.Nodes {
		t.Rows = append(t.Rows, catalogueRows(a, f, i)...)
	}
	t.Notes = []string{fmt.Sprintf("共%d件材料，附文件%d个。要求佐证的指标%d项，其中齐全%d项、不规范%d项、时间异常%d项、缺失%d项。缺失的只在目录列出，没有放入文件夹。",
		a.Items, len(f.Files), a.Asked, a.Whole, a.Poor, a.Odd, a.Sums.Missing)}
	if f.LeftOut > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("含个人敏感信息的文件%d个没有附，需要时另行提供。", f.LeftOut))
	}
	d.Sections = []Section{{Page: LandscapeTable, Blocks: []Block{Title{Text: d.Title, Sub: schemeWords(a)}, t}}}
	return d
}

// catalogueRows is an indicator with its evidence.
func catalogueRows(a *assess.Assessment, f *assess.Folder, at int) [][]Cell {
	n := &a.Nodes[at]
	head := scoreRow(n)
	first := []Cell{head[0], head[1], head[2], head[5]}
	blank := []Cell{text(""), text(""), text(""), text(""), text(""), text(""), text("")}
	if !n.Leaf {
		return [][]Cell{bold(append(first, blank...))}
	}
	var out [][]Cell
	for k := range n.Items {
		x := &n.Items[k]
		row := []Cell{count(x.Ordinal), text(x.Title), text(x.Number), text(x.Formed.DottedDay()), text(""), stateCell(x.State),
			fileCell(f, at, k)}
		if x.Pages > 0 {
			row[4] = count(x.Pages)
		}
		out = append(out, row)
	}
	if n.State == assess.Missing && (len(n.Items) == 0 || n.Items[len(n.Items)-1].State != assess.Missing) {
		row := append([]Cell{}, blank...)
		row[1], row[5] = text(clipped(n.Demand)), stateCell(assess.Missing)
		out = append(out, row)
	}
	if len(out) == 0 {
		out = append(out, blank)
	}
	for k, row := range out {
		if k > 0 {
			first = []Cell{{Up: true}, {Up: true}, {Up: true}, {Up: true}}
		}
		out[k] = append(append([]Cell{}, first...), row...)
	}
	return out
}

// clipped is what is asked for and is not there.
func clipped(demand string) string {
	return model.Clip(strings.Join(strings.Fields(demand), " "), 60)
}

func stateCell(s assess.State) Cell {
	return Cell{Text: string(s), Warn: s != "" && s != assess.Whole}
}

func fileCell(f *assess.Folder, node, item int) Cell {
	switch p := f.Path(node, item); {
	case p != "":
		return Cell{Text: p, Link: p}
	case f.Withheld(node, item):
		return text("未附（含个人敏感信息）")
	}
	return text("")
}
