package members

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"partyledger/store/storetest"
	"partyledger/ui/page/pagetest"
)

// picturesIn is how many pictures are in the file that was opened for printing last.
func picturesIn(t *testing.T, host *pagetest.Host) int {
	t.Helper()
	if len(host.Failed) > 0 || len(host.Viewed) == 0 {
		t.Fatal(host.Failed)
	}
	data, err := os.ReadFile(host.Viewed[len(host.Viewed)-1])
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Count(data, []byte("/Subtype /Image"))
}

// A photo is added at the side of the record, replaced, and removed.
func TestPhoto(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := pagetest.Shown[*Page](t, New, true, scale)
		p.open(*p.list.Rows()[0].Person, tabRecord)
		if !strings.Contains(pagetest.Seen(host.Window()), "没有照片") {
			t.Error("没有照片的，没有说明")
		}
		file := storetest.Put(t, t.TempDir(), "a.png", storetest.Picture(t, 900, 1200, 120))
		p.window.photo.choose = func(then func(string)) { then(file) }
		pagetest.Press(t, host.Window(), "加照片…")
		host.Picture("members-photo"+suffix, 1150, 640)
		if len(host.Failed) > 0 || strings.Contains(pagetest.Seen(host.Window()), "没有照片") {
			t.Fatal(host.Failed)
		}
		pagetest.Button(t, host.Window(), "换照片…")
		pagetest.Press(t, host.Window(), "打印…")
		if n := picturesIn(t, host); n != 1 {
			t.Errorf("打印的登记表里有%d张图", n)
		}
		pagetest.Press(t, host.Window(), "移除照片")
		if !strings.Contains(pagetest.Seen(host.Window()), "没有照片") {
			t.Error("移除后还在")
		}
		pagetest.Press(t, host.Window(), "打印…")
		if n := picturesIn(t, host); n != 0 {
			t.Errorf("没有照片的，打印出%d张图", n)
		}
		if p.window.sheet.Changed() {
			t.Error("照片改了登记表")
		}
	})
}
