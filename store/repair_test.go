package store_test

// A damaged ledger is looked at around its bad pages, and mended by a backup and by what
// can be read.

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partyledger/model"
	. "partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/keep"
	"partyledger/store/storetest"
)

// spoil changes the page that holds a text.
func spoil(t *testing.T, path, text string) (page int) {
	t.Helper()
	b := storetest.Must[[]byte](t)(os.ReadFile(path))
	at := strings.Index(string(b), text)
	if at < 4096 {
		t.Fatalf("%q is not in the file, or in its first page", text)
	}
	b[at] ^= 0x55
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return at/4096 + 1
}

// worked is a ledger of 300 people with a backup, and 40 changed, 20 added and one
// removed since.
func worked(t *testing.T, dir string) (dump string) {
	t.Helper()
	ctx := t.Context()
	w := storetest.Open(t, dir)
	storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit, storetest.Branch))
	people := func(from, to int, note string) (out []model.Record) {
		for i := from; i < to; i++ {
			out = append(out, model.Person{ID: fmt.Sprintf("RY%04d", i), Name: "张甲", EnterpriseID: "QY1",
				Note: fmt.Sprintf("%s第%04d人%s", note, i, strings.Repeat("备注", 20))})
		}
		return out
	}
	storetest.Must[int64](t)(w.Fill(ctx, BatchImport, "人员", people(0, 300, "原")))
	storetest.Must[string](t)(keep.Backup(ctx, w, ""))
	storetest.Must[int64](t)(w.Save(ctx, "改四十人", people(100, 140, "新")...))
	added := storetest.Must[int64](t)(w.Save(ctx, "加一人", people(500, 501, "撤")...))
	storetest.Must[int64](t)(w.Undo(ctx, added))
	storetest.Must[int64](t)(w.Save(ctx, "加二十人", people(300, 320, "加")...))
	dump = storetest.Dump(t, w)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return dump
}

func TestDamagedLedgerIsLookedAt(t *testing.T) {
	ctx, dir := t.Context(), t.TempDir()
	worked(t, dir)
	path := filepath.Join(dir, LedgerFile)
	spoil(t, path, "原第0200人")
	before := storetest.Must[[]byte](t)(os.ReadFile(path))
	_, err := Open(ctx, dir, Options{Now: storetest.Now})
	storetest.WantRefusal(t, err, "损坏")
	if !CanLook(dir, err) {
		t.Fatal("looking is not offered")
	}
	w := storetest.Must[*Workspace](t)(Open(ctx, dir, Options{Now: storetest.Now, Look: true}))
	defer w.Close()
	lost := w.Lost()
	if len(lost) != 1 || lost[0].Label != "人员" || !lost[0].Exact || lost[0].Rows < 1 || lost[0].Rows > 40 ||
		lost[0].Read+lost[0].Rows != 320 || !cmp.Equal(len(lost[0].IDs), lost[0].Rows) {
		t.Errorf("%+v", lost)
	}
	t.Log(lost[0].Say())
	storetest.Has(t, lost[0].IDs, "RY0200")
	b := storetest.Must[*model.Book](t)(w.Book(ctx, Query{}))
	storetest.Same(t, lost[0].Read, len(model.Everywhere[model.Person](b)))
	out := filepath.Join(t.TempDir(), "读出.xlsx")
	if err := intake.Export(ctx, w, Target{Path: out}, intake.ExportOptions{Private: true}); err != nil {
		t.Error(err)
	}
	_, err = w.Save(ctx, "改", storetest.Person)
	storetest.WantRefusal(t, err, "只供查看", "台账损坏")
	_, err = keep.Backup(ctx, w, "")
	storetest.WantRefusal(t, err, "只供查看", "台账损坏")
	storetest.Has(t, storetest.Must[[]string](t)(w.Verify(ctx)), "数据页", "不一致")
	w.Close()
	if !cmp.Equal(before, storetest.Must[[]byte](t)(os.ReadFile(path))) {
		t.Error("looking has changed the damaged file")
	}
}

func TestRepair(t *testing.T) {
	for name, c := range map[string]struct {
		spoil   []string // texts whose pages are spoilt
		same    bool     // all is as it was
		forked  bool
		lost    string // in the words for what is lost; empty = nothing is
		batches int
	}{
		"a page of old records":             {[]string{"原第0200人"}, true, false, "", 5},
		"a page of an index":                {nil, true, false, "", 5},
		"a page of records added since":     {[]string{"加第0310人"}, false, true, "人员", 0},
		"a page of records changed since":   {[]string{"新第0120人"}, false, true, "较早时的内容", 0},
		"records and the log of them since": {[]string{"新第0120人", "加二十人"}, false, true, "较早时的内容", 0},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, dir := t.Context(), t.TempDir()
			want := worked(t, dir)
			path := filepath.Join(dir, LedgerFile)
			for _, text := range c.spoil {
				spoil(t, path, text)
			}
			if c.spoil == nil {
				w := storetest.Open(t, dir)
				var root int64
				if err := w.Conn().QueryRow("SELECT rootpage FROM sqlite_schema WHERE name = 'person_name'").Scan(&root); err != nil {
					t.Fatal(err)
				}
				w.Close()
				f := storetest.Must[*os.File](t)(os.OpenFile(path, os.O_WRONLY, 0))
				storetest.Must[int](t)(f.WriteAt([]byte("坏"), (root-1)*4096+100))
				f.Close()
			}
			damaged := storetest.Must[[]byte](t)(os.ReadFile(path))
			r, err := keep.Repair(ctx, dir, Options{Now: storetest.Now, Actor: "测试员"})
			if err != nil {
				t.Fatal(Explain(err), err)
			}
			t.Log(strings.Join(r.Say(), "\n"))
			if r.Forked != c.forked || r.Batches != c.batches || (len(r.Lost) > 0) != (c.lost != "") ||
				!strings.Contains(strings.Join(r.Lost, "\n"), c.lost) {
				t.Errorf("%+v", r)
			}
			if kept, err := os.ReadFile(r.Kept); err != nil || !cmp.Equal(kept, damaged) || !strings.Contains(r.Kept, "损坏-") {
				t.Errorf("the damaged file is kept at %q: %v", r.Kept, err)
			}
			w := storetest.Open(t, dir)
			got := storetest.Dump(t, w)
			if (got == want) != c.same {
				t.Errorf("as it was: %v", got == want)
			}
			for _, text := range []string{"原第0000人", "新第0100人", "加第0300人", "原第0200人"} {
				if !strings.Contains(got, text) {
					t.Errorf("%s is gone", text)
				}
			}
			if strings.Contains(got, "撤第0500人") {
				t.Error("what was undone is back")
			}
			if said := storetest.Must[[]string](t)(w.Verify(ctx)); len(said) > 0 {
				t.Error(said)
			}
			last := storetest.Must[[]Batch](t)(w.Batches(ctx, 1))[0]
			if last.Kind != BatchRestore || !strings.Contains(last.Note, "修复") || strings.Contains(last.Note, "校验链") != c.forked {
				t.Errorf("%+v", last)
			}
			w.Close()
			_, err = keep.Repair(ctx, dir, Options{Now: storetest.Now})
			storetest.WantRefusal(t, err, "不需要修复")
		})
	}
}

// Without a good backup nothing is changed; without the first page the backup is all.
func TestRepairWithLittle(t *testing.T) {
	ctx, dir := t.Context(), t.TempDir()
	worked(t, dir)
	path := filepath.Join(dir, LedgerFile)
	b := storetest.Must[[]byte](t)(os.ReadFile(path))
	b[50] ^= 1
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	backups := storetest.Must[[]string](t)(filepath.Glob(filepath.Join(dir, BackupDir, "*.db")))
	away := filepath.Join(t.TempDir(), filepath.Base(backups[0]))
	if err := os.Rename(backups[0], away); err != nil {
		t.Fatal(err)
	}
	_, err := keep.Repair(ctx, dir, Options{Now: storetest.Now})
	storetest.WantRefusal(t, err, "没有完好的备份", "没有改动")
	if err := os.Rename(away, backups[0]); err != nil {
		t.Fatal(err)
	}
	r, err := keep.Repair(ctx, dir, Options{Now: storetest.Now})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.Join(r.Say(), ""), "读不出任何内容") {
		t.Error(r.Say())
	}
	w := storetest.Open(t, dir)
	if got := storetest.Dump(t, w); !strings.Contains(got, "原第0299人") || strings.Contains(got, "新第0100人") {
		t.Error("it is not the backup")
	}
}
