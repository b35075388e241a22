package main

// The keyboard alone: what is to be filled in is gone to by keys, as somebody without a
// mouse goes there. Each entry and each press of a key is counted.

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// typist has no mouse.
type typist struct {
	*desk
	entries int // fields filled in and choices taken
	presses int // of keys that only go somewhere
}

// press presses keys that fill in nothing.
func (t *typist) press(names ...string) {
	t.presses += len(names)
	t.key(names...)
	t.taken()
}

// mostTabs is how many presses of Tab may lie between two fields.
const mostTabs = 60

// reach goes on with Tab until what is looked for has the keyboard.
func (t *typist) reach(what string, has func(*view) bool) {
	for range mostTabs {
		if has(t.look()) {
			return
		}
		t.press("Tab")
	}
	fail("按了%d次Tab，没有到%s", mostTabs, what)
}

// field goes to the field under a label.
func (t *typist) field(label string) thing {
	var f thing
	t.await("“"+label+"”一栏", func(v *view) bool { _, ok := v.below(label); return ok })
	t.reach("“"+label+"”一栏", func(v *view) bool {
		var ok bool
		f, ok = v.below(label)
		return ok && f.Focus
	})
	return f
}

// put fills in the field under a label: one entry.
func (t *typist) put(label, text string) {
	t.entries++
	f := t.field(label)
	switch {
	case f.is("Check"):
		t.tool("key", "space")
	case f.is("Choice", "Select"):
		t.choose(label, text)
	case f.is("Picker"):
		t.pick(label, text)
		return
	default:
		t.enter(text) // over what stands there: it is selected
	}
	t.await(fmt.Sprintf("“%s”填为“%s”", label, text), func(v *view) bool {
		f, ok := v.below(label)
		return ok && (f.Text == text || f.is("Check") && f.On)
	})
}

// choose takes a line of a drop-down, by the arrow key.
func (t *typist) choose(label, text string) {
	for range 60 {
		f, _ := t.look().below(label)
		if f.Text == text {
			return
		}
		t.press("Right")
	}
	fail("“%s”里没有“%s”", label, text)
}

// pick types a part of a name and takes the first offer.
func (t *typist) pick(label, text string) {
	was := t.look().Top
	t.enter(text)
	t.await("“"+text+"”的候选", func(v *view) bool { return v.Top > was })
	t.press("Return")
	t.await("选定", func(v *view) bool {
		f, ok := v.below(label)
		return ok && v.Top == was && f.Text != "" && f.Text != text
	})
}

// alt holds Alt, reads the key that stands at some words, and presses it.
func (t *typist) alt(words string) {
	var key string
	for try := 0; key == ""; try++ {
		if try == 20 {
			fail("按住Alt，“%s”没有显示按键", words)
		}
		before := t.look()
		t.tool("keydown", "alt")
		t.taken()
		key = accessKey(before, t.look(), words)
		if key == "" { // it may not be there yet
			t.tool("keyup", "alt")
			t.taken()
		}
	}
	t.presses += 2
	t.tool("key", strings.ToLower(key))
	t.tool("keyup", "alt")
	t.taken()
}

// accessKey is the letter or digit at what says the words: it has come since before.
func accessKey(before, now *view, words string) string {
	at, ok := now.find(func(x thing) bool {
		return strings.HasPrefix(x.Text, words) && x.shown() && !x.is("Label", "Words") && !x.field()
	})
	if !ok {
		return ""
	}
	best, key := 60, ""
	for _, x := range now.top() {
		if !x.is("canvas.Text") || utf8.RuneCountInString(x.Text) != 1 || slices.Contains(before.top(), x) {
			continue
		}
		if far := abs(x.Box[0]-at.Box[0]) + abs(x.Box[1]-at.Box[1]); far < best {
			best, key = far, x.Text
		}
	}
	return key
}

// saved saves the form on top by its key and waits until it is gone.
func (t *typist) saved() {
	was := t.look().Top
	t.press("ctrl+s")
	t.await("保存后窗口合上", func(v *view) bool { return v.Top == was-1 })
	t.await("已全部保存", func(v *view) bool { return v.says("全部已保存") })
}

// opened waits for a form.
func (t *typist) opened(words string) {
	t.await("“"+words+"”的窗口", func(v *view) bool { return v.Top == 1 && v.topSays(words) })
}
