package vault

// Keys: how an encrypted file is unlocked, and who may unlock it.

import (
	"bytes"
	"crypto/cipher"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"sync"
	"sync/atomic"

	"golang.org/x/text/unicode/norm"

	"partyledger/store/plainfile"
)

// State is how a file's pages are kept.
type State byte

// The states.
const (
	StatePlain   State = iota // as SQLite writes them; or it is no database at all
	StateChecked              // with check values; so will those of a file that is missing or empty
	StateSealed               // encrypted
)

// StateOf answers how the pages of the file at path are kept. It needs no key. A file
// that is damaged is taken for what is left of it.
func StateOf(path string) (State, error) {
	f, _, err := plainfile.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return StateChecked, nil
	}
	if err != nil {
		return StatePlain, err
	}
	defer f.Close()
	b := make([]byte, 64*pageSize)
	n, err := io.ReadFull(f, b)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return StatePlain, err
	}
	return StateOfImage(b[:n]), nil
}

// StateOfImage is StateOf of a file, or its beginning, in memory.
func StateOfImage(b []byte) State {
	switch {
	case looksSealed(b):
		return StateSealed
	case hasValues(b):
		return StateChecked
	}
	return StatePlain
}

// Key is an unlocked data key: what opens the ledger's file, its backups and what is
// sealed beside them. Its methods may be called from any goroutine.
type Key struct {
	cipher Cipher
	shim   shim

	held sync.RWMutex
	data []byte // guarded by held; random once the key is closed, so that what is sealed then is lost
	shut bool   // guarded by held

	mu    sync.Mutex
	slots slots // of new files; guarded by mu
}

var keys atomic.Int64 // made in this process

func newKey(c Cipher, data []byte, s slots) *Key {
	k := &Key{cipher: c, data: data, slots: s}
	k.shim.key, k.shim.name = k, fmt.Sprint("partyledger-key", keys.Add(1))
	return k
}

// NewKey makes a random data key. Nobody can unlock its files until it has a password.
func NewKey(c Cipher) (*Key, error) {
	if !c.Available() {
		return nil, CipherError{c}
	}
	return newKey(c, random(keySize), slots{}), nil
}

// secretOf is a password as it is used, whichever way it was typed: full-width letters
// are as good as others. Spaces count.
func secretOf(password string) []byte { return []byte(norm.NFKC.String(password)) }

// Unlock opens the file at path by its password, which takes a quarter of a second.
// Nothing is written. Errors: ErrPassword; ErrNotSealed, ErrHeader, ErrCut, ErrNewer or
// a CipherError of the file; what reading it gives.
func Unlock(path, password string) (*Key, error) {
	return unlock(path, passwordSlot, secretOf(password), ErrPassword)
}

// UnlockRecovery opens the file at path by its recovery code. Errors are a CodeError if
// it was mistyped, ErrRecovery, and those of Unlock.
func UnlockRecovery(path, code string) (*Key, error) {
	secret, err := parseCode(code)
	if err != nil {
		return nil, err
	}
	return unlock(path, recoverySlot, secret, ErrRecovery)
}

func unlock(path string, kind byte, secret []byte, wrong error) (*Key, error) {
	h, err := headerOf(path)
	if err != nil {
		return nil, err
	}
	s := &h.slots[kind-1]
	if s.kind() == noSlot {
		return nil, wrong
	}
	data := s.unwrap(secret)
	switch {
	case data == nil:
		return nil, wrong
	case !h.holds(data):
		return nil, ErrHeader
	}
	return newKey(h.cipher, data, h.slots), nil
}

// Has reports that a password is the one in force, which takes a quarter of a second.
func (k *Key) Has(password string) bool {
	k.mu.Lock()
	s := k.slots[passwordSlot-1]
	k.mu.Unlock()
	return s.kind() != noSlot && k.same(s.unwrap(secretOf(password)))
}

func (k *Key) same(data []byte) bool {
	k.held.RLock()
	defer k.held.RUnlock()
	return data != nil && bytes.Equal(data, k.data)
}

// Cipher is what the key encrypts with.
func (k *Key) Cipher() Cipher { return k.cipher }

// Close forgets the key; memory that the system has copied elsewhere it cannot reach.
// It is refused (ErrOpen) while databases are open by it.
func (k *Key) Close() error {
	registering.Lock()
	defer registering.Unlock()
	if k.shim.open.Load() > 0 {
		return ErrOpen
	}
	k.shim.unregister()
	k.held.Lock()
	defer k.held.Unlock()
	rand.Read(k.data)
	k.shut = true
	return nil
}

// Closed reports that the key is forgotten: nothing must be encrypted by it any more.
func (k *Key) Closed() bool {
	k.held.RLock()
	defer k.held.RUnlock()
	return k.shut
}

// derive is a key for one use.
func (k *Key) derive(use string) []byte {
	k.held.RLock()
	defer k.held.RUnlock()
	return derive(k.data, nil, use)
}

// URI is a connection string for the file at path, which is encrypted under this key or
// is to be: one that is missing or empty becomes so. SQLite says SQLITE_NOTADB of every
// other, SQLITE_IOERR_DATA of a damaged page, SQLITE_FULL at 1 GiB. More parameters may
// be added to q, which may be nil.
func (k *Key) URI(path string, q url.Values) (string, error) {
	return k.shim.uri(path, q)
}

// Into is what VACUUM INTO takes for a copy at path that is encrypted under this key,
// however the database is kept that it is taken of. Copies of a database of this key
// are so by themselves. The copy has the key's password and recovery code.
func (k *Key) Into(path string) (string, error) { return k.URI(path, reserving(sealed{})) }

// made reports that the header is one of this key's files.
func (k *Key) made(h *header) bool {
	k.held.RLock()
	defer k.held.RUnlock()
	return h.cipher == k.cipher && h.holds(k.data)
}

func (k *Key) encode(h *header) []byte {
	k.held.RLock()
	defer k.held.RUnlock()
	return h.encode(k.data)
}

func (k *Key) layout(h *header) layout {
	k.held.RLock()
	defer k.held.RUnlock()
	a := func(use string) cipher.AEAD { return k.cipher.aead(derive(k.data, h.salt[:], use)) }
	return layout{sealed{a("page")}, headerRoom, a("journal")}
}

func (k *Key) newHeader() (header, []byte) {
	k.mu.Lock()
	defer k.mu.Unlock()
	h := header{sequence: 1, cipher: k.cipher, salt: [32]byte(random(32)), slots: k.slots}
	return h, k.encode(&h)
}

// header reads the header of a file of this key. Errors are those of Check.
func (k *Key) header(r io.ReaderAt) (header, int, error) {
	h, which, err := readHeader(r)
	if err == nil && !k.made(&h) {
		err = ErrOtherKey
	}
	return h, which, err
}

// Check finds whether the file at path is encrypted under this key: nil, ErrOtherKey,
// ErrNotSealed, ErrHeader, ErrCut, ErrNewer, a CipherError; or what reading it gives.
func (k *Key) Check(path string) error {
	f, _, err := plainfile.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, _, err = k.header(f)
	return err
}

// Open opens an encrypted file beside SQLite, as the function Open does a checked one.
// Errors are those of Check.
func (k *Key) Open(path string) (File, error) {
	f, err := Open(path)
	if err != nil {
		return f, err
	}
	h, _, err := k.header(f)
	if err != nil {
		f.Close()
		return File{}, err
	}
	f.layout = k.layout(&h)
	return f, nil
}

// SetPassword gives the key another password, which is in force once f has it: the
// ledger's file, which may be open in SQLite; one without a file if there is none yet.
// Other files follow by Follow. After a cut f has the old password or the new one.
func (k *Key) SetPassword(password string, f File) error {
	return k.setSlot(passwordSlot, secretOf(password), f)
}

// SetRecovery is SetPassword of the recovery code, one that NewCode has made.
func (k *Key) SetRecovery(code string, f File) error {
	secret, err := parseCode(code)
	if err != nil {
		return err
	}
	return k.setSlot(recoverySlot, secret, f)
}

func (k *Key) setSlot(kind byte, secret []byte, f File) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	all := k.slots
	k.held.RLock()
	all[kind-1] = newSlot(kind, secret, k.data)
	k.held.RUnlock()
	if f.File != nil {
		if err := k.writeSlots(all, f); err != nil {
			return err
		}
	}
	k.slots = all
	return nil
}

// Follow gives another file of the key, a backup, the key's password and recovery code;
// changed is false if it has them already, in both copies of its header.
func (k *Key) Follow(f File) (changed bool, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	b := make([]byte, headerRoom)
	if _, err := f.ReadAt(b, 0); err != nil && err != io.EOF {
		return false, err
	}
	h, _, err := decode(b)
	if err == nil && k.made(&h) && h.slots == k.slots && bytes.Equal(b[:copySize], b[copySize:]) {
		return false, nil
	}
	err = k.writeSlots(k.slots, f)
	return err == nil, err
}

func (k *Key) writeSlots(all slots, f File) error {
	h, which, err := k.header(f)
	if err != nil {
		return err
	}
	h.sequence++
	h.slots = all
	return writeHeader(f.File, k.encode(&h), which)
}
