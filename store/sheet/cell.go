package sheet

// One row and its cells: what is written becomes a field, or a problem.

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"partyledger/model"
	"partyledger/model/day"
)

// clearWord empties a field: a blank cell leaves it as it was.
const clearWord = "清空"

// rowReader reads the rows of one sheet.
type rowReader struct {
	schema  *model.Schema
	sheet   *Sheet
	epoch   bool
	columns []Column // by field
	letters []string // by column: its name in problems
}

func newRowReader(s *Sheet, epoch bool) *rowReader {
	r := &rowReader{schema: model.SchemaOf(s.Kind), sheet: s, epoch: epoch}
	m := MappingOf(s.Kind)
	for _, f := range r.schema.Fields {
		r.columns = append(r.columns, m.Columns[f.Name])
	}
	for i, t := range s.titles {
		r.letters = append(r.letters, columnName(i, t))
	}
	return r
}

func (r *rowReader) read(number int, cells []string) Row {
	row := Row{Number: number, Record: r.schema.New(), Given: make([]bool, len(r.schema.Fields))}
	for col, raw := range cells {
		if col >= len(r.sheet.fields) {
			break
		}
		fi := r.sheet.fields[col]
		if fi < 0 {
			continue
		}
		text := clean(raw)
		if text == "" {
			continue
		}
		why, note := r.cell(&row, fi, text)
		if why != "" {
			row.Problems = append(row.Problems, Problem{Row: number, Column: r.letters[col], Value: shown(text), Why: why, Note: note})
		}
	}
	if r.schema.Kind == model.KindPerson {
		r.person(&row)
	}
	return row
}

// cell reads one cell into its field.
func (r *rowReader) cell(row *Row, fi int, text string) (why string, note bool) {
	f, c := r.schema.Fields[fi], r.columns[fi]
	if excelError(text) {
		return "是Excel的错误值，请改正公式或直接填写内容", false
	}
	row.Given[fi] = true
	if text == clearWord {
		return "", false
	}
	switch {
	case f.Type == model.ChoiceField:
		text = choice(text, f, c)
	case f.Type == model.DayField:
		var err error
		if text, why, err = dayText(text, r.epoch); err != nil {
			row.Given[fi] = false
			return err.Error(), false
		}
	case f.Name == "IdentityNumber", f.Name == "CreditCode":
		text = strings.ToUpper(strings.ReplaceAll(model.Halfwidth(text), " ", ""))
	case f.Name == "Ethnicity":
		if v, ok := c.Values[text]; ok {
			text = v
		}
	}
	if f.Style == "code" || f.Style == "secret" {
		if lostDigits(text) {
			row.Given[fi] = false
			return "已被Excel当作数字，后几位丢失，请按证件重新以文本填写", false
		}
		text = strings.TrimSuffix(text, ".0")
	}
	if err := f.SetText(row.Record, text); err != nil {
		row.Given[fi] = false
		return err.Error(), false
	}
	if c.Check != nil {
		if w, n := c.Check(f.Text(row.Record)); w != "" {
			return w, n
		}
	}
	return why, why != ""
}

// person looks at an identity number beside the days that stand by it.
func (r *rowReader) person(row *Row) {
	p := row.Record.(*model.Person)
	if p.IdentityNumber == "" || p.IdentityKind != "" && p.IdentityKind != model.ResidentIdentity {
		return
	}
	add := func(label, value, why string, note bool) {
		row.Problems = append(row.Problems, Problem{Row: row.Number, Column: r.sheet.ColumnOf(label), Value: value, Why: why, Note: note})
	}
	if err := model.CheckIdentity(p.IdentityNumber); err != nil {
		add("公民身份号码", p.IdentityNumber, err.Error(), false)
		return
	}
	birth, sex, _ := model.IdentityFacts(p.IdentityNumber)
	switch {
	case p.BirthDay.IsZero():
		r.derive(row, "BirthDay", birth.String())
	case p.BirthDay != birth && !(p.BirthDay.MonthOnly() && p.BirthDay.Year() == birth.Year() && p.BirthDay.Month() == birth.Month()):
		add("出生日期", p.BirthDay.String(), "与身份证号中的"+birth.String()+"不一致，以干部档案为准（已按本列保留）", true)
	}
	switch {
	case p.Sex == "":
		r.derive(row, "Sex", string(sex))
	case p.Sex != sex:
		add("性别", string(p.Sex), "与身份证号不一致，请核对（已按本列保留）", true)
	}
}

// derive fills an empty field from the identity number.
func (r *rowReader) derive(row *Row, field, text string) {
	for i, f := range r.schema.Fields {
		if f.Name == field && f.SetText(row.Record, text) == nil {
			row.Given[i] = true
		}
	}
}

// clean trims a cell and takes control characters out. Line ends stay.
func clean(s string) string {
	if plainCell(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t', r == '\u00a0', r == '\u2007', r == '\u202f':
			return ' '
		case unicode.IsControl(r), r == '\ufeff', r == '\u200b', r == '\u200e', r == '\u200f':
			return -1
		}
		return r
	}, s)
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '　' })
}

// plainCell reports, for speed, that there is nothing to clean.
func plainCell(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c == 0x7f || c >= 0x80 {
			return false
		}
	}
	return true
}

func excelError(text string) bool {
	switch text {
	case "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!":
		return true
	}
	return false
}

// choice turns the words that offices use into those of the list.
func choice(text string, f model.Field, c Column) string {
	for _, word := range f.Choices {
		if word == text {
			return text
		}
	}
	flat := strings.ReplaceAll(model.Halfwidth(text), " ", "")
	if v, ok := c.Values[flat]; ok {
		return v
	}
	for _, word := range f.Choices {
		if headKey(word) == headKey(text) {
			return word
		}
	}
	return text
}

// dayText turns an Excel serial into a day's text and leaves the rest to
// day.Parse. A number such as 1998.1 may have been 1998.10: it gets a hint.
func dayText(text string, epoch bool) (out, hint string, err error) {
	v, numErr := strconv.ParseFloat(text, 64)
	if numErr != nil {
		return text, "", nil
	}
	whole := strings.IndexByte(text, '.') < 0
	switch {
	case v >= 10000 && v < 100000 || strings.ContainsAny(text, "eE"):
		read := day.FromSerial
		if epoch {
			read = day.FromSerial1904
		}
		d, err := read(v)
		return d.String(), "", err
	case !whole && v >= 1900 && v < 2200 && len(text) == len("1998.1"):
		return text, fmt.Sprintf("按%s月读取；如果原为%s0（10月），请写成 %s-10（已保留）", text, text, text[:4]), nil
	}
	return text, "", nil
}

// lostDigits reports a long number that Excel turned into 1.10105E+17, or filled
// up with zeros after the fifteenth digit.
func lostDigits(text string) bool {
	if i := strings.IndexAny(text, "eE"); i > 0 && i < len(text)-1 {
		_, err := strconv.ParseFloat(text, 64)
		return err == nil && (text[i+1] == '+' || text[i+1] >= '0' && text[i+1] <= '9')
	}
	return false
}

// shown is a value as a problem quotes it.
func shown(text string) string {
	if r := []rune(text); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return text
}
