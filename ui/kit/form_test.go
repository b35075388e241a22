package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"partyledger/model"
	"partyledger/model/day"
)

// What was wrong is no longer said once the field says something else; what is wrong
// with other fields stays; and nothing moves from under the mouse, whatever is said.
func TestWrongGoesWithTheChange(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{Scale: 1})
	f := NewRecordForm(model.Person{}, []FormSection{{Fields: []string{"Name", "BirthDay", "EnterpriseID", "DuesBase"}}},
		FormOptions{Today: day.Of(2026, 11, 23), Lookup: func(model.Kind, string, func([]Option)) {},
			Name: func(_ model.Kind, id string) string { return id }})
	f.Set("BirthDay", "1996-13-15")
	f.Set("DuesBase", "八千")
	high := f.Object().MinSize().Height
	if _, ok := f.Record(); ok {
		t.Fatal("saved")
	}
	said := func() (out []bool) {
		for _, ff := range f.fields {
			out = append(out, ff.wrong.String() != "")
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

// What its line has no room for is said in full under the field that has the keyboard.
func TestLongFaultIsSaidInFull(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{Scale: 1})
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(300, 300))
	long, short := NewEntry(), NewEntry()
	faults := []*Fault{NewFault(), NewFault()}
	w.SetContent(Tipped(w, NewColumn(Labelled("年度", true, long, faults[0]), Labelled("金额", false, short, faults[1]))))
	said := strings.Repeat("已有这一年的记录，", 5)
	faults[0].Set(said)
	faults[1].Set("不能是负数")
	tip := func() (text string) {
		for _, o := range tipped[w.Canvas()].layer.Objects {
			if line, ok := o.(*canvas.Text); ok {
				text += line.Text
			}
		}
		return text
	}
	faults[0].Focus()
	if got := tip(); got != said {
		t.Errorf("said %q", got)
	}
	w.Canvas().Focus(short)
	if got := tip(); got != "" {
		t.Errorf("of the other field, whose line says it all: %q", got)
	}
}
