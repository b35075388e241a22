package main

// What 自检 asks of screens, window and OpenGL, by GLFW.

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"

	"partyledger/cmd/partyledger/internal/display"
	"partyledger/cmd/partyledger/internal/host"
	"partyledger/store/doctor"
)

// looker is what was known before the toolkit began.
type looker struct {
	software bool
	scaling  []string
	left     []string // what earlier starts left on the PC
}

// newLooker is to be made before the toolkit makes its own folders, the sweep removes
// what is left and the window's scale is set.
func newLooker(software bool) looker {
	l := looker{software: software, scaling: doctor.Scaling()}
	for _, path := range host.Left(appID) { // without the way there, which names the account
		l.left = append(l.left, filepath.Base(filepath.Dir(path))+"/"+filepath.Base(path))
	}
	return l
}

// look is for the UI goroutine, which GLFW and OpenGL are bound to.
func (l looker) look(w fyne.Window) *doctor.Desktop {
	d := &doctor.Desktop{Scaling: l.scaling, Left: l.left, Swept: true}
	for _, m := range glfw.GetMonitors() {
		d.Screens = append(d.Screens, screen(m))
	}
	display.With(w, func(native *glfw.Window) {
		d.Window = window(w.Canvas(), native)
		d.Graphics = &doctor.Graphics{Vendor: glString(glVendor), Renderer: glString(glRenderer), Version: glString(glVersion),
			Software: l.software}
	})
	return d
}

func screen(m *glfw.Monitor) (s doctor.Screen) {
	s.Work.X, s.Work.Y, s.Work.W, s.Work.H = m.GetWorkarea()
	s.All.X, s.All.Y = m.GetPos()
	s.Scale, _ = m.GetContentScale()
	s.MM[0], s.MM[1] = m.GetPhysicalSize()
	if mode := m.GetVideoMode(); mode != nil {
		s.All.W, s.All.H, s.Hz = mode.Width, mode.Height, mode.RefreshRate
	}
	return s
}

func window(c fyne.Canvas, native *glfw.Window) *doctor.Window {
	x, y := native.GetPos()
	w, h := native.GetSize()
	left, top, right, bottom := native.GetFrameSize()
	size := c.Size()
	return &doctor.Window{
		Outer: doctor.Area{X: x - left, Y: y - top, W: w + left + right, H: h + top + bottom}, Title: top,
		Scale: c.Scale(), Units: [2]int{int(size.Width), int(size.Height)}, Maximized: native.GetAttrib(glfw.Maximized) == glfw.True,
	}
}
