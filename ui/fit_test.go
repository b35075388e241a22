package ui

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/ui/kit"
	"partyledger/ui/page/pagetest"
)

// laptop is a screen with a task bar of 40 units at its lower edge.
func laptop(w, h int, scale float32) Screen {
	bar := int(40 * scale)
	return Screen{Name: "屏", Area: Box{0, 0, w, h - bar}, Scale: scale, Main: true}
}

func TestFirstWindowIsInsideTheScreen(t *testing.T) {
	sizes := [][2]int{{1366, 768}, {1440, 900}, {1600, 900}, {1920, 1080}, {2560, 1440}, {3840, 2160}}
	for _, size := range sizes {
		for _, scale := range []float32{1, 1.25, 1.5, 1.75, 2} {
			for _, text := range []float32{1, 1.5, 2} {
				s := laptop(size[0], size[1], scale)
				o := openOn([]Screen{s}, windowStates{}, text)
				name := fmt.Sprintf("%d×%d %v 文字%v", size[0], size[1], scale, text)
				frame := usualFrame(scale)
				if outer := frame.around(o.box); !outer.in(s.Area) {
					t.Errorf("%s: 窗口 %+v 超出 %+v", name, outer, s.Area)
				}
				room := frame.within(s.Area)
				need := neededAt(o.fit.text)
				if need.Width*o.fit.canvas > float32(room.W)+0.5 || need.Height*o.fit.canvas > float32(room.H)+0.5 {
					t.Errorf("%s: 布局要 %v×%v，只有 %+v", name, need, o.fit, room)
				}
				if drawn := o.fit.canvas * o.fit.text; drawn > scale*text+0.001 || drawn < 1 {
					t.Errorf("%s: 按 %v 显示", name, drawn)
				}
			}
		}
	}
}

func TestScaleIsTheSystems(t *testing.T) {
	for _, c := range []struct {
		w, h         int
		scale, text  float32
		canvas, size float32 // the toolkit's scale, and texts as they are drawn
	}{
		{1920, 1080, 1, 1, 1, 1},
		{1920, 1080, 1.25, 1, 1.2, 1.25}, // not 1.3
		{1920, 1080, 1.5, 1, 1.5, 1.5},   // the usual laptop
		{2560, 1440, 1.75, 1, 1.7, 1.75},
		{1366, 768, 1, 1.5, 1, 1.5},
		{3840, 2160, 3, 1, 3, 3},
		{1366, 768, 0.8, 1, 0.8, 0.8},
	} {
		o := openOn([]Screen{laptop(c.w, c.h, c.scale)}, windowStates{}, c.text)
		if o.fit.canvas != c.canvas || math.Abs(float64(o.fit.canvas*o.fit.text-c.size)) > 0.001 {
			t.Errorf("%d×%d %v 文字%v: %+v", c.w, c.h, c.scale, c.text, o.fit)
		}
	}
}

func TestWindowFillsASmallScreen(t *testing.T) {
	for _, c := range []struct {
		w, h  int
		scale float32
		want  bool
	}{{1366, 768, 1, true}, {1366, 768, 1.25, true}, {1920, 1080, 1, false}, {1920, 1080, 1.5, true}, {2560, 1440, 1.25, false},
		{2560, 1440, 2, true}} {
		if o := openOn([]Screen{laptop(c.w, c.h, c.scale)}, windowStates{}, 1); o.maximize != c.want {
			t.Errorf("%d×%d %v: 最大化 %v", c.w, c.h, c.scale, o.maximize)
		}
	}
}

func TestWindowOpensWhereItWas(t *testing.T) {
	left := laptop(1920, 1080, 1)
	right := Screen{Name: "右屏", Area: Box{1920, 0, 2560, 1400}, Scale: 1.25}
	kept := windowStates{Last: right.id(), Screens: map[string]windowState{
		right.id(): {X: 100, Y: 80, W: 1700, H: 900},
		left.id():  {X: 30, Y: 40, W: 1200, H: 700, Maximized: true},
	}}
	o := openOn([]Screen{left, right}, kept, 1)
	if o.box != (Box{2020, 80, 1700, 900}) || o.maximize || o.screen != right {
		t.Errorf("右屏：%+v", o)
	}
	// The right screen is gone: what is remembered of the left one counts.
	if o = openOn([]Screen{left}, kept, 1); o.box != (Box{30, 40, 1200, 700}) || !o.maximize {
		t.Errorf("只剩左屏：%+v", o)
	}
	// The bar stands above, on the left, and at another height than before.
	bar := Screen{Name: "屏", Area: Box{64, 40, 1856, 1040}, Scale: 1, Main: true}
	kept.Screens[bar.id()], kept.Last = windowState{X: 900, Y: -30, W: 2400, H: 2000}, bar.id()
	o = openOn([]Screen{bar}, kept, 1)
	if outer := usualFrame(1).around(o.box); !outer.in(bar.Area) {
		t.Errorf("任务栏在上方：%+v", outer)
	}
	for _, damaged := range []string{`{"last":3}`, `{"screens":{"":{"w":-5}}}`, `"x"`, ``} {
		var k windowStates
		_ = json.Unmarshal([]byte(damaged), &k)
		if o = openOn([]Screen{left}, k, 1); o.box.W < 1000 {
			t.Errorf("%s: %+v", damaged, o)
		}
	}
}

func TestWindowFollowsToAnotherScreen(t *testing.T) {
	left, right := laptop(1920, 1080, 1), Screen{Name: "右屏", Area: Box{1920, 0, 2560, 1400}, Scale: 1.5}
	b := newBench(t)
	d := &fakeDisplay{screens: []Screen{left, right}, box: Box{100, 100, 1366, 728}}
	f := &frontWindow{w: b.window, display: d, native: d, size: 100, screen: left, fit: fit{1, 1}}
	f.changed()
	if d.canvas != 0 {
		t.Error("没有换屏幕也改了比例")
	}
	d.box.X = 2000
	f.changed()
	if d.canvas != 1.5 || f.screen != right {
		t.Errorf("换到右屏后比例 %v", d.canvas)
	}
	d.box = Box{3900, 100, 1366, 728} // hangs over the edge
	f.setTextSize(125)
	if !(Frame{Top: 30}).around(d.box).in(right.Area) {
		t.Errorf("窗口在 %+v", d.box)
	}
	var kept windowStates
	if err := json.Unmarshal(f.remembered(), &kept); err != nil || kept.Last != right.id() || kept.Screens[kept.Last].W != 1366 {
		t.Errorf("记住的是 %+v %v", kept, err)
	}
	// Minimised windows stand nowhere.
	d.iconified, d.box = true, Box{-32000, -32000, 160, 28}
	f.changed()
	if f.screen != right || f.normal.W != 1366 {
		t.Error("最小化被当作移动")
	}
}

type fakeDisplay struct {
	screens   []Screen
	canvas    float32
	box       Box
	maximized bool
	iconified bool
}

func (d *fakeDisplay) Screens() []Screen                 { return d.screens }
func (d *fakeDisplay) SetScale(canvas float32, _ Screen) { d.canvas = canvas }
func (d *fakeDisplay) Native(fyne.Window) (Native, bool) { return d, true }
func (d *fakeDisplay) Box() Box                          { return d.box }
func (d *fakeDisplay) Frame() Frame                      { return Frame{Top: 30} }
func (d *fakeDisplay) Maximized() bool                   { return d.maximized }
func (d *fakeDisplay) Iconified() bool                   { return d.iconified }
func (d *fakeDisplay) SetBox(b Box)                      { d.box = b }
func (d *fakeDisplay) Maximize()                         { d.maximized = true }
func (d *fakeDisplay) OnChange(func())                   {}
func (d *fakeDisplay) OnInput(func())                    {}
func (d *fakeDisplay) OnAlt(func(bool))                  {}

// TestLayoutNeeds holds the table to what the window really needs with each page and each
// tab on top. Tabs behind the first may scroll there, head and foot of the window stay.
func TestLayoutNeeds(t *testing.T) {
	if testing.Short() {
		t.Skip("没有并发，不必用竞争检测再跑")
	}
	b := newBench(t)
	for _, need := range layoutNeeds {
		b.front.fit = fit{1, need.text}
		b.front.theme()
		b.window.Resize(need.size)
		for _, e := range Entries() {
			b.Go(e.ID)
			if page := b.holder.MinSize().Height; page > b.holder.Size().Height {
				t.Errorf("%s 在文字%v时要滚动：要高%v，有%v", e.Title, need.text, page, b.holder.Size().Height)
			}
			eachTab(b.window, func(tab string) {
				if min := b.content().MinSize(); min.Width > need.size.Width || min.Height > need.size.Height {
					t.Errorf("%s%s 在文字%v时至少要 %v，表里写 %v", e.Title, tab, need.text, min, need.size)
				}
			})
		}
	}
}

// eachTab calls f with every tab of the page on top, and those within tabs.
func eachTab(w fyne.Window, f func(name string)) {
	rows := pagetest.All[*kit.Tabs](w)
	if len(rows) == 0 {
		f("")
		return
	}
	for _, row := range rows {
		for i := 0; ; i++ {
			row.Select(i)
			if row.Selected() != i {
				break
			}
			f(fmt.Sprintf("第%d页签", i+1))
			for _, inner := range pagetest.All[*kit.Tabs](w) {
				for j := 0; !slices.Contains(rows, inner); j++ {
					inner.Select(j)
					if inner.Selected() != j {
						break
					}
					f(fmt.Sprintf("第%d页签之%d", i+1, j+1))
				}
			}
		}
		row.Select(0)
	}
}
