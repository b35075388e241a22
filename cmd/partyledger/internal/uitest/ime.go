package main

// Chinese input as other programs have it: the same keys go to plain GTK fields and
// to the program's, in one session with an input method; the texts must be alike,
// and the candidate box must stand at the caret. `make ime-test` runs it.

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"image"
	_ "image/png"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// paces is how long a key takes, in milliseconds: a beginner's, a typist's, and
// faster than anybody types.
var paces = []int{250, 120, 20}

// method is an input method that is tried.
type method struct {
	name   string // for XMODIFIERS
	box    string // the candidate window's name or class
	module string // of GTK
	begin  func(*imeTest)
}

var methods = map[string]method{
	"fcitx": {"fcitx", "Fcitx5 Input Window", "fcitx", (*imeTest).startFcitx},
	"ibus":  {"ibus", "ibus", "ibus", (*imeTest).startIbus},
}

// imeTest is one run.
type imeTest struct {
	*desk
	*places
	method
	script   string              // of the reference
	want     map[string][]string // by case and pace: the texts in the plain fields
	faults   int
	sessions int
	far      int // the greatest distance of the candidate box from the caret
}

//go:embed reference.py
var reference []byte

// try goes through all cases at all paces.
func (t *imeTest) try() {
	t.want = map[string][]string{}
	t.script = filepath.Join(t.places.home, "reference.py")
	must(os.WriteFile(t.script, reference, 0o600))
	t.ctl(t.ledger(), nil, "demo")
	for _, pace := range paces {
		// What an input method has learned must be the same for both.
		t.session(func() { t.reference(pace) })
		t.session(func() { t.ours(pace) })
	}
	if t.faults > 0 {
		fail("有%d处不对", t.faults)
	}
	fmt.Printf("输入法测试通过（%s）：%d项，每键%v毫秒，与GTK输入框（GTK_IM_MODULE=%s）一致；候选框离光标最远%d像素。\n",
		t.name, len(searchCases)+len(formCases), paces, t.module, t.far)
}

// busConfig is a message bus that starts nothing by itself.
const busConfig = `<busconfig><type>session</type><listen>ADDRESS</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`

// session does something in a session of its own: a message bus, an input method
// that has learned nothing, a home.
func (t *imeTest) session(do func()) {
	t.sessions++ // each its own: what ends may still be writing
	home := filepath.Join(t.places.out, fmt.Sprintf("session%d", t.sessions))
	must(os.MkdirAll(filepath.Join(home, ".config", "fcitx5"), 0o700))
	t.desk.home = home
	t.env = []string{"LC_ALL=C.UTF-8", "XMODIFIERS=@im=" + t.name, "GTK_IM_MODULE=" + t.module, "NO_AT_BRIDGE=1"}
	socket := "unix:path=" + filepath.Join(home, "bus")
	config := filepath.Join(home, "bus.conf")
	must(os.WriteFile(config, []byte(strings.Replace(busConfig, "ADDRESS", socket, 1)), 0o600))
	t.help("dbus-daemon", "--nofork", "--config-file="+config)
	t.env = append(t.env, "DBUS_SESSION_BUS_ADDRESS="+socket, "GSETTINGS_BACKEND=keyfile")
	t.wait("消息总线启动", func() bool { _, err := os.Stat(strings.TrimPrefix(socket, "unix:path=")); return err == nil })
	t.begin(t)
	do()
	t.endSession()
}

// startFcitx starts fcitx5 with pinyin and nothing else.
func (t *imeTest) startFcitx() {
	dir := filepath.Join(t.desk.home, ".config", "fcitx5")
	must(os.WriteFile(filepath.Join(dir, "profile"), []byte("[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n"+
		"[Groups/0/Items/0]\nName=keyboard-us\n[Groups/0/Items/1]\nName=pinyin\n[GroupOrder]\n0=Default\n"), 0o600))
	must(os.WriteFile(filepath.Join(dir, "config"),
		[]byte("[Behavior]\nActiveByDefault=True\nShareInputState=All\nPreloadInputMethod=True\n"), 0o600))
	t.help("fcitx5", "--disable=wayland,cloudpinyin")
	t.wait("fcitx5启动", func() bool {
		out, _ := t.command("fcitx5-remote", "-n").Output()
		return strings.TrimSpace(string(out)) == "pinyin"
	})
}

// startIbus starts ibus with libpinyin.
func (t *imeTest) startIbus() {
	dir := filepath.Join(t.desk.home, ".config", "glib-2.0", "settings")
	must(os.MkdirAll(dir, 0o700))
	must(os.WriteFile(filepath.Join(dir, "keyfile"), []byte("[org/freedesktop/ibus/general]\npreload-engines=['libpinyin']\n"+
		"engines-order=['libpinyin']\nuse-global-engine=true\n"), 0o600))
	t.help("ibus-daemon", "--xim", "--cache=none")
	t.wait("ibus启动", func() bool {
		_ = t.command("ibus", "engine", "libpinyin").Run() // fails also where it has done it
		out, _ := t.command("ibus", "engine").Output()
		return strings.TrimSpace(string(out)) == "libpinyin"
	})
}

// state is what the reference writes.
type state struct {
	Keys   int                   `json:"keys"`
	Fields map[string]plainField `json:"fields"`
}

type plainField struct {
	Text  string `json:"text"`
	Focus bool   `json:"focus"`
	X, Y  int
}

// reference types everything into the plain fields and keeps what came.
func (t *imeTest) reference(pace int) {
	path := filepath.Join(t.desk.home, "reference.json")
	t.help("/usr/bin/python3", t.script, path)
	read := func() (s state) {
		if raw, err := os.ReadFile(path); err != nil || json.Unmarshal(raw, &s) != nil {
			return state{}
		}
		return s
	}
	window, doing := "", ""
	t.wait("对照窗口出现", func() bool {
		out, _ := t.command("xdotool", "search", "--onlyvisible", "--name", "^对照$").Output()
		window = strings.TrimSpace(string(out))
		return window != "" && len(read().Fields) > 0
	})
	t.tool("windowactivate", "--sync", window)
	through := func() {
		was := read().Keys
		t.tool("key", "F12")
		t.wait("对照窗口收到按键："+doing, func() bool { return read().Keys > was })
	}
	click := func(field string) {
		f := read().Fields[field]
		t.tool("mousemove", "--window", window, strconv.Itoa(f.X), strconv.Itoa(f.Y), "click", "1")
		t.wait("对照输入框得到键盘", func() bool { return read().Fields[field].Focus })
	}
	click(nameField.plain)
	t.ready()
	for _, c := range append(searchCases[:len(searchCases):len(searchCases)], formCases...) {
		doing = c.what
		for _, field := range []string{placeField.plain, c.field.plain} {
			doing = "清空后试" + c.what
			click(field)
			t.tool("key", "ctrl+a", "BackSpace")
			through()
		}
		t.types(c.keys, pace, func(int) {}, func(label string) {
			click(map[string]string{nameField.label: nameField.plain, placeField.label: placeField.plain}[label])
		})
		through()
		s := read()
		t.want[t.title(c, pace)] = []string{s.Fields[c.field.plain].Text, s.Fields[placeField.plain].Text}
	}
}

func (t *imeTest) title(c imeCase, pace int) string {
	return fmt.Sprintf("%s（每键%d毫秒）", c.what, pace)
}

var part = regexp.MustCompile(`<[^>]+>|[!?:A-Z]|[^<!?:A-Z]+`)

// shifted is the key that is pressed with Shift for a character.
var shifted = map[string]string{"!": "1", "?": "slash", ":": "semicolon", "quotedbl": "apostrophe", "less": "comma", "greater": "period"}

// types types what a case says. Shift goes down and up when all keys before have come
// through, so many as it is told: fcitx5 before 5.1.6 takes Shift from the keyboard's
// state when it comes to the key and not from the key (fcitx5 issue 893), so that in
// every program that speaks to it over XIM a short touch gives “1” for “！”. It comes to
// one key a round of the program's loop.
func (t *imeTest) types(keys string, pace int, through func(keys int), click func(label string)) {
	delay := strconv.Itoa(pace)
	since := 0
	for _, p := range part.FindAllString(keys, -1) {
		name := strings.Trim(p, "<>")
		key, withShift := shifted[name]
		if len(name) == 1 && name >= "A" && name <= "Z" {
			key, withShift = strings.ToLower(name), true
		}
		since += len(name)
		switch {
		case withShift:
			through(since)
			t.tool("keydown", "Shift_L", "key", "--delay", delay, key)
			through(2)
			t.tool("keyup", "Shift_L")
			since = 1
		case p == name:
			t.tool("type", "--delay", delay, p)
		case strings.HasPrefix(name, "点"):
			click(strings.TrimPrefix(name, "点"))
		default:
			t.tool("key", "--delay", delay, name)
		}
	}
}

// ours types everything into the program.
func (t *imeTest) ours(pace int) {
	t.desk.start(filepath.Join(t.work, "partyledger"), "-w", t.ledger())
	t.sees("企业50户")
	t.desk.key("ctrl+7")
	t.sees("新增人员")
	t.bring(searchField)
	t.ready()
	t.cases(searchCases, pace)
	t.boxes(searchField)
	t.empty(searchField)
	t.desk.key("ctrl+n")
	t.await("新增窗口", func(v *view) bool { return v.Top == 1 && v.topSays("基本情况") })
	t.cases(formCases, pace)
	t.boxes(nameField, pickerField, dayField, notesField)
}

// layer is the one that a field is on: the page, or the form over it.
func (f imeField) layer() int {
	if f == searchField {
		return 0
	}
	return 1
}

// ready waits until the input method composes in the field that has the keyboard: ibus
// has no engine for a window's first keys.
func (t *imeTest) ready() {
	t.wait("输入法开始输入", func() bool {
		if t.name == "ibus" { // the window has the engine of the layout
			_ = t.command("ibus", "engine", "libpinyin").Run()
		}
		t.types("ni", 60, nil, nil)
		shown := t.until("", 3*time.Second, func() bool { return !t.candidates().Empty() })
		t.tool("key", "Escape")
		if !shown {
			t.tool("key", "ctrl+a", "BackSpace")
		}
		return shown
	})
}

// find is where a field is, also under what it offers.
func (t *imeTest) find(f imeField) aim {
	return func(v *view) (thing, bool) {
		under := *v
		under.Top = f.layer()
		if f == searchField {
			return under.find(func(t thing) bool { return t.is("searchBox") })
		}
		return under.below(f.label)
	}
}

// bring brings the keyboard to a field. Where it offers something, the first click
// puts that away.
func (t *imeTest) bring(f imeField) {
	t.wait("“"+f.label+"”得到键盘", func() bool {
		t.press("“"+f.label+"”一栏", t.find(f))
		return t.until("", 3*time.Second, func() bool {
			v := t.look()
			x, ok := t.find(f)(v)
			return ok && x.Focus && v.Top == f.layer()
		})
	})
}

// empty brings the keyboard to a field and takes away what stands in it.
func (t *imeTest) empty(f imeField) {
	t.bring(f)
	if x, _ := t.find(f)(t.look()); x.Text != "" {
		t.desk.key("ctrl+a", "BackSpace")
	}
	t.await("“"+f.label+"”空了", func(v *view) bool { x, ok := t.find(f)(v); return ok && x.Text == "" })
}

// cases types cases and holds what came against the plain fields.
func (t *imeTest) cases(cases []imeCase, pace int) {
	for _, c := range cases {
		fields := []imeField{c.field}
		if c.field != searchField {
			fields = []imeField{c.field, placeField}
			t.empty(placeField)
		}
		t.empty(c.field)
		t.types(c.keys, pace, func(n int) { t.rounds(n + 2) }, func(label string) { t.bring(imeField{label: label}) })
		want, got := t.want[t.title(c, pace)], make([]string, len(fields))
		if own, ok := otherwise[c.what]; ok {
			want = own
		}
		same := t.until(c.what, 5*time.Second, func() bool {
			v, same := t.look(), true
			for i, f := range fields {
				x, ok := t.find(f)(v)
				got[i] = x.Text
				same = same && ok && got[i] == want[i]
			}
			return same
		})
		if !same {
			t.wrong("%s，输入%s：GTK %q，程序 %q", t.title(c, pace), c.keys, want[:len(fields)], got)
		}
	}
}

// wrong says what is wrong and goes on.
func (t *imeTest) wrong(format string, args ...any) {
	fmt.Printf("不对："+format+"\n", args...)
	t.faults++
}

// near is how far the candidate box may be from the caret, in pixels.
const near = 40

// boxes begins a composition in each field, empty and after a text, and measures
// how far the candidate box is from the caret that is seen.
func (t *imeTest) boxes(fields ...imeField) {
	for _, f := range fields {
		t.empty(f)
		for _, text := range []string{"", "zhongguo<space>"} {
			t.types(text, 60, nil, nil)
			if text != "" {
				t.await("文字上屏", func(v *view) bool { x, _ := t.find(f)(v); return x.Text != "" })
			}
			t.settle() // a form may scroll
			x, _ := t.find(f)(t.look())
			foot := t.caretSeen(x)
			t.types("ni", 60, nil, nil)
			var box image.Rectangle
			t.wait("候选框出现", func() bool { box = t.candidates(); return !box.Empty() })
			t.shot("候选框-" + f.label)
			// At the screen's edge the box is moved inwards.
			at := box.Min
			d := max(abs(at.X-min(foot.X, wide-box.Dx())), abs(at.Y-foot.Y))
			t.far = max(t.far, d)
			if d > near {
				t.wrong("“%s”：候选框在%v，光标在%v", f.label, at, foot)
			}
			t.desk.key("Escape")
		}
	}
}

// candidates is the candidate box; empty if it is not shown.
func (t *imeTest) candidates() image.Rectangle {
	by := "--name"
	if t.name == "ibus" {
		by = "--class"
	}
	ids, _ := t.command("xdotool", "search", "--onlyvisible", by, t.box).Output()
	for id := range strings.FieldsSeq(string(ids)) {
		if n := t.numbers("getwindowgeometry", "--shell", id); n["WIDTH"] > 30 {
			return image.Rect(n["X"], n["Y"], n["X"]+n["WIDTH"], n["Y"]+n["HEIGHT"])
		}
	}
	return image.Rectangle{}
}

// numbers is what xdotool says as NAME=number.
func (d *desk) numbers(args ...string) map[string]int {
	out, _ := d.command("xdotool", args...).Output()
	n := map[string]int{}
	for line := range strings.Lines(string(out)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		n[name], _ = strconv.Atoi(value)
	}
	return n
}

// caretSeen is the caret's foot on the screen, by eye: the rightmost dark point of
// the lowest line in the field, or its first place if it is empty.
func (t *imeTest) caretSeen(field thing) image.Point {
	// xdotool's place of a window in a frame is wrong, that of the mouse is right.
	window := t.numbers("mousemove", "--window", t.window, "0", "0", "getmouselocation", "--shell")
	onScreen := func(b [4]int) image.Rectangle {
		return image.Rect(b[0], b[1], b[0]+b[2], b[1]+b[3]).Add(image.Pt(window["X"], window["Y"]))
	}
	box := onScreen(field.Box)
	if field.Text == "" {
		return image.Pt(box.Min.X+8, min(box.Min.Y+34, box.Max.Y)-6)
	}
	path := filepath.Join(t.desk.home, "field.png")
	must(t.command("import", "-window", "root", "-silent", path).Run())
	f := must1(os.Open(path))
	defer f.Close()
	picture, _, err := image.Decode(f)
	must(err)
	inside := box.Inset(5).Intersect(onScreen(field.Clip).Inset(5))
	inside.Max.X -= 36 // the sign of a choosing field
	foot := image.Point{}
	for y := inside.Max.Y - 1; y >= inside.Min.Y && (foot.Y == 0 || y > foot.Y-16); y-- {
		for x := inside.Min.X; x < inside.Max.X; x++ {
			if r, g, b, _ := picture.At(x, y).RGBA(); r+g+b < 3*0x6000 {
				foot.X, foot.Y = max(foot.X, x), max(foot.Y, y)
			}
		}
	}
	return foot
}
