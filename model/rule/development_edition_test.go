package rule_test

// Cases that straddle the change of editions on 18 May 2026: each step by the edition
// of its own day, or as the office or a person chose.

import (
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// straddling is a case opened on 1 March 2025 that was never moved to another edition.
func straddling(change func(*model.DevelopmentCase)) *way {
	w := walk(model.Edition2026)
	w.Edition, w.EditionReason = "", ""
	c := &w.DevelopmentCase
	for to, n := range map[*day.Day]int{&c.Applied: 20250301, &c.TalkDay: 20250315, &c.RecommendDay: 20250605, &c.ActivistDay: 20250610,
		&c.MentorDay: 20250612, &c.ActivistFiledDay: 20250620} {
		*to = ymd(n)
	}
	w.admission = model.BranchMeeting{}
	w.confirmations = nil
	for _, d := range []*day.Day{&c.SponsorDay, &c.ReviewDay, &c.TrainingDay, &c.CommitteeReviewDay, &c.PreReviewDay, &c.VolunteerDay,
		&c.ApprovalTalkDay, &c.UpperFiledDay, &c.GroupedDay, &c.OathDay,
		&c.ConfirmAppliedDay, &c.ConfirmOpinionsDay, &c.ConfirmCommitteeDay, &c.ArchivedDay} {
		*d = day.Day{}
	}
	w.evidence = nil
	w.inspected = []day.Day{ymd(20251201), ymd(20260520), ymd(20261101)}
	w.who.Status, w.who.Admitted, w.who.Confirmed = model.Prospect, day.Day{}, day.Day{}
	w.asOf = asOf
	change(c)
	return w
}

// said is the findings of development but for the note that a case straddles.
func said(w *way) (out []string, notes int) {
	for _, f := range rule.Check(w.book()) {
		switch {
		case f.Rule == rule.StraddleRule:
			notes++
		case f.Rule[0] == 'B' && (f.Level == rule.Block || f.Level == rule.Warn):
			out = append(out, f.Rule+" "+string(f.Level)+" "+f.Edition)
		}
	}
	return out, notes
}

func listedOn(listed, from, to int) func(*model.DevelopmentCase) {
	return func(c *model.DevelopmentCase) {
		c.ProspectDay, c.NoticeFrom, c.NoticeTo = ymd(listed), ymd(from), ymd(to)
		c.ProspectConsentDay, c.ProspectMeetingDay, c.OpinionsDay = c.ProspectDay.AddDays(-20), c.ProspectDay.AddDays(-25),
			c.ProspectDay.AddDays(-28)
	}
}

func TestEditionOfStep(t *testing.T) {
	byApplication := model.Office{ID: model.OfficeID, EditionBasis: model.ByApplicationDay, EditionDocument: "某组〔2026〕9号",
		EditionReason: "上级规定"}
	newest := byApplication
	newest.EditionBasis = model.ByNewestText
	type changed struct {
		name   string
		case_  func(*model.DevelopmentCase)
		office model.Office
		want   []string
		notes  int
	}
	own := func(e model.Edition, reason string, f func(*model.DevelopmentCase)) func(*model.DevelopmentCase) {
		return func(c *model.DevelopmentCase) { f(c); c.Edition, c.EditionReason = e, reason }
	}
	for _, x := range []changed{
		{"listed after the change, without notice", listedOn(20261009, 0, 0), model.Office{}, []string{"B-09 block 2026版"}, 1},
		{"with notice", listedOn(20261009, 20260921, 20260928), model.Office{}, nil, 1},
		{"a notice of four working days", listedOn(20261009, 20260922, 20260927), model.Office{}, []string{"B-09 block 2026版"}, 1},
		{"listed on the day itself, without notice", func(c *model.DevelopmentCase) {
			listedOn(20260518, 0, 0)(c)
			c.ActivistDay = ymd(20250401)
		}, model.Office{}, []string{"B-09 block 2026版"}, 1},
		{"listed on the day before", func(c *model.DevelopmentCase) {
			listedOn(20260517, 0, 0)(c)
			c.ActivistDay = ymd(20250401)
		}, model.Office{}, nil, 1},
		{"the edition of its day written without a reason is no choice", own(model.Edition2014, "", listedOn(20261009, 0, 0)),
			model.Office{}, []string{"B-09 block 2026版"}, 1},
		{"kept under the old text with a reason", own(model.Edition2014, "上级党委批复", listedOn(20261009, 0, 0)), model.Office{}, nil, 0},
		{"moved to the new text without a reason", own(model.Edition2026, "", listedOn(20261009, 20260921, 20260928)), model.Office{},
			[]string{"B-00 warn "}, 0},
		{"the office goes by the application", listedOn(20261009, 0, 0), byApplication, nil, 0},
		{"without a document", listedOn(20261009, 0, 0), model.Office{ID: model.OfficeID, EditionBasis: model.ByApplicationDay},
			[]string{"B-00 warn "}, 0},
		{"the office goes by the newest text", func(c *model.DevelopmentCase) {
			listedOn(20260517, 0, 0)(c)
			c.ActivistDay = ymd(20250401)
		}, newest, []string{"B-09 block 2026版"}, 0},
	} {
		w := straddling(x.case_)
		w.office = x.office
		if c := w.DevelopmentCase; c.ActivistDay == ymd(20250401) {
			w.Applied, w.TalkDay, w.RecommendDay, w.MentorDay, w.ActivistFiledDay = ymd(20250101), ymd(20250110), ymd(20250328),
				ymd(20250402), ymd(20250410)
			w.inspected = append([]day.Day{ymd(20250801)}, w.inspected...)
		}
		got, notes := said(w)
		slices.Sort(got)
		if !slices.Equal(got, x.want) || notes != x.notes {
			t.Errorf("%s: %q and %d notes, want %q and %d", x.name, got, notes, x.want, x.notes)
		}
	}
	// A case listed in 2025 was never under the new text.
	old := straddling(func(c *model.DevelopmentCase) {
		listedOn(20250825, 0, 0)(c)
		c.Applied, c.TalkDay, c.RecommendDay, c.ActivistDay, c.MentorDay, c.ActivistFiledDay = ymd(20240301), ymd(20240310),
			ymd(20240610), ymd(20240620), ymd(20240621), ymd(20240701)
	})
	old.inspected = append([]day.Day{ymd(20241201), ymd(20250601)}, old.inspected...)
	if got, notes := said(old); len(got) != 0 || notes != 1 {
		t.Errorf("listed 2025-08-25: %q, %d notes", got, notes)
	}
	old.asOf = day.Of(2026, 1, 15)
	if _, notes := said(old); notes != 0 {
		t.Error("a case straddles before the new edition is out")
	}
}

// TestPromptnessOverTheChange holds B-16 around 18 May 2026.
func TestPromptnessOverTheChange(t *testing.T) {
	for _, x := range []struct {
		preReview, meeting int
		want               bool
	}{
		{20260615, 20260820, true},
		{20260615, 20260715, false}, {20260615, 20260716, true},
		{20260531, 20260630, false}, {20260531, 20260701, true}, // a month's last day
		{20260110, 20260430, false},                                                          // all of it under the old text
		{20260510, 20260610, false}, {20260510, 20260618, false}, {20260510, 20260619, true}, // the month runs from 18 May
		{20260518, 20260618, false}, {20260518, 20260619, true},
	} {
		w := walk(model.Edition2026)
		w.Edition, w.EditionReason = "", ""
		w.PreReviewDay, w.CommitteeReviewDay, w.VolunteerDay = ymd(x.preReview), ymd(x.preReview).AddDays(-5), ymd(x.preReview).AddDays(1)
		w.admission.Day = ymd(x.meeting)
		w.asOf = day.Of(2026, 11, 23)
		found := slices.ContainsFunc(rule.Check(w.book()), func(f rule.Finding) bool {
			return f.Rule == "B-16" && f.Level == rule.Warn && strings.Contains(f.Message, "才提交支部大会讨论")
		})
		if found != x.want {
			t.Errorf("pre-review %d, meeting %d: %v", x.preReview, x.meeting, found)
		}
	}
}

// TestArticlesByTheDay holds that each finding cites the edition of its own step.
func TestArticlesByTheDay(t *testing.T) {
	w := straddling(listedOn(20261009, 0, 0))
	w.TalkDay = ymd(20250501) // more than a month after the application
	w.Mentor1ID, w.Mentor2ID = "", ""
	want := map[string]string{"B-02": "2014版", "B-05": "2014版", "B-09": "2026版"}
	for _, f := range rule.Check(w.book()) {
		if e, ok := want[f.Rule]; ok && f.Edition != e {
			t.Errorf("%s cites %s, want %s: %s", f.Rule, f.Edition, e, f.Basis)
		}
		delete(want, f.Rule)
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}
