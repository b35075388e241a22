package intake

// The workbook's form: the same for the import template and for the export, so
// that what went out can come in again.

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/store/sheet"
)

// guideSheet is the first sheet; it is never read.
const guideSheet = "填写说明"

// optionSheet holds the lists that are too long for a drop-down of their own.
const optionSheet = "选项"

// noteMark begins row 2: how the reader knows it for notes.
const noteMark = "填写说明行（请勿删除）"

const (
	dataRow  = 3    // first row of records
	dropRows = 5000 // rows that get drop-downs
	headSize = 11   // points
)

// Source gives the records of an export, kind by kind, in a fixed order.
type Source interface {
	Each(kind model.Kind, yield func(model.Record) error) error
	Mark() string // at the foot of each page; may be empty
}

// Namer writes a reference as people write it: 名称 or 名称（编号）.
type Namer interface {
	RefText(ref model.Ref) string
}

// WriteTemplate writes the import workbook without records.
func WriteTemplate(w io.Writer) error { return Write(w, nothing{}, nil, "") }

type nothing struct{}

func (nothing) Mark() string                                    { return "" }
func (nothing) Each(model.Kind, func(model.Record) error) error { return nil }

// Write writes every record of src into the workbook's form. The same records
// give the same bytes. What does not fit into memory waits in the folder temp,
// which is the ledger's: personal data must not lie in the system's.
func Write(w io.Writer, src Source, names Namer, temp string) error {
	b, err := newBuilder(temp, src.Mark())
	if err != nil {
		return err
	}
	defer b.f.Close()
	if err := b.guide(); err != nil {
		return fmt.Errorf("guide: %w", err)
	}
	b.f.SetActiveSheet(0) // now: later it would read every sheet back into memory
	for _, s := range model.Schemas() {
		if x, ok := src.(interface {
			sheet(*model.Schema) *model.Schema
		}); ok {
			s = x.sheet(s)
		}
		if err := b.sheet(s, src, names); err != nil {
			return fmt.Errorf("sheet %s: %w", s.Label, err)
		}
	}
	if err := b.options(); err != nil {
		return fmt.Errorf("options: %w", err)
	}
	return sheet.WriteSorted(w, b.f)
}

// builder writes one workbook.
type builder struct {
	f                              *excelize.File
	head, need, note, text, figure int // styles
	lists                          []list
	mark                           string // at the foot of each page
}

// list is a drop-down's words on the option sheet.
type list struct {
	title string
	words []string
}

func newBuilder(temp, mark string) (*builder, error) {
	b := &builder{f: excelize.NewFile(excelize.Options{TmpDir: temp}), mark: mark}
	if err := sheet.MarkedProps(b.f, "国企党建台账", mark); err != nil {
		return nil, err
	}
	edge := []excelize.Border{{Type: "bottom", Color: "BFBFBF", Style: 1}, {Type: "right", Color: "BFBFBF", Style: 1}}
	style := func(into *int, s excelize.Style) error {
		id, err := b.f.NewStyle(&s)
		*into = id
		return err
	}
	middle := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	text, money := sheet.AsText, 0
	err := errors.Join(
		style(&b.head, excelize.Style{Font: &excelize.Font{Bold: true, Size: headSize}, Fill: sheet.Fill("E7EBF1"), Border: edge,
			Alignment: middle}),
		style(&b.need, excelize.Style{Font: &excelize.Font{Bold: true, Size: headSize, Color: "B71C1C"}, Fill: sheet.Fill("E7EBF1"),
			Border: edge, Alignment: middle}),
		style(&b.note, excelize.Style{Font: &excelize.Font{Italic: true, Size: sheet.NoteSize, Color: "707070"},
			Fill: sheet.Fill("F7F7F7"), Border: edge, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}, NumFmt: text}),
		style(&b.text, excelize.Style{NumFmt: text, Alignment: &excelize.Alignment{Vertical: "center"}}),
		style(&b.figure, excelize.Style{NumFmt: money, Alignment: &excelize.Alignment{Vertical: "center"}}),
	)
	return b, err
}

// guide is the first sheet: how to fill the others.
func (b *builder) guide() error {
	if err := b.f.SetSheetName("Sheet1", guideSheet); err != nil {
		return err
	}
	lines := []string{
		"国企党建台账 导入模板 填写说明",
		"一、不得填写涉密内容。本文件含个人信息，请妥善保管，用后及时删除。",
		"二、一张表对应一类记录，第1行是表头（红字为必填），第2行是说明，从第3行起填写。不用的表留空即可，不要改表名和表头。",
		"三、填写顺序：企业、党组织、人员，再填其他表；同一工作簿里可以一起导入。",
		"四、引用企业、党组织写全称；引用人员写姓名，重名时写“姓名（编号）”或身份证号。",
		"五、日期可写 2026-05-11、2026.5.11、20260511、2026年5月11日；只知道年月可写 2026-05。入党、转正等日期要写到日。",
		"六、身份证号、编码、文号列已设为文本格式，请勿改为数字，以免丢失位数。",
		"七、导入时空单元格不改动原有内容；要清空某一项，请填“清空”。内容本来就是“清空”二字的，前面加一个撇号，写成“" + literalMark + "清空”（导出时也这样写）。",
		"八、导入前先试导入：程序逐格指出错误，不写入任何内容；导入后可整批撤销。",
	}
	const size, width = 12, 78 // a column wider than the page is cut by some programs
	for i, line := range lines {
		at := fmt.Sprintf("A%d", i+1)
		if err := errors.Join(b.f.SetCellStr(guideSheet, at, line),
			b.f.SetRowHeight(guideSheet, i+1, sheet.HeightOf(sheet.LinesOf(line, size, width), size))); err != nil {
			return err
		}
	}
	wrap, err := b.f.NewStyle(&excelize.Style{Font: &excelize.Font{Size: size},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}})
	if err != nil {
		return err
	}
	return errors.Join(sheet.SetPaper(b.f, guideSheet, sheet.Paper{Portrait: true, Mark: b.mark}), b.f.SetColWidth(guideSheet, "A", "A",
		width),
		b.f.SetCellStyle(guideSheet, "A1", fmt.Sprintf("A%d", len(lines)), wrap))
}

// sheet writes one kind's sheet.
func (b *builder) sheet(s *model.Schema, src Source, names Namer) error {
	if _, err := b.f.NewSheet(s.Label); err != nil {
		return err
	}
	if err := b.paper(s); err != nil {
		return err
	}
	w, err := b.f.NewStreamWriter(s.Label)
	if err != nil {
		return err
	}
	if err := b.columns(w, s); err != nil {
		return err
	}
	if err := b.heads(w, s); err != nil {
		return err
	}
	if err := b.dropDowns(s); err != nil {
		return err
	}
	row := dataRow
	cells := make([]any, len(s.Fields))
	err = src.Each(s.Kind, func(r model.Record) error {
		for i, f := range s.Fields {
			c, err := b.cell(s, f, r, names)
			if err != nil {
				return err
			}
			cells[i] = c
		}
		at, err := excelize.CoordinatesToCellName(1, row)
		if err != nil {
			return fmt.Errorf("more rows than a sheet holds: %w", err)
		}
		row++
		return w.SetRow(at, cells)
	})
	return errors.Join(err, w.Flush())
}

// cell writes one field. Text is always a string cell, whatever it begins with:
// a formula can never come of data.
func (b *builder) cell(s *model.Schema, f model.Field, r model.Record, names Namer) (any, error) {
	text := f.Text(r)
	switch {
	case text == "":
		return nil, nil
	case f.Ref != "":
		text = names.RefText(model.Ref{Kind: f.Ref, ID: text})
	case f.Type == model.IntField:
		n, _ := f.Number(r)
		return excelize.Cell{StyleID: b.figure, Value: n}, nil
	}
	if f.Type != model.ChoiceField && f.Type != model.BoolField { // whose own words mean what they say
		text = escape(text)
	}
	if n := sheet.Units(text); n > sheet.MaxCell {
		return nil, fmt.Errorf("%s %s 的“%s”有%d字，超过Excel单元格上限%d字", s.Label, r.Key(), f.Label, n, sheet.MaxCell)
	}
	return excelize.Cell{StyleID: b.text, Value: text}, nil
}

// fieldWidth is the width of a field's column.
func fieldWidth(m *Mapping, f model.Field) float64 {
	if width := m.Columns[f.Name].Width; width > 0 {
		return width
	}
	return plainWidth(f)
}

// paper sets the sheet's printing up, before its stream begins: as many pages side
// by side as leave the letters legible, names and heads on each.
func (b *builder) paper(s *model.Schema) error {
	width, m := 0.0, MappingOf(s.Kind)
	for _, f := range s.Fields {
		width += fieldWidth(m, f)
	}
	columns := ""
	across := int(math.Ceil(width / (sheet.Landscape / sheet.LeastScale)))
	if across > 1 {
		columns = "$A:$B"
	}
	return sheet.SetPaper(b.f, s.Label, sheet.Paper{Width: width, Across: across, Titles: sheet.TitleRows(s.Label, columns, 1, 1),
		Mark: b.mark})
}

func (b *builder) columns(w *excelize.StreamWriter, s *model.Schema) error {
	m := MappingOf(s.Kind)
	for i, f := range s.Fields {
		if err := errors.Join(w.SetColWidth(i+1, i+1, fieldWidth(m, f)), w.SetColStyle(i+1, i+1, b.columnStyle(f))); err != nil {
			return err
		}
	}
	return w.SetPanes(&excelize.Panes{Freeze: true, XSplit: min(2, len(s.Fields)), YSplit: 2, TopLeftCell: "C3", ActivePane: "bottomRight"})
}

func (b *builder) columnStyle(f model.Field) int {
	if f.Type == model.IntField {
		return b.figure
	}
	return b.text
}

func plainWidth(f model.Field) float64 {
	head := float64(2*len([]rune(f.Label)) + 3)
	switch {
	case f.Style == "long":
		return 40
	case f.Type == model.DayField:
		return max(14, head)
	case f.Type == model.BoolField:
		return max(8, head)
	}
	return max(12, head)
}

func (b *builder) heads(w *excelize.StreamWriter, s *model.Schema) error {
	m := MappingOf(s.Kind)
	heads, notes := make([]any, len(s.Fields)), make([]any, len(s.Fields))
	headHigh, noteHigh := 32.0, 40.0
	for i, f := range s.Fields {
		style := b.head
		if f.Required {
			style = b.need
		}
		heads[i] = excelize.Cell{StyleID: style, Value: f.Label}
		note := m.Columns[f.Name].Note
		if note == "" {
			note = plainNote(f)
		}
		if i == 0 {
			note = noteMark + "；" + note
		}
		notes[i] = excelize.Cell{StyleID: b.note, Value: note}
		width := fieldWidth(m, f)
		headHigh = max(headHigh, sheet.HeightOf(sheet.LinesOf(f.Label, headSize, width), headSize))
		noteHigh = max(noteHigh, sheet.HeightOf(sheet.LinesOf(note, sheet.NoteSize, width), sheet.NoteSize))
	}
	return errors.Join(w.SetRow("A1", heads, excelize.RowOpts{Height: headHigh}), w.SetRow("A2", notes, excelize.RowOpts{Height: noteHigh}))
}

func plainNote(f model.Field) string {
	switch {
	case f.Name == "ID":
		return "编号可不填，由程序编号"
	case f.Ref != "":
		return "填" + model.SchemaOf(f.Ref).Label + "的名称"
	}
	switch f.Type {
	case model.DayField:
		return "日期"
	case model.BoolField:
		return yesNo
	case model.ChoiceField:
		return "从下拉中选择"
	case model.MoneyField:
		return "单位：元"
	case model.PointsField:
		return "填分数，可有两位小数"
	case model.IntField:
		return "填整数"
	}
	return ""
}

// dropDowns offers the words of choices. Other words are refused at import, not
// here: WPS and Excel would stop a paste.
func (b *builder) dropDowns(s *model.Schema) error {
	for i, f := range s.Fields {
		words := f.Offered("")
		if f.Type == model.BoolField {
			words = []string{"是", "否"}
		}
		if len(words) == 0 {
			continue
		}
		col, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		dv := excelize.NewDataValidation(true)
		dv.SetSqref(fmt.Sprintf("%s%d:%s%d", col, dataRow, col, dropRows))
		dv.ShowErrorMessage = false
		if fits(words) {
			err = dv.SetDropList(words)
		} else {
			dv.SetSqrefDropList(b.optionRange(s.Label+"·"+f.Label, words))
		}
		if err := errors.Join(err, b.f.AddDataValidation(s.Label, dv)); err != nil {
			return fmt.Errorf("drop-down of %s: %w", f.Label, err)
		}
	}
	return nil
}

// fits reports that the words may stand in the drop-down itself: 255 characters,
// and none with the comma that parts them.
func fits(words []string) bool {
	all := strings.Join(words, ",")
	return len([]rune(all)) <= 250 && strings.Count(all, ",") == len(words)-1
}

// optionRange is where the words will stand on the option sheet.
func (b *builder) optionRange(title string, words []string) string {
	b.lists = append(b.lists, list{title, words})
	col, _ := excelize.ColumnNumberToName(len(b.lists))
	return fmt.Sprintf("%s!$%s$2:$%s$%d", optionSheet, col, col, len(words)+1)
}

func (b *builder) options() error {
	if len(b.lists) == 0 {
		return nil
	}
	if _, err := b.f.NewSheet(optionSheet); err != nil {
		return err
	}
	for i, l := range b.lists {
		col, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		for j, word := range slices.Concat([]string{l.title}, l.words) {
			if err := b.f.SetCellStr(optionSheet, fmt.Sprintf("%s%d", col, j+1), word); err != nil {
				return err
			}
		}
	}
	return b.f.SetSheetVisible(optionSheet, false)
}
