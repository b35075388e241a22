package kit

// The scrolled room of a form. Fyne's fields keep the mouse wheel to themselves,
// and its Tab key goes to fields that are out of sight: here the wheel scrolls
// wherever the mouse is, and the field with the keyboard comes into view.

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// FormScroll scrolls a form up and down.
type FormScroll struct {
	widget.BaseWidget
	scroll *container.Scroll
}

// NewFormScroll makes the scrolled room of a form.
func NewFormScroll(content fyne.CanvasObject) *FormScroll {
	s := &FormScroll{scroll: container.NewVScroll(content)}
	s.scroll.OnScrolled = func(fyne.Position) { // what was said of a field would stand elsewhere now
		if t := tipsAt(s); t != nil {
			t.unexplain()
		}
	}
	s.ExtendBaseWidget(s)
	return s
}

// Spare is how much room is free below the content; negative if it must be scrolled.
func (s *FormScroll) Spare() float32 { return s.Size().Height - s.scroll.Content.MinSize().Height }

// drawn is the scrolled rooms that are drawn. It belongs to the UI goroutine.
var drawn []*FormScroll

// CreateRenderer implements fyne.Widget.
func (s *FormScroll) CreateRenderer() fyne.WidgetRenderer {
	drawn = append(drawn, s)
	w := newWheel(func() float32 { return theme.TextSize() * 1.5 }, s.scroll.Scrolled)
	return formScrollRenderer{widget.NewSimpleRenderer(container.NewStack(s.scroll, w)), s}
}

type formScrollRenderer struct {
	fyne.WidgetRenderer
	s *FormScroll
}

// Destroy implements fyne.WidgetRenderer.
func (r formScrollRenderer) Destroy() {
	drawn = slices.DeleteFunc(drawn, func(x *FormScroll) bool { return x == r.s })
	r.WidgetRenderer.Destroy()
}

// bring brings the field that got the keyboard into view, with its label, and what is wrong
// with it.
func bring(field fyne.CanvasObject) {
	defer explain(field)
	for _, s := range drawn {
		y, ok := placeIn(s.scroll.Content, field)
		if !ok {
			continue
		}
		y -= s.scroll.Content.Position().Y
		end, high := y+field.Size().Height, s.scroll.Size().Height
		around := theme.TextSize() * 2 // room for the label
		switch {                       // what is in view stays where it is: the mouse may be on it
		case y < s.scroll.Offset.Y:
			s.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y-around)))
		case end > s.scroll.Offset.Y+high:
			s.scroll.ScrollToOffset(fyne.NewPos(0, min(end+around, s.scroll.Content.MinSize().Height)-high))
		}
	}
}

// placeIn is how far down an object stands inside another.
func placeIn(in, o fyne.CanvasObject) (y float32, ok bool) {
	if in == o {
		return in.Position().Y, true
	}
	box, isBox := in.(*fyne.Container)
	if !isBox {
		return 0, false
	}
	for _, x := range box.Objects {
		if y, ok := placeIn(x, o); ok {
			return in.Position().Y + y, true
		}
	}
	return 0, false
}
