package model

// Numbers of which nought differs from not known: a unit with no full member is not
// one whose full members nobody has counted, a budget of nought not one that nobody
// has entered.

import "strconv"

// Count is a number that may be unknown. The zero Count is not recorded; a recorded
// nought is recordedNought, in the ledger's file too, so that older records keep their
// meaning. Reckon with N.
type Count int

// Amount is Money that may be unknown, in the same manner.
type Amount Money

const recordedNought = -1

// Counted is a recorded number, nought included.
func Counted(n int) Count {
	if n <= 0 {
		return recordedNought
	}
	return Count(n)
}

// Known reports that a number is recorded.
func (c Count) Known() bool { return c != 0 }

// N is the number; 0 if it is not recorded.
func (c Count) N() int { return max(0, int(c)) }

// String is the number as sheets and forms write it; empty if it is not recorded.
func (c Count) String() string {
	switch {
	case !c.Known():
		return ""
	case c < recordedNought: // against the law, and shown as it is
		return strconv.Itoa(int(c))
	}
	return strconv.Itoa(c.N())
}

// Recorded is an amount that is known, nought included.
func Recorded(m Money) Amount {
	if m <= 0 {
		return recordedNought
	}
	return Amount(m)
}

// Known reports that an amount is recorded.
func (a Amount) Known() bool { return a != 0 }

// N is the amount; 0 if it is not recorded.
func (a Amount) N() Money { return max(0, Money(a)) }

// String is yuan with two decimals, 0.00 for a recorded nought; empty if it is not
// recorded.
func (a Amount) String() string {
	if a == recordedNought {
		return "0.00"
	}
	return Money(a).String()
}
