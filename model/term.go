package model

// Terms of office reckoned: how long one lasts, when it ends, until when it may
// go on (国企条例第五条; 选举工作条例第三条; DOMAIN A-04 … A-06, C-12).

import "partyledger/model/day"

// RemindMonths is how long before the end of a term the superior reminds.
const RemindMonths = 6

// TermYears is how long a term of office lasts: five years for a committee,
// three for a general branch or a branch.
func TermYears(t OrganizationType) int {
	if t == Committee {
		return 5
	}
	return 3
}

// End is the day on which the term runs out, by natural years with clipped month
// ends: elected on 29 February 2020 for three years, it ends on 28 February 2023.
func (t Term) End(of OrganizationType) day.Day { return t.Elected.AddYears(TermYears(of)) }

// Until is the day until which the committee may serve: the end of the term, or
// the later day to which the superior has extended it. An extension without the
// number of its approval does not count.
func (t Term) Until(of OrganizationType) day.Day {
	end := t.End(of)
	if t.ExtensionDocument != "" && t.ExtendedTo.After(end) {
		return t.ExtendedTo
	}
	return end
}

// CurrentTerm is the organisation's term by the latest election up to AsOf; ok is
// false if none is recorded.
func CurrentTerm(b *Book, organization string) (t Term, ok bool) {
	for _, x := range Owned[Term](b, organization) {
		if x.Elected.IsZero() || x.Elected.First().After(b.AsOf) {
			continue
		}
		if !ok || x.Elected.After(t.Elected) {
			t, ok = *x, true
		}
	}
	return t, ok
}
