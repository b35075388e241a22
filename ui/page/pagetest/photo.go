package pagetest

// Photographs of windows, for people to look at: PAGE_PICTURES names the folder, and
// PAGE_SCREEN, as 1920x1080@150, the screen and the text size of all of them (`make looks`).

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"partyledger/ui/kit"
)

// Pictures is the folder of the photographs; empty = none are taken.
func Pictures() string { return os.Getenv("PAGE_PICTURES") }

// Screen is the screen to photograph on: its size in pixels, and the text size, 1 for 100 %.
// ok is false where each test has its own.
func Screen() (width, height int, text float32, ok bool) {
	var percent int
	if n, err := fmt.Sscanf(os.Getenv("PAGE_SCREEN"), "%dx%d@%d", &width, &height, &percent); n != 3 || err != nil {
		return 0, 0, 1, false
	}
	return width, height, float32(percent) / 100, true
}

// room is what the frame of the program leaves to a page.
func room(width, height int, text float32) fyne.Size {
	const nav, bars, frame = 216, 88, 40 + 40 // the task bar too
	return fyne.NewSize(float32(width)-nav*text, float32(height)-frame-bars*text)
}

// Photo writes what a window shows into the folder of the photographs, and fails where a
// text is cut that should not be.
func Photo(t testing.TB, w fyne.Window, name string) {
	t.Helper()
	if Pictures() == "" {
		return
	}
	size := w.Canvas().Size()
	w.Resize(size.AddWidthHeight(1, 1)) // what has got other words is laid out anew, as the screen's canvas does
	w.Resize(size)
	said := Cut(w)
	for _, s := range said {
		t.Errorf("%s: %s", name, s)
	}
	if slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, negative) }) {
		return // it cannot be drawn
	}
	f, err := os.Create(filepath.Join(Pictures(), strings.ReplaceAll(name, "/", "-")+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

const negative = "没有高度"

// Cut names what in front is narrower than its words, or reaches over the window's edge
// where nothing scrolls.
func Cut(w fyne.Window) []string {
	c := &cuts{size: w.Canvas().Size()}
	c.walk(Top(w), fyne.Position{}, false)
	return c.found
}

type cuts struct {
	size  fyne.Size
	found []string
}

// slack is what rounding may take from a text.
const slack = 1.5

func (c *cuts) walk(o fyne.CanvasObject, at fyne.Position, scrolls bool) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	if size := o.Size(); size.Width < 0 || size.Height < 0 {
		c.found = append(c.found, fmt.Sprintf("%T%s：%v", o, negative, size))
	}
	switch x := o.(type) {
	case *fyne.Container:
		for _, child := range x.Objects {
			c.walk(child, at, scrolls)
		}
		return
	case *container.Scroll:
		c.walk(x.Content, at, true)
		return
	case *canvas.Text:
		if x.Alignment == fyne.TextAlignLeading && x.Size().Width > 0 {
			c.check(x.Text, x.MinSize().Width, x.Size(), at, scrolls)
		}
		return
	case *kit.Entry, *kit.DayField, *kit.Picker:
		return // they scroll what is long
	case *kit.Button:
		c.check(x.Text, x.MinSize().Width, x.Size(), at, scrolls)
		return
	}
	if wid, ok := o.(fyne.Widget); ok {
		for _, child := range test.WidgetRenderer(wid).Objects() {
			c.walk(child, at, scrolls)
		}
	}
}

func (c *cuts) check(text string, need float32, has fyne.Size, at fyne.Position, scrolls bool) {
	if strings.TrimSpace(text) == "" {
		return
	}
	if need > has.Width+slack {
		c.found = append(c.found, fmt.Sprintf("“%s”要宽%.0f，只有%.0f", text, need, has.Width))
	}
	end := at.AddXY(min(need, has.Width), has.Height)
	if !scrolls && (end.X > c.size.Width+slack || end.Y > c.size.Height+slack || at.X < -slack || at.Y < -slack) {
		c.found = append(c.found, fmt.Sprintf("“%s”伸出窗口：%.0f,%.0f", text, at.X, at.Y))
	}
}
