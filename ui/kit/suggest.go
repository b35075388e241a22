package kit

// Suggestions under a field while the person types. A window over the page has the
// keyboard to itself, so this one hands what is typed back to its field.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Suggestion is one line; a nil Pick only says something.
type Suggestion struct {
	Text string
	Pick func()
}

// typingField is a field that suggestions stand under.
type typingField interface {
	fyne.CanvasObject
	fyne.Focusable
	fyne.Shortcutable
}

// Suggest is the window with the suggestions of one field.
type Suggest struct {
	field   typingField
	pop     *widget.PopUp
	scroll  *container.Scroll
	lines   []Suggestion
	buttons []*Button
	at      int

	// asked: what is shown, if anything, is of an earlier text; the answer to
	// the latest is under way. enter: Enter waits for it.
	asked, enter bool
}

// NewSuggest makes the suggestions of a field; none are shown.
func NewSuggest(field typingField) *Suggest { return &Suggest{field: field} }

// Shown reports that the suggestions are on screen: a click beside them puts them
// away.
func (s *Suggest) Shown() bool { return s.pop != nil && s.pop.Visible() }

// Hide puts the suggestions away.
func (s *Suggest) Hide() {
	if s.pop != nil {
		s.pop.Hide()
		s.pop = nil
	}
}

// Asked says that the lines of a newer text are being looked up: Enter takes the
// first of those, not one of the lines of before.
func (s *Suggest) Asked() { s.asked, s.enter = true, false }

// Forget says that no answer will come any more.
func (s *Suggest) Forget() { s.asked, s.enter = false, false }

// Show offers lines in the place of those before; the window is at least as wide
// as asked for at 100 % text.
func (s *Suggest) Show(lines []Suggestion, width float32) {
	entered := s.enter
	s.Forget()
	s.Hide()
	if len(lines) == 0 {
		return
	}
	if entered {
		s.pick(lines[0])
		return
	}
	s.lines, s.buttons, s.at = lines, nil, 0
	box := container.NewVBox()
	for _, l := range lines {
		b := NewButton(Visible(l.Text), func() { s.pick(l) })
		b.Alignment, b.Importance = widget.ButtonAlignLeading, widget.LowImportance
		s.buttons = append(s.buttons, b)
		box.Add(b)
	}
	s.scroll = container.NewVScroll(box)
	body := newSuggestBody(s.field, s.scroll)
	c := canvasOf(s.field)
	s.pop = widget.NewPopUp(body, c)
	pos, size := s.place(c, box.MinSize(), width*textScale())
	s.pop.ShowAtPosition(pos)
	s.pop.Resize(size)
	s.move(0)
	c.Focus(body)
}

// place is below the field, or above it where there is more room.
func (s *Suggest) place(c fyne.Canvas, want fyne.Size, least float32) (fyne.Position, fyne.Size) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.field)
	field, all := s.field.Size(), c.Size()
	width := min(max(field.Width, least, want.Width), all.Width)
	below, above := all.Height-at.Y-field.Height, at.Y
	y, high := at.Y+field.Height, min(want.Height, below)
	if want.Height > below && above > below {
		high = min(want.Height, above)
		y = at.Y - high
	}
	return fyne.NewPos(max(0, min(at.X, all.Width-width)), y), fyne.NewSize(width, high)
}

// Key does what a key does in the suggestions; it answers false for a key that is
// the field's.
func (s *Suggest) Key(e *fyne.KeyEvent) bool {
	enter := e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter
	s.enter = s.asked && enter
	if s.enter {
		return true
	}
	if !s.Shown() {
		return false
	}
	switch e.Name {
	case fyne.KeyDown:
		s.move(1)
	case fyne.KeyUp:
		s.move(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.pick(s.lines[s.at])
	case fyne.KeyEscape:
		s.Hide()
	case fyne.KeyTab:
		if s.asked { // lines of an earlier text
			s.Hide()
		} else {
			s.pick(s.lines[s.at])
		}
		if c := canvasOf(s.field); shiftHeld() {
			c.FocusPrevious()
		} else {
			c.FocusNext()
		}
	default:
		return false
	}
	return true
}

// move marks the line above or below and scrolls to it.
func (s *Suggest) move(by int) {
	s.at = (s.at + by + len(s.lines)) % len(s.lines)
	for i, b := range s.buttons {
		b.Importance = widget.LowImportance
		if i == s.at {
			b.Importance = widget.HighImportance
		}
		b.Refresh()
	}
	top, high := s.buttons[s.at].Position().Y, s.buttons[s.at].Size().Height
	switch {
	case top < s.scroll.Offset.Y:
		s.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case top+high > s.scroll.Offset.Y+s.scroll.Size().Height:
		s.scroll.ScrollToOffset(fyne.NewPos(0, top+high-s.scroll.Size().Height))
	}
}

func (s *Suggest) pick(l Suggestion) {
	s.Hide()
	if l.Pick != nil {
		l.Pick()
	}
}

// suggestBody has the keyboard while suggestions are shown.
type suggestBody struct {
	widget.BaseWidget
	field   typingField
	content fyne.CanvasObject
}

func newSuggestBody(field typingField, content fyne.CanvasObject) *suggestBody {
	b := &suggestBody{field: field, content: content}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *suggestBody) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(suggestLayout{}, b.content))
}

// suggestLayout lets the window be as low as the room makes it.
type suggestLayout struct{}

// MinSize implements fyne.Layout.
func (suggestLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSquareSize(theme.TextSize())
}

// Layout implements fyne.Layout.
func (suggestLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// Tapped takes the keyboard back after a press beside the lines.
func (b *suggestBody) Tapped(*fyne.PointEvent) { canvasOf(b).Focus(b) }

// AcceptsTab lets the Tab key come here.
func (b *suggestBody) AcceptsTab() bool { return true }

// FocusGained implements fyne.Focusable.
func (b *suggestBody) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (b *suggestBody) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (b *suggestBody) TypedRune(r rune) { b.field.TypedRune(r) }

// TypedKey implements fyne.Focusable.
func (b *suggestBody) TypedKey(e *fyne.KeyEvent) { b.field.TypedKey(e) }

// TypedShortcut implements fyne.Shortcutable.
func (b *suggestBody) TypedShortcut(x fyne.Shortcut) { b.field.TypedShortcut(x) }

// KeyDown implements desktop.Keyable: the shift key selects text.
func (b *suggestBody) KeyDown(e *fyne.KeyEvent) {
	if k, ok := b.field.(desktop.Keyable); ok {
		k.KeyDown(e)
	}
}

// KeyUp implements desktop.Keyable.
func (b *suggestBody) KeyUp(e *fyne.KeyEvent) {
	if k, ok := b.field.(desktop.Keyable); ok {
		k.KeyUp(e)
	}
}

// Field is where the keys go: the caret is there.
func (b *suggestBody) Field() fyne.CanvasObject { return b.field }
