package store

// The file under an open ledger: at each write it is looked at whether it is still the
// one that was opened, and no shorter or older than this program left it. Deleted,
// renamed, replaced or cut, it is written to no more; what can be read is to be saved
// elsewhere.

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
)

// errTaken says what became of the file.
type errTaken string

func (e errTaken) Error() string { return "the file was taken: " + string(e) }

const (
	takenGone     errTaken = "不见了（被删除、移走或改名，或者U盘已拔出）"
	takenReplaced errTaken = "被换成了另一个文件"
	takenCut      errTaken = "被截短了"
	takenWritten  errTaken = "被别的程序改写了"
)

func (e errTaken) say() string {
	return "打开着的台账文件" + string(e) + "。为避免写坏，已停止保存，刚才的内容没有存进台账；程序里还能看到此前的全部内容。请不要关闭程序，用“另存台账”把它存到另一个文件夹，再查看原来的文件夹出了什么事。"
}

// Taken reports that an error says the file is no longer the ledger that is open.
func Taken(err error) bool { return errors.As(err, new(errTaken)) }

// hold is the file as this program left it.
type hold struct {
	file  os.FileInfo // nil = nothing is held: a part, or memory
	size  int64
	roots []int64 // pages that nearly every write changes
	sums  string  // their check values
	taken error   // what was found; it stays so
}

// checkValue is how many bytes at a page's end say what it holds.
const checkValue = 8

// beginHold begins to look at the file of a ledger that was just opened.
func (w *Workspace) beginHold(ctx context.Context) error {
	rows, err := w.db.QueryContext(ctx, "SELECT rootpage FROM sqlite_schema WHERE name IN ('sqlite_sequence', 'batch', 'audit')")
	if err != nil {
		return err
	}
	defer rows.Close()
	w.held.roots = []int64{1}
	for rows.Next() {
		var no int64
		if err := rows.Scan(&no); err != nil {
			return err
		}
		w.held.roots = append(w.held.roots, no)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return w.holdFile()
}

// holdFile keeps what the file is now.
func (w *Workspace) holdFile() error {
	st, err := os.Stat(w.Path())
	if err != nil {
		return err
	}
	w.held.file, w.held.size = st, st.Size()
	w.held.sums, err = w.checkValues()
	return err
}

// checkValues reads those of the roots by the handle that is open: to open the file anew
// and close it would let go of SQLite's locks. A ledger from before check values has no
// such handle.
func (w *Workspace) checkValues() (string, error) {
	if w.pages.File == nil {
		return "", nil
	}
	sums := make([]byte, checkValue*len(w.held.roots))
	for i, no := range w.held.roots {
		if _, err := w.pages.ReadAt(sums[i*checkValue:][:checkValue], w.pages.PageEnd(no)-checkValue); err != nil {
			return "", err
		}
	}
	return string(sums), nil
}

// lookAtFile answers what became of the file; nil = it is as it was left. Within a
// transaction it may have grown.
func (w *Workspace) lookAtFile(within bool) error {
	h := &w.held
	if h.file == nil || h.taken != nil {
		return h.taken
	}
	st, err := os.Stat(w.Path())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		h.taken = takenGone
	case err != nil:
		return err // a medium that may come back
	case !os.SameFile(h.file, st):
		h.taken = takenReplaced
	case st.Size() < h.size:
		h.taken = takenCut
	case !within:
		if sums, err := w.checkValues(); err != nil {
			return err
		} else if sums != h.sums {
			h.taken = takenWritten
		}
	}
	if h.taken != nil {
		w.log.Error("file under the ledger", "err", h.taken)
	}
	return h.taken
}

// StillThere refuses, in words for people, if the file is no longer the ledger that is
// open. It asks the disk.
func (w *Workspace) StillThere() error { return Fault("保存", w.lookAtFile(false)) }

// Readable reports that the file that was opened is as it was left, though its name is gone
// or on another.
func (w *Workspace) Readable() bool {
	return w.held.taken == nil || w.held.taken == takenGone || w.held.taken == takenReplaced
}

// ReadTx runs f in one transaction that writes nothing: it works on a ledger whose file
// was taken, too.
func (w *Workspace) ReadTx(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := w.begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return f(tx)
}

// InTx runs f in one transaction.
func (w *Workspace) InTx(ctx context.Context, f func(tx *sql.Tx) error) error {
	if err := w.lookAtFile(false); err != nil {
		return err
	}
	tx, err := w.begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return err
	}
	if err := w.lookAtFile(true); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	if w.held.file == nil {
		return nil
	}
	if err := w.lookAtFile(true); err != nil {
		return err
	}
	return w.holdFile()
}
