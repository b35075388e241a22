package vault

// The VFS: the driver's default one with five calls of our own. SQLite's file object
// is the base's, with our method table behind it, so that all other calls go to the
// base as they are. Memory behind a uintptr is C's: Go's collector does not know it.

import (
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"unsafe"

	"modernc.org/libc"
	"modernc.org/libc/sys/types"
	_ "modernc.org/sqlite" // the driver, whose VFS is the base
	sqlite3 "modernc.org/sqlite/lib"
)

// vfsName is what it is called in a connection's “vfs=”.
const vfsName = "partyledger"

// page is how pages are sealed.
var page codec = values{}

var (
	base   uintptr // the default sqlite3_vfs
	roomAt uintptr // where our room begins in a file object
)

// room is what a main database's file object has behind the base's.
type room struct {
	methods sqlite3.Tsqlite3_io_methods // the base's, with ours in their place
	base    uintptr                     // the base's own
}

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

// register makes the VFS known to SQLite, once in the program's life.
var register = sync.OnceValue(func() error {
	tls := libc.NewTLS()
	defer tls.Close()
	base = sqlite3.Xsqlite3_vfs_find(tls, 0)
	name, err := libc.CString(vfsName)
	own := libc.Xcalloc(tls, 1, types.Size_t(unsafe.Sizeof(sqlite3.Tsqlite3_vfs{})))
	if base == 0 || err != nil || own == 0 {
		return errors.Join(errors.New("the driver has no VFS or no memory"), err)
	}
	v := at[sqlite3.Tsqlite3_vfs](own)
	*v = *at[sqlite3.Tsqlite3_vfs](base)
	roomAt = (uintptr(v.FszOsFile) + 15) &^ 15
	v.FszOsFile = int32(roomAt + unsafe.Sizeof(room{}))
	v.FpNext, v.FzName, v.FxOpen = 0, name, pointer(xOpen)
	if rc := sqlite3.Xsqlite3_vfs_register(tls, own, 0); rc != sqlite3.SQLITE_OK {
		return fmt.Errorf("register the VFS: result %d", rc)
	}
	return nil
})

// URI is a connection string for the file at path, whose pages are kept by this
// package: a new file's from the first, an older one's must be (see Checked). More
// parameters may be added to q, which may be nil.
func URI(path string, q url.Values) (string, error) {
	if err := register(); err != nil {
		return "", fmt.Errorf("vault: %w", err)
	}
	all := url.Values{"vfs": {vfsName}}
	for k, v := range q {
		all[k] = v
	}
	return PlainURI(path, all), nil
}

// Into is what VACUUM INTO takes for a copy at path whose pages carry check values,
// whether those of the database that it is taken of do or not.
func Into(path string) (string, error) {
	return URI(path, url.Values{"reserve": {fmt.Sprint(page.reserve())}})
}

// PlainURI is a connection string that leaves pages as they are. Drive letters get a
// slash.
func PlainURI(path string, q url.Values) string {
	p := filepath.ToSlash(path)
	if len(p) > 1 && p[1] == ':' {
		p = "/" + p
	}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: p}).EscapedPath(), RawQuery: q.Encode()}).String()
}

func xOpen(tls *libc.TLS, _, name, file uintptr, flags int32, out uintptr) int32 {
	if flags&sqlite3.SQLITE_OPEN_WAL != 0 {
		return sqlite3.SQLITE_CANTOPEN
	}
	open := fn[func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32](at[sqlite3.Tsqlite3_vfs](base).FxOpen)
	rc := open(tls, base, name, file, flags, out)
	if rc != sqlite3.SQLITE_OK || flags&sqlite3.SQLITE_OPEN_MAIN_DB == 0 {
		return rc // journals and temporary files are SQLite's own
	}
	f, r := at[sqlite3.Tsqlite3_file](file), at[room](file+roomAt)
	r.base = f.FpMethods
	r.methods = *at[sqlite3.Tsqlite3_io_methods](r.base)
	r.methods.FiVersion = 1 // neither shared memory nor mapped pages, which go past xRead
	r.methods.FxRead, r.methods.FxWrite = pointer(xRead), pointer(xWrite)
	r.methods.FxFileControl, r.methods.FxDeviceCharacteristics = pointer(xFileControl), pointer(xDeviceCharacteristics)
	f.FpMethods = file + roomAt // the room begins with the methods
	return sqlite3.SQLITE_OK
}

// under are the base's methods of an open file.
func under(file uintptr) *sqlite3.Tsqlite3_io_methods {
	return at[sqlite3.Tsqlite3_io_methods](at[room](file + roomAt).base)
}

type transfer = func(tls *libc.TLS, file, buf uintptr, n int32, off int64) int32

func xRead(tls *libc.TLS, file, buf uintptr, n int32, off int64) int32 {
	if n > pageSize {
		return sqlite3.SQLITE_IOERR_READ
	}
	rc := fn[transfer](under(file).FxRead)(tls, file, buf, n, off)
	switch {
	case n == headerSize && off == 0:
		// SQLite asks for this before it looks for a journal, which may be about to
		// mend it; of an empty file it learns here how the first page is to be made.
		lead(mem(buf, n))
	case n == pageSize && rc == sqlite3.SQLITE_OK && !page.open(mem(buf, n), off/pageSize+1):
		return sqlite3.SQLITE_IOERR_DATA
	}
	return rc
}

// lead sets in a database's header what is the same in each of ours.
func lead(header []byte) {
	header[16], header[17] = pageSize>>8, pageSize&0xff
	header[reserveAt] = page.reserve()
}

// xWrite seals SQLite's own copy of the page, not one of it: from that copy the next
// journal is written.
func xWrite(tls *libc.TLS, file, buf uintptr, n int32, off int64) int32 {
	if n != pageSize || off%pageSize != 0 {
		return sqlite3.SQLITE_IOERR_WRITE
	}
	page.seal(mem(buf, n), off/pageSize+1)
	return fn[transfer](under(file).FxWrite)(tls, file, buf, n, off)
}

func xFileControl(tls *libc.TLS, file uintptr, op int32, arg uintptr) int32 {
	switch {
	case op == sqlite3.SQLITE_FCNTL_MMAP_SIZE:
		return sqlite3.SQLITE_NOTFOUND
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
