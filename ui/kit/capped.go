package kit

// What stands above a page or a form and must not push it away.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
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
	h := wholeLines(l.top, size.Height*cappedPart)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, h))
	objects[1].Move(fyne.NewPos(0, h))
	objects[1].Resize(fyne.NewSize(size.Width, size.Height-h))
}

// NewNotices puts what is said of a form while it is filled in above the rest: two lines
// of it in a place that stays as it is, whatever comes and goes, and a button that opens
// the others. So the fields never move from under the mouse, and always have room. It is
// refreshed when something else is said.
func NewNotices(said, rest fyne.CanvasObject) *fyne.Container {
	l := &noticesLayout{said: said}
	c := container.New(l)
	l.more = NewButton("展开", func() {
		l.open = !l.open
		l.more.SetText(Choose(l.open, "收起", "展开"))
		c.Refresh()
	})
	l.more.Importance = widget.LowImportance
	l.idle = NewWords(Sentence{Text: noNotices, Color: ColorMuted})
	c.Objects = []fyne.CanvasObject{container.NewVScroll(said), l.more, rest, l.idle}
	return c
}

// noNotices stands there while nothing is said.
const noNotices = "填写时，与规定不符或要核对的地方写在这里。"

// noticeLines is how many lines are seen at first.
const noticeLines = 2

// noticesLayout lays out the notices, their button and the rest.
type noticesLayout struct {
	said fyne.CanvasObject
	more *Button
	idle *Words
	open bool
}

// folded is the height of what is seen at first.
func (*noticesLayout) folded() float32 {
	return noticeLines*theme.TextSize()*1.5 + 2*theme.InnerPadding() + theme.Padding() // that of a column
}

// lineEnds is where the lines of the texts in an object end, counted from its top.
func lineEnds(o fyne.CanvasObject, y float32) (ends []float32) {
	switch x := o.(type) {
	case *Paragraph:
		return lineEnds(&x.Words, y)
	case *Words:
		for i := range x.lines {
			ends = append(ends, y+x.pad()+float32(i+1)*x.lineHigh())
		}
	case *fyne.Container:
		for _, o := range x.Objects {
			if o.Visible() {
				ends = append(ends, lineEnds(o, y+o.Position().Y)...)
			}
		}
	}
	return ends
}

// MinSize implements fyne.Layout.
func (l *noticesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	rest := objects[2].MinSize()
	return fyne.NewSize(max(l.said.MinSize().Width+l.more.MinSize().Width, rest.Width), rest.Height+l.folded())
}

// Layout implements fyne.Layout: the height of what is said follows from the width.
func (l *noticesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high, button := l.folded(), l.more.MinSize()
	l.said.Resize(fyne.NewSize(size.Width-button.Width, l.said.MinSize().Height))
	all := l.said.MinSize().Height
	if l.more.Hidden = all <= high; l.open && !l.more.Hidden {
		high = min(all, size.Height*0.6)
	}
	seen := high
	if !l.open {
		seen = wholeLines(l.said, high)
	}
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width-button.Width, seen))
	l.idle.Hidden = len(lineEnds(l.said, 0)) > 0
	l.idle.Resize(fyne.NewSize(size.Width, l.folded()))
	l.more.Move(fyne.NewPos(size.Width-button.Width, 0))
	l.more.Resize(button)
	objects[2].Move(fyne.NewPos(0, high))
	objects[2].Resize(fyne.NewSize(size.Width, max(0, size.Height-high)))
}

// wholeLines is how much of an object of so high a place is seen so that no line is cut.
func wholeLines(o fyne.CanvasObject, high float32) float32 {
	if needs := o.MinSize().Height; needs <= high {
		return needs // it may have been given more
	}
	switch x := o.(type) {
	case *Words:
		lines := float32(int((high - x.pad()) / x.lineHigh()))
		return max(0, x.pad()+lines*x.lineHigh())
	case *fyne.Container:
		seen := float32(0)
		for _, c := range x.Objects {
			y := c.Position().Y
			if !c.Visible() || y >= high {
				continue
			}
			seen = max(seen, y+wholeLines(c, high-y))
		}
		return seen
	}
	return 0
}
