package day

// Working days by the public-holiday tables of China.

import (
	"slices"
	"time"
)

// YearTable is one year's public holidays and make-up working days.
type YearTable struct {
	Year   int
	Off    []Day  // days off, weekends inside a holiday included
	Work   []Day  // weekend days that are worked
	Source string // the notice it was taken from
}

// Calendar answers which days are working days. The nil Calendar knows no table.
type Calendar struct {
	years map[int]*[367]bool // by day of the year, 1–366: works
}

// NewCalendar makes a calendar. A later table of a year replaces an earlier one.
func NewCalendar(tables ...YearTable) *Calendar {
	c := &Calendar{years: make(map[int]*[367]bool, len(tables))}
	for _, t := range tables {
		c.years[t.Year] = yearOf(t)
	}
	return c
}

func yearOf(t YearTable) *[367]bool {
	works := new([367]bool)
	at := time.Date(t.Year, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := 1; at.Year() == t.Year; i++ {
		works[i] = weekday(at)
		at = at.AddDate(0, 0, 1)
	}
	set := func(days []Day, to bool) {
		for _, d := range days {
			if d.Year() == t.Year && !d.MonthOnly() {
				works[d.time().YearDay()] = to
			}
		}
	}
	set(t.Off, false)
	set(t.Work, true)
	return works
}

func weekday(t time.Time) bool { return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday }

// Years lists the years that have a table.
func (c *Calendar) Years() []int {
	if c == nil {
		return nil
	}
	var out []int
	for y := range c.years {
		out = append(out, y)
	}
	slices.Sort(out)
	return out
}

// Workday reports whether the day is worked. Without a table of its year the
// answer goes by the weekday and is provisional.
func (c *Calendar) Workday(d Day) (work, provisional bool) { return c.workday(d.First().time()) }

func (c *Calendar) workday(t time.Time) (work, provisional bool) {
	if c != nil {
		if y := c.years[t.Year()]; y != nil {
			return y[t.YearDay()], false
		}
	}
	return weekday(t), true
}

// Workdays counts the working days from one day to another, both included; 0 if
// either is missing or they are in the wrong order. Ranges over ten years are
// cut there: nobody asks for more, and bad data must not hang us.
func (c *Calendar) Workdays(from, to Day) (n int, provisional bool) {
	if from.IsZero() || to.IsZero() {
		return 0, false
	}
	end := to.Last().time()
	for t, i := from.First().time(), 0; !t.After(end) && i < 3660; t, i = t.AddDate(0, 0, 1), i+1 {
		work, p := c.workday(t)
		provisional = provisional || p
		if work {
			n++
		}
	}
	return n, provisional
}

// AddWorkdays is the n-th working day after d (n ≥ 1); n = 0 gives d.
func (c *Calendar) AddWorkdays(d Day, n int) (Day, bool) {
	if d.IsZero() {
		return d, false
	}
	t, provisional := d.First().time(), false
	for i := 0; n > 0 && i < 36600; i++ {
		t = t.AddDate(0, 0, 1)
		work, p := c.workday(t)
		provisional = provisional || p
		if work {
			n--
		}
	}
	return fromTime(t), provisional
}
