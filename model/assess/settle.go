package assess

// What was read of a scheme, put in order: several rows of one indicator, points that stand
// for several, numbers, and whether it all adds up.

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"partyledger/model"
)

// settle makes the draft's items of what was read.
func (r *reader) settle() {
	r.shareOut()
	for _, n := range slices.Clone(r.nodes) {
		r.join(n)
	}
	for _, n := range slices.Clone(r.nodes) {
		r.collapse(n)
	}
	place := map[*node]int{}
	var walk func(up *node, code string)
	walk = func(up *node, code string) {
		at := 0
		for _, n := range r.nodes {
			if n.up != up {
				continue
			}
			at++
			c := strconv.Itoa(at)
			if code != "" {
				c = code + "." + c
			}
			place[n] = len(r.d.Items)
			r.item(n, c, place)
			walk(n, c)
		}
	}
	walk(nil, "")
	for i := range r.d.Items {
		it := &r.d.Items[i]
		it.Leaf = !slices.ContainsFunc(r.d.Items, func(x DraftItem) bool { return x.Up == i })
		if it.Leaf {
			it.Suggested = SuggestCounting(it.Indicator, r.above(i)...)
			if it.Most.Known() {
				it.Suggested.Most = it.Most
			}
		}
	}
}

func (r *reader) above(i int) []string {
	var out []string
	for up := r.d.Items[i].Up; up >= 0; up = r.d.Items[up].Up {
		out = append([]string{r.d.Items[up].Text}, out...)
	}
	return out
}

// shareOut gives points that stand for several leaves to what these are the parts of.
func (r *reader) shareOut() {
	for _, b := range r.points {
		if len(b.leaves) < 2 {
			continue
		}
		up := b.leaves[0].up
		for ; up != nil; up = up.up {
			if !slices.ContainsFunc(b.leaves, func(n *node) bool { return !n.below(up) }) {
				break
			}
		}
		text := b.points()
		for _, n := range b.leaves {
			for i := range n.parts {
				n.parts[i].points = cell{}
			}
		}
		if up == nil || r.leavesOf(up) != len(b.leaves) {
			r.d.Problems = append(r.d.Problems, Problem{b.m.Top, fmt.Sprintf("分值“%s”合并在第%d至%d行，分不清各项的分值，请在表中拆开或者导入后补填",
				text, b.m.Top, b.m.Bottom)})
			continue
		}
		r.give(up, cell{text, b.m.Top}, false)
	}
}

func (b *merged) points() string {
	for _, n := range b.leaves {
		for _, p := range n.parts {
			if p.points.known() {
				return p.points.text
			}
		}
	}
	return ""
}

func (n *node) below(up *node) bool {
	for ; n != nil; n = n.up {
		if n == up {
			return true
		}
	}
	return false
}

func (r *reader) leavesOf(up *node) int {
	k := 0
	for _, n := range r.nodes {
		k += oneIf(n.kids == 0 && n.below(up))
	}
	return k
}

// join makes one of the rows of a leaf, or several leaves where each row has points of its own.
func (r *reader) join(n *node) {
	if n.kids > 0 {
		for _, p := range n.parts { // of an outline
			r.give(n, p.points, r.weighted())
		}
		return
	}
	var points []cell
	for _, p := range n.parts {
		if p.points.known() && !slices.Contains(points, p.points) {
			points = append(points, p.points)
		}
	}
	if len(points) < 2 {
		if len(points) == 1 {
			r.give(n, points[0], r.weighted())
		}
		return
	}
	var kid *node
	for _, p := range n.parts {
		if kid == nil || p.points.known() && p.points.row == p.row && len(kid.parts) > 0 {
			kid = &node{up: n, level: n.level + 1, row: p.row, text: p.standard.text}
			if kid.text == "" {
				kid.text = n.text
			} else {
				p.standard = cell{}
			}
			r.add(kid)
			r.give(kid, p.points, r.weighted())
		} else if p.standard.known() {
			kid.text, p.standard = kid.text+"\n"+p.standard.text, cell{}
		}
		kid.parts = append(kid.parts, p)
	}
	n.parts = nil
}

// pointless reports that nothing below has points of its own.
func (r *reader) pointless(up *node) bool {
	for _, n := range r.nodes {
		if n != up && n.below(up) && (n.points.Known() || WeightIn(n.text).Known()) {
			return false
		}
	}
	return true
}

var outside = regexp.MustCompile(`加分|扣分|否决`)

// collapse makes one indicator of a part that has points while nothing below has: it is scored
// as a whole, and what stands below becomes its standard.
func (r *reader) collapse(up *node) {
	points := up.points.Known() || WeightIn(up.text).Known()
	if up.kids == 0 || !points || outside.MatchString(Title(up.text)) || !r.pointless(up) {
		return
	}
	n := 0
	r.nodes = slices.DeleteFunc(r.nodes, func(x *node) bool {
		if x == up || !x.below(up) {
			return false
		}
		n++
		p := part{row: x.row, standard: cell{x.text, x.row}}
		if rest := x.texts(func(p part) cell { return p.standard }); rest != "" {
			p.standard.text += "\n" + rest
		}
		up.parts = append(up.parts, p)
		for _, p := range x.parts {
			p.standard = cell{}
			up.parts = append(up.parts, p)
		}
		return true
	})
	up.kids = 0
	r.d.Notes = append(r.d.Notes, fmt.Sprintf("第%d行“%s”下面的%d项没有单独的分值，合并为一项评分", up.row, model.Clip(Title(up.text), 20), n))
}

func (r *reader) weighted() bool {
	return slices.ContainsFunc(r.h.of(rolePoints), func(c column) bool { return c.weight })
}

// texts joins what the rows of an indicator say in a column, each block once.
func (n *node) texts(of func(part) cell) string {
	var out []string
	var seen []cell
	for _, p := range n.parts {
		if x := of(p); x.known() && !slices.Contains(seen, x) {
			seen = append(seen, x)
			out = append(out, x.text)
		}
	}
	return strings.Join(out, "\n")
}

var cycleWords = []struct {
	word  string
	cycle model.Cycle
}{{"半年", model.CycleHalf}, {"季", model.CycleQuarter}, {"月", model.CycleMonth}, {"年", model.CycleYear}}

// item is an indicator of the draft.
func (r *reader) item(n *node, code string, place map[*node]int) {
	i := model.Indicator{Code: code, Order: len(r.d.Items) + 1, Text: n.text, Points: n.points, Most: n.most,
		Standard: n.texts(func(p part) cell { return p.standard }), Demand: n.texts(func(p part) cell { return p.demand }),
		Method: strings.ReplaceAll(n.texts(func(p part) cell { return p.method }), "\n", "；"),
		Note:   n.texts(func(p part) cell { return p.notes })}
	for _, w := range cycleWords {
		if strings.Contains(n.texts(func(p part) cell { return p.cycle }), w.word) {
			i.Cycle = w.cycle
			break
		}
	}
	if !i.Points.Known() {
		i.Points = WeightIn(n.text)
	}
	if n.code != "" && n.code != code && (dotted.MatchString(n.code) || !wholeNumber.MatchString(n.code)) {
		i.Note = strings.TrimSpace("原编码：" + n.code + "\n" + i.Note)
	}
	up := -1
	if n.up != nil {
		up = place[n.up]
	}
	r.d.Items = append(r.d.Items, DraftItem{Row: n.row, Up: up, Indicator: i})
}

var (
	schemeWord  = regexp.MustCompile(`考核|考评|评价|细则|评分|办法|方案|指标|测评`)
	yearWord    = regexp.MustCompile(`(20\d\d)\s*年`)
	anyYear     = regexp.MustCompile(`(20\d\d)`)
	yearAround  = regexp.MustCompile(`^(?:20\d\d年度?|20\d\d-?)|[（(]20\d\d年度?[）)]$`)
	fullWord    = regexp.MustCompile(`(?:满分|总分|共计|总计|合计)(?:为|是|[:：])?\s*(\d+(?:\.\d+)?)\s*分`)
	numberWord  = regexp.MustCompile(`[\p{Han}]{1,12}[〔\[]20\d\d[〕\]]\s*\d+\s*号`)
	hundredWord = regexp.MustCompile(`百分制`)
)

// title finds what the scheme is called, its year, its full mark and its number above the
// table, and in the notes below it.
func (r *reader) title(name string) {
	s := &r.d.Scheme
	around := ""
	for i, l := range r.lines {
		if i > r.h.first && i <= r.h.last || i > r.h.last && len(l.filled()) > 1 {
			continue
		}
		for _, text := range l.texts() {
			around += text + "\n"
			line := strings.Join(strings.Fields(text), "")
			if i < r.h.first && schemeWord.MatchString(line) && len([]rune(line)) <= 60 && len(line) > len(s.Name) &&
				!endWords.MatchString(line) {
				s.Name = line
			}
		}
	}
	if s.Name == "" {
		s.Name = strings.TrimSpace(name)
	}
	for _, re := range []*regexp.Regexp{yearWord, anyYear} {
		if m := re.FindStringSubmatch(s.Name + "\n" + around + name); m != nil && s.Year == 0 {
			s.Year, _ = strconv.Atoi(m[1])
		}
	}
	if rest := yearAround.ReplaceAllString(s.Name, ""); rest != "" { // the scheme has a year of its own
		s.Name = rest
	}
	s.Document = strings.Join(strings.Fields(numberWord.FindString(around)), "")
	switch m := fullWord.FindStringSubmatch(model.Halfwidth(around)); {
	case r.total.Known():
		s.Full = r.total
	case m != nil:
		s.Full, _ = model.ParsePoints(m[1])
	case hundredWord.MatchString(around):
		s.Full = model.Scored(10000)
	default:
		if sums, filled := belowOf(r.d.nodes()); filled[0] {
			s.Full = model.Scored(sums[0])
		}
	}
}

// nodesOf is the draft as a tree with the manners that its words suggest.
func (d *Draft) nodes() []Node {
	out := make([]Node, len(d.Items))
	for i, it := range d.Items {
		it.Indicator.Manner = it.Suggested.Manner
		if !it.Leaf && it.Up < 0 && strings.Contains(it.Text, "加分") {
			it.Indicator.Manner = model.MannerBonus
		}
		out[i] = Node{Indicator: it.Indicator, Up: it.Up, Leaf: it.Leaf}
	}
	return out
}

// Sum holds the sums, level by level, and tells what has no points. It is asked once the full
// mark is settled.
func (d *Draft) Sum() {
	nodes := d.nodes()
	for _, f := range SumFaults(d.Scheme.Full, nodes) {
		gap := f.Sum - f.Stated
		word := "多"
		if gap < 0 {
			gap, word = -gap, "少"
		}
		if f.Node < 0 {
			d.Problems = append(d.Problems, Problem{0, fmt.Sprintf("满分%s分，各部分合计%s分，%s%s分", points(f.Stated), points(f.Sum), word,
				points(gap))})
			continue
		}
		it := d.Items[f.Node]
		d.Problems = append(d.Problems, Problem{it.Row, fmt.Sprintf("“%s”写明%s分，下级合计%s分，%s%s分", model.Clip(Title(it.Text), 20),
			points(f.Stated), points(f.Sum), word, points(gap))})
	}
	for i, it := range d.Items {
		m := it.Suggested.Manner
		if it.Leaf && !it.Points.Known() && m != model.MannerVeto && m != model.MannerBonus && !(m == model.MannerDeduct &&
			apartAbove(nodes, i)) {
			d.Problems = append(d.Problems, Problem{it.Row, "“" + model.Clip(Title(it.Text), 20) + "”没有分值"})
		}
	}
	slices.SortStableFunc(d.Problems, func(x, y Problem) int { return x.Row - y.Row })
}

// apartAbove reports a part for deductions, whose lines need no points of their own.
func apartAbove(nodes []Node, i int) bool {
	return slices.ContainsFunc(Above(nodes, i), func(text string) bool { return strings.Contains(text, "扣分") })
}
