package store_test

// The file under an open ledger is taken: nothing more is written, and what can still be
// read is saved elsewhere.

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partyledger/model"
	. "partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/storetest"
)

func TestFileTakenFromUnderIt(t *testing.T) {
	for name, c := range map[string]struct {
		take  func(t *testing.T, path, other string) error
		words string
		whole bool // the handle still reads
	}{
		"deleted": {func(_ *testing.T, path, _ string) error { return os.Remove(path) }, "不见了", true},
		"folder moved away": {func(_ *testing.T, path, _ string) error {
			return os.Rename(filepath.Dir(path), filepath.Dir(path)+"旧")
		}, "不见了", true},
		"replaced": {func(t *testing.T, path, other string) error {
			copied := storetest.Put(t, filepath.Dir(path), "新的", storetest.Must[[]byte](t)(os.ReadFile(other)))
			return os.Rename(copied, path)
		}, "换成了另一个文件", true},
		"cut":     {func(_ *testing.T, path, _ string) error { return os.Truncate(path, 3*4096) }, "截短", false},
		"emptied": {func(_ *testing.T, path, _ string) error { return os.Truncate(path, 0) }, "截短", false},
		"written over": {func(t *testing.T, path, other string) error {
			return os.WriteFile(path, append(storetest.Must[[]byte](t)(os.ReadFile(other)), make([]byte, 400*4096)...), 0o600)
		}, "改写", false},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, dir := t.Context(), filepath.Join(t.TempDir(), "台账")
			fresh := t.TempDir()
			storetest.Open(t, fresh).Close()
			w := storetest.Open(t, dir)
			storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit, storetest.Branch, storetest.Person))
			want := storetest.Dump(t, w)
			book := storetest.Must[*model.Book](t)(w.Book(ctx, Query{}))
			if err := c.take(t, w.Path(), filepath.Join(fresh, LedgerFile)); err != nil {
				t.Fatal(err)
			}
			was, _ := os.ReadFile(w.Path())
			for range 2 {
				p := storetest.Person
				p.Name = "改名"
				_, err := w.Save(ctx, "再改", p)
				storetest.WantRefusal(t, err, c.words, "已停止保存", "另存台账")
				if !Taken(err) {
					t.Error("not told apart")
				}
			}
			if path, err := keep.BackupChanged(ctx, w); path != "" || err == nil {
				t.Errorf("backed up to %q", path)
			}
			to := filepath.Join(t.TempDir(), "另存")
			whole, err := keep.SaveElsewhere(ctx, w, book, to, Options{Now: storetest.Now})
			if err != nil || whole != c.whole {
				t.Fatalf("whole %v: %v", whole, err)
			}
			if err := w.Close(); err != nil {
				t.Log(err)
			}
			if now, _ := os.ReadFile(w.Path()); !cmp.Equal(was, now) {
				t.Error("the file that took its place was written to")
			}
			saved := storetest.Open(t, to)
			if d := cmp.Diff(want, storetest.Dump(t, saved)); d != "" {
				t.Error(d)
			}
			if said := storetest.Must[[]string](t)(saved.Verify(ctx)); len(said) > 0 {
				t.Error(said)
			}
		})
	}
}
