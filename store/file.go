package store

// Files are written under a temporary name, synced and renamed, so that nobody
// ever sees half of one.

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"

	"partyledger/store/plainfile"
)

// writeFile writes a file by f; ready is asked once more before the file takes its place.
func writeFile(path string, mode os.FileMode, ready func() error, f func(io.Writer) error) error {
	return putFile(path, mode, ready, func(temp *os.File) error {
		b := bufio.NewWriterSize(temp, 1<<16)
		if err := f(b); err != nil {
			return err
		}
		return b.Flush()
	})
}

// WriteOwn writes one of the ledger's own small files.
func WriteOwn(path string, mode os.FileMode, f func(io.Writer) error) error {
	sweepBeside(path)
	return writeFile(path, mode, func() error { return plainfile.Check(path) }, f)
}

// putFile has f fill a file of a temporary name and puts it in its place. What a process that
// was cut off has left in the folder goes before it by sweepBeside.
func putFile(path string, mode os.FileMode, ready func() error, f func(temp *os.File) error) (err error) {
	doing := "写入文件“" + path + "”"
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Fault(doing, err)
	}
	temp, err := newTemp(dir)
	if err != nil {
		return Fault(doing, err)
	}
	defer func() {
		if err != nil {
			temp.Close()
			os.Remove(temp.Name())
		}
		temps.forget(temp.Name())
	}()
	if err := f(temp); err != nil {
		return Fault(doing, err)
	}
	if err := errors.Join(temp.Sync(), temp.Chmod(mode), temp.Close()); err != nil {
		return Fault(doing, err)
	}
	if err := ready(); err != nil {
		return err
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return Fault(doing, whyNotReplaced(path, err))
	}
	return Fault(doing, SyncDir(dir))
}

// whyNotReplaced is why a file was not replaced: Windows says “access denied” of one that
// a program has open, too.
func whyNotReplaced(path string, err error) error {
	if f, opened := os.OpenFile(path, os.O_RDWR|plainfile.NoWait, 0); opened == nil {
		f.Close()
	} else if isNumber(opened, busyNumbers) {
		return opened
	}
	return err
}

// temps is the temporary files that this process is writing: between closing and renaming, and
// before it is held, nothing else tells that somebody has one.
var temps = ownTemps{names: map[string]bool{}}

type ownTemps struct {
	sync.Mutex
	names map[string]bool
}

// make makes one, which is known before anybody else of this process can sweep.
func (t *ownTemps) make(dir string) (*os.File, error) {
	t.Lock()
	defer t.Unlock()
	f, err := os.CreateTemp(dir, TempPrefix+"*")
	if err == nil {
		t.names[f.Name()] = true
	}
	return f, err
}

func (t *ownTemps) forget(name string) {
	t.Lock()
	defer t.Unlock()
	delete(t.names, name)
}

// sweep removes one that is not this process's and that nobody holds.
func (t *ownTemps) sweep(path string) {
	t.Lock()
	defer t.Unlock()
	if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() && !t.names[path] {
		removeLeft(path)
	}
}

// newTemp makes a file of a temporary name, which is held until it is closed.
func newTemp(dir string) (*os.File, error) {
	for {
		f, err := temps.make(dir)
		if err != nil {
			return nil, err
		}
		_ = holdTemp(f) // where it cannot be held, nobody takes it for left behind
		mine, err := f.Stat()
		if err != nil {
			temps.forget(f.Name())
			f.Close()
			return nil, err
		}
		if now, err := os.Lstat(f.Name()); err == nil && os.SameFile(mine, now) {
			return f, nil
		}
		temps.forget(f.Name())
		f.Close() // another swept it away before it was held
	}
}

// sweep removes the files that processes which were cut off have left in folders, which
// may be a pattern: those of our names that nobody holds.
func sweep(folders string) {
	paths, _ := filepath.Glob(filepath.Join(folders, TempPrefix+"*"))
	for _, path := range paths {
		temps.sweep(path)
	}
}

// sweepBeside is sweep of a file's folder.
func sweepBeside(path string) { sweep(GlobEscape(filepath.Dir(path))) }

func removeLeft(path string) {
	f, _, err := plainfile.Open(path)
	if err != nil {
		return
	}
	left := holdTemp(f) == nil
	f.Close()
	if left {
		os.Remove(path) // Windows keeps one that is open
	}
}

// WithTemp gives f a folder of its own for what it must put aside, and removes it
// whatever comes. The system's folder will not do: it is shared, and not cleared.
func (w *Workspace) WithTemp(f func(dir string) error) (err error) {
	dir, err := w.AsideOpened("*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	return f(dir)
}
