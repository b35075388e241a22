package store

// The part: a new ledger that is to take the place of the one in the folder. It is
// written from the ledger itself or from a copy, with check values in its pages; its
// rows are compared; only then it is brought up to date and written to.

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
)

// write makes the part of the database that conn has open, lets f write to it, and
// checks it whole.
func (s *swap) write(ctx context.Context, conn *sql.Conn, opt Options, f func(p *Workspace) error) error {
	part := s.path(partFile)
	if err := errors.Join(files.Remove(part+"-journal"), files.Remove(part)); err != nil {
		return err
	}
	kept := madeBy(s.key)
	into, err := kept.into(part)
	if err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, "PRAGMA page_size = 4096"); err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, "VACUUM INTO ?", into); err != nil {
		return err
	}
	if err := CheckCopy(ctx, part, s.key); err != nil {
		return err
	}
	if err := sameRows(ctx, conn, kept, part); err != nil {
		return err
	}
	if err := s.changePart(ctx, opt, f); err != nil {
		return err
	}
	return kept.checkWhole(ctx, part)
}

// changePart opens the part as a ledger for f.
func (s *swap) changePart(ctx context.Context, opt Options, f func(p *Workspace) error) error {
	p := &Workspace{dir: s.dir, opt: opt, log: s.log, kept: madeBy(s.key)}
	err := p.openPoolAt(s.path(partFile))
	if err != nil {
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
	db, err := openSource(ctx, path, opt)
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

// openSource opens the copy at path for reading; what a restore has set aside may have a
// journal, which is played back in memory.
func openSource(ctx context.Context, path string, opt Options) (*sql.DB, error) {
	k, err := keepingOfEither(path, opt.Key, opt.CopyKey)
	if err != nil {
		return nil, err
	}
	if st, err := os.Stat(path + "-journal"); err == nil && st.Size() > 0 {
		image, r, err := readImage(ctx, path, k.key)
		if err != nil {
			return nil, err
		}
		if r.Damaged() {
			return nil, errPages{r}
		}
		return openImage(ctx, image)
	}
	uri, err := k.uri(path, url.Values{"mode": {"ro"}, "_pragma": {"temp_store(MEMORY)"}})
	if err != nil {
		return nil, err
	}
	return openPool(uri)
}

// sameRows compares every table of the open ledger with that of the file at path.
func sameRows(ctx context.Context, conn *sql.Conn, kept keeping, path string) (err error) {
	uri, err := kept.uri(path, map[string][]string{"mode": {"ro"}})
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
