package page

// The windows over a page: content, buttons at the foot, and no way out of them
// that loses what was typed.

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/ui/kit"
)

// Sheet is a window over the page. 取消 and Escape leave it, but ask first if
// something was typed that is not saved.
type Sheet struct {
	Title   string
	Content fyne.CanvasObject
	Left    []fyne.CanvasObject // further buttons, at the left of the foot
	Yes     *kit.Button         // does what the window is for; nil = nothing to do
	More    *kit.Button         // beside Yes, for a question with three answers; nil = none
	Cancel  string              // on the button that leaves; empty = 取消
	Careful bool                // Enter leaves: what Yes does cannot be undone
	Width   float32             // at 100 % text, as far as there is room
	Height  float32             // likewise, but as high as the content if that is scrolled
	Grows   bool                // more content comes later: the height stays
	// Changed reports that something is not saved; nil = there never is.
	Changed func() bool
	// Drop takes files that are dropped on the window; nil = it takes none.
	Drop func(files []string)
	// Unsaved names what is not saved, e.g. 人员“张三”的修改; nil = what the window is called.
	Unsaved func() string
	// Keep is what is kept of it while it is open and something is not saved; nil = nothing.
	Keep func() *OpenForm
	// Saves says that Yes saves what was filled in, by Saving.
	Saves bool

	asks   bool // it is the question of LeaveUnsaved
	host   Host
	dialog *kit.Dialog
	press  func() // what Yes does
	saving bool
	then   func() // what follows once it is saved; nil = nothing
}

// tall is a height that takes all the room there is.
const tall = 2000

// Show shows the window. The keyboard is at its first button until a field gets it.
func (s *Sheet) Show(host Host) {
	s.host = host
	if s.Cancel == "" {
		s.Cancel = "取消"
	}
	cancel := kit.NewButton(s.Cancel, func() { s.Leave(s.Hide) })
	right := []*kit.Button{cancel}
	if s.More != nil {
		right = append([]*kit.Button{s.More}, right...)
	}
	first := cancel
	if s.Yes != nil {
		s.Yes.Importance = widget.HighImportance
		s.press = s.Yes.OnTapped
		s.Yes.OnTapped = func() {
			s.then = nil
			s.press()
		}
		right = append([]*kit.Button{s.Yes}, right...)
		if !s.Careful {
			first = s.Yes
		}
	}
	s.dialog = kit.NewDialog(host.Window(), s.Title, container.NewBorder(nil, newFoot(right, s.Left), nil, nil, s.Content))
	s.dialog.OnDrop = s.Drop
	s.dialog.OnEscape = func() { s.Leave(s.Hide) }
	s.dialog.Fit(s.Width, s.Height)
	s.dialog.Show()
	s.suit()
	shownSheets = append(slices.DeleteFunc(shownSheets, func(x *Sheet) bool { return !x.dialog.Shown() }), s)
	host.Window().Canvas().Focus(first)
}

// leastSpare is how much room stays free under what is filled in, in heights of the text:
// for what no field there is about.
const leastSpare = 2

// suit makes the window as high as its scrolled content, as far as there is room.
func (s *Sheet) suit() {
	spare, ok := spareOf(s.Content)
	if text, is := s.Content.(*container.Scroll); is {
		spare, ok = text.Size().Height-text.Content.MinSize().Height, true
	}
	if !ok || s.Grows {
		return
	}
	if s.Changed != nil {
		spare -= leastSpare * theme.TextSize()
	}
	s.dialog.Lower(spare)
}

// spareOf is how much higher the form's part of a window is than it need be; negative if
// it is too low.
func spareOf(o fyne.CanvasObject) (spare float32, ok bool) {
	switch x := o.(type) {
	case *kit.FormScroll:
		return x.Spare(), true
	case *fyne.Container:
		for _, o := range x.Objects {
			if spare, ok = spareOf(o); ok {
				return spare, true
			}
		}
	}
	return 0, false
}

// foot lays out the buttons of a window's foot: Tab goes to what the window is for first,
// which stands at the right end.
type foot struct{ right int } // how many stand at the right, the first of them at the end

func newFoot(right []*kit.Button, left []fyne.CanvasObject) *fyne.Container {
	box := container.New(foot{len(right)})
	for _, b := range right {
		box.Add(b)
	}
	for _, o := range left {
		box.Add(o)
	}
	return box
}

// MinSize implements fyne.Layout.
func (foot) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			size = fyne.NewSize(size.Width+m.Width+theme.Padding(), max(size.Height, m.Height))
		}
	}
	return size
}

// Layout implements fyne.Layout.
func (f foot) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x, end := float32(0), size.Width
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		wide := o.MinSize().Width
		o.Resize(fyne.NewSize(wide, size.Height))
		if i < f.right {
			end -= wide
			o.Move(fyne.NewPos(end, 0))
			end -= theme.Padding()
		} else {
			o.Move(fyne.NewPos(x, 0))
			x += wide + theme.Padding()
		}
	}
}

// Leave goes on at once, or once what is unsaved was saved or may go.
func (s *Sheet) Leave(then func()) {
	if s.Changed == nil || !s.Changed() {
		then()
		return
	}
	LeaveUnsaved(s.host, []Unsaved{s.unsaved()}, then)
}

// Hide puts the window away.
func (s *Sheet) Hide() { s.dialog.Hide() }

// Refresh lays the window out anew, for a content whose height has changed.
func (s *Sheet) Refresh() {
	if s.dialog != nil {
		s.dialog.Refresh()
	}
}

// WhenClosed calls f once the window is put away.
func (s *Sheet) WhenClosed(f func()) { s.dialog.WhenClosed(f) }

// Saving is the end of a save that the Yes button began: the window closes if all
// is well, else it may be tried again.
func (s *Sheet) Saving() func(error) {
	s.saving = true
	s.Yes.Disable()
	return func(err error) {
		s.saving = false
		s.Yes.Enable()
		if err == nil {
			s.saved()
		} else {
			s.then = nil
		}
	}
}
