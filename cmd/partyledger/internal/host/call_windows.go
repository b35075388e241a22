package host

import (
	"syscall"
	"unsafe"
)

// call calls a function of a library by its address.
func call(proc uintptr, args ...uintptr) uintptr {
	r, _, _ := syscall.SyscallN(proc, args...)
	return r
}

// cString reads a text that a library owns.
func cString(at uintptr) string {
	if at == 0 {
		return ""
	}
	const most = 256
	bytes := (*[most]byte)(*(*unsafe.Pointer)(unsafe.Pointer(&at)))
	for i, b := range bytes {
		if b == 0 {
			return string(bytes[:i])
		}
	}
	return string(bytes[:])
}
