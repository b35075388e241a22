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

// rowReader reads the rows of one table.
type rowReader struct {
	schema  *model.Schema
	b       *block
	epoch   bool
	columns []Column        // by field
	letters []string        // by column: its name in problems
	told    map[string]bool // hints that are given once a table
	tenth   map[int]string  // fields of this row whose number may have been 1998.10 → year
}

func newRowReader(b *block, epoch bool) *rowReader {
	r := &rowReader{schema: b.schema, b: b, epoch: epoch, told: map[string]bool{}, tenth: map[int]string{}}
	m := MappingOf(b.schema.Kind)
	for _, f := range r.schema.Fields {
		r.columns = append(r.columns, m.Columns[f.Name])
	}
	return r
}

// letter names a column in problems.
func (r *rowReader) letter(col int) string {
	for len(r.letters) <= col {
		r.letters = append(r.letters, r.b.columnName(len(r.letters)))
	}
	return r.letters[col]
}

func (r *rowReader) read(number int, cells []sheet.Cell) Row {
	row := Row{Number: number, Record: r.schema.New(), Given: make([]bool, len(r.schema.Fields))}
	clear(r.tenth)
	for col := r.b.from; col < min(len(cells), len(r.b.fields), r.b.to); col++ {
		c := &cells[col]
		fi := r.b.fields[col]
		if fi < 0 || c.Text == "" {
			continue
		}
		text := clean(c.Text)
		if text == "" {
			continue
		}
		if c.Formula && c.Kind != sheet.OpenCell && r.first("formula", r.letter(col)) {
			row.add(r.letter(col), text, "这一列有公式：按文件里保存的结果读取，没有重新计算；如果结果不是最新的，请在Excel或WPS中重新保存后再导入", true)
		}
		if why, note := r.cell(&row, fi, text, c); why != "" {
			row.add(r.letter(col), text, why, note)
		}
	}
	r.seconds(&row, cells)
	r.values(&row)
	r.follows(&row)
	if r.schema.Kind == model.KindPerson {
		r.person(&row)
	}
	r.tenths(&row)
	if len(r.b.side) > 0 {
		row.sides = r.b.sideRecords(r, number, cells, &row)
	}
	r.identity(&row, cells)
	return row
}

// values gives the row what stands beside the table: in the title of its section, or
// above the head.
func (r *rowReader) values(row *Row) {
	set := func(fi int, text string, weak bool) {
		if row.Given[fi] || !r.schema.Fields[fi].IsZero(row.Record) {
			return
		}
		c := sheet.Cell{Text: text, Decimals: -1}
		if why, note := r.cell(row, fi, text, &c); why != "" && (!note || r.first("fixed", text)) {
			row.add(r.schema.Fields[fi].Label, text, why, note)
		}
		if weak && row.Given[fi] {
			row.Given[fi] = false
			row.derived(len(r.schema.Fields))[fi] = true
		}
	}
	for fi, text := range r.b.section {
		set(fi, text, false)
	}
	for fi, text := range r.b.fixed {
		if r.schema.Fields[fi].Name != "EnterpriseID" {
			set(fi, text, r.b.weak[fi])
		}
	}
	if e := r.b.company; e >= 0 && !r.branched(row) {
		set(e, r.b.fixed[e], r.b.weak[e])
	}
}

// branched reports that a row's branch tells the enterprise, better than what stands
// above the table does.
func (r *rowReader) branched(row *Row) bool {
	from := r.b.Fixed["EnterpriseID"].From
	if from == fromPerson || from == fromCommand {
		return false
	}
	o := fieldIndex(r.schema, "OrganizationID")
	return o >= 0 && r.schema.Kind != model.KindOrganization && !r.schema.Fields[o].IsZero(row.Record)
}

// identity keeps what tells the row's person from namesakes.
func (r *rowReader) identity(row *Row, cells []sheet.Cell) {
	for _, x := range r.b.telling {
		if x.col >= len(cells) {
			continue
		}
		text := clean(cells[x.col].Text)
		if x.name == "IdentityNumber" {
			row.identity = strings.ToUpper(flat(text))
		} else if d, err := day.Parse(text); err == nil {
			row.born = d
		}
	}
}

// derived is by field what was worked out; it is made at the first asking.
func (row *Row) derived(n int) []bool {
	if row.Derived == nil {
		row.Derived = make([]bool, n)
	}
	return row.Derived
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
	for _, x := range r.b.also {
		if x.col >= len(cells) || cells[x.col].Kind != sheet.TextCell {
			continue
		}
		text := clean(cells[x.col].Text)
		if text == "" || isNone(text) {
			continue
		}
		f, c := r.schema.Fields[x.field], r.columns[x.field]
		own := slices.Index(r.b.fields, x.field)
		switch {
		case f.Type != model.ChoiceField:
			r.join(row, x, own, text)
		case f.Name == "Education":
			r.higher(row, x, own, text, cells)
		default:
			word := choice(text, f, c)
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
}

// join puts the text of a further column behind that of the field.
func (r *rowReader) join(row *Row, x second, own int, text string) {
	f := r.schema.Fields[x.field]
	was := f.Text(row.Record)
	if group := r.b.title(x.col); subWords[headKey(group)] {
		text = group + "：" + text
		if was != "" && own >= 0 && subWords[headKey(r.b.title(own))] && !strings.HasPrefix(was, r.b.title(own)) {
			was = r.b.title(own) + "：" + was
		}
	}
	if was != "" {
		text = was + "；" + text
	}
	if f.SetText(row.Record, text) == nil {
		row.Given[x.field] = true
	}
}

// higher keeps the higher of two educations, 全日制 and 在职, and both in words in the
// record's note.
func (r *rowReader) higher(row *Row, x second, own int, text string, cells []sheet.Cell) {
	f := r.schema.Fields[x.field]
	word, hint := r.choice(text, f, r.columns[x.field])
	at := slices.Index(f.Choices, word)
	if at < 0 {
		row.add(r.letter(x.col), text, f.SetText(r.schema.New(), word).Error(), false)
		return
	}
	if hint != "" {
		row.add(r.letter(x.col), text, hint, true)
	}
	was := slices.Index(f.Choices, f.Text(row.Record))
	if was >= 0 && was <= at {
		at = was
	}
	if f.SetText(row.Record, f.Choices[at]) == nil {
		row.Given[x.field] = true
	}
	said := []string{r.layer(x.col) + text}
	if own >= 0 && own < len(cells) && clean(cells[own].Text) != "" && !isNone(clean(cells[own].Text)) {
		said = append([]string{r.layer(own) + clean(cells[own].Text)}, said...)
	}
	r.remark(row, strings.Join(said, "；"))
}

// layer names a column within its group, as a note says it.
func (r *rowReader) layer(col int) string {
	t := oneLine(r.b.title(col))
	if t == "" {
		return ""
	}
	if g := r.b.groups[col]; g != "" && g != t {
		t = oneLine(g) + "（" + t + "）"
	}
	return t + "："
}

// remark puts words into the record's note, behind what the row itself says there.
func (r *rowReader) remark(row *Row, text string) {
	i := fieldIndex(r.schema, "Note")
	if i < 0 {
		return
	}
	f := r.schema.Fields[i]
	if was := f.Text(row.Record); was != "" {
		text = was + "\n" + text
	}
	if f.SetText(row.Record, text) == nil {
		row.Given[i] = true
	}
}

// cell reads one cell into its field.
func (r *rowReader) cell(row *Row, fi int, text string, cell *sheet.Cell) (why string, note bool) {
	f, c, kind := r.schema.Fields[fi], r.columns[fi], cell.Kind
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
	if words := r.b.choice.Words[f.Name]; words != nil {
		if meant, ok := words[text]; ok {
			text, kind = meant, sheet.TextCell
		}
	}
	if !literal && r.saysNone(f, c, text) {
		row.Given[fi] = false
		row.none = append(row.none, fi)
		return "", false
	}
	if !literal && lostDigits(text, kind) && (f.Style != "" || f.Type == model.TextField) {
		return refuse("已被Excel当作数字，后几位丢失，请按证件重新以文本填写")
	}
	text, why, err := r.plain(fi, text, cell, kind)
	if err != nil {
		return refuse(err.Error())
	}
	switch {
	case c.Read != nil:
		if t := c.Read(text); t != "" {
			text = t
		}
	case f.Name == "WorkPost" && guessEmployment(flat(text)) == string(model.Retired) && !slices.Contains(f.Choices, text):
		row.Given[fi] = false
		return r.retired(row), true
	case f.Type == model.ChoiceField:
		text, why = r.choice(text, f, c)
	case f.Name == "IdentityNumber", f.Name == "CreditCode":
		text = strings.ToUpper(flat(text))
	case f.Ref == model.KindPerson, r.schema.Kind == model.KindPerson && f.Name == "Name":
		return r.name(row, fi, text, literal)
	case f.Name == "Ethnicity":
		if word, ok := uncoded(flat(text)); ok {
			text = word
		}
		if v, ok := c.Values[text]; ok {
			text = v
		}
	case f.Type == model.DayField && kind == sheet.TextCell:
		if hint, ok := r.undated(row, f, text); ok {
			row.Given[fi] = false
			return hint, true
		}
	}
	switch {
	case f.Name == "From" && f.Type == model.DayField:
		text = r.period(row, text)
	case f.Name == "TrainingDay":
		text = r.course(row, text)
	}
	if err := f.SetText(row.Record, text); err != nil {
		if f.Type == model.ChoiceField {
			r.b.unknownWord(fi, text)
		}
		return refuse(err.Error())
	}
	if c.Check != nil {
		if w, n := c.Check(f.Text(row.Record)); w != "" && (why == "" || !n) {
			return w, n
		}
	}
	return why, why != ""
}

// retired takes 离退休 in the column of posts for what it is: how somebody is employed.
func (r *rowReader) retired(row *Row) string {
	i := fieldIndex(r.schema, "Employment")
	if i < 0 || !r.schema.Fields[i].IsZero(row.Record) || r.schema.Fields[i].SetText(row.Record, string(model.Retired)) != nil {
		return "不是工作岗位，没有填（其余已保留）"
	}
	row.derived(len(r.schema.Fields))[i] = true
	return "不是工作岗位，读作用工形式“离退休”，请核对（已保留）"
}

// maxWords is how many unknown words of a field are remembered.
const maxWords = 200

// unknownWord remembers a word that is none of its field's.
func (b *block) unknownWord(fi int, text string) {
	if b.words == nil {
		b.words = map[int]map[string]int{}
	}
	if b.words[fi] == nil {
		b.words[fi] = map[string]int{}
	}
	if len(b.words[fi]) < maxWords || hasKey(b.words[fi], text) {
		b.words[fi][text]++
	}
}

// noneWords say that there is nothing, on official forms.
var noneWords = map[string]bool{"无": true, "暂无": true, "没有": true, "/": true, "//": true, `\`: true, "-": true, "--": true,
	"---": true, "—": true,
	"——": true, "———": true, "–": true, "―": true, "─": true, "──": true, "_": true, "N/A": true, "n/a": true, "┄": true, "一一": true}

func isNone(text string) bool {
	if len(text) == 0 || len(text) > 12 {
		return false
	}
	switch r, _ := utf8.DecodeRuneInString(text); r {
	case '无', '暂', '没', '/', '／', '\\', '＼', '-', '－', '—', '–', '―', '─', '_', '＿', 'N', 'n', '┄', '一', ' ', '　', 'Ｎ':
		return noneWords[flat(text)]
	}
	return false
}

// saysNone reports a word for nothing in a field that has none like it.
func (r *rowReader) saysNone(f model.Field, c Column, text string) bool {
	if !isNone(text) {
		return false
	}
	t := flat(text)
	if _, ok := c.Values[t]; ok || slices.Contains(f.Choices, t) {
		return false
	}
	return f.Type != model.BoolField || t != "无" && t != "没有"
}

// undatedWords stand in columns of days where there is none.
var undatedWords = map[string]model.PartyStatus{"未转正": model.ProbationaryMember, "尚未转正": model.ProbationaryMember,
	"预备期": model.ProbationaryMember,
	"预备":  model.ProbationaryMember, "预备党员": model.ProbationaryMember, "预备期内": model.ProbationaryMember, "未到期": "", "未入党": "", "不是党员": "",
	"非党员": "", "群众": "", "待查": "", "不详": "", "待定": "", "待核": "", "待核实": "", "待补": "", "未知": "", "不明": "", "空": "", "未办理": "", "未开始": ""}

// undated reads a word in a column of days: there is no day, and it may say the status.
func (r *rowReader) undated(row *Row, f model.Field, text string) (hint string, ok bool) {
	if text[0] >= '0' && text[0] <= '9' {
		return "", false
	}
	status, ok := undatedWords[flat(text)]
	if !ok {
		return "", false
	}
	if i := fieldIndex(r.schema, "Status"); i >= 0 && status != "" && f.Name == "Confirmed" && !row.Given[i] {
		if sf := r.schema.Fields[i]; sf.IsZero(row.Record) && sf.SetText(row.Record, string(status)) == nil {
			row.derived(len(r.schema.Fields))[i] = true
		}
	}
	return "不是日期，" + f.Label + "没有填（其余已保留）", true
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
func (r *rowReader) plain(fi int, text string, cell *sheet.Cell, kind sheet.CellKind) (out, hint string, err error) {
	f := r.schema.Fields[fi]
	if kind == sheet.TextCell {
		return text, "", nil
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return text, "", nil
	}
	dated := kind == sheet.DateCell || kind == sheet.MonthCell
	figure := f.Type == model.IntField || f.Type == model.MoneyField || f.Type == model.RatioField || f.Type == model.PointsField
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
	case v >= 1900 && v < 2200 && len(text) == len("1998.1") && strings.HasSuffix(text, ".1"):
		if cell.Decimals == 2 {
			return text[:4] + "-10", "", nil // shown as 1998.10
		}
		r.tenth[fi] = text[:4]
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
	add := func(label, value, why string, note bool) { row.add(r.b.columnOf(label), value, why, note) }
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

// october settles a birth month of which Excel may have dropped the last 0: 1998.10 is
// kept as the number 1998.1, and the identity number says which it was.
func (r *rowReader) october(row *Row, p *model.Person, birth day.Day) {
	fi := fieldIndex(r.schema, "BirthDay")
	if _, open := r.tenth[fi]; !open || p.BirthDay.Year() != birth.Year() || birth.Month() != 1 && birth.Month() != 10 {
		return
	}
	delete(r.tenth, fi)
	d, err := day.NewMonth(birth.Year(), birth.Month())
	if err != nil || birth.Month() == 1 {
		return
	}
	p.BirthDay = d
	row.add(r.b.columnOf("出生日期"), fmt.Sprintf("%d.1", birth.Year()), "单元格里是数字，末尾的0已丢失；身份证号中为"+birth.String()+"，按"+d.String()+
		"读取，请核对（已保留）", true)
}

// tenths asks about the numbers that may have been 1998.10.
func (r *rowReader) tenths(row *Row) {
	for fi, year := range r.tenth {
		label := r.b.columnOf(r.schema.Fields[fi].Label)
		row.Doubts = append(row.Doubts, Doubt{Key: fmt.Sprintf("%d:%s:%s", row.Number, Tenths, r.schema.Fields[fi].Name),
			Row: row.Number, What: Tenths,
			Column: label, Why: fmt.Sprintf("单元格里是数字%s.1，可能是%s年1月，也可能是%s年10月（末尾的0被表格软件省去了）", year, year, year),
			Answers: []Answer{{Jan, year + "年1月"}, {Oct, year + "年10月"}, {Leave, "这一行不导入"}}, field: fi, year: year})
	}
	slices.SortFunc(row.Doubts, func(a, b Doubt) int { return strings.Compare(a.Key, b.Key) })
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
	if word, ok := uncoded(flat); ok {
		return choice(word, f, c)
	}
	return text
}

// coded is a word beside its code, as the systems of superiors export it: 1-男, 汉族[01].
var coded = regexp.MustCompile(`^(?:[0-9A-Z]{1,4}[-_.、:—]+(\D.*)|(\D+)[\[(][0-9A-Z]{1,4}[\])])$`)

// uncoded is such a word without its code.
func uncoded(text string) (string, bool) {
	m := coded.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	return m[1] + m[2], true
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
