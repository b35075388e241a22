package trace

// Panics that are caught at the top of a goroutine. Such a program does not go on:
// what the goroutine was at may be half done.

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"syscall"
	"time"
)

// failed is what a program that stopped by a panic answers, as Go's own does.
const failed = 2

// Stopped is called, on the goroutine that broke, once its trace is written: path
// is its file, empty if none could be written. It sees to it that the person is
// told and that the program ends; nil ends it at once.
var Stopped func(path string)

// Go runs f on a goroutine of its own. doing says for the trace what f is at, in
// words that are always the same.
func Go(doing string, f func()) {
	go func() {
		defer Stop(doing, func(path string) {
			if Stopped == nil {
				os.Exit(failed)
			}
			Stopped(path)
		})
		f()
	}()
}

// Stop is deferred at the top of a goroutine: a panic of it is written down and
// stopped called with the trace's file.
func Stop(doing string, stopped func(path string)) {
	if v := recover(); v != nil {
		stopped(caught(doing, v, debug.Stack()))
	}
}

// Stacked is a panic's value that was carried from one goroutine to another and
// brings the stack of the first along.
type Stacked interface{ Stack() []byte }

// first is the panic that is written down: those that follow from it are not.
var (
	first     sync.Once
	firstPath string
)

// caught writes the trace of a panic and gives its file; empty if it cannot be
// written.
func caught(doing string, v any, stack []byte) string {
	first.Do(func() {
		now.mu.Lock()
		defer now.mu.Unlock()
		text := describe(v) + "\n"
		if s, ok := v.(Stacked); ok {
			text += "\n" + Clean(string(s.Stack()))
		}
		text += "\n" + Clean(string(stack))
		if now.dir != "" {
			firstPath, _ = keep(now.dir, time.Now(), now.head(), doing, text)
		}
		if firstPath == "" {
			fmt.Fprint(os.Stderr, text) // for whoever sees it
		}
	})
	return firstPath
}

// describe says of what sort a panic's value is: its type, the number of an error
// that has one, and its text if that is one of the runtime's own sentences.
func describe(v any) string {
	text := "panic: " + typeName(v)
	err, ok := v.(error)
	if !ok {
		return text
	}
	if _, ok := err.(runtime.Error); ok && isPlain(err.Error()) {
		return text + " " + err.Error()
	}
	for e := errors.Unwrap(err); e != nil; e = errors.Unwrap(e) {
		text += " ← " + typeName(e)
	}
	if coded := interface{ Code() int }(nil); errors.As(err, &coded) {
		text += fmt.Sprintf(" code=%d", coded.Code())
	}
	if number := syscall.Errno(0); errors.As(err, &number) {
		text += fmt.Sprintf(" errno=%d", uintptr(number))
	}
	return text
}

// typeName is a value's type, but for those whose names might hold what their
// values do: a struct written out has its fields' names alone.
func typeName(v any) string {
	if n := fmt.Sprintf("%T", v); len(n) < 120 {
		return n
	}
	return "struct"
}
