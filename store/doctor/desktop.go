package doctor

// 屏幕和输入: what only a program with a window can ask for. It hands in facts;
// they are judged here.

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// Area is a rectangle on the desktop, in pixels.
type Area struct{ X, Y, W, H int }

func (a Area) String() string { return fmt.Sprintf("%d×%d（%d,%d）", a.W, a.H, a.X, a.Y) }

// holds reports that b is in a, give or take some pixels: frames have shadows.
func (a Area) holds(b Area) bool {
	const slack = 16
	return b.X >= a.X-slack && b.Y >= a.Y-slack && b.X+b.W <= a.X+a.W+slack && b.Y+b.H <= a.Y+a.H+slack
}

// overlap is the pixels that both have.
func (a Area) overlap(b Area) int {
	w := min(a.X+a.W, b.X+b.W) - max(a.X, b.X)
	h := min(a.Y+a.H, b.Y+b.H) - max(a.Y, b.Y)
	return max(w, 0) * max(h, 0)
}

// Screen is one monitor.
type Screen struct {
	All, Work Area    // with and without the task bar
	Scale     float32 // that the system asks for; 1 = 96 dots an inch
	MM        [2]int  // width and height as the monitor says; 0 = unknown
	Hz        int
}

// Window is the program's own, with its frame.
type Window struct {
	Outer     Area
	Title     int     // height of the title bar, pixels; 0 = the system draws none
	Scale     float32 // that the program draws at
	Units     [2]int  // room for its pages, in units of its own
	Maximized bool
}

// Graphics is what draws.
type Graphics struct {
	Vendor, Renderer, Version string
	Software                  bool // the program's own software OpenGL
}

// Sentence is what a person is asked to type with the input method.
const Sentence = "国企党建台账自检"

// Typing is what was heard while the sentence was typed.
type Typing struct {
	Text   string   // what came into the field; it is only compared, never shown
	Events []string // messages and places, in their order; no text of the person's
}

// Desktop is all of it. Nil parts were not asked for or not answered.
type Desktop struct {
	Screens  []Screen
	Scaling  []string // see Scaling
	Window   *Window
	Graphics *Graphics
	Typing   *Typing
	Left     []string // kinds of files that earlier starts left on the PC; no paths with a name in them
	Swept    bool     // Left was looked for
}

// Scaling is what of the environment enlarges programs, e.g. GDK_SCALE=2. It is to be
// asked before the program sets such a variable itself.
func Scaling() []string {
	var set []string
	for _, key := range []string{"FYNE_SCALE", "GDK_SCALE", "GDK_DPI_SCALE", "QT_SCALE_FACTOR", "QT_AUTO_SCREEN_SCALE_FACTOR",
		"QT_SCREEN_SCALE_FACTORS"} {
		if v := os.Getenv(key); v != "" && v != "0" && v != "1" {
			set = append(set, key+"="+v)
		}
	}
	return set
}

func judgeDesktop(d *Desktop) []Line {
	if d == nil {
		return []Line{doubt("屏幕、绘图和输入法", "命令行查不到", "请打开窗口程序，在“数据与设置”的“自检”里再做一次。")}
	}
	out := judgeScreens(d.Screens)
	if len(d.Scaling) > 0 {
		out = append(out, doubt("缩放变量", strings.Join(d.Scaling, "，"), "画面过大或过小时，请管理员去掉这些环境变量再试。"))
	}
	if d.Window != nil {
		out = append(out, judgeWindow(*d.Window, d.Screens))
	}
	if d.Graphics != nil {
		out = append(out, judgeGraphics(*d.Graphics))
	}
	return append(out, judgeTyping(d.Typing)...)
}

func judgeScreens(list []Screen) []Line {
	var out []Line
	for i, s := range list {
		title := fmt.Sprintf("屏幕%d", i+1)
		value := fmt.Sprintf("%s，工作区%s，缩放%.0f%%（%.0fdpi）", s.All, s.Work, s.Scale*100, s.Scale*96)
		if s.Hz > 0 {
			value += fmt.Sprintf("，%d赫兹", s.Hz)
		}
		if s.MM[0] > 0 {
			value += fmt.Sprintf("，标称%d×%d毫米", s.MM[0], s.MM[1])
		}
		// What the layout needs at 100 %.
		if w, h := float32(s.Work.W)/s.Scale, float32(s.Work.H)/s.Scale; s.Scale > 0 && (w < 1024 || h < 600) {
			out = append(out, doubt(title, value, "按这个缩放比例，屏幕放不下整个窗口，请把系统的缩放比例调小一档。"))
			continue
		}
		out = append(out, good(title, "%s", value))
	}
	if len(list) == 0 {
		out = append(out, doubt("屏幕", "系统没有说明有哪些屏幕", ""))
	}
	return out
}

func judgeWindow(w Window, screens []Screen) Line {
	const title = "窗口"
	value := fmt.Sprintf("%s，标题栏高%d，绘制比例%.2f，可用%d×%d", w.Outer, w.Title, w.Scale, w.Units[0], w.Units[1])
	if w.Maximized {
		value += "，已最大化"
	}
	on := -1
	for i, s := range screens {
		if s.Work.overlap(w.Outer) > 0 && (on < 0 || s.Work.overlap(w.Outer) > screens[on].Work.overlap(w.Outer)) {
			on = i
		}
	}
	switch {
	case len(screens) == 0:
		return good(title, "%s", value)
	case on < 0:
		return bad(title, value+"，不在任何屏幕上", "按住Windows键，再按左右箭头，可以把窗口移回屏幕。")
	case !screens[on].Work.holds(w.Outer):
		return doubt(title, fmt.Sprintf("%s，有一部分在屏幕%d的工作区以外", value, on+1), "如果是自己移出去的，不必理会；否则请双击标题栏最大化，并把本结果交回。")
	}
	return good(title, "%s，全部在屏幕%d的工作区内", value, on+1)
}

// slow is parts of the names of what draws by the processor.
var slow = []string{"llvmpipe", "softpipe", "swrast", "software", "gdi generic", "basic render", "swiftshader"}

func judgeGraphics(g Graphics) Line {
	const title = "绘图（OpenGL）"
	value := fmt.Sprintf("%s，%s，%s", g.Vendor, g.Renderer, g.Version)
	soft := g.Software
	for _, s := range slow {
		soft = soft || strings.Contains(strings.ToLower(g.Renderer), s)
	}
	if soft {
		return doubt(title, value+"（软件绘图）", "这台电脑没有可用的显卡驱动，画面慢一些，功能不受影响；可以请管理员安装显卡驱动。")
	}
	return good(title, "%s", value)
}

func judgeTyping(t *Typing) []Line {
	const title = "中文输入"
	switch {
	case t == nil || t.Text == "" && len(t.Events) == 0:
		return []Line{doubt(title, "没有试打", "请在自检页用平时的输入法打出“"+Sentence+"”，再做一次自检。")}
	case t.Text == Sentence:
		return []Line{good(title, "打出的字与要求相同"), typed(t.Events)}
	}
	return []Line{bad(title, fmt.Sprintf("打出的字与要求不同（要求%d个字，得到%d个字）", len([]rune(Sentence)), len([]rune(t.Text))),
		"请清空后再打一次；仍不相同的，请记下输入法的名称和版本，连同本结果交回。"), typed(t.Events)}
}

func typed(events []string) Line {
	if len(events) == 0 {
		return doubt("输入法消息", "没有收到输入法的消息", "如果是粘贴进去的，请用输入法逐字打一次。")
	}
	const most = 300 // lines; a sentence has some dozens
	l := good("输入法消息", "收到%d条", len(events))
	if len(events) > most {
		l = good("输入法消息", "收到%d条，只列最后%d条", len(events), most)
		events = events[len(events)-most:]
	}
	l.Detail = slices.Clone(events)
	return l
}

func judgeTraces(d *Desktop) []Line {
	const title = "以前留下的文件"
	switch {
	case d == nil || !d.Swept:
		return []Line{good(title, "命令行不在本机留文件；窗口程序的请在窗口里查")}
	case len(d.Left) > 0:
		return []Line{doubt(title, "程序启动前，本机上有："+strings.Join(d.Left, "、"), "是界面组件的设置和字体索引，不含台账内容，本次关闭程序时会清除。")}
	}
	return []Line{good(title, "没有")}
}
