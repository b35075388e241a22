package store

// What somebody who knows the office would try as a password.

import (
	"context"
	"database/sql"
	"slices"

	"partyledger/store/vault"
)

// knownNames is what units and people of the ledger are called, and those it reports to:
// the nearest first, since those are tried first.
const knownNames = `SELECT unit FROM office UNION ALL SELECT party_unit FROM office UNION ALL SELECT addressee FROM office
	UNION ALL SELECT name FROM enterprise UNION ALL SELECT short_name FROM enterprise
	UNION ALL SELECT superior FROM organization UNION ALL SELECT name FROM organization UNION ALL SELECT short_name FROM organization
	UNION ALL SELECT head FROM office UNION ALL SELECT checker FROM office UNION ALL SELECT maker FROM office
	UNION ALL SELECT name FROM person`

// KnownNames is what somebody who knows the office would try: the unit's own name first, if
// there is any.
func KnownNames(ctx context.Context, q Queryer) ([]string, error) {
	all, err := texts(ctx, q, knownNames)
	return slices.DeleteFunc(all, func(name string) bool { return name == "" }), err
}

// Weak answers why a password must not be used for the ledger or what is made of it, as the
// rest of a sentence that begins with “口令” or “密码”; empty if it may.
func Weak(ctx context.Context, q Queryer, password string) (why string, err error) {
	all, err := KnownNames(ctx, q)
	return vault.Weak(password, all...), err
}

// Weak is the same of this ledger.
func (w *Workspace) Weak(ctx context.Context, password string) (why string, err error) {
	err = w.ReadTx(ctx, func(tx *sql.Tx) error {
		why, err = Weak(ctx, tx, password)
		return err
	})
	return why, Fault("核对口令", err)
}
