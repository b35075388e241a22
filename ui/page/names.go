package page

// How records are called on screen.

import (
	"strconv"

	"partyledger/model"
	"partyledger/ui/kit"
)

// NameOf is how people call a record; its ID if it is unknown.
func NameOf(b *model.Book, ref model.Ref) string { return b.NameOf(ref) }

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
