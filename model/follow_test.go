package model_test

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

var followOn = day.Of(2026, 11, 23)

// followed is a person with a case of the stage that the days tell.
func followed(p model.Person, more ...model.Record) *model.Book {
	p.ID, p.Name, p.EnterpriseID = "P", "张甲", "E"
	return model.BookOf(followOn, "", nil, append([]model.Record{model.Enterprise{ID: "E", Name: "甲公司", Ownership: model.SoleState},
		model.Organization{ID: "O", Name: "甲支部", EnterpriseID: "E", Type: model.Branch}, p}, more...))
}

func caseOf(activist day.Day) model.DevelopmentCase {
	return model.DevelopmentCase{ID: "C", PersonID: "P", OrganizationID: "O", Applied: day.Of(2023, 1, 1), ActivistDay: activist}
}

func meetingOf(id string, purpose model.MeetingPurpose, r model.Resolution, on, approved day.Day) model.BranchMeeting {
	return model.BranchMeeting{ID: id, CaseID: "C", Purpose: purpose, Day: on, Resolution: r, ApprovalDay: approved,
		Approved: model.CheckedYes}
}

// What a case says of its person is offered to the register, which is never taken back.
func TestRegisterFollows(t *testing.T) {
	admission := meetingOf("1", model.ForAdmission, model.Admit, day.Of(2025, 5, 1), day.Of(2025, 6, 1))
	confirmation := meetingOf("2", model.ForConfirmation, model.Confirm, day.Of(2026, 5, 1), day.Of(2026, 6, 1))
	for _, x := range []struct {
		name    string
		person  model.Person
		records []model.Record
		says    string
	}{
		{"an applicant", model.Person{Status: model.NonParty}, []model.Record{caseOf(day.Day{})}, "入党申请人"},
		{"an activist", model.Person{Status: model.Applicant}, []model.Record{caseOf(day.Of(2024, 1, 1))}, "入党积极分子"},
		{"an activist tomorrow", model.Person{Status: model.Applicant}, []model.Record{caseOf(followOn.AddDays(1))}, ""},
		{"known already", model.Person{Status: model.Activist}, []model.Record{caseOf(day.Of(2024, 1, 1))}, ""},
		{"further already", model.Person{Status: model.Prospect}, []model.Record{caseOf(day.Of(2024, 1, 1))}, ""},
		{"admitted, without a branch", model.Person{Status: model.Prospect}, []model.Record{caseOf(day.Of(2024, 1, 1)), admission},
			"所在党支部甲支部，预备党员，入党日期2025-05-01"},
		{"admitted, another day", model.Person{Status: model.ProbationaryMember, Admitted: day.Of(2025, 4, 30), OrganizationID: "X"},
			[]model.Record{caseOf(day.Of(2024, 1, 1)), admission}, "入党日期2025-05-01（现为2025-04-30）"},
		{"confirmed", model.Person{Status: model.ProbationaryMember, Admitted: day.Of(2025, 5, 1), OrganizationID: "O"},
			[]model.Record{caseOf(day.Of(2024, 1, 1)), admission, confirmation}, "正式党员，转正日期2026-05-01"},
		{"gone", model.Person{Status: model.NonParty, Left: day.Of(2026, 1, 1)}, []model.Record{caseOf(day.Of(2024, 1, 1))}, ""},
	} {
		b := followed(x.person, x.records...)
		was, now, ok := model.RegisterFollows(b, x.records[0].(model.DevelopmentCase))
		if got := model.FollowWords(b, was, now); got != x.says || ok != (x.says != "") {
			t.Errorf("%s: %q %v, want %q", x.name, got, ok, x.says)
		}
	}
	stranger := caseOf(day.Day{})
	stranger.PersonID = "nobody"
	if _, _, ok := model.RegisterFollows(followed(model.Person{}), stranger); ok {
		t.Error("of nobody")
	}
}

// The register's day of admission is offered to the open case that has no such meeting.
func TestCaseFollows(t *testing.T) {
	on := day.Of(2025, 5, 1)
	month, _ := day.NewMonth(2025, 5)
	open := caseOf(day.Of(2024, 1, 1))
	ended := open
	ended.EndedDay, ended.EndedReason = day.Of(2025, 1, 1), "停止"
	member := func(admitted day.Day) model.Person {
		return model.Person{ID: "P", Status: model.ProbationaryMember, Admitted: admitted}
	}
	for _, x := range []struct {
		name    string
		person  model.Person
		records []model.Record
		ok      bool
	}{
		{"the case lacks it", member(on), []model.Record{open}, true},
		{"admitted today", member(followOn), []model.Record{open}, true},
		{"admitted tomorrow", member(followOn.AddDays(1)), []model.Record{open}, false},
		{"the day of applying", member(open.Applied), []model.Record{open}, true},
		{"before applying", member(open.Applied.AddDays(-1)), []model.Record{open}, false},
		{"a month only", member(month), []model.Record{open}, false},
		{"no day", member(day.Day{}), []model.Record{open}, false},
		{"no member", model.Person{ID: "P", Status: model.Prospect, Admitted: on}, []model.Record{open}, false},
		{"the case has it", member(on), []model.Record{open, meetingOf("1", model.ForAdmission, model.Admit, on, on)}, false},
		{"the case has ended", member(on), []model.Record{ended}, false},
		{"no case", member(on), nil, false},
	} {
		m, ok := model.CaseFollows(followed(x.person, x.records...), x.person)
		if ok != x.ok || ok && (m.Day != x.person.Admitted || m.CaseID != "C" || m.Purpose != model.ForAdmission ||
			m.Resolution != model.Admit) {
			t.Errorf("%s: %v %+v", x.name, ok, m)
		}
	}
}

// A case ends with the membership, if that is what ended.
func TestCaseEnds(t *testing.T) {
	left := day.Of(2026, 3, 1)
	open := caseOf(day.Of(2024, 1, 1))
	for how, ends := range map[model.LeftHow]bool{model.Deceased: true, model.Expelled: true, model.Withdrew: true,
		model.TransferredOut: false, model.Resigned: false, model.Disqualified: false, "": false} {
		p := model.Person{ID: "P", Left: left, LeftHow: how}
		was, now, ok := model.CaseEnds(followed(p, open), p)
		if ok != ends || ok && (was != open || now.EndedDay != left || now.EndedReason != string(how)) {
			t.Errorf("%s: %v %+v", how, ok, now)
		}
	}
	for name, p := range map[string]model.Person{"no day": {ID: "P", LeftHow: model.Deceased},
		"before applying": {ID: "P", Left: open.Applied.AddDays(-1), LeftHow: model.Deceased}} {
		if _, _, ok := model.CaseEnds(followed(p, open), p); ok {
			t.Error(name)
		}
	}
	same := model.Person{ID: "P", Left: open.Applied, LeftHow: model.Deceased}
	if _, _, ok := model.CaseEnds(followed(same, open), same); !ok {
		t.Error("the day of applying")
	}
	if _, _, ok := model.CaseEnds(followed(same), same); ok {
		t.Error("no case")
	}
}

// Others with the identity number, however its letter is written; nobody without one.
func TestSameIdentity(t *testing.T) {
	b := model.BookOf(followOn, "", nil, []model.Record{model.Person{ID: "1", IdentityNumber: "12x"},
		model.Person{ID: "2", IdentityNumber: "12X"},
		model.Person{ID: "3", IdentityNumber: "13X"}, model.Person{ID: "4"}, model.Person{ID: "5"}})
	for id, want := range map[string]string{"1": "2", "2": "1", "3": "", "4": ""} {
		p, _ := model.Find[model.Person](b, id)
		var got []string
		for _, x := range model.SameIdentity(b, p) {
			got = append(got, x.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v", id, got)
		}
	}
}
