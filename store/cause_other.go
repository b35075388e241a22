//go:build !windows

package store

import "syscall"

// What the system's error numbers mean for people.
var (
	fullNumbers      = []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT}
	protectedNumbers = []syscall.Errno{syscall.EROFS}
	busyNumbers      = []syscall.Errno{syscall.EBUSY, syscall.ETXTBSY}
	goneNumbers      = []syscall.Errno{syscall.ENODEV, syscall.ENXIO, syscall.ESTALE, syscall.ENOTCONN}
	brokenNumbers    = []syscall.Errno{syscall.EIO}
)
