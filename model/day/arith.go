package day

// Arithmetic in natural days, months and years.

import "time"

// AddDays moves by n days. A month moves from its first day. The zero Day stays
// zero; past the years 1900–2199 the answer is the zero Day.
func (d Day) AddDays(n int) Day {
	if d.IsZero() {
		return d
	}
	f := d.First()
	return fromTime(f.time().AddDate(0, 0, n))
}

// AddMonths moves by n natural months; the end of the month is clipped:
// 2023-08-31 and six months is 2024-02-29. A month stays a month.
func (d Day) AddMonths(n int) Day {
	if d.IsZero() {
		return d
	}
	m := d.Year()*12 + d.Month() - 1 + n
	year, month := m/12, m%12+1
	if year < 1900 || year > 2199 {
		return Day{}
	}
	return Day{int32(year*10000 + month*100 + min(d.Dom(), daysIn(year, month)))}
}

// AddYears moves by n natural years; 29 February becomes the 28th in a common year.
func (d Day) AddYears(n int) Day { return d.AddMonths(12 * n) }

// Sub is the number of days from e to d. A month counts from its first day; it
// is 0 if either is the zero Day.
func (d Day) Sub(e Day) int {
	if d.IsZero() || e.IsZero() {
		return 0
	}
	return int(d.First().time().Sub(e.First().time()) / (24 * time.Hour))
}

// Weekday is the day of the week; of a month, that of its first day.
func (d Day) Weekday() time.Weekday { return d.First().time().Weekday() }

// FullMonths is how many natural months have gone by from one day to the other:
// the greatest n with from + n months ≤ to. Negative if to is before from.
func FullMonths(from, to Day) int {
	if from.IsZero() || to.IsZero() {
		return 0
	}
	a, b := from.First(), to.First()
	n := (b.Year()-a.Year())*12 + b.Month() - a.Month()
	if a.AddMonths(n).After(b) {
		n--
	}
	return n
}

// FullYears is how many natural years have gone by (周岁, 整周年): who was born
// on 29 February is a year older on 28 February of a common year.
func FullYears(from, to Day) int {
	n := FullMonths(from, to)
	if n < 0 {
		return (n - 11) / 12
	}
	return n / 12
}

func (d Day) time() time.Time {
	return time.Date(d.Year(), time.Month(d.Month()), d.Dom(), 0, 0, 0, 0, time.UTC)
}

func fromTime(t time.Time) Day {
	y, m, dom := t.Date()
	if y < 1900 || y > 2199 {
		return Day{}
	}
	return Day{int32(y*10000 + int(m)*100 + dom)}
}

// MarshalText writes the form of String.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the form of String, and nothing else; empty is the zero Day.
func (d *Day) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Day{}
		return nil
	}
	got, err := parseStrict(string(text))
	if err != nil {
		return err
	}
	*d = got
	return nil
}
