package main

// The hand: mouse and keyboard, by xdotool alone. What it aims at is looked up
// first; what it did is looked at before it goes on.

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// aim finds what the hand is to go to.
type aim func(*view) (thing, bool)

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

// round is how often the program has gone round its loop.
func (d *desk) round() int {
	raw, _ := os.ReadFile(d.screenFile() + ".round")
	n, _ := strconv.Atoi(string(raw))
	return n
}

// taken waits until the program has taken in what the hand did.
func (d *desk) taken() { d.rounds(2) }

// rounds waits until the program has gone round its loop so often.
func (d *desk) rounds(n int) {
	was := d.round()
	d.wait("程序响应", func() bool { return d.round() >= was+n })
}

// target waits for a thing that stands still and can be clicked on; what lies
// outside its scrolled area is scrolled to with the wheel.
func (d *desk) target(what string, find aim) thing {
	var last thing
	since := 0
	d.wait(what, func() bool {
		t, ok := find(d.look())
		switch {
		case !ok || t.Off:
			last = thing{}
		case !t.shown():
			d.wheel(t)
			last = thing{}
		case t.Box != last.Box:
			last, since = t, d.round()
		default:
			last = t
			return d.round() >= since+2
		}
		return false
	})
	return last
}

// wheel turns the wheel towards a thing that is scrolled away.
func (d *desk) wheel(t thing) {
	_, y := t.middle()
	button := "5"
	if y <= t.Clip[1] {
		button = "4"
	}
	d.move(t.Clip[0]+t.Clip[2]/2, t.Clip[1]+t.Clip[3]/2)
	d.tool("click", "--repeat", "3", "--delay", "5", button)
	d.taken()
}

// move moves the mouse and waits until the program knows: the toolkit takes a
// click that comes with the move for one at the place of before.
func (d *desk) move(x, y int) {
	d.tool("mousemove", "--window", d.window, strconv.Itoa(x), strconv.Itoa(y))
	d.taken()
}

// press clicks a thing's middle, and says what it clicked on.
func (d *desk) press(what string, find aim, args ...string) thing {
	if len(args) == 0 {
		args = []string{"1"}
	}
	for {
		t := d.target(what, find)
		x, y := t.middle()
		if t.is("canvas.Text", "Check") { // at the left of the room that it has
			x = t.Box[0] + min(t.Box[2], t.Box[3])/2
		}
		d.move(x, y)
		if now, ok := find(d.look()); ok && now.Box == t.Box {
			d.tool(append([]string{"click"}, args...)...)
			d.clicks++
			if slices.Contains(args, "--repeat") {
				d.clicks++
			}
			return t
		}
	}
}

// click clicks a button, a menu's line or any text that is just these words.
func (d *desk) click(words string) { d.press("“"+words+"”可点", exactly(words)) }

func exactly(words string) aim {
	return func(v *view) (thing, bool) {
		return v.find(func(t thing) bool {
			return t.Text == words && !t.is("Entry", "Picker", "DayField", "Label", "RichText")
		})
	}
}

// clickNear clicks a text that holds these words.
func (d *desk) clickNear(words string) { d.press("含“"+words+"”的一项可点", holding(words)) }

func holding(words string) aim {
	return func(v *view) (thing, bool) {
		return v.find(func(t thing) bool { return strings.Contains(t.Text, words) && !t.is("Label", "RichText") && !t.field() })
	}
}

// clickTab shows a tab by its title, which may carry a count.
func (d *desk) clickTab(title string) {
	d.press("“"+title+"”页签", func(v *view) (thing, bool) {
		return v.find(func(t thing) bool { return t.is("tabHead") && strings.HasPrefix(t.Text, title) })
	})
}

// doubleClick opens the row that holds these words.
func (d *desk) doubleClick(words string) {
	d.press("含“"+words+"”的一行可点", holding(words), "--repeat", "2", "--delay", "60", "1")
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
	what := "“" + label + "”一栏"
	f := d.target(what, find)
	switch {
	case f.is("Check"):
		if want := text == "是"; f.On != want {
			d.press(what, find)
			d.await(fmt.Sprintf("“%s”勾选为%s", label, text), func(v *view) bool { t, ok := find(v); return ok && t.On == want })
		}
		return
	case f.is("Choice", "Select"):
		d.choose(what, find, text)
	case f.is("Picker"):
		d.pick(what, find, text)
		return
	default:
		d.replace(what, find, text)
	}
	d.await(fmt.Sprintf("“%s”填为“%s”", label, text), func(v *view) bool {
		t, ok := find(v)
		return ok && t.Text == text
	})
}

// replace writes over what stands in an entry.
func (d *desk) replace(what string, find aim, text string) {
	var f thing
	for n := 0; ; n++ {
		f = d.press(what, find)
		d.taken()
		t, ok := find(d.look())
		if ok && t.Focus {
			break
		}
		fmt.Println("没有点中", what, f, t, ok)
		if n == 4 {
			fail("点了五次，%s没有得到键盘", what)
		}
	}
	if f.Text != "" {
		d.key("ctrl+a")
	}
	d.enter(text)
}

// choose takes a line of a drop-down.
func (d *desk) choose(what string, find aim, text string) {
	was := d.look().Top
	d.press(what, find)
	d.await("下拉列表打开", func(v *view) bool { return v.Top > was })
	d.click(text)
	d.await("下拉列表合上", func(v *view) bool { return v.Top == was })
}

// pick writes into a choosing field and takes the first offer.
func (d *desk) pick(what string, find aim, text string) {
	was := d.look().Top
	d.replace(what, find, text)
	first := func(v *view) (thing, bool) {
		return v.find(func(t thing) bool { return v.Top > was && t.is("Button") })
	}
	name, _, _ := strings.Cut(d.press("“"+text+"”的候选", first).Text, "\u3000")
	d.await("选定“"+name+"”", func(v *view) bool { t, ok := find(v); return ok && v.Top == was && t.Text == name })
}
