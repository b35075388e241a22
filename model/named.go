package model

// What kinds.go registers of a kind, and what is answered by it: how new records are
// numbered, how one is called, and which record a row without a number means.

import (
	"slices"
	"strings"
)

func (s *Schema) numbered(prefix string) *Schema { s.Prefix = prefix; return s }
func (s *Schema) ownOnly() *Schema               { s.OwnOnly = true; return s }

// private is ownOnly, and left out of what is written for others unless somebody asks.
func (s *Schema) private() *Schema { s.Private = true; return s.ownOnly() }

func (s *Schema) keyed(keys ...string) *Schema {
	for _, k := range keys {
		s.Keys = append(s.Keys, s.known(strings.Fields(k)))
	}
	return s
}

func (s *Schema) sorted(fields string) *Schema {
	s.Sort = s.known(strings.Fields(fields))
	return s
}

func (s *Schema) searched(spelled, codes string) *Schema {
	s.Spelled, s.Codes = s.known(strings.Fields(spelled)), s.known(strings.Fields(codes))
	return s
}

func (s *Schema) called(names ...string) *Schema {
	for _, n := range names {
		parts := strings.Split(n, "+")
		for _, part := range parts {
			own, _, _ := strings.Cut(part, ".")
			s.known([]string{own})
		}
		s.names = append(s.names, parts)
	}
	return s
}

// known panics on a field that the kind does not have: every start would show it.
func (s *Schema) known(fields []string) []string {
	for _, name := range fields {
		if _, ok := s.Field(name); !ok {
			panic("model: " + string(s.Kind) + " has no field " + name)
		}
	}
	return fields
}

// Identity gives the fields by which a record is itself whatever its number: its name,
// and the number that the state gives it, its surest key. ok is false for kinds that
// have none.
func (s *Schema) Identity() (name, number Field, ok bool) {
	if len(s.names) == 0 || len(s.Keys) == 0 || len(s.Keys[0]) > 1 || s.Keys[0][0] == s.names[0][0] {
		return name, number, false
	}
	name, _ = s.Field(s.names[0][0])
	number, _ = s.Field(s.Keys[0][0])
	return name, number, true
}

// Called lists what people may call a record, its proper name first; empty names are
// left out, and find gives other records, nil if there is none.
func (s *Schema) Called(r Record, find func(Ref) Record) []string {
	var out []string
	for _, parts := range s.names {
		name := ""
		for _, part := range parts {
			name += s.part(r, part, find)
		}
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// ProperName is the first that Called gives; empty if it gives none.
func (s *Schema) ProperName(r Record, find func(Ref) Record) string {
	for _, name := range s.Called(r, find) {
		return name
	}
	return ""
}

// part is a field of a record as names say it.
func (s *Schema) part(r Record, part string, find func(Ref) Record) string {
	own, of, _ := strings.Cut(part, ".")
	f, _ := s.Field(own)
	if f.Ref == "" {
		return f.Text(r)
	}
	other := find(Ref{f.Ref, f.Text(r)})
	if other == nil {
		return ""
	}
	t := SchemaOf(f.Ref)
	if of != "" {
		return t.part(other, of, find)
	}
	return t.ProperName(other, find)
}

// NaturalKey joins a record's values of the fields of a natural key; empty if one of
// them is, but for choices.
func (s *Schema) NaturalKey(r Record, fields []string) string {
	for _, name := range fields {
		if f, _ := s.Field(name); f.IsZero(r) && f.Type != ChoiceField {
			return ""
		}
	}
	return s.KeyOf(r, fields)
}

// Lookup finds records of one kind by their IDs and natural keys.
type Lookup struct {
	Schema  *Schema
	Records map[string]Record // by ID

	keys []map[string]string // natural keys → ID, "" = ambiguous; made at the first asking
}

// byKey are the natural keys of all records.
func (ix *Lookup) byKey() []map[string]string {
	if ix.keys == nil {
		ix.keys = make([]map[string]string, len(ix.Schema.Keys))
		for i := range ix.keys {
			ix.keys[i] = map[string]string{}
		}
		for _, r := range ix.Records {
			ix.LearnKeys(r)
		}
	}
	return ix.keys
}

// LearnKeys takes in the natural keys of a record.
func (ix *Lookup) LearnKeys(r Record) {
	for i := range ix.keys {
		fields := ix.Schema.Keys[i]
		k := ix.Schema.NaturalKey(r, fields)
		if k == "" {
			continue
		}
		if old, ok := ix.keys[i][k]; ok && old != r.Key() {
			ix.keys[i][k] = ""
			continue
		}
		ix.keys[i][k] = r.Key()
	}
}

// Replace puts a record in the place of one that was there; nil: there was, or is, none.
func (ix *Lookup) Replace(was, now Record) {
	if was != nil {
		for i, ids := range ix.keys {
			if k := ix.Schema.NaturalKey(was, ix.Schema.Keys[i]); ids[k] == was.Key() {
				delete(ids, k)
			}
		}
		delete(ix.Records, was.Key())
	}
	if now != nil {
		ix.Records[now.Key()] = now
		ix.LearnKeys(now)
	}
}

// ByKey is the ID of the one record with the same n-th natural key; empty if there is
// none, or several.
func (ix *Lookup) ByKey(n int, r Record) string {
	if n >= len(ix.Schema.Keys) {
		return ""
	}
	return ix.byKey()[n][ix.Schema.NaturalKey(r, ix.Schema.Keys[n])]
}

// Match finds the one record that a record without an ID means. A later key does not
// count where an earlier one is filled on both sides and differs: two people of one
// name and birthday are two if their identity numbers are. several says that it could
// mean more than one, and nothing stronger tells which.
func (ix *Lookup) Match(r Record) (id string, several bool) {
	stronger := false // an earlier key is filled: an unmatched row is a new record
	for i, fields := range ix.Schema.Keys {
		k := ix.Schema.NaturalKey(r, fields)
		id, known := ix.byKey()[i][k]
		switch {
		case k == "":
			continue
		case known && id == "" && !stronger:
			return "", true
		case id != "" && ix.Records[id] != nil && ix.agrees(i, r, ix.Records[id]):
			return id, false
		}
		stronger = true
	}
	return "", false
}

// agrees reports that none of the first n keys that both have filled differs.
func (ix *Lookup) agrees(n int, r, other Record) bool {
	return !slices.ContainsFunc(ix.Schema.Keys[:n], func(fields []string) bool {
		a, b := ix.Schema.NaturalKey(r, fields), ix.Schema.NaturalKey(other, fields)
		return a != "" && b != "" && a != b
	})
}
