package vault

// What lies beside the database, sealed whole: attached files, drafts, settings, lines
// of the log.

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strings"
)

const (
	blobMagic = "\x00PLBLOB"
	blobHead  = len(blobMagic) + 1 // the cipher's number behind it
)

// Purposes of what is sealed; each has a key of its own.
const (
	Attachment = "attachment"
	Draft      = "draft"
	Settings   = "settings"
	logLine    = "log"
)

// SealedBlob reports that b begins as what Seal gives.
func SealedBlob(b []byte) bool { return bytes.HasPrefix(b, []byte(blobMagic)) }

// SealedJournal reports that b begins as the journal of an encrypted file.
func SealedJournal(b []byte) bool { return bytes.HasPrefix(b, []byte(journalMagic)) }

// Seal encrypts plain for a purpose. It opens only under the same name, which is not
// kept in it and may be empty: that of the file, so that one cannot be put in another's
// place. It is 48 bytes longer.
func (k *Key) Seal(purpose, name string, plain []byte) []byte {
	b := make([]byte, 0, blobHead+nonceSize+len(plain)+tagSize)
	b = append(append(b, blobMagic...), byte(k.cipher))
	b = append(b, random(nonceSize)...)
	a := k.cipher.aead(k.derive("blob/" + purpose))
	return a.Seal(b, b[blobHead:], plain, append(b[:blobHead:blobHead], name...))
}

// Unseal answers what was sealed; ErrBlob if it was changed, or sealed by another key,
// for another purpose or under another name.
func (k *Key) Unseal(purpose, name string, b []byte) ([]byte, error) {
	if !SealedBlob(b) || len(b) < blobHead+nonceSize || Cipher(b[blobHead-1]) != k.cipher {
		return nil, ErrBlob
	}
	a := k.cipher.aead(k.derive("blob/" + purpose))
	plain, err := a.Open(nil, b[blobHead:blobHead+nonceSize], b[blobHead+nonceSize:], append(b[:blobHead:blobHead], name...))
	if err != nil {
		return nil, ErrBlob
	}
	return plain, nil
}

// Name is what a file of that content hash is called where nobody is to know which
// document it is: 64 hexadecimal digits, the same for the same key and hash.
func (k *Key) Name(contentHash string) string {
	m := hmac.New(sha256.New, k.derive("name"))
	m.Write([]byte(contentHash))
	return hex.EncodeToString(m.Sum(nil))
}

// SealLine is a line of the log as one word without spaces, UnsealLine the way back.
func (k *Key) SealLine(line string) string {
	return base64.RawStdEncoding.EncodeToString(k.Seal(logLine, "", []byte(strings.TrimRight(line, "\n"))))
}

// UnsealLine answers a line that SealLine has sealed; ErrBlob if it is none.
func (k *Key) UnsealLine(word string) (string, error) {
	b, err := base64.RawStdEncoding.DecodeString(strings.TrimSpace(word))
	if err != nil {
		return "", ErrBlob
	}
	line, err := k.Unseal(logLine, "", b)
	return string(line), err
}
