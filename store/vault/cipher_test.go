package vault

import (
	"bytes"
	"crypto/cipher"
	"encoding/hex"
	"testing"

	"github.com/emmansun/gmsm/sm4"
)

// The examples of RFC 8998 (SM4-GCM) and of the XChaCha20-Poly1305 draft, by the same
// ways as pages take.
func TestCipherExamples(t *testing.T) {
	un := func(s string) []byte {
		b, err := hex.DecodeString(s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	a := XChaCha.aead(un("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"))
	got := a.Seal(nil, un("404142434445464748494a4b4c4d4e4f5051525354555657"), []byte("Ladies and Gentlemen of the class of '99: "+
		"If I could offer you only one tip for the future, sunscreen would be it."), un("50515253c0c1c2c3c4c5c6c7"))
	if tag := hex.EncodeToString(got[len(got)-16:]); tag != "c0875924c1c7987947deafd8780acf49" {
		t.Error(tag)
	}
	if !SM4GCM.Available() {
		t.Skip("no SM4 here")
	}
	b, err := sm4.NewCipher(un("0123456789abcdeffedcba9876543210"))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range []cipher.Block{b, struct{ cipher.Block }{b}} {
		g, err := cipher.NewGCM(b)
		if err != nil {
			t.Fatal(err)
		}
		got = g.Seal(nil, un("00001234567800000000abcd"), un("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"+
			"eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa"), un("feedfacedeadbeeffeedfacedeadbeefabaddad2"))
		if !bytes.Equal(got[64:], un("83de3541e4c2b58177e065a9bf7b62ec")) {
			t.Errorf("%x", got)
		}
	}
}
