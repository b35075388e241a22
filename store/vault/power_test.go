package vault

// Kills and power cuts in the midst of a transaction. A VFS beneath ours, SQLite's
// default in this test's process, notes what goes to the disk.

import (
	"bufio"
	"bytes"
	"database/sql"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unsafe"

	"modernc.org/libc"
	"modernc.org/libc/sys/types"
	sqlite3 "modernc.org/sqlite/lib"
)

const (
	childEnv = "PARTYLEDGER_VAULT_CHILD" // the file that a child writes to
	secret   = "口令 of the tests"         // of encrypted ones
	planted  = "张三110101199003071234"    // in every row of a book
)

// Bounds for the CI; more by hand.
var (
	kills  = flag.Int("kills", 25, "how often each kind of file has its writer killed")
	images = flag.Int("images", 60, "how many power cuts each kind of file has")
	seed   = flag.Uint64("seed", 0, "of what is random; 0 = another each time")
)

// seeded is a source of what is random, whose seed the log has.
func seeded(t testing.TB) *rand.Rand {
	n := *seed
	if n == 0 {
		n = rand.Uint64()
	}
	t.Logf("seed %d", n)
	return rand.New(rand.NewPCG(n, 1))
}

func TestMain(m *testing.M) {
	flag.Parse()
	usual = cost{1, 64, 1} // what is tested is not how long a password holds
	if path := os.Getenv(childEnv); path != "" {
		if err := child(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	watchDisk()
	os.Exit(m.Run())
}

// diskOp is one call that changes a file on disk.
type diskOp struct {
	journal bool
	what    byte // w: write, t: truncate, s: sync; c: transaction off was committed
	off     int64
	b       []byte
}

var (
	disk      func(diskOp) // nil = nobody looks
	diskBase  uintptr
	diskRooms uintptr
)

type diskRoom struct {
	room
	journal bool
}

// watchDisk makes a VFS that calls disk the default one.
func watchDisk() {
	tls := libc.NewTLS()
	defer tls.Close()
	diskBase = sqlite3.Xsqlite3_vfs_find(tls, 0)
	own := libc.Xcalloc(tls, 1, types.Size_t(unsafe.Sizeof(sqlite3.Tsqlite3_vfs{})))
	name, err := libc.CString("watched")
	v := at[sqlite3.Tsqlite3_vfs](own)
	*v = *at[sqlite3.Tsqlite3_vfs](diskBase)
	diskRooms = (uintptr(v.FszOsFile) + 15) &^ 15
	v.FszOsFile = int32(diskRooms + unsafe.Sizeof(diskRoom{}))
	v.FpNext, v.FzName, v.FxOpen = 0, name, pointer(diskOpen)
	if rc := sqlite3.Xsqlite3_vfs_register(tls, own, 1); rc != sqlite3.SQLITE_OK || err != nil {
		panic(fmt.Sprint(rc, err))
	}
}

func diskOpen(tls *libc.TLS, _, name, file uintptr, flags int32, out uintptr) int32 {
	open := fn[func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32](at[sqlite3.Tsqlite3_vfs](diskBase).FxOpen)
	rc := open(tls, diskBase, name, file, flags, out)
	if rc != sqlite3.SQLITE_OK || flags&(sqlite3.SQLITE_OPEN_MAIN_DB|sqlite3.SQLITE_OPEN_MAIN_JOURNAL) == 0 {
		return rc
	}
	f, r := at[sqlite3.Tsqlite3_file](file), at[diskRoom](file+diskRooms)
	r.base, r.journal = f.FpMethods, flags&sqlite3.SQLITE_OPEN_MAIN_JOURNAL != 0
	r.methods = *at[sqlite3.Tsqlite3_io_methods](r.base)
	r.methods.FxWrite, r.methods.FxTruncate, r.methods.FxSync = pointer(diskWrite), pointer(diskTruncate), pointer(diskSync)
	f.FpMethods = file + diskRooms
	return rc
}

func diskUnder(file uintptr, what byte, off int64, b []byte) *sqlite3.Tsqlite3_io_methods {
	r := at[diskRoom](file + diskRooms)
	if disk != nil {
		disk(diskOp{r.journal, what, off, bytes.Clone(b)})
	}
	return at[sqlite3.Tsqlite3_io_methods](r.base)
}

func diskWrite(tls *libc.TLS, file, buf uintptr, n int32, off int64) int32 {
	return fn[transfer](diskUnder(file, 'w', off, mem(buf, n)).FxWrite)(tls, file, buf, n, off)
}

func diskTruncate(tls *libc.TLS, file uintptr, size int64) int32 {
	return fn[func(*libc.TLS, uintptr, int64) int32](diskUnder(file, 't', size, nil).FxTruncate)(tls, file, size)
}

func diskSync(tls *libc.TLS, file uintptr, flags int32) int32 {
	return fn[func(*libc.TLS, uintptr, int32) int32](diskUnder(file, 's', 0, nil).FxSync)(tls, file, flags)
}

// apply is the file after the call.
func (o diskOp) apply(image []byte) []byte {
	end := o.off + int64(len(o.b))
	if grow := end - int64(len(image)); grow > 0 {
		image = append(image, make([]byte, grow)...)
	}
	if o.what == 't' {
		return image[:o.off]
	}
	copy(image[o.off:], o.b)
	return image
}

// book makes accounts whose sum never changes, and says in done what was committed.
func book(t testing.TB, db *sql.DB) {
	t.Helper()
	do(t, db, "CREATE TABLE acct(id INTEGER PRIMARY KEY, bal INTEGER, pad TEXT)")
	do(t, db, "CREATE TABLE done(seq INTEGER PRIMARY KEY, n INTEGER)")
	do(t, db, "CREATE TABLE item(seq INTEGER, t TEXT)")
	do(t, db, "CREATE INDEX item_t ON item(t)")
	do(t, db, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<400)
		INSERT INTO acct SELECT i, 100, ?||hex(randomblob(150)) FROM n`, planted)
	do(t, db, "PRAGMA cache_size = 12") // too few: pages go to the disk before the end
}

func work(db *sql.DB, rnd *rand.Rand, seq int64) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var bad error
	do := func(query string, args ...any) {
		if bad == nil {
			_, bad = tx.Exec(query, args...)
		}
	}
	for range 1 + rnd.IntN(60) {
		do("UPDATE acct SET bal = bal - 1, pad = '"+planted+"'||hex(randomblob(150)) WHERE id = ?", 1+rnd.IntN(400))
		do("UPDATE acct SET bal = bal + 1, pad = '"+planted+"'||hex(randomblob(150)) WHERE id = ?", 1+rnd.IntN(400))
	}
	n := 1 + rnd.IntN(40)
	for range n {
		do("INSERT INTO item VALUES(?, '"+planted+"'||hex(randomblob(?)))", seq, 1+rnd.IntN(3000))
	}
	if seq%5 == 0 {
		do("DELETE FROM item WHERE seq = ?", seq-3)
		do("UPDATE done SET n = 0 WHERE seq = ?", seq-3)
	}
	do("INSERT INTO done VALUES(?, ?)", seq, n)
	if bad != nil {
		return bad
	}
	return tx.Commit()
}

// checkBook opens what is left of a book of which seq was committed, by a connection
// of our own or a plain one, and answers what is committed in it.
func checkBook(t *testing.T, db *sql.DB, seq int64) int64 {
	t.Helper()
	there, err := bookOf(db, seq)
	if err != nil {
		t.Fatal(err)
	}
	return there
}

func bookOf(db *sql.DB, seq int64) (int64, error) {
	for _, c := range []struct{ query, want string }{
		{"PRAGMA quick_check", "ok"},
		{"SELECT sum(bal) FROM acct", "40000"},
		{"SELECT count(*) FROM done d WHERE n <> (SELECT count(*) FROM item WHERE seq = d.seq)", "0"},
	} {
		var s string
		if err := db.QueryRow(c.query).Scan(&s); err != nil || s != c.want {
			return 0, fmt.Errorf("after %d: %s: %s %v", seq, c.query, s, err)
		}
	}
	var there int64
	err := db.QueryRow("SELECT coalesce(max(seq), 0) FROM done").Scan(&there)
	if err == nil && (there < seq || there > seq+1) {
		err = fmt.Errorf("%d was committed, %d is there", seq, there)
	}
	return there, err
}

func copyBook(t *testing.T, to, from string) {
	t.Helper()
	for _, suffix := range []string{"", "-journal"} {
		b, err := os.ReadFile(from + suffix)
		if os.IsNotExist(err) {
			os.Remove(to + suffix)
			continue
		}
		if err == nil {
			err = os.WriteFile(to+suffix, b, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func liveJournal(path string) bool {
	b, err := os.ReadFile(path + "-journal")
	return err == nil && len(b) > 512 && (b[0] != 0 || bytes.HasPrefix(b, []byte(journalMagic)))
}

// child works on the book at path until it is killed, and says what it has committed.
func child(path string) error {
	connect := URI
	if s, err := StateOf(path); err != nil {
		return err
	} else if s == StateSealed {
		k, err := Unlock(path, secret)
		if err != nil {
			return err
		}
		connect = k.URI
	}
	uri, err := connect(path, settings("cache_size(12)"))
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", uri)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	var seq int64
	if err := db.QueryRow("SELECT coalesce(max(seq), 0) FROM done").Scan(&seq); err != nil {
		return err
	}
	rnd := rand.New(rand.NewPCG(rand.Uint64(), 1))
	fmt.Println("ready")
	for {
		seq++
		if err := work(db, rnd, seq); err != nil {
			return err
		}
		fmt.Println(seq)
		if rnd.IntN(20) == 0 {
			if _, err := db.Exec("VACUUM"); err != nil {
				return err
			}
		}
	}
}

// killed lets a child work for a random time, kills it and answers what it said last.
func killed(t *testing.T, path string, seq int64) int64 {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewScanner(out)
	for said.Scan() {
		if said.Text() == "ready" {
			time.AfterFunc(time.Duration(rand.IntN(100))*time.Millisecond, func() { cmd.Process.Kill() })
		} else if n, err := strconv.ParseInt(strings.TrimSpace(said.Text()), 10, 64); err == nil {
			seq = n
		}
	}
	cmd.Wait()
	return seq
}

// What was committed is there after each kill and every page fits; so it does where a
// program without check values played the journal back, and nothing that is encrypted
// shows.
func TestKilled(t *testing.T) {
	times := *kills
	if testing.Short() {
		times = min(times, 8)
	}
	each(t, func(t *testing.T, h how) {
		dir := t.TempDir()
		path, copied := filepath.Join(dir, "a.db"), filepath.Join(dir, "b.db")
		db := h.open(t, path)
		book(t, db)
		db.Close()
		seq, live := int64(0), 0
		for range times {
			said := killed(t, path, seq)
			if liveJournal(path) {
				live++
			}
			if h.key == nil {
				copyBook(t, copied, path)
				db := plain(t, copied)
				checkBook(t, db, said)
				db.Close()
				h.whole(t, copied) // a kill tears no page
			} else {
				hidden(t, path)
			}
			db = h.open(t, path)
			seq = checkBook(t, db, said)
			db.Close()
			h.whole(t, path)
		}
		t.Logf("%d kills, %d left a live journal, %d transactions", times, live, seq)
		if live == 0 {
			t.Error("no kill in a transaction")
		}
	})
}

// Power cuts as SQLite's own tests have them: of each file what was synced is there;
// of what was written since, each write is there, missing or cut between sectors, in
// any mix. Page 1 may be half new: SQLite reads its header before the journal.
func TestPowerLoss(t *testing.T) {
	times := *images
	if testing.Short() {
		times = min(times, 15)
	}
	each(t, func(t *testing.T, h how) {
		if err := powerLoss(t, h, times); err != nil {
			t.Error(err)
		}
	})
}

// The simulation finds what it is to find: with one safeguard taken out it fails.
func TestPowerLossBites(t *testing.T) {
	for name, safeguard := range map[string]*bool{"the header of a torn first page": &without.lead,
		"frames before the database": &without.frames} {
		*safeguard = true
		err := powerLoss(t, hows(t)[1], max(400, *images))
		*safeguard = false
		if err == nil {
			t.Errorf("without %s nothing was lost", name)
		}
		t.Logf("without %s: %v", name, err)
	}
}

// powerLoss has a book worked on, and opens what is left of it after a cut, times
// times.
func powerLoss(t *testing.T, h how, times int) error {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	db := h.open(t, path)
	defer db.Close()
	book(t, db)
	before := map[bool][]byte{}
	for journal, suffix := range map[bool]string{false: "", true: "-journal"} {
		b, err := os.ReadFile(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		before[journal] = b
	}
	var ops []diskOp
	disk = func(o diskOp) { ops = append(ops, o) }
	defer func() { disk = nil }()
	rnd := seeded(t)
	for seq := int64(1); seq <= 40; seq++ {
		if err := work(db, rnd, seq); err != nil {
			return err
		}
		ops = append(ops, diskOp{what: 'c', off: seq})
		if seq == 20 {
			do(t, db, "VACUUM")
		}
	}
	disk = nil
	db.Close()
	live, plainly, mended := 0, 0, 0
	for i := range times {
		cut := 1 + rnd.IntN(len(ops))
		crash, other := filepath.Join(dir, "crash.db"), filepath.Join(dir, "other.db")
		for journal, suffix := range map[bool]string{false: "", true: "-journal"} {
			b := remains(rnd, ops[:cut], bytes.Clone(before[journal]), journal)
			if err := os.WriteFile(crash+suffix, b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		committed := int64(0)
		for _, o := range ops[:cut] {
			if o.what == 'c' {
				committed = o.off
			}
		}
		if liveJournal(crash) {
			live++
		}
		if i%4 == 0 && h.key == nil {
			plainly++
			copyBook(t, other, crash)
			db := plain(t, other)
			checkBook(t, db, committed)
			db.Close()
			if r, err := CheckFile(t.Context(), other); err != nil || r.Damaged() {
				t.Fatalf("%+v %v", r, err)
			}
		}
		n, err := mend(t, h, crash, committed)
		if err != nil {
			return fmt.Errorf("image %d, cut %d: %w", i, cut, err)
		}
		mended += n
	}
	t.Logf("%d calls, %d images, %d with a live journal, %d of all by a plain connection too; %d free pages mended", len(ops), times,
		live, plainly, mended)
	return nil
}

// mend opens a crashed book as the store does and answers how many free pages were torn.
func mend(t *testing.T, h how, path string, committed int64) (int, error) {
	t.Helper()
	db := h.open(t, path)
	defer db.Close()
	if err := db.QueryRow("SELECT count(*) FROM done").Scan(new(int)); err != nil {
		return 0, err
	}
	f := h.file(t, path)
	defer f.Close()
	defer db.Close()
	torn, err := f.Mend()
	if err != nil {
		return 0, err
	}
	if _, err := bookOf(db, committed); err != nil {
		return 0, err
	}
	do(t, db, "INSERT INTO item VALUES(0, hex(randomblob(5000)))")
	r, err := f.Check(t.Context())
	if err == nil && len(r.Bad) > 0 {
		err = fmt.Errorf("%+v", r)
	}
	return len(torn), err
}

// remains is one file as a power cut after ops may leave it.
func remains(rnd *rand.Rand, ops []diskOp, b []byte, journal bool) []byte {
	synced := -1
	for i, o := range ops {
		if o.journal == journal && o.what == 's' {
			synced = i
		}
	}
	for i, o := range ops {
		if o.journal != journal || o.what != 'w' && o.what != 't' {
			continue
		}
		if i > synced {
			switch rnd.IntN(3) {
			case 0:
				continue
			case 1:
				at := rnd.IntN(len(o.b)/512+1) * 512
				if rnd.IntN(2) == 0 {
					o.b = o.b[:at]
				} else {
					o.off, o.b = o.off+int64(at), o.b[at:]
				}
			}
		}
		b = o.apply(b)
	}
	return b
}
