package intake

// Profiles: a choice is kept in the ledger under the pattern of the table's heads, and
// offered the next time such a table comes.

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/store"
)

// maxProfiles is how many profiles a ledger keeps.
const maxProfiles = 500

// Profiles lists those that the ledger has, the last used first.
func Profiles(ctx context.Context, w *store.Workspace) ([]Profile, error) {
	return profilesIn(ctx, w.Conn())
}

func profilesIn(ctx context.Context, q store.Queryer) (out []Profile, err error) {
	rows, err := q.QueryContext(ctx, "SELECT name, pattern, choice, used FROM import_profile ORDER BY used DESC, name")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var p Profile
		var choice string
		if err := rows.Scan(&p.Name, &p.Pattern, &choice, &p.Used); err != nil {
			return nil, err
		}
		name, pattern, used := p.Name, p.Pattern, p.Used
		if json.Unmarshal([]byte(choice), &p) != nil {
			continue // of a later program
		}
		p.Name, p.Pattern, p.Used = name, pattern, used
		out = append(out, p)
	}
	return out, rows.Err()
}

// ProfileOf makes a profile of what was chosen for a table.
func ProfileOf(name string, d Decision, c Choice) Profile {
	p := Profile{Name: strings.TrimSpace(name), Pattern: d.Pattern, As: d.As, Map: map[string]string{},
		Fixed: map[string]string{}, Words: c.Words}
	for i, col := range d.Columns {
		if col.How != ByPerson && col.How != LeftByAll {
			continue
		}
		key := headKey(strings.ReplaceAll(col.Heading, "/", ""))
		if col.Heading == "" {
			key = headless(i)
		}
		p.Map[key] = col.Field
	}
	for f, v := range d.Fixed {
		if v.From == fromPerson || v.From == fromCommand {
			p.Fixed[f] = v.Value
		}
	}
	return p
}

// KeepProfile keeps what was chosen for a table under a name; one of the name gives way.
func KeepProfile(ctx context.Context, w *store.Workspace, name string, d Decision, c Choice) error {
	return KeepProfiles(ctx, w, []Profile{ProfileOf(name, d, c)})
}

// KeepProfiles keeps profiles, as from another ledger.
func KeepProfiles(ctx context.Context, w *store.Workspace, list []Profile) error {
	if err := w.MayWrite(); err != nil {
		return err
	}
	return store.Fault("保存对应关系", w.InTx(ctx, func(tx *sql.Tx) error {
		today, err := w.LawDay(ctx, tx)
		if err != nil {
			return err
		}
		for _, p := range list {
			if p.Name == "" || len(p.Name) > 200 || p.Pattern == "" || p.As != "" && model.SchemaOf(p.As) == nil {
				return store.Refuse("对应关系要有名称（最多60字）和表头，没有保存。")
			}
			if p.Used == "" {
				p.Used = today.String()
			}
			choice, err := json.Marshal(p)
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO import_profile (name, pattern, choice, used) VALUES (?, ?, ?, ?)
				ON CONFLICT (name) DO UPDATE SET pattern = excluded.pattern, choice = excluded.choice, used = excluded.used`,
				p.Name, p.Pattern, string(choice), p.Used); err != nil {
				return err
			}
		}
		var n int
		if err := tx.QueryRowContext(ctx, "SELECT COUNT(*) FROM import_profile").Scan(&n); err != nil {
			return err
		}
		if n > maxProfiles {
			return store.Refuse("对应关系已有%d个，请先删除不用的，没有保存。", n)
		}
		return nil
	}))
}

// noteUsed keeps the day on which profiles were last used.
func noteUsed(ctx context.Context, w *store.Workspace, tables []*Table) error {
	used := map[string]bool{}
	for _, t := range tables {
		if t.Profile != "" {
			used[t.Profile] = true
		}
	}
	if len(used) == 0 {
		return nil
	}
	return w.InTx(ctx, func(tx *sql.Tx) error {
		today, err := w.LawDay(ctx, tx)
		if err != nil {
			return err
		}
		for name := range used {
			if _, err := tx.ExecContext(ctx, "UPDATE import_profile SET used = ? WHERE name = ?", today.String(), name); err != nil {
				return err
			}
		}
		return nil
	})
}

// ProfilesOf makes a profile of each table of which something was said, all under one name:
// the first has it as it is, the others with their sheets' behind it.
func ProfilesOf(name string, tables []*Table, as model.Kind) []Profile {
	var out []Profile
	for _, t := range tables {
		p := ProfileOf(name, t.Decision, Choice{})
		if len(p.Map)+len(p.Fixed) == 0 && as == "" || slices.ContainsFunc(out, func(x Profile) bool { return x.Pattern == p.Pattern }) {
			continue
		}
		if len(out) > 0 {
			p.Name += profileMark + t.Sheet
		}
		for n := 2; slices.ContainsFunc(out, func(x Profile) bool { return x.Name == p.Name }); n++ {
			p.Name = fmt.Sprintf("%s%s%s（%d）", name, profileMark, t.Sheet, n)
		}
		out = append(out, p)
	}
	return out
}

// profileMark stands between the name of several profiles and the sheet of one of them.
const profileMark = "·"

// RemoveProfile forgets a profile.
func RemoveProfile(ctx context.Context, w *store.Workspace, name string) error {
	if err := w.MayWrite(); err != nil {
		return err
	}
	return store.Fault("删除对应关系", w.InTx(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, "DELETE FROM import_profile WHERE name = ?", name)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, store.Refuse("没有名为“%s”的对应关系。", name))
		}
		return nil
	}))
}

// WriteProfiles hands profiles out, for another ledger.
func WriteProfiles(to store.Target, list []Profile) error {
	if list == nil {
		list = []Profile{}
	}
	return to.Write(func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(list)
	})
}
