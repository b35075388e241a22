// Package store is whatever touches the disk: the ledger's SQLite file, its
// backups, Excel and Word in, Excel and PDF out. It decides nothing: rules and
// reports are functions of the Book that it reads.
package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"partyledger/assets"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store/trace"
	"partyledger/store/vault"
)

// Names in a workspace folder.
const (
	LedgerFile = "ledger.db"
	lockName   = "ledger.lock"
	ownerName  = "ledger.open" // who has it open, for the message to others
	BackupDir  = "backup"
	AttachDir  = "附件" // of attached files, beside the ledger and beside its backups
	logDir     = "log"
	appID      = 0x44544a5a // “DTJZ”: marks the file as ours
	logName    = "partyledger.log"
	logMaxSize = 4 << 20
)

// Options are what a Workspace needs from outside.
type Options struct {
	Now     func() time.Time // the clock; nil = time.Now
	NewID   func() string    // random part of a new record's ID; nil = 10 characters of crypto/rand
	Actor   string           // who writes; empty = the name of the system's user
	Version string           // the program's version, kept with each batch
	Trace   bool             // a crash of this process leaves its trace in the ledger's log folder
	Look    bool             // only for looking, even if the ledger can be written
	New     bool             // a ledger is made if there is none, nor anything of one
	Key     *vault.Key       // opens an encrypted ledger, and makes a new one encrypted; nil = none. The caller closes it, last
	CopyKey *vault.Key       // opens a copy that is restored, if Key does not
}

// filled is the options with what is left out.
func (o Options) filled() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.NewID == nil {
		o.NewID = randomID
	}
	if o.Actor == "" {
		o.Actor = systemUser()
	}
	return o
}

var discard = slog.New(slog.DiscardHandler)

// Workspace is one open ledger: a folder with its database. One process has it
// at a time. Its methods may be called from any goroutine but do I/O: never
// call them on the UI's.
type Workspace struct {
	dir  string
	db   *sql.DB
	lock *lock
	opt  Options
	log  *slog.Logger
	logf *os.File

	kept    keeping      // how the file is kept
	pages   vault.File   // the file once more, to check its pages; none if they have no check values
	looking *Looking     // nil = it can be written
	image   vault.Report // what the check of the ledger that is looked at has found
	lost    []Lost       // what cannot be read of a damaged one
	scratch *scratch     // what looking puts aside; nil = nothing yet
	held    hold         // the file as this program left it
	opened  bool         // it was opened without a fault
}

// Open opens the ledger in dir, makes one only if opt.New says so,
// and brings an older file up to date (after taking a copy). One that is there and
// cannot be written is opened for looking: see Looking. The error is one for people:
// see Explain.
func Open(ctx context.Context, dir string, opt Options) (_ *Workspace, err error) {
	opt = opt.filled()
	dir, err = filepath.Abs(dir)
	if err != nil {
		return nil, Fault("打开台账", err)
	}
	create, err := mayOpen(dir, opt.New)
	if err != nil {
		return nil, Fault("打开台账", err)
	}
	if create {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, Fault("建立台账文件夹“"+dir+"”", err)
		}
	}
	removeScratches()
	w := &Workspace{dir: dir, opt: opt, log: discard}
	defer func() {
		if err != nil {
			w.Close()
		}
	}()
	err = w.claim()
	if err == nil { // what was found before may have been another program's doing
		create, err = mayOpen(dir, opt.New)
	}
	if err != nil {
		return nil, Fault("打开台账", err)
	}
	if err := w.enter(ctx, create); err != nil {
		return nil, Fault("打开台账", err)
	}
	return w, nil
}

// enter opens the ledger whose folder is claimed, or makes it.
func (w *Workspace) enter(ctx context.Context, create bool) error {
	if err := w.mayUnlock(); err != nil {
		return err
	}
	open := w.openCopy
	if w.looking == nil {
		open = w.openFile
		w.openLog()
		if w.opt.Trace {
			trace.Into(LogDir(w.dir))
		}
		removeLeftovers(w.dir)
		if create {
			open = w.makeFile
		}
	}
	if err := open(ctx); err != nil {
		w.log.Error("open", "err", err)
		return err
	}
	if w.looking == nil {
		if err := w.beginHold(ctx); err != nil {
			return err
		}
	}
	w.opened = true
	return nil
}

// makeFile makes a new ledger in a folder of its own and then puts it in its place, so
// that a cut leaves a whole one or none, and opens it.
func (w *Workspace) makeFile(ctx context.Context) error {
	temp, err := os.MkdirTemp(w.dir, TempPrefix+"*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	fresh := &Workspace{dir: temp, opt: w.opt, log: w.log}
	err = fresh.openDatabase(ctx)
	if err = errors.Join(err, fresh.Close()); err != nil {
		return err
	}
	if err := os.Rename(fresh.Path(), w.Path()); err != nil {
		return err
	}
	if err := SyncDir(w.dir); err != nil {
		return err
	}
	return w.openFile(ctx)
}

// openFile opens the database that is in its place.
func (w *Workspace) openFile(ctx context.Context) error {
	if err := finishSwap(w.dir, w.opt, w.log); err != nil {
		return err
	}
	if err := checkHeader(w.Path(), w.opt.Key); errors.Is(err, fs.ErrNotExist) {
		return errLost{w.dir, remains(w.dir)}
	} else if err != nil {
		return err
	}
	return w.openDatabase(ctx)
}

// openDatabase opens the database that is there or is made, and brings it up to date.
func (w *Workspace) openDatabase(ctx context.Context) error {
	if err := w.openAsKept(ctx); err != nil {
		return err
	}
	steps, err := migrations()
	if err == nil {
		err = w.modernize(ctx, steps)
	}
	if err == nil {
		err = w.chainOld(ctx)
	}
	if err == nil {
		err = w.noteFork(ctx)
	}
	if err == nil {
		err = w.turnStanding(ctx)
	}
	if err == nil {
		err = w.turnDues(ctx)
	}
	if err == nil {
		err = w.turnThemeDays(ctx)
	}
	return err
}

// closeFile closes the database, and then what is open of the file beside it: see
// vault.Open.
func (w *Workspace) closeFile() error {
	var err error
	if w.db != nil {
		err = w.db.Close()
		w.db = nil
	}
	if w.pages.File != nil {
		err = errors.Join(err, w.pages.Close())
		w.pages.File = nil
	}
	w.held = hold{}
	return err
}

// openAsKept opens the database by how its pages are kept: a page that is written in
// another way would not fit any more.
func (w *Workspace) openAsKept(ctx context.Context) (err error) {
	if w.kept, err = keepingOf(w.Path(), w.opt.Key); err != nil {
		return err
	}
	if w.kept.state == vault.StatePlain {
		return w.openPlain(ctx)
	}
	return w.openPages(ctx)
}

// openPlain opens a database whose pages have no check values.
func (w *Workspace) openPlain(ctx context.Context) error {
	if err := w.openPoolAt(w.Path()); err != nil {
		return err
	}
	return quickCheck(ctx, w.db)
}

// openPool opens the one connection, which is kept.
func openPool(dsn string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dsn)
	if err == nil {
		db.SetMaxOpenConns(1)
		db.SetConnMaxIdleTime(0)
	}
	return db, err
}

// openPoolAt opens the file at path to write to it.
func (w *Workspace) openPoolAt(path string) error {
	uri, err := w.kept.dsn(path)
	if err == nil {
		w.db, err = openPool(uri)
	}
	return err
}

// dsn gives every connection its settings: a rollback journal and full syncs,
// because sticks are FAT or exFAT and are pulled; never WAL.
func (k keeping) dsn(path string) (string, error) {
	q := settings("immediate", "busy_timeout(5000)", "locking_mode(EXCLUSIVE)", "journal_mode(DELETE)", "synchronous(FULL)",
		"cache_size(-65536)", "secure_delete(1)")
	return k.uri(path, q)
}

// settings are those of every connection, and more.
func settings(begin string, more ...string) url.Values {
	return url.Values{"_txlock": {begin}, "_dqs": {"0"},
		"_pragma": append(more, "foreign_keys(1)", "temp_store(MEMORY)", "trusted_schema(0)")}
}

// checkHeader refuses a file that is no ledger before SQLite sees it, so that a truncated
// or foreign file is never written to. Of an encrypted one it is the key that says so.
func checkHeader(path string, key *vault.Key) error {
	head, err := headOf(path)
	if err != nil {
		return err
	}
	if len(head) > 0 {
		k, err := keepingOf(path, key)
		if err != nil {
			return err
		}
		if k.key != nil {
			return sealedCut(path, k.key)
		}
	}
	st, err := os.Stat(path)
	if err != nil {
		return err
	}
	if err := headFault(head); err != nil {
		return err
	}
	least := sizeSaid(head)
	undo, err := headOf(path + journalSuffix)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if h, hot := readJournalHead(undo); hot { // it puts the size back to what it was, and no page that is not there
		least = int64(h.pages) * int64(h.page)
	}
	if st.Size() < least {
		return errDamaged
	}
	return nil
}

// sealedCut refuses an encrypted ledger that is shorter than its journal says that it
// was: playing it back would write pages that are not there. Without a journal SQLite
// itself finds that some are missing, and writes nothing.
func sealedCut(path string, key *vault.Key) error {
	f, err := key.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	undo, err := f.Undo(path + journalSuffix)
	if err != nil {
		return err
	}
	pages, err := f.Pages()
	if h, hot := readJournalHead(undo); hot && pages < int64(h.pages) {
		return errDamaged
	}
	return err
}

// imageFault is checkHeader of a ledger in memory.
func imageFault(image []byte) error {
	if err := headFault(image); err != nil {
		return err
	}
	if int64(len(image)) < sizeSaid(image) {
		return errDamaged
	}
	return nil
}

// sizeSaid is how long a database says in its header that it is.
func sizeSaid(head []byte) int64 {
	pageSize := int64(binary.BigEndian.Uint16(head[16:]))
	if pageSize == 1 {
		pageSize = 65536
	}
	return int64(binary.BigEndian.Uint32(head[28:])) * pageSize
}

// headFault refuses what does not begin as a database does, is another program's, or says
// that it is of a later version: its pages may be kept in another way.
func headFault(head []byte) error {
	switch {
	case len(head) == 0:
		return errEmpty
	case len(head) < headerSize || string(head[:16]) != sqliteMagic:
		return errDamaged
	case !ofLedger(head):
		return errForeign
	}
	steps, err := migrations()
	if err != nil {
		return err
	}
	if version := int(binary.BigEndian.Uint32(head[60:])); version > len(steps) {
		return errNewer{version, len(steps)}
	}
	return nil
}

func quickCheck(ctx context.Context, q Queryer) error {
	rows, err := q.QueryContext(ctx, "PRAGMA quick_check(20)")
	if err != nil {
		return err
	}
	defer rows.Close()
	var said []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return err
		}
		said = append(said, s)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if len(said) != 1 || said[0] != "ok" {
		return fmt.Errorf("%w: %s", errDamaged, strings.Join(said, "; "))
	}
	return nil
}

// Close closes the ledger; it is safe to pull the stick afterwards.
func (w *Workspace) Close() error {
	err := w.Suspend()
	if w.lock != nil {
		err = errors.Join(err, w.lock.release())
		w.lock = nil
	}
	return err
}

// Suspend closes all files of the ledger, so that its key may be closed, and keeps the
// folder for this process. Until Resume it may only be asked for where it is, and closed.
func (w *Workspace) Suspend() error {
	if w.db != nil && w.opened && w.looking == nil && w.lookAtFile(false) == nil {
		w.keepHead(context.Background())
	}
	w.opened = false
	err := w.closeFile()
	if w.logf != nil {
		w.logf.Close()
		w.logf = nil
	}
	if w.scratch != nil {
		err = errors.Join(err, w.scratch.remove())
		w.scratch = nil
	}
	return err
}

// Resume opens a suspended ledger again; key opens it if it is encrypted. What was read
// of it before may be of another state. After an error it is suspended as before.
func (w *Workspace) Resume(ctx context.Context, key *vault.Key) error {
	w.opt.Key = key
	err := w.enter(ctx, false)
	if err != nil {
		err = errors.Join(err, w.Suspend())
	}
	return Fault("打开台账", err)
}

// Dir is the workspace's folder.
func (w *Workspace) Dir() string { return w.dir }

// Now is the moment by the workspace's clock.
func (w *Workspace) Now() time.Time { return w.opt.Now() }

// Stamp is the moment as tables keep it.
func (w *Workspace) Stamp() string { return w.Now().UTC().Format(time.RFC3339) }

// Actor is who writes.
func (w *Workspace) Actor() string { return w.opt.Actor }

// Version is the program's, fit for a packet.
func (w *Workspace) Version() string { return cmp.Or(w.opt.Version, "0") }

// Path is the database file.
func (w *Workspace) Path() string { return filepath.Join(w.dir, LedgerFile) }

// LogDir is the folder that the ledger in dir has for its log and for the traces
// of crashes; it may be missing.
func LogDir(dir string) string { return filepath.Join(dir, logDir) }

// openLog opens the log; without one the program still works.
func (w *Workspace) openLog() {
	if f := logFile(w.dir); f != nil {
		w.logf, w.log = f, logInto(f, w.kept.key)
	}
}

// logInto is the log in a file; a key seals its lines.
func logInto(f *os.File, key *vault.Key) *slog.Logger {
	if key != nil {
		return slog.New(slog.NewTextHandler(sealing{f, key}, nil))
	}
	return slog.New(slog.NewTextHandler(f, nil))
}

// logFor is the log of a ledger that is not open, until done is called; a key seals it.
func logFor(dir string, key *vault.Key) (log *slog.Logger, done func()) {
	f := logFile(dir)
	if f == nil {
		return discard, func() {}
	}
	return logInto(f, key), func() { f.Close() }
}

// logFile opens the log's file; nil if there can be none.
func logFile(dir string) *os.File {
	dir = LogDir(dir)
	path := filepath.Join(dir, logName)
	if os.MkdirAll(dir, 0o700) != nil {
		return nil
	}
	if st, err := os.Stat(path); err == nil && st.Size() > logMaxSize {
		os.Rename(path, path+".1")
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return nil
	}
	return f
}

// Log is where what is not for people goes.
func (w *Workspace) Log() *slog.Logger { return w.log }

// Watch, if set, is called before every use of the database. A build for tests
// sets it, to fail on I/O where none belongs.
var Watch func()

// conn is the database for one use.
func (w *Workspace) Conn() *sql.DB {
	if Watch != nil {
		Watch()
	}
	return w.db
}

// begin starts a transaction.
func (w *Workspace) begin(ctx context.Context) (*sql.Tx, error) { return w.Conn().BeginTx(ctx, nil) }

// Query says which part of the ledger a Book is of.
type Query struct {
	AsOf  day.Day // zero = today
	Scope string  // enterprise ID; empty = the whole group
}

// Book reads a snapshot of the ledger.
func (w *Workspace) Book(ctx context.Context, q Query) (*model.Book, error) {
	if q.AsOf.IsZero() {
		q.AsOf = w.Today()
	}
	var b *model.Book
	err := w.ReadTx(ctx, func(tx *sql.Tx) error {
		var err error
		if b, err = readBook(ctx, tx, q); err != nil {
			return err
		}
		b.Today, err = w.LawDay(ctx, tx)
		return err
	})
	if err != nil {
		return nil, Fault("读取台账", err)
	}
	return b, nil
}

func readBook(ctx context.Context, q Queryer, query Query) (*model.Book, error) {
	added, err := Load[model.Holiday](ctx, q, "1 = 1", "day")
	if err != nil {
		return nil, err
	}
	b := model.NewBook(query.AsOf, query.Scope, calendar(added))
	for _, schema := range model.Schemas() {
		if err := readList(ctx, q, b, schema); err != nil {
			return nil, err
		}
	}
	return b.Seal(), nil
}

// readList reads all records of one kind into the book, in their lists' order.
func readList(ctx context.Context, q Queryer, b *model.Book, schema *model.Schema) error {
	t := tables[schema.Kind]
	rows, err := q.QueryContext(ctx, fmt.Sprintf("SELECT %s FROM %s ORDER BY %s", t.columns, schema.Kind, t.order))
	if err != nil {
		return fmt.Errorf("read %s: %w", schema.Kind, err)
	}
	defer rows.Close()
	list, s := schema.NewList(), t.scanner()
	for rows.Next() {
		if err := s.scan(rows, list.Add()); err != nil {
			return fmt.Errorf("read %s: %w", schema.Kind, err)
		}
	}
	list.Put(b)
	return rows.Err()
}

// wholeYear is the fewest days off that make a year of the office's own a whole
// one: the statutory holidays before 2025. With fewer its answers stay provisional.
const wholeYear = 11

// calendar is the shipped tables with the office's own days laid over them. A
// year that only the office has is a table of its own.
func calendar(added []model.Holiday) *day.Calendar {
	tables := assets.Holidays()
	at := map[int]int{}
	for i, t := range tables {
		at[t.Year] = i
	}
	for _, h := range added {
		i, ok := at[h.Day.Year()]
		if !ok {
			i = len(tables)
			at[h.Day.Year()] = i
			tables = append(tables, day.YearTable{Year: h.Day.Year(), Source: "本单位录入", Partial: true})
		}
		tables[i].Set(h.Day, h.What == model.HolidayWork)
		if len(tables[i].Off) >= wholeYear {
			tables[i].Partial = false
		}
	}
	return day.NewCalendar(tables...)
}

// Today is the day by the workspace's clock.
func (w *Workspace) Today() day.Day {
	y, m, d := w.opt.Now().Date()
	return day.Of(y, int(m), d)
}

// LocalTime is a time that the ledger keeps as the clock on the wall shows it; what
// is no such time comes back as it is.
func LocalTime(at string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return at
	}
	return t.Local().Format("2006-01-02 15:04:05")
}

func randomID() string {
	var b [7]byte
	rand.Read(b[:])
	return base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding).EncodeToString(b[:])[:10]
}
