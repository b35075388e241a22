package vault

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"path/filepath"
	"testing"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
)

// A stranger's reader, by docs/FORMAT.md alone: what it says is what is written.
func TestFormat(t *testing.T) {
	dir := t.TempDir()
	k := keyOf(t, XChaCha)
	path := filepath.Join(dir, "a.db")
	db := how{key: k}.open(t, path)
	fill(t, db, 1000)
	want := one(t, db, allPeople)
	db.Close()
	b := read(t, path)
	open := func(key, box, aad []byte) []byte { // nonce, ciphertext, tag
		t.Helper()
		a, err := chacha20poly1305.NewX(key)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := a.Open(nil, box[:24], box[24:], aad)
		if err != nil {
			t.Fatal(err)
		}
		return plain
	}
	sub := func(data, salt []byte, use string) []byte {
		key, err := hkdf.Key(sha256.New, data, salt, "partyledger/"+use, 32)
		if err != nil {
			t.Fatal(err)
		}
		return key
	}
	word := func(at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
	if sum := sha256.Sum256(b[:4064]); string(b[:8]) != "\x00PLSEAL\x01" || b[16] != 1 || !bytes.Equal(sum[:], b[4064:4096]) {
		t.Fatal("header")
	}
	slot := b[64:192]
	if slot[0] != 1 || word(68) != 1 || word(72) != 64 || word(76) != 1 {
		t.Fatalf("%x", slot[:16])
	}
	data := open(argon2.IDKey([]byte(secret), slot[16:32], word(68), word(72), uint8(word(76)), 32), slot[32:104], slot[:32])
	salt := b[32:64]
	m := hmac.New(sha256.New, sub(data, salt, "header"))
	m.Write(b[:4032])
	if !bytes.Equal(m.Sum(nil), b[4032:4064]) {
		t.Error("HMAC")
	}
	key := sub(data, salt, "page")
	var plainFile []byte
	for no, at := uint64(1), 8192; at < len(b); no, at = no+1, at+4096 {
		p := b[at : at+4096]
		box := append(bytes.Clone(p[4072:]), p[:4072]...)
		plainFile = append(plainFile, open(key, box, binary.LittleEndian.AppendUint64(nil, no))...)
		plainFile = append(plainFile, make([]byte, 40)...)
	}
	out := filepath.Join(dir, "plain.db")
	write(t, out, plainFile)
	if db := plain(t, out); one(t, db, allPeople) != want || one(t, db, "PRAGMA integrity_check") != "ok" || plainFile[20] != 40 {
		t.Error("other data")
	}
	blob := k.Seal("draft", "a.json", []byte("草稿"))
	if got := open(sub(data, nil, "blob/draft"), blob[8:], append(bytes.Clone(blob[:8]), "a.json"...)); string(got) != "草稿" {
		t.Errorf("%s", got)
	}
}
