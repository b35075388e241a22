// Command partyledger is the desktop program: wiring only. It is the only
// importer of Fyne's app and so the only program that needs cgo.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"partyledger/assets"
	"partyledger/store"
	"partyledger/ui"
)

// version is set by the linker.
var version = "0.1.0"

func main() {
	dir := flag.String("w", "", "台账文件夹")
	flag.Parse()
	// The toolkit's words are Chinese on every system.
	if err := lang.AddTranslationsForLocale(assets.FyneWords, lang.SystemLocale()); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	a := app.NewWithID("cn.partyledger.desktop")
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	ui.Start(a, ui.StartOptions{Dir: dataDir(*dir), Asked: *dir != "", Store: store.Options{Version: version}})
	a.Run()
}

// dataDir is where the ledger lies: the folder asked for, data/ beside the
// program if that can be written, else in the user's folder.
func dataDir(asked string) string {
	if asked != "" {
		return asked
	}
	if exe, err := os.Executable(); err == nil {
		dir := filepath.Join(filepath.Dir(exe), "data")
		if writable(dir) {
			return dir
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "data"
	}
	return filepath.Join(home, "国企党建台账")
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
