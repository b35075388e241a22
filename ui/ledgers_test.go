package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/store"
	"partyledger/store/storetest"
	"partyledger/ui/kit"
	"partyledger/ui/page/pagetest"
)

func buttonsNamed(w fyne.Window, text string) (out []*kit.Button) {
	for _, b := range pagetest.All[*kit.Button](w) {
		if b.Text == text {
			out = append(out, b)
		}
	}
	return out
}

// The menu opens by mouse and by F10, and has what belongs to the ledger that is open.
func TestMenuOfLedgers(t *testing.T) {
	b := newBench(t)
	b.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF10})
	if b.window.Canvas().Overlays().Top() == nil {
		t.Fatal("F10打不开菜单")
	}
	var words []string
	for _, m := range b.menuItems() {
		words = append(words, m.Label)
	}
	all := strings.Join(words, "\n")
	for _, want := range []string{"打开其他台账…", "最近打开的台账…", "新建台账…", "帮助（F1）", "关于", "退出"} {
		if !strings.Contains(all, want) {
			t.Errorf("菜单里没有“%s”：%s", want, all)
		}
	}
	if strings.Contains(all, "锁定") || strings.Contains(all, "示例") {
		t.Errorf("没有口令的示例台账，菜单里有：%s", all)
	}
}

// The sample says so wherever one looks, known by its records; one's own ledger does not,
// whatever its folder is called.
func TestSampleIsTold(t *testing.T) {
	b := newBench(t)
	b.sees(sampleWords)
	if !b.band.band.Visible() || !b.band.ground.Visible() || !strings.Contains(b.window.Title(), "示例") {
		t.Error("示例台账没有自己的颜色或标题")
	}
	dir := filepath.Join(t.TempDir(), "示例台账")
	own := benchOn(t, dir, openSample(t, dir))
	own.window.SetTitle("示例") // as the sample left it that was open in this window before
	own.start()
	if strings.Contains(own.window.Title(), "示例") {
		t.Error("标题还是上一份台账的")
	}
	if own.band.band.Visible() || own.band.ground.Visible() || strings.Contains(pagetest.Seen(own.window), sampleWords) {
		t.Error("自己的台账被说成示例")
	}
}

// Ledgers opened before are listed with what is so of each; one that is gone is taken off.
func TestRecentLedgersInTheWindow(t *testing.T) {
	b := newBench(t)
	program, other, gone := t.TempDir(), filepath.Join(t.TempDir(), "二公司"), filepath.Join(t.TempDir(), "旧U盘")
	if err := storetest.Open(t, other).Close(); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{gone, other, b.dir} {
		if err := store.NoteRecent(program, dir); err != nil {
			t.Fatal(err)
		}
	}
	b.opt.Beside, b.opt.Dir = program, b.dir
	b.showRecent()
	for _, want := range []string{"二公司", "旧U盘", "找不到", "现在打开的"} {
		b.sees(want)
	}
	var drops []func()
	for _, x := range buttonsNamed(b.window, "从清单去掉") {
		drops = append(drops, x.OnTapped)
	}
	drops[2]()
	if list := store.RecentLedgers(program); len(list) != 2 || strings.Contains(pagetest.Seen(b.window), "旧U盘") {
		t.Errorf("%+v", list)
	}
	var opened StartOptions
	asked := make(chan struct{})
	b.open = func(opt StartOptions) {
		opened = opt
		close(asked)
	}
	buttonsNamed(b.window, "打开")[1].OnTapped()
	<-asked
	if opened.Dir != other || opened.back != b.dir || opened.Store.New {
		t.Errorf("%+v", opened)
	}
}

// A new ledger is made in an empty folder, in one of its own where other files are, and
// never where one is.
func TestNewLedgerHasItsFolder(t *testing.T) {
	empty, used := t.TempDir(), t.TempDir()
	storetest.Put(t, used, "通知.txt", []byte("x"))
	if opt, err := newIn(empty); err != nil || opt.Dir != empty || !opt.Store.New {
		t.Errorf("%+v %v", opt, err)
	}
	opt, err := newIn(used)
	if err != nil || filepath.Dir(opt.Dir) != used {
		t.Fatalf("%+v %v", opt, err)
	}
	if err := storetest.Open(t, opt.Dir).Close(); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{used, opt.Dir} {
		_, err := newIn(dir)
		storetest.WantRefusal(t, err, "已有一份台账")
	}
}

// The sample stands beside one's own ledger and is made only once.
func TestSampleBesideOnesOwn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	if opt := sampleOf(dir); !opt.demo || !opt.Store.New || filepath.Dir(opt.Dir) != filepath.Dir(dir) {
		t.Errorf("%+v", opt)
	}
	if err := storetest.Open(t, sampleDir(dir)).Close(); err != nil {
		t.Fatal(err)
	}
	if opt := sampleOf(dir); opt.demo || opt.Store.New {
		t.Errorf("%+v", opt)
	}
	if err := os.RemoveAll(sampleDir(dir)); err != nil {
		t.Fatal(err)
	}
}
