package sheet

// A report as a workbook: its text on a sheet (reporttext.go), each table on one of its own,
// with the same figures as the printed page; numbers are numbers, days are days, sums and
// shares formulas.

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"partyledger/model/report"
)

// WriteReport writes each table of the document on a sheet of its own. The same
// document gives the same bytes.
func WriteReport(w io.Writer, doc report.Document) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := MarkedProps(f, doc.Title, doc.Mark); err != nil {
		return err
	}
	p := &tablePrinter{f: f, used: map[string]bool{}, figures: map[string]int{}}
	if err := p.styles(); err != nil {
		return err
	}
	p.mark = doc.Mark
	if err := p.text(doc); err != nil {
		return fmt.Errorf("text: %w", err)
	}
	for _, s := range doc.Sections {
		title := doc.Title
		for b := range report.Walk(s.Blocks) {
			switch b := b.(type) {
			case report.Title:
				title = b.Text
			case report.Table:
				if err := p.table(b, title); err != nil {
					return fmt.Errorf("table %s: %w", b.Title, err)
				}
			}
		}
	}
	if len(p.used) == 0 {
		if err := errors.Join(f.SetSheetName(spareSheet, "说明"), f.SetCellStr("说明", "A1", "本报表没有表格，内容见PDF。")); err != nil {
			return err
		}
	} else if err := f.DeleteSheet(spareSheet); err != nil {
		return err
	}
	f.SetActiveSheet(0)
	return writeSorted(w, f, p.sums)
}

type tablePrinter struct {
	f                                    *excelize.File
	used                                 map[string]bool
	figures                              map[string]int // styles of numbers
	mark                                 string
	sums                                 bool // there is a formula
	title, info, head, total, note, warn int
	body                                 [3]int // by report.Align
}

// The fonts of a report's workbook, which every office has: 宋体, for heads and totals 黑体.
const (
	bodyFont = "宋体"
	headFont = "黑体"
)

// The sizes of a report's texts, in points.
const (
	titleSize = 16
	bodySize  = 10
	NoteSize  = 9
)

func (p *tablePrinter) styles() error {
	grid := []excelize.Border{{Type: "left", Color: "808080", Style: 1}, {Type: "right", Color: "808080", Style: 1},
		{Type: "top", Color: "808080", Style: 1}, {Type: "bottom", Color: "808080", Style: 1}}
	var errs []error
	style := func(into *int, s excelize.Style) {
		if s.Font.Family = bodyFont; s.Font.Bold {
			s.Font.Family = headFont
		}
		id, err := p.f.NewStyle(&s)
		*into = id
		errs = append(errs, err)
	}
	at := func(h string) *excelize.Alignment {
		return &excelize.Alignment{Horizontal: h, Vertical: "center", WrapText: true}
	}
	const text = AsText
	style(&p.title, excelize.Style{Font: &excelize.Font{Bold: true, Size: titleSize}, Alignment: at("center"), NumFmt: text})
	style(&p.info, excelize.Style{Font: &excelize.Font{Size: bodySize}, Alignment: at("left"), NumFmt: text})
	style(&p.head, excelize.Style{Font: &excelize.Font{Bold: true, Size: bodySize}, Fill: Fill("E7EBF1"), Border: grid,
		Alignment: at("center"), NumFmt: text})
	style(&p.total, excelize.Style{Font: &excelize.Font{Bold: true, Size: bodySize}, Border: grid, Alignment: at("center"), NumFmt: text})
	style(&p.warn, excelize.Style{Font: &excelize.Font{Size: bodySize, Color: "B71C1C"}, Border: grid, Alignment: at("center"),
		NumFmt: text})
	style(&p.note, excelize.Style{Font: &excelize.Font{Size: NoteSize, Color: "606060"},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}, NumFmt: text})
	for i, h := range []string{"left", "center", "right"} {
		style(&p.body[i], excelize.Style{Font: &excelize.Font{Size: bodySize}, Border: grid, Alignment: at(h), NumFmt: text})
	}
	return errors.Join(errs...)
}

// sheetName makes a name that Excel accepts and that is not yet used: 31 units at
// most, and two names that differ in case only are one.
func (p *tablePrinter) sheetName(wish string) string {
	name := strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`:\/?*[]'`, r):
			return '·'
		case r < ' ', r == utf8.RuneError:
			return ' '
		}
		return r
	}, wish))
	name = strings.TrimSpace(cutUnits(name, 27)) // leaves room for a number
	if name == "" {
		name = "表"
	}
	out := name
	for i := 2; p.used[strings.ToLower(out)] || strings.EqualFold(out, spareSheet); i++ {
		out = fmt.Sprintf("%s%d", name, i)
	}
	p.used[strings.ToLower(out)] = true
	return out
}

// spareSheet is there from the start and deleted at the end.
const spareSheet = "Sheet1"

// cutUnits cuts a text to so many UTF-16 units.
func cutUnits(text string, most int) string {
	for i, r := range text {
		if most -= utf16.RuneLen(r); most < 0 {
			return text[:i]
		}
	}
	return text
}

// tableSheet is one table on its way onto a sheet.
type tableSheet struct {
	*tablePrinter
	name string
	t    report.Table
	row  int // the next row
	err  error

	bodyRow int  // the row of the table's first
	a3      bool // A4 would show it in small print
	merged  bool // some cell of the body is one with another

	widths  []float64       // by column
	heights map[int]float64 // by row: what its texts need
	blocks  []rowBlock
}

func (p *tablePrinter) table(t report.Table, title string) error {
	wish := t.Sheet
	if wish == "" {
		wish = t.Title
	}
	if wish == "" {
		wish = title
	}
	t = t.Reckoned()
	s := &tableSheet{tablePrinter: p, name: p.sheetName(wish), t: t, row: 1, heights: map[int]float64{}}
	s.widths, s.a3 = columnWidths(t)
	if _, err := p.f.NewSheet(s.name); err != nil {
		return err
	}
	if t.Title != "" {
		title = t.Title
	}
	s.setWidths()
	s.banner(title)
	first := s.row
	s.heads()
	head := s.row - 1
	s.bodyRow = s.row
	for _, r := range t.Rows {
		s.cells(r, false)
	}
	s.joins(t.Rows, head+1)
	s.filter(head)
	if len(t.Rows) == 0 {
		s.empty()
	}
	for _, r := range t.Totals {
		s.needRow(r)
		s.cells(r, true)
	}
	s.foot()
	s.setHeights()
	s.page(first, head)
	return s.err
}

func (s *tableSheet) keep(err error) {
	if err != nil && s.err == nil {
		s.err = err
	}
}

func (s *tableSheet) at(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	s.keep(err)
	return name
}

func (s *tableSheet) put(col, row int, text string, style int) {
	s.keep(s.f.SetCellStr(s.name, s.at(col, row), text))
	s.keep(s.f.SetCellStyle(s.name, s.at(col, row), s.at(col, row), style))
}

func (s *tableSheet) merge(c1, r1, c2, r2 int) {
	if c1 != c2 || r1 != r2 {
		s.keep(s.f.MergeCell(s.name, s.at(c1, r1), s.at(c2, r2)))
	}
}

// filter puts a filter on the heads of a table of several rows, whose total stays outside; one
// with cells over several rows or columns cannot be filtered.
func (s *tableSheet) filter(head int) {
	if len(s.t.Rows) > 1 && !s.merged {
		s.keep(s.f.AutoFilter(s.name, s.at(1, head)+":"+s.at(len(s.t.Columns), s.row-1), nil))
	}
}

// across writes a line over all columns.
func (s *tableSheet) across(text string, style int, size float64) {
	s.put(1, s.row, text, style)
	s.merge(1, s.row, max(1, len(s.t.Columns)), s.row)
	s.need(s.row, s.row, text, size, s.span(1, len(s.t.Columns)))
	s.row++
}

func (s *tableSheet) banner(title string) {
	s.across(title, s.title, titleSize)
	var parts []string
	if s.t.Unit != "" {
		parts = append(parts, "填报单位："+s.t.Unit)
	}
	if !s.t.AsOf.IsZero() {
		parts = append(parts, "截至"+s.t.AsOf.Chinese())
	}
	if s.t.Measure != "" {
		parts = append(parts, s.t.Measure)
	}
	if len(parts) > 0 {
		s.across(strings.Join(parts, "　　"), s.info, bodySize)
	}
}

// heads writes the rows of heads, equal neighbours merged across and the last
// one of a short path merged down.
func (s *tableSheet) heads() {
	depth := 1
	for _, c := range s.t.Columns {
		depth = max(depth, len(c.Path))
	}
	part := func(c report.Column, level int) string {
		if level < len(c.Path) {
			return c.Path[level]
		}
		return ""
	}
	same := func(a, b report.Column, level int) bool {
		if level >= len(a.Path)-1 || level >= len(b.Path)-1 {
			return false
		}
		for i := range level + 1 {
			if a.Path[i] != b.Path[i] {
				return false
			}
		}
		return true
	}
	var merges [][4]int // done last: what is written into a merged cell goes to its first
	for level := range depth {
		for i := 0; i < len(s.t.Columns); {
			j := i
			for j+1 < len(s.t.Columns) && same(s.t.Columns[i], s.t.Columns[j+1], level) {
				j++
			}
			for k := i; k <= j; k++ {
				s.put(k+1, s.row+level, "", s.head)
			}
			if level < len(s.t.Columns[i].Path) {
				s.put(i+1, s.row+level, part(s.t.Columns[i], level), s.head)
				down := s.row + level
				if level == len(s.t.Columns[i].Path)-1 {
					down = s.row + depth - 1
				}
				merges = append(merges, [4]int{i + 1, s.row + level, j + 1, down})
				s.need(s.row+level, down, part(s.t.Columns[i], level), bodySize, s.span(i+1, j+1))
			}
			i = j + 1
		}
	}
	for _, m := range merges {
		s.merge(m[0], m[1], m[2], m[3])
	}
	s.row += depth
}

// joins merges the cells of rows from … that are one with the cell above.
func (s *tableSheet) joins(rows [][]report.Cell, from int) {
	top := map[int]int{} // column → row where the joined cells begin
	end := func(col, last int) {
		t, ok := top[col]
		if ok && last > t {
			s.merged = true
			s.merge(col, t, col, last)
		}
		if ok {
			s.needCell(rows[t-from], col, t, last)
		}
		delete(top, col)
	}
	for i, cells := range rows {
		next := 1
		eachCell(cells, len(s.t.Columns), func(col int, c report.Cell) {
			next = col + max(1, c.Span)
			if c.Up {
				return
			}
			for k := col; k < next; k++ { // a cell across ends all that stand above it
				end(k, from+i-1)
			}
			top[col] = from + i
		})
		for k := next; k <= len(s.t.Columns); k++ {
			end(k, from+i-1)
		}
	}
	for col := range len(s.t.Columns) + 1 {
		end(col, from+len(rows)-1)
	}
}

func (s *tableSheet) cells(cells []report.Cell, total bool) {
	col := 1
	for _, c := range cells {
		if col > len(s.t.Columns) {
			break
		}
		style := s.body[s.t.Columns[col-1].Align]
		switch {
		case c.Warn:
			style = s.warn
		case c.Left:
			style = s.body[report.AlignLeft]
		case total || c.Bold:
			style = s.total
		}
		span := max(1, c.Span)
		for k := range span {
			s.put(col+k, s.row, "", style)
		}
		s.value(col, c, style)
		if c.Link != "" {
			s.keep(s.f.SetCellHyperLink(s.name, s.at(col, s.row), c.Link, "External"))
		}
		s.merge(col, s.row, col+span-1, s.row)
		s.merged = s.merged || span > 1 && !total
		col += span
	}
	s.row++
}

// value writes what a cell holds: a number, with its formula if it is reckoned, a day, a text.
func (s *tableSheet) value(col int, c report.Cell, style int) {
	at := s.at(col, s.row)
	if !c.Number {
		if n, format, ok := dayOf(c.Text); ok {
			s.keep(s.f.SetCellInt(s.name, at, n))
			s.keep(s.f.SetCellStyle(s.name, at, at, s.format(style, format)))
			return
		}
		if !risky(c.Text) && len([]rune(c.Text)) > mostText {
			style = s.format(style, "")
		}
		s.put(col, s.row, c.Text, style)
		return
	}
	s.keep(s.f.SetCellFloat(s.name, at, c.Value, -1, 64))
	switch {
	case len(c.Adds) > 0:
		s.reckon(at, s.formula(c.Adds))
	case c.Of != nil:
		s.reckon(at, s.at(c.Of.Over+1, s.row)+"/"+s.at(c.Of.Under+1, s.row))
	}
	s.keep(s.f.SetCellStyle(s.name, at, at, s.format(style, formatOf(c.Text))))
}

func (s *tableSheet) reckon(at, formula string) {
	s.sums = true
	s.keep(s.f.SetCellFormula(s.name, at, formula))
}

// firstDay is the earliest day that spreadsheets of all programs count alike.
var firstDay = time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)

// dayOf reads a day as reports and lists print it: the number that spreadsheets keep for it,
// and the format that shows it so.
func dayOf(text string) (n int64, format string, ok bool) {
	if len(text) != len("2006.01.02") {
		return 0, "", false
	}
	for layout, format := range map[string]string{"2006.01.02": "yyyy.mm.dd", "2006-01-02": "yyyy-mm-dd"} {
		if day, err := time.Parse(layout, text); err == nil && !day.Before(firstDay) {
			const first = 61 // 1900-03-01
			return first + int64(day.Sub(firstDay).Hours()/24), format, true
		}
	}
	return 0, "", false
}

// formula is the sum of cells; those that follow each other stand as one range.
func (s *tableSheet) formula(adds []report.Addend) string {
	var b strings.Builder
	for i := 0; i < len(adds); {
		a, j := adds[i], i
		for j+1 < len(adds) && follows(a, adds[j], adds[j+1]) {
			j++
		}
		switch {
		case a.Minus:
			b.WriteByte('-')
		case i > 0:
			b.WriteByte('+')
		}
		from := s.at(a.Col+1, s.bodyRow+a.Row)
		if j == i {
			b.WriteString(from)
		} else {
			fmt.Fprintf(&b, "SUM(%s:%s)", from, s.at(adds[j].Col+1, s.bodyRow+adds[j].Row))
		}
		i = j + 1
	}
	return b.String()
}

// follows reports that a cell goes on a range that begins with first and ends with last.
func follows(first, last, next report.Addend) bool {
	if first.Minus || next.Minus {
		return false
	}
	if first.Col == next.Col && last.Col == next.Col {
		return next.Row == last.Row+1
	}
	return first.Row == next.Row && last.Row == next.Row && next.Col == last.Col+1
}

// mostText is how long a text older programs show in a cell of text format; a
// longer one is a row of # there.
const mostText = 255

// risky reports a text that would become a formula if it were typed.
func risky(text string) bool { return text != "" && strings.ContainsRune("=+-@", rune(text[0])) }

// format is a style with a number format: 83.3%, 1,234.50 and 2026.11.23 as the page shows
// them.
func (s *tableSheet) format(style int, format string) int {
	key := fmt.Sprint(style, format)
	if id, ok := s.figures[key]; ok {
		return id
	}
	st, err := s.f.GetStyle(style)
	s.keep(err)
	if err != nil {
		return style
	}
	if st.NumFmt = 0; format != "" {
		st.CustomNumFmt = &format
	}
	id, err := s.f.NewStyle(st)
	s.keep(err)
	s.figures[key] = id
	return id
}

// formatOf is the number format of a figure as it is printed; empty = none.
func formatOf(text string) string {
	digits, percent := strings.CutSuffix(strings.TrimPrefix(text, "-"), "%")
	whole, part, point := strings.Cut(digits, ".")
	if strings.Trim(whole, "0123456789,") != "" || strings.Trim(part, "0123456789") != "" || whole == "" {
		return ""
	}
	format := "0"
	if strings.Contains(whole, ",") {
		format = "#,##0"
	}
	if point {
		format += "." + strings.Repeat("0", len(part))
	}
	if percent {
		format += "%"
	}
	if format == "0" {
		return ""
	}
	return format
}

func (s *tableSheet) empty() {
	text := s.t.Empty
	if text == "" {
		text = "无"
	}
	s.across(text, s.body[report.AlignCentre], bodySize)
}

func (s *tableSheet) foot() {
	for _, n := range s.t.Notes {
		s.across("注："+strings.TrimPrefix(n, "注："), s.note, NoteSize)
	}
	if g := s.t.Sign; g != nil {
		s.across(fmt.Sprintf("单位负责人：%s　　审核人：%s　　制表人：%s　　填报日期：%s", g.Head, g.Checker, g.Maker, g.Day.Chinese()), s.info, bodySize)
	}
}

// page sets the rows' heights and how the sheet prints.
func (s *tableSheet) page(firstHead, lastHead int) {
	width := 0.0
	for _, w := range s.widths {
		width += w
	}
	s.keep(SetPaper(s.f, s.name, Paper{Width: width, Titles: TitleRows(s.name, "", firstHead, lastHead), Mark: s.mark, A3: s.a3}))
	s.keep(s.f.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: lastHead, TopLeftCell: s.at(1, lastHead+1),
		ActivePane: "bottomLeft"}))
}
