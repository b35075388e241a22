package store

// Files are written under a temporary name, synced and renamed, so that nobody
// ever sees half of one.

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// WriteFile writes a file by f. The old file, if any, stays until the new one is
// whole; on an error nothing is left behind.
func WriteFile(path string, f func(io.Writer) error) error { return writeFile(path, 0o644, f) }

// WritePrivate is WriteFile for what is for nobody else's eyes.
func WritePrivate(path string, f func(io.Writer) error) error { return writeFile(path, 0o600, f) }

func writeFile(path string, mode os.FileMode, f func(io.Writer) error) (err error) {
	doing := "写入文件“" + path + "”"
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Fault(doing, err)
	}
	temp, err := os.CreateTemp(dir, TempPrefix+"*")
	if err != nil {
		return Fault(doing, err)
	}
	defer func() {
		if err != nil {
			temp.Close()
			os.Remove(temp.Name())
		}
	}()
	b := bufio.NewWriterSize(temp, 1<<16)
	if err := f(b); err != nil {
		return Fault(doing, err)
	}
	if err := errors.Join(b.Flush(), temp.Sync(), temp.Chmod(mode), temp.Close()); err != nil {
		return Fault(doing, err)
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return Fault(doing, err)
	}
	return Fault(doing, SyncDir(dir))
}

// WithTemp gives f a folder of its own for what it must put aside, and removes it
// whatever comes. The system's folder will not do: it is shared, and not cleared.
func (w *Workspace) WithTemp(f func(dir string) error) (err error) {
	dir, err := w.Aside("*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	return f(dir)
}
