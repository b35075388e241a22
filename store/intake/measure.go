//go:build measure

package intake

// A build with the tag measure can read tables without deciding: `make bench` holds the one
// against the other.

import (
	"context"
	"io"

	"partyledger/model"
	"partyledger/store"
)

// TrialUndecided is Trial of workbooks whose sheets have a kind's labels in their first row
// and a record in every other: nothing else is looked at.
func TrialUndecided(ctx context.Context, w *store.Workspace, req Request, kind model.Kind) (*Outcome, error) {
	defer func(was func(*walker) error) { runWalker = was }(runWalker)
	runWalker = func(w *walker) error { return w.readAs(kind) }
	return Trial(ctx, w, req)
}

func (w *walker) readAs(kind model.Kind) error {
	l, err := w.next()
	if err != nil {
		return err
	}
	w.open(decideAs(w.s.Name, "", oneRow(l), kind), nil)
	b := w.blocks[0]
	for {
		l, err := w.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := w.yield(b, b.reader.read(l.number, l.cells)); err != nil {
			return err
		}
	}
}
