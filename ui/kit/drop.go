package kit

// What a field offers below itself while the person types: the field goes on
// taking the keys. A pop-up has the window's focus to itself, so it hands every
// key to its field.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Typist is a field that keys are handed to.
type Typist interface {
	fyne.CanvasObject
	fyne.Focusable
	fyne.Shortcutable
}

// Drop is a list of choices below a field.
type Drop struct {
	field   Typist
	options []Option
	onPick  func(int)
	pop     *widget.PopUp
	buttons []*widget.Button
	scroll  *container.Scroll
	at      int
}

// dropHeight is the most of the window that choices cover, at the normal size.
const dropHeight = 420

// ShowDrop offers choices below (or above) the field; onPick gets the chosen
// one's number.
func ShowDrop(field Typist, options []Option, onPick func(int)) *Drop {
	d := &Drop{field: field, options: options, onPick: onPick}
	box := container.NewVBox()
	for i, o := range options {
		text := o.Text
		if o.More != "" {
			text += "　" + o.More
		}
		b := widget.NewButton(Visible(text), func() { d.pick(i) })
		b.Alignment, b.Importance = widget.ButtonAlignLeading, widget.LowImportance
		d.buttons = append(d.buttons, b)
		box.Add(b)
	}
	d.scroll = container.NewVScroll(box)
	c := canvasOf(field)
	hand := newHandOn(field, d.scroll)
	d.pop = widget.NewPopUp(hand, c)
	d.place(c, box.MinSize())
	c.Focus(hand)
	d.move(0)
	return d
}

// place puts the list below its field, above it where there is more room, never
// beyond the window's edge.
func (d *Drop) place(c fyne.Canvas, want fyne.Size) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.field)
	window, pad := c.Size(), theme.Padding()
	below := window.Height - at.Y - d.field.Size().Height - pad
	height := min(want.Height+2*pad, dropHeight*textScale())
	y := at.Y + d.field.Size().Height
	if height > below && at.Y > below {
		height = min(height, at.Y-pad)
		y = at.Y - height
	} else {
		height = min(height, below)
	}
	width := min(max(d.field.Size().Width, want.Width+2*pad, 320*textScale()), window.Width)
	x := min(at.X, window.Width-width)
	d.pop.ShowAtPosition(fyne.NewPos(max(0, x), y))
	d.pop.Resize(fyne.NewSize(width, height))
}

// Open reports that the choices are on the screen: a click beside them puts them
// away.
func (d *Drop) Open() bool { return d != nil && d.pop.Visible() }

// Hide puts the choices away.
func (d *Drop) Hide() {
	if d != nil {
		d.pop.Hide()
	}
}

// Key moves in the choices, takes one or puts them away; false is for the field.
func (d *Drop) Key(e *fyne.KeyEvent) bool {
	if !d.Open() {
		return false
	}
	switch e.Name {
	case fyne.KeyDown:
		d.move(1)
	case fyne.KeyUp:
		d.move(-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		d.pick(d.at)
	case fyne.KeyEscape:
		d.Hide()
	default:
		return false
	}
	return true
}

func (d *Drop) move(by int) {
	d.at = (d.at + by + len(d.options)) % len(d.options)
	for i, b := range d.buttons {
		b.Importance = widget.LowImportance
		if i == d.at {
			b.Importance = widget.HighImportance
		}
		b.Refresh()
	}
	top, height := d.buttons[d.at].Position().Y, d.buttons[d.at].MinSize().Height
	switch view := d.scroll.Size().Height; {
	case top < d.scroll.Offset.Y:
		d.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case top+height > d.scroll.Offset.Y+view && view > 0:
		d.scroll.ScrollToOffset(fyne.NewPos(0, top+height-view))
	}
}

func (d *Drop) pick(i int) {
	d.Hide()
	d.onPick(i)
}

// handOn is the content of a pop-up that hands the keys on to a field.
type handOn struct {
	widget.BaseWidget
	field   Typist
	content fyne.CanvasObject
}

func newHandOn(field Typist, content fyne.CanvasObject) *handOn {
	h := &handOn{field: field, content: content}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *handOn) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(h.content) }

// Field is where the keys go: the caret is there.
func (h *handOn) Field() fyne.CanvasObject { return h.field }

func (h *handOn) FocusGained()                  {}
func (h *handOn) FocusLost()                    {}
func (h *handOn) TypedRune(r rune)              { h.field.TypedRune(r) }
func (h *handOn) TypedKey(e *fyne.KeyEvent)     { h.field.TypedKey(e) }
func (h *handOn) TypedShortcut(s fyne.Shortcut) { h.field.TypedShortcut(s) }
func (h *handOn) AcceptsTab() bool              { return true }

var (
	_ fyne.Focusable    = (*handOn)(nil)
	_ fyne.Shortcutable = (*handOn)(nil)
	_ fyne.Tabbable     = (*handOn)(nil)
)
