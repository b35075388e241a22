package store

// Mending a damaged ledger: the newest good backup, and what has happened since as far
// as it can be read of the damaged one. If all of the log since can be read, it is taken
// over as it is, and the chain goes on; if not, what was found is written as one batch.

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"partyledger/model"
)

// Repaired is what a repair came to.
type Repaired struct {
	Backup   string   `json:"backup"`   // what it began with
	Kept     string   `json:"kept"`     // where the damaged file is
	Batches  int      `json:"batches"`  // writes since the backup that are in the log again, as they were
	Regained int      `json:"regained"` // records that are newer than in the backup
	Forked   bool     `json:"forked"`   // the log since could not be taken over
	Lost     []string `json:"lost"`     // what is not regained, in words for people; empty if all is
}

// Say is the whole in sentences for people.
func (r *Repaired) Say() []string {
	out := []string{"已用备份“" + filepath.Base(r.Backup) + "”和台账里还读得出的内容修复，修复后全部检查无误。损坏的文件留存在：" + r.Kept}
	switch {
	case r.Forked:
		out = append(out, fmt.Sprintf("备份以后的操作记录没有全部读出；备份以后新增或改动的记录找回%d条，作为一批“修复”登记，操作记录的校验链由此接续。", r.Regained))
	case r.Batches > 0:
		out = append(out, fmt.Sprintf("备份以后的%d批操作全部接上，找回备份以后新增或改动的记录%d条，操作记录的校验链完整。", r.Batches, r.Regained))
	default:
		out = append(out, "备份以后没有操作。")
	}
	if len(r.Lost) == 0 {
		return append(out, "没有发现丢失的内容。")
	}
	return append(append(out, "没有找回的内容，请逐项核对："), r.Lost...)
}

// Repair mends the damaged ledger in dir, which the caller has claimed, by a good backup.
func Repair(ctx context.Context, dir, backup string, opt Options) (*Repaired, error) {
	key, _, err := KeyFor(dir, backup, opt)
	if err != nil {
		return nil, err
	}
	log, done := logFor(dir, key)
	defer done()
	s, err := beginSwap(dir, jobRepair, "损坏-", opt, log)
	if err != nil {
		return nil, err
	}
	s.key = key
	m := &mending{ctx: ctx, found: map[model.Ref]model.Record{}, Repaired: &Repaired{Backup: backup}}
	if err := m.read(s.path(LedgerFile), s.opt); err != nil {
		log.Warn("nothing to be read", "err", err)
		m.Lost = append(m.Lost, "损坏的文件读不出任何内容，备份以后的改动都没有找回")
	}
	if m.from != nil {
		defer m.from.Close()
	}
	err = s.writeFrom(ctx, backup, s.opt, m.takeOver)
	if errors.Is(err, errLogTorn) {
		m.Forked, m.Batches = true, 0
		err = s.writeFrom(ctx, backup, s.opt, m.merge)
	}
	m.Kept, err = s.replace(err)
	return m.Repaired, err
}

// errLogTorn says that the log since the backup cannot be taken over.
var errLogTorn = errors.New("the log is torn")

// mending is one repair.
type mending struct {
	*Repaired
	ctx   context.Context
	from  *sql.DB // what was read of the damaged ledger; nil = nothing
	gaps  []Lost
	found map[model.Ref]model.Record
	last  int64 // the last batch that the backup has, too
}

// read reads what can be read of the damaged ledger.
func (m *mending) read(path string, opt Options) error {
	image, err := readDamaged(m.ctx, path, opt.Key)
	if err != nil {
		return err
	}
	if m.from, m.gaps, err = salvage(m.ctx, image, opt); err != nil {
		return err
	}
	for _, s := range model.Schemas() {
		if err := Each(m.ctx, m.from, s.Kind, "1 = 1", nil, func(r model.Record) error {
			m.found[model.Ref{Kind: r.Kind(), ID: r.Key()}] = r
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

// shared is the last batch that the backup and the damaged ledger have in common. They
// are of one ledger if there is one, or if nothing can be read of the log.
func (m *mending) shared(p *Workspace) (last int64, same bool, err error) {
	if m.from == nil {
		return 0, false, nil
	}
	if last, err = lastShared(m.ctx, p.db, m.from); err != nil {
		return 0, false, err
	}
	var any int
	err = m.from.QueryRowContext(m.ctx, "SELECT count(*) FROM batch").Scan(&any)
	return last, last > 0 || any == 0, err
}

// takeOver goes on with the log where the backup ends, as it was.
func (m *mending) takeOver(p *Workspace) error {
	if err := p.migrateWhole(m.ctx); err != nil {
		return err
	}
	last, same, err := m.shared(p)
	if err != nil {
		return err
	}
	m.last = last
	head, err := ChainHead(m.ctx, p.db)
	if err != nil {
		return err
	}
	if !same {
		if m.from != nil {
			m.Lost = append(m.Lost, "损坏的文件和备份的操作记录没有相同的部分，不像同一份台账；只恢复了备份的内容")
		}
		return m.note(p, head)
	}
	if last != head.Last || last == 0 {
		return errLogTorn
	}
	if err := m.copyTables(p, func(table string) string {
		switch table {
		case "audit":
			return fmt.Sprint("batch > ", last)
		}
		return "1 = 1" // of older batches it may be new that they were undone
	}); err != nil {
		return err
	}
	faults, err := p.Verify(m.ctx)
	if err != nil || len(faults) > 0 {
		return errors.Join(errLogTorn, err)
	}
	if err := m.from.QueryRowContext(m.ctx, "SELECT count(*) FROM batch WHERE id > ?", last).Scan(&m.Batches); err != nil {
		return err
	}
	return m.note(p, Head{})
}

// copyTables takes over the rows of the damaged ledger, table by table, and takes out
// the records that were removed since.
func (m *mending) copyTables(p *Workspace, where func(table string) string) error {
	before, err := recordsOf(m.ctx, p.db)
	if err != nil {
		return err
	}
	m.Regained = 0
	err = p.InTx(m.ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(m.ctx, "PRAGMA defer_foreign_keys = ON"); err != nil {
			return err
		}
		tables, err := texts(m.ctx, tx, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
		if err != nil {
			return err
		}
		for _, table := range tables {
			if err := m.copyTable(tx, table, where(table)); err != nil {
				return err
			}
		}
		for ref, was := range before {
			now, ok := m.found[ref]
			switch {
			case !ok && m.removed(ref):
				if _, err := tx.ExecContext(m.ctx, fmt.Sprintf("DELETE FROM %s WHERE id = ?", ref.Kind), ref.ID); err != nil {
					return err
				}
				m.Regained++
			case ok && now != was:
				m.Regained++
			}
		}
		for ref := range m.found {
			if before[ref] == nil {
				m.Regained++
			}
		}
		return nil
	})
	if err != nil && m.ctx.Err() == nil {
		return errors.Join(errLogTorn, err) // a reference to what is lost
	}
	return err
}

func recordsOf(ctx context.Context, q Queryer) (map[model.Ref]model.Record, error) {
	out := map[model.Ref]model.Record{}
	for _, s := range model.Schemas() {
		if err := Each(ctx, q, s.Kind, "1 = 1", nil, func(r model.Record) error {
			out[model.Ref{Kind: r.Kind(), ID: r.Key()}] = r
			return nil
		}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// copyTable takes over the rows of one table that meet where.
func (m *mending) copyTable(tx *sql.Tx, table, where string) error {
	columns, err := texts(m.ctx, tx, "SELECT name FROM pragma_table_info(?)", table)
	if err != nil {
		return err
	}
	list := strings.Join(columns, ", ")
	sets := make([]string, len(columns))
	for i, c := range columns {
		sets[i] = c + " = excluded." + c
	}
	keys, err := texts(m.ctx, tx, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table)
	if err != nil {
		return err
	}
	// Not REPLACE: that deletes the row first, and what refers to it with it.
	insert, err := tx.PrepareContext(m.ctx, fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s", table, list,
		strings.TrimSuffix(strings.Repeat("?, ", len(columns)), ", "), strings.Join(keys, ", "), strings.Join(sets, ", ")))
	if err != nil {
		return err
	}
	defer insert.Close()
	rows, err := m.from.QueryContext(m.ctx, fmt.Sprintf("SELECT %s FROM %s WHERE %s", list, table, where))
	if err != nil {
		return err
	}
	defer rows.Close()
	values, dest := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		dest[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		if _, err := insert.ExecContext(m.ctx, values...); err != nil {
			return fmt.Errorf("table %s: %w", table, err)
		}
	}
	return rows.Err()
}

// lastWrite is the last row of the audit since the backup, of a record, that can be read.
func (m *mending) lastWrite(ref model.Ref) (a auditRow, ok bool) {
	err := m.from.QueryRowContext(m.ctx, `SELECT seq, kind, record, op, coalesce(before, '') FROM audit WHERE kind = ? AND record = ?
		AND batch > ? ORDER BY seq DESC LIMIT 1`, string(ref.Kind), ref.ID, m.last).Scan(&a.seq, (*string)(&a.kind), &a.record,
		(*string)(&a.op), &a.before)
	return a, err == nil
}

func (m *mending) removed(ref model.Ref) bool {
	a, ok := m.lastWrite(ref)
	return ok && a.op == OpRemove
}

// logWhole reports that all of the audit can be read.
func (m *mending) logWhole() bool {
	return !slices.ContainsFunc(m.gaps, func(l Lost) bool { return l.Table == "audit" })
}

// merge writes what was found as one batch behind the backup's log.
func (m *mending) merge(p *Workspace) error {
	if err := p.migrateWhole(m.ctx); err != nil {
		return err
	}
	head, err := ChainHead(m.ctx, p.db)
	if err != nil {
		return err
	}
	before, err := recordsOf(m.ctx, p.db)
	if err != nil {
		return err
	}
	wanted, gone := m.wanted(before)
	dropped := m.dropBroken(wanted, before)
	m.Regained = 0
	if _, err := p.Write(m.ctx, BatchRepair, "修复台账：写入从损坏的文件里读出的内容", func(wr *Writer) error {
		for _, s := range model.Schemas() {
			for ref, r := range wanted {
				if ref.Kind != s.Kind || before[ref] == r {
					continue
				}
				m.Regained++
				if err := wr.put(r); err != nil {
					return err
				}
			}
		}
		for _, r := range gone {
			m.Regained++
			if err := wr.Remove(r); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return err
	}
	m.tellLost(wanted, dropped)
	if err := p.InTx(m.ctx, func(tx *sql.Tx) error {
		for _, table := range []string{"ledger_self", "packet_sent", "packet_source"} { // the others refer to batches
			if err := m.copyTable(tx, table, "1 = 1"); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return err
	}
	if faults, err := p.Verify(m.ctx); err != nil || len(faults) > 0 {
		return errors.Join(fmt.Errorf("repaired ledger: %v", faults), err)
	}
	return m.note(p, head)
}

// wanted is each record as it is to be: as it was found, or as the log says it was before
// its last write, or as in the backup; and those of the backup that were removed since.
func (m *mending) wanted(before map[model.Ref]model.Record) (wanted map[model.Ref]model.Record, gone []model.Record) {
	wanted = map[model.Ref]model.Record{}
	for ref, r := range before {
		if m.found[ref] == nil && m.removed(ref) {
			gone = append(gone, r)
			continue
		}
		wanted[ref] = r
	}
	for _, l := range m.gaps {
		for _, id := range l.IDs {
			ref := model.Ref{Kind: model.Kind(l.Table), ID: id}
			if a, ok := m.lastWrite(ref); ok && a.op == OpChange && a.before != Wiped && model.SchemaOf(ref.Kind) != nil {
				if r, err := decode(ref.Kind, a.before); err == nil {
					wanted[ref] = r
				}
			}
		}
	}
	for ref, r := range m.found {
		wanted[ref] = r
	}
	return wanted, gone
}

// dropBroken takes out what refers to records that are lost, or puts it back as it was in
// the backup, until every reference holds.
func (m *mending) dropBroken(wanted, before map[model.Ref]model.Record) (dropped []model.Ref) {
	for again := true; again; {
		again = false
		for ref, r := range wanted {
			if !refersToNothing(r, wanted) {
				continue
			}
			again = true
			if was := before[ref]; was != nil && was != r && !refersToNothing(was, wanted) {
				wanted[ref] = was
			} else {
				delete(wanted, ref)
			}
			if !slices.Contains(dropped, ref) {
				dropped = append(dropped, ref)
			}
		}
	}
	return dropped
}

func refersToNothing(r model.Record, in map[model.Ref]model.Record) bool {
	for _, f := range model.SchemaOf(r.Kind()).Fields {
		if f.Ref == "" {
			continue
		}
		if id, _ := f.Raw(r).(string); id != "" && in[model.Ref{Kind: f.Ref, ID: id}] == nil {
			return true
		}
	}
	return false
}

// tellLost says what is not as it was.
func (m *mending) tellLost(wanted map[model.Ref]model.Record, dropped []model.Ref) {
	for _, l := range m.gaps {
		if model.SchemaOf(model.Kind(l.Table)) == nil {
			m.Lost = append(m.Lost, l.Say()+"；备份里有的仍在")
			continue
		}
		var lost, older []string
		for _, id := range l.IDs {
			ref := model.Ref{Kind: model.Kind(l.Table), ID: id}
			switch a, ok := m.lastWrite(ref); {
			case wanted[ref] == nil && !(ok && a.op == OpRemove):
				lost = append(lost, id)
			case wanted[ref] != nil && (ok || !m.logWhole()): // else nothing was written since the backup
				older = append(older, id)
			}
		}
		if len(lost) > 0 {
			m.Lost = append(m.Lost, fmt.Sprintf("%s%d条丢失：%s", l.Label, len(lost), someOf(lost)))
		}
		if len(older) > 0 {
			m.Lost = append(m.Lost, fmt.Sprintf("%s%d条恢复到较早时的内容，可能缺最近一次修改：%s", l.Label, len(older), someOf(older)))
		}
		if n := l.Rows - len(l.IDs); n > 0 || l.Rows < 0 {
			m.Lost = append(m.Lost, l.Say()+"；备份里有的已按备份补上")
		}
	}
	for _, ref := range dropped {
		m.Lost = append(m.Lost, tableLabel(string(ref.Kind))+ref.ID+"：所引用的记录已丢失，没有写入，或者恢复到备份时的内容")
	}
}

func someOf(ids []string) string {
	if len(ids) > 10 {
		return strings.Join(ids[:10], "、") + "等"
	}
	return strings.Join(ids, "、")
}

// note says in the log that the ledger was repaired; from is where the log went on, if
// it could not be taken over.
func (m *mending) note(p *Workspace, from Head) error {
	text := "修复损坏的台账，从备份“" + filepath.Base(m.Backup) + "”开始"
	if from.Batches > 0 {
		was, _ := readHead(p.dir)
		if m.from != nil {
			if h, err := ChainHead(m.ctx, m.from); err == nil && h.Last > was.Last {
				was = h
			}
		}
		if was.Batches > 0 {
			text += "。" + forkNote(from, was)
		}
	}
	return p.note(m.ctx, BatchRestore, text)
}
