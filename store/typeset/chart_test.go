package typeset

import (
	"math"
	"slices"
	"strings"
	"testing"

	"partyledger/model/report"
)

func sampleCharts() []report.Chart {
	long := []string{"某某电力工程有限公司", "华东能源销售有限公司", "西部矿业开发有限责任公司", "某某（海南）国际能源发展有限公司"}
	nan := []float64{math.NaN(), math.Inf(1), 3, -2}
	return []report.Chart{
		{Kind: report.BarChart, Title: "比例", Unit: "%", Labels: long, Series: []report.Series{{Values: []float64{1.2, 0.8, 1.05, 0}}},
			Limit: &report.Limit{Name: "标准", Value: 1}},
		{Kind: report.BarChart, Title: "人数", Unit: "人", Labels: []string{"2024年", "2025年"},
			Series: []report.Series{{Name: "计划", Values: []float64{60, 66}}, {Name: "完成", Values: []float64{58, 66}}},
			Limit:  &report.Limit{Name: "名额", Value: 70}},
		{Kind: report.StackedChart, Title: "年龄", Labels: []string{"甲", "乙"},
			Series: []report.Series{{Name: "青", Values: []float64{10, 20}}, {Name: "壮", Values: []float64{30, 40}}}},
		{Kind: report.StackedChart, Title: "年龄", Labels: long, Series: []report.Series{{Name: "青", Values: nan},
			{Name: "壮", Values: []float64{30, 40}}}},
		{Kind: report.RingChart, Title: "进展", Unit: "户", Labels: long, Series: []report.Series{{Values: []float64{23, 6, 4, 0}}}},
		{Kind: report.RingChart, Labels: []string{"独"}, Series: []report.Series{{Values: []float64{5}}}},
		{Kind: report.RingChart, Labels: []string{"零"}, Series: []report.Series{{Values: []float64{0}}}},
		{Kind: report.FunnelChart, Title: "阶段", Unit: "人", Labels: []string{"申请", "积极分子", "发展对象"},
			Series: []report.Series{{Values: []float64{186, 120, 58}}}},
		{Kind: report.FunnelChart, Labels: []string{"甲", "乙"}, Series: []report.Series{{Values: []float64{0, 0}}}},
		{Kind: report.BarChart, Title: "空"},
		{Kind: report.RingChart, Labels: []string{"甲"}},
		{Kind: report.BarChart, Labels: []string{"甲"}, Series: []report.Series{{Values: nil}}},
	}
}

func TestChartsStayInTheirBox(t *testing.T) {
	for _, c := range sampleCharts() {
		for _, page := range []report.PageKind{report.OfficialPage, report.PortraitTable, report.LandscapeTable} {
			layout(t, report.Document{Sections: []report.Section{{Page: page, Blocks: []report.Block{c}}}})
		}
		marks := ChartMarks(c, testFaces(t), 10, 20, 156, 80)
		if len(marks) == 0 {
			t.Errorf("图 %q 是空的", c.Title)
		}
		for _, m := range marks {
			for _, v := range []float64{m.X, m.Y, m.X2, m.Y2, m.Radius, m.From, m.To, m.Size} {
				if math.IsNaN(v) || math.IsInf(v, 0) || v < -1000 || v > 1000 {
					t.Errorf("图 %q 有坏标记 %+v", c.Title, m)
				}
			}
		}
	}
}

func TestFiguresOfAChartHaveEqualDecimals(t *testing.T) {
	c := report.Chart{Kind: report.BarChart, Title: "比例", Unit: "%", Labels: []string{"甲", "乙", "丙"},
		Series: []report.Series{{Name: "实配", Values: []float64{3.6, 2.14, 0}}}}
	var texts []string
	for _, m := range ChartMarks(c, testFaces(t), 0, 0, 156, 80) {
		texts = append(texts, m.Text)
	}
	for _, want := range []string{"3.60%", "2.14%", "0%"} {
		if !slices.Contains(texts, want) {
			t.Errorf("缺 %s：%v", want, texts)
		}
	}
}

func TestChartsShowLabelsAndFigures(t *testing.T) {
	for _, c := range sampleCharts()[:3] {
		var all strings.Builder
		for _, m := range ChartMarks(c, testFaces(t), 0, 0, 156, 80) {
			all.WriteString(m.Text)
		}
		text := all.String()
		for i, l := range c.Labels {
			if !strings.Contains(text, l) {
				t.Errorf("图 %q 缺标签 %s", c.Title, l)
			}
			for _, s := range c.Series {
				if !strings.Contains(text, strings.TrimSuffix(Figure(s.Values[i], c.Unit), "%")) || !strings.Contains(text, s.Name) {
					t.Errorf("图 %q 缺 %s %v", c.Title, s.Name, s.Values[i])
				}
			}
		}
		if c.Limit != nil && !strings.Contains(text, c.Limit.Name) {
			t.Errorf("图 %q 缺标准线说明", c.Title)
		}
	}
}

func TestRingIsWhole(t *testing.T) {
	sum := 0.0
	for _, m := range ChartMarks(sampleCharts()[4], testFaces(t), 0, 0, 156, 60) {
		if m.Kind == SectorMark {
			sum += m.To - m.From
		}
	}
	if math.Abs(sum-360) > 1e-6 {
		t.Errorf("环合计 %.3f 度", sum)
	}
}

func TestScaleIsRound(t *testing.T) {
	for _, c := range []struct {
		most  float64
		whole bool
		top   float64
	}{{72, true, 80}, {2.1, false, 2.5}, {1, true, 1}, {0, true, 1}, {3, true, 3}, {257, true, 300}, {10, true, 10}} {
		s := newScale(c.most, 4, c.whole)
		if s.top != c.top || s.top < c.most {
			t.Errorf("最大 %v 的刻度到 %v，应为 %v", c.most, s.top, c.top)
		}
	}
}
