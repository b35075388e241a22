package page

// Files and folders: the system's own dialogs, asked for off the UI goroutine,
// and showing what was written.

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"github.com/ncruces/zenity"

	"partyledger/store"
	"partyledger/store/trace"
	"partyledger/ui/kit"
)

// FileKind is a kind of file that a dialog offers: 党员花名册（Excel）, *.xlsx.
type FileKind struct {
	Name     string
	Patterns []string
}

// BackupKind is a copy of a ledger.
var BackupKind = []FileKind{{Name: "台账备份", Patterns: []string{"*.db"}}}

// native runs a system dialog that answers one path: see nativeMany.
func native(w fyne.Window, ask func(ctx context.Context) (string, error), then func(string), instead func()) {
	nativeMany(w, func(ctx context.Context) ([]string, error) {
		path, err := ask(ctx)
		if path == "" {
			return nil, err
		}
		return []string{path}, err
	}, func(paths []string) { then(paths[0]) }, instead)
}

// nativeMany runs a system dialog in a goroutine of its own thread and hands its
// answer over; on a system without one, instead is called. The window waits
// meanwhile and can give up waiting.
func nativeMany(w fyne.Window, ask func(ctx context.Context) ([]string, error), then func([]string), instead func()) {
	if !zenity.IsAvailable() {
		instead()
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	wait := waiting(w, cancel)
	trace.Go("系统的选择窗口", func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		paths, err := ask(ctx)
		fyne.Do(func() {
			wait.Hide()
			switch {
			case ctx.Err() != nil: // given up here
			case err == nil && len(paths) > 0:
				then(paths)
			case errors.Is(err, zenity.ErrCanceled) || err == nil:
			default:
				instead()
			}
			cancel()
		})
	})
}

// waiting keeps the window from being used while a system dialog is open.
func waiting(w fyne.Window, giveUp func()) *kit.Dialog {
	var d *kit.Dialog
	leave := func() {
		giveUp()
		d.Hide()
	}
	words := kit.NewWords(kit.Sentence{Text: "请在打开的选择窗口中操作。"})
	foot := container.NewHBox(layout.NewSpacer(), kit.NewButton("不选了", leave))
	d = kit.NewDialog(w, "正在选择", container.NewBorder(nil, foot, nil, nil, words))
	d.OnEscape = leave
	d.Fit(360, 150)
	d.Show()
	return d
}

// zenity writes into the patterns that it is given.
func filters(kinds []FileKind) zenity.FileFilters {
	var out zenity.FileFilters
	for _, k := range kinds {
		out = append(out, zenity.FileFilter{Name: k.Name, Patterns: slices.Clone(k.Patterns), CaseFold: true})
	}
	return out
}

// ChooseFolder asks for a folder, beginning in start if it is not empty.
func ChooseFolder(w fyne.Window, title, start string, then func(string)) {
	opts := []zenity.Option{zenity.Title(title), zenity.Directory()}
	if start != "" {
		opts = append(opts, zenity.Filename(start+string(filepath.Separator)))
	}
	native(w, func(ctx context.Context) (string, error) {
		return zenity.SelectFile(append(opts, zenity.Context(ctx))...)
	}, then,
		func() { choose(w, title, toFolder, start, "", nil, then) })
}

// ChooseFile asks for a file to read.
func ChooseFile(w fyne.Window, title string, kinds []FileKind, then func(string)) {
	native(w, func(ctx context.Context) (string, error) {
		return zenity.SelectFile(zenity.Title(title), filters(kinds), zenity.Context(ctx))
	}, then, func() { choose(w, title, toOpen, "", "", kinds, then) })
}

// ChooseFiles asks for files to read, one or several.
func ChooseFiles(w fyne.Window, title string, kinds []FileKind, then func([]string)) {
	nativeMany(w, func(ctx context.Context) ([]string, error) {
		return zenity.SelectFileMultiple(zenity.Title(title), filters(kinds), zenity.Context(ctx))
	}, then, func() { chooseMany(w, title, kinds, then) })
}

// SaveTo asks where to write a file, offering a name; an existing one is replaced
// only after a question.
func SaveTo(w fyne.Window, title, name string, kinds []FileKind, write func(store.Target)) {
	then := func(path string) { write(store.Target{Path: path, Replace: true}) }
	native(w, func(ctx context.Context) (string, error) {
		return zenity.SelectFileSave(zenity.Title(title), zenity.Filename(name), zenity.ConfirmOverwrite(), filters(kinds),
			zenity.Context(ctx))
	}, then, func() { choose(w, title, toSave, "", name, kinds, then) })
}

// OpenFile shows a file in the program that the system has for it; then gets
// what went wrong, on the UI goroutine.
func OpenFile(path string, then func(error)) { behind(func() error { return openFile(path) }, then) }

// ShowInFolder shows a file in its folder.
func ShowInFolder(path string, then func(error)) {
	behind(func() error { return showInFolder(path) }, then)
}

func behind(f func() error, then func(error)) {
	trace.Go("打开文件", func() {
		err := f()
		if err != nil { // nothing was written: the sentence says what is in the way, and no more
			err = &store.Error{What: "打开文件", Say: "没有打开：" + strings.TrimSuffix(err.Error(), "。") + "。文件没有改动。", Err: err}
		}
		fyne.Do(func() { then(err) })
	})
}
