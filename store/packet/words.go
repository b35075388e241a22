package packet

// How records of packets are called, and in what two of them differ.

import (
	"strings"

	"partyledger/model"
	"partyledger/store"
)

// shownMost is how many characters of a text stand in a line of a list.
const shownMost = 40

// nameThere is what a record of the packet is called.
func (x *planning) nameThere(r model.Record) string {
	return calling(r, func(ref model.Ref) model.Record { return x.there(thereRef(ref)) })
}

// nameHere is what a record of this ledger is called.
func (x *planning) nameHere(r model.Record) string { return calling(r, x.findHere) }

// calling is a record's own name, or else what its natural key says, by names.
func calling(r model.Record, find func(model.Ref) model.Record) string {
	if r == nil {
		return ""
	}
	s := model.SchemaOf(r.Kind())
	if f, ok := s.Field("Name"); ok && !f.IsZero(r) {
		return f.Text(r)
	}
	if len(s.Keys) == 0 {
		return r.Key()
	}
	var parts []string
	for _, name := range s.Keys[0] {
		f, _ := s.Field(name)
		text := f.Text(r)
		if f.Ref != "" {
			text = calling(find(model.Ref{Kind: f.Ref, ID: text}), find)
		}
		if text != "" {
			parts = append(parts, model.ClipLine(text, shownMost))
		}
	}
	if len(parts) == 0 {
		return r.Key()
	}
	return strings.Join(parts, " ")
}

// differ lists the fields in which the record here and what it would become
// differ. Identity numbers and phones are masked.
func (x *planning) differ(was, now model.Record) []ItemField {
	var out []ItemField
	for _, c := range store.Changes(was, now) {
		out = append(out, ItemField{c.Field.Label, x.shown(c.Field, c.Was), x.shown(c.Field, c.Now)})
	}
	return out
}

func (x *planning) shown(f model.Field, text string) string {
	switch {
	case f.Ref != "" && text != "":
		ref := model.Ref{Kind: f.Ref, ID: text}
		if r := x.findHere(ref); r != nil {
			return x.nameHere(r)
		}
		for there, id := range x.ids {
			if there.Kind == f.Ref && id == text {
				return x.nameThere(x.there(there))
			}
		}
	case f.Style == "secret" && f.Name == "Phone":
		return model.MaskPhone(text)
	case f.Style == "secret":
		return model.MaskIdentity(text)
	}
	return model.ClipLine(text, shownMost)
}
