package main

// The desktop's part: programs built with the tag measure go through the desktop
// by themselves, on a display of their own that is nowhere shown.

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"partyledger/assets/demo"
)

// The size that the bars are set for, with the cases that go with it.
const (
	desktopPeople      = 100000
	desktopEnterprises = 1000
	desktopCases       = 5000
)

// desktop is the two programs: ours, and an empty window of the toolkit.
type desktop struct {
	ours, empty string
	idle        int // seconds of rest
	runs        int // starts
	dir         string
	display     string
}

// measurement is what a measuring program writes (ui/measure.go); times are in
// nanoseconds.
type measurement struct {
	Paint, CPU, Ready int64
	Series            []struct {
		Kind, Title string
		Acts        []struct{ UI, CPU, All, Frame int64 }
	}
	States []struct {
		Title     string
		Heap, RSS int64
	}
	Idles []struct {
		Title        string
		Seconds, CPU float64
	}
}

// bars is what acts of a kind are held to.
var bars = map[string]string{
	"page": "到画面≤200 ms", "key": "界面≤16 ms", "burst": "界面≤16 ms",
}

func (d desktop) run() error {
	dir, err := os.MkdirTemp("", "partyledger-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	d.dir = dir
	stop, err := d.show()
	if err != nil {
		fmt.Printf("\n桌面部分没有测：%v\n", err)
		return nil
	}
	defer stop()
	w, err := ledger(dir, demo.Large(desktopPeople, desktopEnterprises, desktopCases))
	if err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	fmt.Printf("\n桌面（%d人，%d户，%d案；Xvfb，软件OpenGL；%d核，开始时负载%s）\n", desktopPeople, desktopEnterprises, desktopCases, runtime.NumCPU(), load())
	if err := d.starts(); err != nil {
		return err
	}
	m, err := d.measure(d.idle)
	if err != nil {
		return err
	}
	m.print()
	return d.rest(m)
}

// show makes a display for the programs.
func (d *desktop) show() (stop func(), err error) {
	x, err := exec.LookPath("Xvfb")
	if err != nil {
		return nil, errors.New("没有安装Xvfb")
	}
	number, end, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer number.Close()
	c := exec.Command(x, "-displayfd", "3", "-noreset", "-screen", "0", "1366x768x24", "-nolisten", "tcp")
	c.ExtraFiles = []*os.File{end}
	err = c.Start()
	end.Close()
	if err != nil {
		return nil, fmt.Errorf("Xvfb没有启动：%w", err)
	}
	stop = func() { _ = c.Process.Kill(); _ = c.Wait() }
	answer := make([]byte, 16)
	n, err := number.Read(answer) // ends too if the display does
	if err != nil {
		stop()
		return nil, errors.New("Xvfb没有启动")
	}
	d.display = ":" + strings.TrimSpace(string(answer[:n]))
	return stop, nil
}

// start runs a program to its end and answers what it printed.
func (d desktop) start(name string, args []string, env ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute+3*time.Duration(d.idle)*time.Second)
	defer cancel()
	c := exec.CommandContext(ctx, name, args...)
	var errText strings.Builder
	c.Stderr = &errText
	c.Env = append(os.Environ(), "DISPLAY="+d.display, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "LANG=zh_CN.UTF-8",
		"HOME="+d.dir, "XDG_RUNTIME_DIR="+d.dir, "XDG_CONFIG_HOME="+d.dir, "XDG_CACHE_HOME="+d.dir,
		"PARTYLEDGER_BEGAN="+strconv.FormatInt(time.Now().UnixNano(), 10))
	c.Env = append(c.Env, env...)
	out, err := c.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w\n%s", filepath.Base(name), err, errText.String())
	}
	return string(out), nil
}

// measure runs our program over the ledger; without rest it ends once the desk is
// there.
func (d desktop) measure(rest int) (m measurement, err error) {
	path := filepath.Join(d.dir, "measured.json")
	if _, err := d.start(d.ours, []string{"-w", filepath.Join(d.dir, "data")}, "PARTYLEDGER_MEASURE="+path,
		"PARTYLEDGER_IDLE="+strconv.Itoa(rest)); err != nil {
		return m, err
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return m, err
	}
	return m, json.Unmarshal(raw, &m)
}

// starts holds our start against the empty window's, in turns; the first of each
// fills the system's caches.
func (d desktop) starts() error {
	var empty, emptyCPU, paint, cpu, ready []int64
	for i := range d.runs + 1 {
		out, err := d.start(d.empty, nil, "PARTYLEDGER_IDLE=0")
		if err != nil {
			return err
		}
		var ns, used int64
		if _, err := fmt.Sscan(out, &ns, &used); err != nil {
			return err
		}
		m, err := d.measure(0)
		if err != nil {
			return err
		}
		if i > 0 {
			empty, emptyCPU = append(empty, ns), append(emptyCPU, used)
			paint, cpu, ready = append(paint, m.Paint), append(cpu, m.CPU), append(ready, m.Ready)
		}
	}
	e, p := median(empty), median(paint)
	fmt.Printf("%s %10s   空窗口 %s   多 %s   目标 多≤150 ms%s\n", padded("启动到第一幅画面", titleWidth), ms(p), ms(e), ms(p-e), verdict(p-e <= 150e6))
	e, p = median(emptyCPU), median(cpu)
	fmt.Printf("%s %10s   空窗口 %s   多 %s\n", padded("其中处理器时间", titleWidth), ms(p), ms(e), ms(p-e))
	fmt.Printf("%s %10s\n", padded("启动到工作台出齐数字", titleWidth), ms(median(ready)))
	return nil
}

const titleWidth = 40

// print writes the table.
func (m measurement) print() {
	tabled("项目", "次数", "界面中位", "界面最长", "含绘制CPU", "全部CPU", "到画面中位", "到画面最长", "目标")
	for _, s := range m.Series {
		var ui, cpu, all, frame []int64
		for _, a := range s.Acts {
			ui, cpu, all, frame = append(ui, a.UI), append(cpu, a.CPU), append(all, a.All), append(frame, a.Frame)
		}
		bar := bars[s.Kind]
		switch s.Kind {
		case "page":
			bar += verdict(median(frame) <= 200e6)
		case "key", "burst":
			bar += verdict(slices.Max(ui) <= 16e6)
		}
		tabled(s.Title, strconv.Itoa(len(s.Acts)), ms(median(ui)), ms(slices.Max(ui)), ms(median(cpu)), ms(median(all)),
			ms(median(frame)), ms(slices.Max(frame)), bar)
	}
	for _, s := range m.States {
		fmt.Printf("%s 堆 %d MB，内存 %d MB\n", padded(s.Title, titleWidth), s.Heap>>20, s.RSS>>20)
	}
}

// rest prints what rest cost, beside the empty window's.
func (d desktop) rest(m measurement) error {
	out, err := d.start(d.empty, nil, "PARTYLEDGER_IDLE="+strconv.Itoa(min(d.idle, 60)))
	if err != nil {
		return err
	}
	_, share, _ := strings.Cut(strings.TrimSpace(out), "\n")
	empty, err := strconv.ParseFloat(share, 64)
	if err != nil {
		return err
	}
	for _, i := range m.Idles {
		fmt.Printf("%s CPU 一核的%.2f%%，整机的%.2f%%（%.0f秒）   空窗口 一核的%.2f%%   目标 一核的1%%以下%s\n", padded(i.Title, titleWidth), i.CPU*100,
			i.CPU*100/float64(runtime.NumCPU()), i.Seconds, empty*100, verdict(i.CPU < 0.01))
	}
	return nil
}

// tabled prints a row: the title, figures at the right, and the bar.
func tabled(title string, figures ...string) {
	last := len(figures) - 1
	fmt.Print(padded(title, titleWidth))
	for _, f := range figures[:last] {
		fmt.Print(padded(f, -12))
	}
	fmt.Println("  " + figures[last])
}

// load is how many programs wait for the processor, ours not yet among them.
func load() string {
	raw, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "不明"
	}
	first, _, _ := strings.Cut(string(raw), " ")
	return first
}

// verdict says whether a bar was met.
func verdict(ok bool) string {
	if ok {
		return " 达到"
	}
	return " 未达到"
}

func median[T cmp.Ordered](of []T) T {
	s := slices.Sorted(slices.Values(of))
	return s[len(s)/2]
}

// ms is a time in milliseconds.
func ms(ns int64) string { return fmt.Sprintf("%.1f ms", float64(ns)/1e6) }

// padded fills a text up to a width on the screen, where Chinese takes twice; a
// negative width stands the text at the right.
func padded(s string, width int) string {
	room := max(width, -width)
	for _, r := range s {
		room--
		if r > 0xFF {
			room--
		}
	}
	blank := strings.Repeat(" ", max(0, room))
	if width < 0 {
		return blank + s
	}
	return s + blank
}
