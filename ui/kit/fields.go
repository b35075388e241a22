package kit

// Fyne's fields and buttons with an office's keys: what they have no use for goes
// to the window, so that Escape and the window's shortcuts work whatever has the
// keyboard.

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
)

// toWindow hands a key to the window of an object.
func toWindow(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if f := canvasOf(o).OnTypedKey(); f != nil {
		f(e)
	}
}

// ofWindow reports a key that the window has a use for, whatever has the keyboard.
func ofWindow(key fyne.KeyName) bool {
	return key == fyne.KeyEscape || key == fyne.KeyF1 || key == fyne.KeyF10
}

// ToWindow hands a key that the window has a use for to it; false = it is another.
func ToWindow(o fyne.CanvasObject, k *fyne.KeyEvent) bool {
	if !ofWindow(k.Name) {
		return false
	}
	toWindow(o, k)
	return true
}

// shortcutToWindow hands a shortcut to the window of an object.
func shortcutToWindow(o fyne.CanvasObject, s fyne.Shortcut) {
	if c, ok := canvasOf(o).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// KeyboardMoved is called when a text field has got or lost the keyboard, before it
// is known where that went: the system's input method is told.
var KeyboardMoved = func() {}

// Entry is a line or a field of text.
type Entry struct {
	widget.Entry
	pressed bool // the mouse is bringing the keyboard here
}

// NewEntry makes an entry of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(e)
	return e
}

// NewLongEntry makes an entry of several lines.
func NewLongEntry() *Entry {
	e := &Entry{}
	e.MultiLine, e.Wrapping = true, fyne.TextWrapBreak
	e.SetMinRowsVisible(3)
	e.ExtendBaseWidget(e)
	return e
}

// FocusGained implements fyne.Focusable. The keyboard that comes by a key finds the line
// selected, so that typing replaces it.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	if !e.pressed && !e.MultiLine && e.Text != "" {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	e.bring(e)
	KeyboardMoved()
}

// FocusLost implements fyne.Focusable.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	KeyboardMoved()
}

// bring brings a field that is built on this one into view, but not from under
// the mouse.
func (e *Entry) bring(field fyne.CanvasObject) {
	if !e.pressed {
		bring(field)
	}
}

// MouseDown implements desktop.Mouseable.
func (e *Entry) MouseDown(m *desktop.MouseEvent) {
	e.pressed = true
	e.Entry.MouseDown(m)
	e.pressed = false
}

// TypedKey implements fyne.Focusable.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	if ofWindow(k.Name) {
		toWindow(e, k)
		return
	}
	e.Entry.TypedKey(k)
}

// toEnd sets the caret behind the text, with nothing selected.
func (e *Entry) toEnd() {
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	lines := strings.Split(e.Text, "\n")
	e.CursorRow, e.CursorColumn = len(lines)-1, utf8.RuneCountInString(lines[len(lines)-1])
	e.Refresh()
}

// AcceptsTab is false: the Tab key goes on to the next field, here as everywhere.
func (e *Entry) AcceptsTab() bool { return false }

// TypedShortcut keeps copying, pasting and moving by words, and hands the rest on.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && !movesByWord(c) {
		shortcutToWindow(e, s)
		return
	}
	e.Entry.TypedShortcut(s)
}

// movesByWord reports a shortcut that moves in the text or selects in it.
func movesByWord(c *desktop.CustomShortcut) bool {
	return c.Modifier&fyne.KeyModifierShortcutDefault != 0 && slices.Contains([]fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome,
		fyne.KeyEnd}, c.KeyName)
}

// Button is a button that Enter presses too.
type Button struct{ widget.Button }

// NewButton makes a button with a text.
func NewButton(text string, tapped func()) *Button { return NewButtonWithIcon(text, nil, tapped) }

// NewButtonWithIcon makes a button with an icon and a text.
func NewButtonWithIcon(text string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{}
	b.Text, b.Icon, b.OnTapped = text, icon, tapped
	b.ExtendBaseWidget(b)
	return b
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(e *fyne.PointEvent) {
	if !secondOfTwo(b, e) {
		b.Button.Tapped(e)
	}
}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF10:
		toWindow(b, k)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.AccessPress()
	default:
		b.Button.TypedKey(k)
	}
}

// Select is a drop-down.
type Select struct{ widget.Select }

// NewSelect makes a drop-down; nothing is chosen.
func NewSelect(options []string, changed func(string)) *Select {
	s := &Select{}
	s.Options, s.OnChanged, s.PlaceHolder = options, changed, "请选择"
	s.ExtendBaseWidget(s)
	return s
}

// FocusGained implements fyne.Focusable.
func (s *Select) FocusGained() {
	s.Select.FocusGained()
	bring(s)
}

// TypedKey implements fyne.Focusable.
func (s *Select) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF10:
		toWindow(s, k)
	case fyne.KeyReturn, fyne.KeyEnter:
		canvasOf(s).FocusNext()
	default:
		s.Select.TypedKey(k)
	}
}

// TypedRune chooses the next of what begins with a letter, by pinyin.
func (s *Select) TypedRune(r rune) {
	letter, n, at := strings.ToLower(string(r)), len(s.Options), s.SelectedIndex()
	for i := range n {
		next := (at + 1 + i) % n
		if strings.HasPrefix(store.Initials(s.Options[next]), letter) {
			s.SetSelectedIndex(next)
			return
		}
	}
}

// Check is a tick with its text.
type Check struct {
	widget.Check
	Pointed func() // after it was ticked or not by the mouse; may be nil
}

// NewCheck makes a tick.
func NewCheck(text string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = text, changed
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained implements fyne.Focusable.
func (c *Check) FocusGained() {
	c.Check.FocusGained()
	bring(c)
}

// Tapped implements fyne.Tappable.
func (c *Check) Tapped(e *fyne.PointEvent) {
	was := c.Checked
	c.Check.Tapped(e)
	if c.Pointed != nil && c.Checked != was {
		c.Pointed()
	}
}

// TypedKey implements fyne.Focusable; the space bar ticks.
func (c *Check) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF10:
		toWindow(c, k)
	case fyne.KeyReturn, fyne.KeyEnter:
		canvasOf(c).FocusNext()
	}
}

// Link is a text that can be pressed.
type Link struct{ widget.Hyperlink }

// NewLink makes a link.
func NewLink(text string, tapped func()) *Link {
	l := &Link{}
	l.Text, l.OnTapped = text, tapped
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey implements fyne.Focusable.
func (l *Link) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF10:
		toWindow(l, k)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.OnTapped()
	default:
		l.Hyperlink.TypedKey(k)
	}
}

// List is Fyne's list of equal lines.
type List struct{ widget.List }

// NewList makes a list.
func NewList(length func() int, create func() fyne.CanvasObject, update func(int, fyne.CanvasObject)) *List {
	l := &List{}
	l.Length, l.CreateItem, l.UpdateItem = length, create, update
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey implements fyne.Focusable.
func (l *List) TypedKey(k *fyne.KeyEvent) {
	if ofWindow(k.Name) {
		toWindow(l, k)
		return
	}
	l.List.TypedKey(k)
}

// Radio is a choice of one among a few, side by side.
type Radio struct {
	widget.BaseWidget
	Options   []string
	Selected  string
	OnChanged func(string)
	chips     []*Chip
	content   *fyne.Container
}

// NewRadio makes a choice; nothing is chosen.
func NewRadio(options []string, changed func(string)) *Radio {
	r := &Radio{Options: options, OnChanged: changed, content: container.NewHBox()}
	for _, o := range options {
		c := NewChip(o, "", func() { r.SetSelected(o) })
		r.chips = append(r.chips, c)
		r.content.Add(c)
	}
	r.ExtendBaseWidget(r)
	return r
}

// SetSelected chooses one of the options.
func (r *Radio) SetSelected(option string) {
	if option == r.Selected || !slices.Contains(r.Options, option) {
		return
	}
	r.Selected = option
	r.Refresh()
	if r.OnChanged != nil {
		r.OnChanged(option)
	}
}

// Refresh shows what is chosen.
func (r *Radio) Refresh() {
	r.mark()
	r.BaseWidget.Refresh()
}

func (r *Radio) mark() {
	for i, c := range r.chips {
		c.Set(r.Options[i], r.Options[i] == r.Selected)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *Radio) CreateRenderer() fyne.WidgetRenderer {
	r.mark()
	return widget.NewSimpleRenderer(r.content)
}
