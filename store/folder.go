package store

// Folders that are handed out whole, as evidence with its catalogue: written under a
// temporary name beside their place and then renamed, so that there is a whole one or none.
// One that is there is never written into, unless it is empty.

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"time"

	"partyledger/store/plainfile"
)

// Folder is the folder that something is to be handed out to.
type Folder struct{ Path string }

// Put writes one file of a folder by f; name is its path from the folder, with slashes.
type Put func(name string, f func(io.Writer) error) error

// Check refuses, in words for people, what may not be made. It is asked before the work,
// and again by Write.
func (f Folder) Check() error {
	_, err := f.place()
	return err
}

// place answers where the folder goes, links followed.
func (f Folder) place() (string, error) {
	path, err := filepath.Abs(f.Path)
	if err == nil && (f.Path == "" || !filepath.IsLocal(filepath.Base(path))) {
		return "", Refuse("“%s”不能作文件夹名，没有写入任何内容。请换一个名称。", f.Path)
	}
	if err == nil {
		path, err = followed(path)
	}
	if err != nil {
		return "", Fault("写入文件夹“"+f.Path+"”", err)
	}
	if own := ownPlace(path); own != "" {
		return "", refuseTarget(f.Path, own)
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return path, nil
	case err != nil:
		return "", Fault("写入文件夹“"+f.Path+"”", err)
	case !info.IsDir():
		odd := &plainfile.OddError{Path: path, Mode: info.Mode()}
		if info.Mode().IsRegular() {
			return "", Refuse("“%s”已经存在，是一个文件，没有写入任何内容，它没有改动。请换一个名称。", f.Path)
		}
		return "", Refuse("“%s”是%s，没有写入任何内容，它也没有改动。请换一个名称。", f.Path, odd.Kind())
	}
	if holdsLedger(path) {
		return "", refuseTarget(f.Path, "台账的文件夹")
	}
	list, err := os.ReadDir(path)
	switch {
	case err != nil:
		return "", Fault("写入文件夹“"+f.Path+"”", err)
	case len(list) > 0:
		return "", &Error{What: "写入文件夹", Err: errFull, Say: "文件夹“" + f.Path + "”里已经有内容，没有写入，原有内容没有改动。请换一个名称，或者先把它移走。"}
	}
	return path, nil
}

var errFull = errors.New("the folder is not empty")

// Write makes the folder by fill. On an error nothing is left behind.
func (f Folder) Write(fill func(Put) error) error {
	to, err := f.place()
	if err != nil {
		return err
	}
	doing := "写入文件夹“" + f.Path + "”"
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return Fault(doing, err)
	}
	sweepFolders(filepath.Dir(to))
	temp, err := os.MkdirTemp(filepath.Dir(to), TempPrefix+"*")
	if err != nil {
		return Fault(doing, err)
	}
	defer os.RemoveAll(temp)
	held, err := newTemp(temp) // tells others that somebody is writing here
	if err != nil {
		return Fault(doing, err)
	}
	err = Fault(doing, fill(func(name string, write func(io.Writer) error) error { return putIn(temp, name, write) }))
	temps.forget(held.Name())
	if err = errors.Join(err, held.Close(), os.Remove(held.Name())); err != nil {
		return err
	}
	if _, err := f.place(); err != nil { // others may have written there meanwhile
		return err
	}
	if err := os.Remove(to); err != nil && !errors.Is(err, fs.ErrNotExist) { // an empty one
		return Fault(doing, err)
	}
	if err := os.Chmod(temp, 0o755); err != nil {
		return Fault(doing, err)
	}
	return Fault(doing, errors.Join(renameFolder(temp, to), SyncDir(filepath.Dir(to))))
}

// putIn writes a file of the folder that is being made.
func putIn(dir, name string, write func(io.Writer) error) error {
	if !filepath.IsLocal(filepath.FromSlash(name)) || path.Clean(name) != name {
		return Refuse("“%s”不能作文件名，没有写入任何内容。", name)
	}
	at := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		return err
	}
	out, err := os.OpenFile(at, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	b := bufio.NewWriterSize(out, 1<<16)
	err = write(b)
	return errors.Join(err, b.Flush(), out.Close())
}

// renameFolder puts a folder in its place. On Windows a scanner may have a file of it open
// for a moment.
func renameFolder(from, to string) error {
	const tries, pause = 20, 100 * time.Millisecond
	for n := 1; ; n++ {
		err := os.Rename(from, to)
		if err == nil || n == tries || !errors.Is(err, fs.ErrPermission) && !isNumber(err, busyNumbers) {
			return err
		}
		time.Sleep(pause)
	}
}

// sweepFolders removes the folders that processes which were cut off have left in dir: those
// of our names in which nobody holds a file.
func sweepFolders(dir string) {
	paths, _ := filepath.Glob(filepath.Join(GlobEscape(dir), TempPrefix+"*"))
	for _, p := range paths {
		info, err := os.Lstat(p)
		if err != nil || !info.IsDir() {
			continue
		}
		sweep(GlobEscape(p))
		if held, _ := filepath.Glob(filepath.Join(GlobEscape(p), TempPrefix+"*")); len(held) == 0 {
			os.RemoveAll(p)
		}
	}
}

// FreeFolder is the path of a folder that is not there yet: the wish, or with a number.
func FreeFolder(wish string) string {
	p := wish
	for n := 2; n < 10_000; n++ {
		if _, err := os.Lstat(p); errors.Is(err, fs.ErrNotExist) {
			break
		}
		p = wish + "（" + strconv.Itoa(n) + "）"
	}
	return p
}
