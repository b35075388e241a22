package sheet

// The styles of marked cells: each cell's own with another colour behind it.

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
)

// The colours of marks.
const (
	wrongColour = "FFFFC7CE"
	hintColour  = "FFFFEB9C"
)

// palette adds styles to a workbook's styles part.
type palette struct {
	part  []byte   // as it is; nil = the workbook has none: no colours
	fills int      // how many there are
	own   [][]byte // the cell styles, each a whole element
	added []style
	ids   map[style]int
}

// style is a cell's own style with the colour of a mark.
type style struct {
	own  int
	note bool
}

func newPalette(part []byte) *palette {
	p := &palette{ids: map[style]int{}}
	if part == nil {
		return p
	}
	err := eachElement(part, func(in, tag string, element []byte) {
		switch {
		case in == "fills" && tag == "fill":
			p.fills++
		case in == "cellXfs" && tag == "xf":
			p.own = append(p.own, element)
		}
	})
	if err == nil && p.fills > 0 && len(p.own) > 0 {
		p.part = part
	}
	return p
}

// id is the number of a cell's style with a mark.
func (p *palette) id(own int, note bool) int {
	if p.part == nil || own < 0 || own >= len(p.own) {
		return own
	}
	key := style{own, note}
	id, ok := p.ids[key]
	if !ok {
		id = len(p.own) + len(p.added)
		p.ids[key] = id
		p.added = append(p.added, key)
	}
	return id
}

// eachElement gives the elements in lists (fills, cellXfs …) of the styles part,
// each whole.
func eachElement(part []byte, yield func(in, tag string, element []byte)) error {
	x := newXMLReader(bytes.NewReader(part))
	var lists []string
	var element []byte
	tag, depth := "", 0
	for {
		text, err := x.until('<')
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if depth > 0 {
			element = append(element, text...)
		}
		t, err := x.markup()
		if err != nil {
			return early(err)
		}
		name, open := tagName(t)
		if depth > 0 || open && len(lists) == 2 {
			element = append(append(append(element, '<'), t...), '>')
		}
		switch {
		case name == "":
		case open && len(lists) == 2:
			if depth++; depth == 1 {
				tag = name
			}
			if isVoid(t) {
				depth--
			}
			if depth == 0 {
				yield(lists[1], tag, slices.Clone(element))
				element = element[:0]
			}
		case open && !isVoid(t):
			lists = append(lists, name)
		case open:
		case depth > 0:
			if depth--; depth == 0 {
				yield(lists[1], tag, slices.Clone(element))
				element = element[:0]
			}
		case len(lists) > 0:
			lists = lists[:len(lists)-1]
		}
	}
}

// write writes the styles part with what was added.
func (p *palette) write(out io.Writer) error {
	w := bufio.NewWriter(out)
	r := &rewriter{x: newXMLReader(bytes.NewReader(p.part)), w: w}
	for {
		tag, err := r.next()
		if err == io.EOF {
			return w.Flush()
		}
		if err != nil {
			return err
		}
		name, open := tagName(tag)
		switch {
		case open && name == "fills" && len(p.added) > 0:
			r.put(withAttribute(tag, "count", p.fills+2))
		case open && name == "cellXfs" && len(p.added) > 0:
			r.put(withAttribute(tag, "count", len(p.own)+len(p.added)))
		case !open && name == "fills" && len(p.added) > 0:
			tag = slices.Clone(tag)
			p.putFills(r, prefix(tag[1:]))
			r.put(tag)
		case !open && name == "cellXfs":
			tag = slices.Clone(tag)
			if err := p.putStyles(w); err != nil {
				return err
			}
			r.put(tag)
		default:
			r.put(tag)
		}
	}
}

func (p *palette) putFills(r *rewriter, prefix string) {
	for _, colour := range []string{wrongColour, hintColour} {
		r.put([]byte(prefix + "fill"))
		r.put([]byte(prefix + `patternFill patternType="solid"`))
		r.put([]byte(prefix + `fgColor rgb="` + colour + `"/`))
		r.put([]byte(prefix + `bgColor indexed="64"/`))
		r.put([]byte("/" + prefix + "patternFill"))
		r.put([]byte("/" + prefix + "fill"))
	}
}

var errStyle = errors.New("sheet: a style without a tag")

func (p *palette) putStyles(w *bufio.Writer) error {
	for _, s := range p.added {
		own := p.own[s.own]
		end := bytes.IndexByte(own, '>')
		if end < 1 {
			return errStyle
		}
		fill := p.fills
		if s.note {
			fill++
		}
		tag := withAttribute(withAttribute(own[1:end], "fillId", fill), "applyFill", 1)
		_ = w.WriteByte('<')
		_, _ = w.Write(tag)
		_, _ = w.Write(own[end:])
	}
	return nil
}
