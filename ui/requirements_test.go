package ui

// The table of requirements in docs, held against what there is.

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"partyledger/model/report"
	"partyledger/model/rule"
)

func TestEveryRequirement(t *testing.T) {
	raw, err := os.ReadFile("../docs/要求对照.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile(`(?m)^\| (S-\d\d) \|(.*)\|$`).FindAllStringSubmatch(string(raw), -1)
	if len(rows) != 21 {
		t.Fatalf("%d rows, not 21", len(rows))
	}
	for i, r := range rows {
		cells := strings.Split(r[2], "|")
		if want := "S-" + string(rune('0'+(i+1)/10)) + string(rune('0'+(i+1)%10)); r[1] != want || len(cells) != 5 {
			t.Errorf("row %d: %s, %d cells", i+1, r[1], len(cells))
			continue
		}
		for _, title := range list(cells[1]) {
			if !slices.ContainsFunc(Entries(), func(e Entry) bool { return e.Title == title }) {
				t.Errorf("%s: no page %s", r[1], title)
			}
		}
		for _, name := range list(cells[2]) {
			if _, ok := report.ByName(name); !ok {
				t.Errorf("%s: no report %s", r[1], name)
			}
		}
		for _, id := range list(cells[3]) {
			if _, ok := rule.ByID(id); !ok && !strings.HasPrefix(id, "无") {
				t.Errorf("%s: no rule %s", r[1], id)
			}
		}
		tests := strings.Split(strings.TrimSpace(cells[4]), "；")
		for _, x := range tests {
			dir, name, ok := strings.Cut(strings.TrimSpace(x), " ")
			if !ok || !hasTest(t, dir, name) {
				t.Errorf("%s: no test %s", r[1], x)
			}
		}
	}
}

func list(cell string) []string {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return []string{"（空）"}
	}
	if strings.HasPrefix(cell, "无") {
		return []string{cell}
	}
	return strings.Split(cell, "、")
}

func hasTest(t *testing.T, dir, name string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", dir, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(raw), "\nfunc "+name+"(t *testing.T)") {
			return true
		}
	}
	return false
}
