package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partyledger/store"
	"partyledger/store/storetest"
)

// The list goes with the stick: what lies on it is found under another letter; the latest
// is first, one that is gone is said to be, and can be taken off.
func TestRecentLedgers(t *testing.T) {
	stick := filepath.Join(t.TempDir(), "E")
	program := filepath.Join(stick, "程序")
	for _, dir := range []string{filepath.Join(program, "data"), filepath.Join(stick, "二公司")} {
		w := storetest.Open(t, dir)
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if err := store.NoteRecent(program, dir); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // the second time changes nothing
		if err := store.NoteRecent(program, filepath.Join(stick, "二公司")); err != nil {
			t.Fatal(err)
		}
	}
	moved := filepath.Join(filepath.Dir(stick), "F")
	if err := os.Rename(stick, moved); err != nil {
		t.Fatal(err)
	}
	program = filepath.Join(moved, "程序")
	got := store.RecentLedgers(program)
	if len(got) != 2 || got[0].Dir != filepath.Join(moved, "二公司") || got[0].Gone || got[1].Dir != filepath.Join(program, "data") {
		t.Fatalf("%+v", got)
	}
	if err := os.RemoveAll(got[0].Dir); err != nil {
		t.Fatal(err)
	}
	if again := store.RecentLedgers(program); !again[0].Gone || again[1].Gone {
		t.Errorf("%+v", again)
	}
	if err := store.DropRecent(program, got[0].Dir); err != nil {
		t.Fatal(err)
	}
	if left := store.RecentLedgers(program); len(left) != 1 || left[0].Dir != got[1].Dir {
		t.Errorf("%+v", left)
	}
}

// Without a folder of the program's nothing is kept anywhere; a damaged list is none, and
// what is far away is kept by its whole path.
func TestRecentLedgersElsewhere(t *testing.T) {
	if err := store.NoteRecent("", t.TempDir()); err != nil || store.RecentLedgers("") != nil {
		t.Error(err)
	}
	program, far := filepath.Join(t.TempDir(), "a", "b", "c"), filepath.Join(t.TempDir(), "远处")
	if err := store.NoteRecent(program, far); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(program, "*"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	if text, err := os.ReadFile(files[0]); err != nil || !strings.Contains(string(text), filepath.ToSlash(far)) {
		t.Errorf("%s %v", text, err)
	}
	if err := os.WriteFile(files[0], []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := store.RecentLedgers(program); got != nil {
		t.Error(got)
	}
}
