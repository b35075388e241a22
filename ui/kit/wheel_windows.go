package kit

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

var systemParameters = windows.NewLazySystemDLL("user32.dll").NewProc("SystemParametersInfoW")

// systemWheelLines asks what 鼠标属性 says: rows a notch, or a page.
func systemWheelLines() uint32 {
	const getWheelScrollLines = 0x0068
	var lines uint32
	ok, _, _ := systemParameters.Call(getWheelScrollLines, 0, uintptr(unsafe.Pointer(&lines)), 0)
	if ok == 0 {
		return usualLines
	}
	return lines
}
