// This file builds a table's head: cells of neighbouring columns with the same
// beginning of their path become one.

package typeset

// headCell is one cell of the head, over columns from … to and levels row ….
type headCell struct {
	text     string
	from, to int // columns of the strip, to excluded
	row, end int // levels, end excluded
}

// headCells merges the paths of the strip's columns.
func headCells(paths [][]string) (cells []headCell, levels int) {
	levels = 1
	for _, p := range paths {
		levels = max(levels, len(p))
	}
	for row := range levels {
		for from := 0; from < len(paths); {
			p := paths[from]
			if row > 0 && row >= len(p) {
				from++
				continue
			}
			cell := headCell{from: from, to: from + 1, row: row, end: row + 1}
			if row < len(p) {
				cell.text = p[row]
			}
			if row >= len(p)-1 {
				cell.end = levels
			} else {
				for cell.to < len(paths) && samePath(p, paths[cell.to], row) {
					cell.to++
				}
			}
			cells = append(cells, cell)
			from = cell.to
		}
	}
	return cells, levels
}

// samePath reports that two columns share the head cell at a level.
func samePath(p, q []string, row int) bool {
	if len(q)-1 <= row {
		return false
	}
	for i := 0; i <= row; i++ {
		if p[i] != q[i] {
			return false
		}
	}
	return true
}
