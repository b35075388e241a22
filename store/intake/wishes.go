package intake

// What a person wants otherwise: choices, profiles and the console's flags are laid
// over each table as it is found, in a trial and in the import alike.

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/store/sheet"
)

// wishes are those of one request.
type wishes struct {
	req      Request
	profiles []Profile
	fixes    map[string]map[int]map[int]string // sheet → row → column → text
	// lookup finds a record by what people write; nil = no ledger is there.
	lookup func(kind model.Kind, text string) (id string, ok bool)
	// meant reports that a name means one organisation in other words than its own.
	meant func(name string) bool
	// within finds the longest name of a unit that stands in a text.
	within func(kind model.Kind, text string) string
	// branch names the only branch of an enterprise; empty = there are several, or none.
	branch func(enterprise string) string
}

func newWishes(req Request, profiles []Profile, lookup func(model.Kind, string) (string, bool)) *wishes {
	p := &wishes{req: req, profiles: profiles, lookup: lookup, fixes: map[string]map[int]map[int]string{}}
	for _, f := range req.Fixes {
		p.addFix(f.Sheet, f.Cell, f.Text)
	}
	for key, c := range req.Choices {
		_, rest, _ := strings.Cut(key, "|")
		name := rest
		if i := strings.LastIndex(rest, "!"); i >= 0 {
			name = rest[:i]
		}
		for cell, text := range c.Cells {
			p.addFix(name, cell, text)
		}
	}
	return p
}

func (p *wishes) addFix(name, cell, text string) {
	at := strings.IndexFunc(cell, func(r rune) bool { return r >= '0' && r <= '9' })
	if at < 1 {
		return
	}
	row, err := strconv.Atoi(cell[at:])
	col := columnOf(strings.ToUpper(cell[:at]))
	if err != nil || col < 0 || col >= sheet.MaxColumns {
		return
	}
	rows := p.fixes[name]
	if rows == nil {
		rows = map[int]map[int]string{}
		p.fixes[name] = rows
	}
	if rows[row] == nil {
		rows[row] = map[int]string{}
	}
	rows[row][col] = text
}

// fix puts corrections into a row.
func (p *wishes) fix(name string, l line) line {
	cols := p.fixes[name][l.number]
	if cols == nil {
		return l
	}
	l.cells = slices.Clone(l.cells)
	for col, text := range cols {
		for len(l.cells) <= col {
			l.cells = append(l.cells, sheet.Cell{Decimals: -1})
		}
		l.cells[col] = sheet.Cell{Text: text, Decimals: -1}
	}
	return l
}

// chosen is the kind that a choice names for a table whose heading begins in a row.
func (p *wishes) chosen(sheet string, row int) model.Kind {
	for key, c := range p.req.Choices {
		if at, ok := strings.CutPrefix(key, sheet); ok && c.As != "" && strings.TrimLeft(at,
			"ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strconv.Itoa(row) {
			return c.As
		}
	}
	return ""
}

// as is the kind that a person named for a table.
func (p *wishes) as(key, pattern string) model.Kind {
	if c, ok := p.req.Choices[key]; ok && c.As != "" {
		return c.As
	}
	if p.req.As != "" {
		return p.req.As
	}
	if prof := p.profile(pattern); prof != nil {
		return prof.As
	}
	return ""
}

// profile is the one that was asked for, or one of several under its name, if it fits.
func (p *wishes) profile(pattern string) *Profile {
	if p.req.Profile == "" {
		return nil
	}
	for i, x := range p.profiles {
		if (x.Name == p.req.Profile || strings.HasPrefix(x.Name, p.req.Profile+profileMark)) && x.Pattern == pattern {
			return &p.profiles[i]
		}
	}
	return nil
}

// choice gathers what is wanted of a table: the profile, then the flags, then the choice.
func (p *wishes) choice(b *block) Choice {
	out := Choice{Map: map[string]string{}, Fixed: map[string]string{}, Words: map[string]map[string]string{}, Rows: map[int]bool{},
		All: map[DoubtKind]string{}, Answer: map[string]string{}}
	if prof := p.profile(b.Pattern); prof != nil {
		b.Profile = prof.Name
		for col := b.from; col < min(b.to, wide); col++ {
			if f, ok := prof.Map[patternKey(b, col)]; ok {
				out.Map[letters(col)] = f
			}
		}
		maps.Copy(out.Fixed, prof.Fixed)
		for f, words := range prof.Words {
			out.Words[f] = maps.Clone(words)
		}
		if prof.As == "" {
			yes := true
			out.Aside = &yes
		}
	}
	for f, v := range p.req.Fixed {
		out.Fixed[f] = v
	}
	for _, m := range p.req.Maps {
		col := columnOf(strings.ToUpper(m.Column))
		if m.Sheet == b.Sheet && col >= b.from && col < b.to {
			out.Map[letters(col)] = m.Field
		}
	}
	c := p.req.Choices[b.Key]
	out.Aside = cmpPtr(c.Aside, out.Aside)
	for col, f := range c.Map {
		out.Map[strings.ToUpper(col)] = f
	}
	maps.Copy(out.Fixed, c.Fixed)
	maps.Copy(out.Rows, c.Rows)
	maps.Copy(out.All, c.All)
	maps.Copy(out.Answer, c.Answer)
	for f, words := range c.Words {
		if out.Words[f] == nil {
			out.Words[f] = map[string]string{}
		}
		maps.Copy(out.Words[f], words)
	}
	return out
}

func cmpPtr[T any](a, b *T) *T {
	if a != nil {
		return a
	}
	return b
}

// settle lays what is wanted over a table that was just found.
func (p *wishes) settle(b *block) {
	b.choice = p.choice(b)
	if b.Profile == "" {
		for _, x := range p.profiles {
			if x.Pattern == b.Pattern {
				b.Offered = x.Name
			}
		}
	}
	if b.choice.Aside != nil && *b.choice.Aside {
		b.As, b.kind, b.Aside, b.chosenAside = "", "", true, true
		b.Sure, b.Why = Certain, "按选择不导入"
		return
	}
	s := model.SchemaOf(b.As)
	if s == nil {
		return
	}
	for col, name := range b.choice.Map {
		b.assign(s, columnOf(col), name)
	}
}

// assign gives a column to a field.
func (b *block) assign(s *model.Schema, col int, name string) {
	if col < b.from || col >= min(b.to, wide) {
		return
	}
	for len(b.fields) <= col {
		b.fields = append(b.fields, -1)
	}
	for len(b.titles) <= col {
		b.titles, b.groups = append(b.titles, ""), append(b.groups, "")
	}
	fi := fieldNamed(s, name)
	if fi >= 0 {
		for i, f := range b.fields {
			if f == fi {
				b.fields[i] = -1
			}
		}
	}
	b.fields[col] = fi
}

// fieldNamed finds a field by its Go name, its label or a heading for it; -1 if there is none.
func fieldNamed(s *model.Schema, name string) int {
	for i, f := range s.Fields {
		if f.Name == name || f.Label == name {
			return i
		}
	}
	if h, ok := fieldOf(headsOf()[s.Kind], name); ok {
		return h.field
	}
	return -1
}

// FieldNamed finds a field of a kind by its Go name, its label or a heading for it.
func FieldNamed(kind model.Kind, name string) (string, bool) {
	s := model.SchemaOf(kind)
	if s == nil {
		return "", false
	}
	if i := fieldNamed(s, name); i >= 0 {
		return s.Fields[i].Name, true
	}
	return "", false
}

// patternOf is by what a table's profile is found: its headings, in no order.
func patternOf(h head) string {
	var keys []string
	for i, t := range h.titles {
		if key := headKey(joinGroup(h.groups[i], t)); t != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return model.Clip(strings.Join(keys, "|"), 2000)
}

// patternKey names a column in a profile.
func patternKey(b *block, col int) string {
	t := b.title(col)
	if t == "" {
		return headless(col - b.from)
	}
	return headKey(joinGroup(b.groups[col], t))
}

// headless names the n-th column of a table, which has no heading.
func headless(n int) string { return "#" + strconv.Itoa(n+1) }
