package kit

// Access keys: while Alt is held, whatever can be pressed on top shows a letter or a digit,
// and Alt with it presses that. The letter is the first of what it says, in pinyin.

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/store"
)

// Accessed is what has an access key.
type Accessed interface {
	fyne.CanvasObject
	// AccessName is what it says; empty = it cannot be pressed now.
	AccessName() string
	// AccessPress does what a press of the mouse does.
	AccessPress()
}

// SameKey is what has the same key always, as far as another is not asked for.
type SameKey interface{ AccessKey() string }

// Inside is a widget with others in it.
type Inside interface{ Inside() fyne.CanvasObject }

// AccessKeys is all keys there are, in the order in which they are given away.
const AccessKeys = accessDigits + "abcdefghijklmnopqrstuvwxyz"

const accessDigits = "1234567890"

// accessSpot is what can be pressed, with its key and where it stands.
type accessSpot struct {
	of  Accessed
	at  fyne.Position
	key string
}

// ShowAccess shows the keys on a canvas, or puts them away.
func ShowAccess(c fyne.Canvas, on bool) {
	for _, t := range append([]*Tips{tipped[c]}, tipsOfShown()...) {
		if t != nil {
			t.showKeys(nil)
		}
	}
	if !on {
		return
	}
	if t := tipsOn(c); t != nil {
		t.showKeys(t.spots())
	}
}

// PressAccess presses what has the key, on top of a canvas; false = nothing has it.
func PressAccess(c fyne.Canvas, key string) bool {
	t := tipsOn(c)
	if t == nil {
		return false
	}
	for _, s := range t.spots() {
		if s.key == strings.ToLower(key) {
			ShowAccess(c, false)
			s.of.AccessPress()
			return true
		}
	}
	return false
}

// spots is what can be pressed and is in sight, each with its key.
func (t *Tips) spots() []accessSpot {
	var out []accessSpot
	collect(t.content, fyne.Position{}, rectangle{size: t.content.Size()}, &out)
	giveKeys(out)
	return out
}

// rectangle is a part of the window.
type rectangle struct {
	at   fyne.Position
	size fyne.Size
}

func (r rectangle) has(p fyne.Position) bool {
	return p.X >= r.at.X && p.Y >= r.at.Y && p.X <= r.at.X+r.size.Width && p.Y <= r.at.Y+r.size.Height
}

// collect goes through an object and what is in it.
func collect(o fyne.CanvasObject, at fyne.Position, seen rectangle, out *[]accessSpot) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	if a, ok := o.(Accessed); ok {
		middle := at.AddXY(o.Size().Width/2, o.Size().Height/2)
		if a.AccessName() != "" && seen.has(middle) {
			*out = append(*out, accessSpot{of: a, at: at})
		}
		return
	}
	switch x := o.(type) {
	case *fyne.Container:
		for _, o := range x.Objects {
			collect(o, at, seen, out)
		}
	case *container.Scroll:
		collect(x.Content, at, rectangle{at, x.Size()}, out)
	case *container.Split:
		collect(x.Leading, at, seen, out)
		collect(x.Trailing, at, seen, out)
	case Inside:
		collect(x.Inside(), at, seen, out)
	}
}

// giveKeys gives each its key: its own; else the first letter of what it says; where another
// has that, a digit, a further letter of what it says, any letter. The first come first.
func giveKeys(list []accessSpot) {
	taken := map[string]bool{}
	for i, s := range list {
		if k, ok := s.of.(SameKey); ok && k.AccessKey() != "" && !taken[k.AccessKey()] {
			list[i].key = k.AccessKey()
			taken[list[i].key] = true
		}
	}
	for i, s := range list {
		letters := store.Initials(s.of.AccessName())
		first := letters[:min(1, len(letters))]
		for _, r := range first + accessDigits + letters + AccessKeys {
			if key := string(r); s.key == "" && strings.ContainsRune(AccessKeys, r) && !taken[key] {
				s.key, list[i].key, taken[key] = key, key, true
			}
		}
	}
}

// showKeys draws the keys over what they press.
func (t *Tips) showKeys(list []accessSpot) {
	if len(t.keys.Objects) == 0 && len(list) == 0 {
		return
	}
	t.keys.Objects = nil
	size := theme.CaptionTextSize()
	high := size * 1.4
	for _, s := range list {
		if s.key == "" {
			continue
		}
		at := fyne.NewPos(max(0, s.at.X-high*0.35), max(0, s.at.Y-high*0.4)) // on the corner: the text stays readable
		ground := canvas.NewRectangle(theme.Color(theme.ColorNamePrimary))
		ground.CornerRadius = 3
		ground.Move(at)
		ground.Resize(fyne.NewSquareSize(high))
		letter := canvas.NewText(strings.ToUpper(s.key), theme.Color(theme.ColorNameForegroundOnPrimary))
		letter.TextSize, letter.TextStyle.Bold = size, true
		m := letter.MinSize()
		letter.Move(at.AddXY((high-m.Width)/2, (high-m.Height)/2))
		letter.Resize(m)
		t.keys.Objects = append(t.keys.Objects, ground, letter)
	}
	t.keys.Refresh()
}

// AccessName implements Accessed.
func (b *Button) AccessName() string { return Choose(b.Disabled(), "", b.Text) }

// AccessPress presses by a key: unlike a press of the mouse it leaves the keyboard where it is.
func (b *Button) AccessPress() {
	if !b.Disabled() && b.OnTapped != nil {
		b.OnTapped()
	}
}

// AccessName implements Accessed.
func (c *Check) AccessName() string { return Choose(c.Disabled(), "", c.Text) }

// AccessPress implements Accessed.
func (c *Check) AccessPress() { c.SetChecked(!c.Checked) }

// AccessName implements Accessed.
func (c *Chip) AccessName() string { return c.Text() }

// AccessPress implements Accessed.
func (c *Chip) AccessPress() { c.Pressed() }

// AccessName implements Accessed.
func (h *tabHead) AccessName() string { return h.text.Text }

// AccessPress shows the tab and gives it the keyboard: Tab goes on into what it shows.
func (h *tabHead) AccessPress() {
	h.tapped()
	focus(h)
}

// Inside implements Inside.
func (t *Tabs) Inside() fyne.CanvasObject { return t.content }

// Inside implements Inside.
func (l *RecordList[R]) Inside() fyne.CanvasObject { return l.content }

// Inside implements Inside.
func (s *FormScroll) Inside() fyne.CanvasObject { return s.scroll }

// Inside implements Inside.
func (r *Radio) Inside() fyne.CanvasObject { return r.content }
