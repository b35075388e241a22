package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"partyledger/ui/kit"
)

func TestCaretFollowsTheText(t *testing.T) {
	test.NewTempApp(t)
	entry := widget.NewEntry()
	many := kit.NewLongEntry()
	w := test.NewTempWindow(t, container.NewVBox(widget.NewLabel("姓名"), entry, many))
	w.Resize(fyne.NewSize(300, 400))
	if _, _, ok := caret(w.Canvas()); ok {
		t.Error("没有焦点时也有光标")
	}
	w.Canvas().Focus(entry)
	first, height, ok := caret(w.Canvas())
	if !ok || height <= 0 || first.Y <= entry.Position().Y {
		t.Fatalf("%v %v %v", first, height, ok)
	}
	test.Type(entry, "李𬎆")
	second, _, _ := caret(w.Canvas())
	if second.X <= first.X || second.Y != first.Y {
		t.Errorf("输入后光标从 %v 到 %v", first, second)
	}
	for range 200 {
		entry.TypedRune('长')
	}
	end, _, _ := caret(w.Canvas())
	if end.X > entry.Size().Width+entry.Position().X+20 {
		t.Errorf("长文字把光标带出了输入框：%v", end)
	}
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if left, _, _ := caret(w.Canvas()); left.X >= end.X || left.X < end.X-40 {
		t.Errorf("长文字里光标左移一字，从 %v 到 %v", end, left)
	}
	w.Canvas().Focus(many)
	top, _, _ := caret(w.Canvas())
	test.Type(many, "甲\n乙")
	if below, _, _ := caret(w.Canvas()); below.Y <= top.Y {
		t.Errorf("换行后光标没有下移：%v %v", top, below)
	}
	many.SetText("甲")
	many.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	line, _, _ := caret(w.Canvas())
	for range 60 {
		many.TypedRune('长')
	}
	if folded, _, _ := caret(w.Canvas()); folded.Y <= line.Y || folded.X > 300 {
		t.Errorf("折行后光标从 %v 到 %v", line, folded)
	}
	many.Disable()
	if _, _, ok := caret(w.Canvas()); ok {
		t.Error("不能填写的输入框也有光标")
	}
}

func TestCaretOfBuiltFields(t *testing.T) {
	test.NewTempApp(t)
	box := newSearchBox(&Shell{})
	button := kit.NewButton("确定", func() {})
	c := test.NewTempWindow(t, container.NewVBox(box, button)).Canvas()
	c.Focus(box)
	if textField(c) != fyne.CanvasObject(box) {
		t.Error("查找框没有被认作输入框")
	}
	if scrollOf(box) == nil {
		t.Error("不知道查找框里的文字滚到了哪里")
	}
	c.Focus(button)
	if textField(c) != nil {
		t.Error("按钮被认作输入框")
	}
}
