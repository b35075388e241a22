package store_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partyledger/model"
	. "partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/storetest"
	"partyledger/store/vault"
)

// history writes a ledger of five batches: two adds, a change, an undo of the change, an
// output; and gives the chain after each.
func history(t *testing.T, w *Workspace) []string {
	t.Helper()
	var links []string
	mark := func() { links = append(links, storetest.Must[Head](t)(w.Head(t.Context())).Hash.String()) }
	saved := func(note string, r ...model.Record) int64 {
		t.Helper()
		batch := storetest.Must[int64](t)(w.Save(t.Context(), note, r...))
		mark()
		return batch
	}
	saved("录入企业", storetest.Unit, storetest.Branch)
	saved("录入人员", storetest.Person)
	renamed := storetest.Person
	renamed.Name = "单戊"
	b := saved("改名", renamed)
	storetest.Must[int64](t)(w.Undo(t.Context(), b))
	mark()
	if err := w.Remark(t.Context(), "查看身份证号"); err != nil {
		t.Fatal(err)
	}
	mark()
	return links
}

func TestChainOfWhatWasWritten(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	if h := storetest.Must[Head](t)(w.Head(t.Context())); h.Batches != 0 || h.Say() != "还没有操作记录" {
		t.Errorf("an empty ledger has the head %+v", h)
	}
	links := history(t, w)
	seen := map[string]bool{}
	for _, l := range links {
		if seen[l] || strings.Count(l, "0") == len(l) {
			t.Errorf("the chain is %v", links)
		}
		seen[l] = true
	}
	storetest.Same(t, []string{}, append([]string{}, storetest.Must[[]string](t)(w.Verify(t.Context()))...))
	h := storetest.Must[Head](t)(w.Head(t.Context()))
	if h.Batches != 5 || h.Last != 5 || !strings.HasPrefix(strings.ToLower(strings.ReplaceAll(h.Hash.Code(), "-", "")),
		h.Hash.String()[:24]) {
		t.Errorf("head %+v, code %s", h, h.Hash.Code())
	}
	// A save that changes nothing is no batch and leaves the chain.
	storetest.Must[int64](t)(w.Save(t.Context(), "没有改动", storetest.Person))
	if again := storetest.Must[Head](t)(w.Head(t.Context())); again != h {
		t.Errorf("the chain went on without a write: %+v", again)
	}
}

// Whatever is changed behind the program's back, the first batch that does not fit is
// named, with what in it.
func TestChainNamesTheFirstBatch(t *testing.T) {
	for name, c := range map[string]struct {
		sql   string
		words []string
	}{
		"a record":           {"UPDATE person SET name = '单己' WHERE id = 'RY1'", []string{"第4批起", "单己", "RY1", "与当时写入的不同"}},
		"a record's money":   {"UPDATE person SET dues_base = 1 WHERE id = 'RY1'", []string{"第4批起", "单丁"}},
		"an older record":    {"UPDATE enterprise SET founded = '2002-02-03'", []string{"第1批起", "甲乙丙集团"}},
		"a record taken out": {"DELETE FROM person", []string{"第4批起", "单戊", "RY1"}},
		"a record put in": {"INSERT INTO person (id, name, enterprise_id, search) VALUES ('RY9', '单庚', 'QY1', '')",
			[]string{"1条记录没有操作记录", "单庚"}},
		"what it was":        {"UPDATE audit SET before = replace(before, '单丁', '单辛') WHERE seq = 4", []string{"第2批起", "单辛", "此后还有1批不符"}},
		"what was done":      {"UPDATE audit SET op = '修改' WHERE seq = 3", []string{"第2批起", "单丁"}},
		"who did it":         {"UPDATE batch SET actor = '别人' WHERE id = 2", []string{"第2批起", "操作人"}},
		"when":               {"UPDATE batch SET at = '2020-01-01T00:00:00Z' WHERE id = 5", []string{"第5批起", "时间"}},
		"that it was undone": {"UPDATE batch SET undone_by = NULL WHERE id = 3", []string{"第4批起", "撤销"}},
		"a batch taken out":  {"DELETE FROM batch WHERE id = 1; UPDATE audit SET batch = 2 WHERE batch = 1", []string{"第2批起"}},
		"an output":          {"INSERT INTO batch (kind, note, at, actor, version) VALUES ('输出', '假的', '2026-11-23T00:00:00Z', '别人', '1')", []string{"第6批起"}},
		"an output less": {"DELETE FROM batch WHERE id = 5; UPDATE batch SET chain = zeroblob(32) WHERE id = 4",
			[]string{"第4批起", "不相接"}},
		"a row moved":    {"UPDATE audit SET batch = 5 WHERE seq = 5", []string{"第4批起", "此后还有1批不符"}},
		"rows exchanged": {"UPDATE audit SET seq = 99 WHERE seq = 1; UPDATE audit SET seq = 1 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 99", []string{"第1批起"}},
		"a digest":       {"UPDATE audit SET digest = zeroblob(32) WHERE seq = 2", []string{"第1批起", "甲乙丙集团党支部"}},
		"a salt less":    {"UPDATE audit SET salt = NULL, digest = zeroblob(32) WHERE seq = 2", []string{"第1批起", "有缺少、增加或改动"}},
		"no hash at all": {"UPDATE batch SET chain = NULL, content = NULL WHERE id = 3", []string{"第3批起", "此后还有1批不符"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			w := storetest.Open(t, dir)
			history(t, w)
			w.Close()
			if err := rewrite(filepath.Join(dir, LedgerFile), "PRAGMA foreign_keys = OFF; "+c.sql); err != nil {
				t.Fatal(err)
			}
			said := storetest.Must[[]string](t)(storetest.Open(t, dir).Verify(t.Context()))
			storetest.Has(t, said, c.words...)
		})
	}
}

// What is erased for good takes its salts along: the chain is whole, and what it was
// cannot be guessed from the hash.
func TestChainOutlastsErasure(t *testing.T) {
	dir := t.TempDir()
	w := storetest.Open(t, dir)
	history(t, w)
	head := storetest.Must[Head](t)(w.Head(t.Context()))
	w.Close()
	if err := rewrite(filepath.Join(dir, LedgerFile), `UPDATE audit SET before = NULL, salt = NULL WHERE kind = 'person';
		UPDATE person SET name = '已抹除', dues_base = 0; UPDATE batch SET note = '', salt = NULL WHERE id = 3`); err != nil {
		t.Fatal(err)
	}
	w = storetest.Open(t, dir)
	storetest.Same(t, 0, len(storetest.Must[[]string](t)(w.Verify(t.Context()))))
	storetest.Same(t, head, storetest.Must[Head](t)(w.Head(t.Context())))
	// It goes on from there.
	p := storetest.Person
	p.Name = "新名"
	storetest.Must[int64](t)(w.Save(t.Context(), "改名", p))
	storetest.Same(t, 0, len(storetest.Must[[]string](t)(w.Verify(t.Context()))))
}

// A ledger of an earlier program gets its chain when it is brought up to date.
func TestChainOfAnOldLedger(t *testing.T) {
	dir := t.TempDir()
	w := storetest.Open(t, dir)
	history(t, w)
	w.Close()
	os.Remove(filepath.Join(dir, "ledger.chain"))
	const chained = 15 // the step that brings the chain
	if err := rewrite(filepath.Join(dir, LedgerFile), laterThan(t, chained-1)); err != nil {
		t.Fatal(err)
	}
	w = storetest.Open(t, dir)
	storetest.Same(t, 0, len(storetest.Must[[]string](t)(w.Verify(t.Context()))))
	h := storetest.Must[Head](t)(w.Head(t.Context()))
	if h.Batches != 5 || h.Hash == (Link{}) {
		t.Errorf("head %+v", h)
	}
	w.Close()
	w = storetest.Open(t, dir)
	if again := storetest.Must[Head](t)(w.Head(t.Context())); again != h {
		t.Error("the chain was made twice")
	}
	var n int
	if err := w.Conn().QueryRow("SELECT count(*) FROM audit WHERE length(salt) = 16 AND length(digest) = 32").Scan(&n); err != nil ||
		n != 5 {
		t.Errorf("%d rows with hashes, %v", n, err)
	}
	w.Close()
	if err := rewrite(filepath.Join(dir, LedgerFile), "UPDATE audit SET record = 'RY2' WHERE seq = 3"); err != nil {
		t.Fatal(err)
	}
	storetest.Has(t, storetest.Must[[]string](t)(storetest.Open(t, dir).Verify(t.Context())), "第2批起")
}

// An older copy in the ledger's place is no error: the log says where the chain forks,
// and it goes on whole.
func TestChainForksAtRestore(t *testing.T) {
	dir := t.TempDir()
	w := storetest.Open(t, dir)
	history(t, w)
	older := storetest.Must[Head](t)(w.Head(t.Context()))
	copied := storetest.Must[string](t)(keep.Backup(t.Context(), w, ""))
	p := storetest.Person
	p.Name = "单壬"
	storetest.Must[int64](t)(w.Save(t.Context(), "备份以后", p))
	newer := storetest.Must[Head](t)(w.Head(t.Context()))
	w.Close()

	storetest.Must[string](t)(keep.Restore(t.Context(), dir, copied, Options{Now: storetest.Now}))
	w = storetest.Open(t, dir)
	list := storetest.Must[[]Batch](t)(w.Batches(t.Context(), 1))
	for _, word := range []string{"另一份副本", older.Hash.Code(), newer.Hash.Code(), "第5批", "第7批"} {
		if !strings.Contains(list[0].Note, word) {
			t.Errorf("the log says %q, not %q", list[0].Note, word)
		}
	}
	if list[0].Kind != BatchRestore {
		t.Errorf("a batch of kind %s", list[0].Kind)
	}
	_, err := w.Undo(t.Context(), list[0].ID)
	storetest.WantRefusal(t, err, "不需要撤销")
	storetest.Same(t, 0, len(storetest.Must[[]string](t)(w.Verify(t.Context()))))
	w.Close()
	// It is said once; and a program that was cut off before it closed says nothing.
	w = storetest.Open(t, dir)
	storetest.Same(t, list[0].ID, storetest.Must[[]Batch](t)(w.Batches(t.Context(), 1))[0].ID)
	w.Close()
	// A spoilt file says nothing either.
	for _, text := range []string{"", "{", `{"last":3,"chain":"zz"}`, `{"batches":1,"last":-1,"chain":"` + newer.Hash.String() + `"}`} {
		storetest.Put(t, dir, "ledger.chain", []byte(text))
		w = storetest.Open(t, dir)
		storetest.Same(t, list[0].ID, storetest.Must[[]Batch](t)(w.Batches(t.Context(), 1))[0].ID)
		w.Close()
	}
}

// rewrite changes the ledger as somebody does who keeps the pages' check values right:
// only the chain can tell.
func rewrite(path, query string) error {
	uri, err := vault.URI(path, nil)
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", uri)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec(query)
	return err
}
