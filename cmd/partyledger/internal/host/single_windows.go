package host

// A second start on the same ledger brings the first window forward.

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	findWindow    = user32.NewProc("FindWindowExW")
	setForeground = user32.NewProc("SetForegroundWindow")
	showWindow    = user32.NewProc("ShowWindow")
	isIconic      = user32.NewProc("IsIconic")
)

// Alone reports that no program on this PC has been started on the ledger yet;
// if one has, its window comes forward. The claim lasts as long as the process.
func Alone(dir, title string) bool {
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
	if err != windows.ERROR_ALREADY_EXISTS {
		return true
	}
	return !raise(title)
}

// raise brings the first window with the title forward.
func raise(title string) bool {
	text, err := windows.UTF16PtrFromString(title)
	if err != nil {
		return false
	}
	hwnd, _, _ := findWindow.Call(0, 0, 0, uintptr(unsafe.Pointer(text)))
	if hwnd == 0 {
		return false
	}
	if iconic, _, _ := isIconic.Call(hwnd); iconic != 0 {
		const restore = 9
		showWindow.Call(hwnd, restore)
	}
	setForeground.Call(hwnd)
	return true
}
