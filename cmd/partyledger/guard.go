//go:build uiguard

package main

// A build with the tag uiguard dies of any use of the database on the UI
// goroutine: `make ui-test` drives such a build.

import (
	"bytes"
	"runtime"

	"partyledger/store"
)

func init() {
	store.Watch = func() {
		// The toolkit runs every callback on the main goroutine, number 1.
		var buf [32]byte
		if bytes.HasPrefix(buf[:runtime.Stack(buf[:], false)], []byte("goroutine 1 ")) {
			panic("the database is used on the UI goroutine")
		}
	}
}
