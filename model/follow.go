package model

// The register and the case tell of the same steps: what one of them records anew is
// offered to the other in the same save, and never written unasked.

import "strings"

// RegisterFollows is what a case, as the book has it, says of its person: how far the
// person has come, the day of admission (B-25) and of confirmation (B-29). The register
// is never taken back. ok is false if it says so already.
func RegisterFollows(b *Book, c DevelopmentCase) (was, now Person, ok bool) {
	was, found := Find[Person](b, c.PersonID)
	if now = was; !found || !was.Left.IsZero() {
		return was, now, false
	}
	status := stageStatus[StageOn(b, c, b.AsOf)]
	if WayIndex(status) > WayIndex(was.Status) {
		now.Status = status
	}
	if m, admitted := AdmissionOn(b, c, b.AsOf); admitted && status.Member() {
		now.Admitted = m.Day
		if now.OrganizationID == "" {
			now.OrganizationID = c.OrganizationID
		}
	}
	if status == FullMember {
		now.Confirmed = ProbationEnd(b, c, b.AsOf)
	}
	return was, now, now != was
}

// FollowWords says how one person's record becomes the other: 预备党员，入党日期2026-06-03.
func FollowWords(b *Book, was, now Person) string {
	var said []string
	for _, f := range SchemaOf(KindPerson).Fields {
		switch text := f.Text(now); {
		case text == f.Text(was):
		case f.Name == "Status":
			said = append(said, text)
		case f.Ref == KindOrganization:
			said = append(said, f.Label+b.OrganizationName(text))
		case f.IsZero(was):
			said = append(said, f.Label+text)
		default:
			said = append(said, f.Label+text+"（现为"+f.Text(was)+"）")
		}
	}
	return strings.Join(said, "，")
}

// CaseFollows is the meeting that the register's day of admission tells of and the
// person's open case does not have: without its votes, which nobody has entered here.
func CaseFollows(b *Book, p Person) (m BranchMeeting, ok bool) {
	if !p.Status.Member() || p.Admitted.IsZero() || p.Admitted.MonthOnly() || p.Admitted.After(b.AsOf) {
		return m, false
	}
	c, open := OpenCase(b, p.ID)
	if !open || p.Admitted.Before(c.Applied.First()) {
		return m, false
	}
	if _, admitted := AdmissionOn(b, c, b.AsOf); admitted {
		return m, false
	}
	return BranchMeeting{CaseID: c.ID, Purpose: ForAdmission, Day: p.Admitted, Resolution: Admit}, true
}

// CaseEnds is the person's open case ended with the membership: who died, was expelled
// or left the Party is not developed any further. A case of somebody who moved goes on
// elsewhere, and one whose membership was cancelled ends by its meeting.
func CaseEnds(b *Book, p Person) (was, now DevelopmentCase, ok bool) {
	if p.Left.IsZero() || p.LeftHow != Deceased && p.LeftHow != Expelled && p.LeftHow != Withdrew {
		return was, now, false
	}
	if was, ok = OpenCase(b, p.ID); !ok || p.Left.Before(was.Applied.First()) {
		return was, was, false
	}
	now = was
	now.EndedDay, now.EndedReason = p.Left, string(p.LeftHow)
	return was, now, true
}

var sameIdentity = NewIndex(func(_ *Book, p *Person) string { return strings.ToUpper(p.IdentityNumber) })

// SameIdentity lists the other people with the person's identity number.
func SameIdentity(b *Book, p Person) []Person {
	if p.IdentityNumber == "" {
		return nil
	}
	var out []Person
	for _, x := range sameIdentity.Like(b, &p) {
		if x.ID != p.ID {
			out = append(out, *x)
		}
	}
	return out
}
