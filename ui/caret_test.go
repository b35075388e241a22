package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestCaretFollowsTheText(t *testing.T) {
	test.NewTempApp(t)
	entry := widget.NewEntry()
	many := widget.NewMultiLineEntry()
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
	if end, _, _ := caret(w.Canvas()); end.X > entry.Size().Width+entry.Position().X+20 {
		t.Errorf("长文字把光标带出了输入框：%v", end)
	}
	w.Canvas().Focus(many)
	top, _, _ := caret(w.Canvas())
	test.Type(many, "甲\n乙")
	if below, _, _ := caret(w.Canvas()); below.Y <= top.Y {
		t.Errorf("换行后光标没有下移：%v %v", top, below)
	}
	w.Canvas().Focus(widget.NewButton("", nil))
}

func TestCaretOfBuiltFields(t *testing.T) {
	test.NewTempApp(t)
	s := &Shell{}
	box := newSearchBox(s)
	if _, _, _, ok := entryState(box); !ok {
		t.Error("查找框没有被认作输入框")
	}
	if _, _, _, ok := entryState(widget.NewLabel("")); ok {
		t.Error("文字被认作输入框")
	}
}
