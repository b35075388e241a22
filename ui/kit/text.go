package kit

// Text on screen: cut to a width by the face's own widths, without asking Fyne,
// which is slow at it.

import (
	"math"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"partyledger/assets"
)

// advances is the widths of the face's characters in thousandths of an em.
type advances struct {
	mu   sync.Mutex
	font *sfnt.Font
	buf  sfnt.Buffer
	wide map[rune]float32
}

var faceWidths = sync.OnceValue(func() *advances {
	f, err := sfnt.Parse(assets.Hei)
	if err != nil {
		panic("kit: the built-in face does not parse: " + err.Error())
	}
	return &advances{font: f, wide: map[rune]float32{}}
})

// of is a character's width in ems; ok is false if the face lacks it.
func (a *advances) of(r rune) (width float32, ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if w, seen := a.wide[r]; seen {
		return max(w, 0), w >= 0
	}
	w := float32(-1)
	if g, err := a.font.GlyphIndex(&a.buf, r); err == nil && g != 0 {
		if adv, err := a.font.GlyphAdvance(&a.buf, g, fixed.I(1000), 0); err == nil {
			w = float32(adv) / 64 / 1000
		}
	}
	a.wide[r] = w
	return max(w, 0), w >= 0
}

// Visible replaces what the screen's face lacks by 〓: a character that no face
// has slows Fyne for ever. The stored text is not touched.
func Visible(s string) string {
	a := faceWidths()
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < ' ':
			return -1
		}
		if _, ok := a.of(r); !ok {
			return '〓'
		}
		return r
	}, s)
}

// em is how large letters of a size are drawn: Fyne sets sizes with a fraction, as some
// scales of the screen give them, in the next whole one.
func em(size float32) float32 { return float32(math.Ceil(float64(size))) }

// Width is the width of one line of text at a size.
func Width(s string, size float32) float32 {
	a, sum := faceWidths(), float32(0)
	for _, r := range s {
		w, ok := a.of(r)
		if !ok {
			w = 1
		}
		sum += w
	}
	return sum * em(size)
}

// Cut is the text on one line, as much as fits the width, with … where some is
// left out.
func Cut(s string, width, size float32) string {
	if i := strings.IndexAny(s, "\r\n"); i >= 0 {
		s = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(s)
	}
	s = Visible(s)
	if Width(s, size) <= width {
		return s
	}
	room := width - em(size) // for the dots
	a, sum := faceWidths(), float32(0)
	for i, r := range s {
		w, _ := a.of(r)
		if sum += w * em(size); sum > room {
			return s[:i] + "…"
		}
	}
	return s
}

// Wrap breaks text into lines that fit the width. No line begins with a closing
// mark or ends with an opening one: what stands before goes with it.
func Wrap(s string, width, size float32) []string {
	var out []string
	for _, paragraph := range strings.Split(Visible(s), "\n") {
		out = append(out, wrapLine([]rune(paragraph), width/em(size))...)
	}
	return out
}

// closing is the marks that no line begins with, opening those that none ends with.
const (
	closing = "，。；：、！？）》」』〕”’】…%℃)"
	opening = "（《「『〔“‘【("
)

// wrapLine breaks one paragraph; width is in ems.
func wrapLine(r []rune, width float32) []string {
	a := faceWidths()
	var out []string
	from, sum := 0, float32(0)
	for i := range r {
		w, ok := a.of(r[i])
		if !ok {
			w = 1
		}
		if sum+w > width && i > from {
			at := breakBefore(r, from, i)
			out = append(out, string(r[from:at]))
			from, sum = at, 0
			for _, c := range r[at:i] {
				cw, _ := a.of(c)
				sum += cw
			}
		}
		sum += w
	}
	return append(out, string(r[from:]))
}

// breakBefore is the last place at or before i where a line may end, for a line
// that begins at from; i itself if there is none near.
func breakBefore(r []rune, from, i int) int {
	const near = 16
	for at := i; at > from && at > i-near; at-- {
		if !strings.ContainsRune(closing, r[at]) && !strings.ContainsRune(opening, r[at-1]) && !inWord(r, at) {
			return at
		}
	}
	return i
}

// inWord reports that a number or a Latin word would be broken before r[at].
func inWord(r []rune, at int) bool {
	part := func(c rune) bool {
		return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '.'
	}
	return part(r[at-1]) && part(r[at])
}

// canvasOf is the canvas an object is on; that of the first window otherwise.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		return c
	}
	return fyne.CurrentApp().Driver().AllWindows()[0].Canvas()
}

// focus gives the keyboard to an object, though it may not have been drawn yet.
func focus(o fyne.Focusable) { canvasOf(o.(fyne.CanvasObject)).Focus(o) }

// shiftHeld reports that the shift key is down.
func shiftHeld() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}
