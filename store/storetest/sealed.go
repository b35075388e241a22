//go:build test

package storetest

import (
	"context"
	"os"
	"path/filepath"

	"partyledger/store"
	"partyledger/store/vault"
)

// sealedEnv has the tests run on encrypted ledgers: any value, or for their children the
// path of a ledger that has the key.
const sealedEnv = "PARTYLEDGER_SEALED"

// Sealed reports that they do.
func Sealed() bool { return os.Getenv(sealedEnv) != "" }

func init() {
	if !Sealed() {
		return
	}
	const password = "荷塘 青蛙 三号站台"
	if _, err := os.Stat(os.Getenv(sealedEnv)); err != nil {
		os.Setenv(sealedEnv, seed(password))
	}
	key, err := vault.Unlock(os.Getenv(sealedEnv), password)
	if err != nil {
		panic(err)
	}
	store.SealAll(key)
}

// seed makes the ledger that has the key; it stays in the PC's folder for such.
func seed(password string) string {
	dir, err := os.MkdirTemp("", "sealed-seed-*")
	if err != nil {
		panic(err)
	}
	key, err := vault.NewKey(vault.XChaCha)
	if err == nil {
		err = key.SetPassword(password, vault.File{})
	}
	if err != nil {
		panic(err)
	}
	w, err := store.Open(context.Background(), dir, store.Options{Now: Now, New: true, Key: key})
	if err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return filepath.Join(dir, store.LedgerFile)
}
