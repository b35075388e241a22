package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// A bar that was moved is told of; one that a larger window moved with it is not.
func TestKeepSplit(t *testing.T) {
	test.NewTempApp(t)
	was := settled
	settled = func(f func()) { f() }
	t.Cleanup(func() { settled = was })
	box := func() fyne.CanvasObject { return canvas.NewRectangle(theme.Color(theme.ColorNamePrimary)) }
	s := container.NewHSplit(box(), box())
	s.SetOffset(0.3)
	var told []float64
	KeepSplit(s, func(x float64) { told = append(told, x) })
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(400, 200))
	w.Resize(fyne.NewSize(700, 300))
	if len(told) != 0 {
		t.Errorf("told of %v without having been moved", told)
	}
	s.SetOffset(0.6)
	if len(told) != 1 || told[0] != 0.6 {
		t.Errorf("told %v", told)
	}
}
