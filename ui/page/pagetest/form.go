package pagetest

// Forms as people fill them in: by the labels over their fields.

import (
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/ui/kit"
)

// field finds a field of the form in front by its label: the field itself and what
// is said to be wrong with it, which may be nil.
func field(t testing.TB, w fyne.Window, label string) (object fyne.CanvasObject, wrong *kit.Fault) {
	t.Helper()
	walk(Top(w), func(o fyne.CanvasObject) bool {
		c, ok := o.(*fyne.Container)
		if !ok || len(c.Objects) != 2 {
			return true
		}
		names, ok := c.Objects[0].(*fyne.Container)
		if !ok {
			return true
		}
		var fault *kit.Fault
		inner := names
		for _, part := range names.Objects {
			switch part := part.(type) {
			case *kit.Fault:
				fault = part
			case *fyne.Container:
				inner = part
			}
		}
		if fault != nil { // beside the name
			names = inner
		}
		if len(names.Objects) == 0 {
			return true
		}
		if name, ok := names.Objects[0].(*kit.Text); ok && name.Text == label {
			object, wrong = c.Objects[1], fault
		}
		return object == nil
	})
	if object == nil {
		t.Fatalf("no field %q", label)
	}
	return object, wrong
}

// Fill writes into the field with the label: text, a word of a choice, 是 for a
// tick, or enough of a name to find just one.
func Fill(t testing.TB, w fyne.Window, label, text string) {
	t.Helper()
	object, _ := field(t, w, label)
	if d, ok := object.(fyne.Disableable); ok && d.Disabled() {
		t.Fatalf("field %q is sealed", label)
	}
	switch f := object.(type) {
	case *kit.Entry:
		f.SetText(text)
	case *kit.DayField:
		f.SetText(text)
	case *kit.Choice:
		f.SetSelected(text)
	case *kit.Check:
		f.SetChecked(text == "是")
	case *kit.Picker:
		w.Canvas().Focus(f)
		f.SetText(text)
		if text == "" {
			return
		}
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if f.Unread() != "" {
			t.Fatalf("%q finds nothing for %q", text, label)
		}
	default:
		t.Fatalf("field %q is a %T", label, object)
	}
}

// Wrong is what is said to be wrong with a field; empty if nothing is.
func Wrong(t testing.TB, w fyne.Window, label string) string {
	t.Helper()
	_, wrong := field(t, w, label)
	if wrong == nil {
		return ""
	}
	return wrong.String()
}

// Windows is how many windows are over the page.
func (h *Host) Windows() int { return len(h.window.Canvas().Overlays().List()) }
