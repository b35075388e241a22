// Command bench prints what the program costs beside what the same work costs
// without it, in one run: each figure is the median of several processes.
//
//	make bench
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// job is one thing to measure: it runs in a process of its own.
type job struct {
	full int                                            // its size; it is run at a tenth too
	run  func(n int, dir string) (time.Duration, error) // the time of the work alone
}

// line is a row of the table: what is ours, what it is held against, the bar.
type line struct {
	title string
	ours  string
	bare  []string // their times are added up
	bar   string
}

var lines = []line{
	{"花名册PDF（行×11列）", "roster", []string{"roster-bare"}, "≤1.3×，≤120 MB"},
	{"花名册PDF（LibreOffice）", "roster", []string{"roster-office"}, ""},
	{"导入Excel（行×12列）", "import", []string{"excel-bare", "insert-bare"}, "≤1.3×读取＋写库"},
	{"导出Excel（行）", "export", nil, ""},
	{"查找姓名片段（人）", "search-name", nil, "≤50 ms"},
	{"查找首字母（人）", "search-initials", nil, "≤50 ms"},
	{"规则检查（案；企业为其五分之一）", "check", nil, "≤200 ms"},
	{"读出整本台账并检查（案）", "book-check", nil, ""},
	{"写出带错误标记的工作簿（行）", "annotate", []string{"annotate-bare"}, "≤1.0×"},
	{"预览一页，200%（花名册行数）", "preview", nil, "≤100 ms"},
	{"所属企业总览（案；企业为其五分之一）", "overview", nil, "≤5 s"},
	{"合并数据包（人，每包3,000人，不加密码）", "packet-merge", nil, "≤30 s"},
	{"再合并一次，每包只更正一人（人）", "packet-again", nil, "≤10 s"},
	{"拒绝无尽的工作簿（解开后MB）", "hostile", nil, "≤5 s"},
}

func main() {
	one := flag.String("one", "", "run one job in this process")
	n := flag.Int("n", 0, "its size")
	dir := flag.String("dir", "", "its folder")
	runs := flag.Int("runs", 3, "processes a figure")
	var d desktop
	flag.StringVar(&d.ours, "desktop", "", "measure the desktop instead: this program")
	flag.StringVar(&d.empty, "empty", "", "against this one")
	flag.IntVar(&d.idle, "idle", 60, "seconds of rest")
	flag.Parse()
	if *one != "" {
		took, err := jobs[*one].run(*n, *dir)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(took.Nanoseconds())
		return
	}
	measure := func() error { return table(*runs) }
	if d.ours != "" {
		d.runs = max(*runs, 3)
		measure = d.run
	}
	if err := measure(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func table(runs int) error {
	fmt.Printf("%-40s %10s %12s %9s %12s %9s %7s  %s\n", "项目", "规模", "本程序", "内存MB", "对照", "内存MB", "倍数", "目标")
	for _, l := range lines {
		for _, part := range []int{10, 1} {
			n := jobs[l.ours].full / part
			if err := row(l, n, runs); err != nil {
				return fmt.Errorf("%s: %w", l.title, err)
			}
		}
	}
	return nil
}

func row(l line, n, runs int) error {
	ours, err := measure(l.ours, n, runs)
	if err != nil {
		return err
	}
	var bare figure
	for _, b := range l.bare {
		f, err := measure(b, n, runs)
		if err != nil {
			fmt.Printf("%-40s %10d  对照不可用：%v\n", l.title, n, err)
			return nil
		}
		bare.took += f.took
		bare.mem = max(bare.mem, f.mem)
	}
	against, mem, times := "", "", ""
	if bare.took > 0 {
		against, mem = bare.took.Round(100*time.Microsecond).String(), strconv.Itoa(bare.mem)
		times = fmt.Sprintf("%.2f", float64(ours.took)/float64(bare.took))
	}
	fmt.Printf("%-40s %10d %12s %9d %12s %9s %7s  %s\n", l.title, n, ours.took.Round(100*time.Microsecond), ours.mem, against, mem, times,
		l.bar)
	return nil
}

// figure is a median time and the greatest memory of the processes.
type figure struct {
	took time.Duration
	mem  int // MB
}

func measure(name string, n, runs int) (figure, error) {
	var took []time.Duration
	var f figure
	for range runs {
		dir, err := os.MkdirTemp("", "partyledger-bench-")
		if err != nil {
			return f, err
		}
		t, mem, err := child(name, n, dir)
		os.RemoveAll(dir)
		if err != nil {
			return f, err
		}
		took = append(took, t)
		f.mem = max(f.mem, mem)
	}
	slices.SortFunc(took, cmp.Compare[time.Duration])
	f.took = took[len(took)/2]
	return f, nil
}

// child runs one job in a process of its own, so that its memory is its own.
func child(name string, n int, dir string) (time.Duration, int, error) {
	self, err := os.Executable()
	if err != nil {
		return 0, 0, err
	}
	c := exec.Command(self, "-one", name, "-n", strconv.Itoa(n), "-dir", dir)
	var errText strings.Builder
	c.Stderr = &errText
	out, err := c.Output()
	if err != nil {
		return 0, 0, fmt.Errorf("%s", strings.TrimSpace(errText.String()))
	}
	ns, err := strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
	mem := 0
	if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		mem = int(u.Maxrss / 1024)
	}
	return time.Duration(ns), mem, err
}
