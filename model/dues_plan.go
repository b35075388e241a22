package model

// What the office does with dues in one go, planned here, shown to people and written as one
// batch: last year's assessments carried over, figures pasted from the wages office, a month of
// all branches paid whole, a payment out of dues entered in the account.

import (
	"slices"
	"strings"

	"partyledger/model/day"
)

// duesPayers is the members in scope who are on the register on the book's day.
func (b *Book) duesPayers() []*Person {
	var out []*Person
	list := InScope[Person](b)
	for i := range list {
		if p := &list[i]; b.PaysDues(p, b.AsOf) {
			out = append(out, p)
		}
	}
	return out
}

// basisIn is somebody's latest assessment of a year.
func (b *Book) basisIn(person string, year int) (x DuesBasis, ok bool) {
	for _, y := range b.DuesBases(person) {
		if y.Year == year {
			x, ok = *y, true
		}
	}
	return x, ok
}

// CarryDues is the assessments of a year as the one before had them, for the members in scope
// who have none yet; new ones without an ID. What was reduced goes on only up to its end; left is
// whose did not.
func CarryDues(b *Book, year int) (list []DuesBasis, left []string) {
	for _, p := range b.duesPayers() {
		was, ok := b.basisIn(p.ID, year-1)
		if _, settled := b.basisIn(p.ID, year); settled || !ok {
			continue
		}
		x := was
		x.ID, x.Year, x.From, x.Note = "", year, firstMonth(*p, year), ""
		if x.Why.Less() && (x.Until.IsZero() || x.Until.Last().Before(x.From.First())) {
			left = append(left, p.Name)
			continue
		}
		if x.Why == DuesWageMove || x.Why == DuesMended {
			x.Why = ""
		}
		list = append(list, x)
	}
	return list, left
}

// DuesPaste is pasted figures as assessments: changed ones with their IDs.
type DuesPaste struct {
	List    []DuesBasis
	Unknown []string // lines of which nobody is known, or no figure
	Several []string // names that several members have: their numbers tell which
}

// DuesPaster reads lines of a name or number and a base, parted by a tab, a comma or blanks, and
// makes the year's assessments of them: the sum is reckoned anew, reductions and what is paid of
// one's own will stay. The members are gone through once for all that is pasted and typed.
func DuesPaster(b *Book, year int) func(text string) DuesPaste {
	by := map[string][]*Person{}
	for _, p := range b.duesPayers() {
		for _, name := range []string{p.Name, p.ID, p.IdentityNumber} {
			if name != "" && !slices.Contains(by[name], p) {
				by[name] = append(by[name], p)
			}
		}
	}
	return func(text string) DuesPaste { return pasteDues(b, year, by, text) }
}

func pasteDues(b *Book, year int, by map[string][]*Person, text string) DuesPaste {
	var out DuesPaste
	for _, line := range strings.Split(text, "\n") {
		name, figure := pastedLine(line)
		people := by[name]
		base, err := ParseMoney(figure)
		switch {
		case strings.TrimSpace(line) == "":
		case len(people) > 1:
			out.Several = append(out.Several, name)
		case len(people) == 0 || figure == "" || err != nil || base < 0:
			out.Unknown = append(out.Unknown, ClipLine(strings.TrimSpace(line), 30))
		default:
			out.take(b, year, people[0], base)
		}
	}
	return out
}

// pastedLine parts a line: the first word, and the last.
func pastedLine(line string) (name, figure string) {
	words := strings.FieldsFunc(Halfwidth(line), func(r rune) bool { return strings.ContainsRune("\t ,;:\r", r) })
	if len(words) < 2 {
		return strings.Join(words, ""), ""
	}
	if n := len(words); n > 2 && len(words[n-1]) == 3 && len(words[n-2]) <= 3 { // 1,200
		return words[0], words[n-2] + words[n-1]
	}
	return words[0], words[len(words)-1]
}

func (out *DuesPaste) take(b *Book, year int, p *Person, base Money) {
	x, ok := b.basisIn(p.ID, year)
	if !ok {
		x = FirstBasis(*p, year, Recorded(base), 0)
	}
	x.Base = Recorded(base)
	if _, most, known := x.Reckoned(); known && !x.Why.Less() && (x.Why != DuesWilling || x.Amount.N() < most) {
		x.Amount = Recorded(most)
	}
	if i := slices.IndexFunc(out.List, func(y DuesBasis) bool { return y.PersonID == x.PersonID }); i >= 0 {
		out.List[i] = x
		return
	}
	out.List = append(out.List, x)
}

// PaidWhole is a month of all branches in scope that have no sheet of it yet, as if everybody had
// paid what is due; new ones without an ID.
func PaidWhole(b *Book, month day.Day) []DuesSheet {
	month = MonthDay(month.Year(), month.Month())
	var out []DuesSheet
	for _, o := range InScope[Organization](b) {
		due := b.DuesDueIn(o.ID, month)
		if o.Type != Branch || !b.Standing(&o, month.Last()) || due.People == 0 || b.DuesSheetOf(o.ID, month).ID != "" {
			continue
		}
		out = append(out, DuesSheet{OrganizationID: o.ID, Month: month, DuePeople: due.People, Due: due.Sum, PaidPeople: due.People,
			Paid: due.Sum})
	}
	return out
}

// monthOf is whose sheet of which month.
type monthOf struct {
	organization string
	month        day.Day
}

var duesSheets = NewKept[map[monthOf]DuesSheet]()

// DuesSheetOf is the sheet of a branch and a month; without ID if there is none.
func (b *Book) DuesSheetOf(organization string, month day.Day) DuesSheet {
	return duesSheets.Of(b, func() map[monthOf]DuesSheet {
		out := map[monthOf]DuesSheet{}
		for _, x := range Everywhere[DuesSheet](b) {
			out[monthOf{x.OrganizationID, MonthDay(x.Month.Year(), x.Month.Month())}] = x
		}
		return out
	})[monthOf{organization, month}]
}

// CareEntries is help that was paid out of dues and that no account tells of yet, as entries of
// the account that the person's branch hands its dues to; new ones without an ID. The day of the
// decision is for people to say.
func CareEntries(b *Book) []DuesEntry {
	told := map[string]bool{}
	for _, x := range Everywhere[DuesEntry](b) {
		told[x.CareID] = true
	}
	var out []DuesEntry
	for _, c := range InScope[CareRecord](b) {
		p, ok := Find[Person](b, c.PersonID)
		if !ok || c.Money != FromDues || c.Amount <= 0 || told[c.ID] || c.Helped.IsZero() || c.Helped.First().After(b.AsOf) {
			continue
		}
		if keeper := b.DuesKeeper(p.OrganizationID); keeper != "" {
			out = append(out, DuesEntry{OrganizationID: keeper, Day: c.Helped, Flow: DuesOut, Item: ForHardship, Amount: c.Amount,
				CareID: c.ID})
		}
	}
	return out
}
