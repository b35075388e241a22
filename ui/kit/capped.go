package kit

// What stands above a page or a form and must not push it away.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// NewCapped puts one object above another and gives it no more than a part of
// the height: beyond it, it scrolls.
func NewCapped(top, rest fyne.CanvasObject) *fyne.Container {
	return container.New(cappedLayout{top}, container.NewVScroll(top), rest)
}

type cappedLayout struct{ top fyne.CanvasObject }

// cappedPart is the part of the height that the upper object may take.
const cappedPart = 0.36

// MinSize implements fyne.Layout.
func (l cappedLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	rest := objects[1].MinSize()
	return fyne.NewSize(max(l.top.MinSize().Width, rest.Width), rest.Height+theme.TextSize()*4)
}

// Layout implements fyne.Layout: the height follows once the width is known.
func (l cappedLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.top.Resize(fyne.NewSize(size.Width, l.top.MinSize().Height))
	h := min(l.top.MinSize().Height, size.Height*cappedPart)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, h))
	objects[1].Move(fyne.NewPos(0, h))
	objects[1].Resize(fyne.NewSize(size.Width, size.Height-h))
}
