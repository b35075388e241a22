package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"partyledger/model"
	"partyledger/model/day"
)

// What was wrong is no longer said once the field says something else; what is wrong
// with other fields stays, and so does the room: nothing moves from under the mouse.
func TestWrongGoesWithTheChange(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{Scale: 1})
	f := NewRecordForm(model.Person{}, []FormSection{{Fields: []string{"Name", "BirthDay", "EnterpriseID", "DuesBase"}}},
		FormOptions{Today: day.Of(2026, 11, 23), Lookup: func(model.Kind, string, func([]Option)) {},
			Name: func(_ model.Kind, id string) string { return id }})
	f.Set("BirthDay", "1996-13-15")
	f.Set("DuesBase", "八千")
	if _, ok := f.Record(); ok {
		t.Fatal("saved")
	}
	said := func() (out []bool) {
		for _, ff := range f.fields {
			out = append(out, !ff.wrong.Hidden && strings.TrimSpace(ff.wrong.String()) != "")
		}
		return out
	}
	check := func(what string, want ...bool) {
		t.Helper()
		for i, is := range said() {
			if is != want[i] {
				t.Errorf("%s: %s wrong: %v", what, f.fields[i].field.Name, is)
			}
		}
	}
	check("at first", true, true, true, true)
	f.Set("BirthDay", "1996-13-15")
	check("the same again", true, true, true, true)
	high := f.Object().MinSize().Height
	f.Set("BirthDay", "1996-12-15")
	check("another day", true, false, true, true)
	if now := f.Object().MinSize().Height; now != high {
		t.Errorf("the form is %v high, was %v", now, high)
	}
	f.Set("EnterpriseID", "QY001")
	f.Set("Name", "张甲")
	check("names", false, false, false, true)
	if _, ok := f.Record(); ok {
		t.Error("saved with dues that are no number")
	}
	check("saving looks again", false, false, false, true)
}
