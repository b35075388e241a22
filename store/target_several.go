package store

// Many files at once: several are made and written at a time, since a disk takes its time to say
// that one is safe, and a machine has more than one core.

import (
	"io"
	"os"
	"path/filepath"
	"sync"
)

// Outputs writes the files of one job, all of them or none.
type Outputs struct {
	total    int
	progress func(done, total int) // may be nil
	room     chan struct{}
	swept    map[string]bool // folders
	wg       sync.WaitGroup

	mu      sync.Mutex
	written []string
	err     error // the first
}

// atOnce is how many files are being written at a time.
const atOnce = 8

// NewOutputs begins a job of so many files; progress is called by who calls Write and End.
func NewOutputs(total int, progress func(done, total int)) *Outputs {
	return &Outputs{total: total, progress: progress, room: make(chan struct{}, atOnce), swept: map[string]bool{}}
}

// Write hands a file over to be made by f, beside others, and written. The error is the first
// of those before; the job is to be ended then.
func (o *Outputs) Write(t Target, f func(io.Writer) error) error {
	o.room <- struct{}{}
	dir := filepath.Dir(t.Path)
	t.swept, o.swept[dir] = o.swept[dir], true
	o.wg.Go(func() {
		defer func() { <-o.room }()
		err := t.Write(f)
		o.mu.Lock()
		defer o.mu.Unlock()
		switch {
		case err == nil:
			o.written = append(o.written, t.Path)
		case o.err == nil:
			o.err = err
		}
	})
	o.mu.Lock()
	done, err := len(o.written), o.err
	o.mu.Unlock()
	o.tell(done)
	return err
}

func (o *Outputs) tell(done int) {
	if o.progress != nil {
		o.progress(done, o.total)
	}
}

// End waits until all files are there. why is what went wrong in making them; with it, or
// with an error in writing, which it answers, what was written goes again.
func (o *Outputs) End(why error) error {
	o.wg.Wait()
	if why == nil {
		why = o.err
	}
	if why == nil {
		o.tell(len(o.written))
		return nil
	}
	for _, path := range o.written {
		os.Remove(path)
	}
	return why
}
