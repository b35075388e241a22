package model

// Party-work money: what is to be budgeted by the share of wages (国企条例, 经费;
// 组通字〔2017〕38号; DOMAIN) or by the standard for each member (S-14),
// when nothing more is, and how much the tax office lets pass.

import (
	"partyledger/model/day"
)

// The shares of the wage bill.
const (
	FundShare  Ratio = 10000 // 1 % of last year's wages is budgeted
	CarryShare Ratio = 20000 // carried over more than 2 %: nothing is added
	SpendShare Ratio = 10000 // spent up to 1 % of the year's wages is deductible
)

// FundResult is one year's money held against the rules.
type FundResult struct {
	Fund
	Covered bool // 38号文 speaks of the enterprise: sole, whole, absolute or relative control
	ByHead  bool // the standard for each member is what is due, not the share of wages
	Known   bool // what Due is reckoned from is recorded: last year's wages, or the standard

	Members int // in the enterprise on the year's first day

	CarryLimit Money // 2 % of last year's wages; 0 without them
	Stopped    bool  // carried over more than that: nothing is to be added this year
	Due        Money // what is to be budgeted this year
	NoBudget   bool  // what is budgeted is not recorded: it cannot be held against Due
	Shortfall  Money // by how much the budget falls short of Due; 0 if it does not
	Surplus    Money // by how much it goes beyond Due

	SpendBase  Money // the wages that the spending is measured by; 0 without them
	SpendExact bool  // they are the year's own (the next year's record names them), not last year's
	SpendLimit Money // 1 % of them
	Overspent  Money // spent beyond that: not deductible
}

// FundStatus reckons one record. What rests on wages is left at nought where none
// are recorded.
func FundStatus(b *Book, f Fund) FundResult {
	e, _ := Find[Enterprise](b, f.EnterpriseID)
	r := FundResult{Fund: f, Covered: e.Ownership.Covered(), ByHead: f.Basis == ByMembers, Members: b.membersAtNewYear(f.EnterpriseID,
		f.Year)}
	r.Known = f.Wages > 0
	if r.ByHead {
		r.Known = f.PerMember > 0
	}
	if f.Wages > 0 {
		r.CarryLimit = part(f.Wages, CarryShare)
		r.Stopped = (r.Covered || !r.ByHead) && carriedBeyond(f.CarriedOver.N(), f.Wages, CarryShare)
		r.reckonSpending(b)
	}
	if !r.Known {
		return r
	}
	switch {
	case r.Stopped:
	case r.ByHead:
		r.Due = f.PerMember * Money(r.Members)
	default:
		r.Due = part(f.Wages, FundShare)
	}
	if r.NoBudget = !f.Planned.Known(); r.NoBudget {
		return r
	}
	r.Shortfall = max(0, r.Due-f.Planned.N())
	r.Surplus = max(0, f.Planned.N()-r.Due)
	return r
}

func (r *FundResult) reckonSpending(b *Book) {
	r.SpendBase, r.SpendExact = r.Wages, false
	if next, ok := fundOf(b, r.EnterpriseID, r.Year+1); ok && next.Wages > 0 {
		r.SpendBase, r.SpendExact = next.Wages, true
	}
	r.SpendLimit = part(r.SpendBase, SpendShare)
	r.Overspent = max(0, r.Spent.N()-r.SpendLimit)
}

// EachMember is what a sum comes to for each member of the year's first day; ok is
// false if there were none.
func (r FundResult) EachMember(sum Money) (each Money, ok bool) {
	if r.Members == 0 {
		return 0, false
	}
	n := Money(r.Members)
	return (sum + n/2) / n, true
}

var newYearMembers = NewKeptBy[int, map[string]int]()

// membersAtNewYear counts the members who were in the enterprise on the year's
// first day.
func (b *Book) membersAtNewYear(enterprise string, year int) int {
	if year < 1900 || year > 2199 {
		return 0
	}
	return newYearMembers.Of(b, year, func() map[string]int {
		on, out := day.Of(year, 1, 1), map[string]int{}
		for _, m := range b.MemberRoll(on) {
			out[m.EnterpriseID] += oneOf(m.Member())
		}
		return out
	})[enterprise]
}

// carriedBeyond compares without rounding: exactly 2 % is not beyond it.
func carriedBeyond(carried, wages Money, share Ratio) bool {
	const million = 1_000_000
	return int64(carried)*(million/int64(share)) > int64(wages)
}

// FundOf is the enterprise's record of a year.
func FundOf(b *Book, enterprise string, year int) (FundResult, bool) {
	f, ok := fundOf(b, enterprise, year)
	if !ok {
		return FundResult{}, false
	}
	return FundStatus(b, f), true
}

func fundOf(b *Book, enterprise string, year int) (Fund, bool) {
	for _, f := range Owned[Fund](b, enterprise) {
		if f.Year == year {
			return *f, true
		}
	}
	return Fund{}, false
}
