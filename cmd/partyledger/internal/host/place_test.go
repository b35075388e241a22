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

func TestSweepLeavesOthersAlone(t *testing.T) {
	home := t.TempDir()
	for _, key := range []string{"HOME", "USERPROFILE"} {
		t.Setenv(key, home)
	}
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	t.Setenv("XDG_CACHE_HOME", filepath.Join(home, "cache"))
	t.Setenv("AppData", filepath.Join(home, "config"))
	t.Setenv("LocalAppData", filepath.Join(home, "cache"))
	config, _ := os.UserConfigDir()
	cache, _ := os.UserCacheDir()
	write := func(path string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ours, other := filepath.Join(config, "fyne", "cn.partyledger", "preferences.json"), filepath.Join(config, "fyne", "org.other", "preferences.json")
	index, photo := filepath.Join(cache, "font_index_v5.cache"), filepath.Join(cache, "照片.cache")
	for _, f := range []string{ours, other, index, photo} {
		write(f)
	}
	Sweep("cn.partyledger")
	for _, f := range []string{ours, index} {
		if _, err := os.Stat(f); err == nil {
			t.Errorf("%s 还在", f)
		}
	}
	for _, f := range []string{other, photo} {
		if _, err := os.Stat(f); err != nil {
			t.Errorf("删掉了别的程序的 %s", f)
		}
	}
}
