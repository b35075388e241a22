package charter

// A document as its reader hands it over: paragraphs, and tables row by row.

import "strings"

// Block is a paragraph, or one row of a table.
type Block struct {
	Text  string   // of a paragraph
	Table int      // of a row: the table's number, from 1; 0 for a paragraph
	Cells []string // of a row, column by column; the paragraphs of a cell are its lines
}

// Lines are blocks without tables, one a line.
func Lines(paragraphs []string) []Block {
	out := make([]Block, len(paragraphs))
	for i, p := range paragraphs {
		out[i].Text = p
	}
	return out
}

// shortCell is the most characters of a cell that shares a line with others.
const shortCell = 60

// Paragraphs puts a row of short cells on one line, so that a table of
// shareholders stays together; cells with running text give their paragraphs one
// by one.
func Paragraphs(blocks []Block) []string {
	var out []string
	for _, b := range blocks {
		if b.Table == 0 {
			out = append(out, b.Text)
			continue
		}
		out = append(out, rowParagraphs(b.Cells)...)
	}
	return out
}

func rowParagraphs(cells []string) []string {
	var line, all []string
	short := true
	for _, cell := range cells {
		text := ""
		for _, p := range strings.Split(cell, "\n") {
			if strings.TrimSpace(p) == "" {
				continue
			}
			short = short && text == "" && len([]rune(p)) <= shortCell
			text = p
			all = append(all, p)
		}
		line = append(line, text)
	}
	switch {
	case len(all) == 0:
		return nil
	case short:
		return []string{strings.TrimRight(strings.Join(line, "\t"), "\t")}
	}
	return all
}
