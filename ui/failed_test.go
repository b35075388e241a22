package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page/pagetest"
)

// spoilt is the screen of a ledger with two backups, of one and of two people, that
// was then spoilt.
func spoilt(t *testing.T, spoil func(path string) error) (x *failure, w fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(kit.Theme{Scale: 1})
	w = test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1366, 768))
	dir := t.TempDir()
	l := openSample(t, dir)
	unit := model.Enterprise{ID: "QY1", Name: "甲乙丙集团", Ownership: model.SoleState}
	for _, x := range []struct{ name, backup string }{{"张甲", "20261101-080000-自动"}, {"李乙", "20261102-080000-手动"}} {
		_, err := l.Save(t.Context(), "录入"+x.name, unit, model.Person{ID: x.name, Name: x.name, EnterpriseID: "QY1"})
		_, backed := l.CopyTo(t.Context(), filepath.Join(dir, "backup", "台账备份-"+x.backup+".db"))
		if err = errors.Join(err, backed); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(l.Close(), spoil(filepath.Join(dir, "ledger.db"))); err != nil {
		t.Fatal(err)
	}
	opt := StartOptions{Dir: dir}
	_, err := store.Open(t.Context(), dir, opt.Store)
	if err == nil {
		t.Fatal("it opens")
	}
	x = newFailure(&frontWindow{w: w}, opt, err)
	x.spawn = func(_ string, f func()) { f() }
	x.find()
	w.SetContent(x.content())
	return x, w
}

// Where a ledger is lost or spoilt its backups are shown with what each holds, and one
// is restored with a press and a confirmation.
func TestBackupIsRestoredFromTheFailureScreen(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"missing": os.Remove,
		"empty":   func(path string) error { return os.Truncate(path, 0) },
		"cut":     func(path string) error { return os.Truncate(path, 20_000) },
		"foreign": func(path string) error { return os.WriteFile(path, []byte(strings.Repeat("不是", 100)), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			x, w := spoilt(t, spoil)
			words := pagetest.Seen(w)
			for _, want := range []string{"台账没有打开", "2026-11-02 08:00:00", "2026-11-01 08:00:00", "录入李乙", "录入张甲", "手动", "自动",
				"台账位置：", "恢复所选备份…", "别处的备份…", "重试"} {
				if !strings.Contains(words, want) {
					t.Errorf("没有“%s”：\n%s", want, words)
				}
			}
			var opened *StartOptions
			x.open = func(opt StartOptions) { opened = &opt }
			pagetest.Press(t, w, "恢复所选备份…")
			if words := pagetest.Seen(w); !strings.Contains(words, "用2026-11-02 08:00:00的备份恢复台账？\n备份里有2人，最后一次改动：") {
				t.Errorf("问的是：%s", words)
			}
			pagetest.Press(t, w, "恢复这份备份")
			if opened == nil || opened.then == nil || opened.Store.New {
				t.Fatalf("没有重新打开：%+v\n%s", opened, pagetest.Seen(w))
			}
			l, err := store.Open(t.Context(), x.opt.Dir, opened.Store)
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			if n, err := l.Counts(t.Context()); err != nil || n[model.KindPerson] != 2 {
				t.Errorf("%d人，%v", n[model.KindPerson], err)
			}
		})
	}
}

// A backup that is itself damaged is not put in the ledger's place: the screen says so
// and still has the others.
func TestDamagedBackupIsSaid(t *testing.T) {
	x, w := spoilt(t, os.Remove)
	newest := x.copies[0].Path
	if err := os.Truncate(newest, 9000); err != nil {
		t.Fatal(err)
	}
	x.open = func(StartOptions) { t.Error("opened") }
	pagetest.Press(t, w, "恢复所选备份…")
	pagetest.Press(t, w, "恢复这份备份")
	if words := pagetest.Seen(w); !strings.Contains(words, "恢复备份没有成功") || !strings.Contains(words, "2026-11-01 08:00:00") {
		t.Error(words)
	}
	if store.SameFile(newest, filepath.Join(x.opt.Dir, "ledger.db")) {
		t.Error("the damaged one is the ledger")
	}
}

// A folder without a ledger is said to be one; a ledger is made only by a press.
func TestFolderWithoutLedgerOffersANewOne(t *testing.T) {
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(kit.Theme{Scale: 1})
	w := test.NewTempWindow(t, nil)
	dir := filepath.Join(t.TempDir(), "台账")
	_, err := store.Open(t.Context(), dir, store.Options{})
	x := newFailure(&frontWindow{w: w}, StartOptions{Dir: dir}, err)
	x.find()
	w.SetContent(x.content())
	if words := pagetest.Seen(w); !strings.Contains(words, "里没有台账，也没有建立") || !strings.Contains(words, "在这里新建空台账") {
		t.Error(words)
	}
	if _, err := os.Lstat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder was made: %v", err)
	}
}
