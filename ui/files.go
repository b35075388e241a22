package ui

// File dialogs: the system's own, asked for off the UI goroutine; Fyne's where
// the system has none.

import (
	"errors"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"github.com/ncruces/zenity"
)

// native runs a system dialog in a goroutine of its own thread and hands its
// answer over; on a system without one, fallback shows Fyne's.
func native(ask func() (string, error), then func(string), fallback func()) {
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		path, err := ask()
		fyne.Do(func() {
			switch {
			case err == nil && path != "":
				then(path)
			case errors.Is(err, zenity.ErrCanceled) || err == nil:
			default:
				fallback()
			}
		})
	}()
}

// chooseFolder asks for a folder.
func chooseFolder(w fyne.Window, title string, then func(string)) {
	native(func() (string, error) { return zenity.SelectFile(zenity.Title(title), zenity.Directory()) }, then, func() {
		dialog.ShowFolderOpen(func(u fyne.ListableURI, err error) {
			if err == nil && u != nil {
				then(u.Path())
			}
		}, w)
	})
}
