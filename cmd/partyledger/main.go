// Command partyledger is the desktop program: wiring only. It is the only
// importer of Fyne's app and so the only program that needs cgo.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"partyledger/assets"
	"partyledger/cmd/partyledger/internal/display"
	"partyledger/cmd/partyledger/internal/host"
	"partyledger/cmd/partyledger/internal/xim"
	"partyledger/store"
	"partyledger/store/trace"
	"partyledger/ui"
)

// clock is the store's; a build for tests may set it.
var clock func() time.Time

// appID names the program to the toolkit.
const appID = "cn.partyledger.desktop"

// graceful is how long the toolkit may take to end its windows.
const graceful = 5 * time.Second

// leave sees to it that the program ends. The toolkit was once seen to stay, without a
// window, in its own shutting down; the next start would then find the program running.
func leave() {
	time.AfterFunc(graceful, func() {
		trace.End()
		os.Exit(0)
	})
}

func main() {
	dir := flag.String("w", "", "台账文件夹")
	flag.Parse()
	// The toolkit's words are Chinese on every system.
	if err := lang.AddTranslationsForLocale(assets.FyneWords, lang.SystemLocale()); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	place := host.Ledger(*dir)
	trace.Raw = host.Faults
	trace.Begin(assets.Version, store.LogDir(place.Dir), filepath.Dir(place.Dir))
	defer trace.Stop("界面", func(path string) {
		host.Say(ui.StoppedTitle, ui.StoppedText(path))
		os.Exit(1)
	})
	host.Quiet()
	software := host.Graphics()
	if !host.Alone(place.Dir) {
		trace.End()
		return
	}
	xim.Prefer()
	look := newLooker(software).look
	host.Sweep(appID)
	var a fyne.App
	host.Apart(func() {
		a = app.NewWithID(appID)
		// Looks for fonts; in a style that the window has not, for the toolkit would keep
		// drawing the usual one with the face that it has before our theme is set.
		host.Faces(func() { fyne.MeasureText("国", 14, fyne.TextStyle{Monospace: true}) })
	})
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	kept, _ := store.ReadSettings(place.Dir) // damaged ones are set aside when the ledger opens
	ui.Start(a, ui.StartOptions{Dir: place.Dir, Note: place.Note, Software: software, Asked: *dir != "",
		Beside: host.Program(), Closed: leave,
		Store: store.Options{Now: clock, Version: assets.Version, Trace: true}, Display: display.New(), Kept: kept, Look: look})
	told := make(chan os.Signal, 1)
	signal.Notify(told, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-told
		trace.End()
		leave()
	}()
	host.Run(a, func() {
		trace.End()
		host.Sweep(appID)
	})
}
