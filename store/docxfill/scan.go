package docxfill

// A part with text as a tree of elements with their places in it, so that what is not
// filled can be copied as it is. Properties are no nodes: of them only what matters here
// is kept.

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"partyledger/model"
)

var errDTD = errors.New("docxfill: a document type is declared")

// nodeKind is what an element is to the filling.
type nodeKind uint8

const (
	plainNode nodeKind = iota
	storyNode          // holds paragraphs and needs one: cell, text box, header, note
	tableNode
	rowNode
	paragraphNode
	runNode
	textNode
	fieldCharNode
	instructionNode
	simpleFieldNode
	controlNode
	controlTextNode
	objectNode // in a run: break, tab, drawing …
)

var nodeKinds = map[string]nodeKind{"tc": storyNode, "txbxContent": storyNode, "hdr": storyNode, "ftr": storyNode, "footnote": storyNode,
	"endnote": storyNode, "tbl": tableNode, "tr": rowNode, "p": paragraphNode, "r": runNode, "t": textNode, "fldChar": fieldCharNode,
	"instrText": instructionNode, "fldSimple": simpleFieldNode, "sdt": controlNode, "sdtContent": controlTextNode}

// place is bytes of a part.
type place struct{ from, to int }

// node is an element.
type node struct {
	kind     nodeKind
	name     string // without its prefix
	start    int    // of the start tag
	open     int    // behind the start tag
	close    int    // of the end tag; open if the element has none
	end      int
	parent   *node
	at       int // among the parent's children
	children []*node

	text    string // of a text or an instruction; of a field's character what it is
	props   *props // may be nil
	units   []*unit
	drop    bool // holds nothing but marks of pairs and goes
	dirty   bool // something in it may be filled
	section bool // a paragraph that ends a section
	fill    *paragraph
}

// props is what is kept of the properties of a run or of a content control.
type props struct {
	style       place // of a run: its style, which a placeholder's text has
	tag, alias  string
	gone        []place // of a control: what goes once it is filled
	placeholder bool
}

// part is one part with text.
type part struct {
	name       string // as pack.byName has it
	word       string // 正文, 页眉 …
	data       []byte
	root       *node
	paragraphs []*paragraph
	controls   []*node
	problems   []Problem
}

// readPart reads a part. left is how many elements may still come.
func readPart(data []byte, word string, left *int) (*part, error) {
	s := &scanner{part: &part{word: word, data: data}, dec: xml.NewDecoder(bytes.NewReader(data)), left: left}
	s.top = &node{kind: plainNode}
	s.root = s.top
	for {
		at := int(s.dec.InputOffset())
		t, err := s.dec.RawToken()
		if err == io.EOF {
			break
		}
		if err == nil {
			err = s.token(at, t)
		}
		if err != nil {
			return nil, err
		}
	}
	if s.top != s.root || len(s.root.children) != 1 {
		return nil, errors.New("docxfill: no whole document")
	}
	s.root.close, s.root.end = len(data), len(data)
	for _, n := range s.revised {
		s.tell(n, "有没有接受的修订。请在Word的“审阅”中接受（或者拒绝）全部修订，存好后再用")
	}
	s.structure()
	return s.part, nil
}

// revise keeps where a change stands that nobody has accepted.
func (s *scanner) revise() {
	n := s.top
	if p := n.above(paragraphNode); p != nil {
		n = p
	}
	if k := len(s.revised); k < maxTold && (k == 0 || s.revised[k-1] != n) {
		s.revised = append(s.revised, n)
	}
}

// scanner reads a part.
type scanner struct {
	*part
	dec   *xml.Decoder
	top   *node
	names []string // open elements with their prefixes
	skip  int      // how many of them are open where properties began; 0 = in none
	space []prefix // name spaces declared
	chars []byte   // of the text that is read
	left  *int

	revised []*node // what somebody has to accept first
}

// prefix is a declared name space; word says that it is WordprocessingML.
type prefix struct {
	name  string
	word  bool
	depth int
}

// isWord reports WordprocessingML by the name space, transitional or strict.
func isWord(space string) bool {
	return space == "http://schemas.openxmlformats.org/wordprocessingml/2006/main" ||
		space == "http://purl.oclc.org/ooxml/wordprocessingml/main"
}

func (s *scanner) token(at int, t xml.Token) error {
	switch e := t.(type) {
	case xml.Directive:
		return errDTD
	case xml.StartElement:
		return s.start(at, e)
	case xml.EndElement:
		return s.endElement(at, fullName(e.Name))
	case xml.CharData:
		if s.skip == 0 && (s.top.kind == textNode || s.top.kind == instructionNode) {
			s.chars = append(s.chars, e...)
		}
	}
	return nil
}

func fullName(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

func (s *scanner) start(at int, e xml.StartElement) error {
	s.names = append(s.names, fullName(e.Name))
	if len(s.names) > maxDepth {
		return errHuge
	}
	for _, a := range e.Attr {
		switch {
		case a.Name.Space == "xmlns":
			s.space = append(s.space, prefix{a.Name.Local, isWord(a.Value), len(s.names)})
		case a.Name.Space == "" && a.Name.Local == "xmlns":
			s.space = append(s.space, prefix{"", isWord(a.Value), len(s.names)})
		}
	}
	if len(s.space) > maxPrefix {
		return errHuge
	}
	word := s.isWord(e.Name.Space)
	if word && tracked(e.Name.Local) {
		s.revise()
	}
	if s.skip > 0 {
		if word {
			s.property(at, e)
		}
		return nil
	}
	if word && (strings.HasSuffix(e.Name.Local, "Pr") || e.Name.Local == "tblGrid") {
		s.skip = len(s.names)
		if e.Name.Local == "sectPr" && s.top.kind == paragraphNode {
			s.top.section = true
		}
		return nil
	}
	return s.push(at, e, word)
}

// push opens a node.
func (s *scanner) push(at int, e xml.StartElement, word bool) error {
	if *s.left--; *s.left < 0 {
		return errHuge
	}
	n := &node{name: e.Name.Local, start: at, open: int(s.dec.InputOffset()), parent: s.top, at: len(s.top.children)}
	if word {
		n.kind = nodeKinds[e.Name.Local]
	}
	if n.kind == plainNode && s.top.kind == runNode {
		n.kind = objectNode
	}
	switch n.kind {
	case fieldCharNode:
		n.text = attribute(e, "fldCharType")
	case simpleFieldNode:
		n.text = attribute(e, "instr")
	case controlNode:
		n.props = &props{}
	}
	s.top.children = append(s.top.children, n)
	s.top = n
	return nil
}

func (s *scanner) isWord(space string) bool {
	for _, p := range slices.Backward(s.space) {
		if p.name == space {
			return p.word
		}
	}
	return false
}

func (s *scanner) endElement(at int, name string) error {
	depth := len(s.names)
	if depth == 0 || s.names[depth-1] != name {
		return fmt.Errorf("docxfill: %s ends out of turn", name)
	}
	s.names = s.names[:depth-1]
	for len(s.space) > 0 && s.space[len(s.space)-1].depth == depth {
		s.space = s.space[:len(s.space)-1]
	}
	switch {
	case s.skip == 0:
		n := s.top
		n.close, n.end = at, int(s.dec.InputOffset())
		if n.kind == textNode || n.kind == instructionNode {
			n.text, s.chars = string(s.chars), s.chars[:0]
		}
		s.top = n.parent
		if n.kind == objectNode && !n.holds() {
			n.children = nil
		}
	case s.skip == depth:
		s.skip = 0
	default:
		s.propertyEnd(name)
	}
	return nil
}

// holds reports that a story stands in an object.
func (n *node) holds() bool {
	return slices.ContainsFunc(n.children, func(c *node) bool { return c.kind == storyNode || c.holds() })
}

// tracked reports an element that says of a change that nobody has accepted yet.
func tracked(name string) bool {
	switch name {
	case "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange":
		return true
	}
	return strings.HasSuffix(name, "PrChange") || name == "tblGridChange"
}

// property keeps what matters of the properties of the open node.
func (s *scanner) property(at int, e xml.StartElement) {
	n := s.top
	to := int(s.dec.InputOffset())
	switch e.Name.Local {
	case "sectPr":
		n.section = n.section || n.kind == paragraphNode
	case "rStyle":
		if n.kind == runNode {
			n.props = &props{style: place{at, to}}
		}
	}
	if n.kind != controlNode || len(s.names) != s.skip+1 {
		return
	}
	switch e.Name.Local {
	case "tag":
		n.props.tag = attribute(e, "val")
	case "alias":
		n.props.alias = attribute(e, "val")
	case "showingPlcHdr":
		n.props.placeholder = true
		n.props.gone = append(n.props.gone, place{at, to})
	case "dataBinding":
		n.props.gone = append(n.props.gone, place{at, to})
	}
}

// propertyEnd closes an empty element that is written with two tags.
func (s *scanner) propertyEnd(name string) {
	local := name[strings.IndexByte(name, ':')+1:]
	to := int(s.dec.InputOffset())
	switch p := s.top.props; {
	case p == nil:
	case local == "rStyle":
		p.style.to = to
	case (local == "showingPlcHdr" || local == "dataBinding") && len(p.gone) > 0:
		p.gone[len(p.gone)-1].to = to
	}
}

// tell keeps a problem that is in the way whatever the values are.
func (p *part) tell(n *node, what string) {
	if len(p.problems) < maxTold {
		p.problems = append(p.problems, Problem{Part: p.wordOf(n), Text: lineOf(n), What: what, Fatal: true})
	}
}

// wordOf is the part, and whether the node is in a text box.
func (p *part) wordOf(n *node) string {
	for ; n != nil; n = n.parent {
		if n.name == "txbxContent" {
			return p.word + "的文本框"
		}
	}
	return p.word
}

// lineOf is the text of the paragraph that a node stands in, as far as it is read.
func lineOf(n *node) string {
	top := n
	for n != nil && n.kind != paragraphNode {
		n = n.parent
	}
	var b strings.Builder
	var walk func(n *node)
	walk = func(n *node) {
		b.WriteString(n.text[:min(len(n.text), 400)])
		for _, c := range n.children {
			if b.Len() > 400 {
				return
			}
			if c.kind != instructionNode && c.kind != simpleFieldNode && c.kind != fieldCharNode {
				walk(c)
			} else if c.kind == simpleFieldNode {
				for _, x := range c.children {
					walk(x)
				}
			}
		}
	}
	if n == nil {
		n = first(top, paragraphNode)
	}
	if n != nil {
		walk(n)
	}
	return model.ClipLine(b.String(), 30)
}
