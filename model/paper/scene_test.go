package paper

// The scenes of the tests, and how papers are made of them.

import (
	"fmt"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/model/rule"
)

// A branch under a committee that may approve, two people of one meeting, all days in order
// under the 2026 text.

type scene struct {
	branch, above model.Organization
	cases         []model.DevelopmentCase
	votes         []model.BranchMeeting
	more          []model.Record
	on            day.Day
}

func newScene() *scene {
	d := func(m, dom int) day.Day { return day.Of(2026, m, dom) }
	s := &scene{on: day.Of(2026, 11, 23),
		above: model.Organization{ID: "D1", Name: "中共虚谷水务有限公司委员会", Type: model.Committee, EnterpriseID: "E1",
			CanApprove: true},
		branch: model.Organization{ID: "D2", Name: "中共虚谷水务有限公司第一支部委员会", Type: model.Branch,
			EnterpriseID: "E1", ParentID: "D1"},
	}
	for i, name := range []string{"甲一", "甲二"} {
		person := model.Person{ID: fmt.Sprintf("P%d", i), Name: name, Sex: model.Male, BirthDay: day.Of(1995, 3, 4+i),
			Education: model.Bachelor, EnterpriseID: "E1", OrganizationID: "D2", Position: "技术员",
			IdentityNumber: "11010119950304001X", Phone: "13800000000"}
		s.more = append(s.more, person)
		s.cases = append(s.cases, model.DevelopmentCase{ID: fmt.Sprintf("C%d", i), PersonID: person.ID, OrganizationID: "D2",
			Applied: day.Of(2024, 3, 1), TalkDay: day.Of(2024, 3, 10), ActivistDay: day.Of(2024, 10, 8),
			ActivistBody: model.BranchCommitteeBody, Mentor1ID: "M0", Mentor2ID: "M1", MentorDay: day.Of(2024, 10, 8),
			OpinionsDay: d(5, 20), ProspectMeetingDay: d(5, 21),
			ProspectConsentDay: d(5, 25), NoticeFrom: d(6, 1), NoticeTo: d(6, 5), ProspectDay: d(6, 8), Sponsor1ID: "M0", Sponsor2ID: "M1",
			SponsorDay: d(6, 8), ReviewDay: d(7, 1), ReviewVerdict: model.Passed, ReviewMaterial: true,
			TrainingDay: d(7, 10), TrainingDays: 3,
			CommitteeReviewDay: d(7, 20), PreReviewDay: d(8, 3), PreReviewVerdict: model.Passed, PreReviewerID: "D1",
			VolunteerDay: d(8, 5)})
		s.votes = append(s.votes, model.BranchMeeting{ID: fmt.Sprintf("V%d", i), CaseID: fmt.Sprintf("C%d", i),
			Purpose: model.ForAdmission,
			Day:     d(8, 20), Vote: model.Vote{Eligible: 20, Present: 18, For: 17, Abstain: 1}, SecretBallot: true, OneByOne: true,
			Resolution: model.Admit, ApprovalDay: d(9, 10), ApproverID: "D1", Approved: model.CheckedYes})
	}
	for i, name := range []string{"介绍人一", "介绍人二"} {
		s.more = append(s.more, model.Person{ID: fmt.Sprintf("M%d", i), Name: name, Sex: model.Female,
			BirthDay:     day.Of(1980, 1, 1),
			EnterpriseID: "E1", OrganizationID: "D2", Status: model.FullMember, Admitted: day.Of(2005, 1, 1),
			Confirmed: day.Of(2006, 1, 1)})
	}
	return s
}

func (s *scene) book() *model.Book { return model.BookOf(s.on, "", nil, s.all()).Seal() }

// all is every record of the scene.
func (s *scene) all() []model.Record {
	records := append([]model.Record{model.Enterprise{ID: "E1", Name: "虚谷水务有限公司"}, s.above, s.branch}, s.more...)
	for _, c := range s.cases {
		records = append(records, c)
	}
	for _, v := range s.votes {
		records = append(records, v)
	}
	return records
}

// made makes a paper of all that fits; the papers and what was refused, in words. An answer
// is 框=值, of one record 框@编号=值.
func (s *scene) made(t *testing.T, name string, answers ...string) ([]Made, []string) {
	t.Helper()
	var refs []model.Ref
	for _, c := range s.cases {
		refs = append(refs, model.RefOf(c))
	}
	return makeOf(t, report.Input{Book: s.book()}, name, answers, refs...)
}

// madeOf makes the papers of some records of a scene.
func (s *scene) madeOf(t *testing.T, name string, answers []string, refs ...model.Ref) ([]Made, []string) {
	t.Helper()
	return makeOf(t, report.Input{Book: s.book()}, name, answers, refs...)
}

// makeOf makes a paper of what some records stand for, or of all of its kind.
func makeOf(t *testing.T, in report.Input, name string, answers []string, refs ...model.Ref) (out []Made, refused []string) {
	t.Helper()
	p, ok := ByName(name)
	if !ok {
		t.Fatalf("no paper %s", name)
	}
	in.Findings = rule.Check(in.Book)
	with := Input{Input: in, Answers: map[AnswerKey]string{}}
	for _, a := range answers {
		box, value, _ := strings.Cut(a, "=")
		label, record, _ := strings.Cut(box, "@")
		with.Answers[AnswerKey{label, record}] = value
	}
	var records []model.Record
	for _, ref := range refs {
		records = append(records, p.Records(in.Book, ref)...)
	}
	if len(refs) == 0 {
		records = model.SchemaOf(p.On).InScope(in.Book)
	}
	batches, unfit := p.Batches(in.Book, records)
	for _, u := range unfit {
		refused = append(refused, u.Why)
	}
	for _, x := range batches {
		m, err := x.Make(with)
		if err != nil {
			refused = append(refused, err.Error())
			continue
		}
		out = append(out, m)
	}
	return out, refused
}
