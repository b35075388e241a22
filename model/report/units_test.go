package report

import (
	"fmt"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// Each subsidiary has a page of its own and all below it; those with fewer
// problems stand before those with more, equals share a place.
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
	last := ""
	for i, r := range rank.Rows {
		weight := at(t, rank, r, "核查发现的问题/阻断") + at(t, rank, r, "核查发现的问题/警告") + at(t, rank, r, "核查发现的问题/提示")
		if i > 0 && weight < last {
			t.Errorf("第%d行的问题比前一行少：%s，%s", i+1, weight, last)
		}
		if i > 0 && weight == last && at(t, rank, r, "位次") != at(t, rank, rank.Rows[i-1], "位次") {
			t.Error("问题一样多，位次不同")
		}
		last = weight
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
