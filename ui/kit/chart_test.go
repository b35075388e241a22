package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"partyledger/model/report"
	"partyledger/store/typeset"
)

// Every figure that a chart shows can be pressed, of each kind of chart and at both text
// sizes; what lies between them is not a part.
func TestChartParts(t *testing.T) {
	test.NewTempApp(t)
	ink, err := LoadInk()
	if err != nil {
		t.Fatal(err)
	}
	two := []report.Series{{Name: "甲", Values: []float64{3, 5}}, {Name: "乙", Values: []float64{4, 6}}}
	one := []report.Series{{Name: "甲", Values: []float64{8, 5}}}
	labels, long := []string{"一", "二"}, []string{"第一分公司第三项目部机关", "第二分公司第四项目部机关"}
	charts := map[string]report.Chart{
		"bars":  {Kind: report.BarChart, Title: "图", Labels: labels, Series: two, Keys: []string{"k1", "k2"}},
		"stack": {Kind: report.StackedChart, Labels: labels, Series: two},
		"lying": {Kind: report.BarChart, Labels: append(long, long...), Series: two},
		"lain":  {Kind: report.StackedChart, Labels: append(long, long...), Series: two},
		"ring":  {Kind: report.RingChart, Labels: labels, Series: one}, "funnel": {Kind: report.FunnelChart, Labels: labels, Series: one},
	}
	for name, c := range charts {
		for _, scale := range []float32{1, 1.5} {
			fyne.CurrentApp().Settings().SetTheme(Theme{Scale: scale})
			var got []ChartPart
			beside := 0
			x := NewChart(fyne.NewSize(300, 100))
			x.OnPart, x.Beside = func(p ChartPart) { got = append(got, p) }, func() { beside++ }
			x.Resize(fyne.NewSize(420, 240))
			x.SetChart(c, ink)
			width, height, units := x.measure()
			parts := typeset.ChartParts(c, ink.faces, width, height)
			want := map[ChartPart]bool{}
			for _, p := range parts {
				at := fyne.NewPos(float32((p.X+p.W/2)*units), float32((p.Y+p.H-0.3)*units))
				if p.W <= 0 || p.H <= 0 || p.X < -1 || p.Y < -1 || p.X+p.W > width+1 || p.Y+p.H > height+1 {
					t.Errorf("%s %v: part %+v lies outside of %.0f × %.0f", name, scale, p, width, height)
				}
				x.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
				if !x.over.Visible() || x.Cursor() != desktop.PointerCursor {
					t.Errorf("%s: nothing shows that %+v can be pressed", name, p)
				}
				test.TapAt(x, at)
			}
			for _, p := range got {
				want[p] = true
			}
			for _, label := range c.Labels {
				found := false
				for p := range want {
					found = found || p.Label == label
				}
				if !found {
					t.Errorf("%s %v: nothing leads to %s: %v", name, scale, label, got)
				}
			}
			if name == "bars" && (!want[ChartPart{"一", "k1", "甲"}] || !want[ChartPart{"二", "k2", "乙"}] || !want[ChartPart{"一", "k1", ""}]) {
				t.Errorf("bars lead to %v", want)
			}
			if name == "bars" {
				test.TapAt(x, fyne.NewPos(1, 1))
				if beside != 1 {
					t.Error("the title is no part")
				}
			}
		}
	}
}

// The keyboard goes from part to part and opens one; a chart with nothing to press takes none.
func TestChartByKeyboard(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{Scale: 1})
	ink, err := LoadInk()
	if err != nil {
		t.Fatal(err)
	}
	chart := report.Chart{Kind: report.BarChart, Labels: []string{"一", "二"}, Series: []report.Series{{Name: "甲", Values: []float64{3, 5}}}}
	var got []ChartPart
	x, mute := NewChart(fyne.NewSize(300, 100)), NewChart(fyne.NewSize(300, 100))
	x.OnPart = func(p ChartPart) { got = append(got, p) }
	w := test.NewTempWindow(t, NewColumn(mute, x))
	w.Resize(fyne.NewSize(420, 300))
	mute.SetChart(chart, ink)
	x.SetChart(chart, ink)
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != x.keys || !x.over.Visible() {
		t.Fatalf("Tab comes to %T, shown %v", w.Canvas().Focused(), x.over.Visible())
	}
	press := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			x.keys.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	press(fyne.KeyHome, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyRight, fyne.KeyReturn)
	if len(got) != 2 || got[0].Label != "一" || got[1].Label != "二" {
		t.Errorf("opened %+v", got)
	}
	x.MouseMoved(&desktop.MouseEvent{})
	if !x.over.Visible() {
		t.Error("the mouse has put away what the keyboard is at")
	}
	w.Canvas().Unfocus()
	if x.over.Visible() {
		t.Error("shown without the keyboard")
	}
}
