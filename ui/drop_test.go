package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/storetest"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// dropBench is the desktop on the sample, with files of each kind to drop.
func dropBench(t *testing.T) (b *bench, file func(name string) string) {
	t.Helper()
	dir, files := t.TempDir(), t.TempDir()
	w := openSample(t, dir)
	t.Cleanup(func() { w.Close() })
	if _, err := w.Save(t.Context(), "录入", model.Enterprise{ID: "QY1", Name: "某某水务有限公司", Ownership: model.SoleState}); err != nil {
		t.Fatal(err)
	}
	b = benchOn(t, dir, w)
	return b, func(name string) string {
		path := filepath.Join(files, name)
		switch filepath.Ext(name) {
		case ".xlsx":
			if err := (store.Target{Path: path, Replace: true}).Write(intake.WriteTemplate); err != nil {
				t.Fatal(err)
			}
		case ".png":
			storetest.Put(t, files, name, storetest.Picture(t, 20, 20, 9))
		default:
			if err := os.WriteFile(path, []byte("某某水务有限公司章程\n第一条 为规范公司行为，制定本章程。\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return path
	}
}

func TestDroppedFiles(t *testing.T) {
	for name, x := range map[string]struct {
		files []string
		page  string
		sees  string
	}{
		"workbook": {[]string{"名册.xlsx"}, "data", "试读“名册.xlsx”"},
		"several":  {[]string{"甲.xlsx", "乙.xlsx"}, "data", "等2个文件”"},
		"charter":  {[]string{"章程.txt"}, "data", "章程属于"},
		"backup":   {[]string{"旧.db"}, "data", "替换现在的台账"},
		"packet":   {[]string{"甲.dbb"}, "data", "甲.dbb"},
		"unknown":  {[]string{"录音.mp3"}, "desk", "不能直接接收“录音.mp3”"},
		"picture":  {[]string{"党旗.png"}, "desk", "先打开一条记录"},
		"mixed":    {[]string{"党旗.png", "章程.txt", "名册.xlsx"}, "data", "没有处理：“党旗.png”、“章程.txt”"},
	} {
		t.Run(name, func(t *testing.T) {
			b, file := dropBench(t)
			var paths []string
			for _, f := range x.files {
				paths = append(paths, file(f))
			}
			b.dropped(paths)
			if b.current != x.page {
				t.Errorf("on page %s", b.current)
			}
			seen := pagetest.Seen(b.window) + b.toast.text
			if !strings.Contains(seen, x.sees) {
				t.Errorf("%q is not said: %s", x.sees, seen)
			}
		})
	}
}

// On a record that is open a file becomes its attachment; a window that takes none says so.
func TestDroppedOnARecord(t *testing.T) {
	b, file := dropBench(t)
	e, _ := model.Find[model.Enterprise](b.snap.Book, "QY1")
	page.ShowForm(b.Shell, page.Form{Record: e, Attach: true, Saved: func(model.Record) {}})
	b.dropped([]string{file("党旗.png")})
	if n := len(model.Attachments(b.snap.Book, model.Ref{Kind: e.Kind(), ID: e.ID})); n != 1 {
		t.Errorf("%d attachments, told %q", n, b.toast.text)
	}
	page.ShowForm(b.Shell, page.Form{Record: e, Saved: func(model.Record) {}})
	b.dropped([]string{file("党旗.png")})
	if !strings.Contains(b.toast.text, "先关闭它") {
		t.Errorf("told %q", b.toast.text)
	}
}
