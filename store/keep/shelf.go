package keep

// The folders of attached files. In a plain ledger's a file lies as it is, called by the
// hash of its content; in an encrypted one's it is sealed, and called so that its name
// does not tell which document is there. Of what lies there from before the ledger was
// encrypted the plain file counts, too.

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/vault"
)

// sealedRoom is how much longer a file is when it is sealed, in bytes.
const sealedRoom = 48

// shelf is one such folder.
type shelf struct {
	dir string
	key *vault.Key // nil = of a plain ledger
}

// shelves are those of the open ledger and of its backups.
func shelves(w *store.Workspace) (own, backup shelf) {
	return shelf{filepath.Join(w.Dir(), store.AttachDir), w.Key()},
		shelf{filepath.Join(w.Dir(), store.BackupDir, store.AttachDir), w.Key()}
}

// beside is the shelf beside a backup.
func beside(backup string, key *vault.Key) shelf {
	return shelf{filepath.Join(filepath.Dir(backup), store.AttachDir), key}
}

// path is where the file is that a ledger knows as rel, <two digits>/<hash>.<ext>.
func (s shelf) path(rel string) string {
	return filepath.Join(s.dir, filepath.FromSlash(store.AttachmentName(s.key, rel)))
}

// read reads a file whole; it is not there (fs.ErrNotExist), or not as its hash says
// (vault.ErrBlob), or it is as it was.
func (s shelf) read(rel string) ([]byte, error) {
	data, err := s.readAt(s.path(rel), rel)
	if s.key != nil && err != nil {
		if plain, ok := (shelf{dir: s.dir}).read(rel); ok == nil {
			return plain, nil
		}
	}
	return data, err
}

func (s shelf) readAt(at, rel string) ([]byte, error) {
	data, err := readKept(at)
	if err == nil && s.key != nil {
		data, err = s.key.Unseal(vault.Attachment, filepath.Base(at), data)
	}
	if err == nil && hashOf(data) != hashIn(rel) {
		err = vault.ErrBlob
	}
	return data, err
}

// state is how a file is found.
func (s shelf) state(rel string) (fileCondition, error) {
	switch _, err := s.read(rel); {
	case errors.Is(err, fs.ErrNotExist):
		return fileMissing, nil
	case errors.Is(err, vault.ErrBlob):
		return fileAltered, nil
	case err != nil:
		return fileMissing, err
	}
	return fileWhole, nil
}

// place puts a file there. One that is there and whole stays; one that was altered is set
// aside under another name first.
func (s shelf) place(rel string, data []byte, now time.Time) error {
	at := s.path(rel)
	switch _, err := s.readAt(at, rel); {
	case err == nil:
		return nil
	case errors.Is(err, vault.ErrBlob):
		if err := setAside(at, now); err != nil {
			return err
		}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if s.key != nil {
		data = s.key.Seal(vault.Attachment, filepath.Base(at), data)
	}
	return writeWhole(at, data)
}

func hashIn(rel string) string {
	hash, _, _ := strings.Cut(path.Base(rel), ".")
	return hash
}

// files lists what lies on the shelf under names that it gives, by their whole paths.
func (s shelf) files() ([]string, error) {
	paths, err := filepath.Glob(filepath.Join(store.GlobEscape(s.dir), "[0-9a-f][0-9a-f]", "*"))
	var out []string
	for _, p := range paths {
		name := filepath.Base(p)
		if model.ValidHash(hashIn(name)) && strings.Count(name, ".") == 1 && filepath.Base(filepath.Dir(p)) == name[:2] {
			out = append(out, p)
		}
	}
	return out, err
}

// load reads one of the files and answers what a ledger knows it as; a sealed one that
// was changed, or for which there is no key, gives vault.ErrBlob.
func (s shelf) load(at string) (rel string, data []byte, err error) {
	name := filepath.Base(at)
	if !isSealedName(name) {
		rel = path.Join(name[:2], name)
		data, err = shelf{dir: s.dir}.readAt(at, rel)
		return rel, data, err
	}
	if s.key == nil {
		return "", nil, vault.ErrBlob
	}
	if data, err = readKept(at); err == nil {
		data, err = s.key.Unseal(vault.Attachment, name, data)
	}
	if err != nil {
		return "", nil, err
	}
	t, err := sniff(data)
	if err != nil {
		return "", nil, vault.ErrBlob // no program of ours has sealed it
	}
	return model.Attachment{Hash: hashOf(data), Type: t}.Path(), data, nil
}

func isSealedName(name string) bool { return strings.HasSuffix(name, store.SealedExt) }

// target is where a file of another shelf goes, and how long it is there then; empty if
// that is known only once it was read.
func (s shelf) target(from shelf, at string, size int64) (string, int64) {
	name := filepath.Base(at)
	switch sealed := isSealedName(name); {
	case sealed && s.key == from.key:
		return filepath.Join(s.dir, name[:2], name), size
	case sealed:
		return "", 0
	case s.key != nil:
		return s.path(path.Join(name[:2], name)), size + sealedRoom
	}
	return s.path(path.Join(name[:2], name)), size
}

// copyFrom copies the files of another shelf that this one does not have, each checked on
// the way, and sealed or not as it is here. It answers what could not be copied because
// it is not what its name says.
func (s shelf) copyFrom(ctx context.Context, from shelf, now time.Time) (bad []string, err error) {
	if same, _ := sameFolder(s.dir, from.dir); same {
		return nil, nil
	}
	paths, err := from.files()
	if err != nil {
		return nil, err
	}
	for _, at := range paths {
		if ctx.Err() != nil {
			return bad, ctx.Err()
		}
		if isSealedName(at) && s.key == nil {
			continue // an encrypted ledger's
		}
		whole, err := s.take(from, at, now)
		if err != nil {
			return bad, err
		}
		if !whole {
			bad = append(bad, filepath.Join(filepath.Base(filepath.Dir(at)), filepath.Base(at)))
		}
	}
	return bad, nil
}

// take copies one file, unless it is here; whole is false if it is not as it was, and
// nothing better is here.
func (s shelf) take(from shelf, at string, now time.Time) (whole bool, err error) {
	st, err := os.Stat(at)
	if err != nil {
		return false, err
	}
	target, size := s.target(from, at, st.Size())
	if target != "" {
		if there, err := os.Stat(target); err == nil && there.Size() == size {
			return true, nil // with a name made of the hash that is enough for not copying again
		} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return false, err
		}
	}
	rel, data, err := from.load(at)
	if errors.Is(err, vault.ErrBlob) {
		if isSealedName(at) {
			return false, nil
		}
		state, _ := s.state(path.Join(filepath.Base(filepath.Dir(at)), filepath.Base(at)))
		return state == fileWhole, nil
	}
	if err != nil {
		return false, err
	}
	return true, s.place(rel, data, now)
}
