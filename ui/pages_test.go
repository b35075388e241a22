package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partyledger/model"
)

// Damage that the check behind the opening finds stays in the status line.
func TestDamageIsInTheStatusLine(t *testing.T) {
	dir := t.TempDir()
	w := openSample(t, dir)
	if _, err := w.Save(t.Context(), "录入", model.Enterprise{ID: "QY1", Name: "甲乙丙集团", Ownership: model.SoleState}); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(filepath.Join(dir, "ledger.db"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close(); f.Close() })
	end, err := f.Seek(0, 2)
	if err == nil {
		_, err = f.WriteAt([]byte("损坏"), end-100) // in the last page
	}
	if err != nil {
		t.Fatal(err)
	}
	b := benchOn(t, dir, w)
	b.sees("台账损坏：数据文件第")
	b.sees("再修复或恢复备份")
	if strings.Contains(b.status.Text, "可以拔出") {
		t.Errorf("状态栏：%s", b.status.Text)
	}
	b.refresh()
	b.sees("台账损坏：数据文件第")
}
