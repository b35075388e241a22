package model

// How records refer to each other: by fields with the tag ref, and by a kind and an ID,
// as attachments and waivers do, which speak of any kind, and papers, which speak of several.

import (
	"slices"
	"strings"
)

// PointerFields are the two fields by which records of a kind speak of any other: a
// kind and an ID; ok is false if they have none.
func PointerFields(s *Schema) (kind, id Field, ok bool) {
	kind, ok1 := s.Field("RecordKind")
	id, ok2 := s.Field("RecordID")
	return kind, id, ok1 && ok2
}

// Pointer is what a record speaks of by these fields; ok is false if of nothing.
func Pointer(r Record) (ref Ref, ok bool) {
	kind, id, ok := PointerFields(SchemaOf(r.Kind()))
	if !ok || id.IsZero(r) {
		return ref, false
	}
	return Ref{Kind(kind.Text(r)), id.Text(r)}, true
}

// BatchField is the field by which records of a kind speak of several of the kind that
// PointerFields name: an ID a line; ok is false if they have none.
func BatchField(s *Schema) (Field, bool) { return s.Field("RecordIDs") }

// Batch is what a record speaks of by it, in the order of the lines.
func Batch(r Record) []Ref {
	s := SchemaOf(r.Kind())
	f, ok := BatchField(s)
	if !ok || f.IsZero(r) {
		return nil
	}
	kind, _, _ := PointerFields(s)
	var out []Ref
	for _, id := range strings.Fields(f.Text(r)) {
		out = append(out, Ref{Kind(kind.Text(r)), id})
	}
	return out
}

// RefsOf is what a record refers to, in the order of its fields.
func RefsOf(r Record) []Ref {
	var out []Ref
	s := SchemaOf(r.Kind())
	for i := range s.Fields {
		if f := &s.Fields[i]; f.Ref != "" && !f.IsZero(r) {
			out = append(out, Ref{f.Ref, f.Text(r)})
		}
	}
	if ref, speaks := Pointer(r); speaks {
		out = append(out, ref)
	}
	return append(out, Batch(r)...)
}

// Redirected is the record with its references to one record turned to another of the
// same kind; the record itself if it has none.
func Redirected(r Record, from, to Ref) Record {
	s := SchemaOf(r.Kind())
	p := s.Pointer(r)
	for _, f := range s.Fields {
		if f.Ref == from.Kind && f.Text(r) == from.ID {
			_ = f.SetRaw(p, to.ID, 0) // a reference takes any text
		}
	}
	if ref, speaks := Pointer(r); speaks && ref == from {
		_, id, _ := PointerFields(s)
		_ = id.SetRaw(p, to.ID, 0)
	}
	if many := Batch(r); containsRef(many, from) {
		var ids []string
		for _, ref := range many {
			if ref == from {
				ref = to
			}
			if !slices.Contains(ids, ref.ID) {
				ids = append(ids, ref.ID)
			}
		}
		f, _ := BatchField(s)
		_ = f.SetRaw(p, strings.Join(ids, "\n"), 0)
	}
	return s.Deref(p)
}

var referrers = NewKept[map[Ref][]Record]()

// Referrers is the records that refer to the one at ref, in scope or not, by kinds and
// lists; one that does so twice is there once. Do not change the slice.
func (b *Book) Referrers(ref Ref) []Record {
	return referrers.Of(b, func() map[Ref][]Record {
		out := map[Ref][]Record{}
		for _, s := range schemas {
			s.each(b, func(_ any, read func() Record) {
				r := read()
				refs := RefsOf(r)
				for i, ref := range refs {
					if !containsRef(refs[:i], ref) {
						out[ref] = append(out[ref], r)
					}
				}
			})
		}
		return out
	})[ref]
}

func containsRef(list []Ref, ref Ref) bool {
	for _, x := range list {
		if x == ref {
			return true
		}
	}
	return false
}

// RefOf points at a record.
func RefOf(r Record) Ref { return Ref{r.Kind(), r.Key()} }
