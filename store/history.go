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

// Wiped stands in the log where what a record was has been erased by law.
const Wiped = "{}"

// EachBefore yields what a record was before each of its writes, as far as the log still
// has it.
func EachBefore(ctx context.Context, q Queryer, ref model.Ref, yield func(model.Record)) error {
	return eachLogged(ctx, q, "kind = ? AND record = ?", []any{string(ref.Kind), ref.ID}, yield)
}

// EachRemoved yields what records were that have been taken out and pointed at the ID.
func EachRemoved(ctx context.Context, q Queryer, id string, yield func(model.Record)) error {
	return eachLogged(ctx, q, `op = ? AND instr(before, ?) > 0
		AND NOT EXISTS (SELECT 1 FROM audit x INDEXED BY audit_record
			WHERE x.kind = audit.kind AND x.record = audit.record AND x.seq > audit.seq)`,
		[]any{string(OpRemove), `:"` + id + `"`}, yield)
}

func eachLogged(ctx context.Context, q Queryer, where string, args []any, yield func(model.Record)) error {
	rows, err := q.QueryContext(ctx, "SELECT kind, before FROM audit WHERE before IS NOT NULL AND before <> ? AND "+where,
		append([]any{Wiped}, args...)...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var kind model.Kind
		var text string
		if err := rows.Scan((*string)(&kind), &text); err != nil {
			return err
		}
		r, err := decode(kind, text)
		if err != nil {
			return err
		}
		yield(r)
	}
	return rows.Err()
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
		if text != "" && text != Wiped {
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

// Sample reports that the ledger was filled with the fictional sample group, and that has
// not been undone.
func (w *Workspace) Sample(ctx context.Context) (bool, error) {
	var yes bool
	err := w.Conn().QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM batch WHERE kind = ? AND undone_by IS NULL)", string(BatchDemo)).Scan(&yes)
	return yes, Fault("读取操作记录", err)
}
