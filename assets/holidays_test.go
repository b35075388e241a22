package assets

import (
	"testing"

	"partyledger/model/day"
)

// Totals of working days a year, as the notices give them.
func TestWorkingDaysOfAYear(t *testing.T) {
	c := day.NewCalendar(Holidays()...)
	want := map[int]int{2014: 250, 2015: 249, 2016: 250, 2017: 249, 2018: 250, 2019: 250, 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248}
	if got := len(c.Years()); got != len(want) {
		t.Errorf("years: %d", got)
	}
	for y, n := range want {
		got, provisional := c.Workdays(day.Of(y, 1, 1), day.Of(y, 12, 31))
		if got != n || provisional {
			t.Errorf("%d: %d working days (provisional %v), want %d", y, got, provisional, n)
		}
	}
}

func TestWorkday(t *testing.T) {
	c := day.NewCalendar(Holidays()...)
	for _, x := range []struct {
		d    day.Day
		work bool
		why  string
	}{
		{day.Of(2015, 9, 3), false, "victory day"}, {day.Of(2015, 9, 6), true, "make-up Sunday"},
		{day.Of(2020, 1, 31), false, "extended spring festival"}, {day.Of(2020, 2, 1), false, "cancelled make-up"}, {day.Of(2020, 2, 3), true, "first day after"},
		{day.Of(2025, 10, 8), false, "eighth day of National Day"}, {day.Of(2025, 9, 28), true, "make-up"}, {day.Of(2025, 10, 11), true, "make-up"},
		{day.Of(2026, 2, 14), true, "make-up Saturday"}, {day.Of(2026, 2, 15), false, "spring festival"}, {day.Of(2026, 2, 23), false, "spring festival"}, {day.Of(2026, 2, 24), true, "after"},
		{day.Of(2026, 9, 25), false, "Mid-autumn"}, {day.Of(2026, 10, 8), true, "after National Day"}, {day.Of(2026, 10, 10), true, "make-up"},
	} {
		if work, p := c.Workday(x.d); work != x.work || p {
			t.Errorf("%s (%s): %v, provisional %v", x.d, x.why, work, p)
		}
	}
	if _, p := c.Workday(day.Of(2027, 5, 1)); !p {
		t.Error("2027 has no table: must be provisional")
	}
}
