package store

// The part: a new ledger that is to take the place of the one in the folder. It is
// written from the ledger itself or from a copy, with check values in its pages; its
// rows are compared; only then it is brought up to date and written to.

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"

	"partyledger/store/vault"
)

// write makes the part of the database that conn has open, lets f write to it, and
// checks it whole.
func (s *swap) write(ctx context.Context, conn *sql.Conn, opt Options, f func(p *Workspace) error) error {
	part := s.path(partFile)
	if err := errors.Join(files.Remove(part+"-journal"), files.Remove(part)); err != nil {
		return err
	}
	into, err := vault.Into(part)
	if err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, "PRAGMA page_size = 4096"); err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, "VACUUM INTO ?", into); err != nil {
		return err
	}
	if err := CheckCopy(ctx, part); err != nil {
		return err
	}
	if err := sameRows(ctx, conn, part); err != nil {
		return err
	}
	if err := s.changePart(ctx, opt, f); err != nil {
		return err
	}
	if r, err := vault.CheckFile(ctx, part); err != nil || len(r.Bad) > 0 {
		return errors.Join(err, errPages{r})
	}
	return nil
}

// changePart opens the part as a ledger for f.
func (s *swap) changePart(ctx context.Context, opt Options, f func(p *Workspace) error) error {
	uri, err := dsn(s.path(partFile), true)
	if err != nil {
		return err
	}
	p := &Workspace{dir: s.dir, opt: opt, log: s.log}
	if p.db, err = openPool(uri); err != nil {
		return err
	}
	err = f(p)
	if err == nil {
		err = quickCheck(ctx, p.db)
	}
	return errors.Join(err, p.db.Close())
}

// writeFrom makes the part of the copy at path.
func (s *swap) writeFrom(ctx context.Context, path string, opt Options, f func(p *Workspace) error) error {
	if st, err := os.Stat(path + "-journal"); err == nil && st.Size() > 0 { // what a restore has set aside may have one
		image, err := readImage(path)
		if err != nil {
			return err
		}
		path = s.path(sourceFile)
		if err := files.Write(path, bytes.NewReader(image)); err != nil {
			return err
		}
	}
	checked, err := vault.Checked(path)
	if err != nil {
		return err
	}
	uri, err := connection(path, checked, url.Values{"mode": {"ro"}, "_pragma": {"temp_store(MEMORY)"}})
	if err != nil {
		return err
	}
	db, err := openPool(uri)
	if err != nil {
		return err
	}
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return s.write(ctx, conn, opt, f)
}

// sameRows compares every table of the open ledger with that of the file at path.
func sameRows(ctx context.Context, conn *sql.Conn, path string) (err error) {
	uri, err := vault.URI(path, map[string][]string{"mode": {"ro"}})
	if err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, "ATTACH ? AS converted", uri); err != nil {
		return err
	}
	defer func() {
		_, gone := conn.ExecContext(context.WithoutCancel(ctx), "DETACH converted")
		err = errors.Join(err, gone)
	}()
	for _, query := range []string{
		"SELECT group_concat(name || ' ' || coalesce(sql, ''), ';' ORDER BY name) FROM %s.sqlite_schema",
		"PRAGMA %s.user_version", "PRAGMA %s.application_id",
	} {
		if err := same(ctx, conn, query); err != nil {
			return err
		}
	}
	const tables = "SELECT group_concat(name, ' ') FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
	var names sql.NullString
	if err := conn.QueryRowContext(ctx, tables).Scan(&names); err != nil {
		return err
	}
	for _, name := range strings.Fields(names.String) {
		const differ = `SELECT (SELECT count(*) FROM (SELECT * FROM main.%[1]s EXCEPT SELECT * FROM converted.%[1]s))
			+ abs((SELECT count(*) FROM main.%[1]s) - (SELECT count(*) FROM converted.%[1]s))`
		var n int
		if err := conn.QueryRowContext(ctx, fmt.Sprintf(differ, `"`+name+`"`)).Scan(&n); err != nil || n > 0 {
			return errors.Join(fmt.Errorf("table %s: %d rows differ", name, n), err)
		}
	}
	return nil
}

// same compares what a query answers of both files.
func same(ctx context.Context, conn *sql.Conn, query string) error {
	var said [2]sql.NullString
	for i, db := range []string{"main", "converted"} {
		if err := conn.QueryRowContext(ctx, fmt.Sprintf(query, db)).Scan(&said[i]); err != nil {
			return err
		}
	}
	if said[0] != said[1] {
		return errors.New("the tables differ")
	}
	return nil
}
