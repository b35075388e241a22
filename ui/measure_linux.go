//go:build measure

package ui

import (
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// threadTime is the processor time of the calling thread; the UI goroutine has
// one of its own.
func threadTime() time.Duration { return usage(1) }

// processTime is the processor time of all threads.
func processTime() time.Duration { return usage(syscall.RUSAGE_SELF) }

func usage(who int) time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(who, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// resident is the process's memory in RAM.
func resident() int64 {
	raw, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	f := strings.Fields(string(raw))
	pages, _ := strconv.ParseInt(f[1], 10, 64)
	return pages * int64(os.Getpagesize())
}
