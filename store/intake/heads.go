package intake

// Headings: where the table begins below its titles, and which column is which
// field.

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/store/sheet"
)

const (
	headRows = 10 // how many filled rows are looked at for a heading
	headDeep = 30 // and how far down
)

// topRow is one of the first rows.
type topRow struct {
	number int
	texts  []string
}

// look finds the heading of a sheet, what the sheet holds, and how many rows.
func (wb *Workbook) look(p sheet.Part) (Sheet, error) {
	s := Sheet{Name: p.Name, part: p.Part}
	if p.Name == guideSheet || p.Name == optionSheet {
		return s, nil
	}
	c, err := wb.a.Cells(p.Part)
	if err != nil {
		return s, err
	}
	defer c.Close()
	top, err := topRows(c)
	if err != nil || len(top) == 0 {
		return s, err
	}
	s.beyond = c.Beyond
	s.recognise(top)
	if s.Kind == "" && p.Hidden {
		return s, nil // where programs keep things of their own
	}
	if s.Kind == "" {
		s.Reason = "没有认出这张表的内容，没有读取。请使用导入模板的表头，或核对表头是否在前10行内。" + s.Beyond()
		return s, nil
	}
	s.dropNumbering(top)
	s.seconds()
	s.note()
	for _, r := range top {
		if r.number > s.head {
			s.Rows++
		}
	}
	n, err := countRows(c)
	s.Rows += n
	s.merges = c.Merges
	return s, err
}

// topRows reads the first rows.
func topRows(c *sheet.CellReader) ([]topRow, error) {
	var top []topRow
	for len(top) < headRows {
		number, cells, err := c.Next()
		if err == io.EOF || number > headDeep {
			return top, nil
		}
		if err != nil {
			return nil, err
		}
		r := topRow{number, make([]string, len(cells))}
		for i := range cells {
			r.texts[i] = cells[i].Text
		}
		top = append(top, r)
	}
	return top, nil
}

// countRows reads on to the end.
func countRows(c *sheet.CellReader) (n int, err error) {
	c.Skim = true
	for {
		switch _, _, err := c.Next(); err {
		case nil:
			n++
		case io.EOF:
			return n, nil
		default:
			return n, err
		}
	}
}

// recognise takes the row, or the two rows, with the most headings of one kind.
func (s *Sheet) recognise(top []topRow) {
	best := 0
	for _, schema := range candidates(s.Name) {
		heads, least := headings(schema), 3
		if isNamed(s.Name, schema) {
			least = 1
		}
		try := func(row topRow) {
			fields, n := matchHeads(row.texts, heads)
			if n > best && n >= least && (least == 1 || hasRequired(schema, fields)) {
				best, s.Kind, s.head, s.fields, s.titles = n, schema.Kind, row.number, fields, row.texts
			}
		}
		for _, row := range top {
			try(row)
		}
		for i := range top[1:] {
			if both, ok := joinHeads(top[i], top[i+1], heads); ok {
				try(both)
			}
		}
	}
}

// joinHeads makes one heading of two rows, as in 入党情况 over 入党日期. It is none
// if the lower row has other things below a heading: then it is data.
func joinHeads(upper, lower topRow, heads map[string]heading) (topRow, bool) {
	if lower.number != upper.number+1 {
		return topRow{}, false
	}
	out := topRow{lower.number, make([]string, max(len(upper.texts), len(lower.texts)))}
	at := func(r topRow, i int) string {
		if i < len(r.texts) {
			return r.texts[i]
		}
		return ""
	}
	for i := range out.texts {
		u, l := at(upper, i), at(lower, i)
		_, upperHead := fieldOf(heads, u)
		_, lowerHead := fieldOf(heads, l)
		switch {
		case lowerHead:
			out.texts[i] = l
		case upperHead && strings.TrimSpace(l) != "":
			return topRow{}, false
		case upperHead || strings.TrimSpace(l) == "":
			out.texts[i] = u
		default:
			out.texts[i] = l
		}
	}
	return out, true
}

// fieldOf finds the field that a heading means. What stands in brackets
// （必填、年月日） is left out if need be, but not 万元: that is another unit.
func fieldOf(heads map[string]heading, text string) (heading, bool) {
	if text == "" || len(text) > 200 {
		return heading{}, false
	}
	if h, ok := heads[headKey(text)]; ok {
		return h, true
	}
	t := model.Halfwidth(text)
	from, to := strings.IndexAny(t, "([【"), strings.LastIndexAny(t, ")]】")
	if from < 0 || to < from || strings.Contains(t[from:to], "万") {
		return heading{}, false
	}
	h, ok := heads[headKey(t[:from]+strings.TrimLeft(t[to:], ")]】"))]
	return h, ok
}

// matchHeads finds the field of each heading; a field is taken once, by its own
// name if that is there, else by the first synonym.
func matchHeads(row []string, heads map[string]heading) (fields []int, n int) {
	taken := map[int]bool{}
	fields = make([]int, len(row))
	for i := range fields {
		fields[i] = -1
	}
	for _, labels := range []bool{true, false} {
		for i, text := range row {
			h, ok := fieldOf(heads, text)
			if ok && h.label == labels && !taken[h.field] {
				fields[i], taken[h.field] = h.field, true
				n++
			}
		}
	}
	return fields, n
}

// second is a further column of a field that is taken already.
type second struct{ col, field int }

// seconds finds the columns that say more exactly what another one says: beside
// 政治面貌, where members are 中共党员, 人员类别 tells the probationary ones.
func (s *Sheet) seconds() {
	schema := model.SchemaOf(s.Kind)
	heads := headings(schema)
	for i, f := range s.fields {
		h, ok := fieldOf(heads, s.titles[i])
		if f < 0 && ok && schema.Fields[h.field].Type == model.ChoiceField {
			s.also = append(s.also, second{i, h.field})
		}
	}
}

// dropNumbering passes over a column 编号 that only counts the rows: taken for the
// numbers of records, 1, 2, 3 … of two rosters would be the same people.
func (s *Sheet) dropNumbering(top []topRow) {
	col := slices.Index(s.fields, 0)
	if col < 0 || headKey(s.titles[col]) != "编号" {
		return
	}
	for _, r := range top {
		if r.number <= s.head || col >= len(r.texts) || r.texts[col] == "" {
			continue
		}
		if n, err := strconv.Atoi(strings.TrimSpace(model.Halfwidth(r.texts[col]))); err == nil && n == 1 {
			s.fields[col], s.counts = -1, true
		}
		return
	}
}

// note lists the headings that no field has, and the fields that have none.
func (s *Sheet) note() {
	for i, f := range s.fields {
		used := slices.ContainsFunc(s.also, func(x second) bool { return x.col == i })
		if title := oneLine(s.titles[i]); f < 0 && !used && title != "" && !ignoredHeads[headKey(title)] {
			if s.counts && headKey(title) == "编号" {
				title += "（只是1、2、3…的顺序号）"
			}
			s.Unknown = append(s.Unknown, title)
		}
	}
	for i, f := range model.SchemaOf(s.Kind).Fields {
		if f.Required && f.Name != "ID" && !slices.Contains(s.fields, i) {
			s.Lacking = append(s.Lacking, f.Label)
		}
	}
}

// ignoredHeads need no word when they are passed over.
var ignoredHeads = map[string]bool{"序号": true, "错误": true, "年龄": true, "党龄": true}

// candidates lists the kinds that a sheet may hold: the one it is named after,
// else all.
func candidates(sheet string) []*model.Schema {
	for _, s := range model.Schemas() {
		if isNamed(sheet, s) {
			return []*model.Schema{s}
		}
	}
	return model.Schemas()
}

func isNamed(sheet string, s *model.Schema) bool {
	key := headKey(sheet)
	return key == headKey(s.Label) || slices.ContainsFunc(MappingOf(s.Kind).Titles, func(t string) bool { return key == headKey(t) })
}

// hasRequired reports that the fields that make a record are among the headings:
// all required ones but references, which a roster of one unit may leave out.
func hasRequired(s *model.Schema, fields []int) bool {
	for i, f := range s.Fields {
		if f.Required && (f.Ref == "" || f.Ref == model.KindPerson) && !slices.Contains(fields, i) {
			return false
		}
	}
	return true
}

// ColumnOf names the sheet's column of a field by its label: D 出生日期. It is the
// label itself if the sheet has no such column.
func (s *Sheet) ColumnOf(label string) string {
	schema := model.SchemaOf(s.Kind)
	for col, fi := range s.fields {
		if fi >= 0 && schema.Fields[fi].Label == label {
			return columnName(col, s.titles[col])
		}
	}
	return label
}

func columnName(col int, title string) string {
	letter, _ := excelize.ColumnNumberToName(col + 1)
	return letter + " " + strings.TrimSuffix(oneLine(title), "*")
}

// oneLine is a heading without its line breaks and spaces around.
func oneLine(title string) string {
	return strings.TrimSpace(strings.NewReplacer("\r", "", "\n", "", "\t", " ").Replace(title))
}
