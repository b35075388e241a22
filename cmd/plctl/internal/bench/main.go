// Command bench prints what the program costs beside what the same work costs
// without it, in one run: each figure is the median of several processes.
//
//	make bench
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"partyledger/store"
	"partyledger/store/vault"
)

// job is one thing to measure: it runs in a process of its own.
type job struct {
	full int                                            // its size; it is run at a tenth too
	runs int                                            // processes a figure; 0 = as said on the command line
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
	{"导入.csv（行×12列，对照.xlsx）", "import-csv", []string{"import"}, "≤1.1×"},
	{"导入.ods（行×12列，对照.xlsx）", "import-ods", []string{"import"}, "≤1.1×"},
	{"导入.xls（行×12列，两张表，对照.xlsx）", "import-xls", []string{"import"}, "≤1.1×"},
	{"导出Excel（行）", "export", nil, ""},
	{"查找姓名片段（人）", "search-name", nil, "≤50 ms"},
	{"查找首字母（人）", "search-initials", nil, "≤50 ms"},
	{"规则检查（案；企业为其五分之一）", "check", nil, "≤200 ms"},
	{"读出整本台账并检查（案）", "book-check", nil, ""},
	{"写出带错误标记的工作簿（行）", "annotate", []string{"annotate-bare"}, "≤1.0×"},
	{"预览一页，200%（花名册行数）", "preview", nil, "≤100 ms"},
	{"所属企业总览（案；企业为其五分之一）", "overview", nil, "≤5 s"},
	{"章程全文：拆条、找条款、逐项核对（字）", "charter", nil, "≤1 s"},
	{"章程两版逐条对照（字）", "charter-compare", nil, "≤1 s"},
	{"填写41个Word模板（人）", "templates", nil, "≤10 s"},
	{"出12种文书的Word文件（人，每人12份）", "papers", nil, "≤20 s"},
	{"出12种文书的Word文件（LibreOffice重写同样的文件）", "papers", []string{"papers-office"}, ""},
	{"年度报告的Word文档（对照PDF）", "annual-word", []string{"annual-pdf"}, "≤1.5×"},
	{"年度报告的PDF（LibreOffice由Word转出）", "annual-pdf", []string{"annual-office"}, ""},
	{"合并数据包（人，每包3,000人，不加密码）", "packet-merge", nil, "≤30 s"},
	{"再合并一次，每包只更正一人（人）", "packet-again", nil, "≤10 s"},
	{"拒绝无尽的工作簿（解开后MB）", "hostile", nil, "≤5 s"},
	{"加密：导入Excel（行）", sealed + "import", []string{"import"}, "≤1.15×"},
	{"加密：逐条保存1,000次（人）", sealed + "save", []string{"save"}, "≤1.15×"},
	{"加密：读出整本台账（人）", sealed + "read", []string{"read"}, "≤1.15×"},
	{"加密：查找姓名片段（人）", sealed + "search-name", []string{"search-name"}, "≤1.15×"},
	{"加密：输入口令并打开（人）", sealed + "open", []string{"open"}, "≤＋0.4 s"},
}

// sealed before a job's name has it done on an encrypted ledger.
const sealed = "sealed-"

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
		took, err := runOne(*one, *n, *dir)
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

// only is the words that a row's title must have to be measured; empty = all rows.
var only = flag.String("only", "", "measure the rows whose title has this alone")

// runOne does one job, on an encrypted ledger if its name says so.
func runOne(name string, n int, dir string) (time.Duration, error) {
	name, encrypt := strings.CutPrefix(name, sealed)
	if encrypt {
		var err error
		if key, err = store.NewKey(vault.XChaCha, password, vault.NewCode()); err != nil {
			return 0, err
		}
		defer key.Close()
	}
	return jobs[name].run(n, dir)
}

func table(runs int) error {
	fmt.Printf("%-40s %10s %12s %9s %12s %9s %7s  %s\n", "项目", "规模", "本程序", "内存MB", "对照", "内存MB", "倍数", "目标")
	for _, l := range lines {
		if !strings.Contains(l.title, *only) {
			continue
		}
		for _, part := range []int{10, 1} {
			j := jobs[strings.TrimPrefix(l.ours, sealed)]
			if err := row(l, j.full/part, cmp.Or(j.runs, runs)); err != nil {
				return fmt.Errorf("%s: %w", l.title, err)
			}
		}
	}
	return nil
}

func row(l line, n, runs int) error {
	all, bad := figures(append([]string{l.ours}, l.bare...), n, runs)
	if bad[0] != nil {
		return bad[0]
	}
	if err := errors.Join(bad[1:]...); err != nil {
		fmt.Printf("%-40s %10d  对照不可用：%v\n", l.title, n, err)
		return nil
	}
	ours, bare := all[0], figure{}
	for _, f := range all[1:] {
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

// figures runs the jobs by turns, so that what else the machine does meets all alike.
func figures(names []string, n, runs int) ([]figure, []error) {
	all, bad := make([]figure, len(names)), make([]error, len(names))
	took := make([][]time.Duration, len(names))
	for range runs {
		for i, name := range names {
			if bad[i] != nil {
				continue
			}
			t, mem, err := inFolder(name, n)
			took[i], all[i].mem, bad[i] = append(took[i], t), max(all[i].mem, mem), err
		}
	}
	for i, t := range took {
		slices.SortFunc(t, cmp.Compare[time.Duration])
		all[i].took = t[len(t)/2]
	}
	return all, bad
}

// inFolder runs one job in a folder of its own.
func inFolder(name string, n int) (time.Duration, int, error) {
	dir, err := os.MkdirTemp("", "partyledger-bench-")
	if err != nil {
		return 0, 0, err
	}
	defer os.RemoveAll(dir)
	return child(name, n, dir)
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
