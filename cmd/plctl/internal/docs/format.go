package main

// The part of docs/FORMAT.md that lists tables and columns: types from a ledger made
// anew, meanings of records' columns from the model, of the others from here.

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/store"
)

// The lines between which the part stands.
const (
	partBegins = "<!-- tables: made by make docs -->\n"
	partEnds   = "<!-- end of tables -->\n"
)

// ownTables are the tables that hold no records, in the order of the document, and what
// their columns mean.
var ownTables = []struct {
	name, about string
	columns     map[string]string
}{
	{"batch", "one write: an edit, an import, a packet, an undo; also what was handed out", map[string]string{
		"id":   "its number, growing; numbers of writes that changed nothing are missing",
		"kind": "修改, 导入, 示例, 数据包, 删除记录 (by hand), 合并重复 (two records of one person), 撤销, 删除 (by law), 输出 (no record was written), 恢复 (another copy took the ledger's place), 备份 (a copy was made), 修复 (what was read of a damaged ledger), 加密 (the ledger was encrypted, under another key, or no more)",
		"note": "what was done, for people", "at": "when: RFC 3339, UTC", "actor": "who", "version": "of the program",
		"undone_by": "the batch that took it back; NULL = none", "salt": "16 bytes; NULL = the text was erased for good",
		"digest": "SHA-256, see “The chain”", "content": "SHA-256, see “The chain”", "chain": "SHA-256, see “The chain”"}},
	{"audit", "for each record of a batch, what it was before", map[string]string{
		"seq": "order of writing", "batch": "→ batch", "kind": "table of the record", "record": "its id", "op": "新增, 修改, 移除",
		"before": "the record's line before (docs/PACKET.md, section 5); NULL when added, `{}` when erased for good",
		"salt":   "16 bytes; NULL = erased for good", "digest": "SHA-256, see “The chain”"}},
	{"standing_text", "what earlier programs kept as 固定文字; empty since the report's texts are kept by year", map[string]string{
		"id": "", "place": "part of the annual report", "sort_order": "", "text": "", "off": "1 = not printed"}},
	{"ledger_self", "one row: this ledger among all", map[string]string{"id": "1", "uuid": "its number; made with the first packet",
		"seed": "of the Ed25519 key that its packets are signed with, 32 bytes; it goes into nothing that is handed out; NULL = none yet"}},
	{"packet_sent", "packets that were made here", map[string]string{
		"id": "", "serial": "of the packet", "enterprise": "the sender's id", "name": "its name then",
		"as_of":   "the day of which it speaks",
		"records": "how many", "sealed": "1 = with a password", "content": "SHA-256 of the content, hexadecimal",
		"file": "where it was written",
		"at":   "when: RFC 3339, UTC", "actor": "who"}},
	{"packet_source", "ledgers of which packets came", map[string]string{"id": "", "ledger": "the other ledger's uuid"}},
	{"packet_received", "packets that were merged", map[string]string{
		"id": "", "source": "→ packet_source", "sender": "id of the sender there", "enterprise": "its id here", "name": "its name there",
		"serial": "of the packet", "as_of": "the day of which it speaks", "made": "when it was made: RFC 3339",
		"version": "of the program that made it",
		"content": "SHA-256 of the content, hexadecimal", "file": "its name", "at": "when it was merged: RFC 3339, UTC", "actor": "by whom",
		"batch": "→ batch; NULL = nothing was different", "records": "how many", "added": "of them", "changed": "of them",
		"gone":      "records taken out",
		"conflicts": "left as they were here", "chain_batches": "how many batches the sender's log had; 0 = not said",
		"chain_last": "the number of the last", "chain_hash": "the chain up to it, hexadecimal",
		"stayed": "fields that did not travel: kind.Field, with spaces between",
		"key":    "the public key that it was signed with, hexadecimal; empty = it was not signed"}},
	{"packet_record", "which record there is which here; the latest row of a packet that was not taken back holds", map[string]string{
		"packet": "→ packet_received", "kind": "table", "there": "its id in the other ledger",
		"here":    "its id here; empty = it is gone there",
		"content": "first 16 bytes of SHA-256 of the line that came",
		"kept":    "the same of what the record was here then, without what did not travel",
		"brought": "1 = it was not here before"}},
	{"import_profile", "what was chosen for a table that was imported, by the pattern of its heads", map[string]string{
		"name": "by which people know it", "pattern": "the headings, normalised, sorted, joined by |",
		"choice": "JSON: kind, columns by heading, fixed values, words", "used": "day of its last use"}},
}

// formatWith is the document with its part made anew.
func formatWith(document string) (string, error) {
	head, rest, ok := strings.Cut(document, partBegins)
	_, tail, ok2 := strings.Cut(rest, partEnds)
	if !ok || !ok2 {
		return "", fmt.Errorf("no part between %q and %q", partBegins, partEnds)
	}
	part, err := tables()
	return head + partBegins + part + partEnds + tail, err
}

// column is a column as SQLite describes it.
type column struct{ name, kind string }

// tables lists every table of a ledger made anew.
func tables() (string, error) {
	dir, err := os.MkdirTemp("", "docs-*")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	ctx := context.Background()
	w, err := store.Open(ctx, dir, store.Options{New: true})
	if err != nil {
		return "", err
	}
	defer w.Close()
	columns, err := columnsOf(ctx, w)
	if err != nil {
		return "", err
	}
	var version int
	if err := w.Conn().QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\nThis is `user_version` **%d**: %d tables of records, %d others.\n\n### Records\n", version, len(model.Schemas()),
		len(ownTables))
	for _, s := range model.Schemas() {
		writeRecords(&b, s, columns[string(s.Kind)])
		delete(columns, string(s.Kind))
	}
	b.WriteString("\n### Others\n")
	for _, t := range ownTables {
		fmt.Fprintf(&b, "\n**`%s`**: %s\n\n| column | type | meaning |\n|---|---|---|\n", t.name, t.about)
		for _, c := range columns[t.name] {
			about, ok := t.columns[c.name]
			if !ok {
				return "", fmt.Errorf("what is %s.%s?", t.name, c.name)
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.name, c.kind, cell(about))
		}
		delete(columns, t.name)
	}
	b.WriteString("\n")
	for name := range columns {
		return "", fmt.Errorf("what is the table %s?", name)
	}
	return b.String(), nil
}

func columnsOf(ctx context.Context, w *store.Workspace) (map[string][]column, error) {
	rows, err := w.Conn().QueryContext(ctx, `SELECT t.name, c.name, c.type FROM sqlite_schema t JOIN pragma_table_info(t.name) c
		WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string][]column{}
	for rows.Next() {
		var table string
		var c column
		if err := rows.Scan(&table, &c.name, &c.kind); err != nil {
			return nil, err
		}
		out[table] = append(out[table], c)
	}
	return out, rows.Err()
}

// writeRecords lists the columns of a kind: those of its fields, in their order.
func writeRecords(b *strings.Builder, s *model.Schema, columns []column) {
	own := ""
	if s.OwnOnly {
		own = "; never in packets"
	}
	fmt.Fprintf(b, "\n**`%s`**: %s%s\n\n| column | in lines | type | label | meaning |\n|---|---|---|---|---|\n", s.Kind, s.Label, own)
	for _, c := range columns {
		i := slices.IndexFunc(s.Fields, func(f model.Field) bool { return store.Column(f) == c.name })
		if i < 0 {
			fmt.Fprintf(b, "| `%s` | | %s | | what a search finds it by: names, their pinyin and initials, numbers |\n", c.name, c.kind)
			continue
		}
		f := s.Fields[i]
		fmt.Fprintf(b, "| `%s` | `%s` | %s | %s | %s |\n", c.name, f.Name, c.kind, cell(f.Label), cell(meaning(f)))
	}
}

// meaning is what a column holds, beyond its label.
func meaning(f model.Field) string {
	var out []string
	switch f.Type {
	case model.ChoiceField:
		out = append(out, strings.Join(f.Choices, " / "))
	case model.BoolField:
		out = append(out, "1 = 是")
	case model.MoneyField:
		out = append(out, "分")
	case model.RatioField:
		out = append(out, "millionths")
	case model.PointsField:
		out = append(out, "hundredths of a point")
	case model.DayField:
		out = append(out, "day")
	}
	switch {
	case f.Name == "ID":
		out = append(out, "primary key")
	case f.Ref != "":
		out = append(out, "→ "+string(f.Ref))
	}
	if f.Counts {
		out = append(out, "−1 = nought, 0 = not recorded")
	}
	if f.Required {
		out = append(out, "never empty")
	}
	out = append(out, map[model.Stay]string{model.NeverGoes: "never in packets", model.SentOrLeft: "in packets unless left out",
		model.KeptOrSent: "in packets only on request"}[f.Stay])
	return strings.TrimSuffix(strings.Join(out, "; "), "; ")
}
