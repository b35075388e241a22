package ui

// Where the text caret stands, for the candidate box of Chinese input methods.

import (
	"image"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/theme"
)

// Caret is the place of the caret in the window whose handle this is (HWND, X11's
// Window), its left edge and its line in pixels of the window, with the field that it
// is in. It is empty, and the field nil, where no text field has the keyboard. UI
// goroutine only.
func Caret(handle uintptr) (image.Rectangle, fyne.CanvasObject) {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if windowHandle(w) == handle {
			return caretPixels(w.Canvas()), textField(w.Canvas())
		}
	}
	return image.Rectangle{}, nil
}

// windowHandle is the system's handle of a window; 0 if it has none (yet).
func windowHandle(w fyne.Window) (handle uintptr) {
	if native, ok := w.(driver.NativeWindow); ok {
		native.RunNative(func(context any) {
			switch c := context.(type) {
			case driver.X11WindowContext:
				handle = c.WindowHandle
			case driver.WindowsWindowContext:
				handle = c.HWND
			}
		})
	}
	return handle
}

// caretPixels is caret in pixels.
func caretPixels(c fyne.Canvas) image.Rectangle {
	at, height, ok := caret(c)
	if !ok {
		return image.Rectangle{}
	}
	s := c.Scale()
	x, y := int(at.X*s), int(at.Y*s)
	return image.Rect(x, y, x+2, y+max(1, int(height*s)))
}

// textField is the text field that has the keyboard; nil if none has, or one that
// nothing can be written into.
func textField(c fyne.Canvas) fyne.CanvasObject {
	field, _ := c.Focused().(fyne.CanvasObject)
	if drop, ok := field.(interface{ Field() fyne.CanvasObject }); ok {
		field = drop.Field() // what a field offers hands the keys on to it
	}
	if e, ok := field.(entry); !ok || e.Disabled() {
		return nil
	}
	return field
}

// entry is a widget.Entry or a widget built on one.
type entry interface {
	fyne.CanvasObject
	fyne.Disableable
	CursorPosition() fyne.Position
}

// caret answers the place of the focused field's caret in the window, in the
// canvas's units, and the height of its line; false if no text field has the
// focus.
func caret(c fyne.Canvas) (fyne.Position, float32, bool) {
	field := textField(c)
	if field == nil {
		return fyne.Position{}, 0, false
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(field)
	height := fyne.MeasureText("国", theme.TextSize(), fyne.TextStyle{}).Height
	inner := field.(entry).CursorPosition()
	if scroll := scrollOf(field); scroll != nil {
		inner = inner.Add(scroll.Position()).Subtract(scroll.Offset)
	}
	return at.Add(inner), height, true
}

// scrollOf is the scroll that the toolkit keeps inside an entry and does not show;
// nil if it is not there.
func scrollOf(entry fyne.CanvasObject) *container.Scroll {
	v := reflect.Indirect(reflect.ValueOf(entry))
	if v.Kind() != reflect.Struct {
		return nil
	}
	f := v.FieldByName("scroll")
	if !f.IsValid() || f.Type() != reflect.TypeFor[*container.Scroll]() {
		return nil
	}
	return (*container.Scroll)(f.UnsafePointer())
}
