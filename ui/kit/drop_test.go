package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
)

// typeKeys types as a person does: into whatever has the window's keys.
func typeKeys(c fyne.Canvas, text string) {
	for _, r := range text {
		c.Focused().TypedRune(r)
	}
}

func press(c fyne.Canvas, key fyne.KeyName) { c.Focused().TypedKey(&fyne.KeyEvent{Name: key}) }

func pickerInWindow(t *testing.T) (*Picker, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(Theme{Scale: 1})
	lookup := func(_ model.Kind, text string) []Option {
		var out []Option
		for i := range 40 {
			if name := fmt.Sprintf("甲乙%02d", i); strings.Contains(name, text) {
				out = append(out, Option{ID: fmt.Sprint(i), Text: name, More: "某某公司"})
			}
		}
		return out
	}
	p := NewPicker(model.KindPerson, lookup)
	w := test.NewTempWindow(t, container.NewVBox(p, widget.NewEntry()))
	w.Resize(fyne.NewSize(500, 400))
	return p, w
}

func TestTypingGoesOnWhileChoicesAreOffered(t *testing.T) {
	p, w := pickerInWindow(t)
	w.Canvas().Focus(p)
	typeKeys(w.Canvas(), "甲乙1")
	if p.Text != "甲乙1" || !p.drop.Open() {
		t.Fatalf("打出“%s”，候选在屏上：%v", p.Text, p.drop.Open())
	}
	press(w.Canvas(), fyne.KeyBackspace)
	if p.Text != "甲乙" {
		t.Errorf("退格后是“%s”", p.Text)
	}
	press(w.Canvas(), fyne.KeyDown)
	press(w.Canvas(), fyne.KeyDown)
	press(w.Canvas(), fyne.KeyReturn)
	if p.Chosen().ID != "2" || p.Text != "甲乙02" || p.drop.Open() {
		t.Errorf("选了 %+v，文字“%s”", p.Chosen(), p.Text)
	}
	if w.Canvas().Focused() != fyne.Focusable(p) {
		t.Error("选过之后焦点不在输入框")
	}
}

func TestEscapePutsOnlyTheChoicesAway(t *testing.T) {
	p, w := pickerInWindow(t)
	w.Canvas().Focus(p)
	typeKeys(w.Canvas(), "甲")
	press(w.Canvas(), fyne.KeyEscape)
	if p.drop.Open() || p.Text != "甲" {
		t.Errorf("候选还在，或者文字变成“%s”", p.Text)
	}
	typeKeys(w.Canvas(), "乙")
	if p.Text != "甲乙" {
		t.Errorf("之后打不进字：“%s”", p.Text)
	}
}

func TestClickBesidePutsTheChoicesAway(t *testing.T) {
	p, w := pickerInWindow(t)
	w.Canvas().Focus(p)
	typeKeys(w.Canvas(), "甲乙00")
	test.TapCanvas(w.Canvas(), fyne.NewPos(490, 390))
	if p.drop.Open() {
		t.Fatal("候选还在")
	}
	w.Canvas().Focus(p)
	press(w.Canvas(), fyne.KeyReturn)
	if p.Chosen().ID != "" {
		t.Errorf("看不见的候选被选中：%+v", p.Chosen())
	}
}

func TestChoicesInADialog(t *testing.T) {
	p, w := pickerInWindow(t)
	w.SetContent(widget.NewLabel("底"))
	d := dialog.NewCustom("选人", "关闭", container.NewVBox(p), w)
	d.Resize(fyne.NewSize(400, 300))
	d.Show()
	w.Canvas().Focus(p)
	typeKeys(w.Canvas(), "甲乙3")
	if p.Text != "甲乙3" || !p.drop.Open() {
		t.Fatalf("打出“%s”", p.Text)
	}
	press(w.Canvas(), fyne.KeyReturn)
	if p.Chosen().ID != "30" {
		t.Errorf("选了 %+v", p.Chosen())
	}
}

func TestChoicesStayInsideTheWindow(t *testing.T) {
	p, w := pickerInWindow(t)
	w.SetContent(container.NewBorder(nil, p, nil, nil, widget.NewLabel("")))
	w.Canvas().Focus(p)
	typeKeys(w.Canvas(), "甲")
	at, size := p.drop.pop.Content.Position(), p.drop.pop.Content.Size()
	if at.X < 0 || at.Y < 0 || at.X+size.Width > 500 || at.Y+size.Height > 400 {
		t.Errorf("候选在 %v，大小 %v", at, size)
	}
}
