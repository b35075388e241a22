package keep

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/storetest"
	"partyledger/store/vault"
)

// An encrypted ledger on a new stick has all that the old one had and nothing in the clear;
// the old one stays as it was. A folder with a ledger in it is left alone.
func TestConvertIntoAnotherFolder(t *testing.T) {
	const password = "三只灰猫坐在烟囱上面"
	dir, into := t.TempDir(), filepath.Join(t.TempDir(), "新U盘", "台账")
	w := storetest.Open(t, dir)
	if err := Demo(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	if err := w.KeepSettings(map[string]json.RawMessage{"植入": json.RawMessage(`"某某"`)}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	before := storetest.Must[[]byte](t)(os.ReadFile(filepath.Join(dir, store.LedgerFile)))
	key := storetest.Must[*vault.Key](t)(store.NewKey(vault.XChaCha, password, vault.NewCode()))
	if err := ConvertInto(t.Context(), dir, into, key, store.Options{Now: storetest.Now}); err != nil {
		t.Fatal(err)
	}
	if after := storetest.Must[[]byte](t)(os.ReadFile(filepath.Join(dir, store.LedgerFile))); !bytes.Equal(before, after) {
		t.Error("the old ledger was changed")
	}
	err := filepath.WalkDir(into, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		for _, word := range []string{"某某", "植入", "\x89PNG", "SQLite format"} {
			if bytes.Contains(data, []byte(word)) {
				t.Errorf("%s: %q in the clear", d.Name(), word)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	opened := storetest.Must[*vault.Key](t)(store.Unlock(into, password))
	copied := storetest.Must[*store.Workspace](t)(store.Open(t.Context(), into, store.Options{Key: opened}))
	defer copied.Close()
	if said := storetest.Must[[]string](t)(Verify(t.Context(), copied)); len(said) > 0 {
		t.Errorf("the new ledger: %q", said)
	}
	if _, ok := copied.Settings()["植入"]; !ok {
		t.Error("the settings were not taken along")
	}
	old := storetest.Open(t, dir)
	defer old.Close()
	storetest.Same(t, storetest.Must[map[model.Kind]int](t)(old.Counts(t.Context())),
		storetest.Must[map[model.Kind]int](t)(copied.Counts(t.Context())))
	storetest.WantRefusal(t, ConvertInto(t.Context(), dir, into, key, store.Options{}), "已经有台账")
}

// A key that was forgotten encrypts nothing: nobody could open it again.
func TestConvertIntoAClosedKey(t *testing.T) {
	dir := t.TempDir()
	if err := storetest.Open(t, dir).Close(); err != nil {
		t.Fatal(err)
	}
	key := storetest.Must[*vault.Key](t)(store.NewKey(vault.XChaCha, "三只灰猫坐在烟囱上面", vault.NewCode()))
	if err := key.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Convert(t.Context(), dir, key, KeepCopies, store.Options{Now: storetest.Now}); err == nil || store.LedgerSealed(dir) {
		t.Fatalf("encrypted by a closed key: %v", err)
	}
	if err := storetest.Open(t, dir).Close(); err != nil {
		t.Error(err)
	}
}
