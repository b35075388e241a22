package model

// Party-work money (国企条例, 经费; 组通字〔2017〕38号; DOMAIN ): what is to
// be budgeted, when nothing more is, and how much the tax office lets pass.

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
	Known   bool // last year's wages are recorded; without them nothing is reckoned

	CarryLimit Money // 2 % of last year's wages
	Stopped    bool  // carried over more than that: nothing is to be added this year
	Due        Money // what is to be budgeted this year
	Shortfall  Money // by how much the budget falls short of Due; 0 if it does not
	Surplus    Money // by how much it goes beyond Due

	SpendBase  Money // the wages that the spending is measured by
	SpendExact bool  // they are the year's own (the next year's record names them), not last year's
	SpendLimit Money // 1 % of them
	Overspent  Money // spent beyond that: not deductible
}

// FundStatus reckons one record.
func FundStatus(b *Book, f Fund) FundResult {
	e, _ := Find[Enterprise](b, f.EnterpriseID)
	r := FundResult{Fund: f, Covered: e.Ownership.Covered(), Known: f.Wages > 0}
	if !r.Known {
		return r
	}
	r.CarryLimit = part(f.Wages, CarryShare)
	r.Stopped = carriedBeyond(f.CarriedOver, f.Wages, CarryShare)
	if !r.Stopped {
		r.Due = part(f.Wages, FundShare)
	}
	r.Shortfall = max(0, r.Due-f.Planned)
	r.Surplus = max(0, f.Planned-r.Due)
	r.SpendBase, r.SpendExact = f.Wages, false
	if next, ok := fundOf(b, f.EnterpriseID, f.Year+1); ok && next.Wages > 0 {
		r.SpendBase, r.SpendExact = next.Wages, true
	}
	r.SpendLimit = part(r.SpendBase, SpendShare)
	r.Overspent = max(0, f.Spent-r.SpendLimit)
	return r
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
