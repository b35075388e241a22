package kit

// What a cut text says in full, shown beside it where the mouse rests. It is only
// drawn: the mouse goes through it.

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Tips is where tips of a window or a dialog are drawn: over its content.
type Tips struct {
	content fyne.CanvasObject // that they are over
	layer   *fyne.Container
	keys    *fyne.Container // access keys: see access.go
	of      any             // what the tip is about; nil = none is shown or awaited
	stop    func()
}

// tipPause waits until the mouse has rested, then calls f on the UI goroutine, unless
// it is stopped before; tests do not wait.
var tipPause = func(f func()) (stop func()) {
	t := time.AfterFunc(600*time.Millisecond, func() { fyne.Do(f) })
	return func() { t.Stop() }
}

// tipped is the windows' tips; those of dialogs are theirs. It belongs to the UI
// goroutine.
var tipped = map[fyne.Canvas]*Tips{}

func newTips(content fyne.CanvasObject) *Tips {
	return &Tips{content: content, layer: container.NewWithoutLayout(), keys: container.NewWithoutLayout(), stop: func() {}}
}

// over is the content with the tips.
func (t *Tips) over() fyne.CanvasObject { return container.NewStack(t.content, t.layer, t.keys) }

// Tipped is a window's content with room over it for tips.
func Tipped(w fyne.Window, content fyne.CanvasObject) fyne.CanvasObject {
	t := newTips(content)
	tipped[w.Canvas()] = t
	return t.over()
}

// tipsAt is the tips over an object; nil = none can be shown there.
func tipsAt(o fyne.CanvasObject) *Tips {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return nil
	}
	return tipsOn(c)
}

// tipsOn is the tips of what is on top of a canvas.
func tipsOn(c fyne.Canvas) *Tips {
	top := c.Overlays().Top()
	if top == nil {
		return tipped[c]
	}
	for _, d := range shown {
		if d.overlay == top {
			return d.tips
		}
	}
	return nil
}

// tipsOfShown is the tips of all dialogs.
func tipsOfShown() []*Tips {
	var out []*Tips
	for _, d := range shown {
		out = append(out, d.tips)
	}
	return out
}

// Tip shows a text beside a part of an object once the mouse has rested there; of
// tells apart what it is about: as long as that is the same nothing is begun anew.
func Tip(o fyne.CanvasObject, of any, at fyne.Position, size fyne.Size, text string) {
	t := tipsAt(o)
	if t == nil || t.of == of {
		return
	}
	t.hide()
	t.of = of
	t.stop = tipPause(func() {
		if t.of == of {
			t.show(fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Add(at), size, text)
		}
	})
}

// NoTip puts away what is shown over an object.
func NoTip(o fyne.CanvasObject) {
	if t := tipsAt(o); t != nil {
		t.hide()
	}
}

func (t *Tips) hide() {
	t.stop()
	t.of, t.stop = nil, func() {}
	if len(t.layer.Objects) > 0 {
		t.layer.Objects = nil
		t.layer.Refresh()
	}
}

const (
	tipEms   = 32 // as wide as a tip gets
	tipLines = 12 // and as high
)

// show draws a text under a place, or over it where there is no room.
func (t *Tips) show(at fyne.Position, size fyne.Size, text string) {
	letters := theme.TextSize()
	room := t.layer.Size()
	at = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(t.layer))
	lines := Wrap(text, min(tipEms*em(letters), room.Width-2*cellPad), letters)
	if len(lines) > tipLines {
		lines = append(lines[:tipLines-1], lines[tipLines-1]+"…")
	}
	wide, line := float32(0), letters*1.5
	for _, s := range lines {
		wide = max(wide, Width(s, letters))
	}
	box := fyne.NewSize(wide+cellPad, line*float32(len(lines))+cellPad/2)
	place := fyne.NewPos(max(0, min(at.X, room.Width-box.Width)), at.Y+size.Height)
	if place.Y+box.Height > room.Height && at.Y > box.Height {
		place.Y = at.Y - box.Height
	}
	ground := canvas.NewRectangle(theme.Color(ColorTip))
	ground.StrokeColor, ground.StrokeWidth = theme.Color(theme.ColorNameInputBorder), 1
	ground.Move(place)
	ground.Resize(box)
	t.layer.Objects = []fyne.CanvasObject{ground}
	for i, s := range lines {
		x := canvas.NewText(s, theme.Color(theme.ColorNameForeground))
		x.TextSize = letters
		x.Move(place.AddXY(cellPad/2, cellPad/4+float32(i)*line+(line-x.MinSize().Height)/2))
		x.Resize(x.MinSize())
		t.layer.Objects = append(t.layer.Objects, x)
	}
	t.layer.Refresh()
}
