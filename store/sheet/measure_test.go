package sheet

import (
	"slices"
	"strings"
	"testing"

	"partyledger/store/sheet/sheettest"
)

func TestWordsOf(t *testing.T) {
	for text, want := range map[string][]string{
		"":                   nil,
		"某发〔2026〕12号":        {"某", "发", "〔", "2026", "〕", "12", "号"},
		"ab cd":              {"ab", " ", "cd"},
		"99010119800102001X": {"99010119800102001X"},
		"䶮𠮷":                 {"䶮", "𠮷"},
		"a\xffb":             {"a", "\xff", "b"},
	} {
		if got := slices.Collect(wordsOf(text)); !slices.Equal(got, want) {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestLinesOf(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		want  int
	}{
		{"", 20, 1},
		{"四个汉字", 20, 1},
		{"第一行\n第二行\n", 20, 3},
		{strings.Repeat("字", 40), 20, 5},
		{strings.Repeat("1", 40), 20, 3}, // longer than a line by itself
		{"文件 20260101-0001", 16, 2},      // the number goes down whole
		{strings.Repeat("字", 4), 0.5, 4}, // narrower than anything
	} {
		if got := LinesOf(c.text, plainSize, c.width); got != c.want {
			t.Errorf("%q in %v: %d lines, want %d", c.text, c.width, got, c.want)
		}
	}
	if h := HeightOf(1000, bodySize); h != maxHeight {
		t.Error(h)
	}
}

// More room never takes more lines, a larger letter never fewer.
func TestLinesGrow(t *testing.T) {
	for _, text := range append(sheettest.Hard, strings.Repeat("长文 abc 123，", 50)) {
		last := 1 << 20
		for width := 5.0; width < 200; width += 3 {
			n := LinesOf(text, bodySize, width)
			if n > last || n > LinesOf(text, titleSize, width) {
				t.Fatalf("%.40q: %d lines at %v, %d narrower", text, n, width, last)
			}
			last = n
		}
	}
}
