// Command partyledger is the desktop program: wiring only. It is the only
// importer of Fyne's app and so the only program that needs cgo.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"partyledger/assets"
	"partyledger/cmd/partyledger/internal/display"
	"partyledger/cmd/partyledger/internal/host"
	"partyledger/store"
	"partyledger/ui"
)

// version is set by the linker.
var version = "0.1.0"

// appID names the program to the toolkit.
const appID = "cn.partyledger.desktop"

// graceful is how long the toolkit may take to end its windows.
const graceful = 5 * time.Second

// leave sees to it that the program ends. The toolkit was once seen to stay, without a
// window, in its own shutting down; the next start would then find the program running.
func leave() { time.AfterFunc(graceful, func() { os.Exit(0) }) }

func main() {
	dir := flag.String("w", "", "台账文件夹")
	flag.Parse()
	// The toolkit's words are Chinese on every system.
	if err := lang.AddTranslationsForLocale(assets.FyneWords, lang.SystemLocale()); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	place := host.Ledger(*dir)
	software := host.Graphics()
	if !host.Alone(place.Dir) {
		return
	}
	a := app.NewWithID(appID)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	kept, _ := store.ReadSettings(place.Dir) // damaged ones are set aside when the ledger opens
	ui.Start(a, ui.StartOptions{Dir: place.Dir, Note: place.Note, Software: software, Asked: *dir != "", Store: store.Options{Version: version}, Closed: leave,
		Display: display.New(), Kept: kept})
	told := make(chan os.Signal, 1)
	signal.Notify(told, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-told
		leave()
	}()
	a.Run()
	host.Sweep(appID)
}
