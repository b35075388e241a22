package host

// The screen is drawn by OpenGL. A PC without it (remote desktop, basic display
// driver) is found out before the toolkit starts: then the program starts anew
// with the software OpenGL of the folder softgl. Nothing is remembered, for the
// next PC may be a better one.

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"
)

// softMark marks a process that draws in software.
const softMark = "PARTYLEDGER_SOFTGL"

// noGraphics is said where nothing can draw.
const noGraphics = "这台电脑的显示驱动不支持本程序的画面（需要OpenGL 2.1），%s\n\n台账数据没有改动。可以这样做：\n1. 从完整的程序包重新复制整个程序文件夹（其中应有softgl文件夹）；\n2. " +
	"换一台电脑打开，或请管理员安装显卡驱动；\n3. 急需报表时，用同一文件夹里的 plctl.exe 生成。"

// Graphics makes sure that something can draw, or does not return. It answers
// whether that is software.
func Graphics() (software bool) {
	if os.Getenv(softMark) == "" {
		if drawable() {
			return false
		}
		startSoft()
		os.Exit(0)
	}
	if err := loadSoft(); err != nil {
		refuse("程序文件夹里也没有找到软件绘图文件（softgl）。")
	}
	if !drawable() {
		refuse("软件绘图也没有成功。")
	}
	return true
}

func softDir() string {
	exe, err := os.Executable()
	if err != nil {
		return "softgl"
	}
	return filepath.Join(filepath.Dir(exe), "softgl")
}

// startSoft starts the program anew, marked.
func startSoft() {
	exe, err := os.Executable()
	if err != nil {
		refuse("")
	}
	cmd := exec.Command(exe, os.Args[1:]...)
	cmd.Env = append(os.Environ(), softMark+"=1", "GALLIUM_DRIVER=softpipe")
	if err := cmd.Start(); err != nil {
		refuse("改用软件绘图时没有启动成功。")
	}
}

// loadSoft loads the software OpenGL: whoever asks for opengl32.dll afterwards
// gets this one.
func loadSoft() error {
	const alteredSearchPath = 0x8
	_, err := windows.LoadLibraryEx(filepath.Join(softDir(), "opengl32.dll"), 0, alteredSearchPath)
	return err
}

func refuse(why string) {
	text, _ := windows.UTF16PtrFromString(strings.Replace(noGraphics, "%s", why, 1))
	title, _ := windows.UTF16PtrFromString("国企党建台账")
	_, _ = windows.MessageBox(0, text, title, windows.MB_OK|windows.MB_ICONERROR)
	os.Exit(1)
}

// pixelFormat is PIXELFORMATDESCRIPTOR.
type pixelFormat struct {
	size, version                     uint16
	flags                             uint32
	pixelType, colorBits              byte
	_                                 [12]byte // bits and shifts of the colours, accumulation bits
	_                                 byte
	depthBits, stencilBits, auxBuffer byte
	layer, reserved                   byte
	_                                 [3]uint32
}

var (
	user32           = windows.NewLazySystemDLL("user32.dll")
	gdi32            = windows.NewLazySystemDLL("gdi32.dll")
	createWindow     = user32.NewProc("CreateWindowExW")
	destroyWindow    = user32.NewProc("DestroyWindow")
	getDC            = user32.NewProc("GetDC")
	releaseDC        = user32.NewProc("ReleaseDC")
	choosePixels     = gdi32.NewProc("ChoosePixelFormat")
	setPixels        = gdi32.NewProc("SetPixelFormat")
	glVersionString  = uintptr(0x1F02)
	doubleBufferedGL = uint32(0x1 | 0x4 | 0x20) // PFD_DOUBLEBUFFER, DRAW_TO_WINDOW, SUPPORT_OPENGL
)

// drawable reports that OpenGL 2.1 or later answers on this PC.
func drawable() bool {
	class, _ := windows.UTF16PtrFromString("STATIC")
	hwnd, _, _ := createWindow.Call(0, uintptr(unsafe.Pointer(class)), 0, 0, 0, 0, 16, 16, 0, 0, 0, 0)
	if hwnd == 0 {
		return false
	}
	defer destroyWindow.Call(hwnd)
	dc, _, _ := getDC.Call(hwnd)
	if dc == 0 {
		return false
	}
	defer releaseDC.Call(hwnd, dc)
	want := pixelFormat{version: 1, flags: doubleBufferedGL, colorBits: 32, depthBits: 24, stencilBits: 8}
	want.size = uint16(unsafe.Sizeof(want))
	format, _, _ := choosePixels.Call(dc, uintptr(unsafe.Pointer(&want)))
	if format == 0 {
		return false
	}
	if ok, _, _ := setPixels.Call(dc, format, uintptr(unsafe.Pointer(&want))); ok == 0 {
		return false
	}
	return goodVersion(glVersion(dc))
}

// glVersion asks OpenGL for its version on a device; empty if it does not answer.
func glVersion(dc uintptr) string {
	gl, err := windows.LoadLibrary("opengl32.dll") // the soft one, once that is loaded
	if err != nil {
		return ""
	}
	proc := func(name string) uintptr {
		p, err := windows.GetProcAddress(gl, name)
		if err != nil {
			return 0
		}
		return p
	}
	create, current, remove, get := proc("wglCreateContext"), proc("wglMakeCurrent"), proc("wglDeleteContext"), proc("glGetString")
	if create == 0 || current == 0 || remove == 0 || get == 0 {
		return ""
	}
	context := call(create, dc)
	if context == 0 {
		return ""
	}
	defer call(remove, context)
	if call(current, dc, context) == 0 {
		return ""
	}
	defer call(current, 0, 0)
	return cString(call(get, glVersionString))
}
