package docxfill

// Paragraphs as one text with the places of their marks, and pairs of marks as the units
// that repeat or go.

import (
	"cmp"
	"slices"
	"strings"
)

// atom is a piece of a paragraph: a text, or something else that has a place in it.
type atom struct {
	node     *node
	from, to int // bytes of the paragraph's text; equal if it is no text
	field    int // the field that stands here, counted from 1; 0 = none
}

// field is a MERGEFIELD.
type field struct {
	mergeName
	simple *node   // of the simple kind
	marks  []*node // the characters and instructions of the other
	texts  []*node // of its result
}

// paragraph is a paragraph that has something to fill.
type paragraph struct {
	part   *part
	node   *node
	atoms  []atom
	text   string
	marks  []mark
	fields []field
	inner  []*node // stories and controls in it
	loops  []string
}

// unit is a range of a node's children that repeats or goes.
type unit struct {
	kind     markKind
	name     string
	from, to int
	around   bool // paragraphs that hold the marks alone stand at its ends
}

// structure finds paragraphs, marks, controls and pairs.
func (p *part) structure() {
	p.story(p.root.children[0])
	p.root.loops(nil)
}

// opened is a mark whose other one has not come yet.
type opened struct {
	q *paragraph
	i int
}

// story goes through what has its own pairs: a part's text, a text box, a note.
func (p *part) story(n *node) {
	var stack []opened
	var boxes []*node
	p.walk(n, &stack, &boxes)
	for _, o := range stack {
		p.tell(o.q.node, "“{{"+o.q.marks[o.i].raw+"}}”没有结束，缺少“{{/"+o.q.marks[o.i].name+"}}”")
	}
	for _, b := range boxes {
		p.story(b)
	}
}

func (p *part) walk(n *node, stack *[]opened, boxes *[]*node) {
	for _, c := range n.children {
		switch {
		case c.kind == paragraphNode:
			p.paragraph(c, stack, boxes)
		case c.name == "footnote" || c.name == "endnote":
			*boxes = append(*boxes, c)
		default:
			p.control(c)
			p.walk(c, stack, boxes)
		}
	}
}

// control keeps a content control that has a name.
func (p *part) control(n *node) {
	if n.kind == controlNode && (n.props.tag != "" || n.props.alias != "") {
		p.controls = append(p.controls, n)
		n.soil()
	}
}

// soil says that something in a node may be filled.
func (n *node) soil() {
	for ; n != nil && !n.dirty; n = n.parent {
		n.dirty = true
	}
}

// paragraph reads one paragraph and matches its marks.
func (p *part) paragraph(n *node, stack *[]opened, boxes *[]*node) {
	q := &paragraph{part: p, node: n}
	g := &gatherer{q: q, boxes: boxes}
	g.walk(n)
	g.end()
	q.text = string(g.text)
	var fault string
	if q.marks, fault = parseMarks(q.text); fault != "" {
		p.tell(n, fault)
	}
	if len(q.marks) == 0 && len(q.fields) == 0 && len(q.inner) == 0 {
		return
	}
	p.paragraphs = append(p.paragraphs, q)
	n.fill = q
	n.soil()
	for i := range q.marks {
		switch m := &q.marks[i]; {
		case m.opens():
			*stack = append(*stack, opened{q, i})
		case m.kind == endMark && len(*stack) == 0:
			p.tell(n, "“{{"+m.raw+"}}”前面没有开始的标记“{{#"+m.name+"}}”")
		case m.kind == endMark:
			o := (*stack)[len(*stack)-1]
			*stack = (*stack)[:len(*stack)-1]
			if b := o.q.marks[o.i]; m.name != b.name && m.name != "" {
				p.tell(n, "“{{"+b.raw+"}}”应以“{{/"+b.name+"}}”结束，这里却是“{{"+m.raw+"}}”")
				continue
			}
			p.pair(o, opened{q, i})
		}
	}
}

// gatherer makes one text of a paragraph.
type gatherer struct {
	q     *paragraph
	text  []byte
	boxes *[]*node
	open  []openField
}

// openField is a field whose end has not come yet.
type openField struct {
	instruction strings.Builder
	result      bool // behind its separator
	marks       []*node
	texts       []*node
	atoms       int // of the paragraph, where it began
	length      int // of the text
	fields      int // of the paragraph
}

func (g *gatherer) walk(n *node) {
	for _, c := range n.children {
		switch c.kind {
		case textNode:
			g.add(c, c.text)
		case objectNode:
			g.add(c, "")
			g.stories(c)
		case fieldCharNode, instructionNode:
			g.fieldPart(c)
		case simpleFieldNode:
			if f, ok := mergeField(c.text); ok {
				g.field(field{mergeName: f, simple: c, texts: textsIn(c)}, c)
				continue
			}
			g.walk(c)
		case storyNode, tableNode:
			*g.boxes = append(*g.boxes, c)
			g.q.inner = append(g.q.inner, c)
		default:
			if g.q.part.control(c); c.kind == controlNode && c.dirty {
				g.q.inner = append(g.q.inner, c)
			}
			g.walk(c)
		}
	}
}

// stories keeps the text boxes of an object, those of the older half of a pair too.
func (g *gatherer) stories(n *node) {
	for _, c := range n.children {
		if c.kind == storyNode {
			*g.boxes = append(*g.boxes, c)
			g.q.inner = append(g.q.inner, c)
		} else {
			g.stories(c)
		}
	}
}

func (g *gatherer) add(n *node, text string) {
	from := len(g.text)
	g.text = append(g.text, text...)
	g.q.atoms = append(g.q.atoms, atom{node: n, from: from, to: len(g.text)})
	if k := len(g.open); k > 0 && n.kind == textNode {
		g.open[k-1].texts = append(g.open[k-1].texts, n)
	}
}

// field puts a field in the place of what it is made of.
func (g *gatherer) field(f field, at *node) {
	g.q.fields = append(g.q.fields, f)
	g.q.atoms = append(g.q.atoms, atom{node: at, from: len(g.text), to: len(g.text), field: len(g.q.fields)})
}

// fieldPart goes on with the fields that are made of characters.
func (g *gatherer) fieldPart(n *node) {
	k := len(g.open) - 1
	switch {
	case n.kind == fieldCharNode && n.text == "begin":
		g.open = append(g.open, openField{atoms: len(g.q.atoms), length: len(g.text), fields: len(g.q.fields), marks: []*node{n}})
		return
	case k < 0:
		return
	case n.kind == instructionNode && !g.open[k].result:
		g.open[k].instruction.WriteString(n.text)
	case n.text == "separate":
		g.open[k].result = true
	}
	g.open[k].marks = append(g.open[k].marks, n)
	if n.kind == fieldCharNode && n.text == "end" {
		g.closeField()
	}
}

func (g *gatherer) closeField() {
	k := len(g.open) - 1
	o := &g.open[k]
	g.open = g.open[:k]
	name, ok := mergeField(o.instruction.String())
	switch {
	case !ok && k > 0:
		g.open[k-1].texts = append(g.open[k-1].texts, o.texts...)
	case ok && k > 0 && !g.open[k-1].result:
		g.q.part.tell(g.q.node, "邮件合并域“"+name.mark.raw+"”套在另一个域的条件里，不能填写。请改用“{{?"+name.mark.name+"}}…{{/"+name.mark.name+"}}”")
	case ok:
		g.text, g.q.atoms, g.q.fields = g.text[:o.length], g.q.atoms[:o.atoms], g.q.fields[:o.fields]
		g.field(field{mergeName: name, marks: o.marks, texts: o.texts}, o.marks[0])
	}
}

// end looks at the fields that go on behind the paragraph.
func (g *gatherer) end() {
	for i := range g.open {
		if name, ok := mergeField(g.open[i].instruction.String()); ok {
			g.q.part.tell(g.q.node, "邮件合并域“"+name.mark.raw+"”跨了两段，不能填写。请在Word中删去它，重新插入在一段里")
		}
	}
}

// textsIn is the texts of a field's result.
func textsIn(n *node) (out []*node) {
	for _, c := range n.children {
		if c.kind == textNode {
			out = append(out, c)
		} else if c.kind != storyNode {
			out = append(out, textsIn(c)...)
		}
	}
	return out
}

// pair makes a unit of two marks that belong together.
func (p *part) pair(a, b opened) {
	open := &a.q.marks[a.i]
	row := a.q.node.above(rowNode)
	if a.q == b.q && (row == nil || open.kind != loopMark) {
		if open.kind == loopMark && strings.TrimSpace(a.q.text[:open.from]+a.q.text[b.q.marks[b.i].to:]) == "" {
			p.unit(a.q.node, a.q.node, open, false)
			return
		}
		open.close, open.repeat = b.i, open.kind == loopMark
		return
	}
	i, j := meeting(a.q.node, b.q.node)
	switch {
	case a.q != b.q && i.kind == paragraphNode && j.kind == paragraphNode && a.q.alone() && b.q.alone():
		p.unit(i, j, open, true)
		i.drop, j.drop = true, true
	case row != nil && row == b.q.node.above(rowNode):
		p.unit(row, row, open, false)
	case i.kind == rowNode && j.kind == rowNode:
		p.unit(i, j, open, false)
		i.drop, j.drop = i.alone(), j.alone()
	default:
		p.tell(a.q.node, "“{{"+open.raw+"}}”和“{{/"+open.name+"}}”的位置不能配对：请写在同一段里，或者表格的同一行里，或者各自单独成一段")
	}
}

// unit adds a unit over two neighbours and what is between. Pairs come from within: a later
// one over the same range stands around the earlier one.
func (p *part) unit(from, to *node, m *mark, around bool) {
	in := from.parent
	u := &unit{kind: m.kind, name: m.name, from: from.at, to: to.at, around: around}
	at, same := slices.BinarySearchFunc(in.units, u, func(a, b *unit) int {
		return cmp.Or(a.from-b.from, b.to-a.to)
	})
	for i := at; same && u.kind == loopMark && i < len(in.units) && in.units[i].from == u.from && in.units[i].to == u.to; i++ {
		if in.units[i].kind == loopMark {
			p.tell(from, "这里有两个循环（“{{#"+u.name+"}}”和“{{#"+in.units[i].name+"}}”），一行（或者一段）只能有一个")
			return
		}
	}
	in.units = slices.Insert(in.units, at, u)
	from.soil()
}

// above is the nearest node of a kind around one, within its story; nil if there is none.
func (n *node) above(kind nodeKind) *node {
	for n = n.parent; n != nil && n.name != "txbxContent"; n = n.parent {
		if n.kind == kind {
			return n
		}
	}
	return nil
}

// meeting is the two children of the nearest node around both that they stand in.
func meeting(a, b *node) (*node, *node) {
	depth := func(n *node) (d int) {
		for ; n.parent != nil; n = n.parent {
			d++
		}
		return d
	}
	for d := depth(a) - depth(b); d != 0; {
		if d > 0 {
			a, d = a.parent, d-1
		} else {
			b, d = b.parent, d+1
		}
	}
	for a.parent != b.parent {
		a, b = a.parent, b.parent
	}
	return a, b
}

// alone reports that a paragraph holds marks of pairs and nothing else.
func (q *paragraph) alone() bool {
	at := 0
	for _, m := range q.marks {
		if strings.TrimSpace(q.text[at:m.from]) != "" || !m.opens() && m.kind != endMark || m.close > 0 {
			return false
		}
		at = m.to
	}
	return strings.TrimSpace(q.text[at:]) == "" && len(q.fields) == 0 && len(q.inner) == 0 && !q.node.section
}

// alone reports that a row holds marks of pairs and nothing else.
func (n *node) alone() bool {
	if n.kind == textNode && n.text != "" || n.kind == objectNode {
		return false
	}
	if n.kind == paragraphNode {
		return n.fill == nil && !n.section && !hasText(n) || n.fill != nil && n.fill.alone()
	}
	return !slices.ContainsFunc(n.children, func(c *node) bool { return !c.alone() })
}

func hasText(n *node) bool {
	return slices.ContainsFunc(n.children, func(c *node) bool {
		return c.kind == textNode && strings.TrimSpace(c.text) != "" || c.kind == objectNode || hasText(c)
	})
}

// loops tells the paragraphs below a node which lists are gone through around them, the
// outermost first.
func (n *node) loops(around []*unit) {
	if n.fill != nil {
		for _, u := range around {
			n.fill.loops = append(n.fill.loops, u.name)
		}
	}
	own, next := len(around), 0
	for i, c := range n.children {
		for len(around) > own && around[len(around)-1].to < i {
			around = around[:len(around)-1]
		}
		for ; next < len(n.units) && n.units[next].from == i; next++ {
			if n.units[next].kind == loopMark {
				around = append(around[:len(around):len(around)], n.units[next])
			}
		}
		if c.dirty {
			c.loops(around)
		}
	}
}
