package intake

// Tables in a sheet: one, or several beside and below each other, each with its own
// head. A walker goes through the sheet once and hands out their rows.

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/sheet"
)

// block is one table while it is read.
type block struct {
	*Table
	verdict
	schema      *model.Schema // nil = set aside
	choice      Choice
	from, to    int // columns; to is behind the last
	also        []second
	side        []sideColumns
	across      []across // columns that are records of their own
	year        string   // said above the table
	outline     *outline
	signed      []int  // of a sign-in sheet: the columns for signatures
	people      *block // the columns that tell of the row's person; nil = none do
	counts      bool   // its 编号 only counts the rows
	cols        []colUse
	last        []sheet.Cell // by column: the row above, for 同上
	fixed       map[int]string
	weak        map[int]bool // fixed ones that fill blanks only where the ledger has none
	section     map[int]string
	sectionAt   map[int]int // by field of section: how deep its title stood
	sections    map[int]map[string]bool
	company     int // the field of the enterprise, if it is fixed; else -1
	telling     []telling
	reader      *rowReader
	end         int
	right       int // of a form: its last column
	left        int // rows left out that are not listed
	words       map[int]map[string]int
	form        bool     // a form of one person
	at          []string // of a form: where each value stands
	chosenAside bool     // by a person
	lacking     []string // fields that every record needs and nothing in the table says
}

// telling is a column that tells the row's person from namesakes.
type telling struct {
	col  int
	name string
}

// colUse is what was met in a column.
type colUse struct {
	filled  int
	samples []string
}

const (
	maxSamples = 3
	maxLeftOut = 2000 // rows left out that are listed
	maxTables  = 200  // of one sheet
	maxHalves  = 8    // tables beside each other under one heading
	wide       = sheet.MaxColumns
)

// walker goes through a sheet.
type walker struct {
	ctx    context.Context
	wb     *Workbook
	s      *Sheet
	c      *sheet.CellReader
	wishes *wishes
	blocks []*block
	queue  []line // read ahead
	above  []line // above the next table's head, or between two
	down   *down
	noted  bool              // the row above is a remark below the table
	notes  map[[2]int]string // comments
	all    []*block
	began  func(*block)
	yield  func(*block, Row) error

	filled []int // of the row that is taken

	formAt             []string // of a form, as in block
	formEnd, formRight int
}

// walk reads a sheet. began is told of each table before its rows.
func (wb *Workbook) walk(ctx context.Context, i int, p *wishes, began func(*block), yield func(*block, Row) error) ([]*block, error) {
	s := &wb.sheets[i]
	c, err := wb.a.Cells(s.part)
	if err != nil {
		return nil, openError(wb.name, err)
	}
	defer c.Close()
	notes, err := wb.a.Comments(s.part)
	if err != nil {
		return nil, openError(wb.name, err)
	}
	w := &walker{ctx: ctx, wb: wb, s: s, c: c, wishes: p, down: newDown(s.merges), notes: notes, began: began, yield: yield}
	if err := runWalker(w); err != nil {
		return nil, err
	}
	s.beyond = c.Beyond
	for _, b := range w.all {
		b.finish()
	}
	return w.all, nil
}

// runWalker goes through a sheet; measure.go has another way.
var runWalker = (*walker).run

func (w *walker) run() error {
	if err := w.begin(); err != nil {
		return err
	}
	for n := 0; ; n++ {
		if n%512 == 0 && w.ctx.Err() != nil {
			return w.ctx.Err()
		}
		l, err := w.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := w.take(l); err != nil {
			return err
		}
	}
}

// next gives the next row; its cells are good until the one after it.
func (w *walker) next() (line, error) {
	if len(w.queue) > 0 {
		l := w.queue[0]
		w.queue = w.queue[1:]
		return l, nil
	}
	number, cells, err := w.c.Next()
	if err == io.EOF {
		return line{}, err
	}
	if err != nil {
		return line{}, openError(w.wb.name, err)
	}
	l := line{number, cells, w.c.Hidden}
	if w.wishes != nil {
		l = w.wishes.fix(w.s.Name, l)
	}
	return l, nil
}

// ahead reads rows into the queue until n are there or the sheet ends.
func (w *walker) ahead(n, deepest int) error {
	kept := w.queue
	w.queue = nil
	for len(kept) < n {
		l, err := w.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		l.cells = slices.Clone(l.cells)
		kept = append(kept, l)
		if l.number > deepest {
			break
		}
	}
	w.queue = kept
	return nil
}

// begin finds the first table.
func (w *walker) begin() error {
	if err := w.ahead(headRows, headDeep); err != nil || len(w.queue) == 0 {
		return err
	}
	as := w.asked(w.queue)
	v, at, ok := findHead(w.s.Name, w.queue, as)
	switch {
	case ok:
		w.open(v, w.queue[:at])
		w.drop(v.last)
	case isForm(w.queue) && (as == "" || as == model.KindPerson):
		return w.form()
	default:
		v := unknown(w.s.Name, w.queue)
		at = slices.IndexFunc(w.queue, func(l line) bool { return l.number == v.first })
		w.open(v, w.queue[:at])
		w.drop(v.last)
	}
	return nil
}

// asked is the kind that a person named for the first table of the sheet.
func (w *walker) asked(rows []line) model.Kind {
	if w.wishes == nil {
		return ""
	}
	for _, l := range rows {
		if as := w.wishes.chosen(w.wb.base()+"|"+w.s.Name+"!", l.number); as != "" {
			return as
		}
	}
	v, _, ok := findHead(w.s.Name, rows, "")
	if !ok {
		v = unknown(w.s.Name, rows)
	}
	return w.wishes.as("", patternOf(v.head))
}

// key names a table.
func (w *walker) key(v verdict, from int) string {
	return w.wb.base() + "|" + w.s.Name + "!" + letters(max(0, from)) + strconv.Itoa(v.first)
}

func firstFilled(titles []string) int {
	return max(0, slices.IndexFunc(titles, func(t string) bool { return t != "" }))
}

// drop takes the rows up to one out of the queue.
func (w *walker) drop(last int) {
	for len(w.queue) > 0 && w.queue[0].number <= last {
		w.queue = w.queue[1:]
	}
}

// unknown is a sheet in which no heading was found; the row with most words stands for one.
func unknown(name string, rows []line) verdict {
	at, most := 0, 0
	for i, r := range rows {
		words := 0
		for _, c := range r.cells {
			switch {
			case c.Text == "" || c.Kind != sheet.TextCell:
			case isHeading(c.Text):
				words += 4
			default:
				words++
			}
		}
		if words > most {
			at, most = i, words
		}
	}
	v := verdict{head: oneRow(rows[at]), label: "没有认出", sure: Ask}
	if len(rows[at].filled()) < 2 {
		v.label, v.known, v.sure = "文字说明", true, Likely
		v.why = "只有一列文字，不是表"
		return v
	}
	v.why = "没有认出这张表的内容，没有读取。请使用导入模板的表头，或核对表头是否在前10行内。"
	if aside, _ := otherLedger(name, titleText(rows[:at]), v.head); aside != nil {
		v.label, v.known, v.sure, v.why = aside.label, true, Likely, "像是"+aside.label+"："+aside.why
	}
	v.others = candidatesOf(rank(name, titleText(rows[:at]), v.head))
	return v
}

// open begins the tables of a heading: one, or halves beside each other.
func (w *walker) open(v verdict, above []line) {
	w.blocks = nil
	for _, span := range halves(v) {
		if len(w.all) >= maxTables {
			break
		}
		part := v
		part.fields = slices.Clone(v.fields)
		for i := range part.fields {
			if i < span[0] || i >= span[1] {
				part.fields[i] = -1
			}
		}
		if v.kind != "" && span[0] > 0 {
			part.fields = span.match(v)
		}
		b := w.newBlock(part, span[0], span[1], above)
		w.blocks, w.all = append(w.blocks, b), append(w.all, b)
	}
	for _, l := range above {
		w.leave(l, w.blocks[:1], "标题", true)
	}
	w.above = nil
	for _, b := range w.blocks {
		w.began(b)
	}
}

// span is a range of columns.
type span [2]int

// match finds the fields of a half by itself.
func (s span) match(v verdict) []int {
	h := head{titles: slices.Clone(v.titles), groups: v.groups}
	for i := range h.titles {
		if i < s[0] || i >= s[1] {
			h.titles[i] = ""
		}
	}
	fields, _ := matchHead(h, headsOf()[v.kind])
	return fields
}

// halves splits a heading that says the same again further right: 序号 姓名 性别 序号 姓名 性别.
func halves(v verdict) []span {
	whole := []span{{0, wide}}
	if v.kind == "" {
		return whole
	}
	var starts []int
	first := firstFilled(v.titles)
	same := func(a, b int) bool { return headKey(v.titles[a]) == headKey(v.titles[b]) && v.groups[a] == v.groups[b] }
	next := func(from int) int {
		for i := from + 1; i < len(v.titles); i++ {
			if v.titles[i] != "" {
				return i
			}
		}
		return -1
	}
	second := next(first)
	if second < 0 {
		return whole
	}
	for i := second; i < len(v.titles); i++ {
		if v.titles[i] != "" && same(i, first) && next(i) >= 0 && same(next(i), second) {
			starts = append(starts, i)
		}
	}
	if len(starts) == 0 || len(starts) >= maxHalves {
		return whole
	}
	out, from := []span{}, 0
	for _, at := range starts {
		out = append(out, span{from, at})
		from = at
	}
	return append(out, span{from, wide})
}

// newBlock begins a table.
func (w *walker) newBlock(v verdict, from, to int, above []line) *block {
	t := &Table{Decision: Decision{File: w.wb.base(), Sheet: w.s.Name, As: v.kind, Label: v.label, Sure: v.sure, Why: v.why,
		Candidates: v.others,
		Aside:      v.known, Title: titleText(above), Fixed: map[string]Fixed{}, LeftOut: []LeftOut{}, Columns: []ColumnUse{}},
		Changes: []Change{}, Added: []Named{}, Doubts: []Doubt{}, Problems: []Problem{}}
	b := &block{Table: t, verdict: v, from: from, to: to, fixed: map[int]string{}, weak: map[int]bool{}, section: map[int]string{},
		sectionAt: map[int]int{}, sections: map[int]map[string]bool{}, end: v.last}
	at := from
	for at < len(v.titles)-1 && v.titles[at] == "" {
		at++
	}
	t.layers = v.last - v.first + 1
	t.Key, t.Pattern = w.key(v, at), patternOf(b.own())
	if w.formAt != nil {
		b.form, b.at, b.end, b.right = true, w.formAt, w.formEnd, w.formRight
	}
	if w.wishes != nil {
		w.wishes.settle(b)
	}
	b.schema = model.SchemaOf(b.As)
	if b.schema != nil {
		b.seconds()
		b.sides()
		b.dropNumbering(w.queue)
		b.workPosts(w.queue)
		w.titleValues(b, above)
		b.company = -1
		if e := fieldIndex(b.schema, "EnterpriseID"); hasKey(b.fixed, e) {
			b.company = e
		}
		for col := range b.titles {
			if b.schema.Kind == model.KindTraining && isSignature(b.titles[col]) {
				b.signed = append(b.signed, col)
			}
			if name := b.tells(col); name != "" && col >= b.from && col < b.to {
				b.telling = append(b.telling, telling{col, name})
			}
		}
		b.spread(titleText(above) + "\n" + b.Sheet + "\n" + w.wb.name)
		b.reader = newRowReader(b, w.wb.a.Since1904)
		b.people, b.outline = w.peopleOf(b, above), newOutline(b)
		w.carry(b)
	}
	return b
}

// own is the heading of the block's own columns.
func (b *block) own() head {
	h := b.head
	h.titles = slices.Clone(h.titles)
	for i := range h.titles {
		if i < b.from || i >= b.to {
			h.titles[i] = ""
		}
	}
	return h
}

// title is a column's heading; empty where there is none.
func (b *block) title(col int) string {
	if col < 0 || col >= len(b.titles) {
		return ""
	}
	return b.titles[col]
}

// letter names a column; of a form, the cell of the value.
func (b *block) letter(col int) string {
	if col < len(b.at) {
		return b.at[col]
	}
	return letters(col)
}

// columnName is a column's name in problems: D 出生日期.
func (b *block) columnName(col int) string {
	if col < len(b.at) {
		return strings.TrimSpace(b.at[col] + " " + oneLine(b.title(col)))
	}
	return columnName(col, b.title(col))
}

// field is a column's field, -1 = none.
func (b *block) field(col int) int {
	if col < 0 || col >= len(b.fields) {
		return -1
	}
	return b.fields[col]
}

// has reports that a column means the field.
func (b *block) has(field int) bool { return slices.Contains(b.fields, field) }

// ColumnOf names the table's column of a field by its label: D 出生日期. It is the
// label itself if the table has no such column.
func (b *block) columnOf(label string) string {
	if b.schema == nil {
		return label
	}
	for col, fi := range b.fields {
		if fi >= 0 && b.schema.Fields[fi].Label == label {
			return b.columnName(col)
		}
	}
	return label
}

// seconds finds the columns that say more exactly what another one says: beside
// 政治面貌, where members are 中共党员, 人员类别 tells the probationary ones; and
// both of 学历（全日制） and 学历（在职）.
func (b *block) seconds() {
	heads := headsOf()[b.schema.Kind]
	for i, f := range b.fields {
		if f >= 0 || b.title(i) == "" || i < b.from || i >= b.to || b.choice.Map != nil && hasKey(b.choice.Map, letters(i)) {
			continue
		}
		h, ok := fieldIn(heads, b.titles[i], b.groups[i])
		if !ok || h.field == 0 {
			continue
		}
		switch f := b.schema.Fields[h.field]; {
		case f.Type == model.ChoiceField, joins[f.Name]:
			b.also = append(b.also, second{i, h.field})
		}
	}
}

// joins are text fields of which two columns may both speak.
var joins = map[string]bool{"Degree": true, "Position": true, "Department": true, "Note": true, "School": true}

func hasKey[K comparable, V any](m map[K]V, k K) bool { _, ok := m[k]; return ok }

// dropNumbering passes over a column 编号 that only counts the rows: taken for the
// numbers of records, 1, 2, 3 … of two rosters would be the same people.
func (b *block) dropNumbering(next []line) {
	col := slices.Index(b.fields, 0)
	if col < 0 || headKey(b.titles[col]) != "编号" {
		return
	}
	for _, r := range next {
		if r.number <= b.verdict.last || r.text(col) == "" {
			continue
		}
		if n, err := strconv.Atoi(strings.TrimSpace(model.Halfwidth(r.text(col)))); err == nil && n == 1 {
			b.fields[col], b.counts = -1, true
		}
		return
	}
}

// workPosts takes 工作岗位 for the post that somebody holds where it has other words than the
// few of the statistics, and nothing else tells the post.
func (b *block) workPosts(next []line) {
	post, kind := fieldIndex(b.schema, "Position"), fieldIndex(b.schema, "WorkPost")
	col := slices.Index(b.fields, kind)
	if b.schema.Kind != model.KindPerson || col < 0 || b.has(post) {
		return
	}
	f, c := b.schema.Fields[kind], MappingOf(model.KindPerson).Columns["WorkPost"]
	for _, r := range next {
		text := clean(r.text(col))
		if r.number <= b.verdict.last || text == "" {
			continue
		}
		if !slices.Contains(f.Choices, choice(text, f, c)) && (c.Guess == nil || c.Guess(flat(text)) == "") {
			b.fields[col] = post
		}
	}
}

// take puts a row where it belongs.
func (w *walker) take(l line) error {
	w.filled = l.filledInto(w.filled[:0])
	filled := w.filled
	if len(filled) == 0 {
		return nil
	}
	if w.mayBeHead(l, filled) {
		done, err := w.nextTable(&l)
		if done || err != nil {
			return err
		}
	}
	w.down.learn(l.number, l.cells)
	if first := w.blocks[0]; first.schema != nil && (w.foot(l, filled) || w.between(l, filled)) {
		return nil
	}
	for _, b := range w.blocks {
		if !slices.ContainsFunc(filled, func(col int) bool { return col >= b.from && col < b.to }) {
			continue
		}
		b.end = l.number
		if b.schema == nil {
			b.met(l)
			continue
		}
		if err := w.row(b, l, filled); err != nil {
			return err
		}
	}
	return nil
}

// row takes a row of a table.
func (w *walker) row(b *block, l line, filled []int) error {
	chosen, said := b.choice.Rows[l.number]
	if said && !chosen {
		w.leave(l, []*block{b}, "按选择不导入", true)
		return nil
	}
	why, sure := b.leftOut(l, filled)
	w.noted = why == "注" && !chosen
	if why != "" && !chosen {
		w.leave(l, []*block{b}, why, sure)
		return nil
	}
	b.met(l)
	w.above = nil
	if w.wb.read++; w.wb.read > w.wb.limits.Rows {
		return store.RefuseFile(sheet.ErrHuge, fmt.Sprintf("到表“%s”为止超过%d行", w.s.Name, w.wb.limits.Rows), "请拆成几个文件分别导入。")
	}
	hidden := l.hidden
	cells := b.ditto(w.down.fill(l.number, l.cells))
	return b.each(l.number, cells, func(row Row) error {
		if b.outline != nil {
			b.outline.place(b, &row, cells)
		}
		if b.people != nil {
			row.newcomer = b.newcomer(&row, b.people.reader.read(l.number, cells))
		}
		row.Doubts = append(row.Doubts, w.marked(b, l, cells, hidden)...)
		return w.yield(b, row)
	})
}

// met counts what stands in a row.
func (b *block) met(l line) {
	for len(b.cols) < len(l.cells) {
		b.cols = append(b.cols, colUse{})
	}
	for col := b.from; col < min(b.to, len(l.cells)); col++ {
		text := l.cells[col].Text
		if text == "" {
			continue
		}
		u := &b.cols[col]
		if len(u.samples) < maxSamples {
			t := strings.TrimSpace(text)
			if t == "" {
				continue
			}
			if t = model.ClipLine(t, 30); !slices.Contains(u.samples, t) {
				u.samples = append(u.samples, t)
			}
		}
		u.filled++
	}
}

// leave notes a row that is not read.
func (w *walker) leave(l line, blocks []*block, why string, sure bool) {
	if blocks == nil {
		blocks = w.blocks
	}
	if len(w.above) < headRows {
		l.cells = slices.Clone(l.cells)
		w.above = append(w.above, l)
	}
	for _, b := range blocks {
		if len(b.LeftOut) >= maxLeftOut {
			b.left++
			continue
		}
		text := ""
		for _, c := range l.cells {
			if t := strings.TrimSpace(c.Text); t != "" {
				text = model.ClipLine(t, 40)
				break
			}
		}
		b.LeftOut = append(b.LeftOut, LeftOut{Row: l.number, Why: why, Text: text, Sure: sure})
	}
}

// mayBeHead is a quick look whether a row further down could be a heading.
func (w *walker) mayBeHead(l line, filled []int) bool {
	if len(filled) < 2 || len(w.blocks) == 0 {
		return false
	}
	if c := l.cells[filled[0]]; c.Kind != sheet.TextCell || c.Text[0] < utf8.RuneSelf {
		return false // no heading begins with a number
	}
	heads, other := 0, 0
	for _, col := range filled {
		if l.cells[col].Kind == sheet.TextCell && isHeading(l.cells[col].Text) {
			heads++
		} else {
			other++
		}
		if heads == 2 {
			return true
		}
		if other == 2 {
			return false
		}
	}
	return false
}

// nextTable begins the table of a heading below another table; done says that the row
// was that, or the same heading again.
func (w *walker) nextTable(l *line) (done bool, err error) {
	if w.blocks[0].repeats(*l) {
		w.leave(*l, nil, "重复的表头", true)
		w.above = nil
		return true, nil
	}
	l.cells = slices.Clone(l.cells)
	w.queue = append([]line{*l}, w.queue...)
	if err := w.ahead(1+headLayer, l.number+headDeep); err != nil {
		return false, err
	}
	rows := w.queue[:min(len(w.queue), 1+headLayer)]
	v, at, ok := findHead(w.s.Name, rows, "")
	words := 0
	for _, c := range l.cells {
		if c.Text != "" && isHeading(c.Text) {
			words++
		}
	}
	if filled := l.filled(); !ok && words >= 3 && 2*words > len(filled) {
		v, at, ok = decide(w.s.Name, titleText(w.above), oneRow(*l)), 0, true
		v.kind = ""
	}
	if !ok || at != 0 || v.kind != "" && v.n < 3 && 2*v.n < len(filledTitles(v.head)) {
		w.queue = w.queue[1:]
		return false, nil
	}
	if v.kind != "" { // once more with what stands above it
		if again := decide(w.s.Name, titleText(w.above), v.head); again.kind != "" || again.known {
			v = again
		}
	}
	if w.wishes != nil {
		if as := w.wishes.as(w.key(v, firstFilled(v.titles)), patternOf(v.head)); as != "" {
			v = decideAs(w.s.Name, "", v.head, as)
		}
	}
	above := w.above
	w.above = nil
	for _, b := range w.blocks { // the lines between belong to the table that they stand above
		b.LeftOut = slices.DeleteFunc(b.LeftOut, func(x LeftOut) bool {
			return slices.ContainsFunc(above, func(a line) bool { return a.number == x.Row })
		})
	}
	w.open(v, above)
	w.drop(v.last)
	return true, nil
}

// repeats reports a heading repeated further down, as on printed pages.
func (b *block) repeats(l line) bool {
	filled := 0
	for i, c := range l.cells {
		if c.Text == "" {
			continue
		}
		if filled++; strings.TrimSpace(c.Text) != b.title(i) {
			return false
		}
	}
	return filled >= 2
}

// finish closes a table.
func (b *block) finish() {
	last := b.from
	for i := range b.titles {
		if i < b.to && b.titles[i] != "" {
			last = max(last, i)
		}
	}
	for i, u := range b.cols {
		if u.filled > 0 {
			last = max(last, i)
		}
	}
	first := b.from
	for first < last && b.title(first) == "" && (first >= len(b.cols) || b.cols[first].filled == 0) {
		first++
	}
	b.Range = fmt.Sprintf("%s%d:%s%d", letters(first), b.first, letters(max(last, b.right)), max(b.end, b.verdict.last))
	if b.form {
		b.Range = fmt.Sprintf("A%d:%s%d", b.first, letters(b.right), b.end)
	}
	for col := first; col <= last; col++ {
		if c, ok := b.use(col); ok {
			b.Columns = append(b.Columns, c)
		}
	}
	b.judge()
}

// use says what became of a column.
func (b *block) use(col int) (ColumnUse, bool) {
	c := ColumnUse{Column: b.letter(col), Heading: oneLine(b.title(col))}
	if g := b.groups; col < len(g) && g[col] != "" && g[col] != c.Heading && c.Heading != "" {
		c.Heading = oneLine(g[col]) + "/" + c.Heading
	}
	if col < len(b.cols) {
		c.Filled, c.Samples = b.cols[col].filled, b.cols[col].samples
	}
	if c.Heading == "" && c.Filled == 0 {
		return c, false
	}
	if b.schema == nil {
		return c, true
	}
	f := b.field(col)
	also := slices.IndexFunc(b.also, func(x second) bool { return x.col == col })
	to, said := b.choice.Map[c.Column]
	side, sideLabel := b.sideOf(col)
	switch {
	case f >= 0:
		c.Field, c.Label, c.How = b.schema.Fields[f].Name, b.schema.Fields[f].Label, b.how(col, f)
		if said {
			c.How = ByPerson
		}
	case said && to == "":
		c.How, c.Note = LeftByAll, "按选择不导入"
	case also >= 0:
		fi := b.schema.Fields[b.also[also].field]
		c.Field, c.Label, c.How, c.Note = fi.Name, fi.Label, ByRule, "同一内容的另一列，与前一列合看"
	case side != "":
		c.Field, c.Label, c.How, c.Note = side, sideLabel, ByRule, "另记为一条"+strings.SplitN(sideLabel, "·", 2)[0]
	case len(b.across) > 0 && hasAcross(b, col):
		x, _ := b.acrossAt(col)
		f, _ := b.schema.Field(x.field)
		c.Field, c.Label, c.How, c.Note = f.Name, f.Label, ByRule, "每格单独成一条："+x.value
	case b.counts && headKey(b.title(col)) == "编号":
		c.How, c.Note = NotKept, "只是1、2、3…的顺序号"
	default:
		if why, ok := b.notKept(col); ok {
			c.How, c.Note = NotKept, why
		} else if c.Heading == "" {
			c.Note = "没有表头，不知道是什么，没有读取；请指明是哪一项，或选择不导入"
		} else {
			c.Note = "不认识这一列，没有读取；请指明是哪一项，或选择不导入"
		}
	}
	return c, true
}

// how says how a column's field was known.
func (b *block) how(col, f int) How {
	h, ok := fieldIn(headsOf()[b.schema.Kind], b.title(col), b.groups[min(col, len(b.groups)-1)])
	switch {
	case !ok:
		return ByRule
	case h.label:
		return ByHeading
	}
	return BySynonym
}

// notKept says why a column needs no question.
func (b *block) notKept(col int) (string, bool) {
	t := b.title(col)
	if t == "" {
		return "", false
	}
	if why, ok := notKept[headKey(t)]; ok {
		return why, true
	}
	if bare, ok := withoutBrackets(t); ok {
		if why, ok := notKept[headKey(bare)]; ok {
			return why, true
		}
	}
	if why, ok := MappingOf(b.schema.Kind).Aside[headKey(t)]; ok {
		return why, true
	}
	return b.personColumn(col)
}

// personColumn tells columns that describe the person of the row in another ledger.
func (b *block) personColumn(col int) (string, bool) {
	if b.schema.Kind == model.KindPerson {
		return "", false
	}
	if _, ok := b.schema.Field("PersonID"); !ok {
		return "", false
	}
	if _, ok := fieldOf(headsOf()[model.KindPerson], b.title(col)); !ok {
		return "", false
	}
	switch new := b.people != nil && b.people.field(col) >= 0; {
	case headKey(b.title(col)) == "备注":
		return "“" + b.schema.Label + "”没有备注一项，不导入", true
	case b.tells(col) != "":
		return "用来认人，不改人员的资料；台账中没有此人而新建时才读", true
	case new:
		return "是人员的资料，不改台账中已有的；台账中没有此人而新建时才读", true
	}
	return "是人员的资料，用人员表导入；本表不读", true
}

// tells is the field by which a column of another ledger tells its person from namesakes.
func (b *block) tells(col int) string {
	h, ok := fieldOf(headsOf()[model.KindPerson], b.title(col))
	if !ok || b.schema == nil || b.schema.Kind == model.KindPerson || b.field(col) >= 0 {
		return ""
	}
	switch name := model.SchemaOf(model.KindPerson).Fields[h.field].Name; name {
	case "IdentityNumber", "BirthDay":
		return name
	}
	return ""
}

// judge says whether something in the table needs a person's word.
func (b *block) judge() {
	if b.left > 0 {
		b.Notes = append(b.Notes, fmt.Sprintf("另有%d行没有读取，不逐行列出", b.left))
	}
	if b.schema == nil {
		b.Open = !b.Aside && len(b.Columns) > 0
		return
	}
	for _, c := range b.Columns {
		if c.Field == "" && c.Filled > 0 && c.How == NotKnown {
			b.Open = true
		}
	}
	for i, f := range b.schema.Fields {
		if f.Required && f.Name != "ID" && !b.has(i) && !hasKey(b.fixed, i) && !hasKey(b.section, i) && !b.given(f) {
			b.lacking = append(b.lacking, f.Label)
		}
	}
}
