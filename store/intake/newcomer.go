package intake

// People whom a row of another ledger names and whom nobody knows yet: the row's own
// columns tell of them, and whether they are to be recorded is asked.

import (
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
)

// peopleOf is the reading of a table's columns that tell of the row's person; nil where its
// rows name none.
func (w *walker) peopleOf(b *block, above []line) *block {
	if _, names := b.schema.Field("PersonID"); !names || w.wishes == nil {
		return nil
	}
	p := &block{Table: &Table{Decision: Decision{Sheet: b.Sheet, Fixed: map[string]Fixed{}}}, verdict: b.verdict,
		schema: model.SchemaOf(model.KindPerson), from: b.from, to: b.to, at: b.at, fixed: map[int]string{}, weak: map[int]bool{},
		section: map[int]string{}, sectionAt: map[int]int{}, sections: map[int]map[string]bool{}, company: -1,
		choice: b.choice.ofPerson(b.schema)}
	p.fields, _ = matchHead(b.own(), headsOf()[model.KindPerson])
	for col := range p.fields {
		p.fields[col] = b.personField(p, col)
	}
	p.workPosts(w.queue)
	w.titleValues(p, above)
	if e := fieldIndex(p.schema, "EnterpriseID"); hasKey(p.fixed, e) {
		p.company = e
	}
	p.reader = newRowReader(p, w.wb.a.Since1904)
	return p
}

// personField is the field of the row's person that a column tells; -1 = none. What the
// ledger itself reads, or has as its own number and note, is not the person's.
func (b *block) personField(p *block, col int) int {
	if own := b.field(col); own >= 0 {
		if name := b.schema.Fields[own].Name; name == "EnterpriseID" || name == "OrganizationID" {
			return fieldIndex(p.schema, name)
		}
		return -1
	}
	fi := p.fields[col]
	if fi <= 0 || slices.Contains([]string{"Name", "Note"}, p.schema.Fields[fi].Name) || hasKey(b.choice.Map, letters(col)) {
		return -1
	}
	if side, _ := b.sideOf(col); side != "" || slices.ContainsFunc(b.also, func(x second) bool { return x.col == col }) {
		return -1
	}
	return fi
}

// ofPerson is what a choice for another ledger's table says of its people.
func (c Choice) ofPerson(s *model.Schema) Choice {
	out := Choice{Fixed: map[string]string{}, Words: map[string]map[string]string{}}
	for name, value := range c.Fixed {
		field, ok := FieldNamed(s.Kind, name)
		if !ok || field == "EnterpriseID" || field == "OrganizationID" {
			out.Fixed[name] = value
		}
	}
	for _, name := range []string{"EnterpriseID", "OrganizationID"} {
		out.Words[name] = c.Words[name]
	}
	return out
}

// newcomer is what a row tells of its person.
type newcomer struct {
	rec      *model.Person
	given    []bool
	derived  []bool
	problems []Problem
}

// newcomer reads the columns that tell of the row's person.
func (b *block) newcomer(r *Row, read Row) *newcomer {
	x := &newcomer{rec: read.Record.(*model.Person), given: read.Given, derived: read.Derived}
	for _, p := range read.Problems {
		if !p.Note && p.Column != b.people.columnOf("公民身份号码") { // who it is must be right; the rest can come later
			p.Why, p.Note = p.Why+"；新建时这一项没有填（其余已保留）", true
		}
		x.problems = append(x.problems, p)
	}
	if at := fieldIndex(b.people.schema, "Status"); x.rec.Status == "" {
		if x.rec.Status = r.stage(); x.rec.Status != "" {
			x.given[at] = true
		}
	}
	return x
}

// stage is how far the row's case of development has come, by the days that it has.
func (r *Row) stage() model.PartyStatus {
	c, ok := r.Record.(*model.DevelopmentCase)
	if !ok {
		return ""
	}
	meets := func(p model.MeetingPurpose) bool {
		return slices.ContainsFunc(r.sides, func(x sideRow) bool { return x.kind.set["Purpose"] == string(p) })
	}
	switch {
	case meets(model.ForConfirmation):
		return model.FullMember
	case meets(model.ForAdmission):
		return model.ProbationaryMember
	case !c.ProspectDay.IsZero():
		return model.Prospect
	case !c.ActivistDay.IsZero():
		return model.Activist
	case !c.Applied.IsZero():
		return model.Applicant
	}
	return ""
}

// named is the newcomer under a name; alone leaves out what several of a row cannot share.
func (x *newcomer) named(name string, alone bool) *importRow {
	s, rec := model.SchemaOf(model.KindPerson), *x.rec
	row := &importRow{of: s, rec: &rec, given: slices.Clone(x.given), derived: slices.Clone(x.derived)}
	for i, f := range s.Fields {
		if alone && f.Name != "EnterpriseID" && f.Name != "OrganizationID" {
			f.Clear(row.rec)
			row.given[i] = false
			if row.derived != nil {
				row.derived[i] = false
			}
		}
	}
	rec.Name = name
	row.given[fieldIndex(s, "Name")] = true
	return row
}

// said tells what a newcomer would be recorded with.
func (row *importRow) said() string {
	var out []string
	for _, name := range []string{"Sex", "BirthDay", "Status", "EnterpriseID", "OrganizationID", "Department", "Position"} {
		if f, ok := row.of.Field(name); ok && !f.IsZero(row.rec) {
			out = append(out, model.ClipLine(f.Text(row.rec), 30))
		}
	}
	if len(out) == 0 {
		return "；表里只有姓名"
	}
	return "；按表里可知：" + strings.Join(out, "，")
}

// newcomers asks of each row's people whether they are to be recorded, and plans those that
// are. It comes behind the people whom the files bring themselves.
func (im *importer) newcomers(n *names) error {
	for _, s := range model.Schemas() {
		for _, row := range im.rows[s.Kind] {
			if row.block == nil || row.parent != nil || row.newcomer == nil || row.bad || row.left {
				continue
			}
			if err := im.newcomersOf(n, s, row); err != nil {
				return err
			}
		}
	}
	return nil
}

func (im *importer) newcomersOf(n *names, s *model.Schema, row *importRow) error {
	ix, err := n.of(model.KindPerson)
	if err != nil {
		return err
	}
	var wanted []*importRow
	for i, f := range s.Fields {
		if f.Ref != model.KindPerson || !row.given[i] || f.IsZero(row.rec) {
			continue
		}
		name := f.Text(row.rec)
		if known := ix.alive(name); len(known) > 0 {
			im.wantedBy(known, row)
			continue
		}
		own := f.Name == "PersonID"
		if !isUnknown(ix, name) || own && ix.isKnown(row.identity) {
			continue
		}
		p := row.newcomer.named(name, !own)
		answer := im.raise(row, newcomerDoubt(row, f, p))
		switch {
		case answer == Without:
			f.Clear(row.rec)
			row.given[i] = false
			continue
		case answer != Take:
			if err := im.unknownRef(n, row, f, name); err != nil {
				return err
			}
		case own:
			for _, x := range row.newcomer.problems {
				row.add(x)
				row.bad = row.bad || !x.Note
			}
		}
		if row.waits == nil {
			row.waits = map[string]bool{}
		}
		row.waits[f.Name] = answer != Take
		if answer == Take && !slices.ContainsFunc(wanted, func(x *importRow) bool { return x.rec.(*model.Person).Name == name }) {
			wanted = append(wanted, p)
		}
	}
	if row.out() {
		for _, f := range s.Fields {
			if _, asked := row.waits[f.Name]; asked {
				row.waits[f.Name] = true
			}
		}
		return nil
	}
	for _, p := range wanted {
		p.sheet, p.number, p.wanted = im.sideResult(row.sheet.Name, "新的人员"), row.number, []*importRow{row}
		p.sheet.Read++
		if err := im.planKind(n, p.of, []*importRow{p}); err != nil {
			return err
		}
		im.rows[model.KindPerson] = append(im.rows[model.KindPerson], p)
	}
	return nil
}

// isUnknown reports a plain name that nobody has: neither a number nor that of a refused row.
func isUnknown(ix *index, name string) bool {
	n := len([]rune(name))
	return isHan(strings.ReplaceAll(name, "·", "")) && n > 1 && n < 16 && !ix.refused[name] && ix.Records[name] == nil
}

// isKnown reports an identity number that somebody has.
func (ix *index) isKnown(number string) bool {
	id, several := ix.named(number)
	return number != "" && (id != "" || several)
}

func newcomerDoubt(row *importRow, f model.Field, p *importRow) Doubt {
	name := p.rec.(*model.Person).Name
	d := Doubt{Row: row.number, Name: name, What: NewPerson, Column: row.columnOf(f.Label), Why: "台账中没有“" + name + "”" + p.said(),
		Answers: []Answer{{Take, "新建人员“" + name + "”"}, {Leave, "这一行不导入"}}}
	if f.Name != "PersonID" {
		d.What, d.Why = NewOther, "台账中没有"+f.Label+"“"+name+"”"+p.said()
		if !f.Required {
			d.Answers = slices.Insert(d.Answers, 1, Answer{Without, "不填" + f.Label + "，其余照样导入"})
		}
	}
	d.Key = fmt.Sprintf("%d:%s:%s:%s", row.number, d.What, f.Name, name)
	return d
}

// wantedBy notes that a row names people, of whom some may be new.
func (im *importer) wantedBy(ids []string, row *importRow) {
	for _, p := range im.rows[model.KindPerson] {
		if len(p.wanted) > 0 && slices.Contains(ids, p.id(p.of)) {
			p.wanted = append(p.wanted, row)
		}
	}
}

// dropUnwanted takes back the newcomers of whom no row is left that names them.
func (im *importer) dropUnwanted() {
	im.rows[model.KindPerson] = slices.DeleteFunc(im.rows[model.KindPerson], func(p *importRow) bool {
		if len(p.wanted) == 0 || p.out() || slices.ContainsFunc(p.wanted, func(row *importRow) bool { return !row.out() }) {
			return false
		}
		p.sheet.Read--
		return true
	})
}

// shared is what several people of one row have in common.
func (x *newcomer) shared() *newcomer {
	if x == nil {
		return nil
	}
	row := x.named("", true)
	return &newcomer{rec: row.rec.(*model.Person), given: row.given, derived: row.derived}
}
