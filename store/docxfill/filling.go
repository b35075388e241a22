package docxfill

// One paragraph: an ordered pass over its marks, so that two of them may share a run.

import "strings"

// piece is a text, or a drawing in the midst of it.
type piece struct{ text, drawing string }

// filling is a paragraph being filled.
type filling struct {
	r       *renderer
	q       *paragraph
	pieces  [][]piece // of each text among the atoms
	touched []bool    // what is not goes through as it is
	gone    []bool    // atoms that were hidden
	at      int       // the atom that the pass has come to
	hid     bool      // something was
}

func newFilling(r *renderer, q *paragraph) *filling {
	n := len(q.atoms)
	return &filling{r: r, q: q, pieces: make([][]piece, n), touched: make([]bool, n), gone: make([]bool, n)}
}

// paragraph writes a paragraph; one of which nothing is left but what was hidden goes.
func (r *renderer) paragraph(q *paragraph, s *scope) {
	f := newFilling(r, q)
	f.walk(0, len(q.marks), place{0, len(q.text)}, s)
	if f.hid && !q.node.section && f.empty() {
		r.changed = true
		return
	}
	f.write(s)
}

// seek comes to the atom with the byte of the text.
func (f *filling) seek(at int) int {
	for f.at < len(f.q.atoms)-1 && f.q.atoms[f.at].to <= at {
		f.at++
	}
	return f.at
}

// literal takes text over as it is.
func (f *filling) literal(from, to int) {
	for from < to {
		i := f.seek(from)
		a := f.q.atoms[i]
		end := min(to, a.to)
		f.pieces[i] = append(f.pieces[i], piece{text: f.q.text[from:end]})
		from = end
	}
}

// touch leaves text out.
func (f *filling) touch(from, to int) {
	for from < to {
		i := f.seek(from)
		f.touched[i] = true
		from = f.q.atoms[i].to
	}
}

// put puts a value into the run where its mark begins.
func (f *filling) put(at int, text string) {
	i := f.seek(at)
	f.pieces[i] = append(f.pieces[i], piece{text: text})
}

// walk goes through the marks from i to j and the text around them.
func (f *filling) walk(i, j int, text place, s *scope) {
	at := text.from
	for k := i; k < j; k++ {
		m := f.q.marks[k]
		f.literal(at, m.from)
		switch m.kind {
		case valueMark:
			f.put(m.from, f.r.value(m, s))
		case pictureMark:
			f.picture(m, s)
		case loopMark:
			if m.repeat {
				f.put(m.from, f.loop(k+1, m.close, place{m.to, f.q.marks[m.close].from}, m.name, s))
			} else if _, _, known := s.list(m.name); !known {
				f.put(m.from, f.r.unknown(m.name))
			}
		}
		f.touch(m.from, m.to)
		at = m.to
		if m.close == 0 {
			continue
		}
		end := f.q.marks[m.close]
		inner := place{m.to, end.from}
		if !m.repeat && f.r.shown(m.kind, m.name, s) {
			f.walk(k+1, m.close, inner, s)
		} else {
			f.hide(inner)
			f.hid = f.hid || !m.repeat
		}
		f.touch(end.from, end.to)
		at, k = end.to, m.close
	}
	f.literal(at, text.to)
}

// hide leaves out a text and what stands in it.
func (f *filling) hide(text place) {
	before := f.at
	f.touch(text.from, text.to)
	for i := before + 1; i < f.seek(text.to); i++ {
		f.gone[i] = true
	}
}

// loop is the text of a list within a paragraph. A sign between entries does not stand
// behind the last.
func (f *filling) loop(i, j int, text place, name string, s *scope) string {
	items, _, known := s.list(name)
	if !known {
		return f.r.unknown(name)
	}
	var b strings.Builder
	for n, item := range items {
		if b.Len() > maxOut {
			f.r.err = errHuge
			return ""
		}
		f.inline(&b, i, j, text, &scope{look: item, outer: s, index: n + 1})
	}
	if len(items) == 0 {
		return noneWord
	}
	return strings.TrimRight(b.String(), "、，；,; 　")
}

// inline writes marks and text between as one text.
func (f *filling) inline(b *strings.Builder, i, j int, text place, s *scope) {
	at := text.from
	for k := i; k < j; k++ {
		m := f.q.marks[k]
		b.WriteString(f.q.text[at:m.from])
		at = m.to
		switch {
		case m.kind == valueMark:
			b.WriteString(f.r.value(m, s))
		case m.close > 0:
			end := f.q.marks[m.close]
			inner := place{m.to, end.from}
			if m.repeat {
				b.WriteString(f.loop(k+1, m.close, inner, m.name, s))
			} else if f.r.shown(m.kind, m.name, s) {
				f.inline(b, k+1, m.close, inner, s)
			}
			at, k = end.to, m.close
		}
	}
	b.WriteString(f.q.text[at:text.to])
}

// picture puts a picture where its mark stands.
func (f *filling) picture(m mark, s *scope) {
	data, known, err := s.picture(m.name)
	width, height, wrong := m.sizeOf()
	switch {
	case err != nil:
		f.r.err = err
	case !known || wrong != nil:
		f.put(m.from, f.r.unknown(m.raw))
	case len(data) == 0:
		f.r.blank(m.name)
	default:
		drawing, err := f.r.pictures.drawing(f.r.name, data, width, height)
		if err != nil {
			f.r.err = err
			return
		}
		i := f.seek(m.from)
		f.pieces[i] = append(f.pieces[i], piece{drawing: drawing})
	}
}

// empty reports that nothing is left of the paragraph.
func (f *filling) empty() bool {
	for i, a := range f.q.atoms {
		if a.node.kind != textNode && !f.gone[i] {
			return false
		}
		for _, p := range f.pieces[i] {
			if p.drawing != "" || strings.TrimSpace(p.text) != "" {
				return false
			}
		}
	}
	return true
}

// write writes the paragraph.
func (f *filling) write(s *scope) {
	n := f.q.node
	var edits []edit
	for i, a := range f.q.atoms {
		switch {
		case a.node.kind == textNode && f.touched[i]:
			edits = append(edits, edit{place{a.node.start, a.node.end}, f.textXML(a.node, f.pieces[i])})
		case a.field > 0:
			edits = append(edits, f.r.fieldEdits(f.q.fields[a.field-1], f.gone[i], s)...)
		case a.node.kind == objectNode && f.gone[i]:
			edits = append(edits, edit{place: place{a.node.start, a.node.end}})
		}
	}
	for _, c := range f.q.inner {
		if c.kind == controlNode {
			if own, ok := f.r.controlEdits(c, s); ok {
				edits = append(edits, edit{place{c.start, c.end}, f.r.aside(func() { f.r.apply(c.start, c.end, own) })})
			}
		} else if c.dirty {
			edits = append(edits, edit{place{c.start, c.end}, f.r.aside(func() { f.r.node(c, s) })})
		}
	}
	if len(edits) > 0 {
		f.r.changed = true
	}
	f.r.apply(n.start, n.end, edits)
}

// aside is what something writes.
func (r *renderer) aside(write func()) string {
	n := r.out.Len()
	write()
	text := string(r.out.Bytes()[n:])
	r.out.Truncate(n)
	return text
}

// textXML is the pieces of a text as elements of its run.
func (f *filling) textXML(n *node, pieces []piece) string {
	prefix := f.r.prefix(n)
	var b, text strings.Builder
	end := func() {
		if text.Len() > 0 {
			b.WriteString(textXML(prefix, text.String()))
			text.Reset()
		}
	}
	for _, p := range pieces {
		if p.drawing == "" {
			text.WriteString(p.text)
			continue
		}
		end()
		b.WriteString("<" + prefix + "drawing>" + p.drawing + "</" + prefix + "drawing>")
	}
	if end(); b.Len() == 0 {
		return textXML(prefix, "")
	}
	return b.String()
}

// fieldEdits is what filling a MERGEFIELD changes: the field goes, its value stays.
func (r *renderer) fieldEdits(f field, hidden bool, s *scope) (out []edit) {
	text := ""
	if !hidden {
		if text = r.value(f.mark, s); text != "" {
			text = f.before + text + f.after
		}
	}
	for i, t := range f.texts {
		value := ""
		if i == 0 {
			value = text
		}
		out = append(out, edit{place{t.start, t.end}, textXML(r.prefix(t), value)})
	}
	for _, m := range f.marks {
		out = append(out, edit{place: place{m.start, m.end}})
	}
	if n := f.simple; n != nil {
		out = append(out, edit{place: place{n.start, n.open}})
		if n.close < n.end {
			out = append(out, edit{place: place{n.close, n.end}})
		}
	}
	if len(f.texts) == 0 {
		if f.simple != nil {
			p := r.prefix(f.simple)
			out[0].text = "<" + p + "r>" + textXML(p, text) + "</" + p + "r>"
		} else {
			out[0].text = textXML(r.prefix(f.marks[0]), text)
		}
	}
	return out
}
