package store

// What the tests see of the inside. They stand outside, in store_test, since they use
// the rooms, which rest on this package.

import (
	"context"
	"log/slog"

	"partyledger/model"
)

// The names that are looked at.
const (
	LockName     = lockName
	OwnerName    = ownerName
	JournalMagic = journalMagic
)

// The functions that are called.
var (
	CheckHeader = checkHeader
	Decode      = decode
	ErrDamaged  = errDamaged
	FileVersion = fileVersion
	LookDenied  = &lookDenied
	Migrations  = migrations
	PlayBack    = playBack
	QuickCheck  = quickCheck
)

// Migration is one step.
type Migration = migration

// NewMigration makes a step.
func NewMigration(version int, name, sql string) Migration { return migration{version, name, sql} }

// MigrateBy takes the steps.
func (w *Workspace) MigrateBy(ctx context.Context, steps []Migration) error {
	w.kept = madeBy(nil)
	return w.modernize(ctx, steps)
}

// OpenUnmigrated opens an empty ledger before its first migration.
func OpenUnmigrated(dir string, opt Options) (*Workspace, error) {
	w := &Workspace{dir: dir, opt: opt, log: slog.New(slog.DiscardHandler)}
	uri, err := DSN(w.Path())
	if err == nil {
		w.db, err = openPool(uri)
	}
	return w, err
}

// DSN is the connection string of a ledger whose pages have check values.
func DSN(path string) (string, error) { return madeBy(nil).dsn(path) }

// SizeOf is a file's size as looking sees it.
func SizeOf(path string) int64 { return stampOf(path).size }

// Scratch is a folder put aside, and how to let go of its lock.
func Scratch() (dir string, free func() error, err error) {
	s, err := newScratch()
	if err != nil {
		return "", nil, err
	}
	return s.dir, s.lock.Close, nil
}

// Disk is what a swap does to files.
type Disk = disk

// System is the disk as it is.
var System Disk = system{}

// SetDisk puts another in its place until the answer is called.
func SetDisk(d Disk) (back func()) {
	was := files
	files = d
	return func() { files = was }
}

// WriteStanding writes a standing text as earlier programs did, in a batch.
func WriteStanding(ctx context.Context, w *Workspace, id, place, text string, order int, off bool) error {
	s := oldText{ID: id, Place: place, Order: order, Text: text, Off: off}
	_, err := w.Write(ctx, BatchEdit, "固定文字", func(wr *Writer) error {
		if _, err := wr.Tx.ExecContext(ctx, "INSERT INTO standing_text (id, place, sort_order, text, off) VALUES (?, ?, ?, ?, ?)", id, place, order,
			text, off); err != nil {
			return err
		}
		return wr.noteLines(OpAdd, model.Ref{Kind: kindStanding, ID: id}, nil, s.line())
	})
	return err
}
