package demo

// What the sample sends up: confirmed problems of several kinds, each still found, none that may
// not go up.

import (
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/model/rule"
)

func TestConfirmedProblems(t *testing.T) {
	b := bookOf(Records())
	findings := rule.Check(b)
	themes, asked := map[model.Theme]bool{}, 0
	for _, r := range model.Everywhere[model.Rectification](b) {
		if !r.Publish {
			continue
		}
		themes[r.Theme] = true
		f, ok := rule.FaultOf(r.RuleID, r.Fault)
		if !ok {
			continue
		}
		themes[f.Theme] = true
		i := slices.IndexFunc(findings, func(f rule.Finding) bool { return r.About(f.At()) })
		switch {
		case i < 0:
			t.Errorf("%s（%s）: no longer found", r.ID, r.Problem)
		case findings[i].Fault != r.Fault || findings[i].AskFirst():
			t.Errorf("%s（%s）: found as %+v", r.ID, r.Problem, findings[i])
		}
		if asked += map[bool]int{true: 1}[f.Asks]; r.Cause == "" || r.Measure == "" || r.Who == "" || r.Deadline.IsZero() {
			t.Errorf("%s（%s） is not whole", r.ID, r.Problem)
		}
	}
	for _, theme := range model.Themes {
		if !themes[theme] {
			t.Errorf("no problem of %s", theme)
		}
	}
	if asked < 4 {
		t.Errorf("%d were asked about", asked)
	}
	if !slices.ContainsFunc(findings, func(f rule.Finding) bool { return f.Answer == model.NotRecorded }) {
		t.Error("nothing was only not recorded")
	}
	up, _ := report.ByName("problems")
	doc := up.Build(report.Input{Book: b, Findings: findings})
	if err := report.Stopped(doc, b); err != nil {
		t.Error(err)
	}
	said := ""
	for _, row := range doc.Sections[0].Blocks[1].(report.Table).Rows {
		for _, c := range row {
			said += c.Text + "|"
		}
	}
	for _, want := range []string{"共性问题：部分一线班组没有党员", "困难帮扶不及时", "第2次整改", "佐证1件", "专职党务工作人员离任后未及时补充", "换届请示已起草"} {
		if !strings.Contains(said, want) {
			t.Errorf("the list does not say %s: %s", want, said)
		}
	}
}
