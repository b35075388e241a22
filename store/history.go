package store

// The history of one record: what each write did to it, read from the audit.

import (
	"context"

	"partyledger/model"
)

// FieldChange is one field that a write changed, as text; empty is a field that
// was not filled in.
type FieldChange struct {
	Field    model.Field
	Was, Now string
}

// Edit is one write of a record.
type Edit struct {
	Seq    int64 // tells it from others
	Batch  Batch // Records is not counted
	Op     Op
	Fields []FieldChange // of a change, in the order of the schema
}

// historyMost is how many writes of one record are listed.
const historyMost = 500

// History lists what was done to a record, newest first.
func (w *Workspace) History(ctx context.Context, ref model.Ref) ([]Edit, error) {
	out, err := w.history(ctx, ref)
	return out, Fault("读取变更记录", err)
}

func (w *Workspace) history(ctx context.Context, ref model.Ref) ([]Edit, error) {
	after, _, err := find(ctx, w.Conn(), ref) // nil if an undo has removed it
	if err != nil {
		return nil, err
	}
	rows, err := w.Conn().QueryContext(ctx, `SELECT a.seq, b.id, b.kind, b.note, b.at, b.actor, coalesce(b.undone_by, 0), a.op,
		coalesce(a.before, '')
		FROM audit a JOIN batch b ON b.id = a.batch WHERE a.kind = ? AND a.record = ?
			ORDER BY a.seq DESC LIMIT ?`, string(ref.Kind), ref.ID, historyMost)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []Edit{}
	for rows.Next() {
		var e Edit
		var text string
		if err := rows.Scan(&e.Seq, &e.Batch.ID, (*string)(&e.Batch.Kind), &e.Batch.Note, &e.Batch.At, &e.Batch.Actor, &e.Batch.UndoneBy,
			(*string)(&e.Op), &text); err != nil {
			return nil, err
		}
		var before model.Record
		if text != "" {
			if before, err = decode(ref.Kind, text); err != nil {
				return nil, err
			}
		}
		if e.Op == OpChange {
			e.Fields = Changes(before, after)
		}
		out, after = append(out, e), before
	}
	return out, rows.Err()
}

// changed lists the fields in which two states of a record differ.
func Changes(was, now model.Record) []FieldChange {
	if was == nil || now == nil {
		return nil
	}
	var out []FieldChange
	for _, f := range model.SchemaOf(was.Kind()).Fields {
		if a, b := f.Text(was), f.Text(now); a != b {
			out = append(out, FieldChange{f, a, b})
		}
	}
	return out
}
