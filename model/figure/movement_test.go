package figure

import (
	"fmt"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// change is a recorded change of P's membership.
func change(what model.MemberChange, on day.Day) model.Membership {
	return model.Membership{ID: string(what) + on.String(), PersonID: "P", Change: what, Day: on}
}

// TestChanges: who came and went by the records of their own, on days around the change; a
// change is counted once, wherever it is told.
func TestChanges(t *testing.T) {
	d := day.Of
	old := model.Person{ID: "P", Name: "张甲", EnterpriseID: "E", OrganizationID: "O", Status: model.FullMember, Admitted: d(2010, 7, 1),
		Confirmed: d(2011, 7, 1)}
	moved := func(direction model.TransferDirection, way model.TransferWay, issued, received day.Day) model.Transfer {
		return model.Transfer{ID: "T" + received.String(), PersonID: "P", Direction: direction, Way: way, Issued: issued,
			Received: received}
	}
	for _, x := range []struct {
		name    string
		records []model.Record
		at      map[day.Day]string // by the state
		in2025  string             // m.camein, m.reinstated, m.expelled, m.suspended, m.died, m.wentout, unexplained
	}{
		{"a transfer counts from its receipt", []model.Record{old, moved(model.TransferOut, model.ByLetter, d(2025, 3, 1), d(2025, 3, 20))},
			map[day.Day]string{d(2025, 3, 19): full, d(2025, 3, 20): none}, "0 0 0 0 0 1 0"},
		{"one under way is none", []model.Record{old, moved(model.TransferOut, model.ByLetter, d(2025, 3, 1), day.Day{})},
			map[day.Day]string{asOf: full}, "0 0 0 0 0 0 0"},
		{"who comes in is no member here before", []model.Record{old, moved(model.TransferIn, model.AsWhole, d(2025, 3, 1), d(2025, 3,
			20))},
			map[day.Day]string{d(2025, 3, 19): none, d(2025, 3, 20): full}, "1 0 0 0 0 0 0"},
		{"told by the register, too", []model.Record{with(old, d(2025, 3, 20), model.TransferredOut), moved(model.TransferOut,
			model.AsWhole,
			d(2025, 3, 1), d(2025, 3, 20))}, map[day.Day]string{d(2025, 3, 20): none}, "0 0 0 0 0 1 0"},
		{"told by the register earlier", []model.Record{with(old, d(2025, 3, 5), model.TransferredOut), moved(model.TransferOut,
			model.ByLetter, d(2025, 3, 1), d(2025, 3, 20))}, map[day.Day]string{d(2025, 3, 4): full, d(2025, 3, 5): none}, "0 0 0 0 0 1 0"},
		{"left the job, the tie stays", []model.Record{with(old, d(2025, 3, 5), model.Resigned)}, map[day.Day]string{asOf: full}, "0 0 0 0 0 0 0"},
		{"left the job, then received elsewhere", []model.Record{with(old, d(2025, 3, 5), model.Resigned), moved(model.TransferOut,
			model.ByLetter, d(2025, 6, 1), d(2025, 6, 20))}, map[day.Day]string{d(2025, 6, 19): full, d(2025, 6, 20): none},
			"0 0 0 0 0 1 0"},
		{"suspended by the approval", []model.Record{old, func() model.Membership {
			m := change(model.Suspended, d(2025, 3, 1))
			m.ApprovalDay = d(2025, 4, 1)
			return m
		}()}, map[day.Day]string{d(2025, 3, 31): full, d(2025, 4, 1): none}, "0 0 0 1 0 0 0"},
		{"suspended and reinstated in the year", []model.Record{old, change(model.Suspended, d(2025, 3, 1)), change(model.Reinstated,
			d(2025, 9, 1))}, map[day.Day]string{d(2025, 2, 28): full, d(2025, 8, 31): none, d(2025, 9, 1): full}, "0 1 0 1 0 0 0"},
		{"reinstated after years", []model.Record{old, change(model.Suspended, d(2019, 3, 1)), change(model.Reinstated, d(2025, 9, 1))},
			map[day.Day]string{d(2025, 8, 31): none, d(2025, 9, 1): full}, "0 1 0 0 0 0 0"},
		{"reinstated, nobody recorded from what", []model.Record{old, change(model.Reinstated, d(2025, 9, 1))},
			map[day.Day]string{d(2025, 8, 31): none, d(2025, 9, 1): full}, "0 1 0 0 0 0 0"},
		{"struck off", []model.Record{old, change(model.LapsedChange, d(2025, 3, 1))}, map[day.Day]string{d(2025, 3, 1): none}, "0 0 1 0 0 0 0"},
		{"died", []model.Record{old, change(model.DiedChange, d(2025, 3, 1))}, map[day.Day]string{d(2025, 2, 28): full, d(2025, 3,
			1): none},
			"0 0 0 0 1 0 0"},
		{"died by the register", []model.Record{with(old, d(2025, 3, 1), model.Deceased)}, map[day.Day]string{d(2025, 3, 1): none},
			"0 0 0 0 1 0 0"},
		{"expelled by a measure", []model.Record{old, model.Discipline{ID: "D", PersonID: "P", Measure: model.ExpelledByRule,
			Day: d(2025, 3, 1)}},
			map[day.Day]string{d(2025, 3, 1): none}, "0 0 1 0 0 0 0"},
		{"expelled, and told twice", []model.Record{with(old, d(2025, 4, 1), model.Expelled), model.Discipline{ID: "D", PersonID: "P",
			Measure: model.ExpelledByRule, Day: d(2025, 3, 1)}}, map[day.Day]string{d(2025, 3, 1): none}, "0 0 1 0 0 0 0"},
		{"came and went within the year", []model.Record{old, change(model.CameIn, d(2025, 2, 1)), change(model.WentOut, d(2025, 10, 1))},
			map[day.Day]string{d(2025, 1, 31): none, d(2025, 2, 1): full, d(2025, 10, 1): none}, "1 0 0 0 0 1 0"},
		{"nobody knows how", []model.Record{with(old, d(2025, 3, 1), model.OtherLeft)}, map[day.Day]string{d(2025, 3, 1): none}, "0 0 0 0 0 0 1"},
		{"entered with no transfer", []model.Record{entered(old, d(2025, 3, 1))}, map[day.Day]string{d(2025, 2, 28): none, d(2025, 3,
			1): full},
			"1 0 0 0 0 0 0"},
		{"an applicant who is received elsewhere", []model.Record{model.Person{ID: "P", Name: "张甲", EnterpriseID: "E", OrganizationID: "O",
			Status: model.Applicant}, moved(model.TransferIn, model.ByLetter, d(2025, 3, 1), d(2025, 3, 20)), change(model.WentOut,
			d(2025, 9, 1))}, map[day.Day]string{asOf: none}, "0 0 0 0 0 0 0"},
		{"the last day of the year before", []model.Record{old, change(model.DiedChange, d(2024, 12, 31))}, map[day.Day]string{d(2024, 12,
			30): full, d(2024, 12, 31): none}, "0 0 0 0 0 0 0"},
	} {
		for on, want := range x.at {
			if got := standing(t, bookOn(on, x.records...), "P"); got != want {
				t.Errorf("%s, %s: %q, want %q", x.name, on, got, want)
			}
		}
		b, got := bookOn(day.Of(2025, 12, 31), x.records...), ""
		for _, key := range []string{"m.camein", "m.reinstated", "m.expelled", "m.suspended", "m.died", "m.wentout", "m.unexplained"} {
			got += fmt.Sprint(valueOf(t, b, key), " ")
		}
		if got != x.in2025+" " {
			t.Errorf("%s: %s, want %s", x.name, got, x.in2025)
		}
		if sum := valueOf(t, b, "m.start") + valueOf(t, b, "dev.year") + valueOf(t, b, "m.in") - valueOf(t, b,
			"m.out"); sum != valueOf(t, b,
			"m.total") {
			t.Errorf("%s: comes to %d", x.name, sum)
		}
	}
}

// TestWhole: of a transfer that came as a whole the part is counted too.
func TestWhole(t *testing.T) {
	p := model.Person{ID: "P", Name: "张甲", EnterpriseID: "E", OrganizationID: "O", Status: model.FullMember, Admitted: day.Of(2010, 7, 1)}
	m := change(model.WentOut, day.Of(2025, 5, 1))
	m.AsWhole = true
	b := bookOn(day.Of(2025, 12, 31), with(p, day.Of(2025, 5, 1), model.TransferredOut), m)
	if valueOf(t, b, "m.wentout") != 1 || valueOf(t, b, "m.wentout.whole") != 1 {
		t.Error("the whole is not counted")
	}
}

// TestMovedWithin: a member belongs to the branch of the day, as far as transfers tell, and
// a scope loses and gains by them.
func TestMovedWithin(t *testing.T) {
	p := model.Person{ID: "P", Name: "张甲", EnterpriseID: "E", OrganizationID: "O2", Status: model.FullMember, Admitted: day.Of(2010, 7, 1)}
	records := []model.Record{p, model.Enterprise{ID: "E2", Name: "二企业"}, model.Organization{ID: "O2", EnterpriseID: "E2",
		Name: "二支部", Type: model.Branch}, model.Transfer{ID: "T", PersonID: "P", Direction: model.TransferWithin, FromID: "O", ToID: "O2",
		Issued: day.Of(2025, 5, 1), Received: day.Of(2025, 5, 9)}}
	for on, want := range map[day.Day][2]int{day.Of(2025, 5, 8): {1, 0}, day.Of(2025, 5, 9): {0, 1}, day.Of(2025, 12, 31): {0, 1}} {
		b := bookOn(on, records...)
		got := [2]int{valueOf(t, b.At(on, "E"), "m.total"), valueOf(t, b.At(on, "E2"), "m.total")}
		if got != want || valueOf(t, b, "m.total") != 1 {
			t.Errorf("%s: %v, want %v", on, got, want)
		}
	}
	end := day.Of(2025, 12, 31)
	b := bookOn(end, records...)
	if valueOf(t, b.At(end, "E"), "m.wentout") != 1 || valueOf(t, b.At(end, "E2"), "m.camein") != 1 || valueOf(t, b, "m.wentout") != 0 {
		t.Error("the move is not one of the scopes")
	}
}

// TestRegisterApprovals: approvals that the register alone tells of count, and those of a
// case before them.
func TestRegisterApprovals(t *testing.T) {
	p := model.Person{ID: "P", Name: "张甲", EnterpriseID: "E", OrganizationID: "O", Status: model.FullMember, Admitted: day.Of(2024, 3, 1),
		Confirmed: day.Of(2025, 3, 1), AdmissionApproved: day.Of(2024, 4, 2), ConfirmationApproved: day.Of(2025, 4, 3)}
	for on, want := range map[day.Day]string{day.Of(2024, 4, 1): none, day.Of(2024, 4, 2): probationary, day.Of(2025, 4, 2): probationary,
		day.Of(2025, 4, 3): full} {
		b := bookOn(on, p)
		if got := standing(t, b, "P"); got != want || len(MembersOf(b).Undated) != 0 {
			t.Errorf("%s: %q, want %q, %v undated", on, got, want, MembersOf(b).Undated)
		}
	}
	for on, want := range map[day.Day][2]int{day.Of(2024, 12, 31): {1, 0}, day.Of(2025, 12, 31): {0, 1}} {
		b := bookOn(on, p)
		if got := [2]int{valueOf(t, b, "dev.year"), valueOf(t, b, "dev.conf")}; got != want {
			t.Errorf("%s: %v, want %v", on, got, want)
		}
	}
	elsewhere := p
	elsewhere.Entered = day.Of(2024, 6, 1) // admitted before he came
	if b := bookOn(day.Of(2024, 12, 31), elsewhere); valueOf(t, b, "dev.year") != 0 || valueOf(t, b, "m.camein") != 1 {
		t.Error("admitted elsewhere, counted here")
	}
	records := one(p, model.DevelopmentCase{}, admit(day.Of(2024, 3, 1), day.Of(2025, 1, 5)))
	if b := bookOn(day.Of(2025, 12, 31), records...); valueOf(t, b, "dev.year") != 1 || valueOf(t, b.At(day.Of(2024, 12, 31), ""),
		"dev.year") != 0 {
		t.Error("the register outweighs the case")
	}
}

// TestPosthumous: who is admitted after death counts nowhere.
func TestPosthumous(t *testing.T) {
	p := model.Person{ID: "P", Name: "张甲", EnterpriseID: "E", OrganizationID: "O", Left: day.Of(2025, 2, 1), LeftHow: model.Deceased}
	b := bookOn(day.Of(2025, 12, 31), one(p, model.DevelopmentCase{AdmissionType: model.PosthumousAdmission}, admit(day.Of(2025, 3, 1),
		day.Of(2025, 4, 1)))...)
	if valueOf(t, b, "dev.year") != 0 || valueOf(t, b, "m.out") != 0 || valueOf(t, b, "m.total") != 0 ||
		len(DevelopmentOf(b).Posthumous) != 1 {
		t.Error("counted")
	}
}
