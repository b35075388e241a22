package intake

// Columns across that are records of their own: the months of a sheet of dues (1月 … 12月), the
// two sums of an account (收入金额, 支出金额). A row becomes as many records as it has of them.

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/store/sheet"
)

// across is one such column: the field that its cell is, and what its heading says.
type across struct {
	col   int
	field string
	name  string // of the field that the heading says
	value string
}

// monthHeads is what the columns of months are called.
func monthHeads() []string {
	var out []string
	for i := 1; i <= 12; i++ {
		out = append(out, fmt.Sprintf("%d月", i))
	}
	return out
}

var (
	monthHead = regexp.MustCompile(`^(\d{1,2}|[一二三四五六七八九十]{1,2})月份?$`)
	yearSaid  = regexp.MustCompile(`(20\d\d)年`)
)

// monthOf is the month that a heading or a cell without a year names; 0 = none.
func monthOf(text string) int {
	m := monthHead.FindStringSubmatch(strings.TrimSpace(model.Halfwidth(text)))
	if m == nil {
		return 0
	}
	for i, word := range strings.Fields("一 二 三 四 五 六 七 八 九 十 十一 十二") {
		if m[1] == word || m[1] == fmt.Sprint(i+1) || m[1] == fmt.Sprintf("%02d", i+1) {
			return i + 1
		}
	}
	return 0
}

// monthsAcross reports a heading with the months across.
func monthsAcross(kind model.Kind, titles []string) bool {
	n := 0
	for _, t := range titles {
		if monthOf(t) > 0 {
			n++
		}
	}
	return kind == model.KindDuesSheet && n >= 3
}

var sumHeads = map[string]model.DuesFlow{"收入金额": model.DuesIn, "收入": model.DuesIn, "收入额": model.DuesIn,
	"支出金额": model.DuesOut, "支出": model.DuesOut,
	"支出额": model.DuesOut}

// spread finds the columns of a table that are records of their own; text is what stands
// above it and what sheet and file are called.
func (b *block) spread(text string) {
	if b.schema.Kind != model.KindDuesSheet && b.schema.Kind != model.KindDuesEntry {
		return
	}
	if y := yearSaid.FindStringSubmatch(model.Halfwidth(text)); y != nil {
		b.year = y[1]
	}
	months := monthsAcross(b.schema.Kind, b.titles)
	for col := b.from; col < min(b.to, len(b.titles)); col++ {
		if _, said := b.choice.Map[letters(col)]; said {
			continue
		}
		flow, sums := sumHeads[headKey(b.titles[col])]
		switch m := monthOf(b.titles[col]); {
		case months && m > 0 && b.year != "":
			b.across = append(b.across, across{col, "Paid", "Month", fmt.Sprintf("%s-%02d", b.year, m)})
		case b.schema.Kind == model.KindDuesEntry && sums && !b.has(fieldIndex(b.schema, "Amount")):
			b.across = append(b.across, across{col, "Amount", "Flow", string(flow)})
		}
	}
	for _, x := range b.across {
		b.fields[x.col] = -1
	}
}

// acrossAt is the column of its own at a place.
func (b *block) acrossAt(col int) (across, bool) {
	i := slices.IndexFunc(b.across, func(x across) bool { return x.col == col })
	if i < 0 {
		return across{}, false
	}
	return b.across[i], true
}

func hasAcross(b *block, col int) bool { _, ok := b.acrossAt(col); return ok }

// each gives the records of a row, one for each filled column across; the row itself where
// there is none. A month without a year gets that of the title.
func (b *block) each(number int, cells []sheet.Cell, yield func(Row) error) error {
	cells = b.dated(cells)
	any := false
	for _, x := range b.across {
		if x.col >= len(cells) || clean(cells[x.col].Text) == "" || isNone(clean(cells[x.col].Text)) {
			continue
		}
		any = true
		row := b.reader.read(number, cells)
		c := cells[x.col]
		b.reader.put(&row, x.field, clean(c.Text), &c, b.reader.letter(x.col))
		b.reader.put(&row, x.name, x.value, &sheet.Cell{Text: x.value, Decimals: -1}, b.reader.letter(x.col))
		if err := yield(row); err != nil {
			return err
		}
	}
	if any {
		return nil
	}
	return yield(b.reader.read(number, cells))
}

// put sets a field of a row by a cell that has no column of it.
func (r *rowReader) put(row *Row, name, text string, c *sheet.Cell, column string) {
	fi := fieldIndex(r.schema, name)
	if why, note := r.cell(row, fi, text, c); why != "" {
		row.add(column, text, why, note)
	}
	row.Given[fi] = row.Given[fi] || !r.schema.Fields[fi].IsZero(row.Record)
}

// dated gives a month without a year, 5月, that of the title.
func (b *block) dated(cells []sheet.Cell) []sheet.Cell {
	if b.schema.Kind != model.KindDuesSheet || b.year == "" {
		return cells
	}
	month := fieldIndex(b.schema, "Month")
	for col := range cells {
		if b.field(col) != month {
			continue
		}
		if m := monthOf(clean(cells[col].Text)); m > 0 {
			cells = slices.Clone(cells)
			cells[col].Text = fmt.Sprintf("%s年%d月", b.year, m)
		}
	}
	return cells
}
