package kit

// Windows over the page, and the key that leaves what is on top.

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
)

// Dialog is a window over the page. Escape leaves it.
type Dialog struct {
	canvas  fyne.Canvas
	inner   dialog.Dialog
	size    fyne.Size         // that it was given by Fit
	overlay fyne.CanvasObject // nil while it is not shown
	closed  []func()
	tips    *Tips // over its content; nil = it has none

	// OnDrop is called for files dropped on the window; nil = it takes none.
	OnDrop func(files []string)
	// OnEscape is called for the Escape key; nil hides the dialog.
	OnEscape func()
}

// NewDialog makes a dialog that is not yet shown.
func NewDialog(w fyne.Window, title string, content fyne.CanvasObject) *Dialog {
	tips := newTips(content)
	d := Adopt(w, dialog.NewCustomWithoutButtons(Visible(title), tips.over(), w))
	d.tips = tips
	return d
}

// Adopt lets Escape leave a dialog of Fyne's.
func Adopt(w fyne.Window, inner dialog.Dialog) *Dialog {
	d := &Dialog{canvas: w.Canvas(), inner: inner}
	inner.SetOnClosed(func() {
		if d.overlay == nil {
			return
		}
		d.overlay = nil
		for _, f := range d.closed {
			f()
		}
	})
	return d
}

// shown is the dialogs on screen. It belongs to the UI goroutine.
var shown []*Dialog

// Show shows the dialog.
func (d *Dialog) Show() {
	d.inner.Show()
	d.overlay = d.canvas.Overlays().Top()
	shown = append(slices.DeleteFunc(shown, func(x *Dialog) bool { return !slices.Contains(x.canvas.Overlays().List(), x.overlay) }), d)
}

// Shown reports that the dialog is on the screen.
func (d *Dialog) Shown() bool {
	return d.overlay != nil && slices.Contains(d.canvas.Overlays().List(), d.overlay)
}

// OnTop reports that nothing is over the dialog.
func (d *Dialog) OnTop() bool { return d.overlay != nil && d.canvas.Overlays().Top() == d.overlay }

// Hide puts the dialog away, and what is over it.
func (d *Dialog) Hide() { d.inner.Hide() }

// Refresh lays the dialog out anew.
func (d *Dialog) Refresh() { d.inner.Refresh() }

// Fit gives the dialog a size wished for at 100 % text, but no more than the
// window has room for.
func (d *Dialog) Fit(width, height float32) {
	room := d.canvas.Size()
	d.size = fyne.NewSize(min(room.Width*most, width*textScale()), min(room.Height*most, height*textScale()))
	d.inner.Resize(d.size)
}

// most is the part of the window that a dialog may take.
const most = 0.94

// Lower makes the dialog so much lower, but not lower than it must be, or higher, but no
// higher than the window has room for.
func (d *Dialog) Lower(by float32) {
	if by != 0 {
		d.size.Height = min(d.size.Height-by, d.canvas.Size().Height*most)
		d.inner.Resize(d.size)
	}
}

// WhenClosed calls f once the dialog is hidden.
func (d *Dialog) WhenClosed(f func()) { d.closed = append(d.closed, f) }

// Escape leaves what is on top of the page: a dialog as it wishes to be left, a
// menu or a list of suggestions at once. It answers false if nothing is.
func Escape(c fyne.Canvas) bool {
	top := c.Overlays().Top()
	if top == nil {
		return false
	}
	for _, d := range shown {
		if d.overlay == top {
			if d.OnEscape != nil {
				d.OnEscape()
			} else {
				d.Hide()
			}
			return true
		}
	}
	if t, ok := top.(fyne.Tappable); ok { // what goes away at a press beside it
		t.Tapped(&fyne.PointEvent{})
	}
	return true
}

// Drop hands dropped files to what is on top of the page; it answers false if that takes
// none.
func Drop(c fyne.Canvas, files []string) bool {
	for _, d := range shown {
		if d.overlay == c.Overlays().Top() && d.OnDrop != nil {
			d.OnDrop(files)
			return true
		}
	}
	return false
}
