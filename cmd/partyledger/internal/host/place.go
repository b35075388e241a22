package host

import (
	"os"
	"path/filepath"
)

// Place is where the ledger lies.
type Place struct {
	Dir  string
	Note string // for the status bar: why there; empty if the person named it
}

// Ledger answers the folder asked for, else data/ beside the program if that can
// be written, else the user's folder.
func Ledger(asked string) Place {
	if asked != "" {
		return Place{Dir: asked}
	}
	if exe, err := os.Executable(); err == nil {
		if real, err := filepath.EvalSymlinks(exe); err == nil {
			exe = real
		}
		if dir := filepath.Join(filepath.Dir(exe), "data"); writable(dir) {
			return Place{Dir: dir, Note: "随程序存放"}
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return Place{Dir: "data"}
	}
	return Place{Dir: filepath.Join(home, "国企党建台账"), Note: "程序所在位置不能写入，存放在本机用户文件夹"}
}

// writable reports that files can be made in the folder, or in the one that it
// would be made in. It leaves nothing behind.
func writable(dir string) bool {
	if _, err := os.Stat(dir); err != nil {
		dir = filepath.Dir(dir)
	}
	f, err := os.CreateTemp(dir, ".partyledger-*")
	if err != nil {
		return false
	}
	f.Close()
	return os.Remove(f.Name()) == nil
}
