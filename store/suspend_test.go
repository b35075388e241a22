package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"partyledger/model"
	. "partyledger/store"
	"partyledger/store/storetest"
	"partyledger/store/vault"
)

// A suspended ledger's key can be closed, nobody else gets its folder, and the ledger goes
// on where it was once it is unlocked anew. A key that is not its own leaves it suspended.
func TestSuspendedLedgerGoesOn(t *testing.T) {
	const password = "青山绿水间走过2026"
	dir := t.TempDir()
	key := sealedBy(t, password)
	w := storetest.Must[*Workspace](t)(Open(t.Context(), dir, Options{New: true, Key: key}))
	storetest.Must[int64](t)(w.Save(t.Context(), "一", storetest.Unit))
	aside := storetest.Must[string](t)(w.AsideOpened("x-*"))
	check := w.PageCheck()
	storetest.Must[bool](t)(check.Step(t.Context()))
	for _, err := range []error{w.Suspend(), key.Close()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(filepath.Dir(aside)); err == nil {
		t.Error("an opened attachment is still in the PC's folder")
	}
	if OpenedBy(dir) != os.Getpid() {
		t.Error("the second start does not find who has the ledger open")
	}
	if _, err := Open(t.Context(), dir, Options{Key: key}); err == nil {
		t.Fatal("another got the folder")
	}
	other := sealedBy(t, password)
	if err := w.Resume(t.Context(), other); !Locked(err) {
		t.Fatalf("resumed by another key: %v", err)
	}
	again := storetest.Must[*vault.Key](t)(Unlock(dir, password))
	if err := w.Resume(t.Context(), again); err != nil {
		t.Fatal(err)
	}
	if _, err := check.Step(t.Context()); err != nil {
		t.Errorf("the check of before: %v", err)
	}
	storetest.Must[int64](t)(w.Save(t.Context(), "二", model.Person{ID: "RY2", Name: "张某乙", EnterpriseID: storetest.Unit.ID}))
	b := storetest.Must[*model.Book](t)(w.Book(t.Context(), Query{}))
	if n := len(model.Everywhere[model.Person](b)); n != 1 {
		t.Errorf("%d people", n)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func sealedBy(t *testing.T, password string) *vault.Key {
	t.Helper()
	key := storetest.Must[*vault.Key](t)(vault.NewKey(vault.XChaCha))
	if err := key.SetPassword(password, vault.File{}); err != nil {
		t.Fatal(err)
	}
	if !key.Has(password) || key.Has(password+" ") {
		t.Error("the key does not know its password")
	}
	return key
}
