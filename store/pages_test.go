package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"partyledger/model"
	. "partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/storetest"
	"partyledger/store/vault"
)

// filled makes a ledger with so many people in dir, and closes it.
func filled(t *testing.T, dir string, people int) {
	t.Helper()
	w := storetest.Open(t, dir)
	records := []model.Record{storetest.Unit, storetest.Branch}
	for i := range people {
		records = append(records, model.Person{ID: fmt.Sprintf("P%04d", i), Name: "张甲", EnterpriseID: "QY1",
			Note: strings.Repeat("备注", 40)})
	}
	storetest.Must[int64](t)(w.Fill(t.Context(), BatchImport, "人员", records))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// older makes of the closed ledger in dir one from before check values.
func older(t testing.TB, dir string) {
	t.Helper()
	path := filepath.Join(dir, LedgerFile)
	db := storetest.Must[*sql.DB](t)(sql.Open("sqlite", storetest.Must[string](t)(vault.URI(path, nil))))
	defer db.Close()
	next := filepath.Join(dir, "older.db")
	system := map[bool]string{true: "win32", false: "unix"}[os.PathSeparator == '\\']
	storetest.Must[sql.Result](t)(db.Exec("VACUUM INTO ?", vault.PlainURI(next, url.Values{"vfs": {system}, "reserve": {"0"}})))
	db.Close()
	if err := os.Rename(next, path); err != nil {
		t.Fatal(err)
	}
	if err := execOn(path, laterThan(t, 15)); err != nil {
		t.Fatal(err)
	}
	if is := storetest.Must[bool](t)(vault.Checked(path)); is {
		t.Fatal("the older ledger has check values")
	}
}

// whole fails unless all pages of the file fit and have check values.
func whole(t *testing.T, path string) {
	t.Helper()
	if r, err := vault.CheckFile(t.Context(), path); err != nil || len(r.Bad) > 0 || r.Pages == 0 {
		t.Errorf("%s: %+v %v", filepath.Base(path), r, err)
	}
}

func TestOlderLedgerGetsCheckValues(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, LedgerFile)
	filled(t, dir, 300)
	whole(t, path) // a new ledger has them from the first page
	w := storetest.Open(t, dir)
	before := storetest.Dump(t, w)
	w.Close()
	older(t, dir)
	w = storetest.Open(t, dir)
	if d := cmp.Diff(before, storetest.Dump(t, w)); d != "" {
		t.Error(d)
	}
	if said := storetest.Must[[]string](t)(w.Verify(t.Context())); len(said) > 0 || w.HowChecked() != "全部页校验、全部引用核对" {
		t.Error(said, w.HowChecked())
	}
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", storetest.Person))
	copies := storetest.Must[[]string](t)(keep.Backups(w))
	backup := storetest.Must[string](t)(keep.Backup(t.Context(), w, ""))
	w.Close()
	whole(t, path)
	whole(t, backup)
	// The copy before is for the older program, which would not write check values.
	if len(copies) != 1 || !strings.Contains(copies[0], "升级前-v15") || storetest.Must[bool](t)(vault.Checked(copies[0])) {
		t.Errorf("%v", copies)
	}
	if left := storetest.Must[[]string](t)(filepath.Glob(path + "?*")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	// It can be restored, and gets them again.
	storetest.Must[string](t)(keep.Restore(t.Context(), dir, copies[0], Options{Now: storetest.Now}))
	w = storetest.Open(t, dir)
	if d := cmp.Diff(before, storetest.Dump(t, w)); d != "" {
		t.Error(d)
	}
	w.Close()
	whole(t, path)
}

// Whatever a cut in a conversion leaves, the next opening has the whole ledger.
func TestConversionCut(t *testing.T) {
	good := t.TempDir()
	filled(t, good, 50)
	w := storetest.Open(t, good)
	before := storetest.Dump(t, w)
	w.Close()
	converted := storetest.Must[[]byte](t)(os.ReadFile(filepath.Join(good, LedgerFile)))
	older(t, good)
	plain := storetest.Must[[]byte](t)(os.ReadFile(filepath.Join(good, LedgerFile)))
	for name, c := range map[string]struct{ ledger, next []byte }{
		"half written": {plain, converted[:len(converted)/2]},
		"written":      {plain, converted},
		"between":      {nil, converted},
		"emptied":      {[]byte{}, converted},
		"done":         {converted, nil},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, LedgerFile)
			for p, b := range map[string][]byte{path: c.ledger, path + ".new": c.next} {
				if b == nil {
					continue
				}
				if err := os.WriteFile(p, b, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if !Exists(dir) {
				t.Error("taken for a folder without a ledger")
			}
			w := storetest.Open(t, dir)
			if d := cmp.Diff(before, storetest.Dump(t, w)); d != "" {
				t.Error(d)
			}
			w.Close()
			whole(t, path)
			if _, err := os.Lstat(path + ".new"); !errors.Is(err, os.ErrNotExist) {
				t.Error("left behind", err)
			}
		})
	}
	// The only copy there is stays, even if it is not whole.
	dir := t.TempDir()
	next := filepath.Join(dir, LedgerFile+".new")
	broken := bytes.Clone(converted)
	broken[5000] ^= 1
	if err := os.WriteFile(next, broken, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), dir, Options{})
	storetest.WantRefusal(t, err, "损坏", "第2页")
	if b, _ := os.ReadFile(next); !bytes.Equal(b, broken) {
		t.Error("the file was changed")
	}
}

// A program killed while it opens an older ledger.
func TestKilledInConversion(t *testing.T) {
	kills := 60
	if testing.Short() {
		kills = 6
	}
	good := t.TempDir()
	filled(t, good, 1500)
	w := storetest.Open(t, good)
	before := storetest.Dump(t, w)
	w.Close()
	older(t, good)
	b := storetest.Must[[]byte](t)(os.ReadFile(filepath.Join(good, LedgerFile)))
	var took time.Duration
	old, cut := 0, 0
	for i := range kills {
		dir := t.TempDir()
		path := filepath.Join(dir, LedgerFile)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), crashEnv+"=look "+dir)
		start := time.Now()
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		if i > 0 { // the first is let to its end, to learn how long it takes
			time.AfterFunc(time.Duration(rand.Int64N(int64(took))), func() { c.Process.Kill() })
		}
		c.Wait()
		if i == 0 {
			took = time.Since(start)
		}
		if is := storetest.Must[bool](t)(vault.Checked(path)); !is {
			old++
		}
		if _, err := os.Lstat(path + ".new"); err == nil {
			cut++
		}
		w := storetest.Open(t, dir)
		if d := cmp.Diff(before, storetest.Dump(t, w)); d != "" {
			t.Fatal(d)
		}
		w.Close()
		whole(t, path)
	}
	t.Logf("%d kills: %d left the old file, %d of them a new one beside it", kills, old, cut)
}

// Random bytes of ledger and backup changed, one at a time: none is silent, none
// changes what the program then does by more than a refusal.
func TestChangedByteIsFound(t *testing.T) {
	times := 150
	if testing.Short() {
		times = 30
	}
	dir := t.TempDir()
	path := filepath.Join(dir, LedgerFile)
	filled(t, dir, 300)
	w := storetest.Open(t, dir)
	for _, s := range []string{"CREATE TABLE gone AS SELECT randomblob(90000)", "DROP TABLE gone"} { // free pages
		if err := w.InTx(t.Context(), func(tx *sql.Tx) error { _, err := tx.Exec(s); return err }); err != nil {
			t.Fatal(err)
		}
	}
	backup := storetest.Must[string](t)(keep.Backup(t.Context(), w, ""))
	w.Close()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 1))
	damage := func(path string) (at int, was []byte) {
		was = storetest.Must[[]byte](t)(os.ReadFile(path))
		b := bytes.Clone(was)
		at = rnd.IntN(len(b))
		b[at] ^= byte(1 + rnd.IntN(255))
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return at, was
	}
	free := 0
	for range times {
		at, was := damage(path)
		if w, err := Open(t.Context(), dir, Options{Now: storetest.Now}); err == nil { // a free page
			said := storetest.Must[[]string](t)(w.Verify(t.Context()))
			_, backed := keep.Backup(t.Context(), w, "")
			free++
			if len(said) == 0 || backed == nil {
				t.Errorf("byte %d: verify says %v, backup %v", at, said, backed)
			}
			w.Close()
		} else if word := Explain(err); !strings.Contains(word, "损坏") && !strings.Contains(word, "更新的程序") {
			t.Errorf("byte %d: %s", at, word)
		}
		if err := os.WriteFile(path, was, 0o600); err != nil {
			t.Fatal(err)
		}
		at, was = damage(backup)
		if _, err := keep.Restore(t.Context(), dir, backup, Options{Now: storetest.Now}); err == nil {
			t.Errorf("byte %d of the backup: restored", at)
		}
		if err := os.WriteFile(backup, was, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d times in ledger and backup, %d of them in the ledger's free pages", times, free)
}

// Damage under an open ledger is told by reading, by the check behind the opening, by
// verify and by the backup, which leaves the older ones alone.
func TestDamageUnderAnOpenLedger(t *testing.T) {
	ctx := t.Context()
	dir := t.TempDir()
	filled(t, dir, 3000)
	w := storetest.Open(t, dir)
	first := storetest.Must[string](t)(keep.Backup(ctx, w, ""))
	var root int64
	if err := w.Conn().QueryRow("SELECT rootpage FROM sqlite_schema WHERE name = 'person'").Scan(&root); err != nil {
		t.Fatal(err)
	}
	w.Close()
	w = storetest.Open(t, dir) // nothing read yet
	f := storetest.Must[*os.File](t)(os.OpenFile(filepath.Join(dir, LedgerFile), os.O_WRONLY, 0))
	defer f.Close() // after the ledger's
	defer w.Close()
	storetest.Must[int](t)(f.WriteAt([]byte("被别的程序写过"), (root-1)*4096+2000))
	_, err := w.Book(ctx, Query{})
	storetest.WantRefusal(t, err, "台账损坏", "没有使用其中的内容", "恢复备份")
	page := fmt.Sprintf("第%d页", root)
	check := w.PageCheck()
	for more := true; more; {
		if more, err = check.Step(ctx); err != nil {
			break
		}
	}
	storetest.WantRefusal(t, err, "台账损坏", page)
	if s := Damage(err); !strings.Contains(s, "台账损坏："+"数据文件"+page) || len([]rune(s)) > 60 {
		t.Errorf("status: %s", s)
	}
	if said := storetest.Must[[]string](t)(w.Verify(ctx)); len(said) != 1 || !strings.Contains(said[0], page) {
		t.Errorf("verify: %v", said)
	}
	_, err = keep.Backup(ctx, w, "")
	storetest.WantRefusal(t, err, "备份没有成功", "台账损坏", page, "原有的备份都还在")
	if copies := storetest.Must[[]string](t)(keep.Backups(w)); len(copies) != 1 || copies[0] != first {
		t.Errorf("%v", copies)
	}
}

// A check that is called off ends.
func TestPageCheckCancelled(t *testing.T) {
	dir := t.TempDir()
	filled(t, dir, 10)
	w := storetest.Open(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := w.CheckPages(ctx); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
