package sheet

// Reading: a workbook of ours, or a roster whose headings differ. Every cell is
// looked at; no formula is evaluated (the value that Excel kept is taken).

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
)

// Limits bound what a file may cost. Zero fields have defaults.
type Limits struct {
	FileSize int64 // bytes of the file; default 100 MB
	Unzipped int64 // bytes of all its parts; default 600 MB
	Rows     int   // of one sheet; default 500,000
	Problems int   // kept of one sheet; default 5,000
}

func (l Limits) orDefault() Limits {
	set := func(v *int64, d int64) {
		if *v == 0 {
			*v = d
		}
	}
	set(&l.FileSize, 100<<20)
	set(&l.Unzipped, 600<<20)
	if l.Rows == 0 {
		l.Rows = 500000
	}
	if l.Problems == 0 {
		l.Problems = 5000
	}
	return l
}

// headRows is how far down a heading may stand, below titles and dates.
const headRows = 10

// Sheet is one sheet of a workbook, as far as it was recognised.
type Sheet struct {
	Name    string
	Kind    model.Kind // empty = not recognised
	Reason  string     // why not, for people; empty for sheets that need no word
	Rows    int        // about how many rows there are, for progress
	Unknown []string   // headings that no field has

	head   int   // number of the heading row
	fields []int // by column: index of the field, -1 = none
	titles []string
}

// Workbook is an open file.
type Workbook struct {
	f      *excelize.File
	limits Limits
	sheets []Sheet
	epoch  bool // days count from 1904
}

// Row is one row as read. References hold what is written, not IDs.
type Row struct {
	Number   int
	Record   any    // pointer to the record
	Given    []bool // by field: the cell is filled
	Problems []Problem
}

// Problem is a cell that is wrong, or a hint (Note) that rejects nothing.
type Problem struct {
	Row    int
	Column string // letter and heading: D 出生日期
	Value  string
	Why    string
	Note   bool
}

// Open opens a workbook and finds out what its sheets hold. The error's text is
// for people.
func Open(path string, limits Limits) (*Workbook, error) {
	limits = limits.orDefault()
	name := filepath.Base(path)
	if err := acceptable(path, limits); err != nil {
		return nil, err
	}
	f, err := excelize.OpenFile(path, excelize.Options{UnzipSizeLimit: limits.Unzipped, UnzipXMLSizeLimit: limits.Unzipped, RawCellValue: true})
	if err != nil {
		return nil, openError(name, err)
	}
	wb := &Workbook{f: f, limits: limits}
	if p, err := f.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		wb.epoch = *p.Date1904
	}
	for _, s := range f.GetSheetList() {
		sheet, err := wb.look(s)
		if err != nil {
			f.Close()
			return nil, openError(name, err)
		}
		wb.sheets = append(wb.sheets, sheet)
	}
	return wb, nil
}

// acceptable refuses what is no workbook of ours before it is opened.
func acceptable(path string, limits Limits) error {
	name := filepath.Base(path)
	st, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("找不到文件“%s”，请检查文件名和位置", path)
	case err != nil:
		return fmt.Errorf("打不开文件“%s”，请检查是否有读取权限、U盘是否插好", path)
	case st.IsDir():
		return fmt.Errorf("“%s”是文件夹，请选择一个文件", path)
	}
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".xlsx", ".xlsm":
	case ".xls", ".et", ".csv", ".ods", ".xlsb":
		return fmt.Errorf("“%s”是%s格式，请在Excel或WPS中打开，另存为“Excel工作簿（*.xlsx）”后再导入", name, ext)
	default:
		return fmt.Errorf("“%s”不是可以导入的文件，名册和台账请用.xlsx，章程请用.docx或.txt", name)
	}
	if st.Size() > limits.FileSize {
		return fmt.Errorf("“%s”有%d MB，超过%d MB的上限，没有读取。请拆成几个文件分别导入", name, st.Size()>>20, limits.FileSize>>20)
	}
	return nil
}

func openError(name string, err error) error {
	text := err.Error()
	switch {
	case errors.Is(err, excelize.ErrWorkbookPassword), strings.Contains(text, "encrypted"), strings.Contains(text, "not a valid zip file") && looksEncrypted(text):
		return fmt.Errorf("“%s”设有打开密码，请先在Excel或WPS中取消密码，另存后再导入", name)
	case strings.Contains(text, "unzip size exceeds"):
		return fmt.Errorf("“%s”解压后过大，可能不是正常的工作簿，没有读取", name)
	}
	return fmt.Errorf("“%s”打不开，可能不是真正的.xlsx文件或已损坏。请在Excel或WPS中打开它，另存为.xlsx后再导入（%w）", name, err)
}

func looksEncrypted(text string) bool { return strings.Contains(text, "unsupported") }

// Close lets go of the file.
func (wb *Workbook) Close() error { return wb.f.Close() }

// Sheets lists the sheets in the workbook's order.
func (wb *Workbook) Sheets() []Sheet { return wb.sheets }

// look finds the heading row of a sheet and what the sheet holds.
func (wb *Workbook) look(name string) (Sheet, error) {
	s := Sheet{Name: name}
	if name == guideSheet || name == optionSheet {
		return s, nil
	}
	top, err := wb.top(name)
	if err != nil {
		return s, err
	}
	if len(top) == 0 {
		return s, nil
	}
	best := 0
	for _, schema := range candidates(name) {
		heads := headings(schema)
		for i, row := range top {
			fields, n := matchHeads(row, heads)
			if named := isNamed(name, schema); n > best && (named && n >= 1 || n >= 3 && hasRequired(schema, fields)) {
				best, s.Kind, s.head, s.fields, s.titles = n, schema.Kind, i+1, fields, row
			}
		}
	}
	if s.Kind == "" {
		s.Reason = "没有认出这张表的内容，没有读取。请使用导入模板的表头，或核对表头所在的行（前10行内）。"
		return s, nil
	}
	s.note()
	if dim, err := wb.f.GetSheetDimension(name); err == nil {
		if _, last, ok := strings.Cut(dim, ":"); ok {
			if _, row, err := excelize.CellNameToCoordinates(last); err == nil {
				s.Rows = max(0, row-s.head)
			}
		}
	}
	return s, nil
}

// note lists the headings that no field has.
func (s *Sheet) note() {
	for i, f := range s.fields {
		if title := strings.TrimSpace(s.titles[i]); f < 0 && title != "" && !ignoredHeads[headKey(title)] {
			s.Unknown = append(s.Unknown, title)
		}
	}
}

// ignoredHeads need no word when they are passed over.
var ignoredHeads = map[string]bool{"序号": true, "错误": true, "年龄": true, "党龄": true}

// top reads the first rows.
func (wb *Workbook) top(name string) ([][]string, error) {
	rows, err := wb.f.Rows(name)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var top [][]string
	for len(top) < headRows && rows.Next() {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, err
		}
		top = append(top, cells[:min(len(cells), maxColumns)])
	}
	return top, rows.Error()
}

// maxColumns is more than any roster has; what lies beyond is not looked at.
const maxColumns = 300

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
	if key == headKey(s.Label) {
		return true
	}
	for _, t := range MappingOf(s.Kind).Titles {
		if key == headKey(t) {
			return true
		}
	}
	return false
}

// matchHeads finds the field of each heading; a field is taken once.
func matchHeads(row []string, heads map[string]int) (fields []int, n int) {
	taken := map[int]bool{}
	fields = make([]int, len(row))
	for i, cell := range row {
		fields[i] = -1
		if f, ok := heads[headKey(cell)]; ok && cell != "" && !taken[f] {
			fields[i], taken[f] = f, true
			n++
		}
	}
	return fields, n
}

// hasRequired reports that the fields that make a record are among the headings:
// all required ones but references, which a roster of one unit may leave out.
func hasRequired(s *model.Schema, fields []int) bool {
	for i, f := range s.Fields {
		if !f.Required || f.Ref != "" && f.Ref != model.KindPerson {
			continue
		}
		found := false
		for _, x := range fields {
			found = found || x == i
		}
		if !found {
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
	return letter + " " + strings.TrimSuffix(strings.TrimSpace(title), "*")
}

// Rows reads a recognised sheet row by row. The error's text is for people.
func (wb *Workbook) Rows(ctx context.Context, i int, yield func(Row) error) error {
	s := &wb.sheets[i]
	rows, err := wb.f.Rows(s.Name)
	if err != nil {
		return openError(s.Name, err)
	}
	defer rows.Close()
	r := newRowReader(s, wb.epoch)
	for number := 1; rows.Next(); number++ {
		if number%512 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return openError(s.Name, err)
		}
		if number <= s.head || skip(cells, s) {
			continue
		}
		if number > s.head+wb.limits.Rows {
			return fmt.Errorf("表“%s”超过%d行，没有导入。请拆成几个文件分别导入", s.Name, wb.limits.Rows)
		}
		if err := yield(r.read(number, cells)); err != nil {
			return err
		}
	}
	if err := rows.Error(); err != nil {
		return openError(s.Name, err)
	}
	return nil
}

// skip passes over rows that are no records: empty ones, the notes, repeated
// heads, totals and the line of names at the foot.
func skip(cells []string, s *Sheet) bool {
	first, filled := "", 0
	for i, c := range cells {
		if i >= len(s.fields) {
			break
		}
		if strings.TrimSpace(c) == "" {
			continue
		}
		if filled++; filled == 1 {
			first = strings.TrimSpace(c)
		}
	}
	switch {
	case filled == 0, strings.HasPrefix(first, noteMark[:len("填写说明")]):
		return true
	case filled <= 3 && tailWord(first):
		return true
	}
	return isHead(cells, s)
}

func tailWord(text string) bool {
	t := strings.ReplaceAll(text, " ", "")
	for _, word := range []string{"合计", "总计", "小计", "制表人", "填表人", "审核人", "单位负责人", "填报单位", "填报日期", "注：", "备注：", "说明："} {
		if strings.HasPrefix(t, word) {
			return true
		}
	}
	return false
}

func isHead(cells []string, s *Sheet) bool {
	same, filled := 0, 0
	for i, c := range cells {
		if i < len(s.titles) && c != "" {
			filled++
			if c == s.titles[i] {
				same++
			}
		}
	}
	return filled >= 3 && same == filled
}
