package store

// Where the chain ended when the ledger was closed is kept in a file beside it, so that
// an older copy in its place is noticed: it is no error, and the log says so.

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"

	"partyledger/store/plainfile"
)

const headName = "ledger.chain"

// keptHead is what the file says.
type keptHead struct {
	Batches int64  `json:"batches"`
	Last    int64  `json:"last"`
	Hash    string `json:"chain"`
}

func readHead(dir string) (h Head, ok bool) {
	var k keptHead
	text, err := plainfile.Read(filepath.Join(dir, headName), maxSmall)
	if err != nil || json.Unmarshal(text, &k) != nil {
		return h, false
	}
	h.Batches, h.Last = k.Batches, k.Last
	h.Hash, ok = ParseLink(k.Hash)
	return h, ok && h.Last > 0
}

// keepHead writes down where the chain ends; without it the ledger is whole too.
func (w *Workspace) keepHead(ctx context.Context) {
	h, err := ChainHead(ctx, w.db)
	if was, ok := readHead(w.dir); err != nil || h.Batches == 0 || ok && was == h {
		return
	}
	if err := WriteOwn(filepath.Join(w.dir, headName), 0o600, func(out io.Writer) error {
		return json.NewEncoder(out).Encode(keptHead{h.Batches, h.Last, h.Hash.String()})
	}); err != nil {
		w.log.Warn("chain not kept", "err", err)
	}
}

// noteFork says in the log that the ledger is an older copy than the one that was here
// last, or another: what was written since is not in its chain, which goes on from where
// the copy ends.
func (w *Workspace) noteFork(ctx context.Context) error {
	was, ok := readHead(w.dir)
	if !ok {
		return nil
	}
	now, err := ChainHead(ctx, w.db)
	if err != nil || now.Batches == 0 {
		return err
	}
	var holds bool
	if err := w.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM batch WHERE id = ? AND chain = ?)
		OR EXISTS (SELECT 1 FROM batch WHERE kind = ? AND instr(note, ?) > 0)`, was.Last, was.Hash[:], string(BatchRestore), was.Hash.Code()).
		Scan(&holds); err != nil || holds {
		return err
	}
	return w.note(ctx, BatchRestore, forkNote(now, was))
}

// forkNote says that the log goes on from now, and no more from where it was.
func forkNote(now, was Head) string {
	return fmt.Sprintf("台账换成了另一份副本（如恢复备份）：这份的操作记录%s，校验链由此接续；此前的一份%s，其中没有包含在这份里的操作不再属于这条链",
		now.Say(), was.Say())
}
