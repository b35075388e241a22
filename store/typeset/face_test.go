package typeset

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"partyledger/assets"
)

const rareNames = "䶮𫖯𬎆㛃𠮷"

func TestRareNamesInEveryFace(t *testing.T) {
	fs := testFaces(t)
	for id := range numFaces {
		for _, r := range rareNames {
			by, w, ok := fs.pick(id, r)
			if !ok || w != 1000 {
				t.Errorf("字体 %d 画不出 %c（宽 %d）", id, r, w)
			}
			if code := fs.Face(by).Code(r); code >= 1<<16 {
				t.Errorf("%c 没有基本平面内的别名", r)
			}
		}
	}
}

func TestUndrawableIsReported(t *testing.T) {
	fs := testFaces(t)
	missing := make(map[rune]bool)
	fs.missing("甲😀乙\uE000", missing)
	if len(missing) != 2 || !missing['😀'] || !missing[0xE000] {
		t.Errorf("应报告两个画不出的字，得 %v", missing)
	}
	c := canvas{faces: fs}
	c.text("甲😀乙", 0, 0, ink{face: Fang, size: 16})
	var drawn, said string
	for _, m := range c.marks {
		drawn += m.Text
		if m.Actual != "" {
			said += m.Actual
		} else {
			said += m.Text
		}
	}
	if drawn != "甲〓乙" || said != "甲😀乙" {
		t.Errorf("画作 %q，原字 %q", drawn, said)
	}
}

func TestFangMissingFallsBackToKai(t *testing.T) {
	fs, err := LoadFaces(FaceOptions{NoFang: true})
	if err != nil {
		t.Fatal(err)
	}
	if fs.Face(Fang) != fs.Face(Kai) || len(fs.Notices) != 1 {
		t.Errorf("缺仿宋时应改用楷体并说明，得 %v", fs.Notices)
	}
	fs, err = LoadFaces(FaceOptions{FangFile: filepath.Join(t.TempDir(), "none.ttf")})
	if err != nil || len(fs.Notices) != 1 {
		t.Errorf("仿宋文件不存在时应说明：%v %v", err, fs.Notices)
	}
}

func TestDamagedFaceIsRefused(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("OTTO00000000"), []byte("ttcf00000000"), assets.Kai[:5000],
		append([]byte(nil), assets.Rare[:200000]...)} {
		if _, err := parseFace("broken", data, nil); err == nil {
			t.Errorf("%d 字节的坏字体未被拒绝", len(data))
		}
	}
}

// TestSystemFacePreferred puts files with the system's names into a folder.
func TestSystemFacePreferred(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("simkai.ttf", assets.Song)      // any good face will do
	write("simhei.ttf", assets.Rare)      // covers too little
	write("simfang.ttf", []byte("OTTO!")) // no TrueType
	asked := 0
	fs, err := LoadFaces(FaceOptions{System: true, SystemDirs: []string{dir}, Accept: func([]byte) error { asked++; return nil }})
	if err != nil {
		t.Fatal(err)
	}
	if fs.Face(Kai).Path == "" || fs.Face(BaseKai).Path != "" || fs.Face(Hei).Path != "" {
		t.Errorf("应只采用合格的系统字体：楷体 %q，黑体 %q", fs.Face(Kai).Path, fs.Face(Hei).Path)
	}
	if asked != 1 {
		t.Errorf("只有合格的字体才应试嵌，试了 %d 次", asked)
	}
	if by, _, ok := fs.pick(Kai, '𠮷'); !ok || by == Kai {
		t.Errorf("系统字体没有的字应由内置字体画")
	}
}

func TestFacesAreSharedSafely(t *testing.T) {
	fs := testFaces(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			other, err := LoadFaces(FaceOptions{})
			if err != nil || other.Face(Hei) != fs.Face(Hei) {
				t.Errorf("字体应只解析一次：%v", err)
			}
			if got := fs.Width(Hei, strings.Repeat("党", 100)); got != 100_000 {
				t.Errorf("宽度 %d", got)
			}
		})
	}
	wg.Wait()
}
