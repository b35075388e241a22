package charterfile

// Table rows that say where their cells end rather than how many columns each
// covers (.doc and .rtf).

import (
	"slices"
	"strings"

	"partyledger/model/charter"
)

// edgedRow is a row with the right edges of its cells, in twips; without them the
// cells count as one column each.
type edgedRow struct {
	cells []string
	edges []int
}

// endCell closes a cell with its paragraphs. The last that a row may have takes all that
// come behind it: they are given back, for endRow.
func (r *edgedRow) endCell(paragraphs []string) []string {
	if len(r.cells) == maxSpan-1 {
		return paragraphs
	}
	r.cells = append(r.cells, strings.Join(paragraphs, "\n"))
	return nil
}

// endRow closes a row; its last cell is without a mark, if there is one.
func (r *edgedRow) endRow(paragraphs []string) {
	if len(paragraphs) > 0 {
		r.cells = append(r.cells, strings.Join(paragraphs, "\n"))
	}
}

// nearEdge is how far apart two edges of one column may be.
const nearEdge = 60

// spread is a table's rows as blocks, in which a cell over several columns is
// followed by empty ones.
func spread(table int, rows []edgedRow) []charter.Block {
	columns := columnsOf(rows)
	if len(columns)*len(rows) > maxCells {
		columns = nil
	}
	out := make([]charter.Block, 0, len(rows))
	for _, r := range rows {
		cells := r.cells
		if len(r.edges) == len(r.cells) && len(columns) <= maxSpan {
			cells = spreadRow(r, columns)
		}
		out = append(out, charter.Block{Table: table, Cells: cells})
	}
	return out
}

// columnsOf is the right edges of all columns, in order.
func columnsOf(rows []edgedRow) []int {
	var all, out []int
	for _, r := range rows {
		if len(r.edges) == len(r.cells) {
			all = append(all, r.edges...)
		}
	}
	slices.Sort(all)
	for _, e := range slices.Compact(all) {
		if len(out) == 0 || e-out[len(out)-1] > nearEdge {
			out = append(out, e)
		}
	}
	return out
}

func spreadRow(r edgedRow, columns []int) []string {
	var out []string
	at := 0
	for i, cell := range r.cells {
		out = append(out, cell)
		at++
		for at < len(columns) && columns[at-1]+nearEdge < r.edges[i] {
			out = append(out, "")
			at++
		}
	}
	return out
}
