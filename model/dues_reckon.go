package model

// What is reckoned of the ledger of dues: who owes how much in a month, and an account's year.

import (
	"cmp"
	"slices"

	"partyledger/model/day"
)

// smallDues is what those without regular pay give a month: 0.2 yuan; farmers up to
// mostOfFarmers (中组发〔2008〕3号, 6).
const (
	smallDues     = Money(20)
	mostOfFarmers = Money(100)
)

// Reckoned is what the category and the base come to a month: at least, and at the most
// where that is another; ok is false where the base is not recorded.
func (x DuesBasis) Reckoned() (least, most Money, ok bool) {
	switch {
	case x.Category == DuesFarmer:
		return smallDues, mostOfFarmers, true
	case x.Category.Fixed():
		return smallDues, smallDues, true
	case !x.Base.Known():
		return 0, 0, false
	}
	due := MonthlyDues(x.Base.N(), x.Category == DuesRetiree)
	return due, due, true
}

// Rate is the rate that the whole base goes by; 0 of what goes by none.
func (x DuesBasis) Rate() Ratio {
	if x.Category.Fixed() || !x.Base.Known() {
		return 0
	}
	return DuesRate(x.Base.N(), x.Category == DuesRetiree)
}

// DuesCategoryOf is the category that somebody's work speaks for.
func DuesCategoryOf(p Person) DuesCategory {
	if p.Employment == Retired {
		return DuesRetiree
	}
	return DuesByWage
}

// RegisterBasis is the assessment that a person's own record tells of, as earlier programs and
// their packets kept it: for the year, from admission on. It has no ID. ok is false if there
// is none. What is recorded by its own (DuesBasis) goes before it.
func RegisterBasis(p Person, year int) (x DuesBasis, ok bool) {
	if !p.DuesBase.Known() && !p.Dues.Known() {
		return x, false
	}
	return FirstBasis(p, year, p.DuesBase, p.Dues), true
}

// FirstBasis is a person's first assessment of a year by a base and a sum, of which one may be
// unknown: the sum is reckoned then.
func FirstBasis(p Person, year int, base, amount Amount) DuesBasis {
	x := DuesBasis{PersonID: p.ID, Year: year, From: firstMonth(p, year), Category: DuesCategoryOf(p), Base: base, Amount: amount}
	if _, most, ok := x.Reckoned(); ok && !amount.Known() {
		x.Amount = Recorded(most)
	} else if ok && amount.N() > most {
		x.Why = DuesWilling
	}
	return x
}

// firstMonth is January, or the month of an admission in the year (C-11).
func firstMonth(p Person, year int) day.Day {
	month := 1
	if from := DuesFrom(p); from.Year() == year {
		month = from.Month()
	}
	return MonthDay(year, month)
}

// MonthDay is a month as a day of which only that is known.
func MonthDay(year, month int) day.Day {
	d, err := day.NewMonth(year, month)
	if err != nil {
		return day.Day{}
	}
	return d
}

// DuesFrom is the day from which the person owes dues: that of the branch meeting
// which admitted them as a probationary member (C-11).
func DuesFrom(p Person) day.Day { return p.Admitted }

var basesOf = NewKept[map[string][]*DuesBasis]()

// DuesBases is somebody's assessments, the oldest first.
func (b *Book) DuesBases(person string) []*DuesBasis {
	return basesOf.Of(b, func() map[string][]*DuesBasis {
		out := group(Everywhere[DuesBasis](b), func(x *DuesBasis) string { return x.PersonID })
		for _, of := range out {
			slices.SortStableFunc(of, func(x, y *DuesBasis) int { return cmp.Compare(x.From.First().Sub(y.From.First()), 0) })
		}
		return out
	})[person]
}

// PaysDues reports a member on the register on a day, probationary ones too (F-06, C-11).
func (b *Book) PaysDues(p *Person, on day.Day) bool {
	return p.StatusOn(on).Member() && b.OnRegister(p, on)
}

// DuesOn is the assessment by which somebody pays on a day: the latest of the year that has
// begun, else what the person's own record tells.
func (b *Book) DuesOn(p *Person, on day.Day) (x DuesBasis, ok bool) {
	for _, y := range b.DuesBases(p.ID) {
		if y.Year == on.Year() && !y.From.First().After(on) {
			x, ok = *y, true
		}
	}
	if ok {
		return x, true
	}
	return RegisterBasis(*p, on.Year())
}

// DuesDue is how many of a branch owe dues in a month, and how much together.
type DuesDue struct {
	People int
	Sum    Money
	Lack   int // members of whom nothing is settled
}

var duesDue = NewKeptBy[day.Day, map[string]DuesDue]()

// DuesDueIn is what a branch is due in a month by the assessments: of those who are members on
// the register on its last day.
func (b *Book) DuesDueIn(organization string, month day.Day) DuesDue {
	return duesDue.Of(b, MonthDay(month.Year(), month.Month()), func() map[string]DuesDue {
		out, last := map[string]DuesDue{}, month.Last()
		if !month.MonthOnly() {
			last = MonthDay(month.Year(), month.Month()).Last()
		}
		people := Everywhere[Person](b)
		for i := range people {
			p := &people[i]
			if !b.PaysDues(p, last) {
				continue
			}
			of := b.OrganizationOn(p, last)
			n := out[of]
			if x, ok := b.DuesOn(p, last); !ok {
				n.Lack++
			} else if x.Amount.N() > 0 {
				n.People, n.Sum = n.People+1, n.Sum+x.Amount.N()
			}
			out[of] = n
		}
		return out
	})[organization]
}

// DuesAccount is a year of an organisation's account; gifts that only pass through stand apart.
type DuesAccount struct {
	Entries  int
	Opening  Money
	Items    map[DuesItem]Money
	In, Out  Money
	Closing  Money
	GiftsIn  Money
	GiftsOut Money
	Year     DuesYear // as recorded; without ID if it is not
}

// accountOf is whose account of which year.
type accountOf struct {
	organization string
	year         int
}

var (
	duesEntries  = NewKept[map[accountOf][]*DuesEntry]()
	duesYears    = NewKept[map[accountOf]DuesYear]()
	duesAccounts = NewKeptBy[accountOf, *DuesAccount]()
)

func (b *Book) duesEntriesOf(at accountOf) []*DuesEntry {
	return duesEntries.Of(b, func() map[accountOf][]*DuesEntry {
		out := map[accountOf][]*DuesEntry{}
		list := Everywhere[DuesEntry](b)
		for i := range list {
			at := accountOf{list[i].OrganizationID, list[i].Day.Year()}
			out[at] = append(out[at], &list[i])
		}
		return out
	})[at]
}

func (b *Book) duesYearOf(at accountOf) DuesYear {
	return duesYears.Of(b, func() map[accountOf]DuesYear {
		out := map[accountOf]DuesYear{}
		for _, y := range Everywhere[DuesYear](b) {
			out[accountOf{y.OrganizationID, y.Year}] = y
		}
		return out
	})[at]
}

// DuesAccountOf is an organisation's account of a year, as far as it was kept by the book's
// day. What it opens with is as recorded, else what the year before closed with.
func (b *Book) DuesAccountOf(organization string, year int) *DuesAccount {
	at := accountOf{organization, year}
	return duesAccounts.Of(b, at, func() *DuesAccount {
		a := &DuesAccount{Items: map[DuesItem]Money{}, Year: b.duesYearOf(at)}
		if before := (accountOf{organization, year - 1}); a.Year.Opening.Known() {
			a.Opening = a.Year.Opening.N()
		} else if len(b.duesEntriesOf(before)) > 0 || b.duesYearOf(before).ID != "" {
			a.Opening = b.DuesAccountOf(organization, year-1).Closing
		}
		for _, e := range b.duesEntriesOf(at) {
			if !e.Day.First().After(b.AsOf) {
				a.take(e)
			}
		}
		a.Closing = a.Opening + a.In - a.Out
		return a
	})
}

func (a *DuesAccount) take(e *DuesEntry) {
	a.Entries++
	switch {
	case e.Item == GiftTaken:
		a.GiftsIn += e.Amount
	case e.Item == GiftForwarded:
		a.GiftsOut += e.Amount
	case e.Flow == DuesIn:
		a.In += e.Amount
	default:
		a.Out += e.Amount
	}
	if e.Item == ForOther && e.Flow == DuesIn {
		return // of what went out for other things the rules speak
	}
	a.Items[e.Item] += e.Amount
}

// DuesKeeper is the organisation above a branch that keeps the account its dues go to; empty
// if none does.
func (b *Book) DuesKeeper(organization string) string {
	kept := duesKeepers.Of(b, func() map[string]bool {
		out := map[string]bool{}
		for _, e := range Everywhere[DuesEntry](b) {
			out[e.OrganizationID] = true
		}
		for _, y := range Everywhere[DuesYear](b) {
			out[y.OrganizationID] = true
		}
		return out
	})
	o, _ := Find[Organization](b, organization)
	for seen := map[string]bool{}; o.ParentID != "" && !seen[o.ID]; {
		seen[o.ID] = true
		if kept[o.ParentID] {
			return o.ParentID
		}
		o, _ = Find[Organization](b, o.ParentID)
	}
	return ""
}

var duesKeepers = NewKept[map[string]bool]()
