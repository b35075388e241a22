package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partyledger/model/report"
)

func folder(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "国企党建台账-1-win64")
	for name, text := range map[string]string{"国企党建台账.exe": "程序", "fonts/fang.ttf": strings.Repeat("字", 5000), "使用说明.pdf": "说明"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestZipIsTheSameTwice(t *testing.T) {
	dir := folder(t)
	if err := sums(dir); err != nil {
		t.Fatal(err)
	}
	var packs [2][]byte
	for i := range packs {
		out := filepath.Join(t.TempDir(), "包.zip")
		var tell bytes.Buffer
		if err := zipFolder(dir, out, &tell); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(tell.String(), "合计") {
			t.Error(tell.String())
		}
		packs[i], _ = os.ReadFile(out)
		// Another time of the files changes nothing.
		for _, f := range []string{"使用说明.pdf"} {
			if err := os.Chtimes(filepath.Join(dir, f), packedAt, packedAt); err != nil {
				t.Fatal(err)
			}
		}
	}
	if !bytes.Equal(packs[0], packs[1]) {
		t.Error("两个包不同")
	}
	z, err := zip.NewReader(bytes.NewReader(packs[0]), int64(len(packs[0])))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		found[f.Name] = string(data)
	}
	if found["国企党建台账-1-win64/国企党建台账.exe"] != "程序" || len(found) != 4 {
		t.Errorf("%d个文件", len(found))
	}
	list := found["国企党建台账-1-win64/"+sumsName]
	if strings.Count(list, "\n") != 3 || !strings.Contains(list, "  fonts/fang.ttf\n") || strings.Contains(list, sumsName) {
		t.Errorf("校验表：\n%s", list)
	}
}

func TestSwapRunWantsAProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "不是程序.exe")
	if err := os.WriteFile(path, bytes.Repeat([]byte("x"), 4096), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := swapRun(path); err == nil {
		t.Error("把别的文件当作程序改了")
	}
	if data, _ := os.ReadFile(path); !bytes.Equal(data, bytes.Repeat([]byte("x"), 4096)) {
		t.Error("文件被改动")
	}
}

func TestManualText(t *testing.T) {
	doc, err := manualOf("# 使用说明\n\n## 开始\n第一段。\n- 一条\n![工作台](a.png)\n", func(name string) ([]byte, error) {
		if name != "a.png" {
			return nil, errors.New("没有这个文件")
		}
		return []byte("图"), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	blocks := doc.Sections[0].Blocks
	if doc.Title != "使用说明" || len(blocks) != 5 {
		t.Fatalf("%+v", doc)
	}
	if p, ok := blocks[4].(report.Picture); !ok || p.Caption != "图1　工作台" {
		t.Errorf("%+v", blocks[4])
	}
	if _, err := manualOf("好\n![没有](b.png)", func(string) ([]byte, error) { return nil, errors.New("没有这个文件") }); err == nil ||
		!strings.Contains(err.Error(), "第2行") {
		t.Errorf("%v", err)
	}
}
