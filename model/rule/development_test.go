package rule_test

// Member development: a case in which nothing is wrong, under each edition, and
// tables that spoil one thing of it.

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"partyledger/assets"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

var holidays = day.NewCalendar(assets.Holidays()...)

// way is one person's way into the Party, with the ledger around it.
type way struct {
	*ledger
	model.DevelopmentCase
	calendar      *day.Calendar
	who           model.Person
	office        model.Office
	admission     model.BranchMeeting
	confirmations []model.BranchMeeting
	inspected     []day.Day
	evidence      []model.Evidence
	extra         []model.Record
}

// ymd reads the days of the tables: 20240229.
func ymd(n int) day.Day {
	if n == 0 {
		return day.Day{}
	}
	return day.Of(n/10000, n/100%100, n%100)
}

// walk is the sound case of an edition, from the application to the archive. The
// one of 2026 was opened before and passed over with a reason, so that its notice
// falls into a year of known holidays.
func walk(e model.Edition) *way {
	w := &way{ledger: sound(), calendar: holidays}
	w.organization("OG").CanApprove = true
	w.DevelopmentCase = model.DevelopmentCase{ID: "c", PersonID: "P", OrganizationID: "GB", Talker: model.TalkSecretary,
		ActivistBody: model.BranchCommitteeBody, Mentor1ID: "GB10", Mentor2ID: "GB11", Sponsor1ID: "GB10", Sponsor2ID: "GB11",
		ReviewVerdict: model.Passed, ReviewMaterial: true, TrainingDays: 3, TrainingHours: 24,
		PreReviewVerdict: model.Passed, PreReviewerID: "OG", ApprovalTalker: model.ByOrganizer}
	c := &w.DevelopmentCase
	to := []*day.Day{&c.Applied, &c.TalkDay, &c.RecommendDay, &c.ActivistDay, &c.MentorDay, &c.ActivistFiledDay, &c.OpinionsDay,
		&c.ProspectMeetingDay, &c.ProspectConsentDay,
		&c.NoticeFrom, &c.NoticeTo, &c.ProspectDay, &c.SponsorDay, &c.ReviewDay, &c.TrainingDay, &c.CommitteeReviewDay, &c.PreReviewDay,
		&c.VolunteerDay, &c.ApprovalTalkDay, &c.UpperFiledDay, &c.GroupedDay, &c.OathDay,
		&c.ConfirmAppliedDay, &c.ConfirmOpinionsDay, &c.ConfirmCommitteeDay, &c.ArchivedDay}
	days := []int{20220301, 20220320, 20220901, 20220910, 20220912, 20220920, 20231008, 20231010, 20231020,
		0, 0, 20231101, 20231103, 20231210, 20231228, 20240420, 20240428, 20240430, 20240610, 20240625, 20240626, 20240701,
		20250510, 20250512, 20250520, 20250710}
	meetings := []int{20240520, 20240620, 20250526, 20250620}
	w.asOf = day.Of(2025, 12, 1)
	if e == model.Edition2026 {
		c.Edition, c.EditionReason = e, "经请示上级党委，自确定发展对象起按新细则办理"
		days = []int{20241101, 20241120, 20250225, 20250310, 20250312, 20250320, 20260728, 20260803, 20260810,
			20260812, 20260818, 20260819, 20260820, 20260905, 20260915, 20260920, 20260928, 20261009, 20261105, 20261120, 20261121,
			20261201,
			20271008, 20271009, 20271015, 20271201}
		meetings = []int{20261015, 20261115, 20271020, 20271110}
		w.asOf = day.Of(2028, 1, 10)
	}
	for i, n := range days {
		*to[i] = ymd(n)
	}
	w.admission = meeting("m1", model.ForAdmission, ymd(meetings[0]), model.Admit, ymd(meetings[1]))
	w.confirmations = []model.BranchMeeting{meeting("m2", model.ForConfirmation, ymd(meetings[2]), model.Confirm, ymd(meetings[3]))}
	w.inspect(5)
	for i, n := range []string{"1-1", "2-6", "3-9", "4-3", "5-2"} {
		w.evidence = append(w.evidence, model.Evidence{ID: fmt.Sprint("e", i), CaseID: "c", Number: n, Held: true})
	}
	w.who = model.Person{ID: "P", Name: "张甲", EnterpriseID: "G", OrganizationID: "GB", BirthDay: day.Of(1995, 5, 1),
		Employment: model.Employed,
		Status:     model.FullMember, Admitted: w.admission.Day, Confirmed: w.admission.Day.AddYears(1)}
	return w
}

// meeting is one at which 18 of 20 came and 17 voted for it.
func meeting(id string, purpose model.MeetingPurpose, on day.Day, r model.Resolution, approved day.Day) model.BranchMeeting {
	m := model.BranchMeeting{ID: id, CaseID: "c", Purpose: purpose, Day: on, SecretBallot: true, OneByOne: true, Resolution: r,
		ApprovalDay: approved,
		Vote:        model.Vote{Eligible: 20, Present: 18, For: 17, Abstain: 1, WrittenFor: 1}}
	if !approved.IsZero() {
		m.ApproverID, m.Approved = "OG", model.CheckedYes
	}
	return m
}

// inspect sets inspections every so many months until the last meeting.
func (w *way) inspect(months int) {
	w.inspected = nil
	end := w.confirmations[len(w.confirmations)-1].Day
	for i := months; w.ActivistDay.AddMonths(i).Before(end); i += months {
		w.inspected = append(w.inspected, w.ActivistDay.AddMonths(i))
	}
}

// extend puts a meeting that extends probation before the confirmation, whose
// days move behind the extension, with the register's and the archive's.
func (w *way) extend(months int) {
	n := len(w.confirmations) - 1
	last := w.confirmations[n]
	x := meeting(fmt.Sprint("x", n+1), model.ForConfirmation, last.Day, model.Extend, last.ApprovalDay)
	x.ExtensionMonths = months
	last.Day, last.ApprovalDay = last.Day.AddMonths(months), last.ApprovalDay.AddMonths(months)
	w.confirmations = append(w.confirmations[:n:n], x, last)
	w.ArchivedDay = w.ArchivedDay.AddMonths(months)
	w.who.Confirmed = w.who.Confirmed.AddMonths(months)
	w.asOf = w.asOf.AddMonths(months)
	w.inspect(5)
}

// admitOn moves everything from the committee's review on, so that the meeting on
// the admission falls on a day.
func (w *way) admitOn(on day.Day) {
	n := on.Sub(w.admission.Day)
	c := &w.DevelopmentCase
	for _, d := range []*day.Day{&c.CommitteeReviewDay, &c.PreReviewDay, &c.VolunteerDay, &c.ApprovalTalkDay, &c.UpperFiledDay,
		&c.GroupedDay, &c.OathDay, &w.admission.Day, &w.admission.ApprovalDay,
		&c.ConfirmAppliedDay, &c.ConfirmOpinionsDay, &c.ConfirmCommitteeDay, &w.confirmations[0].Day, &w.confirmations[0].ApprovalDay,
		&c.ArchivedDay, &w.asOf} {
		*d = d.AddDays(n)
	}
	w.who.Admitted, w.who.Confirmed = w.admission.Day, w.admission.Day.AddYears(1)
	w.inspect(5)
}

func (w *way) book() *model.Book {
	b := w.ledger.book()
	b.Calendar = w.calendar
	records := []model.Record{w.who, w.DevelopmentCase, w.admission}
	for _, m := range w.confirmations {
		records = append(records, m)
	}
	for i, d := range w.inspected {
		records = append(records, model.Inspection{ID: fmt.Sprint("i", i), CaseID: "c", Day: d})
	}
	for _, e := range w.evidence {
		records = append(records, e)
	}
	if w.office.ID != "" {
		records = append(records, w.office)
	}
	return b.With(append(records, w.extra...)...)
}

// find runs the rules and keeps those of development.
func (w *way) find() []rule.Finding {
	return slices.DeleteFunc(rule.Check(w.book()), func(f rule.Finding) bool { return !strings.HasPrefix(f.Rule, "B-") })
}

// detour is one thing spoiled: want holds “B-02 warn development_case c”, with
// the case's own record left out: “B-02 warn”.
type detour struct {
	name  string
	only  model.Edition // empty = both
	spoil func(w *way)
	want  []string
	says  []string
}

func stray(t *testing.T, cases []detour) {
	t.Helper()
	for _, e := range []model.Edition{model.Edition2014, model.Edition2026} {
		for _, c := range cases {
			if c.only != "" && c.only != e {
				continue
			}
			t.Run(string(e)+" "+c.name, func(t *testing.T) { c.run(t, e) })
		}
	}
}

func (c detour) run(t *testing.T, e model.Edition) {
	w := walk(e)
	c.spoil(w)
	findings := w.find()
	var got []string
	for _, k := range keys(findings) {
		got = append(got, strings.TrimSuffix(k, " development_case c"))
	}
	if want := slices.Sorted(slices.Values(c.want)); !slices.Equal(got, want) {
		t.Errorf("found %q, want %q\n%s", got, want, messages(findings))
	}
	for _, s := range c.says {
		if !strings.Contains(messages(findings), s) {
			t.Errorf("no message says %q:\n%s", s, messages(findings))
		}
	}
}

// TestSoundCase holds that the sound cases give nothing, and on no day of their
// way anything but what falls due.
func TestSoundCase(t *testing.T) {
	for _, e := range []model.Edition{model.Edition2014, model.Edition2026} {
		w := walk(e)
		if found := w.find(); len(found) > 0 {
			t.Errorf("%s: %s", e, messages(found))
		}
		end := w.asOf
		for w.asOf = w.Applied.AddDays(-1); w.asOf.Before(end); w.asOf = w.asOf.AddDays(1) {
			for _, f := range w.find() {
				if f.Level != rule.Due {
					t.Fatalf("%s on %s: %s %s %s", e, w.asOf, f.Rule, f.Level, f.Message)
				}
			}
		}
	}
}
