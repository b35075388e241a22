package main

// The hand: mouse and keyboard, by xdotool alone. What it aims at is looked up
// first; what it did is looked at before it goes on.

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// await waits until the screen is as asked for.
func (d *desk) await(what string, ok func(*view) bool) {
	d.wait(what, func() bool { return ok(d.look()) })
}

// sees waits for words anywhere on the screen.
func (d *desk) sees(words string) {
	d.await("看到“"+words+"”", func(v *view) bool { return v.says(words) })
}

// gone waits until words are no longer on the screen.
func (d *desk) gone(words string) {
	d.await("不再看到“"+words+"”", func(v *view) bool { return !v.says(words) })
}

// target waits for a thing that stands still and can be clicked on; what lies
// outside its scrolled area is scrolled to with the wheel.
func (d *desk) target(what string, find func(*view) (thing, bool)) thing {
	var at, last thing
	d.wait(what, func() bool {
		t, ok := find(d.look())
		if !ok || t.Off {
			return false
		}
		if !t.shown() {
			d.wheel(t)
			return false
		}
		at = t
		still := t.Box == last.Box
		last = t
		return still
	})
	return at
}

// wheel turns the wheel towards a thing that is scrolled away.
func (d *desk) wheel(t thing) {
	_, y := t.middle()
	button := "5"
	if y <= t.Clip[1] {
		button = "4"
	}
	d.move(t.Clip[0]+t.Clip[2]/2, t.Clip[1]+t.Clip[3]/2)
	was := d.look()
	d.tool("click", "--repeat", "2", "--delay", "10", button)
	d.wait("滚动", func() bool { return d.look() != nil && !sameBoxes(was, d.seen) })
}

// sameBoxes reports that nothing has moved.
func sameBoxes(a, b *view) bool {
	if len(a.Things) != len(b.Things) {
		return false
	}
	for i := range a.Things {
		if a.Things[i].Box != b.Things[i].Box {
			return false
		}
	}
	return true
}

// move moves the mouse and waits until the program knows: the toolkit takes a
// click that comes with the move for one at the place of before.
func (d *desk) move(x, y int) {
	d.tool("mousemove", "--window", d.window, strconv.Itoa(x), strconv.Itoa(y))
	d.taken()
}

// taken waits until the program has taken in what the hand did.
func (d *desk) taken() {
	was := d.round()
	d.wait("程序响应", func() bool { return d.round() >= was+2 })
}

func (d *desk) round() int {
	raw, _ := os.ReadFile(d.screenFile() + ".round")
	n, _ := strconv.Atoi(string(raw))
	return n
}

// press clicks a thing's middle.
func (d *desk) press(t thing) { d.pressWith(t, "1") }

func (d *desk) pressWith(t thing, args ...string) {
	x, y := t.middle()
	// A short text is pressed where it stands, not in the middle of its cell.
	if t.is("canvas.Text") {
		x = t.Box[0] + min(t.Box[2], t.Box[3]*2)/2
	}
	d.move(x, y)
	d.tool(append([]string{"click"}, args...)...)
}

// click clicks a button, a menu's line or any text that is just these words.
func (d *desk) click(words string) {
	d.press(d.target("“"+words+"”可点", func(v *view) (thing, bool) {
		return v.find(func(t thing) bool {
			return t.Text == words && !t.is("Entry", "Picker", "DayField", "Label", "RichText")
		})
	}))
}

// clickNear clicks a text that holds these words.
func (d *desk) clickNear(words string) { d.press(d.near(words)) }

// near is the first text that holds these words.
func (d *desk) near(words string) thing {
	return d.target("含“"+words+"”的一项可点", func(v *view) (thing, bool) {
		return v.find(func(t thing) bool { return strings.Contains(t.Text, words) && !t.is("Label", "RichText") && !t.field() })
	})
}

// doubleClick opens the row that holds these words.
func (d *desk) doubleClick(words string) {
	d.pressWith(d.near(words), "--repeat", "2", "--delay", "60", "1")
}

// key presses keys, e.g. ctrl+n.
func (d *desk) key(names ...string) { d.tool(append([]string{"key", "--delay", "20"}, names...)...) }

// enter puts a text where the keyboard is: plain letters are typed, others come
// over the clipboard as from another program.
func (d *desk) enter(text string) {
	plain := true
	for _, r := range text {
		plain = plain && r >= ' ' && r < 127
	}
	if plain && text != "" {
		d.tool("type", "--delay", "12", text)
		return
	}
	d.clipboard(text)
	d.key("ctrl+v")
}

// clipboard offers a text to be pasted.
func (d *desk) clipboard(text string) {
	cmd := d.command("xclip", "-selection", "clipboard")
	cmd.Stdin = strings.NewReader(text)
	must(cmd.Run())
	d.wait("剪贴板", func() bool {
		out, _ := d.command("xclip", "-selection", "clipboard", "-o").Output()
		return string(out) == text
	})
}

// fill fills in the field under a label, whatever sort it is.
func (d *desk) fill(label, text string) {
	find := func(v *view) (thing, bool) { return v.below(label) }
	f := d.target("“"+label+"”一栏", find)
	switch {
	case f.is("Check"):
		if want := text == "是"; f.On != want {
			d.press(f)
			d.await(fmt.Sprintf("“%s”勾选为%s", label, text), func(v *view) bool { t, ok := find(v); return ok && t.On == want })
		}
		return
	case f.is("Choice", "Select"):
		d.choose(f, text)
	case f.is("Picker"):
		d.pick(f, text)
	default:
		d.replace(f, text)
	}
	d.await(fmt.Sprintf("“%s”填为“%s”", label, text), func(v *view) bool {
		t, ok := find(v)
		return ok && (t.Text == text || f.is("Picker") && strings.Contains(t.Text, text))
	})
}

// replace writes over what stands in an entry.
func (d *desk) replace(f thing, text string) {
	d.press(f)
	d.await("“"+f.Hint+"”得到键盘", func(v *view) bool {
		_, ok := v.find(func(t thing) bool { return t.Focus && t.Box == f.Box })
		return ok
	})
	if f.Text != "" {
		d.key("ctrl+a")
	}
	d.enter(text)
}

// choose takes a line of a drop-down.
func (d *desk) choose(f thing, text string) {
	was := d.look().Top
	d.press(f)
	d.await("下拉列表打开", func(v *view) bool { return v.Top > was })
	d.click(text)
	d.await("下拉列表合上", func(v *view) bool { return v.Top == was })
}

// pick writes into a choosing field and takes the first offer that holds the
// text.
func (d *desk) pick(f thing, text string) {
	was := d.look().Top
	d.replace(f, text)
	d.await("“"+text+"”的候选列出", func(v *view) bool { return v.Top > was && v.topSays(text) })
	d.clickNear(text)
	d.await("候选收起", func(v *view) bool { return v.Top == was })
}
