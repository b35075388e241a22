package intake

// What a row says without a column for it: by its other fields, by its number in the list
// (1.2 stands below 1), by how far its name stands in. It is told as a hint, and what the
// ledger has outranks it.

import (
	"fmt"
	"regexp"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store/sheet"
)

// follows fills what the row's other fields say of those that have no column; a cell that
// is left empty stays empty.
func (r *rowReader) follows(row *Row) {
	m := MappingOf(r.schema.Kind)
	if m.Follows == nil {
		return
	}
	for name, text := range m.Follows(row.Record) {
		at := fieldIndex(r.schema, name)
		if r.b.has(at) {
			continue
		}
		r.derive(row, name, text)
		if label := r.schema.Fields[at].Label; r.first("follows", label) {
			row.add(label, text, "表里没有这一项，按本行其他内容推定，请核对（已保留；不再逐行提示）", true)
		}
	}
}

var periodMark = regexp.MustCompile(`[-—–~～至到]+`)

// period reads a cell that holds the first and the last day, 2026.4.7-4.9, where there is a
// field for each; it gives the first.
func (r *rowReader) period(row *Row, text string) string {
	to := fieldIndex(r.schema, "To")
	first, last, ok := between(text)
	if to < 0 || !ok {
		return text
	}
	if !row.Given[to] && r.schema.Fields[to].SetText(row.Record, last.String()) == nil {
		row.Given[to] = true
	}
	return first.String()
}

// between reads the first and the last day of a time: 2026.4.7-4.9, 2026年3月5日至8日.
func between(text string) (first, last day.Day, ok bool) {
	if _, err := day.Parse(text); err == nil || len(text) > 80 {
		return first, last, false
	}
	for _, at := range periodMark.FindAllStringIndex(text, -1) {
		first, err := day.Parse(text[:at[0]])
		if err != nil || first.IsZero() {
			continue
		}
		rest := strings.TrimSpace(text[at[1]:])
		for _, try := range []string{rest, fmt.Sprintf("%d.%s", first.Year(), rest), fmt.Sprintf("%d年%s", first.Year(), rest),
			fmt.Sprintf("%d.%d.%s", first.Year(), first.Month(), strings.TrimRight(rest, "日号"))} {
			last, err := day.Parse(try)
			if err == nil && !last.IsZero() && !last.Before(first) {
				return first, last, true
			}
		}
	}
	return first, last, false
}

var courseDays = regexp.MustCompile(`[(（]?(\d{1,3})\s*天[)）]?\s*$`)

// course reads when a course was: its last day is the field's, the first and how many days
// it had have fields of their own.
func (r *rowReader) course(row *Row, text string) string {
	set := func(name, value string) {
		if i := fieldIndex(r.schema, name); i >= 0 && !row.Given[i] && r.schema.Fields[i].SetText(row.Record, value) == nil {
			row.Given[i] = true
		}
	}
	if m := courseDays.FindStringSubmatchIndex(text); m != nil {
		set("TrainingDays", text[m[2]:m[3]])
		text = strings.TrimSpace(text[:m[0]])
	}
	if from, to, ok := between(text); ok {
		set("TrainingFrom", from.String())
		return to.String()
	}
	return text
}

// outline is the tree of a list while it is read.
type outline struct {
	parent int // the field of what stands above
	above  []outlined
}

type outlined struct {
	depth int
	name  string
}

// newOutline is the outline of a table whose records stand below others and say not below
// which; nil = it is none.
func newOutline(b *block) *outline {
	at := fieldIndex(b.schema, "ParentID")
	if at < 0 || b.schema.Fields[at].Ref != b.schema.Kind || b.has(at) || hasKey(b.fixed, at) {
		return nil
	}
	return &outline{parent: at}
}

// place puts a row into the outline and below what it stands under.
func (o *outline) place(b *block, row *Row, cells []sheet.Cell) {
	f, _ := b.schema.Field("Name")
	name := f.Text(row.Record)
	if name == "" {
		return
	}
	depth, how := b.depth(cells)
	for len(o.above) > 0 && o.above[len(o.above)-1].depth >= depth {
		o.above = o.above[:len(o.above)-1]
	}
	if n := len(o.above); n > 0 {
		parent := b.schema.Fields[o.parent]
		b.reader.derive(row, parent.Name, o.above[n-1].name)
		row.add(parent.Label, o.above[n-1].name, "按"+how+"认作“"+o.above[n-1].name+"”的下级，请核对（已保留）", true)
	}
	o.above = append(o.above, outlined{depth, name})
}

// numberForms are the numbers of lists, the highest first.
var numberForms = []*regexp.Regexp{regexp.MustCompile(`^[一二三四五六七八九十]+、?$`), regexp.MustCompile(`^\([一二三四五六七八九十]+\)、?$`),
	regexp.MustCompile(`^[0-9]+(\.[0-9]+)*[.、]?$`), regexp.MustCompile(`^\([0-9]+\)$`)}

// depth is how deep a row stands in its list: by the form of its number (1.2 stands below
// 1), and where that only counts, by how far its name stands in.
func (b *block) depth(cells []sheet.Cell) (depth int, how string) {
	nameCol := 0
	for col := b.from; col < min(len(cells), b.to); col++ {
		switch headKey(b.title(col)) {
		case "序号", "编号", "次序", "序":
			text := flat(cells[col].Text)
			for i, form := range numberForms {
				if form.MatchString(text) {
					depth = 10*i + strings.Count(strings.TrimRight(text, "."), ".") + 1
					break
				}
			}
			if depth > 0 && !isCount(text) {
				return depth, "序号"
			}
		}
		if f := b.field(col); f >= 0 && b.schema.Fields[f].Name == "Name" {
			nameCol = col
		}
	}
	if in := standsIn(cells, nameCol); in > 0 || depth == 0 {
		return depth + in, "缩进"
	}
	return depth, "序号"
}

// standsIn is how far a cell's text stands in: by its alignment, and by blanks before it.
func standsIn(cells []sheet.Cell, col int) int {
	if col >= len(cells) {
		return 0
	}
	blanks := 0
	for _, r := range cells[col].Text {
		switch r {
		case ' ':
			blanks++
			continue
		case '　', '\t':
			blanks += 2
			continue
		}
		break
	}
	return int(cells[col].Indent) + blanks/2
}

// direction tells which way a tie is transferred by the ends that the ledger knows.
func (row *importRow) direction() {
	t, ok := row.rec.(*model.Transfer)
	at := fieldIndex(row.of, "Direction")
	if !ok || t.Direction != "" || row.block != nil && row.block.has(at) {
		return
	}
	switch {
	case t.FromID != "" && t.ToID != "":
		t.Direction = model.TransferWithin
	case t.FromID != "":
		t.Direction = model.TransferOut
	case t.ToID != "":
		t.Direction = model.TransferIn
	default:
		return
	}
	if row.derived == nil {
		row.derived = make([]bool, len(row.of.Fields))
	}
	row.derived[at] = true
	row.hint(row.of.Fields[at].Label, string(t.Direction), "表里没有转接方向，按转出、转入的党支部推定（已保留）")
}

// belowParent tells the level of an enterprise by that of the one above it.
func (row *importRow) belowParent(ix *index) {
	e, ok := row.rec.(*model.Enterprise)
	if !ok || e.Level != 0 || row.was != nil && row.was.(model.Enterprise).Level != 0 {
		return
	}
	if up, ok := ix.Records[e.ParentID].(model.Enterprise); ok && up.Level > 0 {
		at := fieldIndex(row.of, "Level")
		e.Level = up.Level + 1
		if row.derived == nil {
			row.derived = make([]bool, len(row.of.Fields))
		}
		row.derived[at] = true
		row.hint(row.of.Fields[at].Label, fmt.Sprint(e.Level), "表里没有层级，按上级企业的层级推定（已保留）")
	}
}
