package model

// Laws over several records: a tree has no loop, what can be only once is said once,
// and what belongs together is one enterprise's. A second is refused with the first
// one's name.

import (
	"slices"
	"strings"

	"partyledger/model/day"
)

// Others is the ledger around a record whose law is asked, as it will be once the
// write is done.
type Others interface {
	// Record finds a record; ok is false if there is none.
	Record(ref Ref) (r Record, ok bool)
	// Same lists the records of r's kind, without r itself, whose fields (by Go name)
	// say the same as r's.
	Same(r Record, fields ...string) []Record
}

// Among is a record with laws that others have a part in.
type Among interface {
	Record
	// FaultsAmong is how it breaks them. was is the record as it was before, nil for a
	// new one: where two records that were there already clash, neither is known to be
	// the wrong one, and what else they say may still be mended.
	FaultsAmong(o Others, was Record) []Fault
}

// LawAmong is all faults of a record among others; was is nil for a new one.
func LawAmong(o Others, was, r Record) []Fault {
	if a, ok := r.(Among); ok {
		return a.FaultsAmong(o, was)
	}
	return nil
}

// AmongKinds lists the kinds that have laws over several records.
func AmongKinds() []Kind {
	var out []Kind
	for _, s := range schemas {
		if s.among {
			out = append(out, s.Kind)
		}
	}
	return out
}

// sameFields is the records of a kind by what some fields say.
var sameFields = NewKeptBy[string, map[string][]Record]()

// Same implements Others.
func (b *Book) Same(r Record, fields ...string) []Record {
	s := SchemaOf(r.Kind())
	all := sameFields.Of(b, string(r.Kind())+":"+strings.Join(fields, ","), func() map[string][]Record {
		out := map[string][]Record{}
		s.each(b, func(ptr any, r func() Record) {
			k := s.KeyOf(ptr, fields)
			out[k] = append(out[k], r())
		})
		return out
	})
	same := all[s.KeyOf(r, fields)]
	if !slices.ContainsFunc(same, func(x Record) bool { return x.Key() == r.Key() }) {
		return same
	}
	return slices.DeleteFunc(slices.Clone(same), func(x Record) bool { return x.Key() == r.Key() })
}

// found is the record with the ID among others; the zero record if there is none.
func found[T Record](o Others, id string) T {
	if b, ok := o.(interface{ whole() *Book }); ok {
		r, _ := Find[T](b.whole(), id)
		return r
	}
	var zero T
	r, _ := o.Record(Ref{zero.Kind(), id})
	t, _ := r.(T)
	return t
}

func (b *Book) whole() *Book { return b }

// KeyOf joins what the fields of a record, or of the one that it points at, say.
func (s *Schema) KeyOf(rec any, fields []string) string {
	var k strings.Builder
	for _, name := range fields {
		f, ok := s.Field(name)
		if !ok {
			panic("model: " + string(s.Kind) + " has no field " + name)
		}
		k.WriteString(f.Text(rec))
		k.WriteByte(0)
	}
	return k.String()
}

// Outlook is the ledger as a work under way will leave it: an Others for whoever has
// read the records of the kinds that are asked for.
type Outlook struct {
	Of    func(kind Kind) (map[string]Record, error) // the records of a kind by ID, as they are to be
	Waits map[Ref]bool                               // of them: what is not settled, or does not come
	Err   error                                      // of Of, after which nothing is found

	keyed map[string]map[string][]Record
}

// all is the records of a kind; none after an error.
func (p *Outlook) all(kind Kind) map[string]Record {
	if p.Err != nil || SchemaOf(kind) == nil {
		return nil
	}
	all, err := p.Of(kind)
	p.Err = err
	return all
}

// Record implements Others.
func (p *Outlook) Record(ref Ref) (Record, bool) {
	if ref.ID == "" {
		return nil, false
	}
	r := p.all(ref.Kind)[ref.ID]
	return r, r != nil
}

// Same implements Others.
func (p *Outlook) Same(r Record, fields ...string) []Record {
	s := SchemaOf(r.Kind())
	name := string(s.Kind) + ":" + strings.Join(fields, ",")
	if p.keyed[name] == nil {
		if p.keyed == nil {
			p.keyed = map[string]map[string][]Record{}
		}
		p.keyed[name] = map[string][]Record{}
		for _, x := range p.all(s.Kind) {
			k := s.KeyOf(x, fields)
			p.keyed[name][k] = append(p.keyed[name][k], x)
		}
	}
	return slices.DeleteFunc(slices.Clone(p.keyed[name][s.KeyOf(r, fields)]), func(x Record) bool {
		return x.Key() == r.Key() || p.Waits[Ref{s.Kind, x.Key()}]
	})
}

// once refuses a second record that says the same in the fields as one that there is
// and that counts (nil = all do). The fault is told of the last field.
func once[T Record](o Others, was Record, r T, called func(T) string, counts func(T) bool, fields ...string) []Fault {
	s := SchemaOf(r.Kind())
	if counts != nil && !counts(r) {
		return nil
	}
	if was, ok := was.(T); ok && s.KeyOf(was, fields) == s.KeyOf(r, fields) && (counts == nil || counts(was)) {
		return nil
	}
	for _, x := range o.Same(r, fields...) {
		if x := x.(T); counts == nil || counts(x) {
			return []Fault{{fields[len(fields)-1], "已有" + called(x) + "（编号" + x.Key() + "），是否更新？要更新的请改在原记录上"}}
		}
	}
	return nil
}

// noLoop refuses a record that is its own superior, or the superior of one above it;
// parent says what a record of the kind hangs on, and how it is called.
func noLoop[T Record](o Others, r T, field string, parent func(T) (id, name string)) []Fault {
	id, name := parent(r)
	names, seen := []string{name}, map[string]bool{}
	for id != "" && !seen[id] {
		if id == r.Key() {
			return []Fault{{field, loopWords(SchemaOf(r.Kind()), field, names)}}
		}
		seen[id] = true
		x, ok := o.Record(Ref{r.Kind(), id})
		if !ok {
			return nil
		}
		id, name = parent(x.(T))
		names = append(names, name)
	}
	return nil
}

// loopWords names the loop: 甲的上级企业是乙，乙的上级企业是甲.
func loopWords(s *Schema, field string, names []string) string {
	f, _ := s.Field(field)
	if len(names) == 1 {
		return f.Label + "不能是自己"
	}
	const most = 6
	words := names
	if len(words) > most {
		words = append(slices.Clone(words[:most]), "……")
	}
	return f.Label + "成了一圈：" + strings.Join(append(slices.Clone(words), names[0]), "→") + "，请改正其中一户的" + f.Label
}

// foreign refuses what belongs to another enterprise than the record itself.
func foreign(o Others, enterprise, field string, ref Ref, what string) []Fault {
	x, ok := o.Record(ref)
	if !ok || x.Owner() == (Ref{KindEnterprise, enterprise}) {
		return nil
	}
	name := x.Owner().ID
	if e, ok := o.Record(x.Owner()); ok {
		name = e.(Enterprise).Name
	}
	return []Fault{{field, "这是“" + name + "”的" + what + "，请选本企业的"}}
}

// notBefore refuses a day before one of another record.
func notBefore(field string, d day.Day, what string, from day.Day) []Fault {
	if d.IsZero() || from.IsZero() || !d.Last().Before(from.First()) {
		return nil
	}
	return []Fault{{field, "早于" + what + "（" + from.String() + "）"}}
}

// overlap reports that two times, each open where it has no day, have a day in common.
func overlap(from1, to1, from2, to2 day.Day) bool {
	return !(!to1.IsZero() && !from2.IsZero() && to1.Last().Before(from2.First()) || !to2.IsZero() && !from1.IsZero() &&
		to2.Last().Before(from1.First()))
}

// nameIn is how an enterprise or organisation is called among others; its ID if it is
// not there.
func nameIn(o Others, ref Ref) string {
	switch x, _ := o.Record(ref); x := x.(type) {
	case Enterprise:
		return x.Name
	case Organization:
		return x.Name
	case Person:
		return x.Name
	}
	return ref.ID
}

// Broken is a record with the laws that it breaks.
type Broken struct {
	Record Record
	Faults []Fault
}

// Unlawful lists the records of a book, in scope or not, that break a law by
// themselves or among others, in the order of kinds and lists; with figures only what
// figures rest on is looked at, not every text. Of two that clash, and that were there
// before the law, the later one is listed.
func Unlawful(today day.Day, b *Book, figures bool) []Broken {
	var out []Broken
	for _, s := range schemas {
		at := map[string]int{}
		s.lawOf(today, b, figures, func(r Record, faults []Fault) {
			at[r.Key()] = len(out)
			out = append(out, Broken{r, faults})
		})
		if !s.among || figures && s.Kind == KindEvidence { // no figure counts papers
			continue
		}
		before := &earlier{Book: b, schema: s, seen: map[string]map[string][]Record{}}
		s.each(b, func(ptr any, read func() Record) {
			faults := ptr.(Among).FaultsAmong(before, nil)
			if len(faults) == 0 {
				return
			}
			r := read()
			if i, known := at[r.Key()]; known {
				out[i].Faults = addFaults(out[i].Faults, faults)
			} else {
				out = append(out, Broken{r, faults})
			}
		})
	}
	return out
}

// earlier is the book with only those records of a kind as second ones that were asked
// for before: each is asked for once, in the order of the list.
type earlier struct {
	*Book
	schema *Schema
	seen   map[string]map[string][]Record // by fields, by what they say
}

// Same implements Others.
func (e *earlier) Same(r Record, fields ...string) []Record {
	if r.Kind() != e.schema.Kind {
		return e.Book.Same(r, fields...)
	}
	name := fields[len(fields)-1]
	if e.seen[name] == nil {
		e.seen[name] = map[string][]Record{}
	}
	k := e.schema.KeyOf(r, fields)
	before := e.seen[name][k]
	e.seen[name][k] = append(before, r)
	return before
}
