package display

// #cgo LDFLAGS: -lX11
// #include <X11/Xlib.h>
// static const char *resources(void *display) {
//	const char *text = display ? XResourceManagerString(display) : 0;
//	return text ? text : "";
// }
import "C"

import (
	"os"
	"unsafe"

	"github.com/go-gl/glfw/v3.4/glfw"

	"partyledger/cmd/partyledger/internal/host"
)

// systemScale is the desktop's scale: X11 has one for all monitors.
func systemScale(*glfw.Monitor) float32 {
	return host.DesktopScale(C.GoString(C.resources(unsafe.Pointer(glfw.GetX11Display()))), os.Getenv)
}

// toolkitScale is what the toolkit itself takes for the system's scale: nothing, once
// it does not look at millimetres.
func toolkitScale(float32) float32 { return 1 }
