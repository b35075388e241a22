package model_test

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// Money by the head: the members of the year's first day count, and 38号文 only
// where it speaks of the enterprise.
func TestFundByHead(t *testing.T) {
	y := model.Yuan
	people := []model.Record{
		model.Person{ID: "in", EnterpriseID: "E", Status: model.FullMember, Admitted: day.Of(2020, 1, 1)},
		model.Person{ID: "new year", EnterpriseID: "E", Status: model.ProbationaryMember, Admitted: day.Of(2026, 1, 1)},
		model.Person{ID: "a day late", EnterpriseID: "E", Status: model.ProbationaryMember, Admitted: day.Of(2026, 1, 2)},
		model.Person{ID: "gone since", EnterpriseID: "E", Status: model.FullMember, Left: day.Of(2026, 1, 2)},
		model.Person{ID: "gone before", EnterpriseID: "E", Status: model.FullMember, Left: day.Of(2026, 1, 1)},
		model.Person{ID: "elsewhere", EnterpriseID: "F", Status: model.FullMember},
		model.Person{ID: "no member", EnterpriseID: "E", Status: model.Activist},
	}
	for _, c := range []struct {
		name      string
		ownership model.Ownership
		fund      model.Fund
		want      model.FundResult
	}{
		{"three members", model.NewOrg, model.Fund{Planned: model.Amount(y(800)), PerMember: y(300)},
			model.FundResult{Known: true, Due: y(900), Shortfall: y(100)}},
		{"a minority holding", model.MinorityState, model.Fund{Planned: model.Amount(y(1000)), PerMember: y(300),
			Spent: model.Amount(y(9999))}, model.FundResult{Known: true, Due: y(900), Surplus: y(100)}},
		{"no standard", model.NewOrg, model.Fund{Planned: model.Amount(y(800)), Wages: y(50000), Spent: model.Amount(y(600))},
			model.FundResult{Overspent: y(100)}},
		{"carried over beyond, and 38号文 speaks of it", model.SoleState, model.Fund{Planned: model.Amount(y(1)), PerMember: y(300),
			Wages: y(1000), CarriedOver: model.Amount(y(20) + 1)}, model.FundResult{Covered: true, Known: true, Stopped: true,
			Surplus: y(1)}},
		{"carried over beyond, and it does not", model.NewOrg, model.Fund{Planned: model.Amount(y(900)), PerMember: y(300),
			Wages: y(1000), CarriedOver: model.Amount(y(20) + 1)}, model.FundResult{Known: true, Due: y(900)}},
	} {
		c.fund.ID, c.fund.EnterpriseID, c.fund.Year, c.fund.Basis = "f", "E", 2026, model.ByMembers
		b := model.BookOf(asOf, "", nil, append([]model.Record{model.Enterprise{ID: "E", Ownership: c.ownership},
			model.Enterprise{ID: "F"}, c.fund}, people...))
		r := model.FundStatus(b, c.fund)
		got := model.FundResult{Covered: r.Covered, Known: r.Known, Stopped: r.Stopped, Due: r.Due, Shortfall: r.Shortfall,
			Surplus: r.Surplus, Overspent: r.Overspent}
		if got != c.want || r.Members != 3 || !r.ByHead {
			t.Errorf("%s: got %+v of %d members, want %+v", c.name, got, r.Members, c.want)
		}
		if each, ok := r.EachMember(y(100)); !ok || each != 3333 {
			t.Errorf("%s: %v a member", c.name, each)
		}
	}
	if _, ok := (model.FundResult{}).EachMember(y(1)); ok {
		t.Error("nobody, and yet so much each")
	}
}

func TestSix(t *testing.T) {
	s := model.Site{Place: true, Flag: true, Rules: true}
	if got := strings.Join(s.Lacking(), "、"); got != "设施、标志、书报" {
		t.Error(got)
	}
	s.Facilities, s.Sign, s.Books = true, true, true
	if got := s.Lacking(); len(got) > 0 {
		t.Error(got)
	}
}

func TestCleanFileName(t *testing.T) {
	for name, want := range map[string]string{
		"活动室.jpeg": "活动室.png", `C:\Users\张\..\照片 1.PNG`: "照片 1.png", "../../etc/passwd": "passwd.png", "a<b>:\"|?*.png": "a_b______.png",
		"": "附件.png", ".png": "附件.png", "con.png": "附件con.png", "COM1.tar.png": "附件COM1.tar.png", "甲\u202e乙\x00\n丙.exe": "甲乙丙.png",
		" . .png":    "附件.png",
		"一 二\u3000三": "一 二 三.png", "某党〔2026〕1.号文": "某党〔2026〕1.号文.png", strings.Repeat("长", 200) + ".png": strings.Repeat("长", 80) + ".png",
	} {
		if got := model.CleanFileName(name, model.PNGFile); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// trainingBook is one enterprise with a committee and its trainings.
func trainingBook(more ...model.Record) *model.Book {
	return model.BookOf(asOf, "", nil, append([]model.Record{
		model.Enterprise{ID: "E", Ownership: model.SoleState}, model.Enterprise{ID: "N", ParentID: "E", Ownership: model.NewOrg},
		model.Organization{ID: "O", EnterpriseID: "E", Type: model.Committee, Founded: day.Of(2010, 1, 1)},
		model.Organization{ID: "Q", EnterpriseID: "E", Type: model.Branch, Founded: day.Of(2026, 5, 1)},
		model.Person{ID: "p", EnterpriseID: "E", Status: model.FullMember, Admitted: day.Of(2010, 1, 1), Confirmed: day.Of(2011, 1, 1)},
		model.Person{ID: "q", EnterpriseID: "E", Status: model.FullMember, Admitted: day.Of(2010, 1, 1), Confirmed: day.Of(2011, 1, 1)},
	}, more...))
}

func TestTrainedIn(t *testing.T) {
	b := trainingBook(
		model.Training{ID: "1", PersonID: "p", Type: model.SecretaryTraining, From: day.Of(2026, 1, 1), Days: 3},
		model.Training{ID: "2", PersonID: "p", Type: model.MemberStudy, From: day.Of(2026, 11, 23), Days: 1, Hours: 2},
		model.Training{ID: "3", PersonID: "p", Type: model.MemberStudy, From: day.Of(2026, 11, 24), Hours: 50}, // still to come
		model.Training{ID: "4", PersonID: "p", Type: model.StaffTraining, From: day.Of(2025, 12, 31), Hours: 9},
		model.Training{ID: "5", PersonID: "q", Type: model.StaffTraining, From: day.Of(2026, 1, 1), Hours: 9})
	if got := model.TrainedIn(b, "p", 2026, 8); got != (model.TrainingSum{Days: 4, Hours: 26, Courses: 1}) {
		t.Errorf("%+v", got)
	}
	if got := model.TrainedIn(b, "p", 2026, 0); got.Hours != 2 {
		t.Errorf("days made hours: %+v", got)
	}
}

// A standard reaches enterprises by its scope and place, and whole years only.
func TestTrainingStandardsReach(t *testing.T) {
	state := model.TrainingStandard{ID: "s", Target: model.ForSecretaries, Scope: model.StateUnits, Hours: 56, InForce: true,
		From: day.Of(2025, 1, 1)}
	emerging, below, off := state, state, state
	emerging.ID, emerging.Scope = "e", model.EmergingUnits
	below.ID, below.Scope, below.EnterpriseID = "b", "", "N"
	off.ID, off.InForce = "o", false
	b := trainingBook(state, emerging, below, off, model.CommitteeMember{ID: "m", OrganizationID: "O", PersonID: "p",
		Post: model.Secretary, From: day.Of(2025, 1, 1)})
	for id, want := range map[string]string{"E": "s", "N": "e b"} {
		e, _ := model.Find[model.Enterprise](b, id)
		var got []string
		for _, s := range model.TrainingStandardsFor(b, e) {
			got = append(got, s.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v", id, got)
		}
	}
	e, _ := model.Find[model.Enterprise](b, "E")
	for from, want := range map[day.Day]int{day.Of(2025, 1, 1): 2, day.Of(2025, 1, 2): 1, day.Of(2026, 1, 2): 0, {}: 2} {
		s := state
		s.From = from
		if got := len(model.YearTraining(b, e, s, 2025)) + len(model.YearTraining(b, e, s, 2026)); got != want {
			t.Errorf("from %v: %d years, want %d", from, got, want)
		}
	}
	ends := state
	ends.To = day.Of(2026, 12, 30)
	if got := model.YearTraining(b, e, ends, 2026); len(got) > 0 {
		t.Errorf("a standard that ends before the year does: %+v", got)
	}
}

// Who is in office for the whole year is asked; who is elected anew is not new.
func TestYearTrainingOfSecretaries(t *testing.T) {
	s := model.TrainingStandard{ID: "s", Target: model.ForSecretaries, Hours: 56, Courses: 1, InForce: true}
	e := model.Enterprise{ID: "E", Ownership: model.SoleState}
	post := func(from, to day.Day) model.CommitteeMember {
		return model.CommitteeMember{ID: "m" + from.String(), OrganizationID: "O", PersonID: "p", Post: model.Secretary, From: from, To: to}
	}
	for _, c := range []struct {
		name  string
		posts []model.Record
		want  int
	}{
		{"since new year", []model.Record{post(day.Of(2026, 1, 1), day.Day{})}, 1},
		{"since a day later", []model.Record{post(day.Of(2026, 1, 2), day.Day{})}, 0},
		{"elected anew", []model.Record{post(day.Of(2023, 6, 1), day.Of(2026, 6, 1)), post(day.Of(2026, 6, 1), day.Day{})}, 1},
		{"again after a break", []model.Record{post(day.Of(2023, 6, 1), day.Of(2026, 3, 1)), post(day.Of(2026, 6, 1), day.Day{})}, 0},
		{"day unknown", []model.Record{post(day.Day{}, day.Day{})}, 1},
		{"no longer", []model.Record{post(day.Of(2020, 1, 1), day.Of(2026, 11, 23))}, 0},
	} {
		got := model.YearTraining(trainingBook(c.posts...), e, s, 2026)
		if len(got) != c.want {
			t.Errorf("%s: %d asked, want %d", c.name, len(got), c.want)
		}
	}
	r := model.YearTraining(trainingBook(post(day.Of(2020, 1, 1), day.Day{}), model.Training{ID: "1", PersonID: "p",
		Type: model.SecretaryTraining, From: day.Of(2026, 3, 1), Hours: 55}), e, s, 2026)[0]
	if r.Met || r.Short() != (model.TrainingSum{Hours: 1}) || r.Due != day.Of(2026, 12, 31) {
		t.Errorf("%+v", r)
	}
}

// New secretaries within six months; whether they are new must be known.
func TestOnceTraining(t *testing.T) {
	s := model.TrainingStandard{ID: "s", Target: model.ForNewSecretary, Months: 6, InForce: true, From: day.Of(2026, 1, 1)}
	e := model.Enterprise{ID: "E", Ownership: model.SoleState}
	now := model.CommitteeMember{ID: "now", OrganizationID: "O", PersonID: "p", Post: model.Secretary, From: day.Of(2026, 3, 31)}
	before := model.CommitteeMember{ID: "before", OrganizationID: "O", PersonID: "q", Post: model.Secretary, From: day.Of(2023, 3, 1),
		To: day.Of(2026, 3, 31)}
	r := model.OnceTraining(trainingBook(now), e, s)
	if len(r) != 1 || r[0].New || r[0].Met || r[0].Due != day.Of(2026, 9, 30) {
		t.Errorf("%+v", r)
	}
	if r := model.OnceTraining(trainingBook(before, now), e, s); len(r) != 1 || !r[0].New {
		t.Errorf("after somebody else: %+v", r)
	}
	founded := now
	founded.OrganizationID, founded.From = "Q", day.Of(2026, 5, 31)
	if r := model.OnceTraining(trainingBook(founded), e, s); len(r) != 1 || !r[0].New {
		t.Errorf("of a new organisation: %+v", r)
	}
	mine := before
	mine.PersonID = "p"
	if r := model.OnceTraining(trainingBook(mine, now), e, s); len(r) != 0 {
		t.Errorf("elected anew: %+v", r)
	}
	early := now
	early.From = day.Of(2025, 12, 31)
	if r := model.OnceTraining(trainingBook(early), e, s); len(r) != 0 {
		t.Errorf("before the standard: %+v", r)
	}
	for kind, met := range map[model.TrainingKind]bool{model.NewSecretaryTraining: true, model.SecretaryTraining: false} {
		r := model.OnceTraining(trainingBook(now, model.Training{ID: "1", PersonID: "p", Type: kind, From: day.Of(2026, 4, 1)}), e, s)
		if r[0].Met != met {
			t.Errorf("%s: %+v", kind, r)
		}
	}
}

// One class between admission and a year after confirmation.
func TestProbationaryTraining(t *testing.T) {
	s := model.TrainingStandard{ID: "s", Target: model.ForProbationary, Months: 12, InForce: true}
	e := model.Enterprise{ID: "E", Ownership: model.SoleState}
	young := model.Person{ID: "y", EnterpriseID: "E", Status: model.FullMember, Admitted: day.Of(2025, 2, 1), Confirmed: day.Of(2026, 2, 1)}
	for on, met := range map[day.Day]bool{day.Of(2025, 1, 31): false, day.Of(2025, 2, 1): true, day.Of(2026, 6, 1): true, {}: false} {
		more := []model.Record{young}
		if !on.IsZero() {
			more = append(more, model.Training{ID: "1", PersonID: "y", Type: model.ProbationaryTraining, From: on})
		}
		r := model.OnceTraining(trainingBook(more...), e, s)
		if len(r) != 1 || r[0].Met != met || r[0].Due != day.Of(2027, 2, 1) {
			t.Errorf("%v: %+v", on, r)
		}
	}
}

// Who leads, full-time or beside other duties, is read from the posts recorded.
func TestSecretaries(t *testing.T) {
	b := trainingBook(
		model.CommitteeMember{ID: "1", OrganizationID: "Q", PersonID: "q", Post: model.Secretary, From: day.Of(2026, 5, 1)},
		model.CommitteeMember{ID: "2", OrganizationID: "O", PersonID: "p", Post: model.Secretary, From: day.Of(2023, 5, 1)},
		model.CommitteeMember{ID: "3", OrganizationID: "O", PersonID: "q", Post: model.DeputySecretary},
		model.Post{ID: "w", PersonID: "q", EnterpriseID: "E", Field: model.PartyField, WorkTime: model.FullTime},
		model.Training{ID: "t", PersonID: "p", Type: model.SecretaryTraining, From: day.Of(2026, 3, 1), Days: 2})
	list := model.Secretaries(b)
	if len(list) != 2 || list[0].Person.ID != "p" || list[1].WorkTime != model.FullTime || list[0].WorkTime != "" ||
		list[0].PartyAge != 15 || !list[0].Courses || list[1].Courses {
		t.Errorf("%+v", list)
	}
}

// The time in the present post is that in the organisation: who was a secretary
// elsewhere before is new to it, who was elected anew is not.
func TestSecretarySince(t *testing.T) {
	b := trainingBook(
		model.CommitteeMember{ID: "1", OrganizationID: "Q", PersonID: "p", Post: model.Secretary, From: day.Of(2018, 5, 1),
			To: day.Of(2026, 5, 1)},
		model.CommitteeMember{ID: "2", OrganizationID: "O", PersonID: "p", Post: model.Secretary, From: day.Of(2026, 5, 1)},
		model.CommitteeMember{ID: "3", OrganizationID: "Q", PersonID: "q", Post: model.Secretary, From: day.Of(2022, 5, 1),
			To: day.Of(2025, 5, 1)},
		model.CommitteeMember{ID: "4", OrganizationID: "Q", PersonID: "q", Post: model.Secretary, From: day.Of(2025, 5, 1)})
	want := map[string]day.Day{"p": day.Of(2026, 5, 1), "q": day.Of(2022, 5, 1)}
	list := model.Secretaries(b)
	if len(list) != len(want) {
		t.Errorf("%d secretaries", len(list))
	}
	for _, s := range list {
		if s.Since != want[s.Person.ID] {
			t.Errorf("%s since %s, want %s", s.Person.ID, s.Since, want[s.Person.ID])
		}
	}
}

func TestTalentOfYear(t *testing.T) {
	move := func(id string, on day.Day, d model.TalentDirection) model.TalentMove {
		return model.TalentMove{ID: id, EnterpriseID: "E", Day: on, Direction: d}
	}
	b := trainingBook(move("1", day.Of(2026, 1, 1), model.TalentIn), move("2", day.Of(2026, 11, 23), model.TalentOut),
		move("3", day.Of(2026, 11, 23), model.TalentOut),
		move("4", day.Of(2026, 11, 24), model.TalentOut), move("5", day.Of(2025, 12, 31), model.TalentIn))
	if s := model.TalentOfYear(b, "E", 2026); s != (model.TalentSum{In: 1, Out: 2}) || s.Balance() != -1 {
		t.Errorf("%+v", s)
	}
}
