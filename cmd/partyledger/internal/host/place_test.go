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
