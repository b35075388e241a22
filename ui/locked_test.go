package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/vault"
	"partyledger/ui/kit"
	"partyledger/ui/page/pagetest"
)

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
	const password = "青山绿水间走过2026"
	key, err := vault.NewKey(vault.XChaCha)
	if err != nil {
		t.Fatal(err)
	}
	code := vault.NewCode()
	for _, err := range []error{key.SetPassword(password, vault.File{}), key.SetRecovery(code, vault.File{})} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := keep.Convert(t.Context(), dir, key, keep.ConvertCopies, store.Options{}); err != nil {
		t.Fatal(err)
	}
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

// The new password that the recovery code leads to is weighed by the names of the ledger.
func TestNewPasswordIsWeighed(t *testing.T) {
	b := newBench(t)
	b.askNewPassword()
	for weak, why := range map[string]string{"12345678": "口令太短", "aaaaaaaaaaaa": "口令里有重复", "某某水务集团2026": "口令里有单位名称"} {
		pagetest.Fill(t, b.window, "新口令", weak)
		pagetest.Fill(t, b.window, "再输一次", weak)
		pagetest.Press(t, b.window, "设置新口令")
		if seen := pagetest.Seen(b.window); !strings.Contains(seen, why) {
			t.Errorf("%s: %s", weak, seen)
		}
	}
}
