package intake

// One row and its cells: what is written becomes a field, or a problem.

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store/sheet"
)

// rowReader reads the rows of one sheet.
type rowReader struct {
	schema  *model.Schema
	sheet   *Sheet
	epoch   bool
	columns []Column        // by field
	letters []string        // by column: its name in problems
	told    map[string]bool // hints that are given once a sheet
	tenth   map[string]bool // fields of this row whose number may have been 1998.10
}

func newRowReader(s *Sheet, epoch bool) *rowReader {
	r := &rowReader{schema: model.SchemaOf(s.Kind), sheet: s, epoch: epoch, told: map[string]bool{}, tenth: map[string]bool{}}
	m := MappingOf(s.Kind)
	for _, f := range r.schema.Fields {
		r.columns = append(r.columns, m.Columns[f.Name])
	}
	for i, t := range s.titles {
		r.letters = append(r.letters, columnName(i, t))
	}
	return r
}

func (r *rowReader) read(number int, cells []sheet.Cell) Row {
	row := Row{Number: number, Record: r.schema.New(), Given: make([]bool, len(r.schema.Fields))}
	clear(r.tenth)
	for col, c := range cells {
		if col >= len(r.sheet.fields) {
			break
		}
		fi := r.sheet.fields[col]
		if fi < 0 || c.Text == "" {
			continue
		}
		text := clean(c.Text)
		if text == "" {
			continue
		}
		if c.Formula && c.Kind != sheet.OpenCell && r.first("formula", r.letters[col]) {
			row.add(r.letters[col], text, "这一列有公式：按文件里保存的结果读取，没有重新计算；如果结果不是最新的，请在Excel或WPS中重新保存后再导入", true)
		}
		if why, note := r.cell(&row, fi, text, c.Kind); why != "" {
			row.add(r.letters[col], text, why, note)
		}
	}
	r.seconds(&row, cells)
	if r.schema.Kind == model.KindPerson {
		r.person(&row)
	}
	return row
}

// add keeps a problem of one of the row's cells.
func (row *Row) add(column, value, why string, note bool) {
	row.Problems = append(row.Problems, Problem{Row: row.Number, Column: column, Value: model.Clip(value, 80), Why: why, Note: note})
}

// first reports that a hint was not given yet in this sheet.
func (r *rowReader) first(what, of string) bool {
	key := what + "\x00" + of
	if r.told[key] || len(r.told) >= maxTold {
		return false
	}
	r.told[key] = true
	return true
}

// maxTold bounds what a file of ever other words may make us remember.
const maxTold = 10000

// seconds lets a further column speak where the field's own is empty or says
// less: 人员类别 预备党员 beside 政治面貌 中共党员.
func (r *rowReader) seconds(row *Row, cells []sheet.Cell) {
	for _, x := range r.sheet.also {
		if x.col >= len(cells) || cells[x.col].Kind != sheet.TextCell {
			continue
		}
		f, c := r.schema.Fields[x.field], r.columns[x.field]
		word := choice(clean(cells[x.col].Text), f, c)
		own := slices.Index(r.sheet.fields, x.field)
		if !slices.Contains(f.Choices, word) || own < len(cells) && slices.Contains(f.Choices, clean(cells[own].Text)) {
			continue
		}
		if own < len(cells) && cells[own].Text != "" && f.IsZero(row.Record) {
			continue // refused or cleared
		}
		if f.SetText(row.Record, word) == nil {
			row.Given[x.field] = true
		}
	}
}

// cell reads one cell into its field.
func (r *rowReader) cell(row *Row, fi int, text string, kind sheet.CellKind) (why string, note bool) {
	f, c := r.schema.Fields[fi], r.columns[fi]
	text, literal := unescape(text)
	switch {
	case kind == sheet.ErrorCell || !literal && excelError(text):
		return "是Excel的错误值，请改正公式或直接填写内容", false
	case kind == sheet.OpenCell:
		return "是公式，而文件里没有保存它的结果；请在Excel或WPS中打开并保存后再导入，或直接填写内容", false
	}
	row.Given[fi] = true
	if text == clearWord && !literal {
		return "", false
	}
	refuse := func(why string) (string, bool) {
		row.Given[fi] = false
		return why, false
	}
	if !literal && lostDigits(text, kind) && (f.Style != "" || f.Type == model.TextField) {
		return refuse("已被Excel当作数字，后几位丢失，请按证件重新以文本填写")
	}
	text, why, err := r.plain(f, text, kind)
	if err != nil {
		return refuse(err.Error())
	}
	switch {
	case f.Type == model.ChoiceField:
		text, why = r.choice(text, f, c)
	case f.Name == "IdentityNumber", f.Name == "CreditCode":
		text = strings.ToUpper(flat(text))
	case f.Ref == model.KindPerson, r.schema.Kind == model.KindPerson && f.Name == "Name":
		text = closeUp(text)
	case f.Name == "Ethnicity":
		if v, ok := c.Values[text]; ok {
			text = v
		}
	}
	if err := f.SetText(row.Record, text); err != nil {
		return refuse(err.Error())
	}
	if c.Check != nil {
		if w, n := c.Check(f.Text(row.Record)); w != "" && (why == "" || !n) {
			return w, n
		}
	}
	return why, why != ""
}

// choice turns a cell into a word of the list, by its make if it must.
func (r *rowReader) choice(text string, f model.Field, c Column) (word, hint string) {
	word = choice(text, f, c)
	if slices.Contains(f.Choices, word) || c.Guess == nil {
		return word, ""
	}
	guess := c.Guess(flat(text))
	if guess == "" {
		return word, ""
	}
	if r.first(f.Name, text) {
		hint = fmt.Sprintf("按“%s”读取，请核对（已保留；相同的不再逐行提示）", guess)
	}
	return guess, hint
}

// plain writes a number cell as people would: 4.3499999999999996 is 4.35, and a
// serial number that is shown as a date is that date.
func (r *rowReader) plain(f model.Field, text string, kind sheet.CellKind) (out, hint string, err error) {
	if kind == sheet.TextCell {
		return text, "", nil
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return text, "", nil
	}
	dated := kind == sheet.DateCell || kind == sheet.MonthCell
	figure := f.Type == model.IntField || f.Type == model.MoneyField || f.Type == model.RatioField
	if dated && !figure && !likeDay(v) {
		return r.serial(v, kind)
	}
	text = number(v)
	if f.Type != model.DayField {
		return text, "", nil
	}
	switch {
	case v >= 10000 && v < 100000:
		d, _, err := r.serial(v, sheet.DateCell)
		return d, fmt.Sprintf("单元格不是日期格式，按Excel日期序号读作%s，请核对（已保留）", d), err
	case v >= 1900 && v < 2200 && len(text) == len("1998.1"):
		r.tenth[f.Name] = strings.HasSuffix(text, ".1")
		return text, fmt.Sprintf("按%s月读取；如果原为%s0（10月），请写成 %s-10（已保留）", text, text, text[:4]), nil
	}
	return text, "", nil
}

// likeDay reports a number that is a day as people write it, 19980701, whatever
// its format.
func likeDay(v float64) bool { return v >= 19000000 && v < 22000000 }

// serial reads a day out of the number that stands for it. A cell that shows year
// and month only was typed so: Excel put the first day there.
func (r *rowReader) serial(v float64, kind sheet.CellKind) (out, hint string, err error) {
	read := day.FromSerial
	if r.epoch {
		read = day.FromSerial1904
	}
	d, err := read(v)
	if err == nil && kind == sheet.MonthCell && d.Dom() == 1 {
		d, err = day.NewMonth(d.Year(), d.Month())
	}
	return d.String(), "", err
}

// number is a float as Excel shows it: fifteen digits, never an exponent.
func number(v float64) string {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// closeUp takes the spaces out of a Chinese name that was set wide: 张　甲.
func closeUp(name string) string {
	t := flat(name)
	if len(t) == len(name) || strings.ContainsFunc(t, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		return name
	}
	return t
}

// person looks at an identity number beside the days that stand by it.
func (r *rowReader) person(row *Row) {
	p := row.Record.(*model.Person)
	if p.IdentityNumber == "" || p.IdentityKind != "" && p.IdentityKind != model.ResidentIdentity {
		return
	}
	add := func(label, value, why string, note bool) { row.add(r.sheet.ColumnOf(label), value, why, note) }
	if err := model.CheckIdentity(p.IdentityNumber); err != nil {
		why := err.Error()
		if len(p.IdentityNumber) == 18 && strings.HasSuffix(p.IdentityNumber, "000") {
			why += "；末几位都是0，像是曾被Excel当作数字而丢失，请按证件重新以文本填写"
		}
		add("公民身份号码", p.IdentityNumber, why, false)
		return
	}
	birth, sex, _ := model.IdentityFacts(p.IdentityNumber)
	r.october(row, p, birth)
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

// october mends a birth month of which Excel dropped the last 0: 1998.10 is kept
// as the number 1998.1, and the identity number says October.
func (r *rowReader) october(row *Row, p *model.Person, birth day.Day) {
	if !r.tenth["BirthDay"] || p.BirthDay.Year() != birth.Year() || p.BirthDay.Month() != 1 || birth.Month() != 10 {
		return
	}
	d, err := day.NewMonth(birth.Year(), birth.Month())
	if err != nil {
		return
	}
	column, value := r.sheet.ColumnOf("出生日期"), fmt.Sprintf("%d.1", birth.Year())
	p.BirthDay = d
	row.Problems = slices.DeleteFunc(row.Problems, func(x Problem) bool { return x.Column == column && x.Note })
	row.add(column, value, "单元格里是数字，末尾的0已丢失；身份证号中为"+birth.String()+"，按"+d.String()+"读取，请核对（已保留）", true)
}

// derive fills an empty field from the identity number. What the ledger has
// already outranks it.
func (r *rowReader) derive(row *Row, field, text string) {
	for i, f := range r.schema.Fields {
		if f.Name == field && !row.Given[i] && f.SetText(row.Record, text) == nil {
			if row.Derived == nil {
				row.Derived = make([]bool, len(r.schema.Fields))
			}
			row.Derived[i] = true
		}
	}
}

// clean trims a cell and takes control characters out. Line ends stay.
func clean(s string) string {
	if !dirty(s) {
		return s
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t', r == '\u00a0', r == '\u2007', r == '\u202f':
			return ' '
		case hidden(r):
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// hidden are control characters and marks that nobody sees.
func hidden(r rune) bool {
	return unicode.IsControl(r) || r == '\ufeff' || r >= '\u200b' && r <= '\u200f' || r == '\u2060' || r == '\u2028' || r == '\u2029'
}

// dirty reports that there is something to clean.
func dirty(s string) bool {
	for i, r := range s {
		switch {
		case r == ' ', r == '　':
			if i == 0 || i+len(string(r)) == len(s) {
				return true
			}
		case r <= ' ' && r != '\n', r == '\n' && (i == 0 || i == len(s)-1), r >= 0x7f &&
			(unicode.IsSpace(r) || hidden(r) || r == utf8.RuneError):
			return true
		}
	}
	return false
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

// lostDigits reports a long number of which Excel kept fifteen digits, or a text
// such as 1.10105E+17 that was made of one.
func lostDigits(text string, kind sheet.CellKind) bool {
	if kind == sheet.TextCell {
		return shortened.MatchString(text)
	}
	v, err := strconv.ParseFloat(text, 64)
	return err == nil && math.Abs(v) >= 1e15
}

var shortened = regexp.MustCompile(`^[0-9]\.[0-9]+[eE]\+[0-9]{1,3}$`)
