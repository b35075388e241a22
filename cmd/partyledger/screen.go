//go:build uiguard

package main

// A build with the tag uiguard writes what stands on its screen, and where, into
// the file named by PARTYLEDGER_SCREEN: `make ui-test` finds by it what it clicks
// on, and sees by it what happened. It only looks.

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"partyledger/ui"
	"partyledger/ui/kit"
)

// thing is one text or widget on the screen, in pixels of the window.
type thing struct {
	Type  string `json:"t"`           // of Go, e.g. widget.Button
	Text  string `json:"s,omitempty"` // what it shows
	Hint  string `json:"p,omitempty"` // what an empty field shows
	Box   [4]int `json:"b"`           // x, y, width, height
	Clip  [4]int `json:"c"`           // what of the window it may be seen in
	Layer int    `json:"l"`           // 0 the page, above it dialogs and menus
	On    bool   `json:"on,omitempty"`
	Off   bool   `json:"off,omitempty"`   // takes no clicks
	Focus bool   `json:"focus,omitempty"` // has the keyboard
}

const lookEvery = 40 * time.Millisecond

func init() {
	if path := os.Getenv("PARTYLEDGER_SCREEN"); path != "" {
		go watch(path)
	}
}

// watch writes the screen's state whenever it changed, and beside it the number
// of the round: who sees it two higher knows that the program has since taken in
// what mouse and keyboard did.
func watch(path string) {
	var last []byte
	for round := 1; ; round++ {
		time.Sleep(lookEvery)
		done := make(chan []byte, 1)
		if app := fyne.CurrentApp(); app == nil || len(app.Driver().AllWindows()) == 0 {
			continue
		}
		asked := time.Now()
		fyne.Do(func() { done <- look(time.Since(asked)) })
		now := <-done
		_ = os.WriteFile(path+".round", []byte(strconv.Itoa(round)), 0o600)
		if len(now) == 0 || bytes.Equal(now, last) {
			continue
		}
		last = now
		if os.WriteFile(path+".new", now, 0o600) == nil {
			_ = os.Rename(path+".new", path)
		}
	}
}

// slow is a wait for the UI goroutine that a person would feel.
const slow = 250 * time.Millisecond

var slowest time.Duration

// look describes the program's window; nil if it is not there.
func look(waited time.Duration) []byte {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if !strings.HasPrefix(w.Title(), ui.Title) { // of the sample it says so behind
			continue
		}
		if waited > slow {
			slowest = max(slowest, waited)
		}
		c := w.Canvas()
		v := &viewer{canvas: c}
		all := fyne.NewSize(c.Size().Width, c.Size().Height)
		v.walk(c.Content(), fyne.Position{}, rect{0, 0, all.Width, all.Height})
		for _, o := range c.Overlays().List() {
			v.layer++
			v.walk(o, fyne.Position{}, rect{0, 0, all.Width, all.Height})
		}
		out, err := json.Marshal(map[string]any{"top": v.layer, "slowest": slowest.Milliseconds(), "things": v.things})
		if err != nil {
			return nil
		}
		return out
	}
	return nil
}

type rect struct{ x, y, w, h float32 }

// and is the part of both.
func (r rect) and(o rect) rect {
	x, y := max(r.x, o.x), max(r.y, o.y)
	return rect{x, y, max(0, min(r.x+r.w, o.x+o.w)-x), max(0, min(r.y+r.h, o.y+o.h)-y)}
}

type viewer struct {
	canvas fyne.Canvas
	layer  int
	things []thing
}

func (v *viewer) pixels(r rect) [4]int {
	s := v.canvas.Scale()
	return [4]int{int(r.x * s), int(r.y * s), int(r.w * s), int(r.h * s)}
}

// walk goes through an object and all that it shows.
func (v *viewer) walk(o fyne.CanvasObject, at fyne.Position, clip rect) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	box := rect{at.X, at.Y, o.Size().Width, o.Size().Height}
	if strings.HasSuffix(reflect.TypeOf(o).String(), "Scroll") {
		clip = clip.and(box)
	}
	switch x := o.(type) {
	case *fyne.Container:
		for _, c := range x.Objects {
			v.walk(c, at, clip)
		}
	case *canvas.Text:
		if x.Text != "" {
			v.things = append(v.things, thing{Type: "canvas.Text", Text: x.Text, Box: v.pixels(box), Clip: v.pixels(clip), Layer: v.layer})
		}
	case fyne.Widget:
		t, whole := describe(x)
		f, ok := o.(fyne.Focusable)
		t.Focus = ok && v.canvas.Focused() == f
		if t.Text != "" || whole || t.Focus {
			t.Box, t.Clip, t.Layer = v.pixels(box), v.pixels(clip), v.layer
			v.things = append(v.things, t)
		}
		if whole {
			return
		}
		for _, c := range test.WidgetRenderer(x).Objects() {
			v.walk(c, at, clip)
		}
	}
}

// describe says what a widget shows; whole: there is nothing more in it to see.
func describe(w fyne.Widget) (t thing, whole bool) {
	t.Type = strings.TrimPrefix(reflect.TypeOf(w).String(), "*")
	if d, ok := w.(fyne.Disableable); ok {
		t.Off = d.Disabled()
	}
	switch x := w.(type) {
	case *widget.Label:
		t.Text = x.Text
		return t, true
	case *widget.RichText:
		t.Text = x.String()
		return t, true
	case *kit.Words:
		t.Text = x.String()
		return t, true
	case *widget.ProgressBar:
		return t, true
	}
	// Widgets built on others are known by their fields.
	v := reflect.ValueOf(w)
	if strings.HasSuffix(t.Type, ".tabHead") {
		t.Text = v.Elem().FieldByName("text").Elem().FieldByName("Text").String()
		return t, true
	}
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return t, false
	}
	field := func(name string, kind reflect.Kind) reflect.Value {
		f := v.Elem().FieldByName(name)
		if !f.IsValid() || f.Kind() != kind {
			return reflect.Value{}
		}
		return f
	}
	hint, text, label := field("PlaceHolder", reflect.String), field("Text", reflect.String), field("Label", reflect.String)
	chosen, options, checked := field("Selected", reflect.String), field("Options", reflect.Slice), field("Checked", reflect.Bool)
	_, tappable := w.(fyne.Tappable)
	switch {
	case chosen.IsValid() && options.IsValid() && hint.IsValid(): // Select
		t.Text, t.Hint, whole = chosen.String(), hint.String(), true
	case text.IsValid() && hint.IsValid(): // Entry; there may be a button in it
		t.Text, t.Hint, whole = text.String(), hint.String(), true
	case text.IsValid() && checked.IsValid(): // Check
		t.Text, t.On, whole = text.String(), checked.Bool(), true
	case text.IsValid() && tappable: // Button
		t.Text, whole = text.String(), true
	case label.IsValid(): // an item of RadioGroup
		on := field("Selected", reflect.Bool)
		t.Text, t.On, whole = label.String(), on.IsValid() && on.Bool(), true
	}
	return t, whole
}
