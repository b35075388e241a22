//go:build !windows

package store

import "syscall"

// What the system's error numbers mean for people.
var (
	fullNumbers      = []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT}
	protectedNumbers = []syscall.Errno{syscall.EROFS}
	busyNumbers      = []syscall.Errno{syscall.EBUSY, syscall.ETXTBSY}
	goneNumbers      = []syscall.Errno{syscall.ENODEV, syscall.ENXIO, syscall.ESTALE, syscall.ENOTCONN}
	notFolderNumbers = []syscall.Errno{syscall.ENOTDIR}
	badNameNumbers   = []syscall.Errno{syscall.ENAMETOOLONG, syscall.EILSEQ, syscall.EINVAL}
	brokenNumbers    = []syscall.Errno{syscall.EIO}
)
