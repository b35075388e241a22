package rule_test

// A small ledger in which nothing is wrong, and the way to spoil one thing of it
// and see exactly which rule speaks.

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

var asOf = day.Of(2026, 11, 23)

// ledger is the records of a small group, by ID where a test must find them.
type ledger struct {
	asOf          day.Day
	scope         string
	enterprises   []model.Enterprise
	headcounts    []model.Headcount
	funds         []model.Fund
	organizations []model.Organization
	terms         []model.Term
	people        []model.Person
	officers      []model.CommitteeMember
	charters      []model.Charter
	clauses       []model.Clause
	matters       []model.ReviewMatter
	reviews       []model.PriorReview
	standards     []model.StaffingStandard
	bodies        []model.Body
	posts         []model.Post
	exchanges     []model.Exchange
	appointments  []model.Appointment
	local         []model.LocalRule
	checked       []model.RuleReview
	waivers       []model.Waiver
	elections     []model.Election
	candidates    []model.Candidate
	transfers     []model.Transfer
	duesLedger
	lifeLedger
}

// lifeLedger is organisational life.
type lifeLedger struct {
	cases      []model.DevelopmentCase
	votes      []model.BranchMeeting
	meetings   []model.Meeting
	absences   []model.MeetingAbsence
	appraisals []model.Appraisal
	grades     []model.AppraisalGrade
}

// duesLedger is the ledger of dues.
type duesLedger struct {
	bases   []model.DuesBasis
	sheets  []model.DuesSheet
	arrears []model.DuesArrear
	entries []model.DuesEntry
	years   []model.DuesYear
	gifts   []model.DuesGift
}

func (l *ledger) book() *model.Book {
	b := model.NewBook(l.asOf, l.scope, nil)
	model.Put(b, l.enterprises)
	model.Put(b, l.headcounts)
	model.Put(b, l.funds)
	model.Put(b, l.organizations)
	model.Put(b, l.terms)
	model.Put(b, l.people)
	model.Put(b, l.officers)
	model.Put(b, l.charters)
	model.Put(b, l.clauses)
	model.Put(b, l.matters)
	model.Put(b, l.reviews)
	model.Put(b, l.standards)
	model.Put(b, l.bodies)
	model.Put(b, l.posts)
	model.Put(b, l.exchanges)
	model.Put(b, l.appointments)
	model.Put(b, l.local)
	model.Put(b, l.checked)
	model.Put(b, l.waivers)
	model.Put(b, l.elections)
	model.Put(b, l.candidates)
	model.Put(b, l.transfers)
	model.Put(b, l.bases)
	model.Put(b, l.sheets)
	model.Put(b, l.arrears)
	model.Put(b, l.entries)
	model.Put(b, l.years)
	model.Put(b, l.gifts)
	model.Put(b, l.cases)
	model.Put(b, l.votes)
	model.Put(b, l.meetings)
	model.Put(b, l.absences)
	model.Put(b, l.appraisals)
	model.Put(b, l.grades)
	return b.Seal()
}

// at points at the record with the ID.
func at[T model.Record](list []T, id string) *T {
	for i := range list {
		if list[i].Key() == id {
			return &list[i]
		}
	}
	panic("no record " + id)
}

func (l *ledger) enterprise(id string) *model.Enterprise     { return at(l.enterprises, id) }
func (l *ledger) organization(id string) *model.Organization { return at(l.organizations, id) }
func (l *ledger) person(id string) *model.Person             { return at(l.people, id) }
func (l *ledger) officer(id string) *model.CommitteeMember   { return at(l.officers, id) }

// sound makes the ledger: group G (党委, 100 members with those below), its
// branch GB (25), subsidiary S (支部, 25), subsidiary T (党总支, 50) with branches
// TA and TB (25 each), and a minority holding M.
func sound() *ledger {
	l := &ledger{asOf: asOf}
	l.enterprises = []model.Enterprise{
		{ID: "G", Name: "甲集团", Ownership: model.SoleState, Affiliation: model.CityAffiliation, LegalPerson: true, MajorPower: true,
			BoardForm: model.FullBoard},
		{ID: "S", Name: "乙公司", ParentID: "G", Ownership: model.WhollyState, Affiliation: model.CityAffiliation, LegalPerson: true,
			MajorPower: true, BoardForm: model.SoleDirector},
		{ID: "T", Name: "丙公司", ParentID: "G", Ownership: model.AbsoluteState, Affiliation: model.CityAffiliation, LegalPerson: true,
			MajorPower: true, BoardForm: model.FullBoard},
		{ID: "M", Name: "丁公司", ParentID: "G", Ownership: model.MinorityState, LegalPerson: true, BoardForm: model.FullBoard},
	}
	l.addOrganizations()
	l.addCommittees()
	l.addCharters()
	l.addStaffing()
	l.addMoves()
	for _, id := range []string{"G", "S", "T"} {
		l.funds = append(l.funds,
			model.Fund{ID: "f26" + id, EnterpriseID: id, Year: 2026, Wages: model.Yuan(10000000),
				Planned: model.Amount(model.Yuan(100000)), Spent: model.Amount(model.Yuan(80000)),
				CarriedOver: model.Amount(model.Yuan(50000))})
	}
	return l
}

func (l *ledger) addOrganizations() {
	l.organizations = []model.Organization{
		{ID: "OG", Name: "甲集团党委", Type: model.Committee, EnterpriseID: "G", DisciplineCommittee: true},
		{ID: "GB", Name: "甲集团机关党支部", Type: model.Branch, EnterpriseID: "G", ParentID: "OG"},
		{ID: "SB", Name: "乙公司党支部", Type: model.Branch, EnterpriseID: "S", ParentID: "OG"},
		{ID: "OT", Name: "丙公司党总支", Type: model.GeneralBranch, EnterpriseID: "T", ParentID: "OG"},
		{ID: "TA", Name: "丙公司第一党支部", Type: model.Branch, EnterpriseID: "T", ParentID: "OT"},
		{ID: "TB", Name: "丙公司第二党支部", Type: model.Branch, EnterpriseID: "T", ParentID: "OT"},
	}
	for _, o := range l.organizations {
		l.terms = append(l.terms, model.Term{ID: "t" + o.ID, OrganizationID: o.ID, Elected: day.Of(2025, 5, 20)})
		if o.Type == model.Branch {
			l.addMembers(o, 25)
		}
	}
}

// addMembers seats full members of long standing in a branch: GB01, GB02 …
func (l *ledger) addMembers(o model.Organization, n int) {
	for i := 1; i <= n; i++ {
		l.people = append(l.people, model.Person{ID: fmt.Sprintf("%s%02d", o.ID, i), Name: fmt.Sprintf("%s员%02d", o.ID, i), Sex: model.Male,
			EnterpriseID: o.EnterpriseID, OrganizationID: o.ID, Employment: model.Employed, Status: model.FullMember,
			BirthDay: day.Of(1980, 1, 1), Admitted: day.Of(2009, 6, 1), Confirmed: day.Of(2010, 6, 1),
			DuesBase: model.Amount(model.Yuan(3000)), Dues: model.Amount(model.Yuan(15))})
	}
}

func (l *ledger) addCommittees() {
	l.serve("OG", "GB", model.Secretary, model.DeputySecretary, model.DisciplineHead, model.OrganizingOfficer, model.PublicityOfficer,
		model.CommitteeMemberPost, model.CommitteeMemberPost)
	l.serve("OT", "TA", model.Secretary, model.DeputySecretary, model.DisciplineOfficer, model.OrganizingOfficer, model.PublicityOfficer)
	for _, id := range []string{"GB", "SB", "TA", "TB"} {
		l.serve(id, id, model.Secretary, model.OrganizingOfficer, model.DisciplineOfficer)
	}
	l.appoint("G", "GB01", model.BoardOrgan, model.Chairman)
	l.appoint("G", "GB02", model.BoardOrgan, model.Director)
	l.appoint("G", "GB02", model.ManagementOrgan, model.GeneralManager)
	l.appoint("S", "SB01", model.BoardOrgan, model.SoleDirectorPost)
	l.appoint("T", "TA01", model.BoardOrgan, model.Chairman)
	l.appoint("T", "TA02", model.ManagementOrgan, model.GeneralManager)
}

// serve fills the posts of a committee with the first members of a branch; the
// records are OG-GB01 …
func (l *ledger) serve(organization, branch string, posts ...model.PartyPost) {
	for i, p := range posts {
		person := fmt.Sprintf("%s%02d", branch, i+1)
		l.officers = append(l.officers, model.CommitteeMember{ID: organization + "-" + person, OrganizationID: organization,
			PersonID: person, Post: p, From: day.Of(2025, 5, 20)})
	}
}

func (l *ledger) appoint(enterprise, person string, organ model.Organ, post model.OrganPost) *model.Appointment {
	l.appointments = append(l.appointments, model.Appointment{ID: enterprise + "-" + person + string(post), EnterpriseID: enterprise,
		PersonID: person, Organ: organ, Post: post, From: day.Of(2025, 6, 1)})
	return &l.appointments[len(l.appointments)-1]
}

func (l *ledger) addCharters() {
	for _, id := range []string{"G", "S", "T"} {
		l.charters = append(l.charters, model.Charter{ID: "c" + id, EnterpriseID: id, Version: "2025年修订", StartedDay: day.Of(2025, 1, 6),
			DraftedDay: day.Of(2025, 2, 6), PartyDay: day.Of(2025, 3, 3),
			BoardDay: day.Of(2025, 3, 10), ShareholderDay: day.Of(2025, 4, 1), FiledDay: day.Of(2025, 4, 20)})
		for _, q := range model.CharterRequirements() {
			l.clauses = append(l.clauses, model.Clause{ID: "c" + id + "-" + q.ID, CharterID: "c" + id, Number: "第三十二条",
				Element: q.Element, Phase: q.Phase, Prior: q.ID == "mechanism-decision"})
		}
	}
	for _, m := range model.MatterCategory("").Choices() {
		l.matters = append(l.matters, model.ReviewMatter{ID: "m" + m, EnterpriseID: "G", Category: model.MatterCategory(m), Matter: m,
			Day: day.Of(2025, 6, 1)})
	}
	l.reviews = []model.PriorReview{
		{ID: "rG", EnterpriseID: "G", Matter: "五年规划", Mode: model.PriorDiscussion, PartyDay: day.Of(2026, 3, 3),
			DecisionBody: model.ByBoard, DecisionDay: day.Of(2026, 3, 3)},
		{ID: "rT", EnterpriseID: "T", Matter: "年度预算", Mode: model.CollectiveCheck, PartyDay: day.Of(2026, 3, 3),
			DecisionBody: model.ByBoard, DecisionDay: day.Of(2026, 3, 5)},
	}
}

// addStaffing: 1 % rounded up, part-time at a half. S needs 2 and has 1 + 2 × 0.5.
func (l *ledger) addStaffing() {
	l.standards = []model.StaffingStandard{{ID: "std", Name: "集团配备标准", Document: "甲党发〔2025〕1号", InForce: true,
		Numerator: model.WithPartTime, PartTimeFactor: model.Percent(50),
		Denominator: model.ByTotal, Ratio: model.Percent(1), Minimum: 1, Rounding: model.RoundUp}}
	for id, n := range map[string]int{"G": 100, "S": 101, "T": 50} {
		l.headcounts = append(l.headcounts, model.Headcount{ID: "h" + id, EnterpriseID: id, Day: day.Of(2026, 10, 31),
			Total: model.Count(n), OnDuty: model.Count(n)})
	}
	l.bodies = []model.Body{{ID: "bG", EnterpriseID: "G", Name: "党群工作部", Setting: model.Independent, InManagement: true,
		Document: "甲发〔2024〕2号", Quota: 4, PeerAverage: model.Percent(400)}}
	l.post("G", "GB10", model.FullTime)
	l.post("S", "SB10", model.FullTime)
	l.post("S", "SB11", model.PartTime)
	l.post("S", "SB12", model.PartTime)
	l.post("T", "TA10", model.FullTime)
}

func (l *ledger) post(enterprise, person string, time model.WorkTime) *model.Post {
	l.posts = append(l.posts, model.Post{ID: "p" + person, EnterpriseID: enterprise, PersonID: person, Title: "党务干事",
		Field: model.PartyField, WorkTime: time, From: day.Of(2025, 1, 1)})
	return &l.posts[len(l.posts)-1]
}

func (l *ledger) addMoves() {
	for i, d := range []model.Direction{model.PartyToManagement, model.ManagementToParty} {
		l.exchanges = append(l.exchanges, model.Exchange{ID: fmt.Sprint("x", i+1), PersonID: fmt.Sprintf("GB%02d", 20+i),
			EnterpriseID: "G", Direction: d, Day: day.Of(2026, 5, 1+i),
			FromPost: "甲岗", ToPost: "乙岗", FromRank: model.MiddleDeputy, ToRank: model.MiddleDeputy, SamePay: model.CheckedYes})
	}
}

// spoiled is one case: what is spoiled, and what the rules must say: “A-01 warn
// organization OG”, and words that must stand in the messages.
type spoiled struct {
	name  string
	spoil func(l *ledger)
	want  []string
	says  []string
}

// check runs the cases. The development rules are another ledger's and stay out.
func check(t *testing.T, cases []spoiled) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			l := sound()
			c.spoil(l)
			findings := ours(rule.Check(l.book()))
			got := keys(findings)
			want := slices.Sorted(slices.Values(c.want))
			if !slices.Equal(got, want) {
				t.Errorf("found %q, want %q\n%s", got, want, messages(findings))
			}
			for _, s := range c.says {
				if !strings.Contains(messages(findings), s) {
					t.Errorf("no message says %q:\n%s", s, messages(findings))
				}
			}
		})
	}
}

func ours(findings []rule.Finding) []rule.Finding {
	return slices.DeleteFunc(findings, func(f rule.Finding) bool { return strings.HasPrefix(f.Rule, "B-") })
}

func keys(findings []rule.Finding) []string {
	var out []string
	for _, f := range findings {
		out = append(out, fmt.Sprintf("%s %s %s %s", f.Rule, f.Level, f.Kind, f.ID))
	}
	slices.Sort(out)
	return out
}

func messages(findings []rule.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s %s %s %s\n", f.Rule, f.Level, f.Due, f.Message)
	}
	return b.String()
}

func TestSoundLedger(t *testing.T) {
	if found := ours(rule.Check(sound().book())); len(found) > 0 {
		t.Errorf("the sound ledger has findings:\n%s", messages(found))
	}
}
