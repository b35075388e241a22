//go:build !windows

package page

import (
	"errors"
	"os/exec"
	"path/filepath"
)

// openFile asks the desktop to open a file or a folder.
func openFile(path string) error {
	path, err := filepath.Abs(path) // so that no name is taken for an option
	if err != nil {
		return err
	}
	cmd := exec.Command("xdg-open", path)
	if err := cmd.Start(); err != nil {
		return errors.New("这台电脑上没有可用的打开程序，请在文件管理器中查看：" + path)
	}
	go func() { _ = cmd.Wait() }()
	return nil
}

// showInFolder opens the folder: desktops differ in how to select a file.
func showInFolder(path string) error { return openFile(filepath.Dir(path)) }
