package store_test

// Cuts in a swap: at every operation on files, before it, after it or half way, with
// renames that are lost or leave both names as FAT's may; and again in the start that
// mends the first one. The ledger is then the old or the new one, whole.

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	. "partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/storetest"
	"partyledger/store/vault"
)

// How a cut comes.
const (
	cutBefore = iota // the operation is not done
	cutAfter         // it is
	cutHalf          // half of what was to be written is; of a rename both names
	cutLost          // of a rename neither name is there
	cuts
)

var errCut = errors.New("cut")

// cutDisk ends all operations at one of them.
type cutDisk struct {
	at, how int
	n       int
	pairs   [][2]string // names that a cut left on one file
}

func (d *cutDisk) step(do, half, lost func() error) error {
	d.n++
	switch {
	case d.n < d.at:
		return do()
	case d.n > d.at:
		return errCut
	}
	var err error
	switch d.how {
	case cutAfter:
		err = do()
	case cutHalf:
		err = half()
	case cutLost:
		err = lost()
	}
	return errors.Join(errCut, err)
}

func nothing() error { return nil }

func (d *cutDisk) Rename(from, to string) error {
	return d.step(func() error {
		d.free(to)
		return os.Rename(from, to)
	}, func() error {
		d.free(to)
		os.Remove(to)
		d.pairs = append(d.pairs, [2]string{from, to})
		return os.Link(from, to)
	}, func() error {
		os.Remove(to)
		return os.Remove(from)
	})
}

// free does what FAT does where two names are on one file and one of them goes: the
// file's room is free for others.
func (d *cutDisk) free(path string) {
	for _, p := range d.pairs {
		for i := range p {
			a, err1 := os.Stat(p[i])
			b, err2 := os.Stat(p[1-i])
			if p[i] == path && err1 == nil && err2 == nil && os.SameFile(a, b) {
				os.WriteFile(p[1-i], make([]byte, a.Size()), 0o600)
			}
		}
	}
}

func (d *cutDisk) Remove(path string) error {
	do := func() error {
		d.free(path)
		return System.Remove(path)
	}
	return d.step(do, nothing, nothing)
}

func (d *cutDisk) Write(path string, from io.Reader) error {
	return d.step(func() error { return System.Write(path, from) }, func() error {
		b, err := io.ReadAll(from)
		return errors.Join(err, os.WriteFile(path, b[:len(b)/2], 0o600))
	}, func() error { return System.Write(path, bytes.NewReader(nil)) })
}

// Sync is where the part is cut off: SQLite's own writing comes before it.
func (d *cutDisk) Sync(path string) error {
	spoil := func() error {
		st, err := os.Stat(path)
		return errors.Join(err, os.Truncate(path, st.Size()/2))
	}
	return d.step(func() error { return System.Sync(path) }, spoil, spoil)
}

func (d *cutDisk) SyncDir(dir string) error {
	return d.step(func() error { return System.SyncDir(dir) }, nothing, nothing)
}

// swapJob is something that swaps.
type swapJob struct {
	make     func(t *testing.T, dir string)       // the ledger as it was
	run      func(t *testing.T, dir string) error // what is cut off
	old, new string                               // dumps
	aside    bool                                 // the old file has other records
	keys     []*vault.Key                         // that the ledger may have; none = it is plain
}

func copyFolder(t *testing.T, to, from string) {
	t.Helper()
	os.RemoveAll(to)
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

// openBy opens a ledger by the key that it has.
func openBy(t *testing.T, dir string, keys ...*vault.Key) (w *Workspace, err error) {
	for _, key := range append(keys, nil) {
		w, err = Open(t.Context(), dir, Options{Now: storetest.Now, Actor: "测试员", Key: key})
		if err == nil || !Locked(err) {
			break
		}
	}
	return w, err
}

func openAndClose(t *testing.T, dir string) error { return openAndCloseBy(t, dir) }

func openAndCloseBy(t *testing.T, dir string, keys ...*vault.Key) error {
	w, err := openBy(t, dir, keys...)
	if err == nil {
		err = w.Close()
	}
	return err
}

// swapJobs are a restore and the upgrade of an older ledger.
func swapJobs(t *testing.T) map[string]*swapJob {
	t.Helper()
	dir := t.TempDir()
	w := storetest.Open(t, dir)
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", storetest.Unit, storetest.Branch))
	restored := storetest.Dump(t, w)
	copied := storetest.Must[string](t)(keep.Backup(t.Context(), w, ""))
	storetest.Must[int64](t)(w.Save(t.Context(), "再录", storetest.Person))
	before := storetest.Dump(t, w)
	w.Close()
	copied = storetest.Must[string](t)(filepath.Rel(dir, copied))
	plain := t.TempDir()
	copyFolder(t, plain, dir)
	os.RemoveAll(filepath.Join(plain, BackupDir))
	older(t, plain)
	empty := t.TempDir()
	copyFolder(t, empty, dir)
	os.Remove(filepath.Join(empty, LedgerFile))
	restore := func(t *testing.T, dir string) error {
		_, err := keep.Restore(t.Context(), dir, filepath.Join(dir, copied), Options{Now: storetest.Now, Actor: "测试员"})
		return err
	}
	of := func(dir string) func(t *testing.T, to string) {
		return func(t *testing.T, to string) { copyFolder(t, to, dir) }
	}
	jobs := map[string]*swapJob{
		"restore":               {make: of(dir), run: restore, old: before, new: restored, aside: true},
		"upgrade":               {make: of(plain), run: openAndClose, old: before, new: before},
		"restore where none is": {make: of(empty), run: restore, new: restored},
	}
	// Encrypted, under another key, and no more.
	key, other, sealed := newKey(t), newKey(t), t.TempDir()
	copyFolder(t, sealed, dir)
	storetest.Must[*keep.Converted](t)(convert(t, sealed, nil, key))
	conversion := func(from, to *vault.Key) func(t *testing.T, dir string) error {
		return func(t *testing.T, dir string) error {
			_, err := convert(t, dir, from, to)
			return err
		}
	}
	jobs["set"] = &swapJob{make: of(dir), run: conversion(nil, key), old: before, new: before, keys: []*vault.Key{key}}
	jobs["rekey"] = &swapJob{make: of(sealed), run: conversion(key, other), old: before, new: before, keys: []*vault.Key{key, other}}
	jobs["off"] = &swapJob{make: of(sealed), run: conversion(key, nil), old: before, new: before, keys: []*vault.Key{key}}
	jobs["restore sealed"] = &swapJob{make: of(sealed), run: func(t *testing.T, dir string) error {
		_, err := keep.Restore(t.Context(), dir, filepath.Join(dir, copied), Options{Now: storetest.Now, Actor: "测试员", Key: key})
		return err
	}, old: before, new: restored, keys: []*vault.Key{key}}
	return jobs
}

// newKey is a key with a password.
func newKey(t testing.TB) *vault.Key {
	t.Helper()
	k := storetest.Must[*vault.Key](t)(vault.NewKey(vault.XChaCha))
	if err := k.SetPassword(thePassword, vault.File{}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { k.Close() })
	return k
}

const thePassword = "荷塘 青蛙 三号站台"

func convert(t *testing.T, dir string, from, to *vault.Key) (*keep.Converted, error) {
	return keep.Convert(t.Context(), dir, to, keep.ConvertCopies, Options{Now: storetest.Now, Actor: "测试员", Key: from})
}

// cutPoint is one try: cut at an operation, and again at one of the start that follows.
func cutPoint(t *testing.T, job *swapJob, dir string, first, second *cutDisk) (ended bool) {
	t.Helper()
	job.make(t, dir)
	back := SetDisk(first)
	err := job.run(t, dir)
	back()
	if first.n < first.at {
		if err != nil {
			t.Fatal(err)
		}
		return true
	}
	second.pairs = first.pairs
	back = SetDisk(second)
	openAndCloseBy(t, dir, job.keys...)
	back()
	last := &cutDisk{pairs: second.pairs, at: 1 << 30}
	defer SetDisk(last)()
	if _, err := os.Lstat(filepath.Join(dir, LedgerFile)); err != nil && job.old == "" { // nothing was there, and nothing came
		return false
	}
	w, err := openBy(t, dir, job.keys...)
	if err != nil {
		t.Errorf("no ledger: %v (%v)\n%s", err, errors.Unwrap(err), listing(dir))
		return false
	}
	defer w.Close()
	got := storetest.Dump(t, w)
	if got != job.old && got != job.new {
		t.Errorf("neither the old nor the new ledger\n%s", listing(dir))
	}
	if said := storetest.Must[[]string](t)(w.Verify(t.Context())); len(said) > 0 {
		t.Errorf("verify: %v", said)
	}
	if job.aside && got == job.new && first.how < cutHalf && second.how < cutHalf {
		kept, _ := filepath.Glob(filepath.Join(dir, BackupDir, "恢复前-*.db"))
		if len(kept) != 1 || CheckCopy(t.Context(), kept[0], nil) != nil {
			t.Errorf("the old ledger is gone\n%s", listing(dir))
		}
	}
	for _, name := range []string{"ledger.part", "ledger.db.new", "ledger.state"} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s is left\n%s", name, listing(dir))
		}
	}
	return false
}

func listing(dir string) string {
	var b strings.Builder
	filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err == nil {
			fmt.Fprintln(&b, strings.TrimPrefix(path, dir), info.Size())
		}
		return nil
	})
	return b.String()
}

func TestSwapCutAnywhere(t *testing.T) {
	stride := 11
	switch {
	case testing.Short():
		stride = 151 // under the race detector: a cut has no goroutines, the plain run tries 1 in 11
	case os.Getenv("PARTYLEDGER_ALL_CUTS") != "":
		stride = 1
	}
	points, turn := 0, 0
	for name, job := range swapJobs(t) {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "台账")
			for at, ended := 1, false; !ended; at++ {
				for how := range cuts {
					for _, again := range []int{1 << 30, 1, 2, 3, 4, 5, 6, 8, 10, 12} {
						if turn++; turn%stride != 0 {
							continue
						}
						second := &cutDisk{at: again, how: turn % cuts}
						if second.how == cutLost && how >= cutHalf { // a medium that loses two files has lost the ledger
							second.how = cutBefore
						}
						ended = cutPoint(t, job, dir, &cutDisk{at: at, how: how}, second) || ended
						points++
						if t.Failed() {
							t.Fatalf("cut at operation %d (%d), then at %d (%d)", at, how, again, second.how)
						}
					}
				}
				if at > 200 {
					t.Fatal("no end")
				}
			}
		})
	}
	t.Logf("%d cuts", points)
}
