package ui

// Chinese input methods on Windows. The toolkit has no code for them: the window's
// messages are listened to, the input method is told where the caret is, and it is
// off where nothing can be written.
//
// Told three times, because input methods differ in what they look at (so Chromium's
// imm32_manager and Qt's qwindowsinputcontext do): the composition window, which here
// is the input method's own and stands at the caret; the candidate window with
// CFS_EXCLUDE, below the line and never over it (each index has one form: a second
// call takes the place of the first, so there is one); and the system's caret, unseen,
// for those that read GetCaretPos, as do magnifiers and screen readers.

import (
	"fmt"
	"image"
	"syscall"
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"

	"partyledger/ui/kit"
)

var (
	imm32            = windows.NewLazySystemDLL("imm32.dll")
	immGetContext    = imm32.NewProc("ImmGetContext")
	immRelease       = imm32.NewProc("ImmReleaseContext")
	immAssociate     = imm32.NewProc("ImmAssociateContextEx")
	immNotify        = imm32.NewProc("ImmNotifyIME")
	immSetWindow     = imm32.NewProc("ImmSetCompositionWindow")
	immSetCandidates = imm32.NewProc("ImmSetCandidateWindow")

	user32         = windows.NewLazySystemDLL("user32.dll")
	setWindowLong  = user32.NewProc("SetWindowLongPtrW")
	callWindowProc = user32.NewProc("CallWindowProcW")
	postMessage    = user32.NewProc("PostMessageW")
	getFocus       = user32.NewProc("GetFocus")
	createCaret    = user32.NewProc("CreateCaret")
	setCaretPos    = user32.NewProc("SetCaretPos")
	destroyCaret   = user32.NewProc("DestroyCaret")
	blockShutdown  = user32.NewProc("ShutdownBlockReasonCreate")
	freeShutdown   = user32.NewProc("ShutdownBlockReasonDestroy")
)

// Messages, and what goes with the calls.
const (
	wmSetFocus   = 0x0007
	wmKillFocus  = 0x0008
	wmQueryEnd   = 0x0011 // WM_QUERYENDSESSION
	wmKeyDown    = 0x0100
	wmKeyUp      = 0x0101
	wmChar       = 0x0102
	wmImeStart   = 0x010D // WM_IME_STARTCOMPOSITION
	wmImeEnd     = 0x010E // WM_IME_ENDCOMPOSITION
	wmImeCompose = 0x010F // WM_IME_COMPOSITION
	wmLButtonUp  = 0x0202
	wmImeContext = 0x0281 // WM_IME_SETCONTEXT
	wmImeNotify  = 0x0282
	wmImeRequest = 0x0288
	wmLook       = 0x8000 + 0x1E // WM_APP and a number of our own: the keyboard moved

	imnChangeCandidate = 3
	imnOpenCandidate   = 5

	wndProcIndex = ^uintptr(3)
	cfsPoint     = 0x0002
	cfsExclude   = 0x0080
	iaceDefault  = 0x0010
	niCompose    = 0x0015 // NI_COMPOSITIONSTR
	cpsCancel    = 0x0004
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

// mayEnd is asked before the session ends.
var mayEnd = func() bool { return true }

// beforeSessionEnds sets what is asked before the system ends the session.
func beforeSessionEnds(may func() bool) { mayEnd = may }

// typist is what one window has told the input method.
type typist struct {
	window fyne.Window
	hwnd   uintptr
	before uintptr           // the window's own message function
	field  fyne.CanvasObject // the text field that has the keyboard; nil: none, the input method is off
	height int               // of the system's caret; 0: there is none
}

// followCaret listens to a window that is on the screen.
func followCaret(w fyne.Window) {
	hwnd := windowHandle(w)
	if hwnd == 0 {
		return
	}
	t := &typist{window: w, hwnd: hwnd}
	t.before, _, _ = setWindowLong.Call(hwnd, wndProcIndex, syscall.NewCallback(t.message))
	t.turn(false)
	moved := kit.KeyboardMoved
	kit.KeyboardMoved = func() {
		moved()
		postMessage.Call(hwnd, wmLook, 0, 0) // once the keyboard has come to rest
	}
	kit.KeyboardMoved()
}

// message stands before the window's own message function. Messages come on the UI
// goroutine, while the toolkit fetches them.
func (t *typist) message(hwnd, message, wparam, lparam uintptr) uintptr {
	t.note(message, wparam)
	switch message {
	case wmLook:
		t.look()
		return 0
	case wmImeStart, wmImeCompose:
		t.place()
	case wmImeNotify:
		if wparam == imnOpenCandidate || wparam == imnChangeCandidate {
			t.place()
		}
	case wmKillFocus:
		t.dropCaret()
	case wmQueryEnd:
		if !mayEnd() {
			why, _ := syscall.UTF16PtrFromString("有未保存的内容，请先回到程序处理")
			blockShutdown.Call(hwnd, uintptr(unsafe.Pointer(why)))
			return 0
		}
		freeShutdown.Call(hwnd)
	}
	r, _, _ := callWindowProc.Call(t.before, hwnd, message, wparam, lparam)
	switch message {
	case wmSetFocus, wmKeyDown, wmKeyUp, wmChar, wmLButtonUp:
		t.look()
	}
	return r
}

// imeMessages are those that are kept for 自检.
var imeMessages = map[uintptr]string{
	wmImeStart: "WM_IME_STARTCOMPOSITION", wmImeEnd: "WM_IME_ENDCOMPOSITION", wmImeCompose: "WM_IME_COMPOSITION",
	wmImeContext: "WM_IME_SETCONTEXT", wmImeNotify: "WM_IME_NOTIFY", wmImeRequest: "WM_IME_REQUEST",
}

// note keeps a message for 自检; what it is about is a number of Windows.
func (t *typist) note(message, wparam uintptr) {
	name, ok := imeMessages[message]
	if !ok {
		return
	}
	if message >= wmImeContext {
		name = fmt.Sprintf("%s(%d)", name, wparam)
	}
	IMETrace.Add(name, t.caret())
}

func (t *typist) caret() image.Rectangle { return caretPixels(t.window.Canvas()) }

// look sees where the keyboard is: the input method is on in text fields only, and a
// composition does not go along from one to another.
func (t *typist) look() {
	field := textField(t.window.Canvas())
	if field != t.field {
		if t.field != nil {
			t.cancel()
		}
		if (field != nil) != (t.field != nil) {
			t.turn(field != nil)
		}
		t.field = field
	}
	t.moveCaret()
}

// turn turns the input method on or off for this window.
func (t *typist) turn(on bool) {
	if on {
		immAssociate.Call(t.hwnd, 0, iaceDefault)
		IMETrace.Add("输入法开", t.caret())
		return
	}
	immAssociate.Call(t.hwnd, 0, 0)
	IMETrace.Add("输入法关", t.caret())
}

// with does something with the window's input context, if there is one.
func (t *typist) with(do func(imc uintptr)) {
	if imc, _, _ := immGetContext.Call(t.hwnd); imc != 0 {
		do(imc)
		immRelease.Call(t.hwnd, imc)
	}
}

// cancel ends a composition without a result.
func (t *typist) cancel() {
	t.with(func(imc uintptr) { immNotify.Call(imc, niCompose, cpsCancel, 0) })
}

// place tells the input method where the caret is.
func (t *typist) place() {
	c := t.caret()
	if c.Empty() {
		return
	}
	t.moveCaret()
	line := rect{int32(c.Min.X), int32(c.Min.Y), int32(c.Max.X), int32(c.Max.Y)}
	composition := compositionForm{style: cfsPoint, at: point{line.left, line.top}, area: line}
	candidates := candidateForm{style: cfsExclude, at: point{line.left, line.bottom}, area: line}
	t.with(func(imc uintptr) {
		immSetWindow.Call(imc, uintptr(unsafe.Pointer(&composition)))
		immSetCandidates.Call(imc, uintptr(unsafe.Pointer(&candidates)))
	})
}

// moveCaret moves the system's caret, which is not shown, to where ours stands. It
// belongs to the window that has the keyboard, and to no window without a text field.
func (t *typist) moveCaret() {
	c := t.caret()
	if has, _, _ := getFocus.Call(); c.Empty() || has != t.hwnd {
		t.dropCaret()
		return
	}
	if t.height != c.Dy() {
		createCaret.Call(t.hwnd, 0, 1, uintptr(c.Dy()))
		t.height = c.Dy()
	}
	setCaretPos.Call(uintptr(c.Min.X), uintptr(c.Min.Y))
}

func (t *typist) dropCaret() {
	if t.height != 0 {
		destroyCaret.Call()
		t.height = 0
	}
}
