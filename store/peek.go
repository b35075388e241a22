package store

// A look into a copy of a ledger, for whoever is to choose one.

import (
	"context"
	"database/sql"
	"errors"
	"net/url"

	"partyledger/store/vault"
)

// Glance is what a copy holds, in short.
type Glance struct {
	People int    `json:"people"`
	At     string `json:"at"`   // of the last change, as tables keep it; empty = nothing was written
	What   string `json:"what"` // its note
}

// Peek looks into the copy at path. It checks no more than what it reads.
func Peek(ctx context.Context, path string) (g Glance, err error) {
	db, err := openCopied(path)
	if err != nil {
		return g, Fault("读取备份", err)
	}
	defer db.Close()
	if _, err = fileVersion(ctx, db); err == nil {
		err = db.QueryRowContext(ctx, "SELECT count(*) FROM person").Scan(&g.People)
	}
	if err == nil {
		err = db.QueryRowContext(ctx, `SELECT at, note FROM batch WHERE kind NOT IN (?, ?) ORDER BY id DESC LIMIT 1`,
			string(BatchBackup), string(BatchOutput)).Scan(&g.At, &g.What)
	}
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return g, Fault("读取备份", err)
}

// openCopied opens a copy read-only. Errors in it come with the first reading.
func openCopied(path string) (*sql.DB, error) {
	if err := checkHeader(path); err != nil {
		return nil, err
	}
	checked, err := vault.Checked(path)
	if err != nil {
		return nil, err
	}
	uri, err := connection(path, checked, url.Values{"mode": {"ro"}, "_pragma": {"busy_timeout(1000)", "temp_store(MEMORY)"}})
	if err != nil {
		return nil, err
	}
	return sql.Open("sqlite", uri)
}
