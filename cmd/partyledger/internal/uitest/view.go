package main

// What stands on the program's screen, as the program says it.

import (
	"encoding/json"
	"os"
	"strings"
)

// thing is one text or widget; see cmd/partyledger/screen.go.
type thing struct {
	Type  string `json:"t"`
	Text  string `json:"s"`
	Hint  string `json:"p"`
	Box   [4]int `json:"b"`
	Clip  [4]int `json:"c"`
	Layer int    `json:"l"`
	On    bool   `json:"on"`
	Off   bool   `json:"off"`
	Focus bool   `json:"focus"`
}

// firstLine is how far down the first of several lines of text ends.
const firstLine = 24

// middle is the thing's middle, in the window.
func (t thing) middle() (x, y int) { return t.Box[0] + t.Box[2]/2, t.Box[1] + t.Box[3]/2 }

// shown reports that the thing's middle may be clicked on; of a text of several lines that
// its first line is seen.
func (t thing) shown() bool {
	x, y := t.middle()
	if t.is("Words") {
		y = min(y, t.Box[1]+firstLine)
	}
	return x > t.Clip[0] && x < t.Clip[0]+t.Clip[2] && y > t.Clip[1] && y < t.Clip[1]+t.Clip[3]
}

// is reports the kind of widget, by the end of its type's name.
func (t thing) is(kinds ...string) bool {
	for _, k := range kinds {
		if t.Type == k || strings.HasSuffix(t.Type, "."+k) {
			return true
		}
	}
	return false
}

// field reports that something is filled in here.
func (t thing) field() bool { return t.is("Entry", "DayField", "Picker", "Choice", "Select", "Check") }

// view is one state of the screen.
type view struct {
	Top     int     `json:"top"`
	Slowest int     `json:"slowest"`
	Things  []thing `json:"things"`
}

// look reads the latest state.
func (d *desk) look() *view {
	raw, err := os.ReadFile(d.screenFile())
	v := &view{}
	if err != nil || json.Unmarshal(raw, v) != nil {
		return &view{}
	}
	d.seen = v
	return v
}

// top is the things of the topmost layer: what takes clicks now.
func (v *view) top() []thing { return v.on(v.Top) }

func (v *view) on(layer int) []thing {
	var out []thing
	for _, t := range v.Things {
		if t.Layer == layer {
			out = append(out, t)
		}
	}
	return out
}

// find is the first thing of the topmost layer that the test accepts.
func (v *view) find(accept func(thing) bool) (thing, bool) {
	for _, t := range v.top() {
		if accept(t) {
			return t, true
		}
	}
	return thing{}, false
}

// below is the field under a label: the nearest one that begins where the label
// does.
func (v *view) below(label string) (thing, bool) {
	head, ok := v.find(func(t thing) bool { return t.is("canvas.Text") && t.Text == label })
	if !ok {
		return thing{}, false
	}
	best, found := thing{}, false
	for _, t := range v.top() {
		down := t.Box[1] - head.Box[1]
		if t.field() && down >= 0 && down < 3*head.Box[3] && abs(t.Box[0]-head.Box[0]) < 12 && (!found || t.Box[1] < best.Box[1]) {
			best, found = t, true
		}
	}
	return best, found
}

func abs(n int) int { return max(n, -n) }

// says reports that a text with these words is to be seen on any layer.
func (v *view) says(words string) bool {
	for _, t := range v.Things {
		if strings.Contains(t.Text, words) && t.shown() {
			return true
		}
	}
	return false
}

// topSays is says of the topmost layer.
func (v *view) topSays(words string) bool {
	_, ok := v.find(func(t thing) bool { return strings.Contains(t.Text, words) && t.shown() })
	return ok
}

// held is the thing of a kind that has the keyboard.
func (v *view) held(kind string) (thing, bool) {
	return v.find(func(t thing) bool { return t.is(kind) && t.Focus })
}

// line is the text that just says the words, of a line that can be gone to.
func (v *view) line(words string) (thing, bool) {
	return v.find(func(t thing) bool { return t.is("canvas.Text") && t.Text == words })
}

// holds reports that another thing stands in this one.
func (t thing) holds(x thing) bool {
	_, y := x.middle()
	return y >= t.Box[1] && y <= t.Box[1]+t.Box[3]
}
