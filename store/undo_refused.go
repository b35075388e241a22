package store

// Why a batch cannot be taken back: what was written since, batch by batch, in words and
// as records that can be opened.

import (
	"cmp"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
)

// UndoRefused says why a batch was not taken back. It is within the Error of Undo.
type UndoRefused struct {
	Batch Batch
	Later []Later // the newest first: in this order they could be taken back
}

// Later is one batch that stands in the way.
type Later struct {
	Batch   Batch
	Records []Obstacle
	More    bool // there are more records than are listed
}

// Obstacle is one record that the batch wrote.
type Obstacle struct {
	Ref  model.Ref
	Name string // with its kind: 人员“张甲”
	Did  string // what was done, in a word
}

// What a later batch did to stand in the way.
const (
	didChange = "改了"
	didUse    = "登记了用到它的"
	didRemove = "删除了要用到的"
)

// Most of what is listed: batches, and records of each.
const (
	laterMost    = 20
	obstacleMost = 5
)

func (u *UndoRefused) Error() string {
	return fmt.Sprintf("batch %d: %d later batches", u.Batch.ID, len(u.Later))
}

// refuse makes the error of it.
func (u *UndoRefused) refuse() error {
	slices.SortFunc(u.Later, func(a, b Later) int { return cmp.Compare(b.Batch.ID, a.Batch.ID) })
	var said []string
	for _, l := range u.Later[:min(len(u.Later), 3)] {
		said = append(said, l.Say())
	}
	if n := len(u.Later); n > 3 {
		said = append(said, fmt.Sprintf("此前还有%d批", n-3))
	}
	return &Error{What: "撤销被拒绝", Err: u, Say: fmt.Sprintf("第%d批（%s）没有撤销，什么也没有改动，因为此后又有改动：%s。请先撤销这些，再撤销这一批。",
		u.Batch.ID, model.Clip(u.Batch.Note, 40), strings.Join(said, "；"))}
}

// Say is the batch with what it did, in a clause: 2026-11-30 09:12的第12批（修改）改了人员“张甲”.
func (l Later) Say() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s的第%d批（%s）", LocalTime(l.Batch.At), l.Batch.ID, l.Batch.Kind)
	did := ""
	for i, r := range l.Records {
		if i > 0 {
			out.WriteString("、")
		}
		if r.Did != did {
			did = r.Did
			out.WriteString(did)
		}
		out.WriteString(r.Name)
	}
	if l.More {
		out.WriteString("等")
	}
	return out.String()
}

// refuseChanged refuses if a record of the batch was written by a later batch
// that still stands. An undone batch and its undo cancel out.
func (wr *Writer) refuseChanged(b Batch) error {
	rows, err := wr.Tx.QueryContext(wr.Ctx, `
		SELECT DISTINCT l.batch, a.kind, a.record FROM audit a
		JOIN audit l ON l.kind = a.kind AND l.record = a.record AND l.batch > a.batch
		JOIN batch b ON b.id = l.batch AND b.undone_by IS NULL AND b.kind <> ?
		WHERE a.batch = ? ORDER BY l.batch DESC LIMIT 1000`, string(BatchUndo), b.ID)
	if err != nil {
		return err
	}
	found, err := scanFound(rows, didChange)
	if err != nil {
		return err
	}
	return wr.refuseFor(b, found)
}

// obstacle is a record that a later batch wrote; batch 0 is not known.
type obstacle struct {
	batch int64
	ref   model.Ref
	did   string
}

func scanFound(rows *sql.Rows, did string) ([]obstacle, error) {
	defer rows.Close()
	var out []obstacle
	for rows.Next() {
		o := obstacle{did: did}
		if err := rows.Scan(&o.batch, (*string)(&o.ref.Kind), &o.ref.ID); err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	return out, rows.Err()
}

// refuseFor is the refusal for what was found; nil if nothing was.
func (wr *Writer) refuseFor(b Batch, found []obstacle) error {
	if len(found) == 0 {
		return nil
	}
	u := &UndoRefused{Batch: b}
	for _, o := range found {
		i := slices.IndexFunc(u.Later, func(l Later) bool { return l.Batch.ID == o.batch })
		if i < 0 {
			if len(u.Later) == laterMost {
				continue
			}
			later := Later{Batch: Batch{ID: o.batch}}
			err := wr.Tx.QueryRowContext(wr.Ctx, "SELECT kind, note, at, actor FROM batch WHERE id = ?", o.batch).
				Scan((*string)(&later.Batch.Kind), &later.Batch.Note, &later.Batch.At, &later.Batch.Actor)
			if err != nil {
				return err
			}
			i, u.Later = len(u.Later), append(u.Later, later)
		}
		l := &u.Later[i]
		if slices.ContainsFunc(l.Records, func(r Obstacle) bool { return r.Ref == o.ref }) {
			continue
		}
		if l.More = l.More || len(l.Records) == obstacleMost; !l.More {
			l.Records = append(l.Records, Obstacle{Ref: o.ref, Name: wr.describe(o.ref), Did: o.did})
		}
	}
	return u.refuse()
}

// refuseBuiltUpon refuses, once a batch is reverted, if a record refers to one that is
// gone by it, or if one that is back refers to one that was removed since.
func (wr *Writer) refuseBuiltUpon(b Batch, rows []auditRow) error {
	found, err := wr.users(b.ID, rows)
	if err != nil {
		return err
	}
	lost, err := wr.lost(b.ID, rows)
	if err != nil {
		return err
	}
	return wr.refuseFor(b, append(found, lost...))
}

// users finds what refers to records that the batch had added.
func (wr *Writer) users(batch int64, rows []auditRow) ([]obstacle, error) {
	added := map[model.Kind]bool{}
	for _, a := range rows {
		if a.op == OpAdd {
			added[a.kind] = true
		}
	}
	var out []obstacle
	for kind := range added {
		for _, s := range model.Schemas() {
			for _, where := range pointing(s, kind) {
				// The latest batch that stands is the one that made it refer there.
				query := fmt.Sprintf(`SELECT coalesce((SELECT max(x.batch) FROM audit x JOIN batch b ON b.id = x.batch
						AND b.undone_by IS NULL AND b.kind <> '%s' WHERE x.kind = '%s' AND x.record = r.id AND x.batch > ?), 0), '%s', r.id
					FROM %s r WHERE %s (SELECT record FROM audit WHERE batch = ? AND kind = ? AND op = ?) LIMIT 100`,
					BatchUndo, s.Kind, s.Kind, s.Kind, where)
				rows, err := wr.Tx.QueryContext(wr.Ctx, query, batch, batch, string(kind), string(OpAdd))
				if err != nil {
					return nil, err
				}
				found, err := scanFound(rows, didUse)
				if err != nil {
					return nil, err
				}
				out = append(out, found...)
			}
		}
	}
	return slices.DeleteFunc(out, func(o obstacle) bool { return o.batch == 0 }), nil
}

// pointing is the conditions, up to what is in the list, by which records of a kind
// refer to one of another.
func pointing(s *model.Schema, to model.Kind) []string {
	var out []string
	for _, f := range s.Fields {
		if f.Ref == to {
			out = append(out, "r."+Column(f)+" IN")
		}
	}
	if kind, id, ok := model.PointerFields(s); ok {
		out = append(out, fmt.Sprintf("r.%s = '%s' AND r.%s IN", Column(kind), to, Column(id)))
	}
	return out
}

// lost finds what records that are back refer to and what was removed since.
func (wr *Writer) lost(batch int64, rows []auditRow) ([]obstacle, error) {
	seen := map[model.Ref]bool{}
	var out []obstacle
	for _, a := range rows {
		if a.op == OpAdd {
			continue
		}
		r, ok, err := wr.find(model.Ref{Kind: a.kind, ID: a.record})
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		for _, ref := range model.RefsOf(r) {
			if seen[ref] || model.SchemaOf(ref.Kind) == nil {
				continue
			}
			seen[ref] = true
			if _, there, err := wr.find(ref); err != nil || there {
				if err != nil {
					return nil, err
				}
				continue
			}
			rows, err := wr.Tx.QueryContext(wr.Ctx, `SELECT b.id, a.kind, a.record FROM audit a JOIN batch b ON b.id = a.batch
				WHERE a.kind = ? AND a.record = ? AND a.op = ? AND b.id > ? AND b.undone_by IS NULL AND b.kind <> ?
				ORDER BY b.id DESC LIMIT 1`,
				string(ref.Kind), ref.ID, string(OpRemove), batch, string(BatchUndo))
			if err != nil {
				return nil, err
			}
			found, err := scanFound(rows, didRemove)
			if err != nil {
				return nil, err
			}
			out = append(out, found...)
		}
	}
	return out, nil
}

// describe is a record as people know it, with its kind: 人员“张甲”; by what the log says
// of one that is not there.
func (wr *Writer) describe(ref model.Ref) string {
	s := model.SchemaOf(ref.Kind)
	if s == nil {
		return string(ref.Kind) + " " + ref.ID
	}
	r := wr.recalled(ref)
	if r == nil {
		return s.Label + "（编号" + ref.ID + "）"
	}
	return model.Titled(r, func(kind model.Kind, id string) string { return wr.nameOf(model.Ref{Kind: kind, ID: id}, 4) })
}

// nameOf is how a record is called; deep bounds the chain of names.
func (wr *Writer) nameOf(ref model.Ref, deep int) string {
	r := wr.recalled(ref)
	if r == nil || deep == 0 {
		return ref.ID
	}
	return model.CallName(r, func(kind model.Kind, id string) string { return wr.nameOf(model.Ref{Kind: kind, ID: id}, deep-1) })
}

// recalled is a record, or what the log says that it last was; nil if that is not known.
func (wr *Writer) recalled(ref model.Ref) model.Record {
	r, ok, err := wr.find(ref)
	if err == nil && ok {
		return r
	}
	var before string
	err = wr.Tx.QueryRowContext(wr.Ctx, `SELECT before FROM audit WHERE kind = ? AND record = ? AND before IS NOT NULL AND before <> ?
		ORDER BY seq DESC LIMIT 1`, string(ref.Kind), ref.ID, Wiped).Scan(&before)
	if err != nil {
		return nil
	}
	if r, err = decode(ref.Kind, before); err != nil {
		return nil
	}
	return r
}
