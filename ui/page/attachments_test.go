package page_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"partyledger/model"
	"partyledger/store/keep"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// filesOf is the list of a record's files in a window.
func filesOf(t *testing.T, id string) (*page.Attachments, *pagetest.Host) {
	t.Helper()
	host := pagetest.New(t, true)
	a := page.NewAttachments(host)
	host.Window().SetContent(a.Content())
	a.Show(model.Ref{Kind: model.KindSite, ID: id})
	return a, host
}

// cards is how many files are shown.
func cards(h *pagetest.Host) int {
	n := 0
	for _, b := range pagetest.All[*kit.Button](h.Window()) {
		if b.Text == "打开" {
			n++
		}
	}
	return n
}

func pictures(h *pagetest.Host) int {
	n := 0
	for _, img := range pagetest.All[*canvas.Image](h.Window()) {
		if img.Image != nil && img.Resource == nil {
			n++
		}
	}
	return n
}

// Pictures are shown small; a file of another kind by its type.
func TestAttachmentsOfARecord(t *testing.T) {
	a, host := filesOf(t, "CS0001")
	if seen := pagetest.Seen(host.Window()); pictures(host) != 2 || cards(host) != 2 || !strings.Contains(seen, "党员活动室全景") {
		t.Errorf("%d pictures: %s", pictures(host), seen)
	}
	pdf := filepath.Join(t.TempDir(), "验收报告.PDF")
	if err := os.WriteFile(pdf, []byte("%PDF-1.7"), 0o600); err != nil {
		t.Fatal(err)
	}
	a.Choose = func(then func([]string)) { then([]string{pdf}) }
	pagetest.Press(t, host.Window(), "添加附件…")
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "验收报告") || !strings.Contains(seen, "PDF文档") ||
		!strings.Contains(strings.Join(host.Told, ""), "已添加附件1个") {
		t.Errorf("%s; told %v", seen, host.Told)
	}
	opened := ""
	a.Start = func(path string, _ func(error)) { opened = path }
	buttons := pagetest.All[*kit.Button](host.Window())
	test.Tap(buttons[len(buttons)-3])
	if filepath.Base(opened) != "验收报告.pdf" {
		t.Errorf("opened %s", opened)
	}
}

// What is refused is told, and what went before it stays.
func TestAttachingIsRefused(t *testing.T) {
	a, host := filesOf(t, "CS0009")
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "还没有附件") {
		t.Errorf("seen %s", seen)
	}
	dir := t.TempDir()
	good, bad := filepath.Join(dir, "好.pdf"), filepath.Join(dir, "坏.pdf")
	for path, text := range map[string]string{good: "%PDF-1.7", bad: "MZ"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	a.Choose = func(then func([]string)) { then([]string{good, bad}) }
	pagetest.Press(t, host.Window(), "添加附件…")
	if seen := pagetest.Seen(host.Window()); len(host.Failed) != 1 || !strings.Contains(host.Failed[0].Error(), "按内容辨认") ||
		cards(host) != 1 {
		t.Errorf("failed %v, seen %s", host.Failed, seen)
	}
}

// A file is renamed, and taken off only after a question.
func TestRenameAndRemoveAttachment(t *testing.T) {
	_, host := filesOf(t, "CS0001")
	w := host.Window()
	pagetest.Press(t, w, "改名")
	pagetest.Fill(t, w, "附件名称", "")
	pagetest.Press(t, w, "保存")
	if got := pagetest.Wrong(t, w, "附件名称"); !strings.Contains(got, "必填") {
		t.Errorf("no name: %q", got)
	}
	pagetest.Fill(t, w, "附件名称", "会议室全景")
	pagetest.Press(t, w, "保存")
	if seen := pagetest.Seen(w); !strings.Contains(seen, "会议室全景") {
		t.Errorf("seen %s", seen)
	}
	host.Answer = false
	pagetest.Press(t, w, "移除")
	if pictures(host) != 2 {
		t.Error("taken off against the answer")
	}
	host.Answer = true
	pagetest.Press(t, w, "移除")
	list, err := keep.Attachments(context.Background(), host.Ledger, model.Ref{Kind: model.KindSite, ID: "CS0001"})
	if pictures(host) != 1 || len(list) != 1 || err != nil || !strings.Contains(host.Asked[0], "会议室全景") {
		t.Errorf("%d pictures, %d files, asked %v", pictures(host), len(list), host.Asked)
	}
}

// A file that is gone is told in its place.
func TestMissingAttachment(t *testing.T) {
	host := pagetest.New(t, true)
	ref := model.Ref{Kind: model.KindSite, ID: "CS0001"}
	list, err := keep.Attachments(context.Background(), host.Ledger, ref)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(host.Ledger.Dir(), "附件", filepath.FromSlash(list[0].Path()))); err != nil {
		t.Fatal(err)
	}
	a := page.NewAttachments(host)
	host.Window().SetContent(a.Content())
	a.Show(ref)
	if seen := pagetest.Seen(host.Window()); pictures(host) != 1 || !strings.Contains(seen, "文件缺失或被改动") ||
		!strings.Contains(seen, "备份中也没有完好的副本") || len(host.Failed) > 0 {
		t.Errorf("%d pictures: %s; failed %v", pictures(host), seen, host.Failed)
	}
}
