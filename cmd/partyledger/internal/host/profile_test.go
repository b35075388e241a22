package host

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// fake gives the process a profile of its own, with what other programs have in it.
func fake(t *testing.T) (others []string) {
	t.Helper()
	home := t.TempDir()
	config, cache, temp := filepath.Join(home, "config"), filepath.Join(home, "cache"), filepath.Join(home, "temp")
	for key, value := range map[string]string{
		"HOME": home, "USERPROFILE": home, "XDG_CONFIG_HOME": config, "XDG_CACHE_HOME": cache, "AppData": config, "LocalAppData": cache,
		"TMPDIR": temp, "TMP": temp, "TEMP": temp,
	} {
		t.Setenv(key, value)
	}
	for _, root := range append(roots(), temp) {
		others = append(others, filepath.Join(root, "fyne", "settings.json"), filepath.Join(root, "fyne", "org.other", "preferences.json"),
			filepath.Join(root, "font_index_v6.cache"), filepath.Join(root, "照片.txt"), filepath.Join(root, "partyledger-bench-1", "x"))
	}
	for _, f := range others {
		write(t, f)
	}
	return others
}

func write(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
}

// all is every file of the fake profile.
func all(t *testing.T) (out []string) {
	t.Helper()
	home, _ := os.UserHomeDir()
	if err := filepath.WalkDir(home, func(path string, d fs.DirEntry, err error) error {
		out = append(out, path)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestSweepLeavesOthersAlone(t *testing.T) {
	others := fake(t)
	before := len(all(t))
	for _, root := range roots() {
		write(t, filepath.Join(root, "fyne", "cn.partyledger", "preferences.json"))
		write(t, filepath.Join(root, "fyne", "cn.partyledger", "Documents", "x"))
	}
	write(t, filepath.Join(os.TempDir(), tempPrefix+"123", "font_index_v6.cache"))
	left := Left("cn.partyledger")
	if len(left) != 3 {
		t.Errorf("%v", left)
	}
	Sweep("cn.partyledger")
	if got := all(t); len(got) != before {
		t.Errorf("还有 %v", got)
	}
	for _, f := range others {
		if _, err := os.Stat(f); err != nil {
			t.Errorf("删掉了别的程序的 %s", f)
		}
	}
	if left := Left("cn.partyledger"); len(left) != 0 {
		t.Errorf("%v", left)
	}
}

// A toolkit's folder that holds nothing else goes too.
func TestSweepTakesTheEmptyFolder(t *testing.T) {
	others := fake(t)
	for _, f := range others {
		_ = os.Remove(f)
		_ = os.Remove(filepath.Dir(f))
	}
	root := filepath.Join(roots()[0], "fyne")
	_ = os.RemoveAll(root)
	write(t, filepath.Join(root, "cn.partyledger", "preferences.json"))
	Sweep("cn.partyledger")
	if _, err := os.Stat(root); err == nil {
		t.Error("空文件夹还在")
	}
}

// What looks for the profile's places apart finds none that it could leave anything
// in, and afterwards the true ones.
func TestApartLeavesNothing(t *testing.T) {
	fake(t)
	before := all(t)
	config, _ := configDir()
	Apart(func() {
		blind, err := configDir()
		if err == nil && os.MkdirAll(filepath.Join(blind, "fyne", "cn.partyledger"), 0o700) == nil {
			t.Error("设置能写进", blind)
		}
		cache, err := os.UserCacheDir()
		if err == nil && os.MkdirAll(cache, 0o700) == nil {
			t.Error("缓存能写进", cache)
		}
		Faces(func() {
			if dir, err := os.UserCacheDir(); err == nil { // else the PC's fonts are read
				t.Error("字体索引写进", dir)
			}
		})
		if again, _ := os.UserCacheDir(); again != cache {
			t.Errorf("%s，应为 %s", again, cache)
		}
	})
	if after := all(t); len(after) != len(before) {
		t.Errorf("之前 %v 之后 %v", before, after)
	}
	if now, _ := configDir(); now != config {
		t.Errorf("%s，应为 %s", now, config)
	}
}

// A variable that was not set is not set afterwards.
func TestBlindPutsBack(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", "x")
	if err := os.Unsetenv("XDG_CONFIG_HOME"); err != nil {
		t.Fatal(err)
	}
	Blind()()
	if v, ok := os.LookupEnv("XDG_CONFIG_HOME"); ok {
		t.Error(v)
	}
}
