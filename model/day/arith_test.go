package day

import (
	"math"
	"testing"
	"time"
)

func on(s string) Day {
	d, ok, err := canonical(s)
	if s != "" && (!ok || err != nil) {
		panic("no day: " + s)
	}
	return d
}

// Every day there is, against the standard library.
func TestNumbers(t *testing.T) {
	at := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	n := 0
	for ; at.Year() < 2200; n, at = n+1, at.AddDate(0, 0, 1) {
		d := numbered(n)
		if y, m, dom := at.Date(); d != Of(y, int(m), dom) || d.number() != n || d.Weekday() != at.Weekday() ||
			d.ofYear() != at.YearDay()-1 {
			t.Fatalf("day %d is %s, %s", n, d, d.Weekday())
		}
	}
	if n != latest.number()+1 || !numbered(n).IsZero() || !numbered(-1).IsZero() {
		t.Error("the last day is not the last")
	}
}

func TestAddMonths(t *testing.T) {
	for _, x := range []struct {
		d    string
		n    int
		want string
	}{
		{"2023-08-31", 6, "2024-02-29"}, // and not 180 days, 2024-02-27
		{"2024-03-01", 3, "2024-06-01"}, // and not 90 days, 2024-05-30
		{"2023-08-31", 12, "2024-08-31"},
		{"2022-08-31", 6, "2023-02-28"},
		{"2026-01-31", 1, "2026-02-28"},
		{"2026-12-31", 2, "2027-02-28"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2026-01-15", -13, "2024-12-15"},
		{"2026-05", 8, "2027-01"},
		{"2026-01", -1, "2025-12"},
		{"2026-05-11", 0, "2026-05-11"},
		{"2100-01-29", 1, "2100-02-28"}, // no leap year
		{"2000-01-30", 1, "2000-02-29"},
		{"2199-12-31", 1, ""},
		{"1900-01-01", -1, ""},
		{"1900-01", -1, ""},
		{"2026-05-11", math.MaxInt, ""},
		{"2026-05-11", math.MinInt, ""},
		{"", 5, ""},
	} {
		if got := on(x.d).AddMonths(x.n); got != on(x.want) {
			t.Errorf("%q %+d months: %s, want %s", x.d, x.n, got, x.want)
		}
	}
}

func TestAddYears(t *testing.T) {
	for _, x := range []struct {
		d    string
		n    int
		want string
	}{
		{"2023-08-31", 1, "2024-08-31"}, // and not 365 days, 2024-08-30
		{"2024-02-29", 1, "2025-02-28"},
		{"2024-02-29", 4, "2028-02-29"},
		{"2024-02-29", -1, "2023-02-28"},
		{"2008-02-29", 18, "2026-02-28"},
		{"1998-07", 18, "2016-07"},
		{"2199-01-01", 1, ""},
		{"2026-05-11", math.MaxInt, ""},
		{"2026-05-11", math.MinInt, ""},
		{"", 1, ""},
	} {
		if got := on(x.d).AddYears(x.n); got != on(x.want) {
			t.Errorf("%q %+d years: %s, want %s", x.d, x.n, got, x.want)
		}
	}
}

func TestAddDays(t *testing.T) {
	for _, x := range []struct {
		d    string
		n    int
		want string
	}{
		{"2023-08-31", 180, "2024-02-27"},
		{"2024-03-01", 90, "2024-05-30"},
		{"2023-08-31", 365, "2024-08-30"},
		{"2024-02-28", 1, "2024-02-29"},
		{"2023-02-28", 1, "2023-03-01"},
		{"2026-01-01", -1, "2025-12-31"},
		{"2026-05", 0, "2026-05-01"},
		{"2026-05", 31, "2026-06-01"},
		{"1900-02-28", 1, "1900-03-01"}, // unlike Excel
		{"2199-12-31", 1, ""},
		{"1900-01-01", -1, ""},
		{"2026-05-11", math.MaxInt, ""},
		{"2026-05-11", math.MinInt, ""},
		{"", 1, ""},
	} {
		if got := on(x.d).AddDays(x.n); got != on(x.want) {
			t.Errorf("%q %+d days: %s, want %s", x.d, x.n, got, x.want)
		}
	}
}

func TestSub(t *testing.T) {
	for _, x := range []struct {
		d, e string
		want int
	}{
		{"2024-03-01", "2024-02-28", 2}, {"2023-03-01", "2023-02-28", 1}, {"2024-02-28", "2024-03-01", -2},
		{"2026-05", "2026-04-30", 1}, {"2026-05", "2026-05-01", 0}, {"2199-12-31", "1900-01-01", 109572},
		{"", "2026-05-11", 0}, {"2026-05-11", "", 0},
	} {
		if got := on(x.d).Sub(on(x.e)); got != x.want {
			t.Errorf("%q - %q = %d, want %d", x.d, x.e, got, x.want)
		}
	}
}

func TestFullYearsAndMonths(t *testing.T) {
	for _, x := range []struct {
		from, to      string
		years, months int
	}{
		{"2008-05-11", "2026-05-10", 17, 215},
		{"2008-05-11", "2026-05-11", 18, 216},
		{"2008-02-29", "2026-02-27", 17, 215},
		{"2008-02-29", "2026-02-28", 18, 216}, // as AddYears clips
		{"2008-02-29", "2028-02-28", 19, 239},
		{"2023-08-31", "2024-02-28", 0, 5},
		{"2023-08-31", "2024-02-29", 0, 6},
		{"2023-08-31", "2024-08-30", 0, 11},
		{"2023-08-31", "2024-08-31", 1, 12},
		{"1998-07", "2016-07-01", 18, 216}, // a month from its first day
		{"1998-07", "2016-06-30", 17, 215},
		{"1998-07-15", "2016-07", 17, 215},
		{"1998-07", "2016-07", 18, 216},
		{"2026-05-11", "2026-05-11", 0, 0},
		{"2026-05-11", "2026-05-10", -1, -1},
		{"2026-05-11", "2025-05-11", -1, -12},
		{"2026-05-11", "2025-05-10", -2, -13},
		{"1900-01-01", "2199-12-31", 299, 3599},
		{"2199-12-31", "1900-01-01", -300, -3600},
		{"", "2026-05-11", 0, 0},
		{"2026-05-11", "", 0, 0},
	} {
		if y, m := FullYears(on(x.from), on(x.to)), FullMonths(on(x.from), on(x.to)); y != x.years || m != x.months {
			t.Errorf("%q to %q: %d years, %d months; want %d, %d", x.from, x.to, y, m, x.years, x.months)
		}
	}
}

// What is reached by FullYears and FullMonths is what AddYears and AddMonths
// give as the limit: the rules and the ages on the screen never disagree.
func TestFullIsTheLimit(t *testing.T) {
	for from := on("2023-12-20"); from.Before(on("2024-03-05")); from = from.AddDays(1) {
		for to := from; to.Before(on("2027-03-05")); to = to.AddDays(1) {
			y, m := FullYears(from, to), FullMonths(from, to)
			if from.AddYears(y).After(to) || !from.AddYears(y+1).After(to) {
				t.Fatalf("%s to %s: %d years", from, to, y)
			}
			if from.AddMonths(m).After(to) || !from.AddMonths(m+1).After(to) {
				t.Fatalf("%s to %s: %d months", from, to, m)
			}
		}
	}
}
