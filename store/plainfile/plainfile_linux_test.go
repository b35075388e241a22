package plainfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// What is no file is refused at once, by its name or a link to it.
func TestOnlyPlainFilesAreOpened(t *testing.T) {
	dir := t.TempDir()
	pipe, sock, link := filepath.Join(dir, "pipe"), filepath.Join(dir, "sock"), filepath.Join(dir, "link")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mknod(sock, syscall.S_IFSOCK|0o600, 0); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(pipe, link); err != nil {
		t.Fatal(err)
	}
	for path, kind := range map[string]string{pipe: "管道", link: "管道", sock: "套接字", "/dev/zero": "设备", dir: "文件夹"} {
		_, _, err := Open(path)
		var o *OddError
		if !errors.As(err, &o) || o.Kind() != kind {
			t.Errorf("open %s: %v, want %s", path, err, kind)
		}
		if err := Check(path); !errors.As(err, &o) {
			t.Errorf("check %s: %v", path, err)
		}
	}
	if _, _, err := Open(filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing there: %v", err)
	}
	if err := Check(filepath.Join(dir, "none")); err != nil {
		t.Errorf("nothing there: %v", err)
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, []byte("1234"), 0o600); err != nil {
		t.Fatal(err)
	}
	if data, err := Read(file, 4); err != nil || string(data) != "1234" {
		t.Errorf("read %q, %v", data, err)
	}
	if _, err := Read(file, 3); err == nil {
		t.Error("more than is wanted was read")
	}
}
