//go:build !windows

package doctor

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

func TestMounts(t *testing.T) {
	list := readMounts(`22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
30 22 0:25 / /home rw - btrfs /dev/sda3 rw
40 22 8:17 / /media/zhang/党\040建 ro,nosuid shared:9 - exfat /dev/sdb1 rw
41 22 8:18 / /media/zhang/党\040建 rw - vfat /dev/sdb2 rw
坏的一行
`)
	if len(list) != 4 {
		t.Fatalf("%d", len(list))
	}
	for dir, want := range map[string]string{"/media/zhang/党 建/data": "vfat", "/home/x": "btrfs", "/homework": "ext4", "/": "ext4"} {
		if m := mountOf(list, dir); m.fs != want {
			t.Errorf("%s: %s, not %s", dir, m.fs, want)
		}
	}
}

func TestPrinterDriver(t *testing.T) {
	for in, want := range map[string]string{
		"copies=1 printer-make-and-model='HP LaserJet 1020' printer-type=1": "HP LaserJet 1020",
		"printer-make-and-model=Generic copies=1":                           "Generic",
		"copies=1": "",
	} {
		if got := maker(in); len(got) == 0 && want != "" || len(got) > 0 && got[0] != want {
			t.Errorf("%s: %v", in, got)
		}
	}
}

// A print service that does not answer is given up.
func TestPrintServiceHangs(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "lpstat"), []byte("#!/bin/sh\nexec sleep 60\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if p := askPrinters(ctx); p.none == "" {
		t.Errorf("%+v", p)
	}
	t.Setenv("PATH", t.TempDir())
	if p := askPrinters(context.Background()); p.none != "没有安装打印系统（CUPS）" {
		t.Errorf("%+v", p)
	}
}
