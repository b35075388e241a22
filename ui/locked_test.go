package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/vault"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

const password = "青山绿水间走过2026"

// sealWith encrypts the ledger in dir by the password and a recovery code.
func sealWith(t *testing.T, dir, code string) {
	t.Helper()
	key, err := store.NewKey(vault.XChaCha, password, code)
	if err == nil {
		_, err = keep.Convert(t.Context(), dir, key, keep.ConvertCopies, store.Options{})
	}
	if err = errors.Join(err, key.Close()); err != nil {
		t.Fatal(err)
	}
}

// Backups that are not encrypted beside a ledger that is, left by choice or by a cut, are
// told of at every start.
func TestPlainBackupsAreToldOf(t *testing.T) {
	dir := t.TempDir()
	b := newBenchIn(t, dir)
	if _, err := keep.Backup(t.Context(), b.ses.w, ""); err != nil {
		t.Fatal(err)
	}
	if err := b.ses.close(); err != nil {
		t.Fatal(err)
	}
	key, err := store.NewKey(vault.XChaCha, password, vault.NewCode())
	if err != nil {
		t.Fatal(err)
	}
	defer key.Close()
	if _, err := keep.Convert(t.Context(), dir, key, keep.KeepCopies, store.Options{}); err != nil {
		t.Fatal(err)
	}
	for _, how := range []keep.OldCopies{keep.KeepCopies, keep.DeleteCopies} {
		if _, err := keep.Settle(t.Context(), dir, how, store.Options{Key: key}); err != nil {
			t.Fatal(err)
		}
		ledger, err := store.Open(t.Context(), dir, store.Options{Key: key, Actor: "测试员"})
		if err != nil {
			t.Fatal(err)
		}
		b = benchOn(t, dir, ledger)
		b.readBackupState()
		if told := strings.Contains(b.status.Text, "份备份没有加密"); told != (how == keep.KeepCopies) {
			t.Errorf("%v: %s", how, b.status.Text)
		}
		ledger.Close()
	}
}

// A locked window shows nothing of the ledger and has no file of it open; what was being
// filled in is there again once the password is typed, and what is saved then is kept. The
// recovery code opens it too, and asks for another password.
func TestLockOverAnOpenForm(t *testing.T) {
	dir, code := t.TempDir(), vault.NewCode()
	b := newBenchIn(t, dir)
	if err := b.ses.close(); err != nil {
		t.Fatal(err)
	}
	sealWith(t, dir, code)
	key, err := store.Unlock(dir, password)
	if err != nil {
		t.Fatal(err)
	}
	ledger, err := store.Open(t.Context(), dir, store.Options{Key: key, Actor: "测试员"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ledger.Close() })
	b = benchOn(t, dir, ledger)
	b.opt.Dir = dir
	b.Go("units")
	pagetest.Press(t, b.window, "新增企业")
	pagetest.Fill(t, b.window, "企业名称", "某某新设有限公司")
	b.Lock()
	seen := pagetest.Seen(b.window)
	if strings.Contains(seen, "某某新设有限公司") || !strings.Contains(seen, "台账已锁定") {
		t.Fatalf("the lock shows: %s", seen)
	}
	if !vaultClosed(key) {
		t.Error("the key is still there")
	}
	if _, err := store.Open(t.Context(), dir, store.Options{}); err == nil || store.Locked(err) {
		t.Errorf("another may open the folder: %v", err)
	}
	b.cover.spawn = func(_ string, f func()) { f() }
	pagetest.Fill(t, b.window, "口令", password+"x")
	pagetest.Press(t, b.window, "打开台账")
	if seen := pagetest.Seen(b.window); !strings.Contains(seen, "口令不对") || b.cover == nil {
		t.Fatalf("a wrong password: %s", seen)
	}
	pagetest.Fill(t, b.window, "口令", password)
	pagetest.Press(t, b.window, "打开台账")
	if seen := pagetest.Seen(b.window); !strings.Contains(seen, "某某新设有限公司") || b.cover != nil {
		t.Fatalf("unlocked: %s", seen)
	}
	pagetest.Press(t, b.window, "保存")
	saved := func(e model.Enterprise) bool { return e.Name == "某某新设有限公司" }
	if !slices.ContainsFunc(model.Everywhere[model.Enterprise](b.snap.Book), saved) {
		t.Error("what was saved after the lock is not there")
	}
	b.Lock()
	b.cover.spawn = func(_ string, f func()) { f() }
	pagetest.Press(t, b.window, "忘记口令…")
	pagetest.Fill(t, b.window, "恢复码", code)
	pagetest.Press(t, b.window, "打开台账")
	if seen := pagetest.Seen(b.window); !strings.Contains(seen, "设置新口令") {
		t.Errorf("after the recovery code: %s", seen)
	}
}

// vaultClosed reports that a key is forgotten: it has no password any more.
func vaultClosed(k *vault.Key) bool { return !k.Has(password) }

// Nobody at the window for as long as is set locks it; a job under way is waited for.
func TestIdleLock(t *testing.T) {
	dir := t.TempDir()
	if err := openSample(t, dir).Close(); err != nil {
		t.Fatal(err)
	}
	sealWith(t, dir, vault.NewCode())
	key, err := store.Unlock(dir, password)
	if err != nil {
		t.Fatal(err)
	}
	ledger, err := store.Open(t.Context(), dir, store.Options{Key: key})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ledger.Close() })
	b := benchOn(t, dir, ledger)
	touched := time.Date(2026, 11, 23, 9, 0, 0, 0, time.Local)
	b.front.touched = touched
	b.SetSetting(page.LockKey, 0)
	b.lockIdle(touched.Add(24 * time.Hour))
	b.SetSetting(page.LockKey, 5)
	b.lockIdle(touched.Add(4 * time.Minute))
	b.working++
	b.lockIdle(touched.Add(6 * time.Minute))
	b.working--
	if b.cover != nil {
		t.Fatal("locked too soon")
	}
	b.lockIdle(touched.Add(6 * time.Minute))
	if b.cover == nil {
		t.Fatal("not locked")
	}
}

// An encrypted ledger asks for its password: a wrong one is told, and waited for longer
// each time; the right one opens it, and so does the recovery code.
func TestLockedLedgerAsks(t *testing.T) {
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(kit.Theme{Scale: 1})
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1366, 768))
	dir := t.TempDir()
	if err := openSample(t, dir).Close(); err != nil {
		t.Fatal(err)
	}
	code := vault.NewCode()
	sealWith(t, dir, code)
	if _, err := store.Open(t.Context(), dir, store.Options{}); !store.Locked(err) {
		t.Fatalf("opened without a password: %v", err)
	}
	x := newLocked(&frontWindow{w: w}, StartOptions{Dir: dir})
	var waited []time.Duration
	var opened *StartOptions
	x.spawn = func(_ string, f func()) { f() }
	x.sleep = func(d time.Duration) { waited = append(waited, d) }
	x.open = func(opt StartOptions) { opened = &opt }
	x.show()
	for range 3 {
		pagetest.Fill(t, w, "口令", password+"x")
		pagetest.Press(t, w, "打开台账")
		if seen := pagetest.Seen(w); opened != nil || !strings.Contains(seen, "口令不对") || !strings.Contains(seen, "没有改动") {
			t.Fatalf("a wrong password: %s", seen)
		}
	}
	if len(waited) != 2 || waited[1] <= waited[0] {
		t.Errorf("waited %v", waited)
	}
	pagetest.Fill(t, w, "口令", password)
	pagetest.Press(t, w, "打开台账")
	if opened == nil || opened.then != nil {
		t.Fatal("not opened, or asked for another password")
	}
	l, err := store.Open(t.Context(), dir, opened.Store)
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	pagetest.Press(t, w, "忘记口令…")
	opened = nil
	pagetest.Fill(t, w, "恢复码", strings.ToLower(strings.ReplaceAll(code, "-", " ")))
	pagetest.Press(t, w, "打开台账")
	if opened == nil || opened.then == nil {
		t.Fatalf("the recovery code does not open it, or no new password is asked for: %s", pagetest.Seen(w))
	}
}
