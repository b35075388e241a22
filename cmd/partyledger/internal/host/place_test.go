package host

import (
	"os"
	"path/filepath"
	"testing"
)

func TestLedgerAskedFor(t *testing.T) {
	if p := Ledger("某处"); p.Dir != "某处" || p.Note != "" {
		t.Errorf("%+v", p)
	}
}

func TestWritableLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	if !writable(dir) || !writable(filepath.Join(dir, "data")) {
		t.Error("可写的文件夹被当作不可写")
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("留下了 %v", left)
	}
	if writable(filepath.Join(dir, "没有", "data")) {
		t.Error("不存在的上级文件夹被当作可写")
	}
}

func TestLedgerThatIsBesideTheProgramIsTheLedger(t *testing.T) {
	never, always := func(string) bool { return false }, func(string) bool { return true }
	stick := t.TempDir()
	data := filepath.Join(stick, "data")
	if p, ok := beside(stick, never); ok {
		t.Errorf("没有台账、也不能写入：%+v", p)
	}
	if p, ok := beside(stick, always); !ok || p.Dir != data {
		t.Errorf("没有台账、可以写入：%+v %v", p, ok)
	}
	if err := os.MkdirAll(data, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(data, "ledger.db"), nil, 0o400); err != nil {
		t.Fatal(err)
	}
	if p, ok := beside(stick, never); !ok || p.Dir != data {
		t.Errorf("有台账、不能写入：%+v %v", p, ok)
	}
}
