// Package assess is an office's own assessment by a scheme (考核自评): the indicators as a
// tree, scores proposed of what the ledger holds and only where the office has bound an
// indicator to a figure, how each piece of evidence stands, and the folder that is handed
// up. It is pure: what lies on the disk it is told.
package assess

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// Input is all that an assessment is a function of.
type Input struct {
	Book       *model.Book
	Findings   []rule.Finding // of rule.Check on the same book
	Scheme     string         // its ID
	Enterprise string         // whose assessment; its ID
	// Files is what is wrong with attached files, by their hashes; nil = nobody has looked.
	Files map[string]FileFault
}

// Assessment is a scheme as it stands for an enterprise on the book's day.
type Assessment struct {
	Input
	Of    model.Scheme
	Nodes []Node // parents before children, in the scheme's order
	Sums
	at    map[string]int
	found map[model.Ref][]rule.Finding
}

// Sums is what the scores come to, in hundredths of a point.
type Sums struct {
	Full           int64 // what can be reached, what stands outside the full mark left out
	Self           int64 // what was scored: bonuses added, what is taken off taken off
	Proposed       int64
	Superior       int64
	Leaves         int // that are to be scored: all that belong to the full mark
	Scored         int
	Given          int // leaves with a score, those outside the full mark too
	ProposedLeaves int
	SuperiorLeaves int
	Unconfirmed    int // leaves whose manner nobody has confirmed
	Missing, Odd   int // indicators by how their evidence stands
	Poor, Whole    int
	Items          int
	Asked          int // indicators that ask for evidence
}

// Node is one indicator.
type Node struct {
	model.Indicator
	Depth  int // 0 is the top
	Up     int // the place of its parent; -1 = none
	Leaf   bool
	Self   model.SelfScore // the zero one if nothing is recorded
	Items  []Item
	Stands // of the evidence
	Sums   // of a part of the scheme: of what is below it
}

// Scorable reports a leaf that gets points.
func (n Node) Scorable() bool { return n.Leaf && n.Manner != model.MannerVeto }

// Of works out an assessment; ok is false if there is no such scheme.
func Of(in Input) (a *Assessment, ok bool) {
	s, ok := model.Find[model.Scheme](in.Book, in.Scheme)
	if !ok {
		return nil, false
	}
	a = &Assessment{Input: in, Of: s, at: map[string]int{}, found: map[model.Ref][]rule.Finding{}}
	for _, f := range in.Findings {
		ref := model.Ref{Kind: f.Kind, ID: f.ID}
		a.found[ref] = append(a.found[ref], f)
	}
	a.grow()
	a.score()
	a.prove()
	a.sum()
	return a, true
}

// OwnUnit is the enterprise whose office keeps the ledger: the scope's, the one that is called
// like the office's unit, or the one at the top; empty if there are several.
func OwnUnit(b *model.Book) string {
	if b.Scope != "" {
		return b.Scope
	}
	unit, top := b.Office().Unit, []string{}
	for _, e := range b.ScopeTree() {
		if e.Name == unit {
			return e.ID
		}
		if _, ok := model.Find[model.Enterprise](b, e.ParentID); !ok {
			top = append(top, e.ID)
		}
	}
	if len(top) != 1 {
		return ""
	}
	return top[0]
}

// Node finds an indicator's place; ok is false if it is not there, or does not apply.
func (a *Assessment) Node(id string) (*Node, bool) {
	i, ok := a.at[id]
	if !ok {
		return nil, false
	}
	return &a.Nodes[i], true
}

// Tree is indicators as a tree: parents before children, siblings by their order and then
// by their codes. What hangs in a loop, or on what is not there, stands at the top.
func Tree(list []model.Indicator) []Node {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(x, y model.Indicator) int {
		return cmp.Or(cmp.Compare(x.Order, y.Order), CompareCodes(x.Code, y.Code), cmp.Compare(x.ID, y.ID))
	})
	known, below := map[string]bool{}, map[string][]model.Indicator{}
	for _, x := range list {
		known[x.ID] = true
	}
	for _, x := range list {
		up := x.ParentID
		if !known[up] {
			up = ""
		}
		below[up] = append(below[up], x)
	}
	var out []Node
	seen := map[string]bool{}
	var walk func(x model.Indicator, up, depth int)
	walk = func(x model.Indicator, up, depth int) {
		if seen[x.ID] {
			return
		}
		seen[x.ID] = true
		at := len(out)
		out = append(out, Node{Indicator: x, Depth: depth, Up: up, Leaf: len(below[x.ID]) == 0})
		for _, c := range below[x.ID] {
			walk(c, at, depth+1)
		}
	}
	for _, x := range below[""] {
		walk(x, -1, 0)
	}
	for _, x := range list {
		walk(x, -1, 0)
	}
	return out
}

// CompareCodes orders 2.9 before 2.10.
func CompareCodes(x, y string) int {
	a, b := strings.Split(x, "."), strings.Split(y, ".")
	for i := range min(len(a), len(b)) {
		n, err := strconv.Atoi(a[i])
		m, err2 := strconv.Atoi(b[i])
		c := cmp.Compare(a[i], b[i])
		if err == nil && err2 == nil {
			c = cmp.Compare(n, m)
		}
		if c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
}

// grow makes the tree of what applies to the enterprise.
func (a *Assessment) grow() {
	var list []model.Indicator
	for _, i := range model.IndicatorsOf(a.Book, a.Of.ID) {
		list = append(list, *i)
	}
	all := Tree(list)
	left := make([]int, len(all)) // the new places; -1 = left out
	for i, n := range all {
		left[i] = -1
		if n.EnterpriseID != "" && !within(a.Book, a.Enterprise, n.EnterpriseID) || n.Up >= 0 && left[n.Up] < 0 {
			continue
		}
		if n.Up >= 0 {
			n.Up = left[n.Up]
		}
		left[i] = len(a.Nodes)
		a.at[n.ID] = len(a.Nodes)
		a.Nodes = append(a.Nodes, n)
	}
}

// within reports that an enterprise is the other one or below it.
func within(b *model.Book, id, above string) bool {
	for range 32 { // no tree is deeper; a loop ends too
		if id == above {
			return true
		}
		e, ok := model.Find[model.Enterprise](b, id)
		if !ok || e.ParentID == "" {
			return false
		}
		id = e.ParentID
	}
	return false
}

func (a *Assessment) score() {
	for _, s := range model.Owned[model.SelfScore](a.Book, a.Enterprise) {
		if n, ok := a.Node(s.IndicatorID); ok {
			n.Self = *s
		}
	}
}

// sum adds up, from the leaves to the top.
func (a *Assessment) sum() {
	for i := range slices.Backward(a.Nodes) {
		n := &a.Nodes[i]
		if n.Leaf {
			n.Sums = n.own()
		}
		to := &a.Sums
		if n.Up >= 0 {
			to = &a.Nodes[n.Up].Sums
		}
		to.add(n.Sums)
	}
}

// own is the sums of one leaf.
func (n *Node) own() Sums {
	var s Sums
	sign := int64(1)
	if n.Apart() && n.Manner == model.MannerDeduct {
		sign = -1
	}
	if n.Scorable() {
		if !n.Apart() {
			s.Leaves, s.Full = 1, n.Points.N()
		}
		for _, x := range []struct {
			of    model.Points
			sum   *int64
			count *int
		}{{n.Self.Score, &s.Self, &s.Given}, {n.Self.Proposed, &s.Proposed, &s.ProposedLeaves},
			{n.Self.Superior, &s.Superior, &s.SuperiorLeaves}} {
			if x.of.Known() {
				*x.sum, *x.count = sign*x.of.N(), 1
			}
		}
	}
	s.Scored = min(s.Leaves, s.Given)
	s.Unconfirmed = oneIf(n.Manner == "")
	s.Items = len(n.Items)
	s.Asked = oneIf(n.State != "")
	s.Missing, s.Odd = oneIf(n.State == Missing), oneIf(n.State == Odd)
	s.Poor, s.Whole = oneIf(n.State == Poor), oneIf(n.State == Whole)
	return s
}

func (s *Sums) add(x Sums) {
	for _, p := range []struct{ to, of *int64 }{{&s.Full, &x.Full}, {&s.Self, &x.Self}, {&s.Proposed, &x.Proposed},
		{&s.Superior, &x.Superior}} {
		*p.to += *p.of
	}
	for _, p := range []struct{ to, of *int }{{&s.Leaves, &x.Leaves}, {&s.Scored, &x.Scored}, {&s.Given, &x.Given},
		{&s.ProposedLeaves, &x.ProposedLeaves}, {&s.SuperiorLeaves, &x.SuperiorLeaves}, {&s.Unconfirmed, &x.Unconfirmed}, {&s.Missing,
			&x.Missing}, {&s.Odd, &x.Odd},
		{&s.Poor, &x.Poor}, {&s.Whole, &x.Whole}, {&s.Items, &x.Items}, {&s.Asked, &x.Asked}} {
		*p.to += *p.of
	}
}

func oneIf(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// Grade is the grade that the score reaches, once all is scored; empty if it is not, or the
// scheme has no grades.
func (a *Assessment) Grade() string {
	lines, err := a.Of.GradeLines()
	if err != nil || a.Scored < a.Leaves || a.Leaves == 0 {
		return ""
	}
	for _, l := range lines {
		if a.Self >= l.From {
			return l.Name
		}
	}
	return ""
}

// Day is the day that the scheme's figures speak of: the book's, or the last day of the
// scheme if that has passed.
func (a *Assessment) Day() day.Day { return dayOf(a.Of, a.Book.AsOf) }

func dayOf(s model.Scheme, on day.Day) day.Day {
	if _, to := s.Term(); to.Before(on) {
		return to
	}
	return on
}

// SumFault is a sum that is not what the scheme says.
type SumFault struct {
	Node        int // -1 = the whole scheme
	Stated, Sum int64
}

// belowOf is what the points of the parts come to: of the whole first, and then of each node.
// A part that states none counts by what is below it.
func belowOf(nodes []Node) (sums []int64, filled []bool) {
	sums, filled = make([]int64, len(nodes)+1), make([]bool, len(nodes)+1)
	for i, n := range slices.Backward(nodes) {
		if n.Apart() || n.Manner == model.MannerVeto {
			continue
		}
		switch {
		case n.Points.Known():
			sums[n.Up+1] += n.Points.N()
		case filled[i+1]:
			sums[n.Up+1] += sums[i+1]
		default:
			continue
		}
		filled[n.Up+1] = true
	}
	return sums, filled
}

// SumFaults holds the points that the scheme states against those of what is below, level
// by level. Where nothing below has points, nothing can be said.
func SumFaults(full model.Points, nodes []Node) []SumFault {
	sums, filled := belowOf(nodes)
	var out []SumFault
	if full.Known() && filled[0] && sums[0] != full.N() {
		out = append(out, SumFault{-1, full.N(), sums[0]})
	}
	for i, n := range nodes {
		if n.Points.Known() && filled[i+1] && !n.Apart() && sums[i+1] != n.Points.N() {
			out = append(out, SumFault{i, n.Points.N(), sums[i+1]})
		}
	}
	return out
}
