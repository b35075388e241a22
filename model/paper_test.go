package model_test

import (
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

func TestPaperNumbers(t *testing.T) {
	p := model.Paper{ID: "1", Form: "请示", State: model.PaperIssued, Issued: day.Of(2026, 3, 2), Series: "某党支", Year: 2026, Serial: 5}
	if p = p.Numbered(); p.Number != "某党支〔2026〕5号" {
		t.Error(p.Number)
	}
	b := book("", p, model.Paper{ID: "2", Series: "某党支", Year: 2026, Serial: 3}, model.Paper{ID: "3", Series: "某党", Year: 2026, Serial: 9},
		model.Paper{ID: "4", Series: "某党支", Year: 2025, Serial: 20, State: model.PaperVoid})
	for _, x := range []struct {
		series string
		year   int
		want   int
	}{{"某党支", 2026, 6}, {"某党支", 2025, 21}, {"某党支", 2027, 1}, {"某党", 2026, 10}, {"无", 2026, 1}} {
		if got := model.NextSerial(b, x.series, x.year); got != x.want {
			t.Errorf("%s %d: %d, want %d", x.series, x.year, got, x.want)
		}
	}
}

func TestPaperAnswers(t *testing.T) {
	answers := []model.Answer{{"讨论情况", "一、介绍=说明\n二、\\n不是换行\r"}, {"框=名", "值"}, {"空", ""}, {"", "无框"}, {"末", "\\e\\\\"}}
	want := []model.Answer{answers[0], answers[1], answers[4]}
	p := model.Paper{}.Answered(answers)
	if n := strings.Count(p.Typed, "\n"); n != 2 {
		t.Errorf("%d ends of lines in %q", n, p.Typed)
	}
	if got := p.Answers(); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if got := (model.Paper{Typed: "没有等号\n框=值"}).Answers(); !slices.Equal(got, []model.Answer{{"框", "值"}}) {
		t.Errorf("%q", got)
	}
}

// A paper of a batch speaks of each of its records: it is found by each, follows a merge,
// keeps each from being removed, and is about the person for an erasure.
func TestPaperOfABatch(t *testing.T) {
	first, second := model.Ref{Kind: model.KindPerson, ID: "A"}, model.Ref{Kind: model.KindPerson, ID: "B"}
	p := model.Paper{ID: "P", Form: "通知单", State: model.PaperDraft}.About(first, second)
	b := book("", model.Person{ID: "A", Name: "张甲"}, model.Person{ID: "B", Name: "李乙"}, p)
	if got := p.Records(); !slices.Equal(got, []model.Ref{first, second}) {
		t.Errorf("about %v", got)
	}
	for _, ref := range []model.Ref{first, second} {
		if list := model.PapersAbout(b, ref); len(list) != 1 || !model.Concerns(p, ref) {
			t.Errorf("%v: %v", ref, list)
		}
		if plan := model.PlanRemoval(b, []model.Ref{ref}, false); len(plan.Gone) != 0 || len(plan.Kept) != 1 {
			t.Errorf("%v goes, and its paper stays", ref)
		}
	}
	third := model.Ref{Kind: model.KindPerson, ID: "C"}
	if got := model.Redirected(p, second, third).(model.Paper).Records(); !slices.Equal(got, []model.Ref{first, third}) {
		t.Errorf("redirected to %v", got)
	}
	if got := model.Redirected(p, second, first).(model.Paper).Records(); !slices.Equal(got, []model.Ref{first}) {
		t.Errorf("redirected to %v", got)
	}
	if e := model.Erase(p.Answered([]model.Answer{{"框", "张甲"}}), day.Of(2026, 11, 23)).(model.Paper); e.Typed != "" || e.Form != "通知单" {
		t.Errorf("erased: %+v", e)
	}
}

func TestTransferExpires(t *testing.T) {
	for _, x := range []struct {
		t    model.Transfer
		want day.Day
	}{
		{model.Transfer{Issued: day.Of(2026, 1, 31), ValidDays: 90}, day.Of(2026, 5, 1)},
		{model.Transfer{Issued: day.Of(2026, 1, 31)}, day.Day{}},
	} {
		if got := x.t.Expires(); got != x.want {
			t.Errorf("%v: %v", x.t, got)
		}
	}
}

// The notice before 列为发展对象 has its days from the case; the others their own.
func TestNoticeDays(t *testing.T) {
	c := model.DevelopmentCase{ID: "F", NoticeFrom: day.Of(2026, 3, 2), NoticeTo: day.Of(2026, 3, 9), NoticeObjection: "无异议"}
	own := model.Notice{ID: "2", CaseID: "F", Purpose: model.NoticeOfAdmission, From: day.Of(2026, 9, 1), To: day.Of(2026, 9, 8),
		Objection: "有"}
	b := book("", c, own)
	from, to, said := model.NoticeDays(b, model.Notice{CaseID: "F", Purpose: model.NoticeOfProspect})
	if from != c.NoticeFrom || to != c.NoticeTo || said != "无异议" {
		t.Error(from, to, said)
	}
	if from, to, said = model.NoticeDays(b, own); from != own.From || to != own.To || said != "有" {
		t.Error(from, to, said)
	}
}

// What papers ask for of a step is not known before the step's day.
func TestCaseForgetsWhatPapersSay(t *testing.T) {
	c := model.DevelopmentCase{Applied: day.Of(2025, 1, 2), TalkDay: day.Of(2025, 1, 20), TalkerName: "张甲", TrainingDay: day.Of(2026, 3, 6),
		TrainingFrom: day.Of(2026, 3, 4), TrainingClass: "第一期", OpinionsDay: day.Of(2026, 1, 5), OpinionMembers: 20, OpinionMembersFor: 19}
	if x := c.AsOf(day.Of(2025, 1, 19)); x.TalkerName != "" || x.TrainingClass != "" || x.OpinionMembers != 0 || !x.TrainingFrom.IsZero() {
		t.Errorf("%+v", x)
	}
	if x := c.AsOf(day.Of(2026, 1, 5)); x.TalkerName != "张甲" || x.OpinionMembersFor != 19 || x.TrainingClass != "" {
		t.Errorf("%+v", x)
	}
}
