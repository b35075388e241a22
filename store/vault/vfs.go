package vault

// The VFS: the driver's default one with some calls of our own. SQLite's file object
// is the base's, with our method table behind it, so that all other calls go to the
// base as they are. Memory behind a uintptr is C's: Go's collector does not know it.

import (
	"crypto/cipher"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"unsafe"

	"modernc.org/libc"
	"modernc.org/libc/sys/types"
	_ "modernc.org/sqlite" // the driver, whose VFS is the base
	sqlite3 "modernc.org/sqlite/lib"
)

// shim is one VFS: that of check values, or that of a key.
type shim struct {
	key  *Key         // nil: check values
	name string       // what it is called in a connection's “vfs=”
	vfs  uintptr      // the sqlite3_vfs; 0 = not registered
	open atomic.Int32 // its files that are open
}

var (
	base   uintptr  // the default sqlite3_vfs
	roomAt uintptr  // where our room begins in a file object
	shims  sync.Map // sqlite3_vfs → *shim
	files  sync.Map // file object → *opened
)

// room is what a file object has behind the base's.
type room struct {
	methods sqlite3.Tsqlite3_io_methods // the base's, with ours in their place
	base    uintptr                     // the base's own; 0 = the file is in memory
}

// opened is an open file of ours; one of the last three is set.
type opened struct {
	by      *shim
	db      *database
	journal *journal
	temp    *memory
}

// database is a main database. A page no lies at start + (no-1)*pageSize.
type database struct {
	layout
	scratch uintptr // a page of C memory, and behind it a number of 8 bytes
}

// layout is how a file keeps its pages.
type layout struct {
	codec
	start   int64       // where page 1 is
	journal cipher.AEAD // of the rollback journal; nil = it is SQLite's own
}

var checkedLayout = layout{codec: values{}}

// at reads C memory at p as a T.
func at[T any](p uintptr) *T { return (*T)(unsafe.Add(unsafe.Pointer(nil), p)) }

// mem is C memory as bytes. Inlined, it makes Go 1.26.8's compiler crash where a copy
// of constant size follows.
//
//go:noinline
func mem(p uintptr, n int32) []byte { return unsafe.Slice(at[byte](p), n) }

// pointer is a top-level function as the driver's C calls it; fn is the way back.
func pointer[F any](f F) uintptr { return *(*uintptr)(unsafe.Pointer(&f)) }
func fn[F any](p uintptr) F      { return *(*F)(unsafe.Pointer(&p)) }

// register makes the VFS known to SQLite.
func (s *shim) register() error {
	tls := libc.NewTLS()
	defer tls.Close()
	base = sqlite3.Xsqlite3_vfs_find(tls, 0)
	name, err := libc.CString(s.name)
	own := libc.Xcalloc(tls, 1, types.Size_t(unsafe.Sizeof(sqlite3.Tsqlite3_vfs{})))
	if base == 0 || err != nil || own == 0 {
		return errors.Join(errors.New("the driver has no VFS or no memory"), err)
	}
	v := at[sqlite3.Tsqlite3_vfs](own)
	*v = *at[sqlite3.Tsqlite3_vfs](base)
	roomAt = (uintptr(v.FszOsFile) + 15) &^ 15
	v.FszOsFile = int32(roomAt + unsafe.Sizeof(room{}))
	v.FpNext, v.FzName, v.FxOpen = 0, name, pointer(xOpen)
	shims.Store(own, s)
	if rc := sqlite3.Xsqlite3_vfs_register(tls, own, 0); rc != sqlite3.SQLITE_OK {
		shims.Delete(own)
		return fmt.Errorf("register the VFS: result %d", rc)
	}
	s.vfs = own
	return nil
}

// unregister takes it back; no file of it may be open.
func (s *shim) unregister() {
	if s.vfs == 0 {
		return
	}
	tls := libc.NewTLS()
	defer tls.Close()
	sqlite3.Xsqlite3_vfs_unregister(tls, s.vfs)
	shims.Delete(s.vfs)
	libc.Xfree(tls, at[sqlite3.Tsqlite3_vfs](s.vfs).FzName)
	libc.Xfree(tls, s.vfs)
	s.vfs = 0
}

// registering guards base and roomAt, which each registration finds again.
var registering sync.Mutex

// uri is a connection string by this VFS; more parameters may be in q, which may be nil.
func (s *shim) uri(path string, q url.Values) (string, error) {
	registering.Lock()
	defer registering.Unlock()
	if s.vfs == 0 {
		if err := s.register(); err != nil {
			return "", fmt.Errorf("vault: %w", err)
		}
	}
	all := url.Values{"vfs": {s.name}}
	for k, v := range q {
		all[k] = v
	}
	return PlainURI(path, all), nil
}

func reserving(c codec) url.Values { return url.Values{"reserve": {fmt.Sprint(c.reserve())}} }

// checking is the VFS of check values.
var checking = shim{name: "partyledger"}

// URI is a connection string for the file at path, whose pages have check values: a
// new file's from the first, an older one's must (see Checked). More parameters may be
// added to q, which may be nil.
func URI(path string, q url.Values) (string, error) { return checking.uri(path, q) }

// Into is what VACUUM INTO takes for a copy at path whose pages carry check values,
// however the database is kept that it is taken of.
func Into(path string) (string, error) { return URI(path, reserving(values{})) }

// PlainURI is a connection string that leaves pages as they are. Drive letters get a
// slash.
func PlainURI(path string, q url.Values) string {
	p := filepath.ToSlash(path)
	if len(p) > 1 && p[1] == ':' {
		p = "/" + p
	}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: p}).EscapedPath(), RawQuery: q.Encode()}).String()
}

func xOpen(tls *libc.TLS, vfs, name, file uintptr, flags int32, out uintptr) int32 {
	f := at[sqlite3.Tsqlite3_file](file)
	f.FpMethods = 0 // no file
	x, ok := shims.Load(vfs)
	if !ok {
		return sqlite3.SQLITE_CANTOPEN
	}
	s := x.(*shim)
	sealing, main := s.key != nil, flags&sqlite3.SQLITE_OPEN_MAIN_DB != 0
	switch {
	case flags&sqlite3.SQLITE_OPEN_WAL != 0, sealing && flags&sqlite3.SQLITE_OPEN_SUPER_JOURNAL != 0:
		return sqlite3.SQLITE_CANTOPEN // nothing here seals these
	case sealing && !main && flags&sqlite3.SQLITE_OPEN_MAIN_JOURNAL == 0:
		return openMemory(s, file, flags, out)
	}
	open := fn[func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32](at[sqlite3.Tsqlite3_vfs](base).FxOpen)
	rc := open(tls, base, name, file, flags, out)
	switch {
	case rc != sqlite3.SQLITE_OK:
		return rc
	case main:
		rc = s.openDatabase(tls, file, flags)
	case sealing:
		rc = s.openJournal(tls, file, name)
	} // else SQLite's own journal or temporary file
	if rc != sqlite3.SQLITE_OK {
		fn[func(*libc.TLS, uintptr) int32](at[sqlite3.Tsqlite3_io_methods](f.FpMethods).FxClose)(tls, file)
		f.FpMethods = 0
	}
	return rc
}

// take puts a file's methods of our own before the base's.
func (s *shim) take(file uintptr, o opened, own func(*sqlite3.Tsqlite3_io_methods)) {
	f, r := at[sqlite3.Tsqlite3_file](file), at[room](file+roomAt)
	*r = room{base: f.FpMethods}
	if r.base != 0 {
		r.methods = *at[sqlite3.Tsqlite3_io_methods](r.base)
	}
	own(&r.methods)
	r.methods.FiVersion = 1 // neither shared memory nor mapped pages, which go past xRead
	r.methods.FxClose = pointer(xClose)
	o.by = s
	s.open.Add(1)
	files.Store(file, &o)
	f.FpMethods = file + roomAt // the room begins with the methods
}

// held is an open file of ours.
func held(file uintptr) *opened {
	x, _ := files.Load(file)
	return x.(*opened)
}

// under are the base's methods of an open file.
func under(file uintptr) *sqlite3.Tsqlite3_io_methods {
	return at[sqlite3.Tsqlite3_io_methods](at[room](file + roomAt).base)
}

func xClose(tls *libc.TLS, file uintptr) int32 {
	o := held(file)
	files.Delete(file)
	rc := int32(sqlite3.SQLITE_OK)
	if at[room](file+roomAt).base != 0 {
		rc = fn[func(*libc.TLS, uintptr) int32](under(file).FxClose)(tls, file)
	}
	switch { // what was readable is wiped
	case o.db != nil:
		clear(mem(o.db.scratch, pageSize))
		libc.Xfree(tls, o.db.scratch)
	case o.journal != nil:
		clear(o.journal.data)
		clear(o.journal.pending)
	case o.temp != nil:
		clear(o.temp.data)
	}
	o.by.open.Add(-1)
	return rc
}

type transfer = func(tls *libc.TLS, file, buf uintptr, n int32, off int64) int32

// most is what one call of the base may carry: unix masks lengths with 0x1ffff.
const most = 64 << 10

// carry calls the base as often as n needs.
func carry(tls *libc.TLS, call uintptr, file, buf uintptr, n int, off int64) int32 {
	for n > 0 {
		k := min(n, most)
		if rc := fn[transfer](call)(tls, file, buf, int32(k), off); rc != sqlite3.SQLITE_OK {
			return rc
		}
		buf, off, n = buf+uintptr(k), off+int64(k), n-k
	}
	return sqlite3.SQLITE_OK
}

func (s *shim) openDatabase(tls *libc.TLS, file uintptr, flags int32) int32 {
	d := &database{layout: checkedLayout, scratch: libc.Xmalloc(tls, pageSize+8)}
	rc := int32(sqlite3.SQLITE_OK)
	if d.scratch == 0 {
		return sqlite3.SQLITE_NOMEM
	}
	if s.key != nil {
		d.layout, rc = s.key.openHeader(tls, file, flags)
	}
	if rc != sqlite3.SQLITE_OK {
		libc.Xfree(tls, d.scratch)
		return rc
	}
	s.take(file, opened{db: d}, func(m *sqlite3.Tsqlite3_io_methods) {
		m.FxRead, m.FxWrite, m.FxTruncate, m.FxFileSize = pointer(xRead), pointer(xWrite), pointer(xTruncate), pointer(xFileSize)
		m.FxFileControl, m.FxDeviceCharacteristics = pointer(xFileControl), pointer(xDeviceCharacteristics)
	})
	return rc
}

// without takes safeguards out, for the tests that show what they are for.
var without struct{ lead, fill, frames bool }

func xRead(tls *libc.TLS, file, buf uintptr, n int32, off int64) int32 {
	d, b := held(file).db, mem(buf, n)
	no, from := off/pageSize+1, off%pageSize
	if from+int64(n) > pageSize {
		return sqlite3.SQLITE_IOERR_READ
	}
	page := buf
	if n < pageSize {
		page = d.scratch
	}
	rc := d.readPage(tls, file, page, no)
	if rc != sqlite3.SQLITE_OK {
		clear(b)
	} else if n < pageSize {
		copy(b, mem(page, pageSize)[from:])
	}
	if n == headerSize && off == 0 {
		// SQLite asks for this before it looks for a journal, which may be about to
		// mend it; of an empty file it learns here how the first page is to be made.
		lead(d.codec, b)
		if rc == sqlite3.SQLITE_IOERR_DATA && !without.lead {
			rc = sqlite3.SQLITE_OK
		}
	}
	return rc
}

// readPage reads one page and opens it. One that is there in part was cut off.
func (d *database) readPage(tls *libc.TLS, file, page uintptr, no int64) int32 {
	rc := fn[transfer](under(file).FxRead)(tls, file, page, pageSize, d.start+(no-1)*pageSize)
	switch {
	case rc == sqlite3.SQLITE_IOERR_SHORT_READ:
		if size, bad := d.size(tls, file); bad != sqlite3.SQLITE_OK || size > (no-1)*pageSize {
			return sqlite3.SQLITE_IOERR_DATA
		}
	case rc == sqlite3.SQLITE_OK && !d.open(mem(page, pageSize), no):
		return sqlite3.SQLITE_IOERR_DATA
	}
	return rc
}

// lead sets in a database's header what is the same in each of ours.
func lead(c codec, header []byte) {
	header[16], header[17] = pageSize>>8, pageSize&0xff
	header[reserveAt] = c.reserve()
}

// fileMost is how long an encrypted file may be: before the bytes that SQLite locks,
// where Windows lets nobody else read. The header moves pages off those that SQLite
// itself leaves out.
var fileMost int64 = lockBytes

// xWrite seals SQLite's own copy of the page with a check value, not one of it: from
// that copy the next journal is written. What is encrypted is a copy: SQLite goes on
// reading its own.
func xWrite(tls *libc.TLS, file, buf uintptr, n int32, off int64) int32 {
	o := held(file)
	d := o.db
	if n != pageSize || off%pageSize != 0 {
		return sqlite3.SQLITE_IOERR_WRITE
	}
	if o.by.key == nil {
		d.seal(mem(buf, n), off/pageSize+1)
		return fn[transfer](under(file).FxWrite)(tls, file, buf, n, off)
	}
	if d.start+off+pageSize > fileMost {
		return sqlite3.SQLITE_FULL
	}
	size, rc := d.size(tls, file)
	for size -= size % pageSize; rc == sqlite3.SQLITE_OK && size < off && !without.fill; size += pageSize {
		rc = d.writePage(tls, file, zeros[:], size) // no holes: what was never written would not open
	}
	if rc != sqlite3.SQLITE_OK {
		return rc
	}
	return d.writePage(tls, file, mem(buf, n), off)
}

// writePage writes a sealed copy of the page.
func (d *database) writePage(tls *libc.TLS, file uintptr, page []byte, off int64) int32 {
	p := mem(d.scratch, pageSize)
	copy(p, page)
	d.seal(p, off/pageSize+1)
	return fn[transfer](under(file).FxWrite)(tls, file, d.scratch, pageSize, d.start+off)
}

// size is how many bytes from page 1 on there are.
func (d *database) size(tls *libc.TLS, file uintptr) (int64, int32) {
	out := d.scratch + pageSize
	rc := xFileSize(tls, file, out)
	return *at[int64](out), rc
}

func xFileSize(tls *libc.TLS, file, out uintptr) int32 {
	rc := fn[func(*libc.TLS, uintptr, uintptr) int32](under(file).FxFileSize)(tls, file, out)
	n := at[int64](out)
	*n = max(0, *n-held(file).db.start)
	return rc
}

func xTruncate(tls *libc.TLS, file uintptr, size int64) int32 {
	return fn[func(*libc.TLS, uintptr, int64) int32](under(file).FxTruncate)(tls, file, held(file).db.start+size)
}

func xFileControl(tls *libc.TLS, file uintptr, op int32, arg uintptr) int32 {
	switch {
	case op == sqlite3.SQLITE_FCNTL_MMAP_SIZE, op == sqlite3.SQLITE_FCNTL_SIZE_HINT, op == sqlite3.SQLITE_FCNTL_CHUNK_SIZE:
		return sqlite3.SQLITE_NOTFOUND // the base knows the file's real size
	case op == sqlite3.SQLITE_FCNTL_PRAGMA && asksForWAL(arg):
		return sqlite3.SQLITE_ERROR
	}
	return fn[func(*libc.TLS, uintptr, int32, uintptr) int32](under(file).FxFileControl)(tls, file, op, arg)
}

// asksForWAL reports a switch to a write-ahead log. SQLite notes it in page 1 before it
// opens the log, and could then never open the file again.
func asksForWAL(arg uintptr) bool {
	argv := at[[3]uintptr](arg) // answer, name, value
	return argv[2] != 0 && strings.EqualFold(libc.GoString(argv[1]), "journal_mode") &&
		strings.EqualFold(libc.GoString(argv[2]), "wal")
}

// xDeviceCharacteristics leaves out what would have SQLite read or write parts of
// pages, or write without a journal.
func xDeviceCharacteristics(tls *libc.TLS, file uintptr) int32 {
	c := fn[func(*libc.TLS, uintptr) int32](under(file).FxDeviceCharacteristics)(tls, file)
	return c & (sqlite3.SQLITE_IOCAP_POWERSAFE_OVERWRITE | sqlite3.SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN)
}
