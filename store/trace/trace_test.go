package trace

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// secrets is what no trace may hold: names, numbers, an account, a statement.
var secrets = []string{"张三丰", "440101199001011234", "13800138000", "zhangsan", "某某水务", "INSERT", "名册.xlsx", "5678.90"}

const text = "记录 张三丰 440101199001011234\nINSERT INTO person VALUES ('某某水务', '13800138000', 5678.90)\n" +
	"open C:\\Users\\zhangsan\\名册.xlsx /home/zhangsan/名册.xlsx\ngoroutine 1 [running]:\nmain.main()\n\t/home/zhangsan/zhangsan.go:1 +0x1"

type person struct {
	Name string
	Dues float64
}

type loud string

// ways is how a child comes to its end.
var ways = map[string]func(){
	"string":   func() { panic(text) },
	"named":    func() { panic(loud(text)) },
	"error":    func() { panic(errors.New(text)) },
	"wrapped":  func() { panic(fmt.Errorf("%s: %w", text, &fs.PathError{Op: "open", Path: text, Err: syscall.ENOSPC})) },
	"record":   func() { panic(person{"张三丰", 5678.90}) },
	"pointer":  func() { panic(&person{"张三丰", 5678.90}) },
	"index":    func() { _ = []string{"张三丰"}[len(text)] },
	"nil":      func() { var p *person; p.Name = text },
	"map":      func() { count(nil, "张三丰") },
	"type":     func() { _ = any("张三丰").(fmt.Stringer) },
	"again":    func() { defer func() { panic(fmt.Sprint(recover(), text)) }(); panic(text) },
	"deadlock": func() { select {} },
	"race": func() {
		m := map[string]string{}
		for range 8 {
			go func() {
				for {
					m["张三丰"] = text
				}
			}()
		}
		select {}
	},
	"overflow": func() { deeper(text) },
}

func count(m map[string]int, s string) { m[s]++ }

func deep(s string) int { return len(s) + deeper(s) }

var deeper func(string) int

func init() { deeper = deep }

const childEnv = "PARTYLEDGER_TRACE_CHILD" // “caught|raw way folder”

func TestMain(m *testing.M) {
	f := strings.SplitN(os.Getenv(childEnv), " ", 3)
	if len(f) < 3 {
		os.Exit(m.Run())
	}
	Begin("1.2.3", f[2])
	if f[0] == "late" { // the ledger is opened later
		Into(filepath.Join(f[2], "log"))
	}
	if f[0] == "caught" {
		Go("读写台账", ways[f[1]])
		select {}
	}
	if ways[f[1]] != nil {
		ways[f[1]]()
	}
	End()
	os.Exit(0)
}

// child runs one and gives what it said.
func child(t *testing.T, how, way, dir string) string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+how+" "+way+" "+dir)
	out, err := cmd.CombinedOutput()
	if (err == nil) != (way == "end") {
		t.Fatalf("%s %s: %v %s", how, way, err, out)
	}
	return string(out)
}

// only is the single trace of a folder, read, once a ledger was opened there.
func only(t *testing.T, dir string) string {
	t.Helper()
	(&keeper{}).gather(dir, true)
	all := Untold(dir)
	if len(all) != 1 {
		left, _ := os.ReadDir(dir)
		t.Fatalf("应有一份记录，有%v", left)
	}
	data, err := os.ReadFile(all[0])
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(data), "\r\n", "\n")
}

func TestTracesHoldPlacesAndNoData(t *testing.T) {
	says := map[string]string{
		"index": "runtime error: index out of range [", "nil": "nil pointer dereference", "map": "assignment to entry in nil map",
		"type": "interface conversion: string is not fmt.Stringer: missing method String", "deadlock": "[select (no cases)]",
		"race":     "maps.fatal(…)",
		"overflow": "runtime.newstack(…)", "record": "trace.person", "named": "trace.loud",
	}
	for way := range ways {
		for _, how := range []string{"raw", "caught"} {
			if how == "caught" && (way == "deadlock" || way == "race" || way == "overflow") {
				continue // the runtime's own errors cannot be caught
			}
			t.Run(how+" "+way, func(t *testing.T) {
				t.Parallel()
				dir := t.TempDir()
				child(t, how, way, dir)
				got := only(t, dir)
				for _, s := range secrets {
					if strings.Contains(got, s) {
						t.Errorf("记录里有“%s”：\n%s", s, got)
					}
				}
				if strings.Contains(got, "C:\\") || strings.Contains(got, dir) || strings.Contains(got, "\t/") {
					t.Errorf("记录里有文件夹：\n%s", got)
				}
				want := []string{"版本1.2.3", runtime.GOOS, "trace/trace_test.go:", says[way]}
				if how == "caught" {
					want = append(want, "读写台账", "panic: ")
				}
				if way == "wrapped" && how == "caught" {
					want = append(want, "*fs.PathError", fmt.Sprintf("errno=%d", uintptr(syscall.ENOSPC)))
				}
				for _, w := range want {
					if !strings.Contains(got, w) {
						t.Errorf("记录里没有“%s”：\n%s", w, got)
					}
				}
			})
		}
	}
}

// What a caught panic prints, for who started the program from a console, is as
// clean as its file.
func TestCaughtPrintsNoData(t *testing.T) {
	out := child(t, "caught", "string", filepath.Join(t.TempDir(), "没有"))
	for _, s := range secrets {
		if strings.Contains(out, s) {
			t.Errorf("%s", out)
		}
	}
}

func TestEndLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	for _, how := range []string{"raw", "late"} {
		if err := os.MkdirAll(filepath.Join(dir, "log"), 0o700); err != nil {
			t.Fatal(err)
		}
		child(t, how, "end", dir)
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, _ error) error {
			if !d.IsDir() {
				t.Errorf("%s：留下了%s", how, path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Once the ledger is open its log folder has the trace, and not the place of the
// start.
func TestTraceMovesIntoTheLedger(t *testing.T) {
	dir := t.TempDir()
	log := filepath.Join(dir, "log")
	if err := os.Mkdir(log, 0o700); err != nil {
		t.Fatal(err)
	}
	child(t, "late", "index", dir)
	if got := only(t, log); !strings.Contains(got, "index out of range") {
		t.Error(got)
	}
	if all, _ := os.ReadDir(dir); len(all) != 1 {
		t.Errorf("%v", all)
	}
}

// A folder that is not there, or is none, is no failure.
func TestNowhereToWrite(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "文件")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{filepath.Join(dir, "没有"), file} {
		child(t, "caught", "index", bad)
		child(t, "late", "end", bad)
	}
	if all, _ := os.ReadDir(dir); len(all) != 1 {
		t.Errorf("%v", all)
	}
}

func TestToldOnceAndBounded(t *testing.T) {
	dir := t.TempDir()
	begin := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	for n := range most + 3 {
		if _, err := keep(dir, begin.Add(time.Duration(n)*time.Minute), "head", "", strings.Repeat("x", 2*sizeCap)); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(Kept(dir)); n != most {
		t.Errorf("留有%d份", n)
	}
	all := Untold(dir)
	if len(all) != most || !strings.Contains(all[0], "20261123-100300") {
		t.Fatalf("%v", all)
	}
	if info, err := os.Stat(all[0]); err != nil || info.Size() > sizeCap+1024 {
		t.Errorf("%v %v", info, err)
	}
	if path := Told(all[0]); len(Untold(dir)) != most-1 {
		t.Errorf("%s 还会再说", path)
	} else if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	// Two in one second have two files.
	one, err1 := keep(dir, begin, "head", "", "")
	two, err2 := keep(dir, begin, "head", "", "")
	if one == two || err1 != nil || err2 != nil {
		t.Errorf("%s %s %v %v", one, two, err1, err2)
	}
}

// A process that was killed, or lost its power, leaves nothing to be told.
func TestCutIsNoCrash(t *testing.T) {
	dir := t.TempDir()
	raw := filepath.Join(dir, prefix+"20261123-100000-1"+rawEnd)
	if err := os.WriteFile(raw, []byte(now.head()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	(&keeper{}).gather(dir, true)
	if all, _ := os.ReadDir(dir); len(all) != 0 {
		t.Errorf("%v", all)
	}
}

// Whatever a raw file holds, none of it is trusted.
func FuzzClean(f *testing.F) {
	f.Add("panic: 张三丰\n\ngoroutine 1 [running]:\nmain.main()\n\t/home/zhangsan/x.go:1 +0x1\n")
	f.Add("\tx.go:1\n")
	f.Fuzz(func(t *testing.T, raw string) {
		if strings.ContainsAny(strings.NewReplacer(removed, "", "(…)", "").Replace(Clean(raw)), "张三丰，") {
			t.Error(Clean(raw))
		}
	})
}

func TestCleanKeepsFaultsInC(t *testing.T) {
	got := Clean(strings.Join([]string{
		"SIGSEGV: segmentation violation", "PC=0x48bbd2 m=0 sigcode=1 addr=0x0", "signal arrived during cgo execution", "",
		"goroutine 1 gp=0xc000002380 m=0 mp=0x1c1f3c0 [syscall, locked to thread]:",
		"runtime.cgocall(0x48bbd0, 0xc00007cf50)", "\t/usr/local/go/src/runtime/cgocall.go:167 +0x4b fp=0xc0 sp=0xc1 pc=0x4",
		"main._Cfunc_fall()", "\t_cgo_gotypes.go:39 +0x3f",
		"partyledger/ui.(*list[...]).show.func1(...)", "\tC:/Users/zhangsan/partyledger/ui/list.go:12",
		"created by partyledger/ui.open in goroutine 1", "\tpartyledger/ui/start.go:74 +0x99", "",
		"rax    0x0", "rip    0x48bbd2",
	}, "\n"))
	want := strings.Join([]string{
		"SIGSEGV: segmentation violation", "PC=0x48bbd2 m=0 sigcode=1 addr=0x0", "signal arrived during cgo execution", "",
		"goroutine 1 [syscall, locked to thread]:", "runtime.cgocall(…)", "\truntime/cgocall.go:167", "main._Cfunc_fall(…)",
		"\tmain/_cgo_gotypes.go:39",
		"partyledger/ui.(*list[...]).show.func1(…)", "\tpartyledger/ui/list.go:12", "created by partyledger/ui.open in goroutine 1",
		"\tpartyledger/ui/start.go:74", "", "",
	}, "\n")
	if got != want {
		t.Errorf("得到\n%q\n应为\n%q", got, want)
	}
	if !bytes.Equal([]byte(crlf("a\nb")), []byte("a\r\nb")) {
		t.Error("行尾")
	}
}
