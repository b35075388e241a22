//go:build uiguard

package main

// A build with the tag uiguard breaks on request: so the tests see what a crash
// leaves behind. Ctrl+Shift and a digit plant it, if PARTYLEDGER_PLANT names a file;
// that file is there once the key has been taken in.

/*
static void fall(volatile int *p) { *p = 1; }
*/
import "C"

import (
	"bytes"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"partyledger/store"
	"partyledger/ui"
)

// secret is what no trace of a crash may hold.
const secret = "张三丰 440101199001011234 C:\\Users\\zhangsan"

// armed is what the next use of the database does; inside, what the next write does in
// the midst of its transaction.
var armed, inside atomic.Pointer[func()]

func fire(at *atomic.Pointer[func()]) {
	if f := at.Swap(nil); f != nil {
		(*f)()
	}
}

func init() {
	mark := os.Getenv("PARTYLEDGER_PLANT")
	if mark == "" {
		return
	}
	before := store.Watch
	store.Watch = func() {
		if before != nil {
			before()
		}
		fire(&armed)
	}
	clock = func() time.Time {
		if bytes.Contains(debug.Stack(), []byte("store.(*writer).open")) {
			fire(&inside)
		}
		return time.Now()
	}
	go plant(mark)
}

// plant waits for the window and gives it the keys.
func plant(mark string) {
	broken := func() { panic(fmt.Errorf("planted: %s", secret)) }
	fall := func() { C.fall(nil) }
	ways := map[fyne.KeyName]func(){
		fyne.Key1: broken, // in a page's event
		fyne.Key2: func() { armed.Store(&broken) },
		fyne.Key3: fall,
		fyne.Key4: func() { inside.Store(&broken) },
		fyne.Key5: func() { inside.Store(&fall) },
	}
	for shown := false; !shown; time.Sleep(lookEvery) {
		if fyne.CurrentApp() == nil {
			continue
		}
		found := make(chan bool, 1)
		fyne.Do(func() {
			w := ours()
			found <- w != nil
			if w == nil {
				return
			}
			for key, f := range ways {
				w.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift},
					func(fyne.Shortcut) {
						_ = os.WriteFile(mark, nil, 0o600)
						f()
					})
			}
		})
		shown = <-found
	}
}

// ours is the program's window, nil before it is there: the toolkit's test package,
// which screen.go uses, has one too.
func ours() fyne.Window {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if strings.HasPrefix(w.Title(), ui.Title) {
			return w
		}
	}
	return nil
}
