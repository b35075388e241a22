package pagetest

// What people see and press: texts and buttons of the window on top.

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"partyledger/ui/kit"
)

func init() { kit.SecondHalf = 0 } // tests press without aiming

// Top is what is in front: the last dialog, or the page.
func Top(w fyne.Window) fyne.CanvasObject {
	if o := w.Canvas().Overlays().Top(); o != nil {
		return o
	}
	return w.Content()
}

// All is the visible objects of a type in what is in front, in their order.
func All[T fyne.CanvasObject](w fyne.Window) []T {
	var out []T
	walk(Top(w), func(o fyne.CanvasObject) bool {
		if x, ok := o.(T); ok {
			out = append(out, x)
		}
		return true
	})
	return out
}

// Button is the button with the text in what is in front.
func Button(t testing.TB, w fyne.Window, text string) *kit.Button {
	t.Helper()
	for _, b := range All[*kit.Button](w) {
		if b.Text == text {
			return b
		}
	}
	t.Fatalf("no button %q", text)
	return nil
}

// Press presses the button with the text in what is in front.
func Press(t testing.TB, w fyne.Window, text string) {
	t.Helper()
	b := Button(t, w, text)
	if b.Disabled() {
		t.Fatalf("button %q is disabled", text)
	}
	test.Tap(b)
}

// Tick sets the tick whose text begins so.
func Tick(t testing.TB, w fyne.Window, text string, on bool) {
	t.Helper()
	for _, c := range All[*kit.Check](w) {
		if strings.HasPrefix(c.Text, text) {
			c.SetChecked(on)
			return
		}
	}
	t.Fatalf("no tick %q", text)
}

// Seen is every text in what is in front, a line each.
func Seen(w fyne.Window) string {
	var out []string
	walk(Top(w), func(o fyne.CanvasObject) bool {
		switch x := o.(type) {
		case *canvas.Text:
			out = append(out, x.Text)
		case *widget.Label:
			out = append(out, x.Text)
		case *kit.Words:
			out = append(out, x.String())
		case *kit.Fault:
			out = append(out, x.String())
		case *widget.RichText:
			out = append(out, x.String())
		case *kit.Button:
			out = append(out, x.Text)
		case *kit.Entry:
			out = append(out, x.Text)
		}
		return true
	})
	return strings.Join(out, "\n")
}

// walk goes through everything that is visible until f answers false.
func walk(o fyne.CanvasObject, f func(fyne.CanvasObject) bool) bool {
	if o == nil || !o.Visible() {
		return true
	}
	if !f(o) {
		return false
	}
	var children []fyne.CanvasObject
	switch x := o.(type) {
	case *fyne.Container:
		children = x.Objects
	case *container.Scroll:
		children = []fyne.CanvasObject{x.Content}
	case fyne.Widget:
		children = test.WidgetRenderer(x).Objects()
	}
	for _, c := range children {
		if !walk(c, f) {
			return false
		}
	}
	return true
}
