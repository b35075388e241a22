package assets

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestEmbeddedFacesAreTrueType(t *testing.T) {
	for name, data := range map[string][]byte{"hei": Hei, "hei-bold": HeiBold, "biaosong": Song, "kai": Kai, "rare": Rare} {
		if !bytes.HasPrefix(data, []byte{0, 1, 0, 0}) {
			t.Errorf("%s 不是 TrueType 字体", name)
		}
	}
	if !bytes.HasPrefix(bytes.TrimSpace(PUA), []byte("{")) {
		t.Error("别名表不是 JSON")
	}
}

// TestFangIsFoundNotEmbedded: its licence asks for a file of its own.
func TestFangIsFoundNotEmbedded(t *testing.T) {
	path := FindFang()
	if path == "" {
		t.Skip("此处没有仿宋字体文件")
	}
	fang, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range [][]byte{Hei, HeiBold, Song, Kai, Rare} {
		if bytes.Equal(data, fang) {
			t.Error("仿宋不得嵌入程序")
		}
	}
}

func TestFangByEnvironment(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if got := FindFang(); got != "" {
		t.Skipf("程序旁另有仿宋：%s", got)
	}
	path := filepath.Join(dir, "my.ttf")
	if err := os.WriteFile(path, []byte{0, 1, 0, 0}, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(FangEnv, path)
	if got := FindFang(); got != path {
		t.Errorf("应找到 %s，得 %q", path, got)
	}
}
