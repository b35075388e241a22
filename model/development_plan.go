package model

// The year's intake of new members against the plans (B-4): who counts to which
// year by the office's basis, for an organisation and all below it.

import "partyledger/model/day"

// YouthAge is the age up to which a new member counts to the share of the young,
// on the last day of the year.
const YouthAge = 35

// Intake is who counts to a plan.
type Intake struct {
	Done      int // admitted in the year
	Frontline int // of them
	Young     int // of them
	Waiting   int // passed the pre-review or the meeting, not counted yet
}

// IntakeKey is an organisation in a year.
type IntakeKey struct {
	OrganizationID string
	Year           int
}

// Left is what is left of the plan's quota; below zero when it is exceeded.
func (n Intake) Left(p Plan) int { return p.Quota.N() - n.Done }

// Below reports that a share of the intake is below a floor, without rounding.
func (n Intake) Below(have int, floor Ratio) bool {
	return int64(have)*1_000_000 < int64(floor)*int64(n.Done)
}

// Intakes counts every case to its branch and all organisations above it, for
// the years that are wanted, as of the book's day. Cases out of scope count too:
// a plan is for everyone below its organisation.
func Intakes(b *Book, wanted func(year int) bool) map[IntakeKey]Intake {
	out := map[IntakeKey]Intake{}
	basis, list := b.Office().PlanBasis, Everywhere[DevelopmentCase](b)
	for i := range list {
		year, waiting := countsTo(b, &list[i], basis)
		if year == 0 || !wanted(year) {
			continue
		}
		p, _ := Find[Person](b, list[i].PersonID)
		climb(b, list[i].OrganizationID, func(organization string) {
			k := IntakeKey{organization, year}
			n := out[k]
			n.add(p, year, waiting)
			out[k] = n
		})
	}
	return out
}

func (n *Intake) add(p Person, year int, waiting bool) {
	if waiting {
		n.Waiting++
		return
	}
	n.Done++
	if p.Frontline {
		n.Frontline++
	}
	if age := p.Age(day.Of(year, 12, 31)); age >= 0 && age <= YouthAge {
		n.Young++
	}
}

// countsTo is the year to which a case counts by the office's basis, or this year
// when it is only on its way there; 0 for neither.
func countsTo(b *Book, c *DevelopmentCase, basis PlanBasis) (year int, waiting bool) {
	m, approved := ApprovedOn(b, *c, ForAdmission, Admit, b.AsOf)
	if approved && basis != ByMeeting {
		return m.ApprovalDay.Year(), false
	}
	m, admitted := AdmissionOn(b, *c, b.AsOf)
	switch {
	case admitted && basis == ByMeeting:
		return m.Day.Year(), false
	case by(c.EndedDay, b.AsOf), by(c.ArchivedDay, b.AsOf), CaseAbsence(b, *c).Away():
		return 0, false // those taken over without an approval, or gone, are nobody's intake to come
	case admitted, by(c.PreReviewDay, b.AsOf) && c.PreReviewVerdict != Failed:
		return b.AsOf.Year(), true
	}
	return 0, false
}

// climb visits an organisation and those above it.
func climb(b *Book, id string, visit func(id string)) {
	for range 16 { // a loop in the data must not hang us
		o, ok := Find[Organization](b, id)
		if !ok {
			return
		}
		visit(id)
		id = o.ParentID
	}
}
