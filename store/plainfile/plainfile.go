// Package plainfile opens what is a plain file and nothing else: a pipe, a device, a socket
// or a folder under a file's name never holds the program up.
package plainfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// OddError says that something else than a file has the name.
type OddError struct {
	Path string
	Mode fs.FileMode
}

func (e *OddError) Error() string { return fmt.Sprintf("%s is no plain file: %v", e.Path, e.Mode) }

// Kind is what it is, in Chinese.
func (e *OddError) Kind() string {
	switch {
	case e.Mode.IsDir():
		return "文件夹"
	case e.Mode&fs.ModeNamedPipe != 0:
		return "管道"
	case e.Mode&fs.ModeSocket != 0:
		return "套接字"
	case e.Mode&fs.ModeDevice != 0:
		return "设备"
	}
	return "特殊文件"
}

// Check refuses what is there and no plain file, through links; nothing there is no error.
func Check(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return odd(path, info, err)
}

func odd(path string, info fs.FileInfo, err error) error {
	if err == nil && !info.Mode().IsRegular() {
		return &OddError{path, info.Mode()}
	}
	return err
}

// Open opens a plain file for reading. It looks before it opens, since some devices do
// something when they are opened, and again behind that: the name may be another's by then.
func Open(path string) (*os.File, fs.FileInfo, error) {
	info, err := os.Stat(path)
	if err = odd(path, info, err); err != nil {
		return nil, nil, err
	}
	f, err := os.OpenFile(path, os.O_RDONLY|NoWait, 0)
	if err != nil {
		return nil, nil, err
	}
	info, err = f.Stat()
	if err = odd(path, info, err); err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// Read reads a plain file whole; one of more than most bytes is an error.
func Read(path string, most int64) ([]byte, error) {
	f, _, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most {
		return nil, fmt.Errorf("%s has more than %d bytes", path, most)
	}
	return data, err
}
