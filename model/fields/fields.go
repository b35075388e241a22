// Package fields says what the marks of an office's own templates may name, and what each
// name means for a record: the labels of its fields, of the person, the organisation and
// the enterprise that it is about, some words that offices use instead, and what is
// reckoned of them. It is pure: templates, their list of names and the data source of a
// mail merge read the same.
package fields

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"partyledger/model"
	"partyledger/model/day"
)

// Options says how values are written.
type Options struct {
	Unmasked bool   // identity numbers and phones in full
	Days     string // the format of days that say none; empty = 年月日
}

// Fields answers names for one record, or for several together.
type Fields struct {
	book *model.Book
	opt  Options
	rec  model.Record // nil: of several, or without values
	kind model.Kind

	items  []*Fields // the records that were chosen, of which this speaks; nil for one within
	chain  []link    // made at the first asking
	chosen bool      // it speaks of all of items
}

// link is a record whose names are known without a prefix, the nearest first; its record is
// empty where there is none.
type link struct {
	schema *model.Schema
	rec    model.Record
}

// Of is the fields of one record.
func Of(b *model.Book, r model.Record, opt Options) *Fields {
	f := &Fields{book: b, opt: opt, rec: r, kind: r.Kind()}
	f.items = []*Fields{f}
	return f
}

// All is the fields of several records of one kind together: a name means what they have in
// common, or what each of them has, and the list 人员 (or 记录, or the kind) goes through
// them.
func All(b *model.Book, records []model.Record, opt Options) *Fields {
	if len(records) == 1 {
		return Of(b, records[0], opt)
	}
	f := &Fields{book: b, opt: opt, chosen: true}
	for _, r := range records {
		f.kind = r.Kind()
		f.items = append(f.items, Of(b, r, opt))
	}
	return f
}

// Sample is the fields of a kind without values: it knows the names.
func Sample(kind model.Kind) *Fields {
	b := model.NewBook(day.Day{}, "", nil).Seal()
	return sampleOf(b, kind, Options{})
}

func sampleOf(b *model.Book, kind model.Kind, opt Options) *Fields {
	s := model.SchemaOf(kind)
	return Of(b, s.Deref(s.New()), opt)
}

// Each is the fields of the records one by one.
func (f *Fields) Each() []*Fields { return f.items }

// near are the references by which a record knows names of others.
var near = []string{"PersonID", "CaseID", "CharterID", "LinkID", "EntryID", "RectificationID", "OrganizationID", "EnterpriseID"}

// links is the records whose names need no prefix.
func (f *Fields) links() []link {
	if f.chain != nil {
		return f.chain
	}
	add := func(kind model.Kind, id string) {
		if slices.ContainsFunc(f.chain, func(l link) bool { return l.schema.Kind == kind }) {
			return
		}
		s := model.SchemaOf(kind)
		r, ok := f.book.Record(model.Ref{Kind: kind, ID: id})
		if !ok {
			r = s.Deref(s.New())
		}
		f.chain = append(f.chain, link{s, r})
	}
	f.chain = append(f.chain, link{model.SchemaOf(f.rec.Kind()), f.rec})
	for i := 0; i < len(f.chain); i++ {
		l := f.chain[i]
		for _, name := range near {
			if x, ok := l.schema.Field(name); ok && x.Ref != "" {
				add(x.Ref, x.Text(l.rec))
			}
		}
	}
	add(model.KindOffice, model.OfficeID)
	return f.chain
}

// keys is the labels of a kind's fields as names are compared.
var keys = func() map[model.Kind]map[string]int {
	out := map[model.Kind]map[string]int{}
	for _, s := range model.Schemas() {
		out[s.Kind] = map[string]int{}
		for i, x := range s.Fields {
			out[s.Kind][model.Plain(x.Label)] = i
		}
	}
	return out
}()

// loose is a name without signs: what Word makes of a column's head.
func loose(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, name)
}

// looseKeys is the labels with signs, without them.
var looseKeys = func() map[string]string {
	out := map[string]string{}
	for _, kind := range keys {
		for k := range kind {
			if l := loose(k); l != k {
				out[l] = k
			}
		}
	}
	return out
}()

// find finds what a name means. formats are those that the name itself asks for.
func (f *Fields) find(name string) (v value, formats []string, known bool) {
	if f.chosen {
		return f.common(name)
	}
	if head, rest, ok := strings.Cut(name, "."); ok {
		if to := f.target(head); to != nil {
			return to.find(rest)
		}
		return v, nil, false
	}
	if v, ok := f.plain(name); ok {
		return v, nil, true
	}
	if a, ok := aliases[name]; ok {
		v, known = f.plain(a.label)
		return v, a.formats, known
	}
	if k, ok := looseKeys[loose(name)]; ok {
		v, known = f.plain(k)
		return v, nil, known
	}
	return v, nil, false
}

// plain finds a label or what is reckoned.
func (f *Fields) plain(name string) (value, bool) {
	for _, l := range f.links() {
		if i, ok := keys[l.schema.Kind][name]; ok {
			return f.fieldValue(&l.schema.Fields[i], l.rec), true
		}
		for i := range reckoned {
			if c := &reckoned[i]; (c.kind == l.schema.Kind || c.kind == "") && c.key == name {
				return c.value(f, l.rec), true
			}
		}
	}
	return value{}, false
}

// fieldValue is a field of a record.
func (f *Fields) fieldValue(x *model.Field, r model.Record) value {
	v := value{text: x.Text(r), field: x}
	switch x.Type {
	case model.DayField:
		v.kind = dayValue
		_ = v.day.UnmarshalText([]byte(v.text)) // the field has just written it
	case model.MoneyField:
		v.kind = moneyValue
		v.number, _ = x.Number(r)
	case model.IntField:
		v.kind = intValue
		v.number, _ = x.Number(r)
	case model.BoolField:
		v.kind = boolValue
	}
	if x.Ref != "" && v.text != "" {
		v.text = f.book.NameOf(model.Ref{Kind: x.Ref, ID: v.text})
		if n, ok := model.SchemaOf(x.Ref).Field("Name"); ok && n.Style == "secret" {
			v.field = &n
		}
	}
	return v
}

// common is a name of several records: what is the same in all, else what each has.
func (f *Fields) common(name string) (v value, formats []string, known bool) {
	if name == model.Plain(countLabel) {
		return value{kind: intValue, number: int64(len(f.items)), text: strconv.Itoa(len(f.items))}, nil, true
	}
	seen := map[string]bool{}
	for _, x := range f.items {
		one, asked, ok := x.find(name)
		if !ok {
			return v, nil, false
		}
		if known, formats = true, asked; one.text == "" || seen[one.text] {
			continue
		}
		seen[one.text] = true
		if v.text == "" {
			v = one
			continue
		}
		v.more = append(v.more, one)
	}
	return v, formats, known
}

// target is the record that the first part of a name with a point leads to; nil if it
// leads nowhere.
func (f *Fields) target(head string) *Fields {
	if f.chosen { // common asks each of them
		return nil
	}
	to := func(kind model.Kind, id string) *Fields {
		if r, ok := f.book.Record(model.Ref{Kind: kind, ID: id}); ok {
			return Of(f.book, r, f.opt)
		}
		return sampleOf(f.book, kind, f.opt)
	}
	for _, l := range f.links() {
		for i := range l.schema.Fields {
			x := &l.schema.Fields[i]
			if k := model.Plain(x.Label); x.Ref != "" && (k == head || strings.TrimPrefix(k, "所在") == head) {
				return to(x.Ref, x.Text(l.rec))
			}
		}
		for _, w := range ways {
			if w.kind == l.schema.Kind && w.label == head {
				return to(w.to, w.id(f, l.rec))
			}
		}
	}
	for _, l := range f.links() {
		if model.Plain(l.schema.Label) == head {
			return Of(f.book, l.rec, f.opt)
		}
	}
	return nil
}

// Text is a value as the formats want it; see docxfill.Lookup.
func (f *Fields) Text(name string, formats []string) (text string, known bool, err error) {
	v, asked, known := f.find(name)
	if !known {
		return "", false, nil
	}
	if len(formats) == 0 {
		formats = asked
	}
	text, err = v.written(formats, f.opt)
	for _, m := range v.more {
		more, e := m.written(formats, f.opt)
		text, err = text+"、"+more, cmp.Or(err, e)
	}
	return text, true, err
}

// Filled reports whether a value says something, or a list has entries.
func (f *Fields) Filled(name string) (filled, known bool) {
	if v, _, known := f.find(name); known {
		return v.text != "" && !(v.kind == boolValue && v.text == "否"), true
	}
	items, _, known := f.List(name)
	return len(items) > 0, known
}

// The names of the list of the chosen records, beside their kind's.
const (
	peopleList = "人员"
	recordList = "记录"
)

// List is the entries of a list: the chosen records, or the records of a kind that refer to
// this one or to one of which it knows names. sample knows the names and has no values.
func (f *Fields) List(name string) (items []*Fields, sample *Fields, known bool) {
	if f.Chosen(name) {
		return f.items, sampleOf(f.book, f.kind, f.opt), true
	}
	if f.chosen {
		return nil, nil, false
	}
	for _, l := range f.links() {
		for _, s := range model.Schemas() {
			if model.Plain(s.Label) != name || !refersTo(s, l.schema.Kind) {
				continue
			}
			for _, r := range f.book.Referrers(model.RefOf(l.rec)) {
				if r.Kind() == s.Kind && onRegister(r, f.book.AsOf) {
					x := Of(f.book, r, f.opt)
					items = append(items, x)
				}
			}
			return items, sampleOf(f.book, s.Kind, f.opt), true
		}
	}
	return nil, nil, false
}

// Chosen reports that a name is that of the list of the chosen records.
func (f *Fields) Chosen(name string) bool {
	s := model.SchemaOf(f.kind)
	if name == recordList || name == model.Plain(s.Label) {
		return true
	}
	_, person := s.Field("PersonID")
	return name == peopleList && (person || f.kind == model.KindPerson)
}

func refersTo(s *model.Schema, kind model.Kind) bool {
	return slices.ContainsFunc(s.Fields, func(x model.Field) bool { return x.Ref == kind })
}

// onRegister leaves out who has left and what has ended.
func onRegister(r model.Record, on day.Day) bool {
	a, ok := r.(interface{ Active(day.Day) bool })
	return !ok || on.IsZero() || a.Active(on)
}

// photoName is the name of a person's photo.
const photoName = "照片"

// Photo is the ID of the person whose photo a name means; empty if there is nobody.
func (f *Fields) Photo(name string) (person string, known bool) {
	if head, rest, ok := strings.Cut(name, "."); ok {
		if to := f.target(head); to != nil {
			return to.Photo(rest)
		}
		return "", false
	}
	if name != photoName || f.chosen {
		return "", false
	}
	for _, l := range f.links() {
		if l.schema.Kind == model.KindPerson {
			return l.rec.Key(), true
		}
	}
	return "", false
}

// maxNear is how many names are proposed for one that nothing has.
const maxNear = 3

// Near is the names that are most like one that nothing has.
func (f *Fields) Near(name string) []string {
	type scored struct {
		name  string
		score int
	}
	var out []scored
	word := []rune(name[strings.LastIndexByte(name, '.')+1:])
	if len(word) > 40 {
		return nil
	}
	for _, n := range namesOf(f.first()) {
		p := []rune(model.Plain(n.Name))
		d := distance(word, p)
		if strings.Contains(string(p), string(word)) || strings.Contains(string(word), string(p)) {
			d = min(d, max(len(word), len(p))/2)
		}
		if d <= max(len(word), len(p))/2 {
			out = append(out, scored{n.Name, d})
		}
	}
	slices.SortStableFunc(out, func(a, b scored) int { return a.score - b.score })
	var names []string
	for _, s := range out {
		if !slices.Contains(names, s.name) && len(names) < maxNear {
			names = append(names, s.name)
		}
	}
	return names
}

// first is the fields of one record, where there are several.
func (f *Fields) first() *Fields {
	if f.chosen {
		return sampleOf(f.book, f.kind, f.opt)
	}
	return f
}

// distance is how many characters have to be put in, taken out or changed.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			d := diagonal
			if x != y {
				d++
			}
			diagonal = row[j+1]
			row[j+1] = min(d, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
