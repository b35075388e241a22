package host

// A second start on the same ledger brings the window forward that has it open.

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/windows"

	"partyledger/store"
)

var (
	enumWindows   = user32.NewProc("EnumWindows")
	windowVisible = user32.NewProc("IsWindowVisible")
	setForeground = user32.NewProc("SetForegroundWindow")
	showWindow    = user32.NewProc("ShowWindow")
	isIconic      = user32.NewProc("IsIconic")
)

// startTime is how long a program that was just started may take until it has its ledger.
const startTime = 4 * time.Second

// Alone reports that no program on this PC has the ledger open; if one has, its
// window comes forward. Two starts at the same moment are told apart by a claim that
// lasts as long as the process.
func Alone(dir string) bool {
	if pid := store.OpenedBy(dir); pid != 0 {
		return !raise(uint32(pid))
	}
	if claim(dir) {
		return true
	}
	for end := time.Now().Add(startTime); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if pid := store.OpenedBy(dir); pid != 0 {
			return !raise(uint32(pid))
		}
	}
	return true // the other program went on to another ledger
}

// claim is false if another program was started on the ledger and still runs.
func claim(dir string) bool {
	full, err := filepath.Abs(dir)
	if err != nil {
		full = dir
	}
	sum := sha256.Sum256([]byte(strings.ToLower(full)))
	name, err := windows.UTF16PtrFromString(`Local\partyledger-` + hex.EncodeToString(sum[:12]))
	if err != nil {
		return true
	}
	_, err = windows.CreateMutex(nil, false, name)
	return err != windows.ERROR_ALREADY_EXISTS
}

// raise brings the window of a process forward; false if it has none.
func raise(pid uint32) bool {
	found := uintptr(0)
	visit := syscall.NewCallback(func(hwnd, _ uintptr) uintptr {
		var owner uint32
		_, _ = windows.GetWindowThreadProcessId(windows.HWND(hwnd), &owner)
		if visible, _, _ := windowVisible.Call(hwnd); owner != pid || visible == 0 {
			return 1
		}
		found = hwnd
		return 0
	})
	_, _, _ = enumWindows.Call(visit, 0)
	if found == 0 {
		return false
	}
	if iconic, _, _ := isIconic.Call(found); iconic != 0 {
		const restore = 9
		showWindow.Call(found, restore)
	}
	setForeground.Call(found)
	return true
}
