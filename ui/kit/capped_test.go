package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"partyledger/model/report"
)

// What is said over a form shows whole lines only, of one text or of several, in a place
// that never changes; what is not seen is behind a button.
func TestNoticesStayInTheirPlace(t *testing.T) {
	test.NewTempApp(t)
	long := "本届班子已经届满，没有登记延期批准文号，请立即报告上级党组织并限期完成换届。"
	cases := map[string]struct {
		said []string
		more bool
	}{
		"nothing": {nil, false}, "one": {[]string{"甲"}, false}, "three lines": {[]string{long + long + long}, true},
		"two texts": {[]string{"甲", "乙"}, true},
	}
	for _, scale := range []float32{1, 1.5} {
		fyne.CurrentApp().Settings().SetTheme(Theme{Scale: scale})
		tops := map[float32]bool{}
		for name, c := range cases {
			said, rest := NewColumn(), NewWords(Sentence{Text: "表"})
			for _, text := range c.said {
				said.Add(NewWords(Sentence{Text: text}))
			}
			n := NewNotices(said, rest)
			w := test.NewTempWindow(t, n)
			w.Resize(fyne.NewSize(560*scale, 300*scale))
			n.Refresh()
			tops[rest.Position().Y] = true
			seen, more := n.Objects[0].Size().Height, n.Objects[1].Visible()
			if more != c.more {
				t.Errorf("%s at %v: the button is there: %v", name, scale, more)
			}
			if n.Objects[3].Visible() != (c.said == nil) {
				t.Errorf("%s at %v: the words of none are there: %v", name, scale, n.Objects[3].Visible())
			}
			for _, end := range lineEnds(said, 0) {
				if high := said.Objects[0].(*Words).lineHigh(); end > seen && end-high < seen-0.5*high {
					t.Errorf("%s at %v: a line that ends at %v is cut at %v", name, scale, end, seen)
				}
			}
		}
		if len(tops) != 1 {
			t.Errorf("at %v the form begins at %v", scale, tops)
		}
	}
}

// Where there is little height the list has the chart's room, and a button gives it back.
func TestChartWhereThereIsLittleHeight(t *testing.T) {
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(Theme{Scale: 1})
	ink, err := LoadInk()
	if err != nil {
		t.Fatal(err)
	}
	chart := NewChart(fyne.NewSize(200, 80))
	series := []report.Series{{Name: "甲", Values: []float64{3}}}
	chart.SetChart(report.Chart{Kind: report.BarChart, Labels: []string{"一"}, Series: series}, ink)
	over := NewOverChart(container.NewStack(), NewWords(Sentence{Text: "共3条"}), chart, 0.5, func(float64) {})
	o := over.Layout.(*overChart)
	w := test.NewTempWindow(t, over)
	w.Resize(fyne.NewSize(500, 600))
	if !o.below.Visible() || o.more.Visible() {
		t.Errorf("high: the chart %v, the button %v", o.below.Visible(), o.more.Visible())
	}
	w.Resize(fyne.NewSize(500, 250))
	if o.below.Visible() || !o.more.Visible() {
		t.Fatalf("low: the chart %v, the button %v", o.below.Visible(), o.more.Visible())
	}
	test.Tap(o.more)
	if !o.below.Visible() || chart.Size().Height < 80 {
		t.Errorf("asked for: the chart %v, %v", o.below.Visible(), chart.Size())
	}
	test.Tap(o.more)
	if o.below.Visible() {
		t.Error("the chart does not go away again")
	}
}
