package store

// Undo: a whole import, packet or edit is taken back, unless what it wrote was
// changed or built upon since.

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"partyledger/model"
)

// auditRow is one row of the audit of a batch.
type auditRow struct {
	seq    int64
	kind   model.Kind
	record string
	op     Op
	before string
	erased bool // what was written has been erased by law
}

// Undo takes a batch back and answers the batch that did it. It refuses, naming the
// later batches and records (UndoRefused), if something was built on it since.
func (w *Workspace) Undo(ctx context.Context, batch int64) (int64, error) {
	b, err := w.batch(ctx, batch)
	if err != nil {
		return 0, err
	}
	undo, err := w.Write(ctx, BatchUndo, fmt.Sprintf("撤销第%d批（%s）", batch, b.Note), func(wr *Writer) error {
		return wr.undo(b)
	})
	if err != nil {
		return 0, Fault("撤销", err)
	}
	return undo, nil
}

// batch reads a batch that may still be taken back.
func (w *Workspace) batch(ctx context.Context, id int64) (Batch, error) {
	var b Batch
	err := w.Conn().QueryRowContext(ctx, "SELECT id, kind, note, at, actor, coalesce(undone_by, 0) FROM batch WHERE id = ?", id).
		Scan(&b.ID, (*string)(&b.Kind), &b.Note, &b.At, &b.Actor, &b.UndoneBy)
	switch {
	case err == sql.ErrNoRows:
		return b, Refuse("没有第%d批操作，什么也没有改动。可在操作记录中查看批次号。", id)
	case err != nil:
		return b, Fault("读取操作记录", err)
	case b.UndoneBy != 0:
		return b, Refuse("第%d批操作已经撤销过（见第%d批），什么也没有改动。", id, b.UndoneBy)
	case b.Kind == BatchOutput:
		return b, Refuse("第%d批是一次输出，没有写入记录，不需要撤销。", id)
	case b.Kind == BatchBackup:
		return b, Refuse("第%d批登记的是一次备份，没有写入记录，不需要撤销。", id)
	case b.Kind == BatchRepair:
		return b, Refuse("第%d批是修复台账时找回的内容，不能整批撤销。需要改的请逐条更正。", id)
	case b.Kind == BatchRestore:
		return b, Refuse("第%d批登记的是台账换成了另一份副本，没有写入记录，不需要撤销。", id)
	case b.Kind == BatchSeal:
		return b, Refuse("第%d批登记的是台账加密的变动，没有写入记录，不需要撤销。", id)
	case b.Kind == BatchUpgrade:
		return b, Refuse("第%d批是升级程序时把以前版本的记录改成现在的，不能撤销。需要改的请逐条更正。", id)
	case b.Kind == BatchErase:
		return b, Refuse("第%d批是依法删除个人信息，删除的内容没有留存，不能撤销。", id)
	case b.Kind == BatchUndo:
		return b, Refuse("第%d批本身是一次撤销，不能再撤销。需要时请重新导入或录入。", id)
	}
	return b, nil
}

func (wr *Writer) undo(b Batch) error {
	batch := b.ID
	rows, err := wr.auditOf(batch)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(rows, func(a auditRow) bool { return a.erased }) {
		return Refuse("第%d批操作不能撤销：其中有个人信息后来依法删除，以前的内容没有留存。什么也没有改动。", batch)
	}
	if slices.ContainsFunc(rows, func(a auditRow) bool { return tables[a.kind] == nil }) {
		return Refuse("第%d批操作不能撤销：其中有以前版本的记录，升级程序时已改成别的记录。什么也没有改动。", batch)
	}
	if err := wr.refuseChanged(b); err != nil {
		return err
	}
	for i := len(rows) - 1; i >= 0; i-- {
		if i%1000 == 0 && wr.Ctx.Err() != nil {
			return wr.Ctx.Err()
		}
		if err := wr.revert(rows[i]); err != nil {
			return err
		}
	}
	if err := wr.refuseBuiltUpon(b, rows); err != nil {
		return err
	}
	wr.Keep() // a packet's may have no records, and another key
	_, err = wr.Tx.ExecContext(wr.Ctx, "UPDATE batch SET undone_by = ? WHERE id = ?", wr.Batch, batch)
	return err
}

func (wr *Writer) auditOf(batch int64) ([]auditRow, error) {
	rows, err := wr.Tx.QueryContext(wr.Ctx, `SELECT seq, kind, record, op, coalesce(before, ''), salt IS NULL
		FROM audit WHERE batch = ? ORDER BY seq`, batch)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []auditRow
	for rows.Next() {
		var a auditRow
		if err := rows.Scan(&a.seq, (*string)(&a.kind), &a.record, (*string)(&a.op), &a.before, &a.erased); err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, rows.Err()
}

// revert undoes one audit row.
func (wr *Writer) revert(a auditRow) error {
	ref := model.Ref{Kind: a.kind, ID: a.record}
	now, ok, err := wr.find(ref)
	if err != nil {
		return err
	}
	switch a.op {
	case OpAdd:
		if !ok {
			return fmt.Errorf("undo: %s %s is gone", a.kind, a.record)
		}
		return wr.Remove(now)
	case OpChange, OpRemove:
		was, err := decode(a.kind, a.before)
		switch {
		case err != nil:
			return err
		case a.op == OpChange:
			return wr.Change(now, was)
		case ok:
			return fmt.Errorf("undo: %s %s is there again", a.kind, a.record)
		}
		return wr.Add(was)
	}
	return fmt.Errorf("undo: no way back from %q", a.op)
}

// LastStanding is the latest batch after the one with the number that a person wrote and
// that can be taken back; ok is false if there is none.
func (w *Workspace) LastStanding(ctx context.Context, after int64) (b Batch, ok bool, err error) {
	err = w.Conn().QueryRowContext(ctx, `SELECT b.id, b.kind, b.note, b.at, b.actor, (SELECT count(*) FROM audit a WHERE a.batch = b.id)
		FROM batch b WHERE b.id > ? AND b.undone_by IS NULL AND b.kind IN (?, ?, ?, ?, ?) ORDER BY b.id DESC LIMIT 1`, after,
		string(BatchEdit), string(BatchImport), string(BatchPacket), string(BatchRemove), string(BatchMerge)).
		Scan(&b.ID, (*string)(&b.Kind), &b.Note, &b.At, &b.Actor, &b.Records)
	if err == sql.ErrNoRows {
		return b, false, nil
	}
	return b, err == nil, Fault("读取操作记录", err)
}

// UndoneBy is the batch that took a batch back; 0 = none did.
func (w *Workspace) UndoneBy(ctx context.Context, batch int64) (by int64, err error) {
	err = w.Conn().QueryRowContext(ctx, "SELECT coalesce(undone_by, 0) FROM batch WHERE id = ?", batch).Scan(&by)
	if err == sql.ErrNoRows {
		return 0, nil
	}
	return by, Fault("读取操作记录", err)
}

// State says whether a batch was taken back; empty if not.
func (b Batch) State() string {
	if b.UndoneBy == 0 {
		return ""
	}
	return fmt.Sprintf("已撤销（第%d批）", b.UndoneBy)
}

// Batches lists the latest batches, newest first; limit 0 means all.
func (w *Workspace) Batches(ctx context.Context, limit int) ([]Batch, error) {
	if limit == 0 {
		limit = -1
	}
	rows, err := w.Conn().QueryContext(ctx, `SELECT b.id, b.kind, b.note, b.at, b.actor, coalesce(b.undone_by, 0),
		(SELECT count(*) FROM audit a WHERE a.batch = b.id), b.chain FROM batch b ORDER BY b.id DESC LIMIT ?`, limit)
	if err != nil {
		return nil, Fault("读取操作记录", err)
	}
	defer rows.Close()
	out := []Batch{}
	for rows.Next() {
		var b Batch
		var chain []byte
		if err := rows.Scan(&b.ID, (*string)(&b.Kind), &b.Note, &b.At, &b.Actor, &b.UndoneBy, &b.Records, &chain); err != nil {
			return nil, Fault("读取操作记录", err)
		}
		var link Link
		copy(link[:], chain)
		b.Code = link.Short()
		out = append(out, b)
	}
	return out, Fault("读取操作记录", rows.Err())
}
