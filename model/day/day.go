// Package day is the calendar of the ledgers: days and months as offices write
// them, limits in natural months and years, and China's working days.
package day

import (
	"cmp"
	"fmt"
	"strconv"
)

// Day is a calendar day, or a whole month when only that is known. The zero
// Day means “not recorded”. Days are comparable with == and can be map keys.
type Day struct {
	n int32 // year*10000 + month*100 + day; day 0 = only the month is known
}

// New gives the day, or an error in Chinese that says why there is no such day.
func New(year, month, dom int) (Day, error) {
	if err := checkMonth(year, month); err != nil {
		return Day{}, err
	}
	if last := daysIn(year, month); dom < 1 || dom > last {
		return Day{}, fmt.Errorf("%d年%d月没有%d日（该月共%d天）", year, month, dom, last)
	}
	return Day{int32(year*10000 + month*100 + dom)}, nil
}

// NewMonth gives a day of which only year and month are known.
func NewMonth(year, month int) (Day, error) {
	if err := checkMonth(year, month); err != nil {
		return Day{}, err
	}
	return Day{int32(year*10000 + month*100)}, nil
}

func checkMonth(year, month int) error {
	if year < 1900 || year > 2199 {
		return fmt.Errorf("年份%d不在1900至2199之间", year)
	}
	if month < 1 || month > 12 {
		return fmt.Errorf("没有%d月", month)
	}
	return nil
}

// Of is New for constants in code and tests; it panics on an impossible day.
func Of(year, month, dom int) Day {
	d, err := New(year, month, dom)
	if err != nil {
		panic(err)
	}
	return d
}

// IsZero reports that no day is recorded.
func (d Day) IsZero() bool { return d.n == 0 }

// MonthOnly reports that only the month is known.
func (d Day) MonthOnly() bool { return d.n != 0 && d.n%100 == 0 }

// Year is the year, 0 for the zero Day.
func (d Day) Year() int { return int(d.n / 10000) }

// Month is the month 1–12, 0 for the zero Day.
func (d Day) Month() int { return int(d.n / 100 % 100) }

// Dom is the day of the month, 0 when only the month is known.
func (d Day) Dom() int { return int(d.n % 100) }

// First is the earliest day it can mean: itself, or the month's first day.
func (d Day) First() Day {
	if d.MonthOnly() {
		return Day{d.n + 1}
	}
	return d
}

// Last is the latest day it can mean: itself, or the month's last day.
func (d Day) Last() Day {
	if d.MonthOnly() {
		return Day{d.n + int32(daysIn(d.Year(), d.Month()))}
	}
	return d
}

// Compare orders days; a month comes before its own days and the zero Day first.
func (d Day) Compare(e Day) int { return cmp.Compare(d.n, e.n) }

// Before reports d < e. Ask IsZero first: the zero Day is before every day.
func (d Day) Before(e Day) bool { return d.n < e.n }

// After reports d > e.
func (d Day) After(e Day) bool { return d.n > e.n }

// String is 2006-01-02, 2006-01 for a month, empty for the zero Day.
func (d Day) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.MonthOnly():
		return d.figures("-")[:7]
	}
	return d.figures("-")
}

// figures is year, month and day in two digits each; rules and keys ask for it by the
// hundred thousand.
func (d Day) figures(between string) string {
	out := strconv.AppendInt(make([]byte, 0, 10), int64(d.Year()), 10) // four digits: New sees to it
	for _, n := range [2]int{d.Month(), d.Dom()} {
		out = append(append(out, between...), byte('0'+n/10), byte('0'+n%10))
	}
	return string(out)
}

// Chinese is 2026年11月23日 or 2026年11月, as official documents write it.
func (d Day) Chinese() string {
	switch {
	case d.IsZero():
		return ""
	case d.MonthOnly():
		return strconv.Itoa(d.Year()) + "年" + strconv.Itoa(d.Month()) + "月"
	}
	return strconv.Itoa(d.Year()) + "年" + strconv.Itoa(d.Month()) + "月" + strconv.Itoa(d.Dom()) + "日"
}

// Dotted is 1998.07, the form of 任免表 and printed rosters.
func (d Day) Dotted() string {
	if d.IsZero() {
		return ""
	}
	return d.figures(".")[:7]
}

// DottedDay is 1998.07.01, or 1998.07 for a month.
func (d Day) DottedDay() string {
	if d.IsZero() || d.MonthOnly() {
		return d.Dotted()
	}
	return d.figures(".")
}

func leap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

func daysIn(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if leap(y) {
			return 29
		}
		return 28
	}
	return 31
}
