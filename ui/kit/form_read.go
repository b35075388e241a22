package kit

// What of a form cannot be read, for those who look at it while it is filled in.

import "strings"

// Unreadable says which fields cannot be read as they stand, and why; empty = all can.
func (f *RecordForm) Unreadable() string {
	var out []string
	for _, ff := range f.fields {
		p := f.schema.Pointer(f.schema.Deref(f.record))
		if err := ff.field.SetText(p, ff.read()); err != nil {
			out = append(out, ff.field.Label+"："+err.Error())
		} else if text := ff.stray(); text != "" {
			out = append(out, ff.field.Label+"：“"+text+"”没有选定")
		}
	}
	return strings.Join(out, "；")
}
