package model

// How records are called where people read of them: on screen, in the log, in messages.

import "strings"

// named is a record that knows best how it is called.
type named interface{ Called() string }

// NameOf is how people call a record; its ID if it is unknown.
func (b *Book) NameOf(ref Ref) string {
	switch ref.Kind {
	case KindEnterprise:
		return b.EnterpriseName(ref.ID)
	case KindOrganization:
		return b.OrganizationName(ref.ID)
	case KindPerson:
		return b.PersonName(ref.ID)
	}
	r, ok := b.Record(ref)
	if !ok {
		return ref.ID
	}
	return b.CallName(r)
}

// CallName is how people call a record, which may not be in the book.
func (b *Book) CallName(r Record) string {
	return CallName(r, func(kind Kind, id string) string { return b.NameOf(Ref{kind, id}) })
}

// CallName is how people call a record: by what the record says of itself, or whose
// it is. The name of another record is asked of nameOf. Where nothing is said it is
// what its natural key says, or its own ID; empty of a new record that says nothing.
func CallName(r Record, nameOf func(kind Kind, id string) string) string {
	if c, ok := r.(named); ok {
		return c.Called()
	}
	schema := SchemaOf(r.Kind())
	text := func(names ...string) string {
		for _, name := range names {
			if f, ok := schema.Field(name); ok && !f.IsZero(r) {
				return f.Text(r)
			}
		}
		return ""
	}
	of := func(names ...string) string {
		for _, name := range names {
			if f, ok := schema.Field(name); ok && f.Ref != "" && !f.IsZero(r) {
				return nameOf(f.Ref, f.Text(r))
			}
		}
		return ""
	}
	if own := text("Name"); own != "" {
		return own
	}
	if person := of("PersonID"); person != "" {
		return strings.TrimSpace(person + " " + text("Title", "Post", "Type"))
	}
	if own := text("Problem", "Matter", "Title", "Theme"); own != "" {
		return own
	}
	owner := of("CaseID", "LinkID", "EntryID", "RectificationID", "OrganizationID", "EnterpriseID")
	if year := text("Year"); year != "" {
		return owner + year + "年" + strings.TrimPrefix(schema.Label, "年")
	}
	if name := strings.TrimSpace(owner + " " + text("Version", "Number")); name != "" {
		return name
	}
	if key := schema.keyWords(r, nameOf); key != "" {
		return key
	}
	return r.Key()
}

// keyWords is what the surest natural key says, for records that nothing else names.
func (s *Schema) keyWords(r Record, nameOf func(kind Kind, id string) string) string {
	if len(s.Keys) == 0 {
		return ""
	}
	var words []string
	for _, name := range s.Keys[0] {
		switch f, _ := s.Field(name); {
		case f.IsZero(r) || f.Style == "secret" || f.Name == "Hash":
		case f.Name == "RecordKind": // the record's own name says enough
		case f.Name == "RecordID":
			if ref, ok := Pointer(r); ok {
				words = append(words, nameOf(ref.Kind, ref.ID))
			}
		case f.Ref != "":
			words = append(words, nameOf(f.Ref, f.Text(r)))
		default:
			words = append(words, f.Text(r))
		}
	}
	return Clip(strings.Join(words, " "), 30)
}

// Titled is a record with its kind, as messages name it: 人员“张甲”; the kind alone of
// one that has no name.
func Titled(r Record, nameOf func(kind Kind, id string) string) string {
	label := SchemaOf(r.Kind()).Label
	if name := CallName(r, nameOf); name != "" {
		return label + "“" + name + "”"
	}
	return label
}

// Titled is Titled by the names of the book.
func (b *Book) Titled(r Record) string {
	return Titled(r, func(kind Kind, id string) string { return b.NameOf(Ref{kind, id}) })
}
