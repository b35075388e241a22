package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/keep"
)

// docs/RULES.md is what the code says.
func TestRulesAreWritten(t *testing.T) {
	text, err := os.ReadFile("../../../../docs/RULES.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(text) != rules() {
		t.Error("docs/RULES.md is stale: make docs")
	}
}

// docs/FORMAT.md lists the tables that a ledger has.
func TestFormatIsWritten(t *testing.T) {
	text, err := os.ReadFile("../../../../docs/FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	now, err := formatWith(string(text))
	if err != nil {
		t.Fatal(err)
	}
	if string(text) != now {
		t.Error("docs/FORMAT.md is stale: make docs")
	}
}

// What the document tells strangers to ask is answered.
func TestFormatExamples(t *testing.T) {
	text, err := os.ReadFile("../../../../docs/FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	_, sql, _ := strings.Cut(string(text), "```sql\n")
	sql, _, _ = strings.Cut(sql, "```")
	w, err := store.Open(t.Context(), t.TempDir(), store.Options{New: true})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := keep.Demo(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	asked := strings.Split(strings.TrimSpace(sql), ";")
	if len(asked) != 3 { // the last ends with one
		t.Fatalf("%q", asked)
	}
	for _, q := range asked[:2] {
		var n int
		if err := w.Conn().QueryRow("SELECT count(*) FROM (" + q + ")").Scan(&n); err != nil || n == 0 {
			t.Errorf("%s: %d rows, %v", q, n, err)
		}
	}
}

// The chain can be worked out by what the document says alone.
func TestFormatOfTheChain(t *testing.T) {
	w, err := store.Open(t.Context(), t.TempDir(), store.Options{New: true})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := keep.Demo(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	query := func(q string) [][]string {
		t.Helper()
		rows, err := w.Conn().Query(q)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		names, _ := rows.Columns()
		var out [][]string
		for rows.Next() {
			row, at := make([]string, len(names)), make([]any, len(names))
			for i := range row {
				at[i] = &row[i]
			}
			if err := rows.Scan(at...); err != nil {
				t.Fatal(err)
			}
			out = append(out, row)
		}
		return out
	}
	hash := func(salt string, parts ...string) string {
		for _, p := range parts {
			salt += fmt.Sprintf("%d:%s,", len(p), p)
		}
		sum := sha256.Sum256([]byte(salt))
		return string(sum[:])
	}
	// Every record was written once: the line of what it became is not before any other.
	content := ""
	for _, r := range query("SELECT salt, kind, record, op, digest, seq FROM audit ORDER BY seq") {
		rec, ok, err := w.Get(t.Context(), model.Ref{Kind: model.Kind(r[1]), ID: r[2]})
		if err != nil || !ok {
			t.Fatal(r, err)
		}
		digest := hash(r[0], r[1], r[2], r[3], "", string(model.AppendRecord(nil, rec)))
		if digest != r[4] {
			t.Fatalf("row %s has another digest", r[5])
		}
		content += digest
	}
	b := query("SELECT salt, id, kind, note, at, actor, version, '', digest, content, chain FROM batch")[0]
	digest := hash(b[0], b[1:8]...)
	content = hash(content + digest)
	if digest != b[8] || content != b[9] || hash(string(make([]byte, 32))+content) != b[10] {
		t.Error("the batch has other hashes")
	}
}
