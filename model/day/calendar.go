package day

// Working days by the yearly notices on public holidays. They are known for one
// year ahead at most: beyond the tables answers go by weekdays and the holidays that
// the law fixes to a day of the year, and say so.

import (
	"maps"
	"slices"
	"sort"
	"sync/atomic"
	"time"
)

// YearTable is what is known of one year's public holidays.
type YearTable struct {
	Year    int
	Off     []Day  // days off; weekends within a holiday may be among them
	Work    []Day  // weekend days worked instead (补班)
	Source  string // the notice it was taken from
	Partial bool   // not all of the year is in it yet: what it says is used, but stays provisional
}

// Set makes d a day off or a working day, whatever the table said of it before.
func (t *YearTable) Set(d Day, work bool) {
	same := func(e Day) bool { return e == d }
	t.Off, t.Work = slices.DeleteFunc(t.Off, same), slices.DeleteFunc(t.Work, same)
	if work {
		t.Work = append(t.Work, d)
	} else {
		t.Off = append(t.Off, d)
	}
}

// Calendar tells working days. It does not change and may be shared; a nil
// Calendar is one without tables.
type Calendar struct {
	years map[int]*yearDays
}

// yearDays is one year, its days numbered from 0.
type yearDays struct {
	days        int
	provisional bool
	work        [366]bool
	sum         [367]int // working days among the first i days
}

// NewCalendar makes a calendar of the tables. A later table of a year replaces
// the earlier ones. Days of another year and whole months in a table count for
// nothing. A day that is both off and worked is off: of the two answers it is
// the one that makes no public notice longer than it was. A fixed statutory holiday is
// off whatever a table says.
func NewCalendar(tables ...YearTable) *Calendar {
	c := &Calendar{years: make(map[int]*yearDays, len(tables))}
	for _, t := range tables {
		if checkMonth(t.Year, 1) != nil {
			continue
		}
		y := *plainYear(t.Year)
		y.provisional = t.Partial
		y.set(t.Year, t.Work, true)
		y.set(t.Year, t.Off, false)
		y.set(t.Year, FixedHolidays(t.Year), false)
		y.count()
		c.years[t.Year] = &y
	}
	return c
}

func (y *yearDays) set(year int, days []Day, work bool) {
	for _, d := range days {
		if d.Year() == year && !d.MonthOnly() {
			y.work[d.ofYear()] = work
		}
	}
}

func (y *yearDays) count() {
	for i, w := range y.work {
		y.sum[i+1] = y.sum[i]
		if w {
			y.sum[i+1]++
		}
	}
}

// FixedHolidays is the statutory holidays of a year that fall on the same day of
// every year, by the text in force then (全国年节及纪念日放假办法: 1949; 1999, from
// 1999-09-18; 2007, from 2008-01-01; 2013, from 2014-01-01; 2024, from 2025-01-01,
// which adds 2 May). Feasts of the lunar calendar and 清明 are for the tables.
func FixedHolidays(year int) []Day {
	if checkMonth(year, 1) != nil || year < 1950 {
		return nil
	}
	at := func(month, last int) (days []Day) {
		for dom := 1; dom <= last; dom++ {
			days = append(days, Of(year, month, dom))
		}
		return days
	}
	may, october := 1, 3
	switch {
	case year >= 2025:
		may = 2
	case year >= 2000 && year <= 2007:
		may = 3
	case year < 1999:
		october = 2
	}
	return slices.Concat(at(1, 1), at(5, may), at(10, october))
}

// plainYears are the years without a table, each made when it is first asked for.
var plainYears [2200]atomic.Pointer[yearDays]

// plainYear is a year by its weekdays and its fixed holidays alone.
func plainYear(year int) *yearDays {
	if y := plainYears[year].Load(); y != nil {
		return y
	}
	first := newYear(year)
	y := &yearDays{days: 365, provisional: true}
	if leap(year) {
		y.days++
	}
	for i := range y.days {
		w := time.Weekday((int(first.Weekday()) + i) % 7)
		y.work[i] = w != time.Saturday && w != time.Sunday
	}
	y.set(year, FixedHolidays(year), false)
	y.count()
	plainYears[year].Store(y)
	return y
}

func newYear(year int) Day { return Day{int32(year*10000 + 101)} }

// ofYear is d's place in its year, from 0.
func (d Day) ofYear() int { return d.number() - newYear(d.Year()).number() }

func (c *Calendar) year(year int) *yearDays {
	if c != nil {
		if y := c.years[year]; y != nil {
			return y
		}
	}
	return plainYear(year)
}

// Years lists the years that have a table, partial ones too, in order.
func (c *Calendar) Years() []int {
	if c == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(c.years))
}

// Workday reports whether d is a working day; a month stands for its first day.
// Without a whole table of the year the answer is provisional. The zero Day is
// no working day.
func (c *Calendar) Workday(d Day) (work, provisional bool) {
	if d.IsZero() {
		return false, false
	}
	d = d.First()
	y := c.year(d.Year())
	return y.work[d.ofYear()], y.provisional
}

// Workdays counts the working days of a period, both ends included; months reach
// from their first to their last day. There are none if an end is not recorded
// or they are the wrong way round.
func (c *Calendar) Workdays(from, to Day) (n int, provisional bool) {
	from, to = from.First(), to.Last()
	if from.IsZero() || to.Before(from) {
		return 0, false
	}
	for at := from.Year(); at <= to.Year(); at++ {
		y := c.year(at)
		lo, hi := 0, y.days
		if at == from.Year() {
			lo = from.ofYear()
		}
		if at == to.Year() {
			hi = to.ofYear() + 1
		}
		n += y.sum[hi] - y.sum[lo]
		provisional = provisional || y.provisional
	}
	return n, provisional
}

// AddWorkdays is the n-th working day after d, d itself not counted, and whether
// that is provisional; a month stands for its first day. For n < 1 it is d, for
// the zero Day and beyond 2199 the zero Day.
func (c *Calendar) AddWorkdays(d Day, n int) (_ Day, provisional bool) {
	if d.IsZero() || n < 1 {
		return d, false
	}
	d = d.First()
	done := d.ofYear() + 1 // days of the year that are past
	for at := d.Year(); at <= latest.Year(); at++ {
		y := c.year(at)
		provisional = provisional || y.provisional
		if there := y.sum[done] + n; there <= y.sum[y.days] {
			i := sort.SearchInts(y.sum[:y.days+1], there) - 1
			return newYear(at).AddDays(i), provisional
		}
		n -= y.sum[y.days] - y.sum[done]
		done = 0
	}
	return Day{}, provisional
}
