package day

import (
	"slices"
	"testing"
)

// A year for the tests: the first week of October off, worked on two weekends.
func table2026() YearTable {
	t := YearTable{Year: 2026, Source: "test", Work: []Day{Of(2026, 9, 20), Of(2026, 10, 10)}}
	for d := Of(2026, 10, 1); d.Dom() <= 7; d = d.AddDays(1) {
		t.Off = append(t.Off, d)
	}
	return t
}

func TestCalendar(t *testing.T) {
	c := NewCalendar(table2026())
	for _, x := range []struct {
		d                 string
		work, provisional bool
	}{
		{"2026-09-19", false, false}, // a Saturday
		{"2026-09-20", true, false},
		{"2026-10-01", false, false},
		{"2026-10-08", true, false},
		{"2026-10-10", true, false},
		{"2026-10-11", false, false},
		{"2026-10", false, false}, // its first day
		{"2026-12-31", true, false},
		{"2027-01-01", false, true},
		{"2024-12-31", true, true}, // the 366th day
		{"2025-10-04", false, true},
		{"", false, false},
	} {
		if work, provisional := c.Workday(on(x.d)); work != x.work || provisional != x.provisional {
			t.Errorf("%q: %v, %v", x.d, work, provisional)
		}
	}
	if got := c.Years(); !slices.Equal(got, []int{2026}) {
		t.Errorf("years: %v", got)
	}
}

func TestNilCalendar(t *testing.T) {
	var c *Calendar
	if work, provisional := c.Workday(Of(2026, 10, 8)); !work || !provisional {
		t.Error("a Thursday without a table")
	}
	if n, provisional := c.Workdays(Of(2026, 10, 1), Of(2026, 10, 11)); n != 5 || !provisional {
		t.Errorf("%d working days, %v", n, provisional)
	}
	if d, provisional := c.AddWorkdays(Of(2026, 10, 1), 5); d != Of(2026, 10, 9) || !provisional {
		t.Errorf("%s, %v", d, provisional)
	}
	if c.Years() != nil {
		t.Error("years of nothing")
	}
}

func TestWorkdays(t *testing.T) {
	c := NewCalendar(table2026())
	for _, x := range []struct {
		from, to    string
		n           int
		provisional bool
	}{
		{"2026-09-30", "2026-10-08", 2, false}, // nine days, two worked
		{"2026-10-01", "2026-10-07", 0, false},
		{"2026-10-08", "2026-10-08", 1, false},
		{"2026-10-08", "2026-10-10", 3, false},
		{"2026-10", "2026-10", 18, false}, // the whole month
		{"2026-12-31", "2027-01-01", 1, true},
		{"2026-12-29", "2027-01-04", 4, true}, // 1 January is off before its notice is out
		{"2025-12-31", "2027-01-01", 257, true},
		{"2026-10-08", "2026-10-07", 0, false}, // the wrong way round
		{"", "2026-10-07", 0, false},
		{"2026-10-07", "", 0, false},
		{"1900-01-01", "2199-12-31", 77268, true},
	} {
		if n, provisional := c.Workdays(on(x.from), on(x.to)); n != x.n || provisional != x.provisional {
			t.Errorf("%q to %q: %d, %v; want %d, %v", x.from, x.to, n, provisional, x.n, x.provisional)
		}
	}
}

func TestAddWorkdays(t *testing.T) {
	c := NewCalendar(table2026())
	for _, x := range []struct {
		d           string
		n           int
		want        string
		provisional bool
	}{
		{"2026-09-30", 1, "2026-10-08", false},
		{"2026-09-30", 3, "2026-10-10", false},
		{"2026-09-30", 4, "2026-10-12", false},
		{"2026-10-03", 1, "2026-10-08", false}, // from a day off
		{"2026-12-30", 1, "2026-12-31", false},
		{"2026-12-31", 1, "2027-01-04", true},
		{"2025-12-30", 2, "2026-01-02", true}, // counted from a year without a table
		{"2026-10", 1, "2026-10-08", false},
		{"2026-10-08", 0, "2026-10-08", false},
		{"2026-10-08", -3, "2026-10-08", false},
		{"2199-12-31", 1, "", true},
		{"", 5, "", false},
	} {
		if d, provisional := c.AddWorkdays(on(x.d), x.n); d != on(x.want) || provisional != x.provisional {
			t.Errorf("%q + %d: %s, %v; want %s, %v", x.d, x.n, d, provisional, x.want, x.provisional)
		}
	}
}

// The counts agree with looking at each day.
func TestWorkdaysDayByDay(t *testing.T) {
	c := NewCalendar(table2026(), YearTable{Year: 2024, Off: []Day{Of(2024, 2, 29), Of(2024, 12, 31)}})
	for from := Of(2024, 2, 20); from.Before(Of(2024, 3, 10)); from = from.AddDays(1) {
		n := 0
		for to := from; to.Before(Of(2027, 2, 1)); to = to.AddDays(1) {
			work, _ := c.Workday(to)
			if work {
				n++
			}
			if got, _ := c.Workdays(from, to); got != n {
				t.Fatalf("%s to %s: %d, want %d", from, to, got, n)
			}
			if d, _ := c.AddWorkdays(from.AddDays(-1), n); work && d != to {
				t.Fatalf("%d after %s: %s, want %s", n, from.AddDays(-1), d, to)
			}
		}
	}
}

func TestTables(t *testing.T) {
	odd := YearTable{Year: 2026, Off: []Day{Of(2025, 5, 1), {}, on("2026-06"), Of(2026, 5, 6)}, Work: []Day{Of(2026, 5, 6), Of(2026, 5, 9)}}
	c := NewCalendar(table2026(), odd, YearTable{Year: 0}, YearTable{Year: 3000})
	if work, _ := c.Workday(Of(2026, 10, 6)); !work {
		t.Error("the later table of the year does not replace the earlier one")
	}
	if work, _ := c.Workday(Of(2026, 6, 1)); !work {
		t.Error("a whole month in the table was taken for a day")
	}
	if work, _ := c.Workday(Of(2026, 5, 6)); work {
		t.Error("both off and worked: must be off")
	}
	if work, _ := c.Workday(Of(2026, 5, 9)); !work {
		t.Error("the make-up Saturday is not worked")
	}
	if got := c.Years(); !slices.Equal(got, []int{2026}) {
		t.Errorf("years: %v", got)
	}
}

// The office adds the days that a late notice names, one by one.
func TestSet(t *testing.T) {
	table := table2026()
	table.Set(Of(2026, 10, 7), true)
	table.Set(Of(2026, 10, 10), false)
	table.Set(Of(2026, 10, 12), false)
	table.Set(Of(2026, 10, 12), false)
	if len(table.Off) != 8 || len(table.Work) != 2 {
		t.Errorf("%v", table)
	}
	c := NewCalendar(table)
	for d, want := range map[Day]bool{Of(2026, 10, 6): false, Of(2026, 10, 7): true, Of(2026, 10, 10): false, Of(2026, 10, 12): false} {
		if work, _ := c.Workday(d); work != want {
			t.Errorf("%s: %v", d, work)
		}
	}
}

func TestPartialTable(t *testing.T) {
	c := NewCalendar(YearTable{Year: 2027, Off: []Day{Of(2027, 1, 1)}, Partial: true})
	if work, provisional := c.Workday(Of(2027, 1, 1)); work || !provisional {
		t.Errorf("%v, %v", work, provisional)
	}
	if n, provisional := c.Workdays(Of(2026, 12, 31), Of(2027, 1, 4)); n != 2 || !provisional {
		t.Errorf("%d, %v", n, provisional)
	}
}

func BenchmarkWorkdays(b *testing.B) {
	c := NewCalendar(table2026())
	for b.Loop() {
		c.Workdays(Of(2026, 9, 25), Of(2026, 10, 12))
	}
}

// The holidays of the law of the day, in years without a table.
func TestFixedHolidays(t *testing.T) {
	var c *Calendar
	for _, x := range []struct {
		d    string
		work bool
	}{
		{"2027-01-01", false}, {"2027-01-04", true},
		{"2027-10-01", false}, {"2027-10-04", true}, {"2028-10-02", false}, {"2028-10-03", false}, {"2028-10-04", true},
		{"2028-05-01", false}, {"2028-05-02", false}, {"2028-05-03", true}, // 2 May from 2025 on
		{"2024-05-02", true}, {"2013-05-02", true}, {"2008-05-02", true},
		{"2007-05-02", false}, {"2007-05-03", false}, {"2007-05-04", true}, {"2000-05-03", false}, // 1 to 3 May from 2000 to 2007
		{"1999-05-03", true}, {"1998-10-02", false}, {"1995-10-03", true}, {"2000-10-03", false},
		{"1949-01-03", true},
	} {
		if work, provisional := c.Workday(on(x.d)); work != x.work || !provisional {
			t.Errorf("%s: %v, %v", x.d, work, provisional)
		}
	}
	odd := NewCalendar(YearTable{Year: 2027, Work: []Day{Of(2027, 1, 1), Of(2027, 1, 2)}})
	if work, _ := odd.Workday(Of(2027, 1, 1)); work {
		t.Error("a table made New Year's Day a working day")
	}
	if work, _ := odd.Workday(Of(2027, 1, 2)); !work {
		t.Error("a Saturday that a table has worked is not")
	}
}
