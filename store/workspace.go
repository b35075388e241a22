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
	"log/slog"
	"math"
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

	pages   vault.File   // the file once more, to check its pages; none if they have no check values
	looking *Looking     // nil = it can be written
	image   vault.Report // what the check of the ledger that is looked at has found
	lost    []Lost       // what cannot be read of a damaged one
	scratch *scratch     // what looking puts aside; nil = nothing yet
	held    hold         // the file as this program left it
	opened  bool         // it was opened without a fault
}

// Open opens the ledger in dir, creating folder and file if they are missing,
// and brings an older file up to date (after taking a copy). One that is there and
// cannot be written is opened for looking: see Looking. The error is one for people:
// see Explain.
func Open(ctx context.Context, dir string, opt Options) (_ *Workspace, err error) {
	opt = opt.filled()
	dir, err = filepath.Abs(dir)
	if err != nil {
		return nil, Fault("打开台账", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, Fault("建立台账文件夹“"+dir+"”", err)
	}
	removeScratches()
	w := &Workspace{dir: dir, opt: opt, log: discard}
	defer func() {
		if err != nil {
			w.Close()
		}
	}()
	if err := w.claim(); err != nil {
		return nil, Fault("打开台账", err)
	}
	open := w.openCopy
	if w.looking == nil {
		open = w.openFile
		w.openLog()
		if opt.Trace {
			trace.Into(LogDir(dir))
		}
		removeLeftovers(dir)
	}
	if err := open(ctx); err != nil {
		w.log.Error("open", "err", err)
		return nil, Fault("打开台账", err)
	}
	if w.looking == nil {
		if err := w.beginHold(ctx); err != nil {
			return nil, Fault("打开台账", err)
		}
	}
	w.opened = true
	return w, nil
}

// openFile opens the database, checks it and brings it up to date.
func (w *Workspace) openFile(ctx context.Context) error {
	if err := finishSwap(w.dir, w.Now(), w.log); err != nil {
		return err
	}
	if err := checkHeader(w.Path()); err != nil {
		return err
	}
	checked, err := w.openAsKept(ctx)
	if err != nil {
		return err
	}
	steps, err := migrations()
	if err == nil {
		err = w.modernize(ctx, steps, checked)
	}
	if err == nil {
		err = w.chainOld(ctx)
	}
	if err == nil {
		err = w.noteFork(ctx)
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

// openAsKept opens the database by whether its pages have check values: without them
// being kept up, a page that is written would not fit any more.
func (w *Workspace) openAsKept(ctx context.Context) (checked bool, err error) {
	if checked, err = vault.Checked(w.Path()); err != nil {
		return false, err
	}
	if checked {
		return true, w.openPages(ctx)
	}
	return false, w.openPlain(ctx)
}

// openPlain opens a database whose pages have no check values.
func (w *Workspace) openPlain(ctx context.Context) error {
	uri, err := dsn(w.Path(), false)
	if err != nil {
		return err
	}
	if w.db, err = openPool(uri); err != nil {
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

// dsn gives every connection its settings: a rollback journal and full syncs,
// because sticks are FAT or exFAT and are pulled; never WAL.
func dsn(path string, checked bool) (string, error) {
	q := settings("immediate", "busy_timeout(5000)", "locking_mode(EXCLUSIVE)", "journal_mode(DELETE)", "synchronous(FULL)",
		"cache_size(-65536)", "secure_delete(1)")
	return connection(path, checked, q)
}

// connection is the connection string of a file whose pages have check values, or not.
func connection(path string, checked bool, q url.Values) (string, error) {
	if checked {
		return vault.URI(path, q)
	}
	return vault.PlainURI(path, q), nil
}

// settings are those of every connection, and more.
func settings(begin string, more ...string) url.Values {
	return url.Values{"_txlock": {begin}, "_dqs": {"0"},
		"_pragma": append(more, "foreign_keys(1)", "temp_store(MEMORY)", "trusted_schema(0)")}
}

// checkHeader refuses a file that is no SQLite database before SQLite sees it,
// so that a truncated or foreign file is never written to.
func checkHeader(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil || st.Size() == 0 {
		return err
	}
	head := make([]byte, 100)
	n, _ := f.Read(head)
	size := st.Size()
	if _, err := os.Stat(path + "-journal"); err == nil {
		size = math.MaxInt64 // a journal left by a crash may be about to put the size right
	}
	return headerFault(head[:n], size)
}

// headerFault refuses what does not begin as a database does, is shorter than it says
// there, or says that it is of a later version: its pages may be kept in another way.
func headerFault(head []byte, size int64) error {
	if len(head) < 100 || string(head[:16]) != "SQLite format 3\x00" {
		return errDamaged
	}
	pageSize := int64(head[16])<<8 | int64(head[17])
	if pageSize == 1 {
		pageSize = 65536
	}
	pages := int64(head[28])<<24 | int64(head[29])<<16 | int64(head[30])<<8 | int64(head[31])
	if size < pages*pageSize {
		return errDamaged
	}
	steps, err := migrations()
	if err != nil {
		return err
	}
	version := int(binary.BigEndian.Uint32(head[60:]))
	if binary.BigEndian.Uint32(head[68:]) == appID && version > len(steps) {
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
	if w.db != nil && w.opened && w.looking == nil && w.lookAtFile(false) == nil {
		w.keepHead(context.Background())
	}
	err := w.closeFile()
	if w.logf != nil {
		w.logf.Close()
		w.logf = nil
	}
	if w.lock != nil {
		err = errors.Join(err, w.lock.release())
		w.lock = nil
	}
	if w.scratch != nil {
		err = errors.Join(err, w.scratch.remove())
		w.scratch = nil
	}
	return err
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
		w.logf, w.log = f, slog.New(slog.NewTextHandler(f, nil))
	}
}

// logFor is the log of a ledger that is not open, until done is called.
func logFor(dir string) (log *slog.Logger, done func()) {
	f := logFile(dir)
	if f == nil {
		return discard, func() {}
	}
	return slog.New(slog.NewTextHandler(f, nil)), func() { f.Close() }
}

// logFile opens the log's file; nil if there can be none.
func logFile(dir string) *os.File {
	dir = LogDir(dir)
	path := filepath.Join(dir, "partyledger.log")
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
