package rule_test

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// A ledger from before the law: a loop is a block and its enterprises still count, what
// can never be is told, and of a day that has come since nothing is said.
func TestUnlawfulRecords(t *testing.T) {
	asOf := day.Of(2025, 6, 30)
	e := func(id, name, parent string) model.Enterprise {
		return model.Enterprise{ID: id, Name: name, ParentID: parent, Ownership: model.SoleState}
	}
	records := []model.Record{e("A", "甲", ""), e("B", "乙", "C"), e("C", "丙", "B"), e("D", "丁", "C"), e("E", "戊", "E"),
		model.Person{ID: "P", Name: "张甲", EnterpriseID: "B", BirthDay: day.Of(2080, 1, 1)},
		model.Person{ID: "Q", Name: "李乙", EnterpriseID: "A", Admitted: day.Of(2026, 3, 1), Status: model.ProbationaryMember},
		model.Fund{ID: "F1", EnterpriseID: "A", Year: 2024}, model.Fund{ID: "F2", EnterpriseID: "A", Year: 2024}}
	b := model.BookOf(asOf, "", nil, records)
	b.Today = day.Of(2026, 11, 29)
	var names []string
	for _, x := range b.ScopeTree() {
		names = append(names, x.Name)
	}
	if got := strings.Join(names, ""); got != "甲乙丙丁戊" {
		t.Errorf("counted: %s", got)
	}
	var got []string
	for _, f := range rule.Check(b) {
		if f.Rule == "D-20" || f.Rule == "D-21" {
			got = append(got, string(f.Level)+" "+f.ID+" "+f.Message)
		}
	}
	want := []string{
		"block B 企业“乙”的上级企业成了一圈：乙→丙→乙，请改正其中一户的上级企业。改正以前，汇总时以列在最前的为上级。",
		"block C 企业“丙”的上级企业成了一圈：丙→乙→丙，请改正其中一户的上级企业。改正以前，汇总时以列在最前的为上级。",
		"block E 企业“戊”的上级企业不能是自己。改正以前，汇总时以列在最前的为上级。",
		"warn F2 党建经费“甲”的年度：已有“甲”2024年度的党建经费（编号F1），是否更新？要更新的请改在原记录上。",
		"warn P 人员“张甲”的出生日期：晚于今天，请填实际日期。",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}
