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

// Sweep removes what the toolkit leaves on the PC: its folder of preferences,
// which holds nothing of ours, and its index of fonts.
func Sweep(appID string) {
	if config, err := os.UserConfigDir(); err == nil {
		root := filepath.Join(config, "fyne")
		_ = os.RemoveAll(filepath.Join(root, filepath.Base(appID)))
		_ = os.Remove(root) // only when nothing of other programs is in it
	}
	if cache, err := os.UserCacheDir(); err == nil {
		indexes, _ := filepath.Glob(filepath.Join(cache, "font_index_v*.cache"))
		for _, f := range indexes {
			_ = os.Remove(f)
		}
	}
}
