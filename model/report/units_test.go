package report

import (
	"fmt"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// Each subsidiary has a page of its own and all below it; they are ranked by a rate, equals
// share a place, and who has nothing to be reckoned from has none.
func TestUnits(t *testing.T) {
	d := build(t, "units", bookOf(asOf, "", append(group5(),
		model.Enterprise{ID: "E9", Name: "某某水厂", ParentID: "E2", Ownership: model.WhollyState})...))
	rank := sheet(t, d, "排序")
	if len(rank.Rows) != 3 || len(d.Sections) != 4 {
		t.Fatalf("%d rows, %d sections", len(rank.Rows), len(d.Sections))
	}
	water := rowOf(t, rank, "某某水务")
	if got := at(t, rank, water, "户数"); got != "2" {
		t.Errorf("某某水务有%s户", got)
	}
	last, place := -1.0, ""
	for _, r := range rank.Rows {
		rate := r[2]
		switch {
		case !rate.Number && r[0].Text != "—":
			t.Errorf("%s没有数，位次%s", r[1].Text, r[0].Text)
		case rate.Number && rate.Value < last:
			t.Errorf("%s：%v小于前一户的%v", r[1].Text, rate.Value, last)
		case rate.Number && rate.Value == last && r[0].Text != place:
			t.Errorf("%s：同率不同位次", r[1].Text)
		}
		if rate.Number {
			last, place = rate.Value, r[0].Text
		}
	}
	page := sheet(t, d, "某某水务")
	if got := at(t, page, rowOf(t, page, "企业户数"), "说明"); got != "本级1户，所属1户" {
		t.Error(got)
	}
	if got := at(t, page, rowOf(t, page, "章程写入完成率"), "说明"); !strings.Contains(got, "应写入2户") {
		t.Error(got)
	}
	one := build(t, "units", bookOf(asOf, "E2", append(group5(), model.Enterprise{ID: "E9", Name: "某某水厂", ParentID: "E2",
		Ownership: model.WhollyState})...))
	if rows := sheet(t, one, "排序").Rows; len(rows) != 1 || rows[0][1].Text != "某某水厂" {
		t.Errorf("范围为某某水务：%v", rows)
	}
}

// The office chooses the measure. A large enterprise is not behind because it has more of
// everything, and what was never entered is told as that, not as free of problems.
func TestUnitMeasures(t *testing.T) {
	r, _ := ByName("units")
	d := r.Build(Input{Book: bookOf(asOf, "", model.Enterprise{ID: "A", Name: "某某集团"},
		model.Enterprise{ID: "B", Name: "空公司", ParentID: "A"})})
	bare := rowOf(t, sheet(t, d, "排序"), "空公司")
	if bare[0].Text != "—" || bare[len(bare)-1].Text != nothingChecked {
		t.Errorf("空公司：%v", bare)
	}
	m := unitMeasureOf("problems")
	big, small := unitView{standing: standing{n: 10, d: 1000}}, unitView{standing: standing{n: 2, d: 20}}
	list := []unitView{small, {}, big}
	if m.rank(list); list[0].n != 10 || list[0].rank != 1 || list[1].rank != 2 || list[2].rank != 0 {
		t.Errorf("%v", list)
	}
	if c := big.cell(m); c.Text != "1.0" {
		t.Error(c.Text)
	}
	m = unitMeasureOf("charter")
	list = []unitView{{standing: standing{n: 1, d: 4}}, {standing: standing{n: 3, d: 4}}, {standing: standing{n: 6, d: 8}}}
	if m.rank(list); list[0].rank != 1 || list[1].rank != 1 || list[2].rank != 3 {
		t.Errorf("%v", list)
	}
	b := bookOf(asOf, "", group5()...)
	for _, m := range UnitMeasures() {
		d := r.Build(Input{Book: b, Measure: m.Name})
		rank := sheet(t, d, "排序")
		if ranked := m.Name != "none"; ranked != (rank.Columns[0].Path[0] == "位次") || len(rank.Rows) == 0 {
			t.Errorf("%s：%v", m.Title, rank.Columns[0])
		}
		for _, r := range rank.Rows {
			if n := len(rank.Columns); cellsWide(r) != n {
				t.Errorf("%s：%d栏，行%d", m.Title, n, cellsWide(r))
			}
		}
	}
}

func cellsWide(row []Cell) int {
	n := 0
	for _, c := range row {
		n += max(1, c.Span)
	}
	return n
}

// The calendar prints the year month by month, and what was done when.
func TestCalendar(t *testing.T) {
	d := build(t, "calendar", bookOf(asOf, "",
		model.Enterprise{ID: "A", Name: "某某集团", Ownership: model.SoleState},
		model.WorkEntry{ID: "w", Title: "召开党员大会", First: day.Of(2026, 3, 31), Repeat: model.Quarterly, Who: "党群部", Basis: "支部条例"},
		model.WorkDone{ID: "d", EntryID: "w", Due: day.Of(2026, 3, 31), Day: day.Of(2026, 3, 20)}))
	x := sheet(t, d, "年度安排")
	if len(x.Rows) != 8 { // four months, four times
		t.Fatalf("%d rows", len(x.Rows))
	}
	var states []string
	for _, r := range x.Rows {
		if len(r) > 1 {
			states = append(states, at(t, x, r, "完成期限")+at(t, x, r, "完成情况"))
		}
	}
	if got := strings.Join(states, " "); got != "2026.03.312026.03.20完成 2026.06.30逾期未完成 2026.09.30逾期未完成 2026.12.31待办" {
		t.Error(got)
	}
	if d.Title != "某某集团2026年度党建工作安排表" {
		t.Error(d.Title)
	}
	sum := sheet(t, d, "汇总")
	if got := at(t, sum, sum.Totals[0], "逾期未完成"); got != "2" {
		t.Errorf("逾期%s项", got)
	}
}

// Up to fourteen enterprises are named one by one; more go with the subsidiary above them,
// unless several stand at the top.
func TestUnitGroups(t *testing.T) {
	for _, x := range []struct {
		below, tops int
		says        string
	}{{13, 1, "14 企业0"}, {14, 1, "14 企业0本部"}, {14, 2, "16 企业0"}, {1, 1, "2 企业0"}} {
		var records []model.Record
		for i := range x.tops {
			records = append(records, model.Enterprise{ID: fmt.Sprint(i), Name: fmt.Sprintf("企业%d", i)})
		}
		for i := range x.below {
			parent := "0"
			if i == x.below-1 && i > 0 {
				parent = "below0"
			}
			records = append(records, model.Enterprise{ID: fmt.Sprintf("below%d", i), Name: fmt.Sprintf("下属%d", i), ParentID: parent})
		}
		groups := newView(Input{Book: bookOf(asOf, "", records...)}).unitGroups()
		if got := fmt.Sprint(len(groups), " ", groups[0].name); got != x.says {
			t.Errorf("%d below %d: %s, want %s", x.below, x.tops, got, x.says)
		}
	}
}
