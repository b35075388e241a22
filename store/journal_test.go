package store_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	. "partyledger/store"
	"partyledger/store/storetest"
)

// cutOff gives a database before a transaction, and database and journal in its
// middle: pages were written, grown and dropped, in several segments of the journal.
func cutOff(t *testing.T) (before, image, journal []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ledger.db")
	db := storetest.Must[*sql.DB](t)(sql.Open("sqlite",
		"file:"+path+"?_pragma=journal_mode(DELETE)&_pragma=synchronous(FULL)&_pragma=cache_size(10)"))
	db.SetMaxOpenConns(1)
	defer db.Close()
	run := func(query string) {
		t.Helper()
		if _, err := db.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	run("CREATE TABLE x (id INTEGER PRIMARY KEY, text TEXT)")
	run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO x SELECT i, hex(randomblob(40)) FROM n")
	before = storetest.Must[[]byte](t)(os.ReadFile(path))
	run("BEGIN")
	run("UPDATE x SET text = 'new' || text WHERE id % 3 = 0")
	run("DELETE FROM x WHERE id % 7 = 0")
	run("WITH RECURSIVE n(i) AS (SELECT 10001 UNION ALL SELECT i + 1 FROM n WHERE i < 12000) " +
		"INSERT INTO x SELECT i, hex(randomblob(60)) FROM n")
	image, journal = storetest.Must[[]byte](t)(os.ReadFile(path)), storetest.Must[[]byte](t)(os.ReadFile(path+"-journal"))
	run("ROLLBACK")
	if bytes.Equal(before, image) || bytes.Count(journal, []byte(JournalMagic)) < 2 {
		t.Fatal("nothing was written in the middle of the transaction")
	}
	return before, image, journal
}

// bySQLite plays the journal back as SQLite does it.
func bySQLite(t *testing.T, image, journal []byte) []byte {
	t.Helper()
	dir := t.TempDir()
	path := storetest.Put(t, dir, "ledger.db", image)
	storetest.Put(t, dir, "ledger.db-journal", journal)
	db := storetest.Must[*sql.DB](t)(sql.Open("sqlite", "file:"+path))
	defer db.Close()
	var n int
	_ = db.QueryRow("SELECT count(*) FROM sqlite_schema").Scan(&n) // a spoilt journal may leave a spoilt file
	return storetest.Must[[]byte](t)(os.ReadFile(path))
}

func TestJournalPlayedBack(t *testing.T) {
	before, image, journal := cutOff(t)
	if got := storetest.Must[[]byte](t)(PlayBack(image, journal)); !bytes.Equal(got, before) {
		t.Error("not as it was before the transaction")
	}
	finished := bytes.Clone(journal)
	clear(finished[:28])
	for name, j := range map[string][]byte{"none": nil, "empty": {}, "finished": finished,
		"of something else": []byte("这不是日志，这不是日志，这不是日志")} {
		if got := storetest.Must[[]byte](t)(PlayBack(image, j)); !bytes.Equal(got, image) {
			t.Errorf("%s: the database was changed", name)
		}
	}
	huge := bytes.Clone(journal)
	copy(huge[16:], "\xff\xff\xff\xff")
	if _, err := PlayBack(image, huge); err != ErrDamaged {
		t.Errorf("a size that cannot be: %v", err)
	}
}

// A journal that was cut or spoilt is played back as SQLite plays it back.
func TestSpoiltJournalAsSQLite(t *testing.T) {
	_, image, journal := cutOff(t)
	rnd := rand.New(rand.NewPCG(12, 5))
	for i := range 60 {
		spoilt := bytes.Clone(journal)
		if i%2 == 0 {
			spoilt = spoilt[:rnd.IntN(len(spoilt))]
		}
		for range i % 3 {
			spoilt[rnd.IntN(len(spoilt))] ^= byte(1 + rnd.IntN(255))
		}
		got, err := PlayBack(image, spoilt)
		if want := bySQLite(t, image, spoilt); err != nil || !bytes.Equal(got, want) {
			t.Error(fmt.Errorf("spoilt journal %d of %d bytes: %d bytes, SQLite %d (%w)", i, len(spoilt), len(got), len(want), err))
		}
	}
}
