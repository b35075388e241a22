package intake

// Nothing is silently lost: every filled cell of a file is a heading, read, left out with
// a reason, or told of.

import (
	"io"
	"slices"
	"strings"
	"testing"

	"partyledger/store/sheet"
)

// accounted looks for each filled cell of a file in what was told of it.
func accounted(t *testing.T, file string, res *Outcome) {
	t.Helper()
	f, err := sheet.OpenFile(file, 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, p := range f.Sheets {
		if p.Name == guideSheet || p.Name == optionSheet || p.Hidden {
			continue
		}
		var tables []*Table
		for _, x := range res.Tables {
			if x.Sheet == p.Name {
				tables = append(tables, x)
			}
		}
		c, err := f.Cells(p.Part)
		if err != nil {
			t.Fatal(err)
		}
		counted := map[string]int{} // key and column → cells in rows of data
		for {
			row, cells, err := c.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			for col, cell := range cells {
				if strings.TrimSpace(cell.Text) == "" {
					continue
				}
				if x := whose(tables, row, col, counted); x == "" {
					t.Errorf("%s!%s%d %q is in no table", p.Name, letters(col), row, cell.Text)
				}
			}
		}
		c.Close()
		for _, x := range tables {
			checkColumns(t, x, counted)
		}
	}
}

// whose finds the table that a cell belongs to, and counts it if its row was read.
func whose(tables []*Table, row, col int, counted map[string]int) string {
	for _, x := range tables {
		if slices.ContainsFunc(x.LeftOut, func(l LeftOut) bool {
			return l.Row == row && !strings.Contains(l.Why, "隐藏") && !strings.Contains(l.Why, "删除线")
		}) {
			return x.Key
		}
	}
	for _, x := range tables {
		top, left, bottom, right := rangeOf(x.Range)
		if row < top || row > bottom || col < left || col > right {
			continue
		}
		if row > headEnd(x) {
			counted[x.Key+"."+letters(col)]++
		}
		return x.Key
	}
	return ""
}

// headEnd is the last row of a table's heading: its rows of data are counted by column.
func headEnd(x *Table) int {
	top, _, _, _ := rangeOf(x.Range)
	return top + x.layers - 1
}

func rangeOf(text string) (top, left, bottom, right int) {
	from, to, _ := strings.Cut(text, ":")
	cell := func(name string) (row, col int) {
		at := strings.IndexAny(name, "0123456789")
		for _, r := range name[at:] {
			row = 10*row + int(r-'0')
		}
		return row, columnOf(name[:at])
	}
	top, left = cell(from)
	bottom, right = cell(to)
	return top, left, bottom, right
}

// checkColumns holds a table's columns against the cells that stand in its rows, and wants
// a word for each that is not read.
func checkColumns(t *testing.T, x *Table, counted map[string]int) {
	t.Helper()
	if strings.ContainsAny(x.Columns[0].Column, "0123456789") {
		return // a form: its columns are cells
	}
	for _, c := range x.Columns {
		if n := counted[x.Key+"."+c.Column]; n != c.Filled {
			t.Errorf("%s %s: column %s %s has %d cells in %d rows, %d were counted", x.Sheet, x.Range, c.Column, c.Heading, n, x.Counts.Read, c.Filled)
		}
		if x.As != "" && c.Field == "" && c.Filled > 0 && c.Note == "" {
			t.Errorf("%s %s: nothing says why column %s is not read", x.Sheet, x.Range, c.Column)
		}
		if x.As != "" && c.Field == "" && c.Filled > 0 && c.How == NotKnown && !x.Open {
			t.Errorf("%s %s: column %s is lost without a word", x.Sheet, x.Range, c.Column)
		}
	}
	for key := range counted {
		if col, ok := strings.CutPrefix(key, x.Key+"."); ok && !slices.ContainsFunc(x.Columns,
			func(c ColumnUse) bool { return c.Column == col }) {
			t.Errorf("%s %s: column %s is not told of", x.Sheet, x.Range, col)
		}
	}
}
