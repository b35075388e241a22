//go:build cgo && linux && (x11 || !wayland)

// Package xim lets Chinese input methods (ibus, fcitx) work as in other programs
// on X11, which the toolkit's window library GLFW 3.4 does not:
//
//   - GLFW acts on a key before it looks whether the input method has taken it
//     (processEvent in x11_window.c), so that Backspace in a composition also
//     deleted a letter of the field and Enter also pressed the button. Here such a
//     key belongs to no window, and GLFW leaves it alone.
//   - GLFW does not say where the caret is: the candidate box stood in a corner.
//     Here the input context is told.
//   - GLFW keeps the input method on where nothing can be written: keys of lists and
//     buttons went into a composition. Here it is off there.
//
// GLFW looks its Xlib functions up with dlsym, so that our own can be put before
// them: the linker wraps dlsym (--wrap is on the go command's list of allowed flags,
// every build has it without any setting). Nothing else is looked up that way but
// GLFW's libraries. No file of the toolkit or of GLFW is changed; should a later
// GLFW do all this by itself, the package is deleted.
//
// All of it runs on the UI goroutine, inside GLFW's polling of events. Nothing runs
// by the clock: the caret is asked for before each key, and once after events.
package xim

/*
#cgo LDFLAGS: -Wl,--wrap=dlsym -lX11 -ldl
#include <stdlib.h>
#include <X11/Xlib.h>
*/
import "C"

import (
	"image"
	"os"

	"fyne.io/fyne/v2"

	"partyledger/ui"
)

// Prefer chooses X11 over Wayland where both are to be had (XWayland), before the
// toolkit starts: it has no text input on Wayland. What the person has set stays.
func Prefer() {
	if os.Getenv("FYNE_PLATFORM") != "" || os.Getenv("WAYLAND_DISPLAY") == "" {
		return
	}
	d := C.XOpenDisplay(nil)
	if d == nil {
		return // Wayland alone: better without an input method than not at all
	}
	C.XCloseDisplay(d)
	os.Setenv("FYNE_PLATFORM", "x11")
}

// Of the latest question: where the caret was, and in which field. fields counts the
// changes from one field to another.
var (
	caret  image.Rectangle
	field  fyne.CanvasObject
	fields C.ulong
)

//export ximCaret
func ximCaret(window C.ulong, foot *C.XPoint, number *C.ulong) C.int {
	was := field
	if caret, field = ui.Caret(uintptr(window)); caret.Empty() {
		field = was
		return 0
	}
	if field != was {
		fields++
	}
	foot.x, foot.y, *number = C.short(caret.Min.X), C.short(caret.Max.Y), fields
	return 1
}

//export ximTell
func ximTell(message *C.char) { ui.IMETrace.Add(C.GoString(message), caret) }
