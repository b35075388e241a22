package kit

// What is wrong with a field, at the right of its name: nothing below moves when it
// is said. What the line has no room for is said in full under the field while that
// has the keyboard, and where the mouse rests on it.

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Fault is what is wrong with one field; empty = nothing.
type Fault struct {
	widget.BaseWidget
	text  string
	draw  *canvas.Text
	label *Text // the field's name, which is in the colour of errors too
	field fyne.CanvasObject
}

// NewFault makes the place of what may be wrong with the field that Labelled names.
func NewFault() *Fault {
	f := &Fault{draw: canvas.NewText("", nil)}
	f.ExtendBaseWidget(f)
	return f
}

// String is what is wrong.
func (f *Fault) String() string { return f.text }

// Set says what is wrong; empty = nothing any more.
func (f *Fault) Set(text string) {
	if text == f.text {
		return
	}
	f.text = text
	NoTip(f)
	if f.label != nil {
		f.label.Color = Choose(text == "", ColorMuted, theme.ColorNameError)
		f.label.Refresh()
	}
	f.Refresh()
}

// Focus gives the keyboard to the field, where all that is wrong with it is said.
func (f *Fault) Focus() {
	if field, ok := f.field.(fyne.Focusable); ok {
		focus(field)
		explain(f.field)
	}
}

// labelSize is the size of a field's name.
func labelSize() float32 { return theme.CaptionTextSize() + textScale() }

func (f *Fault) room() float32 { return f.Size().Width - theme.InnerPadding() }

// cut reports that the line has no room for all of it.
func (f *Fault) cut() bool { return f.draw.Text != Visible(f.text) }

// CreateRenderer implements fyne.Widget.
func (f *Fault) CreateRenderer() fyne.WidgetRenderer {
	faults = append(faults, f)
	r := &faultRenderer{f}
	r.Refresh()
	return r
}

type faultRenderer struct{ f *Fault }

// Destroy implements fyne.WidgetRenderer.
func (r *faultRenderer) Destroy() {
	faults = slices.DeleteFunc(faults, func(x *Fault) bool { return x == r.f })
}

func (r *faultRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.f.draw} }
func (r *faultRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, r.f.draw.MinSize().Height) }

func (r *faultRenderer) Layout(size fyne.Size) {
	f := r.f
	f.draw.Text = Cut(f.text, f.room(), labelSize())
	high := f.draw.MinSize().Height
	f.draw.Move(fyne.NewPos(theme.InnerPadding(), (size.Height-high)/2))
	f.draw.Resize(fyne.NewSize(f.room(), high))
}

func (r *faultRenderer) Refresh() {
	r.f.draw.Color, r.f.draw.TextSize = theme.Color(theme.ColorNameError), labelSize()
	r.Layout(r.f.Size())
	canvas.Refresh(r.f.draw)
}

// MouseIn implements desktop.Hoverable.
func (f *Fault) MouseIn(*desktop.MouseEvent) {
	if f.cut() {
		Tip(f, f, fyne.Position{}, f.Size(), f.text)
	}
}

// MouseMoved implements desktop.Hoverable.
func (f *Fault) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (f *Fault) MouseOut() { NoTip(f) }

// faults is those that are drawn. It belongs to the UI goroutine.
var faults []*Fault

// explain says in full what is wrong with the field that has got the keyboard, as far as
// its line has no room for it; what was said of another goes.
func explain(field fyne.CanvasObject) {
	t := tipsOn(canvasOf(field))
	if t == nil {
		return
	}
	t.unexplain()
	for _, f := range faults {
		if f.field == field && f.cut() {
			t.hide()
			t.of = f
			t.show(fyne.CurrentApp().Driver().AbsolutePositionForObject(field), field.Size(), f.text)
		}
	}
}

// unexplain puts away what was said of a field.
func (t *Tips) unexplain() {
	if _, ok := t.of.(*Fault); ok {
		t.hide()
	}
}

// Labelled puts a field's name over it, and beside the name what is wrong with it; nil =
// nothing ever is.
func Labelled(label string, need bool, field fyne.CanvasObject, fault *Fault) fyne.CanvasObject {
	name := NewText(label, ColorMuted).Sized(labelSize)
	names := container.NewHBox(name)
	if need {
		names.Add(NewText("*", ColorAccent).Sized(labelSize))
	}
	if fault == nil {
		return NewColumn(names, field)
	}
	fault.label, fault.field = name, field
	return NewColumn(container.NewBorder(nil, nil, names, nil, fault), field)
}
