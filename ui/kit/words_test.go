package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

const setText = "按2014版办理：申请日期2024年8月2日在2026版细则施行（2026年5月18日）之前。依据：《中国共产党发展党员工作细则》（2014版）第二十条（待核对）；需要改按2026版办理的，登记后可变更并写明理由。"

// Whatever the width, no character is lost, no line is too wide, none begins with
// a closing mark or ends with an opening one, and no number is broken.
func TestWrapAsChineseIsSet(t *testing.T) {
	for width := float32(120); width < 1200; width += 7 {
		lines := Wrap(setText, width, 14)
		if strings.Join(lines, "") != setText {
			t.Fatalf("width %v: text lost: %q", width, lines)
		}
		for i, l := range lines {
			r := []rune(l)
			if Width(l, 14) > width {
				t.Errorf("width %v: line %q is too wide", width, l)
			}
			if strings.ContainsRune(closing, r[0]) || i+1 < len(lines) && strings.ContainsRune(opening, r[len(r)-1]) {
				t.Errorf("width %v: line %q", width, l)
			}
			if i > 0 && inWord([]rune(lines[i-1][len(lines[i-1])-1:]+l), 1) {
				t.Errorf("width %v: a number is broken before %q", width, l)
			}
		}
	}
}

// The height follows the width and the size of the text.
func TestWordsAsHighAsTheirLines(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(Theme{Scale: 1})
	w := NewWords(Sentence{Text: setText}, Sentence{Text: "第二句", Bold: true})
	win := test.NewTempWindow(t, w)
	w.Resize(fyne.NewSize(1000, 300))
	wide := w.MinSize().Height
	w.Resize(fyne.NewSize(300, 300))
	narrow := w.MinSize().Height
	if narrow <= wide {
		t.Errorf("as high at 300 (%v) as at 1000 (%v)", narrow, wide)
	}
	app.Settings().SetTheme(Theme{Scale: 1.5})
	w.Refresh()
	if large := w.MinSize().Height; large <= narrow*1.5 {
		t.Errorf("%v at 150 %%, %v at 100 %%", large, narrow)
	}
	w.SetText("短句")
	if one := w.MinSize().Height; one >= narrow {
		t.Errorf("one short line is %v high", one)
	}
	if w.String() != "短句" {
		t.Errorf("says %q", w.String())
	}
	win.SetContent(w)
}

// Widths are those that Fyne draws with, at sizes with a fraction too: else what fits by
// them is cut off at the right.
func TestWidthsAreDrawn(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{})
	for _, size := range []float32{12, 13.25, 14, 14.4, 14.625, 15.625, 16.25, 21} {
		for _, text := range []string{"损坏的文件留存在：“台账备份”，共12份", "/backup/20261130-071725.db"} {
			drawn := fyne.MeasureText(text, size, fyne.TextStyle{}).Width
			if got := Width(text, size); got < drawn-1 || got > drawn+1 {
				t.Errorf("%q at %g: %g, drawn %g", text, size, got, drawn)
			}
		}
	}
}
