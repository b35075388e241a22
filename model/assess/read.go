package assess

// Reading a scheme out of its table: levels by columns, merged cells, section rows or
// numbers, points in columns or in texts. What the scheme says is kept word by word; what
// does not add up is told with its row.

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"partyledger/model"
)

// Draft is a scheme as it was read.
type Draft struct {
	Scheme   model.Scheme // name, year, full mark and document, as far as the file says them
	Items    []DraftItem  // parents before children
	Problems []Problem    // what cannot be read and, by Sum, what does not add up: a person decides
	Notes    []string     // what was done with the file, for people
}

// DraftItem is one indicator that was read; its Indicator has no IDs yet.
type DraftItem struct {
	Row int // in the file
	Up  int // the place of what it is a part of; -1 = none
	model.Indicator
	Leaf      bool
	Suggested Counting // how its words say that it is counted
}

// Problem is something wrong with a row; 0 = with the whole.
type Problem struct {
	Row int    `json:"row"`
	Why string `json:"why"`
}

// Read reads a sheet; ok is false if no table of a scheme is in it. name is what the sheet's
// file is called, for a scheme that does not say its own.
func Read(lines []Line, merges []Merge, name string) (d *Draft, ok bool) {
	h, ok := findHead(lines)
	if !ok {
		return nil, false
	}
	r := &reader{lines: lines, h: h, d: &Draft{}, merged: map[[2]int]Merge{}, points: map[int]*merged{}}
	for _, m := range merges {
		for n := m.Top; n <= m.Bottom; n++ {
			r.merged[[2]int{n, m.Col}] = m
		}
	}
	r.rows = map[int]Line{}
	for _, l := range lines {
		r.rows[l.Number] = l
	}
	r.say()
	r.read()
	r.settle()
	r.title(name)
	return r.d, true
}

type reader struct {
	lines  []Line
	rows   map[int]Line
	h      head
	d      *Draft
	merged map[[2]int]Merge // by row and column: the block that it is in

	nodes  []*node
	stack  []*node // sections that are open, or the outline
	prev   []cell  // of the levels, in the row before
	points map[int]*merged
	total  model.Points
	plain  bool // no level has a merge or a blank: the outline by numbers
	ranks  []int
}

// cell is a text with the row where it stands, which is another one in a merged block.
type cell struct {
	text string
	row  int
}

// node is an indicator while it is read.
type node struct {
	up     *node
	level  int
	row    int
	text   string
	code   string
	points model.Points
	most   model.Points
	parts  []part // its rows
	kids   int
}

// part is what one row says of a leaf.
type part struct {
	row                                            int
	points, standard, demand, method, cycle, notes cell
}

// merged is points that stand in a block of several rows.
type merged struct {
	m      Merge
	leaves []*node
}

func (r *reader) say() {
	var parts []string
	for _, c := range r.h.columns {
		what := string(c.role)
		switch c.role {
		case roleNone:
			what = "没有读取"
		case roleLevel:
			what = "第" + strconv.Itoa(c.level+1) + "层指标"
		}
		parts = append(parts, "“"+c.title+"”→"+what)
	}
	r.d.Notes = append(r.d.Notes, fmt.Sprintf("表头在第%d行：%s", r.lines[r.h.last].Number, strings.Join(parts, "，")))
}

// at is the text of a cell, or of the block that it is in.
func (r *reader) at(l Line, col int) cell {
	if m, ok := r.merged[[2]int{l.Number, col}]; ok {
		return cell{r.rows[m.Top].text(col), m.Top}
	}
	return cell{l.text(col), l.Number}
}

// one is a column of a role; blank if there is none. Of several the texts are joined, each
// under its heading.
func (r *reader) one(l Line, of role) cell {
	list := r.h.of(of)
	if len(list) == 1 {
		return r.at(l, list[0].col)
	}
	var out cell
	for _, c := range list {
		if x := r.at(l, c.col); x.text != "" {
			if out.text != "" {
				out.text += "\n"
			}
			out = cell{out.text + c.title + "：" + x.text, max(out.row, x.row)}
		}
	}
	return out
}

var (
	totalWords = regexp.MustCompile(`^(?:合计|总计|总分|小计|总得分|得分合计|分值合计|合计得分)`)
	endWords   = regexp.MustCompile(`^(?:注|说明|备注|填表|考核人|考评人|被考核|考核组|评分人|审核|负责人|单位负责|制表|填报|签字|日期)`)
	sectionRow = regexp.MustCompile(`^\s*(?:第[一二三四五六七八九十]+[部章]|[一二三四五六七八九十]+\s*[、.．]|[（(][一二三四五六七八九十]+[）)])`)
)

// read goes through the rows.
func (r *reader) read() {
	levels := r.h.of(roleLevel)
	r.outline(levels)
	hidden := 0
	for _, l := range r.lines[r.h.last+1:] {
		filled := l.filled()
		switch {
		case len(filled) == 0:
			continue
		case l.Hidden:
			hidden++
			continue
		case r.repeated(l):
			continue
		}
		first := strings.Join(strings.Fields(l.text(filled[0])), "")
		switch {
		case totalWords.MatchString(first):
			if !strings.HasPrefix(first, "小计") {
				r.total = r.rowPoints(l)
			}
			continue
		case len(filled) <= 2 && endWords.MatchString(first) && !r.inBlock(l, levels):
			r.d.Notes = append(r.d.Notes, fmt.Sprintf("第%d行是说明，没有读作指标：%s", l.Number, model.ClipLine(l.text(filled[0]), 40)))
			continue
		}
		if r.section(l, filled, levels) {
			continue
		}
		r.row(l, levels)
	}
	if hidden > 0 {
		r.d.Notes = append(r.d.Notes, fmt.Sprintf("有%d行是隐藏的，没有读取", hidden))
	}
}

// repeated reports the head once more, as on each printed page.
func (r *reader) repeated(l Line) bool {
	same := 0
	for _, c := range r.h.columns {
		switch t := strings.Join(strings.Fields(l.text(c.col)), ""); t {
		case "":
		case c.title:
			same++
		default:
			return false
		}
	}
	return same > 1
}

// inBlock reports a row whose levels stand in a merged block that began before.
func (r *reader) inBlock(l Line, levels []column) bool {
	return slices.ContainsFunc(levels, func(c column) bool {
		m, ok := r.merged[[2]int{l.Number, c.col}]
		return ok && m.Top < l.Number
	})
}

// rowPoints is the points of a row, by the last of its columns that has some.
func (r *reader) rowPoints(l Line) model.Points {
	var out model.Points
	for _, c := range r.h.of(rolePoints) {
		if p, _, ok := r.parse(l.text(c.col), c.weight); ok && p.Known() {
			out = p
		}
	}
	if !out.Known() {
		for _, col := range l.filled() {
			if p := WeightIn(l.text(col)); p.Known() {
				out = p
			}
		}
	}
	return out
}

// section takes a row across the whole table for the head of a part.
func (r *reader) section(l Line, filled []int, levels []column) bool {
	text := l.text(filled[0])
	if len(filled) != 1 || r.inBlock(l, levels) || filled[0] > levels[0].col && !sectionRow.MatchString(text) || r.plain {
		return false
	}
	if !sectionRow.MatchString(text) && !WeightIn(text).Known() {
		return false
	}
	rank := rankOf(text)
	for len(r.stack) > 0 && r.stack[len(r.stack)-1].level >= rank {
		r.stack = r.stack[:len(r.stack)-1]
	}
	n := &node{up: r.top(), level: rank, row: l.Number, text: text}
	r.add(n)
	r.stack = append(r.stack, n)
	r.prev = nil
	return true
}

func (r *reader) top() *node {
	if len(r.stack) == 0 {
		return nil
	}
	return r.stack[len(r.stack)-1]
}

func (r *reader) add(n *node) {
	if n.up != nil {
		n.up.kids++
	}
	r.nodes = append(r.nodes, n)
}

// The ranks of numbers before titles, the highest first.
var ranks = []*regexp.Regexp{regexp.MustCompile(`^\s*第[一二三四五六七八九十]+[部章]`), regexp.MustCompile(`^\s*[一二三四五六七八九十]+\s*[、.．]`),
	regexp.MustCompile(`^\s*[（(][一二三四五六七八九十]+[）)]`), regexp.MustCompile(`^\s*\d+\s*(?:[、．]|[.](?:\D|$))`),
	regexp.MustCompile(`^\s*[（(]\d+[）)]`)}

// dotted is 1.2.3, whose rank is by its points.
var dotted = regexp.MustCompile(`^\s*(\d+(?:\.\d+)+)`)

// rankOf is the rank of a title's number; a large one if it has none.
func rankOf(text string) int {
	if m := dotted.FindStringSubmatch(text); m != nil {
		return 3 + strings.Count(m[1], ".")
	}
	for i, re := range ranks {
		if re.MatchString(text) {
			return i
		}
	}
	return 9
}

// outline finds out whether numbers alone say what is a part of what: one column of titles,
// of which some stand above others.
func (r *reader) outline(levels []column) {
	if len(levels) != 1 {
		return
	}
	code := r.h.of(roleCode)
	seen := map[int]bool{}
	first := -1
	for _, l := range r.lines[r.h.last+1:] {
		if _, in := r.merged[[2]int{l.Number, levels[0].col}]; in {
			return
		}
		text := l.text(levels[0].col)
		if text == "" || totalWords.MatchString(strings.Join(strings.Fields(text), "")) {
			continue
		}
		rank := r.rank(l, levels[0], code)
		seen[rank] = true
		if first < 0 {
			first = rank
		}
	}
	for rank := range seen {
		r.ranks = append(r.ranks, rank)
	}
	slices.Sort(r.ranks)
	r.plain = len(r.ranks) > 1 && first == r.ranks[0] && first < 9
}

// rank is the rank of a row by its code, else by its title.
func (r *reader) rank(l Line, level column, code []column) int {
	if len(code) == 1 {
		if t := l.text(code[0].col); dotted.MatchString(t) || wholeNumber.MatchString(t) {
			return 3 + strings.Count(strings.Trim(t, "."), ".")
		}
	}
	return rankOf(l.text(level.col))
}

var wholeNumber = regexp.MustCompile(`^\d+$`)

// row takes a row of the table in.
func (r *reader) row(l Line, levels []column) {
	if r.plain && l.text(levels[0].col) != "" {
		rank := r.rank(l, levels[0], r.h.of(roleCode))
		for len(r.stack) > 0 && r.stack[len(r.stack)-1].level >= rank {
			r.stack = r.stack[:len(r.stack)-1]
		}
		n := &node{up: r.top(), level: rank, row: l.Number, text: l.text(levels[0].col)}
		r.add(n)
		r.stack = append(r.stack, n)
		r.take(l, n, 0, 0)
		return
	}
	now := make([]cell, len(levels))
	fresh := false // a level above is another one
	for k, c := range levels {
		now[k] = r.at(l, c.col)
		if !fresh && k < len(r.prev) && (now[k].text == "" || now[k].text == r.prev[k].text && k < len(levels)-1) {
			now[k] = r.prev[k] // blank, or written once more in each row
		}
		fresh = fresh || k >= len(r.prev) || now[k] != r.prev[k]
	}
	up, deepest := r.top(), -1
	for k, x := range now {
		if x.text == "" {
			continue
		}
		deepest = k
		up = r.under(up, k, x)
	}
	if deepest < 0 {
		r.stray(l)
		return
	}
	r.prev = now
	r.take(l, up, deepest, len(levels)-1)
}

// under is the indicator of a level below another, made if it is a new one.
func (r *reader) under(up *node, level int, x cell) *node {
	for i := len(r.nodes) - 1; i >= 0; i-- {
		if n := r.nodes[i]; n.up == up && n.level == 100+level && n.row == x.row && n.text == x.text {
			return n
		}
	}
	n := &node{up: up, level: 100 + level, row: x.row, text: x.text}
	r.add(n)
	return n
}

// stray tells of a row that belongs to no indicator.
func (r *reader) stray(l Line) {
	r.d.Problems = append(r.d.Problems, Problem{l.Number, "这一行没有指标名称，没有读取：" + model.ClipLine(strings.Join(l.texts(), " "), 40)})
}

func (l Line) texts() []string {
	var out []string
	for _, col := range l.filled() {
		out = append(out, l.text(col))
	}
	return out
}

// take gives a leaf what its row says, and what is above it its points.
func (r *reader) take(l Line, leaf *node, deepest, last int) {
	p := part{row: l.Number, standard: r.one(l, roleStandard), demand: r.one(l, roleDemand), method: r.one(l, roleMethod),
		cycle: r.one(l, roleCycle), notes: r.one(l, roleNote)}
	for _, of := range []role{roleDeduct, roleBonus} {
		if x := r.one(l, of); x.text != "" {
			p.standard.text = strings.TrimSpace(p.standard.text + "\n" + string(of) + "：" + x.text)
			p.standard.row = max(p.standard.row, x.row)
		}
	}
	if code := r.one(l, roleCode); code.text != "" && leaf.code == "" {
		leaf.code = code.text
	}
	for _, c := range r.h.of(rolePoints) {
		x := r.at(l, c.col)
		if x.text == "" {
			continue
		}
		if c.level >= deepest || c.level == last {
			if !p.points.known() {
				p.points = x
			}
			r.block(l, c.col, leaf)
			continue
		}
		n := leaf
		for n.up != nil && n.level > 100+c.level {
			n = n.up
		}
		r.give(n, x, c.weight)
	}
	leaf.parts = append(leaf.parts, p)
}

func (c cell) known() bool { return c.text != "" }

// block notes points that stand for several rows.
func (r *reader) block(l Line, col int, leaf *node) {
	m, ok := r.merged[[2]int{l.Number, col}]
	if !ok {
		return
	}
	if r.points[m.Top] == nil {
		r.points[m.Top] = &merged{m: m}
	}
	if b := r.points[m.Top]; !slices.Contains(b.leaves, leaf) {
		b.leaves = append(b.leaves, leaf)
	}
}

// give gives an indicator its points, once.
func (r *reader) give(n *node, x cell, share bool) {
	if n.points.Known() || x.text == "" {
		return
	}
	p, most, ok := r.parse(x.text, share)
	if !ok {
		why := fmt.Sprintf("分值“%s”看不懂，没有取分值", model.ClipLine(x.text, 20))
		if problem := (Problem{x.row, why}); !slices.Contains(r.d.Problems, problem) {
			r.d.Problems = append(r.d.Problems, problem)
		}
	}
	n.points, n.most = p, most
}

var plusPoints = regexp.MustCompile(`^(?:[+＋]|最高|最多|不超过|上限|≤)\s*(\d+(?:\.\d+)?)\s*分?$`)

// parse reads points as they stand in a cell; most is what only bounds them.
func (r *reader) parse(text string, share bool) (p, most model.Points, ok bool) {
	t := strings.Join(strings.Fields(model.Halfwidth(text)), "")
	if m := plusPoints.FindStringSubmatch(t); m != nil {
		most, err := model.ParsePoints(m[1])
		return 0, most, err == nil
	}
	number, percent := strings.CutSuffix(t, "%")
	p, err := model.ParsePoints(strings.Trim(number, "()"))
	if err != nil {
		return 0, 0, slices.Contains([]string{"/", "-", "—", "－", "无"}, t)
	}
	if share && !percent && p.Known() && p.N() <= 100 { // 0.2 shown as 20%
		p = model.Scored(p.N() * 100)
	}
	return p, 0, true
}
