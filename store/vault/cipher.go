package vault

// Ciphers, and the codec of encrypted pages.

import (
	"bytes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"sync"

	"github.com/emmansun/gmsm/sm4"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/sys/cpu"
)

// Cipher is how a file is encrypted; its number stands in the file.
type Cipher byte

// The ciphers. Both seal with a random nonce of 24 bytes and a tag of 16.
const (
	XChaCha Cipher = 1 // XChaCha20-Poly1305, which runs everywhere
	SM4GCM  Cipher = 2 // SM4 (GB/T 32907) in GCM, for offices that must use 国密
)

func (c Cipher) String() string {
	switch c {
	case XChaCha:
		return "XChaCha20-Poly1305"
	case SM4GCM:
		return "SM4-GCM"
	}
	return fmt.Sprintf("cipher %d", byte(c))
}

// Available reports whether this program can use the cipher on this PC.
func (c Cipher) Available() bool { return c == XChaCha || c == SM4GCM && sm4Works() }

// Ciphers lists those that are available, the usual one first.
func Ciphers() []Cipher {
	if SM4GCM.Available() {
		return []Cipher{XChaCha, SM4GCM}
	}
	return []Cipher{XChaCha}
}

const (
	keySize   = 32
	nonceSize = 24
	tagSize   = 16
)

// aead is the cipher with a key of 32 bytes, of which SM4 takes the first 16. It must
// be available.
func (c Cipher) aead(key []byte) cipher.AEAD {
	var a cipher.AEAD
	var err error
	if c == SM4GCM {
		a, err = newSM4(key[:16], false)
	} else {
		a, err = chacha20poly1305.NewX(key)
	}
	if err != nil {
		panic(err) // only of a key of another length
	}
	return a
}

func newSM4(key []byte, slowly bool) (cipher.AEAD, error) {
	b, err := sm4.NewCipher(key)
	if err != nil {
		return nil, err
	}
	if slowly {
		b = struct{ cipher.Block }{b} // hides that it knows GCM itself
	}
	return cipher.NewGCMWithNonceSize(b, nonceSize)
}

// sm4Works tries SM4 against the standard's example, and its GCM against Go's own. On
// ARM with SM4 instructions the library cannot be tried: it encodes them wrongly, and
// the processor ends the program.
var sm4Works = sync.OnceValue(func() bool {
	if cpu.ARM64.HasSM4 {
		return false
	}
	key, _ := hex.DecodeString("0123456789abcdeffedcba9876543210")
	want, _ := hex.DecodeString("681edf34d206965e86b3e94f536e4246")
	b, err := sm4.NewCipher(key)
	if err != nil {
		return false
	}
	got := make([]byte, len(want))
	b.Encrypt(got, key)
	fast, err := newSM4(key, false)
	slow, err2 := newSM4(key, true)
	if err != nil || err2 != nil || !bytes.Equal(got, want) {
		return false
	}
	nonce, text := make([]byte, nonceSize), make([]byte, 1000)
	sealed := fast.Seal(nil, nonce, text, want)
	back, err := fast.Open(nil, nonce, sealed, want)
	return err == nil && bytes.Equal(back, text) && bytes.Equal(sealed, slow.Seal(nil, nonce, text, want))
})

// derive makes a key of 32 bytes for one use out of another.
func derive(key, salt []byte, use string) []byte {
	out, err := hkdf.Key(sha256.New, key, salt, "partyledger/"+use, keySize)
	if err != nil {
		panic(err) // only of a length that is too great
	}
	return out
}

func random(n int) []byte {
	b := make([]byte, n)
	rand.Read(b)
	return b
}

// sealed is the codec of encrypted pages: ciphertext, tag, nonce. A page opens only in
// its own place.
type sealed struct{ cipher.AEAD }

const (
	sealedRoom = tagSize + nonceSize
	sealedText = pageSize - sealedRoom
)

func pageAAD(no int64) []byte { return binary.LittleEndian.AppendUint64(nil, uint64(no)) }

func (sealed) reserve() byte { return sealedRoom }

func (s sealed) seal(page []byte, no int64) {
	nonce := page[pageSize-nonceSize:]
	rand.Read(nonce)
	s.Seal(page[:0], nonce, page[:sealedText], pageAAD(no))
}

func (s sealed) open(page []byte, no int64) bool {
	_, err := s.Open(page[:0], page[pageSize-nonceSize:], page[:pageSize-nonceSize], pageAAD(no))
	clear(page[sealedText:])
	return err == nil
}

func (sealed) lost([]byte) bool { return false }
