package ui

// How large things are drawn and where the first window stands: worked out from
// what the system says of its screens, without asking it anything.

import (
	"fmt"
	"math"

	"fyne.io/fyne/v2"
)

// Box is a rectangle on the desktop, in its pixels.
type Box struct{ X, Y, W, H int }

// in reports that the box lies wholly inside another.
func (b Box) in(o Box) bool {
	return b.X >= o.X && b.Y >= o.Y && b.X+b.W <= o.X+o.W && b.Y+b.H <= o.Y+o.H
}

// shared is the area that two boxes have in common, in pixels.
func (b Box) shared(o Box) int {
	w := min(b.X+b.W, o.X+o.W) - max(b.X, o.X)
	h := min(b.Y+b.H, o.Y+o.H) - max(b.Y, o.Y)
	return max(0, w) * max(0, h)
}

// moveInto is the box at the nearest place inside another, no larger than it.
func (b Box) moveInto(o Box) Box {
	b.W, b.H = min(b.W, o.W), min(b.H, o.H)
	b.X = min(max(b.X, o.X), o.X+o.W-b.W)
	b.Y = min(max(b.Y, o.Y), o.Y+o.H-b.H)
	return b
}

// Frame is what the system draws around a window, in pixels.
type Frame struct{ Left, Top, Right, Bottom int }

// around is the window with its frame.
func (f Frame) around(b Box) Box {
	return Box{b.X - f.Left, b.Y - f.Top, b.W + f.Left + f.Right, b.H + f.Top + f.Bottom}
}

// within is what a window's content has where the frame fills the box.
func (f Frame) within(b Box) Box {
	return Box{b.X + f.Left, b.Y + f.Top, b.W - f.Left - f.Right, b.H - f.Top - f.Bottom}
}

// usualFrame is what to reckon with before there is a window: a title bar at least
// as high as those of Windows and of the usual Linux desktops.
func usualFrame(scale float32) Frame {
	px := func(n float32) int { return int(math.Ceil(float64(n * max(1, scale)))) }
	return Frame{Left: px(8), Top: px(32), Right: px(8), Bottom: px(8)}
}

// Screen is one monitor as the system describes it.
type Screen struct {
	Name  string
	Area  Box     // what task bar and docks leave free
	Scale float32 // the system's: 1.25 is 125 %
	Main  bool
}

// id names the screen in what is remembered of windows.
func (s Screen) id() string {
	return fmt.Sprintf("%s %d×%d %d%%", s.Name, s.Area.W, s.Area.H, int(math.Round(float64(s.Scale*100))))
}

// screenOf is the screen that has most of a box; the main one if none has any.
func screenOf(screens []Screen, b Box) Screen {
	best := mainScreen(screens)
	for _, s := range screens {
		if s.Area.shared(b) > best.Area.shared(b) {
			best = s
		}
	}
	return best
}

func mainScreen(screens []Screen) Screen {
	for _, s := range screens {
		if s.Main {
			return s
		}
	}
	return screens[0]
}

// The size that the first window wishes for, and the least it is given; both in
// the toolkit's units, that is pixels at 100 %.
var (
	wishedSize = fyne.NewSize(1366, 728)
	leastSize  = fyne.NewSize(640, 400)
)

// layoutNeeds is the least size in which every page can be laid out, by the size of
// its texts; the pages' own test holds it.
var layoutNeeds = []struct {
	text float32
	size fyne.Size
}{
	{1, fyne.NewSize(990, 480)},
	{1.25, fyne.NewSize(1100, 590)},
	{1.5, fyne.NewSize(1300, 680)},
	{2, fyne.NewSize(1705, 1050)},
}

// neededAt is the least size for texts of a size between those of the table.
func neededAt(text float32) fyne.Size {
	last := layoutNeeds[0]
	if text <= last.text {
		return last.size
	}
	for _, n := range layoutNeeds[1:] {
		if text <= n.text {
			part := (text - last.text) / (n.text - last.text)
			return fyne.NewSize(last.size.Width+part*(n.size.Width-last.size.Width), last.size.Height+part*(n.size.Height-last.size.Height))
		}
		last = n
	}
	return fyne.NewSize(last.size.Width*text/last.text, last.size.Height*text/last.text)
}

// fit is how the desktop is drawn on a screen. The toolkit multiplies all lengths by
// canvas, which it keeps in tenths only; text is the theme's factor on top, so that
// 125 % is 125 % (1.2 × 1.0417).
type fit struct{ canvas, text float32 }

// fitTo draws as large as the system and the person wish, text being 1 for normal
// texts, in a room of w × h pixels. Where the layout would not fit, lengths are drawn
// smaller first, so that only margins become narrower; then texts.
func fitTo(scale, text float32, w, h int) fit {
	fits := func(f fit) bool {
		need := neededAt(f.text)
		return need.Width*f.canvas <= float32(w) && need.Height*f.canvas <= float32(h)
	}
	tenths := int(math.Floor(float64(scale)*10 + 0.001))
	if tenths < 10 { // someone wants everything small
		return fit{canvas: max(0.5, float32(tenths)/10), text: text}
	}
	for ; tenths >= 10; tenths-- {
		canvas := float32(tenths) / 10
		if f := (fit{canvas, scale / canvas * text}); fits(f) {
			return f
		}
	}
	f := fit{1, scale * text}
	for f.text > 1 && !fits(f) {
		f.text = max(1, f.text-0.05)
	}
	return f
}

// windowState is where a window stood on a screen.
type windowState struct {
	X         int  `json:"x"` // of the content, from the screen's free area
	Y         int  `json:"y"`
	W         int  `json:"w"`
	H         int  `json:"h"`
	Maximized bool `json:"maximized,omitempty"`
}

// windowStates is what is remembered: the state on each screen, and which was last.
type windowStates struct {
	Last    string                 `json:"last,omitempty"`
	Screens map[string]windowState `json:"screens,omitempty"`
}

// opening is how the first window is opened.
type opening struct {
	screen   Screen
	fit      fit
	box      Box // of the content
	maximize bool
}

// openOn decides where the first window opens: where it stood last, if that screen
// is there now, else in the middle of the main one; never larger than its free area,
// and as large as that where it is smaller than the window wishes.
func openOn(screens []Screen, kept windowStates, text float32) opening {
	o := opening{screen: mainScreen(screens)}
	for _, s := range screens {
		if s.id() == kept.Last {
			o.screen = s
		}
	}
	frame, area := usualFrame(o.screen.Scale), o.screen.Area
	room := frame.within(area)
	o.fit = fitTo(o.screen.Scale, text, room.W, room.H)
	state, ok := kept.Screens[o.screen.id()]
	if ok && state.W > 0 && state.H > 0 {
		o.box = Box{area.X + state.X, area.Y + state.Y, state.W, state.H}
		o.maximize = state.Maximized
	} else {
		o.box.W, o.box.H = int(wishedSize.Width*o.fit.canvas), int(wishedSize.Height*o.fit.canvas)
		o.maximize = o.box.W > room.W || o.box.H > room.H
		o.box.X, o.box.Y = room.X+(room.W-o.box.W)/2, room.Y+(room.H-o.box.H)/2
	}
	o.box = o.box.moveInto(room)
	return o
}
