package store

// A damaged ledger: what can be read of it is read into a new one in memory, table by
// table, around the pages that cannot be. From there it is shown, exported and, with a
// backup, mended (repair.go).

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"partyledger/model"
	"partyledger/store/vault"
)

// Lost is what cannot be read of one table.
type Lost struct {
	Table string   `json:"table"`
	Label string   `json:"label"` // for people
	Read  int      `json:"read"`  // rows that are there
	Rows  int      `json:"lost"`  // rows that are not; -1 = not known
	Exact bool     `json:"exact"` // Rows is no estimate
	IDs   []string `json:"ids"`   // of lost records, as far as they are known
}

// Say is the line for people.
func (l Lost) Say() string {
	say := fmt.Sprintf("%s：读出%d条，", l.Label, l.Read)
	switch {
	case l.Rows < 0:
		return say + "其余读不出，条数不详"
	case !l.Exact:
		say += "约"
	}
	say += fmt.Sprintf("%d条读不出", l.Rows)
	if n := len(l.IDs); n > 0 {
		say += "（编号" + strings.Join(l.IDs[:min(n, 5)], "、")
		if n > 5 {
			say += "等"
		}
		say += "）"
	}
	return say
}

// Lost answers what cannot be read of a damaged ledger that is looked at.
func (w *Workspace) Lost() []Lost { return w.lost }

// otherLabels are those of tables that hold no records of a kind.
var otherLabels = map[string]string{"batch": "操作记录", "audit": "操作记录的明细", "ledger_self": "台账标识", "packet_sent": "上报记录",
	"packet_source": "数据包来源", "packet_received": "收到的数据包", "packet_record": "数据包对应关系", "import_profile": "导入的对应关系",
	string(kindStanding): "固定文字"}

func tableLabel(table string) string {
	if s := model.SchemaOf(model.Kind(table)); s != nil {
		return s.Label
	}
	if l := otherLabels[table]; l != "" {
		return l
	}
	return table
}

// openDamaged opens what can be read of an image.
func (w *Workspace) openDamaged(ctx context.Context, image []byte) error {
	db, lost, err := salvage(ctx, image, w.opt)
	if err != nil {
		return err
	}
	w.db, w.lost, w.looking = db, lost, &lookDamaged
	for _, l := range lost {
		w.log.Warn("not to be read", "table", l.Table, "read", l.Read, "lost", l.Rows)
	}
	return nil
}

// readDamaged reads what can be read of a file; what cannot is as bad pages are. key opens
// an encrypted one.
func readDamaged(ctx context.Context, path string, key *vault.Key) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		return nil, err
	}
	image := bytes.Repeat([]byte{unreadable}, int(st.Size()))
	for at := 0; at < len(image); at += vault.PageSize {
		page := image[at:min(at+vault.PageSize, len(image))]
		if n, err := f.ReadAt(page, int64(at)); err != nil && err != io.EOF {
			copy(page[n:], bytes.Repeat([]byte{unreadable}, len(page)-n))
		}
	}
	undo, err := os.ReadFile(path + "-journal")
	if err != nil {
		undo = nil
	}
	back, _, err := decrypted(ctx, image, undo, key)
	if err != nil && undo != nil { // of two damaged files at least one
		back, _, err = decrypted(ctx, image, nil, key)
	}
	return back, err
}

// unreadable fills bad pages: no page of a tree begins so, and no text holds it.
const unreadable = 0xff

// markBad makes the pages of an image that do not fit such that SQLite cannot read them.
func markBad(ctx context.Context, image []byte) ([]byte, error) {
	image = slices.Clone(image)
	if len(image) < vault.PageSize || string(image[:16]) != "SQLite format 3\x00" {
		return nil, errDamaged
	}
	if pages := int(binary.BigEndian.Uint32(image[28:])); pages > 0 && pages < 2*(len(image)/vault.PageSize+1) {
		size := pages * vault.PageSize
		image = append(image, bytes.Repeat([]byte{unreadable}, max(0, size-len(image)))...)
	}
	image[18], image[19] = 1, 1
	if !vault.CheckedImage(image) {
		return image, nil
	}
	r, err := vault.CheckImage(ctx, image)
	if err != nil {
		return nil, err
	}
	for _, no := range r.Bad {
		if at := (no - 1) * vault.PageSize; no > 1 && at+vault.PageSize <= int64(len(image)) {
			copy(image[at:], bytes.Repeat([]byte{unreadable}, vault.PageSize))
		} else if no == 1 {
			return nil, errPages{r} // without the first page nothing can be found
		}
	}
	return image, nil
}

// salvage reads what can be read of an image into a new ledger in memory.
func salvage(ctx context.Context, image []byte, opt Options) (_ *sql.DB, lost []Lost, err error) {
	image, err = markBad(ctx, image)
	if err != nil {
		return nil, nil, err
	}
	from, err := openImage(ctx, image)
	if err != nil {
		return nil, nil, err
	}
	defer from.Close()
	version, err := fileVersion(ctx, from)
	if err != nil {
		return nil, nil, errors.Join(errDamaged, err)
	}
	steps, err := migrations()
	if err != nil {
		return nil, nil, err
	}
	if version == 0 || version > len(steps) {
		return nil, nil, errDamaged
	}
	w := &Workspace{opt: opt, log: discard}
	if w.db, err = openImage(ctx, nil); err != nil {
		return nil, nil, err
	}
	defer func() {
		if err != nil {
			w.db.Close()
		}
	}()
	if err := w.migrate(ctx, steps[:version]); err != nil {
		return nil, nil, err
	}
	if lost, err = salvageTables(ctx, from, w.db); err != nil {
		return nil, nil, err
	}
	return w.db, lost, w.migrate(ctx, steps)
}

func salvageTables(ctx context.Context, from, to *sql.DB) ([]Lost, error) {
	if _, err := to.ExecContext(ctx, "PRAGMA foreign_keys = 0"); err != nil {
		return nil, err
	}
	tables, err := texts(ctx, to, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
	if err != nil {
		return nil, err
	}
	var lost []Lost
	for _, table := range tables {
		s := &saving{ctx: ctx, from: from, table: table, read: map[int64]bool{}}
		if err := s.into(to); err != nil {
			return nil, err
		}
		if l := s.lost(); l.Rows != 0 {
			lost = append(lost, l)
		}
	}
	return lost, nil
}

// texts are the answers of a query for one column of text.
func texts(ctx context.Context, q Queryer, query string, args ...any) ([]string, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return out, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// saving is the reading of one table.
type saving struct {
	ctx     context.Context
	from    *sql.DB
	table   string
	columns string
	insert  *sql.Stmt
	plain   bool // it has no row numbers to go around bad pages by

	read   map[int64]bool   // numbers of the rows that are read
	known  map[int64]bool   // those that an index names
	ids    map[int64]string // of records, as far as an index names them
	whole  bool             // an index names all
	failed bool             // something could not be read
	tries  int              // readings that failed
}

// mostTries bounds the readings of one table that fail.
const mostTries = 20_000

// beyond is how far after the last known row others are looked for, if no index says it.
const beyond = 4096

func (s *saving) into(to *sql.DB) error {
	names, err := texts(s.ctx, to, "SELECT name FROM pragma_table_info(?)", s.table)
	if err != nil {
		return err
	}
	s.columns = strings.Join(names, ", ")
	if _, err := to.ExecContext(s.ctx, "DELETE FROM "+s.table); err != nil { // what a migration put in
		return err
	}
	tx, err := to.BeginTx(s.ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(names)), ", ")
	if s.insert, err = tx.PrepareContext(s.ctx, fmt.Sprintf("INSERT OR IGNORE INTO %s (%s) VALUES (%s)", s.table, s.columns,
		marks)); err != nil {
		return err
	}
	defer s.insert.Close()
	indexes, err := texts(s.ctx, tx, "SELECT name FROM pragma_index_list(?) WHERE partial = 0", s.table)
	if err != nil {
		return err
	}
	if err := tx.QueryRowContext(s.ctx, "SELECT wr FROM pragma_table_list(?)", s.table).Scan(&s.plain); err != nil {
		return err
	}
	if err := s.rows(names, indexes); err != nil {
		return err
	}
	return tx.Commit()
}

func (s *saving) rows(names, indexes []string) error {
	if s.plain {
		_, err := s.some(names, "", 0, 0)
		return err
	}
	_, err := s.some(names, "rowid >= ? AND rowid <= ? ORDER BY rowid", -1<<62, 1<<62)
	if err != nil || !s.failed {
		return err
	}
	s.index(names, indexes)
	last := int64(0)
	for _, numbers := range []map[int64]bool{s.read, s.known} {
		for no := range numbers {
			last = max(last, no)
		}
	}
	if !s.whole {
		last += beyond
	}
	first := int64(1)
	for first <= last && s.read[first] {
		first++
	}
	return s.around(names, first, last)
}

// around reads the rows with numbers from lo to hi: upwards as far as it goes, downwards
// as far as it goes, and then what is between in halves.
func (s *saving) around(names []string, lo, hi int64) error {
	for lo <= hi && s.tries < mostTries {
		up, err := s.some(names, "rowid >= ? AND rowid <= ? ORDER BY rowid", lo, hi)
		if err != nil || up.all {
			return err
		}
		if up.rows {
			lo = up.last + 1
		}
		down, err := s.some(names, "rowid >= ? AND rowid <= ? ORDER BY rowid DESC", lo, hi)
		if err != nil || down.all {
			return err
		}
		if down.rows {
			hi = down.last - 1
		}
		if lo >= hi {
			break
		}
		mid := lo + (hi-lo)/2
		if err := s.around(names, lo, mid); err != nil {
			return err
		}
		lo = mid + 1
	}
	return nil
}

// reach is how far a reading came.
type reach struct {
	all, rows bool
	last      int64
}

// some reads rows until one cannot be read, which is no error.
func (s *saving) some(names []string, where string, lo, hi int64) (r reach, err error) {
	query, args := fmt.Sprintf("SELECT 0, %s FROM %s", s.columns, s.table), []any{}
	if where != "" {
		query = fmt.Sprintf("SELECT rowid, %s FROM %s NOT INDEXED WHERE %s", s.columns, s.table, where)
		args = []any{lo, hi}
	}
	fail := func(err error) (reach, error) {
		s.failed = true
		s.tries++
		if s.ctx.Err() != nil || !isDamaged(err) {
			return r, err
		}
		return r, nil
	}
	rows, err := s.from.QueryContext(s.ctx, query, args...)
	if err != nil {
		return fail(err)
	}
	defer rows.Close()
	values, dest := make([]any, len(names)+1), make([]any, len(names)+1)
	for i := range values {
		dest[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return r, err
		}
		no, _ := values[0].(int64)
		r.rows, r.last = true, no
		if !legible(values) {
			s.failed = true
			continue
		}
		if !s.plain && s.read[no] {
			continue
		}
		if s.plain {
			no = int64(len(s.read))
		}
		if _, err := s.insert.ExecContext(s.ctx, values[1:]...); err != nil {
			s.failed = true // a value that the table cannot hold was never written so
			continue
		}
		s.read[no] = true
	}
	if err := rows.Err(); err != nil {
		return fail(err)
	}
	r.all = true
	return r, nil
}

// legible reports that no text has bytes of a bad page.
func legible(values []any) bool {
	return !slices.ContainsFunc(values, func(v any) bool {
		text, ok := v.(string)
		return ok && !utf8.ValidString(text)
	})
}

// index asks the indexes, which lie on other pages, what rows there are.
func (s *saving) index(names, indexes []string) {
	s.known, s.ids = map[int64]bool{}, map[int64]string{}
	for _, index := range indexes {
		column := "''"
		if strings.HasPrefix(index, "sqlite_autoindex_") && names[0] == "id" {
			column = "id"
		}
		rows, err := s.from.QueryContext(s.ctx, fmt.Sprintf("SELECT rowid, %s FROM %s INDEXED BY %s", column, s.table, index))
		if err != nil {
			continue
		}
		var no int64
		var id string
		for rows.Next() && rows.Scan(&no, &id) == nil {
			s.known[no] = true
			if id != "" && utf8.ValidString(id) {
				s.ids[no] = id
			}
		}
		s.whole = s.whole || rows.Err() == nil
		rows.Close()
	}
}

// lost is what the reading has not found.
func (s *saving) lost() Lost {
	l := Lost{Table: s.table, Label: tableLabel(s.table), Read: len(s.read), Exact: s.whole}
	switch {
	case !s.failed:
		return l
	case s.plain:
		l.Rows = -1
	case s.whole:
		for no := range s.known {
			if !s.read[no] {
				l.Rows++
			}
		}
	default:
		l.Rows = s.unknown()
	}
	for no, id := range s.ids {
		if !s.read[no] {
			l.IDs = append(l.IDs, id)
		}
	}
	slices.Sort(l.IDs)
	return l
}

// unknown estimates the lost rows where no index names all: the numbers that are missing
// up to the last that is known.
func (s *saving) unknown() int {
	last := int64(0)
	for _, numbers := range []map[int64]bool{s.read, s.known} {
		for no := range numbers {
			last = max(last, no)
		}
	}
	if n := int(last) - len(s.read); n > 0 {
		return n
	}
	return -1
}
