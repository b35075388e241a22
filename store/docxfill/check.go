package docxfill

// What is wrong with the names and formats of marks, asked of a Lookup.

// checker asks of all marks.
type checker struct {
	part *part
	told []Problem
	said map[saying]bool
}

// saying is a problem of a paragraph, which is told once.
type saying struct {
	q    *paragraph
	what string
}

// anything stands for the entries of a list that nothing knows: of what is in it nothing
// can be said before the list has its right name.
type anything struct{}

func (anything) Text(string, []string) (string, bool, error) { return "", true, nil }
func (anything) Filled(string) (bool, bool)                  { return false, true }
func (anything) List(string) ([]Lookup, Lookup, bool)        { return nil, nil, false }
func (anything) Picture(string) ([]byte, bool, error)        { return nil, true, nil }
func (anything) Near(string) []string                        { return nil }

// scope is what a paragraph sees by the lists around it.
func (q *paragraph) scope(names Lookup) *scope {
	s := &scope{look: names}
	for _, l := range q.loops {
		s = s.sample(l)
	}
	return s
}

// sample is the scope of a list's entry without values.
func (s *scope) sample(list string) *scope {
	_, sample, known := s.list(list)
	if !known || sample == nil {
		sample = anything{}
	}
	return &scope{look: sample, outer: s, index: 1}
}

func (c *checker) paragraph(q *paragraph, s *scope) {
	c.marks(q, 0, len(q.marks), s, false)
	for _, f := range q.fields {
		c.value(q, f.mark, s)
	}
}

// marks asks of the marks from i to j; inline says that they are of a list within the text.
func (c *checker) marks(q *paragraph, i, j int, s *scope, inline bool) {
	for k := i; k < j; k++ {
		m := q.marks[k]
		inner, known := s, true
		switch m.kind {
		case valueMark:
			c.value(q, m, s)
		case pictureMark:
			c.picture(q, m, s, inline)
		case loopMark:
			_, _, known = s.list(m.name)
			if inner = s; m.close > 0 {
				inner = s.sample(m.name)
			}
		case ifMark, unlessMark:
			if _, known = s.filled(m.name); !known {
				_, _, known = s.list(m.name)
			}
		}
		if !known {
			c.unknown(q, m, s)
		}
		if m.close > 0 {
			c.marks(q, k+1, m.close, inner, inline || m.repeat)
			k = m.close
		}
	}
}

func (c *checker) value(q *paragraph, m mark, s *scope) {
	switch _, known, err := s.text(m.name, m.formats); {
	case m.name == "":
		c.tell(q, "“{{"+m.raw+"}}”里没有写名称", nil)
	case !known && m.name == counter:
		c.tell(q, "“{{序号}}”只能写在循环（“{{#…}}”到“{{/…}}”）里", nil)
	case !known:
		c.unknown(q, m, s)
	case err != nil:
		c.tell(q, "“{{"+m.raw+"}}”的格式不对："+err.Error(), nil)
	}
}

func (c *checker) picture(q *paragraph, m mark, s *scope, inline bool) {
	_, known, err := s.picture(m.name)
	if _, _, wrong := m.sizeOf(); err == nil {
		err = wrong
	}
	switch {
	case !known:
		c.unknown(q, m, s)
	case err != nil:
		c.tell(q, "“{{"+m.raw+"}}”："+err.Error(), nil)
	case inline:
		c.tell(q, "“{{"+m.raw+"}}”写在一段文字里的循环中，放不进图片。请改在表格的一行里循环", nil)
	}
}

func (c *checker) unknown(q *paragraph, m mark, s *scope) {
	what := "没有叫“" + m.name + "”的内容"
	if !c.said[saying{q, what}] && len(c.told) < maxTold { // the nearest names take time
		c.tell(q, what, s.near(m.name))
	}
}

func (c *checker) tell(q *paragraph, what string, near []string) {
	if key := (saying{q, what}); len(c.told) < maxTold && !c.said[key] {
		c.said[key] = true
		c.told = append(c.told, Problem{Part: q.part.wordOf(q.node), Text: lineOf(q.node), What: what, Near: near})
	}
}
