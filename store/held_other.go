//go:build !windows

package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// holdTemp marks a file as in use until it is closed; an error says that another has it.
func holdTemp(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) }

// links counts the names that a file has.
func links(_ string, info fs.FileInfo) (uint64, error) {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, errors.ErrUnsupported
	}
	return uint64(st.Nlink), nil
}
