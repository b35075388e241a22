package kit

import (
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// numbered has a key of its own, as pages have.
type numbered struct {
	Button
	digit string
}

func (n *numbered) AccessKey() string { return n.digit }

func newNumbered(text, digit string, tapped func()) *numbered {
	n := &numbered{digit: digit}
	n.Text, n.OnTapped = text, tapped
	n.ExtendBaseWidget(n)
	return n
}

// accessWindow is a window with things to press, and what was pressed.
func accessWindow(t *testing.T) (fyne.Window, *[]string, fyne.CanvasObject) {
	t.Helper()
	pressed := &[]string{}
	press := func(text string) *Button { return NewButton(text, func() { *pressed = append(*pressed, text) }) }
	dead := press("撤销")
	dead.Disable()
	tabs := NewTabs(Tab{Title: "办理进程", Content: widget.NewLabel("一")}, Tab{Title: "材料 2/3", Content: widget.NewLabel("二")})
	tick := NewCheck("同时更新名册", func(bool) { *pressed = append(*pressed, "同时更新名册") })
	far := container.NewVScroll(container.NewVBox(press("上面"), container.NewGridWrap(fyne.NewSize(10, 400)), press("下面")))
	content := container.NewVBox(container.NewHBox(press("保存"), press("备份"), press("不保存"), dead, tick),
		container.NewHBox(newNumbered("工作台", "1", func() { *pressed = append(*pressed, "工作台") }), NewChip("全部 9", "", func() {
			*pressed = append(*pressed, "全部")
		})), tabs, container.NewGridWrap(fyne.NewSize(200, 60), far))
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	w.SetContent(Tipped(w, container.NewPadded(content)))
	w.Resize(fyne.NewSize(560, 260))
	return w, pressed, content
}

// Each has the first letter of what it says, in pinyin; a digit where another has that. What
// cannot be pressed or seen has none, and of windows over the page only theirs count.
func TestAccessKeys(t *testing.T) {
	test.NewTempApp(t)
	test.ApplyTheme(t, Theme{Scale: 1})
	w, pressed, _ := accessWindow(t)
	var got []string
	for _, s := range tipsOn(w.Canvas()).spots() {
		got = append(got, s.of.AccessName()+"="+s.key)
	}
	want := "保存=b 备份=2 不保存=3 同时更新名册=t 工作台=1 全部 9=q 办理进程=4 材料 2/3=c 上面=s"
	if strings.Join(got, " ") != want {
		t.Errorf("%v\n%s", got, want)
	}
	for _, key := range []string{"B", "2", "t", "1", "q", "z"} {
		PressAccess(w.Canvas(), key)
	}
	if said := strings.Join(*pressed, " "); said != "保存 备份 同时更新名册 工作台 全部" {
		t.Errorf("pressed %s", said)
	}
	PressAccess(w.Canvas(), "c")
	if h, ok := w.Canvas().Focused().(*tabHead); !ok || h.text.Text != "材料 2/3" || !h.on {
		t.Errorf("the tab is not shown, or has not the keyboard: %v", w.Canvas().Focused())
	}
	*pressed = nil
	d := NewDialog(w, "问", container.NewHBox(NewButton("保存", func() { *pressed = append(*pressed, "问的保存") })))
	d.Show()
	PressAccess(w.Canvas(), "q")
	PressAccess(w.Canvas(), "b")
	if said := strings.Join(*pressed, " "); said != "问的保存" {
		t.Errorf("under a window: %s", said)
	}
}

func TestPictureOfAccess(t *testing.T) {
	test.NewTempApp(t)
	test.ApplyTheme(t, Theme{Scale: 1})
	w, _, _ := accessWindow(t)
	before := w.Canvas().Capture()
	ShowAccess(w.Canvas(), true)
	test.AssertImageMatches(t, "access.png", w.Canvas().Capture())
	ShowAccess(w.Canvas(), false)
	if now := w.Canvas().Capture(); !sameImage(before, now) {
		t.Error("the keys stay")
	}
}

func sameImage(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}

// The second half of a double click presses nothing that the first half has brought there;
// what is pressed twice itself acts twice.
func TestDoubleClickActsOnce(t *testing.T) {
	test.NewTempApp(t)
	n := map[string]int{}
	card, step := NewChip("卡片", "", func() { n["card"]++ }), NewButton("步骤", func() { n["step"]++ })
	w := test.NewTempWindow(t, container.NewHBox(card, step))
	w.Resize(fyne.NewSize(300, 100))
	at := fyne.PointEvent{AbsolutePosition: fyne.NewPos(40, 40)}
	card.Tapped(&at)
	step.Tapped(&at)
	if n["card"] != 1 || n["step"] != 0 {
		t.Errorf("a double click: %v", n)
	}
	elsewhere := fyne.PointEvent{AbsolutePosition: fyne.NewPos(90, 40)}
	step.Tapped(&elsewhere)
	step.Tapped(&elsewhere)
	if n["step"] != 2 {
		t.Errorf("pressed twice: %v", n)
	}
}

// Pressed by a key, a button leaves the keyboard where it is.
func TestKeyPressKeepsTheKeyboard(t *testing.T) {
	test.NewTempApp(t)
	n := 0
	b := NewButton("下一页", func() { n++ })
	w := test.NewTempWindow(t, b)
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeySpace} {
		w.Canvas().Focus(b)
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
		if w.Canvas().Focused() != fyne.Focusable(b) {
			t.Errorf("%s: the keyboard is at %v", key, w.Canvas().Focused())
		}
	}
	if n != 2 {
		t.Errorf("pressed %d times", n)
	}
}

// A drop-down goes to what begins with a letter.
func TestSelectByLetter(t *testing.T) {
	test.NewTempApp(t)
	c := NewChoice([]string{"群众", "共青团员", "预备党员", "正式党员"}, "")
	test.NewTempWindow(t, c)
	for _, r := range "zg" {
		c.TypedRune(r)
	}
	if c.Value() != "共青团员" {
		t.Errorf("chosen %q", c.Value())
	}
	c.TypedRune('x')
	if c.Value() != "共青团员" {
		t.Errorf("nothing begins with x: %q", c.Value())
	}
}

// What is said over a form is never cut through a line.
func TestNoticesShowWholeLines(t *testing.T) {
	test.NewTempApp(t)
	test.ApplyTheme(t, Theme{Scale: 1})
	long := strings.Repeat("公民身份号码校验正确，出生日期、性别与它一致。", 6)
	said := NewColumn(NewWords(Sentence{Text: long}), NewWords(Sentence{Text: long}))
	c := NewNotices(said, widget.NewLabel("栏目"))
	w := test.NewTempWindow(t, c)
	for _, wide := range []float32{420, 700, 980, 2400} {
		w.Resize(fyne.NewSize(wide, 400))
		seen := c.Objects[0].Size().Height
		for _, o := range said.Objects {
			words := o.(*Words)
			for i := range words.lines {
				top := words.Position().Y + words.pad() + float32(i)*words.lineHigh()
				if end := top + words.lineHigh(); top < seen-1 && end > seen+1 {
					t.Errorf("at %v a line from %v to %v is cut at %v", wide, top, end, seen)
				}
			}
		}
	}
}
