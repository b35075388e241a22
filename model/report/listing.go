package report

// Records of a kind as a list, as the console asks for it: of an organisation and all below it,
// with what their fields must hold. It is handed out like the window's lists.

import (
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
)

// Listing says which records are wanted.
type Listing struct {
	Schema       *model.Schema
	Organization string // its own and those of all below it; empty = of all
	Where        []Where
	Columns      []model.Field // in this order; nil = all that hold something
}

// Where says what a field must hold: the text, or nothing if it is empty.
type Where struct {
	Field model.Field
	Text  string
}

// FieldNamed finds a field of a schema by its label.
func FieldNamed(s *model.Schema, label string) (model.Field, bool) {
	i := slices.IndexFunc(s.Fields, func(f model.Field) bool { return f.Label == label })
	if i < 0 {
		return model.Field{}, false
	}
	return s.Fields[i], true
}

// Listed is the list as a document; n is how many records it has.
func Listed(in Input, l Listing) (doc Document, n int) {
	v := newView(in)
	var records []model.Record
	for _, r := range l.Schema.InScope(v.book) {
		if v.listed(l, r) {
			records = append(records, r)
		}
	}
	out := List{Title: l.title(v.book)}
	for _, f := range l.Columns {
		out.add(f, records, func(r model.Record) string { return v.fieldText(f, r) })
	}
	for _, f := range l.Schema.Fields {
		if l.Columns == nil && f.Name != "ID" && slices.ContainsFunc(records, func(r model.Record) bool { return !f.IsZero(r) }) {
			out.add(f, records, func(r model.Record) string { return v.fieldText(f, r) })
		}
	}
	return Shown(in, out.numbered()), len(records)
}

// title is what the list is called: of which organisation, of what.
func (l Listing) title(b *model.Book) string {
	if l.Organization == "" {
		return l.Schema.Label
	}
	return b.OrganizationName(l.Organization) + l.Schema.Label
}

// listed reports that a record is wanted.
func (v *view) listed(l Listing, r model.Record) bool {
	if l.Organization != "" && !v.belongs(l, r) {
		return false
	}
	return !slices.ContainsFunc(l.Where, func(w Where) bool {
		text := v.fieldText(w.Field, r)
		return w.Text == "" && text != "" || !strings.Contains(text, w.Text)
	})
}

// belongs reports a record of the organisation or of one below it: the organisation itself, what
// names it, and what hangs on one of its people.
func (v *view) belongs(l Listing, r model.Record) bool {
	within := func(id string) bool {
		return slices.ContainsFunc(v.book.OrganizationsBelow(l.Organization), func(o model.Organization) bool { return o.ID == id })
	}
	if r.Kind() == model.KindOrganization {
		return within(r.Key())
	}
	for _, f := range l.Schema.Fields {
		if f.Ref == model.KindOrganization && within(f.Text(r)) {
			return true
		}
	}
	owner := r.Owner()
	p, ok := model.Find[model.Person](v.book, owner.ID)
	return ok && owner.Kind == model.KindPerson && within(p.OrganizationID)
}

// fieldText is a field as people read it: names instead of numbers, secrets masked.
func (v *view) fieldText(f model.Field, r model.Record) string {
	text := f.Text(r)
	switch {
	case f.Ref != "" && text != "":
		return v.book.NameOf(model.Ref{Kind: f.Ref, ID: text})
	case !v.Unmasked:
		return f.Masked(text)
	}
	return text
}

// add adds a column.
func (l *List) add(f model.Field, records []model.Record, text func(model.Record) string) {
	l.Heads = append(l.Heads, f.Label)
	number := f.Type == model.IntField || f.Type == model.MoneyField || f.Type == model.RatioField || f.Type == model.PointsField
	l.Numbers = append(l.Numbers, number)
	if l.Rows == nil {
		l.Rows = make([][]string, len(records))
	}
	for i, r := range records {
		l.Rows[i] = append(l.Rows[i], text(r))
	}
}

// numbered is the list with its rows numbered.
func (l List) numbered() List {
	l.Heads, l.Numbers = append([]string{ordinal}, l.Heads...), append([]bool{true}, l.Numbers...)
	for i, row := range l.Rows {
		l.Rows[i] = append([]string{fmt.Sprint(i + 1)}, row...)
	}
	return l
}
