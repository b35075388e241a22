package store

import "syscall"

// What the system's error numbers mean for people (winerror.h).
var (
	fullNumbers      = []syscall.Errno{39, 112}                                       // HANDLE_DISK_FULL, DISK_FULL
	protectedNumbers = []syscall.Errno{19}                                            // WRITE_PROTECT
	busyNumbers      = []syscall.Errno{32, 33}                                        // SHARING_VIOLATION, LOCK_VIOLATION
	goneNumbers      = []syscall.Errno{15, 21, 55, 433, 1006, 1110, 1112, 1167, 1617} // INVALID_DRIVE, NOT_READY … DEVICE_REMOVED
	notFolderNumbers = []syscall.Errno{267}                                           // DIRECTORY
	badNameNumbers   = []syscall.Errno{123, 161, 206}                                 // INVALID_NAME, BAD_PATHNAME, FILENAME_EXCED_RANGE
	brokenNumbers    = []syscall.Errno{23, 25, 27, 30, 483, 1117, 1127, 1392, 1393}   // CRC, SEEK … DISK_CORRUPT
)
