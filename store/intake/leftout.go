package intake

// Rows that are no records, each with the reason that people are told: notes, sums,
// signatures, examples, the numbers of columns, the titles of sections.

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"partyledger/model"
	"partyledger/store/sheet"
)

var (
	noteWords  = []string{"填写说明", "填表说明", "填报说明"}
	totalWords = []string{"合计", "总计", "小计", "共计", "本页合计", "本页小计", "总数", "总人数"}
	signWords  = []string{"制表人", "填表人", "审核人", "单位负责人", "填报单位", "填报人", "填报日期", "制表日期", "负责人", "制表单位", "联系人", "审批人", "经办人",
		"复核人", "制表", "审核", "填报时间", "制表时间"}
	tailWords    = []string{"注:", "备注:", "说明:", "合计", "总计", "小计", "注1", "附注", "※"}
	exampleWords = []string{"示例", "样例", "范例", "填写示例", "填写样例", "例", "例如", "举例", "例:", "例如:", "示例:", "样例:"}
)

// leftOut says why a row of the table is no record; empty = it is one. sure tells what
// nobody would want from what a person may.
func (b *block) leftOut(l line, all []int) (why string, sure bool) {
	if b.schema.Kind == model.KindAppraisalGrade && b.fitIn(l) {
		return "评定为合格，只登记合格以外的等次", true
	}
	first, filled, known, second := "", 0, 0, ""
	for _, col := range all {
		if col < b.from || col >= b.to {
			continue
		}
		switch filled++; filled {
		case 1:
			first = l.cells[col].Text
		case 2:
			second = l.cells[col].Text
		}
		if b.reads(col) {
			known++
		}
	}
	if filled > 3 && !beginsSo(first) && !beginsSo(second) && l.number > b.verdict.last+1 && first != b.title(all[0]) && known > 0 {
		return "", true // as nearly all rows are
	}
	switch {
	case isNote(first):
		return "填写说明", true
	case isTotal(first), filled <= 3 && (saysTotal(first) || filled > 1 && isTotal(second)):
		return "合计", true
	case isSigned(first):
		return "制表人、审核人一类的落款", true
	case filled <= 3 && isTail(first):
		return "注", true
	case isExample(first), filled > 1 && isExample(second):
		return "示例", false
	case filled >= 3 && b.repeats(l):
		return "重复的表头", true
	case l.number == b.verdict.last+1 && isNumbering(l, all):
		return "栏次", true
	case l.number == b.verdict.last+1 && isCodes(l, all):
		return "各列的代码", true
	case known == 0 && filled == 1:
		return "只有“" + model.ClipLine(strings.TrimSpace(first), 20) + "”，不是记录", b.field(all[0]) < 0 && isCount(first)
	case known == 0:
		return "只有不导入的列里有内容", true
	}
	return "", true
}

// fitIn reports a row of an appraisal that grades somebody 合格, of whom nothing is recorded.
func (b *block) fitIn(l line) bool {
	at := fieldIndex(b.schema, "Grade")
	for col := range l.cells {
		if text := clean(l.cells[col].Text); b.field(col) == at && (text == "合格" || text == "合格党员") {
			return true
		}
	}
	return false
}

// openings are the first characters of the words of rows that are no records.
var openings = func() map[rune]bool {
	out := map[rune]bool{'(': true, '（': true, '【': true, '[': true}
	for _, list := range [][]string{noteWords, totalWords, signWords, tailWords, exampleWords} {
		for _, w := range list {
			r, _ := utf8.DecodeRuneInString(w)
			out[r] = true
		}
	}
	return out
}()

// beginsSo reports a text that could be one of those words.
func beginsSo(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return r == ' ' || r == '　' || openings[r] || strings.HasSuffix(text, "例)") || strings.HasSuffix(text, "例）")
}

// reads reports that a column is read.
func (b *block) reads(col int) bool {
	if b.field(col) >= 0 {
		return true
	}
	for _, x := range b.also {
		if x.col == col {
			return true
		}
	}
	return false
}

func isCount(text string) bool {
	_, err := strconv.Atoi(strings.TrimSpace(model.Halfwidth(text)))
	return err == nil
}

func isNote(first string) bool { return startsWith(first, noteWords, "") }

// isTotal reports a row of sums: the word alone, or with what it counts behind.
func isTotal(first string) bool {
	if len(first) > 60 || !strings.ContainsAny(first, "计数") {
		return false
	}
	t := strings.TrimRight(flat(first), ":")
	t, _, _ = strings.Cut(t, "(")
	for _, word := range totalWords {
		if t == word {
			return true
		}
	}
	return false
}

var sumText = regexp.MustCompile(`(合计|小计|总计|共计|总数|总人数)[:为是]?\d*|^共\d+(人|名|户|个)|其中.{0,8}\d+(人|名)`)

// saysTotal reports a sentence of sums: 男党员小计：2人.
func saysTotal(text string) bool {
	if len(text) > 300 || strings.TrimSpace(text) == "" {
		return false
	}
	t := flat(text)
	return strings.ContainsAny(t, "0123456789人") && sumText.MatchString(t) && !strings.ContainsAny(t, "年月")
}

// isSigned reports the line of who filled in and checked.
func isSigned(first string) bool { return startsWith(first, signWords, ":") }

// isTail reports a line of remarks below the table.
func isTail(first string) bool { return startsWith(first, tailWords, "") }

// isExample reports the row that shows how to fill a form.
func isExample(first string) bool {
	if len(first) > 60 {
		return false
	}
	t := flat(first)
	for _, word := range exampleWords {
		if t == flat(word) {
			return true
		}
	}
	return strings.Contains(t, "(示例)") || strings.Contains(t, "(样例)") || strings.HasPrefix(t, "示例:") || strings.HasPrefix(t, "(例)") ||
		strings.HasSuffix(t, "(例)")
}

// isNumbering reports the row of the columns' numbers below a heading: 1 2 3 4.
func isNumbering(l line, filled []int) bool {
	if len(filled) < 3 {
		return false
	}
	last := 0
	for i, col := range filled {
		n, err := strconv.Atoi(strings.Trim(model.Halfwidth(l.cells[col].Text), " ()"))
		if err != nil || i > 0 && n != last+1 || i == 0 && n > 1 {
			return false
		}
		last = n
	}
	return true
}

// isCodes reports the row of the columns' codes that systems put below a heading: A01001.
func isCodes(l line, filled []int) bool {
	for _, col := range filled {
		if !columnCode.MatchString(strings.TrimSpace(l.cells[col].Text)) {
			return false
		}
	}
	return len(filled) >= 3
}

var columnCode = regexp.MustCompile(`^[A-Za-z]{1,5}_?[0-9]{2,8}[A-Z]?$`)

func startsWith(text string, words []string, then string) bool {
	if len(text) > 300 {
		text = text[:300]
	}
	t := flat(text)
	for _, word := range words {
		if strings.HasPrefix(t, flat(word)+then) {
			return true
		}
	}
	return false
}

// flat is a text in half width without spaces.
func flat(text string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || r == '\t' {
			return -1
		}
		return r
	}, model.Halfwidth(text))
}

var (
	pageTitle = regexp.MustCompile(`^Sheet ?\d+: ?`) // which LibreOffice puts before a sheet of a web page
	counted   = regexp.MustCompile(`[(（【]?\s*(共|计|合计)?\s*[0-9一二三四五六七八九十]+\s*(人|名|户|个)\s*[)）】]?\s*$`)
	chinese   = regexp.MustCompile(`^[(（]?[一二三四五六七八九十]+[)）]?$`)
)

// sectionName is the name in the title of a section, 一、机关党支部（2人）; begun tells
// that it begins with a number.
func sectionName(text string) (name string, begun bool) {
	t := strings.TrimSpace(strings.ReplaceAll(text, "\n", " "))
	t = pageTitle.ReplaceAllString(t, "")
	if rest, ok := afterNumber(t); ok {
		t, begun = rest, true
	}
	t = counted.ReplaceAllString(t, "")
	return strings.Trim(t, " 　:：、"), begun
}

// sectionLevel is how deep a section stands by the number of its title: 一、 over （一） over
// 1. over (1).
func sectionLevel(text string) int {
	t := flat(text)
	deep := 1
	if strings.HasPrefix(t, "(") {
		deep, t = 2, t[1:]
	}
	if r, _ := utf8.DecodeRuneInString(t); r >= '0' && r <= '9' {
		deep += 2
	}
	return deep
}

// afterNumber is what follows 一、 or （二） or 3. at the beginning of a title.
func afterNumber(t string) (rest string, ok bool) {
	bracket := strings.HasPrefix(t, "（") || strings.HasPrefix(t, "(")
	rest = strings.TrimLeft(t, "（(第")
	digits := strings.TrimLeft(rest, "一二三四五六七八九十百0123456789０１２３４５６７８９")
	if len(digits) == len(rest) || digits == "" {
		return t, false
	}
	for _, end := range []string{"）", ")", "、", ".", "．", ":", "：", " ", "　"} {
		if after, found := strings.CutPrefix(digits, end); found {
			if bracket && end != "）" && end != ")" || after != "" && after[0] >= '0' && after[0] <= '9' {
				return t, false
			}
			return strings.TrimLeft(after, "、.． 　"), true
		}
	}
	return t, false
}

// foot leaves a row out of all tables beside each other: sums and signatures.
func (w *walker) foot(l line, filled []int) bool {
	if len(w.blocks) < 2 {
		return false
	}
	first := l.cells[filled[0]].Text
	why := ""
	switch {
	case isTotal(first), len(filled) <= 3 && saysTotal(first), len(filled) > 1 && isTotal(l.cells[filled[1]].Text):
		why = "合计"
	case isSigned(first):
		why = "制表人、审核人一类的落款"
	case isNote(first), len(filled) <= 3 && isTail(first):
		why = "注"
	default:
		return false
	}
	for _, b := range w.blocks {
		if chosen := b.choice.Rows[l.number]; chosen {
			return false
		}
	}
	w.leave(l, w.blocks[:1], why, true)
	return true
}

// saysPart reports a name that is a department's, and no person's.
func saysPart(name string) bool {
	return len([]rune(name)) > 2 && len([]rune(name)) <= 20 && endsWith(name, []string{"部", "处", "室", "车间", "班组", "中心", "大队"})
}

// titleOfNext reports that the next row is the heading of another table.
func (w *walker) titleOfNext(l *line) bool {
	l.cells = append([]sheet.Cell(nil), l.cells...)
	if len(w.queue) == 0 && w.ahead(1, l.number) != nil || len(w.queue) == 0 {
		return false // what is wrong with the file is told by the next row
	}
	next := w.queue[0]
	return w.mayBeHead(next, next.filled()) && !w.blocks[0].repeats(next)
}

// between takes a row that is no record and tells something of those below it: the
// title of a section, or of the next table.
func (w *walker) between(l line, filled []int) bool {
	b := w.blocks[0]
	if len(filled) > 3 {
		return false
	}
	first := l.cells[filled[0]].Text
	if len(first) > 200 || l.cells[filled[0]].Kind != sheet.TextCell || isNote(first) || isTotal(first) || saysTotal(first) ||
		isSigned(first) || isTail(first) {
		return false
	}
	text, rest := first, filled[1:]
	if len(filled) > 1 && chinese.MatchString(flat(first)) {
		text, rest = strings.Trim(flat(first), "()")+"、"+l.cells[filled[1]].Text, filled[2:]
	}
	for _, col := range rest {
		if !counted.MatchString(l.cells[col].Text) && !isCount(l.cells[col].Text) {
			return false
		}
	}
	name, begun := sectionName(text)
	if begun && w.noted && len(filled) == 1 {
		w.leave(l, w.blocks[:1], "注", true)
		return true
	}
	if name == "" || !begun && b.field(filled[0]) >= 0 && (len(filled) > 1 || !w.saysUnit(name) && !saysPart(name)) {
		return false // a record with one cell
	}
	if w.titleOfNext(&l) {
		w.leave(l, w.blocks[:1], "标题", true)
		return true
	}
	level := 0
	if begun {
		level = sectionLevel(text)
	}
	found := w.section(name, level)
	if !found && !begun {
		return false
	}
	why := "分段标题"
	if !found {
		why = "分段标题，没有认出说的是哪个单位或哪类人员"
	}
	w.leave(l, w.blocks[:1], why, found)
	return true
}
