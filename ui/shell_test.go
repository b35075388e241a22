package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/keep"
	"partyledger/ui/kit"
	"partyledger/ui/page/pagetest"
)

// bench is a desktop on the sample group whose work waits in lists until the test
// lets it happen.
type bench struct {
	*Shell
	t      *testing.T
	window fyne.Window
	disk   []func() // jobs for the disk goroutine
	idle   []func() // jobs that wait for all others
	held   bool     // jobs wait
	dir    string
}

func newBench(t *testing.T) *bench {
	t.Helper()
	return newBenchIn(t, t.TempDir())
}

func newBenchIn(t *testing.T, dir string) *bench {
	t.Helper()
	ledger := openSample(t, dir)
	if err := keep.Demo(context.Background(), ledger); err != nil {
		t.Fatal(err)
	}
	return benchOn(t, dir, ledger)
}

func openSample(t *testing.T, dir string) *store.Workspace {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }
	ledger, err := store.Open(context.Background(), dir, store.Options{Now: now, Actor: "测试员", Version: "test", New: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ledger.Close() })
	return ledger
}

// benchOn is a desktop on an open ledger.
func benchOn(t *testing.T, dir string, ledger *store.Workspace) *bench {
	t.Helper()
	test.NewTempApp(t)
	background := kit.Background
	kit.Background = func(f func()) { f() }
	t.Cleanup(func() { kit.Background = background })
	b := &bench{t: t, dir: dir}
	b.window = test.NewWindow(widget.NewLabel(""))
	t.Cleanup(func() { // a window that stays holds all pages
		if slices.Contains(fyne.CurrentApp().Driver().AllWindows(), b.window) {
			b.window.Close()
		}
	})
	b.window.Resize(fyne.NewSize(1366, 768))
	b.Shell = newShell(&frontWindow{w: b.window, fit: fit{1, 1}}, newSession(ledger), Entries())
	t.Cleanup(func() { b.ses.jobs.end(func() {}) }) // its goroutine holds all that the ledger has
	b.spawn, b.later, b.ui = b.spawnJob, b.laterJob, func(f func()) { f() }
	b.start()
	return b
}

// content is what the window shows, without the scroll that it lies in.
func (b *bench) content() fyne.CanvasObject { return b.window.Content().(*container.Scroll).Content }

func (b *bench) spawnJob(job func()) {
	if b.held {
		b.disk = append(b.disk, job)
		return
	}
	job()
}

func (b *bench) laterJob(job func()) {
	if b.held {
		b.idle = append(b.idle, job)
		return
	}
	job()
}

// release does what waits.
func (b *bench) release() {
	b.held = false
	for _, job := range append(b.disk, b.idle...) {
		job()
	}
	b.disk, b.idle = nil, nil
}

// work does the jobs for the disk, and the next of those that wait for them.
func (b *bench) work() {
	for len(b.disk) > 0 {
		job := b.disk[0]
		b.disk = b.disk[1:]
		job()
	}
}

// sees asks for a text in what is in front, in the status line or in the message
// at the foot.
func (b *bench) sees(want string) {
	b.t.Helper()
	if words := pagetest.Seen(b.window) + "\n" + b.status.Text + "\n" + b.toast.text; !strings.Contains(words, want) {
		b.t.Errorf("屏幕上没有“%s”：\n%s", want, words)
	}
}

func TestEveryPageOpensAndHistoryLeadsBack(t *testing.T) {
	b := newBench(t)
	for _, e := range Entries() {
		b.Go(e.ID)
		if b.current != e.ID || b.title.Text != e.Title {
			t.Errorf("打开 %s：当前 %s，标题“%s”", e.ID, b.current, b.title.Text)
		}
	}
	last := len(Entries()) - 1
	b.back()
	b.back()
	if b.current != Entries()[last-2].ID {
		t.Errorf("后退两次到 %s", b.current)
	}
	b.forward()
	if b.current != Entries()[last-1].ID {
		t.Errorf("前进到 %s", b.current)
	}
	b.Go(Entries()[0].ID)
	b.forward()
	if b.current != Entries()[0].ID {
		t.Error("另走一页之后还能前进")
	}
}

func TestPagesSeenBeforeAreMadeReadyAfterAChange(t *testing.T) {
	b := newBench(t)
	b.Go("units")
	b.Go("members")
	b.held = true
	x := model.Everywhere[model.Person](b.snap.Book)[0]
	x.Name = "张甲乙"
	b.Save("改名", nil, x)
	b.work() // written, read anew, and shown on the page on the screen
	if len(b.idle) != 1 || len(b.ready) != 0 {
		t.Fatalf("有%d件事等着，%d页备好", len(b.idle), len(b.ready))
	}
	for len(b.idle) > 0 {
		job := b.idle[0]
		b.idle = b.idle[1:]
		job()
	}
	if len(b.ready) != 2 { // the desk and the enterprises: no page that was never seen
		t.Errorf("%d页备好", len(b.ready))
	}
	b.Go("units")
	if len(b.disk) != 0 || len(b.ready) != 1 {
		t.Errorf("打开备好的页又读了%d次，还有%d页备着", len(b.disk), len(b.ready))
	}

	// A newer state takes the place of what was made ready of the older one.
	x.Name = "张甲丙"
	b.Save("再改", nil, x)
	b.work()
	if len(b.ready) != 0 {
		t.Error("旧的内容还备着")
	}
	b.Go("members")
	b.work()
	b.sees("张甲丙")
}

func TestStatusLineTellsWhenTheStickMayBePulled(t *testing.T) {
	b := newBench(t)
	b.sees("全部已保存，关闭程序后可以拔出U盘")
	b.SetHost("随程序存放", "软件绘图")
	b.sees("随程序存放")
	b.sees("软件绘图")
	b.held = true
	b.Work("导出", func(context.Context, *store.Workspace, func(int, int)) error { return nil }, false, nil)
	b.sees("正在处理，请勿拔出U盘")
	b.release()
	b.sees("全部已保存，关闭程序后可以拔出U盘")
}

func TestClosingDuringWorkAsksAndCancels(t *testing.T) {
	b := newBench(t)
	b.held = true
	var got error
	b.Work("导入", func(ctx context.Context, _ *store.Workspace, _ func(int, int)) error { return ctx.Err() }, true,
		func(err error) { got = err })
	closed := make(chan bool)
	b.onClose = func() { close(closed) }
	b.askClose()
	b.sees("还有操作没有完成。现在退出会先取消它，已保存的数据不受影响。")
	pagetest.Press(t, b.window, "取消处理并退出")
	b.release()
	if !errors.Is(got, context.Canceled) {
		t.Errorf("处理结果 %v，应已取消", got)
	}
	<-closed
}

// As in the program: the disk's goroutine works while the window is used, and what
// it hands over runs between the keys.
func TestClosingDuringAnImportLeavesTheLedgerAsItWas(t *testing.T) {
	b := newBench(t)
	before := len(model.Everywhere[model.Person](b.snap.Book))
	answers := make(chan func(), 100)
	b.spawn, b.later, b.ui = b.ses.do, b.ses.later, func(f func()) { answers <- f }
	begun, closed, imported := make(chan bool), make(chan bool), make(chan error, 1)
	b.onClose = func() { close(closed) }
	b.Work("正在导入", func(ctx context.Context, w *store.Workspace, _ func(int, int)) error {
		close(begun)
		<-ctx.Done()
		_, err := intake.Import(ctx, w, intake.Request{Files: []string{rosterFile(b.t, b.dir)}})
		return err
	}, true, func(err error) { imported <- err })
	<-begun
	b.askClose()
	pagetest.Press(t, b.window, "取消处理并退出")
	b.askClose() // once more: it is closing already
	for open := true; open; {
		select {
		case f := <-answers:
			f()
		case <-closed:
			open = false
		}
	}
	if err := <-imported; !errors.Is(err, context.Canceled) {
		t.Errorf("导入的结果 %v，应已取消", err)
	}
	b.Save("改动", nil, model.Person{ID: "RY1", Name: "张甲"}) // too late: not done, and no crash
	again, err := store.Open(context.Background(), b.dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	book, err := again.Book(context.Background(), store.Query{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(model.Everywhere[model.Person](book)); n != before {
		t.Errorf("取消导入后有%d人，原有%d人", n, before)
	}
}

// rosterFile is a workbook with one new person.
func rosterFile(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "名册.xlsx")
	f := excelize.NewFile()
	defer f.Close()
	for cell, text := range map[string]string{"A1": "姓名", "A2": "张甲乙"} {
		if err := f.SetCellValue("Sheet1", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOnlyTheLatestSearchIsDone(t *testing.T) {
	b := newBench(t)
	b.held = true
	for _, text := range []string{"z", "zh", "zhao"} {
		b.search.SetText(text)
	}
	jobs := b.disk
	b.disk = nil
	asked := 0
	answer := b.ui
	b.ui = func(f func()) { asked++; answer(f) }
	for _, job := range jobs {
		job()
	}
	if len(jobs) != 3 || asked != 1 {
		t.Errorf("%d次输入后查了%d次，应只查最后一次", len(jobs), asked)
	}
}

func TestCancelledWorkSaysThatNothingWasWritten(t *testing.T) {
	b := newBench(t)
	b.held = true
	b.Work("导入", func(ctx context.Context, _ *store.Workspace, _ func(int, int)) error { return ctx.Err() }, true, nil)
	pagetest.Press(t, b.window, "取消")
	b.release()
	b.sees("已取消，没有写入任何内容")
}

func TestTwoEditsOfOneRecordTheLaterIsTold(t *testing.T) {
	b := newBench(t)
	was := model.Everywhere[model.Person](b.snap.Book)[0]
	first, second := was, was
	first.Note, second.Note = "甲处修改", "乙处修改"
	var errs []error
	keep := func(err error) { errs = append(errs, err) }
	b.SaveEdited("修改人员", was, first, keep)
	b.sees("修改人员：已保存")
	b.SaveEdited("修改人员", was, second, keep)
	if len(errs) != 2 || errs[0] != nil || !errors.Is(errs[1], store.ErrChanged) {
		t.Fatalf("%v", errs)
	}
	b.sees("这条记录在您编辑期间已被另一处修改")
	if now, _ := model.Find[model.Person](b.snap.Book, was.ID); now.Note != "甲处修改" {
		t.Errorf("留下的是“%s”", now.Note)
	}
}

func TestStatusIsTrueAfterAFailedSave(t *testing.T) {
	b := newBench(t)
	now := model.Everywhere[model.Person](b.snap.Book)[0]
	now.Note = "新的备注"
	wrong := now
	wrong.Name = ""
	b.Save("修改人员", func(error) {}, wrong)
	b.sees("没有保存成功")
	if strings.Contains(b.status.Text, "可以拔出") {
		t.Errorf("状态栏：%s", b.status.Text)
	}
	b.Save("修改人员", func(error) {}, now)
	b.sees("全部已保存")
}

func TestSavingCanBeTakenBackAtOnce(t *testing.T) {
	b := newBench(t)
	was := model.Everywhere[model.Person](b.snap.Book)[0]
	now := was
	now.Note = "记错了"
	b.SaveEdited("修改人员", was, now, nil)
	pagetest.Press(t, b.window, "撤销")
	if have, _ := model.Find[model.Person](b.snap.Book, was.ID); have.Note != was.Note {
		t.Errorf("撤销后是“%s”", have.Note)
	}
	b.sees("已撤销")
}

func TestSearchOpensTheRecordAndEmptiesTheBox(t *testing.T) {
	b := newBench(t)
	person := model.Everywhere[model.Person](b.snap.Book)[3]
	b.window.Canvas().Focus(b.search)
	for _, r := range person.Name {
		b.window.Canvas().Focused().TypedRune(r)
	}
	b.sees(person.Name)
	b.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b.current != "members" || b.search.Text != "" {
		t.Errorf("当前页 %s，查找框“%s”", b.current, b.search.Text)
	}
	b.window.Canvas().Focus(b.search)
	b.window.Canvas().Focused().TypedRune('〇')
	b.sees("没有找到，可试拼音首字母或编号")
}

func TestDayAndScopeReachThePages(t *testing.T) {
	b := newBench(t)
	b.asOf.SetText("2025-06-30")
	if got := b.snap.Book.AsOf.String(); got != "2025-06-30" {
		t.Errorf("截至 %s", got)
	}
	b.asOf.SetText("2025-13-40")
	if got := b.snap.Book.AsOf.String(); got != "2025-06-30" {
		t.Errorf("错的日期也用上了：%s", got)
	}
}

func TestTextSizeIsAppliedAtOnceAndKept(t *testing.T) {
	b := newBench(t)
	small := b.title.MinSize().Height
	b.SetTextSize(150)
	if large := b.title.MinSize().Height; large <= small*1.4 || b.TextSize() != 150 {
		t.Errorf("标题高 %v → %v", small, b.title.MinSize().Height)
	}
	if w := b.content().MinSize().Width; w > 1366 {
		t.Errorf("150%%时窗口至少要 %v 宽", w)
	}
	if theme.TextSize() < 20 {
		t.Errorf("正文字号 %v", theme.TextSize())
	}
	if data, err := os.ReadFile(filepath.Join(b.dir, "settings.json")); err != nil || !strings.Contains(string(data), "150") {
		t.Errorf("没有记住：%v %s", err, data)
	}
}

func TestNoPageIsWiderThanASmallScreen(t *testing.T) {
	if testing.Short() {
		t.Skip("没有并发，不必用竞争检测再跑")
	}
	b := newBench(t)
	for _, size := range []int{100, 150} {
		b.SetTextSize(size)
		for _, e := range Entries() {
			b.Go(e.ID)
			if min := b.content().MinSize(); min.Width > 1366 || min.Height > 728 {
				t.Errorf("%s 在%d%%时至少要 %v×%v", e.Title, size, min.Width, min.Height)
			}
		}
	}
}
