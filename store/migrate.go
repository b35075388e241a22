package store

// Migrations: numbered .sql files, each in one transaction together with the
// version it brings, on a new file that then takes the ledger's place.

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"partyledger/store/vault"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

type migration struct {
	version int
	name    string
	sql     string
}

// migrations lists the steps in order. They are numbered 1, 2, 3 … without gaps.
func migrations() ([]migration, error) {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	var out []migration
	for i, name := range names {
		number, _, _ := strings.Cut(strings.TrimPrefix(name, "migrations/"), "_")
		v, err := strconv.Atoi(number)
		if err != nil || v != i+1 {
			return nil, fmt.Errorf("migration %s is out of order", name)
		}
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		out = append(out, migration{v, name, string(text)})
	}
	return out, nil
}

// migrate brings the open ledger up to date where it lies: it is new, in memory, or the
// part of a swap.
func (w *Workspace) migrate(ctx context.Context, steps []migration) error {
	version, err := fileVersion(ctx, w.db)
	if err != nil {
		return err
	}
	if version > len(steps) {
		return errNewer{version, len(steps)}
	}
	for _, m := range steps[version:] {
		if err := w.InTx(ctx, func(tx *sql.Tx) error { return m.apply(ctx, tx) }); err != nil {
			return fmt.Errorf("migration %s: %w", m.name, err)
		}
		w.log.Info("migrated", "to", m.version)
	}
	return nil
}

// migrateWhole brings it up to date with all that there is.
func (w *Workspace) migrateWhole(ctx context.Context) error {
	steps, err := migrations()
	if err == nil {
		err = w.migrate(ctx, steps)
	}
	if err == nil {
		err = w.chainOld(ctx)
	}
	return err
}

// modernize brings the ledger that was just opened up to date, and gives its pages check
// values: a new file does that, in a swap; the old one stays among the backups.
func (w *Workspace) modernize(ctx context.Context, steps []migration) error {
	version, err := fileVersion(ctx, w.db)
	if err != nil {
		return err
	}
	switch {
	case version == 0 || version > len(steps) || version == len(steps) && w.kept.state != vault.StatePlain:
		return w.migrate(ctx, steps)
	case version < len(steps):
		return w.upgrade(ctx, steps, version)
	}
	// What hinders check values alone (a full stick) changes nothing: the ledger works as
	// before, and the next opening tries again.
	if err := w.upgrade(ctx, steps, version); err != nil && (w.db == nil || ctx.Err() != nil) {
		return err
	} else if err != nil {
		w.log.Error("page check values", "err", err)
	}
	return nil
}

// upgrade writes a new file, brings it up to date and puts it in the ledger's place.
// Unless it answers otherwise by closing the database, an error has changed nothing.
func (w *Workspace) upgrade(ctx context.Context, steps []migration, version int) error {
	aside := BackupDir + "/" + filepath.Base(w.BackupPath("升级前-v"+strconv.Itoa(version)))
	s := newSwap(w.dir, jobUpgrade, aside, w.opt, w.log)
	s.key = w.kept.key
	conn, err := w.Conn().Conn(ctx)
	if err != nil {
		return err
	}
	err = s.write(ctx, conn, w.opt, func(p *Workspace) error { return p.migrate(ctx, steps) })
	if err = errors.Join(err, conn.Close()); err != nil {
		return errors.Join(fmt.Errorf("upgrade from version %d: %w", version, err), s.clear())
	}
	if err := w.closeFile(); err != nil {
		return err
	}
	swapped := s.commit()
	if err := finishSwap(w.dir, w.opt, w.log); err != nil {
		return errors.Join(swapped, err)
	}
	return errors.Join(swapped, w.openAsKept(ctx))
}

func (m migration) apply(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, m.sql); err != nil {
		return err
	}
	if bad, err := brokenRefs(ctx, tx); err != nil || len(bad) > 0 {
		return fmt.Errorf("foreign keys after migration: %v %w", bad, err)
	}
	_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", m.version, appID))
	return err
}

// fileVersion reads the file's version and makes sure that it is a ledger.
func fileVersion(ctx context.Context, q Queryer) (int, error) {
	var version, app, objects int
	if err := q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return 0, err
	}
	if err := q.QueryRowContext(ctx, "PRAGMA application_id").Scan(&app); err != nil {
		return 0, err
	}
	if err := q.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&objects); err != nil {
		return 0, err
	}
	if app != appID && (objects > 0 || version > 0 || app != 0) {
		return 0, errForeign
	}
	return version, nil
}

// brokenRef is a row that points at nothing.
type brokenRef struct {
	table, parent string
	row           int64
}

func brokenRefs(ctx context.Context, q Queryer) ([]brokenRef, error) {
	rows, err := q.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []brokenRef
	for rows.Next() {
		var b brokenRef
		var key int
		if err := rows.Scan(&b.table, &b.row, &b.parent, &key); err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, rows.Err()
}

// Verify checks the whole ledger: every page, every reference, every record
// readable, everything that was written as it was written. It answers what is wrong,
// empty if nothing.
func (w *Workspace) Verify(ctx context.Context) ([]string, error) {
	said, err := w.verifyPages(ctx)
	if err != nil || len(said) > 0 {
		return said, Fault("检查台账", err) // of a damaged file nothing more can be said
	}
	bad, err := brokenRefs(ctx, w.Conn())
	if err != nil {
		return nil, Fault("检查台账", err)
	}
	for _, b := range bad {
		said = append(said, fmt.Sprintf("%s第%d行引用的%s不存在", b.table, b.row, b.parent))
	}
	chain, err := w.chainFaults(ctx)
	if err != nil {
		chain = []string{Explain(Fault("读取台账", err))}
	}
	return append(said, chain...), nil
}

// verifyPages checks each page's check value, and how the pages hang together.
func (w *Workspace) verifyPages(ctx context.Context) (said []string, err error) {
	r, err := w.CheckPages(ctx)
	if err != nil {
		return nil, err
	}
	for _, no := range r.Bad[:min(len(r.Bad), 100)] {
		said = append(said, fmt.Sprintf("数据页：第%d页与保存时不一致", no))
	}
	if r.Damaged() {
		return said, nil
	}
	rows, err := w.Conn().QueryContext(ctx, "PRAGMA integrity_check(100)")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		if s != "ok" {
			said = append(said, "数据页："+s)
		}
	}
	return said, rows.Err()
}
