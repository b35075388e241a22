package day

// Days, natural months and natural years. Every limit of the rules runs in
// natural months and years (“一个月内”, “一年以上”), never in 30 or 365 days.

import "time"

// latest is the last calendar day that a Day can hold.
var latest = Day{21991231}

// AddDays moves by n days. A month moves from its first day and the answer is a
// day. The zero Day stays zero; beyond 1900–2199 the answer is the zero Day.
func (d Day) AddDays(n int) Day {
	if d.IsZero() {
		return d
	}
	span := latest.number()
	if n < -span || n > span { // also keeps the sum from overflowing
		return Day{}
	}
	return numbered(d.First().number() + n)
}

// AddMonths moves by n natural months; a day that the month lacks becomes its
// last day (2023-08-31 + 6 = 2024-02-29). A month stays a month. The zero Day
// stays zero; beyond 1900–2199 the answer is the zero Day.
func (d Day) AddMonths(n int) Day {
	const most = 300 * 12
	if d.IsZero() || n < -most || n > most {
		return Day{}
	}
	at := d.Year()*12 + d.Month() - 1 + n
	y, m := at/12, at%12+1
	if checkMonth(y, m) != nil {
		return Day{}
	}
	return Day{int32(y*10000 + m*100 + min(d.Dom(), daysIn(y, m)))}
}

// AddYears moves by n natural years, like AddMonths: 2024-02-29 + 1 = 2025-02-28.
func (d Day) AddYears(n int) Day {
	if n < -300 || n > 300 {
		return Day{}
	}
	return d.AddMonths(12 * n)
}

// Sub is the number of days from e to d, a month standing for its first day. It
// is 0 if either is the zero Day: ask IsZero first.
func (d Day) Sub(e Day) int {
	if d.IsZero() || e.IsZero() {
		return 0
	}
	return d.First().number() - e.First().number()
}

// FullYears is the whole years from one day to another (周岁, 整周年): the
// greatest n for which from.AddYears(n) is not after to, so that someone born on
// 29 February is a year older on 28 February. A month stands for its first day.
// It is negative when to is before from, and 0 if either is the zero Day.
func FullYears(from, to Day) int {
	if from.IsZero() || to.IsZero() {
		return 0
	}
	from, to = from.First(), to.First()
	n := to.Year() - from.Year()
	if from.AddYears(n).After(to) {
		n--
	}
	return n
}

// FullMonths is the whole natural months from one day to another, like
// FullYears: the greatest n for which from.AddMonths(n) is not after to.
func FullMonths(from, to Day) int {
	if from.IsZero() || to.IsZero() {
		return 0
	}
	from, to = from.First(), to.First()
	n := (to.Year()-from.Year())*12 + to.Month() - from.Month()
	if from.AddMonths(n).After(to) {
		n--
	}
	return n
}

// Weekday is the day of the week, of a month that of its first day. The zero
// Day has none: ask IsZero first.
func (d Day) Weekday() time.Weekday {
	if d.IsZero() {
		return time.Sunday
	}
	return time.Weekday((d.First().number() + int(time.Monday)) % 7) // 1900-01-01 was a Monday
}

// number counts the days since 1900-01-01; d has a day of the month.
func (d Day) number() int {
	y, m := d.Year(), d.Month()
	n := (y-1900)*365 + before[m-1] + d.Dom() - 1
	// Leap days of the years before this one (1900 is none, 2000 is one, 2100 none).
	p := y - 1
	n += p/4 - p/100 + p/400 - (1899/4 - 1899/100 + 1899/400)
	if m > 2 && leap(y) {
		n++
	}
	return n
}

// numbered is the day with that number, zero outside 1900–2199.
func numbered(n int) Day {
	if n < 0 || n > latest.number() {
		return Day{}
	}
	y := 1900 + n/366 // at most one year early over these three centuries
	for y < 2199 && (Day{int32((y+1)*10000 + 101)}).number() <= n {
		y++
	}
	n -= Day{int32(y*10000 + 101)}.number()
	m := 1
	for n >= daysIn(y, m) {
		n -= daysIn(y, m)
		m++
	}
	return Day{int32(y*10000 + m*100 + n + 1)}
}

// before is the days of the year before each month, leap day aside.
var before = [12]int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}
