package intake

// Headings: the layers of a table's head as one line of titles, and which title
// means which field of a kind.

import (
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/store/sheet"
)

const (
	headRows  = 10 // how many filled rows are looked at for a sheet's first heading
	headDeep  = 30 // and how far down
	headLayer = 3  // how many rows a heading may have
)

// line is one row of a sheet, kept while others are read.
type line struct {
	number int
	cells  []sheet.Cell
	hidden bool
}

// text is what stands in a column; empty beyond the last.
func (l line) text(col int) string {
	if col < 0 || col >= len(l.cells) {
		return ""
	}
	return l.cells[col].Text
}

// filled lists the columns that hold something.
func (l line) filled() []int { return l.filledInto(nil) }

func (l line) filledInto(out []int) []int {
	for i, c := range l.cells {
		if c.Text != "" && strings.TrimSpace(c.Text) != "" {
			out = append(out, i)
		}
	}
	return out
}

// head is the heading of a table: by column the title and what stands above it.
type head struct {
	first, last int // rows
	titles      []string
	groups      []string
}

// oneRow makes a heading of one row.
func oneRow(l line) head {
	h := head{first: l.number, last: l.number, titles: make([]string, len(l.cells)), groups: make([]string, len(l.cells))}
	for i := range l.cells {
		h.titles[i] = strings.TrimSpace(l.cells[i].Text)
	}
	return h
}

// under joins a further layer to a heading: 党籍情况 over 入党时间, 学历学位 over 全日制
// and 在职. It is none if what stands there is data.
func (h head) under(l line) (head, bool) {
	if l.number != h.last+1 {
		return h, false
	}
	n := max(len(h.titles), len(l.cells))
	out := head{first: h.first, last: l.number, titles: make([]string, n), groups: make([]string, n)}
	over, below := "", 0
	for i := range n {
		upper, group := "", ""
		if i < len(h.titles) {
			upper, group = h.titles[i], h.groups[i]
		}
		lower := strings.TrimSpace(l.text(i))
		spans := upper != "" && lower != "" && i+1 < n && (i+1 >= len(h.titles) || h.titles[i+1] == "") &&
			strings.TrimSpace(l.text(i+1)) != ""
		if upper != "" {
			over = upper
		}
		if lower == "" {
			out.titles[i], out.groups[i] = upper, group
			if upper == "" && group == "" {
				out.groups[i] = over // the next layer may have a title here
			}
			continue
		}
		if l.cells[i].Kind != sheet.TextCell || len(lower) > maxHeading {
			return h, false
		}
		switch known := isHeading(lower) || subWords[headKey(lower)]; {
		case known, spans, upper == "" && over != "":
			below++
		case upper != "":
			return h, false
		}
		out.titles[i], out.groups[i] = lower, joinGroup(group, over)
	}
	return out, below > 0
}

func joinGroup(above, over string) string {
	if above == over {
		return over
	}
	return above + over
}

// maxHeading is longer than any heading, in bytes.
const maxHeading = 200

// subWords stand in the lower layer of a heading and mean little alone.
var subWords = wordSet(`全日制 在职 全日制教育 在职教育 年 月 日 年月 时间 日期 姓名 名称 职务 单位 部门 文号 金额 人数 原 现 原任 现任 男 女 汉族 少数民族 小计 合计 其中
	第一 第二 一 二 三 甲 乙 是 否 类型 类别 级别 等级 号码 电话 手机 备注 学历 学位 院校 专业 毕业院校 毕业院校及专业 开始 结束 起 止 起始 终止 应到 实到 赞成 反对 弃权
	上级 党内 行政 职级 薪酬 关系 称谓`)

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[headKey(w)] = true
	}
	return out
}

// headsOf are the headings of each kind; made once.
var headsOf = sync.OnceValue(func() map[model.Kind]vocabulary {
	out := map[model.Kind]vocabulary{}
	for _, s := range model.Schemas() {
		out[s.Kind] = headings(s)
	}
	return out
})

// allHeads are the headings of all kinds and ledgers, whatever they mean there.
var allHeads = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, heads := range headsOf() {
		for key := range heads.words {
			out[key] = true
		}
	}
	for key := range notKept {
		out[key] = true
	}
	for _, side := range sides {
		for _, words := range side.columns {
			for _, w := range words {
				out[headKey(w)] = true
			}
		}
	}
	for _, other := range otherLedgers {
		for _, w := range other.marks {
			out[headKey(w)] = true
		}
	}
	return out
})

// isHeading reports a text that is a heading in some ledger.
func isHeading(text string) bool {
	if text == "" || len(text) > maxHeading {
		return false
	}
	if allHeads()[headKey(text)] {
		return true
	}
	bare, ok := withoutBrackets(text)
	return ok && allHeads()[headKey(bare)]
}

// fieldOf finds the field that a heading means. What stands in brackets
// （必填、年月日） is left out if need be, but not 万元: that is another unit.
func fieldOf(heads vocabulary, text string) (heading, bool) {
	if text == "" || len(text) > maxHeading {
		return heading{}, false
	}
	if h, ok := heads.words[headKey(text)]; ok {
		return h, true
	}
	bare, ok := withoutBrackets(text)
	if !ok {
		return heading{}, false
	}
	h, ok := heads.words[headKey(bare)]
	return h, ok
}

// withoutBrackets takes out what stands in brackets, unless it is another unit.
func withoutBrackets(text string) (string, bool) {
	if !strings.ContainsAny(text, "([【（［") {
		return "", false
	}
	t := model.Halfwidth(text)
	from, to := strings.IndexAny(t, "([【"), strings.LastIndexAny(t, ")]】")
	if from < 0 || to < from || strings.Contains(t[from:to], "万") {
		return "", false
	}
	return t[:from] + strings.TrimLeft(t[to:], ")]】"), true
}

// others are people of whom a group of columns may speak; a 姓名 there is not that of
// the row's own person.
var others = []string{"配偶", "家庭", "子女", "父", "母", "社会关系", "紧急", "介绍人", "联系人", "责任人", "谈话人", "考察人"}

// fieldIn finds the field of a column by its title and what stands above it.
func fieldIn(heads vocabulary, title, group string) (heading, bool) {
	return heads.find(title, group, tries(title, group))
}

// find is fieldIn, with what is to be tried.
func (v vocabulary) find(title, group string, tries []string) (heading, bool) {
	if v.step != nil && group != "" {
		if field, said := v.step(group, title); said {
			return heading{field: field}, field >= 0
		}
	}
	for _, key := range tries {
		if h, ok := v.words[key]; ok {
			return h, true
		}
	}
	return heading{}, false
}

// tries lists the keys of a column's title, the fullest first.
func tries(title, group string) []string {
	if group == "" {
		return forms(nil, title)
	}
	key := headKey(title)
	out := forms(nil, group+title)
	switch key {
	case "姓名", "名称":
		out = forms(out, group)
	case "时间", "日期", "年月", "年月日":
		out = forms(forms(out, group+"时间"), group)
	case "文号", "职务", "单位", "职级":
	default:
		if subWords[key] {
			out = forms(out, group)
		}
	}
	for _, other := range others {
		if strings.Contains(group, other) {
			return out
		}
	}
	return forms(out, title)
}

// forms adds the keys of a text: as it is, and without what stands in brackets.
func forms(out []string, text string) []string {
	if text == "" || len(text) > maxHeading {
		return out
	}
	out = append(out, headKey(text))
	if bare, ok := withoutBrackets(text); ok {
		out = append(out, headKey(bare))
	}
	return out
}

// headWords is what the titles of a head say, worked out once for all kinds.
type headWords struct {
	keys    []string   // of the titles alone
	tries   [][]string // by column
	strange []bool     // no ledger has such a heading
}

func wordsOf(h head) headWords {
	n := len(h.titles)
	w := headWords{keys: make([]string, n), tries: make([][]string, n), strange: make([]bool, n)}
	for i, t := range h.titles {
		if t == "" {
			continue
		}
		w.keys[i], w.tries[i] = headKey(t), tries(t, h.groups[i])
		_, plain := notKept[w.keys[i]]
		w.strange[i] = !plain && !isHeading(t)
	}
	return w
}

// matchHeads finds the field of each heading; a field is taken once, by its own
// name if that is there, else by the first synonym.
func matchHeads(row []string, heads vocabulary) (fields []int, n int) {
	return matchHead(head{titles: row, groups: make([]string, len(row))}, heads)
}

func matchHead(h head, heads vocabulary) (fields []int, n int) { return h.match(heads, wordsOf(h)) }

// match is matchHead, with what the titles say.
func (h head) match(heads vocabulary, w headWords) (fields []int, n int) {
	taken := map[int]bool{}
	fields = make([]int, len(h.titles))
	found := make([]heading, len(h.titles))
	for i := range fields {
		fields[i], found[i] = -1, heading{field: -1}
		if h, ok := heads.find(h.titles[i], h.groups[i], w.tries[i]); ok {
			found[i] = h
		}
	}
	for _, labels := range []bool{true, false} {
		for i, h := range found {
			if h.field >= 0 && h.further > 0 && taken[h.field] {
				h.field = h.further
			}
			if h.field >= 0 && h.label == labels && fields[i] < 0 && !taken[h.field] {
				fields[i], taken[h.field] = h.field, true
				n++
			}
		}
	}
	return fields, n
}

// second is a further column of a field that is taken already.
type second struct{ col, field int }

// letters is a column's name: 3 is D.
func letters(col int) string {
	name, _ := excelize.ColumnNumberToName(col + 1)
	return name
}

func columnName(col int, title string) string {
	return strings.TrimSpace(letters(col) + " " + strings.TrimSuffix(oneLine(title), "*"))
}

// oneLine is a heading without its line breaks and spaces around.
func oneLine(title string) string {
	return strings.TrimSpace(strings.NewReplacer("\r", "", "\n", "", "\t", " ").Replace(title))
}
