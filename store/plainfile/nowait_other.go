//go:build !windows

package plainfile

import "syscall"

// NoWait is the flag with which opening a pipe does not wait for its other end.
const NoWait = syscall.O_NONBLOCK
