package page

// Files and folders: the system's own dialogs, asked for off the UI goroutine,
// and showing what was written.

import (
	"errors"
	"path/filepath"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"github.com/ncruces/zenity"

	"partyledger/ui/kit"
)

// FileKind is a kind of file that a dialog offers: 党员花名册（Excel）, *.xlsx.
type FileKind struct {
	Name     string
	Patterns []string
}

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

func filters(kinds []FileKind) zenity.FileFilters {
	var out zenity.FileFilters
	for _, k := range kinds {
		out = append(out, zenity.FileFilter{Name: k.Name, Patterns: k.Patterns, CaseFold: true})
	}
	return out
}

// extensions is the endings of the kinds for Fyne's dialogs.
func extensions(kinds []FileKind) storage.FileFilter {
	var out []string
	for _, k := range kinds {
		for _, p := range k.Patterns {
			out = append(out, filepath.Ext(p))
		}
	}
	return storage.NewExtensionFileFilter(out)
}

// ChooseFolder asks for a folder, beginning in start if it is not empty.
func ChooseFolder(w fyne.Window, title, start string, then func(string)) {
	opts := []zenity.Option{zenity.Title(title), zenity.Directory()}
	if start != "" {
		opts = append(opts, zenity.Filename(start+string(filepath.Separator)))
	}
	native(func() (string, error) { return zenity.SelectFile(opts...) }, then, func() {
		kit.Adopt(w, dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
			if err == nil && u != nil {
				then(u.Path())
			}
		}, w)).Show()
	})
}

// ChooseFile asks for a file to read.
func ChooseFile(w fyne.Window, title string, kinds []FileKind, then func(string)) {
	native(func() (string, error) { return zenity.SelectFile(zenity.Title(title), filters(kinds)) }, then, func() {
		d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
			if err == nil && r != nil {
				r.Close()
				then(r.URI().Path())
			}
		}, w)
		if len(kinds) > 0 {
			d.SetFilter(extensions(kinds))
		}
		kit.Adopt(w, d).Show()
	})
}

// SaveTo asks where to write a file, offering a name; the system asks before an
// existing one is replaced.
func SaveTo(w fyne.Window, title, name string, kinds []FileKind, then func(string)) {
	native(func() (string, error) {
		return zenity.SelectFileSave(zenity.Title(title), zenity.Filename(name), zenity.ConfirmOverwrite(), filters(kinds))
	}, then, func() {
		d := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
			if err == nil && f != nil {
				f.Close()
				then(f.URI().Path())
			}
		}, w)
		d.SetFileName(filepath.Base(name))
		if len(kinds) > 0 {
			d.SetFilter(extensions(kinds))
		}
		kit.Adopt(w, d).Show()
	})
}

// OpenFile shows a file in the program that the system has for it; then gets
// what went wrong, on the UI goroutine.
func OpenFile(path string, then func(error)) { behind(func() error { return openFile(path) }, then) }

// ShowInFolder shows a file in its folder.
func ShowInFolder(path string, then func(error)) {
	behind(func() error { return showInFolder(path) }, then)
}

func behind(f func() error, then func(error)) {
	go func() {
		err := f()
		fyne.Do(func() { then(err) })
	}()
}
