package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// NewMiddle puts what is said where nothing is in the middle of a place, under the height
// above, which may be nil; it asks for no room.
func NewMiddle(said *Words, above func() float32) *fyne.Container {
	said.align = fyne.TextAlignCenter
	return container.New(middleLayout{above}, said)
}

type middleLayout struct{ above func() float32 }

// middleEms is how wide such a text gets where there is room, in heights of its letters.
const middleEms = 30

// MinSize implements fyne.Layout.
func (middleLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout.
func (l middleLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	said, above := objects[0], float32(0)
	if l.above != nil {
		above = l.above()
	}
	room := size.Height - above
	for _, wide := range []float32{min(size.Width, middleEms*em(theme.TextSize())), size.Width} { // in a low place fewer lines
		said.Resize(fyne.NewSize(wide, said.MinSize().Height))
		high := said.MinSize().Height
		said.Resize(fyne.NewSize(wide, high))
		said.Move(fyne.NewPos((size.Width-wide)/2, above+max(0, (room-high)/2)))
		if high <= room {
			return
		}
	}
}
