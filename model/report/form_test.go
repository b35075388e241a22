package report

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func placed(f Form) []string {
	var out []string
	for _, p := range f.Grid().Places {
		out = append(out, fmt.Sprintf("%s%d,%d+%d×%d", p.Text, p.Row, p.Col, p.Rows, p.Cols))
	}
	return out
}

func TestFormGrid(t *testing.T) {
	b := func(text string, cols, rows int) Box { return Label(text).Over(cols, rows) }
	for _, x := range []struct {
		name string
		f    Form
		want string
	}{
		{"spans", Form{Columns: []float64{1, 1, 1}, Rows: []FormRow{{Boxes: []Box{b("甲", 2, 1), b("乙", 1, 1)}}}}, "甲0,0+1×2 乙0,2+1×1"},
		{"down", Form{Columns: []float64{1, 1}, Rows: []FormRow{{Boxes: []Box{b("甲", 1, 2), b("乙", 0, 0)}}, {Boxes: []Box{b("丙", 1, 1)}}}},
			"甲0,0+2×1 乙0,1+1×1 丙1,1+1×1"},
		{"too wide", Form{Columns: []float64{1, 1}, Rows: []FormRow{{Boxes: []Box{b("甲", 9, 1)}}}}, "甲0,0+1×2"},
		{"too deep", Form{Columns: []float64{1}, Rows: []FormRow{{Boxes: []Box{b("甲", 1, 9)}}}}, "甲0,0+1×1"},
		{"too many", Form{Columns: []float64{1}, Rows: []FormRow{{Boxes: []Box{b("甲", 1, 1), b("乙", 1, 1)}}}}, "甲0,0+1×1 乙1,0+1×1"},
		{"too few", Form{Columns: []float64{1, 1, 1}, Rows: []FormRow{{Boxes: []Box{b("甲", 1, 1)}}}}, "甲0,0+1×1 0,1+1×2"},
		{"meets one from above", Form{Columns: []float64{1, 1, 1}, Rows: []FormRow{{Boxes: []Box{b("甲", 1, 1), b("乙", 1, 2), b("丙", 1, 1)}},
			{Boxes: []Box{b("丁", 3, 1), b("戊", 1, 1)}}}}, "甲0,0+1×1 乙0,1+2×1 丙0,2+1×1 丁1,0+1×1 戊1,2+1×1"},
		{"no columns", Form{Rows: []FormRow{{Boxes: []Box{b("甲", 2, 1), b("乙", 1, 1)}}}}, "甲0,0+1×2 乙0,2+1×1"},
		{"nothing", Form{}, ""},
	} {
		if got := strings.Join(placed(x.f), " "); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// Of any form each box is there once, in order, and the grid is covered once.
func TestFormGridIsWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		f := Form{Columns: make([]float64, r.IntN(6))}
		n := 0
		for range r.IntN(6) {
			row := FormRow{}
			for range r.IntN(5) {
				n++
				row.Boxes = append(row.Boxes, Label(fmt.Sprint(n)).Over(r.IntN(5)-1, r.IntN(5)-1))
			}
			f.Rows = append(f.Rows, row)
		}
		g := f.Grid()
		covered := make([]int, len(g.Rows)*len(g.Columns))
		var texts []string
		for _, p := range g.Places {
			if p.Text != "" {
				texts = append(texts, p.Text)
			}
			for row := p.Row; row < p.Row+p.Rows; row++ {
				for col := p.Col; col < p.Col+p.Cols; col++ {
					covered[row*len(g.Columns)+col]++
				}
			}
		}
		if slices.ContainsFunc(covered, func(c int) bool { return c != 1 }) {
			t.Fatalf("%+v covers %v", f, covered)
		}
		for i, text := range texts {
			if text != fmt.Sprint(i+1) {
				t.Fatalf("%+v: %v", f, texts)
			}
		}
		if len(texts) != n {
			t.Fatalf("%+v: %d of %d boxes", f, len(texts), n)
		}
	}
}

func TestSealLines(t *testing.T) {
	for _, x := range []struct {
		s    SealLine
		want string
	}{
		{SealLine{Who: "支部书记签名", Seal: true, Day: true}, "支部书记签名：＿＿＿＿＿（盖章）/　年　　月　　日"},
		{SealLine{Who: "本人签名："}, "本人签名：＿＿＿＿＿"},
		{SealLine{Seal: true}, "（盖章）"},
		{SealLine{Day: true}, "　年　　月　　日"},
		{SealLine{}, ""},
	} {
		if got := strings.Join(x.s.Lines(), "/"); got != x.want {
			t.Errorf("%+v: %s", x.s, got)
		}
	}
}

// What a form, a slip and cards say stands in the golden text.
func TestFormsAreWritten(t *testing.T) {
	var w strings.Builder
	writeBlock(&w, Slip{Cut: "回执", Blocks: []Block{Form{Columns: []float64{1, 3}, Rows: []FormRow{
		{Height: 12, Cut: true, Boxes: []Box{Label("意见"),
			{Text: "同意", Ticks: []Tick{{"是", true}, {"否", false}}, Lines: 2, Seal: &SealLine{Day: true}}}}}}}})
	writeBlock(&w, Cards{Across: 2, Down: 1, Items: [][]Block{{Paragraph{Text: "票", Plain: true}}}})
	want := "\n裁切线 回执\n\n表单 2栏\n  行 高12 可续 | [意见] | 同意⏎☑是　□否 横线2　　年　　月　　日\n\n卡片 1（每面2×1）\n票\n"
	if w.String() != want {
		t.Errorf("%q", w.String())
	}
}
