package ui

// The candidate box of Chinese input methods stands at the caret. The toolkit
// has no code for it: the window's messages are listened to, and when a
// composition begins or goes on the input method is told where the caret is.

import (
	"syscall"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

var (
	imm32            = windows.NewLazySystemDLL("imm32.dll")
	immGetContext    = imm32.NewProc("ImmGetContext")
	immRelease       = imm32.NewProc("ImmReleaseContext")
	immSetWindow     = imm32.NewProc("ImmSetCompositionWindow")
	immSetCandidates = imm32.NewProc("ImmSetCandidateWindow")

	user32         = windows.NewLazySystemDLL("user32.dll")
	setWindowLong  = user32.NewProc("SetWindowLongPtrW")
	callWindowProc = user32.NewProc("CallWindowProcW")
)

const (
	wmImeStart   = 0x010D // WM_IME_STARTCOMPOSITION
	wmImeCompose = 0x010F // WM_IME_COMPOSITION
	wndProcIndex = ^uintptr(3)
	cfsPoint     = 0x0002
	cfsCandidate = 0x0040
	cfsExclude   = 0x0080
)

type (
	point struct{ x, y int32 }
	rect  struct{ left, top, right, bottom int32 }
	// compositionForm is COMPOSITIONFORM.
	compositionForm struct {
		style uint32
		at    point
		area  rect
	}
	// candidateForm is CANDIDATEFORM.
	candidateForm struct {
		index, style uint32
		at           point
		area         rect
	}
)

// followCaret listens to a window that is on the screen.
func followCaret(w fyne.Window) {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return
	}
	native.RunNative(func(context any) {
		if c, ok := context.(driver.WindowsWindowContext); ok && c.HWND != 0 {
			listen(w, c.HWND)
		}
	})
}

// listen puts our message function before the window's own. Messages come on the
// UI goroutine, while the toolkit fetches them.
func listen(w fyne.Window, hwnd uintptr) {
	var before uintptr
	proc := syscall.NewCallback(func(h, message, wparam, lparam uintptr) uintptr {
		if message == wmImeStart || message == wmImeCompose {
			placeCandidates(w, h)
		}
		r, _, _ := callWindowProc.Call(before, h, message, wparam, lparam)
		return r
	})
	before, _, _ = setWindowLong.Call(hwnd, wndProcIndex, proc)
}

// placeCandidates tells the input method where the caret is.
func placeCandidates(w fyne.Window, hwnd uintptr) {
	at, height, ok := caret(w.Canvas())
	if !ok {
		return
	}
	imc, _, _ := immGetContext.Call(hwnd)
	if imc == 0 {
		return
	}
	defer immRelease.Call(hwnd, imc)
	scale := w.Canvas().Scale()
	p := point{int32(at.X * scale), int32(at.Y * scale)}
	line := rect{p.x, p.y, p.x + 2, p.y + int32(height*scale)}
	composition := compositionForm{style: cfsPoint, at: p, area: line}
	immSetWindow.Call(imc, uintptr(unsafe.Pointer(&composition)))
	candidates := candidateForm{style: cfsCandidate, at: point{p.x, line.bottom}}
	immSetCandidates.Call(imc, uintptr(unsafe.Pointer(&candidates)))
	candidates = candidateForm{style: cfsExclude, at: p, area: line} // and never over the line
	immSetCandidates.Call(imc, uintptr(unsafe.Pointer(&candidates)))
}
