package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// Whatever way out is taken, what was typed is asked for once, by name; who goes back has
// it as it was.
func TestEveryWayOutAsks(t *testing.T) {
	if testing.Short() {
		t.Skip("没有并发，不必用竞争检测再跑")
	}
	ways := map[string]func(b *bench){
		"X":      func(b *bench) { b.askClose() },
		"Escape": func(b *bench) { b.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape}) },
		"page":   func(b *bench) { b.Go("members") },
		"record": func(b *bench) { b.Open(model.Ref{Kind: model.KindPerson, ID: "RY0001"}) },
		"back":   func(b *bench) { b.back() },
		"backup": func(b *bench) { b.Restore(filepath.Join(b.dir, "x.db")) },
	}
	for name, leave := range ways {
		b := newBench(t)
		b.Go("units")
		pagetest.Press(t, b.window, "新增企业")
		pagetest.Fill(t, b.window, "企业名称", "某某新设有限公司")
		pagetest.Fill(t, b.window, "成立日期", "2026-13-40")
		b.look()
		if !strings.Contains(b.status.Text, "有未保存的内容") {
			t.Errorf("%s: the status line says %q", name, b.status.Text)
		}
		leave(b)
		leave(b) // once more, as who is in a hurry does
		if seen := pagetest.Seen(b.window); name != "Escape" && (!strings.Contains(seen, "某某新设有限公司”还没有保存") || b.closing) {
			t.Fatalf("%s: %s", name, seen)
		}
		if name == "Escape" {
			leave(b)
		}
		pagetest.Press(t, b.window, "取消")
		if seen := pagetest.Seen(b.window); !strings.Contains(seen, "某某新设有限公司") || b.current != "units" || b.closing {
			t.Errorf("%s: after 取消: %s", name, seen)
		}
		leave(b)
		pagetest.Press(t, b.window, "保存")
		if wrong := pagetest.Wrong(t, b.window, "成立日期"); wrong == "" {
			t.Errorf("%s: what cannot be saved is not told", name)
		}
		if b.current != "units" || b.closing {
			t.Errorf("%s: left though it was not saved", name)
		}
	}
}

// A page's own form asks too, and is saved on the way out.
func TestSettingsAskToo(t *testing.T) {
	if testing.Short() {
		t.Skip("没有并发，不必用竞争检测再跑")
	}
	b := newBench(t)
	b.Open(model.Ref{Kind: model.KindOffice, ID: model.OfficeID})
	pagetest.Fill(t, b.window, "审核人", "复核甲")
	b.Go("units")
	if seen := pagetest.Seen(b.window); !strings.Contains(seen, "单位设置的修改还没有保存") || b.current != "data" {
		t.Fatal(seen)
	}
	pagetest.Press(t, b.window, "保存")
	if b.current != "units" || b.snap.Book.Office().Checker != "复核甲" {
		t.Errorf("on %q, saved %q", b.current, b.snap.Book.Office().Checker)
	}
}

const tabHolidays = 9 // of 数据与设置

// What was open when the program was killed is offered at the next start, opens as it was,
// and is gone once it is saved.
func TestFormsOutliveAKill(t *testing.T) {
	if testing.Short() {
		t.Skip("没有并发，不必用竞争检测再跑")
	}
	dir := t.TempDir()
	b := newBenchIn(t, dir)
	b.Open(model.Ref{Kind: model.KindOffice, ID: model.OfficeID})
	pagetest.Fill(t, b.window, "审核人", "复核甲")
	b.pages["data"].(interface{ Select(int) }).Select(tabHolidays)
	b.pages["data"].(page.Creator).New()
	pagetest.Fill(t, b.window, "日期", "2026-13-40")
	pagetest.Fill(t, b.window, "依据文号", "某发〔2026〕1号")
	b.look()
	kept := filepath.Join(dir, "forms.json")
	if _, err := os.Stat(kept); err != nil {
		t.Fatal(err)
	}
	if err := b.ses.w.Close(); err != nil {
		t.Fatal(err)
	}
	b = benchOn(t, dir, openSample(t, dir))
	seen := pagetest.Seen(b.window)
	if !strings.Contains(seen, "单位设置的修改") || !strings.Contains(seen, "新节假日") {
		t.Fatalf("offered: %s", seen)
	}
	pagetest.Press(t, b.window, "打开")
	seen = pagetest.Seen(b.window)
	if !strings.Contains(seen, "某发〔2026〕1号") || !strings.Contains(seen, "2026-13-40") {
		t.Fatalf("opened again: %s", seen)
	}
	pagetest.Fill(t, b.window, "日期", "2026-10-09")
	pagetest.Press(t, b.window, "保存")
	saved := func(h model.Holiday) bool { return h.Document == "某发〔2026〕1号" }
	if !slices.ContainsFunc(model.Everywhere[model.Holiday](b.snap.Book), saved) {
		t.Fatalf("not saved: %s", pagetest.Seen(b.window))
	}
	if data := string(b.ses.w.Forms()); strings.Contains(data, "某发") || !strings.Contains(data, "复核甲") {
		t.Errorf("kept now: %s", data)
	}
}

// A form of a page that this version does not know is not lost: what was typed is shown.
func TestFormOfAnUnknownPageIsShown(t *testing.T) {
	s := desktopOf(t)
	for _, id := range []string{"没有这一页", "a"} {
		s.Reopen(&page.OpenForm{Name: "人员“某甲”的修改", Kind: model.KindPerson, Page: id, Typed: map[string]string{"Department": "综合部"}})
		if seen := pagetest.Seen(s.window); !strings.Contains(seen, "不能原样打开") || !strings.Contains(seen, "综合部") {
			t.Errorf("%s: %s", id, seen)
		}
		s.key(fyne.KeyEscape)
	}
}
