package model

// Counts of which none differs from not known: a unit with no full member is not one
// whose full members nobody has counted.

import "strconv"

// Count is a number that may be unknown. The zero Count is not recorded; a recorded
// nought is noneCounted, in the ledger's file too, so that older records keep their
// meaning. Reckon with N.
type Count int

const noneCounted Count = -1

// Counted is a recorded number, nought included.
func Counted(n int) Count {
	if n <= 0 {
		return noneCounted
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
	case c < noneCounted: // against the law, and shown as it is
		return strconv.Itoa(int(c))
	}
	return strconv.Itoa(c.N())
}
