//go:build measure

package ui

import (
	"syscall"
	"time"
)

// threadTime and resident are not measured here.
func threadTime() time.Duration { return 0 }

func resident() int64 { return 0 }

// processTime is the processor time of all threads.
func processTime() time.Duration {
	var born, ended, kernel, user syscall.Filetime
	self, err := syscall.GetCurrentProcess()
	if err != nil || syscall.GetProcessTimes(self, &born, &ended, &kernel, &user) != nil {
		return 0
	}
	return time.Duration(kernel.Nanoseconds() + user.Nanoseconds())
}
