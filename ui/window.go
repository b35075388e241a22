package ui

// The first window on the screen that it stands on: it opens inside the free area,
// is drawn at the system's scale as far as the layout allows, follows to a screen of
// another scale, and is remembered. Everything here is for the UI goroutine.

import (
	"encoding/json"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"partyledger/ui/kit"
)

// Display is what the desktop asks of the screens. The program has one that speaks to
// the toolkit's window system; without one the toolkit decides by itself.
type Display interface {
	// Screens lists the monitors there are now; empty where the system tells nothing.
	Screens() []Screen
	// SetScale has the toolkit draw on a screen at a scale in tenths from the next
	// window or theme on.
	SetScale(canvas float32, on Screen)
	// Native is a window that was shown.
	Native(w fyne.Window) (Native, bool)
}

// Native is a window on the screen.
type Native interface {
	// Box is the place of the content.
	Box() Box
	Frame() Frame
	Maximized() bool
	Iconified() bool
	// SetBox moves and resizes the content.
	SetBox(Box)
	Maximize()
	// OnChange sets what is called, on the UI goroutine, after the window was moved,
	// resized or came to another scale.
	OnChange(func())
	// OnInput sets what is called, on the UI goroutine, with every key and every move of
	// the mouse in the window.
	OnInput(func())
	// OnAlt sets what is told, on the UI goroutine, that the Alt key went down or up.
	OnAlt(func(held bool))
}

// frontWindow keeps the first window fitting.
type frontWindow struct {
	w       fyne.Window
	display Display
	native  Native
	flat    bool
	size    int // of the texts, in hundredths, as the person chose
	screen  Screen
	fit     fit
	drawn   float32 // the canvas's scale in force
	kept    windowStates
	normal  Box // where it stood when it was not maximised
	asked   bool
	touched time.Time // the last key or move of the mouse; zero = not known
}

// openFront makes the first window.
func openFront(a fyne.App, opt StartOptions) *frontWindow {
	f := &frontWindow{display: opt.Display, flat: opt.Software, size: 100, fit: fit{1, 1}}
	// What is damaged is as if nothing were remembered.
	_ = json.Unmarshal(opt.Kept[windowKey], &f.kept)
	_ = json.Unmarshal(opt.Kept[textSizeKey], &f.size)
	f.size = keptTextSize(f.size)
	if f.display == nil || len(f.display.Screens()) == 0 {
		f.display = nil
		f.refit()
		f.w = a.NewWindow(Title)
		f.w.Resize(wishedSize)
		f.w.CenterOnScreen()
		f.access()
		return f
	}
	o := openOn(f.display.Screens(), f.kept, f.text())
	f.screen, f.fit, f.normal = o.screen, o.fit, o.box
	f.display.SetScale(o.fit.canvas, o.screen)
	f.theme()
	f.w = a.NewWindow(Title)
	f.w.Resize(fyne.NewSize(unitsOf(o.box.W, o.fit.canvas), unitsOf(o.box.H, o.fit.canvas)))
	if p, ok := f.w.(interface{ RequestPosition(x, y int) }); ok {
		p.RequestPosition(o.box.X, o.box.Y)
	}
	f.asked = o.maximize
	f.access()
	return f
}

// access has Alt with a letter or digit press what shows it.
func (f *frontWindow) access() {
	c := f.w.Canvas()
	for _, r := range kit.AccessKeys {
		key := strings.ToUpper(string(r)) // as the toolkit calls it
		c.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyName(key), Modifier: fyne.KeyModifierAlt},
			func(fyne.Shortcut) { kit.PressAccess(c, key) })
	}
}

// unitsOf is a length that the toolkit makes exactly so many pixels of: it rounds up.
func unitsOf(pixels int, canvas float32) float32 { return (float32(pixels) - 0.25) / canvas }

func (f *frontWindow) text() float32 { return float32(f.size) / 100 }

// theme puts ours in force, and with it the canvas's scale. Where both are already, the
// toolkit would only read the faces again.
func (f *frontWindow) theme() {
	settings := fyne.CurrentApp().Settings()
	if now := (kit.Theme{Scale: f.fit.text, Flat: f.flat || kit.Flat()}); settings.Theme() != now || f.drawn != f.fit.canvas {
		settings.SetTheme(now)
		f.drawn = f.fit.canvas
	}
}

// shown begins to look after the window that has come to the screen.
func (f *frontWindow) shown() {
	if f.display == nil {
		return
	}
	native, ok := f.display.Native(f.w)
	if !ok {
		return
	}
	f.native = native
	if f.asked {
		native.Maximize()
	} else {
		f.comeInside()
	}
	native.OnChange(f.changed)
	f.touched = time.Now()
	native.OnInput(func() { f.touched = time.Now() })
	native.OnAlt(func(held bool) { kit.ShowAccess(f.w.Canvas(), held) })
}

// comeInside moves the window so that its frame is on the screen whole.
func (f *frontWindow) comeInside() {
	if f.native.Maximized() {
		return
	}
	frame, box := f.native.Frame(), f.native.Box()
	outer := frame.around(box)
	if outer.in(f.screen.Area) {
		return
	}
	f.native.SetBox(frame.within(outer.moveInto(f.screen.Area)))
}

// changed follows the window to another screen or scale, and notes where it stands.
func (f *frontWindow) changed() {
	if f.native.Iconified() {
		return
	}
	screens := f.display.Screens()
	if len(screens) == 0 {
		return
	}
	box := f.native.Box()
	now := screenOf(screens, box)
	if now != f.screen {
		f.screen = now
		f.refit()
	}
	if !f.native.Maximized() {
		f.normal = f.native.Box()
	}
}

// setTextSize draws texts at a size in hundredths.
func (f *frontWindow) setTextSize(percent int) {
	f.size = percent
	f.refit()
}

// refit draws the window as its screen and the text size ask for; the window keeps
// its pixels.
func (f *frontWindow) refit() {
	if f.native == nil {
		f.fit.text = f.text()
		if f.display != nil {
			f.fit = f.fitOn()
			f.display.SetScale(f.fit.canvas, f.screen)
		}
		f.theme()
		return
	}
	f.fit = f.fitOn()
	f.display.SetScale(f.fit.canvas, f.screen)
	box := f.native.Box()
	// The toolkit gives the window as many pixels as its canvas has units times the new scale.
	if c, ok := f.w.Canvas().(interface{ Resize(fyne.Size) }); ok {
		c.Resize(fyne.NewSize(unitsOf(box.W, f.fit.canvas), unitsOf(box.H, f.fit.canvas)))
	}
	f.theme()
	f.comeInside()
}

func (f *frontWindow) fitOn() fit {
	frame := usualFrame(f.screen.Scale)
	if f.native != nil {
		frame = f.native.Frame()
	}
	room := frame.within(f.screen.Area)
	return fitTo(f.screen.Scale, f.text(), room.W, room.H)
}

// smaller reports that texts are drawn smaller than the person and the system wish,
// since the layout would not fit the screen else.
func (f *frontWindow) smaller() bool {
	return f.display != nil && f.fit.canvas*f.fit.text < f.screen.Scale*f.text()-0.02
}

// remembered is what is to be kept of the window; nil if nothing is known.
func (f *frontWindow) remembered() json.RawMessage {
	if f.native == nil {
		return nil
	}
	if f.kept.Screens == nil {
		f.kept.Screens = map[string]windowState{}
	}
	a := f.screen.Area
	f.kept.Last = f.screen.id()
	f.kept.Screens[f.kept.Last] = windowState{X: f.normal.X - a.X, Y: f.normal.Y - a.Y, W: f.normal.W, H: f.normal.H,
		Maximized: f.native.Maximized()}
	out, err := json.Marshal(f.kept)
	if err != nil {
		return nil
	}
	return out
}

// put shows content in the window. It lies in a scroll, so that a window smaller than
// the layout shows bars and is never made larger than its screen.
func put(w fyne.Window, content fyne.CanvasObject) {
	content = kit.Tipped(w, content)
	root, ok := w.Content().(*container.Scroll)
	if !ok {
		root = container.NewScroll(content)
		root.SetMinSize(leastSize)
		w.SetContent(root)
		return
	}
	w.Canvas().Unfocus()
	root.Content = content
	root.Offset = fyne.Position{}
	root.Refresh()
	w.Canvas().Refresh(root) // the new content is not of the canvas yet: without this it stands there at the next event
}
