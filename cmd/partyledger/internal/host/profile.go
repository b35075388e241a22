package host

// The toolkit takes for granted that it may write into the person's profile: its
// settings and preferences (…/fyne), a cache, an index of the PC's fonts. This
// program must leave nothing on a PC, and cannot clear up after a crash. So the
// toolkit is shown, whenever it looks for these places, one where nothing can be
// written: it says so to a log that nobody reads, and goes on without. The PC's fonts
// it does not use at all: see Faces.
//
// What the system itself remembers of any program (recent files of its own
// dialogs, shader caches of the drivers of Windows) is not touched.

import (
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// tempPrefix begins the folders that former versions have made among the system's
// temporary ones.
const tempPrefix = "partyledger-toolkit-"

// Apart runs f, which looks for the toolkit's places, apart from the profile: once
// it has returned, nothing of it is left on the PC. It is for the UI goroutine at
// the program's start, before anything else runs.
func Apart(f func()) {
	defer Blind()()
	f()
}

// Faces has the toolkit draw with our faces alone. Else it would read all fonts of the
// PC, hundreds, before it draws the first word, for characters that the screen shows as
// 〓 anyway (kit.Visible). f is what looks for them first.
func Faces(f func()) {
	defer replace(placeless)()
	f()
}

// Blind shows the toolkit a profile that it cannot write to. The function returned shows
// the true one again: other programs that are started, and the system's libraries, must
// find it.
func Blind() (back func()) { return replace(profile(nowhere())) }

// replace sets variables, or takes away those whose value is empty.
func replace(variables map[string]string) (back func()) {
	was := map[string]*string{}
	for key, value := range variables {
		if old, ok := os.LookupEnv(key); ok {
			was[key] = &old
		} else {
			was[key] = nil
		}
		if value == "" {
			_ = os.Unsetenv(key)
		} else {
			_ = os.Setenv(key, value)
		}
	}
	// The toolkit's complaints are what was meant.
	out := log.Writer()
	log.SetOutput(io.Discard)
	return func() {
		log.SetOutput(out)
		for key, old := range was {
			if old == nil {
				_ = os.Unsetenv(key)
			} else {
				_ = os.Setenv(key, *old)
			}
		}
	}
}

// Run runs the toolkit's app, which looks for its places once more as its loop
// begins and as it ends. As the first window closes, ended is called and the program
// ends: the toolkit's own shutting down has nothing left to do but its preferences,
// and breaks now and then (it sends on a queue that it has closed).
func Run(a fyne.App, ended func()) {
	a.Driver().AllWindows()[0].SetOnClosed(func() {
		ended()
		os.Exit(0)
	})
	back := Blind()
	go fyne.Do(back) // the loop's first work
	a.Lifecycle().SetOnStopped(func() { Blind() })
	a.Run()
	ended()
}

// nowhere is a path below which nothing can be made: the program is a file.
func nowhere() string {
	exe, err := os.Executable()
	if err != nil {
		return os.DevNull
	}
	return exe
}

// Left is what versions of this program that knew no better, or that were ended
// while they started, have left on this PC: files and folders of ours alone.
func Left(appID string) []string {
	var out []string
	add := func(path string) {
		if _, err := os.Lstat(path); err == nil {
			out = append(out, path)
		}
	}
	for _, root := range roots() {
		add(filepath.Join(root, "fyne", filepath.Base(appID)))
	}
	temps, _ := os.ReadDir(os.TempDir())
	for _, e := range temps {
		if strings.HasPrefix(e.Name(), tempPrefix) && e.IsDir() {
			add(filepath.Join(os.TempDir(), e.Name()))
		}
	}
	return out
}

// Sweep removes what Left names. The index of fonts of former versions stays: all
// programs of the toolkit share it, and nobody can say whose it is.
func Sweep(appID string) {
	for _, path := range Left(appID) {
		remove(path)
		if root := filepath.Dir(path); filepath.Base(root) == "fyne" {
			_ = os.Remove(root) // only when nothing of other programs is in it
		}
	}
}

// remove removes a folder, one thing after the other: os.RemoveAll asks Windows in a
// way that not every system under its programs understands.
func remove(path string) {
	var all []string
	_ = filepath.WalkDir(path, func(p string, _ fs.DirEntry, err error) error {
		all = append(all, p)
		return err
	})
	for _, p := range slices.Backward(all) {
		_ = os.Remove(p)
	}
}

// roots is where the toolkit looks for its folder.
func roots() []string {
	var out []string
	for _, ask := range []func() (string, error){configDir, os.UserCacheDir} {
		if dir, err := ask(); err == nil {
			out = append(out, dir)
		}
	}
	return out
}
