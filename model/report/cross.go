package report

// The matrix of who sits in which leading body (双向进入、交叉任职情况表).

import (
	"fmt"

	"partyledger/model"
)

// crossGroup is the leading people of one enterprise.
type crossGroup struct {
	enterprise model.Enterprise
	rows       []model.CrossRow
	model.CrossTotals
}

// crossGroups is the enterprises in scope whose leading people are recorded.
func (v *view) crossGroups() []crossGroup {
	var out []crossGroup
	for _, e := range v.enterprises() {
		if rows := model.CrossMatrix(v.book, e.ID); len(rows) > 0 {
			out = append(out, crossGroup{e, rows, model.SumCross(rows)})
		}
	}
	return out
}

func (v *view) crossTable() Table {
	t := v.table("交叉任职明细表", "单位：人", Ordinal(), PersonCol("姓名").Keep(), WordCol("党内职务"),
		WordCol("董事会"), WordCol("监事会（审计委员会）"), WordCol("经理层"), WordCol("交叉任职"), WordCol("一肩挑"), FigureCol("专职副书记"))
	t.Sheet, t.Empty = "交叉任职", "无领导任职记录"
	n := 0
	for _, g := range v.crossGroups() {
		t.Rows = append(t.Rows, group(t.Columns, g.words()))
		for _, r := range g.rows {
			n++
			t.Rows = append(t.Rows, []Cell{count(n), text(v.book.PersonName(r.PersonID)), text(r.PartyText()), text(r.BoardText()),
				text(r.SupervisionText()), text(r.ManagementText()),
				tickIf(r.BothWays), tickIf(r.OneShoulder), tickIf(r.FullDeputy)})
		}
	}
	t.Notes = []string{"党内职务为企业最高一级党组织领导班子职务；交叉任职指党组织班子成员同时在董事会、监事会（审计委员会）、经理层任职。",
		"一肩挑指党组织书记与董事长（执行董事）由一人担任。企业不设监事会的，列审计委员会任职。"}
	return t
}

// tickIf is √ or nothing: not to sit in two bodies is no fault.
func tickIf(yes bool) Cell { return text(only("√", yes)) }

// words is the enterprise's head row.
func (g crossGroup) words() string {
	s := join("，", only(fmt.Sprintf("党组织班子成员%d名", g.Party), g.Party > 0), some(g.BothWays, "其中交叉任职%d名"))
	return g.enterprise.Name + prefixed("：", s)
}

// crossSummary counts each enterprise's leading people.
func (v *view) crossSummary() Table {
	t := v.table("交叉任职汇总表", "单位：人、户", Ordinal(), UnitCol("企业名称").Keep(), FigureCol("党组织班子成员"),
		FigureCol("其中：进入", "董事会"), FigureCol("其中：进入", "监事会（审计委员会）"), FigureCol("其中：进入", "经理层"), FigureCol("交叉任职"),
		FigureCol("一肩挑（户）"), FigureCol("专职副书记"))
	t.Sheet, t.Sign, t.Empty = "交叉任职汇总", nil, "无"
	for _, g := range v.crossGroups() {
		t.Rows = append(t.Rows, []Cell{count(len(t.Rows) + 1), text(g.enterprise.Name), count(g.Party), count(g.InBoard),
			count(g.InSupervision), count(g.InManagement), count(g.BothWays),
			count(oneIf(g.OneShoulder)), count(g.FullDeputies)})
	}
	if len(t.Rows) > 0 {
		t.Totals = total("合计", 2, t)
	}
	return t
}
