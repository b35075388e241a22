package packet

// How easily a packet's password is guessed by somebody who knows the sender, those it
// reports to, and who works there.

import (
	"context"
	"database/sql"

	"partyledger/store"
	"partyledger/store/vault"
)

// Weak answers why a packet of this ledger must not be sealed with the password, as the
// rest of a sentence that begins with “密码”; empty if it may.
func Weak(ctx context.Context, w *store.Workspace, password string) (why string, err error) {
	err = w.ReadTx(ctx, func(tx *sql.Tx) error {
		why, err = weak(ctx, tx, password)
		return err
	})
	return why, store.Fault("核对密码", err)
}

// names is what units and people of the ledger are called: the nearest first, since those
// are tried first.
const names = `SELECT unit FROM office UNION ALL SELECT party_unit FROM office UNION ALL SELECT addressee FROM office
	UNION ALL SELECT name FROM enterprise UNION ALL SELECT short_name FROM enterprise
	UNION ALL SELECT superior FROM organization UNION ALL SELECT name FROM organization UNION ALL SELECT short_name FROM organization
	UNION ALL SELECT head FROM office UNION ALL SELECT checker FROM office UNION ALL SELECT maker FROM office
	UNION ALL SELECT name FROM person`

func weak(ctx context.Context, q store.Queryer, password string) (string, error) {
	rows, err := q.QueryContext(ctx, names)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return "", err
		}
		if name != "" {
			all = append(all, name)
		}
	}
	return vault.Weak(password, all...), rows.Err()
}
