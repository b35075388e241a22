package typeset

import (
	"fmt"
	"math"
	"testing"

	"partyledger/model/report"
)

// Figures over bars that stand side by side never run into each other; where there
// is no room for them, none is written.
func TestFiguresKeepApart(t *testing.T) {
	fs, err := LoadFaces(FaceOptions{NoFang: true})
	if err != nil {
		t.Fatal(err)
	}
	for series := 1; series <= 3; series++ {
		for _, width := range []float64{60, 110, 170, 240} {
			c := report.Chart{Kind: report.BarChart, Unit: "万元"}
			figures := map[string]bool{}
			for i := range 13 {
				c.Labels = append(c.Labels, fmt.Sprintf("甲%d", i))
			}
			for k := range series {
				s := report.Series{Name: fmt.Sprint(k)}
				for i := range 13 {
					v := 20.11 + float64(i%7+k)*0.01
					s.Values = append(s.Values, v)
					figures[Figure(v, c.Unit)] = true
				}
				c.Series = append(c.Series, s)
			}
			var written []Mark
			for _, m := range ChartMarks(c, fs, 0, 0, width, 80) {
				if m.Kind == TextMark && figures[m.Text] {
					written = append(written, m)
				}
			}
			if width == 240 && len(written) != 13*series && series < 3 {
				t.Errorf("%d series, %.0f mm: %d figures", series, width, len(written))
			}
			for i, a := range written {
				for _, b := range written[i+1:] {
					wide := float64(fs.Width(a.Face, a.Text)) * a.Size * PointMM / 1000
					if math.Abs(a.Y-b.Y) < 1 && b.X >= a.X && b.X < a.X+wide {
						t.Fatalf("%d series, %.0f mm: %s over %s", series, width, a.Text, b.Text)
					}
				}
			}
		}
	}
}
