package store

// Changes: every write is a batch with its audit rows, in one transaction. A
// batch can be taken back as long as nothing it touched was changed since.

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"strings"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
)

// BatchKind says how a batch came about.
type BatchKind string

// The kinds.
const (
	BatchEdit   BatchKind = "修改"
	BatchImport BatchKind = "导入"
	BatchDemo   BatchKind = "示例"
	BatchPacket BatchKind = "数据包"
	BatchRemove BatchKind = "删除记录" // records were taken out by hand
	BatchMerge  BatchKind = "合并重复" // two records of one person became one
	BatchUndo   BatchKind = "撤销"
	BatchOutput BatchKind = "输出" // personal data left the ledger; nothing was written

	BatchRestore BatchKind = "恢复" // another copy took the ledger's place; nothing was written
	BatchErase   BatchKind = "删除" // somebody's data were erased by law; no way back
	BatchBackup  BatchKind = "备份" // a copy was made; nothing was written
	BatchRepair  BatchKind = "修复" // what was read of a damaged ledger
	BatchSeal    BatchKind = "加密" // the ledger was encrypted, under another key, or no more; nothing was written
	BatchUpgrade BatchKind = "升级" // records of an earlier program became others
)

// Batch is one write: an edit, an import, an undo.
type Batch struct {
	ID       int64     `json:"batch"`
	Kind     BatchKind `json:"kind"`
	Note     string    `json:"note"` // what was done, for people
	At       string    `json:"at"`   // 2006-01-02T15:04:05Z
	Actor    string    `json:"actor"`
	UndoneBy int64     `json:"undoneBy"` // the batch that took it back; 0 = none
	Records  int       `json:"records"`  // how many records it wrote
	Code     string    `json:"code"`     // the beginning of the chain's hash after it
}

// Op is what a write did to a record.
type Op string

// The operations.
const (
	OpAdd    Op = "新增"
	OpChange Op = "修改"
	OpRemove Op = "移除" // by hand, by an undo, or by a packet whose sender no longer has it
)

// Writer writes records in one batch of one transaction.
type Writer struct {
	Ctx   context.Context
	Tx    *sql.Tx
	Batch int64 // its number

	w      *Workspace
	insert map[model.Kind]*sql.Stmt
	update map[model.Kind]*sql.Stmt
	lookup map[model.Kind]*sql.Stmt
	delete map[model.Kind]*sql.Stmt
	audit  *sql.Stmt

	hash     *hasher
	contents hash.Hash // of the digests of the audit rows
	rows     int       // how many there are
	keep     bool      // the batch is kept without any
	line     []byte    // what is used for one after the other

	today    day.Day                // that the law of records goes by
	restores bool                   // it puts back what was there, or takes away: no law is asked
	touched  map[model.Kind][]Draft // of the kinds that have laws over several records
}

// Write runs f with a writer of a new batch and gives the batch's number. A
// batch that wrote nothing is not kept: its number is 0.
func (w *Workspace) Write(ctx context.Context, kind BatchKind, note string, f func(*Writer) error) (int64, error) {
	if err := w.MayWrite(); err != nil {
		return 0, err
	}
	return w.write(ctx, kind, note, f)
}

// write is Write in memory too, where a ledger is only looked at.
func (w *Workspace) write(ctx context.Context, kind BatchKind, note string, f func(*Writer) error) (int64, error) {
	var batch int64
	err := w.InTx(ctx, func(tx *sql.Tx) error {
		wr := &Writer{Ctx: ctx, Tx: tx, w: w, insert: map[model.Kind]*sql.Stmt{}, update: map[model.Kind]*sql.Stmt{},
			lookup: map[model.Kind]*sql.Stmt{}, delete: map[model.Kind]*sql.Stmt{}, touched: map[model.Kind][]Draft{},
			restores: kind == BatchUndo || kind == BatchRepair || kind == BatchErase}
		var err error
		if wr.today, err = w.LawDay(ctx, tx); err != nil {
			return err
		}
		if err := wr.open(kind, note); err != nil {
			return err
		}
		if err := f(wr); err != nil {
			return err
		}
		if err := wr.askAmong(); err != nil {
			return err
		}
		batch = wr.Batch
		return wr.finish(&batch)
	})
	if err != nil {
		w.log.Error("write", "kind", kind, "err", err)
		return 0, explainRefs(err)
	}
	w.log.Info("wrote", "batch", batch, "kind", kind)
	return batch, nil
}

// remark keeps that personal data was handed out: a batch without records. Who only
// looks at the ledger is told that nothing is kept (Looking).
func (w *Workspace) remark(ctx context.Context, note string) error {
	if w.looking != nil {
		return nil
	}
	return w.note(ctx, BatchOutput, note)
}

// note writes a batch without records in a transaction of its own.
func (w *Workspace) note(ctx context.Context, kind BatchKind, note string) error {
	return w.InTx(ctx, func(tx *sql.Tx) error {
		_, err := w.noteBatch(ctx, tx, kind, note)
		return err
	})
}

// NoteBackup keeps that a copy of the ledger was made.
func (w *Workspace) NoteBackup(ctx context.Context, note string) error {
	return w.note(ctx, BatchBackup, note)
}

// NoteOutput keeps within a transaction that something was handed out, and gives the
// batch's number.
func (w *Workspace) NoteOutput(ctx context.Context, tx *sql.Tx, note string) (int64, error) {
	return w.noteBatch(ctx, tx, BatchOutput, note)
}

// noteBatch writes a batch without records.
func (w *Workspace) noteBatch(ctx context.Context, tx *sql.Tx, kind BatchKind, note string) (int64, error) {
	wr := &Writer{Ctx: ctx, Tx: tx, w: w}
	if err := wr.open(kind, note); err != nil {
		return 0, err
	}
	return wr.Batch, wr.seal()
}

func (wr *Writer) open(kind BatchKind, note string) error {
	if _, err := wr.Tx.ExecContext(wr.Ctx, "PRAGMA defer_foreign_keys = ON"); err != nil {
		return err
	}
	res, err := wr.Tx.ExecContext(wr.Ctx, "INSERT INTO batch (kind, note, at, actor, version) VALUES (?, ?, ?, ?, ?)",
		string(kind), note, wr.w.Stamp(), wr.w.opt.Actor, wr.w.opt.Version)
	if err != nil {
		return fmt.Errorf("open batch: %w", err)
	}
	if wr.Batch, err = res.LastInsertId(); err != nil {
		return err
	}
	wr.hash, wr.contents = newHasher(), sha256.New()
	wr.audit, err = wr.Tx.PrepareContext(wr.Ctx,
		"INSERT INTO audit (batch, kind, record, op, before, salt, digest) VALUES (?, ?, ?, ?, ?, ?, ?)")
	return err
}

// Keep keeps the batch though no record was written: its note says what was done.
func (wr *Writer) Keep() { wr.keep = true }

// finish drops an empty batch, and seals another.
func (wr *Writer) finish(batch *int64) error {
	if wr.rows > 0 || wr.keep {
		return wr.seal()
	}
	_, err := wr.Tx.ExecContext(wr.Ctx, "DELETE FROM batch WHERE id = ?", wr.Batch)
	*batch = 0
	return err
}

func (wr *Writer) prepared(cache map[model.Kind]*sql.Stmt, kind model.Kind, query string) (*sql.Stmt, error) {
	if s := cache[kind]; s != nil {
		return s, nil
	}
	s, err := wr.Tx.PrepareContext(wr.Ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare %s: %w", kind, err)
	}
	cache[kind] = s
	return s, nil
}

// Add writes a record that is not there yet.
func (wr *Writer) Add(r model.Record) error {
	t := tables[r.Kind()]
	if err := wr.accepts(r); err != nil {
		return err
	}
	wr.wrote(nil, r)
	s, err := wr.prepared(wr.insert, r.Kind(), t.insert)
	if err != nil {
		return err
	}
	if _, err := s.ExecContext(wr.Ctx, t.args(r)...); err != nil {
		return fmt.Errorf("add %s %s: %w", r.Kind(), r.Key(), err)
	}
	return wr.note(OpAdd, nil, r)
}

// Change writes a record over the one that was there.
func (wr *Writer) Change(was, now model.Record) error {
	if was == now {
		return nil
	}
	t := tables[now.Kind()]
	if err := wr.accepts(now); err != nil {
		return err
	}
	wr.wrote(was, now)
	s, err := wr.prepared(wr.update, now.Kind(), t.update)
	if err != nil {
		return err
	}
	args := t.args(now)
	if _, err := s.ExecContext(wr.Ctx, append(args[1:], args[0])...); err != nil {
		return fmt.Errorf("change %s %s: %w", now.Kind(), now.Key(), err)
	}
	return wr.note(OpChange, was, now)
}

// Remove takes a record out; what may be, and what goes with it, is for
// model.PlanRemoval to say (Workspace.Remove).
func (wr *Writer) Remove(r model.Record) error {
	s, err := wr.prepared(wr.delete, r.Kind(), fmt.Sprintf("DELETE FROM %s WHERE id = ?", r.Kind()))
	if err != nil {
		return err
	}
	if _, err := s.ExecContext(wr.Ctx, r.Key()); err != nil {
		return fmt.Errorf("remove %s %s: %w", r.Kind(), r.Key(), err)
	}
	return wr.note(OpRemove, r, nil)
}

// find reads one record within the write.
func (wr *Writer) find(ref model.Ref) (rec model.Record, ok bool, err error) {
	t := tables[ref.Kind]
	if t == nil { // of an earlier program
		return nil, false, nil
	}
	s, err := wr.prepared(wr.lookup, ref.Kind, fmt.Sprintf("SELECT %s FROM %s WHERE id = ?", t.columns, ref.Kind))
	if err != nil {
		return nil, false, err
	}
	rows, err := s.QueryContext(wr.Ctx, ref.ID)
	if err != nil {
		return nil, false, fmt.Errorf("read %s: %w", ref.Kind, err)
	}
	defer rows.Close()
	if !rows.Next() {
		return nil, false, rows.Err()
	}
	p := t.schema.New()
	if err := t.scanner().scan(rows, p); err != nil {
		return nil, false, err
	}
	return t.schema.Deref(p), true, nil
}

// note writes the audit's row of one write: was is nil of a new record, now of one that
// is taken out.
func (wr *Writer) note(op Op, was, now model.Record) error {
	var ref model.Ref
	var before, after []byte
	if was != nil {
		ref, before = model.RefOf(was), model.AppendRecord(nil, was)
	}
	if now != nil {
		ref, after = model.RefOf(now), model.AppendRecord(wr.line[:0], now)
		wr.line = after
	}
	return wr.noteLines(op, ref, before, after)
}

// noteLines writes the audit's row of a record given as lines; nil = it is not there.
func (wr *Writer) noteLines(op Op, ref model.Ref, was, now []byte) error {
	l := auditLine{op: string(op), ref: ref, before: was, after: now}
	var before any
	if was != nil {
		before = string(was)
	}
	l.salt = wr.hash.salt()
	l.digest = l.digestOf(wr.hash, l.salt)
	wr.contents.Write(l.digest)
	wr.rows++
	_, err := wr.audit.ExecContext(wr.Ctx, wr.Batch, string(l.ref.Kind), l.ref.ID, l.op, before, l.salt, l.digest)
	return err
}

// put adds the record, or changes the one with its ID.
func (wr *Writer) put(r model.Record) error {
	was, ok, err := wr.find(model.Ref{Kind: r.Kind(), ID: r.Key()})
	if err != nil {
		return err
	}
	if ok {
		return wr.Change(was, r)
	}
	return wr.Add(r)
}

// decode reads a line of the audit. Fields that the program no longer has are left out.
func decode(kind model.Kind, text string) (model.Record, error) {
	schema := model.SchemaOf(kind)
	if schema == nil {
		return nil, fmt.Errorf("unknown kind %q", kind)
	}
	var values map[string]any
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	if err := dec.Decode(&values); err != nil {
		return nil, fmt.Errorf("audit of %s: %w", kind, err)
	}
	rec := schema.New()
	for _, f := range schema.Fields {
		var err error
		switch v := values[f.Name].(type) {
		case string:
			err = f.SetRaw(rec, v, 0)
		case json.Number:
			var n int64
			if n, err = v.Int64(); err == nil {
				err = f.SetRaw(rec, "", n)
			}
		case bool:
			if v { // no is not written
				err = f.SetRaw(rec, "", 1)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("audit of %s.%s: %w", kind, f.Name, err)
		}
	}
	return schema.Deref(rec), nil
}

// Save writes records in one batch: those that are there are changed, others
// added (an empty ID is given one). It answers the batch's number, 0 if nothing
// was different.
func (w *Workspace) Save(ctx context.Context, note string, records ...model.Record) (int64, error) {
	batch, err := w.Write(ctx, BatchEdit, note, func(wr *Writer) error {
		for _, r := range records {
			if err := wr.put(w.WithID(r)); err != nil {
				return err
			}
		}
		return nil
	})
	return batch, Fault("保存", err)
}

// ErrChanged says that a record was changed by someone else meanwhile.
var ErrChanged = errors.New("changed meanwhile")

// Draft is a record as it was found, nil for a new one, and as it is to be.
type Draft struct{ Was, Now model.Record }

// SaveEdited writes now over was, unless the record is no longer as it was when
// the person began to edit: then it tells, and writes nothing.
func (w *Workspace) SaveEdited(ctx context.Context, note string, was, now model.Record) (int64, error) {
	return w.SaveDrafts(ctx, note, Draft{was, now})
}

// SaveDrafts writes several edits in one batch, all or none.
func (w *Workspace) SaveDrafts(ctx context.Context, note string, edits ...Draft) (int64, error) {
	batch, err := w.Write(ctx, BatchEdit, note, func(wr *Writer) error {
		for _, e := range edits {
			if err := wr.edit(e); err != nil {
				return err
			}
		}
		return nil
	})
	return batch, Fault("保存", err)
}

func (wr *Writer) edit(e Draft) error {
	if e.Was == nil {
		return wr.Add(wr.w.WithID(e.Now))
	}
	cur, ok, err := wr.find(model.Ref{Kind: e.Now.Kind(), ID: e.Now.Key()})
	if err != nil {
		return err
	}
	if !ok || cur != e.Was {
		return changedMeanwhile("这条记录在您编辑期间已被另一处修改，为避免互相覆盖没有保存。请重新打开该记录，核对后再改。")
	}
	return wr.Change(e.Was, e.Now)
}

func changedMeanwhile(say string) error {
	return &Error{What: "记录已被改动", Err: ErrChanged, Say: say}
}

// Fill writes many new records at once, in one batch.
func (w *Workspace) Fill(ctx context.Context, kind BatchKind, note string, records []model.Record) (int64, error) {
	return w.Write(ctx, kind, note, func(wr *Writer) error {
		if kind == BatchDemo && demo.AsOf.After(wr.today) {
			wr.today = demo.AsOf // the sample is of its own day, whatever the clock says
		}
		for i, r := range records {
			if i%1000 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if err := wr.Add(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// NewID makes an ID for a new record of the kind; it begins so that people can tell
// what a number is of.
func (w *Workspace) NewID(kind model.Kind) string {
	if kind == model.KindOffice {
		return model.OfficeID
	}
	return model.SchemaOf(kind).Prefix + "-" + w.opt.NewID()
}

// WithID gives the record a new ID if it has none.
func (w *Workspace) WithID(r model.Record) model.Record {
	if r.Key() != "" {
		return r
	}
	s := model.SchemaOf(r.Kind())
	p := s.Pointer(r)
	if err := s.Fields[0].SetText(p, w.NewID(r.Kind())); err != nil {
		panic(err) // an ID is plain text
	}
	return s.Deref(p)
}

// explainRefs turns a reference that would dangle into a refusal that a person understands.
func explainRefs(err error) error {
	if !strings.Contains(err.Error(), "FOREIGN KEY") {
		return err
	}
	return &Error{What: "引用不存在", Err: err, Say: "所引用的企业、党组织或人员不存在，没有保存。请先录入被引用的记录。"}
}

// Get reads one record; ok is false if there is none.
func (w *Workspace) Get(ctx context.Context, ref model.Ref) (model.Record, bool, error) {
	rec, ok, err := find(ctx, w.Conn(), ref)
	return rec, ok, Fault("读取记录", err)
}

// Counts is how many records of each kind there are.
func (w *Workspace) Counts(ctx context.Context) (map[model.Kind]int, error) {
	out := map[model.Kind]int{}
	for _, s := range model.Schemas() {
		var n int
		if err := w.Conn().QueryRowContext(ctx, fmt.Sprintf("SELECT count(*) FROM %s", s.Kind)).Scan(&n); err != nil {
			return nil, Fault("统计记录", err)
		}
		out[s.Kind] = n
	}
	return out, nil
}

// Empty reports that the ledger holds no record yet.
func (w *Workspace) Empty(ctx context.Context) (bool, error) {
	counts, err := w.Counts(ctx)
	for _, n := range counts {
		if n > 0 {
			return false, err
		}
	}
	return true, err
}
