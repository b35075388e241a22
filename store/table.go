package store

// Tables: one for each record kind, its columns read from the schema. A new ledger
// adds a numbered file to migrations/.

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"partyledger/model"
)

// table is one kind's table.
type table struct {
	schema *model.Schema
	order  string // ORDER BY of lists

	columns, insert, update string
}

var tables = func() map[model.Kind]*table {
	out := map[model.Kind]*table{}
	for _, s := range model.Schemas() {
		t := &table{schema: s}
		t.prepare()
		out[s.Kind] = t
	}
	return out
}()

// Column is a field's SQL name. Words of SQL get another.
func Column(f model.Field) string {
	switch f.Column {
	case "order":
		return "sort_order"
	case "from", "to", "for", "limit", "by":
		return f.Column + "_"
	}
	return f.Column
}

func (t *table) prepare() {
	for _, name := range t.schema.Sort {
		f, _ := t.schema.Field(name)
		t.order += Column(f) + ", "
	}
	t.order += "id"
	var names, marks, sets []string
	for _, f := range t.schema.Fields {
		c := Column(f)
		names, marks = append(names, c), append(marks, "?")
		if f.Name != "ID" {
			sets = append(sets, c+" = ?")
		}
	}
	t.columns = strings.Join(names, ", ")
	if len(t.schema.Spelled) > 0 {
		names, marks, sets = append(names, "search"), append(marks, "?"), append(sets, "search = ?")
	}
	t.insert = fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", t.schema.Kind, strings.Join(names, ", "), strings.Join(marks, ", "))
	t.update = fmt.Sprintf("UPDATE %s SET %s WHERE id = ?", t.schema.Kind, strings.Join(sets, ", "))
}

// args is the record's values in the order of the columns, the ID first.
func (t *table) args(r model.Record) []any {
	out := make([]any, 0, len(t.schema.Fields)+1)
	for _, f := range t.schema.Fields {
		v := f.Raw(r)
		if f.Ref != "" && v == "" {
			v = nil // a foreign key wants NULL for “none”
		}
		out = append(out, v)
	}
	if len(t.schema.Spelled) > 0 {
		out = append(out, SearchText(r))
	}
	return out
}

// scanner reads rows of one table into records without a new buffer a row.
type scanner struct {
	t      *table
	fields []model.Field
	dest   []any
	texts  []sql.NullString
	ints   []sql.NullInt64
}

func (t *table) scanner() *scanner {
	n := len(t.schema.Fields)
	s := &scanner{t: t, fields: t.schema.Fields, dest: make([]any, n), texts: make([]sql.NullString, n), ints: make([]sql.NullInt64, n)}
	for i, f := range s.fields {
		switch f.Type {
		case model.BoolField, model.IntField, model.MoneyField, model.RatioField, model.PointsField:
			s.dest[i] = &s.ints[i]
		default:
			s.dest[i] = &s.texts[i]
		}
	}
	return s
}

// scan reads the current row into *rec.
func (s *scanner) scan(rows *sql.Rows, rec any) error {
	if err := rows.Scan(s.dest...); err != nil {
		return err
	}
	for i, f := range s.fields {
		if err := f.SetRaw(rec, s.texts[i].String, s.ints[i].Int64); err != nil {
			return fmt.Errorf("%s.%s %q: %w", s.t.schema.Kind, f.Name, s.texts[i].String, err)
		}
	}
	return nil
}

// Queryer is *sql.DB or *sql.Tx.
type Queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// load reads all records of T that meet where (“1 = 1” for all).
func Load[T model.Record](ctx context.Context, q Queryer, where, order string, args ...any) ([]T, error) {
	var zero T
	t := tables[zero.Kind()]
	if order == "" {
		order = t.order
	}
	rows, err := q.QueryContext(ctx, fmt.Sprintf("SELECT %s FROM %s WHERE %s ORDER BY %s", t.columns, zero.Kind(), where, order), args...)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", zero.Kind(), err)
	}
	defer rows.Close()
	var out []T
	s := t.scanner()
	for rows.Next() {
		var rec T
		if err := s.scan(rows, &rec); err != nil {
			return nil, fmt.Errorf("read %s: %w", zero.Kind(), err)
		}
		out = append(out, rec)
	}
	return out, rows.Err()
}

// each calls yield with every record of a kind, by ID.
func Each(ctx context.Context, q Queryer, kind model.Kind, where string, args []any, yield func(model.Record) error) error {
	t := tables[kind]
	rows, err := q.QueryContext(ctx, fmt.Sprintf("SELECT %s FROM %s WHERE %s ORDER BY id", t.columns, kind, where), args...)
	if err != nil {
		return fmt.Errorf("read %s: %w", kind, err)
	}
	defer rows.Close()
	s := t.scanner()
	for rows.Next() {
		rec := t.schema.New()
		if err := s.scan(rows, rec); err != nil {
			return fmt.Errorf("read %s: %w", kind, err)
		}
		if err := yield(t.schema.Deref(rec)); err != nil {
			return err
		}
	}
	return rows.Err()
}

// find reads one record; ok is false if there is none.
func find(ctx context.Context, q Queryer, ref model.Ref) (rec model.Record, ok bool, err error) {
	err = Each(ctx, q, ref.Kind, "id = ?", []any{ref.ID}, func(r model.Record) error {
		rec, ok = r, true
		return nil
	})
	return rec, ok, err
}
