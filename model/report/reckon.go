package report

// What of a table's figures can be reckoned from the others, so that its workbook reckons with
// formulas: totals that are the sums of their columns, shares that are quotients of two columns.
// It is found by reckoning: what is not exactly so in every row is no formula.

// Quotient says that a cell is one column of its row divided by another.
type Quotient struct{ Over, Under int }

// Reckoned is the table with its totals' sums as Adds and its shares' quotients as Of.
func (t Table) Reckoned() Table {
	t.Rows, t.Totals = cloneRows(t.Rows), cloneRows(t.Totals)
	if len(t.Totals) == 1 {
		t.sumTotals()
	}
	for col := range t.Columns {
		if q, ok := t.quotient(col); ok {
			for _, rows := range [][][]Cell{t.Rows, t.Totals} {
				for _, row := range rows {
					if c := cellAt(row, col); c != nil && c.Number && len(c.Adds) == 0 {
						c.Of = &q
					}
				}
			}
		}
	}
	return t
}

func cloneRows(rows [][]Cell) [][]Cell {
	out := make([][]Cell, len(rows))
	for i, r := range rows {
		out[i] = append([]Cell(nil), r...)
	}
	return out
}

// cellAt is the cell that begins in a column; nil = none does.
func cellAt(row []Cell, col int) *Cell {
	at := 0
	for i := range row {
		if at == col && row[i].Span <= 1 {
			return &row[i]
		}
		at += max(1, row[i].Span)
	}
	return nil
}

// sumTotals finds the totals that are sums: of all figures of the column, or of those that are
// no subtotals, or of the subtotals.
func (t Table) sumTotals() {
	kinds := []func(*Cell) bool{func(*Cell) bool { return true }, func(c *Cell) bool { return !c.Bold },
		func(c *Cell) bool { return c.Bold }}
	for col := range t.Columns {
		total := cellAt(t.Totals[0], col)
		if total == nil || !total.Number || len(total.Adds) > 0 || isShare(total) {
			continue
		}
		for _, takes := range kinds {
			if adds := t.summands(col, total.Value, takes); adds != nil {
				total.Adds = adds
				break
			}
		}
	}
}

// summands is the cells of a column whose sum a value is; nil if it is not.
func (t Table) summands(col int, value float64, takes func(*Cell) bool) []Addend {
	var adds []Addend
	sum := int64(0)
	for i, row := range t.Rows {
		c := cellAt(row, col)
		if c == nil || !c.Number || !takes(c) {
			continue
		}
		if isShare(c) {
			return nil
		}
		adds = append(adds, Addend{Row: i, Col: col})
		sum += smallParts(c.Value)
	}
	if len(adds) == 0 || sum != smallParts(value) {
		return nil
	}
	return adds
}

// smallParts is a figure in its smallest part: nothing is counted finer.
func smallParts(x float64) int64 {
	if x < 0 {
		return -int64(-x*100 + 0.5)
	}
	return int64(x*100 + 0.5)
}

// isShare reports a percentage: its value is a fraction.
func isShare(c *Cell) bool { return c.Number && len(c.Text) > 0 && c.Text[len(c.Text)-1] == '%' }

// quotient finds the two columns whose quotient a column of shares is, the nearest to its left
// first.
func (t Table) quotient(col int) (Quotient, bool) {
	all := append(t.Rows[:len(t.Rows):len(t.Rows)], t.Totals...)
	if !hasShares(all, col) {
		return Quotient{}, false
	}
	for over := col - 1; over >= 0; over-- {
		for under := col - 1; under >= 0; under-- {
			if q := (Quotient{over, under}); over != under && q.holds(all, col) {
				return q, true
			}
		}
	}
	return Quotient{}, false
}

// hasShares reports a column of shares of which one at least is neither nought nor the whole.
func hasShares(rows [][]Cell, col int) bool {
	tells := false
	for _, row := range rows {
		c := cellAt(row, col)
		if c == nil || !c.Number {
			continue
		}
		if !isShare(c) {
			return false
		}
		tells = tells || c.Value != 0 && c.Value != 1
	}
	return tells
}

// holds reports that in every row in which the column has a figure it is the quotient.
func (q Quotient) holds(rows [][]Cell, col int) bool {
	for _, row := range rows {
		c := cellAt(row, col)
		if c == nil || !c.Number {
			continue
		}
		over, under := cellAt(row, q.Over), cellAt(row, q.Under)
		if over == nil || under == nil || !over.Number || !under.Number || under.Value == 0 || over.Value/under.Value != c.Value {
			return false
		}
	}
	return true
}
