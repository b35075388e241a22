// Command partyledger is the desktop program: wiring only. It is the only
// importer of Fyne's app and so the only program that needs cgo.
package main

import (
	"flag"
	"fmt"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"partyledger/assets"
	"partyledger/cmd/partyledger/internal/host"
	"partyledger/store"
	"partyledger/ui"
)

// version is set by the linker.
var version = "0.1.0"

// appID names the program to the toolkit.
const appID = "cn.partyledger.desktop"

func main() {
	dir := flag.String("w", "", "台账文件夹")
	flag.Parse()
	// The toolkit's words are Chinese on every system.
	if err := lang.AddTranslationsForLocale(assets.FyneWords, lang.SystemLocale()); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	place := host.Ledger(*dir)
	software := host.Graphics()
	if !host.Alone(place.Dir, ui.Title) {
		return
	}
	a := app.NewWithID(appID)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	ui.Start(a, ui.StartOptions{Dir: place.Dir, Note: place.Note, Software: software, Asked: *dir != "", Store: store.Options{Version: version}})
	a.Run()
	host.Sweep(appID)
}
