package ui

// Where the text caret stands, for the candidate box of Chinese input methods.

import (
	"reflect"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// caret answers the place of the focused field's caret in the window, in the
// canvas's units, and the height of its line; false if no text field has the
// focus.
func caret(c fyne.Canvas) (fyne.Position, float32, bool) {
	field, ok := c.Focused().(fyne.CanvasObject)
	if !ok {
		return fyne.Position{}, 0, false
	}
	if drop, ok := field.(interface{ Field() fyne.CanvasObject }); ok {
		field = drop.Field() // what a field offers hands the keys on to it
	}
	row, column, text, ok := entryState(field)
	if !ok {
		return fyne.Position{}, 0, false
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(field)
	line := ""
	if lines := strings.Split(text, "\n"); row < len(lines) {
		line = lines[row]
	}
	before := []rune(line)
	before = before[:min(column, len(before))]
	inner, size := theme.InnerPadding(), field.Size()
	height := fyne.MeasureText("国", theme.TextSize(), fyne.TextStyle{}).Height
	width := fyne.MeasureText(string(before), theme.TextSize(), fyne.TextStyle{}).Width
	// A long text is scrolled inside its field: the caret is never beyond it.
	x := min(inner+width, max(0, size.Width-inner))
	y := min(inner+float32(row)*height, max(0, size.Height-height-inner))
	return at.AddXY(x, y), height, true
}

// entryState reads the caret of a widget.Entry or of a widget built on one,
// which the toolkit gives as fields only.
func entryState(o any) (row, column int, text string, ok bool) {
	v := reflect.ValueOf(o)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return 0, 0, "", false
	}
	v = v.Elem()
	r, c, t := v.FieldByName("CursorRow"), v.FieldByName("CursorColumn"), v.FieldByName("Text")
	if !r.IsValid() || !c.IsValid() || t.Kind() != reflect.String {
		return 0, 0, "", false
	}
	return int(r.Int()), int(c.Int()), t.String(), true
}
