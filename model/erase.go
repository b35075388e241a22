package model

// Erasure (个人信息保护法, 2021, article 47): what tells who somebody is goes, what figures of
// past years rest on stays: days, numbers, one of a few words, references.

import "partyledger/model/day"

// ErasedText stands where a text was that has been erased.
const ErasedText = "（已删除）"

// Erase is the record with its texts taken out, and of a person the number, the phone,
// the income and the day of birth (its month stays: ages at a year's end do). A text
// that the law asks for becomes ErasedText; a number that must be there (of a document, of a
// place in a list) stays, and so do references and what the tag erase:"keep" is on.
func Erase(r Record, on day.Day) Record {
	s := SchemaOf(r.Kind())
	p := s.Pointer(r)
	for _, f := range s.OwnTexts() {
		f.Clear(p)
	}
	for _, fault := range Law(on, s.Deref(p)) {
		if f, ok := s.Field(fault.Field); ok && f.own() && !f.IsZero(r) {
			f.value(p).SetString(ErasedText)
		}
	}
	switch x := p.(type) {
	case *Person:
		x.Erased, x.DuesBase = on, 0
		x.BirthDay = firstOfMonth(x.BirthDay)
	case *DuesBasis:
		x.Base = 0
	case *YearPerson:
		x.BirthDay = firstOfMonth(x.BirthDay)
	}
	return s.Deref(p)
}

// firstOfMonth is the first day of a day's month; zero of none.
func firstOfMonth(d day.Day) day.Day {
	if d.IsZero() {
		return d
	}
	return day.Of(d.Year(), d.Month(), 1)
}

// own reports a text that people wrote.
func (f *Field) own() bool {
	return f.Type == TextField && f.Ref == "" && f.Name != "ID" && !f.lasting && (!f.Required || f.Style != "code")
}

// Telling reports that there is something in the record that Erase would take out.
func Telling(r Record) bool {
	for _, f := range SchemaOf(r.Kind()).OwnTexts() {
		if text := f.Text(r); text != "" && text != ErasedText {
			return true
		}
	}
	return false
}

// OwnTexts lists the fields with texts that people wrote, which may name somebody.
func (s *Schema) OwnTexts() []Field {
	var out []Field
	for i := range s.Fields {
		if s.Fields[i].own() {
			out = append(out, s.Fields[i])
		}
	}
	return out
}

// Concerns reports that the record is about the one at ref: about that person, or a part
// of what is about one; attachments, waivers and papers point at any kind.
func Concerns(r Record, ref Ref) bool {
	if at, ok := Pointer(r); ok {
		return at == ref || containsRef(Batch(r), ref)
	}
	if r.Owner() == ref {
		_, personal := SchemaOf(ref.Kind).Field("PersonID")
		return personal || ref.Kind == KindPerson
	}
	s := SchemaOf(r.Kind())
	if f, ok := s.Field("PersonID"); ok && ref.Kind == KindPerson {
		return f.Text(r) == ref.ID
	}
	return false
}
