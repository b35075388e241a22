package assets

import (
	"slices"
	"strings"
	"testing"
	"time"

	"partyledger/model/day"
)

// Totals of working days a year. A day lost or gained in a table would shorten
// or lengthen somebody's public notice without a sign.
func TestWorkingDaysOfAYear(t *testing.T) {
	c := day.NewCalendar(Holidays()...)
	want := map[int]int{
		2014: 250, 2015: 249, 2016: 250, 2017: 249, 2018: 250, 2019: 250, 2020: 249,
		2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248,
	}
	if got := c.Years(); len(got) != len(want) || got[0] != 2014 || got[len(got)-1] != 2026 {
		t.Errorf("years: %v", got)
	}
	for y, n := range want {
		got, provisional := c.Workdays(day.Of(y, 1, 1), day.Of(y, 12, 31))
		if got != n || provisional {
			t.Errorf("%d: %d working days (provisional %v), want %d", y, got, provisional, n)
		}
	}
}

// However the days are moved about, the weekdays off less the make-up days are
// the days that the law grants: 11 a year, 13 from 2025.
func TestHolidaysAreTheStatutoryOnes(t *testing.T) {
	beyond := map[int]int{
		2015: 1, // 抗战胜利日
		2020: 2, // 春节延长: a Friday, and a make-up Saturday cancelled
	}
	for _, table := range Holidays() {
		want := 11 + beyond[table.Year]
		if table.Year >= 2025 {
			want = 13
		}
		got := -len(table.Work)
		for _, d := range table.Off {
			if !weekend(d) {
				got++
			}
		}
		if got != want {
			t.Errorf("%d: %d days off beside weekends, want %d", table.Year, got, want)
		}
	}
}

func weekend(d day.Day) bool {
	return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
}

func TestHolidayTablesAreSound(t *testing.T) {
	for i, table := range Holidays() {
		if table.Year != 2014+i {
			t.Errorf("table %d is of %d", i, table.Year)
		}
		all := slices.Concat(table.Off, table.Work)
		for _, d := range all {
			if d.Year() != table.Year || d.MonthOnly() {
				t.Errorf("%d: %s", table.Year, d)
			}
		}
		for _, d := range table.Work {
			if !weekend(d) {
				t.Errorf("%s is made up for but is no weekend", d)
			}
		}
		slices.SortFunc(all, day.Day.Compare)
		if n := len(all); len(slices.Compact(all)) != n {
			t.Errorf("%d: a day twice", table.Year)
		}
		if !strings.Contains(table.Source, "发明电〔") || table.Partial {
			t.Errorf("%d: source %q, partial %v", table.Year, table.Source, table.Partial)
		}
	}
}

// The caller lays the office's own days over the tables: that must not reach
// the next caller.
func TestHolidaysAreTheCallersOwn(t *testing.T) {
	mine := Holidays()
	mine[0].Off[0] = day.Day{}
	mine[0].Set(day.Of(2014, 5, 4), false)
	if again := Holidays(); again[0].Off[0].IsZero() || len(again[0].Work) != 5 {
		t.Error("a caller's change reached the shipped tables")
	}
}

// Days that are easily got wrong.
func TestWorkday(t *testing.T) {
	c := day.NewCalendar(Holidays()...)
	for _, x := range []struct {
		d    day.Day
		work bool
		why  string
	}{
		{day.Of(2014, 5, 4), true, "made up on a Sunday"},
		{day.Of(2015, 9, 3), false, "抗战胜利日"}, {day.Of(2015, 9, 4), false, "moved"}, {day.Of(2015, 9, 6), true, "made up"},
		{day.Of(2016, 10, 9), true, "made up on a Sunday"},
		{day.Of(2018, 12, 29), true, "made up for 2019"}, {day.Of(2018, 12, 31), false, "of 2019's notice"},
		{day.Of(2019, 5, 2), false, "arrangement changed in March"}, {day.Of(2019, 4, 28), true, "arrangement changed in March"},
		{day.Of(2020, 1, 31), false, "extended"}, {day.Of(2020, 2, 1), false, "make-up day cancelled"},
		{day.Of(2020, 2, 3), true, "first day after"},
		{day.Of(2024, 2, 9), true, "New Year's Eve was not a public holiday"},
		{day.Of(2025, 10, 8), false, "the eighth day"}, {day.Of(2025, 9, 28), true, "made up"}, {day.Of(2025, 10, 11), true, "made up"},
		{day.Of(2026, 1, 4), true, "made up"}, {day.Of(2026, 2, 14), true, "made up"}, {day.Of(2026, 2, 23), false, "the ninth day"},
		{day.Of(2026, 2, 24), true, "first day after"},
		{day.Of(2026, 9, 20), true, "made up"}, {day.Of(2026, 9, 25), false, "中秋"}, {day.Of(2026, 10, 8), true, "first day after"},
		{day.Of(2026, 10, 10), true, "made up"},
	} {
		if work, provisional := c.Workday(x.d); work != x.work || provisional {
			t.Errorf("%s (%s): work %v, provisional %v", x.d, x.why, work, provisional)
		}
	}
	if _, provisional := c.Workday(day.Of(2027, 5, 1)); !provisional {
		t.Error("2027 has no table: must be provisional")
	}
}

// B-09: a public notice of five working days at least.
func TestPublicNotice(t *testing.T) {
	c := day.NewCalendar(Holidays()...)
	for _, x := range []struct {
		from, to    day.Day
		n           int
		provisional bool
		why         string
	}{
		{day.Of(2025, 9, 29), day.Of(2025, 10, 8), 2, false, "ten days over National Day hold two working days"},
		{day.Of(2025, 9, 26), day.Of(2025, 10, 9), 5, false, "with the make-up Sunday"},
		{day.Of(2026, 9, 28), day.Of(2026, 10, 8), 4, false, "eleven days, one short"},
		{day.Of(2026, 9, 28), day.Of(2026, 10, 9), 5, false, ""},
		{day.Of(2026, 2, 10), day.Of(2026, 2, 14), 5, false, "Tuesday to a make-up Saturday"},
		{day.Of(2026, 5, 25), day.Of(2026, 5, 29), 5, false, "a plain week"},
		{day.Of(2026, 5, 23), day.Of(2026, 5, 29), 5, false, "seven days are five"},
		{day.Of(2026, 12, 28), day.Of(2027, 1, 3), 4, true, "into a year without a table: 1 January is off by law"},
		{day.Of(2026, 12, 29), day.Of(2027, 1, 4), 4, true, "and so is it here"},
	} {
		if n, provisional := c.Workdays(x.from, x.to); n != x.n || provisional != x.provisional {
			t.Errorf("%s to %s (%s): %d, provisional %v; want %d, %v", x.from, x.to, x.why, n, provisional, x.n, x.provisional)
		}
	}
	if end, _ := c.AddWorkdays(day.Of(2026, 9, 27), 5); end != day.Of(2026, 10, 9) {
		t.Errorf("the fifth working day after 2026-09-27 is %s", end)
	}
}
