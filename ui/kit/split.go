package kit

// A split whose bar stays where the person put it.

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// settled runs f on the UI goroutine once the bar has probably been let go; tests run it
// at once.
var settled = func(f func()) { time.AfterFunc(time.Second, func() { fyne.Do(f) }) }

// KeepSplit calls moved with where the bar stands, from 0 to 1, a moment after it was moved.
func KeepSplit(s *container.Split, moved func(offset float64)) {
	at, waits := s.Offset, false
	s.Leading = container.New(&noticed{func() {
		if s.Offset == at || waits {
			return
		}
		waits = true
		settled(func() {
			waits = false
			if s.Offset != at {
				at = s.Offset
				moved(at)
			}
		})
	}}, s.Leading)
}

// noticed tells when its one object is laid out anew.
type noticed struct{ changed func() }

// MinSize implements fyne.Layout.
func (*noticed) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout implements fyne.Layout.
func (n *noticed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	n.changed()
}
