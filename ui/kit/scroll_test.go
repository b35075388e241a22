package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestFormScroll(t *testing.T) {
	test.NewTempApp(t)
	box := NewColumn()
	var fields []*Entry
	for range 30 {
		fields = append(fields, NewEntry())
		box.Add(fields[len(fields)-1])
	}
	s := NewFormScroll(box)
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(300, 200))
	inView := func(i int) bool {
		y := fields[i].Position().Y - s.scroll.Offset.Y
		return y >= 0 && y+fields[i].Size().Height <= s.scroll.Size().Height
	}

	w.Canvas().Focus(fields[1])
	if s.scroll.Offset.Y != 0 {
		t.Errorf("看得见的一栏得到键盘，却滚动到%v", s.scroll.Offset.Y)
	}
	for _, i := range []int{20, 29, 3, 0} {
		if inView(i) {
			t.Fatalf("第%d栏本来就看得见", i)
		}
		w.Canvas().Focus(fields[i])
		if !inView(i) {
			t.Errorf("第%d栏得到键盘后看不见", i)
		}
	}

	s.scroll.ScrollToOffset(fyne.NewPos(0, fields[5].Position().Y+10)) // half in view
	at := s.scroll.Offset.Y
	fields[5].MouseDown(&desktop.MouseEvent{})
	if s.scroll.Offset.Y != at {
		t.Error("鼠标按下时，输入栏从鼠标下移走了")
	}
	s.scroll.ScrollToTop()

	// The mouse is over a field, which would keep the wheel to itself.
	test.Scroll(w.Canvas(), fyne.NewPos(150, 100), 0, -notch)
	if s.scroll.Offset.Y != usualLines*theme.TextSize()*1.5 {
		t.Errorf("鼠标在输入栏上，滚轮滚动了%v", s.scroll.Offset.Y)
	}
}
