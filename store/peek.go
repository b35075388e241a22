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

// Peek looks into the copy at path, which key opens if it is encrypted. It checks no more
// than what it reads.
func Peek(ctx context.Context, path string, key *vault.Key) (g Glance, err error) {
	db, err := openCopied(path, key)
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
func openCopied(path string, key *vault.Key) (*sql.DB, error) {
	if err := checkHeader(path, key); err != nil {
		return nil, err
	}
	k, err := keepingOf(path, key)
	if err != nil {
		return nil, err
	}
	uri, err := k.uri(path, url.Values{"mode": {"ro"}, "_pragma": {"busy_timeout(1000)", "temp_store(MEMORY)"}})
	if err != nil {
		return nil, err
	}
	return sql.Open("sqlite", uri)
}
