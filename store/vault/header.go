package vault

// The header of an encrypted file: two copies of 4096 bytes before page 1, so that one
// is whole whenever a change of the other is cut. The layout is in docs/FORMAT.md.

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"

	"partyledger/store/plainfile"
)

const (
	magic      = "\x00PLSEAL" // the first byte is 0: other SQLite programs leave it, and its journal, alone
	format     = 1            // the next byte
	copySize   = 4096
	headerRoom = 2 * copySize
	slotsAt    = 64
	slotSize   = 128
	macAt      = copySize - 64
	sumAt      = copySize - 32
)

// What is wrong with a file, or with what was given to open it.
var (
	ErrNotSealed = errors.New("vault: not an encrypted file")
	ErrHeader    = errors.New("vault: both copies of the header are damaged")
	ErrCut       = errors.New("vault: the file ends within its header")
	ErrNewer     = errors.New("vault: the file is of a later format")
	ErrOtherKey  = errors.New("vault: encrypted under another data key")
	ErrPassword  = errors.New("vault: wrong password")
	ErrRecovery  = errors.New("vault: wrong recovery code")
	ErrBlob      = errors.New("vault: not as it was sealed, or sealed by another key or for another use")
	ErrOpen      = errors.New("vault: files are open by this key")
)

// CipherError says that a cipher is not available on this PC, or not known.
type CipherError struct{ Cipher Cipher }

func (e CipherError) Error() string { return fmt.Sprintf("vault: %v is not available", e.Cipher) }

// The kinds of slots, each in its place.
const (
	noSlot       = 0
	passwordSlot = 1
	recoverySlot = 2
)

// cost is what Argon2id is told.
type cost struct{ time, memory, threads uint32 } // memory in KiB

// usual is the cost of new passwords, dearest what a file may ask for: it must neither
// hold the program up nor fill the memory.
var (
	usual   = cost{3, 64 << 10, 2}
	dearest = cost{10, 256 << 10, 8}
)

// slot is the data key, wrapped by one secret:
//
//	0 kind, 4 time, 8 memory, 12 threads, 16 salt, 32 nonce, 56 the key and its tag
type slot [slotSize]byte

// slots are those of a file: by password, and by recovery code. Either may be empty.
type slots [2]slot

func (s *slot) kind() byte { return s[0] }

func (s *slot) cost() cost {
	word := func(at int) uint32 { return binary.LittleEndian.Uint32(s[at:]) }
	return cost{word(4), word(8), word(12)}
}

func (c cost) bounded() bool {
	return c.time >= 1 && c.time <= dearest.time && c.threads >= 1 && c.threads <= dearest.threads &&
		c.memory >= 8*c.threads && c.memory <= dearest.memory
}

// wrapping is the key that wraps the data key.
func (s *slot) wrapping(secret []byte) []byte {
	if s.kind() == recoverySlot {
		return derive(secret, s[16:32], "recovery")
	}
	c := s.cost()
	return argon2.IDKey(secret, s[16:32], c.time, c.memory, uint8(c.threads), keySize)
}

func newSlot(kind byte, secret, data []byte) slot {
	var s slot
	s[0] = kind
	if kind == passwordSlot {
		for i, v := range []uint32{usual.time, usual.memory, usual.threads} {
			binary.LittleEndian.PutUint32(s[4+4*i:], v)
		}
	}
	copy(s[16:56], random(16+nonceSize))
	a, _ := chacha20poly1305.NewX(s.wrapping(secret)) // of 32 bytes
	a.Seal(s[56:56], s[32:56], data, s[:32])
	return s
}

// unwrap answers the data key; nil if the secret is another.
func (s *slot) unwrap(secret []byte) []byte {
	if s.kind() == passwordSlot && !s.cost().bounded() {
		return nil
	}
	a, _ := chacha20poly1305.NewX(s.wrapping(secret))
	data, err := a.Open(nil, s[32:56], s[56:56+keySize+tagSize], s[:32])
	if err != nil {
		return nil
	}
	return data
}

// header is one copy.
type header struct {
	sequence uint64
	cipher   Cipher
	salt     [32]byte // of this file: its keys are made with it
	slots    slots
	mac      [32]byte // by the data key
}

// encode is the copy as it stands in the file.
func (h *header) encode(data []byte) []byte {
	b := make([]byte, copySize)
	copy(b, magic)
	b[len(magic)] = format
	binary.LittleEndian.PutUint64(b[8:], h.sequence)
	b[16] = byte(h.cipher)
	copy(b[32:], h.salt[:])
	for i := range h.slots {
		copy(b[slotsAt+i*slotSize:], h.slots[i][:])
	}
	m := hmac.New(sha256.New, derive(data, h.salt[:], "header"))
	m.Write(b[:macAt])
	m.Sum(b[:macAt])
	sum := sha256.Sum256(b[:sumAt])
	copy(b[sumAt:], sum[:])
	return b
}

// holds reports that the header was written by the data key.
func (h *header) holds(data []byte) bool {
	b := h.encode(data)
	return hmac.Equal(b[macAt:sumAt], h.mac[:])
}

// decodeCopy reads one copy, which is whole or an error.
func decodeCopy(b []byte) (h header, err error) {
	switch {
	case len(b) <= len(magic) || string(b[:len(magic)]) != magic:
		return h, ErrNotSealed
	case b[len(magic)] > format:
		return h, ErrNewer
	case len(b) < copySize:
		return h, ErrCut
	}
	if sum := sha256.Sum256(b[:sumAt]); !bytes.Equal(sum[:], b[sumAt:copySize]) {
		return h, ErrHeader
	}
	h.sequence = binary.LittleEndian.Uint64(b[8:])
	h.cipher = Cipher(b[16])
	copy(h.salt[:], b[32:])
	copy(h.mac[:], b[macAt:])
	for i := range h.slots {
		copy(h.slots[i][:], b[slotsAt+i*slotSize:])
		if k := h.slots[i].kind(); k != noSlot && k != byte(i+1) {
			return h, ErrHeader
		}
	}
	return h, nil
}

// decode reads a file's beginning, of up to headerRoom bytes: the whole copy with the
// greater number counts. which is its place.
func decode(b []byte) (h header, which int, err error) {
	first, err := decodeCopy(b)
	second, err2 := decodeCopy(b[min(len(b), copySize):])
	switch {
	case err == nil && (err2 != nil || first.sequence >= second.sequence):
		h = first
	case err2 == nil:
		h, which, err = second, 1, nil
	case err == ErrNotSealed && err2 == ErrNotSealed:
		return h, 0, err
	case err == ErrNewer || err2 == ErrNewer:
		return h, 0, ErrNewer
	case len(b) < headerRoom:
		return h, 0, ErrCut
	default:
		return h, 0, ErrHeader
	}
	if !h.cipher.Available() {
		return h, which, CipherError{h.cipher}
	}
	return h, which, nil
}

// looksSealed reports that a file of this beginning was made by a key, whole or not.
func looksSealed(b []byte) bool {
	_, _, err := decode(b[:min(len(b), headerRoom)])
	return err != ErrNotSealed && !bytes.HasPrefix(b, []byte("SQLite format 3\x00"))
}

// readHeader reads the header of a file.
func readHeader(r io.ReaderAt) (header, int, error) {
	b := make([]byte, headerRoom)
	n, err := r.ReadAt(b, 0)
	if err != nil && err != io.EOF {
		return header{}, 0, err
	}
	return decode(b[:n])
}

func headerOf(path string) (header, error) {
	f, _, err := plainfile.Open(path)
	if err != nil {
		return header{}, err
	}
	defer f.Close()
	h, _, err := readHeader(f)
	return h, err
}

// writeHeader writes the header over the copy that does not count, then over the one
// that did; which is the latter's place.
func writeHeader(f *os.File, b []byte, which int) error {
	for _, at := range []int{1 - which, which} {
		if _, err := f.WriteAt(b, int64(at)*copySize); err != nil {
			return err
		}
		if err := f.Sync(); err != nil {
			return err
		}
	}
	return nil
}

// openHeader finds a database file to be the key's, before SQLite has read anything of
// it or looked for its journal, or gives a new one its header.
func (k *Key) openHeader(tls *libc.TLS, file uintptr, flags int32) (layout, int32) {
	buf := libc.Xcalloc(tls, 1, headerRoom)
	if buf == 0 {
		return layout{}, sqlite3.SQLITE_NOMEM
	}
	defer libc.Xfree(tls, buf)
	m := at[sqlite3.Tsqlite3_io_methods](at[sqlite3.Tsqlite3_file](file).FpMethods)
	rc := fn[func(*libc.TLS, uintptr, uintptr) int32](m.FxFileSize)(tls, file, buf)
	size := *at[int64](buf)
	switch {
	case rc != sqlite3.SQLITE_OK:
		return layout{}, rc
	case size == 0 && flags&sqlite3.SQLITE_OPEN_READONLY != 0:
		return layout{}, sqlite3.SQLITE_CANTOPEN
	case size == 0:
		return k.newFile(tls, file, buf)
	}
	b := mem(buf, headerRoom)
	clear(b)
	rc = carry(tls, m.FxRead, file, buf, headerRoom, 0)
	if rc != sqlite3.SQLITE_OK && rc != sqlite3.SQLITE_IOERR_SHORT_READ {
		return layout{}, rc
	}
	h, _, err := decode(b[:min(size, headerRoom)])
	if err != nil || !k.made(&h) {
		return layout{}, sqlite3.SQLITE_NOTADB
	}
	return k.layout(&h), sqlite3.SQLITE_OK
}

// newFile writes the header of a new file, by way of C memory.
func (k *Key) newFile(tls *libc.TLS, file, buf uintptr) (layout, int32) {
	h, b := k.newHeader()
	copy(mem(buf, copySize), b)
	copy(mem(buf+copySize, copySize), b)
	m := at[sqlite3.Tsqlite3_io_methods](at[sqlite3.Tsqlite3_file](file).FpMethods)
	rc := carry(tls, m.FxWrite, file, buf, headerRoom, 0)
	if rc == sqlite3.SQLITE_OK {
		rc = fn[func(*libc.TLS, uintptr, int32) int32](m.FxSync)(tls, file, sqlite3.SQLITE_SYNC_NORMAL)
	}
	return k.layout(&h), rc
}
