package report

import (
	"fmt"
	"strings"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/statistics"
)

// gridOf is a table's cells by their columns: those across stand in the first of theirs.
func gridOf(x Table) [][]Cell {
	var out [][]Cell
	for _, row := range x.Rows {
		line := make([]Cell, len(x.Columns))
		at := 0
		for _, c := range row {
			line[at] = c
			at += max(1, c.Span)
		}
		out = append(out, line)
	}
	return out
}

// On six days, of the whole and of a subsidiary, the tables hold the forms' figures, each
// in its place; a sum is what its parts come to; every form says what it is.
func TestStatisticsTables(t *testing.T) {
	records := demo.Records()
	for _, on := range sixDays {
		whole := model.BookOf(on, "", nil, records)
		for _, scope := range []string{"", whole.Subtree("")[1].ID} {
			b := whole.At(on, scope)
			doc := buildStatistics(Input{Book: b})
			for i, f := range statistics.Of(b).Forms {
				x, ok := find(doc, fmt.Sprintf("%d %s", i+1, f.Title))
				if !ok {
					t.Fatalf("%s: no table of %s", on, f.Title)
				}
				if last := x.Notes[len(x.Notes)-1]; !strings.Contains(last, "表式以党员信息系统为准") {
					t.Errorf("%s says %q of itself", f.Title, last)
				}
				grid := gridOf(x)
				for row := range f.Rows {
					for col, want := range f.Rows[row].Cells {
						y, z := row+1, f.Stub+1+col
						if half := (len(f.Rows) + 1) / 2; f.Key == statistics.Compare {
							y, z = row%half+1, 2+row/half*3
						}
						got := grid[y][z]
						if got.Text != want.Text() || got.Number == want.Forbidden {
							t.Errorf("%s %q: %s%s is %q, not %q", on, scope, f.Title, f.Place(row, col), got.Text, want.Text())
						}
						if sum, adds := reckon(grid, got); adds && sum != got.Value {
							t.Errorf("%s %q: %s%s is %v, its parts come to %v", on, scope, f.Title, f.Place(row, col), got.Value, sum)
						}
					}
				}
			}
			checks, _ := find(doc, "勾稽检查")
			if len(checks.Rows) < len(statistics.Relations()) {
				t.Errorf("%s: %d checks are told", on, len(checks.Rows))
			}
		}
	}
}

func reckon(grid [][]Cell, c Cell) (sum float64, adds bool) {
	for _, a := range c.Adds {
		if v := grid[a.Row][a.Col].Value; a.Minus {
			sum -= v
		} else {
			sum += v
		}
	}
	return sum, len(c.Adds) > 0
}

// What the checks find is told under the title and listed; what is explained lets the
// forms be called checked.
func TestStatisticsSayHowTheyStand(t *testing.T) {
	whole := model.BookOf(demo.AsOf, "", nil, demo.Records())
	standing := func(b *model.Book) string { return buildStatistics(Input{Book: b}).Sections[0].Blocks[0].(Title).Sub }
	if got := standing(whole); !strings.Contains(got, "，已校核") {
		t.Errorf("the sample's forms are %s", got)
	}
	var notes []model.Record
	for _, n := range model.Everywhere[model.StatisticsNote](whole) {
		n.Year = 2000
		notes = append(notes, n)
	}
	bare := whole.With(notes...)
	if got := standing(bare); !strings.Contains(got, "未校核：勾稽关系有") {
		t.Errorf("without explanations the forms are %s", got)
	}
	checks, _ := find(buildStatistics(Input{Book: bare}), "勾稽检查")
	open := 0
	for _, row := range checks.Rows {
		if row[2].Text == "待说明" && row[2].Warn {
			open++
		}
	}
	if open == 0 {
		t.Error("no check asks for an explanation")
	}
}
