package sheet

// Workbooks with a password: the package is decrypted in memory and read as .xlsx.

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"

	"partyledger/store/compound"
)

const (
	maxLocked = 32 << 20  // bytes of the file: it is decrypted in memory
	maxSpins  = 1_000_000 // rounds of the key; Office does 100,000
	maxInfo   = 64 << 10
)

// plainSecret is with which Excel encrypts what is only protected from changes, and
// opens it without asking ([MS-OFFCRYPTO] 2.3.7.6).
const plainSecret = "VelvetSweatshop"

// unlock opens an encrypted package.
func (in *input) unlock(c *compound.File) (*File, error) {
	if in.size > maxLocked || c.Doubled("EncryptedPackage") || c.Doubled("EncryptionInfo") {
		return nil, ErrHuge
	}
	info, err := c.Read("EncryptionInfo", maxInfo)
	if err != nil {
		return nil, ofCompound(err)
	}
	if err := fewSpins(info); err != nil {
		return nil, err
	}
	raw := make([]byte, in.size)
	if _, err := in.r.ReadAt(raw, 0); err != nil {
		return nil, err
	}
	for _, password := range []string{in.how.Password, plainSecret} {
		if password == "" {
			continue
		}
		if err := in.how.Context.Err(); err != nil {
			return nil, err
		}
		book, err := decrypt(raw, password)
		if err != nil || !bytes.HasPrefix(book, []byte("PK")) {
			continue
		}
		inner := &input{r: bytes.NewReader(book), size: int64(len(book)), how: in.how, name: in.name}
		a, err := inner.openZip()
		if err == nil {
			a.password = password
		}
		return a, err
	}
	return nil, &LockedError{Wrong: in.how.Password != ""}
}

// decrypt answers a fault of the library's, too: the file may be made to break it.
func decrypt(raw []byte, password string) (book []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: decrypting: %v", errMalformed, p)
		}
	}()
	return excelize.Decrypt(raw, &excelize.Options{Password: password})
}

// fewSpins refuses a key that would take minutes to make.
func fewSpins(info []byte) error {
	if len(info) < 8 {
		return errMalformed
	}
	if info[0] != 4 || info[2] != 4 {
		return nil // the older scheme has a fixed number of rounds
	}
	var keys struct {
		List []struct {
			Key struct {
				Spins uint32 `xml:"spinCount,attr"`
			} `xml:"encryptedKey"`
		} `xml:"keyEncryptors>keyEncryptor"`
	}
	if err := xml.Unmarshal(info[8:], &keys); err != nil {
		return errors.Join(errMalformed, err)
	}
	for _, k := range keys.List {
		if k.Key.Spins > maxSpins {
			return ErrHuge
		}
	}
	return nil
}
