package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// linesOf puts the drawn texts together by line.
func linesOf(r *Runs) []string {
	var out []string
	y := float32(-1)
	for _, t := range r.texts {
		if t.Position().Y != y {
			out, y = append(out, ""), t.Position().Y
		}
		out[len(out)-1] += t.Text
	}
	return out
}

// A text of several styles goes on from line to line at any width: no character is
// lost, every line is full, no line begins with a closing mark, and each style
// keeps its words.
func TestRunsWrap(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{Scale: 1})
	runs := []Run{{Text: "第四条　公司设董事会，由"}, {Text: "五", Struck: true}, {Text: "名董事组成，"}, {Text: "其中职工董事一名，", Under: true},
		{Text: "每届任期三年。\n第二款另起一行，"}, {Text: "2028", Under: true}, {Text: "年起。"}}
	all := ""
	for _, x := range runs {
		all += x.Text
	}
	for width := float32(120); width < 900; width += 37 {
		r := NewRuns(runs...)
		r.Resize(fyne.NewSize(width, 10))
		lines := linesOf(r)
		if got := strings.Join(lines, ""); got != strings.ReplaceAll(all, "\n", "") {
			t.Fatalf("%.0f: %q", width, got)
		}
		for i, l := range lines {
			if i > 0 && strings.ContainsRune(closing, []rune(l)[0]) {
				t.Errorf("%.0f: a line begins %q", width, l)
			}
			if Width(l, 14) > width {
				t.Errorf("%.0f: too long: %q", width, l)
			}
			if i+1 < len(lines) && !strings.HasSuffix("每届任期三年。", l) && !strings.HasSuffix(l, "三年。") && Width(l, 14) < width-2*14-3*14 {
				t.Errorf("%.0f: short: %q", width, l)
			}
		}
		struck, under := "", ""
		for _, x := range r.texts {
			if x.TextStyle.Strikethrough {
				struck += x.Text
			}
			if x.TextStyle.Underline {
				under += x.Text
			}
		}
		if struck != "五" || under != "其中职工董事一名，2028" {
			t.Errorf("%.0f: struck %q, underlined %q", width, struck, under)
		}
		if high := r.MinSize().Height; high < float32(len(lines))*14*1.5 {
			t.Errorf("%.0f: %d lines in %.0f", width, len(lines), high)
		}
	}
}
