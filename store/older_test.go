package store_test

// Ledgers of earlier programs, made of today's: what later steps brought is taken out by
// comparing the two schemas, so that a new step needs no word here.

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "partyledger/store"
	"partyledger/store/storetest"
)

// laterThan is the SQL that takes out of a ledger of today what the steps after version brought.
func laterThan(t testing.TB, version int) string {
	t.Helper()
	steps := storetest.Must[[]Migration](t)(Migrations())
	then := schemaOf(t, migrated(t, steps[:version]))
	var first, columns, tables strings.Builder // indexes and triggers go before what they stand on
	for p := range schemaOf(t, migrated(t, steps)) {
		switch {
		case then[p]:
		case p.kind == "table":
			fmt.Fprintf(&tables, "DROP TABLE %s; ", p.name)
		case p.kind != "column":
			fmt.Fprintf(&first, "DROP %s %s; ", p.kind, p.name)
		case then[schemaPart{kind: "table", name: p.table}]:
			fmt.Fprintf(&columns, "ALTER TABLE %s DROP COLUMN %s; ", p.table, p.name)
		}
	}
	return first.String() + columns.String() + tables.String() + fmt.Sprintf("PRAGMA user_version = %d;", version)
}

// leftBy closes a ledger as a program of an earlier version leaves it, encrypted or not.
func leftBy(t testing.TB, w *Workspace, version int) {
	t.Helper()
	storetest.Must[sql.Result](t)(w.Conn().Exec("PRAGMA foreign_keys = OFF; " + laterThan(t, version)))
	w.Close()
}

// migrated is the database of a new ledger after the steps.
func migrated(t testing.TB, steps []Migration) *sql.DB {
	t.Helper()
	w := storetest.Must[*Workspace](t)(OpenUnmigrated(t.TempDir(), Options{}))
	if err := w.MigrateBy(t.Context(), steps); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Conn().Close() })
	return w.Conn()
}

// schemaPart is a table, an index or a trigger by name, or a column of a table.
type schemaPart struct{ kind, name, table string }

func schemaOf(t testing.TB, db *sql.DB) map[schemaPart]bool {
	t.Helper()
	rows := storetest.Must[*sql.Rows](t)(db.QueryContext(t.Context(), `
		SELECT type, name, '' FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'
		UNION ALL
		SELECT 'column', c.name, t.name FROM sqlite_schema t, pragma_table_xinfo(t.name) c WHERE t.type = 'table'`))
	defer rows.Close()
	parts := map[schemaPart]bool{}
	for rows.Next() {
		var p schemaPart
		if err := rows.Scan(&p.kind, &p.name, &p.table); err != nil {
			t.Fatal(err)
		}
		parts[p] = true
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return parts
}

func TestLaterThan(t *testing.T) {
	steps := storetest.Must[[]Migration](t)(Migrations())
	for version := 14; version < len(steps); version++ {
		db := migrated(t, steps)
		storetest.Must[sql.Result](t)(db.ExecContext(t.Context(), laterThan(t, version)))
		if d := cmp.Diff(schemaOf(t, migrated(t, steps[:version])), schemaOf(t, db)); d != "" {
			t.Errorf("version %d: %s", version, d)
		}
	}
}
