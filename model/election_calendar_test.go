package model_test

// Elections in the calendar: what is planned is judged, days for reference never are.

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

func TestElectionsInCalendar(t *testing.T) {
	asOf := day.Of(2026, 11, 23)
	e := model.Election{ID: "E", OrganizationID: "O", ElectionKind: model.TermEnds, AskDay: day.Of(2026, 8, 14)}
	change := func(f func(*model.Election)) model.Election { x := e; f(&x); return x }
	book := func(e model.Election) *model.Book {
		return model.BookOf(asOf, "", nil, []model.Record{
			model.Enterprise{ID: "A", Name: "甲集团"}, model.Organization{ID: "O", Name: "甲党支部", EnterpriseID: "A", Type: model.Branch},
			model.Term{ID: "T", OrganizationID: "O", Elected: day.Of(2023, 12, 20)}, e})
	}
	lines := func(list []model.WorkItem) string {
		var out []string
		for _, x := range list {
			out = append(out, fmt.Sprint(x.Due.String()[5:], x.Title, x.State(asOf)))
		}
		return strings.Join(out, " ")
	}
	for _, x := range []struct {
		what       string
		e          model.Election
		work, look string
	}{
		{"asked for", e, "12-20任期届满，进行换届选举（已请示）待办",
			"06-20提醒做好换届准备参考 08-20报选举请示已完成 10-20推荐酝酿、审查候选人预备人选参考 11-20报候选人预备人选请示参考"},
		{"approved and not held", change(func(e *model.Election) { e.ReplyDay = day.Of(2026, 9, 1) }),
			"12-20任期届满，进行换届选举（上级已批复，尚未召开大会）待办",
			"06-20提醒做好换届准备参考 08-20报选举请示已完成 10-20推荐酝酿、审查候选人预备人选参考 11-20报候选人预备人选请示参考"},
		{"the planned day is past", change(func(e *model.Election) { e.ReplyDay, e.Planned = day.Of(2026, 9, 1), day.Of(2026, 11, 20) }),
			"11-20召开选举大会（上级已批复，尚未召开）逾期未完成 12-20任期届满，进行换届选举（上级已批复，尚未召开大会）待办",
			"06-20提醒做好换届准备参考 08-20报选举请示已完成 10-20推荐酝酿、审查候选人预备人选参考 11-20报候选人预备人选请示参考"},
		{"held", change(func(e *model.Election) { e.Planned, e.Day = day.Of(2026, 11, 20), day.Of(2026, 11, 18) }),
			"11-20召开选举大会已完成 12-20任期届满，进行换届选举（大会已开）待办",
			"06-20提醒做好换届准备参考 08-20报选举请示已完成 10-20推荐酝酿、审查候选人预备人选已完成 11-20报候选人预备人选请示已完成 11-25报选举结果参考"},
		{"forgotten since the last election", change(func(e *model.Election) { e.AskDay = day.Of(2023, 10, 8) }), "12-20任期届满，进行换届选举待办",
			"06-20提醒做好换届准备参考 08-20报选举请示参考 10-20推荐酝酿、审查候选人预备人选参考 11-20报候选人预备人选请示参考"},
		{"ended", change(func(e *model.Election) { e.Planned, e.EndedDay = day.Of(2026, 11, 20), day.Of(2026, 11, 1) }),
			"12-20任期届满，进行换届选举待办",
			"06-20提醒做好换届准备参考 08-20报选举请示参考 10-20推荐酝酿、审查候选人预备人选参考 11-20报候选人预备人选请示参考"},
	} {
		b := book(x.e)
		if got := lines(model.YearWork(b, 2026)); got != x.work {
			t.Errorf("%s: %s", x.what, got)
		}
		if got := lines(model.ElectionReferences(b, 2026)); got != x.look {
			t.Errorf("%s: %s", x.what, got)
		}
	}
	if slices.Contains(model.WorkStates, model.WorkReference) {
		t.Error("days for reference are summed up")
	}
}
