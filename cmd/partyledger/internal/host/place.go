package host

import (
	"os"
	"path/filepath"

	"partyledger/store"
)

// Place is where the ledger lies.
type Place struct {
	Dir  string
	Note string // for the status bar: why there; empty if the person named it
}

// Ledger answers the folder asked for, else data/ beside the program if there is a
// ledger in it or one can be made, else the user's folder.
func Ledger(asked string) Place {
	if asked != "" {
		return Place{Dir: asked}
	}
	if program := Program(); program != "" {
		if p, ok := beside(program, writable); ok {
			return p
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return Place{Dir: "data"}
	}
	return Place{Dir: filepath.Join(home, "国企党建台账"), Note: "程序所在位置不能写入，存放在本机用户文件夹"}
}

// Program is the folder that the program lies in; empty if the system does not tell.
func Program() string {
	exe, err := os.Executable()
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(exe); err == nil {
		exe = real
	}
	return filepath.Dir(exe)
}

// beside is the place beside the program. A ledger that is there is the ledger,
// whether it can be written or not: another on the PC would be a second one.
func beside(program string, writable func(dir string) bool) (Place, bool) {
	dir := filepath.Join(program, "data")
	return Place{Dir: dir, Note: "随程序存放"}, store.Exists(dir) || writable(dir)
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
