package figure

// Who pays dues and who is behind with them (党费), by the register on the book's day.

import "partyledger/model"

// Assessed is a member with the assessment that holds on the book's day.
type Assessed struct {
	Person *model.Person
	Basis  model.DuesBasis
}

// DuesAssessed is a branch's members who are assessed, in the register's order.
func DuesAssessed(b *model.Book, organization string) []Assessed {
	var out []Assessed
	for _, p := range b.PeopleIn(organization) {
		if x, ok := b.DuesOn(p, b.AsOf); ok && b.PaysDues(p, b.AsOf) {
			out = append(out, Assessed{p, x})
		}
	}
	return out
}

// DuesBehind is how many of each branch have not settled what they are behind with.
func DuesBehind(b *model.Book) map[string]int {
	out, seen := map[string]int{}, map[string]bool{}
	for _, x := range model.InScope[model.DuesArrear](b) {
		p, ok := model.Find[model.Person](b, x.PersonID)
		if !ok || seen[p.ID] || happened(x.SettledDay, b.AsOf) || !happened(x.From, b.AsOf) || !b.OnRegister(&p, b.AsOf) {
			continue
		}
		seen[p.ID] = true
		out[b.OrganizationOn(&p, b.AsOf)]++
	}
	return out
}
