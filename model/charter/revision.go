package charter

// Comparison tables (修订对照表): the old text of each changed article beside the
// new one, in a Word file or a workbook.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Revision is a comparison table read.
type Revision struct {
	Old, New Text
	Rows     []RevisionRow
	Partial  bool   // only the changed articles are listed: it is no whole charter
	Why      string // what it was known by to be partial
	Notes    []Note
}

// RevisionRow is one row: an article, or more, before and after.
type RevisionRow struct {
	Row      int // of the table, from 1
	Kind     ChangeKind
	Old, New string
	Reason   string
}

// Counts is how many rows change, add and remove something.
func (r Revision) Counts() (changed, added, removed int) {
	for _, x := range r.Rows {
		switch x.Kind {
		case Changed:
			changed++
		case Added:
			added++
		case Removed:
			removed++
		}
	}
	return changed, added, removed
}

// FindRevision looks for a comparison table in a document.
func FindRevision(blocks []Block) (Revision, bool) {
	var around []string
	var v revisionReader
	for _, b := range blocks {
		if b.Table == 0 {
			around = append(around, b.Text)
			continue
		}
		v.row(b.Table, b.Cells)
	}
	return v.revision(around)
}

// RevisionHead reports that a row heads a comparison table: 修订前 and 修订后.
func RevisionHead(cells []string) bool {
	_, ok := readColumns(cells)
	return ok
}

// RevisionOfRows looks for a comparison table in the rows of a sheet.
func RevisionOfRows(rows [][]string) (Revision, bool) {
	var around []string
	var v revisionReader
	for _, cells := range rows {
		if !v.row(1, cells) {
			around = append(around, cells...)
		}
	}
	return v.revision(around)
}

// LooksLikeRevision reports that a text without tables was taken out of a
// comparison table, so that old and new stand mixed.
func LooksLikeRevision(paragraphs []string) bool {
	for i, p := range paragraphs {
		if i > 60 {
			break
		}
		cells := strings.FieldsFunc(p, func(r rune) bool { return isBlank(r) || r == '|' || r == '│' })
		if len(cells) > 6 {
			continue
		}
		if _, ok := readColumns(cells); ok {
			return true
		}
		if i+1 < len(paragraphs) {
			if _, ok := readColumns([]string{p, paragraphs[i+1]}); ok {
				return true
			}
		}
	}
	return false
}

// columns says what the columns of a comparison table are; -1 = there is none.
type columns struct {
	old, new       int
	oldEnd, newEnd int // behind the last column of each side
	clause, reason int
}

// headOf closes up a head's cell.
func headOf(cell string) string {
	return strings.Trim(fold(joinSpaced(cell)), "（）()【】[]《》“”:：")
}

const longestHead = 24

func oldHead(c string) bool {
	return c != "" && len([]rune(c)) <= longestHead && !strings.ContainsAny(c, "，。；") &&
		(containsAny(c, []string{"修订前", "修改前", "变更前", "修正前", "调整前"}) || hasAnyPrefix(c, []string{"原条", "原章", "原公司章程", "原规定", "原内容", "原文",
			"原有", "旧条",
			"旧章", "现行章程", "现行条", "现行公司章程", "现行规定", "现行内容", "现章程条款", "现有条款", "现有章程"}))
}

func newHead(c string) bool {
	return c != "" && len([]rune(c)) <= longestHead && !strings.ContainsAny(c, "，。；") &&
		(containsAny(c, []string{"修订后", "修改后", "变更后", "修正后", "调整后", "修订稿", "修改稿", "拟修订", "拟修改", "拟变更"}) ||
			hasAnyPrefix(c, []string{"新条", "新章", "新公司章程", "新规定", "新内容", "现条", "现章程", "现规定", "现内容", "现修订", "现修改", "修订为", "修改为", "建议修"}))
}

// readColumns reads a head row.
func readColumns(cells []string) (columns, bool) {
	c := columns{old: -1, new: -1, clause: -1, reason: -1}
	for i, cell := range cells {
		switch h := headOf(cell); {
		case c.old < 0 && oldHead(h):
			c.old = i
		case c.new < 0 && newHead(h):
			c.new = i
		case containsAny(h, []string{"理由", "依据", "原因", "说明", "备注"}) && len([]rune(h)) <= 10:
			if c.reason < 0 {
				c.reason = i
			}
		case c.clause < 0 && slices.Contains([]string{"条款", "条号", "条目", "章程条款", "修订条款", "条款号", "条款序号", "章节条款", "对应条款"}, h):
			c.clause = i
		}
	}
	if c.old < 0 || c.new < 0 {
		return c, false
	}
	c.oldEnd, c.newEnd = sideEnd(cells, c.old), sideEnd(cells, c.new)
	return c, true
}

// sideEnd is behind the columns that a head covers: those without a head of their
// own.
func sideEnd(cells []string, from int) int {
	i := from + 1
	for i < len(cells) && strings.TrimSpace(cells[i]) == "" {
		i++
	}
	return i
}

// revisionReader takes tables row by row.
type revisionReader struct {
	columns
	found  bool
	table  int
	width  int
	count  int
	rows   []RevisionRow
	dotted int // rows with …… for what stays
}

// row takes a row; it answers false if it belongs to no comparison table.
func (v *revisionReader) row(table int, cells []string) bool {
	if table != v.table {
		v.table, v.count = table, 0
	}
	v.count++
	if c, ok := readColumns(cells); ok {
		v.columns, v.found, v.width = c, true, len(cells)
		return true
	}
	if !v.found || len(cells) <= max(v.old, v.new) && strings.TrimSpace(strings.Join(cells, "")) != "" && !v.spanning(cells) {
		return false
	}
	if v.subHead(cells) {
		return true
	}
	if chapter, ok := v.chapter(cells); ok {
		v.rows = append(v.rows, RevisionRow{Row: v.count, Old: chapter, New: chapter})
		return true
	}
	v.take(cells)
	return true
}

// spanning reports that only one cell has words.
func (v *revisionReader) spanning(cells []string) bool {
	_, ok := v.chapter(cells)
	return ok
}

// chapter recognises a chapter's heading that stands over both columns.
func (v *revisionReader) chapter(cells []string) (string, bool) {
	only := ""
	for _, c := range cells {
		if c = strings.TrimSpace(c); c != "" && c != only {
			if only != "" {
				return "", false
			}
			only = c
		}
	}
	h, ok := scanHead(only)
	return only, ok && h.unit != '条' && !h.reference() && len([]rune(only)) <= 30
}

// subHead recognises a second layer of heads: 条款 | 内容.
func (v *revisionReader) subHead(cells []string) bool {
	words := 0
	for _, c := range cells {
		h := headOf(c)
		if h == "" {
			continue
		}
		if !slices.Contains([]string{"条款", "内容", "条号", "条文", "章节", "条款内容", "序号", "条目", "具体内容", "条款号"}, h) {
			return false
		}
		words++
	}
	return words >= 2
}

// side joins the cells of one side: a number of its own column goes before the
// text.
func side(cells []string, from, to int) string {
	var parts []string
	for i := from; i < to && i < len(cells); i++ {
		if s := strings.TrimSpace(cells[i]); s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) == 2 {
		if h, ok := scanHead(parts[0]); ok && strings.TrimSpace(h.rest) == "" {
			return parts[0] + " " + parts[1]
		}
	}
	return strings.Join(parts, "\n")
}

// Words that stand in a cell for an article that is not there, or is as before.
var (
	noneWords = []string{"", "无", "新增", "新增条款", "新增条文", "新增内容", "新增加", "增加", "空", "原无此条", "无此条", "-", "—", "——", "--", "/", "／",
		"无对应条款", "新增一条", "本条新增"}
	goneWords = []string{"", "无", "删除", "删去", "整条删除", "删除该条", "删除本条", "删除此条", "全文删除", "删除条款", "本条删除", "该条删除", "-", "—", "——", "--",
		"/", "／", "取消", "废止"}
	sameWords   = []string{"同左", "不变", "无变化", "保持不变", "未修订", "无修改", "不修订", "未修改", "不作修改", "不修改", "条款不变", "内容不变", "无修订", "同前"}
	addedMarks  = []string{"（新增）", "(新增)", "【新增】", "[新增]", "新增：", "新增:", "增加：", "增加:", "新增条款：", "新增一条：", "新增 ", "新增　", "新增", "增加"}
	removeMarks = []string{"（删除）", "(删除)", "【删除】", "删除：", "删除:"}
)

func wordOf(cell string) string {
	return strings.Trim(fold(joinSpaced(cell)), "（）()【】[]。.；;，")
}

// take reads a row of articles.
func (v *revisionReader) take(cells []string) {
	x := RevisionRow{Row: v.count, Kind: Changed, Old: side(cells, v.old, v.oldEnd), New: side(cells, v.new, v.newEnd)}
	if v.reason >= 0 && v.reason < len(cells) {
		x.Reason = strings.TrimSpace(cells[v.reason])
	}
	clause := ""
	if v.clause >= 0 && v.clause < len(cells) {
		clause = cells[v.clause]
	}
	oldWord, newWord := wordOf(x.Old), wordOf(x.New)
	switch {
	case slices.Contains(noneWords, oldWord) && slices.Contains(goneWords, newWord):
		return // an empty row
	case slices.Contains(noneWords, oldWord):
		x.Kind, x.Old, x.New = Added, "", unmarked(x.New, addedMarks)
	case slices.Contains(goneWords, newWord), strings.HasPrefix(newWord, "删除") && len([]rune(newWord)) <= 12:
		x.Kind, x.New, x.Old = Removed, "", unmarked(x.Old, removeMarks)
	case slices.Contains(sameWords, newWord):
		x.Kind, x.New = "", x.Old
	case plain(x.Old) == plain(x.New):
		x.Kind = ""
	}
	if oldNumber, newNumber := clauseHeads(clause); oldNumber != "" {
		x.Old, x.New = numbered(oldNumber, x.Old), numbered(newNumber, x.New)
	}
	if strings.Contains(x.Old+x.New, "……") || strings.Contains(x.Old+x.New, "...") {
		v.dotted++
	}
	v.rows = append(v.rows, x)
}

// unmarked takes the word off that says what was done with the article.
func unmarked(s string, marks []string) string {
	for _, m := range marks {
		rest, ok := strings.CutPrefix(s, m)
		if rest = strings.TrimSpace(rest); !ok {
			continue
		}
		if _, head := scanHead(rest); head {
			return rest
		}
	}
	return s
}

// clauseHeads reads the column of numbers: 第五条, or 原第五条（现第六条）.
func clauseHeads(cell string) (old, new string) {
	s := fold(cell)
	for at := strings.Index(s, "第"); at >= 0; {
		if h, ok := scanHead(s[at:]); ok && h.unit == '条' {
			if old == "" {
				old, new = h.printed, h.printed
			} else {
				return old, h.printed
			}
		}
		next := strings.Index(s[at+len("第"):], "第")
		if next < 0 {
			break
		}
		at += len("第") + next
	}
	return old, new
}

func numbered(number, text string) string {
	if text == "" {
		return ""
	}
	if h, ok := scanHead(text); ok && h.unit == '条' && !h.reference() {
		return text
	}
	return number + " " + text
}

// restUnchanged are words by which a document says that the table lists the
// changes only.
var restUnchanged = []string{"其他条款不变", "其余条款不变", "其他内容不变", "其余内容不变", "其他条款保持不变", "其余条款保持不变", "其他条款内容不变", "其他条款未", "其余条款未", "其他条款均不变",
	"其余不变", "除上述修订", "除上述条款", "除上述修改",
	"除以上修订", "其他条款无"}

// revision makes the two texts of the rows.
func (v *revisionReader) revision(around []string) (Revision, bool) {
	if !v.found || len(v.rows) == 0 {
		return Revision{}, false
	}
	r := Revision{Rows: v.rows}
	var old, new []string
	for _, x := range v.rows {
		old, new = addLines(old, x.Old), addLines(new, x.New)
	}
	r.Old, r.New = Split(old), Split(new)
	if len(r.Old.Articles)+len(r.New.Articles) == 0 {
		return Revision{}, false
	}
	title, company := titleOfRevision(around)
	r.Old.Title, r.New.Title = title, title
	r.New.Company = cmp.Or(company, r.New.Company)
	r.Old.Company = cmp.Or(company, r.Old.Company, r.New.Company)
	r.New.Company = cmp.Or(r.New.Company, r.Old.Company)
	r.judgePartial(fold(joinSpaced(strings.Join(around, ""))))
	r.Notes = r.New.Notes
	if r.Partial {
		r.Notes = nil // gaps in the numbers are what a partial table has
	}
	if v.dotted > 0 {
		r.Notes = append(r.Notes, Note{0, fmt.Sprintf("有%d行用省略号略去了不变的文字，请对照原文补上。", v.dotted)})
	}
	return r, true
}

func addLines(list []string, s string) []string {
	if s == "" {
		return list
	}
	return append(list, strings.Split(s, "\n")...)
}

// judgePartial decides whether the new column is a whole charter: it is when its
// articles count from the first without a gap and nothing says that the rest
// stays as it was.
func (r *Revision) judgePartial(around string) {
	for _, w := range restUnchanged {
		if strings.Contains(around, w) {
			r.Partial, r.Why = true, "文中写明“"+w+"”"
			return
		}
	}
	last := 0
	for _, a := range r.New.Articles {
		h, _ := scanHead(a.Number)
		if h.number != last+1 && (h.number != last || h.sub == 0) {
			r.Partial, r.Why = true, fmt.Sprintf("新条文从%s起不连续", a.Number)
			return
		}
		last = h.number
	}
	if last < 3 {
		r.Partial, r.Why = true, "新条文只有几条"
	}
}

// titleOfRevision reads the company from the lines around the table: …公司章程修订对照表.
func titleOfRevision(around []string) (title, company string) {
	for _, line := range around[:min(len(around), 12)] {
		c := joinSpaced(line)
		i := strings.LastIndex(fold(c), "章程")
		if i < 0 || len([]rune(c)) > 50 || strings.ContainsAny(c, "。；：") {
			continue
		}
		name := strings.TrimPrefix(strings.TrimSuffix(strings.TrimRight(c[:i], "《 "), "公司章程"), "关于修订")
		name = strings.TrimLeft(strings.TrimPrefix(name, "关于修改"), "《")
		if isCompany(name) {
			return c, name
		}
		if title == "" && strings.Contains(fold(c), "对照") {
			title = c
		}
	}
	return title, ""
}

// Overlay lays the changed articles over the version before: what the table does
// not name stays as it is.
func Overlay(base Text, r Revision) (Text, []Note) {
	o := overlay{out: slices.Clone(base.Articles), last: -1, known: map[string]bag{}}
	for _, x := range r.Rows {
		if x.Kind != "" {
			o.lay(x)
		}
	}
	out := base
	out.Title, out.Skipped = r.New.Title, nil
	out.Articles = o.out
	for i := range out.Articles {
		out.Articles[i].Order = i + 1
	}
	heads := make([]head, len(out.Articles))
	for i, a := range out.Articles {
		heads[i], _ = scanHead(a.Number)
	}
	out.Notes = numberNotes(out, heads)
	return out, append(o.notes, out.Notes...)
}

// overlay is the work of it.
type overlay struct {
	out   []Article
	last  int // place of the article that was changed last
	known map[string]bag
	notes []Note
}

// lay puts one row in its place.
func (o *overlay) lay(x RevisionRow) {
	old, new := Split(addLines(nil, x.Old)).Articles, Split(addLines(nil, x.New)).Articles
	for i := range max(len(old), len(new)) {
		switch {
		case i >= len(new):
			o.remove(x, old[i])
		case i >= len(old):
			o.insert(new[i])
		default:
			o.replace(x, old[i], new[i])
		}
	}
	if len(old)+len(new) == 0 {
		o.notes = append(o.notes, Note{0, fmt.Sprintf("对照表第%d行没有条号，没有叠加，请对照原文补上。", x.Row)})
	}
}

// find is the place of the article that the row calls the old one: the one of its
// number if it reads like it, else the one most alike.
func (o *overlay) find(old Article) int {
	pairs := pairsOf(old.Text)
	best, at := sameArticle, -1
	for i, a := range o.out {
		s := 0.0
		switch {
		case sameNumbers(a, old):
			if s = similarity(pairs, o.pairs(a)); s >= sameArticle {
				return i
			}
			s += sameArticle - sameNumber // less alike will do where the number is the same
		default:
			s = similarity(pairs, o.pairs(a))
		}
		if s >= best {
			best, at = s, i
		}
	}
	return at
}

// pairs is an article's pairs, counted once.
func (o *overlay) pairs(a Article) bag {
	b, ok := o.known[a.Text]
	if !ok {
		b = pairsOf(a.Text)
		o.known[a.Text] = b
	}
	return b
}

func (o *overlay) missing(x RevisionRow, a Article) {
	o.notes = append(o.notes, Note{0, fmt.Sprintf("对照表第%d行修订前的%s，在已登记的版本中没有找到，请核对。", x.Row, a.Number)})
}

func (o *overlay) remove(x RevisionRow, old Article) {
	at := o.find(old)
	if at < 0 {
		o.missing(x, old)
		return
	}
	o.out = slices.Delete(o.out, at, at+1)
	o.last = at - 1
}

func (o *overlay) replace(x RevisionRow, old, new Article) {
	at := o.find(old)
	if at < 0 {
		o.missing(x, old)
		o.insert(new)
		return
	}
	o.out[at].Number, o.out[at].Text = new.Number, new.Text
	o.last = at
}

// insert puts a new article behind the last one that was changed, if its number
// follows there, else by its number.
func (o *overlay) insert(new Article) {
	at := 0
	h, _ := scanHead(new.Number)
	if o.last >= 0 && o.last < len(o.out) {
		if before, _ := scanHead(o.out[o.last].Number); before.number == h.number-1 || before.number == h.number && h.sub > 0 {
			at = o.last + 1
		}
	}
	for i := 0; at == 0 && i < len(o.out); i++ {
		if b, _ := scanHead(o.out[i].Number); b.number >= h.number && (b.number > h.number || b.sub >= h.sub) {
			at = i
			break
		}
		if i == len(o.out)-1 {
			at = len(o.out)
		}
	}
	if at > 0 && new.Chapter == "" {
		new.Chapter, new.Section = o.out[at-1].Chapter, o.out[at-1].Section
	}
	o.out = slices.Insert(o.out, at, new)
	o.last = at
}
