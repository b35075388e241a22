package store

// How a file's pages are kept: as SQLite writes them, with check values, or encrypted.
// Whatever opens, copies or checks a ledger's file asks here, once.

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"

	"partyledger/store/vault"
)

// errLocked says that a file is encrypted and that no key was given.
var errLocked = errors.New("encrypted, and no key was given")

// spare stands for a key that is not given; nil but in a build for tests, which sets it to
// run on encrypted ledgers.
var spare *vault.Key

// keeping is how a file's pages are kept.
type keeping struct {
	state vault.State
	key   *vault.Key // of one that is encrypted
}

// madeBy is how a new file is kept: encrypted by the key if there is one.
func madeBy(key *vault.Key) keeping {
	if key = cmp.Or(key, spare); key != nil {
		return keeping{vault.StateSealed, key}
	}
	return keeping{vault.StateChecked, nil}
}

// keepingOf finds how the file at path is kept. One that is missing or empty is to be as
// the key, which may be nil, makes it. Called before SQLite has the file open: closing it
// would let go of SQLite's locks.
func keepingOf(path string, key *vault.Key) (keeping, error) {
	key = cmp.Or(key, spare)
	st, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && st.Size() == 0 {
		return madeBy(key), nil
	}
	state, err := vault.StateOf(path)
	switch {
	case err != nil || state != vault.StateSealed:
		return keeping{state, nil}, err
	case key == nil:
		return keeping{}, errLocked
	}
	return keeping{state, key}, key.Check(path)
}

// keepingOfEither is keepingOf by the first of two keys that opens the file.
func keepingOfEither(path string, key, other *vault.Key) (keeping, error) {
	k, err := keepingOf(path, key)
	if other != nil && (errors.Is(err, errLocked) || errors.Is(err, vault.ErrOtherKey)) {
		return keepingOf(path, other)
	}
	return k, err
}

// uri is the connection string of a file that is kept so.
func (k keeping) uri(path string, q url.Values) (string, error) {
	switch k.state {
	case vault.StateSealed:
		return k.key.URI(path, q)
	case vault.StateChecked:
		return vault.URI(path, q)
	}
	return vault.PlainURI(path, q), nil
}

// into is what VACUUM INTO takes for a copy that is to be kept so.
func (k keeping) into(path string) (string, error) {
	if k.key != nil {
		return k.key.Into(path)
	}
	return vault.Into(path)
}

// open opens a file beside SQLite; it has pages that can be checked.
func (k keeping) open(path string) (vault.File, error) {
	if k.key != nil {
		return k.key.Open(path)
	}
	return vault.Open(path)
}

// checkFile checks all pages of a file that nobody writes to; of one without check values
// the report is empty.
func (k keeping) checkFile(ctx context.Context, path string) (vault.Report, error) {
	switch k.state {
	case vault.StateSealed:
		return k.key.CheckFile(ctx, path)
	case vault.StateChecked:
		return vault.CheckFile(ctx, path)
	}
	return vault.Report{}, nil
}

// checkWhole is checkFile of a file in which no page may be bad.
func (k keeping) checkWhole(ctx context.Context, path string) error {
	if r, err := k.checkFile(ctx, path); err != nil || len(r.Bad) > 0 {
		return errors.Join(err, errPages{r})
	}
	return nil
}

// decrypted is the database that a file and its journal hold, both in memory, as it is
// once the journal was played back, and what the check of its pages has found.
func decrypted(ctx context.Context, file, journal []byte, key *vault.Key) ([]byte, vault.Report, error) {
	if vault.StateOfImage(file) == vault.StateSealed {
		if key = cmp.Or(key, spare); key == nil {
			return nil, vault.Report{}, errLocked
		}
		image, r, err := key.Image(ctx, file, journal, playBack)
		if err == nil && len(image) == 0 { // cut off behind its header
			err = errDamaged
		}
		return image, r, err
	}
	image, err := playBack(file, journal)
	if err != nil || !vault.CheckedImage(image) {
		return image, vault.Report{}, err
	}
	r, err := vault.CheckImage(ctx, image)
	return image, r, err
}

// Sealed reports that the file at path is an encrypted ledger or a copy of one. It must
// not be open in this process.
func Sealed(path string) bool {
	state, err := vault.StateOf(path)
	return err == nil && state == vault.StateSealed
}

// Locked reports that a ledger or a copy was not opened since it is encrypted and the key
// is missing or another's.
func Locked(err error) bool {
	return errors.Is(err, errLocked) || errors.Is(err, vault.ErrOtherKey)
}

// Unlock opens the ledger in dir, which is not open in this process, by its password; if
// its header is gone, its newest encrypted backup. Errors are for people; that it was
// wrong says WrongSecret. The caller closes the key after the ledger.
func Unlock(dir, password string) (*vault.Key, error) {
	return unlockBy(dir, func(path string) (*vault.Key, error) { return vault.Unlock(path, password) })
}

// NewKey makes a key that a password and a recovery code open. Errors are for people.
func NewKey(c vault.Cipher, password, code string) (*vault.Key, error) {
	key, err := vault.NewKey(c)
	if err != nil {
		return nil, Fault("设置口令", err)
	}
	if err := errors.Join(key.SetPassword(password, vault.File{}), key.SetRecovery(code, vault.File{})); err != nil {
		return nil, Fault("设置口令", errors.Join(err, key.Close()))
	}
	return key, nil
}

// UnlockRecovery is Unlock by the recovery code.
func UnlockRecovery(dir, code string) (*vault.Key, error) {
	return unlockBy(dir, func(path string) (*vault.Key, error) { return vault.UnlockRecovery(path, code) })
}

func unlockBy(dir string, by func(path string) (*vault.Key, error)) (*vault.Key, error) {
	k, err := by(standing(dir, nil))
	if err != nil && !WrongSecret(err) {
		for _, b := range BackupsIn(dir) {
			if Sealed(b.Path) {
				k, err = by(b.Path)
				break
			}
		}
	}
	return k, Fault("打开加密的台账", err)
}

// UnlockCopy opens a copy by its own password.
func UnlockCopy(path, password string) (*vault.Key, error) {
	k, err := vault.Unlock(path, password)
	return k, Fault("打开加密的备份", err)
}

// PlainBackups lists the backups of an encrypted ledger that are not: left by choice, or
// by a conversion that was cut off. Of a plain ledger there are none.
func (w *Workspace) PlainBackups() []string {
	if w.Key() == nil {
		return nil
	}
	return slices.DeleteFunc(BackupFiles(w.dir), Sealed)
}

// WrongSecret reports that a password or a recovery code is not the one.
func WrongSecret(err error) bool {
	return errors.Is(err, vault.ErrPassword) || errors.Is(err, vault.ErrRecovery) || errors.As(err, new(vault.CodeError))
}

// Key is what the open ledger is encrypted by; nil = it is not.
func (w *Workspace) Key() *vault.Key { return w.kept.key }

// mayUnlock refuses an encrypted ledger that the key does not open, before anything is
// written in its folder.
func (w *Workspace) mayUnlock() (err error) {
	if w.kept, err = keepingOf(standing(w.dir, w.opt.Key), w.opt.Key); Locked(err) {
		return err
	}
	return nil // whatever else is wrong, opening says it
}

// KeyFor is what the ledger in dir is to be encrypted by when the copy at from takes its
// place, and what opens the copy: as the ledger was; where none is, by the key that was
// given; else as the copy is, so that nothing is ever decrypted by the way. Either may be
// nil.
func KeyFor(dir, from string, opt Options) (key, copied *vault.Key, err error) {
	k, err := keepingOfEither(from, opt.Key, opt.CopyKey)
	if err != nil {
		return nil, nil, err
	}
	switch was, err := keepingOf(standing(dir, opt.Key), opt.Key); {
	case Locked(err):
		return nil, nil, err
	case was.key != nil: // the ledger's, or the given one
		return was.key, k.key, nil
	}
	return k.key, k.key, nil
}

// SealedExt ends the names of attached files that are sealed.
const SealedExt = ".bin"

// AttachmentName is what a file that a ledger knows as rel, <two digits>/<hash>.<ext>, is
// called below a folder of attached files; with a key its name is the key's.
func AttachmentName(key *vault.Key, rel string) string {
	if key == nil {
		return rel
	}
	hash, _, _ := strings.Cut(path.Base(rel), ".")
	name := key.Name(hash)
	return name[:2] + "/" + name + SealedExt
}

// sealing seals the lines of a log.
type sealing struct {
	io.Writer
	key *vault.Key
}

func (s sealing) Write(line []byte) (int, error) {
	if _, err := io.WriteString(s.Writer, s.key.SealLine(string(line))+"\n"); err != nil {
		return 0, err
	}
	return len(line), nil
}
