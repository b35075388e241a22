package vault

// The rollback journal of an encrypted file, and its temporary files. The journal on
// disk is a log that is only added to: a first block with a random number, then frames,
// each of them one or more of SQLite's writes sealed together. Nothing that was synced
// is written over until the transaction is over, so that a torn write can only lose a
// frame that was not synced, which SQLite allows for. What SQLite reads is in memory;
// frames are read back only after a crash.

import (
	"bytes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"

	"modernc.org/libc"
	"modernc.org/libc/sys/types"
	sqlite3 "modernc.org/sqlite/lib"
)

const (
	journalMagic = "\x00PLJRNL1" // of the first block, whose byte 16 begins the random number
	journalID    = 32
	block        = 4096 // what is written begins and ends at a multiple of it
	frameHead    = 16   // the length, then zeros; behind it nonce, ciphertext, tag
	frameFull    = 1 << 20
	frameMost    = 2 * frameFull
	cutMark      = 1<<32 - 1 // the length of a write that is none: the journal ends at its offset
	keepMost     = 16 << 20  // bytes of memory that are kept for the next transaction

	// journalMost is longer than any journal: it has each page of a database once.
	journalMost int64 = 3 << 29
)

// memory is a file in memory.
type memory struct{ data []byte }

// journal is one that is open.
type journal struct {
	memory              // as SQLite sees it
	aead    cipher.AEAD // by the database's own key
	pending []byte      // writes that are in no frame yet
	id      [journalID]byte
	live    bool   // the first block on disk is id's
	seq     uint64 // of the next frame
	end     int64  // where it goes
}

func (s *shim) openJournal(tls *libc.TLS, file, name uintptr) int32 {
	// The database's file leads to its key.
	db, ok := files.Load(sqlite3.Xsqlite3_database_file_object(tls, name))
	if !ok || db.(*opened).db == nil {
		return sqlite3.SQLITE_CANTOPEN
	}
	j := &journal{aead: db.(*opened).db.journal}
	s.take(file, opened{journal: j}, func(m *sqlite3.Tsqlite3_io_methods) {
		m.FxRead, m.FxFileSize, m.FxFileControl = pointer(memRead), pointer(memSize), pointer(noControl)
		m.FxWrite, m.FxTruncate, m.FxSync = pointer(journalWrite), pointer(journalTruncate), pointer(journalSync)
	})
	if rc := j.load(tls, file); rc != sqlite3.SQLITE_OK {
		xClose(tls, file)
		at[sqlite3.Tsqlite3_file](file).FpMethods = 0
		return rc
	}
	return sqlite3.SQLITE_OK
}

// whole is n rounded up to whole blocks.
func whole(n int) int { return (n + block - 1) / block * block }

// aad binds a frame of n sealed bytes to its place.
func (j *journal) aad(n uint32) []byte {
	b := binary.LittleEndian.AppendUint64(bytes.Clone(j.id[:]), j.seq)
	return binary.LittleEndian.AppendUint32(b, n)
}

// load reads what a crash has left, through the base.
func (j *journal) load(tls *libc.TLS, file uintptr) int32 {
	m := under(file)
	buf := libc.Xmalloc(tls, block)
	if buf == 0 {
		return sqlite3.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, buf)
	rc := fn[func(*libc.TLS, uintptr, uintptr) int32](m.FxFileSize)(tls, file, buf)
	size := *at[int64](buf)
	if rc != sqlite3.SQLITE_OK {
		return rc
	}
	if size > journalMost {
		return sqlite3.SQLITE_CANTOPEN
	}
	read := func(off int64) ([]byte, int32) {
		rc := fn[transfer](m.FxRead)(tls, file, buf, block, off)
		return mem(buf, block), rc
	}
	return j.replay(size, read)
}

// replay takes up a journal of size bytes, block by block, to the first frame that is
// not whole.
func (j *journal) replay(size int64, read func(off int64) ([]byte, int32)) int32 {
	if size < 2*block {
		return sqlite3.SQLITE_OK
	}
	first, rc := read(0)
	if rc != sqlite3.SQLITE_OK || !bytes.HasPrefix(first, []byte(journalMagic)) {
		return rc
	}
	copy(j.id[:], first[16:])
	j.live, j.seq, j.end = true, 0, block
	var frame []byte
	for j.end+block <= size {
		b, rc := read(j.end)
		if rc != sqlite3.SQLITE_OK {
			return rc
		}
		n := int64(binary.LittleEndian.Uint32(b))
		if n < nonceSize+tagSize || n > frameMost || j.end+int64(whole(frameHead+int(n))) > size {
			break
		}
		frame = append(frame[:0], b...)
		for int64(len(frame)) < frameHead+n {
			if b, rc = read(j.end + int64(len(frame))); rc != sqlite3.SQLITE_OK {
				return rc
			}
			frame = append(frame, b...)
		}
		box := frame[frameHead : frameHead+n]
		ops, err := j.aead.Open(nil, box[:nonceSize], box[nonceSize:], j.aad(uint32(n)))
		if err != nil || !j.redo(ops) {
			break
		}
		j.seq++
		j.end += int64(len(frame))
	}
	return sqlite3.SQLITE_OK
}

// redo does a frame's writes over; false if they are none.
func (j *journal) redo(ops []byte) bool {
	for len(ops) > 0 {
		if len(ops) < 12 {
			return false
		}
		off, n := binary.LittleEndian.Uint64(ops), binary.LittleEndian.Uint32(ops[8:])
		ops = ops[12:]
		switch {
		case n == cutMark && off <= uint64(len(j.data)):
			j.data = j.data[:off]
		case n == cutMark || off > uint64(journalMost) || uint64(n) > uint64(len(ops)):
			return false
		default:
			j.put(ops[:n], int64(off))
			ops = ops[n:]
		}
	}
	return true
}

// note remembers a write for the next frame.
func (j *journal) note(off int64, n uint32, b []byte) {
	j.pending = binary.LittleEndian.AppendUint64(j.pending, uint64(off))
	j.pending = binary.LittleEndian.AppendUint32(j.pending, n)
	j.pending = append(j.pending, b...)
}

// flush adds what is pending as a frame, behind the first block if there is none yet.
func (j *journal) flush(tls *libc.TLS, file uintptr) int32 {
	if len(j.pending) == 0 {
		return sqlite3.SQLITE_OK
	}
	n := nonceSize + len(j.pending) + tagSize
	total := whole(frameHead + n)
	buf := libc.Xcalloc(tls, 1, types.Size_t(total))
	if buf == 0 {
		return sqlite3.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, buf)
	if !j.live {
		rand.Read(j.id[:])
		copy(mem(buf, block), journalMagic)
		copy(mem(buf, block)[16:], j.id[:])
		if rc := carry(tls, under(file).FxWrite, file, buf, block, 0); rc != sqlite3.SQLITE_OK {
			return rc
		}
		clear(mem(buf, block))
		j.live, j.seq, j.end = true, 0, block
	}
	b := mem(buf, int32(total))
	binary.LittleEndian.PutUint32(b, uint32(n))
	nonce := b[frameHead : frameHead+nonceSize]
	rand.Read(nonce)
	j.aead.Seal(b[frameHead+nonceSize:frameHead+nonceSize], nonce, j.pending, j.aad(uint32(n)))
	if rc := carry(tls, under(file).FxWrite, file, buf, total, j.end); rc != sqlite3.SQLITE_OK {
		return rc
	}
	j.seq++
	j.end += int64(total)
	j.pending = j.pending[:0]
	return sqlite3.SQLITE_OK
}

// finish makes the journal on disk none: its first block is zeroed, and SQLite syncs.
func (j *journal) finish(tls *libc.TLS, file uintptr) int32 {
	j.data, j.pending = j.data[:0], j.pending[:0]
	if cap(j.data) > keepMost {
		j.data = nil
	}
	if !j.live {
		return sqlite3.SQLITE_OK
	}
	buf := libc.Xcalloc(tls, 1, block)
	if buf == 0 {
		return sqlite3.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, buf)
	rc := carry(tls, under(file).FxWrite, file, buf, block, 0)
	j.live = rc != sqlite3.SQLITE_OK
	return rc
}

// endMark is how many zeros SQLite writes at the journal's beginning to end it.
const endMark = 28

func journalWrite(tls *libc.TLS, file, buf uintptr, n int32, off int64) int32 {
	j, b := held(file).journal, mem(buf, n)
	if off == 0 && b[0] == 0 { // the end of a transaction, or the beginning of the next
		if rc := j.finish(tls, file); rc != sqlite3.SQLITE_OK {
			return rc
		}
	}
	j.put(b, off)
	if off == 0 && b[0] == 0 && n == endMark {
		return sqlite3.SQLITE_OK // nothing to keep
	}
	j.note(off, uint32(n), b)
	if len(j.pending) >= frameFull {
		return j.flush(tls, file)
	}
	return sqlite3.SQLITE_OK
}

func journalTruncate(tls *libc.TLS, file uintptr, size int64) int32 {
	j := held(file).journal
	if size == 0 {
		*j = journal{aead: j.aead}
		return fn[func(*libc.TLS, uintptr, int64) int32](under(file).FxTruncate)(tls, file, 0)
	}
	if size < int64(len(j.data)) {
		j.data = j.data[:size]
		j.note(size, cutMark, nil)
	}
	return sqlite3.SQLITE_OK
}

func journalSync(tls *libc.TLS, file uintptr, flags int32) int32 {
	if without.frames {
		return sqlite3.SQLITE_OK
	}
	if rc := held(file).journal.flush(tls, file); rc != sqlite3.SQLITE_OK {
		return rc
	}
	return fn[func(*libc.TLS, uintptr, int32) int32](under(file).FxSync)(tls, file, flags)
}

// openMemory opens a temporary file, which never comes to a disk.
func openMemory(s *shim, file uintptr, flags int32, out uintptr) int32 {
	s.take(file, opened{temp: &memory{}}, func(m *sqlite3.Tsqlite3_io_methods) {
		m.FxRead, m.FxWrite, m.FxTruncate, m.FxFileSize = pointer(memRead), pointer(memWrite), pointer(memTruncate), pointer(memSize)
		m.FxSync, m.FxLock, m.FxUnlock = pointer(fine), pointer(fine), pointer(fine)
		m.FxCheckReservedLock, m.FxFileControl = pointer(unlocked), pointer(noControl)
		m.FxSectorSize, m.FxDeviceCharacteristics = pointer(oneBlock), pointer(nothing)
	})
	if out != 0 {
		*at[int32](out) = flags
	}
	return sqlite3.SQLITE_OK
}

// put writes into the file, which grows.
func (m *memory) put(b []byte, off int64) {
	if more := off + int64(len(b)) - int64(len(m.data)); more > 0 {
		m.data = append(m.data, make([]byte, more)...)
	}
	copy(m.data[off:], b)
}

// inMemory is what SQLite reads of a journal or a temporary file.
func inMemory(file uintptr) *memory {
	o := held(file)
	if o.journal != nil {
		return &o.journal.memory
	}
	return o.temp
}

func memRead(_ *libc.TLS, file, buf uintptr, n int32, off int64) int32 {
	data, b := inMemory(file).data, mem(buf, n)
	got := copy(b, data[min(off, int64(len(data))):])
	if got < len(b) {
		clear(b[got:])
		return sqlite3.SQLITE_IOERR_SHORT_READ
	}
	return sqlite3.SQLITE_OK
}

func memWrite(_ *libc.TLS, file, buf uintptr, n int32, off int64) int32 {
	inMemory(file).put(mem(buf, n), off)
	return sqlite3.SQLITE_OK
}

func memTruncate(_ *libc.TLS, file uintptr, size int64) int32 {
	m := inMemory(file)
	m.data = m.data[:min(size, int64(len(m.data)))]
	return sqlite3.SQLITE_OK
}

func memSize(_ *libc.TLS, file, out uintptr) int32 {
	*at[int64](out) = int64(len(inMemory(file).data))
	return sqlite3.SQLITE_OK
}

func fine(*libc.TLS, uintptr, int32) int32               { return sqlite3.SQLITE_OK }
func noControl(*libc.TLS, uintptr, int32, uintptr) int32 { return sqlite3.SQLITE_NOTFOUND }
func oneBlock(*libc.TLS, uintptr) int32                  { return block }
func nothing(*libc.TLS, uintptr) int32                   { return 0 }

func unlocked(_ *libc.TLS, _, out uintptr) int32 {
	*at[int32](out) = 0
	return sqlite3.SQLITE_OK
}
