package docxfill

// The filling: the tree is written again, with the places of marks changed.

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scope is the values that a place sees: those of the entry of the list it stands in, then
// those around.
type scope struct {
	look  Lookup
	outer *scope
	index int // of the entry, from 1; 0 = no list
}

// counter is the name of an entry's number.
const counter = "序号"

func (s *scope) text(name string, formats []string) (text string, known bool, err error) {
	for ; s != nil; s = s.outer {
		if name == counter && s.index != 0 {
			return strconv.Itoa(s.index), true, nil
		}
		if text, known, err = s.look.Text(name, formats); known {
			return text, true, err
		}
	}
	return "", false, nil
}

func (s *scope) filled(name string) (filled, known bool) {
	for ; s != nil; s = s.outer {
		if filled, known = s.look.Filled(name); known {
			return filled, true
		}
	}
	return false, false
}

func (s *scope) list(name string) (items []Lookup, sample Lookup, known bool) {
	for ; s != nil; s = s.outer {
		if items, sample, known = s.look.List(name); known {
			return items, sample, true
		}
	}
	return nil, nil, false
}

func (s *scope) picture(name string) (data []byte, known bool, err error) {
	for ; s != nil; s = s.outer {
		if data, known, err = s.look.Picture(name); known {
			return data, true, err
		}
	}
	return nil, false, nil
}

func (s *scope) near(name string) (out []string) {
	for ; s != nil; s = s.outer {
		for _, n := range s.look.Near(name) {
			if !slices.Contains(out, n) && len(out) < 3 {
				out = append(out, n)
			}
		}
	}
	return out
}

// none is the entry of a list that has none: its first value says so, the others are empty.
type none struct{ said *bool }

func (n none) Text(string, []string) (string, bool, error) {
	if *n.said {
		return "", true, nil
	}
	*n.said = true
	return noneWord, true, nil
}
func (none) Filled(string) (bool, bool)           { return false, true }
func (none) List(string) ([]Lookup, Lookup, bool) { return nil, nil, true }
func (none) Picture(string) ([]byte, bool, error) { return nil, true, nil }
func (none) Near(string) []string                 { return nil }

// noneWord stands where a list has no entry.
const noneWord = "无"

// renderer writes parts.
type renderer struct {
	*part
	out      *bytes.Buffer
	pictures *pictures
	result   Result
	changed  bool            // something was filled in this part
	quiet    bool            // empties are not counted: a list without entries
	seen     map[string]bool // names that the result has
	err      error
}

func (r *renderer) begin(p *part) {
	r.part, r.out, r.changed = p, &bytes.Buffer{}, false
	r.out.Grow(len(p.data) + len(p.data)/4)
}

// full reports that nothing more is to be written.
func (r *renderer) full() bool {
	if r.err == nil && r.out.Len() > maxOut {
		r.err = errHuge
	}
	return r.err != nil
}

func (r *renderer) copy(from, to int) { r.out.Write(r.data[from:to]) }

// node writes a node.
func (r *renderer) node(n *node, s *scope) {
	switch {
	case r.full():
	case !n.dirty:
		r.copy(n.start, n.end)
	case n.fill != nil:
		r.paragraph(n.fill, s)
	case n.kind == controlNode && r.control(n, s):
	default:
		r.copy(n.start, n.open)
		before := r.out.Len()
		last := r.span(n, 0, len(n.children)-1, n.units, s)
		if n.kind == storyNode && last != paragraphNode { // Word wants a paragraph at its end
			r.out.WriteString("<" + r.prefix(n) + "p/>")
		}
		r.copy(r.tail(n), n.end)
		if n.kind == tableNode && last != rowNode && len(n.units) > 0 { // nothing is left of it
			r.out.Truncate(before - (n.open - n.start))
		}
	}
}

// tail is where the end of a node begins: what follows its last child.
func (r *renderer) tail(n *node) int {
	if k := len(n.children); k > 0 {
		return n.children[k-1].end
	}
	return n.open
}

// prefix is that of a node's name, with its colon.
func (r *renderer) prefix(n *node) string {
	name := r.data[n.start+1 : n.open]
	if i := bytes.IndexByte(name, ':'); i >= 0 && i < bytes.IndexAny(name, " \t\r\n/>") {
		return string(name[:i+1])
	}
	return ""
}

// span writes children, with what stands between them, and answers what the last one that
// was written is.
func (r *renderer) span(n *node, from, to int, units []*unit, s *scope) (last nodeKind) {
	for i := from; i <= to; i++ {
		c := n.children[i]
		if i > from {
			r.copy(n.children[i-1].end, c.start)
		} else if i == 0 {
			r.copy(n.open, c.start)
		}
		for len(units) > 0 && units[0].from < i {
			units = units[1:]
		}
		if len(units) > 0 && units[0].from == i {
			if k := r.unit(n, units[0], units[1:], s); k != plainNode {
				last = k
			}
			i = units[0].to
			continue
		}
		if c.drop {
			r.changed = true
			continue
		}
		before := r.out.Len()
		r.node(c, s)
		if k := c.block(); k != plainNode && r.out.Len() > before {
			last = k
		}
	}
	return last
}

// block is what a node ends with as neighbours see it: a paragraph, a table or a row; plain
// for what is none and holds none.
func (n *node) block() nodeKind {
	switch n.kind {
	case paragraphNode, tableNode, rowNode:
		return n.kind
	case plainNode, controlNode, controlTextNode:
		for _, c := range slices.Backward(n.children) {
			if k := c.block(); k != plainNode {
				return k
			}
		}
	}
	return plainNode
}

// unit writes what repeats or goes.
func (r *renderer) unit(n *node, u *unit, rest []*unit, s *scope) (last nodeKind) {
	r.changed = true
	once := func(s *scope, i int) {
		if i > 0 { // what stands before the first child has been written
			r.copy(r.gap(n, u.from), n.children[u.from].start)
		}
		if k := r.span(&node{kind: n.kind, children: n.children, open: n.children[u.from].start}, u.from, u.to, rest, s); k != plainNode {
			last = k
		}
	}
	if u.kind != loopMark {
		if r.shown(u.kind, u.name, s) {
			once(s, 0)
		}
		return last
	}
	items, _, known := s.list(u.name)
	for i, item := range items {
		if r.full() {
			return last
		}
		once(&scope{look: item, outer: s, index: i + 1}, i)
	}
	switch {
	case !known:
		r.unknown(u.name)
		once(s, 0)
	case len(items) > 0:
	case u.around:
		return r.nothing(n.children[u.from])
	default:
		r.quiet = true
		once(&scope{look: none{new(bool)}}, 0)
		r.quiet = false
	}
	return last
}

// gap is where the space before a child begins.
func (r *renderer) gap(n *node, i int) int {
	if i == 0 {
		return n.open
	}
	return n.children[i-1].end
}

// nothing writes the paragraph of a list's mark for a list without entries.
func (r *renderer) nothing(n *node) nodeKind {
	f := newFilling(r, n.fill)
	said := false
	for _, m := range n.fill.marks {
		if f.touch(m.from, m.to); m.kind == loopMark && !said {
			f.put(m.from, noneWord)
			said = true
		}
	}
	f.write(nil)
	return paragraphNode
}

// repeatBody writes the main part with its text once for each, on pages of its own.
func (r *renderer) repeatBody(each []Lookup) {
	document := r.root.children[0]
	i := slices.IndexFunc(document.children, func(n *node) bool { return n.name == "body" })
	if i < 0 {
		r.node(r.root, &scope{look: each[0]})
		return
	}
	body := document.children[i]
	r.changed = true
	r.copy(0, body.open)
	p := r.prefix(body)
	brk := "<" + p + "p><" + p + "pPr><" + p + `spacing ` + p + `before="0" ` + p + `after="0" ` + p + `line="20" ` + p +
		`lineRule="exact"/></` + p + "pPr><" + p + "r><" + p + "br " + p + `type="page"/></` + p + "r></" + p + "p>"
	for i, look := range each {
		if r.full() {
			return
		}
		if i > 0 {
			r.out.WriteString(brk)
		}
		r.span(body, 0, len(body.children)-1, body.units, &scope{look: look})
	}
	r.copy(r.tail(body), len(r.data))
}

// value is what a value's mark becomes.
func (r *renderer) value(m mark, s *scope) string {
	text, known, err := s.text(m.name, m.formats)
	if !known || err != nil {
		return r.unknown(m.raw)
	}
	if text == "" {
		r.blank(m.name)
	}
	return text
}

// shown reports whether a condition holds.
func (r *renderer) shown(kind markKind, name string, s *scope) bool {
	filled, known := s.filled(name)
	if !known {
		r.unknown(name)
	}
	return filled == (kind == ifMark)
}

// unknown keeps a name that nothing has, and is what stands in its place.
func (r *renderer) unknown(name string) string {
	if !r.seen["?"+name] {
		r.seen["?"+name] = true
		r.result.Unknown = append(r.result.Unknown, name)
	}
	return "【未知：" + name + "】"
}

func (r *renderer) blank(name string) {
	if r.quiet {
		return
	}
	if r.result.Blanks++; !r.seen[name] {
		r.seen[name] = true
		r.result.Blank = append(r.result.Blank, name)
	}
}

// edit puts a text in the place of bytes.
type edit struct {
	place
	text string
}

// apply writes bytes with edits, which do not overlap; one within another goes.
func (r *renderer) apply(from, to int, edits []edit) {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Or(a.from-b.from, b.to-a.to) })
	for _, e := range edits {
		if e.from < from {
			continue
		}
		r.copy(from, e.from)
		r.out.WriteString(e.text)
		from = e.to
	}
	r.copy(from, to)
}

// control writes a content control that is named as a field; false = it is not.
func (r *renderer) control(n *node, s *scope) bool {
	edits, ok := r.controlEdits(n, s)
	if ok {
		r.apply(n.start, n.end, edits)
	}
	return ok
}

// controlEdits is what filling a content control changes.
func (r *renderer) controlEdits(n *node, s *scope) ([]edit, bool) {
	for _, name := range []string{n.props.tag, n.props.alias} {
		m := parseMark(name)
		if m.name == "" || m.kind != valueMark {
			continue
		}
		text, known, err := s.text(m.name, m.formats)
		if !known || err != nil {
			continue
		}
		if r.changed = true; text == "" {
			r.blank(m.name)
		}
		var out []edit
		for _, g := range n.props.gone {
			out = append(out, edit{place: g})
		}
		i := slices.IndexFunc(n.children, func(c *node) bool { return c.kind == controlTextNode })
		if i < 0 {
			return nil, false
		}
		c := &controlText{r: r, text: text, placeholder: n.props.placeholder, edits: out}
		c.walk(n.children[i])
		if !c.written {
			c.insert(n.children[i])
		}
		return c.edits, true
	}
	return nil, false
}

// controlText puts a text in the place of what a content control holds.
type controlText struct {
	r           *renderer
	text        string
	placeholder bool
	written     bool
	edits       []edit
}

func (c *controlText) walk(n *node) {
	for _, x := range n.children {
		switch x.kind {
		case textNode:
			text := c.text
			if c.written {
				text = ""
			}
			c.written = true
			c.edits = append(c.edits, edit{place{x.start, x.end}, textXML(c.r.prefix(x), text)})
		case objectNode, fieldCharNode, instructionNode:
			c.edits = append(c.edits, edit{place: place{x.start, x.end}})
		default:
			if x.kind == runNode && x.props != nil && c.placeholder {
				c.edits = append(c.edits, edit{place: x.props.style})
			}
			c.walk(x)
		}
	}
}

// insert puts the text into a control that holds none: into its first run, else paragraph,
// else the control itself.
func (c *controlText) insert(n *node) {
	at, p := n, c.r.prefix(n)
	for _, kind := range []nodeKind{paragraphNode, runNode} {
		if x := first(at, kind); x != nil {
			at = x
		}
	}
	text := textXML(p, c.text)
	if at.kind != runNode {
		text = "<" + p + "r>" + text + "</" + p + "r>"
	}
	if at.kind == controlTextNode && at.above(paragraphNode) == nil {
		text = "<" + p + "p>" + text + "</" + p + "p>"
	}
	if at.close == at.end { // <w:p/>
		tag := strings.TrimSuffix(string(c.r.data[at.start:at.open]), "/>")
		c.edits = append(c.edits, edit{place{at.start, at.end}, tag + ">" + text + "</" + p + at.name + ">"})
		return
	}
	c.edits = append(c.edits, edit{place{at.close, at.close}, text})
}

// first is the first node of a kind below one; nil if there is none.
func first(n *node, kind nodeKind) *node {
	for _, c := range n.children {
		if c.kind == kind {
			return c
		}
		if x := first(c, kind); x != nil {
			return x
		}
	}
	return nil
}

// textXML is a text as elements of a run: its newlines break the line.
func textXML(prefix, text string) string {
	var b strings.Builder
	for i, line := range strings.Split(clean(text), "\n") {
		if i > 0 {
			b.WriteString("<" + prefix + "br/>")
		}
		b.WriteString("<" + prefix + `t xml:space="preserve">`)
		_ = xml.EscapeText(&b, []byte(line)) // a builder takes all
		b.WriteString("</" + prefix + "t>")
	}
	return b.String()
}

// clean drops what XML cannot hold or nobody sees, and makes \n of all line ends.
func clean(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, ""), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\t':
			return ' '
		case unicode.IsControl(r) || r == utf8.RuneError || r == '\uFFFE' || r == '\uFFFF' || r == '\uFEFF':
			return -1
		}
		return r
	}, text)
}
