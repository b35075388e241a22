package model

// On the register (在册): who is counted, has anything due and may act. Somebody who
// died, left, was expelled or received elsewhere is not, nor is anyone whose
// enterprise or organisation has ended. A member who only left the job is, until
// another organisation receives the membership (党员教育管理工作条例第二十五条).

import "partyledger/model/day"

// Absence is why somebody is not on the register: it points at the person, or at the
// enterprise or organisation that has ended. The zero Absence is none.
type Absence struct {
	Ref
	Day  day.Day      // since when; zero = not recorded
	What MemberChange // of a person whose membership ended or moved by a record of its own
}

// Away reports an absence at all.
func (a Absence) Away() bool { return a.Kind != "" }

// OnRegister reports that the person is on the register on the day.
func (b *Book) OnRegister(p *Person, on day.Day) bool { return !b.AbsenceOf(p, on).Away() }

// AtWork reports that the person works in the enterprise on the day: what posts in
// it and its staff go by.
func (b *Book) AtWork(p *Person, on day.Day) bool {
	return !p.gone(on) && b.ended(KindEnterprise, p.EnterpriseID, on).IsZero()
}

// Unmoved reports a member who has left the job and whose membership nobody has
// received yet (离职未转).
func (p *Person) Unmoved(on day.Day) bool {
	return p.LeftHow == Resigned && !p.Left.IsZero() && !p.Active(on) && by(p.Left, on) && p.StatusOn(on).Member()
}

// gone reports someone who has left in whatever way, and someone of whom only the
// way is recorded.
func (p *Person) gone(on day.Day) bool { return !p.Active(on) || p.Left.IsZero() && p.LeftHow != "" }

// AbsenceOf says why the person is not on the register on the day.
func (b *Book) AbsenceOf(p *Person, on day.Day) Absence {
	if p.gone(on) && !p.Unmoved(on) {
		return Absence{Ref: Ref{KindPerson, p.ID}, Day: p.Left}
	}
	if len(b.recordedChanges()[p.ID]) > 0 {
		if last, out := b.Outside(p, on); out {
			return Absence{Ref{KindPerson, p.ID}, last.On, last.What}
		}
	}
	if d := b.ended(KindEnterprise, p.EnterpriseID, on); !d.IsZero() {
		return Absence{Ref: Ref{KindEnterprise, p.EnterpriseID}, Day: d}
	}
	if d := b.ended(KindOrganization, p.OrganizationID, on); !d.IsZero() {
		return Absence{Ref: Ref{KindOrganization, p.OrganizationID}, Day: d}
	}
	return Absence{}
}

// CaseAbsence says why nothing is due of a case as of the book's day: that of the
// person, or the end of the branch that keeps it.
func CaseAbsence(b *Book, c DevelopmentCase) Absence {
	if p, ok := Find[Person](b, c.PersonID); ok {
		if a := b.AbsenceOf(&p, b.AsOf); a.Away() {
			return a
		}
	}
	if d := b.ended(KindOrganization, c.OrganizationID, b.AsOf); !d.IsZero() {
		return Absence{Ref: Ref{KindOrganization, c.OrganizationID}, Day: d}
	}
	if o, ok := Find[Organization](b, c.OrganizationID); ok {
		if d := b.ended(KindEnterprise, o.EnterpriseID, b.AsOf); !d.IsZero() {
			return Absence{Ref: Ref{KindEnterprise, o.EnterpriseID}, Day: d}
		}
	}
	return Absence{}
}

// Standing reports that the organisation and its enterprise exist on the day.
func (b *Book) Standing(o *Organization, on day.Day) bool {
	return o.Active(on) && b.ended(KindEnterprise, o.EnterpriseID, on).IsZero()
}

// endDays is the days on which enterprises and organisations ended.
var endDays = NewKept[map[Kind]map[string]day.Day]()

// ended is the day on which an enterprise or organisation had ended by a day; zero
// if it had not.
func (b *Book) ended(kind Kind, id string, on day.Day) day.Day {
	ends := endDays.Of(b, func() map[Kind]map[string]day.Day {
		enterprises, organizations := map[string]day.Day{}, map[string]day.Day{}
		for _, e := range Everywhere[Enterprise](b) {
			if !e.Ended.IsZero() {
				enterprises[e.ID] = e.Ended
			}
		}
		for _, o := range Everywhere[Organization](b) {
			if !o.Ended.IsZero() {
				organizations[o.ID] = o.Ended
			}
		}
		return map[Kind]map[string]day.Day{KindEnterprise: enterprises, KindOrganization: organizations}
	})
	if d := ends[kind][id]; !d.IsZero() && !active(day.Day{}, d, on) {
		return d
	}
	return day.Day{}
}
