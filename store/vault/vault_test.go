package vault

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// settings are those that the store opens a ledger with.
func settings(more ...string) url.Values {
	return url.Values{"_txlock": {"immediate"}, "_pragma": append([]string{"busy_timeout(20000)", "locking_mode(EXCLUSIVE)",
		"journal_mode(DELETE)", "synchronous(FULL)", "foreign_keys(1)", "temp_store(MEMORY)", "cache_size(-65536)"}, more...)}
}

// kept opens a file whose pages are kept by this package, plain one by SQLite alone.
func kept(t testing.TB, path string, more ...string) *sql.DB {
	t.Helper()
	uri, err := URI(path, settings(more...))
	if err != nil {
		t.Fatal(err)
	}
	return pool(t, uri)
}

func plain(t testing.TB, path string) *sql.DB {
	t.Helper()
	return pool(t, PlainURI(path, settings()))
}

// how is a way to keep pages, for the tests of what holds of each.
type how struct {
	name string
	key  *Key // nil: check values
}

// hows are all of them; their keys are closed when the test is over.
func hows(t testing.TB) []how {
	t.Helper()
	all := []how{{"check values", nil}, {"XChaCha20-Poly1305", keyOf(t, XChaCha)}}
	if SM4GCM.Available() {
		all = append(all, how{"SM4-GCM", keyOf(t, SM4GCM)})
	}
	return all
}

// each runs a test for each way.
func each(t *testing.T, f func(t *testing.T, h how)) {
	t.Helper()
	for _, h := range hows(t) {
		t.Run(h.name, func(t *testing.T) { f(t, h) })
	}
}

// keyOf is a new key whose password is secret.
func keyOf(t testing.TB, c Cipher) *Key {
	t.Helper()
	k, err := NewKey(c)
	if err == nil {
		err = k.SetPassword(secret, File{})
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := k.Close(); err != nil {
			t.Error(err)
		}
	})
	return k
}

func (h how) open(t testing.TB, path string, more ...string) *sql.DB {
	t.Helper()
	connect := URI
	if h.key != nil {
		connect = h.key.URI
	}
	uri, err := connect(path, settings(more...))
	if err != nil {
		t.Fatal(err)
	}
	return pool(t, uri)
}

func (h how) file(t testing.TB, path string) File {
	t.Helper()
	open := Open
	if h.key != nil {
		open = h.key.Open
	}
	f, err := open(path)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// start is where page 1 begins.
func (h how) start() int {
	if h.key != nil {
		return headerRoom
	}
	return 0
}

func (h how) check(t testing.TB, path string) Report {
	t.Helper()
	check := CheckFile
	if h.key != nil {
		check = h.key.CheckFile
	}
	r, err := check(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// whole fails unless every page of the file fits.
func (h how) whole(t testing.TB, path string) Report {
	t.Helper()
	r := h.check(t, path)
	if len(r.Bad) > 0 || r.Pages == 0 {
		t.Fatalf("%s: %+v", filepath.Base(path), r)
	}
	return r
}

func pool(t testing.TB, uri string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", uri)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

func do(t testing.TB, db interface {
	Exec(string, ...any) (sql.Result, error)
}, query string, args ...any) {
	t.Helper()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

// one is the query's one value as text.
func one(t testing.TB, db *sql.DB, query string) string {
	t.Helper()
	var s string
	if err := db.QueryRow(query).Scan(&s); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return s
}

// fill makes what a ledger has: texts, indexes, rows of several pages, free pages.
func fill(t testing.TB, db *sql.DB, people int) {
	t.Helper()
	do(t, db, "CREATE TABLE person(id TEXT PRIMARY KEY, name TEXT, note TEXT) STRICT")
	do(t, db, "CREATE INDEX person_name ON person(name)")
	do(t, db, "CREATE TABLE change(seq INTEGER PRIMARY KEY, was TEXT) STRICT")
	do(t, db, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < ?1)
		INSERT INTO person SELECT 'P'||i, '张三'||i, '积极参加组织生活'||i FROM n`, people)
	do(t, db, "INSERT INTO change(was) SELECT note || hex(randomblob(4500)) FROM person WHERE rowid % 20 = 0")
	do(t, db, "DELETE FROM change WHERE seq % 3 = 0")
	do(t, db, "DELETE FROM person WHERE rowid % 7 = 0")
}

const (
	allPeople  = "SELECT group_concat(id || name || note, ';') FROM (SELECT * FROM person ORDER BY rowid)"
	allChanges = "SELECT coalesce(group_concat(was, ';'), '') FROM (SELECT * FROM change ORDER BY seq)"
)

// wholeFile fails unless every page of the file fits.
func wholeFile(t testing.TB, path string) Report {
	t.Helper()
	r, err := CheckFile(context.Background(), path)
	if err != nil || len(r.Bad) > 0 || r.Pages == 0 {
		t.Fatalf("%s: %+v, %v", filepath.Base(path), r, err)
	}
	return r
}

func isCode(err error, code int) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code() == code
}

func TestRound(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "党建 台账.db")
	db := kept(t, path)
	fill(t, db, 5000)
	do(t, db, "VACUUM")
	do(t, db, "DELETE FROM person WHERE rowid > 4000")
	for _, check := range []string{"PRAGMA integrity_check", "PRAGMA quick_check"} {
		if s := one(t, db, check); s != "ok" {
			t.Errorf("%s: %s", check, s)
		}
	}
	people, changes := one(t, db, allPeople), one(t, db, allChanges)
	copies := map[string]string{"kept": filepath.Join(dir, "kept.db"), "plain": filepath.Join(dir, "plain.db")}
	do(t, db, "VACUUM INTO ?", copies["kept"])
	do(t, db, "VACUUM INTO ?", PlainURI(copies["plain"], url.Values{"vfs": {plainVFS(t)}, "reserve": {"0"}}))
	db.Close()
	if r := wholeFile(t, path); r.Pages < 100 {
		t.Errorf("%d pages", r.Pages)
	}
	head, err := os.ReadFile(path)
	if err != nil || head[reserveAt] != 8 {
		t.Errorf("reserve %d, %v", head[reserveAt], err)
	}
	wholeFile(t, copies["kept"])
	if is, err := Checked(copies["plain"]); is || err != nil {
		t.Error("a plain copy is taken for checked", err)
	}
	if r, err := CheckFile(context.Background(), copies["plain"]); err != nil || int64(len(r.Bad)) != r.Pages {
		t.Errorf("a plain copy has pages that fit: %+v %v", r, err)
	}
	copies["converted"] = filepath.Join(dir, "converted.db")
	into, err := Into(copies["converted"])
	if err != nil {
		t.Fatal(err)
	}
	do(t, plain(t, copies["plain"]), "VACUUM INTO ?", into)
	wholeFile(t, copies["converted"])
	for name, file := range copies {
		for how, db := range map[string]*sql.DB{"plain": plain(t, file), "kept": kept(t, file)} {
			if name == "plain" && how == "kept" {
				if err := db.Ping(); !isCode(err, sqlite3.SQLITE_IOERR_DATA) {
					t.Errorf("a plain file opened as kept: %v", err)
				}
				continue
			}
			if one(t, db, allPeople) != people || one(t, db, allChanges) != changes || one(t, db, "PRAGMA integrity_check") != "ok" {
				t.Errorf("%s copy by %s connection: other data", name, how)
			}
			db.Close()
		}
	}
	// Another program that writes without values is noticed.
	db = plain(t, path)
	do(t, db, "UPDATE person SET note = '别的程序' WHERE rowid = 1")
	db.Close()
	if r, err := CheckFile(context.Background(), path); err != nil || len(r.Bad) == 0 {
		t.Errorf("pages without values: %+v %v", r, err)
	}
}

func plainVFS(t *testing.T) string {
	return map[bool]string{true: "win32", false: "unix"}[os.PathSeparator == '\\']
}

// 1,000 random bytes changed, one at a time: the check finds each and names its page,
// and no reading gives other data than before.
func TestChangedBytes(t *testing.T) { each(t, changedBytes) }

func changedBytes(t *testing.T, h how) {
	path := filepath.Join(t.TempDir(), "a.db")
	db := h.open(t, path)
	fill(t, db, 2000)
	people, changes := one(t, db, allPeople), one(t, db, allChanges)
	db.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	state := StateOfImage(whole)
	rnd := seeded(t)
	times, refused, unread := 1000, 0, 0
	if testing.Short() {
		times = 200
	}
	for i := range times {
		b := bytes.Clone(whole)
		at := h.start() + rnd.IntN(len(b)-h.start())
		if i < 100 { // the header, byte by byte
			at = h.start() + i
		}
		b[at] ^= byte(1 + rnd.IntN(255))
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		at -= h.start()
		no := int64(at/pageSize + 1)
		if r := h.check(t, path); !slices.Equal(r.Bad, []int64{no}) {
			t.Fatalf("byte %d of page %d: %+v", at%pageSize, no, r)
		}
		if is, err := StateOf(path); is != state || err != nil {
			t.Fatalf("byte %d of page %d: no longer taken for what it is, %v", at%pageSize, no, err)
		}
		db := h.open(t, path)
		for query, want := range map[string]string{allPeople: people, allChanges: changes, "PRAGMA quick_check": "ok"} {
			var got string
			switch err := db.QueryRow(query).Scan(&got); {
			case isCode(err, sqlite3.SQLITE_IOERR_DATA), err == nil && got != "ok" && want == "ok":
				refused++
			case err != nil || got != want:
				t.Fatalf("byte %d of page %d: %s gives %.50q, %v", at%pageSize, no, query, got, err)
			default:
				unread++ // the page is not among those that were asked for
			}
		}
		db.Close()
	}
	t.Logf("%d found by the check; of %d readings %d refused, %d did not meet the page", times, 3*times, refused, unread)
}

func TestBlankMissingAndForeign(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a.db")
	db := kept(t, path)
	do(t, db, "PRAGMA secure_delete = 1") // free pages become blank
	fill(t, db, 1000)
	do(t, db, "DELETE FROM change")
	db.Close()
	all := wholeFile(t, path).Pages
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	free := 0
	var inUse int64
	for no := int64(1); no <= all; no++ {
		switch p := whole[(no-1)*pageSize : no*pageSize]; {
		case blank(p):
			free++
		case no > 5 && p[0] == 13: // a table's leaf
			inUse = no
		}
	}
	if free < 10 || inUse == 0 {
		t.Fatalf("%d blank pages, page %d in use", free, inUse)
	}
	for name, c := range map[string]struct {
		image []byte
		count int
		bad   []int64
	}{
		"lost page":   {slices.Concat(whole[:(inUse-1)*pageSize], zeros[:], whole[inUse*pageSize:]), 1, []int64{inUse}},
		"shortened":   {whole[:(all-2)*pageSize-100], 3, []int64{all - 2, all - 1, all}},
		"one byte":    {whole[:1], 1, []int64{1}},
		"empty":       {nil, 1, []int64{1}},
		"all lost":    {make([]byte, 300*pageSize), 300, nil},
		"foreign":     {bytes.Repeat([]byte("不是台账。"), 2000), 7, []int64{1, 2, 3, 4, 5, 6, 7}},
		"untouched":   {whole, 0, nil},
		"with a tail": {slices.Concat(whole, zeros[:], []byte("x")), 0, nil},
	} {
		r, err := CheckImage(ctx, c.image)
		if err != nil || len(r.Bad) != c.count || c.bad != nil && !slices.Equal(r.Bad, c.bad) {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
	stop, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := CheckImage(stop, whole); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// A list of free pages that leads in circles or out of the file ends.
func TestFreeListLoops(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db := kept(t, path)
	fill(t, db, 1000)
	do(t, db, "DELETE FROM change")
	db.Close()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	trunk := binary.BigEndian.Uint32(b[freeAt:])
	p := b[(trunk-1)*pageSize : trunk*pageSize]
	binary.BigEndian.PutUint32(p, trunk)
	binary.BigEndian.PutUint32(p[4:], 1<<31)
	binary.BigEndian.PutUint32(p[8:], 1<<31+7)
	values{}.seal(p, int64(trunk))
	b = append(b, zeros[:]...)
	binary.BigEndian.PutUint32(b[pagesAt:], uint32(len(b)/pageSize))
	values{}.seal(b[:pageSize], 1)
	if r, err := CheckImage(context.Background(), b); err != nil || len(r.Bad) != 1 {
		t.Errorf("%+v %v", r, err)
	}
}

func TestSample(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a.db")
	db := kept(t, path)
	fill(t, db, 4000)
	db.Close()
	pages := wholeFile(t, path).Pages
	sample := func(n int) Report {
		t.Helper()
		f, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		r, err := f.Sample(ctx, n)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if r := sample(10); r.Pages != 10 || len(r.Bad) != 0 {
		t.Errorf("%+v", r)
	}
	if r := sample(1 << 20); r.Pages != pages || len(r.Bad) != 0 {
		t.Errorf("%+v", r)
	}
	for _, no := range []int64{1, pages} {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		b[no*pageSize-1000] ^= 4
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if r := sample(10); !slices.Contains(r.Bad, no) {
			t.Errorf("page %d: %+v", no, r)
		}
	}
}

func TestNoWAL(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	db := kept(t, path)
	do(t, db, "PRAGMA temp_store = FILE")
	do(t, db, "PRAGMA cache_size = 20")
	fill(t, db, 3000)
	do(t, db, "CREATE TEMP TABLE sorted AS SELECT * FROM person ORDER BY note")
	for _, s := range []string{"PRAGMA journal_mode=WAL", "PRAGMA main.journal_mode('wal')"} {
		if _, err := db.Exec(s); err == nil {
			t.Error(s)
		}
	}
	do(t, db, "INSERT INTO person VALUES('X','李四','')")
	db.Close()
	wholeFile(t, path)
	// A file that says in itself that it has one is not opened, and not changed.
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[18], b[19] = 2, 2
	values{}.seal(b[:pageSize], 1)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := kept(t, path).Ping(); err == nil {
		t.Error("opened with a write-ahead log")
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, b) {
		t.Error("the file was changed", err)
	}
}

// Several connections at once, and a check beside them.
func TestAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	uri, err := URI(path, url.Values{"_txlock": {"immediate"}, "_pragma": {"busy_timeout(60000)", "synchronous(OFF)"}})
	if err != nil {
		t.Fatal(err)
	}
	db := pool(t, uri)
	do(t, db, "CREATE TABLE p(id INTEGER PRIMARY KEY, t TEXT)")
	db.SetMaxOpenConns(4)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range 40 {
				if _, err := db.Exec("INSERT INTO p(t) VALUES(hex(randomblob(900)))"); err != nil {
					t.Error(i, err)
					return
				}
			}
		})
	}
	all.Go(func() {
		f, err := Open(path)
		if err != nil {
			t.Error(err)
			return
		}
		t.Cleanup(func() { f.Close() })
		for range 10 {
			scan := f.Scan()
			for more := true; more; {
				tx, err := db.Begin()
				if err == nil {
					more, err = scan.Step()
					tx.Rollback()
				}
				if err != nil {
					t.Error(err)
					return
				}
			}
			if len(scan.Bad) > 0 {
				t.Errorf("%+v", scan.Report)
			}
		}
	})
	all.Wait()
	if s := one(t, db, "SELECT count(*) FROM p"); s != "160" {
		t.Error(s)
	}
	if s := one(t, db, "PRAGMA integrity_check"); s != "ok" {
		t.Error(s)
	}
	db.Close()
	wholeFile(t, path)
}
