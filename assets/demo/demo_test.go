package demo

// The sample as data: how much of it, whole in itself, plainly fictional.

import (
	"crypto/sha256"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"partyledger/model"
)

func counts(records []model.Record) map[model.Kind]int {
	n := map[model.Kind]int{}
	for _, r := range records {
		n[r.Kind()]++
	}
	return n
}

// TestCounts pins how much there is of everything: a change here is a change of
// the sample that reports, screens and faults.json rest on.
func TestCounts(t *testing.T) {
	want := map[model.Kind]int{
		model.KindOffice: 1, model.KindEnterprise: 50, model.KindHeadcount: 200, model.KindFund: 93, model.KindOrganization: 69,
		model.KindTerm:   207,
		model.KindPerson: 2703, model.KindCommitteeMember: 295, model.KindDiscipline: 7, model.KindCharter: 47, model.KindClause: 307,
		model.KindArticle: 248, model.KindReviewMatter: 288, model.KindPriorReview: 79, model.KindStaffingStandard: 2, model.KindBody: 50,
		model.KindPost: 102, model.KindExchange: 60, model.KindAppointment: 316, model.KindDevelopmentCase: 180,
		model.KindBranchMeeting: 102,
		model.KindInspection:    536, model.KindEvidence: 2608, model.KindPlan: 19, model.KindHoliday: 10, model.KindLocalRule: 1,
		model.KindRetention:  3,
		model.KindRuleReview: 2, model.KindWaiver: 1, model.KindWorkEntry: 10, model.KindWorkDone: 28, model.KindReportText: 11,
		model.KindUnitSign:  2,
		model.KindOversight: 5, model.KindRectification: 27, model.KindEntryCheck: 6, model.KindReopening: 1, model.KindResponsibility: 42,
		model.KindAssessment: 42, model.KindTalentLink: 105, model.KindLinkNote: 752, model.KindCareRecord: 100,
		model.KindActivity: 228, model.KindVanguard: 60, model.KindMassOrganization: 69, model.KindExemplar: 45,
		model.KindSite: 53, model.KindTrainingStandard: 7, model.KindTraining: 2735, model.KindTalentMove: 225, model.KindAttachment: 14,
		model.KindCoverageUnit: 81, model.KindCoverageGoal: 4, model.KindMeeting: 3114, model.KindRelative: 174, model.KindResumeLine: 116,
		model.KindAward: 58, model.KindTransfer: 13, model.KindElection: 9, model.KindCandidate: 40, model.KindNotice: 86,
		model.KindReviewLetter: 116, model.KindPaper: 3, model.KindMembership: 8, model.KindYearClose: 1, model.KindYearPerson: 4,
		model.KindYearFigure: 2, model.KindYearForm: 1, model.KindStatisticsNote: 3,
		model.KindScheme: 1, model.KindIndicator: 19, model.KindSelfScore: 9,
		model.KindEvidenceItem: 10,
		model.KindDuesBasis:    2070, model.KindDuesSheet: 1297, model.KindDuesArrear: 2, model.KindDuesEntry: 90, model.KindDuesYear: 12,
		model.KindDuesGift: 2, model.KindMeetingAbsence: 1346, model.KindAppraisal: 118, model.KindAppraisalGrade: 152,
	}
	records := Records()
	n := counts(records)
	for _, s := range model.Schemas() {
		if n[s.Kind] != want[s.Kind] {
			t.Errorf("%s（%s）: %d records, want %d", s.Label, s.Kind, n[s.Kind], want[s.Kind])
		}
	}
	members, b := 0, bookOf(records)
	for _, r := range records {
		if p, ok := r.(model.Person); ok && b.OnRegister(&p, AsOf) && p.Status.Member() {
			members++
		}
	}
	if members != 1040 {
		t.Errorf("%d Party members, want 1040", members)
	}
}

func TestDeterministic(t *testing.T) {
	for name, make := range map[string]func() []model.Record{
		"sample": Records, "large": func() []model.Record { return Large(3000, 40, 100) },
	} {
		first, second := hash(t, make()), hash(t, make())
		if first != second {
			t.Errorf("%s: two runs differ", name)
		}
	}
}

func hash(t *testing.T, records []model.Record) [32]byte {
	b, err := json.Marshal(records)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(b)
}

func TestReferences(t *testing.T) {
	checkReferences(t, Records())
	checkReferences(t, Large(5000, 60, 200))
}

// checkReferences holds that IDs are unique, that references point at records,
// that owners come first, and that what is needed is there and of its choices.
func checkReferences(t *testing.T, records []model.Record) {
	t.Helper()
	known := map[model.Ref]bool{{}: true}
	for _, r := range records {
		ref := model.Ref{Kind: r.Kind(), ID: r.Key()}
		if known[ref] {
			t.Fatalf("%v twice", ref)
		}
		known[ref] = true
	}
	seen := map[model.Ref]bool{{}: true}
	for _, r := range records {
		if !seen[r.Owner()] {
			t.Errorf("%s %s comes before its owner %v", r.Kind(), r.Key(), r.Owner())
		}
		seen[model.Ref{Kind: r.Kind(), ID: r.Key()}] = true
		for _, f := range model.SchemaOf(r.Kind()).Fields {
			text := f.Text(r)
			if f.Ref != "" && text != "" && !known[model.Ref{Kind: f.Ref, ID: text}] {
				t.Errorf("%s %s: %s points at %s, which is not there", r.Kind(), r.Key(), f.Label, text)
			}
			if f.Required && f.Type != model.BoolField && f.IsZero(r) {
				t.Errorf("%s %s: %s is empty", r.Kind(), r.Key(), f.Label)
			}
			if err := f.SetText(model.SchemaOf(r.Kind()).New(), text); err != nil {
				t.Errorf("%s %s: %s: %v", r.Kind(), r.Key(), f.Label, err)
			}
		}
	}
}

var (
	fictionalName   = regexp.MustCompile(`^(\p{Han}{1,2})([甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥䶮𫖯𬎆㛃𠮷]{1,2})$|^[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]{2}某·[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]{2}$`)
	fictionalNumber = regexp.MustCompile(`^99\d{15}[\dX]$`)
	fictionalPhone  = regexp.MustCompile(`^110\d{8}$`)
)

// TestFictional holds the ranges that the package's comment promises.
func TestFictional(t *testing.T) {
	for name, records := range map[string][]model.Record{"sample": Records(), "large": Large(5000, 60, 200)} {
		identities := map[string]string{}
		rare := 0
		for _, r := range records {
			switch x := r.(type) {
			case model.Person:
				if !fictionalName.MatchString(x.Name) || !fictionalNumber.MatchString(x.IdentityNumber) ||
					!fictionalPhone.MatchString(x.Phone) {
					t.Errorf("%s: %s %s %s %s is outside the fictional ranges", name, x.ID, x.Name, x.IdentityNumber, x.Phone)
				}
				if other := identities[x.IdentityNumber]; other != "" {
					t.Errorf("%s: %s and %s share a number", name, x.ID, other)
				}
				identities[x.IdentityNumber] = x.ID
				checkIdentity(t, x)
				if strings.ContainsAny(x.Name, "䶮𫖯𬎆㛃𠮷") {
					rare++
				}
			case model.Enterprise:
				if err := model.CheckCreditCode(x.CreditCode); err != nil || !strings.HasPrefix(x.CreditCode, "91990000") {
					t.Errorf("%s: %s %s: %v", name, x.ID, x.CreditCode, err)
				}
			case model.Organization:
				if !fictionalPhone.MatchString(x.Phone) {
					t.Errorf("%s: %s %s", name, x.ID, x.Phone)
				}
			}
		}
		if rare == 0 {
			t.Errorf("%s: nobody has a rare name", name)
		}
	}
}

func checkIdentity(t *testing.T, p model.Person) {
	birth, sex, ok := model.IdentityFacts(p.IdentityNumber)
	if !ok || birth != p.BirthDay || sex != p.Sex {
		t.Errorf("%s: number %s says %v %s, the record %v %s (%v)", p.ID, p.IdentityNumber, birth, sex, p.BirthDay, p.Sex,
			model.CheckIdentity(p.IdentityNumber))
	}
}

func BenchmarkLarge(b *testing.B) {
	for b.Loop() {
		Large(100000, 1000, 5000)
	}
}

func BenchmarkRecords(b *testing.B) {
	for b.Loop() {
		Records()
	}
}

// TestLarge holds the numbers asked for, some hundredths more or less of people.
func TestLarge(t *testing.T) {
	n := counts(Large(20000, 200, 1000))
	if n[model.KindEnterprise] != 200 || n[model.KindDevelopmentCase] != 1000 {
		t.Errorf("%d enterprises and %d cases", n[model.KindEnterprise], n[model.KindDevelopmentCase])
	}
	if p := n[model.KindPerson]; p < 19000 || p > 21000 {
		t.Errorf("%d people, want about 20000", p)
	}
}
