package model

// Who came to meetings, as far as they were registered by name (LIFE 1.2): who is not named as
// away came. A meeting of which only the numbers are known tells nothing of single members.

import (
	"slices"

	"partyledger/model/day"
)

// PersonLife is a member's year of meetings registered by name.
type PersonLife struct {
	Expected, Came, Leave, Missed int
	Hours                         int // of study, also at meetings to which all came
}

var personLives = NewKeptBy[int, map[string]PersonLife]()

// PersonLives is a year of everybody who was to come to a meeting of a branch, by person.
func PersonLives(b *Book, year int) map[string]PersonLife {
	return personLives.Of(b, year, func() map[string]PersonLife {
		out := map[string]PersonLife{}
		list := Everywhere[Meeting](b)
		for i := range list {
			m := &list[i]
			if m.Day.Year() != year || !m.Held(b.AsOf) || !m.ByName || !m.MeetingKind.OfBranch() {
				continue
			}
			away := b.awayFrom(m.ID)
			for _, p := range b.expectedOf(m).People {
				x := out[p.ID]
				x.Expected++
				switch away[p.ID] {
				case OnLeave:
					x.Leave++
				case Missed:
					x.Missed++
				default:
					x.Came++
				}
				out[p.ID] = x
			}
		}
		for person, lessons := range lessonsOf.Of(b, b.lessons) {
			x := out[person]
			for _, l := range lessons {
				if l.day.Year() == year {
					x.Hours += l.hours
				}
			}
			out[person] = x
		}
		return out
	})
}

// expectedOf is who was to come to a meeting that was held.
func (b *Book) expectedOf(m *Meeting) Expectation {
	return b.ExpectedAt(m.OrganizationID, m.MeetingKind, m.PartyGroup, m.Day)
}

// awayFrom is how each who is named stayed away.
func (b *Book) awayFrom(meeting string) map[string]AbsenceHow {
	out := map[string]AbsenceHow{}
	for _, x := range Owned[MeetingAbsence](b, meeting) {
		out[x.PersonID] = x.How
	}
	return out
}

// lesson is hours of study that somebody had at a meeting.
type lesson struct {
	day   day.Day
	hours int
}

var lessonsOf = NewKept[map[string][]lesson]()

// lessons is the hours of study at meetings, by person: of those registered by name who came or
// made it up, and of those to which all came.
func (b *Book) lessons() map[string][]lesson {
	out := map[string][]lesson{}
	list := Everywhere[Meeting](b)
	for i := range list {
		m := &list[i]
		if m.Hours == 0 || !m.Held(b.AsOf) || !m.ByName && (m.Expected == 0 || m.Attended < m.Expected) {
			continue
		}
		away := map[string]bool{}
		for _, x := range Owned[MeetingAbsence](b, m.ID) {
			away[x.PersonID] = !by(x.MadeUp, b.AsOf)
		}
		for _, p := range b.expectedOf(m).People {
			if !away[p.ID] && !(m.Exempt > 0 && p.LifeExempt) {
				out[p.ID] = append(out[p.ID], lesson{m.Day, m.Hours})
			}
		}
	}
	return out
}

// lessonsIn is the hours at meetings of a year that no training tells of: of what is recorded both
// ways on a day, the longer counts.
func (b *Book) lessonsIn(person string, year int) int {
	byDay := map[day.Day]int{}
	for _, l := range lessonsOf.Of(b, b.lessons)[person] {
		if l.day.Year() == year {
			byDay[l.day] += l.hours
		}
	}
	sum := 0
	for d, hours := range byDay {
		for _, t := range TrainingsOf(b, person) {
			if t.Type == MemberStudy && t.From == d {
				hours -= t.Hours
			}
		}
		sum += max(0, hours)
	}
	return sum
}

// studiedIn reports hours of study at meetings in an enterprise.
func (b *Book) studiedIn(enterprise string) bool {
	return studying.Of(b, func() map[string]bool {
		out := map[string]bool{}
		for person := range lessonsOf.Of(b, b.lessons) {
			p, _ := Find[Person](b, person)
			out[p.EnterpriseID] = true
		}
		return out
	})[enterprise]
}

var studying = NewKept[map[string]bool]()

// AttendedMeeting is a meeting that somebody was to come to, and how they stayed away; empty:
// they came.
type AttendedMeeting struct {
	*Meeting
	How AbsenceHow
}

// MissedInTurn is the meetings registered by name that somebody missed without leave one after
// the other up to the book's day, the latest first.
func MissedInTurn(b *Book, p *Person) []AttendedMeeting {
	var list []AttendedMeeting
	for _, m := range Owned[Meeting](b, b.OrganizationOn(p, b.AsOf)) {
		if m.ByName && m.Held(b.AsOf) && m.MeetingKind.OfBranch() && m.MeetingKind != BranchCommitteeMeeting {
			list = append(list, AttendedMeeting{Meeting: m})
		}
	}
	slices.SortStableFunc(list, func(x, y AttendedMeeting) int { return y.Day.Compare(x.Day) })
	var out []AttendedMeeting
	for _, x := range list {
		if !slices.Contains(b.expectedOf(x.Meeting).People, p) {
			continue
		}
		if x.How = b.awayFrom(x.ID)[p.ID]; x.How != Missed {
			break
		}
		out = append(out, x)
	}
	return out
}

// GradesOf is the grades of an appraisal by number: as its members' own records say, else as it
// was recorded.
func GradesOf(b *Book, a Appraisal) map[MemberGrade]int {
	grades := Owned[AppraisalGrade](b, a.ID)
	if len(grades) == 0 {
		return map[MemberGrade]int{GradeExcellent: a.Excellent, GradeBasic: a.Basic, GradeUnfit: a.Failed, Ungraded: a.Unrated}
	}
	out := map[MemberGrade]int{}
	for _, g := range grades {
		out[g.Grade]++
	}
	out[Ungraded] = max(a.Unrated, out[Ungraded]) // who is on probation need not be named
	return out
}

// AppraisalOf is a branch's appraisal for a year, with its numbers as GradesOf gives them; without
// ID if there is none.
func AppraisalOf(b *Book, organization string, year int) Appraisal {
	for _, a := range Owned[Appraisal](b, organization) {
		if a.Year == year {
			x, n := *a, GradesOf(b, *a)
			x.Excellent, x.Basic, x.Failed, x.Unrated = n[GradeExcellent], n[GradeBasic], n[GradeUnfit], n[Ungraded]
			return x
		}
	}
	return Appraisal{}
}
