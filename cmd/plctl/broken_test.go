package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"partyledger/store"
	"partyledger/store/trace"
)

// A command that breaks in the midst of a write says one sentence, leaves a record
// without data, and the ledger as it was.
func TestBrokenCommand(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "台账")
	const secret = "张三丰 440101199001011234"
	clock = func() time.Time {
		if bytes.Contains(debug.Stack(), []byte("(*Writer).open")) {
			panic("记录：" + secret)
		}
		return time.Now()
	}
	t.Cleanup(func() { clock = time.Now })
	var out, said bytes.Buffer
	if code := realMain([]string{"-w", dir, "demo"}, &out, &said); code != 1 {
		t.Errorf("退出码%d", code)
	}
	if lines := strings.Count(said.String(), "\n"); lines != 1 || !strings.Contains(said.String(), "此前已保存的数据都在") ||
		strings.Contains(said.String(), "张三丰") {
		t.Errorf("说的是：%s", said.String())
	}
	kept := trace.Kept(store.LogDir(dir))
	if len(kept) != 1 || !strings.Contains(said.String(), kept[0]) || len(trace.Untold(store.LogDir(dir))) != 0 {
		t.Fatalf("%v", kept)
	}
	text, err := os.ReadFile(kept[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range strings.Fields(secret) {
		if strings.Contains(string(text), s) {
			t.Errorf("记录里有“%s”", s)
		}
	}
	if !strings.Contains(string(text), "keep.Demo(…)") {
		t.Errorf("记录没有说在哪里：\n%s", text)
	}
	clock = time.Now
	for _, args := range [][]string{{"verify"}, {"demo"}, {"verify"}} { // it is still empty, and can be filled
		said.Reset()
		if code := realMain(append([]string{"-w", dir}, args...), &out, &said); code != 0 {
			t.Errorf("%v：退出码%d，%s", args, code, said.String())
		}
	}
	if left, _ := filepath.Glob(filepath.Join(store.LogDir(dir), "*.raw")); len(left) != 0 {
		t.Errorf("留下了%v", left)
	}
}
