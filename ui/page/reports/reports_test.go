package reports

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/model/report"
	"partyledger/store"
	"partyledger/ui/page/pagetest"
)

// shown makes the page, doing at once what it does behind.
func shown(t testing.TB, sample bool) (*Page, *pagetest.Host) {
	t.Helper()
	host := pagetest.New(t, sample)
	p := New(host).(*Page)
	atOnce(p)
	host.Show(p)
	return p, host
}

// atOnce makes the page work on the caller's goroutine.
func atOnce(p *Page) *Page {
	now := func(f func()) { f() }
	p.spawn, p.ui = now, now
	p.preview.AtOnce(now)
	return p
}

func TestLook(t *testing.T) {
	p, host := shown(t, true)
	host.Picture("reports", 1150, 640)
	p.choose(0)
	host.Picture("reports-annual", 1150, 640)
	p.preview.Zoom("100%")
	p.preview.Turn(2)
	host.Picture("reports-annual-100", 1150, 640)
	p.preview.Zoom("整页")
	host.Picture("reports-annual-whole", 1150, 640)
	p.preview.Zoom("适合页宽")
	host.Scale(1.5)
	host.Picture("reports-150", 1150, 640)
	host.Scale(1)
	host.Picture("reports-1080", 1700, 950)
}

func TestEveryReportSaysWhatItHolds(t *testing.T) {
	for _, r := range report.All() {
		if r.About == "" {
			t.Errorf("%s: no line", r.Name)
		}
	}
}

// Answers that come late or out of order never show a report that is no longer
// chosen.
func TestLateAnswers(t *testing.T) {
	p, host := shown(t, true)
	host.Picture("late", 1150, 640)
	var jobs []func()
	late := func(f func()) { jobs = append(jobs, f) }
	p.spawn = late
	p.preview.AtOnce(late)
	p.choose(roster(p))
	p.choose(5)
	for len(jobs) > 0 {
		last := jobs[len(jobs)-1]
		jobs = jobs[:len(jobs)-1]
		last()
	}
	if p.preview.Pages() != p.ready[key{5, false}] || p.preview.Said() != "" {
		t.Error("the late answer won")
	}
	if !p.preview.Painted(0) {
		t.Error("nothing is painted")
	}
}

// Full numbers are shown only after the question, and the asking is kept.
func TestUnmasked(t *testing.T) {
	p, host := shown(t, true)
	p.choose(roster(p))
	p.unmasked.SetChecked(true)
	pagetest.Press(t, host.Window(), "不掩码")
	if seen := pagetest.Seen(host.Window()); p.unmasked.Checked || !strings.Contains(seen, "请写明用途") {
		t.Fatalf("unmasked without a purpose: %s", seen)
	}
	pagetest.Fill(t, host.Window(), "用途", "核对名册")
	pagetest.Press(t, host.Window(), "不掩码")
	if !p.unmasked.Checked {
		t.Fatal("not unmasked")
	}
	list, err := host.Ledger.Issues(context.Background(), 10)
	if err != nil || len(list) != 1 || !strings.Contains(list[0].Note, "不掩码的报表，用途：核对名册") {
		t.Errorf("kept: %v %v", list, err)
	}
	stars := func() bool {
		first := p.preview.Pages().At(0)
		for _, m := range first.Marks {
			if strings.Contains(m.Text, "****") {
				return true
			}
		}
		return false
	}
	if stars() {
		t.Error("the preview is still masked")
	}
	p.unmasked.SetChecked(false)
	if !stars() {
		t.Error("the preview stays unmasked")
	}
}

// A report is written into the chosen folder, offered and listed.
func TestExport(t *testing.T) {
	p, host := shown(t, true)
	dir := t.TempDir()
	p.folder = func(_ fyne.Window, _, start string, then func(string)) { then(dir) }
	var opened, revealed []string
	p.open = func(path string, then func(error)) { opened = append(opened, path); then(nil) }
	p.reveal = func(path string, then func(error)) { revealed = append(revealed, path); then(nil) }
	p.choose(5)
	p.one.OnTapped()
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	if len(files) != 2 || len(host.Offered) != 3 || len(host.Failed) > 0 {
		t.Fatal(files, host.Offered, host.Failed)
	}
	host.Offered[0].Do()
	host.Offered[2].Do()
	if len(opened) != 1 || len(revealed) != 1 || filepath.Ext(opened[0]) != ".pdf" {
		t.Error(opened, revealed)
	}
	p.one.OnTapped()
	host.Offered[1].Do()
	if len(opened) != 2 || !strings.Contains(host.Told[len(host.Told)-1], "选择打印机") {
		t.Error("打印没有交给阅读器：", opened, host.Told)
	}
	p.excel.SetChecked(false)
	p.every.OnTapped()
	if len(host.Offered) != 1 || !strings.Contains(host.Told[len(host.Told)-1], strconv.Itoa(len(p.all))+"个文件") {
		t.Error(host.Told)
	}
	p.tabs.Select(tabHistory)
	rows := p.history.Rows()
	if len(rows) != len(p.all)+2 || rows[len(rows)-1].Report != p.all[5].Title || rows[0].Actor != "测试员" {
		t.Errorf("%d rows %+v", len(rows), rows)
	}
	host.Picture("reports-history", 1150, 640)
	os.Remove(rows[0].File)
	p.history.OnOpen(rows[0])
	if len(host.Failed) != 1 {
		t.Error("a file that is gone is not told")
	}
	if got := store.LocalTime("x"); got != "x" {
		t.Error(got)
	}
}

// Of a ledger that is only for looking reports are written too, beginning in a folder
// that can be written; that they are not kept is said.
func TestExportWhileOnlyLooking(t *testing.T) {
	host := pagetest.New(t, true)
	dir := host.Ledger.Dir()
	host.Ledger.Close()
	ledger, err := store.Open(t.Context(), dir, store.Options{Look: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ledger.Close() })
	host.Ledger = ledger
	home, before := t.TempDir(), filepath.Join(dir, "ledger.db", "报表") // nothing can be written there
	desk := filepath.Join(home, "Desktop")
	if err := os.Mkdir(desk, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", home)
	host.SetSetting(folderKey, before)
	p := atOnce(New(host).(*Page))
	host.Show(p)
	var starts []string
	p.folder = func(_ fyne.Window, _, start string, then func(string)) {
		starts = append(starts, start)
		then(filepath.Join(home, "报表"))
	}
	p.one.OnTapped()
	p.one.OnTapped()
	if want := []string{desk, filepath.Join(home, "报表")}; !slices.Equal(starts, want) {
		t.Errorf("the choice begins in %q, not %q", starts, want)
	}
	files, _ := filepath.Glob(filepath.Join(home, "报表", "*.pdf"))
	if len(files) != 2 || len(host.Failed) > 0 || !strings.Contains(host.Told[len(host.Told)-1], "没有登记") {
		t.Error(files, host.Failed, host.Told)
	}
	p.unmasked.SetChecked(true)
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "不会记入") {
		t.Error(seen)
	}
	pagetest.Fill(t, host.Window(), "用途", "核对名册")
	pagetest.Press(t, host.Window(), "不掩码")
	if !p.unmasked.Checked {
		t.Error("not unmasked")
	}
}

// An empty ledger has pages too; a folder that cannot be written to is told.
func TestEmpty(t *testing.T) {
	p, host := shown(t, false)
	host.Picture("reports-empty", 1150, 640)
	for i := range p.all {
		p.choose(i)
	}
	file := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	p.folder = func(_ fyne.Window, _, _ string, then func(string)) { then(file) }
	p.one.OnTapped()
	if len(host.Failed) != 1 || len(host.Offered) != 0 {
		t.Error(host.Failed, host.Offered)
	}
	p.tabs.Select(tabHistory)
	host.Picture("reports-history-empty", 1150, 640)
}

// roster is the place of the roster, the longest of the reports.
func roster(p *Page) int {
	return slices.IndexFunc(p.all, func(r report.Report) bool { return r.Name == "members" })
}
