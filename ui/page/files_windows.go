package page

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"unsafe"
)

var shellExecute = syscall.NewLazyDLL("shell32.dll").NewProc("ShellExecuteW")

// openFile asks the shell to open a file, as a double click does.
func openFile(path string) error {
	verb, err := syscall.UTF16PtrFromString("open")
	if err != nil {
		return err
	}
	file, err := syscall.UTF16PtrFromString(filepath.Clean(path))
	if err != nil {
		return err
	}
	const showNormal = 1
	code, _, _ := shellExecute.Call(0, uintptr(unsafe.Pointer(verb)), uintptr(unsafe.Pointer(file)), 0, 0, showNormal)
	if code <= 32 { // so says ShellExecute that it did not work
		return fmt.Errorf("没有能打开这种文件的程序，或者文件已被移走（代码%d）", code)
	}
	return nil
}

// showInFolder selects the file in an Explorer window. Explorer has its own way
// of quoting, and always answers with an error.
func showInFolder(path string) error {
	if strings.ContainsRune(path, '"') {
		return fmt.Errorf("文件名不合规：%s", path)
	}
	cmd := exec.Command("explorer.exe")
	cmd.SysProcAttr = &syscall.SysProcAttr{CmdLine: `explorer.exe /select,"` + filepath.Clean(path) + `"`}
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }()
	return nil
}
