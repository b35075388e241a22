package report

// Two-way exchange between Party posts and management posts (双向交流情况表) and
// who sits in which leading body (双向进入、交叉任职情况表).

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/figure"
)

func buildExchange(in Input) Document {
	v := newView(in)
	d := v.document("exchange")
	d.Sections = []Section{
		{Page: LandscapeTable, Blocks: []Block{Title{Text: v.unit + "双向交流情况表"}, v.exchangeTable(), v.exchangeSummary()}},
		{Page: LandscapeTable, Blocks: []Block{Title{Text: v.unit + "双向进入、交叉任职情况表"}, v.crossSummary(), v.crossTable()}},
	}
	return d
}

// The words for how a rank moved.
const (
	rankEqual   = "相当"
	rankHigher  = "高于原职级"
	rankLower   = "低于原职级"
	rankUnknown = "未填"
)

// RankChange says how the rank moved, as reports print it: 相当, 高于原职级,
// 低于原职级, 未填.
func RankChange(e model.Exchange) string { return rankChange(e) }

// rankChange compares the ranks before and after a move.
func rankChange(e model.Exchange) string {
	from, to := e.FromRank.Order(), e.ToRank.Order()
	switch {
	case from == 0 || to == 0:
		return rankUnknown
	case from == to:
		return rankEqual
	case to < from:
		return rankHigher
	}
	return rankLower
}

// payAnswer is whether the pay follows the new rank's standard.
func payAnswer(e model.Exchange) model.Checked { return cmp.Or(e.SamePay, model.Unchecked) }

func (v *view) exchangeTable() Table {
	t := v.table("", "单位：人次",
		Ordinal(), PersonCol("姓名").Keep(), WordCol("性别"),
		DayCol("出生年月"), WordCol("政治面貌"), UnitCol("所在单位"),
		TextCol("原任", "部门、职务"), WordCol("原任", "职级"), TextCol("现任", "部门、职务"), WordCol("现任", "职级"),
		DayCol("交流日期"), CodeCol("任免文号"), WordCol("职级是否相当"), WordCol("待遇执行同级标准"), RemarkCol("备注"))
	t.Sheet, t.Empty = "双向交流", "无双向交流记录"
	list := figure.Exchanges(v.book)
	for i, e := range list {
		if i == 0 || e.Direction != list[i-1].Direction {
			t.Rows = append(t.Rows, group(t.Columns, fmt.Sprintf("%s（%d人次）", directionName(e.Direction),
				countDirection(list, e.Direction))))
		}
		t.Rows = append(t.Rows, v.exchangeRow(i+1, e))
	}
	t.Notes = []string{"职级是否相当按交流前后所登记的职级对照；待遇是否执行同级标准按登记的核查结果，未核查的列“未核”。",
		"依据《中国共产党国有企业基层组织工作条例（试行）》关于落实同职级、同待遇，推动党务工作人员与其他经营管理人员双向交流的规定。"}
	return t
}

// directionName is the direction in full words.
func directionName(d model.Direction) string {
	switch d {
	case model.PartyToManagement:
		return "党务工作岗位交流到经营管理岗位"
	case model.ManagementToParty:
		return "经营管理岗位交流到党务工作岗位"
	}
	return "方向未填"
}

func countDirection(list []model.Exchange, d model.Direction) int {
	n := 0
	for _, e := range list {
		if e.Direction == d {
			n++
		}
	}
	return n
}

func (v *view) exchangeRow(n int, e model.Exchange) []Cell {
	p := v.person(e.PersonID)
	rank := Cell{Text: rankChange(e), Warn: rankChange(e) == rankLower}
	pay := Cell{Text: string(payAnswer(e)), Warn: payAnswer(e) == model.CheckedNo}
	return []Cell{count(n), text(p.Name), text(string(p.Sex)), text(p.BirthDay.Dotted()), text(v.politicalStatus(p)),
		text(v.enterpriseShort(e.EnterpriseID)),
		text(e.FromUnit + e.FromPost), text(string(e.FromRank)), text(e.ToUnit + e.ToPost), text(string(e.ToRank)),
		text(e.Day.DottedDay()), text(e.Document), rank, pay, text(excerpt(e.Note, 24))}
}

// politicalStatus is the 政治面貌 as forms write it for members.
func (v *view) politicalStatus(p *model.Person) string {
	switch s, _ := figure.StatusOf(v.book, p); s {
	case figure.StatusPending:
		return "中共预备党员（待审批）"
	case model.FullMember:
		return "中共党员"
	case model.ProbationaryMember:
		return "中共预备党员"
	default:
		return string(s)
	}
}

// exchangeSummary counts the moves by year and direction, the newest year first.
func (v *view) exchangeSummary() Table {
	t := v.table("双向交流汇总表", "单位：人次",
		FigureCol("年度").Keep(),
		FigureCol("交流方向", "党务→经营"), FigureCol("交流方向", "经营→党务"), FigureCol("合计"),
		FigureCol("职级", rankEqual), FigureCol("职级", rankHigher), FigureCol("职级", rankLower), FigureCol("职级", rankUnknown),
		FigureCol("待遇执行同级标准", "是"), FigureCol("待遇执行同级标准", "否"), FigureCol("待遇执行同级标准", "未核"))
	t.Sheet, t.Sign, t.Empty = "双向交流汇总", nil, "无"
	by := map[int][]model.Exchange{}
	for _, e := range figure.Exchanges(v.book) {
		by[e.Day.Year()] = append(by[e.Day.Year()], e)
	}
	years := make([]int, 0, len(by))
	for y := range by {
		years = append(years, y)
	}
	slices.Sort(years)
	slices.Reverse(years)
	for _, y := range years {
		t.Rows = append(t.Rows, append([]Cell{text(fmt.Sprintf("%d年", y))}, exchangeFigures(by[y])...))
	}
	t.Totals = [][]Cell{bold(append([]Cell{text("合计")}, exchangeFigures(figure.Exchanges(v.book))...))}
	return t
}

func exchangeFigures(list []model.Exchange) []Cell {
	is := func(has func(model.Exchange) bool) Cell {
		n := 0
		for _, e := range list {
			if has(e) {
				n++
			}
		}
		return count(n)
	}
	out := []Cell{count(countDirection(list, model.PartyToManagement)), count(countDirection(list, model.ManagementToParty)),
		count(len(list))}
	for _, w := range []string{rankEqual, rankHigher, rankLower, rankUnknown} {
		out = append(out, is(func(e model.Exchange) bool { return rankChange(e) == w }))
	}
	for _, a := range []model.Checked{model.CheckedYes, model.CheckedNo, model.Unchecked} {
		out = append(out, is(func(e model.Exchange) bool { return payAnswer(e) == a }))
	}
	return out
}
