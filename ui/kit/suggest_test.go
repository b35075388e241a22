package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"partyledger/model"
	"partyledger/model/day"
)

// asked is a question of a picker that waits for its answer.
type asked struct {
	text string
	then func([]Option)
}

// onScreen shows a picker in a window; its questions wait in the list.
func onScreen(t *testing.T) (*Picker, fyne.Window, *[]asked) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(Theme{Scale: 1})
	questions := &[]asked{}
	p := NewPicker(model.KindPerson, func(_ model.Kind, text string, then func([]Option)) {
		*questions = append(*questions, asked{text, then})
	})
	w := test.NewTempWindow(t, container.NewVBox(p, NewEntry()))
	w.Resize(fyne.NewSize(800, 600))
	w.Canvas().Focus(p)
	return p, w, questions
}

// strike types as a window does: into what has the keyboard.
func strike(w fyne.Window, text string) {
	for _, r := range text {
		if f := w.Canvas().Focused(); f != nil {
			f.TypedRune(r)
		}
	}
}

func press(w fyne.Window, key fyne.KeyName) {
	if f := w.Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

var two = []Option{{ID: "1", Text: "张甲"}, {ID: "2", Text: "张乙"}}

// While something is offered, typing goes on in the field.
func TestTypingGoesOnUnderSuggestions(t *testing.T) {
	p, w, questions := onScreen(t)
	strike(w, "z")
	(*questions)[0].then(two)
	if !p.offered.Shown() {
		t.Fatal("nothing is offered")
	}
	strike(w, "h")
	press(w, fyne.KeyBackspace)
	strike(w, "j")
	if p.Text != "zj" || len(*questions) != 4 {
		t.Fatalf("text %q, %d questions", p.Text, len(*questions))
	}
	(*questions)[3].then(two)
	press(w, fyne.KeyDown)
	press(w, fyne.KeyReturn)
	if p.Chosen().ID != "2" || p.Text != "张乙" || p.offered.Shown() {
		t.Errorf("chosen %v, text %q", p.Chosen(), p.Text)
	}
	if w.Canvas().Focused() != fyne.Focusable(p) {
		t.Error("the field has lost the keyboard")
	}
	strike(w, "（女）") // what is typed next stands behind the name
	if p.Text != "张乙（女）" {
		t.Errorf("typed on: %q", p.Text)
	}
}

// Enter takes the first of what the text finds, even if the answer comes later;
// never what an earlier text found.
func TestEnterWaitsForTheAnswer(t *testing.T) {
	p, w, questions := onScreen(t)
	strike(w, "z")
	press(w, fyne.KeyReturn)
	if p.Chosen().ID != "" {
		t.Fatalf("chosen %v before there was an answer", p.Chosen())
	}
	(*questions)[0].then(two)
	if p.Chosen().ID != "1" || p.offered.Shown() {
		t.Fatalf("chosen %v", p.Chosen())
	}

	p.SetText("")
	(*questions)[len(*questions)-1].then(two)
	strike(w, "y") // what is shown is of the empty text
	press(w, fyne.KeyReturn)
	if p.Chosen().ID != "" {
		t.Fatalf("chosen %v of an earlier text", p.Chosen())
	}
	strike(w, "i") // typing on: Enter is forgotten
	last := (*questions)[len(*questions)-1]
	last.then(two[1:])
	if p.Chosen().ID != "" || !p.offered.Shown() {
		t.Errorf("chosen %v", p.Chosen())
	}
	press(w, fyne.KeyReturn)
	if p.Chosen().ID != "2" {
		t.Errorf("chosen %v", p.Chosen())
	}
}

// Escape puts away what is offered and leaves the text.
func TestEscapeLeavesTheText(t *testing.T) {
	p, w, questions := onScreen(t)
	strike(w, "z")
	(*questions)[0].then(two)
	press(w, fyne.KeyEscape)
	if p.offered.Shown() || p.Text != "z" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("shown %v, text %q", p.offered.Shown(), p.Text)
	}
}

// An answer that comes late never overwrites that of a later question.
func TestLastAnswerWins(t *testing.T) {
	p, w, questions := onScreen(t)
	strike(w, "zh")
	(*questions)[1].then(two[:1])
	(*questions)[0].then(two)
	if n := len(p.offered.lines); n != 1 {
		t.Errorf("%d lines are offered", n)
	}
}

// Nothing is offered once the person has gone on; what the text alone names is
// chosen.
func TestLeavingChooses(t *testing.T) {
	p, w, questions := onScreen(t)
	strike(w, "z")
	w.Canvas().Focus(nil)
	(*questions)[0].then(two)
	if p.offered.Shown() {
		t.Error("offered to nobody")
	}
	(*questions)[1].then(two[1:])
	if p.Chosen().ID != "2" || p.Unread() != "" {
		t.Errorf("chosen %v, unread %q", p.Chosen(), p.Unread())
	}
}

// The Tab key takes the marked line and goes on.
func TestTabPicks(t *testing.T) {
	p, w, questions := onScreen(t)
	strike(w, "z")
	(*questions)[0].then(two)
	if b, ok := w.Canvas().Focused().(fyne.Tabbable); !ok || !b.AcceptsTab() {
		t.Fatal("the Tab key would not come here")
	}
	press(w, fyne.KeyTab)
	if p.Chosen().ID != "1" || w.Canvas().Focused() == fyne.Focusable(p) {
		t.Errorf("chosen %v, focused %T", p.Chosen(), w.Canvas().Focused())
	}
}

// A form does not lose a name that was written but not chosen.
func TestStrayText(t *testing.T) {
	test.NewTempApp(t)
	none := func(_ model.Kind, _ string, then func([]Option)) { then(nil) }
	f := NewRecordForm(model.Post{}, []FormSection{{Fields: []string{"BodyID"}}}, FormOptions{Lookup: none})
	if f.Changed() {
		t.Error("an untouched form is changed")
	}
	f.fields[0].object.(*Picker).SetText("没有的机构")
	if !f.Changed() {
		t.Error("what was typed is not seen")
	}
	if _, ok := f.Record(); ok || !strings.Contains(f.fields[0].wrong.String(), "没有选定") {
		t.Errorf("saved, or said %q", f.fields[0].wrong.String())
	}
}

// BenchmarkKey is what a key in a picker keeps the UI goroutine busy with: the
// question, and the lines of its answer.
func BenchmarkKey(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(Theme{Scale: 1})
	var then func([]Option)
	p := NewPicker(model.KindPerson, func(_ model.Kind, _ string, f func([]Option)) { then = f })
	w := test.NewTempWindow(b, container.NewVBox(p))
	w.Resize(fyne.NewSize(1366, 768))
	w.Canvas().Focus(p)
	var found []Option
	for range 50 {
		found = append(found, Option{ID: "1", Text: "张甲乙", More: "某某投资集团有限公司第一建设工程分公司"})
	}
	for b.Loop() {
		strike(w, "z")
		then(found)
		press(w, fyne.KeyBackspace)
		then(found)
	}
}

// A sealed field is not changed by its icon.
func TestSealedIcons(t *testing.T) {
	p, w, questions := onScreen(t)
	p.Disable()
	test.Tap(p.ActionItem.(fyne.Tappable))
	d := NewDayField(day.Of(2026, 11, 23))
	d.Disable()
	test.Tap(d.ActionItem.(fyne.Tappable))
	d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if len(*questions) > 0 || w.Canvas().Overlays().Top() != nil {
		t.Error("a sealed field offers something")
	}
}
