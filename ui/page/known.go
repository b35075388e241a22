package page

// What is known already is not asked again: what a new record begins with, and what
// follows from what is filled in.

import (
	"partyledger/model"
	"partyledger/ui/kit"
)

// Following is a new record as it is begun after another of its kind was saved: for the
// same enterprise and organisation, and of the same sort where new ones begin with one.
func Following(saved, fresh model.Record) model.Record {
	return with(fresh, func(f model.Field, text string) string {
		if where(f) || f.Type == model.ChoiceField && text != "" {
			return f.Text(saved)
		}
		return ""
	})
}

// where reports a field that says whose record it is.
func where(f model.Field) bool { return f.Name == "EnterpriseID" || f.Name == "OrganizationID" }

// WithOnly is a new record with the enterprise and the organisation if there is only one.
func WithOnly(b *model.Book, r model.Record) model.Record {
	return with(r, func(f model.Field, text string) string {
		if text != "" || !where(f) {
			return ""
		}
		switch f.Ref {
		case model.KindEnterprise:
			return onlyOne(b, func(e model.Enterprise) bool { return e.Ended.IsZero() })
		case model.KindOrganization:
			return onlyOne(b, func(o model.Organization) bool { return o.Ended.IsZero() })
		}
		return ""
	})
}

// onlyOne is the ID of the one record for which good holds; empty if there are more.
func onlyOne[T model.Record](b *model.Book, good func(T) bool) string {
	id := ""
	for _, r := range model.Everywhere[T](b) {
		if !good(r) {
			continue
		}
		if id != "" {
			return ""
		}
		id = r.Key()
	}
	return id
}

// WithoutID is a copy of a record that is to be a new one.
func WithoutID(r model.Record) model.Record {
	s := model.SchemaOf(r.Kind())
	p := s.Pointer(r)
	_ = s.Fields[0].SetText(p, "") // an empty ID is one to be given
	return s.Deref(p)
}

// with is a record with what say answers for its fields; empty leaves a field.
func with(r model.Record, say func(f model.Field, text string) string) model.Record {
	s := model.SchemaOf(r.Kind())
	p := s.Pointer(r)
	for _, f := range s.Fields {
		if text := say(f, f.Text(r)); text != "" {
			_ = f.SetText(p, text) // it is a field's own text
		}
	}
	return s.Deref(p)
}

// ofPerson is what a record says of its person as the register does, by the fields of both.
var ofPerson = map[string]string{"EnterpriseID": "EnterpriseID", "FromUnit": "Department", "FromPost": "Position", "FromRank": "Rank",
	"FromPay": "PayGrade"}

// PersonFill is what the register says of the person that a record is about.
func PersonFill(b *model.Book, r model.Record) map[string]string {
	f, ok := model.SchemaOf(r.Kind()).Field("PersonID")
	if !ok {
		return nil
	}
	x, ok := model.Find[model.Person](b, f.Text(r))
	if !ok {
		return nil
	}
	out := map[string]string{}
	for here, there := range ofPerson {
		if f, ok := model.SchemaOf(model.KindPerson).Field(there); ok {
			out[here] = f.Text(x)
		}
	}
	if r.Kind() == model.KindPost {
		out["Title"] = x.Position
	}
	return out
}

// Filler gives what writes what follows from a form's fields, whenever that becomes
// something else, into those that are empty or still say what followed before. So
// what someone empties or writes stays, and an old record is not filled up by itself.
func Filler(began model.Record, fill func(model.Record) map[string]string, form *kit.RecordForm) func() {
	fields := model.SchemaOf(began.Kind()).Fields
	followed := fill(began)
	return func() {
		now := form.Current()
		before, follows := followed, fill(now)
		followed = follows // first: what is written here comes back as a change
		for _, field := range fields {
			was, text, is := before[field.Name], follows[field.Name], field.Text(now)
			if text != was && (is == "" || is == was) {
				form.Set(field.Name, text)
			}
		}
	}
}
