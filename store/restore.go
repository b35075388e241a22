package store

// Restoring: a copy takes the ledger's place, by a swap. What the ledger's log says that
// the copy's does not, of backups, restores and what was handed out, goes into the copy,
// and then that it was restored.

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"path"
	"path/filepath"
	"time"
)

// carriedMost is how many entries of the log are carried over.
const carriedMost = 1000

// Restore puts the copy at from in the place of the ledger in dir, which the caller has
// claimed (Claim). An encrypted ledger stays so, under its key; a copy that is encrypted
// makes any other so. It answers where the file that was there is kept; empty if none was.
func Restore(ctx context.Context, dir, from string, opt Options) (kept string, err error) {
	key, _, err := KeyFor(dir, from, opt)
	if err != nil {
		return "", err
	}
	log, done := logFor(dir, key)
	defer done()
	s, err := beginSwap(dir, jobRestore, "恢复前-", opt, log)
	if err != nil {
		return "", err
	}
	s.key = key
	err = s.writeFrom(ctx, from, s.opt, func(p *Workspace) error {
		if err := p.migrateWhole(ctx); err != nil {
			return err
		}
		return p.noteRestore(ctx, "从备份“"+filepath.Base(from)+"”恢复")
	})
	return s.replace(err)
}

// replacing is a swap that puts another ledger in the place of one that is not open.
type replacing struct {
	*swap
	opt Options
}

// beginSwap ends a swap that was cut off, if it can, and begins one.
func beginSwap(dir, job, name string, opt Options, log *slog.Logger) (replacing, error) {
	opt = opt.filled()
	if err := finishSwap(dir, opt, log); err != nil {
		log.Error("swap that was cut off", "err", err) // the new one is the remedy
	}
	s := newSwap(dir, job, freeAside(dir, name, opt.Now()), opt, log)
	return replacing{s, opt}, s.clear()
}

// replace puts the part in place, unless making it went wrong.
func (r replacing) replace(err error) (kept string, _ error) {
	if err == nil {
		err = r.commit()
	}
	if err != nil {
		return "", errors.Join(err, r.clear())
	}
	if r.there(r.Aside) {
		kept = r.path(r.Aside)
	}
	return kept, r.clear()
}

// freeAside is a name among the backups that no file has.
func freeAside(dir, name string, now time.Time) string {
	s := swap{dir: dir}
	base := path.Join(BackupDir, name+now.Format(StampLayout))
	out := base
	for n := 2; s.there(out+".db") || s.there(out+".db-journal"); n++ {
		out = fmt.Sprint(base, "-", n)
	}
	return out + ".db"
}

// noteRestore says in the part's log what the log of the ledger has that the part's has
// not, and that the part takes the ledger's place, as what.
func (w *Workspace) noteRestore(ctx context.Context, what string) error {
	now, err := ChainHead(ctx, w.db)
	if err != nil {
		return err
	}
	was, entries := w.logBefore(ctx)
	return w.InTx(ctx, func(tx *sql.Tx) error {
		for _, b := range entries {
			note := fmt.Sprintf("（恢复前的台账第%d批，%s，%s）%s", b.ID, LocalTime(b.At), b.Actor, b.Note)
			if _, err := w.noteBatch(ctx, tx, b.Kind, note); err != nil {
				return err
			}
		}
		note := what
		if was.Batches > 0 {
			note += "。" + forkNote(now, was)
		}
		_, err := w.noteBatch(ctx, tx, BatchRestore, note)
		return err
	})
}

// NoteRestore says in the log that the ledger is another copy.
func (w *Workspace) NoteRestore(ctx context.Context, note string) error {
	return w.note(ctx, BatchRestore, note)
}

// logBefore reads where the log of the ledger ends that is still in place, and what is
// to be carried over. Of one that cannot be read the file beside it says the end.
func (w *Workspace) logBefore(ctx context.Context) (Head, []Batch) {
	kept, _ := readHead(w.dir)
	image, _, err := readImage(ctx, w.Path(), w.opt.Key)
	if err != nil {
		return kept, nil
	}
	db, err := openImage(ctx, image)
	if err != nil {
		return kept, nil
	}
	defer db.Close()
	head, err := ChainHead(ctx, db)
	if err != nil {
		w.log.Warn("log of the ledger before", "err", err) // damaged, or from before the chain
		return kept, nil
	}
	entries, err := w.notShared(ctx, db)
	if err != nil {
		w.log.Warn("log of the ledger before", "err", err)
	}
	return head, entries
}

// notShared lists what the other ledger's log says, beyond the last batch that both have,
// of what was done with the ledger and its records.
func (w *Workspace) notShared(ctx context.Context, other Queryer) ([]Batch, error) {
	shared, err := lastShared(ctx, w.db, other)
	if err != nil {
		return nil, err
	}
	list, err := chainedBatches(ctx, other, "id > ? AND kind IN (?, ?, ?, ?)", shared, string(BatchBackup), string(BatchRestore),
		string(BatchOutput), string(BatchSeal))
	var out []Batch
	for _, b := range list[max(0, len(list)-carriedMost):] {
		out = append(out, b.Batch)
	}
	return out, err
}

// lastShared is the number of the last batch that two logs have in common; 0 = none.
func lastShared(ctx context.Context, a, b Queryer) (int64, error) {
	links, err := chainLinks(ctx, a)
	if err != nil {
		return 0, err
	}
	others, err := chainLinks(ctx, b)
	last := int64(0)
	for id, link := range others {
		if id > last && links[id] == link {
			last = id
		}
	}
	return last, err
}

// chainLinks is the chain by the numbers of the batches.
func chainLinks(ctx context.Context, q Queryer) (map[int64]Link, error) {
	rows, err := q.QueryContext(ctx, "SELECT id, chain FROM batch WHERE chain IS NOT NULL")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[int64]Link{}
	for rows.Next() {
		var id int64
		var chain []byte
		if err := rows.Scan(&id, &chain); err != nil {
			return nil, err
		}
		out[id] = Link(append(make([]byte, 0, len(Link{})), chain...)[:len(Link{})])
	}
	return out, rows.Err()
}
