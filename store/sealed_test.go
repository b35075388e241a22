package store_test

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partyledger/model"
	. "partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/storetest"
	"partyledger/store/vault"
)

// contents are the files below a folder, but for those that say who has it open.
func contents(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == LockName || d.Name() == OwnerName {
			return err
		}
		data, err := os.ReadFile(path)
		out[strings.TrimPrefix(path, dir)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// In the midst of a write is a journal that another program would play back.
func inTheMidst(t *testing.T, w *Workspace, f func()) {
	t.Helper()
	stop := errors.New("stop")
	storetest.Must[sql.Result](t)(w.Conn().Exec("PRAGMA cache_size = 5"))
	err := w.InTx(t.Context(), func(tx *sql.Tx) error {
		for i := range 400 {
			if _, err := tx.Exec("UPDATE person SET note = ? WHERE id = 'RY1'", strings.Repeat(fmt.Sprint("植入", i), 400)); err != nil {
				return err
			}
			if _, err := tx.Exec("UPDATE batch SET note = note || '植入'"); err != nil {
				return err
			}
		}
		f()
		return stop
	})
	if !errors.Is(err, stop) {
		t.Fatal(err)
	}
}

// Nothing of what was written into an encrypted ledger is to be found in its folder, not
// in the midst of a write either; and without the password nothing there changes.
func TestNothingInTheClear(t *testing.T) {
	ctx, key, dir, hot := t.Context(), newKey(t), t.TempDir(), filepath.Join(t.TempDir(), "台账")
	opt := Options{Now: storetest.Now, Actor: "植入者", Version: "test", Key: key}
	plain := storetest.Open(t, dir)
	storetest.Must[int64](t)(plain.Save(ctx, "植入说明", storetest.Unit, storetest.Branch))
	storetest.Must[string](t)(keep.Backup(ctx, plain, ""))
	picture := storetest.Put(t, t.TempDir(), "植入照片.png", storetest.Picture(t, 40, 40, 7))
	a := storetest.Must[model.Attachment](t)(keep.Attach(ctx, plain, model.Ref{Kind: model.KindEnterprise, ID: "QY1"}, picture, ""))
	plain.Close()
	res := storetest.Must[*keep.Converted](t)(convert(t, dir, nil, key))
	if len(res.Troubles) > 0 || len(res.Converted) != 1 || res.Files != 1 {
		t.Errorf("%+v", res)
	}
	w := storetest.Must[*Workspace](t)(Open(ctx, dir, opt))
	person := storetest.Person
	person.Name, person.Note = "植入姓名", strings.Repeat("植入", 3000)
	storetest.Must[int64](t)(w.Save(ctx, "植入", person))
	w.Log().Info("植入日志")
	if err := w.KeepSettings(map[string]jsonRaw{"search": jsonRaw(`"植入查找"`), "text.size": jsonRaw("120")}); err != nil {
		t.Fatal(err)
	}
	storetest.Must[string](t)(keep.Backup(ctx, w, ""))
	storetest.Must[model.Attachment](t)(keep.Attach(ctx, w, model.Ref{Kind: model.KindPerson, ID: "RY1"}, picture, ""))
	before := storetest.Dump(t, w)
	inTheMidst(t, w, func() { copyFolder(t, hot, dir) })
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	host, _ := os.Hostname()
	owner, _ := os.ReadFile(filepath.Join(hot, OwnerName))
	if len(owner) == 0 || bytes.Contains(owner, []byte("植入者")) || bytes.Contains(owner, []byte(host)) {
		t.Errorf("who has it open: %s", owner)
	}
	for _, folder := range []string{dir, hot} {
		for name, data := range contents(t, folder) {
			for _, word := range []string{"植入", "SQLite format 3", "\x89PNG", "person", "CREATE", a.Hash} {
				if strings.Contains(data, word) || strings.Contains(name, word) {
					t.Errorf("%q is in %s", word, name)
				}
			}
		}
	}
	if again := storetest.Must[*Workspace](t)(Open(ctx, dir, opt)); true {
		if s := again.Settings(); string(s["search"]) != `"植入查找"` {
			t.Errorf("settings %s", s)
		}
		again.Close()
	}
	if s := storetest.Must[map[string]jsonRaw](t)(ReadSettings(dir)); string(s["text.size"]) != "120" || len(s["search"]) > 0 {
		t.Errorf("settings without the password: %s", s)
	}
	hotJournal(t, hot, opt, before)
}

type jsonRaw = json.RawMessage

// cutBesideJournal cuts the ledger shorter than it was before the write that its journal
// takes back: it is refused, and nothing is written.
func cutBesideJournal(t *testing.T, dir string, opt Options) {
	t.Helper()
	path := filepath.Join(dir, LedgerFile)
	whole := storetest.Must[[]byte](t)(os.ReadFile(path))
	if err := os.Truncate(path, 20*4096); err != nil {
		t.Fatal(err)
	}
	cut := contents(t, dir)
	_, err := Open(t.Context(), dir, opt)
	storetest.WantRefusal(t, err, "不完整或已损坏")
	for name, data := range contents(t, dir) {
		if !strings.HasPrefix(name, "/log/") && data != cut[name] {
			t.Errorf("%s was written", name)
		}
	}
	if !MayRestore(err) {
		t.Errorf("no backup is offered: %v", err)
	}
	storetest.Put(t, dir, LedgerFile, whole)
}

// hotJournal opens a ledger that was cut in a write: without the password, which changes
// nothing; for looking; and to write.
func hotJournal(t *testing.T, dir string, opt Options, before string) {
	t.Helper()
	ctx := t.Context()
	cutBesideJournal(t, dir, opt)
	was := contents(t, dir)
	if len(was["/ledger.db-journal"]) < 8192 {
		t.Fatal("no journal")
	}
	_, err := Unlock(dir, "不是这个 口令")
	storetest.WantRefusal(t, err, "口令不对", "台账没有改动")
	if !WrongSecret(err) {
		t.Error("not told as a wrong password")
	}
	for _, key := range []*vault.Key{nil, newKey(t)} {
		for _, look := range []bool{false, true} {
			o := opt
			o.Key, o.Look = key, look
			if _, err := Open(ctx, dir, o); !Locked(err) {
				t.Errorf("opened: %v", err)
			}
		}
	}
	if d := cmp.Diff(was, contents(t, dir)); d != "" {
		t.Errorf("changed without the password:\n%.300s", d)
	}
	look := opt
	look.Look = true
	w := storetest.Must[*Workspace](t)(Open(ctx, dir, look))
	if got := storetest.Dump(t, w); got != before || w.Looking().Note == "" {
		t.Errorf("looked at: %s\n%s", w.Looking().Note, cmp.Diff(before, got))
	}
	w.Close()
	if d := cmp.Diff(was, contents(t, dir)); d != "" {
		t.Errorf("changed by looking:\n%.300s", d)
	}
	key := storetest.Must[*vault.Key](t)(Unlock(dir, thePassword))
	defer key.Close()
	opt.Key = key
	w = storetest.Must[*Workspace](t)(Open(ctx, dir, opt))
	defer w.Close()
	if got := storetest.Dump(t, w); got != before {
		t.Error(cmp.Diff(before, got))
	}
	if said := storetest.Must[[]string](t)(keep.Verify(ctx, w)); len(said) > 0 {
		t.Error(said)
	}
}

// A changed byte anywhere in an encrypted ledger is found or makes no difference, and the
// backup brings it back; so does the loss of its header.
func TestDamagedSealedLedger(t *testing.T) {
	ctx, key, dir := t.Context(), newKey(t), t.TempDir()
	opt := Options{Now: storetest.Now, Actor: "测试员", Version: "test", New: true, Key: key}
	w := storetest.Must[*Workspace](t)(Open(ctx, dir, opt))
	storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit, storetest.Branch, storetest.Person))
	backup := storetest.Must[string](t)(keep.Backup(ctx, w, ""))
	want := storetest.Dump(t, w)
	w.Close()
	opt.New = false
	whole := storetest.Must[[]byte](t)(os.ReadFile(filepath.Join(dir, LedgerFile)))
	for name, spoil := range map[string]func(b []byte) []byte{
		"a page":              func(b []byte) []byte { b[8192+3*4096+100] ^= 1; return b },
		"the first page":      func(b []byte) []byte { b[8192+50] ^= 1; return b },
		"both headers":        func(b []byte) []byte { b[70] ^= 1; b[4096+70] ^= 1; return b },
		"cut in its header":   func(b []byte) []byte { return b[:3000] },
		"cut behind it":       func(b []byte) []byte { return b[:8192] },
		"cut among its pages": func(b []byte) []byte { return b[:len(b)-3*4096] },
		"two pages exchanged": func(b []byte) []byte {
			x := bytes.Clone(b[8192+4*4096 : 8192+5*4096])
			copy(b[8192+4*4096:], b[8192+5*4096:8192+6*4096])
			copy(b[8192+5*4096:], x)
			return b
		},
	} {
		t.Run(name, func(t *testing.T) {
			hurt := filepath.Join(t.TempDir(), "台账")
			copyFolder(t, hurt, dir)
			storetest.Put(t, hurt, LedgerFile, spoil(bytes.Clone(whole)))
			_, err := Open(ctx, hurt, opt)
			if !Damaged(err) || !MayRestore(err) {
				t.Fatalf("opened: %v", err)
			}
			k := storetest.Must[*vault.Key](t)(Unlock(hurt, thePassword))
			defer k.Close()
			opt := opt
			opt.Key = k
			at := filepath.Join(hurt, BackupDir, filepath.Base(backup))
			storetest.Must[string](t)(keep.Restore(ctx, hurt, at, opt))
			w := storetest.Must[*Workspace](t)(Open(ctx, hurt, opt))
			defer w.Close()
			if got := storetest.Dump(t, w); got != want || w.Key() == nil {
				t.Error(cmp.Diff(want, got))
			}
		})
	}
	one := bytes.Clone(whole)
	one[70] ^= 1 // one copy of the header
	storetest.Put(t, dir, LedgerFile, one)
	again := storetest.Must[*Workspace](t)(Open(ctx, dir, opt))
	again.Close()
}
