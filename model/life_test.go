package model

import (
	"fmt"
	"testing"

	"partyledger/model/day"
)

// branches is so many branches of twenty-five members with a year of meetings each.
func branches(n int) *Book {
	var organizations []Organization
	var people []Person
	var officers []CommitteeMember
	var meetings []Meeting
	for i := range n {
		id := fmt.Sprint("O", i)
		organizations = append(organizations, Organization{ID: id, Name: id, Type: Branch, EnterpriseID: "E"})
		for k := range 25 {
			p := fmt.Sprint(id, "P", k)
			people = append(people, Person{ID: p, Name: p, EnterpriseID: "E", OrganizationID: id, Status: FullMember,
				Admitted: day.Of(2010, 1, 1), Confirmed: day.Of(2011, 1, 1)})
			if k < 3 {
				officers = append(officers, CommitteeMember{ID: p, OrganizationID: id, PersonID: p, From: day.Of(2025, 1, 1)})
			}
		}
		for m := 1; m <= 10; m++ {
			for _, kind := range []MeetingKind{BranchCommitteeMeeting, ThemeDay, MemberMeeting} {
				meetings = append(meetings, Meeting{ID: fmt.Sprint(id, kind, m), OrganizationID: id, MeetingKind: kind,
					Day: day.Of(2026, m, 10), Title: "学习"})
			}
		}
	}
	b := NewBook(day.Of(2026, 11, 23), "", nil)
	Put(b, []Enterprise{{ID: "E", Name: "甲公司"}})
	Put(b, organizations)
	Put(b, people)
	Put(b, officers)
	Put(b, meetings)
	return b.Seal()
}

// BenchmarkLifeGaps is the gaps of a thousand branches, for a page; 100 ms are allowed.
func BenchmarkLifeGaps(b *testing.B) {
	book := branches(1000)
	for b.Loop() {
		if n := len(LifeGaps(book.At(book.AsOf, ""), 2026)); n != 1000 {
			b.Fatal(n)
		}
	}
}

// Who is to come to a meeting is asked of the day: who was transferred since, who came later and
// whose rights are suspended, the committee's own.
func TestExpectedAt(t *testing.T) {
	b := NewBook(day.Of(2026, 11, 23), "", nil)
	member := func(id, org string, change func(*Person)) Person {
		p := Person{ID: id, Name: id, EnterpriseID: "E", OrganizationID: org, Status: FullMember, Admitted: day.Of(2010, 1, 1),
			Confirmed: day.Of(2011, 1, 1)}
		change(&p)
		return p
	}
	same := func(*Person) {}
	Put(b, []Enterprise{{ID: "E", Name: "甲公司"}})
	Put(b, []Organization{{ID: "A", Name: "一", Type: Branch, EnterpriseID: "E"}, {ID: "B", Name: "二", Type: Branch, EnterpriseID: "E"}})
	Put(b, []Person{member("1", "A", same), member("2", "A", func(p *Person) { p.LifeExempt, p.PartyGroup = true, "第一组" }),
		member("3", "B", same), member("4", "A", func(p *Person) { p.Status, p.Admitted = ProbationaryMember, day.Of(2026, 6, 1) }),
		member("5", "A", func(p *Person) { p.Left, p.LeftHow = day.Of(2026, 3, 1), TransferredOut }), member("6", "A", same)})
	Put(b, []Transfer{{ID: "t", PersonID: "3", Direction: TransferWithin, FromID: "A", ToID: "B", Received: day.Of(2026, 5, 1)}})
	Put(b, []Discipline{{ID: "d", PersonID: "6", Measure: RightsSuspended, Day: day.Of(2026, 2, 1)}})
	Put(b, []CommitteeMember{{ID: "c", OrganizationID: "A", PersonID: "1", From: day.Of(2025, 1, 1)}})
	b.Seal()
	for _, x := range []struct {
		kind  MeetingKind
		group string
		on    day.Day
		want  string
	}{
		{MemberMeeting, "", day.Of(2026, 1, 10), "1 2 5 6 3 "}, {MemberMeeting, "", day.Of(2026, 4, 10), "1 2 3 "},
		{MemberMeeting, "", day.Of(2026, 7, 10), "1 2 4 "}, {GroupMeeting, "第一组", day.Of(2026, 7, 10), "2 "},
		{BranchCommitteeMeeting, "", day.Of(2026, 7, 10), "1 "},
	} {
		got := ""
		e := b.ExpectedAt("A", x.kind, x.group, x.on)
		for _, p := range e.People {
			got += p.ID + " "
		}
		if got != x.want {
			t.Errorf("%s on %s: %q, want %q", x.kind, x.on, got, x.want)
		}
	}
	if e := b.ExpectedAt("A", MemberMeeting, "", day.Of(2026, 7, 10)); e.Exempt != 1 {
		t.Errorf("%d exempt", e.Exempt)
	}
}

// Hours of study at meetings are those of who came; beside a training of the day the longer counts.
func TestLessons(t *testing.T) {
	b := branches(1)
	on := day.Of(2026, 11, 10)
	Put(b, []Meeting{{ID: "L", OrganizationID: "O0", MeetingKind: PartyLecture, Day: on, Title: "党课", Hours: 3, Expected: 25,
		Attended: 24, ByName: true},
		{ID: "M", OrganizationID: "O0", MeetingKind: PartyLecture, Day: on.AddDays(1), Title: "党课", Hours: 2, Expected: 25, Attended: 20}})
	Put(b, []MeetingAbsence{{ID: "a", MeetingID: "L", PersonID: "O0P1", How: OnLeave}})
	Put(b, []Training{{ID: "t", PersonID: "O0P2", Type: MemberStudy, From: on, To: on, Hours: 4}})
	for person, want := range map[string]int{"O0P0": 3, "O0P1": 0, "O0P2": 4} {
		if got := TrainedIn(b, person, 2026, 0).Hours; got != want {
			t.Errorf("%s: %d hours, want %d", person, got, want)
		}
	}
	if x := PersonLives(b, 2026)["O0P1"]; x.Expected != 1 || x.Leave != 1 || x.Came != 0 {
		t.Errorf("%+v", x)
	}
}
