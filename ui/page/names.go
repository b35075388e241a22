package page

// How records are called on screen.

import (
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/ui/kit"
)

// NameOf is how people call a record; its ID if it is unknown.
func NameOf(b *model.Book, ref model.Ref) string {
	switch ref.Kind {
	case model.KindEnterprise:
		return b.EnterpriseName(ref.ID)
	case model.KindOrganization:
		return b.OrganizationName(ref.ID)
	case model.KindPerson:
		return b.PersonName(ref.ID)
	}
	r, ok := b.Record(ref)
	if !ok {
		return ref.ID
	}
	return CallName(r, func(kind model.Kind, id string) string { return NameOf(b, model.Ref{Kind: kind, ID: id}) })
}

// called is a record that knows best how it is called.
type called interface{ Called() string }

// CallName is how people call a record: by what the record says of itself, or whose
// it is. The name of another record is asked of nameOf. Its own ID if nothing is said.
func CallName(r model.Record, nameOf func(kind model.Kind, id string) string) string {
	if c, ok := r.(called); ok {
		return c.Called()
	}
	schema := model.SchemaOf(r.Kind())
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
			if f, ok := schema.Field(name); ok && !f.IsZero(r) {
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
	return r.Key()
}

// ShortName is an organisation's short name, or its full one: where the enterprise
// is known, full names differ only at their ends.
func ShortName(b *model.Book, organization string) string {
	if o, ok := model.Find[model.Organization](b, organization); ok && o.ShortName != "" {
		return o.ShortName
	}
	return b.OrganizationName(organization)
}

// Counted is a title with the number of what is below it, if there is any.
func Counted(title string, n int) string {
	if n == 0 {
		return title
	}
	return title + " " + strconv.Itoa(n)
}

// Options lists the records of a kind that references choose from, each with what it
// hangs on.
func Options(b *model.Book, kind model.Kind) []kit.Option {
	var out []kit.Option
	for _, r := range model.SchemaOf(kind).InScope(b) {
		out = append(out, kit.Option{ID: r.Key(), Text: NameOf(b, model.Ref{Kind: kind, ID: r.Key()}), More: NameOf(b, r.Owner())})
	}
	return out
}
