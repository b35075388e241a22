package ui

import (
	"errors"
	"path/filepath"
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

// An encrypted ledger is opened by its password or its recovery code; after a wrong one
// the person is told, and waits, longer each time.
func TestPasswordOpensTheLedger(t *testing.T) {
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(kit.Theme{Scale: 1})
	dir, code := t.TempDir(), vault.NewCode()
	if err := openSample(t, dir).Close(); err != nil {
		t.Fatal(err)
	}
	key, err := vault.NewKey(vault.XChaCha)
	if err == nil {
		err = errors.Join(key.SetPassword("荷塘 青蛙 三号站台", vault.File{}), key.SetRecovery(code, vault.File{}))
	}
	if err != nil {
		t.Fatal(err)
	}
	defer key.Close()
	if _, err := keep.Convert(t.Context(), dir, key, keep.KeepCopies, store.Options{}); err != nil {
		t.Fatal(err)
	}
	for name, secret := range map[string]string{"password": "荷塘 青蛙 三号站台", "recovery code": code} {
		t.Run(name, func(t *testing.T) {
			w := test.NewTempWindow(t, nil)
			w.Resize(fyne.NewSize(1366, 768))
			_, err := store.Open(t.Context(), dir, store.Options{})
			x := newFailure(&frontWindow{w: w}, StartOptions{Dir: dir}, err)
			x.spawn = func(_ string, f func()) { f() }
			var waits []time.Duration
			x.pause = func(d time.Duration) { waits = append(waits, d) }
			var opened *StartOptions
			x.open = func(opt StartOptions) { opened = &opt }
			x.find()
			w.SetContent(x.content())
			if words := pagetest.Seen(w); !strings.Contains(words, "台账已加密") || strings.Contains(words, "只查看") {
				t.Error(words)
			}
			entry := pagetest.All[*kit.Entry](w)[0]
			for range 2 {
				entry.SetText("不是 这个 口令")
				pagetest.Press(t, w, "打开")
			}
			if words := pagetest.Seen(w); !strings.Contains(words, "口令不对，台账没有改动") || opened != nil {
				t.Error(words)
			}
			if len(waits) != 2 || waits[1] <= waits[0] || entry.Text != "" {
				t.Errorf("waits %v", waits)
			}
			entry.SetText(secret)
			pagetest.Press(t, w, "打开")
			if opened == nil {
				t.Fatal(pagetest.Seen(w))
			}
			l, err := store.Open(t.Context(), filepath.Clean(opened.Dir), opened.Store)
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(l.Close(), opened.Store.Key.Close()); err != nil {
				t.Error(err)
			}
		})
	}
}
