package host

import (
	"runtime"

	"golang.org/x/sys/windows"
)

// Say says something once the toolkit can no longer, and waits until it was read.
// The message has a thread of its own: on the toolkit's, it would hand the window's
// events on.
func Say(title, text string) {
	head, err1 := windows.UTF16PtrFromString(title)
	words, err2 := windows.UTF16PtrFromString(text)
	if err1 != nil || err2 != nil {
		return
	}
	read := make(chan struct{})
	go func() {
		defer close(read)
		runtime.LockOSThread()
		_, _ = windows.MessageBox(0, words, head, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND|windows.MB_TOPMOST)
	}()
	<-read
}
