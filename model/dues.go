package model

// Party dues (《关于中国共产党党费收缴、使用和管理的规定》, 中组发〔2008〕3号; 组电明字
// 〔2017〕5号; DOMAIN C-10, C-11): the whole base goes by the one rate of its bracket,
// and nobody generally pays more than 1,000 yuan a month.
//
// The base is the regular, monthly income after tax and is fixed once a year; in
// enterprises bonuses and performance pay that are neither regular nor general are
// left out of it, as are 个人所得税, 五险一金, 年金 and allowances for housing, transport,
// telephone, meals and overtime.

// duesBracket is one bracket: bases up to and including upTo, 0 = no end.
type duesBracket struct {
	upTo Money
	rate Ratio
}

var (
	duesAtWork  = []duesBracket{{300000, 5000}, {500000, 10000}, {1000000, 15000}, {0, 20000}}
	duesRetired = []duesBracket{{500000, 5000}, {0, 10000}}
)

// DuesRate is the rate for a monthly base: 0.5 % up to 3000 yuan, 1 % up to 5000,
// 1.5 % up to 10000, 2 % above; for the retired 0.5 % up to 5000, 1 % above.
func DuesRate(base Money, retired bool) Ratio {
	brackets := duesAtWork
	if retired {
		brackets = duesRetired
	}
	for _, b := range brackets {
		if b.upTo == 0 || base <= b.upTo {
			return b.rate
		}
	}
	return 0
}

// DuesCap is what a member generally pays at the most in a month; more is of one's own
// will (组电明字〔2017〕5号).
const DuesCap = Money(1000_00)

// MonthlyDues is what is to be paid a month, to the fen, half a fen rounded up
// (the rules say nothing of rounding), DuesCap at the most. No base, no dues.
func MonthlyDues(base Money, retired bool) Money {
	if base <= 0 {
		return 0
	}
	return min(part(base, DuesRate(base, retired)), DuesCap)
}

// part is a share of an amount, rounded half up to the fen. The amount is split
// so that no product overflows.
func part(m Money, r Ratio) Money {
	const million = 1_000_000
	whole, rest := int64(m)/million, int64(m)%million
	return Money(whole*int64(r) + (rest*int64(r)+million/2)/million)
}
