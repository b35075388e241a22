// Package display tells the desktop of the screens and moves its window: it speaks to
// GLFW, on which the toolkit stands and of which it hands nothing on.
package display

import (
	"math"
	"os"
	"strconv"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"

	"partyledger/ui"
)

// The toolkit's own switches, read whenever it works a window's scale out.
const (
	scaleKey    = "FYNE_SCALE"
	noDPIKey    = "FYNE_DISABLE_DPI_DETECTION" // it goes by the monitor's millimetres, which are often wrong
	platformKey = "FYNE_PLATFORM"
	mostScale   = 4
)

// platforms is what the toolkit's switch may say; GLFW begins here, before the toolkit
// would tell it.
var platforms = map[string]glfw.Platform{"x11": glfw.PlatformX11, "wayland": glfw.PlatformWayland}

// Display is the screens of this PC.
type Display struct {
	asked float32 // the person's own FYNE_SCALE; 1 if there is none
}

// New looks for the screens. It answers nil where windows cannot be placed (Wayland):
// the toolkit then does what it can.
func New() ui.Display {
	d := &Display{asked: 1}
	if n, err := strconv.ParseFloat(os.Getenv(scaleKey), 32); err == nil && n > 0 {
		d.asked = float32(n)
	}
	if p, ok := platforms[os.Getenv(platformKey)]; ok {
		glfw.InitHint(glfw.PlatformHint, int(p))
	}
	if glfw.Init() != nil || glfw.GetPlatform() == glfw.PlatformWayland || len(glfw.GetMonitors()) == 0 {
		return nil
	}
	os.Setenv(noDPIKey, "1")
	return d
}

// Screens implements ui.Display.
func (d *Display) Screens() []ui.Screen {
	var out []ui.Screen
	for i, m := range glfw.GetMonitors() {
		s := ui.Screen{Name: m.GetName(), Main: i == 0, Scale: round(systemScale(m)*d.asked, 20)}
		s.Area.X, s.Area.Y, s.Area.W, s.Area.H = m.GetWorkarea()
		if s.Area.W <= 0 || s.Area.H <= 0 {
			continue // just unplugged
		}
		s.Scale = min(s.Scale, mostScale)
		out = append(out, s)
	}
	return out
}

// SetScale implements ui.Display. The toolkit multiplies what it is told by what it
// takes for the system's scale.
func (d *Display) SetScale(canvas float32, on ui.Screen) {
	os.Setenv(scaleKey, strconv.FormatFloat(float64(canvas/toolkitScale(on.Scale/d.asked)), 'f', 4, 32))
}

// round keeps a scale to a part of 1.
func round(scale float32, parts float64) float32 {
	return float32(math.Round(float64(scale)*parts) / parts)
}

// Native implements ui.Display.
func (d *Display) Native(w fyne.Window) (ui.Native, bool) {
	n := &native{}
	With(w, func(g *glfw.Window) { n.w = g })
	return n, n.w != nil
}

// With gives f the GLFW window of a window of the toolkit's, its context being current;
// f is not called if there is none. Of the toolkit's window nothing leads to GLFW's but
// that its context can be made current.
func With(w fyne.Window, f func(*glfw.Window)) {
	c, ok := w.(interface{ RunWithContext(func()) })
	if !ok {
		return
	}
	c.RunWithContext(func() {
		if g := glfw.GetCurrentContext(); g != nil {
			f(g)
		}
	})
}

type native struct{ w *glfw.Window }

// Box implements ui.Native.
func (n *native) Box() (b ui.Box) {
	b.X, b.Y = n.w.GetPos()
	b.W, b.H = n.w.GetSize()
	return b
}

// Frame implements ui.Native.
func (n *native) Frame() (f ui.Frame) {
	f.Left, f.Top, f.Right, f.Bottom = n.w.GetFrameSize()
	return f
}

// Maximized implements ui.Native.
func (n *native) Maximized() bool { return n.w.GetAttrib(glfw.Maximized) == glfw.True }

// Iconified implements ui.Native.
func (n *native) Iconified() bool { return n.w.GetAttrib(glfw.Iconified) == glfw.True }

// SetBox implements ui.Native.
func (n *native) SetBox(b ui.Box) {
	n.w.SetSize(b.W, b.H)
	n.w.SetPos(b.X, b.Y)
}

// Maximize implements ui.Native.
func (n *native) Maximize() { n.w.Maximize() }

// OnChange implements ui.Native. The toolkit's own callbacks go on; ours waits until
// it has taken all in, once for many changes.
func (n *native) OnChange(changed func()) {
	waiting := false
	tell := func() {
		if waiting {
			return
		}
		waiting = true
		go fyne.Do(func() {
			waiting = false
			changed()
		})
	}
	var pos glfw.PosCallback
	pos = n.w.SetPosCallback(func(w *glfw.Window, x, y int) { pos(w, x, y); tell() })
	var size glfw.SizeCallback
	size = n.w.SetSizeCallback(func(w *glfw.Window, x, y int) { size(w, x, y); tell() })
	var scale glfw.ContentScaleCallback
	scale = n.w.SetContentScaleCallback(func(w *glfw.Window, x, y float32) { scale(w, x, y); tell() })
	n.w.SetMaximizeCallback(func(*glfw.Window, bool) { tell() })
}

// OnInput implements ui.Native.
func (n *native) OnInput(told func()) {
	var key glfw.KeyCallback
	key = n.w.SetKeyCallback(func(w *glfw.Window, k glfw.Key, code int, a glfw.Action, m glfw.ModifierKey) {
		told()
		key(w, k, code, a, m)
	})
	var char glfw.CharCallback
	char = n.w.SetCharCallback(func(w *glfw.Window, r rune) { told(); char(w, r) })
	var button glfw.MouseButtonCallback
	button = n.w.SetMouseButtonCallback(func(w *glfw.Window, b glfw.MouseButton, a glfw.Action, m glfw.ModifierKey) {
		told()
		button(w, b, a, m)
	})
	var moved glfw.CursorPosCallback
	moved = n.w.SetCursorPosCallback(func(w *glfw.Window, x, y float64) { told(); moved(w, x, y) })
	var wheel glfw.ScrollCallback
	wheel = n.w.SetScrollCallback(func(w *glfw.Window, x, y float64) { told(); wheel(w, x, y) })
}

// OnAlt implements ui.Native. A window that loses the keyboard is told that the key went up.
func (n *native) OnAlt(told func(held bool)) {
	var key glfw.KeyCallback
	key = n.w.SetKeyCallback(func(w *glfw.Window, k glfw.Key, code int, a glfw.Action, m glfw.ModifierKey) {
		key(w, k, code, a, m)
		if (k == glfw.KeyLeftAlt || k == glfw.KeyRightAlt) && a != glfw.Repeat {
			told(a == glfw.Press)
		}
	})
}
